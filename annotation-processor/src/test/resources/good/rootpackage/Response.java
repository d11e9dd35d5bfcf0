record Response(String text) {}

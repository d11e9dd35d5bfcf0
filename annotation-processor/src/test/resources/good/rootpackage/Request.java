record Request(String text) {}

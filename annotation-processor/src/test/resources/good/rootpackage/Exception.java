record Exception(String text) {}

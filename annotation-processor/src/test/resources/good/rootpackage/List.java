record List(String text) {}

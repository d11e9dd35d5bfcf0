record Bound(String text) {
  public static Bound parse(String text) {
    return new Bound(text);
  }
}

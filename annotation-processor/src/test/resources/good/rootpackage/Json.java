record Json(String text) {
  public static Json parse(String text) {
    return new Json(text);
  }
}

package corpus.shared;

/** Only this package knows it, but what is public in it is inherited. */
abstract class Hidden {
  public int open = 2;
  private String title;

  Hidden() {}

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }
}

package corpus.shared;

/** Has an id of some type. */
public interface Identified<K> {
  K getId();

  void setId(K id);
}

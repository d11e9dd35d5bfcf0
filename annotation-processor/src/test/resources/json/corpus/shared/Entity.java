package corpus.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What is kept of everything; its classes are in other packages. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public abstract class Entity<K> implements Identified<K> {
  protected Map<String, String> labels = new TreeMap<>();
  private K id;
  private Instant createdAt;
  long touched = 1;

  @Override
  public K getId() {
    return id;
  }

  @Override
  public void setId(K id) {
    this.id = id;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }

  public void setCreatedAt(Instant createdAt) {
    this.createdAt = createdAt;
  }

  public Map<String, String> getLabels() {
    return labels;
  }

  public void setLabels(Map<String, String> labels) {
    this.labels = labels;
  }

  protected long getTouched() {
    return touched;
  }
}

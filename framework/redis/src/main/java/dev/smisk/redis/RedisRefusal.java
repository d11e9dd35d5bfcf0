package dev.smisk.redis;

/**
 * The errors that Redis answers with, by the word that they begin with, and what to do about it.
 */
enum RedisRefusal {
  OOM(
      "is full and takes no more sessions; give it more memory (maxmemory), or let them end earlier"),
  READONLY("is a replica, which takes no writes; name the Sentinels, so that the master is found"),
  NOREPLICAS("wants more replicas that follow it (min-replicas-to-write); see that they run"),
  LOADING("still loads its data"),
  MISCONF("cannot write to its disk, and takes no writes until it can; see its log"),
  MASTERDOWN("is a replica that has lost its master"),
  CLUSTERDOWN("is a Cluster that lacks a node for some keys"),
  TRYAGAIN("moves these keys to another node just now"),
  ASK("moves these keys to another node just now"),
  NOAUTH("wants a password, in its address"),
  WRONGPASS("knows another user or password than the address has"),
  NOPERM("does not let this user do so; it needs hmget, evalsha, eval, pexpire, unlink and wait"),
  WRONGTYPE("has something else under the key of a session; whose prefix is it?");

  private final String meaning;

  RedisRefusal(String meaning) {
    this.meaning = meaning;
  }

  /** What the answer means; a script's error has the word somewhere in it. */
  static String meaning(String answer) {
    for (RedisRefusal refusal : values()) {
      if (answer.matches("(?s)(.*[^A-Z])?" + refusal + "([^A-Z].*)?")) {
        return refusal.meaning;
      }
    }
    return "fails";
  }
}

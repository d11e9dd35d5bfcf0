/** Sessions in Redis. */
@SuppressWarnings("requires-automatic") // Jedis has but a name in its manifest
module smisk.redis {
  requires org.apache.commons.pool2;
  requires redis.clients.jedis;
  requires static transitive org.jspecify;
  requires transitive smisk;

  exports dev.smisk.redis;
}

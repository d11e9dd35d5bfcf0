package dev.smisk.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

class RedisAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "redis://localhost [localhost:6379] 0",
        "redis://10.0.0.7:7000/3 [10.0.0.7:7000] 3",
        "redis://[::1]:7000/ [[::1]:7000] 0",
        "redis-sentinel://a,b:7,c/main [a:26379,b:7,c:26379]/main 0",
        "redis-sentinel://a/main/12 [a:26379]/main 12",
        "redis-cluster://a,b [a:6379,b:6379] 0",
      })
  void address_isRead(String text, String nodes, int database) {
    RedisAddress address = RedisAddress.parse(text);
    assertThat(address.toString().replace(", ", ",")).isEqualTo(nodes);
    assertThat(address.database()).isEqualTo(database);
    assertThat(address.tls()).isFalse();
    assertThat(address.user()).isNull();
    assertThat(address.password()).isNull();
  }

  @Test
  void userAndPassword_arePercentDecoded_andNotShown() {
    RedisAddress address = RedisAddress.parse("rediss-sentinel://app:p%40s%2Fs+1@a:1,b:2/main");
    assertThat(address.user()).isEqualTo("app");
    assertThat(address.password()).isEqualTo("p@s/s+1");
    assertThat(address.tls()).isTrue();
    assertThat(address.nodes()).containsExactly(new HostAndPort("a", 1), new HostAndPort("b", 2));
    assertThat(address.toString()).doesNotContain("s+1").contains("a:1");
  }

  @Test
  void passwordAlone_isOfTheDefaultUser() {
    assertThat(RedisAddress.parse("redis://:secret@a").user()).isNull();
    assertThat(RedisAddress.parse("redis://:secret@a").password()).isEqualTo("secret");
    assertThat(RedisAddress.parse("redis://secret@a").password()).isEqualTo("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://secret@a",
        "redis://",
        "redis://u:secret@",
        "redis://u:secret@a:port",
        "redis://u:secret@a:0",
        "redis://u:secret@a:70000",
        "redis://u:secret@a,b",
        "redis://u:secret@a/one",
        "redis://u:secret@a/99999999",
        "redis://u:secret%4@a",
        "redis://u:secret@a b",
        "redis-sentinel://u:secret@a",
        "redis-sentinel://u:secret@a/",
        "redis-cluster://u:secret@a/1",
      })
  void wrongAddress_isRefused_withoutItsPassword(String text) {
    assertThatThrownBy(() -> RedisAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Write redis://HOST")
        .hasNoCause()
        .message()
        .doesNotContain("secret");
  }

  @Test
  void wrongSetting_isRefused() {
    RedisSettings settings = RedisSettings.DEFAULT;
    assertThatThrownBy(() -> settings.prefix("{a}")).hasMessageContaining("{a}");
    assertThatThrownBy(() -> settings.prefix("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.timeout(Duration.ZERO)).hasMessageContaining("10 ms");
    assertThatThrownBy(() -> settings.connections(0)).hasMessageContaining("10,000");
    assertThatThrownBy(() -> settings.replicas(-1)).hasMessageContaining("0 to 100");
  }
}

package dev.smisk.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none                        | 0   | 0",
        "''                          | 0   | 0",
        "gzip                        | 0   | 1",
        "gzip, deflate, br           | 1   | 1",
        "GZIP;q=0.5, br ; q=0.25     | 0.25| 0.5",
        "x-gzip                      | 0   | 1",
        "*                           | 1   | 1",
        "*;q=0.5, gzip;q=0           | 0.5 | 0",
        "br;q=1.000, gzip;q=0.000    | 1   | 0",
        "br;q=2, gzip;q=x            | 0   | 0",
        "brotli, gzipped             | 0   | 0",
        "identity                    | 0   | 0",
      })
  void quality_isThatOfAcceptEncoding(String header, double brotli, double gzip) {
    assertThat(Variant.BROTLI.quality(header)).isEqualTo(brotli);
    assertThat(Variant.GZIP.quality(header)).isEqualTo(gzip);
  }
}

package org.kalends.ics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @ParameterizedTest
  @CsvSource({
    "'one\\,two\\;three', 'one,two;three'",
    "'a\\nb\\Nc', 'a\nb\nc'",
    "'\\\\n', '\\n'",
    "'\\\\\\n', '\\\n'",
    "'http\\://x', 'http://x'",
    "'\\x', 'x'",
    "'ends\\', 'ends\\'",
    "'bread, milk; eggs', 'bread, milk; eggs'",
  })
  void escapesAreUndone(String value, String text) {
    assertThat(Property.of("SUMMARY", value).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "a,b;c:d",
        "back\\slash\\",
        "\\n",
        "line\nline",
        "tab\tquote\"",
        "\\,"
      })
  void whatIsEscapedComesBack(String text) {
    assertThat(Property.text("SUMMARY", text).text()).isEqualTo(text);
    assertThat(Property.text("SUMMARY", text).texts()).containsExactly(text);
  }

  @Test
  void listsAreSplitAtUnescapedCommasOnly() {
    assertThat(Property.of("CATEGORIES", "a\\,b,c\\\\,,d\\").texts())
        .containsExactly("a,b", "c\\", "", "d\\");
  }
}

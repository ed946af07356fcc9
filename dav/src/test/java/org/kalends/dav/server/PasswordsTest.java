package org.kalends.dav.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
  @Test
  void aHashFitsItsPasswordOnly() {
    String hash = Passwords.hash("päss".toCharArray());
    assertThat(Passwords.isHash(hash)).isTrue();
    assertThat(Passwords.verify("päss".toCharArray(), hash)).isTrue();
    assertThat(Passwords.verify("pass".toCharArray(), hash)).isFalse();
  }

  @Test
  void hashesOfHtpasswdAreTaken() {
    // as htpasswd -B -C 5 writes it
    String hash = "$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a";
    assertThat(Passwords.isHash(hash)).isTrue();
    assertThat(Passwords.verify("secret".toCharArray(), hash)).isTrue();
    assertThat(Passwords.verify("Secret".toCharArray(), hash)).isFalse();
  }

  @Test
  void plainTextAndWeakHashesAreNoHashes() {
    for (String text : new String[] {"secret", "", "{SHA}x", "$apr1$x$y", "$1$x$y"}) {
      assertThat(Passwords.isHash(text)).as(text).isFalse();
      assertThat(Passwords.verify("secret".toCharArray(), text)).as(text).isFalse();
    }
  }
}

package org.kalends.dav.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.core.sync.RemoteException;
import org.kalends.dav.client.FakeServer.Say;
import org.kalends.dav.wire.Names;

class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  @TempDir private static Path folder;
  private static Identity right;
  private static Identity otherHost;

  private final Lines lines = new Lines();

  private record Identity(SSLContext context, X509Certificate certificate) {
    String fingerprint() throws Exception {
      var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }

    Path pem() throws Exception {
      var text = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
      return Files.writeString(
          Files.createTempFile(folder, "ca", ".pem"),
          "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }
  }

  @BeforeAll
  static void certificates() throws Exception {
    right = identity("right", "ip:127.0.0.1");
    otherHost = identity("other", "dns:other.example");
  }

  private static Identity identity(String name, String alternative) throws Exception {
    var file = folder.resolve(name + ".p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "a",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + alternative,
                "-ext",
                "bc:c",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    var store = KeyStore.getInstance(file.toFile(), PASSWORD);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return new Identity(context, (X509Certificate) store.getCertificate("a"));
  }

  private int ask(Identity identity, Trust trust) throws IOException {
    try (var server = FakeServer.encrypted(identity.context(), asked -> Say.multistatus(""))) {
      URI uri = server.at("/");
      var account = new Account(uri, "alice", () -> "secret", trust, Set.of(), false);
      try (var line = lines.to(account)) {
        return line.send(Request.propfind(uri, 0, Names.GETETAG)).status();
      }
    }
  }

  @Test
  void anUnknownCertificateIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> ask(right, Trust.USUAL))
        .isInstanceOf(RemoteException.Unreachable.class)
        .hasMessageContaining("CA file or certificate fingerprint");
  }

  @Test
  void aCaFileIsTrusted() throws Exception {
    assertThat(ask(right, new Trust.CaFile(right.pem()))).isEqualTo(207);
    var wrong = new Trust.CaFile(otherHost.pem());
    assertThatThrownBy(() -> ask(right, wrong)).isInstanceOf(RemoteException.Unreachable.class);
  }

  @Test
  void aPinnedCertificateIsTrustedAndNoOther() throws Exception {
    assertThat(ask(right, new Trust.Pinned(right.fingerprint()))).isEqualTo(207);
    var wrong = new Trust.Pinned(otherHost.fingerprint());
    assertThatThrownBy(() -> ask(right, wrong)).isInstanceOf(RemoteException.Unreachable.class);
  }

  @Test
  void theHostNameIsCheckedInEveryCase() throws Exception {
    var pinned = new Trust.Pinned(otherHost.fingerprint());
    var file = new Trust.CaFile(otherHost.pem());
    assertThatThrownBy(() -> ask(otherHost, pinned))
        .isInstanceOf(RemoteException.Unreachable.class);
    assertThatThrownBy(() -> ask(otherHost, file)).isInstanceOf(RemoteException.Unreachable.class);
  }

  @Test
  void aFileWithoutCertificatesIsAnError() throws Exception {
    var junk = Files.writeString(folder.resolve("junk.pem"), "hello");
    assertThatThrownBy(() -> ask(right, new Trust.CaFile(junk))).isInstanceOf(IOException.class);
  }
}

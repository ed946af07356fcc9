package org.kalends.dav.client;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** {@link Trust} as the runtime wants it. */
final class Tls {
  private Tls() {}

  static SSLContext context(Trust trust) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(
          null,
          switch (trust) {
            case Trust.Usual usual -> null;
            case Trust.CaFile file -> managers(file);
            case Trust.Pinned pin -> new TrustManager[] {new OnlyPinned(pin.bytes())};
          },
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot set up TLS: " + e.getMessage(), e);
    }
  }

  private static TrustManager[] managers(Trust.CaFile file)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var in = Files.newInputStream(file.pem())) {
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in))
        store.setCertificateEntry("ca" + store.size(), certificate);
    } catch (CertificateException e) {
      throw new IOException("no certificates in PEM form in " + file.pem(), e);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /**
   * Takes one certificate only. Not an X509ExtendedTrustManager on purpose: the runtime then checks
   * the host name itself.
   */
  private record OnlyPinned(byte[] sha256) implements X509TrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      try {
        var digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        if (!MessageDigest.isEqual(digest, sha256))
          throw new CertificateException("the certificate is not the pinned one");
      } catch (GeneralSecurityException e) {
        throw new CertificateException(e.getMessage(), e);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("no client is expected");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

package org.kalends.dav.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reading and writing XML documents as {@link Element}s. */
public final class Xml {
  private Xml() {}

  /**
   * Reads one document to its end; does not close the stream.
   *
   * @throws MalformedXmlException where the text is no XML, has a document type or is larger than
   *     the limits
   */
  public static Element read(InputStream in, XmlLimits limits) throws IOException {
    return read(in.readNBytes(limits.bytes() + 1), limits);
  }

  /**
   * Reads one document. Control characters that XML forbids, and bytes that are no text, do not
   * stop it: the first are left out, the second replaced.
   */
  public static Element read(byte[] bytes, XmlLimits limits) throws MalformedXmlException {
    if (bytes.length > limits.bytes())
      throw new MalformedXmlException("more than " + limits.bytes() + " bytes of XML");
    var text = XmlText.decode(bytes);
    try {
      return new XmlReader(limits).read(text);
    } catch (MalformedXmlException e) {
      var clean = XmlText.clean(text);
      if (clean.equals(text)) throw e;
      return new XmlReader(limits).read(clean);
    }
  }

  /** The document in UTF-8 with its XML declaration. */
  public static byte[] write(Element root) {
    return XmlWriter.document(root).getBytes(StandardCharsets.UTF_8);
  }
}

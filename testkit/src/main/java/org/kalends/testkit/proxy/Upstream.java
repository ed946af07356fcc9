package org.kalends.testkit.proxy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The server behind the proxy: one HTTP/1 connection for one request. */
record Upstream(URI target) {
  Answered ask(Asked asked) throws IOException {
    try (var socket = new Socket(target.getHost(), target.getPort())) {
      socket.getOutputStream().write(head(asked).getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(asked.body());
      socket.getOutputStream().flush();
      return answer(new BufferedInputStream(socket.getInputStream()), asked.method());
    }
  }

  private static String head(Asked asked) {
    var headers = Headers.copy(asked.headers());
    for (String hop :
        new String[] {
          "Connection", "Transfer-Encoding", "Upgrade", "HTTP2-Settings", "Accept-Encoding"
        }) {
      headers.remove(hop);
    }
    headers.put("Connection", "close");
    headers.put("Content-Length", String.valueOf(asked.body().length));
    var head = new StringBuilder(asked.method() + " " + asked.path() + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private static Answered answer(InputStream in, String method) throws IOException {
    int status;
    Map<String, String> headers;
    do {
      status = Integer.parseInt(line(in).replaceFirst("^HTTP/1\\.[01] (\\d{3}).*", "$1"));
      headers = headers(in);
    } while (status / 100 == 1);
    boolean empty = method.equals("HEAD") || status == 204 || status == 304;
    return new Answered(status, headers, empty ? new byte[0] : body(in, headers));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = Headers.copy(Map.of());
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")) {
      return chunks(in);
    }
    String length = headers.get("Content-Length");
    return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the server ended after: " + line);
      }
      line.append((char) octet);
    }
    return line.toString().strip();
  }
}

package org.kalends.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A relay on loopback between a client and a server that speak plain HTTP/1: passes every byte on
 * as it comes, counts requests by method, and breaks down when told to.
 */
public final class CountingProxy implements AutoCloseable {
  private static final Pattern REQUEST_LINE =
      Pattern.compile("(?<![A-Za-z-])([A-Z]{3,12}) \\S+ HTTP/1\\.[01]\r\n");
  private static final Set<String> WRITES = Set.of("PUT", "DELETE", "PROPPATCH", "MKCALENDAR");
  private static final int TAIL = 4096;

  private final ServerSocket listener;
  private final URI target;
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private int requestsLeft = Integer.MAX_VALUE;
  private long answerBytesLeft = Long.MAX_VALUE;
  private Optional<byte[]> instead = Optional.empty();

  private CountingProxy(ServerSocket listener, URI target) {
    this.listener = listener;
    this.target = target;
  }

  /** Relays to the host and port of an address. */
  public static CountingProxy to(URI target) {
    return listening(0, target);
  }

  private static CountingProxy listening(int port, URI target) {
    try {
      var listener = new ServerSocket(port, 64, InetAddress.getLoopbackAddress());
      var proxy = new CountingProxy(listener, target);
      Thread.startVirtualThread(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same address by way of this relay. */
  public URI via(URI address) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + address.getRawPath());
  }

  /** Requests since the last call, by method. */
  public synchronized Map<String, Integer> counts() {
    var taken = new TreeMap<>(counts);
    counts.clear();
    return taken;
  }

  /** How many of these requests change something. */
  public static int writes(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .filter(count -> WRITES.contains(count.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** How many requests these are. */
  public static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Lets that many more requests through; then every connection breaks, as if the server died. */
  public synchronized void breakAfterRequests(int requests) {
    requestsLeft = requests;
  }

  /** Lets that many more bytes of answers through; then every connection breaks. */
  public synchronized void breakAfterAnswerBytes(long bytes) {
    answerBytesLeft = bytes;
  }

  /** From now on nothing is relayed: every connection gets this answer, head and body. */
  public synchronized void answerWith(String answer) {
    instead = Optional.of(answer.getBytes(StandardCharsets.UTF_8));
  }

  /** Lets everything through again. */
  public synchronized void mend() {
    instead = Optional.empty();
    requestsLeft = Integer.MAX_VALUE;
    answerBytesLeft = Long.MAX_VALUE;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.startVirtualThread(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private synchronized Optional<byte[]> instead() {
    return instead;
  }

  private void serve(Socket client) {
    Optional<byte[]> answer = instead();
    if (answer.isPresent()) {
      answer(client, answer.get());
    } else {
      relay(client);
    }
  }

  private void answer(Socket client, byte[] answer) {
    try (client) {
      var request = new StringBuilder();
      while (request.indexOf("\r\n\r\n") < 0) {
        int octet = client.getInputStream().read();
        if (octet < 0) {
          return;
        }
        request.append((char) octet);
      }
      client.getOutputStream().write(answer);
      client.shutdownOutput();
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      // The client did not want to hear the rest.
    }
  }

  private void relay(Socket client) {
    try (client;
        var server = new Socket(target.getHost(), target.getPort())) {
      open.add(client);
      open.add(server);
      var asked = new ArrayList<String>();
      Thread.startVirtualThread(() -> pump(client, server, asked, true));
      pump(server, client, asked, false);
      // Both ends close now: a client that could go on asking would be counted without being heard.
    } catch (IOException refused) {
      // The client sees its connection closed, which is what a server that is down looks like.
    } finally {
      open.remove(client);
    }
  }

  private void pump(Socket from, Socket to, List<String> asked, boolean requests) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[1 << 16];
      String tail = "";
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
        int allowed = requests ? n : allow(n);
        if (requests) {
          tail = note(tail + text, asked);
        } else {
          count(asked);
        }
        out.write(buffer, 0, allowed);
        out.flush();
        if (allowed < n) {
          throw new IOException("answer cut off as asked");
        }
      }
      if (requests) {
        to.shutdownOutput();
      }
    } catch (IOException broken) {
      close(from);
      close(to);
    } finally {
      open.remove(from);
    }
  }

  /** Notes the request lines in a stretch of client bytes; what may be half of one comes back. */
  private synchronized String note(String text, List<String> asked) throws IOException {
    var lines = REQUEST_LINE.matcher(text);
    int end = 0;
    while (lines.find()) {
      if (requestsLeft-- <= 0) {
        throw new IOException("connection broken as asked");
      }
      asked.add(lines.group(1));
      end = lines.end();
    }
    return text.substring(Math.max(end, text.length() - TAIL));
  }

  /**
   * Counts what was asked on a connection, now that an answer comes. A request that met a
   * connection just being closed has none, and is sent once more.
   */
  private synchronized void count(List<String> asked) {
    asked.forEach(method -> counts.merge(method, 1, Integer::sum));
    asked.clear();
  }

  private synchronized int allow(int bytes) {
    int allowed = (int) Math.min(bytes, answerBytesLeft);
    if (answerBytesLeft != Long.MAX_VALUE) {
      answerBytesLeft -= allowed;
    }
    return allowed;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(CountingProxy::close);
  }

  /**
   * Runs one for a script: {@code CountingProxy PORT TARGET-PORT}. For every line read from
   * standard input, prints the counts since the last.
   */
  public static void main(String[] args) throws IOException {
    var target = URI.create("http://127.0.0.1:" + Integer.parseInt(args[1]) + "/");
    try (var proxy = listening(Integer.parseInt(args[0]), target);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (lines.readLine() != null) {
        System.out.println(proxy.counts());
      }
    }
  }
}

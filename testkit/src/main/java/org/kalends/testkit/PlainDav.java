package org.kalends.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The other person at the server: reads and changes it with the plainest requests there are, and
 * shares no code with what is tested.
 */
public final class PlainDav {
  private static final Pattern RESPONSE =
      Pattern.compile("<(?:\\w+:)?response\\b.*?</(?:\\w+:)?response>", Pattern.DOTALL);
  private static final Pattern HREF = Pattern.compile("<(?:\\w+:)?href>\\s*([^<]+?)\\s*</");
  private static final Pattern ETAG = Pattern.compile("<(?:\\w+:)?getetag>\\s*([^<]+?)\\s*</");
  private static final String LIST =
      "<propfind xmlns='DAV:'><prop><getetag/><resourcetype/></prop></propfind>";

  private final Map<String, byte[]> seen = new HashMap<>();
  private final String login;

  public PlainDav(TestServer server) {
    String pair = server.user() + ":" + server.password();
    this.login =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes an empty calendar; the address ends in a slash. */
  public void make(URI calendar) {
    expect(201, send("MKCALENDAR", calendar, new byte[0]));
  }

  /** The addresses of the calendar's resources, with their ETags. */
  public Map<URI, String> etags(URI calendar) {
    var answer =
        send(
            "PROPFIND",
            calendar,
            LIST.getBytes(StandardCharsets.UTF_8),
            "Depth",
            "1",
            "Content-Type",
            "application/xml");
    expect(207, answer);
    var found = new TreeMap<URI, String>();
    var responses = RESPONSE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    while (responses.find()) {
      URI address = calendar.resolve(first(HREF, responses.group()));
      if (!address.getPath().endsWith("/")) {
        found.put(address, first(ETAG, responses.group()));
      }
    }
    return found;
  }

  /** Every resource of the calendar; one that was read before is read again if its ETag is new. */
  public Map<URI, byte[]> all(URI calendar) {
    var found = new TreeMap<URI, byte[]>();
    etags(calendar)
        .forEach((address, etag) ->
            found.put(address, seen.computeIfAbsent(address + " " + etag, unseen -> get(address))));
    return found;
  }

  public byte[] get(URI address) {
    var answer = send("GET", address, new byte[0]);
    expect(200, answer);
    return answer.body();
  }

  /** Lays bytes there as they are: what is no calendar by its type is not looked at by Xandikos. */
  public void lay(URI address, byte[] bytes) {
    var type = "application/octet-stream";
    int status = send("PUT", address, bytes, "Content-Type", type).statusCode();
    if (status / 100 != 2 || status == 207) {
      throw new AssertionError("PUT " + address + " answered " + status);
    }
  }

  /** Writes without a condition, and answers the status. */
  public int put(URI address, byte[] ics) {
    return send("PUT", address, ics, "Content-Type", "text/calendar; charset=utf-8").statusCode();
  }

  public void delete(URI address) {
    int status = send("DELETE", address, new byte[0]).statusCode();
    if (status / 100 != 2) {
      throw new AssertionError("DELETE " + address + " answered " + status);
    }
  }

  private HttpResponse<byte[]> send(String method, URI address, byte[] body, String... headers) {
    var request =
        HttpRequest.newBuilder(address)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Authorization", login);
    if (headers.length > 0) {
      request.headers(headers);
    }
    // A client of its own each time: Radicale closes every connection, and a pool would not notice.
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void expect(int status, HttpResponse<byte[]> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(
          answer.request().method()
              + " "
              + answer.uri()
              + " answered "
              + answer.statusCode()
              + ": "
              + new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  private static String first(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    return match.find() ? match.group(1).replace("&quot;", "\"").replace("&amp;", "&") : "";
  }
}

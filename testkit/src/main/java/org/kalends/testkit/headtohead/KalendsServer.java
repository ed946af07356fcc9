package org.kalends.testkit.headtohead;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.kalends.testkit.Scratch;
import org.kalends.testkit.TestServer;

/** Our own server as a process. */
final class KalendsServer implements TestServer {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

  private final Scratch scratch;
  private final Process process;
  private final URI base;

  private KalendsServer(Scratch scratch, Process process, URI base) {
    this.scratch = scratch;
    this.process = process;
    this.base = base;
  }

  static KalendsServer start(Path launcher) {
    var scratch = Scratch.folder("kalends-serve");
    String root = scratch.folder().resolve("calendars").toString();
    var shell = new Shell(scratch.folder(), Map.of());
    shell.run(
        List.of(launcher.toString(), "serve", "--add-user", "alice", "--password-stdin"),
        "secret\n");
    var builder = new ProcessBuilder(launcher.toString(), "serve", "--port", "0", "--root", root);
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    builder.environment().put("HOME", scratch.folder().toString());
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      return new KalendsServer(scratch, process, address(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI address(Process process) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    var all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      var address = ADDRESS.matcher(line);
      if (address.find()) {
        return URI.create(address.group());
      }
      all.append(line).append('\n');
    }
    throw new IOException("kalends serve ended: " + all);
  }

  @Override
  public URI base() {
    return base;
  }

  @Override
  public URI home() {
    return base.resolve("calendars/alice/");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    scratch.close();
  }
}

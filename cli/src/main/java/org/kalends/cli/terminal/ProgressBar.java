package org.kalends.cli.terminal;

import org.kalends.cli.terminal.Terminal.Stream;

/** A line on the terminal that grows; nothing at all where messages go elsewhere. */
public final class ProgressBar implements AutoCloseable {
  private static final long PAUSE_NANOS = 80_000_000;
  private static final int WIDTH = 30;

  private final Terminal terminal;
  private final String what;
  private final boolean shown;
  private long drawn;
  private int total;
  private int done;

  /**
   * @param what is going on, in front of the bar
   */
  public ProgressBar(Terminal terminal, String what) {
    this.terminal = terminal;
    this.what = what;
    this.shown = terminal.is(Stream.ERR);
  }

  public void begin(int steps) {
    total = steps;
    draw(true);
  }

  public void advance() {
    done++;
    draw(false);
  }

  private void draw(boolean now) {
    if (!shown || total == 0 || (!now && System.nanoTime() - drawn < PAUSE_NANOS)) {
      return;
    }
    drawn = System.nanoTime();
    int filled = (int) ((long) WIDTH * Math.min(done, total) / total);
    String bar =
        "━".repeat(filled) + terminal.styled(Stream.ERR, Style.FAINT, "━".repeat(WIDTH - filled));
    terminal.err().print("\r\u001b[K" + what + " " + bar + " " + done + "/" + total);
    terminal.err().flush();
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (shown && drawn != 0) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
  }
}

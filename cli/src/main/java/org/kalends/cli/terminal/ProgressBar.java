package org.kalends.cli.terminal;

import org.kalends.cli.terminal.Terminal.Stream;

/**
 * A line on the terminal that grows with all that is under way; nothing at all where messages go
 * elsewhere. Any number of threads may use it.
 */
public final class ProgressBar {
  private static final long PAUSE_NANOS = 80_000_000;
  private static final int WIDTH = 30;

  private final Terminal terminal;
  private final boolean shown;
  private String what = "";
  private long drawn;
  private int total;
  private int done;

  public ProgressBar(Terminal terminal) {
    this.terminal = terminal;
    this.shown = terminal.is(Stream.ERR);
  }

  /**
   * So many more steps are to be done.
   *
   * @param what begins, to stand in front of the bar
   */
  public synchronized void begin(String what, int steps) {
    if (done == total) {
      done = 0;
      total = 0;
    }
    this.what = what;
    total += steps;
    draw(true);
  }

  /** One step is done. */
  public synchronized void advance() {
    done++;
    draw(false);
  }

  /** Takes the line away while something else is printed. */
  public synchronized void apart(Runnable printing) {
    if (shown && drawn != 0) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
      drawn = 0;
    }
    printing.run();
    if (done < total) {
      draw(true);
    }
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
}

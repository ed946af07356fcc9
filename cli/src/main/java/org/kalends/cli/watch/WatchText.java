package org.kalends.cli.watch;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.kalends.cli.config.Interval;
import org.kalends.cli.report.Entry;
import org.kalends.cli.report.EntryList;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.core.sync.Side;

/** For people, on a terminal or in a log. */
record WatchText(Terminal terminal, Clock clock) implements WatchLines {
  /** More changes at once than that are counted, not told one by one. */
  private static final int MANY = 50;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  @Override
  public void begun(WatchSession session) {
    terminal.out(
        "watching %s; servers are asked every %s"
            .formatted(
                String.join(", ", session.accountOf().keySet()),
                Interval.words(session.interval())));
    terminal.flush();
  }

  @Override
  public void changes(String calendar, List<Entry> entries) {
    boolean all = entries.size() <= MANY + 1;
    entries.stream().limit(all ? entries.size() : MANY).forEach(entry -> change(calendar, entry));
    if (!all) {
      said(
          calendar, "… and " + Words.count(entries.size() - MANY, "change") + " more: kalends log");
    }
  }

  private void change(String calendar, Entry entry) {
    String arrow =
        entry
            .on()
            .map(side ->
                side == Side.RIGHT
                    ? terminal.styled(Style.CYAN, "↑")
                    : terminal.styled(Style.BLUE, "↓"))
            .orElse("↕");
    said(calendar, arrow + " " + new EntryList(terminal, false).line(entry));
  }

  @Override
  public void wrong(String subject, String words) {
    terminal.err(
        "%s  %s  %s %s"
            .formatted(
                time(), subject, terminal.styled(Terminal.Stream.ERR, Style.RED, "!"), words));
  }

  @Override
  public void over(String subject) {
    said(subject, terminal.styled(Style.FAINT, "all is well again"));
  }

  private void said(String subject, String words) {
    terminal.out(
        "%s  %s  %s"
            .formatted(
                terminal.styled(Style.FAINT, time()), terminal.styled(Style.BOLD, subject), words));
    terminal.flush();
  }

  private String time() {
    return TIME.format(LocalTime.ofInstant(clock.instant(), clock.getZone()));
  }
}

package org.kalends.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;

/** Rows with columns that line up. */
public final class Table {
  private final List<String[]> rows = new ArrayList<>();

  public Table row(String... cells) {
    rows.add(cells);
    return this;
  }

  /** The first column stands out. */
  public void print(Terminal terminal) {
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String padded = i + 1 < row.length ? pad(row[i], width(i)) + "  " : row[i];
        line.append(i == 0 ? terminal.styled(Style.BOLD, padded) : padded);
      }
      terminal.out(line.toString().stripTrailing());
    }
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.length > column)
        .mapToInt(row -> row[column].codePointCount(0, row[column].length()))
        .max()
        .orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
  }
}

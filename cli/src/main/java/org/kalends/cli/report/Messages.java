package org.kalends.cli.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What exceptions of the JDK say, said so that people can act on it. */
public final class Messages {
  private Messages() {}

  public static String of(IOException e) {
    return switch (e) {
      case AccessDeniedException denied ->
          denied.getFile() + ": no permission; check who owns it and its mode";
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file or folder";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}

package org.kalends.cli.watch;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** What lies in a folder, by name: enough to see that something has changed. */
record FolderLook(Map<Path, String> files) {
  /** What is there now; nothing where there is no folder that can be read. */
  static FolderLook at(Path folder) {
    Map<Path, String> files = new HashMap<>();
    var visitor =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(file.getFileName(), attributes.size() + " " + attributes.lastModifiedTime());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), 1, visitor);
    } catch (IOException unreadable) {
      return new FolderLook(Map.of());
    }
    return new FolderLook(files);
  }
}

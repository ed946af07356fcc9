/** The command line parser picocli, compiled for the release of this project. */
module info.picocli {
  requires static java.sql;

  exports picocli;

  opens picocli;
}

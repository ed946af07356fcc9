/**
 * The command line: a package for each kind of command, and the one place where everything is put
 * together.
 */
module org.kalends.cli {
  requires org.kalends.dav;
  requires info.picocli;
  requires java.net.http;
  requires org.tomlj;
  requires com.google.gson;

  opens org.kalends.cli to
      info.picocli;
  opens org.kalends.cli.account to
      info.picocli;
  opens org.kalends.cli.doctor to
      info.picocli;
  opens org.kalends.cli.edit to
      info.picocli;
  opens org.kalends.cli.history to
      info.picocli;
  opens org.kalends.cli.listing to
      info.picocli;
  opens org.kalends.cli.mirror to
      info.picocli;
  opens org.kalends.cli.report to
      info.picocli;
  opens org.kalends.cli.serve to
      info.picocli;
  opens org.kalends.cli.sync to
      info.picocli;
  opens org.kalends.cli.watch to
      info.picocli;
  opens org.kalends.cli.wiring to
      info.picocli;
}

/** The command line: a class per command, and the one place where everything is put together. */
module org.kalends.cli {
  requires org.kalends.dav;
  requires info.picocli;
  requires java.net.http;
  requires org.tomlj;
  requires com.google.gson;

  opens org.kalends.cli to
      info.picocli;
}

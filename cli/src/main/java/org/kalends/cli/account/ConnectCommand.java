package org.kalends.cli.account;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Display;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.files.Layout;
import org.kalends.dav.client.Trust;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Connects calendars of a server with folders. */
@Command(
    name = "connect",
    description =
        "Connect calendars of a server: find them, choose, write the config, make folders.",
    footer = {
      "",
      "On a terminal it asks for what was not said. Calendars that are connected already are left",
      "alone, so it may be run again at any time.",
      "",
      "Examples:",
      "  kalends connect ann@example.com",
      "  kalends connect https://cloud.example.com --user ann --password-command \"pass show cloud\" --all",
      "  kalends connect cloud.example.com --user ann --password-env CLOUD_PASSWORD \\",
      "      --calendar Team --calendar \"Family=home\" --sync",
      "  kalends connect --account cloud            more calendars of an account"
    })
public final class ConnectCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "An address, a host or an e-mail address.")
  String address;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "NAME",
      description = "Who logs in.")
  String user;

  @ArgGroup(exclusive = true)
  PasswordOptions password = new PasswordOptions();

  @Option(
      names = {"-c", "--calendar"},
      paramLabel = "NAME[=FOLDER]",
      description = "Connect this one; may be given several times.")
  List<String> calendars = new ArrayList<>();

  @Option(names = "--all", description = "Connect all calendars that are found.")
  boolean all;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "What to call the account in the config; one that is there is used again.")
  String account;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description =
          "caldir: a file per event, named for people (default); vdir: a file per UID, for khal and vdirsyncer.")
  Layout layout = Layout.CALDIR;

  @Option(names = "--read-only", description = "Never send changes of these calendars.")
  boolean readOnly;

  @ArgGroup(exclusive = true)
  TrustOptions trust = new TrustOptions();

  @Option(
      names = "--trust-origin",
      paramLabel = "ADDRESS",
      description = "Another server that may see the password too, where this one refers to it.")
  List<String> origins = new ArrayList<>();

  @Option(
      names = "--allow-plaintext",
      description = "Send the password over http to another machine, readable by all in between.")
  boolean plaintext;

  @Option(names = "--sync", description = "Sync the new calendars at once.")
  boolean sync;

  @Mixin Display display;

  public ConnectCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** Whom to believe to be the server. */
  static final class TrustOptions {
    @Option(names = "--ca-file", paramLabel = "FILE", description = "Certificates (PEM) to trust.")
    String caFile;

    @Option(
        names = "--certificate-sha256",
        paramLabel = "HASH",
        description = "The one certificate to trust.")
    String pin;
  }

  @Override
  public Integer call() throws IOException {
    return new Connecting(wiring, this).run();
  }

  private Trust trust() throws IOException {
    try {
      return trust.pin != null
          ? new Trust.Pinned(trust.pin)
          : trust.caFile != null
              ? new Trust.CaFile(wiring.environment().path(trust.caFile))
              : Trust.USUAL;
    } catch (IllegalArgumentException e) {
      throw Failure.usage("--certificate-sha256: " + e.getMessage());
    }
  }

  private Set<URI> origins() throws IOException {
    Set<URI> parsed = new LinkedHashSet<>();
    for (String origin : origins) {
      try {
        parsed.add(new URI(origin));
      } catch (URISyntaxException e) {
        throw Failure.usage("--trust-origin " + origin + " is no address");
      }
    }
    return parsed;
  }

  LoginWish login() throws IOException {
    return new LoginWish(
        Optional.ofNullable(address),
        Optional.ofNullable(user),
        Optional.ofNullable(account),
        password,
        trust(),
        origins(),
        plaintext);
  }
}

package org.kalends.cli.account;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.FolderName;
import org.kalends.cli.config.Secret;
import org.kalends.cli.config.Secrets;
import org.kalends.cli.report.Failure;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Wiring;
import org.kalends.dav.client.Discovery;

/** Finds out who connects to what: from the options, from the config, by asking. */
record LoginQuestions(Wiring wiring, LoginWish wish, Config config) {
  Login ask() throws IOException {
    Optional<Config.Account> named = wish.account().map(config.accounts()::get);
    if (named.isPresent()) {
      return known(named.get(), wish.address().orElse(named.get().url().toString()));
    }
    String typed = address();
    URI url = url(typed);
    Optional<String> user = user(typed);
    Optional<Config.Account> same =
        config.accounts().values().stream()
            .filter(account -> account.url().equals(url) && account.user().equals(user))
            .findFirst();
    return same.isPresent() && wish.account().isEmpty()
        ? known(same.get(), typed)
        : newLogin(typed, url, user);
  }

  private Login known(Config.Account account, String typed) {
    Secrets secrets = new Secrets(wiring.environment().variables());
    return Login.known(account, typed, () -> secrets.of(account));
  }

  private Login newLogin(String typed, URI url, Optional<String> user) throws IOException {
    Optional<Secret> secret = wish.password().secret(wiring.environment());
    Config.Account account =
        new Config.Account(
            wish.account().orElseGet(() -> name(url)),
            url,
            user,
            secret,
            wish.trust(),
            wish.origins(),
            wish.plaintext());
    if (secret.isPresent() || user.isEmpty()) {
      Secrets secrets = new Secrets(wiring.environment().variables());
      return new Login(account, typed, Optional.empty(), () -> secrets.of(account), true);
    }
    return Login.given(account, typed, password(user.get()));
  }

  private String address() throws IOException {
    if (wish.address().isPresent()) {
      return wish.address().get();
    }
    if (wish.account().isPresent() && !terminal().interactive()) {
      throw Failure.usage(
          "there is no account `" + wish.account().get() + "` yet; give its address too");
    }
    return answer(
        "Address, host or e-mail address of the server:", "give the address of the server");
  }

  private Optional<String> user(String typed) throws IOException {
    boolean mail = typed.contains("@") && !typed.contains("/");
    if (wish.user().isPresent() || mail || !terminal().interactive()) {
      return wish.user().or(() -> Optional.of(typed).filter(t -> mail));
    }
    return terminal().ask("User name (nothing for none):").filter(name -> !name.isEmpty());
  }

  private String password(String user) throws IOException {
    String password;
    if (wish.password().fromInput()) {
      password = Optional.ofNullable(terminal().in().readLine()).orElse("");
    } else if (terminal().interactive()) {
      password = terminal().secret("Password of " + user + ":").orElse("");
    } else {
      throw Failure.usage(
          "say where the password of %s comes from: %s".formatted(user, wish.password().ways()));
    }
    if (password.isEmpty()) {
      throw Failure.usage("the password is empty");
    }
    return password;
  }

  private String answer(String question, String otherwise) throws IOException {
    Optional<String> answer =
        terminal().interactive()
            ? terminal().ask(question).filter(text -> !text.isEmpty())
            : Optional.empty();
    return answer.orElseThrow(() -> Failure.usage(otherwise));
  }

  private static URI url(String typed) throws IOException {
    try {
      return Discovery.address(typed);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(typed + " is neither an address nor a host nor an e-mail address");
    }
  }

  /** A free name for the account: the part of the host that people know it by. */
  private String name(URI url) {
    String host = url.getHost();
    String[] labels = host.split("\\.", -1);
    boolean domain = labels.length > 1 && labels[labels.length - 1].matches("[A-Za-z]+");
    Set<String> taken = config.accounts().keySet();
    return FolderName.of(domain ? labels[labels.length - 2] : host, taken);
  }

  private Terminal terminal() {
    return wiring.terminal();
  }
}

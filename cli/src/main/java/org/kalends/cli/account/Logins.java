package org.kalends.cli.account;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.cli.config.Config;
import org.kalends.cli.config.ConfigEdit;
import org.kalends.cli.wiring.Wiring;

/** The accounts of the config, and those that one command adds to them. */
public final class Logins {
  private final Wiring wiring;
  private final List<Discovered> added = new ArrayList<>();
  private Config config;

  public Logins(Wiring wiring) throws IOException {
    this.wiring = wiring;
    this.config = wiring.config();
  }

  public Config config() {
    return config;
  }

  /** Those that the config does not have yet. */
  public List<Discovered> added() {
    return List.copyOf(added);
  }

  /** The calendars of that server; one that was logged in to already is not asked again. */
  public Discovered discover(LoginWish wish) throws IOException {
    Optional<Discovered> again =
        added.stream()
            .filter(one -> wish.address().equals(Optional.of(one.login().typed())))
            .filter(
                one -> wish.user().isEmpty() || wish.user().equals(one.login().account().user()))
            .findFirst();
    if (again.isPresent()) {
      return again.get();
    }
    Discovered found = Discovered.by(new LoginQuestions(wiring, wish, config).ask(), wiring);
    if (found.login().isNew()) {
      added.add(found);
      Map<String, Config.Account> accounts = new LinkedHashMap<>(config.accounts());
      accounts.put(found.name(), found.account());
      config = config.withAccounts(accounts);
    }
    return found;
  }

  /** Writes the edit and the new accounts, or nothing where that would be wrong. */
  public void write(ConfigEdit edit) throws IOException {
    edit.check();
    for (Discovered found : added) {
      found.keepPassword(wiring);
    }
    edit.write();
  }
}

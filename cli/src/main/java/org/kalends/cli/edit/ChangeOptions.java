package org.kalends.cli.edit;

import org.kalends.cli.wiring.Selection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command takes that changes an item. */
final class ChangeOptions {
  @Parameters(
      index = "0",
      paramLabel = "ITEM",
      description = "A file of the item, its UID or the beginning of it, or words of its title.")
  String item;

  @Mixin Selection selection = new Selection();
  @Mixin ScopeOptions scope = new ScopeOptions();

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  boolean json;
}

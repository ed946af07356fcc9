package org.kalends.cli.listing;

import org.kalends.cli.wiring.Selection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every listing takes. */
final class ListingOptions {
  @Mixin Selection selection = new Selection();

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  boolean json;
}

package org.kalends.cli.show;

/** One line of what an item says: a label and a text. */
public record Field(String label, String text) {}

package org.kalends.ics;

/** One thing in a document, in its place: a component, a property, or a line that is neither. */
public sealed interface Node permits Component, Property, Oddment {}

package org.kalends.ics.series;

import java.util.function.UnaryOperator;
import org.kalends.ics.Component;

/** A change of a component, which may turn out to be impossible. */
@FunctionalInterface
interface Edit {
  Component apply(Component component) throws RefusedException;

  static Edit of(UnaryOperator<Component> edit) {
    return edit::apply;
  }
}

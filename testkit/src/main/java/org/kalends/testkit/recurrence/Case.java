package org.kalends.testkit.recurrence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of a corpus file. */
record Case(Map<String, Object> members) {
  String id() {
    return text("id").orElseThrow();
  }

  /** What its id begins with: where it is from. */
  String source() {
    return id().replaceFirst("-\\d+$", "");
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name)).map(Object::toString);
  }

  Optional<Integer> number(String name) {
    return Optional.ofNullable(members.get(name)).map(n -> ((Long) n).intValue());
  }

  boolean is(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  List<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }

  List<String> texts(String name) {
    return list(name).stream().map(Object::toString).toList();
  }

  /** Members of the object of that name. */
  Case inner(String name) {
    return members.get(name) instanceof Map<?, ?> map ? new Case(strings(map)) : new Case(Map.of());
  }

  private static Map<String, Object> strings(Map<?, ?> map) {
    Map<String, Object> strings = new java.util.HashMap<>();
    map.forEach((key, value) -> strings.put(key.toString(), value));
    return strings;
  }
}

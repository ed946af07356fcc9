package org.kalends.ics.meaning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.zone.Zones;

/**
 * What an item says, apart from how it is written. Equal for texts that other tools re-fold,
 * re-order, re-escape or re-case; different as soon as a value, an instant, an alarm or a zone rule
 * is.
 *
 * <ul>
 *   <li>Compared component by component, by UID and the instant of RECURRENCE-ID. Properties,
 *       parameters, alarms and the values of EXDATE, RDATE, CATEGORIES and RESOURCES have no order;
 *       unknown properties and components count in full.
 *   <li>Times are instants, whatever zone they are written in; only the start of a rule keeps its
 *       zone. Days, floating times and instants never equal each other. An end is the same by DTEND
 *       and by DURATION.
 *   <li>A VTIMEZONE counts where it contradicts the IANA zone of its name at times the component
 *       uses, and where only it knows the zone of a rule: then by its rules.
 *   <li>Not compared: when and how often the text was written, book-keeping of programs, the
 *       properties of VCALENDAR (they speak of the calendar), and what holds by default.
 *   <li>A value that is damaged stands for itself.
 * </ul>
 */
public final class Meaning {
  private final List<Instance> instances;

  private Meaning(List<Instance> instances) {
    this.instances = instances;
  }

  /** The meaning of all items of a document. */
  public static Meaning of(Document document) {
    List<Component> zones =
        document.calendars().stream()
            .flatMap(calendar -> calendar.components("VTIMEZONE").stream())
            .toList();
    Stream<Instance> instances =
        document.nodes().stream()
            .flatMap(node -> node instanceof Component top ? Stream.of(top) : Stream.of())
            .flatMap(top -> instances(top, zones));
    return new Meaning(instances.sorted(Instance.ORDER).toList());
  }

  /** A calendar's own VTIMEZONEs go before those of its neighbours. */
  private static Stream<Instance> instances(Component top, List<Component> all) {
    if (!top.name().equals("VCALENDAR")) {
      return top.name().equals("VTIMEZONE")
          ? Stream.of()
          : Stream.of(Instance.of(top, Zones.of(all)));
    }
    List<Component> nearest = new ArrayList<>(top.components("VTIMEZONE"));
    nearest.addAll(all);
    Zones zones = Zones.of(nearest);
    return top.components().stream()
        .filter(component -> !component.name().equals("VTIMEZONE"))
        .map(component -> Instance.of(component, zones));
  }

  /**
   * What differs, property by property, for people to read; empty exactly when the meanings are
   * equal.
   */
  public static List<Difference> differences(Document before, Document after) {
    return Comparison.of(of(before).instances, of(after).instances);
  }

  /**
   * A stable hash of the meaning in lower-case hexadecimal (SHA-256). It changes with the time zone
   * database where that moves an instant.
   */
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      canonical().forEach(text -> sha.update(Fact.part(text).getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  private Stream<String> canonical() {
    return instances.stream().map(Instance::canonical);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Meaning meaning
        && canonical().toList().equals(meaning.canonical().toList());
  }

  @Override
  public int hashCode() {
    return canonical().toList().hashCode();
  }
}

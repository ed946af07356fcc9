package org.kalends.testkit.proxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Decides what goes wrong with each request. Asked for one request at a time. */
public interface Faults {
  Faults NONE = asked -> Fault.NONE;

  /** The answers of providers that are overloaded, locked, full or of another opinion. */
  List<Integer> STATUSES = List.of(401, 403, 404, 409, 412, 423, 429, 500, 503, 507);

  Fault of(Asked asked);

  /** Happens to the next requests of that kind, so many times. */
  record Rule(Predicate<Asked> kind, int times, Fault fault) {
    public static Rule once(String method, Fault fault) {
      return new Rule(asked -> asked.method().equals(method), 1, fault);
    }

    public static Rule always(Predicate<Asked> kind, Fault fault) {
      return new Rule(kind, Integer.MAX_VALUE, fault);
    }
  }

  /** The first rule that fits and is not used up; each is used so many times. */
  static Faults script(Rule... rules) {
    List<Rule> left = new ArrayList<>(List.of(rules));
    return asked -> {
      for (int i = 0; i < left.size(); i++) {
        Rule rule = left.get(i);
        if (rule.times() > 0 && rule.kind().test(asked)) {
          left.set(i, new Rule(rule.kind(), rule.times() - 1, rule.fault()));
          return rule.fault();
        }
      }
      return Fault.NONE;
    };
  }

  /** Something, once in so many requests; the same for the same seed and the same requests. */
  static Faults random(long seed, int onceIn) {
    var random = new Random(seed);
    return asked -> random.nextInt(onceIn) == 0 ? any(random) : Fault.NONE;
  }

  private static Fault any(Random random) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> new Fault.DropBefore();
      case 2, 3 -> new Fault.DropAfter();
      case 4 -> new Fault.CutBody();
      case 5 -> new Fault.Delay(Duration.ofMillis(20));
      case 6 -> new Fault.StaleListing();
      case 7 -> new Fault.MissingItems(2 + random.nextInt(4));
      default -> Fault.Instead.of(STATUSES.get(random.nextInt(STATUSES.size())));
    };
  }
}

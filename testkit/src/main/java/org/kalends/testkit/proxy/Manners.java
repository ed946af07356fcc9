package org.kalends.testkit.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.kalends.ics.Document;
import org.kalends.testkit.profile.EtagHabit;
import org.kalends.testkit.profile.Profile;

/** What a provider does differently from the server behind the proxy. */
record Manners(Optional<Profile> profile, Habit etags) {
  static final Manners PLAIN = new Manners(Optional.empty(), new Habit(EtagHabit.STRONG));

  private static final Pattern HREF = Pattern.compile("<(?:\\w+:)?href>");
  private static final int ZOHO_MULTIGET = 100;

  static Manners of(Profile profile) {
    return new Manners(Optional.of(profile), new Habit(profile.etags()));
  }

  Manners telling(EtagHabit habit) {
    return new Manners(profile, new Habit(habit));
  }

  /** What the provider refuses although the server behind would do it. */
  Optional<Answered> refusal(Asked asked) {
    boolean many =
        asked.text().contains("calendar-multiget")
            && HREF.matcher(asked.text()).results().count() > ZOHO_MULTIGET;
    return is(Profile.ZOHO) && many ? Optional.of(Answered.of(500, "too many")) : Optional.empty();
  }

  /** The request as the server behind is to get it. */
  Asked asked(Asked asked) {
    Asked own = etags.asked(asked);
    if (own.method().equals("PUT") && profile.isPresent()) {
      UnaryOperator<Document> stored = profile.get()::stored;
      own = own.saying(stored.apply(own.document()).bytes());
      if (is(Profile.GOOGLE)) {
        own = own.without("If-None-Match");
      }
      if (is(Profile.KERIO)) {
        own = own.at(renamed(own.path()));
      }
    }
    return own;
  }

  Answered answered(Asked asked, Answered answered) {
    return etags.answered(asked, answered);
  }

  /** Kerio stores under a name of its own, and does not know the one that was asked for. */
  private static String renamed(String path) {
    int slash = path.lastIndexOf('/') + 1;
    String name = path.substring(slash);
    return name.endsWith(".eml")
        ? path
        : path.substring(0, slash)
            + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
            + ".eml";
  }

  private boolean is(Profile provider) {
    return profile.filter(provider::equals).isPresent();
  }
}

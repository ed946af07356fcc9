package org.kalends.dav.server;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.types.Bcrypt;
import java.util.regex.Pattern;

/** Password hashes: bcrypt as {@code htpasswd -B} writes it, and argon2 in its PHC form. */
public final class Passwords {
  private static final int BCRYPT_COST = 10;
  private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  private static final Pattern ARGON2 = Pattern.compile("\\$argon2(id|i|d)\\$.+");

  private Passwords() {}

  /** A fresh salted bcrypt hash. */
  public static String hash(char[] password) {
    return BcryptFunction.getInstance(Bcrypt.Y, BCRYPT_COST).hash(new String(password)).getResult();
  }

  /** Whether a text is a hash that {@link #verify} can check against. */
  public static boolean isHash(String text) {
    return BCRYPT.matcher(text).matches() || ARGON2.matcher(text).matches();
  }

  /** Whether a password has that hash. Takes about 0.1 s by design. */
  public static boolean verify(char[] password, String hash) {
    String text = new String(password);
    if (BCRYPT.matcher(hash).matches()) {
      return BcryptFunction.getInstanceFromHash(hash).check(text, hash);
    }
    return ARGON2.matcher(hash).matches()
        && Argon2Function.getInstanceFromHash(hash).check(text, hash);
  }
}

# Sourced by the launcher and the other scripts; for bash 3.2 and later.

# The major version of the JDK in folder $1, read from its `release` file (starting `java` to ask would cost more than our own start).
jdk_major() {
  local line version
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        version=${line#*\"}
        version=${version%%[\".+-]*}
        case $version in '' | *[!0-9]*) return 1 ;; esac
        major=$version
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

# Sets `jdk` and `jdk_version` to the newest JDK of version 21 or later that is found; KALENDS_JAVA_HOME, where set, is taken as it is.
find_jdk() {
  local home java major
  jdk='' jdk_version=0
  if [ -n "${KALENDS_JAVA_HOME:-}" ]; then
    jdk_major "$KALENDS_JAVA_HOME" || major=0
    jdk=$KALENDS_JAVA_HOME jdk_version=$major
    [ "$major" -ge 21 ]
    return
  fi
  java=$(command -v java) && [ -L "$java" ] && java=$(readlink -f "$java" 2>/dev/null || echo "$java")
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${java%/bin/java}"; do
    [ -n "$home" ] && jdk_major "$home" || continue
    if [ "$major" -ge 21 ] && [ "$major" -gt "$jdk_version" ]; then
      jdk=$home jdk_version=$major
    fi
  done
  [ -n "$jdk" ]
}

# Prints the home of that JDK.
newest_jdk() {
  local jdk jdk_version
  find_jdk || {
    echo "no JDK of version 21 or later found: install one, or name it with KALENDS_JAVA_HOME" >&2
    return 1
  }
  echo "$jdk"
}

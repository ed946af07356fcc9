# Sourced by the other scripts.

# Prints the home of the newest JDK that can build and run Kalends; fails where there is none of 21 or later.
newest_jdk() {
  local home version best="" best_version=20
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
    [ -x "$home/bin/javac" ] && [ -r "$home/release" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if [ "${version:-0}" -gt "$best_version" ]; then
      best=$home best_version=$version
    fi
  done
  [ -n "$best" ] || {
    echo "no JDK of version 21 or later found: install one, or name it with JAVA_HOME" >&2
    return 1
  }
  echo "$best"
}

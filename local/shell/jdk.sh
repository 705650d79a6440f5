# shellcheck shell=sh
# Where a JDK is. Sourced by the launcher and by the doctor.

# Prints the major version of a JDK folder, from its release file or by asking it; nothing when it is none.
major() {
    [ -x "$1/bin/javac" ] || return 0
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    else
        "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
    fi
}

# Prints the first JDK 25 among the installed ones. LIGHTUP_JDKS replaces the usual folders.
find_jdk() {
    for jdk in "${LIGHTUP_JDK:-}" "${JAVA_HOME:-}" ${LIGHTUP_JDKS-/usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home} \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/*; do
        if [ -n "$jdk" ] && [ "$(major "$jdk")" = 25 ]; then
            printf '%s\n' "$jdk"
            return 0
        fi
    done
    javac=$(command -v javac || true)
    if [ -n "$javac" ]; then
        jdk=$("$javac" -J-XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p')
        if [ -n "$jdk" ] && [ "$(major "$jdk")" = 25 ]; then
            printf '%s\n' "$jdk"
        fi
    fi
}

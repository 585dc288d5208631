# Shared by run and verify: what the machine must have. Sourced, not executed; needs stop_with.

# Sets "java"; stops when Java 17 or Maven is missing.
require_java_and_maven() {
    if [ -n "${JAVA_HOME:-}" ]; then
        java="$JAVA_HOME/bin/java"
    else
        java="$(command -v java || true)"
    fi
    [ -n "$java" ] && [ -x "$java" ] || stop_with "Java is missing; install it with: apt-get install openjdk-17-jdk-headless"
    local version
    version="$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)"
    [ "$version" = 17 ] || stop_with "Java 17 is needed, $java is version ${version:-unknown}; install openjdk-17-jdk-headless and set JAVA_HOME."
    command -v mvn >/dev/null || stop_with "Maven is missing; install it with: apt-get install maven"
}

# install_packages "name=why" ...: installs the Debian packages that are not there yet.
install_packages() {
    local missing=() entry name
    command -v dpkg-query >/dev/null || {
        echo "This is no Debian system; please see to these yourself:"
        for entry in "$@"; do echo "  ${entry%%=*}: ${entry#*=}"; done
        return 0
    }
    for entry in "$@"; do
        name="${entry%%=*}"
        if [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" != installed ]; then
            echo "Needed: $name (${entry#*=})."
            missing+=("$name")
        fi
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            as_root=(sudo -n)
        else
            stop_with "Debian packages are missing; install them with: sudo apt-get install -y --no-install-recommends ${missing[*]}"
        fi
    fi
    echo "Installing ${missing[*]} ..."
    { ${as_root[@]+"${as_root[@]}"} apt-get -q update && ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
        apt-get -q install -y --no-install-recommends "${missing[@]}"; } >/dev/null \
        || stop_with "The packages could not be installed; install them by hand: apt-get install ${missing[*]}"
}

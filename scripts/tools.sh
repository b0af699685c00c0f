#!/bin/sh
# Installs what the tests need beside cargo: poppler, Chromium, LibreOffice, openpyxl, Preflight, outloud, valgrind, Node packages, typst-cli. Says what it does; fails if it cannot.
set -eu
cd "$(dirname "$0")/.."

# The long compile begins first: the packages are fetched and unpacked meanwhile.
typst="${XDG_CACHE_HOME:-$HOME/.cache}/anpai/typst-0.15.1"
compiling=
if [ ! -x "$typst/bin/typst" ]; then
    echo "tools: compiling typst-cli 0.15.1 into $typst (once; some eight minutes)"
    cargo install typst-cli --version 0.15.1 --locked --quiet --root "$typst" &
    compiling=$!
    trap 'kill "$compiling" 2>/dev/null || true' EXIT
fi

install() { # Debian packages; whether it worked is seen by who asked
    echo "tools: installing $*"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get install -y "$@" >/dev/null 2>&1 || { apt-get update >/dev/null 2>&1 && apt-get install -y "$@" >/dev/null 2>&1; } || true
    fi
}

want() { # what it is, a command that says whether it is there, Debian packages
    what=$1 is_there=$2
    shift 2
    $is_there >/dev/null 2>&1 && return
    install "$@"
    $is_there >/dev/null 2>&1 || { echo "tools: $what is missing; install $* and try again" >&2; exit 1; }
}

need() { # command, Debian package
    want "'$1'" "command -v $1" "$2"
}

need pdftotext poppler-utils
need chromium chromium
need node nodejs
need npm npm
need soffice libreoffice-calc
# Its word processor is a package of its own.
has_writer() { [ -e "$(dirname "$(readlink -f "$(command -v soffice)")")/libswlo.so" ]; }
want "LibreOffice Writer" has_writer libreoffice-writer
need valgrind valgrind
need python3 python3
# Debian parts them from Python.
python3 -c 'import ensurepip, pip' 2>/dev/null || install python3-venv python3-pip
if ! python3 -c 'import openpyxl' 2>/dev/null; then
    echo "tools: installing openpyxl"
    python3 -m pip install --quiet openpyxl==3.1.5 >/dev/null 2>&1 ||
        python3 -m pip install --quiet --break-system-packages openpyxl==3.1.5 >/dev/null 2>&1 || true
    python3 -c 'import openpyxl' || { echo "tools: openpyxl is missing; install it for python3 and try again" >&2; exit 1; }
fi

# A judge of PDF/A that nobody here wrote: Apache Preflight, with what it needs to start.
need java default-jre-headless
has_preflight() {
    for jar in preflight commons-io javax.activation jaxb-api; do [ -e "/usr/share/java/$jar.jar" ] || return 1; done
}
want "Apache Preflight" has_preflight libpdfbox2-java libcommons-io-java libactivation-java libjaxb-api-java

# A judge of PDF/UA that nobody here wrote.
outloud="${XDG_CACHE_HOME:-$HOME/.cache}/anpai/outloud-0.2.1"
if [ ! -x "$outloud/bin/outloud" ]; then
    echo "tools: installing outloud 0.2.1 into $outloud"
    { python3 -m venv "$outloud" && "$outloud/bin/pip" install --quiet outloud==0.2.1; } >/dev/null 2>&1 ||
        { echo "tools: outloud 0.2.1 could not be installed; it comes from PyPI and needs python3 with venv" >&2; exit 1; }
fi

if [ ! -d tests/browser/node_modules ] || [ tests/browser/package-lock.json -nt tests/browser/node_modules/.package-lock.json ]; then
    echo "tools: installing the packages of the browser tests"
    (cd tests/browser && npm ci --silent --no-audit --no-fund)
fi
if [ -n "$compiling" ]; then
    echo "tools: the packages are there; waiting for typst-cli"
    wait "$compiling"
fi
mkdir -p .tools
ln -sfn "$typst" .tools/typst
ln -sfn "$outloud" .tools/outloud
ln -sfn /usr/share/java .tools/java
echo "tools: poppler, Chromium, LibreOffice, openpyxl, Preflight, valgrind, Node and typst 0.15.1 are there"

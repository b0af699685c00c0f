#!/bin/sh
# Puts the source of the standard library, of exactly our compiler's version, into the cache: other targets are built from
# it. Debian's package rust-src from backports; pinned by hash. Prints the folder.
set -eu
version='1.95.0+dfsg1-2~bpo13+1'
sum='7b76db5b880a77f9e52975d2baa6209d2f76d2c9c2789515c3088cb960e2c83b'
cache="${XDG_CACHE_HOME:-$HOME/.cache}/anpai/rust-src-1.95.0"
library="$cache/usr/src/rustc-1.95.0/library"

if [ ! -d "$library" ]; then
    echo "dist: fetching Debian's rust-src $version (45 MB)" >&2
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    chmod 755 "$work"
    mkdir "$work/lists" "$work/cache"
    # The machine's own mirror, with a suite that it need not have: nothing of the machine's settings changes.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep '/debian/$' | head -n 1)
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie-backports main" >"$work/src.list"
    apt() {
        apt-get -o Dir::Etc::sourcelist="$work/src.list" -o Dir::Etc::sourceparts=- \
            -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" "$@" >/dev/null 2>&1
    }
    (cd "$work" && apt update && apt download "rust-src=$version") ||
        { echo "dist: rust-src $version could not be fetched" >&2; exit 1; }
    echo "$sum  $(ls "$work"/rust-src_*.deb)" | sha256sum -c --status ||
        { echo "dist: rust-src is not the expected package (checksum differs)" >&2; exit 1; }
    mkdir -p "$cache"
    dpkg-deb -x "$work"/rust-src_*.deb "$cache"
fi
echo "$library"

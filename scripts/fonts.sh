#!/bin/sh
# Puts the free fonts into fonts/: Fandol, from Debian's texlive-lang-chinese (GPL with font exception).
set -eu
cd "$(dirname "$0")/.."

sums='d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9  FandolFang-Regular.otf
ea7e7fb4f9b3ac694a68d43946e04d21deed6e8c29a7c2d3081e1a4138f2f827  FandolKai-Regular.otf
4afa97aa8751e0118617df88272b58d43691b5cffb7ea024c4580496e9f34d28  FandolHei-Regular.otf
a3820003227d4abe31fe28b493200d94a849ccfd078b50a019264f70353020b0  FandolSong-Regular.otf
ffa76a70e128947a4dd22151d5ee829b23e24ce3cb6fe8ad49891cd1c2d9e9b9  FandolSong-Bold.otf'

# Fetched once a person, not once a clone.
cache="${XDG_CACHE_HOME:-$HOME/.cache}/anpai/fonts"

complete() {
    [ -d "$1" ] && (cd "$1" && printf '%s\n' "$sums" | sha256sum -c --status 2>/dev/null)
}

if complete fonts; then
    echo "fonts: the free set is in fonts/"
    exit 0
fi

if ! complete "$cache"; then
    if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
        echo "fonts: no apt here, so the free set cannot be fetched. anpai takes fonts from the system instead;"
        echo "fonts: if it finds none, put 仿宋, 楷体, 黑体, 宋体 and 小标宋 fonts into fonts/ (see README)."
        exit 0
    fi
    echo "fonts: fetching Debian's texlive-lang-chinese (50 MB) for the Fandol fonts"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    chmod 755 "$work"
    (cd "$work" && apt-get download texlive-lang-chinese >/dev/null 2>&1) ||
        { apt-get update >/dev/null 2>&1 && (cd "$work" && apt-get download texlive-lang-chinese >/dev/null 2>&1); } || {
        echo "fonts: apt could not fetch texlive-lang-chinese. Run 'apt-get update' as root and try again," >&2
        echo "fonts: or put 仿宋, 楷体, 黑体, 宋体 and 小标宋 fonts into fonts/ (see README)." >&2
        exit 1
    }
    mkdir -p "$cache"
    dpkg-deb --fsys-tarfile "$work"/texlive-lang-chinese_*.deb |
        tar -x -C "$work" --wildcards '*/fonts/opentype/public/fandol/Fandol*.otf'
    find "$work" -name 'Fandol*.otf' -exec cp {} "$cache" \;
    complete "$cache" || { echo "fonts: the fetched fonts are not the expected ones (checksums differ)" >&2; exit 1; }
fi

mkdir -p fonts
printf '%s\n' "$sums" | while read -r _ name; do cp "$cache/$name" fonts/; done
echo "fonts: Fandol 仿宋, 楷体, 黑体, 宋体 are in fonts/"

#!/bin/sh
# The Windows archive of dist/, as a person has it: unpacked in a folder with a Chinese name and a blank, used from a double click to
# returns, under wine in a prefix of its own. Whatever it writes has to be the bytes that the Linux archive writes.
set -eu
cd "$(dirname "$0")/.."

need() { # command, Debian package
    command -v "$1" >/dev/null && return
    echo "test-windows: installing $2"
    apt-get install -y --no-install-recommends "$2" >/dev/null 2>&1 ||
        { apt-get update >/dev/null 2>&1 && apt-get install -y --no-install-recommends "$2" >/dev/null 2>&1; } || true
    command -v "$1" >/dev/null || { echo "test-windows: '$1' is missing; install the package $2 and try again" >&2; exit 1; }
}
need wine wine
need unzip unzip
need curl curl
ls dist/anpai-*-windows-x86_64.zip >/dev/null 2>&1 || sh scripts/dist.sh

work=$(mktemp -d)
desk=
clean() {
    [ -z "$desk" ] || kill "$desk" 2>/dev/null || true
    WINEPREFIX="$work/prefix" wineserver -k 2>/dev/null || true
    rm -rf "$work"
}
trap clean EXIT
(cd dist && sha256sum -c --quiet SHA256SUMS)
unzip -q dist/anpai-*-windows-x86_64.zip -d "$work/windows"
mkdir "$work/linux" && tar -xzf dist/anpai-*-linux-x86_64.tar.gz -C "$work/linux"
mv "$work"/windows/* "$work/安排 2023"
mv "$work"/linux/* "$work/linux/anpai"
windows="$work/安排 2023"
linux="$work/linux/anpai"
notice="$PWD/tests/seed/notice-2023.txt"
# No settings, fonts or caches of this machine.
export HOME="$work" XDG_CACHE_HOME="$work/cache" WINEPREFIX="$work/prefix" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml=' LC_ALL=C.UTF-8
wineboot --init >/dev/null 2>&1

exe() { (cd "$windows" && wine anpai.exe "$@" --lang zh </dev/null); }
elf() { (cd "$linux" && ./anpai "$@" --lang zh </dev/null); }
# Both do the same, say the same, and leave the same.
both() {
    say="test-windows: anpai $*"
    exe "$@" >"$work/said.windows" 2>"$work/err.windows" || { echo "$say: ended with $?" >&2; cat "$work"/*.windows >&2; exit 1; }
    elf "$@" >"$work/said.linux" 2>/dev/null || { echo "$say: Linux ended with $?" >&2; exit 1; }
    # The separator of paths is the system's own.
    tr -d '\r' <"$work/said.windows" | tr '\\' / >"$work/said"
    diff "$work/said.linux" "$work/said" >&2 || { echo "$say: says something else than under Linux" >&2; exit 1; }
    for folder in plan output returns; do
        [ ! -d "$linux/$folder" ] || diff -r "$linux/$folder" "$windows/$folder" >&2 || { echo "$say: wrote other bytes" >&2; exit 1; }
    done
    echo "$say: the same as under Linux$([ ! -d "$linux/output" ] || printf ', %s files' "$(find "$windows/output" -type f | wc -l)")"
}

both --version
both check plan/2023
both explain R002
both build plan/2023
both build plan/2023 --check
for folder in "$windows" "$linux"; do cp "$notice" "$folder/去年的通知.txt"; done
both import 去年的通知.txt -o plan/2022
both new 2024 --from plan/2023
both diff plan/2023 plan/2024 -o 对照.html
cmp "$linux/对照.html" "$windows/对照.html"
both docx plan/2023
for folder in "$windows" "$linux"; do
    mkdir -p "$folder/returns/2023/上半年"
    cp "$folder/output/2023/forms/区林草局-上半年.xlsx" "$folder/returns/2023/上半年/林草局 填好.xlsx"
    touch -d '2023-07-05 08:00 UTC' "$folder/returns/2023/上半年/林草局 填好.xlsx"
done
both collect 上半年 plan/2023

echo "test-windows: a plan from Notepad, with a byte order mark and CRLF, reads as it did"
for folder in "$windows" "$linux"; do
    for file in "$folder"/plan/2023/*.yaml "$folder/plan/departments.yaml"; do
        sed -i '1s/^/\xef\xbb\xbf/; s/$/\r/' "$file"
    done
done
both check plan/2023
both build plan/2023

echo "test-windows: a deep folder, beyond 260 characters"
deep="$windows/$(printf '很深的文件夹%.0s/' 1 2 3 4 5 6 7 8 9 10 11 12)"
mkdir -p "$deep"
cp -r "$linux/plan" "$deep/plan"
(cd "$deep" && wine "$windows/anpai.exe" build plan/2023 --lang zh </dev/null >/dev/null)
diff -r -x returns "$linux/output/2023" "$deep/output/2023" >&2

echo "test-windows: a double click opens the desk"
(cd "$windows" && exec wine anpai.exe) >"$work/desk" 2>/dev/null &
desk=$!
for _ in $(seq 60); do
    address=$(tr -d '\r' <"$work/desk" | grep -o 'http://127.0.0.1:[0-9]*/[^/ ]*/' | head -n 1) && [ -n "$address" ] && break
    sleep 0.5
done
for page in '' text head build returns; do
    [ "$(curl -s -o "$work/page" -w '%{http_code}' "$address$page")" = 200 ] || { echo "test-windows: the desk has no page '$page'" >&2; exit 1; }
    grep -q 友好区2024年食品安全 "$work/page" || { echo "test-windows: the page '$page' of the desk is not the plan's" >&2; exit 1; }
done
[ "$(curl -s -o /dev/null -w '%{http_code}' "${address%/*/}/wrong/")" != 200 ]
echo "test-windows: all of it went as under Linux"

#!/bin/sh
# What people download, into dist/: a Windows zip, a Linux archive, a list of what is in them, checksums.
# The same commit gives the same bytes. Everything fetched is pinned by hash or by Cargo.lock.
set -eu
cd "$(dirname "$0")/.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
date=$(git log -1 --format=%ct)
rm -rf dist
mkdir dist

sh scripts/fonts.sh
sh scripts/linux.sh
sh scripts/windows.sh
# Turns the documents into pages.
pages="${XDG_CACHE_HOME:-$HOME/.cache}/anpai/markdown-3.7"
if [ ! -d "$pages/markdown" ]; then
    mkdir -p "$pages"
    echo 'markdown==3.7 --hash=sha256:7eb6df5690b81a1d7942992c97fad2938e956e79df20cbc6186e9c3a77b1c803' >"$pages/requirements.txt"
    python3 -m pip install --quiet --no-deps --only-binary :all: --require-hashes --target "$pages" -r "$pages/requirements.txt"
fi

# The folder that a person unpacks: its name and what belongs to the system alone.
folder() {
    root="dist/work/$1"
    shift
    mkdir -p "$root/docs/man"
    cp "$@" scripts/dist/使用说明.txt CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$root/"
    cp -r plan fonts "$root/"
    cp scripts/dist/字体许可.txt "$root/fonts/"
    cp scripts/dist/GPL-3.txt "$root/fonts/"
    cp -r docs/*.md docs/pictures "$root/docs/"
    PYTHONPATH="$pages" python3 scripts/manual.py "$root/docs"
    "$anpai" man --lang zh >"$root/docs/man/anpai.1"
    for command in $commands; do "$anpai" man "$command" --lang zh >"$root/docs/man/anpai-$command.1"; done
    for shell in bash zsh fish powershell; do "$anpai" completions "$shell" >"$root/docs/completions.$shell"; done
}
anpai=target/linux/anpai
commands=$("$anpai" --help --lang zh | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p')

folder "anpai-$version-windows-x86_64" target/x86_64-win7-windows-gnu/dist/anpai.exe
# Old Notepads know a text by its byte order mark and its lines by both characters.
sed -i '1s/^/\xef\xbb\xbf/; s/$/\r/' "dist/work/anpai-$version-windows-x86_64/使用说明.txt"
folder "anpai-$version-linux-x86_64" "$anpai" scripts/dist/打开.sh
python3 scripts/pack.py "dist/work/anpai-$version-windows-x86_64" "dist/anpai-$version-windows-x86_64.zip" "$date"
python3 scripts/pack.py "dist/work/anpai-$version-linux-x86_64" "dist/anpai-$version-linux-x86_64.tar.gz" "$date"
rm -rf dist/work

python3 scripts/sbom.py >"dist/anpai-$version.cdx.json"
(cd dist && sha256sum anpai-* >SHA256SUMS && cat SHA256SUMS && ls -l)

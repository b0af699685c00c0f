#!/bin/sh
# What people download, into dist/: a Windows zip, Linux archives, a list of what is in them, checksums.
# The same commit gives the same bytes. Everything fetched is pinned by hash or by Cargo.lock.
set -eu
cd "$(dirname "$0")/.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
date=$(git log -1 --format=%ct)
rm -rf dist
mkdir dist

sh scripts/fonts.sh
sh scripts/windows.sh
sh scripts/linux.sh

# The folder that a person unpacks: NAME, program, what starts it.
folder() {
    root="dist/work/$1"
    mkdir -p "$root/docs"
    cp "$2" "$root/"
    cp "scripts/dist/$3" scripts/dist/使用说明.txt CHANGELOG.md LICENSE-MIT LICENSE-APACHE "$root/"
    cp -r plan fonts "$root/"
    cp scripts/dist/字体许可.txt "$root/fonts/"
    cp /usr/share/common-licenses/GPL-3 "$root/fonts/GPL-3.txt"
    cp docs/*.md "$root/docs/"
    "$anpai" man "$root/docs/man"
    for shell in bash zsh fish powershell; do "$anpai" completions "$shell" >"$root/docs/completions.$shell"; done
}
anpai=target/release/anpai

folder "anpai-$version-windows-x86_64" target/x86_64-win7-windows-gnu/release/anpai.exe 双击打开.cmd
folder "anpai-$version-linux-x86_64" dist/anpai 打开.sh
python3 scripts/pack.py "dist/work/anpai-$version-windows-x86_64" "dist/anpai-$version-windows-x86_64.zip" "$date"
python3 scripts/pack.py "dist/work/anpai-$version-linux-x86_64" "dist/anpai-$version-linux-x86_64.tar.gz" "$date"

echo "dist: listing what is in the program"
tool="${XDG_CACHE_HOME:-$HOME/.cache}/anpai/cyclonedx"
[ -x "$tool/bin/cargo-cyclonedx" ] ||
    cargo install cargo-cyclonedx --version 0.5.7 --locked --quiet --root "$tool"
SOURCE_DATE_EPOCH=$date PATH="$tool/bin:$PATH" cargo cyclonedx --format json --override-filename sbom >/dev/null
mv sbom.json "dist/anpai-$version.cdx.json"
rm -f crates/*/sbom.json
rm -rf dist/work dist/anpai
(cd dist && sha256sum anpai-* >SHA256SUMS && cat SHA256SUMS && ls -l)

#!/bin/sh
# Links the program against glibc 2.17, so that it starts on 麒麟, 统信 and every Linux since 2014: target/linux/anpai.
# What is linked are the very objects of `make`; the linker is zig's, from its PyPI package, pinned by hash.
set -eu
cd "$(dirname "$0")/.."
cache="${XDG_CACHE_HOME:-$HOME/.cache}/anpai/zig-0.13.0"
sum=3ce0c9f16547e5d61b32e0d226926e9a2552ef4b91fccf7ab5ea1a623a77824b
if [ ! -x "$cache/ziglang/zig" ]; then
    echo "linux: fetching the linker (ziglang 0.13.0, 80 MB)"
    mkdir -p "$cache"
    echo "ziglang==0.13.0 --hash=sha256:$sum" >"$cache/requirements.txt"
    python3 -m pip install --quiet --no-deps --only-binary :all: --require-hashes --target "$cache" -r "$cache/requirements.txt"
fi
mkdir -p target/linux
printf '#!/bin/sh\nexec "%s/ziglang/zig" cc -target x86_64-linux-gnu.2.17 "$@"\n' "$cache" >target/linux/cc
chmod +x target/linux/cc
echo "linux: linking anpai (the first time compiles it: some ten minutes)"
cargo rustc --release --locked --bin anpai -- -C "linker=$PWD/target/linux/cc" -C strip=symbols
cp target/release/anpai target/linux/anpai
ls -l target/linux/anpai

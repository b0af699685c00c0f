#!/bin/sh
# Compiles anpai.exe for Windows 7 and later, with its icon, its manifest (UTF-8, long paths) and nothing to install beside.
# The standard library of the target is compiled along; see rust-src.sh.  windows.sh [check]
set -eu
cd "$(dirname "$0")/.."
target=x86_64-win7-windows-gnu

need() { # command, Debian package
    command -v "$1" >/dev/null && return
    echo "windows: installing $2"
    apt-get install -y --no-install-recommends "$2" >/dev/null 2>&1 ||
        { apt-get update >/dev/null 2>&1 && apt-get install -y --no-install-recommends "$2" >/dev/null 2>&1; } || true
    command -v "$1" >/dev/null || { echo "windows: '$1' is missing; install the package $2 and try again" >&2; exit 1; }
}
need x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
library=$(sh scripts/rust-src.sh)

mkdir -p "target/$target"
resources="$PWD/target/$target/anpai.o"
(cd scripts/dist && x86_64-w64-mingw32-windres anpai.rc -O coff -o "$resources")

# One target of the third tier, whose standard library has to be built: what the variable unlocks is that and no more.
export RUSTC_BOOTSTRAP=1 __CARGO_TESTS_ONLY_SRC_ROOT="$library"
export CARGO_TARGET_X86_64_WIN7_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CC_x86_64_win7_windows_gnu=x86_64-w64-mingw32-gcc AR_x86_64_win7_windows_gnu=x86_64-w64-mingw32-ar
options="--profile dist --locked -Z build-std=std,panic_unwind --target $target"
if [ "${1:-}" = check ]; then
    # shellcheck disable=SC2086
    exec cargo check --quiet $options
fi
# A stack as large as under Linux: what does not overflow there must not here.
echo "windows: compiling anpai.exe (the first time takes some twenty minutes)"
# shellcheck disable=SC2086
RUSTFLAGS="--remap-path-prefix=$library=std --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo" cargo rustc $options --bin anpai -- \
    -C "link-arg=$resources" -C link-arg=-Wl,--no-insert-timestamp -C link-arg=-Wl,--stack,8388608
ls -l "target/$target/dist/anpai.exe"

#!/bin/sh
# Flags of the compiler that keep the folders of this machine out of a program: elsewhere it has the same bytes.
set -eu
cd "$(dirname "$0")/.."
printf '%s' "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo --remap-path-prefix=$PWD=anpai"
[ $# = 0 ] || printf ' %s' "--remap-path-prefix=$1=std"

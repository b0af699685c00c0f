#!/bin/sh
# How many instructions the program of `make` takes for what people wait for, beside the figures that stand here: unlike seconds they
# are the same on a busy machine, within a thousandth. A figure that is a tenth higher is a loss: find it, or say in docs/speed.md why
# it is worth it. valgrind has none of the processor's instructions for SHA-256: hashing counts for more here than it costs.
set -eu
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

count() { # name, reference in millions, arguments
    name=$1 reference=$2
    shift 2
    valgrind --tool=callgrind --callgrind-out-file=/dev/null target/release/anpai "$@" 2>&1 >/dev/null |
        awk -v name="$name" -v reference="$reference" '/ Collected : /{now = $NF / 1e6}
            END{printf "instructions: %-36s %7.1f million, %.2f × of %s%s\n", name, now, now / reference, reference,
                (now > 1.1 * reference ? "  <- a tenth more or worse" : "")}'
}

count "check" 41.9 check plan/2023
count "one letter, built and measured" 738.3 build plan/2023 --only letters --department 区农业农村局 --format pdf -o "$out/one"
count "one letter, measured" 25.3 verify "$out/one/letters/区农业农村局.pdf"
target/release/anpai build examples/minimal/plan/2024 -o "$out/small" >/dev/null 2>&1
count "a small plan, nothing to do" 138.5 build examples/minimal/plan/2024 -o "$out/small"

#!/bin/sh
# Format, lints, all tests; closes with one line that counts them. In the profile of `make`, so that Typst is compiled once.
set -eu
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log" "$log.rust"' EXIT

echo "test: format"
cargo fmt --all --check
echo "test: the documents of the shipped plan (the first time compiles the Typst compiler: some ten minutes)"
cargo build --locked --release --quiet
target/release/anpai build
sh scripts/instructions.sh
echo "test: lints"
cargo clippy --locked --release --workspace --all-targets --quiet -- -D warnings
echo "test: without the linked compiler"
cargo check --locked --release --no-default-features --quiet
echo "test: in the browser"
status=0
(cd tests/browser && npm test --silent) >"$log" 2>&1 || status=$?
cat "$log"
(cd tests/browser && npm run desk --silent) >"$log.desk" 2>&1 || status=$?
cat "$log.desk"
cat "$log.desk" >>"$log"
echo "test: in Rust"
cargo test --locked --release --workspace --lib --bins --tests --no-fail-fast >"$log.rust" 2>&1 || status=$?
cat "$log.rust"
cat "$log.rust" >>"$log"
cargo test --locked --release -p gbt9704 --doc >>"$log" 2>&1 || status=$?
awk '/^(#|ℹ) pass /{p+=$3} /^(#|ℹ) fail /{f+=$3} /^test result:/{p+=$4; f+=$6} END{printf "%d passed, %d failed\n", p, f}' "$log"
exit $status

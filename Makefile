# make               fonts, build, and the documents of the newest plan into output/
# make test          tools, format, lints, every test
# make bench         speed, as ratios measured in one run, and in instructions
# make accept        accept changed goldens, schemas and manuals (read them in the diff)
# make fuzz          the property tests with many more cases
# make dist          what people download, into dist/: Windows, Linux, what is in them, checksums
# make test-windows  the Windows archive of dist/ under wine, from unpacking to returns

ANPAI := target/release/anpai

.PHONY: all fonts build tools test bench accept fuzz dist test-windows

all: fonts build
	$(ANPAI) build

fonts:
	@sh scripts/fonts.sh

build:
	@echo "build: compiling anpai (the first time takes some ten minutes: it compiles the Typst compiler)"
	cargo build --locked --release

tools: fonts
	@sh scripts/tools.sh

test: tools
	@sh scripts/test.sh

bench: tools build
	@# First: the benchmark puts another program in the place of that of `make`.
	@sh scripts/instructions.sh
	cargo bench --locked --bench ratios

accept: fonts
	ANPAI_ACCEPT=1 cargo test --locked --release --workspace --lib --bins --tests

fuzz: fonts
	ANPAI_FUZZ=50 cargo test --locked --release --workspace --lib --tests

dist: fonts
	@sh scripts/dist.sh

test-windows: fonts
	@sh scripts/test-windows.sh

# make         fonts, build, and the documents of the newest plan into output/
# make test    tools, format, lints, every test
# make bench   speed, as ratios measured in one run
# make accept  accept changed goldens, schemas and manuals (read them in the diff)
# make fuzz    the property tests with many more cases

ANPAI := target/debug/anpai

.PHONY: all fonts build test bench accept fuzz tools

all: fonts build
	$(ANPAI) build

fonts:
	@sh scripts/fonts.sh

build:
	@echo "build: compiling anpai (the first time takes some ten minutes: it compiles the Typst compiler)"
	cargo build --locked

tools: fonts
	@sh scripts/tools.sh

test: tools
	@sh scripts/test.sh

bench: tools
	cargo bench --locked --profile dev --bench ratios

accept: fonts
	ANPAI_ACCEPT=1 cargo test --locked --workspace --lib --bins --tests

fuzz: fonts
	ANPAI_FUZZ=50 cargo test --locked --workspace --lib --tests

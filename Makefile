# make site     check the articles and write _site/
# make test     the whole test suite
# make bench    CPU time a page, beside cmark-gfm's own, and a formula
# make fuzz     the fuzz harnesses, each for SECONDS (60)
# make format   format the sources (`make check-format` only looks)
# make deps     install the system's libraries where they are missing

SWIFT_SOURCES := Package.swift Sources Tests

# Homebrew's folders are not among those that compilers search.
BREW := $(if $(filter Darwin,$(shell uname)),$(shell brew --prefix 2>/dev/null))
FLAGS := $(if $(BREW),-Xcc -I$(BREW)/include -Xlinker -L$(BREW)/lib)

# That of `.ci/deps browser`, if it is there.
PYTHON := $(if $(wildcard .build/browser/bin/python3),.build/browser/bin/python3,python3)

# That of `.ci/deps reports`, likewise.
REPORTS_PYTHON := $(if $(wildcard .build/reports/bin/python3),.build/reports/bin/python3,python3)

.PHONY: site test bench fuzz format check-format deps release
.DEFAULT_GOAL := site

site: release
	.build/release/recto build

# Those that keep every core busy for minutes, apart from those that must end within one.
LONG_TESTS := MutationTests|FixTests|TangleTests|tenThousandFiles

test: export RECTO_OPTIMIZED = 1
test: deps
	swift build $(FLAGS) --build-tests
	swift test $(FLAGS) --skip-build --disable-xctest --skip '$(LONG_TESTS)'
	swift test $(FLAGS) --skip-build --disable-xctest --filter '$(LONG_TESTS)'
	$(REPORTS_PYTHON) Tests/Reports/schemas.py .build/debug/recto
	$(PYTHON) Tests/Browser/serve.py .build/debug/recto
	$(PYTHON) Tests/Browser/feeds.py .build/debug/recto
	.build/debug/recto build -q -o .build/site
	$(PYTHON) Tests/Browser/site.py .build/site

bench: release
	@.ci/deps bench
	RECTO_BENCH=1 swift build -c release --product FormulaBenchmark $(FLAGS)
	python3 Tests/Benchmarks/bench.py .build/release/recto .build/release/FormulaBenchmark

SECONDS := 60

fuzz: deps
	RECTO_FUZZ=1 swift build -c release --product Fuzz --scratch-path .build/fuzz $(FLAGS)
	python3 Tests/Fuzzing/fuzz.py .build/fuzz/release/Fuzz $(SECONDS)

format:
	swift format -i -p -r --configuration .swift-format $(SWIFT_SOURCES)

check-format:
	swift format lint --strict -p -r --configuration .swift-format $(SWIFT_SOURCES)

release: deps
	swift build -c release --product recto $(FLAGS)

deps:
	@.ci/deps

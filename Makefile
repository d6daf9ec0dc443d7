# One command for each habit. All that is needed is Python 3.11 or later and make:
# every target sets up .venv with the pinned versions of constraints.txt first.

PYTHON ?= $(shell for name in python3.11 python3 python3.12 python3.13 python; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& command -v "$$name" && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

# Which golden cases `make golden` writes anew: make golden CASES='page-*'
CASES ?= *
# How `make test` and `make golden` call pytest: make test ARGS='-k output'
ARGS ?= -n auto
# How long `make fuzz` tries, and from which seed on: make fuzz SECONDS=0 SEED=1234
SECONDS ?= 600
SEED ?= $(shell date +%s)

# What `make bench` measures: all that is short, or documents
PART ?=
# Which families `make families` scores, or FLOORS=1 to write the floors of their test anew
FAMILIES ?=
FLOORS ?=

.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.PHONY: build test test-browser check golden fuzz bench families guide clean

build: .venv/.tool ## spec/<service>/docs -> spec/<service>/openapi.yaml -> generated/
	$(BIN)/docmill build

test: .venv/.dev ## everything that proves it
	$(BIN)/python -m pytest $(ARGS)

test-browser: .venv/.dev ## the published pages, in Debian's chromium
	$(BIN)/python -m pytest tests/browser -m browser -n auto

check: .venv/.dev ## types, style, import directions; is generated/ what the docs give?
	$(BIN)/ruff check .
	$(BIN)/black --check --quiet generator tests
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/docmill check

golden: .venv/.dev ## write expected/ of the cases anew; fails, so that nobody forgets to look
	$(BIN)/python -m pytest tests/golden --refresh='$(CASES)'

fuzz: .venv/.dev ## documents and pages with damage: only findings, and packages that load
	$(BIN)/python tests/fuzz $(SECONDS) $(SEED)

bench: .venv/.dev .venv-bench/.done ## measure, nothing is asserted; PART=documents: both tools
	PYTHONPATH=tests $(BIN)/python tests/benchmarks .venv-bench $(PART)

families: .venv/.dev ## how well real pages of ../shared/families are read, without a dialect
	PYTHONPATH=tests $(BIN)/python tests/families $(FAMILIES) $(if $(FLOORS),--floors)

guide: .venv/.dev ## docs/ -> site/, the references in it from docmill's own definitions
	$(BIN)/python docs/reference.py
	$(BIN)/mkdocs build --strict

clean: ## remove what the targets above have made, except what is committed
	rm -rf .venv .venv-bench dist build site

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed and not in PATH" >&2; exit 1; }
	$(PYTHON) -m venv .venv

# What builds packages comes first and without build isolation, so that it is pinned as
# well: hatchling this one, setuptools the vendor's SDK that the tests compare with.
.venv/.tool: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) hatchling
	$(PIP) --no-build-isolation -e .
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) hatchling setuptools
	$(PIP) --no-build-isolation -e '.[dev]'
	@touch .venv/.tool $@

# The other client generator has an environment of its own: its pins are not ours.
.venv-bench/.done: tests/benchmarks/requirements.txt | .venv/bin/python
	$(BIN)/python -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

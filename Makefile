# What one does with a checkout. Needs git, make and python3 with venv; the rest goes into .venv. With npm the
# tests also drive a real editor's language server.

PYTHON ?= python3
BOOK ?= nato-feb-2026
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
READY := .venv/.ready
EDITOR_SERVER := yaml-language-server@2.0.0

.PHONY: help open test check slow bench bench-quick docs

help:  ## print these lines
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

open: $(READY)  ## open a book (BOOK=nato-feb-2026)
	@$(BIN)/briefing open $(BOOK)

test: $(READY)  ## run the tests
	@$(BIN)/pytest --quiet --numprocesses 2 --dist worksteal

check: $(READY)  ## lint, types, import contracts, and the books
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/briefing check books

slow: $(READY)  ## run the proofs that take minutes
	@$(BIN)/pytest --quiet -m 'slow or hypothesis' --hypothesis-profile slow -o faulthandler_timeout=3600

bench: $(READY)  ## measure everything, beside anchors and peers
	@$(BIN)/python -m benchmarks

bench-quick: $(READY)  ## measure what CI has time for
	@$(BIN)/python -m benchmarks S1 S2 S3 S5 S6 S7 K Y --quick --ci

docs: $(READY)  ## write the keys and the picture in README, and the format, anew
	@$(BIN)/python -m docs.generate

# hatchling goes first and the build is not isolated, so that the constraints hold for it too.
$(READY): pyproject.toml constraints.txt
	@echo "Setting up .venv ..."
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@$(PIP) hatchling
	@$(PIP) --no-build-isolation --editable '.[dev]'
	@npm install --silent --no-audit --no-fund --prefix .venv/editor $(EDITOR_SERVER) || \
	  echo "Without npm, what an editor shows of the format is not tested."
	@touch $@

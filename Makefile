# Every target makes its own virtual environment; nothing has to be installed first but Python 3.11 and make.
#   make demo            the whole road on this machine          (ARGS=--once for one pass)
#   make test            all tests, with `make check`            (ARGS="tests/names -x" for some)
#   make check           formatting, lint, types, import contracts, migrations
#   make bench               what takes how long, against others, into bench/results.md (an hour)
#   make bench-quick         a part of it in two minutes         make bench-pages, bench-reading: pages; names and quotations
#   make soak                the long sweeps of the tests
#   make screenshots         the pictures of the staff pages in docs/

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SERVERS := dovecot-imapd dovecot-sieve postfix postgresql chromium
WORKERS ?= 2
ARGS ?=

.PHONY: help install demo test check servers bench bench-quick bench-pages bench-reading soak screenshots

help:
	@sed -n 's/^#   //p' Makefile

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade-strategy only-if-needed \
		--constraint constraints.txt --editable '.[dev]'
	touch $@

demo: $(STAMP)
	$(BIN)/zapisy demo $(ARGS)

test: check servers
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@scratch=$$(mktemp -d) && trap 'rm -rf '"$$scratch" EXIT && \
		ZAPISY_DATABASE__URL=sqlite:///$$scratch/check.db $(BIN)/zapisy migrate && \
		$(BIN)/alembic -x url=sqlite:///$$scratch/check.db check

# The servers that the tests run against, where we may install them; elsewhere those tests skip with a sentence.
servers:
	@sh tests/servers/install.sh $(SERVERS)

bench: $(STAMP) servers
	$(BIN)/python -m bench --write bench/results.md $(ARGS)

bench-quick: $(STAMP) servers
	$(BIN)/python -m bench --quick $(ARGS)

bench-pages: $(STAMP)
	$(BIN)/python -m bench.web $(ARGS)

bench-reading: $(STAMP)
	$(BIN)/python -m bench.names && $(BIN)/python -m bench.quoting

soak: $(STAMP)
	$(BIN)/python -m pytest -m soak --timeout 3600 $(ARGS)

screenshots: $(STAMP)
	ZAPISY_SCREENSHOTS=1 $(BIN)/python -m pytest tests/web/test_screenshots.py -q

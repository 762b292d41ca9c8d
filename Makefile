# make demo   everything set up, the graph of seeds/ built, questions answered, Turtle and a chart written to demo/
# make test   everything set up, then style, types, tests and the examples in the docstrings
# make bench  how its time grows with the text, what validation costs, how it behaves with many documents; with GOVGRAPH_GOLD=DIR also how well it reads that, beside a peer
# make lint   style and types alone
# make clean  takes away demo/, govgraph.store/ with all that lies in it, and caches; .venv stays
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

# A folder's name may hold letters that the machine's locale does not know.
export PYTHONUTF8 := 1

.PHONY: demo test lint bench clean

$(BIN)/govgraph: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "govgraph needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; say which to take: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(BIN)/govgraph
	BIN=$(BIN) sh docs/demo.sh

lint: $(BIN)/govgraph
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint
	$(BIN)/pytest --numprocesses=auto --dist=loadfile

bench: $(BIN)/govgraph
	$(BIN)/python -m benchmarks

clean:
	rm -rf demo govgraph.store .pytest_cache .mypy_cache .ruff_cache

# make demo   everything set up, the graph of seeds/ built, questions answered, Turtle and a chart written to demo/
# make test   everything set up, then style, types, tests and the examples in the documentation
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo test lint bench docs clean

$(BIN)/govgraph: pyproject.toml
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
	$(BIN)/pytest

bench: $(BIN)/govgraph
	$(BIN)/python -m benchmarks

docs: $(BIN)/govgraph
	$(BIN)/python -m tests.write_docs

clean:
	rm -rf demo govgraph.store .pytest_cache .mypy_cache .ruff_cache

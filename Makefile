# Two commands do all the set-up on a fresh Debian or Ubuntu: `make demo` and `make test`. `make` alone lists what there is.
#
# The environment in .venv is made anew only when pyproject.toml changed; the package is installed in editable form, so that
# a change of the code needs no installation. PYTHON=python3.12 chooses another interpreter.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV ?= .venv
DEMO ?= .demo
CORPUS ?= ../shared/corpora/background_id.jsonl.gz
PIP_OPTIONS ?= --quiet --disable-pip-version-check
TOGETHER ?= -n 2 --dist loadgroup
BIN := $(VENV)/bin
KG := $(BIN)/kg --workspace $(DEMO)

.PHONY: help demo test lint types imports unit compiled image killing thorough benchmark neo4j plans docs clean

help: ## List the commands
	@sed -n 's/^\([a-z0-9]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

demo: $(VENV)/.made ## Read the articles of examples/ into a graph and look around in it
	@$(KG) ingest examples
	@$(KG) tour

test: $(VENV)/.made-for-tests lint types imports unit ## Everything that has to hold before a change goes in

lint: $(VENV)/.made-for-tests
	@echo "== ruff check"
	@$(BIN)/ruff check .

types: $(VENV)/.made-for-tests
	@echo "== mypy --strict"
	@$(BIN)/mypy

imports: $(VENV)/.made-for-tests
	@echo "== import-linter"
	@$(BIN)/lint-imports

# Last, so that its closing line ends the output. Two processes share the tests; TOGETHER= has one do all.
unit: $(VENV)/.made-for-tests
	@echo "== pytest"
	@$(BIN)/pytest $(TOGETHER)

neo4j: $(VENV)/.made-for-tests ## Run all tests that ask a Neo4j, on each version (needs Maven, and JDKs 17 and 21 or later)
	@failed=; for version in 5.26.30 2026.08.1; do \
	    echo "== Neo4j $$version"; KG_NEO4J_VERSION=$$version $(BIN)/pytest -rs -m 'neo4j and not thorough' || failed="$$failed $$version"; \
	done; [ -z "$$failed" ] || { echo "failed on$$failed" >&2; exit 1; }

compiled: $(VENV)/.made-for-tests ## Compile the engine in a copy, and run the tests of extraction on it (some minutes)
	@$(BIN)/pytest -m compiled tests/house

image: $(VENV)/.made-for-tests ## Run the install steps of docker/Dockerfile in a new environment, from the registry (a minute or two)
	@$(BIN)/pytest -m image tests/house

killing: $(VENV)/.made-for-tests ## Kill runs of `kg ingest` at moments all over, and see that nothing is lost (some minutes)
	@$(BIN)/pytest -s -m killing tests/workspace

thorough: $(VENV)/.made-for-tests ## Ask the named queries on both stores in all the ways, and derive graphs in many orders (some minutes)
	@$(BIN)/pytest -m thorough tests/query tests/workspace

benchmark: $(VENV)/.made ## Time to start, articles a second (needs CORPUS), time against length
	@$(BIN)/python benchmarks/startup.py
	@$(BIN)/python benchmarks/extract_background.py $(CORPUS)
	@$(BIN)/python benchmarks/linear_time.py

docs: $(VENV)/.made ## Write the generated pages again: docs/graph.md, docs/queries.md, docs/pictures/
	@$(BIN)/python docs/write_graph_page.py
	@$(BIN)/python docs/write_queries_page.py
	@$(BIN)/python docs/draw_pictures.py

plans: $(VENV)/.made-for-tests ## Write docs/query-plans.md again: how both engines go about the named queries (needs Java and Maven)
	@$(BIN)/python docs/write_plans_page.py

clean: ## Remove the environment, the demo's workspace and what the tools left
	rm -rf $(VENV) $(DEMO) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made: pyproject.toml
	@.ci/make-environment $(VENV)
	@echo "installing the package and what it needs into $(VENV) (once; a minute or two)" >&2
	@$(BIN)/python -m pip install $(PIP_OPTIONS) --editable .
	@touch $@

$(VENV)/.made-for-tests: $(VENV)/.made
	@echo "installing the tools of the tests into $(VENV) (once)" >&2
	@$(BIN)/python -m pip install $(PIP_OPTIONS) --editable '.[dev]'
	@touch $@

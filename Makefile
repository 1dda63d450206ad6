# The one list of chores; CI runs the same ones.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= $(firstword $(foreach v,3.11 3.12 3.13,$(shell command -v python$(v))) python3)
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
BENCH := out/bench
READY := $(VENV)/.ready
# glibc keeps what a step of training frees: without, each step faults its memory in anew.
KEPT := GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=17179869184

.PHONY: help demo test lint types docs bench eval train clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

# Everything that the other chores need, once, and again when the lock file changes.
$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 demo"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the lock file names (a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $(READY)

demo: $(READY) ## build the sample's book and print its incidents
	@$(BIN)/python examples/demo.py

test: $(READY) lint types ## lint, types, and all tests
	$(BIN)/python -m pytest -n auto

lint: $(READY) ## format, lint and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache

types: $(READY) ## mypy --strict
	$(BIN)/mypy

docs: $(READY) ## rebuild the generated docs (schema, command line reference)
	$(BIN)/python docs/generate.py

bench: $(READY) ## reports per second and peak memory of each stage; linking at 12,500 to 100,000
	$(BIN)/python -m evaluation.bench
	rm -rf $(BENCH) && mkdir -p $(BENCH)
	$(BIN)/dateline build examples/reports --book $(BENCH)/sample.db
	$(BIN)/python -m evaluation.bench_link $(BENCH)/sample.db --reports 100000 --folder $(BENCH)
	rm -rf $(BENCH)

eval: $(READY) ## all tables of evaluation/, against the data in $(SHARED)
	$(BIN)/python -m evaluation.run --shared $(SHARED)

train: ## corpora to ONNX weights (see training/)
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet -r training/requirements.txt
	$(KEPT) .venv-train/bin/python -m training.train --config training/config.toml

clean: ## remove the environment and what the chores made
	rm -rf $(VENV) .venv-train .mypy_cache .ruff_cache .pytest_cache

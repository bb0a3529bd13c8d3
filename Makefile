# Each target makes the environment it needs: Python 3.11 or newer and make are enough.
.DEFAULT_GOAL := help
.PHONY: help demo test check bench gold schema lock clean

BIN := .venv/bin
READY := .venv/.ready
GOLD := ../shared/gold
SEEDS := ../shared/seeds

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

demo: $(READY)  ## one account of the sample pages, in Chinese
	@log=$$(mktemp); $(BIN)/parley brief examples/pages/* --language zh 2>"$$log"; code=$$?; cat "$$log" >&2; \
	  if [ $$code -eq 1 ] && grep -q 'pages w.* refused$$' "$$log" && ! grep -q 'parley failed' "$$log"; then code=0; fi; rm -f "$$log"; exit $$code
	@echo; echo "Next: $(BIN)/parley brief YOUR-PAGES --language en, $(BIN)/parley read examples/pages/03-live.html,"
	@echo "or $(BIN)/parley code examples/pages/* --format jsonl for the records behind it. README.md tells the rest."

test: $(READY)  ## run the tests
	@$(BIN)/python -m pytest

check: $(READY)  ## everything that must hold before a change goes in: style, types, layers, tests, docs
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m pytest

bench: $(READY)  ## speed and memory beside other extractors, on the same pages (PARLEY_BENCH_PAGES adds a folder)
	@$(BIN)/python bench/pages.py
	@echo
	@$(BIN)/python bench/layers.py
	@echo
	@$(BIN)/python bench/story.py

gold: $(READY)  ## score the open gold set and, where they are present, the gold pages; hold the floors of gate.json
	@$(BIN)/python bench/openset.py
	@$(BIN)/python bench/gate.py --gold $(GOLD) --pages $(SEEDS)

schema: $(READY)  ## write what is generated anew: the JSON Schema files, parts of the docs
	@$(BIN)/python docs/generate.py

lock: $(READY)  ## pin the newest allowed packages, with hashes
	@sh requirements/lock.sh

clean:  ## remove the environment and everything made
	@rm -rf .venv build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements/dev.txt requirements/install.sh pyproject.toml
	@PYTHON="$(PYTHON)" sh requirements/install.sh

# make demo      an article, and its claims
# make test      every check; stops at the first that fails
# make docs      the documentation, in docs/_build/html
# make bench     the benchmarks
# make compiled  a compiled wheel in dist, and proof that it reads what the sources read
# make clean     removes what the targets above made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
RUNNABLE := $(VENV)/.runnable
PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
DEMO := corpora/articles/lev-iraq-ministries-third-quarter.txt

say = @printf '==> %s\n'

.PHONY: demo test docs bench compiled clean
.DEFAULT_GOAL := test

$(RUNNABLE): pyproject.toml
	$(say) 'Setting up $(VENV) (some seconds; a minute or two the first time, while packages are downloaded)'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip --disable-pip-version-check install --quiet --editable .
	@touch $@

$(INSTALLED): $(RUNNABLE)
	$(say) 'Adding the tools of the checks to $(VENV) (a few minutes without a word; more on a busy machine)'
	@$(BIN)/pip --disable-pip-version-check install --quiet --editable '.[dev]'
	@touch $@

demo: $(RUNNABLE)
	$(say) $(DEMO)
	@cat $(DEMO)
	$(say) 'arabic-metrics extract $(DEMO)'
	@$(BIN)/arabic-metrics extract $(DEMO)
	$(say) 'Next: $(BIN)/arabic-metrics view $(DEMO) -o page.html'

test: $(INSTALLED)
	$(say) 'ruff: style'
	@$(BIN)/ruff check --quiet .
	$(say) 'ruff: format'
	@$(BIN)/ruff format --check --quiet .
	$(say) 'mypy: types'
	@$(BIN)/mypy --no-error-summary
	$(say) 'import-linter: direction of imports'
	@$(BIN)/lint-imports --no-logo
	$(say) 'pytest: tests, corpora, doctests'
	@$(BIN)/pytest --quiet $(PARALLEL)
	$(say) 'lexicon: every example and counterexample'
	@$(BIN)/arabic-metrics lexicon check
	$(say) 'score: golden articles against their floors'
	@$(BIN)/arabic-metrics score corpora/articles --check corpora/baseline.json
	$(say) 'sphinx: documentation, warnings are errors'
	@$(BIN)/sphinx-build -W -E -q -b html docs docs/_build/html
	$(say) 'All checks passed'

docs: $(INSTALLED)
	@$(BIN)/sphinx-build -W -E -q -b html docs docs/_build/html
	$(say) 'docs/_build/html/index.html'

bench: $(INSTALLED)
	@env -u CI $(BIN)/pytest --quiet -rN --benchmark-enable --benchmark-only tests

compiled: $(INSTALLED)
	$(say) 'A compiled wheel (some minutes)'
	@$(PYTHON) -m venv --clear build/empty  # knows no more than a user's does
	@env HATCH_BUILD_HOOKS_ENABLE=1 build/empty/bin/pip --disable-pip-version-check wheel --quiet --no-deps --wheel-dir dist .
	@env HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/pytest --quiet tests/test_compiled.py

clean:
	@rm -rf $(VENV) docs/_build build dist *.egg-info .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

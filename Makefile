# `make` alone lists the targets. Needs python3 (3.11 or newer) and make, nothing else.

PYTHON ?= python3
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run demo test browser-test lint format docs translations screenshots bench lock clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

run: $(RUNTIME) ## Start the site with the demo catalogue (PORT=8000)
	@$(MAKE) --no-print-directory demo SETUP=--no-introduction
	@WAGTAILADMIN_BASE_URL=$${WAGTAILADMIN_BASE_URL:-http://127.0.0.1:$(PORT)} \
		$(BIN)/python manage.py run_demo 127.0.0.1:$(PORT)

demo: $(RUNTIME) ## Make the database and load the demo catalogue
	@echo "Preparing the database"
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py setup_demo --port $(PORT) $(SETUP)

test: $(DEV) ## Run the tests on SQLite
	$(BIN)/python -m pytest -m "not browser" -n auto

browser-test: $(DEV) ## Run the tests that need Chromium (CHROMIUM=/usr/bin/chromium)
	$(BIN)/python -m pytest -m browser

lint: $(DEV) ## Check style, types, layers, templates and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python manage.py makemigrations --check --dry-run

format: $(DEV) ## Format the Python code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(RUNTIME) ## Write docs/rules.md, what every rule and question says
	$(BIN)/python docs/build_rules.py

translations: $(RUNTIME) ## Bring the .po files up to date and compile them
	$(BIN)/python docs/build_translations.py

screenshots: $(DEV) demo ## Photograph the demo site for the README (needs Chromium)
	$(BIN)/python docs/build_screenshots.py

bench: $(DEV) ## Run the benchmarks
	$(BIN)/python benchmarks/engine.py
	$(BIN)/python benchmarks/impact.py
	$(BIN)/python benchmarks/admin.py
	$(BIN)/python benchmarks/directory.py

# Pins stay where they are; `make lock UPGRADE=--upgrade` moves them.
COMPILE = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-strip-extras \
	--python-version 3.11 --extra site $(UPGRADE)

lock: $(DEV) ## Compile requirements*.txt from pyproject.toml
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) --group dev --constraints requirements.txt pyproject.toml --output-file requirements-dev.txt

clean: ## Remove the environment, the demo database and all caches
	rm -rf $(VENV) var static-root build dist htmlcov .coverage
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Versus needs Python 3.11 or newer, but '$(PYTHON)' is $$($(PYTHON) --version 2>&1)." ; \
		echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" ; exit 1 ; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt | $(BIN)/python
	@echo "Installing what the site needs (once, about a minute)"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt | $(BIN)/python
	@echo "Installing what the tests and checks need (once, about a minute)"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@ $(RUNTIME)

# Every task of the repository; `make` alone lists them. GNU make 3.81 or newer, Linux and macOS.
PYTHON ?= python3
VENV ?= .venv
# nbgrader adds itself to JupyterLab, so it has an environment of its own.
GRADING ?= .venv-grading
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install -qq --constraint binder/constraints.txt
LAB := $(VENV)/.lab-is-ready
TEST := $(VENV)/.test-is-ready
# Measures accessibility in the browser tests; fetched by npm, never committed.
AXE := axe-core@4.14.1
# JupyterLab refuses to run as root unless told so; ordinary users never see the flag.
ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)

.PHONY: help lab test test-browser test-spark test-grading lint masters course notebooks data alpha gallery screenshots axe bench bench-engines lock release-check clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

lab: $(LAB) ## set up .venv and open the first notebook in JupyterLab
	$(VENV)/bin/jupyter lab $(ROOT) --LabApp.default_url=/lab/tree/00_start_here.ipynb notebooks/00_start_here.ipynb

test: $(TEST) lint ## set up .venv; lint, types, tests, every notebook's stored outputs
	$(PY) -m pytest
	$(PY) scripts/notebooks.py check

test-browser: $(TEST) axe ## drive notebooks and screens in a real browser (chromium must be installed)
	$(PY) -m pytest -m browser -rs tests/browser

test-spark: $(TEST) ## run the questions on pyspark (Java must be installed)
	$(PIP) --editable '.[lab,test,spark]'
	$(PY) -m pytest -m spark -rs tests/test_relate_engines.py

test-grading: $(GRADING)/.is-ready ## assign, autograde and export with the real nbgrader
	$(GRADING)/bin/python -m pytest -m grading -rs tests/test_grading.py

lint: $(TEST) ## ruff and mypy only
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

masters: $(TEST) ## build students' notebooks and instructors' copies from masters/
	$(PY) scripts/masters.py build

course: $(GRADING)/.is-ready ## write the nbgrader course to build/course (WHAT="01-2 01-4" for some of it)
	$(GRADING)/bin/python scripts/masters.py course $(WHAT)

notebooks: $(TEST) ## run the notebooks again and store their outputs
	$(PY) scripts/notebooks.py run

data: $(TEST) ## refresh row counts, hashes, README and citation after an edit in data/
	$(PY) scripts/refresh.py

alpha: $(TEST) ## recompute Krippendorff's alpha of the two codings
	$(PY) tests/coding

gallery: $(TEST) ## draw docs/gallery.md and its pictures again
	$(PY) scripts/gallery.py

screenshots: $(TEST) ## take the pictures of docs/screens.md again (chromium must be installed)
	$(PY) scripts/screenshots.py

bench: $(TEST) ## measure import, load, check, every chart and screen
	$(PY) benchmarks/load.py
	$(PY) benchmarks/screens.py
	$(PY) benchmarks/desk.py

bench-engines: $(TEST) ## measure every question on every engine, up to 5 million claims (about an hour)
	$(PY) benchmarks/engines.py

lock: $(LAB) ## pin every dependency anew in binder/constraints.txt
	$(PIP) uv
	$(VENV)/bin/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --upgrade \
	  --no-header --no-annotate --no-emit-index-url --quiet --output-file binder/constraints.txt

axe: ## fetch axe-core for the browser tests (npm must be installed; without it they skip that part)
	@grep -qs '"version": "$(AXE:axe-core@%=%)"' build/axe/node_modules/axe-core/package.json || \
	  npm install --prefix build/axe --no-save --no-audit --no-fund --ignore-scripts --loglevel=error $(AXE) || \
	  echo "axe-core was not fetched: accessibility is not measured"

release-check: $(TEST) ## what must hold before a release
	$(PY) scripts/refresh.py --release

clean: ## remove the environment and everything built
	rm -rf $(VENV) $(GRADING) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find nagorno notebooks tests scripts benchmarks \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

# The environment is made anew only when what it is made from has changed.
$(LAB): pyproject.toml binder/constraints.txt
	$(PYTHON) -m venv --clear $(VENV)
	@echo "Installing JupyterLab and nagorno into $(VENV) (about a minute)"
	$(PIP) --editable '.[lab]'
	$(PY) scripts/quiet_lab.py
	@touch $@

$(TEST): $(LAB)
	@echo "Installing the test tools into $(VENV) (about a minute)"
	$(PIP) --editable '.[lab,test]'
	@touch $@

$(GRADING)/.is-ready: pyproject.toml binder/constraints.txt
	$(PYTHON) -m venv --clear $(GRADING)
	@echo "Installing nbgrader into $(GRADING) (about a minute)"
	$(GRADING)/bin/python -m pip --disable-pip-version-check install -qq --constraint binder/constraints.txt \
	  --editable '.[lab,test,grading]'
	$(GRADING)/bin/python scripts/quiet_lab.py
	@touch $@

# Every command a developer or an installer needs. `make setup` is implied by the others.
SHELL := /bin/bash
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.ready
OUT ?= out
PYTEST_ARGS ?=

.PHONY: help setup run test check fix bench soak translations clean

help: ## Show what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(STAMP) ## Install everything into .venv/ (and system packages, where that is allowed)

$(STAMP): pyproject.toml packaging/setup.sh packaging/system-packages.txt
	bash packaging/setup.sh
	@touch $@

run: setup translations-compiled ## Open the kiosk with the demo city; without a display, walk a journey into out/
	bash packaging/run-demo.sh $(OUT)

test: setup translations-compiled ## Run the tests (offscreen, under ten minutes on two cores)
	# The real window in processes of its own, a folder each: one window after another in one process
	# unsettles PySide6, which may then take one object for another.
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m "not soak" --ignore=tests/ui --ignore=tests/journeys --ignore=tests/access $(PYTEST_ARGS)
	for folder in tests/ui/controls tests/journeys tests/access; do \
	  QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m "not soak" $$folder $(PYTEST_ARGS) || exit 1; done
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m "not soak" tests/ui --ignore=tests/ui/controls --ignore=tests/ui/audit $(PYTEST_ARGS)

check: setup translations-compiled ## Lint, types, QML, import contract: changes nothing
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	bash packaging/qmllint.sh

fix: setup ## Let the tools mend what they can
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

bench: setup translations-compiled ## Measure, print a table, write out/bench.json
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench --out $(OUT)/bench.json

soak: setup translations-compiled ## The long proofs: crashes, power cuts, faults; writes out/trust.json
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.crash.trust --out $(OUT)/trust.json
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m soak tests/ui/audit $(PYTEST_ARGS)
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m soak --ignore=tests/ui/audit $(PYTEST_ARGS)

translations: setup ## Extract texts, update and compile the catalogs, check them
	bash packaging/translations.sh

.PHONY: translations-compiled
translations-compiled: setup
	@$(PY) -m kiosk.language.compile

clean: ## Remove what was made, keep the environment
	rm -rf build dist $(OUT) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
	find translations assets -name '*.mo' -delete

.PHONY: pictures
pictures: setup translations-compiled ## Make the pictures of the README anew
	bash packaging/pictures.sh

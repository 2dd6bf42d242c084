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
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m "not soak" -n 2 --dist loadfile $(PYTEST_ARGS)

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

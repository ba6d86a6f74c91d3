# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
.DEFAULT_GOAL := help
.PHONY: help env demo test test-all lint bench zip clean pages translations

export PROJ_DATA := /usr/share/proj
PYTHON := .venv/bin/python
PYTEST := QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -n 2 --dist loadfile
TWIN ?=
JOB ?=

help: ## list these targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

env: ## install what development needs (as root), make .venv with the command twinplan
	@sh tools/env/system.sh
	@sh tools/env/venv.sh

demo: env zip ## open the sample in the real QGIS, ask, read, report; TWIN=folder takes another twin
	@$(PYTHON) tools/demo.py $(if $(TWIN),--twin "$(TWIN)")

test: env zip lint ## pass all tests (under 20 minutes on 2 cores)
	$(PYTEST) -m "not long"

test-all: env zip lint ## the same and the longer suites
	$(PYTEST)

lint: env zip ## ruff, mypy, flake8-qgis; Bandit and detect-secrets on the zip
	@sh tools/lint.sh

bench: env ## measure peers and us on the same work; JOB=name for one job
	@sh tools/env/bench.sh
	$(PYTHON) benchmarks/run.py $(JOB)

zip: env ## write build/twinplan-VERSION.zip
	@$(PYTHON) tools/make_zip.py

pages: env ## make docs/analyses from the descriptions of the analyses
	$(PYTHON) tools/write_analysis_pages.py

translations: env ## bring resources/i18n/twinplan.ts up to date
	$(PYTHON) tools/translations.py

clean: ## remove what was built
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis .qgis-settings

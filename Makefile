# SPDX-FileCopyrightText: 2026 TwinPlan contributors
# SPDX-License-Identifier: GPL-2.0-or-later
.DEFAULT_GOAL := help
.PHONY: help env

export PROJ_DATA := /usr/share/proj
PYTHON := .venv/bin/python

help: ## list these targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

env: ## install what development needs, and make .venv with the command twinplan
	@sh tools/env/system.sh
	@sh tools/env/venv.sh

# The commands of this project. `make run` and `make test` do all their set-up themselves.

.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
PREPARE := $(PYTHON) scripts/prepare.py

.PHONY: help run test lint check format lock bench profile prove load fuzz clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

run: ## install what is needed and serve the dashboard at http://localhost:8501
	@$(PREPARE) run
	@$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: ## install what the tests need and run them all
	@$(PREPARE) test --browser
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

lint: ## format, lint, types, import layers, SQL
	@$(PREPARE) test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar queries

check: lint ## the same, and the fast tests: under a minute
	$(BIN)/python -m pytest -n 2 -q -m "not browser and not slow"

format: ## set the code in its one form
	@$(PREPARE) test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix queries

lock: ## make requirements.txt and requirements-dev.txt anew from their .in files
	@$(PREPARE) test
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements-scale.in -o requirements-scale.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header requirements-s3.in -o requirements-s3.txt

bench: ## run the benchmarks and print ratios
	@$(PREPARE) test --browser
	@$(BIN)/python -m benchmarks

profile: ## where a page's time goes on the server (PAGE=overview)
	@$(PREPARE) test
	@$(BIN)/python -m benchmarks.profile $(or $(PAGE),overview)

prove: ## crashes, full disks and damaged bytes: what was tried, survived, lost (VISITSTATS_PROVE_ROUNDS, 200)
	@$(PREPARE) test
	@$(BIN)/python -m proofs

load: ## 20 readers with uploads, 50 opening at once, 5,000 reruns: what they wait for (both cores should be idle)
	@$(PREPARE) test
	@$(BIN)/python -m proofs.load

fuzz: ## 10,000 mutated hostile files with a new seed: each ends in an answer
	@$(PREPARE) test
	@$(BIN)/python -m proofs.fuzz

clean: ## remove the environment and the local database
	rm -rf $(VENV) data/visits.duckdb data/visits.duckdb.*

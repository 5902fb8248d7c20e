# Two commands are enough: 'make run' starts Homeport, 'make test' tests it. Both set up first.

# The first Python on the path that is new enough: macOS calls its 3.9 "python3".
PYTHON ?= $(firstword $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done) \
	python3)
SETUP = @$(PYTHON) packaging/setup_env.py
IN_VENV = .venv/bin/python
DESKTOP = packaging/with_desktop.sh
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test check kill-loop bundle try-deb bench bench-estimate bench-schemas bench-queue bench-window prices sample screenshots translations lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv ready to run Homeport (LLAMA_BACKEND=cuda|metal|vulkan|cpu: ready-made wheels)
	$(SETUP) run

run: ## set up if needed, then open Homeport with the sample documents
	$(SETUP) run
	@.venv/bin/homeport --sample $(ARGS)

# All of them on two cores; a few are begun sooner without.
BESIDE = -n 2 --dist loadfile --no-loadscope-reorder
test: ## set up if needed, then run the tests on a private desktop (ARGS='-k word' and the like)
	$(SETUP) dev
	@$(DESKTOP) $(IN_VENV) -m pytest $(or $(ARGS),$(BESIDE))

check: ## lint, format, types, layers: all of them, even when one fails
	$(SETUP) dev
	@failed=; for tool in 'ruff check' 'ruff format --check' mypy lint-imports; do \
		echo "== $$tool"; .venv/bin/$$tool || failed="$$failed [$$tool]"; \
	done; if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi; echo "All checks passed."

kill-loop: ## kill the app again and again and count what is lost (takes minutes)
	$(SETUP) dev
	@$(DESKTOP) $(IN_VENV) -m pytest -m heavy $(ARGS)

bundle: ## make the double-click app and its packages for this system: into dist/ (ARGS=--without-model)
	$(SETUP) dev
	@$(IN_VENV) packaging/build.py $(ARGS)

try-deb: ## try the .deb of dist/ in a clean Debian, without Python and network (as root; minutes)
	$(SETUP) dev
	@$(IN_VENV) packaging/linux/try_in_root.py $(ARGS)

bench: ## the engine against Llama and llama.cpp's server (ARGS='--model gemma --runs 1')
	$(SETUP) dev
	@$(IN_VENV) -m tests.benchmarks.compare $(ARGS)

bench-estimate: ## how good --plan's estimates are, on the starter model (some minutes)
	$(SETUP) dev
	@$(IN_VENV) -m tests.benchmarks.estimate $(ARGS)

bench-schemas: ## guided answers against the schemas of real projects (some minutes)
	$(SETUP) dev
	@$(IN_VENV) -m tests.benchmarks.guided_schemas $(ARGS)

bench-queue: ## a queue of 100,000 tasks: claims, changes, and the window over it
	$(SETUP) dev
	@$(DESKTOP) $(IN_VENV) -m tests.benchmarks.queue --window $(ARGS)

bench-window: ## how soon the window opens, its longest gaps, its memory (run nothing beside it)
	$(SETUP) dev
	@$(DESKTOP) $(IN_VENV) -m tests.benchmarks.window $(ARGS)

prices: ## make the price table anew (fetches the data package)
	$(SETUP) dev
	@$(IN_VENV) packaging/make_prices.py

sample: ## make the sample documents anew
	$(SETUP) dev
	@$(IN_VENV) packaging/make_sample.py

screenshots: ## take the pictures of the documentation anew (ARGS='--gallery DIR': of every page)
	$(SETUP) dev
	@$(DESKTOP) $(IN_VENV) packaging/make_screenshots.py $(ARGS)

translations: ## bring resources/translations up to date with the texts of the app
	$(SETUP) dev
	@$(IN_VENV) packaging/make_translations.py

lock: ## make the lock files anew (ARGS=--upgrade: with the newest versions that pyproject.toml allows)
	$(SETUP) dev
	@packaging/make_locks.sh $(ARGS)

clean: ## remove caches and build products (.venv stays: remove it by hand)
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find app tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

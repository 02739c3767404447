# Two commands: `make demo` and `make test`. The rest is for those who change the code.
.DEFAULT_GOAL := help
.PHONY: help demo proof up test fast servers journeys fuzz lint fix types contracts map docs screenshots clean tools companions

RUN = ./tools/uv run --frozen --no-dev
DEV = ./tools/uv run --frozen
BESIDE = -n 2 --dist worksteal
BY_FILE = -n 2 --dist loadfile
# Two browsers and two newsrooms share two cores: a journey that failed is gone through once more, in newsrooms of its own.
JOURNEYS = $(DEV) pytest tests/journeys $(BY_FILE)
ONCE_MORE = --last-failed --last-failed-no-failures none
SERVERS = tests/rooms/wire/transports
SEED = 1
# Compiled modules are kept, whatever the environment says: a newsroom is many processes, and each would compile for seconds.
unexport PYTHONDONTWRITEBYTECODE
COUNT = 100000

help: ## say what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## a newsroom in a box: an invented running story arrives while you watch
	@$(RUN) wireroom demo

proof: ## prove of the running demo that what was killed is gone
	@WIREROOM_DATA=.demo $(RUN) wireroom verify

up: ## your own newsroom, kept in ./var
	@$(RUN) wireroom up

test: tools companions lint ## everything CI checks
	$(DEV) pytest tests/rooms tests/architecture $(BESIDE) --ignore $(SERVERS)
	$(DEV) pytest $(SERVERS) -n 4 --dist worksteal
	$(DEV) python tests/postgres_cluster.py pytest tests/rooms/alert $(BESIDE)
	$(JOURNEYS) || $(JOURNEYS) $(ONCE_MORE)

fast: ## the tests of rooms and architecture only, without other people's servers
	$(DEV) pytest tests/rooms tests/architecture $(BESIDE) --ignore $(SERVERS)

servers: ## the tests of transports, each against a real server of its kind on loopback; alerts on PostgreSQL
	$(DEV) pytest $(SERVERS) -n 4 --dist worksteal
	$(DEV) python tests/postgres_cluster.py pytest tests/rooms/alert $(BESIDE)

journeys: tools companions ## the tests from outside: real server, real browser
	$(JOURNEYS) || $(JOURNEYS) $(ONCE_MORE)

fuzz: tools ## read 100,000 mutated deliveries; SEED=7 COUNT=5000 for others or fewer
	$(DEV) python tests/fuzz/run.py --seed $(SEED) --count $(COUNT)

lint: types contracts ## style, types, imports
	$(DEV) ruff check .
	$(DEV) ruff format --check .

types:
	$(DEV) mypy

contracts:
	$(DEV) lint-imports --no-cache

fix: ## mend what can be mended by machine
	$(DEV) ruff check --fix .
	$(DEV) ruff format .

map: docs
docs: ## write docs/map.md and docs/settings.md anew from the code
	$(DEV) python tools/write_map.py
	$(DEV) python tools/write_settings.py

screenshots: ## take the pictures of the README anew
	$(DEV) python tools/take_screenshots.py

tools: ## bring everything into .venv, and start nothing
	@./tools/uv sync --frozen --quiet

companions:
	@./tools/bring-companions

clean: ## remove what was built; the newsroom's data in ./var stays
	rm -rf .venv .uv .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

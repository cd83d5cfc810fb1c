# Everything from one clone: `make build`, `make test`. Needs make, Python 3.11 or newer and a package
# index that pip can reach. The virtual environment .venv is set up and kept current by itself.
#
#   make build     lint, analyse and draw every map of maps/ into exports/ (the main job)
#   make studio    edit the maps of maps/ in a browser (PORT=8501, or another)
#   make test      what CI runs: style, types, layering, tests
#   make lint      style, types, layering, and nothing unused
#   make playground  the page that needs nothing installed, into build/playground (needs npm)
#   make extension  the extension for Visual Studio Code, into build/blueprint.vsix (needs npm)
#   make bench     speed, beside comparable tools
#   make docs      write the generated pages, the JSON Schema and the pictures of README and tutorial anew
#   make site      build the documentation site in both languages into build/site
#   make lock      choose the versions in constraints.txt and requirements/ anew
#   make clean     remove everything that was made and is not committed
#
#   make build PYTHON=/path/to/python3.14     with another Python

PYTHON :=
PORT := 8501
VENV := .venv
BIN := $(VENV)/bin
PIP := @$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
# Nothing comes in but the versions, and the very files, that were chosen here.
CHOSEN := --require-hashes --requirement requirements
# A path file instead of an import hook: every start of Python is 13 ms faster.
EDITABLE := --no-build-isolation --config-settings editable_mode=compat --editable
STUDIO_EXTRAS := studio export
TEST_EXTRAS := $(STUDIO_EXTRAS) dev simulate lsp mcp observe

# Where it is set, every start of Python would compile the whole package anew: seconds instead of tenths.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: build studio test lint bench docs site playground extension lock clean environment
.DEFAULT_GOAL := build

build: $(VENV)/.light
	$(BIN)/blueprint build maps/ --out exports

studio: $(VENV)/.studio
	$(BIN)/blueprint studio maps/ --port $(PORT)

test: lint
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.dev
	$(BIN)/ruff check --output-format concise .
	$(BIN)/ruff format --quiet --check --output-format concise .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/vulture
	$(BIN)/python -m tests.house.measure

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.run

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py
	$(BIN)/blueprint schema --output blueprint.schema.json
	$(BIN)/python docs/pictures.py

playground: $(VENV)/.light
	.ci/playground build/node $(BIN)/python
	$(BIN)/python -m blueprint.preview.playground build/playground build/node maps

extension: $(VENV)/.made
	cd editors/vscode && npm ci --silent --no-audit --no-fund --ignore-scripts && npm run --silent package
	$(BIN)/python editors/vscode/vsix.py build/blueprint.vsix

# With the playground as its "try it", where npm can bring what that needs.
site: build $(VENV)/.site
	@rm -rf build/playground
	@if ! command -v npm >/dev/null || ! $(MAKE) --no-print-directory playground; \
	  then echo "The site is built without the playground, which needs npm."; fi
	$(BIN)/python docs/build_site.py

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment -------------------------------------------------------------------------------

# Made anew when it belongs to another folder (a copied tree), lost its Python, or PYTHON asks for another.
made := $(shell test -x $(BIN)/python && cat $(VENV)/.made 2>/dev/null)
ifneq ($(made),$(strip $(CURDIR) $(or $(PYTHON),$(word 2,$(made)))))
$(VENV)/.made: environment
endif

$(VENV)/.made:
	@python=; for name in $(or $(PYTHON),python3 python3.15 python3.14 python3.13 python3.12 python3.11); do \
	  if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then python=$$name; break; fi; done; \
	if [ -z "$$python" ]; then \
	  echo "blueprint needs Python 3.11 or newer; $(or $(PYTHON),python3) is: $$($(or $(PYTHON),python3) --version 2>&1)" >&2; \
	  echo "Install one, or say where it is: make $(or $(MAKECMDGOALS),build) PYTHON=/path/to/python3.14" >&2; exit 1; fi; \
	echo "Setting up $(VENV) with $$($$python --version)"; \
	$$python -m venv --clear $(VENV) || { \
	  echo "$$python cannot make virtual environments (on Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; }; \
	echo "$(CURDIR) $$python" > $@

# What the command needs, and nothing else.
$(VENV)/.light: $(VENV)/.made pyproject.toml requirements/blueprint.txt
	@echo "Installing what blueprint needs"
	$(PIP) $(CHOSEN)/blueprint.txt
	$(PIP) $(EDITABLE) .
	@touch $@

# And what the studio needs.
$(VENV)/.studio: $(VENV)/.light requirements/studio.txt
	@echo "Installing what the studio needs"
	$(PIP) $(CHOSEN)/studio.txt
	@touch $@

# And what builds the site.
$(VENV)/.site: $(VENV)/.light requirements/site.txt
	@echo "Installing what the site needs"
	$(PIP) $(CHOSEN)/site.txt
	@touch $@

# And what the tests need.
$(VENV)/.dev: $(VENV)/.light requirements/tests.txt
	@echo "Installing what the tests need"
	$(PIP) $(CHOSEN)/tests.txt
	@touch $@

# One choice of versions for all Pythons and extras but spark, which is too large to install with every change;
# then each part of it with the hashes of its files. The first build adds what builds the package itself.
extras = $(addprefix --extra ,$(1))
uv = build/lock/bin/uv pip compile pyproject.toml build/lock/setuptools.in --universal --python-version 3.11 \
  --strip-extras --no-header --no-annotate --quiet
hashed = $(call written,requirements/$(1).txt,$(call extras,$(2)) --constraint constraints.txt --generate-hashes)
define written
$(uv) $(2) --output-file build/lock/chosen
{ echo "# Versions that were tested together, for Python 3.11 to 3.15. Written by: make lock"; \
  cat build/lock/chosen; } > $(1)
rm build/lock/chosen
endef

lock: $(VENV)/.made
	test -x build/lock/bin/uv || { $(BIN)/python -m venv build/lock && build/lock/bin/python -m pip install --quiet uv; }
	grep -oP '^requires = \["\K[^"]+' pyproject.toml > build/lock/setuptools.in
	$(call written,constraints.txt,$(call extras,$(TEST_EXTRAS)) --upgrade)
	$(call hashed,blueprint,)
	$(call hashed,studio,$(STUDIO_EXTRAS))
	$(call hashed,tests,$(TEST_EXTRAS))
	$(call written,requirements/site.txt,--group site --constraint constraints.txt --generate-hashes)

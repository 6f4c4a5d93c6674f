# The whole developer interface. Every target makes or renews the virtual environment first where that is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
# Questions asked of each suite by `make eval`, spread over it evenly; SAMPLE=100000 asks all, in half an hour.
SAMPLE ?= 150
# Processes that test side by side: one more than cores, since a browser and killed commands are waited for.
WORKERS ?= 3
READY := $(VENV)/ready
READY_DEV := $(VENV)/ready-dev

.PHONY: install setup chat test eval ablation lint format docs pins audit clean

install: $(READY)

setup: $(READY_DEV)

# Renewed when a dependency or a pin changes; otherwise make sees at once that nothing is to do.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rujukan needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ...")'
	@echo "Setting up $(VENV), once: about 145 packages, 1.0 GB. Some 2 minutes, in silence ..."
	@echo "Menyiapkan $(VENV), sekali saja: sekitar 145 paket, 1,0 GB. Kira-kira 2 menit, tanpa keluaran ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(READY_DEV): $(READY)
	@echo "Adding the development tools (1.4 GB, most of it PyTorch): two minutes ... / Menambahkan alat pengembangan (1,4 GB, sebagian besar PyTorch): dua menit ..."
	@$(PIP) --editable '.[dev]'
	@touch $@

chat: $(READY)
	$(BIN)/rujukan chat

test: $(READY_DEV)
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadscope

# Each suite on a store of its own in build/suites, in step with its documents: what else a user keeps must not move the
# scores. Suites on documents that are not beside this checkout are skipped. In exact arithmetic, as the baselines: so the
# same answers come on every processor, where `auto` takes 8-bit integers on some, and ranks move by their rounding.
eval: $(READY)
	$(BIN)/rujukan eval --suite all --precision exact --sample $(SAMPLE) --history build/evaluations.sqlite --report build/evaluation

# The known questions with each part of answering left out in turn: docs/ablation.md. Takes a quarter of an hour.
ablation: $(READY_DEV)
	mkdir -p build
	$(BIN)/python -m eval.studies.ablate > build/ablation.md
	mv build/ablation.md docs/ablation.md

lint: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY_DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The generated pages and transcripts; a test says when they are stale.
docs: $(READY_DEV)
	$(BIN)/python -m docs.generate

# After adding or raising a dependency in pyproject.toml: pins what is installed now.
pins: $(READY_DEV)
	echo "# Every version that Rujukan is built and tested with, transitive ones too. Renew with: make pins" > constraints.new
	$(BIN)/python -m pip freeze --all --exclude-editable --exclude pip | sed 's/+.*//' >> constraints.new
	mv constraints.new constraints.txt

# Known flaws in the pinned versions. Its tool comes into an environment of its own: it has 30 packages that nobody else needs.
audit:
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	build/audit/bin/pip-audit --requirement constraints.txt --no-deps --disable-pip

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

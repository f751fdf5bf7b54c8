# Qunce 群策. `make` lists what can be made.

VENV := .venv
BIN := $(VENV)/bin
# A fixed day for checks: the same sources give the same bytes on any day they are built.
TODAY := 2026-11-21

RUNNER := python -m pytest

.DEFAULT_GOAL := help
.PHONY: help playbook test soak check format bench gallery zensical lock emoji words characters pinyin clean browser

help: ## list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

playbook: $(VENV)/.installed ## check the content, generate all packs and the site
	@$(BIN)/qunce build

test: $(VENV)/.installed-dev browser ## run all tests
	@$(BIN)/$(RUNNER) -n 2 --dist loadfile --durations=10 $(PYTEST)

soak: $(VENV)/.installed-dev ## prove every poster layout × theme × text, of which the tests take a sample
	@echo "Reads all lines of every layout × theme × text, scans every code, measures every contrast, tries 300 posters of"
	@echo "any words in each layout. It takes about half an hour on two cores, so \`make check\` takes a sample of each."
	@$(BIN)/$(RUNNER) -n 2 --soak $(SOAKED) $(PYTEST)

SOAKED := $(addprefix tests/render/poster/test_,reading.py geometry.py contrast.py scanning.py)

check: $(VENV)/.installed-dev ## everything a change must pass: format, lint, types, schemas, tests, strict site
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/qunce schema --check
	@$(BIN)/qunce check --today $(TODAY)
	@$(MAKE) --no-print-directory test RUNNER="coverage run -m pytest" PYTEST="$(COVERED)"
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report --include='generator/load/*,generator/validate/*,generator/plan/*' --fail-under=100
	@$(MAKE) --no-print-directory test PYTEST="$(addprefix --ignore=,$(COVERED))"
	@$(MAKE) --no-print-directory playbook

# Rooms whose every line is run by tests of their own. Coverage takes as long again as the tests do: no others pay for it.
COVERED := $(addprefix tests/,load validate plan)

format: $(VENV)/.installed-dev ## put code into the house format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.installed-dev ## print speed as ratios within this run
	@for file in packs planning posters exports wording search site restage; do echo "== $$file"; $(BIN)/python -m benchmarks.$$file || exit 1; done

gallery: $(VENV)/.installed-dev ## draw every poster layout in every theme, to look at
	@$(BIN)/python -m benchmarks.gallery

zensical: playbook $(VENV)/.installed-dev ## build the same pages with Zensical, which will follow Material for MkDocs
	@sh .ci/zensical $(CURDIR)/$(SCRIPT) --with zensical==0.0.73 zensical

lock: $(VENV)/.installed-dev ## pin the newest versions that fit pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --group setup --group dev $(LOCK) --output-file requirements-dev.txt
	@$(BIN)/uv pip compile pyproject.toml --group setup --constraint requirements-dev.txt $(LOCK) --output-file requirements.txt

LOCK := --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --quiet

emoji: $(VENV)/.installed-dev ## make the pictures of emoji anew (EMOJI_FONT=NotoColorEmoji.ttf)
	@$(SCRIPT) --with fonttools==4.68.0 --with emoji==2.16.0 --with pillow==13.0.0 .ci/emoji_sheet.py $(EMOJI_FONT)

words: $(VENV)/.installed-dev ## make the list of words that lines are not torn in anew
	@$(SCRIPT) --with jieba==0.42.1 .ci/word_list.py

characters: $(VENV)/.installed-dev ## make the list of traditional characters anew
	@$(SCRIPT) --with opencc==1.4.2 .ci/traditional_characters.py

pinyin: $(VENV)/.installed-dev ## make the list of how characters are read anew
	@$(SCRIPT) --with pypinyin==0.55.0 --with jieba==0.42.1 .ci/pinyin_table.py

SCRIPT := $(BIN)/uv run --quiet --no-project --isolated
# Debian and Ubuntu have it in the package fonts-noto-color-emoji.
EMOJI_FONT := /usr/share/fonts/truetype/noto/NotoColorEmoji.ttf

clean: ## remove everything generated
	@rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@sh .ci/make-venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the playbook needs …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.installed

browser:
	@sh .ci/install-browser

# `make serve` shows the handbook, `make test` passes the tests; both set up what they need.
# Plain equivalents are in README.md.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
BUILDERS := .cache/builders
AUDIT := .cache/audit
MUTATION := .cache/mutation
LIGHTHOUSE := .cache/lighthouse
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve site release check test fuzz audit coverage mutation readability bench format browser-code schemas lock cldr holidays letterhead

serve: $(VENV)/site.ready  ## Show the handbook on http://127.0.0.1:8000/ and follow every edit
	$(RUN) -m generator serve

site: $(VENV)/site.ready  ## Build every locale into site/
	$(RUN) -m generator build

release: $(VENV)/site.ready  ## Pack the site, its offline copy, its data and checksums into dist/
	$(RUN) -m generator release dist

check: $(VENV)/site.ready  ## Report every fault of the data (ARGS=--complete: gaps too)
	$(RUN) -m generator check $(ARGS)

test: $(VENV)/test.ready node_modules/.ready chromium firefox office speller nginx  ## Run all tests
	tests/run.sh $(RUN)

fuzz: $(VENV)/test.ready node_modules/.ready chromium firefox  ## Try random letters, exports and broken data, for hours (MINUTES=5: letters alone, always new ones)
ifdef MINUTES
	$(RUN) -m tests.fuzz --minutes $(MINUTES) $(ARGS)
else
	$(RUN) -m tests.fuzz.exports --exports 50000
	$(RUN) -m tests.fuzz --engine chromium --cases 100000
	$(RUN) -m tests.fuzz --engine firefox --cases 100000
	$(RUN) -m tests.fuzz.data --mutations 100000
endif

audit: $(VENV)/test.ready node_modules/.ready chromium nginx $(BUILDERS)/ready $(LIGHTHOUSE)/ready $(AUDIT)/ready  ## Audit every page in every state, for hours (ARGS="keyboard fr/guide/": one audit, some pages), then try other builders
	$(RUN) -m tests.audits $(ARGS)
	$(if $(ARGS),,$(RUN) -m tests.move $(BUILDERS))
	$(if $(ARGS),,$(RUN) -m tests.dependencies $(AUDIT)/bin/pip-audit)

mutation: $(VENV)/test.ready node_modules/.ready $(MUTATION)/ready  ## Put one fault after another into the code: do the tests notice? (ARGS="generator/letters/format.py": there alone)
	$(RUN) -m tests.mutation $(MUTATION) $(ARGS)

readability: $(VENV)/test.ready  ## Print how easily each page reads
	$(RUN) -m tests.readability

coverage: $(VENV)/test.ready node_modules/.ready chromium office speller nginx  ## Print which lines and branches of the generator no test reaches
	rm -rf .cache/coverage && mkdir -p .cache/coverage
	# Where no file may grow, coverage could not write its own.
	$(VENV)/bin/coverage run -m pytest -q -n 2 --dist loadscope --max-worker-restart 0 \
	  -m "not browser and not firefox" -k "not ends_in_the_middle"
	$(VENV)/bin/coverage combine -q
	$(VENV)/bin/coverage report

bench: $(VENV)/test.ready node_modules/.ready chromium  ## Print build times and page weights
	$(RUN) -m tests.bench

format: $(VENV)/test.ready  ## Lay out the Python code
	$(VENV)/bin/ruff check --fix generator tests
	$(VENV)/bin/ruff format generator tests

browser-code: node_modules/.ready  ## Bundle generator/browser/ into docs/assets/
	npm run --silent build

cldr: $(VENV)/test.ready  ## Write the table of dates and amounts from CLDR
	$(RUN) -m generator.letters.cldr

holidays: $(VENV)/test.ready  ## Write the table of national holidays
	$(RUN) -m generator.tools.holidays

letterhead: $(VENV)/test.ready  ## Write templates/letter.docx anew
	$(RUN) -m tests.letterhead

schemas: $(VENV)/site.ready  ## Tell editors what every YAML file may say
	$(RUN) -m generator schemas

lock: $(VENV)/test.ready  ## Pin every package, with hashes, and list what a release is made with
	$(VENV)/bin/python -m pip install -q uv
	$(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	$(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --group pyproject.toml:dev pyproject.toml -o requirements-dev.txt
	for group in properdocs zensical audit; do \
	  $(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --constraint requirements.txt \
	    --group pyproject.toml:$$group -o tests/locks/$$group.txt || exit 1; \
	done
	$(MAKE) publish/sbom.cdx.json

publish/sbom.cdx.json: requirements.txt package-lock.json | $(AUDIT)/ready
	$(RUN) -m venv --clear --without-pip .cache/bill
	$(RUN) -m pip --python .cache/bill/bin/python install -q --disable-pip-version-check \
	  --require-hashes -r requirements.txt
	$(AUDIT)/bin/cyclonedx-py environment .cache/bill/bin/python --pyproject pyproject.toml \
	  --mc-type application --output-reproducible > .cache/bill/packages.json
	$(RUN) -m tests.bill < .cache/bill/packages.json

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); tests/install.sh python3-venv; $(PYTHON) -m venv $(VENV); }

$(VENV)/site.ready: requirements.txt | $(VENV)/bin/python
	$(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/test.ready: requirements-dev.txt $(VENV)/site.ready
	$(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# Each builder in an environment of its own: neither ever runs in ours.
$(BUILDERS)/ready: tests/locks/properdocs.txt tests/locks/zensical.txt | $(VENV)/bin/python
	for builder in properdocs zensical; do \
	  $(RUN) -m venv --clear $(BUILDERS)/$$builder && $(BUILDERS)/$$builder/bin/python -m pip install -q \
	    --disable-pip-version-check --require-hashes -r tests/locks/$$builder.txt \
	    || { rm -rf $(BUILDERS)/$$builder; test $$builder = zensical || exit 1; }; \
	done
	touch $@

$(AUDIT)/ready: tests/locks/audit.txt | $(VENV)/bin/python
	$(RUN) -m venv --clear $(AUDIT)
	$(AUDIT)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r tests/locks/audit.txt
	touch $@

# Stryker beside our packages, not among them: what `make test` installs stays as it is.
$(MUTATION)/ready: tests/locks/mutation/package-lock.json
	mkdir -p $(MUTATION)/stryker
	cp tests/locks/mutation/package.json tests/locks/mutation/package-lock.json $(MUTATION)/stryker/
	cd $(MUTATION)/stryker && npm ci --silent --no-audit --no-fund
	touch $@

# In a folder of its own: nothing of ours needs its hundred packages.
$(LIGHTHOUSE)/ready: tests/locks/lighthouse/package-lock.json
	@if command -v npm >/dev/null; then mkdir -p $(LIGHTHOUSE) \
	  && cp tests/locks/lighthouse/package.json tests/locks/lighthouse/package-lock.json $(LIGHTHOUSE)/ \
	  && npm ci --prefix $(LIGHTHOUSE) --silent --no-audit --no-fund && touch $@; fi

# Without Node, a browser, LibreOffice or nginx the tests that need them are left out, in one printed line.
node_modules/.ready: package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund && touch $@; fi

.PHONY: chromium
chromium:
	@command -v chromium-headless-shell >/dev/null || tests/install.sh chromium-headless-shell \
	  || command -v chromium >/dev/null || tests/install.sh chromium || true

.PHONY: office
office:
	@command -v soffice >/dev/null || tests/install.sh libreoffice-writer-nogui || true

.PHONY: speller
speller:
	@command -v hunspell >/dev/null || tests/install.sh hunspell hunspell-en-gb hunspell-fr || true

.PHONY: firefox
firefox:
	@command -v firefox-esr >/dev/null || tests/install.sh firefox-esr || true

.PHONY: nginx
nginx:
	@PATH="$$PATH:/usr/sbin"; command -v nginx >/dev/null && command -v openssl >/dev/null \
	  || tests/install.sh nginx-light openssl || true

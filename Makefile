# run · test · check · bench: each sets up what it needs on a fresh machine, without root.
#   make run ARGS="sandbox --port 8081"     passes arguments to python -m bot
#   make run PYTHON=/opt/python/bin/python  chooses the Python that .venv is made from

SHELL := /bin/sh
.DEFAULT_GOAL := run
.PHONY: run test check audit bench lock

IN_VENV := .venv/bin/python -m
WORKS := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
INSTALL := $(IN_VENV) pip install --quiet --require-hashes --no-deps --no-input --retries 2 \
	--disable-pip-version-check

# The Python that .venv points at may have left with a system upgrade: then it is made anew.
$(shell test -x .venv/bin/python || rm -f .venv/.run .venv/.dev)

run: .venv/.run
	@exec $(IN_VENV) bot $(ARGS)

test: .venv/.dev
	@$(IN_VENV) pytest --numprocesses=auto --dist=worksteal --cov --cov-report=term-missing $(ARGS)

bench: .venv/.dev
	@mkdir -p build
	@$(IN_VENV) tests.bench $(ARGS)

check: .venv/.dev
	@$(IN_VENV) ruff format --check .
	@$(IN_VENV) ruff check .
	@$(IN_VENV) mypy
	@.venv/bin/python -c 'from importlinter.cli import lint_imports_command as check; check()'
	@$(MAKE) --no-print-directory audit

# A failure with a report is a known weakness. Without one, or with a report that looked nothing up,
# the advisory data was out of reach.
audit: .venv/.dev
	@mkdir -p build && rm -f build/audit.json
	@if $(IN_VENV) pip_audit --progress-spinner off --timeout 15 --disable-pip --require-hashes \
		--requirement requirements-dev.lock --format json --output build/audit.json \
		> build/audit.log 2>&1; then \
		grep -q '"vulns"' build/audit.json && exit 0; \
	elif test -s build/audit.json; then \
		cat build/audit.log build/audit.json; exit 1; \
	fi; \
	echo 'Warning: no advisory data within reach, so the locked dependencies were not audited' \
		'(build/audit.log says why).'

# The development lock holds the run-time lock and more, so one environment serves both.
.venv/.run: requirements.lock
	$(call install,requirements.lock,.venv/.run)

.venv/.dev: requirements-dev.lock requirements.lock
	$(call install,requirements-dev.lock,.venv/.run .venv/.dev)

# $(1) the lock, $(2) the marks to set when it is installed. `build/installing` names who is at work:
# if nobody is any more, the environment is half made and is made anew.
define install
	@mkdir -p build; \
	if test -e build/installing && kill -0 "$$(cat build/installing)" 2>/dev/null; then \
		echo 'Another make is installing: wait until it is done, or delete build/installing, then' \
			'type "make run" again.' >&2; \
		exit 1; \
	fi; \
	if test -e build/installing || ! .venv/bin/python -c 'import pip' 2>/dev/null; then \
		$(find_python); \
		echo "Making .venv with $$python ..."; \
		echo $$$$ > build/installing; \
		"$$python" -m venv --clear .venv || exit 1; \
	fi; \
	echo $$$$ > build/installing; \
	echo 'Installing $(1): once, about a minute ...'; \
	if ! PIP_USER=0 $(INSTALL) --requirement $(1) > build/install.log 2>&1; then \
		echo 'The packages could not be installed: check the network, then type "make run" again' \
			'(build/install.log says what happened; PIP_INDEX_URL names a mirror).' >&2; \
		exit 1; \
	fi; \
	touch $(2) && rm -f build/installing
endef

# A name that is found need not run (pyenv leaves such names behind), so each is tried. Debian's
# own Python lacks ensurepip until python3-venv is installed.
define find_python
	python= ; bare= ; \
	for name in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
		if "$$name" -c '$(WORKS)' 2>/dev/null; then python=$$name; break; fi; \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			bare=$$("$$name" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		fi; \
	done; \
	if test -z "$$python" && test -n "$$bare"; then \
		echo "This Python lacks the venv module: type \"sudo apt install $$bare\"," \
			'then "make run" again.' >&2; exit 1; \
	elif test -z "$$python"; then \
		echo 'Veche needs Python 3.11 or newer: type "sudo apt install python3 python3-venv", or give' \
			'a Python by "make run PYTHON=/path/to/python3".' >&2; exit 1; \
	fi
endef

# For maintainers: one resolution for both locks, no index address inside.
LOCK := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

lock:
	@command -v uv > /dev/null || { echo 'make lock needs uv: type "pipx install uv".' >&2; exit 1; }
	@$(LOCK) pyproject.toml --group dev --output-file requirements-dev.lock
	@$(LOCK) pyproject.toml --constraint requirements-dev.lock --output-file requirements.lock

PYTHON ?= $(firstword $(foreach v,3.13 3.12 3.11,$(shell command -v python$(v) 2>/dev/null)) python3)
.PHONY: run test check bench
run: .venv/.run
	.venv/bin/python -m bot $(ARGS)
.venv/.run: requirements.lock
	test -x .venv/bin/python || $(PYTHON) -m venv .venv
	.venv/bin/python -m pip install -q --require-hashes --no-deps -r requirements.lock
	touch $@
.venv/.dev: requirements-dev.lock
	test -x .venv/bin/python || $(PYTHON) -m venv .venv
	.venv/bin/python -m pip install -q --require-hashes --no-deps -r requirements-dev.lock
	touch .venv/.run $@
test: .venv/.dev
	.venv/bin/python -m pytest

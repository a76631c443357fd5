# Two commands for a fresh Debian or Ubuntu machine with Python 3.11 or newer: make demo, make test.
.PHONY: demo test setup lock

demo:
	@bash .ci/setup.sh
	@bash .ci/demo.sh

test:
	@bash .ci/setup.sh test
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest -n 2 --dist worksteal

setup:
	@bash .ci/setup.sh

# After a change of the dependencies in pyproject.toml.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --quiet --extra dev pyproject.toml -o requirements.lock

#!/bin/sh
# Run every test: the browser's modules in Node, then pytest on all cores.
# A test that hangs (pyproject.toml says when) ends its process and the run, and is named.
# Usage: tests/run.sh PYTHON [pytest arguments]
set -eu
python="$1"
shift
if [ -d node_modules ]; then
  npm run --silent types
  npm run --silent test
fi
"$python" -m ruff check generator tests
"$python" -m ruff format --check generator tests
exec "$python" -m pytest -n 2 --dist loadscope --max-worker-restart 0 "$@"

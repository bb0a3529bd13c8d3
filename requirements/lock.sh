#!/bin/sh
# Pins every package again, with the hashes of all of its files: base.txt for running Parley, dev.txt for
# working on it. The compiler gets an environment of its own and takes the newest versions pyproject.toml allows.
# Run it from the root of the repository: make lock
set -eu

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m venv "$tools"
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check uv

compile() {
    target=$1
    shift
    "$tools/bin/uv" pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file "$target" "$@" >/dev/null
    echo "wrote $target"
}

compile requirements/base.txt
compile requirements/dev.txt --extra dev --constraint requirements/base.txt

#!/bin/sh
# Makes .venv ready: a Python that is new enough, the pinned packages, and Parley itself in editable form.
# Run it from the root of the repository; `make test`, `make demo` and the others do. To choose the
# interpreter yourself: make test PYTHON=/path/to/python3
set -eu

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

new_enough='import sys; raise SystemExit(sys.version_info < (3, 11))'

find_python() {
    lacking=""
    for candidate in ${PYTHON:-python3.12 python3.11 python3.13 python3 python}; do
        "$candidate" -c "$new_enough" >/dev/null 2>&1 || continue
        if "$candidate" -c 'import venv, ensurepip' >/dev/null 2>&1; then
            printf '%s\n' "$candidate"
            return
        fi
        lacking=$candidate
    done
    if [ -n "$lacking" ]; then
        fail "$lacking is new enough, but its venv module is missing." \
            "Install it (on Debian and Ubuntu: the python3-venv package) and run the command again."
    fi
    fail "Parley needs Python 3.11 or newer; none was found under: ${PYTHON:-python3.12 python3.11 python3.13 python3 python}." \
        "Install one, or name it: make test PYTHON=/path/to/python3"
}

# --no-deps: the files pin every package, and old versions of pip stumble over lxml's doubled extra otherwise.
install() {
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --no-deps "$@" ||
        fail "Installing failed; the reason stands above. Nothing outside .venv was touched: run the command again," \
            "or remove .venv first if it keeps failing."
}

if ! .venv/bin/python -c "$new_enough" >/dev/null 2>&1; then
    python=$(find_python)
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv || fail "$python could not make .venv; the reason stands above."
fi
echo "Installing the pinned packages into .venv"
install --require-hashes -r requirements/dev.txt
install --no-build-isolation --editable .
touch .venv/.ready

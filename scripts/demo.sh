#!/usr/bin/env bash
# Set up a virtual environment beside the sources and run the demonstration.
set -euo pipefail
cd "$(dirname "$0")/.."
python3 -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check .
exec .venv/bin/detente demo "$@"

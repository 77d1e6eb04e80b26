#!/usr/bin/env bash
# Build Binder's environment anew from binder/ and run the notebooks in it; no Docker needed.
#     bash scripts/binder_check.sh [PYTHON3.12]
set -euo pipefail
cd "$(dirname "$0")/.."

python=${1:-python3.12}
image=build/binder
"$python" -c 'import sys; assert sys.version_info[:2] == (3, 12), sys.version'
rm -rf "$image"
mkdir -p "$image"

echo "-- repo2docker: which Python would Binder take?"
python3 -m venv "$image/repo2docker"
"$image/repo2docker/bin/pip" install -qq jupyter-repo2docker
"$image/repo2docker/bin/jupyter-repo2docker" --no-build --debug . > "$image/repo2docker.log" 2>&1
grep '^Building conda environment' "$image/repo2docker.log"
grep -q '^Building conda environment for python=3\.12$' "$image/repo2docker.log"

echo "-- the image as Binder starts it, then binder/requirements.txt and postBuild"
lock=$(find "$image/repo2docker" -name 'environment.py-3.12-linux-64.lock')
base=$(sed -nE 's#.*/(jupyterlab|notebook|ipykernel|ipywidgets)-([0-9.]+)-py.*#\1==\2#p' "$lock")
"$python" -m venv "$image/venv"
# shellcheck disable=SC2086  # one word a package
"$image/venv/bin/pip" install -qq $base
"$image/venv/bin/pip" install -qq -r binder/requirements.txt
mkdir -p "$image/repo/masters"
REPO_DIR="$image/repo" PATH="$PWD/$image/venv/bin:$PATH" binder/postBuild
test ! -e "$image/repo/masters"
"$image/venv/bin/pip" check
"$image/venv/bin/pip" list 2>/dev/null | grep -iE '^(python|jupyterlab|notebook|pandas|matplotlib|ipywidgets|nagorno) '

echo "-- the notebooks and a browser in it"
"$image/venv/bin/pip" install -qq -c binder/constraints.txt nbval pytest playwright
"$image/venv/bin/python" scripts/notebooks.py check
# Foreign texts are escaped by the package, whatever the Lab: once, in `make test-browser`, is enough.
"$image/venv/bin/python" -m pytest -m browser -rs tests/browser --ignore tests/browser/test_foreign.py

#!/bin/sh
# Makes .venv with what is pinned in requirements/<kind>.txt (run or dev); does nothing when that is there already.
set -eu
cd "$(dirname "$0")"
kind=${1:-run}
wanted=$(cat requirements/run.txt requirements/"$kind".txt .python-version | cksum)
stamp=.venv/installed-$kind

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then exit 0; fi
# What the tests need includes what running needs.
if [ "$kind" = run ] && [ -f .venv/installed-dev ]; then
    dev=$(cat requirements/run.txt requirements/dev.txt .python-version | cksum)
    if [ "$(cat .venv/installed-dev)" = "$dev" ]; then exit 0; fi
fi

find_python() {
    for candidate in ${PYTHON:-} python3.10 python3 python "$HOME"/.pyenv/versions/3.10.*/bin/python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' 2>/dev/null; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

if ! python=$(find_python); then
    cat >&2 <<'MESSAGE'
Python 3.10 is needed (Rasa 3.6 runs on no newer one) and was not found. One of these brings it:
  pyenv install 3.10          with pyenv, then run this command again
  uv python install 3.10      with uv; then add PYTHON="$(uv python find 3.10)" to the make command
  apt install python3.10 python3.10-venv      on Ubuntu 22.04
MESSAGE
    exit 1
fi

echo "Installing what is needed to $kind, once (about a minute) …"
if [ ! -x .uv/bin/uv ]; then
    "$python" -m venv .uv
    .uv/bin/pip install --quiet --disable-pip-version-check uv
fi
[ -x .venv/bin/python ] || .uv/bin/uv venv --quiet --python "$python" .venv
rm -f .venv/installed-*
.uv/bin/uv pip sync --quiet --python .venv/bin/python "requirements/$kind.txt"
echo "$wanted" > "$stamp"

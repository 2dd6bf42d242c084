#!/usr/bin/env bash
# Makes a checkout ready: system packages where that is allowed, then the environment in .venv/.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted() { sed -E 's/#.*//; s/[[:space:]]+//g; /^$/d' packaging/system-packages.txt; }

missing_packages() {
  local name
  for name in $(wanted); do
    # "ii" is installed; t64 names serve the same library on newer Debian.
    dpkg-query -W -f='${db:Status-Abbrev}' "$name" 2>/dev/null | grep -q '^ii' && continue
    dpkg-query -W -f='${db:Status-Abbrev}' "${name}t64" 2>/dev/null | grep -q '^ii' && continue
    echo "$name"
  done
}

install_packages() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo -n); else return 1; fi
  fi
  echo "Installing system packages: $*"
  "${as_root[@]}" apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q --no-install-recommends "$@" >/dev/null
}

if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
  mapfile -t missing < <(missing_packages)
  if [ "${#missing[@]}" -gt 0 ] && ! install_packages "${missing[@]}"; then
    echo "These system packages are missing and could not be installed from here:"
    printf '  %s\n' "${missing[@]}"
    echo "Ask whoever looks after this machine to run:"
    echo "  apt-get install ${missing[*]}"
    echo "Going on without them. Run 'kiosk doctor' later: it says what does not work, and why."
  fi
else
  echo "This is not a Debian system. Please install what packaging/system-packages.txt lists by its names here."
fi

python=${PYTHON:-python3}
"$python" - <<'PY' || { echo "Stoa needs Python 3.11 or newer. Set PYTHON=/path/to/python3.11 and run again."; exit 1; }
import sys
sys.exit(sys.version_info < (3, 11))
PY

if [ ! -x .venv/bin/python ]; then
  "$python" -m venv .venv || { echo "Python's venv module is missing: install python3-venv."; exit 1; }
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
echo "Ready. Try: make run"

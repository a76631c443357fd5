#!/usr/bin/env bash
# Gives a Debian or Ubuntu machine what the project needs: system packages, then .venv from the lock file.
# Installs only what is missing, so that a second run ends at once. `setup.sh test` adds the browser of the tests, what its
# driver needs, the scanner that SANE has for tests, the database server of the registry's tests, and the fonts that
# tests and benchmarks draw with: papers drawn without them are other papers.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(tesseract-ocr tesseract-ocr-chi-sim libzbar0 fonts-wqy-zenhei)
drawn_with=(fonts-arphic-ukai fonts-arphic-uming fonts-noto-cjk fonts-wqy-microhei fonts-liberation fonts-dejavu-core)
if [ "${1:-}" = test ]; then packages+=(chromium libatomic1 sane-utils postgresql "${drawn_with[@]}"); fi

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

install_missing() {
  local missing=() package
  for package in "$@"; do installed "$package" || missing+=("$package"); done
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  echo "setup: apt-get install ${missing[*]}"
  local root=()
  if [ "$(id -u)" -ne 0 ]; then root=(sudo); fi
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

usable_python() {
  local candidate
  for candidate in "${PYTHON:-python3}" python3.11 python3.12 python3.13 python3.14 /usr/bin/python3; do
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

if command -v dpkg-query >/dev/null; then
  install_missing "${packages[@]}"
  usable_python >/dev/null || install_missing python3-venv
else
  echo "setup: not a Debian system; install these yourself: ${packages[*]}" >&2
fi
python=$(usable_python) || { echo "setup: Python 3.11 or newer with its venv module is needed" >&2; exit 4; }

stamp=.venv/.set-up
wanted=$(cat requirements.lock pyproject.toml .ci/setup.sh | sha256sum; pwd)
if [ -x .venv/bin/intake ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then exit 0; fi

echo "setup: .venv from requirements.lock (about two minutes the first time)"
if ! [ -x .venv/bin/python ]; then "$python" -m venv .venv; fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
printf '%s' "$wanted" >"$stamp"

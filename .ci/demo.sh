#!/usr/bin/env bash
# The whole work on one invented case: draw it, scan it, read it, check it, report on it.
# What the verbs must find is known, so this is also a test: it fails where they find anything else.
set -euo pipefail
cd "$(dirname "$0")/.."
export PYTHONPATH=.  # `samples` is not installed
python=.venv/bin/python
intake=.venv/bin/intake
case=.demo/case

step() { printf '\n== %s\n$ %s\n' "$1" "${*:2}"; }

run() { # run CODE TITLE COMMAND...: show the command, run it, and insist on its exit code
  local wanted=$1 code=0
  step "$2" "${@:3}"
  "${@:3}" || code=$?
  if [ "$code" -ne "$wanted" ]; then
    echo "demo: exit code $code, expected $wanted" >&2
    exit 1
  fi
}

rm -rf .demo
mkdir -p .demo
run 0 "A new case, keyed in by an invented officer" "$intake" new "$case" --product salary-loan -q
"$python" -m samples.case --key "$case" >/dev/null
run 0 "Barcode sheets for what it must bring" "$intake" tag "$case"
run 0 "The papers, printed, forged in two places and scanned in one stack" \
  "$python" -m samples.case --out .demo --tags "$case/tags.pdf"
run 1 "The stack into the case: one paper is not there" "$intake" scan .demo/stack.pdf --into "$case"
step "What the papers say" "$intake" ocr "$case" --csv .demo/statement.csv --xlsx .demo/statement.xlsx
"$intake" ocr "$case" --csv .demo/statement.csv --xlsx .demo/statement.xlsx >.demo/read.txt
grep -a -A 12 personal_statement .demo/read.txt
echo "... the whole of it is in .demo/read.txt"
run 1 "The rules" "$intake" check "$case" --report json=.demo/result.json
run 0 "The report" "$intake" report "$case"
"$python" .ci/demo_check.py .demo/truth.json .demo/result.json
printf '\nThe report of the case, to be opened in a browser:\nfile://%s\n' "$(realpath "$case/report.html")"

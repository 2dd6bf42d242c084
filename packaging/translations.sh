#!/usr/bin/env bash
# Extracts every text a resident can meet, brings the catalogs up to date, compiles and checks them.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
"$bin/pybabel" -q extract -F babel.cfg -k msg -k nmsg:1,2 -k qsTr -k N_ --no-location --sort-output \
  --project=Stoa --copyright-holder="The Stoa contributors" --msgid-bugs-address= \
  -o translations/stoa.pot .
for locale in es fr ar zh_Hans vi; do
  po=translations/$locale/LC_MESSAGES/stoa.po
  if [ -f "$po" ]; then
    "$bin/pybabel" -q update -N --no-wrap --ignore-pot-creation-date -D stoa -i translations/stoa.pot -l "$locale" -o "$po"
  else
    "$bin/pybabel" -q init --no-wrap -D stoa -i translations/stoa.pot -l "$locale" -o "$po"
  fi
done
"$bin/python" -m kiosk.language.compile
"$bin/python" -m kiosk.language.check

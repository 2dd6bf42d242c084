#!/usr/bin/env bash
# Extracts every text a resident can meet, brings the catalogs up to date, compiles and checks them.
# With names of locales (like `am` or `pt`) it begins catalogs for these as well.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
template=translations/stoa.pot
draft=$(mktemp)
trap 'rm -f "$draft"' EXIT

"$bin/pybabel" -q extract -F babel.cfg -k msg -k nmsg:1,2 -k qsTr -k N_ --no-location --sort-output \
  --no-wrap --project=Stoa --version=1 --copyright-holder="The Stoa contributors" \
  --header-comment="# Texts of Stoa for translators.
# Copyright (C) YEAR The Stoa contributors
# This file is distributed under the same license as the Stoa project.
#" --last-translator= --msgid-bugs-address= -o "$draft" .

# The date of extraction alone is no news: without this, every run would change the template.
without_date() { grep -v '^"POT-Creation-Date:' "$1"; }
if [ ! -f "$template" ] || ! cmp -s <(without_date "$draft") <(without_date "$template"); then
  cp "$draft" "$template"
fi

for locale in $({ ls translations; printf '%s\n' "$@"; } | grep -v 'stoa.pot' | sort -u); do
  po=translations/$locale/LC_MESSAGES/stoa.po
  if [ -f "$po" ]; then
    "$bin/pybabel" -q update -N --no-wrap --ignore-obsolete --ignore-pot-creation-date -D stoa \
      -i "$template" -l "$locale" -o "$po"
  else
    "$bin/pybabel" -q init --no-wrap -D stoa -i "$template" -l "$locale" -o "$po"
    "$bin/python" -m kiosk.language.plurals "$po" "$locale"
  fi
done
"$bin/python" -m kiosk.language.compile
"$bin/python" -m kiosk.language.progress
"$bin/python" -m kiosk.language.check

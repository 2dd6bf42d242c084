#!/usr/bin/env bash
# Lints every QML file against the types that Python gives to QML; changes nothing, fails on a warning.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
types=build/qml/Stoa/backend
mkdir -p "$types"

# A base class must be read before what stands on it, so lists come first.
mapfile -t sources < <(grep -lE '^@Qml(Element|Named)' ui/*.py ui/*/*.py | sort)
mapfile -t sources < <(printf '%s\n' ui/models/rows.py ui/navigator.py ui/teller.py \
  ui/models/question_face.py ui/models/branches.py "${sources[@]}" | awk '!seen[$0]++')

"$bin/pyside6-metaobjectdump" --quiet -o "$types/metatypes.json" "${sources[@]}"
# The dump knows Python's names of types; QML needs those of C++.
"$bin/python" - "$types/metatypes.json" <<'PY'
import json, sys
path = sys.argv[1]
files = json.load(open(path))
classes = {c["className"] for f in files for c in f["classes"] if c.get("object")}
names = {"list": "QVariantList", "QStringList": "QList<QString>", "float": "double", "QQuickItem": "QQuickItem*"}
names |= {name: name + "*" for name in classes}
for entry in (e for f in files for c in f["classes"] for e in c.get("properties", ())):
    entry["type"] = names.get(entry["type"], entry["type"])
for call in (e for f in files for c in f["classes"] for k in ("slots", "signals") for e in c.get(k, ())):
    for argument in call["arguments"]:
        argument["type"] = names.get(argument["type"], argument["type"])
json.dump(files, open(path, "w"))
PY
"$bin/pyside6-qmltyperegistrar" \
  --generate-qmltypes="$types/backend.qmltypes" \
  --import-name=Stoa.backend --major-version=1 --minor-version=0 \
  -o "$types/unused.cpp" "$types/metatypes.json" 2>"$types/registrar.log" ||
  { cat "$types/registrar.log"; exit 1; }
printf 'module Stoa.backend\ntypeinfo backend.qmltypes\n' >"$types/qmldir"

mapfile -t files < <(find ui/Stoa -name '*.qml' -not -path '*/keyboard/*' -not -path '*/gallery/*' \
  -not -name Theme.qml | sort)
"$bin/pyside6-qmllint" --max-warnings 0 -I build/qml -I ui "${files[@]}"
# qmllint does not see in a qmldir beside the file that its own type is a singleton; the rest it checks.
"$bin/pyside6-qmllint" --max-warnings 0 --import disable -I ui ui/Stoa/theme/Theme.qml
echo "qmllint: $((${#files[@]} + 1)) files, no warnings"

#!/usr/bin/env bash
# Makes the three pictures of the README by walking journeys through the real window.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p docs/pictures
for tag in en ar vi; do
  .venv/bin/kiosk tour --journey street-light --language "$tag" --out "$work/$tag"
done
shrink() {
  .venv/bin/python - "$1" "$2" <<'PY'
import sys
from PIL import Image

picture = Image.open(sys.argv[1]).convert("RGB")
picture = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)
picture.save(sys.argv[2], optimize=True)
PY
}
shrink "$work"/en/*-home.png docs/pictures/home-en.png
shrink "$work"/ar/*-question-problem.png docs/pictures/question-ar.png
shrink "$work"/vi/*-receipt.png docs/pictures/receipt-vi.png

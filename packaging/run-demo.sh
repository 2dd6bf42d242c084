#!/usr/bin/env bash
# Opens the kiosk with the demo city. Without a display: walks a resident's journey offscreen and
# leaves the pictures, the printed slip and the speech script in the folder given (out/).
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-out}

if [ -n "${WAYLAND_DISPLAY:-}" ] || { [ -n "${DISPLAY:-}" ] && [ "${STOA_OFFSCREEN:-}" = "" ]; }; then
  exec .venv/bin/kiosk run --windowed --home "${KIOSK_HOME:-$out/home}"
fi

echo "There is no display here: walking a resident's journey offscreen."
mkdir -p "$out"
.venv/bin/kiosk tour --journey street-light --language ar --size 1080x1920 --out "$out/street-light-ar"
.venv/bin/kiosk tour --journey street-light --language en --size 1080x1920 --out "$out/street-light-en"
echo
echo "Pictures, slip (slip.png, slip.pdf) and speech script (speech.jsonl):"
ls -d "$out"/street-light-*/

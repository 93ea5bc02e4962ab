#!/usr/bin/env bash
# Installs, with apt, the system packages that tests of this version can use. Run as root
# or with sudo at hand. `npm start` and `npm test` never call it and need none of them.
set -euo pipefail

# One package a line, with the tests and commands that use it.
PACKAGES=(
  tesseract-ocr         # reading scans
  tesseract-ocr-chi-sim # Chinese words of scans
  libreoffice-writer    # .doc and .wps; typesetting for the round-trip tests
  libreoffice-calc      # .ods and workbooks typeset for the round-trip tests
  chromium              # typesetting for the round-trip tests, browser tests of reports
  fonts-noto-cjk        # Chinese glyphs for both
  poppler-utils         # pdftotext, the yardstick of the PDF benchmark
)

if ! command -v apt-get >/dev/null; then
  echo "setup:system: no apt-get here; install by hand: ${PACKAGES[*]}" >&2
  exit 1
fi
SUDO=""
if [ "$(id -u)" -ne 0 ]; then SUDO="sudo"; fi
$SUDO apt-get update
$SUDO env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${PACKAGES[@]}"

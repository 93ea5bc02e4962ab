#!/usr/bin/env bash
# Installs, with apt, the system packages that tests of this version can use. Run as root
# or with sudo at hand. `npm start` and `npm test` never call it and need none of them.
set -euo pipefail

# One package a line. Empty: this version reads text only and needs no system package.
PACKAGES=()

if [ "${#PACKAGES[@]}" -eq 0 ]; then
  echo "setup:system: this version needs no system package; nothing to install."
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "setup:system: no apt-get here; install by hand: ${PACKAGES[*]}" >&2
  exit 1
fi
SUDO=""
if [ "$(id -u)" -ne 0 ]; then SUDO="sudo"; fi
$SUDO apt-get update
$SUDO env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${PACKAGES[@]}"

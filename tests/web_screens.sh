#!/usr/bin/env bash
# The dashboard's screens in a browser; run in web/.
set -euo pipefail
if [[ $(node --version) =~ ^v(1[0-9]|[0-9])\. ]]; then
  echo "skipped: Playwright wants Node.js 20 or newer, this is $(node --version)"
  exit 77
fi
npm --silent test

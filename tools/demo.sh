#!/usr/bin/env bash
# ./dev demo: makes a small observatory, says what is in it, and shows it in the browser.
#
#   --no-serve    end after the ten lines
#   --data DIR    a folder of real data in place of the examples, such as ../shared/data/phrases/xwlb
#   --at DIR      where to make it (default: build/demo, made anew each time)
set -euo pipefail
cd "$(dirname "$0")/.."
weiguan=${WEIGUAN:-build/release/weiguan}
at=build/demo serve=yes data=""
while [[ $# -gt 0 ]]; do
  case "$1" in
    --no-serve) serve="" ;;
    --data) data=$2; shift ;;
    --at) at=$2; shift ;;
    *) echo "demo: unknown option $1 (--no-serve, --data DIR, --at DIR)" >&2; exit 64 ;;
  esac
  shift
done
if [[ -e "$at" && ! -e "$at/weiguan.toml" ]]; then
  echo "demo: $at is there and is no observatory; choose another place with --at" >&2
  exit 1
fi
rm -rf "$at"

status=0
if [[ -z "$data" ]]; then
  "$weiguan" init "$at" --pack examples/pack --name "潮汐国 Tideland" >/dev/null
  python3 examples/world/make_world.py "$at/world" >/dev/null
  python3 examples/world/make_watch.py "$at/world"
  python3 examples/world/make_lists.py "$at/world"
  "$weiguan" -C "$at" import "$at/world/crawl.warc.gz" "$at/world/watch.warc.gz" "$at/world/lists.warc.gz" "$at/world/posts.jsonl" "$at/world/table.csv" \
    "$at/world/answers.warc.gz" "$at/world/pages" --map examples/posts.toml --base-url http:// >/dev/null || status=$?
else
  "$weiguan" init "$at" --pack china --name "$(basename "$data")" >/dev/null
  "$weiguan" -C "$at" import "$data" || status=$?
fi
[[ $status == 0 || $status == 2 ]] || exit "$status"

count() { "$weiguan" -C "$at" search "$@" --format jsonl --limit 0 2>/dev/null | wc -l; }
"$weiguan" -C "$at" status
if [[ -z "$data" ]]; then
  echo
  echo "What there is to see:"
  echo "  共筑蓝色家园 stands in $(count '共筑蓝色家园 AND NOT kind:answer') articles and posts, $(count '共筑蓝色家园 AND group:independent') of them independent"
  echo "  \"spirit of the tide\" stands in $(count '"spirit of the tide" AND NOT kind:answer') English ones"
  echo "  芦苇区 was reported by $(count '芦苇区 kind:article') pages; one of them was gone two days later"
  echo "  北湾晚报 told of 四号码头 in $(count '四号码头 AND outlet:north-bay-evening AND kind:article') versions of one page"
  echo "  $(count 'kind:answer AND (tide OR 潮汐)') answers of invented chatbots speak of the tide; some were taken back as they were written"
else
  echo
  echo "Try: $weiguan -C $at search '共同体 AND 世界'"
fi
echo "Look at it again with: $weiguan -C $at serve"
[[ -n "$serve" ]] || exit 0

show() {
  if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]] && command -v xdg-open >/dev/null; then
    xdg-open "$1" >/dev/null 2>&1 &
  elif [[ $(uname) == Darwin ]]; then
    open "$1"
  fi
}
echo "The dashboard (Ctrl-C ends it):"
"$weiguan" -C "$at" serve --port "${PORT:-0}" | while read -r address; do
  echo "$address"
  show "$address"
done

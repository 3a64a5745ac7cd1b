#!/bin/sh
# As much of buildctl as clients call in a container of BuildKit.
set -eu
address=${BUILDKIT_HOST:-unix:///run/buildkit/buildkitd.sock}
if [ "${1:-}" = --addr ]; then
  address=$2
  shift 2
fi
case "$*" in
  dial-stdio) exec relay dial "$address" ;;
  'debug workers') exec relay check "$address" ;;
  *) echo "buildctl: $* is not known here" >&2; exit 1 ;;
esac

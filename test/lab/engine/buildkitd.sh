#!/bin/sh
# Stands where moby/buildkit has its daemon: a BuildKit that listens on its own socket. It is the one in a Docker Engine of
# this container's own, since Debian has no other; connections are handed over to it one by one.
# usage: buildkitd [--config FILE] [--addr ADDRESS]... [--allow-insecure-entitlement network.host]
set -eu
config= addresses=
while [ $# -gt 0 ]; do
  case $1 in
    --config) config=$2; shift ;;
    --addr) addresses="$addresses $2"; shift ;;
    --allow-insecure-entitlement=network.host | --debug) ;;
    *) echo "buildkitd: flag provided but not defined: $1" >&2; exit 1 ;;
  esac
  shift
done
if [ -n "$config" ] && ! [ -r "$config" ]; then
  echo "buildkitd: failed to load config from $config: no such file or directory" >&2
  exit 1
fi

prepare-groups
export DOCKER_BUILDKIT_RUNC_COMMAND=/usr/local/bin/runc-host-network
dockerd --config-file /etc/docker/daemon.json &
daemon=$!
# shellcheck disable=SC2086 # one argument an address
relay serve unix:///run/engine/docker.sock ${addresses:-unix:///run/buildkit/buildkitd.sock} &
relay=$!
trap 'kill $daemon $relay' TERM INT
# The first that ends takes the other with it; a signal ends both.
while kill -0 $daemon 2>/dev/null && kill -0 $relay 2>/dev/null; do sleep 0.2; done
kill $daemon $relay 2>/dev/null || :
wait

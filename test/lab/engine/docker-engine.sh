#!/bin/sh
# A Docker Engine as most machines have it: images in its own store, not in containerd's.
# usage: docker-engine PORT
set -eu
prepare-groups
exec dockerd --config-file /etc/docker/engine.json --tls=false --host "tcp://127.0.0.1:$1"

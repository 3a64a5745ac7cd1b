#!/bin/sh
# In version 2 of control groups, one with processes of its own can't have groups below it: those of this container move aside.
set -eu
groups=/sys/fs/cgroup
[ -f $groups/cgroup.controllers ] || exit 0
mkdir -p $groups/engine
while read -r process; do echo "$process" >$groups/engine/cgroup.procs || :; done <$groups/cgroup.procs
sed 's/ / +/g; s/^/+/' <$groups/cgroup.controllers >$groups/cgroup.subtree_control

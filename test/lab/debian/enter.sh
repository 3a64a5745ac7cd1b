#!/bin/sh
# The first process of the lab's own mount and process namespaces: lays out the tree that daemon and registry live in, then waits for them.
# Nothing that is mounted here is seen outside, and all of it goes when the last process in here does.
# usage: enter.sh ROOT_FILE_SYSTEM STATE_DIRECTORY BRIDGE BRIDGE_ADDRESS
set -eu
root=$1 state=$2 bridge=$3 address=$4

mount --make-rprivate /
# The bind makes the tree a mount point, which runc needs to pivot away from it.
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mkdir -p "$root/lab"
mount --bind "$state" "$root/lab"
cat /etc/hosts >"$root/etc/hosts"
# BuildKit puts public name servers in the place of local ones; systemd has the real ones in a file of its own.
names=/run/systemd/resolve/resolv.conf
[ -f "$names" ] || names=/etc/resolv.conf
cat "$names" >"$root/etc/resolv.conf"
# A bridge that a lab left when it was killed serves as well as a new one.
chroot "$root" ip link show "$bridge" >/dev/null 2>&1 || chroot "$root" ip link add "$bridge" type bridge
chroot "$root" ip address replace "$address" dev "$bridge"
# The tree becomes the root of the mount namespace itself: `docker exec` joins a container's namespace by that root, and
# after a mere chroot it would find the machine's own files there.
cd "$root"
mkdir -p .machine
pivot_root . .machine
exec chroot . /bin/sh -c 'umount -l /.machine && exec tini -- sleep infinity'

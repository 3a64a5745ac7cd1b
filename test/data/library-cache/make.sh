#!/bin/sh
# Makes tree.tar.gz, a root with libraries of every shape that ldconfig tells apart, and what ldconfig makes of it: ld.so.cache, and
# after.txt, all links there are then. Needs gcc for x86_64 and glibc's ldconfig; written by that of glibc 2.36.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cd "$root"
mkdir -p etc/ld.so.conf.d usr/lib usr/local/lib opt/extra/lib
ln -s usr/lib lib

library() {
  out=$1 && shift
  echo 'int answer(void) { return 42; }' | gcc -x c - -shared -fPIC -nostdlib -s -Wl,--build-id=none -Wl,-z,noseparate-code \
    -Wl,-z,norelro -fno-asynchronous-unwind-tables -Wl,--hash-style=gnu "$@" -o "$out"
}
library usr/lib/libfoo.so.1.2.3 -Wl,-soname,libfoo.so.1
ln -s libfoo.so.1.2.3 usr/lib/libfoo.so.1
ln -s libfoo.so.1 usr/lib/libfoo.so
# Without the link by which programs ask for it.
library usr/lib/libbar.so.10.0 -Wl,-soname,libbar.so.10
library usr/lib/libbar.so.9 -Wl,-soname,libbar.so.9
library usr/lib/libplain.so
library usr/lib/ld-linux-x86-64.so.2 -Wl,-soname,ld-linux-x86-64.so.2
# The same name in another folder, and two files of one name.
library opt/extra/lib/libfoo.so.1 -Wl,-soname,libfoo.so.1
library opt/extra/lib/libextra.so.2.9 -Wl,-soname,libextra.so.2
library opt/extra/lib/libextra.so.2.10 -Wl,-soname,libextra.so.2
library opt/extra/lib/libtwo.so.1.2 -Wl,-soname,libtwo.so.1
library opt/extra/lib/libtwo.so.1.3 -Wl,-soname,libtwo.so.1
ln -s ../../../usr/lib/libfoo.so.1.2.3 opt/extra/lib/libelsewhere.so.3
# What is passed over.
library usr/lib/other.so.1 -Wl,-soname,libother.so.1
echo 'not a library' > usr/lib/libtext.so
echo 'GROUP ( libc.so.6 )' > usr/local/lib/libscript.so.1
ln -s nowhere.so.1 usr/lib/libdangling.so

printf '# first\ninclude /etc/ld.so.conf.d/*.conf\n/usr/local/lib/ # local\n\n/missing\n' > etc/ld.so.conf
printf '/lib\n' > etc/ld.so.conf.d/a-lib.conf
printf '/opt/extra/lib\n' > etc/ld.so.conf.d/b-extra.conf
printf '/never\n' > etc/ld.so.conf.d/ignored.txt

tar --sort=name --owner=root:0 --group=root:0 --mtime=@1600000000 --format=ustar -c -- * | gzip -9n > "$here/tree.tar.gz"
ldconfig -r "$root"
cp etc/ld.so.cache "$here/ld.so.cache"
find . -type l -printf '%P -> %l\n' | LC_ALL=C sort > "$here/after.txt"

#!/bin/sh
# A stand-in for apk on machines that cannot have the real one: `add`, `info` and `update` on repositories and packages of
# apk's own format (v2), with signatures and checksums checked and the installed database written as apk writes it.
# It needs busybox and openssl. It resolves by the newest version and never goes back on a choice, which is enough for
# exact versions; it runs no package scripts, and it does not upgrade or remove.
# Names and addresses are split at spaces and nothing else: no patterns.
set -fu
export LC_ALL=C
umask 022

here=/usr/lib/apk-stand-in
version=2.14.10
root= initdb= keys= repositories= extra= arch= quiet= simulate= untrusted= exact= command= names=

fail() {
  echo "ERROR: $*" >&2
  exit 1
}
say() { [ -n "$quiet" ] || echo "$*"; }

# Reads the command line; options may stand before or after the command, and --option=value is --option value, as in apk.
parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --)
        shift
        while [ $# -gt 0 ]; do
          if [ -z "$command" ]; then command=$1; else names="$names $1"; fi
          shift
        done
        return
        ;;
      --*=*)
        option=${1%%=*} value=${1#*=}
        shift
        set -- "$option" "$value" "$@"
        ;;
    esac
    case $1 in
      -p | --root | --keys-dir | --repositories-file | -X | --repository | --arch | --cache-dir | --cache-max-age | --timeout | --wait)
        [ $# -ge 2 ] || fail "option '$1' needs an argument"
        case $1 in
          -p | --root) root=${2%/} ;;
          --keys-dir) keys=$2 ;;
          --repositories-file) repositories=$2 ;;
          -X | --repository) extra="$extra $2" ;;
          --arch) arch=$2 ;;
        esac
        shift
        ;;
      --initdb) initdb=1 ;;
      --allow-untrusted) untrusted=1 ;;
      -q | --quiet) quiet=1 ;;
      -s | --simulate) simulate=1 ;;
      -e | --installed) exact=1 ;;
      --no-cache | --no-progress | --no-scripts | --no-chown | --no-interactive | --no-commit-hooks | --no-logfile | \
        --no-check-certificate | --update-cache | --clean-protected | --usermode | --force* | --verbose | -v | -U | -f) ;;
      --version | -V) command=version ;;
      --print-arch) command=print-arch ;;
      -*) fail "unrecognized option '$1' (this is the lab's stand-in for apk)" ;;
      *) if [ -z "$command" ]; then command=$1; else names="$names $1"; fi ;;
    esac
    shift
  done
}

# --- Signatures and members ------------------------------------------------------------------------------------------

# member_starts FILE COUNT: where the gzip members after the first begin, COUNT of them at most. Signature and control
# segment are small, so the start of a file shows them. A member starts with gzip's magic number, no flags and no time.
member_starts() {
  head -c 262144 "$1" | od -An -v -tx1 | awk -v count="$2" '
    BEGIN { split("1f 8b 08 00 00 00 00 00", magic, " ") }
    {
      for (i = 1; i <= NF; i++) {
        byte[++read] = $i
        if (read <= 8) continue
        for (k = 1; k <= 8; k++) if (byte[read - 8 + k] != magic[k]) break
        if (k > 8) { print read - 8; if (++found == count) exit }
      }
    }'
}

# verify FILE SIGNATURE_MEMBER_LENGTH SIGNED_FILE: the signature that the first member of FILE holds, over SIGNED_FILE.
verify() {
  head -c "$2" "$1" | gzip -dc >"$work/signature.tar" 2>/dev/null || return 1
  entry=$(tar -tf "$work/signature.tar" | head -n 1)
  case $entry in
    .SIGN.RSA256.*) digest=sha256 key=${entry#.SIGN.RSA256.} ;;
    .SIGN.RSA.*) digest=sha1 key=${entry#.SIGN.RSA.} ;;
    *) return 1 ;;
  esac
  case $key in */* | '') return 1 ;; esac
  [ -f "$keys/$key" ] || return 1
  tar -xOf "$work/signature.tar" "$entry" >"$work/signature"
  openssl dgst "-$digest" -verify "$keys/$key" -signature "$work/signature" "$3" >/dev/null 2>&1
}

# --- Indexes ---------------------------------------------------------------------------------------------------------

repository_urls() {
  for url in $extra; do echo "$url"; done
  file=${repositories:-$root/etc/apk/repositories}
  [ -f "$file" ] && sed -e 's/#.*//' -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$file"
  return 0
}

# Fetches and checks every index, and writes them as one file, each record with its repository on a line `@:`.
fetch_indexes() {
  : >"$work/index"
  repository_urls >"$work/urls"
  while read -r url; do
    url=${url%/}
    say "fetch $url/$arch/APKINDEX.tar.gz"
    if ! wget -q -T 30 -O "$work/index.gz" "$url/$arch/APKINDEX.tar.gz" 2>"$work/wget"; then
      echo "WARNING: fetching $url/$arch/APKINDEX.tar.gz: $(tail -n 1 "$work/wget")" >&2
      continue
    fi
    start=$(member_starts "$work/index.gz" 1)
    tail -c "+$((${start:-0} + 1))" "$work/index.gz" >"$work/index.signed"
    if [ -z "$untrusted" ] && { [ -z "$start" ] || ! verify "$work/index.gz" "$start" "$work/index.signed"; }; then
      echo "ERROR: $url/$arch/APKINDEX.tar.gz: UNTRUSTED signature" >&2
      continue
    fi
    gzip -dc "$work/index.signed" | tar -xOf - APKINDEX | awk -v url="$url" '
      BEGIN { RS = ""; FS = "\n" } { print "@:" url; print $0; print "" }' >>"$work/index"
  done <"$work/urls"
}

# --- The installed database ------------------------------------------------------------------------------------------

initialize() {
  mkdir -p "$root/dev" "$root/etc/apk" "$root/tmp" "$root/var/cache/apk" "$db" || fail "Unable to open root: $root"
  chmod 1777 "$root/tmp"
  # As apk does: where it may, and without a word where it may not.
  for device in 'null c 1 3' 'zero c 1 5' 'random c 1 8' 'urandom c 1 9' 'console c 5 1'; do
    mknod $(echo "$root/dev/$device") 2>/dev/null
  done
  [ -f "$db/installed" ] || : >"$db/installed"
  [ -f "$db/triggers" ] || : >"$db/triggers"
  [ -f "$db/lock" ] || : >"$db/lock"
  [ -f "$db/scripts.tar" ] || head -c 1024 /dev/zero >"$db/scripts.tar"
  [ -f "$root/etc/apk/world" ] || : >"$root/etc/apk/world"
  echo "$arch" >"$root/etc/apk/arch"
}

# record NAME VERSION: the database's record of a package that was just unpacked: what the index says, then its directories and
# files with their modes and checksums, a link's being that of its target's name.
record() {
  tar -tvf "$work/data.tar" >"$work/listing"
  rm -rf "$work/links"
  mkdir "$work/links"
  awk -v links="$work/links/" -f "$here/contents.awk" "$work/listing" >"$work/files"
  (cd "$root/" && tr '\n' '\0' <"$work/files" | xargs -0 -r sha1sum) >"$work/file-sums" || return 1
  (cd "$work/links" && find . -type f | sort | xargs -r sha1sum) >"$work/link-sums"
  awk -v name="$1" -v version="$2" -f "$here/record.awk" "$work/index" "$work/file-sums" "$work/link-sums" "$work/listing"
}

# install NAME VERSION CHECKSUM URL
install() {
  file=$work/package.apk
  wget -q -T 60 -O "$file" "$4/$arch/$1-$2.apk" 2>"$work/wget" || fail "$1-$2: $(tail -n 1 "$work/wget")"
  starts=$(member_starts "$file" 2)
  control=${starts%%
*} data=${starts##*
}
  [ -n "$control" ] && [ "$control" != "$data" ] || fail "$1-$2: BAD archive"
  tail -c "+$((control + 1))" "$file" | head -c $((data - control)) >"$work/control.gz"
  sum=Q1$(openssl dgst -sha1 -binary "$work/control.gz" | openssl base64 -A)
  [ "$sum" = "$3" ] || fail "$1-$2: BAD signature"
  wanted=$(gzip -dc "$work/control.gz" | tar -xOf - .PKGINFO | sed -n 's/^datahash = //p')
  tail -c "+$((data + 1))" "$file" >"$work/data.gz"
  [ "$(sha256sum <"$work/data.gz" | cut -d ' ' -f 1)" = "$wanted" ] || fail "$1-$2: BAD archive"
  gzip -dc "$work/data.gz" >"$work/data.tar" || fail "$1-$2: BAD archive"
  tar -xf "$work/data.tar" -C "$root/" || fail "$1-$2: cannot be unpacked"
  record "$1" "$2" >>"$work/installed" || fail "$1-$2: cannot be recorded"
}

add() {
  [ -n "$initdb" ] && initialize
  [ -f "$db/installed" ] || fail "Unable to open database: No such file or directory"
  fetch_indexes
  for name in $names; do echo "$name"; done >"$work/asked"
  awk -f "$here/select.awk" -v mode=world "$work/asked" "$root/etc/apk/world" >"$work/world"
  awk -f "$here/select.awk" -v mode=select "$work/world" "$db/installed" "$work/index" >"$work/plan" || {
    cat "$work/plan" >&2
    exit 1
  }
  total=$(wc -l <"$work/plan") count=0
  cp "$db/installed" "$work/installed"
  while read -r name ver sum url; do
    count=$((count + 1))
    say "($count/$total) Installing $name ($ver)"
    [ -n "$simulate" ] || install "$name" "$ver" "$sum" "$url"
  done <"$work/plan"
  [ -n "$simulate" ] || {
    # Copied, not moved: the database keeps its mode and owner.
    cat "$work/installed" >"$db/installed"
    cat "$work/world" >"$root/etc/apk/world"
  }
  say "OK: $(awk '/^I:/ { size += substr($0, 3) } /^P:/ { n++ } END { printf "%d MiB in %d packages", size / 1048576, n }' "$work/installed")"
}

info() {
  [ -f "$db/installed" ] || fail "Unable to open database: No such file or directory"
  if [ -z "$names" ]; then
    sed -n 's/^P://p' "$db/installed" | sort
    return
  fi
  status=0
  for name in $names; do
    if grep -q -x -F "P:$name" "$db/installed"; then
      if [ -n "$exact" ]; then echo "$name"; else awk -v name="$name" -f "$here/info.awk" "$db/installed"; fi
    else
      status=1
    fi
  done
  return $status
}

parse "$@"
# Links in the tree that is built up may be absolute, and would lead out of it: the database is found by its real place.
db=$root/usr/lib/apk/db
if [ ! -d "$db" ] && [ -d "$root/lib/apk/db" ] && [ ! -L "$root/lib" ]; then db=$root/lib/apk/db; fi
keys=${keys:-$root/etc/apk/keys}
# The real one is of an architecture itself; this one takes that of the image it is in.
[ -n "$arch" ] || arch=$(cat "$root/etc/apk/arch" 2>/dev/null || cat /etc/apk/arch 2>/dev/null || uname -m)
case $command in
  version) echo "apk-tools $version, compiled for $arch." && exit ;;
  print-arch) echo "$arch" && exit ;;
esac
work=$(mktemp -d) || fail "no directory for temporary files"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
case $command in
  add) add ;;
  info) info ;;
  update) fetch_indexes && say "OK: $(grep -c '^P:' "$work/index") distinct packages available" ;;
  '') fail "usage: apk add|info|update [OPTION]... [NAME]..." ;;
  *) fail "'$command' is not an apk command that the lab's stand-in knows" ;;
esac

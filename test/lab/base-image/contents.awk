# From the listing of an archive: prints the paths of its files, and writes each link's target to a file of its own,
# numbered so that their names sort in the order of the links.
{
  path = $0
  # Mode, owner, size, date and time come before the path.
  for (i = 0; i < 5; i++) sub(/^[^ ]+ +/, "", path)
  if ($1 ~ /^-/) print path
  if ($1 ~ /^l/) {
    target = path
    sub(/.* -> /, "", target)
    file = links sprintf("%08d", ++count)
    printf "%s", target > file
    close(file)
  }
}

# The record of one package in the installed database. Reads the index, the SHA-1 of the package's files and of its
# links' targets, each in their order, and the listing of its archive.
function octal(text,    value, i, digit) {
  value = ""
  for (i = 0; i < 3; i++) {
    digit = 0
    if (substr(text, 2 + 3 * i, 1) == "r") digit += 4
    if (substr(text, 3 + 3 * i, 1) == "w") digit += 2
    if (substr(text, 4 + 3 * i, 1) ~ /[xst]/) digit += 1
    value = value digit
  }
  digit = 0
  if (substr(text, 4, 1) ~ /[sS]/) digit += 4
  if (substr(text, 7, 1) ~ /[sS]/) digit += 2
  if (substr(text, 10, 1) ~ /[tT]/) digit += 1
  value = (digit == 0 ? "" : digit) value
  # A number, as apk writes it: no permission at all is one zero.
  sub(/^0+/, "", value)
  return value == "" ? "0" : value
}
function base64(hex,    out, i, n, k, alphabet) {
  alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  out = ""
  # 20 bytes: six groups of three and one of two, whose last digit is padding.
  hex = hex "00"
  for (i = 1; i <= 42; i += 3) {
    n = 0
    for (k = 0; k < 3; k++) n = n * 16 + index("0123456789abcdef", substr(hex, i + k, 1)) - 1
    out = out substr(alphabet, int(n / 64) + 1, 1) substr(alphabet, n % 64 + 1, 1)
  }
  return substr(out, 1, 27) "="
}
function owner(text) {
  sub(/^root\//, "0/", text); sub(/\/root$/, "/0", text); sub(/\//, ":", text)
  return text
}
FILENAME ~ /\/index$/ {
  if ($0 == "") { if (matches == 2 && !taken) { taken = 1; printf "%s", block } block = ""; matches = 0; next }
  if ($0 == "P:" name || $0 == "V:" version) matches++
  if ($0 !~ /^@:/) block = block $0 "\n"
  next
}
FILENAME ~ /\/file-sums$/ { file_sum[++file_sums] = $1; next }
FILENAME ~ /\/link-sums$/ { link_sum[++link_sums] = $1; next }
{
  mode = substr($0, 1, 10)
  who = owner($2)
  # Mode, owner, size, date and time come before the path.
  path = $0
  for (i = 0; i < 5; i++) sub(/^[^ ]+ +/, "", path)
  if (mode ~ /^d/) {
    sub(/\/$/, "", path)
    directory[path] = (who == "0:0" && octal(mode) == "755") ? "" : who ":" octal(mode)
    if (!(path in seen)) { seen[path] = 1; order[++directories] = path }
    next
  }
  if (mode ~ /^l/) sub(/ -> .*/, "", path)
  parent = path
  if (!sub(/\/[^\/]*$/, "", parent)) parent = ""
  if (!(parent in seen)) { seen[parent] = 1; order[++directories] = parent }
  file = path
  sub(/.*\//, "", file)
  line = "R:" file "\n"
  if (who != "0:0" || octal(mode) != "644") line = line "a:" who ":" octal(mode) "\n"
  held[parent] = held[parent] line "Z:Q1" base64(mode ~ /^l/ ? link_sum[++links] : file_sum[++files]) "\n"
}
END {
  if (files != file_sums || links != link_sums) exit 1
  for (i = 1; i <= directories; i++) {
    path = order[i]
    print "F:" path
    if (directory[path] != "") print "M:" directory[path]
    printf "%s", held[path]
  }
  print ""
}

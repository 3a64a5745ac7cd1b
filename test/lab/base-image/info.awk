BEGIN { RS = ""; FS = "\n" }
{
  delete field
  for (i = 1; i <= NF; i++) if (substr($i, 2, 1) == ":" && !(substr($i, 1, 1) in field)) field[substr($i, 1, 1)] = substr($i, 3)
  if (field["P"] != name) next
  id = name "-" field["V"]
  printf "%s description:\n%s\n\n%s webpage:\n%s\n\n%s installed size:\n%d KiB\n\n", id, field["T"], id, field["U"], id, field["I"] / 1024
}

# Selects packages. mode=world: merges what is asked for with the world there is. mode=select: reads the world, the
# installed database and the index, and prints what is to be installed, dependencies first, or why it can't be.

function dep_name(text,    name) { name = text; sub(/^!/, "", name); sub(/[=<>~@].*/, "", name); return name }
function dep_op(text,    rest) { rest = text; sub(/^[^=<>~]*/, "", rest); match(rest, /^[=<>~]*/); return substr(rest, 1, RLENGTH) }
function dep_version(text,    rest) { rest = text; if (!sub(/^[^=<>~]*[=<>~]+/, "", rest)) rest = ""; return rest }

# Suffixes before a release sort below it, those after it above; the kind of a part says how it compares with another kind.
function suffix_rank(name) { return index(" alpha beta pre rc . cvs svn git hg p ", " " name " ") }

# Splits a version into comparable parts: numbers, a letter, suffixes, the revision.
function split_version(text, parts,    n, token, rest) {
  n = 0
  while (text != "") {
    if (match(text, /^[0-9]+/)) { parts[++n] = "5 " substr(text, 1, RLENGTH) }
    else if (match(text, /^\./)) { text = substr(text, 2); continue }
    else if (match(text, /^[a-z]/)) { parts[++n] = "4 " substr(text, 1, 1); text = substr(text, 2); continue }
    else if (match(text, /^_[a-z]+[0-9]*/)) {
      token = substr(text, 2, RLENGTH - 1); rest = token
      gsub(/[0-9]/, "", token); gsub(/[a-z]/, "", rest)
      parts[++n] = (suffix_rank(token) < suffix_rank(".") ? "1 " : "3 ") sprintf("%04d%08d", suffix_rank(token), rest)
      match(text, /^_[a-z]+[0-9]*/)
    }
    else if (match(text, /^-r[0-9]+/)) { parts[++n] = "2 " substr(text, 3, RLENGTH - 2) }
    else { parts[++n] = "0 " text; return n }
    text = substr(text, RLENGTH + 1)
  }
  return n
}

function compare(a, b,    pa, pb, na, nb, i, xa, xb, ka, kb) {
  na = split_version(a, pa); nb = split_version(b, pb)
  for (i = 1; i <= na || i <= nb; i++) {
    # A version that ends stands between its pre-releases and everything else.
    ka = i <= na ? substr(pa[i], 1, 1) + 0 : 1.5
    kb = i <= nb ? substr(pb[i], 1, 1) + 0 : 1.5
    if (ka != kb) return ka < kb ? -1 : 1
    xa = substr(pa[i], 3); xb = substr(pb[i], 3)
    if (ka == 5 || ka == 2) { xa += 0; xb += 0 }
    if (xa != xb) return xa < xb ? -1 : 1
  }
  return 0
}

function satisfies(version, op, wanted,    c) {
  if (op == "") return 1
  if (version == "") return 0
  if (op ~ /~/) return version == wanted || index(version, wanted ".") == 1 || index(version, wanted "-") == 1 || index(version, wanted "_") == 1
  c = compare(version, wanted)
  return (op ~ /=/ && c == 0) || (op ~ /</ && c < 0) || (op ~ />/ && c > 0)
}

function provide(id, text,    name) {
  name = dep_name(text)
  provider[name, ++providers[name]] = id
  provided[name, providers[name]] = dep_version(text)
}

function meets_world(id,    want) {
  want = wanted[name_of[id]]
  return want == "" || satisfies(version_of[id], dep_op(want), dep_version(want))
}

# A package that the world names is a good answer to other names that it provides, and to its own no better than another.
function asked_for(id, name) { return name_of[id] != name && name_of[id] in asked_name }

# Whether candidate a is a better answer to a dependency on name than b; each provides it in a version of its own.
function better(name, a, version_a, b, version_b,    c) {
  if ((a in installed_id) != (b in installed_id)) return a in installed_id
  if (asked_for(a, name) != asked_for(b, name)) return asked_for(a, name)
  if (version_a != version_b) {
    if (version_a == "" || version_b == "") return version_b == ""
    c = compare(version_a, version_b)
    if (c != 0) return c > 0
  }
  if (priority[a] + 0 != priority[b] + 0) return priority[a] + 0 > priority[b] + 0
  c = compare(version_of[a], version_of[b])
  if (c != 0) return c > 0
  return name_of[a] < name_of[b]
}

function blame(requirer) { return requirer == "" ? "world" : name_of[requirer] "-" version_of[requirer] }

function choose(text, requirer,    name, op, want, i, id, best, best_version, taken) {
  name = dep_name(text); op = dep_op(text); want = dep_version(text)
  if (text ~ /^!/) { conflict[name] = requirer; return }
  best = ""
  for (i = 1; i <= providers[name]; i++) {
    id = provider[name, i]
    if (!satisfies(provided[name, i], op, want)) continue
    taken = chosen[name_of[id]]
    # What is installed stands in the index as well: the same version is the same package.
    if (taken != "" && version_of[taken] == version_of[id]) return
    if (taken != "" || !meets_world(id)) continue
    if (best == "" || better(name, id, provided[name, i], best, best_version)) { best = id; best_version = provided[name, i] }
  }
  if (best == "") {
    if (providers[name] == 0) problems = problems "  " name " (no such package):\n    required by: " blame(requirer) "[" text "]\n"
    else {
      id = provider[name, 1]
      problems = problems "  " name_of[id] "-" version_of[id] ":\n    breaks: " blame(requirer) "[" text "]\n"
    }
    return
  }
  if ((name_of[best] in installed_version) && installed_version[name_of[best]] != version_of[best]) {
    problems = problems "  " name_of[best] "-" version_of[best] ":\n    would replace " installed_version[name_of[best]] ", which the lab stand-in cannot\n"
    return
  }
  take(best)
}

function take(id,    list, n, i) {
  chosen[name_of[id]] = id
  n = split(depends_of[id], list, " ")
  for (i = 1; i <= n; i++) choose(list[i], id)
  if (!(name_of[id] in installed_version)) plan[++planned] = id
}

function flush(    id, list, n, i) {
  if (!("P" in field)) return
  id = ++packages
  name_of[id] = field["P"]; version_of[id] = field["V"]; sum_of[id] = field["C"]; url_of[id] = field["@"]
  depends_of[id] = field["D"]; priority[id] = field["k"]
  if (from_installed) { installed_version[field["P"]] = field["V"]; installed_id[id] = 1 }
  provide(id, field["P"] "=" field["V"])
  n = split(field["p"], list, " ")
  for (i = 1; i <= n; i++) provide(id, list[i])
  split("", field)
}

mode == "world" { if ($0 != "" && !(dep_name($0) in world)) { world[dep_name($0)] = $0 } next }
FILENAME ~ /\/world$/ { if ($0 != "") { asked[++asks] = $0; asked_name[dep_name($0)] = 1; wanted[dep_name($0)] = $0 } next }
FNR == 1 { flush(); from_installed = (FILENAME ~ /\/installed$/) }
$0 == "" { flush(); next }
# Of a record only its own fields count, not the files that follow in the installed database.
substr($0, 2, 1) == ":" && index("@CPVDpk", substr($0, 1, 1)) && !(substr($0, 1, 1) in field) { field[substr($0, 1, 1)] = substr($0, 3) }

END {
  if (mode == "world") {
    for (name in world) print world[name] | "sort"
    close("sort")
    exit
  }
  flush()
  for (i = 1; i <= asks; i++) choose(asked[i], "")
  for (name in conflict) if (chosen[name] != "") problems = problems "  " name ":\n    conflicts: " blame(conflict[name]) "[!" name "]\n"
  if (problems != "") { printf "ERROR: unable to select packages:\n%s", problems; exit 1 }
  for (i = 1; i <= planned; i++) print name_of[plan[i]], version_of[plan[i]], sum_of[plan[i]], url_of[plan[i]]
}

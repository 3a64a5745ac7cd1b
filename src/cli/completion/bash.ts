import { everyVerb, quoted, type FlagModel, type Value, type VerbModel } from './model.ts';

/**
 * Lines of a script for bash 3.2, which macOS has, and newer. It asks nobody: what it offers is what the program takes.
 * Bash breaks words at `=`, so that `--format=json` is three.
 */
export function bashScript(program: VerbModel): readonly string[] {
  const verbs = [program, ...everyVerb(program)];
  const parents = verbs.filter((verb) => verb.verbs.length > 0 && verb.name !== '');
  return [
    '# Completion of aipack. In ~/.bashrc: source <(aipack completion bash)',
    '_aipack_offer() {',
    '  local word',
    `  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$@" -- "$cur")`,
    '}',
    '_aipack_paths() {',
    '  compopt -o filenames 2>/dev/null || true',
    '  _aipack_offer "$1"',
    '}',
    '_aipack() {',
    '  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb= first=2',
    '  COMPREPLY=()',
    '  if [[ $cur == = ]]; then',
    '    cur=',
    '  elif [[ $prev == = ]]; then',
    '    prev=${COMP_WORDS[COMP_CWORD-2]}',
    '  fi',
    '  if ((COMP_CWORD > 1)); then verb=${COMP_WORDS[1]}; fi',
    ...parents.flatMap(({ name }) => [
      `  if [[ $verb == ${name} ]] && ((COMP_CWORD > 2)); then`,
      '    verb="$verb ${COMP_WORDS[2]}"',
      '    first=3',
      '  fi',
    ]),
    '  case $verb in',
    ...verbs.flatMap(verbLines),
    '  esac',
    '}',
    'complete -F _aipack aipack',
  ];
}

function verbLines(verb: VerbModel): readonly string[] {
  const { name, flags, values, verbs } = verb;
  const offered = flags.flatMap(({ long, short }) => (short === undefined ? [long] : [long, short]));
  const words = quoted(offered.join(' '));
  const [only, next] = values;
  const behind = offer(next?.value);
  const plain =
    verbs.length > 0
      ? [`_aipack_offer -W ${quoted(verbs.map((below) => below.name.replace(`${name} `, '')).join(' '))}`]
      : next === undefined || behind.length === 0
        ? offer(only?.value)
        : ['if ((COMP_CWORD > first)); then', ...behind.map((line) => `  ${line}`), 'fi'];
  return [
    `    ${quoted(name)})`,
    ...valueLines(flags),
    '      if [[ $cur == -* ]]; then',
    `        _aipack_offer -W ${words}`,
    ...(plain.length === 0 ? [] : ['      else', ...plain.map((line) => `        ${line}`)]),
    '      fi',
    '      ;;',
  ];
}

/** What is offered behind flags that need a value; those with the same are told together. */
function valueLines(flags: readonly FlagModel[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { long, short, value, optional } of flags) {
    if (value === undefined || optional) continue;
    const key = [...offer(value), 'return'].join('; ');
    groups.set(key, [...(groups.get(key) ?? []), ...(short === undefined ? [long] : [short, long])]);
  }
  if (groups.size === 0) return [];
  return [
    '      case $prev in',
    ...[...groups].map(([line, names]) => `        ${names.join(' | ')}) ${line} ;;`),
    '      esac',
  ];
}

function offer(value: Value | undefined): readonly string[] {
  switch (value?.kind) {
    case 'words':
      return [`_aipack_offer -W ${quoted(value.words.join(' '))}`];
    case 'file':
      return ['_aipack_paths -f'];
    case 'folder':
      return ['_aipack_paths -d'];
    default:
      return [];
  }
}

import { everyVerb, type FlagModel, type Value, type VerbModel } from './model.ts';

/** Lines of a script for fish: one a verb, and one a flag with all the verbs that have it. */
export function fishScript(program: VerbModel): readonly string[] {
  const verbs = [program, ...everyVerb(program)];
  const flags = new Map<string, { readonly flag: FlagModel; readonly names: string[] }>();
  for (const { name, flags: own } of verbs) {
    for (const flag of own) {
      const key = JSON.stringify(flag);
      const known = flags.get(key) ?? { flag, names: [] };
      known.names.push(name);
      flags.set(key, known);
    }
  }
  return [
    '# Completion of aipack. Once: aipack completion fish > ~/.config/fish/completions/aipack.fish',
    'function __aipack_at',
    '    set -l words (commandline -opc)',
    '    set -l verb "$words[2]"',
    ...verbs
      .filter(({ name, verbs: below }) => name !== '' && below.length > 0)
      .map(({ name }) => `    test "$verb" = ${name}; and set -q words[3]; and set verb "${name} $words[3]"`),
    '    contains -- "$verb" $argv',
    'end',
    'complete -c aipack -f',
    ...verbs.flatMap(({ name, verbs: below }) =>
      below.map((verb) =>
        line([name], `-a ${fishQuoted(name === '' ? verb.name : verb.name.slice(name.length + 1))}`, verb.help),
      ),
    ),
    ...verbs.flatMap(({ name, values }) =>
      values.flatMap(({ value }) => (offer(value) === '' ? [] : [line([name], offer(value))])),
    ),
    ...[...flags.values()].map(({ flag, names }) => line(names, flagWords(flag), flag.help)),
  ];
}

function line(verbs: readonly string[], words: string, help?: string): string {
  const at = `__aipack_at ${verbs.map(fishQuoted).join(' ')}`;
  return `complete -c aipack -n ${fishQuoted(at)} ${words}${help === undefined ? '' : ` -d ${fishQuoted(help)}`}`;
}

function flagWords({ long, short, value, optional }: FlagModel): string {
  const names = `${short === undefined ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  if (value === undefined || optional) return names;
  return `${names} ${value.kind === 'file' ? '-r' : '-x'} ${offer(value)}`.trimEnd();
}

function offer(value: Value): string {
  switch (value.kind) {
    case 'words':
      return `-a ${fishQuoted(value.words.join(' '))}`;
    case 'file':
      return '-F';
    case 'folder':
      return "-a '(__fish_complete_directories)'";
    case 'unknown':
      return '';
  }
}

/** In fish's single quotes a backslash escapes a quote and itself. */
function fishQuoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

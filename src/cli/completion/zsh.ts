import { quoted, type FlagModel, type Value, type VerbModel } from './model.ts';

/** Lines of a script for zsh: a function for each verb that has verbs below it, and `_arguments` for the others. */
export function zshScript(program: VerbModel): readonly string[] {
  return [
    '#compdef aipack',
    '# Completion of aipack. In ~/.zshrc, behind compinit: source <(aipack completion zsh)',
    ...parentLines('_aipack', program),
    // Read as a file of a folder of completions it is the function itself.
    'if [[ $zsh_eval_context[-1] == loadautofunc ]]; then',
    '  _aipack "$@"',
    'else',
    '  compdef _aipack aipack',
    'fi',
  ];
}

function parentLines(called: string, { name, verbs, flags }: VerbModel): readonly string[] {
  const word = (verb: VerbModel): string => verb.name.replace(`${name} `, '');
  const parents = verbs.filter((verb) => verb.verbs.length > 0);
  return [
    ...parents.flatMap((verb) => parentLines(`${called}_${word(verb)}`, verb)),
    `${called}() {`,
    '  local curcontext=$curcontext context state state_descr line',
    '  local -a verbs',
    '  typeset -A opt_args',
    `  _arguments -C ${flags.flatMap(flagSpecs).join(' ')} '1: :->verb' '*::argument:->rest'`,
    '  case $state in',
    '    verb)',
    '      verbs=(',
    ...verbs.map((verb) => `        ${quoted(`${word(verb)}:${verb.help}`)}`),
    '      )',
    "      _describe 'verb' verbs",
    '      ;;',
    '    rest)',
    '      case $line[1] in',
    ...verbs.flatMap((verb) =>
      verb.verbs.length > 0
        ? [`        ${word(verb)}) ${called}_${word(verb)} ;;`]
        : [`        ${word(verb)})`, ...argumentLines(verb).map((line) => `          ${line}`), '          ;;'],
    ),
    '      esac',
    '      ;;',
    '  esac',
    '}',
  ];
}

function argumentLines({ flags, values }: VerbModel): readonly string[] {
  const specs = [
    ...flags.flatMap(flagSpecs),
    ...values.map(({ called, value, repeats }) => quoted(`${repeats ? '*' : ''}:${called}:${action(value)}`)),
  ];
  return ['_arguments \\', ...specs.map((spec, i) => `  ${spec}${i === specs.length - 1 ? '' : ' \\'}`)];
}

/** One spec a name. A flag that is there already, by either name, isn't offered again unless it may repeat. */
function flagSpecs(flag: FlagModel): readonly string[] {
  const { long, short, help, value, called, optional, repeats } = flag;
  const names = short === undefined ? [long] : [short, long];
  const before = repeats ? '*' : names.length > 1 ? `(${names.join(' ')})` : '';
  const told = `[${help.replaceAll(/[[\]\\:]/g, String.raw`\$&`)}]`;
  const behind =
    value === undefined
      ? ''
      : `${optional ? '::' : ':'}${called.replaceAll(/[\\:]/g, String.raw`\$&`)}:${action(value)}`;
  return names.map((name) => {
    const joins = value === undefined ? '' : name.startsWith('--') ? '=' : '+';
    return quoted(`${before}${name}${joins}${told}${behind}`);
  });
}

function action(value: Value): string {
  switch (value.kind) {
    case 'words':
      return `(${value.words.join(' ')})`;
    case 'file':
      return '_files';
    case 'folder':
      return '_files -/';
    case 'unknown':
      return ' ';
  }
}

// Writes what users read of options, from src/options/table.ts: the inputs in action.yml, their table in docs/inputs.md, and
// docs/options.md, which has every option in all its forms.
//
//   node scripts/options.mjs           writes the files
//
// A unit test runs generate() and compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import { LINE } from '../src/options/row.ts';
import { OUTPUTS } from '../src/options/output-rows.ts';
import { GROUPS, rows } from '../src/options/table.ts';
import { commandHelp, inputDefault, inputHelp } from '../src/options/texts.ts';

const root = join(import.meta.dirname, '..');

const YAML_INPUTS = {
  begin: '  # The inputs are written by scripts/options.mjs, from src/options/table.ts.\n',
  end: '  # End of the inputs.\n',
};
const YAML_OUTPUTS = {
  begin: '  # The outputs are written by scripts/options.mjs, from src/options/output-rows.ts.\n',
  end: '  # End of the outputs.\n',
};
/** What the action that only lists the services takes, besides its mode. */
const PLANNING = [
  ...['context', 'changed-since', 'platforms', 'runners', 'images', 'spec', 'package-repositories', 'package-keys'],
  ...['lock', 'ca-file', 'summary', 'github-token'],
];

const places = {
  'action.yml': [
    { ...YAML_INPUTS, text: () => inYaml(rows.flatMap(inputLines)) },
    { ...YAML_OUTPUTS, text: () => inYaml(outputLines(() => true)) },
  ],
  'plan/action.yml': [
    { ...YAML_INPUTS, text: () => inYaml(rows.filter(([name]) => PLANNING.includes(name)).flatMap(inputLines)) },
    {
      ...YAML_OUTPUTS,
      text: () => inYaml(outputLines(({ modes }) => modes.includes('plan') || modes.includes('failure'))),
    },
  ],
  'docs/inputs.md': [
    {
      begin: '<!-- inputs: written by scripts/options.mjs -->\n',
      end: '<!-- end of inputs -->\n',
      text: inputTable,
    },
  ],
};

function inputLines([name, row]) {
  if (row.input === undefined) return [];
  const value = inputDefault(row, row.input);
  const lines = [`  ${name}:`, `    description: ${scalar(inputHelp(row, row.input))}`];
  return value === undefined ? lines : [...lines, `    default: ${scalar(value)}`];
}

function outputLines(isThere) {
  return Object.entries(OUTPUTS)
    .filter(([, row]) => isThere(row))
    .flatMap(([name, { help }]) => [`  ${name}:`, `    description: ${scalar(help)}`]);
}

/** Lines of a mapping, as the formatter has them. */
async function inYaml(lines) {
  const text = await prettier.format(`all:\n${lines.join('\n')}\n`, { ...(await settings()), parser: 'yaml' });
  return text.slice(text.indexOf('\n') + 1);
}

/** Every value is a text: what YAML would take for something else stands in quotes. */
function scalar(value) {
  return /^(?:true|false|\d+)$|: | #|^[^\w.$]/.test(value) ? JSON.stringify(value) : value;
}

function settings() {
  return prettier.resolveConfig(join(root, 'action.yml'));
}

function inputTable() {
  const body = rows.flatMap(([name, row]) => {
    if (row.input === undefined) return [];
    const more = (row.see ?? []).map((place) => ` [More](${place.replace(/^docs\//, '')}).`).join('');
    return [[code(name), `${inputHelp(row, row.input)}${more}`, code(inputDefault(row, row.input))]];
  });
  return markdownTable(['input', 'meaning', 'default'], body);
}

/** One section a group, one line an option. */
function optionsPage() {
  const sections = GROUPS.map(({ title, rows: group }) => {
    const body = Object.entries(group).map(([name, row]) => {
      const { input, command, variable } = row;
      return [
        input ? code(name) : '',
        command ? flagCell(command) : '',
        variable ? `${code(variable.name)}${variable.everywhere ? '\u00a0*' : ''}` : '',
        `${meaning(row)}${(row.see ?? []).map((place) => ` [More](${place.replace(/^docs\//, '')}).`).join('')}`,
        code(input ? inputDefault(row, input) : commandDefault(row)),
      ];
    });
    return `## ${title}\n\n${markdownTable(['input', 'command', 'variable', 'meaning', 'default'], body)}`;
  });
  return `# Options

Everything that can be said to aipack, in each of its three forms: an input of the action, an option of the command, an environment
variable. Written by \`npm run options\` from [src/options/table.ts](../src/options/table.ts).

What a flag or an input says wins over a variable. The command heeds all variables, the action those with a star.

${sections.join('\n')}
## Outputs of the action

${markdownTable(['output', 'of mode', 'meaning'], Object.entries(OUTPUTS).map(outputCells))}`;
}

function outputCells([name, { help, modes }]) {
  const when = modes.map((mode) => (mode === 'failure' ? 'any, where it fails' : code(mode)));
  return [code(name), when.join(', '), help];
}

/** Verbs are told where an option is for some of them only. */
function flagCell({ flag, verbs, negated }) {
  const both = [flag, ...(negated === undefined ? [] : [flag.replace(/ .*/, '').replace('--', '--no-')])].map(code);
  const rest = verbs.filter((verb) => !LINE.includes(verb));
  const everywhere = LINE.every((verb) => verbs.includes(verb)) || rest.length > 1 || verbs.join() === 'build';
  return everywhere ? both.join(', ') : `${both.join(', ')} of ${verbs.map(code).join(', ')}`;
}

/** An input's own words are whole sentences; where there is none, the command's do. */
function meaning(row) {
  if (row.input !== undefined) return inputHelp(row, row.input);
  return inputHelp({ ...row, help: commandHelp({ ...row, variable: undefined }, row.command) }, {});
}

function commandDefault(row) {
  return row.kind === 'switch' ? undefined : inputDefault(row, {});
}

function code(text) {
  return text === undefined || text === '' ? '' : `\`${text}\``;
}

function markdownTable(head, body) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line)].join('\n')}\n`;
}

/** Path → text of every file that has a part made from the table. */
export async function generate() {
  const files = new Map([[join(root, 'docs/options.md'), optionsPage()]]);
  for (const [name, parts] of Object.entries(places)) {
    const path = join(root, name);
    let document = readFileSync(path, 'utf8');
    for (const { begin, end, text } of parts) {
      const from = document.indexOf(begin);
      const to = document.indexOf(end);
      if (from < 0 || to < from) throw new Error(`${name} has no place for the options: "${begin}" … "${end}".`);
      const written = name.endsWith('.md') ? `\n${await text()}\n` : await text();
      document = document.slice(0, from + begin.length) + written + document.slice(to);
    }
    files.set(path, document);
  }
  return files;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, text] of await generate()) writeFileSync(path, text);
}

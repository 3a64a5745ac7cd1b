import type { Row, Rows } from './row.ts';
import { assistRows } from './rows/assist.ts';
import { dockerfileRows } from './rows/dockerfile.ts';
import { attestationRows, imageRows } from './rows/image.ts';
import { registryRows } from './rows/login.ts';
import { packageRows, questionRows } from './rows/packages.ts';
import { fieldRows, projectRows } from './rows/project.ts';
import { reportRows } from './rows/report.ts';
import { runRows } from './rows/run.ts';
import { startRows } from './rows/start.ts';
import { cacheRows, secretRows } from './rows/steps.ts';

/** Everything that a user can say, by name. The action's inputs, the command's options, help and documentation come from it. */
export const OPTIONS = {
  ...projectRows,
  ...fieldRows,
  ...imageRows,
  ...registryRows,
  ...attestationRows,
  ...secretRows,
  ...cacheRows,
  ...dockerfileRows,
  ...assistRows,
  ...packageRows,
  ...questionRows,
  ...runRows,
  ...startRows,
  ...reportRows,
} as const;

/** Options that belong together, as the documentation has them. */
export interface Group {
  readonly title: string;
  /** What `aipack help` calls them. Verbs with many options only name those of such a group. */
  readonly topic?: string;
  readonly rows: Rows;
}

export const GROUPS: readonly Group[] = [
  { title: 'What is built', rows: projectRows },
  { title: 'Instead of what detection finds', topic: 'fields', rows: fieldRows },
  { title: 'The image', topic: 'image', rows: imageRows },
  { title: 'Registries', topic: 'image', rows: registryRows },
  { title: 'Attestations', topic: 'attestations', rows: attestationRows },
  { title: 'Secrets of build steps', topic: 'secrets', rows: secretRows },
  { title: 'Caches and BuildKit', topic: 'buildkit', rows: cacheRows },
  { title: 'For a Dockerfile', topic: 'dockerfile', rows: dockerfileRows },
  { title: 'A language model', topic: 'assist', rows: assistRows },
  { title: 'Packages', topic: 'index', rows: packageRows },
  { title: 'Questions to the package index', rows: questionRows },
  { title: 'The container of aipack run', rows: runRows },
  { title: 'Starting the image before it is exported', topic: 'start', rows: startRows },
  { title: 'What is told', rows: reportRows },
];

type Table = typeof OPTIONS;
export type OptionName = keyof Table;

type Camel<Text extends string> = Text extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Text;

type ValueOf<R extends Row> = R extends { kind: 'switch' }
  ? boolean
  : R extends { kind: 'list' }
    ? readonly string[]
    : R extends { kind: 'choice'; choices: readonly (infer Choice)[] }
      ? Choice
      : R extends { kind: 'count' }
        ? number
        : R extends { kind: 'switch-or-text' }
          ? string | boolean
          : R extends { kind: 'lines' }
            ? string | readonly string[]
            : string;

/** Names of options that hold secrets: {@link Options} is without them. */
export type SecretName = { [Name in OptionName]: Table[Name] extends { secret: true } ? Name : never }[OptionName];
/** Those of them that are lists. */
export type SecretListName = {
  [Name in SecretName]: Table[Name] extends { kind: 'list' } ? Name : never;
}[SecretName];
type Public = Exclude<OptionName, SecretName>;
type Certain = {
  [Name in Public]: Table[Name] extends { kind: 'switch' | 'list' } | { default: unknown } ? Name : never;
}[Public];

/**
 * What was said, whichever face it was said to: texts, nothing checked beyond their kind. An option that a face doesn't
 * offer has its default, and one without a value or default is left out.
 */
export type Options = { readonly [Name in Certain as Camel<Name>]: ValueOf<Table[Name]> } & {
  readonly [Name in Exclude<Public, Certain> as Camel<Name>]?: ValueOf<Table[Name]>;
};

/** `build-args` → `buildArgs`. */
export function keyOf<Name extends string>(name: Name): Camel<Name> {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as Camel<Name>;
}

/** The rows with their names, in the order of the table. */
export const rows: readonly (readonly [name: string, row: Row])[] = Object.entries<Row>(OPTIONS);

/** The inputs of the action. */
export const inputNames = rows.filter(([, { input }]) => input !== undefined).map(([name]) => name);

/** The rows of {@link Options}. */
export const publicRows = rows.filter(([, { secret }]) => secret !== true);

/** What an option is where nobody says it. */
export function defaultOf(row: Row): string | number | boolean | readonly string[] | undefined {
  switch (row.kind) {
    case 'list':
      return [];
    case 'switch':
      return row.default ?? false;
    case 'switch-or-text':
    case 'lines':
      return undefined;
    default:
      return row.default;
  }
}

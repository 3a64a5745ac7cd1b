// Turns proto/*.proto into what the program uses: types for the compiler, and a table that its codecs are made
// from. Both are committed, so that the bundle reads no file when it runs.
//
//   node scripts/proto.mjs           writes the files
//
// A unit test runs generate() and compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import protobuf from 'protobufjs';

const root = join(import.meta.dirname, '..');
const scalars = {
  string: 'string',
  bytes: 'Uint8Array',
  bool: 'boolean',
  int32: 'number',
  uint32: 'number',
  int64: 'Int64',
};

/** Each .proto file is parsed by itself, so that what belongs to which file stays known. */
function load() {
  const files = new Map();
  const all = new protobuf.Root();
  for (const file of readdirSync(join(root, 'proto')).sort()) {
    if (!file.endsWith('.proto')) continue;
    const source = readFileSync(join(root, 'proto', file), 'utf8');
    const parsed = protobuf.parse(source, new protobuf.Root(), { keepCase: true });
    protobuf.parse(source, all, { keepCase: true });
    files.set(basename(file, '.proto'), { package: parsed.package, source });
  }
  all.resolveAll();
  return { files, all };
}

/** The types and services that a file declares, in its own order. */
function declarations(all, file) {
  const names = [...file.source.matchAll(/^(message|enum|service) (\w+)/gm)].map((match) => match[2]);
  const namespace = all.lookup(file.package);
  return names.map((name) => namespace.get(name));
}

function owner(files, type) {
  for (const [name, file] of files) {
    if (`.${file.package}` !== type.parent.fullName) continue;
    if (new RegExp(`^(message|enum) ${type.name}\\b`, 'm').test(file.source)) return name;
  }
  throw new Error(`No file declares ${type.fullName}`);
}

function fieldType(field, refer) {
  const type = field.resolvedType ? refer(field.resolvedType) : scalars[field.type];
  if (type === undefined) throw new Error(`No TypeScript type for ${field.type}`);
  if (field.map) return `Readonly<Record<string, ${type}>>`;
  if (field.repeated) return `readonly ${type}[]`;
  return field.resolvedType instanceof protobuf.Type ? `${type} | null` : type;
}

function declare(item, refer) {
  if (item instanceof protobuf.Enum) {
    const values = Object.entries(item.values).map(([name, value]) => `${name}: ${value}`);
    return `export const ${item.name} = { ${values.join(', ')} } as const;\nexport type ${item.name} = (typeof ${item.name})[keyof typeof ${item.name}];\n`;
  }
  const fields = item.fieldsArray.map((field) => `readonly ${field.name}: ${fieldType(field, refer)};`);
  // An empty interface would accept any value; a message without fields accepts none.
  if (fields.length === 0) return `export type ${item.name} = Record<never, never>;\n`;
  return `export interface ${item.name} {\n${fields.join('\n')}\n}\n`;
}

function typesOf(files, all, name) {
  const imports = new Set();
  const refer = (type) => {
    const home = owner(files, type);
    if (home === name) return type.name;
    imports.add(home);
    return `${home}.${type.name}`;
  };
  const body = declarations(all, files.get(name))
    .filter((item) => !(item instanceof protobuf.Service))
    .map((item) => declare(item, refer))
    .join('\n');
  const lines = [...imports].sort().map((home) => `import type * as ${home} from './${home}.ts';\n`);
  if (/\bInt64\b/.test(body)) lines.unshift(`import type { Int64 } from './codec.ts';\n`);
  return `${lines.join('')}\n${body}`;
}

function servicesOf(files, all) {
  const imports = new Set();
  const refer = (type) => {
    const home = owner(files, type);
    imports.add(home);
    return `${home}.${type.name}`;
  };
  let body = '';
  for (const [, file] of files) {
    for (const service of declarations(all, file).filter((item) => item instanceof protobuf.Service)) {
      const methods = service.methodsArray.map((method) => {
        const [request, response] = [method.resolvedRequestType, method.resolvedResponseType];
        const path = `${service.fullName.slice(1)}/${method.name}`;
        const types = [request, response].map((type) => `'${type.fullName.slice(1)}'`).join(', ');
        const streams = `${Boolean(method.requestStream)}, ${Boolean(method.responseStream)}`;
        return `${method.name}: method<${refer(request)}, ${refer(response)}>('/${path}', ${types}, ${streams}),`;
      });
      body += `\nexport const ${service.name} = {\n${methods.join('\n')}\n};\n`;
    }
  }
  const lines = [...imports].sort().map((home) => `import type * as ${home} from './${home}.ts';\n`);
  return `import { method } from './codec.ts';\n${lines.join('')}${body}`;
}

/** A name that is no path, as for a type that is looked up at once. */
function flat(type) {
  return type.fullName.slice(1).replaceAll('.', '_');
}

/**
 * One entry a message or enum, so that the program only sets up those that it comes to use: all of them together would
 * cost some 40 ms at each start.
 */
function entryOf(item) {
  if (item instanceof protobuf.Enum) return { values: item.values };
  const fields = item.fieldsArray.map((field) => {
    const { rule, keyType, id } = field.toJSON();
    const type = field.resolvedType ? flat(field.resolvedType) : field.type;
    return [field.name, { rule, keyType, type, id }];
  });
  const oneofs = item.oneofsArray.map((oneof) => [oneof.name, { oneof: oneof.oneof }]);
  return {
    fields: Object.fromEntries(fields),
    oneofs: oneofs.length === 0 ? undefined : Object.fromEntries(oneofs),
  };
}

function descriptorOf(files, all, names) {
  const entries = names.flatMap((name) =>
    declarations(all, files.get(name))
      .filter((item) => !(item instanceof protobuf.Service))
      .map((item) => [flat(item), entryOf(item)]),
  );
  return `export const descriptor = ${JSON.stringify(Object.fromEntries(entries))};\n`;
}

/** Path (from the project's root) → content of every generated file. */
export async function generate() {
  const { files, all } = load();
  const names = [...files.keys()];
  const out = new Map();
  for (const name of names) {
    const types = typesOf(files, all, name);
    if (/^export /m.test(types)) out.set(`src/proto/${name}.ts`, types);
  }
  out.set('src/proto/services.ts', servicesOf(files, all));
  out.set('src/proto/descriptor.ts', descriptorOf(files, all, names));
  const options = JSON.parse(readFileSync(join(root, '.prettierrc.json'), 'utf8'));
  for (const [path, text] of out) {
    const header = '// Made from proto/ by scripts/proto.mjs; change it there.\n';
    out.set(path, await prettier.format(header + text, { ...options, parser: 'typescript' }));
  }
  return out;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, text] of await generate()) writeFileSync(join(root, path), text);
}

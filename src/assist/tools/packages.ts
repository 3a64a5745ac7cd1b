import * as z from 'zod/mini';
import { searchPackages, validateNames, type NameVerdict, type PackageIndex } from '../../wolfi/index.ts';
import { described } from '../../schema/described.ts';
import { defineTool, type Json, type Tool } from '../tool.ts';

/** Names that one question may hold; a build has a few dozen packages. */
const MAX_NAMES = 50;
const MAX_RESULTS = 20;
/** Descriptions are written by packagers, and mostly a line long. */
const MAX_DESCRIPTION = 200;
/** Providers of a name such as `cmd:sh` may be many. */
const MAX_PROVIDERS = 10;

const short = z.string().check(z.minLength(1), z.maxLength(256));

/** Tells a model which of the names it thought of are packages, and what it may have meant by the others. */
export function validateWolfiPackages(index: PackageIndex): Tool {
  return defineTool({
    name: 'validate_wolfi_packages',
    description:
      'Checks names of Wolfi packages against the package index. Gives a verdict on each: whether it can be installed, at which ' +
      'version, and otherwise which names may have been meant. Use it for every package before you put it into a build.',
    input: z.strictObject({
      packages: described(
        'Names, each with or without a version: nodejs-24, go-1.26~1.26.7, python3.',
        z.array(short).check(z.minLength(1), z.maxLength(MAX_NAMES)),
      ),
    }),
    run: ({ packages }) => ({ packages: validateNames(index, packages).map(describeVerdict) }),
  });
}

function describeVerdict({ name, valid, version, providers, suggestions, message }: NameVerdict): Json {
  return {
    name,
    valid,
    ...(version === undefined ? {} : { version }),
    ...(providers === undefined ? {} : { providers: providers.slice(0, MAX_PROVIDERS) }),
    ...(valid ? {} : { problem: message.slice(0, 500), suggestions: [...suggestions] }),
  };
}

/** Finds packages for a model that knows what it needs and not what Wolfi calls it. */
export function searchWolfiPackages(index: PackageIndex): Tool {
  return defineTool({
    name: 'search_wolfi_packages',
    description:
      'Searches Wolfi packages by name, by what they provide and by description, the most relevant first. Every word has to fit. ' +
      'Use it to find what Wolfi calls a language, tool or library.',
    input: z.strictObject({
      query: described('One or a few words: "python", "postgres client", "image magick".', short.clone()),
      limit: described('Most packages to give.', z._default(z.int().check(z.minimum(1), z.maximum(MAX_RESULTS)), 10)),
    }),
    run: ({ query, limit }) => ({
      packages: searchPackages(index, query, limit).map(({ name, version, description }) => ({
        name,
        version,
        description: description.slice(0, MAX_DESCRIPTION),
      })),
    }),
  });
}

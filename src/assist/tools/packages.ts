import { z } from 'zod';
import { searchPackages, validateNames, type NameVerdict, type PackageIndex } from '../../wolfi/index.ts';
import { defineTool, type Json, type Tool } from '../tool.ts';

/** Names that one question may hold; a build has a few dozen packages. */
const MAX_NAMES = 50;
const MAX_RESULTS = 20;
/** Descriptions are written by packagers, and mostly a line long. */
const MAX_DESCRIPTION = 200;
/** Providers of a name such as `cmd:sh` may be many. */
const MAX_PROVIDERS = 10;

/** Tells a model which of the names it thought of are packages, and what it may have meant by the others. */
export function validateWolfiPackages(index: PackageIndex): Tool {
  return defineTool({
    name: 'validate_wolfi_packages',
    description:
      'Checks names of Wolfi packages against the package index. Gives a verdict on each: whether it can be installed, at which ' +
      'version, and otherwise which names may have been meant. Use it for every package before you put it into a build.',
    input: z.strictObject({
      packages: z
        .array(z.string().min(1).max(256))
        .min(1)
        .max(MAX_NAMES)
        .describe('Names, each with or without a version: nodejs-24, go-1.26~1.26.7, python3.'),
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
      query: z.string().min(1).max(256).describe('One or a few words: "python", "postgres client", "image magick".'),
      limit: z.int().min(1).max(MAX_RESULTS).default(10).describe('Most packages to give.'),
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

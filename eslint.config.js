import js from '@eslint/js';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { circles } from './scripts/lint/circles.ts';
import { constants } from './scripts/lint/constants.ts';
import { ownNames } from './scripts/lint/own-names.js';
import { rooms } from './scripts/lint/rooms.ts';
import { shellWords } from './scripts/lint/shell-words.js';
import { swallows } from './scripts/lint/swallows.ts';

const conventions = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  {
    selector: "ImportDeclaration[source.value='zod']",
    message: "Import * as z from 'zod/mini': of the other variant nothing can be left out of the bundles.",
  },
];

const environment = [
  { object: 'process', property: 'env', message: 'Take the environment as a parameter.' },
  { object: 'process', property: 'exit', message: 'Throw; a face decides the exit code.' },
];

/** Where output leaves the program. Only files that take nothing but `Printable` may use these. */
const sinks = [
  ...['stdout', 'stderr', 'emitWarning'].map((property) => ({
    object: 'process',
    property,
    message: 'Write through what takes Printable.',
  })),
  ...['info', 'notice', 'warning', 'error', 'debug', 'setFailed', 'startGroup', 'endGroup', 'group', 'summary'].map(
    (property) => ({ object: 'core', property, message: 'Write with src/action/log.ts or summary/write.ts.' }),
  ),
];

/** What is no JSON throws, and gets out as an error of the program where nobody thought of it. */
const guardedReading = [
  {
    selector: "CallExpression[callee.object.name='JSON'][callee.property.name='parse']",
    message: 'Use parseJson of src/untrusted/json.ts, which gives undefined for what is no JSON.',
  },
  {
    selector: "CallExpression[callee.property.name='json'][arguments.length=0]",
    message: 'Use readBody of src/untrusted/read-body.ts, which has a limit, and parseJson.',
  },
];

/** Whatever is read with an expression may be a stranger's. */
const linear = [
  {
    selector: ":matches(NewExpression, CallExpression)[callee.name='RegExp']",
    message: 'Write the expression as a literal: those that are put together cannot be checked for their time.',
  },
];

const printing = [
  {
    selector: "TSAsExpression > TSTypeReference > Identifier[name='Printable']",
    message: 'Only src/untrusted/printable.ts makes text printable.',
  },
  {
    selector:
      "ImportDeclaration[source.value='@actions/core'] > :not(ImportNamespaceSpecifier[local.name='core'], Literal)",
    message: 'Import * as core, so that the sinks among its functions are seen.',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'build/', 'fixtures/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // One import a module: `import type` where it brings types only, `type` before each where it brings values too.
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'no-duplicate-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // An interface asks for a promise; an implementation that has nothing to wait for still has to return one.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', ...conventions],
    },
  },
  {
    // Environment and process are the faces' business: everything below takes them as parameters.
    files: ['src/**/*.ts'],
    ignores: ['src/action/**', 'src/cli/**'],
    rules: { 'no-restricted-properties': ['error', ...environment, ...sinks] },
  },
  {
    // What others wrote is shown by these files only, which the compiler lets take nothing but Printable.
    files: ['src/action/**', 'src/cli/**'],
    ignores: ['src/action/log.ts', 'src/action/summary/write.ts', 'src/action/cache/program.ts', 'src/cli/main.ts'],
    rules: { 'no-restricted-properties': ['error', ...sinks] },
  },
  {
    // Expressions read text of strangers: none may take more than linear time, from whatever place it starts.
    files: ['src/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false, ignoreSticky: false }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...conventions, ...guardedReading, ...linear, ...printing],
    },
  },
  {
    // The room of package indexes stands alone, and says where in a lock file the JSON ends.
    files: ['src/untrusted/**', 'src/wolfi/**'],
    rules: { 'no-restricted-syntax': ['error', ...conventions, ...linear, ...printing] },
  },
  {
    files: ['src/untrusted/printable.ts'],
    rules: { 'no-restricted-syntax': ['error', ...conventions, ...guardedReading, ...linear] },
  },
  {
    files: ['src/**/*.ts'],
    plugins: {
      aipack: { rules: { circles, constants, 'own-names': ownNames, rooms, 'shell-words': shellWords, swallows } },
    },
    rules: {
      'aipack/circles': 'error',
      'aipack/constants': 'error',
      'aipack/own-names': 'error',
      'aipack/rooms': 'error',
      'aipack/shell-words': 'error',
      'aipack/swallows': 'error',
    },
  },
  {
    // A file that does one thing is read in one go.
    files: ['src/**/*.ts'],
    ignores: ['src/proto/**'],
    rules: { 'max-lines': ['error', 250] },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
);

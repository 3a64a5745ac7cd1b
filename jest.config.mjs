import { availableParallelism } from 'node:os';

const common = {
  // Closes behind a file what a failed test left open.
  testEnvironment: '<rootDir>/test/support/environment.ts',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.mjs' },
  // One or both halves of gRPC by @grpc/grpc-js: see test/support/grpc-js.
  moduleNameMapper: process.env.AIPACK_TEST_WIRE
    ? { '/own-wire\\.ts$': '<rootDir>/test/support/grpc-js/in-place-of-own.ts' }
    : {},
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/', '<rootDir>/fixtures/'],
};

const withLab = {
  ...common,
  globalSetup: '<rootDir>/test/support/lab-setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/lab-patience.ts'],
};
/** Slow, and seldom broken: `npm run test:long`. */
const long = '\\.long\\.test\\.ts$';
const tests = (folder) => `<rootDir>/test/${folder}/**/*.test.ts`;

export default {
  reporters: [
    'default',
    '<rootDir>/test/support/cost-report.ts',
    '<rootDir>/test/support/lab-guard.ts',
    '<rootDir>/test/support/closing-line.mjs',
    '<rootDir>/test/support/end-guard.mjs',
  ],
  testSequencer: '<rootDir>/test/support/sequencer.ts',
  // A guard against what hangs; those with the lab have one of their own.
  testTimeout: 120_000,
  // Of tests that say that they may run beside others of their file.
  maxConcurrency: 3,
  maxWorkers: Math.max(2, availableParallelism() - 1),
  projects: [
    { ...common, displayName: 'unit', testMatch: [tests('unit')] },
    // What a newcomer runs of the lab: one fixture, all the way.
    { ...withLab, displayName: 'smoke', testMatch: ['<rootDir>/test/e2e/node-npm.test.ts'] },
    { ...withLab, displayName: 'integration', testMatch: [tests('integration')], testPathIgnorePatterns: [long] },
    { ...withLab, displayName: 'e2e', testMatch: [tests('e2e')], testPathIgnorePatterns: [long] },
    { ...withLab, displayName: 'long', testMatch: ['<rootDir>/test/**/*.long.test.ts'] },
  ],
};

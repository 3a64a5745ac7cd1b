import { jest } from '@jest/globals';

// A guard against what hangs, and nothing else: no test is decided by it, however busy the machine is.
jest.setTimeout(900_000);

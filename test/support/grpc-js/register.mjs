// Preloaded with NODE_OPTIONS=--import=…: programs that tests start from their source then speak with the gRPC of AIPACK_TEST_WIRE.
import { registerHooks } from 'node:module';

const other = new URL('in-place-of-own.ts', import.meta.url).href;

if (process.env.AIPACK_TEST_WIRE !== undefined)
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier.endsWith('/own-wire.ts')
        ? { url: other, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  });

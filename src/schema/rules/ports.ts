import type { UniversalBuild } from '../universal-build.ts';
import { specProblem, type ValidationRule } from './rule.ts';

/** A port is named once: the first one is the one that health checks and `PORT` mean. */
export const portRule: ValidationRule = {
  name: 'ports',
  check: (build: UniversalBuild) =>
    build.runtime.ports.flatMap((port, index, ports) =>
      ports.indexOf(port) === index ? [] : [specProblem(build, `runtime.ports[${index}]`, `repeats ${port}`)],
    ),
};

import type { PythonFramework } from '../framework.ts';
import { applicationFactory, applicationObject } from '../applications.ts';
import { moduleRun } from '../module-run.ts';
import { gunicorn } from '../servers.ts';

export const aiohttp: PythonFramework = {
  id: 'aiohttp',
  dependencies: ['aiohttp'],
  // The package is a client as well as a server: a port is only assumed where the source shows a server.
  clientToo: true,
  port: 8080,
  servers: ['gunicorn'],
  // What runs its application itself is a server; one that is only made is served by gunicorn with aiohttp's own worker.
  entrypoint(view) {
    const files = view.sources().filter(({ text }) => /\baiohttp\b/.test(text));
    if (view.sources().some((file) => /\b(?:run_app|TCPSite)\(/.test(file.text))) return undefined;
    const object = applicationObject(files, 'Application')?.value;
    const factory = applicationFactory(files, 'Application')?.value;
    const made = object ?? (factory === undefined ? undefined : `${factory}()`);
    const module = view.sources().find(({ name }) => name === 'main.py' || name === 'app.py');
    if (made === undefined || (module !== undefined && moduleRun(module) === 'works')) return undefined;
    const serve = gunicorn(view, made);
    return (port) => [...serve(port), '--worker-class', 'aiohttp.GunicornWebWorker'];
  },
};

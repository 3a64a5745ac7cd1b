import type { Folder } from '../core/folder.ts';
import { asArray, asRecord, asString, isRecord, type Step } from '../core/manifests/document.ts';
import { asPath, asPort, type Hints } from '../core/hint.ts';
import { mountHints } from './mounts.ts';
import { hint, openBeside } from './peek.ts';

export function flyHints(folder: Folder): Hints {
  const document = openBeside(folder, 'fly.toml');
  if (document === undefined) return {};
  const ports: readonly Step[][] = [
    ['http_service', 'internal_port'],
    ['services', 0, 'internal_port'],
    ['env', 'PORT'],
  ];
  const place = ports.find((path) => asPort(document.get(...path)) !== undefined) ?? ['env', 'PORT'];
  const check =
    asRecord(asArray(document.get('http_service', 'checks'))[0]).path ??
    asRecord(asArray(document.get('services', 0, 'http_checks'))[0]).path ??
    Object.values(asRecord(document.get('checks')))
      .map((each) => asRecord(each).path)
      .find(Boolean);
  const processes = Object.entries(asRecord(document.get('processes')));
  const [name, line] =
    processes.find(([key]) => ['app', 'web'].includes(key)) ??
    (processes.length === 1 ? processes[0] : undefined) ??
    [];
  const [checked] = [['http_service', 'checks'], ['services', 0, 'http_checks'], ['checks']].filter(
    (path) => document.get(...path) !== undefined,
  );
  const mounted = document.get('mounts');
  const mounts = (isRecord(mounted) ? [mounted] : asArray(mounted)).flatMap((each) => {
    const target = asString(asRecord(each).destination);
    return target === undefined ? [] : [{ target, path: ['mounts'] }];
  });
  return {
    ...mountHints(folder, document, 'fly.toml mounts a volume there', mounts),
    ...hint('port', document, asPort(document.get(...place)), 'fly.toml names it', place),
    ...hint('health', document, asPath(check), 'fly.toml checks it', checked ?? []),
    ...hint('start', document, asString(line), 'fly.toml runs this process', ['processes', name ?? '']),
  };
}

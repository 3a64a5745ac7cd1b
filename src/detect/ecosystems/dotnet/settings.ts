import { addressPort, environmentPort } from '../../hints/environment-port.ts';
import type { Folder } from '../../core/folder.ts';
import { asRecord, type Document } from '../../core/manifests/document.ts';
import { ifReadable } from '../../core/manifests/readable.ts';
import type { PortScan } from '../../core/ports.ts';
import type { Found } from '../../core/types.ts';

/** The files of an application's settings, those that win first; hosting.json is the older place for addresses. */
const SETTINGS = ['appsettings.Production.json', 'appsettings.json', 'hosting.json'];
const LAUNCH = 'Properties/launchSettings.json';

export interface SettledPort {
  readonly scan: PortScan;
  /** The setting itself as a variable, which wins over the file: it may name an address that only the machine itself reaches. */
  readonly variable: string | undefined;
}

/** The port of Kestrel's endpoint in the settings, which no address overrides, and else that of the addresses there. */
export function withSettings(folder: Folder, scan: PortScan): SettledPort {
  const endpoint = firstIn(folder, endpointPort);
  const address = endpoint ?? (scan.port === undefined ? firstIn(folder, addressesPort) : undefined);
  if (address === undefined) return { scan, variable: undefined };
  const { path, ...found } = address;
  const because = endpoint === undefined ? 'the settings name the address' : 'the settings of Kestrel say so';
  const isName = path.every((each) => /^\w{1,100}$/.test(each));
  return {
    scan: { ...scan, port: { ...found, because } },
    variable: isName ? (endpoint === undefined ? 'URLS' : path.join('__')) : undefined,
  };
}

function addressesPort(document: Document): Placed | undefined {
  return ['Urls', 'urls', 'URLS'].flatMap((name) => {
    const port = addressPort(document.get(name));
    return port === undefined ? [] : [{ port, path: [name] }];
  })[0];
}

interface Placed {
  readonly port: number;
  readonly path: readonly string[];
}

/** The plain endpoint, whatever it is called. */
function endpointPort(document: Document): Placed | undefined {
  const place = ['Kestrel', 'Endpoints'];
  for (const name of Object.keys(asRecord(document.get(...place)))) {
    const path = [...place, name, 'Url'];
    const port = addressPort(document.get(...path));
    if (port !== undefined) return { port, path };
  }
  return undefined;
}

function firstIn(
  folder: Folder,
  read: (document: Document) => Placed | undefined,
): (Omit<Found<number>, 'because'> & { readonly path: readonly string[] }) | undefined {
  for (const file of SETTINGS) {
    const document = settings(folder, file);
    const found = document === undefined ? undefined : read(document);
    if (document !== undefined && found !== undefined)
      return { value: found.port, path: found.path, location: folder.where(file, document.line(...found.path)) };
  }
  return undefined;
}

/**
 * The port that a launch profile tells the program by a variable. The address of a profile itself says nothing: templates draw it by
 * lot for a developer's machine.
 */
export function launchPort(folder: Folder): Found<number> | undefined {
  const document = settings(folder, LAUNCH);
  for (const [name, profile] of Object.entries(asRecord(document?.get('profiles')))) {
    const variables = asRecord(asRecord(profile).environmentVariables);
    const told = environmentPort((variable) => (Object.hasOwn(variables, variable) ? variables[variable] : undefined));
    if (told !== undefined)
      return {
        value: told.port,
        because: `the launch profile ${name} sets ${told.variable}`,
        location: folder.where(LAUNCH, document?.line('profiles', name, 'environmentVariables', told.variable)),
      };
  }
  return undefined;
}

/** Settings may hold what only .NET's own reader takes. */
function settings(folder: Folder, file: string): Document | undefined {
  return ifReadable(() => folder.json(file));
}

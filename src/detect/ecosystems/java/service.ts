import { chooseFramework } from '../../core/framework.ts';
import { classPrefix, healthRoute } from '../../core/health.ts';
import type { Folder } from '../../core/folder.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns } from '../../core/ports.ts';
import type { Project } from '../../core/project.ts';
import { sourceFile, type SourceFile } from '../../core/sources.ts';
import type { CopyEntry, SourceLocation } from '../../core/types.ts';
import { contextPath } from './application-config.ts';
import { configuredPort, type ConfiguredPort } from './configured-port.ts';
import type { JvmFramework, JvmView } from './framework.ts';
import { JAVA_FRAMEWORKS } from './frameworks.ts';
import { jvmSources } from './main-class.ts';

const PORTS: PortPatterns = {
  withDefault: [
    /getenv\(\s*"PORT"\s*\)[\s\S]{0,160}?(?::|\?:|orElse\(|getOrElse\()\s*"?(?<port>\d{2,5})/,
    /getOrDefault\(\s*"PORT"\s*,\s*"?(?<port>\d{2,5})/,
    /sys\.env\.getOrElse\(\s*"PORT"\s*,\s*"(?<port>\d{2,5})/,
  ],
  literal: [
    /\bembeddedServer\([^)]{0,300}?\bport\s*=\s*(?<port>\d{2,5})/,
    /\bnew InetSocketAddress\(\s*(?:"[^"]*"\s*,\s*)?(?<port>\d{2,5})\s*\)/,
    /\b(?:InetSocketAddress|ServerSocket)\(\s*(?:"[^"]*"\s*,\s*)?(?<port>\d{2,5})\s*\)/,
    /\.(?:start|listen|port|setPort|withPort)\(\s*(?<port>\d{2,5})\b/,
    /\b(?:port|PORT)\s*(?::\s*Int\s*)?=\s*(?<port>\d{4,5})\b/,
  ],
  mention: [/getenv\(\s*"PORT"\s*\)|sys\.env(?:\.get|\.getOrElse)?\(\s*"PORT"|\$\{PORT\b/],
};

/** Where a program sets what its configuration else says. */
const IN_SOURCE = [/["']server\.port["']\s*,\s*["']?(?<port>\d{2,5})/];

const ROUTES = [
  /@(?:Get|Request)(?:Mapping)?\(\s*(?:value\s*=\s*|path\s*=\s*)?(?:\{\s*)?"(?<path>\/[^"]*)"/g,
  /@Path\(\s*"(?<path>\/?[^"]*)"/g,
  /\b(?:get|route|path)\(\s*"(?<path>\/[^"]*)"/g,
  /\bcreateContext\(\s*"(?<path>\/[^"]*)"/g,
  /\.route\(\s*HttpMethod\.GET\s*,\s*"(?<path>\/[^"]*)"/g,
  /(?:==|equals\()\s*"(?<path>\/[^"]*)"/g,
];

const CLASS_MAPPING = /@(?:RequestMapping|Controller|Path)\(\s*(?:value\s*=\s*|path\s*=\s*)?"([^"]*)"/;

export interface JvmService {
  readonly framework: JvmFramework | undefined;
  readonly port: number | undefined;
  readonly health: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly language: 'java' | 'kotlin' | 'scala' | 'groovy';
  /** What the framework's programs are told on the command line, and the files that this names. */
  readonly arguments: readonly string[];
  readonly files: readonly CopyEntry[];
}

export interface JvmPlace {
  readonly folder?: Folder;
  /** Where a server listens that is none of the program's own; it reads PORT. */
  readonly container?: { readonly value: number; readonly because: string } | undefined;
}

/** What a JVM service listens on and answers, from its configuration first and its source second. */
export function jvmService(
  project: Project,
  dependencies: ReadonlyMap<string, SourceLocation>,
  { folder = project.folder, container }: JvmPlace = {},
): JvmService {
  const language = jvmLanguage(project, folder);
  const chosen = chooseFramework(JAVA_FRAMEWORKS, dependencies.keys());
  const framework = chosen?.framework;
  if (chosen !== undefined) {
    project.decide(
      'framework',
      chosen.framework.id,
      `the build depends on ${chosen.dependency}`,
      dependencies.get(chosen.dependency),
    );
  }
  const declared = (name: string): string | undefined =>
    [...dependencies.keys()].find((key) => key === name || key.endsWith(`:${name}`));
  let sources: readonly SourceFile[] | undefined;
  const view: JvmView = {
    folder,
    depends: (name) => declared(name) !== undefined,
    dependencyAt: (name) => dependencies.get(declared(name) ?? ''),
    dependencies: [...dependencies.keys()],
    sources: () => (sources ??= jvmSources(folder)),
    config: (...names) => {
      const name = folder.first(...names);
      return name === undefined ? undefined : sourceFile(folder, name, 'hash');
    },
  };
  const configured = framework === undefined ? undefined : configuredPort(folder, framework.configuredPort?.(view));
  const scan = scanPorts(
    view.sources(),
    framework?.portInConfiguration === true ? { ...PORTS, literal: IN_SOURCE } : PORTS,
  );
  const usual =
    framework === undefined || framework.serves?.(view) === false
      ? scan.readsPort
        ? { value: 8080, because: 'the source reads PORT and names no default' }
        : /\$\{?PORT\b/.test(project.hints.start?.value ?? '')
          ? { value: 8080, because: 'the start command wants a port, and no file names one' }
          : undefined
      : { value: framework.port, because: `${framework.id} listens there unless told otherwise` };
  const port =
    container === undefined
      ? decidePort(
          project,
          configured?.port === undefined ? scan : { readsPort: configured.readsPort, port: configured.port },
          usual,
        )
      : project.decide('port', container.value, container.because);
  const told = framework?.programArguments?.(view);
  const prefix = contextPath(folder);
  const route =
    framework?.health?.(view) ?? healthRoute(view.sources(), ROUTES, (file) => classPrefix(file, CLASS_MAPPING));
  const health = route === undefined ? project.hints.health : { ...route, value: `${prefix}${route.value}` };
  return {
    framework,
    port,
    language,
    arguments: told?.arguments ?? [],
    files: told?.files ?? [],
    health: health === undefined ? undefined : project.accept('health', health),
    env: {
      ...portEnv(port, container !== undefined || scan.readsPort || configured?.readsPort === true),
      ...(port === undefined ? {} : { ...framework?.env?.(port, view), ...portVariables(port, framework, configured) }),
    },
  };
}

/** What makes the program listen there: the variables that its configuration needs, or the framework's own where it says nothing. */
function portVariables(
  port: number,
  framework: JvmFramework | undefined,
  configured: ConfiguredPort | undefined,
): Readonly<Record<string, string>> {
  const { needed = [], readsPort = false, port: known } = configured ?? {};
  const own = readsPort || known !== undefined || needed.length > 0 ? undefined : framework?.portVariable;
  return Object.fromEntries([...needed, ...(own === undefined ? [] : [own])].map((name) => [name, String(port)]));
}

const LANGUAGES = ['kotlin', 'scala', 'groovy', 'java'] as const;
const EXTENSIONS = { kotlin: '.kt', scala: '.scala', groovy: '.groovy', java: '.java' } as const;

function jvmLanguage(project: Project, folder: Folder): JvmService['language'] {
  // Folders of several languages often lie side by side, and not all of them hold something.
  const place = LANGUAGES.find(
    (name) => folder.hasFolder(`src/main/${name}`) && (name === 'java' || hasSource(folder, name)),
  );
  const mixed = place === undefined ? jvmSources(folder) : [];
  const found = LANGUAGES.map((name) => ({ name, file: mixed.find((file) => file.name.endsWith(EXTENSIONS[name])) }));
  const inFiles = found.find(({ file }) => file !== undefined);
  const language = place ?? inFiles?.name ?? 'java';
  const shownBy = inFiles?.file?.name ?? `src/main/${language}`;
  project.decide('language', language, 'its source lies there', folder.where(shownBy));
  return language;
}

function hasSource(folder: Folder, language: (typeof LANGUAGES)[number]): boolean {
  return jvmSources(folder).some(({ name }) => name.endsWith(EXTENSIONS[language]));
}

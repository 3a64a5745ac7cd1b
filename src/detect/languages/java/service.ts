import { chooseFramework, type Framework, type FrameworkView } from '../../frameworks/framework.ts';
import { JAVA_FRAMEWORKS } from '../../frameworks/registry.ts';
import { classPrefix, healthRoute } from '../../health.ts';
import { decidePort, portEnv, scanPorts, type PortPatterns } from '../../ports.ts';
import type { Project } from '../../project.ts';
import { sourceFile, type SourceFile } from '../../sources.ts';
import type { SourceLocation } from '../../types.ts';
import { applicationSetting, contextPath } from './application-config.ts';
import { jvmSources } from './main-class.ts';

const PORTS: PortPatterns = {
  withDefault: [
    /getenv\(\s*"PORT"\s*\)[\s\S]{0,160}?(?::|\?:|orElse\(|getOrElse\()\s*"?(?<port>\d{2,5})/,
    /getOrDefault\(\s*"PORT"\s*,\s*"?(?<port>\d{2,5})/,
    /sys\.env\.getOrElse\(\s*"PORT"\s*,\s*"(?<port>\d{2,5})/,
  ],
  literal: [
    /\bembeddedServer\([^)]*?\bport\s*=\s*(?<port>\d{2,5})/,
    /\bnew InetSocketAddress\(\s*(?:"[^"]*"\s*,\s*)?(?<port>\d{2,5})\s*\)/,
    /\b(?:InetSocketAddress|ServerSocket)\(\s*(?:"[^"]*"\s*,\s*)?(?<port>\d{2,5})\s*\)/,
    /\.(?:start|listen|port|setPort|withPort)\(\s*(?<port>\d{2,5})\b/,
    /\b(?:port|PORT)\s*(?::\s*Int)?\s*=\s*(?<port>\d{4,5})\b/,
  ],
  mention: [/getenv\(\s*"PORT"\s*\)|sys\.env/],
};

const ROUTES = [
  /@(?:Get|Request)(?:Mapping)?\(\s*(?:value\s*=\s*|path\s*=\s*)?\{?\s*"(?<path>\/[^"]*)"/g,
  /@Path\(\s*"(?<path>\/?[^"]*)"/g,
  /\b(?:get|route|path)\(\s*"(?<path>\/[^"]*)"/g,
  /\bcreateContext\(\s*"(?<path>\/[^"]*)"/g,
  /\.route\(\s*HttpMethod\.GET\s*,\s*"(?<path>\/[^"]*)"/g,
  /(?:==|equals\()\s*"(?<path>\/[^"]*)"/g,
];

const CLASS_MAPPING = /@(?:RequestMapping|Controller|Path)\(\s*(?:value\s*=\s*|path\s*=\s*)?"([^"]*)"/;

export interface JvmService {
  readonly framework: Framework | undefined;
  readonly port: number | undefined;
  readonly health: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly language: 'java' | 'kotlin' | 'scala';
}

/** What a JVM service listens on and answers, from its configuration first and its source second. */
export function jvmService(project: Project, dependencies: ReadonlyMap<string, SourceLocation>): JvmService {
  const { folder } = project;
  const language = jvmLanguage(project);
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
  let sources: readonly SourceFile[] | undefined;
  const view: FrameworkView = {
    folder,
    depends: (name) => [...dependencies.keys()].some((key) => key === name || key.endsWith(`:${name}`)),
    sources: () => (sources ??= jvmSources(folder)),
    config: (...names) => {
      const name = folder.first(...names);
      return name === undefined ? undefined : sourceFile(folder, name, 'hash');
    },
  };
  const configured = framework === undefined ? undefined : applicationSetting(folder, PORT_KEYS);
  const scan = scanPorts(view.sources(), PORTS);
  const fromConfig = configured === undefined ? undefined : numberIn(configured.value);
  const usual =
    framework?.port === undefined
      ? undefined
      : { value: framework.port, because: `${framework.id} listens there unless told otherwise` };
  const port = decidePort(
    project,
    configured === undefined || fromConfig === undefined
      ? scan
      : {
          readsPort: configured.value.includes('PORT'),
          port: {
            value: fromConfig,
            because: configured.because,
            ...(configured.location === undefined ? {} : { location: configured.location }),
          },
        },
    usual,
  );
  const prefix = contextPath(folder);
  const route =
    framework?.healthEndpoints?.(view) ??
    healthRoute(view.sources(), ROUTES, (file) => classPrefix(file, CLASS_MAPPING));
  const health = route === undefined ? project.hints.health : { ...route, value: `${prefix}${route.value}` };
  return {
    framework,
    port,
    language,
    health: health === undefined ? undefined : project.accept('health', health),
    env: {
      ...portEnv(port, scan.readsPort || (configured?.value.includes('PORT') ?? false)),
      ...(port === undefined ? {} : framework?.runtimeEnv?.(view, port)),
    },
  };
}

const PORT_KEYS = ['server.port', 'quarkus.http.port', 'micronaut.server.port', 'ktor.deployment.port', 'http.port'];

/** `8080`, or the default in `${PORT:8080}`. */
function numberIn(value: string): number | undefined {
  const match = /^\D*?(\d{2,5})\}?$/.exec(value.trim());
  return match === null ? undefined : Number(match[1]);
}

function jvmLanguage(project: Project): JvmService['language'] {
  const { folder } = project;
  const inJava = () => jvmSources(folder).find(({ name }) => name.endsWith('.kt'))?.name;
  const place = (['kotlin', 'scala', 'java'] as const).find((name) => folder.hasFolder(`src/main/${name}`));
  const mixed = place === undefined ? inJava() : undefined;
  const language = place ?? (mixed === undefined ? 'java' : 'kotlin');
  project.decide('language', language, 'its source lies there', folder.where(mixed ?? `src/main/${language}`));
  return language;
}

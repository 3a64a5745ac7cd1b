import { array, catch as otherwise, looseObject, nullish, record, string, unknown } from 'zod/mini';

/** What a container of an image starts. */
export interface ImageProcess {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly cwd: string;
  /** The first that the image exposes. */
  readonly port?: number;
}

const words = otherwise(nullish(array(string())), undefined);
const text = otherwise(nullish(string()), undefined);
const configuration = looseObject({
  config: looseObject({
    Entrypoint: words,
    Cmd: words,
    Env: words,
    User: text,
    WorkingDir: text,
    ExposedPorts: otherwise(nullish(record(string(), unknown())), undefined),
  }),
});

/** The same of an image's configuration, which may be that of a frontend that a Dockerfile names. */
export function processOf(config: unknown): ImageProcess {
  const { data } = configuration.safeParse(config);
  const { Cmd, Entrypoint, Env, ExposedPorts, User, WorkingDir } = data?.config ?? {};
  const [port] = Object.keys(ExposedPorts ?? {}).filter((each) => /^\d{1,5}(?:\/tcp)?$/.test(each));
  return {
    args: [...(Entrypoint ?? []), ...(Cmd ?? [])],
    env: Object.fromEntries(
      (Env ?? []).map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] as const),
    ),
    user: User ?? '',
    cwd: WorkingDir === undefined || WorkingDir === null || WorkingDir === '' ? '/' : WorkingDir,
    ...(port === undefined ? {} : { port: Number.parseInt(port, 10) }),
  };
}

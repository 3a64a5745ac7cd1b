import type { Project } from '../../core/project.ts';
import { sh, writeFile, type ShellCode } from '../../core/shell.ts';
import type { BuildCommand, CopyEntry, SourceLocation } from '../../core/types.ts';
import type { ToolRange } from './version.ts';

/** Where Wolfi's packages of Tomcat have it. */
const HOME = '/usr/share/tomcat';
/** Tomcat's base in the image: outside the working directory, and never written to. */
const BASE = '/srv/tomcat';
const MADE = '/root/tomcat';
const ROOT = `${MADE}/webapps/ROOT`;
const WAR = '/root/app.war';
/** Long-term releases of Java that there may be a package of Tomcat for. */
const JDKS = [11, 17, 21, 25, 29];

/** One application, at the root, on PORT. Classes of pages are compiled below /tmp, since nothing else can be written to. */
const SERVER = `<Server port="-1">
  <Service name="Catalina">
    <Connector port="\${PORT}" protocol="HTTP/1.1"/>
    <Engine name="Catalina" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" autoDeploy="false" unpackWARs="false" workDir="/tmp/tomcat"/>
    </Engine>
  </Service>
</Server>
`;

/** Where the image listens; the base above reads it from the environment. */
export const CONTAINER_PORT = { value: 8080, because: 'Tomcat listens there unless PORT says otherwise' };

/** Tomcat, in its newest release that the index has for some release of Java. */
export interface ServletContainer {
  /** The JDKs that it has a package for. */
  readonly jdk: ToolRange;
  /** The package for a release of Java. */
  readonly packageFor: (jdk: string) => string;
}

export function servletContainer(project: Project): ServletContainer | undefined {
  if (!project.hasStream('tomcat', '*')) return undefined;
  const found = project.catalog.stream('tomcat');
  const packageFor = (jdk: number | string): string => `${found.package}-openjdk-${jdk}`;
  const jdks = JDKS.filter((jdk) => project.catalog.has(packageFor(jdk)));
  const [oldest, newest] = [jdks[0], jdks.at(-1)];
  if (oldest === undefined || newest === undefined) return undefined;
  return { packageFor, jdk: { oldest, newest, because: `Tomcat ${found.stream}` } };
}

export interface Deployment {
  readonly packages: readonly string[];
  /** Given the pattern of the WARs that the build leaves, of which the largest is the application. */
  readonly commands: (archives: ShellCode) => readonly BuildCommand[];
  readonly copy: readonly CopyEntry[];
  readonly command: readonly string[];
  readonly because: string;
}

/**
 * A WAR in a Tomcat of its own, without its scripts. Servlets moved from `javax` to `jakarta` with Tomcat 10, whose own tool rewrites
 * what was compiled before and leaves the rest as it is.
 */
export function deploy(
  project: Project,
  container: ServletContainer,
  jdk: string,
  location: SourceLocation,
): Deployment {
  const name = container.packageFor(jdk);
  if (!project.catalog.has(name))
    project.problem(
      'PACKAGE_UNKNOWN',
      `the build makes a WAR for a servlet container, and there is no ${container.jdk.because} for Java ${jdk}`,
      `Ask for a release of Java that it has a package for, such as ${container.jdk.newest ?? ''}.`,
      location,
    );
  project.decide('servlet container', name, 'the build makes a WAR, which needs one', location);
  return {
    packages: [name],
    commands: (archives) => [
      { run: sh`mkdir -p ${`${MADE}/conf`} ${ROOT}`, inputs: [], name: 'make the folders' },
      { run: writeFile(`${MADE}/conf/server.xml`, SERVER, 'SERVER'), inputs: [], name: 'write server.xml' },
      { run: sh`cp ${`${HOME}/conf/web.xml`} ${`${MADE}/conf/web.xml`}`, inputs: [], name: 'take the defaults' },
      {
        run: sh`war=$(ls -S ${archives} | head -n 1) && java -jar ${HOME}/lib/jakartaee-migration-*-shaded.jar "$war" ${WAR}`,
        inputs: [],
        name: 'move to jakarta',
      },
      { run: sh`unzip -q ${WAR} -d ${ROOT}`, inputs: [], name: 'unpack the WAR' },
    ],
    copy: [{ from: MADE, to: BASE }],
    command: [
      'java',
      '-cp',
      `${HOME}/bin/bootstrap.jar:${HOME}/bin/tomcat-juli.jar`,
      `-Dcatalina.home=${HOME}`,
      `-Dcatalina.base=${BASE}`,
      '-Djava.io.tmpdir=/tmp',
      '-Dorg.apache.tomcat.util.digester.PROPERTY_SOURCE=org.apache.tomcat.util.digester.EnvironmentPropertySource',
      'org.apache.catalina.startup.Bootstrap',
      'start',
    ],
    because: 'Tomcat serves the WAR',
  };
}

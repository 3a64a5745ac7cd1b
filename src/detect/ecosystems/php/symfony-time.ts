import { sh, type ShellCode } from '../../core/shell.ts';

/** Where Symfony reads the configuration of bundles; every kernel that Flex makes takes files of PHP there. */
const FOLDER = 'config/packages';
const FILE = `${FOLDER}/aipack_build_time.php`;

/** Symfony finds out what a file wants by the type of its argument. */
const CONFIGURATOR = '\\Symfony\\Component\\DependencyInjection\\Loader\\Configurator\\ContainerConfigurator';
const SET = `$container->parameters()->set('kernel.container_build_time', (int) getenv('SOURCE_DATE_EPOCH'));`;
const TEXT = `<?php return static function (${CONFIGURATOR} $container) { ${SET} };`;

/**
 * Runs what compiles Symfony's container with a fixed time. Symfony writes the time of compiling into the container, and knows no variable
 * for it but this parameter (its documentation, "Configuring in the Kernel"), so that the same source would make another image each time.
 * The file is gone when the command ends, and so is the folder where the project has none.
 */
export function withBuildTime(compile: ShellCode): ShellCode {
  const write = sh`mkdir -p ${FOLDER} && printf '%s\\n' ${TEXT} > ${FILE}`;
  return sh`${write} && ${compile} && rm ${FILE} && { rmdir ${FOLDER} 2>/dev/null || true; }`;
}

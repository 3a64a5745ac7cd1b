export const id = 190;
export const ids = [190];
export const modules = {

/***/ 6190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(8179);
// EXTERNAL MODULE: ./build/compiled/src/host/version.js
var version = __webpack_require__(6234);
// EXTERNAL MODULE: ./build/compiled/src/schema/errors.js
var errors = __webpack_require__(1216);
;// CONCATENATED MODULE: ./build/compiled/src/cli/failure.js

/** `EX_TEMPFAIL` of sysexits: the same command may succeed later. */
const TRANSIENT = 75;
/** 128 + SIGINT, as shells report an interrupted command. */
const INTERRUPTED = 130;
const TRANSIENT_CODES = new Set(['INDEX_UNAVAILABLE', 'REGISTRY_UNREACHABLE']);
/** 1 for what will fail again, 75 for what may not, 130 after Ctrl-C. */
function exitCodeOf(error, signal) {
    if (signal.aborted)
        return INTERRUPTED;
    if (!(error instanceof errors/* AipackError */.kx))
        return 1;
    return error.problems.every(({ code }) => TRANSIENT_CODES.has(code)) ? TRANSIENT : 1;
}
/** A failure for a person: every problem with its place, code and next step. Stacks are for bugs only. */
function explain(error, signal) {
    if (signal.aborted)
        return 'Cancelled.';
    if (error instanceof errors/* AipackError */.kx) {
        return error.problems.map((problem) => `error: ${(0,errors/* describeProblem */.BJ)(problem)} [${problem.code}]`).join('\n');
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `error: this is a bug in aipack. Please report it with the lines below.\n${detail}`;
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/options.js

function collect(value, previous) {
    return [...previous, ...value.split(',').map((part) => part.trim())].filter((part) => part !== '');
}
function append(value, previous) {
    return [...previous, value];
}
/** The options of everything that asks a package index. */
function withPackageSource(command) {
    return command
        .option('--package-repository <url>', 'package repository, several by repeating (AIPACK_PACKAGE_REPOSITORIES)', append, [])
        .option('--package-key <file>', 'public key that may sign an index, several by repeating (AIPACK_PACKAGE_KEYS)', append, [])
        .option('--allow-untrusted', 'take a package index without a trusted signature', false)
        .addOption(new esm/* Option */.c$('--format <format>', 'how the result is printed').choices(['text', 'json']).default('text'));
}
/** A verb that works on a folder, with the options that all of them share. */
function lineCommand(name, summary) {
    const command = new esm/* Command */.uB(name)
        .summary(summary)
        .description(`${summary}.`)
        .argument('[context]', 'folder of the repository', '.')
        .option('--service <name>', 'service of a monorepo')
        .option('--spec <file>', 'UniversalBuild file to work from instead of detecting')
        .option('--platform <platform>', 'linux/amd64 or linux/arm64, several by comma', collect, [])
        .option('--base-image <ref>', 'image with apk that packages are installed with (AIPACK_BASE_IMAGE)')
        .option('--ca-file <file>', 'certificates that build steps trust, as a PEM bundle (AIPACK_CA_FILE)')
        .option('--secret <spec>', 'secret of build steps: id=ID,src=FILE or id=ID,env=VARIABLE, several by repeating', append, [])
        .option('--ssh <id>', 'SSH agent that build steps may use: default, or ID=SOCKET', append, [])
        .option('--label <key=value>', 'further label of the image, several by repeating', append, [])
        .option('--project-name <name>', 'name of the service (AIPACK_PROJECT_NAME)')
        .option('--build-packages <names>', 'packages of the build stage; "..." stands for those found (AIPACK_BUILD_PACKAGES)')
        .option('--runtime-packages <names>', 'packages of the image; "..." stands for those found (AIPACK_RUNTIME_PACKAGES)')
        .option('--build-commands <lines>', 'build steps, one a line (AIPACK_BUILD_COMMANDS)')
        .option('--build-env <name=value>', 'variable of build steps, several by repeating; secrets are given with --secret (AIPACK_BUILD_ENV, one a line)', append, [])
        .option('--runtime-env <name=value>', 'variable of the image, several by repeating (AIPACK_RUNTIME_ENV, one a line)', append, [])
        .option('--start-command <command>', 'words or a JSON list (AIPACK_START_COMMAND)')
        .option('--port <port>', 'port that the application listens on (AIPACK_PORT)')
        .option('--health <path>', 'health endpoint, or none (AIPACK_HEALTH)')
        .option('--fail-on-stale', 'refuse packages that are probably no longer maintained', false)
        .option('--max-package-age <days>', 'days without a new build after which a package counts as that (90)');
    return withPackageSource(command);
}
/** The options of `aipack detect` beyond those of the line. */
function withDetectOptions(command) {
    return command
        .option('--explain', 'tell what was considered and rejected as well')
        .option('--matrix', 'print the services as a GitHub Actions matrix')
        .option('--changed-since <commit>', 'only the services that the changes since a commit touch');
}
/** The options of a verb that honours a lock file. */
function withLockOptions(command) {
    return command
        .option('--locked', 'fail where there is no lock file', false)
        .option('--no-lock', 'take the newest packages, whatever the lock file says');
}
/** The options of `aipack build` beyond those of the line. */
function withBuildOptions(command) {
    return command
        .option('-t, --tag <ref>', 'name of the image, several by repeating', collect, [])
        .option('--push', 'push to the registry of the tags', false)
        .option('--load', 'load into Docker', false)
        .option('-o, --output <spec>', 'type=docker|oci|tar|local,dest=PATH, several by repeating', append, [])
        .option('--buildkit <address>', 'where BuildKit is (BUILDKIT_HOST); default: the first one found')
        .option('--buildkit-image <ref>', 'image of the BuildKit that is started when none is found')
        .option('--annotation <key=value>', 'annotation of the image, several by repeating', append, [])
        .option('--insecure-registry <host>', 'registry that is pushed to without TLS, several by repeating', append, [])
        .option('--cache-from <spec>', 'cache to read, such as type=registry,ref=REF, several by repeating', append, [])
        .option('--cache-to <spec>', 'cache to write, such as type=gha,mode=max, several by repeating', append, [])
        .option('--no-cache', 'run every step again')
        .option('--no-dockerfile', 'build without the Dockerfile in the root')
        .option('-f, --file <path>', 'Dockerfile to build; default: the one in the root, where there is one')
        .option('--build-arg <name=value>', 'argument of the Dockerfile, several by repeating', append, [])
        .option('--target <stage>', 'stage of the Dockerfile to build')
        .option('--build-context <name=source>', 'further context of the Dockerfile, several by repeating', append, [])
        .option('--add-host <host:ip>', 'host that steps of the Dockerfile know, several by repeating', append, [])
        .option('--network <mode>', 'network of the steps of the Dockerfile: default, none or host')
        .option('--allow <entitlement>', 'what steps of the Dockerfile may use: network.host, security.insecure', collect, [])
        .option('--pull', 'ask the registry for the newest base images of the Dockerfile', false)
        .option('--sbom [options]', "scan with BuildKit's scanner: generator=IMAGE, scan-context, scan-stage; default is the list of packages")
        .option('--no-sbom', 'no SBOM attestation')
        .option('--provenance [options]', 'SLSA provenance, such as mode=min')
        .option('--no-provenance', 'no provenance attestation')
        .option('--no-attestations', 'neither SBOM nor provenance')
        .option('--metadata-file <file>', 'write what was built, as JSON')
        .addOption(new esm/* Option */.c$('--progress <type>', 'how progress is shown; auto is live lines on a terminal')
        .choices(['auto', 'tty', 'plain'])
        .default('auto'))
        .option('-q, --quiet', 'errors and the digest only', false)
        .option('-v, --verbose', 'full logs of every step', false)
        .addHelpText('after', `
Examples:
  $ aipack build . -t ghcr.io/me/app:1.2 --push
  $ aipack build services/api -t app --load
  $ aipack build . --service web -t registry.example/web --push --platform linux/amd64,linux/arm64
  $ aipack detect . --format json > app.json && aipack build . --spec app.json -t app --output type=oci,dest=app.tar`);
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/packages/command.js


/** `aipack packages …`: questions to the package index. What answers them is loaded when one is asked. */
function addPackagesCommand(program, surroundings) {
    const packages = program.command('packages').description('Asks the package index.');
    question(packages, 'search', '<word...>', 'Finds packages by name, by what they provide, or by description')
        .option('--limit <number>', 'most packages to show', count, 20)
        .action(async (words, options) => {
        const { search } = await Promise.all(/* import() */[__webpack_require__.e(994), __webpack_require__.e(444)]).then(__webpack_require__.bind(__webpack_require__, 5444));
        return search(words, options, surroundings);
    });
    question(packages, 'validate', '<name...>', 'Tells which names are packages, and what was meant by those that are not').action(async (names, options) => {
        const { validate } = await Promise.all(/* import() */[__webpack_require__.e(994), __webpack_require__.e(610)]).then(__webpack_require__.bind(__webpack_require__, 6610));
        return validate(names, options, surroundings);
    });
    question(packages, 'resolve', '<name...>', 'Lists what installing packages would install, as apk does')
        .addHelpText('after', '\nNames are written as for apk: NAME, NAME=VERSION, NAME~VERSION, "NAME<VERSION", "!NAME".')
        .action(async (names, options) => {
        const { resolveWorld } = await Promise.all(/* import() */[__webpack_require__.e(994), __webpack_require__.e(79), __webpack_require__.e(386)]).then(__webpack_require__.bind(__webpack_require__, 4386));
        return resolveWorld(names, options, surroundings);
    });
    question(packages, 'streams', '[family...]', 'Lists the versions that languages and tools are offered in')
        .option('--wish <range>', 'tell which one a project gets that asks for this, such as ^22 or ">=3.11,<4"')
        .option('--max-package-age <days>', 'days after which a stream counts as no longer maintained', count)
        .action(async (families, options) => {
        const { streams } = await Promise.all(/* import() */[__webpack_require__.e(84), __webpack_require__.e(994), __webpack_require__.e(79), __webpack_require__.e(43), __webpack_require__.e(563)]).then(__webpack_require__.bind(__webpack_require__, 9563));
        return streams(families, options, surroundings);
    });
}
function question(packages, name, argument, summary) {
    const command = packages
        .command(name)
        .summary(summary)
        .description(`${summary}.`)
        .argument(argument)
        .option('--arch <architecture>', 'x86_64 or aarch64; default: this machine')
        .option('--index <file>', 'answer from an APKINDEX.tar.gz on disk, several by repeating', append, []);
    return withPackageSource(command);
}
function count(value) {
    if (!/^[1-9]\d{0,8}$/.test(value))
        throw new esm/* InvalidArgumentError */.Di('It is not a whole number above 0.');
    return Number(value);
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/run-cli.js





/** Runs `aipack` with the given arguments and returns its exit code. */
async function runCli(args, surroundings) {
    const { stdout, stderr } = surroundings;
    const program = new esm/* Command */.uB('aipack')
        .description('Builds a small, attested container image from a repository that has no Dockerfile.')
        .version(version/* TOOL_VERSION */.w)
        .exitOverride()
        .configureOutput({ writeOut: stdout, writeErr: stderr });
    for (const verb of lineCommands(surroundings))
        program.addCommand(verb.copyInheritedSettings(program));
    addPackagesCommand(program, surroundings);
    program
        .command('schema')
        .summary('Prints a JSON Schema, for editors')
        .addArgument(new esm/* Argument */.ef('[file]', 'which file it is for').choices(['aipack.yml', 'universal-build']).default('aipack.yml'))
        .action(async (file) => {
        const { schemaText } = await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(99)]).then(__webpack_require__.bind(__webpack_require__, 2099));
        stdout(schemaText(file));
    });
    try {
        await program.parseAsync(args, { from: 'user' });
        return 0;
    }
    catch (error) {
        if (error instanceof esm/* CommanderError */.b7)
            return error.exitCode === 0 ? 0 : 2;
        stderr(`${explain(error, surroundings.signal)}\n`);
        return exitCodeOf(error, surroundings.signal);
    }
}
/** Each verb loads what it needs when it is called: questions about packages needn't wait for a BuildKit client. */
function lineCommands(surroundings) {
    const show = (verb) => async (context, options) => {
        const { runVerb } = await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(832), __webpack_require__.e(84), __webpack_require__.e(888), __webpack_require__.e(994), __webpack_require__.e(79), __webpack_require__.e(43), __webpack_require__.e(917)]).then(__webpack_require__.bind(__webpack_require__, 917));
        return runVerb(verb, context, options, surroundings);
    };
    return [
        withDetectOptions(withLockOptions(lineCommand('detect', 'Tells what the repository is, how it would be built, and why'))).action(show('detect')),
        withLockOptions(lineCommand('validate', 'Checks the build against the package index and pins every package')).action(show('validate')),
        withLockOptions(lineCommand('plan', 'Shows every step of the build and the configuration of the image')).action(show('plan')),
        withBuildOptions(withLockOptions(lineCommand('build', 'Builds the image'))).action(async (context, options) => {
            const { runBuild } = await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(832), __webpack_require__.e(84), __webpack_require__.e(888), __webpack_require__.e(365), __webpack_require__.e(994), __webpack_require__.e(79), __webpack_require__.e(43), __webpack_require__.e(917), __webpack_require__.e(290)]).then(__webpack_require__.bind(__webpack_require__, 8290));
            return runBuild(context, options, surroundings);
        }),
        lineCommand('lock', 'Writes aipack.lock, which holds builds to the packages of today')
            .option('--update', 'take the newest of everything; without, only what has to change does', false)
            .action(async (context, options) => {
            const { runLock } = await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(832), __webpack_require__.e(84), __webpack_require__.e(888), __webpack_require__.e(994), __webpack_require__.e(79), __webpack_require__.e(43), __webpack_require__.e(917), __webpack_require__.e(762)]).then(__webpack_require__.bind(__webpack_require__, 1762));
            return runLock(context, options, surroundings);
        }),
    ];
}


/***/ }),

/***/ 6234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ TOOL_VERSION)
/* harmony export */ });
/** Version of this tool, as it stands in provenance, labels and documents; a test holds it to package.json. */
const TOOL_VERSION = '0.1.0';


/***/ }),

/***/ 1216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ describeProblem),
/* harmony export */   kx: () => (/* binding */ AipackError),
/* harmony export */   lR: () => (/* binding */ describeLocation)
/* harmony export */ });
/** Everything that stopped a stage, collected: `problems` is never empty, and the message is all of them as text. */
class AipackError extends Error {
    name = 'AipackError';
    problems;
    constructor(problems, options) {
        const list = 'code' in problems ? [problems] : problems;
        super(list.map(describeProblem).join('\n'), options);
        this.problems = list;
    }
    /** Code of the first problem, for exit codes. */
    get code() {
        return this.problems[0]?.code ?? 'INTERNAL';
    }
}
/** `file:line: message`, with the hint on a line of its own. */
function describeProblem(problem) {
    const { location, message, hint } = problem;
    const where = location === undefined ? '' : `${describeLocation(location)}: `;
    return `${where}${message}${hint === undefined ? '' : `\n  ${hint.replaceAll('\n', '\n  ')}`}`;
}
function describeLocation(location) {
    return location.line === undefined ? location.file : `${location.file}:${location.line}`;
}


/***/ })

};

export const id = 365;
export const ids = [365];
export const modules = {

/***/ 1365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(8179);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./build/compiled/src/schema/errors.js
var errors = __webpack_require__(1216);
// EXTERNAL MODULE: ./build/compiled/src/schema/lookup.js
var lookup = __webpack_require__(2565);
;// CONCATENATED MODULE: ./build/compiled/src/host/proxies.js



const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'];
/**
 * Sends this process's HTTP requests through the proxies that the environment names, except to hosts of NO_PROXY.
 * Node before 24.14 can't; there, requests go directly as they always have.
 * @throws AipackError INPUT_INVALID for a proxy that can't be read; what is told of it is the names of the variables.
 */
function useProxies(environment) {
    if (VARIABLES.every((name) => ((0,lookup/* lookup */.$)(environment, name) ?? '') === ''))
        return;
    const { setGlobalProxyFromEnv } = external_node_http_;
    try {
        setGlobalProxyFromEnv?.(withoutThisMachine(environment));
    }
    catch {
        // Node's own error repeats the address with the password in it.
        const set = VARIABLES.filter((name) => ((0,lookup/* lookup */.$)(environment, name) ?? '') !== '');
        throw new errors/* AipackError */.kx({
            code: 'INPUT_INVALID',
            message: `The proxy that ${set.join(' or ')} names can't be used`,
            hint: 'Write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with % and two digits for special characters.',
        });
    }
}
/** Nobody's proxy leads back to this machine, where a registry or a daemon may be. */
function withoutThisMachine(environment) {
    const given = environment.no_proxy ?? environment.NO_PROXY ?? '';
    const direct = [given, 'localhost', '127.0.0.1', '[::1]'].filter((host) => host !== '').join(',');
    return { ...environment, no_proxy: direct, NO_PROXY: direct };
}

// EXTERNAL MODULE: ./build/compiled/src/host/version.js
var version = __webpack_require__(6234);
// EXTERNAL MODULE: ./build/compiled/src/text/printable.js
var printable = __webpack_require__(2064);
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
        return (0,printable/* say */.cv) `Cancelled.`;
    if (error instanceof errors/* AipackError */.kx) {
        return (0,printable/* joined */.oR)(error.problems.map((problem) => (0,printable/* say */.cv) `error: ${(0,errors/* describeProblem */.BJ)(problem)} [${(0,printable/* printable */.g$)(problem.code)}]`), '\n');
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return (0,printable/* say */.cv) `error: this is a bug in aipack. Please report it with the lines below.\n${(0,printable/* printableLines */.fk)(detail)}`;
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/options.js

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
        .option('--platform <platform>', 'linux/amd64 or linux/arm64, several by comma', append, [])
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
        .option('-t, --tag <ref>', 'name of the image, several by repeating', append, [])
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
        .option('--allow <entitlement>', 'what steps of the Dockerfile may use: network.host, security.insecure', append, [])
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
        .configureOutput({
        writeOut: (text) => stdout((0,printable/* printableLines */.fk)(text)),
        writeErr: (text) => stderr((0,printable/* printableLines */.fk)(text)),
    });
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
        useProxies(surroundings.environment);
        await program.parseAsync(args, { from: 'user' });
        return 0;
    }
    catch (error) {
        if (error instanceof esm/* CommanderError */.b7)
            return error.exitCode === 0 ? 0 : 2;
        stderr((0,printable/* say */.cv) `${explain(error, surroundings.signal)}\n`);
        return exitCodeOf(error, surroundings.signal);
    }
}
/** Each verb loads what it needs when it is called: questions about packages needn't wait for a BuildKit client. */
function lineCommands(surroundings) {
    const show = (verb) => async (context, options) => {
        const { runVerb } = await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(832), __webpack_require__.e(84), __webpack_require__.e(170), __webpack_require__.e(994), __webpack_require__.e(79), __webpack_require__.e(43), __webpack_require__.e(429)]).then(__webpack_require__.bind(__webpack_require__, 2429));
        return runVerb(verb, context, options, surroundings);
    };
    return [
        withDetectOptions(withLockOptions(lineCommand('detect', 'Tells what the repository is, how it would be built, and why'))).action(show('detect')),
        withLockOptions(lineCommand('validate', 'Checks the build against the package index and pins every package')).action(show('validate')),
        withLockOptions(lineCommand('plan', 'Shows every step of the build and the configuration of the image')).action(show('plan')),
        withBuildOptions(withLockOptions(lineCommand('build', 'Builds the image'))).action(async (context, options) => {
            const { runBuild } = await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(832), __webpack_require__.e(84), __webpack_require__.e(170), __webpack_require__.e(994), __webpack_require__.e(79), __webpack_require__.e(43), __webpack_require__.e(429), __webpack_require__.e(422)]).then(__webpack_require__.bind(__webpack_require__, 1422));
            return runBuild(context, options, surroundings);
        }),
        lineCommand('lock', 'Writes aipack.lock, which holds builds to the packages of today')
            .option('--update', 'take the newest of everything; without, only what has to change does', false)
            .action(async (context, options) => {
            const { runLock } = await Promise.all(/* import() */[__webpack_require__.e(311), __webpack_require__.e(832), __webpack_require__.e(84), __webpack_require__.e(170), __webpack_require__.e(994), __webpack_require__.e(79), __webpack_require__.e(43), __webpack_require__.e(429), __webpack_require__.e(762)]).then(__webpack_require__.bind(__webpack_require__, 1762));
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
/* harmony export */   lR: () => (/* binding */ describeLocation),
/* harmony export */   vy: () => (/* binding */ MOST_PROBLEMS)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2064);

/** Whoever mends these runs it again; more of them only bury the log. Those beyond are counted. */
const MOST_PROBLEMS = 100;
/** Characters of one message. */
const LONGEST_MESSAGE = 4000;
/**
 * Everything that stopped a stage, collected: `problems` is never empty, and the message is all of them as text. Of very many the
 * first {@link MOST_PROBLEMS} are kept, and one more says how many there are besides. Names of others, their words and addresses
 * with passwords in them may be given as they are: here they become printable.
 */
class AipackError extends Error {
    name = 'AipackError';
    problems;
    constructor(problems, options) {
        const list = ('code' in problems ? [problems] : firstOf(problems)).map(shortened).map(printableProblem);
        super(list.map(describeProblem).join('\n'), options);
        this.problems = list;
    }
    /** Code of the first problem, for exit codes. */
    get code() {
        return this.problems[0]?.code ?? 'INTERNAL';
    }
}
function firstOf(problems) {
    const single = problems.filter(({ omitted }) => omitted === undefined);
    const rest = [...single.slice(MOST_PROBLEMS), ...problems.filter(({ omitted }) => omitted !== undefined)];
    const [next] = rest;
    if (next === undefined)
        return problems;
    const omitted = rest.reduce((sum, problem) => sum + (problem.omitted ?? 1), 0);
    const message = `and ${omitted} more problem${omitted === 1 ? '' : 's'}`;
    return [...single.slice(0, MOST_PROBLEMS), { code: next.code, message, omitted }];
}
function shortened(problem) {
    const { message } = problem;
    return message.length <= LONGEST_MESSAGE ? problem : { ...problem, message: `${message.slice(0, LONGEST_MESSAGE)}…` };
}
/** `file:line: message`, with the hint on a line of its own. */
function describeProblem(problem) {
    const { location, message, hint } = printableProblem(problem);
    const where = location === undefined ? (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `` : (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${describeLocation(location)}: `;
    return hint === undefined ? (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${where}${message}` : (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${where}${message}\n  ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printableLines */ .fk)(hint, '  ')}`;
}
function describeLocation(location) {
    const file = (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(location.file);
    return location.line === undefined ? file : (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${file}:${location.line}`;
}
function printableProblem({ code, message, hint, location, omitted }) {
    return {
        code,
        message: (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printableLines */ .fk)(message, '  '),
        ...(hint === undefined ? {} : { hint: (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printableLines */ .fk)(hint) }),
        ...(location === undefined ? {} : { location: { ...location, file: (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(location.file) } }),
        ...(omitted === undefined ? {} : { omitted }),
    };
}


/***/ }),

/***/ 2565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ lookup)
/* harmony export */ });
/**
 * What a record has under a name that comes from outside. Only its own names count: every object answers to `constructor`,
 * `toString` and `__proto__` too.
 */
function lookup(record, name) {
    return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}


/***/ }),

/***/ 2064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MV: () => (/* binding */ MAX_LINE),
/* harmony export */   Rn: () => (/* binding */ erased),
/* harmony export */   cv: () => (/* binding */ say),
/* harmony export */   dS: () => (/* binding */ colored),
/* harmony export */   et: () => (/* binding */ printableJson),
/* harmony export */   fk: () => (/* binding */ printableLines),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5518);

/** Characters that one line may have. */
const MAX_LINE = 4096;
/** Lines that one text may have. */
const MAX_LINES = 500;
/** What is looked at to make one line. A line of this length has to be read whole before it is known to hold no password. */
const MAX_READ = 65_536;
const TAB = '    ';
// Strings that the terminal takes for itself (OSC, DCS, SOS, PM, APC), CSI sequences, and all shorter ones.
const ESCAPE_SEQUENCE = 
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
/(?:\u001b[PX\]^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u009c|\u001b\\)?|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-OQ-WYZ\\`-~]/g;
/** Emoji are drawn with the help of a character that is invisible elsewhere. */
const INVISIBLE = /(?!(?<=\p{Extended_Pictographic})\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const PLAIN = /^[ -~]*$/;
/** One line. Line breaks and other characters that can't be seen are shown by their number. */
function printable(text, limit = MAX_LINE) {
    const read = text.length > MAX_READ ? firstWords(text) : text;
    const safe = withoutCommands(visible((0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutPasswords */ .h)(read)));
    return (read.length === text.length && safe.length <= limit ? safe : `${cutTo(safe, limit - 1)}…`);
}
/**
 * A text of several lines. Each but the first begins with `indent`, so that a line from outside can't pass for one of the
 * program's own.
 */
function printableLines(text, indent = '') {
    const lines = text.split(/\r\n|\n|\r/);
    const shownLines = lines.length > MAX_LINES ? lines.slice(0, MAX_LINES - 1) : lines;
    const more = lines.length - shownLines.length;
    const all = [...shownLines.map((line) => printable(line)), ...(more > 0 ? [say `… and ${more} more lines`] : [])];
    return all
        .map((line, i) => (i === 0 || line === '' || line.startsWith(indent) ? line : `${indent}${line}`))
        .join('\n');
}
/** A text of the program's own around texts of others: say`${name} was built`. */
function say(texts, ...values) {
    return withoutCommands(String.raw({ raw: texts }, ...values));
}
/** Texts one after the other. */
function joined(texts, separator) {
    return withoutCommands(texts.join(separator));
}
/** The first characters of a text, which ends with an ellipsis where it was longer. */
function shortened(text, length) {
    return (text.length <= length ? text : `${cutTo(text, length - 1)}…`);
}
const COLORS = { dim: 2, red: 31, green: 32 };
/** A text in a colour, for terminals. */
function colored(color, text) {
    return `\u001b[${COLORS[color]}m${text}\u001b[0m`;
}
/** On a terminal: goes up some lines and erases everything from there. */
function erased(lines) {
    return (lines === 0 ? '' : `\u001b[${lines}A\u001b[0J`);
}
/** A value as JSON, which is read back as exactly that value. Passwords in it stay: JSON is data, not a message. */
function printableJson(value, indent) {
    return JSON.stringify(value, undefined, indent)
        .replaceAll(INVISIBLE, (character) => (character === '\n' ? character : unicodeEscape(character)))
        .replaceAll('##[', '#\\u0023[');
}
function unicodeEscape(character) {
    return Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
}
function visible(text) {
    if (PLAIN.test(text))
        return text;
    return text
        .replaceAll(ESCAPE_SEQUENCE, '')
        .replaceAll('\t', TAB)
        .replaceAll(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
/**
 * The runner obeys a line that begins with `::` after white space, and one that has `##[` anywhere (ActionCommand.cs of
 * actions/runner).
 */
function withoutCommands(text) {
    return text.includes('::') || text.includes('##[')
        ? text.replaceAll('##[', '# #[').replaceAll(/^([^\S\n\r\u2028\u2029]*)::/gm, '$1: :')
        : text;
}
function cutTo(text, length) {
    const cut = text.slice(0, length);
    return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}
/** A URL that is cut could have its password on the other side. */
function firstWords(text) {
    const cut = text.slice(0, MAX_READ);
    const word = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\t'), cut.lastIndexOf('\n')) + 1;
    return cut.includes('://', word) ? cut.slice(0, word) : cut;
}


/***/ }),

/***/ 5518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ withoutPasswords),
/* harmony export */   n: () => (/* binding */ redactedAddress)
/* harmony export */ });
const HIDDEN = '***';
// The scheme is bounded, so that a long word is not read once for each of its letters.
const URL_LIKE = /[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"'`<>]*/gi;
/** A text in which no URL has a user or a password, also where a URL is malformed. What is no URL stays as it is. */
function withoutPasswords(text) {
    return text.includes('@') && text.includes('://') ? text.replaceAll(URL_LIKE, redactUrl) : text;
}
/**
 * An address that a user gave, fit for a message: as {@link withoutPasswords}, and what stands before an `@` where no scheme does. An
 * address that can't be read may be one half of something that a white space or a comma in its password has cut.
 */
function redactedAddress(address) {
    const scheme = /^\s*[a-z][a-z0-9+.-]{0,30}:\/\//i.exec(address)?.[0] ?? '';
    if (scheme !== '' && URL.canParse(address))
        return redactUrl(address);
    const at = address.lastIndexOf('@');
    const [before, after] = [address.slice(scheme.length, Math.max(at, scheme.length)), address.slice(at)];
    // `name:tag@sha256:…` is the reference of an image.
    if (scheme === '' && (at < 0 || before === 'git' || /^@sha256:[0-9a-f]+$/i.test(after)))
        return address;
    if (at >= scheme.length)
        return `${scheme}${HIDDEN}${after}`;
    const colon = address.indexOf(':', scheme.length);
    return colon < 0 ? address : `${address.slice(0, colon + 1)}${HIDDEN}`;
}
function redactUrl(url) {
    const start = url.indexOf('://') + 3;
    const end = url.slice(start).search(/[/?#\\]/);
    const authority = end < 0 ? url.slice(start) : url.slice(start, start + end);
    const at = authority.lastIndexOf('@');
    const hasPort = /:\d+$/.test(authority);
    const readable = URL.canParse(url) && !url.includes('://', start);
    if (at >= 0 && readable) {
        const user = authority.slice(0, at);
        // The user of an SSH address is a part of the address.
        if (!user.includes(':') && /^(?:git\+)?ssh:/i.test(url))
            return url;
        return `${url.slice(0, start)}${HIDDEN}${url.slice(start + at)}`;
    }
    const last = url.lastIndexOf('@');
    // In a path, `/@scope` and `name@version` are usual. After what looks like a port it may be a password with a slash.
    if (last < start || (readable && (!hasPort || url[last - 1] === '/')))
        return url;
    return `${url.slice(0, start)}${HIDDEN}${url.slice(last)}`;
}


/***/ })

};

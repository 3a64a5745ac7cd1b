export const id = 917;
export const ids = [917,538];
export const modules = {

/***/ 917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ openLine),
  runVerb: () => (/* binding */ runVerb)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/compiled/src/host/cache-folder.js
var cache_folder = __webpack_require__(5861);
// EXTERNAL MODULE: ./build/compiled/src/schema/errors.js
var errors = __webpack_require__(1216);
// EXTERNAL MODULE: ./build/compiled/src/schema/universal-build.js
var universal_build = __webpack_require__(2423);
;// CONCATENATED MODULE: ./build/compiled/src/detect/explain.js


/** What, why and from where, and what was considered and rejected, as data for a face to print. */
function explain(result) {
    return {
        services: result.builds.map(({ metadata, build }) => ({
            service: metadata.project_name,
            path: metadata.path,
            decisions: metadata.reasoning,
            commands: describeCommands(build.commands.map(universal_build/* normaliseCommand */.mr)),
        })),
        rejected: result.considered,
        notices: result.notices,
    };
}
/** Most pieces of the source that one line names. */
const MAX_NAMED = 6;
function describeCommands(commands) {
    let seen = 'nothing';
    return commands.map(({ run, inputs }) => {
        const before = seen;
        if (inputs === undefined)
            seen = 'everything';
        else if (inputs.length > 0 && seen === 'nothing')
            seen = 'some';
        return { run, sees: describeInputs(inputs, before) };
    });
}
function describeInputs(inputs, before) {
    if (inputs === undefined || before === 'everything')
        return 'the whole source';
    if (inputs.length === 0)
        return before === 'nothing' ? 'nothing of the source' : 'what the commands before it saw';
    const more = inputs.length - MAX_NAMED;
    return more > 1 ? `${inputs.slice(0, MAX_NAMED).join(', ')} and ${more} more` : inputs.join(', ');
}
/** The account as text, one paragraph a service. */
function explainText(result) {
    const { services, rejected, notices } = explain(result);
    const lines = services.flatMap(({ service, path, decisions, commands }) => [
        `${service} (${path})`,
        ...decisions.map(({ what, value, because, file, line }) => {
            const where = file === undefined ? '' : ` [${(0,errors/* describeLocation */.lR)(line === undefined ? { file } : { file, line })}]`;
            return `  ${what}: ${value}, because ${because}${where}`;
        }),
        ...commands.map(({ run, sees }) => `  runs: ${run.split('\n')[0] ?? ''} (sees ${sees})`),
        '',
    ]);
    const rejections = rejected.map(({ path, what, because }) => `  ${path}: ${what}: ${because}`);
    const said = notices.map(({ message, location }) => `  ${location === undefined ? '' : `${(0,errors/* describeLocation */.lR)(location)}: `}${message}`);
    return [
        ...lines,
        ...(rejections.length > 0 ? ['considered and rejected', ...rejections, ''] : []),
        ...(said.length > 0 ? ['notices', ...said, ''] : []),
    ].join('\n');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/compiled/src/detect/disk-source.js



/**
 * A folder on disk. Symbolic links to files are followed while they stay inside; links to folders are not entered.
 * @throws AipackError CONTEXT_NOT_FOUND when `root` is not a folder.
 */
function diskSource(root) {
    const real = realRoot(root);
    const inside = (path) => {
        try {
            const target = (0,external_node_fs_.realpathSync)(path);
            return target.startsWith(real + external_node_path_.sep) && (0,external_node_fs_.statSync)(target).isFile();
        }
        catch {
            return false;
        }
    };
    return {
        name: (0,external_node_path_.basename)((0,external_node_path_.resolve)(root)),
        list(directory) {
            const files = [];
            const directories = [];
            const path = directory === '.' ? real : `${real}/${directory}`;
            try {
                for (const entry of (0,external_node_fs_.readdirSync)(path, { withFileTypes: true })) {
                    if (entry.isFile())
                        files.push(entry.name);
                    else if (entry.isDirectory())
                        directories.push(entry.name);
                    else if (entry.isSymbolicLink() && inside((0,external_node_path_.join)(path, entry.name)))
                        files.push(entry.name);
                }
            }
            catch {
                return undefined;
            }
            return { files, directories };
        },
        read: (path, limit) => {
            const full = (0,external_node_path_.join)(real, path);
            return inside(full) ? readStart(full, limit) : undefined;
        },
    };
}
function realRoot(root) {
    try {
        const real = (0,external_node_fs_.realpathSync)(root);
        if ((0,external_node_fs_.statSync)(real).isDirectory())
            return real;
    }
    catch {
        // Reported below, in one sentence for both cases.
    }
    throw new errors/* AipackError */.kx({
        code: 'CONTEXT_NOT_FOUND',
        message: `${root} is not a folder that can be read`,
        hint: 'Check the path; in a workflow, run actions/checkout first.',
    });
}
function readStart(path, limit) {
    let descriptor;
    try {
        descriptor = (0,external_node_fs_.openSync)(path, 'r');
        const size = (0,external_node_fs_.fstatSync)(descriptor).size;
        const buffer = Buffer.allocUnsafe(Math.min(size, limit));
        let length = 0;
        while (length < buffer.length) {
            const count = (0,external_node_fs_.readSync)(descriptor, buffer, length, buffer.length - length, length);
            if (count === 0)
                break;
            length += count;
        }
        return { text: decode(buffer.subarray(0, length)), cut: size > limit };
    }
    catch {
        return undefined;
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}
/** Some Windows editors write UTF-16, or a mark before UTF-8 that parsers stumble over. */
function decode(bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
        return bytes.toString('utf16le', 2);
    const text = bytes.toString('utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

// EXTERNAL MODULE: ./build/compiled/src/detect/ignore.js + 1 modules
var ignore = __webpack_require__(416);
// EXTERNAL MODULE: ./build/compiled/src/detect/manifests/parse.js + 2 modules
var parse = __webpack_require__(3086);
;// CONCATENATED MODULE: ./build/compiled/src/detect/memory-source.js

/** A tree given as path → text, for tests and for trees that never were on a disk. */
function memory_source_memorySource(files, name) {
    const folders = new Map([
        ['.', { files: [], directories: new Set() }],
    ]);
    function folder(path) {
        let entry = folders.get(path);
        if (entry === undefined) {
            entry = { files: [], directories: new Set() };
            folders.set(path, entry);
            folder(posix.dirname(path)).directories.add(posix.basename(path));
        }
        return entry;
    }
    const contents = new Map();
    for (const [path, text] of Object.entries(files)) {
        const clean = posix.normalize(path);
        contents.set(clean, text);
        folder(posix.dirname(clean)).files.push(posix.basename(clean));
    }
    return {
        name,
        list: (directory) => {
            const entry = folders.get(directory);
            return entry && { files: entry.files, directories: [...entry.directories] };
        },
        read: (path, limit) => {
            const text = contents.get(path);
            return text === undefined ? undefined : { text: text.slice(0, limit), cut: text.length > limit };
        },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/repository.js






const DEFAULT_LIMITS = { entries: 500_000, depth: 40, fileBytes: 4 * 1024 * 1024 };
/** A read-only, filtered view of a source tree. Paths are relative to its root, with forward slashes; the root is `.`. */
class Repository {
    /** Name of the root folder. */
    name;
    #source;
    #limits;
    #filter;
    #raw = new Map();
    #listings = new Map();
    #texts = new Map();
    #documents = new Map();
    #folders;
    #cuts = new Set();
    constructor(source, { limits = DEFAULT_LIMITS, tracked = [] } = {}) {
        this.#source = source;
        this.#limits = limits;
        this.name = source.name;
        const read = (path) => this.#exists(path) ? this.#source.read(path, limits.fileBytes)?.text : undefined;
        this.#filter = (0,ignore/* contextFilter */.m)(read, tracked);
    }
    /** Where a limit cut something off, as sentences. */
    get cuts() {
        return [...this.#cuts];
    }
    /** All folders that belong to the context, parents first, sorted; one walk, at the first call. */
    get folders() {
        this.#folders ??= this.#walk();
        return this.#folders;
    }
    /** What a folder holds after filtering, sorted; empty when there is no such folder. */
    list(directory) {
        return this.#list(directory);
    }
    /** The folders that may hold a file whose name passes a test; ignored files are not sorted out yet. */
    foldersWith(test) {
        return this.folders.filter((directory) => this.#list(directory).mayHold(test));
    }
    isFile(path) {
        return this.#list(external_node_path_.posix.dirname(path)).names.has(external_node_path_.posix.basename(path));
    }
    isDirectory(path) {
        return path === '.' || this.#list(external_node_path_.posix.dirname(path)).directories.includes(external_node_path_.posix.basename(path));
    }
    #list(directory) {
        let listing = this.#listings.get(directory);
        if (listing === undefined) {
            const raw = this.#filter.prunes(directory) ? EMPTY : this.#rawList(directory);
            listing = new FilteredListing(directory, raw, this.#filter);
            this.#listings.set(directory, listing);
        }
        return listing;
    }
    #rawList(directory) {
        let raw = this.#raw.get(directory);
        if (raw === undefined) {
            raw = this.#source.list(directory) ?? EMPTY;
            this.#raw.set(directory, raw);
        }
        return raw;
    }
    /** Before any filter: looking into a listing is far cheaper than opening a file that is not there. */
    #exists(path) {
        return this.#rawList(external_node_path_.posix.dirname(path)).files.includes(external_node_path_.posix.basename(path));
    }
    /** Text of a file; undefined when it does not exist, is ignored, or is larger than the limit. */
    read(path) {
        if (this.#texts.has(path))
            return this.#texts.get(path);
        const contents = this.isFile(path) ? this.#source.read(path, this.#limits.fileBytes) : undefined;
        if (contents?.cut === true)
            this.#cuts.add(`${path} is larger than ${this.#limits.fileBytes} bytes and was not read`);
        const text = contents?.cut === true ? undefined : contents?.text;
        this.#texts.set(path, text);
        return text;
    }
    /** Text of a file whether or not ignore files hide it: hints such as a Dockerfile are read, though never sent. */
    peek(path) {
        const contents = this.#exists(path) ? this.#source.read(path, this.#limits.fileBytes) : undefined;
        return contents?.cut === true ? undefined : contents?.text;
    }
    /** The first `bytes` of a file, for files that may be large: lock files tell their format at the top. */
    head(path, bytes) {
        return this.isFile(path) ? this.#source.read(path, bytes)?.text : undefined;
    }
    /**
     * A manifest, parsed once however many detectors ask for it; undefined when the file does not exist.
     * @throws AipackError MANIFEST_UNREADABLE with file and line.
     */
    document(path, kind) {
        const known = this.#documents.get(path);
        if (known !== undefined)
            return known;
        if (!this.isFile(path))
            return undefined;
        const text = this.read(path);
        if (text === undefined) {
            throw new errors/* AipackError */.kx({
                code: 'MANIFEST_UNREADABLE',
                message: `cannot be read, or is larger than ${this.#limits.fileBytes} bytes`,
                location: { file: path },
            });
        }
        const document = (0,parse/* parseDocument */.T)(kind, path, text);
        this.#documents.set(path, document);
        return document;
    }
    #walk() {
        const folders = [];
        let entries = 0;
        const visit = (directory, depth) => {
            if (entries > this.#limits.entries)
                return;
            const listing = this.#list(directory);
            folders.push(directory);
            entries += listing.size;
            if (entries > this.#limits.entries)
                this.#cuts.add(`the walk stopped after ${this.#limits.entries} entries`);
            if (depth >= this.#limits.depth && listing.directories.length > 0) {
                this.#cuts.add(`folders more than ${this.#limits.depth} levels deep were not entered`);
                return;
            }
            for (const name of listing.directories)
                visit(directory === '.' ? name : `${directory}/${name}`, depth + 1);
        };
        visit('.', 0);
        return folders;
    }
}
const EMPTY = { files: [], directories: [] };
/** Folders are filtered at once, since they steer the walk; files only when someone asks for them. */
class FilteredListing {
    directories;
    #directory;
    #raw;
    #filter;
    #files;
    #names;
    constructor(directory, raw, filter) {
        const under = (name) => (directory === '.' ? name : `${directory}/${name}`);
        this.directories = raw.directories.filter((name) => filter.includes(under(name), true)).sort();
        this.#directory = directory;
        this.#raw = raw;
        this.#filter = filter;
    }
    get files() {
        if (this.#files === undefined) {
            const test = this.#filter.files(this.#directory);
            this.#files = (test === undefined ? [...this.#raw.files] : this.#raw.files.filter(test)).sort();
        }
        return this.#files;
    }
    get names() {
        this.#names ??= new Set(this.files);
        return this.#names;
    }
    /** How many entries there are before files are filtered. */
    get size() {
        return this.#raw.files.length + this.directories.length;
    }
    /** Whether a file of this kind may be here: a cheap look before any filter. */
    mayHold(test) {
        return this.#raw.files.some(test);
    }
}
/**
 * The tree below a folder on disk.
 * @throws AipackError CONTEXT_NOT_FOUND when `root` is not a folder.
 */
function openRepository(root, options) {
    return new Repository(diskSource(root), options);
}
/** The same view over path → text. */
function memoryRepository(files, name = 'repository') {
    return new Repository(memorySource(files, name));
}

// EXTERNAL MODULE: ./build/compiled/src/pipeline/packages.js
var pipeline_packages = __webpack_require__(3041);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/platform.js
var platform = __webpack_require__(2171);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/stopwatch.js
/** Measures stages, adding up what is measured under one name; `now` is in milliseconds and only ever grows. */
class Stopwatch {
    #now;
    #times = new Map();
    constructor(now) {
        this.#now = now;
    }
    /** Runs a stage and keeps its time, also when it fails. */
    async measure(stage, run) {
        const start = this.#now();
        try {
            return await run();
        }
        finally {
            this.#times.set(stage, (this.#times.get(stage) ?? 0) + this.#now() - start);
        }
    }
    get times() {
        return [...this.#times].map(([stage, milliseconds]) => ({ stage, milliseconds: Math.round(milliseconds) }));
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/compiled/src/host/run-process.js

/** What helpers print is small; more than this is cut. In bytes. */
const MAX_OUTPUT = 1024 * 1024;
/**
 * Runs a program by its argument vector and gives what it printed, whatever its exit code.
 * @throws Error when the program isn't there or can't be started, or the signal fires.
 */
function runProcess(argv, options = {}) {
    const [program, ...args] = argv;
    const { promise, resolve, reject } = Promise.withResolvers();
    const child = (0,external_node_child_process_.spawn)(program, args, {
        stdio: ['pipe', 'pipe', 'pipe'],
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
        ...(options.env === undefined ? {} : { env: options.env }),
        ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout: stdout(), stderr: stderr() }));
    // A program that ends before it read its input is judged by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    return promise;
}
function collect(stream) {
    const chunks = [];
    let size = 0;
    stream.on('data', (chunk) => {
        if (size < MAX_OUTPUT)
            chunks.push(chunk);
        size += chunk.length;
    });
    return () => Buffer.concat(chunks).toString('utf8', 0, MAX_OUTPUT);
}

;// CONCATENATED MODULE: ./build/compiled/src/host/git.js

/** Repositories with a slow git are rather described incompletely than waited for. In milliseconds. */
const GIT_TIMEOUT = 10_000;
/** A repository's own configuration may name programs for these; none of them is run. */
const SAFE = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'];
/** Git in a folder. Hooks, pagers and prompts of the repository's own configuration never run. */
function gitIn(folder, environment) {
    return async (args) => {
        try {
            const { exitCode, stdout } = await runProcess(['git', '-C', folder, ...SAFE, ...args], {
                env: { ...environment, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' },
                timeout: GIT_TIMEOUT,
            });
            return exitCode === 0 && stdout.trim() !== '' ? stdout : undefined;
        }
        catch {
            return undefined;
        }
    };
}
/**
 * The files that git keeps although a rule of `.gitignore` names them, from the folder that `git` runs in: `server` is
 * often meant for a program that is built there, and names the folder `cmd/server` as well. None where there is no git.
 */
async function trackedThoughIgnored(git) {
    const listed = await git(['ls-files', '--cached', '--ignored', '--exclude-standard', '-z']);
    // What a cut left of the last name is not ended by a zero.
    return listed?.split('\0').slice(0, -1) ?? [];
}

// EXTERNAL MODULE: ./build/compiled/src/host/version.js
var version = __webpack_require__(6234);
;// CONCATENATED MODULE: ./build/compiled/src/host/outside.js






/** The real outside of a run on this machine. */
function openOutside(settings, options) {
    const { environment, store, signal, onWarning } = options;
    const git = gitIn(settings.context, environment);
    let asked;
    const tracked = () => (asked ??= trackedThoughIgnored(git));
    return {
        tracked,
        repository: async () => openRepository(settings.context, { tracked: await tracked() }),
        indexes: new pipeline_packages/* Indexes */.p(settings.packages, {
            fetch,
            store,
            now: () => Date.now(),
            signal,
            onWarning: ({ message }) => onWarning(message),
        }),
        git,
        environment,
        defaultPlatform: (0,platform/* hostPlatform */.ol)(process.arch),
        stopwatch: new Stopwatch(() => performance.now()),
        toolVersion: version/* TOOL_VERSION */.w,
    };
}

// EXTERNAL MODULE: ./build/compiled/src/pipeline/lock.js
var pipeline_lock = __webpack_require__(1459);
// EXTERNAL MODULE: ./build/compiled/src/schema/overrides-load.js
var overrides_load = __webpack_require__(8563);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/settings.js
/** The image that packages are installed with, unless a setting says otherwise. */
const DEFAULT_BASE_IMAGE = 'cgr.dev/chainguard/wolfi-base:latest';

// EXTERNAL MODULE: ./build/compiled/src/schema/load.js
var load = __webpack_require__(6839);
// EXTERNAL MODULE: ./build/compiled/src/host/collect-problems.js
var collect_problems = __webpack_require__(8425);
// EXTERNAL MODULE: ./build/compiled/src/host/lock-file.js
var lock_file = __webpack_require__(1322);
// EXTERNAL MODULE: ./build/compiled/src/host/package-settings.js
var package_settings = __webpack_require__(8094);
// EXTERNAL MODULE: ./build/compiled/src/host/read-bounded.js
var read_bounded = __webpack_require__(848);
;// CONCATENATED MODULE: ./build/compiled/src/host/settings.js












/** BuildKit takes no secret above 500 KiB, and certificates travel as one. */
const MAX_CERTIFICATES_BYTES = 500 * 1024;
/** Stands in until all problems are told. */
const NO_PACKAGES = { repositories: [], keys: [], allowUntrusted: false };
/**
 * Reads and checks what a face was given. Relative paths are taken from `directory`.
 * @throws AipackError with everything that is wrong.
 */
function resolveSettings(raw, directory) {
    const { attempt, finish } = (0,collect_problems/* collectProblems */.v)();
    const context = (0,external_node_path_.resolve)(directory, raw.context);
    attempt(() => checkContext(context, raw.context), undefined);
    const platforms = attempt(() => (0,platform/* normalisePlatforms */.lx)(raw.platforms), []);
    const packages = attempt(() => (0,package_settings/* resolvePackageSettings */.Q)(raw, directory), NO_PACKAGES);
    const labels = attempt(() => parseLabels(raw.labels), {});
    const overrides = raw.overrides.flatMap(({ field, value, source }) => attempt(() => (0,overrides_load/* overridesFromField */.Ct)(field, value, source), []));
    const { spec: specFile, caFile } = raw;
    const spec = specFile === undefined ? undefined : attempt(() => readSpec(specFile, directory), undefined);
    const caCertificates = caFile === undefined ? undefined : attempt(() => readCertificates(caFile, directory), undefined);
    const lock = attempt(() => readLock(raw, context, directory), undefined);
    const maxAgeDays = attempt(() => parseDays(raw.maxPackageAge), undefined);
    finish();
    return {
        context,
        platforms,
        baseImage: raw.baseImage ?? DEFAULT_BASE_IMAGE,
        packages,
        labels,
        overrides,
        secrets: raw.secrets,
        ssh: raw.ssh,
        staleness: { fail: raw.failOnStale, ...(maxAgeDays === undefined ? {} : { maxAgeDays }) },
        ...(lock === undefined ? {} : { lock }),
        ...(caCertificates === undefined ? {} : { caCertificates }),
        ...(raw.service === undefined ? {} : { service: raw.service }),
        ...(spec === undefined ? {} : { spec }),
    };
}
function checkContext(path, given) {
    const stat = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true)
        return;
    throw new errors/* AipackError */.kx({
        code: 'CONTEXT_NOT_FOUND',
        message: `${JSON.stringify(given)} is ${stat === undefined ? 'not there' : 'not a folder'}`,
        hint: 'Give the folder of the repository to build; in a workflow, check it out first.',
    });
}
function readCertificates(given, directory) {
    const path = (0,external_node_path_.resolve)(directory, given);
    const bundle = (0,read_bounded/* readBounded */.C)(path, { given, limit: MAX_CERTIFICATES_BYTES, code: 'INPUT_INVALID' }).toString('utf8');
    if (!bundle.includes('-----BEGIN CERTIFICATE-----')) {
        throw new errors/* AipackError */.kx({ code: 'INPUT_INVALID', message: `${given} is not a PEM bundle of certificates` });
    }
    return bundle;
}
function readSpec(given, directory) {
    const path = (0,external_node_path_.resolve)(directory, given);
    const file = (0,external_node_path_.relative)(directory, path) || path;
    const hint = 'Make one with: aipack detect --format json > app.json';
    const bytes = (0,read_bounded/* readBounded */.C)(path, { given: file, limit: load/* MAX_SPEC_BYTES */.p, code: 'SPEC_NOT_FOUND', hint });
    return { file, content: bytes.toString('utf8') };
}
function readLock({ lock: wish }, context, directory) {
    if (wish === 'ignore')
        return undefined;
    const lock = (0,lock_file/* readLockFile */.c)(context, directory);
    if (lock === undefined && wish === 'require') {
        const hint = 'Write it with `aipack lock` and commit it.';
        throw new errors/* AipackError */.kx({ code: 'LOCK_MISSING', message: `There is no ${pipeline_lock/* LOCK_FILE */.FI} in ${context}`, hint });
    }
    return lock;
}
function parseDays(given) {
    if (given === undefined)
        return undefined;
    if (/^[1-9]\d{0,5}$/.test(given))
        return Number(given);
    throw new errors/* AipackError */.kx({
        code: 'INPUT_INVALID',
        message: `The age ${JSON.stringify(given)} is no whole number of days above 0`,
    });
}
function parseLabels(given) {
    const bad = given.filter((label) => label.indexOf('=') < 1);
    if (bad.length > 0) {
        throw new errors/* AipackError */.kx(bad.map((label) => ({ code: 'INPUT_INVALID', message: `The label ${JSON.stringify(label)} is not key=value` })));
    }
    return Object.fromEntries(given.map((label) => [label.slice(0, label.indexOf('=')), label.slice(label.indexOf('=') + 1)]));
}

// EXTERNAL MODULE: ./build/compiled/src/pipeline/line.js + 269 modules
var pipeline_line = __webpack_require__(4299);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/service-matrix.js
/** One leg a service. An empty matrix fails a workflow, so a job that uses it asks first whether there are any. */
function serviceMatrix(builds) {
    return {
        include: builds.map(({ metadata }) => ({
            service: metadata.project_name,
            path: metadata.path,
            language: metadata.language,
            framework: metadata.framework ?? '',
        })),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/secrets.js

const ID = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
/**
 * Reads `id=ID[,src=FILE|,env=VARIABLE]` as buildx writes it; with neither, the variable of the same name.
 * @throws AipackError with every secret that can't be read.
 */
function parseSecrets(specs) {
    return secrets_collect(specs, parseSecret);
}
/**
 * Reads `ID` or `ID=SOCKET`; without a socket it is the running agent's, from SSH_AUTH_SOCK.
 * @throws AipackError with every agent that can't be used.
 */
function parseSsh(specs, agent) {
    return secrets_collect(specs, (spec) => {
        const [id = '', socket = agent ?? ''] = spec.split('=', 2);
        if (!ID.test(id))
            return problem(spec, 'is not an id, nor id=socket');
        return socket === '' ? problem(spec, 'needs an SSH agent, and SSH_AUTH_SOCK names none') : { id, socket };
    });
}
function secrets_collect(specs, parse) {
    const results = specs.map(parse);
    const problems = results.filter((result) => 'code' in result);
    if (problems.length > 0)
        throw new errors/* AipackError */.kx(problems);
    return results.filter((result) => !('code' in result));
}
function parseSecret(spec) {
    const fields = Object.fromEntries(spec.split(',').map((field) => {
        const at = field.indexOf('=');
        return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    }));
    const { id = '', src, source, env, type, ...unknown } = fields;
    const file = src ?? source;
    if (!ID.test(id))
        return problem(spec, 'has no id');
    if (Object.keys(unknown).length > 0)
        return problem(spec, `has ${Object.keys(unknown).join(', ')}, which no secret takes`);
    if (file !== undefined && env !== undefined)
        return problem(spec, 'comes from a file and from a variable');
    if (file !== undefined)
        return type === 'env' ? { id, from: { variable: file } } : { id, from: { file } };
    return { id, from: { variable: env ?? id } };
}
function problem(spec, why) {
    return {
        code: 'INPUT_INVALID',
        // What stands behind the first `=` may be the secret itself, by mistake.
        message: `${JSON.stringify(spec.split('=')[0])}… ${why}`,
        hint: 'Expected id=ID,src=FILE or id=ID,env=VARIABLE for a secret; ID or ID=SOCKET for an agent.',
    };
}

// EXTERNAL MODULE: ./build/compiled/src/wolfi/index.js + 4 modules
var wolfi = __webpack_require__(7043);
// EXTERNAL MODULE: ./build/compiled/src/cli/environment.js
var cli_environment = __webpack_require__(3647);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/megabytes.js
var megabytes = __webpack_require__(947);
// EXTERNAL MODULE: ./build/compiled/src/cli/table.js
var table = __webpack_require__(7538);
;// CONCATENATED MODULE: ./build/compiled/src/cli/print.js



/** A UniversalBuild for a person: each decision with its evidence, then what will be done. */
function describeBuild(build) {
    const { metadata, runtime } = build;
    const title = metadata.path === '.' ? metadata.project_name : `${metadata.project_name} (${metadata.path})`;
    const kind = [metadata.framework, metadata.language].filter(Boolean).join(', ');
    const facts = [
        ['build', build.build.packages.join(' ')],
        ...build.build.commands.map((command) => ['', summaryOf((0,universal_build/* normaliseCommand */.mr)(command).name)]),
        ['image', runtime.packages.join(' ')],
        ...runtime.copy.map(({ from, to }) => ['', `${from} → ${to}`]),
        ['start', runtime.command.join(' ')],
        ['ports', runtime.ports.join(' ')],
        ['health', runtime.health?.endpoint ?? ''],
    ];
    const because = metadata.reasoning.map(({ what, value, because, file, line }) => [
        what,
        value,
        because,
        file === undefined ? '' : line === undefined ? file : `${file}:${line}`,
    ]);
    return [
        `${title}: ${kind}, built with ${metadata.build_system}`,
        (0,table.columns)(facts.filter(([name, value]) => name === '' || value !== '')),
        ...(because.length === 0 ? [] : ['', ' Why:', (0,table.columns)(because)]),
    ].join('\n');
}
function summaryOf(text) {
    const [first = '', ...more] = text.split('\n');
    return more.length === 0 ? first : `${first} …`;
}
function describeDetected({ builds }) {
    return builds.map(describeBuild).join('\n\n');
}
/** The packages of every stage and platform at their versions. */
function describeValidated({ pinned }) {
    return pinned.platforms
        .flatMap(({ platform, packages }) => ['build', 'runtime'].map((stage) => {
        const size = packages[stage].reduce((sum, { installedSize }) => sum + installedSize, 0);
        const rows = packages[stage].map(({ name, version, installedSize }) => [
            name,
            version,
            (0,megabytes/* megabytes */.i)(installedSize),
        ]);
        return `${stage}, ${platform}: ${rows.length} packages, ${(0,megabytes/* megabytes */.i)(size)} installed\n${(0,table.columns)(rows)}`;
    }))
        .join('\n\n');
}
/** Every step of every platform's image. */
function describePlanned({ plans }) {
    return plans
        .map((plan) => {
        const steps = [
            ['base', plan.baseImage],
            ['build', `${plan.build.packages.length} packages`],
            ...plan.build.steps.map((step) => ['', step.kind === 'run' ? `run ${summaryOf(step.name)}` : step.name]),
            ['image', `${plan.runtime.packages.length} packages`],
            ...plan.runtime.copies.map(({ from, to }) => ['', `${from} → ${to}`]),
            ['user', plan.config.config.User],
            ['start', plan.config.config.Entrypoint.join(' ')],
            ['ports', Object.keys(plan.config.config.ExposedPorts).join(' ')],
            ['health', plan.config.config.Healthcheck?.Test.slice(1).join(' ') ?? 'none'],
        ];
        return `${plan.projectName}, ${plan.platform}\n${(0,table.columns)(steps)}`;
    })
        .join('\n\n');
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/line-verbs.js












/** Options and environment as settings, with the real outside around them. */
function openLine(context, options, surroundings) {
    const { environment, directory, signal, stderr } = surroundings;
    const baseImage = options.baseImage ?? environment.AIPACK_BASE_IMAGE;
    const caFile = options.caFile ?? environment.AIPACK_CA_FILE;
    const settings = resolveSettings({
        context,
        platforms: options.platform,
        packageRepositories: (0,cli_environment/* listFrom */.H)(options.packageRepository, environment.AIPACK_PACKAGE_REPOSITORIES),
        packageKeys: (0,cli_environment/* listFrom */.H)(options.packageKey, environment.AIPACK_PACKAGE_KEYS),
        allowUntrusted: options.allowUntrusted,
        labels: options.label,
        overrides: overrideFlags(options),
        secrets: parseSecrets(options.secret),
        ssh: parseSsh(options.ssh, environment.SSH_AUTH_SOCK),
        lock: options.lock === false ? 'ignore' : options.locked === true ? 'require' : 'honour',
        failOnStale: options.failOnStale,
        ...(options.maxPackageAge === undefined ? {} : { maxPackageAge: options.maxPackageAge }),
        ...(baseImage === undefined ? {} : { baseImage }),
        ...(caFile === undefined ? {} : { caFile }),
        ...(options.service === undefined ? {} : { service: options.service }),
        ...(options.spec === undefined ? {} : { spec: options.spec }),
    }, directory);
    const outside = openOutside(settings, {
        environment,
        store: new wolfi/* DirectoryStore */.fH((0,external_node_path_.join)((0,cache_folder/* cacheFolder */.n)(environment), 'wolfi')),
        signal,
        onWarning: (message) => stderr(`warning: ${message}\n`),
    });
    return { settings, outside };
}
/** Flags of single fields, as `--start-command`. */
function overrideFlags(options) {
    const given = {
        'project-name': options.projectName,
        'build-packages': options.buildPackages,
        'runtime-packages': options.runtimePackages,
        'build-commands': options.buildCommands,
        'build-env': options.buildEnv.join('\n'),
        'runtime-env': options.runtimeEnv.join('\n'),
        'start-command': options.startCommand,
        port: options.port,
        health: options.health,
    };
    return overrides_load/* OVERRIDE_FIELDS */.VN.map((field) => ({ field, value: given[field] ?? '', source: `--${field}` }));
}
function detectVerb({ changedSince, explain, matrix }) {
    return {
        stage: changedSince === undefined ? pipeline_line/* detectStage */.sl : (...line) => (0,pipeline_line/* changedStage */.lx)(...line, changedSince),
        describe: matrix ? ({ builds }) => JSON.stringify(serviceMatrix(builds)) : explain ? explainText : describeDetected,
        asJson: ({ builds }) => (matrix ? serviceMatrix(builds) : builds.length === 1 ? builds[0] : builds),
    };
}
const validateVerb = {
    stage: pipeline_line/* validateStage */.Ps,
    describe: describeValidated,
    asJson: ({ pinned }) => pinned,
    warnings: ({ warnings }) => warnings,
};
const planVerb = {
    stage: pipeline_line/* planStage */.cJ,
    describe: describePlanned,
    asJson: ({ plans }) => plans,
    warnings: ({ warnings }) => warnings,
};
async function show({ stage, describe, asJson, warnings }, context, options, surroundings) {
    const { settings, outside } = openLine(context, options, surroundings);
    const value = await stage(settings, outside);
    for (const notice of value.notices)
        surroundings.stderr(`notice: ${notice.message}\n`);
    for (const warning of warnings?.(value) ?? [])
        surroundings.stderr(`warning: ${warning.message}\n`);
    const text = options.format === 'json' ? JSON.stringify(asJson(value), undefined, 2) : describe(value);
    surroundings.stdout(`${text}\n`);
}
/** Runs the line up to a verb's stage and prints what comes out of it. */
async function runVerb(verb, context, options, surroundings) {
    switch (verb) {
        case 'detect':
            return show(detectVerb(options), context, options, surroundings);
        case 'validate':
            return show(validateVerb, context, options, surroundings);
        case 'plan':
            return show(planVerb, context, options, surroundings);
    }
}


/***/ }),

/***/ 7538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   columns: () => (/* binding */ columns)
/* harmony export */ });
/* harmony import */ var cli_table3__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5832);

const NO_LINES = {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '  ',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: '  ',
};
/** Rows in aligned columns without lines; nothing for no rows. */
function columns(rows) {
    if (rows.length === 0)
        return '';
    const table = new cli_table3__WEBPACK_IMPORTED_MODULE_0__({
        chars: NO_LINES,
        style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    });
    for (const row of rows)
        table.push(row.map((cell) => cell.replaceAll(/\s+/g, ' ')));
    return table
        .toString()
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n');
}


/***/ }),

/***/ 416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ contextFilter),
  L: () => (/* binding */ dockerfileFilter)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/@balena/dockerignore/ignore.js
var ignore = __webpack_require__(4158);
// EXTERNAL MODULE: ./node_modules/ignore/index.js
var node_modules_ignore = __webpack_require__(298);
;// CONCATENATED MODULE: ./build/compiled/src/detect/noise.js

/** Folders that tools fill and nobody writes by hand, wherever they lie. */
const ALWAYS = new Set([
    '.git',
    '.hg',
    '.svn',
    'node_modules',
    'bower_components',
    '__pycache__',
    '.venv',
    '.tox',
    '.nox',
    '.mypy_cache',
    '.pytest_cache',
    '.ruff_cache',
    '.gradle',
    '.next',
    '.nuxt',
    '.svelte-kit',
    '.turbo',
    '.parcel-cache',
    '.angular',
    '.terraform',
    '.zig-cache',
]);
/**
 * Folders whose name is also a good name for source code: noise only beside or around a file that shows which tool fills them.
 * Names with a slash are looked up inside the folder itself.
 */
const BESIDE = {
    target: ['Cargo.toml', 'pom.xml', 'build.sbt', 'project.clj'],
    obj: ['obj/project.assets.json'],
    venv: ['venv/pyvenv.cfg'],
    env: ['env/pyvenv.cfg'],
    _build: ['mix.exs'],
    deps: ['mix.exs'],
    'zig-cache': ['build.zig'],
    'zig-out': ['build.zig'],
};
/** Whether a folder holds what tools leave behind: never sent, never looked into. */
function isNoise(directory, exists) {
    const name = external_node_path_.posix.basename(directory);
    if (ALWAYS.has(name))
        return true;
    const marks = BESIDE[name];
    if (marks === undefined)
        return false;
    const parent = external_node_path_.posix.dirname(directory);
    return marks.some((mark) => exists(external_node_path_.posix.join(parent, mark)));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/ignore.js




/** Bounds of one pattern: paths are no longer, and each wildcard multiplies what matching may cost. */
const MAX_PATTERN = 1024;
const MAX_WILDCARDS = 24;
const MAX_PATTERNS = 10_000;
/** The lines of an ignore file that are worth reading as patterns. */
function usableLines(text) {
    const lines = text.split(/\r?\n/).filter((line) => line.length <= MAX_PATTERN);
    return lines.filter((line) => (line.match(/[*?]/g)?.length ?? 0) <= MAX_WILDCARDS).slice(0, MAX_PATTERNS);
}
/** Characters that mean nothing to Docker's patterns and something to regular expressions, which the library makes of them. */
function escapeSpecials(pattern) {
    return pattern.replace(/(?<!\\)[(){}+|^$]/g, String.raw `\$&`);
}
/** A bracket without its partner is no pattern; Docker would refuse the file, and one bad line should not end a build here. */
function compiles(pattern) {
    if (!/[[\]\\]/.test(pattern))
        return true;
    try {
        createDockerignore({ ignorecase: false }).add(pattern).ignores('x');
        return true;
    }
    catch {
        return false;
    }
}
/** The package exports the function itself; its types describe a default export that does not exist at run time. */
const createDockerignore = ignore;
/**
 * Rules of `.gitignore` (nested, as git applies them), `.dockerignore` (at the root, as Docker applies it), and what tools leave behind.
 *
 * `read` gives a file's text or undefined; it is asked once for each ignore file, when a path below it is first seen.
 * `tracked` are files that git keeps although a rule of `.gitignore` names them: to git, such a rule is for others.
 */
function contextFilter(read, tracked = []) {
    const git = gitRules(read, new Set(tracked.flatMap(withFolders)));
    const ignoreFile = read('.dockerignore');
    // Such a file says nothing of the source, and would hide all of it.
    const docker = takesBuiltFilesOnly(ignoreFile ?? '') ? undefined : dockerRules(ignoreFile);
    const prunedFolders = new Map([['.', false]]);
    const exists = (path) => read(path) !== undefined;
    function prunes(directory) {
        const known = prunedFolders.get(directory);
        if (known !== undefined)
            return known;
        const pruned = prunes(external_node_path_.posix.dirname(directory)) ||
            isNoise(directory, exists) ||
            git.ignores(directory, true) ||
            (docker !== undefined && !docker.hasExceptions && docker.ignores(directory));
        prunedFolders.set(directory, pruned);
        return pruned;
    }
    return {
        prunes,
        files(directory) {
            if (prunes(directory))
                return () => false;
            if (docker === undefined && !git.hasRules(directory))
                return undefined;
            const under = (name) => (directory === '.' ? name : `${directory}/${name}`);
            return (name) => !git.ignores(under(name), false) && !(docker?.ignores(under(name)) ?? false);
        },
        includes: (path, isDirectory) => {
            if (path === '.' || path === '')
                return true;
            if (prunes(isDirectory ? path : external_node_path_.posix.dirname(path)))
                return false;
            if (!isDirectory && git.ignores(path, false))
                return false;
            return !(docker?.ignores(path) ?? false);
        },
    };
}
/**
 * What a Dockerfile's context holds: everything that the file's own ignore file, or `.dockerignore`, does not exclude.
 * The Dockerfile was written for that, so that nothing else is left out.
 */
function dockerfileFilter(ignoreFile) {
    const docker = dockerRules(ignoreFile);
    const ignored = (path) => docker?.ignores(path) ?? false;
    return {
        prunes: (directory) => docker !== undefined && !docker.hasExceptions && ignored(directory),
        includes: (path) => path === '.' || path === '' || !ignored(path),
    };
}
/** A path and the folders above it. */
function withFolders(path) {
    const above = external_node_path_.posix.dirname(path);
    return above === '.' ? [path] : [path, ...withFolders(above)];
}
function gitRules(read, tracked) {
    const perFolder = new Map();
    function rulesOf(folder) {
        if (perFolder.has(folder))
            return perFolder.get(folder);
        const text = read(external_node_path_.posix.join(folder, '.gitignore'));
        const rules = text === undefined || text.trim() === ''
            ? undefined
            : node_modules_ignore({ allowRelativePaths: true }).add(usableLines(text));
        perFolder.set(folder, rules);
        return rules;
    }
    return {
        hasRules(directory) {
            for (let folder = directory;; folder = external_node_path_.posix.dirname(folder)) {
                if (rulesOf(folder) !== undefined)
                    return true;
                if (folder === '.')
                    return false;
            }
        },
        ignores(path, directory) {
            if (tracked.has(path))
                return false;
            // The nearest file that has an opinion wins. Folders above are known not to be ignored: walks go from the root down.
            for (let folder = external_node_path_.posix.dirname(path);; folder = external_node_path_.posix.dirname(folder)) {
                const rules = rulesOf(folder);
                if (rules !== undefined) {
                    const relative = folder === '.' ? path : path.slice(folder.length + 1);
                    const verdict = rules.test(directory ? `${relative}/` : relative);
                    if (verdict.ignored)
                        return true;
                    if (verdict.unignored)
                        return false;
                }
                if (folder === '.')
                    return false;
            }
        },
    };
}
/** Folders and files that builds make. */
const BUILT = /^(?:target|build|out|dist|publish|bin|_build)(?:\/|$)|\.(?:jar|war|dll)$/;
/** Everything is left out and only what a build makes taken back: the context of an image that is put together after a build elsewhere. */
function takesBuiltFilesOnly(text) {
    const lines = text.split('\n').map((line) => line.trim());
    const exceptions = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1).replace(/^\.?\//, ''));
    return (lines.some((line) => /^\/?\*{1,2}$/.test(line)) &&
        exceptions.length > 0 &&
        exceptions.every((path) => BUILT.test(path)));
}
function dockerRules(text) {
    if (text === undefined || text.trim() === '')
        return undefined;
    const rules = createDockerignore({ ignorecase: false }).add(usableLines(text).map(escapeSpecials).filter(compiles));
    return {
        ignores: (path) => rules.ignores(path),
        hasExceptions: text.split('\n').some((line) => line.trimStart().startsWith('!')),
    };
}


/***/ }),

/***/ 9045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ lineIndex),
/* harmony export */   P7: () => (/* binding */ asStrings),
/* harmony export */   _j: () => (/* binding */ asArray),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   oJ: () => (/* binding */ asString),
/* harmony export */   qY: () => (/* binding */ asRecord),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function asRecord(value) {
    return isRecord(value) ? value : {};
}
/** A non-blank string, trimmed. */
function asString(value) {
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
function asArray(value) {
    return Array.isArray(value) ? value : [];
}
/** The strings in a list; a single string counts as a list of one. */
function asStrings(value) {
    const list = typeof value === 'string' ? [value] : asArray(value);
    return list.filter((item) => typeof item === 'string');
}
function valueAt(root, path) {
    let node = root;
    for (const step of path) {
        if (Array.isArray(node) && typeof step === 'number')
            node = node[step];
        else if (isRecord(node) && Object.hasOwn(node, step))
            node = node[step];
        else
            return undefined;
    }
    return node;
}
/** Turns offsets into line numbers: one pass over the text, then a binary search each. */
function lineIndex(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return (offset) => {
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return low + 1;
    };
}


/***/ }),

/***/ 3086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseDocument)
});

// EXTERNAL MODULE: ./build/compiled/src/schema/errors.js
var errors = __webpack_require__(1216);
// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
// EXTERNAL MODULE: ./build/compiled/src/detect/manifests/document.js
var manifests_document = __webpack_require__(9045);
// EXTERNAL MODULE: ./build/compiled/src/detect/manifests/syntax-problem.js
var syntax_problem = __webpack_require__(2181);
;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/json.js



/** Depth beyond which a document is hostile rather than a manifest; the parser recurses. */
const MAX_DEPTH = 500;
/** JSON with comments and trailing commas, which tsconfig.json, turbo.json and deno.jsonc allow. */
function parseJson(file, text) {
    const lineAt = (0,manifests_document/* lineIndex */.Dp)(text);
    if (maxDepth(text) > MAX_DEPTH)
        throw new syntax_problem/* SyntaxProblem */.b(`is nested more than ${MAX_DEPTH} levels deep`, undefined);
    const errors = [];
    const tree = (0,main.parseTree)(text, errors, { allowTrailingComma: true, disallowComments: false });
    const [error] = errors;
    if (error !== undefined || tree === undefined) {
        const what = error === undefined ? 'is empty' : `is not valid JSON: ${words((0,main.printParseErrorCode)(error.error))}`;
        throw new syntax_problem/* SyntaxProblem */.b(what, error === undefined ? 1 : lineAt(error.offset));
    }
    const root = (0,main.getNodeValue)(tree);
    return {
        file,
        root,
        get: (...path) => (0,manifests_document/* valueAt */.fK)(root, path),
        line: (...path) => {
            const node = (0,main.findNodeAtLocation)(tree, path);
            if (node === undefined)
                return undefined;
            return lineAt((node.parent?.type === 'property' ? node.parent : node).offset);
        },
    };
}
/** `CommaExpected` → `comma expected`. */
function words(code) {
    return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
function maxDepth(text) {
    let depth = 0;
    let most = 0;
    for (const char of text) {
        if (char === '{' || char === '[')
            most = Math.max(most, ++depth);
        else if (char === '}' || char === ']')
            depth--;
    }
    return most;
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/toml.js



function parseToml(file, text) {
    let root;
    try {
        root = (0,dist/* parse */.qg)(text);
    }
    catch (error) {
        if (error instanceof dist/* TomlError */.zx) {
            throw new syntax_problem/* SyntaxProblem */.b(`is not valid TOML: ${error.message.split('\n')[0] ?? ''}`, error.line);
        }
        if (error instanceof RangeError)
            throw new syntax_problem/* SyntaxProblem */.b('is nested too deeply', undefined);
        throw error;
    }
    let index;
    return {
        file,
        root,
        get: (...path) => (0,manifests_document/* valueAt */.fK)(root, path),
        line: (...path) => {
            index ??= indexLines(text);
            for (let length = path.length; length > 0; length--) {
                const line = index.get(keyOf(path.slice(0, length)));
                if (line !== undefined)
                    return line;
            }
            return undefined;
        },
    };
}
/**
 * The parser keeps no positions, so lines come from a second look at table headers and keys alone.
 * Array elements and inline tables are found by the nearest key that holds them, which is what a reader looks for anyway.
 */
function indexLines(text) {
    const lines = new Map();
    let table = [];
    const arrays = new Map();
    text.split('\n').forEach((source, index) => {
        const header = /^[^\S\n]*\[(\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$/.exec(source);
        if (header) {
            table = splitKey(header[2] ?? '');
            if (header[1] === '[') {
                const position = (arrays.get(keyOf(table)) ?? -1) + 1;
                arrays.set(keyOf(table), position);
                table = [...table, position];
            }
            setOnce(lines, keyOf(table), index + 1);
            return;
        }
        const key = /^[^\S\n]*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]|[^\S\n]*\.[^\S\n]*)+)[^\S\n]*=/.exec(source);
        if (key)
            setOnce(lines, keyOf([...table, ...splitKey(key[1] ?? '')]), index + 1);
    });
    return lines;
}
function setOnce(map, key, value) {
    if (!map.has(key))
        map.set(key, value);
}
function splitKey(key) {
    return [...key.matchAll(/"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)/g)].map((part) => part[1] ?? part[2] ?? part[3] ?? '');
}
function keyOf(path) {
    return path.join('\0');
}

// EXTERNAL MODULE: ./build/compiled/src/detect/manifests/xml.js
var xml = __webpack_require__(971);
// EXTERNAL MODULE: ./build/compiled/src/detect/manifests/yaml.js
var yaml = __webpack_require__(9663);
;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/parse.js






const PARSERS = {
    json: parseJson,
    toml: parseToml,
    yaml: yaml/* parseYaml */.h,
    xml: xml/* parseXml */.NO,
};
/** @throws AipackError MANIFEST_UNREADABLE with file and line. */
function parseDocument(kind, file, text) {
    try {
        return PARSERS[kind](file, text);
    }
    catch (error) {
        if (!(error instanceof syntax_problem/* SyntaxProblem */.b))
            throw error;
        throw new errors/* AipackError */.kx({
            code: 'MANIFEST_UNREADABLE',
            message: error.message,
            hint: `Mend the ${kind.toUpperCase()} syntax: detection reads this file and does not guess.`,
            location: error.line === undefined ? { file } : { file, line: error.line },
        });
    }
}


/***/ }),

/***/ 2181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ SyntaxProblem)
/* harmony export */ });
/** What a parser throws: a sentence and, where it knows one, a line. */
class SyntaxProblem extends Error {
    name = 'SyntaxProblem';
    line;
    constructor(message, line) {
        super(message);
        this.line = line;
    }
}


/***/ }),

/***/ 971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DG: () => (/* binding */ descendants),
/* harmony export */   I6: () => (/* binding */ find),
/* harmony export */   LU: () => (/* binding */ childrenOf),
/* harmony export */   NO: () => (/* binding */ parseXml),
/* harmony export */   dJ: () => (/* binding */ rootElement)
/* harmony export */ });
/* harmony import */ var saxes__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9800);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9045);
/* harmony import */ var _syntax_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2181);



const MAX_DEPTH = 200;
/** XML as elements; entities other than the five built-in ones are errors, so none can be expanded. */
function parseXml(file, text) {
    const parser = new saxes__WEBPACK_IMPORTED_MODULE_0__/* .SaxesParser */ .wT({ position: true });
    const stack = [];
    let root;
    parser.on('error', (error) => {
        throw new _syntax_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .SyntaxProblem */ .b(`is not valid XML: ${error.message.replace(/^\d+:\d+: /, '')}`, parser.line);
    });
    parser.on('opentag', (tag) => {
        const element = {
            name: localName(tag.name),
            attributes: tag.attributes,
            children: [],
            text: '',
            line: parser.line,
        };
        if (stack.length >= MAX_DEPTH)
            throw new _syntax_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .SyntaxProblem */ .b('is nested too deeply', parser.line);
        stack.at(-1)?.children.push(element);
        root ??= element;
        stack.push(element);
    });
    const append = (piece) => {
        const top = stack.at(-1);
        if (top !== undefined)
            top.text += piece;
    };
    parser.on('text', append);
    parser.on('cdata', append);
    parser.on('closetag', () => {
        const element = stack.pop();
        if (element !== undefined)
            element.text = element.text.trim();
    });
    parser.write(text).close();
    if (root === undefined)
        throw new _syntax_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .SyntaxProblem */ .b('is not valid XML: holds no element', 1);
    const element = root;
    return {
        file,
        root: element,
        get: (...path) => (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(element, path),
        line: (...path) => find(element, ...path.map(String))?.line,
    };
}
function localName(name) {
    return name.slice(name.indexOf(':') + 1);
}
/** Root element of a document that came from {@link parseXml}. */
function rootElement(document) {
    return document.root;
}
/** First descendant reached by child names. */
function find(element, ...path) {
    return path.reduce((node, name) => node?.children.find((child) => child.name === name), element);
}
function childrenOf(element, name) {
    return element?.children.filter((child) => child.name === name) ?? [];
}
/** Every element below, and the element itself, in document order. */
function* descendants(element) {
    yield element;
    for (const child of element.children)
        yield* descendants(child);
}


/***/ }),

/***/ 9663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ parseYamlStream),
/* harmony export */   h: () => (/* binding */ parseYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9045);
/* harmony import */ var _syntax_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2181);



/** YAML; of a stream of several documents the first. Aliases are bounded, so that a small file cannot grow into a large one. */
function parseYaml(file, text) {
    return parseYamlStream(file, text)[0] ?? { file, root: undefined, get: () => undefined, line: () => undefined };
}
/** All documents of a stream, each as a document of its own. */
function parseYamlStream(file, text) {
    const counter = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    // Custom tags (CloudFormation, GitLab) are warnings to the parser and no matter here.
    const parsed = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
    return Array.isArray(parsed) ? parsed.map((document) => documentOf(file, document, counter)) : [];
}
function documentOf(file, document, counter) {
    const [error] = document.errors;
    if (error !== undefined) {
        throw new _syntax_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .SyntaxProblem */ .b(`is not valid YAML: ${error.message}`, counter.linePos(error.pos[0]).line);
    }
    let root;
    try {
        root = document.toJS({ maxAliasCount: 100 });
    }
    catch {
        throw new _syntax_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .SyntaxProblem */ .b('is not valid YAML: its aliases expand too far', undefined);
    }
    return {
        file,
        root,
        get: (...path) => (0,_document_js__WEBPACK_IMPORTED_MODULE_2__/* .valueAt */ .fK)(root, path),
        line: (...path) => {
            const node = document.getIn(path, true);
            return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) && node.range ? counter.linePos(node.range[0]).line : undefined;
        },
    };
}


/***/ }),

/***/ 1322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ writeLockFile),
/* harmony export */   c: () => (/* binding */ readLockFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _pipeline_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1459);
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1216);
/* harmony import */ var _read_bounded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(848);





/** Thousands of packages take a few hundred thousand bytes. */
const MAX_LOCK_BYTES = 8 * 2 ** 20;
/**
 * The lock file of a context, if it has one. `directory` is where messages count paths from.
 * @throws AipackError LOCK_FORMAT for a link or anything else that is no plain file
 */
function readLockFile(context, directory) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, _pipeline_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .LOCK_FILE */ .FI);
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
    if (stat === undefined)
        return undefined;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, path) || path;
    if (!stat.isFile()) {
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AipackError */ .kx({ code: 'LOCK_FORMAT', message: 'This is no plain file', location: { file } });
    }
    const content = (0,_read_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .readBounded */ .C)(path, { given: file, limit: MAX_LOCK_BYTES, code: 'LOCK_FORMAT' }).toString('utf8');
    return { file, content };
}
/** Writes the lock file of a context; whoever reads it meanwhile sees the old or the new one. */
function writeLockFile(context, text) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, _pipeline_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .LOCK_FILE */ .FI);
    const temporary = `${path}.${process.pid}.tmp`;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(temporary, text, { flag: 'wx' });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(temporary, path);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { force: true });
        throw error;
    }
}


/***/ }),

/***/ 9654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ imageLabels),
/* harmony export */   v: () => (/* binding */ AIPACK_LABEL)
/* harmony export */ });
const OCI = 'org.opencontainers.image';
/** Label namespace of this tool. */
const AIPACK_LABEL = 'dev.aipack';
/** Labels of the image: the OCI ones where their value is known, ours for what was detected; the user's win. */
function imageLabels(build, source, toolVersion, extra = {}) {
    const { metadata } = build;
    const labels = {
        [`${OCI}.title`]: metadata.project_name,
        [`${OCI}.source`]: source.repository,
        [`${OCI}.revision`]: source.revision,
        [`${AIPACK_LABEL}.version`]: toolVersion,
        [`${AIPACK_LABEL}.language`]: metadata.language,
        [`${AIPACK_LABEL}.build-system`]: metadata.build_system,
        [`${AIPACK_LABEL}.framework`]: metadata.framework,
        [`${AIPACK_LABEL}.service-path`]: metadata.path === '.' ? undefined : metadata.path,
        [`${AIPACK_LABEL}.health`]: build.runtime.health?.endpoint,
        ...extra,
    };
    return Object.fromEntries(Object.entries(labels)
        .filter((entry) => entry[1] !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)));
}


/***/ }),

/***/ 2557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  qc: () => (/* binding */ BUILD_ROOT),
  j4: () => (/* binding */ FIXED_EPOCH),
  Fz: () => (/* binding */ planImage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/compiled/src/schema/universal-build.js
var universal_build = __webpack_require__(2423);
;// CONCATENATED MODULE: ./build/compiled/src/image/health-check.js
const SECOND_IN_NANOSECONDS = 1_000_000_000;
/**
 * In the order of preference. Nothing is ever added to an image only to check it: a downloader that nobody needs is
 * what an intruder looks for first. Where no program can ask, orchestrators find the endpoint in a label.
 */
const PROBES = [
    {
        package: /^nodejs(?:-\d+)?$/,
        test: (url) => ['node', '-e', `fetch(${quoted(url)}).then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))`],
    },
    {
        package: /^python-3(?:\.\d+)?$/,
        test: (url) => ['python3', '-c', `import urllib.request;urllib.request.urlopen(${quoted(url)},timeout=4)`],
    },
    {
        package: /^ruby-\d(?:\.\d+)?$/,
        test: (url) => [
            'ruby',
            '-rnet/http',
            '-e',
            `exit Net::HTTP.get_response(URI(${quoted(url)})).is_a?(Net::HTTPSuccess)`,
        ],
    },
    {
        package: /^php-\d(?:\.\d+)?$/,
        test: (url) => ['php', '-r', `exit(@file_get_contents(${quoted(url)})===false?1:0);`],
    },
    { package: /^curl$/, test: (url) => ['curl', '--fail', '--silent', '--output', '/dev/null', url] },
];
/**
 * A URL as a string literal that reads the same in all of these languages: single quotes, and no character that ends
 * or escapes one, since the endpoint's path comes from the repository.
 */
function quoted(url) {
    return `'${new URL(url).href.replaceAll(/['\\]/g, (character) => encodeURIComponent(character).replace("'", '%27'))}'`;
}
/** The check that the container engine runs, or nothing where no endpoint or no program to ask it is known. */
function healthCheck(build) {
    const { health, packages, ports } = build.runtime;
    const [port] = ports;
    if (health === undefined || port === undefined)
        return undefined;
    const names = packages.map((entry) => entry.replace(/[=~<>].*$/, ''));
    const probe = PROBES.find((candidate) => names.some((name) => candidate.package.test(name)));
    if (probe === undefined)
        return undefined;
    return {
        Test: ['CMD', ...probe.test(`http://127.0.0.1:${port}${health.endpoint}`)],
        Interval: 30 * SECOND_IN_NANOSECONDS,
        Timeout: 5 * SECOND_IN_NANOSECONDS,
        StartPeriod: 10 * SECOND_IN_NANOSECONDS,
        Retries: 3,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/image/config.js

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const CA_BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
/** nginx and php-fpm finish their requests on SIGQUIT and drop them on SIGTERM; everything else expects SIGTERM. */
const GRACEFUL_QUIT = new Set(['nginx', 'php-fpm']);
/** The configuration of the image; maps and lists are sorted where their order means nothing. */
function imageConfig(build, platform, labels, sourceDateEpoch) {
    const { runtime } = build;
    const env = { PATH, SSL_CERT_FILE: CA_BUNDLE, ...runtime.env };
    const program = runtime.command[0]?.split('/').at(-1) ?? '';
    const check = healthCheck(build);
    return {
        architecture: platform.architecture,
        os: platform.os,
        created: new Date(sourceDateEpoch * 1000).toISOString().replace('.000Z', 'Z'),
        config: {
            User: runtime.user,
            ExposedPorts: Object.fromEntries([...runtime.ports].sort((a, b) => a - b).map((port) => [`${port}/tcp`, {}])),
            Env: Object.entries(env)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([key, value]) => `${key}=${value}`),
            Entrypoint: runtime.command,
            WorkingDir: runtime.workdir,
            Labels: labels,
            StopSignal: GRACEFUL_QUIT.has(program) ? 'SIGQUIT' : 'SIGTERM',
            ...(check === undefined ? {} : { Healthcheck: check }),
        },
    };
}

// EXTERNAL MODULE: ./build/compiled/src/image/labels.js
var image_labels = __webpack_require__(9654);
;// CONCATENATED MODULE: ./build/compiled/src/image/plan-image.js





/** Where the repository root lies in the build stage. */
const BUILD_ROOT = '/app';
/**
 * The time that packages and installed dependencies carry: one that no commit moves, so that their layers keep
 * their digest from commit to commit. 1980 rather than 1970, which zip archives cannot express.
 */
const FIXED_EPOCH = 315_532_801;
/**
 * Folders that hold installed dependencies. Their files carry {@link FIXED_EPOCH}; all others carry the commit's
 * time, since web servers derive ETag and Last-Modified from it and a changed file must look changed.
 */
const DEPENDENCY_FOLDERS = new Set(['node_modules', 'vendor', '.venv', 'venv', 'site-packages', 'bundle']);
/** Plans the image of one service on one platform. Pure: the same arguments give the same plan. */
function planImage(build, settings) {
    const [os = 'linux', architecture = 'amd64'] = settings.platform.split('/');
    const labels = (0,image_labels/* imageLabels */.J)(build, settings.source, settings.toolVersion, settings.labels);
    return {
        projectName: build.metadata.project_name,
        platform: settings.platform,
        baseImage: settings.baseImage,
        apk: settings.apk,
        build: {
            packages: settings.packages.build,
            env: { HOME: '/root', SOURCE_DATE_EPOCH: String(FIXED_EPOCH), ...build.build.env },
            ownCertificates: settings.ownCertificates,
            secrets: [...settings.secrets].sort(),
            ssh: [...settings.ssh].sort(),
            steps: buildSteps(build, settings.repositoryIdentity),
        },
        runtime: {
            packages: settings.packages.runtime,
            workdir: build.runtime.workdir,
            copies: runtimeCopies(build, settings.sourceDateEpoch),
        },
        config: imageConfig(build, { os, architecture }, labels, settings.sourceDateEpoch),
        sourceDateEpoch: settings.sourceDateEpoch,
    };
}
function serviceFolder(build) {
    return external_node_path_.posix.join(BUILD_ROOT, build.metadata.path);
}
/** Each command as a step of its own, each preceded by the files it needs, so that a step reruns only for those. */
function buildSteps(build, repositoryIdentity) {
    const steps = [];
    const caches = cacheMounts(build, repositoryIdentity);
    let everythingCopied = false;
    const copyEverything = () => {
        if (everythingCopied)
            return;
        steps.push({ kind: 'context', name: 'copy sources' });
        everythingCopied = true;
    };
    for (const command of build.build.commands.map(universal_build/* normaliseCommand */.mr)) {
        if (command.inputs === undefined)
            copyEverything();
        else if (!everythingCopied && command.inputs.length > 0) {
            const include = command.inputs.map((input) => external_node_path_.posix.join(build.metadata.path, input)).sort();
            steps.push({ kind: 'context', name: `copy ${command.inputs.join(' ')}`, include });
        }
        steps.push({ kind: 'run', name: command.name, run: command.run, cwd: serviceFolder(build), caches });
    }
    if (!everythingCopied && build.runtime.copy.some(({ from }) => needsCopy(build, from, steps)))
        copyEverything();
    return steps;
}
/** Whether an image takes something of the repository that no step has copied yet. Installed modules are never part of it. */
function needsCopy(build, from, steps) {
    if (external_node_path_.posix.isAbsolute(from))
        return false;
    const path = external_node_path_.posix.join(build.metadata.path, from);
    if (path.split('/').includes('node_modules'))
        return false;
    const copied = steps.flatMap((step) => (step.kind === 'context' ? (step.include ?? []) : []));
    return !copied.some((include) => path === include || path.startsWith(`${include}/`));
}
function cacheMounts(build, repositoryIdentity) {
    const owner = (0,external_node_crypto_.createHash)('sha256')
        .update(`${repositoryIdentity}\0${build.metadata.path}\0${build.metadata.project_name}`)
        .digest('hex')
        .slice(0, 16);
    return [...build.build.cache].sort().map((target) => ({ id: `aipack/${owner}${target}`, target }));
}
function runtimeCopies(build, sourceDateEpoch) {
    const copies = [];
    for (const { from, to } of build.runtime.copy) {
        const source = external_node_path_.posix.resolve(serviceFolder(build), from);
        const target = external_node_path_.posix.resolve(build.runtime.workdir, to) + (to.endsWith('/') ? '/' : '');
        const inDependencies = source.split('/').some((part) => DEPENDENCY_FOLDERS.has(part));
        copies.push({
            name: from === to ? `copy ${from}` : `copy ${from} to ${to}`,
            from: source,
            to: target,
            exclude: copies.flatMap((earlier) => alreadyCopied(earlier, source, target)).sort(),
            epoch: inDependencies ? FIXED_EPOCH : sourceDateEpoch,
        });
    }
    return copies;
}
/** The part of `source` that `earlier` has put where this copy would put it again, relative to `source`. */
function alreadyCopied(earlier, source, target) {
    const below = external_node_path_.posix.relative(source, earlier.from);
    if (below === '' || below.startsWith('..'))
        return [];
    return external_node_path_.posix.join(target, below) === external_node_path_.posix.normalize(earlier.to).replace(/\/$/, '') ? [below] : [];
}


/***/ }),

/***/ 1301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ stageWorlds)
/* harmony export */ });
/** Users and groups, the folder layout, and the CA certificates that `SSL_CERT_FILE` names. */
const ALWAYS_IN_IMAGE = ['ca-certificates-bundle', 'wolfi-baselayout'];
/** The packages of both stages: those the build names, and those that every image of this kind has. */
function stageWorlds(build) {
    return {
        build: sortedUnique(build.build.packages),
        runtime: sortedUnique([...build.runtime.packages, ...ALWAYS_IN_IMAGE]),
    };
}
function sortedUnique(names) {
    return [...new Set(names)].sort();
}


/***/ }),

/***/ 4299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lx: () => (/* binding */ changedStage),
  sl: () => (/* binding */ detectStage),
  SS: () => (/* binding */ lockStage),
  cJ: () => (/* binding */ planStage),
  Ps: () => (/* binding */ validateStage)
});

;// CONCATENATED MODULE: ./build/compiled/src/detect/glob.js
/** Turns a path pattern into a test: `*` and `?` stay within a name, `**` spans folders, `{a,b}` chooses. */
function globTest(pattern) {
    const clean = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
    if (clean.length > 1024)
        return () => false;
    const source = clean
        .split(/(\*\*\/?|\*|\?|\{[^{}]*\})/)
        .map((piece) => {
        if (piece === '**/' || piece === '**')
            return piece === '**' ? '.*' : '(?:[^/]+/)*';
        if (piece === '*')
            return '[^/]*';
        if (piece === '?')
            return '[^/]';
        if (piece.startsWith('{'))
            return `(?:${piece.slice(1, -1).split(',').map(glob_escape).join('|')})`;
        return glob_escape(piece);
    })
        .join('');
    const expression = new RegExp(`^${source}$`);
    return (path) => expression.test(path);
}
/** Which of the paths a list of patterns chooses; a pattern with `!` in front takes out again. */
function globSelect(paths, patterns) {
    const chosen = patterns.filter((pattern) => !pattern.startsWith('!')).map(globTest);
    const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => globTest(pattern.slice(1)));
    return paths.filter((path) => chosen.some((test) => test(path)) && !excluded.some((test) => test(path)));
}
function glob_escape(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw `\$&`);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/framework.js
/** The first framework in the registry's order that a project depends on; `development` counts for build-time frameworks only. */
function chooseFramework(registry, dependencies, development = []) {
    const production = [...dependencies];
    const all = [...production, ...development];
    for (const framework of registry) {
        const names = framework.buildTime === true ? all : production;
        for (const wanted of framework.dependencies) {
            const dependency = wanted.endsWith('*')
                ? names.find((name) => name.startsWith(wanted.slice(0, -1)))
                : names.find((name) => name === wanted);
            if (dependency !== undefined)
                return { framework, dependency };
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/adonis.js
const adonis = {
    id: 'adonis',
    ecosystem: 'javascript',
    dependencies: ['@adonisjs/core'],
    port: 3333,
    readsPort: true,
    buildCommand: ['node', 'ace', 'build'],
    runtimeEnv: () => ({ HOST: '0.0.0.0' }),
};

// EXTERNAL MODULE: ./build/compiled/src/detect/manifests/document.js
var manifests_document = __webpack_require__(9045);
;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/angular.js

const angular = {
    id: 'angular',
    ecosystem: 'javascript',
    dependencies: ['@angular/core'],
    port: 4000,
    readsPort: true,
    buildEnv: { NG_CLI_ANALYTICS: 'false' },
    buildCommand: ['ng', 'build'],
    output(view) {
        const document = view.folder.json('angular.json');
        if (document === undefined)
            return undefined;
        const projects = (0,manifests_document/* asRecord */.qY)(document.get('projects'));
        const name = Object.keys(projects).find((key) => (0,manifests_document/* asRecord */.qY)(projects[key]).projectType !== 'library') ??
            Object.keys(projects)[0];
        if (name === undefined)
            return undefined;
        const path = ['projects', name, 'architect', 'build'];
        const target = (0,manifests_document/* asRecord */.qY)(document.get(...path));
        const options = (0,manifests_document/* asRecord */.qY)(target.options);
        // The application builders put what browsers get into a folder of its own; the older browser builder does not.
        const application = /:(?:application|browser-esbuild)$/.test((0,manifests_document/* asString */.oJ)(target.builder) ?? '');
        const configured = options.outputPath;
        const base = (0,manifests_document/* asString */.oJ)((0,manifests_document/* isRecord */.u4)(configured) ? configured.base : configured)?.replace(/\/$/, '') ?? `dist/${name}`;
        const line = document.line(...path);
        const location = view.folder.where('angular.json', line);
        const renders = options.ssr !== undefined && options.ssr !== false && options.outputMode !== 'static';
        if (renders && application) {
            return {
                kind: 'server',
                command: ['node', `${base}/server/server.mjs`],
                because: 'angular.json renders on a server',
                location,
            };
        }
        const browser = (0,manifests_document/* isRecord */.u4)(configured) && configured.browser === '' ? base : `${base}/browser`;
        return {
            kind: 'static',
            directory: application ? browser : base,
            singlePage: true,
            because: 'angular.json writes the application there',
            location,
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/route-files.js
const NAMES = ['health', 'healthz', 'healthcheck', 'ping', 'status'];
/**
 * A health endpoint of a framework whose routes are files. Each place is a file without its ending and the path that it answers,
 * both with `*` where the name of the endpoint stands.
 */
function healthFile(view, places, endings = ['.ts', '.js', '.tsx', '.jsx', '.mts', '.mjs']) {
    for (const name of NAMES) {
        for (const [stem, path] of places) {
            const file = view.folder.first(...endings.map((ending) => stem.replace('*', name) + ending));
            if (file === undefined)
                continue;
            return { value: path.replace('*', name), because: 'this file is its route', location: view.folder.where(file) };
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/astro.js

const astro = {
    id: 'astro',
    ecosystem: 'javascript',
    dependencies: ['astro'],
    buildTime: true,
    port: 4321,
    readsPort: true,
    buildEnv: { ASTRO_TELEMETRY_DISABLED: '1' },
    buildCommand: ['astro', 'build'],
    runtimeEnv: () => ({ HOST: '0.0.0.0' }),
    healthEndpoints: (view) => healthFile(view, [
        ['src/pages/*', '/*'],
        ['src/pages/api/*', '/api/*'],
    ], ['.ts', '.js']),
    output(view) {
        const config = view.config('astro.config.mjs', 'astro.config.ts', 'astro.config.js', 'astro.config.cjs');
        const text = config?.text ?? '';
        const directory = /\boutDir\s*:\s*['"`]\.?\/?([^'"`]+?)\/?['"`]/.exec(text)?.[1] ?? 'dist';
        // An adapter makes a server out of the pages that ask for it; without one everything is prerendered.
        const adapter = /@astrojs\/node/.exec(text);
        if (config !== undefined && adapter !== null) {
            return {
                kind: 'server',
                command: ['node', `${directory}/server/entry.mjs`],
                because: 'the Node adapter is configured',
                location: config.where(adapter.index),
            };
        }
        return {
            kind: 'static',
            directory,
            singlePage: false,
            because: 'without an adapter Astro writes static files',
            ...(config === undefined ? {} : { location: { file: config.where(0).file } }),
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/create-react-app.js
const createReactApp = {
    id: 'create-react-app',
    ecosystem: 'javascript',
    dependencies: ['react-scripts', '@craco/craco'],
    buildTime: true,
    buildCommand: ['react-scripts', 'build'],
    output: () => ({ kind: 'static', directory: 'build', singlePage: true, because: 'Create React App writes there' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/docusaurus.js
const docusaurus = {
    id: 'docusaurus',
    ecosystem: 'javascript',
    dependencies: ['@docusaurus/core'],
    buildTime: true,
    buildCommand: ['docusaurus', 'build'],
    output: () => ({ kind: 'static', directory: 'build', singlePage: false, because: 'Docusaurus writes there' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/eleventy.js
const eleventy = {
    id: 'eleventy',
    ecosystem: 'javascript',
    dependencies: ['@11ty/eleventy'],
    buildTime: true,
    buildCommand: ['eleventy'],
    output: () => ({
        kind: 'static',
        directory: '_site',
        singlePage: false,
        because: 'Eleventy writes there unless told otherwise',
    }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/elysia.js
const elysia = {
    id: 'elysia',
    ecosystem: 'javascript',
    dependencies: ['elysia'],
    port: 3000,
    handlesOnly: true,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/ember.js
const ember = {
    id: 'ember',
    ecosystem: 'javascript',
    dependencies: ['ember-cli'],
    buildTime: true,
    buildCommand: ['ember', 'build', '--environment=production'],
    output: () => ({ kind: 'static', directory: 'dist', singlePage: true, because: 'Ember writes there' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/expo.js
const expo = {
    id: 'expo',
    ecosystem: 'javascript',
    dependencies: ['expo'],
    buildTime: true,
    buildCommand: ['expo', 'export', '--platform', 'web'],
    // Without this renderer there is nothing for browsers: the application is for phones.
    output: (view) => view.depends('react-native-web')
        ? {
            kind: 'static',
            directory: 'dist',
            singlePage: true,
            because: 'Expo exports web applications there',
        }
        : undefined,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/express.js
const express = {
    id: 'express',
    ecosystem: 'javascript',
    dependencies: ['express'],
    port: 3000,
    handlesOnly: true,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/fastify.js
const fastify = {
    id: 'fastify',
    ecosystem: 'javascript',
    dependencies: ['fastify'],
    port: 3000,
    handlesOnly: true,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/gatsby.js
const gatsby = {
    id: 'gatsby',
    ecosystem: 'javascript',
    dependencies: ['gatsby'],
    buildTime: true,
    buildCommand: ['gatsby', 'build'],
    output: () => ({ kind: 'static', directory: 'public', singlePage: false, because: 'Gatsby writes there' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/hapi.js
const hapi = {
    id: 'hapi',
    ecosystem: 'javascript',
    dependencies: ['@hapi/hapi'],
    port: 3000,
    handlesOnly: true,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/hono.js
const hono = {
    id: 'hono',
    ecosystem: 'javascript',
    dependencies: ['hono'],
    // The default of `serve` in @hono/node-server, and of Bun's own server.
    port: 3000,
    handlesOnly: true,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/koa.js
const koa = {
    id: 'koa',
    ecosystem: 'javascript',
    dependencies: ['koa'],
    port: 3000,
    handlesOnly: true,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/medusa.js
/** Medusa 2: its build is a project of its own, to be started from where it lies. */
const medusa = {
    id: 'medusa',
    ecosystem: 'javascript',
    dependencies: ['@medusajs/framework'],
    port: 9000,
    readsPort: true,
    buildCommand: ['medusa', 'build'],
    output: () => ({
        kind: 'server',
        command: ['node', 'node_modules/@medusajs/cli/cli.js', 'start'],
        copy: [
            { from: 'node_modules', to: 'node_modules' },
            { from: '.medusa/server', to: '.' },
        ],
        because: 'Medusa builds a server there, which needs the dependencies',
    }),
    healthEndpoints: () => ({ value: '/health', because: 'Medusa serves it by default' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/health.js
/** Paths that people give to health endpoints, the most telling first. */
const HEALTH_PATHS = [
    '/health',
    '/healthz',
    '/healthcheck',
    '/health-check',
    '/health_check',
    '/_health',
    '/api/health',
    '/api/healthz',
    '/api/v1/health',
    '/api/healthcheck',
    '/health/ready',
    '/health/readiness',
    '/health/live',
    '/health/liveness',
    '/readyz',
    '/ready',
    '/livez',
    '/live',
    '/up',
    '/ping',
    '/api/ping',
    '/status',
    '/api/status',
];
/**
 * The health endpoint that the source serves, if it shows one. Each pattern is global and captures the route's path as group `path`;
 * a missing leading slash is added, as many frameworks do, and a trailing one is kept, as some insist on it.
 * `prefixOf` tells what a file puts before its routes: the mapping of a controller class.
 */
function healthRoute(files, patterns, prefixOf = () => undefined) {
    let best;
    for (const file of files) {
        const prefix = prefixOf(file);
        for (const pattern of patterns) {
            for (const match of file.text.matchAll(pattern)) {
                const below = prefix !== undefined && match.index > prefix.after ? prefix.path : '';
                const value = joinRoute(below, match.groups?.path ?? '');
                const rank = HEALTH_PATHS.indexOf(value.replace(/(?<=.)\/$/, '').toLowerCase());
                if (rank === -1 || (best !== undefined && best.rank <= rank))
                    continue;
                best = { rank, found: { value, because: 'the source serves this route', location: file.where(match.index) } };
            }
        }
    }
    return best?.found;
}
function joinRoute(prefix, path) {
    const parts = [prefix, path].map((part) => part.replace(/^\/|(?<=.)\/$/g, '')).filter((part) => part !== '');
    return `/${parts.join('/')}${path.length > 1 && path.endsWith('/') ? '/' : ''}`;
}
/** The prefix that an annotation before the first class of a file gives, captured as the pattern's first group. */
function classPrefix(file, annotation) {
    const start = /\bclass\s+(\w+)/.exec(file.text);
    if (start === null)
        return undefined;
    const path = annotation.exec(file.text.slice(0, start.index))?.[1];
    if (path === undefined)
        return undefined;
    // ASP.NET's placeholder stands for the class, without the word that all such classes end in.
    const controller = (start[1] ?? '').replace(/Controller$/, '');
    return { path: path.replace(/\[controller\]/i, controller), after: start.index };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/nest.js

const nest = {
    id: 'nestjs',
    ecosystem: 'javascript',
    dependencies: ['@nestjs/core', '@nestjs/common'],
    port: 3000,
    buildCommand: ['nest', 'build'],
    entrypoint: () => ['node', 'dist/main.js'],
    // Routes stand in controllers: `@Get('health')`, or `@Get()` in one that is named after it.
    healthEndpoints(view) {
        const sources = view.sources();
        const prefix = sources
            .map(({ text }) => /setGlobalPrefix\(\s*['"`]\/?([^'"`]*)['"`]/.exec(text)?.[1])
            .find(Boolean);
        return healthRoute(sources.filter(({ text }) => text.includes('@Controller(')), [/@Get\(\s*(?:['"`](?<path>[^'"`]*)['"`])?\s*\)/g], (file) => {
            const own = classPrefix(file, /@Controller\(\s*['"`]\/?([^'"`]*)['"`]/);
            const after = own?.after ?? file.text.indexOf('@Controller(');
            return { path: [prefix, own?.path].filter(Boolean).join('/'), after };
        });
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/next.js

const CONFIG = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.cjs'];
const next = {
    id: 'nextjs',
    ecosystem: 'javascript',
    dependencies: ['next'],
    port: 3000,
    readsPort: true,
    buildEnv: { NEXT_TELEMETRY_DISABLED: '1' },
    buildCommand: ['next', 'build'],
    runtimeEnv: () => ({ HOSTNAME: '0.0.0.0', NEXT_TELEMETRY_DISABLED: '1' }),
    entrypoint: () => ['node', 'node_modules/next/dist/bin/next', 'start'],
    output(view) {
        const config = view.config(...CONFIG);
        const match = /\boutput\s*:\s*['"`](?<mode>export|standalone)['"`]/.exec(config?.text ?? '');
        if (config === undefined || match === null)
            return undefined;
        const location = config.where(match.index);
        if (match.groups?.mode === 'export') {
            return {
                kind: 'static',
                directory: distFolder(config.text, 'out'),
                singlePage: false,
                because: 'the configuration exports static files',
                location,
            };
        }
        const place = tracedPlace(view, config.text);
        if (place === undefined)
            return undefined;
        return {
            kind: 'server',
            command: ['node', place === '' ? 'server.js' : `${place}/server.js`],
            copy: standaloneCopy(view, place, distFolder(config.text, '.next')),
            because: 'the configuration makes a standalone server',
            location,
        };
    },
    healthEndpoints: (view) => routeFile(view),
};
function distFolder(config, otherwise) {
    return /\bdistDir\s*:\s*['"`](?:\.\/)?([^'"`]+?)\/?['"`]/.exec(config)?.[1] ?? otherwise;
}
/**
 * Where the server lies in the standalone folder: Next.js keeps places below the root that it traces files from. That is what
 * `outputFileTracingRoot` says, else the folder with the lock file: the root of the workspace, or the service itself.
 * Undefined when the configuration computes it, or another lock file above leaves it open.
 */
function tracedPlace(view, config) {
    const here = view.folder.path;
    if (!config.includes('outputFileTracingRoot')) {
        if (view.place !== undefined)
            return view.place;
        return LOCK_FILES.some((name) => lockedAbove(view, name)) ? undefined : '';
    }
    const value = /outputFileTracingRoot\s*:\s*([^\n]*)/.exec(config)?.[1] ?? '';
    const ups = value.match(/\.\.(?=[/'"`])/g)?.length ?? 0;
    const plain = /^(?:path\.)?(?:join|resolve)\(\s*(?:__dirname|import\.meta\.dirname|process\.cwd\(\))\s*(?:,\s*['"`](?:\.\.?\/?)+['"`]\s*)*\)|^(?:__dirname|process\.cwd\(\)|import\.meta\.dirname)\s*,?\s*$/;
    const parts = here === '.' ? [] : here.split('/');
    if (!plain.test(value.trim()) || ups > parts.length)
        return undefined;
    return parts.slice(parts.length - ups).join('/');
}
const LOCK_FILES = ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'];
function lockedAbove({ folder }, name) {
    for (let current = folder; !current.isRoot;) {
        current = current.sub('..');
        if (current.has(name))
            return true;
    }
    return false;
}
function standaloneCopy(view, place, dist) {
    const below = place === '' ? '' : `${place}/`;
    return [
        { from: `${dist}/standalone`, to: '.' },
        { from: `${dist}/static`, to: `${below}${dist}/static` },
        ...(view.folder.hasFolder('public') ? [{ from: 'public', to: `${below}public` }] : []),
    ];
}
/** Routes are files: `app/api/health/route.ts` or `pages/api/health.ts`. */
function routeFile(view) {
    return healthFile(view, ['', 'src/'].flatMap((base) => [
        [`${base}app/api/*/route`, '/api/*'],
        [`${base}app/*/route`, '/*'],
        [`${base}pages/api/*`, '/api/*'],
        [`${base}pages/api/*/index`, '/api/*'],
    ]));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/nitro.js

const nitro = {
    id: 'nitro',
    ecosystem: 'javascript',
    dependencies: ['nitropack', 'nitro'],
    buildTime: true,
    port: 3000,
    readsPort: true,
    buildCommand: ['nitro', 'build'],
    healthEndpoints: (view) => healthFile(view, ['', 'server/'].flatMap((base) => [
        [`${base}routes/*`, '/*'],
        [`${base}routes/*.get`, '/*'],
        [`${base}api/*`, '/api/*'],
        [`${base}api/*.get`, '/api/*'],
    ])),
    output: () => ({
        kind: 'server',
        command: ['node', '.output/server/index.mjs'],
        copy: [{ from: '.output', to: '.output' }],
        because: 'Nitro builds a server that needs nothing else',
    }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/nuxt.js

const nuxt_CONFIG = ['nuxt.config.ts', 'nuxt.config.js', 'nuxt.config.mjs'];
const nuxt = {
    id: 'nuxt',
    ecosystem: 'javascript',
    dependencies: ['nuxt', 'nuxt3'],
    buildTime: true,
    port: 3000,
    readsPort: true,
    buildEnv: { NUXT_TELEMETRY_DISABLED: '1' },
    buildCommand: ['nuxt', 'build'],
    runtimeEnv: () => ({ HOST: '0.0.0.0' }),
    healthEndpoints: (view) => healthFile(view, [
        ['server/api/*', '/api/*'],
        ['server/api/*.get', '/api/*'],
        ['server/routes/*', '/*'],
        ['server/routes/*.get', '/*'],
    ]),
    output(view) {
        const config = view.config(...nuxt_CONFIG);
        const preset = /\bpreset\s*:\s*['"`](?:static|github[-_]pages)['"`]/.exec(config?.text ?? '');
        const script = view.folder.json('package.json')?.get('scripts', 'build');
        const generates = typeof script === 'string' && /\bnuxi?t? generate\b/.test(script);
        if (preset !== null || generates) {
            return {
                kind: 'static',
                directory: '.output/public',
                singlePage: /\bssr\s*:\s*false\b/.test(config?.text ?? ''),
                because: generates ? 'the build script generates static files' : 'the configuration asks for static files',
                ...(config === undefined || preset === null ? {} : { location: config.where(preset.index) }),
            };
        }
        return {
            kind: 'server',
            command: ['node', '.output/server/index.mjs'],
            copy: [{ from: '.output', to: '.output' }],
            because: 'Nuxt builds a server that needs nothing else',
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/parcel.js
const parcel = {
    id: 'parcel',
    ecosystem: 'javascript',
    dependencies: ['parcel', 'parcel-bundler'],
    buildTime: true,
    buildCommand: ['parcel', 'build', 'index.html'],
    output: () => ({
        kind: 'static',
        directory: 'dist',
        singlePage: true,
        because: 'Parcel writes there unless told otherwise',
    }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/ratpack.js
const ratpack = {
    id: 'ratpack',
    ecosystem: 'java',
    dependencies: ['io.ratpack:*'],
    port: 5050,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/react-router.js

/** React Router as a framework: its development package is what tells it from the routing library. */
const reactRouter = {
    id: 'react-router',
    ecosystem: 'javascript',
    dependencies: ['@react-router/dev'],
    buildTime: true,
    port: 3000,
    readsPort: true,
    buildCommand: ['react-router', 'build'],
    entrypoint: (view) => view.depends('@react-router/serve')
        ? ['node', 'node_modules/@react-router/serve/bin.cjs', 'build/server/index.js']
        : undefined,
    healthEndpoints(view) {
        const routes = view.config('app/routes.ts', 'app/routes.js');
        const named = /\broute\(\s*['"`]\/?((?:api\/)?(?:health|healthz|healthcheck|ping|status))['"`]/.exec(routes?.text ?? '');
        if (routes !== undefined && named !== null)
            return { value: `/${named[1] ?? ''}`, because: 'the routes have it', location: routes.where(named.index) };
        const byFiles = routes?.text.includes('flatRoutes') === true;
        return byFiles
            ? healthFile(view, [
                ['app/routes/*', '/*'],
                ['app/routes/api.*', '/api/*'],
            ])
            : undefined;
    },
    output(view) {
        const config = view.config('react-router.config.ts', 'react-router.config.js', 'react-router.config.mjs');
        const match = /\bssr\s*:\s*false\b/.exec(config?.text ?? '');
        if (config === undefined || match === null)
            return undefined;
        return {
            kind: 'static',
            directory: 'build/client',
            singlePage: true,
            because: 'the configuration switches server rendering off',
            location: config.where(match.index),
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/remix.js

const remix = {
    id: 'remix',
    ecosystem: 'javascript',
    dependencies: ['@remix-run/react', '@remix-run/node', '@remix-run/serve', '@remix-run/dev'],
    buildTime: true,
    port: 3000,
    readsPort: true,
    buildCommand: ['remix', 'vite:build'],
    entrypoint: (view) => view.depends('@remix-run/serve')
        ? ['node', 'node_modules/@remix-run/serve/dist/cli.js', 'build/server/index.js']
        : undefined,
    healthEndpoints: (view) => healthFile(view, [
        ['app/routes/*', '/*'],
        ['app/routes/api.*', '/api/*'],
    ]),
    output(view) {
        const config = view.config('vite.config.ts', 'vite.config.js', 'vite.config.mjs');
        const match = /\bssr\s*:\s*false\b/.exec(config?.text ?? '');
        if (config === undefined || match === null)
            return undefined;
        return {
            kind: 'static',
            directory: 'build/client',
            singlePage: true,
            because: 'the configuration switches server rendering off',
            location: config.where(match.index),
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/rsbuild.js
const rsbuild = {
    id: 'rsbuild',
    ecosystem: 'javascript',
    dependencies: ['@rsbuild/core'],
    buildTime: true,
    buildCommand: ['rsbuild', 'build'],
    output: () => ({
        kind: 'static',
        directory: 'dist',
        singlePage: true,
        because: 'Rsbuild writes there unless told otherwise',
    }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/solid-start.js
const solidStart = {
    id: 'solid-start',
    ecosystem: 'javascript',
    dependencies: ['@solidjs/start'],
    buildTime: true,
    port: 3000,
    readsPort: true,
    buildCommand: ['vinxi', 'build'],
    output: () => ({
        kind: 'server',
        command: ['node', '.output/server/index.mjs'],
        copy: [{ from: '.output', to: '.output' }],
        because: 'SolidStart builds a server that needs nothing else',
    }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/static-generators.js
const GENERATORS = [
    { id: 'hexo', dependencies: ['hexo'], build: ['hexo', 'generate'], directory: 'public' },
    { id: 'gridsome', dependencies: ['gridsome'], build: ['gridsome', 'build'], directory: 'dist' },
    { id: 'slidev', dependencies: ['@slidev/cli'], build: ['slidev', 'build'], directory: 'dist', singlePage: true },
    {
        id: 'observable',
        dependencies: ['@observablehq/framework'],
        build: ['observable', 'build'],
        directory: 'dist',
    },
    {
        id: 'umi',
        dependencies: ['umi', '@umijs/max'],
        build: ['umi', 'build'],
        directory: 'dist',
        singlePage: true,
    },
    {
        id: 'quasar',
        dependencies: ['@quasar/app-vite', '@quasar/app-webpack'],
        build: ['quasar', 'build'],
        directory: 'dist/spa',
        singlePage: true,
    },
    { id: 'preact-cli', dependencies: ['preact-cli'], build: ['preact', 'build'], directory: 'build', singlePage: true },
    { id: 'sanity', dependencies: ['sanity'], build: ['sanity', 'build'], directory: 'dist', singlePage: true },
    { id: 'brunch', dependencies: ['brunch'], build: ['brunch', 'build', '--production'], directory: 'public' },
    {
        id: 'stencil',
        dependencies: ['@stencil/core'],
        build: ['stencil', 'build'],
        directory: 'www',
        singlePage: true,
        page: 'src/index.html',
    },
];
function frameworkOf({ id, dependencies, build, directory, singlePage, page }) {
    return {
        id,
        ecosystem: 'javascript',
        dependencies,
        buildTime: true,
        buildCommand: build,
        output: ({ folder }) => page !== undefined && !folder.has(page)
            ? undefined
            : { kind: 'static', directory, singlePage: singlePage === true, because: `${id} writes there` },
    };
}
/** Generators of sites that are known by their package and write to one place. */
const staticGenerators = GENERATORS.map(frameworkOf);

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/strapi.js
const strapi = {
    id: 'strapi',
    ecosystem: 'javascript',
    dependencies: ['@strapi/strapi'],
    port: 1337,
    readsPort: true,
    buildCommand: ['strapi', 'build'],
    // Strapi keeps its own health route, which answers 204.
    healthEndpoints: () => ({ value: '/_health', because: 'Strapi serves it by default' }),
    runtimeEnv: () => ({ HOST: '0.0.0.0' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/sveltekit.js

const DIRECTORY = /\b(?:out|pages)\s*:\s*['"`]([^'"`]+)['"`]/;
/** The adapter decides what SvelteKit builds. */
const sveltekit = {
    id: 'sveltekit',
    ecosystem: 'javascript',
    dependencies: ['@sveltejs/kit'],
    buildTime: true,
    port: 3000,
    readsPort: true,
    buildCommand: ['vite', 'build'],
    // The automatic adapter takes the Node one where it believes itself on Google's platform, and none at all elsewhere.
    buildEnv: { GCP_BUILDPACKS: 'true' },
    healthEndpoints: (view) => healthFile(view, [
        ['src/routes/*/+server', '/*'],
        ['src/routes/api/*/+server', '/api/*'],
    ]),
    output(view) {
        const config = view.config('svelte.config.js', 'svelte.config.ts', 'svelte.config.mjs');
        const directory = DIRECTORY.exec(config?.text ?? '')?.[1] ?? 'build';
        const adapter = /@sveltejs\/adapter-(?<kind>\w+)/.exec(config?.text ?? '');
        const location = config === undefined || adapter === null ? {} : { location: config.where(adapter.index) };
        if (adapter?.groups?.kind === 'static') {
            const singlePage = /\bfallback\s*:/.test(config?.text ?? '');
            return { kind: 'static', directory, singlePage, because: 'the static adapter is configured', ...location };
        }
        return {
            kind: 'server',
            command: ['node', directory],
            because: adapter?.groups?.kind === 'node'
                ? 'the Node adapter is configured'
                : adapter?.groups?.kind === 'auto'
                    ? 'the automatic adapter takes the Node one, and installs it'
                    : 'SvelteKit serves with Node',
            ...location,
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/tanstack-start.js
const tanstackStart = {
    id: 'tanstack-start',
    ecosystem: 'javascript',
    dependencies: ['@tanstack/react-start', '@tanstack/solid-start', '@tanstack/start'],
    buildTime: true,
    port: 3000,
    readsPort: true,
    buildCommand: ['vite', 'build'],
    output(view) {
        const config = view.config('vite.config.ts', 'vite.config.js', 'vite.config.mts', 'app.config.ts');
        // Nitro makes a server that stands alone; without it the build leaves a fetch handler.
        const nitro = /nitro|vinxi|app\.config/.test(`${config?.text ?? ''}${config?.name ?? ''}`);
        if (!nitro && !view.depends('nitro') && !view.depends('vinxi'))
            return undefined;
        return {
            kind: 'server',
            command: ['node', '.output/server/index.mjs'],
            copy: [{ from: '.output', to: '.output' }],
            because: 'Nitro builds a server that needs nothing else',
        };
    },
    // srvx, a dependency of Start's, serves such a handler.
    entrypoint: () => ['node', 'node_modules/srvx/bin/srvx.mjs', '--prod', '-s', '../client', 'dist/server/server.js'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/vite.js
/** Vite on its own builds files for browsers; frameworks that build servers with it come before it in the registry. */
const vite = {
    id: 'vite',
    ecosystem: 'javascript',
    dependencies: ['vite'],
    buildTime: true,
    buildCommand: ['vite', 'build'],
    output: viteOutput,
};
function viteOutput(view) {
    // Without a page to start from there is nothing for browsers: Vite then serves tests, or bundles a library.
    const config = view.config('vite.config.ts', 'vite.config.js', 'vite.config.mjs', 'vite.config.mts', 'vite.config.cjs');
    const text = config?.text ?? '';
    const root = /\broot\s*:\s*['"`]\.?\/?([^'"`]+?)\/?['"`]/.exec(text)?.[1];
    const page = [root === undefined ? 'index.html' : `${root}/index.html`, 'index.html'].find((name) => view.folder.has(name));
    if (page === undefined)
        return undefined;
    const match = /\boutDir\s*:\s*['"`](?:\.\/)?([^'"`]+?)\/?['"`]/.exec(text);
    const out = match?.[1] ?? (root === undefined ? 'dist' : `${root}/dist`);
    return {
        kind: 'static',
        directory: root !== undefined && out.startsWith('../') ? out.slice(3) : out,
        singlePage: true,
        because: match === null ? 'Vite writes there unless told otherwise' : 'the configuration writes there',
        location: config === undefined || match === null ? view.folder.where(page) : config.where(match.index),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/vitepress.js
/** VitePress writes into a hidden folder below the one that its build script names. */
const vitepress = {
    id: 'vitepress',
    ecosystem: 'javascript',
    dependencies: ['vitepress'],
    buildTime: true,
    buildCommand: ['vitepress', 'build'],
    output(view) {
        const script = view.folder.json('package.json')?.get('scripts', 'build');
        const scripts = ['build', 'docs:build'].map((name) => view.folder.json('package.json')?.get('scripts', name));
        const folder = [script, ...scripts]
            .map((line) => /vitepress build\s+([\w./-]+)/.exec(String(line))?.[1])
            .find(Boolean);
        return {
            kind: 'static',
            directory: `${folder === undefined ? '' : `${folder}/`}.vitepress/dist`,
            singlePage: false,
            because: 'VitePress writes there',
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/vue-cli.js
const vueCli = {
    id: 'vue-cli',
    ecosystem: 'javascript',
    dependencies: ['@vue/cli-service'],
    buildTime: true,
    buildCommand: ['vue-cli-service', 'build'],
    output: () => ({ kind: 'static', directory: 'dist', singlePage: true, because: 'Vue CLI writes there' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/vuepress.js
/** VuePress writes into a hidden folder below the one that its build script names, unless that says where to. */
const vuepress = {
    id: 'vuepress',
    ecosystem: 'javascript',
    dependencies: ['vuepress', '@vuepress/core'],
    buildTime: true,
    buildCommand: ['vuepress', 'build'],
    output(view) {
        const manifest = view.folder.json('package.json');
        const line = ['build', 'docs:build']
            .map((name) => manifest?.get('scripts', name))
            .find((each) => each !== undefined);
        const text = typeof line === 'string' ? line : '';
        const named = /(?:-d|--dest)[= ](?:\.\/)?([\w./-]+)/.exec(text)?.[1];
        const folder = /\bvuepress(?:-vite|-webpack)? build\s+(?:\.\/)?([\w/][\w./-]*)/.exec(text)?.[1]?.replace(/\/$/, '');
        return {
            kind: 'static',
            directory: named ?? `${folder === undefined ? '' : `${folder}/`}.vuepress/dist`,
            singlePage: false,
            because: 'VuePress writes there',
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/phoenix.js
const phoenix = {
    id: 'phoenix',
    ecosystem: 'elixir',
    dependencies: ['phoenix'],
    port: 4000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/plug.js
const plug = {
    id: 'plug',
    ecosystem: 'elixir',
    dependencies: ['plug_cowboy', 'bandit', 'plug'],
    port: 4000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/laravel.js
const laravel = {
    id: 'laravel',
    ecosystem: 'php',
    dependencies: ['laravel/framework', 'laravel/lumen-framework'],
    writable: () => [
        'bootstrap/cache',
        'storage',
        'storage/app/public',
        'storage/framework/cache/data',
        'storage/framework/sessions',
        'storage/framework/views',
        'storage/logs',
    ],
    runtimeEnv: () => ({ APP_ENV: 'production', LOG_CHANNEL: 'stderr' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/symfony.js
const symfony = {
    id: 'symfony',
    ecosystem: 'php',
    dependencies: ['symfony/framework-bundle', 'symfony/http-kernel'],
    writable: () => ['var/cache', 'var/log'],
    // Composer's scripts fill the cache while installing: of the environment that the image runs in, with the bundles it has.
    buildEnv: { APP_ENV: 'prod', APP_DEBUG: '0' },
    runtimeEnv: () => ({ APP_ENV: 'prod', APP_DEBUG: '0' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/slim.js
const slim = {
    id: 'slim',
    ecosystem: 'php',
    dependencies: ['slim/slim'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/wordpress.js
const wordpress = {
    id: 'wordpress',
    ecosystem: 'php',
    dependencies: ['roots/wordpress', 'johnpbloch/wordpress'],
    writable: (root) => [`${root}/app/cache`, `${root}/app/uploads`],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/cakephp.js
const cakephp = {
    id: 'cakephp',
    ecosystem: 'php',
    dependencies: ['cakephp/cakephp'],
    writable: () => ['logs', 'tmp'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/codeigniter.js
const codeigniter = {
    id: 'codeigniter',
    ecosystem: 'php',
    dependencies: ['codeigniter4/framework'],
    writable: () => ['writable'],
    runtimeEnv: () => ({ CI_ENVIRONMENT: 'production' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/yii.js
const yii = {
    id: 'yii',
    ecosystem: 'php',
    dependencies: ['yiisoft/yii2', 'yiisoft/yii-web'],
    writable: (root) => ['runtime', `${root}/assets`],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/drupal.js
const drupal = {
    id: 'drupal',
    ecosystem: 'php',
    dependencies: ['drupal/core', 'drupal/core-recommended'],
    writable: (root) => [`${root}/sites/default/files`],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/laminas.js
const laminas = {
    id: 'laminas',
    ecosystem: 'php',
    dependencies: ['laminas/laminas-mvc', 'mezzio/mezzio'],
    writable: () => ['data'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/rails.js
const rails = {
    id: 'rails',
    ecosystem: 'ruby',
    dependencies: ['rails', 'railties'],
    port: 3000,
    // As in the Dockerfile that Rails itself generates.
    writable: () => ['db', 'log', 'storage', 'tmp'],
    // The log goes to the container's, and what is only about one run of the server to /tmp.
    runtimeEnv: () => ({
        BOOTSNAP_CACHE_DIR: '/tmp/bootsnap',
        PIDFILE: '/tmp/server.pid',
        RAILS_ENV: 'production',
        RAILS_LOG_TO_STDOUT: '1',
        RAILS_SERVE_STATIC_FILES: '1',
    }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/sinatra.js
const sinatra = {
    id: 'sinatra',
    ecosystem: 'ruby',
    dependencies: ['sinatra'],
    port: 4567,
    runtimeEnv: () => ({ APP_ENV: 'production', RACK_ENV: 'production' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/hanami.js
const hanami = {
    id: 'hanami',
    ecosystem: 'ruby',
    dependencies: ['hanami'],
    port: 2300,
    runtimeEnv: () => ({ HANAMI_ENV: 'production' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/roda.js
const roda = {
    id: 'roda',
    ecosystem: 'ruby',
    dependencies: ['roda'],
    port: 9292,
    runtimeEnv: () => ({ RACK_ENV: 'production' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/rack.js
const rack = {
    id: 'rack',
    ecosystem: 'ruby',
    dependencies: ['rack', 'rackup'],
    port: 9292,
    runtimeEnv: () => ({ RACK_ENV: 'production' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/akka-http.js
const akkaHttp = {
    id: 'akka-http',
    ecosystem: 'java',
    dependencies: ['com.typesafe.akka:akka-http*', 'org.apache.pekko:pekko-http*'],
    port: 8080,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/dropwizard.js
const dropwizard = {
    id: 'dropwizard',
    ecosystem: 'java',
    dependencies: ['io.dropwizard:*'],
    portInConfiguration: true,
    port: 8080,
    programArguments(view) {
        if (!view.sources().some(({ text }) => /\bextends\s+Application\s*<|:\s*Application\s*</.test(text)))
            return { arguments: [], files: [] };
        const file = configuration(view);
        return file === undefined
            ? { arguments: ['server'], files: [] }
            : { arguments: ['server', file], files: [{ from: file, to: file }] };
    },
    configuredPort(view) {
        const file = configuration(view);
        const text = file === undefined ? undefined : view.config(file);
        const match = /\bapplicationConnectors:[\s\S]{0,200}?\bport:\s*(\S+)|\bconnector:[\s\S]{0,200}?\bport:\s*(\S+)/.exec(text?.text ?? '');
        const value = match?.[1] ?? match?.[2];
        return text === undefined || match === null || value === undefined
            ? undefined
            : { value, because: 'the configuration says so', location: text.where(match.index + match[0].length - 1) };
    },
};
/** The file that `server` is given: one beside the manifest with a section of Dropwizard's. */
function configuration({ folder }) {
    const files = folder.matching(/\.ya?ml$/);
    const shows = (name) => /^(?:server|logging|database|metrics):/m.test(folder.read(name) ?? '');
    return [...files.filter((name) => name.startsWith('config')), ...files].find(shows);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/helidon.js
const helidon = {
    id: 'helidon',
    ecosystem: 'java',
    dependencies: ['io.helidon.*'],
    port: 8080,
    healthEndpoints(view) {
        if (view.depends('helidon-webserver-observe-health'))
            return { value: '/observe/health', because: 'the health observer is among the dependencies' };
        return view.depends('helidon-microprofile') || view.depends('helidon-microprofile-health')
            ? { value: '/health', because: 'MicroProfile Health is among the dependencies' }
            : undefined;
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/http4s.js
const http4s = {
    id: 'http4s',
    ecosystem: 'java',
    dependencies: ['org.http4s:*'],
    port: 8080,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/javalin.js
const javalin = {
    id: 'javalin',
    ecosystem: 'java',
    dependencies: ['io.javalin:*'],
    port: 8080,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/ktor.js
const ktor = {
    id: 'ktor',
    ecosystem: 'java',
    dependencies: ['io.ktor:ktor-server*'],
    port: 8080,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/micronaut.js
const micronaut = {
    id: 'micronaut',
    ecosystem: 'java',
    dependencies: ['io.micronaut:*', 'io.micronaut.*'],
    portInConfiguration: true,
    port: 8080,
    healthEndpoints: (view) => view.depends('micronaut-management')
        ? { value: '/health', because: 'the management module is among the dependencies' }
        : undefined,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/play.js
const play = {
    id: 'play',
    ecosystem: 'java',
    dependencies: ['com.typesafe.play:*', 'org.playframework:*'],
    portInConfiguration: true,
    port: 9000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/quarkus.js
const quarkus = {
    id: 'quarkus',
    ecosystem: 'java',
    dependencies: ['io.quarkus:*'],
    portInConfiguration: true,
    port: 8080,
    runtimeEnv: () => ({ QUARKUS_HTTP_HOST: '0.0.0.0' }),
    healthEndpoints: (view) => view.depends('quarkus-smallrye-health')
        ? { value: '/q/health', because: 'SmallRye Health is among the dependencies' }
        : undefined,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/spark-java.js
const sparkJava = {
    id: 'spark-java',
    ecosystem: 'java',
    dependencies: ['com.sparkjava:spark-core'],
    port: 4567,
};

// EXTERNAL MODULE: ./build/compiled/src/detect/manifests/syntax-problem.js
var syntax_problem = __webpack_require__(2181);
// EXTERNAL MODULE: ./build/compiled/src/detect/manifests/yaml.js
var yaml = __webpack_require__(9663);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/compiled/src/detect/sources.js


/** Enough to find where a service listens; more would make detection slow on large trees for little. */
const MAX_FILES = 300;
const MAX_FILE_BYTES = 256 * 1024;
const MAX_DEPTH = 12;
/** Folders whose code does not run in production. */
const ASIDE = new Set([
    'test',
    'tests',
    '__tests__',
    '__mocks__',
    'spec',
    'specs',
    'e2e',
    'cypress',
    'fixtures',
    'testdata',
    'examples',
    'example',
    'docs',
    'vendor',
    'migrations',
    'dist',
    'build',
    'out',
    'coverage',
    'public',
    'static',
    'assets',
]);
/** Source files of a service, the likely entry first, then shallow ones before deep ones; tests and vendored code left out. */
function sourceFiles(folder, query) {
    const names = [
        ...new Set([...(query.first ?? []).filter((name) => folder.has(name)), ...listSources(folder, query)]),
    ];
    return names.slice(0, MAX_FILES).flatMap((name) => {
        const file = sourceFile(folder, name, query.comments);
        return file === undefined ? [] : [file];
    });
}
/** One source file; undefined when it does not exist or is too large to have been written by hand. */
function sourceFile(folder, name, comments) {
    const raw = folder.read(name);
    if (raw === undefined || raw.length > MAX_FILE_BYTES)
        return undefined;
    const text = blankComments(raw, comments);
    let lineAt;
    return {
        name,
        text,
        where: (offset) => {
            lineAt ??= (0,manifests_document/* lineIndex */.Dp)(text);
            return folder.where(name, lineAt(offset));
        },
    };
}
function listSources(folder, query) {
    const found = [];
    const except = new Set(query.except ?? []);
    let level = ['.'];
    for (let depth = 0; depth < MAX_DEPTH && level.length > 0 && found.length < MAX_FILES; depth++) {
        const next = [];
        for (const directory of level) {
            if (found.length >= MAX_FILES)
                break;
            const listing = folder.list(directory);
            const under = (name) => (directory === '.' ? name : `${directory}/${name}`);
            for (const name of listing.files) {
                if (query.extensions.includes(external_node_path_.posix.extname(name)) && !isTest(name))
                    found.push(under(name));
            }
            for (const name of listing.directories) {
                if (!name.startsWith('.') && !isAside(under(name), name) && !except.has(under(name)))
                    next.push(under(name));
            }
        }
        level = next;
    }
    return found;
}
/** Below src/main the folders are packages, and `com.example` is one like any other. */
function isAside(path, name) {
    return ASIDE.has(name) && !path.startsWith('src/main/');
}
function isTest(name) {
    return /(?:[._-](?:test|tests|spec|stories)\.[^.]+|^test_.*\.py|^conftest\.py|_test\.(?:go|py|rb|exs)|Tests?\.(?:java|kt|cs|scala|php)|\.d\.ts)$/.test(name);
}
/**
 * Replaces comments by blanks of the same length. Strings are kept, since routes and ports stand in them;
 * a quote inside a regular expression or a template at worst hides code from the scanners, never invents any.
 */
function blankComments(text, style) {
    const pattern = style === 'slashes'
        ? /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g
        : /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*/g;
    return text.replace(pattern, (piece) => (/^(?:\/[/*]|#)/.test(piece) ? piece.replace(/[^\n]/g, ' ') : piece));
}
/** First match of any pattern over the files, pattern by pattern: list the most telling pattern first. */
function firstHit(files, patterns) {
    for (const pattern of patterns) {
        for (const file of files) {
            const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(file.text);
            if (match !== null)
                return { match, location: file.where(match.index) };
        }
    }
    return undefined;
}
/** Every match of a global pattern over the files. */
function* allHits(files, pattern) {
    for (const file of files) {
        for (const match of file.text.matchAll(pattern))
            yield { match, location: file.where(match.index) };
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/application-config.js




/** Where build tools and frameworks look for it: Maven's and Gradle's place, JHipster's, Kotlin Multiplatform's, Play's, Amper's. */
const FOLDERS = ['src/main/resources', 'src/main/resources/config', 'src/jvmMain/resources', 'conf', 'resources'];
const FILES = [
    'application.properties',
    'application.yml',
    'application.yaml',
    'application.conf',
    'bootstrap.yml',
    'META-INF/microprofile-config.properties',
];
/** A setting of the application's own configuration, by any of its names, in properties, YAML or HOCON. */
function applicationSetting(folder, keys) {
    for (const file of FOLDERS.flatMap((place) => FILES.map((name) => `${place}/${name}`))) {
        if (!folder.has(file))
            continue;
        for (const key of keys) {
            const found = file.endsWith('.properties')
                ? fromProperties(folder, file, key)
                : file.endsWith('.conf')
                    ? fromHocon(folder, file, key)
                    : fromYaml(folder, file, key);
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}
/** The path that everything is served below: `/api`, or nothing. */
function contextPath(folder) {
    const found = applicationSetting(folder, [
        'server.servlet.context-path',
        'quarkus.http.root-path',
        'micronaut.server.context-path',
        'spring.webflux.base-path',
    ]);
    const path = found?.value.replace(/\/$/, '') ?? '';
    return /^\/[\w/.-]+$/.test(path) ? path : '';
}
function fromProperties(folder, file, key) {
    const lines = (folder.read(file) ?? '').split('\n');
    const index = lines.findIndex((line) => line.replace(/\s*[=:].*$/s, '').trim() === key);
    const value = lines[index]?.replace(/^[^=:]*[=:]\s*/, '').trim();
    return value === undefined
        ? undefined
        : { value, because: `${key} says so`, location: folder.where(file, index + 1) };
}
function fromYaml(folder, file, key) {
    // Maven fills in @placeholders@ before anyone reads the file as YAML.
    const text = (folder.read(file) ?? '').replace(/@[\w.-]+@/g, (placeholder) => 'x'.repeat(placeholder.length));
    let document;
    try {
        document = (0,yaml/* parseYaml */.h)(file, text);
    }
    catch (error) {
        if (error instanceof syntax_problem/* SyntaxProblem */.b)
            return undefined;
        throw error;
    }
    const path = key.split('.');
    const value = (0,manifests_document/* valueAt */.fK)(document.root, path) ?? (0,manifests_document/* valueAt */.fK)(document.root, [key]);
    if (typeof value !== 'string' && typeof value !== 'number')
        return undefined;
    return { value: String(value), because: `${key} says so`, location: folder.where(file, document.line(...path)) };
}
/** A number under this path, alone or below a name of the application's own: `shop { http { port = 8080 } }` for `http.port`. */
function fromHocon(folder, file, key) {
    const text = blankComments(blankComments(folder.read(file) ?? '', 'hash'), 'slashes');
    const lineAt = (0,manifests_document/* lineIndex */.Dp)(text);
    const path = [];
    let number;
    let variable;
    for (const match of text.matchAll(/([\w."-]+)\s*[=:]?\s*\{|([\w."-]+)\s*[=:]\s*(\$\{\??\w+\}|"[^"\n]*"|[^\s{}"]+)|\{|\}/g)) {
        const [token, opened, name, value = ''] = match;
        if (token === '}')
            path.pop();
        else if (name === undefined)
            path.push((opened ?? '').replaceAll('"', ''));
        else if (`.${[...path, name].join('.')}`.endsWith(`.${key}`)) {
            const plain = value.replaceAll('"', '');
            if (/^\d{2,5}$/.test(plain))
                number ??= { value: plain, offset: match.index };
            else
                variable ??= /^\$\{\??(\w+)\}$/.exec(plain)?.[1];
        }
    }
    if (number === undefined)
        return undefined;
    const value = variable === undefined ? number.value : `\${${variable}:${number.value}}`;
    return { value, because: `${key} says so`, location: folder.where(file, lineAt(number.offset)) };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/spring-boot.js

/** Names of starters and libraries that bring a server, or stand for parts of a program that has one. */
const SERVER = /web|mvc|jersey|rest|graphql|soap|actuator|thymeleaf|freemarker|mustache|hateoas|tomcat|jetty|undertow|netty|gateway|server|admin|vaadin|zuul|openapi|swagger|camel-servlet/;
const springBoot = {
    id: 'spring-boot',
    ecosystem: 'java',
    dependencies: ['org.springframework.boot:*', 'org.springframework.cloud:*'],
    portInConfiguration: true,
    port: 8080,
    // Programs that only start, do something and end have the framework as well.
    serves: (view) => !view.dependencies?.some((name) => name.includes(':spring-boot-starter')) ||
        view.dependencies.some((name) => SERVER.test(name.split(':')[1] ?? '')) ||
        view.sources().some(({ text }) => /@(?:Rest)?Controller\b|RouterFunction\b/.test(text)),
    runtimeEnv: (_, port) => ({ SERVER_PORT: String(port) }),
    healthEndpoints(view) {
        if (!view.depends('spring-boot-starter-actuator'))
            return undefined;
        const base = applicationSetting(view.folder, ['management.endpoints.web.base-path'])?.value ?? '/actuator';
        // A management port of its own would put the endpoint where the image exposes nothing.
        if (applicationSetting(view.folder, ['management.server.port']) !== undefined)
            return undefined;
        const location = view.dependencyAt?.('spring-boot-starter-actuator');
        return {
            value: `${base.replace(/\/$/, '')}/health`,
            because: 'the actuator is among the dependencies',
            ...(location === undefined ? {} : { location }),
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/vertx.js
const vertx = {
    id: 'vertx',
    ecosystem: 'java',
    dependencies: ['io.vertx:vertx-web', 'io.vertx:vertx-core'],
    port: 8888,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/gin.js
const gin = {
    id: 'gin',
    ecosystem: 'go',
    dependencies: ['github.com/gin-gonic/gin'],
    port: 8080,
    runtimeEnv: () => ({ GIN_MODE: 'release' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/echo.js
const echo = {
    id: 'echo',
    ecosystem: 'go',
    dependencies: ['github.com/labstack/echo/v4', 'github.com/labstack/echo/v5', 'github.com/labstack/echo'],
    port: 1323,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/fiber.js
const fiber = {
    id: 'fiber',
    ecosystem: 'go',
    dependencies: ['github.com/gofiber/fiber/v2', 'github.com/gofiber/fiber/v3'],
    port: 3000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/chi.js
const chi = {
    id: 'chi',
    ecosystem: 'go',
    dependencies: ['github.com/go-chi/chi/v5', 'github.com/go-chi/chi'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/gorilla-mux.js
const gorillaMux = {
    id: 'gorilla-mux',
    ecosystem: 'go',
    dependencies: ['github.com/gorilla/mux'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/actix-web.js
const actixWeb = {
    id: 'actix-web',
    ecosystem: 'rust',
    dependencies: ['actix-web'],
    port: 8080,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/axum.js
const axum = {
    id: 'axum',
    ecosystem: 'rust',
    dependencies: ['axum'],
    port: 3000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/rocket.js
const rocket = {
    id: 'rocket',
    ecosystem: 'rust',
    dependencies: ['rocket'],
    port: 8000,
    // Rocket listens on the loopback interface unless its configuration says otherwise.
    runtimeEnv: (_, port) => ({ ROCKET_ADDRESS: '0.0.0.0', ROCKET_PORT: String(port) }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/warp.js
const warp = {
    id: 'warp',
    ecosystem: 'rust',
    dependencies: ['warp'],
    port: 3030,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/poem.js
const poem = {
    id: 'poem',
    ecosystem: 'rust',
    dependencies: ['poem'],
    port: 3000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/salvo.js
const salvo = {
    id: 'salvo',
    ecosystem: 'rust',
    dependencies: ['salvo'],
    port: 5800,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/aiohttp.js
const aiohttp = {
    id: 'aiohttp',
    ecosystem: 'python',
    dependencies: ['aiohttp'],
    // The package is a client as well as a server: a port is only assumed where the source shows a server.
    clientToo: true,
    port: 8080,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/django-urls.js
const INCLUDE = /\b(?:(?:re_)?path|url)\(\s*r?['"]\^?(?<prefix>[^'"$]*)['"]\s*,\s*include\(\s*\(?\s*['"](?<module>[\w.]+)['"]/g;
/**
 * Follows ROOT_URLCONF through its includes. Only what stands after `urlpatterns` counts: lists before it are parts that are
 * included somewhere else. Undefined where the settings or the module that they name cannot be found.
 */
function servedUrls(files) {
    const [root] = files.flatMap(({ text }) => /^ROOT_URLCONF\s*=\s*['"]([\w.]+)['"]/m.exec(text)?.[1] ?? []);
    const first = root === undefined ? undefined : moduleFile(files, root);
    if (first === undefined)
        return undefined;
    const prefixes = new Map();
    const served = [];
    const open = [{ file: first, prefix: '' }];
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
        const { file, prefix } = next;
        if (prefixes.has(file.name))
            continue;
        prefixes.set(file.name, prefix);
        const start = /^urlpatterns\b/m.exec(file.text)?.index ?? 0;
        const text = ' '.repeat(start) + file.text.slice(start);
        served.push({ ...file, text });
        for (const { groups } of text.matchAll(INCLUDE)) {
            const below = groups?.prefix ?? '';
            const included = moduleFile(files, groups?.module ?? '');
            // What a parameter stands for is not known.
            if (included !== undefined && !/[<(\\]/.test(below))
                open.push({ file: included, prefix: `${prefix}${below}` });
        }
    }
    return { files: served, prefixes };
}
function moduleFile(files, module) {
    const path = module.replaceAll('.', '/');
    const ends = [`${path}.py`, `${path}/__init__.py`];
    return files.find(({ name }) => ends.some((end) => name === end || name.endsWith(`/${end}`)));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/scan.js



const PYTHON_PORTS = {
    withDefault: [
        /(?:environ\.get|getenv|env\.int|env|config)\(\s*['"]PORT['"]\s*,\s*(?:default\s*=\s*)?['"]?(?<port>\d{2,5})/,
        /environ\[['"]PORT['"]\][^\n]{0,40}?\bor\s+['"]?(?<port>\d{2,5})/,
        /getenv\(['"]PORT['"]\)\s*or\s*['"]?(?<port>\d{2,5})/,
    ],
    literal: [
        /\b(?:run|run_app|serve|run_server|listen)\([^()\n]*?\bport\s*=\s*(?<port>\d{2,5})/,
        /\.listen\(\s*(?<port>\d{2,5})/,
        /(?:HTTPServer|TCPServer|ThreadingHTTPServer)\(\s*\(\s*['"][^'"]*['"]\s*,\s*(?<port>\d{2,5})/,
        /^(?:PORT|port)\s*=\s*(?<port>\d{2,5})\b/m,
    ],
    mention: [/(?:environ\.get|getenv|environ\[|env\.int|env)[([]?\s*['"]PORT['"]/],
};
/** Source of a service, likely entries first. */
function pythonSources(folder, except) {
    return sourceFiles(folder, {
        extensions: ['.py'],
        comments: 'hash',
        first: [
            'main.py',
            'app.py',
            'app/main.py',
            'src/main.py',
            'src/app.py',
            'server.py',
            'wsgi.py',
            'asgi.py',
            'api.py',
        ],
        except,
    })
        .filter(({ name }) => !/^(?:setup|noxfile|tasks|fabfile)\.py$/.test(name))
        .map((file) => ({ ...file, text: withoutDocstrings(file.text) }));
}
/** Strings that stand for themselves explain, often with examples of applications that are none. */
function withoutDocstrings(text) {
    const strings = /("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
    return text.replace(strings, (piece, quotes, at) => quotes !== undefined && beginsLine(text, at) ? piece.replace(/[^\n]/g, ' ') : piece);
}
/** Whether nothing but blanks, and the mark of a raw string, stands before an offset in its line. */
function beginsLine(text, offset) {
    let at = /[rR]/.test(text[offset - 1] ?? '') ? offset - 2 : offset - 1;
    while (text[at] === ' ' || text[at] === '\t')
        at--;
    return at < 0 || text[at] === '\n';
}
/** Django's list of paths. */
const PATHS = /\b(?:re_)?path\(\s*r?['"]\^?(?<path>[^'"$]*)\$?['"]/g;
const ROUTES = [
    /@(?:app|application|server|api|blueprint|bp)\.(?:get|route|head|api_route)\(\s*(?:path\s*=\s*)?['"](?<path>\/[^'"]*)['"]/g,
    PATHS,
    /\bRoute\(\s*['"](?<path>\/[^'"]*)['"]/g,
    /\badd_(?:get|route|url_rule)\(\s*['"](?<path>\/[^'"]*)['"]/g,
    /@(?:get|route)\(\s*['"](?<path>\/[^'"]*)['"]/g,
    /\bself\.path\s*==\s*['"](?<path>\/[^'"]*)['"]/g,
    /@rt\(\s*['"](?<path>\/[^'"]*)['"]/g,
    // Tornado's lists of a path and the class that answers it.
    /\(\s*r?['"]\^?(?<path>\/[^'"$]*)\$?['"]\s*,\s*(?:\w+\.)*[A-Z]\w*/g,
    // A WSGI application without a framework.
    /\bPATH_INFO['"]\]\s*==\s*['"](?<path>\/[^'"]*)['"]/g,
];
const ROUTER = /@(?:router|\w+_router)\.(?:get|route|api_route)\(\s*['"](?<path>\/[^'"]*)['"]/g;
/** A health endpoint that the source serves; routes of a router count only where none is mounted below a prefix. */
function pythonHealth(files) {
    const urls = servedUrls(files);
    if (urls !== undefined)
        return healthRoute(urls.files, [PATHS], ({ name }) => ({ path: urls.prefixes.get(name) ?? '', after: -1 }));
    const prefixed = firstHit(files, [/\bprefix\s*=\s*['"]\//, /url_prefix\s*=/]);
    return healthRoute(files, prefixed === undefined ? [...ROUTES, ROUTER] : ROUTES);
}
/** `src/shop/main.py` → `shop.main`; a src folder is put on the path instead of into the name. */
function moduleName(file) {
    return file
        .replace(/^src\//, '')
        .replace(/\.py$/, '')
        .replace(/\/__init__$/, '')
        .replaceAll('/', '.');
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/applications.js


/** `module:variable` of the first application object that a constructor makes, itself or in a function that is called for it, with the place. */
function applicationObject(files, constructor) {
    const call = constructorCall(constructor);
    const because = `${constructor} is made here`;
    return (assigned(files, [String.raw `(?:\s*:\s*[\w.]+\s*)?\s*=\s*${call}`, String.raw `\s*,\s*\w+\s*=\s*${call}`], because) ??
        assigned(files, [...new Set([...makers(files, call), ...definedFactories(files)])].map((name) => String.raw `(?:\s*:\s*[\w.]+\s*)?\s*=\s*(?:\w+\.)?${name}\(`), because));
}
function constructorCall(constructor) {
    return String.raw `(?:\w+\.){0,3}${constructor}\(`;
}
/** The variable at the top of a module that one of these assignments gives its value. */
function assigned(files, right, because) {
    const hit = firstHit(files, right.map((rest) => new RegExp(String.raw `^(?<name>\w+)${rest}`, 'm')));
    const name = hit?.match.groups?.name;
    const file = hit === undefined ? undefined : files.find((each) => each.where(0).file === hit.location.file);
    // A server imports the module by name, so a folder that is no identifier cannot hold it.
    if (hit === undefined || name === undefined || file === undefined || !/^[\w/]+\.py$/.test(file.name))
        return undefined;
    return { value: `${moduleName(file.name)}:${name}`, because, location: hit.location };
}
function definedFactories(files) {
    return USUAL_FACTORIES.filter((name) => files.some(({ text }) => new RegExp(`^def ${name}\\(`, 'm').test(text)));
}
/** Functions of the top level in whose body the call stands. */
function makers(files, call) {
    const made = new RegExp(String.raw `\b${call}`);
    const names = new Set();
    for (const { text } of files) {
        if (!made.test(text))
            continue;
        let current;
        for (const line of text.split('\n')) {
            if (/^[^\s)#]/.test(line))
                current = /^(?:async )?def (\w+)\(/.exec(line)?.[1];
            if (current !== undefined && made.test(line))
                names.add(current);
        }
    }
    return [...names];
}
/** `module:factory` where an application is made only inside a function that needs nothing; a constructor says what it must make. */
function applicationFactory(files, constructor) {
    const names = constructor === undefined ? USUAL_FACTORIES : makers(files, constructorCall(constructor));
    if (names.length === 0)
        return undefined;
    const definition = new RegExp(String.raw `^def (?<name>${names.join('|')})\((?<parameters>[^)]*)\)`, 'm');
    for (const file of files) {
        const match = definition.exec(file.text);
        const parameters = (match?.groups?.parameters ?? '').split(',').map((each) => each.trim());
        // A server calls it without arguments, and imports its module by name.
        if (match === null || !parameters.every((each) => /^$|^[*/]|=/.test(each)) || !/^[\w/]+\.py$/.test(file.name))
            continue;
        return {
            value: `${moduleName(file.name)}:${match.groups?.name ?? ''}`,
            because: 'this function makes the application',
            location: file.where(match.index),
        };
    }
    return undefined;
}
/** What functions that make an application are called, whatever class it is of. */
const USUAL_FACTORIES = ['create_app', 'make_app', 'get_app', 'build_app', 'create_application', 'get_application'];

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/servers.js
/** An ASGI application, or else the function that makes it, behind the server that the project brings, uvicorn unless it says otherwise. */
function asgiCommand(view, application, port, factory) {
    const target = application ?? factory;
    if (target === undefined)
        return undefined;
    const made = application === undefined ? ['--factory'] : [];
    if (!view.depends('uvicorn') && view.depends('hypercorn'))
        return ['hypercorn', `${target.value}${application === undefined ? '()' : ''}`, '--bind', `0.0.0.0:${port}`];
    if (!view.depends('uvicorn') && view.depends('granian')) {
        return ['granian', '--interface', 'asgi', '--host', '0.0.0.0', '--port', String(port), ...made, target.value];
    }
    return ['uvicorn', ...made, target.value, '--host', '0.0.0.0', '--port', String(port)];
}
/** A WSGI application, or else the function that makes it, behind the server that the project brings, gunicorn unless it says otherwise. */
function wsgiCommand(view, application, port, factory) {
    const target = application ?? factory;
    if (target === undefined)
        return undefined;
    if (!view.depends('gunicorn') && view.depends('waitress')) {
        return [
            'waitress-serve',
            `--listen=0.0.0.0:${port}`,
            ...(application === undefined ? ['--call'] : []),
            target.value,
        ];
    }
    return gunicorn(view, `${target.value}${application === undefined ? '()' : ''}`, port);
}
/**
 * gunicorn listens on PORT of all interfaces where nothing else is said, so that a platform can choose the port.
 * A gunicorn.conf.py that binds to something, which may be a socket or this machine alone, is overruled.
 */
function gunicorn(view, application, port) {
    const binds = /^\s*bind\s*=/m.test(view.config('gunicorn.conf.py')?.text ?? '');
    return ['gunicorn', application, ...(binds ? ['--bind', `0.0.0.0:${port}`] : [])];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/bottle.js


const bottle = {
    id: 'bottle',
    ecosystem: 'python',
    dependencies: ['bottle'],
    port: 8080,
    servers: ['gunicorn', 'waitress', 'uwsgi'],
    entrypoint: (view, port) => wsgiCommand(view, applicationObject(view.sources(), 'Bottle'), port, applicationFactory(view.sources())),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/dash.js

const dash = {
    id: 'dash',
    ecosystem: 'python',
    dependencies: ['dash'],
    port: 8050,
    servers: ['gunicorn'],
    // Without a server of its own it listens where these say, and else on this machine alone.
    runtimeEnv: (_, port) => ({ HOST: '0.0.0.0', PORT: String(port) }),
    // Dash keeps its WSGI application in an attribute, which projects give a name of their own: `server = app.server`.
    entrypoint(view, port) {
        for (const source of view.sources()) {
            const match = /^(\w+)\s*=\s*\w+\.server\s*$/m.exec(source.text);
            if (match === null)
                continue;
            const module = source.name.replace(/\.py$/, '').replaceAll('/', '.');
            return wsgiCommand(view, { value: `${module}:${match[1] ?? ''}`, because: '', location: source.where(match.index) }, port);
        }
        return undefined;
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/django.js



const django = {
    id: 'django',
    ecosystem: 'python',
    dependencies: ['django'],
    port: 8000,
    servers: ['gunicorn', 'uvicorn', 'daphne', 'hypercorn', 'waitress'],
    runtimeEnv(view) {
        const name = settings(view);
        const own = django_module(view, 'wsgi') ?? django_module(view, 'asgi') ?? declared(view);
        return name === undefined || own !== undefined ? {} : { DJANGO_SETTINGS_MODULE: name };
    },
    entrypoint(view, port) {
        const asynchronous = view.depends('daphne') || view.depends('channels') || view.depends('uvicorn');
        const wsgi = django_module(view, 'wsgi');
        const asgi = django_module(view, 'asgi');
        if (asgi !== undefined && view.depends('daphne')) {
            return ['daphne', '-b', '0.0.0.0', '-p', String(port), `${asgi}:application`];
        }
        if (asgi !== undefined && (asynchronous || wsgi === undefined) && view.depends('uvicorn')) {
            return ['uvicorn', `${asgi}:application`, '--host', '0.0.0.0', '--port', String(port)];
        }
        const target = declared(view) ?? wsgi;
        if (target !== undefined)
            return gunicorn(view, `${target}:application`, port);
        const object = applicationObject(view.sources(), 'get_wsgi_application');
        if (object !== undefined)
            return gunicorn(view, object.value, port);
        // Django itself makes the application that a missing wsgi.py would have made.
        return settings(view) === undefined ? undefined : gunicorn(view, 'django.core.wsgi:get_wsgi_application()', port);
    },
};
/** The settings module that manage.py names. */
function settings(view) {
    const text = view.config('manage.py')?.text ?? '';
    return /DJANGO_SETTINGS_MODULE['"]\s*,\s*['"]([\w.]+)['"]/.exec(text)?.[1];
}
/** `WSGI_APPLICATION = "shop.wsgi.application"` in the settings. */
function declared(view) {
    for (const { text } of view.sources()) {
        const match = /WSGI_APPLICATION\s*=\s*['"]([\w.]+)\.application['"]/.exec(text);
        if (match?.[1] !== undefined)
            return match[1];
    }
    return undefined;
}
/** The module of an entry point: beside the settings that manage.py names, or above them, or else wherever it is. */
function django_module(view, name) {
    const files = [`${name}.py`, `${name}/__init__.py`];
    const packages = (settings(view) ?? '').split('.').slice(0, -1);
    for (let length = packages.length; length > 0; length--) {
        const beside = view.folder.first(...files.map((file) => [...packages.slice(0, length), file].join('/')));
        if (beside !== undefined)
            return moduleName(beside);
    }
    const source = view
        .sources()
        .find((each) => files.some((file) => each.name === file || each.name.endsWith(`/${file}`)));
    return source === undefined ? undefined : moduleName(source.name);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/falcon.js


const falcon = {
    id: 'falcon',
    ecosystem: 'python',
    dependencies: ['falcon'],
    port: 8000,
    servers: ['gunicorn', 'waitress', 'uwsgi', 'uvicorn', 'hypercorn', 'granian'],
    entrypoint(view, port) {
        const files = view.sources();
        const asynchronous = files.some(({ text }) => /\bfalcon\.asgi\b/.test(text));
        const serve = asynchronous ? asgiCommand : wsgiCommand;
        return serve(view, applicationObject(files, 'App'), port, applicationFactory(files));
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/fastapi.js


const fastapi = {
    id: 'fastapi',
    ecosystem: 'python',
    dependencies: ['fastapi'],
    port: 8000,
    servers: ['uvicorn', 'hypercorn', 'granian', 'gunicorn'],
    entrypoint: (view, port) => asgiCommand(view, applicationObject(view.sources(), 'FastAPI'), port, applicationFactory(view.sources(), 'FastAPI')),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/fasthtml.js


const fasthtml = {
    id: 'fasthtml',
    ecosystem: 'python',
    dependencies: ['python-fasthtml'],
    port: 5001,
    // It depends on uvicorn itself, so there is nothing to add.
    entrypoint: (view, port) => asgiCommand(view, applicationObject(view.sources(), 'fast_app') ?? applicationObject(view.sources(), 'FastHTML'), port),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/flask.js


const flask = {
    id: 'flask',
    ecosystem: 'python',
    dependencies: ['flask'],
    port: 5000,
    servers: ['gunicorn', 'waitress', 'uwsgi'],
    entrypoint: (view, port) => wsgiCommand(view, applicationObject(view.sources(), 'Flask'), port, applicationFactory(view.sources())),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/gradio.js
const gradio = {
    id: 'gradio',
    ecosystem: 'python',
    dependencies: ['gradio'],
    port: 7860,
    runtimeEnv: (_, port) => ({ GRADIO_SERVER_NAME: '0.0.0.0', GRADIO_SERVER_PORT: String(port), HOME: '/tmp' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/litestar.js


const litestar = {
    id: 'litestar',
    ecosystem: 'python',
    dependencies: ['litestar'],
    port: 8000,
    servers: ['uvicorn', 'hypercorn', 'granian', 'gunicorn'],
    entrypoint: (view, port) => asgiCommand(view, applicationObject(view.sources(), 'Litestar'), port, applicationFactory(view.sources(), 'Litestar')),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/quart.js


const quart = {
    id: 'quart',
    ecosystem: 'python',
    dependencies: ['quart'],
    port: 8000,
    servers: ['uvicorn', 'granian', 'gunicorn'],
    // It depends on Hypercorn itself, so there is nothing to add.
    entrypoint(view, port) {
        const own = view.depends('granian')
            ? view
            : { ...view, depends: (name) => name === 'hypercorn' || view.depends(name) };
        const files = view.sources();
        return asgiCommand(own, applicationObject(files, 'Quart'), port, applicationFactory(files, 'Quart'));
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/sanic.js

const sanic = {
    id: 'sanic',
    ecosystem: 'python',
    dependencies: ['sanic'],
    port: 8000,
    // Its own server is the production one; left to the source, it listens on this machine alone.
    entrypoint(view, port) {
        const application = applicationObject(view.sources(), 'Sanic');
        return application && ['sanic', application.value, '--host', '0.0.0.0', '--port', String(port)];
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/starlette.js


const starlette = {
    id: 'starlette',
    ecosystem: 'python',
    dependencies: ['starlette'],
    port: 8000,
    servers: ['uvicorn', 'hypercorn', 'granian', 'gunicorn'],
    entrypoint: (view, port) => asgiCommand(view, applicationObject(view.sources(), 'Starlette'), port, applicationFactory(view.sources(), 'Starlette')),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/streamlit.js
const streamlit = {
    id: 'streamlit',
    ecosystem: 'python',
    dependencies: ['streamlit'],
    port: 8501,
    entrypoint(view, port) {
        const names = ['streamlit_app.py', 'app.py', 'main.py', 'Home.py', 'src/app.py', 'src/main.py', 'app/main.py'];
        const file = view.folder.first(...names) ?? view.sources().find(({ text }) => /^import streamlit\b/m.test(text))?.name;
        if (file === undefined)
            return undefined;
        return [
            'streamlit',
            'run',
            file,
            '--server.port',
            String(port),
            '--server.address',
            '0.0.0.0',
            '--server.headless',
            'true',
        ];
    },
    runtimeEnv: () => ({ HOME: '/tmp', STREAMLIT_BROWSER_GATHER_USAGE_STATS: 'false' }),
    healthEndpoints: () => ({ value: '/_stcore/health', because: 'Streamlit serves it by default' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/tornado.js
const tornado = {
    id: 'tornado',
    ecosystem: 'python',
    dependencies: ['tornado'],
    port: 8888,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/registry.js
























































































/**
 * The first that fits is the project's framework, so the order matters: what builds a whole application comes before the server
 * libraries that such applications also use, and those before bundlers, which servers use for their pages.
 */
const JAVASCRIPT_FRAMEWORKS = [
    next,
    nuxt,
    tanstackStart,
    solidStart,
    reactRouter,
    remix,
    sveltekit,
    astro,
    angular,
    nitro,
    gatsby,
    docusaurus,
    vitepress,
    eleventy,
    vuepress,
    medusa,
    nest,
    adonis,
    strapi,
    express,
    fastify,
    hapi,
    koa,
    hono,
    elysia,
    expo,
    ...staticGenerators,
    createReactApp,
    vueCli,
    ember,
    rsbuild,
    vite,
    parcel,
];
/** Applications that stand on another framework of the list come before it. */
const PYTHON_FRAMEWORKS = [
    streamlit,
    gradio,
    dash,
    django,
    fasthtml,
    fastapi,
    litestar,
    starlette,
    quart,
    flask,
    sanic,
    falcon,
    bottle,
    tornado,
    aiohttp,
];
const GO_FRAMEWORKS = [gin, echo, fiber, chi, gorillaMux];
const RUST_FRAMEWORKS = [rocket, axum, actixWeb, poem, salvo, warp];
/** Quarkus and Helidon stand on Vert.x and others of the list, so they come first. */
const JAVA_FRAMEWORKS = [
    springBoot,
    quarkus,
    micronaut,
    helidon,
    ktor,
    play,
    http4s,
    akkaHttp,
    dropwizard,
    javalin,
    sparkJava,
    ratpack,
    vertx,
];
/** Laravel stands on parts of Symfony, so it comes first. */
const PHP_FRAMEWORKS = [
    laravel,
    drupal,
    wordpress,
    symfony,
    cakephp,
    codeigniter,
    yii,
    laminas,
    slim,
];
const RUBY_FRAMEWORKS = [rails, hanami, roda, sinatra, rack];
const ELIXIR_FRAMEWORKS = [phoenix, plug];

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/choose-manager.js

/** Lock files in order of preference: where several lie side by side, npm's is most often a leftover. */
const choose_manager_LOCK_FILES = [
    ['pnpm-lock.yaml', 'pnpm'],
    ['bun.lock', 'bun'],
    ['bun.lockb', 'bun'],
    ['yarn.lock', 'yarn'],
    ['package-lock.json', 'npm'],
    ['npm-shrinkwrap.json', 'npm'],
];
const MARKS = [
    ['pnpm-workspace.yaml', 'pnpm'],
    ['package.json5', 'pnpm'],
    ['package.yaml', 'pnpm'],
    ['.yarnrc.yml', 'yarn'],
    ['.yarnrc', 'yarn'],
    ['bunfig.toml', 'bun'],
];
/** The package manager of a project: what package.json says, else its lock file, else a tool's own configuration, else npm. */
function chooseManager(folder, manifest) {
    return (choose_manager_declared(manifest) ??
        byFile(folder, choose_manager_LOCK_FILES, 'is its lock file') ??
        byFile(folder, MARKS, 'is its configuration') ??
        byEngines(manifest) ??
        byTypes(manifest) ?? { id: 'npm', because: 'no other package manager is named', file: manifest.document.file });
}
function choose_manager_declared(manifest) {
    const pinned = /^(npm|yarn|pnpm|bun)@(\d+(?:\.\d+){0,2}(?:-[\w.]+)?)/.exec((0,manifests_document/* asString */.oJ)(manifest.get('packageManager')) ?? '');
    if (pinned)
        return choice(manifest, pinned[1], pinned[2], 'packageManager');
    const value = manifest.get('devEngines', 'packageManager');
    const engine = (0,manifests_document/* asRecord */.qY)((0,manifests_document/* asArray */._j)(value)[0] ?? value);
    const name = (0,manifests_document/* asString */.oJ)(engine.name);
    return name !== undefined && isManager(name) ? choice(manifest, name, undefined, 'devEngines') : undefined;
}
function byEngines(manifest) {
    const name = ['pnpm', 'bun', 'yarn'].find((id) => (0,manifests_document/* asString */.oJ)(manifest.get('engines', id)) !== undefined);
    return name === undefined ? undefined : choice(manifest, name, undefined, 'engines');
}
/** Types of Bun's own interfaces are there for code that runs on it, unless the project asks for Node.js. */
function byTypes(manifest) {
    if (manifest.get('engines', 'node') !== undefined)
        return undefined;
    const name = ['@types/bun', 'bun-types'].find((each) => manifest.devDependencies.has(each) || manifest.dependencies.has(each));
    if (name === undefined)
        return undefined;
    const line = manifest.dependencyLine(name);
    return {
        id: 'bun',
        because: `package.json depends on ${name}`,
        file: manifest.document.file,
        ...(line === undefined ? {} : { line }),
    };
}
function byFile(folder, files, why) {
    const found = files.find(([name]) => folder.has(name));
    return found && { id: found[1], because: `${found[0]} ${why}`, file: folder.where(found[0]).file };
}
function choice(manifest, id, version, field) {
    if (id === undefined || !isManager(id))
        return undefined;
    const line = manifest.line(field);
    return {
        id,
        because: `${field} names it`,
        file: manifest.document.file,
        ...(version === undefined ? {} : { version }),
        ...(line === undefined ? {} : { line }),
    };
}
function isManager(name) {
    return name === 'npm' || name === 'yarn' || name === 'pnpm' || name === 'bun';
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/install.js
/** Scripts that npm and its like run by themselves while installing. */
const LIFECYCLE = ['preinstall', 'install', 'postinstall', 'prepare'];
/** Tools in lifecycle scripts that need nothing of the project beyond the folders named here. */
const HARMLESS = {
    husky: [],
    'is-ci': [],
    'only-allow': [],
    'patch-package': ['patches'],
    prisma: ['prisma'],
    'simple-git-hooks': [],
};
/** The lifecycle scripts of a project, by name. */
function lifecycleScripts(manifest) {
    return LIFECYCLE.filter((name) => manifest.scripts[name] !== undefined);
}
/**
 * What lifecycle scripts need beside the manifests: folders and files that exist, or undefined when only the whole tree is sure to be enough.
 */
function lifecycleInputs(folder, manifest) {
    const inputs = [];
    for (const name of lifecycleScripts(manifest)) {
        for (const part of (manifest.scripts[name] ?? '').split(/&&|\|\||;/)) {
            const words = part
                .trim()
                .replace(/^npx\s+(?:-\S+\s+)*/, '')
                .split(/\s+/);
            const needed = HARMLESS[words[0] ?? ''];
            if (needed === undefined)
                return undefined;
            inputs.push(...needed, ...words.slice(1).filter((word) => /[./]/.test(word)));
        }
    }
    return folder.existing(...inputs);
}
/** Manifests that an install reads: the root's, and in a workspace those of all members, or else the lock file does not fit. */
function manifestInputs(here, root, memberPaths) {
    const all = [root.path, ...memberPaths].flatMap((path) => {
        const folder = root.sub(root.relative(path));
        const name = folder.first('package.json', 'package.json5', 'package.yaml');
        return name === undefined ? [] : [here.relative(folder.sub(name).path)];
    });
    return [...new Set(all)];
}
/** A command with its inputs, without those when they are not known. */
function commandOf(run, name, inputs) {
    return inputs === undefined ? { run, name } : { run, name, inputs: [...inputs] };
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
;// CONCATENATED MODULE: ./build/compiled/src/detect/version-wish.js

/**
 * The range in npm's notation that means the same streams as `text`, or undefined when `text` is no range.
 * Lower bounds sink to the start of their stream and upper bounds rise to its end, so that `20.11.1` finds stream 20.
 */
function streamRange(text, depth) {
    const range = parseRange(text);
    if (range === undefined)
        return undefined;
    const sets = range.set.map((comparators) => comparators
        .filter((comparator) => comparator.semver.version !== undefined && comparator.operator !== undefined)
        .map(({ operator, semver: version }) => widen(operator, version, depth))
        .filter((part) => part !== '')
        .join(' '));
    return sets.some((set) => set === '') ? '*' : sets.join(' || ');
}
function parseRange(text) {
    try {
        return new semver.Range(text, { loose: true });
    }
    catch {
        return undefined;
    }
}
function widen(operator, version, depth) {
    // `Comparator.ANY` carries no version of its own.
    if (!(version instanceof semver.SemVer))
        return '';
    const start = depth === 1 ? `${version.major}.0.0` : `${version.major}.${version.minor}.0`;
    const end = depth === 1 ? `${version.major + 1}.0.0` : `${version.major}.${version.minor + 1}.0`;
    const atStart = version.patch === 0 && (depth === 2 || version.minor === 0);
    switch (operator) {
        case '>=':
        case '>':
            return `>=${start}`;
        case '<':
            return `<${atStart ? start : end}`;
        case '<=':
            return `<${end}`;
        default:
            return `>=${start} <${end}`;
    }
}
/** Whether a wish leaves one stream only: it names a version rather than a bound. */
function isPin(wish, depth) {
    const lowest = semver.minVersion(wish.range);
    if (lowest === null)
        return false;
    const next = depth === 1 ? `${lowest.major + 1}.0.0` : `${lowest.major}.${lowest.minor + 1}.0`;
    return semver.subset(wish.range, `>=${lowest.version} <${next}`);
}
/**
 * One wish from several, listed with the most binding source first. An open range that comes first gives way to a later pin inside it:
 * `engines: ">=20"` with `.nvmrc: 22` means 22. Sources that contradict the choice are told.
 */
function chooseWish(wishes, depth) {
    const [first, ...others] = wishes;
    if (first === undefined)
        return {};
    const pin = isPin(first, depth)
        ? first
        : others.find((other) => isPin(other, depth) && semver.subset(other.range, first.range));
    const wish = pin ?? first;
    const against = wishes.find((other) => other !== wish && !semver.intersects(other.range, wish.range));
    if (against === undefined)
        return { wish };
    return {
        wish,
        conflict: `${wish.source} asks for ${wish.text} and ${against.source} for ${against.text}; ${wish.source} was followed`,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/version-files.js


/** The wishes of version files, in this folder and the folders above it, nearest first. */
function versionFileWishes(folder, files) {
    const wishes = [];
    for (let current = folder;; current = current.sub('..')) {
        for (const name of files.plain)
            wishes.push(...plainWish(current, name, files));
        wishes.push(...toolVersionsWish(current, files), ...miseWish(current, files));
        if (current.isRoot)
            return wishes;
    }
}
/** A wish, or none when the text is no version: `node`, `system`, `latest`. */
function wishOf(text, source, location, files) {
    if (text === undefined)
        return [];
    const readable = files.read === undefined ? text.replace(/^v(?=\d)/, '') : files.read(text);
    const range = readable === undefined ? undefined : streamRange(readable, files.depth);
    if (range === undefined || range === '*')
        return [];
    return [{ request: readable ?? text, range, text, source, ...(location === undefined ? {} : { location }) }];
}
function plainWish(folder, name, files) {
    const lines = folder.read(name)?.split('\n') ?? [];
    const index = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
    return wishOf(lines[index]?.trim(), name, folder.where(name, index + 1), files);
}
function toolVersionsWish(folder, files) {
    const lines = folder.read('.tool-versions')?.split('\n') ?? [];
    return lines.flatMap((line, index) => {
        const [tool = '', version] = line.replace(/#.*/, '').trim().split(/\s+/);
        if (!files.tools.includes(tool))
            return [];
        return wishOf(version, '.tool-versions', folder.where('.tool-versions', index + 1), files);
    });
}
function miseWish(folder, files) {
    const name = folder.first('mise.toml', '.mise.toml', '.config/mise.toml');
    const document = name === undefined ? undefined : folder.toml(name);
    if (name === undefined || document === undefined)
        return [];
    const tools = (0,manifests_document/* asRecord */.qY)(document.get('tools'));
    const tool = files.tools.find((candidate) => tools[candidate] !== undefined);
    if (tool === undefined)
        return [];
    const value = tools[tool];
    const text = (0,manifests_document/* asString */.oJ)((0,manifests_document/* asArray */._j)(value)[0]) ?? (0,manifests_document/* asString */.oJ)(value) ?? (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(value).version);
    return wishOf(text ?? (typeof value === 'number' ? String(value) : undefined), name, folder.where(name, document.line('tools', tool)), files);
}

// EXTERNAL MODULE: ./build/compiled/src/schema/errors.js
var errors = __webpack_require__(1216);
;// CONCATENATED MODULE: ./build/compiled/src/detect/shell-word.js
/** A text from the repository as one word of a command line, quoted where a shell would read more into it. */
function shellWord(text) {
    return /^[\w@%+=:,./^-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw `'\''`)}'`;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/moon.js



/** The command line of one of a project's own moon tasks. Tasks that are inherited or extended from elsewhere are not followed. */
function moonTask(folder, name) {
    const document = moonFile(folder, 'moon.yml');
    const task = ['tasks', name];
    const script = (0,manifests_document/* asString */.oJ)(document?.get(...task, 'script'));
    const words = [document?.get(...task, 'command'), document?.get(...task, 'args')].flatMap(wordsOf);
    const line = script ?? (words.length === 0 ? undefined : words.join(' '));
    if (document === undefined || line === undefined || line.startsWith('noop'))
        return undefined;
    return {
        value: line,
        because: `moon.yml has a task ${name}`,
        location: folder.where('moon.yml', document.line(...task)),
    };
}
/** A string is a command line already; the words of a list are meant as they are. */
function wordsOf(value) {
    return typeof value === 'string' ? [value] : (0,manifests_document/* asStrings */.P7)(value).map(shellWord);
}
/** What moon.yml says that a project is, when that is no application. */
function moonLayer(folder) {
    const document = moonFile(folder, 'moon.yml');
    const kind = (0,manifests_document/* asString */.oJ)(document?.get('layer')) ?? (0,manifests_document/* asString */.oJ)(document?.get('type'));
    return kind === undefined || kind === 'application' ? undefined : kind;
}
/** The version of Node.js in moon's own toolchain, as it is written: nearest file first. */
function moonNode(folder) {
    for (let current = folder;; current = current.sub('..')) {
        for (const name of ['.moon/toolchain.yml', '.moon/toolchains.yml']) {
            const document = moonFile(current, name);
            const text = (0,manifests_document/* asString */.oJ)(document?.get('node', 'version'));
            if (text !== undefined)
                return { text, location: current.where(name, document?.line('node', 'version')) };
        }
        if (current.isRoot)
            return undefined;
    }
}
/** These files steer another tool; one that does not parse says nothing here. */
function moonFile(folder, name) {
    try {
        return folder.has(name) ? folder.yaml(name) : undefined;
    }
    catch (error) {
        if (error instanceof errors/* AipackError */.kx)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/compiled/src/detect/manifests/parse.js + 2 modules
var parse = __webpack_require__(3086);
;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/json5.js


/** JSON5 without its comments is flow-style YAML, for all that manifests use of it: bare keys, single quotes, trailing commas. */
function peekJson5(folder, name) {
    const text = folder.read(name);
    const path = folder.at(name);
    if (text === undefined || path === undefined)
        return undefined;
    return (0,parse/* parseDocument */.T)('yaml', path, blankComments(text, 'slashes').replaceAll('\t', ' '));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/package-json.js



const DEPENDENCY_FIELDS = ['dependencies', 'optionalDependencies', 'devDependencies', 'peerDependencies'];
/** @throws AipackError MANIFEST_UNREADABLE */
function readPackageJson(folder) {
    const fileName = folder.first('package.json', 'package.json5', 'package.yaml');
    if (fileName === undefined)
        return undefined;
    const document = package_json_open(folder, fileName);
    if (document === undefined)
        return undefined;
    if (!(0,manifests_document/* isRecord */.u4)(document.root)) {
        throw new errors/* AipackError */.kx({
            code: 'MANIFEST_UNREADABLE',
            message: 'is not an object',
            location: folder.where(fileName, 1),
        });
    }
    return {
        document,
        fileName,
        name: (0,manifests_document/* asString */.oJ)(document.get('name')),
        scripts: stringsOf(document.get('scripts')),
        dependencies: new Map([
            ...Object.entries(stringsOf(document.get('optionalDependencies'))),
            ...Object.entries(stringsOf(document.get('dependencies'))),
        ]),
        devDependencies: new Map(Object.entries(stringsOf(document.get('devDependencies')))),
        get: (...path) => document.get(...path),
        line: (...path) => document.line(...path),
        dependencyLine: (name) => DEPENDENCY_FIELDS.map((field) => document.line(field, name)).find((line) => line !== undefined),
    };
}
function package_json_open(folder, fileName) {
    if (fileName.endsWith('.yaml'))
        return folder.yaml(fileName);
    return fileName.endsWith('5') ? peekJson5(folder, fileName) : folder.json(fileName);
}
function stringsOf(value) {
    return Object.fromEntries(Object.entries((0,manifests_document/* asRecord */.qY)(value)).filter((entry) => typeof entry[1] === 'string'));
}
/** Patterns of workspace members: a list, or an object with the list as `packages`. */
function workspacePatterns(packageJson) {
    const field = packageJson.get('workspaces');
    return (0,manifests_document/* asStrings */.P7)((0,manifests_document/* isRecord */.u4)(field) ? field.packages : field);
}
/** Patterns of the packages that lerna.json lists; undefined where there is none. */
function lernaPatterns(root) {
    const lerna = root.has('lerna.json') ? root.json('lerna.json') : undefined;
    const listed = (0,manifests_document/* asStrings */.P7)(lerna?.get('packages'));
    return lerna === undefined ? undefined : listed.length > 0 ? listed : ['packages/*'];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/node-version.js





/** Release lines that `lts/<name>` stands for (nodejs.org, previous releases). */
const LTS_NAMES = {
    argon: '4',
    boron: '6',
    carbon: '8',
    dubnium: '10',
    erbium: '12',
    fermium: '14',
    gallium: '16',
    hydrogen: '18',
    iron: '20',
    jod: '22',
    krypton: '24',
};
const node_version_FILES = {
    plain: ['.nvmrc', '.node-version'],
    tools: ['node', 'nodejs'],
    depth: 1,
    read: readNodeVersion,
};
/** `v20.1` → `20.1`, `lts/iron` → `20`; nothing for `node`, `lts/*` and other words that leave the choice open. */
function readNodeVersion(text) {
    const lts = /^lts[/-](\w+)$/i.exec(text)?.[1];
    if (lts !== undefined)
        return LTS_NAMES[lts.toLowerCase()];
    return /\d/.test(text) ? text.replace(/^v(?=\d)/, '').replace(/^node[@-]?(?=\d)/, '') : undefined;
}
/**
 * The Node.js that a project asks for. Order: `engines.node`, `devEngines.runtime`, `volta.node`, Rush's supported range, then `.nvmrc`,
 * `.node-version`, `.tool-versions` and mise.toml here and above, moon's toolchain, and last
 * what other tools' files say; an open range gives way to a pin inside it.
 */
function nodeWish(folder, packageJson, root, hint) {
    const rootManifest = root === undefined || root.path === folder.path ? undefined : readPackageJson(root);
    const manifests = [packageJson, rootManifest].flatMap((manifest) => manifest === undefined ? [] : manifestWishes(manifest));
    const own = [...manifests, ...rushWish(root), ...versionFileWishes(folder, node_version_FILES), ...moonWish(folder)];
    // Other tools' files count where the project itself says nothing, and so never contradict it.
    return chooseWish(own.length > 0 ? own : wishOf(hint?.value, hint?.location?.file ?? '', hint?.location, node_version_FILES), 1);
}
/** Rush refuses to run on other versions than those of its range. */
function rushWish(root) {
    const document = root?.has('rush.json') === true ? root.json('rush.json') : undefined;
    const range = (0,manifests_document/* asString */.oJ)(document?.get('nodeSupportedVersionRange'));
    const location = root?.where('rush.json', document?.line('nodeSupportedVersionRange'));
    return wishOf(range, 'nodeSupportedVersionRange', location, node_version_FILES);
}
function moonWish(folder) {
    const found = moonNode(folder);
    return found === undefined ? [] : wishOf(found.text, "moon's toolchain", found.location, node_version_FILES);
}
function manifestWishes(manifest) {
    const at = (...path) => {
        const line = manifest.line(...path);
        return line === undefined ? { file: manifest.document.file } : { file: manifest.document.file, line };
    };
    const runtime = (0,manifests_document/* asRecord */.qY)(firstRuntime(manifest.get('devEngines', 'runtime')));
    return [
        ...wishOf((0,manifests_document/* asString */.oJ)(manifest.get('engines', 'node')), 'engines.node', at('engines', 'node'), node_version_FILES),
        ...((0,manifests_document/* asString */.oJ)(runtime.name) === 'node'
            ? wishOf((0,manifests_document/* asString */.oJ)(runtime.version), 'devEngines.runtime', at('devEngines', 'runtime'), node_version_FILES)
            : []),
        ...wishOf((0,manifests_document/* asString */.oJ)(manifest.get('volta', 'node')), 'volta.node', at('volta', 'node'), node_version_FILES),
    ];
}
function firstRuntime(value) {
    return Array.isArray(value) ? value.find((item) => (0,manifests_document/* isRecord */.u4)(item) && item.name === 'node') : value;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/assets.js




const SCRIPTS = ['build', 'production', 'prod', 'build:prod'];
/** What another language's project builds for browsers with the package.json beside its own manifest; undefined when there is none. */
function assetBuild(project, managers, options) {
    const manifest = readPackageJson(project.folder);
    if (manifest === undefined)
        return undefined;
    const script = SCRIPTS.find((name) => manifest.scripts[name] !== undefined);
    const some = manifest.dependencies.size > 0 || manifest.devDependencies.size > 0;
    if ((script === undefined && !options.always) || (script === undefined && !some))
        return undefined;
    const choice = chooseManager(project.folder, manifest);
    const manager = managers[choice.id];
    const node = project.catalog.stream('nodejs', nodeWish(project.folder, manifest).wish?.request);
    const plan = manager.plan({
        project,
        manifest,
        root: project.folder,
        rootManifest: manifest,
        nodeMajor: Number.parseInt(node.stream, 10),
        production: false,
    });
    project.decide('assets', script === undefined ? choice.id : manager.run(script), 'package.json builds what browsers get', project.folder.where(manifest.fileName, script === undefined ? undefined : manifest.line('scripts', script)));
    const inputs = [...manifestInputs(project.folder, project.folder, []), ...plan.inputs];
    return {
        packages: [node.package, ...plan.packages],
        env: plan.env ?? {},
        cache: plan.cache,
        install: [
            ...(plan.setup ?? []),
            ...(some
                ? [{ run: plan.install, name: 'install asset tools', ...(hasLifecycle(manifest.scripts) ? {} : { inputs }) }]
                : []),
        ],
        build: script === undefined ? [] : [{ run: manager.run(script), name: 'build assets' }],
        cleanup: some ? [{ run: 'rm -rf node_modules', inputs: [], name: 'remove asset tools' }] : [],
    };
}
function hasLifecycle(scripts) {
    return ['preinstall', 'install', 'postinstall', 'prepare'].some((name) => scripts[name] !== undefined);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/ruby/native.js
const ZONES = { build: ['tzdata'], runtime: ['tzdata'], why: "reads the system's time zones" };
/** Gems that need something from the system, and what (their installation notes). */
const RUBY_NATIVE = {
    pg: { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is compiled against libpq' },
    mysql2: {
        build: ['mariadb-connector-c-dev', 'openssl-dev', 'zlib-dev'],
        runtime: ['mariadb-connector-c'],
        why: 'is compiled against the MariaDB connector',
    },
    sqlite3: { build: ['sqlite-dev'], runtime: ['sqlite-libs'], why: 'is compiled where no binary gem fits' },
    nokogiri: {
        build: ['libxml2-dev', 'libxslt-dev', 'zlib-dev'],
        runtime: ['libxml2', 'libxslt'],
        why: 'is compiled where no binary gem fits',
    },
    psych: { build: ['yaml-dev'], runtime: ['yaml'], why: 'links libyaml' },
    ffi: { build: ['libffi-dev'], runtime: ['libffi'], why: 'links libffi' },
    rmagick: { build: ['imagemagick-7-dev', 'pkgconf'], runtime: ['imagemagick-7'], why: 'links ImageMagick' },
    charlock_holmes: { build: ['icu-dev', 'zlib-dev'], runtime: ['icu'], why: 'links ICU' },
    curb: { build: ['curl-dev'], runtime: ['libcurl-openssl4'], why: 'links libcurl' },
    ethon: { runtime: ['libcurl-openssl4'], why: 'loads libcurl' },
    eventmachine: { build: ['openssl-dev'], why: 'is compiled against OpenSSL' },
    openssl: { build: ['openssl-dev'], why: 'is compiled against OpenSSL' },
    rails: ZONES,
    railties: ZONES,
    rbnacl: { runtime: ['libsodium'], why: 'loads libsodium' },
    rugged: { build: ['cmake', 'openssl-dev', 'zlib-dev'], why: 'compiles libgit2' },
    'streamio-ffmpeg': { runtime: ['ffmpeg'], why: 'calls FFmpeg' },
    tiny_tds: { build: ['freetds-dev'], runtime: ['freetds'], why: 'links FreeTDS' },
    tzinfo: ZONES,
    trilogy: { build: ['openssl-dev'], why: 'is compiled against OpenSSL' },
    mini_magick: { runtime: ['imagemagick-7'], why: 'calls ImageMagick' },
    'ruby-vips': { runtime: ['libvips'], why: 'loads libvips' },
    image_processing: { runtime: ['libvips'], why: 'loads libvips' },
    execjs: { build: ['nodejs-24'], runtime: ['nodejs-24'], why: 'needs a JavaScript engine' },
    grover: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
    ferrum: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/ruby/build.js

/** A lock file made on another system names platforms that are not ours; Bundler refuses to install from it as it stands. */
function fitsPlatform(gemfile) {
    const platforms = gemfile?.platforms ?? [];
    return platforms.length === 0 || platforms.some((name) => name === 'ruby' || name.includes('linux'));
}
/** Where gems are installed: outside the source, at the same place in the build stage and in the image. */
const BUNDLE = '/usr/local/bundle';
/** What installing leaves beside the gems: their archives, and what compilers leave behind. */
const LEFTOVERS = `rm -rf ${BUNDLE}/ruby/*/cache ${BUNDLE}/ruby/*/bundler/gems/*/.git && find ${BUNDLE} -type f '(' -name '*.o' -o -name gem_make.out -o -name mkmf.log ')' -exec rm -f '{}' +`;
/** Gems first, then what is built for browsers, then the clearing away of what only that needed. */
function rubyCommands(project, build) {
    const { folder } = project;
    const { gemfile, assets, compile, installs, writable } = build;
    const inputs = folder.existing('Gemfile', 'Gemfile.lock', 'gems.rb', 'gems.locked', '.bundle/config', '.ruby-version', '.tool-versions', 'mise.toml', 'vendor/cache');
    const bundle = {
        run: 'bundle install',
        ...(gemfile?.readsProject === true ? {} : { inputs: [...inputs] }),
        name: 'install gems',
    };
    // Bundler adds this platform to a lock file made on another; the sources, which come later, hold the one without it.
    const kept = installs && gemfile?.readsProject === false && folder.has(gemfile.lock) ? gemfile.lock : undefined;
    return [
        ...(installs ? [bundle, { run: LEFTOVERS, inputs: [], name: 'remove what installing left behind' }] : []),
        ...(kept === undefined ? [] : [{ run: `cp ${kept} /root/`, inputs: [], name: 'keep the lock file' }]),
        ...(assets?.install ?? []),
        ...(kept === undefined ? [] : [{ run: `cp /root/${kept} .`, name: 'use the lock file of the installation' }]),
        ...(assets?.build ?? []),
        ...(compile === undefined ? [] : [{ run: compile, name: 'compile assets' }]),
        ...(assets?.cleanup ?? []),
        ...(writable.length === 0
            ? []
            : [
                {
                    run: `mkdir -p ${writable.join(' ')} && chmod -R a+rwX ${writable.join(' ')}`,
                    name: 'let the application write its folders',
                },
            ]),
    ];
}
/** How the gems compile what browsers get: Rails' asset pipeline, Hanami's assets. */
function assetCompilation(project, gemfile, rails) {
    const { folder } = project;
    const has = (name) => gemfile?.locked.has(name) === true || gemfile?.gems.has(name) === true;
    const environment = 'RAILS_ENV=production SECRET_KEY_BASE_DUMMY=1 SECRET_KEY_BASE=build';
    const pipeline = rails && ['sprockets', 'sprockets-rails', 'propshaft'].some(has);
    const compile = pipeline
        ? {
            run: `${environment} bundle exec ${folder.has('bin/rails') ? 'rails' : 'rake'} assets:precompile && rm -rf tmp/cache`,
            what: 'assets:precompile',
            because: 'the asset pipeline is among the gems',
        }
        : has('hanami-assets') && has('hanami')
            ? {
                run: 'HANAMI_ENV=production bundle exec hanami assets compile',
                what: 'hanami assets compile',
                because: 'hanami-assets is among the gems',
            }
            : undefined;
    if (compile === undefined)
        return undefined;
    project.decide('assets', compile.what, compile.because, folder.where(gemfile?.file ?? 'Gemfile'));
    return compile.run;
}
/** System packages that the gems need. */
function rubyNative(project, gemfile) {
    const build = ['yaml-dev'];
    const runtime = [];
    for (const [gem, needs] of Object.entries(RUBY_NATIVE)) {
        if (gemfile === undefined || !(gemfile.gems.has(gem) || gemfile.locked.has(gem)))
            continue;
        project.decide('system packages', [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])].join(' '), `${gem} ${needs.why}`, gemfile.gems.get(gem) ?? project.folder.where(gemfile.lock));
        build.push(...project.available(needs.build ?? [], gem));
        runtime.push(...project.available(needs.runtime ?? [], gem));
    }
    return { build, runtime };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/ruby/gemfile.js



const gemfile_FILES = { plain: ['.ruby-version'], tools: ['ruby'], depth: 2, read: rubyRange };
/** `ruby-3.3.1` and `3.3.1p12` → `3.3.1`, `~> 3.2` → `^3.2.0`, `~> 3.2.0` → `~3.2.0`. */
function rubyRange(text) {
    const range = text
        .replace(/^(?:m?ruby)-/, '')
        .replace(/-?p\d+$/, '')
        .replace(/~>\s*(\d+)\.(\d+)\.(\d+)/, '~$1.$2.$3')
        .replace(/~>\s*(\d+)\.(\d+)(?!\.)/, '^$1.$2.0');
    return /^[\d<>=~^]/.test(range.trim()) ? range : undefined;
}
const gemfile_NAMES = [
    { file: 'Gemfile', lock: 'Gemfile.lock' },
    { file: 'gems.rb', lock: 'gems.locked' },
];
/** The names that the Gemfile of a folder and its lock file have, whether they are there or not. */
function gemfileNames(folder) {
    return gemfile_NAMES.find(({ file }) => folder.has(file)) ?? gemfile_NAMES[0];
}
/** Reads a Gemfile as text: it is a program, of which the plain `gem` lines outside development groups count. */
function readGemfile(folder) {
    const names = gemfileNames(folder);
    const text = folder.read(names.file);
    if (text === undefined)
        return undefined;
    const gems = new Map();
    const groups = [];
    text.split('\n').forEach((source, index) => {
        const line = source.replace(/#.*$/, '').trim();
        if (/\bdo\b(?:\s*\|[^|]*\|)?$/.test(line))
            groups.push(/^group\b/.test(line) && !/:(?:default|production)\b/.test(line));
        else if (line === 'end')
            groups.pop();
        const name = /^gem\s*\(?\s*['"]([\w.-]+)['"]/.exec(line)?.[1];
        const inline = /\bgroups?(?::|\s*=>)\s*\[?\s*:?(?:development|test)\b/.test(line);
        if (name !== undefined && !groups.includes(true) && !inline)
            gems.set(name, folder.where(names.file, index + 1));
    });
    const lock = folder.read(names.lock) ?? '';
    return {
        ...names,
        gems,
        locked: new Set([...lock.matchAll(/^ {4}([\w.-]+) \(/gm)].map((match) => match[1] ?? '')),
        platforms: (/^PLATFORMS\n((?: {2}\S+\n?)*)/m.exec(lock)?.[1] ?? '')
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        readsProject: /\bpath:|:path\s*=>|^[^\S\n]*(?:gemspec|path|eval_gemfile|instance_eval|require_relative|plugin)\b|\bFile\.(?:read|exist)/m.test(text),
        usesGit: /\b(?:git|github|gist|bitbucket)(?::|\s*=>)|^[^\S\n]*git\s/m.test(text) || /^GIT$/m.test(lock),
    };
}
/** The Ruby that Bundler was released with: what a lock file without a version of Ruby was most likely made on. */
const RELEASED_WITH = {
    '2.4': '3.2',
    '2.5': '3.3',
    '2.6': '3.4',
    '2.7': '3.4',
    '4.0': '4.0',
};
/**
 * Order: the Gemfile's `ruby` line, then `.ruby-version`, `.tool-versions` and mise.toml, then what the lock file was made with:
 * gems that bring their compiled parts bring them for the versions of Ruby that there were.
 */
function rubyWish(folder) {
    const names = gemfileNames(folder);
    const lines = (folder.read(names.file) ?? '').split('\n');
    const index = lines.findIndex((line) => /^[^\S\n]*ruby\s*\(?\s*['"]/.test(line));
    const line = (lines[index] ?? '').replace(/,\s*:?(?:engine|patchlevel)\b.*$/, '').replace(/#.*$/, '');
    const named = [...line.matchAll(/['"]([^'"]*\d[^'"]*)['"]/g)]
        .map((match) => rubyRange(match[1] ?? ''))
        .filter((range) => range !== undefined);
    const lock = folder.read(names.lock) ?? '';
    const locked = /^RUBY VERSION\n\s+ruby (\d+\.\d+)/m.exec(lock)?.[1];
    const bundled = /^BUNDLED WITH\n\s+(\d+\.\d+)/m.exec(lock)?.[1] ?? '';
    const wishes = [
        ...wishOf(named.length === 0 ? undefined : named.join(' '), `the ${names.file}`, folder.where(names.file, index + 1), {
            depth: 2,
        }),
        ...versionFileWishes(folder, gemfile_FILES),
        ...wishOf(locked, names.lock, folder.where(names.lock), { depth: 2 }),
    ];
    const guess = wishOf(RELEASED_WITH[bundled], `${names.lock}, written by Bundler ${bundled},`, folder.where(names.lock), {
        depth: 2,
    });
    const [first, ...others] = wishes;
    // A guess contradicts nobody: it only decides where everything else leaves the choice.
    const fits = guess.filter((each) => first === undefined || semver.subset(each.range, first.range));
    return chooseWish(first === undefined ? fits : [first, ...others, ...(others.some((each) => isPin(each, 2)) ? [] : fits)], 2);
}
/** Where the project asks for another Ruby than the one that packages are of. */
function otherEngine(folder) {
    const names = gemfileNames(folder);
    const lines = (folder.read(names.file) ?? '').split('\n');
    const index = lines.findIndex((line) => /^[^\S\n]*ruby\b.*\bengine\b/.test(line));
    const engine = /\bengine(?::|\s*=>)\s*['"](\w+)['"]/.exec(lines[index] ?? '')?.[1];
    if (engine !== undefined && engine !== 'ruby')
        return { engine, location: folder.where(names.file, index + 1) };
    const file = /^(jruby|truffleruby)-/.exec(folder.read('.ruby-version')?.trim() ?? '')?.[1];
    return file === undefined ? undefined : { engine: file, location: folder.where('.ruby-version', 1) };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/ruby/scan.js
const RUBY_PORTS = {
    withDefault: [
        /ENV\.fetch\(\s*['"]PORT['"]\s*,\s*['"]?(?<port>\d{2,5})/,
        /ENV\.fetch\(\s*['"]PORT['"]\s*\)\s*\{\s*['"]?(?<port>\d{2,5})/,
        /ENV\[['"]PORT['"]\]\s*\|\|\s*['"]?(?<port>\d{2,5})/,
    ],
    literal: [
        /\bset\s*\(?\s*:port\s*,\s*(?<port>\d{2,5})/,
        /\bPort:?\s*(?:=>)?\s*(?<port>\d{2,5})/,
        /^[^\S\n]*port\s+(?<port>\d{2,5})/m,
        /TCPServer\.new\(\s*(?:['"][^'"]*['"]\s*,\s*)?(?<port>\d{2,5})/,
    ],
    mention: [/ENV(?:\.fetch\(|\[)\s*['"]PORT['"]/],
};
const RUBY_ROUTES = [
    /^[^\S\n]*get\s*\(?\s*['"](?<path>\/?[^'"]*)['"]/gm,
    /\br\.(?:get|is|on)\s*\(?\s*['"](?<path>[^'"]*)['"]/g,
    /['"](?<path>\/?[\w/]+)['"]\s*=>\s*['"]rails\/health#show/g,
    /(?:==|when)\s*['"](?<path>\/[^'"]*)['"]/g,
];

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/ruby/site.js
const site_GENERATORS = [
    {
        gems: ['jekyll', 'github-pages'],
        command: 'bundle exec jekyll build --destination _site',
        env: { JEKYLL_ENV: 'production' },
        output: '_site',
    },
    {
        gems: ['bridgetown'],
        command: 'bundle exec bridgetown build',
        env: { BRIDGETOWN_ENV: 'production' },
        output: 'output',
    },
    { gems: ['middleman', 'middleman-cli'], command: 'bundle exec middleman build', env: {}, output: 'build' },
    { gems: ['nanoc', 'nanoc-cli'], command: 'bundle exec nanoc compile', env: {}, output: 'output' },
];
/** The command that makes a site of files, where a gem is there that does so; a theme or a plugin is no site. */
function rubySite(project, gemfile) {
    const { folder } = project;
    if (folder.matching(/\.gemspec$/).length > 0)
        return undefined;
    for (const { gems, command, env, output } of site_GENERATORS) {
        const gem = gems.find((name) => gemfile.gems.has(name));
        const location = gemfile.gems.get(gem ?? '');
        if (gem === undefined || location === undefined)
            continue;
        const notFoundPage = folder.matching(/^404\./).length > 0;
        return { value: command, because: `${gem} makes a site of files`, location, env, output, notFoundPage };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/aptfile.js
/** An Aptfile lists what the buildpack of that name installs, one a line. */
function aptfileHints(folder) {
    const lines = folder.read('Aptfile')?.split('\n') ?? [];
    const names = lines.flatMap((line) => /^\s*([a-z0-9][a-z0-9.+-]+)\s*(?:#.*)?$/.exec(line)?.[1] ?? []);
    if (names.length === 0)
        return {};
    return {
        packages: { value: names.join(' '), because: 'the Aptfile lists it', location: folder.where('Aptfile') },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/peek.js




/** A hint file, hidden by ignore files or not; undefined when it does not exist or does not parse, since nothing depends on it. */
function peek(repository, kind, path) {
    const text = repository.peek(path);
    if (text === undefined)
        return undefined;
    try {
        return (0,parse/* parseDocument */.T)(kind, path, text);
    }
    catch (error) {
        if (error instanceof errors/* AipackError */.kx)
            return undefined;
        throw error;
    }
}
const peekYaml = (repository, path) => peek(repository, 'yaml', path);
const peekToml = (repository, path) => peek(repository, 'toml', path);
const peekJson = (repository, path) => peek(repository, 'json', path);
/** All documents of a YAML stream; none when one of them does not parse, as templates before they are filled in. */
function peekYamlStream(repository, path) {
    const text = repository.peek(path);
    if (text === undefined)
        return [];
    try {
        return (0,yaml/* parseYamlStream */.b)(path, text);
    }
    catch (error) {
        if (error instanceof syntax_problem/* SyntaxProblem */.b)
            return [];
        throw error;
    }
}
/** The first of these files beside a service that can be read, by the ending of its name. */
function openBeside(folder, ...names) {
    for (const name of names) {
        const path = folder.at(name);
        if (path === undefined)
            continue;
        const kind = name.endsWith('.toml') ? 'toml' : name.endsWith('.json') ? 'json' : 'yaml';
        const document = peek(folder.repository, kind, path);
        if (document !== undefined)
            return document;
    }
    return undefined;
}
/** A value of a hint file under the name of the question that it answers; nothing when there is no value. */
function hint(key, document, value, because, path) {
    const hints = {};
    if (value !== undefined) {
        const line = document.line(...path);
        const location = line === undefined ? { file: document.file } : { file: document.file, line };
        hints[key] = { value, because, location };
    }
    return hints;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/continuous-integration.js


const WORKFLOWS = '.github/workflows';
const MAX_WORKFLOWS = 20;
/** One look a repository: the files lie at its root and say the same of every service. */
const known = new WeakMap();
/**
 * What tests are run with: the weakest of hints, since a matrix tests what nobody deploys. Node.js where one version only is named,
 * packages that are installed with apt, and services beside.
 */
function continuousIntegrationHints({ repository }) {
    let hints = known.get(repository);
    if (hints === undefined) {
        hints = [...workflows(repository), ...gitlab(repository), ...circle(repository)].reduceRight((all, each) => ({ ...all, ...each }), {});
        known.set(repository, hints);
    }
    return hints;
}
function workflows(repository) {
    return repository
        .list(WORKFLOWS)
        .files.filter((name) => /\.ya?ml$/.test(name))
        .slice(0, MAX_WORKFLOWS)
        .flatMap((name) => peekYaml(repository, `${WORKFLOWS}/${name}`) ?? [])
        .flatMap(jobsOf);
}
function jobsOf(document) {
    return Object.entries((0,manifests_document/* asRecord */.qY)(document.get('jobs'))).flatMap(([name, job]) => {
        const steps = (0,manifests_document/* asArray */._j)((0,manifests_document/* asRecord */.qY)(job).steps).map(manifests_document/* asRecord */.qY);
        const beside = Object.keys((0,manifests_document/* asRecord */.qY)((0,manifests_document/* asRecord */.qY)(job).services));
        const at = (...path) => ['jobs', name, ...path];
        return [
            ...steps.map((step, index) => ({
                ...hint('testPackages', document, aptPackages((0,manifests_document/* asString */.oJ)(step.run) ?? ''), 'the workflow installs it', at('steps', index)),
                ...((0,manifests_document/* asString */.oJ)(step.uses)?.startsWith('actions/setup-node@')
                    ? hint('nodeVersion', document, version((0,manifests_document/* asRecord */.qY)(step.with)['node-version']), 'the workflow tests with it', at('steps', index, 'with', 'node-version'))
                    : {}),
            })),
            hint('beside', document, beside.length === 0 ? undefined : beside.join(', '), 'the workflow tests beside it', at('services')),
        ];
    });
}
function gitlab(repository) {
    const document = peekYaml(repository, '.gitlab-ci.yml');
    if (document === undefined)
        return [];
    const jobs = [[], ['default'], ...Object.keys((0,manifests_document/* asRecord */.qY)(document.root)).map((name) => [name])];
    return jobs.flatMap((job) => {
        const image = document.get(...job, 'image');
        const scripts = ['before_script', 'script'].flatMap((key) => (0,manifests_document/* asStrings */.P7)(document.get(...job, key)));
        return [
            hint('nodeVersion', document, imageVersion((0,manifests_document/* asString */.oJ)(image) ?? (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(image).name)), 'the pipeline runs on it', [...job, 'image']),
            hint('testPackages', document, aptPackages(scripts.join('\n')), 'the pipeline installs it', job),
        ];
    });
}
function circle(repository) {
    const document = peekYaml(repository, '.circleci/config.yml');
    if (document === undefined)
        return [];
    const places = ['jobs', 'executors'].flatMap((list) => Object.keys((0,manifests_document/* asRecord */.qY)(document.get(list))).map((name) => [list, name, 'docker', 0, 'image']));
    return places.map((path) => hint('nodeVersion', document, imageVersion((0,manifests_document/* asString */.oJ)(document.get(...path))), 'the pipeline runs on it', path));
}
/** A version that is written out; a matrix and an expression leave it open. */
function version(value) {
    if (typeof value === 'number')
        return String(value);
    const text = (0,manifests_document/* asString */.oJ)(value);
    return text !== undefined && /^v?\d+(?:\.(?:\d+|x))*$/.test(text) ? text : undefined;
}
function imageVersion(image) {
    return /(?:^|\/)node:(\d+(?:\.\d+)*)/.exec(image ?? '')?.[1];
}
/** Names after `apt-get install`, without options and versions. */
function aptPackages(script) {
    const joined = script.replace(/\\\n/g, ' ');
    const names = [...joined.matchAll(/\bapt(?:-get)?\s+(?:-\S+\s+)*install\s+([^\n;&|]+)/g)].flatMap((match) => (match[1] ?? '').split(/\s+/).filter((word) => /^[a-z0-9][a-z0-9.+-]+$/.test(word)));
    return names.length === 0 ? undefined : [...new Set(names)].join(' ');
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/compose.js





const compose_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
/** Name, command, port, health check and company of the compose service that is built from this folder. */
function composeHints(folder) {
    for (const base of folder.isRoot ? ['.'] : ['.', folder.path]) {
        for (const name of compose_FILES) {
            const document = peekYaml(folder.repository, external_node_path_.posix.join(base, name));
            const service = document && serviceBuiltFrom(document, base, folder.path);
            if (document !== undefined && service !== undefined)
                return hintsOf(document, service);
        }
    }
    return {};
}
/** The folders below the root that its compose file builds something from. */
function composeFolders(repository) {
    const document = compose_FILES.map((name) => peekYaml(repository, name)).find((found) => found !== undefined);
    const contexts = Object.values((0,manifests_document/* asRecord */.qY)(document?.get('services'))).map((service) => {
        const build = (0,manifests_document/* asRecord */.qY)(service).build;
        return (0,manifests_document/* asString */.oJ)((0,manifests_document/* isRecord */.u4)(build) ? build.context : build) ?? '.';
    });
    const folders = contexts.map((context) => external_node_path_.posix.normalize(context).replace(/(?<=.)\/$/, ''));
    return [...new Set(folders)].filter((path) => path !== '.' && repository.folders.includes(path)).sort();
}
/** The first that is built from the folder; one that builds everything from the root may say its folder with its Dockerfile. */
function serviceBuiltFrom(document, base, folder) {
    return Object.entries((0,manifests_document/* asRecord */.qY)(document.get('services'))).find(([, service]) => {
        const build = (0,manifests_document/* asRecord */.qY)(service).build;
        const context = (0,manifests_document/* asString */.oJ)((0,manifests_document/* isRecord */.u4)(build) ? build.context : build);
        if (context === undefined)
            return false;
        const dockerfile = (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(build).dockerfile) ?? 'Dockerfile';
        const clean = (path) => path.replace(/(?<=.)\/$/, '');
        const places = [external_node_path_.posix.join(base, context), external_node_path_.posix.join(base, context, external_node_path_.posix.dirname(dockerfile))];
        return clean(places[dockerfile.includes('/') ? 1 : 0] ?? '') === folder;
    })?.[0];
}
function hintsOf(document, service) {
    const at = (...path) => ['services', service, ...path];
    const get = (...path) => document.get(...at(...path));
    const published = (0,manifests_document/* asArray */._j)(get('ports'))
        .map(targetPort)
        .find((value) => value !== undefined);
    const exposed = (0,manifests_document/* asArray */._j)(get('expose'))
        .map(asPort)
        .find((value) => value !== undefined);
    const test = JSON.stringify(get('healthcheck', 'test') ?? '');
    const health = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::[^\s/'"\\]+)?(\/[^\s'"\\|)\]]*)/.exec(test)?.[1];
    const needed = (0,manifests_document/* isRecord */.u4)(get('depends_on')) ? Object.keys((0,manifests_document/* asRecord */.qY)(get('depends_on'))) : (0,manifests_document/* asStrings */.P7)(get('depends_on'));
    return {
        ...hint('port', document, exposed, `the compose service ${service} exposes it`, at('expose')),
        ...hint('port', document, published, `the compose service ${service} publishes it`, at('ports')),
        ...hint('port', document, variable(get('environment'), 'PORT'), `the compose service ${service} sets PORT`, at('environment')),
        ...hint('health', document, health, `the compose service ${service} checks it`, at('healthcheck')),
        ...hint('usualStart', document, commandLine(get('command')), `the compose service ${service} starts it so`, at('command')),
        ...hint('name', document, service, 'the compose file calls it so', at()),
        ...hint('beside', document, needed.length === 0 ? undefined : needed.join(', '), `the compose service ${service} depends on it`, at('depends_on')),
    };
}
/** A string is read by a shell; the words of a list are what they are. */
function commandLine(value) {
    const words = (0,manifests_document/* asArray */._j)(value).map(String);
    return (0,manifests_document/* asString */.oJ)(value) ?? (words.length === 0 ? undefined : words.map(shellWord).join(' '));
}
/** An environment comes as a mapping or as a list of assignments; one that another variable decides says nothing. */
function variable(environment, name) {
    if ((0,manifests_document/* isRecord */.u4)(environment))
        return asPort(environment[name]);
    const line = (0,manifests_document/* asStrings */.P7)(environment).find((each) => each.startsWith(`${name}=`));
    return asPort(line?.slice(name.length + 1));
}
/** `8080:80`, `127.0.0.1:8080:80/tcp`, `{target: 80}`. */
function targetPort(entry) {
    if ((0,manifests_document/* isRecord */.u4)(entry))
        return asPort(entry.target);
    return asPort(String(entry)
        .replace(/\/(?:tcp|udp)$/, '')
        .split(':')
        .at(-1));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/dockerfile.js


/** What the last stage of a Dockerfile says of the process; how it is built there is the file's own business. */
function dockerfileHints(folder) {
    const path = folder.at('Dockerfile');
    const text = path === undefined ? undefined : folder.repository.peek(path);
    if (text === undefined)
        return {};
    const all = instructions(text);
    const last = all.slice(all.findLastIndex(({ name }) => name === 'FROM') + 1);
    const found = ({ line }, value, because) => ({
        value,
        because,
        location: folder.where('Dockerfile', line),
    });
    let hints = {};
    for (const each of last) {
        const { name, args } = each;
        const exposed = name === 'EXPOSE' ? servedPort(args) : undefined;
        const set = name === 'ENV' ? asPort(/(?:^|\s)PORT[= ]["']?(\d+)/.exec(args)?.[1]) : undefined;
        const port = set ?? (hints.port === undefined ? exposed : undefined);
        if (port !== undefined) {
            hints = {
                ...hints,
                port: found(each, port, set === undefined ? 'the Dockerfile exposes it' : 'the Dockerfile sets PORT'),
            };
        }
        const health = name === 'HEALTHCHECK' ? CHECKED.exec(args)?.[1] : undefined;
        if (health !== undefined)
            hints = { ...hints, health: found(each, health, "the Dockerfile's health check asks for it") };
    }
    const start = startOf(last);
    const base = all.findLast(({ name, args }) => name === 'FROM' && NODE_IMAGE.test(args));
    return {
        ...hints,
        ...(start === undefined ? {} : { usualStart: found(start, start.args, 'the Dockerfile starts it so') }),
        ...(base === undefined
            ? {}
            : { nodeVersion: found(base, NODE_IMAGE.exec(base.args)?.[1] ?? '', 'the Dockerfile is based on it') }),
    };
}
/** A service that has git or a shell over SSH serves its pages on another port. */
function servedPort(exposed) {
    const ports = exposed.split(/\s+/).map((word) => asPort(word.replace(/\/tcp$/i, '')));
    return ports.find((port) => port !== undefined && port !== 22);
}
const CHECKED = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::[^\s/'"]+)?(\/[^\s'"|)\]]*)/;
const NODE_IMAGE = /^(?:--\S+\s+)*(?:docker\.io\/)?(?:library\/)?node:(\d+(?:\.\d+)*)/;
/** One instruction a logical line: a backslash goes on in the next one. */
function instructions(text) {
    const found = [];
    let open;
    for (const [index, source] of text.split('\n').entries()) {
        const piece = source.trim();
        if (piece === '' || piece.startsWith('#'))
            continue;
        const part = piece.replace(/\\$/, '').trim();
        const [name = '', ...rest] = part.split(/\s+/);
        const current = open === undefined
            ? { name: name.toUpperCase(), args: rest.join(' '), line: index + 1 }
            : { ...open, args: `${open.args} ${part}` };
        open = piece.endsWith('\\') ? current : undefined;
        if (open === undefined)
            found.push(current);
    }
    return open === undefined ? found : [...found, open];
}
/** ENTRYPOINT and CMD of the last stage as one command line; a script that only wraps the command falls away. */
function startOf(stage) {
    const of = (name) => stage.findLast((each) => each.name === name);
    const entrypoint = of('ENTRYPOINT');
    const command = of('CMD');
    const first = entrypoint ?? command;
    if (first === undefined)
        return undefined;
    const lines = [entrypoint, command].flatMap((each) => (each === undefined ? [] : dockerfile_commandLine(each.args)));
    const wraps = lines.length === 2 && /^\S*(?:entrypoint\S*|tini|dumb-init)(?:\s|$)/.test(lines[0] ?? '');
    return { ...first, args: lines.slice(wraps ? 1 : 0).join(' ') };
}
function dockerfile_commandLine(args) {
    if (!args.startsWith('['))
        return args;
    try {
        const words = JSON.parse(args);
        return Array.isArray(words) ? words.map((word) => shellWord(String(word))).join(' ') : args;
    }
    catch {
        return args;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/env-example.js

const env_example_FILES = ['.env.example', '.env.sample', '.env.template', 'env.example'];
/** PORT as an example environment gives it. Nothing else is taken over: the values of such files are placeholders. */
function envExampleHints(folder) {
    const file = folder.first(...env_example_FILES);
    const text = file === undefined ? undefined : folder.read(file);
    if (file === undefined || text === undefined)
        return {};
    for (const [index, source] of text.split('\n').entries()) {
        const port = asPort(/^[^\S\n]*(?:export\s+)?PORT\s*=\s*["']?(\d+)/.exec(source)?.[1]);
        if (port !== undefined) {
            return {
                port: { value: port, because: 'the example environment sets PORT', location: folder.where(file, index + 1) },
            };
        }
    }
    return {};
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/kubernetes.js





const kubernetes_FOLDERS = ['k8s', 'kubernetes', 'deploy', 'deployment', 'manifests', '.k8s', 'kube'];
/** Folders below those, for the layouts of Kustomize and of separate services. */
const BELOW = ['base', 'k8s', 'kubernetes', 'manifests'];
const kubernetes_MAX_FILES = 40;
/** Where a kind of workload keeps the specification of its containers. */
const CONTAINERS = {
    Deployment: ['spec', 'template', 'spec', 'containers'],
    StatefulSet: ['spec', 'template', 'spec', 'containers'],
    DaemonSet: ['spec', 'template', 'spec', 'containers'],
    Rollout: ['spec', 'template', 'spec', 'containers'],
    Service: ['spec', 'template', 'spec', 'containers'],
    Pod: ['spec', 'containers'],
};
/** Images of what services stand on. */
const BACKEND = /^(?:[^/]+\/)*(?:postgres\w*|mysql|mariadb|mongo\w*|redis|valkey|memcached|rabbitmq|kafka|zookeeper|elasticsearch|opensearch|nats|minio|cassandra|cockroach|influxdb)(?:[:@]|$)/;
/**
 * Port, probe and command of the container that is this service, in the manifests beside it or at the root of the repository.
 * It is the only container there, or the one that bears the service's name; templates that are not YAML yet say nothing.
 */
function kubernetesHints(folder) {
    for (const from of folder.isRoot ? [folder] : [folder, folder.sub(folder.relative('.'))]) {
        const containers = manifestFiles(from).flatMap((path) => peekYamlStream(folder.repository, path).flatMap(containersOf));
        const own = external_node_path_.posix.basename(folder.path);
        const named = containers.filter(({ names }) => names.includes(own));
        const [container] = named.length > 0 ? named : from.path === folder.path && containers.length === 1 ? containers : [];
        if (container !== undefined)
            return kubernetes_hintsOf(container);
    }
    return {};
}
function manifestFiles(folder) {
    const folders = kubernetes_FOLDERS.flatMap((name) => [name, ...BELOW.map((below) => `${name}/${below}`)]);
    return folders
        .flatMap((name) => folder.matching(/\.ya?ml$/, name).map((file) => folder.at(`${name}/${file}`) ?? file))
        .slice(0, kubernetes_MAX_FILES);
}
function containersOf(document) {
    const place = CONTAINERS[(0,manifests_document/* asString */.oJ)(document.get('kind')) ?? ''];
    if (place === undefined)
        return [];
    return (0,manifests_document/* asArray */._j)(document.get(...place)).flatMap((value, index) => {
        const container = (0,manifests_document/* asRecord */.qY)(value);
        if (BACKEND.test((0,manifests_document/* asString */.oJ)(container.image) ?? ''))
            return [];
        const image = (0,manifests_document/* asString */.oJ)(container.image)?.split('/').at(-1)?.split(/[:@]/)[0];
        const names = [(0,manifests_document/* asString */.oJ)(document.get('metadata', 'name')), (0,manifests_document/* asString */.oJ)(container.name), image];
        return { document, path: [...place, index], names: names.filter((name) => name !== undefined) };
    });
}
function kubernetes_hintsOf({ document, path }) {
    const at = (...rest) => [...path, ...rest];
    const get = (...rest) => document.get(...at(...rest));
    const [probe = 'livenessProbe'] = ['livenessProbe', 'readinessProbe', 'startupProbe'].filter((name) => asPath(get(name, 'httpGet', 'path')) !== undefined);
    const variable = (0,manifests_document/* asArray */._j)(get('env')).findIndex((each) => (0,manifests_document/* asRecord */.qY)(each).name === 'PORT');
    const words = [...(0,manifests_document/* asStrings */.P7)(get('command')), ...(0,manifests_document/* asStrings */.P7)(get('args'))];
    return {
        ...hint('port', document, asPort(get('env', variable, 'value')), 'the Kubernetes manifest sets PORT', at('env', variable)),
        ...hint('port', document, asPort(get('ports', 0, 'containerPort')), 'the Kubernetes manifest names it', at('ports', 0, 'containerPort')),
        ...hint('health', document, asPath(get(probe, 'httpGet', 'path')), 'the Kubernetes manifest probes it', at(probe, 'httpGet', 'path')),
        ...hint('usualStart', document, words.length === 0 ? undefined : words.map(shellWord).join(' '), 'the Kubernetes manifest starts it so', at(get('command') === undefined ? 'args' : 'command')),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/app-engine.js



/** Google's App Engine: an app.yaml that names a runtime, which tells it from other files of that name. */
function appEngineHints(folder) {
    const document = openBeside(folder, 'app.yaml', 'app.yml');
    const runtime = (0,manifests_document/* asString */.oJ)(document?.get('runtime'));
    if (document === undefined || runtime === undefined)
        return {};
    const entrypoint = document.get('entrypoint');
    const start = (0,manifests_document/* asString */.oJ)(entrypoint) ?? (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(entrypoint).shell);
    const [checked] = ['readiness_check', 'liveness_check'].filter((key) => asPath(document.get(key, 'path')) !== undefined);
    return {
        ...hint('start', document, start, 'app.yaml starts it so', ['entrypoint']),
        ...hint('port', document, asPort(document.get('env_variables', 'PORT')), 'app.yaml sets PORT', [
            'env_variables',
            'PORT',
        ]),
        ...hint('health', document, asPath(document.get(checked ?? '', 'path')), 'app.yaml checks it', [
            checked ?? '',
            'path',
        ]),
        ...hint('nodeVersion', document, /^nodejs(\d{2})$/.exec(runtime)?.[1], 'app.yaml asks for this runtime', [
            'runtime',
        ]),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/digitalocean.js




/** The component of DigitalOcean's app specification, at the root of the repository, that is made from this folder. */
function digitalOceanHints(folder) {
    for (const name of ['.do/app.yaml', '.do/app.yml', '.do/deploy.template.yaml']) {
        const document = peekYaml(folder.repository, name);
        if (document === undefined)
            continue;
        // A template for a button wraps the same specification.
        const spec = document.get('spec') === undefined ? [] : ['spec'];
        const found = ['services', 'workers', 'static_sites'].flatMap((list) => (0,manifests_document/* asArray */._j)(document.get(...spec, list)).flatMap((component, index) => isFrom(folder, (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(component).source_dir)) ? [[...spec, list, index]] : []));
        const [place] = found;
        if (place !== undefined && found.length === 1)
            return digitalocean_hintsOf(document, place);
    }
    return {};
}
function isFrom(folder, source) {
    return external_node_path_.posix.join('.', source?.replace(/^\/+/, '') ?? '.').replace(/(?<=.)\/$/, '') === folder.path;
}
function digitalocean_hintsOf(document, place) {
    const at = (...path) => [...place, ...path];
    const component = (0,manifests_document/* asRecord */.qY)(document.get(...place));
    const variables = (0,manifests_document/* asArray */._j)(component.envs).map(manifests_document/* asRecord */.qY);
    const node = variables.find(({ key }) => key === 'NODE_VERSION')?.value;
    return {
        ...hint('start', document, (0,manifests_document/* asString */.oJ)(component.run_command), 'the app specification starts it so', at('run_command')),
        ...hint('port', document, asPort(component.http_port), 'the app specification names it', at('http_port')),
        ...hint('health', document, asPath((0,manifests_document/* asRecord */.qY)(component.health_check).http_path), 'the app specification checks it', at('health_check')),
        ...hint('build', document, withoutInstall((0,manifests_document/* asString */.oJ)(component.build_command)), 'the app specification builds it so', at('build_command')),
        ...hint('site', document, (0,manifests_document/* asString */.oJ)(component.output_dir), 'the app specification publishes it', at('output_dir')),
        ...hint('catchAll', document, (0,manifests_document/* asString */.oJ)(component.catchall_document), 'the app specification sends every path there', at('catchall_document')),
        ...hint('name', document, (0,manifests_document/* asString */.oJ)(component.name), 'the app specification calls it so', at('name')),
        ...hint('nodeVersion', document, (0,manifests_document/* asString */.oJ)(node), 'the app specification sets NODE_VERSION', at('envs')),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/fly.js



function flyHints(folder) {
    const document = openBeside(folder, 'fly.toml');
    if (document === undefined)
        return {};
    const ports = [
        ['http_service', 'internal_port'],
        ['services', 0, 'internal_port'],
        ['env', 'PORT'],
    ];
    const place = ports.find((path) => asPort(document.get(...path)) !== undefined) ?? ['env', 'PORT'];
    const check = (0,manifests_document/* asRecord */.qY)((0,manifests_document/* asArray */._j)(document.get('http_service', 'checks'))[0]).path ??
        (0,manifests_document/* asRecord */.qY)((0,manifests_document/* asArray */._j)(document.get('services', 0, 'http_checks'))[0]).path ??
        Object.values((0,manifests_document/* asRecord */.qY)(document.get('checks')))
            .map((each) => (0,manifests_document/* asRecord */.qY)(each).path)
            .find(Boolean);
    const processes = Object.entries((0,manifests_document/* asRecord */.qY)(document.get('processes')));
    const [name, line] = processes.find(([key]) => ['app', 'web'].includes(key)) ??
        (processes.length === 1 ? processes[0] : undefined) ??
        [];
    const [checked] = [['http_service', 'checks'], ['services', 0, 'http_checks'], ['checks']].filter((path) => document.get(...path) !== undefined);
    return {
        ...hint('port', document, asPort(document.get(...place)), 'fly.toml names it', place),
        ...hint('health', document, asPath(check), 'fly.toml checks it', checked ?? []),
        ...hint('start', document, (0,manifests_document/* asString */.oJ)(line), 'fly.toml runs this process', ['processes', name ?? '']),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/heroku.js


/** heroku.yml says what runs, app.json which add-ons it runs beside. */
function herokuHints(folder) {
    const manifest = openBeside(folder, 'heroku.yml');
    const app = openBeside(folder, 'app.json');
    const web = manifest?.get('run', 'web');
    const command = (0,manifests_document/* asString */.oJ)(web) ?? (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(web).command);
    const addons = (0,manifests_document/* asArray */._j)(app?.get('addons')).flatMap((addon) => (0,manifests_document/* asString */.oJ)(addon) ?? (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(addon).plan) ?? []);
    return {
        ...(manifest === undefined
            ? {}
            : hint('start', manifest, command, 'heroku.yml runs this web process', ['run', 'web'])),
        ...(app === undefined || addons.length === 0
            ? {}
            : hint('beside', app, addons.join(', '), 'app.json asks for these add-ons', ['addons'])),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/netlify.js



function netlifyHints(folder) {
    const document = openBeside(folder, 'netlify.toml');
    if (document === undefined)
        return {};
    const text = (...path) => (0,manifests_document/* asString */.oJ)(document.get('build', ...path));
    const base = (text('base') ?? '').replace(/^\.?\/|\/$/g, '');
    // A build in another folder is that folder's business.
    if (base !== '')
        return {};
    return {
        ...hint('build', document, withoutInstall(text('command')), 'netlify.toml builds it so', ['build', 'command']),
        ...hint('site', document, text('publish'), 'netlify.toml publishes it', ['build', 'publish']),
        ...hint('catchAll', document, caught(document), 'netlify.toml sends every path there', ['redirects']),
        ...hint('nodeVersion', document, text('environment', 'NODE_VERSION'), 'netlify.toml sets NODE_VERSION', [
            'build',
            'environment',
            'NODE_VERSION',
        ]),
    };
}
function caught(document) {
    const rules = (0,manifests_document/* asArray */._j)(document.get('redirects')).map(manifests_document/* asRecord */.qY);
    return rules.some(({ from, to, status }) => isCatchAll(from, to) && status === 200) ? 'index.html' : undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/nixpacks.js



/** nixpacks.toml and nixpacks.json: how to start and build, and packages by Debian's names. Nix's own are not looked up. */
function nixpacksHints(folder) {
    const document = openBeside(folder, 'nixpacks.toml', 'nixpacks.json');
    if (document === undefined)
        return {};
    const packages = (0,manifests_document/* asStrings */.P7)(document.get('phases', 'setup', 'aptPkgs')).filter((name) => name !== '...');
    const commands = (0,manifests_document/* asStrings */.P7)(document.get('phases', 'build', 'cmds')).filter((line) => line !== '...');
    const name = document.file;
    return {
        ...hint('start', document, (0,manifests_document/* asString */.oJ)(document.get('start', 'cmd')) ?? (0,manifests_document/* asString */.oJ)(document.get('start')), `${name} starts it so`, ['start']),
        ...hint('build', document, withoutInstall(commands.join(' && ')), `${name} builds it so`, [
            'phases',
            'build',
            'cmds',
        ]),
        ...hint('packages', document, packages.length === 0 ? undefined : packages.join(' '), `${name} lists it`, [
            'phases',
            'setup',
            'aptPkgs',
        ]),
        ...hint('nodeVersion', document, nodeVersion(document), `${name} asks for it`, [
            'variables',
            'NIXPACKS_NODE_VERSION',
        ]),
    };
}
function nodeVersion(document) {
    const nix = (0,manifests_document/* asStrings */.P7)(document.get('phases', 'setup', 'nixPkgs')).map((name) => /^nodejs[_-](\d+)/.exec(name)?.[1]);
    const variable = document.get('variables', 'NIXPACKS_NODE_VERSION');
    return ((0,manifests_document/* asString */.oJ)(variable) ?? (typeof variable === 'number' ? String(variable) : nix.find((major) => major !== undefined)));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/project-toml.js


/** project.toml of Cloud Native Buildpacks, in its older and newer shape: variables that buildpacks read, by name. */
function projectTomlHints(folder) {
    const document = openBeside(folder, 'project.toml');
    if (document === undefined)
        return {};
    const places = [
        ['io', 'buildpacks', 'build', 'env'],
        ['build', 'env'],
    ];
    for (const place of places) {
        const variables = (0,manifests_document/* asArray */._j)(document.get(...place)).map(manifests_document/* asRecord */.qY);
        const value = (name) => (0,manifests_document/* asString */.oJ)(variables.find((each) => each.name === name)?.value);
        const node = value('BP_NODE_VERSION') ?? value('GOOGLE_NODEJS_VERSION');
        if (variables.length === 0)
            continue;
        return {
            ...hint('nodeVersion', document, node, 'project.toml asks for it', place),
            ...hint('start', document, value('GOOGLE_ENTRYPOINT'), 'project.toml starts it so', place),
        };
    }
    return {};
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/railway.js



/** railway.json and railway.toml. */
function railwayHints(folder) {
    const document = openBeside(folder, 'railway.json', 'railway.toml');
    if (document === undefined)
        return {};
    const text = (...path) => (0,manifests_document/* asString */.oJ)(document.get(...path));
    return {
        ...hint('start', document, text('deploy', 'startCommand'), 'the Railway configuration starts it so', [
            'deploy',
            'startCommand',
        ]),
        ...hint('health', document, asPath(text('deploy', 'healthcheckPath')), 'the Railway configuration checks it', [
            'deploy',
            'healthcheckPath',
        ]),
        ...hint('build', document, withoutInstall(text('build', 'buildCommand')), 'the Railway configuration builds it so', ['build', 'buildCommand']),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/render.js




const KINDS = ['web', 'pserv', 'worker', undefined];
/** The service of render.yaml whose root folder this is; one without a folder is meant for where the file lies. */
function renderHints(folder) {
    for (const base of folder.isRoot ? ['.'] : [folder.path, '.']) {
        const document = peekYaml(folder.repository, external_node_path_.posix.join(base, 'render.yaml'));
        const here = (0,manifests_document/* asArray */._j)(document?.get('services')).flatMap((service, index) => render_isFrom((0,manifests_document/* asRecord */.qY)(service), base, folder) ? [index] : []);
        const [index] = here;
        // With several services of one folder the file does not say which of them this is.
        if (document !== undefined && index !== undefined && here.length === 1)
            return render_hintsOf(document, index);
    }
    return {};
}
function render_isFrom(service, base, folder) {
    const root = external_node_path_.posix.join(base, (0,manifests_document/* asString */.oJ)(service.rootDir) ?? '.').replace(/(?<=.)\/$/, '');
    return KINDS.includes((0,manifests_document/* asString */.oJ)(service.type)) && root === folder.path;
}
function render_hintsOf(document, index) {
    const at = (...path) => ['services', index, ...path];
    const text = (key) => (0,manifests_document/* asString */.oJ)(document.get(...at(key)));
    const variables = (0,manifests_document/* asArray */._j)(document.get(...at('envVars'))).map(manifests_document/* asRecord */.qY);
    const variable = (name) => variables.find(({ key }) => key === name)?.value;
    const caught = (0,manifests_document/* asArray */._j)(document.get(...at('routes')))
        .map(manifests_document/* asRecord */.qY)
        .some(({ type, source, destination }) => type === 'rewrite' && isCatchAll(source, destination));
    const site = [text('runtime'), text('env')].includes('static') ? text('staticPublishPath') : undefined;
    const build = withoutInstall(text('buildCommand'));
    const page = caught ? 'index.html' : undefined;
    return {
        ...hint('start', document, text('startCommand'), 'render.yaml starts it so', at('startCommand')),
        ...hint('health', document, asPath(text('healthCheckPath')), 'render.yaml checks it', at('healthCheckPath')),
        ...hint('build', document, build, 'render.yaml builds it so', at('buildCommand')),
        ...hint('port', document, asPort(variable('PORT')), 'render.yaml sets PORT', at('envVars')),
        ...hint('nodeVersion', document, versionText(variable('NODE_VERSION')), 'render.yaml sets NODE_VERSION', at('envVars')),
        ...hint('name', document, text('name'), 'render.yaml calls it so', at('name')),
        ...hint('catchAll', document, page, 'render.yaml sends every path there', at('routes')),
        ...hint('site', document, site, 'render.yaml publishes it', at('staticPublishPath')),
    };
}
/** YAML reads a version without dots as a number. */
function versionText(value) {
    return typeof value === 'number' ? String(value) : (0,manifests_document/* asString */.oJ)(value);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/vercel.js



function vercelHints(folder) {
    const document = openBeside(folder, 'vercel.json');
    if (document === undefined)
        return {};
    const rules = (0,manifests_document/* asArray */._j)(document.get('rewrites')).map(manifests_document/* asRecord */.qY);
    const caught = rules.some(({ source, destination }) => isCatchAll(source, destination));
    return {
        ...hint('build', document, withoutInstall((0,manifests_document/* asString */.oJ)(document.get('buildCommand'))), 'vercel.json builds it so', [
            'buildCommand',
        ]),
        ...hint('catchAll', document, caught ? 'index.html' : undefined, 'vercel.json sends every path there', [
            'rewrites',
        ]),
        ...hint('site', document, (0,manifests_document/* asString */.oJ)(document.get('outputDirectory')), 'vercel.json publishes it', [
            'outputDirectory',
        ]),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/platforms.js










/** In this order: those that run containers before those for functions and files, and tools that only build last. */
const PLATFORMS = [
    railwayHints,
    renderHints,
    flyHints,
    herokuHints,
    digitalOceanHints,
    appEngineHints,
    netlifyHints,
    vercelHints,
    nixpacksHints,
    projectTomlHints,
];
/** Configuration of hosting platforms that build from source. */
function platformHints(folder) {
    return PLATFORMS.map((read) => read(folder)).reduceRight((all, hints) => ({ ...all, ...hints }), {});
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/procfile.js
/** The `web` process of a Procfile, else its only one. */
function procfileHints(folder) {
    const text = folder.read('Procfile');
    if (text === undefined)
        return {};
    const processes = text.split('\n').flatMap((source, index) => {
        const match = /^([A-Za-z0-9_-]+):\s*(.+)$/.exec(source.trim());
        return match ? [{ name: match[1] ?? '', command: match[2] ?? '', line: index + 1 }] : [];
    });
    const running = processes.filter(({ name }) => name !== 'release');
    const chosen = running.find(({ name }) => name === 'web') ??
        running.find(({ name }) => name === 'worker') ??
        (running.length === 1 ? running[0] : undefined);
    if (chosen === undefined)
        return {};
    return {
        start: {
            value: chosen.command,
            because: `the Procfile's ${chosen.name} process`,
            location: folder.where('Procfile', chosen.line),
        },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/staticfile.js


/** A Staticfile, and static.json of the buildpack that came after it: where a plain site lies, and how it answers. */
function staticfileHints(folder) {
    const file = openBeside(folder, 'Staticfile');
    const json = openBeside(folder, 'static.json');
    const pushes = file !== undefined && ['enabled', true, 'true'].includes(file.get('pushstate'));
    const routes = json?.get('routes');
    const root = (value) => (typeof value === 'string' && /[\w]/.test(value) ? value : undefined);
    return {
        ...(json === undefined ? {} : hint('site', json, root(json.get('root')), 'static.json names it', ['root'])),
        ...(json === undefined || !(0,manifests_document/* isRecord */.u4)(routes) || routes['/**'] !== 'index.html'
            ? {}
            : hint('catchAll', json, 'index.html', 'static.json sends every path there', ['routes'])),
        ...(file === undefined ? {} : hint('site', file, root(file.get('root')), 'the Staticfile names it', ['root'])),
        ...(file === undefined || !pushes
            ? {}
            : hint('catchAll', file, 'index.html', 'the Staticfile enables pushState', ['pushstate'])),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/hints.js









/** Most deliberate first: a Procfile is written to say how to start, an EXPOSE line only mentions it. */
const READERS = [
    procfileHints,
    aptfileHints,
    platformHints,
    staticfileHints,
    kubernetesHints,
    composeHints,
    dockerfileHints,
    envExampleHints,
    continuousIntegrationHints,
];
/** For each question the answer of the first file that has one. Files that cannot be read as what they claim to be say nothing. */
function readHints(folder) {
    return READERS.map((read) => read(folder)).reduceRight((all, hints) => ({ ...all, ...hints }), {});
}
/** A port number that a service can be told to listen on. */
function asPort(value) {
    const port = typeof value === 'number' ? value : typeof value === 'string' ? Number(value.trim()) : NaN;
    return Number.isInteger(port) && port > 0 && port < 65536 ? port : undefined;
}
/** An absolute URL path. */
function asPath(value) {
    return typeof value === 'string' && /^\/\S*$/.test(value) ? value : undefined;
}
/** A build command line without the parts that only install dependencies; undefined when nothing is left. */
function withoutInstall(line) {
    const parts = (line ?? '').split(/\s*(?:&&|;|\n)\s*/).filter((part) => part !== '' && !INSTALLS.test(part.trim()));
    return parts.length === 0 ? undefined : parts.join(' && ');
}
const INSTALLS = /^(?:npm (?:ci|i|install)|yarn(?: install)?(?= -|$)|pnpm (?:i|install)|bun (?:i|install)|corepack |npm install -g|pip3? install|bundle install|composer install)/;
/** Whether a rule sends every path to the application's page. */
function isCatchAll(from, to) {
    return (typeof from === 'string' &&
        /^\/(?:\*|\(\.\*\)|:path\*|\(\?!.*|\(\(\?!.*)/.test(from) &&
        /^\/?index\.html$/.test(String(to)));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/ports.js


/** Where a server listens, by what its source says. */
function scanPorts(files, patterns) {
    const hit = firstHit(files, patterns.withDefault);
    const port = asPort(hit?.match.groups?.port);
    if (hit !== undefined && port !== undefined) {
        return {
            readsPort: true,
            port: { value: port, because: 'the source listens on PORT, or else here', location: hit.location },
        };
    }
    const literal = firstHit(files, patterns.literal);
    const fixed = asPort(literal?.match.groups?.port);
    return {
        readsPort: firstHit(files, patterns.mention) !== undefined,
        ...(literal === undefined || fixed === undefined
            ? {}
            : { port: { value: fixed, because: 'the source listens here', location: literal.location } }),
    };
}
/** The port of a service: what its source says, else what other tools' files say, else what is usual for it. */
function decidePort(project, scan, usual) {
    const found = scan.port ?? project.hints.port ?? usual;
    if (found === undefined)
        return undefined;
    if (scan.readsPort && found.value < 1024) {
        return project.decide('port', 8080, `${found.because}: ${found.value}, but not every platform lets a process without privileges listen there, and PORT can say another`, found.location);
    }
    return project.accept('port', found);
}
/** PORT for a service that reads it; others would only be misled by it. */
function portEnv(port, reads) {
    return port === undefined || !reads ? {} : { PORT: String(port) };
}
/** A call that listens: on every address, or on the machine's own alone. A port 0 is a test's. */
const EVERYWHERE = /["'`[(](?:0\.0\.0\.0|\[::\]|::)\b|\[\s*0,\s*0,\s*0,\s*0\s*\]|UNSPECIFIED|"tcp[46]?",\s*":\d|\(\s*":\d/;
const LOOPBACK = /\b(?:bind|listen|Listen|ListenAndServe|from|serve|run|Run|Start)\(\s*(?:"tcp[46]?",\s*)?\(*(?:["'](?:127\.0\.0\.1|localhost)(?::(?!0["'])|["'])|\[\s*127,\s*0,\s*0,\s*1\s*\])/;
/** Tells that nobody outside of its container can reach a service that listens on the loopback address only. */
function noticeLoopback(project, files) {
    if (files.some(({ text }) => EVERYWHERE.test(text)))
        return;
    const hit = firstHit(files, [LOOPBACK]);
    if (hit === undefined)
        return;
    project.notice('LISTENS_ON_LOOPBACK', 'the source listens on the loopback address, which nothing outside of the container reaches; listen on 0.0.0.0, or let the environment say where', hit.location);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/start-line.js
/**
 * Reads a command line as a POSIX shell would, up to the point where it would need one.
 * Assignments in front become environment, `exec` and `cross-env` fall away, and references to PORT become `port`.
 */
function parseStartLine(line, port) {
    const text = line.trim();
    const expanded = port === undefined ? text : expandPort(text, port);
    const words = splitWords(expanded);
    if (words === undefined || words.some((word) => word.special))
        return { env: {}, text };
    const { env, words: rest } = takeAssignments(words.map((word) => word.text));
    return rest.length === 0 ? { env: {}, text } : { env, argv: rest, text };
}
/** The assignments in front of a command, behind `exec`, `env` or `cross-env` or not, and the command itself. */
function takeAssignments(words) {
    const env = {};
    let rest = words;
    for (;;) {
        const [head = ''] = rest;
        const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]*)$/.exec(head);
        if (assignment)
            env[assignment[1] ?? ''] = assignment[2] ?? '';
        else if (head !== 'exec' && head !== 'cross-env' && head !== 'env')
            break;
        rest = rest.slice(1);
    }
    return { env, words: rest };
}
/** `$PORT`, `${PORT}` and `${PORT:-3000}` → the port. */
function expandPort(text, port) {
    return text.replace(/\$\{PORT(?::?-[^}]*)?\}|\$PORT\b/g, String(port));
}
function splitWords(text) {
    const words = [];
    let current;
    for (let at = 0; at < text.length; at++) {
        const char = text[at] ?? '';
        if (/\s/.test(char)) {
            if (current !== undefined)
                words.push(current);
            current = undefined;
            continue;
        }
        current ??= { text: '', special: false };
        if (char === "'" || char === '"') {
            const end = text.indexOf(char, at + 1);
            if (end === -1)
                return undefined;
            const inner = text.slice(at + 1, end);
            if (char === '"' && /[$`\\]/.test(inner))
                current.special = true;
            current.text += inner;
            at = end;
        }
        else if (char === '\\') {
            current.text += text[++at] ?? '';
        }
        else {
            if ('|&;<>()$`*?[]{}~#!'.includes(char))
                current.special = true;
            current.text += char;
        }
    }
    if (current !== undefined)
        words.push(current);
    return words;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/start-hint.js

/** Whether a start line is that of a Procfile's process that is not the one for visitors: a worker, say. */
function isOtherProcess(hint) {
    return /^the Procfile's (?!web )/.test(hint.because);
}
/** The start command that a Procfile or a platform's configuration gives, recorded as a decision. */
function hintedStart(project, port) {
    const hint = project.hints.start;
    if (hint === undefined)
        return undefined;
    const { argv, env } = parseStartLine(hint.value, port);
    const command = argv ?? ['/bin/sh', '-c', hint.value];
    project.decide('start command', command.join(' '), hint.because, hint.location);
    return { command, env, shell: argv === undefined };
}
/**
 * The same for a program that the build makes: a hint that names it at the place where its own tool would put it, or that would build
 * it first, means the program in the image, with the arguments that follow.
 */
function hintedProgram(project, port, program) {
    const hint = project.hints.start;
    const { argv, env } = parseStartLine(hint?.value ?? '', port);
    if (hint === undefined || argv === undefined)
        return hint === undefined || BUILT.test(hint.value) ? undefined : hintedStart(project, port);
    const alone = program.length === 1;
    if (!alone && !BUILT.test(argv.join(' ')))
        return hintedStart(project, port);
    const rest = argumentsOf(argv, alone);
    if (rest === undefined)
        return undefined;
    const command = [...program, ...rest];
    project.decide('start command', command.join(' '), hint.because, hint.location);
    return { command, env, shell: false };
}
/** The words that the program itself gets; undefined when the line starts something that the image does not have. */
function argumentsOf(argv, alone) {
    const [tool = '', verb] = argv;
    const separator = argv.indexOf('--');
    if (TOOLS.has(tool)) {
        if (separator !== -1)
            return argv.slice(separator + 1);
        // What follows `cargo run` is for cargo, and what follows the files or the package of `go run` for the program.
        if (tool !== 'go' || verb !== 'run')
            return [];
        const packages = argv.findIndex((word, index) => index > 1 && !word.startsWith('-'));
        const files = argv.findLastIndex((word) => word.endsWith('.go'));
        return packages === -1 ? [] : argv.slice(Math.max(packages, files) + 1);
    }
    // Nothing else than the program is there, so a name can mean nothing else, unless it is an interpreter's.
    if (alone && !INTERPRETERS.test(tool))
        return argv.slice(1);
    const last = argv.findLastIndex((word) => BUILT.test(word) || /\.(?:go|rs|cs|jar|dll)$/.test(word) || word === 'run' || word === '--');
    return last === -1 ? undefined : argv.slice(last + 1);
}
/** Tools that build a program and start it in one go. */
const TOOLS = new Set(['cargo', 'go', 'dart', 'zig']);
const INTERPRETERS = /^(?:(?:\/usr)?\/bin\/)?(?:ba|da|z)?sh$|^(?:bun|bundle|deno|java|make|node|npm|npx|php|pnpm|python3?|ruby|yarn)$/;
/** What compilers and their tools are called, and where they put what they make. */
const BUILT = /^(?:\.\/|bin\/|go |cargo |dotnet |java |sh |mvnw?\b|\.\/gradlew|gradle\b|sbt\b)|(?:^|[\s/])(?:target|build|out|bin|publish)\/|-jar\b|\.dll\b/;

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/ruby/start.js




/** Production servers by their gems, the usual one first. */
function rackServers(port) {
    return [
        { gem: 'puma', command: ['puma', '-b', `tcp://0.0.0.0:${port}`] },
        { gem: 'falcon', command: ['falcon', 'serve', '--bind', `http://0.0.0.0:${port}`] },
        { gem: 'unicorn', command: ['unicorn', '-l', `0.0.0.0:${port}`] },
        { gem: 'passenger', command: ['passenger', 'start', '--address', '0.0.0.0', '--port', String(port)] },
        { gem: 'thin', command: ['thin', 'start', '-a', '0.0.0.0', '-p', String(port)] },
    ];
}
/** Files that start a server when they are run. */
const STARTS = /^\s*require\s*\(?\s*['"](?:sinatra|webrick|agoo)['"]|\bRack::Handler\b|\bTCPServer\.new\b/m;
/**
 * Puma as its own configuration has it, where that says where to listen; PORT then decides. One that names a socket is for a
 * machine with a proxy on it, which is not what an image is for.
 */
function pumaCommand(folder, port) {
    const file = 'config/puma.rb';
    const text = folder.read(file)?.replace(/#.*$/gm, '') ?? '';
    const listens = /^\s*(?:port\b|bind\b.*\btcp:)/m.test(text) && !/\bunix:/.test(text);
    return listens
        ? ['puma', '-C', file]
        : ['puma', '-b', `tcp://0.0.0.0:${port}`, ...(folder.has(file) ? ['-C', file] : [])];
}
/** Runs through the interpreter, so that no script in the image needs `env` to find it. */
function bundleExec(gemfile, ...words) {
    return gemfile === undefined || gemfile.gems.size === 0 ? words : ['ruby', '-S', 'bundle', 'exec', ...words];
}
/** What a Procfile means by the environment: images are for production. */
const ENVIRONMENT = /\$(?:\{(?:RAILS|RACK)_ENV(?::?-[^}]*)?\}|(?:RAILS|RACK)_ENV\b)/g;
/** The start line of a Procfile or a platform; one of a worker beside what serves does not say how that is started. */
function serviceHint(project, serves) {
    const hint = project.hints.start;
    return serves && hint !== undefined && isOtherProcess(hint) ? undefined : hint;
}
/** A program whose Rakefile is how it runs: one that is no library and has nothing else to start. */
function defaultTask(project) {
    const { folder } = project;
    if (project.strict || folder.matching(/\.gemspec$/).length > 0)
        return undefined;
    const lines = (folder.read('Rakefile') ?? '').split('\n');
    const index = lines.findIndex((line) => /^\s*task\s*\(?\s*(?::default\b|default:|['"]default['"])/.test(line));
    return index === -1 ? undefined : folder.where('Rakefile', index + 1);
}
/** How a Ruby service starts: what a Procfile says, its framework's production server, a Rack server, or its main file. */
function rubyStart(project, gemfile, framework, sources) {
    const { folder } = project;
    const usual = framework?.port === undefined
        ? undefined
        : { value: framework.port, because: `${framework.id} listens there unless told otherwise` };
    const scan = scanPorts(sources, RUBY_PORTS);
    const rack = folder.has('config.ru');
    const program = folder.first('app.rb', 'main.rb', 'server.rb', 'web.rb', 'index.rb', 'application.rb') ??
        sources.find(({ name, text }) => !name.includes('/') && STARTS.test(text))?.name ??
        (sources.length === 1 && !project.strict ? sources[0]?.name : undefined);
    // A library that works with Rails has it in its Gemfile, too.
    const rails = framework?.id === 'rails' && (rack || folder.first('config/application.rb', 'bin/rails') !== undefined);
    const hint = serviceHint(project, rack || rails);
    const functions = gemfile?.gems.get('functions_framework');
    const task = defaultTask(project);
    if (hint === undefined && !rack && program === undefined && functions === undefined && task === undefined && !rails)
        return undefined;
    if (gemfile === undefined && hint === undefined && rack) {
        project.reject('ruby project', 'config.ru needs the gem rack, and there is no Gemfile to install it from');
        return undefined;
    }
    const port = decidePort(project, scan, (functions === undefined || rack
        ? undefined
        : {
            value: 8080,
            because: 'the Functions Framework listens there unless PORT says otherwise',
            location: functions,
        }) ??
        usual ??
        (scan.readsPort ? { value: 3000, because: 'the source reads PORT and names no default' } : undefined));
    const made = (value, because, file) => ({
        value,
        because,
        location: folder.where(file),
        port,
        readsPort: scan.readsPort,
        shell: false,
        env: {},
    });
    const has = (name) => gemfile?.gems.has(name) === true || gemfile?.locked.has(name) === true;
    if (hint !== undefined) {
        const { argv, env } = parseStartLine(hint.value.replace(ENVIRONMENT, 'production'), port);
        const evidence = { because: hint.because, ...(hint.location === undefined ? {} : { location: hint.location }) };
        if (argv === undefined)
            return { value: ['/bin/sh', '-c', hint.value], ...evidence, port, readsPort: true, shell: true, env: {} };
        const inner = argv[0] === 'bundle' && argv[1] === 'exec' ? argv.slice(2) : argv;
        return {
            value: inner[0] === 'ruby' && gemfile === undefined ? inner : bundleExec(gemfile, ...inner),
            ...evidence,
            port,
            readsPort: true,
            shell: false,
            env,
        };
    }
    if (rails) {
        const command = has('puma')
            ? pumaCommand(folder, port ?? 3000)
            : ['rails', 'server', '-b', '0.0.0.0', '-p', String(port ?? 3000)];
        return made(bundleExec(gemfile, ...command), 'Rails runs in its production server', folder.has('config/puma.rb') ? 'config/puma.rb' : (gemfile?.file ?? 'Gemfile'));
    }
    if (rack) {
        const server = rackServers(port ?? 9292).find(({ gem }) => has(gem));
        const because = `config.ru is a Rack application${server === undefined ? '' : `, and ${server.gem} is among the gems`}`;
        if (server === undefined)
            project.notice('SERVER_MISSING', 'no production server is among the gems, so rackup starts what it finds; add puma to the Gemfile', folder.where('config.ru'));
        const command = server?.gem === 'puma'
            ? pumaCommand(folder, port ?? 9292)
            : (server?.command ?? ['rackup', '-o', '0.0.0.0', '-p', String(port ?? 9292)]);
        return made(bundleExec(gemfile, ...command), because, 'config.ru');
    }
    if (functions !== undefined && hint === undefined)
        return {
            ...made(bundleExec(gemfile, 'functions-framework-ruby', ...(program === undefined ? [] : ['--source', program])), 'functions_framework is among the gems', gemfile?.file ?? 'Gemfile'),
            readsPort: true,
        };
    if (program === undefined)
        return task === undefined
            ? undefined
            : { ...made(bundleExec(gemfile, 'rake'), 'the Rakefile has a default task', 'Rakefile'), location: task };
    return made(gemfile === undefined || gemfile.gems.size === 0 ? ['ruby', program] : bundleExec(gemfile, 'ruby', program), 'it is the file that such programs start with', program);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/nginx.js
const TEXT_TYPES = 'text/css text/plain text/xml application/javascript application/json application/manifest+json application/xml image/svg+xml';
/**
 * A whole configuration of nginx for a user without rights: everything that it writes goes to /tmp, its logs to the
 * container's own streams. `server` is the text of its one server block's inside, `settings` lines beside it.
 */
function nginxConfiguration(server, settings = []) {
    return `worker_processes auto;
pid /tmp/nginx.pid;
error_log /dev/stderr notice;

events {
  worker_connections 1024;
}

http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log /dev/stdout;
  client_body_temp_path /tmp/client_body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
${settings.map((line) => `  ${line}\n`).join('')}  sendfile on;
  tcp_nopush on;
  server_tokens off;
  gzip on;
  gzip_vary on;
  gzip_types ${TEXT_TYPES};

  server {
${server}  }
}
`;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/static-site.js

/** Where nginx looks for files in the image: outside the working directory, so that nothing else can end up there. */
const WEB_ROOT = '/srv/www';
/** The port that nginx listens on; a process without privileges cannot have a smaller well-known one. */
const STATIC_PORT = 8080;
/** Whether another tool's file sends every path to the application's page, recorded as a decision. */
function catchesAll(project) {
    const hint = project.hints.catchAll;
    if (hint === undefined || !/^\/?index\.html$/.test(hint.value))
        return false;
    project.accept('unknown paths', hint);
    return true;
}
/** Serves a folder with nginx: the configuration as a build command, and the image around it. */
function serveStatic(project, site) {
    const server = project.catalog.has('nginx-mainline') ? 'nginx-mainline' : 'nginx';
    project.decide('web server', server, 'static files need a server, and nginx is the one that the package index keeps current');
    project.decide('port', STATIC_PORT, 'nginx runs without privileges, so it listens above 1024');
    project.decide('health', '/', 'the site itself answers there');
    return {
        commands: [
            {
                run: `cat > /root/nginx.conf <<'NGINX'\n${nginxConfiguration(siteServer(site))}NGINX`,
                inputs: [],
                name: 'write nginx.conf',
            },
        ],
        runtime: {
            packages: [server],
            copy: [{ from: '/root/nginx.conf', to: '/etc/nginx/nginx.conf' }, ...site.copy],
            command: ['nginx', '-e', 'stderr', '-g', 'daemon off;'],
            ports: [STATIC_PORT],
            health: '/',
            workdir: WEB_ROOT,
        },
    };
}
/** What the server of a site answers. */
function siteServer(site) {
    const fallback = site.singlePage ? '/index.html' : '=404';
    return `    listen ${STATIC_PORT};
    root ${WEB_ROOT};
    index index.html index.htm;
    absolute_redirect off;
${site.notFoundPage ? '    error_page 404 /404.html;\n' : ''}
    location / {
      try_files $uri $uri/ $uri.html ${fallback};
    }

    location ~ /\\.(?!well-known/) {
      deny all;
    }
`;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/bun.js

/** Bun as a package manager, with its text lock file and the older binary one. */
const bun = {
    id: 'bun',
    linksBinaries: true,
    run: (script) => `bun run ${script}`,
    runIn: (path, _name, script) => `bun run --cwd ${shellWord(path)} ${script}`,
    exec: (line) => `bunx ${line}`,
    plan: bunPlan,
};
function bunPlan(context) {
    const { project, root } = context;
    const here = project.folder;
    const lock = root.first('bun.lock', 'bun.lockb');
    const cwd = root.path === here.path ? '' : ` --cwd ${here.relative(root.path)}`;
    if (lock === undefined) {
        project.notice('LOCK_FILE_MISSING', 'there is no bun.lock, so two builds of one commit may install different versions', root.where('package.json'));
    }
    const modules = here.relative(root.sub('node_modules').path);
    const install = `bun install${lock === undefined ? '' : ' --frozen-lockfile'}`;
    return {
        packages: ['bun'],
        cache: ['/root/.bun/install/cache'],
        inputs: root
            .existing('bun.lock', 'bun.lockb', 'bunfig.toml', '.npmrc', 'patches')
            .map((name) => here.relative(root.sub(name).path)),
        install: `${install}${context.production ? ' --production' : ''}${cwd}`,
        // Bun removes nothing from a node_modules that is there, so it is made anew, out of the cache.
        prune: [`rm -rf ${modules}`, `${install} --production --ignore-scripts${cwd}`, `mkdir -p ${modules}`],
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/npm-lock.js

/** The root package's entry stands at the top of a lock file, so its start is enough; whole ones can have megabytes. */
const HEAD_BYTES = 128 * 1024;
const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies'];
/**
 * Whether a package-lock.json was written for the package.json beside it; `npm ci` refuses one that was not.
 * Formats before the second keep no copy of the manifest and count as fitting.
 */
function lockFileFits(root, name, manifest) {
    const head = root.repository.head(root.sub(name).path, HEAD_BYTES) ?? '';
    const entry = rootEntry(head);
    if (entry === undefined)
        return true;
    return FIELDS.every((field) => {
        const wanted = (0,manifests_document/* asRecord */.qY)(manifest.get(field));
        const locked = (0,manifests_document/* asRecord */.qY)(entry[field]);
        const names = new Set([...Object.keys(wanted), ...Object.keys(locked)]);
        // A package listed as optional too is moved there, and only there, by npm.
        return [...names].every((key) => wanted[key] === locked[key] || isOptional(manifest, entry, key));
    });
}
function isOptional(manifest, entry, name) {
    return name in (0,manifests_document/* asRecord */.qY)(manifest.get('optionalDependencies')) && name in (0,manifests_document/* asRecord */.qY)(entry.optionalDependencies);
}
/** The object after `"packages": { "": `, cut out by its braces. */
function rootEntry(head) {
    const start = /"packages"\s*:\s*\{\s*""\s*:\s*\{/.exec(head);
    if (start === null)
        return undefined;
    const from = start.index + start[0].length - 1;
    let depth = 0;
    for (const piece of head.slice(from).matchAll(/"(?:\\.|[^"\\])*"|[{}]/g)) {
        if (piece[0] === '{')
            depth++;
        else if (piece[0] === '}' && --depth === 0)
            return parsed(head.slice(from, from + piece.index + 1));
    }
    return undefined;
}
function parsed(text) {
    try {
        const value = JSON.parse(text);
        return (0,manifests_document/* isRecord */.u4)(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/package-manager.js


/** The JavaScript workspace that a project is a member of, whoever declares it. */
function workspaceOf(project) {
    return project.workspace('JavaScript workspace') ?? project.workspace('Rush projects');
}
/**
 * A command line that goes before another one and declares Lerna's packages as a workspace, where nothing else does: older releases of
 * Lerna linked packages to each other by themselves, and today's package managers do it for workspaces only.
 */
function declareMembers({ project, root, rootManifest }) {
    const patterns = lernaPatterns(root);
    const declared = workspacePatterns(rootManifest).length > 0 || root.has('pnpm-workspace.yaml');
    if (patterns === undefined || declared || project.workspace('JavaScript workspace') === undefined)
        return '';
    const script = 'const fs=require("fs"),[f,...w]=process.argv.slice(1),p=JSON.parse(fs.readFileSync(f));fs.writeFileSync(f,JSON.stringify({...p,private:true,workspaces:w}))';
    const file = project.folder.relative(root.sub(rootManifest.fileName).path);
    return `node -e '${script}' ${[file, ...patterns].map(shellWord).join(' ')} && `;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/npm.js



/** npm, with and without a lock file. In a workspace it works from the root, on the member and its dependencies. */
const npm = {
    id: 'npm',
    linksBinaries: true,
    run: (script) => (script === 'start' ? 'npm start' : `npm run ${script}`),
    runIn: (path, _name, script) => `npm --prefix ${shellWord(path)} run ${script}`,
    exec: (line) => `npx --no-install ${line}`,
    plan: npmPlan,
};
function npmPlan(context) {
    const { project, root } = context;
    const here = project.folder;
    const lock = root.first('package-lock.json', 'npm-shrinkwrap.json');
    const prefix = root.path === here.path ? '' : ` --prefix ${here.relative(root.path)}`;
    const omit = context.production ? ' --omit=dev' : '';
    if (lock === undefined) {
        project.notice('LOCK_FILE_MISSING', 'there is no package-lock.json, so two builds of one commit may install different versions', root.where('package.json'));
    }
    const fits = lock !== undefined && lockFileFits(root, lock, context.rootManifest);
    if (lock !== undefined && !fits) {
        project.notice('LOCK_FILE_OUT_OF_DATE', `${lock} does not fit package.json, so dependencies are resolved anew; run npm install and commit the result`, root.where(lock));
    }
    const declare = declareMembers(context);
    return {
        packages: ['npm'],
        env: { NPM_CONFIG_AUDIT: 'false', NPM_CONFIG_FUND: 'false', NPM_CONFIG_UPDATE_NOTIFIER: 'false' },
        cache: ['/root/.npm'],
        inputs: root
            .existing('package-lock.json', 'npm-shrinkwrap.json', '.npmrc')
            .map((name) => here.relative(root.sub(name).path)),
        install: `${declare}npm ${fits && declare === '' ? 'ci' : 'install'}${omit}${prefix}`,
        prune: [`${declare}npm prune --omit=dev --ignore-scripts${prefix}`],
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/pnpm.js



/** pnpm. The lock file's format tells which releases can read it; where the project pins one, that very version is used. */
const pnpm = {
    id: 'pnpm',
    linksBinaries: false,
    run: (script) => `pnpm run ${script}`,
    runIn: (_path, name, script) => `pnpm --filter ${shellWord(name)} run ${script}`,
    exec: (line) => `pnpm exec ${line}`,
    plan: pnpmPlan,
};
/** Newest release line that reads a lock file format, by the format's leading number (pnpm's release notes). */
const LOCK_FORMATS = [
    [/^5\.[0-3]/, 6],
    [/^5/, 7],
    [/^6/, 8],
];
/** The oldest Node.js that a release line runs on. */
const NEEDS_NODE = [
    [11, 22],
    [10, 18],
    [9, 18],
    [8, 16],
];
function pnpmPlan(context) {
    const { project, root } = context;
    const here = project.folder;
    const lock = root.has('pnpm-lock.yaml');
    const inWorkspace = root.path !== here.path;
    const version = pinnedVersion(context);
    const frozen = lock ? ' --frozen-lockfile' : ' --no-frozen-lockfile';
    const filter = inWorkspace ? ` --filter ${shellWord(`${context.manifest.name ?? '{.}'}...`)}` : '';
    const major = version === undefined ? 11 : Number.parseInt(version, 10);
    if (!lock) {
        project.notice('LOCK_FILE_MISSING', 'there is no pnpm-lock.yaml, so two builds of one commit may install different versions', root.where('package.json'));
    }
    const legacy = major >= 10 ? ' --legacy' : '';
    return {
        packages: version === undefined ? ['pnpm'] : ['npm'],
        env: {
            PNPM_HOME: '/root/.local/share/pnpm',
            // Releases before 11 read the first spelling, later ones the second.
            ...pnpm_configuration({ store_dir: '/root/.local/share/pnpm/store', confirm_modules_purge: 'false' }),
        },
        cache: ['/root/.local/share/pnpm/store'],
        setup: version === undefined
            ? []
            : [{ run: `npm install --global pnpm@${version}`, inputs: [], name: `install pnpm ${version}` }],
        inputs: root
            .existing('pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', '.pnpmfile.cjs', 'patches')
            .map((name) => here.relative(root.sub(name).path)),
        install: `pnpm${filter} install${frozen}${context.production ? ' --prod' : ''}`,
        prune: ['pnpm prune --prod --ignore-scripts'],
        ...(inWorkspace && context.manifest.name !== undefined
            ? {
                deploy: {
                    commands: [
                        `pnpm --filter ${shellWord(context.manifest.name)} --prod --config.deploy-all-files=true deploy${legacy} /root/deploy`,
                    ],
                    directory: '/root/deploy',
                    keepsPlaces: false,
                    always: false,
                },
            }
            : {}),
    };
}
/** The version to install through npm: what the project pins, or what its lock file and Node.js need; undefined where the package will do. */
function pinnedVersion(context) {
    const { root, rootManifest, project, nodeMajor } = context;
    const choice = chooseManager(root, rootManifest);
    if (choice.version !== undefined)
        return choice.version;
    const engine = rootManifest.get('devEngines', 'packageManager');
    const asked = (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)((0,manifests_document/* asArray */._j)(engine)[0] ?? engine).version) ?? (0,manifests_document/* asString */.oJ)(rootManifest.get('engines', 'pnpm'));
    const askedMajor = /^[\^~]?v?(\d+)(?:\.\d+)*(?:\.x)?$/.exec(asked ?? '')?.[1];
    const format = /^lockfileVersion:\s*['"]?([\d.]+)/m.exec(root.repository.head(root.sub('pnpm-lock.yaml').path, 512) ?? '')?.[1];
    const byLock = LOCK_FORMATS.find(([pattern]) => pattern.test(format ?? ''))?.[1];
    const wanted = askedMajor === undefined ? byLock : Number(askedMajor);
    if (wanted !== undefined) {
        const why = askedMajor === undefined ? `pnpm-lock.yaml has format ${format ?? ''}` : 'package.json asks for it';
        project.decide('package manager version', `pnpm ${wanted}`, why, root.where('pnpm-lock.yaml'));
        return String(wanted);
    }
    if (nodeMajor === undefined || nodeMajor >= 22)
        return undefined;
    const able = NEEDS_NODE.find(([, node]) => nodeMajor >= node)?.[0] ?? 7;
    project.decide('package manager version', `pnpm ${able}`, `it is the newest that runs on Node.js ${nodeMajor}`);
    return String(able);
}
function pnpm_configuration(settings) {
    return Object.fromEntries(Object.entries(settings).flatMap(([name, value]) => [
        [`npm_config_${name}`, value],
        [`pnpm_config_${name}`, value],
    ]));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/rush.js



/** Rush, in the version that rush.json names; it brings the package manager that the file names too. */
const rush = {
    id: 'rush',
    linksBinaries: false,
    run: (script) => `rushx ${script}`,
    runIn: (_path, name, script) => `rush ${script} --only ${shellWord(name)}`,
    exec: (line) => `npx --no-install ${line}`,
    plan: rushPlan,
};
const rush_CONFIG = 'common/config/rush';
const rush_LOCK_FILES = ['pnpm-lock.yaml', 'npm-shrinkwrap.json', 'yarn.lock'];
const TARGET = '/root/deploy';
/** Logs and state that Rush leaves beside the projects, with times in them. */
const rush_LEFTOVERS = `find ${TARGET} -type d \\( -name .rush -o -name rush-logs \\) -not -path '*/node_modules/*' -prune -exec rm -rf {} +`;
function rushPlan(context) {
    const { project, root, manifest } = context;
    const here = project.folder;
    const name = shellWord(manifest.name ?? here.path);
    const document = root.json('rush.json');
    const version = semver.valid((0,manifests_document/* asString */.oJ)(document?.get('rushVersion')) ?? '') ?? 'latest';
    const lock = rush_LOCK_FILES.some((file) => root.has(`${rush_CONFIG}/${file}`));
    if (!lock) {
        project.notice('LOCK_FILE_MISSING', `there is no lock file in ${rush_CONFIG}, so two builds of one commit may install different versions`, root.where('rush.json'));
    }
    project.decide('package manager version', `rush ${version}`, 'rushVersion names it', root.where('rush.json', document?.line('rushVersion')));
    return {
        packages: ['npm'],
        env: { RUSH_PNPM_STORE_PATH: '/root/.rush/store', NPM_CONFIG_UPDATE_NOTIFIER: 'false' },
        cache: ['/root/.npm', '/root/.rush'],
        setup: [{ run: `npm install --global @microsoft/rush@${version}`, inputs: [], name: `install rush ${version}` }],
        inputs: root
            .existing('rush.json', 'common/config', 'common/scripts', 'common/autoinstallers', 'common/git-hooks', 'common/pnpm-patches')
            .map((path) => here.relative(root.sub(path).path)),
        // An install insists on the scripts that an update writes; the update keeps to the lock file too.
        install: lock && root.hasFolder('common/scripts') ? `rush install --to ${name}` : 'rush update',
        deploy: {
            commands: [deployCommand(context, name), rush_LEFTOVERS],
            directory: TARGET,
            keepsPlaces: true,
            always: true,
        },
    };
}
/** Rush gathers a project as a scenario says: the repository's own where it has one for the project, else one that takes all files. */
function deployCommand({ project, root, manifest, modules }, name) {
    const options = `--project ${name} --target-folder ${TARGET} --overwrite`;
    if ((0,manifests_document/* asArray */._j)(ownScenario(root)?.get('deploymentProjectNames')).includes(manifest.name))
        return `rush deploy ${options}`;
    const scenario = JSON.stringify({
        deploymentProjectNames: [manifest.name],
        includeDevDependencies: modules === 'all',
        includeNpmIgnoreFiles: true,
    });
    const file = project.folder.relative(root.sub(`${rush_CONFIG}/deploy-aipack.json`).path);
    return `echo ${shellWord(scenario)} > ${shellWord(file)} && rush deploy --scenario aipack ${options}`;
}
function ownScenario(root) {
    return root.json(`${rush_CONFIG}/deploy.json`);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/yarn.js



/** Yarn 1 and the later ones, which share a name and little else. */
const yarn = {
    id: 'yarn',
    linksBinaries: true,
    run: (script) => `yarn run ${script}`,
    runIn: (path, _name, script) => `yarn --cwd ${shellWord(path)} run ${script}`,
    exec: (line) => `yarn run ${line}`,
    plan: (context) => (isBerry(context) ? berryPlan(context) : classicPlan(context)),
};
function isBerry({ root, rootManifest }) {
    const version = chooseManager(root, rootManifest).version;
    if (version !== undefined)
        return !version.startsWith('1.');
    const head = root.repository.head(root.sub('yarn.lock').path, 512) ?? '';
    return head.includes('__metadata:') || (root.has('.yarnrc.yml') && !head.includes('yarn lockfile v1'));
}
function classicPlan(context) {
    const { root } = context;
    const here = context.project.folder;
    const lock = root.has('yarn.lock');
    const cwd = root.path === here.path ? '' : ` --cwd ${here.relative(root.path)}`;
    const declare = declareMembers(context);
    const frozen = lock && declare === '' ? ' --frozen-lockfile' : '';
    if (!lock)
        missingLock(context);
    return {
        packages: ['yarn'],
        cache: ['/root/.cache/yarn'],
        env: { YARN_CACHE_FOLDER: '/root/.cache/yarn' },
        inputs: inputsOf(context, ['yarn.lock', '.npmrc', '.yarnrc', 'patches']),
        install: `${declare}yarn install${frozen} --non-interactive${context.production ? ' --production' : ''}${cwd}`,
        prune: [`${declare}yarn install --production --ignore-scripts --prefer-offline --non-interactive${frozen}${cwd}`],
    };
}
/** Plug'n'Play is switched off: an image needs ordinary folders, which every tool can read and layers can share. */
function berryPlan(context) {
    const { root, rootManifest, manifest, production } = context;
    const bundled = /^yarnPath:\s*["']?([^\s"']+)/m.exec(root.read('.yarnrc.yml') ?? '')?.[1];
    const version = chooseManager(root, rootManifest).version ?? (bundled === undefined ? lockVersion(root) : undefined);
    const major = Number.parseInt(version ?? /yarn-(\d+)/.exec(bundled ?? '')?.[1] ?? '4', 10);
    const lock = root.has('yarn.lock');
    if (!lock)
        missingLock(context);
    // The repository's own copy is run by the older yarn, which looks for `yarnPath` and steps aside.
    const setup = bundled !== undefined || version === undefined
        ? []
        : [{ run: `npm install --global @yarnpkg/cli-dist@${version}`, inputs: [], name: `install yarn ${version}` }];
    const install = lock ? 'yarn install --immutable' : 'yarn install --no-immutable';
    const prune = berryPrune(context, major);
    const some = [manifest, rootManifest].some(({ devDependencies }) => devDependencies.size > 0);
    return {
        packages: bundled !== undefined ? ['yarn'] : version === undefined ? ['yarn-berry'] : ['npm'],
        cache: ['/root/.yarn/berry'],
        env: { YARN_NODE_LINKER: 'node-modules', YARN_ENABLE_TELEMETRY: '0', YARN_GLOBAL_FOLDER: '/root/.yarn/berry' },
        setup,
        inputs: inputsOf(context, [
            'yarn.lock',
            '.yarnrc.yml',
            '.npmrc',
            '.yarn/releases',
            '.yarn/plugins',
            '.yarn/patches',
            '.yarn/cache',
            '.pnp.cjs',
        ]),
        // There is no install without development dependencies that holds to the lock file, so they go in a second pass.
        install: production && some
            ? [`${install}${major === 2 ? ' --skip-builds' : ' --mode=skip-build'}`, ...prune].join(' && ')
            : install,
        prune,
    };
}
/** Lock file formats of Yarn 2 and 3, which later releases would rewrite (Yarn's changelog). */
function lockVersion(root) {
    const head = root.repository.head(root.sub('yarn.lock').path, 512) ?? '';
    const format = Number(/^__metadata:\s*\n(?:\s+\w+:.*\n)*?\s+version: (\d+)/m.exec(head)?.[1] ?? '8');
    return format >= 8 ? undefined : format >= 6 ? '3' : '2';
}
/** Yarn 4 can leave development dependencies out; before, that took a plugin, and without it they are taken out of the manifests. */
function berryPrune({ root, project, manifest }, major) {
    const here = project.folder;
    const inWorkspace = root.path !== here.path;
    if (major >= 4 || root.has('.yarn/plugins/@yarnpkg/plugin-workspace-tools.cjs'))
        return [`yarn workspaces focus${inWorkspace ? '' : ' --all'} --production`];
    const members = workspaceOf(project)?.members ?? [];
    const files = [root.path, ...members.map(({ path }) => path), here.path].map((path) => here.relative(root.sub(root.relative(path)).sub(manifest.fileName).path));
    const script = 'const fs=require("fs");for(const f of process.argv.slice(1)){const p=JSON.parse(fs.readFileSync(f));delete p.devDependencies;fs.writeFileSync(f,JSON.stringify(p))}';
    const quoted = [...new Set(files)].map(shellWord).join(' ');
    return [
        `node -e '${script}' ${quoted}`,
        `yarn install --no-immutable ${major === 2 ? '--skip-builds' : '--mode=skip-build'}`,
    ];
}
function inputsOf({ root, project }, names) {
    return root.existing(...names).map((name) => project.folder.relative(root.sub(name).path));
}
function missingLock({ project, root }) {
    project.notice('LOCK_FILE_MISSING', 'there is no yarn.lock, so two builds of one commit may install different versions', root.where('package.json'));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/package-managers.js





/** The package managers of JavaScript by their names. */
const PACKAGE_MANAGERS = { npm: npm, yarn: yarn, pnpm: pnpm, bun: bun, rush: rush };

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/bundler.js













/** Ruby with Bundler. */
const bundler = {
    id: 'bundler',
    language: 'Ruby',
    looksFor: 'Gemfile',
    manifests: ['Gemfile', 'gems.rb'],
    strength: 'manifest',
    recognise(folder) {
        const name = folder.first('Gemfile', 'gems.rb');
        return name === undefined ? undefined : folder.where(name);
    },
    plan: (project) => planRuby(project, readGemfile(project.folder)),
};
/** A Ruby program without dependencies. */
const ruby = {
    id: 'ruby',
    language: 'Ruby',
    looksFor: 'app.rb, main.rb, config.ru',
    strength: 'convention',
    recognise(folder) {
        const name = folder.first('config.ru', 'app.rb', 'main.rb', 'server.rb');
        return name === undefined ? undefined : folder.where(name);
    },
    plan: (project) => planRuby(project, undefined),
};
/** Bundler itself is the package's: it fetches no other version of itself, whatever the lock file was written by. */
const BUNDLE_ENV = { BUNDLE_PATH: BUNDLE, BUNDLE_VERSION: 'system', BUNDLE_WITHOUT: 'development:test' };
function planRuby(project, gemfile) {
    const { folder } = project;
    const chosen = chooseFramework(RUBY_FRAMEWORKS, gemfile?.gems.keys() ?? []);
    const framework = chosen?.framework;
    const sources = sourceFiles(folder, {
        extensions: ['.rb', '.ru'],
        comments: 'hash',
        first: ['config.ru', 'config/routes.rb', 'config/puma.rb', 'app.rb', 'main.rb', 'server.rb'],
    });
    const start = rubyStart(project, gemfile, framework, sources);
    const site = start === undefined && gemfile !== undefined ? rubySite(project, gemfile) : undefined;
    if (start === undefined && site === undefined) {
        project.reject('ruby project', 'it has neither config.ru nor app.rb nor a command in a Procfile: it is a library');
        return undefined;
    }
    const shown = folder.where(gemfile === undefined ? (folder.first('config.ru', 'app.rb', 'main.rb', 'server.rb') ?? '.') : gemfile.file);
    project.decide('language', 'ruby', gemfile === undefined ? 'the folder holds a Ruby program' : 'the Gemfile is its manifest', shown);
    project.decide('build system', gemfile === undefined ? 'ruby' : 'bundler', gemfile === undefined ? 'there is nothing to install' : 'the Gemfile is its manifest', shown);
    if (chosen !== undefined)
        project.decide('framework', chosen.framework.id, `the Gemfile names ${chosen.dependency}`, gemfile?.gems.get(chosen.dependency));
    const other = otherEngine(folder);
    if (other !== undefined)
        project.problem('FEATURE_UNSUPPORTED', `the project asks for ${other.engine}, and only the reference Ruby has packages here`, 'Bring a Dockerfile, or ask for Ruby itself.', other.location);
    const { wish, conflict } = rubyWish(folder);
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    const stream = project.stream('ruby', wish);
    return start === undefined
        ? siteDraft(project, gemfile, site, stream)
        : draftOf(project, { gemfile, framework, sources, start, stream });
}
/** What building with gems takes: packages, environment and caches. */
function bundleBuild(gemfile, stream, native) {
    return {
        packages: [
            stream.package,
            `${stream.package}-dev`,
            bundlerPackage(stream),
            'build-base',
            ...(gemfile.usesGit ? ['git'] : []),
            ...native,
        ],
        env: {
            BUNDLE_FROZEN: 'false',
            BUNDLE_GLOBAL_GEM_CACHE: 'true',
            BUNDLE_SILENCE_ROOT_WARNING: 'true',
            BUNDLE_USER_CACHE: '/root/.cache/bundle',
        },
        cache: ['/root/.cache/bundle'],
    };
}
function bundlerPackage(stream) {
    return `ruby${stream.stream}-bundler`;
}
/** Settings of Bundler that hold while building and in the image. */
function bundleEnv(project, gemfile) {
    return {
        ...BUNDLE_ENV,
        ...(project.folder.has(gemfile.lock) && fitsPlatform(gemfile) ? { BUNDLE_DEPLOYMENT: '1' } : {}),
    };
}
/** A site of files that a gem makes, served by nginx. */
function siteDraft(project, gemfile, site, stream) {
    if (gemfile === undefined || site === undefined)
        return undefined;
    project.accept('build command', site);
    const bundle = bundleBuild(gemfile, stream, rubyNative(project, gemfile).build);
    const assets = assetBuild(project, PACKAGE_MANAGERS, { always: false });
    const served = serveStatic(project, {
        copy: [{ from: site.output, to: '.' }],
        singlePage: false,
        notFoundPage: site.notFoundPage,
    });
    return {
        language: 'ruby',
        buildSystem: 'bundler',
        build: {
            packages: [...bundle.packages, ...(assets?.packages ?? [])],
            env: { ...bundleEnv(project, gemfile), ...bundle.env, ...site.env, ...assets?.env },
            cache: [...bundle.cache, ...(assets?.cache ?? [])],
            commands: [
                ...served.commands,
                ...rubyCommands(project, { gemfile, assets, compile: undefined, installs: true, writable: [] }),
                { run: site.value, name: 'make the site' },
            ],
        },
        runtime: served.runtime,
    };
}
function draftOf(project, { gemfile, framework, sources, start, stream }) {
    const { folder } = project;
    project.decide('start command', start.value.join(' '), start.because, start.location);
    const found = healthRoute(sources, RUBY_ROUTES) ?? project.hints.health;
    const health = found === undefined || start.port === undefined ? undefined : project.accept('health', found);
    const installs = gemfile !== undefined && gemfile.gems.size > 0;
    const native = rubyNative(project, gemfile);
    const compile = installs ? assetCompilation(project, gemfile, framework?.id === 'rails') : undefined;
    const assets = assetBuild(project, PACKAGE_MANAGERS, { always: compile !== undefined });
    const commands = rubyCommands(project, {
        gemfile,
        assets,
        compile,
        installs,
        writable: framework?.writable?.('public') ?? [],
    });
    const bundle = installs ? bundleBuild(gemfile, stream, native.build) : undefined;
    const env = installs ? bundleEnv(project, gemfile) : {};
    const port = start.port;
    return {
        language: 'ruby',
        buildSystem: gemfile === undefined ? 'ruby' : 'bundler',
        ...(framework === undefined ? {} : { framework: framework.id }),
        build: {
            packages: [...(bundle?.packages ?? []), ...(assets?.packages ?? [])],
            env: { ...env, ...bundle?.env, ...assets?.env },
            cache: [...(bundle?.cache ?? []), ...(assets?.cache ?? [])],
            commands,
        },
        runtime: {
            packages: [
                stream.package,
                ...(installs ? [bundlerPackage(stream)] : []),
                ...native.runtime,
                ...(start.shell ? ['busybox'] : []),
            ],
            env: {
                ...env,
                ...portEnv(port, start.readsPort),
                ...framework?.runtimeEnv?.({
                    folder,
                    depends: (name) => gemfile?.gems.has(name) ?? false,
                    sources: () => sources,
                    config: () => undefined,
                }, port ?? 3000),
                ...start.env,
            },
            copy: [...(installs ? [{ from: BUNDLE, to: BUNDLE }] : []), { from: '.', to: '.' }],
            command: start.value,
            ports: port === undefined ? [] : [port],
            ...(health === undefined ? {} : { health }),
        },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/assets.js
/** Folders and files beside a compiled program that it reads while running, by the names that people give them. */
const ASSETS = [
    'assets',
    'config',
    'configs',
    'data',
    'i18n',
    'locales',
    'migrations',
    'public',
    'resources',
    'static',
    'templates',
    'views',
    'web',
    'www',
    'Rocket.toml',
    'config.json',
    'config.toml',
    'config.yaml',
    'config.yml',
];
/** Copies of what a compiled program finds beside itself; `except` are names that hold something else in this language. */
function assetCopies(folder, isSource) {
    return folder.existing(...ASSETS).flatMap((name) => (isSource(name) ? [] : [{ from: name, to: name }]));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/rust/cargo-toml.js


function readCargo(folder) {
    const document = folder.toml('Cargo.toml');
    if (document === undefined)
        return undefined;
    const dependencies = Object.entries((0,manifests_document/* asRecord */.qY)(document.get('dependencies'))).map(([name, value]) => (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(value).package) ?? name);
    return {
        document,
        name: (0,manifests_document/* asString */.oJ)(document.get('package', 'name')),
        dependencies,
        isWorkspace: document.get('workspace') !== undefined,
    };
}
/** The programs of a package: those it declares, src/main.rs under the package's name, and the files in src/bin. */
function binaries(folder, { document, name }) {
    const declared = (0,manifests_document/* asArray */._j)(document.get('bin')).flatMap((entry, index) => {
        const binary = (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(entry).name);
        if (binary === undefined)
            return [];
        const path = (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(entry).path) ?? (folder.has(`src/bin/${binary}.rs`) ? `src/bin/${binary}.rs` : 'src/main.rs');
        return [{ name: binary, path, location: folder.where('Cargo.toml', document.line('bin', index, 'name')) }];
    });
    const taken = new Set(declared.map(({ path }) => path));
    const main = name !== undefined && folder.has('src/main.rs') && !taken.has('src/main.rs')
        ? [{ name, path: 'src/main.rs', location: folder.where('src/main.rs') }]
        : [];
    const listed = folder.list('src/bin');
    const extra = [
        ...listed.files
            .filter((file) => file.endsWith('.rs'))
            .map((file) => ({ name: file.slice(0, -3), path: `src/bin/${file}` })),
        ...listed.directories
            .filter((each) => folder.has(`src/bin/${each}/main.rs`))
            .map((each) => ({ name: each, path: `src/bin/${each}/main.rs` })),
    ].filter(({ path }) => !taken.has(path));
    return [...declared, ...main, ...extra.map((each) => ({ ...each, location: folder.where(each.path) }))];
}
/** Folders of a workspace's members, from its root. */
function memberFolders(root, { document }) {
    const patterns = [
        ...(0,manifests_document/* asStrings */.P7)(document.get('workspace', 'members')),
        ...(0,manifests_document/* asStrings */.P7)(document.get('workspace', 'exclude')).map((path) => `!${path}`),
    ];
    const below = root.repository.folders.flatMap((path) => {
        if (path === '.' || (!root.isRoot && !path.startsWith(`${root.path}/`)))
            return [];
        return [root.relative(path)];
    });
    return globSelect(below, patterns).filter((path) => root.has(`${path}/Cargo.toml`));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/rust/cargo-lock.js

/**
 * Names of the crates that a package is built from, by a Cargo.lock: itself and what it needs, directly and indirectly. A lock file of a
 * workspace holds the crates of all its members, and one member needs the system's libraries for its own only.
 * All crates where the package is not in the file.
 */
function lockedCrates(lock, packageName) {
    const needs = new Map();
    for (const entry of (0,manifests_document/* asArray */._j)(lock.get('package')).map(manifests_document/* asRecord */.qY)) {
        const name = (0,manifests_document/* asString */.oJ)(entry.name);
        // `name`, `name version` or `name version (source)`: versions of one crate link the same library.
        const dependencies = (0,manifests_document/* asStrings */.P7)(entry.dependencies).map((text) => text.split(' ')[0] ?? '');
        if (name !== undefined)
            needs.set(name, [...(needs.get(name) ?? []), ...dependencies]);
    }
    if (!needs.has(packageName))
        return new Set(needs.keys());
    const found = new Set([packageName]);
    for (const name of found)
        for (const needed of needs.get(name) ?? [])
            found.add(needed);
    return found;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/rust/native.js


const CXX = { runtime: ['libstdc++'], why: 'links the C++ library' };
/** Crates that need something from the system, and what (their build scripts). */
const RUST_NATIVE = {
    'openssl-sys': { build: ['openssl-dev', 'pkgconf'], runtime: ['libssl3', 'libcrypto3'], why: 'links OpenSSL' },
    'pq-sys': { build: ['postgresql-dev'], runtime: ['libpq'], why: 'links libpq' },
    'mysqlclient-sys': {
        build: ['mariadb-connector-c-dev', 'pkgconf'],
        runtime: ['mariadb-connector-c'],
        why: 'links the MariaDB connector',
    },
    'libsqlite3-sys': { build: ['sqlite-dev', 'pkgconf'], runtime: ['sqlite-libs'], why: 'links SQLite' },
    'libz-sys': { build: ['zlib-dev', 'pkgconf'], runtime: ['zlib'], why: 'links zlib' },
    'prost-build': { build: ['protoc', 'protobuf-dev'], why: 'calls protoc' },
    'aws-lc-sys': { build: ['cmake'], why: 'builds AWS-LC with CMake' },
    'rdkafka-sys': { build: ['cmake', 'zlib-dev', 'curl-dev'], runtime: ['zlib'], why: 'builds librdkafka' },
    'librocksdb-sys': { build: ['clang'], runtime: ['libstdc++'], why: 'builds RocksDB' },
    'clang-sys': { build: ['clang'], why: 'generates bindings with libclang' },
    'esaxx-rs': CXX,
    'fontconfig-sys': { build: ['fontconfig-dev', 'pkgconf'], runtime: ['fontconfig'], why: 'links Fontconfig' },
    'grpcio-sys': { build: ['cmake'], runtime: ['libstdc++'], why: 'builds gRPC' },
    'libduckdb-sys': CXX,
    'libzmq-sys': { build: ['zeromq-dev', 'pkgconf'], runtime: ['zeromq'], why: 'links ZeroMQ' },
    'link-cplusplus': CXX,
    pcap: { build: ['libpcap-dev'], runtime: ['libpcap'], why: 'links libpcap' },
    'sasl2-sys': { build: ['cyrus-sasl-dev', 'pkgconf'], runtime: ['cyrus-sasl'], why: 'links Cyrus SASL' },
    'yeslogic-fontconfig-sys': { build: ['fontconfig-dev', 'pkgconf'], runtime: ['fontconfig'], why: 'links Fontconfig' },
};
/** What the crates need of the system; one that brings the library's own source needs nothing. */
function nativeParts(project, manifest, root) {
    const lock = root.toml('Cargo.lock');
    const crates = lock === undefined ? impliedCrates(manifest) : lockedCrates(lock, manifest.name ?? '');
    const build = [];
    const runtime = [];
    for (const [crate, needs] of Object.entries(RUST_NATIVE)) {
        const vendored = crate === 'openssl-sys' && crates.has('openssl-src');
        if (!crates.has(crate) || vendored)
            continue;
        project.decide('system packages', [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])].join(' '), `${crate} ${needs.why}`, lock === undefined ? project.folder.where('Cargo.toml') : root.where('Cargo.lock'));
        build.push(...project.available(needs.build ?? [], crate));
        runtime.push(...project.available(needs.runtime ?? [], crate));
    }
    return { build, runtime };
}
/** Without a lock file: the crates with needs that well-known ones bring along, by their features. */
function impliedCrates(manifest) {
    const found = new Set(manifest.dependencies);
    for (const [name, value] of Object.entries((0,manifests_document/* asRecord */.qY)(manifest.document.get('dependencies')))) {
        const features = (0,manifests_document/* asStrings */.P7)((0,manifests_document/* asRecord */.qY)(value).features);
        const plain = (0,manifests_document/* asRecord */.qY)(value)['default-features'] !== false;
        const has = (feature) => features.includes(feature);
        if (has('vendored'))
            found.add('openssl-src');
        if (['openssl', 'native-tls'].includes(name) || has('native-tls'))
            found.add('openssl-sys');
        if (name === 'reqwest' && plain)
            found.add('openssl-sys');
        if (name === 'diesel' && has('postgres'))
            found.add('pq-sys');
        if (name === 'diesel' && has('mysql'))
            found.add('mysqlclient-sys');
        if ((name === 'diesel' && has('sqlite')) || (name === 'rusqlite' && !has('bundled')))
            found.add('libsqlite3-sys');
        if (name === 'rdkafka')
            found.add('rdkafka-sys');
        if (name === 'rocksdb')
            found.add('librocksdb-sys').add('clang-sys');
        if (name === 'cxx')
            found.add('link-cplusplus');
        if (name === 'duckdb')
            found.add('libduckdb-sys');
    }
    const buildNeeds = Object.keys((0,manifests_document/* asRecord */.qY)(manifest.document.get('build-dependencies')));
    if (buildNeeds.some((name) => ['prost-build', 'tonic-build', 'tonic-prost-build'].includes(name)))
        found.add('prost-build');
    if (buildNeeds.includes('bindgen'))
        found.add('clang-sys');
    return found;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/cargo.js













const PORTS = {
    withDefault: [
        /env::var(?:_os)?\("PORT"\)[\s\S]{0,160}?(?:unwrap_or(?:_else)?|map_or|or)\([^)"\d]{0,40}"?(?<port>\d{2,5})/,
        /\bport\b[^\n]{0,80}default_value(?:_t)?\s*=\s*"?(?<port>\d{2,5})/,
    ],
    literal: [
        /(?:\.bind|TcpListener::bind|bind|SocketAddr::from|\.run|::new)\(\s*&?\(?\s*(?:"[\w.:[\]]*:(?<port>\d{2,5})")/,
        /\.(?:bind|run|serve)\(\s*\(\s*(?:"[\w.]+"|\[[\d, ]+\])\s*,\s*(?<port>\d{2,5})\s*\)/,
        /SocketAddr::(?:from|new)\([\s\S]{0,60}?,\s*(?<port>\d{2,5})\s*\)/,
        /"(?:0\.0\.0\.0|127\.0\.0\.1|\[::\]):(?<port>\d{2,5})"/,
        /\(\[\s*0,\s*0,\s*0,\s*0\s*\],\s*(?<port>\d{2,5})\)/,
    ],
    mention: [/env::var(?:_os)?\("PORT"\)/],
};
const cargo_ROUTES = [
    /\.(?:route|at|service)\(\s*"(?<path>\/[^"]*)"/g,
    /#\[(?:\w+::)?(?:get|head|route)\(\s*"(?<path>\/[^"]*)"/g,
    /warp::path!?\(\s*"(?<path>[^"]*)"\s*\)/g,
    /Router::with_path\(\s*"(?<path>[^"]*)"/g,
    /(?:==|=>|^)[^\S\n]*"(?:GET )?(?<path>\/[^"]*)"[^\S\n]*=>/gm,
    /starts_with\(\s*b?"GET (?<path>\/[^ "]*)/g,
];
const cargo_FILES = { plain: ['rust-toolchain'], tools: ['rust'], depth: 2, read: readToolchain };
/** Cargo packages, alone and in workspaces. */
const cargo = {
    id: 'cargo',
    language: 'Rust',
    looksFor: 'Cargo.toml',
    manifests: ['Cargo.toml'],
    strength: 'manifest',
    recognise: (folder) => (folder.has('Cargo.toml') ? folder.where('Cargo.toml') : undefined),
    plan: planCargo,
};
function planCargo(project) {
    const { folder } = project;
    const manifest = readCargo(folder);
    if (manifest === undefined)
        return undefined;
    if (manifest.name === undefined) {
        project.reject('cargo workspace', 'it has no package of its own; its members are looked at by themselves');
        return undefined;
    }
    if (manifest.document.get('package', 'metadata', 'cargo-fuzz') === true) {
        project.reject('cargo package', 'it holds what cargo-fuzz runs');
        return undefined;
    }
    const binary = chooseBinary(project, manifest);
    if (binary === undefined) {
        project.reject('cargo package', 'it has neither src/main.rs nor another program: it is a library');
        return undefined;
    }
    const chosen = chooseFramework(RUST_FRAMEWORKS, manifest.dependencies);
    if (project.strict && chosen === undefined && isTool(folder, manifest)) {
        project.reject('cargo package', 'it is a tool or an example beside the code of others: it serves nothing');
        return undefined;
    }
    project.decide('language', 'rust', 'Cargo.toml declares a package', folder.where('Cargo.toml', manifest.document.line('package', 'name')));
    project.decide('build system', 'cargo', 'Cargo.toml declares a package', folder.where('Cargo.toml'));
    if (chosen !== undefined) {
        project.decide('framework', chosen.framework.id, `Cargo.toml depends on ${chosen.dependency}`, folder.where('Cargo.toml', manifest.document.line('dependencies', chosen.dependency)));
    }
    return cargo_draftOf(project, manifest, binary, chosen?.framework, toolchain(project, manifest));
}
/** Whether a package among others is about them: by its name, or since its program stands beside a library and listens nowhere. */
function isTool(folder, manifest) {
    const about = /(?:^|[-_])(?:xtask|tests?|testing|bench(?:es|marks?)?|fuzz(?:ers?)?|codegen|generator|examples?)(?:$|[-_])/;
    if (about.test(manifest.name ?? '') || about.test(external_node_path_.posix.basename(folder.path)))
        return true;
    return (folder.has('src/lib.rs') &&
        !sourceFiles(folder, { extensions: ['.rs'], comments: 'slashes' }).some(({ text }) => /\bTcpListener\b/.test(text)));
}
function chooseBinary(project, manifest) {
    const all = binaries(project.folder, manifest);
    const wanted = (0,manifests_document/* asString */.oJ)(manifest.document.get('package', 'default-run'));
    const binary = all.find(({ name }) => name === wanted) ??
        all.find(({ path }) => path === 'src/main.rs') ??
        all.find(({ name }) => ['server', 'api', 'web', 'app', manifest.name].includes(name)) ??
        all[0];
    if (binary !== undefined)
        project.decide('program', binary.name, all.length === 1 ? 'it is the only program of the package' : 'it is the program that runs by default', binary.location);
    return binary;
}
/** `1.75.0`, or nothing for `stable`; the TOML form of the file is read apart. */
function readToolchain(text) {
    return /^\d+(?:\.\d+){1,2}$/.exec(text.trim())?.[0];
}
function toolchain(project, manifest) {
    const root = project.workspace('Cargo workspace')?.root ?? project.folder;
    const file = [project.folder, root].find((folder) => folder.has('rust-toolchain.toml') || folder.has('rust-toolchain')) ?? root;
    const name = file.first('rust-toolchain.toml') ?? 'rust-toolchain';
    const isToml = name.endsWith('.toml') || (file.read(name) ?? '').includes('[toolchain]');
    const document = isToml ? file.toml(name) : undefined;
    const channel = isToml ? (0,manifests_document/* asString */.oJ)(document?.get('toolchain', 'channel')) : file.read(name)?.trim();
    if (channel !== undefined && /^(?:nightly|beta)/.test(channel)) {
        project.problem('VERSION_UNAVAILABLE', `${name} asks for ${channel}, and the package index has stable releases only`, 'Build with a stable release, or bring a Dockerfile.', file.where(name, document?.line('toolchain', 'channel')));
    }
    const lower = (0,manifests_document/* asString */.oJ)(manifest.document.get('package', 'rust-version')) ??
        (0,manifests_document/* asString */.oJ)(root.toml('Cargo.toml')?.get('workspace', 'package', 'rust-version'));
    const { wish, conflict } = chooseWish([
        ...wishOf(isToml ? channel : undefined, name, file.where(name, document?.line('toolchain', 'channel')), cargo_FILES),
        ...versionFileWishes(project.folder, isToml ? { ...cargo_FILES, plain: [] } : cargo_FILES),
        ...wishOf(lower === undefined ? undefined : `>=${lower}`, 'rust-version', project.folder.where('Cargo.toml', manifest.document.line('package', 'rust-version')), { depth: 2 }),
    ], 2);
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    return project.stream('rust', wish);
}
function cargo_draftOf(project, manifest, binary, framework, rust) {
    const { folder } = project;
    const root = project.workspace('Cargo workspace')?.root ?? folder;
    const sources = sourceFiles(folder, { extensions: ['.rs'], comments: 'slashes', first: [binary.path, 'src/lib.rs'] });
    const usual = framework?.port === undefined
        ? undefined
        : { value: framework.port, because: `${framework.id} is usually reached there` };
    const scan = scanPorts(sources, PORTS);
    const port = decidePort(project, scan, usual ?? (scan.readsPort ? { value: 8080, because: 'the source reads PORT and names no default' } : undefined));
    if (framework?.runtimeEnv === undefined)
        noticeLoopback(project, sources);
    const health = healthRoute(sources, cargo_ROUTES) ?? project.hints.health;
    const native = nativeParts(project, manifest, root);
    const locked = root.has('Cargo.lock') ? ' --locked' : '';
    const flags = `--release${locked} --package ${manifest.name ?? ''} --bin ${binary.name}`;
    const installed = `/usr/local/bin/${binary.name}`;
    const start = hintedProgram(project, port, [installed]);
    if (start === undefined)
        project.decide('start command', installed, 'it is the program that the build makes', binary.location);
    const view = {
        folder,
        depends: (name) => manifest.dependencies.includes(name),
        sources: () => sources,
        config: () => undefined,
    };
    return {
        name: manifest.name ?? binary.name,
        language: 'rust',
        buildSystem: 'cargo',
        ...(framework === undefined ? {} : { framework: framework.id }),
        build: {
            packages: [rust.package, 'build-base', ...native.build],
            env: {
                CARGO_HOME: '/root/.cargo',
                CARGO_TARGET_DIR: '/root/target',
                ...preparedQueries(project, manifest, root),
            },
            cache: ['/root/.cargo/git', '/root/.cargo/registry', '/root/target'],
            commands: [
                {
                    // Cargo tells by times alone whether what it built before is still good. Those of a checkout may be older than a build
                    // of other sources, so the project's own files are made new; crates from elsewhere, which have checksums, are kept.
                    run: `find ${folder.relative(root.path)} -type d -exec test -e {}/.cargo-checksum.json \\; -prune -o -type f -exec touch {} + && cargo build ${flags} && mkdir -p /root/bin && cp /root/target/release/${binary.name} /root/bin/`,
                    name: 'build',
                },
            ],
        },
        runtime: {
            packages: ['glibc', 'libgcc', ...native.runtime, ...(start?.shell === true ? ['busybox'] : [])],
            env: {
                ...portEnv(port, scan.readsPort),
                ...(port === undefined ? {} : framework?.runtimeEnv?.(view, port)),
                ...start?.env,
            },
            copy: [
                { from: `/root/bin/${binary.name}`, to: installed },
                ...assetCopies(folder, (name) => folder.has(`${name}/Cargo.toml`)),
            ],
            command: start?.command ?? [installed],
            ports: port === undefined ? [] : [port],
            ...(health === undefined ? {} : { health: project.accept('health', health) }),
        },
    };
}
/** SQLx checks queries against a database while compiling, unless it is told to use what the project prepared. */
function preparedQueries(project, manifest, root) {
    if (!manifest.dependencies.includes('sqlx'))
        return {};
    const [folder] = [project.folder, root].filter((each) => each.hasFolder('.sqlx') || each.has('sqlx-data.json'));
    if (folder === undefined)
        return {};
    const name = folder.has('sqlx-data.json') ? 'sqlx-data.json' : '.sqlx';
    project.decide('SQLX_OFFLINE', 'true', 'queries that were prepared lie there', folder.where(name));
    return { SQLX_OFFLINE: 'true' };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/c/cmake-files.js



/** Enough for any real tree; a file that includes itself must end somewhere. */
const cmake_files_MAX_FILES = 200;
/** Folders whose programs are about the project and are not what it is for. */
const cmake_files_ASIDE = /(?:^|\/)(?:tests?|testing|examples?|samples?|bench(?:marks?)?|docs?|third[-_]?party|external|extern|vendor|deps)(?:\/|$)/i;
/** A project's CMakeLists.txt with those of the folders that it adds; simple variables are put in where they are used. */
function readCmake(folder) {
    const variables = new Map();
    const programs = [];
    const libraries = [];
    let name;
    let fetches;
    const folders = ['.'];
    for (const path of folders) {
        const file = external_node_path_.posix.join(path, 'CMakeLists.txt');
        const text = blankComments(folder.read(file) ?? '', 'hash');
        const lineAt = (0,manifests_document/* lineIndex */.Dp)(text);
        for (const { command, words, index } of commandsOf(text)) {
            const at = folder.where(file, lineAt(index));
            const [first = '', second = ''] = words.map((word) => expand(word, variables));
            if (command === 'project') {
                name ??= first;
                variables.set('PROJECT_NAME', first);
                if (path === '.')
                    variables.set('CMAKE_PROJECT_NAME', first);
            }
            else if (command === 'set' && words.length >= 2)
                variables.set(first, second);
            else if (command === 'add_executable' && !['ALIAS', 'IMPORTED'].includes(second))
                programs.push({ name: first, location: at });
            else if (command === 'find_package')
                libraries.push({ name: first, location: at });
            else if (command === 'pkg_check_modules' || command === 'pkg_search_module') {
                for (const word of words.slice(1).filter((each) => !OPTIONS.has(each)))
                    libraries.push({ name: expand(word, variables).replace(/[<>=].*/, ''), location: at });
            }
            else if (command === 'add_subdirectory') {
                const below = external_node_path_.posix.join(path, first);
                if (!cmake_files_ASIDE.test(below) && !folders.includes(below) && folders.length < cmake_files_MAX_FILES)
                    folders.push(below);
            }
            if (words.includes('GIT_REPOSITORY') || command === 'cpmaddpackage')
                fetches ??= at;
        }
    }
    return { name: name ?? 'app', programs, libraries, fetches };
}
const OPTIONS = new Set(['REQUIRED', 'QUIET', 'IMPORTED_TARGET', 'GLOBAL', 'NO_CMAKE_PATH']);
/** Every `name(words)`; words are quoted or separated by white space. */
function commandsOf(text) {
    return [...text.matchAll(/\b(\w+)\s*\(((?:"(?:\\.|[^"\\])*"|[^()"]|\([^()]*\))*)\)/g)].map((match) => ({
        command: (match[1] ?? '').toLowerCase(),
        words: [...(match[2] ?? '').matchAll(/"((?:\\.|[^"\\])*)"|([^\s"]+)/g)].map((word) => word[1] ?? word[2] ?? ''),
        index: match.index,
    }));
}
function expand(word, variables) {
    return word.replace(/\$\{(\w+)\}/g, (whole, variable) => variables.get(variable) ?? whole);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/c/libraries.js
/** A library whose package for building is called as the one with the library, and `-dev`. */
function plain(name) {
    return { build: [`${name}-dev`], runtime: [name], why: 'is looked for' };
}
function forBuilding(...packages) {
    return { build: packages, why: 'is looked for' };
}
const CURL = { build: ['curl-dev'], runtime: ['libcurl-openssl4'], why: 'is looked for' };
const OPENSSL = { build: ['openssl-dev'], runtime: ['libssl3', 'libcrypto3'], why: 'is looked for' };
const POSTGRESQL = { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is looked for' };
const SQLITE = { build: ['sqlite-dev'], runtime: ['sqlite-libs'], why: 'is looked for' };
const YAML = plain('yaml-cpp');
/**
 * Libraries by the names that build files ask for them (CMake's find_package, pkg-config, `-l`), in lower case.
 * Boost's are linked statically, since each of them is a package whose name has a version.
 */
const C_LIBRARIES = {
    boost: forBuilding('boost-dev'),
    crypto: OPENSSL,
    curl: CURL,
    event: plain('libevent'),
    fmt: { build: ['fmt-dev'], runtime: ['fmt'], why: 'is looked for' },
    gtest: forBuilding('gtest-dev'),
    hiredis: plain('hiredis'),
    jsoncpp: plain('jsoncpp'),
    libcurl: CURL,
    libevent: plain('libevent'),
    libmicrohttpd: plain('libmicrohttpd'),
    libpq: POSTGRESQL,
    libsodium: plain('libsodium'),
    libuv: plain('libuv'),
    libzmq: plain('zeromq'),
    microhttpd: plain('libmicrohttpd'),
    nlohmann_json: forBuilding('nlohmann-json'),
    openssl: OPENSSL,
    postgresql: POSTGRESQL,
    pq: POSTGRESQL,
    protobuf: forBuilding('protobuf-dev', 'protoc'),
    sodium: plain('libsodium'),
    spdlog: plain('spdlog'),
    sqlite3: SQLITE,
    ssl: OPENSSL,
    uv: plain('libuv'),
    'yaml-cpp': YAML,
    zlib: { build: ['zlib-dev'], runtime: ['zlib'], why: 'is looked for' },
    z: { build: ['zlib-dev'], runtime: ['zlib'], why: 'is looked for' },
    zmq: plain('zeromq'),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/c/service.js






const EXTENSIONS = ['.c', '.cc', '.cpp', '.cxx', '.h', '.hpp'];
const service_PORTS = {
    withDefault: [/getenv\(\s*"PORT"\s*\)[\s\S]{0,120}?(?::|=)\s*"?(?<port>\d{4,5})/],
    literal: [
        /\bhtons\(\s*(?<port>\d{2,5})\s*\)/,
        /\.(?:port|listen|bind|set_port)\(\s*(?:"[^"]*"\s*,\s*)?(?<port>\d{2,5})/,
        /\b(?:PORT|port|kPort)\b\s*(?:=|\s)\s*(?<port>\d{4,5})\b/,
    ],
    mention: [/getenv\(\s*"PORT"\s*\)/],
};
const service_ROUTES = [
    /"(?:GET )(?<path>\/[^" ]*)/g,
    /(?:==|Get\(|CROW_ROUTE\(\s*\w+\s*,|strcmp\([^,]+,|compare\()\s*"(?<path>\/[^"]*)"/g,
];
/** The draft of a compiled C or C++ program. */
function cDraft(project, build) {
    const { folder } = project;
    const first = ['main.cpp', 'src/main.cpp', 'main.c', 'src/main.c'];
    const sources = sourceFiles(folder, { extensions: EXTENSIONS, comments: 'slashes', first });
    const language = sources.some(({ name }) => /\.(?:cc|cpp|cxx|hpp)$/.test(name)) ? 'c++' : 'c';
    project.decide('language', language, 'its source says so', sources[0]?.where(0));
    project.decide('build system', build.system, 'its file lies there', build.shownBy);
    const scan = scanPorts(sources, service_PORTS);
    const usual = { value: 8080, because: 'the source reads PORT and names no default' };
    const port = decidePort(project, scan, scan.readsPort ? usual : undefined);
    const health = port === undefined ? undefined : (healthRoute(sources, service_ROUTES) ?? project.hints.health);
    const installed = `/usr/local/bin/${build.program.name}`;
    const start = hintedProgram(project, port, [installed]);
    if (start === undefined) {
        project.decide('start command', installed, 'it is the program that the build makes', build.program.location);
    }
    const native = libraryPackages(project, build);
    const isSource = (name) => folder.has(`${name}/CMakeLists.txt`) || folder.has(`${name}/meson.build`);
    return {
        name: build.program.name,
        language,
        buildSystem: build.system,
        build: { packages: ['build-base', ...build.tools, ...native.build], commands: build.commands },
        runtime: {
            packages: [
                'glibc',
                'libgcc',
                ...(language === 'c++' ? ['libstdc++'] : []),
                ...native.runtime,
                ...(start?.shell === true ? ['busybox'] : []),
            ],
            env: { ...portEnv(port, scan.readsPort), ...start?.env },
            copy: [{ from: build.program.path, to: installed }, ...assetCopies(folder, isSource)],
            command: start?.command ?? [installed],
            ports: port === undefined ? [] : [port],
            ...(health === undefined ? {} : { health: project.accept('health', health) }),
        },
    };
}
function libraryPackages(project, build) {
    const packages = { build: [], runtime: [] };
    for (const { name, location } of build.libraries) {
        const needs = C_LIBRARIES[name.toLowerCase()];
        if (needs === undefined)
            continue;
        const all = [...(needs.build ?? []), ...(needs.runtime ?? [])];
        project.decide('system packages', all.join(' '), `${name} ${needs.why}`, location);
        packages.build.push(...project.available(needs.build ?? [], name));
        packages.runtime.push(...project.available(needs.runtime ?? [], name));
    }
    return packages;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/cmake.js


const cmake = {
    id: 'cmake',
    language: 'C++',
    looksFor: 'CMakeLists.txt',
    manifests: ['CMakeLists.txt'],
    strength: 'manifest',
    recognise(folder) {
        // A file without `project` is included by one that has it.
        const text = folder.read('CMakeLists.txt');
        return text !== undefined && /\bproject\s*\(/i.test(text) ? folder.where('CMakeLists.txt') : undefined;
    },
    plan(project) {
        const { folder } = project;
        const around = project.strict ? projectAround(folder) : undefined;
        if (around !== undefined) {
            project.reject('cmake project', `it is part of the project in ${around}`);
            return undefined;
        }
        const { name, programs, libraries, fetches } = readCmake(folder);
        const program = programs.find((each) => each.name === name) ??
            programs.find((each) => PROGRAM_NAME.test(each.name) && !/test|bench|example/i.test(each.name)) ??
            programs.find((each) => PROGRAM_NAME.test(each.name) && !/test/i.test(each.name));
        if (program === undefined || !PROGRAM_NAME.test(program.name)) {
            project.reject('cmake project', 'no add_executable in CMakeLists.txt names a program');
            return undefined;
        }
        if (fetches !== undefined)
            project.decide('system packages', 'git', 'sources are fetched while configuring', fetches);
        const boost = libraries.some((each) => each.name.toLowerCase() === 'boost') ? ' -DBoost_USE_STATIC_LIBS=ON' : '';
        return cDraft(project, {
            system: 'cmake',
            shownBy: folder.where('CMakeLists.txt'),
            program: { ...program, path: `/root/bin/${program.name}` },
            tools: ['cmake', ...(fetches === undefined ? [] : ['git'])],
            commands: [
                { run: `cmake -S . -B /root/build -DCMAKE_BUILD_TYPE=Release${boost}`, name: 'configure' },
                { run: 'cmake --build /root/build --parallel', name: 'build' },
                // Projects choose where in the build folder, or beside the sources, their programs go.
                {
                    run: `mkdir -p /root/bin && find /root/build . -type f -name ${program.name} -perm -100 -exec cp {} /root/bin/ \\;`,
                    name: 'collect the program',
                },
            ],
            libraries,
        });
    },
};
/** What can stand in a command line as it is. */
const PROGRAM_NAME = /^[\w][\w.+-]*$/;
/** The folder above that has a CMake project of its own, whose subfolders are parts of it. */
function projectAround(folder) {
    for (let above = folder; !above.isRoot;) {
        above = above.sub('..');
        if (above.has('CMakeLists.txt'))
            return above.path;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/cobol.js
const SOURCE = /\.(?:cbl|cob)$/i;
/** COBOL programs of one file, compiled by GnuCOBOL. */
const cobol = {
    id: 'cobol',
    language: 'COBOL',
    looksFor: '*.cbl',
    strength: 'convention',
    recognise(folder) {
        const name = mainFile(folder);
        return name === undefined ? undefined : folder.where(name);
    },
    plan(project) {
        const name = mainFile(project.folder) ?? 'index.cbl';
        const location = project.folder.where(name);
        project.decide('language', 'cobol', 'the folder holds COBOL source', location);
        project.decide('build system', 'cobol', 'GnuCOBOL compiles it', location);
        project.decide('start command', '/usr/local/bin/app', 'it is the program that the build makes', location);
        const free = /^[^\S\n]*(?:>>\s*SOURCE|\$SET\s+SOURCEFORMAT)[^\n]*FREE/im.test(project.folder.read(name) ?? '');
        return {
            language: 'cobol',
            buildSystem: 'cobol',
            build: {
                packages: ['build-base', 'gnucobol'],
                commands: [{ run: `cobc -x${free ? ' -free' : ''} -o /root/app ${name}`, name: 'build' }],
            },
            runtime: {
                packages: ['glibc', 'gnucobol'],
                copy: [{ from: '/root/app', to: '/usr/local/bin/app' }],
                command: ['/usr/local/bin/app'],
            },
        };
    },
};
/** The program named index, else the only or first one, at the root and then in src. */
function mainFile(folder) {
    for (const base of ['', 'src/']) {
        const names = folder.matching(SOURCE, base === '' ? '.' : 'src');
        const chosen = names.find((name) => /^(?:index|main)\./i.test(name)) ?? names[0];
        if (chosen !== undefined)
            return `${base}${chosen}`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/php/composer.js





const composer_FILES = { plain: ['.php-version'], tools: ['php'], depth: 2, read: composerRange };
/** Plugins that read files of the project while packages are installed. */
const composer_READERS = ['cweagans/composer-patches', 'wikimedia/composer-merge-plugin', 'vaimo/composer-patches'];
/** Composer's constraint as a range in npm's notation: single bars and commas, `8.1.*`, stability flags. */
function composerRange(text) {
    const range = text
        .replace(/\s*\|\|?\s*/g, ' || ')
        .replaceAll(',', ' ')
        .replace(/@\w+/g, '')
        .replace(/~(\d+)\.(\d+)(?!\.)/g, '^$1.$2.0')
        .trim();
    return /\d/.test(range) ? range : undefined;
}
function readComposer(folder) {
    const document = folder.json('composer.json');
    if (document === undefined)
        return undefined;
    const requires = new Map();
    const extensions = new Map(lockedNeeds(folder)
        .extensions.filter((name) => name !== '')
        .map((name) => [name, folder.where('composer.lock')]));
    for (const key of Object.keys((0,manifests_document/* asRecord */.qY)(document.get('require')))) {
        const location = folder.where('composer.json', document.line('require', key));
        if (key.startsWith('ext-'))
            extensions.set(key.slice(4).toLowerCase(), location);
        else if (key.includes('/'))
            requires.set(key.toLowerCase(), location);
    }
    const repositories = document.get('repositories');
    const listed = (0,manifests_document/* isRecord */.u4)(repositories) ? Object.values(repositories) : (0,manifests_document/* asArray */._j)(repositories);
    const vendor = inside((0,manifests_document/* asString */.oJ)(document.get('config', 'vendor-dir')));
    return {
        name: (0,manifests_document/* asString */.oJ)(document.get('name')),
        requires,
        extensions,
        pretended: new Set(Object.keys((0,manifests_document/* asRecord */.qY)(document.get('config', 'platform')))
            .filter((key) => key.startsWith('ext-'))
            .map((key) => key.slice(4).toLowerCase())),
        readsProject: listed.some((entry) => ['path', 'artifact'].includes((0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(entry).type) ?? '')) ||
            composer_READERS.some((name) => requires.has(name)),
        vendor: vendor ?? 'vendor',
        documentRoot: [
            ['extra', 'drupal-scaffold', 'locations', 'web-root'],
            ['extra', 'public-dir'],
        ]
            .map((path) => ({ path, value: inside((0,manifests_document/* asString */.oJ)(document.get(...path))) }))
            .flatMap(({ path, value }) => value === undefined
            ? []
            : [{ path: value, key: path.join('.'), location: folder.where('composer.json', document.line(...path)) }])[0],
    };
}
/** A folder of the project as a manifest names it; undefined when it lies elsewhere, or has a name that configuration files would not take. */
function inside(path) {
    if (path === undefined || !/^[\w./-]+$/.test(path) || external_node_path_.posix.isAbsolute(path))
        return undefined;
    const clean = external_node_path_.posix.normalize(path).replace(/\/$/, '');
    return clean === '' || clean.startsWith('..') ? undefined : clean;
}
/** What the locked packages need of the platform. */
function lockedNeeds(folder) {
    const extensions = new Set();
    const php = new Set();
    for (const entry of (0,manifests_document/* asArray */._j)((0,manifests_document/* asRecord */.qY)(composer_parsed(folder.read('composer.lock'))).packages)) {
        for (const [key, value] of Object.entries((0,manifests_document/* asRecord */.qY)((0,manifests_document/* asRecord */.qY)(entry).require))) {
            if (key.startsWith('ext-'))
                extensions.add(key.slice(4).toLowerCase());
            else if (key === 'php' && typeof value === 'string')
                php.add(value);
        }
    }
    return { extensions: [...extensions], php: [...php] };
}
/** Without positions, since lock files are long and nobody edits them; Composer itself complains about a broken one. */
function composer_parsed(text) {
    try {
        return text === undefined ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/**
 * Order: `require.php`, version files, `config.platform.php` where nothing else says anything: it is the least that packages
 * are chosen for. An open range gives way to the newest version that all locked packages allow, since Composer installs them
 * for no other.
 */
function phpWish(folder, catalog) {
    const document = folder.json('composer.json');
    const at = (...path) => folder.where('composer.json', document?.line(...path));
    const required = wishOf((0,manifests_document/* asString */.oJ)(document?.get('require', 'php')), 'require.php', at('require', 'php'), composer_FILES);
    const platform = wishOf((0,manifests_document/* asString */.oJ)(document?.get('config', 'platform', 'php')), 'config.platform.php', at('config', 'platform', 'php'), composer_FILES);
    const files = versionFileWishes(folder, composer_FILES);
    const locked = lockedNeeds(folder).php.flatMap((text) => {
        const range = streamRange(composerRange(text) ?? '*', 2);
        return range === undefined ? [] : [range];
    });
    const within = (ranges) => versions(catalog).find((version) => ranges.every((range) => semver.satisfies(version, range)));
    const asked = required.map(({ range }) => range);
    const allowed = within([...asked, ...locked]);
    const fromLock = allowed === undefined || allowed === within(asked)
        ? []
        : wishOf(allowed.replace(/\.0$/, ''), 'what composer.lock holds', folder.where('composer.lock'), composer_FILES);
    const said = [...required, ...files, ...fromLock];
    return chooseWish(said.length === 0 ? platform : said, 2);
}
/** The versions of PHP that have packages, newest first, each as the first release of its stream. */
function versions(catalog) {
    return Array.from({ length: 20 }, (_, index) => 19 - index)
        .filter((minor) => catalog.has(`php-8.${minor}`))
        .map((minor) => `8.${minor}.0`);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/php/extensions.js
/** What every PHP project gets: Composer and most libraries take it for granted. */
const BASE = [
    'ctype',
    'curl',
    'dom',
    'fileinfo',
    'iconv',
    'json',
    'mbstring',
    'opcache',
    'openssl',
    'phar',
    'posix',
    'session',
    'simplexml',
    'tokenizer',
    'xml',
    'xmlreader',
    'xmlwriter',
];
/** Extensions that have no package because Wolfi compiles them in, as its recipe for PHP says. */
const BUILT_IN = new Set([
    'core',
    'date',
    'filter',
    'hash',
    'json',
    'lexbor',
    'libxml',
    'opcache',
    'pcre',
    'random',
    'readline',
    'reflection',
    'session',
    'spl',
    'sqlite3',
    'standard',
    'tokenizer',
    'uri',
    'zlib',
]);
/** Names that Composer knows an extension by, where the package has another. */
const OTHER_NAMES = {
    'pdo-mysql': 'pdo_mysql',
    'pdo-pgsql': 'pdo_pgsql',
    'pdo-sqlite': 'pdo_sqlite',
    pdo_sqlsrv: 'pdosqlsrv',
    'zend-opcache': 'opcache',
};
/** What an extension loads nothing without. Wolfi's packages do not depend on each other. */
const NEEDS = {
    http: ['raphf'],
    memcached: ['igbinary'],
    mysqli: ['mysqlnd'],
    pdo_dblib: ['pdo'],
    pdo_mysql: ['mysqlnd', 'pdo'],
    pdo_odbc: ['pdo'],
    pdo_pgsql: ['pdo'],
    pdo_sqlite: ['pdo'],
    pdo_sqlsrv: ['pdo'],
    redis: ['igbinary'],
    xmlreader: ['dom'],
    xsl: ['dom'],
};
/** Sets that applications of a framework use without declaring them, by the package that shows the framework. */
const FRAMEWORK_SETS = {
    'laravel/framework': [
        'bcmath',
        'intl',
        'pcntl',
        'pdo',
        'pdo_mysql',
        'pdo_pgsql',
        'pdo_sqlite',
        'redis',
        'simplexml',
        'sodium',
        'xmlreader',
        'xmlwriter',
        'zip',
    ],
    'symfony/framework-bundle': [
        'intl',
        'pdo',
        'pdo_mysql',
        'pdo_pgsql',
        'simplexml',
        'sodium',
        'xmlreader',
        'xmlwriter',
        'zip',
    ],
    'roots/wordpress': ['exif', 'gd', 'imagick', 'intl', 'mysqli', 'simplexml', 'xmlreader', 'zip'],
    'johnpbloch/wordpress': ['exif', 'gd', 'imagick', 'intl', 'mysqli', 'simplexml', 'xmlreader', 'zip'],
    'cakephp/cakephp': ['intl', 'pdo', 'pdo_mysql', 'simplexml'],
    'yiisoft/yii2': ['intl', 'pdo', 'pdo_mysql', 'gd'],
    'codeigniter4/framework': ['intl', 'mysqli'],
    'drupal/core': ['gd', 'pdo', 'pdo_mysql', 'simplexml', 'xmlwriter', 'xmlreader'],
    'drupal/core-recommended': ['gd', 'pdo', 'pdo_mysql', 'simplexml', 'xmlwriter', 'xmlreader'],
    'craftcms/cms': ['bcmath', 'gd', 'intl', 'pdo', 'pdo_mysql', 'pdo_pgsql', 'zip'],
    'doctrine/dbal': ['pdo'],
    'filament/filament': ['intl'],
    'getkirby/cms': ['exif', 'gd', 'intl'],
    'illuminate/database': ['pdo', 'pdo_mysql', 'pdo_pgsql', 'pdo_sqlite'],
    'laravel/lumen-framework': ['pdo', 'pdo_mysql', 'pdo_pgsql', 'pdo_sqlite'],
    'mongodb/mongodb': ['mongodb'],
    'php-amqplib/php-amqplib': ['sockets'],
    'phpoffice/phpspreadsheet': ['gd', 'zip'],
    'phpoffice/phpword': ['gd', 'zip'],
    'statamic/cms': ['exif', 'gd'],
};
/** WordPress as its own files, without Composer. */
const WORDPRESS_SET = FRAMEWORK_SETS['roots/wordpress'] ?? [];
/** Packages of the extensions that a project needs: the base, its framework's set, what its source uses, and what its manifests name. */
function extensionPackages(project, php, { composer, used, more = [] }) {
    const sets = Object.entries(FRAMEWORK_SETS).filter(([name]) => composer?.requires.has(name) === true);
    for (const [name, extensions] of sets) {
        project.decide('php extensions', extensions.join(' '), `applications of ${name} use them`, composer?.requires.get(name));
    }
    const packages = new Set();
    const add = (extension) => {
        const base = OTHER_NAMES[extension] ?? extension;
        const name = [`${php.package}-${base}`, `${php.package}-pecl-${base}`].find((each) => project.catalog.has(each));
        if (name === undefined)
            return BUILT_IN.has(base);
        packages.add(name);
        for (const other of NEEDS[base] ?? [])
            add(other);
        return true;
    };
    const assumed = [...BASE, ...more, ...sets.flatMap(([, extensions]) => extensions)];
    for (const extension of assumed)
        add(extension);
    for (const [extension, location] of used) {
        if (add(extension) && !assumed.includes(extension))
            project.decide('php extension', extension, 'the source uses it', location);
    }
    for (const [extension, location] of composer?.extensions ?? []) {
        if (!add(extension) && composer?.pretended.has(extension) !== true) {
            project.problem('PACKAGE_UNKNOWN', `the extension ${extension} has no package for PHP ${php.stream}`, 'Remove the requirement, choose another version of PHP, or bring a Dockerfile.', location);
        }
        if (!BASE.includes(extension) && location.file.endsWith('composer.json'))
            project.decide('php extension', extension, 'composer.json requires it', location);
    }
    return [...packages];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/php/scan.js
/** Where a server that is PHP from end to end listens: ReactPHP, Workerman, Swoole, Ratchet. */
const PHP_PORTS = {
    withDefault: [
        /getenv\(\s*['"]PORT['"]\s*\)\s*(?:\?:|\?\?|\|\|)\s*['"]?(?<port>\d{2,5})/,
        /\$_(?:ENV|SERVER)\[\s*['"]PORT['"]\s*\]\s*\?\?\s*['"]?(?<port>\d{2,5})/,
    ],
    literal: [
        /['"](?:[a-z]+:\/\/)?(?:0\.0\.0\.0|\[::\]):(?<port>\d{2,5})/,
        /['"]0\.0\.0\.0['"]\s*,\s*(?<port>\d{2,5})/,
        /new\s+\\?[\w\\]*Server\(\s*['"][\w.:]+['"]\s*,\s*(?<port>\d{2,5})/,
    ],
    mention: [/getenv\(\s*['"]PORT['"]|\$_(?:ENV|SERVER)\[\s*['"]PORT['"]/],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/php/server.js

/** The port that nginx listens on where PORT names no other. */
const PHP_PORT = 8080;
/** Configuration of nginx, of PHP's process manager, and the script that runs both and ends when either does. */
function phpServerCommands(server) {
    return [
        hereDocument('/root/nginx.conf', nginxConfiguration(pages(server), ['client_max_body_size 64m;']), 'write nginx.conf'),
        hereDocument('/root/php-fpm.conf', FPM_CONFIGURATION, 'write php-fpm.conf'),
        hereDocument('/root/serve', SERVE_SCRIPT, 'write the start script'),
    ];
}
const PHP_SERVER_COPIES = [
    { from: '/root/nginx.conf', to: '/etc/nginx/nginx.conf' },
    { from: '/root/php-fpm.conf', to: '/etc/aipack/php-fpm.conf' },
    { from: '/root/serve', to: '/usr/local/bin/serve' },
];
const PHP_SERVER_COMMAND = ['/bin/sh', '/usr/local/bin/serve'];
function hereDocument(path, text, name) {
    return { run: `cat > ${path} <<'AIPACK'\n${text}AIPACK`, inputs: [], name };
}
/**
 * No user and group: both servers run as the image's user already. Uploads may be as large as nginx lets through;
 * a project's .user.ini can say otherwise.
 */
const FPM_CONFIGURATION = `[global]
error_log = /proc/self/fd/2
daemonize = no

[www]
listen = /tmp/php-fpm.sock
pm = dynamic
pm.max_children = 20
pm.start_servers = 2
pm.min_spare_servers = 1
pm.max_spare_servers = 4
clear_env = no
catch_workers_output = yes
decorate_workers_output = no
php_flag[expose_php] = off
php_value[post_max_size] = 64M
php_value[upload_max_filesize] = 64M
`;
/**
 * Nginx starts once there is somebody to answer its requests. Both servers finish theirs on SIGQUIT, which a shell's children
 * ignore until they are ready: before that, SIGTERM ends them. The script ends with 0 when it was asked to stop, and never
 * with 0 when a server ended by itself, so that whoever runs the container starts it again.
 */
const SERVE_SCRIPT = `case "$PORT" in
  '' | *[!0-9]*) PORT=${PHP_PORT} ;;
esac
sed "s/listen ${PHP_PORT};/listen $PORT;/" /etc/nginx/nginx.conf > /tmp/nginx.conf
rm -f /tmp/php-fpm.sock /tmp/nginx.pid
stopping=
signal=TERM
fpm=
web=
stop() {
  stopping=1
  kill -$signal $web $fpm 2>/dev/null
}
ready() {
  while [ -z "$stopping" ] && [ ! -e "$1" ] && kill -0 "$2" 2>/dev/null; do sleep 0.1; done
  [ -z "$stopping" ] && [ -e "$1" ]
}
trap stop TERM INT QUIT
status=1
php-fpm -F -y /etc/aipack/php-fpm.conf &
fpm=$!
if ready /tmp/php-fpm.sock $fpm; then
  nginx -e stderr -c /tmp/nginx.conf -g 'daemon off;' &
  web=$!
  if ready /tmp/nginx.pid $web; then
    signal=QUIT
    wait -n
    status=$?
  fi
fi
kill -$signal $web $fpm 2>/dev/null
wait
if [ -n "$stopping" ]; then exit 0; fi
if [ "$status" = 0 ]; then exit 1; fi
exit "$status"
`;
/** The first expression that fits decides, so what nobody may see comes before what PHP answers. */
function pages({ root, isProject, libraries, uploads }) {
    return `    listen ${PHP_PORT};
    root ${root};
    index index.php index.html;
    absolute_redirect off;

    location ~ /\\.(?!well-known/) {
      deny all;
    }
${isProject ? PROJECT_FILES : ''}${libraries === undefined ? '' : noLibraries(libraries)}${uploads.map(noScripts).join('')}
    location / {
      try_files $uri $uri/ /index.php?$query_string;
    }

    location ~ \\.php(?:/|$) {
      fastcgi_split_path_info ^(.+?\\.php)(/.*)$;
      set $path_info $fastcgi_path_info;
      try_files $fastcgi_script_name =404;
      fastcgi_pass unix:/tmp/php-fpm.sock;
      fastcgi_index index.php;
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_param DOCUMENT_ROOT $document_root;
      fastcgi_param PATH_INFO $path_info;
    }
`;
}
function noScripts(folder) {
    return `
    location ~* ^/${folder.replaceAll('.', '\\.')}/.*\\.php {
      deny all;
    }
`;
}
/** Libraries may bring style sheets and pictures that pages link to, but nothing of them is a page. */
function noLibraries(folder) {
    return `
    location ~* ^/${folder.replaceAll('.', '\\.')}/.*\\.(?:php\\d?|phtml|phar|inc|json|lock|neon|xml|ya?ml|sh|sql|dist) {
      deny all;
    }
`;
}
const PROJECT_FILES = `
    location ~* ^/(?:(?:composer|package|package-lock|aipack|symfony)\\.(?:json|lock|ya?ml)|yarn\\.lock|pnpm-lock\\.yaml|procfile|(?:docker|container)file|artisan)$ {
      deny all;
    }
`;

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/php/site.js





const ROOTS = ['public', 'web', 'webroot', 'www', 'htdocs', 'docroot', 'html', 'public_html', '.'];
const site_ROUTES = [
    /Route::(?:get|any|view)\(\s*['"](?<path>\/?[^'"{]*)['"]/g,
    /#\[Route\(\s*(?:path\s*:\s*)?['"](?<path>\/[^'"]*)['"]/g,
    /@Route\(\s*["'](?<path>\/[^"']*)["']/g,
    /\$(?:app|router|group|this|routes)->(?:get|any|map)\(\s*(?:\[[^\]]*\]\s*,\s*)?['"](?<path>\/[^'"]*)['"]/g,
    /\bhealth\s*:\s*['"](?<path>\/[^'"]*)['"]/g,
    /(?:===?\s*|case\s+)['"](?<path>\/[^'"]*)['"]/g,
];
/** Command lines that serve a folder of pages, which is what the image does in its own way; the folder is the last group. */
const SERVES = [
    /^(?:vendor\/bin\/)?heroku-php-(?:apache2|nginx)(?:\s+-\S+(?:\s+(?!-)\S+)?)*?(?:\s+(?<folder>[\w][\w./-]*?)\/?)?$/,
    /^php\s.*?-S\s*\S+(?:\s+-t[\s=]*(?<folder>[\w./-]+?)\/?)?(?:\s.*)?$/,
    /^php\s+(?:\S*\/)?(?:artisan|spark|yii)\s+serve\b/,
    /^serve\s+(?:(?<folder>[\w./-]+)\/)?[\w-]+\.php$/,
    /^(?:apache2-foreground|apache2ctl|httpd|php-fpm|nginx|symfony\s+(?:local:)?serve(?:r:start)?)\b/,
];
/** What a Procfile's or platform's line says of serving pages; undefined when it starts something else. */
function serving(line) {
    const command = line.trim();
    const match = SERVES.map((pattern) => pattern.exec(command)).find((found) => found !== null);
    if (match === undefined)
        return undefined;
    const folder = match?.groups?.folder;
    return { folder: folder === undefined ? undefined : external_node_path_.posix.normalize(folder) };
}
/** Whether a Procfile or a platform's file starts a program of the project's own rather than a server for its pages. */
function startsProgram(project) {
    const hint = project.hints.start;
    if (hint === undefined || serving(hint.value) !== undefined)
        return false;
    return !(isOtherProcess(hint) && frontController(project.folder) !== undefined);
}
/** The first file that shows pages: at the top, or in one of the folders that are usual. */
function frontController(folder) {
    return ROOTS.map((name) => external_node_path_.posix.join(name, 'index.php')).find((name) => folder.has(name));
}
/** The folder that visitors see: what a start line or composer.json names, else the usual one with an index.php. */
function documentRoot(project, manifest) {
    const { folder } = project;
    const hint = project.hints.start;
    const hinted = hint === undefined ? undefined : serving(hint.value)?.folder;
    const page = frontController(folder);
    const usual = page === undefined ? undefined : external_node_path_.posix.dirname(page);
    const named = manifest?.documentRoot;
    const root = hint !== undefined && hinted !== undefined && folder.hasFolder(hinted)
        ? { value: hinted, because: `${hint.because} names it`, ...locationOf(hint) }
        : named !== undefined && (page === undefined || folder.hasFolder(named.path))
            ? { value: named.path, because: `${named.key} names it`, location: named.location }
            : usual !== undefined && page !== undefined
                ? { value: usual, because: 'the front controller lies there', location: folder.where(page) }
                : undefined;
    if (root === undefined || (project.strict && root.value === '.' && manifest === undefined))
        return undefined;
    project.accept('document root', root);
    project.decide('start command', PHP_SERVER_COMMAND.join(' '), 'PHP runs in its process manager behind nginx, which needs a script that starts both', root.location);
    return root.value;
}
function locationOf(found) {
    return found.location === undefined ? {} : { location: found.location };
}
/** What framework definitions see of a PHP project. */
function phpView(project, manifest) {
    let sources;
    return {
        folder: project.folder,
        depends: (name) => manifest?.requires.has(name) ?? false,
        sources: () => (sources ??= sourceFiles(project.folder, {
            extensions: ['.php'],
            comments: 'slashes',
            first: [
                'index.php',
                'public/index.php',
                'routes/web.php',
                'routes/api.php',
                'bootstrap/app.php',
                'config/routes.php',
            ],
        })),
        config(...names) {
            const name = project.folder.first(...names);
            return name === undefined ? undefined : sourceFile(project.folder, name, 'slashes');
        },
    };
}
/** The health endpoint that routes or the framework's configuration show. */
function phpHealth(project, framework, manifest) {
    const view = phpView(project, manifest);
    // Laravel puts what routes/api.php says below /api.
    const found = framework?.healthEndpoints?.(view) ??
        healthRoute(view.sources().filter(({ name }) => name !== 'routes/api.php'), site_ROUTES) ??
        project.hints.health;
    return found === undefined ? undefined : project.accept('health', found);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/php/program.js




const program_NAMES = ['server.php', 'app.php', 'main.php', 'run.php', 'start.php', 'bot.php', 'worker.php'];
/** The file that a program without pages starts with. */
function mainProgram(folder) {
    return folder.first(...program_NAMES);
}
/** What a Procfile or a platform's file starts, or, where there are no pages, the file that such programs start with. */
function phpProgram(project, sources) {
    const { folder } = project;
    const hinted = startsProgram(project);
    const main = project.strict ? undefined : mainProgram(folder);
    if (!hinted && main === undefined)
        return undefined;
    const scan = scanPorts(sources, PHP_PORTS);
    const inLine = hinted && /\$\{?PORT\b/.test(project.hints.start?.value ?? '');
    const readsPort = inLine || scan.readsPort;
    const usual = readsPort
        ? { value: 8080, because: 'PORT decides, and nothing names a default' }
        : undefined;
    const port = decidePort(project, scan, usual);
    if (hinted) {
        const start = hintedStart(project, port);
        return start === undefined ? undefined : { ...start, port, readsPort };
    }
    const name = main ?? 'app.php';
    project.decide('start command', `php ${name}`, 'there are no pages, and it is the file that such programs start with', folder.where(name));
    return { command: ['php', name], env: {}, shell: false, port, readsPort };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/php/uses.js

/** Extensions by what code that needs them calls: pages without a manifest have no other way to say so. */
const USES = {
    bcmath: /\bbc(?:add|sub|mul|div|mod|pow|sqrt|comp|scale)\s*\(/,
    exif: /\bexif_\w+\s*\(/,
    ftp: /\bftp_(?:ssl_)?connect\s*\(/,
    gd: /\bimage(?:create\w*|jpeg|png|gif|webp|ttftext|copyresampled)\s*\(/,
    gmp: /\bgmp_\w+\s*\(/,
    imagick: /\bnew\s+\\?Imagick\b/,
    intl: /\b(?:new\s+\\?(?:NumberFormatter|IntlDateFormatter|Collator|MessageFormatter)\b|(?:NumberFormatter|Normalizer|Collator)::)/,
    ldap: /\bldap_connect\s*\(/,
    memcached: /\bnew\s+\\?Memcached\b/,
    mongodb: /\bnew\s+\\?MongoDB\\/,
    mysqli: /\bmysqli_connect\s*\(|\bnew\s+\\?mysqli\b/,
    pcntl: /\bpcntl_\w+\s*\(/,
    pdo_mysql: /['"]mysql:(?:host|dbname|unix_socket)=/,
    pdo_pgsql: /['"]pgsql:(?:host|dbname)=/,
    pdo_sqlite: /['"]sqlite:/,
    pgsql: /\bpg_p?connect\s*\(/,
    redis: /\bnew\s+\\?Redis\s*\(/,
    soap: /\bnew\s+\\?Soap(?:Client|Server)\b/,
    sockets: /\bsocket_create\s*\(/,
    xsl: /\bnew\s+\\?XSLTProcessor\b/,
    zip: /\bnew\s+\\?ZipArchive\b/,
};
/** The extensions that the source shows to be used, with the first place of each. */
function usedExtensions(sources) {
    return new Map(Object.entries(USES).flatMap(([name, pattern]) => {
        const hit = firstHit(sources, [pattern]);
        return hit === undefined ? [] : [[name, hit.location]];
    }));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/php/writable.js

/** Folders that applications without a framework of ours write to, by the package that shows them; `root` is the one visitors see. */
const BY_PACKAGE = {
    'craftcms/cms': (root) => ['storage', `${root}/cpresources`],
    'getkirby/cms': (root) => [
        'content',
        `${root}/media`,
        'site/accounts',
        'site/cache',
        'site/config',
        'site/logs',
        'site/sessions',
    ],
};
/** Folders that the application writes to while it runs. */
function writableFolders(folder, root, { framework, manifest, wordpress, }) {
    const shown = Object.entries(BY_PACKAGE).find(([name]) => manifest?.requires.has(name) === true)?.[1];
    const names = framework?.writable?.(root) ?? shown?.(root) ?? [];
    const own = wordpress ? folder.existing(external_node_path_.posix.join(root, 'wp-content')) : [];
    return [...new Set([...names.map((name) => external_node_path_.posix.normalize(name)), ...own])];
}
/** Those of them that visitors can reach, from the document root. A WordPress writes its plugins, too, and those are to run. */
function reachableUploads(writable, root) {
    return writable
        .map((name) => external_node_path_.posix.relative(root, name))
        .filter((name) => name !== '' && !name.startsWith('..'))
        .map((name) => (name === 'wp-content' ? 'wp-content/uploads' : name));
}
/** The image's files belong to root, and the application runs as somebody else. */
function letWrite(folders) {
    const names = folders.join(' ');
    return { run: `mkdir -p ${names} && chmod -R a+rwX ${names}`, name: 'let the application write its folders' };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/composer.js













/** PHP with Composer, served by PHP's process manager behind nginx. */
const composer = {
    id: 'composer',
    language: 'PHP',
    looksFor: 'composer.json',
    manifests: ['composer.json'],
    strength: 'manifest',
    recognise: (folder) => (folder.has('composer.json') ? folder.where('composer.json') : undefined),
    plan: (project) => planPhp(project, readComposer(project.folder)),
};
/** PHP without any manifest. */
const php = {
    id: 'php',
    language: 'PHP',
    looksFor: 'index.php',
    strength: 'convention',
    recognise(folder) {
        const name = frontController(folder) ?? mainProgram(folder);
        return name === undefined ? undefined : folder.where(name);
    },
    plan: (project) => planPhp(project, undefined),
};
function planPhp(project, manifest) {
    const { folder } = project;
    const view = phpView(project, manifest);
    const root = startsProgram(project) ? undefined : documentRoot(project, manifest);
    const program = root === undefined ? phpProgram(project, view.sources()) : undefined;
    if (root === undefined && program === undefined) {
        project.reject('php project', 'it has neither an index.php nor a program that starts it: it is a library');
        return undefined;
    }
    const shown = manifest === undefined
        ? folder.where(frontController(folder) ?? mainProgram(folder) ?? '.')
        : folder.where('composer.json');
    project.decide('language', 'php', manifest === undefined
        ? `the folder holds ${root === undefined ? 'a PHP program' : 'PHP pages'}`
        : 'composer.json is its manifest', shown);
    project.decide('build system', manifest === undefined ? 'php' : 'composer', manifest === undefined ? 'there is nothing to install' : 'composer.json is its manifest', shown);
    const chosen = chooseFramework(PHP_FRAMEWORKS, manifest?.requires.keys() ?? []);
    if (chosen !== undefined)
        project.decide('framework', chosen.framework.id, `composer.json requires ${chosen.dependency}`, manifest?.requires.get(chosen.dependency));
    const framework = chosen?.framework;
    const { wish, conflict } = phpWish(folder, project.catalog);
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    const stream = project.stream('php', wish);
    const wordpress = [root ?? '.', '.'].some((each) => folder.has(external_node_path_.posix.join(each, 'wp-login.php')));
    const extensions = extensionPackages(project, stream, {
        composer: manifest,
        used: usedExtensions(view.sources()),
        more: wordpress ? WORDPRESS_SET : [],
    });
    const assets = root === undefined ? undefined : assetBuild(project, PACKAGE_MANAGERS, { always: false });
    const health = root === undefined && program?.port === undefined ? undefined : phpHealth(project, framework, manifest);
    const install = manifest === undefined ? [] : composerCommands(folder, manifest);
    const writable = root === undefined ? [] : writableFolders(folder, root, { framework, manifest, wordpress });
    const serve = root === undefined
        ? []
        : phpServerCommands({
            root: external_node_path_.posix.join('/app', root),
            isProject: root === '.',
            libraries: root === '.' ? manifest?.vendor : undefined,
            uploads: reachableUploads(writable, root),
        });
    return {
        ...(manifest?.name === undefined ? {} : { name: manifest.name }),
        language: 'php',
        buildSystem: manifest === undefined ? 'php' : 'composer',
        ...(framework === undefined ? {} : { framework: framework.id }),
        build: {
            packages: [
                ...(manifest === undefined ? [] : [stream.package, 'composer', 'git', 'unzip', ...extensions]),
                ...(assets?.packages ?? []),
            ],
            env: {
                ...(manifest === undefined
                    ? {}
                    : {
                        COMPOSER_ALLOW_SUPERUSER: '1',
                        COMPOSER_CACHE_DIR: '/root/.cache/composer',
                        COMPOSER_NO_INTERACTION: '1',
                        ...framework?.buildEnv,
                    }),
                ...assets?.env,
            },
            cache: [...(manifest === undefined ? [] : ['/root/.cache/composer']), ...(assets?.cache ?? [])],
            commands: [
                ...serve,
                ...install.slice(0, 1),
                ...(assets?.install ?? []),
                ...install.slice(1),
                ...cleanAssets(assets),
                ...(writable.length === 0 ? [] : [letWrite(writable)]),
            ],
        },
        runtime: {
            packages: [
                stream.package,
                ...extensions,
                ...(program === undefined ? [`${stream.package}-fpm`, 'nginx-mainline', 'busybox'] : []),
                ...(program?.shell === true ? ['busybox'] : []),
            ],
            env: {
                ...framework?.runtimeEnv?.(view, program?.port ?? PHP_PORT),
                ...(program === undefined ? portEnv(PHP_PORT, true) : portEnv(program.port, program.readsPort)),
                ...program?.env,
            },
            copy: [
                ...(root === undefined ? [] : PHP_SERVER_COPIES),
                ...(manifest !== undefined && manifest.requires.size > 0
                    ? [{ from: manifest.vendor, to: manifest.vendor }]
                    : []),
                { from: '.', to: '.' },
            ],
            command: program?.command ?? PHP_SERVER_COMMAND,
            ports: root === undefined
                ? program?.port === undefined
                    ? []
                    : [program.port]
                : [project.decide('port', PHP_PORT, 'nginx runs without privileges, so it listens above 1024')],
            ...(health === undefined ? {} : { health }),
        },
    };
}
function cleanAssets(assets) {
    return assets === undefined ? [] : [...assets.build, ...assets.cleanup];
}
/** Libraries first, from the manifests alone; scripts and the class map need the source. */
function composerCommands(folder, manifest) {
    const inputs = folder.existing('composer.json', 'composer.lock', 'symfony.lock', 'auth.json');
    const flags = '--no-dev --no-interaction --no-progress --prefer-dist';
    const first = { run: `composer install ${flags} --no-scripts --no-autoloader`, name: 'install dependencies' };
    return [
        manifest.readsProject ? first : { ...first, inputs: [...inputs] },
        { run: `composer install ${flags} --optimize-autoloader`, name: 'finish the installation' },
    ];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/dart.js




const dart_PORTS = {
    withDefault: [/environment\[['"]PORT['"]\]\s*\?\?\s*['"]?(?<port>\d{2,5})/],
    literal: [/(?:serve|bind)\([^;]{0,120}?,\s*(?<port>\d{2,5})\s*\)/],
    mention: [/environment\[['"]PORT['"]\]/],
};
/** Dart programs, compiled ahead of time. */
const dart = {
    id: 'dart',
    language: 'Dart',
    looksFor: 'pubspec.yaml',
    manifests: ['pubspec.yaml'],
    strength: 'manifest',
    recognise: (folder) => (folder.has('pubspec.yaml') ? folder.where('pubspec.yaml') : undefined),
    plan(project) {
        const { folder } = project;
        const pubspec = folder.yaml('pubspec.yaml');
        const name = (0,manifests_document/* asString */.oJ)(pubspec?.get('name')) ?? 'app';
        const programs = folder.matching(/\.dart$/, 'bin');
        const program = ['server.dart', 'main.dart', `${name}.dart`].find((file) => programs.includes(file)) ?? programs[0];
        if (program === undefined) {
            project.reject('dart package', 'its bin folder holds no program: it is a library or a Flutter application');
            return undefined;
        }
        project.decide('language', 'dart', 'pubspec.yaml is its manifest', folder.where('pubspec.yaml'));
        project.decide('build system', 'dart', 'pubspec.yaml is its manifest', folder.where('pubspec.yaml'));
        const sources = sourceFiles(folder, { extensions: ['.dart'], comments: 'slashes', first: [`bin/${program}`] });
        const scan = scanPorts(sources, dart_PORTS);
        const port = decidePort(project, scan, scan.readsPort ? { value: 8080, because: 'the source reads PORT and names no default' } : undefined);
        const health = port === undefined
            ? undefined
            : (healthRoute(sources, [/\.get\(\s*['"](?<path>\/[^'"]*)['"]/g]) ?? project.hints.health);
        const installed = `/usr/local/bin/${name}`;
        project.decide('start command', installed, 'it is the program that the build makes', folder.where(`bin/${program}`));
        return {
            name,
            language: 'dart',
            buildSystem: 'dart',
            build: {
                packages: ['dart'],
                env: { PUB_CACHE: '/root/.pub-cache' },
                cache: ['/root/.pub-cache'],
                commands: [
                    {
                        run: 'dart pub get',
                        // Packages that lie in the repository have manifests of their own.
                        ...(isAlone(pubspec) ? { inputs: [...folder.existing('pubspec.yaml', 'pubspec.lock')] } : {}),
                        name: 'download packages',
                    },
                    { run: `dart compile exe bin/${program} -o /root/${name}`, name: 'build' },
                ],
            },
            runtime: {
                packages: ['glibc'],
                env: portEnv(port, scan.readsPort),
                copy: [{ from: `/root/${name}`, to: installed }],
                command: [installed],
                ports: port === undefined ? [] : [port],
                ...(health === undefined ? {} : { health: project.accept('health', health) }),
            },
        };
    },
};
/** Whether a package needs none that lies in the same repository. */
function isAlone(pubspec) {
    const needed = ['dependencies', 'dev_dependencies', 'dependency_overrides'].flatMap((group) => Object.values((0,manifests_document/* asRecord */.qY)(pubspec?.get(group))));
    return pubspec?.get('resolution') === undefined && needed.every((value) => (0,manifests_document/* asRecord */.qY)(value).path === undefined);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/deno.js





const deno_PORTS = {
    withDefault: [
        /Deno\.env\.get\(\s*["']PORT["']\s*\)\s*(?:\?\?|\|\|)\s*["']?(?<port>\d{2,5})/,
        /process\.env\.PORT\s*(?:\?\?|\|\|)\s*["']?(?<port>\d{2,5})/,
    ],
    literal: [
        /\bDeno\.serve\(\s*\{[^}]*?\bport\s*:\s*(?<port>\d{2,5})/,
        /\.listen\(\s*\{[^}]*?\bport\s*:\s*(?<port>\d{2,5})/,
        /\bserve\([^;]{0,200}?\bport\s*:\s*(?<port>\d{2,5})/,
        /\.listen\(\s*(?<port>\d{2,5})/,
        /\bconst\s+port\s*=\s*(?<port>\d{2,5})\b/i,
    ],
    mention: [/Deno\.env\.get\(\s*["']PORT["']/, /process\.env\.PORT\b/],
};
const deno_ROUTES = [/\.get\(\s*["'`](?<path>\/[^"'`]*)["'`]/g, /pathname\s*===?\s*["'`](?<path>\/[^"'`]*)["'`]/g];
const CACHE = '/root/deno';
/** Deno, with its configuration file. */
const deno = {
    id: 'deno',
    language: 'TypeScript',
    looksFor: 'deno.json, deno.jsonc',
    manifests: ['deno.json', 'deno.jsonc', 'deno.lock'],
    strength: 'manifest',
    recognise(folder) {
        const name = folder.first('deno.json', 'deno.jsonc', 'deno.lock');
        return name === undefined ? undefined : folder.where(name);
    },
    plan: planDeno,
};
/** A program without configuration whose imports only Deno resolves. */
const denoProgram = {
    id: 'deno-program',
    language: 'TypeScript',
    looksFor: 'main.ts with imports from addresses',
    strength: 'convention',
    recognise(folder) {
        const name = importingFile(folder);
        return name === undefined ? undefined : folder.where(name);
    },
    plan: planDeno,
};
const ENTRIES = [
    'main.ts',
    'mod.ts',
    'server.ts',
    'index.ts',
    'app.ts',
    'main.tsx',
    'main.js',
    'src/main.ts',
    'src/index.ts',
    'src/server.ts',
    'server/main.ts',
    'server/index.ts',
];
/** A program that imports from addresses or from the registries that only Deno resolves by themselves. */
function importingFile(folder) {
    if (folder.has('package.json'))
        return undefined;
    return ENTRIES.find((name) => /\bfrom\s+["'](?:https:\/\/(?:deno\.land|esm\.sh|jsr\.io)|jsr:|npm:)/.test(folder.read(name) ?? ''));
}
function planDeno(project) {
    const { folder } = project;
    const file = folder.first('deno.json', 'deno.jsonc');
    const config = file === undefined ? undefined : folder.json(file);
    const start = deno_startOf(project, config);
    if (start === undefined) {
        project.reject('deno project', 'it has neither a start task nor a main.ts: it is a library');
        return undefined;
    }
    const shown = folder.where(file ?? folder.first(...ENTRIES) ?? 'deno.lock');
    project.decide('language', 'typescript', 'Deno runs it', shown);
    project.decide('build system', 'deno', 'its configuration or its imports show it', shown);
    if (!project.catalog.has('deno')) {
        project.problem('PACKAGE_UNKNOWN', 'this is a Deno project, and the package index has no deno', 'Bring a Dockerfile, or move the project to Node.js.', shown);
    }
    project.decide('start command', start.value.join(' '), start.because, start.location);
    const entry = start.value.find((word) => /^[\w./:@-]+\.[jt]sx?$/.test(word)) ?? folder.first(...ENTRIES);
    const first = entry === undefined ? [] : [entry];
    const sources = sourceFiles(folder, { extensions: ['.ts', '.tsx', '.js'], comments: 'slashes', first });
    const fresh = JSON.stringify(config?.root ?? {}).includes('fresh') || folder.has('fresh.gen.ts');
    const scan = scanPorts(sources, deno_PORTS);
    const port = decidePort(project, scan, sources.some(({ text }) => /\bDeno\.serve\(|\bserve\(/.test(text)) || fresh || start.value[1] === 'serve'
        ? { value: 8000, because: 'Deno serves there unless told otherwise' }
        : undefined);
    const health = port === undefined ? undefined : (healthRoute(sources, deno_ROUTES) ?? project.hints.health);
    const build = (0,manifests_document/* asString */.oJ)(config?.get('tasks', 'build'));
    const cache = entry === undefined ? [] : [{ run: `deno cache ${entry}`, name: 'download dependencies' }];
    // What starts may be what the build makes.
    const isMade = entry !== undefined && build !== undefined && !entry.includes(':') && !folder.has(entry);
    return {
        ...((0,manifests_document/* asString */.oJ)(config?.get('name')) === undefined ? {} : { name: (0,manifests_document/* asString */.oJ)(config?.get('name')) ?? '' }),
        language: 'typescript',
        buildSystem: 'deno',
        ...(fresh ? { framework: project.decide('framework', 'fresh', 'the configuration imports it', shown) } : {}),
        build: {
            packages: ['deno'],
            env: { DENO_DIR: CACHE },
            commands: [
                // With a package.json the folder of Node.js's packages is not made by itself.
                ...(folder.has('package.json') || isMade ? [{ run: 'deno install', name: 'install packages' }] : []),
                ...(isMade ? [] : cache),
                ...(build === undefined ? [] : [{ run: 'deno task build', name: 'build' }]),
                ...(isMade ? cache : []),
            ],
        },
        runtime: {
            packages: ['deno', 'libgcc'],
            env: { DENO_DIR: '/deno', DENO_NO_UPDATE_CHECK: '1', ...portEnv(port, scan.readsPort) },
            copy: [
                { from: CACHE, to: '/deno' },
                { from: '.', to: '.' },
            ],
            command: start.value,
            ports: port === undefined ? [] : [port],
            ...(health === undefined ? {} : { health: project.accept('health', health) }),
        },
    };
}
function deno_startOf(project, config) {
    const { folder } = project;
    const hint = project.hints.start;
    const hinted = hint === undefined ? undefined : parseStartLine(hint.value).argv;
    if (hint !== undefined && hinted !== undefined)
        return { ...hint, value: hinted };
    const task = ['start', 'serve', 'preview'].find((name) => typeof (0,manifests_document/* asRecord */.qY)(config?.get('tasks'))[name] === 'string');
    const argv = task === undefined ? undefined : parseStartLine((0,manifests_document/* asString */.oJ)(config?.get('tasks', task)) ?? '').argv;
    const line = task === undefined ? undefined : config?.line('tasks', task);
    const shown = {
        because: `tasks.${task ?? ''} says so`,
        location: line === undefined ? { file: config?.file ?? 'deno.json' } : { file: config?.file ?? 'deno.json', line },
    };
    const watches = (0,manifests_document/* asString */.oJ)(config?.get('tasks', task ?? ''))?.includes('--watch') === true;
    // A task that watches is for development.
    if (task !== undefined && !watches) {
        const [program, verb = ''] = argv ?? [];
        // Deno has a shell of its own for its tasks.
        if (argv === undefined || program !== 'deno')
            return { value: ['deno', 'task', task], ...shown };
        if (/^(?:run|serve|-.*|.*\.[jt]sx?)$/.test(verb))
            return { value: argv.map((word) => (word === 'dev.ts' && folder.has('main.ts') ? 'main.ts' : word)), ...shown };
    }
    // What is published for others to import starts nothing.
    const entry = config?.get('exports') === undefined ? folder.first(...ENTRIES) : undefined;
    return entry === undefined
        ? undefined
        : {
            value: ['deno', 'run', '--allow-all', entry],
            because: 'it is the file that such programs start with',
            location: folder.where(entry),
        };
}

// EXTERNAL MODULE: ./build/compiled/src/detect/manifests/xml.js
var xml = __webpack_require__(971);
;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/dotnet/project-file.js


const PROJECT_FILE = /\.(?:cs|fs|vb)proj$/;
/** Values that refer to each other are followed so far. */
const MAX_REFERENCES = 8;
/** @throws AipackError MANIFEST_UNREADABLE */
function readDotnetProject(folder, file) {
    const document = folder.xml(file);
    if (document === undefined)
        return undefined;
    const root = (0,xml/* rootElement */.dJ)(document);
    const elements = [...(0,xml/* descendants */.DG)(root)];
    const own = elements.map((element) => ({ element, location: folder.where(file, element.line) }));
    const inherited = propsAbove(folder);
    const raw = (name) => {
        const named = (all) => all.filter(({ element }) => element.name === name);
        // A condition can only be judged by MSBuild; what holds without one is the usual case.
        const choose = (all) => all.find(({ element }) => element.attributes.Condition === undefined) ?? all[0];
        return choose(named(own)) ?? choose(named(inherited));
    };
    const resolve = (text, depth = 0) => depth > MAX_REFERENCES
        ? text
        : text.replace(/\$\((\w+)\)/g, (whole, name) => {
            const found = name === 'MSBuildProjectName' ? file.replace(PROJECT_FILE, '') : raw(name)?.element.text;
            return found === undefined ? whole : resolve(found, depth + 1);
        });
    const property = (name) => {
        const found = raw(name);
        return found === undefined ? undefined : { text: resolve(found.element.text), location: found.location };
    };
    const packages = new Map([...inherited, ...own]
        .filter(({ element: { name } }) => name === 'PackageReference' || name === 'FrameworkReference')
        .map(({ element, location }) => [element.attributes.Include ?? element.attributes.Update ?? '', location]));
    const sdks = [
        ...(root.attributes.Sdk ?? '').split(';'),
        ...elements.filter(({ name }) => name === 'Sdk').map(({ attributes }) => attributes.Name ?? ''),
    ].map((sdk) => sdk.split('/')[0] ?? '');
    const output = property('OutputType')?.text.toLowerCase();
    const usesWebSdk = sdks.includes('Microsoft.NET.Sdk.Web');
    const runs = usesWebSdk || sdks.includes('Microsoft.NET.Sdk.Worker');
    const isExecutable = output === 'exe' || output === 'winexe' || (runs && output !== 'library');
    return {
        folder,
        file,
        sdks,
        isWeb: usesWebSdk || packages.has('Microsoft.AspNetCore.App'),
        isTest: property('IsTestProject')?.text.toLowerCase() === 'true' ||
            sdks.includes('MSTest.Sdk') ||
            [...packages.keys()].some((name) => /^(?:xunit|nunit|mstest|tunit|microsoft\.net\.test\.sdk$)/i.test(name)),
        isExecutable,
        assemblyName: property('AssemblyName')?.text ?? file.replace(PROJECT_FILE, ''),
        framework: property('TargetFramework') ?? property('TargetFrameworks'),
        packages,
        references: elements
            .filter(({ name }) => name === 'ProjectReference')
            .map((element) => (element.attributes.Include ?? '').replaceAll('\\', '/')),
        imports: elements
            .filter(({ name, attributes }) => name === 'Import' && attributes.Sdk === undefined)
            .map(({ attributes }) => {
            const path = (attributes.Project ?? '').replaceAll('\\', '/').replace(/^\$\(MSBuildThisFileDirectory\)\/?/, '');
            return /[$*]/.test(path) ? undefined : path;
        }),
        property,
    };
}
const LANGUAGES = { cs: 'csharp', fs: 'fsharp', vb: 'vb' };
function dotnetLanguage({ file }) {
    return LANGUAGES[file.slice(-6, -4)];
}
/** Whether a property is set to true. */
function isTrue(found, name) {
    return found.property(name)?.text.toLowerCase() === 'true';
}
/** The nearest Directory.Build.props, which MSBuild imports before every project below it. */
function propsAbove(folder) {
    for (let current = folder;; current = current.sub('..')) {
        const document = current.xml('Directory.Build.props');
        if (document !== undefined) {
            return [...(0,xml/* descendants */.DG)((0,xml/* rootElement */.dJ)(document))].map((element) => ({
                element,
                location: current.where('Directory.Build.props', element.line),
            }));
        }
        if (current.isRoot)
            return [];
    }
}
/** The project itself and all that it refers to; each once. */
function projectClosure(project, seen = new Set()) {
    const path = project.folder.at(project.file) ?? project.file;
    if (seen.has(path))
        return [];
    seen.add(path);
    return [
        project,
        ...project.references.flatMap((reference) => {
            const folder = project.folder.sub(external_node_path_.posix.dirname(reference));
            const other = readDotnetProject(folder, external_node_path_.posix.basename(reference));
            return other === undefined ? [] : projectClosure(other, seen);
        }),
    ];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/dotnet/restore-inputs.js



/** Files that MSBuild and NuGet look for on the way up from a project. */
const SHARED = /^(?:Directory\.(?:Build|Packages)\.(?:props|targets)|nuget\.config|global\.json)$/i;
/**
 * What restore reads: the project and those it refers to, what they import, and the files that MSBuild and NuGet look for above each.
 * Undefined when only MSBuild can tell, or when packages lie in the repository: then it needs everything.
 */
function restoreInputs(folder, project) {
    const closure = projectClosure(project);
    const found = new Set();
    const shared = new Set();
    for (const { folder: place, file, imports } of closure) {
        found.add(place.at(file) ?? file);
        for (const name of imports) {
            if (name === undefined)
                return undefined;
            if (place.has(name))
                found.add(place.at(name) ?? name);
        }
        const lock = place.at('packages.lock.json');
        if (lock !== undefined && place.has('packages.lock.json'))
            found.add(lock);
        for (const above of upwards(place)) {
            for (const name of above.matching(SHARED)) {
                if (/^nuget\.config$/i.test(name) && hasLocalSource(above, name))
                    return undefined;
                if (/\.(?:props|targets)$/i.test(name) && importsMore(above, name))
                    return undefined;
                shared.add(external_node_path_.posix.join(above.path, name));
            }
        }
    }
    return [...found, ...shared].map((path) => folder.relative(path));
}
function* upwards(folder) {
    for (let current = folder;; current = current.sub('..')) {
        yield current;
        if (current.isRoot)
            return;
    }
}
function hasLocalSource(folder, name) {
    const document = folder.xml(name);
    const sources = document === undefined ? [] : (0,xml/* childrenOf */.LU)((0,xml/* find */.I6)((0,xml/* rootElement */.dJ)(document), 'packageSources'), 'add');
    return sources.some(({ attributes }) => !/^https?:/i.test(attributes.value ?? ''));
}
/** Whether a shared file imports another one than its namesake further up, which is found anyway. */
function importsMore(folder, name) {
    const document = folder.xml(name);
    const imports = document === undefined ? [] : (0,xml/* childrenOf */.LU)((0,xml/* rootElement */.dJ)(document), 'Import');
    return imports.some(({ attributes }) => !/GetPathOfFileAbove|GetDirectoryNameOfFileAbove/.test(attributes.Project ?? ''));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/dotnet/publish.js






/** The target framework decides on the runtime; global.json may ask for a later SDK, which builds for earlier runtimes too. */
function chooseSdk(project, found) {
    const names = (found.framework?.text ?? '')
        .split(';')
        .flatMap((name) => {
        const major = /^net(?:coreapp)?(\d+)\.\d+$/.exec(name.trim())?.[1];
        return major === undefined ? [] : [{ name: name.trim(), major }];
    })
        .sort((a, b) => Number(b.major) - Number(a.major));
    const newest = names[0];
    const files = { plain: [], tools: ['dotnet', 'dotnet-core'], depth: 1 };
    const location = found.framework?.location;
    if (found.framework !== undefined && newest === undefined && !found.framework.text.includes('$(')) {
        project.problem('VERSION_UNAVAILABLE', `the target framework ${found.framework.text} runs on Windows or on nothing that is still supported`, 'Move the project to a current .NET, net10.0 for example.', location);
    }
    const globalJson = folderWith(project.folder, 'global.json');
    const pinned = (0,manifests_document/* asString */.oJ)(globalJson?.json('global.json')?.get('sdk', 'version'));
    const sdkWish = wishOf(pinned, 'global.json', globalJson?.where('global.json'), { depth: 1 });
    const { wish } = chooseWish([
        ...wishOf(newest?.major, 'the target framework', location, { depth: 1 }),
        ...sdkWish,
        ...versionFileWishes(project.folder, files),
    ], 1);
    const runtime = project.stream('dotnet', wish);
    const target = (found.framework?.text.includes(';') ?? false) ? newest?.name : undefined;
    const later = Number(/^\d+/.exec(pinned ?? '')?.[0] ?? 0) > Number(runtime.stream || Infinity);
    return { sdk: later ? project.stream('dotnet', sdkWish[0]) : runtime, runtime, target };
}
function folderWith(folder, name) {
    for (let current = folder;; current = current.sub('..')) {
        if (current.has(name))
            return current;
        if (current.isRoot)
            return undefined;
    }
}
/** The commands that restore and publish to /root/publish, and what they need. */
function publishing(project, found, { sdk, target }) {
    const flags = publishFlags(found);
    const inputs = restoreInputs(project.folder, found);
    const run = sdkRun(project, found.file);
    return {
        packages: [`dotnet-${sdk.stream}-sdk`],
        env: {
            DOTNET_CLI_HOME: '/root',
            DOTNET_CLI_TELEMETRY_OPTOUT: '1',
            DOTNET_NOLOGO: '1',
            DOTNET_SKIP_FIRST_TIME_EXPERIENCE: '1',
            NUGET_PACKAGES: '/root/.nuget/packages',
        },
        cache: ['/root/.nuget/packages'],
        commands: [
            {
                run: run('restore', flags),
                ...(inputs === undefined ? {} : { inputs: [...inputs] }),
                name: 'restore packages',
            },
            {
                run: run('publish', [
                    '--configuration Release --output /root/publish',
                    ...(target === undefined ? [] : [`--framework ${shellWord(target)}`]),
                    '-p:UseAppHost=false',
                    ...flags,
                ]),
                name: 'publish',
            },
        ],
    };
}
/** Ways of packing that suit a machine without the runtime; in the image it is a package, which gets its fixes without a build. */
function publishFlags(found) {
    const packing = ['PublishAot', 'PublishSingleFile', 'PublishTrimmed', 'PublishReadyToRun', 'SelfContained'];
    const set = packing.filter((name) => isTrue(found, name)).map((name) => `-p:${name}=false`);
    const pinned = found.property('RuntimeIdentifier')?.text ?? '';
    return [...set, ...(pinned === '' ? [] : ['-p:RuntimeIdentifier='])];
}
/**
 * A command of the SDK. A global.json that names a release would refuse the one that the packages have, though it is of the same line;
 * it is looked for from the folder where the command runs, and SDKs that it names for MSBuild from the project's.
 */
function sdkRun(project, file) {
    const name = shellWord(file);
    const place = folderWith(project.folder, 'global.json');
    const pinned = (0,manifests_document/* asString */.oJ)(place?.json('global.json')?.get('sdk', 'version'));
    if (pinned === undefined)
        return (verb, flags) => [`dotnet ${verb} ${name}`, ...flags].join(' ');
    project.decide('SDK', 'the newest of its line', `packages have no ${pinned}`, place?.where('global.json'));
    return (verb, flags) => [`project="$PWD"/${name} && cd / && dotnet ${verb} "$project"`, ...flags].join(' ');
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/dotnet/page.js



const BLAZOR = 'Microsoft.NET.Sdk.BlazorWebAssembly';
/** Whether a project makes a page that runs in the browser. */
function isPage({ sdks }) {
    return sdks.includes(BLAZOR);
}
/** Such a page as files; one that a server project refers to is served by that. */
function planPage(project, found) {
    const { folder } = project;
    const solution = project.workspace('.NET solution');
    if (solution?.members.some(({ needs }) => needs.includes(solution.member.name)) === true) {
        project.reject('dotnet project', 'it is the page of another project, which serves it');
        return undefined;
    }
    const language = dotnetLanguage(found);
    project.decide('language', language, `${found.file} is its manifest`, folder.where(found.file));
    project.decide('build system', 'dotnet', `${found.file} is its manifest`, folder.where(found.file));
    project.decide('framework', 'blazor', `the project is built with ${BLAZOR}`, folder.where(found.file));
    const build = publishing(project, found, chooseSdk(project, found));
    const copy = [{ from: '/root/publish/wwwroot', to: WEB_ROOT }];
    const site = serveStatic(project, { copy, singlePage: true, notFoundPage: false });
    return {
        name: found.assemblyName,
        language,
        buildSystem: 'dotnet',
        framework: 'blazor',
        build: { ...build, commands: [...build.commands, ...site.commands] },
        runtime: site.runtime,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/dotnet.js









const dotnet_PORTS = {
    withDefault: [/GetEnvironmentVariable\(\s*"PORT"\s*\)\s*\?\?\s*"?(?<port>\d{2,5})/],
    literal: [
        /(?:UseUrls|\.Run|RunAsync|Urls\.Add)\(\s*\$?"https?:\/\/[^:"]+:(?<port>\d{2,5})/,
        /Listen(?:AnyIP|Localhost)\(\s*(?<port>\d{2,5})/,
    ],
    mention: [/GetEnvironmentVariable\(\s*"PORT"\s*\)/],
};
const dotnet_ROUTES = [
    /\bMap(?:Get|HealthChecks|Methods)?\(\s*"(?<path>\/[^"]*)"/g,
    /\[(?:HttpGet|Route)\(\s*"(?<path>\/?[^"]*)"/g,
    /\broute\s+"(?<path>\/[^"]*)"/g,
    /\bGET\s+"(?<path>\/[^"]*)"/g,
];
/** .NET projects. A solution only lists projects, which are looked at in their own folders. */
const dotnet = {
    id: 'dotnet',
    language: '.NET',
    looksFor: '*.csproj, *.fsproj, *.vbproj',
    manifests: ['*.csproj', '*.fsproj', '*.vbproj'],
    strength: 'manifest',
    recognise(folder) {
        const [file] = folder.matching(PROJECT_FILE);
        return file === undefined ? undefined : folder.where(file);
    },
    plan: planDotnet,
};
function planDotnet(project) {
    const { folder } = project;
    const projects = folder.matching(PROJECT_FILE).flatMap((file) => readDotnetProject(folder, file) ?? []);
    const page = projects.find(isPage);
    if (page !== undefined)
        return planPage(project, page);
    const candidates = projects.map((each) => ({ each, refusal: refuse(each) }));
    const found = candidates.find(({ refusal }) => refusal === undefined)?.each;
    if (found === undefined) {
        project.reject('dotnet project', candidates[0]?.refusal ?? 'its output is a library');
        return undefined;
    }
    const language = dotnetLanguage(found);
    project.decide('language', language, `${found.file} is its manifest`, folder.where(found.file));
    project.decide('build system', 'dotnet', `${found.file} is its manifest`, folder.where(found.file));
    const framework = found.isWeb
        ? project.decide('framework', 'aspnet-core', 'the project is built with the web SDK', folder.where(found.file))
        : undefined;
    const choice = chooseSdk(project, found);
    const sources = sourceFiles(folder, {
        extensions: ['.cs', '.fs', '.vb'],
        comments: 'slashes',
        first: ['Program.cs', 'Program.fs', 'Program.vb'],
    });
    const scan = scanPorts(sources, dotnet_PORTS);
    const port = decidePort(project, withSettings(folder, scan), found.isWeb ? { value: 8080, because: 'ASP.NET Core listens there in containers' } : undefined);
    const health = port === undefined
        ? undefined
        : (healthRoute(sources, dotnet_ROUTES, (file) => classPrefix(file, /\[Route\(\s*"([^"]*)"/)) ?? project.hints.health);
    const start = hintedProgram(project, port, ['dotnet', `${found.assemblyName}.dll`]);
    const command = start?.command ?? ['dotnet', `${found.assemblyName}.dll`];
    if (start === undefined)
        project.decide('start command', command.join(' '), 'it is the assembly that the project makes', folder.where(found.file));
    const shared = needsAspNet(found) ? 'aspnet' : 'dotnet';
    const isInvariant = isTrue(found, 'InvariantGlobalization');
    const cultures = isInvariant ? [] : ['icu'];
    return {
        name: found.assemblyName,
        language: language,
        buildSystem: 'dotnet',
        ...(framework === undefined ? {} : { framework }),
        build: publishing(project, found, choice),
        runtime: {
            packages: [
                `${shared}-${choice.runtime.stream}-runtime`,
                ...cultures,
                ...(start?.shell === true ? ['busybox'] : []),
            ],
            env: {
                DOTNET_EnableDiagnostics: '0',
                ...portEnv(port, scan.readsPort),
                ...(found.isWeb && port !== undefined ? { ASPNETCORE_URLS: `http://0.0.0.0:${port}` } : {}),
                ...start?.env,
            },
            copy: [{ from: '/root/publish', to: '.' }],
            command,
            ports: port === undefined ? [] : [port],
            ...(health === undefined ? {} : { health: project.accept('health', health) }),
        },
    };
}
/** What develops, tests or builds other projects, or needs a screen, and so is no service. */
function refuse(found) {
    if (found.isTest)
        return 'it holds tests';
    if (found.sdks.includes('Aspire.AppHost.Sdk') || isTrue(found, 'IsAspireHost'))
        return 'it is an Aspire host, which starts the other projects while developing';
    if (['UseMaui', 'UseWPF', 'UseWindowsForms'].some((name) => isTrue(found, name)))
        return 'it is a desktop program';
    const tool = ['Nuke.Common', 'Cake.Frosting', 'Bullseye'].find((name) => found.packages.has(name));
    if (tool !== undefined)
        return `it builds other projects, with ${tool}`;
    return found.isExecutable ? undefined : 'its output is a library';
}
/** Packages that bring ASP.NET Core's shared framework without the web SDK. */
const BRINGS_ASPNET = /^(?:Google\.Cloud\.Functions\.Hosting|Grpc\.AspNetCore.*|Microsoft\.AspNetCore\.App|Giraffe|Saturn|Yarp\.ReverseProxy)$/;
/** Whether the project or one that it refers to uses ASP.NET Core, so that the program asks for it when it starts. */
function needsAspNet(found) {
    return projectClosure(found).some(({ isWeb, packages }) => isWeb || [...packages.keys()].some((name) => BRINGS_ASPNET.test(name)));
}
/** The port of Kestrel's endpoint in appsettings.json, which no environment variable overrides. */
function withSettings(folder, scan) {
    const file = 'appsettings.json';
    let document;
    try {
        document = folder.json(file);
    }
    catch (error) {
        // Settings may hold what only .NET's own reader takes.
        if (error instanceof errors/* AipackError */.kx)
            return scan;
        throw error;
    }
    const path = ['Kestrel', 'Endpoints', 'Http', 'Url'];
    const port = /:(\d{2,5})\/?$/.exec((0,manifests_document/* asString */.oJ)(document?.get(...path)) ?? '')?.[1];
    if (document === undefined || port === undefined)
        return scan;
    const location = folder.where(file, document.line(...path));
    return { ...scan, port: { value: Number(port), because: 'the settings of Kestrel say so', location } };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/go/cgo.js
const SELF_CONTAINED = { why: 'binds C code that it brings along' };
const SELF_CONTAINED_CXX = { runtime: ['libstdc++'], why: 'binds C++ code that it brings along' };
const VIPS = { build: ['libvips-dev', 'pkgconf'], runtime: ['libvips'], why: 'binds libvips' };
/** Modules that bind C code, and what they need of the system (their installation notes). */
const CGO_MODULES = {
    'github.com/chai2010/webp': SELF_CONTAINED,
    'github.com/confluentinc/confluent-kafka-go': SELF_CONTAINED,
    'github.com/confluentinc/confluent-kafka-go/v2': SELF_CONTAINED,
    'github.com/davidbyttow/govips/v2': VIPS,
    'github.com/duckdb/duckdb-go/v2': SELF_CONTAINED_CXX,
    'github.com/google/gopacket': {
        build: ['libpcap-dev'],
        runtime: ['libpcap'],
        why: 'binds libpcap',
    },
    'github.com/h2non/bimg': VIPS,
    'github.com/kolesa-team/go-webp': { build: ['libwebp-dev'], runtime: ['libwebp'], why: 'binds libwebp' },
    'github.com/marcboeker/go-duckdb': SELF_CONTAINED_CXX,
    'github.com/marcboeker/go-duckdb/v2': SELF_CONTAINED_CXX,
    'github.com/mattn/go-sqlite3': SELF_CONTAINED,
    'github.com/mutecomm/go-sqlcipher/v4': SELF_CONTAINED,
    'github.com/otiai10/gosseract/v2': {
        build: ['leptonica-dev', 'tesseract-dev'],
        runtime: ['libstdc++', 'tesseract', 'tesseract-eng'],
        why: 'binds Tesseract',
    },
    'github.com/pebbe/zmq4': { build: ['pkgconf', 'zeromq-dev'], runtime: ['zeromq'], why: 'binds ZeroMQ' },
    'github.com/tursodatabase/go-libsql': SELF_CONTAINED,
    'gopkg.in/gographics/imagick.v3': {
        build: ['imagemagick-dev', 'pkgconf'],
        runtime: ['imagemagick'],
        why: 'binds ImageMagick',
    },
    'rogchap.com/v8go': SELF_CONTAINED_CXX,
};
/** What a program that binds C code needs, or undefined for one without C. */
function cgoNeeds(project, mod, sources) {
    const bound = mod.requires.filter(({ path }) => CGO_MODULES[path] !== undefined);
    const own = sources.find(({ text }) => IMPORT_C.test(text));
    const [first] = bound;
    if (first === undefined && own === undefined)
        return undefined;
    project.decide('cgo', 'on', first === undefined ? 'the source imports "C"' : `${first.path} ${CGO_MODULES[first.path]?.why ?? ''}`, first?.location ?? own?.where(own.text.search(IMPORT_C)));
    const packages = (kind) => bound.flatMap(({ path }) => project.available(CGO_MODULES[path]?.[kind] ?? [], path));
    return { build: packages('build'), runtime: packages('runtime') };
}
const IMPORT_C = /^(?:import )?\s*"C"[^\S\n]*$/m;

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/go/go-mod.js
/** Reads a go.mod, whose grammar is lines and parenthesised blocks of lines. */
function readGoMod(folder) {
    const text = folder.read('go.mod');
    if (text === undefined)
        return undefined;
    let block = '';
    let module = '';
    let go;
    const requires = [];
    const localReplacements = [];
    text.split('\n').forEach((source, index) => {
        const line = source.trim();
        const location = folder.where('go.mod', index + 1);
        const opening = /^(\w+)\s*\($/.exec(line);
        if (opening)
            block = opening[1] ?? '';
        else if (line.startsWith(')'))
            block = '';
        else {
            const [head = '', ...rest] = block === '' ? line.split(/\s+/) : [block, ...line.split(/\s+/)];
            if (head === 'module')
                module = (rest[0] ?? '').replace(/^"|"$/g, '');
            else if (head === 'go' && go === undefined)
                go = { text: rest[0] ?? '', location };
            else if (head === 'require' && rest[0] !== undefined && !rest[0].startsWith('//')) {
                requires.push({ path: rest[0], indirect: line.includes('// indirect'), location });
            }
            else if (head === 'replace') {
                const target = rest[rest.indexOf('=>') + 1] ?? '';
                if (target.startsWith('.'))
                    localReplacements.push(target);
            }
        }
    });
    return { module, go, requires, localReplacements };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/go/main-package.js

/** Names that say which of several programs is the service. */
const PREFERRED = ['server', 'api', 'app', 'web', 'main', 'http', 'service'];
const SKIPPED = /^(?:\.|_|testdata$|vendor$|examples?$|internal$|test$|tests$|tools$|scripts$|docs$|hack$)/;
/** Folders of a module whose package is `main`: the root, those below cmd, then others. Nested modules are someone else's. */
function mainPackages(folder) {
    const found = [];
    const visit = (path, depth) => {
        const main = main_package_mainFile(folder, path);
        if (main !== undefined)
            found.push({ path, location: folder.where(external_node_path_.posix.join(path, main)) });
        if (depth >= 3)
            return;
        for (const name of folder.list(path).directories) {
            const below = external_node_path_.posix.join(path, name);
            if (!SKIPPED.test(name) && !folder.has(`${below}/go.mod`))
                visit(below, depth + 1);
        }
    };
    visit('.', 0);
    return found.sort((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1));
}
/**
 * The program to build: the one that the start command of a Procfile names, then the one at the root, then the one whose name says that
 * it serves, or that is called as the module is, or that listens.
 */
function chooseMain(folder, found, start, module) {
    const [word = ''] = (start ?? '').trim().split(/\s+/);
    const program = external_node_path_.posix.basename(word);
    const named = found.find(({ path }) => path !== '.' && external_node_path_.posix.basename(path) === program);
    const atRoot = found.find(({ path }) => path === '.');
    const serving = found.find(({ path }) => PREFERRED.includes(external_node_path_.posix.basename(path)));
    return (named ??
        atRoot ??
        serving ??
        found.find(({ path }) => external_node_path_.posix.basename(path) === module) ??
        found.find(({ location }) => LISTENS.test(folder.repository.read(location.file) ?? '')) ??
        found[0]);
}
const LISTENS = /\b(?:ListenAndServe(?:TLS)?|Serve|Listen|Run|Start)\(/;
function rank(path) {
    if (path === '.')
        return 0;
    const name = PREFERRED.indexOf(external_node_path_.posix.basename(path));
    return (path.startsWith('cmd') ? 10 : 100) + (name === -1 ? PREFERRED.length : name);
}
/** A file with `package main` and `func main()`; build constraints that exclude it by default count against it. */
function main_package_mainFile(folder, path) {
    return folder.matching(/^(?!.*_test\.go$).*\.go$/, path).find((name) => isMainFile(folder, external_node_path_.posix.join(path, name)));
}
function isMainFile(folder, file) {
    const text = folder.read(file) ?? '';
    return /^package main\b/m.test(text) && /^func main\(\)/m.test(text) && !/^\/\/go:build ignore\b/m.test(text);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/go/scan.js



const WITH_DEFAULT = [
    /(?:Getenv|LookupEnv|getEnv|GetEnv|getenv|envOr|env)\(\s*"PORT"\s*,\s*"?:?(?<port>\d{2,5})"?\s*\)/,
    /(?:Getenv|LookupEnv)\("PORT"\)[\s\S]{0,120}?(?:==\s*""|!ok)[\s\S]{0,60}?=\s*":?(?<port>\d{2,5})"/,
    /(?:Getenv|LookupEnv)\("PORT"\)[\s\S]{0,200}?"(?:[\w.]*:)?(?<port>\d{4,5})"/,
    /`[^`]*\benv:"PORT"[^`]*\b(?:envDefault|default):"(?<port>\d{2,5})"/,
];
const LISTENING = [
    /(?:ListenAndServe(?:TLS)?|\.Run|\.Start|\.Listen|\.StartTLS)\(\s*"[\w.]*:(?<port>\d{2,5})"/,
    /net\.Listen\(\s*"tcp[46]?"\s*,\s*"[\w.]*:(?<port>\d{2,5})"/,
    /\bAddr:\s*"[\w.]*:(?<port>\d{2,5})"/,
    /\b(?:String|U?[Ii]nt(?:16|32)?)(?:Var)?P?\(\s*(?:&[\w.]+\s*,\s*)?"(?:http[-_.]?)?(?:port|addr(?:ess)?|listen(?:[-_.]?addr(?:ess)?)?)"\s*,\s*(?:"\w?"\s*,\s*)?"?(?:[\w.]*:)?(?<port>\d{2,5})/,
    /\bSetDefault\(\s*"(?:\w+\.)*port"\s*,\s*"?(?<port>\d{2,5})/i,
];
/** A variable of that name may be anybody's port: it counts in the program's own folder only. */
const NAMED = [
    /\b(?:addr|port|listenAddr)\s*(?::=|=)\s*"(?:[\w.]*:)?(?<port>\d{4,5})"/,
    /\bconst\s+(?:port|addr)\s*=\s*"?(?:[\w.]*:)?(?<port>\d{2,5})\b/i,
];
const MENTION = [/(?:Getenv|LookupEnv)\(\s*"PORT"\s*\)/, /`[^`]*\b(?:env|envconfig):"PORT\b/];
/** Where a program listens: what its own folder says, then what the packages around it do. */
function scanGoPorts(sources, main) {
    const own = sources.filter(({ name }) => external_node_path_.posix.dirname(name) === main);
    const scan = scanPorts(own, { withDefault: WITH_DEFAULT, literal: [...LISTENING, ...NAMED], mention: MENTION });
    return scan.port === undefined
        ? scanPorts(sources, { withDefault: WITH_DEFAULT, literal: LISTENING, mention: MENTION })
        : scan;
}
/** The first import of a package that the standard library does not have: its first part has a dot. */
function importsFrom(sources) {
    const hit = firstHit(sources, [
        /^import\s+(?:[\w.]+\s+)?"(?<path>[\w-]+(?:\.[\w-]+)+\/[^"\n]+)"/m,
        /^import\s*\([^)]*?^[^\S\n]*(?:[\w.]+[^\S\n]+)?"(?<path>[\w-]+(?:\.[\w-]+)+\/[^"\n]+)"/m,
    ]);
    const module = hit?.match.groups?.path;
    return hit === undefined || module === undefined ? undefined : { module, location: hit.location };
}
const GO_ROUTES = [
    /\.(?:GET|Get|HEAD|Any|All|Handle|HandleFunc)\(\s*(?:"GET"\s*,\s*)?"(?:GET\s+)?(?<path>\/[^"]*)"/g,
    /\bHandleFunc\(\s*"(?:GET\s+)?(?<path>\/[^"]*)"/g,
    /\bcase\s+"(?<path>\/[^"]*)"\s*:/g,
    /URL\.Path\s*==\s*"(?<path>\/[^"]*)"/g,
];
/** The source of a program, its own folder first. */
function goSources(folder, main) {
    const own = folder.matching(/\.go$/, main).map((name) => (main === '.' ? name : `${main}/${name}`));
    return sourceFiles(folder, { extensions: ['.go'], comments: 'slashes', first: own });
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/names.js
/** A name as a component of an image reference: lowercase letters and digits, with single separators between them. */
function imageName(name) {
    return name
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9._-]+/g, '-')
        .replace(/[._-]{2,}/g, '-')
        .replace(/^[._-]+|[._-]+$/g, '')
        .slice(0, 128)
        .replace(/[._-]+$/, '');
}
/** Adds a counter to names that were taken before, in the order given: `api`, `api-2`, `api-3`. */
function uniqueNames(names) {
    const taken = new Set();
    return names.map((name) => {
        let unique = name;
        // A counted name may itself be someone's real name further on, or before.
        for (let count = 2; taken.has(unique) || (unique !== name && names.includes(unique)); count++)
            unique = `${name}-${count}`;
        taken.add(unique);
        return unique;
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/go.js














/** Go modules. Programs without C code become static binaries, which need no package at all. */
const go = {
    id: 'go',
    language: 'Go',
    looksFor: 'go.mod',
    manifests: ['go.mod'],
    strength: 'manifest',
    recognise: (folder) => (folder.has('go.mod') ? folder.where('go.mod') : undefined),
    plan: planGo,
};
/** A program of one file or one folder without a module; it can use the standard library only. */
const goProgram = {
    id: 'go-program',
    language: 'Go',
    looksFor: 'main.go',
    strength: 'convention',
    recognise(folder) {
        const name = folder.first('main.go') ?? folder.matching(/\.go$/).find((file) => isMainFile(folder, file));
        return name === undefined ? undefined : folder.where(name);
    },
    plan: planGo,
};
/** What stands in for a manifest that is not there. */
const NO_MODULE = { module: '', go: undefined, requires: [], localReplacements: [] };
function planGo(project) {
    const { folder } = project;
    const mod = readGoMod(folder) ?? NO_MODULE;
    const all = mainPackages(folder);
    const main = chooseMain(folder, all, project.hints.start?.value, go_moduleName(mod));
    if (main === undefined) {
        project.reject('go module', 'no package of it is `main`: it is a library');
        return undefined;
    }
    const others = all.filter((each) => each !== main);
    const shown = mod === NO_MODULE ? main.location : folder.where('go.mod');
    const because = mod === NO_MODULE ? 'a Go program lies there' : 'go.mod declares a module';
    project.decide('language', 'go', because, shown);
    project.decide('build system', 'go', because, shown);
    project.decide('main package', main.path, 'it is the program that the module is about', main.location);
    if (mod === NO_MODULE)
        refuseWithoutModule(project, main);
    for (const other of others)
        project.reject(`go program ${other.path}`, `${main.path} is built instead`);
    const chosen = chooseFramework(GO_FRAMEWORKS, mod.requires.filter(({ indirect }) => !indirect).map(({ path }) => path));
    if (chosen !== undefined) {
        const location = mod.requires.find(({ path }) => path === chosen.dependency)?.location;
        project.decide('framework', chosen.framework.id, `go.mod requires ${chosen.dependency}`, location);
    }
    const { wish, conflict } = goWish(project, mod);
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    const toolchain = project.stream('go', wish);
    const sources = goSources(folder, main.path);
    return go_draftOf(project, { mod, main, toolchain: toolchain.package, sources, framework: chosen?.framework });
}
function go_draftOf(project, { mod, main, toolchain, sources, framework }) {
    const { folder } = project;
    const name = programName(mod, main);
    const binary = `/usr/local/bin/${name}`;
    const cgo = cgoNeeds(project, mod, sources);
    const zones = sources.find(({ text }) => /\btime\.LoadLocation\(/.test(text));
    const scan = scanGoPorts(sources, main.path);
    const usual = framework?.port === undefined
        ? undefined
        : { value: framework.port, because: `${framework.id} listens there unless told otherwise` };
    const mentioned = scan.readsPort ? { value: 8080, because: 'the source reads PORT and names no default' } : undefined;
    const port = decidePort(project, scan, usual ?? mentioned);
    noticeLoopback(project, sources);
    const health = healthRoute(sources, GO_ROUTES) ?? project.hints.health;
    const vendored = [folder, project.workspace('Go workspace')?.root].some((each) => each?.has('vendor/modules.txt'));
    const start = hintedProgram(project, port, [binary]);
    const command = start?.command ?? [binary];
    if (start === undefined)
        project.decide('start command', binary, 'it is the program that the build makes', main.location);
    if (zones !== undefined)
        project.decide('system packages', 'tzdata', 'the source asks for time zones by name', zones.where(zones.text.search(/\btime\.LoadLocation\(/)));
    return {
        ...(go_moduleName(mod) === undefined ? {} : { name: go_moduleName(mod) ?? '' }),
        language: 'go',
        buildSystem: 'go',
        ...(framework === undefined ? {} : { framework: framework.id }),
        build: {
            packages: [toolchain, ...(cgo === undefined ? [] : ['build-base', ...cgo.build])],
            env: {
                CGO_ENABLED: cgo === undefined ? '0' : '1',
                GOCACHE: '/root/.cache/go-build',
                GOMODCACHE: '/root/go/pkg/mod',
                GOTOOLCHAIN: 'local',
            },
            cache: ['/root/.cache/go-build', '/root/go/pkg/mod'],
            commands: [
                ...(vendored || mod.requires.length === 0 || requiresMembers(project)
                    ? []
                    : [{ run: 'go mod download', inputs: [...moduleInputs(project, mod)], name: 'download modules' }]),
                {
                    run: `go build -trimpath -ldflags="-s -w" -o /root/bin/${name} ${target(project, mod, main)}`,
                    name: 'build',
                },
            ],
        },
        runtime: {
            packages: [
                ...(cgo === undefined ? [] : ['glibc', 'libgcc', ...cgo.runtime]),
                ...(zones === undefined ? [] : ['tzdata']),
                ...(start?.shell === true ? ['busybox'] : []),
            ],
            env: {
                ...portEnv(port, scan.readsPort),
                ...(port === undefined
                    ? {}
                    : framework?.runtimeEnv?.({ folder, depends: () => false, sources: () => sources, config: () => undefined }, port)),
                ...start?.env,
            },
            copy: [
                { from: `/root/bin/${name}`, to: binary },
                ...assetCopies(folder, (asset) => folder.matching(/\.go$/, asset).length > 0),
            ],
            command,
            ports: port === undefined ? [] : [port],
            ...(health === undefined ? {} : { health: project.accept('health', health) }),
        },
    };
}
/** What to build: outside a module the files themselves. */
function target({ folder }, mod, main) {
    if (mod !== NO_MODULE)
        return main.path === '.' ? '.' : `./${main.path}`;
    return folder
        .matching(/^(?!.*_test\.go$).*\.go$/, main.path)
        .map((name) => external_node_path_.posix.join(main.path, name))
        .join(' ');
}
/** The `go` directive is a lower bound; a version file pins, as far as the stream is still there. */
function goWish(project, mod) {
    const files = { plain: ['.go-version'], tools: ['go', 'golang'], depth: 2 };
    const directive = mod.go;
    const version = directive?.text.replace(/^go/, '') ?? '';
    const range = directive === undefined ? undefined : streamRange(`>=${version}`, 2);
    // Any release of the stream serves as well: packages carry its newest one, which no directive is ahead of for long.
    const request = version.replace(/^(\d+\.\d+)\..*$/, '$1');
    const wishes = [
        ...(directive === undefined || range === undefined
            ? []
            : [{ request, range, text: directive.text, source: 'the go directive', location: directive.location }]),
        ...versionFileWishes(project.folder, files),
    ];
    return chooseWish(wishes, 2);
}
/** The last part of the module's path that says something: not a version, and not a word that fits every program. */
function go_moduleName(mod) {
    const part = mod.module.split('/').findLast((each) => !/^v\d+$/.test(each));
    return part === undefined || imageName(part) === '' || GENERAL.has(part) ? undefined : part;
}
/** Names that say nothing of a program. */
const GENERAL = new Set(['main', 'cmd', 'src']);
function programName(mod, main) {
    const folder = external_node_path_.posix.basename(main.path);
    const candidates = main.path === '.' || folder === 'cmd' || folder === 'src' ? [go_moduleName(mod)] : [folder];
    return imageName(candidates[0] ?? 'app') || 'app';
}
/** Without a go.mod nothing says where imported modules come from, and the compiler would say so in its own words much later. */
function refuseWithoutModule(project, main) {
    const found = importsFrom(goSources(project.folder, main.path).filter(({ name }) => external_node_path_.posix.dirname(name) === main.path));
    if (found === undefined)
        return;
    project.problem('FEATURE_UNSUPPORTED', `this Go program imports ${found.module}, and there is no go.mod that says which version`, 'Run `go mod init` and `go mod tidy`, and commit go.mod and go.sum.', found.location);
}
/**
 * Whether modules of the workspace require each other. Then `go mod download` asks for versions that were never published, which the
 * build does not; it downloads what it needs by itself.
 */
function requiresMembers(project) {
    return project.workspace('Go workspace')?.members.some(({ needs }) => needs.length > 0) ?? false;
}
/** Manifests of the module, of the workspace around it, and of modules that replace others. */
function moduleInputs(project, mod) {
    const { folder } = project;
    const workspace = project.workspace('Go workspace');
    const others = [...mod.localReplacements, ...(workspace?.members ?? []).map(({ path }) => folder.relative(path))];
    const root = workspace === undefined
        ? []
        : [folder.relative(workspace.root.sub('go.work').path), folder.relative(workspace.root.sub('go.work.sum').path)];
    const names = [
        'go.mod',
        'go.sum',
        ...root,
        ...others.filter((path) => path !== '.').flatMap((path) => [`${path}/go.mod`, `${path}/go.sum`]),
    ];
    return [...new Set(folder.existing(...names.map((name) => external_node_path_.posix.normalize(name))))];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/gradle-script.js



function readGradle(folder, root) {
    const name = folder.first('build.gradle.kts', 'build.gradle');
    const raw = name === undefined ? undefined : folder.read(name);
    if (name === undefined || raw === undefined)
        return undefined;
    const text = blankComments(raw, 'slashes');
    const lineAt = (0,manifests_document/* lineIndex */.Dp)(text);
    const where = (offset) => folder.where(name, lineAt(offset));
    const catalog = readCatalog(root);
    return {
        file: name,
        text,
        plugins: new Set(pluginIds(text, catalog)),
        dependencies: dependenciesOf(text, catalog, where),
        match(pattern) {
            const match = pattern.exec(text);
            const value = match?.slice(1).find((group) => group !== undefined);
            return match === null || value === undefined ? undefined : { value, location: where(match.index) };
        },
    };
}
function* pluginIds(text, catalog) {
    for (const match of text.matchAll(/\bid[^\S\n]*\(?[^\S\n]*['"]([\w.-]+)['"][^\S\n]*\)?([^\n;]*)/g)) {
        if (!/apply\s*\(?\s*false/.test(match[2] ?? ''))
            yield match[1] ?? '';
    }
    for (const match of text.matchAll(/\bkotlin\s*\(\s*['"]([\w.-]+)['"]\s*\)([^\n]*)/g)) {
        if (!/apply\s*\(?\s*false/.test(match[2] ?? ''))
            yield `org.jetbrains.kotlin.${match[1] ?? ''}`;
    }
    for (const match of text.matchAll(/\balias\s*\(?\s*libs\.plugins\.([\w.]+)\s*\)?([^\n]*)/g)) {
        const id = catalog.plugin(match[1] ?? '');
        if (id !== undefined && !/apply\s*\(?\s*false/.test(match[2] ?? ''))
            yield id;
    }
    for (const match of text.matchAll(/\bapply\s*\(?\s*plugin\s*[:=]\s*['"]([\w.-]+)['"]/g))
        yield match[1] ?? '';
    const block = /\bplugins\s*\{([^}]*)\}/.exec(text)?.[1] ?? '';
    for (const match of block.matchAll(/^[^\S\n]*`?(java|application|war|groovy|scala|java-library)`?\s*$/gm))
        yield match[1] ?? '';
}
const CONFIGURATION = String.raw `(?:implementation|api|compile|runtimeOnly|runtime|developmentOnly|compileOnlyApi)`;
function dependenciesOf(text, catalog, where) {
    const found = new Map();
    const add = (name, offset) => {
        if (name !== undefined && !found.has(name))
            found.set(name, where(offset));
    };
    const literal = new RegExp(String.raw `\b${CONFIGURATION}\b[\s(]*(?:platform\s*\(\s*)?['"]([\w.-]+:[\w.-]+)`, 'g');
    for (const match of text.matchAll(literal))
        add(match[1], match.index);
    const parts = new RegExp(String.raw `\b${CONFIGURATION}\b[\s(]*group\s*[:=]\s*['"]([\w.-]+)['"]\s*,\s*name\s*[:=]\s*['"]([\w.-]+)['"]`, 'g');
    for (const match of text.matchAll(parts))
        add(`${match[1] ?? ''}:${match[2] ?? ''}`, match.index);
    const alias = new RegExp(String.raw `\b${CONFIGURATION}\b[\s(]*libs\.([\w.]+)`, 'g');
    for (const match of text.matchAll(alias))
        add(catalog.library(match[1] ?? ''), match.index);
    return found;
}
/** gradle/libs.versions.toml, whose aliases are written with dots where they have dashes or underscores. */
function readCatalog(root) {
    let document;
    try {
        document = root.toml('gradle/libs.versions.toml');
    }
    catch (error) {
        if (!(error instanceof errors/* AipackError */.kx))
            throw error;
    }
    const index = (table, read) => new Map(Object.entries((0,manifests_document/* asRecord */.qY)(document?.get(table))).map(([alias, value]) => [
        alias.replace(/[-_]/g, '.'),
        read(value),
    ]));
    const libraries = index('libraries', (value) => {
        if (typeof value === 'string')
            return value.split(':').slice(0, 2).join(':');
        const entry = (0,manifests_document/* asRecord */.qY)(value);
        const group = (0,manifests_document/* asString */.oJ)(entry.group);
        return (0,manifests_document/* asString */.oJ)(entry.module) ?? (group === undefined ? undefined : `${group}:${(0,manifests_document/* asString */.oJ)(entry.name) ?? ''}`);
    });
    const plugins = index('plugins', (value) => ((0,manifests_document/* isRecord */.u4)(value) ? (0,manifests_document/* asString */.oJ)(value.id) : (0,manifests_document/* asString */.oJ)(value)?.split(':')[0]));
    return {
        library: (alias) => libraries.get(alias.replace(/\.get$/, '')),
        plugin: (alias) => plugins.get(alias),
    };
}
/** The settings of a build: its name and its projects, with or without parentheses around the list. */
function readSettings(root) {
    const name = root.first('settings.gradle.kts', 'settings.gradle');
    if (name === undefined)
        return undefined;
    const text = blankComments(root.read(name) ?? '', 'slashes');
    const projects = new Map();
    for (const match of text.matchAll(/\binclude\b\s*\(?((?:\s*['"][^'"\n]+['"]\s*,?)+)/g)) {
        for (const quoted of (match[1] ?? '').matchAll(/['"]([^'"]+)['"]/g)) {
            const path = `:${(quoted[1] ?? '').replace(/^:/, '').replaceAll('/', ':')}`;
            projects.set(path, path.slice(1).replaceAll(':', '/'));
        }
    }
    for (const match of text.matchAll(/project\s*\(\s*['"](:[^'"]+)['"]\s*\)\.projectDir\s*=\s*(?:new File\(\s*\w+\s*,\s*|file\(\s*)['"]\.?\/?([^'"]+)['"]/g)) {
        projects.set(match[1] ?? '', match[2] ?? '');
    }
    return { rootName: /rootProject\.name\s*=\s*['"]([^'"]+)['"]/.exec(text)?.[1], projects };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/quarkus-output.js
/** What Quarkus packs, which its configuration decides: a folder, one jar, or a jar beside its libraries as older releases do. */
function quarkusOutput(output) {
    const jars = `cp ${output}/*-runner.jar /root/quarkus/quarkus-run.jar; if [ -d ${output}/lib ]; then cp -r ${output}/lib /root/quarkus/; fi`;
    return {
        commands: [
            {
                run: `if [ -d ${output}/quarkus-app ]; then cp -r ${output}/quarkus-app /root/quarkus; else set -e; mkdir /root/quarkus; ${jars}; fi`,
                inputs: [],
                name: 'gather the program',
            },
        ],
        copy: [{ from: '/root/quarkus', to: '.' }],
        command: ['java', '-jar', 'quarkus-run.jar'],
        because: 'Quarkus makes a jar that runs',
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/pick-jar.js
/** Where the jar lies that {@link pickJar} picked. */
const PICKED_JAR = '/root/app.jar';
/**
 * Copies the jar that holds the program, which its manifest says. Builds leave others beside it (without the dependencies,
 * with the source or documents, the original of a shaded one), under names that every plugin can change; of several with
 * a main class the one with everything in it is the largest.
 */
function pickJar(pattern) {
    const hasMain = `unzip -p "$jar" META-INF/MANIFEST.MF | grep -q '^Main-Class:'`;
    const pick = `ls -S ${pattern} | while read -r jar; do ${hasMain} && cp "$jar" ${PICKED_JAR} && break; done`;
    return {
        run: `${pick}; test -f ${PICKED_JAR} || { echo 'no jar here has a main class' >&2; exit 1; }`,
        inputs: [],
        name: 'pick the jar',
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/gradle-output.js



/** Adds a task that gathers what a plain project needs while running, which neither the java plugin nor Kotlin's has a task for. */
const GATHER_LIBRARIES = {
    run: `cat > /root/libraries.gradle <<'GRADLE'
allprojects {
  tasks.register('gatherLibraries', Copy) {
    from { ['runtimeClasspath', 'jvmRuntimeClasspath'].collect { configurations.findByName(it) }.findAll() }
    into layout.buildDirectory.dir('vendor')
  }
}
GRADLE`,
    inputs: [],
    name: 'write the init script',
};
/** The commands of each kind, what reaches the image, and how it is started. */
function gradleOutput(kind, main, tool) {
    const build = (tasks, flags = '') => ({
        run: [
            `${tool.run}${flags} --no-daemon --console=plain`,
            ...tasks.map((task) => shellWord(tool.path === '' ? task : `${tool.path}:${task}`)),
        ].join(' '),
        name: 'build',
    });
    const single = {
        copy: [{ from: PICKED_JAR, to: 'app.jar' }],
        command: ['java', '-jar', 'app.jar'],
    };
    switch (kind) {
        case 'boot':
            return {
                ...single,
                commands: [build(['assemble']), pickJar('build/libs/*.[jw]ar')],
                because: 'Spring Boot packs everything into one jar',
            };
        case 'shadow':
            return {
                ...single,
                commands: [build(['shadowJar']), pickJar('build/libs/*.jar')],
                because: 'the shadow plugin packs everything into one jar',
            };
        case 'quarkus': {
            const output = quarkusOutput('build');
            return { ...output, commands: [build(['build'], ' -x test'), ...output.commands] };
        }
        case 'distribution':
            return {
                commands: [build(['installDist'])],
                copy: [{ from: `build/install/${tool.name}/lib`, to: 'lib' }],
                command: ['java', '-cp', '/app/lib/*', main?.value ?? 'Main'],
                because: 'the distribution holds the jar and its dependencies, and the main class is known',
            };
        case 'plain':
            return {
                commands: [
                    build(['assemble', 'gatherLibraries'], ' --init-script /root/libraries.gradle'),
                    { run: 'mkdir -p build/vendor', inputs: [], name: 'make the folder' },
                ],
                copy: [
                    { from: 'build/vendor', to: 'lib' },
                    { from: 'build/libs', to: 'jars' },
                ],
                command: ['java', '-cp', '/app/jars/*:/app/lib/*', main?.value ?? 'Main'],
                because: 'the class path holds the jars and their dependencies, and the main class is known',
            };
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/gradle-tool.js


/** The oldest and the newest JDK that a Gradle release runs on, by major and minor (Gradle's compatibility matrix); long-term releases only. */
const RUNS_ON = [
    [9, 1, 17, 25],
    [9, 0, 17, 21],
    [8, 5, 8, 21],
    [7, 3, 8, 17],
    [5, 0, 8, 11],
    [0, 0, 8, 8],
];
/** What a build without a wrapper gets. */
const NEWEST = 9;
/** The package where it has the release line that the wrapper asks for; the wrapper itself where it has not. */
function gradleTool(project, root) {
    const properties = 'gradle/wrapper/gradle-wrapper.properties';
    const version = /distributionUrl=.*gradle-(\d+)(?:\.(\d+))?/.exec(root.read(properties) ?? '');
    const major = Number(version?.[1] ?? NEWEST);
    const packaged = `gradle-${major}`;
    const isPackaged = version === null || project.catalog.has(packaged);
    // A package is the last release of its line.
    const minor = isPackaged ? Infinity : Number(version[2] ?? 0);
    const runsOn = RUNS_ON.find(([thatMajor, thatMinor]) => major > thatMajor || (major === thatMajor && minor >= thatMinor));
    const [, , oldest, newest] = runsOn ?? [0, 0, 8, 8];
    const named = isPackaged ? `Gradle ${major}` : `Gradle ${major}.${minor}`;
    const jdk = { oldest, newest, because: named };
    const up = project.folder.relative(root.path);
    const place = up === '.' ? '' : ` -p ${shellWord(up)}`;
    if (isPackaged) {
        const name = project.catalog.has(packaged) ? packaged : 'gradle';
        project.decide('gradle', name, version === null ? 'there is no wrapper that asks for another' : 'the wrapper asks for this release line', version === null ? undefined : root.where(properties));
        return { run: `gradle${place}`, packages: [name], jdk };
    }
    if (!root.has('gradlew') || !root.has('gradle/wrapper/gradle-wrapper.jar')) {
        project.problem('VERSION_UNAVAILABLE', `the wrapper asks for ${named}, which is no package, and its script or its jar is not in the repository`, 'Commit gradlew and gradle/wrapper/gradle-wrapper.jar, or move to a current Gradle.', root.where(properties));
    }
    project.decide('gradle', `wrapper ${major}.${minor}`, `no package has Gradle ${major}`, root.where(properties));
    return { run: `sh ${shellWord(external_node_path_.posix.join(up, 'gradlew'))}${place}`, packages: [], jdk };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/main-class.js

const main_class_ROOTS = ['src/main/java', 'src/main/kotlin', 'src/main/scala', 'src/main/groovy', 'src', 'app'];
/** Why a class is taken that only its source shows. */
const SCANNED = 'it has the main method';
/** Source of a JVM project. */
function jvmSources(folder) {
    return sourceFiles(folder, { extensions: ['.java', '.kt', '.scala', '.groovy'], comments: 'slashes' });
}
/** The class with a main method, if there is one; one that is called after the application is preferred. */
function findMainClass(folder) {
    const found = jvmSources(folder).flatMap((file) => {
        if (!main_class_ROOTS.some((root) => file.name.startsWith(`${root}/`)))
            return [];
        const name = mainClassOf(file.name, file.text);
        if (name === undefined)
            return [];
        const at = file.text.search(/\bmain\s*\(|\bextends\s+\w*App|@main\b/);
        return [{ value: name, because: SCANNED, location: file.where(Math.max(0, at)) }];
    });
    return found.find(({ value }) => /(?:Application|App|Main|Server)(?:Kt)?$/.test(value)) ?? found[0];
}
/** The class with a main method that a file declares, by its full name. */
function mainClassOf(file, text) {
    const name = file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
    const packageName = /^[^\S\n]*package\s+([\w.]+)/m.exec(text)?.[1];
    const qualified = (simple) => (packageName === undefined ? simple : `${packageName}.${simple}`);
    if (file.endsWith('.java') || file.endsWith('.groovy')) {
        return /\bstatic\s+(?:final\s+)?void\s+main\s*\(/.test(text) ? qualified(name) : undefined;
    }
    if (file.endsWith('.kt')) {
        if (/^(?:suspend\s+)?fun\s+main\s*\(/m.test(text))
            return qualified(/@file:JvmName\(\s*"(\w+)"/.exec(text)?.[1] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Kt`);
        return /@JvmStatic\s+fun\s+main\s*\(/.test(text) ? qualified(name) : undefined;
    }
    const object = /\bobject\s+(\w+)\s+extends\s+[^{\n]*?\b\w*App(?:Default)?\b/.exec(text)?.[1];
    const method = /\bobject\s+(\w+)\b[\s\S]*?\bdef\s+main\s*\(/.exec(text)?.[1];
    const annotated = /@main\s+def\s+(\w+)/.exec(text)?.[1];
    const simple = object ?? method ?? annotated;
    return simple === undefined ? undefined : qualified(simple);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/service.js







const java_service_PORTS = {
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
    mention: [/getenv\(\s*"PORT"\s*\)|sys\.env(?:\.get|\.getOrElse)?\(\s*"PORT"|\$\{PORT\b/],
};
const java_service_ROUTES = [
    /@(?:Get|Request)(?:Mapping)?\(\s*(?:value\s*=\s*|path\s*=\s*)?\{?\s*"(?<path>\/[^"]*)"/g,
    /@Path\(\s*"(?<path>\/?[^"]*)"/g,
    /\b(?:get|route|path)\(\s*"(?<path>\/[^"]*)"/g,
    /\bcreateContext\(\s*"(?<path>\/[^"]*)"/g,
    /\.route\(\s*HttpMethod\.GET\s*,\s*"(?<path>\/[^"]*)"/g,
    /(?:==|equals\()\s*"(?<path>\/[^"]*)"/g,
];
const CLASS_MAPPING = /@(?:RequestMapping|Controller|Path)\(\s*(?:value\s*=\s*|path\s*=\s*)?"([^"]*)"/;
/** What a JVM service listens on and answers, from its configuration first and its source second. */
function jvmService(project, dependencies, folder = project.folder) {
    const language = jvmLanguage(project, folder);
    const chosen = chooseFramework(JAVA_FRAMEWORKS, dependencies.keys());
    const framework = chosen?.framework;
    if (chosen !== undefined) {
        project.decide('framework', chosen.framework.id, `the build depends on ${chosen.dependency}`, dependencies.get(chosen.dependency));
    }
    const declared = (name) => [...dependencies.keys()].find((key) => key === name || key.endsWith(`:${name}`));
    let sources;
    const view = {
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
    const configured = framework === undefined ? undefined : (framework.configuredPort?.(view) ?? applicationSetting(folder, PORT_KEYS));
    const scan = scanPorts(view.sources(), framework?.portInConfiguration === true ? { ...java_service_PORTS, literal: [] } : java_service_PORTS);
    const fromConfig = configured === undefined ? undefined : numberIn(configured.value);
    const usual = framework?.port === undefined || framework.serves?.(view) === false
        ? /\$\{?PORT\b/.test(project.hints.start?.value ?? '')
            ? { value: 8080, because: 'the start command wants a port, and no file names one' }
            : undefined
        : { value: framework.port, because: `${framework.id} listens there unless told otherwise` };
    const port = decidePort(project, configured === undefined || fromConfig === undefined
        ? scan
        : {
            readsPort: configured.value.includes('PORT'),
            port: {
                value: fromConfig,
                because: configured.because,
                ...(configured.location === undefined ? {} : { location: configured.location }),
            },
        }, usual);
    const told = framework?.programArguments?.(view);
    const prefix = contextPath(folder);
    const route = framework?.healthEndpoints?.(view) ??
        healthRoute(view.sources(), java_service_ROUTES, (file) => classPrefix(file, CLASS_MAPPING));
    const health = route === undefined ? project.hints.health : { ...route, value: `${prefix}${route.value}` };
    return {
        framework,
        port,
        language,
        arguments: told?.arguments ?? [],
        files: told?.files ?? [],
        health: health === undefined ? undefined : project.accept('health', health),
        env: {
            ...portEnv(port, scan.readsPort || (configured?.value.includes('PORT') ?? false)),
            ...(port === undefined ? {} : framework?.runtimeEnv?.(view, port)),
        },
    };
}
const PORT_KEYS = [
    'server.port',
    'quarkus.http.port',
    'micronaut.server.port',
    'ktor.deployment.port',
    'play.server.http.port',
    'http.port',
];
/** `8080`, or the default in `${PORT:8080}`. */
function numberIn(value) {
    const match = /^\D*?(\d{2,5})\}?$/.exec(value.trim());
    return match === null ? undefined : Number(match[1]);
}
const service_LANGUAGES = ['kotlin', 'scala', 'groovy', 'java'];
const service_EXTENSIONS = { kotlin: '.kt', scala: '.scala', groovy: '.groovy', java: '.java' };
function jvmLanguage(project, folder) {
    // Folders of several languages often lie side by side, and not all of them hold something.
    const place = service_LANGUAGES.find((name) => folder.hasFolder(`src/main/${name}`) && (name === 'java' || hasSource(folder, name)));
    const mixed = place === undefined ? jvmSources(folder) : [];
    const found = service_LANGUAGES.map((name) => ({ name, file: mixed.find((file) => file.name.endsWith(service_EXTENSIONS[name])) }));
    const inFiles = found.find(({ file }) => file !== undefined);
    const language = place ?? inFiles?.name ?? 'java';
    const shownBy = inFiles?.file?.name ?? `src/main/${language}`;
    project.decide('language', language, 'its source lies there', folder.where(shownBy));
    return language;
}
function hasSource(folder, language) {
    return jvmSources(folder).some(({ name }) => name.endsWith(service_EXTENSIONS[language]));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/start.js



/** Variables that hand options to a JVM; other platforms set them, a container's own JVM reads JAVA_TOOL_OPTIONS. */
const OPTION_VARIABLES = /\$\{?(?:JAVA|JVM|SBT|DEFAULT_JVM)_?\w*OPTS\}?/g;
/** Launchers that build tools write, which set up the class path and start the main class. */
const LAUNCHER = /(?:^|\/)(?:universal\/stage|install\/[\w.-]+|appassembler|target\/pack)\/bin\/[\w.-]+$/;
const CLASS_PATH = new Set(['-cp', '-classpath', '--class-path']);
/**
 * The start command that a Procfile or a platform's configuration gives a JVM program. The artifact is the one in the image, wherever
 * the line says that the build puts it; options of the JVM and arguments of the program stay. `program` is how the image starts it.
 */
function jvmStart(project, port, program) {
    const hint = project.hints.start ?? rootHint(project);
    if (hint === undefined)
        return undefined;
    // Without the globs, which only a shell can expand, the rest of the line can be read; what they stand for is built anyway.
    const { argv, env } = parseStartLine(hint.value.replace(OPTION_VARIABLES, '').replaceAll('*', ''), port);
    const read = argv === undefined ? undefined : (javaLine(argv, program) ?? launcherLine(argv, program));
    if (read === undefined)
        return hintedProgram(project, port, program);
    project.decide('start command', read.join(' '), hint.because, hint.location);
    return { command: read, env, shell: false };
}
/** The line of a Procfile at the root of the build, where it starts what this member's folder holds once it is built. */
function rootHint({ folder, workspaces }) {
    return workspaces
        .filter(({ root }) => root.path !== folder.path)
        .flatMap(({ root }) => {
        const { start } = procfileHints(root);
        const place = root.relative(folder.path);
        return start !== undefined && new RegExp(`(?:^|[\\s/:])${escaped(place)}/(?:build|target)/`).test(start.value)
            ? [start]
            : [];
    })[0];
}
function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
function javaLine([java, ...words], program) {
    if (java !== 'java' && java?.endsWith('/bin/java') !== true)
        return undefined;
    const options = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? '';
        if (word === '-jar')
            return withOptions(program, options, words.slice(at + 2));
        if (CLASS_PATH.has(word))
            at++;
        else if (word.startsWith('-'))
            options.push(word);
        else
            return withOptions(withMain(program, word), options, words.slice(at + 1));
    }
    return undefined;
}
function launcherLine([launcher = '', ...words], program) {
    if (!LAUNCHER.test(launcher))
        return undefined;
    const isOption = (word) => /^-[DJX]/.test(word);
    const options = words.filter(isOption).map((word) => word.replace(/^-J/, ''));
    return withOptions(program, options, words.filter((word) => !isOption(word)));
}
function withOptions([java = 'java', ...rest], options, after) {
    const given = new Set(options.map((option) => option.split('=')[0]));
    return [
        java,
        ...options,
        ...rest.filter((word) => !word.startsWith('-D') || !given.has(word.split('=')[0])),
        ...after,
    ];
}
/** The class that the line names, where the program is a class on a class path too. */
function withMain(program, main) {
    const place = program.indexOf('-cp') + 2;
    return program.includes('-cp') ? [...program.slice(0, place), main, ...program.slice(place + 1)] : program;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/version.js


const version_FILES = { plain: ['.java-version'], tools: ['java'], depth: 1, read: readJavaVersion };
/** `1.8` → `8`, `17.0.9-tem` → `17`, `temurin-21.0.2` → `21`. */
function readJavaVersion(text) {
    const number = /(?:^|[a-z-])(1\.)?(\d{1,2})(?:[._+-]|$)/i.exec(text.trim());
    return number?.[2];
}
/** Wishes of `.sdkmanrc`, system.properties and version files, after those of the build itself. */
function fileWishes(folder) {
    const property = (name, key) => {
        const lines = (folder.read(name) ?? '').split('\n');
        const index = lines.findIndex((line) => key.test(line));
        return wishOf(lines[index]?.split('=')[1]?.trim(), name, folder.where(name, index + 1), version_FILES);
    };
    return [
        ...property('.sdkmanrc', /^java\s*=/),
        ...property('system.properties', /^java\.runtime\.version\s*=/),
        ...versionFileWishes(folder, version_FILES),
    ];
}
/** A wish from what a build file says: `17`, `1.8`, `VERSION_17`. */
function buildWish(text, source, location) {
    return wishOf(text, source, location, version_FILES);
}
/** Long-term releases that build tools, compilers and libraries of the last years all run on. */
const DEFAULT_JDK = 21;
/** A wish that the build tool answers by looking for a JDK of just that release, whichever it runs on itself. */
const TOOLCHAIN = 'the Java toolchain';
/**
 * The JDK of a project: what its build names, else what version files name. A later one compiles for the release asked for as well,
 * so where the stream is gone, or too old for the build tool, the next one will do; a toolchain's gets the tool's own beside it.
 * `fallback` is for projects that name none.
 */
function chooseJdk(project, own, { oldest = 0, newest = Infinity, because }, fallback = oneRelease(DEFAULT_JDK, 'our default')) {
    const { wish, conflict } = chooseWish([...own, ...fileWishes(project.folder)], 1);
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    if (wish === undefined) {
        const usual = Number(fallback.request);
        const fits = Math.max(Math.min(usual, newest), oldest);
        return { jdk: project.stream('openjdk', fits === usual ? fallback : oneRelease(fits, because)) };
    }
    const asked = Number(/\d+/.exec(wish.request)?.[0] ?? DEFAULT_JDK);
    const toolNeeds = asked < oldest ? oldest : asked > newest ? newest : undefined;
    if (toolNeeds === undefined || (asked > newest && wish.source !== TOOLCHAIN))
        return { jdk: project.stream('openjdk', wish) };
    const forTool = project.stream('openjdk', oneRelease(toolNeeds, because));
    return wish.source === TOOLCHAIN ? { jdk: project.stream('openjdk', wish), tool: forTool } : { jdk: forTool };
}
/** A wish for one release, as `source` has it without writing a version. */
function oneRelease(major, source, location) {
    return {
        request: String(major),
        range: `>=${major}.0.0 <${major + 1}.0.0`,
        text: String(major),
        source,
        ...(location === undefined ? {} : { location }),
    };
}
/** What a build with a JDK needs: the packages, and where its tools find it. */
function jdkParts({ jdk, tool }) {
    const main = tool ?? jdk;
    return {
        build: [...new Set([jdk.package, main.package, `${main.package}-default-jdk`])],
        runtime: [`${jdk.package}-jre`, `${jdk.package}-default-jvm`],
        home: `/usr/lib/jvm/java-${main.stream === '8' ? '1.8' : main.stream}-openjdk`,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/boot-parent.js

/** `java.version` of spring-boot-starter-parent, by Spring Boot's major version. */
const JAVA_OF_BOOT = [8, 8, 8];
/** The release that Spring Boot's parent pom compiles for, where a project inherits from it and says nothing itself. */
function bootRelease({ parent }) {
    if (parent?.artifactId !== 'spring-boot-starter-parent')
        return undefined;
    const major = Number(/^\d+/.exec(parent.version)?.[0] ?? NaN);
    if (Number.isNaN(major))
        return undefined;
    return oneRelease(JAVA_OF_BOOT[major] ?? 17, `spring-boot-starter-parent ${parent.version}`, parent.location);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/maven-tool.js


const WRAPPER = '.mvn/wrapper/maven-wrapper.properties';
/**
 * The package, since a wrapper would download what the index has; the wrapper itself where it asks for a line that is no package.
 * `settings.xml` beside the root pom is used, unless the build has options of its own.
 */
function mavenTool(project, root) {
    const up = project.folder.relative(root.path);
    const settings = root.has('settings.xml') && !root.has('.mvn/maven.config');
    if (settings)
        project.decide('maven settings', 'settings.xml', 'it lies beside the root pom', root.where('settings.xml'));
    const flags = settings ? ['-s', shellWord(external_node_path_.posix.join(up, 'settings.xml'))] : [];
    const major = Number(/distributionUrl=.*apache-maven-(\d+)\./.exec(root.read(WRAPPER) ?? '')?.[1] ?? 3);
    if (major <= 3 || !root.has('mvnw'))
        return { run: 'mvn', flags, packages: ['maven-3.9'] };
    project.decide('maven', `wrapper ${major}`, `no package has Maven ${major}`, root.where(WRAPPER));
    // Without its jar the wrapper is a script that needs these.
    return { run: `sh ${shellWord(external_node_path_.posix.join(up, 'mvnw'))}`, flags, packages: ['curl', 'unzip'] };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/pom.js

/** Generations of parents that are followed. */
const MAX_PARENTS = 8;
/** @throws AipackError MANIFEST_UNREADABLE */
function readPom(folder, generation = 0) {
    const document = folder.xml('pom.xml');
    if (document === undefined)
        return undefined;
    const root = (0,xml/* rootElement */.dJ)(document);
    const parent = generation < MAX_PARENTS ? readParent(folder, root, generation) : undefined;
    const at = (element) => folder.where('pom.xml', element.line);
    const own = new Map(((0,xml/* find */.I6)(root, 'properties')?.children ?? []).map((element) => [element.name, element]));
    function property(name, depth = 0) {
        const element = own.get(name);
        if (element === undefined)
            return parent?.property(name);
        const value = resolve(element.text, depth + 1);
        return value === undefined ? undefined : { value, location: at(element) };
    }
    function resolve(text, depth = 0) {
        if (depth > 10)
            return undefined;
        let known = true;
        const result = text.replace(/\$\{([^}]+)\}/g, (_, name) => {
            const value = builtIn(name) ?? property(name, depth)?.value;
            if (value === undefined)
                known = false;
            return value ?? '';
        });
        return known ? result.trim() : undefined;
    }
    const artifactId = (0,xml/* find */.I6)(root, 'artifactId')?.text ?? 'app';
    const rawVersion = (0,xml/* find */.I6)(root, 'version')?.text ?? (0,xml/* find */.I6)(root, 'parent', 'version')?.text;
    function builtIn(name) {
        if (name === 'project.artifactId' || name === 'artifactId')
            return artifactId;
        if (name === 'project.version' || name === 'version')
            return rawVersion?.includes('${project.version}') === true ? undefined : resolve(rawVersion ?? '', 1);
        return undefined;
    }
    const dependencies = new Map(parent?.dependencies);
    for (const element of (0,xml/* childrenOf */.LU)((0,xml/* find */.I6)(root, 'dependencies'), 'dependency')) {
        const scope = (0,xml/* find */.I6)(element, 'scope')?.text;
        if (scope === 'test' || scope === 'provided')
            continue;
        dependencies.set(`${(0,xml/* find */.I6)(element, 'groupId')?.text ?? ''}:${(0,xml/* find */.I6)(element, 'artifactId')?.text ?? ''}`, at(element));
    }
    const plugins = new Map(parent?.plugins);
    for (const element of (0,xml/* childrenOf */.LU)((0,xml/* find */.I6)(root, 'build', 'plugins'), 'plugin')) {
        plugins.set((0,xml/* find */.I6)(element, 'artifactId')?.text ?? '', { element, location: at(element) });
    }
    const finalName = (0,xml/* find */.I6)(root, 'build', 'finalName')?.text;
    return {
        folder,
        artifactId,
        version: rawVersion === undefined ? undefined : resolve(rawVersion),
        packaging: (0,xml/* find */.I6)(root, 'packaging')?.text ?? 'jar',
        modules: (0,xml/* childrenOf */.LU)((0,xml/* find */.I6)(root, 'modules'), 'module').map(({ text }) => text),
        dependencies,
        plugins,
        property,
        resolve,
        finalName: finalName === undefined ? parent?.finalName : resolve(finalName),
        parent: parent === undefined ? outsideParent(root, at) : parent.parent,
    };
}
function outsideParent(root, at) {
    const element = (0,xml/* find */.I6)(root, 'parent');
    const artifactId = (0,xml/* find */.I6)(element, 'artifactId')?.text;
    const version = (0,xml/* find */.I6)(element, 'version')?.text;
    return element === undefined || artifactId === undefined || version === undefined
        ? undefined
        : { artifactId, version, location: at(element) };
}
/** The parent pom where it lies in the repository; others are somewhere on the network. */
function readParent(folder, root, generation) {
    const parent = (0,xml/* find */.I6)(root, 'parent');
    if (parent === undefined)
        return undefined;
    const relative = (0,xml/* find */.I6)(parent, 'relativePath')?.text ?? '../pom.xml';
    if (relative === '')
        return undefined;
    const path = relative.endsWith('.xml') ? relative.replace(/\/?[^/]*\.xml$/, '') : relative;
    const above = folder.sub(path === '' ? '.' : path);
    if (above.path === folder.path || !above.has('pom.xml'))
        return undefined;
    const pom = readPom(above, generation + 1);
    return pom?.artifactId === (0,xml/* find */.I6)(parent, 'artifactId')?.text ? pom : undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/maven.js












/** Maven projects and modules. The tool comes as a package; a wrapper would download what the index has. */
const maven = {
    id: 'maven',
    language: 'Java',
    looksFor: 'pom.xml',
    manifests: ['pom.xml'],
    strength: 'manifest',
    recognise: (folder) => (folder.has('pom.xml') ? folder.where('pom.xml') : undefined),
    plan: planMaven,
};
function planMaven(project) {
    const pom = readPom(project.folder);
    if (pom === undefined)
        return undefined;
    if (pom.packaging === 'pom') {
        project.reject('maven project', 'its packaging is pom: it only holds modules together, which are looked at by themselves');
        return undefined;
    }
    const main = mainClass(project, pom);
    const kind = packagingOf(project, pom);
    const refusal = maven_refuse(project, pom, kind, main);
    if (refusal !== undefined) {
        project.reject('maven project', refusal);
        return undefined;
    }
    const service = jvmService(project, pom.dependencies);
    project.decide('build system', 'maven', 'pom.xml is its manifest', project.folder.where('pom.xml'));
    const jdk = jdkParts(chooseJdk(project, javaWishes(pom), { because: 'Maven' }, bootRelease(pom)));
    const workspace = project.workspace('Maven modules');
    const tool = mavenTool(project, workspace?.root ?? project.folder);
    const output = outputOf(project, pom, kind, main, tool);
    const start = jvmStart(project, service.port, output.command);
    const command = start?.command ?? [...output.command, ...service.arguments];
    if (start === undefined)
        project.decide('start command', command.join(' '), output.because, main?.location);
    return {
        name: pom.artifactId,
        language: service.language,
        buildSystem: 'maven',
        ...(service.framework === undefined ? {} : { framework: service.framework.id }),
        build: {
            packages: [...jdk.build, ...tool.packages],
            env: { JAVA_HOME: jdk.home, MAVEN_OPTS: '-Dmaven.repo.local=/root/.m2/repository' },
            cache: ['/root/.m2/repository'],
            commands: output.commands,
        },
        runtime: runtimeOf(service, jdk.runtime, [...output.copy, ...service.files], command, { ...start?.env }, start?.shell === true),
    };
}
function runtimeOf(service, packages, copy, command, env, shell) {
    return {
        packages: [...packages, ...(shell ? ['busybox'] : [])],
        // The share of the container's memory that the heap may take; without it the JVM takes a quarter.
        env: { JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=75', ...service.env, ...env },
        copy,
        command,
        ports: service.port === undefined ? [] : [service.port],
        ...(service.health === undefined ? {} : { health: service.health }),
    };
}
function packagingOf(project, pom) {
    const decide = (kind, plugin) => {
        project.decide('packaging', kind, `the build has ${plugin}`, pom.plugins.get(plugin)?.location);
        return kind;
    };
    if (pom.plugins.has('spring-boot-maven-plugin'))
        return decide('boot', 'spring-boot-maven-plugin');
    if (pom.plugins.has('quarkus-maven-plugin'))
        return decide('quarkus', 'quarkus-maven-plugin');
    if (pom.packaging === 'war')
        return 'war';
    if (pom.plugins.has('maven-shade-plugin'))
        return decide('shaded', 'maven-shade-plugin');
    const assembly = pom.plugins.get('maven-assembly-plugin');
    if (assembly !== undefined && JSON.stringify(assembly.element).includes('jar-with-dependencies'))
        return decide('assembly', 'maven-assembly-plugin');
    return 'plain';
}
/** Where dependencies are gathered: a folder of that name keeps its times, and so its layer, from commit to commit. */
const LIBRARIES = 'target/vendor';
/** The time that entries of archives get where the project names none, so that the same source makes the same ones; zip knows none before 1980. */
const TIMESTAMP = '1980-02-01T00:00:00Z';
const OUTPUT_TIME = 'project.build.outputTimestamp';
/** Jars that Maven leaves beside the one that runs. */
const OTHER_JARS = "! -name '*-sources.jar' ! -name '*-javadoc.jar' ! -name '*-tests.jar' ! -name 'original-*.jar'";
function outputOf(project, pom, kind, main, tool) {
    const workspace = project.workspace('Maven modules');
    const member = workspace !== undefined && workspace.root.path !== project.folder.path;
    const root = member ? external_node_path_.posix.join(project.folder.relative(workspace.root.path), 'pom.xml') : 'pom.xml';
    const scope = member
        ? ` -f ${shellWord(root)} -pl ${shellWord(workspace.root.relative(project.folder.path))} -am`
        : '';
    // In one run with the build, so that modules of the same build are found among the dependencies.
    const gather = kind === 'plain' ? ` dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=${LIBRARIES}` : '';
    const flags = [
        '-B',
        '-ntp',
        '-DskipTests',
        ...(pom.property(OUTPUT_TIME) === undefined ? [`-D${OUTPUT_TIME}=${TIMESTAMP}`] : []),
        ...GIT_PLUGINS.flatMap((name) => (pom.plugins.has(name) ? [NO_GIT] : [])),
    ];
    const build = {
        run: `${tool.run} ${[...flags, ...tool.flags].join(' ')}${scope} package${gather}`,
        name: 'build',
    };
    switch (kind) {
        case 'quarkus':
            return { ...quarkusOutput('target'), commands: [build, ...quarkusOutput('target').commands] };
        case 'boot':
        case 'shaded':
        case 'assembly':
        case 'war':
            return {
                commands: [build, pickJar('target/*.[jw]ar')],
                copy: [{ from: PICKED_JAR, to: 'app.jar' }],
                command: kind !== 'boot' && main !== undefined && !namesMain(pom, main.value)
                    ? ['java', '-cp', 'app.jar', main.value]
                    : ['java', '-jar', 'app.jar'],
                because: 'the build packs everything into one jar',
            };
        case 'plain':
            return {
                commands: [
                    build,
                    { run: `mkdir -p ${LIBRARIES} /root/jars`, inputs: [], name: 'make the folders' },
                    {
                        run: `find target -maxdepth 1 -name '*.jar' ${OTHER_JARS} -exec cp {} /root/jars/ \\;`,
                        inputs: [],
                        name: 'pick the jar',
                    },
                ],
                copy: [
                    { from: LIBRARIES, to: 'lib' },
                    { from: '/root/jars', to: 'jars' },
                ],
                command: ['java', '-cp', '/app/jars/*:/app/lib/*', main?.value ?? 'Main'],
                because: 'the class path holds the jar and its dependencies, and the main class is known',
            };
    }
}
/** Whether a plugin that packs puts the class into the manifest. */
function namesMain(pom, main) {
    return ['maven-shade-plugin', 'maven-assembly-plugin'].some((name) => JSON.stringify(pom.plugins.get(name)?.element ?? '').includes(`"${main}"`));
}
/** Plugins that write the commit into the program; the build has the source and not its history. */
const GIT_PLUGINS = ['git-commit-id-plugin', 'git-commit-id-maven-plugin'];
const NO_GIT = '-Dmaven.gitcommitid.skip=true';
/** Why a project is no application, or undefined; a WAR outside a workspace is a problem that its user should hear of. */
function maven_refuse(project, pom, kind, main) {
    const hinted = project.hints.start !== undefined;
    if (kind === 'war') {
        const message = `${pom.artifactId} is a WAR for a servlet container, and aipack brings none`;
        if (project.strict)
            return message;
        project.problem('FEATURE_UNSUPPORTED', message, 'Make it a Spring Boot or an embedded server, or bring a Dockerfile.', project.folder.where('pom.xml'));
    }
    if (main === undefined && !hinted && (kind === 'plain' || (kind === 'boot' && project.strict)))
        return 'it has no main class: it is a library';
    const members = project.workspace('Maven modules')?.members ?? [];
    if (kind === 'plain' &&
        !hinted &&
        main?.because === SCANNED &&
        members.some(({ needs }) => needs.includes(pom.artifactId)))
        return 'other modules are built on it: it is a library, though it has a main class';
    return undefined;
}
const MAIN_PROPERTIES = ['start-class', 'exec.mainClass', 'main.class', 'mainClass', 'app.main.class'];
function mainClass(project, pom) {
    for (const name of MAIN_PROPERTIES) {
        const property = pom.property(name);
        if (property !== undefined)
            return { value: property.value, because: `the property ${name} names it`, location: property.location };
    }
    for (const [name, { element, location }] of pom.plugins) {
        const configured = /"name":"(?:mainClass|Main-Class)"[^{}]*?"text":"([\w.$]+)"|"text":"([\w.$]+)"[^{}]*"name":"mainClass"/.exec(JSON.stringify(element))?.[1] ?? (0,xml/* find */.I6)(element, 'configuration', 'mainClass')?.text;
        const value = configured === undefined ? undefined : pom.resolve(configured);
        if (value !== undefined)
            return { value, because: `${name} names it`, location };
    }
    return findMainClass(project.folder) ?? helidonMain(pom);
}
/** Helidon's parent for MicroProfile starts a class of Helidon's own. */
function helidonMain({ parent }) {
    if (parent?.artifactId !== 'helidon-mp')
        return undefined;
    const value = /^[1-3]\./.test(parent.version) ? 'io.helidon.microprofile.cdi.Main' : 'io.helidon.Main';
    return { value, because: 'helidon-mp names it', location: parent.location };
}
function javaWishes(pom) {
    const compiler = pom.plugins.get('maven-compiler-plugin');
    const inPlugin = ['release', 'source', 'target'].flatMap((name) => {
        const element = (0,xml/* find */.I6)(compiler?.element, 'configuration', name);
        const value = element === undefined ? undefined : pom.resolve(element.text);
        return element === undefined
            ? []
            : buildWish(value, `maven-compiler-plugin ${name}`, pom.folder.where('pom.xml', element.line));
    });
    const names = [
        'maven.compiler.release',
        'java.version',
        'maven.compiler.target',
        'maven.compiler.source',
        'jdk.version',
        'kotlin.compiler.jvmTarget',
    ];
    const inProperties = names.flatMap((name) => {
        const property = pom.property(name);
        return property === undefined ? [] : buildWish(property.value, name, property.location);
    });
    return [...inPlugin, ...inProperties];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/gradle.js









/** Gradle builds in both dialects, alone and with several projects. */
const gradle = {
    id: 'gradle',
    language: 'Java',
    looksFor: 'build.gradle, build.gradle.kts',
    manifests: ['build.gradle', 'build.gradle.kts'],
    strength: 'manifest',
    recognise(folder) {
        const name = folder.first('build.gradle.kts', 'build.gradle');
        return name === undefined ? undefined : folder.where(name);
    },
    plan: planGradle,
};
function planGradle(project) {
    const { folder } = project;
    const workspace = project.workspace('Gradle projects');
    const root = workspace?.root ?? folder;
    const script = readGradle(folder, root);
    if (script === undefined)
        return undefined;
    const inherited = root.path === folder.path ? undefined : readGradle(root, root);
    const plugins = new Set([...script.plugins, ...sharedPlugins(inherited)]);
    const dependencies = new Map([...(inherited?.dependencies ?? []), ...script.dependencies]);
    const kind = kindOf(project, script, plugins);
    const main = gradle_mainClass(project, script);
    const refusal = gradle_refuse(project, script, plugins, kind, main);
    if (refusal !== undefined) {
        project.reject('gradle project', refusal);
        return undefined;
    }
    const service = jvmService(project, withPlugins(dependencies, plugins, folder, script));
    project.decide('build system', 'gradle', `${script.file} is its manifest`, folder.where(script.file));
    const tool = gradleTool(project, root);
    const jdk = jdkParts(chooseJdk(project, gradle_javaWishes([script, ...(inherited === undefined ? [] : [inherited])]), tool.jdk));
    const output = gradleOutput(kind, main, {
        run: tool.run,
        path: workspace?.member.name ?? '',
        name: distributionName(project, script, root),
    });
    const start = jvmStart(project, service.port, output.command);
    const command = start?.command ?? [...output.command, ...service.arguments];
    if (start === undefined)
        project.decide('start command', command.join(' '), output.because, main?.location);
    const name = root.path === folder.path ? readSettings(root)?.rootName : undefined;
    return {
        ...(name === undefined ? {} : { name }),
        language: service.language,
        buildSystem: 'gradle',
        ...(service.framework === undefined ? {} : { framework: service.framework.id }),
        build: {
            packages: [...jdk.build, ...tool.packages],
            env: { GRADLE_OPTS: '-Dorg.gradle.daemon=false', GRADLE_USER_HOME: '/root/.gradle', JAVA_HOME: jdk.home },
            cache: ['/root/.gradle/caches', ...(tool.packages.length === 0 ? ['/root/.gradle/wrapper'] : [])],
            commands: [...(kind === 'plain' ? [GATHER_LIBRARIES] : []), ...output.commands],
        },
        runtime: runtimeOf(service, jdk.runtime, [...output.copy, ...service.files], command, { ...start?.env }, start?.shell === true),
    };
}
/** Why a project is no application, or undefined; a WAR outside a workspace is a problem that its user should hear of. */
function gradle_refuse(project, script, plugins, kind, main) {
    const { folder, hints } = project;
    const library = 'it neither applies a plugin for applications nor has a main class: it is a library';
    if ([...plugins].some((id) => /^(?:com\.android\.|android$)/.test(id)))
        return 'it is built for Android, not for a server';
    if (!appliesJvm(plugins))
        return library;
    if (plugins.has('war') && kind === 'plain') {
        const message = 'the build makes a WAR for a servlet container, and aipack brings none';
        if (project.strict)
            return message;
        project.problem('FEATURE_UNSUPPORTED', message, 'Make it a Spring Boot application or an embedded server, or bring a Dockerfile.', folder.where(script.file));
        return undefined;
    }
    const workspace = project.workspace('Gradle projects');
    const hasOwnSource = folder.hasFolder('src');
    if (main === undefined && hints.start === undefined) {
        if (kind === 'plain' || kind === 'distribution')
            return library;
        // A root often applies to its projects what only they need.
        if (project.strict || !hasOwnSource)
            return 'it has no main class: what it applies is for other projects';
    }
    const needed = workspace?.members.some(({ needs }) => needs.includes(workspace.member.name)) === true;
    if (kind === 'plain' && hints.start === undefined && main?.because === SCANNED && needed)
        return 'other projects are built on it: it is a library, though it has a main class';
    return undefined;
}
/** Plugins that the root applies to all projects. */
function sharedPlugins(root) {
    if (root === undefined || !/\b(?:allprojects|subprojects)\s*\{/.test(root.text))
        return [];
    return [...root.plugins].filter((id) => root.text.indexOf(id) > root.text.search(/\b(?:allprojects|subprojects)\s*\{/));
}
function appliesJvm(plugins) {
    return [...plugins].some((id) => /^(?:java|application|war|groovy|scala|java-library|org\.springframework\.boot|org\.jetbrains\.kotlin\.(?:jvm|multiplatform)|kotlin|io\.ktor\.plugin|io\.quarkus|io\.micronaut\.\w+|io\.ratpack\.ratpack-\w+|com\.(?:github\.johnrengelman|gradleup)\.shadow)/.test(id));
}
/** Plugins tell of frameworks too, whose libraries they bring by themselves. */
const FRAMEWORK_PLUGINS = [
    [/^org\.springframework\.boot$/, 'org.springframework.boot:spring-boot'],
    [/^io\.micronaut\.(?:minimal\.)?application$/, 'io.micronaut:micronaut-runtime'],
    [/^io\.quarkus$/, 'io.quarkus:quarkus-core'],
    [/^io\.ktor\.plugin$/, 'io.ktor:ktor-server'],
    [/^io\.ratpack\.ratpack-(?:java|groovy)$/, 'io.ratpack:ratpack-core'],
];
function withPlugins(dependencies, plugins, folder, script) {
    const all = new Map(dependencies);
    for (const [pattern, dependency] of FRAMEWORK_PLUGINS) {
        if ([...plugins].some((id) => pattern.test(id)))
            all.set(dependency, folder.where(script.file));
    }
    return all;
}
function kindOf(project, script, plugins) {
    const byPlugin = [
        ['boot', /^org\.springframework\.boot$/],
        ['quarkus', /^io\.quarkus$/],
        [
            'shadow',
            /^(?:com\.github\.johnrengelman\.shadow|com\.gradleup\.shadow|io\.ktor\.plugin|io\.micronaut\.(?:application|minimal\.application))$/,
        ],
        ['distribution', /^application$|^io\.ratpack\.ratpack-(?:java|groovy)$/],
    ];
    for (const [kind, pattern] of byPlugin) {
        const plugin = [...plugins].find((id) => pattern.test(id));
        if (plugin === undefined)
            continue;
        // The Micronaut and Ktor plugins apply `application`, whose distribution is the surest way to run them.
        const chosen = kind === 'shadow' && plugin.startsWith('io.') ? 'distribution' : kind;
        project.decide('packaging', chosen, `the build applies ${plugin}`, project.folder.where(script.file));
        return chosen;
    }
    return 'plain';
}
function gradle_mainClass(project, script) {
    const named = script.match(/\bmainClass(?:Name)?\s*(?:=|\.set\s*\()\s*['"]([\w.$]+)['"]/) ??
        script.match(/['"]Main-Class['"]\s*(?:\)\s*=|:|\bto\b|,|=)\s*['"]([\w.$]+)['"]/);
    if (named !== undefined)
        return { value: named.value, because: 'the build script names it', location: named.location };
    return findMainClass(project.folder);
}
function gradle_javaWishes(scripts) {
    const patterns = [
        [TOOLCHAIN, /\b(?:languageVersion\s*(?:=|\.set\s*\()\s*JavaLanguageVersion\.of|jvmToolchain)\s*\(\s*['"]?(\d+)/],
        ['options.release', /\brelease\s*(?:=|\.set\s*\()\s*(\d+)/],
        [
            'sourceCompatibility',
            /\bsourceCompatibility\s*=?\s*(?:JavaVersion\.(?:VERSION_|toVersion\s*\(\s*)?)?['"]?((?:1[._])?\d+)/,
        ],
        [
            'targetCompatibility',
            /\btargetCompatibility\s*=?\s*(?:JavaVersion\.(?:VERSION_|toVersion\s*\(\s*)?)?['"]?((?:1[._])?\d+)/,
        ],
        ['jvmTarget', /\bjvmTarget\s*(?:=|\.set\s*\()\s*(?:JvmTarget\.JVM_)?['"]?((?:1[._])?\d+)/],
    ];
    return scripts.flatMap((script) => patterns.flatMap(([source, pattern]) => {
        const found = script.match(pattern);
        return found === undefined ? [] : buildWish(found.value.replace('_', '.'), source, found.location);
    }));
}
function distributionName(project, script, root) {
    const named = script.match(/\bapplicationName\s*=\s*['"]([\w.-]+)['"]/)?.value;
    if (named !== undefined)
        return named;
    if (root.path !== project.folder.path)
        return external_node_path_.posix.basename(project.folder.path);
    // Without a name in the settings Gradle takes the folder's, which is where the build stage puts the source.
    return readSettings(root)?.rootName ?? (project.folder.isRoot ? 'app' : external_node_path_.posix.basename(project.folder.path));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/workspaces/workspace.js

/** A member's dependencies inside the workspace, direct and indirect, without itself, in path order. */
function closure(workspace, start = workspace.member) {
    const byName = new Map(workspace.members.map((member) => [member.name, member]));
    const seen = new Set();
    const visit = (member) => {
        for (const name of member.needs) {
            const needed = byName.get(name);
            if (needed === undefined || needed === start || seen.has(needed))
                continue;
            seen.add(needed);
            visit(needed);
        }
    };
    visit(start);
    return [...seen].sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** Every member of every workspace in a repository, by path; where one lies in two, the innermost declaration counts. */
function findWorkspaces(folders, definitions) {
    const found = new Map();
    for (const root of folders) {
        for (const definition of definitions) {
            const members = membersOf(definition, root);
            for (const member of members) {
                const workspace = { kind: definition.kind, root, members, member };
                const others = (found.get(member.path) ?? []).filter(({ kind }) => kind !== definition.kind);
                found.set(member.path, [...others, workspace]);
            }
        }
    }
    return found;
}
/** A manifest that cannot be read binds nothing together; that it cannot be read is told when its own folder is planned. */
function membersOf(definition, root) {
    try {
        return definition.members(root) ?? [];
    }
    catch (error) {
        if (error instanceof errors/* AipackError */.kx)
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/context.js





/** Folders and files at the root of a workspace that no build reads. */
const context_ASIDE = /^(?:\.(?:git|gitlab|vscode|idea|changeset|husky|circleci|github|devcontainer).*|[\w-]+\.mdx?|LICEN[CS]E.*|docs?|examples?|samples?|Dockerfile.*|(?:docker-)?compose.*\.ya?ml|render\.yaml|fly\.toml)$/i;
/** With more pieces than this the whole repository is simpler. */
const MAX_INPUTS = 400;
/**
 * What of the repository a member of a workspace is built from: itself, the members that it needs, and whatever belongs to no member,
 * relative to its folder. Other members are left out, so that a change of theirs repeats nothing.
 * Undefined when there is nothing to leave out.
 */
function buildInputs(js, sources) {
    const { project } = js;
    const workspace = workspaceOf(project);
    if (workspace === undefined || workspace.root.path === project.folder.path)
        return undefined;
    const needed = new Set(neededMembers(workspace, sources).map(({ path }) => path));
    const others = workspace.members
        .map(({ path }) => path)
        .filter((path) => !needed.has(path) && path !== workspace.root.path);
    if (others.length === 0)
        return undefined;
    const inputs = piecesOf(workspace.root, { needed, others: new Set(others) });
    return inputs.length > MAX_INPUTS ? undefined : inputs.map((path) => project.folder.relative(path));
}
/** The service, what it and the workspace's root depend on, and what those point to by relative paths. */
function neededMembers(workspace, sources) {
    const { member, members, root } = workspace;
    const rootMember = members.find(({ path }) => path === root.path);
    const found = new Set([
        member,
        ...closure(workspace),
        ...(rootMember === undefined ? [] : closure(workspace, rootMember)),
        ...membersAt(members, importedPaths(member, sources)),
    ]);
    // Grows while it is walked.
    for (const each of found) {
        for (const other of [...closure(workspace, each), ...membersAt(members, configuredPaths(root, each))])
            found.add(other);
    }
    return [...found];
}
function membersAt(members, paths) {
    return members.filter(({ path }) => path !== '.' && paths.some((each) => each === path || each.startsWith(`${path}/`)));
}
/** Paths that imports lead to outside of the service. */
function importedPaths(member, sources) {
    return sources.flatMap(({ name, text }) => [...text.matchAll(/['"](\.\.\/[^'"\n]+)['"]/g)].map((match) => external_node_path_.posix.join(member.path, external_node_path_.posix.dirname(name), match[1] ?? '')));
}
/** Paths that a compiler configuration extends, refers to or maps to. */
function configuredPaths(root, member) {
    const folder = root.sub(root.relative(member.path));
    return folder.matching(/^tsconfig.*\.json$/).flatMap((name) => {
        const document = readable(folder, name);
        const mapped = Object.values((0,manifests_document/* asRecord */.qY)(document?.get('compilerOptions', 'paths'))).flatMap(manifests_document/* asStrings */.P7);
        const references = (0,manifests_document/* asArray */._j)(document?.get('references')).flatMap((each) => (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(each).path) ?? []);
        const base = (0,manifests_document/* asString */.oJ)(document?.get('compilerOptions', 'baseUrl')) ?? '.';
        return [
            ...[...(0,manifests_document/* asStrings */.P7)(document?.get('extends')), ...references].map((path) => external_node_path_.posix.join(member.path, path)),
            ...mapped.map((path) => external_node_path_.posix.join(member.path, base, path)),
        ];
    });
}
function readable(folder, name) {
    try {
        return folder.json(name);
    }
    catch (error) {
        if (error instanceof errors/* AipackError */.kx)
            return undefined;
        throw error;
    }
}
/** The largest folders, and the files between them, that hold no member to leave out. */
function piecesOf(root, { needed, others }) {
    const pieces = [];
    const below = (paths, path) => [...paths].some((each) => each.startsWith(`${path}/`));
    const visit = (folder) => {
        const { files, directories } = folder.list();
        const isOther = others.has(folder.path);
        for (const name of files)
            if (!isOther && !(folder.path === root.path && context_ASIDE.test(name)))
                pieces.push(folder.sub(name).path);
        for (const name of directories) {
            const inner = folder.sub(name);
            const wanted = needed.has(inner.path) || below(needed, inner.path);
            if (folder.path === root.path && context_ASIDE.test(name) && !wanted)
                continue;
            if (below(others, inner.path) || others.has(inner.path)) {
                if (!others.has(inner.path) || below(needed, inner.path))
                    visit(inner);
            }
            else if (!isOther || wanted)
                pieces.push(inner.path);
        }
    };
    visit(root);
    return pieces;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/native.js
/** What compiling with node-gyp takes. */
const COMPILER = ['build-base', 'python-3'];
/** npm packages that need something from the system, and what (their installation notes). */
const NATIVE_PACKAGES = {
    argon2: { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
    bcrypt: { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
    'better-sqlite3': { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
    canvas: {
        build: [...COMPILER, 'cairo-dev', 'pango-dev', 'libjpeg-turbo-dev', 'giflib-dev', 'librsvg-dev'],
        runtime: ['cairo', 'pango', 'libjpeg-turbo', 'giflib', 'librsvg', 'fontconfig', 'ttf-dejavu'],
        why: 'draws with Cairo',
    },
    couchbase: { build: COMPILER, runtime: ['libstdc++'], why: 'is compiled' },
    'node-rdkafka': {
        build: [...COMPILER, 'librdkafka-dev', 'bash'],
        runtime: ['librdkafka', 'libstdc++'],
        why: 'binds librdkafka',
    },
    'node-sass': { build: COMPILER, why: 'compiles libsass' },
    re2: { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
    sharp: { runtime: ['libstdc++'], why: 'brings its own libvips, which needs the C++ library' },
    sqlite3: { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
    '@prisma/client': { build: ['openssl'], runtime: ['openssl', 'libstdc++'], why: 'its query engine links OpenSSL' },
    prisma: { build: ['openssl'], why: 'its engines link OpenSSL' },
    puppeteer: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
    'puppeteer-core': { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
    playwright: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
    'playwright-core': { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
    'playwright-chromium': { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
    'fluent-ffmpeg': { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
    gm: { runtime: ['imagemagick'], why: 'calls ImageMagick' },
    imagemagick: { runtime: ['imagemagick'], why: 'calls ImageMagick' },
    'pg-native': { build: [...COMPILER, 'postgresql-dev'], runtime: ['libpq'], why: 'binds libpq' },
    zeromq: { build: COMPILER, runtime: ['libstdc++'], why: 'compiles where no binary is published' },
};
/** Environment that points browser packages at the system's browser instead of a download. */
const BROWSER_ENV = {
    PUPPETEER_SKIP_DOWNLOAD: 'true',
    PUPPETEER_EXECUTABLE_PATH: '/usr/bin/chromium',
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: '/usr/bin/chromium',
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/layout.js



/** Where things lie in the image: a workspace keeps the places that its links between members count on. */
function layoutOf({ project }, build) {
    const workspace = workspaceOf(project);
    const here = project.folder;
    const inWorkspace = workspace !== undefined && workspace.root.path !== here.path;
    const place = (path) => external_node_path_.posix.join('/app', inWorkspace ? workspace.root.relative(path) : '.');
    if (build.deployed !== undefined) {
        const { directory, keepsPlaces } = build.deployed;
        return { copy: [{ from: directory, to: '/app' }], workdir: keepsPlaces ? place(here.path) : '/app' };
    }
    if (!inWorkspace) {
        const modules = build.installs ? [{ from: 'node_modules', to: 'node_modules' }] : [];
        return { copy: [...modules, { from: '.', to: '.' }], workdir: '/app' };
    }
    const copyOf = (path) => ({ from: here.relative(path), to: place(path) });
    const rootModules = workspace.root.sub('node_modules').path;
    const rootFile = workspace.root.sub('package.json').path;
    return {
        copy: [
            copyOf(rootModules),
            copyOf(rootFile),
            ...closure(workspace).map(({ path }) => copyOf(path)),
            { from: '.', to: place(here.path) },
        ],
        workdir: place(here.path),
    };
}
/** Where tools may lie in the image: beside the service, and at the root of its workspace, to which package managers hoist them. */
function binaryFolders({ project }, workdir) {
    const workspace = workspaceOf(project);
    const hoisted = workspace !== undefined && workdir !== '/app' ? ['/app/node_modules/.bin'] : [];
    return [`${workdir}/node_modules/.bin`, ...hoisted];
}
/**
 * A command that makes a tool reachable below the service where the package manager hoisted it to the root of the workspace;
 * undefined where the start command names no path in node_modules.
 */
function linkHoisted({ project }, command) {
    const workspace = workspaceOf(project);
    const here = project.folder;
    if (workspace === undefined || workspace.root.path === here.path)
        return undefined;
    const path = command.slice(0, 2).find((word) => word.startsWith('node_modules/'));
    const part = /^node_modules\/(?:\.bin\/[^/]+|(?:@[^/]+\/)?[^/]+)/.exec(path ?? '')?.[0];
    if (part === undefined || !/^[\w@./-]+$/.test(part))
        return undefined;
    const target = external_node_path_.posix.relative(here.sub(external_node_path_.posix.dirname(part)).path, workspace.root.sub(part).path);
    return `[ -e ${part} ] || { mkdir -p ${external_node_path_.posix.dirname(part)} && ln -s ${target} ${part}; }`;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/build.js









/** Scripts that build, the most common first. */
const BUILD_SCRIPTS = [
    'build',
    'build:prod',
    'build:production',
    'production',
    'prod',
    'compile',
    // What hosting platforms run in place of `build`.
    'heroku-postbuild',
    'gcp-build',
    'vercel-build',
    'prestart',
];
function buildParts(js, framework, wish, { modules, start, sources }) {
    const { project, manifest } = js;
    const node = project.stream('nodejs', wish);
    const build = narrowed(js, buildCommands(js, framework), sources);
    const lifecycle = [...new Set([manifest, js.rootManifest])].flatMap(lifecycleScripts);
    const production = build.length === 0 && lifecycle.length === 0 && modules === 'production';
    const installs = hasDependencies(js, production);
    const native = build_nativeParts(js);
    const shared = { node: node.package, runtimePackages: native.runtime, runtimeEnv: native.runtimeEnv, installs };
    // With nothing to install and nothing to build the image takes the source as it is.
    if (!installs && build.length === 0)
        return { ...shared, packages: [], env: {}, cache: [], commands: [] };
    const install = installPlan(js, node, production, modules);
    const deploys = install.deploy !== undefined &&
        (install.deploy.always || (!production && modules === 'production' && developmentDependencies(js)));
    const prunes = installs && !production && modules === 'production' && developmentDependencies(js);
    const after = modules === 'none' ? [] : deploys ? deployCommands(install) : prunes ? pruneCommands(js, install) : [];
    const link = deploys || modules === 'none' ? undefined : linkHoisted(js, start?.command ?? []);
    return {
        ...shared,
        packages: [node.package, ...install.packages, ...native.build],
        env: { ...install.env, ...framework?.buildEnv, ...native.buildEnv },
        cache: install.cache,
        commands: [
            ...(install.setup ?? []),
            ...(installs ? [installCommand(js, install)] : []),
            ...build,
            ...after,
            ...(link === undefined ? [] : [{ run: link, name: 'make the hoisted tool reachable', inputs: [] }]),
        ],
        ...(deploys && modules !== 'none' ? { deployed: install.deploy } : {}),
    };
}
/** A build sees what the service is made from; what the first command has copied is there for those after it. */
function narrowed(js, commands, sources) {
    const inputs = commands.length === 0 ? undefined : buildInputs(js, sources());
    if (inputs === undefined)
        return commands;
    return commands.map((command, index) => ({
        ...(typeof command === 'string' ? { run: command } : command),
        inputs: index === 0 ? [...inputs] : [],
    }));
}
function installPlan(js, node, production, modules) {
    const major = Number.parseInt(node.stream, 10);
    return js.manager.plan({
        project: js.project,
        manifest: js.manifest,
        root: workspaceOf(js.project)?.root ?? js.project.folder,
        rootManifest: js.rootManifest,
        nodeMajor: Number.isNaN(major) ? undefined : major,
        production,
        modules,
    });
}
/** An install sees manifests and lock files only, so that a change of source does not repeat it; scripts it runs may need more. */
function installCommand(js, install) {
    const { project } = js;
    const root = workspaceOf(project)?.root ?? project.folder;
    const members = (workspaceOf(project)?.members ?? []).map(({ path }) => path);
    const manifests = manifestInputs(project.folder, root, members);
    const extra = [...new Set([js.manifest, js.rootManifest])].map((manifest) => lifecycleInputs(manifest === js.manifest ? project.folder : root, manifest));
    const localFiles = localDependencies(js);
    if (localFiles === undefined || extra.includes(undefined)) {
        project.decide('install inputs', 'everything', 'the scripts of package.json that run while installing may read any file');
        return commandOf(install.install, 'install dependencies', undefined);
    }
    const inputs = [...new Set([...manifests, ...install.inputs, ...localFiles, ...extra.flatMap((list) => list ?? [])])];
    return commandOf(install.install, 'install dependencies', inputs);
}
/** Folders and archives that `file:`, `link:` and `portal:` dependencies point to; undefined when one leaves the repository. */
function localDependencies(js) {
    const ranges = [...js.manifest.dependencies.values(), ...js.manifest.devDependencies.values()];
    const paths = ranges.flatMap((range) => /^(?:file|link|portal):(.+)$/.exec(range)?.[1] ?? []);
    const existing = js.project.folder.existing(...paths);
    return existing.length === paths.length ? existing : undefined;
}
function buildCommands(js, framework) {
    const { project, manifest, manager } = js;
    const ordered = rushBuild(js) ?? turboBuild(js);
    if (ordered !== undefined)
        return ordered;
    const script = BUILD_SCRIPTS.find((name) => manifest.scripts[name] !== undefined && manifest.scripts[name] !== '');
    const before = neededBuilds(js);
    if (script !== undefined) {
        const line = manifest.line('scripts', script);
        project.decide('build command', manager.run(script), `scripts.${script} says \`${manifest.scripts[script] ?? ''}\``, project.folder.where(manifest.fileName, line));
        return [...before, { run: manager.run(script), name: 'build' }];
    }
    const task = moonTask(project.folder, 'build');
    if (task !== undefined) {
        const run = project.accept('build command', { ...task, value: manager.exec(task.value) });
        return [...before, { run, name: 'build' }];
    }
    const hint = project.hints.build;
    if (hint !== undefined)
        return [...before, { run: project.accept('build command', hint), name: 'build' }];
    if (framework?.buildCommand !== undefined) {
        const run = manager.exec(framework.buildCommand.join(' '));
        project.decide('build command', run, `${framework.id} builds so, and package.json has no script for it`);
        return [...before, { run, name: 'build' }];
    }
    return before;
}
/** Rush builds a project and all it needs, too. */
function rushBuild({ project, manifest, choice }) {
    if (choice.id !== 'rush')
        return undefined;
    const run = `rush build --to ${shellWord(manifest.name ?? project.folder.path)}`;
    project.decide('build command', run, 'Rush builds what the service needs first', { file: choice.file });
    return [{ run, name: 'build' }];
}
/** Turborepo builds a member and all it needs in the right order by itself. */
function turboBuild({ project, manifest, rootManifest, manager, }) {
    const workspace = workspaceOf(project);
    if (workspace === undefined || workspace.member.path === workspace.root.path || manifest.name === undefined)
        return undefined;
    const installed = rootManifest.devDependencies.has('turbo') || rootManifest.dependencies.has('turbo');
    if (!workspace.root.has('turbo.json') || !installed || manifest.scripts.build === undefined)
        return undefined;
    // Turborepo leaves logs with times in them beside what it builds.
    const logs = [workspace.member, ...closure(workspace)].map(({ path }) => `${project.folder.relative(path)}/.turbo`);
    const build = manager.exec(`turbo run build --filter=${shellWord(manifest.name)}`);
    project.decide('build command', build, 'Turborepo builds what the service needs first', workspace.root.where('turbo.json'));
    const run = `${build} && rm -rf ${logs.map((path) => shellWord(external_node_path_.posix.normalize(path))).join(' ')}`;
    return [{ run, name: 'build' }];
}
/** Members of the workspace that the service needs and that have to be built before it. */
function neededBuilds(js) {
    const { project, manager } = js;
    const workspace = workspaceOf(project);
    if (workspace === undefined || workspace.member.path === workspace.root.path)
        return [];
    return inDependencyOrder(js).flatMap((member) => {
        const folder = workspace.root.sub(workspace.root.relative(member.path));
        const name = `build ${member.name}`;
        const path = project.folder.relative(member.path);
        if (typeof folder.json('package.json')?.get('scripts', 'build') === 'string')
            return [{ run: manager.runIn(path, member.name, 'build'), name }];
        const task = moonTask(folder, 'build');
        return task === undefined ? [] : [{ run: `cd ${shellWord(path)} && ${manager.exec(task.value)}`, name }];
    });
}
function inDependencyOrder(js) {
    const workspace = workspaceOf(js.project);
    if (workspace === undefined)
        return [];
    const needed = closure(workspace);
    const depth = new Map(needed.map((member) => [member, closure(workspace, member).length]));
    return [...needed].sort((a, b) => (depth.get(a) ?? 0) - (depth.get(b) ?? 0) || (a.path < b.path ? -1 : 1));
}
/** Whether an install leaves anything behind; package managers make no folder for nothing. */
function hasDependencies({ manifest, rootManifest, project }, production) {
    const some = (one) => one.dependencies.size > 0 || (!production && one.devDependencies.size > 0);
    return some(manifest) || some(rootManifest) || (workspaceOf(project)?.members ?? []).length > 0;
}
function developmentDependencies({ manifest, rootManifest }) {
    return manifest.devDependencies.size > 0 || rootManifest.devDependencies.size > 0;
}
function pruneCommands(js, install) {
    if (install.prune === undefined) {
        js.project.decide('development dependencies', 'kept', `${js.manager.id} has no sure way to remove them afterwards`);
        return [];
    }
    return install.prune.map((run) => ({ run, name: 'remove development dependencies', inputs: [] }));
}
function deployCommands(install) {
    return (install.deploy?.commands ?? []).map((run) => ({
        run,
        name: 'gather the service and what it needs',
        inputs: [],
    }));
}
function build_nativeParts({ project, manifest }) {
    const build = [];
    const runtime = [];
    let browser = false;
    for (const [name, needs] of Object.entries(NATIVE_PACKAGES)) {
        const production = manifest.dependencies.has(name);
        if (!production &&
            !(manifest.devDependencies.has(name) && needs.build !== undefined && needs.runtime === undefined))
            continue;
        const location = project.folder.where(manifest.fileName, manifest.dependencyLine(name));
        const packages = [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])];
        project.decide('system packages', packages.join(' '), `${name} ${needs.why}`, location);
        build.push(...project.available(needs.build ?? [], name));
        runtime.push(...project.available(needs.runtime ?? [], name));
        browser ||= needs.runtime?.includes('chromium') ?? false;
    }
    const env = browser ? BROWSER_ENV : {};
    return { build, runtime, buildEnv: env, runtimeEnv: env };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/file-server.js

/** Tools that serve files as they are, with the options of each that take a value and the one that means a single page. */
const FILE_SERVERS = {
    'http-server': { valued: /^-(?:[apceUCKPtd]|-(?:port|proxy|ext|cert|key|mimetypes))$/ },
    serve: { valued: /^(?:-[lpc]|--(?:listen|port|config|ssl-\w+))$/, single: /^(?:-s|--single)$/ },
    sirv: { valued: /^(?:-[pHmIKC]|--(?:port|host|maxage|ignores|key|cert|cacert))$/, single: /^(?:-s|--single)$/ },
};
/** Whether a command line starts a server of files, through `npx` or not. */
function isFileServer(line) {
    return fileServer(line) !== undefined;
}
/** The folder that `serve -s build` and its like serve; undefined where they serve the folder they are started in. */
function servedFolder(line) {
    const found = fileServer(line);
    if (found === undefined)
        return undefined;
    const { tool, args } = found;
    const folder = args.find((word, index) => !word.startsWith('-') && !tool.valued.test(args[index - 1] ?? ''));
    const directory = folder?.replace(/^\.\//, '').replace(/\/+$/, '');
    if (directory === undefined || directory === '' || directory === '.' || directory.startsWith('..'))
        return undefined;
    return { directory, singlePage: args.some((word) => tool.single?.test(word) === true) };
}
function fileServer(line) {
    // The port does not matter here, but a reference to it would keep the line from being read.
    const words = parseStartLine(line, 80).argv ?? [];
    const start = words.findIndex((word, index) => !(index === 0 && word === 'npx') && !word.startsWith('-'));
    const tool = FILE_SERVERS[words[start] ?? ''];
    return tool === undefined ? undefined : { tool, args: words.slice(start + 1) };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/compiled.js



/** Scripts that run before the image is made. */
const BEFORE = [
    'build',
    'build:prod',
    'compile',
    'prestart',
    'postinstall',
    'prepare',
    'gcp-build',
    'heroku-postbuild',
];
/**
 * Where the build puts what it makes of a TypeScript file: beside it or below `outDir` with `tsc`, where a bundler's command line says
 * with others. Undefined when no script compiles it, or none of these tools does.
 */
function compiledFile(folder, manifest, source) {
    if (!/\.[cm]?tsx?$/.test(source))
        return undefined;
    const lines = BEFORE.flatMap((name) => manifest.scripts[name] ?? []);
    for (const line of lines) {
        const bundle = /\b(?:esbuild|bun build|rolldown)\b[^&|;]*--outfile[= ]['"]?(?:\.\/)?([\w./-]+)/.exec(line)?.[1];
        if (bundle !== undefined)
            return bundle;
        if (/\bncc build\b/.test(line))
            return `${/(?:-o|--out)[= ](?:\.\/)?([\w./-]+)/.exec(line)?.[1] ?? 'dist'}/index.js`;
        const tsc = /\btsc\b(?![^&|;]*--noEmit\b)([^&|;]*)/.exec(line)?.[1];
        if (tsc !== undefined)
            return compiledByTsc(folder, source, tsc);
    }
    return undefined;
}
function compiledByTsc(folder, source, args) {
    const named = /(?:-p|--project|-b|--build)[= ](?:\.\/)?([\w./-]*\.json)/.exec(args)?.[1] ?? 'tsconfig.json';
    const config = readConfig(folder, named);
    const options = (0,manifests_document/* asRecord */.qY)(config?.get('compilerOptions'));
    if (options.noEmit === true || options.emitDeclarationOnly === true)
        return undefined;
    const out = /--outDir[= ](?:\.\/)?([\w./-]+)/.exec(args)?.[1] ?? (0,manifests_document/* asString */.oJ)(options.outDir);
    const built = source.replace(/\.([cm]?)tsx?$/, '.$1js');
    if (out === undefined)
        return built;
    const root = external_node_path_.posix.normalize((0,manifests_document/* asString */.oJ)(options.rootDir) ?? commonRoot(config, source));
    const below = root === '.' ? built : external_node_path_.posix.relative(root, built);
    return below.startsWith('..') ? undefined : external_node_path_.posix.join(out, below);
}
/** Without `rootDir` the compiler takes the folder that all its files share: the one folder that `include` names, most often. */
function commonRoot(config, source) {
    const include = (0,manifests_document/* asStrings */.P7)(config?.get('include')).map((pattern) => pattern.replace(/^\.\//, '').split('/')[0] ?? '');
    const files = (0,manifests_document/* asStrings */.P7)(config?.get('files'));
    const [first = '.'] = source.split('/');
    const inside = source.includes('/') && include.length > 0 && include.every((folder) => folder === first);
    return inside && files.length === 0 ? first : '.';
}
/** A configuration that does not parse is the compiler's business. */
function readConfig(folder, name) {
    try {
        return folder.json(name);
    }
    catch (error) {
        if (error instanceof errors/* AipackError */.kx)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/start.js


/** Scripts that start production, the most deliberate first. */
const START_SCRIPTS = ['start:prod', 'start:production', 'start', 'serve:prod', 'serve'];
const MANAGERS = new Set(['npm', 'yarn', 'pnpm', 'bun']);
/** Commands that serve while someone develops, or that serve the files of a finished build. */
const DEVELOPMENT = /^(?:vite(?: dev| serve| preview|$| --)|react-scripts start|ng (?:serve|s\b)|webpack(?:-dev-server| serve| --watch| -w)|astro (?:dev|preview)|next dev|nuxt(?:i)? (?:dev|preview)|remix (?:vite:)?dev|react-router dev|parcel(?: serve|$| (?!build))|gatsby (?:develop|serve)|expo start|vue-cli-service serve|serve(?: |$)|http-server|live-server|docusaurus (?:start|serve)|vitepress (?:dev|preview)|vuepress dev|eleventy --serve|storybook|start-storybook|svelte-kit dev|sirv|browser-sync|snowpack dev|rsbuild (?:dev|preview)|craco start|ember serve|tsdx watch|tsc -w|tsc --watch|heft |turbo (?:run )?dev|lerna run dev|(?:umi|max) dev|sapper dev|polymer serve|stencil build .*--(?:serve|watch)|sanity (?:dev|start)|docusaurus-start|brunch watch|preact watch|gridsome develop|hexo s|quasar dev|slidev(?: --|$)|observable preview)/;
/** Whether a command line serves files for development rather than running a server in production. */
function isDevelopmentServer(line) {
    return DEVELOPMENT.test(line
        .replace(/^(?:(?:cross-env|npx|bunx|pnpx|exec|(?:npm|pnpm|yarn|bun)(?: (?:exec|dlx|x|run))?(?: --)?)\s+|\w+=\S*\s+)*/, '')
        .trim());
}
/** The script to start with; one that only reloads on change gives way to one that does not. */
function chooseStartScript(scripts) {
    const names = START_SCRIPTS.filter((name) => scripts[name] !== undefined && scripts[name].trim() !== '');
    const reloads = (name) => /^(?:nodemon|nest start|ts-node-dev|tsnd|tsx watch)\b/.test(scripts[name] ?? '');
    return (names.find((name) => !reloads(name) && !isDevelopmentServer(scripts[name] ?? '')) ??
        names.find((name) => name === 'start'));
}
/** Resolves a script to the process that it ends in. */
function startFromScript(project, manifest, manager, script, port) {
    const line = manifest.line('scripts', script);
    return startFromLine(project, manifest, manager, {
        line: manifest.scripts[script] ?? '',
        port,
        because: `scripts.${script} says \`${manifest.scripts[script] ?? ''}\``,
        location: line === undefined ? { file: manifest.document.file } : { file: manifest.document.file, line },
    });
}
/** Resolves a command line: scripts to what they run, tools to files that Node can run without a shell. */
function startFromLine(project, manifest, manager, input) {
    const followed = followScripts(parseStartLine(input.line, input.port), manifest.scripts, input.port);
    const resolved = unwrap(followed, project.folder);
    const evidence = { because: input.because, ...(input.location === undefined ? {} : { location: input.location }) };
    if (resolved.argv === undefined) {
        // The script itself goes to the shell, with the tools of node_modules on the PATH as a package manager would have it.
        const line = inlineScripts(resolved.text, manifest.scripts);
        return { ...evidence, env: {}, command: ['/bin/sh', '-c', line], shell: true, tools: start_wordsOf(line) };
    }
    const [program = '', ...rest] = resolved.argv;
    const env = resolved.env;
    if (program === 'node' || program === 'bun' || program === 'deno' || program.startsWith('/')) {
        const command = program === 'bun' && rest[0] === 'run' ? ['bun', ...rest.slice(1)] : resolved.argv;
        return { ...evidence, env, command, shell: false, tools: [] };
    }
    if (program === 'nodemon')
        return {
            ...evidence,
            env,
            command: ['node', ...rest.filter((arg) => !arg.startsWith('-'))],
            shell: false,
            tools: [],
        };
    if (/\.(?:sh|bash)$/.test(program) || program.startsWith('./') || SYSTEM.has(program)) {
        return { ...evidence, env, command: ['/bin/sh', '-c', input.line], shell: true, tools: [] };
    }
    const file = manager.linksBinaries ? `.bin/${program}` : TOOL_FILES[program];
    return file === undefined
        ? // What lies in node_modules/.bin is a script for a shell then.
            {
                ...evidence,
                env,
                command: ['/bin/sh', '-c', `exec ${resolved.argv.map(shellWord).join(' ')}`],
                shell: true,
                tools: [program],
            }
        : { ...evidence, env, command: ['node', `node_modules/${file}`, ...rest], shell: false, tools: [program] };
}
/** Programs that are no npm tools. */
const SYSTEM = new Set([
    'sh',
    'bash',
    'echo',
    'cd',
    'sleep',
    'cat',
    'python',
    'python3',
    'ruby',
    'php',
    'java',
    'go',
    'make',
    'true',
    'docker',
    'docker-compose',
]);
/** Files behind tools that production servers are started with, for node_modules/.bin folders that hold shell scripts. */
const TOOL_FILES = {
    astro: 'astro/astro.js',
    'http-server': 'http-server/bin/http-server',
    medusa: '@medusajs/cli/cli.js',
    nest: '@nestjs/cli/bin/nest.js',
    next: 'next/dist/bin/next',
    nuxt: 'nuxt/bin/nuxt.mjs',
    'pm2-runtime': 'pm2/bin/pm2-runtime',
    'react-router-serve': '@react-router/serve/bin.cjs',
    'remix-serve': '@remix-run/serve/dist/cli.js',
    serve: 'serve/build/main.js',
    strapi: '@strapi/strapi/bin/strapi.js',
    'ts-node': 'ts-node/dist/bin.js',
    tsx: 'tsx/dist/cli.mjs',
    vinxi: 'vinxi/bin/cli.mjs',
};
/** Tools that load an environment from a file and then run what follows. */
const ENV_LOADERS = new Set(['dotenv', 'dotenvx', 'env-cmd']);
/** A loader of an environment file that is not in the repository has nothing to load: the container's own environment takes its place. */
function unwrap(line, folder) {
    const [program = '', ...args] = line.argv ?? [];
    if (!ENV_LOADERS.has(program))
        return line;
    const files = args.flatMap((word, index) => (/^(?:-[ef]|--env-file)$/.test(word) ? (args[index + 1] ?? []) : []));
    if ((files.length === 0 ? ['.env'] : files).some((name) => folder.has(name)))
        return line;
    const end = args.indexOf('--');
    const first = args.findIndex((word, index) => !word.startsWith('-') && word !== 'run' && !/^-[efvp]$|^--(?:env-file|file)$/.test(args[index - 1] ?? ''));
    const rest = end !== -1 ? args.slice(end + 1) : first === -1 ? [] : args.slice(first);
    if (rest.length === 0)
        return line;
    const { env, words } = takeAssignments(rest);
    return words.length === 0 ? line : { ...line, env: { ...line.env, ...env }, argv: words };
}
function followScripts(line, scripts, port, depth = 0) {
    const argv = line.argv;
    if (argv === undefined || depth > 5)
        return line;
    const [program = '', second = '', third = ''] = argv;
    if (program === 'npx' ||
        program === 'pnpx' ||
        program === 'bunx' ||
        (MANAGERS.has(program) && ['exec', 'dlx', 'x'].includes(second))) {
        const rest = argv.slice(program.endsWith('x') ? 1 : 2);
        const tool = rest.findIndex((word) => !word.startsWith('-'));
        return tool === -1 ? line : { ...line, argv: rest.slice(tool) };
    }
    if (!MANAGERS.has(program))
        return line;
    const name = second === 'run' || second === 'run-script' ? third : second;
    const script = scripts[name];
    if (script === undefined)
        return line;
    const after = argv.slice(argv.indexOf(name) + 1).filter((word) => word !== '--');
    const next = followScripts(parseStartLine([script, ...after].join(' '), port), scripts, port, depth + 1);
    return { ...next, env: { ...next.env, ...line.env } };
}
/** Package managers are not in the image, so what they would run takes their place. */
function inlineScripts(line, scripts, depth = 0) {
    if (depth > 5)
        return line;
    return line.replace(/\b(?:npm|pnpm|yarn|bun)\s+(?:run(?:-script)?\s+)?([\w:.-]+)(?=\s*(?:&&|\|\||;|$))/g, (whole, name) => {
        const script = scripts[name];
        return script === undefined ? whole : inlineScripts(script, scripts, depth + 1);
    });
}
function start_wordsOf(line) {
    return line.split(/[\s;&|()]+/).filter((word) => /^[a-z@][\w./@-]*$/i.test(word));
}
/** The file that a command runs: the first argument of `node` or `bun` that is no option. */
function entryOf(command) {
    if (command[0] !== 'node' && command[0] !== 'bun')
        return undefined;
    const valued = new Set(['-r', '--require', '--import', '--loader', '--experimental-loader', '--env-file']);
    for (let at = 1; at < command.length; at++) {
        const word = command[at] ?? '';
        if (valued.has(word))
            at++;
        else if (!word.startsWith('-'))
            return word.replace(/^\.\//, '');
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/delegation.js



/** Ways to run a script of another folder's package. */
const ELSEWHERE = /(?:^|&&\s*|["'])(?:cd\s+|(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:--prefix|--cwd|-C|--dir)[= ])(?:\.\/)?(?<folder>[\w.@/-]+)/;
/** Whether a workspace root's script only hands on to a member, which is then a service of its own. */
function delegatesToMember(line) {
    return /^(?:npx )?(?:turbo|nx|lerna|moon)\b|^cd |--workspace[= ]| -w[ =]|--filter|^yarn workspace|^npm --prefix|^(?:pnpm|yarn|bun) (?:-C|--cwd|-r|--recursive)\b/.test(line.trim());
}
/**
 * The folder below whose package a script starts, when that one starts by itself: `cd api && npm start`, `npm --prefix api start`,
 * `node packages/api/server.js`.
 */
function startedBelow(folder, line) {
    const elsewhere = ELSEWHERE.exec(line)?.groups?.folder;
    const run = /^node\s+(?:-\S+\s+)*(?:\.\/)?(?<file>[\w.@/-]+)$/.exec(line.trim())?.groups?.file;
    const first = elsewhere ?? run;
    if (first === undefined)
        return undefined;
    // A file may lie some levels below the package that it belongs to.
    for (let path = external_node_path_.posix.normalize(first).replace(/\/$/, ''); path !== '.' && !path.startsWith('..'); path = external_node_path_.posix.dirname(path)) {
        if (!folder.hasFolder(path))
            continue;
        const manifest = readPackageJson(folder.sub(path));
        if (manifest !== undefined)
            return chooseStartScript(manifest.scripts) === undefined ? undefined : path;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/entry.js

/** Files that are run when nothing says what to run; Node looks for index.js, people for the others. */
const entry_NAMES = [
    'server',
    'index',
    'app',
    'main',
    'src/server',
    'src/index',
    'src/app',
    'src/main',
    'bin/www',
    'api/index',
    'api/server',
];
const entry_EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.tsx', ''];
/** What a build writes into: `main` may point there before it exists. */
const entry_BUILT = /^(?:\.\/)?(?:dist|build|out|lib|output|\.output)\//;
/** The entry of a project without a start script. */
function findEntry(folder, manifest, built) {
    const main = (0,manifests_document/* asString */.oJ)(manifest.get('main'))?.replace(/^\.\//, '');
    const line = manifest.line('main');
    const location = line === undefined ? { file: manifest.document.file } : { file: manifest.document.file, line };
    if (main !== undefined) {
        const file = existing(folder, main);
        if (file !== undefined)
            return { value: file, because: '`main` names it', location };
        if (built && entry_BUILT.test(main))
            return { value: main, because: '`main` names it, and the build writes it', location };
    }
    for (const name of entry_NAMES) {
        const file = entry_EXTENSIONS.map((extension) => name + extension).find((candidate) => folder.has(candidate));
        if (file !== undefined && file !== 'bin') {
            return { value: file, because: 'it is the file that such projects start with', location: folder.where(file) };
        }
    }
    return undefined;
}
function existing(folder, name) {
    const candidates = [name, ...entry_EXTENSIONS.map((extension) => name + extension), `${name}/index.js`, `${name}/index.ts`];
    return candidates.find((candidate) => folder.has(candidate));
}
/** The source that a build output comes from: `dist/server.js` from `src/server.ts`. */
function sourceOf(folder, built) {
    if (folder.has(built))
        return built;
    const stem = built.replace(/^[^/]+\//, '').replace(/\.[cm]?js$/, '');
    const stems = [stem, `src/${stem}`, stem.replace(/^src\//, '')];
    return stems.flatMap((name) => entry_EXTENSIONS.map((extension) => name + extension)).find((name) => folder.has(name));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/no-service.js


/** Dependencies of programs that run on someone's device. */
const DEVICES = [
    ['electron', 'it is a desktop application (electron)'],
    ['react-native', 'it is a mobile application (react-native)'],
    ['expo', 'it is a mobile application (expo)'],
    ['@nativescript/core', 'it is a mobile application (NativeScript)'],
];
/** Configuration of platforms that run functions rather than processes, with what each is called. */
const FUNCTION_PLATFORMS = [
    ['wrangler.toml', 'Cloudflare Workers'],
    ['wrangler.json', 'Cloudflare Workers'],
    ['wrangler.jsonc', 'Cloudflare Workers'],
    ['fastly.toml', 'Fastly Compute'],
];
/** Why a package is no service though a file or a script in it could be run; undefined when nothing speaks against it. */
function reasonAgainst(project, manifest, start) {
    const inside = project.strict ? (tool(manifest) ?? no_service_layer(project.folder)) : undefined;
    return otherPlace(manifest, start) ?? functions(project.folder, start) ?? inside;
}
/** Programs for devices are known by their start scripts, or by having none: servers may use such packages too. */
function otherPlace(manifest, start) {
    if ((0,manifests_document/* isRecord */.u4)(manifest.get('engines')) && manifest.get('engines', 'vscode') !== undefined)
        return 'it is an extension of an editor';
    const device = DEVICES.find(([name]) => manifest.dependencies.has(name) || manifest.devDependencies.has(name));
    if (device === undefined)
        return undefined;
    return start === undefined || /\b(?:electron|react-native|expo|ns)\b/.test(start) ? device[1] : undefined;
}
function functions(folder, start) {
    if (start !== undefined && !/\b(?:wrangler|fastly)\b/.test(start))
        return undefined;
    const found = FUNCTION_PLATFORMS.find(([file]) => folder.has(file));
    return found === undefined ? undefined : `${found[0]} deploys it to ${found[1]}, and nothing in it listens by itself`;
}
/** Inside a repository that has services, a package to publish with a program of its own is a tool for people. */
function tool(manifest) {
    return manifest.get('bin') !== undefined && manifest.get('private') !== true
        ? '`bin` makes it a command line tool to be published'
        : undefined;
}
function no_service_layer(folder) {
    const kind = moonLayer(folder);
    return kind === undefined ? undefined : `moon.yml says that it is: ${kind}`;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/decide-start.js








const LIBRARY = {
    rejected: 'package.json has neither a start script nor an entry file that exists: it is a library',
};
/** The process of a service, or why the package is none. */
function decideStart(js, facts) {
    const { project, manifest, manager } = js;
    const { output, port } = facts;
    const script = chooseStartScript(manifest.scripts);
    const line = manifest.scripts[script ?? ''] ?? '';
    const hint = project.hints.start;
    if (hint !== undefined) {
        const { value, because, location } = hint;
        if (isWorkspaceRoot(js) && value.split(/&&|;/).some(delegatesToMember))
            return { rejected: `${because}, and that starts a member of the workspace` };
        const input = { line: value, port, because, ...(location === undefined ? {} : { location }) };
        const start = startFromLine(project, manifest, manager, input);
        const viaScript = script === undefined ? undefined : startFromScript(project, manifest, manager, script, port);
        // A line that only runs the start script adds nothing to what the framework knows.
        const adds = start.command.join(' ') !== viaScript?.command.join(' ');
        if (adds || output?.copy === undefined)
            return start;
    }
    if (output?.copy !== undefined)
        return fromOutput(output);
    const against = output === undefined ? reasonAgainst(project, manifest, script === undefined ? undefined : line) : undefined;
    if (against !== undefined)
        return { rejected: against };
    const elsewhere = script === undefined ? undefined : startsElsewhere(js, script, line);
    if (elsewhere !== undefined)
        return { rejected: elsewhere };
    if (script !== undefined && !isDevelopmentServer(line)) {
        return startFromScript(project, manifest, manager, script, port);
    }
    const task = script === undefined ? moonTask(project.folder, 'start') : undefined;
    if (task !== undefined && !isDevelopmentServer(task.value)) {
        const { value, because, location } = task;
        const input = { line: value, port, because, ...(location === undefined ? {} : { location }) };
        return startFromLine(project, manifest, manager, input);
    }
    return withoutScript(js, facts) ?? decide_start_fileServer(js, script, line, port) ?? LIBRARY;
}
function isWorkspaceRoot({ project }) {
    return workspaceOf(project)?.root.path === project.folder.path || project.folder.has('nx.json');
}
/** Why a start script belongs to another package; undefined when it is this one's. */
function startsElsewhere(js, script, line) {
    const { project } = js;
    if (isWorkspaceRoot(js) && delegatesToMember(line))
        return `scripts.${script} hands on to a member of the workspace`;
    if (!isWorkspaceRoot(js) && /^node\b/.test(line.trim()))
        return undefined;
    const below = startedBelow(project.folder, line);
    return below === undefined ? undefined : `scripts.${script} starts ${below}, which is a package of its own`;
}
/** The framework's server, or the file that such projects start with. */
function withoutScript(js, facts) {
    const { project, manifest } = js;
    const { framework, output, view, port } = facts;
    const workspace = workspaceOf(project);
    // The root of a workspace has frameworks for its members' sake; only a program of its own makes it a service.
    const isRoot = workspace?.root.path === project.folder.path && workspace.members.length > 1;
    const passedOver = isRoot || (project.strict && framework !== undefined && !buildsWith(js, framework));
    if (output !== undefined && !passedOver)
        return fromOutput(output);
    const entrypoint = passedOver ? undefined : framework?.entrypoint?.(view, port ?? 3000);
    if (entrypoint !== undefined) {
        const because = `${framework?.id ?? ''} starts its production server so`;
        return { env: {}, command: entrypoint, shell: false, tools: [], because };
    }
    const usual = usualStart(js, port);
    if (usual !== undefined)
        return usual;
    if (project.strict)
        return undefined;
    const entry = findEntry(project.folder, manifest, manifest.scripts.build !== undefined);
    if (entry === undefined)
        return undefined;
    const interpreter = js.choice.id === 'bun' ? 'bun' : 'node';
    const against = entryAgainst(js, facts, interpreter);
    if (against !== undefined)
        return { rejected: against };
    const compiled = interpreter === 'bun' ? undefined : compiledFile(project.folder, manifest, entry.value);
    return {
        env: {},
        command: [interpreter, compiled ?? entry.value],
        shell: false,
        tools: [],
        because: compiled === undefined ? entry.because : `the build makes it of ${entry.value}; ${entry.because}`,
        ...(entry.location === undefined ? {} : { location: entry.location }),
    };
}
/** Whether a framework is what builds a package, rather than something that the package is made for. */
function buildsWith({ manifest }, { buildCommand }) {
    const [tool] = buildCommand ?? [];
    if (tool === undefined || manifest.scripts.build === undefined)
        return true;
    return Object.values(manifest.scripts).some((line) => line.split(/\s+/).includes(tool));
}
/** How another container of the same source is started, unless that one is for development. */
function usualStart({ project, manifest, manager }, port) {
    const hint = project.hints.usualStart;
    if (hint === undefined ||
        /\b(?:dev|develop|development|watch|nodemon|debug|inspect)\b|--(?:hot|reload)\b/.test(hint.value))
        return undefined;
    const { value, because, location } = hint;
    const input = { line: value, port, because, ...(location === undefined ? {} : { location }) };
    const start = startFromLine(project, manifest, manager, input);
    const runs = entryOf(start.command) !== undefined && !start.shell && start.tools.length === 0;
    return runs ? start : undefined;
}
/** Why an entry that exists is nothing to run: a library's, or a handler that something else has to serve. */
function entryAgainst({ project, manifest }, { framework, scan, view }, interpreter) {
    if (scan.port !== undefined || scan.readsPort)
        return undefined;
    const published = ['exports', 'module', 'types', 'typings', 'unpkg'].find((field) => manifest.get(field) !== undefined);
    const bundled = framework === undefined || (framework.buildTime === true && framework.port === undefined);
    // The one package of a repository may be private for another reason than being a part of something.
    const part = manifest.get('private') !== true || !project.folder.isRoot;
    if (published !== undefined && bundled && part)
        return `\`${published}\` publishes it for other programs, and nothing in it listens: it is a library`;
    const [entry, ...others] = view.sources();
    const handlesOnly = framework?.handlesOnly === true &&
        interpreter === 'node' &&
        entry !== undefined &&
        /\bexport\s+default\b|\bmodule\.exports\s*=/.test(entry.text) &&
        ![entry, ...others].some(({ text }) => /\bserve\(|\.listen\(|createServer\(|createAdaptorServer\(/.test(text));
    return handlesOnly
        ? `${framework.id} only handles requests here, and nothing listens: Node.js needs a server around it`
        : undefined;
}
/** A tool that serves the folder it is started in: what no framework and no entry explains better. */
function decide_start_fileServer({ project, manifest, manager }, script, line, port) {
    if (script === undefined || project.strict || !isFileServer(line))
        return undefined;
    return startFromScript(project, manifest, manager, script, port);
}
function fromOutput(output) {
    return {
        env: {},
        command: output.command,
        shell: false,
        tools: [],
        because: output.because,
        ...(output.location === undefined ? {} : { location: output.location }),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/scan.js



const scan_EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.jsx', '.tsx'];
/** The service's source; configuration files of tools are left out, since the ports in them are for development. */
function javascriptSources(folder, entry, except) {
    return sourceFiles(folder, {
        extensions: scan_EXTENSIONS,
        comments: 'slashes',
        except,
        ...(entry === undefined ? {} : { first: [entry] }),
    }).filter(({ name }) => !/(?:^|\/)[\w.-]+\.config\.[cm]?[jt]s$/.test(name));
}
const ENV = String.raw `(?:process\.env|Bun\.env|import\.meta\.env|env)(?:\.PORT\b|\[['"]PORT['"]\])`;
const OR = String.raw `(?:\|\||\?\?)`;
const PORT = String.raw `['"]?(?<port>\d{2,5})\b`;
/** What may stand between the variable and its default: the end of a cast, the radix of parseInt, an empty string for it to parse. */
const BETWEEN = String.raw `[\s)!]*(?:as\s+\w+\s*)?(?:,\s*10\s*\)\s*)?(?:${OR}\s*(?:''|"")\s*(?:,\s*10\s*)?\)\s*)?`;
const scan_WITH_DEFAULT = [
    new RegExp(String.raw `${ENV}${BETWEEN}${OR}\s*(?:(?:Number|(?:Number\.)?parseInt)\()?${PORT}`),
    new RegExp(String.raw `${ENV}[\s)!]*,\s*(?!10\b|16\b)${PORT}`),
    new RegExp(String.raw `\{[^{}]*\bPORT\s*(?::\s*\w+\s*)?=\s*${PORT}['"]?[^{}]*\}\s*=\s*process\.env`),
    new RegExp(String.raw `${ENV}\s*\?[^:;\n]{0,60}:\s*${PORT}`),
    new RegExp(String.raw `\bDeno\.env\.get\(['"]PORT['"]\)\s*${OR}\s*${PORT}`),
    // Configuration services and validators: `config.get('PORT', 3000)`, `config.get('PORT') ?? 3000`, `PORT: z.coerce.number().default(3000)`.
    new RegExp(String.raw `\b(?:env(?:\.\w+)?|get(?:OrThrow)?(?:<[^<>]*>)?)\(\s*['"]PORT['"]\s*,\s*${PORT}`),
    new RegExp(String.raw `\.get(?:<[^<>]*>)?\(\s*['"]PORT['"]\s*\)\s*${OR}\s*${PORT}`),
    new RegExp(String.raw `\bPORT['"]?\s*:\s*\w+[^,;\n]{0,80}\bdefault\b['"]?\s*[(:]\s*${PORT}`),
];
const LITERAL = [
    /\.listen\(\s*(?<port>\d{2,5})\b/,
    /\.listen\(\s*\{[^{}]{0,200}?\bport\s*:\s*(?<port>\d{2,5})\b/,
    /\bserve\(\s*\{[^;]{0,400}?\bport\s*:\s*(?<port>\d{2,5})\b/,
    /\bexport\s+default\s*\{[^;]{0,200}?\bport\s*:\s*(?<port>\d{2,5})\b/,
];
/** Where a server listens, by what its source says. */
function scanPort(files) {
    const readsPort = firstHit(files, [
        new RegExp(ENV),
        /\bPORT\b[^=;\n]{0,80}=\s*process\.env/,
        /(?:env|config\w*)\.get(?:<[^<>]*>)?\(\s*['"]PORT['"]/i,
    ]);
    const hit = firstHit(files, scan_WITH_DEFAULT);
    const port = asPort(hit?.match.groups?.port);
    if (hit !== undefined && port !== undefined) {
        return {
            readsPort: true,
            port: { value: port, because: 'the source listens on PORT, or else here', location: hit.location },
        };
    }
    const literal = firstHit(files, LITERAL) ?? namedConstant(files);
    const fixed = asPort(literal?.match.groups?.port);
    return {
        readsPort: readsPort !== undefined,
        ...(literal === undefined || fixed === undefined
            ? {}
            : { port: { value: fixed, because: 'the source listens here', location: literal.location } }),
    };
}
/** `const port = 3000; … app.listen(port)`. */
function namedConstant(files) {
    const use = firstHit(files, [/\.listen\(\s*(?:\{\s*port\s*:\s*)?(?<name>[A-Za-z_$][\w$]*)\s*[,)}]/]);
    const name = use?.match.groups?.name;
    if (name === undefined)
        return undefined;
    const escaped = name.replaceAll('$', String.raw `\$`);
    return firstHit(files, [
        new RegExp(String.raw `\b(?:const|let|var)\s+${escaped}(?:\s*:\s*number)?\s*=\s*(?<port>\d{2,5})\b`),
    ]);
}
/** Receivers that answer at the path as written; a router may be mounted below another path. */
const scan_ROUTES = [
    /\b(?:app|server|fastify|api|instance|polka|express\(\)|Fastify\(\))\s*\.(?:get|all|use|head|route)\(\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
    /\.get\(\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
    /\b(?:url|pathname|path|req\.url|request\.url)\s*===?\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
    /\bcase\s+['"`](?:GET )?(?<path>\/[^'"`\s]*)['"`]\s*:/g,
    /\burl\s*:\s*['"`](?<path>\/[^'"`\s]*)['"`]/g,
    /['"`](?<path>\/[^'"`\s]*)['"`]\s*:\s*(?:\(|async|new Response|Response|\{\s*GET)/g,
];
/** A health endpoint that the source serves. A plain `.get(` counts only where no router is mounted below a prefix. */
function scanHealth(files) {
    const prefixed = firstHit(files, [
        /\.use\(\s*['"`]\/[^'"`]+['"`]\s*,/,
        /\bprefix\s*:\s*['"`]\//,
        /\.basePath\(/,
        /setGlobalPrefix\(/,
        /\.route\(\s*['"`]\/[^'"`]+['"`]\s*,\s*\w/,
    ]);
    return healthRoute(files, prefixed === undefined ? scan_ROUTES : scan_ROUTES.filter((_, index) => index !== 1));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/server.js





const SYSTEM_PATH = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
/** A project that runs a process; undefined, with the reason recorded, when nothing says which. */
function serverDraft(js, framework, output, view, parts) {
    const { project, manifest, choice } = js;
    const scan = scanPort(view.sources());
    const port = server_decidePort(js, framework, scan);
    const start = decideStart(js, { framework, output, view, port, scan });
    if ('rejected' in start) {
        project.reject('javascript package', start.rejected);
        return undefined;
    }
    project.decide('start command', start.command.join(' '), start.because, start.location);
    // What a framework put together for itself is all that its own command needs; any other command may need everything.
    const copy = start.because === output?.because ? output.copy : undefined;
    const modules = copy?.every(({ from }) => from !== 'node_modules')
        ? 'none'
        : usesDevelopmentTool(js, start)
            ? 'all'
            : 'production';
    const build = parts(modules, start);
    const layout = copy === undefined ? layoutOf(js, build) : { copy, workdir: '/app' };
    const health = decideHealth(js, framework, view);
    return {
        ...(manifest.name === undefined ? {} : { name: manifest.name }),
        language: js.language,
        buildSystem: choice.id,
        ...(framework === undefined ? {} : { framework: framework.id }),
        build: { packages: build.packages, env: build.env, cache: build.cache, commands: build.commands },
        runtime: {
            packages: [...runtimeFor(js, start, build), ...build.runtimePackages],
            env: {
                NODE_ENV: 'production',
                ...portEnv(port, scan.readsPort || framework?.readsPort === true),
                ...(port === undefined ? {} : framework?.runtimeEnv?.(view, port)),
                ...build.runtimeEnv,
                ...(start.shell ? { PATH: [...binaryFolders(js, layout.workdir), ...SYSTEM_PATH].join(':') } : {}),
                ...start.env,
            },
            copy: layout.copy,
            command: start.command,
            ports: port === undefined ? [] : [port],
            workdir: layout.workdir,
            ...(health === undefined ? {} : { health }),
        },
    };
}
function server_decidePort(js, framework, scan) {
    const { project, manifest } = js;
    const script = manifest.scripts[chooseStartScript(manifest.scripts) ?? ''] ?? '';
    const flag = /(?:--port|-p|-l)[ =](\d{2,5})\b|\bPORT=(\d{2,5})\b|\$\{PORT:-(\d{2,5})\}/.exec(script);
    const flagged = flag === null ? undefined : { value: Number(flag[1] ?? flag[2] ?? flag[3]), because: 'the start script says so' };
    const byDefault = framework?.port !== undefined
        ? { value: framework.port, because: `${framework.id} listens there unless told otherwise` }
        : scan.readsPort
            ? { value: 3000, because: 'the source reads PORT and names no default' }
            : /\$\{?PORT\b/.test(script)
                ? { value: 3000, because: 'the start script leaves it to PORT' }
                : undefined;
    const found = flagged ?? scan.port ?? project.hints.port ?? byDefault;
    return found === undefined ? undefined : project.accept('port', found);
}
function decideHealth(js, framework, view) {
    const found = scanHealth(view.sources()) ?? framework?.healthEndpoints?.(view) ?? js.project.hints.health;
    return found === undefined ? undefined : js.project.accept('health', found);
}
/** Whether the process needs a tool that only development dependencies bring. */
function usesDevelopmentTool({ project, manifest }, start) {
    const owner = {
        dotenv: 'dotenv-cli',
        medusa: '@medusajs/cli',
        nest: '@nestjs/cli',
        'remix-serve': '@remix-run/serve',
        'react-router-serve': '@react-router/serve',
    };
    const entry = entryOf(start.command);
    const words = [
        ...start.tools,
        ...start.command.filter((word) => /^(?:tsx|ts-node|@swc-node|esbuild-register|tsconfig-paths)/.test(word)),
    ];
    const tool = words
        .map((word) => owner[word] ?? word.replace(/^(ts-node|tsx|tsconfig-paths)\/.*$/, '$1'))
        .find((name) => manifest.devDependencies.has(name));
    if (tool === undefined)
        return false;
    project.decide('development dependencies', 'kept', `${entry ?? 'the start command'} runs through ${tool}, which is one of them`);
    return true;
}
function runtimeFor(js, start, build) {
    const program = start.command[0] ?? '';
    if (start.shell) {
        js.project.decide('runtime package', 'busybox', 'the start command needs a shell');
        const bun = start.command.join(' ').includes('bun ') || js.choice.id === 'bun' ? ['bun'] : [];
        return [build.node, ...bun, 'busybox'];
    }
    if (program === 'bun')
        return ['bun'];
    return [build.node];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/site.js

/** A project whose build leaves files to serve: nothing of Node.js reaches the image. */
function site_siteDraft(js, framework, output, parts) {
    const { project, manifest, choice } = js;
    project.decide('output', output.directory, output.because, output.location);
    const build = parts('none');
    const singlePage = output.singlePage || catchesAll(project);
    const site = serveStatic(project, {
        copy: [{ from: output.directory, to: WEB_ROOT }],
        singlePage,
        notFoundPage: !singlePage && project.folder.has('public/404.html'),
    });
    return {
        ...(manifest.name === undefined ? {} : { name: manifest.name }),
        language: js.language,
        buildSystem: choice.id,
        ...(framework === undefined ? {} : { framework: framework.id }),
        build: {
            packages: build.packages,
            env: build.env,
            cache: build.cache,
            commands: [...site.commands, ...build.commands],
        },
        runtime: site.runtime,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/view.js





/** What framework definitions see of a JavaScript project. Sources are read at the first question only. */
function javascriptView({ project, manifest }) {
    const folder = project.folder;
    let sources;
    const script = manifest.scripts[chooseStartScript(manifest.scripts) ?? ''] ?? '';
    const named = script.split(/\s+/).find((word) => /^[\w./-]+\.[cm]?[jt]s$/.test(word));
    const entry = named === undefined ? findEntry(folder, manifest, true)?.value : named.replace(/^\.\//, '');
    const root = workspaceOf(project)?.root;
    return {
        folder,
        ...(root === undefined || root.path === folder.path ? {} : { place: root.relative(folder.path) }),
        depends: (name) => manifest.dependencies.has(name) || manifest.devDependencies.has(name),
        config: (...names) => {
            const name = folder.first(...names);
            return name === undefined ? undefined : sourceFile(folder, name, 'slashes');
        },
        sources: () => (sources ??= javascriptSources(folder, entry === undefined ? undefined : sourceOf(folder, entry), view_memberFolders(project))),
        ...(entry === undefined ? {} : { entry }),
    };
}
/** Members of a workspace that lie below its root are services and libraries of their own. */
function view_memberFolders(project) {
    return (workspaceOf(project)?.members ?? []).map(({ path }) => project.folder.relative(path));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/plan.js











/** Plans a folder with a package.json; undefined, with the reason recorded, when it is a library. */
function planJavascript(project, manager, choice) {
    const manifest = readPackageJson(project.folder);
    if (manifest === undefined)
        return undefined;
    const root = workspaceOf(project)?.root ?? project.folder;
    const rootManifest = root.path === project.folder.path ? manifest : (readPackageJson(root) ?? manifest);
    const language = decideLanguage(project, manifest);
    const js = { project, manifest, rootManifest, manager, choice, language };
    decideManager(js);
    const chosen = chooseFramework(JAVASCRIPT_FRAMEWORKS, manifest.dependencies.keys(), manifest.devDependencies.keys());
    const framework = chosen?.framework;
    if (chosen !== undefined) {
        const line = manifest.dependencyLine(chosen.dependency);
        project.decide('framework', chosen.framework.id, `package.json depends on ${chosen.dependency}`, project.folder.where(manifest.fileName, line));
    }
    const view = javascriptView(js);
    const { wish, conflict } = nodeWish(project.folder, manifest, root, weakVersion(project));
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    const output = framework?.output?.(view) ?? servedOutput(js) ?? publishedOutput(js, framework);
    const parts = (modules, start) => buildParts(js, framework, wish, { modules, start, sources: () => view.sources() });
    return output?.kind === 'static'
        ? site_siteDraft(js, framework, output, parts)
        : serverDraft(js, framework, output, view, parts);
}
function decideLanguage(project, manifest) {
    const config = project.folder.first('tsconfig.json', 'tsconfig.base.json');
    const dependency = ['typescript', 'tsx', 'ts-node'].find((name) => manifest.devDependencies.has(name) || manifest.dependencies.has(name));
    if (config !== undefined)
        return project.decide('language', 'typescript', `${config} configures the compiler`, project.folder.where(config));
    if (dependency !== undefined) {
        const location = project.folder.where(manifest.fileName, manifest.dependencyLine(dependency));
        return project.decide('language', 'typescript', `package.json depends on ${dependency}`, location);
    }
    return project.decide('language', 'javascript', `${manifest.fileName} describes a package`, project.folder.where(manifest.fileName));
}
/** A start script that only serves a folder: the web server of static sites does the same, without Node.js in the image. */
function servedOutput({ project, manifest }) {
    const served = servedFolder(manifest.scripts.start ?? '');
    if (served === undefined || project.hints.start !== undefined)
        return undefined;
    if (manifest.scripts.build === undefined && !project.folder.hasFolder(served.directory))
        return undefined;
    return {
        kind: 'static',
        ...served,
        because: `scripts.start serves its files with \`${manifest.scripts.start ?? ''}\``,
        location: project.folder.where(manifest.fileName, manifest.line('scripts', 'start')),
    };
}
/** The folder that a hosting platform publishes, of a project that starts nothing and whose framework says nothing else. */
function publishedOutput({ project, manifest }, framework) {
    const { site, build } = project.hints;
    const directory = site?.value.replace(/^\.?\//, '').replace(/\/$/, '');
    if (site === undefined ||
        directory === undefined ||
        !/^(?!\.\.)[\w@.-]+(?:\/[\w@.-]+)*$/.test(directory) ||
        directory === '.')
        return undefined;
    const serves = framework !== undefined && (framework.buildTime !== true || framework.port !== undefined);
    const starts = manifest.scripts.start !== undefined && !isDevelopmentServer(manifest.scripts.start);
    const made = manifest.scripts.build !== undefined || build !== undefined || project.folder.hasFolder(directory);
    if (serves || starts || !made || project.hints.start !== undefined)
        return undefined;
    return {
        kind: 'static',
        directory,
        singlePage: false,
        because: site.because,
        ...(site.location === undefined ? {} : { location: site.location }),
    };
}
/** A version that other tools' files name counts only where there is a package for it: it must not keep anything from being built. */
function weakVersion({ catalog, hints }) {
    const text = hints.nodeVersion === undefined ? undefined : readNodeVersion(hints.nodeVersion.value);
    if (hints.nodeVersion === undefined || text === undefined)
        return undefined;
    try {
        catalog.stream('nodejs', text);
        return hints.nodeVersion;
    }
    catch {
        return undefined;
    }
}
function decideManager({ project, choice }) {
    const location = choice.line === undefined ? { file: choice.file } : { file: choice.file, line: choice.line };
    project.decide('build system', choice.id, choice.because, location);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/javascript.js





/** A package.json, whichever package manager it is for: they share the manifest, and it tells which one. */
const javascript = {
    id: 'javascript',
    language: 'JavaScript',
    looksFor: 'package.json',
    manifests: ['package.json', 'package.json5', 'package.yaml'],
    strength: 'manifest',
    recognise(folder) {
        const name = manifestName(folder);
        return name === undefined ? undefined : folder.where(name);
    },
    plan(project) {
        const manifest = readPackageJson(project.folder);
        if (manifest === undefined)
            return undefined;
        const root = workspaceOf(project)?.root ?? project.folder;
        const choice = rushChoice(project) ?? chooseManager(root, readPackageJson(root) ?? manifest);
        return planJavascript(project, PACKAGE_MANAGERS[choice.id], choice);
    },
};
/** Projects that Rush lists are installed and built by it, with whichever package manager it is told to use. */
function rushChoice(project) {
    const workspace = project.workspace('Rush projects');
    if (workspace === undefined || workspace.root.path === project.folder.path)
        return undefined;
    const line = workspace.root.json('rush.json')?.line('projects', workspace.members.indexOf(workspace.member));
    return {
        id: 'rush',
        because: 'rush.json lists the project',
        ...(line === undefined ? {} : { line }),
        file: workspace.root.where('rush.json').file,
    };
}
function manifestName(folder) {
    return folder.first('package.json', 'package.json5', 'package.yaml');
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/javac.js







/** Java source without a build tool: everything is compiled at once, with the jars of a `lib` folder on the class path. */
const javaProgram = {
    id: 'javac',
    language: 'Java',
    looksFor: 'Main.java',
    strength: 'convention',
    recognise(folder) {
        const file = folder.isRoot && folder.matching(OTHER_TOOLS).length === 0 ? firstSource(folder) : undefined;
        return file === undefined ? undefined : folder.where(file);
    },
    plan: planJava,
};
/** Files of build tools, those included that aipack has no plan for: they say how the source is built. */
const OTHER_TOOLS = /^(?:pom\.\w+|(?:build|settings)\.(?:gradle|gradle\.kts|sbt|sc|mill|xml)|project\.clj|ivy\.xml)$/;
/** Folders that are looked into before it is clear that there is no Java source. */
const MAX_FOLDERS = 100;
/** The shallowest source file, at the root or below `src`. */
function firstSource(folder) {
    const places = ['.', 'src'];
    for (let at = 0; at < places.length && at < MAX_FOLDERS; at++) {
        const place = places[at] ?? '.';
        const [file] = folder.matching(/\.java$/, place);
        if (file !== undefined)
            return external_node_path_.posix.join(place, file);
        if (place !== '.')
            places.push(...folder.list(place).directories.map((name) => `${place}/${name}`));
    }
    return undefined;
}
const CLASSES = '/root/classes';
function planJava(project) {
    const { folder } = project;
    const sources = sourceFiles(folder, { extensions: ['.java'], comments: 'slashes', first: ['Main.java'] });
    const main = mainOf(sources);
    if (main === undefined) {
        project.reject('java program', 'no class has a main method');
        return undefined;
    }
    const service = jvmService(project, new Map());
    project.decide('build system', 'javac', 'there is Java source and no file of a build tool', main.location);
    const jdk = jdkParts(chooseJdk(project, [], { because: 'javac' }));
    const libraries = libraryFolder(folder);
    const classPath = ['/app/classes', ...(libraries === undefined ? [] : [`/app/${libraries}/*`])].join(':');
    const command = ['java', '-cp', classPath, main.value];
    const start = jvmStart(project, service.port, command);
    if (start === undefined)
        project.decide('start command', command.join(' '), SCANNED, main.location);
    const onPath = libraries === undefined ? '' : ` -cp '${libraries}/*'`;
    return {
        language: service.language,
        buildSystem: 'javac',
        build: {
            packages: jdk.build,
            env: { JAVA_HOME: jdk.home },
            commands: [
                {
                    run: `find . -name '*.java' ! -path '*/test/*' > /root/sources && javac -encoding UTF-8 -d ${CLASSES}${onPath} @/root/sources`,
                    name: 'compile',
                },
            ],
        },
        runtime: runtimeOf(service, jdk.runtime, [...(libraries === undefined ? [] : [{ from: libraries, to: libraries }]), { from: CLASSES, to: 'classes' }], start?.command ?? command, { ...start?.env }, start?.shell === true),
    };
}
function mainOf(sources) {
    return sources.flatMap((file) => {
        const value = mainClassOf(file.name, file.text);
        return value === undefined ? [] : [{ value, location: file.where(Math.max(0, file.text.search(/\bmain\s*\(/))) }];
    })[0];
}
function libraryFolder(folder) {
    return ['lib', 'libs'].find((name) => folder.matching(/\.jar$/, name).length > 0);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/make.js



const make_SOURCE = /\.(?:c|cc|cpp|cxx)$/;
/** A Makefile beside C or C++ source. Many other projects keep one for chores, so everything else comes first. */
const make = {
    id: 'make',
    language: 'C',
    looksFor: 'Makefile with C or C++ source',
    strength: 'convention',
    recognise(folder) {
        const name = folder.first('Makefile', 'makefile', 'GNUmakefile');
        const source = folder.matching(make_SOURCE).length > 0 || folder.matching(make_SOURCE, 'src').length > 0;
        return name !== undefined && source ? folder.where(name) : undefined;
    },
    plan(project) {
        const { folder } = project;
        const file = folder.first('Makefile', 'makefile', 'GNUmakefile') ?? 'Makefile';
        const text = blankComments(folder.read(file) ?? '', 'hash');
        const lineAt = (0,manifests_document/* lineIndex */.Dp)(text);
        const named = /^(?:TARGET|BIN|BINARY|PROG|PROGRAM|EXE|EXECUTABLE|NAME|OUT|APP)\s*[:?]?=\s*([\w./-]+)\s*$/m.exec(text) ??
            /\s-o\s+([\w./-]+)(?:\s|$)/.exec(text);
        const path = named?.[1];
        if (named === null || path === undefined) {
            project.reject('makefile', 'it names no program in a variable or after -o');
            return undefined;
        }
        return cDraft(project, {
            system: 'make',
            shownBy: folder.where(file),
            program: {
                name: path.slice(path.lastIndexOf('/') + 1),
                path: path.replace(/^\.\//, ''),
                location: folder.where(file, lineAt(named.index)),
            },
            tools: ['make'],
            commands: [{ run: 'make', name: 'build' }],
            libraries: [
                ...text.matchAll(/(?:^|\s)-l([\w.+-]+)/gm),
                ...text.matchAll(/\bpkg-config\b[^)\n]*\s--libs\s+([\w.+-]+)/g),
            ].map((match) => ({ name: match[1] ?? '', location: folder.where(file, lineAt(match.index)) })),
        });
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/meson.js



/** Wolfi's package `meson` is empty; the program is in those that are made for one Python each. */
const MESON = ['py3.14-meson-bin', 'py3.13-meson-bin', 'py3.12-meson-bin'];
const meson = {
    id: 'meson',
    language: 'C++',
    looksFor: 'meson.build',
    manifests: ['meson.build'],
    strength: 'manifest',
    recognise(folder) {
        const text = folder.read('meson.build');
        return text !== undefined && /\bproject\s*\(/.test(text) ? folder.where('meson.build') : undefined;
    },
    plan(project) {
        const { folder } = project;
        const text = blankComments(folder.read('meson.build') ?? '', 'hash');
        const lineAt = (0,manifests_document/* lineIndex */.Dp)(text);
        const at = (index) => folder.where('meson.build', lineAt(index));
        const projectName = /\bproject\s*\(\s*'([^']+)'/.exec(text)?.[1] ?? 'app';
        const programs = [...text.matchAll(/\bexecutable\s*\(\s*(?:'([^']+)'|meson\.project_name\(\))/g)].map((match) => ({
            name: match[1] ?? projectName,
            location: at(match.index),
        }));
        const program = programs.find(({ name }) => name === projectName) ??
            programs.find(({ name }) => !/test|bench|example/i.test(name));
        if (program === undefined) {
            project.reject('meson project', 'no executable() in meson.build names a program');
            return undefined;
        }
        return cDraft(project, {
            system: 'meson',
            shownBy: folder.where('meson.build'),
            program: { ...program, path: `/root/build/${program.name}` },
            // Wolfi's own ninja-build puts its program where nothing looks for it.
            tools: [MESON.find((name) => project.catalog.has(name)) ?? 'meson', 'samurai'],
            commands: [
                { run: 'meson setup /root/build --buildtype=release', name: 'configure' },
                { run: 'meson compile -C /root/build', name: 'build' },
            ],
            libraries: [...text.matchAll(/\bdependency\s*\(\s*'([^']+)'/g)].map((match) => ({
                name: match[1] ?? '',
                location: at(match.index),
            })),
        });
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/missing-toolchain.js
/** Languages that projects are written in and Wolfi has no toolchain for (its recipes of August 2026). */
const missing_toolchain_LANGUAGES = [
    {
        id: 'clojure',
        language: 'Clojure',
        files: /^(?:project\.clj|deps\.edn|build\.boot)$/,
        needs: ['leiningen', 'clojure'],
    },
    { id: 'crystal', language: 'Crystal', files: /^shard\.yml$/, needs: ['crystal', 'shards'] },
    { id: 'gleam', language: 'Gleam', files: /^gleam\.toml$/, needs: ['gleam'] },
    {
        id: 'haskell',
        language: 'Haskell',
        files: /^(?:stack\.yaml|cabal\.project)$|\.cabal$/,
        needs: ['ghc', 'stack', 'cabal'],
    },
    { id: 'lunatic', language: 'Lunatic', files: /^lunatic\.toml$/, needs: ['lunatic'] },
    { id: 'mill', language: 'Mill', files: /^build\.(?:mill|sc)$/, needs: ['mill'] },
    { id: 'nim', language: 'Nim', files: /\.nimble$/, needs: ['nim'] },
    { id: 'ocaml', language: 'OCaml', files: /^dune-project$/, needs: ['dune'] },
    { id: 'scheme', language: 'Scheme', files: /^haunt\.scm$/, needs: ['haunt'] },
    { id: 'swift', language: 'Swift', files: /^Package\.swift$/, needs: ['swift'] },
    { id: 'bazel', language: 'Bazel', files: /^(?:MODULE\.bazel|WORKSPACE(?:\.bazel)?)$/, needs: [] },
];
/** A precise refusal for each: better than a wrong answer by whatever else lies in the folder. */
const missingToolchains = missing_toolchain_LANGUAGES.map((missing) => ({
    id: missing.id,
    language: missing.language,
    looksFor: '',
    strength: 'manifest',
    recognise: (folder) => shownBy(folder, missing),
    plan(project) {
        const location = shownBy(project.folder, missing);
        if (project.strict)
            return undefined;
        const absent = missing.needs.filter((name) => !project.catalog.has(name));
        const why = missing.needs.length === 0 || absent.length === 0
            ? `building ${missing.language} projects is not supported`
            : `the package index has no ${absent.join(' and no ')} to build it with`;
        project.problem('FEATURE_UNSUPPORTED', `this is a ${missing.language} project, and ${why}`, 'Bring a Dockerfile: it is built as it is. Or write an aipack.yml whose commands fetch the toolchain.', location);
        return undefined;
    },
}));
function shownBy(folder, missing) {
    for (const name of ['.', ...(missing.folders ?? [])]) {
        const [file] = folder.matching(missing.files, name);
        if (file !== undefined)
            return folder.where(name === '.' ? file : `${name}/${file}`);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/elixir/mix-exs.js



function readMix(folder) {
    const raw = folder.read('mix.exs');
    if (raw === undefined)
        return undefined;
    const text = blankComments(raw, 'hash');
    const lineAt = (0,manifests_document/* lineIndex */.Dp)(text);
    const app = /\bapp:\s*:(\w+)/.exec(text)?.[1];
    const isUmbrella = /\bapps_path:/.test(text);
    if (app === undefined && !isUmbrella)
        return undefined;
    const elixir = /\belixir:\s*"([^"]+)"/.exec(text);
    const release = /\breleases:\s*\[\s*(\w+):/.exec(text)?.[1] ?? /def(?:p)?\s+releases\b[\s\S]{0,40}?\[\s*(\w+):/.exec(text)?.[1];
    const dependencies = [...text.matchAll(/\{:(\w+)\s*,([^}]*)\}/g)]
        .filter((match) => !/only:\s*(?:\[\s*)?:(?:dev|test)/.test(match[2] ?? ''))
        .map((match) => [match[1] ?? '', folder.where('mix.exs', lineAt(match.index))]);
    return {
        app: app ?? folder.repository.name,
        release: release ?? app ?? folder.repository.name,
        declaresRelease: release !== undefined,
        elixir: elixir?.[1] === undefined
            ? undefined
            : { text: elixir[1], location: folder.where('mix.exs', lineAt(elixir.index)) },
        dependencies: new Map(dependencies),
        aliases: new Set([...text.matchAll(/^[^\S\n]*"?([\w.]+)"?:\s*(?:\[\s*)?["&f]/gm)].map((match) => match[1] ?? '')),
        isUmbrella,
        starts: /\bmod:\s*\{/.test(text),
        reads: readFiles(folder, text),
    };
}
function readFiles(folder, text) {
    const names = [...text.matchAll(/"([^"\n]{1,200})"/g)].map((match) => external_node_path_.posix.normalize(match[1] ?? ''));
    const own = new Set(['.', '..', 'lib', 'test', 'priv', 'deps', 'mix.exs']);
    return folder.existing(...new Set(names)).filter((name) => !own.has(name) && folder.at(name) !== undefined);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/mix.js











const mix_PORTS = {
    withDefault: [
        /System\.get_env\(\s*"PORT"\s*,\s*"(?<port>\d{2,5})"/,
        /System\.get_env\(\s*"PORT"\s*\)\s*\|\|\s*"?(?<port>\d{2,5})/,
    ],
    // A port alone may be that of a mail server, or the one that the links of a page name.
    literal: [
        /\bhttp:\s*\[[^\]]{0,300}?\bport:\s*(?<port>\d{2,5})\b/,
        /\b(?:Bandit|Cowboy|ThousandIsland)\b[^\n]{0,200}?\bport:\s*(?<port>\d{2,5})\b/,
        /\b(?:plug|options|listen)\b[^\n]{0,200}?\bport:\s*(?<port>\d{2,5})\b/,
        /:gen_tcp\.listen\(\s*(?<port>\d{2,5})\b/,
    ],
    mention: [/get_env!?\(\s*"PORT"/, /fetch_env!\(\s*"PORT"/],
};
const mix_ROUTES = [
    /^[^\S\n]*get\s*\(?\s*"(?<path>\/[^"]*)"/gm,
    /\brequest_path:\s*"(?<path>\/[^"]*)"/g,
    /\bdefp?\s+\w+\(\s*"(?<path>\/[^"]*)"/g,
    /"(?<path>\/[^"]*)"\s*->/g,
];
/** Elixir, built as a release, which brings its own Erlang along. */
const mix = {
    id: 'mix',
    language: 'Elixir',
    looksFor: 'mix.exs',
    manifests: ['mix.exs'],
    strength: 'manifest',
    recognise: (folder) => (folder.has('mix.exs') ? folder.where('mix.exs') : undefined),
    plan: planMix,
};
function planMix(project) {
    const { folder } = project;
    const mixProject = readMix(folder);
    if (mixProject === undefined)
        return undefined;
    const umbrella = umbrellaOf(folder);
    if (umbrella !== undefined) {
        project.reject('mix application', `it is part of the release of ${umbrella}`);
        return undefined;
    }
    if (project.strict && !mixProject.starts && !mixProject.isUmbrella) {
        project.reject('mix project', 'its application names no module to start: it is a library');
        return undefined;
    }
    if (mixProject.isUmbrella && !mixProject.declaresRelease) {
        project.problem('FEATURE_UNSUPPORTED', 'this umbrella project declares no release, and Mix cannot tell which of its applications belong into one', 'Add `releases: [name: [applications: [app: :permanent]]]` to project/0 in mix.exs.', folder.where('mix.exs'));
    }
    project.decide('language', 'elixir', 'mix.exs is its manifest', folder.where('mix.exs'));
    project.decide('build system', 'mix', 'mix.exs is its manifest', folder.where('mix.exs'));
    const chosen = chooseFramework(ELIXIR_FRAMEWORKS, mixProject.dependencies.keys());
    if (chosen !== undefined)
        project.decide('framework', chosen.framework.id, `mix.exs depends on ${chosen.dependency}`, mixProject.dependencies.get(chosen.dependency));
    const framework = chosen?.framework;
    const toolchain = elixirPackages(project, mixProject);
    const sources = sourceFiles(folder, {
        extensions: ['.ex', '.exs'],
        comments: 'hash',
        first: ['config/runtime.exs', 'config/prod.exs', 'lib/router.ex'],
    }).filter(({ name }) => !/config\/(?:dev|test)\.exs$/.test(name));
    const scan = scanPorts(sources, mix_PORTS);
    const port = decidePort(project, scan, framework?.port === undefined
        ? undefined
        : { value: framework.port, because: `${framework.id} listens there unless told otherwise` });
    const health = port === undefined ? undefined : (healthRoute(sources, mix_ROUTES) ?? project.hints.health);
    const command = [`/app/bin/${mixProject.release}`, 'start'];
    project.decide('start command', command.join(' '), 'the release has a script of that name', folder.where('mix.exs'));
    const assets = folder.has('assets/package.json')
        ? undefined
        : assetBuild(project, PACKAGE_MANAGERS, { always: false });
    return {
        name: mixProject.app,
        language: 'elixir',
        buildSystem: 'mix',
        ...(framework === undefined ? {} : { framework: framework.id }),
        build: {
            packages: [...toolchain, 'build-base', 'git', ...(assets?.packages ?? [])],
            env: { HEX_HOME: '/root/.hex', MIX_ENV: 'prod', MIX_HOME: '/root/.mix', ...assets?.env },
            cache: ['/root/.hex/packages', ...(assets?.cache ?? [])],
            commands: [
                ...commands(project, mixProject),
                ...(assets?.install ?? []),
                ...(assets?.build ?? []),
                ...release(mixProject),
                ...(assets?.cleanup ?? []),
            ],
        },
        runtime: {
            // The release's start script is for a shell; its Erlang links these.
            packages: ['busybox', 'glibc', 'libcrypto3', 'libgcc', 'libstdc++', 'ncurses', 'zlib'],
            env: {
                HOME: '/tmp',
                LANG: 'C.UTF-8',
                RELEASE_TMP: '/tmp',
                ...portEnv(port, scan.readsPort || framework?.id === 'phoenix'),
                ...(framework?.id === 'phoenix' ? { PHX_SERVER: 'true' } : {}),
            },
            copy: [{ from: `_build/prod/rel/${mixProject.release}`, to: '.' }],
            command,
            ports: port === undefined ? [] : [port],
            ...(health === undefined ? {} : { health: project.accept('health', health) }),
        },
    };
}
function commands(project, mixProject) {
    const inputs = new Set([...project.folder.existing('mix.exs', 'mix.lock', 'config', 'apps'), ...mixProject.reads]);
    const fetch = { run: 'mix deps.get --only prod', name: 'fetch dependencies', inputs: [...inputs] };
    if (mixProject.dependencies.size === 0 && !mixProject.isUmbrella)
        return [];
    return [
        { run: 'mix local.hex --force', inputs: [], name: 'install hex' },
        { run: 'mix local.rebar --force', inputs: [], name: 'install rebar' },
        fetch,
        { run: 'mix deps.compile', name: 'compile dependencies', inputs: [...inputs] },
    ];
}
/** The folder of the umbrella project that an application lies in, which releases all of them together. */
function umbrellaOf(folder) {
    for (let above = folder; !above.isRoot;) {
        above = above.sub('..');
        const mix = readMix(above);
        if (mix?.isUmbrella === true)
            return above.path;
    }
    return undefined;
}
function release(mixProject) {
    const deploy = mixProject.aliases.has('assets.deploy') ? [{ run: 'mix assets.deploy', name: 'build assets' }] : [];
    const setup = mixProject.aliases.has('assets.setup')
        ? [{ run: 'mix assets.setup', name: 'install asset tools' }]
        : [];
    return [
        ...setup,
        { run: 'mix compile', name: 'compile' },
        ...deploy,
        // Only a release that mix.exs declares can be asked for by name; without one there is that of the application.
        {
            run: `mix release${mixProject.declaresRelease ? ` ${mixProject.release}` : ''} --overwrite`,
            name: 'make the release',
        },
    ];
}
/** Elixir and the Erlang under it. A version file pins; mix.exs only says how old it may be. */
function elixirPackages(project, mixProject) {
    const { folder } = project;
    const read = (text) => rubyRange(text.replace(/-otp-\d+$/, ''))
        ?.replaceAll(/\bor\b/g, '||')
        .replaceAll(/\band\b/g, ' ');
    const elixir = chooseWish([
        ...wishOf(mixProject.elixir?.text, 'mix.exs', mixProject.elixir?.location, { depth: 2, read }),
        ...versionFileWishes(folder, { plain: ['.elixir-version'], tools: ['elixir'], depth: 2, read }).map((wish) => ({
            ...wish,
            orNewer: true,
        })),
    ], 2).wish;
    const erlang = chooseWish(versionFileWishes(folder, { plain: ['.erlang-version'], tools: ['erlang'], depth: 1 }), 1).wish;
    const choice = project.stream('elixir', elixir);
    // A package that is bound to one Erlang says so in its name.
    const bound = /^erl(\d+)-/.exec(choice.package)?.[1];
    const wanted = erlang === undefined ? undefined : project.stream('erlang', erlang).stream;
    const otp = [wanted, bound].find((stream) => stream !== undefined) ?? project.stream('erlang').stream;
    const fitting = `erl${otp}-elixir-${choice.stream}`;
    const name = project.catalog.has(fitting) ? fitting : choice.package;
    return [name, `erlang-${otp}`, `erlang-${otp}-dev`];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/node-program.js




const node_program_NAMES = ['server', 'index', 'app', 'main'];
const ENDINGS = ['.js', '.mjs', '.cjs', '.ts', '.mts'];
/** A program for Node.js without a package.json: a file that such programs start with, and that listens. */
const nodeProgram = {
    id: 'node-program',
    language: 'JavaScript',
    looksFor: 'server.js',
    strength: 'convention',
    recognise(folder) {
        const entry = findProgram(folder);
        return entry === undefined ? undefined : folder.where(entry);
    },
    plan(project) {
        const entry = findProgram(project.folder);
        return entry === undefined ? undefined : planProgram(project, entry);
    },
};
/** Pages in browsers have files of the same names, so one counts only if it says that it serves. */
function findProgram(folder) {
    const names = node_program_NAMES.flatMap((name) => ENDINGS.map((ending) => name + ending));
    return names.find((name) => folder.has(name) && /\bcreateServer\(|\.listen\(/.test(folder.read(name) ?? ''));
}
function planProgram(project, entry) {
    const { folder } = project;
    const typescript = /\.m?ts$/.test(entry);
    const language = typescript ? 'typescript' : 'javascript';
    project.decide('language', language, 'the program listens, and there is no package.json', folder.where(entry));
    project.decide('build system', 'node', 'there is nothing to install or to build', folder.where(entry));
    const node = project.stream('nodejs', nodeWish(folder, undefined).wish);
    const sources = javascriptSources(folder, entry, []);
    const scan = scanPort(sources);
    const usual = scan.readsPort ? { value: 3000, because: 'the source reads PORT and names no default' } : undefined;
    const port = decidePort(project, scan, usual);
    // Whatever else a Procfile may start is not in the image.
    const start = /\bnode\b/.test(project.hints.start?.value ?? '') ? hintedStart(project, port) : undefined;
    const command = start?.command ?? ['node', entry];
    if (start === undefined)
        project.decide('start command', command.join(' '), 'it is the file that such programs start with', folder.where(entry));
    const health = port === undefined ? undefined : (scanHealth(sources) ?? project.hints.health);
    return {
        language,
        buildSystem: 'node',
        build: { packages: [], commands: [] },
        runtime: {
            packages: [node.package],
            env: { NODE_ENV: 'production', ...portEnv(port, scan.readsPort), ...start?.env },
            copy: [{ from: '.', to: '.' }],
            command,
            ports: port === undefined ? [] : [port],
            ...(health === undefined ? {} : { health: project.accept('health', health) }),
        },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/nx-target.js



/** The root of the Nx repository that a folder lies in. */
function nxRoot(folder) {
    for (let current = folder;; current = current.sub('..')) {
        if (current.has('nx.json'))
            return current;
        if (current.isRoot)
            return undefined;
    }
}
/** The build target of an application: what project.json says, or what one of Nx's plugins makes of a tool's configuration; else why it is none. */
function nxTarget(folder, root) {
    const document = folder.json('project.json');
    const own = document?.root ?? folder.json('package.json')?.get('nx');
    const project = (0,manifests_document/* asRecord */.qY)(own);
    if (project.projectType === 'library')
        return 'it is a library';
    const name = (0,manifests_document/* asString */.oJ)(project.name) ?? (0,manifests_document/* asString */.oJ)(folder.json('package.json')?.get('name')) ?? external_node_path_.posix.basename(folder.path);
    const targets = (0,manifests_document/* isRecord */.u4)(project.targets) ? 'targets' : 'architect';
    const build = (0,manifests_document/* asRecord */.qY)(project[targets]).build;
    const executor = (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(build).executor) ?? (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(build).builder);
    const where = folder.where(document === undefined ? 'package.json' : 'project.json', document?.line(targets, 'build'));
    if ((0,manifests_document/* isRecord */.u4)(build) && (executor !== undefined || (0,manifests_document/* asString */.oJ)(build.command) !== undefined))
        return explicitTarget(folder, root, { name, build, executor: executor ?? 'nx:run-commands', location: where });
    const inferred = inferredTarget(folder, root);
    if (inferred === undefined)
        return 'it has no build target';
    const { plugin, kind, directory, config } = inferred;
    const listed = nx_target_outputOf((0,manifests_document/* asStrings */.P7)((0,manifests_document/* asRecord */.qY)(build).outputs)[0], folder, root);
    return {
        name,
        target: inferred.target,
        kind,
        output: listed ?? folder.sub(directory).path,
        main: 'main.js',
        production: false,
        because: `the plugin ${plugin} makes a build target of ${config}`,
        location: folder.where(config),
    };
}
function explicitTarget(folder, root, { name, build, executor, location }) {
    const options = (0,manifests_document/* asRecord */.qY)(build.options);
    const configured = options.outputPath;
    const named = (0,manifests_document/* asString */.oJ)((0,manifests_document/* isRecord */.u4)(configured) ? configured.base : configured) ?? (0,manifests_document/* asString */.oJ)(options.outputDir);
    const output = (named === undefined ? undefined : nx_target_outputOf(named, folder, root)) ??
        nx_target_outputOf((0,manifests_document/* asStrings */.P7)(build.outputs)[0], folder, root) ??
        external_node_path_.posix.join(root.path, 'dist', root.relative(folder.path));
    const kind = nx_target_kindOf(executor);
    // Angular's application builder puts what browsers get into a folder of its own.
    const browser = /angular.*:(?:application|browser-esbuild)$/.test(executor)
        ? (0,manifests_document/* isRecord */.u4)(configured)
            ? ((0,manifests_document/* asString */.oJ)(configured.browser) ?? (configured.browser === '' ? '' : 'browser'))
            : 'browser'
        : '';
    // The compilers keep the folders of the source; bundlers make one file.
    const compiled = /@nx(?:rwl)?\/js:(?:tsc|swc)$/.test(executor);
    return {
        name,
        target: 'build',
        kind,
        output: external_node_path_.posix.join(output, browser),
        main: (0,manifests_document/* asString */.oJ)(options.outputFileName) ?? (compiled ? 'src/main.js' : 'main.js'),
        production: (0,manifests_document/* asRecord */.qY)(build.configurations).production !== undefined,
        because: `the build target runs ${executor}`,
        location,
    };
}
/** `{workspaceRoot}/dist/apps/web`, `{projectRoot}/dist`, `dist/apps/web` → a path from the root of the repository. */
function nx_target_outputOf(text, folder, root) {
    const path = text?.replace('{projectRoot}', root.relative(folder.path)).replace(/^\{workspaceRoot\}\//, '');
    return path === undefined || /[{}*]/.test(path) ? undefined : root.at(path);
}
function nx_target_kindOf(executor) {
    if (executor.endsWith('next:build'))
        return 'next';
    if (executor.endsWith('nuxt:build'))
        return 'nitro';
    return /(?:\/|:)(?:vite|web|react|angular|rspack|rsbuild|browser|application|browser-esbuild|rollup)\b|astro:build|angular-devkit/.test(executor) && !/node|esbuild:esbuild|js:/.test(executor)
        ? 'static'
        : 'node';
}
const BUNDLERS = (text) => ({
    kind: /\btarget\s*:\s*['"`]node|\bNxAppWebpackPlugin\(\s*\{\s*target\s*:\s*['"`]node/.test(text) ? 'node' : 'static',
    directory: /\bpath\s*:\s*(?:path\.)?(?:join|resolve)\(\s*(?:__dirname|import\.meta\.dirname)\s*,\s*['"`]([^'"`]+)['"`]/.exec(text)?.[1] ??
        /\broot\s*:\s*['"`]([^'"`]+)['"`]/.exec(text)?.[1] ??
        'dist',
});
/** Which configuration each of Nx's plugins makes a build target of (Nx's documentation of inferred tasks). */
const PLUGINS = {
    '@nx/next': { config: 'next.config', infer: () => ({ kind: 'next', directory: '.next' }) },
    '@nx/nuxt': { config: 'nuxt.config', infer: () => ({ kind: 'nitro', directory: '.output' }) },
    '@nx/vite': {
        config: 'vite.config',
        infer: (text, folder) => folder.has('index.html')
            ? { kind: 'static', directory: /\boutDir\s*:\s*['"`]([^'"`]+)['"`]/.exec(text)?.[1] ?? 'dist' }
            : undefined,
    },
    '@nx/webpack': { config: 'webpack.config', infer: BUNDLERS },
    '@nx/rspack': { config: 'rspack.config', infer: BUNDLERS },
    '@nx/rsbuild': { config: 'rsbuild.config', infer: BUNDLERS },
};
function inferredTarget(folder, root) {
    for (const { plugin, options } of plugins(root.json('nx.json'))) {
        const known = PLUGINS[plugin];
        const config = ['ts', 'js', 'mjs', 'mts', 'cjs', 'cts'].map((ending) => `${known?.config ?? ''}.${ending}`);
        const file = known === undefined ? undefined : folder.first(...config);
        if (known === undefined || file === undefined)
            continue;
        const inferred = known.infer(sourceFile(folder, file, 'slashes')?.text ?? '', folder);
        if (inferred === undefined)
            continue;
        return { ...inferred, plugin, config: file, target: (0,manifests_document/* asString */.oJ)(options.buildTargetName) ?? 'build' };
    }
    return undefined;
}
function plugins(nx) {
    return (0,manifests_document/* asArray */._j)(nx?.get('plugins')).map((entry) => {
        const name = (0,manifests_document/* asString */.oJ)(entry) ?? (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(entry).plugin) ?? '';
        return { plugin: name.replace(/\/plugin$/, ''), options: (0,manifests_document/* asRecord */.qY)((0,manifests_document/* asRecord */.qY)(entry).options) };
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/project.js

/** One project while a plan is made for it: the folder, what is known around it, and the record of every decision. */
class Project {
    folder;
    catalog;
    hints;
    /** The workspaces that the folder is a member of, at most one of each kind. */
    workspaces;
    /** Whether only clear signs of an application count, since the folder lies in something that is built already. */
    strict;
    #reasons = [];
    #notices = [];
    #problems = [];
    #rejections = [];
    constructor(input) {
        this.folder = input.folder;
        this.catalog = input.catalog;
        this.hints = input.hints;
        this.workspaces = input.workspaces;
        this.strict = input.strict;
    }
    /** The workspace of one kind. */
    workspace(kind) {
        return this.workspaces.find((workspace) => workspace.kind === kind);
    }
    get reasons() {
        return this.#reasons;
    }
    get notices() {
        return this.#notices;
    }
    get problems() {
        return this.#problems;
    }
    get rejections() {
        return this.#rejections;
    }
    /** Records a decision with its evidence, and gives the value back. */
    decide(what, value, because, location) {
        this.#reasons.push({
            what,
            value: String(value),
            because,
            ...(location === undefined ? {} : { file: location.file }),
            ...(location?.line === undefined ? {} : { line: location.line }),
        });
        return value;
    }
    /** Records a decision that something in the tree shows. */
    accept(what, found) {
        return this.decide(what, found.value, found.because, found.location);
    }
    notice(code, message, location) {
        this.#notices.push({ code, message, ...(location === undefined ? {} : { location }) });
    }
    /** Records something that makes the project impossible to build; planning goes on, so that all of it is told at once. */
    problem(code, message, hint, location) {
        this.#problems.push({
            code,
            message,
            ...(hint === undefined ? {} : { hint }),
            ...(location === undefined ? {} : { location }),
        });
    }
    reject(what, because) {
        this.#rejections.push({ path: this.folder.path, what, because });
    }
    /** The stream for a version wish. When none fits, that is a problem, and the newest one stands in until all are told. */
    stream(family, wish) {
        try {
            const choice = this.catalog.stream(family, wish?.request);
            const because = wish === undefined ? choice.reason : `${wish.source} asks for ${wish.text}; ${choice.reason}`;
            this.decide('runtime version', choice.package, because, wish?.location);
            if (choice.notice !== undefined)
                this.notice('VERSION_SUBSTITUTED', choice.notice, wish?.location);
            return choice;
        }
        catch (error) {
            this.problem('VERSION_UNAVAILABLE', `${wish === undefined ? family : `${wish.source} asks for ${family} ${wish.text}`}: ${reasonOf(error)}`, 'Ask for a version that exists, or name the package to use in aipack.yml.', wish?.location);
            return { package: family, family, stream: '', version: '', reason: 'none fits' };
        }
    }
    /** Keeps those packages that the index has; the others are told in a notice, since the build may do without. */
    available(packages, why) {
        return packages.filter((name) => {
            if (this.catalog.has(name))
                return true;
            this.notice('PACKAGE_MISSING', `${name} (${why}) is not in the package index; the build goes on without it`);
            return false;
        });
    }
}
function reasonOf(error) {
    if (error instanceof errors/* AipackError */.kx)
        return error.problems.map((problem) => problem.message).join('; ');
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/nx.js











/** Applications that Nx builds: project.json says how, or a plugin makes it out of a tool's configuration. */
const nx = {
    id: 'nx',
    language: 'JavaScript',
    looksFor: 'project.json below nx.json',
    manifests: ['project.json'],
    strength: 'manifest',
    recognise(folder) {
        const root = nxRoot(folder);
        if (root === undefined || root.path === folder.path)
            return undefined;
        if (folder.has('project.json'))
            return folder.where('project.json');
        return folder.has('package.json') && typeof nxTarget(folder, root) === 'object'
            ? folder.where('package.json')
            : undefined;
    },
    plan(project) {
        const root = nxRoot(project.folder);
        const manifest = root === undefined ? undefined : readPackageJson(root);
        return root === undefined || manifest === undefined ? undefined : planNx(project, root, manifest);
    },
};
function planNx(project, root, manifest) {
    const { folder } = project;
    const target = nxTarget(folder, root);
    if (typeof target === 'string') {
        project.reject('nx project', target);
        return undefined;
    }
    const typescript = folder.has('tsconfig.json') || root.has('tsconfig.base.json');
    const language = project.decide('language', typescript ? 'typescript' : 'javascript', 'Nx builds it', folder.where(folder.first('tsconfig.json', 'project.json') ?? 'package.json'));
    const choice = chooseManager(root, manifest);
    project.decide('build system', choice.id, choice.because, { file: choice.file });
    project.decide('packaging', target.kind, target.because, target.location);
    const node = project.stream('nodejs', nodeWish(root, manifest).wish);
    const { stage, prune } = buildStage(project, root, manifest, { node, target });
    const base = { name: target.name, language, buildSystem: choice.id };
    const from = folder.relative(target.output);
    if (target.kind === 'static') {
        const site = serveStatic(project, { copy: [{ from, to: WEB_ROOT }], singlePage: true, notFoundPage: false });
        return { ...base, build: { ...stage, commands: [...site.commands, ...stage.commands] }, runtime: site.runtime };
    }
    const framework = target.kind === 'next' ? 'nextjs' : target.kind === 'nitro' ? 'nuxt' : undefined;
    return {
        ...base,
        ...(framework === undefined ? {} : { framework }),
        build: { ...stage, commands: target.kind === 'nitro' ? stage.commands : [...stage.commands, ...prune] },
        runtime: serverRuntime(project, root, { target, from, node, framework }),
    };
}
/** All of it runs at the root, whose package.json is the only one that the package manager knows. */
function buildStage(project, root, manifest, { node, target }) {
    const { folder, catalog } = project;
    const manager = PACKAGE_MANAGERS[chooseManager(root, manifest).id];
    const atRoot = new Project({ folder: root, catalog, hints: {}, workspaces: [], strict: false });
    const install = manager.plan({
        project: atRoot,
        manifest,
        root,
        rootManifest: manifest,
        nodeMajor: Number.parseInt(node.stream, 10),
        production: false,
    });
    for (const { code, message, location } of atRoot.notices)
        project.notice(code, message, location);
    const members = (project.workspace('JavaScript workspace')?.members ?? []).map(({ path }) => path);
    const extra = lifecycleInputs(root, manifest);
    const inputs = extra === undefined
        ? undefined
        : [
            ...manifestInputs(folder, root, members),
            ...[...install.inputs, ...extra].map((path) => folder.relative(root.sub(path).path)),
        ];
    const inRoot = (run) => `cd ${folder.relative(root.path)} && ${run}`;
    const configuration = target.production ? ':production' : '';
    const commands = [
        ...(install.setup ?? []),
        commandOf(inRoot(install.install), 'install dependencies', inputs),
        {
            run: inRoot(manager.exec(`nx run ${shellWord(`${target.name}:${target.target}${configuration}`)}`)),
            name: 'build',
        },
    ];
    const prune = (install.prune ?? []).map((run) => ({
        run: inRoot(run),
        name: 'remove development dependencies',
        inputs: [],
    }));
    return {
        stage: {
            packages: [node.package, ...install.packages],
            env: { ...install.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
            cache: install.cache,
            commands,
        },
        prune,
    };
}
function serverRuntime(project, root, { target, from, node, framework }) {
    const { folder } = project;
    const sources = javascriptSources(folder, folder.first('src/main.ts', 'src/main.js'), []);
    const scan = scanPort(sources);
    const usual = framework !== undefined
        ? { value: 3000, because: `${framework} listens there unless told otherwise` }
        : scan.readsPort
            ? { value: 3000, because: 'the source reads PORT and names no default' }
            : undefined;
    const port = decidePort(project, scan, usual);
    const health = port === undefined ? undefined : (scanHealth(sources) ?? project.hints.health);
    const modules = { from: folder.relative(root.sub('node_modules').path), to: 'node_modules' };
    // Next.js leaves what it built inside the project, unless the executor gathers it.
    const inside = target.kind === 'next' && target.output.startsWith(`${folder.path}/`);
    const layout = {
        next: {
            command: ['node', 'node_modules/next/dist/bin/next', 'start'],
            copy: [modules, { from: inside ? '.' : from, to: '.' }],
        },
        nitro: { command: ['node', '.output/server/index.mjs'], copy: [{ from, to: '.output' }] },
        node: { command: ['node', target.main], copy: [modules, { from, to: '.' }] },
        static: { command: [], copy: [] },
    }[target.kind];
    const line = layout.command.join(' ');
    project.decide('start command', line, 'it is what the build target makes', target.location);
    return {
        packages: [node.package],
        env: { NODE_ENV: 'production', ...(port === undefined ? {} : { HOST: '0.0.0.0', PORT: String(port) }) },
        copy: layout.copy,
        command: layout.command,
        ports: port === undefined ? [] : [port],
        ...(health === undefined ? {} : { health: project.accept('health', health) }),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/procfile.js



/** Families of the programs that a Procfile may start over files as they are. */
const FAMILIES = {
    node: 'nodejs',
    php: 'php',
    python: 'python',
    python3: 'python',
    ruby: 'ruby',
};
/** A JVM, or a program at a place where only builds put one. */
const STARTS_BUILT = /^(?:exec\s+)?java\s|^(?:\w+=\S*\s+)*(?:\.\/)?(?:[\w.-]+\/)*(?:target|build)\//;
/** A Procfile and nothing that a build system knows: its command runs over the files as they are. */
const procfile = {
    id: 'procfile',
    language: 'Procfile',
    looksFor: 'Procfile',
    strength: 'convention',
    recognise: (folder) => (folder.has('Procfile') ? folder.where('Procfile') : undefined),
    plan: planProcfile,
};
function planProcfile(project) {
    const line = project.hints.start?.value ?? '';
    if (STARTS_BUILT.test(line)) {
        project.reject('procfile', 'it starts what a build makes, and nothing at this place says which');
        return undefined;
    }
    const isRoot = project.workspaces.some(({ root }) => root.path === project.folder.path);
    if (isRoot && line.split(/&&|;/).some(delegatesToMember)) {
        project.reject('procfile', 'it starts a member of the workspace');
        return undefined;
    }
    const reads = /\$\{?PORT\b/.test(line);
    const usual = reads ? { value: 8080, because: 'the Procfile leaves the choice to PORT' } : undefined;
    const found = project.hints.port ?? usual;
    const port = found === undefined ? undefined : project.accept('port', found);
    const start = hintedStart(project, port);
    if (start === undefined) {
        project.reject('procfile', 'it names no process that runs');
        return undefined;
    }
    project.decide('language', 'shell', 'nothing but a Procfile says what this is', project.folder.where('Procfile'));
    const family = FAMILIES[start.command[0] ?? ''];
    return {
        language: 'shell',
        buildSystem: 'procfile',
        build: { packages: [], commands: [] },
        runtime: {
            packages: [...(family === undefined ? ['busybox'] : [project.stream(family).package])],
            env: { ...portEnv(port, reads), ...start.env },
            copy: [{ from: '.', to: '.' }],
            command: start.command,
            ports: port === undefined ? [] : [port],
            ...(project.hints.health === undefined || port === undefined
                ? {}
                : { health: project.accept('health', project.hints.health) }),
        },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/environment.js
/** The virtual environment that everything is installed into; it has the same place in the build stage and in the image. */
const VENV = '/opt/venv';
/** Tools that find the environment by being run inside it. */
function buildPath() {
    return `${VENV}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
}
/** The interpreter by its path: managers that work inside the environment have its `bin` in front of PATH, and no pip is there. */
function interpreter(python) {
    return `/usr/bin/${python}`;
}
/** Makes an environment. Without pip: the tool that installs comes from a package, and nothing of it has to reach the image. */
function makeVenv(python, folder = VENV) {
    const name = folder === VENV ? 'make the virtual environment' : `make an environment in ${folder}`;
    return { run: `${interpreter(python)} -m venv --without-pip ${folder}`, inputs: [], name };
}
/** Installs into an environment with the interpreter's own pip. */
function pipInstall(python, what, folder = VENV) {
    return `${interpreter(python)} -m pip --python ${folder}/bin/python install --no-warn-script-location ${what}`;
}
/** Settings of every pip, whoever calls it. */
const PIP_ENV = {
    PIP_CACHE_DIR: '/root/.cache/pip',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_ROOT_USER_ACTION: 'ignore',
};
const PIP_CACHE = ['/root/.cache/pip'];
/** The package of pip for an interpreter. */
function pipPackage(python) {
    return `py${python.replace('python', '')}-pip`;
}
/** Streams that Wolfi builds such tools for, the default one first. */
const TOOL_STREAMS = ['3.13', '3.12', '3.11', '3.10'];
/**
 * The package with the program of a tool, of the interpreter's own stream where there is one. `py3-poetry` alone would not do: an empty
 * package has that name too.
 */
function toolPackage(tool, python, has) {
    const streams = [python.replace('python', ''), ...TOOL_STREAMS];
    return streams.map((stream) => `py${stream}-${tool}-bin`).find(has) ?? `py3-${tool}`;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/needs.js

/** Whether a dependency in pyproject.toml or the Pipfile is a folder or file of the repository, so that installing takes more than the manifests. */
function needsSources(folder) {
    return (sources(folder).some((source) => (0,manifests_document/* asString */.oJ)(source.path) ?? (0,manifests_document/* asString */.oJ)(source.file) ?? source.workspace === true) ||
        directReferences(folder).some((text) => /@\s*file:|^-e\s/.test(text)));
}
/** Whether a dependency comes out of a Git repository. */
function needsGit(folder) {
    return (sources(folder).some((source) => source.git !== undefined) ||
        directReferences(folder).some((text) => text.includes('git+')));
}
/** Dependencies that are tables, of Poetry, uv and Pipenv: `{ path = "../lib", develop = true }`. */
function sources(folder) {
    const pyproject = folder.toml('pyproject.toml');
    return [
        pyproject?.get('tool', 'poetry', 'dependencies'),
        pyproject?.get('tool', 'uv', 'sources'),
        folder.toml('Pipfile')?.get('packages'),
    ].flatMap((table) => Object.values((0,manifests_document/* asRecord */.qY)(table)).map(manifests_document/* asRecord */.qY));
}
/** Requirements that may say where they come from: `lib @ file:///…`. */
function directReferences(folder) {
    const pyproject = folder.toml('pyproject.toml');
    const groups = Object.values((0,manifests_document/* asRecord */.qY)(pyproject?.get('project', 'optional-dependencies'))).flatMap(manifests_document/* asStrings */.P7);
    return [...(0,manifests_document/* asStrings */.P7)(pyproject?.get('project', 'dependencies')), ...groups];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/managers/manager.js

/** A manager that a file shows. */
function shownByFile(folder, name, because) {
    return folder.has(name) ? { because: `${name} ${because}`, location: folder.where(name) } : undefined;
}
/** A manager that a table of pyproject.toml shows. */
function shownByTable(folder, ...path) {
    const document = folder.toml('pyproject.toml');
    if (document?.get(...path) === undefined)
        return undefined;
    return {
        because: `pyproject.toml has a table [${path.join('.')}]`,
        location: folder.where('pyproject.toml', document.line(...path)),
    };
}
/** A step that sees the manifests only, or everything where a dependency lies in the repository itself. */
function manifestStep(folder, run, ...names) {
    const step = { run, name: 'install dependencies' };
    return needsSources(folder) ? step : { ...step, inputs: [...folder.existing(...names)] };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/managers/conda.js


/** Conda environments, made by the small tool that needs no Conda of its own. The environment brings its own Python. */
const conda = {
    id: 'conda',
    recognise: (folder) => shownByFile(folder, 'environment.yml', 'is its manifest') ??
        shownByFile(folder, 'environment.yaml', 'is its manifest'),
    install(folder) {
        const name = folder.first('environment.yml', 'environment.yaml') ?? 'environment.yml';
        return {
            packages: ['micromamba'],
            env: { CONDA_PKGS_DIRS: '/root/.cache/conda', MAMBA_ROOT_PREFIX: '/root/micromamba' },
            cache: ['/root/.cache/conda'],
            commands: [
                {
                    run: `micromamba create --yes --prefix ${VENV} --file ${name}`,
                    inputs: [name],
                    name: 'make the environment',
                },
            ],
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/managers/pdm.js



/** Where PDM itself is installed, which no package carries. */
const PDM = '/root/pdm';
const pdm = {
    id: 'pdm',
    recognise: (folder) => shownByFile(folder, 'pdm.lock', 'is its lock file') ?? shownByTable(folder, 'tool', 'pdm'),
    install: (folder, { python }) => ({
        packages: [pipPackage(python), ...(needsGit(folder) ? ['git'] : [])],
        env: { ...PIP_ENV, PDM_CHECK_UPDATE: '0', VIRTUAL_ENV: VENV, PATH: buildPath() },
        cache: [...PIP_CACHE, '/root/.cache/pdm'],
        commands: [
            makeVenv(python),
            makeVenv(python, PDM),
            { run: pipInstall(python, 'pdm', PDM), inputs: [], name: 'install pdm' },
            manifestStep(folder, `${PDM}/bin/pdm ${folder.has('pdm.lock') ? 'sync' : 'install'} --prod --no-self`, 'pyproject.toml', 'pdm.lock', 'pdm.toml'),
            // PDM leaves it to the first start. Some packages carry files that were never meant to compile.
            { run: `${VENV}/bin/python -m compileall -q ${VENV}/lib || true`, inputs: [], name: 'compile modules' },
        ],
    }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/names.js
/** Name of a distribution as indexes compare it (PEP 503). */
function names_distributionName(name) {
    return name.toLowerCase().replace(/[-_.]+/g, '-');
}
/** Name and extras of a requirement: `uvicorn[standard]>=0.30; python_version > "3"`. Undefined for options, paths and comments. */
function parseRequirement(line) {
    const match = /^[^\S\n]*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?\s*(?:[<>=!~;@(,\s#]|$)/.exec(line);
    if (match === null)
        return undefined;
    const extras = (match[2] ?? '').split(',').map((extra) => extra.trim());
    return { name: names_distributionName(match[1] ?? ''), extras: extras.filter((extra) => extra !== '') };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/dependencies.js


/** Production dependencies by name, from every manifest that a folder has. */
function pythonDependencies(folder) {
    const all = [
        ...requirements(folder, requirementsFile(folder)),
        ...pyproject(folder),
        ...pipfile(folder),
        ...setupFiles(folder),
        ...environment(folder),
    ];
    const byName = new Map();
    for (const dependency of all)
        if (!byName.has(dependency.name))
            byName.set(dependency.name, dependency);
    return byName;
}
/** The requirements file that production installs from. */
function requirementsFile(folder) {
    return folder.first('requirements.txt', 'requirements/production.txt', 'requirements/prod.txt', 'requirements/main.txt', 'requirements/base.txt', 'requirements.prod.txt', 'requirements-prod.txt');
}
/** Files that a requirements file includes, itself first; includes that leave the folder's tree or loop end the search. */
function requirementsTree(folder, name, seen = new Set()) {
    const text = folder.read(name);
    if (text === undefined || seen.has(name) || seen.size > 20)
        return [];
    seen.add(name);
    const base = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : '';
    const included = [...text.matchAll(/^[^\S\n]*(?:-r|-c|--requirement|--constraint)[\s=]+(\S+)/gm)].flatMap((match) => requirementsTree(folder, `${base}${match[1] ?? ''}`, seen));
    return [name, ...included];
}
function requirements(folder, name) {
    const files = name === undefined ? [] : requirementsTree(folder, name);
    return files.flatMap((file) => (folder.read(file) ?? '').split('\n').flatMap((line, index) => {
        const requirement = parseRequirement(line);
        return requirement === undefined ? [] : [{ ...requirement, location: folder.where(file, index + 1) }];
    }));
}
function pyproject(folder) {
    const document = folder.toml('pyproject.toml');
    if (document === undefined)
        return [];
    const at = (...path) => folder.where('pyproject.toml', document.line(...path));
    const project = (0,manifests_document/* asStrings */.P7)(document.get('project', 'dependencies')).flatMap((text) => {
        const requirement = parseRequirement(text);
        return requirement === undefined ? [] : [{ ...requirement, location: lineOf(folder, document, text) }];
    });
    const poetry = Object.entries((0,manifests_document/* asRecord */.qY)(document.get('tool', 'poetry', 'dependencies')))
        .filter(([name]) => name !== 'python')
        .map(([name, value]) => ({
        name: names_distributionName(name),
        extras: (0,manifests_document/* asStrings */.P7)((0,manifests_document/* asRecord */.qY)(value).extras),
        location: at('tool', 'poetry', 'dependencies', name),
    }));
    return [...project, ...poetry];
}
/** The line of a list entry, which the parser does not keep: the first line that holds its text. */
function lineOf(folder, document, text) {
    const lines = (folder.read('pyproject.toml') ?? '').split('\n');
    const index = lines.findIndex((line) => line.includes(text));
    return folder.where('pyproject.toml', index === -1 ? document.line('project', 'dependencies') : index + 1);
}
function pipfile(folder) {
    const document = folder.toml('Pipfile');
    return Object.entries((0,manifests_document/* asRecord */.qY)(document?.get('packages'))).map(([name, value]) => ({
        name: names_distributionName(name),
        extras: (0,manifests_document/* asStrings */.P7)((0,manifests_document/* asRecord */.qY)(value).extras),
        location: folder.where('Pipfile', document?.line('packages', name)),
    }));
}
/** setup.cfg is INI and setup.py a program: requirement lists are read out of both as text. */
function setupFiles(folder) {
    const cfg = /^install_requires\s*=\s*\n?((?:[ \t]+.*\n?|.*\n)*?)(?=^\S|(?![\s\S]))/m.exec(folder.read('setup.cfg') ?? '')?.[1] ?? '';
    const py = /install_requires\s*=\s*\[([^\]]*)\]/.exec(folder.read('setup.py') ?? '')?.[1] ?? '';
    const fromCfg = cfg.split('\n').map((line) => ({ text: line, file: 'setup.cfg' }));
    const fromPy = [...py.matchAll(/["']([^"']+)["']/g)].map((match) => ({ text: match[1] ?? '', file: 'setup.py' }));
    return [...fromCfg, ...fromPy].flatMap(({ text, file }) => {
        const requirement = parseRequirement(text);
        return requirement === undefined ? [] : [{ ...requirement, location: folder.where(file) }];
    });
}
/** A Conda environment's own packages and those that pip adds to it. */
function environment(folder) {
    const name = folder.first('environment.yml', 'environment.yaml');
    const document = name === undefined ? undefined : folder.yaml(name);
    if (name === undefined || document === undefined)
        return [];
    return (0,manifests_document/* asArray */._j)(document.get('dependencies')).flatMap((entry, index) => {
        const texts = typeof entry === 'string' ? [entry] : (0,manifests_document/* asStrings */.P7)((0,manifests_document/* asRecord */.qY)(entry).pip);
        return texts.flatMap((text) => {
            // `channel::name=version=build`
            const requirement = parseRequirement(text.replace(/^[\w-]+::/, ''));
            return requirement === undefined || requirement.name === 'python'
                ? []
                : [{ ...requirement, location: folder.where(name, document.line('dependencies', index)) }];
        });
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/managers/pip.js



const pip = {
    id: 'pip',
    recognise(folder) {
        const name = requirementsFile(folder);
        return name === undefined
            ? undefined
            : { because: `${name} lists what pip installs`, location: folder.where(name) };
    },
    // `pip install -r` with the project itself, a dot, in the list.
    installsProject: (folder) => /^[^\S\n]*(?:-e\s+|--editable[\s=]+)?\.(?:\[[^\]]*\])?[^\S\n]*$/m.test(requirementsText(folder)),
    install(folder, { python }) {
        const name = requirementsFile(folder) ?? 'requirements.txt';
        const files = requirementsTree(folder, name);
        const text = requirementsText(folder);
        // A requirement that is a path, or this very project, needs more than the list.
        const local = /^[^\S\n]*(?:-e\s|--editable\s|\.{1,2}(?:\/|\[|\s*$)|[\w./-]+ @ file:|--find-links)/m.test(text);
        const command = pipInstall(python, `-r ${name}`);
        return {
            packages: [pipPackage(python), ...(text.includes('git+') ? ['git'] : [])],
            env: PIP_ENV,
            cache: PIP_CACHE,
            commands: [
                makeVenv(python),
                local
                    ? { run: command, name: 'install dependencies' }
                    : { run: command, inputs: [...files], name: 'install dependencies' },
            ],
        };
    },
};
function requirementsText(folder) {
    const name = requirementsFile(folder);
    const files = name === undefined ? [] : requirementsTree(folder, name);
    return files.map((each) => folder.read(each) ?? '').join('\n');
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/managers/pipenv.js



const pipenv = {
    id: 'pipenv',
    recognise: (folder) => shownByFile(folder, 'Pipfile', 'is its manifest'),
    install(folder, { python, has }) {
        const locked = folder.has('Pipfile.lock');
        return {
            packages: [toolPackage('pipenv', python, has), ...(needsGit(folder) ? ['git'] : [])],
            env: {
                ...PIP_ENV,
                PIPENV_CACHE_DIR: '/root/.cache/pipenv',
                PIPENV_VERBOSITY: '-1',
                VIRTUAL_ENV: VENV,
                PATH: buildPath(),
            },
            cache: [...PIP_CACHE, '/root/.cache/pipenv'],
            commands: [
                makeVenv(python),
                manifestStep(folder, locked ? 'pipenv install --deploy' : 'pipenv install --skip-lock', 'Pipfile', 'Pipfile.lock'),
            ],
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/managers/poetry.js



const poetry = {
    id: 'poetry',
    recognise: (folder) => shownByFile(folder, 'poetry.lock', 'is its lock file') ?? shownByTable(folder, 'tool', 'poetry'),
    install: (folder, { python, has }) => ({
        packages: [toolPackage('poetry', python, has), ...(needsGit(folder) ? ['git'] : [])],
        env: {
            POETRY_CACHE_DIR: '/root/.cache/pypoetry',
            POETRY_NO_INTERACTION: '1',
            POETRY_VIRTUALENVS_CREATE: 'false',
            VIRTUAL_ENV: VENV,
            PATH: buildPath(),
        },
        cache: ['/root/.cache/pypoetry'],
        commands: [
            makeVenv(python),
            // Poetry leaves compiling to the first start, and an image is started without rights to keep what it compiles.
            manifestStep(folder, 'poetry install --only main --no-root --compile', 'pyproject.toml', 'poetry.lock', 'poetry.toml'),
        ],
    }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/managers/project.js




function isInstallable(folder) {
    return folder.toml('pyproject.toml')?.get('build-system') !== undefined || folder.has('setup.py');
}
/** A project that describes itself in the standard way, whatever builds it: pip asks the build backend. */
const project = {
    id: 'pip',
    recognise: (folder) => shownByTable(folder, 'project') ??
        shownByFile(folder, 'setup.py', 'describes the project') ??
        shownByFile(folder, 'setup.cfg', 'describes the project'),
    installsProject: isInstallable,
    install(folder, { python }) {
        const declared = folder.toml('pyproject.toml')?.get('project', 'dependencies');
        const step = isInstallable(folder)
            ? { run: pipInstallProject(folder, python), name: 'install the project' }
            : (0,manifests_document/* asStrings */.P7)(declared).length > 0
                ? dependenciesStep(folder, python)
                : undefined;
        return {
            packages: [pipPackage(python), ...(needsGit(folder) ? ['git'] : [])],
            env: PIP_ENV,
            cache: PIP_CACHE,
            commands: step === undefined ? [] : [makeVenv(python), step],
        };
    },
};
/** setuptools builds inside the source, where what it leaves would end up in the image; so it gets a copy. */
function pipInstallProject(folder, python) {
    const backend = (0,manifests_document/* asString */.oJ)(folder.toml('pyproject.toml')?.get('build-system', 'build-backend'));
    if (backend !== undefined && !backend.startsWith('setuptools'))
        return pipInstall(python, '.');
    return `cp -R . /root/project && ${pipInstall(python, '/root/project')}`;
}
/**
 * The dependencies of a project that names no build backend: a program in its own folder. pip would try to build it with setuptools, which
 * refuses a folder of several packages; of the manifest alone it makes a package of nothing but dependencies.
 */
function dependenciesStep(folder, python) {
    const project = (0,manifests_document/* asRecord */.qY)(folder.toml('pyproject.toml')?.get('project'));
    const run = pipInstallProject(folder, python);
    if (needsSources(folder) || (0,manifests_document/* asStrings */.P7)(project.dynamic).length > 0)
        return { run, name: 'install dependencies' };
    const named = [
        project.readme,
        (0,manifests_document/* asRecord */.qY)(project.readme).file,
        (0,manifests_document/* asRecord */.qY)(project.license).file,
        project['license-files'],
    ];
    const files = folder.existing('pyproject.toml', ...named.flatMap(manifests_document/* asStrings */.P7));
    return { run, inputs: [...new Set(files)], name: 'install dependencies' };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/managers/uv.js



/** uv installs a project that a build backend can build, unless it is told otherwise. */
function isUvPackage(folder) {
    const document = folder.toml('pyproject.toml');
    const told = document?.get('tool', 'uv', 'package');
    return typeof told === 'boolean' ? told : document?.get('build-system') !== undefined;
}
const uv = {
    id: 'uv',
    recognise: (folder) => shownByFile(folder, 'uv.lock', 'is its lock file') ?? shownByTable(folder, 'tool', 'uv'),
    installsProject: isUvPackage,
    install(folder, { python, workspaceRoot }) {
        const root = workspaceRoot ?? folder;
        const sync = `uv sync${root.has('uv.lock') ? ' --frozen' : ''} --no-dev`;
        const shared = root.toml('pyproject.toml')?.get('tool', 'uv', 'workspace') !== undefined;
        // The lock file names what members depend on, so that their own manifests can wait.
        const dependencies = {
            run: `${sync} --no-install-${shared ? 'workspace' : 'project'}`,
            inputs: [
                ...folder.existing('pyproject.toml', 'uv.lock', 'uv.toml', '.python-version'),
                ...(root === folder
                    ? []
                    : folder.existing(...['pyproject.toml', 'uv.lock'].map((name) => above(folder, root, name)))),
            ],
            name: 'install dependencies',
        };
        // uv notes when the manifest of what it built was last changed, which is another time in each clone.
        const notes = `${VENV}/lib/python*/site-packages/*.dist-info/uv_cache.json`;
        const project = { run: `${sync} --no-editable && rm -f ${notes}`, name: 'install the project' };
        const manifestsDo = shared ? root.has('uv.lock') : !needsSources(folder);
        return {
            packages: ['uv', ...(needsGit(folder) ? ['git'] : [])],
            env: {
                // By content rather than by time: the files of an image carry other times than those that were compiled.
                PYC_INVALIDATION_MODE: 'CHECKED_HASH',
                UV_CACHE_DIR: '/root/.cache/uv',
                UV_COMPILE_BYTECODE: '1',
                UV_LINK_MODE: 'copy',
                UV_PROJECT_ENVIRONMENT: VENV,
                UV_PYTHON: interpreter(python),
                UV_PYTHON_DOWNLOADS: 'never',
            },
            cache: ['/root/.cache/uv'],
            commands: [
                ...(manifestsDo ? [dependencies] : []),
                ...(isUvPackage(folder) || shared || !manifestsDo ? [project] : []),
            ],
        };
    },
};
function above(folder, root, name) {
    return `${folder.relative(root.path)}/${name}`;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/managers.js







/** The most particular first: many projects keep a requirements.txt beside their real manifest for the sake of other tools. */
const PYTHON_MANAGERS = [uv, poetry, pdm, pipenv, conda, pip, project];
/** The manager of a folder, with what shows it. */
function pythonManager(folder) {
    for (const manager of PYTHON_MANAGERS) {
        const shown = manager.recognise(folder);
        if (shown !== undefined)
            return { manager, shown };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/native.js
/** Distributions that need something from the system, and what (their installation notes). */
const PYTHON_NATIVE = {
    psycopg2: { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is compiled against libpq' },
    psycopg: { runtime: ['libpq'], why: 'loads libpq' },
    mysqlclient: {
        build: ['mariadb-connector-c-dev', 'pkgconf'],
        runtime: ['mariadb-connector-c'],
        why: 'is compiled against the MariaDB connector',
    },
    pyodbc: { build: ['unixodbc-dev'], runtime: ['unixodbc'], why: 'loads unixODBC' },
    pymssql: { build: ['freetds-dev'], runtime: ['freetds'], why: 'loads FreeTDS' },
    cairocffi: { runtime: ['cairo'], why: 'loads Cairo' },
    cairosvg: { runtime: ['cairo'], why: 'loads Cairo' },
    weasyprint: { runtime: ['pango', 'fontconfig', 'ttf-dejavu'], why: 'loads Pango' },
    pdf2image: { runtime: ['poppler-utils'], why: 'calls pdftoppm' },
    pydub: { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
    'ffmpeg-python': { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
    moviepy: { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
    pytesseract: { runtime: ['tesseract'], why: 'calls tesseract' },
    'python-magic': { runtime: ['libmagic'], why: 'loads libmagic' },
    graphviz: { runtime: ['graphviz'], why: 'calls dot' },
    playwright: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
    xmlsec: { build: ['libxml2-dev', 'xmlsec-dev'], runtime: ['xmlsec'], why: 'is compiled against xmlsec' },
    'python-ldap': { build: ['openldap-dev'], runtime: ['libldap'], why: 'is compiled against OpenLDAP' },
    pycairo: { build: ['cairo-dev', 'pkgconf'], runtime: ['cairo'], why: 'is compiled against Cairo' },
    pygraphviz: { build: ['graphviz-dev'], runtime: ['graphviz'], why: 'is compiled against Graphviz' },
    gdal: { build: ['gdal-dev'], runtime: ['gdal'], why: 'is compiled against GDAL' },
    pyaudio: { build: ['portaudio-dev'], runtime: ['portaudio'], why: 'is compiled against PortAudio' },
    gssapi: { build: ['krb5-dev'], runtime: ['krb5-libs'], why: 'is compiled against Kerberos' },
    'opencv-python': { runtime: ['mesa-gl', 'glib'], why: 'loads OpenGL for its windows' },
    lightgbm: { runtime: ['libgomp'], why: 'loads OpenMP' },
    pyvips: { runtime: ['libvips'], why: 'loads libvips' },
    pyzbar: { runtime: ['zbar'], why: 'loads zbar' },
    pyenchant: { runtime: ['enchant2'], why: 'loads Enchant' },
    wand: { runtime: ['imagemagick'], why: 'loads ImageMagick' },
    gitpython: { runtime: ['git'], why: 'calls git' },
    'confluent-kafka': { why: 'brings librdkafka in its wheel' },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/start.js



const MAIN_FILES = [
    'main.py',
    'app.py',
    'server.py',
    'run.py',
    'bot.py',
    'start.py',
    'index.py',
    'src/main.py',
    'src/app.py',
    'app/main.py',
    'wsgi.py',
    '__main__.py',
];
/** How a Python service starts: what a Procfile says, its framework's production server, a script it declares, or its main file. */
function pythonStart(project, question) {
    const { view, framework, port, hasManifest, installed } = question;
    if (project.hints.start !== undefined)
        return fromHint(project, port);
    const entrypoint = framework?.entrypoint?.(view, port ?? framework.port ?? 8000);
    if (entrypoint !== undefined) {
        return {
            command: entrypoint,
            env: {},
            shell: false,
            because: `a production server runs the ${framework?.id ?? ''} application`,
        };
    }
    return (namedFile(project) ??
        declaredScript(project, installed) ??
        usualFile(project) ??
        otherFile(project, view, hasManifest));
}
function fromHint(project, port) {
    const hint = project.hints.start;
    if (hint === undefined)
        return undefined;
    const line = hint.value.replace(COLLECT_STATIC, '');
    const { argv, env } = parseStartLine(withoutBind(line), port);
    const evidence = {
        because: hint.because,
        ...(hint.location === undefined ? {} : { location: hint.location }),
        ...(line === hint.value ? {} : { collectsStatic: true }),
    };
    if (argv === undefined)
        return { command: ['/bin/sh', '-c', line], env: {}, shell: true, ...evidence };
    const program = argv[0] ?? '';
    // Tools that manage an environment are not in the image: what they would run is.
    const rest = program === 'uv' || program === 'poetry' || program === 'pipenv' || program === 'pdm'
        ? argv.slice(argv[1] === 'run' ? 2 : 1)
        : argv;
    return { command: rest, env, shell: false, ...evidence };
}
/** A link of a chain of commands that gathers Django's static files, with what ties it to the next one. */
const COLLECT_STATIC = /\b(?:python3? )?(?:\.\/)?manage\.py collectstatic(?: --?[\w-]+)*\s*(?:&&|;)\s*/;
/** gunicorn listens on PORT of all interfaces by itself; left to it, whoever starts the image can still choose. */
function withoutBind(line) {
    return /^(?:exec\s+)?(?:(?:uv|poetry|pipenv|pdm)\s+run\s+)?gunicorn\s/.test(line)
        ? line.replace(/\s(?:-b|--bind)[\s=]*["']?(?:0\.0\.0\.0)?:\$(?:PORT|\{PORT(?::-\d+)?\})["']?(?=\s|$)/, '')
        : line;
}
/** A console script. Installed projects have it in their environment; of others the function behind it is called. */
function declaredScript(project, installed) {
    if (project.strict)
        return undefined;
    const { folder } = project;
    const document = folder.toml('pyproject.toml');
    for (const path of [
        ['project', 'scripts'],
        ['tool', 'poetry', 'scripts'],
    ]) {
        const script = chooseScript(Object.entries((0,manifests_document/* asRecord */.qY)(document?.get(...path))));
        if (script === undefined)
            continue;
        const location = folder.where('pyproject.toml', document?.line(...path, script.name));
        return start_startOf(script, installed, `${path.join('.')} names the function`, location);
    }
    const file = folder.first('setup.cfg', 'setup.py') ?? '';
    const script = chooseScript(setupScripts(folder.read('setup.cfg'), folder.read('setup.py')));
    return script && start_startOf(script, installed, 'its console_scripts name the function', folder.where(file));
}
/** The script that starts a server by its name, or the only one. */
function chooseScript(scripts) {
    const usual = scripts.find(([key]) => ['start', 'serve', 'server', 'main', 'app'].includes(key));
    const [name, target] = usual ?? (scripts.length === 1 ? (scripts[0] ?? []) : []);
    const [module = '', attribute = ''] = typeof target === 'string' ? target.split(':') : [];
    if (name === undefined || !/^[\w.]+$/.test(module) || !/^\w+$/.test(attribute))
        return undefined;
    return { name, module, attribute };
}
function start_startOf({ name, module, attribute }, installed, because, location) {
    return {
        command: installed
            ? [name]
            : ['python3', '-c', `import sys; from ${module} import ${attribute}; sys.exit(${attribute}())`],
        env: {},
        shell: false,
        // The installed modules are complete; those of the source lack what was compiled.
        ...(installed ? { ownPath: true } : {}),
        because,
        location,
    };
}
/** setup.cfg is INI and setup.py a program: scripts are read out of both as text. */
function setupScripts(cfg = '', py = '') {
    const section = /^console_scripts\s*=\s*\n((?:[ \t]+.*(?:\n|$))*)/m.exec(cfg)?.[1] ?? '';
    const list = /["']console_scripts["']\s*:\s*\[([^\]]*)\]/.exec(py)?.[1] ?? '';
    return [...`${section}\n${list}`.matchAll(/([\w.-]+)\s*=\s*([\w.]+:\w+)/g)].map((match) => [
        match[1] ?? '',
        match[2] ?? '',
    ]);
}
function namedFile(project) {
    const names = project.strict ? ['main.py', 'app.py', 'server.py', 'src/main.py', 'app/main.py'] : MAIN_FILES;
    const file = project.folder.first(...names);
    return file === undefined ? undefined : runFile(project, file, 'it is the file that such programs start with');
}
/** The file that another container of the same source is started with, as a Dockerfile or a manifest of Kubernetes has it. */
function usualFile(project) {
    const hint = project.hints.usualStart;
    const file = /^(?:\S*\/)?python[\d.]*(?:\s+-u)?\s+(?:\.\/)?([\w./-]+\.py)$/.exec(hint?.value.trim() ?? '')?.[1];
    if (hint === undefined || file === undefined || !project.folder.has(file))
        return undefined;
    const evidence = { because: hint.because, ...(hint.location === undefined ? {} : { location: hint.location }) };
    return { command: ['python3', file], env: {}, shell: false, ...evidence };
}
function runFile(project, file, because) {
    return { command: ['python3', file], env: {}, shell: false, because, location: project.folder.where(file) };
}
/** Calls that keep a program running to answer others. */
const start_SERVES = /\b(?:run_app|serve_forever|run_server|serve|launch|run_polling|infinity_polling|start_polling)\(|\b(?:app|application|server|bot|client|mcp|uvicorn|socketio)\.run\(/;
function otherFile(project, view, hasManifest) {
    const sources = view.sources();
    const guarded = sources.filter(({ name, text }) => !name.includes('/') && name !== 'manage.py' && /^if __name__ == ['"]__main__['"]/m.test(text));
    const server = guarded.find(({ text }) => start_SERVES.test(text));
    if (server !== undefined)
        return runFile(project, server.name, 'it serves when it is run');
    const main = sources.find(({ name }) => /^(?:src\/)?[\w-]+\/__main__\.py$/.test(name))?.name;
    if (main !== undefined) {
        const module = moduleName(main).replace(/\.__main__$/, '');
        const because = 'the package can be run as a program';
        return { command: ['python3', '-m', module], env: {}, shell: false, because, location: project.folder.where(main) };
    }
    const inside = sources.find(({ name, text }) => /^(?:src\/)?\w+\/(?:main|app|server)\.py$/.test(name) && start_SERVES.test(text));
    if (inside !== undefined) {
        const because = 'it serves when it is run';
        const location = project.folder.where(inside.name);
        return { command: ['python3', '-m', moduleName(inside.name)], env: {}, shell: false, because, location };
    }
    if (guarded[0] !== undefined)
        return runFile(project, guarded[0].name, 'it says what to do when it is run');
    const programs = sources.filter(({ name }) => /^(?:src\/)?(?!(?:__init__|manage|conftest)\.)[^/]+$/.test(name));
    const [only] = programs.length === 1 && hasManifest && !project.strict ? programs : [];
    return only === undefined ? undefined : runFile(project, only.name, 'it is the only program');
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/static-files.js

/**
 * WhiteNoise serves what collectstatic gathers; without it, static files are someone else's to serve, unless the start command
 * would have gathered them, which it can't in an image that nobody may write to.
 */
function collectStatic(project, { framework, dependencies, view, start }) {
    if (framework?.id !== 'django' || !project.folder.has('manage.py'))
        return [];
    const whitenoise = dependencies.get('whitenoise');
    const gathers = start.collectsStatic === true;
    if (!gathers && (whitenoise === undefined || !view.sources().some(({ text }) => /^STATIC_ROOT\s*=/m.test(text))))
        return [];
    project.decide('static files', 'collectstatic', gathers
        ? 'the start command would do it, too late for an image'
        : 'WhiteNoise serves them, and the settings name STATIC_ROOT', gathers ? start.location : whitenoise?.location);
    const secrets = secretNames(view).map((name) => `${name}=build `);
    return [
        {
            run: `${secrets.join('')}${VENV}/bin/python manage.py collectstatic --noinput`,
            name: 'collect static files',
        },
    ];
}
/** Variables of the environment that the settings take a secret key from: a build has none, and needs none. */
function secretNames(view) {
    const names = view
        .sources()
        .flatMap(({ text }) => [
        ...text.matchAll(/(?:environ(?:\.get)?|getenv|env(?:\.str)?|config)[([]\s*['"](\w*SECRET_KEY\w*)['"]/g),
    ])
        .map((match) => match[1] ?? '');
    return [...new Set(['SECRET_KEY', ...names])].sort();
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/version.js



const python_version_FILES = {
    plain: ['.python-version', 'runtime.txt'],
    tools: ['python'],
    depth: 2,
    read: pythonRange,
};
/**
 * A version or a specifier set (PEP 440) as a range in npm's notation: `>=3.11,<4` → `>=3.11 <4`, `~=3.11.2` → `~3.11.2`, `python-3.12.1` → `3.12.1`.
 * Exclusions (`!=`) concern patch levels and fall away. Undefined for what asks for nothing: `pypy`, `system`.
 */
function pythonRange(text) {
    const clean = text.replace(/^(?:c?python)[-@]?/i, '').trim();
    const alternatives = clean.split('||').map((alternative) => alternative
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '' && !part.startsWith('!='))
        .map(specifier)
        .join(' '));
    return alternatives.every((part) => /\d/.test(part)) ? alternatives.join(' || ') : undefined;
}
function specifier(part) {
    const compatible = /^~=\s*(\d+)\.(\d+)(?:\.(\d+))?$/.exec(part);
    // Two parts leave the second one open: ~=3.11 means any 3.x from 3.11 on.
    if (compatible)
        return compatible[3] === undefined
            ? `^${compatible[1]}.${compatible[2]}.0`
            : `~${compatible[1]}.${compatible[2]}.${compatible[3]}`;
    return part
        .replace(/^===?\s*/, '')
        .replace(/(?:a|b|rc)\d+$|-dev$/, '')
        .replace(/\.\*$/, '');
}
/** Order: `requires-python` (or Poetry's and Pipenv's own fields), then `.python-version`, runtime.txt, `.tool-versions` and mise.toml. */
function pythonWish(folder) {
    const pyproject = folder.toml('pyproject.toml');
    const pipfile = folder.toml('Pipfile');
    const field = (path) => {
        const text = (0,manifests_document/* asString */.oJ)(pyproject?.get(...path));
        return wishOf(text, path.join('.'), folder.where('pyproject.toml', pyproject?.line(...path)), python_version_FILES);
    };
    const pipenv = ['python_full_version', 'python_version'].flatMap((name) => {
        const text = (0,manifests_document/* asString */.oJ)(pipfile?.get('requires', name));
        return wishOf(text, `Pipfile ${name}`, folder.where('Pipfile', pipfile?.line('requires', name)), python_version_FILES);
    });
    return chooseWish([
        ...field(['project', 'requires-python']),
        ...field(['tool', 'poetry', 'dependencies', 'python']),
        ...pipenv,
        ...versionFileWishes(folder, python_version_FILES),
    ], 2);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/plan.js














/** Plans a Python project; undefined, with the reason recorded, when nothing says how to start it. */
function planPython(project) {
    const folder = project.folder;
    const chosen = plan_chooseManager(project);
    project.decide('language', 'python', chosen?.shown.because ?? 'the folder holds a Python program', chosen?.shown.location);
    project.decide('build system', chosen?.manager.id ?? 'pip', chosen?.shown.because ?? 'the program has no dependencies', chosen?.shown.location);
    const dependencies = pythonDependencies(folder);
    const framework = decideFramework(project, dependencies);
    const view = pythonView(project, dependencies);
    const scan = scanPorts(view.sources(), PYTHON_PORTS);
    const usual = framework?.port === undefined || (framework.clientToo === true && !view.sources().some(showsServer))
        ? undefined
        : { value: framework.port, because: `${framework.id} is usually reached there` };
    const mentioned = scan.readsPort ? { value: 8000, because: 'the source reads PORT and names no default' } : undefined;
    const port = decidePort(project, scan, usual ?? mentioned);
    const start = pythonStart(project, {
        view,
        framework,
        port,
        hasManifest: dependencies.size > 0 || chosen !== undefined,
        installed: chosen?.manager.installsProject?.(folder) === true,
    });
    if (start === undefined) {
        project.reject('python project', 'there is neither a framework whose application could be found, nor a main.py, app.py or script entry: it is a library');
        return undefined;
    }
    project.decide('start command', start.command.join(' '), start.because, start.location);
    const { wish, conflict } = pythonWish(folder);
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    const stream = project.stream('python', wish);
    const python = `python${stream.stream}`;
    const workspaceRoot = project.workspace('uv workspace')?.root;
    const install = chosen?.manager.install(folder, {
        python,
        has: (name) => project.catalog.has(name),
        ...(workspaceRoot === undefined || workspaceRoot.path === folder.path ? {} : { workspaceRoot }),
    });
    return plan_draftOf(project, {
        framework,
        view,
        port,
        readsPort: scan.readsPort || project.hints.start !== undefined || start.command[0] === 'gunicorn',
        start,
        stream: stream.package,
        python,
        install,
        dependencies,
        manager: chosen?.manager.id ?? 'pip',
    });
}
/** The manager that the folder shows, or uv for a member of its workspaces: their lock file lies at the root. */
function plan_chooseManager(project) {
    const workspace = project.workspace('uv workspace');
    if (workspace === undefined || workspace.root.path === project.folder.path)
        return pythonManager(project.folder);
    const shown = uv.recognise(workspace.root);
    return shown && { manager: uv, shown };
}
function showsServer({ text }) {
    return /\b(?:run_app|TCPSite|serve_forever)\(/.test(text);
}
function plan_draftOf(project, parts) {
    const { install, start, stream, python, framework, port, view } = parts;
    const native = plan_nativeParts(project, parts.dependencies);
    const server = addedServer(project, parts);
    const commands = [
        ...(install?.commands ?? []),
        ...(server === undefined ? [] : serverCommands(install, python, server)),
    ];
    const venv = commands.length > 0;
    const compiles = parts.dependencies.size > 0;
    const health = pythonHealth(view.sources()) ?? framework?.healthEndpoints?.(view) ?? project.hints.health;
    const name = plan_manifestName(project);
    return {
        ...(name === undefined ? {} : { name }),
        language: 'python',
        buildSystem: parts.manager,
        ...(framework === undefined ? {} : { framework: framework.id }),
        build: {
            packages: !venv
                ? []
                : [
                    stream,
                    ...(install?.packages ?? []),
                    ...(server === undefined ? [] : [pipPackage(python)]),
                    ...(compiles ? ['build-base', `${stream}-dev`] : []),
                    ...native.build,
                ],
            env: install?.env ?? {},
            cache: install?.cache ?? [],
            commands: [...commands, ...(venv ? collectStatic(project, parts) : [])],
        },
        runtime: {
            packages: [
                stream,
                ...(compiles ? ['libstdc++', 'libgcc'] : []),
                ...(start.shell ? ['busybox'] : []),
                ...native.runtime,
            ],
            env: {
                PYTHONUNBUFFERED: '1',
                PYTHONDONTWRITEBYTECODE: '1',
                ...(venv
                    ? { PATH: `${VENV}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`, VIRTUAL_ENV: VENV }
                    : {}),
                ...(start.ownPath === true ? {} : { PYTHONPATH: project.folder.hasFolder('src') ? '/app/src:/app' : '/app' }),
                ...portEnv(port, parts.readsPort),
                ...(port === undefined ? {} : framework?.runtimeEnv?.(view, port)),
                ...start.env,
            },
            copy: [...(venv ? [{ from: VENV, to: VENV }] : []), { from: '.', to: '.' }],
            command: start.command,
            ports: port === undefined ? [] : [port],
            ...(health === undefined ? {} : { health: project.accept('health', health) }),
        },
    };
}
function plan_manifestName(project) {
    const document = project.folder.toml('pyproject.toml');
    return (0,manifests_document/* asString */.oJ)(document?.get('project', 'name')) ?? (0,manifests_document/* asString */.oJ)(document?.get('tool', 'poetry', 'name'));
}
function decideFramework(project, dependencies) {
    const chosen = chooseFramework(PYTHON_FRAMEWORKS, dependencies.keys());
    if (chosen === undefined)
        return undefined;
    project.decide('framework', chosen.framework.id, `the project depends on ${chosen.dependency}`, dependencies.get(chosen.dependency)?.location);
    return chosen.framework;
}
function pythonView(project, dependencies) {
    let sources;
    const except = project.workspaces.flatMap(({ members }) => members.map(({ path }) => project.folder.relative(path)));
    return {
        folder: project.folder,
        depends: (name) => dependencies.has(name) || (name === 'uvicorn' && (dependencies.get('fastapi')?.extras.length ?? 0) > 0),
        sources: () => (sources ??= pythonSources(project.folder, except)),
        config(...names) {
            const name = project.folder.first(...names);
            return name === undefined ? undefined : sourceFile(project.folder, name, 'hash');
        },
    };
}
/** The production server that the start command needs and the project does not bring. */
function addedServer(project, { framework, start, dependencies, view }) {
    const program = start.command[0]?.split('/').at(-1) ?? '';
    const server = framework?.servers?.find((name) => name === program);
    if (server === undefined || dependencies.has(server) || view.depends(server))
        return undefined;
    project.decide('production server', server, `the project brings none for ${framework?.id ?? ''}; add ${server} to its dependencies to choose the version`);
    project.notice('SERVER_ADDED', `${server} is not among the dependencies and is installed in its newest version`);
    return server;
}
function serverCommands(install, python, server) {
    const venv = install === undefined || install.commands.length === 0 ? [makeVenv(python)] : [];
    return [...venv, { run: pipInstall(python, server), inputs: [], name: `install ${server}` }];
}
function plan_nativeParts(project, dependencies) {
    const build = [];
    const runtime = [];
    for (const [name, needs] of Object.entries(PYTHON_NATIVE)) {
        const dependency = dependencies.get(name);
        // The binary extra of psycopg brings its own library.
        if (dependency === undefined || dependency.extras.includes('binary'))
            continue;
        const packages = [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])];
        if (packages.length > 0)
            project.decide('system packages', packages.join(' '), `${name} ${needs.why}`, dependency.location);
        build.push(...project.available(needs.build ?? [], name));
        runtime.push(...project.available(needs.runtime ?? [], name));
    }
    return { build, runtime };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/python.js


/** A Python manifest, whichever tool it is for. */
const python = {
    id: 'python',
    language: 'Python',
    looksFor: 'pyproject.toml, requirements.txt, Pipfile, setup.py, manage.py',
    manifests: [
        'environment.yml',
        'environment.yaml',
        'pyproject.toml',
        'requirements.txt',
        'Pipfile',
        'setup.py',
        'setup.cfg',
        'manage.py',
        'uv.lock',
        'poetry.lock',
    ],
    strength: 'manifest',
    recognise(folder) {
        const names = [
            'pyproject.toml',
            'requirements.txt',
            'Pipfile',
            'setup.py',
            'setup.cfg',
            'manage.py',
            'uv.lock',
            'poetry.lock',
        ];
        const name = folder.first(...names);
        if (name !== undefined)
            return folder.where(name);
        return pythonManager(folder)?.shown.location;
    },
    plan: planPython,
};
/** A program without any manifest: its name is what tells it. */
const pythonProgram = {
    id: 'python-program',
    language: 'Python',
    looksFor: 'main.py or app.py',
    strength: 'convention',
    recognise(folder) {
        const name = folder.first('main.py', 'app.py', 'server.py', 'run.py', 'bot.py');
        return name === undefined ? undefined : folder.where(name);
    },
    plan: planPython,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/sbt-build.js


const PROGRAM = /\bJava(?:Server)?AppPackaging\b|\bPlay(?:Java|Scala|Service|Web)?\b\s*[,)]|\bmainClass\s*:=|\bassembly\s*\//;
const PLAY = /\bPlay(?:Java|Scala|Service|Web|MinimalJava)?\b\s*[,)]/;
/** build.sbt and the plugins below project/, as far as they can be read without running them. */
function readSbt(folder) {
    const raw = folder.read('build.sbt');
    if (raw === undefined)
        return undefined;
    const text = blankComments(raw, 'slashes');
    const lineAt = (0,manifests_document/* lineIndex */.Dp)(text);
    const where = (offset) => folder.where('build.sbt', lineAt(offset));
    const plugins = folder.matching(/\.sbt$/, 'project').map((name) => ({
        name: `project/${name}`,
        text: blankComments(folder.read(`project/${name}`) ?? '', 'slashes'),
    }));
    const play = plugins.flatMap((file) => {
        const match = /"(?:com\.typesafe\.play|org\.playframework)"\s*%\s*"sbt-plugin"\s*%\s*"([^"]+)"/.exec(file.text);
        return match === null
            ? []
            : [{ version: match[1], location: folder.where(file.name, (0,manifests_document/* lineIndex */.Dp)(file.text)(match.index)) }];
    })[0];
    const dependencies = new Map();
    for (const match of text.matchAll(/"([\w.-]+)"\s*%%?%?\s*"([\w.-]+)"\s*%/g))
        dependencies.set(`${match[1] ?? ''}:${match[2] ?? ''}`, where(match.index));
    if (play !== undefined)
        dependencies.set('org.playframework:play', play.location);
    const has = (plugin) => plugins.some((file) => file.text.includes(plugin));
    const projects = projectsOf(folder, text, where, play !== undefined);
    return {
        folder,
        name: /\bname\s*:=\s*"{1,3}([^"]+)"/.exec(text)?.[1],
        layout: play === undefined && has('sbt-assembly')
            ? 'assembly'
            : play !== undefined || has('sbt-native-packager')
                ? 'stage'
                : 'class path',
        sbtVersion: /^\s*sbt\.version\s*=\s*(\S+)/m.exec(folder.read('project/build.properties') ?? '')?.[1],
        play: play?.location,
        playVersion: play?.version,
        projects,
        dependencies,
    };
}
/** The projects that are defined by name, and the root where none of them is it. */
function projectsOf(folder, text, where, hasPlay) {
    const starts = [
        ...text.matchAll(/^[^\S\n]*lazy\s+val\s+`?([\w-]+)`?\s*(?::\s*Project\s*)?=\s*\(?\s*project\b([^\n]*)/gm),
    ];
    const named = starts.map((match, index) => {
        const body = text.slice(match.index, starts[index + 1]?.index ?? text.length);
        const id = match[1] ?? '';
        const path = /\bin\s*\(?\s*file\(\s*"([^"]*)"/.exec(body.slice(0, 400))?.[1] ?? id;
        return projectOf(text, id, folder.sub(path === '' ? '.' : path), body, where, match.index, hasPlay);
    });
    if (named.some((project) => project.folder.path === folder.path))
        return named;
    const own = starts.length === 0 ? text : text.slice(0, starts[0]?.index);
    return [projectOf(text, undefined, folder, own, where, 0, hasPlay), ...named];
}
/** The class that a setting names, as text or by a value of the build. */
function mainIn(body, text) {
    const match = /\bmainClass\s*:=\s*Some\(\s*(?:"([\w.$]+)"|(\w+))/.exec(body);
    const named = match?.[2];
    const value = named === undefined ? match?.[1] : new RegExp(String.raw `\bval\s+${named}\s*=\s*"([\w.$]+)"`).exec(text)?.[1];
    return match === null || value === undefined ? undefined : { value, offset: match.index };
}
function projectOf(text, id, folder, body, where, start, hasPlay) {
    const isProgram = PROGRAM.test(body);
    // Settings are often gathered in values that the project only names.
    const own = mainIn(body, text);
    const main = own ?? (isProgram ? mainIn(text, text) : undefined);
    return {
        id,
        folder,
        isPlay: hasPlay && PLAY.test(body),
        isProgram,
        mainClass: main === undefined
            ? undefined
            : {
                value: main.value,
                because: 'build.sbt names it',
                location: where((own === undefined ? 0 : start) + main.offset),
            },
        location: where(start),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/sbt-output.js

const STAGE = '/root/stage';
/** The commands of each layout, what reaches the image, and how it is started. */
function sbtOutput({ layout }, { id, isPlay, folder }, main, port) {
    const scope = id === undefined ? '' : `${id}/`;
    if (layout === 'assembly')
        return {
            commands: [
                { run: `sbt --batch ${scope}assembly`, name: 'build' },
                pickJar("$(find . -type f -path '*/target/*' -name '*.jar')"),
            ],
            copy: [{ from: PICKED_JAR, to: 'app.jar' }],
            command: ['java', '-jar', 'app.jar'],
        };
    if (layout === 'class path')
        return {
            commands: [
                {
                    run: `mkdir -p ${STAGE}/lib && sbt --batch -error "export ${scope}Runtime/fullClasspathAsJars" | tail -n 1 | tr ':' '\\n' | while read -r jar; do cp "$jar" ${STAGE}/lib/ || exit 1; done`,
                    name: 'build',
                },
            ],
            copy: [{ from: `${STAGE}/lib`, to: 'lib' }],
            command: ['java', '-cp', '/app/lib/*', main],
        };
    // Where the stage lies depends on the release of sbt and on the project.
    const gather = {
        run: `cp -r "$(find . -type d -path '*/universal/stage' | head -n 1)" ${STAGE} && mkdir -p ${STAGE}/conf`,
        inputs: [],
        name: 'gather the program',
    };
    const lib = { from: `${STAGE}/lib`, to: 'lib' };
    const stage = { run: `sbt --batch ${scope}stage`, name: 'build' };
    if (!isPlay && !folder.hasFolder('conf'))
        return { commands: [stage, gather], copy: [lib], command: ['java', '-cp', '/app/lib/*', main] };
    return {
        commands: [stage, gather],
        copy: [lib, { from: `${STAGE}/conf`, to: 'conf' }],
        command: [
            'java',
            // Play would write its process id beside the program, where the image's user must not write.
            ...(isPlay ? ['-Dpidfile.path=/dev/null', `-Dhttp.port=${port ?? 9000}`] : []),
            '-cp',
            '/app/conf:/app/lib/*',
            main,
        ],
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/sbt.js







/** Scala's build tool: Play, programs laid out or packed by a plugin, and those that have none. */
const sbt = {
    id: 'sbt',
    language: 'Scala',
    looksFor: 'build.sbt',
    manifests: ['build.sbt'],
    strength: 'manifest',
    recognise: (folder) => (folder.has('build.sbt') ? folder.where('build.sbt') : undefined),
    plan: planSbt,
};
const PLAY_SERVER = 'play.core.server.ProdServerStart';
function planSbt(project) {
    const { folder } = project;
    const build = readSbt(folder);
    if (build === undefined)
        return undefined;
    const chosen = chooseProgram(project, build);
    if (chosen === undefined) {
        project.reject('sbt project', 'it has no main class: it is a library');
        return undefined;
    }
    const { program, main } = chosen;
    if (build.layout === 'class path' && !(build.sbtVersion ?? '').startsWith('1.')) {
        project.problem('FEATURE_UNSUPPORTED', `build.sbt has no task that lays out a program with its libraries, and sbt ${build.sbtVersion ?? 'of no given version'} cannot be asked for them`, 'Add the plugin sbt-native-packager or sbt-assembly to project/plugins.sbt.', folder.where('build.sbt'));
    }
    if (main.value === PLAY_SERVER)
        tellOfSecret(project, program.folder);
    const service = jvmService(project, build.dependencies, program.folder);
    project.decide('build system', 'sbt', 'build.sbt is its manifest', folder.where('build.sbt'));
    const jdk = jdkParts(chooseJdk(project, [], { because: 'sbt' }, usualJdk(build)));
    const output = sbtOutput(build, program, main.value, service.port);
    const start = jvmStart(project, service.port, output.command);
    if (start === undefined)
        project.decide('start command', output.command.join(' '), main.because, main.location);
    return {
        ...(build.name === undefined ? {} : { name: build.name }),
        language: service.language,
        buildSystem: 'sbt',
        ...(service.framework === undefined ? {} : { framework: service.framework.id }),
        build: {
            packages: [...jdk.build, 'sbt'],
            env: {
                JAVA_HOME: jdk.home,
                SBT_OPTS: '-Dsbt.boot.directory=/root/.sbt/boot -Dsbt.ivy.home=/root/.ivy2',
                COURSIER_CACHE: '/root/.cache/coursier',
            },
            cache: ['/root/.cache/coursier', '/root/.ivy2', '/root/.sbt'],
            commands: output.commands,
        },
        runtime: runtimeOf(service, jdk.runtime, output.copy, start?.command ?? output.command, { ...start?.env }, start?.shell === true),
    };
}
/** The project of the build that makes a program: one that a plugin lays out before one that only has a main class. */
function chooseProgram(project, build) {
    const programs = build.projects.flatMap((program) => {
        const main = sbt_mainOf(program, build);
        return main === undefined ? [] : [{ program, main }];
    });
    const sure = programs.filter(({ program }) => program.isProgram);
    const [first, ...others] = sure.length > 0 ? sure : programs;
    if (first === undefined)
        return undefined;
    if (first.program.id !== undefined)
        project.decide('sbt project', first.program.id, 'it makes a program', first.program.location);
    for (const { program } of others)
        project.reject(`sbt project ${program.id ?? ''}`, `one build makes one image, and ${first.program.id ?? 'the root'} comes first`);
    return first;
}
function sbt_mainOf(program, build) {
    if (program.isPlay)
        return {
            value: PLAY_SERVER,
            because: "it is Play's server for production",
            location: build.play ?? program.location,
        };
    return program.mainClass ?? findMainClass(program.folder);
}
/** Play up to 2.8 runs on Java 11 at most, and many a compiler of Scala that is still in use on 17. */
function usualJdk({ play, playVersion }) {
    return /^2\.[0-8]\b/.test(playVersion ?? '')
        ? oneRelease(11, `Play ${playVersion ?? ''}`, play)
        : oneRelease(17, 'our default for sbt');
}
function tellOfSecret(project, folder) {
    const file = 'conf/application.conf';
    if (/\bsecret\.key\b|\bsecret\s*\{\s*key\b/.test(folder.read(file) ?? ''))
        return;
    project.notice('SECRET_NEEDED', `Play starts in production only with a secret: set play.http.secret.key = \${?APPLICATION_SECRET} in ${file}, and APPLICATION_SECRET where the image runs.`, folder.where(file));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/shell.js



const shell_PORTS = {
    withDefault: [/\$\{PORT:-(?<port>\d{2,5})\}/],
    literal: [],
    mention: [/\$\{?PORT\b/],
};
const shell_NAMES = ['start.sh', 'run.sh', 'entrypoint.sh', 'main.sh'];
/** A shell script that starts something. */
const shell = {
    id: 'shell',
    language: 'Shell',
    looksFor: 'start.sh',
    strength: 'convention',
    recognise(folder) {
        const name = folder.first(...shell_NAMES);
        return name === undefined ? undefined : folder.where(name);
    },
    plan(project) {
        const { folder } = project;
        const name = folder.first(...shell_NAMES) ?? 'start.sh';
        const text = folder.read(name) ?? '';
        const asked = /^#!.*\b(bash|zsh)\b/.exec(text)?.[1];
        const other = asked !== undefined && project.available([asked], 'the first line of the script').length > 0 ? asked : undefined;
        project.decide('language', 'shell', 'nothing else than a script is there', folder.where(name));
        project.decide('build system', 'shell', 'there is nothing to build', folder.where(name));
        const sources = sourceFiles(folder, { extensions: ['.sh'], comments: 'hash', first: [name] });
        const scan = scanPorts(sources, shell_PORTS);
        const port = decidePort(project, scan);
        const start = hintedStart(project, port);
        const interpreter = `/bin/${other ?? 'sh'}`;
        const command = start?.command ?? [interpreter, name];
        if (start === undefined)
            project.decide('start command', command.join(' '), other === undefined ? 'it is a script for a shell' : `its first line asks for ${other}`, folder.where(name, 1));
        return {
            language: 'shell',
            buildSystem: 'shell',
            build: { packages: [], commands: [] },
            runtime: {
                packages: ['busybox', ...(other === undefined ? [] : [other])],
                env: { ...portEnv(port, scan.readsPort), ...start?.env },
                copy: [{ from: '.', to: '.' }],
                command,
                ports: port === undefined ? [] : [port],
                ...(project.hints.health === undefined || port === undefined
                    ? {}
                    : { health: project.accept('health', project.hints.health) }),
            },
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/static.js


/** Folders that hold a site whose root has no page of its own. */
const SITE_FOLDERS = ['public', 'dist', 'www', 'site', '_site', 'html', 'htdocs', 'static', 'docs'];
/** More entries than this are gathered by a command instead of one copy each. */
const MAX_COPIES = 24;
/** Files beside a site that visitors have no business with. */
const PRIVATE = /^(?:\..*|readme.*|license.*|licence.*|changelog.*|contributing.*|staticfile|procfile|makefile|justfile|dockerfile.*|containerfile|(?:docker-)?compose.*\.ya?ml|aipack\.(?:ya?ml|json)|package(?:-lock)?\.json|.*\.(?:sh|bat|ps1|log|lock|bak|tmp|swp))$/i;
/** Plain HTML: an index.html in the folder, or in a folder whose name says that it holds a site. */
const staticSite = {
    id: 'static',
    language: 'HTML',
    looksFor: 'index.html',
    strength: 'convention',
    recognise(folder) {
        const page = findPage(folder);
        return page === undefined ? undefined : folder.where(page);
    },
    plan(project) {
        const page = findPage(project.folder);
        return page === undefined ? undefined : staticDraft(project, page);
    },
};
function findPage(folder) {
    const root = publishedFolder(folder);
    const candidates = root === undefined ? ['.', ...SITE_FOLDERS] : [root];
    return candidates
        .map((name) => (name === '.' ? 'index.html' : `${name}/index.html`))
        .find((name) => folder.has(name));
}
/** The folder that a hosting platform publishes as it is. */
function publishedFolder(folder) {
    const site = folder.isRoot
        ? readHints(folder)
            .site?.value.replace(/^\.?\//, '')
            .replace(/\/$/, '')
        : undefined;
    return site !== undefined && folder.has(`${site}/index.html`) ? site : undefined;
}
function staticDraft(project, page) {
    const folder = project.folder;
    project.decide('language', 'html', 'the folder holds a page and no manifest of a language', folder.where(page));
    project.decide('build system', 'static', 'the files are served as they are', folder.where(page));
    const base = page === 'index.html' ? '.' : page.slice(0, -'/index.html'.length);
    const content = base === '.' ? rootContent(folder) : { copy: [{ from: base, to: WEB_ROOT }], commands: [] };
    const singlePage = catchesAll(project);
    const site = serveStatic(project, {
        copy: content.copy,
        singlePage,
        notFoundPage: !singlePage && folder.has(base === '.' ? '404.html' : `${base}/404.html`),
    });
    return {
        language: 'html',
        buildSystem: 'static',
        build: { packages: [], commands: [...site.commands, ...content.commands] },
        runtime: site.runtime,
    };
}
/** What of a repository's root is the site: everything but hidden files, manifests and documents about the project. */
function rootContent(folder) {
    const { files, directories } = folder.list();
    const names = [...directories, ...files].filter((name) => !PRIVATE.test(name)).sort();
    if (names.length <= MAX_COPIES) {
        return { copy: names.map((name) => ({ from: name, to: `${WEB_ROOT}/${name}` })), commands: [] };
    }
    const quoted = names.map((name) => `'${name.replaceAll("'", String.raw `'\''`)}'`);
    return {
        copy: [{ from: '/root/site', to: WEB_ROOT }],
        commands: [
            { run: 'mkdir -p /root/site', inputs: [], name: 'make the site folder' },
            { run: `cp -R -- ${quoted.join(' ')} /root/site/`, inputs: names, name: 'gather the site' },
        ],
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/zig.js



const zig_PORTS = {
    withDefault: [],
    literal: [/parseIp4?\(\s*"[^"]*"\s*,\s*(?<port>\d{2,5})/, /\.port\s*=\s*(?<port>\d{2,5})/],
    mention: [/getenv\(\s*"PORT"/],
};
/** Zig programs; what `b.addExecutable` names is what is installed. */
const zig = {
    id: 'zig',
    language: 'Zig',
    looksFor: 'build.zig',
    manifests: ['build.zig'],
    strength: 'manifest',
    recognise: (folder) => (folder.has('build.zig') ? folder.where('build.zig') : undefined),
    plan(project) {
        const { folder } = project;
        const text = blankComments(folder.read('build.zig') ?? '', 'slashes');
        const match = /addExecutable\(\s*\.\{[\s\S]*?\.name\s*=\s*"([\w.-]+)"/.exec(text);
        const name = match?.[1];
        if (match === null || name === undefined) {
            project.reject('zig project', 'build.zig adds no executable: it is a library');
            return undefined;
        }
        const location = folder.where('build.zig', (0,manifests_document/* lineIndex */.Dp)(text)(match.index));
        project.decide('language', 'zig', 'build.zig is its build script', folder.where('build.zig'));
        project.decide('build system', 'zig', 'build.zig is its build script', folder.where('build.zig'));
        const sources = sourceFiles(folder, { extensions: ['.zig'], comments: 'slashes', first: ['src/main.zig'] });
        const scan = scanPorts(sources, zig_PORTS);
        const port = decidePort(project, scan);
        const installed = `/usr/local/bin/${name}`;
        project.decide('start command', installed, 'it is the program that the build makes', location);
        return {
            name,
            language: 'zig',
            buildSystem: 'zig',
            build: {
                packages: ['zig'],
                env: { ZIG_GLOBAL_CACHE_DIR: '/root/.cache/zig' },
                cache: ['/root/.cache/zig'],
                commands: [{ run: 'zig build -Doptimize=ReleaseSafe --prefix /root/out', name: 'build' }],
            },
            runtime: {
                packages: ['glibc'],
                env: portEnv(port, scan.readsPort),
                copy: [{ from: `/root/out/bin/${name}`, to: installed }],
                command: [installed],
                ports: port === undefined ? [] : [port],
                ...(project.hints.health === undefined || port === undefined
                    ? {}
                    : { health: project.accept('health', project.hints.health) }),
            },
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/registry.js

























/**
 * In order of precedence where several manifests lie in one folder. JavaScript stands behind the languages whose projects often keep
 * a package.json for the sake of their assets; conventions come last.
 */
const BUILD_SYSTEMS = [
    composer,
    go,
    maven,
    gradle,
    sbt,
    cargo,
    bundler,
    mix,
    python,
    deno,
    dotnet,
    javascript,
    nx,
    dart,
    zig,
    cmake,
    meson,
    ...missingToolchains,
    denoProgram,
    goProgram,
    javaProgram,
    pythonProgram,
    php,
    ruby,
    cobol,
    nodeProgram,
    staticSite,
    shell,
    procfile,
    make,
];

;// CONCATENATED MODULE: ./build/compiled/src/detect/tree.js

/** Joins a repository path and a relative one; the result is undefined when it leaves the repository. */
function joinInside(base, relative) {
    const path = external_node_path_.posix.normalize(external_node_path_.posix.join(base, relative)).replace(/(?<=.)\/$/, '');
    return path === '..' || path.startsWith('../') || external_node_path_.posix.isAbsolute(path) ? undefined : path;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/folder.js


/** A repository seen from one of its folders: names are relative to it and may climb with `../` as far as the root. */
class Folder {
    repository;
    /** From the root of the repository; the root itself is `.`. */
    path;
    constructor(repository, path) {
        this.repository = repository;
        this.path = path;
    }
    get isRoot() {
        return this.path === '.';
    }
    /** Path from the root of the repository; undefined when `name` leaves it. */
    at(name) {
        return joinInside(this.path, name);
    }
    sub(name) {
        return new Folder(this.repository, this.at(name) ?? name);
    }
    /** How to say a repository path from this folder: may begin with `../`. */
    relative(path) {
        return external_node_path_.posix.relative(this.path === '.' ? '' : this.path, path === '.' ? '' : path) || '.';
    }
    has(name) {
        const path = this.at(name);
        return path !== undefined && this.repository.isFile(path);
    }
    hasFolder(name) {
        const path = this.at(name);
        return path !== undefined && this.repository.isDirectory(path);
    }
    /** The first of these names that is a file here. */
    first(...names) {
        return names.find((name) => this.has(name));
    }
    /** Those of these names that exist here, files and folders. */
    existing(...names) {
        return names.filter((name) => this.has(name) || this.hasFolder(name));
    }
    read(name) {
        const path = this.at(name);
        return path === undefined ? undefined : this.repository.read(path);
    }
    list(name = '.') {
        const path = this.at(name);
        return path === undefined ? { files: [], directories: [] } : this.repository.list(path);
    }
    /** Names of the files here that match. */
    matching(pattern, name = '.') {
        return this.list(name).files.filter((file) => pattern.test(file));
    }
    json(name) {
        return this.#document(name, 'json');
    }
    toml(name) {
        return this.#document(name, 'toml');
    }
    yaml(name) {
        return this.#document(name, 'yaml');
    }
    xml(name) {
        return this.#document(name, 'xml');
    }
    /** Where something stands, for reasons and problems. */
    where(name, line) {
        const file = this.at(name) ?? name;
        return line === undefined ? { file } : { file, line };
    }
    #document(name, kind) {
        const path = this.at(name);
        return path === undefined ? undefined : this.repository.document(path, kind);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/workspaces/cargo.js

const cargoWorkspace = {
    kind: 'Cargo workspace',
    members(root) {
        const manifest = readCargo(root);
        if (manifest?.isWorkspace !== true)
            return undefined;
        const folders = [
            ...(manifest.name === undefined ? [] : [root]),
            ...memberFolders(root, manifest).map((path) => root.sub(path)),
        ];
        const members = folders.flatMap((folder) => {
            const cargo = readCargo(folder);
            return cargo?.name === undefined ? [] : [{ folder, name: cargo.name, dependencies: cargo.dependencies }];
        });
        const names = new Set(members.map(({ name }) => name));
        return members.map(({ folder, name, dependencies }) => ({
            name,
            path: folder.path,
            needs: dependencies.filter((dependency) => names.has(dependency)),
        }));
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/workspaces/dotnet.js




/** Projects that a solution lists, in the old text form or the new XML one. */
const dotnetSolution = {
    kind: '.NET solution',
    members(root) {
        const [solution] = root.matching(/\.slnx?$/);
        if (solution === undefined)
            return undefined;
        const projects = projectPaths(root, solution).flatMap((path) => {
            const folder = root.sub(external_node_path_.posix.dirname(path));
            const project = readDotnetProject(folder, external_node_path_.posix.basename(path));
            return project === undefined ? [] : [{ folder, project, path: root.sub(path).path }];
        });
        const byPath = new Map(projects.map(({ path, project }) => [path, project.assemblyName]));
        return projects.map(({ folder, project }) => ({
            name: project.assemblyName,
            path: folder.path,
            needs: project.references.flatMap((reference) => (0,manifests_document/* asString */.oJ)(byPath.get(folder.sub(reference).path)) ?? []),
        }));
    },
};
function projectPaths(root, solution) {
    if (solution.endsWith('.slnx')) {
        const document = root.xml(solution);
        const elements = document === undefined ? [] : [...(0,xml/* descendants */.DG)((0,xml/* rootElement */.dJ)(document))];
        return elements.flatMap(({ name, attributes }) => name === 'Project' && attributes.Path !== undefined ? [attributes.Path.replaceAll('\\', '/')] : []);
    }
    return [...(root.read(solution) ?? '').matchAll(/^Project\("[^"]*"\)\s*=\s*"[^"]*",\s*"([^"]+)"/gm)]
        .map((match) => (match[1] ?? '').replaceAll('\\', '/'))
        .filter((path) => PROJECT_FILE.test(path));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/workspaces/go.js

/** Modules that a go.work file uses together. */
const goWorkspace = {
    kind: 'Go workspace',
    members(root) {
        const text = root.read('go.work');
        if (text === undefined)
            return undefined;
        const block = /^use\s*\(([^)]*)\)/m.exec(text)?.[1]?.split('\n') ?? [];
        const single = [...text.matchAll(/^use\s+([^\s(]+)\s*$/gm)].map((match) => match[1] ?? '');
        const paths = [...block, ...single].map((line) => line.replace(/\/\/.*/, '').trim()).filter((line) => line !== '');
        const modules = paths.flatMap((path) => {
            const folder = root.sub(path);
            const mod = readGoMod(folder);
            return mod === undefined ? [] : [{ folder, mod }];
        });
        const names = new Set(modules.map(({ mod }) => mod.module));
        return modules.map(({ folder, mod }) => ({
            name: mod.module,
            path: folder.path,
            needs: mod.requires.map(({ path }) => path).filter((path) => names.has(path)),
        }));
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/workspaces/gradle.js

/** Projects that a settings file includes. Their names are Gradle paths. */
const gradleProjects = {
    kind: 'Gradle projects',
    members(root) {
        const settings = readSettings(root);
        if (settings === undefined || settings.projects.size === 0)
            return undefined;
        return [...settings.projects].map(([name, path]) => {
            const folder = root.sub(path);
            const text = readGradle(folder, root)?.text ?? '';
            const needed = [...text.matchAll(/\bproject\s*\(\s*(?:path\s*[:=]\s*)?['"](:[^'"]+)['"]/g)].map((match) => match[1] ?? '');
            const accessors = [...text.matchAll(/\bprojects\.([\w.]+)/g)].map((match) => `:${(match[1] ?? '').replaceAll('.', ':')}`);
            return {
                name,
                path: folder.path,
                needs: [...needed, ...accessors].filter((other) => settings.projects.has(other)),
            };
        });
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/workspaces/maven.js

/** Modules of a Maven build, at any depth below the aggregating pom. */
const mavenModules = {
    kind: 'Maven modules',
    members(root) {
        if (!root.has('pom.xml') || aggregatedFromAbove(root))
            return undefined;
        const folders = modulesBelow(root, 0);
        if (folders.length === 0)
            return undefined;
        const poms = folders.flatMap((folder) => {
            const pom = readPom(folder);
            return pom === undefined ? [] : [pom];
        });
        const names = new Set(poms.map(({ artifactId }) => artifactId));
        return poms.map(({ folder, artifactId, dependencies }) => ({
            name: artifactId,
            path: folder.path,
            needs: [...dependencies.keys()]
                .map((key) => key.split(':')[1] ?? '')
                .filter((name) => names.has(name) && name !== artifactId),
        }));
    },
};
/** The outermost aggregator is the root: an inner one builds only part of what its modules may need. */
function aggregatedFromAbove(folder) {
    if (folder.isRoot)
        return false;
    const above = folder.sub('..');
    return (above.has('pom.xml') && (readPom(above)?.modules ?? []).some((module) => above.sub(module).path === folder.path));
}
function modulesBelow(folder, depth) {
    if (depth > 6)
        return [];
    return (readPom(folder)?.modules ?? []).flatMap((module) => {
        const below = folder.sub(module);
        return below.path !== folder.path && below.has('pom.xml') ? [below, ...modulesBelow(below, depth + 1)] : [];
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/workspaces/javascript.js



/** npm, Yarn, pnpm and Bun workspaces: one install at the root serves all members. So it has to be where Lerna's packages need each other. */
const javascriptWorkspace = {
    kind: 'JavaScript workspace',
    members(root) {
        const patterns = memberPatterns(root);
        if (patterns.length > 0)
            return javascript_packages(root, patterns);
        const listed = lernaMembers(root);
        return listed?.some(needsOther) === true ? listed : undefined;
    },
};
/** Packages that Lerna lists by itself and that need nothing of each other: each is installed alone. */
const lernaPackages = {
    kind: 'Lerna packages',
    members(root) {
        const listed = memberPatterns(root).length > 0 ? undefined : lernaMembers(root);
        return listed?.some(needsOther) === true ? undefined : listed;
    },
};
function needsOther({ needs }) {
    return needs.length > 0;
}
function lernaMembers(root) {
    const patterns = lernaPatterns(root);
    return patterns === undefined ? undefined : javascript_packages(root, patterns);
}
/** Projects that Rush lists. */
const rushProjects = {
    kind: 'Rush projects',
    members(root) {
        const projects = (0,manifests_document/* asArray */._j)(root.json('rush.json')?.get('projects'));
        const folders = projects.map((project) => (0,manifests_document/* asString */.oJ)((0,manifests_document/* asRecord */.qY)(project).projectFolder));
        return javascript_packages(root, folders.filter((path) => path !== undefined));
    },
};
function javascript_packages(root, patterns) {
    if (patterns.length === 0)
        return undefined;
    const manifests = globSelect(foldersBelow(root), patterns).flatMap((relative) => {
        const folder = root.sub(relative);
        const manifest = folder.has('package.json') || folder.has('package.json5') ? readPackageJson(folder) : undefined;
        return manifest === undefined ? [] : [{ folder, manifest }];
    });
    const rootManifest = readPackageJson(root);
    const all = rootManifest === undefined ? manifests : [{ folder: root, manifest: rootManifest }, ...manifests];
    const names = new Set(all.map(({ folder, manifest }) => memberName(folder, manifest)));
    return all.map(({ folder, manifest }) => ({
        name: memberName(folder, manifest),
        path: folder.path,
        needs: needs(manifest, names),
    }));
}
function memberPatterns(root) {
    // pnpm reads its own file and no other.
    const pnpm = (0,manifests_document/* asStrings */.P7)(root.has('pnpm-workspace.yaml') ? root.yaml('pnpm-workspace.yaml')?.get('packages') : undefined);
    if (pnpm.length > 0)
        return pnpm;
    const manifest = root.has('package.json') || root.has('package.json5') ? readPackageJson(root) : undefined;
    return manifest === undefined ? [] : workspacePatterns(manifest);
}
function foldersBelow(root) {
    const all = root.repository.folders;
    if (root.isRoot)
        return all.filter((path) => path !== '.');
    return all.filter((path) => path.startsWith(`${root.path}/`)).map((path) => path.slice(root.path.length + 1));
}
function memberName(folder, manifest) {
    return manifest.name ?? folder.path;
}
function needs(manifest, names) {
    return [...new Set([...manifest.dependencies.keys(), ...manifest.devDependencies.keys()])].filter((name) => names.has(name));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/workspaces/uv.js




/** Projects that share one uv.lock. */
const uvWorkspace = {
    kind: 'uv workspace',
    members(root) {
        if (!root.has('pyproject.toml'))
            return undefined;
        const document = root.toml('pyproject.toml');
        const patterns = (0,manifests_document/* asStrings */.P7)(document?.get('tool', 'uv', 'workspace', 'members'));
        if (patterns.length === 0)
            return undefined;
        const excluded = (0,manifests_document/* asStrings */.P7)(document?.get('tool', 'uv', 'workspace', 'exclude')).map((pattern) => `!${pattern}`);
        const below = root.repository.folders.filter((path) => path !== '.' && (root.isRoot || path.startsWith(`${root.path}/`)));
        const paths = globSelect(below.map((path) => root.relative(path)), [...patterns, ...excluded]);
        const folders = [root, ...paths.map((path) => root.sub(path))].filter((folder) => folder.has('pyproject.toml'));
        const named = folders.map((folder) => ({
            folder,
            name: names_distributionName((0,manifests_document/* asString */.oJ)(folder.toml('pyproject.toml')?.get('project', 'name')) ?? folder.path),
        }));
        const names = new Set(named.map(({ name }) => name));
        return named.map(({ folder, name }) => ({
            name,
            path: folder.path,
            needs: [...pythonDependencies(folder).keys()].filter((needed) => names.has(needed) && needed !== name),
        }));
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/workspaces/registry.js







const WORKSPACES = [
    javascriptWorkspace,
    lernaPackages,
    rushProjects,
    cargoWorkspace,
    goWorkspace,
    mavenModules,
    gradleProjects,
    uvWorkspace,
    dotnetSolution,
];

;// CONCATENATED MODULE: ./build/compiled/src/detect/services.js





/** Files that declare workspaces beside the manifests themselves. */
const WORKSPACE_FILES = [
    'pnpm-workspace.yaml',
    'lerna.json',
    'rush.json',
    'go.work',
    'settings.gradle',
    'settings.gradle.kts',
    '*.sln',
    '*.slnx',
];
const MANIFEST_NAMES = new Set([...BUILD_SYSTEMS.flatMap(({ manifests }) => manifests ?? []), ...WORKSPACE_FILES]);
const MANIFEST_ENDINGS = [...MANIFEST_NAMES].filter((name) => name.startsWith('*')).map((name) => name.slice(1));
function isManifest(name) {
    return MANIFEST_NAMES.has(name) || MANIFEST_ENDINGS.some((ending) => name.endsWith(ending));
}
/** Folders whose projects test, measure or help to build something else: never services, unless asked for by path. */
const TESTS = new Set(['test', 'tests', '__tests__', 'e2e', 'spec', 'fixtures', 'testdata', 'benchmarks', 'bench']);
/** Folders whose projects are about the service and not services, unless a workspace names them. */
const services_ASIDE = new Set(['examples', 'example', 'samples', 'docs', 'doc', 'vendor', 'third_party', 'scripts', 'tools']);
/** Folders that show how something is used: services where a repository has no others. */
const SHOWS = /(?:^|[-_.])(?:examples?|samples?)$/;
/** Whether a folder only shows how the rest of a repository is used. */
function isExample(path) {
    return path.split('/').some((part) => SHOWS.test(part));
}
/** Conventions that say what runs, but not that it is a program of its own: a database's folder has such scripts too. */
const ROOT_ONLY = new Set(['shell', 'procfile', 'make']);
/**
 * Every folder that a build system fits. Below the root only manifests count, since an index.html in a subfolder is part
 * of something; unless the compose file builds a service from just that folder.
 */
function findCandidates(repository) {
    const manifests = manifestFolders(repository);
    const workspaces = findWorkspaces(manifests, WORKSPACES);
    const composed = new Set(composeFolders(repository));
    const known = new Set(manifests.map(({ path }) => path));
    const added = [...composed].filter((path) => !known.has(path)).map((path) => new Folder(repository, path));
    const folders = added.length === 0 ? manifests : [...manifests, ...added];
    const inComposed = (file) => added.some(({ path }) => file.startsWith(`${path}/`));
    const counts = ({ shownBy, system }, folder) => {
        if (system.strength === 'manifest')
            return true;
        return folder.isRoot ? !inComposed(shownBy.file) : composed.has(folder.path) && !ROOT_ONLY.has(system.id);
    };
    const looked = folders.filter(({ path }) => {
        const parts = path.split('/');
        // A workspace that names a folder means it, whatever the folder is called; but it names those of its tests, too.
        return !parts.some((part) => TESTS.has(part)) && (workspaces.has(path) || !parts.some((part) => services_ASIDE.has(part)));
    });
    return looked.flatMap((folder) => {
        const recognitions = recognise(folder).filter((each) => counts(each, folder));
        return recognitions.length === 0 ? [] : [{ folder, recognitions, workspaces: workspaces.get(folder.path) ?? [] }];
    });
}
/** The root and every folder that may hold a manifest; hidden ones belong to tools. */
function manifestFolders(repository) {
    const below = repository
        .foldersWith(isManifest)
        .filter((path) => path !== '.' && !path.split('/').some((part) => part.startsWith('.')));
    return ['.', ...below].map((path) => new Folder(repository, path));
}
/** The build systems that fit a folder, manifests before conventions, each in the registry's order. */
function recognise(folder) {
    const found = BUILD_SYSTEMS.flatMap((system) => {
        const shownBy = system.recognise(folder);
        return shownBy === undefined ? [] : [{ system, shownBy }];
    });
    const manifests = found.filter(({ system }) => system.strength === 'manifest');
    return [...manifests, ...found.filter(({ system }) => system.strength === 'convention')];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/changed.js




/** Files at the root of a workspace that every member is built with. */
const changed_SHARED = /^(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|bun\.lockb?|\.npmrc|\.yarnrc(?:\.yml)?|turbo\.json|nx\.json|lerna\.json|rush\.json|tsconfig\.base\.json|tsconfig\.json|\.nvmrc|\.node-version|\.tool-versions|mise\.toml|Cargo\.(?:toml|lock)|rust-toolchain(?:\.toml)?|go\.work(?:\.sum)?|pyproject\.toml|uv\.lock|pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|gradle\.properties|gradle\/.+|Directory\.(?:Build|Packages)\.(?:props|targets)|nuget\.config|global\.json|aipack\.ya?ml)$/;
/**
 * The services that a change touches: those with a changed file in their own folder, in a member of their workspace that they need,
 * or in what the whole workspace is built with. A service at the root is touched by whatever lies in no other service.
 * @param changed paths from the root of the repository, as `git diff --name-only` gives them
 */
function changedServices(repository, builds, changed) {
    const workspaces = findWorkspaces(manifestFolders(repository), WORKSPACES);
    const others = builds.map((build) => build.metadata.path).filter((path) => path !== '.');
    return builds.filter((build) => {
        const path = build.metadata.path;
        const own = workspaces.get(path) ?? [];
        const needed = own.flatMap((workspace) => closure(workspace).map((member) => member.path));
        const folders = [path, ...needed].filter((folder) => folder !== '.');
        const roots = own.map(({ root }) => root.path).filter((root) => root !== path);
        const inputs = build.build.commands.flatMap((command) => typeof command === 'string' ? [] : (command.inputs ?? []));
        return changed.some((file) => {
            if (folders.some((folder) => file.startsWith(`${folder}/`)))
                return true;
            if (roots.some((root) => changed_SHARED.test(root === '.' ? file : file.slice(root.length + 1)) &&
                (root === '.' || file.startsWith(`${root}/`))))
                return true;
            if (path === '.')
                return !others.some((other) => file.startsWith(`${other}/`));
            return inputs.some((input) => matchesInput(path, input, file));
        });
    });
}
function matchesInput(service, input, file) {
    const parts = `${service}/${input}`
        .split('/')
        .reduce((all, part) => (part === '..' ? all.slice(0, -1) : part === '.' ? all : [...all, part]), []);
    const path = parts.join('/');
    return file === path || file.startsWith(`${path}/`) || globTest(path)(file);
}

// EXTERNAL MODULE: ./build/compiled/src/schema/universal-build.js
var universal_build = __webpack_require__(2423);
;// CONCATENATED MODULE: ./build/compiled/src/detect/assemble.js



/**
 * The name of a service before it is made unique: its manifest's, else what compose or a platform calls it, else its folder's.
 * Of a scoped name the last part. The root of a repository is called like the repository, whatever role it has elsewhere.
 */
function serviceName(project, draft) {
    const { isRoot, repository, path } = project.folder;
    const folder = isRoot ? repository.name : external_node_path_.posix.basename(path);
    const candidates = [draft.name?.split('/').at(-1), isRoot ? undefined : project.hints.name?.value, folder, 'app'];
    return candidates.map((name) => imageName(name ?? '')).find((name) => name !== '') ?? 'app';
}
/** Puts a draft into the shape of the schema, packages sorted and each once. */
function assemble(project, draft, name) {
    const { build, runtime } = draft;
    return universal_build/* universalBuildSchema */.Dx.parse({
        version: universal_build/* SCHEMA_VERSION */.f$,
        metadata: {
            project_name: name,
            path: project.folder.path,
            language: draft.language,
            build_system: draft.buildSystem,
            ...(draft.framework === undefined ? {} : { framework: draft.framework }),
            reasoning: project.reasons,
        },
        build: {
            packages: sortedOnce(build.packages),
            env: sortedRecord(build.env),
            commands: build.commands,
            cache: sortedOnce(build.cache ?? []),
        },
        runtime: {
            packages: sortedOnce(runtime.packages),
            env: sortedRecord(runtime.env),
            copy: runtime.copy,
            command: runtime.command,
            ports: [...new Set(runtime.ports ?? [])],
            ...(runtime.health === undefined ? {} : { health: { endpoint: runtime.health } }),
            workdir: runtime.workdir ?? '/app',
            user: universal_build/* NONROOT_USER */.yN,
        },
    });
}
function sortedOnce(values) {
    return [...new Set(values)].sort();
}
function sortedRecord(record) {
    return Object.fromEntries(Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/nothing.js

const OVERRIDE = 'Add one of these files, point `context` at the folder that has one, or write an aipack.yml that names packages, commands and the start command.';
function emptyRepository() {
    return {
        code: 'REPOSITORY_EMPTY',
        message: 'the repository holds no source: only documents, hidden and ignored files were found',
        hint: 'Check that the checkout is complete and that no ignore file hides the source.',
    };
}
/** Says what was looked for, and what was found and why it is no application. */
function nothingDetected(considered) {
    const lookedFor = [...new Set(BUILD_SYSTEMS.map((system) => system.looksFor).filter((files) => files !== ''))].join(', ');
    const found = considered.map(({ path, what, because }) => `${path}: ${what}: ${because}`);
    return {
        code: 'NOTHING_DETECTED',
        message: found.length === 0
            ? `found nothing that can be built; looked for ${lookedFor}`
            : `found no application:\n${found.map((line) => `- ${line}`).join('\n')}`,
        hint: OVERRIDE,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/system-packages.js
/** What Debian calls otherwise, of the packages that programs run other programs from. */
const system_packages_NAMES = {
    'chromium-browser': 'chromium',
    libmagic1: 'libmagic',
    libvips: 'vips',
    libvips42: 'vips',
    'libvips-dev': 'vips-dev',
    'libpq-dev': 'postgresql-dev',
    libpq5: 'libpq',
    'tesseract-ocr': 'tesseract',
};
/** Adds what other tools' files say that a service needs of the system, and tells what they only test with or run beside it. */
function withHintedPackages(project, draft) {
    const { packages, testPackages, beside } = project.hints;
    if (beside !== undefined)
        project.accept('runs beside', beside);
    if (testPackages !== undefined && packages === undefined) {
        const advice = 'it may be for tests only; an aipack.yml that names it in runtime.packages brings it into the image';
        project.reject(`system packages ${testPackages.value}`, `${testPackages.because}, and ${advice}`);
    }
    if (packages === undefined)
        return draft;
    const wanted = packages.value.split(' ').map((name) => system_packages_NAMES[name] ?? name);
    const found = project.available([...new Set(wanted)], packages.because);
    if (found.length === 0)
        return draft;
    project.accept('system packages', { ...packages, value: found.join(' ') });
    return {
        ...draft,
        build: { ...draft.build, packages: [...draft.build.packages, ...found] },
        runtime: { ...draft.runtime, packages: [...draft.runtime.packages, ...found] },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/detect.js








/**
 * Turns a repository into one UniversalBuild a service, each with the reasons for every decision.
 * @throws AipackError with everything that is wrong: REPOSITORY_EMPTY, NOTHING_DETECTED, MANIFEST_UNREADABLE, VERSION_UNAVAILABLE.
 */
function detect({ repository, catalog }) {
    const candidates = findCandidates(repository);
    const problems = [];
    const projects = [];
    const planned = [];
    const examples = [];
    const shows = (candidate) => isExample(candidate.folder.path);
    const inOrder = [...candidates.filter((candidate) => !shows(candidate)), ...candidates.filter(shows)];
    for (const candidate of inOrder) {
        if (planned.length > 0 && shows(candidate)) {
            examples.push({
                path: candidate.folder.path,
                what: 'example',
                because: 'the repository has services of its own',
            });
            continue;
        }
        const attempt = planCandidate(candidate, catalog, isStrict(candidate, planned), problems);
        projects.push(...attempt.projects);
        if (attempt.planned !== undefined)
            planned.push(attempt.planned);
    }
    const considered = [...projects.flatMap((project) => project.rejections), ...examples];
    if (problems.length > 0)
        throw new errors/* AipackError */.kx(problems);
    if (planned.length === 0)
        throw new errors/* AipackError */.kx(isEmpty(repository) ? emptyRepository() : nothingDetected(considered));
    const names = uniqueNames(planned.map(({ project, draft }) => serviceName(project, draft)));
    return {
        builds: planned.map(({ project, draft }, index) => assemble(project, draft, names[index] ?? 'app')),
        notices: once([...cutNotices(repository), ...planned.flatMap(({ project }) => project.notices)]),
        considered,
    };
}
/** A member of a workspace, or a folder inside something that is built already, needs clear signs of being an application. */
function isStrict({ folder, workspaces }, planned) {
    const isMember = workspaces.some(({ root }) => root.path !== folder.path);
    const inside = planned.some(({ project }) => project.folder.isRoot || folder.path.startsWith(`${project.folder.path}/`));
    return isMember || inside;
}
/** Tries the build systems that fit a folder until one makes a plan. Problems of a folder that has one belong to the user. */
function planCandidate(candidate, catalog, strict, problems) {
    const { folder, recognitions, workspaces } = candidate;
    const hints = readHints(folder);
    const projects = [];
    for (const [index, { system }] of recognitions.entries()) {
        const project = new Project({ folder, catalog, hints, workspaces, strict });
        projects.push(project);
        try {
            const draft = system.plan(project);
            problems.push(...project.problems);
            if (draft === undefined)
                continue;
            for (const other of recognitions.slice(index + 1)) {
                project.reject(`${other.system.id} (${other.shownBy.file})`, `${system.id} comes first where both are in one folder`);
            }
            return { planned: { project, draft: withHintedPackages(project, draft) }, projects };
        }
        catch (error) {
            if (!(error instanceof errors/* AipackError */.kx))
                throw error;
            problems.push(...error.problems);
            return { projects };
        }
    }
    return { projects };
}
function isEmpty(repository) {
    return repository.folders.every((folder) => repository
        .list(folder)
        .files.every((name) => /^(?:\..*|readme.*|licen[cs]e.*|changelog.*|contributing.*|code_of_conduct.*|security.*)$/i.test(name)));
}
/** What holds for a whole workspace is noticed with each of its members. */
function once(notices) {
    return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}
function cutNotices(repository) {
    return repository.cuts.map((message) => ({ code: 'REPOSITORY_CUT', message }));
}

// EXTERNAL MODULE: ./build/compiled/src/schema/load.js
var load = __webpack_require__(6839);
// EXTERNAL MODULE: ./build/compiled/src/schema/overrides.js
var overrides = __webpack_require__(7462);
// EXTERNAL MODULE: ./build/compiled/src/schema/overrides-load.js
var overrides_load = __webpack_require__(8563);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/lock.js
var pipeline_lock = __webpack_require__(1459);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/packages.js
var pipeline_packages = __webpack_require__(3041);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/plan.js
var plan = __webpack_require__(7187);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/select-service.js

/**
 * The one service to build. Its name is matched exactly; nothing is ever guessed.
 * @throws AipackError SERVICE_AMBIGUOUS or SERVICE_UNKNOWN, listing the services there are.
 */
function selectService(builds, name) {
    const names = builds.map(({ metadata }) => metadata.project_name);
    if (name === undefined) {
        const [only] = builds;
        if (only !== undefined && builds.length === 1)
            return only;
        throw new errors/* AipackError */.kx({
            code: 'SERVICE_AMBIGUOUS',
            message: `The repository has ${builds.length} services: ${names.join(', ')}`,
            hint: 'Name the one to build with `service` (--service NAME).',
        });
    }
    const found = builds.find(({ metadata }) => metadata.project_name === name);
    if (found !== undefined)
        return found;
    throw new errors/* AipackError */.kx({
        code: 'SERVICE_UNKNOWN',
        message: `There is no service ${JSON.stringify(name)}`,
        hint: `The services are: ${names.join(', ')}`,
    });
}

// EXTERNAL MODULE: ./build/compiled/src/pipeline/source-facts.js
var source_facts = __webpack_require__(1351);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/index.js + 4 modules
var wolfi = __webpack_require__(7043);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/staleness.js

/**
 * Packages that a build names and that are probably no longer maintained. Those that only come along are their packagers'
 * choice: nobody could act on a warning about them.
 */
function staleProblems(build, index, { maxAgeDays }) {
    const names = [...build.build.packages, ...build.runtime.packages].map((text) => (0,wolfi/* parseDependency */.d6)(text)?.name ?? text);
    const options = maxAgeDays === undefined ? {} : { maxBuildAgeDays: maxAgeDays };
    return (0,wolfi/* findStale */.TS)(index, names, options).map((stale) => ({
        code: 'PACKAGE_UNMAINTAINED',
        message: sentence(stale),
        hint: hintFor(stale, index, options),
    }));
}
/** In the words that a choice of streams has for it, so that nobody is told twice. */
function sentence({ name, ageDays }) {
    return `${name} was last built ${ageDays} days before the newest package; it is probably no longer maintained.`;
}
function hintFor({ name }, index, options) {
    const family = wolfi/* families */.TJ.find(({ pattern }) => pattern.test(name));
    const maintained = family === undefined ? [] : (0,wolfi/* listStreams */.UQ)(index, family.name, options).filter(({ stale }) => !stale);
    return maintained.length > 0
        ? `Maintained are ${maintained.map((stream) => stream.package).join(', ')}.`
        : 'Use another package, or allow a greater age.';
}

// EXTERNAL MODULE: ./build/compiled/src/pipeline/validate.js + 6 modules
var validate = __webpack_require__(2785);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/line.js













function platformsOf(settings, outside) {
    return settings.platforms.length > 0 ? settings.platforms : [outside.defaultPlatform];
}
/** Repository → every service there is, or what a spec file says. */
function detectStage(settings, outside) {
    return outside.indexes.guard(() => detectBuilds(settings, outside, lockOf(settings)));
}
/** One service, checked, with its packages pinned on every platform. */
function validateStage(settings, outside) {
    return outside.indexes.guard(async () => {
        const lock = lockOf(settings);
        const detected = await detectBuilds(settings, outside, lock);
        const build = selectService(detected.builds, settings.service);
        const locate = detected.locations.get(build);
        const indexes = await platformIndexes(settings, outside);
        return outside.stopwatch.measure('validate', () => {
            const options = { ...(lock === undefined ? {} : { lock }), ...(locate === undefined ? {} : { locate }) };
            const pinned = (0,validate/* pinBuild */.S)(build, indexes, options);
            return { ...detected, pinned, warnings: warningsOf(settings, detected, build, indexes) };
        });
    });
}
/**
 * The lock of one service or of all, on every platform of the settings.
 * @param update takes the newest of everything; without, what the settings' lock holds stays wherever it can
 */
function lockStage(settings, outside, update) {
    return outside.indexes.guard(async () => {
        const before = lockOf(settings);
        const { builds } = await detectBuilds(settings, outside, update ? undefined : before);
        const wanted = settings.service === undefined ? builds : [selectService(builds, settings.service)];
        const indexes = await platformIndexes(settings, outside);
        return outside.stopwatch.measure('lock', () => (0,pipeline_lock/* lockBuilds */.Zf)(wanted, indexes.map(({ index }) => index), before?.lock, update));
    });
}
function lockOf({ lock }) {
    return lock === undefined ? undefined : (0,pipeline_lock/* readLock */.mF)(lock);
}
async function detectBuilds(settings, outside, lock) {
    const { spec, staleness } = settings;
    if (spec !== undefined) {
        const { builds, warnings, locations } = (0,load/* loadBuilds */.Q)(spec.content, spec.file);
        return {
            builds,
            locations,
            considered: [],
            notices: warnings.map((message) => ({ code: 'SPEC_OBSOLETE', message })),
        };
    }
    const [platform = outside.defaultPlatform] = platformsOf(settings, outside);
    const { index } = await outside.stopwatch.measure('index', () => outside.indexes.forPlatform(platform));
    const locked = lock === undefined ? undefined : (0,pipeline_lock/* lockedPart */.yZ)(index, lock);
    const catalog = (0,pipeline_packages/* catalogOf */.H)(index, {
        ...(locked === undefined ? {} : { locked }),
        ...(staleness.maxAgeDays === undefined ? {} : { maxAgeDays: staleness.maxAgeDays }),
    });
    return outside.stopwatch.measure('detect', async () => {
        const repository = await outside.repository();
        const sources = [
            ...fileOverrides(repository),
            ...(0,overrides_load/* overridesFromEnvironment */.bO)(outside.environment),
            ...settings.overrides,
        ];
        const detected = detectUnlessOverridden(repository, catalog, sources);
        return { ...detected, builds: (0,overrides/* applyOverrides */.iu)(detected.builds, sources, repository.name), locations: new Map() };
    });
}
function fileOverrides(repository) {
    return overrides_load/* OVERRIDE_FILES */.Fk.flatMap((file) => {
        const content = repository.peek(file);
        return content === undefined ? [] : [(0,overrides_load/* loadOverrides */.U6)(content, file)];
    });
}
/** A repository that nothing is detected in can still be built, when the overrides say how. */
function detectUnlessOverridden(repository, catalog, sources) {
    try {
        return detect({ repository, catalog });
    }
    catch (error) {
        const nothing = error instanceof errors/* AipackError */.kx && error.code === 'NOTHING_DETECTED';
        if (!nothing || (0,overrides/* applyOverrides */.iu)([], sources, repository.name).length === 0)
            throw error;
        return { builds: [], notices: [], considered: [] };
    }
}
/** The services that the changes since a commit touch, and all of them where git can't tell. */
async function changedStage(settings, outside, since) {
    const detected = await detectStage(settings, outside);
    const paths = await outside.git(['diff', '--name-only', '--relative', '-z', '--end-of-options', `${since}...HEAD`]);
    const known = paths !== undefined || (await outside.git(['rev-parse', '--verify', '--end-of-options', since])) !== undefined;
    if (!known) {
        throw new errors/* AipackError */.kx({
            code: 'INPUT_INVALID',
            message: `git does not know ${JSON.stringify(since)}, so what has changed since can't be told`,
            hint: 'In a workflow, check out with fetch-depth: 0, and name a branch as origin/NAME.',
        });
    }
    const changed = (paths ?? '').split('\0').filter((path) => path !== '');
    const builds = changedServices(await outside.repository(), detected.builds, changed);
    return { ...detected, builds: detected.builds.filter((build) => builds.includes(build)) };
}
function platformIndexes(settings, outside) {
    return outside.stopwatch.measure('index', () => Promise.all(platformsOf(settings, outside).map(async (platform) => {
        const { index, digest } = await outside.indexes.forPlatform(platform);
        return { platform, index, digest };
    })));
}
/** @throws AipackError PACKAGE_UNMAINTAINED where the settings want that */
function warningsOf({ staleness }, { notices }, build, indexes) {
    const stale = indexes.flatMap(({ index }) => staleProblems(build, index, staleness));
    const unique = [...new Map(stale.map((problem) => [problem.message, problem])).values()];
    if (staleness.fail && unique.length > 0)
        throw new errors/* AipackError */.kx(unique);
    return unique
        .filter(({ message }) => !notices.some((notice) => notice.message.includes(message)))
        .map(({ code, message, hint }) => ({ code, message: hint === undefined ? message : `${message} ${hint}` }));
}
/** One service as image plans, one a platform. */
async function planStage(settings, outside) {
    const validated = await validateStage(settings, outside);
    const { pinned } = validated;
    const source = await outside.stopwatch.measure('source', () => (0,source_facts/* sourceFacts */.t)({ git: outside.git, environment: outside.environment, path: pinned.build.metadata.path }));
    const plans = await outside.stopwatch.measure('plan', () => (0,plan/* planBuild */.C)(pinned, {
        baseImage: settings.baseImage,
        packages: settings.packages,
        source,
        repositoryIdentity: source.repository ?? settings.context,
        toolVersion: outside.toolVersion,
        ownCertificates: settings.caCertificates !== undefined,
        secrets: settings.secrets.map(({ id }) => id),
        ssh: settings.ssh.map(({ id }) => id),
        labels: settings.labels,
    }));
    return { ...validated, source, plans };
}


/***/ }),

/***/ 1459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FI: () => (/* binding */ LOCK_FILE),
/* harmony export */   R0: () => (/* binding */ lockProblem),
/* harmony export */   Zf: () => (/* binding */ lockBuilds),
/* harmony export */   mF: () => (/* binding */ readLock),
/* harmony export */   yZ: () => (/* binding */ lockedPart)
/* harmony export */ });
/* harmony import */ var _image_world_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1301);
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);
/* harmony import */ var _wolfi_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2400);
/* harmony import */ var _wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7043);
/* harmony import */ var _resolve_problems_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9923);





/** The lock file, in the root of the context. */
const LOCK_FILE = 'aipack.lock';
/** @throws AipackError LOCK_FORMAT */
function readLock({ file, content }) {
    try {
        return { file, lock: (0,_wolfi_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLock */ .PG)(content) };
    }
    catch (error) {
        if (!(error instanceof _wolfi_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .LockError */ .Ku))
            throw error;
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx(lockProblem(error, file), { cause: error });
    }
}
/** What is wrong with a lock file, at the file. */
function lockProblem({ code, message, hint }, file) {
    return { code, message, hint: `${hint} To do so: aipack lock`, location: { file } };
}
/** The part of an index that is locked, from which detection prefers to choose; undefined where nothing is. */
function lockedPart(index, { lock }) {
    const stanzas = (lock.architectures[index.architecture] ?? []).flatMap(({ name, version }) => index
        .packagesNamed(name)
        .filter((id) => index.versionOf(id) === version)
        .map((id) => index.stanzaOf(id).trimEnd()));
    if (stanzas.length === 0)
        return undefined;
    return (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__/* .parseIndexText */ .nq)(Buffer.from(`${stanzas.join('\n\n')}\n\n`), { architecture: index.architecture });
}
const NOTHING = { version: 1, architectures: {} };
/**
 * Locks what builds are made of, on the architecture of each index; other architectures of a lock from before stay as they are.
 * What it holds stays wherever it can: builds that were withdrawn move to the newest, what nothing needs any more goes.
 * @param update moves everything to the newest
 * @throws AipackError with every package that is unknown or can't be installed
 */
function lockBuilds(builds, indexes, before, update) {
    const problems = [];
    const kept = update ? undefined : before;
    const resolutions = indexes.flatMap((index) => builds.flatMap((build) => {
        const { build: buildWorld, runtime } = (0,_image_world_js__WEBPACK_IMPORTED_MODULE_3__/* .stageWorlds */ .A)(build);
        const stages = { build: buildWorld, runtime };
        return ['build', 'runtime'].flatMap((stage) => {
            try {
                return [{ architecture: index.architecture, resolution: resolveKeeping(index, stages[stage], kept) }];
            }
            catch (error) {
                if (!(error instanceof _wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__/* .ResolveError */ .JT))
                    throw error;
                const where = `${build.metadata.project_name}: ${stage} packages for ${index.architecture}: `;
                problems.push(...(0,_resolve_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveProblems */ .j)(error, where));
                return [];
            }
        });
    }));
    if (problems.length > 0)
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx(problems);
    const after = mergeLocks(before ?? NOTHING, (0,_wolfi_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .makeLock */ .a8)(resolutions));
    return { text: (0,_wolfi_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .formatLock */ .X5)(after), changes: (0,_wolfi_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .compareLocks */ .Ss)(before ?? NOTHING, after) };
}
/** The architectures of both; of one that both have, the newer lock's. */
function mergeLocks(older, newer) {
    const architectures = Object.entries({ ...older.architectures, ...newer.architectures });
    return { version: 1, architectures: Object.fromEntries(architectures.sort(([a], [b]) => (a < b ? -1 : 1))) };
}
/** Resolves to the builds that are locked, as far as the index still has them and they go together with what is new. */
function resolveKeeping(index, world, lock) {
    const held = lock === undefined ? undefined : heldBuilds(index, lock);
    if (held === undefined)
        return (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__/* .resolve */ .hd)(index, world);
    try {
        return (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__/* .resolve */ .hd)(index, world, {
            accepts: (name, version, checksum) => held.get(name)?.has(`${version} ${checksum}`) ?? true,
        });
    }
    catch (error) {
        if (!(error instanceof _wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__/* .ResolveError */ .JT))
            throw error;
        return (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__/* .resolve */ .hd)(index, world);
    }
}
/** Locked builds that the index has as they were locked, by name. */
function heldBuilds(index, lock) {
    const held = new Map();
    for (const { name, version, checksum } of lock.architectures[index.architecture] ?? []) {
        const there = index
            .packagesNamed(name)
            .some((id) => index.versionOf(id) === version && index.recordOf(id).checksum === checksum);
        if (there)
            held.set(name, (held.get(name) ?? new Set()).add(`${version} ${checksum}`));
    }
    return held;
}


/***/ }),

/***/ 947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ megabytes)
/* harmony export */ });
/** Bytes as a person reads them, in powers of ten as registries count. */
function megabytes(bytes) {
    if (bytes < 1000)
        return `${bytes} B`;
    if (bytes < 1_000_000)
        return `${(bytes / 1000).toFixed(1)} kB`;
    return `${(bytes / 1_000_000).toFixed(1)} MB`;
}


/***/ }),

/***/ 3041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ catalogOf),
/* harmony export */   p: () => (/* binding */ Indexes)
/* harmony export */ });
/* harmony import */ var _wolfi_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7043);
/* harmony import */ var _index_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4248);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2171);



/** The package indexes of a run: each architecture's is loaded once, when it is first asked for. */
class Indexes {
    #settings;
    #outside;
    #loading = new Map();
    constructor(settings, outside) {
        this.#settings = settings;
        this.#outside = outside;
    }
    get settings() {
        return this.#settings;
    }
    /** @throws AipackError INDEX_UNAVAILABLE when it can be had from nowhere, INDEX_REFUSED when it can't be trusted or read. */
    forPlatform(platform) {
        const architecture = (0,_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .architectureOf */ .NJ)(platform);
        const known = this.#loading.get(architecture);
        if (known !== undefined)
            return known;
        const loading = this.#load(architecture);
        this.#loading.set(architecture, loading);
        return loading;
    }
    /**
     * Runs what reads indexes. Where a store turns out to have spoilt one, it forgets it, and all is done once more with fresh ones:
     * `use` must bear being called twice.
     */
    async guard(use) {
        try {
            return await use();
        }
        catch (error) {
            if (!(error instanceof _wolfi_index_js__WEBPACK_IMPORTED_MODULE_0__/* .IndexError */ .db) || error.code !== 'INDEX_CORRUPT')
                throw error;
            this.#loading.clear();
            return use();
        }
    }
    async #load(architecture) {
        try {
            return await (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_0__/* .loadIndex */ .zM)({ ...this.#settings, ...this.#outside, architecture });
        }
        catch (error) {
            this.#outside.signal?.throwIfAborted();
            throw (0,_index_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .explainIndexError */ .g)(error, `The package index for ${architecture}`);
        }
    }
}
/** A package index as detection asks it. */
function catalogOf(index, { maxAgeDays, locked } = {}) {
    const options = maxAgeDays === undefined ? {} : { maxBuildAgeDays: maxAgeDays };
    return {
        has: (name) => index.has(name) || index.providers(name).length > 0,
        stream: (family, wish) => {
            if (locked === undefined)
                return (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseStream */ .k5)(index, family, wish, options);
            try {
                return (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseStream */ .k5)(locked, family, wish, options);
            }
            catch (error) {
                if (!(error instanceof _wolfi_index_js__WEBPACK_IMPORTED_MODULE_0__/* .StreamError */ .lm))
                    throw error;
                return (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseStream */ .k5)(index, family, wish, options);
            }
        },
    };
}


/***/ }),

/***/ 7187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ planBuild),
/* harmony export */   Q: () => (/* binding */ repositoryLines)
/* harmony export */ });
/* harmony import */ var _image_plan_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2557);
/* harmony import */ var _validate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2785);


/** One image plan a platform, in the order of the platforms. */
function planBuild(pinned, options) {
    const { packages, source } = options;
    return pinned.platforms.map((platform) => (0,_image_plan_image_js__WEBPACK_IMPORTED_MODULE_0__/* .planImage */ .Fz)(pinned.build, {
        ...options,
        platform: platform.platform,
        apk: apkSource(packages),
        packages: {
            build: (0,_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .pinnedPackages */ .O)(platform.packages.build),
            runtime: (0,_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .pinnedPackages */ .O)(platform.packages.runtime),
        },
        sourceDateEpoch: source.epoch,
    }));
}
/** Plans are printed and attested: what they say of a repository holds no credentials. */
function apkSource({ repositories, keys }) {
    return {
        repositories: repositories.map((repository) => repositoryLine(repository, true)),
        private: repositories.some(({ url }) => hasCredentials(url)),
        keys,
    };
}
/** The lines of apk's own repositories file, credentials included. */
function repositoryLines({ repositories }) {
    return repositories.map((repository) => `${repositoryLine(repository, false)}\n`).join('');
}
function repositoryLine({ url, tag }, redacted) {
    const address = new URL(url);
    if (redacted) {
        address.username = '';
        address.password = '';
    }
    const text = address.href.replace(/\/$/, '');
    return tag === undefined ? text : `@${tag} ${text}`;
}
function hasCredentials(url) {
    const { username, password } = new URL(url);
    return username !== '' || password !== '';
}


/***/ }),

/***/ 9923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ resolveProblems)
/* harmony export */ });
/** Every reason why packages can't be installed, as problems. `where` precedes each: whose packages they are. */
function resolveProblems(error, where = '') {
    return error.reasons.map((reason) => {
        const hint = hintFor(reason, error.hint);
        return {
            code: reason.kind === 'missing' ? 'PACKAGE_UNKNOWN' : 'PACKAGES_UNRESOLVABLE',
            message: `${where}${reason.message}`,
            ...(hint === undefined ? {} : { hint }),
        };
    });
}
/** Sentences mostly say what may have been meant; a hint repeats nothing. */
function hintFor({ message, suggestions }, otherwise) {
    const [first] = suggestions;
    if (first === undefined)
        return otherwise;
    return message.includes(first) ? undefined : `Did you mean ${suggestions.join(', ')}?`;
}


/***/ }),

/***/ 1351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ sourceFacts)
/* harmony export */ });
/* unused harmony export publicUrl */
/* harmony import */ var _image_plan_image_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2557);

/**
 * What git and the environment say about where the sources come from.
 *
 * The time is that of the last commit which touched the service's folder, so that a service of a monorepo which a
 * commit leaves alone keeps its image.
 */
async function sourceFacts({ git, environment, path }) {
    const [remote, revision, committed] = await Promise.all([
        git(['config', '--get', 'remote.origin.url']),
        git(['rev-parse', 'HEAD']),
        git(['log', '-1', '--format=%ct', '--', path]),
    ]);
    const repository = githubRepository(environment) ?? (remote === undefined ? undefined : publicUrl(remote.trim()));
    const commit = revision?.trim() ?? environment.GITHUB_SHA;
    return {
        ...(repository === undefined ? {} : { repository }),
        ...(commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit) ? { revision: commit } : {}),
        ...timeOf(environment.SOURCE_DATE_EPOCH, committed?.trim()),
    };
}
function timeOf(requested, committed) {
    if (requested !== undefined && /^\d{1,11}$/.test(requested)) {
        return { epoch: Number(requested), epochFrom: 'SOURCE_DATE_EPOCH' };
    }
    if (committed !== undefined && /^\d{1,11}$/.test(committed))
        return { epoch: Number(committed), epochFrom: 'commit' };
    return { epoch: _image_plan_image_js__WEBPACK_IMPORTED_MODULE_0__/* .FIXED_EPOCH */ .j4, epochFrom: 'fixed' };
}
function githubRepository(environment) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = environment;
    return server === undefined || name === undefined ? undefined : `${server}/${name}`;
}
/** A remote as a URL that anyone may see: credentials dropped, `git@host:path` turned into https. */
function publicUrl(remote) {
    const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(remote);
    const text = scp === null ? remote : `https://${scp[1]}/${scp[2]}`;
    if (!URL.canParse(text))
        return undefined;
    const url = new URL(text);
    if (!['https:', 'http:', 'ssh:', 'git:'].includes(url.protocol))
        return undefined;
    const path = url.pathname.replace(/\.git\/?$/, '').replace(/\/$/, '');
    return `${url.protocol === 'http:' ? 'http' : 'https'}://${url.host.replace(/:22$/, '')}${path}`;
}


/***/ }),

/***/ 2785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ pinBuild),
  O: () => (/* binding */ pinnedPackages)
});

// EXTERNAL MODULE: ./build/compiled/src/image/world.js
var world = __webpack_require__(1301);
// EXTERNAL MODULE: ./build/compiled/src/schema/errors.js
var errors = __webpack_require__(1216);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/index.js + 4 modules
var wolfi = __webpack_require__(7043);
;// CONCATENATED MODULE: ./build/compiled/src/schema/rules/wolfi-packages.js

/** Every package that a build names is in the index: all bad names at once, each with its stage and what was meant. */
function wolfiPackageRule(index) {
    return {
        name: 'Wolfi packages',
        check: (build) => [...badNames(build, 'build', index), ...badNames(build, 'runtime', index)],
    };
}
function badNames(build, stage, index) {
    return (0,wolfi/* validateNames */.RW)(index, build[stage].packages).flatMap((verdict, position) => verdict.valid
        ? []
        : [
            {
                code: 'PACKAGE_UNKNOWN',
                path: [stage, 'packages', position],
                message: `${build.metadata.project_name}: ${stage}.packages: ${complaint(verdict, index.architecture)}`,
                hint: hintFor(verdict),
            },
        ]);
}
function complaint({ name, status, version }, architecture) {
    const quoted = JSON.stringify(name);
    if (status === 'invalid')
        return `${quoted} is not written as a package name`;
    if (status === 'version') {
        return `the index for ${architecture} has no build that fits ${quoted}; the newest is ${version ?? 'unknown'}`;
    }
    return `the index for ${architecture} has no package ${quoted}`;
}
function hintFor({ suggestions }) {
    return suggestions.length > 0
        ? `Did you mean ${suggestions.join(', ')}?`
        : 'Look for it with: aipack packages search WORD';
}

// EXTERNAL MODULE: ./build/compiled/src/schema/locate.js
var locate = __webpack_require__(4329);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/compiled/src/schema/rules/cache-paths.js


/** Caches live under /root: /tmp is emptied between steps, and the source tree would be hidden by a mount. */
const cachePathRule = {
    name: 'cache paths',
    check: (build) => build.build.cache
        .filter((path) => path !== external_node_path_.posix.normalize(path) || !path.startsWith('/root/') || path === '/root/')
        .map((path) => specProblem(build, 'build.cache', `${JSON.stringify(path)} is not a clean path below /root`, 'Point the tool at a folder under /root/.cache with its environment variable, and name that folder here.')),
};

// EXTERNAL MODULE: ./build/compiled/src/schema/universal-build.js
var universal_build = __webpack_require__(2423);
;// CONCATENATED MODULE: ./build/compiled/src/schema/rules/commands.js


/** Commands are single steps: each becomes one layer, so joining several hides what changed from the cache. */
const commandRule = {
    name: 'commands',
    check: (build) => [
        ...build.build.commands.flatMap((command, index) => (0,universal_build/* normaliseCommand */.mr)(command).run.trim() === ''
            ? [specProblem(build, `build.commands[${index}]`, 'is blank', 'Remove it, or write the command to run.')]
            : []),
        ...(build.runtime.command[0]?.trim() === ''
            ? [specProblem(build, 'runtime.command[0]', 'is blank', 'Name the program that the container starts.')]
            : []),
    ],
};

;// CONCATENATED MODULE: ./build/compiled/src/schema/rules/paths.js



/** Paths stay where they belong: inputs and the service folder inside the repository, copies inside the two stages. */
const pathRule = {
    name: 'paths',
    check: (build) => [
        ...(leaves(build.metadata.path) || external_node_path_.posix.isAbsolute(build.metadata.path)
            ? [specProblem(build, 'metadata.path', `${quote(build.metadata.path)} is outside the repository`)]
            : []),
        ...build.build.commands.flatMap((command, index) => ((0,universal_build/* normaliseCommand */.mr)(command).inputs ?? [])
            .filter((input) => external_node_path_.posix.isAbsolute(input) || leaves(external_node_path_.posix.join(build.metadata.path, input)))
            .map((input) => specProblem(build, `build.commands[${index}].inputs`, `${quote(input)} is outside the repository`))),
        ...build.runtime.copy.flatMap(({ from, to }, index) => [
            ...(!external_node_path_.posix.isAbsolute(from) && leaves(external_node_path_.posix.join(build.metadata.path, from))
                ? [specProblem(build, `runtime.copy[${index}].from`, `${quote(from)} is outside the build directory`)]
                : []),
            ...(!external_node_path_.posix.isAbsolute(to) && leaves(to)
                ? [specProblem(build, `runtime.copy[${index}].to`, `${quote(to)} is outside the working directory`)]
                : []),
        ]),
    ],
};
/** Whether a relative path climbs above where it starts. */
function leaves(path) {
    const clean = external_node_path_.posix.normalize(path);
    return clean === '..' || clean.startsWith('../');
}
function quote(path) {
    return JSON.stringify(path);
}

;// CONCATENATED MODULE: ./build/compiled/src/schema/rules/ports.js

/** A port is named once: the first one is the one that health checks and `PORT` mean. */
const portRule = {
    name: 'ports',
    check: (build) => build.runtime.ports.flatMap((port, index, ports) => ports.indexOf(port) === index ? [] : [specProblem(build, `runtime.ports[${index}]`, `repeats ${port}`)]),
};

;// CONCATENATED MODULE: ./build/compiled/src/schema/validator.js





/** Rules that need nothing but the build itself; the package rule joins them where an index is at hand. */
const STATIC_RULES = [commandRule, portRule, pathRule, cachePathRule];
/** Runs every rule and collects what they say, in the order of the rules; with `locate`, each at its place in a file. */
function validateBuild(build, rules, locate) {
    return rules
        .flatMap((rule) => rule.check(build))
        .map(({ path, ...problem }) => (locate === undefined ? problem : { ...problem, location: locate(path) }));
}
/** A problem at a path inside a build, in the one form that all rules use. */
function specProblem(build, path, message, hint) {
    return {
        path: (0,locate/* parseSpecPath */.U)(path),
        code: 'SPEC_INVALID',
        message: `${build.metadata.project_name}: ${path} ${message}`,
        ...(hint === undefined ? {} : { hint }),
    };
}

// EXTERNAL MODULE: ./build/compiled/src/wolfi/lock.js
var wolfi_lock = __webpack_require__(2400);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/lock.js
var pipeline_lock = __webpack_require__(1459);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/resolve-problems.js
var resolve_problems = __webpack_require__(9923);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/validate.js








/**
 * Checks a build and pins its packages on every platform.
 * @throws AipackError with everything that is wrong on any platform: rules broken, names unknown, sets unsatisfiable, a lock
 * that can't be honoured.
 */
function pinBuild(build, indexes, { lock, locate } = {}) {
    const problems = [...validateBuild(build, STATIC_RULES, locate)];
    const platforms = [];
    for (const { platform, index, digest } of indexes) {
        const unknown = validateBuild(build, [wolfiPackageRule(index)], locate);
        problems.push(...unknown);
        // A set with unknown names can't be resolved, and would only say so again.
        if (unknown.length > 0)
            continue;
        const worlds = (0,world/* stageWorlds */.A)(build);
        const pin = (stage) => {
            try {
                return resolveWorld(index, worlds[stage], lock).packages;
            }
            catch (error) {
                problems.push(...explain(error, `${build.metadata.project_name}: ${stage} packages for ${index.architecture}: `));
                return [];
            }
        };
        const packages = { build: pin('build'), runtime: pin('runtime') };
        const inventory = packages.runtime.map((item) => inventoryPackage(item, index));
        platforms.push({ platform, architecture: index.architecture, indexDigest: digest, packages, inventory });
    }
    // Both stages and all platforms have the same lock file, and may say the same of it.
    const unique = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
    if (unique.size > 0)
        throw new errors/* AipackError */.kx([...unique.values()]);
    return { build, platforms };
}
function resolveWorld(index, world, lock) {
    if (lock === undefined)
        return (0,wolfi/* resolve */.hd)(index, world);
    try {
        return (0,wolfi_lock/* resolveLocked */.lc)(index, world, lock.lock);
    }
    catch (error) {
        if (!(error instanceof wolfi_lock/* LockError */.Ku))
            throw error;
        throw new errors/* AipackError */.kx((0,pipeline_lock/* lockProblem */.R0)(error, lock.file), { cause: error });
    }
}
function explain(error, where) {
    if (error instanceof errors/* AipackError */.kx)
        return error.problems;
    if (error instanceof wolfi/* ResolveError */.JT)
        return (0,resolve_problems/* resolveProblems */.j)(error, where);
    throw error;
}
function inventoryPackage(item, index) {
    const { name, version, origin, repository } = item;
    const license = index.record(name, version)?.license ?? '';
    return { name, version, architecture: index.architecture, license, origin, repository };
}
/** What the image plan needs to know of a resolved package. */
function pinnedPackages(packages) {
    return packages.map(({ name, version }) => ({ name, version }));
}


/***/ }),

/***/ 6839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ loadBuilds),
/* harmony export */   p: () => (/* binding */ MAX_SPEC_BYTES)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1216);
/* harmony import */ var _locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4329);
/* harmony import */ var _universal_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2423);




/** Fields of earlier schema versions, and what took their place. */
const OBSOLETE_FIELDS = [
    { path: ['metadata', 'confidence'], instead: 'nothing: every decision carries its reason in metadata.reasoning' },
    { path: ['build', 'artifacts'], instead: 'runtime.copy, the only list of what reaches the image' },
    { path: ['build', 'context'], instead: 'nothing: ignore files decide what is sent' },
    { path: ['build', 'base'], instead: 'nothing: the base image is a setting of the build' },
    { path: ['runtime', 'base'], instead: 'nothing: the image is assembled from packages alone' },
    { path: ['package_manager'], instead: 'nothing: packages are always Wolfi packages' },
    { path: ['metadata', 'package_manager'], instead: 'nothing: packages are always Wolfi packages' },
];
/** Largest UniversalBuild file that is read, in bytes. Real ones have a few kilobytes. */
const MAX_SPEC_BYTES = 1024 * 1024;
/**
 * Reads a UniversalBuild file: JSON or YAML, one object or an array of them.
 *
 * `null` means "not given", as in files of earlier versions; fields that no longer exist are dropped with a warning.
 * @throws AipackError with every violation found, each with its path and line in the document.
 */
function loadBuilds(content, file) {
    if (content.length > MAX_SPEC_BYTES) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx({ code: 'SPEC_INVALID', message: `larger than ${MAX_SPEC_BYTES} bytes`, location: { file } });
    }
    const source = parseSource(content, file);
    // `maxAliasCount` bounds expansion attacks.
    const document = withoutNulls(source.document.toJS({ maxAliasCount: 100 }));
    const elements = Array.isArray(document) ? document : [document];
    const warnings = [];
    const problems = [];
    const locations = new Map();
    elements.forEach((element, position) => {
        const prefix = Array.isArray(document) ? `[${position}].` : '';
        warnings.push(...dropObsoleteFields(element, `${file}: ${prefix}`));
        const locate = (0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .locateIn */ ._)(source.document, source.lines, file, Array.isArray(document) ? [position] : []);
        const parsed = _universal_build_js__WEBPACK_IMPORTED_MODULE_3__/* .universalBuildSchema */ .Dx.safeParse(element);
        if (parsed.success)
            locations.set(parsed.data, locate);
        else
            problems.push(...parsed.error.issues.map((issue) => schemaProblem(issue, prefix, locate)));
    });
    if (elements.length === 0)
        problems.push({ code: 'SPEC_INVALID', message: 'holds no service', location: { file } });
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx(problems);
    return { builds: [...locations.keys()], warnings, locations };
}
function parseSource(content, file) {
    // JSON is YAML too, and the YAML parser tells the line of a mistake.
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(content, { prettyErrors: true, lineCounter: lines });
    const [error] = document.errors;
    if (error) {
        const line = error.linePos?.[0].line;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx({
            code: 'SPEC_INVALID',
            message: error.message.split('\n')[0] ?? 'is neither JSON nor YAML',
            location: line === undefined ? { file } : { file, line },
        });
    }
    return { document, lines };
}
function schemaProblem(issue, prefix, locate) {
    const path = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
    return {
        code: 'SPEC_INVALID',
        message: `${prefix}${path.replace(/^\./, '') || 'document'}: ${issue.message}`,
        location: locate(issue.path.filter((step) => typeof step !== 'symbol')),
    };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function withoutNulls(value) {
    if (Array.isArray(value))
        return value.map(withoutNulls);
    if (!isRecord(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([, item]) => item !== null)
        .map(([key, item]) => [key, withoutNulls(item)]));
}
function dropObsoleteFields(element, where) {
    const warnings = [];
    for (const { path, instead } of OBSOLETE_FIELDS) {
        const parent = path.slice(0, -1).reduce((node, key) => (isRecord(node) ? node[key] : undefined), element);
        const last = path.at(-1) ?? '';
        if (!isRecord(parent) || !(last in parent))
            continue;
        Reflect.deleteProperty(parent, last);
        warnings.push(`${where}${path.join('.')} is no longer used and was ignored; instead: ${instead}`);
    }
    return warnings;
}


/***/ }),

/***/ 4329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ parseSpecPath),
/* harmony export */   _: () => (/* binding */ locateIn)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

/** `build.commands[0].inputs` as a path. */
function parseSpecPath(text) {
    return [...text.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, position, key = '']) => position === undefined ? key : Number(position));
}
/** Lines of a document below a path of it: `base` is where one service stands in a file of several. */
function locateIn(document, lines, file, base) {
    return (path) => {
        const full = [...base, ...path];
        for (let length = full.length; length > 0; length--) {
            const node = document.getIn(full.slice(0, length), true);
            const start = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) ? node.range?.[0] : undefined;
            if (start !== undefined)
                return { file, line: lines.linePos(start).line };
        }
        return { file };
    };
}


/***/ }),

/***/ 8563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ overridesFromField),
/* harmony export */   Fk: () => (/* binding */ OVERRIDE_FILES),
/* harmony export */   U6: () => (/* binding */ loadOverrides),
/* harmony export */   VN: () => (/* binding */ OVERRIDE_FIELDS),
/* harmony export */   bO: () => (/* binding */ overridesFromEnvironment)
/* harmony export */ });
/* unused harmony export environmentName */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1216);
/* harmony import */ var _overrides_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7462);



/** Names that the file may have at the root of a repository. */
const OVERRIDE_FILES = ['aipack.yml', 'aipack.yaml'];
/** Larger files are refused: real ones have a few lines. */
const MAX_BYTES = 256 * 1024;
/**
 * Reads an aipack.yml.
 * @throws AipackError SPEC_INVALID with every mistake and its line
 */
function loadOverrides(content, file) {
    if (content.length > MAX_BYTES)
        throw invalid(file, `is larger than ${MAX_BYTES} bytes`);
    const counter = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(content, { lineCounter: counter, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined)
        throw invalid(file, error.message, counter.linePos(error.pos[0]).line);
    let value;
    try {
        value = document.toJS({ maxAliasCount: 100 }) ?? {};
    }
    catch {
        throw invalid(file, 'has aliases that expand too far');
    }
    const parsed = _overrides_js__WEBPACK_IMPORTED_MODULE_2__/* .overridesSchema */ .Fq.safeParse(value);
    if (parsed.success)
        return { name: file, overrides: parsed.data };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx(parsed.error.issues.map((issue) => {
        const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
        const node = [path, path.slice(0, -1)].map((each) => document.getIn(each, true)).find((each) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(each));
        const line = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) && node.range ? counter.linePos(node.range[0]).line : undefined;
        return problem(file, `${path.join('.')}${path.length > 0 ? ': ' : ''}${issue.message}`, line);
    }));
}
function invalid(file, message, line) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx(problem(file, message, line));
}
function problem(file, message, line) {
    return { code: 'SPEC_INVALID', message, location: line === undefined ? { file } : { file, line } };
}
/** Fields that the environment and the action's inputs can override, by the name that both derive theirs from. */
const OVERRIDE_FIELDS = [
    'project-name',
    'build-packages',
    'runtime-packages',
    'build-commands',
    'build-env',
    'runtime-env',
    'start-command',
    'port',
    'health',
];
/** `start-command` → `AIPACK_START_COMMAND`. */
function environmentName(field) {
    return `AIPACK_${field.toUpperCase().replaceAll('-', '_')}`;
}
/** The overrides that environment variables give, one source each, so that a reason names the variable. Blank ones say nothing. */
function overridesFromEnvironment(environment) {
    return OVERRIDE_FIELDS.flatMap((field) => overridesFromField(field, environment[environmentName(field)], environmentName(field)));
}
/**
 * One field given as text, as inputs are: lists by lines or blanks, commands and variables by lines, a start command as words or as a JSON list.
 * @throws AipackError INPUT_INVALID when the text is no value of the field
 */
function overridesFromField(field, value, source) {
    const text = value?.trim() ?? '';
    return text === '' ? [] : [{ name: source, overrides: fieldOverrides(field, text, source) }];
}
function fieldOverrides(field, text, source) {
    switch (field) {
        case 'project-name':
            return { name: text };
        case 'build-packages':
            return { build: { packages: words(text) } };
        case 'runtime-packages':
            return { runtime: { packages: words(text) } };
        case 'build-commands':
            return {
                build: {
                    commands: text
                        .split('\n')
                        .map((line) => line.trim())
                        .filter((line) => line !== ''),
                },
            };
        case 'build-env':
            return { build: { env: variables(text, source) } };
        case 'runtime-env':
            return { runtime: { env: variables(text, source) } };
        case 'start-command':
            return { runtime: { command: text.startsWith('[') ? jsonWords(text, source) : words(text) } };
        case 'port':
            return { runtime: { ports: words(text).map((word) => (word === _overrides_js__WEBPACK_IMPORTED_MODULE_2__/* .SPLICE */ .rv ? _overrides_js__WEBPACK_IMPORTED_MODULE_2__/* .SPLICE */ .rv : port(word, source))) } };
        case 'health':
            return { runtime: { health: text === 'none' ? null : { endpoint: text } } };
    }
}
function variables(text, source) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const bad = lines.filter((line) => !/^\s*[A-Za-z_]\w*=/.test(line));
    if (bad.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx(bad.map((line) => ({
            code: 'INPUT_INVALID',
            message: `${source}: ${JSON.stringify(line.slice(0, 80))} is no variable`,
            hint: 'Write NAME=value, one a line.',
        })));
    }
    return Object.fromEntries(lines.map((line) => [
        line.slice(0, line.indexOf('=')).trim(),
        line.slice(line.indexOf('=') + 1).replace(/\r$/, ''),
    ]));
}
function words(text) {
    return text.split(/[\s,]+/).filter((word) => word !== '');
}
function jsonWords(text, source) {
    try {
        const value = JSON.parse(text);
        if (Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string'))
            return value;
    }
    catch {
        // Told below.
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx({
        code: 'INPUT_INVALID',
        message: `${source}: is not a JSON list of words`,
        hint: 'Write ["node", "server.js"], or the words alone.',
    });
}
function port(word, source) {
    const value = Number(word);
    if (Number.isInteger(value) && value > 0 && value < 65536)
        return value;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx({
        code: 'INPUT_INVALID',
        message: `${source}: ${JSON.stringify(word)} is not a port`,
        hint: 'Ports are numbers from 1 to 65535.',
    });
}


/***/ }),

/***/ 7462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fq: () => (/* binding */ overridesSchema),
/* harmony export */   iu: () => (/* binding */ applyOverrides),
/* harmony export */   nq: () => (/* binding */ overridesJsonSchema),
/* harmony export */   rv: () => (/* binding */ SPLICE)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2311);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8439);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);
/* harmony import */ var _universal_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2423);



/** Stands in a list for what the list held before: `packages: ["...", git]` adds to it. */
const SPLICE = '...';
const text = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(64 * 1024);
const texts = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(text).describe(`A list; \`${SPLICE}\` in it stands for what was there before.`);
const environment = zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), zod__WEBPACK_IMPORTED_MODULE_2__/* ["null"] */ .chJ()]))
    .describe('Variables by name; null takes one away, the others stay.');
const command = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ run: text, inputs: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(text).optional(), name: text.optional() })]);
const service = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    name: text.optional().describe('Name of the service.'),
    language: text.optional(),
    build: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        packages: texts.optional().describe('Wolfi packages of the build stage.'),
        env: environment.optional(),
        commands: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(command).optional().describe(`Build steps; \`${SPLICE}\` stands for those that were detected.`),
        cache: texts.optional().describe('Folders below /root that are kept between builds.'),
    })
        .optional(),
    runtime: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        packages: texts.optional().describe('Wolfi packages of the image.'),
        env: environment.optional(),
        copy: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(SPLICE), zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ from: text, to: text })]))
            .optional()
            .describe('What reaches the image.'),
        command: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(text).min(1).optional().describe('Argument vector of the process.'),
        ports: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(SPLICE), zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(1).max(65535)])).optional(),
        health: zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ endpoint: text }), zod__WEBPACK_IMPORTED_MODULE_2__/* ["null"] */ .chJ()])
            .optional()
            .describe('null takes the health check away.'),
        workdir: text.optional(),
        user: text.optional(),
    })
        .optional(),
});
/** What an aipack.yml may say: for the only service at the top, for several by their names or folders. */
const overridesSchema = service.extend({
    services: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(text, service).optional().describe('Overrides by the name or the folder of a service.'),
});
/** JSON Schema (draft 2020-12) of an aipack.yml, for editors. */
function overridesJsonSchema() {
    return { ...zod__WEBPACK_IMPORTED_MODULE_3__/* .toJSONSchema */ .bl(overridesSchema, { io: 'input' }), title: 'aipack.yml' };
}
/**
 * Builds with every source applied, field by field, the later sources over the earlier ones. Without any detected build the overrides
 * alone make one, provided that they name a command.
 * @throws AipackError SERVICE_UNKNOWN for a service that does not exist, SPEC_INVALID for a result that breaks the schema
 */
function applyOverrides(builds, sources, defaultName = 'app') {
    const problems = [];
    const start = builds.length === 0 ? customBuild(sources, defaultName) : builds;
    const result = sources.reduce((current, source) => applySource(current, source, problems), start);
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx(problems);
    return result;
}
function customBuild(sources, name) {
    if (!sources.some(({ overrides }) => overrides.runtime?.command !== undefined))
        return [];
    const metadata = { project_name: name, language: 'custom', build_system: 'custom' };
    return [_universal_build_js__WEBPACK_IMPORTED_MODULE_1__/* .universalBuildSchema */ .Dx.parse({ version: _universal_build_js__WEBPACK_IMPORTED_MODULE_1__/* .SCHEMA_VERSION */ .f$, metadata, build: {}, runtime: { command: ['true'] } })];
}
function applySource(builds, { name, overrides }, problems) {
    const { services = {}, ...common } = overrides;
    const known = new Set(builds.flatMap(({ metadata }) => [metadata.project_name, metadata.path]));
    for (const key of Object.keys(services).filter((each) => !known.has(each))) {
        const names = builds.map(({ metadata }) => metadata.project_name).join(', ');
        problems.push({
            code: 'SERVICE_UNKNOWN',
            message: `${name}: there is no service ${JSON.stringify(key)}; there are ${names}`,
            location: { file: name },
        });
    }
    return builds.map((build) => {
        const own = services[build.metadata.project_name] ?? services[build.metadata.path];
        const withCommon = applyToBuild(build, common, name, problems);
        return own === undefined ? withCommon : applyToBuild(withCommon, own, name, problems);
    });
}
function applyToBuild(build, over, source, problems) {
    const reasons = changes(over).map(({ what, value }) => ({ what, value, because: `${source} says so` }));
    if (reasons.length === 0)
        return build;
    const { health, ...runtime } = build.runtime;
    const newHealth = over.runtime?.health === undefined ? health : (over.runtime.health ?? undefined);
    const candidate = {
        ...build,
        metadata: {
            ...build.metadata,
            project_name: over.name ?? build.metadata.project_name,
            language: over.language ?? build.metadata.language,
            reasoning: [...build.metadata.reasoning, ...reasons],
        },
        build: {
            packages: spliced(over.build?.packages, build.build.packages),
            env: merged(over.build?.env, build.build.env),
            commands: spliced(over.build?.commands, build.build.commands),
            cache: spliced(over.build?.cache, build.build.cache),
        },
        runtime: {
            ...runtime,
            packages: spliced(over.runtime?.packages, runtime.packages),
            env: merged(over.runtime?.env, runtime.env),
            copy: spliced(over.runtime?.copy, runtime.copy),
            command: over.runtime?.command ?? runtime.command,
            ports: spliced(over.runtime?.ports, runtime.ports),
            workdir: over.runtime?.workdir ?? runtime.workdir,
            user: over.runtime?.user ?? runtime.user,
            ...(newHealth === undefined ? {} : { health: newHealth }),
        },
    };
    const parsed = _universal_build_js__WEBPACK_IMPORTED_MODULE_1__/* .universalBuildSchema */ .Dx.safeParse(candidate);
    if (parsed.success)
        return parsed.data;
    problems.push(...parsed.error.issues.map((issue) => ({
        code: 'SPEC_INVALID',
        message: `${issue.path.join('.')}: ${issue.message}`,
        location: { file: source },
    })));
    return build;
}
/** The fields that an override names, as decisions. */
function changes(over) {
    const { build = {}, runtime = {}, ...top } = over;
    const named = (prefix, fields) => Object.entries(fields).flatMap(([key, value]) => value === undefined ? [] : [{ what: `${prefix}${key}`, value: shown(value) }]);
    return [...named('', top), ...named('build.', build), ...named('runtime.', runtime)];
}
/** Values of variables are not repeated: a reason is printed, and someone's secret may be among them. */
function shown(value) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return Object.keys(value).join(' ');
    return JSON.stringify(value);
}
function spliced(over, before) {
    return over?.flatMap((item) => (item === SPLICE ? before : [item])) ?? before;
}
function merged(over, before) {
    const result = new Map(Object.entries(before));
    for (const [name, value] of Object.entries(over ?? {})) {
        if (value === null)
            result.delete(name);
        else
            result.set(name, String(value));
    }
    return Object.fromEntries([...result].sort(([a], [b]) => (a < b ? -1 : 1)));
}


/***/ }),

/***/ 2423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ universalBuildSchema),
/* harmony export */   Tm: () => (/* binding */ universalBuildJsonSchema),
/* harmony export */   f$: () => (/* binding */ SCHEMA_VERSION),
/* harmony export */   mr: () => (/* binding */ normaliseCommand),
/* harmony export */   yN: () => (/* binding */ NONROOT_USER)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2311);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8439);

/** Schema version written by this tool; files of 1.0 load too. */
const SCHEMA_VERSION = '1.1';
/** The unprivileged user that Wolfi's base layout names `nonroot`. */
const NONROOT_USER = '65532:65532';
const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(64 * 1024);
const name = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(256);
const path = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(4096);
const environment = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is not an environment variable name'), text)
    .default({});
const packageName = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._+:-]*(?:@[A-Za-z0-9._+-]+)?(?:(?:=|~|<|>|<=|>=)[A-Za-z0-9._+~-]+)?$/, 'is not an apk package name (name, name=version or name~version)');
const reason = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    what: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().describe('The decision, in words: "language", "start command", "port".'),
    value: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().describe('What was decided.'),
    because: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().describe('Why.'),
    file: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional().describe('The file that shows it, from the repository root.'),
    line: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive().optional(),
})
    .describe('One decision with its evidence.');
const reasoning = zod__WEBPACK_IMPORTED_MODULE_0__/* .preprocess */ .vkY(
// Files of 1.0 carry one sentence.
(value) => (typeof value === 'string' ? [{ what: 'note', value: '', because: value }] : value), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(reason).default([]));
const command = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        run: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).describe('Command line, run by /bin/sh in the build directory.'),
        inputs: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(path)
            .optional()
            .describe('The files and folders it needs, from the service folder. Without it the command sees everything.'),
        name: name.optional().describe('What the progress display calls this step.'),
    }),
])
    .describe('A build step: a command line, or one with the inputs it needs.');
const copy = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    from: path.describe('Path in the build stage, relative to its working directory or absolute.'),
    to: path.describe('Path in the image, relative to the working directory or absolute.'),
});
const health = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    endpoint: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
        .regex(/^\/\S*$/, 'is not an absolute URL path')
        .max(1024),
});
const universalBuildSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().default(SCHEMA_VERSION),
    metadata: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        project_name: name.regex(/^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/, 'is not a lowercase image name component'),
        path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(4096).default('.').describe('The folder of the service, from the repository root.'),
        language: name,
        build_system: name,
        framework: name.optional(),
        reasoning,
    }),
    build: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        packages: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(packageName).default([]).describe('Wolfi packages of the build stage.'),
        env: environment,
        commands: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(command).default([]),
        cache: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(path).default([]).describe('Folders kept between builds; absolute, under /root.'),
    }),
    runtime: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        packages: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(packageName).default([]).describe('Wolfi packages of the image.'),
        env: environment,
        copy: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(copy).default([]),
        command: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).min(1).describe('Argument vector of the process; no shell is there to read it.'),
        ports: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(1).max(65535)).default([]),
        health: health.optional(),
        workdir: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().startsWith('/').default('/app'),
        user: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
            .regex(/^[A-Za-z0-9_-]+(?::[A-Za-z0-9_-]+)?$/, 'is not user or user:group')
            .default(NONROOT_USER),
    }),
});
function normaliseCommand(command) {
    if (typeof command === 'string')
        return { run: command, name: command };
    return {
        run: command.run,
        name: command.name ?? command.run,
        ...(command.inputs === undefined ? {} : { inputs: command.inputs }),
    };
}
/** JSON Schema (draft 2020-12) of a UniversalBuild file: one object, or an array with one element a service. */
function universalBuildJsonSchema() {
    const schema = zod__WEBPACK_IMPORTED_MODULE_1__/* .toJSONSchema */ .bl(zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([universalBuildSchema, zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(universalBuildSchema)]), { io: 'input' });
    return { ...schema, title: 'UniversalBuild' };
}


/***/ }),

/***/ 2400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ku: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_0__.Ku),
/* harmony export */   PG: () => (/* binding */ parseLock),
/* harmony export */   Ss: () => (/* binding */ compareLocks),
/* harmony export */   X5: () => (/* binding */ formatLock),
/* harmony export */   a8: () => (/* binding */ makeLock),
/* harmony export */   lc: () => (/* binding */ resolveLocked)
/* harmony export */ });
/* unused harmony export checkLock */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2311);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(296);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8127);
/**
 * Lock files: the exact builds that a project's images are made of, for each architecture. Apart from the rest of the library
 * so that only who reads a lock loads the schema for it.
 */





/** Bytes that a lock file may have: thousands of packages take a few hundred thousand. */
const largestLock = 8 * 2 ** 20;
const lockedPackage = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/, 'is no package name'),
    version: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().refine(_version_js__WEBPACK_IMPORTED_MODULE_2__/* .isVersion */ .lF, 'is no version'),
    checksum: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^Q[12][A-Za-z0-9+/]+=*$/, 'is no checksum'),
});
const lockFile = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    architectures: zod__WEBPACK_IMPORTED_MODULE_3__/* .partialRecord */ .jgl(zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['x86_64', 'aarch64']), zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(lockedPackage)),
});
function comparePackages(a, b) {
    if (a.name !== b.name)
        return a.name < b.name ? -1 : 1;
    return (0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Zy)(a.version, b.version);
}
function sortedLock(byArchitecture) {
    const sorted = [...byArchitecture].sort(([a], [b]) => (a < b ? -1 : 1));
    const architectures = sorted.map(([architecture, packages]) => {
        const unique = new Map(packages.map((item) => [`${item.name}=${item.version}`, item]));
        return [architecture, [...unique.values()].sort(comparePackages)];
    });
    return { version: 1, architectures: Object.fromEntries(architectures) };
}
/** A lock of everything that the resolutions install: any number of worlds, for any number of architectures. */
function makeLock(resolutions) {
    const byArchitecture = new Map();
    for (const { architecture, resolution } of resolutions) {
        const packages = byArchitecture.get(architecture) ?? [];
        packages.push(...resolution.packages.map(({ name, version, checksum }) => ({ name, version, checksum })));
        byArchitecture.set(architecture, packages);
    }
    return sortedLock(byArchitecture);
}
/** The text of a lock file; the same lock always gives the same bytes. One package a line, so that changes read well. */
function formatLock(lock) {
    const blocks = Object.entries(lock.architectures).map(([architecture, packages]) => {
        const lines = packages.map(({ name, version, checksum }) => `      ${JSON.stringify({ name, version, checksum })}`);
        return `    ${JSON.stringify(architecture)}: [\n${lines.join(',\n')}\n    ]`;
    });
    return `{\n  "version": 1,\n  "architectures": {\n${blocks.join(',\n')}\n  }\n}\n`;
}
const updateHint = 'Update the lock file.';
/**
 * Reads the text of a lock file.
 * @throws LockError LOCK_FORMAT, naming everything that is wrong
 */
function parseLock(text) {
    if (text.length > largestLock) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LockError */ .Ku('LOCK_FORMAT', `The lock file is larger than ${largestLock} bytes.`, { hint: updateHint });
    }
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        const message = `The lock file is no JSON: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LockError */ .Ku('LOCK_FORMAT', message, { hint: updateHint, cause: error });
    }
    const result = lockFile.safeParse(value);
    if (!result.success) {
        const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LockError */ .Ku('LOCK_FORMAT', `The lock file cannot be read: ${problems.join('; ')}`, { hint: updateHint });
    }
    const entries = Object.entries(result.data.architectures);
    return sortedLock(new Map(entries));
}
function lockedFor(lock, architecture) {
    const packages = lock.architectures[architecture];
    if (packages)
        return packages;
    const known = Object.keys(lock.architectures).join(', ') || 'none';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LockError */ .Ku('LOCK_ARCHITECTURE', `The lock file has no packages for ${architecture}, only for: ${known}.`, {
        hint: updateHint,
    });
}
/**
 * Locked builds that the index no longer has, for the index's architecture.
 * @throws LockError LOCK_ARCHITECTURE
 */
function checkLock(index, lock) {
    return lockedFor(lock, index.architecture).flatMap(({ name, version, checksum }) => {
        const checksums = index.packagesNamed(name).filter((id) => index.versionOf(id) === version);
        if (checksums.some((id) => index.recordOf(id).checksum === checksum))
            return [];
        const kind = checksums.length > 0 ? 'changed' : 'withdrawn';
        return [{ name, version, kind, newest: index.versions(name)[0] }];
    });
}
function describeProblem({ name, version, kind, newest }) {
    const what = kind === 'changed' ? `${name} ${version} is another build than the one locked` : `${name} ${version} was withdrawn`;
    return newest === undefined ? `${what}, and there is no other ${name}` : `${what}; the newest is ${newest}`;
}
/**
 * Resolves a world to locked builds only.
 * @throws LockError LOCK_ARCHITECTURE; LOCK_WITHDRAWN naming each build that is gone and the newest of its package;
 * LOCK_OUTDATED when the world asks for something that is not locked
 */
function resolveLocked(index, world, lock) {
    const problems = checkLock(index, lock);
    if (problems.length > 0) {
        const message = `The lock file cannot be honoured: ${problems.map(describeProblem).join('; ')}.`;
        const hint = `Wolfi withdraws builds that are not their stream's latest after six months. ${updateHint}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LockError */ .Ku('LOCK_WITHDRAWN', message, { hint });
    }
    const locked = new Set(lockedFor(lock, index.architecture).map((item) => `${item.name}=${item.version} ${item.checksum}`));
    try {
        return (0,_resolve_js__WEBPACK_IMPORTED_MODULE_1__/* .resolve */ .h)(index, world, {
            accepts: (name, version, checksum) => locked.has(`${name}=${version} ${checksum}`),
        });
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ResolveError */ .JT) || error.code !== 'RESOLVE_UNSATISFIABLE')
            throw error;
        const subjects = error.reasons.map((reason) => reason.subject).join(', ');
        const message = `The lock file does not cover what is asked for: ${subjects}.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .LockError */ .Ku('LOCK_OUTDATED', message, { hint: updateHint, cause: error });
    }
}
/** What an update of a lock changes, sorted by architecture and name. */
function compareLocks(before, after) {
    const architectures = new Set([...Object.keys(before.architectures), ...Object.keys(after.architectures)]);
    return [...architectures].sort().flatMap((architecture) => {
        const from = versionsByName(before, architecture);
        const to = versionsByName(after, architecture);
        const names = [...new Set([...from.keys(), ...to.keys()])].sort();
        const changed = names.filter((name) => from.get(name) !== to.get(name));
        return changed.map((name) => ({ architecture, name, from: from.get(name), to: to.get(name) }));
    });
}
function versionsByName(lock, architecture) {
    const versions = new Map();
    for (const { name, version } of lock.architectures[architecture] ?? []) {
        const other = versions.get(name);
        versions.set(name, other === undefined ? version : `${other}, ${version}`);
    }
    return versions;
}


/***/ })

};

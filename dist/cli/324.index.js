export const id = 324;
export const ids = [324];
export const modules = {

/***/ 3324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCli: () => (/* binding */ runCli)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(8179);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/compiled/src/host/cache-folder.js
var cache_folder = __webpack_require__(5861);
;// CONCATENATED MODULE: ./build/compiled/src/schema/errors.js
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
    throw new AipackError({
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
        return { text: withoutMark(buffer.toString('utf8', 0, length)), cut: size > limit };
    }
    catch {
        return undefined;
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}
/** Parsers stumble over a byte order mark, which some Windows editors write. */
function withoutMark(text) {
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

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




/** The package exports the function itself; its types describe a default export that does not exist at run time. */
const createDockerignore = ignore;
/**
 * Rules of `.gitignore` (nested, as git applies them), `.dockerignore` (at the root, as Docker applies it), and what tools leave behind.
 *
 * `read` gives a file's text or undefined; it is asked once for each ignore file, when a path below it is first seen.
 */
function contextFilter(read) {
    const git = gitRules(read);
    const docker = dockerRules(read('.dockerignore'));
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
function gitRules(read) {
    const perFolder = new Map();
    function rulesOf(folder) {
        if (perFolder.has(folder))
            return perFolder.get(folder);
        const text = read(external_node_path_.posix.join(folder, '.gitignore'));
        const rules = text === undefined || text.trim() === '' ? undefined : node_modules_ignore({ allowRelativePaths: true }).add(text);
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
function dockerRules(text) {
    if (text === undefined || text.trim() === '')
        return undefined;
    const rules = createDockerignore({ ignorecase: false }).add(text);
    return {
        ignores: (path) => rules.ignores(path),
        hasExceptions: text.split('\n').some((line) => line.trimStart().startsWith('!')),
    };
}

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/document.js
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/syntax-problem.js
/** What a parser throws: a sentence and, where it knows one, a line. */
class SyntaxProblem extends Error {
    name = 'SyntaxProblem';
    line;
    constructor(message, line) {
        super(message);
        this.line = line;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/json.js



/** Depth beyond which a document is hostile rather than a manifest; the parser recurses. */
const MAX_DEPTH = 500;
/** JSON with comments and trailing commas, which tsconfig.json, turbo.json and deno.jsonc allow. */
function parseJson(file, text) {
    const lineAt = lineIndex(text);
    if (maxDepth(text) > MAX_DEPTH)
        throw new SyntaxProblem(`is nested more than ${MAX_DEPTH} levels deep`, undefined);
    const errors = [];
    const tree = (0,main.parseTree)(text, errors, { allowTrailingComma: true, disallowComments: false });
    const [error] = errors;
    if (error !== undefined || tree === undefined) {
        const what = error === undefined ? 'is empty' : `is not valid JSON: ${words((0,main.printParseErrorCode)(error.error))}`;
        throw new SyntaxProblem(what, error === undefined ? 1 : lineAt(error.offset));
    }
    const root = (0,main.getNodeValue)(tree);
    return {
        file,
        root,
        get: (...path) => valueAt(root, path),
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
            throw new SyntaxProblem(`is not valid TOML: ${error.message.split('\n')[0] ?? ''}`, error.line);
        }
        if (error instanceof RangeError)
            throw new SyntaxProblem('is nested too deeply', undefined);
        throw error;
    }
    let index;
    return {
        file,
        root,
        get: (...path) => valueAt(root, path),
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
        const header = /^\s*\[(\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$/.exec(source);
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
        const key = /^\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_.-]|\s*\.\s*)+?)\s*=/.exec(source);
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

// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(9800);
;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/xml.js



const xml_MAX_DEPTH = 200;
/** XML as elements; entities other than the five built-in ones are errors, so none can be expanded. */
function parseXml(file, text) {
    const parser = new saxes/* SaxesParser */.wT({ position: true });
    const stack = [];
    let root;
    parser.on('error', (error) => {
        throw new SyntaxProblem(`is not valid XML: ${error.message.replace(/^\d+:\d+: /, '')}`, parser.line);
    });
    parser.on('opentag', (tag) => {
        const element = {
            name: localName(tag.name),
            attributes: tag.attributes,
            children: [],
            text: '',
            line: parser.line,
        };
        if (stack.length >= xml_MAX_DEPTH)
            throw new SyntaxProblem('is nested too deeply', parser.line);
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
        throw new SyntaxProblem('is not valid XML: holds no element', 1);
    const element = root;
    return {
        file,
        root: element,
        get: (...path) => valueAt(element, path),
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

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/yaml.js



/** YAML; of a stream of several documents the first. Aliases are bounded, so that a small file cannot grow into a large one. */
function parseYaml(file, text) {
    const counter = new yaml_dist/* LineCounter */.HN();
    // Custom tags (CloudFormation, GitLab) are warnings to the parser and no matter here.
    const parsed = (0,yaml_dist/* parseAllDocuments */.hR)(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
    const document = Array.isArray(parsed) ? parsed[0] : undefined;
    const error = document?.errors[0];
    if (error !== undefined) {
        throw new SyntaxProblem(`is not valid YAML: ${error.message}`, counter.linePos(error.pos[0]).line);
    }
    let root;
    try {
        root = document?.toJS({ maxAliasCount: 100 });
    }
    catch {
        throw new SyntaxProblem('is not valid YAML: its aliases expand too far', undefined);
    }
    return {
        file,
        root,
        get: (...path) => valueAt(root, path),
        line: (...path) => {
            const node = document?.getIn(path, true);
            return (0,yaml_dist/* isNode */.Ll)(node) && node.range ? counter.linePos(node.range[0]).line : undefined;
        },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/parse.js






const PARSERS = {
    json: parseJson,
    toml: parseToml,
    yaml: parseYaml,
    xml: parseXml,
};
/** @throws AipackError MANIFEST_UNREADABLE with file and line. */
function parseDocument(kind, file, text) {
    try {
        return PARSERS[kind](file, text);
    }
    catch (error) {
        if (!(error instanceof SyntaxProblem))
            throw error;
        throw new AipackError({
            code: 'MANIFEST_UNREADABLE',
            message: error.message,
            hint: `Mend the ${kind.toUpperCase()} syntax: detection reads this file and does not guess.`,
            location: error.line === undefined ? { file } : { file, line: error.line },
        });
    }
}

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
    constructor(source, limits = DEFAULT_LIMITS) {
        this.#source = source;
        this.#limits = limits;
        this.name = source.name;
        this.#filter = contextFilter((path) => this.#exists(path) ? this.#source.read(path, limits.fileBytes)?.text : undefined);
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
            throw new AipackError({
                code: 'MANIFEST_UNREADABLE',
                message: `cannot be read, or is larger than ${this.#limits.fileBytes} bytes`,
                location: { file: path },
            });
        }
        const document = parseDocument(kind, path, text);
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
function openRepository(root, limits) {
    return new Repository(diskSource(root), limits);
}
/** The same view over path → text. */
function memoryRepository(files, name = 'repository') {
    return new Repository(memorySource(files, name));
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/version.js
/**
 * Versions as apk reads them: digits {.digits} [letter] {_suffix[number]} [~hash] [-rN].
 * Text that breaks this grammar still has a place in the order (its valid beginning decides), so that sorting never fails.
 */
/** What may follow what, in the order in which a version's parts may appear. A later kind sorts before an earlier one. */
const Part = {
    first: 0,
    number: 1,
    letter: 2,
    suffix: 3,
    suffixNumber: 4,
    hash: 5,
    revision: 6,
    end: 7,
    invalid: 8,
};
const suffixOrder = ['alpha', 'beta', 'pre', 'rc', 'cvs', 'svn', 'git', 'hg', 'p'];
/** Suffixes up to here name something before the release that carries them; the others something after it. */
const lastPreRelease = suffixOrder.indexOf('rc');
const Zero = 48;
const Nine = 57;
/** Walks the parts of one version; after a call of `next`, the fields describe the part that was read. */
class VersionCursor {
    kind = Part.first;
    value = '';
    suffix = -1;
    #text;
    #at = 0;
    constructor(text) {
        this.#text = text;
        this.#readDigits(Part.first);
    }
    next() {
        if (this.#at >= this.#text.length) {
            this.kind = Part.end;
            return;
        }
        const char = this.#text.charCodeAt(this.#at);
        if (char >= Zero && char <= Nine)
            this.#readNumber();
        else if (char >= 97 && char <= 122)
            this.#readLetter();
        else if (char === 46) {
            this.#at++;
            this.#readNumber(true);
        }
        else if (char === 95)
            this.#readSuffix();
        else if (char === 126)
            this.#readHash();
        else if (char === 45)
            this.#readRevision();
        else
            this.kind = Part.invalid;
    }
    #readDigits(kind) {
        const start = this.#at;
        while (this.#at < this.#text.length) {
            const char = this.#text.charCodeAt(this.#at);
            if (char < Zero || char > Nine)
                break;
            this.#at++;
        }
        this.value = this.#text.slice(start, this.#at);
        this.kind = this.value === '' ? Part.invalid : kind;
    }
    #readNumber(afterDot = false) {
        if (this.kind <= Part.number)
            this.#readDigits(Part.number);
        else if (this.kind === Part.suffix && !afterDot)
            this.#readDigits(Part.suffixNumber);
        else
            this.kind = Part.invalid;
    }
    #readLetter() {
        if (this.kind > Part.number) {
            this.kind = Part.invalid;
            return;
        }
        this.value = this.#text.charAt(this.#at++);
        this.kind = Part.letter;
    }
    #readSuffix() {
        const allowed = this.kind <= Part.suffixNumber;
        this.suffix = suffixOrder.indexOf(this.#take(/[a-z]*/y, 1));
        this.kind = allowed && this.suffix >= 0 ? Part.suffix : Part.invalid;
    }
    #readHash() {
        const allowed = this.kind < Part.hash;
        this.value = this.#take(/[0-9a-f]*/y, 1);
        this.kind = allowed && this.value !== '' ? Part.hash : Part.invalid;
    }
    #readRevision() {
        if (this.kind >= Part.revision || this.#text.charAt(this.#at + 1) !== 'r') {
            this.kind = Part.invalid;
            return;
        }
        this.#at += 2;
        this.#readDigits(Part.revision);
    }
    #take(pattern, skip) {
        this.#at += skip;
        pattern.lastIndex = this.#at;
        const found = pattern.exec(this.#text)?.[0] ?? '';
        this.#at += found.length;
        return found;
    }
}
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
/** Compares runs of digits of any length without going through a number type. */
function compareDigits(a, b) {
    const left = a.replace(/^0+(?=.)/, '');
    const right = b.replace(/^0+(?=.)/, '');
    return left.length - right.length || compareText(left, right);
}
function comparePart(a, b) {
    switch (a.kind) {
        case Part.suffix:
            return a.suffix - b.suffix;
        case Part.number:
            // A leading zero makes a part a decimal fraction: 1.05 comes before 1.1.
            if (a.value.startsWith('0') || b.value.startsWith('0'))
                return compareText(a.value, b.value);
            return compareDigits(a.value, b.value);
        case Part.first:
        case Part.suffixNumber:
        case Part.revision:
            return compareDigits(a.value, b.value);
        default:
            return compareText(a.value, b.value);
    }
}
function compare(left, right, prefixIsEqual) {
    const a = new VersionCursor(left);
    const b = new VersionCursor(right);
    while (a.kind === b.kind && a.kind < Part.end) {
        const order = comparePart(a, b);
        if (order !== 0)
            return order < 0 ? -1 : 1;
        a.next();
        b.next();
    }
    if (a.kind === b.kind)
        return 0;
    if (b.kind === Part.end && prefixIsEqual)
        return 0;
    if (a.kind === Part.suffix && a.suffix <= lastPreRelease)
        return -1;
    if (b.kind === Part.suffix && b.suffix <= lastPreRelease)
        return 1;
    return a.kind > b.kind ? -1 : 1;
}
/** Negative, zero or positive, as `apk version -t` orders the two. A total order, also over text that is no valid version. */
function version_compareVersions(a, b) {
    return a === b ? 0 : compare(a, b, false);
}
/** Whether apk would accept the text as a version. */
function isVersion(text) {
    const cursor = new VersionCursor(text);
    while (cursor.kind < Part.end)
        cursor.next();
    return cursor.kind === Part.end;
}
/** Bits of a version operator, as combined in `<=`, `>~` and so on. */
const Operator = { less: 1, equal: 2, greater: 4, fuzzy: 8 };
const operatorBits = {
    '<': Operator.less,
    '=': Operator.equal,
    '>': Operator.greater,
    '~': Operator.fuzzy | Operator.equal,
};
/** The bits of an operator such as `>=` or `~`; 0 when it contains anything else than `<`, `>`, `=` and `~`. */
function parseOperator(text) {
    let bits = 0;
    for (const char of text) {
        const bit = operatorBits[char];
        if (bit === undefined)
            return 0;
        bits |= bit;
    }
    return bits;
}
/**
 * Whether a version lies on the side of `wanted` that the operator names. With `~`, `wanted` stands for everything that begins
 * with its parts: 1.26.1 and 1.26.7-r0 match ~1.26. A name provided without a version (undefined) comes before every version.
 */
function matchesVersion(version, operator, wanted) {
    const order = compare(version ?? '', wanted, (operator & Operator.fuzzy) !== 0);
    const bit = order < 0 ? Operator.less : order > 0 ? Operator.greater : Operator.equal;
    return (operator & bit) !== 0;
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/dependency.js

const shape = /^(!?)([^!<>=~@\s][^<>=~@\s]*)(?:@([^<>=~@\s]+))?(?:([<>=~]+)(\S+))?$/;
/** Reads one token; undefined when apk would refuse it. */
function dependency_parseDependency(text) {
    const match = shape.exec(text);
    if (!match)
        return undefined;
    const [, bang, name = '', tag, operatorText, version] = match;
    const base = { name, conflict: bang === '!', text, ...(tag === undefined ? {} : { tag }) };
    if (operatorText === undefined || version === undefined)
        return { ...base, operator: 0, checksum: false };
    if (operatorText === '><')
        return { ...base, operator: parseOperator('='), version, checksum: true };
    const operator = parseOperator(operatorText);
    return operator === 0 || !isVersion(version) ? undefined : { ...base, operator, version, checksum: false };
}
/**
 * Reads the tokens of a line. Tokens that apk would refuse are left out and counted: a package with such a dependency cannot
 * be installed, while a `provides` line merely loses them.
 */
function parseDependencies(line) {
    const dependencies = [];
    let refused = 0;
    for (const token of line.split(' ')) {
        if (token === '')
            continue;
        const dependency = dependency_parseDependency(token);
        if (dependency?.tag === undefined && dependency !== undefined)
            dependencies.push(dependency);
        else
            refused++;
    }
    return { dependencies, refused };
}
/**
 * Whether a provider of the dependency's name, at the version under which it provides it (undefined: without one), is what
 * the dependency asks for. For a conflict the answer is whether the provider may stay.
 */
function acceptsProvider(dependency, version, checksum) {
    const { operator, conflict } = dependency;
    if (dependency.checksum)
        return checksum === dependency.version;
    const matched = operator === 0 || matchesVersion(version, operator, dependency.version ?? '');
    return matched !== conflict;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/errors.js

/** An index could not be had, trusted or read. */
class errors_IndexError extends Error {
    code;
    hint;
    constructor(code, message, options) {
        super(message, options);
        this.name = 'IndexError';
        this.code = code;
        this.hint = options.hint;
    }
}
const mostSentences = 10;
/** A world cannot be installed from an index. `reasons` holds everything that is wrong, `message` the first of it in sentences. */
class ResolveError extends Error {
    code;
    hint;
    reasons;
    constructor(code, reasons, hint) {
        const shown = reasons.slice(0, mostSentences).map((reason) => reason.message);
        if (reasons.length > mostSentences)
            shown.push(`There are ${reasons.length - mostSentences} more problems.`);
        super(shown.join('\n'));
        this.name = 'ResolveError';
        this.code = code;
        this.reasons = reasons;
        this.hint = hint;
    }
}
/** No stream of a family fits what a project asks for. */
class StreamError extends Error {
    code;
    hint;
    family;
    wish;
    /** Streams that the index has, newest first. */
    available;
    constructor(code, message, options) {
        super(message);
        this.name = 'StreamError';
        this.code = code;
        this.hint = options.hint;
        this.family = options.family;
        this.wish = options.wish;
        this.available = options.available ?? [];
    }
}
/** A lock file cannot be read, or cannot be honoured any more. */
class LockError extends Error {
    code;
    hint;
    constructor(code, message, options) {
        super(message, options);
        this.name = 'LockError';
        this.code = code;
        this.hint = options.hint;
    }
}
/** What a caught value has to say. */
function messageOf(error) {
    return external_node_util_.types.isNativeError(error) ? error.message : String(error);
}
/** The code that Node gives its errors; undefined for anything else. */
function codeOf(error) {
    return external_node_util_.types.isNativeError(error) ? error.code : undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/keys.js
/**
 * The key that signs Wolfi's index and packages (RSA, 4096 bits), as published in the recipe of the `wolfi-keys` package
 * (github.com/wolfi-dev/os, wolfi-keys/wolfi-signing.rsa.pub).
 */
const wolfiKey = {
    name: 'wolfi-signing.rsa.pub',
    pem: `-----BEGIN PUBLIC KEY-----
MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEA5qQUHmzqX9oa/RS3OSgL
YTYB1mzvVmnWC0JXsAafdgRkavJ9xRhsXMKXWPKMghZw6UnkxuxQCZlB9UhaFqed
X7SWfQ8qRgECFmdGUjoeV7P3VUkg17RU0mUKsXZZF/2mU+jCGyk5eweKcLWrk6bn
lNNF1vBJ9EXbHdfvbQsA5GfLku5tJhqRJ4FVQAGCw+1JoSKu+o3q+6xP7z6kMfR9
cp54FSj48rTJUibbAv+cPtZ3AnbpjdyarV7SYMfxp14Q/KR0CJYDihG3CFoU+TaM
dr7LUrgXaYw7m7g8hA2PY1jF8aqDqVFjVu/csPKnKVQSqNHfm4C4gljwT6TDVhPe
6xKSGKfAUNvHx2RIqSsZJCh68Af+VnfuimbHMYzGhzV4/efihpJlYsDnOXJj/PeY
SbEIYG2yoI3AYvDFyFX2OAOtQ9d4TPs4zS4aDg4R3UseXLib46FX3ZTfIi1/W0IO
eC3AFU5mK+02jq+7swcGbgzem30dFA/B3n8NQExJjF2WlGNJxFw2WnJQqKIkIh0s
km5jaxJ28xYgik+bEgxy1LsilKTowdkbEPRKv36JGdap4dOEGR+LwZsM+ontF1AO
wY6tvwtZKJWhgj7ES3BdtiC1GA2htFnP90lA7KnKbSMOxwWtSCH8spitdPdzgI8G
SxrOb0SZs6ZFAxYYe3GlvS0CAwEAAQ==
-----END PUBLIC KEY-----
`,
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/record.js
const textFields = {
    A: 'architecture',
    C: 'checksum',
    L: 'license',
    P: 'name',
    T: 'description',
    U: 'url',
    V: 'version',
    c: 'commit',
    m: 'maintainer',
    o: 'origin',
};
const numberFields = { I: 'installedSize', S: 'size', k: 'providerPriority', t: 'buildTime' };
const listFields = { D: 'dependencies', i: 'installIf', p: 'provides' };
function empty() {
    return {
        name: '',
        version: '',
        architecture: '',
        checksum: '',
        size: 0,
        installedSize: 0,
        description: '',
        url: '',
        license: '',
        origin: '',
        maintainer: '',
        commit: '',
        buildTime: 0,
        dependencies: [],
        provides: [],
        installIf: [],
        providerPriority: 0,
    };
}
/** The digits that a value begins with, as apk reads them; 0 when there are none. */
function leadingNumber(value) {
    const number = Number.parseInt(value, 10);
    return number > 0 ? number : 0;
}
/** Reads one stanza of an index. Fields that this version does not know are passed over. */
function parseRecord(stanza) {
    const record = empty();
    for (const line of stanza.split('\n')) {
        const field = line.charAt(0);
        const value = line.slice(2);
        if (field in textFields)
            record[textFields[field]] = value;
        else if (field in numberFields)
            record[numberFields[field]] = leadingNumber(value);
        else if (field in listFields) {
            const list = listFields[field];
            record[list] = [...record[list], ...value.split(' ').filter((token) => token !== '')];
        }
    }
    return record;
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/table/uint32-list.js
/** A list of unsigned 32-bit numbers that grows, at four bytes a number. */
class Uint32List {
    length = 0;
    #items;
    constructor(capacity) {
        this.#items = new Uint32Array(Math.max(capacity, 16));
    }
    push(value) {
        if (this.length === this.#items.length) {
            const larger = new Uint32Array(this.#items.length * 2);
            larger.set(this.#items);
            this.#items = larger;
        }
        this.#items[this.length++] = value;
    }
    at(index) {
        return this.#items[index] ?? 0;
    }
    /** The numbers so far, in memory of their own size. */
    toArray() {
        return this.#items.slice(0, this.length);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/table/names.js

const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;
/** FNV-1a over a range of bytes. */
function hashBytes(bytes, start, end) {
    let hash = fnvOffset;
    for (let i = start; i < end; i++)
        hash = Math.imul(hash ^ (bytes[i] ?? 0), fnvPrime);
    return hash >>> 0;
}
function sameBytes(a, aStart, b, bStart, length) {
    for (let i = 0; i < length; i++)
        if (a[aStart + i] !== b[bStart + i])
            return false;
    return true;
}
/** The number of a name, or -1. */
function findName(table, name) {
    const wanted = Buffer.from(name, 'utf8');
    const mask = table.slots.length - 1;
    let slot = hashBytes(wanted, 0, wanted.length) & mask;
    for (let probes = 0; probes <= mask; probes++, slot = (slot + 1) & mask) {
        const entry = table.slots[slot] ?? 0;
        if (entry === 0)
            return -1;
        const start = table.starts[entry - 1] ?? 0;
        const length = (table.starts[entry] ?? 0) - start;
        if (length === wanted.length && sameBytes(table.bytes, start, wanted, 0, length))
            return entry - 1;
    }
    return -1;
}
function nameAt(table, id) {
    const { buffer, byteOffset } = table.bytes;
    const start = table.starts[id] ?? 0;
    return Buffer.from(buffer, byteOffset + start, (table.starts[id + 1] ?? start) - start).toString('utf8');
}
/** Numbers names as they come, without making a string of any. */
class NameInterner {
    #bytes;
    #length = 0;
    #starts;
    #hashes;
    #slots = new Uint32Array(1 << 6);
    /** @param expected how many names to make room for at first */
    constructor(expected) {
        this.#bytes = new Uint8Array(Math.max(64, expected * 24));
        this.#starts = new Uint32List(expected + 1);
        this.#hashes = new Uint32List(expected);
        this.#starts.push(0);
    }
    /** The number of the name that stands in a range of the text; a name not seen before gets the next number. */
    intern(text, start, end) {
        const length = end - start;
        const hash = hashBytes(text, start, end);
        const mask = this.#slots.length - 1;
        let slot = hash & mask;
        for (let entry = this.#slots[slot] ?? 0; entry !== 0; entry = this.#slots[slot] ?? 0) {
            if (this.#hashes.at(entry - 1) === hash && this.#equals(entry - 1, text, start, length))
                return entry - 1;
            slot = (slot + 1) & mask;
        }
        return this.#add(text, start, end, hash, slot);
    }
    /** Whether a number's name is the one that stands in a range of the text. */
    is(id, text, start, end) {
        return this.#equals(id, text, start, end - start);
    }
    get count() {
        return this.#hashes.length;
    }
    finish() {
        return { bytes: this.#bytes.slice(0, this.#length), starts: this.#starts.toArray(), slots: this.#slots };
    }
    #equals(id, text, start, length) {
        const own = this.#starts.at(id);
        return this.#starts.at(id + 1) - own === length && sameBytes(this.#bytes, own, text, start, length);
    }
    #add(text, start, end, hash, slot) {
        while (this.#length + end - start > this.#bytes.length) {
            const larger = new Uint8Array((this.#length + end - start) * 2);
            larger.set(this.#bytes);
            this.#bytes = larger;
        }
        for (let i = start; i < end; i++)
            this.#bytes[this.#length++] = text[i] ?? 0;
        this.#starts.push(this.#length);
        this.#hashes.push(hash);
        this.#slots[slot] = this.#hashes.length;
        if (this.#hashes.length * 2 > this.#slots.length)
            this.#grow();
        return this.#hashes.length - 1;
    }
    #grow() {
        this.#slots = new Uint32Array(this.#slots.length * 2);
        const mask = this.#slots.length - 1;
        for (let id = 0; id < this.#hashes.length; id++) {
            let slot = this.#hashes.at(id) & mask;
            while (this.#slots[slot] !== 0)
                slot = (slot + 1) & mask;
            this.#slots[slot] = id + 1;
        }
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/table/scan.js



const LineFeed = 10;
const Space = 32;
const Colon = 58;
const Field = { architecture: 65, name: 80, version: 86, installIf: 105, provides: 112, buildTime: 116 };
/** Far above any real index (Wolfi: 186,000 in August 2025); keeps a hostile one from filling memory with empty packages. */
const mostPackages = 5_000_000;
function malformed(where, offset, what) {
    return new errors_IndexError('INDEX_FORMAT', `The package index ${where} is malformed at byte ${offset}: ${what}.`, {
        hint: 'The repository may be broken; try another mirror.',
    });
}
/** Whether a byte ends the name in a dependency token: one of `< = > ~ @ !`, or the token's own end. */
function endsName(byte) {
    return (byte === Space || byte === LineFeed || byte === 60 || byte === 61 || byte === 62 || byte === 126 || byte === 64);
}
function lineEnd(text, from) {
    let at = from;
    while (at < text.length && text[at] !== LineFeed)
        at++;
    return at;
}
/** Bytes of a package's stanza in Wolfi's index, to begin with memory of about the right size. */
const usualStanza = 240;
/** The digits in a range as a number; 0 for anything else, or for more than a time in seconds can have. */
function readNumber(text, start, end) {
    let value = 0;
    for (let at = start; at < end; at++) {
        const digit = (text[at] ?? 0) - 48;
        if (digit < 0 || digit > 9 || end - start > 10)
            return 0;
        value = value * 10 + digit;
    }
    return value;
}
class Scanner {
    #text;
    #architecture;
    #where;
    #names;
    #stanzas;
    #packageNames;
    #provided = { names: new Uint32List(16), packages: new Uint32List(16) };
    #installIf = { names: new Uint32List(16), packages: new Uint32List(16) };
    #newestBuild = 0;
    #foreignCount = 0;
    #foreign = '';
    constructor(text, architecture, where) {
        this.#text = text;
        this.#architecture = Buffer.from(architecture);
        this.#where = where;
        const expected = Math.floor(text.length / usualStanza);
        this.#names = new NameInterner(expected >> 2);
        this.#stanzas = new Uint32List(expected);
        this.#packageNames = new Uint32List(expected);
    }
    scan() {
        const text = this.#text;
        let at = 0;
        while (at < text.length) {
            if (text[at] === LineFeed)
                at++;
            else
                at = this.#stanza(at);
        }
        this.#stanzas.push(text.length);
        if (this.#foreignCount > 0 && this.#foreignCount === this.#packageNames.length)
            this.#failForeign();
        return this.#finish();
    }
    /** Reads the stanza that begins at an offset; returns where the next one may begin. */
    #stanza(start) {
        const text = this.#text;
        const id = this.#packageNames.length;
        if (id >= mostPackages)
            throw malformed(this.#where, start, `more than ${mostPackages} packages`);
        let name = -1;
        let versioned = false;
        let at = start;
        while (at < text.length && text[at] !== LineFeed) {
            if (text[at + 1] !== Colon)
                throw malformed(this.#where, at, 'a line that is not "letter:value"');
            const value = at + 2;
            const end = lineEnd(text, value);
            const field = text[at];
            if (field === Field.name)
                name = this.#packageName(value, end);
            else if (field === Field.version)
                versioned = end > value;
            else if (field === Field.buildTime)
                this.#newestBuild = Math.max(this.#newestBuild, readNumber(text, value, end));
            else if (field === Field.architecture)
                this.#checkArchitecture(value, end);
            else if (field === Field.provides)
                this.#tokens(value, end, this.#provided, id);
            else if (field === Field.installIf)
                this.#tokens(value, end, this.#installIf, id);
            at = end + 1;
        }
        if (name < 0 || !versioned)
            throw malformed(this.#where, start, 'a package without a name or a version');
        this.#stanzas.push(start);
        this.#packageNames.push(name);
        return at;
    }
    /** An index lists a package's builds one after the other, so the name is mostly the one before. */
    #packageName(start, end) {
        if (end === start)
            return -1;
        const last = this.#packageNames.length - 1;
        const previous = this.#packageNames.at(last);
        if (last >= 0 && this.#names.is(previous, this.#text, start, end))
            return previous;
        return this.#names.intern(this.#text, start, end);
    }
    #checkArchitecture(start, end) {
        const wanted = this.#architecture;
        let same = end - start === wanted.length;
        for (let i = 0; same && i < wanted.length; i++)
            same = this.#text[start + i] === wanted[i];
        if (same)
            return;
        const foreign = Buffer.from(this.#text.subarray(start, Math.min(end, start + 32))).toString('latin1');
        if (foreign === 'noarch' || foreign === 'all')
            return;
        this.#foreignCount++;
        this.#foreign ||= foreign;
    }
    #tokens(start, end, list, id) {
        const text = this.#text;
        let at = start;
        while (at < end) {
            if (text[at] === Space) {
                at++;
                continue;
            }
            const name = text[at] === 33 ? at + 1 : at;
            at = name;
            while (at < end && !endsName(text[at]))
                at++;
            if (at > name) {
                list.names.push(this.#names.intern(text, name, at));
                list.packages.push(id);
            }
            while (at < end && text[at] !== Space)
                at++;
        }
    }
    #failForeign() {
        const wanted = Buffer.from(this.#architecture).toString('latin1');
        throw new errors_IndexError('INDEX_ARCHITECTURE', `The package index ${this.#where} is for ${this.#foreign}, not for ${wanted}.`, {
            hint: 'Check the repository address: it stands without the architecture, which is added to it.',
        });
    }
    /** Sorts the providers by name, keeping the order of the text within one name. */
    #finish() {
        const { names, packages } = this.#provided;
        const packageNames = this.#packageNames.toArray();
        const starts = new Uint32Array(this.#names.count + 1);
        const count = (name) => (starts[name + 1] = (starts[name + 1] ?? 0) + 1);
        for (const name of packageNames)
            count(name);
        for (let i = 0; i < names.length; i++)
            count(names.at(i));
        for (let i = 1; i < starts.length; i++)
            starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
        const next = starts.slice();
        const providers = new Uint32Array(packageNames.length + names.length);
        const place = (name, id) => {
            providers[next[name] ?? 0] = id;
            next[name] = (next[name] ?? 0) + 1;
        };
        for (let id = 0, i = 0; id < packageNames.length; id++) {
            place(packageNames[id] ?? 0, id);
            for (; i < names.length && packages.at(i) === id; i++)
                place(names.at(i), id);
        }
        return {
            names: this.#names.finish(),
            stanzas: this.#stanzas.toArray(),
            packageNames,
            providerStarts: starts,
            providers,
            installIfNames: this.#installIf.names.toArray(),
            installIfPackages: this.#installIf.packages.toArray(),
            newestBuild: this.#newestBuild,
        };
    }
}
/**
 * Reads the text of an `APKINDEX` in one pass, making no object of any package.
 * @param where names the index in messages
 * @throws IndexError INDEX_FORMAT, INDEX_ARCHITECTURE
 */
function scan_scanIndex(text, architecture, where) {
    return new Scanner(text, architecture, where).scan();
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/package-index.js





function decode(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
/**
 * All packages of one architecture in one or more repositories. Packages are numbered through the repositories in their order;
 * nothing is read of a package until it is asked for.
 */
class package_index_PackageIndex {
    architecture;
    parts;
    #firstIds = [];
    #size = 0;
    #names;
    #installIf;
    constructor(architecture, parts) {
        this.architecture = architecture;
        this.parts = parts;
        for (const part of parts) {
            this.#firstIds.push(this.#size);
            this.#size += part.table.packageNames.length;
        }
    }
    /** How many builds there are. */
    get size() {
        return this.#size;
    }
    /** When the newest build of all was made, in seconds since 1970: how far the repositories have come. */
    get newestBuild() {
        return Math.max(0, ...this.parts.map((part) => part.table.newestBuild));
    }
    /** Whether a package of that very name exists; names that are merely provided do not count. */
    has(name) {
        return this.packagesNamed(name).length > 0;
    }
    /** Versions of a package, newest first. */
    versions(name) {
        const versions = new Set(this.packagesNamed(name).map((id) => this.versionOf(id)));
        return [...versions].sort((a, b) => version_compareVersions(b, a));
    }
    /** What the index says of a package's build, by default the newest. */
    record(name, version) {
        let best;
        let bestVersion = '';
        for (const id of this.packagesNamed(name)) {
            const own = this.versionOf(id);
            if (version === undefined ? best !== undefined && version_compareVersions(own, bestVersion) <= 0 : own !== version)
                continue;
            best = id;
            bestVersion = own;
        }
        return best === undefined ? undefined : this.recordOf(best);
    }
    /** Names of all packages, sorted. */
    names() {
        this.#names ??= this.#readNames();
        return this.#names;
    }
    /**
     * Numbers of the packages that bear a name or provide it, in the order of the repositories and of their indexes. A package
     * that does both, or provides it twice, is there more than once.
     */
    providers(name) {
        return this.#providers(name, () => true);
    }
    /** Numbers of the packages that bear a name, in the same order. */
    packagesNamed(name) {
        return [...new Set(this.#providers(name, (part, id, nameId) => part.table.packageNames[id] === nameId))];
    }
    /** Names of the packages that may be installed on their own once `name` is there. */
    installedWith(name) {
        this.#installIf ??= this.#readInstallIf();
        return this.#installIf.get(name) ?? [];
    }
    /** The text of one package's stanza. */
    stanzaOf(id) {
        const { part, local } = this.#locate(id);
        return decode(part.text.slice(part.table.stanzas[local] ?? 0, part.table.stanzas[local + 1] ?? 0));
    }
    recordOf(id) {
        return parseRecord(this.stanzaOf(id));
    }
    nameOf(id) {
        const { part, local } = this.#locate(id);
        return nameAt(part.table.names, part.table.packageNames[local] ?? 0);
    }
    versionOf(id) {
        const stanza = this.stanzaOf(id);
        const start = stanza.startsWith('V:') ? 2 : stanza.indexOf('\nV:') + 3;
        return stanza.slice(start, stanza.indexOf('\n', start));
    }
    /** Which of `parts` a package is from. */
    partOf(id) {
        let part = this.parts.length - 1;
        while (part > 0 && (this.#firstIds[part] ?? 0) > id)
            part--;
        return part;
    }
    #locate(id) {
        const number = this.partOf(id);
        const part = this.parts[number];
        if (!part || id < 0 || id >= this.#size)
            throw new RangeError(`There is no package number ${id}.`);
        return { part, local: id - (this.#firstIds[number] ?? 0) };
    }
    #providers(name, filter) {
        const ids = [];
        this.parts.forEach((part, number) => {
            const { names, providerStarts, providers } = part.table;
            const nameId = findName(names, name);
            if (nameId < 0)
                return;
            for (const id of providers.subarray(providerStarts[nameId], providerStarts[nameId + 1])) {
                if (filter(part, id, nameId))
                    ids.push((this.#firstIds[number] ?? 0) + id);
            }
        });
        return ids;
    }
    #readNames() {
        const names = new Set();
        for (const { table } of this.parts) {
            let previous = -1;
            for (const id of table.packageNames) {
                if (id !== previous)
                    names.add(nameAt(table.names, id));
                previous = id;
            }
        }
        return [...names].sort();
    }
    #readInstallIf() {
        const map = new Map();
        this.parts.forEach(({ table }, part) => {
            table.installIfNames.forEach((nameId, i) => {
                const name = nameAt(table.names, nameId);
                const ids = map.get(name) ?? [];
                ids.push((this.#firstIds[part] ?? 0) + (table.installIfPackages[i] ?? 0));
                map.set(name, ids);
            });
        });
        return map;
    }
}
/**
 * Reads the text of an `APKINDEX` that is in memory already.
 * @throws IndexError INDEX_FORMAT, INDEX_ARCHITECTURE
 */
function parseIndexText(text, options = {}) {
    const { architecture = 'x86_64', where = 'in memory' } = options;
    return new package_index_PackageIndex(architecture, [
        { table: scanIndex(text, architecture, where), text: textInMemory(text), repository: '' },
    ]);
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/archive/gzip.js

/** Loaded when there is something to unpack, which takes 2 ms: an index from the store needs no unpacking. */
function zlib() {
    return process.getBuiltinModule('node:zlib');
}
const hintAgain = 'The download was cut short or the file is damaged; fetch it again.';
function corrupt(what, cause) {
    return new errors_IndexError('INDEX_CORRUPT', `The package index cannot be unpacked: ${what}.`, { hint: hintAgain, cause });
}
function isTooLarge(error) {
    return codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
}
function unpack(limit, inflate) {
    try {
        return inflate();
    }
    catch (error) {
        if (isTooLarge(error)) {
            throw new errors_IndexError('INDEX_TOO_LARGE', `The package index unpacks to more than ${limit} bytes.`, {
                hint: 'Raise the limit if the repository is really that large; otherwise do not trust it.',
                cause: error,
            });
        }
        throw corrupt(messageOf(error), error);
    }
}
/** Length of a gzip header, or NaN when the bytes are none. */
function headerLength(bytes) {
    if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8)
        return Number.NaN;
    const flags = bytes[3] ?? 0;
    let at = 10;
    if (flags & 4)
        at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
    for (const flag of [8, 16]) {
        if (flags & flag)
            at = bytes.indexOf(0, at) + 1 || Number.NaN;
    }
    return flags & 2 ? at + 2 : at;
}
/**
 * Unpacks the first member of a gzip file and tells where it ends: an apk signature covers the compressed bytes from there on.
 * Undefined when that member is larger than `limit`, hence no signature.
 * @throws IndexError INDEX_CORRUPT
 */
function firstMember(bytes, limit) {
    const header = headerLength(bytes);
    if (Number.isNaN(header))
        throw corrupt('it is no gzip file');
    // `info` makes zlib return its engine as well, which the type definitions do not know.
    const options = { info: true, maxOutputLength: limit };
    try {
        const { buffer, engine } = zlib().inflateRawSync(bytes.subarray(header), options);
        const trailer = 8;
        return { content: buffer, end: header + engine.bytesWritten + trailer };
    }
    catch (error) {
        if (isTooLarge(error))
            return undefined;
        throw corrupt(messageOf(error), error);
    }
}
/**
 * Unpacks every member of a gzip file into one piece of memory.
 * @param limit bytes it may unpack to
 * @throws IndexError INDEX_TOO_LARGE, INDEX_CORRUPT
 */
function unpackAll(bytes, limit) {
    return unpack(limit, () => {
        // The last four bytes state the last member's length: with room for it zlib needs no second copy to join its pieces.
        const stated = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 4, true);
        const plausible = Math.min(stated, limit, bytes.length * 12);
        return zlib().gunzipSync(bytes, { maxOutputLength: limit, chunkSize: Math.max(plausible + 4096, 64 * 1024) });
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/archive/tar.js

const blockSize = 512;
function tar_text(block, start, length) {
    const field = block.subarray(start, start + length);
    const end = field.indexOf(0);
    return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString('latin1');
}
/** Octal digits, or base 256 where the first bit is set. */
function size(block) {
    if ((block[124] ?? 0) >= 0x80) {
        let value = (block[124] ?? 0) & 0x7f;
        for (let i = 125; i < 136; i++)
            value = value * 256 + (block[i] ?? 0);
        return value;
    }
    const octal = tar_text(block, 124, 12).trim();
    return /^[0-7]+$/.test(octal) ? Number.parseInt(octal, 8) : Number.NaN;
}
function cut(name) {
    return new errors_IndexError('INDEX_CORRUPT', `The package index ends in the middle of its member "${name}".`, {
        hint: 'The download was cut short or the file is damaged; fetch it again.',
    });
}
/**
 * The regular files of an uncompressed tar, in order, as views into it. Ends at the end of the bytes or at an empty block:
 * apk's archives are made of pieces, of which only the last has an end marker.
 * @throws IndexError INDEX_CORRUPT when a member is longer than what is there.
 */
function* tarEntries(bytes) {
    let at = 0;
    while (at + blockSize <= bytes.length) {
        const header = bytes.subarray(at, at + blockSize);
        if (header[0] === 0)
            return;
        const name = tar_text(header, 0, 100);
        const length = size(header);
        const start = at + blockSize;
        if (!Number.isSafeInteger(length) || start + length > bytes.length)
            throw cut(name);
        const type = header[156] ?? 0;
        if (type === 0 || type === 48)
            yield { name, content: bytes.subarray(start, start + length) };
        at = start + Math.ceil(length / blockSize) * blockSize;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/archive/signature.js



/** How the members of a signature are named: `.SIGN.<scheme>.<key name>`. */
const digests = { RSA: 'sha1', RSA256: 'sha256', RSA512: 'sha512' };
/** The DER of DigestInfo up to the digest itself (RFC 8017, section 9.2, note 1). */
const digestInfo = {
    RSA: '3021300906052b0e03021a05000414',
    RSA256: '3031300d060960864801650304020105000420',
    RSA512: '3051300d060960864801650304020305000440',
};
const memberName = /^\.SIGN\.(RSA|RSA256|RSA512)\.([^/]+)$/;
const smallestModulus = 2048;
/** The signatures that a signature segment holds over `signed`. */
function readSignatures(segment, signed) {
    const signatures = [];
    const known = new Map();
    for (const { name, content } of tarEntries(segment)) {
        const match = memberName.exec(name);
        if (!match?.[1] || !match[2])
            continue;
        const scheme = match[1];
        const digest = known.get(scheme) ?? (0,external_node_crypto_.hash)(digests[scheme], signed, 'buffer');
        known.set(scheme, digest);
        signatures.push({ key: match[2], scheme, value: new Uint8Array(content), digest });
    }
    return signatures;
}
function importKey(key) {
    const hint = 'Give an RSA public key in PEM form, of at least 2048 bits.';
    try {
        const imported = (0,external_node_crypto_.createPublicKey)(key.pem);
        if (imported.asymmetricKeyType === 'rsa' &&
            (imported.asymmetricKeyDetails?.modulusLength ?? 0) >= smallestModulus) {
            return imported;
        }
    }
    catch (error) {
        throw new errors_IndexError('INDEX_KEY_INVALID', `The trusted key "${key.name}" cannot be read.`, { hint, cause: error });
    }
    throw new errors_IndexError('INDEX_KEY_INVALID', `The trusted key "${key.name}" is no RSA key of at least 2048 bits.`, {
        hint,
    });
}
/** Compares the whole recovered message, so nothing can hide behind or inside a lenient reading of it. */
function isSignedBy(key, signature) {
    const expected = Buffer.concat([Buffer.from(digestInfo[signature.scheme], 'hex'), signature.digest]);
    try {
        const padding = external_node_crypto_.constants.RSA_PKCS1_PADDING;
        return (0,external_node_crypto_.publicDecrypt)({ key: importKey(key), padding }, signature.value).equals(expected);
    }
    catch (error) {
        if (error instanceof errors_IndexError)
            throw error;
        return false;
    }
}
/**
 * Finds a signature that one of the keys made.
 * @param where names the index in messages
 * @throws IndexError INDEX_UNSIGNED, INDEX_UNKNOWN_KEY, INDEX_SIGNATURE, INDEX_KEY_INVALID
 */
function verifySignatures(signatures, keys, where) {
    if (signatures.length === 0) {
        throw new errors_IndexError('INDEX_UNSIGNED', `The package index ${where} carries no signature.`, {
            hint: 'Use a signed repository, or allow untrusted indexes if you know where this one comes from.',
        });
    }
    const byName = new Map(keys.map((key) => [key.name, key]));
    const known = signatures.filter((signature) => byName.has(signature.key));
    if (known.length === 0) {
        const signers = signatures.map((signature) => signature.key).join(', ');
        throw new errors_IndexError('INDEX_UNKNOWN_KEY', `The package index ${where} is signed by ${signers}, which is not a trusted key.`, {
            hint: `Trusted keys: ${keys.map((key) => key.name).join(', ') || 'none'}. Add the repository's public key under its own name.`,
        });
    }
    for (const signature of known) {
        const key = byName.get(signature.key);
        if (key && isSignedBy(key, signature))
            return signature;
    }
    throw new errors_IndexError('INDEX_SIGNATURE', `The signature of the package index ${where} does not match its contents.`, {
        hint: 'It was changed or damaged on its way, or the key was replaced; try another mirror and compare.',
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/archive/open.js





/** A signature segment holds a few hundred bytes; anything larger is something else. */
const largestSignatureSegment = 64 * 1024;
function split(bytes) {
    const first = firstMember(bytes, largestSignatureSegment);
    if (!first || first.end >= bytes.length)
        return { signatures: [], body: bytes };
    const body = bytes.subarray(first.end);
    const signatures = readSignatures(first.content, body);
    return signatures.length > 0 ? { signatures, body } : { signatures, body: bytes };
}
function checkTrust(bytes, options) {
    const { signatures, body } = split(bytes);
    try {
        return { signature: verifySignatures(signatures, options.keys, options.where), body };
    }
    catch (error) {
        const untrusted = error instanceof errors_IndexError && error.code !== 'INDEX_KEY_INVALID';
        if (options.allowUntrusted && untrusted)
            return { signature: undefined, body };
        throw error;
    }
}
/**
 * Opens an `APKINDEX.tar.gz`: checks its signature before anything else of it is unpacked, then unpacks it.
 * @throws IndexError
 */
function open_openArchive(bytes, options) {
    const { signature, body } = checkTrust(bytes, options);
    const tar = unpackAll(body, options.maxUnpackedBytes);
    for (const entry of tarEntries(tar)) {
        if (entry.name === 'APKINDEX')
            return { text: entry.content, signature, digest: (0,external_node_crypto_.hash)('sha256', bytes, 'hex') };
    }
    throw new errors_IndexError('INDEX_FORMAT', `The package index ${options.where} has no member APKINDEX.`, {
        hint: 'The address may point at something else than an apk repository.',
    });
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/fetch.js


const defaultRetry = {
    attempts: 4,
    silenceMs: 20_000,
    deadlineMs: 300_000,
    backoffMs: 500,
    maxBackoffMs: 30_000,
    sleep: (milliseconds, signal) => (0,promises_.setTimeout)(milliseconds, undefined, signal ? { signal } : {}),
    random: Math.random,
};
/** An attempt that failed in a way that may pass. */
class Passing extends Error {
    error;
    /** Milliseconds that the server asks to wait. */
    retryAfter;
    constructor(error, retryAfter) {
        super(error.message);
        this.error = error;
        this.retryAfter = retryAfter;
    }
}
const passingStatus = new Set([408, 425, 429, 500, 502, 503, 504]);
const networkHint = 'Check the connection, the proxy settings and the address; a mirror can be given instead.';
function statusError(url, response) {
    const { status, statusText } = response;
    const hint = status === 401 || status === 403
        ? 'The repository wants credentials, or other ones than it was given.'
        : status === 404
            ? 'Check the address of the repository and whether it has this architecture.'
            : networkHint;
    return new errors_IndexError('INDEX_STATUS', `${url} answered ${status} ${statusText}`.trimEnd() + '.', { hint });
}
function retryAfter(response) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
function networkError(url, error) {
    // fetch says "fetch failed" and hides what happened in the cause.
    const cause = error.cause ?? error;
    const what = codeOf(cause) ?? messageOf(cause);
    return new errors_IndexError('INDEX_NETWORK', `${url} cannot be fetched: ${what}.`, { hint: networkHint, cause: error });
}
function tooLarge(url, limit) {
    return new errors_IndexError('INDEX_TOO_LARGE', `${url} is larger than ${limit} bytes.`, {
        hint: 'Raise the limit if the repository is really that large.',
    });
}
function headersFor({ authorization, validators }) {
    // An index is compressed already; encoding it once more would only change its bytes on the way.
    const headers = new Headers({ accept: '*/*', 'accept-encoding': 'identity' });
    if (authorization !== undefined)
        headers.set('authorization', authorization);
    if (validators?.etag !== undefined)
        headers.set('if-none-match', validators.etag);
    else if (validators?.lastModified !== undefined)
        headers.set('if-modified-since', validators.lastModified);
    return headers;
}
function validatorsOf(response) {
    const etag = response.headers.get('etag');
    const lastModified = response.headers.get('last-modified');
    return { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
}
/** Aborts when nothing happened for a while, when it takes too long altogether, or when the caller says so. */
class Watchdog {
    #controller = new AbortController();
    #silenceMs;
    #deadline;
    #silence;
    timedOut = false;
    signal;
    constructor(retry, signal) {
        this.#silenceMs = retry.silenceMs;
        this.#deadline = setTimeout(() => this.#expire(), retry.deadlineMs);
        this.signal = signal ? AbortSignal.any([signal, this.#controller.signal]) : this.#controller.signal;
        this.progress();
    }
    progress() {
        clearTimeout(this.#silence);
        this.#silence = setTimeout(() => this.#expire(), this.#silenceMs);
    }
    stop() {
        clearTimeout(this.#deadline);
        clearTimeout(this.#silence);
    }
    #expire() {
        this.timedOut = true;
        this.#controller.abort();
    }
}
async function readBody(response, options, watchdog) {
    const stated = Number(response.headers.get('content-length') ?? Number.NaN);
    if (stated > options.maxBytes)
        throw tooLarge(options.url, options.maxBytes);
    const chunks = [];
    let length = 0;
    const body = response.body ?? undefined;
    for await (const chunk of body ?? []) {
        watchdog.progress();
        chunks.push(chunk);
        length += chunk.length;
        if (length > options.maxBytes)
            throw tooLarge(options.url, options.maxBytes);
    }
    const encoded = response.headers.has('content-encoding');
    if (!encoded && Number.isFinite(stated) && length !== stated) {
        throw new Passing(networkError(options.url, new Error(`it ended after ${length} of ${stated} bytes`)));
    }
    return Buffer.concat(chunks);
}
async function attempt(options) {
    const watchdog = new Watchdog(options.retry, options.signal);
    try {
        const response = await options.fetch(options.url, { headers: headersFor(options), signal: watchdog.signal });
        watchdog.progress();
        if (response.status === 304 && options.validators)
            return { status: 'unmodified' };
        if (response.status === 200) {
            const bytes = await readBody(response, options, watchdog);
            return { status: 'modified', bytes, validators: validatorsOf(response) };
        }
        await response.body?.cancel();
        const error = statusError(options.url, response);
        throw passingStatus.has(response.status) ? new Passing(error, retryAfter(response)) : error;
    }
    catch (error) {
        if (error instanceof Passing || error instanceof errors_IndexError)
            throw error;
        options.signal?.throwIfAborted();
        if (!watchdog.timedOut)
            throw new Passing(networkError(options.url, error));
        const message = `${options.url} did not answer in time.`;
        throw new Passing(new errors_IndexError('INDEX_TIMEOUT', message, { hint: networkHint, cause: error }));
    }
    finally {
        watchdog.stop();
    }
}
/**
 * Fetches one file, asking first whether it changed when there are validators, and trying again where that may help.
 * @throws IndexError INDEX_NETWORK, INDEX_STATUS, INDEX_TIMEOUT, INDEX_TOO_LARGE; whatever the signal was aborted with
 */
async function fetchFile(options) {
    const { attempts, backoffMs, maxBackoffMs, random, sleep } = options.retry;
    for (let tried = 1;; tried++) {
        options.signal?.throwIfAborted();
        try {
            return await attempt(options);
        }
        catch (error) {
            if (!(error instanceof Passing))
                throw error;
            if (tried >= attempts)
                throw error.error;
            const backoff = backoffMs * 2 ** (tried - 1) * (0.5 + random() / 2);
            await sleep(Math.min(error.retryAfter ?? backoff, maxBackoffMs), options.signal);
        }
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/limits.js
const limits_defaultLimits = { maxDownloadBytes: 256 * 2 ** 20, maxUnpackedBytes: 512 * 2 ** 20 };

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/repository.js


/** Wolfi's own repository. */
const wolfiRepository = { url: 'https://packages.wolfi.dev/os' };
function invalid(problem) {
    return new errors_IndexError('INDEX_REPOSITORY', `A package repository ${problem}.`, {
        hint: 'Give the address that stands in /etc/apk/repositories, such as https://packages.wolfi.dev/os.',
    });
}
function basicAuthorization(url) {
    if (url.username === '' && url.password === '')
        return undefined;
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    return `Basic ${Buffer.from(credentials).toString('base64')}`;
}
/**
 * Reads a repository's address; a user and password in it become its authorization.
 * @throws IndexError INDEX_REPOSITORY
 */
function readRepository(repository, architecture) {
    if (!URL.canParse(repository.url))
        throw invalid('has an address that is no URL');
    const parsed = new URL(repository.url);
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')
        throw invalid(`has an address that begins with ${parsed.protocol}`);
    const { tag } = repository;
    if (tag !== undefined && !/^[A-Za-z0-9][A-Za-z0-9_.+-]*$/.test(tag))
        throw invalid(`has the tag "${tag}"`);
    const authorization = repository.authorization ?? basicAuthorization(parsed);
    parsed.username = '';
    parsed.password = '';
    parsed.hash = '';
    parsed.pathname = parsed.pathname.replace(/\/+$/, '');
    const url = parsed.href.replace(/\/$/, '');
    const index = new URL(parsed);
    index.pathname = `${parsed.pathname}/${architecture}/APKINDEX.tar.gz`;
    const id = `${architecture.replace('_', '-')}-${(0,external_node_crypto_.hash)('sha256', index.href, 'hex').slice(0, 16)}`;
    return { url, indexUrl: index.href, authorization, tag, id };
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/table/blocks.js


/** Large enough that a package's builds mostly share a block, small enough that reading one takes well below a millisecond. */
const blocks_blockSize = 64 * 1024;
const digestSize = 32;
/** SHA-256 of each block of a text, one after the other. */
function blockDigests(text) {
    const digests = new Uint8Array(Math.ceil(text.length / blocks_blockSize) * digestSize);
    for (let at = 0, i = 0; at < text.length; at += blocks_blockSize, i++) {
        digests.set((0,external_node_crypto_.hash)('sha256', text.subarray(at, at + blocks_blockSize), 'buffer'), i * digestSize);
    }
    return digests;
}
/** A text in a store, read block by block as it is needed; every block is checked once. */
class BlockedText {
    length;
    #blob;
    #start;
    #digests;
    #blocks = [];
    constructor(blob, start, length, digests) {
        this.#blob = blob;
        this.#start = start;
        this.length = length;
        this.#digests = digests;
    }
    /**
     * @throws IndexError INDEX_CORRUPT when the store gives other bytes than were put into it
     */
    slice(start, end) {
        const stop = Math.min(end, this.length);
        const first = Math.floor(start / blocks_blockSize);
        const last = Math.floor((Math.max(stop, start + 1) - 1) / blocks_blockSize);
        const offset = start - first * blocks_blockSize;
        if (first === last)
            return this.#block(first).subarray(offset, offset + stop - start);
        const blocks = [];
        for (let number = first; number <= last; number++)
            blocks.push(this.#block(number));
        return Buffer.concat(blocks).subarray(offset, offset + stop - start);
    }
    #block(number) {
        const known = this.#blocks[number];
        if (known)
            return known;
        const from = number * blocks_blockSize;
        if (number < 0 || from >= this.length)
            throw this.#corrupt(number);
        const block = this.#blob.read(this.#start + from, Math.min(blocks_blockSize, this.length - from));
        const digest = this.#digests.subarray(number * digestSize, (number + 1) * digestSize);
        if (!(0,external_node_crypto_.hash)('sha256', block, 'buffer').equals(digest))
            throw this.#corrupt(number);
        this.#blocks[number] = block;
        return block;
    }
    #corrupt(number) {
        this.#blob.discard();
        return new errors_IndexError('INDEX_CORRUPT', `Block ${number} of a stored package index is not what was stored.`, {
            hint: 'It was removed; the next attempt fetches the index again.',
        });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/table/codec.js


/**
 * Version of the stored form and of everything that fills it (`scanIndex` first of all): to be raised with any change to
 * either, so that what an older version stored is never read.
 */
const tableFormat = 1;
/** A stored index: magic, length of the head, SHA-256 of the head; the head (JSON, tables, digests of the text's blocks); the text. */
const magic = Buffer.from('APKTABLE');
const prologue = 48;
/** Read back as 1 only where numbers are stored in the same byte order. */
const byteOrder = 1;
/** The tables of an index in their stored order. */
const sections = [
    'nameBytes',
    'nameStarts',
    'nameSlots',
    'stanzas',
    'packageNames',
    'providerStarts',
    'providers',
    'installIfNames',
    'installIfPackages',
    'blocks',
];
function bytesOf(array) {
    return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
function padded(length) {
    return Math.ceil(length / 4) * 4;
}
function sectionBytes(table, text) {
    return {
        nameBytes: table.names.bytes,
        nameStarts: bytesOf(table.names.starts),
        nameSlots: bytesOf(table.names.slots),
        stanzas: bytesOf(table.stanzas),
        packageNames: bytesOf(table.packageNames),
        providerStarts: bytesOf(table.providerStarts),
        providers: bytesOf(table.providers),
        installIfNames: bytesOf(table.installIfNames),
        installIfPackages: bytesOf(table.installIfPackages),
        blocks: blockDigests(text),
    };
}
function encodeSignature(signature) {
    const base64 = (bytes) => Buffer.from(bytes).toString('base64');
    return {
        key: signature.key,
        scheme: signature.scheme,
        value: base64(signature.value),
        digest: base64(signature.digest),
    };
}
/** The parts of a stored index; the same index always gives the same bytes. */
function encodeIndex(info, table, text) {
    const bytes = sectionBytes(table, text);
    const head = {
        format: tableFormat,
        architecture: info.architecture,
        repository: info.repository,
        digest: info.digest,
        ...(info.signature ? { signature: encodeSignature(info.signature) } : {}),
        newestBuild: table.newestBuild,
        textLength: text.length,
        lengths: Object.fromEntries(sections.map((name) => [name, bytes[name].length])),
    };
    const json = Buffer.from(JSON.stringify(head));
    const parts = [new Uint8Array(Uint32Array.of(byteOrder, json.length).buffer), pad(json)];
    for (const name of sections)
        parts.push(pad(bytes[name]));
    const body = Buffer.concat(parts);
    const start = Buffer.alloc(prologue);
    magic.copy(start);
    start.writeUInt32LE(body.length, 8);
    (0,external_node_crypto_.hash)('sha256', body, 'buffer').copy(start, 16);
    return [start, body, text];
}
function pad(bytes) {
    const length = padded(bytes.length);
    if (length === bytes.length)
        return bytes;
    const longer = new Uint8Array(length);
    longer.set(bytes);
    return longer;
}
function codec_readBody(blob) {
    if (blob.size < prologue)
        return undefined;
    const start = Buffer.from(blob.read(0, prologue));
    const length = start.readUInt32LE(8);
    if (!start.subarray(0, 8).equals(magic) || prologue + length > blob.size)
        return undefined;
    const body = blob.read(prologue, length);
    return (0,external_node_crypto_.hash)('sha256', body, 'buffer').equals(start.subarray(16, 48)) ? body : undefined;
}
function cutSections(body, head, from) {
    const cut = {};
    let at = from;
    for (const name of sections) {
        const length = head.lengths[name];
        if (!Number.isInteger(length) || length < 0 || at + length > body.length)
            return undefined;
        cut[name] = body.subarray(at, at + length);
        at += padded(length);
    }
    return cut;
}
function numbers(bytes) {
    // Views of numbers need to begin at a multiple of four; a blob from elsewhere may not.
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
    return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}
function decodeSignature(signature) {
    const { key, scheme } = signature;
    return {
        key,
        scheme,
        value: Buffer.from(signature.value, 'base64'),
        digest: Buffer.from(signature.digest, 'base64'),
    };
}
function decodeTable(cut, head) {
    const names = { bytes: cut.nameBytes, starts: numbers(cut.nameStarts), slots: numbers(cut.nameSlots) };
    return {
        names,
        stanzas: numbers(cut.stanzas),
        packageNames: numbers(cut.packageNames),
        providerStarts: numbers(cut.providerStarts),
        providers: numbers(cut.providers),
        installIfNames: numbers(cut.installIfNames),
        installIfPackages: numbers(cut.installIfPackages),
        newestBuild: head.newestBuild,
    };
}
/**
 * Reads a stored index; its text is only read, and checked, where it is asked for. Undefined for anything that this version
 * did not write, or that is not as it was written.
 */
function decodeIndex(blob) {
    const body = codec_readBody(blob);
    if (!body)
        return undefined;
    const [order = 0, jsonLength = 0] = numbers(body.subarray(0, 8));
    if (order !== byteOrder || 8 + jsonLength > body.length)
        return undefined;
    const head = JSON.parse(Buffer.from(body.subarray(8, 8 + jsonLength)).toString('utf8'));
    if (head.format !== tableFormat)
        return undefined;
    const cut = cutSections(body, head, 8 + padded(jsonLength));
    const textStart = prologue + body.length;
    if (!cut || textStart + head.textLength !== blob.size)
        return undefined;
    const { architecture, repository, digest, signature } = head;
    return {
        info: { architecture, repository, digest, signature: signature && decodeSignature(signature) },
        table: decodeTable(cut, head),
        text: new BlockedText(blob, textStart, head.textLength, cut.blocks),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/store/cached-index.js


const longestNote = 64 * 1024;
function isNote(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const note = value;
    const { etag, lastModified } = note.validators ?? {};
    return (note.format === tableFormat &&
        typeof note.entry === 'string' &&
        Number.isFinite(note.checkedAt) &&
        typeof note.validators === 'object' &&
        (etag === undefined || typeof etag === 'string') &&
        (lastModified === undefined || typeof lastModified === 'string'));
}
/**
 * One repository's index in a store. The index lies under a name made of its digest, so that it never changes under who reads
 * it; a note says which one holds. All of it is best effort: a store that fails costs time, never a build.
 */
class CachedIndex {
    #store;
    #address;
    #architecture;
    #warn;
    #previous;
    #complained = false;
    constructor(store, address, architecture, warn) {
        this.#store = store;
        this.#address = address;
        this.#architecture = architecture;
        this.#warn = warn;
    }
    /** What the store has for this repository, if it is whole and really its. */
    async read() {
        try {
            const note = await this.#readNote();
            if (!note)
                return undefined;
            this.#previous = note.entry;
            return await this.#open(note);
        }
        catch (error) {
            this.#complain('STORE_READ', 'read', error);
            return undefined;
        }
    }
    async write(entry) {
        const name = `${this.#address.id}-${entry.info.digest.slice(0, 32)}.v${tableFormat}.index`;
        await this.#attempt(async () => {
            await this.#store.put(name, encodeIndex(entry.info, entry.table, entry.text));
            await this.#putNote({
                format: tableFormat,
                entry: name,
                checkedAt: entry.checkedAt,
                validators: entry.validators,
            });
            if (this.#previous !== undefined && this.#previous !== name)
                await this.#store.remove([this.#previous]);
        });
    }
    /** Notes that an index is still the newest. */
    async confirm(entry, checkedAt) {
        const { name, validators } = entry;
        await this.#attempt(() => this.#putNote({ format: tableFormat, entry: name, checkedAt, validators }));
    }
    get #noteName() {
        return `${this.#address.id}.json`;
    }
    async #readNote() {
        const blob = await this.#store.get(this.#noteName);
        if (!blob)
            return undefined;
        try {
            if (blob.size > longestNote)
                return undefined;
            const text = Buffer.from(blob.read(0, blob.size)).toString('utf8');
            const note = JSON.parse(text);
            return isNote(note) ? note : undefined;
        }
        finally {
            blob.close();
        }
    }
    async #open(note) {
        const blob = await this.#store.get(note.entry);
        if (!blob)
            return undefined;
        const stored = this.#decode(blob);
        if (!stored) {
            blob.close();
            return undefined;
        }
        const { checkedAt, validators, entry } = note;
        return { stored, checkedAt, validators, name: entry, close: () => blob.close() };
    }
    #decode(blob) {
        try {
            const stored = decodeIndex(blob);
            const mine = stored?.info.repository === this.#address.url && stored.info.architecture === this.#architecture;
            return mine ? stored : undefined;
        }
        catch (error) {
            blob.close();
            throw error;
        }
    }
    async #putNote(note) {
        await this.#store.put(this.#noteName, [Buffer.from(JSON.stringify(note))]);
    }
    async #attempt(action) {
        try {
            await action();
        }
        catch (error) {
            this.#complain('STORE_WRITE', 'written', error);
        }
    }
    #complain(code, verb, error) {
        if (this.#complained)
            return;
        this.#complained = true;
        this.#warn({
            code,
            message: `The stored package index of ${this.#address.url} could not be ${verb}: ${messageOf(error)}`,
        });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/table/text-source.js
/** A text that is in memory as a whole. */
function text_source_textInMemory(text) {
    return { length: text.length, slice: (start, end) => text.subarray(start, end) };
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/repository-loader.js









const day = 24 * 60 * 60 * 1000;
const attemptsWithFallback = 2;
/** One repository on its way from the store and the network to an index. */
class RepositoryLoader {
    #options;
    #address;
    #limits;
    #cache;
    constructor(options, repository) {
        this.#options = options;
        this.#address = readRepository(repository, options.architecture);
        this.#limits = { ...limits_defaultLimits, ...options.limits };
        this.#cache = new CachedIndex(options.store, this.#address, options.architecture, (warning) => this.#warn(warning));
    }
    async load() {
        const { now, maxAgeMs = day } = this.#options;
        const entry = await this.#trustedEntry();
        const age = entry ? now() - entry.checkedAt : Number.POSITIVE_INFINITY;
        // A time in the future means that a clock was changed: it says nothing about the age.
        if (entry && age >= 0 && age < maxAgeMs)
            return this.#fromCache(entry, 'cache', entry.checkedAt);
        try {
            const result = await this.#fetch(entry);
            return await (result.status === 'modified' ? this.#take(result, entry) : this.#confirm(entry));
        }
        catch (error) {
            return this.#fallBack(entry, error, age);
        }
    }
    #warn(warning) {
        this.#options.onWarning?.(warning);
    }
    /** What the store has, provided that it may be used: a signature is checked at every load. */
    async #trustedEntry() {
        const entry = await this.#cache.read();
        if (!entry)
            return undefined;
        const { signature } = entry.stored.info;
        try {
            verifySignatures(signature ? [signature] : [], this.#options.keys, `of ${this.#address.url} in the cache`);
        }
        catch (error) {
            if (!(error instanceof errors_IndexError))
                throw error;
            if (!this.#options.allowUntrusted || error.code === 'INDEX_KEY_INVALID') {
                entry.close();
                return undefined;
            }
            this.#warnUntrusted();
        }
        return entry;
    }
    async #fetch(entry) {
        const { fetch, signal } = this.#options;
        const { indexUrl, authorization } = this.#address;
        const retry = { ...defaultRetry, ...this.#options.retry };
        return fetchFile({
            fetch,
            url: indexUrl,
            maxBytes: this.#limits.maxDownloadBytes,
            // Who has something to fall back on need not wait as long for a network that may be gone.
            retry: entry ? { ...retry, attempts: Math.min(retry.attempts, attemptsWithFallback) } : retry,
            ...(authorization === undefined ? {} : { authorization }),
            ...(entry === undefined ? {} : { validators: entry.validators }),
            ...(signal === undefined ? {} : { signal }),
        });
    }
    async #take(result, old) {
        const { architecture, keys, allowUntrusted = false, now } = this.#options;
        const where = this.#address.indexUrl;
        const opened = open_openArchive(result.bytes, {
            keys,
            allowUntrusted,
            maxUnpackedBytes: this.#limits.maxUnpackedBytes,
            where,
        });
        if (!opened.signature)
            this.#warnUntrusted();
        const table = scan_scanIndex(opened.text, architecture, where);
        const checkedAt = now();
        old?.close();
        const { digest, signature } = opened;
        const info = { architecture, repository: this.#address.url, digest, signature };
        await this.#cache.write({ info, table, text: opened.text, checkedAt, validators: result.validators });
        const part = { table, text: text_source_textInMemory(opened.text), ...this.#identity() };
        return { part, origin: 'network', fetchedAt: checkedAt, digest, close: () => undefined };
    }
    async #confirm(entry) {
        if (!entry)
            throw new Error('A server can only confirm an index that it was asked about.');
        const checkedAt = this.#options.now();
        await this.#cache.confirm(entry, checkedAt);
        return this.#fromCache(entry, 'revalidated', checkedAt);
    }
    /** An index that cannot be renewed is better than none, as long as somebody is told. */
    #fallBack(entry, error, age) {
        if (!entry)
            throw error;
        if (this.#options.signal?.aborted || !(error instanceof errors_IndexError)) {
            entry.close();
            throw error;
        }
        const hours = Math.max(0, Math.floor(age / (60 * 60 * 1000)));
        const old = hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
        const message = `Using the package index of ${this.#address.url} from ${old} ago: ${error.message}`;
        this.#warn({ code: 'INDEX_SERVED_STALE', message });
        return this.#fromCache(entry, 'stale', entry.checkedAt);
    }
    #fromCache(entry, origin, fetchedAt) {
        const { table, text, info } = entry.stored;
        return { part: { table, text, ...this.#identity() }, origin, fetchedAt, digest: info.digest, close: entry.close };
    }
    #identity() {
        const { url, tag } = this.#address;
        return { repository: url, ...(tag === undefined ? {} : { tag }) };
    }
    #warnUntrusted() {
        const message = `The package index of ${this.#address.url} is not signed by a trusted key; it is used because that was allowed.`;
        this.#warn({ code: 'INDEX_UNTRUSTED', message });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/load.js




const originOrder = ['cache', 'revalidated', 'network', 'stale'];
function combine(architecture, parts) {
    const digests = parts.map((part) => part.digest);
    const [only] = digests;
    const origins = parts.map((part) => originOrder.indexOf(part.origin));
    return {
        index: new package_index_PackageIndex(architecture, parts.map((part) => part.part)),
        origin: originOrder[Math.max(...origins)] ?? 'cache',
        fetchedAt: Math.min(...parts.map((part) => part.fetchedAt)),
        digest: digests.length === 1 && only !== undefined ? only : (0,external_node_crypto_.hash)('sha256', digests.join('\n'), 'hex'),
        close: () => {
            for (const part of parts)
                part.close();
        },
    };
}
/**
 * Brings the index of each repository: from the store while it is young enough, else from the network if it changed there,
 * and from the store with a warning when the network fails. Nothing is taken that no trusted key signed.
 * @throws IndexError; whatever the signal was aborted with
 */
async function load_loadIndex(options) {
    if (options.repositories.length === 0 || options.repositories.length > 30) {
        throw new errors_IndexError('INDEX_REPOSITORY', `There are ${options.repositories.length} package repositories.`, {
            hint: 'Give between one and thirty.',
        });
    }
    const loaders = options.repositories.map((repository) => new RepositoryLoader(options, repository));
    const results = await Promise.allSettled(loaders.map((loader) => loader.load()));
    const parts = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) {
        for (const part of parts)
            part.close();
        throw failed.reason;
    }
    return combine(options.architecture, parts);
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/parse-index.js





/**
 * Reads the bytes of an `APKINDEX.tar.gz`, without store or network.
 * @throws IndexError
 */
function parseIndex(bytes, options) {
    const { architecture = 'x86_64', keys, allowUntrusted = false, where = 'given' } = options;
    const { maxUnpackedBytes } = { ...defaultLimits, ...options.limits };
    const { text } = openArchive(bytes, { keys, allowUntrusted, maxUnpackedBytes, where });
    return new PackageIndex(architecture, [
        { table: scanIndex(text, architecture, where), text: textInMemory(text), repository: '' },
    ]);
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/needs.js

/** Whether a need of `owner` (undefined: of the world) is met when its name is filled like this. */
function isMet(owner, need, candidate) {
    const { dependency } = need;
    if (!candidate)
        return dependency.conflict;
    if (dependency.conflict && owner === candidate.pkg)
        return true;
    return acceptsProvider(dependency, candidate.version, candidate.pkg.checksum);
}
/** Names that every one of the options has, in the order in which the first has them. */
function commonNames(options, namesOf) {
    const [first, ...rest] = options;
    const common = new Set(first ? namesOf(first.pkg).map((item) => item.name) : []);
    for (const { pkg } of rest) {
        if (common.size === 0)
            break;
        const own = new Set(namesOf(pkg).map((item) => item.name));
        for (const name of common)
            if (!own.has(name))
                common.delete(name);
    }
    return common;
}
/** Whether an option provides a name without a version, or stands for the name under consideration without one. */
function providesUnversioned(candidate, name) {
    if (candidate.pkg.name === name)
        return candidate.version === undefined;
    return candidate.pkg.provides.find((item) => item.name === name)?.version === undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/explain.js


/** Longest list that a sentence spells out. */
const most = 5;
function list(items) {
    const shown = items.slice(0, most).join(', ');
    return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
function label(pkg) {
    return `${pkg.name.name}-${pkg.version}`;
}
function describe({ owner, need }) {
    return owner ? `${label(owner)} (${need.dependency.text})` : need.dependency.text;
}
function collectDemands(world, packages) {
    const demands = new Map();
    const add = (owner, need) => {
        const known = demands.get(need.name);
        if (known)
            known.push({ owner, need });
        else
            demands.set(need.name, [{ owner, need }]);
    };
    for (const need of world)
        add(undefined, need);
    for (const pkg of packages)
        for (const need of pkg.depends)
            add(pkg, need);
    return demands;
}
function missing(name, demands, situation) {
    const asking = demands.filter(({ need }) => !need.dependency.conflict);
    if (asking.length === 0 || name.chosen)
        return undefined;
    const requiredBy = asking.map(describe);
    const inherited = asking.flatMap(({ owner }) => (owner ? [label(owner)] : []));
    const by = inherited.length > 0 ? `, which ${list(inherited)} needs` : '';
    if (name.candidates.length > 0) {
        const choices = [...new Set(name.candidates.map(({ pkg }) => pkg.name.name))].sort();
        const message = `"${name.name}"${by === '' ? '' : `${by},`} can be provided by several packages and none of them is preferred; choose one: ${list(choices)}.`;
        return { kind: 'choice', subject: name.name, requiredBy, message, suggestions: choices };
    }
    const suggestions = situation.suggest(name.name);
    const meant = suggestions.length > 0 ? ` Did you mean ${list(suggestions)}?` : '';
    const message = `There is no package "${name.name}"${by}.${meant}`;
    return { kind: 'missing', subject: name.name, requiredBy, message, suggestions };
}
function availableVersions(name) {
    const versions = new Set(name.candidates.flatMap(({ version }) => version ?? []));
    return [...versions].sort((a, b) => version_compareVersions(b, a));
}
function unmet(pkg, situation) {
    const reasons = [];
    const provided = [{ name: pkg.name, version: pkg.version }, ...pkg.provides];
    for (const { name, version } of provided) {
        for (const demand of situation.demands.get(name) ?? []) {
            if (isMet(demand.owner, demand.need, { pkg, version }))
                continue;
            reasons.push(demand.need.dependency.conflict ? excluded(pkg, demand) : wrongVersion(pkg, demand));
        }
    }
    return reasons;
}
function excluded(pkg, demand) {
    const by = demand.owner
        ? `${label(demand.owner)} cannot be installed together with it`
        : `"${demand.need.dependency.text}" forbids it`;
    return {
        kind: 'conflict',
        subject: label(pkg),
        requiredBy: [describe(demand)],
        message: `${label(pkg)} would be needed, but ${by}.`,
        suggestions: [],
    };
}
function wrongVersion(pkg, demand) {
    const { name, dependency } = demand.need;
    const versions = availableVersions(name);
    const fitting = name.candidates.some((candidate) => isMet(demand.owner, demand.need, candidate));
    const who = demand.owner ? `${label(demand.owner)} needs "${dependency.text}"` : `"${dependency.text}" is asked for`;
    const message = fitting
        ? `${who}, but something else holds ${name.name} at ${pkg.version}.`
        : `${who}, but no build of ${name.name} fits; available: ${list(versions)}.`;
    return {
        kind: 'version',
        subject: label(pkg),
        requiredBy: [describe(demand)],
        message,
        suggestions: versions.slice(0, most),
    };
}
/** Names that several of the packages provide although only one may, since one of them does so with a version. */
function clashes(packages) {
    const byName = new Map();
    for (const pkg of packages) {
        for (const { name, version } of [{ name: pkg.name, version: pkg.version }, ...pkg.provides]) {
            byName.set(name, [...(byName.get(name) ?? []), { pkg, version }]);
        }
    }
    return [...byName].flatMap(([name, providers]) => {
        if (providers.length < 2 || providers.every(({ version }) => version === undefined))
            return [];
        const labels = providers.map(({ pkg }) => label(pkg));
        const twice = new Set(labels).size === 1;
        const message = twice
            ? `${list(labels.slice(0, 1))} provides "${name.name}" more than once, so it cannot be installed.`
            : `${list(labels)} all provide "${name.name}" and cannot be installed together.`;
        return [
            {
                kind: 'conflict',
                subject: labels[0] ?? name.name,
                requiredBy: labels.slice(1),
                message,
                suggestions: [],
            },
        ];
    });
}
function unavailable(pkg, situation) {
    const subject = label(pkg);
    const requiredBy = (situation.demands.get(pkg.name) ?? []).map(describe);
    if (pkg.unusable !== undefined) {
        return [
            {
                kind: 'unavailable',
                subject,
                requiredBy,
                message: `${subject} cannot be installed: ${pkg.unusable}.`,
                suggestions: [],
            },
        ];
    }
    if (pkg.tagAllowed)
        return [];
    const tags = situation.graph.tagNames(pkg);
    const suggestions = tags.map((tag) => `${pkg.name.name}@${tag}`);
    const message = `${subject} is only in a tagged repository; ask for ${list(suggestions)} to allow it.`;
    return [{ kind: 'unavailable', subject, requiredBy, message, suggestions }];
}
/** Says why a world does not come out, in a stable order and without saying anything twice. */
function explain(graph, world, outcome, suggest) {
    const demands = collectDemands(world, outcome.packages);
    const situation = { graph, demands, suggest };
    const packages = [...outcome.packages].sort((a, b) => (label(a) < label(b) ? -1 : 1));
    const names = [...demands].sort(([a], [b]) => (a.name < b.name ? -1 : 1));
    const reasons = [
        ...names.flatMap(([name, asking]) => missing(name, asking, situation) ?? []),
        ...packages.flatMap((pkg) => [...unavailable(pkg, situation), ...unmet(pkg, situation)]),
        ...clashes(packages),
    ];
    const unique = [...new Map(reasons.map((reason) => [reason.message, reason])).values()];
    if (unique.length > 0)
        return unique;
    const failed = packages.filter((pkg) => pkg.failed).map(label);
    const message = `These packages cannot be installed together: ${list(failed.length > 0 ? failed : packages.map(label))}.`;
    return [{ kind: 'conflict', subject: 'world', requiredBy: [], message, suggestions: [] }];
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/depth-first.js
/**
 * Visits an item and, before it goes on with it, whatever the visit yields. Goes without recursion: a chain of dependencies may
 * be longer than the stack is deep. Not to visit an item twice is the visit's own business.
 */
function depthFirst(root, visit) {
    const stack = [visit(root)];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
        const next = top.next();
        if (next.done)
            stack.pop();
        else
            stack.push(visit(next.value));
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/stanza.js

/** Upper-case fields change what a package means: apk does not install one that has a field it does not know. */
const knownFields = 'ACDILPSTUV';
/** Only what the solver needs: this runs for every build of every package within reach of a world. */
function readStanza(text) {
    const stanza = {
        version: '',
        architecture: '',
        checksum: '',
        priority: 0,
        installedSize: 0,
        depends: '',
        provides: '',
        installIf: '',
        unknown: '',
    };
    for (let at = 0; at < text.length;) {
        const newline = text.indexOf('\n', at);
        const end = newline < 0 ? text.length : newline;
        readField(stanza, text.charAt(at), () => text.slice(at + 2, end));
        at = end + 1;
    }
    return stanza;
}
function readField(stanza, field, value) {
    if (field === 'V')
        stanza.version = value();
    else if (field === 'A')
        stanza.architecture = value();
    else if (field === 'C')
        stanza.checksum = value();
    else if (field === 'D')
        stanza.depends += ` ${value()}`;
    else if (field === 'p')
        stanza.provides += ` ${value()}`;
    else if (field === 'i')
        stanza.installIf += ` ${value()}`;
    else if (field === 'k')
        stanza.priority = leadingNumber(value());
    else if (field === 'I')
        stanza.installedSize = leadingNumber(value());
    else if (field >= 'A' && field <= 'Z' && !knownFields.includes(field))
        stanza.unknown = field;
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/provisions.js
/** From how many provided names on a package's names are looked up instead of gone through: some provide thousands. */
const manyProvides = 8;
const providedByName = new WeakMap();
/** The versions under which a package provides a name; mostly none or one. */
function versionsProvided(pkg, name) {
    if (pkg.provides.length < manyProvides) {
        return pkg.provides.filter((provision) => provision.name === name).map((provision) => provision.version);
    }
    let byName = providedByName.get(pkg);
    if (!byName) {
        byName = new Map();
        for (const provision of pkg.provides)
            byName.set(provision.name, [...(byName.get(provision.name) ?? []), provision.version]);
        providedByName.set(pkg, byName);
    }
    return byName.get(name) ?? [];
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/nodes.js
function newName(name) {
    return {
        name,
        candidates: [],
        dependents: [],
        installedWith: [],
        discovered: false,
        asked: false,
        order: 0,
        concrete: false,
        requirers: 0,
        locked: false,
        chosen: undefined,
        dirty: false,
        recheckDependencies: false,
        recheckInstallIf: false,
        triggered: false,
        neverTriggered: true,
        awaited: false,
        hasOptions: false,
        autoSelectable: false,
        dependentsDecided: false,
        ticket: 0,
        queued: false,
        urgent: false,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/graph.js





/** Repository tags as bits; bit 0 stands for every repository without a tag. */
const untagged = 1;
/** The part of an index that a world can reach, as names and packages that point at each other. Grows while it is discovered. */
class Graph {
    #index;
    #names = new Map();
    #packages = new Map();
    #lines = new Map();
    #tags;
    /** Tag bit of each of the index's repositories. */
    #partTags;
    #accepts;
    discovered = [];
    /** @param accepts leaves builds out as if the index did not have them */
    constructor(index, accepts) {
        this.#index = index;
        this.#accepts = accepts;
        this.#tags = [...new Set(index.parts.flatMap((part) => part.tag ?? []))];
        this.#partTags = index.parts.map((part) => this.tagBit(part.tag));
    }
    /** The bit of a tag; 0 for a tag that no repository has. */
    tagBit(tag) {
        if (tag === undefined)
            return untagged;
        const position = this.#tags.indexOf(tag);
        return position < 0 ? 0 : untagged << (position + 1);
    }
    /** Tag bits of the repositories that have a package. */
    tagsOf(pkg) {
        let tags = 0;
        this.#partTags.forEach((tag, part) => {
            if (pkg.repositories & (1 << part))
                tags |= tag;
        });
        return tags;
    }
    /** Names of the tags under which a package is to be had. */
    tagNames(pkg) {
        return this.#tags.filter((tag) => (this.tagsOf(pkg) & this.tagBit(tag)) !== 0);
    }
    name(name) {
        const known = this.#names.get(name);
        if (known)
            return known;
        const node = newName(name);
        this.#names.set(name, node);
        return node;
    }
    /**
     * Finds everything within reach of a name. Names are put in order after what they depend on, because the solver decides the
     * latest first.
     */
    discover(root) {
        depthFirst(root, (name) => this.#visit(name));
    }
    /** To be called once everything is discovered: fills in who depends on whom. */
    linkDependents() {
        for (const name of this.discovered) {
            const linked = new Set();
            for (const { pkg } of name.candidates) {
                for (const need of pkg.depends)
                    linked.add(need.name);
            }
            for (const target of linked)
                target.dependents.push(name);
        }
    }
    *#visit(name) {
        if (name.discovered)
            return;
        name.discovered = true;
        this.#load(name);
        for (const { pkg } of name.candidates) {
            name.neverTriggered &&= pkg.neverTriggered;
            if (pkg.name === name)
                name.concrete = true;
            if (pkg.discovered)
                continue;
            pkg.discovered = true;
            for (const need of pkg.depends)
                if (!need.name.discovered)
                    yield need.name;
        }
        yield* this.#loadInstalledWith(name);
        for (const { pkg } of name.candidates) {
            if (pkg.name !== name)
                yield* this.#loadInstalledWith(pkg.name);
            // A package is met under each name that it provides: what is behind the mark is discovered already.
            for (; pkg.discoveredProvides < pkg.provides.length; pkg.discoveredProvides++) {
                const provision = pkg.provides[pkg.discoveredProvides];
                if (provision && !provision.name.discovered)
                    yield provision.name;
            }
        }
        name.order = this.discovered.push(name);
        for (const { pkg } of name.candidates)
            for (const need of pkg.installIf)
                yield need.name;
    }
    #loadInstalledWith(name) {
        if (name.installedWith.length > 0)
            return name.installedWith;
        const found = new Set();
        for (const id of this.#index.installedWith(name.name)) {
            const pkg = this.#package(id);
            found.add(pkg.name);
            for (const provision of pkg.provides)
                found.add(provision.name);
        }
        name.installedWith.push(...found);
        return name.installedWith;
    }
    #load(name) {
        const packages = new Set(this.#index.providers(name.name).map((id) => this.#package(id)));
        name.candidates.length = 0;
        for (const pkg of packages) {
            if (this.#accepts?.(pkg.name.name, pkg.version, pkg.checksum) === false)
                continue;
            if (pkg.name === name)
                name.candidates.push({ pkg, version: pkg.version });
            for (const version of versionsProvided(pkg, name))
                name.candidates.push({ pkg, version });
        }
    }
    /** A build that several repositories have is one package. */
    #package(id) {
        const known = this.#packages.get(id);
        if (known)
            return known;
        const stanza = readStanza(this.#index.stanzaOf(id));
        const name = this.name(this.#index.nameOf(id));
        const part = this.#index.partOf(id);
        const identity = this.#index.parts.length > 1 ? `${name.name}-${stanza.version} ${stanza.checksum}` : id;
        let pkg = this.#packages.get(identity);
        if (!pkg) {
            pkg = this.#newPackage(id, name, stanza);
            name.candidates.push({ pkg, version: pkg.version });
        }
        pkg.repositories |= 1 << part;
        // A package without files is a mere bundle of dependencies: any repository's will do.
        pkg.tagPreferred = stanza.installedSize === 0 || (this.tagsOf(pkg) & untagged) !== 0;
        pkg.tagAllowed = pkg.tagPreferred;
        this.#packages.set(identity, pkg);
        this.#packages.set(id, pkg);
        return pkg;
    }
    #newPackage(id, name, stanza) {
        const depends = this.#needs(stanza.depends);
        const installIf = this.#needs(stanza.installIf);
        const unusable = this.#whyUnusable(stanza, depends.refused);
        return {
            id,
            name,
            version: stanza.version,
            checksum: stanza.checksum,
            priority: stanza.priority,
            depends: depends.needs,
            provides: this.#needs(stanza.provides).needs.map(({ name: provided, dependency }) => ({
                name: provided,
                version: dependency.version,
            })),
            // Half a condition would install the package where its author did not mean it.
            installIf: installIf.refused > 0 ? [] : installIf.needs,
            repositories: 0,
            unusable,
            discovered: false,
            discoveredProvides: 0,
            selectable: unusable === undefined,
            conflicts: 0,
            triggered: false,
            neverTriggered: installIf.refused > 0 || installIf.needs.length === 0,
            merged: false,
            used: false,
            allowedTags: untagged,
            tagAllowed: true,
            tagPreferred: true,
            failed: false,
        };
    }
    #whyUnusable(stanza, refused) {
        const { architecture } = stanza;
        if (architecture !== '' &&
            architecture !== this.#index.architecture &&
            architecture !== 'noarch' &&
            architecture !== 'all') {
            return `it is built for ${architecture}`;
        }
        if (refused > 0)
            return 'one of its dependencies is written in a way that apk refuses';
        return stanza.unknown === '' ? undefined : `it has a field "${stanza.unknown}:" that apk does not know`;
    }
    #needs(line) {
        if (line === '')
            return { needs: [], refused: 0 };
        let parsed = this.#lines.get(line);
        if (!parsed) {
            parsed = parseDependencies(line);
            this.#lines.set(line, parsed);
        }
        const needs = parsed.dependencies.map((dependency) => ({ name: this.name(dependency.name), dependency }));
        return { needs, refused: parsed.refused };
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/outcome.js


/**
 * Follows the decisions from the world through dependencies and through what is installed on its own. As with apk, a name is
 * settled by the first package that is reached and provides it, also where the decision for that name alone was another one.
 */
function readOutcome(world) {
    const packages = new Set();
    const settled = new Set();
    let ok = true;
    function isTriggered(name) {
        const pkg = name.chosen?.pkg;
        if (!pkg)
            return false;
        return pkg.installIf.every((need) => {
            return (need.dependency.conflict || settled.has(need.name)) && isMet(pkg, need, need.name.chosen);
        });
    }
    function* visit(name) {
        if (settled.has(name))
            return;
        settled.add(name);
        const pkg = name.chosen?.pkg;
        if (!pkg || packages.has(pkg))
            return;
        packages.add(pkg);
        const names = [pkg.name, ...pkg.provides.map((provision) => provision.name)];
        for (const provided of names)
            settled.add(provided);
        for (const need of pkg.depends) {
            if (!isMet(pkg, need, need.name.chosen))
                ok = false;
            yield need.name;
        }
        for (const provided of names) {
            for (const other of provided.installedWith)
                if (isTriggered(other))
                    yield other;
        }
    }
    for (const need of world) {
        if (!isMet(undefined, need, need.name.chosen))
            ok = false;
        depthFirst(need.name, visit);
    }
    return { packages, ok };
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/prefer.js

/** Number of the first repository that has it, for "the earlier repository wins". */
function firstRepository(bits) {
    return 31 - Math.clz32(bits & -bits);
}
/** Positive when the first is the better provider of a name, negative when the second is, in apk's order of reasons. */
function compareCandidates(a, b) {
    const left = a.pkg;
    const right = b.pkg;
    const byState = Number(left.selectable) - Number(right.selectable) ||
        Number(left.used) - Number(right.used) ||
        right.conflicts - left.conflicts ||
        Number(left.tagAllowed) - Number(right.tagAllowed) ||
        Number(left.tagPreferred) - Number(right.tagPreferred);
    if (byState !== 0)
        return byState;
    const asProvided = version_compareVersions(a.version ?? '', b.version ?? '');
    const asPackage = left.name === right.name ? version_compareVersions(left.version, right.version) : 0;
    return (asProvided ||
        asPackage ||
        left.priority - right.priority ||
        firstRepository(right.repositories) - firstRepository(left.repositories));
}
/** Whether a package may be taken for a name nobody chose it for: a name shared without version needs a priority to be filled. */
function isAutoSelectable(candidate) {
    return candidate.version !== undefined || candidate.pkg.priority > 0 || candidate.pkg.name.requirers > 0;
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/queue.js
/** Whether `a` is decided before `b`: what the world names, then real packages, then whatever was discovered later. */
function before(a, b) {
    if (a.asked !== b.asked)
        return a.asked;
    if (a.concrete !== b.concrete)
        return a.concrete;
    return a.order > b.order;
}
/** A heap of names whose entries go stale instead of being removed: an entry counts while its ticket is the name's own. */
class NameHeap {
    #items = [];
    push(name) {
        const items = this.#items;
        let at = items.push({ name, ticket: name.ticket }) - 1;
        while (at > 0) {
            const parent = (at - 1) >> 1;
            if (!this.#before(at, parent))
                return;
            this.#swap(at, parent);
            at = parent;
        }
    }
    pop() {
        for (;;) {
            const first = this.#items[0];
            const last = this.#items.pop();
            if (!first || !last)
                return undefined;
            if (first !== last) {
                this.#items[0] = last;
                this.#sink();
            }
            if (first.name.queued && first.ticket === first.name.ticket)
                return first.name;
        }
    }
    #sink() {
        for (let at = 0;;) {
            let best = at;
            for (const child of [2 * at + 1, 2 * at + 2]) {
                if (child < this.#items.length && this.#before(child, best))
                    best = child;
            }
            if (best === at)
                return;
            this.#swap(at, best);
            at = best;
        }
    }
    #before(a, b) {
        const left = this.#items[a];
        const right = this.#items[b];
        return left !== undefined && right !== undefined && before(left.name, right.name);
    }
    #swap(a, b) {
        const left = this.#items[a];
        const right = this.#items[b];
        if (!left || !right)
            return;
        this.#items[a] = right;
        this.#items[b] = left;
    }
}
/** Names that wait for a decision, in the order in which apk takes them. */
class DecisionQueue {
    #urgent = [];
    #nextUrgent = 0;
    #selectable = new NameHeap();
    #rest = new NameHeap();
    /** Puts a name where its state says it belongs, or moves it there when that has changed. */
    add(name, changed) {
        if (name.locked)
            return;
        const urgent = name.dependentsDecided && name.requirers > 0 && name.autoSelectable && !name.hasOptions;
        if (name.queued) {
            if (name.urgent || (!urgent && !changed))
                return;
        }
        else if (name.requirers === 0 && !name.triggered && !name.awaited)
            return;
        name.queued = true;
        name.urgent = urgent;
        name.ticket++;
        if (urgent)
            this.#urgent.push({ name, ticket: name.ticket });
        else
            (name.autoSelectable ? this.#selectable : this.#rest).push(name);
    }
    next() {
        const name = this.#popUrgent() ?? this.#selectable.pop() ?? this.#rest.pop();
        if (name)
            name.queued = false;
        return name;
    }
    #popUrgent() {
        for (let entry = this.#urgent[this.#nextUrgent]; entry; entry = this.#urgent[this.#nextUrgent]) {
            this.#nextUrgent++;
            if (entry.name.queued && entry.ticket === entry.name.ticket)
                return entry.name;
        }
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/solver.js



/**
 * Decides every name that a world reaches, the way apk does: constraints are carried along dependencies as far as they go
 * without deciding anything, then the most pressing name is given its best provider, and so on. Never goes back on a decision;
 * a world that this cannot serve is one that apk refuses too.
 */
class Solver {
    #graph;
    #queue = new DecisionQueue();
    #dirty = [];
    #failed = false;
    constructor(graph) {
        this.#graph = graph;
    }
    /** Returns whether every decision could be made without breaking something. */
    solve(world) {
        for (const need of world)
            this.#require(undefined, need);
        for (;;) {
            // Grows while it is walked.
            for (const name of this.#dirty) {
                if (!name.dirty)
                    continue;
                name.dirty = false;
                this.#reconsider(name);
            }
            this.#dirty.length = 0;
            const name = this.#queue.next();
            if (!name)
                return !this.#failed;
            this.#decide(name);
        }
    }
    #markDirty(name) {
        if (name.dirty || name.locked || (name.requirers === 0 && !name.recheckInstallIf))
            return;
        name.dirty = true;
        this.#dirty.push(name);
    }
    #recheckDependents(name) {
        for (const dependent of name.dependents) {
            dependent.recheckDependencies = true;
            this.#markDirty(dependent);
        }
    }
    #recheckInstalledWith(name) {
        for (const other of name.installedWith) {
            if (!other.discovered || other.neverTriggered)
                continue;
            other.recheckInstallIf = true;
            this.#markDirty(other);
        }
    }
    #recheckInstalledWithPackage(pkg) {
        this.#recheckInstalledWith(pkg.name);
        for (const { name } of pkg.provides)
            this.#recheckInstalledWith(name);
    }
    #ruleOut(pkg) {
        pkg.selectable = false;
        this.#recheckDependents(pkg.name);
        for (const { name } of pkg.provides)
            this.#recheckDependents(name);
        this.#recheckInstalledWithPackage(pkg);
    }
    #nowRequired(name) {
        this.#queue.add(name, false);
        this.#recheckInstalledWith(name);
        this.#markDirty(name);
    }
    /** A package may come from where those that need it may come from. */
    #inheritTags(pkg, owner, tag) {
        const tags = this.#graph.tagsOf(pkg);
        if (owner)
            pkg.allowedTags |= owner.allowedTags;
        else {
            const wanted = this.#graph.tagBit(tag);
            pkg.allowedTags |= wanted;
            pkg.tagPreferred = (tags & wanted) !== 0;
        }
        pkg.tagAllowed ||= (tags & pkg.allowedTags) !== 0;
    }
    #require(owner, need) {
        const { name, dependency } = need;
        if (!dependency.conflict && ++name.requirers === 1)
            this.#nowRequired(name);
        for (const candidate of name.candidates) {
            const { pkg } = candidate;
            if (isMet(owner, need, candidate)) {
                this.#inheritTags(pkg, owner, dependency.tag);
            }
            else {
                pkg.conflicts++;
                if (pkg.selectable)
                    this.#ruleOut(pkg);
            }
        }
    }
    #canBeMet(owner, need) {
        const { name } = need;
        if (name.locked)
            return isMet(owner, need, name.chosen);
        if (name.requirers === 0 && need.dependency.conflict)
            return true;
        return name.candidates.some((candidate) => candidate.pkg.selectable && isMet(owner, need, candidate));
    }
    #reconsider(name) {
        const { recheckDependencies, recheckInstallIf } = name;
        name.recheckDependencies = false;
        name.recheckInstallIf = false;
        const options = [];
        let autoSelectable = false;
        name.triggered = false;
        name.neverTriggered = true;
        for (const candidate of name.candidates) {
            const { pkg } = candidate;
            pkg.merged = false;
            if (!pkg.selectable)
                continue;
            if (recheckDependencies && !pkg.depends.every((need) => this.#canBeMet(pkg, need)))
                this.#ruleOut(pkg);
            if (!pkg.selectable)
                continue;
            if (recheckInstallIf)
                this.#checkInstallIf(pkg);
            name.triggered ||= pkg.triggered;
            name.neverTriggered &&= pkg.neverTriggered;
            autoSelectable ||= pkg.triggered;
            if (name.requirers === 0)
                continue;
            pkg.merged = true;
            options.push(candidate);
            autoSelectable ||= isAutoSelectable(candidate);
        }
        name.hasOptions = options.length > 1 || options.some(({ pkg }) => !pkg.tagAllowed);
        const changed = name.autoSelectable !== autoSelectable;
        name.autoSelectable = autoSelectable;
        this.#applyCommon(name, options);
        name.dependentsDecided = !name.dependents.some((dependent) => dependent.discovered && !dependent.locked);
        this.#queue.add(name, changed);
    }
    #checkInstallIf(pkg) {
        if (!pkg.triggered && !pkg.neverTriggered) {
            pkg.triggered = true;
            for (const need of pkg.installIf) {
                if (need.name.locked && isMet(pkg, need, need.name.chosen))
                    continue;
                pkg.triggered = false;
                if (need.name.locked)
                    pkg.neverTriggered = true;
                else if (need.dependency.conflict) {
                    need.name.awaited = true;
                    this.#queue.add(need.name, false);
                }
                break;
            }
        }
        if (!pkg.triggered)
            return;
        for (const need of pkg.installIf) {
            if (need.name.chosen)
                this.#inheritTags(pkg, need.name.chosen.pkg);
        }
    }
    /** Carries on what is the same whichever option is taken. */
    #applyCommon(name, options) {
        const [first] = options;
        if (!first)
            return;
        for (const { pkg } of name.candidates)
            pkg.used = pkg.merged;
        const needed = commonNames(options, (pkg) => pkg.depends.filter((need) => !need.dependency.conflict));
        for (const need of first.pkg.depends) {
            if (!needed.delete(need.name))
                continue;
            if (options.length === 1)
                this.#require(first.pkg, need);
            else if (need.name.requirers === 0) {
                need.name.requirers++;
                this.#nowRequired(need.name);
                for (const { pkg } of need.name.candidates)
                    this.#inheritTags(pkg, first.pkg);
            }
        }
        const provided = commonNames(options, (pkg) => [{ name: pkg.name }, ...pkg.provides]);
        for (const other of provided) {
            const shared = options.some((candidate) => providesUnversioned(candidate, other));
            this.#ruleOutOthers(other, name, shared);
        }
    }
    /** All options of one name provide another one too, so whoever provides that must provide this one. */
    #ruleOutOthers(name, must, sparesUnversioned) {
        if (name === must)
            return;
        for (const { pkg, version } of name.candidates) {
            if (pkg.name === must || !pkg.selectable || (sparesUnversioned && version === undefined))
                continue;
            const spared = pkg.provides.some((item) => item.name === must || (sparesUnversioned && item.version === undefined));
            if (!spared)
                this.#ruleOut(pkg);
        }
    }
    #decide(name) {
        let best;
        if (name.requirers > 0 || name.triggered) {
            for (const candidate of name.candidates) {
                const { pkg } = candidate;
                if (name.requirers === 0 && !(pkg.triggered && pkg.tagAllowed && pkg.selectable))
                    continue;
                if (!isAutoSelectable(candidate))
                    continue;
                if (!best || compareCandidates(candidate, best) > 0)
                    best = candidate;
            }
        }
        if (!best) {
            this.#failed ||= name.requirers > 0;
            this.#fill(name, undefined);
            return;
        }
        const { pkg } = best;
        if (!pkg.selectable || !pkg.tagAllowed)
            this.#fail(pkg);
        this.#fill(pkg.name, { pkg, version: pkg.version });
        for (const { name: provided, version } of pkg.provides)
            this.#fill(provided, { pkg, version });
        for (const need of pkg.depends)
            this.#require(pkg, need);
    }
    #fail(pkg) {
        pkg.failed = true;
        this.#failed = true;
    }
    #fill(name, chosen) {
        if (name.locked) {
            if (chosen?.version === undefined && name.chosen?.version === undefined)
                return;
            for (const candidate of [chosen, name.chosen])
                if (candidate)
                    this.#fail(candidate.pkg);
            return;
        }
        name.locked = true;
        name.chosen = chosen;
        name.queued = false;
        name.dirty = false;
        if (chosen && name.requirers === 0 && chosen.pkg.triggered) {
            for (const need of chosen.pkg.installIf)
                if (!need.name.locked)
                    this.#require(chosen.pkg, need);
        }
        for (const candidate of name.candidates) {
            if (candidate.pkg === chosen?.pkg || (chosen?.version === undefined && candidate.version === undefined))
                continue;
            this.#ruleOut(candidate.pkg);
        }
        this.#recheckDependents(name);
        if (chosen)
            this.#recheckInstalledWithPackage(chosen.pkg);
        else
            this.#recheckInstalledWith(name);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/streams/families.js
function utc(year, month, day) {
    return Date.UTC(year, month - 1, day) / 1000;
}
/**
 * Node.js: even majors up to 26 turn LTS at the end of October of the year of their release (22: 2024, 24: 2025, 26: 2026).
 * From 27 on there is one major a year, numbered after it, and each turns LTS in its October.
 */
function isNodeLts(stream, date) {
    const major = Number(stream);
    if (major >= 27)
        return date >= utc(2000 + major, 10, 31);
    return major % 2 === 0 && date >= utc(2013 + major / 2, 10, 31);
}
/** OpenJDK: 8 and 11, then every second year from 17 on, which is every fourth release. */
function isJavaLts(stream) {
    const major = Number(stream);
    return major === 8 || major === 11 || (major >= 17 && (major - 17) % 4 === 0);
}
/** .NET: even majors since 6. */
function isDotnetLts(stream) {
    const major = Number(stream);
    return major >= 6 && major % 2 === 0;
}
const minorStream = '(\\d+\\.\\d+)';
const majorStream = '(\\d+)';
function family(name, title, stream, rest = {}) {
    return { name, title, aliases: [], pattern: new RegExp(`^${name}-${stream}$`), ...rest };
}
const nodeCodenames = {
    hydrogen: '18',
    iron: '20',
    jod: '22',
    krypton: '24',
};
const families = [
    family('dotnet', '.NET', majorStream, { aliases: ['.net', 'net'], isLts: isDotnetLts }),
    family('elixir', 'Elixir', minorStream, {
        pattern: /^(?:erl\d+-)?elixir-(\d+\.\d+)$/,
        virtual: 'elixir',
        minimum: { upTo: 'same-major' },
    }),
    family('erlang', 'Erlang/OTP', majorStream, { aliases: ['otp'], virtual: 'erlang' }),
    family('go', 'Go', minorStream, { aliases: ['golang'], virtual: 'go', minimum: { upTo: 'same-major' } }),
    family('gradle', 'Gradle', majorStream, { virtual: 'gradle' }),
    family('maven', 'Maven', minorStream, { virtual: 'maven' }),
    family('nodejs', 'Node.js', majorStream, {
        aliases: ['node', 'node.js'],
        virtual: 'nodejs',
        isLts: isNodeLts,
        codenames: nodeCodenames,
    }),
    family('openjdk', 'OpenJDK', majorStream, { aliases: ['java', 'jdk'], isLts: isJavaLts, minimum: { upTo: 'any' } }),
    family('php', 'PHP', minorStream, { virtual: 'php' }),
    family('postgresql', 'PostgreSQL', majorStream, { aliases: ['postgres'], virtual: 'postgresql' }),
    family('python', 'Python', minorStream, { aliases: ['python3'], virtual: 'python3' }),
    family('ruby', 'Ruby', minorStream, { virtual: 'ruby' }),
    family('rust', 'Rust', minorStream, { virtual: 'rust', minimum: { upTo: 'same-major' } }),
    family('scala', 'Scala', minorStream, { virtual: 'scala', minimum: { upTo: 'same-major' } }),
];
/** The family of a name or of one of its aliases, or of a package such as `nodejs-22`. */
function families_findFamily(name) {
    const wanted = name.toLowerCase();
    return (families.find((item) => item.name === wanted || item.aliases.includes(wanted)) ??
        families.find((item) => item.pattern.test(wanted)));
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/search/elsewhere.js
/** Packages of Debian and Alpine that are called something else in Wolfi, where the spelling alone would not lead there. */
const namesElsewhere = {
    'build-essential': ['build-base'],
    'default-jdk': ['openjdk-21', 'openjdk-25'],
    'default-jre': ['openjdk-21-jre', 'openjdk-25-jre'],
    'default-libmysqlclient-dev': ['mariadb-connector-c-dev'],
    'fonts-dejavu': ['ttf-dejavu'],
    'g++': ['gcc', 'build-base'],
    'gcc-c++': ['gcc', 'build-base'],
    'libc-dev': ['glibc-dev'],
    'libc6-dev': ['glibc-dev'],
    libc6: ['glibc'],
    'libcurl4-openssl-dev': ['curl-dev'],
    'libjpeg-dev': ['libjpeg-turbo-dev'],
    'libncurses-dev': ['ncurses-dev'],
    'libpq-dev': ['postgresql-18-dev'],
    'libreadline-dev': ['readline-dev'],
    'libsqlite3-dev': ['sqlite-dev'],
    'libssl-dev': ['openssl-dev'],
    libvips42: ['libvips'],
    'libyaml-dev': ['yaml-dev'],
    'musl-dev': ['glibc-dev'],
    'openssh-clients': ['openssh-client'],
    'pkg-config': ['pkgconf'],
    'postgresql-client': ['postgresql-18-client'],
    'procps-ng': ['procps'],
    'python3-dev': ['python-3.13-dev'],
    'python3-pip': ['py3-pip'],
    'python3-venv': ['python-3.13'],
    'vips-dev': ['libvips-dev'],
    'xz-utils': ['xz'],
    'zlib1g-dev': ['zlib-dev'],
};

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/search/suggest.js



/** Edits up to which a name counts as a misspelling. */
const mostEdits = 3;
/**
 * Edits (insert, delete, replace, swap of neighbours) that turn one text into the other; `limit + 1` as soon as it is certain
 * that more than `limit` are needed.
 */
function editDistance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit)
        return limit + 1;
    let older = [];
    let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const current = [i];
        let least = i;
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1];
            let edits = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                edits = Math.min(edits, (older[j - 2] ?? 0) + 1);
            current.push(edits);
            least = Math.min(least, edits);
        }
        if (least > limit)
            return limit + 1;
        older = previous;
        previous = current;
    }
    return previous[b.length] ?? limit + 1;
}
/** Packages of a family by their stream, newest first: `nodejs` → nodejs-26, nodejs-24, … */
function streamsOf(names, family) {
    const prefix = `${family}-`;
    const versions = names.filter((name) => name.startsWith(prefix) && /^\d+(\.\d+)*$/.test(name.slice(prefix.length)));
    return versions.sort((a, b) => version_compareVersions(b.slice(prefix.length), a.slice(prefix.length)));
}
/** What stays of a name without version numbers, so that `pyhton3` is compared with `python` and not with every `python3-…`. */
function stem(name) {
    return name.replace(/[-.]?\d+(\.\d+)*$/, '');
}
function misspellings(names, wanted) {
    const limit = Math.min(mostEdits, Math.max(1, Math.floor(wanted.length / 3)));
    const wantedStem = stem(wanted);
    const scored = [];
    for (const name of names) {
        const edits = editDistance(wanted, name, limit);
        const stemEdits = wantedStem.length > 3 ? editDistance(wantedStem, stem(name), limit) : limit + 1;
        const best = Math.min(edits, stemEdits + 0.5);
        if (best <= limit)
            scored.push({ name, score: best });
    }
    return scored;
}
/**
 * Existing names that may have been meant by one that does not exist: what another distribution calls so, then streams of
 * an unversioned name (newest first), then misspellings by how few edits they need, then names that begin the same way.
 */
function suggestNames(index, wanted, limit = 5) {
    const name = wanted.toLowerCase();
    if (name.length < 2 || name.length > 128)
        return [];
    const names = index.names();
    const families = [name, stem(name)].map((text) => families_findFamily(text)?.name ?? text);
    const family = families.map((text) => streamsOf(names, text)).find((found) => found.length > 0) ?? [];
    const newestFirst = (a, b) => stem(a) === stem(b) ? version_compareVersions(tail(b), tail(a)) : a < b ? -1 : 1;
    const close = misspellings(names, name).sort((a, b) => a.score - b.score || newestFirst(a.name, b.name));
    const alike = name.length > 2 ? names.filter((other) => other.startsWith(name)).sort((a, b) => a.length - b.length) : [];
    const elsewhere = (namesElsewhere[name] ?? []).filter((known) => index.has(known));
    const suggestions = new Set([...elsewhere, ...family, ...close.map((item) => item.name), ...alike]);
    suggestions.delete(wanted);
    return [...suggestions].slice(0, limit);
}
function tail(name) {
    return name.slice(stem(name).length).replace(/^[-.]/, '');
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/resolve.js







function resolve_invalid(text) {
    const message = `"${text}" is no package name; write name, name=version, name~version or name<version.`;
    return { kind: 'invalid', subject: text, requiredBy: [text], message, suggestions: [] };
}
/**
 * Reads a world. As with `apk add`, a name that comes twice is asked for as it was written last.
 * A name may not begin with a dash: it ends up as an argument of apk.
 */
function parseWorld(world) {
    const byName = new Map();
    const reasons = [];
    for (const text of world) {
        const dependency = dependency_parseDependency(text);
        if (!dependency || dependency.name.startsWith('-'))
            reasons.push(resolve_invalid(text));
        else
            byName.set(dependency.name, dependency);
    }
    if (reasons.length > 0) {
        throw new ResolveError('RESOLVE_WORLD', reasons, 'Correct the package names.');
    }
    return [...byName.values()].sort((a, b) => compareNames(a.name, b.name));
}
/** By letters without regard to case first, as apk sorts a world: the order may decide between equally good answers. */
function compareNames(a, b) {
    const left = a.toLowerCase();
    const right = b.toLowerCase();
    if (left !== right)
        return left < right ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
}
function resolve_describe(index, pkg) {
    const { name, version, checksum, size, installedSize, origin } = index.recordOf(pkg.id);
    const repository = index.parts[index.partOf(pkg.id)]?.repository ?? '';
    return { name, version, checksum, size, installedSize, origin, repository };
}
/**
 * What `apk add` with these arguments would install into an empty root: `name`, `name=version`, `name<version`, `name~version`,
 * `name@tag`, `!name`, and names that packages provide.
 * @throws ResolveError RESOLVE_WORLD for arguments that are no dependencies, RESOLVE_UNSATISFIABLE with every reason why not
 */
function resolve(index, world, options = {}) {
    const graph = new Graph(index, options.accepts);
    const needs = parseWorld(world).map((dependency) => ({ name: graph.name(dependency.name), dependency }));
    for (const { name } of needs)
        name.asked = true;
    for (const { name } of needs)
        graph.discover(name);
    graph.linkDependents();
    const decided = new Solver(graph).solve(needs);
    const outcome = readOutcome(needs);
    if (!decided || !outcome.ok) {
        const reasons = explain(graph, needs, outcome, (name) => suggestNames(index, name));
        throw new ResolveError('RESOLVE_UNSATISFIABLE', reasons, 'Ask for other packages or versions.');
    }
    const packages = [...outcome.packages].map((pkg) => resolve_describe(index, pkg));
    return { packages: packages.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/store/directory.js




/** Keeps the file open, so that the entry stays readable when another process replaces or removes it. */
class FileBlob {
    size;
    #path;
    #descriptor;
    constructor(path) {
        this.#path = path;
        this.#descriptor = (0,external_node_fs_.openSync)(path, 'r');
        this.size = (0,external_node_fs_.fstatSync)(this.#descriptor).size;
    }
    read(offset, length) {
        if (this.#descriptor === undefined)
            throw new Error(`${this.#path} is closed.`);
        // Not from the shared pool: views of numbers need memory that begins at a multiple of their size.
        const bytes = Buffer.allocUnsafeSlow(length);
        for (let done = 0; done < length;) {
            const count = (0,external_node_fs_.readSync)(this.#descriptor, bytes, done, length - done, offset + done);
            if (count === 0)
                throw new Error(`${this.#path} ends before byte ${offset + length}.`);
            done += count;
        }
        return bytes;
    }
    close() {
        if (this.#descriptor !== undefined)
            (0,external_node_fs_.closeSync)(this.#descriptor);
        this.#descriptor = undefined;
    }
    discard() {
        (0,external_node_fs_.rmSync)(this.#path, { force: true });
    }
}
async function writeParts(file, parts) {
    for (const part of parts) {
        for (let done = 0; done < part.length;) {
            const { bytesWritten } = await file.write(part, done, part.length - done);
            done += bytesWritten;
        }
    }
}
let temporaries = 0;
/** Milliseconds after which an unfinished file counts as left behind by a process that was killed. */
const abandonedAfter = 60 * 60 * 1000;
/** Other processes come and go in the directory. */
function ignoreMissing(error) {
    if (codeOf(error) !== 'ENOENT')
        throw error;
}
async function removeAbandoned(directory, finished) {
    const { mtimeMs } = await (0,external_node_fs_promises_.stat)(finished);
    for (const name of await (0,external_node_fs_promises_.readdir)(directory)) {
        if (!name.endsWith('.tmp'))
            continue;
        const path = (0,external_node_path_.join)(directory, name);
        const age = mtimeMs - (await (0,external_node_fs_promises_.stat)(path)).mtimeMs;
        if (age > abandonedAfter)
            await (0,external_node_fs_promises_.rm)(path, { force: true });
    }
}
/**
 * A store in a directory, which is made when something is put. Entries appear by renaming a finished file, so that any number
 * of processes may share the directory.
 */
class DirectoryStore {
    #directory;
    constructor(directory) {
        this.#directory = directory;
    }
    async get(name) {
        try {
            return new FileBlob(this.#path(name));
        }
        catch (error) {
            if (codeOf(error) === 'ENOENT')
                return undefined;
            throw error;
        }
    }
    async put(name, parts) {
        const path = this.#path(name);
        await (0,external_node_fs_promises_.mkdir)(this.#directory, { recursive: true, mode: 0o700 });
        const temporary = `${path}.${process.pid}.${++temporaries}.tmp`;
        try {
            const file = await (0,external_node_fs_promises_.open)(temporary, 'wx', 0o600);
            try {
                await writeParts(file, parts);
            }
            finally {
                await file.close();
            }
            await (0,external_node_fs_promises_.rename)(temporary, path);
            await removeAbandoned(this.#directory, path).catch(ignoreMissing);
        }
        catch (error) {
            await (0,external_node_fs_promises_.rm)(temporary, { force: true });
            throw error;
        }
    }
    async remove(names) {
        for (const name of names)
            await (0,external_node_fs_promises_.rm)(this.#path(name), { force: true });
    }
    #path(name) {
        if (!/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(name))
            throw new RangeError(`"${name}" is no name for a stored entry.`);
        return (0,external_node_path_.join)(this.#directory, name);
    }
}

// EXTERNAL MODULE: ./node_modules/semver/classes/range.js
var range = __webpack_require__(6782);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/staleness.js
/** Wolfi rebuilds what it maintains for every fix in a dependency; three months without a build mean that nobody does. */
const defaultMaxBuildAgeDays = 90;
/**
 * Whether a build is much older than the repository it is in. Ages are counted from the newest build of the index instead of
 * from today: a mirror that stands still makes everything old, but nothing unmaintained.
 */
function isStale(index, record, options = {}) {
    if (record.buildTime === 0)
        return false;
    const limit = (options.maxBuildAgeDays ?? defaultMaxBuildAgeDays) * 86_400;
    return index.newestBuild - record.buildTime > limit;
}
/** Those of the packages whose newest build is so old that they are probably no longer maintained. */
function findStale(index, names, options = {}) {
    const stale = [];
    for (const name of new Set(names)) {
        const record = index.record(name);
        if (!record || !isStale(index, record, options))
            continue;
        stale.push({ name, version: record.version, ageDays: Math.floor((index.newestBuild - record.buildTime) / 86_400) });
    }
    return stale;
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/streams/list.js




/** @throws StreamError STREAM_UNKNOWN_FAMILY */
function requireFamily(name) {
    const family = families_findFamily(name);
    if (family)
        return family;
    const available = families.map((item) => item.name);
    throw new StreamError('STREAM_UNKNOWN_FAMILY', `"${name}" is not offered in streams.`, {
        family: name,
        hint: `Families: ${available.join(', ')}. Any other package can be named as it is.`,
    });
}
/** Wolfi lets a stream provide the family's name at version 0 while it is not to become the default. */
function isHeldBack(family, provides) {
    if (family.virtual === undefined)
        return false;
    return provides.some((token) => token === `${family.virtual}=0`);
}
/** The streams that an index has of a family, newest first. */
function listStreams(index, familyName, options = {}) {
    const family = requireFamily(familyName);
    const byStream = new Map();
    for (const name of index.names()) {
        const stream = family.pattern.exec(name)?.[1];
        const record = stream === undefined ? undefined : index.record(name);
        if (stream === undefined || !record || /_(alpha|beta|pre|rc)/.test(record.version))
            continue;
        const known = byStream.get(stream);
        // Several packages of one stream (Elixir for each Erlang): the one with the greater name is for the newer companion.
        if (known && version_compareVersions(known.version, record.version) > 0)
            continue;
        byStream.set(stream, {
            family: family.name,
            stream,
            package: name,
            version: record.version,
            buildTime: record.buildTime,
            lts: family.isLts?.(stream, index.newestBuild) ?? false,
            stale: isStale(index, record, options),
            heldBack: isHeldBack(family, record.provides),
        });
    }
    return [...byStream.values()].sort((a, b) => version_compareVersions(b.stream, a.stream));
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/streams/wish.js

/** Longest text that is read as a wish; versions and ranges of real projects have a few dozen characters. */
const longest = 256;
const newestWords = new Set(['latest', 'current', 'newest', 'stable', 'node', '*', 'x', 'any']);
function tryRange(text) {
    try {
        return new range(text, { loose: true });
    }
    catch {
        return undefined;
    }
}
function wish_numbers(version) {
    return version.split('.').map(Number);
}
/** The first version that no longer belongs to everything beginning with the given parts. */
function bump(parts) {
    const last = parts.length - 1;
    const bumped = parts.map((part, i) => (i === last ? part + 1 : part));
    return [...bumped, 0, 0, 0].slice(0, 3).join('.');
}
/** `~> 3.2` (RubyGems, mix), `~=3.2` (PEP 440) and Composer's `~8.2` let the last part that is given rise. */
function lastPartMayRise(version) {
    const parts = wish_numbers(version);
    return `>=${version} <${bump(parts.length > 1 ? parts.slice(0, -1) : parts)}`;
}
/** Operators of other languages' range syntaxes, said in npm's. */
function translateTerm(term, family) {
    const compatible = /^(?:~>|~=)\s*v?(\d+(?:\.\d+)*)/.exec(term);
    if (compatible?.[1])
        return lastPartMayRise(compatible[1]);
    const composerTilde = family.name === 'php' && /^~\s*v?(\d+(?:\.\d+)*)$/.exec(term);
    if (composerTilde && composerTilde[1])
        return lastPartMayRise(composerTilde[1]);
    return term
        .replace(/^={2,3}/, '=')
        .replace(/\.\*/g, '.x')
        .replace(/@\w+$/, '');
}
/** Maven's interval: `[17,)`, `[11,18)`, `[21]`. */
function translateInterval(text) {
    const match = /^([[(])\s*([\d.]*)\s*(,?)\s*([\d.]*)\s*([\])])$/.exec(text);
    if (!match)
        return undefined;
    const [, open, low = '', comma, high = '', close] = match;
    if (comma === '')
        return low;
    const lower = low === '' ? '' : `${open === '[' ? '>=' : '>'}${low}`;
    const upper = high === '' ? '' : `${close === ']' ? '<=' : '<'}${high}`;
    return `${lower} ${upper}`.trim();
}
/** Joins an operator with the version after it, so that spaces separate terms only. */
function terms(text) {
    return text
        .replace(/([<>=~^!]+)\s+/g, '$1')
        .split(/[\s,]+/)
        .filter((term) => term !== '');
}
function readRange(text, family) {
    const excluded = [];
    const alternatives = text.split(/\s*\|\|?\s*/).map((alternative) => {
        if (/\s-\s/.test(alternative))
            return alternative;
        const kept = [];
        for (const term of terms(alternative)) {
            const exclusion = term.startsWith('!=') ? tryRange(translateTerm(term.slice(2), family)) : undefined;
            if (exclusion)
                excluded.push(exclusion);
            else
                kept.push(translateTerm(term, family));
        }
        return kept.join(' ');
    });
    const range = tryRange(alternatives.map(shorten).join(' || '));
    if (!range)
        return undefined;
    const bare = /^=?v?(\d+(?:\.\d+)*)(?:\.[x*])*$/.exec(text)?.[1];
    return { kind: 'range', range, excluded, bare: bare === undefined ? undefined : wish_numbers(bare) };
}
/** npm versions have three parts; what a fourth one says cannot be had anyway. */
function shorten(range) {
    return range.replace(/(\d+\.\d+\.\d+)(?:\.\d+)+/g, '$1');
}
/** Leading words and vendors around a number: `VERSION_17`, `temurin-21.0.2+13`, `21.0.2-tem`, `go1.22.1`, `php8.2`, `ruby-3.3.0`. */
function stripDecoration(text, family) {
    if (family.name === 'openjdk') {
        const java = text.replace(/^.*VERSION_/, '').replace(/_/g, '.');
        const version = /^(?:[a-z][a-z-]*?-)?(\d+(?:\.\d+)*)(?:[+-].*)?$/i.exec(java)?.[1];
        if (version === undefined)
            return java;
        return version.replace(/^1\.(?=\d)/, '');
    }
    return text.replace(new RegExp(`^(?:${[family.name, ...family.aliases].map(wish_escape).join('|')})[-@ ]?(?=v?\\d)`, 'i'), '');
}
function wish_escape(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
function readDotnet(text) {
    if (/^netstandard/i.test(text))
        return { kind: 'none', why: 'a library target, which any .NET serves' };
    const core = /^(?:net|netcoreapp)(\d+)\.(\d+)(?:-[\w.]+)?$/i.exec(text);
    if (core?.[1])
        return core[1];
    if (/^net\d{2,3}$/i.test(text))
        return { kind: 'impossible', why: 'it is the .NET Framework, which only runs on Windows' };
    // Of an SDK version such as 10.0.100 in global.json only the stream can be had.
    return /^(\d+)\.\d+\.\d{3}$/.exec(text)?.[1] ?? text;
}
function readWord(text, family) {
    const word = text.toLowerCase();
    if (newestWords.has(word))
        return { kind: 'newest' };
    const lts = /^lts(?:\/(.+))?$/.exec(word);
    if (lts) {
        const [, name = '*'] = lts;
        if (name === '*')
            return { kind: 'lts', back: 0 };
        const back = /^-(\d)$/.exec(name)?.[1];
        if (back)
            return { kind: 'lts', back: Number(back) };
        const stream = family.codenames?.[name];
        return stream
            ? readRange(stream, family)
            : { kind: 'impossible', why: `"${name}" is no LTS release that is known here` };
    }
    if (/^(nightly|beta|canary|edge|dev|next|rc)\b/.test(word)) {
        return { kind: 'impossible', why: 'Wolfi only has released versions' };
    }
    return undefined;
}
/**
 * Reads what a project's files ask for: npm, PEP 440, RubyGems, Composer, mix and Maven ranges, `lts/*`, target frameworks,
 * bare versions. Undefined when it cannot be read.
 */
function parseWish(text, family) {
    const trimmed = text?.trim().replace(/^["']|["']$/g, '') ?? '';
    if (trimmed === '')
        return { kind: 'none' };
    if (trimmed.length > longest)
        return undefined;
    if (/\$\{|\$\(|@[\w.]+@/.test(trimmed))
        return { kind: 'none', why: 'a property whose value is set elsewhere' };
    const word = readWord(trimmed, family);
    if (word)
        return word;
    const framework = family.name === 'dotnet' ? readDotnet(trimmed) : trimmed;
    if (typeof framework !== 'string')
        return framework;
    const interval = translateInterval(framework);
    return readRange(interval ?? stripDecoration(framework, family), family);
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/streams/choose.js





/** The part of a build's version that its project gave it, as three numbers. */
function releaseOf(stream) {
    const parts = (/^\d+(?:\.\d+)*/.exec(stream.version)?.[0] ?? '0').split('.').map(Number);
    return [...parts, 0, 0].slice(0, 3).join('.');
}
function spanOf(stream) {
    return new range(stream.stream, { loose: true });
}
function allowsNewest(wish, stream) {
    const release = releaseOf(stream);
    return wish.range.test(release) && !wish.excluded.some((range) => range.test(release));
}
/** Some release of the stream is asked for, though not the one that is to be had. */
function touches(wish, stream) {
    return wish.range.intersects(spanOf(stream)) && !wish.excluded.some((range) => range.test(releaseOf(stream)));
}
function best(streams) {
    const order = [
        (stream) => stream.lts && !stream.stale,
        (stream) => stream.lts,
        (stream) => !stream.heldBack && !stream.stale,
        (stream) => !stream.stale,
    ];
    const preferred = order.map((test) => streams.find(test)).find((stream) => stream !== undefined);
    return preferred ?? streams[0];
}
function rank(stream) {
    if (stream.lts)
        return 'the newest LTS stream';
    return stream.stale ? 'the newest stream' : 'the newest maintained stream';
}
function pickDefault(streams, why) {
    const stream = best(streams);
    return stream && { stream, reason: `${why}: ${rank(stream)}` };
}
function pickInRange(streams, wish, text, family) {
    const fitting = pickFitting(streams, wish, text);
    if (!family.minimum || !wish.bare || (fitting && !fitting.stream.stale))
        return fitting;
    const newer = pickNewer(streams, wish.bare, text, family);
    return newer && !(fitting && newer.stream.stale) ? newer : fitting;
}
function pickFitting(streams, wish, text) {
    const exact = best(streams.filter((stream) => allowsNewest(wish, stream)));
    if (exact) {
        const named = wish.bare !== undefined && wish.bare.length >= exact.stream.split('.').length;
        return { stream: exact, reason: named ? `the stream of ${text}` : `${rank(exact)} that ${text} allows` };
    }
    const near = best(streams.filter((stream) => touches(wish, stream)));
    if (!near)
        return undefined;
    const notice = `${text} asks for another release than the one in Wolfi, ${near.version}, which is used.`;
    return { stream: near, reason: `the stream that ${text} falls into`, notice };
}
/** The nearest newer stream that still runs what was written for the one asked for. */
function pickNewer(streams, bare, text, family) {
    const newer = streams.filter((stream) => {
        if (version_compareVersions(stream.stream, bare.join('.')) < 0)
            return false;
        return family.minimum?.upTo === 'any' || stream.stream.startsWith(`${bare[0]}.`);
    });
    const nearestFirst = newer.toReversed();
    const stream = nearestFirst.find((item) => item.lts && !item.stale) ?? nearestFirst.find((item) => !item.stale) ?? nearestFirst[0];
    if (!stream)
        return undefined;
    const notice = `Wolfi has no maintained ${family.title} ${text}; ${stream.stream} is used, the nearest newer stream that runs the same code.`;
    return { stream, reason: `the nearest newer stream to ${text}`, notice };
}
function pick(streams, wish, text, family) {
    switch (wish.kind) {
        case 'none': {
            const picked = pickDefault(streams, 'nothing else is asked for');
            if (!picked || wish.why === undefined)
                return picked;
            return { ...picked, notice: `"${text}" is ${wish.why}; ${family.title} ${picked.stream.stream} is used.` };
        }
        case 'newest': {
            const stream = streams.find((item) => !item.stale && !item.heldBack) ?? streams[0];
            return stream && { stream, reason: `${text} asks for the newest stream` };
        }
        case 'lts': {
            const stream = streams.filter((item) => item.lts)[wish.back];
            return stream && { stream, reason: `${text} asks for an LTS stream` };
        }
        case 'range':
            return pickInRange(streams, wish, text, family);
        case 'impossible':
            return undefined;
    }
}
function refuse(family, wish, text, streams) {
    const available = streams.map((stream) => stream.stream);
    const have = available.length > 0 ? `Wolfi has ${family.title} ${available.join(', ')}` : `Wolfi has no ${family.title}`;
    const options = {
        family: family.name,
        wish: text === '' ? undefined : text,
        available,
        hint: `Ask for one of these in the project's own files, or override the packages of the build with ${family.name}-STREAM.`,
    };
    if (!wish)
        return new StreamError('STREAM_WISH', `"${text}" cannot be read as a version of ${family.title}. ${have}.`, options);
    const why = wish.kind === 'impossible' ? `: ${wish.why}` : '';
    return new StreamError('STREAM_NONE', `No ${family.title} in Wolfi fits "${text}"${why}. ${have}.`, options);
}
function days(seconds) {
    return Math.floor(seconds / 86_400);
}
function staleNotice(stream, index) {
    const age = days(index.newestBuild - stream.buildTime);
    return `${stream.package} was last built ${age} days before the newest package; it is probably no longer maintained.`;
}
/**
 * The stream of a family that serves a project best: the one it names, else the newest LTS (else maintained) stream that its
 * range allows, else, where newer streams run what was written for older ones, the nearest newer one. Never leaves the range.
 * @param wish what the project asks for, in its own words: `^22`, `lts/*`, `>=3.11,<4`, `1.8`, `net10.0`
 * @throws StreamError STREAM_UNKNOWN_FAMILY, STREAM_WISH for a wish that cannot be read, STREAM_NONE when nothing fits,
 * STREAM_UNMAINTAINED when `failOnStale` is set
 */
function chooseStream(index, familyName, wish, options = {}) {
    const family = requireFamily(familyName);
    const streams = listStreams(index, family.name, options);
    const text = wish?.trim() ?? '';
    const parsed = parseWish(wish, family);
    const picked = parsed && pick(streams, parsed, text, family);
    if (!picked)
        throw refuse(family, parsed, text, streams);
    const stale = picked.stream.stale ? staleNotice(picked.stream, index) : undefined;
    if (stale !== undefined && options.failOnStale) {
        const maintained = streams.filter((stream) => !stream.stale).map((stream) => stream.stream);
        throw new StreamError('STREAM_UNMAINTAINED', stale, {
            family: family.name,
            wish: text === '' ? undefined : text,
            available: maintained,
            hint: `Maintained streams of ${family.title}: ${maintained.join(', ') || 'none'}.`,
        });
    }
    const notice = [picked.notice, stale].filter((part) => part !== undefined).join(' ');
    return { ...picked.stream, reason: picked.reason, ...(notice === '' ? {} : { notice }) };
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/search/concepts.js
/**
 * Everyday words and the packages that people mean by them, the most likely first. Streams are named without their version.
 * Only where names and descriptions do not say it already.
 */
const concepts_concepts = {
    certificates: ['ca-certificates-bundle', 'ca-certificates'],
    compiler: ['gcc', 'clang', 'build-base', 'rust', 'go'],
    cron: ['supercronic'],
    headers: ['glibc-dev', 'linux-headers'],
    init: ['tini', 'dumb-init'],
    java: ['openjdk', 'maven', 'gradle'],
    jdk: ['openjdk'],
    javascript: ['nodejs', 'bun', 'npm'],
    json: ['jq'],
    libc: ['glibc'],
    make: ['make', 'build-base'],
    mysql: ['mysql', 'mariadb', 'mariadb-connector-c'],
    node: ['nodejs', 'npm'],
    npm: ['npm', 'nodejs'],
    pip: ['py3-pip'],
    postgres: ['postgresql', 'libpq'],
    python: ['python', 'py3-pip', 'py3-setuptools', 'py3-wheel', 'uv', 'py3-poetry'],
    shell: ['busybox', 'bash'],
    ssl: ['openssl', 'ca-certificates-bundle'],
    timezone: ['tzdata'],
    tls: ['openssl', 'ca-certificates-bundle'],
    toolchain: ['build-base', 'gcc', 'clang'],
    webserver: ['nginx-mainline', 'apache2', 'lighttpd'],
};

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/search/search.js




const wordPattern = /[a-z0-9][a-z0-9+#.]*/g;
function search_words(text) {
    return (text.toLowerCase().match(wordPattern) ?? []).map((word) => word.replace(/\.+$/, ''));
}
/** Packages that accompany another one, and are rarely what a search is for. */
const accompanying = /-(?:doc|docs|dbg|debug|dev|static|compat|default|bootstrap|tests?|bash-completion|zsh-completion|lang|iamguarded-compat)$/;
function readDocument(index, id, dependents) {
    const { name, description, provides, dependencies } = index.recordOf(id);
    for (const token of dependencies) {
        const target = parseDependency(token)?.name;
        if (target === undefined)
            continue;
        const known = dependents.get(target);
        if (known)
            known.add(name);
        else
            dependents.set(target, new Set([name]));
    }
    const stream = /-(\d+(?:\.\d+)*)$/.exec(name)?.[1] ?? '';
    return {
        name,
        stem: stream === '' ? name : name.slice(0, -stream.length - 1),
        stream,
        parts: new Set(name.split(/[-_.:]/)),
        provides: new Set(provides.map((token) => token.replace(/[=<>~].*$/, '').replace(/^cmd:/, ''))),
        description,
        descriptionWords: new Set(search_words(description)),
    };
}
function readDocuments(index) {
    const dependents = new Map();
    const documents = index.names().flatMap((name) => {
        // Builds are mostly listed from old to new; which of them speaks for the package hardly matters to a search.
        const id = index.packagesNamed(name).at(-1);
        return id === undefined ? [] : [readDocument(index, id, dependents)];
    });
    return documents.map((document) => ({ ...document, dependents: dependents.get(document.name)?.size ?? 0 }));
}
const documentsOf = new WeakMap();
/** How well a package fits one word; 0 when it does not. */
function scoreWord(document, word) {
    if (document.name === word)
        return 1000;
    const family = findFamily(word);
    if (family?.pattern.test(document.name))
        return 950;
    const concept = (concepts[word] ?? []).findIndex((meant) => meant === document.name || meant === document.stem);
    if (concept >= 0)
        return 900 - concept * 20;
    if (document.stem === word)
        return 850;
    if (document.provides.has(word))
        return 600;
    if (document.parts.has(word))
        return document.name.startsWith(word) ? 400 : 300;
    if (document.name.startsWith(word))
        return 250;
    if (word.length > 2 && document.name.includes(word))
        return 150;
    if (document.descriptionWords.has(word))
        return 100;
    return word.length > 3 && document.description.toLowerCase().includes(word) ? 40 : 0;
}
function score(document, wanted) {
    let total = 0;
    for (const word of wanted) {
        const points = scoreWord(document, word);
        if (points === 0)
            return 0;
        total += points;
    }
    const used = Math.min(80, 10 * Math.log2(1 + document.dependents));
    const aside = accompanying.test(document.name) ? 200 : 0;
    return Math.max(1, total / wanted.length + used - aside - document.name.length / 4);
}
/** Older streams than this many are left out: who wants one of them names it. */
const mostStreams = 5;
function compareFound(a, b) {
    const left = a.document;
    const right = b.document;
    if (a.score !== b.score)
        return b.score - a.score;
    if (left.stem !== right.stem)
        return left.stem < right.stem ? -1 : 1;
    return compareVersions(right.stream, left.stream);
}
/** Streams of one stem share the best score among them: what orders them is how new they are. */
function levelStreams(found) {
    const bestOf = new Map();
    for (const { document, score: points } of found) {
        if (document.stream !== '')
            bestOf.set(document.stem, Math.max(points, bestOf.get(document.stem) ?? 0));
    }
    const level = found.map(({ document, score: points }) => {
        return { document, score: document.stream === '' ? points : (bestOf.get(document.stem) ?? points) };
    });
    const taken = new Map();
    return level.sort(compareFound).filter(({ document }) => {
        const count = (taken.get(document.stem) ?? 0) + 1;
        taken.set(document.stem, count);
        return document.stream === '' || count <= mostStreams;
    });
}
function wordsOf(query) {
    const all = search_words(query.slice(0, 256));
    const joined = all.join('');
    return all.length > 1 && concepts[joined] ? [joined] : all;
}
/**
 * Packages that fit all words of a query by name, by what they provide, by what people mean by a word or by description; the
 * most relevant first. Empty for a query without words.
 */
function searchPackages(index, query, limit = 20) {
    const wanted = wordsOf(query);
    if (wanted.length === 0)
        return [];
    let documents = documentsOf.get(index);
    if (!documents) {
        documents = readDocuments(index);
        documentsOf.set(index, documents);
    }
    const found = documents.map((document) => ({ document, score: score(document, wanted) }));
    const sorted = levelStreams(found.filter((item) => item.score > 0));
    return sorted.slice(0, limit).map(({ document, score: points }) => ({
        name: document.name,
        version: index.versions(document.name)[0] ?? '',
        description: document.description,
        score: Math.round(points),
    }));
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/search/validate.js



/** Longest list of suggestions or providers in an answer. */
const validate_most = 5;
const validate_longest = 512;
function offersOf(index, name) {
    return [...new Set(index.providers(name))].flatMap((id) => {
        const record = index.recordOf(id);
        const { checksum } = record;
        const own = record.name === name ? [{ package: name, version: record.version, checksum }] : [];
        const provided = parseDependencies(record.provides.join(' ')).dependencies.filter((token) => token.name === name);
        return [...own, ...provided.map(({ version }) => ({ package: record.name, version, checksum }))];
    });
}
function newestFirst(a, b) {
    return version_compareVersions(b.version ?? '', a.version ?? '') || (a.package < b.package ? -1 : 1);
}
function accept(name, wanted, offers) {
    const own = offers.find((offer) => offer.package === wanted);
    if (own?.version !== undefined) {
        const message = `${wanted} ${own.version}`;
        return { name, valid: true, status: 'package', version: own.version, suggestions: [], message };
    }
    const providers = [...new Set(offers.map((offer) => offer.package))];
    const message = `${name} is provided by ${providers.slice(0, validate_most).join(', ')}`;
    return { name, valid: true, status: 'provided', providers, suggestions: [], message };
}
function refuseVersion(name, wanted, offers) {
    const versions = [...new Set(offers.flatMap((offer) => offer.version ?? []))];
    const [newest] = versions;
    const suggestions = versions.slice(0, validate_most).map((version) => `${wanted}=${version}`);
    const message = `No build of ${wanted} fits "${name}"; the newest is ${newest ?? 'without a version'}.`;
    const version = newest === undefined ? {} : { version: newest };
    return { name, valid: false, status: 'version', ...version, suggestions, message };
}
function refuseName(index, name, wanted) {
    const suggestions = suggestNames(index, wanted, validate_most);
    const meant = suggestions.length > 0 ? ` Did you mean ${suggestions.join(', ')}?` : '';
    return { name, valid: false, status: 'unknown', suggestions, message: `There is no package "${wanted}".${meant}` };
}
function judge(index, name) {
    const dependency = name.length > validate_longest ? undefined : dependency_parseDependency(name);
    if (!dependency || dependency.conflict || dependency.name.startsWith('-')) {
        const message = `"${name.slice(0, 64)}" is not written as a package name.`;
        return { name, valid: false, status: 'invalid', suggestions: [], message };
    }
    const wanted = dependency.name;
    const offers = offersOf(index, wanted).sort(newestFirst);
    if (offers.length === 0)
        return refuseName(index, name, wanted);
    const fitting = offers.filter((offer) => acceptsProvider(dependency, offer.version, offer.checksum));
    return fitting.length > 0 ? accept(name, wanted, fitting) : refuseVersion(name, wanted, offers);
}
/** Looks every name up, each with or without a version (`nodejs-24`, `go-1.26~1.26.7`), and answers in the same order. */
function validateNames(index, names) {
    return names.map((name) => judge(index, name));
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/with-index.js


/**
 * Loads an index for as long as something is done with it. Where the store turns out to have spoilt it, the store forgets it
 * and all is done once more with a fresh one: `use` must bear being called twice.
 * @throws as `loadIndex` and `use` do
 */
async function withIndex(options, use) {
    try {
        return await useOnce(options, use);
    }
    catch (error) {
        if (!(error instanceof IndexError) || error.code !== 'INDEX_CORRUPT')
            throw error;
        return useOnce(options, use);
    }
}
async function useOnce(options, use) {
    const loaded = await loadIndex(options);
    try {
        return await use(loaded);
    }
    finally {
        loaded.close();
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/index.js
/** Everything about Wolfi packages: their index, their versions, what depends on what, and which stream serves a project. */




















;// CONCATENATED MODULE: ./build/compiled/src/pipeline/platform.js

/** Platforms that Wolfi builds packages for, as OCI and as apk name them. */
const ARCHITECTURES = { 'linux/amd64': 'x86_64', 'linux/arm64': 'aarch64' };
const ALIASES = {
    amd64: 'linux/amd64',
    x86_64: 'linux/amd64',
    'linux/x86_64': 'linux/amd64',
    arm64: 'linux/arm64',
    aarch64: 'linux/arm64',
    'linux/aarch64': 'linux/arm64',
    'linux/arm64/v8': 'linux/arm64',
};
/**
 * Normalises platform names, each kept once and in the order given.
 * @throws AipackError with every name that Wolfi has no packages for.
 */
function normalisePlatforms(names) {
    const platforms = names.map((name) => ALIASES[name] ?? name);
    const unknown = platforms.filter((platform) => !(platform in ARCHITECTURES));
    if (unknown.length > 0) {
        throw new AipackError(unknown.map((platform) => ({
            code: 'INPUT_INVALID',
            message: `Wolfi has no packages for the platform ${JSON.stringify(platform)}`,
            hint: `Use ${Object.keys(ARCHITECTURES).join(' or ')}.`,
        })));
    }
    return [...new Set(platforms)];
}
/** The apk name of a platform from {@link normalisePlatforms}. */
function architectureOf(platform) {
    const architecture = ARCHITECTURES[platform];
    if (architecture === undefined)
        throw new RangeError(`not a normalised platform: ${platform}`);
    return architecture;
}
/** The platform that a machine of Node's `process.arch` runs. */
function hostPlatform(arch) {
    return arch === 'arm64' ? 'linux/arm64' : 'linux/amd64';
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/packages.js



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
    /** @throws AipackError INDEX_UNAVAILABLE when it can be had from nowhere, or can't be trusted. */
    forPlatform(platform) {
        const architecture = architectureOf(platform);
        const known = this.#loading.get(architecture);
        if (known !== undefined)
            return known;
        const loading = this.#load(architecture);
        this.#loading.set(architecture, loading);
        return loading;
    }
    async #load(architecture) {
        try {
            return await load_loadIndex({ ...this.#settings, ...this.#outside, architecture });
        }
        catch (error) {
            this.#outside.signal?.throwIfAborted();
            if (!(error instanceof errors_IndexError))
                throw error;
            throw new AipackError({
                code: 'INDEX_UNAVAILABLE',
                message: `The package index for ${architecture} can't be used: ${error.message}`,
                hint: error.hint,
            }, { cause: error });
        }
    }
}
/** A package index as detection asks it. */
function catalogOf(index) {
    return {
        has: (name) => index.has(name) || index.providers(name).length > 0,
        stream: (family, wish) => chooseStream(index, family, wish),
    };
}

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

;// CONCATENATED MODULE: ./build/compiled/src/host/version.js
/** Version of this tool, as it stands in provenance, labels and documents; a test holds it to package.json. */
const TOOL_VERSION = '0.1.0';

;// CONCATENATED MODULE: ./build/compiled/src/host/outside.js






/** The real outside of a run on this machine. */
function openOutside(settings, options) {
    const { environment, store, signal, onWarning } = options;
    return {
        repository: () => openRepository(settings.context),
        indexes: new Indexes(settings.packages, {
            fetch,
            store,
            now: () => Date.now(),
            signal,
            onWarning: ({ message }) => onWarning(message),
        }),
        git: gitIn(settings.context, environment),
        environment,
        defaultPlatform: hostPlatform(process.arch),
        stopwatch: new Stopwatch(() => performance.now()),
        toolVersion: TOOL_VERSION,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/settings.js
/** The image that packages are installed with, unless a setting says otherwise. */
const DEFAULT_BASE_IMAGE = 'cgr.dev/chainguard/wolfi-base:latest';
/** Wolfi's own package repository. */
const DEFAULT_REPOSITORY = 'https://packages.wolfi.dev/os';

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
;// CONCATENATED MODULE: ./build/compiled/src/schema/universal-build.js

/** Schema version written by this tool; files of 1.0 load too. */
const SCHEMA_VERSION = '1.1';
/** The unprivileged user that Wolfi's base layout names `nonroot`. */
const NONROOT_USER = '65532:65532';
const universal_build_text = schemas/* string */.YjP().max(64 * 1024);
const universal_build_name = schemas/* string */.YjP().min(1).max(256);
const path = schemas/* string */.YjP().min(1).max(4096);
const environment = schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is not an environment variable name'), universal_build_text)
    .default({});
const packageName = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._+-]*(?:(?:=|~|<|>|<=|>=)[A-Za-z0-9._+~-]+)?$/, 'is not an apk package name (name, name=version or name~version)');
const reason = schemas/* strictObject */.rej({
    what: schemas/* string */.YjP().describe('The decision, in words: "language", "start command", "port".'),
    value: schemas/* string */.YjP().describe('What was decided.'),
    because: schemas/* string */.YjP().describe('Why.'),
    file: schemas/* string */.YjP().optional().describe('The file that shows it, from the repository root.'),
    line: schemas/* int */.Whr().positive().optional(),
})
    .describe('One decision with its evidence.');
const reasoning = schemas/* preprocess */.vkY(
// Files of 1.0 carry one sentence.
(value) => (typeof value === 'string' ? [{ what: 'note', value: '', because: value }] : value), schemas/* array */.YOg(reason).default([]));
const command = schemas/* union */.KCZ([
    schemas/* string */.YjP().min(1),
    schemas/* strictObject */.rej({
        run: schemas/* string */.YjP().min(1).describe('Command line, run by /bin/sh in the build directory.'),
        inputs: schemas/* array */.YOg(path)
            .optional()
            .describe('The files and folders it needs, from the service folder. Without it the command sees everything.'),
        name: universal_build_name.optional().describe('What the progress display calls this step.'),
    }),
])
    .describe('A build step: a command line, or one with the inputs it needs.');
const copy = schemas/* strictObject */.rej({
    from: path.describe('Path in the build stage, relative to its working directory or absolute.'),
    to: path.describe('Path in the image, relative to the working directory or absolute.'),
});
const health = schemas/* strictObject */.rej({
    endpoint: schemas/* string */.YjP()
        .regex(/^\/\S*$/, 'is not an absolute URL path')
        .max(1024),
});
const universalBuildSchema = schemas/* strictObject */.rej({
    version: schemas/* string */.YjP().default(SCHEMA_VERSION),
    metadata: schemas/* strictObject */.rej({
        project_name: universal_build_name.regex(/^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/, 'is not a lowercase image name component'),
        path: schemas/* string */.YjP().max(4096).default('.').describe('The folder of the service, from the repository root.'),
        language: universal_build_name,
        build_system: universal_build_name,
        framework: universal_build_name.optional(),
        reasoning,
    }),
    build: schemas/* strictObject */.rej({
        packages: schemas/* array */.YOg(packageName).default([]).describe('Wolfi packages of the build stage.'),
        env: environment,
        commands: schemas/* array */.YOg(command).default([]),
        cache: schemas/* array */.YOg(path).default([]).describe('Folders kept between builds; absolute, under /root.'),
    }),
    runtime: schemas/* strictObject */.rej({
        packages: schemas/* array */.YOg(packageName).default([]).describe('Wolfi packages of the image.'),
        env: environment,
        copy: schemas/* array */.YOg(copy).default([]),
        command: schemas/* array */.YOg(schemas/* string */.YjP()).min(1).describe('Argument vector of the process; no shell is there to read it.'),
        ports: schemas/* array */.YOg(schemas/* int */.Whr().min(1).max(65535)).default([]),
        health: health.optional(),
        workdir: schemas/* string */.YjP().startsWith('/').default('/app'),
        user: schemas/* string */.YjP()
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
    const schema = z.toJSONSchema(z.union([universalBuildSchema, z.array(universalBuildSchema)]), { io: 'input' });
    return { ...schema, title: 'UniversalBuild' };
}

;// CONCATENATED MODULE: ./build/compiled/src/schema/load.js



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
 * @throws AipackError with every violation found, each with the path inside the document.
 */
function loadBuilds(content, file) {
    if (content.length > MAX_SPEC_BYTES) {
        throw new AipackError({ code: 'SPEC_INVALID', message: `larger than ${MAX_SPEC_BYTES} bytes`, location: { file } });
    }
    const document = withoutNulls(parseSource(content, file));
    const elements = Array.isArray(document) ? document : [document];
    const warnings = [];
    const problems = [];
    const builds = [];
    elements.forEach((element, position) => {
        const prefix = Array.isArray(document) ? `[${position}].` : '';
        warnings.push(...dropObsoleteFields(element, `${file}: ${prefix}`));
        const parsed = universalBuildSchema.safeParse(element);
        if (parsed.success)
            builds.push(parsed.data);
        else
            problems.push(...parsed.error.issues.map((issue) => schemaProblem(issue, prefix, file)));
    });
    if (elements.length === 0)
        problems.push({ code: 'SPEC_INVALID', message: 'holds no service', location: { file } });
    if (problems.length > 0)
        throw new AipackError(problems);
    return { builds, warnings };
}
function parseSource(content, file) {
    // JSON is YAML too, and the YAML parser tells the line of a mistake; `maxAliasCount` bounds expansion attacks.
    const document = (0,yaml_dist/* parseDocument */.Tp)(content, { prettyErrors: true });
    const [error] = document.errors;
    if (error) {
        const line = error.linePos?.[0].line;
        throw new AipackError({
            code: 'SPEC_INVALID',
            message: error.message.split('\n')[0] ?? 'is neither JSON nor YAML',
            location: line === undefined ? { file } : { file, line },
        });
    }
    return document.toJS({ maxAliasCount: 100 });
}
function schemaProblem(issue, prefix, file) {
    const path = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
    return {
        code: 'SPEC_INVALID',
        message: `${prefix}${path.replace(/^\./, '') || 'document'}: ${issue.message}`,
        location: { file },
    };
}
function load_isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function withoutNulls(value) {
    if (Array.isArray(value))
        return value.map(withoutNulls);
    if (!load_isRecord(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([, item]) => item !== null)
        .map(([key, item]) => [key, withoutNulls(item)]));
}
function dropObsoleteFields(element, where) {
    const warnings = [];
    for (const { path, instead } of OBSOLETE_FIELDS) {
        const parent = path.slice(0, -1).reduce((node, key) => (load_isRecord(node) ? node[key] : undefined), element);
        const last = path.at(-1) ?? '';
        if (!load_isRecord(parent) || !(last in parent))
            continue;
        Reflect.deleteProperty(parent, last);
        warnings.push(`${where}${path.join('.')} is no longer used and was ignored; instead: ${instead}`);
    }
    return warnings;
}

;// CONCATENATED MODULE: ./build/compiled/src/host/settings.js







/** A public key has a few hundred bytes; a file that has more is something else. */
const MAX_KEY_BYTES = 64 * 1024;
/** BuildKit takes no secret above 500 KiB, and certificates travel as one. */
const MAX_CERTIFICATES_BYTES = 500 * 1024;
/**
 * Reads and checks what a face was given. Relative paths are taken from `directory`.
 * @throws AipackError with everything that is wrong.
 */
function resolveSettings(raw, directory) {
    const problems = [];
    const attempt = (run, otherwise) => {
        try {
            return run();
        }
        catch (error) {
            if (!(error instanceof AipackError))
                throw error;
            problems.push(...error.problems);
            return otherwise;
        }
    };
    const context = (0,external_node_path_.resolve)(directory, raw.context);
    attempt(() => checkContext(context, raw.context), undefined);
    const platforms = attempt(() => normalisePlatforms(raw.platforms), []);
    const extraKeys = raw.packageKeys.map((path) => attempt(() => readKey((0,external_node_path_.resolve)(directory, path), path), wolfiKey));
    const repositories = attempt(() => repositoryUrls(raw.packageRepositories), []);
    const labels = attempt(() => parseLabels(raw.labels), {});
    const spec = raw.spec === undefined
        ? undefined
        : attempt(() => readSpec((0,external_node_path_.resolve)(directory, raw.spec ?? ''), directory), undefined);
    const caFile = raw.caFile;
    const caCertificates = caFile === undefined ? undefined : attempt(() => readCertificates(caFile, directory), undefined);
    if (problems.length > 0)
        throw new AipackError(problems);
    return {
        context,
        platforms,
        baseImage: raw.baseImage ?? DEFAULT_BASE_IMAGE,
        packages: {
            repositories: repositories.map((url) => ({ url })),
            keys: [wolfiKey, ...extraKeys],
            allowUntrusted: raw.allowUntrusted,
        },
        labels,
        secrets: raw.secrets,
        ssh: raw.ssh,
        ...(caCertificates === undefined ? {} : { caCertificates }),
        ...(raw.service === undefined ? {} : { service: raw.service }),
        ...(spec === undefined ? {} : { spec }),
    };
}
function checkContext(path, given) {
    const stat = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true)
        return;
    throw new AipackError({
        code: 'CONTEXT_NOT_FOUND',
        message: `${JSON.stringify(given)} is ${stat === undefined ? 'not there' : 'not a folder'}`,
        hint: 'Give the folder of the repository to build; in a workflow, check it out first.',
    });
}
function readKey(path, given) {
    const pem = readBounded(path, given, MAX_KEY_BYTES, 'INPUT_INVALID');
    if (!pem.includes('-----BEGIN PUBLIC KEY-----')) {
        throw new AipackError({ code: 'INPUT_INVALID', message: `${given} is not a public key in PEM form` });
    }
    return { name: (0,external_node_path_.basename)(path), pem };
}
function readCertificates(given, directory) {
    const bundle = readBounded((0,external_node_path_.resolve)(directory, given), given, MAX_CERTIFICATES_BYTES, 'INPUT_INVALID');
    if (!bundle.includes('-----BEGIN CERTIFICATE-----')) {
        throw new AipackError({ code: 'INPUT_INVALID', message: `${given} is not a PEM bundle of certificates` });
    }
    return bundle;
}
function readSpec(path, directory) {
    const file = (0,external_node_path_.relative)(directory, path) || path;
    return { file, content: readBounded(path, file, MAX_SPEC_BYTES, 'SPEC_NOT_FOUND') };
}
function readBounded(path, given, limit, code) {
    const stat = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    if (stat?.isFile() !== true) {
        throw new AipackError({
            code,
            message: `The file ${JSON.stringify(given)} is not there`,
            ...(code === 'SPEC_NOT_FOUND' ? { hint: 'Make one with: aipack detect --format json > app.json' } : {}),
        });
    }
    if (stat.size > limit)
        throw new AipackError({ code, message: `${given} has more than ${limit} bytes` });
    return (0,external_node_fs_.readFileSync)(path, 'utf8');
}
function repositoryUrls(given) {
    if (given.length === 0)
        return [DEFAULT_REPOSITORY];
    const bad = given.filter((url) => !/^https?:\/\//.test(url) || !URL.canParse(url) || /\s/.test(url));
    if (bad.length > 0) {
        throw new AipackError(bad.map((url) => ({
            code: 'INPUT_INVALID',
            message: `${JSON.stringify(url)} is not the URL of a package repository`,
        })));
    }
    return given.map((url) => url.replace(/\/+$/, ''));
}
function parseLabels(given) {
    const bad = given.filter((label) => label.indexOf('=') < 1);
    if (bad.length > 0) {
        throw new AipackError(bad.map((label) => ({ code: 'INPUT_INVALID', message: `The label ${JSON.stringify(label)} is not key=value` })));
    }
    return Object.fromEntries(given.map((label) => [label.slice(0, label.indexOf('=')), label.slice(label.indexOf('=') + 1)]));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/names.js
/** A name as a component of an image reference: lowercase letters and digits, with single separators between them. */
function imageName(name) {
    return name
        .normalize('NFKD')
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/assemble.js



/** The name of a service before it is made unique: its manifest's, else its folder's. Of a scoped name the last part. */
function serviceName(project, draft) {
    const folder = project.folder.isRoot ? project.folder.repository.name : external_node_path_.posix.basename(project.folder.path);
    const candidates = [draft.name?.split('/').at(-1), folder, 'app'];
    return candidates.map((name) => imageName(name ?? '')).find((name) => name !== '') ?? 'app';
}
/** Puts a draft into the shape of the schema, packages sorted and each once. */
function assemble(project, draft, name) {
    const { build, runtime } = draft;
    return universalBuildSchema.parse({
        version: SCHEMA_VERSION,
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
            user: NONROOT_USER,
        },
    });
}
function sortedOnce(values) {
    return [...new Set(values)].sort();
}
function sortedRecord(record) {
    return Object.fromEntries(Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/peek.js


/** A hint file, hidden by ignore files or not; undefined when it does not exist or does not parse, since nothing depends on it. */
function peek(repository, kind, path) {
    const text = repository.peek(path);
    if (text === undefined)
        return undefined;
    try {
        return parseDocument(kind, path, text);
    }
    catch (error) {
        if (error instanceof AipackError)
            return undefined;
        throw error;
    }
}
const peekYaml = (repository, path) => peek(repository, 'yaml', path);
const peekToml = (repository, path) => peek(repository, 'toml', path);
const peekJson = (repository, path) => peek(repository, 'json', path);

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/compose.js




const FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
/** The container port and the health check of the compose service that is built from this folder. */
function composeHints(folder) {
    for (const base of folder.isRoot ? ['.'] : ['.', folder.path]) {
        for (const name of FILES) {
            const file = external_node_path_.posix.join(base, name);
            const document = peekYaml(folder.repository, file);
            const service = document && serviceBuiltFrom(document, base, folder.path);
            if (document !== undefined && service !== undefined)
                return hintsOf(document, service);
        }
    }
    return {};
}
function serviceBuiltFrom(document, base, folder) {
    return Object.entries(asRecord(document.get('services'))).find(([, service]) => {
        const build = asRecord(service).build;
        const context = asString(isRecord(build) ? build.context : build);
        return context !== undefined && external_node_path_.posix.join(base, context).replace(/(?<=.)\/$/, '') === folder;
    })?.[0];
}
function hintsOf(document, service) {
    const ports = asArray(document.get('services', service, 'ports'));
    const port = ports.map(targetPort).find((value) => value !== undefined);
    const where = (key) => {
        const line = document.line('services', service, key);
        return line === undefined ? { file: document.file } : { file: document.file, line };
    };
    const test = JSON.stringify(document.get('services', service, 'healthcheck', 'test') ?? '');
    const health = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::[^\s/'"\\]+)?(\/[^\s'"\\|)\]]*)/.exec(test)?.[1];
    return {
        ...(port === undefined
            ? {}
            : { port: { value: port, because: `the compose service ${service} publishes it`, location: where('ports') } }),
        ...(health === undefined
            ? {}
            : {
                health: {
                    value: health,
                    because: `the compose service ${service} checks it`,
                    location: where('healthcheck'),
                },
            }),
    };
}
/** `8080:80`, `127.0.0.1:8080:80/tcp`, `{target: 80}`. */
function targetPort(entry) {
    if (isRecord(entry))
        return asPort(entry.target);
    return asPort(String(entry)
        .replace(/\/(?:tcp|udp)$/, '')
        .split(':')
        .at(-1));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/dockerfile.js

/** EXPOSE and HEALTHCHECK of a Dockerfile's last stage: what it does otherwise is its own business. */
function dockerfileHints(folder) {
    const path = folder.at('Dockerfile');
    const text = path === undefined ? undefined : folder.repository.peek(path);
    if (text === undefined)
        return {};
    let hints = {};
    text.split('\n').forEach((source, index) => {
        const location = folder.where('Dockerfile', index + 1);
        if (/^\s*FROM\s/i.test(source))
            hints = {};
        const port = asPort(/^\s*EXPOSE\s+(\d+)/i.exec(source)?.[1]);
        if (port !== undefined && hints.port === undefined) {
            hints = { ...hints, port: { value: port, because: 'the Dockerfile exposes it', location } };
        }
        const health = /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::[^\s/'"]+)?(\/[^\s'"|)\]]*)/.exec(source)?.[1];
        if (health !== undefined && /HEALTHCHECK|curl|wget/i.test(source)) {
            hints = { ...hints, health: { value: health, because: "the Dockerfile's health check asks for it", location } };
        }
    });
    return hints;
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
        const port = asPort(/^\s*(?:export\s+)?PORT\s*=\s*["']?(\d+)/.exec(source)?.[1]);
        if (port !== undefined) {
            return {
                port: { value: port, because: 'the example environment sets PORT', location: folder.where(file, index + 1) },
            };
        }
    }
    return {};
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/kubernetes.js


const FOLDERS = ['k8s', 'kubernetes', 'deploy', 'deployment', 'manifests', '.k8s'];
const MAX_FILES = 20;
/**
 * `containerPort` and the path of an HTTP probe in the manifests beside a service.
 * Read as text: such folders often hold templates that are not YAML before someone fills them in.
 */
function kubernetesHints(folder) {
    const files = FOLDERS.flatMap((name) => folder.matching(/\.ya?ml$/, name).map((file) => `${name}/${file}`));
    let hints = {};
    for (const file of files.slice(0, MAX_FILES)) {
        const text = folder.read(file);
        if (text === undefined || !/^kind:\s*(?:Deployment|StatefulSet|DaemonSet|Pod)\s*$/m.test(text))
            continue;
        const lineAt = lineIndex(text);
        const portMatch = /containerPort:\s*(\d+)/.exec(text);
        const port = asPort(portMatch?.[1]);
        const probe = /httpGet:[^\S\n]*\n(?:[^\n]*\n)??\s*path:\s*["']?(\/[^\s"']*)/.exec(text);
        hints = {
            ...(port === undefined || portMatch === null
                ? {}
                : {
                    port: {
                        value: port,
                        because: 'the Kubernetes manifest names it',
                        location: folder.where(file, lineAt(portMatch.index)),
                    },
                }),
            ...(probe?.[1] === undefined
                ? {}
                : {
                    health: {
                        value: probe[1],
                        because: 'the Kubernetes manifest probes it',
                        location: folder.where(file, lineAt(probe.index)),
                    },
                }),
            ...hints,
        };
    }
    return hints;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/platforms.js



/** Configuration of hosting platforms that build from source: fly.toml, render.yaml, railway.json and railway.toml. */
function platformHints(folder) {
    return { ...flyHints(folder), ...renderHints(folder), ...railwayHints(folder) };
}
function flyHints(folder) {
    const document = platforms_open(folder, 'fly.toml', peekToml);
    if (document === undefined)
        return {};
    const port = asPort(document.get('http_service', 'internal_port') ?? document.get('services', 0, 'internal_port'));
    const health = asString(asRecord(asArray(document.get('http_service', 'checks'))[0]).path);
    return {
        ...(port === undefined
            ? {}
            : { port: found(document, port, 'fly.toml names it', ['http_service', 'internal_port']) }),
        ...(health?.startsWith('/')
            ? { health: found(document, health, 'fly.toml checks it', ['http_service', 'checks']) }
            : {}),
    };
}
function renderHints(folder) {
    const document = platforms_open(folder, 'render.yaml', peekYaml);
    const services = asArray(document?.get('services')).map(asRecord);
    const index = services.findIndex((service) => ['web', 'pserv', undefined].includes(asString(service.type)));
    const service = services[index];
    // With several services the file does not say which one this folder is.
    if (document === undefined || service === undefined || services.length > 1)
        return {};
    const health = asString(service.healthCheckPath);
    const start = asString(service.startCommand);
    return {
        ...(health?.startsWith('/')
            ? { health: found(document, health, 'render.yaml checks it', ['services', index, 'healthCheckPath']) }
            : {}),
        ...(start === undefined
            ? {}
            : { start: found(document, start, 'render.yaml starts it so', ['services', index, 'startCommand']) }),
    };
}
function railwayHints(folder) {
    const document = platforms_open(folder, 'railway.json', peekJson) ?? platforms_open(folder, 'railway.toml', peekToml);
    if (document === undefined)
        return {};
    const health = asString(document.get('deploy', 'healthcheckPath'));
    const start = asString(document.get('deploy', 'startCommand'));
    return {
        ...(health?.startsWith('/')
            ? { health: found(document, health, 'the Railway configuration checks it', ['deploy', 'healthcheckPath']) }
            : {}),
        ...(start === undefined
            ? {}
            : { start: found(document, start, 'the Railway configuration starts it so', ['deploy', 'startCommand']) }),
    };
}
function platforms_open(folder, name, peek) {
    const path = folder.at(name);
    return path === undefined ? undefined : peek(folder.repository, path);
}
function found(document, value, because, path) {
    const line = document.line(...path);
    return { value, because, location: line === undefined ? { file: document.file } : { file: document.file, line } };
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/hints/hints.js






/** Most deliberate first: a Procfile is written to say how to start, an EXPOSE line only mentions it. */
const READERS = [
    procfileHints,
    platformHints,
    kubernetesHints,
    composeHints,
    dockerfileHints,
    envExampleHints,
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
    buildCommand: ['node', 'ace', 'build'],
    runtimeEnv: () => ({ HOST: '0.0.0.0' }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/angular.js

const angular = {
    id: 'angular',
    ecosystem: 'javascript',
    dependencies: ['@angular/core'],
    port: 4000,
    buildEnv: { NG_CLI_ANALYTICS: 'false' },
    buildCommand: ['ng', 'build'],
    output(view) {
        const document = view.folder.json('angular.json');
        if (document === undefined)
            return undefined;
        const projects = asRecord(document.get('projects'));
        const name = Object.keys(projects).find((key) => asRecord(projects[key]).projectType !== 'library') ??
            Object.keys(projects)[0];
        if (name === undefined)
            return undefined;
        const path = ['projects', name, 'architect', 'build'];
        const target = asRecord(document.get(...path));
        const options = asRecord(target.options);
        // The application builders put what browsers get into a folder of its own; the older browser builder does not.
        const application = /:(?:application|browser-esbuild)$/.test(asString(target.builder) ?? '');
        const configured = options.outputPath;
        const base = asString(isRecord(configured) ? configured.base : configured)?.replace(/\/$/, '') ?? `dist/${name}`;
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
        const browser = isRecord(configured) && configured.browser === '' ? base : `${base}/browser`;
        return {
            kind: 'static',
            directory: application ? browser : base,
            singlePage: true,
            because: 'angular.json writes the application there',
            location,
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/astro.js
const astro = {
    id: 'astro',
    ecosystem: 'javascript',
    dependencies: ['astro'],
    buildTime: true,
    port: 4321,
    buildEnv: { ASTRO_TELEMETRY_DISABLED: '1' },
    buildCommand: ['astro', 'build'],
    runtimeEnv: () => ({ HOST: '0.0.0.0' }),
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
    output: () => ({
        kind: 'static',
        directory: 'dist',
        singlePage: true,
        because: 'Expo exports web applications there',
    }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/express.js
const express = {
    id: 'express',
    ecosystem: 'javascript',
    dependencies: ['express'],
    port: 3000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/fastify.js
const fastify = {
    id: 'fastify',
    ecosystem: 'javascript',
    dependencies: ['fastify'],
    port: 3000,
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
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/hono.js
const hono = {
    id: 'hono',
    ecosystem: 'javascript',
    dependencies: ['hono'],
    // The default of `serve` in @hono/node-server, and of Bun's own server.
    port: 3000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/koa.js
const koa = {
    id: 'koa',
    ecosystem: 'javascript',
    dependencies: ['koa'],
    port: 3000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/nest.js
const nest = {
    id: 'nestjs',
    ecosystem: 'javascript',
    dependencies: ['@nestjs/core', '@nestjs/common'],
    port: 3000,
    buildCommand: ['nest', 'build'],
    entrypoint: () => ['node', 'dist/main.js'],
    healthEndpoints(view) {
        if (!view.depends('@nestjs/terminus'))
            return undefined;
        const prefixed = view.sources().some(({ text }) => text.includes('setGlobalPrefix('));
        for (const source of view.sources()) {
            const match = /@Controller\(\s*['"]\/?(?<path>health[\w-]*)['"]/.exec(source.text);
            const path = match?.groups?.path;
            if (match !== null && path !== undefined && !prefixed) {
                return { value: `/${path}`, because: 'a controller serves it', location: source.where(match.index) };
            }
        }
        return undefined;
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/next.js
const CONFIG = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.cjs'];
const next = {
    id: 'nextjs',
    ecosystem: 'javascript',
    dependencies: ['next'],
    port: 3000,
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
            const directory = /\bdistDir\s*:\s*['"`]([^'"`]+)['"`]/.exec(config.text)?.[1] ?? 'out';
            return {
                kind: 'static',
                directory,
                singlePage: false,
                because: 'the configuration exports static files',
                location,
            };
        }
        // Inside a workspace the traced files keep their place below the workspace root, which the configuration decides.
        if (config.text.includes('outputFileTracingRoot'))
            return undefined;
        return {
            kind: 'server',
            command: ['node', 'server.js'],
            copy: standaloneCopy(view),
            because: 'the configuration makes a standalone server',
            location,
        };
    },
    healthEndpoints: (view) => routeFile(view),
};
function standaloneCopy(view) {
    return [
        { from: '.next/standalone', to: '.' },
        { from: '.next/static', to: '.next/static' },
        ...(view.folder.hasFolder('public') ? [{ from: 'public', to: 'public' }] : []),
    ];
}
/** Routes are files: `app/api/health/route.ts` or `pages/api/health.ts`. */
function routeFile(view) {
    for (const base of ['', 'src/']) {
        for (const name of ['health', 'healthz', 'healthcheck', 'ping', 'status']) {
            const candidates = [
                [`${base}app/api/${name}/route`, `/api/${name}`],
                [`${base}app/${name}/route`, `/${name}`],
                [`${base}pages/api/${name}`, `/api/${name}`],
                [`${base}pages/api/${name}/index`, `/api/${name}`],
            ];
            for (const [stem, value] of candidates) {
                const file = view.folder.first(`${stem}.ts`, `${stem}.js`, `${stem}.tsx`);
                if (file !== undefined)
                    return { value, because: 'this file is its route', location: view.folder.where(file) };
            }
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/nuxt.js
const nuxt_CONFIG = ['nuxt.config.ts', 'nuxt.config.js', 'nuxt.config.mjs'];
const nuxt = {
    id: 'nuxt',
    ecosystem: 'javascript',
    dependencies: ['nuxt', 'nuxt3'],
    buildTime: true,
    port: 3000,
    buildEnv: { NUXT_TELEMETRY_DISABLED: '1' },
    buildCommand: ['nuxt', 'build'],
    runtimeEnv: () => ({ HOST: '0.0.0.0' }),
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/react-router.js
/** React Router as a framework: its development package is what tells it from the routing library. */
const reactRouter = {
    id: 'react-router',
    ecosystem: 'javascript',
    dependencies: ['@react-router/dev'],
    buildTime: true,
    port: 3000,
    buildCommand: ['react-router', 'build'],
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
    buildCommand: ['remix', 'vite:build'],
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
    buildCommand: ['vinxi', 'build'],
    entrypoint: () => ['node', '.output/server/index.mjs'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/strapi.js
const strapi = {
    id: 'strapi',
    ecosystem: 'javascript',
    dependencies: ['@strapi/strapi'],
    port: 1337,
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
    buildCommand: ['vite', 'build'],
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
            because: adapter?.groups?.kind === 'node' ? 'the Node adapter is configured' : 'SvelteKit serves with Node',
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
    buildCommand: ['vite', 'build'],
    entrypoint(view) {
        const config = view.config('vite.config.ts', 'vite.config.js', 'app.config.ts');
        // Nitro makes a server that stands alone; without it the build leaves a fetch handler, which srvx (a dependency of Start's) serves.
        if (/nitro|vinxi|app\.config/.test(`${config?.text ?? ''}${config?.name ?? ''}`) ||
            view.depends('nitro') ||
            view.depends('vinxi')) {
            return ['node', '.output/server/index.mjs'];
        }
        return ['node', 'node_modules/srvx/bin/srvx.mjs', '--prod', '-s', '../client', 'dist/server/server.js'];
    },
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
    dependencies: ['laravel/framework'],
    // The image's files are read-only: everything that Laravel writes goes to /tmp, its log to the container's.
    runtimeEnv: () => ({
        APP_ENV: 'production',
        APP_CONFIG_CACHE: '/tmp/config.php',
        APP_EVENTS_CACHE: '/tmp/events.php',
        APP_PACKAGES_CACHE: '/tmp/packages.php',
        APP_ROUTES_CACHE: '/tmp/routes.php',
        APP_SERVICES_CACHE: '/tmp/services.php',
        LARAVEL_STORAGE_PATH: '/tmp/storage',
        LOG_CHANNEL: 'stderr',
        VIEW_COMPILED_PATH: '/tmp/storage/framework/views',
    }),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/symfony.js
const symfony = {
    id: 'symfony',
    ecosystem: 'php',
    dependencies: ['symfony/framework-bundle', 'symfony/http-kernel'],
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
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/cakephp.js
const cakephp = {
    id: 'cakephp',
    ecosystem: 'php',
    dependencies: ['cakephp/cakephp'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/codeigniter.js
const codeigniter = {
    id: 'codeigniter',
    ecosystem: 'php',
    dependencies: ['codeigniter4/framework'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/yii.js
const yii = {
    id: 'yii',
    ecosystem: 'php',
    dependencies: ['yiisoft/yii2', 'yiisoft/yii-web'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/drupal.js
const drupal = {
    id: 'drupal',
    ecosystem: 'php',
    dependencies: ['drupal/core', 'drupal/core-recommended'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/laminas.js
const laminas = {
    id: 'laminas',
    ecosystem: 'php',
    dependencies: ['laminas/laminas-mvc', 'mezzio/mezzio'],
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/rails.js
const rails = {
    id: 'rails',
    ecosystem: 'ruby',
    dependencies: ['rails', 'railties'],
    port: 3000,
    // The image's files are read-only: what Rails writes goes to /tmp, its log to the container's.
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
    port: 8080,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/helidon.js
const helidon = {
    id: 'helidon',
    ecosystem: 'java',
    dependencies: ['io.helidon.*'],
    port: 8080,
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
    dependencies: ['io.micronaut:*'],
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
    port: 9000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/quarkus.js
const quarkus = {
    id: 'quarkus',
    ecosystem: 'java',
    dependencies: ['io.quarkus:*'],
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/application-config.js


const FOLDER = 'src/main/resources';
const application_config_FILES = ['application.properties', 'application.yml', 'application.yaml', 'application.conf', 'bootstrap.yml'];
/** A setting of the application's own configuration, by any of its names, in properties, YAML or HOCON. */
function applicationSetting(folder, keys) {
    for (const name of application_config_FILES) {
        const file = `${FOLDER}/${name}`;
        if (!folder.has(file))
            continue;
        for (const key of keys) {
            const found = name.endsWith('.properties')
                ? fromProperties(folder, file, key)
                : name.endsWith('.conf')
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
    let document;
    try {
        document = folder.yaml(file);
    }
    catch (error) {
        // Such files may hold @placeholders@ that only the build fills in.
        if (error instanceof AipackError)
            return undefined;
        throw error;
    }
    const path = key.split('.');
    const value = valueAt(document?.root, path) ?? valueAt(document?.root, [key]);
    if (typeof value !== 'string' && typeof value !== 'number')
        return undefined;
    return { value: String(value), because: `${key} says so`, location: folder.where(file, document?.line(...path)) };
}
/** The last part of the key, which is how such files are written: `deployment { port = 8080 }`. */
function fromHocon(folder, file, key) {
    const last = key.split('.').at(-1) ?? key;
    const lines = (folder.read(file) ?? '').split('\n');
    const index = lines.findIndex((line) => new RegExp(String.raw `(?:^|[\s.{])${last}\s*[=:]\s*\d`).test(line));
    const value = /(\d{2,5})/.exec(lines[index] ?? '')?.[1];
    return value === undefined
        ? undefined
        : { value, because: `${last} says so`, location: folder.where(file, index + 1) };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/spring-boot.js

const springBoot = {
    id: 'spring-boot',
    ecosystem: 'java',
    dependencies: ['org.springframework.boot:*'],
    port: 8080,
    runtimeEnv: (_, port) => ({ SERVER_PORT: String(port) }),
    healthEndpoints(view) {
        if (!view.depends('spring-boot-starter-actuator'))
            return undefined;
        const base = applicationSetting(view.folder, ['management.endpoints.web.base-path'])?.value ?? '/actuator';
        // A management port of its own would put the endpoint where the image exposes nothing.
        if (applicationSetting(view.folder, ['management.server.port']) !== undefined)
            return undefined;
        return { value: `${base.replace(/\/$/, '')}/health`, because: 'the actuator is among the dependencies' };
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/sources.js


/** Enough to find where a service listens; more would make detection slow on large trees for little. */
const sources_MAX_FILES = 300;
const MAX_FILE_BYTES = 256 * 1024;
const sources_MAX_DEPTH = 8;
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
    return names.slice(0, sources_MAX_FILES).flatMap((name) => {
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
            lineAt ??= lineIndex(text);
            return folder.where(name, lineAt(offset));
        },
    };
}
function listSources(folder, query) {
    const found = [];
    const except = new Set(query.except ?? []);
    let level = ['.'];
    for (let depth = 0; depth < sources_MAX_DEPTH && level.length > 0 && found.length < sources_MAX_FILES; depth++) {
        const next = [];
        for (const directory of level) {
            const listing = folder.list(directory);
            const under = (name) => (directory === '.' ? name : `${directory}/${name}`);
            for (const name of listing.files) {
                if (query.extensions.includes(external_node_path_.posix.extname(name)) && !isTest(name))
                    found.push(under(name));
            }
            for (const name of listing.directories) {
                if (!name.startsWith('.') && !ASIDE.has(name) && !except.has(under(name)))
                    next.push(under(name));
            }
        }
        level = next;
    }
    return found;
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
 */
function healthRoute(files, patterns) {
    let best;
    for (const pattern of patterns) {
        for (const { match, location } of allHits(files, pattern)) {
            const raw = match.groups?.path ?? '';
            const value = raw.startsWith('/') ? raw : `/${raw}`;
            const rank = HEALTH_PATHS.indexOf(value.replace(/(?<=.)\/$/, '').toLowerCase());
            if (rank === -1 || (best !== undefined && best.rank <= rank))
                continue;
            best = { rank, found: { value, because: 'the source serves this route', location } };
        }
    }
    return best?.found;
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
    }).filter(({ name }) => !/(?:^|\/)(?:setup|noxfile|tasks|fabfile)\.py$/.test(name));
}
const ROUTES = [
    /@(?:app|application|server|api|blueprint|bp)\.(?:get|route|head|api_route)\(\s*(?:path\s*=\s*)?['"](?<path>\/[^'"]*)['"]/g,
    /\b(?:re_)?path\(\s*r?['"]\^?(?<path>[^'"$]*)\$?['"]/g,
    /\bRoute\(\s*['"](?<path>\/[^'"]*)['"]/g,
    /\badd_(?:get|route|url_rule)\(\s*['"](?<path>\/[^'"]*)['"]/g,
    /@(?:get|route)\(\s*['"](?<path>\/[^'"]*)['"]/g,
    /\bself\.path\s*==\s*['"](?<path>\/[^'"]*)['"]/g,
    /@rt\(\s*['"](?<path>\/[^'"]*)['"]/g,
];
const ROUTER = /@(?:router|\w+_router)\.(?:get|route|api_route)\(\s*['"](?<path>\/[^'"]*)['"]/g;
/** A health endpoint that the source serves; routes of a router count only where none is mounted below a prefix. */
function pythonHealth(files) {
    const prefixed = firstHit(files, [/\bprefix\s*=\s*['"]\//, /url_prefix\s*=/]);
    return healthRoute(files, prefixed === undefined ? [...ROUTES, ROUTER] : ROUTES);
}
/** `module:variable` of the first application object that a constructor makes, with the place. */
function applicationObject(files, constructor) {
    const hit = firstHit(files, [
        new RegExp(String.raw `^(?<name>\w+)\s*(?::\s*[\w.]+\s*)?=\s*(?:\w+\.)?${constructor}\(`, 'm'),
        new RegExp(String.raw `^(?<name>\w+)\s*,\s*\w+\s*=\s*(?:\w+\.)?${constructor}\(`, 'm'),
    ]);
    const name = hit?.match.groups?.name;
    const file = hit === undefined ? undefined : files.find((each) => each.where(0).file === hit.location.file);
    // A server imports the module by name, so a folder that is no identifier cannot hold it.
    if (hit === undefined || name === undefined || file === undefined || !/^[\w/]+\.py$/.test(file.name))
        return undefined;
    return { value: `${moduleName(file.name)}:${name}`, because: `${constructor} is made here`, location: hit.location };
}
/** `module:factory()` where an application is made inside a function only. */
function applicationFactory(files) {
    const hit = firstHit(files, [/^def (?<name>create_app|make_app|get_app|build_app)\(/m]);
    const file = hit === undefined ? undefined : files.find((each) => each.where(0).file === hit.location.file);
    if (hit === undefined || file === undefined)
        return undefined;
    return {
        value: `${moduleName(file.name)}:${hit.match.groups?.name ?? ''}()`,
        because: 'this function makes the application',
        location: hit.location,
    };
}
/** `src/shop/main.py` → `shop.main`; a src folder is put on the path instead of into the name. */
function moduleName(file) {
    return file
        .replace(/^src\//, '')
        .replace(/\.py$/, '')
        .replace(/\/__init__$/, '')
        .replaceAll('/', '.');
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/servers.js
/** An ASGI application behind the server that the project brings, uvicorn unless it says otherwise. */
function asgiCommand(view, application, port) {
    if (application === undefined)
        return undefined;
    if (!view.depends('uvicorn') && view.depends('hypercorn'))
        return ['hypercorn', application.value, '--bind', `0.0.0.0:${port}`];
    if (!view.depends('uvicorn') && view.depends('granian')) {
        return ['granian', '--interface', 'asgi', '--host', '0.0.0.0', '--port', String(port), application.value];
    }
    return ['uvicorn', application.value, '--host', '0.0.0.0', '--port', String(port)];
}
/** A WSGI application behind the server that the project brings, gunicorn unless it says otherwise. */
function wsgiCommand(view, application, port) {
    if (application === undefined)
        return undefined;
    if (!view.depends('gunicorn') && view.depends('waitress')) {
        const factory = application.value.endsWith('()');
        return [
            'waitress-serve',
            `--listen=0.0.0.0:${port}`,
            ...(factory ? ['--call'] : []),
            application.value.replace(/\(\)$/, ''),
        ];
    }
    return ['gunicorn', application.value, '--bind', `0.0.0.0:${port}`];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/bottle.js


const bottle = {
    id: 'bottle',
    ecosystem: 'python',
    dependencies: ['bottle'],
    port: 8080,
    servers: ['gunicorn', 'waitress', 'uwsgi'],
    entrypoint: (view, port) => wsgiCommand(view, applicationObject(view.sources(), 'Bottle') ?? applicationFactory(view.sources()), port),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/dash.js

const dash = {
    id: 'dash',
    ecosystem: 'python',
    dependencies: ['dash'],
    port: 8050,
    servers: ['gunicorn'],
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
    entrypoint(view, port) {
        const asynchronous = view.depends('daphne') || view.depends('channels') || view.depends('uvicorn');
        const wsgi = django_module(view, 'wsgi.py');
        const asgi = django_module(view, 'asgi.py');
        if (asgi !== undefined && view.depends('daphne')) {
            return ['daphne', '-b', '0.0.0.0', '-p', String(port), `${asgi}:application`];
        }
        if (asgi !== undefined && (asynchronous || wsgi === undefined) && view.depends('uvicorn')) {
            return ['uvicorn', `${asgi}:application`, '--host', '0.0.0.0', '--port', String(port)];
        }
        const target = declared(view) ?? wsgi;
        return target === undefined ? undefined : ['gunicorn', `${target}:application`, '--bind', `0.0.0.0:${port}`];
    },
};
/** `WSGI_APPLICATION = "shop.wsgi.application"` in the settings. */
function declared(view) {
    for (const { text } of view.sources()) {
        const match = /WSGI_APPLICATION\s*=\s*['"]([\w.]+)\.application['"]/.exec(text);
        if (match?.[1] !== undefined)
            return match[1];
    }
    return undefined;
}
function django_module(view, file) {
    const source = view.sources().find(({ name }) => name === file || name.endsWith(`/${file}`));
    return source === undefined ? undefined : moduleName(source.name);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/falcon.js


const falcon = {
    id: 'falcon',
    ecosystem: 'python',
    dependencies: ['falcon'],
    port: 8000,
    servers: ['gunicorn', 'waitress', 'uwsgi'],
    entrypoint: (view, port) => wsgiCommand(view, applicationObject(view.sources(), 'App') ?? applicationFactory(view.sources()), port),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/fastapi.js


const fastapi = {
    id: 'fastapi',
    ecosystem: 'python',
    dependencies: ['fastapi'],
    port: 8000,
    servers: ['uvicorn', 'hypercorn', 'granian', 'gunicorn'],
    entrypoint: (view, port) => asgiCommand(view, applicationObject(view.sources(), 'FastAPI'), port),
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
    entrypoint: (view, port) => wsgiCommand(view, applicationObject(view.sources(), 'Flask') ?? applicationFactory(view.sources()), port),
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
    entrypoint: (view, port) => asgiCommand(view, applicationObject(view.sources(), 'Litestar'), port),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/quart.js


const quart = {
    id: 'quart',
    ecosystem: 'python',
    dependencies: ['quart'],
    port: 8000,
    servers: ['uvicorn', 'hypercorn', 'granian', 'gunicorn'],
    entrypoint: (view, port) => asgiCommand(view, applicationObject(view.sources(), 'Quart'), port),
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/sanic.js
const sanic = {
    id: 'sanic',
    ecosystem: 'python',
    dependencies: ['sanic'],
    port: 8000,
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/frameworks/starlette.js


const starlette = {
    id: 'starlette',
    ecosystem: 'python',
    dependencies: ['starlette'],
    port: 8000,
    servers: ['uvicorn', 'hypercorn', 'granian', 'gunicorn'],
    entrypoint: (view, port) => asgiCommand(view, applicationObject(view.sources(), 'Starlette'), port),
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
    gatsby,
    docusaurus,
    vitepress,
    eleventy,
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
const LOCK_FILES = [
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
        byFile(folder, LOCK_FILES, 'is its lock file') ??
        byFile(folder, MARKS, 'is its configuration') ??
        byEngines(manifest) ?? { id: 'npm', because: 'no other package manager is named', file: manifest.document.file });
}
function choose_manager_declared(manifest) {
    const pinned = /^(npm|yarn|pnpm|bun)@(\d+(?:\.\d+){0,2}(?:-[\w.]+)?)/.exec(asString(manifest.get('packageManager')) ?? '');
    if (pinned)
        return choice(manifest, pinned[1], pinned[2], 'packageManager');
    const value = manifest.get('devEngines', 'packageManager');
    const engine = asRecord(asArray(value)[0] ?? value);
    const name = asString(engine.name);
    return name !== undefined && isManager(name) ? choice(manifest, name, undefined, 'devEngines') : undefined;
}
function byEngines(manifest) {
    const name = ['pnpm', 'bun', 'yarn'].find((id) => asString(manifest.get('engines', id)) !== undefined);
    return name === undefined ? undefined : choice(manifest, name, undefined, 'engines');
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
    const tools = asRecord(document.get('tools'));
    const tool = files.tools.find((candidate) => tools[candidate] !== undefined);
    if (tool === undefined)
        return [];
    const value = tools[tool];
    const text = asString(asArray(value)[0]) ?? asString(value) ?? asString(asRecord(value).version);
    return wishOf(text ?? (typeof value === 'number' ? String(value) : undefined), name, folder.where(name, document.line('tools', tool)), files);
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
 * The Node.js that a project asks for. Order: `engines.node`, `devEngines.runtime`, `volta.node`, then `.nvmrc`, `.node-version`,
 * `.tool-versions` and mise.toml here and above; an open range gives way to a pin inside it.
 */
function nodeWish(folder, packageJson, root) {
    const manifests = [packageJson, root].flatMap((manifest) => (manifest === undefined ? [] : manifestWishes(manifest)));
    return chooseWish([...manifests, ...versionFileWishes(folder, node_version_FILES)], 1);
}
function manifestWishes(manifest) {
    const at = (...path) => {
        const line = manifest.line(...path);
        return line === undefined ? { file: manifest.document.file } : { file: manifest.document.file, line };
    };
    const runtime = asRecord(firstRuntime(manifest.get('devEngines', 'runtime')));
    return [
        ...wishOf(asString(manifest.get('engines', 'node')), 'engines.node', at('engines', 'node'), node_version_FILES),
        ...(asString(runtime.name) === 'node'
            ? wishOf(asString(runtime.version), 'devEngines.runtime', at('devEngines', 'runtime'), node_version_FILES)
            : []),
        ...wishOf(asString(manifest.get('volta', 'node')), 'volta.node', at('volta', 'node'), node_version_FILES),
    ];
}
function firstRuntime(value) {
    return Array.isArray(value) ? value.find((item) => isRecord(item) && item.name === 'node') : value;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/manifests/json5.js


/** JSON5 without its comments is flow-style YAML, for all that manifests use of it: bare keys, single quotes, trailing commas. */
function peekJson5(folder, name) {
    const text = folder.read(name);
    const path = folder.at(name);
    if (text === undefined || path === undefined)
        return undefined;
    return parseDocument('yaml', path, blankComments(text, 'slashes').replaceAll('\t', ' '));
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
    if (!isRecord(document.root)) {
        throw new AipackError({
            code: 'MANIFEST_UNREADABLE',
            message: 'is not an object',
            location: folder.where(fileName, 1),
        });
    }
    return {
        document,
        fileName,
        name: asString(document.get('name')),
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
    return Object.fromEntries(Object.entries(asRecord(value)).filter((entry) => typeof entry[1] === 'string'));
}
/** Patterns of workspace members: a list, or an object with the list as `packages`. */
function workspacePatterns(packageJson) {
    const field = packageJson.get('workspaces');
    return asStrings(isRecord(field) ? field.packages : field);
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
/** Reads a Gemfile as text: it is a program, of which the plain `gem` lines outside development groups count. */
function readGemfile(folder) {
    const text = folder.read('Gemfile');
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
        const name = /^gem\s*\(?\s*['"]([\w-]+)['"]/.exec(line)?.[1];
        const inline = /\bgroups?(?::|\s*=>)\s*\[?\s*:?(?:development|test)\b/.test(line);
        if (name !== undefined && !groups.includes(true) && !inline)
            gems.set(name, folder.where('Gemfile', index + 1));
    });
    const lock = folder.read('Gemfile.lock') ?? '';
    return {
        gems,
        locked: new Set([...lock.matchAll(/^ {4}([\w-]+) \(/gm)].map((match) => match[1] ?? '')),
        platforms: (/^PLATFORMS\n((?: {2}\S+\n?)*)/m.exec(lock)?.[1] ?? '')
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        hasPathGems: /\bpath:|:path\s*=>|^\s*gemspec\b|^path\s/m.test(text),
    };
}
/** Order: the Gemfile's `ruby` line, then `.ruby-version`, `.tool-versions` and mise.toml, then what the lock file was made with. */
function rubyWish(folder) {
    const lines = (folder.read('Gemfile') ?? '').split('\n');
    const index = lines.findIndex((line) => /^\s*ruby\s*\(?\s*['"]/.test(line));
    const named = [...(lines[index] ?? '').matchAll(/['"]([^'"]*\d[^'"]*)['"]/g)]
        .map((match) => rubyRange(match[1] ?? ''))
        .filter((range) => range !== undefined);
    const locked = /^RUBY VERSION\n\s+ruby (\d+\.\d+)/m.exec(folder.read('Gemfile.lock') ?? '')?.[1];
    const wishes = [
        ...wishOf(named.length === 0 ? undefined : named.join(' '), 'the Gemfile', folder.where('Gemfile', index + 1), {
            depth: 2,
        }),
        ...versionFileWishes(folder, gemfile_FILES),
        ...wishOf(locked, 'Gemfile.lock', folder.where('Gemfile.lock'), { depth: 2 }),
    ];
    return chooseWish(wishes, 2);
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/ruby/native.js
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
    mini_magick: { runtime: ['imagemagick-7'], why: 'calls ImageMagick' },
    'ruby-vips': { runtime: ['libvips'], why: 'loads libvips' },
    image_processing: { runtime: ['libvips'], why: 'loads libvips' },
    execjs: { runtime: ['nodejs-24'], why: 'needs a JavaScript engine' },
    grover: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
    ferrum: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
};

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
    return found === undefined ? undefined : project.accept('port', found);
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
    const env = {};
    let rest = words.map((word) => word.text);
    for (;;) {
        const [head = ''] = rest;
        const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]*)$/.exec(head);
        if (assignment)
            env[assignment[1] ?? ''] = assignment[2] ?? '';
        else if (head !== 'exec' && head !== 'cross-env' && head !== 'env')
            break;
        rest = rest.slice(1);
    }
    return rest.length === 0 ? { env: {}, text } : { env, argv: rest, text };
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/bun.js
/** Bun as a package manager, with its text lock file and the older binary one. */
const bun = {
    id: 'bun',
    linksBinaries: true,
    run: (script) => `bun run ${script}`,
    runIn: (path, _name, script) => `bun run --cwd ${path} ${script}`,
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
    const install = `bun install${lock === undefined ? '' : ' --frozen-lockfile'}`;
    return {
        packages: ['bun'],
        cache: ['/root/.bun/install/cache'],
        inputs: root
            .existing('bun.lock', 'bun.lockb', 'bunfig.toml', '.npmrc', 'patches')
            .map((name) => here.relative(root.sub(name).path)),
        install: `${install}${context.production ? ' --production' : ''}${cwd}`,
        // Bun removes nothing from a node_modules that is there, so it is made anew, out of the cache.
        prune: [`rm -rf ${here.relative(root.sub('node_modules').path)}`, `${install} --production --ignore-scripts${cwd}`],
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
        const wanted = asRecord(manifest.get(field));
        const locked = asRecord(entry[field]);
        const names = new Set([...Object.keys(wanted), ...Object.keys(locked)]);
        // A package listed as optional too is moved there, and only there, by npm.
        return [...names].every((key) => wanted[key] === locked[key] || isOptional(manifest, entry, key));
    });
}
function isOptional(manifest, entry, name) {
    return name in asRecord(manifest.get('optionalDependencies')) && name in asRecord(entry.optionalDependencies);
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
        return isRecord(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/npm.js

/** npm, with and without a lock file. In a workspace it works from the root, on the member and its dependencies. */
const npm = {
    id: 'npm',
    linksBinaries: true,
    run: (script) => (script === 'start' ? 'npm start' : `npm run ${script}`),
    runIn: (path, _name, script) => `npm --prefix ${path} run ${script}`,
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
    return {
        packages: ['npm'],
        env: { NPM_CONFIG_AUDIT: 'false', NPM_CONFIG_FUND: 'false', NPM_CONFIG_UPDATE_NOTIFIER: 'false' },
        cache: ['/root/.npm'],
        inputs: root
            .existing('package-lock.json', 'npm-shrinkwrap.json', '.npmrc')
            .map((name) => here.relative(root.sub(name).path)),
        install: `npm ${fits ? 'ci' : 'install'}${omit}${prefix}`,
        prune: [`npm prune --omit=dev --ignore-scripts${prefix}`],
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/pnpm.js


/** pnpm. The lock file's format tells which releases can read it; where the project pins one, that very version is used. */
const pnpm = {
    id: 'pnpm',
    linksBinaries: false,
    run: (script) => `pnpm run ${script}`,
    runIn: (_path, name, script) => `pnpm --filter ${name} run ${script}`,
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
    const filter = inWorkspace ? ` --filter ${context.manifest.name ?? '.'}...` : '';
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
            ...configuration({ store_dir: '/root/.local/share/pnpm/store', confirm_modules_purge: 'false' }),
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
                        `pnpm --filter ${context.manifest.name} --prod --config.deploy-all-files=true deploy${legacy} /root/deploy`,
                    ],
                    directory: '/root/deploy',
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
    const asked = asString(asRecord(asArray(engine)[0] ?? engine).version) ?? asString(rootManifest.get('engines', 'pnpm'));
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
function configuration(settings) {
    return Object.fromEntries(Object.entries(settings).flatMap(([name, value]) => [
        [`npm_config_${name}`, value],
        [`pnpm_config_${name}`, value],
    ]));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/yarn.js

/** Yarn 1 and the later ones, which share a name and little else. */
const yarn = {
    id: 'yarn',
    linksBinaries: true,
    run: (script) => `yarn run ${script}`,
    runIn: (path, _name, script) => `yarn --cwd ${path} run ${script}`,
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
    const frozen = lock ? ' --frozen-lockfile' : '';
    if (!lock)
        missingLock(context);
    return {
        packages: ['yarn'],
        cache: ['/root/.cache/yarn'],
        env: { YARN_CACHE_FOLDER: '/root/.cache/yarn' },
        inputs: inputsOf(context, ['yarn.lock', '.npmrc', '.yarnrc', 'patches']),
        install: `yarn install${frozen} --non-interactive${context.production ? ' --production' : ''}${cwd}`,
        prune: [`yarn install --production --ignore-scripts --prefer-offline --non-interactive${frozen}${cwd}`],
    };
}
/** Plug'n'Play is switched off: an image needs ordinary folders, which every tool can read and layers can share. */
function berryPlan(context) {
    const { root, rootManifest, project } = context;
    const version = chooseManager(root, rootManifest).version;
    const bundled = /^yarnPath:\s*["']?([^\s"']+)/m.exec(root.read('.yarnrc.yml') ?? '')?.[1];
    const major = Number.parseInt(version ?? /yarn-(\d+)/.exec(bundled ?? '')?.[1] ?? '4', 10);
    const inWorkspace = root.path !== project.folder.path;
    const lock = root.has('yarn.lock');
    if (!lock)
        missingLock(context);
    // The repository's own copy is run by the older yarn, which looks for `yarnPath` and steps aside.
    const setup = bundled !== undefined || version === undefined
        ? []
        : [{ run: `npm install --global @yarnpkg/cli-dist@${version}`, inputs: [], name: `install yarn ${version}` }];
    const focus = `yarn workspaces focus${inWorkspace ? '' : ' --all'} --production`;
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
        install: lock ? 'yarn install --immutable' : 'yarn install --no-immutable',
        ...(major >= 4 ? { prune: [focus] } : {}),
    };
}
function inputsOf({ root, project }, names) {
    return root.existing(...names).map((name) => project.folder.relative(root.sub(name).path));
}
function missingLock({ project, root }) {
    project.notice('LOCK_FILE_MISSING', 'there is no yarn.lock, so two builds of one commit may install different versions', root.where('package.json'));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/package-managers.js




/** The package managers of JavaScript by their names. */
const PACKAGE_MANAGERS = { npm: npm, yarn: yarn, pnpm: pnpm, bun: bun };

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/bundler.js










const PORTS = {
    withDefault: [
        /ENV\.fetch\(\s*['"]PORT['"]\s*,\s*['"]?(?<port>\d{2,5})/,
        /ENV\.fetch\(\s*['"]PORT['"]\s*\)\s*\{\s*['"]?(?<port>\d{2,5})/,
        /ENV\[['"]PORT['"]\]\s*\|\|\s*['"]?(?<port>\d{2,5})/,
    ],
    literal: [
        /\bset\s*\(?\s*:port\s*,\s*(?<port>\d{2,5})/,
        /\bPort:?\s*(?:=>)?\s*(?<port>\d{2,5})/,
        /^\s*port\s+(?<port>\d{2,5})/m,
        /TCPServer\.new\(\s*(?:['"][^'"]*['"]\s*,\s*)?(?<port>\d{2,5})/,
    ],
    mention: [/ENV(?:\.fetch\(|\[)\s*['"]PORT['"]/],
};
const bundler_ROUTES = [
    /^\s*get\s*\(?\s*['"](?<path>\/?[^'"]*)['"]/gm,
    /\br\.(?:get|is|on)\s*\(?\s*['"](?<path>[^'"]*)['"]/g,
    /['"](?<path>\/?[\w/]+)['"]\s*=>\s*['"]rails\/health#show/g,
    /(?:==|when)\s*['"](?<path>\/[^'"]*)['"]/g,
];
/** Ruby with Bundler. */
const bundler = {
    id: 'bundler',
    language: 'Ruby',
    looksFor: 'Gemfile',
    manifests: ['Gemfile'],
    strength: 'manifest',
    recognise: (folder) => (folder.has('Gemfile') ? folder.where('Gemfile') : undefined),
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
/** Where gems are installed: outside the source, at the same place in the build stage and in the image. */
const BUNDLE = '/usr/local/bundle';
const BUNDLE_ENV = { BUNDLE_PATH: BUNDLE, BUNDLE_WITHOUT: 'development:test' };
function planRuby(project, gemfile) {
    const { folder } = project;
    const chosen = chooseFramework(RUBY_FRAMEWORKS, gemfile?.gems.keys() ?? []);
    const framework = chosen?.framework;
    const sources = sourceFiles(folder, {
        extensions: ['.rb', '.ru'],
        comments: 'hash',
        first: ['config.ru', 'config/routes.rb', 'config/puma.rb', 'app.rb', 'main.rb', 'server.rb'],
    });
    const start = startOf(project, gemfile, framework, sources);
    if (start === undefined) {
        project.reject('ruby project', 'it has neither config.ru nor app.rb nor a command in a Procfile: it is a library');
        return undefined;
    }
    const shown = folder.where(gemfile === undefined ? (folder.first('config.ru', 'app.rb', 'main.rb', 'server.rb') ?? '.') : 'Gemfile');
    project.decide('language', 'ruby', gemfile === undefined ? 'the folder holds a Ruby program' : 'the Gemfile is its manifest', shown);
    project.decide('build system', gemfile === undefined ? 'ruby' : 'bundler', gemfile === undefined ? 'there is nothing to install' : 'the Gemfile is its manifest', shown);
    if (chosen !== undefined)
        project.decide('framework', chosen.framework.id, `the Gemfile names ${chosen.dependency}`, gemfile?.gems.get(chosen.dependency));
    const { wish, conflict } = rubyWish(folder);
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    const stream = project.stream('ruby', wish);
    return draftOf(project, { gemfile, framework, sources, start, stream });
}
/** Runs through the interpreter, so that no script in the image needs `env` to find it. */
function bundleExec(gemfile, ...words) {
    return gemfile === undefined || gemfile.gems.size === 0 ? words : ['ruby', '-S', 'bundle', 'exec', ...words];
}
function startOf(project, gemfile, framework, sources) {
    const { folder } = project;
    const usual = framework?.port === undefined
        ? undefined
        : { value: framework.port, because: `${framework.id} listens there unless told otherwise` };
    const scan = scanPorts(sources, PORTS);
    const rack = folder.has('config.ru');
    const program = folder.first('app.rb', 'main.rb', 'server.rb', 'web.rb', 'index.rb') ??
        (sources.length === 1 && !project.strict ? sources[0]?.name : undefined);
    const hint = project.hints.start;
    if (hint === undefined && !rack && program === undefined && framework?.id !== 'rails')
        return undefined;
    const port = decidePort(project, scan, usual ?? (scan.readsPort ? { value: 3000, because: 'the source reads PORT and names no default' } : undefined));
    const made = (value, because, file) => ({
        value,
        because,
        location: folder.where(file),
        port,
        shell: false,
        env: {},
    });
    const has = (name) => gemfile?.gems.has(name) === true || gemfile?.locked.has(name) === true;
    if (hint !== undefined) {
        const { argv, env } = parseStartLine(hint.value, port);
        const evidence = { because: hint.because, ...(hint.location === undefined ? {} : { location: hint.location }) };
        if (argv === undefined)
            return { value: ['/bin/sh', '-c', hint.value], ...evidence, port, shell: true, env: {} };
        const inner = argv[0] === 'bundle' && argv[1] === 'exec' ? argv.slice(2) : argv;
        return {
            value: inner[0] === 'ruby' && gemfile === undefined ? inner : bundleExec(gemfile, ...inner),
            ...evidence,
            port,
            shell: false,
            env,
        };
    }
    if (framework?.id === 'rails') {
        const command = has('puma')
            ? [
                'puma',
                '-b',
                `tcp://0.0.0.0:${port ?? 3000}`,
                ...(folder.has('config/puma.rb') ? ['-C', 'config/puma.rb'] : []),
            ]
            : ['rails', 'server', '-b', '0.0.0.0', '-p', String(port ?? 3000)];
        return made(bundleExec(gemfile, ...command), 'Rails runs in its production server', folder.has('config/puma.rb') ? 'config/puma.rb' : 'Gemfile');
    }
    if (rack && has('puma'))
        return made(bundleExec(gemfile, 'puma', '-b', `tcp://0.0.0.0:${port ?? 9292}`), 'config.ru is a Rack application, and puma is among the gems', 'config.ru');
    if (rack)
        return made(bundleExec(gemfile, 'rackup', '-o', '0.0.0.0', '-p', String(port ?? 9292)), 'config.ru is a Rack application', 'config.ru');
    if (program === undefined)
        return undefined;
    return made(gemfile === undefined || gemfile.gems.size === 0 ? ['ruby', program] : bundleExec(gemfile, 'ruby', program), 'it is the file that such programs start with', program);
}
function draftOf(project, { gemfile, framework, sources, start, stream }) {
    const { folder } = project;
    project.decide('start command', start.value.join(' '), start.because, start.location);
    const found = healthRoute(sources, bundler_ROUTES) ?? project.hints.health;
    const health = found === undefined || start.port === undefined ? undefined : project.accept('health', found);
    const installs = gemfile !== undefined && gemfile.gems.size > 0;
    const native = nativeParts(project, gemfile);
    const rails = framework?.id === 'rails';
    const pipeline = rails &&
        ['sprockets', 'sprockets-rails', 'propshaft'].some((name) => gemfile?.locked.has(name) === true || gemfile?.gems.has(name) === true);
    const assets = assetBuild(project, PACKAGE_MANAGERS, { always: pipeline });
    const bundlerPackage = `ruby${stream.stream}-bundler`;
    const env = installs
        ? { ...BUNDLE_ENV, ...(folder.has('Gemfile.lock') && fitsPlatform(gemfile) ? { BUNDLE_DEPLOYMENT: '1' } : {}) }
        : {};
    const port = start.port;
    return {
        language: 'ruby',
        buildSystem: gemfile === undefined ? 'ruby' : 'bundler',
        ...(framework === undefined ? {} : { framework: framework.id }),
        build: {
            packages: installs
                ? [
                    stream.package,
                    `${stream.package}-dev`,
                    bundlerPackage,
                    'build-base',
                    ...native.build,
                    ...(assets?.packages ?? []),
                ]
                : (assets?.packages ?? []),
            env: {
                ...env,
                ...(installs ? { BUNDLE_USER_CACHE: '/root/.cache/bundle', BUNDLE_FROZEN: 'false' } : {}),
                ...assets?.env,
            },
            cache: [...(installs ? ['/root/.cache/bundle'] : []), ...(assets?.cache ?? [])],
            commands: installs || assets !== undefined ? commandsOf(project, gemfile, assets, pipeline, installs) : [],
        },
        runtime: {
            packages: [
                stream.package,
                ...(installs ? [bundlerPackage] : []),
                ...native.runtime,
                ...(start.shell ? ['busybox'] : []),
            ],
            env: {
                ...env,
                ...(port === undefined ? {} : { PORT: String(port) }),
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
/** A lock file made on another system names platforms that are not ours; Bundler refuses to install from it as it stands. */
function fitsPlatform(gemfile) {
    const platforms = gemfile?.platforms ?? [];
    return platforms.length === 0 || platforms.some((name) => name === 'ruby' || name.includes('linux'));
}
function commandsOf(project, gemfile, assets, pipeline, installs) {
    const { folder } = project;
    const inputs = folder.existing('Gemfile', 'Gemfile.lock', '.ruby-version', '.tool-versions', 'vendor/cache');
    const bundle = gemfile?.hasPathGems === true
        ? { run: 'bundle install', name: 'install gems' }
        : { run: 'bundle install', inputs: [...inputs], name: 'install gems' };
    if (pipeline)
        project.decide('assets', 'rails assets:precompile', 'the asset pipeline is among the gems', folder.where('Gemfile'));
    return [
        ...(installs ? [bundle] : []),
        ...(assets?.install ?? []),
        ...(assets?.build ?? []),
        ...(pipeline
            ? [
                {
                    run: 'RAILS_ENV=production SECRET_KEY_BASE_DUMMY=1 SECRET_KEY_BASE=build bundle exec rails assets:precompile',
                    name: 'compile assets',
                },
            ]
            : []),
        ...(assets?.cleanup ?? []),
    ];
}
function nativeParts(project, gemfile) {
    const build = ['yaml-dev'];
    const runtime = [];
    for (const [gem, needs] of Object.entries(RUBY_NATIVE)) {
        if (gemfile === undefined || !(gemfile.gems.has(gem) || gemfile.locked.has(gem)))
            continue;
        project.decide('system packages', [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])].join(' '), `${gem} ${needs.why}`, gemfile.gems.get(gem) ?? project.folder.where('Gemfile.lock'));
        build.push(...project.available(needs.build ?? [], gem));
        runtime.push(...project.available(needs.runtime ?? [], gem));
    }
    return { build, runtime };
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/rust/cargo-toml.js


function readCargo(folder) {
    const document = folder.toml('Cargo.toml');
    if (document === undefined)
        return undefined;
    const dependencies = Object.entries(asRecord(document.get('dependencies'))).map(([name, value]) => asString(asRecord(value).package) ?? name);
    return {
        document,
        name: asString(document.get('package', 'name')),
        dependencies,
        isWorkspace: document.get('workspace') !== undefined,
    };
}
/** The programs of a package: those it declares, src/main.rs under the package's name, and the files in src/bin. */
function binaries(folder, { document, name }) {
    const declared = asArray(document.get('bin')).flatMap((entry, index) => {
        const binary = asString(asRecord(entry).name);
        if (binary === undefined)
            return [];
        const path = asString(asRecord(entry).path) ?? (folder.has(`src/bin/${binary}.rs`) ? `src/bin/${binary}.rs` : 'src/main.rs');
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
        ...asStrings(document.get('workspace', 'members')),
        ...asStrings(document.get('workspace', 'exclude')).map((path) => `!${path}`),
    ];
    const below = root.repository.folders.flatMap((path) => {
        if (path === '.' || (!root.isRoot && !path.startsWith(`${root.path}/`)))
            return [];
        return [root.relative(path)];
    });
    return globSelect(below, patterns).filter((path) => root.has(`${path}/Cargo.toml`));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/rust/native.js
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
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/start-hint.js

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

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/cargo.js












const cargo_PORTS = {
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
    /(?:==|=>|^\s*)\s*"(?:GET )?(?<path>\/[^"]*)"\s*=>/gm,
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
    const binary = chooseBinary(project, manifest);
    if (binary === undefined) {
        project.reject('cargo package', 'it has neither src/main.rs nor another program: it is a library');
        return undefined;
    }
    project.decide('language', 'rust', 'Cargo.toml declares a package', folder.where('Cargo.toml', manifest.document.line('package', 'name')));
    project.decide('build system', 'cargo', 'Cargo.toml declares a package', folder.where('Cargo.toml'));
    const chosen = chooseFramework(RUST_FRAMEWORKS, manifest.dependencies);
    if (chosen !== undefined) {
        project.decide('framework', chosen.framework.id, `Cargo.toml depends on ${chosen.dependency}`, folder.where('Cargo.toml', manifest.document.line('dependencies', chosen.dependency)));
    }
    return cargo_draftOf(project, manifest, binary, chosen?.framework, toolchain(project, manifest));
}
function chooseBinary(project, manifest) {
    const all = binaries(project.folder, manifest);
    const wanted = asString(manifest.document.get('package', 'default-run'));
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
    const channel = isToml ? asString(document?.get('toolchain', 'channel')) : file.read(name)?.trim();
    if (channel !== undefined && /^(?:nightly|beta)/.test(channel)) {
        project.problem('VERSION_UNAVAILABLE', `${name} asks for ${channel}, and the package index has stable releases only`, 'Build with a stable release, or bring a Dockerfile.', file.where(name, document?.line('toolchain', 'channel')));
    }
    const lower = asString(manifest.document.get('package', 'rust-version')) ??
        asString(root.toml('Cargo.toml')?.get('workspace', 'package', 'rust-version'));
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
    const scan = scanPorts(sources, cargo_PORTS);
    const port = decidePort(project, scan, usual ?? (scan.readsPort ? { value: 8080, because: 'the source reads PORT and names no default' } : undefined));
    const health = healthRoute(sources, cargo_ROUTES) ?? project.hints.health;
    const native = cargo_nativeParts(project, root.read('Cargo.lock') ?? '');
    const locked = root.has('Cargo.lock') ? ' --locked' : '';
    const start = hintedStart(project, port);
    const installed = `/usr/local/bin/${binary.name}`;
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
            env: { CARGO_HOME: '/root/.cargo', CARGO_TARGET_DIR: '/root/target' },
            cache: ['/root/.cargo/git', '/root/.cargo/registry'],
            commands: [
                { run: `cargo build --release${locked} --package ${manifest.name ?? ''} --bin ${binary.name}`, name: 'build' },
            ],
        },
        runtime: {
            packages: ['glibc', 'libgcc', ...native.runtime, ...(start?.shell === true ? ['busybox'] : [])],
            env: {
                ...(port === undefined ? {} : { PORT: String(port), ...framework?.runtimeEnv?.(view, port) }),
                ...start?.env,
            },
            copy: [
                { from: `/root/target/release/${binary.name}`, to: installed },
                ...assetCopies(folder, (name) => folder.has(`${name}/Cargo.toml`)),
            ],
            command: start?.command ?? [installed],
            ports: port === undefined ? [] : [port],
            ...(health === undefined ? {} : { health: project.accept('health', health) }),
        },
    };
}
/** What the locked crates need; a crate that brings the library's own source needs nothing of the system. */
function cargo_nativeParts(project, lock) {
    const locked = new Set([...lock.matchAll(/^name = "([^"]+)"$/gm)].map((match) => match[1] ?? ''));
    const build = [];
    const runtime = [];
    for (const [crate, needs] of Object.entries(RUST_NATIVE)) {
        const vendored = crate === 'openssl-sys' && locked.has('openssl-src');
        if (!locked.has(crate) || vendored)
            continue;
        project.decide('system packages', [...new Set([...(needs.build ?? []), ...(needs.runtime ?? [])])].join(' '), `${crate} ${needs.why}`, project.folder.where('Cargo.lock'));
        build.push(...project.available(needs.build ?? [], crate));
        runtime.push(...project.available(needs.runtime ?? [], crate));
    }
    return { build, runtime };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/c/libraries.js
/** Libraries by the names that build files ask for them (CMake's find_package, pkg-config), in lower case. */
const C_LIBRARIES = {
    boost: { build: ['boost-dev'], why: 'is looked for' },
    curl: { build: ['curl-dev'], runtime: ['libcurl-openssl4'], why: 'is looked for' },
    libcurl: { build: ['curl-dev'], runtime: ['libcurl-openssl4'], why: 'is looked for' },
    openssl: { build: ['openssl-dev'], runtime: ['libssl3', 'libcrypto3'], why: 'is looked for' },
    postgresql: { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is looked for' },
    libpq: { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is looked for' },
    protobuf: { build: ['protobuf-dev', 'protoc'], why: 'is looked for' },
    sqlite3: { build: ['sqlite-dev'], runtime: ['sqlite-libs'], why: 'is looked for' },
    zlib: { build: ['zlib-dev'], runtime: ['zlib'], why: 'is looked for' },
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
    const start = hintedStart(project, port);
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
            env: { ...(port === undefined ? {} : { PORT: String(port) }), ...start?.env },
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
        const text = blankComments(folder.read('CMakeLists.txt') ?? '', 'hash');
        const lineAt = lineIndex(text);
        const at = (index) => folder.where('CMakeLists.txt', lineAt(index));
        const projectName = /\bproject\s*\(\s*"?([\w.-]+)/i.exec(text)?.[1] ?? 'app';
        const programs = [...text.matchAll(/\badd_executable\s*\(\s*"?([\w.${}-]+)"?(?!\s+(?:ALIAS|IMPORTED))/gi)].map((match) => ({
            name: (match[1] ?? '').replace(/\$\{(?:PROJECT_NAME|CMAKE_PROJECT_NAME)\}/g, projectName),
            location: at(match.index),
        }));
        const program = programs.find(({ name }) => name === projectName) ??
            programs.find(({ name }) => !/test|bench|example/i.test(name));
        if (program === undefined || program.name.includes('${')) {
            project.reject('cmake project', 'no add_executable in CMakeLists.txt names a program');
            return undefined;
        }
        return cDraft(project, {
            system: 'cmake',
            shownBy: folder.where('CMakeLists.txt'),
            program: { ...program, path: `/root/build/${program.name}` },
            tools: ['cmake'],
            commands: [
                { run: 'cmake -S . -B /root/build -DCMAKE_BUILD_TYPE=Release', name: 'configure' },
                { run: 'cmake --build /root/build --parallel', name: 'build' },
            ],
            libraries: [
                ...text.matchAll(/\b(?:find_package|pkg_check_modules\s*\(\s*\w+(?:\s+REQUIRED)?)\s*\(?\s*([\w.+-]+)/gi),
            ].map((match) => ({ name: match[1] ?? '', location: at(match.index) })),
        });
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/php/composer.js



const composer_FILES = { plain: ['.php-version'], tools: ['php'], depth: 2, read: composerRange };
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
    const extensions = new Map(lockedExtensions(folder).map((name) => [name, folder.where('composer.lock')]));
    for (const key of Object.keys(asRecord(document.get('require')))) {
        const location = folder.where('composer.json', document.line('require', key));
        if (key.startsWith('ext-'))
            extensions.set(key.slice(4).toLowerCase(), location);
        else if (key.includes('/'))
            requires.set(key.toLowerCase(), location);
    }
    const repositories = document.get('repositories');
    const listed = isRecord(repositories) ? Object.values(repositories) : asArray(repositories);
    return {
        name: asString(document.get('name')),
        requires,
        extensions,
        hasPathRepositories: listed.some((entry) => asRecord(entry).type === 'path'),
    };
}
/** Extensions that the locked packages need. Read without positions, since lock files are long and nobody edits them. */
function lockedExtensions(folder) {
    const text = folder.read('composer.lock');
    if (text === undefined)
        return [];
    const packages = /"packages"\s*:\s*\[/.exec(text)?.index ?? 0;
    const development = text.indexOf('"packages-dev"');
    const production = text.slice(packages, development === -1 ? undefined : development);
    // Of a package's lists only `require` counts; suggestions and development needs stand under other keys.
    return [...production.matchAll(/"require"\s*:\s*\{([^{}]*)\}/g)].flatMap((block) => [...(block[1] ?? '').matchAll(/"ext-([\w-]+)"/g)].map((match) => (match[1] ?? '').toLowerCase()));
}
function phpWish(folder) {
    const document = folder.json('composer.json');
    const at = (...path) => folder.where('composer.json', document?.line(...path));
    return chooseWish([
        ...wishOf(asString(document?.get('config', 'platform', 'php')), 'config.platform.php', at('config', 'platform', 'php'), composer_FILES),
        ...wishOf(asString(document?.get('require', 'php')), 'require.php', at('require', 'php'), composer_FILES),
        ...versionFileWishes(folder, composer_FILES),
    ], 2);
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
    'session',
    'tokenizer',
    'xml',
];
/** Extensions that are compiled in or whose package has another name. */
const BUILT_IN = new Set([
    'core',
    'date',
    'filter',
    'hash',
    'json',
    'libxml',
    'lexbor',
    'pcre',
    'random',
    'reflection',
    'session',
    'spl',
    'standard',
    'tokenizer',
    'uri',
    'zend-opcache',
    'opcache',
]);
const OTHER_NAMES = {
    mongodb: 'pecl-mongodb',
    'pdo-mysql': 'pdo_mysql',
    'pdo-pgsql': 'pdo_pgsql',
    sqlsrv: 'pecl-sqlsrv',
    pdo_sqlsrv: 'pecl-pdosqlsrv',
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
    'doctrine/dbal': ['pdo'],
};
/** WordPress as its own files, without Composer. */
const WORDPRESS_SET = FRAMEWORK_SETS['roots/wordpress'] ?? [];
/** Packages of the extensions that a project needs: the base, its framework's set, and what its manifests name. */
function extensionPackages(project, php, composer, more = []) {
    const sets = Object.entries(FRAMEWORK_SETS).filter(([name]) => composer?.requires.has(name) === true);
    for (const [name, extensions] of sets) {
        project.decide('php extensions', extensions.join(' '), `applications of ${name} use them`, composer?.requires.get(name));
    }
    const packages = new Set();
    const add = (extension, needed) => {
        const name = `${php.package}-${OTHER_NAMES[extension] ?? extension}`;
        if (project.catalog.has(name))
            packages.add(name);
        else if (needed && !BUILT_IN.has(extension)) {
            project.problem('PACKAGE_UNKNOWN', `the extension ${extension} has no package for PHP ${php.stream}`, 'Remove the requirement, choose another version of PHP, or bring a Dockerfile.', composer?.extensions.get(extension));
        }
    };
    for (const extension of [...BASE, ...more, ...sets.flatMap(([, extensions]) => extensions)])
        add(extension, false);
    for (const [extension, location] of composer?.extensions ?? []) {
        add(extension, true);
        if (!BASE.includes(extension) && location.file.endsWith('composer.json'))
            project.decide('php extension', extension, 'composer.json requires it', location);
    }
    return [...packages];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/php/server.js
/** The port that nginx listens on. */
const PHP_PORT = 8080;
/** Configuration of nginx, of PHP's process manager, and the script that runs both and ends when either does. */
function phpServerCommands(server) {
    return [
        hereDocument('/root/nginx.conf', nginxConfiguration(server.root), 'write nginx.conf'),
        hereDocument('/root/php-fpm.conf', FPM_CONFIGURATION, 'write php-fpm.conf'),
        hereDocument('/root/serve', serveScript(server.prepare), 'write the start script'),
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
/** No user and group: both servers run as the image's user already. */
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
`;
function serveScript(prepare) {
    return `${prepare.map((line) => `${line}\n`).join('')}php-fpm -F -y /etc/aipack/php-fpm.conf &
fpm=$!
nginx -e stderr -g 'daemon off;' &
web=$!
trap 'kill -QUIT $web $fpm' TERM INT QUIT
wait -n
status=$?
kill -QUIT $web $fpm
wait
exit $status
`;
}
function nginxConfiguration(root) {
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
  client_max_body_size 64m;
  sendfile on;
  server_tokens off;

  server {
    listen ${PHP_PORT};
    root ${root};
    index index.php index.html;
    absolute_redirect off;

    location / {
      try_files $uri $uri/ /index.php?$query_string;
    }

    location ~ \\.php$ {
      try_files $uri =404;
      fastcgi_pass unix:/tmp/php-fpm.sock;
      fastcgi_index index.php;
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_param DOCUMENT_ROOT $document_root;
    }

    location ~ ^/(?:vendor|composer\\.(?:json|lock)|package(?:-lock)?\\.json)(?:/|$) {
      deny all;
    }

    location ~ /\\.(?!well-known/) {
      deny all;
    }
  }
}
`;
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
        const name = folder.first('index.php', 'public/index.php');
        return name === undefined ? undefined : folder.where(name);
    },
    plan: (project) => planPhp(project, undefined),
};
const ROOTS = ['public', 'web', 'webroot', 'www', 'htdocs', 'docroot', 'html', 'public_html', '.'];
const composer_ROUTES = [
    /Route::(?:get|any|view)\(\s*['"](?<path>\/?[^'"{]*)['"]/g,
    /#\[Route\(\s*(?:path\s*:\s*)?['"](?<path>\/[^'"]*)['"]/g,
    /@Route\(\s*["'](?<path>\/[^"']*)["']/g,
    /\$(?:app|router|group|this|routes)->(?:get|any|map)\(\s*(?:\[[^\]]*\]\s*,\s*)?['"](?<path>\/[^'"]*)['"]/g,
    /\bhealth\s*:\s*['"](?<path>\/[^'"]*)['"]/g,
    /(?:===?\s*|case\s+)['"](?<path>\/[^'"]*)['"]/g,
];
function planPhp(project, manifest) {
    const { folder } = project;
    const root = documentRoot(project);
    const cli = root === undefined ? commandLine(project) : undefined;
    if (root === undefined && cli === undefined) {
        project.reject('php project', 'it has neither an index.php nor a command in a Procfile: it is a library');
        return undefined;
    }
    const shown = manifest === undefined
        ? folder.where(folder.first('index.php', 'public/index.php') ?? '.')
        : folder.where('composer.json');
    project.decide('language', 'php', manifest === undefined ? 'the folder holds PHP pages' : 'composer.json is its manifest', shown);
    project.decide('build system', manifest === undefined ? 'php' : 'composer', manifest === undefined ? 'there is nothing to install' : 'composer.json is its manifest', shown);
    const chosen = chooseFramework(PHP_FRAMEWORKS, manifest?.requires.keys() ?? []);
    if (chosen !== undefined)
        project.decide('framework', chosen.framework.id, `composer.json requires ${chosen.dependency}`, manifest?.requires.get(chosen.dependency));
    const { wish, conflict } = phpWish(folder);
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    const stream = project.stream('php', wish);
    const wordpress = folder.has('wp-config.php') || folder.has('wp-login.php');
    const extensions = extensionPackages(project, stream, manifest, wordpress ? WORDPRESS_SET : []);
    const assets = root === undefined ? undefined : assetBuild(project, PACKAGE_MANAGERS, { always: false });
    const framework = chosen?.framework;
    const health = root === undefined ? undefined : healthOf(project, framework, manifest);
    const base = {
        ...(manifest?.name === undefined ? {} : { name: manifest.name }),
        language: 'php',
        buildSystem: manifest === undefined ? 'php' : 'composer',
        ...(framework === undefined ? {} : { framework: framework.id }),
    };
    const install = manifest === undefined ? [] : composerCommands(folder, manifest);
    const buildPackages = [
        ...(manifest === undefined ? [] : [stream.package, 'composer', 'git', 'unzip', ...extensions]),
        ...(assets?.packages ?? []),
    ];
    const serve = root === undefined
        ? []
        : phpServerCommands({
            root: external_node_path_.posix.join('/app', root),
            prepare: framework?.id === 'laravel'
                ? [
                    'mkdir -p /tmp/storage/framework/cache /tmp/storage/framework/sessions /tmp/storage/framework/views /tmp/storage/logs',
                ]
                : [],
        });
    return {
        ...base,
        build: {
            packages: buildPackages,
            env: {
                ...(manifest === undefined
                    ? {}
                    : {
                        COMPOSER_ALLOW_SUPERUSER: '1',
                        COMPOSER_CACHE_DIR: '/root/.cache/composer',
                        COMPOSER_NO_INTERACTION: '1',
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
            ],
        },
        runtime: {
            packages: [
                stream.package,
                ...extensions,
                ...(cli === undefined ? [`${stream.package}-fpm`, 'nginx-mainline', 'busybox'] : cli.shell ? ['busybox'] : []),
            ],
            env: {
                ...(root === undefined ? {} : { PORT: String(PHP_PORT) }),
                ...framework?.runtimeEnv?.(phpView(project, manifest), PHP_PORT),
            },
            copy: [
                ...(root === undefined ? [] : PHP_SERVER_COPIES),
                ...(manifest !== undefined && manifest.requires.size > 0 ? [{ from: 'vendor', to: 'vendor' }] : []),
                { from: '.', to: '.' },
            ],
            command: cli?.command ?? PHP_SERVER_COMMAND,
            ports: root === undefined
                ? []
                : [project.decide('port', PHP_PORT, 'nginx runs without privileges, so it listens above 1024')],
            ...(health === undefined ? {} : { health }),
        },
    };
}
function cleanAssets(assets) {
    return assets === undefined ? [] : [...assets.build, ...assets.cleanup];
}
/** The folder that visitors see: what a Procfile's web server names, else the usual one with an index.php. */
function documentRoot(project) {
    const { folder } = project;
    const hinted = /^(?:vendor\/bin\/)?heroku-php-(?:apache2|nginx)(?:\s+-\S+(?:\s+\S+)?)*\s+([\w./-]+?)\/?$/.exec(project.hints.start?.value ?? '')?.[1];
    const root = hinted ?? ROOTS.find((name) => folder.has(external_node_path_.posix.join(name, 'index.php')));
    if (root === undefined || (project.strict && root === '.' && !folder.has('composer.json')))
        return undefined;
    const page = external_node_path_.posix.join(root, 'index.php');
    project.decide('document root', root, hinted === undefined ? 'the front controller lies there' : 'the Procfile names it', folder.where(folder.has(page) ? page : root));
    project.decide('start command', PHP_SERVER_COMMAND.join(' '), 'PHP runs in its process manager behind nginx, which needs a script that starts both', folder.where(page));
    return root;
}
/** A command-line program: what the Procfile runs. */
function commandLine(project) {
    const hint = project.hints.start;
    if (hint === undefined)
        return undefined;
    const { argv } = parseStartLine(hint.value);
    const command = argv ?? ['/bin/sh', '-c', hint.value];
    project.decide('start command', command.join(' '), hint.because, hint.location);
    return { command, shell: argv === undefined };
}
/** Libraries first, from the manifests alone; scripts and the class map need the source. */
function composerCommands(folder, manifest) {
    const inputs = folder.existing('composer.json', 'composer.lock', 'symfony.lock', 'auth.json', 'patches');
    const flags = '--no-dev --no-interaction --no-progress --prefer-dist';
    const first = { run: `composer install ${flags} --no-scripts --no-autoloader`, name: 'install dependencies' };
    return [
        manifest.hasPathRepositories ? first : { ...first, inputs: [...inputs] },
        { run: `composer install ${flags} --optimize-autoloader`, name: 'finish the installation' },
    ];
}
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
function healthOf(project, framework, manifest) {
    const view = phpView(project, manifest);
    // Laravel puts what routes/api.php says below /api.
    const found = framework?.healthEndpoints?.(view) ??
        healthRoute(view.sources().filter(({ name }) => name !== 'routes/api.php'), composer_ROUTES) ??
        project.hints.health;
    return found === undefined ? undefined : project.accept('health', found);
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
        const name = asString(pubspec?.get('name')) ?? 'app';
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
                        inputs: [...folder.existing('pubspec.yaml', 'pubspec.lock')],
                        name: 'download packages',
                    },
                    { run: `dart compile exe bin/${program} -o /root/${name}`, name: 'build' },
                ],
            },
            runtime: {
                packages: ['glibc'],
                env: port === undefined ? {} : { PORT: String(port) },
                copy: [{ from: `/root/${name}`, to: installed }],
                command: [installed],
                ports: port === undefined ? [] : [port],
                ...(health === undefined ? {} : { health: project.accept('health', health) }),
            },
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/deno.js





const deno_PORTS = {
    withDefault: [/Deno\.env\.get\(\s*["']PORT["']\s*\)\s*(?:\?\?|\|\|)\s*["']?(?<port>\d{2,5})/],
    literal: [
        /\bDeno\.serve\(\s*\{[^}]*?\bport\s*:\s*(?<port>\d{2,5})/,
        /\.listen\(\s*\{[^}]*?\bport\s*:\s*(?<port>\d{2,5})/,
        /\bserve\([^;]{0,200}?\bport\s*:\s*(?<port>\d{2,5})/,
    ],
    mention: [/Deno\.env\.get\(\s*["']PORT["']/],
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
    const entry = start.value.find((word) => /\.[jt]sx?$/.test(word)) ?? 'main.ts';
    const sources = sourceFiles(folder, { extensions: ['.ts', '.tsx', '.js'], comments: 'slashes', first: [entry] });
    const fresh = JSON.stringify(config?.root ?? {}).includes('fresh') || folder.has('fresh.gen.ts');
    const port = decidePort(project, scanPorts(sources, deno_PORTS), sources.some(({ text }) => /\bDeno\.serve\(|\bserve\(/.test(text)) || fresh
        ? { value: 8000, because: 'Deno serves there unless told otherwise' }
        : undefined);
    const health = port === undefined ? undefined : (healthRoute(sources, deno_ROUTES) ?? project.hints.health);
    const build = asString(config?.get('tasks', 'build'));
    return {
        ...(asString(config?.get('name')) === undefined ? {} : { name: asString(config?.get('name')) ?? '' }),
        language: 'typescript',
        buildSystem: 'deno',
        ...(fresh ? { framework: project.decide('framework', 'fresh', 'the configuration imports it', shown) } : {}),
        build: {
            packages: ['deno'],
            env: { DENO_DIR: CACHE },
            commands: [
                { run: `deno cache ${entry}`, name: 'download dependencies' },
                ...(build === undefined ? [] : [{ run: 'deno task build', name: 'build' }]),
            ],
        },
        runtime: {
            packages: ['deno', 'libgcc'],
            env: { DENO_DIR: '/deno', DENO_NO_UPDATE_CHECK: '1', ...(port === undefined ? {} : { PORT: String(port) }) },
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
    const task = ['start', 'serve', 'preview'].find((name) => typeof asRecord(config?.get('tasks'))[name] === 'string');
    const argv = task === undefined ? undefined : parseStartLine(asString(config?.get('tasks', task)) ?? '').argv;
    const line = task === undefined ? undefined : config?.line('tasks', task);
    const entry = folder.first(...ENTRIES);
    // A task that watches or that names no program is for development.
    if (argv?.[0] === 'deno' &&
        argv[1] === 'run' &&
        !argv.some((word) => word.startsWith('--watch')) &&
        config !== undefined) {
        const production = argv.map((word) => (word === 'dev.ts' && folder.has('main.ts') ? 'main.ts' : word));
        return {
            value: production,
            because: `tasks.${task ?? ''} says so`,
            location: line === undefined ? { file: config.file } : { file: config.file, line },
        };
    }
    return entry === undefined
        ? undefined
        : {
            value: ['deno', 'run', '--allow-all', entry],
            because: 'it is the file that such programs start with',
            location: folder.where(entry),
        };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/dotnet/project-file.js


const PROJECT_FILE = /\.(?:cs|fs|vb)proj$/;
/** @throws AipackError MANIFEST_UNREADABLE */
function readDotnetProject(folder, file) {
    const document = folder.xml(file);
    if (document === undefined)
        return undefined;
    const root = rootElement(document);
    const elements = [...descendants(root)];
    const inherited = propsAbove(folder);
    const property = (...names) => {
        const own = elements.find(({ name }) => names.includes(name));
        if (own !== undefined)
            return { text: own.text, location: folder.where(file, own.line) };
        return inherited.find(({ element }) => names.includes(element.name));
    };
    const packages = new Map(elements
        .filter(({ name }) => name === 'PackageReference' || name === 'FrameworkReference')
        .map((element) => [element.attributes.Include ?? '', folder.where(file, element.line)]));
    const sdk = root.attributes.Sdk ?? elements.find(({ name }) => name === 'Sdk')?.attributes.Name ?? '';
    const isWeb = sdk.includes('.Sdk.Web') || packages.has('Microsoft.AspNetCore.App');
    const output = property('OutputType')?.text.toLowerCase();
    const frameworks = property('TargetFramework', 'TargetFrameworks');
    return {
        folder,
        file,
        sdk,
        isWeb,
        isTest: property('IsTestProject')?.text === 'true' ||
            packages.has('Microsoft.NET.Test.Sdk') ||
            [...packages.keys()].some((name) => /^(?:xunit|nunit|mstest)/i.test(name)),
        isExecutable: isWeb || sdk.includes('.Sdk.Worker') || output === 'exe' || output === 'winexe',
        assemblyName: property('AssemblyName')?.text ?? file.replace(PROJECT_FILE, ''),
        framework: frameworks,
        packages,
        references: elements
            .filter(({ name }) => name === 'ProjectReference')
            .map((element) => (element.attributes.Include ?? '').replaceAll('\\', '/')),
    };
}
/** The nearest Directory.Build.props, which MSBuild imports before every project below it. */
function propsAbove(folder) {
    for (let current = folder;; current = current.sub('..')) {
        const document = current.xml('Directory.Build.props');
        if (document !== undefined) {
            return [...descendants(rootElement(document))].map((element) => ({
                element,
                text: element.text,
                location: current.where('Directory.Build.props', element.line),
            }));
        }
        if (current.isRoot)
            return [];
    }
}
/** The project file itself and all that it refers to, from its folder; each once. */
function projectClosure(project, seen = new Set()) {
    const path = project.folder.at(project.file) ?? project.file;
    if (seen.has(path))
        return [];
    seen.add(path);
    return [
        path,
        ...project.references.flatMap((reference) => {
            const folder = project.folder.sub(external_node_path_.posix.dirname(reference));
            const other = readDotnetProject(folder, external_node_path_.posix.basename(reference));
            return other === undefined ? [] : projectClosure(other, seen);
        }),
    ];
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
const LANGUAGES = { cs: 'csharp', fs: 'fsharp', vb: 'vb' };
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
    const found = projects.find(({ isExecutable, isTest }) => isExecutable && !isTest);
    if (found === undefined) {
        project.reject('dotnet project', projects.some(({ isTest }) => isTest) ? 'it holds tests' : 'its output is a library');
        return undefined;
    }
    const extension = found.file.slice(-6, -4);
    project.decide('language', LANGUAGES[extension], `${found.file} is its manifest`, folder.where(found.file));
    project.decide('build system', 'dotnet', `${found.file} is its manifest`, folder.where(found.file));
    const framework = found.isWeb
        ? project.decide('framework', 'aspnet-core', 'the project is built with the web SDK', folder.where(found.file))
        : undefined;
    const sdk = chooseSdk(project, found);
    const sources = sourceFiles(folder, {
        extensions: ['.cs', '.fs', '.vb'],
        comments: 'slashes',
        first: ['Program.cs', 'Program.fs', 'Program.vb'],
    });
    const scan = scanPorts(sources, dotnet_PORTS);
    const port = decidePort(project, scan, found.isWeb ? { value: 8080, because: 'ASP.NET Core listens there in containers' } : undefined);
    const health = port === undefined ? undefined : (healthRoute(sources, dotnet_ROUTES) ?? project.hints.health);
    const start = hintedStart(project, port);
    const command = start?.command ?? ['dotnet', `${found.assemblyName}.dll`];
    if (start === undefined)
        project.decide('start command', command.join(' '), 'it is the assembly that the project makes', folder.where(found.file));
    const runtime = `${found.isWeb ? 'aspnet' : 'dotnet'}-${sdk.stream}-runtime`;
    return {
        name: found.assemblyName,
        language: LANGUAGES[extension],
        buildSystem: 'dotnet',
        ...(framework === undefined ? {} : { framework }),
        build: {
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
                { run: `dotnet restore ${found.file}`, inputs: [...restoreInputs(folder, found)], name: 'restore packages' },
                {
                    run: `dotnet publish ${found.file} --configuration Release --output /root/publish -p:UseAppHost=false`,
                    name: 'publish',
                },
            ],
        },
        runtime: {
            packages: [runtime, 'icu', ...(start?.shell === true ? ['busybox'] : [])],
            env: {
                DOTNET_EnableDiagnostics: '0',
                ...(port === undefined ? {} : { PORT: String(port) }),
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
/** The target framework decides: its major version is the runtime's. global.json only chooses among SDKs that can build it. */
function chooseSdk(project, found) {
    const names = (found.framework?.text ?? '')
        .split(';')
        .map((name) => /^net(?:coreapp)?(\d+)\.\d+/.exec(name.trim())?.[1])
        .filter((major) => major !== undefined);
    const newest = names.sort((a, b) => Number(b) - Number(a))[0];
    const files = { plain: [], tools: ['dotnet', 'dotnet-core'], depth: 1 };
    const location = found.framework?.location;
    if (found.framework !== undefined && newest === undefined) {
        project.problem('VERSION_UNAVAILABLE', `the target framework ${found.framework.text} runs on Windows or on nothing that is still supported`, 'Move the project to a current .NET, net10.0 for example.', location);
    }
    const globalJson = folderWith(project.folder, 'global.json');
    const pinned = asString(globalJson?.json('global.json')?.get('sdk', 'version'));
    const { wish } = chooseWish([
        ...wishOf(newest, 'the target framework', location, { depth: 1 }),
        ...wishOf(pinned, 'global.json', globalJson?.where('global.json'), { depth: 1 }),
        ...versionFileWishes(project.folder, files),
    ], 1);
    return project.stream('dotnet', wish);
}
function folderWith(folder, name) {
    for (let current = folder;; current = current.sub('..')) {
        if (current.has(name))
            return current;
        if (current.isRoot)
            return undefined;
    }
}
/** What restore reads: the project and those it refers to, and the files that MSBuild and NuGet look for on the way up. */
function restoreInputs(folder, found) {
    const projects = projectClosure(found).map((path) => folder.relative(path));
    const beside = projects.map((path) => external_node_path_.posix.join(external_node_path_.posix.dirname(path), 'packages.lock.json'));
    const shared = [];
    for (let current = folder;; current = current.sub('..')) {
        const names = current
            .list()
            .files.filter((name) => /^(?:Directory\.(?:Build|Packages)\.(?:props|targets)|nuget\.config|global\.json)$/i.test(name));
        shared.push(...names.map((name) => folder.relative(current.sub(name).path)));
        if (current.isRoot)
            break;
    }
    return [...new Set([...projects, ...folder.existing(...beside), ...shared])];
}

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
        const main = mainFile(folder, path);
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
    return found.sort((a, b) => main_package_rank(a.path) - main_package_rank(b.path) || (a.path < b.path ? -1 : 1));
}
function main_package_rank(path) {
    if (path === '.')
        return 0;
    const name = PREFERRED.indexOf(external_node_path_.posix.basename(path));
    return (path.startsWith('cmd') ? 10 : 100) + (name === -1 ? PREFERRED.length : name);
}
/** A file with `package main` and `func main()`; build constraints that exclude it by default count against it. */
function mainFile(folder, path) {
    return folder.matching(/^(?!.*_test\.go$).*\.go$/, path).find((name) => {
        const text = folder.read(external_node_path_.posix.join(path, name)) ?? '';
        return /^package main\b/m.test(text) && /^func main\(\)/m.test(text) && !/^\/\/go:build ignore\b/m.test(text);
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/go/scan.js

const GO_PORTS = {
    withDefault: [
        /(?:Getenv|LookupEnv|getEnv|GetEnv|getenv|envOr|env)\(\s*"PORT"\s*,\s*"?:?(?<port>\d{2,5})"?\s*\)/,
        /(?:Getenv|LookupEnv)\("PORT"\)[\s\S]{0,120}?(?:==\s*""|!ok)[\s\S]{0,60}?=\s*":?(?<port>\d{2,5})"/,
        /(?:Getenv|LookupEnv)\("PORT"\)[\s\S]{0,200}?"[\w.]*:?(?<port>\d{4,5})"/,
    ],
    literal: [
        /(?:ListenAndServe(?:TLS)?|\.Run|\.Start|\.Listen|\.StartTLS)\(\s*"[\w.]*:(?<port>\d{2,5})"/,
        /net\.Listen\(\s*"tcp[46]?"\s*,\s*"[\w.]*:(?<port>\d{2,5})"/,
        /\bAddr:\s*"[\w.]*:(?<port>\d{2,5})"/,
        /\b(?:addr|port|listenAddr)\s*(?::=|=)\s*"[\w.]*:?(?<port>\d{4,5})"/,
        /flag\.(?:String|Int)\(\s*"(?:port|addr|listen)"\s*,\s*"?[\w.]*:?(?<port>\d{2,5})/,
        /\bconst\s+port\s*=\s*"?:?(?<port>\d{2,5})/i,
    ],
    mention: [/(?:Getenv|LookupEnv)\(\s*"PORT"\s*\)/],
};
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/go.js













/** Modules that bind C code, and the libraries that the program then needs while running. */
const CGO_MODULES = {
    'github.com/mattn/go-sqlite3': [],
    'github.com/confluentinc/confluent-kafka-go': [],
    'github.com/confluentinc/confluent-kafka-go/v2': [],
    'github.com/h2non/bimg': ['libvips'],
    'github.com/davidbyttow/govips/v2': ['libvips'],
    'gopkg.in/gographics/imagick.v3': ['imagemagick'],
};
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
    recognise: (folder) => (folder.has('main.go') ? folder.where('main.go') : undefined),
    plan: planGo,
};
/** What stands in for a manifest that is not there. */
const NO_MODULE = { module: 'app', go: undefined, requires: [], localReplacements: [] };
function planGo(project) {
    const { folder } = project;
    const mod = readGoMod(folder) ?? NO_MODULE;
    const [main, ...others] = mainPackages(folder);
    if (main === undefined) {
        project.reject('go module', 'no package of it is `main`: it is a library');
        return undefined;
    }
    const shown = mod === NO_MODULE ? main.location : folder.where('go.mod');
    const because = mod === NO_MODULE ? 'a Go program lies there' : 'go.mod declares a module';
    project.decide('language', 'go', because, shown);
    project.decide('build system', 'go', because, shown);
    project.decide('main package', main.path, 'it is the program that the module is about', main.location);
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
    const name = imageName(main.path === '.' ? go_moduleName(mod) : external_node_path_.posix.basename(main.path)) || 'app';
    const binary = `/usr/local/bin/${name}`;
    const cgo = usesC(project, mod, sources);
    const scan = scanPorts(sources, GO_PORTS);
    const usual = framework?.port === undefined
        ? undefined
        : { value: framework.port, because: `${framework.id} listens there unless told otherwise` };
    const mentioned = scan.readsPort ? { value: 8080, because: 'the source reads PORT and names no default' } : undefined;
    const port = decidePort(project, scan, usual ?? mentioned);
    const health = healthRoute(sources, GO_ROUTES) ?? project.hints.health;
    const vendored = folder.has('vendor/modules.txt');
    const start = hintedStart(project, port);
    const command = start?.command ?? [binary];
    if (start === undefined)
        project.decide('start command', binary, 'it is the program that the build makes', main.location);
    return {
        name: go_moduleName(mod),
        language: 'go',
        buildSystem: 'go',
        ...(framework === undefined ? {} : { framework: framework.id }),
        build: {
            packages: [toolchain, ...(cgo === undefined ? [] : ['build-base', ...cgo.flatMap(() => ['pkgconf'])])],
            env: {
                CGO_ENABLED: cgo === undefined ? '0' : '1',
                GOCACHE: '/root/.cache/go-build',
                GOMODCACHE: '/root/go/pkg/mod',
                GOTOOLCHAIN: 'local',
            },
            cache: ['/root/.cache/go-build', '/root/go/pkg/mod'],
            commands: [
                ...(vendored || mod.requires.length === 0
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
                ...(cgo === undefined ? [] : ['glibc', 'libgcc', ...cgo]),
                ...(start?.shell === true ? ['busybox'] : []),
            ],
            env: {
                ...(port === undefined ? {} : { PORT: String(port) }),
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
    const request = directive?.text.replace(/^go/, '') ?? '';
    const range = directive === undefined ? undefined : streamRange(`>=${request}`, 2);
    const wishes = [
        ...(directive === undefined || range === undefined
            ? []
            : [{ request, range, text: directive.text, source: 'the go directive', location: directive.location }]),
        ...versionFileWishes(project.folder, files),
    ];
    return chooseWish(wishes, 2);
}
function go_moduleName(mod) {
    const parts = mod.module.split('/').filter((part) => !/^v\d+$/.test(part));
    return parts.at(-1) ?? 'app';
}
/** The libraries a C-binding program needs while running, or undefined for a program without C. */
function usesC(project, mod, sources) {
    const bound = mod.requires.filter(({ path }) => CGO_MODULES[path] !== undefined);
    const own = sources.find(({ text }) => /^import "C"/m.test(text) || /^\s+"C"\s*$/m.test(text));
    const [first] = bound;
    if (first === undefined && own === undefined)
        return undefined;
    project.decide('cgo', 'on', first === undefined ? 'the source imports "C"' : `${first.path} binds C code`, first?.location ?? own?.where(0));
    return bound.flatMap(({ path }) => project.available(CGO_MODULES[path] ?? [], path));
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
    const lineAt = lineIndex(text);
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
    for (const match of block.matchAll(/^\s*`?(java|application|war|groovy|scala|java-library)`?\s*$/gm))
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
        if (!(error instanceof AipackError))
            throw error;
    }
    const index = (table, read) => new Map(Object.entries(asRecord(document?.get(table))).map(([alias, value]) => [
        alias.replace(/[-_]/g, '.'),
        read(value),
    ]));
    const libraries = index('libraries', (value) => {
        if (typeof value === 'string')
            return value.split(':').slice(0, 2).join(':');
        const entry = asRecord(value);
        const group = asString(entry.group);
        return asString(entry.module) ?? (group === undefined ? undefined : `${group}:${asString(entry.name) ?? ''}`);
    });
    const plugins = index('plugins', (value) => (isRecord(value) ? asString(value.id) : asString(value)?.split(':')[0]));
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/main-class.js

const main_class_ROOTS = ['src/main/java', 'src/main/kotlin', 'src/main/scala', 'src/main/groovy', 'src', 'app'];
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
        const at = file.text.search(/\bmain\s*\(|\bextends\s+(?:App|IOApp)\b|@main\b/);
        return [{ value: name, because: 'it has the main method', location: file.where(Math.max(0, at)) }];
    });
    return found.find(({ value }) => /(?:Application|App|Main|Server)(?:Kt)?$/.test(value)) ?? found[0];
}
function mainClassOf(file, text) {
    const name = file.slice(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
    const packageName = /^\s*package\s+([\w.]+)/m.exec(text)?.[1];
    const qualified = (simple) => (packageName === undefined ? simple : `${packageName}.${simple}`);
    if (file.endsWith('.java') || file.endsWith('.groovy')) {
        return /\bstatic\s+(?:final\s+)?void\s+main\s*\(/.test(text) ? qualified(name) : undefined;
    }
    if (file.endsWith('.kt')) {
        if (/^(?:suspend\s+)?fun\s+main\s*\(/m.test(text))
            return qualified(`${name.charAt(0).toUpperCase()}${name.slice(1)}Kt`);
        return /@JvmStatic\s+fun\s+main\s*\(/.test(text) ? qualified(name) : undefined;
    }
    const object = /\bobject\s+(\w+)\s+extends\s+[^{\n]*\b(?:App|IOApp|ZIOAppDefault)\b/.exec(text)?.[1];
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
    mention: [/getenv\(\s*"PORT"\s*\)|sys\.env/],
};
const java_service_ROUTES = [
    /@(?:Get|Request)(?:Mapping)?\(\s*(?:value\s*=\s*|path\s*=\s*)?\{?\s*"(?<path>\/[^"]*)"/g,
    /@Path\(\s*"(?<path>\/?[^"]*)"/g,
    /\b(?:get|route|path)\(\s*"(?<path>\/[^"]*)"/g,
    /\bcreateContext\(\s*"(?<path>\/[^"]*)"/g,
    /\.route\(\s*HttpMethod\.GET\s*,\s*"(?<path>\/[^"]*)"/g,
    /(?:==|equals\()\s*"(?<path>\/[^"]*)"/g,
];
/** What a JVM service listens on and answers, from its configuration first and its source second. */
function jvmService(project, dependencies) {
    const { folder } = project;
    const language = jvmLanguage(project);
    const chosen = chooseFramework(JAVA_FRAMEWORKS, dependencies.keys());
    const framework = chosen?.framework;
    if (chosen !== undefined) {
        project.decide('framework', chosen.framework.id, `the build depends on ${chosen.dependency}`, dependencies.get(chosen.dependency));
    }
    let sources;
    const view = {
        folder,
        depends: (name) => [...dependencies.keys()].some((key) => key === name || key.endsWith(`:${name}`)),
        sources: () => (sources ??= jvmSources(folder)),
        config: (...names) => {
            const name = folder.first(...names);
            return name === undefined ? undefined : sourceFile(folder, name, 'hash');
        },
    };
    const configured = framework === undefined ? undefined : applicationSetting(folder, PORT_KEYS);
    const scan = scanPorts(view.sources(), java_service_PORTS);
    const fromConfig = configured === undefined ? undefined : numberIn(configured.value);
    const usual = framework?.port === undefined
        ? undefined
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
    const prefix = contextPath(folder);
    const route = framework?.healthEndpoints?.(view) ?? healthRoute(view.sources(), java_service_ROUTES);
    const health = route === undefined ? project.hints.health : { ...route, value: `${prefix}${route.value}` };
    return {
        framework,
        port,
        language,
        health: health === undefined ? undefined : project.accept('health', health),
        env: port === undefined ? {} : { PORT: String(port), ...framework?.runtimeEnv?.(view, port) },
    };
}
const PORT_KEYS = ['server.port', 'quarkus.http.port', 'micronaut.server.port', 'ktor.deployment.port', 'http.port'];
/** `8080`, or the default in `${PORT:8080}`. */
function numberIn(value) {
    const match = /^\D*?(\d{2,5})\}?$/.exec(value.trim());
    return match === null ? undefined : Number(match[1]);
}
function jvmLanguage(project) {
    const { folder } = project;
    const inJava = () => jvmSources(folder).find(({ name }) => name.endsWith('.kt'))?.name;
    const place = ['kotlin', 'scala', 'java'].find((name) => folder.hasFolder(`src/main/${name}`));
    const mixed = place === undefined ? inJava() : undefined;
    const language = place ?? (mixed === undefined ? 'java' : 'kotlin');
    project.decide('language', language, 'its source lies there', folder.where(mixed ?? `src/main/${language}`));
    return language;
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
/**
 * The JDK of a project: what its build names, else what version files name. A later one compiles for the release asked for as well,
 * so where the stream is gone the next one will do. `newest` bounds the choice where the build tool runs on nothing later.
 */
function chooseJdk(project, own, newest) {
    const { wish, conflict } = chooseWish([...own, ...fileWishes(project.folder)], 1);
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    if (wish !== undefined)
        return project.stream('openjdk', wish);
    if (newest === undefined)
        return project.stream('openjdk');
    return project.stream('openjdk', {
        request: `<${newest.major + 1}`,
        range: `<${newest.major + 1}.0.0`,
        text: `at most ${newest.major}`,
        source: newest.because,
    });
}
/** What a build with a JDK needs: the packages, and where its tools find it. */
function jdkParts(jdk) {
    return {
        build: [jdk.package, `${jdk.package}-default-jdk`],
        runtime: [`${jdk.package}-jre`, `${jdk.package}-default-jvm`],
        home: `/usr/lib/jvm/java-${jdk.stream === '8' ? '1.8' : jdk.stream}-openjdk`,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/java/pom.js

/** Generations of parents that are followed. */
const MAX_PARENTS = 8;
/** @throws AipackError MANIFEST_UNREADABLE */
function readPom(folder, generation = 0) {
    const document = folder.xml('pom.xml');
    if (document === undefined)
        return undefined;
    const root = rootElement(document);
    const parent = generation < MAX_PARENTS ? readParent(folder, root, generation) : undefined;
    const at = (element) => folder.where('pom.xml', element.line);
    const own = new Map((find(root, 'properties')?.children ?? []).map((element) => [element.name, element]));
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
    const artifactId = find(root, 'artifactId')?.text ?? 'app';
    const rawVersion = find(root, 'version')?.text ?? find(root, 'parent', 'version')?.text;
    function builtIn(name) {
        if (name === 'project.artifactId' || name === 'artifactId')
            return artifactId;
        if (name === 'project.version' || name === 'version')
            return rawVersion?.includes('${project.version}') === true ? undefined : resolve(rawVersion ?? '', 1);
        return undefined;
    }
    const dependencies = new Map(parent?.dependencies);
    for (const element of childrenOf(find(root, 'dependencies'), 'dependency')) {
        const scope = find(element, 'scope')?.text;
        if (scope === 'test' || scope === 'provided')
            continue;
        dependencies.set(`${find(element, 'groupId')?.text ?? ''}:${find(element, 'artifactId')?.text ?? ''}`, at(element));
    }
    const plugins = new Map(parent?.plugins);
    for (const element of childrenOf(find(root, 'build', 'plugins'), 'plugin')) {
        plugins.set(find(element, 'artifactId')?.text ?? '', { element, location: at(element) });
    }
    const finalName = find(root, 'build', 'finalName')?.text;
    return {
        folder,
        artifactId,
        version: rawVersion === undefined ? undefined : resolve(rawVersion),
        packaging: find(root, 'packaging')?.text ?? 'jar',
        modules: childrenOf(find(root, 'modules'), 'module').map(({ text }) => text),
        dependencies,
        plugins,
        property,
        resolve,
        finalName: finalName === undefined ? parent?.finalName : resolve(finalName),
    };
}
/** The parent pom where it lies in the repository; others are somewhere on the network. */
function readParent(folder, root, generation) {
    const parent = find(root, 'parent');
    if (parent === undefined)
        return undefined;
    const relative = find(parent, 'relativePath')?.text ?? '../pom.xml';
    if (relative === '')
        return undefined;
    const path = relative.endsWith('.xml') ? relative.replace(/\/?[^/]*\.xml$/, '') : relative;
    const above = folder.sub(path === '' ? '.' : path);
    if (above.path === folder.path || !above.has('pom.xml'))
        return undefined;
    const pom = readPom(above, generation + 1);
    return pom?.artifactId === find(parent, 'artifactId')?.text ? pom : undefined;
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
const FLAGS = '-B -ntp -DskipTests';
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
    if (kind === 'war') {
        project.problem('NOTHING_DETECTED', `${pom.artifactId} is a WAR for a servlet container, and none is in the package index`, 'Make it a Spring Boot or an embedded server, or bring a Dockerfile.', project.folder.where('pom.xml'));
    }
    if (kind === 'plain' && main === undefined && project.hints.start === undefined) {
        project.reject('maven project', 'it has no main class: it is a library');
        return undefined;
    }
    const service = jvmService(project, pom.dependencies);
    project.decide('build system', 'maven', 'pom.xml is its manifest', project.folder.where('pom.xml'));
    const jdk = jdkParts(chooseJdk(project, javaWishes(pom)));
    const output = outputOf(project, kind, main);
    const start = hintedStart(project, service.port);
    if (start === undefined)
        project.decide('start command', output.command.join(' '), output.because, main?.location);
    return {
        name: pom.artifactId,
        language: service.language,
        buildSystem: 'maven',
        ...(service.framework === undefined ? {} : { framework: service.framework.id }),
        build: {
            packages: [...jdk.build, 'maven-3.9'],
            env: { JAVA_HOME: jdk.home, MAVEN_OPTS: '-Dmaven.repo.local=/root/.m2/repository' },
            cache: ['/root/.m2/repository'],
            commands: output.commands,
        },
        runtime: runtimeOf(service, jdk.runtime, output.copy, start?.command ?? output.command, { ...start?.env }, start?.shell === true),
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
/** Jars that Maven leaves beside the one that runs. */
const OTHER_JARS = "! -name '*-sources.jar' ! -name '*-javadoc.jar' ! -name '*-tests.jar' ! -name 'original-*.jar'";
function outputOf(project, kind, main) {
    const workspace = project.workspace('Maven modules');
    const member = workspace !== undefined && workspace.root.path !== project.folder.path;
    const root = member ? external_node_path_.posix.join(project.folder.relative(workspace.root.path), 'pom.xml') : 'pom.xml';
    const scope = member ? ` -f ${root} -pl ${workspace.root.relative(project.folder.path)} -am` : '';
    // Modules are installed, so that the copy of dependencies below finds their siblings.
    const build = { run: `mvn ${FLAGS}${scope} ${member ? 'install' : 'package'}`, name: 'build' };
    if (kind === 'quarkus') {
        return {
            commands: [build],
            copy: [{ from: 'target/quarkus-app', to: '.' }],
            command: ['java', '-jar', 'quarkus-run.jar'],
            because: 'Quarkus makes a folder with a jar that runs',
        };
    }
    if (kind === 'boot' || kind === 'shaded' || kind === 'assembly' || kind === 'war') {
        const pattern = kind === 'assembly' ? '*-jar-with-dependencies.jar' : '*.[jw]ar';
        const command = kind !== 'boot' && main !== undefined ? ['java', '-cp', 'app.jar', main.value] : ['java', '-jar', 'app.jar'];
        return {
            commands: [
                build,
                {
                    run: `find target -maxdepth 1 -name '${pattern}' ${OTHER_JARS} -exec cp {} /root/app.jar \\;`,
                    inputs: [],
                    name: 'pick the jar',
                },
            ],
            copy: [{ from: '/root/app.jar', to: 'app.jar' }],
            command,
            because: 'the build packs everything into one jar',
        };
    }
    return {
        commands: [
            build,
            {
                run: `mvn ${FLAGS} dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib`,
                inputs: [],
                name: 'gather dependencies',
            },
            { run: 'mkdir -p target/lib /root/jars', inputs: [], name: 'make the folders' },
            {
                run: `find target -maxdepth 1 -name '*.jar' ${OTHER_JARS} -exec cp {} /root/jars/ \\;`,
                inputs: [],
                name: 'pick the jar',
            },
        ],
        copy: [
            { from: 'target/lib', to: 'lib' },
            { from: '/root/jars', to: 'jars' },
        ],
        command: ['java', '-cp', '/app/jars/*:/app/lib/*', main?.value ?? 'Main'],
        because: 'the class path holds the jar and its dependencies, and the main class is known',
    };
}
const MAIN_PROPERTIES = ['start-class', 'exec.mainClass', 'main.class', 'mainClass', 'app.main.class'];
function mainClass(project, pom) {
    for (const name of MAIN_PROPERTIES) {
        const property = pom.property(name);
        if (property !== undefined)
            return { value: property.value, because: `the property ${name} names it`, location: property.location };
    }
    for (const [name, { element, location }] of pom.plugins) {
        const configured = /"name":"(?:mainClass|Main-Class)"[^{}]*?"text":"([\w.$]+)"|"text":"([\w.$]+)"[^{}]*"name":"mainClass"/.exec(JSON.stringify(element))?.[1] ?? find(element, 'configuration', 'mainClass')?.text;
        const value = configured === undefined ? undefined : pom.resolve(configured);
        if (value !== undefined)
            return { value, because: `${name} names it`, location };
    }
    return findMainClass(project.folder);
}
function javaWishes(pom) {
    const compiler = pom.plugins.get('maven-compiler-plugin');
    const inPlugin = ['release', 'source', 'target'].flatMap((name) => {
        const element = find(compiler?.element, 'configuration', name);
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
/** The newest JDK that a Gradle release runs on, by major and minor (Gradle's compatibility matrix); long-term releases only. */
const RUNS_ON = [
    [9, 1, 25],
    [8, 5, 21],
    [7, 3, 17],
    [5, 0, 11],
];
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
    if (!appliesJvm(plugins) ||
        ((kind === 'plain' || kind === 'distribution') && main === undefined && project.hints.start === undefined)) {
        project.reject('gradle project', 'it neither applies a plugin for applications nor has a main class: it is a library');
        return undefined;
    }
    const service = jvmService(project, withPlugins(dependencies, plugins, folder, script));
    project.decide('build system', 'gradle', `${script.file} is its manifest`, folder.where(script.file));
    const tool = gradleTool(project, root);
    const jdk = jdkParts(chooseJdk(project, gradle_javaWishes([script, ...(inherited === undefined ? [] : [inherited])]), tool.newestJdk));
    const output = gradle_outputOf(kind, main, {
        run: tool.run,
        path: workspace?.member.name ?? '',
        name: distributionName(project, script, root),
    });
    const start = hintedStart(project, service.port);
    if (start === undefined)
        project.decide('start command', output.command.join(' '), output.because, main?.location);
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
            commands: [...(kind === 'plain' ? [INIT_SCRIPT] : []), ...output.commands],
        },
        runtime: runtimeOf(service, jdk.runtime, output.copy, start?.command ?? output.command, { ...start?.env }, start?.shell === true),
    };
}
/** Plugins that the root applies to all projects. */
function sharedPlugins(root) {
    if (root === undefined || !/\b(?:allprojects|subprojects)\s*\{/.test(root.text))
        return [];
    return [...root.plugins].filter((id) => root.text.indexOf(id) > root.text.search(/\b(?:allprojects|subprojects)\s*\{/));
}
function appliesJvm(plugins) {
    return [...plugins].some((id) => /^(?:java|application|war|groovy|scala|java-library|org\.springframework\.boot|org\.jetbrains\.kotlin\.(?:jvm|multiplatform)|kotlin|io\.ktor\.plugin|io\.quarkus|io\.micronaut\.\w+|com\.(?:github\.johnrengelman|gradleup)\.shadow)/.test(id));
}
/** Plugins tell of frameworks too: Ktor's and Boot's bring their dependencies by themselves. */
function withPlugins(dependencies, plugins, folder, script) {
    const all = new Map(dependencies);
    if (plugins.has('org.springframework.boot'))
        all.set('org.springframework.boot:spring-boot', folder.where(script.file));
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
        ['distribution', /^application$/],
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
        [
            'the Java toolchain',
            /\b(?:languageVersion\s*(?:=|\.set\s*\()\s*JavaLanguageVersion\.of|jvmToolchain)\s*\(\s*['"]?(\d+)/,
        ],
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
/** The package where it has the release line that the wrapper asks for; the wrapper itself where it has not. */
function gradleTool(project, root) {
    const properties = 'gradle/wrapper/gradle-wrapper.properties';
    const version = /distributionUrl=.*gradle-(\d+)(?:\.(\d+))?/.exec(root.read(properties) ?? '');
    const major = Number(version?.[1] ?? 9);
    const minor = Number(version?.[2] ?? 99);
    const runsOn = RUNS_ON.find(([thatMajor, thatMinor]) => major > thatMajor || (major === thatMajor && minor >= thatMinor));
    const newestJdk = version === null || runsOn === undefined
        ? {}
        : { newestJdk: { major: runsOn[2], because: `Gradle ${major}.${minor}` } };
    const up = project.folder.relative(root.path);
    const place = up === '.' ? '' : ` -p ${up}`;
    const packaged = `gradle-${major}`;
    if (version === null || project.catalog.has(packaged)) {
        const name = project.catalog.has(packaged) ? packaged : 'gradle';
        project.decide('gradle', name, version === null ? 'there is no wrapper that asks for another' : 'the wrapper asks for this release line', version === null ? undefined : root.where(properties));
        return { run: `gradle${place}`, packages: [name], ...newestJdk };
    }
    if (!root.has('gradlew') || !root.has('gradle/wrapper/gradle-wrapper.jar')) {
        project.problem('VERSION_UNAVAILABLE', `the wrapper asks for Gradle ${major}.${minor}, which is no package, and its script or its jar is not in the repository`, 'Commit gradlew and gradle/wrapper/gradle-wrapper.jar, or move to a current Gradle.', root.where(properties));
    }
    project.decide('gradle', `wrapper ${major}.${minor}`, `no package has Gradle ${major}`, root.where(properties));
    return { run: `sh ${external_node_path_.posix.join(up, 'gradlew')}${place}`, packages: [], ...newestJdk };
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
/** Adds a task that gathers what a plain project needs while running, which the java plugin has no task for. */
const INIT_SCRIPT = {
    run: `cat > /root/libraries.gradle <<'GRADLE'
allprojects {
  plugins.withId('java') {
    tasks.register('gatherLibraries', Copy) {
      from configurations.runtimeClasspath
      into layout.buildDirectory.dir('libraries')
    }
  }
}
GRADLE`,
    inputs: [],
    name: 'write the init script',
};
function gradle_outputOf(kind, main, tool) {
    const build = (task, flags = '') => ({
        run: `${tool.run}${flags} --no-daemon --console=plain ${tool.path}${tool.path === '' ? '' : ':'}${task}`,
        name: 'build',
    });
    // Of all jars that a build leaves, the one whose manifest names a main class is the one that runs.
    const pick = (pattern) => ({
        run: `for jar in build/libs/${pattern}; do if unzip -p "$jar" META-INF/MANIFEST.MF | grep -q '^Main-Class:'; then cp "$jar" /root/app.jar; fi; done`,
        inputs: [],
        name: 'pick the jar',
    });
    const single = {
        copy: [{ from: '/root/app.jar', to: 'app.jar' }],
        command: ['java', '-jar', 'app.jar'],
    };
    switch (kind) {
        case 'boot':
            return {
                ...single,
                commands: [build('assemble'), pick('*.jar')],
                because: 'Spring Boot packs everything into one jar',
            };
        case 'shadow':
            return {
                ...single,
                commands: [build('shadowJar'), pick('*-all.jar')],
                because: 'the shadow plugin packs everything into one jar',
            };
        case 'quarkus':
            return {
                commands: [build('build', ' -x test')],
                copy: [{ from: 'build/quarkus-app', to: '.' }],
                command: ['java', '-jar', 'quarkus-run.jar'],
                because: 'Quarkus makes a folder with a jar that runs',
            };
        case 'distribution':
            return {
                commands: [build('installDist')],
                copy: [{ from: `build/install/${tool.name}/lib`, to: 'lib' }],
                command: ['java', '-cp', '/app/lib/*', main?.value ?? 'Main'],
                because: 'the distribution holds the jar and its dependencies, and the main class is known',
            };
        case 'plain':
            return {
                commands: [
                    {
                        run: `${tool.run} --init-script /root/libraries.gradle --no-daemon --console=plain ${tool.path}${tool.path === '' ? '' : ':'}assemble ${tool.path}${tool.path === '' ? '' : ':'}gatherLibraries`,
                        name: 'build',
                    },
                    { run: 'mkdir -p build/libraries', inputs: [], name: 'make the folder' },
                ],
                copy: [
                    { from: 'build/libraries', to: 'lib' },
                    { from: 'build/libs', to: 'jars' },
                ],
                command: ['java', '-cp', '/app/jars/*:/app/lib/*', main?.value ?? 'Main'],
                because: 'the class path holds the jars and their dependencies, and the main class is known',
            };
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/package-manager.js
/** The JavaScript workspace that a project is a member of. */
function workspaceOf(project) {
    return project.workspace('JavaScript workspace');
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
        if (error instanceof AipackError)
            return [];
        throw error;
    }
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/build.js




/** Scripts that build, the most common first. */
const BUILD_SCRIPTS = ['build', 'build:prod', 'build:production', 'production', 'prod', 'compile'];
function buildParts(js, framework, wish, { needsDevelopment }) {
    const { project, manifest } = js;
    const node = project.stream('nodejs', wish);
    const build = buildCommands(js, framework);
    const lifecycle = [...new Set([manifest, js.rootManifest])].flatMap(lifecycleScripts);
    const production = build.length === 0 && lifecycle.length === 0 && !needsDevelopment;
    const install = installPlan(js, node, production);
    const installs = hasDependencies(js);
    const native = build_nativeParts(js);
    const prunes = installs && !production && !needsDevelopment && developmentDependencies(js);
    const after = prunes ? pruneCommands(js, install) : [];
    // With nothing to install and nothing to build the image takes the source as it is.
    const idle = !installs && build.length === 0;
    return {
        node: node.package,
        packages: idle ? [] : [node.package, ...install.packages, ...native.build],
        env: idle ? {} : { ...install.env, ...framework?.buildEnv, ...native.buildEnv },
        cache: idle ? [] : install.cache,
        commands: idle
            ? []
            : [...(install.setup ?? []), ...(installs ? [installCommand(js, install)] : []), ...build, ...after],
        runtimePackages: native.runtime,
        runtimeEnv: native.runtimeEnv,
        installs,
        ...(prunes && install.deploy !== undefined ? { deployed: install.deploy.directory } : {}),
    };
}
function installPlan(js, node, production) {
    const major = Number.parseInt(node.stream, 10);
    return js.manager.plan({
        project: js.project,
        manifest: js.manifest,
        root: workspaceOf(js.project)?.root ?? js.project.folder,
        rootManifest: js.rootManifest,
        nodeMajor: Number.isNaN(major) ? undefined : major,
        production,
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
    const script = BUILD_SCRIPTS.find((name) => manifest.scripts[name] !== undefined && manifest.scripts[name] !== '');
    const before = neededBuilds(js);
    if (script !== undefined) {
        const line = manifest.line('scripts', script);
        project.decide('build command', manager.run(script), `scripts.${script} says \`${manifest.scripts[script] ?? ''}\``, project.folder.where(manifest.fileName, line));
        return [...before, { run: manager.run(script), name: 'build' }];
    }
    if (framework?.buildCommand !== undefined) {
        const run = manager.exec(framework.buildCommand.join(' '));
        project.decide('build command', run, `${framework.id} builds so, and package.json has no script for it`);
        return [...before, { run, name: 'build' }];
    }
    return before;
}
/** Members of the workspace that the service needs and that have to be built before it. */
function neededBuilds(js) {
    const { project, manager } = js;
    const workspace = workspaceOf(project);
    if (workspace === undefined || workspace.member.path === workspace.root.path)
        return [];
    return inDependencyOrder(js).flatMap((member) => {
        const folder = workspace.root.sub(workspace.root.relative(member.path));
        const hasBuild = typeof folder.json('package.json')?.get('scripts', 'build') === 'string';
        if (!hasBuild)
            return [];
        const command = manager.runIn(project.folder.relative(member.path), member.name, 'build');
        return [{ run: command, name: `build ${member.name}` }];
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
function hasDependencies({ manifest, rootManifest, project }) {
    const some = (one) => one.dependencies.size > 0 || one.devDependencies.size > 0;
    return some(manifest) || some(rootManifest) || (workspaceOf(project)?.members ?? []).length > 0;
}
function developmentDependencies({ manifest, rootManifest }) {
    return manifest.devDependencies.size > 0 || rootManifest.devDependencies.size > 0;
}
function pruneCommands(js, install) {
    const commands = install.deploy?.commands ?? install.prune;
    if (commands === undefined) {
        js.project.decide('development dependencies', 'kept', `${js.manager.id} has no sure way to remove them afterwards`);
        return [];
    }
    return commands.map((run) => ({ run, name: 'remove development dependencies', inputs: [] }));
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/entry.js

/** Files that are run when nothing says what to run; Node looks for index.js, people for the others. */
const NAMES = [
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
const BUILT = /^(?:\.\/)?(?:dist|build|out|lib|output|\.output)\//;
/** The entry of a project without a start script. */
function findEntry(folder, manifest, built) {
    const main = asString(manifest.get('main'))?.replace(/^\.\//, '');
    const line = manifest.line('main');
    const location = line === undefined ? { file: manifest.document.file } : { file: manifest.document.file, line };
    if (main !== undefined) {
        const file = existing(folder, main);
        if (file !== undefined)
            return { value: file, because: '`main` names it', location };
        if (built && BUILT.test(main))
            return { value: main, because: '`main` names it, and the build writes it', location };
    }
    for (const name of NAMES) {
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
const WITH_DEFAULT = [
    new RegExp(String.raw `${ENV}[\s)!]*(?:as\s+\w+\s*)?(?:\|\||\?\?|,)\s*(?:Number\()?['"]?(?<port>\d{2,5})\b`),
    new RegExp(String.raw `\{[^{}]*\bPORT\s*(?::\s*\w+\s*)?=\s*['"]?(?<port>\d{2,5})['"]?[^{}]*\}\s*=\s*process\.env`),
    new RegExp(String.raw `${ENV}\s*\?[^:;\n]{0,60}:\s*['"]?(?<port>\d{2,5})\b`),
    /\bDeno\.env\.get\(['"]PORT['"]\)\s*(?:\|\||\?\?)\s*['"]?(?<port>\d{2,5})/,
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
        /env\.get\(['"]PORT['"]\)/,
    ]);
    const hit = firstHit(files, WITH_DEFAULT);
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/start.js

/** Scripts that start production, the most deliberate first. */
const START_SCRIPTS = ['start:prod', 'start:production', 'start', 'serve:prod', 'serve'];
const MANAGERS = new Set(['npm', 'yarn', 'pnpm', 'bun']);
/** Commands that serve while someone develops, or that serve the files of a finished build. */
const DEVELOPMENT = /^(?:vite(?: dev| serve| preview|$| --)|react-scripts start|ng (?:serve|s\b)|webpack(?:-dev-server| serve| --watch| -w)|astro (?:dev|preview)|next dev|nuxt(?:i)? (?:dev|preview)|remix (?:vite:)?dev|react-router dev|parcel(?: serve|$| (?!build))|gatsby (?:develop|serve)|expo start|vue-cli-service serve|serve(?: |$)|http-server|live-server|docusaurus (?:start|serve)|vitepress (?:dev|preview)|vuepress dev|eleventy --serve|storybook|start-storybook|svelte-kit dev|sirv|browser-sync|snowpack dev|rsbuild (?:dev|preview)|craco start|ember serve|tsdx watch|tsc -w|tsc --watch|turbo (?:run )?dev|lerna run dev)/;
/** Whether a command line serves files for development rather than running a server in production. */
function isDevelopmentServer(line) {
    return DEVELOPMENT.test(line.replace(/^(?:(?:cross-env|npx|exec)\s+|\w+=\S*\s+)*/, '').trim());
}
/** Whether a workspace root's script only hands on to a member, which is then a service of its own. */
function delegatesToMember(line) {
    return /^(?:npx )?(?:turbo|nx|lerna|moon)\b|^cd |--workspace[= ]| -w[ =]|--filter|^yarn workspace|^npm --prefix|^(?:pnpm|yarn|bun) (?:-C|--cwd|-r|--recursive)\b/.test(line.trim());
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
    const resolved = followScripts(parseStartLine(input.line, input.port), manifest.scripts, input.port);
    const evidence = { because: input.because, ...(input.location === undefined ? {} : { location: input.location }) };
    if (resolved.argv === undefined) {
        // The script itself goes to the shell, with the tools of node_modules on the PATH as a package manager would have it.
        const line = resolved.text;
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
    return {
        ...evidence,
        env,
        command: ['node', toolPath(project, manager, program), ...rest],
        shell: false,
        tools: [program],
    };
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
};
function toolPath(project, manager, tool) {
    if (manager.linksBinaries)
        return `node_modules/.bin/${tool}`;
    const file = TOOL_FILES[tool];
    if (file === undefined) {
        project.notice('TOOL_PATH_ASSUMED', `${tool} is started through node_modules/.bin, which needs symlinked executables`);
    }
    return file === undefined ? `node_modules/.bin/${tool}` : `node_modules/${file}`;
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/server.js






/** A project that runs a process; undefined, with the reason recorded, when nothing says which. */
function serverDraft(js, framework, output, view, parts) {
    const { project, manifest, choice } = js;
    const scan = scanPort(view.sources());
    const port = server_decidePort(js, framework, scan);
    const start = decideStart(js, framework, output, view, port);
    if (start === undefined) {
        project.reject('javascript package', 'package.json has neither a start script nor an entry file that exists: it is a library');
        return undefined;
    }
    project.decide('start command', start.command.join(' '), start.because, start.location);
    const build = parts({ needsDevelopment: usesDevelopmentTool(js, start) });
    const standalone = output?.copy;
    const layout = standalone === undefined ? layoutOf(js, build) : { copy: standalone, workdir: '/app' };
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
                ...(port === undefined ? {} : { PORT: String(port) }),
                ...(port === undefined ? {} : framework?.runtimeEnv?.(view, port)),
                ...build.runtimeEnv,
                ...(start.shell
                    ? { PATH: `${layout.workdir}/node_modules/.bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin` }
                    : {}),
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
            : undefined;
    const found = flagged ?? scan.port ?? project.hints.port ?? byDefault;
    return found === undefined ? undefined : project.accept('port', found);
}
function decideStart(js, framework, output, view, port) {
    const { project, manifest, manager } = js;
    if (project.hints.start !== undefined) {
        const { value, because, location } = project.hints.start;
        return startFromLine(project, manifest, manager, {
            line: value,
            port,
            because,
            ...(location === undefined ? {} : { location }),
        });
    }
    if (output?.copy !== undefined)
        return fromOutput(output);
    const script = chooseStartScript(manifest.scripts);
    const workspace = workspaceOf(project);
    if (workspace?.root.path === project.folder.path && delegatesToMember(manifest.scripts[script ?? ''] ?? '')) {
        return undefined;
    }
    if (script !== undefined && !isDevelopmentServer(manifest.scripts[script] ?? '')) {
        return startFromScript(project, manifest, manager, script, port);
    }
    if (output !== undefined)
        return fromOutput(output);
    const entrypoint = framework?.entrypoint?.(view, port ?? 3000);
    if (entrypoint !== undefined) {
        return {
            env: {},
            command: entrypoint,
            shell: false,
            tools: [],
            because: `${framework?.id ?? ''} starts its production server so`,
        };
    }
    if (project.strict)
        return undefined;
    const entry = findEntry(project.folder, manifest, manifest.scripts.build !== undefined);
    if (entry === undefined)
        return undefined;
    const interpreter = js.choice.id === 'bun' ? 'bun' : 'node';
    return {
        env: {},
        command: [interpreter, entry.value],
        shell: false,
        tools: [],
        because: entry.because,
        ...(entry.location === undefined ? {} : { location: entry.location }),
    };
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
function decideHealth(js, framework, view) {
    const found = scanHealth(view.sources()) ?? framework?.healthEndpoints?.(view) ?? js.project.hints.health;
    return found === undefined ? undefined : js.project.accept('health', found);
}
/** Whether the process needs a tool that only development dependencies bring. */
function usesDevelopmentTool({ project, manifest }, start) {
    const owner = {
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
/** Where things lie in the image: a workspace keeps the places that its links between members count on. */
function layoutOf(js, build) {
    const { project } = js;
    const workspace = workspaceOf(project);
    const here = project.folder;
    if (build.deployed !== undefined)
        return { copy: [{ from: build.deployed, to: '.' }], workdir: '/app' };
    if (workspace === undefined || workspace.root.path === here.path) {
        const modules = build.installs ? [{ from: 'node_modules', to: 'node_modules' }] : [];
        return { copy: [...modules, { from: '.', to: '.' }], workdir: '/app' };
    }
    const place = (path) => external_node_path_.posix.join('/app', workspace.root.relative(path));
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/static-site.js
/** Where nginx looks for files in the image: outside the working directory, so that nothing else can end up there. */
const WEB_ROOT = '/srv/www';
/** The port that nginx listens on; a process without privileges cannot have a smaller well-known one. */
const STATIC_PORT = 8080;
/** Serves a folder with nginx: the configuration as a build command, and the image around it. */
function serveStatic(project, site) {
    const server = project.catalog.has('nginx-mainline') ? 'nginx-mainline' : 'nginx';
    project.decide('web server', server, 'static files need a server, and nginx is the one that the package index keeps current');
    project.decide('port', STATIC_PORT, 'nginx runs without privileges, so it listens above 1024');
    project.decide('health', '/', 'the site itself answers there');
    return {
        commands: [
            {
                run: `cat > /root/nginx.conf <<'NGINX'\n${static_site_nginxConfiguration(site)}NGINX`,
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
/** A whole configuration: everything that nginx writes goes to /tmp, its logs to the container's own streams. */
function static_site_nginxConfiguration(site) {
    const fallback = site.singlePage ? '/index.html' : '=404';
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
  sendfile on;
  tcp_nopush on;
  server_tokens off;
  gzip on;
  gzip_vary on;
  gzip_types text/css text/plain text/xml application/javascript application/json application/manifest+json application/xml image/svg+xml;

  server {
    listen ${STATIC_PORT};
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
  }
}
`;
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/javascript/site.js

/** A project whose build leaves files to serve: nothing of Node.js reaches the image. */
function siteDraft(js, framework, output, parts) {
    const { project, manifest, choice } = js;
    project.decide('output', output.directory, output.because, output.location);
    // Nothing of node_modules is copied, so there is nothing to remove from it.
    const build = parts({ needsDevelopment: true });
    const site = serveStatic(project, {
        copy: [{ from: output.directory, to: WEB_ROOT }],
        singlePage: output.singlePage,
        notFoundPage: !output.singlePage && project.folder.has('public/404.html'),
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
    return {
        folder,
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
    const { wish, conflict } = nodeWish(project.folder, manifest, rootManifest);
    if (conflict !== undefined)
        project.notice('VERSION_SOURCES_DISAGREE', conflict, wish?.location);
    const output = framework?.output?.(view);
    const parts = (options) => buildParts(js, framework, wish, options);
    return output?.kind === 'static'
        ? siteDraft(js, framework, output, parts)
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
        const choice = chooseManager(root, readPackageJson(root) ?? manifest);
        return planJavascript(project, PACKAGE_MANAGERS[choice.id], choice);
    },
};
function manifestName(folder) {
    return folder.first('package.json', 'package.json5', 'package.yaml');
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/make.js



const SOURCE = /\.(?:c|cc|cpp|cxx)$/;
/** A Makefile beside C or C++ source. Many other projects keep one for chores, so everything else comes first. */
const make = {
    id: 'make',
    language: 'C',
    looksFor: 'Makefile with C or C++ source',
    strength: 'convention',
    recognise(folder) {
        const name = folder.first('Makefile', 'makefile', 'GNUmakefile');
        const source = folder.matching(SOURCE).length > 0 || folder.matching(SOURCE, 'src').length > 0;
        return name !== undefined && source ? folder.where(name) : undefined;
    },
    plan(project) {
        const { folder } = project;
        const file = folder.first('Makefile', 'makefile', 'GNUmakefile') ?? 'Makefile';
        const text = blankComments(folder.read(file) ?? '', 'hash');
        const lineAt = lineIndex(text);
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
            libraries: [],
        });
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/meson.js



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
        const lineAt = lineIndex(text);
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
            tools: ['meson', 'ninja-build'],
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
    { id: 'cobol', language: 'COBOL', files: /\.(?:cbl|cob)$/i, folders: ['src'], needs: ['gnucobol'] },
    { id: 'crystal', language: 'Crystal', files: /^shard\.yml$/, needs: ['crystal', 'shards'] },
    { id: 'gleam', language: 'Gleam', files: /^gleam\.toml$/, needs: ['gleam'] },
    {
        id: 'haskell',
        language: 'Haskell',
        files: /^(?:stack\.yaml|cabal\.project)$|\.cabal$/,
        needs: ['ghc', 'stack', 'cabal'],
    },
    { id: 'lunatic', language: 'Lunatic', files: /^lunatic\.toml$/, needs: ['lunatic'] },
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
    const lineAt = lineIndex(text);
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
        elixir: elixir?.[1] === undefined
            ? undefined
            : { text: elixir[1], location: folder.where('mix.exs', lineAt(elixir.index)) },
        dependencies: new Map(dependencies),
        aliases: new Set([...text.matchAll(/^\s*"?([\w.]+)"?:\s*\[?"/gm)].map((match) => match[1] ?? '')),
        isUmbrella,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/mix.js











const mix_PORTS = {
    withDefault: [
        /System\.get_env\(\s*"PORT"\s*,\s*"(?<port>\d{2,5})"/,
        /System\.get_env\(\s*"PORT"\s*\)\s*\|\|\s*"?(?<port>\d{2,5})/,
    ],
    literal: [/\bport:\s*(?<port>\d{2,5})\b/],
    mention: [/get_env!?\(\s*"PORT"/, /fetch_env!\(\s*"PORT"/],
};
const mix_ROUTES = [/^\s*get\s*\(?\s*"(?<path>\/[^"]*)"/gm];
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
            packages: ['busybox', 'libcrypto3', 'libgcc', 'libstdc++', 'ncurses'],
            env: {
                HOME: '/tmp',
                LANG: 'C.UTF-8',
                RELEASE_TMP: '/tmp',
                ...(port === undefined ? {} : { PORT: String(port) }),
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
    const inputs = project.folder.existing('mix.exs', 'mix.lock', 'config', 'apps');
    const fetch = { run: 'mix deps.get --only prod', name: 'fetch dependencies', inputs: [...inputs] };
    return [
        { run: 'mix local.hex --force', inputs: [], name: 'install hex' },
        { run: 'mix local.rebar --force', inputs: [], name: 'install rebar' },
        ...(mixProject.dependencies.size === 0 && !mixProject.isUmbrella
            ? []
            : [fetch, { run: 'mix deps.compile', name: 'compile dependencies', inputs: [...inputs] }]),
    ];
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
        { run: `mix release ${mixProject.release} --overwrite`, name: 'make the release' },
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
    // OTP 27 is what the newest Elixir of the index was built and tested with.
    const otp = erlang === undefined
        ? project.catalog.has('erlang-27')
            ? 'erlang-27'
            : project.stream('erlang').package
        : project.stream('erlang', erlang).package;
    const bound = `erl${otp.replace('erlang-', '')}-${choice.package}`;
    const name = project.catalog.has(bound) ? bound : choice.package;
    return [name, otp, `${otp}-dev`];
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/procfile.js

/** A Procfile and nothing that a build system knows: its command runs in a shell over the files as they are. */
const procfile = {
    id: 'procfile',
    language: 'Procfile',
    looksFor: 'Procfile',
    strength: 'convention',
    recognise: (folder) => (folder.has('Procfile') ? folder.where('Procfile') : undefined),
    plan(project) {
        const port = project.hints.port === undefined ? undefined : project.accept('port', project.hints.port);
        const start = hintedStart(project, port);
        if (start === undefined) {
            project.reject('procfile', 'it names no process that runs');
            return undefined;
        }
        project.decide('language', 'shell', 'nothing but a Procfile says what this is', project.folder.where('Procfile'));
        return {
            language: 'shell',
            buildSystem: 'procfile',
            build: { packages: [], commands: [] },
            runtime: {
                packages: ['busybox'],
                env: { ...(port === undefined ? {} : { PORT: String(port) }), ...start.env },
                copy: [{ from: '.', to: '.' }],
                command: start.command,
                ports: port === undefined ? [] : [port],
            },
        };
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/names.js
/** Name of a distribution as indexes compare it (PEP 503). */
function names_distributionName(name) {
    return name.toLowerCase().replace(/[-_.]+/g, '-');
}
/** Name and extras of a requirement: `uvicorn[standard]>=0.30; python_version > "3"`. Undefined for options, paths and comments. */
function parseRequirement(line) {
    const match = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?\s*(?:[<>=!~;@(,\s#]|$)/.exec(line);
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
    ];
    const byName = new Map();
    for (const dependency of all)
        if (!byName.has(dependency.name))
            byName.set(dependency.name, dependency);
    return byName;
}
/** The requirements file that production installs from. */
function requirementsFile(folder) {
    return folder.first('requirements.txt', 'requirements/production.txt', 'requirements/prod.txt', 'requirements/base.txt', 'requirements.prod.txt', 'requirements-prod.txt');
}
/** Files that a requirements file includes, itself first; includes that leave the folder's tree or loop end the search. */
function requirementsTree(folder, name, seen = new Set()) {
    const text = folder.read(name);
    if (text === undefined || seen.has(name) || seen.size > 20)
        return [];
    seen.add(name);
    const base = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : '';
    const included = [...text.matchAll(/^\s*(?:-r|-c|--requirement|--constraint)[\s=]+(\S+)/gm)].flatMap((match) => requirementsTree(folder, `${base}${match[1] ?? ''}`, seen));
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
    const project = asStrings(document.get('project', 'dependencies')).flatMap((text) => {
        const requirement = parseRequirement(text);
        return requirement === undefined ? [] : [{ ...requirement, location: lineOf(folder, document, text) }];
    });
    const poetry = Object.entries(asRecord(document.get('tool', 'poetry', 'dependencies')))
        .filter(([name]) => name !== 'python')
        .map(([name, value]) => ({
        name: names_distributionName(name),
        extras: asStrings(asRecord(value).extras),
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
    return Object.entries(asRecord(document?.get('packages'))).map(([name, value]) => ({
        name: names_distributionName(name),
        extras: asStrings(asRecord(value).extras),
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/languages/python/managers.js

/** The virtual environment that everything is installed into; it has the same place in the build stage and in the image. */
const VENV = '/opt/venv';
/** Makes the environment. Without pip: the tool that installs comes from a package, and nothing of it has to reach the image. */
function makeVenv(python) {
    return { run: `${python} -m venv --without-pip ${VENV}`, inputs: [], name: 'make the virtual environment' };
}
/** Installs into the environment with the interpreter's own pip. */
function pipInstall(python, what) {
    return `${python} -m pip --python ${VENV}/bin/python install --no-warn-script-location ${what}`;
}
const PIP_ENV = {
    PIP_CACHE_DIR: '/root/.cache/pip',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_ROOT_USER_ACTION: 'ignore',
};
const PIP_CACHE = ['/root/.cache/pip'];
function pipPackage(python) {
    return `py${python.replace('python', '')}-pip`;
}
function file(folder, name, because) {
    return folder.has(name) ? { because: `${name} ${because}`, location: folder.where(name) } : undefined;
}
function table(folder, ...path) {
    const document = folder.toml('pyproject.toml');
    if (document?.get(...path) === undefined)
        return undefined;
    return {
        because: `pyproject.toml has a table [${path.join('.')}]`,
        location: folder.where('pyproject.toml', document.line(...path)),
    };
}
const uv = {
    id: 'uv',
    recognise: (folder) => file(folder, 'uv.lock', 'is its lock file') ?? table(folder, 'tool', 'uv'),
    install(folder, python) {
        const frozen = folder.has('uv.lock') ? ' --frozen' : '';
        const isPackage = folder.toml('pyproject.toml')?.get('build-system') !== undefined;
        const members = folder.toml('pyproject.toml')?.get('tool', 'uv', 'workspace') !== undefined;
        const inputs = folder.existing('pyproject.toml', 'uv.lock', 'uv.toml', '.python-version');
        const sync = `uv sync${frozen} --no-dev`;
        return {
            packages: ['uv'],
            env: {
                UV_CACHE_DIR: '/root/.cache/uv',
                UV_COMPILE_BYTECODE: '1',
                UV_LINK_MODE: 'copy',
                UV_PROJECT_ENVIRONMENT: VENV,
                UV_PYTHON: `/usr/bin/${python}`,
                UV_PYTHON_DOWNLOADS: 'never',
            },
            cache: ['/root/.cache/uv'],
            commands: [
                {
                    run: `${sync} --no-install-project${members ? ' --no-install-workspace' : ''}`,
                    inputs: [...inputs],
                    name: 'install dependencies',
                },
                ...(isPackage || members ? [{ run: `${sync} --no-editable`, name: 'install the project' }] : []),
            ],
        };
    },
};
const poetry = {
    id: 'poetry',
    recognise: (folder) => file(folder, 'poetry.lock', 'is its lock file') ?? table(folder, 'tool', 'poetry'),
    install: (folder, python) => ({
        packages: ['py3-poetry'],
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
            {
                run: 'poetry install --only main --no-root',
                inputs: [...folder.existing('pyproject.toml', 'poetry.lock', 'poetry.toml')],
                name: 'install dependencies',
            },
        ],
    }),
};
const pdm = {
    id: 'pdm',
    recognise: (folder) => file(folder, 'pdm.lock', 'is its lock file') ?? table(folder, 'tool', 'pdm'),
    install: (folder, python) => ({
        packages: [pipPackage(python)],
        env: { ...PIP_ENV, PDM_CHECK_UPDATE: '0', VIRTUAL_ENV: VENV, PATH: buildPath() },
        cache: [...PIP_CACHE, '/root/.cache/pdm'],
        commands: [
            makeVenv(python),
            { run: `${python} -m venv --without-pip /root/pdm`, inputs: [], name: 'make an environment for pdm' },
            { run: `${python} -m pip --python /root/pdm/bin/python install pdm`, inputs: [], name: 'install pdm' },
            {
                run: `/root/pdm/bin/pdm ${folder.has('pdm.lock') ? 'sync' : 'install'} --prod --no-self`,
                inputs: [...folder.existing('pyproject.toml', 'pdm.lock', 'pdm.toml')],
                name: 'install dependencies',
            },
        ],
    }),
};
const pipenv = {
    id: 'pipenv',
    recognise: (folder) => file(folder, 'Pipfile', 'is its manifest'),
    install(folder, python) {
        const locked = folder.has('Pipfile.lock');
        return {
            packages: ['py3-pipenv', pipPackage(python)],
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
                {
                    run: locked ? 'pipenv install --deploy' : 'pipenv install --skip-lock',
                    inputs: [...folder.existing('Pipfile', 'Pipfile.lock')],
                    name: 'install dependencies',
                },
            ],
        };
    },
};
const pip = {
    id: 'pip',
    recognise(folder) {
        const name = requirementsFile(folder);
        return name === undefined
            ? undefined
            : { because: `${name} lists what pip installs`, location: folder.where(name) };
    },
    install(folder, python) {
        const name = requirementsFile(folder) ?? 'requirements.txt';
        const files = requirementsTree(folder, name);
        const text = files.map((each) => folder.read(each) ?? '').join('\n');
        // A requirement that is a path, or this very project, needs more than the list.
        const local = /^\s*(?:-e\s|--editable\s|\.{1,2}(?:\/|\[|\s*$)|[\w./-]+ @ file:|--find-links)/m.test(text);
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
/** A project that describes itself in the standard way, whatever builds it: pip asks the build backend. */
const project = {
    id: 'pip',
    recognise: (folder) => table(folder, 'project') ??
        file(folder, 'setup.py', 'describes the project') ??
        file(folder, 'setup.cfg', 'describes the project'),
    install(folder, python) {
        const installable = folder.toml('pyproject.toml')?.get('build-system') !== undefined || folder.has('setup.py');
        const dependencies = folder.toml('pyproject.toml')?.get('project', 'dependencies');
        const some = installable || (Array.isArray(dependencies) && dependencies.length > 0);
        return {
            packages: [pipPackage(python)],
            env: PIP_ENV,
            cache: PIP_CACHE,
            commands: some ? [makeVenv(python), { run: pipInstall(python, '.'), name: 'install the project' }] : [],
        };
    },
};
/** Tools that find the environment by being run inside it. */
function buildPath() {
    return `${VENV}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
}
/** The most particular first: many projects keep a requirements.txt beside their real manifest for the sake of other tools. */
const PYTHON_MANAGERS = [uv, poetry, pdm, pipenv, pip, project];

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
    'python-ldap': { build: ['openldap-dev'], runtime: ['openldap'], why: 'is compiled against OpenLDAP' },
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
function pythonStart(project, view, framework, port, hasManifest) {
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
    return namedFile(project) ?? declaredScript(project) ?? otherFile(project, view, hasManifest);
}
function fromHint(project, port) {
    const hint = project.hints.start;
    if (hint === undefined)
        return undefined;
    const { argv, env } = parseStartLine(hint.value, port);
    const evidence = { because: hint.because, ...(hint.location === undefined ? {} : { location: hint.location }) };
    if (argv === undefined)
        return { command: ['/bin/sh', '-c', hint.value], env: {}, shell: true, ...evidence };
    const program = argv[0] ?? '';
    // Tools that manage an environment are not in the image: what they would run is.
    const rest = program === 'uv' || program === 'poetry' || program === 'pipenv' || program === 'pdm'
        ? argv.slice(argv[1] === 'run' ? 2 : 1)
        : argv;
    return { command: rest, env, shell: false, ...evidence };
}
/** A console script. Installed projects have it in their environment; of others the function behind it is called. */
function declaredScript(project) {
    const document = project.folder.toml('pyproject.toml');
    if (document === undefined || project.strict)
        return undefined;
    const installed = document.get('build-system') !== undefined && document.get('tool', 'poetry') === undefined;
    for (const path of [
        ['project', 'scripts'],
        ['tool', 'poetry', 'scripts'],
    ]) {
        const scripts = Object.entries(asRecord(document.get(...path)));
        const usual = scripts.find(([key]) => ['start', 'serve', 'server', 'main', 'app'].includes(key));
        const [name, target] = usual ?? (scripts.length === 1 ? (scripts[0] ?? []) : []);
        const [module = '', attribute = ''] = typeof target === 'string' ? target.split(':') : [];
        if (name === undefined || !/^[\w.]+$/.test(module) || !/^\w+$/.test(attribute))
            continue;
        return {
            command: installed
                ? [name]
                : ['python3', '-c', `import sys; from ${module} import ${attribute}; sys.exit(${attribute}())`],
            env: {},
            shell: false,
            because: `${path.join('.')} names the function`,
            location: project.folder.where('pyproject.toml', document.line(...path, name)),
        };
    }
    return undefined;
}
function namedFile(project) {
    const names = project.strict ? ['main.py', 'app.py', 'server.py', 'src/main.py', 'app/main.py'] : MAIN_FILES;
    const file = project.folder.first(...names);
    return file === undefined ? undefined : runFile(project, file, 'it is the file that such programs start with');
}
function runFile(project, file, because) {
    return { command: ['python3', file], env: {}, shell: false, because, location: project.folder.where(file) };
}
function otherFile(project, view, hasManifest) {
    const sources = view.sources();
    const guarded = sources.find(({ name, text }) => !name.includes('/') && /^if __name__ == ['"]__main__['"]/m.test(text));
    if (guarded !== undefined)
        return runFile(project, guarded.name, 'it says what to do when it is run');
    const main = sources.find(({ name }) => /^(?:src\/)?[\w-]+\/__main__\.py$/.test(name))?.name;
    if (main !== undefined) {
        const module = moduleName(main).replace(/\.__main__$/, '');
        const because = 'the package can be run as a program';
        return { command: ['python3', '-m', module], env: {}, shell: false, because, location: project.folder.where(main) };
    }
    const [only] = sources.length === 1 && hasManifest && !project.strict ? sources : [];
    return only === undefined ? undefined : runFile(project, only.name, 'it is the only program');
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
        const text = asString(pyproject?.get(...path));
        return wishOf(text, path.join('.'), folder.where('pyproject.toml', pyproject?.line(...path)), python_version_FILES);
    };
    const pipenv = ['python_full_version', 'python_version'].flatMap((name) => {
        const text = asString(pipfile?.get('requires', name));
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
    const chosen = PYTHON_MANAGERS.flatMap((manager) => {
        const shown = manager.recognise(folder);
        return shown === undefined ? [] : [{ manager, shown }];
    })[0];
    project.decide('language', 'python', chosen?.shown.because ?? 'the folder holds a Python program', chosen?.shown.location);
    project.decide('build system', chosen?.manager.id ?? 'pip', chosen?.shown.because ?? 'the program has no dependencies', chosen?.shown.location);
    const dependencies = pythonDependencies(folder);
    const framework = decideFramework(project, dependencies);
    const view = pythonView(project, dependencies);
    const scan = scanPorts(view.sources(), PYTHON_PORTS);
    const usual = framework?.port === undefined || framework.clientToo === true
        ? undefined
        : { value: framework.port, because: `${framework.id} is usually reached there` };
    const mentioned = scan.readsPort ? { value: 8000, because: 'the source reads PORT and names no default' } : undefined;
    const port = decidePort(project, scan, usual ?? mentioned);
    const start = pythonStart(project, view, framework, port, dependencies.size > 0 || chosen !== undefined);
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
    const install = chosen?.manager.install(folder, python);
    return plan_draftOf(project, {
        framework,
        view,
        port,
        start,
        stream: stream.package,
        python,
        install,
        dependencies,
        manager: chosen?.manager.id ?? 'pip',
    });
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
                    ...(server === undefined ? [] : [`py${python.replace('python', '')}-pip`]),
                    ...(compiles ? ['build-base', `${stream}-dev`] : []),
                    ...native.build,
                ],
            env: install?.env ?? {},
            cache: install?.cache ?? [],
            commands: [...commands, ...collectStatic(project, parts, venv)],
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
                PYTHONPATH: project.folder.hasFolder('src') ? '/app/src:/app' : '/app',
                ...(port === undefined ? {} : { PORT: String(port) }),
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
    return asString(document?.get('project', 'name')) ?? asString(document?.get('tool', 'poetry', 'name'));
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
/** WhiteNoise serves what collectstatic gathers; without it, static files are someone else's to serve. */
function collectStatic(project, { framework, dependencies, view }, venv) {
    if (framework?.id !== 'django' || !dependencies.has('whitenoise') || !project.folder.has('manage.py') || !venv)
        return [];
    if (!view.sources().some(({ text }) => /^STATIC_ROOT\s*=/m.test(text)))
        return [];
    project.decide('static files', 'collectstatic', 'WhiteNoise serves them, and the settings name STATIC_ROOT', dependencies.get('whitenoise')?.location);
    return [
        { run: `SECRET_KEY=build ${VENV}/bin/python manage.py collectstatic --noinput`, name: 'collect static files' },
    ];
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
        return PYTHON_MANAGERS.find((manager) => manager.recognise(folder) !== undefined)?.recognise(folder)?.location;
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

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/sbt.js







/** Scala's build tool, with the plugin that lays out a program and its libraries. */
const sbt = {
    id: 'sbt',
    language: 'Scala',
    looksFor: 'build.sbt',
    manifests: ['build.sbt'],
    strength: 'manifest',
    recognise: (folder) => (folder.has('build.sbt') ? folder.where('build.sbt') : undefined),
    plan: planSbt,
};
function planSbt(project) {
    const { folder } = project;
    const text = blankComments(folder.read('build.sbt') ?? '', 'slashes');
    const lineAt = lineIndex(text);
    const named = /\bmainClass\s*:=\s*Some\(\s*"([\w.$]+)"/.exec(text);
    const main = named?.[1] === undefined
        ? findMainClass(folder)
        : { value: named[1], because: 'build.sbt names it', location: folder.where('build.sbt', lineAt(named.index)) };
    if (main === undefined) {
        project.reject('sbt project', 'it has no main class: it is a library');
        return undefined;
    }
    const plugins = folder
        .matching(/\.sbt$/, 'project')
        .map((name) => folder.read(`project/${name}`) ?? '')
        .join('\n');
    const assembly = plugins.includes('sbt-assembly');
    if (!assembly && !plugins.includes('sbt-native-packager') && !plugins.includes('play')) {
        project.problem('NOTHING_DETECTED', 'build.sbt has no task that lays out a program with its libraries', 'Add the plugin sbt-native-packager or sbt-assembly to project/plugins.sbt.', folder.where('build.sbt'));
    }
    const dependencies = new Map();
    for (const match of text.matchAll(/"([\w.-]+)"\s*%%?%?\s*"([\w.-]+)"\s*%/g)) {
        dependencies.set(`${match[1] ?? ''}:${match[2] ?? ''}`, folder.where('build.sbt', lineAt(match.index)));
    }
    const service = jvmService(project, dependencies);
    project.decide('build system', 'sbt', 'build.sbt is its manifest', folder.where('build.sbt'));
    const jdk = jdkParts(chooseJdk(project, []));
    const name = /\bname\s*:=\s*"([^"]+)"/.exec(text)?.[1];
    const command = assembly ? ['java', '-jar', 'app.jar'] : ['java', '-cp', '/app/lib/*', main.value];
    const start = hintedStart(project, service.port);
    if (start === undefined)
        project.decide('start command', command.join(' '), main.because, main.location);
    return {
        ...(name === undefined ? {} : { name }),
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
            commands: assembly
                ? [
                    { run: 'sbt --batch assembly', name: 'build' },
                    {
                        run: "find target -name '*-assembly-*.jar' -exec cp {} /root/app.jar \\;",
                        inputs: [],
                        name: 'pick the jar',
                    },
                ]
                : [{ run: 'sbt --batch stage', name: 'build' }],
        },
        runtime: runtimeOf(service, jdk.runtime, [assembly ? { from: '/root/app.jar', to: 'app.jar' } : { from: 'target/universal/stage/lib', to: 'lib' }], start?.command ?? command, { ...start?.env }, start?.shell === true),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/build-systems/shell.js



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
        const port = decidePort(project, scanPorts(sources, { withDefault: [/\$\{PORT:-(?<port>\d{2,5})\}/], literal: [], mention: [/\$\{?PORT\b/] }));
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
                env: { ...(port === undefined ? {} : { PORT: String(port) }), ...start?.env },
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
const SITE_FOLDERS = ['public', 'dist', 'www', 'site', '_site', 'html', 'static', 'docs'];
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
    const root = staticfileRoot(folder);
    const candidates = root === undefined ? ['.', ...SITE_FOLDERS] : [root];
    return candidates
        .map((name) => (name === '.' ? 'index.html' : `${name}/index.html`))
        .find((name) => folder.has(name));
}
/** `root: dist` in a Staticfile, as the buildpack of that name reads it. */
function staticfileRoot(folder) {
    const root = /^root:\s*["']?\.?\/?([\w./-]+?)\/?["']?\s*$/m.exec(folder.read('Staticfile') ?? '')?.[1];
    return root === '' ? undefined : root;
}
function staticDraft(project, page) {
    const folder = project.folder;
    project.decide('language', 'html', 'the folder holds a page and no manifest of a language', folder.where(page));
    project.decide('build system', 'static', 'the files are served as they are', folder.where(page));
    const base = page === 'index.html' ? '.' : page.slice(0, -'/index.html'.length);
    const content = base === '.' ? rootContent(folder) : { copy: [{ from: base, to: WEB_ROOT }], commands: [] };
    const site = serveStatic(project, {
        copy: content.copy,
        singlePage: false,
        notFoundPage: folder.has(base === '.' ? '404.html' : `${base}/404.html`),
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
        const location = folder.where('build.zig', lineIndex(text)(match.index));
        project.decide('language', 'zig', 'build.zig is its build script', folder.where('build.zig'));
        project.decide('build system', 'zig', 'build.zig is its build script', folder.where('build.zig'));
        const sources = sourceFiles(folder, { extensions: ['.zig'], comments: 'slashes', first: ['src/main.zig'] });
        const port = decidePort(project, scanPorts(sources, zig_PORTS));
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
                env: port === undefined ? {} : { PORT: String(port) },
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
    dart,
    zig,
    cmake,
    meson,
    ...missingToolchains,
    denoProgram,
    goProgram,
    pythonProgram,
    php,
    ruby,
    staticSite,
    shell,
    procfile,
    make,
];

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
    if (error instanceof AipackError)
        return error.problems.map((problem) => problem.message).join('; ');
    return error instanceof Error ? error.message : String(error);
}

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



/** npm, Yarn, pnpm and Bun workspaces, and the older tools that keep lists of their own: Lerna and Rush. */
const javascriptWorkspace = {
    kind: 'JavaScript workspace',
    members(root) {
        const patterns = memberPatterns(root);
        if (patterns.length === 0)
            return undefined;
        const below = foldersBelow(root);
        const paths = globSelect(below, patterns);
        const manifests = paths.flatMap((relative) => {
            const folder = root.sub(relative);
            const manifest = folder.has('package.json') || folder.has('package.json5') ? readPackageJson(folder) : undefined;
            return manifest === undefined ? [] : [{ folder, manifest }];
        });
        const rootManifest = readPackageJson(root);
        const all = rootManifest === undefined ? manifests : [{ folder: root, manifest: rootManifest }, ...manifests];
        const names = new Set(all.map(({ folder, manifest }) => javascript_memberName(folder, manifest)));
        return all.map(({ folder, manifest }) => ({
            name: javascript_memberName(folder, manifest),
            path: folder.path,
            needs: needs(manifest, names),
        }));
    },
};
function memberPatterns(root) {
    const manifest = root.has('package.json') || root.has('package.json5') ? readPackageJson(root) : undefined;
    const own = manifest === undefined ? [] : workspacePatterns(manifest);
    if (own.length > 0)
        return own;
    const pnpm = asStrings(root.has('pnpm-workspace.yaml') ? root.yaml('pnpm-workspace.yaml')?.get('packages') : undefined);
    if (pnpm.length > 0)
        return pnpm;
    const rush = asArray(root.json('rush.json')?.get('projects')).map((project) => asString(asRecord(project).projectFolder));
    if (rush.length > 0)
        return rush.filter((path) => path !== undefined);
    const lerna = root.json('lerna.json');
    return lerna === undefined
        ? []
        : asStrings(lerna.get('packages')).length > 0
            ? asStrings(lerna.get('packages'))
            : ['packages/*'];
}
function foldersBelow(root) {
    const all = root.repository.folders;
    if (root.isRoot)
        return all.filter((path) => path !== '.');
    return all.filter((path) => path.startsWith(`${root.path}/`)).map((path) => path.slice(root.path.length + 1));
}
function javascript_memberName(folder, manifest) {
    return manifest.name ?? folder.path;
}
function needs(manifest, names) {
    return [...new Set([...manifest.dependencies.keys(), ...manifest.devDependencies.keys()])].filter((name) => names.has(name));
}

;// CONCATENATED MODULE: ./build/compiled/src/detect/workspaces/registry.js





const WORKSPACES = [
    javascriptWorkspace,
    cargoWorkspace,
    goWorkspace,
    mavenModules,
    gradleProjects,
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
    'project.json',
];
const MANIFEST_NAMES = new Set([...BUILD_SYSTEMS.flatMap(({ manifests }) => manifests ?? []), ...WORKSPACE_FILES]);
const MANIFEST_ENDINGS = [...MANIFEST_NAMES].filter((name) => name.startsWith('*')).map((name) => name.slice(1));
function isManifest(name) {
    return MANIFEST_NAMES.has(name) || MANIFEST_ENDINGS.some((ending) => name.endsWith(ending));
}
/** Folders whose projects are about the service and not services: looked into only when asked for by path. */
const services_ASIDE = new Set([
    'test',
    'tests',
    '__tests__',
    'e2e',
    'spec',
    'fixtures',
    'testdata',
    'examples',
    'example',
    'samples',
    'docs',
    'doc',
    'vendor',
    'third_party',
    'benchmarks',
    'bench',
    'scripts',
    'tools',
]);
/** Every folder that a build system fits. Below the root only manifests count: an index.html in a subfolder is part of something. */
function findCandidates(repository) {
    const folders = repository
        .foldersWith(isManifest)
        .filter((path) => path !== '.' && !path.split('/').some((part) => part.startsWith('.')))
        .map((path) => new Folder(repository, path));
    folders.unshift(new Folder(repository, '.'));
    const workspaces = findWorkspaces(folders, WORKSPACES);
    // A workspace that names a folder means it, whatever the folder is called.
    const looked = folders.filter(({ path }) => workspaces.has(path) || !path.split('/').some((part) => services_ASIDE.has(part)));
    return looked.flatMap((folder) => {
        const recognitions = recognise(folder).filter(({ system }) => folder.isRoot || system.strength === 'manifest');
        return recognitions.length === 0 ? [] : [{ folder, recognitions, workspaces: workspaces.get(folder.path) ?? [] }];
    });
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
    for (const candidate of candidates) {
        const attempt = planCandidate(candidate, catalog, isStrict(candidate, planned), problems);
        projects.push(...attempt.projects);
        if (attempt.planned !== undefined)
            planned.push(attempt.planned);
    }
    const considered = projects.flatMap((project) => project.rejections);
    if (problems.length > 0)
        throw new AipackError(problems);
    if (planned.length === 0)
        throw new AipackError(isEmpty(repository) ? emptyRepository() : nothingDetected(considered));
    const names = uniqueNames(planned.map(({ project, draft }) => serviceName(project, draft)));
    return {
        builds: planned.map(({ project, draft }, index) => assemble(project, draft, names[index] ?? 'app')),
        notices: [...cutNotices(repository), ...planned.flatMap(({ project }) => project.notices)],
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
            return { planned: { project, draft }, projects };
        }
        catch (error) {
            if (!(error instanceof AipackError))
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
function cutNotices(repository) {
    return repository.cuts.map((message) => ({ code: 'REPOSITORY_CUT', message }));
}

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

;// CONCATENATED MODULE: ./build/compiled/src/image/labels.js
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
const DEPENDENCY_FOLDERS = new Set(['node_modules', 'vendor', '.venv', 'site-packages', 'bundle']);
/** Plans the image of one service on one platform. Pure: the same arguments give the same plan. */
function planImage(build, settings) {
    const [os = 'linux', architecture = 'amd64'] = settings.platform.split('/');
    const labels = imageLabels(build, settings.source, settings.toolVersion, settings.labels);
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
    for (const command of build.build.commands.map(normaliseCommand)) {
        if (command.inputs === undefined)
            copyEverything();
        else if (!everythingCopied && command.inputs.length > 0) {
            const include = command.inputs.map((input) => external_node_path_.posix.join(build.metadata.path, input)).sort();
            steps.push({ kind: 'context', name: `copy ${command.inputs.join(' ')}`, include });
        }
        steps.push({ kind: 'run', name: command.name, run: command.run, cwd: serviceFolder(build), caches });
    }
    if (build.runtime.copy.some(({ from }) => !external_node_path_.posix.isAbsolute(from)))
        copyEverything();
    return steps;
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

;// CONCATENATED MODULE: ./build/compiled/src/image/world.js
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

;// CONCATENATED MODULE: ./build/compiled/src/schema/rules/wolfi-packages.js

/** Every package that a build names is in the index: all bad names at once, each with its stage and what was meant. */
function wolfiPackageRule(index, architecture) {
    return {
        name: 'Wolfi packages',
        check: (build) => [
            ...unknownPackages(build, 'build', index, architecture),
            ...unknownPackages(build, 'runtime', index, architecture),
        ],
    };
}
function unknownPackages(build, stage, index, architecture) {
    return validateNames(index, build[stage].packages)
        .filter((verdict) => !verdict.valid)
        .map((verdict) => ({
        code: 'PACKAGE_UNKNOWN',
        message: `${build.metadata.project_name}: ${stage}.packages names ${JSON.stringify(verdict.name)}, which the index for ${architecture} does not have`,
        hint: verdict.suggestions.length > 0
            ? `Did you mean ${verdict.suggestions.join(', ')}?`
            : 'Look for it with: aipack packages search WORD',
    }));
}

;// CONCATENATED MODULE: ./build/compiled/src/schema/rules/cache-paths.js


/** Caches live under /root: /tmp is emptied between steps, and the source tree would be hidden by a mount. */
const cachePathRule = {
    name: 'cache paths',
    check: (build) => build.build.cache
        .filter((path) => path !== external_node_path_.posix.normalize(path) || !path.startsWith('/root/') || path === '/root/')
        .map((path) => specProblem(build, 'build.cache', `${JSON.stringify(path)} is not a clean path below /root`, 'Point the tool at a folder under /root/.cache with its environment variable, and name that folder here.')),
};

;// CONCATENATED MODULE: ./build/compiled/src/schema/rules/commands.js


/** Commands are single steps: each becomes one layer, so joining several hides what changed from the cache. */
const commandRule = {
    name: 'commands',
    check: (build) => [
        ...build.build.commands.flatMap((command, index) => normaliseCommand(command).run.trim() === ''
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
        ...build.build.commands.flatMap((command, index) => (normaliseCommand(command).inputs ?? [])
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
/** Runs every rule and collects what they say, in the order of the rules. */
function validateBuild(build, rules) {
    return rules.flatMap((rule) => rule.check(build));
}
/** A problem at a path inside a build, in the one form that all rules use. */
function specProblem(build, path, message, hint) {
    return {
        code: 'SPEC_INVALID',
        message: `${build.metadata.project_name}: ${path} ${message}`,
        ...(hint === undefined ? {} : { hint }),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/validate.js





/**
 * Checks a build and pins its packages on every platform.
 * @throws AipackError with everything that is wrong on any platform: rules broken, names unknown, sets unsatisfiable.
 */
function pinBuild(build, indexes) {
    const problems = [...validateBuild(build, STATIC_RULES)];
    const platforms = [];
    for (const { platform, index, digest } of indexes) {
        const unknown = validateBuild(build, [wolfiPackageRule(index, index.architecture)]);
        problems.push(...unknown);
        // A set with unknown names can't be resolved, and would only say so again.
        if (unknown.length > 0)
            continue;
        const worlds = stageWorlds(build);
        const packages = {
            build: resolveStage(build, 'build', worlds.build, index, problems),
            runtime: resolveStage(build, 'runtime', worlds.runtime, index, problems),
        };
        const inventory = packages.runtime.map((item) => inventoryPackage(item, index));
        platforms.push({ platform, architecture: index.architecture, indexDigest: digest, packages, inventory });
    }
    if (problems.length > 0)
        throw new AipackError(problems);
    return { build, platforms };
}
function resolveStage(build, stage, world, index, problems) {
    try {
        return resolve(index, world).packages;
    }
    catch (error) {
        if (!(error instanceof ResolveError))
            throw error;
        problems.push(...error.reasons.map((reason) => ({
            code: reason.kind === 'missing' ? 'PACKAGE_UNKNOWN' : 'PACKAGES_UNRESOLVABLE',
            message: `${build.metadata.project_name}: ${stage} packages for ${index.architecture}: ${reason.message}`,
            hint: reason.suggestions.length > 0 ? `Did you mean ${reason.suggestions.join(', ')}?` : error.hint,
        })));
        return [];
    }
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

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/plan.js


/** One image plan a platform, in the order of the platforms. */
function planBuild(pinned, options) {
    const { packages, source } = options;
    return pinned.platforms.map((platform) => planImage(pinned.build, {
        ...options,
        platform: platform.platform,
        apk: { repositories: packages.repositories.map(({ url }) => url), keys: packages.keys },
        packages: {
            build: pinnedPackages(platform.packages.build),
            runtime: pinnedPackages(platform.packages.runtime),
        },
        sourceDateEpoch: source.epoch,
    }));
}

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
        throw new AipackError({
            code: 'SERVICE_AMBIGUOUS',
            message: `The repository has ${builds.length} services: ${names.join(', ')}`,
            hint: 'Name the one to build with `service` (--service NAME).',
        });
    }
    const found = builds.find(({ metadata }) => metadata.project_name === name);
    if (found !== undefined)
        return found;
    throw new AipackError({
        code: 'SERVICE_UNKNOWN',
        message: `There is no service ${JSON.stringify(name)}`,
        hint: `The services are: ${names.join(', ')}`,
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/source-facts.js

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
    return { epoch: FIXED_EPOCH, epochFrom: 'fixed' };
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

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/line.js







function platformsOf(settings, outside) {
    return settings.platforms.length > 0 ? settings.platforms : [outside.defaultPlatform];
}
/** Repository → every service there is, or what a spec file says. */
async function detectStage(settings, outside) {
    const { spec } = settings;
    if (spec !== undefined) {
        const { builds, warnings } = loadBuilds(spec.content, spec.file);
        return { builds, notices: warnings.map((message) => ({ code: 'SPEC_OBSOLETE', message })) };
    }
    const [platform = outside.defaultPlatform] = platformsOf(settings, outside);
    const { index } = await outside.stopwatch.measure('index', () => outside.indexes.forPlatform(platform));
    return outside.stopwatch.measure('detect', () => detect({ repository: outside.repository(), catalog: catalogOf(index) }));
}
/** One service, checked, with its packages pinned on every platform. */
async function validateStage(settings, outside) {
    const detected = await detectStage(settings, outside);
    const build = selectService(detected.builds, settings.service);
    const indexes = await outside.stopwatch.measure('index', () => Promise.all(platformsOf(settings, outside).map(async (platform) => {
        const { index, digest } = await outside.indexes.forPlatform(platform);
        return { platform, index, digest };
    })));
    const pinned = await outside.stopwatch.measure('validate', () => pinBuild(build, indexes));
    return { ...detected, pinned };
}
/** One service as image plans, one a platform. */
async function planStage(settings, outside) {
    const validated = await validateStage(settings, outside);
    const { pinned } = validated;
    const source = await outside.stopwatch.measure('source', () => sourceFacts({ git: outside.git, environment: outside.environment, path: pinned.build.metadata.path }));
    const plans = await outside.stopwatch.measure('plan', () => planBuild(pinned, {
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
        throw new AipackError(problems);
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

;// CONCATENATED MODULE: ./build/compiled/src/host/buildkit-container.js


/** The image that Docker's own builders run. */
const DEFAULT_IMAGE = 'docker.io/moby/buildkit:buildx-stable-1';
/** Asked in this order when Docker Hub limits or fails. */
const MIRRORS = ['mirror.gcr.io'];
const DEFAULT_NAME = 'aipack-buildkit';
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
/** How a BuildKit is started through Docker when there is none to be found. */
function containerOptions(wishes, environment) {
    const { image = DEFAULT_IMAGE, configFile, name = DEFAULT_NAME } = wishes;
    return {
        name,
        image,
        mirrors: MIRRORS,
        // Its registry may be on this machine's loopback, and what it downloads goes the way of this machine.
        network: 'host',
        env: Object.fromEntries(PROXIES.flatMap((key) => (environment[key] === undefined ? [] : [[key, environment[key]]]))),
        ...(configFile === undefined ? {} : { config: readConfig(configFile) }),
    };
}
function readConfig(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch (cause) {
        throw new AipackError({ code: 'INPUT_INVALID', message: `The BuildKit configuration ${JSON.stringify(path)} can't be read` }, { cause });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/errors.js
class BuildkitError extends Error {
    name = 'BuildkitError';
    code;
    hint;
    vertex;
    exitCode;
    source;
    attempts;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.hint = details.hint;
        this.vertex = details.vertex;
        this.exitCode = details.exitCode;
        this.source = details.source;
        this.attempts = details.attempts;
    }
}
/** The text of anything that was thrown. */
function errors_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/oci-layout.js




const REF_NAME = 'org.opencontainers.image.ref.name';
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
async function readIndex(directory) {
    const text = await (0,external_node_fs_promises_.readFile)((0,external_node_path_.join)(directory, 'index.json'), 'utf8').catch(() => undefined);
    if (text === undefined)
        return undefined;
    try {
        const { manifests } = JSON.parse(text);
        return Array.isArray(manifests)
            ? manifests.filter((each) => typeof each.digest === 'string')
            : [];
    }
    catch (cause) {
        throw new BuildkitError('INVALID_OPTION', `${(0,external_node_path_.join)(directory, 'index.json')} is not the index of an OCI layout`, {
            cause,
        });
    }
}
/**
 * The digest that a tag stands for in an OCI layout; the only or last entry when no tag is asked for. Undefined when
 * there is no layout or no such tag.
 *
 * @throws {BuildkitError} INVALID_OPTION when the index can't be read
 */
async function layoutDigest(directory, tag) {
    const manifests = (await readIndex(directory)) ?? [];
    const tagged = manifests.filter((each) => tag === undefined || each.annotations?.[REF_NAME] === tag);
    return tagged.at(-1)?.digest;
}
/** Gives a manifest of the layout a tag, taking it from whatever had it. */
async function tagLayout(directory, manifest, tag) {
    const others = ((await readIndex(directory)) ?? []).filter((each) => each.annotations?.[REF_NAME] !== tag);
    const entry = { ...manifest, annotations: { ...manifest.annotations, [REF_NAME]: tag } };
    const index = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests: [...others, entry] };
    await (0,external_node_fs_promises_.mkdir)(directory, { recursive: true });
    await replace((0,external_node_path_.join)(directory, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    await replace((0,external_node_path_.join)(directory, 'index.json'), JSON.stringify(index));
}
async function replace(path, text) {
    const temporary = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    await (0,external_node_fs_promises_.writeFile)(temporary, text);
    await (0,external_node_fs_promises_.rename)(temporary, path);
}

// EXTERNAL MODULE: ./node_modules/protobufjs/light.js
var light = __webpack_require__(365);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/descriptor.js
// Made from proto/ by scripts/proto.mjs; change it there.
const descriptor = {
    nested: {
        moby: {
            nested: {
                filesync: {
                    nested: {
                        v1: {
                            nested: {
                                CredentialsRequest: {
                                    fields: { Host: { type: 'string', id: 1 } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                CredentialsResponse: {
                                    fields: { Username: { type: 'string', id: 1 }, Secret: { type: 'string', id: 2 } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                FetchTokenRequest: {
                                    fields: {
                                        ClientID: { type: 'string', id: 1 },
                                        Host: { type: 'string', id: 2 },
                                        Realm: { type: 'string', id: 3 },
                                        Service: { type: 'string', id: 4 },
                                        Scopes: { rule: 'repeated', type: 'string', id: 5 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                FetchTokenResponse: {
                                    fields: {
                                        Token: { type: 'string', id: 1 },
                                        ExpiresIn: { type: 'int64', id: 2 },
                                        IssuedAt: { type: 'int64', id: 3 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                GetTokenAuthorityRequest: {
                                    fields: { Host: { type: 'string', id: 1 }, Salt: { type: 'bytes', id: 2, options: { default: '' } } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                GetTokenAuthorityResponse: {
                                    fields: { PublicKey: { type: 'bytes', id: 1, options: { default: '' } } },
                                },
                                VerifyTokenAuthorityRequest: {
                                    fields: {
                                        Host: { type: 'string', id: 1 },
                                        Payload: { type: 'bytes', id: 2, options: { default: '' } },
                                        Salt: { type: 'bytes', id: 3, options: { default: '' } },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                VerifyTokenAuthorityResponse: {
                                    fields: { Signed: { type: 'bytes', id: 1, options: { default: '' } } },
                                },
                                BytesMessage: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
                            },
                        },
                    },
                },
                buildkit: {
                    nested: {
                        v1: {
                            nested: {
                                DiskUsageRequest: {
                                    fields: { filter: { rule: 'repeated', type: 'string', id: 1 }, ageLimit: { type: 'int64', id: 2 } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                DiskUsageResponse: { fields: { record: { rule: 'repeated', type: 'UsageRecord', id: 1 } } },
                                UsageRecord: {
                                    fields: {
                                        ID: { type: 'string', id: 1 },
                                        Mutable: { type: 'bool', id: 2 },
                                        InUse: { type: 'bool', id: 3 },
                                        Size: { type: 'int64', id: 4 },
                                        CreatedAt: { type: 'google.protobuf.Timestamp', id: 6 },
                                        LastUsedAt: { type: 'google.protobuf.Timestamp', id: 7 },
                                        UsageCount: { type: 'int64', id: 8 },
                                        Description: { type: 'string', id: 9 },
                                        RecordType: { type: 'string', id: 10 },
                                        Shared: { type: 'bool', id: 11 },
                                        Parents: { rule: 'repeated', type: 'string', id: 12 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                PruneRequest: {
                                    fields: {
                                        filter: { rule: 'repeated', type: 'string', id: 1 },
                                        all: { type: 'bool', id: 2 },
                                        keepDuration: { type: 'int64', id: 3 },
                                        reservedSpace: { type: 'int64', id: 4 },
                                        maxUsedSpace: { type: 'int64', id: 5 },
                                        minFreeSpace: { type: 'int64', id: 6 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                SolveRequest: {
                                    fields: {
                                        Ref: { type: 'string', id: 1 },
                                        Definition: { type: 'pb.Definition', id: 2 },
                                        ExporterDeprecated: { type: 'string', id: 3 },
                                        ExporterAttrsDeprecated: { keyType: 'string', type: 'string', id: 4 },
                                        Session: { type: 'string', id: 5 },
                                        Frontend: { type: 'string', id: 6 },
                                        FrontendAttrs: { keyType: 'string', type: 'string', id: 7 },
                                        Cache: { type: 'CacheOptions', id: 8 },
                                        Entitlements: { rule: 'repeated', type: 'string', id: 9 },
                                        FrontendInputs: { keyType: 'string', type: 'pb.Definition', id: 10 },
                                        Internal: { type: 'bool', id: 11 },
                                        Exporters: { rule: 'repeated', type: 'Exporter', id: 13 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                Exporter: {
                                    fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                CacheOptions: {
                                    fields: {
                                        Exports: { rule: 'repeated', type: 'CacheOptionsEntry', id: 4 },
                                        Imports: { rule: 'repeated', type: 'CacheOptionsEntry', id: 5 },
                                    },
                                },
                                CacheOptionsEntry: {
                                    fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                SolveResponse: {
                                    fields: { ExporterResponse: { keyType: 'string', type: 'string', id: 1 } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                StatusRequest: {
                                    fields: { Ref: { type: 'string', id: 1 } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                StatusResponse: {
                                    fields: {
                                        vertexes: { rule: 'repeated', type: 'Vertex', id: 1 },
                                        statuses: { rule: 'repeated', type: 'VertexStatus', id: 2 },
                                        logs: { rule: 'repeated', type: 'VertexLog', id: 3 },
                                        warnings: { rule: 'repeated', type: 'VertexWarning', id: 4 },
                                    },
                                },
                                Vertex: {
                                    fields: {
                                        digest: { type: 'string', id: 1 },
                                        inputs: { rule: 'repeated', type: 'string', id: 2 },
                                        name: { type: 'string', id: 3 },
                                        cached: { type: 'bool', id: 4 },
                                        started: { type: 'google.protobuf.Timestamp', id: 5 },
                                        completed: { type: 'google.protobuf.Timestamp', id: 6 },
                                        error: { type: 'string', id: 7 },
                                        progressGroup: { type: 'pb.ProgressGroup', id: 8 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                VertexStatus: {
                                    fields: {
                                        ID: { type: 'string', id: 1 },
                                        vertex: { type: 'string', id: 2 },
                                        name: { type: 'string', id: 3 },
                                        current: { type: 'int64', id: 4 },
                                        total: { type: 'int64', id: 5 },
                                        timestamp: { type: 'google.protobuf.Timestamp', id: 6 },
                                        started: { type: 'google.protobuf.Timestamp', id: 7 },
                                        completed: { type: 'google.protobuf.Timestamp', id: 8 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                VertexLog: {
                                    fields: {
                                        vertex: { type: 'string', id: 1 },
                                        timestamp: { type: 'google.protobuf.Timestamp', id: 2 },
                                        stream: { type: 'int64', id: 3 },
                                        msg: { type: 'bytes', id: 4, options: { default: '' } },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                VertexWarning: {
                                    fields: {
                                        vertex: { type: 'string', id: 1 },
                                        level: { type: 'int64', id: 2 },
                                        short: { type: 'bytes', id: 3, options: { default: '' } },
                                        detail: { rule: 'repeated', type: 'bytes', id: 4 },
                                        url: { type: 'string', id: 5 },
                                        info: { type: 'pb.SourceInfo', id: 6 },
                                        ranges: { rule: 'repeated', type: 'pb.Range', id: 7 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                BytesMessage: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
                                ListWorkersRequest: {
                                    fields: { filter: { rule: 'repeated', type: 'string', id: 1 } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                ListWorkersResponse: {
                                    fields: { record: { rule: 'repeated', type: 'moby.buildkit.v1.types.WorkerRecord', id: 1 } },
                                },
                                InfoRequest: { fields: {} },
                                InfoResponse: {
                                    fields: { buildkitVersion: { type: 'moby.buildkit.v1.types.BuildkitVersion', id: 1 } },
                                },
                                BuildHistoryRequest: {
                                    fields: {
                                        ActiveOnly: { type: 'bool', id: 1 },
                                        Ref: { type: 'string', id: 2 },
                                        EarlyExit: { type: 'bool', id: 3 },
                                        Filter: { rule: 'repeated', type: 'string', id: 4 },
                                        Limit: { type: 'int32', id: 5 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                BuildHistoryEventType: { values: { STARTED: 0, COMPLETE: 1, DELETED: 2 } },
                                BuildHistoryEvent: {
                                    fields: {
                                        type: { type: 'BuildHistoryEventType', id: 1 },
                                        record: { type: 'BuildHistoryRecord', id: 2 },
                                    },
                                },
                                BuildHistoryRecord: {
                                    fields: {
                                        Ref: { type: 'string', id: 1 },
                                        Frontend: { type: 'string', id: 2 },
                                        FrontendAttrs: { keyType: 'string', type: 'string', id: 3 },
                                        Exporters: { rule: 'repeated', type: 'Exporter', id: 4 },
                                        error: { type: 'google.rpc.Status', id: 5 },
                                        CreatedAt: { type: 'google.protobuf.Timestamp', id: 6 },
                                        CompletedAt: { type: 'google.protobuf.Timestamp', id: 7 },
                                        logs: { type: 'Descriptor', id: 8 },
                                        ExporterResponse: { keyType: 'string', type: 'string', id: 9 },
                                        Result: { type: 'BuildResultInfo', id: 10 },
                                        Results: { keyType: 'string', type: 'BuildResultInfo', id: 11 },
                                        Generation: { type: 'int32', id: 12 },
                                        trace: { type: 'Descriptor', id: 13 },
                                        pinned: { type: 'bool', id: 14 },
                                        numCachedSteps: { type: 'int32', id: 15 },
                                        numTotalSteps: { type: 'int32', id: 16 },
                                        numCompletedSteps: { type: 'int32', id: 17 },
                                        externalError: { type: 'Descriptor', id: 18 },
                                        numWarnings: { type: 'int32', id: 19 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                BuildResultInfo: {
                                    fields: {
                                        ResultDeprecated: { type: 'Descriptor', id: 1 },
                                        Attestations: { rule: 'repeated', type: 'Descriptor', id: 2 },
                                        Results: { keyType: 'int64', type: 'Descriptor', id: 3 },
                                    },
                                },
                                Descriptor: {
                                    fields: {
                                        media_type: { type: 'string', id: 1 },
                                        digest: { type: 'string', id: 2 },
                                        size: { type: 'int64', id: 3 },
                                        annotations: { keyType: 'string', type: 'string', id: 5 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                UpdateBuildHistoryRequest: {
                                    fields: {
                                        Ref: { type: 'string', id: 1 },
                                        Pinned: { type: 'bool', id: 2 },
                                        Delete: { type: 'bool', id: 3 },
                                        Finalize: { type: 'bool', id: 4 },
                                    },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                UpdateBuildHistoryResponse: { fields: {} },
                                frontend: {
                                    nested: {
                                        APICap: {
                                            fields: {
                                                ID: { type: 'string', id: 1 },
                                                Enabled: { type: 'bool', id: 2 },
                                                Deprecated: { type: 'bool', id: 3 },
                                                DisabledReason: { type: 'string', id: 4 },
                                                DisabledReasonMsg: { type: 'string', id: 5 },
                                                DisabledAlternative: { type: 'string', id: 6 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        PingRequest: { fields: {} },
                                        PongResponse: {
                                            fields: {
                                                FrontendAPICaps: { rule: 'repeated', type: 'APICap', id: 1 },
                                                LLBCaps: { rule: 'repeated', type: 'APICap', id: 2 },
                                                Workers: { rule: 'repeated', type: 'moby.buildkit.v1.types.WorkerRecord', id: 3 },
                                            },
                                        },
                                        ResolveImageConfigRequest: {
                                            fields: {
                                                Ref: { type: 'string', id: 1 },
                                                Platform: { type: 'pb.Platform', id: 2 },
                                                ResolveMode: { type: 'string', id: 3 },
                                                LogName: { type: 'string', id: 4 },
                                                ResolverType: { type: 'int32', id: 5 },
                                                SessionID: { type: 'string', id: 6 },
                                                StoreID: { type: 'string', id: 7 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ResolveImageConfigResponse: {
                                            fields: {
                                                Digest: { type: 'string', id: 1 },
                                                Config: { type: 'bytes', id: 2, options: { default: '' } },
                                                Ref: { type: 'string', id: 3 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ResolveSourceMetaRequest: {
                                            fields: {
                                                Source: { type: 'pb.SourceOp', id: 1 },
                                                Platform: { type: 'pb.Platform', id: 2 },
                                                LogName: { type: 'string', id: 3 },
                                                ResolveMode: { type: 'string', id: 4 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ResolveSourceMetaResponse: {
                                            fields: {
                                                Source: { type: 'pb.SourceOp', id: 1 },
                                                Image: { type: 'ResolveSourceImageResponse', id: 2 },
                                                Git: { type: 'ResolveSourceGitResponse', id: 3 },
                                                HTTP: { type: 'ResolveSourceHTTPResponse', id: 4 },
                                            },
                                        },
                                        ResolveSourceImageResponse: {
                                            fields: {
                                                Digest: { type: 'string', id: 1 },
                                                Config: { type: 'bytes', id: 2, options: { default: '' } },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ResolveSourceGitResponse: {
                                            fields: {
                                                Checksum: { type: 'string', id: 1 },
                                                Ref: { type: 'string', id: 2 },
                                                CommitChecksum: { type: 'string', id: 3 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ResolveSourceHTTPResponse: {
                                            fields: { Checksum: { type: 'string', id: 1 }, Filename: { type: 'string', id: 2 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        CacheOptionsEntry: {
                                            fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        SolveRequest: {
                                            fields: {
                                                Definition: { type: 'pb.Definition', id: 1 },
                                                Frontend: { type: 'string', id: 2 },
                                                FrontendOpt: { keyType: 'string', type: 'string', id: 3 },
                                                allowResultReturn: { type: 'bool', id: 5 },
                                                allowResultArrayRef: { type: 'bool', id: 6 },
                                                CacheImports: { rule: 'repeated', type: 'CacheOptionsEntry', id: 12 },
                                                FrontendInputs: { keyType: 'string', type: 'pb.Definition', id: 13 },
                                                Evaluate: { type: 'bool', id: 14 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        SolveResponse: {
                                            fields: { ref: { type: 'string', id: 1 }, result: { type: 'Result', id: 3 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        Result: {
                                            oneofs: { result: { oneof: ['refDeprecated', 'refsDeprecated', 'ref', 'refs'] } },
                                            fields: {
                                                refDeprecated: { type: 'string', id: 1 },
                                                refsDeprecated: { type: 'RefMapDeprecated', id: 2 },
                                                ref: { type: 'Ref', id: 3 },
                                                refs: { type: 'RefMap', id: 4 },
                                                metadata: { keyType: 'string', type: 'bytes', id: 10 },
                                                attestations: { keyType: 'string', type: 'Attestations', id: 12 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        RefMapDeprecated: {
                                            fields: { refs: { keyType: 'string', type: 'string', id: 1 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        Ref: {
                                            fields: { id: { type: 'string', id: 1 }, def: { type: 'pb.Definition', id: 2 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        RefMap: { fields: { refs: { keyType: 'string', type: 'Ref', id: 1 } } },
                                        Attestations: { fields: { attestation: { rule: 'repeated', type: 'Attestation', id: 1 } } },
                                        AttestationKind: { values: { InToto: 0, Bundle: 1 } },
                                        Attestation: {
                                            fields: {
                                                kind: { type: 'AttestationKind', id: 1 },
                                                metadata: { keyType: 'string', type: 'bytes', id: 2 },
                                                ref: { type: 'Ref', id: 3 },
                                                path: { type: 'string', id: 4 },
                                                inTotoPredicateType: { type: 'string', id: 5 },
                                                inTotoSubjects: { rule: 'repeated', type: 'InTotoSubject', id: 6 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        InTotoSubjectKind: { values: { Self: 0, Raw: 1 } },
                                        InTotoSubject: {
                                            fields: {
                                                kind: { type: 'InTotoSubjectKind', id: 1 },
                                                digest: { rule: 'repeated', type: 'string', id: 2 },
                                                name: { type: 'string', id: 3 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ReturnRequest: {
                                            fields: { result: { type: 'Result', id: 1 }, error: { type: 'google.rpc.Status', id: 2 } },
                                        },
                                        ReturnResponse: { fields: {} },
                                        EvaluateRequest: {
                                            fields: { Ref: { type: 'string', id: 1 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        EvaluateResponse: { fields: {} },
                                        InputsRequest: { fields: {} },
                                        InputsResponse: { fields: { Definitions: { keyType: 'string', type: 'pb.Definition', id: 1 } } },
                                        FileRange: { fields: { Offset: { type: 'int64', id: 1 }, Length: { type: 'int64', id: 2 } } },
                                        ReadFileRequest: {
                                            fields: {
                                                Ref: { type: 'string', id: 1 },
                                                FilePath: { type: 'string', id: 2 },
                                                Range: { type: 'FileRange', id: 3 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ReadFileResponse: { fields: { Data: { type: 'bytes', id: 1, options: { default: '' } } } },
                                        ReadDirRequest: {
                                            fields: {
                                                Ref: { type: 'string', id: 1 },
                                                DirPath: { type: 'string', id: 2 },
                                                IncludePattern: { type: 'string', id: 3 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ReadDirResponse: { fields: { entries: { rule: 'repeated', type: 'fsutil.types.Stat', id: 1 } } },
                                        StatFileRequest: {
                                            fields: { Ref: { type: 'string', id: 1 }, Path: { type: 'string', id: 2 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        StatFileResponse: { fields: { stat: { type: 'fsutil.types.Stat', id: 1 } } },
                                        WarnRequest: {
                                            fields: {
                                                digest: { type: 'string', id: 1 },
                                                level: { type: 'int64', id: 2 },
                                                short: { type: 'bytes', id: 3, options: { default: '' } },
                                                detail: { rule: 'repeated', type: 'bytes', id: 4 },
                                                url: { type: 'string', id: 5 },
                                                info: { type: 'pb.SourceInfo', id: 6 },
                                                ranges: { rule: 'repeated', type: 'pb.Range', id: 7 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        WarnResponse: { fields: {} },
                                        NewContainerRequest: {
                                            fields: {
                                                ContainerID: { type: 'string', id: 1 },
                                                Mounts: { rule: 'repeated', type: 'pb.Mount', id: 2 },
                                                Network: { type: 'pb.NetMode', id: 3 },
                                                platform: { type: 'pb.Platform', id: 4 },
                                                constraints: { type: 'pb.WorkerConstraints', id: 5 },
                                                extraHosts: { rule: 'repeated', type: 'pb.HostIP', id: 6 },
                                                hostname: { type: 'string', id: 7 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        NewContainerResponse: { fields: {} },
                                        ReleaseContainerRequest: {
                                            fields: { ContainerID: { type: 'string', id: 1 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ReleaseContainerResponse: { fields: {} },
                                        ExecMessage: {
                                            oneofs: { Input: { oneof: ['Init', 'File', 'Resize', 'Started', 'Exit', 'Done', 'Signal'] } },
                                            fields: {
                                                ProcessID: { type: 'string', id: 1 },
                                                Init: { type: 'InitMessage', id: 2 },
                                                File: { type: 'FdMessage', id: 3 },
                                                Resize: { type: 'ResizeMessage', id: 4 },
                                                Started: { type: 'StartedMessage', id: 5 },
                                                Exit: { type: 'ExitMessage', id: 6 },
                                                Done: { type: 'DoneMessage', id: 7 },
                                                Signal: { type: 'SignalMessage', id: 8 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        InitMessage: {
                                            fields: {
                                                ContainerID: { type: 'string', id: 1 },
                                                Meta: { type: 'pb.Meta', id: 2 },
                                                Fds: { rule: 'repeated', type: 'uint32', id: 3 },
                                                Tty: { type: 'bool', id: 4 },
                                                Security: { type: 'pb.SecurityMode', id: 5 },
                                                secretenv: { rule: 'repeated', type: 'pb.SecretEnv', id: 6 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ExitMessage: {
                                            fields: { Code: { type: 'uint32', id: 1 }, Error: { type: 'google.rpc.Status', id: 2 } },
                                        },
                                        StartedMessage: { fields: {} },
                                        DoneMessage: { fields: {} },
                                        FdMessage: {
                                            fields: {
                                                Fd: { type: 'uint32', id: 1 },
                                                EOF: { type: 'bool', id: 2 },
                                                Data: { type: 'bytes', id: 3, options: { default: '' } },
                                            },
                                        },
                                        ResizeMessage: { fields: { Rows: { type: 'uint32', id: 1 }, Cols: { type: 'uint32', id: 2 } } },
                                        SignalMessage: {
                                            fields: { Name: { type: 'string', id: 1 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                    },
                                },
                                types: {
                                    nested: {
                                        WorkerRecord: {
                                            fields: {
                                                ID: { type: 'string', id: 1 },
                                                Labels: { keyType: 'string', type: 'string', id: 2 },
                                                platforms: { rule: 'repeated', type: 'pb.Platform', id: 3 },
                                                GCPolicy: { rule: 'repeated', type: 'GCPolicy', id: 4 },
                                                BuildkitVersion: { type: 'BuildkitVersion', id: 5 },
                                                CDIDevices: { rule: 'repeated', type: 'CDIDevice', id: 6 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        GCPolicy: {
                                            fields: {
                                                all: { type: 'bool', id: 1 },
                                                keepDuration: { type: 'int64', id: 2 },
                                                reservedSpace: { type: 'int64', id: 3 },
                                                filters: { rule: 'repeated', type: 'string', id: 4 },
                                                maxUsedSpace: { type: 'int64', id: 5 },
                                                minFreeSpace: { type: 'int64', id: 6 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        BuildkitVersion: {
                                            fields: {
                                                package: { type: 'string', id: 1 },
                                                version: { type: 'string', id: 2 },
                                                revision: { type: 'string', id: 3 },
                                                dockerfileVersion: { type: 'string', id: 4 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        CDIDevice: {
                                            fields: {
                                                Name: { type: 'string', id: 1 },
                                                AutoAllow: { type: 'bool', id: 2 },
                                                Annotations: { keyType: 'string', type: 'string', id: 3 },
                                                OnDemand: { type: 'bool', id: 4 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                    },
                                },
                            },
                        },
                        secrets: {
                            nested: {
                                v1: {
                                    nested: {
                                        GetSecretRequest: {
                                            fields: {
                                                ID: { type: 'string', id: 1 },
                                                annotations: { keyType: 'string', type: 'string', id: 2 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        GetSecretResponse: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
                                    },
                                },
                            },
                        },
                    },
                },
                sshforward: {
                    nested: {
                        v1: {
                            nested: {
                                BytesMessage: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
                                CheckAgentRequest: {
                                    fields: { ID: { type: 'string', id: 1 } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                CheckAgentResponse: { fields: {} },
                            },
                        },
                    },
                },
            },
        },
        containerd: {
            nested: {
                services: {
                    nested: {
                        content: {
                            nested: {
                                v1: {
                                    nested: {
                                        Info: {
                                            fields: {
                                                digest: { type: 'string', id: 1 },
                                                size: { type: 'int64', id: 2 },
                                                created_at: { type: 'google.protobuf.Timestamp', id: 3 },
                                                updated_at: { type: 'google.protobuf.Timestamp', id: 4 },
                                                labels: { keyType: 'string', type: 'string', id: 5 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        InfoRequest: {
                                            fields: { digest: { type: 'string', id: 1 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        InfoResponse: { fields: { info: { type: 'Info', id: 1 } } },
                                        UpdateRequest: {
                                            fields: {
                                                info: { type: 'Info', id: 1 },
                                                update_mask: { type: 'google.protobuf.FieldMask', id: 2 },
                                            },
                                        },
                                        UpdateResponse: { fields: { info: { type: 'Info', id: 1 } } },
                                        ListContentRequest: {
                                            fields: { filters: { rule: 'repeated', type: 'string', id: 1 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ListContentResponse: { fields: { info: { rule: 'repeated', type: 'Info', id: 1 } } },
                                        DeleteContentRequest: {
                                            fields: { digest: { type: 'string', id: 1 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ReadContentRequest: {
                                            fields: {
                                                digest: { type: 'string', id: 1 },
                                                offset: { type: 'int64', id: 2 },
                                                size: { type: 'int64', id: 3 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ReadContentResponse: {
                                            fields: {
                                                offset: { type: 'int64', id: 1 },
                                                data: { type: 'bytes', id: 2, options: { default: '' } },
                                            },
                                        },
                                        Status: {
                                            fields: {
                                                started_at: { type: 'google.protobuf.Timestamp', id: 1 },
                                                updated_at: { type: 'google.protobuf.Timestamp', id: 2 },
                                                ref: { type: 'string', id: 3 },
                                                offset: { type: 'int64', id: 4 },
                                                total: { type: 'int64', id: 5 },
                                                expected: { type: 'string', id: 6 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        StatusRequest: {
                                            fields: { ref: { type: 'string', id: 1 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        StatusResponse: { fields: { status: { type: 'Status', id: 1 } } },
                                        ListStatusesRequest: {
                                            fields: { filters: { rule: 'repeated', type: 'string', id: 1 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        ListStatusesResponse: { fields: { statuses: { rule: 'repeated', type: 'Status', id: 1 } } },
                                        WriteAction: { values: { STAT: 0, WRITE: 1, COMMIT: 2 } },
                                        WriteContentRequest: {
                                            fields: {
                                                action: { type: 'WriteAction', id: 1 },
                                                ref: { type: 'string', id: 2 },
                                                total: { type: 'int64', id: 3 },
                                                expected: { type: 'string', id: 4 },
                                                offset: { type: 'int64', id: 5 },
                                                data: { type: 'bytes', id: 6, options: { default: '' } },
                                                labels: { keyType: 'string', type: 'string', id: 7 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        WriteContentResponse: {
                                            fields: {
                                                action: { type: 'WriteAction', id: 1 },
                                                started_at: { type: 'google.protobuf.Timestamp', id: 2 },
                                                updated_at: { type: 'google.protobuf.Timestamp', id: 3 },
                                                offset: { type: 'int64', id: 4 },
                                                total: { type: 'int64', id: 5 },
                                                digest: { type: 'string', id: 6 },
                                            },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                        AbortRequest: {
                                            fields: { ref: { type: 'string', id: 1 } },
                                            options: { features: { utf8_validation: 'NONE' } },
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
        fsutil: {
            nested: {
                types: {
                    nested: {
                        Stat: {
                            fields: {
                                path: { type: 'bytes', id: 1, options: { default: '' } },
                                mode: { type: 'uint32', id: 2 },
                                uid: { type: 'uint32', id: 3 },
                                gid: { type: 'uint32', id: 4 },
                                size: { type: 'int64', id: 5 },
                                modTime: { type: 'int64', id: 6 },
                                linkname: { type: 'bytes', id: 7, options: { default: '' } },
                                devmajor: { type: 'int64', id: 8 },
                                devminor: { type: 'int64', id: 9 },
                                xattrs: { keyType: 'string', type: 'bytes', id: 10 },
                            },
                        },
                        PacketType: { values: { PACKET_STAT: 0, PACKET_REQ: 1, PACKET_DATA: 2, PACKET_FIN: 3, PACKET_ERR: 4 } },
                        Packet: {
                            fields: {
                                type: { type: 'PacketType', id: 1 },
                                stat: { type: 'Stat', id: 2 },
                                ID: { type: 'uint32', id: 3 },
                                data: { type: 'bytes', id: 4, options: { default: '' } },
                            },
                        },
                    },
                },
            },
        },
        google: {
            nested: {
                protobuf: {
                    nested: {
                        Timestamp: { fields: { seconds: { type: 'int64', id: 1 }, nanos: { type: 'int32', id: 2 } } },
                        Any: {
                            fields: {
                                type_url: { type: 'string', id: 1 },
                                value: { type: 'bytes', id: 2, options: { default: '' } },
                            },
                            options: { features: { utf8_validation: 'NONE' } },
                        },
                        Empty: { fields: {} },
                        FieldMask: {
                            fields: { paths: { rule: 'repeated', type: 'string', id: 1 } },
                            options: { features: { utf8_validation: 'NONE' } },
                        },
                    },
                },
                rpc: {
                    nested: {
                        Status: {
                            fields: {
                                code: { type: 'int32', id: 1 },
                                message: { type: 'string', id: 2 },
                                details: { rule: 'repeated', type: 'google.protobuf.Any', id: 3 },
                            },
                            options: { features: { utf8_validation: 'NONE' } },
                        },
                    },
                },
            },
        },
        grpc: {
            nested: {
                health: {
                    nested: {
                        v1: {
                            nested: {
                                HealthCheckRequest: {
                                    fields: { service: { type: 'string', id: 1 } },
                                    options: { features: { utf8_validation: 'NONE' } },
                                },
                                HealthCheckResponse: { fields: { status: { type: 'ServingStatus', id: 1 } } },
                                ServingStatus: { values: { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2 } },
                            },
                        },
                    },
                },
            },
        },
        pb: {
            nested: {
                Op: {
                    oneofs: { op: { oneof: ['exec', 'source', 'file', 'build', 'merge', 'diff'] } },
                    fields: {
                        inputs: { rule: 'repeated', type: 'Input', id: 1 },
                        exec: { type: 'ExecOp', id: 2 },
                        source: { type: 'SourceOp', id: 3 },
                        file: { type: 'FileOp', id: 4 },
                        build: { type: 'BuildOp', id: 5 },
                        merge: { type: 'MergeOp', id: 6 },
                        diff: { type: 'DiffOp', id: 7 },
                        platform: { type: 'Platform', id: 10 },
                        constraints: { type: 'WorkerConstraints', id: 11 },
                    },
                },
                Platform: {
                    fields: {
                        Architecture: { type: 'string', id: 1 },
                        OS: { type: 'string', id: 2 },
                        Variant: { type: 'string', id: 3 },
                        OSVersion: { type: 'string', id: 4 },
                        OSFeatures: { rule: 'repeated', type: 'string', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                WorkerConstraints: {
                    fields: { filter: { rule: 'repeated', type: 'string', id: 1 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                Input: {
                    fields: { digest: { type: 'string', id: 1 }, index: { type: 'int64', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                ExecOp: {
                    fields: {
                        meta: { type: 'Meta', id: 1 },
                        mounts: { rule: 'repeated', type: 'Mount', id: 2 },
                        network: { type: 'NetMode', id: 3 },
                        security: { type: 'SecurityMode', id: 4 },
                        secretenv: { rule: 'repeated', type: 'SecretEnv', id: 5 },
                        cdiDevices: { rule: 'repeated', type: 'CDIDevice', id: 6 },
                    },
                },
                NetMode: { values: { UNSET: 0, HOST: 1, NONE: 2 } },
                SecurityMode: { values: { SANDBOX: 0, INSECURE: 1 } },
                Meta: {
                    fields: {
                        args: { rule: 'repeated', type: 'string', id: 1 },
                        env: { rule: 'repeated', type: 'string', id: 2 },
                        cwd: { type: 'string', id: 3 },
                        user: { type: 'string', id: 4 },
                        proxy_env: { type: 'ProxyEnv', id: 5 },
                        extraHosts: { rule: 'repeated', type: 'HostIP', id: 6 },
                        hostname: { type: 'string', id: 7 },
                        ulimit: { rule: 'repeated', type: 'Ulimit', id: 9 },
                        cgroupParent: { type: 'string', id: 10 },
                        removeMountStubsRecursive: { type: 'bool', id: 11 },
                        validExitCodes: { rule: 'repeated', type: 'int32', id: 12 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                ProxyEnv: {
                    fields: {
                        http_proxy: { type: 'string', id: 1 },
                        https_proxy: { type: 'string', id: 2 },
                        ftp_proxy: { type: 'string', id: 3 },
                        no_proxy: { type: 'string', id: 4 },
                        all_proxy: { type: 'string', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                HostIP: {
                    fields: { Host: { type: 'string', id: 1 }, IP: { type: 'string', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                Ulimit: {
                    fields: { Name: { type: 'string', id: 1 }, Soft: { type: 'int64', id: 2 }, Hard: { type: 'int64', id: 3 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                SecretEnv: {
                    fields: { ID: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, optional: { type: 'bool', id: 3 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                CDIDevice: {
                    fields: { name: { type: 'string', id: 1 }, optional: { type: 'bool', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                Mount: {
                    fields: {
                        input: { type: 'int64', id: 1 },
                        selector: { type: 'string', id: 2 },
                        dest: { type: 'string', id: 3 },
                        output: { type: 'int64', id: 4 },
                        readonly: { type: 'bool', id: 5 },
                        mountType: { type: 'MountType', id: 6 },
                        TmpfsOpt: { type: 'TmpfsOpt', id: 19 },
                        cacheOpt: { type: 'CacheOpt', id: 20 },
                        secretOpt: { type: 'SecretOpt', id: 21 },
                        SSHOpt: { type: 'SSHOpt', id: 22 },
                        resultID: { type: 'string', id: 23 },
                        contentCache: { type: 'MountContentCache', id: 24 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                MountType: { values: { BIND: 0, SECRET: 1, SSH: 2, CACHE: 3, TMPFS: 4 } },
                MountContentCache: { values: { DEFAULT: 0, ON: 1, OFF: 2 } },
                TmpfsOpt: { fields: { size: { type: 'int64', id: 1 } } },
                CacheOpt: {
                    fields: { ID: { type: 'string', id: 1 }, sharing: { type: 'CacheSharingOpt', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                CacheSharingOpt: { values: { SHARED: 0, PRIVATE: 1, LOCKED: 2 } },
                SecretOpt: {
                    fields: {
                        ID: { type: 'string', id: 1 },
                        uid: { type: 'uint32', id: 2 },
                        gid: { type: 'uint32', id: 3 },
                        mode: { type: 'uint32', id: 4 },
                        optional: { type: 'bool', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                SSHOpt: {
                    fields: {
                        ID: { type: 'string', id: 1 },
                        uid: { type: 'uint32', id: 2 },
                        gid: { type: 'uint32', id: 3 },
                        mode: { type: 'uint32', id: 4 },
                        optional: { type: 'bool', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                SourceOp: {
                    fields: { identifier: { type: 'string', id: 1 }, attrs: { keyType: 'string', type: 'string', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                FileOp: { fields: { actions: { rule: 'repeated', type: 'FileAction', id: 2 } } },
                FileAction: {
                    oneofs: { action: { oneof: ['copy', 'mkfile', 'mkdir', 'rm', 'symlink'] } },
                    fields: {
                        input: { type: 'int64', id: 1 },
                        secondaryInput: { type: 'int64', id: 2 },
                        output: { type: 'int64', id: 3 },
                        copy: { type: 'FileActionCopy', id: 4 },
                        mkfile: { type: 'FileActionMkFile', id: 5 },
                        mkdir: { type: 'FileActionMkDir', id: 6 },
                        rm: { type: 'FileActionRm', id: 7 },
                        symlink: { type: 'FileActionSymlink', id: 8 },
                    },
                },
                FileActionCopy: {
                    fields: {
                        src: { type: 'string', id: 1 },
                        dest: { type: 'string', id: 2 },
                        owner: { type: 'ChownOpt', id: 3 },
                        mode: { type: 'int32', id: 4 },
                        followSymlink: { type: 'bool', id: 5 },
                        dirCopyContents: { type: 'bool', id: 6 },
                        attemptUnpackDockerCompatibility: { type: 'bool', id: 7 },
                        createDestPath: { type: 'bool', id: 8 },
                        allowWildcard: { type: 'bool', id: 9 },
                        allowEmptyWildcard: { type: 'bool', id: 10 },
                        timestamp: { type: 'int64', id: 11 },
                        include_patterns: { rule: 'repeated', type: 'string', id: 12 },
                        exclude_patterns: { rule: 'repeated', type: 'string', id: 13 },
                        alwaysReplaceExistingDestPaths: { type: 'bool', id: 14 },
                        modeStr: { type: 'string', id: 15 },
                        required_paths: { rule: 'repeated', type: 'string', id: 16 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                FileActionMkFile: {
                    fields: {
                        path: { type: 'string', id: 1 },
                        mode: { type: 'int32', id: 2 },
                        data: { type: 'bytes', id: 3, options: { default: '' } },
                        owner: { type: 'ChownOpt', id: 4 },
                        timestamp: { type: 'int64', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                FileActionMkDir: {
                    fields: {
                        path: { type: 'string', id: 1 },
                        mode: { type: 'int32', id: 2 },
                        makeParents: { type: 'bool', id: 3 },
                        owner: { type: 'ChownOpt', id: 4 },
                        timestamp: { type: 'int64', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                FileActionRm: {
                    fields: {
                        path: { type: 'string', id: 1 },
                        allowNotFound: { type: 'bool', id: 2 },
                        allowWildcard: { type: 'bool', id: 3 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                FileActionSymlink: {
                    fields: {
                        oldpath: { type: 'string', id: 1 },
                        newpath: { type: 'string', id: 2 },
                        owner: { type: 'ChownOpt', id: 3 },
                        timestamp: { type: 'int64', id: 4 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                ChownOpt: { fields: { user: { type: 'UserOpt', id: 1 }, group: { type: 'UserOpt', id: 2 } } },
                UserOpt: {
                    oneofs: { user: { oneof: ['byName', 'byID'] } },
                    fields: { byName: { type: 'NamedUserOpt', id: 1 }, byID: { type: 'uint32', id: 2 } },
                },
                NamedUserOpt: {
                    fields: { name: { type: 'string', id: 1 }, input: { type: 'int64', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                MergeInput: { fields: { input: { type: 'int64', id: 1 } } },
                MergeOp: { fields: { inputs: { rule: 'repeated', type: 'MergeInput', id: 1 } } },
                LowerDiffInput: { fields: { input: { type: 'int64', id: 1 } } },
                UpperDiffInput: { fields: { input: { type: 'int64', id: 1 } } },
                DiffOp: { fields: { lower: { type: 'LowerDiffInput', id: 1 }, upper: { type: 'UpperDiffInput', id: 2 } } },
                BuildOp: {
                    fields: {
                        builder: { type: 'int64', id: 1 },
                        inputs: { keyType: 'string', type: 'BuildInput', id: 2 },
                        def: { type: 'Definition', id: 3 },
                        attrs: { keyType: 'string', type: 'string', id: 4 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                BuildInput: { fields: { input: { type: 'int64', id: 1 } } },
                OpMetadata: {
                    fields: {
                        ignore_cache: { type: 'bool', id: 1 },
                        description: { keyType: 'string', type: 'string', id: 2 },
                        export_cache: { type: 'ExportCache', id: 4 },
                        caps: { keyType: 'string', type: 'bool', id: 5 },
                        progress_group: { type: 'ProgressGroup', id: 6 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                ExportCache: { fields: { Value: { type: 'bool', id: 1 } } },
                ProgressGroup: {
                    fields: { id: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, weak: { type: 'bool', id: 3 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                Source: {
                    fields: {
                        locations: { keyType: 'string', type: 'Locations', id: 1 },
                        infos: { rule: 'repeated', type: 'SourceInfo', id: 2 },
                    },
                },
                Locations: { fields: { locations: { rule: 'repeated', type: 'Location', id: 1 } } },
                SourceInfo: {
                    fields: {
                        filename: { type: 'string', id: 1 },
                        data: { type: 'bytes', id: 2, options: { default: '' } },
                        definition: { type: 'Definition', id: 3 },
                        language: { type: 'string', id: 4 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                Location: {
                    fields: { sourceIndex: { type: 'int32', id: 1 }, ranges: { rule: 'repeated', type: 'Range', id: 2 } },
                },
                Range: { fields: { start: { type: 'Position', id: 1 }, end: { type: 'Position', id: 2 } } },
                Position: { fields: { line: { type: 'int32', id: 1 }, character: { type: 'int32', id: 2 } } },
                Definition: {
                    fields: {
                        def: { rule: 'repeated', type: 'bytes', id: 1 },
                        metadata: { keyType: 'string', type: 'OpMetadata', id: 2 },
                        Source: { type: 'Source', id: 3 },
                    },
                },
            },
        },
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/codec.js


let root;
/** The codec of one message type; protobufjs compiles it when it is first used. */
function codec(name) {
    let type;
    const resolve = () => (type ??= (root ??= light.Root.fromJSON(descriptor)).lookupType(name));
    return {
        encode: (message) => resolve()
            .encode(message)
            .finish(),
        decode: (bytes) => resolve().decode(bytes),
    };
}
function method(path, request, response, requestStream, responseStream) {
    return { path, requestStream, responseStream, request: codec(request), response: codec(response) };
}
/** A 64-bit integer as a number; exact up to 2^53, which no size or count here comes near. */
function toNumber(value) {
    return typeof value === 'number' ? value : value.high * 2 ** 32 + (value.low >>> 0);
}
function fromBigInt(value) {
    return { low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: false };
}
function toBigInt(value) {
    return typeof value === 'number' ? BigInt(value) : (BigInt(value.high) << 32n) | BigInt(value.low >>> 0);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/grpc/status.js

const GrpcCode = {
    OK: 0,
    CANCELLED: 1,
    UNKNOWN: 2,
    INVALID_ARGUMENT: 3,
    DEADLINE_EXCEEDED: 4,
    NOT_FOUND: 5,
    ALREADY_EXISTS: 6,
    PERMISSION_DENIED: 7,
    RESOURCE_EXHAUSTED: 8,
    FAILED_PRECONDITION: 9,
    ABORTED: 10,
    OUT_OF_RANGE: 11,
    UNIMPLEMENTED: 12,
    INTERNAL: 13,
    UNAVAILABLE: 14,
    DATA_LOSS: 15,
    UNAUTHENTICATED: 16,
};
const rpcStatus = codec('google.rpc.Status');
/** How a call ended, when not well. */
class GrpcError extends Error {
    name = 'GrpcError';
    code;
    details;
    /** The connection itself is gone: no other call on it can succeed. */
    connectionLost;
    constructor(code, message, more = {}) {
        super(message, more.cause === undefined ? undefined : { cause: more.cause });
        this.code = code;
        this.details = more.details ?? [];
        this.connectionLost = more.connectionLost ?? false;
    }
}
function first(headers, name) {
    const value = headers[name];
    return typeof value === 'string' ? value : value?.[0];
}
/** Reads the status out of trailers; undefined when they hold none, null when the call went well. */
function statusOf(trailers) {
    const text = first(trailers, 'grpc-status');
    if (text === undefined)
        return undefined;
    const code = /^\d{1,3}$/.test(text) ? Number(text) : GrpcCode.UNKNOWN;
    if (code === GrpcCode.OK)
        return null;
    const rich = richStatus(first(trailers, 'grpc-status-details-bin'));
    const message = rich?.message ?? percentDecoded(first(trailers, 'grpc-message') ?? '');
    return new GrpcError(code, message, { details: (rich?.details ?? []).map(readDetail) });
}
function richStatus(base64) {
    if (base64 === undefined)
        return undefined;
    try {
        const status = rpcStatus.decode(Buffer.from(base64, 'base64'));
        return status.message === '' ? undefined : status;
    }
    catch {
        // The plain message is still there.
        return undefined;
    }
}
/** Details are JSON for BuildKit's own types, and left as bytes for any other. */
function readDetail(detail) {
    const type = detail.type_url.replace(/\+json$/, '').replace(/^.*[./]/s, '');
    try {
        return { type, value: JSON.parse(Buffer.from(detail.value).toString('utf8')) };
    }
    catch {
        return { type, value: detail.value };
    }
}
/** gRPC escapes each byte outside printable ASCII; what is not a valid escape stays as it is. */
function percentDecoded(text) {
    const latin1 = text.replace(/%([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(latin1, 'latin1').toString('utf8');
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/services.js
// Made from proto/ by scripts/proto.mjs; change it there.

const Auth = {
    Credentials: method('/moby.filesync.v1.Auth/Credentials', 'moby.filesync.v1.CredentialsRequest', 'moby.filesync.v1.CredentialsResponse', false, false),
    FetchToken: method('/moby.filesync.v1.Auth/FetchToken', 'moby.filesync.v1.FetchTokenRequest', 'moby.filesync.v1.FetchTokenResponse', false, false),
    GetTokenAuthority: method('/moby.filesync.v1.Auth/GetTokenAuthority', 'moby.filesync.v1.GetTokenAuthorityRequest', 'moby.filesync.v1.GetTokenAuthorityResponse', false, false),
    VerifyTokenAuthority: method('/moby.filesync.v1.Auth/VerifyTokenAuthority', 'moby.filesync.v1.VerifyTokenAuthorityRequest', 'moby.filesync.v1.VerifyTokenAuthorityResponse', false, false),
};
const Content = {
    Info: method('/containerd.services.content.v1.Content/Info', 'containerd.services.content.v1.InfoRequest', 'containerd.services.content.v1.InfoResponse', false, false),
    Update: method('/containerd.services.content.v1.Content/Update', 'containerd.services.content.v1.UpdateRequest', 'containerd.services.content.v1.UpdateResponse', false, false),
    List: method('/containerd.services.content.v1.Content/List', 'containerd.services.content.v1.ListContentRequest', 'containerd.services.content.v1.ListContentResponse', false, true),
    Delete: method('/containerd.services.content.v1.Content/Delete', 'containerd.services.content.v1.DeleteContentRequest', 'google.protobuf.Empty', false, false),
    Read: method('/containerd.services.content.v1.Content/Read', 'containerd.services.content.v1.ReadContentRequest', 'containerd.services.content.v1.ReadContentResponse', false, true),
    Status: method('/containerd.services.content.v1.Content/Status', 'containerd.services.content.v1.StatusRequest', 'containerd.services.content.v1.StatusResponse', false, false),
    ListStatuses: method('/containerd.services.content.v1.Content/ListStatuses', 'containerd.services.content.v1.ListStatusesRequest', 'containerd.services.content.v1.ListStatusesResponse', false, false),
    Write: method('/containerd.services.content.v1.Content/Write', 'containerd.services.content.v1.WriteContentRequest', 'containerd.services.content.v1.WriteContentResponse', true, true),
    Abort: method('/containerd.services.content.v1.Content/Abort', 'containerd.services.content.v1.AbortRequest', 'google.protobuf.Empty', false, false),
};
const Control = {
    DiskUsage: method('/moby.buildkit.v1.Control/DiskUsage', 'moby.buildkit.v1.DiskUsageRequest', 'moby.buildkit.v1.DiskUsageResponse', false, false),
    Prune: method('/moby.buildkit.v1.Control/Prune', 'moby.buildkit.v1.PruneRequest', 'moby.buildkit.v1.UsageRecord', false, true),
    Solve: method('/moby.buildkit.v1.Control/Solve', 'moby.buildkit.v1.SolveRequest', 'moby.buildkit.v1.SolveResponse', false, false),
    Status: method('/moby.buildkit.v1.Control/Status', 'moby.buildkit.v1.StatusRequest', 'moby.buildkit.v1.StatusResponse', false, true),
    Session: method('/moby.buildkit.v1.Control/Session', 'moby.buildkit.v1.BytesMessage', 'moby.buildkit.v1.BytesMessage', true, true),
    ListWorkers: method('/moby.buildkit.v1.Control/ListWorkers', 'moby.buildkit.v1.ListWorkersRequest', 'moby.buildkit.v1.ListWorkersResponse', false, false),
    Info: method('/moby.buildkit.v1.Control/Info', 'moby.buildkit.v1.InfoRequest', 'moby.buildkit.v1.InfoResponse', false, false),
    ListenBuildHistory: method('/moby.buildkit.v1.Control/ListenBuildHistory', 'moby.buildkit.v1.BuildHistoryRequest', 'moby.buildkit.v1.BuildHistoryEvent', false, true),
    UpdateBuildHistory: method('/moby.buildkit.v1.Control/UpdateBuildHistory', 'moby.buildkit.v1.UpdateBuildHistoryRequest', 'moby.buildkit.v1.UpdateBuildHistoryResponse', false, false),
};
const FileSync = {
    DiffCopy: method('/moby.filesync.v1.FileSync/DiffCopy', 'fsutil.types.Packet', 'fsutil.types.Packet', true, true),
};
const FileSend = {
    DiffCopy: method('/moby.filesync.v1.FileSend/DiffCopy', 'moby.filesync.v1.BytesMessage', 'moby.filesync.v1.BytesMessage', true, true),
};
const LLBBridge = {
    ResolveImageConfig: method('/moby.buildkit.v1.frontend.LLBBridge/ResolveImageConfig', 'moby.buildkit.v1.frontend.ResolveImageConfigRequest', 'moby.buildkit.v1.frontend.ResolveImageConfigResponse', false, false),
    ResolveSourceMeta: method('/moby.buildkit.v1.frontend.LLBBridge/ResolveSourceMeta', 'moby.buildkit.v1.frontend.ResolveSourceMetaRequest', 'moby.buildkit.v1.frontend.ResolveSourceMetaResponse', false, false),
    Solve: method('/moby.buildkit.v1.frontend.LLBBridge/Solve', 'moby.buildkit.v1.frontend.SolveRequest', 'moby.buildkit.v1.frontend.SolveResponse', false, false),
    ReadFile: method('/moby.buildkit.v1.frontend.LLBBridge/ReadFile', 'moby.buildkit.v1.frontend.ReadFileRequest', 'moby.buildkit.v1.frontend.ReadFileResponse', false, false),
    ReadDir: method('/moby.buildkit.v1.frontend.LLBBridge/ReadDir', 'moby.buildkit.v1.frontend.ReadDirRequest', 'moby.buildkit.v1.frontend.ReadDirResponse', false, false),
    StatFile: method('/moby.buildkit.v1.frontend.LLBBridge/StatFile', 'moby.buildkit.v1.frontend.StatFileRequest', 'moby.buildkit.v1.frontend.StatFileResponse', false, false),
    Evaluate: method('/moby.buildkit.v1.frontend.LLBBridge/Evaluate', 'moby.buildkit.v1.frontend.EvaluateRequest', 'moby.buildkit.v1.frontend.EvaluateResponse', false, false),
    Ping: method('/moby.buildkit.v1.frontend.LLBBridge/Ping', 'moby.buildkit.v1.frontend.PingRequest', 'moby.buildkit.v1.frontend.PongResponse', false, false),
    Return: method('/moby.buildkit.v1.frontend.LLBBridge/Return', 'moby.buildkit.v1.frontend.ReturnRequest', 'moby.buildkit.v1.frontend.ReturnResponse', false, false),
    Inputs: method('/moby.buildkit.v1.frontend.LLBBridge/Inputs', 'moby.buildkit.v1.frontend.InputsRequest', 'moby.buildkit.v1.frontend.InputsResponse', false, false),
    NewContainer: method('/moby.buildkit.v1.frontend.LLBBridge/NewContainer', 'moby.buildkit.v1.frontend.NewContainerRequest', 'moby.buildkit.v1.frontend.NewContainerResponse', false, false),
    ReleaseContainer: method('/moby.buildkit.v1.frontend.LLBBridge/ReleaseContainer', 'moby.buildkit.v1.frontend.ReleaseContainerRequest', 'moby.buildkit.v1.frontend.ReleaseContainerResponse', false, false),
    ExecProcess: method('/moby.buildkit.v1.frontend.LLBBridge/ExecProcess', 'moby.buildkit.v1.frontend.ExecMessage', 'moby.buildkit.v1.frontend.ExecMessage', true, true),
    Warn: method('/moby.buildkit.v1.frontend.LLBBridge/Warn', 'moby.buildkit.v1.frontend.WarnRequest', 'moby.buildkit.v1.frontend.WarnResponse', false, false),
};
const Health = {
    Check: method('/grpc.health.v1.Health/Check', 'grpc.health.v1.HealthCheckRequest', 'grpc.health.v1.HealthCheckResponse', false, false),
};
const Secrets = {
    GetSecret: method('/moby.buildkit.secrets.v1.Secrets/GetSecret', 'moby.buildkit.secrets.v1.GetSecretRequest', 'moby.buildkit.secrets.v1.GetSecretResponse', false, false),
};
const SSH = {
    CheckAgent: method('/moby.sshforward.v1.SSH/CheckAgent', 'moby.sshforward.v1.CheckAgentRequest', 'moby.sshforward.v1.CheckAgentResponse', false, false),
    ForwardAgent: method('/moby.sshforward.v1.SSH/ForwardAgent', 'moby.sshforward.v1.BytesMessage', 'moby.sshforward.v1.BytesMessage', true, true),
};

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/connection.js

/** Says in words why nothing answers at an address. */
function connectError(address, cause) {
    const { code, message } = cause;
    const known = code === undefined ? undefined : reasons[code];
    if (code === 'EACCES' || code === 'EPERM') {
        return new BuildkitError('PERMISSION_DENIED', `Not allowed to open ${address}`, {
            hint: 'Run as a user who may use it: a member of the group "docker", or root; or use another endpoint.',
            cause,
        });
    }
    if (isTlsError(cause)) {
        return new BuildkitError('TLS_FAILED', `No secure connection to ${address}: ${message}`, {
            hint: 'Check the CA that is given for the daemon, the name in its certificate, and the client certificate and key.',
            cause,
        });
    }
    return new BuildkitError('CONNECT_FAILED', `Can't connect to ${address}: ${known ?? message}`, { cause });
}
function isTlsError(error) {
    const { code } = (error ?? {});
    return code !== undefined && /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_OSSL)/.test(code);
}
const reasons = {
    ENOENT: 'there is no such socket',
    ENOTSOCK: 'it is not a socket',
    ECONNREFUSED: 'nothing listens there',
    ECONNRESET: 'the connection was reset',
    EPIPE: 'the connection was closed',
    ENOTFOUND: 'the host is not known',
    EAI_AGAIN: 'the name of the host can not be looked up now',
    EHOSTUNREACH: 'the host can not be reached',
    ENETUNREACH: 'the network can not be reached',
    ETIMEDOUT: 'it does not answer',
};

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/version.js




/** Older daemons lack Info, attestations and the evaluation of results. */
const MINIMUM_VERSION = '0.11.0';
/** Reads `v0.13.2`, `0.20.0-rc1`, `v0.12.5-moby`; undefined for `v0.0.0+unknown` and anything else without a release. */
function parseVersion(text) {
    const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text);
    if (match === null)
        return undefined;
    const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number);
    return major === 0 && minor === 0 && patch === 0 ? undefined : { major, minor, patch };
}
function buildkit_version_compareVersions(a, b) {
    return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}
/** Whether a daemon is at least `minimum`, such as `0.13.0`; undefined when it does not say its version. */
function isAtLeast(version, minimum) {
    const wanted = parseVersion(minimum);
    return version === undefined || wanted === undefined ? undefined : buildkit_version_compareVersions(version, wanted) >= 0;
}
/**
 * Asks a daemon what it is.
 *
 * @throws {BuildkitError} DAEMON_TOO_OLD, NOT_BUILDKIT
 */
async function inspectDaemon(channel, { endpoint, docker, between, signal }) {
    // Both at once: one way there and back is all that connecting should take.
    const [info, list] = await Promise.all([
        channel.unary(Control.Info, {}, { signal }).catch((error) => notBuildkit(error, endpoint, between)),
        channel.unary(Control.ListWorkers, {}, { signal }).catch((error) => {
            if (error instanceof GrpcError && error.code !== GrpcCode.UNIMPLEMENTED)
                throw error;
            return undefined;
        }),
    ]);
    const versionText = info.buildkitVersion?.version ?? '';
    const version = parseVersion(versionText);
    if (isAtLeast(version, MINIMUM_VERSION) === false)
        throw tooOld(endpoint, versionText);
    const workers = list?.record ?? [];
    // A daemon without a version answers Info, so it is new enough for that; without workers it could not build.
    if (workers.length === 0) {
        throw new BuildkitError('NOT_BUILDKIT', `The BuildKit at ${endpoint} has no worker to build with`, {
            hint: 'Its log says why no worker could start.',
        });
    }
    const platforms = workers.flatMap((worker) => worker.platforms.map(platformText));
    return {
        versionText,
        version,
        workers,
        platforms: [...new Set(platforms)],
        docker,
        containerdStore: !docker || workers.some((worker) => SNAPSHOTTER in worker.Labels),
    };
}
/** Inside Docker, only the worker on top of containerd has this label. */
const SNAPSHOTTER = 'org.mobyproject.buildkit.worker.snapshotter';
function platformText({ OS, Architecture, Variant }) {
    return [OS, Architecture, ...(Variant === '' ? [] : [Variant])].join('/');
}
function notBuildkit(error, endpoint, between) {
    if (error instanceof GrpcError && error.code === GrpcCode.UNIMPLEMENTED)
        throw tooOld(endpoint, '');
    // With TLS 1.3 a server only refuses a client after the handshake.
    if (error instanceof GrpcError && isTlsError(error.cause))
        throw connectError(endpoint, error.cause);
    if (error instanceof GrpcError && error.connectionLost && between) {
        throw new BuildkitError('CONNECT_FAILED', `Can't reach BuildKit at ${endpoint}: ${error.message}`, {
            cause: error,
        });
    }
    if (error instanceof GrpcError && error.connectionLost) {
        throw new BuildkitError('NOT_BUILDKIT', `What answers at ${endpoint} does not speak BuildKit's protocol: ${error.message}`, {
            hint: 'Check the address, and whether the daemon expects TLS there.',
            cause: error,
        });
    }
    throw error;
}
function tooOld(endpoint, version) {
    const found = version === '' ? 'older than that' : version;
    return new BuildkitError('DAEMON_TOO_OLD', `BuildKit ${MINIMUM_VERSION} is needed, and the one at ${endpoint} is ${found}`, {
        hint: 'Update it: Docker Engine 24 and Docker Desktop 4.22 bring a newer one, as does the image moby/buildkit.',
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/cache.js




const kinds = {
    registry: { import: ['ref'], export: ['ref'], docker: true },
    inline: { import: ['ref'], export: [], docker: true },
    local: { import: ['src'], export: ['dest'], docker: true },
    gha: { import: [], export: [], docker: true },
    s3: { import: ['bucket', 'region'], export: ['bucket', 'region'], docker: false },
    azblob: { import: ['account_url'], export: ['account_url'], docker: false },
};
/**
 * Reads a cache as people write it: `type=registry,ref=…,mode=max`, or just the name of an image.
 *
 * @throws {BuildkitError} INVALID_OPTION
 */
function parseCache(text) {
    const fields = text.split(',').map((field) => field.trim());
    if (!text.includes('='))
        return { type: 'registry', attributes: { ref: text.trim() } };
    const attributes = {};
    for (const field of fields) {
        const equals = field.indexOf('=');
        if (equals <= 0)
            throw cache_invalid(text, `"${field}" is not of the form KEY=VALUE`);
        attributes[field.slice(0, equals)] = field.slice(equals + 1);
    }
    const { type, ...rest } = attributes;
    if (type === undefined)
        throw cache_invalid(text, 'it has no type');
    return { type, attributes: rest };
}
function cache_invalid(what, reason) {
    return new BuildkitError('INVALID_OPTION', `The cache "${what}" can't be used: ${reason}`, {
        hint: `Known types are ${Object.keys(kinds).join(', ')}; for example type=registry,ref=registry.example.com/app:cache.`,
    });
}
function cache_kindOf(entry) {
    const kind = Object.hasOwn(kinds, entry.type) ? kinds[entry.type] : undefined;
    if (kind === undefined)
        throw cache_invalid(entry.type, `the type "${entry.type}" is not known`);
    return kind;
}
/**
 * Adds what a daemon needs to reach the cache of GitHub Actions, from the runner's environment.
 *
 * @returns undefined where there is no such cache, as outside of a runner
 */
function githubCache(entry, environment) {
    const { ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL, ACTIONS_CACHE_URL, ACTIONS_CACHE_SERVICE_V2 } = environment;
    const second = /^(1|t|true)$/i.test(ACTIONS_CACHE_SERVICE_V2 ?? '') ? ACTIONS_RESULTS_URL : undefined;
    const first = ACTIONS_CACHE_URL ?? ACTIONS_RESULTS_URL;
    const attributes = {
        ...(ACTIONS_RUNTIME_TOKEN && { token: ACTIONS_RUNTIME_TOKEN }),
        ...(second && { url_v2: second }),
        ...(first && { url: first }),
        ...entry.attributes,
    };
    const usable = attributes.token !== undefined && (attributes.url !== undefined || attributes.url_v2 !== undefined);
    return usable ? { ...entry, attributes } : undefined;
}
/**
 * Checks caches against the daemon, and gets local ones ready. A local cache that does not exist yet is left out of the
 * imports.
 *
 * @throws {BuildkitError} INVALID_OPTION, UNSUPPORTED
 */
async function prepareCaches(info, imports, exports) {
    for (const entry of imports)
        check(info, entry, 'import');
    for (const entry of exports)
        check(info, entry, 'export');
    const stores = new Map();
    const prepared = await Promise.all(imports.map((entry) => prepareImport(entry, stores)));
    const outgoing = exports.map((entry) => prepareExport(entry, stores));
    return {
        imports: prepared.filter((entry) => entry !== undefined),
        exports: outgoing,
        stores,
        finish: async (response) => {
            const manifest = response['cache.manifest'];
            const local = outgoing.find(({ type }) => type === 'local');
            if (manifest === undefined || local === undefined)
                return;
            const descriptor = JSON.parse(manifest);
            await tagLayout(local.attributes.dest ?? '', descriptor, local.attributes.tag ?? 'latest');
        },
    };
}
function check({ version, docker, containerdStore }, entry, direction) {
    const kind = cache_kindOf(entry);
    const missing = kind[direction].filter((key) => !entry.attributes[key]);
    if (missing.length > 0)
        throw cache_invalid(entry.type, `it needs ${missing.join(' and ')}`);
    const { mode } = entry.attributes;
    if (mode !== undefined && mode !== 'min' && mode !== 'max')
        throw cache_invalid(entry.type, `mode is min or max, not "${mode}"`);
    if (docker && (!kind.docker || (direction === 'export' && !containerdStore && entry.type !== 'inline'))) {
        throw new BuildkitError('UNSUPPORTED', `Docker's own BuildKit can't ${direction} a cache of type ${entry.type}`, {
            hint: 'Use the containerd image store, or a BuildKit of its own.',
        });
    }
    if (entry.type === 'gha' && isAtLeast(version, '0.20.0') === false) {
        throw new BuildkitError('UNSUPPORTED', 'The cache of GitHub Actions needs BuildKit 0.20', {
            hint: 'Its first protocol, which older versions speak, was switched off in April 2025. Use a newer BuildKit, or type=registry.',
        });
    }
}
async function prepareImport(entry, stores) {
    // What an image carries inside is read from where the image is.
    if (entry.type === 'inline')
        return { ...entry, type: 'registry' };
    if (entry.type !== 'local')
        return entry;
    const { src: given = '', tag, digest, ...rest } = entry.attributes;
    const src = (0,external_node_path_.resolve)(given);
    const found = digest ?? (await layoutDigest(src, tag ?? 'latest'));
    if (found === undefined)
        return undefined;
    stores.set(`local:${src}`, src);
    return { type: 'local', attributes: { ...rest, src, digest: found } };
}
function prepareExport(entry, stores) {
    if (entry.type === 'gha')
        return { ...entry, attributes: { 'ignore-error': 'true', ...entry.attributes } };
    if (entry.type !== 'local')
        return entry;
    const dest = (0,external_node_path_.resolve)(entry.attributes.dest ?? '');
    stores.set(`local:${dest}`, dest);
    return { type: 'local', attributes: { 'oci-mediatypes': 'true', ...entry.attributes, dest } };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/explain.js


/** Failures that daemons tell in words only, and what to do about each. The first that fits counts. */
const known = [
    {
        pattern: /no active session|session healthcheck failed|no local sources enabled/i,
        code: 'SESSION_LOST',
        hint: 'The daemon could not reach back to this process. Check that nothing between them cuts long connections.',
    },
    {
        pattern: /no space left on device|disk quota exceeded/i,
        code: 'DISK_FULL',
        hint: 'Free space where the daemon keeps its data, for example with docker builder prune or buildctl prune.',
    },
    {
        pattern: /toomanyrequests|429 Too Many Requests|rate limit/i,
        code: 'REGISTRY_RATE_LIMIT',
        hint: 'Log in to the registry, or use a mirror of it.',
    },
    {
        pattern: /granting entitlement .* is not allowed|entitlement .* is not allowed|is not allowed$/i,
        code: 'ENTITLEMENT_DENIED',
        hint: 'Start the daemon with --allow-insecure-entitlement for what the build asks for, or build without it.',
    },
    {
        pattern: /unknown API capability|requested experimental feature .* has been disabled|could not be found.*exporter|exporter .* could not be found|does not currently support exporting|unsupported compatibility-version/i,
        code: 'UNSUPPORTED',
        hint: 'This daemon, or its way of storing images, lacks what the build asks for; use a newer BuildKit.',
    },
    {
        pattern: /insufficient_scope|pull access denied|authorization failed|401 Unauthorized|403 Forbidden|denied: |unauthorized: |no basic auth credentials/i,
        code: 'REGISTRY_DENIED',
        hint: 'Check the name of the image, and log in to its registry with an account that may pull or push it.',
    },
    {
        pattern: /x509: |tls: |certificate signed by unknown authority|server gave HTTP response to HTTPS client/i,
        code: 'TLS_FAILED',
        hint: "Make the registry's CA known to the daemon, or mark the registry as insecure in the daemon's configuration.",
    },
    {
        pattern: /no match for platform|: not found|manifest unknown|name unknown/i,
        code: 'SOURCE_NOT_FOUND',
        hint: 'Check the name, tag and platform of the image, or the path that is copied.',
    },
    {
        pattern: /dial tcp|no such host|connection refused|i\/o timeout|failed to do request|network is unreachable|connection reset by peer/i,
        code: 'REGISTRY_UNREACHABLE',
        hint: 'The daemon, not this machine, must reach the registry: check its network, DNS and proxy.',
    },
];
const exitHints = {
    126: 'The command was found but may not be executed: check its mode.',
    127: 'The command was not found in the image: check its name, and the packages that are installed.',
    137: 'The command was killed, most often because memory ran out.',
};
/** Turns whatever a call failed with into the one kind of error that this library throws. */
function explain_explain(error, context) {
    if (error instanceof BuildkitError)
        return error;
    if (!(error instanceof GrpcError))
        return new BuildkitError('RPC_FAILED', errors_messageOf(error), { cause: error });
    if (error.connectionLost) {
        return new BuildkitError('CONNECTION_LOST', `The connection to BuildKit at ${context.endpoint} was lost: ${error.message}`, {
            hint: "See whether the daemon still runs, and its log if it doesn't.",
            cause: error,
        });
    }
    if (error.code === GrpcCode.CANCELLED)
        return new BuildkitError('CANCELLED', 'The build was cancelled', { cause: error });
    const local = context.sessionFailure?.();
    if (local instanceof BuildkitError && error.message.includes(local.message.slice(0, 100)))
        return local;
    return explainSolve(error, context);
}
function explainSolve(error, context) {
    const vertex = vertexOf(error.details, context);
    const details = { cause: error, vertex, source: explain_sourceOf(error.details) };
    const exitCode = exitCodeOf(error);
    if (exitCode !== undefined) {
        return new BuildkitError('EXEC_FAILED', error.message, { ...details, exitCode, hint: exitHints[exitCode] });
    }
    if (/exec format error/i.test(error.message)) {
        const hint = 'The command is for another platform, and the daemon has no emulation for it (binfmt, QEMU).';
        return new BuildkitError('EXEC_FAILED', error.message, { ...details, hint });
    }
    const found = known.find(({ pattern }) => pattern.test(error.message));
    if (found !== undefined)
        return new BuildkitError(found.code, error.message, { ...details, hint: found.hint });
    const code = error.code === GrpcCode.UNKNOWN || error.details.length > 0 ? 'SOLVE_FAILED' : 'RPC_FAILED';
    return new BuildkitError(code, error.message, details);
}
function detailOf(details, type) {
    const value = details.find((detail) => detail.type === type || detail.type.endsWith(`.${type}`))?.value;
    return typeof value === 'object' && value !== null ? value : undefined;
}
/** JSON keys differ in case between versions. */
function read(object, key) {
    if (object === undefined)
        return undefined;
    return Object.entries(object).find(([name]) => name.toLowerCase() === key)?.[1];
}
function vertexOf(details, context) {
    const digest = read(detailOf(details, 'Vertex'), 'digest');
    if (typeof digest !== 'string')
        return undefined;
    const name = context.vertexName?.(digest);
    return name === undefined ? { digest } : { digest, name };
}
function exitCodeOf({ details, message }) {
    const told = read(detailOf(details, 'ExitMessage'), 'code');
    if (typeof told === 'number')
        return told;
    const text = /did not complete successfully: exit code: (\d+)/.exec(message)?.[1];
    return text === undefined ? undefined : Number(text);
}
function explain_sourceOf(details) {
    const source = detailOf(details, 'Source');
    const info = read(source, 'info');
    const filename = read(info, 'filename');
    if (typeof filename !== 'string')
        return undefined;
    const [data, language, ranges] = [read(info, 'data'), read(info, 'language'), read(source, 'ranges')];
    return {
        filename,
        ...(typeof language === 'string' && { language }),
        ...(typeof data === 'string' && { data: Buffer.from(data, 'base64') }),
        ranges: Array.isArray(ranges) ? ranges.map(rangeOf) : [],
    };
}
function rangeOf(range) {
    const position = (key) => {
        const at = read(range, key);
        return { line: Number(read(at, 'line') ?? 0), character: Number(read(at, 'character') ?? 0) };
    };
    return { start: position('start'), end: position('end') };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/bridge.js


/** Calls to the gateway of one build. */
class Bridge {
    #channel;
    #metadata;
    /** What to throw for whatever a call failed with. */
    explain;
    signal;
    constructor(channel, ref, signal, explain) {
        this.#channel = channel;
        this.#metadata = { 'buildkit-controlapi-buildid': ref };
        this.signal = signal;
        this.explain = explain;
    }
    /** @throws {BuildkitError} */
    async call(method, request) {
        try {
            return await this.#channel.unary(method, request, { metadata: this.#metadata, signal: this.signal });
        }
        catch (error) {
            throw this.explain(error);
        }
    }
    open(path) {
        return this.#channel.open(path, { metadata: this.#metadata, signal: this.signal });
    }
    /** As call(), for the first one: the daemon may not know the build yet, since that was asked for at the same time. */
    async first(method, request) {
        for (let attempt = 1;; attempt++) {
            try {
                return await this.#channel.unary(method, request, { metadata: this.#metadata, signal: this.signal });
            }
            catch (error) {
                const early = error instanceof GrpcError && /no such job|unknown job|no buildid|no such build/i.test(error.message);
                if (!early || attempt === 4)
                    throw this.explain(error);
                await (0,promises_.setTimeout)(250 * attempt, undefined, { signal: this.signal }).catch(() => undefined);
            }
        }
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/caps.js

/** The first BuildKit with a capability, for those that came after the oldest supported one. */
const since = {
    'exec.mount.cache.content': '0.13',
    'exporter.multiple': '0.13',
    'source.metaresolver': '0.13',
    'file.copy.alwaysreplaceexistingdestpaths': '0.14',
    'exec.validexitcode': '0.17',
    'file.copy.modestring': '0.17',
    'file.symlink.create': '0.19',
    'exec.meta.cdi': '0.20',
    'source.http.auth': '0.21',
    'source.git.checksum': '0.22',
    'source.git.skipsubmodules': '0.24',
    'source.image.checksum': '0.25',
    'file.copy.requiredpaths': '0.26',
};
function readCapabilities(pong) {
    const enabled = (caps) => new Set(caps.filter((cap) => cap.Enabled).map((cap) => cap.ID));
    const disabled = pong.LLBCaps.filter((cap) => !cap.Enabled);
    return {
        llb: enabled(pong.LLBCaps),
        gateway: enabled(pong.FrontendAPICaps),
        disabled: new Map(disabled.map((cap) => [cap.ID, cap.DisabledReasonMsg])),
    };
}
/**
 * Refuses a graph that needs more than the daemon has, which would otherwise be built differently without a word.
 *
 * @throws {BuildkitError} UNSUPPORTED
 */
function checkCapabilities(definition, capabilities) {
    const needed = new Set(Object.values(definition.metadata).flatMap((metadata) => Object.keys(metadata.caps ?? {})));
    const missing = [...needed].filter((cap) => !capabilities.llb.has(cap)).sort();
    if (missing.length === 0)
        return;
    const reasons = missing.map((cap) => {
        const version = since[cap];
        const reason = capabilities.disabled.get(cap);
        return `${cap}${version === undefined ? '' : ` (BuildKit ${version})`}${reason ? `: ${reason}` : ''}`;
    });
    throw new BuildkitError('UNSUPPORTED', `The daemon can't do what the build needs: ${reasons.join(', ')}`, {
        hint: 'Use a newer BuildKit; with Docker, one that has the containerd image store on.',
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/grpc/frames.js

const HEADER = 5;
/** Messages larger than this end the call: the daemon's own limit is 16 MiB. */
const MAX_MESSAGE = 32 * 1024 * 1024;
/** A message as gRPC frames it: a flag (never compressed), the length, the bytes. */
function frames_frame(message) {
    const out = Buffer.allocUnsafe(HEADER + message.byteLength);
    out[0] = 0;
    out.writeUInt32BE(message.byteLength, 1);
    out.set(message, HEADER);
    return out;
}
/** Cuts a stream of chunks, which may split anywhere, into messages. */
class FrameReader {
    #chunks = [];
    #buffered = 0;
    /**
     * The messages that are complete now.
     *
     * @throws {GrpcError} for compressed or oversized messages
     */
    *push(chunk) {
        this.#chunks.push(chunk);
        this.#buffered += chunk.byteLength;
        while (this.#buffered >= HEADER) {
            const header = this.#peek(HEADER);
            const length = header.readUInt32BE(1);
            if (header[0] !== 0)
                throw new GrpcError(GrpcCode.INTERNAL, 'The peer sent a compressed message, which was not offered');
            if (length > MAX_MESSAGE)
                throw new GrpcError(GrpcCode.RESOURCE_EXHAUSTED, `The peer sent a message of ${length} bytes`);
            if (this.#buffered < HEADER + length)
                return;
            this.#take(HEADER);
            yield this.#take(length);
        }
    }
    /** Whether the stream stops in the middle of a message. */
    get incomplete() {
        return this.#buffered > 0;
    }
    #peek(size) {
        const [first] = this.#chunks;
        if (first !== undefined && first.byteLength >= size)
            return first;
        this.#chunks = [Buffer.concat(this.#chunks)];
        return this.#chunks[0] ?? Buffer.alloc(0);
    }
    #take(size) {
        const from = this.#peek(size);
        this.#buffered -= size;
        if (from.byteLength === size)
            this.#chunks.shift();
        else
            this.#chunks[0] = from.subarray(size);
        return from.subarray(0, size);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/container.js




const networks = { sandbox: 0, host: 1, none: 2 };
/** What the daemon says instead of an exit code when a process did not run, or not to its end. */
const UNKNOWN_EXIT = 255;
/**
 * A container of a build's own, outside the graph: nothing of it is cached or part of a result. Its ports can't be
 * reached from here, only by other processes in it.
 */
class Container {
    #bridge;
    #id;
    constructor(bridge, id) {
        this.#bridge = bridge;
        this.#id = id;
    }
    /** @throws {BuildkitError} */
    static async create(bridge, options) {
        const id = (0,external_node_crypto_.randomBytes)(12).toString('hex');
        const mounts = [{ target: '/', ref: options.root, readonly: false }, ...(options.mounts ?? [])];
        await bridge.call(LLBBridge.NewContainer, {
            ContainerID: id,
            Mounts: mounts.map(({ target, ref, readonly }) => ({
                dest: target,
                resultID: ref.id,
                readonly,
                input: -1,
                output: -1,
            })),
            Network: networks[options.network ?? 'sandbox'],
            hostname: options.hostname,
            extraHosts: options.extraHosts?.map(({ host, ip }) => ({ Host: host, IP: ip })),
        });
        return new Container(bridge, id);
    }
    /**
     * Starts a process. The first is the container's own: when it ends, so does every other.
     *
     * @throws {BuildkitError} when it can't be started
     */
    async start(options) {
        const call = this.#bridge.open(LLBBridge.ExecProcess.path);
        const process = new Process(call, this.#bridge, options);
        process.send({
            Init: {
                ContainerID: this.#id,
                Meta: {
                    args: options.args,
                    env: Object.entries(options.env ?? {}).map(([key, value]) => `${key}=${value}`),
                    cwd: options.cwd ?? '/',
                    user: options.user,
                },
                Fds: options.stdin === undefined ? [1, 2] : [0, 1, 2],
            },
        });
        const exited = process.follow();
        exited.catch(() => undefined);
        await Promise.race([process.started, exited]);
        return {
            exited,
            kill: (signal) => {
                process.send({ Signal: { Name: signal } });
            },
        };
    }
    /**
     * Runs a process to its end and gives its exit code. A program that is not there is not told from one that fails:
     * the container runtime says so in its place, on standard error, and ends with a code other than 0.
     *
     * @throws {BuildkitError}
     */
    async run(options) {
        const { exited } = await this.start(options);
        return exited;
    }
    /** Ends the container and all that runs in it. @throws {BuildkitError} */
    async release() {
        try {
            await this.#bridge.call(LLBBridge.ReleaseContainer, { ContainerID: this.#id });
        }
        catch (error) {
            // The daemon answers with how the first process ended, which is known already.
            if (!(error instanceof BuildkitError && error.exitCode !== undefined))
                throw error;
        }
    }
}
class Process {
    #call;
    #bridge;
    #options;
    #id = (0,external_node_crypto_.randomBytes)(12).toString('hex');
    #started = Promise.withResolvers();
    constructor(call, bridge, options) {
        this.#call = call;
        this.#bridge = bridge;
        this.#options = options;
    }
    get started() {
        return this.#started.promise;
    }
    send(message) {
        this.#call.write(frames_frame(LLBBridge.ExecProcess.request.encode({ ProcessID: this.#id, ...message })));
    }
    async follow() {
        let exit;
        try {
            for await (const bytes of this.#call.messages()) {
                const message = LLBBridge.ExecProcess.response.decode(bytes);
                if (message.Started !== null)
                    this.#begin();
                if (message.File !== null && message.File.Data.byteLength > 0) {
                    this.#options.onOutput?.(message.File.Fd === 2 ? 'stderr' : 'stdout', message.File.Data);
                }
                if (message.Exit !== null)
                    exit = message.Exit;
                // Output may follow the exit, but nothing follows this.
                if (message.Done !== null)
                    break;
            }
        }
        catch (error) {
            // A process that fails also fails the call, after all of its output.
            if (exit === undefined)
                throw this.#bridge.explain(error);
        }
        if (exit === undefined)
            throw new BuildkitError('EXEC_FAILED', `"${this.#options.args.join(' ')}" ended without an exit code`);
        const failure = exit.Error?.message ?? '';
        if (exit.Code === UNKNOWN_EXIT && failure !== '')
            throw new BuildkitError('EXEC_FAILED', failure);
        return exit.Code;
    }
    #begin() {
        this.#started.resolve(undefined);
        const { stdin } = this.#options;
        if (stdin === undefined)
            return;
        this.send({ File: { Fd: 0, Data: stdin } });
        this.send({ File: { Fd: 0, EOF: true } });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/fsutil.js
const PacketType = { PACKET_STAT: 0, PACKET_REQ: 1, PACKET_DATA: 2, PACKET_FIN: 3, PACKET_ERR: 4 };

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/breather.js

/** Far below what would delay an answer to the daemon or a signal. */
const SLICE_MS = 10;
/**
 * Lets long work that never waits give way to everything else now and then. Working synchronously in slices is several
 * times faster here than waiting for each of a hundred thousand small reads.
 */
class Breather {
    #since = performance.now();
    /** Undefined while there is time left. */
    pause() {
        if (performance.now() - this.#since < SLICE_MS)
            return undefined;
        return this.#breathe();
    }
    /** To be called after anything else was waited for. */
    restart() {
        this.#since = performance.now();
    }
    async #breathe() {
        await (0,promises_.setImmediate)();
        this.#since = performance.now();
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/walk.js



const walk_list = (0,external_node_util_.promisify)(external_node_fs_.readdir);
const { S_IFMT, S_IFDIR, S_IFLNK, S_IFREG, S_IFSOCK } = external_node_fs_.constants;
function walk_kindOf(stats) {
    return Number(stats.mode) & S_IFMT;
}
function isRegular(stats) {
    return walk_kindOf(stats) === S_IFREG;
}
/** The operating system's path of an entry. */
function systemPath(root, path) {
    return Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, 'latin1')]);
}
function readable(path) {
    return Buffer.from(path, 'latin1').toString('utf8');
}
/**
 * Every entry below `root` that the filter lets through: a directory before what it holds, siblings in byte order.
 * What vanishes meanwhile is left out; sockets are too.
 *
 * @throws whatever the file system says of a directory that can't be read
 */
async function* walk(root, filter = () => true) {
    const breather = new Breather();
    const inodes = new Map();
    const levels = [await walk_open(root, '', undefined)];
    let batch = [];
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
        const name = level.names[level.next++];
        if (name === undefined) {
            levels.pop();
            continue;
        }
        const entry = look(root, level.prefix + name, inodes);
        if (entry === undefined)
            continue;
        const directory = walk_kindOf(entry.stats) === S_IFDIR;
        const verdict = filter({ path: readable(entry.path), directory });
        if (verdict === true) {
            flushPending(levels, batch);
            batch.push(entry);
            remember(inodes, entry);
        }
        if (directory && verdict !== false) {
            if (batch.length > 0)
                yield batch;
            batch = [];
            levels.push(await walk_open(root, entry.path, verdict === 'descend' ? entry : undefined));
            breather.restart();
        }
        else if (batch.length >= 512 || breather.pause() !== undefined) {
            yield batch;
            batch = [];
            await breather.pause();
        }
    }
    if (batch.length > 0)
        yield batch;
}
async function walk_open(root, path, pending) {
    const names = await walk_list(systemPath(root, path), 'latin1').catch((error) => {
        if (error.code === 'ENOENT' && path !== '')
            return [];
        throw error;
    });
    return { prefix: path === '' ? '' : `${path}/`, names: names.sort(), next: 0, pending };
}
function look(root, path, inodes) {
    const system = systemPath(root, path);
    try {
        const stats = (0,external_node_fs_.lstatSync)(system, { bigint: true });
        const kind = walk_kindOf(stats);
        if (kind === S_IFSOCK)
            return undefined;
        if (kind === S_IFLNK)
            return { path, stats, link: (0,external_node_fs_.readlinkSync)(system, 'latin1') };
        const first = kind === S_IFREG && stats.nlink > 1n ? inodes.get(inodeOf(stats)) : undefined;
        return first === undefined ? { path, stats } : { path, stats, link: first };
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
function inodeOf(stats) {
    return `${stats.dev}:${stats.ino}`;
}
function remember(inodes, { path, stats, link }) {
    if (link === undefined && isRegular(stats) && stats.nlink > 1n)
        inodes.set(inodeOf(stats), path);
}
/** Directories that were left out so far are sent once something below them is. */
function flushPending(levels, batch) {
    for (const level of levels) {
        if (level.pending === undefined)
            continue;
        batch.push(level.pending);
        level.pending = undefined;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/packets.js




// Go's os.FileMode, whose upper bits are not POSIX's.
const MODE_DIR = 0x8000_0000;
const MODE_SYMLINK = 0x0800_0000;
const MODE_DEVICE = 0x0400_0000;
const MODE_NAMED_PIPE = 0x0200_0000;
const MODE_CHAR_DEVICE = 0x0020_0000;
const MODE_SETUID = 0x0080_0000;
const MODE_SETGID = 0x0040_0000;
const MODE_STICKY = 0x0010_0000;
const { S_IFDIR: packets_S_IFDIR, S_IFLNK: packets_S_IFLNK, S_IFBLK, S_IFCHR, S_IFIFO } = external_node_fs_.constants;
const packets_kinds = {
    [packets_S_IFDIR]: MODE_DIR,
    [packets_S_IFLNK]: MODE_SYMLINK,
    [S_IFBLK]: MODE_DEVICE,
    [S_IFCHR]: MODE_DEVICE + MODE_CHAR_DEVICE,
    [S_IFIFO]: MODE_NAMED_PIPE,
};
/** The mode bits that the daemon reads, from those of the operating system. */
function goMode(mode) {
    const kind = packets_kinds[mode & external_node_fs_.constants.S_IFMT] ?? 0;
    const special = ((mode & 0o4000) === 0 ? 0 : MODE_SETUID) +
        ((mode & 0o2000) === 0 ? 0 : MODE_SETGID) +
        ((mode & 0o1000) === 0 ? 0 : MODE_STICKY);
    return kind + special + (mode & 0o777);
}
/** Permission bits and setuid, setgid and sticky in the operating system's form, from Go's. */
function posixMode(mode) {
    return ((mode & 0o777) |
        ((mode & MODE_SETUID) === 0 ? 0 : 0o4000) |
        ((mode & MODE_SETGID) === 0 ? 0 : 0o2000) |
        ((mode & MODE_STICKY) === 0 ? 0 : 0o1000));
}
function kindOfGoMode(mode) {
    // Bit 31 makes the result of & negative, not zero.
    if ((mode & MODE_DIR) !== 0)
        return 'directory';
    if ((mode & MODE_SYMLINK) !== 0)
        return 'symlink';
    return (mode & (MODE_DEVICE | MODE_NAMED_PIPE | MODE_CHAR_DEVICE | 0x0100_0000)) === 0 ? 'regular' : 'special';
}
/**
 * An entry as the daemon wants it. Owners are left out: who owns a file in a checkout is chance, and would change
 * the cache key.
 */
function statPacket({ path, stats, link }) {
    const kind = walk_kindOf(stats);
    const hard = link !== undefined && kind !== packets_S_IFLNK;
    const stat = {
        path: Buffer.from(path, 'latin1'),
        mode: goMode(Number(stats.mode)),
        size: kind === packets_S_IFDIR || hard ? 0 : Number(stats.size),
        modTime: fromBigInt(stats.mtimeNs),
        ...(link === undefined ? {} : { linkname: Buffer.from(link, 'latin1') }),
        ...(kind === S_IFBLK || kind === S_IFCHR ? deviceOf(stats.rdev) : {}),
    };
    return { type: PacketType.PACKET_STAT, stat };
}
function deviceOf(rdev) {
    const number = Number(rdev & 0xffffffffn);
    return { devmajor: (number >> 8) & 0xfff, devminor: (number & 0xff) | ((number >> 12) & 0xf_ff00) };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/ref.js




/** Pages of this size stay below every daemon's limit for one message. */
const PAGE = 2 * 1024 * 1024;
/** A file system that the daemon has built, or will when it is asked for. Valid until the build returns. */
class Ref {
    /** Empty for the empty file system. */
    id;
    #bridge;
    constructor(bridge, id) {
        this.#bridge = bridge;
        this.id = id;
    }
    /**
     * A file's content, or a part of it.
     *
     * @throws {BuildkitError} SOURCE_NOT_FOUND when there is no such file, RPC_FAILED when it is larger than `limit` bytes
     */
    async readFile(path, options = {}) {
        const limit = options.limit ?? 64 * 1024 * 1024;
        const end = options.length === undefined ? Infinity : (options.offset ?? 0) + options.length;
        const pages = [];
        let size = 0;
        for (let offset = options.offset ?? 0; offset < end;) {
            const length = Math.min(PAGE, end - offset);
            const request = { Ref: this.#existing(path), FilePath: path, Range: { Offset: offset, Length: length } };
            const { Data } = await this.#asking(path, this.#bridge.call(LLBBridge.ReadFile, request));
            pages.push(Buffer.from(Data));
            size += Data.byteLength;
            if (size > limit)
                throw new BuildkitError('RPC_FAILED', `${path} is larger than the ${limit} bytes that are asked for`);
            if (Data.byteLength < length)
                break;
            offset += Data.byteLength;
        }
        return Buffer.concat(pages);
    }
    /** @throws {BuildkitError} SOURCE_NOT_FOUND */
    async readDir(path, pattern = '') {
        const request = { Ref: this.#existing(path), DirPath: path, IncludePattern: pattern };
        const { entries } = await this.#asking(path, this.#bridge.call(LLBBridge.ReadDir, request));
        return entries.map(fileInfo);
    }
    /** What a path leads to, symbolic links followed. @throws {BuildkitError} SOURCE_NOT_FOUND */
    async statFile(path) {
        const { stat } = await this.#asking(path, this.#bridge.call(LLBBridge.StatFile, { Ref: this.#existing(path), Path: path }));
        if (stat === null)
            throw new BuildkitError('SOURCE_NOT_FOUND', `There is no ${path} in the result`);
        return fileInfo(stat);
    }
    /** Builds what is not built yet. @throws {BuildkitError} when a step fails */
    async evaluate() {
        if (this.id !== '')
            await this.#bridge.call(LLBBridge.Evaluate, { Ref: this.id });
    }
    message() {
        return { id: this.id };
    }
    #existing(path) {
        if (this.id === '')
            throw new BuildkitError('SOURCE_NOT_FOUND', `There is no ${path} in the result, which is empty`);
        return this.id;
    }
    /** Daemons tell a missing file in words only. */
    async #asking(path, answer) {
        try {
            return await answer;
        }
        catch (error) {
            if (!(error instanceof BuildkitError) || !/no such file or directory|not a directory/.test(error.message))
                throw error;
            throw new BuildkitError('SOURCE_NOT_FOUND', `There is no ${path} in the result`, { cause: error });
        }
    }
}
function fileInfo(stat) {
    return {
        name: Buffer.from(stat.path).toString('utf8'),
        kind: kindOfGoMode(stat.mode),
        mode: posixMode(stat.mode),
        size: toNumber(stat.size),
        uid: stat.uid,
        gid: stat.gid,
        link: Buffer.from(stat.linkname).toString('utf8'),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/gateway.js





/** The inside of a running build: graphs in, file systems out, as often as needed before the result is returned. */
class Gateway {
    caps;
    /** To be given to marshal(), so that local sources are read from this build's session. */
    sessionId;
    /** Aborts when the build ends in any way but by returning. */
    signal;
    #bridge;
    #cacheImports;
    constructor(bridge, caps, sessionId, cacheImports) {
        this.#bridge = bridge;
        this.caps = caps;
        this.sessionId = sessionId;
        this.signal = bridge.signal;
        this.#cacheImports = cacheImports;
    }
    static async open(bridge, sessionId, cacheImports) {
        const pong = await bridge.first(LLBBridge.Ping, {});
        return new Gateway(bridge, readCapabilities(pong), sessionId, cacheImports);
    }
    /**
     * Has the daemon take in a graph, and build it where `evaluate` is set.
     *
     * @throws {BuildkitError} UNSUPPORTED, EXEC_FAILED, SOLVE_FAILED…
     */
    async solve(definition, options = {}) {
        if (definition.def.length === 0)
            return new Ref(this.#bridge, '');
        checkCapabilities(definition, this.caps);
        const { ref } = await this.#solve({ Definition: definition }, options);
        if (ref === undefined)
            throw new BuildkitError('RPC_FAILED', 'The daemon gave no result for a graph');
        return ref;
    }
    /** Runs a frontend of the daemon, such as `dockerfile.v0`, or `gateway.v0` with an image as its `source`. */
    async frontend(name, attributes, options = {}) {
        return this.#solve({ Frontend: name, FrontendOpt: attributes }, options);
    }
    /**
     * Finds out which image a name stands for now.
     *
     * @throws {BuildkitError} SOURCE_NOT_FOUND, REGISTRY_DENIED…
     */
    async resolveImage(reference, options = {}) {
        const platform = options.platform && platformMessage(options.platform);
        const common = { Platform: platform, ResolveMode: options.resolveMode ?? 'default', LogName: options.name };
        if (!this.caps.gateway.has('source.metaresolver')) {
            const answer = await this.#bridge.call(LLBBridge.ResolveImageConfig, { ...common, Ref: reference });
            return {
                reference: answer.Ref === '' ? reference : answer.Ref,
                digest: answer.Digest,
                config: parse(answer.Config, reference),
            };
        }
        const source = { identifier: `docker-image://${reference}` };
        const answer = await this.#bridge.call(LLBBridge.ResolveSourceMeta, { ...common, Source: source });
        if (answer.Image === null)
            throw new BuildkitError('RPC_FAILED', `The daemon gave no answer about ${reference}`);
        const named = answer.Source?.identifier.replace(/^docker-image:\/\//, '') ?? '';
        return {
            reference: named === '' ? reference : named,
            digest: answer.Image.Digest,
            config: parse(answer.Image.Config, reference),
        };
    }
    /**
     * Makes a container from results, for example to try an image out before it is returned.
     *
     * @throws {BuildkitError}
     */
    async container(options) {
        return Container.create(this.#bridge, options);
    }
    async #solve(what, options) {
        const { result } = await this.#bridge.call(LLBBridge.Solve, {
            ...what,
            allowResultReturn: true,
            allowResultArrayRef: true,
            CacheImports: (options.cacheImports ?? this.#cacheImports).map(cacheMessage),
            Evaluate: options.evaluate ?? false,
        });
        return this.#read(result);
    }
    #read(result) {
        const refs = Object.entries(result?.refs?.refs ?? {}).map(([id, ref]) => [id, new Ref(this.#bridge, ref.id)]);
        const single = result?.ref ?? (refs.length === 0 ? { id: '' } : undefined);
        return {
            ref: single && new Ref(this.#bridge, single.id),
            refs: new Map(refs),
            metadata: new Map(Object.entries(result?.metadata ?? {})),
        };
    }
}
function cacheMessage({ type, attributes }) {
    return { Type: type, Attrs: attributes };
}
function platformMessage({ os, architecture, variant, osVersion, osFeatures }) {
    return { OS: os, Architecture: architecture, Variant: variant, OSVersion: osVersion, OSFeatures: osFeatures };
}
function parse(config, reference) {
    try {
        return JSON.parse(Buffer.from(config).toString('utf8'));
    }
    catch (cause) {
        throw new BuildkitError('RPC_FAILED', `The config of ${reference} is not JSON`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/gateway.js
const AttestationKind = { InToto: 0, Bundle: 1 };
const InTotoSubjectKind = { Self: 0, Raw: 1 };

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/result.js


/** How a platform is named in the keys of a result. */
function platformId({ os, architecture, variant }) {
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
/** @throws {BuildkitError} INVALID_OPTION */
function resultMessage(outcome) {
    const { platforms } = outcome;
    const ids = platforms.map(({ platform }) => platformId(platform));
    if (new Set(ids).size !== ids.length) {
        throw new BuildkitError('INVALID_OPTION', `A platform is returned twice: ${ids.join(', ')}`);
    }
    const [only] = platforms;
    // No result at all is the empty file system.
    if (only === undefined)
        return { ref: { id: '' }, metadata: metadataOf(outcome, ids) };
    const refs = Object.fromEntries(platforms.map(({ ref }, index) => [ids[index] ?? '', ref.message()]));
    const attested = platforms.flatMap(({ attestations }, index) => attestations === undefined || attestations.length === 0
        ? []
        : [[ids[index] ?? '', { attestation: attestations.map(attestationMessage) }]]);
    return {
        ...(platforms.length === 1 && outcome.index !== true ? { ref: only.ref.message() } : { refs: { refs } }),
        metadata: metadataOf(outcome, ids),
        ...(attested.length > 0 && { attestations: Object.fromEntries(attested) }),
    };
}
function metadataOf({ platforms, metadata }, ids) {
    const out = {};
    const put = (key, value) => {
        out[key] = Buffer.from(value);
    };
    for (const [key, value] of Object.entries(metadata ?? {}))
        put(key, value);
    platforms.forEach(({ config, baseConfig }, index) => {
        const id = ids[index] ?? '';
        for (const suffix of platforms.length === 1 ? ['', `/${id}`] : [`/${id}`]) {
            if (config !== undefined)
                put(`containerimage.config${suffix}`, JSON.stringify(config));
            if (baseConfig !== undefined)
                put(`containerimage.base.config${suffix}`, JSON.stringify(baseConfig));
        }
    });
    if (platforms.length > 0) {
        const list = platforms.map(({ platform }, index) => ({ ID: ids[index], Platform: ociPlatform(platform) }));
        put('refs.platforms', JSON.stringify({ Platforms: list }));
    }
    return out;
}
function ociPlatform({ os, architecture, variant, osVersion, osFeatures }) {
    return {
        architecture,
        os,
        ...(variant !== undefined && { variant }),
        ...(osVersion !== undefined && { 'os.version': osVersion }),
        ...(osFeatures !== undefined && { 'os.features': osFeatures }),
    };
}
function attestationMessage(attestation) {
    const { kind, predicateType, ref, path, subjects, metadata } = attestation;
    return {
        kind: kind === 'bundle' ? AttestationKind.Bundle : AttestationKind.InToto,
        ref: ref.message(),
        path,
        inTotoPredicateType: predicateType,
        ...(metadata && {
            metadata: Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, Buffer.from(value)])),
        }),
        ...(kind === 'in-toto' && {
            inTotoSubjects: subjects?.map(({ name, digests }) => ({
                kind: InTotoSubjectKind.Raw,
                name,
                digest: digests,
            })) ?? [{ kind: InTotoSubjectKind.Self }],
        }),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/liveness.js
/** A daemon asks for the session's health every 5 s, so that longer silence is worth a question. */
const usual = { tickMs: 500, silentTicks: 11, answerMs: 2_500 };
/**
 * Notices a daemon that is gone without a word: when nothing has come for a while it must answer a ping, or the
 * connection is closed. Silence is counted in ticks of this process's own clock, so that a process that was stopped
 * or busy itself does not take its own pause for the daemon's.
 *
 * @returns what ends the watch
 */
function watchLiveness(channel, received, timing = usual) {
    let last = received();
    let silent = 0;
    let asking = false;
    const timer = setInterval(() => {
        const now = received();
        silent = now === last ? silent + 1 : 0;
        last = now;
        if (silent < timing.silentTicks || asking)
            return;
        asking = true;
        void channel.ping(timing.answerMs).then((alive) => {
            asking = false;
            silent = 0;
            if (!alive)
                channel.close(new Error('the daemon does not answer any more'));
        });
    }, timing.tickMs);
    timer.unref();
    return () => {
        clearInterval(timer);
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/progress.js

function ms(time) {
    return time === null ? undefined : toNumber(time.seconds) * 1000 + time.nanos / 1e6;
}
function times(from) {
    const [started, completed] = [ms(from.started), ms(from.completed)];
    return { ...(started !== undefined && { started }), ...(completed !== undefined && { completed }) };
}
const progress_text = (bytes) => Buffer.from(bytes).toString('utf8');
function readStatus(response) {
    return {
        vertexes: response.vertexes.map((vertex) => ({
            digest: vertex.digest,
            inputs: vertex.inputs,
            name: vertex.name,
            cached: vertex.cached,
            ...times(vertex),
            ...(vertex.error !== '' && { error: vertex.error }),
            ...(vertex.progressGroup !== null && {
                group: { id: vertex.progressGroup.id, name: vertex.progressGroup.name, weak: vertex.progressGroup.weak },
            }),
        })),
        statuses: response.statuses.map((status) => ({
            id: status.ID,
            vertex: status.vertex,
            name: status.name,
            current: toNumber(status.current),
            total: toNumber(status.total),
            ...times(status),
        })),
        logs: response.logs.map((log) => ({
            vertex: log.vertex,
            stream: toNumber(log.stream) === 2 ? 'stderr' : 'stdout',
            data: log.msg,
            time: ms(log.timestamp) ?? 0,
        })),
        warnings: response.warnings.map((warning) => ({
            vertex: warning.vertex,
            level: toNumber(warning.level),
            short: progress_text(warning.short),
            detail: warning.detail.map(progress_text),
            url: warning.url,
            ...(warning.info !== null && {
                source: {
                    filename: warning.info.filename,
                    language: warning.info.language,
                    data: warning.info.data,
                    ranges: warning.ranges.map(({ start, end }) => ({
                        start: { line: start?.line ?? 0, character: start?.character ?? 0 },
                        end: { line: end?.line ?? 0, character: end?.character ?? 0 },
                    })),
                },
            }),
        })),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/service.js
function unary(method, run) {
    return { kind: 'unary', method, run };
}
/** The call ends well when `run` returns, whether or not the daemon has more to say. */
function streaming(method, run) {
    return { kind: 'stream', method, run };
}
/** Thrown by a handler to answer with a certain gRPC code; anything else thrown is UNKNOWN. */
class SessionCallError extends Error {
    name = 'SessionCallError';
    grpcCode;
    constructor(grpcCode, message) {
        super(message);
        this.grpcCode = grpcCode;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/auth.js


/**
 * Hands out registry credentials. Only the plain method is served: the daemon then fetches tokens itself, which every
 * version can.
 */
function authService(provider) {
    return [
        unary(Auth.Credentials, async ({ Host }, { signal }) => {
            const found = await provider(Host, signal);
            return { Username: found?.username, Secret: found?.secret };
        }),
    ];
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/content.js
const WriteAction = { STAT: 0, WRITE: 1, COMMIT: 2 };

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/content.js





const STORE_ID = 'buildkit-attachable-store-id';
/** Offers stores of blobs to the daemon, each under the name that the graph or a cache uses for it. */
function contentService(stores) {
    const storeOf = (call) => {
        const id = call.header(STORE_ID) ?? '';
        const store = stores.get(id);
        if (store === undefined)
            throw new SessionCallError(GrpcCode.NOT_FOUND, `no content store "${id}"`);
        return store;
    };
    return [
        unary(Content.Info, async ({ digest }, call) => ({ info: { digest, size: await storeOf(call).size(digest) } })),
        // Labels are the daemon's notes to itself, which a directory has no room for.
        unary(Content.Update, async ({ info }, call) => {
            const digest = info?.digest ?? '';
            return { info: { digest, size: await storeOf(call).size(digest), labels: info?.labels ?? {} } };
        }),
        streaming(Content.Read, async (stream) => {
            for await (const { digest, offset, size } of stream.messages) {
                for await (const piece of storeOf(stream).read(digest, toNumber(offset), toNumber(size)))
                    await stream.send(piece);
            }
        }),
        unary(Content.Status, async ({ ref }, call) => {
            const ingest = storeOf(call).ingest(ref);
            if (ingest === undefined)
                throw new SessionCallError(GrpcCode.NOT_FOUND, `ingest ${ref}: not found`);
            return { status: { ref, offset: ingest.offset } };
        }),
        unary(Content.Abort, async ({ ref }, call) => {
            const store = storeOf(call);
            const ingest = store.ingest(ref);
            if (ingest !== undefined)
                store.end(ingest);
            return {};
        }),
        streaming(Content.Write, (stream) => write(storeOf(stream), stream)),
    ];
}
async function write(store, stream) {
    let ingest;
    try {
        for await (const request of stream.messages) {
            if (request.expected !== '' && (await store.has(request.expected))) {
                throw new SessionCallError(GrpcCode.ALREADY_EXISTS, `content ${request.expected}: already exists`);
            }
            ingest ??= store.begin(request.ref);
            await stream.send(step(store, ingest, request));
        }
    }
    finally {
        if (ingest !== undefined)
            store.end(ingest);
    }
}
function step(store, ingest, request) {
    const { action, expected } = request;
    const [offset, total] = [toNumber(request.offset), toNumber(request.total)];
    if (action !== WriteAction.STAT) {
        if (offset > 0 && offset !== ingest.offset) {
            throw new SessionCallError(GrpcCode.OUT_OF_RANGE, `offset ${offset} where ${ingest.offset} comes next`);
        }
        store.append(ingest, request.data);
    }
    const digest = action === WriteAction.COMMIT ? store.commit(ingest, expected, total) : undefined;
    return { action, offset: ingest.offset, total, digest };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/content-store.js






const PIECE = 1024 * 1024;
/** The blobs of an OCI layout, by digest. */
class ContentStore {
    #directory;
    /** By the name that the daemon gives each, of which only one may be written at a time. */
    #ingests = new Map();
    constructor(directory) {
        this.#directory = directory;
    }
    /** @throws {SessionCallError} NOT_FOUND */
    async size(digest) {
        const found = await (0,external_node_fs_promises_.stat)(this.#blob(digest)).catch(() => undefined);
        if (found === undefined)
            throw new SessionCallError(GrpcCode.NOT_FOUND, `content ${digest}: not found`);
        return found.size;
    }
    async has(digest) {
        return (await (0,external_node_fs_promises_.stat)(this.#blob(digest)).catch(() => undefined)) !== undefined;
    }
    /** Pieces of a blob, each with where it starts. A piece is only valid until the next is asked for. */
    async *read(digest, from, size) {
        const total = await this.size(digest);
        if (from < 0 || from > total)
            throw new SessionCallError(GrpcCode.OUT_OF_RANGE, `content ${digest} has ${total} bytes`);
        const end = size === 0 ? total : Math.min(from + size, total);
        const handle = await (0,external_node_fs_promises_.open)(this.#blob(digest));
        const buffer = Buffer.allocUnsafe(PIECE);
        try {
            for (let offset = from; offset < end;) {
                const { bytesRead } = await handle.read(buffer, 0, Math.min(PIECE, end - offset), offset);
                if (bytesRead === 0)
                    throw new SessionCallError(GrpcCode.DATA_LOSS, `content ${digest} ends early`);
                yield { offset, data: buffer.subarray(0, bytesRead) };
                offset += bytesRead;
            }
        }
        finally {
            await handle.close();
        }
    }
    ingest(ref) {
        return this.#ingests.get(ref);
    }
    /** @throws {SessionCallError} UNAVAILABLE while somebody else writes under that name */
    begin(ref) {
        if (this.#ingests.has(ref))
            throw new SessionCallError(GrpcCode.UNAVAILABLE, `ref ${ref} locked`);
        const directory = (0,external_node_path_.join)(this.#directory, 'ingest');
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
        const path = (0,external_node_path_.join)(directory, (0,external_node_crypto_.randomBytes)(12).toString('hex'));
        const descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_WRONLY, 0o644);
        const ingest = { ref, path, descriptor, hash: (0,external_node_crypto_.createHash)('sha256'), offset: 0 };
        this.#ingests.set(ref, ingest);
        return ingest;
    }
    append(ingest, data) {
        for (let done = 0; done < data.byteLength;)
            done += (0,external_node_fs_.writeSync)(ingest.descriptor, data, done);
        ingest.hash.update(data);
        ingest.offset += data.byteLength;
    }
    /**
     * Makes a blob of what was written.
     *
     * @returns its digest
     * @throws {SessionCallError} FAILED_PRECONDITION when it is not what was announced
     */
    commit(ingest, expected, total) {
        const digest = `sha256:${ingest.hash.digest('hex')}`;
        const wrong = expected !== '' && expected !== digest
            ? `digest ${digest}, expected ${expected}`
            : total > 0 && total !== ingest.offset
                ? `size ${ingest.offset}, expected ${total}`
                : undefined;
        if (wrong !== undefined)
            throw new SessionCallError(GrpcCode.FAILED_PRECONDITION, `unexpected commit ${wrong}`);
        const blob = this.#blob(digest);
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(this.#directory, 'blobs', 'sha256'), { recursive: true });
        (0,external_node_fs_.renameSync)(ingest.path, blob);
        this.end(ingest);
        return digest;
    }
    /** Gives up what is not committed. */
    end(ingest) {
        if (!this.#ingests.delete(ingest.ref))
            return;
        (0,external_node_fs_.closeSync)(ingest.descriptor);
        (0,external_node_fs_.rmSync)(ingest.path, { force: true });
    }
    #blob(digest) {
        const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
        if (hex === undefined)
            throw new SessionCallError(GrpcCode.INVALID_ARGUMENT, `"${digest}" is not a digest`);
        return (0,external_node_path_.join)(this.#directory, 'blobs', 'sha256', hex);
    }
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/output-tree.js



/**
 * A directory that is written to by someone who must not get out of it. Every check and the step that relies on it
 * happen in one turn of the event loop, so that nothing that arrives in between can undo the check.
 *
 * Paths are relative, with `/` between their parts, one character a byte.
 */
class OutputTree {
    #root;
    #temporaries = new Set();
    #directories = new Map();
    constructor(root) {
        (0,external_node_fs_.mkdirSync)(root, { recursive: true });
        this.#root = Buffer.from(root);
    }
    directory(path, attributes) {
        this.#parents(path);
        const kind = this.#kind(path);
        if (kind === 'other')
            (0,external_node_fs_.rmSync)(this.#system(path));
        if (kind !== 'directory')
            (0,external_node_fs_.mkdirSync)(this.#system(path), { mode: 0o700 });
        // Only at the end: one that may not be written to still has to be filled.
        this.#directories.set(path, attributes);
    }
    /** Opens a file that only takes its place when it is whole. */
    open(path) {
        this.#parents(path);
        this.#refuseDirectory(path);
        const temporary = this.#temporary(path);
        const flags = external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_NOFOLLOW;
        return { path, temporary, descriptor: (0,external_node_fs_.openSync)(this.#system(temporary), flags, 0o600) };
    }
    write(file, data) {
        for (let done = 0; done < data.byteLength;)
            done += (0,external_node_fs_.writeSync)(file.descriptor, data, done);
    }
    finish(file, { mode, time }) {
        (0,external_node_fs_.fchmodSync)(file.descriptor, mode);
        (0,external_node_fs_.futimesSync)(file.descriptor, time, time);
        (0,external_node_fs_.closeSync)(file.descriptor);
        this.#settle(file.temporary, file.path);
    }
    symlink(path, target, { time }) {
        this.#parents(path);
        this.#refuseDirectory(path);
        const temporary = this.#temporary(path);
        (0,external_node_fs_.symlinkSync)(Buffer.from(target, 'latin1'), this.#system(temporary));
        (0,external_node_fs_.lutimesSync)(this.#system(temporary), time, time);
        this.#settle(temporary, path);
    }
    /** Another name for a file that was written before. */
    link(path, target) {
        this.#parents(path);
        this.#parents(target);
        this.#refuseDirectory(path);
        if (!(0,external_node_fs_.lstatSync)(this.#system(target)).isFile())
            throw unsafe(path, 'its link leads to something that is not a file');
        const temporary = this.#temporary(path);
        (0,external_node_fs_.linkSync)(this.#system(target), this.#system(temporary));
        this.#settle(temporary, path);
    }
    /** Gives directories their modes and times, the innermost first. */
    close() {
        for (const [path, { mode, time }] of [...this.#directories].reverse()) {
            // It may have been replaced since by another transfer into the same root.
            if (this.#kind(path) !== 'directory')
                continue;
            this.#parents(path);
            (0,external_node_fs_.utimesSync)(this.#system(path), time, time);
            (0,external_node_fs_.chmodSync)(this.#system(path), mode);
        }
    }
    /** Removes what is not whole. */
    abandon(open) {
        for (const file of open)
            (0,external_node_fs_.closeSync)(file.descriptor);
        for (const temporary of this.#temporaries)
            (0,external_node_fs_.rmSync)(this.#system(temporary), { force: true });
        this.#temporaries.clear();
    }
    #system(path) {
        return Buffer.concat([this.#root, Buffer.from('/'), Buffer.from(path, 'latin1')]);
    }
    #temporary(path) {
        const slash = path.lastIndexOf('/');
        const temporary = `${path.slice(0, slash + 1)}.partial-${(0,external_node_crypto_.randomBytes)(9).toString('hex')}`;
        this.#temporaries.add(temporary);
        return temporary;
    }
    /** Renaming replaces a link itself, not what it leads to. */
    #settle(temporary, path) {
        (0,external_node_fs_.renameSync)(this.#system(temporary), this.#system(path));
        this.#temporaries.delete(temporary);
    }
    #kind(path) {
        const stats = (0,external_node_fs_.lstatSync)(this.#system(path), { throwIfNoEntry: false });
        return stats === undefined ? undefined : stats.isDirectory() ? 'directory' : 'other';
    }
    #refuseDirectory(path) {
        if (this.#kind(path) === 'directory')
            throw unsafe(path, 'a directory is in its place');
    }
    /** Makes sure that everything above an entry is a real directory within the root. */
    #parents(path) {
        const parts = path.split('/');
        if (path.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..')) {
            throw unsafe(path, 'its path leads out of the output');
        }
        for (let depth = 1; depth < parts.length; depth++) {
            const parent = parts.slice(0, depth).join('/');
            const kind = this.#kind(parent);
            if (kind === 'other')
                throw unsafe(path, `${printable(parent)} is not a directory`);
            if (kind === undefined)
                (0,external_node_fs_.mkdirSync)(this.#system(parent), { mode: 0o755 });
        }
    }
}
function printable(path) {
    return Buffer.from(path, 'latin1').toString('utf8');
}
function unsafe(path, reason) {
    return new BuildkitError('SESSION_FAILED', `Will not write ${JSON.stringify(printable(path))} of the output: ${reason}`, {
        hint: 'Write the output to an empty directory.',
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/file-receiver.js






/** Takes a directory that the daemon sends, and writes it below `directory`, never outside. Owners become the caller. */
async function receiveTree(stream, directory) {
    const receiver = new TreeReceiver(stream, new OutputTree(directory));
    try {
        await receiver.run();
    }
    catch (error) {
        receiver.abandon();
        const text = error instanceof Error ? error.message : String(error);
        if (!stream.signal.aborted)
            await stream.send({ type: PacketType.PACKET_ERR, data: Buffer.from(text) });
        throw error;
    }
}
class TreeReceiver {
    #stream;
    #tree;
    /** Files that are not whole yet, by number of the entry. */
    #expected = new Map();
    #links = [];
    #entries = 0;
    #complete = false;
    constructor(stream, tree) {
        this.#stream = stream;
        this.#tree = tree;
    }
    async run() {
        const breather = new Breather();
        let finished = false;
        for await (const packet of this.#stream.messages) {
            switch (packet.type) {
                case PacketType.PACKET_STAT:
                    await this.#entry(packet.stat);
                    break;
                case PacketType.PACKET_DATA:
                    this.#data(packet.ID, packet.data);
                    break;
                case PacketType.PACKET_ERR:
                    throw broken(Buffer.from(packet.data).toString('utf8'));
                case PacketType.PACKET_FIN:
                    if (finished)
                        return;
                    throw broken('it ended before all files had come');
                case PacketType.PACKET_REQ:
                    throw broken('it asks for a file instead of sending one');
            }
            if (this.#complete && this.#expected.size === 0 && !finished) {
                finished = true;
                this.#finish();
                await this.#stream.send({ type: PacketType.PACKET_FIN });
            }
            await breather.pause();
        }
        throw broken('it stopped in the middle');
    }
    abandon() {
        this.#tree.abandon([...this.#expected.values()].flatMap(({ file }) => file ?? []));
    }
    async #entry(stat) {
        if (this.#complete)
            throw broken('it sends entries after the last');
        if (stat === null) {
            this.#complete = true;
            return;
        }
        const id = this.#entries++;
        const path = Buffer.from(stat.path).toString('latin1');
        const link = Buffer.from(stat.linkname).toString('latin1');
        const attributes = { mode: posixMode(stat.mode), time: Number(toBigInt(stat.modTime) / 1000n) / 1e6 };
        switch (kindOfGoMode(stat.mode)) {
            case 'directory':
                this.#tree.directory(path, attributes);
                return;
            case 'symlink':
                this.#tree.symlink(path, link, attributes);
                return;
            case 'special':
                throw broken(`${path} is a device or a pipe, which can't be written here`);
            case 'regular':
                if (link !== '') {
                    // The file that it is another name of may not be whole yet.
                    this.#links.push({ path, target: link });
                    return;
                }
                this.#expected.set(id, { path, attributes });
                await this.#stream.send({ type: PacketType.PACKET_REQ, ID: id });
        }
    }
    #data(id, data) {
        const expected = this.#expected.get(id);
        if (expected === undefined)
            throw broken(`it sends data for entry ${id}, which was not asked for`);
        // Opened with the first data: the daemon sends a few files at a time, however many were asked for.
        expected.file ??= this.#tree.open(expected.path);
        if (data.byteLength > 0) {
            this.#tree.write(expected.file, data);
            return;
        }
        this.#tree.finish(expected.file, expected.attributes);
        this.#expected.delete(id);
    }
    #finish() {
        for (const { path, target } of this.#links)
            this.#tree.link(path, target);
        this.#tree.close();
    }
}
function broken(reason) {
    return new BuildkitError('SESSION_FAILED', `The daemon broke off the output: ${reason}`);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/filesend.js






const EXPORTER_ID = 'buildkit-attachable-exporter-id';
/** Metadata that the daemon knows by the time it sends an archive. */
const METADATA = ['image.name', 'containerimage.digest', 'containerimage.config.digest', 'containerimage.descriptor'];
const packets = codec('fsutil.types.Packet');
/** What the messages are depends on the exporter, so they are only read once that is known. */
const raw = { encode: (bytes) => bytes, decode: (bytes) => bytes };
const filesend_method = { ...FileSend.DiffCopy, request: raw, response: raw };
function readAs(stream, as) {
    return {
        header: stream.header,
        signal: stream.signal,
        messages: decoded(stream.messages, as),
        send: (message) => stream.send(as.encode(message)),
        sendFramed: stream.sendFramed,
    };
}
async function* decoded(messages, as) {
    for await (const message of messages)
        yield as.decode(message);
}
/** Takes the outputs that are sent to this side; keyed by the exporter's place in the request. */
function fileSendService(outputs) {
    return [
        streaming(filesend_method, async (stream) => {
            const id = Number(stream.header(EXPORTER_ID) ?? '0');
            const target = outputs.get(id);
            if (target === undefined)
                throw new SessionCallError(GrpcCode.NOT_FOUND, `no output for exporter ${id}`);
            if ('directory' in target)
                await receiveTree(readAs(stream, packets), target.directory);
            else
                await receiveArchive(readAs(stream, FileSend.DiffCopy.request), target.open(filesend_metadataOf(stream)));
        }),
    ];
}
function filesend_metadataOf(stream) {
    const known = METADATA.flatMap((key) => {
        const value = stream.header(`exporter-md-${key}`);
        return value === undefined ? [] : [[key, value]];
    });
    return Object.fromEntries(known);
}
/** The daemon takes the end of the call for "it is written": only then may it be. */
async function receiveArchive(stream, output) {
    const done = (0,external_node_stream_promises_.finished)(output);
    // Told by the write that fails, or below.
    done.catch(() => undefined);
    try {
        for await (const { data } of stream.messages) {
            if (!output.write(data))
                await Promise.race([new Promise((resolve) => output.once('drain', resolve)), done]);
        }
        // A call that is taken back ends like one that is complete.
        if (stream.signal.aborted)
            throw new SessionCallError(GrpcCode.CANCELLED, 'the daemon broke off the output');
        output.end();
        await done;
    }
    catch (error) {
        output.destroy();
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/data-frame.js

const FRAME_HEADER = 5;
// Field numbers and wire types of a packet, as proto/fsutil.proto has them.
const TYPE = 0x08;
const data_frame_ID = 0x18;
const DATA = 0x22;
function varint(value) {
    const bytes = [];
    for (let rest = value;; rest = Math.floor(rest / 128)) {
        bytes.push(rest > 0x7f ? (rest % 128) + 0x80 : rest);
        if (rest <= 0x7f)
            return bytes;
    }
}
/**
 * A framed packet with a piece of a file, laid out so that the file can be read right into its place: these are nearly
 * all the bytes of a transfer, which are copied nowhere on their way to the socket.
 */
class DataFrame {
    bytes;
    /** To be filled; empty for the packet that ends a file. */
    payload;
    constructor(id, size) {
        const header = [
            TYPE,
            PacketType.PACKET_DATA,
            ...(id === 0 ? [] : [data_frame_ID, ...varint(id)]),
            ...(size === 0 ? [] : [DATA, ...varint(size)]),
        ];
        this.bytes = Buffer.allocUnsafe(FRAME_HEADER + header.length + size);
        this.bytes[0] = 0;
        this.bytes.writeUInt32BE(header.length + size, 1);
        this.bytes.set(header, FRAME_HEADER);
        this.payload = this.bytes.subarray(FRAME_HEADER + header.length);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/file-sender.js








/** Files up to this size are read without waiting; larger ones piece by piece. */
const SMALL = 64 * 1024;
/** What goes into one message. Daemons up to 0.12 take 4 MiB at most. */
const CHUNK = 512 * 1024;
/**
 * Sends a directory: every entry's description first, then the content of those files that the daemon asks for.
 *
 * @throws {BuildkitError} SESSION_FAILED when a file can't be read or changes while it is
 */
async function sendFiles(stream, source) {
    const sender = new FileSender(stream, source);
    try {
        await sender.run();
    }
    catch (error) {
        // The daemon shows this text; without it, it would only know that the stream ended.
        await stream.send({ type: PacketType.PACKET_ERR, data: Buffer.from(errors_messageOf(error)) });
        throw error;
    }
}
class FileSender {
    #stream;
    #source;
    /** By number of the entry; only regular files can be asked for. */
    #files = [];
    #wanted = [];
    #breather = new Breather();
    #wake;
    #finished = false;
    constructor(stream, source) {
        this.#stream = stream;
        this.#source = source;
    }
    async run() {
        try {
            await Promise.all([this.#sendEntries(), this.#receive(), this.#sendContents()]);
        }
        finally {
            this.#finish();
        }
        await this.#stream.send({ type: PacketType.PACKET_FIN });
    }
    async #sendEntries() {
        for await (const batch of walk(this.#source.path, this.#source.filter)) {
            for (const entry of batch) {
                const requestable = isRegular(entry.stats) && entry.link === undefined;
                this.#files.push(requestable ? { path: entry.path, size: Number(entry.stats.size) } : undefined);
                const full = this.#stream.send(statPacket(entry));
                if (full !== undefined)
                    await full;
            }
            if (this.#finished || this.#stream.signal.aborted)
                return;
        }
        // No entry: that was the last one.
        await this.#stream.send({});
    }
    async #receive() {
        try {
            for await (const packet of this.#stream.messages) {
                if (packet.type === PacketType.PACKET_FIN)
                    return;
                if (packet.type === PacketType.PACKET_ERR)
                    throw refused(Buffer.from(packet.data).toString('utf8'));
                if (packet.type === PacketType.PACKET_REQ)
                    this.#request(packet.ID);
            }
            throw refused('it ended the transfer early');
        }
        finally {
            this.#finish();
        }
    }
    #finish() {
        this.#finished = true;
        this.#wake?.();
    }
    #request(id) {
        if (this.#files[id] === undefined)
            throw refused(`it asked for entry ${id}, which is not a file`);
        this.#wanted.push(id);
        this.#wake?.();
    }
    async #sendContents() {
        for (let next = 0;; next++) {
            while (next >= this.#wanted.length) {
                if (this.#finished)
                    return;
                await new Promise((resolve) => (this.#wake = resolve));
                this.#breather.restart();
            }
            const id = this.#wanted[next] ?? 0;
            const file = this.#files[id];
            // Asked for once, so that a daemon can't make this side send for ever.
            this.#files[id] = undefined;
            if (file === undefined)
                throw refused(`it asked for entry ${id} twice`);
            if (file.size <= SMALL)
                await this.#sendSmall(id, file);
            else
                await this.#sendLarge(id, file);
        }
    }
    async #sendSmall(id, file) {
        if (file.size > 0)
            await this.#stream.sendFramed(this.#readSmall(id, file));
        await this.#stream.sendFramed(new DataFrame(id, 0).bytes);
        await this.#breather.pause();
    }
    #readSmall(id, file) {
        const descriptor = this.#attempt(file, () => (0,external_node_fs_.openSync)(systemPath(this.#source.path, file.path), OPEN_FLAGS));
        try {
            if (!(0,external_node_fs_.fstatSync)(descriptor).isFile())
                throw changed(file);
            const { bytes, payload } = new DataFrame(id, file.size);
            for (let read = 0; read < file.size;) {
                const count = (0,external_node_fs_.readSync)(descriptor, payload, read, file.size - read, null);
                if (count === 0)
                    throw changed(file);
                read += count;
            }
            return bytes;
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
    }
    async #sendLarge(id, file) {
        const handle = await external_node_fs_.promises
            .open(systemPath(this.#source.path, file.path), OPEN_FLAGS)
            .catch((error) => this.#attempt(file, () => rethrow(error)));
        try {
            if (!(await handle.stat()).isFile())
                throw changed(file);
            await this.#sendPieces(id, file, handle);
        }
        finally {
            await handle.close();
            this.#breather.restart();
        }
        await this.#stream.sendFramed(new DataFrame(id, 0).bytes);
    }
    /** Sends as many bytes as were announced, even when the file has grown since: the daemon's cache key holds the size. */
    async #sendPieces(id, file, handle) {
        for (let sent = 0; sent < file.size;) {
            if (this.#finished || this.#stream.signal.aborted)
                return;
            const { bytes, payload } = new DataFrame(id, Math.min(CHUNK, file.size - sent));
            for (let read = 0; read < payload.byteLength;) {
                const { bytesRead } = await handle.read(payload, read, payload.byteLength - read, sent + read);
                if (bytesRead === 0)
                    throw changed(file);
                read += bytesRead;
            }
            await this.#stream.sendFramed(bytes);
            sent += payload.byteLength;
        }
    }
    #attempt(file, action) {
        try {
            return action();
        }
        catch (cause) {
            throw new BuildkitError('SESSION_FAILED', `Can't read ${readable(file.path)} to send it: ${errors_messageOf(cause)}`, {
                hint: 'Exclude the file from the build context, or make it readable.',
                cause,
            });
        }
    }
}
/** A link put in the file's place meanwhile is not followed, and a pipe put there is not waited for. */
const OPEN_FLAGS = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
function rethrow(error) {
    throw error;
}
function changed(file) {
    return new BuildkitError('SESSION_FAILED', `${readable(file.path)} changed while it was being sent`, {
        hint: 'Exclude files that something writes during the build from the build context.',
    });
}
function refused(reason) {
    return new BuildkitError('SESSION_FAILED', `The daemon broke off the transfer of files: ${reason}`);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/filesync.js




/** Headers by which a graph restricts what is sent. Their values can't be told apart once HTTP/2 has joined them. */
const PATTERN_HEADERS = ['include-patterns', 'exclude-patterns', 'followpaths'];
/** Offers directories to the daemon, each under the name that the graph uses for it. */
function fileSyncService(locals) {
    const known = new Map(Object.entries(locals));
    return [
        streaming(FileSync.DiffCopy, async (stream) => {
            const name = stream.header('dir-name') ?? '';
            const source = known.get(name);
            if (source === undefined)
                throw new SessionCallError(GrpcCode.NOT_FOUND, `no access allowed to dir "${name}"`);
            const patterns = PATTERN_HEADERS.find((header) => stream.header(header) !== undefined);
            if (patterns !== undefined) {
                throw new SessionCallError(GrpcCode.UNIMPLEMENTED, `local source "${name}" sets ${patterns}; choose the files with the source's filter instead`);
            }
            await sendFiles(stream, source);
        }),
    ];
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/secrets.js



/** The daemon's own limit. */
const MAX_SECRET = 500 * 1024;
function secretsService(secrets) {
    const known = new Map(Object.entries(secrets));
    return [
        unary(Secrets.GetSecret, async ({ ID }) => {
            const provider = known.get(ID);
            // Only this code lets a step with an optional secret go on without it.
            if (provider === undefined)
                throw new SessionCallError(GrpcCode.NOT_FOUND, `no secret with the id "${ID}"`);
            const data = await provider();
            if (data.byteLength > MAX_SECRET) {
                throw new SessionCallError(GrpcCode.RESOURCE_EXHAUSTED, `the secret "${ID}" is larger than ${MAX_SECRET} bytes`);
            }
            return { data };
        }),
    ];
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/ssh.js






const AGENT_ID = 'buildkit.ssh.id';
/** Lends SSH agents to the daemon: by id, the socket of each. Keys themselves never leave the agent. */
function sshService(agents) {
    const known = new Map(Object.entries(agents));
    const socketOf = (id) => {
        const path = known.get(id === '' ? 'default' : id);
        if (path === undefined)
            throw new SessionCallError(GrpcCode.NOT_FOUND, `no SSH agent with the id "${id || 'default'}"`);
        return path;
    };
    return [
        unary(SSH.CheckAgent, async ({ ID }) => {
            socketOf(ID);
            return {};
        }),
        streaming(SSH.ForwardAgent, (stream) => forward(stream, socketOf(stream.header(AGENT_ID) ?? ''))),
    ];
}
async function forward(stream, path) {
    const socket = (0,external_node_net_.connect)(path);
    try {
        await (0,external_node_events_.once)(socket, 'connect', { signal: stream.signal });
        await Promise.all([toAgent(stream, socket), fromAgent(stream, socket)]);
    }
    catch (error) {
        throw new SessionCallError(GrpcCode.UNAVAILABLE, `the SSH agent at ${path} does not answer: ${errors_messageOf(error)}`);
    }
    finally {
        socket.destroy();
    }
}
async function toAgent(stream, socket) {
    for await (const { data } of stream.messages) {
        if (!socket.write(data))
            await (0,external_node_events_.once)(socket, 'drain', { signal: stream.signal });
    }
    socket.end();
}
async function fromAgent(stream, socket) {
    for await (const data of socket)
        await stream.send({ data });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/services.js







/** Only what there is a use for: the daemon sees from the list what it may ask. */
function servicesFor(resources, exporters, caches) {
    const { locals, auth, secrets, ssh, ociLayouts = {} } = resources;
    const outputs = new Map();
    exporters.forEach((exporter, index) => {
        if ('output' in exporter)
            outputs.set(index, { open: exporter.output });
        if ('directory' in exporter)
            outputs.set(index, { directory: exporter.directory });
    });
    const directories = [...caches, ...Object.entries(ociLayouts).map(([name, path]) => [`oci:${name}`, path])];
    const stores = new Map(directories.map(([id, path]) => [id, new ContentStore(path)]));
    return [
        ...(locals === undefined ? [] : [fileSyncService(locals)]),
        ...(auth === undefined ? [] : [authService(auth)]),
        ...(secrets === undefined ? [] : [secretsService(secrets)]),
        ...(ssh === undefined ? [] : [sshService(ssh)]),
        ...(outputs.size === 0 ? [] : [fileSendService(outputs)]),
        ...(stores.size === 0 ? [] : [contentService(stores)]),
    ];
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/health.js
// Made from proto/ by scripts/proto.mjs; change it there.
const ServingStatus = { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2 };

// EXTERNAL MODULE: external "node:http2"
var external_node_http2_ = __webpack_require__(2467);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/server.js






const WINDOW = 8 * 1024 * 1024;
/** Small messages are sent together up to this size: the cost is in the writes, not in the bytes. */
const BATCH = 32 * 1024;
/** A status travels in a header: a long one would break the call instead of ending it. */
const MAX_STATUS = 4096;
/** Serves a session's methods to the daemon, which is the HTTP/2 client on `connection`. */
function serveSession(connection, services, options) {
    const handlers = new Map(services.flat().map((handler) => [handler.method.path, handler]));
    let calls = 0;
    const session = external_node_http2_.performServerHandshake(connection, {
        settings: { initialWindowSize: WINDOW },
        // Node's own limits are made for servers facing strangers.
        maxSessionMemory: 1024,
        maxHeaderListPairs: 1024,
    });
    session.setLocalWindowSize(2 * WINDOW);
    // What breaks the connection is told by the connection itself.
    session.on('error', () => undefined);
    session.on('stream', (stream, headers) => {
        calls++;
        const path = headers[':path'] ?? '';
        void new ServedCall(stream, headers).serve(handlers.get(path), path, options);
    });
    return {
        calls: () => calls,
        close: () => {
            session.destroy();
            connection.destroy();
        },
    };
}
class ServedCall {
    #stream;
    #headers;
    #controller = new AbortController();
    #pending = [];
    #pendingBytes = 0;
    #flushing = false;
    #ended = false;
    constructor(stream, headers) {
        this.#stream = stream;
        this.#headers = headers;
        stream.on('error', () => undefined);
        stream.on('close', () => {
            if (!this.#ended)
                this.#controller.abort(new Error('The daemon took the call back'));
        });
    }
    get signal() {
        return this.#controller.signal;
    }
    header = (name) => {
        const value = this.#headers[name];
        return typeof value === 'string' ? value : value?.[0];
    };
    async serve(handler, path, options) {
        try {
            if (handler === undefined)
                throw new SessionCallError(GrpcCode.UNIMPLEMENTED, `${path} is not served`);
            this.#respond();
            await this.#run(handler);
            this.#end(GrpcCode.OK, '');
        }
        catch (error) {
            if (handler !== undefined && !this.signal.aborted && !this.#stream.destroyed)
                options.onFailure?.(path, error);
            this.#end(error instanceof SessionCallError ? error.grpcCode : GrpcCode.UNKNOWN, errors_messageOf(error));
        }
    }
    async #run(handler) {
        const { method } = handler;
        if (handler.kind === 'stream') {
            await handler.run(this.#sessionStream(method));
            return;
        }
        for await (const message of this.#messages()) {
            const response = await handler.run(method.request.decode(message), this);
            await this.#send(frames_frame(method.response.encode(response)));
            return;
        }
    }
    #sessionStream(method) {
        return {
            header: this.header,
            signal: this.signal,
            messages: this.#decoded(method),
            send: (message) => this.#send(frames_frame(method.response.encode(message))),
            sendFramed: (framed) => this.#send(framed),
        };
    }
    async *#decoded(method) {
        for await (const message of this.#messages())
            yield method.request.decode(message);
    }
    async *#messages() {
        const reader = new FrameReader();
        // A handler that has heard enough, or fails, still has to answer on the stream.
        for await (const chunk of this.#stream.iterator({ destroyOnReturn: false }))
            yield* reader.push(chunk);
    }
    #respond() {
        if (this.#stream.headersSent || this.#stream.destroyed)
            return;
        this.#stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    }
    #send(framed) {
        this.#pending.push(framed);
        this.#pendingBytes += framed.byteLength;
        if (this.#pendingBytes >= BATCH)
            return this.#flush() ? undefined : this.#drained();
        if (!this.#flushing) {
            this.#flushing = true;
            setImmediate(() => {
                this.#flushing = false;
                this.#flush();
            });
        }
        return undefined;
    }
    /** Whether there is room for more. */
    #flush() {
        if (this.#pendingBytes === 0 || this.#stream.destroyed || this.#stream.writableEnded)
            return true;
        const [first] = this.#pending;
        const bytes = this.#pending.length === 1 && first !== undefined ? first : Buffer.concat(this.#pending, this.#pendingBytes);
        this.#pending = [];
        this.#pendingBytes = 0;
        return this.#stream.write(bytes);
    }
    /** A call that is taken back never drains. */
    async #drained() {
        await (0,external_node_events_.once)(this.#stream, 'drain', { signal: this.signal });
    }
    #end(code, message) {
        this.#ended = true;
        if (this.#stream.destroyed)
            return;
        this.#stream.once('wantTrailers', () => {
            this.#stream.sendTrailers({ 'grpc-status': String(code), 'grpc-message': escaped(message.slice(0, MAX_STATUS)) });
        });
        this.#respond();
        this.#flush();
        this.#stream.end();
    }
}
/** gRPC's way to put any text into a header: bytes outside printable ASCII are escaped, and the percent sign. */
function escaped(text) {
    return Buffer.from(text, 'utf8')
        .toString('latin1')
        .replace(/[^ -$&-~]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/tunnel.js



const bytesMessage = codec('moby.buildkit.v1.BytesMessage');
/** Daemons up to 0.12 take messages of 4 MiB at most. */
const MAX_WRITE = 1024 * 1024;
/** A byte stream inside a streaming call, each message holding a piece of it. */
class SessionTunnel extends external_node_stream_.Duplex {
    #call;
    #reader = new FrameReader();
    constructor(call) {
        super({ highWaterMark: MAX_WRITE });
        this.#call = call;
        call.stream?.on('data', (chunk) => {
            this.#receive(chunk);
        });
        // Not the end of the stream but that of the call: only it tells a daemon that hangs up from a connection that breaks.
        call.ended.then(() => this.destroy(), (error) => this.destroy(error));
    }
    #receive(chunk) {
        try {
            for (const message of this.#reader.push(chunk)) {
                if (!this.push(bytesMessage.decode(message).data))
                    this.#call.stream?.pause();
            }
        }
        catch (error) {
            this.destroy(error);
        }
    }
    _read() {
        this.#call.stream?.resume();
    }
    _write(chunk, _encoding, callback) {
        this.#send([chunk], callback);
    }
    _writev(chunks, callback) {
        this.#send(chunks.map(({ chunk }) => chunk), callback);
    }
    _final(callback) {
        this.#call.end();
        callback();
    }
    _destroy(error, callback) {
        this.#call.cancel();
        callback(error);
    }
    #send(chunks, callback) {
        const { stream } = this.#call;
        if (stream === undefined || stream.destroyed)
            return;
        let room = true;
        let batch = [];
        let size = 0;
        const flush = () => {
            if (size > 0)
                room = stream.write(bytesFrame(batch, size));
            batch = [];
            size = 0;
        };
        for (const chunk of chunks) {
            for (let at = 0; at < chunk.byteLength; at += MAX_WRITE) {
                const piece = chunk.subarray(at, at + MAX_WRITE);
                if (size + piece.byteLength > MAX_WRITE)
                    flush();
                batch.push(piece);
                size += piece.byteLength;
            }
        }
        flush();
        // When the call ends instead of draining, destroying the tunnel releases whoever waits.
        if (room)
            callback();
        else
            stream.once('drain', callback);
    }
}
/** A framed BytesMessage, written by hand: everything that a session sends goes through here. */
function bytesFrame(chunks, size) {
    const varint = [];
    for (let rest = size;; rest >>>= 7) {
        varint.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
        if (rest <= 0x7f)
            break;
    }
    const header = 1 + varint.length;
    const out = Buffer.allocUnsafe(5 + header + size);
    out[0] = 0;
    out.writeUInt32BE(header + size, 1);
    out[5] = 0x0a;
    out.set(varint, 6);
    let at = 5 + header;
    for (const chunk of chunks) {
        out.set(chunk, at);
        at += chunk.byteLength;
    }
    return out;
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/session.js






/** The daemon asks every five seconds, and gives the session up when nobody answers. */
const session_health = [unary(Health.Check, async () => ({ status: ServingStatus.SERVING }))];
/**
 * Offers services to the daemon.
 *
 * @throws {BuildkitError} when a stream of its own can't be opened
 */
async function startSession(channel, open, options) {
    const id = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    const services = [session_health, ...options.services];
    const headers = {
        'x-docker-expose-session-uuid': id,
        'x-docker-expose-session-sharedkey': options.sharedKey ?? '',
        'x-docker-expose-session-grpc-method': services.flat().map(({ method }) => method.path),
    };
    const own = await open?.(headers, options.signal);
    const stream = own ?? new SessionTunnel(channel.open(Control.Session.path, { metadata: headers }));
    const server = serveSession(stream, services, { ...(options.onFailure && { onFailure: options.onFailure }) });
    const over = Promise.withResolvers();
    let failure;
    stream.on('error', (error) => (failure ??= error));
    stream.on('close', () => {
        server.close();
        over.resolve(failure ?? new Error('the daemon ended the session'));
    });
    return {
        id,
        closed: over.promise,
        calls: server.calls,
        close: () => {
            over.resolve(undefined);
            server.close();
        },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/build.js














/** How long progress may trail behind once the build is over. */
const DRAIN_MS = 5_000;
/** How long a daemon that gave up a session may take to show that it is there itself. */
const ANSWER_MS = 2_500;
/** One build from start to end. Nothing of it is left when the promise settles. */
async function runBuild(target, options, run) {
    checkOptions(target.info, options);
    return new Build(target, options).run(run);
}
/** @throws {BuildkitError} UNSUPPORTED */
function checkOptions({ version, docker, containerdStore }, { exporters = [] }) {
    if (exporters.length > 1 && isAtLeast(version, '0.13.0') === false) {
        throw new BuildkitError('UNSUPPORTED', 'Several outputs at once need BuildKit 0.13', {
            hint: 'Use a newer BuildKit, or build once for each output.',
        });
    }
    const wrong = exporters.find(({ type }) => ['image', 'oci', 'docker'].includes(type));
    if (docker && !containerdStore && wrong !== undefined) {
        throw new BuildkitError('UNSUPPORTED', `Docker's own BuildKit has no "${wrong.type}" output without the containerd image store`, {
            hint: 'Turn the containerd image store on in the Docker Engine, or use a BuildKit of its own.',
        });
    }
}
class Build {
    #target;
    #options;
    /** The name of the job: whatever it is, no other running build of the daemon may have it. */
    #ref = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    #abort = new AbortController();
    #names = new Map();
    #sessionFailure;
    #callbackError;
    constructor(target, options) {
        this.#target = target;
        this.#options = options;
    }
    async run(callback) {
        const { signal } = this.#options;
        const cancel = () => {
            this.#abort.abort(signal?.reason);
        };
        if (isAborted(signal))
            throw cancelled(signal);
        signal?.addEventListener('abort', cancel, { once: true });
        try {
            return await this.#runInSession(callback);
        }
        catch (error) {
            throw isAborted(signal) ? cancelled(signal) : error instanceof GrpcError ? this.#explain(error) : error;
        }
        finally {
            signal?.removeEventListener('abort', cancel);
            this.#abort.abort();
        }
    }
    async #runInSession(callback) {
        const { channel, openSession, info } = this.#target;
        const { cacheImports = [], cacheExports = [], exporters = [], sharedKey } = this.#options;
        const caches = await prepareCaches(info, cacheImports, cacheExports);
        const session = await startSession(channel, openSession, {
            services: servicesFor(this.#options, exporters, caches.stores),
            sharedKey,
            signal: this.#abort.signal,
            onFailure: (_path, error) => (this.#sessionFailure ??= error),
        });
        const unwatch = watchLiveness(channel, session.calls);
        const status = this.#followStatus();
        try {
            const response = await this.#solve(session, caches, callback);
            await caches.finish(response);
            return { response, digest: response['containerimage.digest'] };
        }
        catch (error) {
            // Whatever the callback still does is of no use any more.
            this.#abort.abort(error);
            throw error;
        }
        finally {
            unwatch();
            session.close();
            await status.drain(isAborted(this.#options.signal) ? 0 : DRAIN_MS);
        }
    }
    /** The daemon's side and ours run next to each other; whichever fails first ends the other. */
    async #solve(session, caches, callback) {
        const solving = this.#target.channel.unary(Control.Solve, this.#request(session.id, caches), {
            signal: this.#abort.signal,
        });
        const lost = session.closed.then((error) => this.#sessionLost(error));
        const failing = Promise.race([solving, lost]);
        const inner = this.#runCallback(session, caches, callback);
        inner.catch(() => undefined);
        try {
            // Nothing but a failure ends the daemon's side before ours has returned.
            await Promise.race([inner, failing.then(() => inner)]);
            const { ExporterResponse } = await failing;
            return ExporterResponse;
        }
        catch (error) {
            const own = this.#callbackError;
            // The daemon only repeats what the callback failed with, unless the callback was merely interrupted.
            if (own === undefined)
                throw error;
            if (!(own.error instanceof BuildkitError && own.error.code === 'CANCELLED'))
                throw own.error;
            await failing;
            throw own.error;
        }
    }
    /** A daemon that goes away takes the session along, and which of the two is noticed first is chance. */
    async #sessionLost(error) {
        const { channel } = this.#target;
        if (error instanceof GrpcError && error.connectionLost)
            throw error;
        if (error !== undefined && !(await channel.ping(ANSWER_MS)))
            throw channel.lost();
        throw new BuildkitError('SESSION_LOST', `The daemon gave up the session of the build: ${errors_messageOf(error)}`);
    }
    async #runCallback(session, caches, callback) {
        const bridge = new Bridge(this.#target.channel, this.#ref, this.#abort.signal, (error) => this.#explain(error));
        const gateway = await Gateway.open(bridge, session.id, caches.imports);
        try {
            const result = resultMessage(await callback(gateway));
            await bridge.call(LLBBridge.Return, { result });
        }
        catch (error) {
            this.#callbackError = { error };
            // The build ends with our words on the daemon as well; whether it hears them changes nothing here.
            const message = { code: GrpcCode.UNKNOWN, message: errors_messageOf(error) };
            await bridge.call(LLBBridge.Return, { error: message }).catch(() => undefined);
            throw error;
        }
    }
    #request(session, caches) {
        const { exporters = [], frontendAttrs, entitlements, internal } = this.#options;
        const [first] = exporters;
        return {
            Ref: this.#ref,
            Session: session,
            // Daemons up to 0.12 only know the first pair, later ones ignore it.
            ExporterDeprecated: first?.type,
            ExporterAttrsDeprecated: first?.attributes,
            Exporters: exporters.map(({ type, attributes }) => ({ Type: type, Attrs: attributes })),
            FrontendAttrs: frontendAttrs,
            // Must be there even when it says nothing: some versions crash without.
            Cache: { Exports: caches.exports.map(cacheMessage), Imports: caches.imports.map(cacheMessage) },
            Entitlements: entitlements,
            Internal: internal,
        };
    }
    #followStatus() {
        const stop = new AbortController();
        const following = this.#readStatus(stop.signal).catch(() => undefined);
        return {
            drain: async (patienceMs) => {
                const timer = setTimeout(() => {
                    stop.abort();
                }, patienceMs);
                await following;
                clearTimeout(timer);
            },
        };
    }
    async #readStatus(signal) {
        for await (const response of this.#target.channel.stream(Control.Status, { Ref: this.#ref }, { signal })) {
            const update = readStatus(response);
            for (const { digest, name } of update.vertexes)
                this.#names.set(digest, name);
            this.#options.onStatus?.(update);
        }
    }
    #explain(error) {
        return explain_explain(error, {
            endpoint: this.#target.endpoint,
            vertexName: (digest) => this.#names.get(digest),
            sessionFailure: () => this.#sessionFailure,
        });
    }
}
function isAborted(signal) {
    return signal?.aborted ?? false;
}
function cancelled(signal) {
    return new BuildkitError('CANCELLED', 'The build was cancelled', { cause: signal?.reason });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/endpoint/parse.js

const schemes = 'unix://PATH, tcp://HOST:PORT, docker-container://NAME, podman-container://NAME, kube-pod://POD, ssh://[USER@]HOST, docker://[SOCKET]';
/** The port that BuildKit is used to where an address names none. */
const DEFAULT_PORT = 1234;
function parse_invalid(address, reason) {
    return new BuildkitError('INVALID_ENDPOINT', `"${address}" is not an address of BuildKit: ${reason}`, {
        hint: `Use one of ${schemes}.`,
    });
}
/**
 * Reads the address of a BuildKit.
 *
 * @throws {BuildkitError} INVALID_ENDPOINT
 */
function parseEndpoint(address) {
    const match = /^([a-z][a-z0-9+.-]*):\/\/([^\s]*)$/i.exec(address.trim());
    if (match === null)
        throw parse_invalid(address, 'it has no scheme');
    const [, scheme = '', rest = ''] = match;
    const parse = parsers[scheme.toLowerCase()];
    if (parse === undefined)
        throw parse_invalid(address, `the scheme "${scheme}" is not known`);
    return parse(rest, address);
}
const parsers = {
    unix: (path, address) => {
        if (!path.startsWith('/'))
            throw parse_invalid(address, 'the path of the socket must be absolute');
        return { kind: 'unix', path };
    },
    tcp: parseTcp,
    'docker-container': (rest, address) => parseContainer('docker', rest, address),
    'podman-container': (rest, address) => parseContainer('podman', rest, address),
    'nerdctl-container': (rest, address) => parseContainer('nerdctl', rest, address),
    'kube-pod': parsePod,
    ssh: parse_parseSsh,
    docker: parseDocker,
};
function url(rest, address) {
    // A scheme that URL treats as opaque keeps case and allows what container names allow.
    const parsed = URL.parse(`x://${rest}`);
    if (parsed === null)
        throw parse_invalid(address, 'it can not be read');
    if (parsed.password !== '')
        throw parse_invalid(address, 'passwords do not belong into addresses');
    return parsed;
}
function parse_decoded(text, address) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        throw parse_invalid(address, `"${text}" is not properly escaped`);
    }
}
/** Defined parameters only; ones that nobody asks for are mistakes. */
function parameters(parsed, names, address) {
    const found = {};
    for (const [key, value] of parsed.searchParams) {
        const name = names.find((each) => each === key);
        if (name === undefined)
            throw parse_invalid(address, `the parameter "${key}" is not known`);
        if (value !== '')
            found[name] = value;
    }
    return found;
}
function parseTcp(rest, address) {
    const parsed = url(rest, address);
    const host = parse_decoded(parsed.hostname, address).replace(/^\[(.*)\]$/, '$1');
    if (host === '' || !/^[\w.:%-]+$/.test(host))
        throw parse_invalid(address, 'it names no host');
    if (parsed.pathname !== '' && parsed.pathname !== '/')
        throw parse_invalid(address, 'it has a path');
    const { ca, cert, key, servername } = parameters(parsed, ['ca', 'cert', 'key', 'servername'], address);
    if ((cert === undefined) !== (key === undefined))
        throw parse_invalid(address, 'cert and key only work together');
    const tls = {
        ...(ca !== undefined && { ca }),
        ...(cert !== undefined && { cert }),
        ...(key !== undefined && { key }),
        ...(servername !== undefined && { serverName: servername }),
    };
    const port = parsed.port === '' ? DEFAULT_PORT : Number(parsed.port);
    return Object.keys(tls).length === 0 ? { kind: 'tcp', host, port } : { kind: 'tcp', host, port, tls };
}
const NAME = /^[a-zA-Z0-9][\w.-]*$/;
function parseContainer(runtime, rest, address) {
    const parsed = url(rest, address);
    const container = rest.replace(/[/?].*$/s, '');
    if (!NAME.test(container) || parsed.pathname.length > 1)
        throw parse_invalid(address, 'it names no container');
    const { context } = parameters(parsed, ['context'], address);
    return { kind: 'container', runtime, container, ...(context !== undefined && { context: named(context, address) }) };
}
function parsePod(rest, address) {
    const parsed = url(rest, address);
    const pod = rest.replace(/[/?].*$/s, '');
    if (!/^[a-z0-9][-a-z0-9.]*$/.test(pod) || parsed.pathname.length > 1)
        throw parse_invalid(address, 'it names no pod');
    const found = parameters(parsed, ['context', 'namespace', 'container'], address);
    for (const value of [found.namespace, found.container]) {
        if (value !== undefined && !/^[a-z0-9][-a-z0-9.]*$/.test(value))
            throw parse_invalid(address, `"${value}" is not a name`);
    }
    if (found.context?.startsWith('-') === true)
        throw parse_invalid(address, `"${found.context}" is not a name`);
    return { kind: 'kube-pod', pod, ...found };
}
function parse_parseSsh(rest, address) {
    const parsed = url(rest, address);
    const host = parsed.hostname;
    const user = parse_decoded(parsed.username, address);
    if (!/^[a-zA-Z0-9[][\w.:\]-]*$/.test(host))
        throw parse_invalid(address, 'it names no host');
    if (user !== '' && !/^[\w.][\w.@-]*$/.test(user))
        throw parse_invalid(address, `"${user}" is not a user name`);
    const socket = parse_decoded(parsed.pathname, address);
    if (!/^[\w./@+-]*$/.test(socket))
        throw parse_invalid(address, `"${socket}" is not the path of a socket`);
    parameters(parsed, [], address);
    return {
        kind: 'ssh',
        host,
        ...(user !== '' && { user }),
        ...(parsed.port !== '' && { port: Number(parsed.port) }),
        ...(socket.length > 1 && { socket }),
    };
}
function parseDocker(rest, address) {
    const [target = '', query = ''] = rest.split('?');
    const { context } = parameters(url(`x?${query}`, address), ['context'], address);
    if (context !== undefined) {
        if (target !== '')
            throw parse_invalid(address, 'a socket and a context exclude each other');
        return { kind: 'docker', context: named(context, address) };
    }
    if (target === '')
        return { kind: 'docker' };
    if (target.startsWith('/'))
        return { kind: 'docker', host: `unix://${target}` };
    if (/^(unix|tcp|ssh|npipe|https?):\/\/./.test(target))
        return { kind: 'docker', host: target };
    throw parse_invalid(address, 'after docker:// comes nothing, the path of a socket, or an address as in DOCKER_HOST');
}
function named(value, address) {
    if (!NAME.test(value))
        throw parse_invalid(address, `"${value}" is not a name`);
    return value;
}
/** The address as a person would write it. */
function formatEndpoint(endpoint) {
    switch (endpoint.kind) {
        case 'unix':
            return `unix://${endpoint.path}`;
        case 'tcp':
            return `tcp://${endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host}:${endpoint.port}`;
        case 'container':
            return `${endpoint.runtime}-container://${endpoint.container}`;
        case 'kube-pod':
            return `kube-pod://${endpoint.pod}`;
        case 'ssh':
            return `ssh://${endpoint.user === undefined ? '' : `${endpoint.user}@`}${endpoint.host}`;
        case 'docker':
            return `docker://${endpoint.host?.replace(/^unix:\/\//, '') ?? (endpoint.context === undefined ? '' : `?context=${endpoint.context}`)}`;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/grpc/call.js



/** One call: bytes of framed messages out, messages in, and how it ended. */
class RawCall {
    stream;
    #ended = Promise.withResolvers();
    #headers = Promise.withResolvers();
    constructor(session, path, options, lost) {
        // Whoever is interested awaits these; a call that nobody awaits must not bring the process down.
        this.#ended.promise.catch(() => undefined);
        this.#headers.promise.catch(() => undefined);
        const early = options.signal?.aborted === true
            ? call_cancelled(options.signal)
            : session.destroyed || session.closed
                ? lost()
                : undefined;
        if (early !== undefined) {
            this.#fail(early);
            return;
        }
        const stream = session.request({
            ':method': 'POST',
            ':path': path,
            'content-type': 'application/grpc',
            te: 'trailers',
            'user-agent': 'grpc-node-js/aipack',
            ...options.metadata,
        });
        this.stream = stream;
        this.#watch(stream, options.signal, lost);
    }
    /** Fulfilled when the peer said that all went well. @throws {GrpcError} */
    get ended() {
        return this.#ended.promise;
    }
    /** What the peer sent before its first message. @throws {GrpcError} */
    get headers() {
        return this.#headers.promise;
    }
    /**
     * Every message until the call ends.
     *
     * @throws {GrpcError} when it ends badly
     */
    async *messages() {
        if (this.stream !== undefined) {
            const reader = new FrameReader();
            try {
                for await (const chunk of this.stream)
                    yield* reader.push(chunk);
            }
            catch (error) {
                this.cancel();
                // The stream's own error is vaguer than the status or the connection's failure.
                await this.ended;
                throw error;
            }
            finally {
                this.cancel();
            }
            if (reader.incomplete) {
                await this.ended;
                throw new GrpcError(GrpcCode.INTERNAL, 'The answer stops in the middle of a message');
            }
        }
        await this.ended;
    }
    /** Writes framed bytes; false when the caller should wait for `drained` before writing more. */
    write(framed) {
        return this.stream?.write(framed) ?? true;
    }
    end(framed) {
        if (framed === undefined)
            this.stream?.end();
        else
            this.stream?.end(framed);
    }
    /** Ends the call early, on the daemon too. Does nothing once it has ended. */
    cancel() {
        if (this.stream?.closed === false)
            this.stream.close(external_node_http2_.constants.NGHTTP2_CANCEL);
    }
    #fail(error) {
        this.#ended.reject(error);
        this.#headers.reject(error);
    }
    #watch(stream, signal, lost) {
        const settle = (status) => {
            signal?.removeEventListener('abort', abort);
            if (status === null)
                this.#ended.resolve(undefined);
            else
                this.#fail(status);
        };
        const abort = () => {
            settle(call_cancelled(signal));
            stream.close(external_node_http2_.constants.NGHTTP2_CANCEL);
        };
        signal?.addEventListener('abort', abort, { once: true });
        stream.on('response', (headers) => {
            const status = headers[':status'];
            if (status !== 200) {
                settle(new GrpcError(GrpcCode.UNAVAILABLE, `The server answered HTTP ${status ?? '?'} instead of gRPC`));
                stream.close();
                return;
            }
            this.#headers.resolve(headers);
            const early = statusOf(headers);
            if (early !== undefined)
                settle(early);
        });
        stream.on('trailers', (trailers) => {
            settle(statusOf(trailers) ?? null);
        });
        // The error is told by the status, by the session, or by the code that the stream is closed with.
        stream.on('error', () => undefined);
        stream.on('close', () => {
            settle(stream.session === undefined || stream.session.destroyed ? lost() : resetError(stream.rstCode));
        });
    }
}
function call_cancelled(signal) {
    return new GrpcError(GrpcCode.CANCELLED, 'The call was cancelled', { cause: signal?.reason });
}
const resets = {
    [external_node_http2_.constants.NGHTTP2_REFUSED_STREAM]: [GrpcCode.UNAVAILABLE, 'The daemon refused the call'],
    [external_node_http2_.constants.NGHTTP2_CANCEL]: [GrpcCode.CANCELLED, 'The call was cancelled'],
    [external_node_http2_.constants.NGHTTP2_ENHANCE_YOUR_CALM]: [GrpcCode.RESOURCE_EXHAUSTED, 'The daemon is overloaded'],
};
function resetError(code) {
    const [status, message] = resets[code] ?? [GrpcCode.INTERNAL, `The call was cut off (HTTP/2 code ${code})`];
    return new GrpcError(status, message);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/grpc/channel.js




const channel_WINDOW = 8 * 1024 * 1024;
/**
 * gRPC over one byte stream. Calls have no deadlines, since a build has none; when the stream breaks, every call on
 * it fails at once.
 */
class Channel {
    #session;
    #socket;
    #options;
    #closed = Promise.withResolvers();
    #failure;
    #closing = false;
    constructor(socket, options = {}) {
        this.#socket = socket;
        this.#options = options;
        this.#session = external_node_http2_.connect(`http://${options.authority ?? 'localhost'}`, {
            createConnection: () => socket,
            settings: { enablePush: false, initialWindowSize: channel_WINDOW },
            // Node's own limits are made for servers facing strangers; a build's answers may be large.
            maxSessionMemory: 1024,
            maxHeaderListPairs: 1024,
        });
        this.#session.on('connect', () => {
            this.#session.setLocalWindowSize(4 * channel_WINDOW);
        });
        const note = (error) => {
            this.#failure ??= error;
        };
        this.#session.on('error', note);
        socket.on('error', note);
        this.#session.on('goaway', (code) => {
            if (code !== external_node_http2_.constants.NGHTTP2_NO_ERROR)
                this.#failure ??= new Error(`the peer said goodbye with code ${code}`);
        });
        this.#session.on('close', () => socket.destroy());
        // A stream that ends without an error must end the session as well: http2 alone would wait for a timeout.
        socket.on('close', () => {
            this.#session.destroy();
            this.#closed.resolve(this.lost());
        });
    }
    /** Fulfilled with the reason once the stream is gone. */
    get closed() {
        return this.#closed.promise;
    }
    /** Whether close() was called on this side. */
    get closing() {
        return this.#closing;
    }
    lost() {
        const words = this.#options.lastWords?.();
        const reason = words ?? (this.#closing ? 'it was closed on this side' : this.#failure?.message);
        return new GrpcError(GrpcCode.UNAVAILABLE, reason ?? 'the other side closed it', {
            connectionLost: true,
            cause: this.#failure,
        });
    }
    open(path, options = {}) {
        return new RawCall(this.#session, path, options, () => this.lost());
    }
    /**
     * @throws {GrpcError}
     */
    async unary(method, request, options = {}) {
        let response;
        for await (const message of this.stream(method, request, options))
            response = message;
        if (response === undefined)
            throw new GrpcError(GrpcCode.INTERNAL, `${method.path} ended without an answer`);
        return response;
    }
    /** One request, any number of answers. Leaving the loop cancels the call. */
    async *stream(method, request, options = {}) {
        const call = this.open(method.path, options);
        call.end(frames_frame(method.request.encode(request)));
        for await (const message of call.messages())
            yield method.response.decode(message);
    }
    /**
     * Whether the peer still reads: it must answer a ping.
     */
    ping(timeoutMs) {
        return new Promise((resolve) => {
            const timer = setTimeout(resolve, timeoutMs, false);
            const sent = !this.#session.destroyed &&
                this.#session.ping((error) => {
                    clearTimeout(timer);
                    resolve(error === null);
                });
            if (!sent) {
                clearTimeout(timer);
                resolve(false);
            }
        });
    }
    /** Ends the connection and every call on it, for `reason` when it is a failure. Safe to call twice. */
    close(reason) {
        if (reason === undefined)
            this.#closing = true;
        else
            this.#failure ??= reason;
        this.#session.destroy();
        this.#socket.destroy();
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/docker-host.js





const DEFAULT_SOCKET = '/var/run/docker.sock';
const TCP_PORT = 2375;
const TLS_PORT = 2376;
/**
 * Finds the Docker API as Docker's own client would: what was asked for, DOCKER_HOST, DOCKER_CONTEXT, the current
 * context of the configuration, the default socket.
 *
 * @throws {BuildkitError} INVALID_ENDPOINT
 */
async function docker_host_findDockerHost(request, environment) {
    if (request.host !== undefined)
        return parseDockerHost(request.host, environmentTls(environment));
    if (request.context !== undefined)
        return contextHost(request.context, environment);
    const { DOCKER_HOST, DOCKER_CONTEXT } = environment;
    if (DOCKER_HOST !== undefined && DOCKER_HOST !== '')
        return parseDockerHost(DOCKER_HOST, environmentTls(environment));
    const context = DOCKER_CONTEXT !== undefined && DOCKER_CONTEXT !== '' ? DOCKER_CONTEXT : await currentContext(environment);
    return contextHost(context, environment);
}
/** Null where the environment does not ask for TLS. */
function environmentTls(environment) {
    const { DOCKER_TLS_VERIFY, DOCKER_CERT_PATH } = environment;
    if (DOCKER_TLS_VERIFY === undefined || DOCKER_TLS_VERIFY === '')
        return null;
    const directory = DOCKER_CERT_PATH ?? configDirectory(environment);
    return directory === undefined ? {} : tlsFiles(directory);
}
function tlsFiles(directory) {
    const existing = (name) => {
        const path = (0,external_node_path_.join)(directory, name);
        return (0,external_node_fs_.existsSync)(path) ? path : undefined;
    };
    const [ca, cert, key] = [existing('ca.pem'), existing('cert.pem'), existing('key.pem')];
    return { ...(ca !== undefined && { ca }), ...(cert !== undefined && key !== undefined && { cert, key }) };
}
/** @throws {BuildkitError} INVALID_ENDPOINT */
function parseDockerHost(text, tls) {
    const match = /^(unix|npipe|tcp|https?|ssh):\/\/(.*)$/.exec(text);
    const [, scheme = '', rest = ''] = match ?? [];
    if (scheme === 'unix')
        return { kind: 'socket', path: rest === '' ? DEFAULT_SOCKET : rest };
    if (scheme === 'npipe')
        return { kind: 'socket', path: rest.replaceAll('/', '\\') };
    const url = match === null ? null : URL.parse(`x://${rest}`);
    const user = url?.username ?? '';
    if (url === null ||
        url.hostname === '' ||
        url.hostname.startsWith('-') ||
        !/^[\w.-]*$/.test(user) ||
        user.startsWith('-')) {
        throw new BuildkitError('INVALID_ENDPOINT', `"${text}" is not the address of a Docker API`, {
            hint: 'Use unix://PATH, tcp://HOST:PORT or ssh://[USER@]HOST.',
        });
    }
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const port = url.port === '' ? undefined : Number(url.port);
    if (scheme === 'ssh') {
        return { kind: 'ssh', host, ...(user !== '' && { user }), ...(port !== undefined && { port }) };
    }
    const secure = tls ?? (scheme === 'https' ? {} : undefined);
    if (secure === undefined)
        return { kind: 'tcp', host, port: port ?? TCP_PORT };
    return { kind: 'tcp', host, port: port ?? TLS_PORT, tls: secure };
}
function configDirectory({ DOCKER_CONFIG, HOME, USERPROFILE }) {
    if (DOCKER_CONFIG !== undefined && DOCKER_CONFIG !== '')
        return DOCKER_CONFIG;
    const home = HOME ?? USERPROFILE;
    return home === undefined ? undefined : (0,external_node_path_.join)(home, '.docker');
}
async function currentContext(environment) {
    const directory = configDirectory(environment);
    if (directory === undefined)
        return 'default';
    try {
        const config = JSON.parse(await (0,external_node_fs_promises_.readFile)((0,external_node_path_.join)(directory, 'config.json'), 'utf8'));
        return typeof config.currentContext === 'string' && config.currentContext !== ''
            ? config.currentContext
            : 'default';
    }
    catch {
        // No configuration, or one that Docker's client can't read either.
        return 'default';
    }
}
async function contextHost(context, environment) {
    if (context === 'default')
        return { kind: 'socket', path: DEFAULT_SOCKET };
    const directory = configDirectory(environment);
    const id = (0,external_node_crypto_.createHash)('sha256').update(context).digest('hex');
    const meta = (0,external_node_path_.join)(directory ?? '', 'contexts', 'meta', id, 'meta.json');
    let host;
    try {
        const parsed = JSON.parse(await (0,external_node_fs_promises_.readFile)(meta, 'utf8'));
        host = parsed.Endpoints?.docker?.Host;
    }
    catch (cause) {
        throw new BuildkitError('INVALID_ENDPOINT', `There is no Docker context "${context}" in ${directory ?? 'the home directory'}`, {
            hint: 'List the contexts with docker context ls, or set DOCKER_HOST.',
            cause,
        });
    }
    const files = (0,external_node_path_.join)(directory ?? '', 'contexts', 'tls', id, 'docker');
    return parseDockerHost(typeof host === 'string' && host !== '' ? host : `unix://${DEFAULT_SOCKET}`, (0,external_node_fs_.existsSync)(files) ? tlsFiles(files) : null);
}
function formatDockerHost(host) {
    switch (host.kind) {
        case 'socket':
            return `unix://${host.path}`;
        case 'tcp':
            return `tcp://${host.host}:${host.port}`;
        case 'ssh':
            return `ssh://${host.user === undefined ? '' : `${host.user}@`}${host.host}`;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/last-words.js
const LIMIT = 2048;
/** Keeps the end of what a process says on its standard error. */
class LastWords {
    #text = '';
    add(chunk) {
        this.#text = (this.#text + chunk.toString('utf8')).slice(-LIMIT);
    }
    /** Undefined when nothing was said. */
    get text() {
        const lines = this.#text.trim().split(/\s*[\r\n]+\s*/);
        const end = lines.slice(-3).join('; ');
        return end === '' ? undefined : end;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/process.js




const KILL_AFTER_MS = 2_000;
/** How long a program that ended may keep its outputs open through children of its own. */
const CLOSE_AFTER_MS = 500;
/**
 * A connection over the standard input and output of a program that passes them on. The program ends with the
 * connection, and the connection with the program.
 *
 * @throws {BuildkitError} CONNECT_FAILED when it can't be started
 */
async function dialProcess(program, args, environment) {
    const child = (0,external_node_child_process_.spawn)(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...environment }, windowsHide: true });
    await new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (cause) => {
            const reason = cause.code === 'ENOENT' ? 'it is not installed, or not on the PATH' : cause.message;
            reject(new BuildkitError('CONNECT_FAILED', `Can't run ${program}: ${reason}`, { cause }));
        });
    });
    const stream = new ProcessStream(child);
    return { stream, lastWords: () => stream.lastWords ?? (stream.status && `${program} ended with ${stream.status}`) };
}
class ProcessStream extends external_node_stream_.Duplex {
    #child;
    #words = new LastWords();
    status;
    constructor(child) {
        super();
        this.#child = child;
        child.stdout.on('data', (chunk) => {
            if (!this.push(chunk))
                child.stdout.pause();
        });
        child.stderr.on('data', (chunk) => {
            this.#words.add(chunk);
        });
        // What breaks is told by the end of the program, which knows why.
        for (const each of [child, child.stdin, child.stdout, child.stderr])
            each.on('error', () => undefined);
        child.once('exit', (code, signal) => {
            this.status = signal ?? `exit code ${code ?? '?'}`;
            const timer = setTimeout(() => this.destroy(), CLOSE_AFTER_MS);
            this.once('close', () => {
                clearTimeout(timer);
            });
        });
        child.once('close', () => this.destroy());
    }
    get lastWords() {
        return this.#words.text;
    }
    _read() {
        this.#child.stdout.resume();
    }
    _write(chunk, _encoding, callback) {
        this.#child.stdin.write(chunk, () => {
            callback();
        });
    }
    _final(callback) {
        this.#child.stdin.end(callback);
    }
    _destroy(error, callback) {
        const child = this.#child;
        for (const stream of [child.stdin, child.stdout, child.stderr])
            stream.destroy();
        if (child.exitCode === null && child.signalCode === null) {
            const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
            child.once('exit', () => {
                clearTimeout(timer);
            });
            child.kill('SIGTERM');
        }
        callback(error);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/exec.js

const DIAL = ['buildctl', 'dial-stdio'];
/** The program, and its arguments, that leads to a BuildKit in a container of a runtime without an API of Docker's. */
function containerCommand({ runtime, container, context }) {
    return [runtime, ...(context === undefined ? [] : ['--context', context]), 'exec', '-i', container, ...DIAL];
}
function podCommand({ pod, context, namespace, container }) {
    return [
        'kubectl',
        ...(context === undefined ? [] : [`--context=${context}`]),
        ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
        'exec',
        ...(container === undefined ? [] : [`--container=${container}`]),
        '-i',
        pod,
        '--',
        ...DIAL,
    ];
}
/** Without a terminal nobody could answer a question, so that ssh is told to ask none. */
function sshCommand({ host, user, port }, command) {
    return [
        'ssh',
        '-T',
        '-o',
        'BatchMode=yes',
        ...(user === undefined ? [] : ['-l', user]),
        ...(port === undefined ? [] : ['-p', String(port)]),
        '--',
        host,
        ...command,
    ];
}
async function dialCommand([program, ...args], environment) {
    return dialProcess(program, args, environment);
}
/** `socket` is checked to hold nothing that the shell on the other side would read as more than a path. */
function dialSsh(endpoint, environment) {
    const address = endpoint.socket === undefined ? [] : ['--addr', `unix://${endpoint.socket}`];
    return dialCommand(sshCommand(endpoint, ['buildctl', ...address, 'dial-stdio']), environment);
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/socket.js





/** Beyond this a host counts as silent: a daemon on the far side of the world answers within a second. */
const CONNECT_TIMEOUT_MS = 10_000;
function nameOf(address) {
    return 'path' in address ? address.path : `${address.host}:${address.port}`;
}
/** Waits until a socket is connected. @throws {BuildkitError} */
function connected(socket, event, name, signal) {
    return new Promise((resolve, reject) => {
        const fail = (cause) => {
            settle();
            socket.destroy();
            reject(connectError(name, cause));
        };
        const timer = setTimeout(() => {
            fail(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }));
        }, CONNECT_TIMEOUT_MS);
        const aborted = () => {
            settle();
            socket.destroy();
            reject(new BuildkitError('CANCELLED', `Connecting to ${name} was cancelled`, { cause: signal.reason }));
        };
        const settle = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', aborted);
            socket.off('error', fail);
        };
        socket.on('error', fail);
        socket.once(event, () => {
            settle();
            resolve(socket);
        });
        signal.addEventListener('abort', aborted, { once: true });
        if (signal.aborted)
            aborted();
    });
}
/** @throws {BuildkitError} CONNECT_FAILED, PERMISSION_DENIED, CANCELLED */
async function dialSocket(address, signal) {
    const socket = await connected(external_node_net_.connect(address), 'connect', nameOf(address), signal);
    // Connections through cloud networks are dropped when they are silent for minutes.
    socket.setKeepAlive(true, 5_000);
    socket.setNoDelay(true);
    return socket;
}
/**
 * A TLS connection for one application protocol.
 *
 * @throws {BuildkitError} CONNECT_FAILED, TLS_FAILED, CANCELLED
 */
async function dialTls(address, options, protocol, signal) {
    const [ca, cert, key] = await Promise.all([pem(options.ca), pem(options.cert), pem(options.key)]);
    const servername = options.serverName ?? (external_node_net_.isIP(address.host) === 0 ? address.host : undefined);
    const context = {
        ...address,
        ALPNProtocols: [protocol],
        ...(ca && { ca }),
        ...(cert && { cert }),
        ...(key && { key }),
        ...(servername !== undefined && { servername }),
        ...(options.serverName !== undefined && {
            checkServerIdentity: (_host, certificate) => external_node_tls_.checkServerIdentity(options.serverName ?? '', certificate),
        }),
    };
    let socket;
    try {
        socket = external_node_tls_.connect(context);
    }
    catch (cause) {
        throw connectError(nameOf(address), cause);
    }
    await connected(socket, 'secureConnect', nameOf(address), signal);
    socket.setKeepAlive(true, 5_000);
    socket.setNoDelay(true);
    return socket;
}
async function pem(path) {
    if (path === undefined)
        return undefined;
    try {
        return await (0,external_node_fs_promises_.readFile)(path);
    }
    catch (cause) {
        throw new BuildkitError('TLS_FAILED', `Can't read ${path}: ${cause.message}`, { cause });
    }
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/upgrade.js



/** A refusal tells its reason in a line or two. */
const MAX_BODY = 4096;
const ANSWER_TIMEOUT_MS = 10_000;
/** The server answered something else than the upgrade. */
class UpgradeRefused extends Error {
    name = 'UpgradeRefused';
    status;
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}
/**
 * Turns an HTTP/1.1 connection into a plain byte stream, for HTTP/2 or for a process, as Docker offers it.
 *
 * @throws {UpgradeRefused} when the server answers but does not switch
 * @throws {BuildkitError} when it does not answer
 */
function upgrade(socket, request) {
    const { path, name, signal } = request;
    return new Promise((resolve, reject) => {
        const settle = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', aborted);
        };
        const fail = (error) => {
            settle();
            socket.destroy();
            reject(error);
        };
        const aborted = () => {
            fail(new BuildkitError('CANCELLED', `Connecting to ${name} was cancelled`, { cause: signal.reason }));
        };
        signal.addEventListener('abort', aborted, { once: true });
        const timer = setTimeout(() => {
            fail(connectError(name, Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
        }, ANSWER_TIMEOUT_MS);
        const outgoing = external_node_http_.request({
            createConnection: () => socket,
            method: 'POST',
            path,
            headers: {
                ...request.headers,
                ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
                Host: 'docker',
                Connection: 'Upgrade',
                Upgrade: request.protocol ?? 'h2c',
                // With no length Node would send chunks, and the end of those would reach the daemon as HTTP/2.
                'Content-Length': String(Buffer.byteLength(request.body ?? '')),
            },
        });
        outgoing.on('upgrade', (_response, upgraded, head) => {
            settle();
            // The daemon may have spoken already.
            if (head.byteLength > 0)
                upgraded.unshift(head);
            resolve(upgraded);
        });
        outgoing.on('response', (response) => {
            void textOf(response).then((text) => {
                fail(new UpgradeRefused(response.statusCode ?? 0, text));
            });
        });
        outgoing.on('error', (cause) => {
            if (cause.code?.startsWith('HPE_') === true) {
                fail(new BuildkitError('NOT_BUILDKIT', `What answers at ${name} is not a Docker API`, { cause }));
            }
            else
                fail(connectError(name, cause));
        });
        outgoing.end(request.body);
    });
}
async function textOf(response) {
    let text = '';
    try {
        for await (const chunk of response) {
            text += String(chunk);
            if (text.length > MAX_BODY)
                break;
        }
    }
    catch {
        // What came so far says enough.
    }
    try {
        const { message } = JSON.parse(text);
        if (typeof message === 'string')
            return message;
    }
    catch {
        // Not every server answers in JSON.
    }
    return text.slice(0, MAX_BODY).trim();
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/docker.js





/** A raw connection to a Docker API. */
async function dialDockerHost(host, protocol, { environment, signal }) {
    switch (host.kind) {
        case 'socket':
            return dialSocket(host, signal);
        case 'tcp':
            return host.tls === undefined ? dialSocket(host, signal) : dialTls(host, host.tls, protocol, signal);
        case 'ssh':
            return (await dialCommand(sshCommand(host, ['docker', 'system', 'dial-stdio']), environment)).stream;
    }
}
/**
 * Docker's own BuildKit. Engines up to 29 hand the connection over on request; later ones speak gRPC on their socket
 * from the start.
 *
 * @throws {BuildkitError}
 */
async function dialDocker(request, context) {
    const { environment, signal } = context;
    const host = await docker_host_findDockerHost(request, environment);
    const name = formatDockerHost(host);
    try {
        const socket = await dialDockerHost(host, 'http/1.1', context);
        const stream = await upgrade(socket, { path: '/grpc', name, signal });
        return { stream, openSession: (headers, until) => openSession(host, headers, { environment, signal: until }) };
    }
    catch (error) {
        if (!(error instanceof UpgradeRefused))
            throw error;
        if (error.status !== 404 && error.status !== 400)
            throw refusal(name, error);
    }
    return { stream: await dialDockerHost(host, 'h2', context) };
}
/** Saves wrapping every byte of a session in the messages of a call. */
async function openSession(host, headers, context) {
    const socket = await dialDockerHost(host, 'http/1.1', context);
    try {
        return await upgrade(socket, { path: '/session', headers, name: formatDockerHost(host), signal: context.signal });
    }
    catch (error) {
        if (error instanceof UpgradeRefused)
            return undefined;
        throw error;
    }
}
function refusal(name, { status, message, ...rest }) {
    const forbidden = status === 401 || status === 403;
    return new BuildkitError(forbidden ? 'PERMISSION_DENIED' : 'NOT_BUILDKIT', `The Docker API at ${name} does not let BuildKit be used (HTTP ${status}${message === '' ? '' : `: ${message}`})`, {
        hint: forbidden
            ? 'A proxy in front of Docker must allow POST /grpc and POST /session (docker-socket-proxy: GRPC=1, SESSION=1, POST=1).'
            : 'Use a BuildKit of its own instead, by its address.',
        cause: rest,
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/demultiplex.js


const demultiplex_HEADER = 8;
const STDOUT = 1;
/**
 * Docker's form of a process without a terminal: what it says comes in pieces with a header (one byte for the stream,
 * three unused, four for the length), what it is told goes as it is.
 */
class DemultiplexedStream extends external_node_stream_.Duplex {
    #inner;
    #words = new LastWords();
    #header = Buffer.alloc(0);
    #stream = 0;
    #remaining = 0;
    constructor(inner) {
        super();
        this.#inner = inner;
        inner.on('data', (chunk) => {
            this.#receive(chunk);
        });
        inner.on('end', () => this.push(null));
        inner.on('error', (error) => this.destroy(error));
        inner.on('close', () => this.destroy());
    }
    /** The end of what the process said on its standard error. */
    get lastWords() {
        return this.#words.text;
    }
    #receive(chunk) {
        let rest = chunk;
        while (rest.byteLength > 0) {
            if (this.#remaining === 0) {
                const missing = demultiplex_HEADER - this.#header.byteLength;
                this.#header = Buffer.concat([this.#header, rest.subarray(0, missing)]);
                rest = rest.subarray(missing);
                if (this.#header.byteLength < demultiplex_HEADER)
                    return;
                this.#stream = this.#header[0] ?? 0;
                this.#remaining = this.#header.readUInt32BE(4);
                this.#header = Buffer.alloc(0);
                continue;
            }
            const piece = rest.subarray(0, this.#remaining);
            rest = rest.subarray(piece.byteLength);
            this.#remaining -= piece.byteLength;
            if (this.#stream !== STDOUT)
                this.#words.add(piece);
            else if (!this.push(piece))
                this.#inner.pause();
        }
    }
    _read() {
        this.#inner.resume();
    }
    _write(chunk, _encoding, callback) {
        if (this.#inner.write(chunk))
            callback();
        else
            this.#inner.once('drain', callback);
    }
    _final(callback) {
        this.#inner.end(callback);
    }
    _destroy(error, callback) {
        this.#inner.destroy();
        callback(error);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/docker-api.js






const docker_api_MAX_BODY = 16 * 1024 * 1024;
/** As much of the Docker API as it takes to find, start and remove a container. One connection a request. */
class docker_api_DockerApi {
    name;
    #host;
    #environment;
    constructor(host, environment) {
        this.#host = host;
        this.#environment = environment;
        this.name = formatDockerHost(host);
    }
    /**
     * Any answer is a response; only a missing one is an error.
     *
     * @throws {BuildkitError} CONNECT_FAILED, PERMISSION_DENIED, TLS_FAILED, CANCELLED
     */
    async call(method, path, request) {
        const socket = await this.#dial(request.signal);
        const data = request.raw?.data ?? (request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body)));
        try {
            const response = await this.#send(socket, method, path, data, request);
            return { status: response.statusCode ?? 0, body: await docker_api_readBody(response, request.onLine) };
        }
        catch (cause) {
            if (request.signal.aborted)
                throw new BuildkitError('CANCELLED', `Talking to ${this.name} was cancelled`, { cause });
            throw connectError(this.name, cause);
        }
        finally {
            socket.destroy();
        }
    }
    /** As call(), but whatever is not a success is an error too. @throws {BuildkitError} */
    async expect(method, path, request) {
        const { status, body } = await this.call(method, path, request);
        if (status >= 200 && status < 300)
            return body;
        throw new BuildkitError('CONNECT_FAILED', `Docker at ${this.name} refuses ${method} ${path.replace(/\?.*/s, '')}: ${docker_api_reasonOf(body, status)}`);
    }
    /** Starts something whose input and output become the connection. @throws {BuildkitError} */
    async hijack(path, body, signal) {
        const socket = await this.#dial(signal);
        try {
            return await upgrade(socket, { path, name: this.name, signal, protocol: 'tcp', body: JSON.stringify(body) });
        }
        catch (error) {
            if (!(error instanceof UpgradeRefused))
                throw error;
            throw new BuildkitError('CONNECT_FAILED', `Docker at ${this.name} refuses ${path}: ${error.message || `HTTP ${error.status}`}`);
        }
    }
    #dial(signal) {
        return dialDockerHost(this.#host, 'http/1.1', { environment: this.#environment, signal });
    }
    #send(socket, method, path, data, request) {
        return new Promise((resolve, reject) => {
            const outgoing = external_node_http_.request({
                createConnection: () => socket,
                method,
                path,
                signal: request.signal,
                headers: {
                    Host: 'docker',
                    Connection: 'close',
                    ...(data !== undefined && {
                        'Content-Type': request.raw?.type ?? 'application/json',
                        'Content-Length': data.byteLength,
                    }),
                    ...request.headers,
                },
            });
            outgoing.on('response', resolve);
            outgoing.on('error', reject);
            outgoing.end(data);
        });
    }
}
/** What Docker says of a refusal. */
function docker_api_reasonOf(body, status) {
    const message = body?.message;
    return typeof message === 'string' ? message : `HTTP ${status}`;
}
async function docker_api_readBody(response, onLine) {
    let text = '';
    response.setEncoding('utf8');
    for await (const chunk of response) {
        text += chunk;
        if (onLine !== undefined) {
            const lines = text.split('\n');
            text = lines.pop() ?? '';
            for (const line of lines)
                onLine(docker_api_parsed(line));
        }
        if (text.length > docker_api_MAX_BODY)
            throw new Error(`the answer is longer than ${docker_api_MAX_BODY} bytes`);
    }
    const last = docker_api_parsed(text);
    if (onLine !== undefined && last !== undefined)
        onLine(last);
    return last;
}
function docker_api_parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        return text === '' ? undefined : { message: text.trim() || errors_messageOf(error) };
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/docker-container.js




/**
 * A BuildKit in a container of a Docker Engine, through a process in that container that passes bytes on.
 *
 * @throws {BuildkitError}
 */
async function dialDockerContainer({ container, context }, { environment, signal }) {
    const api = new docker_api_DockerApi(await docker_host_findDockerHost({ context }, environment), environment);
    return execInContainer(api, container, signal);
}
/** @throws {BuildkitError} CONNECT_FAILED */
async function execInContainer(api, container, signal) {
    const exec = {
        AttachStdin: true,
        AttachStdout: true,
        AttachStderr: true,
        Tty: false,
        Cmd: ['buildctl', 'dial-stdio'],
    };
    const made = (await api.expect('POST', `/containers/${container}/exec`, { body: exec, signal }));
    if (typeof made?.Id !== 'string' || !/^[0-9a-f]+$/.test(made.Id)) {
        throw new BuildkitError('CONNECT_FAILED', `Docker at ${api.name} gave no id for a process in ${container}`);
    }
    const stream = new DemultiplexedStream(await api.hijack(`/exec/${made.Id}/start`, { Detach: false, Tty: false }, signal));
    return { stream, lastWords: () => stream.lastWords };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/dial.js




/** Opens the one connection that everything of a client goes over. @throws {BuildkitError} */
async function dial(endpoint, context) {
    const { signal } = context;
    switch (endpoint.kind) {
        case 'unix':
            return { stream: await dialSocket({ path: endpoint.path }, signal) };
        case 'tcp': {
            const { host, port, tls } = endpoint;
            const authority = tls?.serverName ?? `${host.includes(':') ? `[${host}]` : host}:${port}`;
            const address = { host, port };
            const stream = tls === undefined ? await dialSocket(address, signal) : await dialTls(address, tls, 'h2', signal);
            return { stream, authority };
        }
        case 'docker':
            return dialDocker({ host: endpoint.host, context: endpoint.context }, context);
        case 'container':
            if (endpoint.runtime === 'docker')
                return dialDockerContainer(endpoint, context);
            return dialCommand(containerCommand(endpoint), context.environment);
        case 'kube-pod':
            return dialCommand(podCommand(endpoint), context.environment);
        case 'ssh':
            return dialSsh(endpoint, context.environment);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/client.js







/** How long a daemon may take to say what it is. */
const HELLO_MS = 10_000;
/** A connection to one daemon. */
class Client {
    /** The daemon's address. */
    endpoint;
    info;
    #channel;
    #openSession;
    constructor(endpoint, info, channel, openSession) {
        this.endpoint = endpoint;
        this.info = info;
        this.#channel = channel;
        this.#openSession = openSession;
    }
    /**
     * Runs one build: `callback` makes the result through the gateway, then the daemon exports it. What the callback
     * throws fails the build and is thrown from here unchanged.
     *
     * @throws {BuildkitError}
     */
    async build(options, callback) {
        const target = { channel: this.#channel, openSession: this.#openSession, info: this.info, endpoint: this.endpoint };
        return runBuild(target, options, callback);
    }
    /** Fulfilled once the connection is gone, by close() or by itself. */
    get closed() {
        return this.#channel.closed.then(() => undefined);
    }
    /** Ends the connection, and any build that still runs on it. Safe to call twice. */
    close() {
        this.#channel.close();
    }
    [Symbol.dispose]() {
        this.close();
    }
}
/**
 * Connects to one endpoint and makes sure that a BuildKit new enough answers there.
 *
 * @throws {BuildkitError}
 */
async function connect(address, options) {
    const endpoint = typeof address === 'string' ? parseEndpoint(address) : address;
    const name = formatEndpoint(endpoint);
    const timeout = AbortSignal.timeout(HELLO_MS);
    const signal = options.signal ?? new AbortController().signal;
    const connection = await dial(endpoint, { environment: options.environment, signal });
    const channel = new Channel(connection.stream, { authority: connection.authority, lastWords: connection.lastWords });
    try {
        const docker = endpoint.kind === 'docker';
        const between = connection.lastWords !== undefined;
        const hello = AbortSignal.any([signal, timeout]);
        const info = await inspectDaemon(channel, { endpoint: name, docker, between, signal: hello });
        return new Client(name, info, channel, connection.openSession);
    }
    catch (error) {
        channel.close();
        if (timeout.aborted && !signal.aborted) {
            throw new BuildkitError('CONNECT_FAILED', `${name} accepts connections but does not answer`, { cause: error });
        }
        throw explain_explain(error, { endpoint: name });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/container/pull.js



/** Repeating does not help when the answer is about the image or the account. */
const FINAL = /not found|unauthorized|denied|invalid reference|manifest unknown/i;
/**
 * Makes sure that Docker has an image, and says under which name.
 *
 * @throws {BuildkitError} with what each place said
 */
async function ensureImage(api, image, options) {
    const { signal } = options;
    const places = [image, ...(options.mirrors ?? []).map((mirror) => mirrored(image, mirror))];
    for (const place of places) {
        if ((await api.call('GET', `/images/${encodeURI(place)}/json`, { signal })).status === 200)
            return place;
    }
    const failures = [];
    for (const place of places) {
        const failure = await pullPatiently(api, place, options);
        if (failure === undefined)
            return place;
        failures.push(`${place}: ${failure}`);
    }
    throw new BuildkitError('NO_BUILDKIT', `The image of BuildKit can't be pulled: ${failures.join('; ')}`, {
        hint: 'Name a registry that can be reached, with the image for BuildKit or a mirror of it, or pull it beforehand.',
    });
}
/** `moby/buildkit:tag` of Docker Hub is `MIRROR/moby/buildkit:tag` in its mirror. */
function mirrored(image, mirror) {
    const host = /^([^/]+[.:][^/]*|localhost)\//.exec(image)?.[1];
    const path = host === undefined ? image : image.slice(host.length + 1);
    return `${mirror.replace(/\/+$/, '')}/${path}`;
}
async function pullPatiently(api, image, options) {
    const tries = options.tries ?? 3;
    for (let attempt = 1;; attempt++) {
        options.onProgress?.(`Pulling ${image}${attempt > 1 ? ` (attempt ${attempt})` : ''}`);
        const failure = await pull(api, image, options.signal);
        if (failure === undefined || FINAL.test(failure) || attempt >= tries)
            return failure;
        await (0,promises_.setTimeout)(1000 * 2 ** (attempt - 1), undefined, { signal: options.signal }).catch((cause) => {
            throw new BuildkitError('CANCELLED', `Pulling ${image} was cancelled`, { cause });
        });
    }
}
/** Docker answers success as soon as it begins, and tells of failure in one of the lines that follow. */
async function pull(api, image, signal) {
    const colon = image.indexOf(':', image.lastIndexOf('/') + 1);
    const digest = image.includes('@');
    const query = new URLSearchParams(colon < 0 || digest
        ? { fromImage: image, ...(digest ? {} : { tag: 'latest' }) }
        : { fromImage: image.slice(0, colon), tag: image.slice(colon + 1) });
    let failure;
    const onLine = (line) => {
        const { error } = (line ?? {});
        if (typeof error === 'string')
            failure = error;
    };
    try {
        const { status, body } = await api.call('POST', `/images/create?${query.toString()}`, { signal, onLine });
        return status === 200 ? failure : docker_api_reasonOf(body, status);
    }
    catch (error) {
        if (error instanceof BuildkitError && error.code === 'CANCELLED')
            throw error;
        return errors_messageOf(error);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/container/tar.js
const BLOCK = 512;
/** A tar archive of a few small files, for the Docker API. Names are at most 100 bytes long. */
function tarOf(files) {
    const blocks = [];
    for (const [name, content] of Object.entries(files)) {
        const data = Buffer.from(content);
        blocks.push(header(name, data.byteLength), data, Buffer.alloc((BLOCK - (data.byteLength % BLOCK)) % BLOCK));
    }
    return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}
function header(name, size) {
    const block = Buffer.alloc(BLOCK);
    const octal = (value, length) => `${value.toString(8).padStart(length - 1, '0')}\0`;
    block.write(name, 0, 100);
    block.write(octal(0o600, 8), 100);
    block.write(octal(0, 8), 108);
    block.write(octal(0, 8), 116);
    block.write(octal(size, 12), 124);
    block.write(octal(0, 12), 136);
    block.write('        0', 148);
    block.write('ustar\x0000', 257);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return block;
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/container/container.js






/** Marks what is ours, so that nothing else is ever taken over or removed. */
const LABEL = 'dev.aipack.buildkit';
const READY_MS = 30_000;
/** Whether a container of that name is ours and runs. */
async function isRunning(api, name, signal) {
    const found = await inspect(api, name, signal);
    return found?.State?.Running === true;
}
/**
 * Starts a BuildKit in a privileged container, or takes the one of that name which is there already.
 *
 * @returns its address
 * @throws {BuildkitError} and leaves nothing behind that it made
 */
async function startContainer(options) {
    const signal = options.signal ?? new AbortController().signal;
    const { name } = options;
    checkName(name);
    const api = new docker_api_DockerApi(await docker_host_findDockerHost(options.docker ?? {}, options.environment), options.environment);
    const existing = await inspect(api, name, signal);
    if (existing === undefined)
        await create(api, options, signal);
    try {
        if (existing?.State?.Running !== true)
            await start(api, options, signal);
        await ready(api, name, signal);
    }
    catch (error) {
        if (existing === undefined)
            await remove(api, name);
        throw error;
    }
    return `docker-container://${name}`;
}
/** Removes a container that startContainer() made, with what it kept. One that does not exist is no error. */
async function removeContainer(options) {
    checkName(options.name);
    const api = new DockerApi(await findDockerHost(options.docker ?? {}, options.environment), options.environment);
    const { signal } = new AbortController();
    if ((await inspect(api, options.name, signal)) === undefined)
        return;
    await remove(api, options.name);
}
function checkName(name) {
    if (/^[a-zA-Z0-9][\w.-]*$/.test(name))
        return;
    throw new BuildkitError('INVALID_OPTION', `"${name}" is not a name for a container`);
}
async function inspect(api, name, signal) {
    const { status, body } = await api.call('GET', `/containers/${name}/json`, { signal });
    if (status === 404)
        return undefined;
    if (status !== 200)
        throw new BuildkitError('CONNECT_FAILED', `Docker at ${api.name} does not answer: ${docker_api_reasonOf(body, status)}`);
    const found = body;
    if (found.Config?.Labels?.[LABEL] !== undefined)
        return found;
    throw new BuildkitError('INVALID_OPTION', `There is a container ${name} which was not started from here`, {
        hint: `Use another name, or connect to it as docker-container://${name}.`,
    });
}
async function create(api, options, signal) {
    const { name, config, flags = [], env = {}, network } = options;
    const image = await ensureImage(api, options.image, {
        signal,
        ...(options.mirrors && { mirrors: options.mirrors }),
        ...(options.onProgress && { onProgress: options.onProgress }),
    });
    const info = (await api.expect('GET', '/info', { signal }));
    const userNamespaces = Array.isArray(info.SecurityOptions) && info.SecurityOptions.some((each) => String(each).includes('name=userns'));
    const settings = config === undefined ? [] : ['--config', '/etc/buildkit/buildkitd.toml'];
    const body = {
        Image: image,
        Cmd: [...settings, '--allow-insecure-entitlement=network.host', ...flags],
        Env: Object.entries(env).map(([key, value]) => `${key}=${value}`),
        Labels: { [LABEL]: 'true' },
        HostConfig: {
            Privileged: true,
            Init: true,
            RestartPolicy: { Name: 'no' },
            Mounts: [{ Type: 'volume', Source: `${name}_state`, Target: '/var/lib/buildkit' }],
            // Where Docker makes the groups itself, builders have one of their own, as buildx gives them.
            ...(info.CgroupDriver === 'cgroupfs' && { CgroupParent: '/docker/buildx' }),
            ...(userNamespaces && { UsernsMode: 'host' }),
            ...(network !== undefined && { NetworkMode: network }),
        },
    };
    await api.expect('POST', `/containers/create?name=${name}`, { body, signal });
}
async function start(api, { name, config }, signal) {
    if (config !== undefined) {
        const raw = { type: 'application/x-tar', data: tarOf({ 'buildkit/buildkitd.toml': config }) };
        await api.expect('PUT', `/containers/${name}/archive?path=/etc`, { raw, signal });
    }
    const { status, body } = await api.call('POST', `/containers/${name}/start`, { signal });
    // 304: somebody else was quicker.
    if (status !== 204 && status !== 304) {
        throw new BuildkitError('CONNECT_FAILED', `BuildKit's container ${name} does not start: ${docker_api_reasonOf(body, status)}`);
    }
}
/** The daemon is ready when its own tool gets an answer from it. */
async function ready(api, name, signal) {
    const deadline = performance.now() + READY_MS;
    for (let attempt = 1; performance.now() < deadline; attempt++) {
        if (!(await isRunning(api, name, signal)))
            break;
        if (await answers(api, name, signal))
            return;
        await (0,promises_.setTimeout)(Math.min(100 * attempt, 1000), undefined, { signal }).catch((cause) => {
            throw new BuildkitError('CANCELLED', 'Waiting for BuildKit was cancelled', { cause });
        });
    }
    throw new BuildkitError('CONNECT_FAILED', `BuildKit's container ${name} does not get ready: ${await lastLog(api, name, signal)}`, {
        hint: `See docker logs ${name}. The container must be allowed to be privileged.`,
    });
}
async function answers(api, name, signal) {
    const exec = { AttachStdout: true, AttachStderr: true, Cmd: ['buildctl', 'debug', 'workers'] };
    const { Id } = (await api.expect('POST', `/containers/${name}/exec`, { body: exec, signal }));
    await api.call('POST', `/exec/${Id ?? ''}/start`, { body: { Detach: false, Tty: false }, signal });
    const state = (await api.expect('GET', `/exec/${Id ?? ''}/json`, { signal }));
    return state.ExitCode === 0;
}
async function lastLog(api, name, signal) {
    const { body } = await api
        .call('GET', `/containers/${name}/logs?stdout=true&stderr=true&tail=5`, { signal })
        .catch((error) => ({ body: { message: errors_messageOf(error) } }));
    const { message } = (body ?? {});
    // Docker's frame headers are the only control characters in it.
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    return typeof message === 'string' ? message.replace(/[\x00-\x08]+./g, ' ').trim() : 'it says nothing';
}
async function remove(api, name) {
    // Not to be cancelled: it is what cleans up after a cancellation.
    const { signal } = new AbortController();
    await api.call('DELETE', `/containers/${name}?force=true&v=true`, { signal });
    await api.call('DELETE', `/volumes/${name}_state?force=true`, { signal });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/container/load.js






/** An answer to an import is a few lines of progress; what is longer is not kept. In bytes. */
const MAX_ANSWER = 1024 * 1024;
/** Loads what an exporter of type `docker` sends into Docker while it comes: no archive is written in between. */
function dockerImport(options) {
    return () => new DockerImport(options);
}
class DockerImport extends external_node_stream_.Writable {
    #options;
    #request;
    #answer;
    constructor(options) {
        super({ highWaterMark: 4 * 1024 * 1024 });
        this.#options = options;
    }
    _construct(callback) {
        this.#open().then(() => {
            callback();
        }, callback);
    }
    _write(chunk, _encoding, callback) {
        this.#request?.write(chunk, callback);
    }
    _final(callback) {
        this.#request?.end();
        (this.#answer ?? Promise.resolve()).then(() => {
            callback();
        }, callback);
    }
    _destroy(error, callback) {
        if (!this.writableFinished)
            this.#request?.destroy();
        callback(error);
    }
    async #open() {
        const { docker = {}, environment, signal } = this.#options;
        const host = await docker_host_findDockerHost(docker, environment);
        const name = formatDockerHost(host);
        const socket = await dialDockerHost(host, 'http/1.1', { environment, signal });
        const request = external_node_http_.request({
            createConnection: () => socket,
            method: 'POST',
            path: '/images/load?quiet=1',
            signal,
            headers: { Host: 'docker', Connection: 'close', 'Content-Type': 'application/x-tar' },
        });
        this.#request = request;
        this.#answer = new Promise((resolve, reject) => {
            request.on('response', resolve);
            request.on('error', (cause) => {
                reject(connectError(name, cause));
            });
        }).then((response) => checkAnswer(response, name));
        // Looked at when everything is sent; a refusal before that shows as a failed write.
        this.#answer.catch(() => undefined);
    }
}
async function checkAnswer(response, name) {
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) {
        if (text.length < MAX_ANSWER)
            text += chunk;
    }
    const failure = /"(?:error|message)":\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
    if (response.statusCode === 200 && failure === undefined)
        return;
    throw new BuildkitError('SESSION_FAILED', `Docker at ${name} did not take the image: ${failure ?? `HTTP ${response.statusCode ?? 0}`}`);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/discover.js






/**
 * Connects to the BuildKit at `address`, or at BUILDKIT_HOST, or to the first that works of: the container that was
 * started from here before, Docker's own where it has the containerd image store, a rootless one, the system's, a new
 * container.
 *
 * @throws {BuildkitError} NO_BUILDKIT with every attempt, when nothing was named and nothing works; else what connect() throws
 */
async function openClient(options) {
    const named = options.address ?? options.environment.BUILDKIT_HOST;
    if (named !== undefined && named !== '')
        return connect(named, options);
    const attempts = [];
    for (const { endpoint, open } of candidates(options)) {
        try {
            const client = await open();
            if (client !== undefined)
                return client;
        }
        catch (error) {
            if (!(error instanceof BuildkitError) || error.code === 'CANCELLED')
                throw error;
            attempts.push({ endpoint, error });
        }
    }
    throw nothingWorks(attempts);
}
function candidates(options) {
    const { container, environment } = options;
    const { XDG_RUNTIME_DIR } = environment;
    const at = (endpoint) => ({ endpoint, open: () => connect(endpoint, options) });
    return [
        ...(container === undefined
            ? []
            : [{ endpoint: `docker-container://${container.name}`, open: () => running(container.name, options) }]),
        { endpoint: 'docker://', open: () => dockersOwn(options) },
        ...(XDG_RUNTIME_DIR === undefined ? [] : [at(`unix://${(0,external_node_path_.join)(XDG_RUNTIME_DIR, 'buildkit', 'buildkitd.sock')}`)]),
        at('unix:///run/buildkit/buildkitd.sock'),
        ...(container === undefined
            ? []
            : [{ endpoint: `a new container of ${container.image}`, open: () => started(container, options) }]),
    ];
}
/** What can't be asked about can't run; the new container will say what is wrong with Docker. */
async function running(name, options) {
    const api = new docker_api_DockerApi(await docker_host_findDockerHost(options.container?.docker ?? {}, options.environment), options.environment);
    const signal = options.signal ?? new AbortController().signal;
    const found = await isRunning(api, name, signal).catch((error) => {
        if (error instanceof BuildkitError && error.code !== 'CANCELLED')
            return false;
        throw error;
    });
    return found ? connect(`docker-container://${name}`, options) : undefined;
}
async function started(container, options) {
    const { environment, signal } = options;
    return connect(await startContainer({ ...container, environment, signal }), options);
}
/** What is found by searching must be able to make any image; a named endpoint may be less, and says so when asked. */
async function dockersOwn(options) {
    const client = await connect('docker://', options);
    if (client.info.containerdStore)
        return client;
    client.close();
    throw new BuildkitError('UNSUPPORTED', "Docker's own BuildKit can't push images or store attestations without the containerd image store", {
        hint: 'Set "features": {"containerd-snapshotter": true} in the Docker Engine\'s daemon.json, or name a BuildKit to use.',
    });
}
function nothingWorks(attempts) {
    const lines = attempts.map(({ endpoint, error }) => {
        const hint = error.hint === undefined ? '' : `\n    ${error.hint}`;
        return `  ${endpoint}: ${error.message}${hint}`;
    });
    return new BuildkitError('NO_BUILDKIT', `No BuildKit can be used. Tried:\n${lines.join('\n')}`, {
        hint: 'Start Docker, or a BuildKit, and name its address (BUILDKIT_HOST), such as tcp://HOST:1234 or unix:///run/buildkit/buildkitd.sock.',
        attempts,
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/exporters.js

/**
 * The attributes of an image, for the exporters `image`, `oci` and `docker`. What daemons' versions have different
 * defaults for is always said, so that digests don't depend on the daemon.
 *
 * @throws {BuildkitError} INVALID_OPTION
 */
function imageAttributes(options) {
    for (const name of options.names ?? [])
        exporters_checkName(name);
    const flag = (value) => (value === undefined ? undefined : String(value));
    const attributes = {
        name: options.names?.join(','),
        push: flag(options.push),
        'push-by-digest': flag(options.pushByDigest),
        'registry.insecure': flag(options.insecureRegistry),
        store: flag(options.store),
        unpack: flag(options.unpack),
        'oci-mediatypes': 'true',
        compression: options.compression,
        'compression-level': options.compressionLevel?.toString(),
        'force-compression': flag(options.forceCompression),
        'source-date-epoch': options.sourceDateEpoch?.toString(),
        'rewrite-timestamp': flag(options.rewriteTimestamp),
        ...options.annotations,
        ...options.extra,
    };
    return Object.fromEntries(Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}
/** A short name would be pushed to Docker Hub without a word. */
function exporters_checkName(name) {
    const slash = name.indexOf('/');
    const host = name.slice(0, Math.max(slash, 0));
    if ((host.includes('.') || host.includes(':') || host === 'localhost') && !name.includes(','))
        return;
    throw new BuildkitError('INVALID_OPTION', `"${name}" is not a full image name`, {
        hint: `Name the registry as well, such as docker.io/library/${name || 'app'}.`,
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/file-output.js




/** Writes an output to a file, which only takes its place once it is whole. */
function fileOutput(path) {
    return () => new FileOutput(path);
}
class FileOutput extends external_node_stream_.Writable {
    #path;
    #temporary;
    #handle;
    constructor(path) {
        super({ highWaterMark: 4 * 1024 * 1024 });
        this.#path = path;
        this.#temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
    }
    _construct(callback) {
        void (0,external_node_fs_promises_.open)(this.#temporary, 'wx').then((handle) => {
            this.#handle = handle;
            callback();
        }, callback);
    }
    _write(chunk, _encoding, callback) {
        this.#run(() => this.#handle?.appendFile(chunk), callback);
    }
    _writev(chunks, callback) {
        this.#run(() => this.#handle?.appendFile(Buffer.concat(chunks.map(({ chunk }) => chunk))), callback);
    }
    _final(callback) {
        this.#run(async () => {
            await this.#handle?.close();
            this.#handle = undefined;
            await (0,external_node_fs_promises_.rename)(this.#temporary, this.#path);
        }, callback);
    }
    _destroy(error, callback) {
        const whole = this.writableFinished;
        this.#run(async () => {
            await this.#handle?.close();
            if (!whole)
                await (0,external_node_fs_promises_.rm)(this.#temporary, { force: true });
        }, (failure) => {
            callback(error ?? failure ?? null);
        });
    }
    #run(action, callback) {
        void Promise.resolve(action()).then(() => {
            callback();
        }, callback);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/docker-config.js


const HUB = 'https://index.docker.io/v1/';
const HUB_HOSTS = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);
/**
 * Credentials as Docker's own client would find them: the host's own helper, else the general store, else the file.
 * A host only ever gets what is filed under its own name.
 */
function dockerConfigAuth(config, helper) {
    return async (host, signal) => {
        const keys = keysOf(host);
        const name = helperFor(config, keys);
        if (name !== undefined) {
            for (const key of keys) {
                const found = parseHelperOutput(await helper(name, key, signal), name);
                if (found !== undefined)
                    return found;
            }
        }
        for (const [key, entry] of Object.entries(config.auths ?? {})) {
            if (!keys.includes(key))
                continue;
            const found = parseEntry(entry);
            if (found !== undefined)
                return found;
        }
        return undefined;
    };
}
/** The names under which a registry may be filed, the usual one first. */
function keysOf(host) {
    if (HUB_HOSTS.has(host))
        return [HUB, 'docker.io', 'index.docker.io', 'registry-1.docker.io', 'https://index.docker.io'];
    return [host, `https://${host}`, `http://${host}`, `https://${host}/`, `https://${host}/v1/`, `https://${host}/v2/`];
}
function helperFor(config, keys) {
    const own = Object.entries(config.credHelpers ?? {}).find(([key]) => keys.includes(key))?.[1] ?? config.credsStore;
    // It becomes part of a program's name.
    return typeof own === 'string' && /^[\w.-]+$/.test(own) ? own : undefined;
}
function parseEntry(entry) {
    if (entry === null || typeof entry !== 'object')
        return undefined;
    const { auth, username, password, identitytoken } = entry;
    if (typeof identitytoken === 'string' && identitytoken !== '')
        return { username: '', secret: identitytoken };
    if (typeof auth === 'string' && auth !== '') {
        const text = Buffer.from(auth, 'base64').toString('utf8');
        const colon = text.indexOf(':');
        if (colon > 0)
            return { username: text.slice(0, colon), secret: text.slice(colon + 1).replace(/\0+$/, '') };
    }
    if (typeof username === 'string' && typeof password === 'string' && username !== '')
        return { username, secret: password };
    return undefined;
}
function parseHelperOutput(output, helper) {
    if (output === undefined)
        return undefined;
    let value;
    try {
        value = JSON.parse(output);
    }
    catch {
        // The output may hold a secret: it is not quoted.
        throw new BuildkitError('SESSION_FAILED', `docker-credential-${helper} did not answer with JSON`, {
            hint: `Run docker-credential-${helper} get by hand to see what it says.`,
        });
    }
    const { Username, Secret } = (value ?? {});
    if (typeof Username !== 'string' || typeof Secret !== 'string' || Secret === '')
        return undefined;
    return { username: Username === '<token>' ? '' : Username, secret: Secret };
}
const NOT_FOUND = /credentials not found|not found in native keychain|no credentials server URL/i;
/** The real helper: a program on the PATH of `env`. */
function credentialHelper(env) {
    return (helper, server, signal) => new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(`docker-credential-${helper}`, ['get'], { env, signal, stdio: ['pipe', 'pipe', 'pipe'] });
        let out = '';
        let err = '';
        child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
        child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
        child.stdin.on('error', () => undefined);
        child.on('error', (cause) => {
            reject(helperError(helper, server, cause.message, cause));
        });
        child.on('close', (status) => {
            if (status === 0)
                resolve(out);
            else if (NOT_FOUND.test(out) || NOT_FOUND.test(err))
                resolve(undefined);
            else
                reject(helperError(helper, server, (err.trim() || out.trim() || `exit code ${status}`).slice(0, 500)));
        });
        child.stdin.end(server);
    });
}
function helperError(helper, server, reason, cause) {
    return new BuildkitError('SESSION_FAILED', `docker-credential-${helper} has no answer for ${server}: ${reason}`, {
        hint: `Install docker-credential-${helper}, or take it out of credsStore and credHelpers in Docker's config.json.`,
        cause,
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/index.js













;// CONCATENATED MODULE: ./build/compiled/src/image/image-plan.js
/** Id of the secret that holds the certificates steps trust, where a user gives some. */
const CA_SECRET = 'aipack-ca-certificates';

;// CONCATENATED MODULE: ./build/compiled/src/image/attestations.js

/** Type of the statement that says how this tool came to the image. */
const BUILD_PREDICATE = 'https://aipack.dev/attestation/build/v1';
/** Type of an SPDX document as an in-toto predicate. */
const SPDX_PREDICATE = 'https://spdx.dev/Document';
/**
 * The image's packages as an SPDX 2.3 document: exactly the set that was resolved and pinned. Its name space is
 * derived from its content, so equal images have equal documents.
 */
function spdxDocument(facts) {
    const { build, inventory } = facts;
    const name = `${build.metadata.project_name}-${facts.platform.replace('/', '-')}`;
    const packages = inventory.map((item) => spdxPackage(item));
    const content = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([name, packages, facts.source]))
        .digest('hex');
    return {
        spdxVersion: 'SPDX-2.3',
        dataLicense: 'CC0-1.0',
        SPDXID: 'SPDXRef-DOCUMENT',
        name,
        documentNamespace: `https://aipack.dev/spdx/${content}`,
        creationInfo: {
            created: timestamp(facts.sourceDateEpoch),
            creators: [`Tool: aipack-${facts.toolVersion}`],
        },
        packages,
        relationships: packages.map(({ SPDXID }) => ({
            spdxElementId: 'SPDXRef-DOCUMENT',
            relationshipType: 'DESCRIBES',
            relatedSpdxElement: SPDXID,
        })),
    };
}
function spdxPackage(item) {
    const { name, version, architecture, license, origin, repository } = item;
    return {
        SPDXID: `SPDXRef-Package-apk-${name.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`,
        name,
        versionInfo: version,
        supplier: 'Organization: Wolfi',
        downloadLocation: repository === '' ? 'NOASSERTION' : `${repository}/${architecture}/${name}-${version}.apk`,
        filesAnalyzed: false,
        licenseConcluded: 'NOASSERTION',
        licenseDeclared: license === '' ? 'NOASSERTION' : license,
        copyrightText: 'NOASSERTION',
        ...(origin === '' || origin === name ? {} : { sourceInfo: `built from the recipe ${origin}` }),
        externalRefs: [
            {
                referenceCategory: 'PACKAGE-MANAGER',
                referenceType: 'purl',
                referenceLocator: `pkg:apk/wolfi/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}`,
            },
        ],
    };
}
/** What was detected, from where, and which packages were used: what SLSA provenance of a plain graph can't tell. */
function buildPredicate(facts) {
    const { metadata } = facts.build;
    return {
        tool: { name: 'aipack', version: facts.toolVersion },
        project: {
            name: metadata.project_name,
            path: metadata.path,
            language: metadata.language,
            buildSystem: metadata.build_system,
            ...(metadata.framework === undefined ? {} : { framework: metadata.framework }),
            reasoning: metadata.reasoning,
        },
        source: facts.source,
        platform: facts.platform,
        packageIndex: facts.indexDigest,
        attestations: facts.attestations,
        packages: {
            build: facts.buildPackages.map(({ name, version }) => `${name}=${version}`),
            runtime: facts.inventory.map(({ name, version }) => `${name}=${version}`),
        },
    };
}
function timestamp(epoch) {
    return new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/errors.js
/** Thrown where a value is made, so that the stack shows who asked for something that no daemon would accept. */
class errors_LlbError extends Error {
    name = 'LlbError';
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/graph.js
const graph_emptyState = Object.freeze({ vertex: null, output: -1 });
/** The empty file system. */
function scratch() {
    return graph_emptyState;
}
function graph_vertexState(vertex, output = 0) {
    return Object.freeze({ vertex, output });
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/mounts.js
/** A file system next to the root; its changed content is an output of the exec unless it is read-only or discarded. */
function bindMount(target, source, options = {}) {
    return { kind: 'bind', target, source, ...options };
}
/** A directory that outlives the build, in the daemon. Never part of an image nor of an exported cache. */
function cacheMount(target, options) {
    return { kind: 'cache', target, sharing: 'shared', ...options };
}
/** A secret of the session as a file; mode 0400 unless said otherwise. */
function secretMount(target, options) {
    return { mode: 0o400, optional: false, ...options, kind: 'secret', target };
}
/** The socket of an SSH agent of the session; mode 0600 unless said otherwise. */
function sshMount(target, options = {}) {
    return { id: 'default', mode: 0o600, optional: false, ...options, kind: 'ssh', target };
}
function tmpfsMount(target, options = {}) {
    return { kind: 'tmpfs', target, ...options };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/proto/ops.js
const NetMode = { UNSET: 0, HOST: 1, NONE: 2 };
const SecurityMode = { SANDBOX: 0, INSECURE: 1 };
const MountType = { BIND: 0, SECRET: 1, SSH: 2, CACHE: 3, TMPFS: 4 };
const MountContentCache = { DEFAULT: 0, ON: 1, OFF: 2 };
const CacheSharingOpt = { SHARED: 0, PRIVATE: 1, LOCKED: 2 };

;// CONCATENATED MODULE: ./build/compiled/src/llb/exec.js




/**
 * Runs a program in a file system.
 *
 * @throws {LlbError} INVALID_EXEC
 */
function exec(root, options) {
    const mounts = arrange(root, options);
    const outputs = new Map();
    for (const mount of mounts)
        if (isOutput(mount))
            outputs.set(mount.target, outputs.size);
    exec_check(options, mounts);
    const vertex = {
        inputs: mounts.map(exec_sourceOf).filter((state) => state.vertex !== null),
        options: { ...options },
        caps: capsOf(options, mounts),
        platformBound: true,
        encode: (context) => encodeExec(context, options, mounts, outputs),
    };
    const outputOf = (target) => {
        const output = outputs.get(target);
        return output === undefined ? undefined : graph_vertexState(vertex, output);
    };
    return {
        root: outputOf('/') ?? root,
        mount: (target) => {
            const state = outputOf(target);
            if (state === undefined)
                throw new errors_LlbError('INVALID_EXEC', `The exec has no output at ${target}`);
            return state;
        },
    };
}
/** All mounts with the root among them, by target: the order in which daemons and other clients write them. */
function arrange(root, options) {
    const all = [bindMount('/', root, { readonly: options.readonlyRoot ?? false }), ...(options.mounts ?? [])];
    return all.sort((a, b) => Buffer.compare(Buffer.from(a.target), Buffer.from(b.target)));
}
function exec_check(options, mounts) {
    const fail = (message) => {
        throw new errors_LlbError('INVALID_EXEC', message);
    };
    if (options.args.length === 0)
        fail('An exec needs at least one argument, the program');
    if (!(options.cwd ?? '/').startsWith('/'))
        fail(`The working directory "${options.cwd ?? ''}" is not absolute`);
    mounts.forEach((mount, index) => {
        if (!mount.target.startsWith('/'))
            fail(`The mount target "${mount.target}" is not absolute`);
        if (mounts[index - 1]?.target === mount.target)
            fail(`Two mounts at ${mount.target}`);
        if (mount.kind === 'cache' && mount.id === '')
            fail(`The cache at ${mount.target} needs an id`);
    });
}
function isOutput(mount) {
    return mount.kind === 'bind' && mount.readonly !== true && mount.discard !== true;
}
function exec_sourceOf(mount) {
    return (mount.kind === 'bind' || mount.kind === 'cache' ? mount.source : undefined) ?? graph_emptyState;
}
function capsOf(options, mounts) {
    const caps = [];
    if (options.validExitCodes !== undefined)
        caps.push('exec.validexitcode');
    if (options.devices !== undefined)
        caps.push('exec.meta.cdi');
    if (mounts.some((mount) => mount.kind === 'bind' && mount.contentCache !== undefined))
        caps.push('exec.mount.cache.content');
    return caps;
}
const exec_networks = { sandbox: NetMode.UNSET, host: NetMode.HOST, none: NetMode.NONE };
const securities = { sandbox: SecurityMode.SANDBOX, insecure: SecurityMode.INSECURE };
const sharings = {
    shared: CacheSharingOpt.SHARED,
    private: CacheSharingOpt.PRIVATE,
    locked: CacheSharingOpt.LOCKED,
};
const contentCaches = { on: MountContentCache.ON, off: MountContentCache.OFF };
function encodeExec(context, options, mounts, outputs) {
    const { proxy } = options;
    return {
        exec: {
            meta: {
                args: options.args,
                env: Object.keys(options.env ?? {})
                    .sort()
                    .map((key) => `${key}=${options.env?.[key] ?? ''}`),
                cwd: options.cwd ?? '/',
                user: options.user,
                proxy_env: proxy && {
                    http_proxy: proxy.http,
                    https_proxy: proxy.https,
                    ftp_proxy: proxy.ftp,
                    no_proxy: proxy.no,
                    all_proxy: proxy.all,
                },
                extraHosts: options.extraHosts?.map(({ host, ip }) => ({ Host: host, IP: ip })),
                hostname: options.hostname,
                ulimit: options.ulimits?.map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard })),
                cgroupParent: options.cgroupParent,
                removeMountStubsRecursive: true,
                validExitCodes: options.validExitCodes,
            },
            mounts: mounts.map((mount) => encodeMount(context, mount, outputs.get(mount.target) ?? -1)),
            network: exec_networks[options.network ?? 'sandbox'],
            security: securities[options.security ?? 'sandbox'],
            secretenv: options.secretEnv?.map(({ id, name, optional }) => ({ ID: id, name, optional })),
            cdiDevices: options.devices,
        },
    };
}
function encodeMount(context, mount, output) {
    const common = { input: context.input(exec_sourceOf(mount)), dest: mount.target, output };
    switch (mount.kind) {
        case 'bind':
            return {
                ...common,
                selector: mount.selector,
                readonly: mount.readonly,
                contentCache: mount.contentCache && contentCaches[mount.contentCache],
            };
        case 'cache':
            return {
                ...common,
                selector: mount.selector,
                mountType: MountType.CACHE,
                cacheOpt: { ID: mount.id, sharing: sharings[mount.sharing] },
            };
        case 'secret': {
            const { id, uid, gid, mode, optional } = mount;
            return { ...common, mountType: MountType.SECRET, secretOpt: { ID: id, uid, gid, mode, optional } };
        }
        case 'ssh': {
            const { id, uid, gid, mode, optional } = mount;
            return { ...common, mountType: MountType.SSH, SSHOpt: { ID: id, uid, gid, mode, optional } };
        }
        case 'tmpfs':
            return { ...common, mountType: MountType.TMPFS, TmpfsOpt: { size: mount.size } };
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/file.js


/**
 * Changes a file system by a chain of actions, without running anything in it.
 *
 * @throws {LlbError} INVALID_FILE_OP
 */
function file_file(base, actions, options = {}) {
    if (actions.length === 0)
        throw new errors_LlbError('INVALID_FILE_OP', 'A file operation needs at least one action');
    const [first] = actions;
    if (base.vertex === null && first !== undefined && hasNames(first.kind === 'rm' ? undefined : first.owner)) {
        throw new errors_LlbError('INVALID_FILE_OP', 'An owner by name needs a base that has /etc/passwd; give numbers on scratch');
    }
    const sources = actions.flatMap((action) => (action.kind === 'copy' ? [action.from] : []));
    return graph_vertexState({
        inputs: [base, ...sources].filter((state) => state.vertex !== null),
        options,
        caps: actions.flatMap(file_capsOf),
        platformBound: false,
        encode: (context) => encodeFile(context, base, actions),
    });
}
function hasNames(owner) {
    return typeof owner?.user === 'string' || typeof owner?.group === 'string';
}
function file_capsOf(action) {
    if (action.kind === 'symlink')
        return ['file.symlink.create'];
    if (action.kind !== 'copy')
        return [];
    const caps = [];
    if (typeof action.mode === 'string')
        caps.push('file.copy.modestring');
    if (action.replaceExisting === true)
        caps.push('file.copy.alwaysreplaceexistingdestpaths');
    if (action.requiredPaths !== undefined)
        caps.push('file.copy.requiredpaths');
    return caps;
}
function encodeFile(context, base, actions) {
    const start = context.input(base);
    const secondary = actions.map((action) => (action.kind === 'copy' ? context.input(action.from) : -1));
    // Results of actions are numbered after the inputs, whose number is only known now that all have been named.
    const inputs = Math.max(start, ...secondary) + 1;
    return {
        file: {
            actions: actions.map((action, index) => {
                const input = index === 0 ? start : inputs + index - 1;
                return {
                    input,
                    secondaryInput: secondary[index] ?? -1,
                    output: index === actions.length - 1 ? 0 : -1,
                    ...encodeAction(action, input),
                };
            }),
        },
    };
}
function encodeAction(action, base) {
    switch (action.kind) {
        case 'mkdir': {
            const { path, mode, parents, owner, timestamp } = action;
            return { mkdir: { path, mode, makeParents: parents, owner: chown(owner, base), timestamp: time(timestamp) } };
        }
        case 'mkfile': {
            const { path, mode, data, owner, timestamp } = action;
            return { mkfile: { path, mode, data, owner: chown(owner, base), timestamp: time(timestamp) } };
        }
        case 'symlink': {
            const { target, path, owner, timestamp } = action;
            return { symlink: { oldpath: target, newpath: path, owner: chown(owner, base), timestamp: time(timestamp) } };
        }
        case 'rm':
            return { rm: { path: action.path, allowNotFound: action.allowNotFound, allowWildcard: action.wildcard } };
        case 'copy':
            return {
                copy: {
                    src: action.src,
                    dest: action.dest,
                    owner: chown(action.owner, base),
                    mode: typeof action.mode === 'number' ? action.mode : -1,
                    modeStr: typeof action.mode === 'string' ? action.mode : undefined,
                    followSymlink: action.followSymlink,
                    dirCopyContents: action.contentsOnly,
                    attemptUnpackDockerCompatibility: action.unpack,
                    createDestPath: action.createDestPath,
                    allowWildcard: action.wildcard,
                    allowEmptyWildcard: action.allowEmptyWildcard,
                    timestamp: time(action.timestamp),
                    include_patterns: action.include,
                    exclude_patterns: action.exclude,
                    alwaysReplaceExistingDestPaths: action.replaceExisting,
                    required_paths: action.requiredPaths,
                },
            };
    }
}
/** Nanoseconds do not fit a number; -1 leaves times as they come. */
function time(seconds) {
    if (seconds === undefined)
        return -1;
    const value = BigInt(Math.trunc(seconds)) * 1000000000n;
    return { low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: false };
}
function chown(owner, base) {
    if (owner === undefined)
        return undefined;
    return { user: user(owner.user, base), group: user(owner.group, base) };
}
function user(value, base) {
    if (value === undefined)
        return undefined;
    return typeof value === 'number' ? { byID: value } : { byName: { name: value, input: base } };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/file-actions.js
function mkdir(path, options = {}) {
    return { mode: 0o755, ...options, kind: 'mkdir', path };
}
/** Text is written as UTF-8. */
function mkfile(path, data, options = {}) {
    return { mode: 0o644, ...options, kind: 'mkfile', path, data: typeof data === 'string' ? Buffer.from(data) : data };
}
function rm(path, options = {}) {
    return { ...options, kind: 'rm', path };
}
function symlink(target, path, options = {}) {
    return { ...options, kind: 'symlink', target, path };
}
function file_actions_copy(from, src, dest, options = {}) {
    return { ...options, kind: 'copy', from, src, dest };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/platform.js

const architectures = {
    aarch64: 'arm64',
    armhf: 'arm',
    armel: 'arm/v6',
    i386: '386',
    x86_64: 'amd64',
    'x86-64': 'amd64',
};
/**
 * Reads `os/architecture[/variant]` in the normal form of registries: `linux/arm64/v8` is `linux/arm64`, `linux/arm` is
 * `linux/arm/v7`, `linux/x86_64` is `linux/amd64`.
 *
 * @throws {LlbError} INVALID_PLATFORM
 */
function parsePlatform(text) {
    const parts = text.toLowerCase().split('/');
    if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^[a-z0-9_.-]+$/.test(part))) {
        throw new errors_LlbError('INVALID_PLATFORM', `"${text}" is not a platform; expected os/architecture, such as linux/amd64`);
    }
    const [os = '', name = '', given] = parts;
    const [architecture = '', implied] = (architectures[name] ?? name).split('/');
    return withVariant({ os, architecture }, normalVariant(architecture, given ?? implied));
}
function normalVariant(architecture, variant) {
    if (architecture === 'arm64')
        return variant === 'v8' || variant === '8' ? undefined : variant;
    if (architecture === 'amd64')
        return variant === 'v1' ? undefined : variant;
    if (architecture === 'arm')
        return variant === undefined ? 'v7' : variant.startsWith('v') ? variant : `v${variant}`;
    return variant;
}
function withVariant(platform, variant) {
    return variant === undefined ? platform : { ...platform, variant };
}
/** The text that names a platform everywhere in BuildKit: in result keys, in metadata keys, in attestations. */
function formatPlatform(platform) {
    const base = `${platform.os}/${platform.architecture}`;
    return platform.variant === undefined ? base : `${base}/${platform.variant}`;
}
function platform_platformMessage(platform) {
    return {
        Architecture: platform.architecture,
        OS: platform.os,
        Variant: platform.variant,
        OSVersion: platform.osVersion,
        OSFeatures: platform.osFeatures,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/proto/descriptor.js
// Made from proto/ by scripts/proto.mjs; change it there.
const descriptor_descriptor = {
    nested: {
        pb: {
            nested: {
                Op: {
                    oneofs: { op: { oneof: ['exec', 'source', 'file', 'build', 'merge', 'diff'] } },
                    fields: {
                        inputs: { rule: 'repeated', type: 'Input', id: 1 },
                        exec: { type: 'ExecOp', id: 2 },
                        source: { type: 'SourceOp', id: 3 },
                        file: { type: 'FileOp', id: 4 },
                        build: { type: 'BuildOp', id: 5 },
                        merge: { type: 'MergeOp', id: 6 },
                        diff: { type: 'DiffOp', id: 7 },
                        platform: { type: 'Platform', id: 10 },
                        constraints: { type: 'WorkerConstraints', id: 11 },
                    },
                },
                Platform: {
                    fields: {
                        Architecture: { type: 'string', id: 1 },
                        OS: { type: 'string', id: 2 },
                        Variant: { type: 'string', id: 3 },
                        OSVersion: { type: 'string', id: 4 },
                        OSFeatures: { rule: 'repeated', type: 'string', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                WorkerConstraints: {
                    fields: { filter: { rule: 'repeated', type: 'string', id: 1 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                Input: {
                    fields: { digest: { type: 'string', id: 1 }, index: { type: 'int64', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                ExecOp: {
                    fields: {
                        meta: { type: 'Meta', id: 1 },
                        mounts: { rule: 'repeated', type: 'Mount', id: 2 },
                        network: { type: 'NetMode', id: 3 },
                        security: { type: 'SecurityMode', id: 4 },
                        secretenv: { rule: 'repeated', type: 'SecretEnv', id: 5 },
                        cdiDevices: { rule: 'repeated', type: 'CDIDevice', id: 6 },
                    },
                },
                NetMode: { values: { UNSET: 0, HOST: 1, NONE: 2 } },
                SecurityMode: { values: { SANDBOX: 0, INSECURE: 1 } },
                Meta: {
                    fields: {
                        args: { rule: 'repeated', type: 'string', id: 1 },
                        env: { rule: 'repeated', type: 'string', id: 2 },
                        cwd: { type: 'string', id: 3 },
                        user: { type: 'string', id: 4 },
                        proxy_env: { type: 'ProxyEnv', id: 5 },
                        extraHosts: { rule: 'repeated', type: 'HostIP', id: 6 },
                        hostname: { type: 'string', id: 7 },
                        ulimit: { rule: 'repeated', type: 'Ulimit', id: 9 },
                        cgroupParent: { type: 'string', id: 10 },
                        removeMountStubsRecursive: { type: 'bool', id: 11 },
                        validExitCodes: { rule: 'repeated', type: 'int32', id: 12 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                ProxyEnv: {
                    fields: {
                        http_proxy: { type: 'string', id: 1 },
                        https_proxy: { type: 'string', id: 2 },
                        ftp_proxy: { type: 'string', id: 3 },
                        no_proxy: { type: 'string', id: 4 },
                        all_proxy: { type: 'string', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                HostIP: {
                    fields: { Host: { type: 'string', id: 1 }, IP: { type: 'string', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                Ulimit: {
                    fields: { Name: { type: 'string', id: 1 }, Soft: { type: 'int64', id: 2 }, Hard: { type: 'int64', id: 3 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                SecretEnv: {
                    fields: { ID: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, optional: { type: 'bool', id: 3 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                CDIDevice: {
                    fields: { name: { type: 'string', id: 1 }, optional: { type: 'bool', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                Mount: {
                    fields: {
                        input: { type: 'int64', id: 1 },
                        selector: { type: 'string', id: 2 },
                        dest: { type: 'string', id: 3 },
                        output: { type: 'int64', id: 4 },
                        readonly: { type: 'bool', id: 5 },
                        mountType: { type: 'MountType', id: 6 },
                        TmpfsOpt: { type: 'TmpfsOpt', id: 19 },
                        cacheOpt: { type: 'CacheOpt', id: 20 },
                        secretOpt: { type: 'SecretOpt', id: 21 },
                        SSHOpt: { type: 'SSHOpt', id: 22 },
                        resultID: { type: 'string', id: 23 },
                        contentCache: { type: 'MountContentCache', id: 24 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                MountType: { values: { BIND: 0, SECRET: 1, SSH: 2, CACHE: 3, TMPFS: 4 } },
                MountContentCache: { values: { DEFAULT: 0, ON: 1, OFF: 2 } },
                TmpfsOpt: { fields: { size: { type: 'int64', id: 1 } } },
                CacheOpt: {
                    fields: { ID: { type: 'string', id: 1 }, sharing: { type: 'CacheSharingOpt', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                CacheSharingOpt: { values: { SHARED: 0, PRIVATE: 1, LOCKED: 2 } },
                SecretOpt: {
                    fields: {
                        ID: { type: 'string', id: 1 },
                        uid: { type: 'uint32', id: 2 },
                        gid: { type: 'uint32', id: 3 },
                        mode: { type: 'uint32', id: 4 },
                        optional: { type: 'bool', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                SSHOpt: {
                    fields: {
                        ID: { type: 'string', id: 1 },
                        uid: { type: 'uint32', id: 2 },
                        gid: { type: 'uint32', id: 3 },
                        mode: { type: 'uint32', id: 4 },
                        optional: { type: 'bool', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                SourceOp: {
                    fields: { identifier: { type: 'string', id: 1 }, attrs: { keyType: 'string', type: 'string', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                FileOp: { fields: { actions: { rule: 'repeated', type: 'FileAction', id: 2 } } },
                FileAction: {
                    oneofs: { action: { oneof: ['copy', 'mkfile', 'mkdir', 'rm', 'symlink'] } },
                    fields: {
                        input: { type: 'int64', id: 1 },
                        secondaryInput: { type: 'int64', id: 2 },
                        output: { type: 'int64', id: 3 },
                        copy: { type: 'FileActionCopy', id: 4 },
                        mkfile: { type: 'FileActionMkFile', id: 5 },
                        mkdir: { type: 'FileActionMkDir', id: 6 },
                        rm: { type: 'FileActionRm', id: 7 },
                        symlink: { type: 'FileActionSymlink', id: 8 },
                    },
                },
                FileActionCopy: {
                    fields: {
                        src: { type: 'string', id: 1 },
                        dest: { type: 'string', id: 2 },
                        owner: { type: 'ChownOpt', id: 3 },
                        mode: { type: 'int32', id: 4 },
                        followSymlink: { type: 'bool', id: 5 },
                        dirCopyContents: { type: 'bool', id: 6 },
                        attemptUnpackDockerCompatibility: { type: 'bool', id: 7 },
                        createDestPath: { type: 'bool', id: 8 },
                        allowWildcard: { type: 'bool', id: 9 },
                        allowEmptyWildcard: { type: 'bool', id: 10 },
                        timestamp: { type: 'int64', id: 11 },
                        include_patterns: { rule: 'repeated', type: 'string', id: 12 },
                        exclude_patterns: { rule: 'repeated', type: 'string', id: 13 },
                        alwaysReplaceExistingDestPaths: { type: 'bool', id: 14 },
                        modeStr: { type: 'string', id: 15 },
                        required_paths: { rule: 'repeated', type: 'string', id: 16 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                FileActionMkFile: {
                    fields: {
                        path: { type: 'string', id: 1 },
                        mode: { type: 'int32', id: 2 },
                        data: { type: 'bytes', id: 3, options: { default: '' } },
                        owner: { type: 'ChownOpt', id: 4 },
                        timestamp: { type: 'int64', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                FileActionMkDir: {
                    fields: {
                        path: { type: 'string', id: 1 },
                        mode: { type: 'int32', id: 2 },
                        makeParents: { type: 'bool', id: 3 },
                        owner: { type: 'ChownOpt', id: 4 },
                        timestamp: { type: 'int64', id: 5 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                FileActionRm: {
                    fields: {
                        path: { type: 'string', id: 1 },
                        allowNotFound: { type: 'bool', id: 2 },
                        allowWildcard: { type: 'bool', id: 3 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                FileActionSymlink: {
                    fields: {
                        oldpath: { type: 'string', id: 1 },
                        newpath: { type: 'string', id: 2 },
                        owner: { type: 'ChownOpt', id: 3 },
                        timestamp: { type: 'int64', id: 4 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                ChownOpt: { fields: { user: { type: 'UserOpt', id: 1 }, group: { type: 'UserOpt', id: 2 } } },
                UserOpt: {
                    oneofs: { user: { oneof: ['byName', 'byID'] } },
                    fields: { byName: { type: 'NamedUserOpt', id: 1 }, byID: { type: 'uint32', id: 2 } },
                },
                NamedUserOpt: {
                    fields: { name: { type: 'string', id: 1 }, input: { type: 'int64', id: 2 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                MergeInput: { fields: { input: { type: 'int64', id: 1 } } },
                MergeOp: { fields: { inputs: { rule: 'repeated', type: 'MergeInput', id: 1 } } },
                LowerDiffInput: { fields: { input: { type: 'int64', id: 1 } } },
                UpperDiffInput: { fields: { input: { type: 'int64', id: 1 } } },
                DiffOp: { fields: { lower: { type: 'LowerDiffInput', id: 1 }, upper: { type: 'UpperDiffInput', id: 2 } } },
                BuildOp: {
                    fields: {
                        builder: { type: 'int64', id: 1 },
                        inputs: { keyType: 'string', type: 'BuildInput', id: 2 },
                        def: { type: 'Definition', id: 3 },
                        attrs: { keyType: 'string', type: 'string', id: 4 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                BuildInput: { fields: { input: { type: 'int64', id: 1 } } },
                OpMetadata: {
                    fields: {
                        ignore_cache: { type: 'bool', id: 1 },
                        description: { keyType: 'string', type: 'string', id: 2 },
                        export_cache: { type: 'ExportCache', id: 4 },
                        caps: { keyType: 'string', type: 'bool', id: 5 },
                        progress_group: { type: 'ProgressGroup', id: 6 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                ExportCache: { fields: { Value: { type: 'bool', id: 1 } } },
                ProgressGroup: {
                    fields: { id: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, weak: { type: 'bool', id: 3 } },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                Source: {
                    fields: {
                        locations: { keyType: 'string', type: 'Locations', id: 1 },
                        infos: { rule: 'repeated', type: 'SourceInfo', id: 2 },
                    },
                },
                Locations: { fields: { locations: { rule: 'repeated', type: 'Location', id: 1 } } },
                SourceInfo: {
                    fields: {
                        filename: { type: 'string', id: 1 },
                        data: { type: 'bytes', id: 2, options: { default: '' } },
                        definition: { type: 'Definition', id: 3 },
                        language: { type: 'string', id: 4 },
                    },
                    options: { features: { utf8_validation: 'NONE' } },
                },
                Location: {
                    fields: { sourceIndex: { type: 'int32', id: 1 }, ranges: { rule: 'repeated', type: 'Range', id: 2 } },
                },
                Range: { fields: { start: { type: 'Position', id: 1 }, end: { type: 'Position', id: 2 } } },
                Position: { fields: { line: { type: 'int32', id: 1 }, character: { type: 'int32', id: 2 } } },
                Definition: {
                    fields: {
                        def: { rule: 'repeated', type: 'bytes', id: 1 },
                        metadata: { keyType: 'string', type: 'OpMetadata', id: 2 },
                        Source: { type: 'Source', id: 3 },
                    },
                },
            },
        },
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/llb/proto/codec.js


let codec_root;
/** The codec of one message type; protobufjs compiles it when it is first used. */
function codec_codec(name) {
    let type;
    const resolve = () => (type ??= (codec_root ??= light.Root.fromJSON(descriptor_descriptor)).lookupType(name));
    return {
        encode: (message) => resolve()
            .encode(message)
            .finish(),
        decode: (bytes) => resolve().decode(bytes),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/marshal.js



const ops = codec_codec('pb.Op');
/** The digest by which a daemon knows an operation. */
function marshal_digestOf(op) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(op).digest('hex')}`;
}
/** Writes down the graph that ends in `state`. Equal graphs give equal bytes, and an operation made twice is one. */
function marshal(state, options = {}) {
    if (state.vertex === null)
        return { def: [], metadata: {} };
    const writer = new Writer(options);
    for (const vertex of inputsFirst(state.vertex))
        writer.add(vertex);
    return writer.finish(state);
}
/** Depth first, without recursion: a graph may be deeper than the stack. */
function inputsFirst(root) {
    const order = [];
    const seen = new Set([root]);
    const stack = [{ vertex: root, next: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const input = top.vertex.inputs[top.next++];
        if (input === undefined) {
            order.push(top.vertex);
            stack.pop();
        }
        else if (input.vertex !== null && !seen.has(input.vertex)) {
            seen.add(input.vertex);
            stack.push({ vertex: input.vertex, next: 0 });
        }
    }
    return order;
}
class Writer {
    #options;
    #digests = new Map();
    #def = new Map();
    #metadata = new Map();
    #files = [];
    #locations = new Map();
    constructor(options) {
        this.#options = options;
    }
    add(vertex) {
        const inputs = [];
        const body = vertex.encode({ input: (state) => this.#input(inputs, state), session: this.#options.session });
        const platform = vertex.platformBound ? (vertex.options.platform ?? this.#options.platform) : undefined;
        const bytes = ops.encode({
            ...body,
            inputs,
            platform: platform && platform_platformMessage(platform),
            constraints: {},
        });
        const digest = marshal_digestOf(bytes);
        this.#digests.set(vertex, digest);
        if (vertex.options.location !== undefined)
            this.#locate(digest, vertex.options.location);
        if (this.#def.has(digest))
            return;
        this.#def.set(digest, bytes);
        this.#metadata.set(digest, marshal_metadataOf(vertex));
    }
    finish(state) {
        const inputs = [];
        this.#input(inputs, state);
        const terminal = ops.encode({ inputs });
        this.#def.set(marshal_digestOf(terminal), terminal);
        this.#metadata.set(marshal_digestOf(terminal), {});
        const sorted = [...this.#metadata].sort(([a], [b]) => (a < b ? -1 : 1));
        return {
            def: [...this.#def.values()],
            metadata: Object.fromEntries(sorted),
            ...(this.#files.length === 0 ? {} : { Source: this.#source() }),
        };
    }
    #input(inputs, state) {
        if (state.vertex === null)
            return -1;
        const digest = this.#digests.get(state.vertex) ?? '';
        const known = inputs.findIndex((input) => input.digest === digest && input.index === state.output);
        return known >= 0 ? known : inputs.push({ digest, index: state.output }) - 1;
    }
    #locate(digest, { file, ranges }) {
        const known = this.#files.indexOf(file);
        const sourceIndex = known >= 0 ? known : this.#files.push(file) - 1;
        const list = this.#locations.get(digest) ?? [];
        list.push({ sourceIndex, ranges });
        this.#locations.set(digest, list);
    }
    #source() {
        const sorted = [...this.#locations].sort(([a], [b]) => (a < b ? -1 : 1));
        return {
            infos: this.#files,
            locations: Object.fromEntries(sorted.map(([digest, locations]) => [digest, { locations }])),
        };
    }
}
function marshal_metadataOf({ options, caps }) {
    const description = {
        ...options.description,
        ...(options.name === undefined ? {} : { 'llb.customname': options.name }),
    };
    const wanted = [...new Set([...caps, ...(options.caps ?? [])])].sort();
    return {
        ...(options.ignoreCache === true ? { ignore_cache: true } : {}),
        ...(Object.keys(description).length === 0 ? {} : { description }),
        ...(wanted.length === 0 ? {} : { caps: Object.fromEntries(wanted.map((cap) => [cap, true])) }),
        ...(options.progressGroup === undefined ? {} : { progress_group: options.progressGroup }),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/inspect.js


const inspect_ops = codec_codec('pb.Op');
/** Reads a definition back, operation by operation, for a person or a test to look at. */
function inspect_inspect(definition) {
    return definition.def.map((bytes) => {
        const digest = digestOf(bytes);
        return { digest, op: inspect_ops.decode(bytes), metadata: definition.metadata[digest] ?? {} };
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/layers.js

/** Lays file systems over each other, later ones on top, each staying a layer of its own. */
function merge(states, options = {}) {
    const inputs = states.filter((state) => state.vertex !== null);
    const [only] = inputs;
    if (only === undefined)
        return emptyState;
    if (inputs.length === 1)
        return only;
    return vertexState({
        inputs,
        options,
        caps: ['mergeop'],
        platformBound: false,
        encode: ({ input }) => ({ merge: { inputs: inputs.map((state) => ({ input: input(state) })) } }),
    });
}
/** What `upper` changes over `lower`, as a layer. */
function diff(lower, upper, options = {}) {
    if (lower.vertex === null)
        return upper;
    return vertexState({
        inputs: [lower, upper].filter((state) => state.vertex !== null),
        options,
        caps: ['diffop'],
        platformBound: false,
        encode: ({ input }) => ({ diff: { lower: { input: input(lower) }, upper: { input: input(upper) } } }),
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/reference.js

const HOST = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;
const reference_PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-f]{32,}$/;
/**
 * Takes an image name apart and completes it as Docker does: `alpine` is `docker.io/library/alpine:latest`.
 *
 * @throws {LlbError} INVALID_REFERENCE
 */
function reference_parseReference(name) {
    const at = name.indexOf('@');
    const digest = at < 0 ? undefined : name.slice(at + 1);
    const tagged = at < 0 ? name : name.slice(0, at);
    const slash = tagged.lastIndexOf('/');
    const colon = tagged.indexOf(':', slash + 1);
    const tag = colon < 0 ? undefined : tagged.slice(colon + 1);
    const { registry, repository } = splitRegistry(colon < 0 ? tagged : tagged.slice(0, colon));
    const valid = HOST.test(registry) &&
        reference_PATH.test(repository) &&
        repository.length <= 255 &&
        (tag === undefined || TAG.test(tag)) &&
        (digest === undefined || DIGEST.test(digest));
    if (!valid)
        throw new errors_LlbError('INVALID_REFERENCE', `"${name}" is not an image name`);
    return {
        registry,
        repository,
        ...(tag === undefined ? (digest === undefined ? { tag: 'latest' } : {}) : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
function splitRegistry(path) {
    const slash = path.indexOf('/');
    const first = slash < 0 ? '' : path.slice(0, slash);
    const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
    const registry = isHost ? first : 'docker.io';
    const repository = isHost ? path.slice(slash + 1) : path;
    if (registry === 'index.docker.io')
        return splitRegistry(`docker.io/${repository}`);
    return {
        registry,
        repository: registry === 'docker.io' && !repository.includes('/') ? `library/${repository}` : repository,
    };
}
function formatReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${reference.registry}/${reference.repository}${tag}${digest}`;
}
/** The full form of an image name, the only one that daemons read in the same way everywhere. */
function reference_normalizeReference(name) {
    return formatReference(reference_parseReference(name));
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/sources.js



function source(spec, options) {
    return graph_vertexState({
        inputs: [],
        options,
        caps: (spec.caps ?? []).filter((cap) => cap !== undefined),
        platformBound: spec.platformBound ?? false,
        encode: (context) => {
            const given = typeof spec.attributes === 'function' ? spec.attributes(context) : spec.attributes;
            return { source: { identifier: spec.identifier, attrs: sorted(given) } };
        },
    });
}
/** Attribute names are ASCII words, for which the order of UTF-16 units is that of bytes. */
function sorted(attributes) {
    const out = {};
    for (const key of Object.keys(attributes).sort()) {
        const value = attributes[key];
        if (value !== undefined)
            out[key] = value;
    }
    return out;
}
function flag(value) {
    return value === true ? 'true' : undefined;
}
function sources_list(values) {
    return values === undefined || values.length === 0 ? undefined : JSON.stringify(values);
}
/**
 * A container image's file system.
 *
 * @throws {LlbError} INVALID_REFERENCE
 */
function sources_image(reference, options = {}) {
    const { resolveMode, recordType, layerLimit, checksum, ...rest } = options;
    return source({
        identifier: `docker-image://${reference_normalizeReference(reference)}`,
        attributes: {
            'image.resolvemode': resolveMode,
            'image.recordtype': recordType,
            'image.layerlimit': layerLimit?.toString(),
            'image.checksum': checksum,
        },
        caps: [checksum === undefined ? undefined : 'source.image.checksum'],
        platformBound: true,
    }, rest);
}
/** A directory of the client, under the name by which the session offers it. */
function local(name, options = {}) {
    const { sharedKeyHint, include, exclude, followPaths, differ, unique, ...rest } = options;
    if (!/^[\w.-]+$/.test(name))
        throw new errors_LlbError('INVALID_SOURCE', `"${name}" is not a name for a local source`);
    return source({
        identifier: `local://${name}`,
        attributes: ({ session }) => ({
            'local.session': session,
            'local.sharedkeyhint': sharedKeyHint,
            'local.includepattern': sources_list(include),
            'local.excludepatterns': sources_list(exclude),
            'local.followpaths': sources_list(followPaths),
            'local.differ': differ,
            'local.unique': unique,
        }),
    }, rest);
}
/**
 * One file, downloaded by the daemon.
 *
 * @throws {LlbError} INVALID_SOURCE
 */
function http(url, options = {}) {
    const { checksum, filename, mode, uid, gid, authHeaderSecret, ...rest } = options;
    if (!/^https?:\/\/[^\s/]/.test(url))
        throw new LlbError('INVALID_SOURCE', `"${url}" is not an http or https address`);
    return source({
        identifier: url,
        attributes: {
            'http.checksum': checksum,
            'http.filename': filename,
            'http.perm': mode === undefined ? undefined : `0${mode.toString(8)}`,
            'http.uid': uid?.toString(),
            'http.gid': gid?.toString(),
            'http.authheadersecret': authHeaderSecret,
        },
        caps: [authHeaderSecret === undefined ? undefined : 'source.http.auth'],
    }, rest);
}
/**
 * An image in an OCI layout that the client serves; the reference must carry a digest.
 *
 * @throws {LlbError} INVALID_REFERENCE, INVALID_SOURCE
 */
function ociLayout(reference, options) {
    const { store, layerLimit, ...rest } = options;
    if (parseReference(reference).digest === undefined) {
        throw new LlbError('INVALID_SOURCE', `An OCI layout is addressed by digest, and "${reference}" has none`);
    }
    return source({
        identifier: `oci-layout://${normalizeReference(reference)}`,
        attributes: ({ session }) => ({
            'oci.session': session,
            'oci.store': store,
            'oci.layerlimit': layerLimit?.toString(),
        }),
        platformBound: true,
    }, rest);
}
/**
 * A git repository, fetched by the daemon: `https://…`, `http://…`, `git://…`, `ssh://…` or `user@host:path`.
 *
 * @throws {LlbError} INVALID_SOURCE
 */
function git(remote, options = {}) {
    const { ref, subdir, keepGitDir, checksum, skipSubmodules, authTokenSecret, authHeaderSecret, ...more } = options;
    const { knownSshHosts, sshAgent, ...rest } = more;
    const { address, kind } = parseRemote(remote);
    const fragment = subdir === undefined ? (ref ?? '') : `${ref ?? ''}:${subdir}`;
    const overHttp = kind === 'http';
    return source({
        identifier: `git://${address}${fragment === '' ? '' : `#${fragment}`}`,
        attributes: {
            'git.fullurl': remote,
            'git.keepgitdir': flag(keepGitDir),
            'git.checksum': checksum,
            'git.skipsubmodules': flag(skipSubmodules),
            'git.authtokensecret': authTokenSecret ?? (overHttp ? 'GIT_AUTH_TOKEN' : undefined),
            'git.authheadersecret': authHeaderSecret ?? (overHttp ? 'GIT_AUTH_HEADER' : undefined),
            'git.knownsshhosts': knownSshHosts,
            'git.mountsshsock': sshAgent ?? (kind === 'ssh' ? 'default' : undefined),
        },
        caps: [
            checksum === undefined ? undefined : 'source.git.checksum',
            skipSubmodules === true ? 'source.git.skipsubmodules' : undefined,
        ],
    }, rest);
}
function parseRemote(remote) {
    const url = /^(https?|git|ssh):\/\/(?:[^@/\s]*@)?([^/\s#]+\/[^\s#]+)$/.exec(remote);
    if (url?.[1] !== undefined && url[2] !== undefined) {
        const kind = url[1] === 'ssh' ? 'ssh' : url[1] === 'git' ? 'git' : 'http';
        return { address: url[2], kind };
    }
    const scp = /^[\w.-]+@([\w.-]+):([^\s#]+)$/.exec(remote);
    if (scp?.[1] !== undefined && scp[2] !== undefined)
        return { address: `${scp[1]}/${scp[2]}`, kind: 'ssh' };
    throw new LlbError('INVALID_SOURCE', `"${remote}" is not the address of a git repository`);
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/index.js













;// CONCATENATED MODULE: ./build/compiled/src/image/scan.js

/** Where BuildKit's scanner protocol has a scanner look and write. */
const CORE = '/run/src/core/sbom';
const EXTRAS = '/run/src/extras/';
const OUTPUT = '/run/out/';
/**
 * Runs a scanner over an image and what it was made from. The result is a folder of in-toto statements, one file for
 * each target. BuildKit runs scanners itself, but over final images only.
 */
function scan(scanner, targets, options) {
    const { Entrypoint, Cmd, Env, WorkingDir } = scanner.config;
    const names = Object.keys(targets.extras).sort();
    const variables = Object.entries(options).map(([key, value]) => [`BUILDKIT_SCAN_${key}`, value]);
    return exec(sources_image(scanner.reference), {
        args: [...(Entrypoint ?? []), ...(Cmd ?? [])],
        cwd: WorkingDir === null || WorkingDir === undefined || WorkingDir === '' ? '/' : WorkingDir,
        name: `[attest] scan ${['image', ...names].join(', ')}`,
        env: {
            ...Object.fromEntries((Env ?? []).map((entry) => splitAtEquals(entry))),
            ...Object.fromEntries(variables),
            BUILDKIT_SCAN_DESTINATION: OUTPUT,
            BUILDKIT_SCAN_SOURCE: CORE,
            ...(names.length === 0 ? {} : { BUILDKIT_SCAN_SOURCE_EXTRAS: EXTRAS }),
        },
        mounts: [
            bindMount(CORE, targets.core, { readonly: true }),
            ...names.map((name) => bindMount(`${EXTRAS}sbom-${name}`, targets.extras[name] ?? scratch(), { readonly: true })),
            bindMount(OUTPUT, scratch()),
            tmpfsMount('/tmp'),
        ],
    }).mount(OUTPUT);
}
function splitAtEquals(entry) {
    const at = entry.indexOf('=');
    return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/attest.js





/** Docker's own scanner, built on Syft: what `sbom: true` means to every tool of this kind. */
const DEFAULT_GENERATOR = 'docker/buildkit-syft-scanner:stable-1';
const DEFAULT_PROVENANCE = 'mode=max';
const PROVENANCE_OPTIONS = ['mode', 'version', 'builder-id', 'reproducible', 'inline-only', 'capture-usage'];
/**
 * Reads what the faces take: nothing for the inventory, `true` for the default scanner, `false` for none, else
 * `generator=IMAGE,scan-context=true,scan-stage=true,KEY=VALUE…`.
 */
function parseSbom(value) {
    if (value === undefined || value === '')
        return 'inventory';
    const text = String(value).toLowerCase();
    if (text === 'false')
        return false;
    const fields = text === 'true' ? {} : parseFields(String(value));
    const { generator = DEFAULT_GENERATOR, 'scan-context': context, 'scan-stage': stage, ...options } = fields;
    return { generator, context: context === 'true', stage: stage === 'true', options };
}
/**
 * Reads `true`, `false`, or options of BuildKit's provenance.
 * @throws AipackError for an option that BuildKit would pass over in silence.
 */
function parseProvenance(value) {
    const text = value === undefined || value === '' ? 'true' : String(value);
    if (text.toLowerCase() === 'false')
        return false;
    if (text.toLowerCase() === 'true')
        return DEFAULT_PROVENANCE;
    const fields = parseFields(text);
    const unknown = Object.keys(fields).filter((key) => !PROVENANCE_OPTIONS.includes(key));
    if (unknown.length > 0 || (fields.mode !== undefined && !['min', 'max'].includes(fields.mode))) {
        throw new AipackError({
            code: 'INPUT_INVALID',
            message: `The provenance ${JSON.stringify(text)} can't be made`,
            hint: `Use true, false, or options of ${PROVENANCE_OPTIONS.join(', ')}, such as mode=min.`,
        });
    }
    // Daemons' defaults differ, so the mode is always said.
    return fields.mode === undefined ? `${DEFAULT_PROVENANCE},${text}` : text;
}
function parseFields(text) {
    return Object.fromEntries(text.split(',').map((field) => {
        const at = field.indexOf('=');
        return at < 0 ? [field.trim(), 'true'] : [field.slice(0, at).trim(), field.slice(at + 1).trim()];
    }));
}
/**
 * What the daemon is asked to attest by itself. These are frontend attributes: in an exporter's attributes they would
 * silently do nothing.
 */
function attestationAttributes({ sbom, provenance, builderId }) {
    const builder = builderId === undefined || String(provenance).includes('builder-id=') ? '' : `,builder-id=${builderId}`;
    return {
        ...(provenance === false ? {} : { 'attest:provenance': `${provenance}${builder}` }),
        ...(daemonScans(sbom) ? { 'attest:sbom': scannerAttribute(sbom) } : {}),
    };
}
/** Whether BuildKit runs the scanner itself: over final images it does, over what they were made from it can't. */
function daemonScans(sbom) {
    return typeof sbom === 'object' && !sbom.context && !sbom.stage;
}
function scannerAttribute({ generator, options }) {
    return [
        `generator=${reference_normalizeReference(generator)}`,
        ...Object.entries(options).map(([key, value]) => `${key}=${value}`),
    ].join(',');
}
/** Whether anything is attested at all. */
function attests({ sbom, provenance }) {
    return sbom !== false || provenance !== false;
}
/** Everything that statements about one platform are made from. */
function attestationFacts(pinned, platform, source, choice, toolVersion) {
    const { repository, revision } = source;
    const { sbom, provenance } = choice;
    return {
        build: pinned.build,
        platform: platform.platform,
        inventory: platform.inventory,
        buildPackages: platform.packages.build,
        indexDigest: platform.indexDigest,
        source: {
            ...(repository === undefined ? {} : { repository }),
            ...(revision === undefined ? {} : { revision }),
        },
        sourceDateEpoch: source.epoch,
        toolVersion,
        attestations: {
            sbom: typeof sbom === 'object' ? JSON.stringify(sbom) : String(sbom),
            provenance: String(provenance),
        },
    };
}
/** The statements about one platform that this side makes: wrapped by the daemon with the image as their subject. */
async function ownAttestations(gateway, facts, choice, targets) {
    if (!attests(choice))
        return [];
    const { sbom } = choice;
    const withInventory = sbom === 'inventory';
    const options = { timestamp: FIXED_EPOCH };
    const files = [
        mkfile('/build.json', JSON.stringify(buildPredicate(facts)), options),
        ...(withInventory ? [mkfile('/sbom.spdx.json', JSON.stringify(spdxDocument(facts)), options)] : []),
    ];
    const state = file_file(scratch(), files, { name: `[attest] ${facts.platform}` });
    const ref = await gateway.solve(marshal(state), { evaluate: true });
    const build = { kind: 'in-toto', predicateType: BUILD_PREDICATE, ref, path: '/build.json' };
    const inventory = {
        kind: 'in-toto',
        predicateType: SPDX_PREDICATE,
        ref,
        path: '/sbom.spdx.json',
        metadata: { reason: 'sbom' },
    };
    return [
        build,
        ...(withInventory ? [inventory] : []),
        ...(typeof sbom === 'object' && !daemonScans(sbom) ? [await scanned(gateway, sbom, targets)] : []),
    ];
}
/** Runs the scanner over the image, and over the context and the build stage where that was asked for. */
async function scanned(gateway, choice, { core, context, stage, scannerPlatform }) {
    const platform = parsePlatform(scannerPlatform);
    const name = reference_normalizeReference(choice.generator);
    const { digest, config } = await gateway.resolveImage(name, {
        platform,
        name: `[attest] resolve ${choice.generator}`,
    });
    const scanner = {
        reference: name.includes('@') ? name : `${name}@${digest}`,
        config: config?.config ?? {},
    };
    const extras = { ...(choice.context ? { context } : {}), ...(choice.stage ? { build: stage } : {}) };
    const state = scan(scanner, { core, extras }, choice.options);
    const ref = await gateway.solve(marshal(state, { platform, session: gateway.sessionId }), { evaluate: true });
    return {
        kind: 'bundle',
        predicateType: SPDX_PREDICATE,
        ref,
        path: '/',
        metadata: { reason: 'sbom', 'sbom-core': 'sbom' },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/caches.js

/**
 * Reads caches as buildx writes them. The cache of GitHub Actions gets its address and token from the runner; where
 * there is none it is left out, which is said once. Failing to write it never fails a build unless that is asked for.
 * @throws BuildkitError INVALID_OPTION
 */
function parseCaches(from, to, environment, onWarning) {
    let told = false;
    const complete = (entry) => {
        if (entry.type !== 'gha')
            return [entry];
        const usable = githubCache(entry, environment);
        if (usable === undefined && !told) {
            told = true;
            onWarning('There is no GitHub Actions cache here; building without it. In a workflow only actions can reach it, not run steps.');
        }
        return usable === undefined ? [] : [usable];
    };
    const lenient = (entry) => entry.type === 'gha' && entry.attributes['ignore-error'] === undefined
        ? { ...entry, attributes: { ...entry.attributes, 'ignore-error': 'true' } }
        : entry;
    return {
        imports: from.map(parseCache).flatMap(complete),
        exports: to.map(parseCache).flatMap(complete).map(lenient),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/exporters.js



/** What BuildKit is to do with the result. `loadInto` opens Docker's own import, for a BuildKit that isn't Docker's. */
function exportersFor(request, info, loadInto) {
    const { push, load, outputs } = request;
    // Docker's own BuildKit stores into Docker: loading is then keeping what is pushed.
    const stores = load && info.docker;
    return [
        ...(push || stores ? [imageExporter(request, { push, store: stores })] : []),
        ...(load && !info.docker ? [archive(request, 'docker', {}, loadInto)] : []),
        ...outputs.map((output) => outputExporter(output, request)),
    ];
}
/** An image for its digest alone: nothing is pushed, stored or named. */
function digestExporter(sourceDateEpoch) {
    return { type: 'image', attributes: imageAttributes({ push: false, store: false, sourceDateEpoch }) };
}
function imageExporter(request, { push, store, extra = {} }) {
    const { tags, annotations, insecureRegistries, sourceDateEpoch } = request;
    const byDigest = extra['push-by-digest'] === 'true';
    const names = tags.map((tag) => (byDigest ? `${tag.registry}/${tag.repository}` : formatReference(tag)));
    const insecure = tags.some(({ registry }) => insecureRegistries.includes(registry));
    return {
        type: 'image',
        attributes: imageAttributes({
            ...(push || store ? { names: [...new Set(names)] } : {}),
            ...(insecure ? { insecureRegistry: true } : {}),
            push,
            store,
            sourceDateEpoch,
            annotations,
            extra,
        }),
    };
}
function outputExporter({ type, destination = '', attributes }, request) {
    switch (type) {
        case 'image':
            if (request.tags.length === 0)
                throw missingName();
            return imageExporter(request, { push: attributes.push === 'true', store: false, extra: attributes });
        case 'local':
            return { type, directory: destination };
        case 'tar':
            return { type, output: fileOutput(destination) };
        case 'oci':
        case 'docker':
            return archive(request, type, attributes, fileOutput(destination));
    }
}
function archive({ tags, annotations, sourceDateEpoch }, type, extra, output) {
    const names = tags.length === 0 ? {} : { names: tags.map(formatReference) };
    return { type, attributes: imageAttributes({ ...names, sourceDateEpoch, annotations, extra }), output };
}
function missingName() {
    return new AipackError({
        code: 'TAG_MISSING',
        message: 'An output of type image needs a name',
        hint: 'Give one with `tags` (--tag), such as ghcr.io/owner/app:1.2.',
    });
}
const LEVELS = ['manifest', 'manifest-descriptor', 'index', 'index-descriptor'];
/**
 * Reads `[LEVEL[\[PLATFORM\]]:]KEY=VALUE` as buildx writes annotations, into the exporter's attributes.
 * @throws AipackError with every annotation that can't be read.
 */
function parseAnnotations(specs) {
    const parsed = specs.map((spec) => {
        const match = /^(?:([a-z-]+)(\[[a-z0-9/]+\])?:)?([^=:\s][^=\s]*)=(.*)$/s.exec(spec);
        const [, level, platform = '', key = '', value = ''] = match ?? [];
        if (match === null || (level !== undefined && !LEVELS.includes(level)))
            return undefined;
        return [`annotation${level === undefined ? '' : `-${level}`}${platform}.${key}`, value];
    });
    const bad = specs.filter((_, index) => parsed[index] === undefined);
    if (bad.length > 0) {
        throw new AipackError(bad.map((spec) => ({
            code: 'INPUT_INVALID',
            message: `The annotation ${JSON.stringify(spec)} is not KEY=VALUE`,
            hint: `A level may stand before it: ${LEVELS.join(', ')}, as in index:KEY=VALUE.`,
        })));
    }
    return Object.fromEntries(parsed.filter((entry) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./build/compiled/src/image/lower-plan.js



/** Name under which the session offers the repository. */
const CONTEXT_NAME = 'context';
/** Where keys and repositories are mounted while apk runs; nothing of it stays in any layer. */
const APK_SETTINGS = '/run/aipack/apk';
const CERTIFICATES = '/run/aipack/ca-certificates.crt';
/** Variables by which the tools of build steps take a bundle of certificates: OpenSSL, Node, pip, curl, git, cargo, apk. */
const CERTIFICATE_VARIABLES = [
    'SSL_CERT_FILE',
    'NODE_EXTRA_CA_CERTS',
    'REQUESTS_CA_BUNDLE',
    'PIP_CERT',
    'CURL_CA_BUNDLE',
    'GIT_SSL_CAINFO',
    'CARGO_HTTP_CAINFO',
    'SSL_CA_CERT_FILE',
];
/** Where the image's root file system is put together. */
const RUNTIME_ROOT = '/run/aipack/root';
const ROOT_OWNER = { user: 0, group: 0 };
/** Turns a plan into LLB. Only what `runtime` needs is built, so an unused build stage costs nothing. */
function lowerPlan(plan, options) {
    const prefix = options.prefix ?? '';
    const base = sources_image(plan.baseImage, { name: `${prefix}[base] ${plan.baseImage}` });
    const settings = bindMount(APK_SETTINGS, apkSettings(plan.apk), { readonly: true });
    const trust = plan.build.ownCertificates ? ownCertificates() : NO_CERTIFICATES;
    const context = local(CONTEXT_NAME, {
        name: `${prefix}[context] load repository`,
        sharedKeyHint: options.sharedKeyHint,
    });
    const build = buildStage(plan.build, { base, settings, trust, repository: context, ...options, prefix });
    return {
        build,
        context,
        runtime: runtimeStage(plan, { base, settings, trust, build, prefix, noCache: options.noCache === true }),
    };
}
const NO_CERTIFICATES = { env: {}, mounts: [] };
function ownCertificates() {
    return {
        env: Object.fromEntries(CERTIFICATE_VARIABLES.map((name) => [name, CERTIFICATES])),
        mounts: [secretMount(CERTIFICATES, { id: CA_SECRET, mode: 0o444 })],
    };
}
function buildStage(stage, context) {
    const tools = stage.packages.length === 0 ? context.base : installIntoBase(stage.packages, context);
    const start = file_file(tools, [mkdir(BUILD_ROOT, { parents: true, timestamp: FIXED_EPOCH })], {
        name: `${context.prefix}[build] prepare ${BUILD_ROOT}`,
    });
    return stage.steps.reduce((state, step) => step.kind === 'context'
        ? contextStep(state, step, context.repository, context.prefix)
        : runStep(state, step, stage, context), start);
}
function installIntoBase(packages, { base, settings, trust, prefix, noCache }) {
    return exec(base, {
        args: ['apk', 'add', ...APK_OPTIONS, ...packages.map(pin)],
        name: `${prefix}[build] apk add ${names(packages)}`,
        env: trust.env,
        mounts: [settings, ...trust.mounts],
        ...fresh(noCache),
    }).root;
}
function contextStep(state, step, repository, prefix) {
    const action = file_actions_copy(repository, '/', `${BUILD_ROOT}/`, {
        contentsOnly: true,
        createDestPath: true,
        ...(step.include === undefined ? {} : { include: step.include }),
    });
    return file_file(state, [action], { name: `${prefix}[build] ${step.name}` });
}
function runStep(state, step, stage, { trust, prefix, noCache }) {
    return exec(state, {
        args: ['/bin/sh', '-c', step.run],
        cwd: step.cwd,
        env: { ...trust.env, ...sshEnvironment(stage.ssh), ...stage.env },
        name: `${prefix}[build] ${step.name}`,
        mounts: [
            ...step.caches.map(({ id, target }) => cacheMount(target, { id })),
            ...stage.secrets.map((id) => secretMount(`/run/secrets/${id}`, { id })),
            ...stage.ssh.map((id, index) => sshMount(sshSocket(index), { id })),
            ...trust.mounts,
        ],
        secretEnv: stage.secrets.filter((id) => VARIABLE.test(id)).map((id) => ({ id, name: id })),
        ...fresh(noCache),
    }).root;
}
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
function sshSocket(index) {
    return `/run/buildkit/ssh_agent.${index}`;
}
/** ssh and git find an agent by this one variable; the first of several is the one they use. */
function sshEnvironment(ssh) {
    return ssh.length === 0 ? {} : { SSH_AUTH_SOCK: sshSocket(0) };
}
function fresh(noCache) {
    return noCache === true ? { ignoreCache: true } : {};
}
/**
 * The image from nothing: packages by `apk --root`, copied once so that every file has a time that doesn't depend
 * on when apk ran, then what the build stage made.
 */
function runtimeStage(plan, { base, settings, trust, build, prefix, noCache }) {
    const { packages, workdir, copies } = plan.runtime;
    const assembled = exec(base, {
        args: ['apk', 'add', '--root', RUNTIME_ROOT, '--initdb', '--no-scripts', ...APK_OPTIONS, ...packages.map(pin)],
        name: `${prefix}[image] apk add ${names(packages)}`,
        readonlyRoot: true,
        env: trust.env,
        mounts: [settings, ...trust.mounts, tmpfsMount('/tmp'), bindMount(RUNTIME_ROOT, scratch())],
        ...fresh(noCache),
    }).mount(RUNTIME_ROOT);
    const packagesLayer = file_file(scratch(), [
        file_actions_copy(assembled, '/', '/', {
            contentsOnly: true,
            timestamp: FIXED_EPOCH,
            // apk writes down when it ran, and keeps what it downloaded where it is told to cache.
            exclude: ['var/log/apk.log', 'var/cache/apk/*', 'var/cache/misc/*'],
        }),
        mkdir(workdir, { parents: true, timestamp: FIXED_EPOCH }),
    ], { name: `${prefix}[image] lay out packages` });
    return copies.reduce((state, step) => runtimeCopy(state, step, build, prefix), packagesLayer);
}
function runtimeCopy(state, step, build, prefix) {
    const action = file_actions_copy(build, step.from, step.to, {
        // A folder is merged into its destination, as `cp -a from/. to` does.
        contentsOnly: true,
        createDestPath: true,
        wildcard: true,
        owner: ROOT_OWNER,
        timestamp: step.epoch,
        ...(step.exclude.length === 0 ? {} : { exclude: step.exclude }),
    });
    return file_file(state, [action], { name: `${prefix}[image] ${step.name}` });
}
const APK_OPTIONS = [
    '--no-cache',
    '--no-progress',
    '--keys-dir',
    `${APK_SETTINGS}/keys`,
    '--repositories-file',
    `${APK_SETTINGS}/repositories`,
];
function apkSettings({ keys, repositories }) {
    const options = { timestamp: FIXED_EPOCH };
    return file_file(scratch(), [
        mkdir('/keys', options),
        ...keys.map(({ name, pem }) => mkfile(`/keys/${name}`, pem, options)),
        mkfile('/repositories', repositories.map((url) => `${url}\n`).join(''), options),
    ], { name: '[base] package repositories and their keys' });
}
/** Every package at its exact version: the step's cache key moves exactly when a package does. */
function pin({ name, version }) {
    return `${name}=${version}`;
}
/** Step names stay readable: the full list is in the plan. */
function names(packages) {
    const shown = packages.slice(0, 6).map(({ name }) => name);
    const more = packages.length - shown.length;
    return more > 0 ? `${shown.join(' ')} and ${more} more` : shown.join(' ');
}

;// CONCATENATED MODULE: ./build/compiled/src/progress/steps.js
/** Lines kept of each step for when it fails. */
const TAIL_LINES = 20;
/** A line is cut here: progress bars without line breaks would grow without end. */
const MAX_LINE = 4096;
/** Follows a build: takes the daemon's events, keeps every step's state, tells what changed. */
class StepTracker {
    #steps = new Map();
    #names = new Map();
    get steps() {
        return [...this.#steps.values()];
    }
    /** The step that made the build fail: the first that didn't just stop because another one failed. */
    get failed() {
        return this.steps.find(({ state }) => state === 'failed');
    }
    update(event) {
        const changes = [];
        for (const vertex of event.vertexes)
            changes.push(...this.#vertex(vertex));
        for (const status of event.statuses) {
            const { id, name, current, total } = status;
            this.#steps.get(status.vertex)?.parts.set(id, { name, current, total });
        }
        for (const warning of event.warnings) {
            changes.push({ kind: 'warning', step: this.#steps.get(warning.vertex), message: warning.short });
        }
        for (const log of event.logs) {
            const step = this.#steps.get(log.vertex);
            if (step === undefined)
                continue;
            const lines = takeLines(step, log.data);
            if (lines.length > 0)
                changes.push({ kind: 'output', step, lines, at: log.time });
        }
        return changes;
    }
    #vertex(vertex) {
        if (vertex.name !== '')
            this.#names.set(vertex.digest, vertex.name);
        // What never starts was pruned by the cache further down: nobody needs to hear of it.
        if (vertex.started === undefined)
            return [];
        const known = this.#steps.get(vertex.digest);
        const step = known ?? this.#add(vertex.digest, vertex.started);
        const changes = known === undefined ? [{ kind: 'started', step }] : [];
        if (vertex.completed === undefined) {
            if (step.state !== 'running')
                Object.assign(step, { state: 'running', started: vertex.started });
            return changes;
        }
        // The daemon repeats what it said: only the first word of an end counts.
        if (step.state !== 'running')
            return changes;
        step.spent += Math.max(0, vertex.completed - vertex.started);
        step.error = vertex.error ?? '';
        step.state = endOf(vertex);
        changes.push(...flush(step, vertex.completed));
        if (!step.ended || step.state === 'failed')
            changes.push({ kind: 'ended', step });
        step.ended = true;
        return changes;
    }
    #add(digest, started) {
        const step = {
            digest,
            number: this.#steps.size + 1,
            name: this.#names.get(digest) ?? digest,
            state: 'running',
            started,
            spent: 0,
            error: '',
            tail: [],
            ended: false,
            rest: '',
            parts: new Map(),
        };
        this.#steps.set(digest, step);
        return step;
    }
}
function endOf(vertex) {
    if (vertex.error !== undefined)
        return vertex.error.endsWith('context canceled') ? 'cancelled' : 'failed';
    return vertex.cached ? 'cached' : 'done';
}
function takeLines(step, data) {
    const text = step.rest + Buffer.from(data).toString('utf8');
    const parts = text.split(/\r?\n|\r/);
    step.rest = (parts.pop() ?? '').slice(-MAX_LINE);
    const lines = parts.map((line) => steps_printable(line).slice(0, MAX_LINE)).filter((line) => line !== '');
    step.tail.push(...lines);
    step.tail.splice(0, Math.max(0, step.tail.length - TAIL_LINES));
    return lines;
}
function flush(step, at) {
    const line = steps_printable(step.rest);
    step.rest = '';
    if (line === '')
        return [];
    step.tail.push(line);
    return [{ kind: 'output', step, lines: [line], at }];
}
/** A step's output is somebody else's text: control sequences, and lines the runner would obey, lose their power. */
function steps_printable(line) {
    return (line
        // eslint-disable-next-line no-control-regex -- control characters are what is looked for
        .replaceAll(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007]*(?:\u0007|$)|[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
        .replace(/^(\s*)::/, '$1: :')
        .replace(/^(\s*)##\[/, '$1# #[')
        .trimEnd());
}

;// CONCATENATED MODULE: ./build/compiled/src/progress/summary.js
const SHOWN = 5;
/**
 * Steps that did work, or would have. What the daemon does around them (resolving, loading, exporting) runs every
 * time and says nothing about the cache; sources count only where they were fetched.
 */
function summariseSteps(steps) {
    const counted = steps.filter(({ name }) => /^(?:\S+ )?\[(?:build|image)\] /.test(name));
    const longest = [...steps]
        .filter(({ state, spent }) => state === 'done' && spent >= 50)
        .sort((a, b) => b.spent - a.spent)
        .slice(0, SHOWN)
        .map(({ name, spent }) => ({ name, seconds: Math.round(spent / 10) / 100 }));
    return { total: counted.length, cached: counted.filter(({ state }) => state === 'cached').length, longest };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/explain-failure.js


const CODES = {
    NO_BUILDKIT: 'BUILDKIT_UNAVAILABLE',
    CONNECT_FAILED: 'BUILDKIT_UNAVAILABLE',
    PERMISSION_DENIED: 'BUILDKIT_UNAVAILABLE',
    TLS_FAILED: 'BUILDKIT_UNAVAILABLE',
    NOT_BUILDKIT: 'BUILDKIT_UNAVAILABLE',
    CONNECTION_LOST: 'BUILDKIT_UNAVAILABLE',
    SESSION_LOST: 'BUILDKIT_UNAVAILABLE',
    INVALID_ENDPOINT: 'INPUT_INVALID',
    INVALID_OPTION: 'INPUT_INVALID',
    DAEMON_TOO_OLD: 'BUILDKIT_TOO_OLD',
    UNSUPPORTED: 'FEATURE_UNSUPPORTED',
    CANCELLED: 'CANCELLED',
    REGISTRY_DENIED: 'REGISTRY_REFUSED',
    REGISTRY_RATE_LIMIT: 'REGISTRY_REFUSED',
    REGISTRY_UNREACHABLE: 'REGISTRY_UNREACHABLE',
};
/** What BuildKit's client threw as a problem of this tool; everything else as it is. */
function explainBuildFailure(error, tracker) {
    if (!(error instanceof BuildkitError))
        return error;
    if (error.code === 'EXEC_FAILED')
        return new AipackError(failedStep(error, tracker), { cause: error });
    const problem = {
        code: CODES[error.code] ?? 'BUILD_FAILED',
        message: error.message,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
    };
    return new AipackError(problem, { cause: error });
}
/** A command that failed: which step, how, and the last it said. */
function failedStep(error, tracker) {
    const step = tracker?.steps.find(({ digest }) => digest === error.vertex?.digest) ?? tracker?.failed;
    const name = step?.name ?? error.vertex?.name ?? 'a step of the build';
    const code = error.exitCode === undefined ? '' : ` with exit code ${error.exitCode}`;
    const tail = step === undefined ? '' : lastWords(step);
    return {
        code: 'BUILD_FAILED',
        message: `The step ${JSON.stringify(name)} failed${code}.${tail}`,
        hint: hintFor(error),
    };
}
function lastWords({ tail }) {
    return tail.length === 0
        ? ' It printed nothing.'
        : ` Its last output:\n${tail.map((line) => `  | ${line}`).join('\n')}`;
}
function hintFor(error) {
    if (error.exitCode === 137)
        return 'The process was killed, most often because memory ran out. Give the machine more of it.';
    if (error.exitCode === 127)
        return 'A program was not found: add the package that has it to build.packages.';
    return error.hint ?? 'Run the command in a clean checkout to see the same; --verbose shows all of its output.';
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/errors.js
class RegistryError extends Error {
    name = 'RegistryError';
    code;
    constructor(code, message, options) {
        super(message, options);
        this.code = code;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/preflight.js



/**
 * Asks every registry before the build whether it would take the image: a refusal then costs seconds, not a build.
 * A registry that can't be reached from here may still be reached by BuildKit, so that is only a warning.
 * @throws AipackError REGISTRY_REFUSED with every tag that is refused.
 */
async function checkPush(registry, tags, onWarning) {
    const repositories = new Map(tags.map((tag) => [`${tag.registry}/${tag.repository}`, tag]));
    const problems = [];
    await Promise.all([...repositories.values()].map(async (tag) => {
        try {
            await registry.checkPush(tag);
        }
        catch (error) {
            if (!(error instanceof RegistryError))
                throw error;
            if (error.code === 'DENIED')
                problems.push(preflight_refused(tag, error));
            else
                onWarning(`Could not ask beforehand whether ${formatReference(tag)} may be pushed: ${error.message}`);
        }
    }));
    if (problems.length > 0)
        throw new AipackError(problems);
}
function preflight_refused(tag, error) {
    return {
        code: 'REGISTRY_REFUSED',
        message: `${formatReference(tag)} can't be pushed: ${error.message}`,
        hint: pushHint(tag.registry),
    };
}
/** What to do when a registry says no. */
function pushHint(registry) {
    if (registry === 'ghcr.io') {
        return 'Give the job `permissions: packages: write`. If the package exists already, its settings must give this repository write access.';
    }
    return `Log in to ${registry} first, with docker login or docker/login-action, as somebody who may push there.`;
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/published.js



const STATEMENT_TYPE = 'application/vnd.in-toto+json';
const PREDICATE_ANNOTATION = 'in-toto.io/predicate-type';
/** Our statement has a few kilobytes for each hundred packages. */
const MAX_STATEMENT = 8 * 1024 * 1024;
/**
 * The image that every one of the tags names now; undefined where they name none, several, or one whose index can't
 * be read. Only ever used to leave things as they are, so a registry that doesn't answer is no failure.
 */
async function publishedImage(registry, tags) {
    try {
        const manifests = await Promise.all(tags.map((tag) => registry.manifest(tag)));
        const [first] = manifests;
        if (first === undefined || manifests.some((manifest) => manifest?.digest !== first.digest))
            return undefined;
        const [tag] = tags;
        return tag === undefined ? undefined : await published_readIndex(registry, tag, first);
    }
    catch (error) {
        if (error instanceof RegistryError || error instanceof SyntaxError || error instanceof TypeError)
            return undefined;
        throw error;
    }
}
async function published_readIndex(registry, tag, { digest, content }) {
    const { manifests } = content;
    if (manifests === undefined)
        return undefined;
    const images = manifests.filter(({ platform }) => platform !== undefined && platform.os !== 'unknown');
    const platforms = await Promise.all(images.map(async (image) => {
        const { os = '', architecture = '' } = image.platform ?? {};
        const attestation = manifests.find(({ annotations }) => annotations?.['vnd.docker.reference.digest'] === image.digest);
        return [`${os}/${architecture}`, await readPlatform(registry, tag, image, attestation)];
    }));
    return { digest, platforms: new Map(platforms) };
}
async function readPlatform(registry, tag, image, attestation) {
    const { registry: host, repository } = tag;
    const manifest = attestation === undefined
        ? undefined
        : await registry.manifest({ registry: host, repository, digest: attestation.digest });
    const statements = (manifest?.content.layers ?? []).filter(({ mediaType }) => mediaType === STATEMENT_TYPE);
    const ours = statements.find(({ annotations }) => annotations?.[PREDICATE_ANNOTATION] === BUILD_PREDICATE);
    const statement = ours === undefined
        ? undefined
        : JSON.parse(Buffer.from(await registry.blob(tag, ours.digest, MAX_STATEMENT)).toString('utf8'));
    return { digest: image.digest, buildPredicate: statement?.predicate };
}
/**
 * Whether publishing would put the same image there again, with the same statement about how it was made. Which state
 * of the package index the versions were read from is no difference: they are the same versions.
 */
function isUnchanged(published, builds) {
    return (published.platforms.size === builds.length &&
        builds.every(({ platform, digest, buildPredicate }) => {
            const there = published.platforms.get(platform);
            return (there?.digest === digest && (0,external_node_util_.isDeepStrictEqual)(withoutIndex(there.buildPredicate), withoutIndex(buildPredicate)));
        }));
}
function withoutIndex(predicate) {
    return typeof predicate === 'object' && predicate !== null ? { ...predicate, packageIndex: undefined } : predicate;
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/sizes.js

/** Size by platform of an image that was pushed; empty when the registry can't be asked. For the report only. */
async function imageSizes(registry, reference) {
    try {
        const root = await registry.manifest(reference);
        if (root === undefined)
            return new Map();
        const images = (root.content.manifests ?? []).filter(({ platform }) => platform !== undefined && platform.os !== 'unknown');
        const sizes = await Promise.all(images.map(async ({ digest, platform }) => {
            const manifest = await registry.manifest({
                registry: reference.registry,
                repository: reference.repository,
                digest,
            });
            const name = `${platform?.os ?? ''}/${platform?.architecture ?? ''}`;
            return [name, { digest, size: layerBytes(manifest?.content ?? {}) }];
        }));
        return new Map(sizes);
    }
    catch (error) {
        if (error instanceof RegistryError || error instanceof SyntaxError)
            return new Map();
        throw error;
    }
}
function layerBytes({ layers }) {
    return (layers ?? []).reduce((sum, { size }) => sum + size, 0);
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/solve-plans.js



/**
 * The inside of a build: pins the base image at its digest, solves each platform's graph, and says what the daemon is
 * to export. Platforms are solved side by side; what they share is built once.
 */
async function solvePlans(gateway, request) {
    const platforms = await Promise.all(request.plans.map((plan, index) => solvePlan(gateway, plan, request.facts[index], request)));
    return { platforms };
}
async function solvePlan(gateway, plan, facts, { plans, choice, sharedKeyHint, noCache, scannerPlatform }) {
    const platform = parsePlatform(plan.platform);
    const prefix = plans.length > 1 ? `${plan.platform} ` : '';
    const baseImage = await pinnedBase(gateway, plan);
    const lowered = lowerPlan({ ...plan, baseImage }, { sharedKeyHint, prefix, noCache });
    const definition = marshal(lowered.runtime, { platform, session: gateway.sessionId });
    const ref = await gateway.solve(definition, { evaluate: true });
    const scannable = { core: lowered.runtime, context: lowered.context, stage: lowered.build, scannerPlatform };
    const attestations = facts === undefined ? [] : await ownAttestations(gateway, facts, choice, scannable);
    return { platform, ref, config: plan.config, attestations };
}
/** The base image by its digest, so that every step of the build works with the same one. */
async function pinnedBase(gateway, plan) {
    const reference = reference_normalizeReference(plan.baseImage);
    if (reference.includes('@'))
        return reference;
    const { digest } = await gateway.resolveImage(reference, {
        platform: parsePlatform(plan.platform),
        name: `[base] resolve ${plan.baseImage}`,
    });
    return `${reference}@${digest}`;
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/build.js













/**
 * Builds, attests, exports and pushes an image.
 * @throws AipackError BUILD_FAILED, REGISTRY_REFUSED, FEATURE_UNSUPPORTED, CANCELLED…
 */
async function buildImage(request, tools) {
    const { stopwatch } = tools;
    checkRequest(request);
    if (request.push)
        await stopwatch.measure('preflight', () => checkPush(tools.registry, request.tags, tools.onWarning));
    const run = new BuildRun(request, tools);
    try {
        return await run.run();
    }
    catch (error) {
        throw explainBuildFailure(error, run.tracker);
    }
}
function checkRequest({ tags, push, load, outputs, planned }) {
    if ((push || load) && tags.length === 0) {
        throw new AipackError({
            code: 'TAG_MISSING',
            message: `There is no name to ${push ? 'push' : 'load'} the image by`,
            hint: 'Give one with `tags` (--tag), such as ghcr.io/owner/app:1.2.',
        });
    }
    if (planned.plans.length > 1 && outputs.some(({ type }) => type === 'docker')) {
        throw new AipackError({
            code: 'FEATURE_UNSUPPORTED',
            message: 'An archive of type docker holds one platform only',
            hint: 'Use type=oci for several platforms, or build one at a time.',
        });
    }
}
class BuildRun {
    tracker = new StepTracker();
    #request;
    #tools;
    #facts;
    constructor(request, tools) {
        this.#request = request;
        this.#tools = tools;
        const { planned, attestations, toolVersion } = request;
        this.#facts = planned.pinned.platforms.map((platform) => attestationFacts(planned.pinned, platform, planned.source, attestations, toolVersion));
    }
    async run() {
        const { attestations, caches, planned, push, tags } = this.#request;
        const { stopwatch, registry } = this.#tools;
        const known = push && attests(attestations)
            ? await stopwatch.measure('published', () => publishedImage(registry, tags))
            : undefined;
        const kept = known === undefined ? undefined : await stopwatch.measure('compare', () => this.#unchanged(known));
        if (kept !== undefined && known !== undefined)
            return this.#report(known.digest, true, kept);
        const { digest } = await stopwatch.measure('build', () => this.#solve(planned.plans, this.#exporters(), attestations, caches.exports));
        return this.#report(digest, false, undefined);
    }
    /**
     * The manifests' digests by platform, when the registry has this very image already. Provenance says when a build
     * ran, so pushing it again would give the tags another digest though nothing changed.
     */
    async #unchanged(known) {
        const digests = new Map();
        const without = { sbom: false, provenance: false };
        for (const plan of this.#request.planned.plans) {
            const exporter = digestExporter(this.#request.planned.source.epoch);
            const { digest } = await this.#solve([plan], [exporter], without, []);
            if (digest === undefined)
                return undefined;
            digests.set(plan.platform, digest);
        }
        const builds = this.#facts.map((facts) => ({
            platform: facts.platform,
            digest: digests.get(facts.platform) ?? '',
            buildPredicate: JSON.parse(JSON.stringify(buildPredicate(facts))),
        }));
        return isUnchanged(known, builds) ? digests : undefined;
    }
    #solve(plans, exporters, choice, cacheExports) {
        const { caches, context, noCache, planned, secrets, sharedKey, ssh } = this.#request;
        const { client, credentials, onProgress, signal } = this.#tools;
        const { repository, revision } = planned.source;
        const options = {
            locals: { [CONTEXT_NAME]: context },
            auth: credentials,
            exporters,
            secrets,
            ssh,
            cacheImports: caches.imports,
            cacheExports,
            sharedKey,
            signal,
            frontendAttrs: {
                ...attestationAttributes(choice),
                ...(repository === undefined ? {} : { 'vcs:source': repository }),
                ...(revision === undefined ? {} : { 'vcs:revision': revision }),
            },
            onStatus: (update) => {
                const changes = this.tracker.update(update);
                if (changes.length > 0)
                    onProgress(changes);
            },
        };
        const facts = plans.map((plan) => this.#facts.find(({ platform }) => platform === plan.platform));
        const request = {
            plans,
            facts: facts.filter((item) => item !== undefined),
            choice,
            sharedKeyHint: sharedKey,
            noCache,
            scannerPlatform: client.info.platforms[0] ?? planned.plans[0]?.platform ?? 'linux/amd64',
        };
        return client.build(options, (gateway) => solvePlans(gateway, request));
    }
    #exporters() {
        const { planned } = this.#request;
        const { client, loadInto } = this.#tools;
        return exportersFor({ ...this.#request, sourceDateEpoch: planned.source.epoch }, client.info, loadInto);
    }
    async #report(digest, unchanged, manifests) {
        const { planned, tags, push, attestations } = this.#request;
        const { client, registry, stopwatch } = this.#tools;
        const { metadata } = planned.pinned.build;
        const [tag] = tags;
        const sizes = push && tag !== undefined && digest !== undefined
            ? await stopwatch.measure('sizes', () => imageSizes(registry, { ...tag, digest }))
            : new Map();
        const platforms = planned.pinned.platforms.map(({ platform, packages }) => {
            const known = sizes.get(platform);
            const manifest = known?.digest ?? manifests?.get(platform);
            return {
                platform,
                ...(manifest === undefined ? {} : { digest: manifest }),
                ...(known === undefined ? {} : { size: known.size }),
                packages: {
                    build: packages.build.map(({ name, version }) => `${name}=${version}`),
                    runtime: packages.runtime.map(({ name, version }) => `${name}=${version}`),
                },
            };
        });
        const [only] = platforms;
        const imageid = platforms.length === 1 ? (only?.digest ?? (attests(attestations) ? undefined : digest)) : digest;
        return {
            service: {
                name: metadata.project_name,
                path: metadata.path,
                language: metadata.language,
                buildSystem: metadata.build_system,
                ...(metadata.framework === undefined ? {} : { framework: metadata.framework }),
            },
            tags: tags.map(formatReference),
            pushed: push,
            unchanged,
            ...(digest === undefined ? {} : { digest }),
            ...(imageid === undefined ? {} : { imageid }),
            platforms,
            attestations: attestationNames(attestations),
            buildkit: { endpoint: client.endpoint, version: client.info.versionText },
            baseImage: planned.plans[0]?.baseImage ?? '',
            steps: summariseSteps(this.tracker.steps),
            context: contextTransfer(this.tracker),
            stages: stopwatch.times,
        };
    }
}
function attestationNames(choice) {
    return [
        ...(choice.sbom === false ? [] : ['sbom']),
        ...(choice.provenance === false ? [] : ['provenance']),
        ...(attests(choice) ? ['build'] : []),
    ];
}
/** Bytes that the daemon asked for of the context; the daemon counts them. */
function contextTransfer(tracker) {
    const parts = tracker.steps.flatMap((step) => [...step.parts.values()]);
    const transfers = parts.filter(({ name }) => name.startsWith('transferring'));
    return { bytes: transfers.reduce((sum, { current }) => sum + current, 0) };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/outputs.js

const COMPRESSION = ['compression', 'compression-level', 'force-compression', 'rewrite-timestamp'];
/** Output types with the attributes that each takes besides `type` and `dest`. */
const TYPES = {
    image: [...COMPRESSION, 'push', 'push-by-digest', 'registry.insecure'],
    oci: COMPRESSION,
    docker: COMPRESSION,
    tar: [],
    local: [],
};
/**
 * Reads `type=TYPE,dest=PATH,KEY=VALUE…` as buildx writes it; a lone path is a `local` output.
 * @throws AipackError with every specification that can't be read.
 */
function parseOutputs(specs) {
    const problems = [];
    const outputs = [];
    for (const spec of specs) {
        const parsed = parseOutput(spec);
        if (typeof parsed !== 'string')
            outputs.push(parsed);
        else {
            problems.push({
                code: 'INPUT_INVALID',
                message: `The output ${JSON.stringify(spec)} ${parsed}`,
                hint: `Expected type=oci,dest=image.tar, with one of ${Object.keys(TYPES).join(', ')}.`,
            });
        }
    }
    if (problems.length > 0)
        throw new AipackError(problems);
    return outputs;
}
function parseOutput(spec) {
    if (!spec.includes('='))
        return { type: 'local', destination: spec, attributes: {} };
    const { type = '', dest = '', ...attributes } = Object.fromEntries(spec.split(',').map(splitField));
    if (!isType(type))
        return `has no type, or one that doesn't exist`;
    const unknown = Object.keys(attributes).filter((key) => !TYPES[type].includes(key));
    if (unknown.length > 0)
        return `has ${unknown.join(', ')}, which an output of type ${type} does not take`;
    if (type === 'image')
        return dest === '' ? { type, attributes } : 'has a destination, which an image takes from its tags';
    return dest === '' ? 'does not say where to, with dest=PATH' : { type, destination: dest, attributes };
}
function splitField(field) {
    const at = field.indexOf('=');
    return at < 0 ? [field.trim(), 'true'] : [field.slice(0, at).trim(), field.slice(at + 1).trim()];
}
function isType(type) {
    return Object.hasOwn(TYPES, type);
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/tags.js


/**
 * Reads image names as Docker does and completes them.
 * @throws AipackError with every name that can't be read; where only letter case is wrong, with the name that is right.
 */
function parseTags(names) {
    const problems = [];
    const tags = [];
    for (const name of names) {
        const parsed = tryParse(name);
        if (parsed?.digest !== undefined)
            problems.push(tags_invalid(name, 'A tag names what will be pushed; leave the digest out.'));
        else if (parsed !== undefined)
            tags.push(parsed);
        else
            problems.push(tags_invalid(name, suggestion(name)));
    }
    if (problems.length > 0)
        throw new AipackError(problems);
    const seen = new Set();
    return tags.filter((tag) => !seen.has(formatReference(tag)) && seen.add(formatReference(tag)));
}
function tryParse(name) {
    try {
        return reference_parseReference(name);
    }
    catch (error) {
        if (error instanceof errors_LlbError)
            return undefined;
        throw error;
    }
}
function suggestion(name) {
    const slash = name.lastIndexOf('/');
    const colon = name.indexOf(':', slash + 1);
    const end = colon < 0 ? name.length : colon;
    const lower = name.slice(0, end).toLowerCase() + name.slice(end);
    return lower !== name && tryParse(lower) !== undefined
        ? `Repository names are lowercase: use ${lower}`
        : 'Expected something like ghcr.io/owner/app:1.2';
}
function tags_invalid(name, hint) {
    return { code: 'TAG_INVALID', message: `${JSON.stringify(name)} is not an image name to push to`, hint };
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/authorize.js

/**
 * Answers a `WWW-Authenticate` challenge: the value of the Authorization header, or undefined where there is nothing
 * to answer with. Token servers named by the registry get that registry's credentials, as the protocol has it.
 */
async function authorize(challenge, host, scope, context) {
    const credentials = await context.credentials(host);
    const identityToken = credentials?.username === '' || credentials?.username === '<token>';
    const basic = credentials === undefined || identityToken
        ? undefined
        : `Basic ${Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64')}`;
    const [scheme = '', parameters = ''] = splitOnce(challenge, ' ');
    if (scheme.toLowerCase() === 'basic')
        return basic;
    if (scheme.toLowerCase() !== 'bearer')
        return undefined;
    const { realm, service = '' } = parseParameters(parameters);
    if (realm === undefined || !URL.canParse(realm))
        return undefined;
    const url = new URL(realm);
    const response = await context.fetch(identityToken && credentials !== undefined
        ? { url, headers: {}, form: refreshForm(credentials.secret, service, scope) }
        : { url: withQuery(url, { service, scope }), headers: basic === undefined ? {} : { authorization: basic } });
    if (!response.ok) {
        await response.body?.cancel();
        throw new RegistryError('DENIED', `${url.host} gave no token for ${scope}: ${response.status}`);
    }
    const answer = (await response.json());
    const token = answer.token ?? answer.access_token;
    return typeof token === 'string' ? `Bearer ${token}` : undefined;
}
/** An identity token is an OAuth refresh token, traded for an access token at the same place. */
function refreshForm(refreshToken, service, scope) {
    return new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'aipack',
        refresh_token: refreshToken,
        service,
        scope,
    });
}
function withQuery(url, parameters) {
    const result = new URL(url);
    for (const [key, value] of Object.entries(parameters))
        if (value !== '')
            result.searchParams.set(key, value);
    return result;
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
function parseParameters(text) {
    return Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/digest.js

/** The digest of some bytes as registries write it. */
function sha256(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/client.js



const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/** Manifests are capped at 4 MiB by registries; what claims to be larger is not one. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 20_000;
/** Docker Hub answers its registry API under another name than references use. */
function apiHost(registry) {
    return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}
/** Whether a host is this machine, which Docker and BuildKit speak plain HTTP to. */
function isLoopback(registry) {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(registry);
}
/** The few calls of the OCI distribution API that a client needs around a build. */
class RegistryClient {
    #options;
    #tokens = new Map();
    constructor(options) {
        this.#options = options;
    }
    /** The manifest or index that a reference names, or undefined where there is none. */
    async manifest(reference) {
        const name = reference.digest ?? reference.tag ?? 'latest';
        const response = await this.#request(reference, 'GET', `manifests/${name}`, 'pull', { accept: MANIFEST_TYPES });
        if (response.status === 404)
            return undefined;
        if (!response.ok)
            throw await client_refusal(reference, 'pull', response);
        const bytes = await boundedBody(response, MAX_MANIFEST_BYTES);
        const digest = sha256(bytes);
        if (reference.digest !== undefined && reference.digest !== digest) {
            throw new RegistryError('PROTOCOL', `${reference.registry} answered other bytes than ${reference.digest}`);
        }
        const content = JSON.parse(Buffer.from(bytes).toString('utf8'));
        return { mediaType: response.headers.get('content-type')?.split(';')[0] ?? '', digest, content };
    }
    /** The bytes of a blob, checked against its digest. `limit` is in bytes. */
    async blob(reference, digest, limit) {
        const response = await this.#request(reference, 'GET', `blobs/${digest}`, 'pull');
        if (!response.ok)
            throw await client_refusal(reference, 'pull', response);
        const bytes = await boundedBody(response, limit);
        if (sha256(bytes) !== digest) {
            throw new RegistryError('PROTOCOL', `${reference.registry} answered other bytes than ${digest}`);
        }
        return bytes;
    }
    /**
     * Asks whether the given credentials may push, by opening an upload and dropping it: nothing is stored.
     * @throws RegistryError DENIED when the registry says no, UNREACHABLE when it doesn't answer.
     */
    async checkPush(reference) {
        const response = await this.#request(reference, 'POST', 'blobs/uploads/', 'pull,push', { 'content-length': '0' });
        if (response.status !== 202)
            throw await client_refusal(reference, 'push', response);
        await response.body?.cancel();
        const location = response.headers.get('location');
        if (location === null)
            return;
        const url = new URL(location, this.#base(reference));
        // The upload expires by itself; a registry that doesn't know how to cancel one is no reason to stop.
        await this.#send(url, 'DELETE', reference, 'pull,push').then((answer) => answer.body?.cancel(), () => undefined);
    }
    #base(reference) {
        const plain = isLoopback(reference.registry) || this.#options.insecure?.includes(reference.registry);
        return `${plain ? 'http' : 'https'}://${apiHost(reference.registry)}/v2/${reference.repository}/`;
    }
    #request(reference, method, path, actions, headers) {
        return this.#send(new URL(path, this.#base(reference)), method, reference, actions, headers);
    }
    async #send(url, method, reference, actions, headers = {}) {
        const scope = `repository:${reference.repository}:${actions}`;
        // A registry may send an upload elsewhere; its token goes to the registry only.
        const own = url.host === apiHost(reference.registry);
        const first = await this.#fetch(reference, url, method, { ...headers, ...this.#authorization(scope, own) });
        if (first.status !== 401 || !own)
            return first;
        await first.body?.cancel();
        const challenge = first.headers.get('www-authenticate') ?? '';
        const value = await authorize(challenge, apiHost(reference.registry), scope, {
            credentials: this.#options.credentials,
            fetch: ({ url: realm, headers: given, form }) => this.#fetch(reference, realm, form === undefined ? 'GET' : 'POST', given, form),
        });
        if (value === undefined)
            return first;
        this.#tokens.set(scope, value);
        return this.#fetch(reference, url, method, { ...headers, authorization: value });
    }
    #authorization(scope, own) {
        const token = this.#tokens.get(scope);
        return token === undefined || !own ? {} : { authorization: token };
    }
    async #fetch(reference, url, method, headers, body) {
        const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
        const signal = this.#options.signal === undefined ? timeout : AbortSignal.any([timeout, this.#options.signal]);
        try {
            return await this.#options.fetch(url, { method, headers, signal, ...(body === undefined ? {} : { body }) });
        }
        catch (cause) {
            this.#options.signal?.throwIfAborted();
            const reason = cause instanceof Error ? (cause.cause?.message ?? cause.message) : String(cause);
            throw new RegistryError('UNREACHABLE', `${reference.registry} did not answer: ${reason}`, { cause });
        }
    }
}
async function client_refusal(reference, action, response) {
    const detail = await boundedBody(response, 64 * 1024).then((bytes) => errorDetail(Buffer.from(bytes).toString('utf8')), () => '');
    const name = `${reference.registry}/${reference.repository}`;
    const denied = response.status === 401 || response.status === 403 || response.status === 404;
    const code = denied ? 'DENIED' : response.status === 429 ? 'RATE_LIMITED' : 'PROTOCOL';
    return new RegistryError(code, `${name} refuses to ${action}: ${response.status}${detail === '' ? '' : ` ${detail}`}`);
}
function errorDetail(body) {
    try {
        const { errors } = JSON.parse(body);
        return (errors ?? []).map(({ code, message }) => [code, message].filter(Boolean).join(': ')).join('; ');
    }
    catch {
        return body.slice(0, 200).replaceAll(/\s+/g, ' ').trim();
    }
}
async function boundedBody(response, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of (response.body ?? [])) {
        size += chunk.length;
        if (size > limit)
            throw new RegistryError('PROTOCOL', `the answer has more than ${limit} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

;// CONCATENATED MODULE: ./build/compiled/src/host/context-source.js



/** The repository as the session sends it: filtered by the same rules that detection sees it through. */
function contextSource(root) {
    const filter = contextFilter((path) => {
        try {
            return (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, path), 'utf8');
        }
        catch {
            return undefined;
        }
    });
    return {
        path: root,
        filter: ({ path, directory }) => {
            if (!directory)
                return filter.includes(path, false);
            if (filter.prunes(path))
                return false;
            return filter.includes(path, true) ? true : 'descend';
        },
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/compiled/src/host/docker-config.js




/** Credentials of the Docker configuration of this user, read once; nothing where there is no such file. */
function dockerCredentials(environment, onWarning) {
    const folder = environment.DOCKER_CONFIG ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.docker');
    return dockerConfigAuth(docker_config_readConfig((0,external_node_path_.join)(folder, 'config.json'), onWarning), credentialHelper(environment));
}
function docker_config_readConfig(path, onWarning) {
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return {};
    }
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        onWarning(`The Docker configuration ${path} is not JSON; building without its credentials.`);
        return {};
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/host/build.js


















/** The whole line, from a repository to a report. */
async function runBuildLine(settings, outside, wishes, surroundings) {
    const { environment, signal, onProgress, onWarning } = surroundings;
    const { stopwatch } = outside;
    const wanted = readWishes(wishes, surroundings, settings.context);
    const { buildkit: address, container } = wishes;
    const client = await stopwatch
        .measure('connect', () => openClient({ address, container, environment, signal }))
        .catch((error) => {
        throw explainBuildFailure(error);
    });
    try {
        const platforms = settings.platforms.length > 0 ? settings.platforms : ownPlatform(client.info.platforms, outside);
        const planned = await planStage({ ...settings, platforms }, outside);
        for (const { message, location } of planned.notices)
            surroundings.onNotice(message, location);
        const credentials = withFallback(dockerCredentials(environment, onWarning), surroundings.fallbackCredentials);
        const request = {
            ...wanted,
            planned,
            context: contextSource(settings.context),
            secrets: secretProviders(settings, environment),
            ssh: Object.fromEntries(settings.ssh.map(({ id, socket }) => [id, socket])),
            sharedKey: (0,external_node_crypto_.createHash)('sha256').update(settings.context).digest('hex').slice(0, 32),
            toolVersion: outside.toolVersion,
        };
        const registry = new RegistryClient({
            fetch,
            credentials: (host) => credentials(host, signal),
            signal,
            insecure: wishes.insecureRegistries,
        });
        const loadInto = dockerImport({ environment, signal });
        return await buildImage(request, {
            client,
            registry,
            credentials,
            loadInto,
            onProgress,
            onWarning,
            stopwatch,
            signal,
        });
    }
    finally {
        client.close();
    }
}
function readWishes(wishes, { directory, environment, onWarning }, context) {
    const { push, load, insecureRegistries, noCache, cacheFrom, cacheTo } = wishes;
    const outputs = parseOutputs(wishes.outputs).map((output) => output.destination === undefined ? output : { ...output, destination: (0,external_node_path_.resolve)(directory, output.destination) });
    const inside = outputs.find(({ type, destination }) => type === 'local' && destination === context);
    if (inside !== undefined) {
        throw new AipackError({
            code: 'INPUT_INVALID',
            message: 'The output of type local would overwrite the repository itself',
        });
    }
    return {
        push,
        load,
        outputs,
        insecureRegistries,
        noCache,
        tags: parseTags(wishes.tags),
        annotations: parseAnnotations(wishes.annotations),
        attestations: attestationChoice(wishes, outputs),
        caches: readCaches(() => parseCaches(cacheFrom, cacheTo, environment, onWarning)),
    };
}
/** Docker's store and the formats it loads take no attestations: unless asked for, only a push or an OCI archive has them. */
function attestationChoice(wishes, outputs) {
    const carried = wishes.push || outputs.some(({ type }) => type === 'oci' || type === 'image');
    const either = (value, parse) => (!wishes.attestations || (!carried && (value === undefined || value === '')) ? false : parse(value));
    return {
        sbom: either(wishes.sbom, parseSbom),
        provenance: either(wishes.provenance, parseProvenance),
        ...(wishes.builderId === undefined ? {} : { builderId: wishes.builderId }),
    };
}
function readCaches(read) {
    try {
        return read();
    }
    catch (error) {
        throw explainBuildFailure(error);
    }
}
/** Values are read when a step asks for them, and the files of several megabytes that nobody asks for never. */
function secretProviders(settings, environment) {
    const { caCertificates, secrets } = settings;
    const missing = secrets.filter(({ from }) => 'variable' in from && environment[from.variable] === undefined);
    if (missing.length > 0) {
        throw new AipackError(missing.map(({ id }) => ({
            code: 'INPUT_INVALID',
            message: `The secret ${id} has no value: its variable is not set`,
            hint: 'Set it in the environment of this step, or give the secret with src=FILE.',
        })));
    }
    return {
        ...Object.fromEntries(secrets.map(({ id, from }) => [id, () => secretValue(from, environment)])),
        ...(caCertificates === undefined ? {} : { [CA_SECRET]: () => Buffer.from(caCertificates) }),
    };
}
function secretValue(from, environment) {
    if ('file' in from)
        return (0,external_node_fs_.readFileSync)(from.file);
    return Buffer.from('value' in from ? from.value : (environment[from.variable] ?? ''));
}
/** The first platform that the daemon names is its machine's own. */
function ownPlatform(offered, outside) {
    const [first] = offered;
    return first === undefined ? [outside.defaultPlatform] : normalisePlatforms([first]);
}
function withFallback(first, second) {
    return async (host, signal) => (await first(host, signal)) ?? (await second?.(host, signal));
}

;// CONCATENATED MODULE: ./build/compiled/src/progress/plain.js
/** Writes a build as lines of text that stay: for logs, files and pipes. */
class PlainProgress {
    #write;
    #verbosity;
    constructor(write, verbosity) {
        this.#write = write;
        this.#verbosity = verbosity;
    }
    show(changes) {
        if (this.#verbosity === 'quiet')
            return;
        for (const change of changes)
            for (const line of this.#lines(change))
                this.#write(`${line}\n`);
    }
    #lines(change) {
        switch (change.kind) {
            case 'started':
                return [`#${change.step.number} ${change.step.name}`];
            case 'output':
                return this.#verbosity === 'verbose' ? outputLines(change) : [];
            case 'ended':
                return [`#${change.step.number} ${outcome(change.step)}`];
            case 'warning':
                return [`warning: ${change.message}`];
        }
    }
}
function outputLines({ step, lines, at }) {
    const since = seconds(Math.max(0, at - step.started));
    return lines.map((line) => `#${step.number} ${since} ${line}`);
}
function outcome(step) {
    switch (step.state) {
        case 'cached':
            return 'CACHED';
        case 'failed':
            return `ERROR: ${step.error}`;
        case 'cancelled':
            return 'CANCELLED';
        case 'done':
        case 'running':
            return `DONE ${seconds(step.spent)}s`;
    }
}
function seconds(milliseconds) {
    return (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1);
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/megabytes.js
/** Bytes as a person reads them, in powers of ten as registries count. */
function megabytes(bytes) {
    if (bytes < 1000)
        return `${bytes} B`;
    if (bytes < 1_000_000)
        return `${(bytes / 1000).toFixed(1)} kB`;
    return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

// EXTERNAL MODULE: ./node_modules/cli-table3/index.js
var cli_table3 = __webpack_require__(5832);
;// CONCATENATED MODULE: ./build/compiled/src/cli/table.js

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
    const table = new cli_table3({
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

;// CONCATENATED MODULE: ./build/compiled/src/cli/print-report.js


/** What a build did, for a person. */
function describeReport(report) {
    const { service, steps, platforms } = report;
    const kind = [service.framework, service.language].filter(Boolean).join(', ');
    const rows = [
        ['service', `${service.name} (${kind}, ${service.buildSystem})`],
        ...report.tags.map((tag) => [report.pushed ? 'pushed' : 'image', tag]),
        ['digest', `${report.digest ?? 'none: nothing was exported'}${report.unchanged ? ' (unchanged)' : ''}`],
        ['image', report.imageid ?? ''],
        ...platforms.map(({ platform, size, packages }) => [
            platform,
            [size === undefined ? '' : `${megabytes(size)} compressed, `, `${packages.runtime.length} packages`].join(''),
        ]),
        ['attested', report.attestations.join(', ') || 'nothing'],
        ['steps', `${steps.total}, ${steps.cached} cached`],
        ['context', `${megabytes(report.context.bytes)} sent`],
        ['buildkit', `${report.buildkit.version || 'unknown version'} at ${report.buildkit.endpoint}`],
        ['time', report.stages.map(({ stage, milliseconds }) => `${stage} ${print_report_seconds(milliseconds)}`).join(', ')],
    ];
    const longest = steps.longest.map(({ name, seconds }) => ['', `${seconds.toFixed(1)} s`, name]);
    const shown = rows.filter(([, value]) => value !== '');
    return [columns(shown), ...(longest.length === 0 ? [] : [' Longest steps:', columns(longest)])].join('\n');
}
function print_report_seconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(2)} s`;
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/build-command.js






/** `aipack build`: progress on standard error, the result on standard output. */
async function build_command_runBuild(line, options, surroundings) {
    const { stdout, stderr, environment, signal, directory } = surroundings;
    const verbosity = options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal';
    const progress = new PlainProgress(stderr, verbosity);
    const report = await runBuildLine(line.settings, line.outside, wishesOf(options, environment), {
        environment,
        directory,
        signal,
        onNotice: (message) => options.quiet || stderr(`notice: ${message}\n`),
        onWarning: (message) => stderr(`warning: ${message}\n`),
        onProgress: (changes) => progress.show(changes),
    });
    if (options.metadataFile !== undefined) {
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.resolve)(directory, options.metadataFile), `${JSON.stringify(report, undefined, 2)}\n`);
    }
    stdout(`${printed(report, options)}\n`);
}
function wishesOf(options, environment) {
    const { tag, push, load, output, annotation, insecureRegistry, cacheFrom, cacheTo, cache } = options;
    return {
        tags: tag,
        push,
        load,
        outputs: output,
        annotations: annotation,
        insecureRegistries: insecureRegistry,
        cacheFrom,
        cacheTo,
        noCache: !cache,
        attestations: options.attestations,
        sbom: options.sbom,
        provenance: options.provenance,
        builderId: undefined,
        buildkit: options.buildkit,
        container: containerOptions({ image: options.buildkitImage }, environment),
    };
}
function printed(report, options) {
    if (options.format === 'json')
        return JSON.stringify(report, undefined, 2);
    return options.quiet ? (report.digest ?? '') : describeReport(report);
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/failure.js

/** `EX_TEMPFAIL` of sysexits: the same command may succeed later. */
const TRANSIENT = 75;
/** 128 + SIGINT, as shells report an interrupted command. */
const INTERRUPTED = 130;
const TRANSIENT_CODES = new Set(['INDEX_UNAVAILABLE', 'REGISTRY_UNREACHABLE']);
/** 1 for what will fail again, 75 for what may not, 130 after Ctrl-C. */
function failure_exitCodeOf(error, signal) {
    if (signal.aborted)
        return INTERRUPTED;
    if (!(error instanceof AipackError))
        return 1;
    return error.problems.every(({ code }) => TRANSIENT_CODES.has(code)) ? TRANSIENT : 1;
}
/** A failure for a person: every problem with its place, code and next step. Stacks are for bugs only. */
function failure_explain(error, signal) {
    if (signal.aborted)
        return 'Cancelled.';
    if (error instanceof AipackError) {
        return error.problems.map((problem) => `error: ${describeProblem(problem)} [${problem.code}]`).join('\n');
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `error: this is a bug in aipack. Please report it with the lines below.\n${detail}`;
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/options.js

function options_collect(value, previous) {
    return [...previous, ...value.split(',').map((part) => part.trim())].filter((part) => part !== '');
}
function append(value, previous) {
    return [...previous, value];
}
/** A verb that works on a folder, with the options that all of them share. */
function lineCommand(name, summary) {
    return new esm/* Command */.uB(name)
        .summary(summary)
        .description(`${summary}.`)
        .argument('[context]', 'folder of the repository', '.')
        .option('--service <name>', 'service of a monorepo')
        .option('--spec <file>', 'UniversalBuild file to work from instead of detecting')
        .option('--platform <platform>', 'linux/amd64 or linux/arm64, several by comma', options_collect, [])
        .option('--base-image <ref>', 'image with apk that packages are installed with (AIPACK_BASE_IMAGE)')
        .option('--package-repository <url>', 'package repository, several by repeating (AIPACK_PACKAGE_REPOSITORIES)', append, [])
        .option('--package-key <file>', 'public key that may sign an index, several by repeating (AIPACK_PACKAGE_KEYS)', append, [])
        .option('--allow-untrusted', 'take a package index without a trusted signature', false)
        .option('--ca-file <file>', 'certificates that build steps trust, as a PEM bundle (AIPACK_CA_FILE)')
        .option('--secret <spec>', 'secret of build steps: id=ID,src=FILE or id=ID,env=VARIABLE, several by repeating', append, [])
        .option('--ssh <id>', 'SSH agent that build steps may use: default, or ID=SOCKET', append, [])
        .option('--label <key=value>', 'further label of the image, several by repeating', append, [])
        .addOption(new esm/* Option */.c$('--format <format>', 'how the result is printed').choices(['text', 'json']).default('text'));
}
/** The options of `aipack build` beyond those of the line. */
function withBuildOptions(command) {
    return command
        .option('-t, --tag <ref>', 'name of the image, several by repeating', options_collect, [])
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
        .option('--sbom [options]', "scan with BuildKit's scanner: generator=IMAGE, scan-context, scan-stage; default is the list of packages")
        .option('--no-sbom', 'no SBOM attestation')
        .option('--provenance [options]', 'SLSA provenance, such as mode=min')
        .option('--no-provenance', 'no provenance attestation')
        .option('--no-attestations', 'neither SBOM nor provenance')
        .option('--metadata-file <file>', 'write what was built, as JSON')
        .option('-q, --quiet', 'errors and the digest only', false)
        .option('-v, --verbose', 'full logs of every step', false)
        .addHelpText('after', `
Examples:
  $ aipack build . -t ghcr.io/me/app:1.2 --push
  $ aipack build services/api -t app --load
  $ aipack build . --service web -t registry.example/web --push --platform linux/amd64,linux/arm64
  $ aipack detect . --format json > app.json && aipack build . --spec app.json -t app --output type=oci,dest=app.tar`);
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/print.js



/** A UniversalBuild for a person: each decision with its evidence, then what will be done. */
function describeBuild(build) {
    const { metadata, runtime } = build;
    const title = metadata.path === '.' ? metadata.project_name : `${metadata.project_name} (${metadata.path})`;
    const kind = [metadata.framework, metadata.language].filter(Boolean).join(', ');
    const facts = [
        ['build', build.build.packages.join(' ')],
        ...build.build.commands.map((command) => ['', summaryOf(normaliseCommand(command).name)]),
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
        columns(facts.filter(([name, value]) => name === '' || value !== '')),
        ...(because.length === 0 ? [] : ['', ' Why:', columns(because)]),
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
            megabytes(installedSize),
        ]);
        return `${stage}, ${platform}: ${rows.length} packages, ${megabytes(size)} installed\n${columns(rows)}`;
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
        return `${plan.projectName}, ${plan.platform}\n${columns(steps)}`;
    })
        .join('\n\n');
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/run-cli.js













/** Runs `aipack` with the given arguments and returns its exit code. */
async function runCli(args, surroundings) {
    const { stdout, stderr } = surroundings;
    const program = new esm/* Command */.uB('aipack')
        .description('Builds a small, attested container image from a repository that has no Dockerfile.')
        .version(TOOL_VERSION)
        .exitOverride()
        .configureOutput({ writeOut: stdout, writeErr: stderr });
    const stages = [
        lineCommand('detect', 'Tells what the repository is, how it would be built, and why').action(verb(surroundings, detectStage, describeDetected, ({ builds }) => (builds.length === 1 ? builds[0] : builds))),
        lineCommand('validate', 'Checks the build against the package index and pins every package').action(verb(surroundings, validateStage, describeValidated, ({ pinned }) => pinned)),
        lineCommand('plan', 'Shows every step of the build and the configuration of the image').action(verb(surroundings, planStage, describePlanned, ({ plans }) => plans)),
        withBuildOptions(lineCommand('build', 'Builds the image')).action((context, options) => build_command_runBuild(openLine(context, options, surroundings), options, surroundings)),
    ];
    for (const stage of stages)
        program.addCommand(stage.copyInheritedSettings(program));
    try {
        await program.parseAsync(args, { from: 'user' });
        return 0;
    }
    catch (error) {
        if (error instanceof esm/* CommanderError */.b7)
            return error.exitCode === 0 ? 0 : 2;
        stderr(`${failure_explain(error, surroundings.signal)}\n`);
        return failure_exitCodeOf(error, surroundings.signal);
    }
}
/** Options and environment as settings, with the real outside around them. */
function openLine(context, options, surroundings) {
    const { environment, directory, signal, stderr } = surroundings;
    const baseImage = options.baseImage ?? environment.AIPACK_BASE_IMAGE;
    const caFile = options.caFile ?? environment.AIPACK_CA_FILE;
    const settings = resolveSettings({
        context,
        platforms: options.platform,
        packageRepositories: orElse(options.packageRepository, environment.AIPACK_PACKAGE_REPOSITORIES),
        packageKeys: orElse(options.packageKey, environment.AIPACK_PACKAGE_KEYS),
        allowUntrusted: options.allowUntrusted,
        labels: options.label,
        secrets: parseSecrets(options.secret),
        ssh: parseSsh(options.ssh, environment.SSH_AUTH_SOCK),
        ...(baseImage === undefined ? {} : { baseImage }),
        ...(caFile === undefined ? {} : { caFile }),
        ...(options.service === undefined ? {} : { service: options.service }),
        ...(options.spec === undefined ? {} : { spec: options.spec }),
    }, directory);
    const outside = openOutside(settings, {
        environment,
        store: new DirectoryStore((0,external_node_path_.join)((0,cache_folder/* cacheFolder */.n)(environment), 'wolfi')),
        signal,
        onWarning: (message) => stderr(`warning: ${message}\n`),
    });
    return { settings, outside };
}
function orElse(given, variable) {
    return given.length > 0 ? given : (variable ?? '').split(/[\s,]+/).filter((part) => part !== '');
}
/** A verb that runs one stage and prints what comes out of it. */
function verb(surroundings, stage, describe, asJson) {
    return async (context, options) => {
        const { settings, outside } = openLine(context, options, surroundings);
        const value = await stage(settings, outside);
        for (const notice of value.notices)
            surroundings.stderr(`notice: ${notice.message}\n`);
        const text = options.format === 'json' ? JSON.stringify(asJson(value), undefined, 2) : describe(value);
        surroundings.stdout(`${text}\n`);
    };
}


/***/ })

};

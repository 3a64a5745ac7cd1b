export const id = 404;
export const ids = [404];
export const modules = {

/***/ 3647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ listFrom)
/* harmony export */ });
/** What an option was given, or else the items of a variable, which white space and commas separate. */
function listFrom(given, variable) {
    return given.length > 0 ? given : (variable ?? '').split(/[\s,]+/).filter((part) => part !== '');
}


/***/ }),

/***/ 8425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ collectProblems)
/* harmony export */ });
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);

/** Lets several checks fail before a user is told, so that they are told once. */
function collectProblems() {
    const problems = [];
    return {
        attempt: (run, otherwise) => {
            try {
                return run();
            }
            catch (error) {
                if (!(error instanceof _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx))
                    throw error;
                problems.push(...error.problems);
                return otherwise;
            }
        },
        finish: () => {
            if (problems.length > 0)
                throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx(problems);
        },
    };
}


/***/ }),

/***/ 8094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ resolvePackageSettings)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1216);
/* harmony import */ var _wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5970);
/* harmony import */ var _collect_problems_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8425);
/* harmony import */ var _read_bounded_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(848);





/** A public key has a few hundred bytes; a file that has more is something else. */
const MAX_KEY_BYTES = 64 * 1024;
/**
 * Reads and checks what a face was told about packages. Relative paths are taken from `directory`.
 * @throws AipackError with everything that is wrong.
 */
function resolvePackageSettings(raw, directory) {
    const { attempt, finish } = (0,_collect_problems_js__WEBPACK_IMPORTED_MODULE_3__/* .collectProblems */ .v)();
    const extraKeys = raw.packageKeys.map((path) => attempt(() => readKey((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(directory, path), path), _wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__/* .wolfiKey */ .pv));
    const repositories = attempt(() => repositoryUrls(raw.packageRepositories), []);
    finish();
    return {
        repositories: repositories.map((url) => ({ url })),
        keys: [_wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__/* .wolfiKey */ .pv, ...extraKeys],
        allowUntrusted: raw.allowUntrusted,
    };
}
function readKey(path, given) {
    const pem = (0,_read_bounded_js__WEBPACK_IMPORTED_MODULE_4__/* .readBounded */ .C)(path, { given, limit: MAX_KEY_BYTES, code: 'INPUT_INVALID' }).toString('utf8');
    if (!pem.includes('-----BEGIN PUBLIC KEY-----')) {
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx({ code: 'INPUT_INVALID', message: `${given} is not a public key in PEM form` });
    }
    return { name: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path), pem };
}
function repositoryUrls(given) {
    if (given.length === 0)
        return [_wolfi_index_js__WEBPACK_IMPORTED_MODULE_2__/* .wolfiRepository */ .yE.url];
    const bad = given.filter((url) => !/^https?:\/\//.test(url) || !URL.canParse(url) || /\s/.test(url));
    if (bad.length > 0) {
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx(bad.map((url) => ({
            code: 'INPUT_INVALID',
            message: `${JSON.stringify(url)} is not the URL of a package repository`,
        })));
    }
    return given.map((url) => url.replace(/\/+$/, ''));
}


/***/ }),

/***/ 848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readBounded)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1216);


/**
 * The bytes of a file that a user named.
 * @throws AipackError with the given code when it is not there, not a file, or too large
 */
function readBounded(path, { given, limit, code, hint }) {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    if (stat?.isFile() !== true) {
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx({
            code,
            message: `The file ${JSON.stringify(given)} is not there`,
            ...(hint === undefined ? {} : { hint }),
        });
    }
    if (stat.size > limit)
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx({ code, message: `${given} has more than ${limit} bytes` });
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path);
}


/***/ }),

/***/ 3041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ catalogOf),
/* harmony export */   gg: () => (/* binding */ explainIndexError),
/* harmony export */   pJ: () => (/* binding */ Indexes)
/* harmony export */ });
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);
/* harmony import */ var _wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5970);
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
            if (!(error instanceof _wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .IndexError */ .db) || error.code !== 'INDEX_CORRUPT')
                throw error;
            this.#loading.clear();
            return use();
        }
    }
    async #load(architecture) {
        try {
            return await (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .loadIndex */ .zM)({ ...this.#settings, ...this.#outside, architecture });
        }
        catch (error) {
            this.#outside.signal?.throwIfAborted();
            throw explainIndexError(error, `The package index for ${architecture}`);
        }
    }
}
/** Failures that may pass; all others are about what the index holds. */
const PASSING = new Set(['INDEX_NETWORK', 'INDEX_STATUS', 'INDEX_TIMEOUT']);
/** An index that can't be had or taken as a problem for a user, which begins with `what`; any other error as it is. */
function explainIndexError(error, what) {
    if (!(error instanceof _wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .IndexError */ .db))
        return error;
    const code = PASSING.has(error.code) ? 'INDEX_UNAVAILABLE' : 'INDEX_REFUSED';
    const message = what === undefined ? error.message : `${what} can't be used: ${error.message}`;
    return new _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx({ code, message, hint: error.hint }, { cause: error });
}
/** A package index as detection asks it. */
function catalogOf(index, { maxAgeDays, locked } = {}) {
    const options = maxAgeDays === undefined ? {} : { maxBuildAgeDays: maxAgeDays };
    return {
        has: (name) => index.has(name) || index.providers(name).length > 0,
        stream: (family, wish) => {
            if (locked === undefined)
                return (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseStream */ .k5)(index, family, wish, options);
            try {
                return (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseStream */ .k5)(locked, family, wish, options);
            }
            catch (error) {
                if (!(error instanceof _wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .StreamError */ .lm))
                    throw error;
                return (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseStream */ .k5)(index, family, wish, options);
            }
        },
    };
}


/***/ }),

/***/ 2171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NJ: () => (/* binding */ architectureOf),
/* harmony export */   lx: () => (/* binding */ normalisePlatforms),
/* harmony export */   ol: () => (/* binding */ hostPlatform)
/* harmony export */ });
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);

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
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx(unknown.map((platform) => ({
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


/***/ }),

/***/ 5510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ acceptsProvider),
/* harmony export */   d6: () => (/* binding */ parseDependency),
/* harmony export */   fb: () => (/* binding */ parseDependencies)
/* harmony export */ });
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);

const shape = /^(!?)([^!<>=~@\s][^<>=~@\s]*)(?:@([^<>=~@\s]+))?(?:([<>=~]+)(\S+))?$/;
/** Reads one token; undefined when apk would refuse it. */
function parseDependency(text) {
    const match = shape.exec(text);
    if (!match)
        return undefined;
    const [, bang, name = '', tag, operatorText, version] = match;
    const base = { name, conflict: bang === '!', text, ...(tag === undefined ? {} : { tag }) };
    if (operatorText === undefined || version === undefined)
        return { ...base, operator: 0, checksum: false };
    if (operatorText === '><')
        return { ...base, operator: (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseOperator */ .A$)('='), version, checksum: true };
    const operator = (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseOperator */ .A$)(operatorText);
    return operator === 0 || !(0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isVersion */ .lF)(version) ? undefined : { ...base, operator, version, checksum: false };
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
        const dependency = parseDependency(token);
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
    const matched = operator === 0 || (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesVersion */ .y1)(version, operator, dependency.version ?? '');
    return matched !== conflict;
}


/***/ }),

/***/ 296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   JT: () => (/* binding */ ResolveError),
/* harmony export */   Ku: () => (/* binding */ LockError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   db: () => (/* binding */ IndexError),
/* harmony export */   lm: () => (/* binding */ StreamError)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);

/** An index could not be had, trusted or read. */
class IndexError extends Error {
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
    return node_util__WEBPACK_IMPORTED_MODULE_0__.types.isNativeError(error) ? error.message : String(error);
}
/** The code that Node gives its errors; undefined for anything else. */
function codeOf(error) {
    return node_util__WEBPACK_IMPORTED_MODULE_0__.types.isNativeError(error) ? error.code : undefined;
}


/***/ }),

/***/ 5970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fH: () => (/* reexport */ DirectoryStore),
  db: () => (/* reexport */ errors/* IndexError */.db),
  TP: () => (/* reexport */ PackageIndex),
  JT: () => (/* reexport */ errors/* ResolveError */.JT),
  lm: () => (/* reexport */ errors/* StreamError */.lm),
  k5: () => (/* reexport */ chooseStream),
  TJ: () => (/* reexport */ families/* families */.T),
  SL: () => (/* reexport */ families/* findFamily */.S),
  TS: () => (/* reexport */ findStale),
  UQ: () => (/* reexport */ listStreams),
  zM: () => (/* reexport */ loadIndex),
  d6: () => (/* reexport */ wolfi_dependency/* parseDependency */.d6),
  A1: () => (/* reexport */ parseIndex),
  nq: () => (/* reexport */ parseIndexText),
  hd: () => (/* reexport */ resolve/* resolve */.h),
  sB: () => (/* reexport */ searchPackages),
  RW: () => (/* reexport */ validateNames),
  NH: () => (/* reexport */ withIndex),
  pv: () => (/* reexport */ wolfiKey),
  yE: () => (/* reexport */ wolfiRepository)
});

// UNUSED EXPORTS: MemoryStore, compareVersions, defaultMaxBuildAgeDays, isStale, isVersion, suggestNames

// EXTERNAL MODULE: ./build/compiled/src/wolfi/dependency.js
var wolfi_dependency = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/errors.js
var errors = __webpack_require__(296);
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
// EXTERNAL MODULE: ./build/compiled/src/wolfi/record.js
var record = __webpack_require__(3810);
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
    return new errors/* IndexError */.db('INDEX_FORMAT', `The package index ${where} is malformed at byte ${offset}: ${what}.`, {
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
        throw new errors/* IndexError */.db('INDEX_ARCHITECTURE', `The package index ${this.#where} is for ${this.#foreign}, not for ${wanted}.`, {
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
function scanIndex(text, architecture, where) {
    return new Scanner(text, architecture, where).scan();
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/table/text-source.js
/** A text that is in memory as a whole. */
function textInMemory(text) {
    return { length: text.length, slice: (start, end) => text.subarray(start, end) };
}

// EXTERNAL MODULE: ./build/compiled/src/wolfi/version.js
var wolfi_version = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/package-index.js





function decode(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
/**
 * All packages of one architecture in one or more repositories. Packages are numbered through the repositories in their order;
 * nothing is read of a package until it is asked for.
 */
class PackageIndex {
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
        return [...versions].sort((a, b) => (0,wolfi_version/* compareVersions */.Zy)(b, a));
    }
    /** What the index says of a package's build, by default the newest. */
    record(name, version) {
        let best;
        let bestVersion = '';
        for (const id of this.packagesNamed(name)) {
            const own = this.versionOf(id);
            if (version === undefined ? best !== undefined && (0,wolfi_version/* compareVersions */.Zy)(own, bestVersion) <= 0 : own !== version)
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
        return (0,record/* parseRecord */.H)(this.stanzaOf(id));
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
    return new PackageIndex(architecture, [
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
    return new errors/* IndexError */.db('INDEX_CORRUPT', `The package index cannot be unpacked: ${what}.`, { hint: hintAgain, cause });
}
function isTooLarge(error) {
    return (0,errors/* codeOf */.$N)(error) === 'ERR_BUFFER_TOO_LARGE';
}
function unpack(limit, inflate) {
    try {
        return inflate();
    }
    catch (error) {
        if (isTooLarge(error)) {
            throw new errors/* IndexError */.db('INDEX_TOO_LARGE', `The package index unpacks to more than ${limit} bytes.`, {
                hint: 'Raise the limit if the repository is really that large; otherwise do not trust it.',
                cause: error,
            });
        }
        throw corrupt((0,errors/* messageOf */.bD)(error), error);
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
        throw corrupt((0,errors/* messageOf */.bD)(error), error);
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
    return new errors/* IndexError */.db('INDEX_CORRUPT', `The package index ends in the middle of its member "${name}".`, {
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
        throw new errors/* IndexError */.db('INDEX_KEY_INVALID', `The trusted key "${key.name}" cannot be read.`, { hint, cause: error });
    }
    throw new errors/* IndexError */.db('INDEX_KEY_INVALID', `The trusted key "${key.name}" is no RSA key of at least 2048 bits.`, {
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
        if (error instanceof errors/* IndexError */.db)
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
        throw new errors/* IndexError */.db('INDEX_UNSIGNED', `The package index ${where} carries no signature.`, {
            hint: 'Use a signed repository, or allow untrusted indexes if you know where this one comes from.',
        });
    }
    const byName = new Map(keys.map((key) => [key.name, key]));
    const known = signatures.filter((signature) => byName.has(signature.key));
    if (known.length === 0) {
        const signers = signatures.map((signature) => signature.key).join(', ');
        throw new errors/* IndexError */.db('INDEX_UNKNOWN_KEY', `The package index ${where} is signed by ${signers}, which is not a trusted key.`, {
            hint: `Trusted keys: ${keys.map((key) => key.name).join(', ') || 'none'}. Add the repository's public key under its own name.`,
        });
    }
    for (const signature of known) {
        const key = byName.get(signature.key);
        if (key && isSignedBy(key, signature))
            return signature;
    }
    throw new errors/* IndexError */.db('INDEX_SIGNATURE', `The signature of the package index ${where} does not match its contents.`, {
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
        const untrusted = error instanceof errors/* IndexError */.db && error.code !== 'INDEX_KEY_INVALID';
        if (options.allowUntrusted && untrusted)
            return { signature: undefined, body };
        throw error;
    }
}
/**
 * Opens an `APKINDEX.tar.gz`: checks its signature before anything else of it is unpacked, then unpacks it.
 * @throws IndexError
 */
function openArchive(bytes, options) {
    const { signature, body } = checkTrust(bytes, options);
    const tar = unpackAll(body, options.maxUnpackedBytes);
    for (const entry of tarEntries(tar)) {
        if (entry.name === 'APKINDEX')
            return { text: entry.content, signature, digest: (0,external_node_crypto_.hash)('sha256', bytes, 'hex') };
    }
    throw new errors/* IndexError */.db('INDEX_FORMAT', `The package index ${options.where} has no member APKINDEX.`, {
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
    return new errors/* IndexError */.db('INDEX_STATUS', `${url} answered ${status} ${statusText}`.trimEnd() + '.', { hint });
}
function retryAfter(response) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
function networkError(url, error) {
    // fetch says "fetch failed" and hides what happened in the cause.
    const cause = error.cause ?? error;
    const what = (0,errors/* codeOf */.$N)(cause) ?? (0,errors/* messageOf */.bD)(cause);
    return new errors/* IndexError */.db('INDEX_NETWORK', `${url} cannot be fetched: ${what}.`, { hint: networkHint, cause: error });
}
function tooLarge(url, limit) {
    return new errors/* IndexError */.db('INDEX_TOO_LARGE', `${url} is larger than ${limit} bytes.`, {
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
        if (error instanceof Passing || error instanceof errors/* IndexError */.db)
            throw error;
        options.signal?.throwIfAborted();
        if (!watchdog.timedOut)
            throw new Passing(networkError(options.url, error));
        const message = `${options.url} did not answer in time.`;
        throw new Passing(new errors/* IndexError */.db('INDEX_TIMEOUT', message, { hint: networkHint, cause: error }));
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
const defaultLimits = { maxDownloadBytes: 256 * 2 ** 20, maxUnpackedBytes: 512 * 2 ** 20 };

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/repository.js


/** Wolfi's own repository. */
const wolfiRepository = { url: 'https://packages.wolfi.dev/os' };
function invalid(problem) {
    return new errors/* IndexError */.db('INDEX_REPOSITORY', `A package repository ${problem}.`, {
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
        return new errors/* IndexError */.db('INDEX_CORRUPT', `Block ${number} of a stored package index is not what was stored.`, {
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
            message: `The stored package index of ${this.#address.url} could not be ${verb}: ${(0,errors/* messageOf */.bD)(error)}`,
        });
    }
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
        this.#limits = { ...defaultLimits, ...options.limits };
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
            if (!(error instanceof errors/* IndexError */.db))
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
        const opened = openArchive(result.bytes, {
            keys,
            allowUntrusted,
            maxUnpackedBytes: this.#limits.maxUnpackedBytes,
            where,
        });
        if (!opened.signature)
            this.#warnUntrusted();
        const table = scanIndex(opened.text, architecture, where);
        const checkedAt = now();
        old?.close();
        const { digest, signature } = opened;
        const info = { architecture, repository: this.#address.url, digest, signature };
        await this.#cache.write({ info, table, text: opened.text, checkedAt, validators: result.validators });
        const part = { table, text: textInMemory(opened.text), ...this.#identity() };
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
        if (this.#options.signal?.aborted || !(error instanceof errors/* IndexError */.db)) {
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
        index: new PackageIndex(architecture, parts.map((part) => part.part)),
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
async function loadIndex(options) {
    if (options.repositories.length === 0 || options.repositories.length > 30) {
        throw new errors/* IndexError */.db('INDEX_REPOSITORY', `There are ${options.repositories.length} package repositories.`, {
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

// EXTERNAL MODULE: ./build/compiled/src/wolfi/resolve.js + 11 modules
var resolve = __webpack_require__(79);
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
    if ((0,errors/* codeOf */.$N)(error) !== 'ENOENT')
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
            if ((0,errors/* codeOf */.$N)(error) === 'ENOENT')
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
// EXTERNAL MODULE: ./build/compiled/src/wolfi/streams/families.js
var families = __webpack_require__(4469);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/streams/list.js




/** @throws StreamError STREAM_UNKNOWN_FAMILY */
function requireFamily(name) {
    const family = (0,families/* findFamily */.S)(name);
    if (family)
        return family;
    const available = families/* families */.T.map((item) => item.name);
    throw new errors/* StreamError */.lm('STREAM_UNKNOWN_FAMILY', `"${name}" is not offered in streams.`, {
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
        if (known && (0,wolfi_version/* compareVersions */.Zy)(known.version, record.version) > 0)
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
    return [...byStream.values()].sort((a, b) => (0,wolfi_version/* compareVersions */.Zy)(b.stream, a.stream));
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
        if ((0,wolfi_version/* compareVersions */.Zy)(stream.stream, bare.join('.')) < 0)
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
        return new errors/* StreamError */.lm('STREAM_WISH', `"${text}" cannot be read as a version of ${family.title}. ${have}.`, options);
    const why = wish.kind === 'impossible' ? `: ${wish.why}` : '';
    return new errors/* StreamError */.lm('STREAM_NONE', `No ${family.title} in Wolfi fits "${text}"${why}. ${have}.`, options);
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
        throw new errors/* StreamError */.lm('STREAM_UNMAINTAINED', stale, {
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
const concepts = {
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
function words(text) {
    return (text.toLowerCase().match(wordPattern) ?? []).map((word) => word.replace(/\.+$/, ''));
}
/** Packages that accompany another one, and are rarely what a search is for. */
const accompanying = /-(?:doc|docs|dbg|debug|dev|static|compat|default|bootstrap|tests?|bash-completion|zsh-completion|lang|iamguarded-compat)$/;
function readDocument(index, id, dependents) {
    const { name, description, provides, dependencies } = index.recordOf(id);
    for (const token of dependencies) {
        const target = (0,wolfi_dependency/* parseDependency */.d6)(token)?.name;
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
        descriptionWords: new Set(words(description)),
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
    const family = (0,families/* findFamily */.S)(word);
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
    return (0,wolfi_version/* compareVersions */.Zy)(right.stream, left.stream);
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
    const all = words(query.slice(0, 256));
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

// EXTERNAL MODULE: ./build/compiled/src/wolfi/search/suggest.js + 1 modules
var suggest = __webpack_require__(6858);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/search/validate.js



/** Longest list of suggestions or providers in an answer. */
const most = 5;
const validate_longest = 512;
function offersOf(index, name) {
    return [...new Set(index.providers(name))].flatMap((id) => {
        const record = index.recordOf(id);
        const { checksum } = record;
        const own = record.name === name ? [{ package: name, version: record.version, checksum }] : [];
        const provided = (0,wolfi_dependency/* parseDependencies */.fb)(record.provides.join(' ')).dependencies.filter((token) => token.name === name);
        return [...own, ...provided.map(({ version }) => ({ package: record.name, version, checksum }))];
    });
}
function newestFirst(a, b) {
    return (0,wolfi_version/* compareVersions */.Zy)(b.version ?? '', a.version ?? '') || (a.package < b.package ? -1 : 1);
}
function accept(name, wanted, offers) {
    const own = offers.find((offer) => offer.package === wanted);
    if (own?.version !== undefined) {
        const message = `${wanted} ${own.version}`;
        return { name, valid: true, status: 'package', version: own.version, suggestions: [], message };
    }
    const providers = [...new Set(offers.map((offer) => offer.package))];
    const message = `${name} is provided by ${providers.slice(0, most).join(', ')}`;
    return { name, valid: true, status: 'provided', providers, suggestions: [], message };
}
function refuseVersion(name, wanted, offers) {
    const versions = [...new Set(offers.flatMap((offer) => offer.version ?? []))];
    const [newest] = versions;
    const suggestions = versions.slice(0, most).map((version) => `${wanted}=${version}`);
    const message = `No build of ${wanted} fits "${name}"; the newest is ${newest ?? 'without a version'}.`;
    const version = newest === undefined ? {} : { version: newest };
    return { name, valid: false, status: 'version', ...version, suggestions, message };
}
function refuseName(index, name, wanted) {
    const suggestions = (0,suggest/* suggestNames */.R)(index, wanted, most);
    const meant = suggestions.length > 0 ? ` Did you mean ${suggestions.join(', ')}?` : '';
    return { name, valid: false, status: 'unknown', suggestions, message: `There is no package "${wanted}".${meant}` };
}
function judge(index, name) {
    const dependency = name.length > validate_longest ? undefined : (0,wolfi_dependency/* parseDependency */.d6)(name);
    if (!dependency || dependency.conflict || dependency.name.startsWith('-')) {
        const message = `"${name.slice(0, 64)}" is not written as a package name.`;
        return { name, valid: false, status: 'invalid', suggestions: [], message };
    }
    const wanted = dependency.name;
    const offers = offersOf(index, wanted).sort(newestFirst);
    if (offers.length === 0)
        return refuseName(index, name, wanted);
    const fitting = offers.filter((offer) => (0,wolfi_dependency/* acceptsProvider */.H)(dependency, offer.version, offer.checksum));
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
        if (!(error instanceof errors/* IndexError */.db) || error.code !== 'INDEX_CORRUPT')
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





















/***/ }),

/***/ 3810:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parseRecord),
/* harmony export */   Q: () => (/* binding */ leadingNumber)
/* harmony export */ });
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


/***/ }),

/***/ 79:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ resolve)
});

// EXTERNAL MODULE: ./build/compiled/src/wolfi/dependency.js
var wolfi_dependency = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/errors.js
var errors = __webpack_require__(296);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/version.js
var version = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/solver/needs.js

/** Whether a need of `owner` (undefined: of the world) is met when its name is filled like this. */
function isMet(owner, need, candidate) {
    const { dependency } = need;
    if (!candidate)
        return dependency.conflict;
    if (dependency.conflict && owner === candidate.pkg)
        return true;
    return (0,wolfi_dependency/* acceptsProvider */.H)(dependency, candidate.version, candidate.pkg.checksum);
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
    return [...versions].sort((a, b) => (0,version/* compareVersions */.Zy)(b, a));
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

// EXTERNAL MODULE: ./build/compiled/src/wolfi/record.js
var record = __webpack_require__(3810);
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
        stanza.priority = (0,record/* leadingNumber */.Q)(value());
    else if (field === 'I')
        stanza.installedSize = (0,record/* leadingNumber */.Q)(value());
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
            parsed = (0,wolfi_dependency/* parseDependencies */.fb)(line);
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
    const asProvided = (0,version/* compareVersions */.Zy)(a.version ?? '', b.version ?? '');
    const asPackage = left.name === right.name ? (0,version/* compareVersions */.Zy)(left.version, right.version) : 0;
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

// EXTERNAL MODULE: ./build/compiled/src/wolfi/search/suggest.js + 1 modules
var suggest = __webpack_require__(6858);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/resolve.js







function invalid(text) {
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
        const dependency = (0,wolfi_dependency/* parseDependency */.d6)(text);
        if (!dependency || dependency.name.startsWith('-'))
            reasons.push(invalid(text));
        else
            byName.set(dependency.name, dependency);
    }
    if (reasons.length > 0) {
        throw new errors/* ResolveError */.JT('RESOLVE_WORLD', reasons, 'Correct the package names.');
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
        const reasons = explain(graph, needs, outcome, (name) => (0,suggest/* suggestNames */.R)(index, name));
        throw new errors/* ResolveError */.JT('RESOLVE_UNSATISFIABLE', reasons, 'Ask for other packages or versions.');
    }
    const packages = [...outcome.packages].map((pkg) => resolve_describe(index, pkg));
    return { packages: packages.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}


/***/ }),

/***/ 6858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ suggestNames)
});

// UNUSED EXPORTS: editDistance

// EXTERNAL MODULE: ./build/compiled/src/wolfi/streams/families.js
var streams_families = __webpack_require__(4469);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/version.js
var version = __webpack_require__(8127);
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
    return versions.sort((a, b) => (0,version/* compareVersions */.Zy)(b.slice(prefix.length), a.slice(prefix.length)));
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
    const families = [name, stem(name)].map((text) => (0,streams_families/* findFamily */.S)(text)?.name ?? text);
    const family = families.map((text) => streamsOf(names, text)).find((found) => found.length > 0) ?? [];
    const newestFirst = (a, b) => stem(a) === stem(b) ? (0,version/* compareVersions */.Zy)(tail(b), tail(a)) : a < b ? -1 : 1;
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


/***/ }),

/***/ 4469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ findFamily),
/* harmony export */   T: () => (/* binding */ families)
/* harmony export */ });
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
function findFamily(name) {
    const wanted = name.toLowerCase();
    return (families.find((item) => item.name === wanted || item.aliases.includes(wanted)) ??
        families.find((item) => item.pattern.test(wanted)));
}


/***/ }),

/***/ 8127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A$: () => (/* binding */ parseOperator),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   lF: () => (/* binding */ isVersion),
/* harmony export */   y1: () => (/* binding */ matchesVersion)
/* harmony export */ });
/* unused harmony export Operator */
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
function compareVersions(a, b) {
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


/***/ })

};

export const id = 994;
export const ids = [994];
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

/***/ 1942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

/** A link in the file's place is not followed, and a pipe there is not waited for. */
const FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
/**
 * At most `limit` bytes from the start of a regular file. What the path leads to is looked at once it is open, so that
 * nothing can take its place after that. Undefined for a link, a device, a pipe, and for what can't be read.
 */
function readRegularFile(path, limit) {
    let descriptor;
    try {
        descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, FLAGS);
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (!stats.isFile())
            return undefined;
        const buffer = Buffer.allocUnsafe(Math.min(stats.size, limit));
        let length = 0;
        while (length < buffer.length) {
            const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, buffer, length, buffer.length - length, length);
            if (count === 0)
                break;
            length += count;
        }
        return { bytes: buffer.subarray(0, length), cut: stats.size > limit };
    }
    catch {
        return undefined;
    }
    finally {
        if (descriptor !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
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
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5518);
/* harmony import */ var _wolfi_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8343);
/* harmony import */ var _wolfi_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9351);
/* harmony import */ var _collect_problems_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8425);
/* harmony import */ var _workspace_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2019);







/** A public key has a few hundred bytes; a file that has more is something else. */
const MAX_KEY_BYTES = 64 * 1024;
/**
 * Reads and checks what a face was told about packages.
 * @throws AipackError with everything that is wrong.
 */
function resolvePackageSettings(raw, workspace) {
    const { attempt, finish } = (0,_collect_problems_js__WEBPACK_IMPORTED_MODULE_4__/* .collectProblems */ .v)();
    const extraKeys = raw.packageKeys.map((path) => attempt(() => readKey(path, workspace), _wolfi_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .wolfiKey */ .p));
    const repositories = attempt(() => readRepositories(raw.packageRepositories), []);
    finish();
    return {
        repositories,
        keys: [_wolfi_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .wolfiKey */ .p, ...extraKeys],
        allowUntrusted: raw.allowUntrusted,
    };
}
function readKey(given, workspace) {
    const file = { what: 'package key', limit: MAX_KEY_BYTES, code: 'INPUT_INVALID' };
    const pem = (0,_workspace_path_js__WEBPACK_IMPORTED_MODULE_5__/* .readNamed */ .Mk)(given, file, workspace).toString('utf8');
    if (!pem.includes('-----BEGIN PUBLIC KEY-----')) {
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx({ code: 'INPUT_INVALID', message: `${given} is not a public key in PEM form` });
    }
    return { name: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(given), pem };
}
/** URLs, each perhaps behind an `@tag`, as in apk's own list of repositories. */
function readRepositories(given) {
    const words = given.flatMap((item) => item
        .trim()
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => ({ word, item })));
    if (words.length === 0)
        return [_wolfi_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .wolfiRepository */ .y];
    const problems = [];
    const repositories = words.flatMap(({ word, item }, i) => {
        if (word.startsWith('@')) {
            const next = words[i + 1]?.word;
            if (next === undefined || next.startsWith('@'))
                problems.push(invalid(word, 'a tag without the URL of a repository'));
            return [];
        }
        const url = word.replace(/(?<!\/)\/+$/, '');
        if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
            problems.push(invalid((0,_text_redact_js__WEBPACK_IMPORTED_MODULE_6__/* .redactedAddress */ .n)(item), 'not the URL of a package repository'));
            return [];
        }
        const before = words[i - 1]?.word;
        return before?.startsWith('@') === true ? [{ url, tag: before.slice(1) }] : [{ url }];
    });
    if (problems.length > 0)
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .AipackError */ .kx(problems);
    return repositories;
}
function invalid(word, what) {
    return { code: 'INPUT_INVALID', message: `${JSON.stringify(word)} is ${what}` };
}


/***/ }),

/***/ 2019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ workspaceOf),
/* harmony export */   Mk: () => (/* binding */ readNamed),
/* harmony export */   Op: () => (/* binding */ look),
/* harmony export */   XQ: () => (/* binding */ namedOutput),
/* harmony export */   qs: () => (/* binding */ resolveNamed)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _detect_regular_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1942);
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1216);




/**
 * The workspace of a face that runs in `directory` and works on `context`. A job's `checkout` is one thing, whose links
 * may lead from one part to another; around the context of a command may be anything, such as a user's home.
 */
function workspaceOf(directory, context, checkout = false) {
    const base = { directory, roots: [directory] };
    return checkout && isWithin(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(context)) ? base : { directory, roots: [directory, context] };
}
/** What Linux takes: `PATH_MAX`, with the zero at the end. In bytes. */
const MAX_PATH = 4095;
/** As many as Linux follows. */
const MAX_LINKS = 40;
/** What the kernel makes up: it tells of processes and of the machine, and its files have no size. */
const KERNEL = /^\/(?:proc|sys)(?:\/|$)/;
/**
 * Where a path leads that a user or a workflow names, free of links; its end needn't be there yet.
 *
 * The path itself is taken at its word, so that `..` and absolute paths lead anywhere. A link isn't: one that lies in the
 * workspace came with what is built, and may not lead out of it.
 * @param what names the path for messages, such as `context`
 * @throws AipackError PATH_OUTSIDE_REPOSITORY for a link that leads out, INPUT_INVALID for a path that no file can have
 */
function resolveNamed(given, what, { directory, roots }) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, given);
    if (given.includes('\0'))
        throw unusable(given, what, 'holds a zero byte');
    if (Buffer.byteLength(path) > MAX_PATH)
        throw unusable(given, what, `has more than ${MAX_PATH} bytes`);
    try {
        const bounds = roots.map((root) => new Walk([]).end('/', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, root)));
        return new Walk(bounds).end('/', path);
    }
    catch (error) {
        if (error instanceof LeadsOut)
            throw outside(given, what, error);
        throw unusable(given, what, `can't be followed: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/**
 * The bytes of a regular file that a user or a workflow names, found as {@link resolveNamed} finds it.
 * @throws AipackError with the given code when it is not there, not a file, or too large, and as `resolveNamed` does
 */
function readNamed(given, { what, limit, code, hint }, workspace) {
    const path = resolveNamed(given, what, workspace);
    const refuse = (why) => {
        const message = `The ${what} ${shown(given)} ${why}`;
        return new _schema_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AipackError */ .kx({ code, message, ...(hint === undefined ? {} : { hint }) });
    };
    const file = KERNEL.test(path) ? undefined : (0,_detect_regular_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .X)(path, limit);
    if (file === undefined)
        throw refuse(look(path) === undefined ? 'is not there' : "is no plain file, or can't be read");
    if (file.cut)
        throw refuse(`has more than ${limit} bytes`);
    return file.bytes;
}
/**
 * Writes a file that a user names, found as {@link resolveNamed} finds it before there is anything to write: what a
 * build leaves in its place meanwhile isn't followed.
 * @throws AipackError at once as `resolveNamed` does, and INPUT_INVALID when it is written and can't be
 */
function namedOutput(given, what, workspace) {
    const path = resolveNamed(given, what, workspace);
    const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
    // Standard output has a name among the kernel's links.
    const flags = O_WRONLY | O_CREAT | O_TRUNC | (KERNEL.test(path) ? 0 : O_NOFOLLOW);
    return (text) => {
        try {
            const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, flags);
            try {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(descriptor, text);
            }
            finally {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
            }
        }
        catch (error) {
            throw unusable(given, what, `can't be written: ${error instanceof Error ? error.message : String(error)}`);
        }
    };
}
/** What is at the end of a path that {@link resolveNamed} gave. */
function look(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    }
    catch {
        return undefined;
    }
}
class LeadsOut extends Error {
    link;
    root;
    constructor(link, root) {
        super('a link leads outside');
        this.link = link;
        this.root = root;
    }
}
/** Follows links as the kernel does, and looks where each of them lies. */
class Walk {
    #bounds;
    #links = 0;
    constructor(bounds) {
        this.#bounds = [...bounds].sort((a, b) => b.length - a.length);
    }
    /** @throws LeadsOut; Error for a loop, and for what can't be looked at */
    end(from, path) {
        let place = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? '/' : from;
        const parts = path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).filter((part) => part !== '' && part !== '.');
        for (const [index, part] of parts.entries()) {
            const next = part === '..' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(place) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, part);
            const stats = part === '..' || KERNEL.test(next) ? undefined : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(next, { throwIfNoEntry: false });
            place = stats?.isSymbolicLink() === true ? this.#follow(place, next) : next;
            // The kernel's own links lead to what has no path.
            if (KERNEL.test(place))
                return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, ...parts.slice(index + 1));
        }
        return place;
    }
    #follow(from, link) {
        this.#links += 1;
        if (this.#links > MAX_LINKS)
            throw new Error('its links go round in circles');
        const target = this.end(from, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(link));
        const root = this.#bounds.find((bound) => isWithin(bound, link));
        if (root !== undefined && !isWithin(root, target))
            throw new LeadsOut(link, root);
        return target;
    }
}
function isWithin(root, path) {
    return path === root || path.startsWith(root.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? root : root + node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
}
function outside(given, what, { link, root }) {
    return new _schema_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AipackError */ .kx({
        code: 'PATH_OUTSIDE_REPOSITORY',
        message: `The ${what} ${shown(given)} leads outside: ${JSON.stringify(link)} is a link out of ${root}`,
        hint: 'Remove the link, or name the place that is meant by its own path.',
    });
}
function unusable(given, what, why) {
    return new _schema_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .AipackError */ .kx({ code: 'INPUT_INVALID', message: `The ${what} ${shown(given)} ${why}` });
}
/** Paths that are told to be too long needn't be told at length. */
function shown(given) {
    return given.length <= 200 ? JSON.stringify(given) : `${JSON.stringify(given.slice(0, 200))}…`;
}


/***/ }),

/***/ 4248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ explainIndexError)
/* harmony export */ });
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);
/* harmony import */ var _wolfi_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(296);


/** Failures that may pass; all others are about what the index holds. */
const PASSING = new Set(['INDEX_NETWORK', 'INDEX_STATUS', 'INDEX_TIMEOUT']);
/** An index that can't be had or taken as a problem for a user, which begins with `what`; any other error as it is. */
function explainIndexError(error, what) {
    if (!(error instanceof _wolfi_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .IndexError */ .db))
        return error;
    const code = PASSING.has(error.code) ? 'INDEX_UNAVAILABLE' : 'INDEX_REFUSED';
    const message = what === undefined ? error.message : `${what} can't be used: ${error.message}`;
    return new _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx({ code, message, hint: error.hint }, { cause: error });
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
/* harmony import */ var _schema_lookup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2565);


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
    const platforms = names.map((name) => (0,_schema_lookup_js__WEBPACK_IMPORTED_MODULE_1__/* .lookup */ .$)(ALIASES, name) ?? name);
    const unknown = platforms.filter((platform) => !Object.hasOwn(ARCHITECTURES, platform));
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
    const architecture = (0,_schema_lookup_js__WEBPACK_IMPORTED_MODULE_1__/* .lookup */ .$)(ARCHITECTURES, platform);
    if (architecture === undefined)
        throw new RangeError(`not a normalised platform: ${platform}`);
    return architecture;
}
/** The platform that a machine of Node's `process.arch` runs. */
function hostPlatform(arch) {
    return arch === 'arm64' ? 'linux/arm64' : 'linux/amd64';
}


/***/ }),

/***/ 9444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ openArchive)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/errors.js
var errors = __webpack_require__(296);
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

// EXTERNAL MODULE: ./build/compiled/src/wolfi/archive/signature.js
var signature = __webpack_require__(1440);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/archive/tar.js
var archive_tar = __webpack_require__(4761);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/archive/open.js





/** A signature segment holds a few hundred bytes; anything larger is something else. */
const largestSignatureSegment = 64 * 1024;
function split(bytes) {
    const first = firstMember(bytes, largestSignatureSegment);
    if (!first || first.end >= bytes.length)
        return { signatures: [], body: bytes };
    const body = bytes.subarray(first.end);
    const signatures = (0,signature/* readSignatures */.y)(first.content, body);
    return signatures.length > 0 ? { signatures, body } : { signatures, body: bytes };
}
function checkTrust(bytes, options) {
    const { signatures, body } = split(bytes);
    try {
        return { signature: (0,signature/* verifySignatures */.f)(signatures, options.keys, options.where), body };
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
    for (const entry of (0,archive_tar/* tarEntries */.O)(tar)) {
        if (entry.name === 'APKINDEX')
            return { text: entry.content, signature, digest: (0,external_node_crypto_.hash)('sha256', bytes, 'hex') };
    }
    throw new errors/* IndexError */.db('INDEX_FORMAT', `The package index ${options.where} has no member APKINDEX.`, {
        hint: 'The address may point at something else than an apk repository.',
    });
}


/***/ }),

/***/ 1440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ verifySignatures),
/* harmony export */   y: () => (/* binding */ readSignatures)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(296);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4761);



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
    for (const { name, content } of (0,_tar_js__WEBPACK_IMPORTED_MODULE_2__/* .tarEntries */ .O)(segment)) {
        const match = memberName.exec(name);
        if (!match?.[1] || !match[2])
            continue;
        const scheme = match[1];
        const digest = known.get(scheme) ?? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)(digests[scheme], signed, 'buffer');
        known.set(scheme, digest);
        signatures.push({ key: match[2], scheme, value: new Uint8Array(content), digest });
    }
    return signatures;
}
function importKey(key) {
    const hint = 'Give an RSA public key in PEM form, of at least 2048 bits.';
    try {
        const imported = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key.pem);
        if (imported.asymmetricKeyType === 'rsa' &&
            (imported.asymmetricKeyDetails?.modulusLength ?? 0) >= smallestModulus) {
            return imported;
        }
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .IndexError */ .db('INDEX_KEY_INVALID', `The trusted key "${key.name}" cannot be read.`, { hint, cause: error });
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .IndexError */ .db('INDEX_KEY_INVALID', `The trusted key "${key.name}" is no RSA key of at least 2048 bits.`, {
        hint,
    });
}
/** Compares the whole recovered message, so nothing can hide behind or inside a lenient reading of it. */
function isSignedBy(key, signature) {
    const expected = Buffer.concat([Buffer.from(digestInfo[signature.scheme], 'hex'), signature.digest]);
    try {
        const padding = node_crypto__WEBPACK_IMPORTED_MODULE_0__.constants.RSA_PKCS1_PADDING;
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.publicDecrypt)({ key: importKey(key), padding }, signature.value).equals(expected);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .IndexError */ .db)
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .IndexError */ .db('INDEX_UNSIGNED', `The package index ${where} carries no signature.`, {
            hint: 'Use a signed repository, or allow untrusted indexes if you know where this one comes from.',
        });
    }
    const byName = new Map(keys.map((key) => [key.name, key]));
    const known = signatures.filter((signature) => byName.has(signature.key));
    if (known.length === 0) {
        const signers = signatures.map((signature) => signature.key).join(', ');
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .IndexError */ .db('INDEX_UNKNOWN_KEY', `The package index ${where} is signed by ${signers}, which is not a trusted key.`, {
            hint: `Trusted keys: ${keys.map((key) => key.name).join(', ') || 'none'}. Add the repository's public key under its own name.`,
        });
    }
    for (const signature of known) {
        const key = byName.get(signature.key);
        if (key && isSignedBy(key, signature))
            return signature;
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .IndexError */ .db('INDEX_SIGNATURE', `The signature of the package index ${where} does not match its contents.`, {
        hint: 'It was changed or damaged on its way, or the key was replaced; try another mirror and compare.',
    });
}


/***/ }),

/***/ 4761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ tarEntries)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(296);

const blockSize = 512;
function text(block, start, length) {
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
    const octal = text(block, 124, 12).trim();
    return /^[0-7]+$/.test(octal) ? Number.parseInt(octal, 8) : Number.NaN;
}
function cut(name) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IndexError */ .db('INDEX_CORRUPT', `The package index ends in the middle of its member "${name}".`, {
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
        const name = text(header, 0, 100);
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


/***/ }),

/***/ 5510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ acceptsProvider),
/* harmony export */   d6: () => (/* binding */ parseDependency),
/* harmony export */   fb: () => (/* binding */ parseDependencies)
/* harmony export */ });
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8127);

const shape = /^(!?)([^!<>=~@\s][^<>=~@\s]*)(?:@([^<>=~@\s]+))?(?:([<>=~]+)([^<>=~\s]\S*))?$/;
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

/***/ 8343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ wolfiKey)
/* harmony export */ });
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


/***/ }),

/***/ 683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ defaultLimits)
/* harmony export */ });
const defaultLimits = { maxDownloadBytes: 256 * 2 ** 20, maxUnpackedBytes: 512 * 2 ** 20 };


/***/ }),

/***/ 8410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ loadIndex)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/errors.js
var errors = __webpack_require__(296);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/package-index.js
var package_index = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/archive/open.js + 1 modules
var archive_open = __webpack_require__(9444);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/archive/signature.js
var archive_signature = __webpack_require__(1440);
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

// EXTERNAL MODULE: ./build/compiled/src/wolfi/limits.js
var limits = __webpack_require__(683);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/repository.js
var wolfi_repository = __webpack_require__(9351);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/table/codec.js + 2 modules
var codec = __webpack_require__(5675);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/store/names.js
var names = __webpack_require__(7085);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/store/cached-index.js



const longestNote = 64 * 1024;
/** They are sent back to the repository. */
function isHeaderValue(value) {
    return value === undefined || (typeof value === 'string' && /^[\x20-\x7e]{0,1000}$/.test(value));
}
function isNote(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const note = value;
    const { etag, lastModified } = note.validators ?? {};
    return (note.format === codec/* tableFormat */.Kg &&
        typeof note.entry === 'string' &&
        (0,names/* isEntryName */.GC)(note.entry) &&
        Number.isFinite(note.checkedAt) &&
        typeof note.validators === 'object' &&
        isHeaderValue(etag) &&
        isHeaderValue(lastModified));
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
        const name = (0,names/* indexName */.mo)(this.#address.id, entry.info.digest);
        await this.#attempt(async () => {
            await this.#store.put(name, (0,codec/* encodeIndex */.bj)(entry.info, entry.table, entry.text));
            await this.#putNote({
                format: codec/* tableFormat */.Kg,
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
        await this.#attempt(() => this.#putNote({ format: codec/* tableFormat */.Kg, entry: name, checkedAt, validators }));
    }
    get #noteName() {
        return (0,names/* noteName */.iJ)(this.#address.id);
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
            return isNote(note) && note.entry.startsWith(`${this.#address.id}-`) ? note : undefined;
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
            const stored = (0,codec/* decodeIndex */.X1)(blob);
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

// EXTERNAL MODULE: ./build/compiled/src/wolfi/table/scan.js
var scan = __webpack_require__(3519);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/table/text-source.js
var text_source = __webpack_require__(4347);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/repository-loader.js









const day = 24 * 60 * 60 * 1000;
const attemptsWithFallback = 2;
/**
 * Whether an index is from before the one that is stored, by their newest builds in seconds. A signature says who made an index,
 * not that it is the newest: who answers in a repository's place could play an old one again, to bring back what was fixed since.
 */
function isFormer(newestBuild, storedBuild, now) {
    // A build of the future tells of a wrong clock, or of a store that somebody wrote to.
    return newestBuild < storedBuild && storedBuild * 1000 <= now;
}
/** One repository on its way from the store and the network to an index. */
class RepositoryLoader {
    #options;
    #address;
    #limits;
    #cache;
    constructor(options, repository) {
        this.#options = options;
        this.#address = (0,wolfi_repository/* readRepository */.N)(repository, options.architecture);
        this.#limits = { ...limits/* defaultLimits */.M, ...options.limits };
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
            (0,archive_signature/* verifySignatures */.f)(signature ? [signature] : [], this.#options.keys, `of ${this.#address.url} in the cache`);
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
        const opened = (0,archive_open/* openArchive */.p)(result.bytes, {
            keys,
            allowUntrusted,
            maxUnpackedBytes: this.#limits.maxUnpackedBytes,
            where,
        });
        if (!opened.signature)
            this.#warnUntrusted();
        const table = (0,scan/* scanIndex */.U)(opened.text, architecture, where);
        const checkedAt = now();
        if (old !== undefined && isFormer(table.newestBuild, old.stored.table.newestBuild, checkedAt)) {
            const kept = opened.signature !== undefined;
            this.#warnOlder(table.newestBuild, old.stored.table.newestBuild, kept);
            if (kept)
                return this.#fromCache(old, 'stale', old.checkedAt);
        }
        old?.close();
        const { digest, signature } = opened;
        const info = { architecture, repository: this.#address.url, digest, signature };
        await this.#cache.write({ info, table, text: opened.text, checkedAt, validators: result.validators });
        const part = { table, text: (0,text_source/* textInMemory */.E)(opened.text), ...this.#identity() };
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
    /** An index that nobody signed could have been given any date: keeping it out would protect from nothing. */
    #warnOlder(newestBuild, storedBuild, kept) {
        const [offered = '', stored = ''] = [newestBuild, storedBuild].map((seconds) => new Date(seconds * 1000).toISOString());
        const what = `The newest build in the package index of ${this.#address.url} is of ${offered}, in the stored one of ${stored}`;
        const message = kept
            ? `${what}: the stored one is used. If the repository took builds back, remove the stored one.`
            : `${what}: it is used all the same, as it is not signed.`;
        this.#warn({ code: 'INDEX_OLDER', message });
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
        index: new package_index/* PackageIndex */.T(architecture, parts.map((part) => part.part)),
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


/***/ }),

/***/ 8314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ PackageIndex),
/* harmony export */   n: () => (/* binding */ parseIndexText)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(296);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3810);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9602);
/* harmony import */ var _table_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3212);
/* harmony import */ var _table_scan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3519);
/* harmony import */ var _table_text_source_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4347);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8127);







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
        return [...versions].sort((a, b) => (0,_version_js__WEBPACK_IMPORTED_MODULE_3__/* .compareVersions */ .Zy)(b, a));
    }
    /** What the index says of a package's build, by default the newest. */
    record(name, version) {
        let best;
        let bestVersion = '';
        for (const id of this.packagesNamed(name)) {
            const own = this.versionOf(id);
            if (version === undefined ? best !== undefined && (0,_version_js__WEBPACK_IMPORTED_MODULE_3__/* .compareVersions */ .Zy)(own, bestVersion) <= 0 : own !== version)
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
        return (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecord */ .H)(this.stanzaOf(id));
    }
    /**
     * What the index says of a build that is going to be installed.
     * @throws IndexError INDEX_CORRUPT when its name, version, checksum or origin are none, or the tables mean another package by it
     */
    pinnableRecordOf(id) {
        const record = this.recordOf(id);
        if (record.name === this.nameOf(id) && (0,_shape_js__WEBPACK_IMPORTED_MODULE_4__/* .isPinnable */ .qX)(record))
            return record;
        throw this.#corrupt(`a package called ${JSON.stringify(record.name.slice(0, 80))} cannot be installed`);
    }
    nameOf(id) {
        const { part, local } = this.#locate(id);
        return (0,_table_names_js__WEBPACK_IMPORTED_MODULE_5__/* .nameAt */ .Dc)(part.table.names, part.table.packageNames[local] ?? 0);
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
            throw this.#corrupt(`it has no package number ${id}`);
        return { part, local: id - (this.#firstIds[number] ?? 0) };
    }
    #corrupt(what) {
        for (const { text } of this.parts)
            text.discard();
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IndexError */ .db('INDEX_CORRUPT', `The package index is not what it should be: ${what}.`, {
            hint: 'What was stored of it was removed; where it comes like this from the repository, try another mirror.',
        });
    }
    #providers(name, filter) {
        const ids = [];
        this.parts.forEach((part, number) => {
            const { names, providerStarts, providers } = part.table;
            const nameId = (0,_table_names_js__WEBPACK_IMPORTED_MODULE_5__/* .findName */ .bd)(names, name);
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
                    names.add((0,_table_names_js__WEBPACK_IMPORTED_MODULE_5__/* .nameAt */ .Dc)(table.names, id));
                previous = id;
            }
        }
        return [...names].sort();
    }
    #readInstallIf() {
        const map = new Map();
        this.parts.forEach(({ table }, part) => {
            table.installIfNames.forEach((nameId, i) => {
                const name = (0,_table_names_js__WEBPACK_IMPORTED_MODULE_5__/* .nameAt */ .Dc)(table.names, nameId);
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
        { table: (0,_table_scan_js__WEBPACK_IMPORTED_MODULE_2__/* .scanIndex */ .U)(text, architecture, where), text: (0,_table_text_source_js__WEBPACK_IMPORTED_MODULE_6__/* .textInMemory */ .E)(text), repository: '' },
    ]);
}


/***/ }),

/***/ 1545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseIndex)
/* harmony export */ });
/* harmony import */ var _archive_open_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9444);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(683);
/* harmony import */ var _package_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);
/* harmony import */ var _table_scan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3519);
/* harmony import */ var _table_text_source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4347);





/**
 * Reads the bytes of an `APKINDEX.tar.gz`, without store or network.
 * @throws IndexError
 */
function parseIndex(bytes, options) {
    const { architecture = 'x86_64', keys, allowUntrusted = false, where = 'given' } = options;
    const { maxUnpackedBytes } = { ..._limits_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultLimits */ .M, ...options.limits };
    const { text } = (0,_archive_open_js__WEBPACK_IMPORTED_MODULE_0__/* .openArchive */ .p)(bytes, { keys, allowUntrusted, maxUnpackedBytes, where });
    return new _package_index_js__WEBPACK_IMPORTED_MODULE_2__/* .PackageIndex */ .T(architecture, [
        { table: (0,_table_scan_js__WEBPACK_IMPORTED_MODULE_3__/* .scanIndex */ .U)(text, architecture, where), text: (0,_table_text_source_js__WEBPACK_IMPORTED_MODULE_4__/* .textInMemory */ .E)(text), repository: '' },
    ]);
}


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
        if (Object.hasOwn(textFields, field))
            record[textFields[field]] = value;
        else if (Object.hasOwn(numberFields, field))
            record[numberFields[field]] = leadingNumber(value);
        else if (Object.hasOwn(listFields, field)) {
            const list = listFields[field];
            record[list] = [...record[list], ...value.split(' ').filter((token) => token !== '')];
        }
    }
    return record;
}


/***/ }),

/***/ 9351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readRepository),
/* harmony export */   y: () => (/* binding */ wolfiRepository)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(296);


/** Wolfi's own repository. */
const wolfiRepository = { url: 'https://packages.wolfi.dev/os' };
function invalid(problem) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .IndexError */ .db('INDEX_REPOSITORY', `A package repository ${problem}.`, {
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
    parsed.pathname = parsed.pathname.replace(/(?<!\/)\/+$/, '');
    const url = parsed.href.replace(/\/$/, '');
    const index = new URL(parsed);
    index.pathname = `${parsed.pathname}/${architecture}/APKINDEX.tar.gz`;
    const id = `${architecture.replace('_', '-')}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', index.href, 'hex').slice(0, 16)}`;
    return { url, indexUrl: index.href, authorization, tag, id };
}


/***/ }),

/***/ 9602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QY: () => (/* binding */ isChecksum),
/* harmony export */   kb: () => (/* binding */ isPackageName),
/* harmony export */   qX: () => (/* binding */ isPinnable)
/* harmony export */ });
const packageName = /^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,255}$/;
/** Wider than the grammar of versions: an index has some that break it, and apk is the one to judge them. */
const version = /^[0-9][A-Za-z0-9._+~-]{0,255}$/;
const checksum = /^Q[12][A-Za-z0-9+/]{1,100}=*$/;
/** Whether a text can be the name of a package, and nothing else where it becomes an argument. */
function isPackageName(text) {
    return packageName.test(text);
}
/** Whether a text can be a checksum as an index has it. */
function isChecksum(text) {
    return checksum.test(text);
}
/** Whether what apk, lock files and inventories take of a build is of the form that it has to have. */
function isPinnable(record) {
    const { name, origin } = record;
    const named = isPackageName(name) && (origin === '' || isPackageName(origin));
    return named && version.test(record.version) && isChecksum(record.checksum);
}


/***/ }),

/***/ 5726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ DirectoryStore)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(296);




/** Keeps the file open, so that the entry stays readable when another process replaces or removes it. */
class FileBlob {
    size;
    #path;
    #descriptor;
    constructor(path) {
        this.#path = path;
        this.#descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r');
        this.size = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(this.#descriptor).size;
    }
    read(offset, length) {
        if (this.#descriptor === undefined)
            throw new Error(`${this.#path} is closed.`);
        // Not from the shared pool: views of numbers need memory that begins at a multiple of their size.
        const bytes = Buffer.allocUnsafeSlow(length);
        for (let done = 0; done < length;) {
            const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(this.#descriptor, bytes, done, length - done, offset + done);
            if (count === 0)
                throw new Error(`${this.#path} ends before byte ${offset + length}.`);
            done += count;
        }
        return bytes;
    }
    close() {
        if (this.#descriptor !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.#descriptor);
        this.#descriptor = undefined;
    }
    discard() {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(this.#path, { force: true });
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
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) !== 'ENOENT')
        throw error;
}
async function removeAbandoned(directory, finished) {
    const { mtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(finished);
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory)) {
        if (!name.endsWith('.tmp'))
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const age = mtimeMs - (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).mtimeMs;
        if (age > abandonedAfter)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
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
            if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(error) === 'ENOENT')
                return undefined;
            throw error;
        }
    }
    async put(name, parts) {
        const path = this.#path(name);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(this.#directory, { recursive: true, mode: 0o700 });
        const temporary = `${path}.${process.pid}.${++temporaries}.tmp`;
        try {
            const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(temporary, 'wx', 0o600);
            try {
                await writeParts(file, parts);
            }
            finally {
                await file.close();
            }
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, path);
            await removeAbandoned(this.#directory, path).catch(ignoreMissing);
        }
        catch (error) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
            throw error;
        }
    }
    async remove(names) {
        for (const name of names)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(this.#path(name), { force: true });
    }
    #path(name) {
        if (!/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(name))
            throw new RangeError(`"${name}" is no name for a stored entry.`);
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#directory, name);
    }
}


/***/ }),

/***/ 7085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GC: () => (/* binding */ isEntryName),
/* harmony export */   iJ: () => (/* binding */ noteName),
/* harmony export */   mo: () => (/* binding */ indexName)
/* harmony export */ });
/* harmony import */ var _table_codec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5675);

/** What {@link noteName} and {@link indexName} make of what `readRepository` calls a repository's id. */
const entryName = /^(?:x86-64|aarch64)-[0-9a-f]{16}(?:\.json|-[0-9a-f]{32}\.v\d{1,4}\.index)$/;
/** Name of the note that says which index of a repository holds. */
function noteName(repositoryId) {
    return `${repositoryId}.json`;
}
/** Name of an index: made of its digest, so that it never changes under who reads it. */
function indexName(repositoryId, digest) {
    return `${repositoryId}-${digest.slice(0, 32)}.v${_table_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .tableFormat */ .Kg}.index`;
}
/** Whether a name is one that an index or its note is stored under, by this version or another one. */
function isEntryName(name) {
    return entryName.test(name);
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
function family(name, title, pattern, rest = {}) {
    return { name, title, aliases: [], pattern, ...rest };
}
const nodeCodenames = new Map(Object.entries({
    hydrogen: '18',
    iron: '20',
    jod: '22',
    krypton: '24',
}));
const families = [
    family('dotnet', '.NET', /^dotnet-(\d+)$/, { aliases: ['.net', 'net'], isLts: isDotnetLts }),
    family('elixir', 'Elixir', /^(?:erl\d+-)?elixir-(\d+\.\d+)$/, {
        virtual: 'elixir',
        minimum: { upTo: 'same-major' },
    }),
    family('erlang', 'Erlang/OTP', /^erlang-(\d+)$/, { aliases: ['otp'], virtual: 'erlang' }),
    family('go', 'Go', /^go-(\d+\.\d+)$/, { aliases: ['golang'], virtual: 'go', minimum: { upTo: 'same-major' } }),
    family('gradle', 'Gradle', /^gradle-(\d+)$/, { virtual: 'gradle' }),
    family('maven', 'Maven', /^maven-(\d+\.\d+)$/, { virtual: 'maven' }),
    family('nodejs', 'Node.js', /^nodejs-(\d+)$/, {
        aliases: ['node', 'node.js'],
        virtual: 'nodejs',
        isLts: isNodeLts,
        codenames: nodeCodenames,
    }),
    family('openjdk', 'OpenJDK', /^openjdk-(\d+)$/, {
        aliases: ['java', 'jdk'],
        isLts: isJavaLts,
        minimum: { upTo: 'any' },
    }),
    family('php', 'PHP', /^php-(\d+\.\d+)$/, { virtual: 'php' }),
    family('postgresql', 'PostgreSQL', /^postgresql-(\d+)$/, { aliases: ['postgres'], virtual: 'postgresql' }),
    family('python', 'Python', /^python-(\d+\.\d+)$/, { aliases: ['python3'], virtual: 'python3' }),
    family('ruby', 'Ruby', /^ruby-(\d+\.\d+)$/, { virtual: 'ruby' }),
    family('rust', 'Rust', /^rust-(\d+\.\d+)$/, { virtual: 'rust', minimum: { upTo: 'same-major' } }),
    family('scala', 'Scala', /^scala-(\d+\.\d+)$/, { virtual: 'scala', minimum: { upTo: 'same-major' } }),
];
/** The family of a name or of one of its aliases, or of a package such as `nodejs-22`. */
function findFamily(name) {
    const wanted = name.toLowerCase();
    return (families.find((item) => item.name === wanted || item.aliases.includes(wanted)) ??
        families.find((item) => item.pattern.test(wanted)));
}


/***/ }),

/***/ 5675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X1: () => (/* binding */ decodeIndex),
  bj: () => (/* binding */ encodeIndex),
  Kg: () => (/* binding */ tableFormat)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/errors.js
var errors = __webpack_require__(296);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/table/blocks.js


/** Large enough that a package's builds mostly share a block, small enough that reading one takes well below a millisecond. */
const blockSize = 64 * 1024;
const digestSize = 32;
/** SHA-256 of each block of a text, one after the other. */
function blockDigests(text) {
    const digests = new Uint8Array(Math.ceil(text.length / blockSize) * digestSize);
    for (let at = 0, i = 0; at < text.length; at += blockSize, i++) {
        digests.set((0,external_node_crypto_.hash)('sha256', text.subarray(at, at + blockSize), 'buffer'), i * digestSize);
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
        const first = Math.floor(start / blockSize);
        const last = Math.floor((Math.max(stop, start + 1) - 1) / blockSize);
        const offset = start - first * blockSize;
        if (first === last)
            return this.#block(first).subarray(offset, offset + stop - start);
        const blocks = [];
        for (let number = first; number <= last; number++)
            blocks.push(this.#block(number));
        return Buffer.concat(blocks).subarray(offset, offset + stop - start);
    }
    discard() {
        this.#blob.discard();
    }
    #block(number) {
        const known = this.#blocks[number];
        if (known)
            return known;
        const from = number * blockSize;
        if (number < 0 || from >= this.length)
            throw this.#corrupt(number);
        const block = this.#blob.read(this.#start + from, Math.min(blockSize, this.length - from));
        const digest = this.#digests.subarray(number * digestSize, (number + 1) * digestSize);
        if (!(0,external_node_crypto_.hash)('sha256', block, 'buffer').equals(digest))
            throw this.#corrupt(number);
        this.#blocks[number] = block;
        return block;
    }
    #corrupt(number) {
        this.discard();
        return new errors/* IndexError */.db('INDEX_CORRUPT', `Block ${number} of a stored package index is not what was stored.`, {
            hint: 'It was removed; the next attempt fetches the index again.',
        });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/table/check.js
/** Whether numbers never fall, and none is above `most`. */
function rises(numbers, most) {
    let last = 0;
    for (const number of numbers) {
        if (number < last)
            return false;
        last = number;
    }
    return last <= most;
}
function allBelow(numbers, limit) {
    for (const number of numbers)
        if (number >= limit)
            return false;
    return true;
}
function isPowerOfTwo(number) {
    return number > 0 && (number & (number - 1)) === 0;
}
/**
 * Whether every number of a table points to something that is there. Checksums tell accidents, not what somebody wrote on
 * purpose; nothing that reads a table looks again.
 */
function isConsistent(table, textLength) {
    const { names, stanzas, packageNames, providerStarts, providers, installIfNames, installIfPackages } = table;
    const nameCount = names.starts.length - 1;
    const packageCount = packageNames.length;
    return (nameCount >= 0 &&
        rises(names.starts, names.bytes.length) &&
        isPowerOfTwo(names.slots.length) &&
        allBelow(names.slots, nameCount + 1) &&
        stanzas.length === packageCount + 1 &&
        rises(stanzas, textLength) &&
        allBelow(packageNames, nameCount) &&
        providerStarts.length === nameCount + 1 &&
        rises(providerStarts, providers.length) &&
        allBelow(providers, packageCount) &&
        installIfNames.length === installIfPackages.length &&
        allBelow(installIfNames, nameCount) &&
        allBelow(installIfPackages, packageCount) &&
        Number.isSafeInteger(table.newestBuild));
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
function readBody(blob) {
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
    const body = readBody(blob);
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
    const table = decodeTable(cut, head);
    if (!isConsistent(table, head.textLength))
        return undefined;
    const { architecture, repository, digest, signature } = head;
    return {
        info: { architecture, repository, digest, signature: signature && decodeSignature(signature) },
        table,
        text: new BlockedText(blob, textStart, head.textLength, cut.blocks),
    };
}


/***/ }),

/***/ 3212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dc: () => (/* binding */ nameAt),
/* harmony export */   Tb: () => (/* binding */ NameInterner),
/* harmony export */   bd: () => (/* binding */ findName)
/* harmony export */ });
/* unused harmony export hashBytes */
/* harmony import */ var _uint32_list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7720);

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
        this.#starts = new _uint32_list_js__WEBPACK_IMPORTED_MODULE_0__/* .Uint32List */ .G(expected + 1);
        this.#hashes = new _uint32_list_js__WEBPACK_IMPORTED_MODULE_0__/* .Uint32List */ .G(expected);
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


/***/ }),

/***/ 3519:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ scanIndex)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(296);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3212);
/* harmony import */ var _uint32_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7720);



const LineFeed = 10;
const Space = 32;
const Colon = 58;
const Field = { architecture: 65, name: 80, version: 86, installIf: 105, provides: 112, buildTime: 116 };
/** Far above any real index (Wolfi: 186,000 in August 2025); keeps a hostile one from filling memory with empty packages. */
const mostPackages = 5_000_000;
function malformed(where, offset, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IndexError */ .db('INDEX_FORMAT', `The package index ${where} is malformed at byte ${offset}: ${what}.`, {
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
    #provided = { names: new _uint32_list_js__WEBPACK_IMPORTED_MODULE_1__/* .Uint32List */ .G(16), packages: new _uint32_list_js__WEBPACK_IMPORTED_MODULE_1__/* .Uint32List */ .G(16) };
    #installIf = { names: new _uint32_list_js__WEBPACK_IMPORTED_MODULE_1__/* .Uint32List */ .G(16), packages: new _uint32_list_js__WEBPACK_IMPORTED_MODULE_1__/* .Uint32List */ .G(16) };
    #newestBuild = 0;
    #foreignCount = 0;
    #foreign = '';
    constructor(text, architecture, where) {
        this.#text = text;
        this.#architecture = Buffer.from(architecture);
        this.#where = where;
        const expected = Math.floor(text.length / usualStanza);
        this.#names = new _names_js__WEBPACK_IMPORTED_MODULE_2__/* .NameInterner */ .Tb(expected >> 2);
        this.#stanzas = new _uint32_list_js__WEBPACK_IMPORTED_MODULE_1__/* .Uint32List */ .G(expected);
        this.#packageNames = new _uint32_list_js__WEBPACK_IMPORTED_MODULE_1__/* .Uint32List */ .G(expected);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IndexError */ .db('INDEX_ARCHITECTURE', `The package index ${this.#where} is for ${this.#foreign}, not for ${wanted}.`, {
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


/***/ }),

/***/ 4347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ textInMemory)
/* harmony export */ });
/** A text that is in memory as a whole. */
function textInMemory(text) {
    return { length: text.length, slice: (start, end) => text.subarray(start, end), discard: () => undefined };
}


/***/ }),

/***/ 7720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ Uint32List)
/* harmony export */ });
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
        this.suffix = suffixOrder.indexOf(this.#take('abcdefghijklmnopqrstuvwxyz'));
        this.kind = allowed && this.suffix >= 0 ? Part.suffix : Part.invalid;
    }
    #readHash() {
        const allowed = this.kind < Part.hash;
        this.value = this.#take('0123456789abcdef');
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
    /** Skips one character, then takes what follows of an alphabet. */
    #take(alphabet) {
        const start = ++this.#at;
        while (this.#at < this.#text.length && alphabet.includes(this.#text.charAt(this.#at)))
            this.#at++;
        return this.#text.slice(start, this.#at);
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
const operatorBits = new Map(Object.entries({
    '<': Operator.less,
    '=': Operator.equal,
    '>': Operator.greater,
    '~': Operator.fuzzy | Operator.equal,
}));
/** The bits of an operator such as `>=` or `~`; 0 when it contains anything else than `<`, `>`, `=` and `~`. */
function parseOperator(text) {
    let bits = 0;
    for (const char of text) {
        const bit = operatorBits.get(char);
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


/***/ }),

/***/ 4978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withIndex)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(296);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8410);


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
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IndexError */ .db) || error.code !== 'INDEX_CORRUPT')
            throw error;
        return useOnce(options, use);
    }
}
async function useOnce(options, use) {
    const loaded = await (0,_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadIndex */ .z)(options);
    try {
        return await use(loaded);
    }
    finally {
        loaded.close();
    }
}


/***/ })

};

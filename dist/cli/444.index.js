export const id = 444;
export const ids = [444];
export const modules = {

/***/ 5713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ askIndex)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _host_cache_folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5861);
/* harmony import */ var _host_package_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8094);
/* harmony import */ var _host_workspace_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2019);
/* harmony import */ var _pipeline_index_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4248);
/* harmony import */ var _pipeline_platform_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2171);
/* harmony import */ var _wolfi_package_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8314);
/* harmony import */ var _wolfi_parse_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1545);
/* harmony import */ var _wolfi_store_directory_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5726);
/* harmony import */ var _wolfi_with_index_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4978);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2064);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(3647);






// From their own files: the rest of the library takes as long to load as the answer takes.






/** Bytes that an index on disk may have. Wolfi's has less than 50 million. */
const MAX_INDEX_BYTES = 256 * 2 ** 20;
/**
 * Answers a question from the index that the options name. `use` must bear being called twice.
 * @throws AipackError INPUT_INVALID, INDEX_UNAVAILABLE, INDEX_REFUSED, and as `use` does
 */
async function askIndex(options, surroundings, use) {
    const { environment, directory, signal, stderr } = surroundings;
    const workspace = { directory, roots: [directory] };
    const settings = (0,_host_package_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .resolvePackageSettings */ .Q)({
        packageRepositories: (0,_environment_js__WEBPACK_IMPORTED_MODULE_11__/* .listFrom */ .H)(options.packageRepository, environment.AIPACK_PACKAGE_REPOSITORIES),
        packageKeys: (0,_environment_js__WEBPACK_IMPORTED_MODULE_11__/* .listFrom */ .H)(options.packageKey, environment.AIPACK_PACKAGE_KEYS),
        allowUntrusted: options.allowUntrusted,
    }, workspace);
    const [platform = ''] = (0,_pipeline_platform_js__WEBPACK_IMPORTED_MODULE_5__/* .normalisePlatforms */ .lx)([options.arch ?? (0,_pipeline_platform_js__WEBPACK_IMPORTED_MODULE_5__/* .hostPlatform */ .ol)(process.arch)]);
    const architecture = (0,_pipeline_platform_js__WEBPACK_IMPORTED_MODULE_5__/* .architectureOf */ .NJ)(platform);
    if (options.index.length > 0)
        return use(readIndexes(options.index, workspace, architecture, settings));
    const load = {
        ...settings,
        architecture,
        fetch,
        store: new _wolfi_store_directory_js__WEBPACK_IMPORTED_MODULE_8__/* .DirectoryStore */ .f((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_host_cache_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .cacheFolder */ .n)(environment), 'wolfi')),
        now: () => Date.now(),
        signal,
        onWarning: ({ message }) => stderr((0,_text_printable_js__WEBPACK_IMPORTED_MODULE_10__/* .say */ .cv) `warning: ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_10__/* .printable */ .g$)(message)}\n`),
    };
    return (0,_wolfi_with_index_js__WEBPACK_IMPORTED_MODULE_9__/* .withIndex */ .N)(load, ({ index }) => use(index)).catch((error) => {
        throw (0,_pipeline_index_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .explainIndexError */ .g)(error, `The package index for ${architecture}`);
    });
}
function readIndexes(files, workspace, architecture, { keys, allowUntrusted }) {
    const parts = files.flatMap((given) => {
        const file = { what: 'package index', limit: MAX_INDEX_BYTES, code: 'INPUT_INVALID' };
        const bytes = (0,_host_workspace_path_js__WEBPACK_IMPORTED_MODULE_3__/* .readNamed */ .Mk)(given, file, workspace);
        try {
            return (0,_wolfi_parse_index_js__WEBPACK_IMPORTED_MODULE_7__/* .parseIndex */ .A)(bytes, { architecture, keys, allowUntrusted, where: given }).parts;
        }
        catch (error) {
            throw (0,_pipeline_index_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .explainIndexError */ .g)(error);
        }
    });
    return new _wolfi_package_index_js__WEBPACK_IMPORTED_MODULE_6__/* .PackageIndex */ .T(architecture, parts);
}


/***/ }),

/***/ 5416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ printAnswer)
/* harmony export */ });
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2064);

/** Prints an answer as it was asked for. Only who wants a table waits for the library that makes them. */
async function printAnswer(options, { stdout }, answer) {
    if (options.format === 'json') {
        stdout((0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printableJson */ .et)(answer.asJson(), 2)}\n`);
        return;
    }
    const { columns } = await Promise.all(/* import() */[__webpack_require__.e(832), __webpack_require__.e(538)]).then(__webpack_require__.bind(__webpack_require__, 7538));
    const parts = [columns(answer.asRows()), (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(answer.summary ?? '')].filter((part) => part !== '');
    if (parts.length > 0)
        stdout((0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .joined */ .oR)(parts, '\n')}\n`);
}


/***/ }),

/***/ 5444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   search: () => (/* binding */ search)
/* harmony export */ });
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);
/* harmony import */ var _wolfi_search_search_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(422);
/* harmony import */ var _open_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5713);
/* harmony import */ var _print_answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5416);




/** `aipack packages search`: packages that fit all words, the most relevant first. */
async function search(words, options, surroundings) {
    const query = words.join(' ');
    const found = await (0,_open_index_js__WEBPACK_IMPORTED_MODULE_2__/* .askIndex */ .a)(options, surroundings, (index) => (0,_wolfi_search_search_js__WEBPACK_IMPORTED_MODULE_1__/* .searchPackages */ .s)(index, query, options.limit));
    if (found.length === 0) {
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx({
            code: 'PACKAGE_UNKNOWN',
            message: `No package fits ${JSON.stringify(query)}`,
            hint: 'Try fewer or other words; each of them has to fit.',
        });
    }
    await (0,_print_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .printAnswer */ .A)(options, surroundings, {
        asJson: () => found,
        asRows: () => found.map(({ name, version, description }) => [name, version, description]),
    });
}


/***/ }),

/***/ 422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ searchPackages)
});

// EXTERNAL MODULE: ./build/compiled/src/wolfi/dependency.js
var dependency = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/streams/families.js
var families = __webpack_require__(4469);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/version.js
var version = __webpack_require__(8127);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/search/concepts.js
/**
 * Everyday words and the packages that people mean by them, the most likely first. Streams are named without their version.
 * Only where names and descriptions do not say it already.
 */
const concepts = new Map(Object.entries({
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
}));

;// CONCATENATED MODULE: ./build/compiled/src/wolfi/search/search.js




const wordPattern = /[a-z0-9][a-z0-9+#.]*/g;
function words(text) {
    return (text.toLowerCase().match(wordPattern) ?? []).map((word) => word.replace(/(?<!\.)\.+$/, ''));
}
/** Packages that accompany another one, and are rarely what a search is for. */
const accompanying = /-(?:doc|docs|dbg|debug|dev|static|compat|default|bootstrap|tests?|bash-completion|zsh-completion|lang|iamguarded-compat)$/;
function readDocument(index, id, dependents) {
    const { name, description, provides, dependencies } = index.recordOf(id);
    for (const token of dependencies) {
        const target = (0,dependency/* parseDependency */.d6)(token)?.name;
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
        provides: new Set(provides.map((token) => token.replace(/[=<>~].*/s, '').replace(/^cmd:/, ''))),
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
    const concept = (concepts.get(word) ?? []).findIndex((meant) => meant === document.name || meant === document.stem);
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
    return (0,version/* compareVersions */.Zy)(right.stream, left.stream);
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
    return all.length > 1 && concepts.has(joined) ? [joined] : all;
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


/***/ })

};

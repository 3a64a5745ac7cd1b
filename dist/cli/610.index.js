export const id = 610;
export const ids = [610];
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

/***/ 6610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   validate: () => (/* binding */ validate)
/* harmony export */ });
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);
/* harmony import */ var _wolfi_search_validate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(288);
/* harmony import */ var _open_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5713);
/* harmony import */ var _print_answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5416);




/**
 * `aipack packages validate`: a verdict on each name, in the order given.
 * @throws AipackError with every name that can't be installed
 */
async function validate(names, options, surroundings) {
    const verdicts = await (0,_open_index_js__WEBPACK_IMPORTED_MODULE_2__/* .askIndex */ .a)(options, surroundings, (index) => (0,_wolfi_search_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .validateNames */ .R)(index, names));
    await (0,_print_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .printAnswer */ .A)(options, surroundings, {
        asJson: () => verdicts,
        asRows: () => verdicts.map(rowOf),
    });
    const problems = verdicts.filter(({ valid }) => !valid).map(problemOf);
    if (problems.length > 0)
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx(problems);
}
function rowOf({ name, valid, status, version, providers, suggestions }) {
    if (!valid)
        return [name, status, suggestions.length > 0 ? `${suggestions.join(', ')}?` : ''];
    return [name, status, version ?? providers?.join(', ') ?? ''];
}
function problemOf({ message, status }) {
    return { code: status === 'unknown' ? 'PACKAGE_UNKNOWN' : 'PACKAGES_UNRESOLVABLE', message };
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
const namesElsewhere = new Map(Object.entries({
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
}));

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
    return name.replace(/[-.]?\d{1,20}(?:\.\d{1,20}){0,9}$/, '');
}
function misspellings(names, wanted) {
    const limit = Math.min(mostEdits, Math.max(1, Math.floor(wanted.length / 3)));
    const wantedStem = stem(wanted);
    const scored = [];
    for (const name of names) {
        const edits = editDistance(wanted, name, limit);
        const stemEdits = wantedStem.length > 3 ? editDistance(wantedStem, stem(name), limit) : limit + 1;
        // What stands before the first dash is often the name that people know: nginx of nginx-mainline.
        const [word = ''] = name.split('-', 1);
        const wordEdits = word === name || word.length < 4 ? limit + 1 : editDistance(wanted, word, limit);
        const ways = [
            { edits, cost: 0 },
            { edits: stemEdits, cost: 0.5 },
            { edits: wordEdits, cost: 0.75 },
        ].filter((way) => way.edits <= limit);
        if (ways.length > 0)
            scored.push({ name, score: Math.min(...ways.map((way) => way.edits + way.cost)) });
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
    const elsewhere = (namesElsewhere.get(name) ?? []).filter((known) => index.has(known));
    const suggestions = new Set([...elsewhere, ...family, ...close.map((item) => item.name), ...alike]);
    suggestions.delete(wanted);
    return [...suggestions].slice(0, limit);
}
function tail(name) {
    return name.slice(stem(name).length).replace(/^[-.]/, '');
}


/***/ }),

/***/ 288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ validateNames)
/* harmony export */ });
/* harmony import */ var _dependency_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5510);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8127);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6858);



/** Longest list of suggestions or providers in an answer. */
const most = 5;
const longest = 512;
function offersOf(index, name) {
    return [...new Set(index.providers(name))].flatMap((id) => {
        const record = index.recordOf(id);
        const { checksum } = record;
        const own = record.name === name ? [{ package: name, version: record.version, checksum }] : [];
        const provided = (0,_dependency_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDependencies */ .fb)(record.provides.join(' ')).dependencies.filter((token) => token.name === name);
        return [...own, ...provided.map(({ version }) => ({ package: record.name, version, checksum }))];
    });
}
function newestFirst(a, b) {
    return (0,_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Zy)(b.version ?? '', a.version ?? '') || (a.package < b.package ? -1 : 1);
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
    const suggestions = (0,_suggest_js__WEBPACK_IMPORTED_MODULE_2__/* .suggestNames */ .R)(index, wanted, most);
    const meant = suggestions.length > 0 ? ` Did you mean ${suggestions.join(', ')}?` : '';
    return { name, valid: false, status: 'unknown', suggestions, message: `There is no package "${wanted}".${meant}` };
}
function judge(index, name) {
    const dependency = name.length > longest ? undefined : (0,_dependency_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDependency */ .d6)(name);
    if (!dependency || dependency.conflict || dependency.name.startsWith('-')) {
        const message = `"${name.slice(0, 64)}" is not written as a package name.`;
        return { name, valid: false, status: 'invalid', suggestions: [], message };
    }
    const wanted = dependency.name;
    const offers = offersOf(index, wanted).sort(newestFirst);
    if (offers.length === 0)
        return refuseName(index, name, wanted);
    const fitting = offers.filter((offer) => (0,_dependency_js__WEBPACK_IMPORTED_MODULE_0__/* .acceptsProvider */ .H)(dependency, offer.version, offer.checksum));
    return fitting.length > 0 ? accept(name, wanted, fitting) : refuseVersion(name, wanted, offers);
}
/** Looks every name up, each with or without a version (`nodejs-24`, `go-1.26~1.26.7`), and answers in the same order. */
function validateNames(index, names) {
    return names.map((name) => judge(index, name));
}


/***/ })

};

export const id = 386;
export const ids = [386];
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

/***/ 4386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resolveWorld: () => (/* binding */ resolveWorld)
/* harmony export */ });
/* harmony import */ var _pipeline_megabytes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(947);
/* harmony import */ var _pipeline_resolve_problems_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9923);
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);
/* harmony import */ var _wolfi_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(296);
/* harmony import */ var _wolfi_resolve_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79);
/* harmony import */ var _open_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5713);
/* harmony import */ var _print_answer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5416);







/** `aipack packages resolve`: everything that would be installed, at its version. */
async function resolveWorld(names, options, surroundings) {
    const packages = await (0,_open_index_js__WEBPACK_IMPORTED_MODULE_3__/* .askIndex */ .a)(options, surroundings, (index) => {
        try {
            return (0,_wolfi_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .resolve */ .h)(index, names).packages;
        }
        catch (error) {
            if (!(error instanceof _wolfi_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ResolveError */ .JT))
                throw error;
            throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx((0,_pipeline_resolve_problems_js__WEBPACK_IMPORTED_MODULE_5__/* .resolveProblems */ .j)(error), { cause: error });
        }
    });
    const installed = packages.reduce((sum, { installedSize }) => sum + installedSize, 0);
    await (0,_print_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .printAnswer */ .A)(options, surroundings, {
        asJson: () => ({ install: packages.map(({ name, version }) => `${name}=${version}`).sort() }),
        asRows: () => packages.map(({ name, version, installedSize }) => [name, version, (0,_pipeline_megabytes_js__WEBPACK_IMPORTED_MODULE_6__/* .megabytes */ .i)(installedSize)]),
        summary: `${packages.length} packages, ${(0,_pipeline_megabytes_js__WEBPACK_IMPORTED_MODULE_6__/* .megabytes */ .i)(installed)} installed`,
    });
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


/***/ })

};

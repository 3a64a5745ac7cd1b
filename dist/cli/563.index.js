export const id = 563;
export const ids = [563];
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

/***/ 9563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   streams: () => (/* binding */ streams)
/* harmony export */ });
/* harmony import */ var _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);
/* harmony import */ var _wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7043);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2064);
/* harmony import */ var _open_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5713);
/* harmony import */ var _print_answer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5416);





/**
 * `aipack packages streams`: the streams of families, of all by default, and the one that a wish gets.
 * @throws AipackError with every family that is unknown or has nothing that fits
 */
async function streams(names, options, surroundings) {
    const found = await (0,_open_index_js__WEBPACK_IMPORTED_MODULE_3__/* .askIndex */ .a)(options, surroundings, (index) => readFamilies(index, names, options));
    for (const { choice } of found) {
        if (options.wish !== undefined && choice.notice !== undefined)
            surroundings.stderr((0,_text_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `notice: ${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(choice.notice)}\n`);
    }
    await (0,_print_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .printAnswer */ .A)(options, surroundings, {
        asJson: () => found,
        asRows: () => found.flatMap(({ title, choice, streams: list }) => list.map((stream, i) => [i === 0 ? title : '', ...describe(stream, choice)])),
    });
}
function readFamilies(index, names, options) {
    const staleness = options.maxPackageAge === undefined ? {} : { maxBuildAgeDays: options.maxPackageAge };
    // A family that a small repository has nothing of is only missed by who asks for it.
    const wanted = names.length > 0 ? names : _wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .families */ .TJ.map(({ name }) => name).filter((name) => (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .listStreams */ .UQ)(index, name).length > 0);
    const problems = [];
    const found = wanted.flatMap((name) => {
        try {
            const choice = (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseStream */ .k5)(index, name, options.wish, staleness);
            const title = (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .findFamily */ .SL)(name)?.title ?? name;
            return [{ family: choice.family, title, choice, streams: (0,_wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .listStreams */ .UQ)(index, name, staleness) }];
        }
        catch (error) {
            if (!(error instanceof _wolfi_index_js__WEBPACK_IMPORTED_MODULE_1__/* .StreamError */ .lm))
                throw error;
            const code = error.code === 'STREAM_UNKNOWN_FAMILY' ? 'INPUT_INVALID' : 'VERSION_UNAVAILABLE';
            problems.push({ code, message: error.message, hint: error.hint });
            return [];
        }
    });
    if (problems.length > 0)
        throw new _schema_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AipackError */ .kx(problems);
    return found;
}
function describe(stream, choice) {
    const remarks = [
        stream.lts ? 'LTS' : '',
        stream.stale ? 'no longer built' : '',
        stream.package === choice.package ? `taken: ${choice.reason}` : '',
    ];
    return [
        stream.package,
        stream.version,
        dateOf(stream.buildTime),
        remarks.filter((remark) => remark !== '').join(', '),
    ];
}
function dateOf(seconds) {
    return seconds === 0 ? '' : new Date(seconds * 1000).toISOString().slice(0, 10);
}


/***/ })

};

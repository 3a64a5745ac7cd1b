export const id = 762;
export const ids = [762];
export const modules = {

/***/ 1762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runLock: () => (/* binding */ runLock)
});

// EXTERNAL MODULE: ./build/compiled/src/pipeline/line.js + 277 modules
var line = __webpack_require__(887);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/lock.js
var pipeline_lock = __webpack_require__(1459);
// EXTERNAL MODULE: ./build/compiled/src/host/lock-file.js
var lock_file = __webpack_require__(1322);
;// CONCATENATED MODULE: ./build/compiled/src/host/renew-lock.js



/** All that Wolfi has, so that whoever builds finds their machine's in the file. */
const ALL_PLATFORMS = ['linux/amd64', 'linux/arm64'];
/** Brings the lock file of a context up to date, for the platforms of the settings or else for all. */
async function renewLock(settings, outside, update) {
    const platforms = settings.platforms.length > 0 ? settings.platforms : ALL_PLATFORMS;
    const lock = await (0,line/* lockStage */.SS)({ ...settings, platforms }, outside, update);
    const written = lock.text !== settings.lock?.content;
    if (written)
        (0,lock_file/* writeLockFile */.V)(settings.context, lock.text);
    const file = settings.lock?.file ?? pipeline_lock/* LOCK_FILE */.FI;
    return { ...lock, written, settings: { ...settings, lock: { file, content: lock.text } } };
}

// EXTERNAL MODULE: ./build/compiled/src/text/printable.js
var printable = __webpack_require__(2064);
// EXTERNAL MODULE: ./build/compiled/src/cli/line-verbs.js + 13 modules
var line_verbs = __webpack_require__(2429);
// EXTERNAL MODULE: ./build/compiled/src/cli/table.js
var table = __webpack_require__(7538);
;// CONCATENATED MODULE: ./build/compiled/src/cli/lock-command.js





/** `aipack lock`: writes the lock file and tells what changed. */
async function runLock(context, options, surroundings) {
    const { settings, outside } = (0,line_verbs/* openLine */.T)(context, options, surroundings);
    const { changes, written } = await renewLock(settings, outside, options.update);
    surroundings.stdout(options.format === 'json'
        ? (0,printable/* say */.cv) `${(0,printable/* printableJson */.et)({ file: pipeline_lock/* LOCK_FILE */.FI, written, changes }, 2)}\n`
        : (0,printable/* say */.cv) `${describe(changes)}${(0,printable/* printable */.g$)(written ? `Wrote ${pipeline_lock/* LOCK_FILE */.FI}.` : `${pipeline_lock/* LOCK_FILE */.FI} is as it should be.`)}\n`);
}
function describe(changes) {
    const rows = changes.map(({ architecture, name, from, to }) => [architecture, name, from ?? '–', '→', to ?? '–']);
    return rows.length === 0 ? (0,printable/* say */.cv) `` : (0,printable/* say */.cv) `${(0,table.columns)(rows)}\n`;
}


/***/ })

};

export const id = 538;
export const ids = [538];
export const modules = {

/***/ 7538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   columns: () => (/* binding */ columns)
/* harmony export */ });
/* harmony import */ var cli_table3__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5832);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2064);


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
/** Characters of the longest line: as many cells as a table has, each as long as it may be, fit in. */
const WIDEST = 8 * _text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_LINE */ .MV;
/** Rows in aligned columns without lines; nothing for no rows. Cells may hold anything. */
function columns(rows) {
    if (rows.length === 0)
        return (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)('');
    const table = new cli_table3__WEBPACK_IMPORTED_MODULE_0__({
        chars: NO_LINES,
        style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    });
    for (const row of rows)
        table.push(row.map((cell) => (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(cell.replaceAll(/\s+/g, ' '))));
    const lines = table.toString().split('\n');
    return (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(lines.map((line) => (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(line.trimEnd(), WIDEST)), '\n');
}


/***/ })

};

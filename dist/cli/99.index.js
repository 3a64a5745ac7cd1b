export const id = 99;
export const ids = [99];
export const modules = {

/***/ 2099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   schemaText: () => (/* binding */ schemaText)
/* harmony export */ });
/* harmony import */ var _schema_overrides_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7462);
/* harmony import */ var _schema_universal_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2423);
/* harmony import */ var _text_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2064);



/** The JSON Schema of `aipack.yml` or of a UniversalBuild file, as text. */
function schemaText(file) {
    const schema = file === 'universal-build' ? (0,_schema_universal_build_js__WEBPACK_IMPORTED_MODULE_1__/* .universalBuildJsonSchema */ .Tm)() : (0,_schema_overrides_js__WEBPACK_IMPORTED_MODULE_0__/* .overridesJsonSchema */ .nq)();
    return (0,_text_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .say */ .cv) `${(0,_text_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printableJson */ .et)(schema, 2)}\n`;
}


/***/ }),

/***/ 6522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ namedBy)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2311);

/**
 * A record whose names come from outside. The library leaves out what is called `__proto__` without a word, so that name is refused:
 * nobody means it, and what stands there would be lost.
 */
function namedBy(record) {
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .preprocess */ .vkY((value, context) => {
        if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'))
            context.addIssue({ code: 'custom', message: "`__proto__` can't be a name here" });
        return value;
    }, record);
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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8439);
/* harmony import */ var _named_by_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1216);
/* harmony import */ var _lookup_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2565);
/* harmony import */ var _universal_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2423);





/** Stands in a list for what the list held before: `packages: ["...", git]` adds to it. */
const SPLICE = '...';
const text = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().max(64 * 1024);
const texts = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(text).describe(`A list; \`${SPLICE}\` in it stands for what was there before.`);
const environment = (0,_named_by_js__WEBPACK_IMPORTED_MODULE_3__/* .namedBy */ .T)(zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([text, zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), zod__WEBPACK_IMPORTED_MODULE_2__/* ["null"] */ .chJ()]))).describe('Variables by name; null takes one away, the others stay.');
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
    services: (0,_named_by_js__WEBPACK_IMPORTED_MODULE_3__/* .namedBy */ .T)(zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(text, service)).optional().describe('Overrides by the name or the folder of a service.'),
});
/** JSON Schema (draft 2020-12) of an aipack.yml, for editors. */
function overridesJsonSchema() {
    return { ...zod__WEBPACK_IMPORTED_MODULE_4__/* .toJSONSchema */ .bl(overridesSchema, { io: 'input' }), title: 'aipack.yml' };
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
        const own = (0,_lookup_js__WEBPACK_IMPORTED_MODULE_5__/* .lookup */ .$)(services, build.metadata.project_name) ?? (0,_lookup_js__WEBPACK_IMPORTED_MODULE_5__/* .lookup */ .$)(services, build.metadata.path);
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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8439);
/* harmony import */ var _named_by_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6522);


/** Schema version written by this tool; files of 1.0 load too. */
const SCHEMA_VERSION = '1.1';
/** The unprivileged user that Wolfi's base layout names `nonroot`. */
const NONROOT_USER = '65532:65532';
const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(64 * 1024);
const name = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(256);
const path = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(4096);
const environment = (0,_named_by_js__WEBPACK_IMPORTED_MODULE_1__/* .namedBy */ .T)(zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'is not an environment variable name'), text)).default({});
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
    const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .toJSONSchema */ .bl(zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([universalBuildSchema, zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(universalBuildSchema)]), { io: 'input' });
    return { ...schema, title: 'UniversalBuild' };
}


/***/ })

};

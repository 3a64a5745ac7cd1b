export const id = 43;
export const ids = [43];
export const modules = {

/***/ 7043:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fH: () => (/* reexport */ directory/* DirectoryStore */.f),
  db: () => (/* reexport */ errors/* IndexError */.db),
  JT: () => (/* reexport */ errors/* ResolveError */.JT),
  lm: () => (/* reexport */ errors/* StreamError */.lm),
  k5: () => (/* reexport */ chooseStream),
  TJ: () => (/* reexport */ families/* families */.T),
  SL: () => (/* reexport */ families/* findFamily */.S),
  TS: () => (/* reexport */ findStale),
  UQ: () => (/* reexport */ listStreams),
  zM: () => (/* reexport */ load/* loadIndex */.z),
  d6: () => (/* reexport */ dependency/* parseDependency */.d6),
  nq: () => (/* reexport */ package_index/* parseIndexText */.n),
  hd: () => (/* reexport */ resolve/* resolve */.h),
  RW: () => (/* reexport */ validate/* validateNames */.R)
});

// UNUSED EXPORTS: MemoryStore, PackageIndex, compareVersions, defaultMaxBuildAgeDays, isEntryName, isStale, isVersion, parseIndex, searchPackages, suggestNames, withIndex, wolfiKey, wolfiRepository

// EXTERNAL MODULE: ./build/compiled/src/wolfi/dependency.js
var dependency = __webpack_require__(5510);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/errors.js
var errors = __webpack_require__(296);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/keys.js
var keys = __webpack_require__(8343);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/load.js + 3 modules
var load = __webpack_require__(8410);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/package-index.js
var package_index = __webpack_require__(8314);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/parse-index.js
var parse_index = __webpack_require__(1545);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/repository.js
var repository = __webpack_require__(9351);
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

// EXTERNAL MODULE: ./build/compiled/src/wolfi/store/directory.js
var directory = __webpack_require__(5726);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/store/names.js
var names = __webpack_require__(7085);
// EXTERNAL MODULE: ./node_modules/semver/classes/range.js
var range = __webpack_require__(6782);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/version.js
var version = __webpack_require__(8127);
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
        if (known && (0,version/* compareVersions */.Zy)(known.version, record.version) > 0)
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
    return [...byStream.values()].sort((a, b) => (0,version/* compareVersions */.Zy)(b.stream, a.stream));
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
function numbers(version) {
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
    const parts = numbers(version);
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
    const match = /^([[(])([^,]*)(?:,([^,]*))?([\])])$/.exec(text);
    if (!match)
        return undefined;
    const [, open, first = '', second, close] = match;
    const low = first.trim();
    const high = second?.trim() ?? '';
    if (!/^[\d.]*$/.test(low) || !/^[\d.]*$/.test(high))
        return undefined;
    if (second === undefined)
        return low;
    const lower = low === '' ? '' : `${open === '[' ? '>=' : '>'}${low}`;
    const upper = high === '' ? '' : `${close === ']' ? '<=' : '<'}${high}`;
    return `${lower} ${upper}`.trim();
}
/** Joins an operator with the version after it, so that spaces separate terms only. */
function terms(text) {
    return text
        .replace(/(?<![<>=~^!])([<>=~^!]+)\s+/g, '$1')
        .split(/[\s,]+/)
        .filter((term) => term !== '');
}
function readRange(text, family) {
    const excluded = [];
    const alternatives = text.split(/\|\|?/).map((side) => {
        const alternative = side.trim();
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
    return { kind: 'range', range, excluded, bare: bare === undefined ? undefined : numbers(bare) };
}
/** npm versions have three parts; what a fourth one says cannot be had anyway. */
function shorten(range) {
    return range.replace(/(?<!\d)(\d+\.\d+\.\d+)(?:\.\d+)+/g, '$1');
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
    const written = text.toLowerCase();
    for (const name of [family.name, ...family.aliases]) {
        const rest = written.startsWith(name) ? text.slice(name.length).replace(/^[-@ ]/, '') : '';
        if (/^v?\d/i.test(rest))
            return rest;
    }
    return text;
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
        const stream = family.codenames?.get(name);
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
        if ((0,version/* compareVersions */.Zy)(stream.stream, bare.join('.')) < 0)
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

// EXTERNAL MODULE: ./build/compiled/src/wolfi/search/search.js + 1 modules
var search = __webpack_require__(422);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/search/suggest.js + 1 modules
var suggest = __webpack_require__(6858);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/search/validate.js
var validate = __webpack_require__(288);
// EXTERNAL MODULE: ./build/compiled/src/wolfi/with-index.js
var with_index = __webpack_require__(4978);
;// CONCATENATED MODULE: ./build/compiled/src/wolfi/index.js
/** Everything about Wolfi packages: their index, their versions, what depends on what, and which stream serves a project. */






















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

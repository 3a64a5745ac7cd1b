export const id = 79;
export const ids = [79];
export const modules = {

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
    const { name, version, checksum, size, installedSize, origin } = index.pinnableRecordOf(pkg.id);
    const repository = index.parts[index.partOf(pkg.id)]?.repository ?? '';
    return { name, version, checksum, size, installedSize, origin, repository };
}
/**
 * What `apk add` with these arguments would install into an empty root: `name`, `name=version`, `name<version`, `name~version`,
 * `name@tag`, `!name`, and names that packages provide.
 * @throws ResolveError RESOLVE_WORLD for arguments that are no dependencies, RESOLVE_UNSATISFIABLE with every reason why not;
 * IndexError INDEX_CORRUPT for an index that was changed
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


/***/ })

};

export const id = 422;
export const ids = [422];
export const modules = {

/***/ 1422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBuild: () => (/* binding */ runBuild)
});

// EXTERNAL MODULE: ./build/compiled/src/schema/lookup.js
var lookup = __webpack_require__(2565);
// EXTERNAL MODULE: ./build/compiled/src/host/workspace-path.js
var workspace_path = __webpack_require__(2019);
;// CONCATENATED MODULE: ./build/compiled/src/host/buildkit-container.js


/** The image that Docker's own builders run. */
const DEFAULT_IMAGE = 'docker.io/moby/buildkit:buildx-stable-1';
/** Asked in this order when Docker Hub limits or fails. */
const MIRRORS = ['mirror.gcr.io'];
const DEFAULT_NAME = 'aipack-buildkit';
/** Real ones have a few hundred bytes. */
const CONFIG = { what: 'BuildKit configuration', limit: 2 ** 20, code: 'INPUT_INVALID' };
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
/** How a BuildKit is started through Docker when there is none to be found. */
function containerOptions(wishes, environment, workspace) {
    const { image = DEFAULT_IMAGE, configFile, name = DEFAULT_NAME } = wishes;
    return {
        name,
        image,
        mirrors: MIRRORS,
        // Its registry may be on this machine's loopback, and what it downloads goes the way of this machine.
        network: 'host',
        env: Object.fromEntries(PROXIES.flatMap((key) => {
            const value = (0,lookup/* lookup */.$)(environment, key);
            return value === undefined ? [] : [[key, value]];
        })),
        ...(configFile === undefined ? {} : { config: (0,workspace_path/* readNamed */.Mk)(configFile, CONFIG, workspace).toString('utf8') }),
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/compiled/src/buildkit/index.js + 72 modules
var buildkit = __webpack_require__(4745);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/compiled/src/image/attestations.js

/** Type of the statement that says how this tool came to the image. */
const BUILD_PREDICATE = 'https://aipack.dev/attestation/build/v1';
/** Type of an SPDX document as an in-toto predicate. */
const SPDX_PREDICATE = 'https://spdx.dev/Document';
/**
 * The image's packages as an SPDX 2.3 document: exactly the set that was resolved and pinned. Its name space is
 * derived from its content, so equal images have equal documents.
 */
function spdxDocument(facts) {
    const { build, inventory } = facts;
    const name = `${build.metadata.project_name}-${facts.platform.replace('/', '-')}`;
    const packages = inventory.map((item) => spdxPackage(item));
    const content = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([name, packages, facts.source]))
        .digest('hex');
    return {
        spdxVersion: 'SPDX-2.3',
        dataLicense: 'CC0-1.0',
        SPDXID: 'SPDXRef-DOCUMENT',
        name,
        documentNamespace: `https://aipack.dev/spdx/${content}`,
        creationInfo: {
            created: timestamp(facts.sourceDateEpoch),
            creators: [`Tool: aipack-${facts.toolVersion}`],
        },
        packages,
        relationships: packages.map(({ SPDXID }) => ({
            spdxElementId: 'SPDXRef-DOCUMENT',
            relationshipType: 'DESCRIBES',
            relatedSpdxElement: SPDXID,
        })),
    };
}
function spdxPackage(item) {
    const { name, version, architecture, license, origin, repository } = item;
    return {
        SPDXID: `SPDXRef-Package-apk-${name.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`,
        name,
        versionInfo: version,
        supplier: 'Organization: Wolfi',
        downloadLocation: repository === '' ? 'NOASSERTION' : `${repository}/${architecture}/${name}-${version}.apk`,
        filesAnalyzed: false,
        licenseConcluded: 'NOASSERTION',
        licenseDeclared: license === '' ? 'NOASSERTION' : license,
        copyrightText: 'NOASSERTION',
        ...(origin === '' || origin === name ? {} : { sourceInfo: `built from the recipe ${origin}` }),
        externalRefs: [
            {
                referenceCategory: 'PACKAGE-MANAGER',
                referenceType: 'purl',
                referenceLocator: `pkg:apk/wolfi/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}`,
            },
        ],
    };
}
/** What was detected, from where, and which packages were used: what SLSA provenance of a plain graph can't tell. */
function buildPredicate(facts) {
    const { metadata } = facts.build;
    return {
        tool: { name: 'aipack', version: facts.toolVersion },
        project: {
            name: metadata.project_name,
            path: metadata.path,
            language: metadata.language,
            buildSystem: metadata.build_system,
            ...(metadata.framework === undefined ? {} : { framework: metadata.framework }),
            reasoning: metadata.reasoning,
        },
        source: facts.source,
        platform: facts.platform,
        packageIndex: facts.indexDigest,
        attestations: facts.attestations,
        packages: {
            build: facts.buildPackages.map(({ name, version }) => `${name}=${version}`),
            runtime: facts.inventory.map(({ name, version }) => `${name}=${version}`),
        },
    };
}
function timestamp(epoch) {
    return new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/errors.js
/** Thrown where a value is made, so that the stack shows who asked for something that no daemon would accept. */
class errors_LlbError extends Error {
    name = 'LlbError';
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/graph.js
const graph_emptyState = Object.freeze({ vertex: null, output: -1 });
/** The empty file system. */
function scratch() {
    return graph_emptyState;
}
function graph_vertexState(vertex, output = 0) {
    return Object.freeze({ vertex, output });
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/mounts.js
/** A file system next to the root; its changed content is an output of the exec unless it is read-only or discarded. */
function bindMount(target, source, options = {}) {
    return { kind: 'bind', target, source, ...options };
}
/** A directory that outlives the build, in the daemon. Never part of an image nor of an exported cache. */
function cacheMount(target, options) {
    return { kind: 'cache', target, sharing: 'shared', ...options };
}
/** A secret of the session as a file; mode 0400 unless said otherwise. */
function secretMount(target, options) {
    return { mode: 0o400, optional: false, ...options, kind: 'secret', target };
}
/** The socket of an SSH agent of the session; mode 0600 unless said otherwise. */
function sshMount(target, options = {}) {
    return { id: 'default', mode: 0o600, optional: false, ...options, kind: 'ssh', target };
}
function tmpfsMount(target, options = {}) {
    return { kind: 'tmpfs', target, ...options };
}

;// CONCATENATED MODULE: ./build/compiled/src/proto/ops.js
const NetMode = { UNSET: 0, HOST: 1, NONE: 2 };
const SecurityMode = { SANDBOX: 0, INSECURE: 1 };
const MountType = { BIND: 0, SECRET: 1, SSH: 2, CACHE: 3, TMPFS: 4 };
const MountContentCache = { DEFAULT: 0, ON: 1, OFF: 2 };
const CacheSharingOpt = { SHARED: 0, PRIVATE: 1, LOCKED: 2 };

;// CONCATENATED MODULE: ./build/compiled/src/llb/exec.js




/**
 * Runs a program in a file system.
 *
 * @throws {LlbError} INVALID_EXEC
 */
function exec(root, options) {
    const mounts = arrange(root, options);
    const outputs = new Map();
    for (const mount of mounts)
        if (isOutput(mount))
            outputs.set(mount.target, outputs.size);
    check(options, mounts);
    const vertex = {
        inputs: mounts.map(sourceOf).filter((state) => state.vertex !== null),
        options: { ...options },
        caps: capsOf(options, mounts),
        platformBound: true,
        encode: (context) => encodeExec(context, options, mounts, outputs),
    };
    const outputOf = (target) => {
        const output = outputs.get(target);
        return output === undefined ? undefined : graph_vertexState(vertex, output);
    };
    return {
        root: outputOf('/') ?? root,
        mount: (target) => {
            const state = outputOf(target);
            if (state === undefined)
                throw new errors_LlbError('INVALID_EXEC', `The exec has no output at ${target}`);
            return state;
        },
    };
}
/** All mounts with the root among them, by target: the order in which daemons and other clients write them. */
function arrange(root, options) {
    const all = [bindMount('/', root, { readonly: options.readonlyRoot ?? false }), ...(options.mounts ?? [])];
    return all.sort((a, b) => Buffer.compare(Buffer.from(a.target), Buffer.from(b.target)));
}
function check(options, mounts) {
    const fail = (message) => {
        throw new errors_LlbError('INVALID_EXEC', message);
    };
    if (options.args.length === 0)
        fail('An exec needs at least one argument, the program');
    if (!(options.cwd ?? '/').startsWith('/'))
        fail(`The working directory "${options.cwd ?? ''}" is not absolute`);
    mounts.forEach((mount, index) => {
        if (!mount.target.startsWith('/'))
            fail(`The mount target "${mount.target}" is not absolute`);
        if (mounts[index - 1]?.target === mount.target)
            fail(`Two mounts at ${mount.target}`);
        if (mount.kind === 'cache' && mount.id === '')
            fail(`The cache at ${mount.target} needs an id`);
    });
}
function isOutput(mount) {
    return mount.kind === 'bind' && mount.readonly !== true && mount.discard !== true;
}
function sourceOf(mount) {
    return (mount.kind === 'bind' || mount.kind === 'cache' ? mount.source : undefined) ?? graph_emptyState;
}
function capsOf(options, mounts) {
    const caps = [];
    if (options.validExitCodes !== undefined)
        caps.push('exec.validexitcode');
    if (options.devices !== undefined)
        caps.push('exec.meta.cdi');
    if (mounts.some((mount) => mount.kind === 'bind' && mount.contentCache !== undefined))
        caps.push('exec.mount.cache.content');
    return caps;
}
const networks = { sandbox: NetMode.UNSET, host: NetMode.HOST, none: NetMode.NONE };
const securities = { sandbox: SecurityMode.SANDBOX, insecure: SecurityMode.INSECURE };
const sharings = {
    shared: CacheSharingOpt.SHARED,
    private: CacheSharingOpt.PRIVATE,
    locked: CacheSharingOpt.LOCKED,
};
const contentCaches = { on: MountContentCache.ON, off: MountContentCache.OFF };
function encodeExec(context, options, mounts, outputs) {
    const { proxy } = options;
    return {
        exec: {
            meta: {
                args: options.args,
                env: Object.entries(options.env ?? {})
                    .sort(([a], [b]) => (a < b ? -1 : 1))
                    .map(([key, value]) => `${key}=${value}`),
                cwd: options.cwd ?? '/',
                user: options.user,
                proxy_env: proxy && {
                    http_proxy: proxy.http,
                    https_proxy: proxy.https,
                    ftp_proxy: proxy.ftp,
                    no_proxy: proxy.no,
                    all_proxy: proxy.all,
                },
                extraHosts: options.extraHosts?.map(({ host, ip }) => ({ Host: host, IP: ip })),
                hostname: options.hostname,
                ulimit: options.ulimits?.map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard })),
                cgroupParent: options.cgroupParent,
                removeMountStubsRecursive: true,
                validExitCodes: options.validExitCodes,
            },
            mounts: mounts.map((mount) => encodeMount(context, mount, outputs.get(mount.target) ?? -1)),
            network: networks[options.network ?? 'sandbox'],
            security: securities[options.security ?? 'sandbox'],
            secretenv: options.secretEnv?.map(({ id, name, optional }) => ({ ID: id, name, optional })),
            cdiDevices: options.devices,
        },
    };
}
function encodeMount(context, mount, output) {
    const common = { input: context.input(sourceOf(mount)), dest: mount.target, output };
    switch (mount.kind) {
        case 'bind':
            return {
                ...common,
                selector: mount.selector,
                readonly: mount.readonly,
                contentCache: mount.contentCache && contentCaches[mount.contentCache],
            };
        case 'cache':
            return {
                ...common,
                selector: mount.selector,
                mountType: MountType.CACHE,
                cacheOpt: { ID: mount.id, sharing: sharings[mount.sharing] },
            };
        case 'secret': {
            const { id, uid, gid, mode, optional } = mount;
            return { ...common, mountType: MountType.SECRET, secretOpt: { ID: id, uid, gid, mode, optional } };
        }
        case 'ssh': {
            const { id, uid, gid, mode, optional } = mount;
            return { ...common, mountType: MountType.SSH, SSHOpt: { ID: id, uid, gid, mode, optional } };
        }
        case 'tmpfs':
            return { ...common, mountType: MountType.TMPFS, TmpfsOpt: { size: mount.size } };
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/file.js


/**
 * Changes a file system by a chain of actions, without running anything in it.
 *
 * @throws {LlbError} INVALID_FILE_OP
 */
function file(base, actions, options = {}) {
    if (actions.length === 0)
        throw new errors_LlbError('INVALID_FILE_OP', 'A file operation needs at least one action');
    const [first] = actions;
    if (base.vertex === null && first !== undefined && hasNames(first.kind === 'rm' ? undefined : first.owner)) {
        throw new errors_LlbError('INVALID_FILE_OP', 'An owner by name needs a base that has /etc/passwd; give numbers on scratch');
    }
    const sources = actions.flatMap((action) => (action.kind === 'copy' ? [action.from] : []));
    return graph_vertexState({
        inputs: [base, ...sources].filter((state) => state.vertex !== null),
        options,
        caps: actions.flatMap(file_capsOf),
        platformBound: false,
        encode: (context) => encodeFile(context, base, actions),
    });
}
function hasNames(owner) {
    return typeof owner?.user === 'string' || typeof owner?.group === 'string';
}
function file_capsOf(action) {
    if (action.kind === 'symlink')
        return ['file.symlink.create'];
    if (action.kind !== 'copy')
        return [];
    const caps = [];
    if (typeof action.mode === 'string')
        caps.push('file.copy.modestring');
    if (action.replaceExisting === true)
        caps.push('file.copy.alwaysreplaceexistingdestpaths');
    if (action.requiredPaths !== undefined)
        caps.push('file.copy.requiredpaths');
    return caps;
}
function encodeFile(context, base, actions) {
    const start = context.input(base);
    const secondary = actions.map((action) => (action.kind === 'copy' ? context.input(action.from) : -1));
    // Results of actions are numbered after the inputs, whose number is only known now that all have been named.
    const inputs = Math.max(start, ...secondary) + 1;
    return {
        file: {
            actions: actions.map((action, index) => {
                const input = index === 0 ? start : inputs + index - 1;
                return {
                    input,
                    secondaryInput: secondary[index] ?? -1,
                    output: index === actions.length - 1 ? 0 : -1,
                    ...encodeAction(action, input),
                };
            }),
        },
    };
}
function encodeAction(action, base) {
    switch (action.kind) {
        case 'mkdir': {
            const { path, mode, parents, owner, timestamp } = action;
            return { mkdir: { path, mode, makeParents: parents, owner: chown(owner, base), timestamp: time(timestamp) } };
        }
        case 'mkfile': {
            const { path, mode, data, owner, timestamp } = action;
            return { mkfile: { path, mode, data, owner: chown(owner, base), timestamp: time(timestamp) } };
        }
        case 'symlink': {
            const { target, path, owner, timestamp } = action;
            return { symlink: { oldpath: target, newpath: path, owner: chown(owner, base), timestamp: time(timestamp) } };
        }
        case 'rm':
            return { rm: { path: action.path, allowNotFound: action.allowNotFound, allowWildcard: action.wildcard } };
        case 'copy':
            return {
                copy: {
                    src: action.src,
                    dest: action.dest,
                    owner: chown(action.owner, base),
                    mode: typeof action.mode === 'number' ? action.mode : -1,
                    modeStr: typeof action.mode === 'string' ? action.mode : undefined,
                    followSymlink: action.followSymlink,
                    dirCopyContents: action.contentsOnly,
                    attemptUnpackDockerCompatibility: action.unpack,
                    createDestPath: action.createDestPath,
                    allowWildcard: action.wildcard,
                    allowEmptyWildcard: action.allowEmptyWildcard,
                    timestamp: time(action.timestamp),
                    include_patterns: action.include,
                    exclude_patterns: action.exclude,
                    alwaysReplaceExistingDestPaths: action.replaceExisting,
                    required_paths: action.requiredPaths,
                },
            };
    }
}
/** Nanoseconds do not fit a number; -1 leaves times as they come. */
function time(seconds) {
    if (seconds === undefined)
        return -1;
    const value = BigInt(Math.trunc(seconds)) * 1000000000n;
    return { low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: false };
}
function chown(owner, base) {
    if (owner === undefined)
        return undefined;
    return { user: user(owner.user, base), group: user(owner.group, base) };
}
function user(value, base) {
    if (value === undefined)
        return undefined;
    return typeof value === 'number' ? { byID: value } : { byName: { name: value, input: base } };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/file-actions.js
function mkdir(path, options = {}) {
    return { mode: 0o755, ...options, kind: 'mkdir', path };
}
/** Text is written as UTF-8. */
function mkfile(path, data, options = {}) {
    return { mode: 0o644, ...options, kind: 'mkfile', path, data: typeof data === 'string' ? Buffer.from(data) : data };
}
function rm(path, options = {}) {
    return { ...options, kind: 'rm', path };
}
function symlink(target, path, options = {}) {
    return { ...options, kind: 'symlink', target, path };
}
function copy(from, src, dest, options = {}) {
    return { ...options, kind: 'copy', from, src, dest };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/platform.js
function platformMessage(platform) {
    return {
        Architecture: platform.architecture,
        OS: platform.os,
        Variant: platform.variant,
        OSVersion: platform.osVersion,
        OSFeatures: platform.osFeatures,
    };
}

// EXTERNAL MODULE: ./build/compiled/src/proto/codec.js + 1 modules
var codec = __webpack_require__(5678);
;// CONCATENATED MODULE: ./build/compiled/src/llb/marshal.js



const ops = (0,codec/* codec */.rL)('pb.Op');
/** The digest by which a daemon knows an operation. */
function marshal_digestOf(op) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(op).digest('hex')}`;
}
/**
 * Go's protobuf writes members of a oneof after all other fields, and daemons since 0.18 write each operation anew to
 * find its digest: only in that order it is the one that is known here, by which they name the operation in progress
 * and errors and look for its locations. Older ones take whatever they get.
 */
function encodeOp(common, body) {
    return Buffer.concat([ops.encode(common), ops.encode(body)]);
}
/** Writes down the graph that ends in `state`. Equal graphs give equal bytes, and an operation made twice is one. */
function marshal(state, options = {}) {
    if (state.vertex === null)
        return { def: [], metadata: {} };
    const writer = new Writer(options);
    for (const vertex of inputsFirst(state.vertex))
        writer.add(vertex);
    return writer.finish(state);
}
/** Depth first, without recursion: a graph may be deeper than the stack. */
function inputsFirst(root) {
    const order = [];
    const seen = new Set([root]);
    const stack = [{ vertex: root, next: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const input = top.vertex.inputs[top.next++];
        if (input === undefined) {
            order.push(top.vertex);
            stack.pop();
        }
        else if (input.vertex !== null && !seen.has(input.vertex)) {
            seen.add(input.vertex);
            stack.push({ vertex: input.vertex, next: 0 });
        }
    }
    return order;
}
class Writer {
    #options;
    #digests = new Map();
    #def = new Map();
    #metadata = new Map();
    #files = [];
    #locations = new Map();
    constructor(options) {
        this.#options = options;
    }
    add(vertex) {
        const inputs = [];
        const body = vertex.encode({ input: (state) => this.#input(inputs, state), session: this.#options.session });
        const platform = vertex.platformBound ? (vertex.options.platform ?? this.#options.platform) : undefined;
        const bytes = encodeOp({ inputs, platform: platform && platformMessage(platform), constraints: {} }, body);
        const digest = marshal_digestOf(bytes);
        this.#digests.set(vertex, digest);
        if (vertex.options.location !== undefined)
            this.#locate(digest, vertex.options.location);
        if (this.#def.has(digest))
            return;
        this.#def.set(digest, bytes);
        this.#metadata.set(digest, metadataOf(vertex));
    }
    finish(state) {
        const inputs = [];
        this.#input(inputs, state);
        const terminal = ops.encode({ inputs });
        this.#def.set(marshal_digestOf(terminal), terminal);
        this.#metadata.set(marshal_digestOf(terminal), {});
        const sorted = [...this.#metadata].sort(([a], [b]) => (a < b ? -1 : 1));
        return {
            def: [...this.#def.values()],
            metadata: Object.fromEntries(sorted),
            ...(this.#files.length === 0 ? {} : { Source: this.#source() }),
        };
    }
    #input(inputs, state) {
        if (state.vertex === null)
            return -1;
        const digest = this.#digests.get(state.vertex) ?? '';
        const known = inputs.findIndex((input) => input.digest === digest && input.index === state.output);
        return known >= 0 ? known : inputs.push({ digest, index: state.output }) - 1;
    }
    #locate(digest, { file, ranges }) {
        const known = this.#files.indexOf(file);
        const sourceIndex = known >= 0 ? known : this.#files.push(file) - 1;
        const list = this.#locations.get(digest) ?? [];
        list.push({ sourceIndex, ranges });
        this.#locations.set(digest, list);
    }
    #source() {
        const sorted = [...this.#locations].sort(([a], [b]) => (a < b ? -1 : 1));
        return {
            infos: this.#files,
            locations: Object.fromEntries(sorted.map(([digest, locations]) => [digest, { locations }])),
        };
    }
}
function metadataOf({ options, caps }) {
    const description = {
        ...options.description,
        ...(options.name === undefined ? {} : { 'llb.customname': options.name }),
    };
    const wanted = [...new Set([...caps, ...(options.caps ?? [])])].sort();
    return {
        ...(options.ignoreCache === true ? { ignore_cache: true } : {}),
        ...(Object.keys(description).length === 0 ? {} : { description }),
        ...(wanted.length === 0 ? {} : { caps: Object.fromEntries(wanted.map((cap) => [cap, true])) }),
        ...(options.progressGroup === undefined ? {} : { progress_group: options.progressGroup }),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/inspect.js


const inspect_ops = (0,codec/* codec */.rL)('pb.Op');
/** Reads a definition back, operation by operation, for a person or a test to look at. */
function inspect(definition) {
    return definition.def.map((bytes) => {
        const digest = digestOf(bytes);
        const metadata = Object.hasOwn(definition.metadata, digest) ? definition.metadata[digest] : undefined;
        return { digest, op: inspect_ops.decode(bytes), metadata: metadata ?? {} };
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/layers.js

/** Lays file systems over each other, later ones on top, each staying a layer of its own. */
function merge(states, options = {}) {
    const inputs = states.filter((state) => state.vertex !== null);
    const [only] = inputs;
    if (only === undefined)
        return emptyState;
    if (inputs.length === 1)
        return only;
    return vertexState({
        inputs,
        options,
        caps: ['mergeop'],
        platformBound: false,
        encode: ({ input }) => ({ merge: { inputs: inputs.map((state) => ({ input: input(state) })) } }),
    });
}
/** What `upper` changes over `lower`, as a layer. */
function diff(lower, upper, options = {}) {
    if (lower.vertex === null)
        return upper;
    return vertexState({
        inputs: [lower, upper].filter((state) => state.vertex !== null),
        options,
        caps: ['diffop'],
        platformBound: false,
        encode: ({ input }) => ({ diff: { lower: { input: input(lower) }, upper: { input: input(upper) } } }),
    });
}

// EXTERNAL MODULE: ./build/compiled/src/oci/index.js + 3 modules
var oci = __webpack_require__(7123);
;// CONCATENATED MODULE: ./build/compiled/src/llb/sources.js



function source(spec, options) {
    return graph_vertexState({
        inputs: [],
        options,
        caps: (spec.caps ?? []).filter((cap) => cap !== undefined),
        platformBound: spec.platformBound ?? false,
        encode: (context) => {
            const given = typeof spec.attributes === 'function' ? spec.attributes(context) : spec.attributes;
            return { source: { identifier: spec.identifier, attrs: sorted(given) } };
        },
    });
}
/** Attribute names are ASCII words, for which the order of UTF-16 units is that of bytes. */
function sorted(attributes) {
    const given = Object.entries(attributes).filter((entry) => entry[1] !== undefined);
    return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)));
}
function flag(value) {
    return value === true ? 'true' : undefined;
}
function list(values) {
    return values === undefined || values.length === 0 ? undefined : JSON.stringify(values);
}
/**
 * A container image's file system.
 *
 * @throws {LlbError} INVALID_REFERENCE
 */
function sources_image(reference, options = {}) {
    const { resolveMode, recordType, layerLimit, checksum, ...rest } = options;
    return source({
        identifier: `docker-image://${(0,oci/* normalizeReference */.tO)(reference)}`,
        attributes: {
            'image.resolvemode': resolveMode,
            'image.recordtype': recordType,
            'image.layerlimit': layerLimit?.toString(),
            'image.checksum': checksum,
        },
        caps: [checksum === undefined ? undefined : 'source.image.checksum'],
        platformBound: true,
    }, rest);
}
/** A directory of the client, under the name by which the session offers it. */
function local(name, options = {}) {
    const { sharedKeyHint, include, exclude, followPaths, differ, unique, ...rest } = options;
    if (!/^[\w.-]+$/.test(name))
        throw new errors_LlbError('INVALID_SOURCE', `"${name}" is not a name for a local source`);
    return source({
        identifier: `local://${name}`,
        attributes: ({ session }) => ({
            'local.session': session,
            'local.sharedkeyhint': sharedKeyHint,
            'local.includepattern': list(include),
            'local.excludepatterns': list(exclude),
            'local.followpaths': list(followPaths),
            'local.differ': differ,
            'local.unique': unique,
        }),
    }, rest);
}
/**
 * One file, downloaded by the daemon.
 *
 * @throws {LlbError} INVALID_SOURCE
 */
function http(url, options = {}) {
    const { checksum, filename, mode, uid, gid, authHeaderSecret, ...rest } = options;
    if (!/^https?:\/\/[^\s/]/.test(url))
        throw new LlbError('INVALID_SOURCE', `"${url}" is not an http or https address`);
    return source({
        identifier: url,
        attributes: {
            'http.checksum': checksum,
            'http.filename': filename,
            'http.perm': mode === undefined ? undefined : `0${mode.toString(8)}`,
            'http.uid': uid?.toString(),
            'http.gid': gid?.toString(),
            'http.authheadersecret': authHeaderSecret,
        },
        caps: [authHeaderSecret === undefined ? undefined : 'source.http.auth'],
    }, rest);
}
/**
 * An image in an OCI layout that the client serves; the reference must carry a digest.
 *
 * @throws {LlbError} INVALID_REFERENCE, INVALID_SOURCE
 */
function ociLayout(reference, options) {
    const { store, layerLimit, ...rest } = options;
    if (parseReference(reference).digest === undefined) {
        throw new LlbError('INVALID_SOURCE', `An OCI layout is addressed by digest, and "${reference}" has none`);
    }
    return source({
        identifier: `oci-layout://${normalizeReference(reference)}`,
        attributes: ({ session }) => ({
            'oci.session': session,
            'oci.store': store,
            'oci.layerlimit': layerLimit?.toString(),
        }),
        platformBound: true,
    }, rest);
}
/**
 * A git repository, fetched by the daemon: `https://…`, `http://…`, `git://…`, `ssh://…` or `user@host:path`.
 *
 * @throws {LlbError} INVALID_SOURCE
 */
function git(remote, options = {}) {
    const { ref, subdir, keepGitDir, checksum, skipSubmodules, authTokenSecret, authHeaderSecret, ...more } = options;
    const { knownSshHosts, sshAgent, ...rest } = more;
    const { address, kind } = parseRemote(remote);
    const fragment = subdir === undefined ? (ref ?? '') : `${ref ?? ''}:${subdir}`;
    const overHttp = kind === 'http';
    return source({
        identifier: `git://${address}${fragment === '' ? '' : `#${fragment}`}`,
        attributes: {
            'git.fullurl': remote,
            'git.keepgitdir': flag(keepGitDir),
            'git.checksum': checksum,
            'git.skipsubmodules': flag(skipSubmodules),
            'git.authtokensecret': authTokenSecret ?? (overHttp ? 'GIT_AUTH_TOKEN' : undefined),
            'git.authheadersecret': authHeaderSecret ?? (overHttp ? 'GIT_AUTH_HEADER' : undefined),
            'git.knownsshhosts': knownSshHosts,
            'git.mountsshsock': sshAgent ?? (kind === 'ssh' ? 'default' : undefined),
        },
        caps: [
            checksum === undefined ? undefined : 'source.git.checksum',
            skipSubmodules === true ? 'source.git.skipsubmodules' : undefined,
        ],
    }, rest);
}
function parseRemote(remote) {
    const url = /^(https?|git|ssh):\/\/(?:[^@/\s]*@)?([^/\s#]+\/[^\s#]+)$/.exec(remote);
    if (url?.[1] !== undefined && url[2] !== undefined) {
        const kind = url[1] === 'ssh' ? 'ssh' : url[1] === 'git' ? 'git' : 'http';
        return { address: url[2], kind };
    }
    const scp = /^[\w.-]+@([\w.-]+):([^\s#]+)$/.exec(remote);
    if (scp?.[1] !== undefined && scp[2] !== undefined)
        return { address: `${scp[1]}/${scp[2]}`, kind: 'ssh' };
    throw new LlbError('INVALID_SOURCE', `"${remote}" is not the address of a git repository`);
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/index.js











;// CONCATENATED MODULE: ./build/compiled/src/image/scan.js


/** Where BuildKit's scanner protocol has a scanner look and write. */
const CORE = '/run/src/core/sbom';
const EXTRAS = '/run/src/extras/';
const OUTPUT = '/run/out/';
/**
 * Runs a scanner over an image and what it was made from. The result is a folder of in-toto statements, one file for
 * each target. BuildKit runs scanners itself, but over final images only.
 */
function scan(scanner, targets, options) {
    const { Entrypoint, Cmd, Env, WorkingDir } = scanner.config;
    const names = Object.keys(targets.extras).sort();
    const variables = Object.entries(options).map(([key, value]) => [`BUILDKIT_SCAN_${key}`, value]);
    return exec(sources_image(scanner.reference), {
        args: [...(Entrypoint ?? []), ...(Cmd ?? [])],
        cwd: WorkingDir === null || WorkingDir === undefined || WorkingDir === '' ? '/' : WorkingDir,
        name: `[attest] scan ${['image', ...names].join(', ')}`,
        env: {
            ...Object.fromEntries((Env ?? []).map((entry) => splitAtEquals(entry))),
            ...Object.fromEntries(variables),
            BUILDKIT_SCAN_DESTINATION: OUTPUT,
            BUILDKIT_SCAN_SOURCE: CORE,
            ...(names.length === 0 ? {} : { BUILDKIT_SCAN_SOURCE_EXTRAS: EXTRAS }),
        },
        mounts: [
            bindMount(CORE, targets.core, { readonly: true }),
            ...names.map((name) => bindMount(`${EXTRAS}sbom-${name}`, (0,lookup/* lookup */.$)(targets.extras, name) ?? scratch(), { readonly: true })),
            bindMount(OUTPUT, scratch()),
            tmpfsMount('/tmp'),
        ],
    }).mount(OUTPUT);
}
function splitAtEquals(entry) {
    const at = entry.indexOf('=');
    return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
}

// EXTERNAL MODULE: ./build/compiled/src/image/plan-image.js + 2 modules
var plan_image = __webpack_require__(2557);
// EXTERNAL MODULE: ./build/compiled/src/options/list.js
var options_list = __webpack_require__(5544);
// EXTERNAL MODULE: ./build/compiled/src/schema/errors.js
var errors = __webpack_require__(1216);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/attest.js








/** Docker's own scanner, built on Syft: what `sbom: true` means to every tool of this kind. */
const DEFAULT_GENERATOR = 'docker/buildkit-syft-scanner:stable-1';
const DEFAULT_PROVENANCE = 'mode=max';
const FLAG = ['true', 'false'];
/** Each option with the values that it may have; undefined for any. */
const PROVENANCE_OPTIONS = {
    mode: ['min', 'max'],
    version: ['v0.2', 'v1'],
    'builder-id': undefined,
    reproducible: FLAG,
    'inline-only': FLAG,
    'capture-usage': FLAG,
};
/**
 * Reads what the faces take: nothing for the inventory, `true` for the default scanner, `false` for none, else
 * `generator=IMAGE,scan-context=true,scan-stage=true,KEY=VALUE…`.
 */
function parseSbom(value) {
    if (value === undefined || value === '')
        return 'inventory';
    const text = String(value).toLowerCase();
    if (text === 'false')
        return false;
    const fields = text === 'true' ? {} : parseFields(String(value), 'The choice of an SBOM');
    const { generator = DEFAULT_GENERATOR, 'scan-context': context, 'scan-stage': stage, ...options } = fields;
    return { generator, context: context === 'true', stage: stage === 'true', options };
}
/**
 * Reads `true`, `false`, or options of BuildKit's provenance.
 * @throws AipackError for what BuildKit would pass over in silence, or only refuse once everything is built.
 */
function parseProvenance(value) {
    const text = value === undefined || value === '' ? 'true' : String(value);
    if (text.toLowerCase() === 'false')
        return false;
    if (text.toLowerCase() === 'true')
        return DEFAULT_PROVENANCE;
    const fields = parseFields(text, 'The choice of provenance');
    const wrong = Object.entries(fields).flatMap(([key, value]) => {
        if (!Object.hasOwn(PROVENANCE_OPTIONS, key))
            return [`there is no option ${key}`];
        const values = (0,lookup/* lookup */.$)(PROVENANCE_OPTIONS, key);
        return values === undefined || values.includes(value) ? [] : [`${key} is ${values.join(' or ')}`];
    });
    if (wrong.length > 0) {
        throw new errors/* AipackError */.kx({
            code: 'INPUT_INVALID',
            message: `The provenance ${JSON.stringify(text)} can't be made: ${wrong.join('; ')}`,
            hint: `Use true, false, or options of ${Object.keys(PROVENANCE_OPTIONS).join(', ')}, such as mode=min.`,
        });
    }
    // Daemons' defaults differ, so the mode is always said.
    return fields.mode === undefined ? `${DEFAULT_PROVENANCE},${text}` : text;
}
function parseFields(text, what) {
    return Object.fromEntries((0,options_list/* readFields */.qU)(text, what).map((field) => {
        const [key, value = 'true'] = (0,options_list/* splitPair */.T6)(field);
        return [key.trim(), value.trim()];
    }));
}
/**
 * What the daemon is asked to attest by itself. These are frontend attributes: in an exporter's attributes they would
 * silently do nothing.
 */
function attestationAttributes(choice) {
    const { sbom, provenance } = choice;
    const own = provenance === false ? undefined : parseFields(provenance, 'The choice of provenance')['builder-id'];
    const builder = own !== undefined || builderOf(choice) === '' ? '' : `,builder-id=${builderOf(choice)}`;
    return {
        ...(provenance === false ? {} : { 'attest:provenance': `${provenance}${builder}` }),
        ...(daemonScans(sbom) ? { 'attest:sbom': `generator=${(0,oci/* normalizeReference */.tO)(sbom.generator)}` } : {}),
    };
}
/** Who the provenance says has built, empty where it says nobody. */
function builderOf({ provenance, builderId = '' }) {
    return provenance === false ? '' : (parseFields(provenance, 'The choice of provenance')['builder-id'] ?? builderId);
}
/** Which version of provenance was asked for; undefined leaves it to the daemon. */
function provenanceVersion({ provenance }) {
    return provenance === false ? undefined : parseFields(provenance, 'The choice of provenance').version;
}
/**
 * Whether BuildKit runs the scanner itself: over final images it does, over what they were made from it can't, and
 * options for the scanner are dropped in silence by older daemons.
 */
function daemonScans(sbom) {
    return typeof sbom === 'object' && !sbom.context && !sbom.stage && Object.keys(sbom.options).length === 0;
}
/** Whether anything is attested at all. */
function attests({ sbom, provenance }) {
    return sbom !== false || provenance !== false;
}
/** Everything that statements about one platform are made from. */
function attestationFacts(pinned, platform, source, choice, toolVersion) {
    const { repository, revision } = source;
    const { sbom, provenance } = choice;
    return {
        build: pinned.build,
        platform: platform.platform,
        inventory: platform.inventory,
        buildPackages: platform.packages.build,
        indexDigest: platform.indexDigest,
        source: {
            ...(repository === undefined ? {} : { repository }),
            ...(revision === undefined ? {} : { revision }),
        },
        sourceDateEpoch: source.epoch,
        toolVersion,
        attestations: {
            sbom: typeof sbom === 'object' ? JSON.stringify(sbom) : String(sbom),
            provenance: String(provenance),
        },
    };
}
/** The statements about one platform that this side makes: wrapped by the daemon with the image as their subject. */
async function ownAttestations(gateway, facts, choice, targets) {
    if (!attests(choice))
        return [];
    const { sbom } = choice;
    const withInventory = sbom === 'inventory';
    const options = { timestamp: plan_image/* FIXED_EPOCH */.j4 };
    const files = [
        mkfile('/build.json', JSON.stringify(buildPredicate(facts)), options),
        ...(withInventory ? [mkfile('/sbom.spdx.json', JSON.stringify(spdxDocument(facts)), options)] : []),
    ];
    const state = file(scratch(), files, { name: `[attest] ${facts.platform}` });
    const ref = await gateway.solve(marshal(state), { evaluate: true });
    const build = { kind: 'in-toto', predicateType: BUILD_PREDICATE, ref, path: '/build.json' };
    const inventory = {
        kind: 'in-toto',
        predicateType: SPDX_PREDICATE,
        ref,
        path: '/sbom.spdx.json',
        metadata: { reason: 'sbom' },
    };
    return [
        build,
        ...(withInventory ? [inventory] : []),
        ...(typeof sbom === 'object' && !daemonScans(sbom) ? [await scanned(gateway, sbom, targets)] : []),
    ];
}
/** Runs the scanner over the image, and over the context and the build stage where that was asked for. */
async function scanned(gateway, choice, { core, context, stage, scannerPlatform }) {
    const platform = (0,oci/* parsePlatform */.FL)(scannerPlatform);
    const name = (0,oci/* normalizeReference */.tO)(choice.generator);
    const { digest, config } = await gateway.resolveImage(name, {
        platform,
        name: `[attest] resolve ${choice.generator}`,
    });
    const scanner = {
        reference: name.includes('@') ? name : `${name}@${digest}`,
        config: config?.config ?? {},
    };
    const extras = { ...(choice.context ? { context } : {}), ...(choice.stage ? { build: stage } : {}) };
    const state = scan(scanner, { core, extras }, choice.options);
    const ref = await gateway.solve(marshal(state, { platform, session: gateway.sessionId }), { evaluate: true });
    return {
        kind: 'bundle',
        predicateType: SPDX_PREDICATE,
        ref,
        path: '/',
        metadata: { reason: 'sbom', 'sbom-core': 'sbom' },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/caches.js


/**
 * Reads caches as buildx writes them. The cache of GitHub Actions gets its address and token from the runner; where
 * there is none it is left out, which is said once, and failing to write it never fails a build unless that is asked
 * for. Amazon's gets its keys from the environment.
 * @throws BuildkitError INVALID_OPTION
 */
function parseCaches(from, to, environment, onWarning) {
    let told = false;
    const complete = (entry) => {
        if (entry.type === 's3')
            return [(0,buildkit/* s3Cache */.LW)(entry, environment)];
        if (entry.type !== 'gha')
            return [entry];
        const usable = (0,buildkit/* githubCache */.mE)(entry, environment);
        if (usable === undefined && !told) {
            told = true;
            onWarning('There is no GitHub Actions cache here; building without it. In a workflow only actions can reach it, not run steps.');
        }
        return usable === undefined ? [] : [usable];
    };
    const lenient = (entry) => entry.type === 'gha' && entry.attributes['ignore-error'] === undefined
        ? { ...entry, attributes: { ...entry.attributes, 'ignore-error': 'true' } }
        : entry;
    return {
        imports: from.map((spec) => (0,buildkit/* parseCache */.IW)((0,options_list/* readFields */.qU)(spec, 'A cache to read'))).flatMap(complete),
        exports: to
            .map((spec) => (0,buildkit/* parseCache */.IW)((0,options_list/* readFields */.qU)(spec, 'A cache to write')))
            .flatMap(complete)
            .map(lenient),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/exporters.js



/** What BuildKit is to do with the result. */
function exportersFor(request, info, { loadInto, onWarning }) {
    const { push, load, outputs } = request;
    // Docker's own BuildKit stores into Docker: loading is then keeping what is pushed.
    const stores = load && info.docker;
    return [
        ...(push || stores ? [imageExporter(request, { push, store: stores })] : []),
        ...(load && !info.docker ? [archive(request, 'docker', {}, loadInto)] : []),
        ...outputs.map((output) => outputExporter(output, request, onWarning)),
    ];
}
/** An image for its digest alone: nothing is pushed, stored or named. */
function digestExporter(sourceDateEpoch, annotations = {}) {
    return { type: 'image', attributes: (0,buildkit/* imageAttributes */.F1)({ push: false, store: false, sourceDateEpoch, annotations }) };
}
function imageExporter(request, { push, store, extra = {} }) {
    const { tags, annotations, insecureRegistries, sourceDateEpoch } = request;
    const byDigest = extra['push-by-digest'] === 'true';
    const names = tags.map((tag) => (byDigest ? `${tag.registry}/${tag.repository}` : (0,oci/* formatReference */.FH)(tag)));
    const insecure = tags.some(({ registry }) => insecureRegistries.includes(registry));
    return {
        type: 'image',
        attributes: (0,buildkit/* imageAttributes */.F1)({
            ...(push || store ? { names: [...new Set(names)] } : {}),
            ...(insecure ? { insecureRegistry: true } : {}),
            push,
            store,
            sourceDateEpoch,
            annotations,
            extra,
        }),
    };
}
function outputExporter({ type, destination = '', attributes }, request, onWarning) {
    switch (type) {
        case 'image':
            if (request.tags.length === 0)
                throw missingName();
            return imageExporter(request, { push: attributes.push === 'true', store: false, extra: attributes });
        case 'local':
            return { type, directory: destination, onOmitted: (omitted) => onWarning(describeOmitted(destination, omitted)) };
        case 'tar':
            return { type, output: (0,buildkit/* fileOutput */.Uk)(destination) };
        case 'oci':
        case 'docker':
            return archive(request, type, attributes, (0,buildkit/* fileOutput */.Uk)(destination));
    }
}
function describeOmitted(directory, { privileged, special }) {
    const some = (paths) => `${paths
        .slice(0, 3)
        .map((path) => JSON.stringify(path))
        .join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`;
    const parts = [
        ...(privileged.length === 0 ? [] : [`the setuid and setgid bits of ${some(privileged)}`]),
        ...(special.length === 0 ? [] : [`the devices and pipes ${some(special)}`]),
    ];
    return `The output in ${directory} is without ${parts.join(', and without ')}. An archive (type=tar, type=oci) holds them.`;
}
function archive({ tags, annotations, sourceDateEpoch }, type, extra, output) {
    const names = tags.length === 0 ? {} : { names: tags.map(oci/* formatReference */.FH) };
    return { type, attributes: (0,buildkit/* imageAttributes */.F1)({ ...names, sourceDateEpoch, annotations, extra }), output };
}
function missingName() {
    return new errors/* AipackError */.kx({
        code: 'TAG_MISSING',
        message: 'An output of type image needs a name',
        hint: 'Give one with `tags` (--tag), such as ghcr.io/owner/app:1.2.',
    });
}
const LEVELS = ['manifest', 'manifest-descriptor', 'index', 'index-descriptor'];
/**
 * Reads `[LEVEL[\[PLATFORM\]]:]KEY=VALUE` as buildx writes annotations, into the exporter's attributes.
 * @throws AipackError with every annotation that can't be read.
 */
function parseAnnotations(specs) {
    const parsed = specs.map((spec) => {
        const match = /^(?:([a-z-]+)(\[[a-z0-9/]+\])?:)?([^=:\s][^=\s]*)=(.*)$/s.exec(spec);
        const [, level, platform = '', key = '', value = ''] = match ?? [];
        if (match === null || (level !== undefined && !LEVELS.includes(level)))
            return undefined;
        return [`annotation${level === undefined ? '' : `-${level}`}${platform}.${key}`, value];
    });
    const bad = specs.filter((_, index) => parsed[index] === undefined);
    if (bad.length > 0) {
        throw new errors/* AipackError */.kx(bad.map((spec) => ({
            code: 'INPUT_INVALID',
            message: `The annotation ${JSON.stringify(spec)} is not KEY=VALUE`,
            hint: `A level may stand before it: ${LEVELS.join(', ')}, as in index:KEY=VALUE.`,
        })));
    }
    return Object.fromEntries(parsed.filter((entry) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// EXTERNAL MODULE: ./build/compiled/src/image/cache-scope.js
var cache_scope = __webpack_require__(4322);
// EXTERNAL MODULE: ./build/compiled/src/image/image-plan.js
var image_plan = __webpack_require__(9314);
;// CONCATENATED MODULE: ./build/compiled/src/image/lower-plan.js





/** Name under which the session offers the repository. */
const CONTEXT_NAME = 'context';
/** Where keys and repositories are mounted while apk runs; nothing of it stays in any layer. */
const APK_KEYS = '/run/aipack/apk/keys';
const APK_REPOSITORIES = '/run/aipack/apk/repositories';
const CERTIFICATES = '/run/aipack/ca-certificates.crt';
/** Variables by which the tools of build steps take a bundle of certificates: OpenSSL, Node, pip, curl, git, cargo, apk. */
const CERTIFICATE_VARIABLES = [
    'SSL_CERT_FILE',
    'NODE_EXTRA_CA_CERTS',
    'REQUESTS_CA_BUNDLE',
    'PIP_CERT',
    'CURL_CA_BUNDLE',
    'GIT_SSL_CAINFO',
    'CARGO_HTTP_CAINFO',
    'SSL_CA_CERT_FILE',
];
/** Where the image's root file system is put together. */
const RUNTIME_ROOT = '/run/aipack/root';
const ROOT_OWNER = { user: 0, group: 0 };
/** Turns a plan into LLB. Only what `runtime` needs is built, so an unused build stage costs nothing. */
function lowerPlan(plan, options) {
    const prefix = options.prefix ?? '';
    const base = sources_image(plan.baseImage, { name: `${prefix}[base] ${plan.baseImage}` });
    const settings = apkMounts(plan.apk);
    const trust = plan.build.ownCertificates ? ownCertificates() : NO_CERTIFICATES;
    const context = local(CONTEXT_NAME, {
        name: `${prefix}[context] load repository`,
        sharedKeyHint: options.sharedKeyHint,
    });
    const build = buildStage(plan.build, { base, settings, trust, repository: context, ...options, prefix });
    return {
        build,
        context,
        runtime: runtimeStage(plan, { base, settings, trust, build, prefix, noCache: options.noCache === true }),
    };
}
const NO_CERTIFICATES = { env: {}, mounts: [] };
function ownCertificates() {
    return {
        env: Object.fromEntries(CERTIFICATE_VARIABLES.map((name) => [name, CERTIFICATES])),
        mounts: [secretMount(CERTIFICATES, { id: image_plan/* CA_SECRET */.k6, mode: 0o444 })],
    };
}
function buildStage(stage, context) {
    const tools = stage.packages.length === 0 ? context.base : installIntoBase(stage.packages, context);
    const start = file(tools, [mkdir(plan_image/* BUILD_ROOT */.qc, { parents: true, timestamp: plan_image/* FIXED_EPOCH */.j4 })], {
        name: `${context.prefix}[build] prepare ${plan_image/* BUILD_ROOT */.qc}`,
    });
    return stage.steps.reduce((state, step) => step.kind === 'context'
        ? contextStep(state, step, context.repository, context.prefix)
        : runStep(state, step, stage, context), start);
}
function installIntoBase(packages, { base, settings, trust, prefix, noCache }) {
    return exec(base, {
        args: ['apk', 'add', ...APK_OPTIONS, '--', ...packages.map(pin)],
        name: `${prefix}[build] apk add ${names(packages)}`,
        env: trust.env,
        mounts: [...settings, ...trust.mounts],
        ...fresh(noCache),
    }).root;
}
function contextStep(state, step, repository, prefix) {
    const action = copy(repository, '/', `${plan_image/* BUILD_ROOT */.qc}/`, {
        contentsOnly: true,
        createDestPath: true,
        ...(step.include === undefined ? {} : { include: step.include }),
    });
    return file(state, [action], { name: `${prefix}[build] ${step.name}` });
}
function runStep(state, step, stage, { trust, prefix, noCache }) {
    return exec(state, {
        args: ['/bin/sh', '-c', step.run],
        cwd: step.cwd,
        env: { ...trust.env, ...sshEnvironment(stage.ssh), ...stage.env },
        name: `${prefix}[build] ${step.name}`,
        mounts: [
            ...step.caches.map(({ id, target }) => cacheMount(target, { id })),
            ...stage.secrets.map((id) => secretMount(`/run/secrets/${id}`, { id })),
            ...stage.secrets.flatMap((id) => toolSettings(id)),
            ...stage.ssh.map((id, index) => sshMount(sshSocket(index), { id })),
            ...trust.mounts,
        ],
        ...(stage.scope === undefined || step.caches.length === 0 ? {} : { extraHosts: [(0,cache_scope/* scopeHost */.t)(stage.scope)] }),
        secretEnv: stage.secrets.filter((id) => VARIABLE.test(id)).map((id) => ({ id, name: id })),
        ...fresh(noCache),
    }).root;
}
/** Secrets that are a tool's own settings for the user, by the id that asks for it: they also lie where the tool looks. */
const TOOL_SETTINGS = new Map([
    ['maven-settings', '/root/.m2/settings.xml'],
    ['gradle-properties', '/root/.gradle/gradle.properties'],
    ['nuget-config', '/root/.nuget/NuGet/NuGet.Config'],
]);
function toolSettings(id) {
    const target = TOOL_SETTINGS.get(id);
    return target === undefined ? [] : [secretMount(target, { id })];
}
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
function sshSocket(index) {
    return `/run/buildkit/ssh_agent.${index}`;
}
/** ssh and git find an agent by this one variable; the first of several is the one they use. */
function sshEnvironment(ssh) {
    return ssh.length === 0 ? {} : { SSH_AUTH_SOCK: sshSocket(0) };
}
function fresh(noCache) {
    return noCache === true ? { ignoreCache: true } : {};
}
/** The packages whose program is one file under many names. */
const SHELL_PACKAGES = new Set(['busybox', 'busybox-full']);
/**
 * Busybox lists the names of its program in files; it is a trigger of the package that makes the links, and no scripts of packages run
 * in an image. Names that another package has taken stay that package's.
 */
const LINK_SHELL = `"$@" && cd ${RUNTIME_ROOT} && cat etc/busybox-paths.d/* | while read -r path; do
  [ -L "$path" ] || [ -e "$path" ] || { mkdir -p "\${path%/*}" && ln -s /usr/bin/busybox "$path"; } || exit 1
done`;
/**
 * The image from nothing: packages by `apk --root`, copied once so that every file has a time that doesn't depend
 * on when apk ran, then what the build stage made.
 */
function runtimeStage(plan, { base, settings, trust, build, prefix, noCache }) {
    const { packages, workdir, copies } = plan.runtime;
    const options = ['--root', RUNTIME_ROOT, '--initdb', '--no-scripts', ...APK_OPTIONS];
    const add = ['apk', 'add', ...options, '--', ...packages.map(pin)];
    const hasShell = packages.some(({ name }) => SHELL_PACKAGES.has(name));
    const assembled = exec(base, {
        args: hasShell ? ['/bin/sh', '-c', LINK_SHELL, 'sh', ...add] : add,
        name: `${prefix}[image] apk add ${names(packages)}`,
        readonlyRoot: true,
        env: trust.env,
        mounts: [...settings, ...trust.mounts, tmpfsMount('/tmp'), bindMount(RUNTIME_ROOT, scratch())],
        ...fresh(noCache),
    }).mount(RUNTIME_ROOT);
    const packagesLayer = file(scratch(), [
        copy(assembled, '/', '/', {
            contentsOnly: true,
            timestamp: plan_image/* FIXED_EPOCH */.j4,
            // apk writes down when it ran, and keeps what it downloaded where it is told to cache.
            exclude: ['var/log/apk.log', 'var/cache/apk/*', 'var/cache/misc/*'],
        }),
        mkdir(workdir, { parents: true, timestamp: plan_image/* FIXED_EPOCH */.j4 }),
        ...settleFolders(workdir),
    ], { name: `${prefix}[image] lay out packages` });
    return copies.reduce((state, step) => runtimeCopy(state, step, build, prefix), packagesLayer);
}
/** Folders whose owner and mode are not those of any other folder. */
const OWN_RULES = /^\/(?:tmp|root|home|var|run|dev|proc|sys)(?:\/|$)/;
/** Gives the folders above a path the fixed time again: whatever is put into a folder changes when it was last changed. */
function settleFolders(path) {
    const parent = external_node_path_.posix.dirname(external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/, ''));
    if (parent === '/' || OWN_RULES.test(parent))
        return [];
    const folders = file(scratch(), [mkdir(parent, { parents: true, timestamp: plan_image/* FIXED_EPOCH */.j4 })], {
        name: `folder ${parent}`,
    });
    return [copy(folders, '/', '/', { contentsOnly: true, timestamp: plan_image/* FIXED_EPOCH */.j4 })];
}
function runtimeCopy(state, step, build, prefix) {
    const action = copy(build, step.from, step.to, {
        // A folder is merged into its destination, as `cp -a from/. to` does.
        contentsOnly: true,
        createDestPath: true,
        wildcard: true,
        owner: ROOT_OWNER,
        timestamp: step.epoch,
        ...(step.exclude.length === 0 ? {} : { exclude: step.exclude }),
    });
    return file(state, [action, ...settleFolders(step.to)], { name: `${prefix}[image] ${step.name}` });
}
const APK_OPTIONS = [
    '--no-cache',
    '--no-progress',
    '--keys-dir',
    APK_KEYS,
    '--repositories-file',
    APK_REPOSITORIES,
];
/** Keys and repositories where {@link APK_OPTIONS} points to. */
function apkMounts(apk) {
    const settings = apkSettings(apk);
    return [
        bindMount(APK_KEYS, settings, { selector: '/keys', readonly: true }),
        apk.private
            ? secretMount(APK_REPOSITORIES, { id: image_plan/* REPOSITORIES_SECRET */.OD })
            : bindMount(APK_REPOSITORIES, settings, { selector: '/repositories', readonly: true }),
    ];
}
function apkSettings({ keys, repositories }) {
    const options = { timestamp: plan_image/* FIXED_EPOCH */.j4 };
    return file(scratch(), [
        mkdir('/keys', options),
        ...keys.map(({ name, pem }) => mkfile(`/keys/${name}`, pem, options)),
        mkfile('/repositories', repositories.map((line) => `${line}\n`).join(''), options),
    ], { name: '[base] package repositories and their keys' });
}
/** Every package at its exact version: the step's cache key moves exactly when a package does. */
function pin({ name, version }) {
    return `${name}=${version}`;
}
/** Step names stay readable: the full list is in the plan. */
function names(packages) {
    const shown = packages.slice(0, 6).map(({ name }) => name);
    const more = packages.length - shown.length;
    return more > 0 ? `${shown.join(' ')} and ${more} more` : shown.join(' ');
}

// EXTERNAL MODULE: ./build/compiled/src/text/printable.js
var printable = __webpack_require__(2064);
;// CONCATENATED MODULE: ./build/compiled/src/progress/steps.js

/** Lines kept of each step for when it fails. */
const TAIL_LINES = 20;
/** Follows a build: takes the daemon's events, keeps every step's state, tells what changed. */
class StepTracker {
    #steps = new Map();
    #names = new Map();
    get steps() {
        return [...this.#steps.values()];
    }
    /** The step that made the build fail: the first that didn't just stop because another one failed. */
    get failed() {
        return this.steps.find(({ state }) => state === 'failed');
    }
    update(event) {
        const changes = [];
        for (const vertex of event.vertexes)
            changes.push(...this.#vertex(vertex));
        for (const status of event.statuses) {
            const { id, name, current, total } = status;
            this.#steps.get(status.vertex)?.parts.set(id, { name, current, total });
        }
        for (const warning of event.warnings) {
            changes.push({ kind: 'warning', step: this.#steps.get(warning.vertex), message: (0,printable/* printable */.g$)(warning.short) });
        }
        for (const log of event.logs) {
            const step = this.#steps.get(log.vertex);
            if (step === undefined)
                continue;
            const lines = takeLines(step, log.data);
            if (lines.length > 0)
                changes.push({ kind: 'output', step, lines, at: log.time });
        }
        return changes;
    }
    #vertex(vertex) {
        if (vertex.name !== '')
            this.#names.set(vertex.digest, (0,printable/* printable */.g$)(vertex.name));
        // What never starts was pruned by the cache further down: nobody needs to hear of it.
        if (vertex.started === undefined)
            return [];
        const known = this.#steps.get(vertex.digest);
        const step = known ?? this.#add(vertex.digest, vertex.started);
        const changes = known === undefined ? [{ kind: 'started', step }] : [];
        if (vertex.completed === undefined) {
            if (step.state !== 'running')
                Object.assign(step, { state: 'running', started: vertex.started });
            return changes;
        }
        // The daemon repeats what it said: only the first word of an end counts.
        if (step.state !== 'running')
            return changes;
        step.spent += Math.max(0, vertex.completed - vertex.started);
        step.error = (0,printable/* printable */.g$)(vertex.error ?? '');
        step.state = endOf(vertex);
        changes.push(...flush(step, vertex.completed));
        if (!step.ended || step.state === 'failed')
            changes.push({ kind: 'ended', step });
        step.ended = true;
        return changes;
    }
    #add(digest, started) {
        const step = {
            digest,
            number: this.#steps.size + 1,
            name: this.#names.get(digest) ?? (0,printable/* printable */.g$)(digest),
            state: 'running',
            started,
            spent: 0,
            error: (0,printable/* printable */.g$)(''),
            tail: [],
            ended: false,
            rest: '',
            parts: new Map(),
        };
        this.#steps.set(digest, step);
        return step;
    }
}
function endOf(vertex) {
    if (vertex.error !== undefined)
        return vertex.error.endsWith('context canceled') ? 'cancelled' : 'failed';
    return vertex.cached ? 'cached' : 'done';
}
function takeLines(step, data) {
    const text = step.rest + Buffer.from(data).toString('utf8');
    const parts = text.split(/\r?\n|\r/);
    // Progress bars without line breaks would grow without end.
    step.rest = (parts.pop() ?? '').slice(-printable/* MAX_LINE */.MV);
    const lines = parts.map((line) => (0,printable/* printable */.g$)(line.trimEnd())).filter((line) => line !== '');
    step.tail.push(...lines);
    step.tail.splice(0, Math.max(0, step.tail.length - TAIL_LINES));
    return lines;
}
function flush(step, at) {
    const line = (0,printable/* printable */.g$)(step.rest.trimEnd());
    step.rest = '';
    if (line === '')
        return [];
    step.tail.push(line);
    return [{ kind: 'output', step, lines: [line], at }];
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/explain-failure.js


const CODES = {
    NO_BUILDKIT: 'BUILDKIT_UNAVAILABLE',
    CONNECT_FAILED: 'BUILDKIT_UNAVAILABLE',
    PERMISSION_DENIED: 'BUILDKIT_UNAVAILABLE',
    TLS_FAILED: 'BUILDKIT_UNAVAILABLE',
    NOT_BUILDKIT: 'BUILDKIT_UNAVAILABLE',
    CONNECTION_LOST: 'BUILDKIT_UNAVAILABLE',
    SESSION_LOST: 'BUILDKIT_UNAVAILABLE',
    INVALID_ENDPOINT: 'INPUT_INVALID',
    INVALID_OPTION: 'INPUT_INVALID',
    DAEMON_TOO_OLD: 'BUILDKIT_TOO_OLD',
    UNSUPPORTED: 'FEATURE_UNSUPPORTED',
    CANCELLED: 'CANCELLED',
    REGISTRY_DENIED: 'REGISTRY_REFUSED',
    REGISTRY_RATE_LIMIT: 'REGISTRY_REFUSED',
    REGISTRY_UNREACHABLE: 'REGISTRY_UNREACHABLE',
};
/** What BuildKit's client threw as a problem of this tool; everything else as it is. */
function explainBuildFailure(error, tracker) {
    if (!(error instanceof buildkit/* BuildkitError */.Ru))
        return error;
    if (error.code === 'EXEC_FAILED')
        return new errors/* AipackError */.kx(failedStep(error, tracker), { cause: error });
    const problem = {
        code: CODES[error.code] ?? 'BUILD_FAILED',
        message: error.message,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
    };
    return new errors/* AipackError */.kx(problem, { cause: error });
}
/** A command that failed: which step, how, and the last it said. */
function failedStep(error, tracker) {
    const step = tracker?.steps.find(({ digest }) => digest === error.vertex?.digest) ?? tracker?.failed;
    const name = step?.name ?? error.vertex?.name ?? 'a step of the build';
    const code = error.exitCode === undefined ? '' : ` with exit code ${error.exitCode}`;
    const tail = step === undefined ? '' : lastWords(step);
    return {
        code: 'BUILD_FAILED',
        message: `The step ${JSON.stringify(name)} failed${code}.${tail}`,
        hint: hintFor(error),
    };
}
function lastWords({ tail }) {
    return tail.length === 0
        ? ' It printed nothing.'
        : ` Its last output:\n${tail.map((line) => `  | ${line}`).join('\n')}`;
}
function hintFor(error) {
    if (error.exitCode === 137)
        return 'The process was killed, most often because memory ran out. Give the machine more of it.';
    if (error.exitCode === 127)
        return 'A program was not found: add the package that has it to build.packages.';
    return error.hint ?? 'Run the command in a clean checkout to see the same; --verbose shows all of its output.';
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/annotations.js

/**
 * Sorts annotations, as the attributes that an exporter takes, by where they end up. As BuildKit does it: those of one
 * platform win over those of all.
 * @returns undefined where one is for a platform that is not built, which BuildKit refuses
 */
function placeAnnotations(attributes, platforms) {
    const all = Object.entries(attributes).map(([attribute, value]) => {
        const [, level = 'manifest', on, key = ''] = /^annotation(?:-([a-z-]+))?(?:\[([^\]]+)\])?\.(.+)$/s.exec(attribute) ?? [];
        return { level, on: on === undefined ? undefined : normalised(on), key, value };
    });
    if (all.some(({ on }) => on !== undefined && !platforms.includes(on)))
        return undefined;
    const pick = (level, wanted, prefix = '') => Object.fromEntries(all
        .filter((each) => each.level === level && wanted(each.on))
        .sort((a, b) => Number(a.on !== undefined) - Number(b.on !== undefined))
        .map(({ key, value }) => [`${prefix}${key}`, value]));
    const byPlatform = (level, prefix) => new Map(platforms.map((name) => [name, pick(level, (on) => on === undefined || on === name, prefix)]));
    return {
        index: pick('index', () => true),
        descriptors: byPlatform('manifest-descriptor'),
        manifests: byPlatform('manifest', 'annotation.'),
    };
}
function normalised(platform) {
    return (0,oci/* formatPlatform */.Bq)((0,oci/* parsePlatform */.FL)(platform.includes('/') ? platform : `linux/${platform}`));
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/compiled/src/untrusted/json.js
var json = __webpack_require__(5970);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/expected-statements.js




/** The statements that a build with this choice attaches to each image: these, and no others. */
function expectedStatements(choice, { build, inventory }) {
    const { sbom, provenance } = choice;
    return [
        { predicateTypes: [BUILD_PREDICATE], accepts: (predicate) => isSameBuild(predicate, build) },
        ...(sbom === 'inventory' && inventory !== undefined
            ? [{ predicateTypes: [SPDX_PREDICATE], accepts: (predicate) => isSame(predicate, inventory) }]
            : []),
        // A scanner says when it ran: what it found can't be compared, but how many documents it gives is known.
        ...(typeof sbom === 'object'
            ? [true, sbom.context, sbom.stage].filter(Boolean).map(() => ({
                predicateTypes: [SPDX_PREDICATE],
                accepts: (predicate) => (0,json/* asObject */.eB)(predicate) !== undefined,
            }))
            : []),
        ...(provenance === false ? [] : [expectedProvenance(choice)]),
    ];
}
const PROVENANCE = {
    'v0.2': 'https://slsa.dev/provenance/v0.2',
    v1: 'https://slsa.dev/provenance/v1',
};
/** Provenance says when a build ran, and what it was called there; who ran it has to be who would run it again. */
function expectedProvenance(choice) {
    const version = provenanceVersion(choice);
    const builder = withoutRun(builderOf(choice));
    return {
        predicateTypes: Object.entries(PROVENANCE).flatMap(([key, type]) => version === undefined || version === key ? [type] : []),
        accepts: (predicate) => {
            const { builder: first, runDetails } = (0,json/* asObject */.eB)(predicate) ?? {};
            const { id = '' } = (0,json/* asObject */.eB)(first ?? (0,json/* asObject */.eB)(runDetails)?.builder) ?? {};
            return typeof id === 'string' && withoutRun(id) === builder;
        },
    };
}
/** GitHub's address of a run names the repository whose workflows are the builder; the run is another each time. */
function withoutRun(builder) {
    return builder.replace(/\/actions\/runs\/\d+$/, '/actions/runs/');
}
/** Which state of the package index the versions were read from is no difference: they are the same versions. */
function isSameBuild(predicate, build) {
    return isSame({ ...(0,json/* asObject */.eB)(predicate), packageIndex: 0 }, { ...build, packageIndex: 0 });
}
/** Whether what was published is what would be published; that one becomes JSON first, which has no undefined. */
function isSame(published, own) {
    return (0,external_node_util_.isDeepStrictEqual)(published, (0,json/* parseJson */.qF)(JSON.stringify(own)));
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/passes.js


const WITHOUT_ATTESTATIONS = { sbom: false, provenance: false };
/**
 * What is solved, one after the other, and what each is exported to. An image that the registry has already (`kept`)
 * is not pushed again. What Docker's import is to read has a pass of its own where others carry attestations: Docker's
 * classic image store can't read an archive that has them. By then every step is in BuildKit's cache.
 */
function passesOf(request, tools, kept) {
    const { attestations, caches, push } = request;
    const { info } = tools.client;
    const outputs = request.outputs.filter(({ type }) => type !== 'docker');
    const stores = request.load && info.docker;
    const apart = attests(attestations) && (push || stores || outputs.length > 0);
    const first = exportersFor({ ...request, push: push && !kept, ...(apart ? { load: stores, outputs } : {}) }, info, tools);
    const archives = {
        ...request,
        push: false,
        load: request.load && !stores,
        outputs: request.outputs.filter(({ type }) => type === 'docker'),
    };
    const second = apart ? exportersFor(archives, info, tools) : [];
    return [
        ...(kept && first.length === 0 ? [] : [{ exporters: first, choice: attestations, cacheExports: caches.exports }]),
        ...(second.length === 0 ? [] : [{ exporters: second, choice: WITHOUT_ATTESTATIONS, cacheExports: [] }]),
    ];
}

// EXTERNAL MODULE: ./build/compiled/src/untrusted/read-body.js
var read_body = __webpack_require__(7373);
;// CONCATENATED MODULE: ./build/compiled/src/registry/errors.js

class RegistryError extends Error {
    name = 'RegistryError';
    code;
    constructor(code, message, options) {
        super(message, options);
        this.code = code;
    }
}
/** What went wrong with a request that `host` did not answer, or not to its end. */
function unreachable(host, cause) {
    const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    const reason = inner instanceof Error ? inner.message : String(inner);
    return new RegistryError('UNREACHABLE', `${host} did not answer: ${reason}`, { cause });
}
/**
 * The bytes of an answer of `host`; `limit` is how many it may have.
 * @throws RegistryError PROTOCOL, UNREACHABLE
 */
async function bodyOf(response, host, limit) {
    try {
        return await (0,read_body/* readBody */.x)(response, limit);
    }
    catch (cause) {
        if (!(cause instanceof read_body/* BodyTooLargeError */.A))
            throw unreachable(host, cause);
        throw new RegistryError('PROTOCOL', `${host} answers too much: ${cause.message}`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/published-index.js



const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const STATEMENT_TYPE = 'application/vnd.in-toto+json';
/** Newer daemons can write attestations as artifacts, which name their subject and have no configuration. */
const ARTIFACT_TYPE = 'application/vnd.docker.attestation.manifest.v1+json';
const EMPTY_CONFIG = {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    size: 2,
};
const STATEMENT_VERSIONS = ['https://in-toto.io/Statement/v0.1', 'https://in-toto.io/Statement/v1'];
const UNKNOWN = { architecture: 'unknown', os: 'unknown' };
/**
 * The parts of an index that has one image for each platform, one manifest of attestations for each image, and nothing
 * else; undefined for every other.
 */
function matchIndex({ mediaType, content }, expected) {
    const { annotations, images } = expected;
    const manifests = content.manifests ?? [];
    const whole = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests, ...unlessEmpty({ annotations }) };
    if (mediaType !== INDEX_TYPE || !(0,external_node_util_.isDeepStrictEqual)(content, whole))
        return undefined;
    const entries = images.flatMap((wanted) => {
        const image = manifests.find((each) => (0,external_node_util_.isDeepStrictEqual)(each, imageDescriptor(each, wanted)));
        const about = manifests.find((each) => (0,external_node_util_.isDeepStrictEqual)(each, attestationDescriptor(each, image?.digest ?? '')));
        if (image === undefined || about === undefined)
            return [];
        return [{ platform: wanted.platform, image, attestation: about, statements: wanted.statements }];
    });
    const accounted = new Set(entries.flatMap(({ image, attestation }) => [image, attestation]));
    return entries.length === images.length && accounted.size === manifests.length ? entries : undefined;
}
/** How a descriptor with this digest and size looks, where it is that of an image that is built. */
function imageDescriptor({ digest, size }, { annotations, platform }) {
    return {
        mediaType: MANIFEST_TYPE,
        digest,
        size,
        ...unlessEmpty({ annotations }),
        platform: { ...(0,oci/* parsePlatform */.FL)(platform) },
    };
}
/** The same for what is attested about an image. */
function attestationDescriptor({ digest, size }, about) {
    const annotations = {
        'vnd.docker.reference.digest': about,
        'vnd.docker.reference.type': 'attestation-manifest',
    };
    return { mediaType: MANIFEST_TYPE, digest, size, annotations, platform: UNKNOWN };
}
/** The parts of a manifest of attestations that has each expected statement once and no other; undefined for any other. */
function matchAttestation({ content }, image, expected) {
    const layers = content.layers ?? [];
    const { config } = content;
    if (config === undefined)
        return undefined;
    const { digest, size, mediaType } = image;
    const { data: _, ...bare } = config;
    const artifact = { artifactType: ARTIFACT_TYPE, subject: { mediaType, digest, size } };
    const isArtifact = (0,external_node_util_.isDeepStrictEqual)(bare, EMPTY_CONFIG);
    const whole = { schemaVersion: 2, mediaType: MANIFEST_TYPE, config, layers, ...(isArtifact ? artifact : {}) };
    const plain = { mediaType: CONFIG_TYPE, digest: config.digest, size: config.size };
    if (!(0,external_node_util_.isDeepStrictEqual)(content, whole) || !(isArtifact || (0,external_node_util_.isDeepStrictEqual)(config, plain)))
        return undefined;
    const statements = pairUp(layers, expected);
    if (statements === undefined)
        return undefined;
    const diffIds = layers.map((layer) => layer.digest);
    const configContent = isArtifact ? {} : { ...UNKNOWN, config: {}, rootfs: { type: 'layers', diff_ids: diffIds } };
    return { config, configContent, statements };
}
function pairUp(layers, expected) {
    const left = [...expected];
    const pairs = layers.flatMap((layer) => {
        const { annotations, digest, size } = layer;
        const at = left.findIndex(({ predicateTypes }) => predicateTypes.includes(predicateTypeOf(layer)));
        const whole = {
            mediaType: STATEMENT_TYPE,
            digest,
            size,
            annotations: { [PREDICATE_TYPE]: predicateTypeOf(layer) },
        };
        if (at < 0 || annotations === undefined || !(0,external_node_util_.isDeepStrictEqual)(layer, whole))
            return [];
        return left.splice(at, 1).map((statement) => ({ layer, expected: statement }));
    });
    return pairs.length === layers.length && left.length === 0 ? pairs : undefined;
}
const PREDICATE_TYPE = 'in-toto.io/predicate-type';
function predicateTypeOf({ annotations }) {
    return annotations?.[PREDICATE_TYPE] ?? '';
}
/** Whether a statement is about an image, and about nothing else, and says what a build would say about it. */
function matchStatement(statement, digest, layer, expected) {
    const { _type: version, subject, predicate } = (0,json/* asObject */.eB)(statement) ?? {};
    const subjects = Array.isArray(subject) ? subject : [];
    const about = { sha256: digest.replace('sha256:', '') };
    return ((0,external_node_util_.isDeepStrictEqual)(statement, { _type: version, predicateType: predicateTypeOf(layer), subject, predicate }) &&
        STATEMENT_VERSIONS.some((known) => known === version) &&
        subjects.length > 0 &&
        subjects.every((each) => (0,external_node_util_.isDeepStrictEqual)((0,json/* asObject */.eB)(each)?.digest, about)) &&
        expected.accepts(predicate));
}
/** Programs in Go leave empty maps out. */
function unlessEmpty(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => Object.keys(value).length > 0));
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/published.js




/** Scanners list every file of an image; ours has a few kilobytes for each hundred packages. */
const MAX_STATEMENT_BYTES = 32 * 1024 * 1024;
/** It names the layers of one manifest. */
const MAX_CONFIG_BYTES = 64 * 1024;
/**
 * The image that every one of the tags names now, where all of its index is accounted for: one image for each platform,
 * the statements that the build makes about each, and nothing else. Only ever used to leave things as they are, so
 * whatever can't be read, or is something else, is no failure.
 */
async function publishedImage(registry, tags, expected) {
    try {
        const named = await Promise.all(tags.map((tag) => registry.manifest(tag)));
        const [root] = named;
        const [tag] = tags;
        if (tag === undefined || root === undefined)
            return undefined;
        if (named.some((manifest) => manifest?.digest !== root.digest))
            return undefined;
        const entries = matchIndex(root, expected);
        if (entries === undefined)
            return undefined;
        const reader = new Reader(registry, tag);
        const sound = await Promise.all(entries.map((entry) => reader.isSound(entry)));
        if (!sound.every(Boolean))
            return undefined;
        return { digest: root.digest, manifests: new Map(entries.map(({ platform, image }) => [platform, image.digest])) };
    }
    catch (error) {
        if (error instanceof RegistryError)
            return undefined;
        throw error;
    }
}
/** Reads what the descriptors of an index name, each against the size and type that they give. */
class Reader {
    #registry;
    #repository;
    constructor(registry, { registry: host, repository }) {
        this.#registry = registry;
        this.#repository = { registry: host, repository };
    }
    async isSound({ image, attestation, statements }) {
        const [manifest, about] = await Promise.all([this.#manifest(image), this.#manifest(attestation)]);
        if (manifest === undefined || about === undefined)
            return false;
        const layers = matchAttestation(about, image, statements);
        if (layers === undefined)
            return false;
        const config = await this.#json(layers.config, MAX_CONFIG_BYTES);
        if (!(0,external_node_util_.isDeepStrictEqual)(config, layers.configContent))
            return false;
        for (const layer of layers.statements) {
            if (!(await this.#isSoundStatement(layer, image)))
                return false;
        }
        return true;
    }
    async #isSoundStatement({ layer, expected }, image) {
        return matchStatement(await this.#json(layer, MAX_STATEMENT_BYTES), image.digest, layer, expected);
    }
    async #manifest({ digest, size, mediaType }) {
        const manifest = await this.#registry.manifest({ ...this.#repository, digest });
        return manifest?.size === size && manifest.mediaType === mediaType ? manifest : undefined;
    }
    async #json({ digest, size }, limit) {
        if (size > limit)
            return undefined;
        const bytes = await this.#registry.blob(this.#repository, digest, size);
        return bytes.byteLength === size ? (0,json/* parseJson */.qF)(bytes) : undefined;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/kept.js






/**
 * What the registry has already of what a build would push, where that is all of it and nothing else is there. Provenance
 * says when a build ran, so that pushing again would give the tags another digest though nothing changed.
 */
async function findKept(request, { registry, stopwatch }, builds) {
    const { attestations, push, tags } = request;
    const annotations = placeAnnotations(request.annotations, builds.map(({ platform }) => platform));
    if (!push || !attests(attestations) || annotations === undefined)
        return undefined;
    const images = builds.map(({ platform, predicates }) => ({
        platform,
        annotations: annotations.descriptors.get(platform) ?? {},
        statements: expectedStatements(attestations, predicates),
    }));
    const published = await stopwatch.measure('published', () => publishedImage(registry, tags, { annotations: annotations.index, images }));
    if (published === undefined)
        return undefined;
    return stopwatch.measure('compare', async () => {
        for (const { platform, solve } of builds) {
            const exporter = digestExporter(request.sourceDateEpoch, annotations.manifests.get(platform));
            const digest = await solve({ exporters: [exporter], choice: WITHOUT_ATTESTATIONS, cacheExports: [] });
            if (digest !== published.manifests.get(platform))
                return undefined;
        }
        return published;
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/progress/summary.js
const SHOWN = 5;
/**
 * Steps that did work, or would have. What the daemon does around them (resolving, loading, exporting) runs every
 * time and says nothing about the cache; sources count only where they were fetched.
 */
function summariseSteps(steps) {
    const counted = steps.filter(({ name }) => /^(?:\S+ )?\[(?:build|image|(?:\S+ )?\d+\/\d+)\] /.test(name));
    const longest = [...steps]
        .filter(({ state, spent }) => state === 'done' && spent >= 50)
        .sort((a, b) => b.spent - a.spent)
        .slice(0, SHOWN)
        .map(({ name, spent }) => ({ name, seconds: Math.round(spent / 10) / 100 }));
    return { total: counted.length, cached: counted.filter(({ state }) => state === 'cached').length, longest };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/sizes.js

/** Size by platform of an image that was pushed; empty when the registry can't be asked. For the report only. */
async function imageSizes(registry, reference) {
    try {
        const root = await registry.manifest(reference);
        if (root === undefined)
            return new Map();
        const images = (root.content.manifests ?? []).filter(({ platform }) => platform !== undefined && platform.os !== 'unknown');
        const sizes = await Promise.all(images.map(async ({ digest, platform }) => {
            const manifest = await registry.manifest({
                registry: reference.registry,
                repository: reference.repository,
                digest,
            });
            const name = `${platform?.os ?? ''}/${platform?.architecture ?? ''}`;
            return [name, { digest, size: layerBytes(manifest?.content) }];
        }));
        return new Map(sizes);
    }
    catch (error) {
        if (error instanceof RegistryError)
            return new Map();
        throw error;
    }
}
function layerBytes(content) {
    return (content?.layers ?? []).reduce((sum, { size }) => sum + size, 0);
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/make-report.js




/** The report of a build that succeeded; sizes are asked of the registry that it was pushed to. */
async function makeReport({ attestations, push, tags }, { client, registry, stopwatch }, tracker, outcome) {
    const { digest } = outcome;
    const [tag] = tags;
    const sizes = push && tag !== undefined && digest !== undefined
        ? await stopwatch.measure('sizes', () => imageSizes(registry, { ...tag, digest }))
        : new Map();
    const platforms = outcome.platforms.map((item) => ({ ...item, ...sizes.get(item.platform) }));
    const [only] = platforms;
    const imageid = platforms.length === 1 ? (only?.digest ?? (attests(attestations) ? undefined : digest)) : digest;
    return {
        service: outcome.service,
        tags: tags.map(oci/* formatReference */.FH),
        pushed: push,
        unchanged: outcome.unchanged,
        ...(digest === undefined ? {} : { digest }),
        ...(imageid === undefined ? {} : { imageid }),
        platforms,
        attestations: outcome.attestations,
        buildkit: { endpoint: client.endpoint, version: client.info.versionText },
        baseImage: outcome.baseImage,
        steps: summariseSteps(tracker.steps),
        context: contextTransfer(tracker),
        stages: stopwatch.times,
    };
}
/** Bytes that the daemon asked for of the context; the daemon counts them. */
function contextTransfer(tracker) {
    const parts = tracker.steps.flatMap((step) => [...step.parts.values()]);
    const transfers = parts.filter(({ name }) => name.startsWith('transferring'));
    return { bytes: transfers.reduce((sum, { current }) => sum + current, 0) };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/preflight.js




/**
 * Everything that can be found wrong before a build: names and outputs that don't go together, and registries that refuse.
 * @throws AipackError TAG_MISSING, FEATURE_UNSUPPORTED, REGISTRY_REFUSED
 */
async function beforeBuild(request, platformCount, { onWarning, registry, stopwatch }) {
    const { load, outputs, push, tags } = request;
    if ((push || load) && tags.length === 0) {
        throw new errors/* AipackError */.kx({
            code: 'TAG_MISSING',
            message: `There is no name to ${push ? 'push' : 'load'} the image by`,
            hint: 'Give one with `tags` (--tag), such as ghcr.io/owner/app:1.2.',
        });
    }
    if (platformCount > 1 && outputs.some(({ type }) => type === 'docker')) {
        throw new errors/* AipackError */.kx({
            code: 'FEATURE_UNSUPPORTED',
            message: 'An archive of type docker holds one platform only',
            hint: 'Use type=oci for several platforms, or build one at a time.',
        });
    }
    if (push)
        await stopwatch.measure('preflight', () => checkPush(registry, tags, onWarning));
}
/**
 * Asks every registry before the build whether it would take the image: a refusal then costs seconds, not a build.
 * A registry that can't be reached from here may still be reached by BuildKit, so that is only a warning.
 * @throws AipackError REGISTRY_REFUSED with every tag that is refused.
 */
async function checkPush(registry, tags, onWarning) {
    const repositories = new Map(tags.map((tag) => [`${tag.registry}/${tag.repository}`, tag]));
    const problems = [];
    await Promise.all([...repositories.values()].map(async (tag) => {
        try {
            await registry.checkPush(tag);
        }
        catch (error) {
            // What else can fail is finding the credentials.
            if (!(error instanceof RegistryError))
                throw explainBuildFailure(error);
            if (error.code === 'DENIED')
                problems.push(refused(tag, error));
            else
                onWarning(`Could not ask beforehand whether ${(0,oci/* formatReference */.FH)(tag)} may be pushed: ${error.message}`);
        }
    }));
    if (problems.length > 0)
        throw new errors/* AipackError */.kx(problems);
}
function refused(tag, error) {
    return {
        code: 'REGISTRY_REFUSED',
        message: `${(0,oci/* formatReference */.FH)(tag)} can't be pushed: ${error.message}`,
        hint: pushHint(tag.registry),
    };
}
/** What to do when a registry says no. */
function pushHint(registry) {
    if (registry === 'ghcr.io') {
        return 'Give the job `permissions: packages: write`. If the package exists already, its settings must give this repository write access.';
    }
    return `Log in to ${registry} first, with docker login or docker/login-action, as somebody who may push there.`;
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/solve-options.js

/** The options of a call of BuildKit: the session's resources, attestations asked for, caches, and who follows it. */
function solveOptions({ caches, insecureRegistries, secrets, sharedKey, ssh, }, { credentials, fetch, onProgress, signal }, tracker, { cacheExports, choice, exporters, locals, source }) {
    const { repository, revision } = source;
    return {
        locals,
        auth: credentials,
        fetch,
        insecureRegistries,
        exporters,
        secrets,
        ssh,
        cacheImports: caches.imports,
        cacheExports,
        sharedKey,
        signal,
        frontendAttrs: {
            ...attestationAttributes(choice),
            ...(repository === undefined ? {} : { 'vcs:source': repository }),
            ...(revision === undefined ? {} : { 'vcs:revision': revision }),
        },
        onStatus: (update) => {
            const changes = tracker.update(update);
            if (changes.length > 0)
                onProgress(changes);
        },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/solve-plans.js




/**
 * The inside of a build: pins the base image at its digest, solves each platform's graph, and says what the daemon is
 * to export. Platforms are solved side by side; what they share is built once.
 */
async function solvePlans(gateway, request) {
    const platforms = await Promise.all(request.plans.map((plan, index) => solvePlan(gateway, plan, request.facts[index], request)));
    return { platforms };
}
async function solvePlan(gateway, plan, facts, { plans, choice, sharedKeyHint, noCache, scannerPlatform }) {
    const platform = (0,oci/* parsePlatform */.FL)(plan.platform);
    const prefix = plans.length > 1 ? `${plan.platform} ` : '';
    const baseImage = await pinnedBase(gateway, plan);
    const lowered = lowerPlan({ ...plan, baseImage }, { sharedKeyHint, prefix, noCache });
    const definition = marshal(lowered.runtime, { platform, session: gateway.sessionId });
    const ref = await gateway.solve(definition, { evaluate: true });
    const scannable = { core: lowered.runtime, context: lowered.context, stage: lowered.build, scannerPlatform };
    const attestations = facts === undefined ? [] : await ownAttestations(gateway, facts, choice, scannable);
    return { platform, ref, config: plan.config, attestations };
}
/** The base image by its digest, so that every step of the build works with the same one. */
async function pinnedBase(gateway, plan) {
    const reference = (0,oci/* normalizeReference */.tO)(plan.baseImage);
    if (reference.includes('@'))
        return reference;
    const { digest } = await gateway.resolveImage(reference, {
        platform: (0,oci/* parsePlatform */.FL)(plan.platform),
        name: `[base] resolve ${plan.baseImage}`,
    });
    return `${reference}@${digest}`;
}

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/build.js











/**
 * Builds, attests, exports and pushes an image.
 * @throws AipackError BUILD_FAILED, REGISTRY_REFUSED, FEATURE_UNSUPPORTED, CANCELLED…
 */
async function buildImage(request, tools) {
    await beforeBuild(request, request.planned.plans.length, tools);
    const run = new BuildRun(request, tools);
    try {
        return await run.run();
    }
    catch (error) {
        throw explainBuildFailure(error, run.tracker);
    }
}
class BuildRun {
    tracker = new StepTracker();
    #request;
    #tools;
    #facts;
    constructor(request, tools) {
        this.#request = request;
        this.#tools = tools;
        const { planned, attestations, toolVersion } = request;
        this.#facts = planned.pinned.platforms.map((platform) => attestationFacts(planned.pinned, platform, planned.source, attestations, toolVersion));
    }
    async run() {
        const { planned } = this.#request;
        const request = { ...this.#request, sourceDateEpoch: planned.source.epoch };
        const builds = this.#facts.map((facts) => ({
            platform: facts.platform,
            predicates: { build: buildPredicate(facts), inventory: spdxDocument(facts) },
            solve: async (pass) => {
                const own = planned.plans.filter(({ platform }) => platform === facts.platform);
                return (await this.#solve(own, pass)).digest;
            },
        }));
        const kept = await findKept(request, this.#tools, builds);
        const passes = passesOf(request, this.#tools, kept !== undefined);
        const digests = [];
        await this.#tools.stopwatch.measure('build', async () => {
            for (const pass of passes)
                digests.push((await this.#solve(planned.plans, pass)).digest);
        });
        return this.#report(kept?.digest ?? digests[0], kept?.manifests);
    }
    #solve(plans, pass) {
        const { context, noCache, planned, sharedKey } = this.#request;
        const { client } = this.#tools;
        const { source } = planned;
        const locals = { [CONTEXT_NAME]: context };
        const options = solveOptions(this.#request, this.#tools, this.tracker, { ...pass, locals, source });
        const facts = plans.map((plan) => this.#facts.find(({ platform }) => platform === plan.platform));
        const request = {
            plans,
            facts: facts.filter((item) => item !== undefined),
            choice: pass.choice,
            sharedKeyHint: sharedKey,
            noCache,
            scannerPlatform: client.info.platforms[0] ?? planned.plans[0]?.platform ?? 'linux/amd64',
        };
        return client.build(options, (gateway) => solvePlans(gateway, request));
    }
    async #report(digest, manifests) {
        const { attestations, planned } = this.#request;
        const { metadata } = planned.pinned.build;
        const platforms = planned.pinned.platforms.map(({ platform, packages }) => {
            const manifest = manifests?.get(platform);
            return {
                platform,
                ...(manifest === undefined ? {} : { digest: manifest }),
                packages: {
                    build: packages.build.map(({ name, version }) => `${name}=${version}`),
                    runtime: packages.runtime.map(({ name, version }) => `${name}=${version}`),
                },
            };
        });
        return makeReport(this.#request, this.#tools, this.tracker, {
            service: {
                name: metadata.project_name,
                path: metadata.path,
                language: metadata.language,
                buildSystem: metadata.build_system,
                ...(metadata.framework === undefined ? {} : { framework: metadata.framework }),
            },
            digest,
            unchanged: manifests !== undefined,
            baseImage: planned.plans[0]?.baseImage ?? '',
            attestations: attestationNames(attestations),
            platforms,
        });
    }
}
function attestationNames(choice) {
    return [
        ...(choice.sbom === false ? [] : ['sbom']),
        ...(choice.provenance === false ? [] : ['provenance']),
        ...(attests(choice) ? ['build'] : []),
    ];
}

// EXTERNAL MODULE: ./build/compiled/src/image/labels.js
var image_labels = __webpack_require__(9654);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/build-dockerfile.js















/**
 * Builds what the Dockerfile says, with our labels, attestations, outputs and progress.
 * @throws AipackError BUILD_FAILED, REGISTRY_REFUSED, FEATURE_UNSUPPORTED, CANCELLED…
 */
async function buildDockerfile(request, tools) {
    const { sbom } = request.attestations;
    if (typeof sbom === 'object' && !daemonScans(sbom)) {
        throw new errors/* AipackError */.kx({
            code: 'FEATURE_UNSUPPORTED',
            message: "A Dockerfile's image is scanned by BuildKit itself, which takes a generator and no other option",
            hint: 'Use generator=IMAGE alone, or build without the Dockerfile.',
        });
    }
    await beforeBuild(request, request.platforms.length, tools);
    const tracker = new StepTracker();
    const { attestations, platforms, source } = request;
    const exported = { ...request, sourceDateEpoch: source.epoch };
    const run = async (parts, names) => {
        const options = {
            ...solveOptions(request, tools, tracker, { ...parts, locals: request.locals, source }),
            entitlements: request.options.entitlements,
        };
        return (await tools.client.build(options, (gateway) => solve(gateway, request, names, parts.choice))).digest;
    };
    const builds = platforms.map((platform) => ({
        platform,
        predicates: { build: predicateOf(request, platform) },
        solve: (pass) => run(pass, [platform]),
    }));
    try {
        const found = await findKept(exported, tools, builds);
        const digests = [];
        await tools.stopwatch.measure('build', async () => {
            for (const pass of passesOf(exported, tools, found !== undefined))
                digests.push(await run(pass, platforms));
        });
        const digest = found?.digest ?? digests[0];
        return await makeReport(request, tools, tracker, {
            service: { name: request.name, path: '.', language: 'dockerfile', buildSystem: request.dockerfile.label },
            digest,
            unchanged: found !== undefined,
            baseImage: '',
            // There is no list of resolved packages to make an inventory from: only a scanner makes an SBOM here.
            attestations: [
                ...(typeof attestations.sbom === 'object' ? ['sbom'] : []),
                ...(attestations.provenance === false ? [] : ['provenance']),
                ...(attests(attestations) ? ['build'] : []),
            ],
            platforms: platforms.map((platform) => {
                const manifest = found?.manifests.get(platform);
                const packages = { build: [], runtime: [] };
                return { platform, packages, ...(manifest === undefined ? {} : { digest: manifest }) };
            }),
        });
    }
    catch (error) {
        throw explainBuildFailure(error, tracker);
    }
}
async function solve(gateway, request, platforms, choice) {
    const { dockerfile, labels, noCache, source } = request;
    const stamps = {
        'org.opencontainers.image.source': source.repository,
        'org.opencontainers.image.revision': source.revision,
        [`${image_labels/* AIPACK_LABEL */.v}.version`]: request.toolVersion,
        ...labels,
    };
    const attributes = {
        'build-arg:SOURCE_DATE_EPOCH': String(source.epoch),
        ...request.options.attributes,
        filename: dockerfile.name,
        ...(noCache ? { 'no-cache': '' } : {}),
        ...Object.fromEntries(Object.entries(stamps).flatMap(([key, value]) => (value === undefined ? [] : [[`label:${key}`, value]]))),
    };
    const results = await Promise.all(platforms.map(async (name) => {
        // One call a platform: the frontend's own way of several would name the results as it likes.
        const { ref, metadata } = await gateway.frontend('dockerfile.v0', { ...attributes, platform: name }, { evaluate: true });
        if (ref === undefined)
            throw new Error('the Dockerfile frontend gave no result');
        const config = metadata.get('containerimage.config');
        return {
            platform: (0,oci/* parsePlatform */.FL)(name),
            ref,
            ...(config === undefined ? {} : { config: imageConfig(config) }),
            attestations: attests(choice) ? [await statement(gateway, predicateOf(request, name))] : [],
        };
    }));
    return { platforms: results };
}
/** @throws AipackError where the frontend, which a Dockerfile may name, gives no configuration */
function imageConfig(bytes) {
    const config = (0,json/* parseJsonObject */.dw)(bytes);
    if (config !== undefined)
        return config;
    throw new errors/* AipackError */.kx({
        code: 'BUILD_FAILED',
        message: 'The configuration that the Dockerfile frontend gave for the image is no JSON object',
        hint: 'Check the frontend that the # syntax line of the Dockerfile names.',
    });
}
function predicateOf(request, platform) {
    const { attestations, dockerfile, options, source, toolVersion } = request;
    const { repository, revision } = source;
    return {
        tool: { name: 'aipack', version: toolVersion },
        project: {
            language: 'dockerfile',
            buildSystem: 'dockerfile',
            dockerfile: dockerfile.label,
            target: options.attributes.target,
        },
        source: { repository, revision },
        platform,
        attestations: { sbom: attestations.sbom, provenance: attestations.provenance },
    };
}
async function statement(gateway, predicate) {
    const state = file(scratch(), [mkfile('/build.json', JSON.stringify(predicate), { timestamp: plan_image/* FIXED_EPOCH */.j4 })]);
    const ref = await gateway.solve(marshal(state), { evaluate: true });
    return { kind: 'in-toto', predicateType: BUILD_PREDICATE, ref, path: '/build.json' };
}

// EXTERNAL MODULE: ./build/compiled/src/text/redact.js
var redact = __webpack_require__(5518);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/dockerfile-options.js




const NETWORKS = ['default', 'none', 'host'];
const ENTITLEMENTS = ['network.host', 'security.insecure'];
/** Contexts that the daemon fetches by itself. */
const REMOTE = /^(?:docker-image|https?|git|ssh):\/\/|^git@/;
/**
 * Reads what was asked of a Dockerfile's build.
 * @throws AipackError INPUT_INVALID with everything that can't be read
 */
function parseDockerfileOptions(wishes, environment) {
    const problems = [];
    const attributes = new Map();
    const folders = new Map();
    const refuse = (input, value, hint) => {
        problems.push({ code: 'INPUT_INVALID', message: `${input}: ${JSON.stringify(value)} can't be read`, hint });
    };
    for (const argument of wishes.buildArgs) {
        const [name, given] = (0,options_list/* splitPair */.T6)(argument);
        const value = given ?? (0,lookup/* lookup */.$)(environment, name);
        if (!/^[A-Za-z_]\w*$/.test(name))
            refuse('build-args', name, 'Write NAME=value, or NAME alone.');
        // As Docker does: a name that the environment doesn't know leaves the Dockerfile's own default.
        else if (value !== undefined)
            attributes.set(`build-arg:${name}`, value);
    }
    for (const context of wishes.buildContexts) {
        const [name, source = ''] = (0,options_list/* splitPair */.T6)(context);
        if (!/^[a-z0-9][\w./:-]*$/.test(name) || source === '' || source.startsWith('oci-layout://')) {
            refuse('build-contexts', source === '' ? (0,redact/* redactedAddress */.n)(context) : `${name}=${(0,redact/* redactedAddress */.n)(source)}`, 'Write name=folder, name=docker-image://image or name=https://… of a git repository.');
        }
        else if (REMOTE.test(source))
            attributes.set(`context:${name}`, source);
        else {
            const local = `context-${folders.size + 1}`;
            attributes.set(`context:${name}`, `local:${local}`);
            folders.set(local, source);
        }
    }
    const hosts = wishes.addHosts.map((host) => /^([\w.-]+)[:=]\[?([0-9a-fA-F.:]+|host-gateway)\]?$/.exec(host) ?? host);
    for (const host of hosts)
        if (typeof host === 'string')
            refuse('add-hosts', host, 'Write host:ip.');
    const pairs = hosts.flatMap((host) => (typeof host === 'string' ? [] : [`${host[1] ?? ''}=${host[2] ?? ''}`]));
    if (pairs.length > 0)
        attributes.set('add-hosts', pairs.join(','));
    const { allow, network, pull, target } = wishes;
    if (network !== undefined && !NETWORKS.includes(network))
        refuse('network', network, `Use ${NETWORKS.join(', ')}.`);
    else if (network !== undefined && network !== 'default')
        attributes.set('force-network-mode', network);
    for (const entitlement of allow.filter((each) => !ENTITLEMENTS.includes(each)))
        refuse('allow', entitlement, `Use ${ENTITLEMENTS.join(' or ')}.`);
    if (target !== undefined)
        attributes.set('target', target);
    if (pull)
        attributes.set('image-resolve-mode', 'pull');
    if (problems.length > 0)
        throw new errors/* AipackError */.kx(problems);
    return { attributes: Object.fromEntries(attributes), folders: Object.fromEntries(folders), entitlements: allow };
}
/**
 * Refuses these options where no Dockerfile is built, so that none of them is left out without a word.
 * @throws AipackError INPUT_INVALID
 */
function refuseDockerfileOptions(wishes) {
    const { addHosts, allow, buildArgs, buildContexts, network, pull, target } = wishes;
    const used = Object.entries({
        'add-hosts': addHosts.length > 0,
        allow: allow.length > 0,
        'build-args': buildArgs.length > 0,
        'build-contexts': buildContexts.length > 0,
        network: network !== undefined,
        pull,
        target: target !== undefined,
    })
        .filter(([, given]) => given)
        .map(([name]) => name);
    if (used.length === 0)
        return;
    throw new errors/* AipackError */.kx({
        code: 'INPUT_INVALID',
        message: `No Dockerfile is built here, and only its build takes ${used.join(', ')}`,
        hint: buildArgs.length > 0
            ? 'Variables of build steps are given with build-env.'
            : 'Leave them out, or name a Dockerfile with file.',
    });
}

// EXTERNAL MODULE: ./build/compiled/src/pipeline/source-facts.js
var source_facts = __webpack_require__(1351);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/line.js + 277 modules
var line = __webpack_require__(887);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/outputs.js



const COMPRESSION = ['compression', 'compression-level', 'force-compression', 'rewrite-timestamp'];
/** Output types with the attributes that each takes besides `type` and `dest`. */
const TYPES = {
    image: [...COMPRESSION, 'push', 'push-by-digest', 'registry.insecure'],
    oci: COMPRESSION,
    docker: COMPRESSION,
    tar: [],
    local: [],
};
/** Kinds of compression with the highest level of each. */
const outputs_LEVELS = { uncompressed: 0, gzip: 9, estargz: 9, zstd: 22 };
/**
 * Reads `type=TYPE,dest=PATH,KEY=VALUE…` as buildx writes it; a lone path is a `local` output.
 * @throws AipackError with every specification that can't be read.
 */
function parseOutputs(specs) {
    const problems = [];
    const outputs = [];
    for (const spec of specs) {
        const parsed = parseOutput(spec);
        if (typeof parsed !== 'string')
            outputs.push(parsed);
        else {
            problems.push({
                code: 'INPUT_INVALID',
                message: `The output ${JSON.stringify(spec)} ${parsed}`,
                hint: `Expected type=oci,dest=image.tar, with one of ${Object.keys(TYPES).join(', ')}.`,
            });
        }
    }
    if (problems.length > 0)
        throw new errors/* AipackError */.kx(problems);
    return outputs;
}
function parseOutput(spec) {
    if (!spec.includes('='))
        return { type: 'local', destination: spec, attributes: {} };
    const { type = '', dest = '', ...attributes } = Object.fromEntries((0,options_list/* readFields */.qU)(spec, 'An output').map(readField));
    if (!isType(type))
        return `has no type, or one that doesn't exist`;
    const unknown = Object.keys(attributes).filter((key) => !TYPES[type].includes(key));
    if (unknown.length > 0)
        return `has ${unknown.join(', ')}, which an output of type ${type} does not take`;
    const wrong = wrongValue(attributes);
    if (wrong !== undefined)
        return wrong;
    if (type === 'image')
        return dest === '' ? { type, attributes } : 'has a destination, which an image takes from its tags';
    return dest === '' ? 'does not say where to, with dest=PATH' : { type, destination: dest, attributes };
}
/** What BuildKit would refuse only once everything is built. */
function wrongValue({ compression = 'gzip', 'compression-level': level = '0', ...flags }) {
    if (!Object.hasOwn(outputs_LEVELS, compression))
        return `has a compression that is none of ${Object.keys(outputs_LEVELS).join(', ')}`;
    const highest = (0,lookup/* lookup */.$)(outputs_LEVELS, compression) ?? 0;
    if (!/^\d{1,2}$/.test(level) || Number(level) > highest) {
        return `has a compression-level that is no whole number from 0 to ${highest}, the highest of ${compression}`;
    }
    const flag = Object.entries(flags).find(([, value]) => value !== 'true' && value !== 'false');
    return flag === undefined ? undefined : `has a ${flag[0]} that is neither true nor false`;
}
function readField(field) {
    const [key, value = 'true'] = (0,options_list/* splitPair */.T6)(field);
    return [key.trim(), value.trim()];
}
function isType(type) {
    return Object.hasOwn(TYPES, type);
}

// EXTERNAL MODULE: ./build/compiled/src/pipeline/platform.js
var platform = __webpack_require__(2171);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/tags.js



/**
 * Reads image names as Docker does and completes them.
 * @throws AipackError with every name that can't be read; where only letter case is wrong, with the name that is right.
 */
function parseTags(names) {
    const problems = [];
    const tags = [];
    for (const name of names) {
        const parsed = tryParse(name);
        if (parsed?.digest !== undefined)
            problems.push(invalid(name, 'A tag names what will be pushed; leave the digest out.'));
        else if (parsed !== undefined)
            tags.push(parsed);
        else
            problems.push(invalid(name, suggestion(name)));
    }
    if (problems.length > 0)
        throw new errors/* AipackError */.kx(problems);
    const seen = new Set();
    return tags.filter((tag) => !seen.has((0,oci/* formatReference */.FH)(tag)) && seen.add((0,oci/* formatReference */.FH)(tag)));
}
function tryParse(name) {
    try {
        return (0,oci/* parseReference */.F2)(name);
    }
    catch (error) {
        if (error instanceof oci/* OciError */.Mf)
            return undefined;
        throw error;
    }
}
function suggestion(name) {
    const slash = name.lastIndexOf('/');
    const colon = name.indexOf(':', slash + 1);
    const end = colon < 0 ? name.length : colon;
    const lower = name.slice(0, end).toLowerCase() + name.slice(end);
    return lower !== name && tryParse(lower) !== undefined
        ? `Repository names are lowercase: use ${lower}`
        : 'Expected something like ghcr.io/owner/app:1.2';
}
function invalid(name, hint) {
    return {
        code: 'TAG_INVALID',
        message: `${JSON.stringify((0,redact/* redactedAddress */.n)(name))} is not an image name to push to`,
        hint,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/loopback.js
/** Whether a host, with or without its port, is this machine, which Docker and BuildKit speak plain HTTP to. */
function isLoopback(registry) {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(registry);
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/authorize.js



/** A token has a few kilobytes. */
const MAX_ANSWER_BYTES = 1024 * 1024;
/**
 * Answers a `WWW-Authenticate` challenge: the value of the Authorization header, or undefined where there is nothing
 * to answer with. Token servers named by the registry get that registry's credentials, as the protocol has it, and no
 * other's; never in the clear, unless on this machine.
 * @throws RegistryError DENIED, UNREACHABLE, PROTOCOL
 */
async function authorize(challenge, host, scope, context) {
    const credentials = await context.credentials(host);
    const identityToken = credentials?.username === '' || credentials?.username === '<token>';
    const basic = credentials === undefined || identityToken
        ? undefined
        : `Basic ${Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64')}`;
    const [scheme = '', parameters = ''] = splitOnce(challenge, ' ');
    if (scheme.toLowerCase() === 'basic')
        return basic;
    if (scheme.toLowerCase() !== 'bearer')
        return undefined;
    const { realm, service = '' } = parseParameters(parameters);
    const url = URL.parse(realm ?? '');
    if (url === null)
        return undefined;
    const plain = url.protocol === 'http:' && (isLoopback(url.host) || context.insecure);
    if (credentials !== undefined && url.protocol !== 'https:' && !plain) {
        throw new RegistryError('DENIED', `${host} wants its credentials sent to ${url.origin}, which is not encrypted`);
    }
    const response = await context.fetch(identityToken && credentials !== undefined
        ? { url, headers: {}, form: refreshForm(credentials.secret, service, scope) }
        : { url: withQuery(url, { service, scope }), headers: basic === undefined ? {} : { authorization: basic } });
    if (response.status >= 300 && response.status < 400) {
        await response.body?.cancel();
        throw new RegistryError('UNREACHABLE', `${url.host} sends the request for a token of ${host} elsewhere`);
    }
    if (!response.ok) {
        await response.body?.cancel();
        const asked = credentials === undefined ? 'without credentials, as there are none' : 'with the credentials';
        throw new RegistryError('DENIED', `${url.host}, asked ${asked} for ${host}, gave no token: ${response.status}`);
    }
    return `Bearer ${readToken(await bodyOf(response, url.host, MAX_ANSWER_BYTES), url.host, host)}`;
}
/** It becomes part of a header. */
const TOKEN = /^[\x21-\x7e]+$/;
function readToken(bytes, server, host) {
    const { token, access_token } = (0,json/* parseJsonObject */.dw)(bytes) ?? {};
    const value = token === '' ? access_token : (token ?? access_token);
    if (typeof value === 'string' && TOKEN.test(value))
        return value;
    throw new RegistryError('PROTOCOL', `${server}, asked for a token of ${host}, answered without one`);
}
/** An identity token is an OAuth refresh token, traded for an access token at the same place. */
function refreshForm(refreshToken, service, scope) {
    return new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: 'aipack',
        refresh_token: refreshToken,
        service,
        scope,
    });
}
function withQuery(url, parameters) {
    const result = new URL(url);
    for (const [key, value] of Object.entries(parameters))
        if (value !== '')
            result.searchParams.set(key, value);
    return result;
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
function parseParameters(text) {
    return Object.fromEntries([...text.matchAll(/\b(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/digest.js

/** The digest of some bytes as registries write it. */
function sha256(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 7 modules
var schemas = __webpack_require__(2311);
;// CONCATENATED MODULE: ./build/compiled/src/registry/manifest.js


/** The only kind that is made here, and the only one that this client can check. */
const digest = schemas/* string */.YjP().regex(/^sha256:[0-9a-f]{64}$/);
const annotations = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional();
/** What is not known may be there: readers who want nothing else look for it. */
const descriptor = schemas/* looseObject */._H3({
    mediaType: schemas/* string */.YjP(),
    digest,
    size: schemas/* number */.aig().int().nonnegative(),
    platform: schemas/* looseObject */._H3({ os: schemas/* string */.YjP(), architecture: schemas/* string */.YjP(), variant: schemas/* string */.YjP().optional() }).optional(),
    annotations,
});
/** Programs in Go write an empty list as null. */
const descriptors = schemas/* array */.YOg(descriptor).nullish();
const manifest = schemas/* looseObject */._H3({
    mediaType: schemas/* string */.YjP().optional(),
    manifests: descriptors,
    config: descriptor.optional(),
    layers: descriptors,
    annotations,
});
/** What the bytes of a manifest say, all of it, or undefined where they are none. */
function readManifest(bytes) {
    const value = (0,json/* parseJson */.qF)(bytes);
    return manifest.safeParse(value).success ? value : undefined;
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/redirect.js

/**
 * Where an answer sends a reader on to, or undefined where it doesn't. Only a registry that is itself spoken to without
 * TLS may send anybody to a place without it.
 * @param protocol of the registry
 * @throws RegistryError PROTOCOL
 */
function redirection(response, from, protocol) {
    if (![301, 302, 303, 307, 308].includes(response.status))
        return undefined;
    const location = response.headers.get('location');
    const to = location === null ? null : URL.parse(location, from.href);
    if (to === null)
        throw new RegistryError('PROTOCOL', `${from.host} redirects to nowhere`);
    if (to.protocol === 'https:' || (to.protocol === 'http:' && protocol === 'http:'))
        return to;
    throw new RegistryError('PROTOCOL', `${from.host} redirects to ${to.protocol}//${to.host}, which is not encrypted`);
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/client.js







const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/** Manifests are capped at 4 MiB by registries; what claims to be larger is not one. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const MAX_REFUSAL_BYTES = 64 * 1024;
const REQUEST_TIMEOUT_MS = 20_000;
/** A blob is one redirect away, or two where a registry has several names. */
const MAX_REDIRECTS = 5;
/** Docker Hub answers its registry API under another name than references use. */
function apiHost(registry) {
    return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}
/** The few calls of the OCI distribution API that a client needs around a build. */
class RegistryClient {
    #options;
    /** By registry and scope: two registries may have a repository of the same name. */
    #tokens = new Map();
    constructor(options) {
        this.#options = options;
    }
    /**
     * The manifest or index that a reference names, or undefined where there is none.
     * @throws RegistryError
     */
    async manifest(reference) {
        const name = reference.digest ?? reference.tag ?? 'latest';
        const response = await this.#get(reference, `manifests/${name}`, { accept: MANIFEST_TYPES });
        if (response.status === 404) {
            await response.body?.cancel();
            return undefined;
        }
        const bytes = await this.#bytes(reference, response, MAX_MANIFEST_BYTES);
        const digest = sha256(bytes);
        if (reference.digest !== undefined && reference.digest !== digest)
            throw otherBytes(reference, reference.digest);
        const content = readManifest(bytes);
        if (content === undefined) {
            throw new RegistryError('PROTOCOL', `${reference.registry} answered with what is no manifest for ${name}`);
        }
        const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
        return { mediaType, digest, size: bytes.byteLength, content };
    }
    /**
     * The bytes of a blob, checked against its digest. `limit` is in bytes.
     * @throws RegistryError
     */
    async blob(reference, digest, limit) {
        const bytes = await this.#bytes(reference, await this.#get(reference, `blobs/${digest}`), limit);
        if (sha256(bytes) !== digest)
            throw otherBytes(reference, digest);
        return bytes;
    }
    /**
     * Asks whether the given credentials may push, by opening an upload and dropping it: nothing is stored.
     * @throws RegistryError DENIED when the registry says no, UNREACHABLE when it doesn't answer.
     */
    async checkPush(reference) {
        const base = this.#base(reference);
        const url = new URL('blobs/uploads/', base);
        const call = { url, method: 'POST', headers: { 'content-length': '0' } };
        const response = await this.#send(reference, call, 'pull,push');
        if (response.status !== 202)
            throw await this.#refusal(reference, 'push', response);
        await response.body?.cancel();
        const location = response.headers.get('location');
        const upload = location === null ? null : URL.parse(location, url.href);
        // It expires by itself, and nobody but the registry is to hear of it: neither another host nor this one without TLS.
        if (upload?.origin !== base.origin)
            return;
        await this.#send(reference, { url: upload, method: 'DELETE' }, 'pull,push').then((answer) => answer.body?.cancel(), 
        // A registry that doesn't know how to cancel one is no reason to stop.
        () => undefined);
    }
    #base({ registry, repository }) {
        return new URL(`${this.#isPlain(registry) ? 'http' : 'https'}://${apiHost(registry)}/v2/${repository}/`);
    }
    #isPlain(registry) {
        return isLoopback(registry) || this.#isInsecure(registry);
    }
    #isInsecure(registry) {
        return this.#options.insecure?.includes(registry) ?? false;
    }
    /** What lies elsewhere is fetched from there, as registries keep their blobs with others, and told no secrets. */
    async #get(reference, path, headers = {}) {
        const base = this.#base(reference);
        let url = new URL(path, base);
        for (let count = 0; count <= MAX_REDIRECTS; count++) {
            const call = { url, method: 'GET', headers };
            const own = url.origin === base.origin;
            const response = await (own ? this.#send(reference, call, 'pull') : this.#fetch(reference, call));
            const next = redirection(response, url, base.protocol);
            if (next === undefined)
                return response;
            await response.body?.cancel();
            url = next;
        }
        throw new RegistryError('PROTOCOL', `${reference.registry} redirects more than ${MAX_REDIRECTS} times`);
    }
    /** One request to the registry itself, with what it asks for. The answer may be a redirect. */
    async #send(reference, call, actions) {
        const { registry, repository } = reference;
        const scope = `repository:${repository}:${actions}`;
        const key = `${registry} ${scope}`;
        const first = await this.#fetch(reference, withAuthorization(call, this.#tokens.get(key)));
        if (first.status !== 401)
            return first;
        await first.body?.cancel();
        const challenge = first.headers.get('www-authenticate') ?? '';
        const value = await authorize(challenge, apiHost(registry), scope, {
            credentials: this.#options.credentials,
            insecure: this.#isInsecure(registry),
            fetch: ({ url, headers, form }) => this.#fetch(reference, { url, method: form === undefined ? 'GET' : 'POST', headers, body: form }),
        });
        if (value === undefined) {
            const asks = /^\w+/.exec(challenge)?.[0] ?? 'unknown';
            throw new RegistryError('DENIED', `${registry} asks for ${asks} credentials, and there are none for it`);
        }
        this.#tokens.set(key, value);
        return this.#fetch(reference, withAuthorization(call, value));
    }
    /** Redirects are never followed by themselves: whoever gets one knows what may be told to whom. */
    async #fetch({ registry }, { url, method, headers, body }) {
        const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
        const signal = this.#options.signal === undefined ? timeout : AbortSignal.any([timeout, this.#options.signal]);
        const parts = { ...(headers === undefined ? {} : { headers }), ...(body === undefined ? {} : { body }) };
        try {
            return await this.#options.fetch(url, { method, redirect: 'manual', signal, ...parts });
        }
        catch (cause) {
            this.#options.signal?.throwIfAborted();
            throw unreachable(registry, cause);
        }
    }
    async #bytes(reference, response, limit) {
        if (!response.ok)
            throw await this.#refusal(reference, 'pull', response);
        try {
            return await bodyOf(response, reference.registry, limit);
        }
        catch (error) {
            this.#options.signal?.throwIfAborted();
            throw error;
        }
    }
    async #refusal({ registry, repository }, action, response) {
        const detail = await bodyOf(response, registry, MAX_REFUSAL_BYTES).then(errorDetail, () => '');
        const { status } = response;
        const denied = status === 401 || status === 403 || status === 404;
        const code = denied ? 'DENIED' : status === 429 ? 'RATE_LIMITED' : 'PROTOCOL';
        const said = detail === '' ? '' : ` ${detail}`;
        return new RegistryError(code, `${registry}/${repository} refuses to ${action}: ${status}${said}`);
    }
}
function withAuthorization(call, value) {
    return value === undefined ? call : { ...call, headers: { ...call.headers, authorization: value } };
}
function otherBytes({ registry }, digest) {
    return new RegistryError('PROTOCOL', `${registry} answered other bytes than ${digest}`);
}
/** What a registry says of its refusal, in its own form or as the start of whatever it sends. */
function errorDetail(body) {
    const list = (0,json/* parseJsonObject */.dw)(body)?.errors;
    const errors = (Array.isArray(list) ? list : []).map((each) => {
        const { code, message } = (0,json/* asObject */.eB)(each) ?? {};
        return [code, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
    });
    const text = errors.length > 0 ? errors.join('; ') : Buffer.from(body).toString('utf8');
    return text.slice(0, 200).replaceAll(/\s+/g, ' ').trim();
}

// EXTERNAL MODULE: ./build/compiled/src/host/cache-scope.js
var host_cache_scope = __webpack_require__(2505);
// EXTERNAL MODULE: ./build/compiled/src/detect/disk-source.js
var disk_source = __webpack_require__(4798);
// EXTERNAL MODULE: ./build/compiled/src/detect/ignore.js + 6 modules
var ignore = __webpack_require__(4592);
;// CONCATENATED MODULE: ./build/compiled/src/host/context-source.js


/** Bytes of an ignore file that are read. Real ones have a few kilobytes. */
const MAX_IGNORE_BYTES = 4 * 1024 * 1024;
/**
 * A directory that a Dockerfile copies from, filtered as Docker does: by the Dockerfile's own ignore file where there is
 * one, else by the directory's. `tell` is told where a limit cut something off.
 */
function dockerContextSource(root, tell, own) {
    const filter = own === undefined
        ? (0,ignore/* dockerfileFilter */.LN)(readIn(root)(ignore/* DOCKERIGNORE */.bi), ignore/* DOCKERIGNORE */.bi, tell)
        : (0,ignore/* dockerfileFilter */.LN)(own.contents, own.name, tell);
    return {
        path: root,
        patterns: 'send-all',
        filter: ({ path, directory }) => {
            if (directory && filter.prunes(path))
                return false;
            return filter.includes(path, directory) ? true : directory ? 'descend' : false;
        },
    };
}
/** The Dockerfile itself and what says what it ignores. */
function dockerfileSource(folder, name) {
    const own = new Set([name, `${name}.dockerignore`, '.dockerignore']);
    return { path: folder, patterns: 'send-all', filter: ({ path }) => own.has(path) };
}
/** Ignore files as detection reads them: links are followed inside `root` only. */
function readIn(root) {
    const source = (0,disk_source/* diskSource */.j)(root);
    return (path) => source.read(path, MAX_IGNORE_BYTES);
}
/** The repository as the session sends it: filtered by the same rules that detection sees it through, with the same limits. */
function contextSource(root, tracked, tell) {
    const filter = (0,ignore/* contextFilter */.mn)(readIn(root), tracked, tell);
    return {
        path: root,
        filter: ({ path, directory }) => {
            if (!directory)
                return filter.includes(path, false);
            if (filter.prunes(path))
                return false;
            return filter.includes(path, true) ? true : 'descend';
        },
    };
}

// EXTERNAL MODULE: ./build/compiled/src/host/docker-config.js
var docker_config = __webpack_require__(1943);
// EXTERNAL MODULE: ./build/compiled/src/detect/regular-file.js
var regular_file = __webpack_require__(1942);
// EXTERNAL MODULE: ./build/compiled/src/schema/overrides-load.js
var overrides_load = __webpack_require__(8563);
;// CONCATENATED MODULE: ./build/compiled/src/host/dockerfile.js






const DOCKERFILE = 'Dockerfile';
/**
 * The Dockerfile to build: the one that was named, or else the one in the root, which is what the repository's authors
 * want built unless the user says how to build it.
 * @throws AipackError INPUT_INVALID where a named one isn't there, or something else says how to build as well, and as
 * {@link resolveNamed} does
 */
function chooseDockerfile(settings, { dockerfile, file }, workspace) {
    const { context, overrides, service, spec } = settings;
    const asked = spec !== undefined || service !== undefined || overrides.length > 0;
    if (file !== undefined) {
        if (!dockerfile || asked)
            throw dockerfile_invalid(`${file} is to be built, and so is the project without a Dockerfile`);
        const found = findDockerfile(file, workspace);
        if (found === undefined)
            throw dockerfile_invalid(`there is no file ${file}`);
        const inside = (0,external_node_path_.relative)(context, (0,external_node_path_.resolve)(workspace.directory, file));
        return { ...found, label: inside.startsWith('..') ? file : inside, named: true };
    }
    if (!dockerfile || asked)
        return undefined;
    const read = readIn(context);
    if (overrides_load/* OVERRIDE_FILES */.F.some((name) => read(name) !== undefined))
        return undefined;
    const found = findDockerfile((0,external_node_path_.join)(context, DOCKERFILE), workspace);
    return found === undefined ? undefined : { ...found, label: DOCKERFILE, named: false };
}
function findDockerfile(given, workspace) {
    const path = (0,workspace_path/* resolveNamed */.qs)(given, 'Dockerfile', workspace);
    if ((0,workspace_path/* look */.Op)(path)?.isFile() !== true)
        return undefined;
    // A link's ignore file is that of its own name.
    const ignored = (0,regular_file/* readRegularFile */.X)((0,workspace_path/* resolveNamed */.qs)(`${given}.dockerignore`, 'ignore file', workspace), MAX_IGNORE_BYTES);
    return {
        folder: (0,external_node_path_.dirname)(path),
        name: (0,external_node_path_.basename)(path),
        ...(ignored === undefined ? {} : { ignored: { text: ignored.bytes.toString('utf8'), cut: ignored.cut } }),
    };
}
/**
 * The directories that a Dockerfile is built from, by the names that BuildKit's frontend has for them.
 * `tell` is told where a limit cut something off.
 * @throws AipackError INPUT_INVALID where a folder isn't there, and as {@link resolveNamed} does
 */
function dockerfileSources(context, { folder, ignored, label, name }, folders, workspace, tell) {
    const named = Object.entries(folders).map(([source, given]) => {
        const path = (0,workspace_path/* resolveNamed */.qs)(given, 'folder of build-contexts', workspace);
        if ((0,workspace_path/* look */.Op)(path)?.isDirectory() !== true)
            throw dockerfile_invalid(`build-contexts: there is no folder ${given}`);
        return [source, dockerContextSource(path, (message) => tell(`build context ${source}: ${message}`))];
    });
    return {
        context: dockerContextSource(context, tell, ignored && { name: `${label}.dockerignore`, contents: ignored }),
        dockerfile: dockerfileSource(folder, name),
        ...Object.fromEntries(named),
    };
}
function dockerfile_invalid(message) {
    return new errors/* AipackError */.kx({ code: 'INPUT_INVALID', message: `The build was not started: ${message}` });
}

// EXTERNAL MODULE: ./build/compiled/src/pipeline/plan.js
var plan = __webpack_require__(7187);
;// CONCATENATED MODULE: ./build/compiled/src/host/own-secrets.js


/**
 * What only the steps of a plan mount: where apk runs, the addresses of package repositories with their passwords, and
 * certificates. A Dockerfile could name them as any other secret, so its build is never offered them.
 */
function ownSecrets({ caCertificates, packages }, plans) {
    return {
        ...(plans.some(({ apk }) => apk.private)
            ? { [image_plan/* REPOSITORIES_SECRET */.OD]: () => Buffer.from((0,plan/* repositoryLines */.Q)(packages)) }
            : {}),
        ...(caCertificates === undefined ? {} : { [image_plan/* CA_SECRET */.k6]: () => Buffer.from(caCertificates) }),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/host/buildkit-address.js

/** Parts of an address that are paths of files. */
const FILES = ['ca', 'cert', 'key'];
/**
 * An address of BuildKit whose certificates are named by paths that are free of links; any other as it is.
 * @throws AipackError as {@link resolveNamed} does
 */
function placeAddress(address, workspace) {
    const [, head = '', query = ''] = /^(tcp:\/\/[^?]*)\?(.*)$/is.exec(address ?? '') ?? [];
    if (query === '')
        return address;
    const parameters = new URLSearchParams(query);
    for (const name of FILES) {
        const given = parameters.get(name) ?? '';
        if (given !== '')
            parameters.set(name, (0,workspace_path/* resolveNamed */.qs)(given, `file ${name} of BuildKit's address`, workspace));
    }
    return `${head}?${parameters.toString()}`;
}

// EXTERNAL MODULE: ./build/compiled/src/host/collect-problems.js
var collect_problems = __webpack_require__(8425);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/compiled/src/host/output-places.js





/**
 * The outputs with destinations that are free of links. Their folders are made here, because nothing that one output
 * holds can take the place of a folder that is there: a link in it would lead another output away.
 * @throws AipackError with every destination that can't be written to
 */
function placeOutputs(outputs, context, workspace) {
    const { attempt, finish } = (0,collect_problems/* collectProblems */.v)();
    const repository = (0,workspace_path/* resolveNamed */.qs)(context, 'context', workspace);
    const placed = outputs.map((output) => attempt(() => placeOutput(output, repository, workspace), output));
    finish();
    // Folders first: a file may be wanted in one of them.
    for (const { type, destination } of placed)
        if (type === 'local')
            attempt(() => makeFolder(destination ?? ''), undefined);
    for (const output of placed)
        attempt(() => checkFile(output), undefined);
    finish();
    return placed;
}
function placeOutput(output, repository, workspace) {
    if (output.destination === undefined)
        return output;
    const destination = (0,workspace_path/* resolveNamed */.qs)(output.destination, 'destination of the output', workspace);
    if (output.type === 'local' && destination === repository)
        throw output_places_invalid('The output of type local would overwrite the repository itself');
    return { ...output, destination };
}
function makeFolder(path) {
    try {
        (0,external_node_fs_.mkdirSync)(path, { recursive: true });
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw output_places_invalid(`The folder ${JSON.stringify(path)} of an output can't be made: ${why}`);
    }
}
function checkFile({ type, destination }) {
    if (destination === undefined || type === 'local')
        return;
    if ((0,workspace_path/* look */.Op)((0,external_node_path_.dirname)(destination))?.isDirectory() !== true)
        throw output_places_invalid(`The output can't be written to ${JSON.stringify(destination)}: its folder is not there`);
    if ((0,workspace_path/* look */.Op)(destination)?.isDirectory() === true)
        throw output_places_invalid(`The output can't be written to ${JSON.stringify(destination)}: that is a folder`);
}
/**
 * Caches in folders of this machine, by paths that are free of links.
 * @throws AipackError with every one that leads out of the workspace
 */
function placeCaches({ imports, exports }, workspace) {
    const { attempt, finish } = (0,collect_problems/* collectProblems */.v)();
    const place = (entry) => attempt(() => placeCache(entry, workspace), entry);
    const placed = { imports: imports.map(place), exports: exports.map(place) };
    finish();
    return placed;
}
function placeCache(entry, workspace) {
    if (entry.type !== 'local')
        return entry;
    const attributes = Object.entries(entry.attributes).map(([key, value]) => (key === 'src' || key === 'dest') && value !== ''
        ? [key, (0,workspace_path/* resolveNamed */.qs)(value, 'folder of the cache', workspace)]
        : [key, value]);
    return { ...entry, attributes: Object.fromEntries(attributes) };
}
function output_places_invalid(message) {
    return new errors/* AipackError */.kx({ code: 'INPUT_INVALID', message });
}

;// CONCATENATED MODULE: ./build/compiled/src/host/ssh-agents.js



/**
 * The sockets of SSH agents by id. Steps ask them in the middle of a build: that there is none is better known before.
 * @throws AipackError with every one that is no socket.
 */
function sshAgents(specs, workspace) {
    const { attempt, finish } = (0,collect_problems/* collectProblems */.v)();
    const sockets = specs.map(({ id, socket }) => [id, attempt(() => findSocket(id, socket, workspace), socket)]);
    finish();
    return Object.fromEntries(sockets);
}
function findSocket(id, socket, workspace) {
    const path = (0,workspace_path/* resolveNamed */.qs)(socket, `socket of the SSH agent ${id}`, workspace);
    const stat = (0,workspace_path/* look */.Op)(path);
    if (stat?.isSocket() === true)
        return path;
    const what = stat === undefined ? 'not there' : 'no socket of an SSH agent';
    throw new errors/* AipackError */.kx({
        code: 'INPUT_INVALID',
        message: `The SSH agent ${id} can't be used: ${socket} is ${what}`,
        hint: 'Start ssh-agent, give it keys with ssh-add, and name its socket.',
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/host/build.js



























/** BuildKit takes none that is larger. */
const MAX_SECRET_BYTES = 500 * 1024;
/** The whole line, from a repository to a report. */
async function runBuildLine(settings, outside, wishes, surroundings) {
    const { environment, signal, onProgress, onWarning } = surroundings;
    const { stopwatch } = outside;
    const workspace = (0,workspace_path/* workspaceOf */.B3)(surroundings.directory, settings.context, surroundings.checkout);
    const dockerfile = chooseDockerfile(settings, { dockerfile: wishes.dockerfile, ...wishes.dockerfileOptions }, workspace);
    if (dockerfile === undefined)
        refuseDockerfileOptions(wishes.dockerfileOptions);
    const dockerfileOptions = parseDockerfileOptions(wishes.dockerfileOptions, environment);
    const userSecrets = secretProviders(settings, environment, workspace);
    const ssh = sshAgents(settings.ssh, workspace);
    const address = placeAddress(wishes.buildkit ?? environment.BUILDKIT_HOST, workspace);
    // Last, since it makes the folders of outputs.
    const wanted = readWishes(wishes, surroundings, settings.context, workspace);
    const container = wishes.container && { ...wishes.container, onProgress: surroundings.onWait };
    const client = await stopwatch
        .measure('connect', () => (0,buildkit/* openClient */.My)({ address, container, environment, signal }))
        .catch((error) => {
        throw explainBuildFailure(error);
    });
    try {
        const platforms = settings.platforms.length > 0 ? settings.platforms : ownPlatform(client.info.platforms, outside);
        const credentials = withFallback((0,docker_config/* dockerCredentials */.d)(environment, onWarning), surroundings.fallbackCredentials);
        const registry = new RegistryClient({
            fetch,
            credentials: (host) => credentials(host, signal),
            signal,
            insecure: wishes.insecureRegistries,
        });
        const loadInto = (0,buildkit/* dockerImport */.Ce)({ environment, signal });
        const tools = { client, registry, credentials, fetch, loadInto, onProgress, onWarning, stopwatch, signal };
        const common = {
            ...wanted,
            secrets: userSecrets,
            ssh,
            sharedKey: (0,host_cache_scope/* sharedKeyOf */.qJ)(settings),
            toolVersion: outside.toolVersion,
        };
        if (dockerfile !== undefined) {
            const { label, named } = dockerfile;
            const what = `Building what the ${label} says.`;
            const without = ' Without it (no-dockerfile), the image would hold packages of Wolfi only.';
            if (!named)
                surroundings.onNotice(what + without, { file: label });
            const source = await (0,source_facts/* sourceFacts */.t)({ git: outside.git, environment, path: '.' });
            const request = {
                ...common,
                platforms,
                name: (0,external_node_path_.basename)(settings.context),
                dockerfile: { name: dockerfile.name, label },
                options: (0,host_cache_scope/* dockerfileCacheScope */.hi)(dockerfileOptions, settings, source),
                labels: settings.labels,
                source,
                locals: dockerfileSources(settings.context, dockerfile, dockerfileOptions.folders, workspace, surroundings.onNotice),
            };
            return await buildDockerfile(request, tools);
        }
        const planned = await (0,line/* planStage */.cJ)({ ...settings, platforms }, outside);
        for (const { message, location } of planned.notices)
            surroundings.onNotice(message, location);
        for (const { message } of planned.warnings)
            onWarning(message);
        // Where the repository was read for the plan, that has told it.
        const tell = (message) => {
            if (!planned.notices.some((notice) => notice.message === message))
                surroundings.onNotice(message);
        };
        const context = contextSource(settings.context, await outside.tracked(), tell);
        const secrets = { ...userSecrets, ...ownSecrets(settings, planned.plans) };
        return await buildImage({ ...common, secrets, planned, context }, tools);
    }
    finally {
        client.close();
    }
}
function readWishes(wishes, { environment, onWarning }, context, workspace) {
    const { push, load, insecureRegistries, noCache, cacheFrom, cacheTo } = wishes;
    const outputs = parseOutputs(wishes.outputs);
    const wanted = {
        push,
        load,
        insecureRegistries,
        noCache,
        tags: parseTags(wishes.tags),
        annotations: parseAnnotations(wishes.annotations),
        attestations: attestationChoice(wishes, outputs),
        caches: placeCaches(readCaches(() => parseCaches(cacheFrom, cacheTo, environment, onWarning)), workspace),
    };
    return { ...wanted, outputs: placeOutputs(outputs, context, workspace) };
}
/** Docker's store and the formats it loads take no attestations: unless asked for, only a push or an OCI archive has them. */
function attestationChoice(wishes, outputs) {
    const carried = wishes.push || outputs.some(({ type }) => type === 'oci' || type === 'image');
    const either = (value, parse) => (!wishes.attestations || (!carried && (value === undefined || value === '')) ? false : parse(value));
    return {
        sbom: either(wishes.sbom, parseSbom),
        provenance: either(wishes.provenance, parseProvenance),
        ...(wishes.builderId === undefined ? {} : { builderId: wishes.builderId }),
    };
}
function readCaches(read) {
    try {
        return read();
    }
    catch (error) {
        throw explainBuildFailure(error);
    }
}
/** Values are read when a step asks for them, and the files of several megabytes that nobody asks for never. */
function secretProviders(settings, environment, workspace) {
    const { secrets } = settings;
    const missing = secrets.filter(({ from }) => 'variable' in from && (0,lookup/* lookup */.$)(environment, from.variable) === undefined);
    if (missing.length > 0) {
        throw new errors/* AipackError */.kx(missing.map(({ id }) => ({
            code: 'INPUT_INVALID',
            message: `The secret ${id} has no value: its variable is not set`,
            hint: 'Set it in the environment of this step, or give the secret with src=FILE.',
        })));
    }
    const { attempt, finish } = (0,collect_problems/* collectProblems */.v)();
    const placed = secrets.map(({ id, from }) => [
        id,
        attempt(() => secretValue(id, from, environment, workspace), () => Buffer.alloc(0)),
    ]);
    finish();
    return Object.fromEntries(placed);
}
function secretValue(id, from, environment, workspace) {
    if ('file' in from) {
        const what = `file of the secret ${id}`;
        const path = (0,workspace_path/* resolveNamed */.qs)(from.file, what, workspace);
        return () => (0,workspace_path/* readNamed */.Mk)(path, { what, limit: MAX_SECRET_BYTES, code: 'INPUT_INVALID' }, workspace);
    }
    return () => Buffer.from('value' in from ? from.value : ((0,lookup/* lookup */.$)(environment, from.variable) ?? ''));
}
/** The first platform that the daemon names is its machine's own. */
function ownPlatform(offered, outside) {
    const [first] = offered;
    return first === undefined ? [outside.defaultPlatform] : (0,platform/* normalisePlatforms */.lx)([first]);
}
function withFallback(first, second) {
    return async (host, signal) => (await first(host, signal)) ?? (await second?.(host, signal));
}

;// CONCATENATED MODULE: ./build/compiled/src/progress/plain.js

/** Writes a build as lines of text that stay: for logs, files and pipes. */
class PlainProgress {
    #write;
    #verbosity;
    constructor(write, verbosity) {
        this.#write = write;
        this.#verbosity = verbosity;
    }
    show(changes) {
        if (this.#verbosity === 'quiet')
            return;
        for (const change of changes)
            for (const line of this.#lines(change))
                this.#write((0,printable/* say */.cv) `${line}\n`);
    }
    /** A line of somebody else's among those of the build. */
    note(text) {
        this.#write((0,printable/* say */.cv) `${text}\n`);
    }
    /** Lines of text stay as they are. */
    close() {
        // Nothing is live.
    }
    #lines(change) {
        switch (change.kind) {
            case 'started':
                return [(0,printable/* say */.cv) `#${change.step.number} ${change.step.name}`];
            case 'output':
                return this.#verbosity === 'verbose' ? outputLines(change) : [];
            case 'ended':
                return [(0,printable/* say */.cv) `#${change.step.number} ${outcome(change.step)}`];
            case 'warning':
                return [(0,printable/* say */.cv) `warning: ${change.message}`];
        }
    }
}
function outputLines({ step, lines, at }) {
    const since = seconds(Math.max(0, at - step.started));
    return lines.map((line) => (0,printable/* say */.cv) `#${step.number} ${since} ${line}`);
}
function outcome(step) {
    switch (step.state) {
        case 'cached':
            return (0,printable/* say */.cv) `CACHED`;
        case 'failed':
            return (0,printable/* say */.cv) `ERROR: ${step.error}`;
        case 'cancelled':
            return (0,printable/* say */.cv) `CANCELLED`;
        case 'done':
        case 'running':
            return (0,printable/* say */.cv) `DONE ${seconds(step.spent)}s`;
    }
}
function seconds(milliseconds) {
    return (0,printable/* printable */.g$)((milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1));
}

;// CONCATENATED MODULE: ./build/compiled/src/progress/terminal.js

/** Running steps shown at once; what runs beyond that is counted. */
const ROWS = 6;
/** How often elapsed times move on, in milliseconds. */
const TICK = 100;
/**
 * Shows a build on a terminal: finished steps stay as lines, running ones are lines that live at the bottom with
 * their time, their progress and the last they said. Steps that the cache had are only counted.
 */
class TerminalProgress {
    #options;
    #running = new Map();
    #said = new Map();
    #timer;
    #drawn = 0;
    #cached = 0;
    /** How far the daemon's clock is from ours, in milliseconds. */
    #skew = 0;
    constructor(options) {
        this.#options = options;
    }
    show(changes) {
        const lines = changes.flatMap((change) => this.#take(change));
        this.#redraw(lines);
        if (this.#timer !== undefined)
            return;
        this.#timer = setInterval(() => this.#redraw([]), TICK);
        this.#timer.unref();
    }
    /** A line of somebody else's, above what is live. */
    note(text) {
        this.#redraw([text]);
    }
    /** Leaves only what stays. */
    close() {
        clearInterval(this.#timer);
        this.#timer = undefined;
        this.#running.clear();
        this.#redraw(this.#cached === 0 ? [] : [(0,printable/* colored */.dS)('dim', (0,printable/* say */.cv) `${this.#cached} cached`)]);
        this.#cached = 0;
    }
    #take(change) {
        switch (change.kind) {
            case 'started':
                this.#skew = this.#options.now() - change.step.started;
                this.#running.set(change.step.digest, change.step);
                return [];
            case 'output':
                this.#said.set(change.step.digest, change.lines.at(-1) ?? (0,printable/* say */.cv) ``);
                return [];
            case 'ended':
                this.#running.delete(change.step.digest);
                this.#said.delete(change.step.digest);
                return this.#ended(change.step);
            case 'warning':
                return [(0,printable/* say */.cv) `warning: ${change.message}`];
        }
    }
    #ended(step) {
        if (step.state === 'cached') {
            this.#cached++;
            return [];
        }
        if (step.state === 'failed')
            return [(0,printable/* say */.cv) `${(0,printable/* colored */.dS)('red', (0,printable/* say */.cv) `✗`)} ${step.name}`];
        if (step.state === 'cancelled')
            return [(0,printable/* colored */.dS)('dim', (0,printable/* say */.cv) `- ${step.name} was cancelled`)];
        return [(0,printable/* say */.cv) `${(0,printable/* colored */.dS)('green', (0,printable/* say */.cv) `✓`)} ${step.name} ${(0,printable/* colored */.dS)('dim', terminal_seconds(step.spent))}`];
    }
    #redraw(lines) {
        const width = Math.max(20, this.#options.columns());
        const live = this.#live();
        // Lines that wrap could not be erased again.
        const shown = [...lines, ...live.map((line) => (0,printable/* shortened */.vI)(line, width - 1))];
        const text = shown.length === 0 ? (0,printable/* say */.cv) `` : (0,printable/* say */.cv) `${(0,printable/* joined */.oR)(shown, '\n')}\n`;
        const erase = (0,printable/* erased */.Rn)(this.#drawn);
        if (erase !== '' || text !== '')
            this.#options.write((0,printable/* say */.cv) `${erase}${text}`);
        this.#drawn = live.length;
    }
    #live() {
        // What ended once and runs again, as sources do, is no news.
        const steps = [...this.#running.values()].filter(({ state }) => state === 'running');
        const now = this.#options.now() - this.#skew;
        const shown = steps.slice(0, ROWS).map((step) => {
            const elapsed = terminal_seconds(Math.max(0, step.spent + now - step.started));
            const parts = [(0,printable/* say */.cv) `  …`, step.name, elapsed, transfer(step), this.#said.get(step.digest) ?? (0,printable/* say */.cv) ``];
            return (0,printable/* joined */.oR)(parts.filter(Boolean), ' ');
        });
        const more = steps.length - shown.length;
        return more > 0 ? [...shown, (0,printable/* say */.cv) `  … and ${more} more`] : shown;
    }
}
/** The part of a step that is on its way: a layer that is pulled or pushed, files that are sent. */
function transfer({ parts }) {
    const moving = [...parts.values()].filter(({ current, total }) => current > 0 && (total === 0 || current < total));
    const [part] = moving;
    if (part === undefined)
        return (0,printable/* say */.cv) ``;
    const [done, total] = [part.current, part.total].map((bytes) => (bytes / 1e6).toFixed(1));
    return (0,printable/* printable */.g$)(part.total === 0 ? `${done} MB` : `${done} of ${total} MB`);
}
function terminal_seconds(milliseconds) {
    return (0,printable/* printable */.g$)(`${(milliseconds / 1000).toFixed(1)}s`);
}

// EXTERNAL MODULE: ./build/compiled/src/cli/line-verbs.js + 13 modules
var line_verbs = __webpack_require__(2429);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/megabytes.js
var megabytes = __webpack_require__(947);
// EXTERNAL MODULE: ./build/compiled/src/cli/table.js
var table = __webpack_require__(7538);
;// CONCATENATED MODULE: ./build/compiled/src/cli/print-report.js



/** What a build did, for a person. */
function describeReport(report) {
    const { service, steps, platforms } = report;
    const kind = [service.framework, service.language].filter(Boolean).join(', ');
    const rows = [
        ['service', `${service.name} (${kind}, ${service.buildSystem})`],
        ...report.tags.map((tag) => [report.pushed ? 'pushed' : 'image', tag]),
        ['digest', `${report.digest ?? 'none: nothing was exported'}${report.unchanged ? ' (unchanged)' : ''}`],
        ['image', report.imageid ?? ''],
        ...platforms.map(({ platform, size, packages }) => {
            const count = packages.runtime.length;
            // Nobody has counted those of a Dockerfile's image.
            const known = [size === undefined ? '' : `${(0,megabytes/* megabytes */.i)(size)} compressed`, count === 0 ? '' : `${count} packages`];
            return [platform, known.filter((fact) => fact !== '').join(', ') || 'built'];
        }),
        ['attested', report.attestations.join(', ') || 'nothing'],
        ['steps', `${steps.total}, ${steps.cached} cached`],
        ['context', `${(0,megabytes/* megabytes */.i)(report.context.bytes)} sent`],
        ['buildkit', `${report.buildkit.version || 'unknown version'} at ${report.buildkit.endpoint}`],
        ['time', report.stages.map(({ stage, milliseconds }) => `${stage} ${print_report_seconds(milliseconds)}`).join(', ')],
    ];
    const longest = steps.longest.map(({ name, seconds }) => ['', `${seconds.toFixed(1)} s`, name]);
    const shown = rows.filter(([, value]) => value !== '');
    return (0,printable/* joined */.oR)([(0,table.columns)(shown), ...(longest.length === 0 ? [] : [(0,printable/* say */.cv) ` Longest steps:`, (0,table.columns)(longest)])], '\n');
}
function print_report_seconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(2)} s`;
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/build-command.js









/** `aipack build`: progress on standard error, the result on standard output. */
async function runBuild(context, options, surroundings) {
    const { stdout, stderr, environment, signal, directory } = surroundings;
    const line = (0,line_verbs/* openLine */.T)(context, options, surroundings);
    const verbosity = options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal';
    const columns = options.progress === 'tty' ? (surroundings.columns ?? (() => 80)) : surroundings.columns;
    const progress = columns === undefined || options.progress === 'plain' || verbosity !== 'normal'
        ? new PlainProgress(stderr, verbosity)
        : new TerminalProgress({ write: stderr, columns, now: () => Date.now() });
    const workspace = (0,workspace_path/* workspaceOf */.B3)(directory, line.settings.context);
    const { metadataFile } = options;
    const writeMetadata = metadataFile === undefined ? undefined : (0,workspace_path/* namedOutput */.XQ)(metadataFile, 'metadata file', workspace);
    const report = await runBuildLine(line.settings, line.outside, wishesOf(options, environment, workspace), {
        environment,
        directory,
        signal,
        onNotice: (message) => options.quiet || progress.note((0,printable/* say */.cv) `notice: ${(0,printable/* printableLines */.fk)(message, '  ')}`),
        onWait: (message) => options.quiet || progress.note((0,printable/* printable */.g$)(message)),
        onWarning: (message) => progress.note((0,printable/* say */.cv) `warning: ${(0,printable/* printableLines */.fk)(message, '  ')}`),
        onProgress: (changes) => progress.show(changes),
    }).finally(() => progress.close());
    writeMetadata?.(`${JSON.stringify(report, undefined, 2)}\n`);
    stdout((0,printable/* say */.cv) `${printed(report, options)}\n`);
}
function wishesOf(options, environment, workspace) {
    const { tag, push, load, output, annotation, insecureRegistry, cacheFrom, cacheTo, cache } = options;
    return {
        tags: tag.flatMap((text) => (0,options_list/* readList */.LD)(text, '--tag', { commas: 'separate' })),
        push,
        load,
        outputs: output,
        annotations: annotation,
        insecureRegistries: insecureRegistry,
        cacheFrom,
        cacheTo,
        noCache: !cache,
        dockerfile: options.dockerfile,
        dockerfileOptions: {
            ...options,
            buildArgs: options.buildArg,
            buildContexts: options.buildContext,
            addHosts: options.addHost,
            allow: options.allow.flatMap((text) => (0,options_list/* readList */.LD)(text, '--allow', { commas: 'separate' })),
        },
        attestations: options.attestations,
        sbom: options.sbom,
        provenance: options.provenance,
        builderId: undefined,
        buildkit: options.buildkit,
        container: containerOptions({ image: options.buildkitImage }, environment, workspace),
    };
}
function printed(report, options) {
    if (options.format === 'json')
        return (0,printable/* printableJson */.et)(report, 2);
    return options.quiet ? (0,printable/* printable */.g$)(report.digest ?? '') : describeReport(report);
}


/***/ })

};

export const id = 290;
export const ids = [290];
export const modules = {

/***/ 8290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBuild: () => (/* binding */ build_command_runBuild)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/compiled/src/schema/errors.js
var errors = __webpack_require__(1216);
;// CONCATENATED MODULE: ./build/compiled/src/host/buildkit-container.js


/** The image that Docker's own builders run. */
const DEFAULT_IMAGE = 'docker.io/moby/buildkit:buildx-stable-1';
/** Asked in this order when Docker Hub limits or fails. */
const MIRRORS = ['mirror.gcr.io'];
const DEFAULT_NAME = 'aipack-buildkit';
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
/** How a BuildKit is started through Docker when there is none to be found. */
function containerOptions(wishes, environment) {
    const { image = DEFAULT_IMAGE, configFile, name = DEFAULT_NAME } = wishes;
    return {
        name,
        image,
        mirrors: MIRRORS,
        // Its registry may be on this machine's loopback, and what it downloads goes the way of this machine.
        network: 'host',
        env: Object.fromEntries(PROXIES.flatMap((key) => (environment[key] === undefined ? [] : [[key, environment[key]]]))),
        ...(configFile === undefined ? {} : { config: readConfig(configFile) }),
    };
}
function readConfig(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch (cause) {
        throw new errors/* AipackError */.kx({ code: 'INPUT_INVALID', message: `The BuildKit configuration ${JSON.stringify(path)} can't be read` }, { cause });
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/errors.js
class errors_BuildkitError extends Error {
    name = 'BuildkitError';
    code;
    hint;
    vertex;
    exitCode;
    source;
    attempts;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.hint = details.hint;
        this.vertex = details.vertex;
        this.exitCode = details.exitCode;
        this.source = details.source;
        this.attempts = details.attempts;
    }
}
/** The text of anything that was thrown. */
function errors_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/cache-kinds.js

const any = () => undefined;
const oneOf = (...values) => (value) => values.includes(value) ? undefined : `is ${values.join(' or ')}`;
const flag = oneOf('true', 'false');
const number = (value) => (/^\d{1,9}$/.test(value) ? undefined : 'is a whole number');
const positive = (value) => (/^[1-9]\d{0,8}$/.test(value) ? undefined : 'is a whole number above 0');
const duration = (value) => /^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(value) ? undefined : 'is a time such as 90s or 24h';
const url = (value) => /^https?:$/.test(URL.parse(value)?.protocol ?? '') ? undefined : 'is an address that starts with http';
/** What every cache that is written takes. */
const written = { mode: oneOf('min', 'max'), 'ignore-error': flag };
const cache_kinds_layers = {
    compression: oneOf('uncompressed', 'gzip', 'estargz', 'zstd'),
    'compression-level': number,
    'force-compression': flag,
    'oci-mediatypes': flag,
    'image-manifest': flag,
};
const registry = { ref: any, 'registry.insecure': flag };
const github = {
    ...{ scope: any, token: any, url, url_v2: url, version: oneOf('1', '2') },
    ...{ timeout: duration, repository: any, ghtoken: any },
};
const s3 = {
    ...{ bucket: any, region: any, name: any, prefix: any, blobs_prefix: any, manifests_prefix: any },
    ...{ endpoint_url: url, use_path_style: flag, disable_accept_encoding: flag },
    ...{ access_key_id: any, secret_access_key: any, session_token: any },
    ...{ touch_refresh: duration, upload_parallelism: positive },
    ...{ retry_mode: oneOf('standard', 'adaptive'), retry_max_attempts: positive },
};
const azblob = {
    ...{ account_url: url, account_name: any, container: any, secret_access_key: any },
    ...{ name: any, prefix: any, blobs_prefix: any, manifests_prefix: any },
};
const both = (attributes, needed, docker, exported = written) => ({
    import: attributes,
    export: { ...attributes, ...exported },
    needed: { import: needed, export: needed },
    docker,
});
/** BuildKit passes over an attribute that it doesn't know, so each kind's are listed here. */
const kinds = {
    registry: both(registry, ['ref'], true, { ...written, ...cache_kinds_layers }),
    inline: { import: registry, export: {}, needed: { import: ['ref'], export: [] }, docker: true },
    local: {
        import: { src: any, tag: any, digest: any },
        export: { dest: any, tag: any, ...written, ...cache_kinds_layers },
        needed: { import: ['src'], export: ['dest'] },
        docker: true,
    },
    gha: both(github, [], true),
    s3: both(s3, ['bucket', 'region'], false),
    azblob: both(azblob, ['account_url'], false),
};
/** Values may be secrets: what is told of an entry are its keys. */
function invalidCache(type, reason) {
    return new errors_BuildkitError('INVALID_OPTION', `The cache "${type}" can't be used: ${reason}`, {
        hint: `Known types are ${Object.keys(kinds).join(', ')}; for example type=registry,ref=registry.example.com/app:cache.`,
    });
}
/**
 * Reads a cache as people write it: `type=registry,ref=…,mode=max`, or just the name of an image.
 *
 * @throws {BuildkitError} INVALID_OPTION
 */
function parseCache(text) {
    if (!text.includes('='))
        return { type: 'registry', attributes: { ref: text.trim() } };
    const fields = text.split(',').map((field) => field.trim());
    const attributes = Object.fromEntries(fields.map((field) => {
        const equals = field.indexOf('=');
        return equals <= 0 ? [field, undefined] : [field.slice(0, equals), field.slice(equals + 1)];
    }));
    const { type, ...rest } = attributes;
    const known = Object.keys(rest).filter((key) => rest[key] !== undefined);
    if (type === undefined)
        throw invalidCache(known.join(','), 'it has no type');
    if (known.length < Object.keys(rest).length) {
        const after = fields.findIndex((field) => !/^[^=]+=/.test(field));
        throw invalidCache(type, `its part number ${after + 1} is not of the form KEY=VALUE`);
    }
    return { type, attributes: rest };
}
/**
 * Checks everything about a cache that needs no daemon.
 *
 * @returns whether the BuildKit inside Docker has this kind
 * @throws {BuildkitError} INVALID_OPTION, with all that is wrong with it
 */
function checkCache({ type, attributes }, direction) {
    const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (kind === undefined)
        throw invalidCache(type, `the type "${type}" is not known`);
    const known = kind[direction];
    const missing = kind.needed[direction].filter((key) => (attributes[key] ?? '') === '');
    const unknown = Object.keys(attributes).filter((key) => !Object.hasOwn(known, key));
    const wrong = Object.entries(attributes).flatMap(([key, value]) => {
        const why = Object.hasOwn(known, key) ? known[key]?.(value) : undefined;
        return why === undefined ? [] : [`${key} ${why}`];
    });
    const problems = [
        ...(missing.length === 0 ? [] : [`it needs ${missing.join(' and ')}`]),
        ...(unknown.length === 0 ? [] : [`${unknown.join(', ')} is nothing that one to ${direction} takes`]),
        ...wrong,
    ];
    if (problems.length > 0)
        throw invalidCache(type, problems.join('; '));
    return kind;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/oci-layout.js




const REF_NAME = 'org.opencontainers.image.ref.name';
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
async function readIndex(directory) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'index.json'), 'utf8').catch(() => undefined);
    if (text === undefined)
        return undefined;
    try {
        const { manifests } = JSON.parse(text);
        return Array.isArray(manifests)
            ? manifests.filter((each) => typeof each.digest === 'string')
            : [];
    }
    catch (cause) {
        throw new errors_BuildkitError('INVALID_OPTION', `${(0,external_node_path_.join)(directory, 'index.json')} is not the index of an OCI layout`, {
            cause,
        });
    }
}
/**
 * The digest that a tag stands for in an OCI layout; the only or last entry when no tag is asked for. Undefined when
 * there is no layout or no such tag.
 *
 * @throws {BuildkitError} INVALID_OPTION when the index can't be read
 */
async function layoutDigest(directory, tag) {
    const manifests = (await readIndex(directory)) ?? [];
    const tagged = manifests.filter((each) => tag === undefined || each.annotations?.[REF_NAME] === tag);
    return tagged.at(-1)?.digest;
}
/** Gives a manifest of the layout a tag, taking it from whatever had it. */
async function tagLayout(directory, manifest, tag) {
    const others = ((await readIndex(directory)) ?? []).filter((each) => each.annotations?.[REF_NAME] !== tag);
    const entry = { ...manifest, annotations: { ...manifest.annotations, [REF_NAME]: tag } };
    const index = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests: [...others, entry] };
    await (0,promises_.mkdir)(directory, { recursive: true });
    await replace((0,external_node_path_.join)(directory, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    await replace((0,external_node_path_.join)(directory, 'index.json'), JSON.stringify(index));
}
async function replace(path, text) {
    const temporary = `${path}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    await (0,promises_.writeFile)(temporary, text);
    await (0,promises_.rename)(temporary, path);
}

// EXTERNAL MODULE: ./node_modules/protobufjs/light.js
var light = __webpack_require__(365);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/descriptor.js
// Made from proto/ by scripts/proto.mjs; change it there.
const descriptor = {
    moby_filesync_v1_CredentialsRequest: {
        fields: { Host: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_filesync_v1_CredentialsResponse: {
        fields: { Username: { type: 'string', id: 1 }, Secret: { type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_filesync_v1_FetchTokenRequest: {
        fields: {
            ClientID: { type: 'string', id: 1 },
            Host: { type: 'string', id: 2 },
            Realm: { type: 'string', id: 3 },
            Service: { type: 'string', id: 4 },
            Scopes: { rule: 'repeated', type: 'string', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_filesync_v1_FetchTokenResponse: {
        fields: {
            Token: { type: 'string', id: 1 },
            ExpiresIn: { type: 'int64', id: 2 },
            IssuedAt: { type: 'int64', id: 3 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_filesync_v1_GetTokenAuthorityRequest: {
        fields: { Host: { type: 'string', id: 1 }, Salt: { type: 'bytes', id: 2, options: { default: '' } } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_filesync_v1_GetTokenAuthorityResponse: {
        fields: { PublicKey: { type: 'bytes', id: 1, options: { default: '' } } },
    },
    moby_filesync_v1_VerifyTokenAuthorityRequest: {
        fields: {
            Host: { type: 'string', id: 1 },
            Payload: { type: 'bytes', id: 2, options: { default: '' } },
            Salt: { type: 'bytes', id: 3, options: { default: '' } },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_filesync_v1_VerifyTokenAuthorityResponse: {
        fields: { Signed: { type: 'bytes', id: 1, options: { default: '' } } },
    },
    containerd_services_content_v1_Info: {
        fields: {
            digest: { type: 'string', id: 1 },
            size: { type: 'int64', id: 2 },
            created_at: { type: 'google_protobuf_Timestamp', id: 3 },
            updated_at: { type: 'google_protobuf_Timestamp', id: 4 },
            labels: { keyType: 'string', type: 'string', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    containerd_services_content_v1_InfoRequest: {
        fields: { digest: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    containerd_services_content_v1_InfoResponse: {
        fields: { info: { type: 'containerd_services_content_v1_Info', id: 1 } },
    },
    containerd_services_content_v1_UpdateRequest: {
        fields: {
            info: { type: 'containerd_services_content_v1_Info', id: 1 },
            update_mask: { type: 'google_protobuf_FieldMask', id: 2 },
        },
    },
    containerd_services_content_v1_UpdateResponse: {
        fields: { info: { type: 'containerd_services_content_v1_Info', id: 1 } },
    },
    containerd_services_content_v1_ListContentRequest: {
        fields: { filters: { rule: 'repeated', type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    containerd_services_content_v1_ListContentResponse: {
        fields: { info: { rule: 'repeated', type: 'containerd_services_content_v1_Info', id: 1 } },
    },
    containerd_services_content_v1_DeleteContentRequest: {
        fields: { digest: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    containerd_services_content_v1_ReadContentRequest: {
        fields: { digest: { type: 'string', id: 1 }, offset: { type: 'int64', id: 2 }, size: { type: 'int64', id: 3 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    containerd_services_content_v1_ReadContentResponse: {
        fields: { offset: { type: 'int64', id: 1 }, data: { type: 'bytes', id: 2, options: { default: '' } } },
    },
    containerd_services_content_v1_Status: {
        fields: {
            started_at: { type: 'google_protobuf_Timestamp', id: 1 },
            updated_at: { type: 'google_protobuf_Timestamp', id: 2 },
            ref: { type: 'string', id: 3 },
            offset: { type: 'int64', id: 4 },
            total: { type: 'int64', id: 5 },
            expected: { type: 'string', id: 6 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    containerd_services_content_v1_StatusRequest: {
        fields: { ref: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    containerd_services_content_v1_StatusResponse: {
        fields: { status: { type: 'containerd_services_content_v1_Status', id: 1 } },
    },
    containerd_services_content_v1_ListStatusesRequest: {
        fields: { filters: { rule: 'repeated', type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    containerd_services_content_v1_ListStatusesResponse: {
        fields: { statuses: { rule: 'repeated', type: 'containerd_services_content_v1_Status', id: 1 } },
    },
    containerd_services_content_v1_WriteAction: { values: { STAT: 0, WRITE: 1, COMMIT: 2 } },
    containerd_services_content_v1_WriteContentRequest: {
        fields: {
            action: { type: 'containerd_services_content_v1_WriteAction', id: 1 },
            ref: { type: 'string', id: 2 },
            total: { type: 'int64', id: 3 },
            expected: { type: 'string', id: 4 },
            offset: { type: 'int64', id: 5 },
            data: { type: 'bytes', id: 6, options: { default: '' } },
            labels: { keyType: 'string', type: 'string', id: 7 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    containerd_services_content_v1_WriteContentResponse: {
        fields: {
            action: { type: 'containerd_services_content_v1_WriteAction', id: 1 },
            started_at: { type: 'google_protobuf_Timestamp', id: 2 },
            updated_at: { type: 'google_protobuf_Timestamp', id: 3 },
            offset: { type: 'int64', id: 4 },
            total: { type: 'int64', id: 5 },
            digest: { type: 'string', id: 6 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    containerd_services_content_v1_AbortRequest: {
        fields: { ref: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_DiskUsageRequest: {
        fields: { filter: { rule: 'repeated', type: 'string', id: 1 }, ageLimit: { type: 'int64', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_DiskUsageResponse: {
        fields: { record: { rule: 'repeated', type: 'moby_buildkit_v1_UsageRecord', id: 1 } },
    },
    moby_buildkit_v1_UsageRecord: {
        fields: {
            ID: { type: 'string', id: 1 },
            Mutable: { type: 'bool', id: 2 },
            InUse: { type: 'bool', id: 3 },
            Size: { type: 'int64', id: 4 },
            CreatedAt: { type: 'google_protobuf_Timestamp', id: 6 },
            LastUsedAt: { type: 'google_protobuf_Timestamp', id: 7 },
            UsageCount: { type: 'int64', id: 8 },
            Description: { type: 'string', id: 9 },
            RecordType: { type: 'string', id: 10 },
            Shared: { type: 'bool', id: 11 },
            Parents: { rule: 'repeated', type: 'string', id: 12 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_PruneRequest: {
        fields: {
            filter: { rule: 'repeated', type: 'string', id: 1 },
            all: { type: 'bool', id: 2 },
            keepDuration: { type: 'int64', id: 3 },
            reservedSpace: { type: 'int64', id: 4 },
            maxUsedSpace: { type: 'int64', id: 5 },
            minFreeSpace: { type: 'int64', id: 6 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_SolveRequest: {
        fields: {
            Ref: { type: 'string', id: 1 },
            Definition: { type: 'pb_Definition', id: 2 },
            ExporterDeprecated: { type: 'string', id: 3 },
            ExporterAttrsDeprecated: { keyType: 'string', type: 'string', id: 4 },
            Session: { type: 'string', id: 5 },
            Frontend: { type: 'string', id: 6 },
            FrontendAttrs: { keyType: 'string', type: 'string', id: 7 },
            Cache: { type: 'moby_buildkit_v1_CacheOptions', id: 8 },
            Entitlements: { rule: 'repeated', type: 'string', id: 9 },
            FrontendInputs: { keyType: 'string', type: 'pb_Definition', id: 10 },
            Internal: { type: 'bool', id: 11 },
            Exporters: { rule: 'repeated', type: 'moby_buildkit_v1_Exporter', id: 13 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_Exporter: {
        fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_CacheOptions: {
        fields: {
            Exports: { rule: 'repeated', type: 'moby_buildkit_v1_CacheOptionsEntry', id: 4 },
            Imports: { rule: 'repeated', type: 'moby_buildkit_v1_CacheOptionsEntry', id: 5 },
        },
    },
    moby_buildkit_v1_CacheOptionsEntry: {
        fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_SolveResponse: {
        fields: { ExporterResponse: { keyType: 'string', type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_StatusRequest: {
        fields: { Ref: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_StatusResponse: {
        fields: {
            vertexes: { rule: 'repeated', type: 'moby_buildkit_v1_Vertex', id: 1 },
            statuses: { rule: 'repeated', type: 'moby_buildkit_v1_VertexStatus', id: 2 },
            logs: { rule: 'repeated', type: 'moby_buildkit_v1_VertexLog', id: 3 },
            warnings: { rule: 'repeated', type: 'moby_buildkit_v1_VertexWarning', id: 4 },
        },
    },
    moby_buildkit_v1_Vertex: {
        fields: {
            digest: { type: 'string', id: 1 },
            inputs: { rule: 'repeated', type: 'string', id: 2 },
            name: { type: 'string', id: 3 },
            cached: { type: 'bool', id: 4 },
            started: { type: 'google_protobuf_Timestamp', id: 5 },
            completed: { type: 'google_protobuf_Timestamp', id: 6 },
            error: { type: 'string', id: 7 },
            progressGroup: { type: 'pb_ProgressGroup', id: 8 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_VertexStatus: {
        fields: {
            ID: { type: 'string', id: 1 },
            vertex: { type: 'string', id: 2 },
            name: { type: 'string', id: 3 },
            current: { type: 'int64', id: 4 },
            total: { type: 'int64', id: 5 },
            timestamp: { type: 'google_protobuf_Timestamp', id: 6 },
            started: { type: 'google_protobuf_Timestamp', id: 7 },
            completed: { type: 'google_protobuf_Timestamp', id: 8 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_VertexLog: {
        fields: {
            vertex: { type: 'string', id: 1 },
            timestamp: { type: 'google_protobuf_Timestamp', id: 2 },
            stream: { type: 'int64', id: 3 },
            msg: { type: 'bytes', id: 4, options: { default: '' } },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_VertexWarning: {
        fields: {
            vertex: { type: 'string', id: 1 },
            level: { type: 'int64', id: 2 },
            short: { type: 'bytes', id: 3, options: { default: '' } },
            detail: { rule: 'repeated', type: 'bytes', id: 4 },
            url: { type: 'string', id: 5 },
            info: { type: 'pb_SourceInfo', id: 6 },
            ranges: { rule: 'repeated', type: 'pb_Range', id: 7 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_BytesMessage: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
    moby_buildkit_v1_ListWorkersRequest: {
        fields: { filter: { rule: 'repeated', type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_ListWorkersResponse: {
        fields: { record: { rule: 'repeated', type: 'moby_buildkit_v1_types_WorkerRecord', id: 1 } },
    },
    moby_buildkit_v1_InfoRequest: { fields: {} },
    moby_buildkit_v1_InfoResponse: {
        fields: { buildkitVersion: { type: 'moby_buildkit_v1_types_BuildkitVersion', id: 1 } },
    },
    moby_buildkit_v1_BuildHistoryRequest: {
        fields: {
            ActiveOnly: { type: 'bool', id: 1 },
            Ref: { type: 'string', id: 2 },
            EarlyExit: { type: 'bool', id: 3 },
            Filter: { rule: 'repeated', type: 'string', id: 4 },
            Limit: { type: 'int32', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_BuildHistoryEventType: { values: { STARTED: 0, COMPLETE: 1, DELETED: 2 } },
    moby_buildkit_v1_BuildHistoryEvent: {
        fields: {
            type: { type: 'moby_buildkit_v1_BuildHistoryEventType', id: 1 },
            record: { type: 'moby_buildkit_v1_BuildHistoryRecord', id: 2 },
        },
    },
    moby_buildkit_v1_BuildHistoryRecord: {
        fields: {
            Ref: { type: 'string', id: 1 },
            Frontend: { type: 'string', id: 2 },
            FrontendAttrs: { keyType: 'string', type: 'string', id: 3 },
            Exporters: { rule: 'repeated', type: 'moby_buildkit_v1_Exporter', id: 4 },
            error: { type: 'google_rpc_Status', id: 5 },
            CreatedAt: { type: 'google_protobuf_Timestamp', id: 6 },
            CompletedAt: { type: 'google_protobuf_Timestamp', id: 7 },
            logs: { type: 'moby_buildkit_v1_Descriptor', id: 8 },
            ExporterResponse: { keyType: 'string', type: 'string', id: 9 },
            Result: { type: 'moby_buildkit_v1_BuildResultInfo', id: 10 },
            Results: { keyType: 'string', type: 'moby_buildkit_v1_BuildResultInfo', id: 11 },
            Generation: { type: 'int32', id: 12 },
            trace: { type: 'moby_buildkit_v1_Descriptor', id: 13 },
            pinned: { type: 'bool', id: 14 },
            numCachedSteps: { type: 'int32', id: 15 },
            numTotalSteps: { type: 'int32', id: 16 },
            numCompletedSteps: { type: 'int32', id: 17 },
            externalError: { type: 'moby_buildkit_v1_Descriptor', id: 18 },
            numWarnings: { type: 'int32', id: 19 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_BuildResultInfo: {
        fields: {
            ResultDeprecated: { type: 'moby_buildkit_v1_Descriptor', id: 1 },
            Attestations: { rule: 'repeated', type: 'moby_buildkit_v1_Descriptor', id: 2 },
            Results: { keyType: 'int64', type: 'moby_buildkit_v1_Descriptor', id: 3 },
        },
    },
    moby_buildkit_v1_Descriptor: {
        fields: {
            media_type: { type: 'string', id: 1 },
            digest: { type: 'string', id: 2 },
            size: { type: 'int64', id: 3 },
            annotations: { keyType: 'string', type: 'string', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_UpdateBuildHistoryRequest: {
        fields: {
            Ref: { type: 'string', id: 1 },
            Pinned: { type: 'bool', id: 2 },
            Delete: { type: 'bool', id: 3 },
            Finalize: { type: 'bool', id: 4 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_UpdateBuildHistoryResponse: { fields: {} },
    moby_filesync_v1_BytesMessage: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
    fsutil_types_Stat: {
        fields: {
            path: { type: 'bytes', id: 1, options: { default: '' } },
            mode: { type: 'uint32', id: 2 },
            uid: { type: 'uint32', id: 3 },
            gid: { type: 'uint32', id: 4 },
            size: { type: 'int64', id: 5 },
            modTime: { type: 'int64', id: 6 },
            linkname: { type: 'bytes', id: 7, options: { default: '' } },
            devmajor: { type: 'int64', id: 8 },
            devminor: { type: 'int64', id: 9 },
            xattrs: { keyType: 'string', type: 'bytes', id: 10 },
        },
    },
    fsutil_types_PacketType: { values: { PACKET_STAT: 0, PACKET_REQ: 1, PACKET_DATA: 2, PACKET_FIN: 3, PACKET_ERR: 4 } },
    fsutil_types_Packet: {
        fields: {
            type: { type: 'fsutil_types_PacketType', id: 1 },
            stat: { type: 'fsutil_types_Stat', id: 2 },
            ID: { type: 'uint32', id: 3 },
            data: { type: 'bytes', id: 4, options: { default: '' } },
        },
    },
    moby_buildkit_v1_frontend_APICap: {
        fields: {
            ID: { type: 'string', id: 1 },
            Enabled: { type: 'bool', id: 2 },
            Deprecated: { type: 'bool', id: 3 },
            DisabledReason: { type: 'string', id: 4 },
            DisabledReasonMsg: { type: 'string', id: 5 },
            DisabledAlternative: { type: 'string', id: 6 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_PingRequest: { fields: {} },
    moby_buildkit_v1_frontend_PongResponse: {
        fields: {
            FrontendAPICaps: { rule: 'repeated', type: 'moby_buildkit_v1_frontend_APICap', id: 1 },
            LLBCaps: { rule: 'repeated', type: 'moby_buildkit_v1_frontend_APICap', id: 2 },
            Workers: { rule: 'repeated', type: 'moby_buildkit_v1_types_WorkerRecord', id: 3 },
        },
    },
    moby_buildkit_v1_frontend_ResolveImageConfigRequest: {
        fields: {
            Ref: { type: 'string', id: 1 },
            Platform: { type: 'pb_Platform', id: 2 },
            ResolveMode: { type: 'string', id: 3 },
            LogName: { type: 'string', id: 4 },
            ResolverType: { type: 'int32', id: 5 },
            SessionID: { type: 'string', id: 6 },
            StoreID: { type: 'string', id: 7 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_ResolveImageConfigResponse: {
        fields: {
            Digest: { type: 'string', id: 1 },
            Config: { type: 'bytes', id: 2, options: { default: '' } },
            Ref: { type: 'string', id: 3 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_ResolveSourceMetaRequest: {
        fields: {
            Source: { type: 'pb_SourceOp', id: 1 },
            Platform: { type: 'pb_Platform', id: 2 },
            LogName: { type: 'string', id: 3 },
            ResolveMode: { type: 'string', id: 4 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_ResolveSourceMetaResponse: {
        fields: {
            Source: { type: 'pb_SourceOp', id: 1 },
            Image: { type: 'moby_buildkit_v1_frontend_ResolveSourceImageResponse', id: 2 },
            Git: { type: 'moby_buildkit_v1_frontend_ResolveSourceGitResponse', id: 3 },
            HTTP: { type: 'moby_buildkit_v1_frontend_ResolveSourceHTTPResponse', id: 4 },
        },
    },
    moby_buildkit_v1_frontend_ResolveSourceImageResponse: {
        fields: { Digest: { type: 'string', id: 1 }, Config: { type: 'bytes', id: 2, options: { default: '' } } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_ResolveSourceGitResponse: {
        fields: {
            Checksum: { type: 'string', id: 1 },
            Ref: { type: 'string', id: 2 },
            CommitChecksum: { type: 'string', id: 3 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_ResolveSourceHTTPResponse: {
        fields: { Checksum: { type: 'string', id: 1 }, Filename: { type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_CacheOptionsEntry: {
        fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_SolveRequest: {
        fields: {
            Definition: { type: 'pb_Definition', id: 1 },
            Frontend: { type: 'string', id: 2 },
            FrontendOpt: { keyType: 'string', type: 'string', id: 3 },
            allowResultReturn: { type: 'bool', id: 5 },
            allowResultArrayRef: { type: 'bool', id: 6 },
            CacheImports: { rule: 'repeated', type: 'moby_buildkit_v1_frontend_CacheOptionsEntry', id: 12 },
            FrontendInputs: { keyType: 'string', type: 'pb_Definition', id: 13 },
            Evaluate: { type: 'bool', id: 14 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_SolveResponse: {
        fields: { ref: { type: 'string', id: 1 }, result: { type: 'moby_buildkit_v1_frontend_Result', id: 3 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_Result: {
        fields: {
            refDeprecated: { type: 'string', id: 1 },
            refsDeprecated: { type: 'moby_buildkit_v1_frontend_RefMapDeprecated', id: 2 },
            ref: { type: 'moby_buildkit_v1_frontend_Ref', id: 3 },
            refs: { type: 'moby_buildkit_v1_frontend_RefMap', id: 4 },
            metadata: { keyType: 'string', type: 'bytes', id: 10 },
            attestations: { keyType: 'string', type: 'moby_buildkit_v1_frontend_Attestations', id: 12 },
        },
        oneofs: { result: { oneof: ['refDeprecated', 'refsDeprecated', 'ref', 'refs'] } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_RefMapDeprecated: {
        fields: { refs: { keyType: 'string', type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_Ref: {
        fields: { id: { type: 'string', id: 1 }, def: { type: 'pb_Definition', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_RefMap: {
        fields: { refs: { keyType: 'string', type: 'moby_buildkit_v1_frontend_Ref', id: 1 } },
    },
    moby_buildkit_v1_frontend_Attestations: {
        fields: { attestation: { rule: 'repeated', type: 'moby_buildkit_v1_frontend_Attestation', id: 1 } },
    },
    moby_buildkit_v1_frontend_AttestationKind: { values: { InToto: 0, Bundle: 1 } },
    moby_buildkit_v1_frontend_Attestation: {
        fields: {
            kind: { type: 'moby_buildkit_v1_frontend_AttestationKind', id: 1 },
            metadata: { keyType: 'string', type: 'bytes', id: 2 },
            ref: { type: 'moby_buildkit_v1_frontend_Ref', id: 3 },
            path: { type: 'string', id: 4 },
            inTotoPredicateType: { type: 'string', id: 5 },
            inTotoSubjects: { rule: 'repeated', type: 'moby_buildkit_v1_frontend_InTotoSubject', id: 6 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_InTotoSubjectKind: { values: { Self: 0, Raw: 1 } },
    moby_buildkit_v1_frontend_InTotoSubject: {
        fields: {
            kind: { type: 'moby_buildkit_v1_frontend_InTotoSubjectKind', id: 1 },
            digest: { rule: 'repeated', type: 'string', id: 2 },
            name: { type: 'string', id: 3 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_ReturnRequest: {
        fields: {
            result: { type: 'moby_buildkit_v1_frontend_Result', id: 1 },
            error: { type: 'google_rpc_Status', id: 2 },
        },
    },
    moby_buildkit_v1_frontend_ReturnResponse: { fields: {} },
    moby_buildkit_v1_frontend_EvaluateRequest: {
        fields: { Ref: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_EvaluateResponse: { fields: {} },
    moby_buildkit_v1_frontend_InputsRequest: { fields: {} },
    moby_buildkit_v1_frontend_InputsResponse: {
        fields: { Definitions: { keyType: 'string', type: 'pb_Definition', id: 1 } },
    },
    moby_buildkit_v1_frontend_FileRange: {
        fields: { Offset: { type: 'int64', id: 1 }, Length: { type: 'int64', id: 2 } },
    },
    moby_buildkit_v1_frontend_ReadFileRequest: {
        fields: {
            Ref: { type: 'string', id: 1 },
            FilePath: { type: 'string', id: 2 },
            Range: { type: 'moby_buildkit_v1_frontend_FileRange', id: 3 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_ReadFileResponse: { fields: { Data: { type: 'bytes', id: 1, options: { default: '' } } } },
    moby_buildkit_v1_frontend_ReadDirRequest: {
        fields: {
            Ref: { type: 'string', id: 1 },
            DirPath: { type: 'string', id: 2 },
            IncludePattern: { type: 'string', id: 3 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_ReadDirResponse: {
        fields: { entries: { rule: 'repeated', type: 'fsutil_types_Stat', id: 1 } },
    },
    moby_buildkit_v1_frontend_StatFileRequest: {
        fields: { Ref: { type: 'string', id: 1 }, Path: { type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_StatFileResponse: { fields: { stat: { type: 'fsutil_types_Stat', id: 1 } } },
    moby_buildkit_v1_frontend_WarnRequest: {
        fields: {
            digest: { type: 'string', id: 1 },
            level: { type: 'int64', id: 2 },
            short: { type: 'bytes', id: 3, options: { default: '' } },
            detail: { rule: 'repeated', type: 'bytes', id: 4 },
            url: { type: 'string', id: 5 },
            info: { type: 'pb_SourceInfo', id: 6 },
            ranges: { rule: 'repeated', type: 'pb_Range', id: 7 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_WarnResponse: { fields: {} },
    moby_buildkit_v1_frontend_NewContainerRequest: {
        fields: {
            ContainerID: { type: 'string', id: 1 },
            Mounts: { rule: 'repeated', type: 'pb_Mount', id: 2 },
            Network: { type: 'pb_NetMode', id: 3 },
            platform: { type: 'pb_Platform', id: 4 },
            constraints: { type: 'pb_WorkerConstraints', id: 5 },
            extraHosts: { rule: 'repeated', type: 'pb_HostIP', id: 6 },
            hostname: { type: 'string', id: 7 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_NewContainerResponse: { fields: {} },
    moby_buildkit_v1_frontend_ReleaseContainerRequest: {
        fields: { ContainerID: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_ReleaseContainerResponse: { fields: {} },
    moby_buildkit_v1_frontend_ExecMessage: {
        fields: {
            ProcessID: { type: 'string', id: 1 },
            Init: { type: 'moby_buildkit_v1_frontend_InitMessage', id: 2 },
            File: { type: 'moby_buildkit_v1_frontend_FdMessage', id: 3 },
            Resize: { type: 'moby_buildkit_v1_frontend_ResizeMessage', id: 4 },
            Started: { type: 'moby_buildkit_v1_frontend_StartedMessage', id: 5 },
            Exit: { type: 'moby_buildkit_v1_frontend_ExitMessage', id: 6 },
            Done: { type: 'moby_buildkit_v1_frontend_DoneMessage', id: 7 },
            Signal: { type: 'moby_buildkit_v1_frontend_SignalMessage', id: 8 },
        },
        oneofs: { Input: { oneof: ['Init', 'File', 'Resize', 'Started', 'Exit', 'Done', 'Signal'] } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_InitMessage: {
        fields: {
            ContainerID: { type: 'string', id: 1 },
            Meta: { type: 'pb_Meta', id: 2 },
            Fds: { rule: 'repeated', type: 'uint32', id: 3 },
            Tty: { type: 'bool', id: 4 },
            Security: { type: 'pb_SecurityMode', id: 5 },
            secretenv: { rule: 'repeated', type: 'pb_SecretEnv', id: 6 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_frontend_ExitMessage: {
        fields: { Code: { type: 'uint32', id: 1 }, Error: { type: 'google_rpc_Status', id: 2 } },
    },
    moby_buildkit_v1_frontend_StartedMessage: { fields: {} },
    moby_buildkit_v1_frontend_DoneMessage: { fields: {} },
    moby_buildkit_v1_frontend_FdMessage: {
        fields: {
            Fd: { type: 'uint32', id: 1 },
            EOF: { type: 'bool', id: 2 },
            Data: { type: 'bytes', id: 3, options: { default: '' } },
        },
    },
    moby_buildkit_v1_frontend_ResizeMessage: {
        fields: { Rows: { type: 'uint32', id: 1 }, Cols: { type: 'uint32', id: 2 } },
    },
    moby_buildkit_v1_frontend_SignalMessage: {
        fields: { Name: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    google_protobuf_Timestamp: { fields: { seconds: { type: 'int64', id: 1 }, nanos: { type: 'int32', id: 2 } } },
    google_protobuf_Any: {
        fields: { type_url: { type: 'string', id: 1 }, value: { type: 'bytes', id: 2, options: { default: '' } } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    google_protobuf_Empty: { fields: {} },
    google_protobuf_FieldMask: {
        fields: { paths: { rule: 'repeated', type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    grpc_health_v1_HealthCheckRequest: {
        fields: { service: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    grpc_health_v1_HealthCheckResponse: { fields: { status: { type: 'grpc_health_v1_ServingStatus', id: 1 } } },
    grpc_health_v1_ServingStatus: { values: { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2 } },
    pb_Op: {
        fields: {
            inputs: { rule: 'repeated', type: 'pb_Input', id: 1 },
            exec: { type: 'pb_ExecOp', id: 2 },
            source: { type: 'pb_SourceOp', id: 3 },
            file: { type: 'pb_FileOp', id: 4 },
            build: { type: 'pb_BuildOp', id: 5 },
            merge: { type: 'pb_MergeOp', id: 6 },
            diff: { type: 'pb_DiffOp', id: 7 },
            platform: { type: 'pb_Platform', id: 10 },
            constraints: { type: 'pb_WorkerConstraints', id: 11 },
        },
        oneofs: { op: { oneof: ['exec', 'source', 'file', 'build', 'merge', 'diff'] } },
    },
    pb_Platform: {
        fields: {
            Architecture: { type: 'string', id: 1 },
            OS: { type: 'string', id: 2 },
            Variant: { type: 'string', id: 3 },
            OSVersion: { type: 'string', id: 4 },
            OSFeatures: { rule: 'repeated', type: 'string', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_WorkerConstraints: {
        fields: { filter: { rule: 'repeated', type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_Input: {
        fields: { digest: { type: 'string', id: 1 }, index: { type: 'int64', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_ExecOp: {
        fields: {
            meta: { type: 'pb_Meta', id: 1 },
            mounts: { rule: 'repeated', type: 'pb_Mount', id: 2 },
            network: { type: 'pb_NetMode', id: 3 },
            security: { type: 'pb_SecurityMode', id: 4 },
            secretenv: { rule: 'repeated', type: 'pb_SecretEnv', id: 5 },
            cdiDevices: { rule: 'repeated', type: 'pb_CDIDevice', id: 6 },
        },
    },
    pb_NetMode: { values: { UNSET: 0, HOST: 1, NONE: 2 } },
    pb_SecurityMode: { values: { SANDBOX: 0, INSECURE: 1 } },
    pb_Meta: {
        fields: {
            args: { rule: 'repeated', type: 'string', id: 1 },
            env: { rule: 'repeated', type: 'string', id: 2 },
            cwd: { type: 'string', id: 3 },
            user: { type: 'string', id: 4 },
            proxy_env: { type: 'pb_ProxyEnv', id: 5 },
            extraHosts: { rule: 'repeated', type: 'pb_HostIP', id: 6 },
            hostname: { type: 'string', id: 7 },
            ulimit: { rule: 'repeated', type: 'pb_Ulimit', id: 9 },
            cgroupParent: { type: 'string', id: 10 },
            removeMountStubsRecursive: { type: 'bool', id: 11 },
            validExitCodes: { rule: 'repeated', type: 'int32', id: 12 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_ProxyEnv: {
        fields: {
            http_proxy: { type: 'string', id: 1 },
            https_proxy: { type: 'string', id: 2 },
            ftp_proxy: { type: 'string', id: 3 },
            no_proxy: { type: 'string', id: 4 },
            all_proxy: { type: 'string', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_HostIP: {
        fields: { Host: { type: 'string', id: 1 }, IP: { type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_Ulimit: {
        fields: { Name: { type: 'string', id: 1 }, Soft: { type: 'int64', id: 2 }, Hard: { type: 'int64', id: 3 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_SecretEnv: {
        fields: { ID: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, optional: { type: 'bool', id: 3 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_CDIDevice: {
        fields: { name: { type: 'string', id: 1 }, optional: { type: 'bool', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_Mount: {
        fields: {
            input: { type: 'int64', id: 1 },
            selector: { type: 'string', id: 2 },
            dest: { type: 'string', id: 3 },
            output: { type: 'int64', id: 4 },
            readonly: { type: 'bool', id: 5 },
            mountType: { type: 'pb_MountType', id: 6 },
            TmpfsOpt: { type: 'pb_TmpfsOpt', id: 19 },
            cacheOpt: { type: 'pb_CacheOpt', id: 20 },
            secretOpt: { type: 'pb_SecretOpt', id: 21 },
            SSHOpt: { type: 'pb_SSHOpt', id: 22 },
            resultID: { type: 'string', id: 23 },
            contentCache: { type: 'pb_MountContentCache', id: 24 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_MountType: { values: { BIND: 0, SECRET: 1, SSH: 2, CACHE: 3, TMPFS: 4 } },
    pb_MountContentCache: { values: { DEFAULT: 0, ON: 1, OFF: 2 } },
    pb_TmpfsOpt: { fields: { size: { type: 'int64', id: 1 } } },
    pb_CacheOpt: {
        fields: { ID: { type: 'string', id: 1 }, sharing: { type: 'pb_CacheSharingOpt', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_CacheSharingOpt: { values: { SHARED: 0, PRIVATE: 1, LOCKED: 2 } },
    pb_SecretOpt: {
        fields: {
            ID: { type: 'string', id: 1 },
            uid: { type: 'uint32', id: 2 },
            gid: { type: 'uint32', id: 3 },
            mode: { type: 'uint32', id: 4 },
            optional: { type: 'bool', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_SSHOpt: {
        fields: {
            ID: { type: 'string', id: 1 },
            uid: { type: 'uint32', id: 2 },
            gid: { type: 'uint32', id: 3 },
            mode: { type: 'uint32', id: 4 },
            optional: { type: 'bool', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_SourceOp: {
        fields: { identifier: { type: 'string', id: 1 }, attrs: { keyType: 'string', type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_FileOp: { fields: { actions: { rule: 'repeated', type: 'pb_FileAction', id: 2 } } },
    pb_FileAction: {
        fields: {
            input: { type: 'int64', id: 1 },
            secondaryInput: { type: 'int64', id: 2 },
            output: { type: 'int64', id: 3 },
            copy: { type: 'pb_FileActionCopy', id: 4 },
            mkfile: { type: 'pb_FileActionMkFile', id: 5 },
            mkdir: { type: 'pb_FileActionMkDir', id: 6 },
            rm: { type: 'pb_FileActionRm', id: 7 },
            symlink: { type: 'pb_FileActionSymlink', id: 8 },
        },
        oneofs: { action: { oneof: ['copy', 'mkfile', 'mkdir', 'rm', 'symlink'] } },
    },
    pb_FileActionCopy: {
        fields: {
            src: { type: 'string', id: 1 },
            dest: { type: 'string', id: 2 },
            owner: { type: 'pb_ChownOpt', id: 3 },
            mode: { type: 'int32', id: 4 },
            followSymlink: { type: 'bool', id: 5 },
            dirCopyContents: { type: 'bool', id: 6 },
            attemptUnpackDockerCompatibility: { type: 'bool', id: 7 },
            createDestPath: { type: 'bool', id: 8 },
            allowWildcard: { type: 'bool', id: 9 },
            allowEmptyWildcard: { type: 'bool', id: 10 },
            timestamp: { type: 'int64', id: 11 },
            include_patterns: { rule: 'repeated', type: 'string', id: 12 },
            exclude_patterns: { rule: 'repeated', type: 'string', id: 13 },
            alwaysReplaceExistingDestPaths: { type: 'bool', id: 14 },
            modeStr: { type: 'string', id: 15 },
            required_paths: { rule: 'repeated', type: 'string', id: 16 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_FileActionMkFile: {
        fields: {
            path: { type: 'string', id: 1 },
            mode: { type: 'int32', id: 2 },
            data: { type: 'bytes', id: 3, options: { default: '' } },
            owner: { type: 'pb_ChownOpt', id: 4 },
            timestamp: { type: 'int64', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_FileActionMkDir: {
        fields: {
            path: { type: 'string', id: 1 },
            mode: { type: 'int32', id: 2 },
            makeParents: { type: 'bool', id: 3 },
            owner: { type: 'pb_ChownOpt', id: 4 },
            timestamp: { type: 'int64', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_FileActionRm: {
        fields: {
            path: { type: 'string', id: 1 },
            allowNotFound: { type: 'bool', id: 2 },
            allowWildcard: { type: 'bool', id: 3 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_FileActionSymlink: {
        fields: {
            oldpath: { type: 'string', id: 1 },
            newpath: { type: 'string', id: 2 },
            owner: { type: 'pb_ChownOpt', id: 3 },
            timestamp: { type: 'int64', id: 4 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_ChownOpt: { fields: { user: { type: 'pb_UserOpt', id: 1 }, group: { type: 'pb_UserOpt', id: 2 } } },
    pb_UserOpt: {
        fields: { byName: { type: 'pb_NamedUserOpt', id: 1 }, byID: { type: 'uint32', id: 2 } },
        oneofs: { user: { oneof: ['byName', 'byID'] } },
    },
    pb_NamedUserOpt: {
        fields: { name: { type: 'string', id: 1 }, input: { type: 'int64', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_MergeInput: { fields: { input: { type: 'int64', id: 1 } } },
    pb_MergeOp: { fields: { inputs: { rule: 'repeated', type: 'pb_MergeInput', id: 1 } } },
    pb_LowerDiffInput: { fields: { input: { type: 'int64', id: 1 } } },
    pb_UpperDiffInput: { fields: { input: { type: 'int64', id: 1 } } },
    pb_DiffOp: { fields: { lower: { type: 'pb_LowerDiffInput', id: 1 }, upper: { type: 'pb_UpperDiffInput', id: 2 } } },
    pb_BuildOp: {
        fields: {
            builder: { type: 'int64', id: 1 },
            inputs: { keyType: 'string', type: 'pb_BuildInput', id: 2 },
            def: { type: 'pb_Definition', id: 3 },
            attrs: { keyType: 'string', type: 'string', id: 4 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_BuildInput: { fields: { input: { type: 'int64', id: 1 } } },
    pb_OpMetadata: {
        fields: {
            ignore_cache: { type: 'bool', id: 1 },
            description: { keyType: 'string', type: 'string', id: 2 },
            export_cache: { type: 'pb_ExportCache', id: 4 },
            caps: { keyType: 'string', type: 'bool', id: 5 },
            progress_group: { type: 'pb_ProgressGroup', id: 6 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_ExportCache: { fields: { Value: { type: 'bool', id: 1 } } },
    pb_ProgressGroup: {
        fields: { id: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, weak: { type: 'bool', id: 3 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_Source: {
        fields: {
            locations: { keyType: 'string', type: 'pb_Locations', id: 1 },
            infos: { rule: 'repeated', type: 'pb_SourceInfo', id: 2 },
        },
    },
    pb_Locations: { fields: { locations: { rule: 'repeated', type: 'pb_Location', id: 1 } } },
    pb_SourceInfo: {
        fields: {
            filename: { type: 'string', id: 1 },
            data: { type: 'bytes', id: 2, options: { default: '' } },
            definition: { type: 'pb_Definition', id: 3 },
            language: { type: 'string', id: 4 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_Location: {
        fields: { sourceIndex: { type: 'int32', id: 1 }, ranges: { rule: 'repeated', type: 'pb_Range', id: 2 } },
    },
    pb_Range: { fields: { start: { type: 'pb_Position', id: 1 }, end: { type: 'pb_Position', id: 2 } } },
    pb_Position: { fields: { line: { type: 'int32', id: 1 }, character: { type: 'int32', id: 2 } } },
    pb_Definition: {
        fields: {
            def: { rule: 'repeated', type: 'bytes', id: 1 },
            metadata: { keyType: 'string', type: 'pb_OpMetadata', id: 2 },
            Source: { type: 'pb_Source', id: 3 },
        },
    },
    moby_buildkit_secrets_v1_GetSecretRequest: {
        fields: { ID: { type: 'string', id: 1 }, annotations: { keyType: 'string', type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_secrets_v1_GetSecretResponse: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
    moby_sshforward_v1_BytesMessage: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
    moby_sshforward_v1_CheckAgentRequest: {
        fields: { ID: { type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_sshforward_v1_CheckAgentResponse: { fields: {} },
    google_rpc_Status: {
        fields: {
            code: { type: 'int32', id: 1 },
            message: { type: 'string', id: 2 },
            details: { rule: 'repeated', type: 'google_protobuf_Any', id: 3 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_types_WorkerRecord: {
        fields: {
            ID: { type: 'string', id: 1 },
            Labels: { keyType: 'string', type: 'string', id: 2 },
            platforms: { rule: 'repeated', type: 'pb_Platform', id: 3 },
            GCPolicy: { rule: 'repeated', type: 'moby_buildkit_v1_types_GCPolicy', id: 4 },
            BuildkitVersion: { type: 'moby_buildkit_v1_types_BuildkitVersion', id: 5 },
            CDIDevices: { rule: 'repeated', type: 'moby_buildkit_v1_types_CDIDevice', id: 6 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_types_GCPolicy: {
        fields: {
            all: { type: 'bool', id: 1 },
            keepDuration: { type: 'int64', id: 2 },
            reservedSpace: { type: 'int64', id: 3 },
            filters: { rule: 'repeated', type: 'string', id: 4 },
            maxUsedSpace: { type: 'int64', id: 5 },
            minFreeSpace: { type: 'int64', id: 6 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_types_BuildkitVersion: {
        fields: {
            package: { type: 'string', id: 1 },
            version: { type: 'string', id: 2 },
            revision: { type: 'string', id: 3 },
            dockerfileVersion: { type: 'string', id: 4 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    moby_buildkit_v1_types_CDIDevice: {
        fields: {
            Name: { type: 'string', id: 1 },
            AutoAllow: { type: 'bool', id: 2 },
            Annotations: { keyType: 'string', type: 'string', id: 3 },
            OnDemand: { type: 'bool', id: 4 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/codec.js


const entries = descriptor;
const root = new light.Root();
/** Sets up a type and those that its fields refer to, unless that has been done. */
function codec_define(name) {
    const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
    if (entry === undefined || root.get(name) !== null)
        return;
    if ('values' in entry) {
        root.add(light.Enum.fromJSON(name, entry));
        return;
    }
    root.add(light.Type.fromJSON(name, entry));
    for (const field of Object.values(entry.fields))
        codec_define(field.type);
}
/** The codec of one message type, by its full name; protobufjs compiles it when it is first used. */
function codec(name) {
    let type;
    const resolve = () => {
        if (type !== undefined)
            return type;
        const key = name.replaceAll('.', '_');
        codec_define(key);
        type = root.lookupType(key);
        return type;
    };
    return {
        encode: (message) => resolve()
            .encode(message)
            .finish(),
        decode: (bytes) => resolve().decode(bytes),
    };
}
function method(path, request, response, requestStream, responseStream) {
    return { path, requestStream, responseStream, request: codec(request), response: codec(response) };
}
/** A 64-bit integer as a number; exact up to 2^53, which no size or count here comes near. */
function toNumber(value) {
    return typeof value === 'number' ? value : value.high * 2 ** 32 + (value.low >>> 0);
}
function fromBigInt(value) {
    return { low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: false };
}
function toBigInt(value) {
    return typeof value === 'number' ? BigInt(value) : (BigInt(value.high) << 32n) | BigInt(value.low >>> 0);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/grpc/status.js

const GrpcCode = {
    OK: 0,
    CANCELLED: 1,
    UNKNOWN: 2,
    INVALID_ARGUMENT: 3,
    DEADLINE_EXCEEDED: 4,
    NOT_FOUND: 5,
    ALREADY_EXISTS: 6,
    PERMISSION_DENIED: 7,
    RESOURCE_EXHAUSTED: 8,
    FAILED_PRECONDITION: 9,
    ABORTED: 10,
    OUT_OF_RANGE: 11,
    UNIMPLEMENTED: 12,
    INTERNAL: 13,
    UNAVAILABLE: 14,
    DATA_LOSS: 15,
    UNAUTHENTICATED: 16,
};
const rpcStatus = codec('google.rpc.Status');
/** How a call ended, when not well. */
class GrpcError extends Error {
    name = 'GrpcError';
    code;
    details;
    /** The connection itself is gone: no other call on it can succeed. */
    connectionLost;
    constructor(code, message, more = {}) {
        super(message, more.cause === undefined ? undefined : { cause: more.cause });
        this.code = code;
        this.details = more.details ?? [];
        this.connectionLost = more.connectionLost ?? false;
    }
}
function first(headers, name) {
    const value = headers[name];
    return typeof value === 'string' ? value : value?.[0];
}
/** Reads the status out of trailers; undefined when they hold none, null when the call went well. */
function statusOf(trailers) {
    const text = first(trailers, 'grpc-status');
    if (text === undefined)
        return undefined;
    const code = /^\d{1,3}$/.test(text) ? Number(text) : GrpcCode.UNKNOWN;
    if (code === GrpcCode.OK)
        return null;
    const rich = richStatus(first(trailers, 'grpc-status-details-bin'));
    const message = rich?.message ?? percentDecoded(first(trailers, 'grpc-message') ?? '');
    return new GrpcError(code, message, { details: (rich?.details ?? []).map(readDetail) });
}
function richStatus(base64) {
    if (base64 === undefined)
        return undefined;
    try {
        const status = rpcStatus.decode(Buffer.from(base64, 'base64'));
        return status.message === '' ? undefined : status;
    }
    catch {
        // The plain message is still there.
        return undefined;
    }
}
/** Details are JSON for BuildKit's own types, and left as bytes for any other. */
function readDetail(detail) {
    const type = detail.type_url.replace(/\+json$/, '').replace(/^.*[./]/s, '');
    try {
        return { type, value: JSON.parse(Buffer.from(detail.value).toString('utf8')) };
    }
    catch {
        return { type, value: detail.value };
    }
}
/** gRPC escapes each byte outside printable ASCII; what is not a valid escape stays as it is. */
function percentDecoded(text) {
    const latin1 = text.replace(/%([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(latin1, 'latin1').toString('utf8');
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/services.js
// Made from proto/ by scripts/proto.mjs; change it there.

const Auth = {
    Credentials: method('/moby.filesync.v1.Auth/Credentials', 'moby.filesync.v1.CredentialsRequest', 'moby.filesync.v1.CredentialsResponse', false, false),
    FetchToken: method('/moby.filesync.v1.Auth/FetchToken', 'moby.filesync.v1.FetchTokenRequest', 'moby.filesync.v1.FetchTokenResponse', false, false),
    GetTokenAuthority: method('/moby.filesync.v1.Auth/GetTokenAuthority', 'moby.filesync.v1.GetTokenAuthorityRequest', 'moby.filesync.v1.GetTokenAuthorityResponse', false, false),
    VerifyTokenAuthority: method('/moby.filesync.v1.Auth/VerifyTokenAuthority', 'moby.filesync.v1.VerifyTokenAuthorityRequest', 'moby.filesync.v1.VerifyTokenAuthorityResponse', false, false),
};
const Content = {
    Info: method('/containerd.services.content.v1.Content/Info', 'containerd.services.content.v1.InfoRequest', 'containerd.services.content.v1.InfoResponse', false, false),
    Update: method('/containerd.services.content.v1.Content/Update', 'containerd.services.content.v1.UpdateRequest', 'containerd.services.content.v1.UpdateResponse', false, false),
    List: method('/containerd.services.content.v1.Content/List', 'containerd.services.content.v1.ListContentRequest', 'containerd.services.content.v1.ListContentResponse', false, true),
    Delete: method('/containerd.services.content.v1.Content/Delete', 'containerd.services.content.v1.DeleteContentRequest', 'google.protobuf.Empty', false, false),
    Read: method('/containerd.services.content.v1.Content/Read', 'containerd.services.content.v1.ReadContentRequest', 'containerd.services.content.v1.ReadContentResponse', false, true),
    Status: method('/containerd.services.content.v1.Content/Status', 'containerd.services.content.v1.StatusRequest', 'containerd.services.content.v1.StatusResponse', false, false),
    ListStatuses: method('/containerd.services.content.v1.Content/ListStatuses', 'containerd.services.content.v1.ListStatusesRequest', 'containerd.services.content.v1.ListStatusesResponse', false, false),
    Write: method('/containerd.services.content.v1.Content/Write', 'containerd.services.content.v1.WriteContentRequest', 'containerd.services.content.v1.WriteContentResponse', true, true),
    Abort: method('/containerd.services.content.v1.Content/Abort', 'containerd.services.content.v1.AbortRequest', 'google.protobuf.Empty', false, false),
};
const Control = {
    DiskUsage: method('/moby.buildkit.v1.Control/DiskUsage', 'moby.buildkit.v1.DiskUsageRequest', 'moby.buildkit.v1.DiskUsageResponse', false, false),
    Prune: method('/moby.buildkit.v1.Control/Prune', 'moby.buildkit.v1.PruneRequest', 'moby.buildkit.v1.UsageRecord', false, true),
    Solve: method('/moby.buildkit.v1.Control/Solve', 'moby.buildkit.v1.SolveRequest', 'moby.buildkit.v1.SolveResponse', false, false),
    Status: method('/moby.buildkit.v1.Control/Status', 'moby.buildkit.v1.StatusRequest', 'moby.buildkit.v1.StatusResponse', false, true),
    Session: method('/moby.buildkit.v1.Control/Session', 'moby.buildkit.v1.BytesMessage', 'moby.buildkit.v1.BytesMessage', true, true),
    ListWorkers: method('/moby.buildkit.v1.Control/ListWorkers', 'moby.buildkit.v1.ListWorkersRequest', 'moby.buildkit.v1.ListWorkersResponse', false, false),
    Info: method('/moby.buildkit.v1.Control/Info', 'moby.buildkit.v1.InfoRequest', 'moby.buildkit.v1.InfoResponse', false, false),
    ListenBuildHistory: method('/moby.buildkit.v1.Control/ListenBuildHistory', 'moby.buildkit.v1.BuildHistoryRequest', 'moby.buildkit.v1.BuildHistoryEvent', false, true),
    UpdateBuildHistory: method('/moby.buildkit.v1.Control/UpdateBuildHistory', 'moby.buildkit.v1.UpdateBuildHistoryRequest', 'moby.buildkit.v1.UpdateBuildHistoryResponse', false, false),
};
const FileSync = {
    DiffCopy: method('/moby.filesync.v1.FileSync/DiffCopy', 'fsutil.types.Packet', 'fsutil.types.Packet', true, true),
};
const FileSend = {
    DiffCopy: method('/moby.filesync.v1.FileSend/DiffCopy', 'moby.filesync.v1.BytesMessage', 'moby.filesync.v1.BytesMessage', true, true),
};
const LLBBridge = {
    ResolveImageConfig: method('/moby.buildkit.v1.frontend.LLBBridge/ResolveImageConfig', 'moby.buildkit.v1.frontend.ResolveImageConfigRequest', 'moby.buildkit.v1.frontend.ResolveImageConfigResponse', false, false),
    ResolveSourceMeta: method('/moby.buildkit.v1.frontend.LLBBridge/ResolveSourceMeta', 'moby.buildkit.v1.frontend.ResolveSourceMetaRequest', 'moby.buildkit.v1.frontend.ResolveSourceMetaResponse', false, false),
    Solve: method('/moby.buildkit.v1.frontend.LLBBridge/Solve', 'moby.buildkit.v1.frontend.SolveRequest', 'moby.buildkit.v1.frontend.SolveResponse', false, false),
    ReadFile: method('/moby.buildkit.v1.frontend.LLBBridge/ReadFile', 'moby.buildkit.v1.frontend.ReadFileRequest', 'moby.buildkit.v1.frontend.ReadFileResponse', false, false),
    ReadDir: method('/moby.buildkit.v1.frontend.LLBBridge/ReadDir', 'moby.buildkit.v1.frontend.ReadDirRequest', 'moby.buildkit.v1.frontend.ReadDirResponse', false, false),
    StatFile: method('/moby.buildkit.v1.frontend.LLBBridge/StatFile', 'moby.buildkit.v1.frontend.StatFileRequest', 'moby.buildkit.v1.frontend.StatFileResponse', false, false),
    Evaluate: method('/moby.buildkit.v1.frontend.LLBBridge/Evaluate', 'moby.buildkit.v1.frontend.EvaluateRequest', 'moby.buildkit.v1.frontend.EvaluateResponse', false, false),
    Ping: method('/moby.buildkit.v1.frontend.LLBBridge/Ping', 'moby.buildkit.v1.frontend.PingRequest', 'moby.buildkit.v1.frontend.PongResponse', false, false),
    Return: method('/moby.buildkit.v1.frontend.LLBBridge/Return', 'moby.buildkit.v1.frontend.ReturnRequest', 'moby.buildkit.v1.frontend.ReturnResponse', false, false),
    Inputs: method('/moby.buildkit.v1.frontend.LLBBridge/Inputs', 'moby.buildkit.v1.frontend.InputsRequest', 'moby.buildkit.v1.frontend.InputsResponse', false, false),
    NewContainer: method('/moby.buildkit.v1.frontend.LLBBridge/NewContainer', 'moby.buildkit.v1.frontend.NewContainerRequest', 'moby.buildkit.v1.frontend.NewContainerResponse', false, false),
    ReleaseContainer: method('/moby.buildkit.v1.frontend.LLBBridge/ReleaseContainer', 'moby.buildkit.v1.frontend.ReleaseContainerRequest', 'moby.buildkit.v1.frontend.ReleaseContainerResponse', false, false),
    ExecProcess: method('/moby.buildkit.v1.frontend.LLBBridge/ExecProcess', 'moby.buildkit.v1.frontend.ExecMessage', 'moby.buildkit.v1.frontend.ExecMessage', true, true),
    Warn: method('/moby.buildkit.v1.frontend.LLBBridge/Warn', 'moby.buildkit.v1.frontend.WarnRequest', 'moby.buildkit.v1.frontend.WarnResponse', false, false),
};
const Health = {
    Check: method('/grpc.health.v1.Health/Check', 'grpc.health.v1.HealthCheckRequest', 'grpc.health.v1.HealthCheckResponse', false, false),
};
const Secrets = {
    GetSecret: method('/moby.buildkit.secrets.v1.Secrets/GetSecret', 'moby.buildkit.secrets.v1.GetSecretRequest', 'moby.buildkit.secrets.v1.GetSecretResponse', false, false),
};
const SSH = {
    CheckAgent: method('/moby.sshforward.v1.SSH/CheckAgent', 'moby.sshforward.v1.CheckAgentRequest', 'moby.sshforward.v1.CheckAgentResponse', false, false),
    ForwardAgent: method('/moby.sshforward.v1.SSH/ForwardAgent', 'moby.sshforward.v1.BytesMessage', 'moby.sshforward.v1.BytesMessage', true, true),
};

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/connection.js

/** Says in words why nothing answers at an address. */
function connectError(address, cause) {
    const { code, message } = cause;
    const known = code === undefined ? undefined : reasons[code];
    if (code === 'EACCES' || code === 'EPERM') {
        return new errors_BuildkitError('PERMISSION_DENIED', `Not allowed to open ${address}`, {
            hint: 'Run as a user who may use it: a member of the group "docker", or root; or use another endpoint.',
            cause,
        });
    }
    if (isTlsError(cause)) {
        return new errors_BuildkitError('TLS_FAILED', `No secure connection to ${address}: ${message}`, {
            hint: 'Check the CA that is given for the daemon, the name in its certificate, and the client certificate and key.',
            cause,
        });
    }
    return new errors_BuildkitError('CONNECT_FAILED', `Can't connect to ${address}: ${known ?? message}`, { cause });
}
function isTlsError(error) {
    const { code } = (error ?? {});
    return code !== undefined && /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_OSSL)/.test(code);
}
const reasons = {
    ENOENT: 'there is no such socket',
    ENOTSOCK: 'it is not a socket',
    ECONNREFUSED: 'nothing listens there',
    ECONNRESET: 'the connection was reset',
    EPIPE: 'the connection was closed',
    ENOTFOUND: 'the host is not known',
    EAI_AGAIN: 'the name of the host can not be looked up now',
    EHOSTUNREACH: 'the host can not be reached',
    ENETUNREACH: 'the network can not be reached',
    ETIMEDOUT: 'it does not answer',
};

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/version.js




/** Older daemons lack Info, attestations and the evaluation of results. */
const MINIMUM_VERSION = '0.11.0';
/** Reads `v0.13.2`, `0.20.0-rc1`, `v0.12.5-moby`; undefined for `v0.0.0+unknown` and anything else without a release. */
function parseVersion(text) {
    const match = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text);
    if (match === null)
        return undefined;
    const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number);
    return major === 0 && minor === 0 && patch === 0 ? undefined : { major, minor, patch };
}
function compareVersions(a, b) {
    return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}
/** Whether a daemon is at least `minimum`, such as `0.13.0`; undefined when it does not say its version. */
function isAtLeast(version, minimum) {
    const wanted = parseVersion(minimum);
    return version === undefined || wanted === undefined ? undefined : compareVersions(version, wanted) >= 0;
}
/**
 * Asks a daemon what it is.
 *
 * @throws {BuildkitError} DAEMON_TOO_OLD, NOT_BUILDKIT
 */
async function inspectDaemon(channel, { endpoint, docker, between, signal }) {
    // Both at once: one way there and back is all that connecting should take.
    const [info, list] = await Promise.all([
        channel.unary(Control.Info, {}, { signal }).catch((error) => notBuildkit(error, endpoint, between)),
        channel.unary(Control.ListWorkers, {}, { signal }).catch((error) => {
            if (error instanceof GrpcError && error.code !== GrpcCode.UNIMPLEMENTED)
                throw error;
            return undefined;
        }),
    ]);
    const versionText = info.buildkitVersion?.version ?? '';
    const version = parseVersion(versionText);
    if (isAtLeast(version, MINIMUM_VERSION) === false)
        throw tooOld(endpoint, versionText);
    const workers = list?.record ?? [];
    // A daemon without a version answers Info, so it is new enough for that; without workers it could not build.
    if (workers.length === 0) {
        throw new errors_BuildkitError('NOT_BUILDKIT', `The BuildKit at ${endpoint} has no worker to build with`, {
            hint: 'Its log says why no worker could start.',
        });
    }
    const platforms = workers.flatMap((worker) => worker.platforms.map(platformText));
    return {
        versionText,
        version,
        workers,
        platforms: [...new Set(platforms)],
        docker,
        containerdStore: !docker || workers.some((worker) => SNAPSHOTTER in worker.Labels),
    };
}
/** Inside Docker, only the worker on top of containerd has this label. */
const SNAPSHOTTER = 'org.mobyproject.buildkit.worker.snapshotter';
function platformText({ OS, Architecture, Variant }) {
    return [OS, Architecture, ...(Variant === '' ? [] : [Variant])].join('/');
}
function notBuildkit(error, endpoint, between) {
    if (error instanceof GrpcError && error.code === GrpcCode.UNIMPLEMENTED)
        throw tooOld(endpoint, '');
    // With TLS 1.3 a server only refuses a client after the handshake.
    if (error instanceof GrpcError && isTlsError(error.cause))
        throw connectError(endpoint, error.cause);
    if (error instanceof GrpcError && error.connectionLost && between) {
        throw new errors_BuildkitError('CONNECT_FAILED', `Can't reach BuildKit at ${endpoint}: ${error.message}`, {
            cause: error,
        });
    }
    if (error instanceof GrpcError && error.connectionLost) {
        throw new errors_BuildkitError('NOT_BUILDKIT', `What answers at ${endpoint} does not speak BuildKit's protocol: ${error.message}`, {
            hint: 'Check the address, and whether the daemon expects TLS there.',
            cause: error,
        });
    }
    throw error;
}
function tooOld(endpoint, version) {
    const found = version === '' ? 'older than that' : version;
    return new errors_BuildkitError('DAEMON_TOO_OLD', `BuildKit ${MINIMUM_VERSION} is needed, and the one at ${endpoint} is ${found}`, {
        hint: 'Update it: Docker Engine 24 and later bring a newer one, as does the image moby/buildkit.',
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/cache.js






/**
 * Adds what a daemon needs to reach the cache of GitHub Actions, from the runner's environment.
 *
 * @returns undefined where there is no such cache, as outside of a runner
 */
function githubCache(entry, environment) {
    const { ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL, ACTIONS_CACHE_URL, ACTIONS_CACHE_SERVICE_V2 } = environment;
    const second = /^(1|t|true)$/i.test(ACTIONS_CACHE_SERVICE_V2 ?? '') ? ACTIONS_RESULTS_URL : undefined;
    const first = ACTIONS_CACHE_URL ?? ACTIONS_RESULTS_URL;
    const attributes = {
        ...(ACTIONS_RUNTIME_TOKEN && { token: ACTIONS_RUNTIME_TOKEN }),
        ...(second && { url_v2: second }),
        ...(first && { url: first }),
        ...entry.attributes,
    };
    const usable = attributes.token !== undefined && (attributes.url !== undefined || attributes.url_v2 !== undefined);
    return usable ? { ...entry, attributes } : undefined;
}
/**
 * Adds what this side's environment says of Amazon S3, as its own tools read it: the daemon is often a container or
 * another machine, whose environment says nothing. Keys that are given, even in part, are left alone.
 */
function s3Cache(entry, environment) {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_BUCKET } = environment;
    const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
    const given = ['access_key_id', 'secret_access_key', 'session_token'].some((key) => key in entry.attributes);
    const keys = given || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY
        ? {}
        : {
            access_key_id: AWS_ACCESS_KEY_ID,
            secret_access_key: AWS_SECRET_ACCESS_KEY,
            ...(AWS_SESSION_TOKEN && { session_token: AWS_SESSION_TOKEN }),
        };
    const place = { ...(AWS_BUCKET && { bucket: AWS_BUCKET }), ...(region && { region }) };
    return { ...entry, attributes: { ...place, ...keys, ...entry.attributes } };
}
/**
 * Checks caches against the daemon, and gets local ones ready. A local cache that does not exist yet is left out of the
 * imports.
 *
 * @throws {BuildkitError} INVALID_OPTION, UNSUPPORTED
 */
async function prepareCaches(info, imports, exports) {
    for (const entry of imports)
        check(info, entry, 'import');
    for (const entry of exports)
        check(info, entry, 'export');
    checkDistinct(exports);
    const stores = new Map();
    const prepared = await Promise.all(imports.map((entry) => prepareImport(entry, stores)));
    const outgoing = exports.map((entry) => prepareExport(entry, stores));
    return {
        imports: prepared.filter((entry) => entry !== undefined),
        exports: outgoing,
        stores,
        finish: async (response) => {
            const manifest = response['cache.manifest'];
            const local = outgoing.find(({ type }) => type === 'local');
            if (manifest === undefined || local === undefined)
                return;
            const descriptor = JSON.parse(manifest);
            await tagLayout(local.attributes.dest ?? '', descriptor, local.attributes.tag ?? 'latest');
        },
    };
}
function check({ version, docker, containerdStore }, entry, direction) {
    const kind = checkCache(entry, direction);
    if (docker && (!kind.docker || (direction === 'export' && !containerdStore && entry.type !== 'inline'))) {
        throw new errors_BuildkitError('UNSUPPORTED', `Docker's own BuildKit can't ${direction} a cache of type ${entry.type}`, {
            hint: 'Use the containerd image store, or a BuildKit of its own.',
        });
    }
    if (entry.type === 'gha' && isAtLeast(version, '0.20.0') === false && speaksSecondProtocol(entry)) {
        throw new errors_BuildkitError('UNSUPPORTED', 'The cache of GitHub Actions needs BuildKit 0.20', {
            hint: 'Its first protocol, which older versions speak, was switched off in April 2025. Use a newer BuildKit, or type=registry.',
        });
    }
}
/** As daemons decide it; servers of one's own may have the first protocol only, and older daemons get on with those. */
function speaksSecondProtocol({ attributes: { url = '', url_v2, version } }) {
    return version !== '1' && (url_v2 !== undefined || version === '2' || url.includes('results-receiver.'));
}
/** The daemon refuses them as well, and quotes all that they say, secrets too. */
function checkDistinct(exports) {
    exports.forEach((entry, index) => {
        if (exports.slice(0, index).some((other) => (0,external_node_util_.isDeepStrictEqual)(other, entry)))
            throw invalidCache(entry.type, 'it is written twice');
    });
}
async function prepareImport(entry, stores) {
    // What an image carries inside is read from where the image is.
    if (entry.type === 'inline')
        return { ...entry, type: 'registry' };
    if (entry.type !== 'local')
        return entry;
    const { src: given = '', tag, digest, ...rest } = entry.attributes;
    const src = (0,external_node_path_.resolve)(given);
    const found = digest ?? (await layoutDigest(src, tag ?? 'latest'));
    if (found === undefined)
        return undefined;
    stores.set(`local:${src}`, src);
    return { type: 'local', attributes: { ...rest, src, digest: found } };
}
function prepareExport(entry, stores) {
    if (entry.type === 'gha')
        return { ...entry, attributes: { 'ignore-error': 'true', ...entry.attributes } };
    if (entry.type !== 'local')
        return entry;
    const dest = (0,external_node_path_.resolve)(entry.attributes.dest ?? '');
    stores.set(`local:${dest}`, dest);
    return { type: 'local', attributes: { 'oci-mediatypes': 'true', ...entry.attributes, dest } };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/caps.js

/** The first BuildKit with a capability, for those that came after the oldest supported one. */
const since = {
    'exec.mount.cache.content': '0.13',
    'exporter.multiple': '0.13',
    'source.metaresolver': '0.13',
    'file.copy.alwaysreplaceexistingdestpaths': '0.14',
    'exec.validexitcode': '0.17',
    'file.copy.modestring': '0.17',
    'file.symlink.create': '0.19',
    'exec.meta.cdi': '0.20',
    'source.http.auth': '0.21',
    'source.git.checksum': '0.22',
    'source.git.skipsubmodules': '0.24',
    'source.image.checksum': '0.25',
    'file.copy.requiredpaths': '0.26',
};
function readCapabilities(pong) {
    const enabled = (caps) => new Set(caps.filter((cap) => cap.Enabled).map((cap) => cap.ID));
    const disabled = pong.LLBCaps.filter((cap) => !cap.Enabled);
    return {
        llb: enabled(pong.LLBCaps),
        gateway: enabled(pong.FrontendAPICaps),
        disabled: new Map(disabled.map((cap) => [cap.ID, cap.DisabledReasonMsg])),
    };
}
/**
 * Refuses a graph that needs more than the daemon has, which would otherwise be built differently without a word.
 *
 * @throws {BuildkitError} UNSUPPORTED
 */
function checkCapabilities(definition, capabilities) {
    const needed = new Set(Object.values(definition.metadata).flatMap((metadata) => Object.keys(metadata.caps ?? {})));
    const missing = [...needed].filter((cap) => !capabilities.llb.has(cap)).sort();
    if (missing.length === 0)
        return;
    const reasons = missing.map((cap) => {
        const version = since[cap];
        const reason = capabilities.disabled.get(cap);
        return `${cap}${version === undefined ? '' : ` (BuildKit ${version})`}${reason ? `: ${reason}` : ''}`;
    });
    throw new errors_BuildkitError('UNSUPPORTED', `The daemon can't do what the build needs: ${reasons.join(', ')}`, {
        hint: 'Use a newer BuildKit; with Docker, one that has the containerd image store on.',
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/grpc/frames.js

const HEADER = 5;
/** Messages larger than this end the call: the daemon's own limit is 16 MiB. */
const MAX_MESSAGE = 32 * 1024 * 1024;
/** A message as gRPC frames it: a flag (never compressed), the length, the bytes. */
function frames_frame(message) {
    const out = Buffer.allocUnsafe(HEADER + message.byteLength);
    out[0] = 0;
    out.writeUInt32BE(message.byteLength, 1);
    out.set(message, HEADER);
    return out;
}
/** Cuts a stream of chunks, which may split anywhere, into messages. */
class FrameReader {
    #chunks = [];
    #buffered = 0;
    /**
     * The messages that are complete now.
     *
     * @throws {GrpcError} for compressed or oversized messages
     */
    *push(chunk) {
        this.#chunks.push(chunk);
        this.#buffered += chunk.byteLength;
        while (this.#buffered >= HEADER) {
            const header = this.#peek(HEADER);
            const length = header.readUInt32BE(1);
            if (header[0] !== 0)
                throw new GrpcError(GrpcCode.INTERNAL, 'The peer sent a compressed message, which was not offered');
            if (length > MAX_MESSAGE)
                throw new GrpcError(GrpcCode.RESOURCE_EXHAUSTED, `The peer sent a message of ${length} bytes`);
            if (this.#buffered < HEADER + length)
                return;
            this.#take(HEADER);
            yield this.#take(length);
        }
    }
    /** Whether the stream stops in the middle of a message. */
    get incomplete() {
        return this.#buffered > 0;
    }
    #peek(size) {
        const [first] = this.#chunks;
        if (first !== undefined && first.byteLength >= size)
            return first;
        this.#chunks = [Buffer.concat(this.#chunks)];
        return this.#chunks[0] ?? Buffer.alloc(0);
    }
    #take(size) {
        const from = this.#peek(size);
        this.#buffered -= size;
        if (from.byteLength === size)
            this.#chunks.shift();
        else
            this.#chunks[0] = from.subarray(size);
        return from.subarray(0, size);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/container.js




const networks = { sandbox: 0, host: 1, none: 2 };
/** What the daemon says instead of an exit code when a process did not run, or not to its end. */
const UNKNOWN_EXIT = 255;
/**
 * A container of a build's own, outside the graph: nothing of it is cached or part of a result. Its ports can't be
 * reached from here, only by other processes in it.
 */
class Container {
    #bridge;
    #id;
    constructor(bridge, id) {
        this.#bridge = bridge;
        this.#id = id;
    }
    /** @throws {BuildkitError} */
    static async create(bridge, options) {
        const id = (0,external_node_crypto_.randomBytes)(12).toString('hex');
        const mounts = [{ target: '/', ref: options.root, readonly: false }, ...(options.mounts ?? [])];
        await bridge.call(LLBBridge.NewContainer, {
            ContainerID: id,
            Mounts: mounts.map(({ target, ref, readonly }) => ({
                dest: target,
                resultID: ref.id,
                readonly,
                input: -1,
                output: -1,
            })),
            Network: networks[options.network ?? 'sandbox'],
            hostname: options.hostname,
            extraHosts: options.extraHosts?.map(({ host, ip }) => ({ Host: host, IP: ip })),
        });
        return new Container(bridge, id);
    }
    /**
     * Starts a process. The first is the container's own: when it ends, so does every other.
     *
     * @throws {BuildkitError} when it can't be started
     */
    async start(options) {
        const call = this.#bridge.open(LLBBridge.ExecProcess.path);
        const process = new Process(call, this.#bridge, options);
        process.send({
            Init: {
                ContainerID: this.#id,
                Meta: {
                    args: options.args,
                    env: Object.entries(options.env ?? {}).map(([key, value]) => `${key}=${value}`),
                    cwd: options.cwd ?? '/',
                    user: options.user,
                },
                Fds: options.stdin === undefined ? [1, 2] : [0, 1, 2],
            },
        });
        const exited = process.follow();
        exited.catch(() => undefined);
        await Promise.race([process.started, exited]);
        return {
            exited,
            kill: (signal) => {
                process.send({ Signal: { Name: signal } });
            },
        };
    }
    /**
     * Runs a process to its end and gives its exit code. A program that is not there is not told from one that fails:
     * the container runtime says so in its place, on standard error, and ends with a code other than 0.
     *
     * @throws {BuildkitError}
     */
    async run(options) {
        const { exited } = await this.start(options);
        return exited;
    }
    /** Ends the container and all that runs in it. @throws {BuildkitError} */
    async release() {
        try {
            await this.#bridge.call(LLBBridge.ReleaseContainer, { ContainerID: this.#id });
        }
        catch (error) {
            // The daemon answers with how the first process ended, which is known already.
            if (!(error instanceof errors_BuildkitError && error.exitCode !== undefined))
                throw error;
        }
    }
}
class Process {
    #call;
    #bridge;
    #options;
    #id = (0,external_node_crypto_.randomBytes)(12).toString('hex');
    #started = Promise.withResolvers();
    constructor(call, bridge, options) {
        this.#call = call;
        this.#bridge = bridge;
        this.#options = options;
    }
    get started() {
        return this.#started.promise;
    }
    send(message) {
        this.#call.write(frames_frame(LLBBridge.ExecProcess.request.encode({ ProcessID: this.#id, ...message })));
    }
    async follow() {
        let exit;
        try {
            for await (const bytes of this.#call.messages()) {
                const message = LLBBridge.ExecProcess.response.decode(bytes);
                if (message.Started !== null)
                    this.#begin();
                if (message.File !== null && message.File.Data.byteLength > 0) {
                    this.#options.onOutput?.(message.File.Fd === 2 ? 'stderr' : 'stdout', message.File.Data);
                }
                if (message.Exit !== null)
                    exit = message.Exit;
                // Output may follow the exit, but nothing follows this.
                if (message.Done !== null)
                    break;
            }
        }
        catch (error) {
            // A process that fails also fails the call, after all of its output.
            if (exit === undefined)
                throw this.#bridge.explain(error);
        }
        if (exit === undefined)
            throw new errors_BuildkitError('EXEC_FAILED', `"${this.#options.args.join(' ')}" ended without an exit code`);
        const failure = exit.Error?.message ?? '';
        if (exit.Code === UNKNOWN_EXIT && failure !== '')
            throw new errors_BuildkitError('EXEC_FAILED', failure);
        return exit.Code;
    }
    #begin() {
        this.#started.resolve(undefined);
        const { stdin } = this.#options;
        if (stdin === undefined)
            return;
        this.send({ File: { Fd: 0, Data: stdin } });
        this.send({ File: { Fd: 0, EOF: true } });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/fsutil.js
const PacketType = { PACKET_STAT: 0, PACKET_REQ: 1, PACKET_DATA: 2, PACKET_FIN: 3, PACKET_ERR: 4 };

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/breather.js

/** Far below what would delay an answer to the daemon or a signal. */
const SLICE_MS = 10;
/**
 * Lets long work that never waits give way to everything else now and then. Working synchronously in slices is several
 * times faster here than waiting for each of a hundred thousand small reads.
 */
class Breather {
    #since = performance.now();
    /** Undefined while there is time left. */
    pause() {
        if (performance.now() - this.#since < SLICE_MS)
            return undefined;
        return this.#breathe();
    }
    /** To be called after anything else was waited for. */
    restart() {
        this.#since = performance.now();
    }
    async #breathe() {
        await (0,external_node_timers_promises_.setImmediate)();
        this.#since = performance.now();
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/walk.js



const list = (0,external_node_util_.promisify)(external_node_fs_.readdir);
const { S_IFMT, S_IFDIR, S_IFLNK, S_IFREG, S_IFSOCK } = external_node_fs_.constants;
function kindOf(stats) {
    return Number(stats.mode) & S_IFMT;
}
function isRegular(stats) {
    return kindOf(stats) === S_IFREG;
}
/** The operating system's path of an entry. */
function systemPath(root, path) {
    return Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, 'latin1')]);
}
function readable(path) {
    return Buffer.from(path, 'latin1').toString('utf8');
}
/**
 * Every entry below `root` that the filter lets through: a directory before what it holds, siblings in byte order.
 * What vanishes meanwhile is left out; sockets are too.
 *
 * @throws whatever the file system says of a directory that can't be read
 */
async function* walk(root, filter = () => true) {
    const breather = new Breather();
    const inodes = new Map();
    const levels = [await walk_open(root, '', undefined)];
    let batch = [];
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
        const name = level.names[level.next++];
        if (name === undefined) {
            levels.pop();
            continue;
        }
        const entry = look(root, level.prefix + name, inodes);
        if (entry === undefined)
            continue;
        const directory = kindOf(entry.stats) === S_IFDIR;
        const verdict = filter({ path: readable(entry.path), directory });
        if (verdict === true) {
            flushPending(levels, batch);
            batch.push(entry);
            remember(inodes, entry);
        }
        if (directory && verdict !== false) {
            if (batch.length > 0)
                yield batch;
            batch = [];
            levels.push(await walk_open(root, entry.path, verdict === 'descend' ? entry : undefined));
            breather.restart();
        }
        else if (batch.length >= 512 || breather.pause() !== undefined) {
            yield batch;
            batch = [];
            await breather.pause();
        }
    }
    if (batch.length > 0)
        yield batch;
}
async function walk_open(root, path, pending) {
    const names = await list(systemPath(root, path), 'latin1').catch((error) => {
        if (error.code === 'ENOENT' && path !== '')
            return [];
        throw error;
    });
    return { prefix: path === '' ? '' : `${path}/`, names: names.sort(), next: 0, pending };
}
function look(root, path, inodes) {
    const system = systemPath(root, path);
    try {
        const stats = (0,external_node_fs_.lstatSync)(system, { bigint: true });
        const kind = kindOf(stats);
        if (kind === S_IFSOCK)
            return undefined;
        if (kind === S_IFLNK)
            return { path, stats, link: (0,external_node_fs_.readlinkSync)(system, 'latin1') };
        const first = kind === S_IFREG && stats.nlink > 1n ? inodes.get(inodeOf(stats)) : undefined;
        return first === undefined ? { path, stats } : { path, stats, link: first };
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}
function inodeOf(stats) {
    return `${stats.dev}:${stats.ino}`;
}
function remember(inodes, { path, stats, link }) {
    if (link === undefined && isRegular(stats) && stats.nlink > 1n)
        inodes.set(inodeOf(stats), path);
}
/** Directories that were left out so far are sent once something below them is. */
function flushPending(levels, batch) {
    for (const level of levels) {
        if (level.pending === undefined)
            continue;
        batch.push(level.pending);
        level.pending = undefined;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/packets.js




// Go's os.FileMode, whose upper bits are not POSIX's.
const MODE_DIR = 0x8000_0000;
const MODE_SYMLINK = 0x0800_0000;
const MODE_DEVICE = 0x0400_0000;
const MODE_NAMED_PIPE = 0x0200_0000;
const MODE_CHAR_DEVICE = 0x0020_0000;
const MODE_SETUID = 0x0080_0000;
const MODE_SETGID = 0x0040_0000;
const MODE_STICKY = 0x0010_0000;
const { S_IFDIR: packets_S_IFDIR, S_IFLNK: packets_S_IFLNK, S_IFBLK, S_IFCHR, S_IFIFO } = external_node_fs_.constants;
const packets_kinds = {
    [packets_S_IFDIR]: MODE_DIR,
    [packets_S_IFLNK]: MODE_SYMLINK,
    [S_IFBLK]: MODE_DEVICE,
    [S_IFCHR]: MODE_DEVICE + MODE_CHAR_DEVICE,
    [S_IFIFO]: MODE_NAMED_PIPE,
};
/** The mode bits that the daemon reads, from those of the operating system. */
function goMode(mode) {
    const kind = packets_kinds[mode & external_node_fs_.constants.S_IFMT] ?? 0;
    const special = ((mode & 0o4000) === 0 ? 0 : MODE_SETUID) +
        ((mode & 0o2000) === 0 ? 0 : MODE_SETGID) +
        ((mode & 0o1000) === 0 ? 0 : MODE_STICKY);
    return kind + special + (mode & 0o777);
}
/** Permission bits and setuid, setgid and sticky in the operating system's form, from Go's. */
function posixMode(mode) {
    return ((mode & 0o777) |
        ((mode & MODE_SETUID) === 0 ? 0 : 0o4000) |
        ((mode & MODE_SETGID) === 0 ? 0 : 0o2000) |
        ((mode & MODE_STICKY) === 0 ? 0 : 0o1000));
}
function kindOfGoMode(mode) {
    // Bit 31 makes the result of & negative, not zero.
    if ((mode & MODE_DIR) !== 0)
        return 'directory';
    if ((mode & MODE_SYMLINK) !== 0)
        return 'symlink';
    return (mode & (MODE_DEVICE | MODE_NAMED_PIPE | MODE_CHAR_DEVICE | 0x0100_0000)) === 0 ? 'regular' : 'special';
}
/**
 * An entry as the daemon wants it. Owners are left out: who owns a file in a checkout is chance, and would change
 * the cache key.
 */
function statPacket({ path, stats, link }, xattrs = {}) {
    const kind = kindOf(stats);
    const hard = link !== undefined && kind !== packets_S_IFLNK;
    const stat = {
        path: Buffer.from(path, 'latin1'),
        mode: goMode(Number(stats.mode)),
        size: kind === packets_S_IFDIR || hard ? 0 : Number(stats.size),
        modTime: fromBigInt(stats.mtimeNs),
        ...(link === undefined ? {} : { linkname: Buffer.from(link, 'latin1') }),
        xattrs,
        ...(kind === S_IFBLK || kind === S_IFCHR ? deviceOf(stats.rdev) : {}),
    };
    return { type: PacketType.PACKET_STAT, stat };
}
function deviceOf(rdev) {
    const number = Number(rdev & 0xffffffffn);
    return { devmajor: (number >> 8) & 0xfff, devminor: (number & 0xff) | ((number >> 12) & 0xf_ff00) };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/ref.js




/** Pages of this size stay below every daemon's limit for one message. */
const PAGE = 2 * 1024 * 1024;
/** A file system that the daemon has built, or will when it is asked for. Valid until the build returns. */
class Ref {
    /** Empty for the empty file system. */
    id;
    #bridge;
    constructor(bridge, id) {
        this.#bridge = bridge;
        this.id = id;
    }
    /**
     * A file's content, or a part of it.
     *
     * @throws {BuildkitError} SOURCE_NOT_FOUND when there is no such file, RPC_FAILED when it is larger than `limit` bytes
     */
    async readFile(path, options = {}) {
        const limit = options.limit ?? 64 * 1024 * 1024;
        const end = options.length === undefined ? Infinity : (options.offset ?? 0) + options.length;
        const pages = [];
        let size = 0;
        for (let offset = options.offset ?? 0; offset < end;) {
            const length = Math.min(PAGE, end - offset);
            const request = { Ref: this.#existing(path), FilePath: path, Range: { Offset: offset, Length: length } };
            const { Data } = await this.#asking(path, this.#bridge.call(LLBBridge.ReadFile, request));
            pages.push(Buffer.from(Data));
            size += Data.byteLength;
            if (size > limit)
                throw new errors_BuildkitError('RPC_FAILED', `${path} is larger than the ${limit} bytes that are asked for`);
            if (Data.byteLength < length)
                break;
            offset += Data.byteLength;
        }
        return Buffer.concat(pages);
    }
    /** @throws {BuildkitError} SOURCE_NOT_FOUND */
    async readDir(path, pattern = '') {
        const request = { Ref: this.#existing(path), DirPath: path, IncludePattern: pattern };
        const { entries } = await this.#asking(path, this.#bridge.call(LLBBridge.ReadDir, request));
        return entries.map(fileInfo);
    }
    /** What a path leads to, symbolic links followed. @throws {BuildkitError} SOURCE_NOT_FOUND */
    async statFile(path) {
        const { stat } = await this.#asking(path, this.#bridge.call(LLBBridge.StatFile, { Ref: this.#existing(path), Path: path }));
        if (stat === null)
            throw new errors_BuildkitError('SOURCE_NOT_FOUND', `There is no ${path} in the result`);
        return fileInfo(stat);
    }
    /** Builds what is not built yet. @throws {BuildkitError} when a step fails */
    async evaluate() {
        if (this.id !== '')
            await this.#bridge.call(LLBBridge.Evaluate, { Ref: this.id });
    }
    message() {
        return { id: this.id };
    }
    #existing(path) {
        if (this.id === '')
            throw new errors_BuildkitError('SOURCE_NOT_FOUND', `There is no ${path} in the result, which is empty`);
        return this.id;
    }
    /** Daemons tell a missing file in words only. */
    async #asking(path, answer) {
        try {
            return await answer;
        }
        catch (error) {
            if (!(error instanceof errors_BuildkitError) || !/no such file or directory|not a directory/.test(error.message))
                throw error;
            throw new errors_BuildkitError('SOURCE_NOT_FOUND', `There is no ${path} in the result`, { cause: error });
        }
    }
}
function fileInfo(stat) {
    return {
        name: Buffer.from(stat.path).toString('utf8'),
        kind: kindOfGoMode(stat.mode),
        mode: posixMode(stat.mode),
        size: toNumber(stat.size),
        uid: stat.uid,
        gid: stat.gid,
        modified: new Date(Number(toBigInt(stat.modTime) / 1000000n)),
        link: Buffer.from(stat.linkname).toString('utf8'),
        xattrs: stat.xattrs,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/gateway.js





/** The inside of a running build: graphs in, file systems out, as often as needed before the result is returned. */
class Gateway {
    caps;
    /** To be given to marshal(), so that local sources are read from this build's session. */
    sessionId;
    /** Aborts when the build ends in any way but by returning. */
    signal;
    #bridge;
    #options;
    constructor(bridge, caps, options) {
        this.#bridge = bridge;
        this.caps = caps;
        this.sessionId = options.sessionId;
        this.signal = bridge.signal;
        this.#options = options;
    }
    static async open(bridge, options) {
        const pong = await bridge.first(LLBBridge.Ping, {});
        return new Gateway(bridge, readCapabilities(pong), options);
    }
    /**
     * Has the daemon take in a graph, and build it where `evaluate` is set.
     *
     * @throws {BuildkitError} UNSUPPORTED, EXEC_FAILED, SOLVE_FAILED…
     */
    async solve(definition, options = {}) {
        if (definition.def.length === 0)
            return new Ref(this.#bridge, '');
        checkCapabilities(definition, this.caps);
        this.#options.onDefinition(definition);
        const { ref } = await this.#solve({ Definition: definition }, options);
        if (ref === undefined)
            throw new errors_BuildkitError('RPC_FAILED', 'The daemon gave no result for a graph');
        return ref;
    }
    /** Runs a frontend of the daemon, such as `dockerfile.v0`, or `gateway.v0` with an image as its `source`. */
    async frontend(name, attributes, options = {}) {
        return this.#solve({ Frontend: name, FrontendOpt: attributes }, options);
    }
    /**
     * Finds out which image a name stands for now.
     *
     * @throws {BuildkitError} SOURCE_NOT_FOUND, REGISTRY_DENIED…
     */
    async resolveImage(reference, options = {}) {
        const platform = options.platform && platformMessage(options.platform);
        const common = { Platform: platform, ResolveMode: options.resolveMode ?? 'default', LogName: options.name };
        if (!this.caps.gateway.has('source.metaresolver')) {
            const answer = await this.#bridge.call(LLBBridge.ResolveImageConfig, { ...common, Ref: reference });
            return {
                reference: answer.Ref === '' ? reference : answer.Ref,
                digest: answer.Digest,
                config: parse(answer.Config, reference),
            };
        }
        const source = { identifier: `docker-image://${reference}` };
        const answer = await this.#bridge.call(LLBBridge.ResolveSourceMeta, { ...common, Source: source });
        if (answer.Image === null)
            throw new errors_BuildkitError('RPC_FAILED', `The daemon gave no answer about ${reference}`);
        const named = answer.Source?.identifier.replace(/^docker-image:\/\//, '') ?? '';
        return {
            reference: named === '' ? reference : named,
            digest: answer.Image.Digest,
            config: parse(answer.Image.Config, reference),
        };
    }
    /**
     * Makes a container from results, for example to try an image out before it is returned.
     *
     * @throws {BuildkitError}
     */
    async container(options) {
        return Container.create(this.#bridge, options);
    }
    async #solve(what, options) {
        const { result } = await this.#bridge.call(LLBBridge.Solve, {
            ...what,
            allowResultReturn: true,
            allowResultArrayRef: true,
            CacheImports: (options.cacheImports ?? this.#options.cacheImports).map(cacheMessage),
            Evaluate: options.evaluate ?? false,
        });
        return this.#read(result);
    }
    #read(result) {
        const refs = Object.entries(result?.refs?.refs ?? {}).map(([id, ref]) => [id, new Ref(this.#bridge, ref.id)]);
        const single = result?.ref ?? (refs.length === 0 ? { id: '' } : undefined);
        return {
            ref: single && new Ref(this.#bridge, single.id),
            refs: new Map(refs),
            metadata: new Map(Object.entries(result?.metadata ?? {})),
        };
    }
}
function cacheMessage({ type, attributes }) {
    return { Type: type, Attrs: attributes };
}
function platformMessage({ os, architecture, variant, osVersion, osFeatures }) {
    return { OS: os, Architecture: architecture, Variant: variant, OSVersion: osVersion, OSFeatures: osFeatures };
}
function parse(config, reference) {
    try {
        return JSON.parse(Buffer.from(config).toString('utf8'));
    }
    catch (cause) {
        throw new errors_BuildkitError('RPC_FAILED', `The config of ${reference} is not JSON`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/build-options.js



const attributeIs = (key, value) => (options) => options.exporters?.some(({ attributes }) => attributes?.[key] === value) ?? false;
/** What older daemons would leave out without a word. What graphs need is checked when they are given to the gateway. */
const features = [
    { since: '0.13.0', name: 'Several outputs at once', used: ({ exporters = [] }) => exporters.length > 1 },
    { since: '0.13.0', name: 'Rewriting timestamps', used: attributeIs('rewrite-timestamp', 'true') },
    { since: '0.20.0', name: 'Attestations as OCI artifacts', used: attributeIs('oci-artifact', 'true') },
    {
        since: '0.23.0',
        name: 'Choosing the version of provenance',
        used: ({ frontendAttrs = {} }) => /(^|,)version=/.test(frontendAttrs['attest:provenance'] ?? ''),
    },
];
/**
 * Refuses what the daemon lacks. A daemon that doesn't know its version is taken at its word in what it announces, and
 * otherwise given the benefit of the doubt.
 *
 * @throws {BuildkitError} UNSUPPORTED
 */
function checkOptions({ version, versionText, docker, containerdStore }, options) {
    const missing = features.find(({ since, used }) => isAtLeast(version, since) === false && used(options));
    if (missing !== undefined) {
        const needed = missing.since.replace(/\.0$/, '');
        throw new errors_BuildkitError('UNSUPPORTED', `${missing.name} needs BuildKit ${needed}, and this is ${versionText}`, {
            hint: 'Use a newer BuildKit, or build without it.',
        });
    }
    const image = options.exporters?.find(({ type }) => ['image', 'oci', 'docker'].includes(type));
    if (docker && !containerdStore && image !== undefined) {
        const message = `Docker's own BuildKit has no "${image.type}" output without the containerd image store`;
        const hint = 'Turn the containerd image store on in the Docker Engine, or use a BuildKit of its own.';
        throw new errors_BuildkitError('UNSUPPORTED', message, { hint });
    }
}
/** The job that a build runs under. `ref` names it, and `session` is where the daemon asks back. */
function solveRequest(ref, session, { exporters = [], frontendAttrs, entitlements, internal }, caches) {
    const [first] = exporters;
    // No definition: with one, even an empty one, the daemon would build that and not wait for the gateway.
    return {
        Ref: ref,
        Session: session,
        // Daemons up to 0.12 only know the first pair, later ones ignore it.
        ExporterDeprecated: first?.type,
        ExporterAttrsDeprecated: first?.attributes,
        Exporters: exporters.map(({ type, attributes }) => ({ Type: type, Attrs: attributes })),
        FrontendAttrs: frontendAttrs,
        // Must be there even when it says nothing: some versions crash without.
        Cache: { Exports: caches.exports.map(cacheMessage), Imports: caches.imports.map(cacheMessage) },
        Entitlements: entitlements,
        Internal: internal,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/explain.js


/** Failures that daemons tell in words only, and what to do about each. The first that fits counts. */
const known = [
    {
        pattern: /no active session|session healthcheck failed|no local sources enabled/i,
        code: 'SESSION_LOST',
        hint: 'The daemon could not reach back to this process. Check that nothing between them cuts long connections.',
    },
    {
        pattern: /no space left on device|disk quota exceeded/i,
        code: 'DISK_FULL',
        hint: 'Free space where the daemon keeps its data, for example with docker builder prune or buildctl prune.',
    },
    {
        pattern: /toomanyrequests|429 Too Many Requests|rate limit/i,
        code: 'REGISTRY_RATE_LIMIT',
        hint: 'Log in to the registry, or use a mirror of it.',
    },
    {
        pattern: /granting entitlement .* is not allowed|entitlement .* is not allowed|is not allowed$/i,
        code: 'ENTITLEMENT_DENIED',
        hint: 'Start the daemon with --allow-insecure-entitlement for what the build asks for, or build without it.',
    },
    {
        pattern: /received message larger than max/i,
        code: 'UNSUPPORTED',
        hint: 'The graph is larger than the daemon takes: give it large files as a local source instead of writing them into the graph.',
    },
    {
        pattern: /unknown API capability|requested experimental feature .* has been disabled|could not be found.*exporter|exporter .* could not be found|does not currently support exporting|unsupported compatibility-version/i,
        code: 'UNSUPPORTED',
        hint: 'This daemon, or its way of storing images, lacks what the build asks for; use a newer BuildKit.',
    },
    {
        pattern: /insufficient_scope|pull access denied|authorization failed|401 Unauthorized|403 Forbidden|denied: |unauthorized: |no basic auth credentials/i,
        code: 'REGISTRY_DENIED',
        hint: 'Check the name of the image, and log in to its registry with an account that may pull or push it.',
    },
    {
        pattern: /x509: |tls: |certificate signed by unknown authority|server gave HTTP response to HTTPS client/i,
        code: 'TLS_FAILED',
        hint: "Make the registry's CA known to the daemon, or mark the registry as insecure in the daemon's configuration.",
    },
    {
        pattern: /no match for platform|: not found|manifest unknown|name unknown/i,
        code: 'SOURCE_NOT_FOUND',
        hint: 'Check the name, tag and platform of the image, or the path that is copied.',
    },
    {
        pattern: /dial tcp|no such host|connection refused|i\/o timeout|failed to do request|network is unreachable|connection reset by peer/i,
        code: 'REGISTRY_UNREACHABLE',
        hint: 'The daemon, not this machine, must reach the registry: check its network, DNS and proxy.',
    },
];
const exitHints = {
    126: 'The command was found but may not be executed: check its mode.',
    127: 'The command was not found in the image: check its name, and the packages that are installed.',
    137: 'The command was killed, most often because memory ran out.',
};
/** Turns whatever a call failed with into the one kind of error that this library throws. */
function explain(error, context) {
    if (error instanceof errors_BuildkitError)
        return error;
    if (!(error instanceof GrpcError))
        return new errors_BuildkitError('RPC_FAILED', errors_messageOf(error), { cause: error });
    if (error.connectionLost) {
        return new errors_BuildkitError('CONNECTION_LOST', `The connection to BuildKit at ${context.endpoint} was lost: ${error.message}`, {
            hint: "See whether the daemon still runs, and its log if it doesn't.",
            cause: error,
        });
    }
    if (error.code === GrpcCode.CANCELLED)
        return new errors_BuildkitError('CANCELLED', 'The build was cancelled', { cause: error });
    const local = context.sessionFailure?.();
    if (local instanceof errors_BuildkitError && error.message.includes(local.message.slice(0, 100)))
        return local;
    return explainSolve(error, context);
}
function explainSolve(error, context) {
    const vertex = vertexOf(error.details, context);
    const details = { cause: error, vertex, source: sourceOf(error.details) };
    const exitCode = exitCodeOf(error);
    if (exitCode !== undefined) {
        return new errors_BuildkitError('EXEC_FAILED', error.message, { ...details, exitCode, hint: exitHints[exitCode] });
    }
    if (/exec format error/i.test(error.message)) {
        const hint = 'The command is for another platform, and the daemon has no emulation for it (binfmt, QEMU).';
        return new errors_BuildkitError('EXEC_FAILED', error.message, { ...details, hint });
    }
    const found = known.find(({ pattern }) => pattern.test(error.message));
    if (found !== undefined)
        return new errors_BuildkitError(found.code, error.message, { ...details, hint: found.hint });
    const code = error.code === GrpcCode.UNKNOWN || error.details.length > 0 ? 'SOLVE_FAILED' : 'RPC_FAILED';
    return new errors_BuildkitError(code, error.message, details);
}
function detailOf(details, type) {
    const value = details.find((detail) => detail.type === type || detail.type.endsWith(`.${type}`))?.value;
    return typeof value === 'object' && value !== null ? value : undefined;
}
/** JSON keys differ in case between versions. */
function read(object, key) {
    if (object === undefined)
        return undefined;
    return Object.entries(object).find(([name]) => name.toLowerCase() === key)?.[1];
}
function vertexOf(details, context) {
    const digest = read(detailOf(details, 'Vertex'), 'digest');
    if (typeof digest !== 'string')
        return undefined;
    const name = context.vertexName?.(digest);
    return name === undefined ? { digest } : { digest, name };
}
function exitCodeOf({ details, message }) {
    const told = read(detailOf(details, 'ExitMessage'), 'code');
    if (typeof told === 'number')
        return told;
    const text = /did not complete successfully: exit code: (\d+)/.exec(message)?.[1];
    return text === undefined ? undefined : Number(text);
}
function sourceOf(details) {
    const source = detailOf(details, 'Source');
    const info = read(source, 'info');
    const filename = read(info, 'filename');
    if (typeof filename !== 'string')
        return undefined;
    const [data, language, ranges] = [read(info, 'data'), read(info, 'language'), read(source, 'ranges')];
    return {
        filename,
        ...(typeof language === 'string' && { language }),
        ...(typeof data === 'string' && { data: Buffer.from(data, 'base64') }),
        ranges: Array.isArray(ranges) ? ranges.map(rangeOf) : [],
    };
}
function rangeOf(range) {
    const position = (key) => {
        const at = read(range, key);
        return { line: Number(read(at, 'line') ?? 0), character: Number(read(at, 'character') ?? 0) };
    };
    return { start: position('start'), end: position('end') };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/bridge.js


/** Calls to the gateway of one build. */
class Bridge {
    #channel;
    #metadata;
    /** What to throw for whatever a call failed with. */
    explain;
    signal;
    constructor(channel, ref, signal, explain) {
        this.#channel = channel;
        this.#metadata = { 'buildkit-controlapi-buildid': ref };
        this.signal = signal;
        this.explain = explain;
    }
    /** @throws {BuildkitError} */
    async call(method, request) {
        try {
            return await this.#channel.unary(method, request, { metadata: this.#metadata, signal: this.signal });
        }
        catch (error) {
            throw this.explain(error);
        }
    }
    open(path) {
        return this.#channel.open(path, { metadata: this.#metadata, signal: this.signal });
    }
    /** As call(), for the first one: the daemon may not know the build yet, since that was asked for at the same time. */
    async first(method, request) {
        for (let attempt = 1;; attempt++) {
            try {
                return await this.#channel.unary(method, request, { metadata: this.#metadata, signal: this.signal });
            }
            catch (error) {
                const early = error instanceof GrpcError && /no such job|unknown job|no buildid|no such build/i.test(error.message);
                if (!early || attempt === 4)
                    throw this.explain(error);
                await (0,external_node_timers_promises_.setTimeout)(250 * attempt, undefined, { signal: this.signal }).catch(() => undefined);
            }
        }
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/gateway.js
const AttestationKind = { InToto: 0, Bundle: 1 };
const InTotoSubjectKind = { Self: 0, Raw: 1 };

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/gateway/result.js


/** How a platform is named in the keys of a result. */
function platformId({ os, architecture, variant }) {
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
/** @throws {BuildkitError} INVALID_OPTION */
function resultMessage(outcome) {
    const { platforms } = outcome;
    const ids = platforms.map(({ platform }) => platformId(platform));
    if (new Set(ids).size !== ids.length) {
        throw new errors_BuildkitError('INVALID_OPTION', `A platform is returned twice: ${ids.join(', ')}`);
    }
    const [only] = platforms;
    // No result at all is the empty file system.
    if (only === undefined)
        return { ref: { id: '' }, metadata: metadataOf(outcome, ids) };
    const refs = Object.fromEntries(platforms.map(({ ref }, index) => [ids[index] ?? '', ref.message()]));
    const attested = platforms.flatMap(({ attestations }, index) => attestations === undefined || attestations.length === 0
        ? []
        : [[ids[index] ?? '', { attestation: attestations.map(attestationMessage) }]]);
    return {
        ...(platforms.length === 1 && outcome.index !== true ? { ref: only.ref.message() } : { refs: { refs } }),
        metadata: metadataOf(outcome, ids),
        ...(attested.length > 0 && { attestations: Object.fromEntries(attested) }),
    };
}
function metadataOf({ platforms, metadata }, ids) {
    const out = {};
    const put = (key, value) => {
        out[key] = Buffer.from(value);
    };
    for (const [key, value] of Object.entries(metadata ?? {}))
        put(key, value);
    platforms.forEach(({ config, baseConfig }, index) => {
        const id = ids[index] ?? '';
        for (const suffix of platforms.length === 1 ? ['', `/${id}`] : [`/${id}`]) {
            if (config !== undefined)
                put(`containerimage.config${suffix}`, JSON.stringify(config));
            if (baseConfig !== undefined)
                put(`containerimage.base.config${suffix}`, JSON.stringify(baseConfig));
        }
    });
    if (platforms.length > 0) {
        const list = platforms.map(({ platform }, index) => ({ ID: ids[index], Platform: ociPlatform(platform) }));
        put('refs.platforms', JSON.stringify({ Platforms: list }));
    }
    return out;
}
function ociPlatform({ os, architecture, variant, osVersion, osFeatures }) {
    return {
        architecture,
        os,
        ...(variant !== undefined && { variant }),
        ...(osVersion !== undefined && { 'os.version': osVersion }),
        ...(osFeatures !== undefined && { 'os.features': osFeatures }),
    };
}
function attestationMessage(attestation) {
    const { kind, predicateType, ref, path, subjects, metadata } = attestation;
    return {
        kind: kind === 'bundle' ? AttestationKind.Bundle : AttestationKind.InToto,
        ref: ref.message(),
        path,
        inTotoPredicateType: predicateType,
        ...(metadata && {
            metadata: Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, Buffer.from(value)])),
        }),
        ...(kind === 'in-toto' && {
            inTotoSubjects: subjects?.map(({ name, digests }) => ({
                kind: InTotoSubjectKind.Raw,
                name,
                digest: digests,
            })) ?? [{ kind: InTotoSubjectKind.Self }],
        }),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/liveness.js


/** A daemon asks for the session's health every 5 s, so that longer silence is worth a question. */
const usual = { tickMs: 500, silentTicks: 11, answerMs: 2_500 };
/**
 * Whether a daemon answers a question that costs it nothing. Not a ping of HTTP/2: gRPC servers hang up on clients that
 * send more than a few of those.
 */
async function answers(channel, withinMs) {
    try {
        await channel.unary(Control.Info, {}, { signal: AbortSignal.timeout(withinMs) });
        return true;
    }
    catch (error) {
        // Any other failure is an answer too.
        return error instanceof GrpcError && !error.connectionLost && error.code !== GrpcCode.CANCELLED;
    }
}
/**
 * Notices a daemon that is gone without a word: when nothing has come for a while it must answer a question, or the
 * connection is closed. Silence is counted in ticks of this process's own clock, so that a process that was stopped
 * or busy itself does not take its own pause for the daemon's.
 *
 * @returns what ends the watch
 */
function watchLiveness(channel, received, timing = usual) {
    let last = received();
    let silent = 0;
    let asking = false;
    const timer = setInterval(() => {
        const now = received();
        silent = now === last ? silent + 1 : 0;
        last = now;
        if (silent < timing.silentTicks || asking)
            return;
        asking = true;
        void answers(channel, timing.answerMs).then((alive) => {
            asking = false;
            silent = 0;
            if (!alive)
                channel.close(new Error('the daemon does not answer any more'));
        });
    }, timing.tickMs);
    timer.unref();
    return () => {
        clearInterval(timer);
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/progress.js

function ms(time) {
    return time === null ? undefined : toNumber(time.seconds) * 1000 + time.nanos / 1e6;
}
function times(from) {
    const [started, completed] = [ms(from.started), ms(from.completed)];
    return { ...(started !== undefined && { started }), ...(completed !== undefined && { completed }) };
}
const progress_text = (bytes) => Buffer.from(bytes).toString('utf8');
function readStatus(response) {
    return {
        vertexes: response.vertexes.map((vertex) => ({
            digest: vertex.digest,
            inputs: vertex.inputs,
            name: vertex.name,
            cached: vertex.cached,
            ...times(vertex),
            ...(vertex.error !== '' && { error: vertex.error }),
            ...(vertex.progressGroup !== null && {
                group: { id: vertex.progressGroup.id, name: vertex.progressGroup.name, weak: vertex.progressGroup.weak },
            }),
        })),
        statuses: response.statuses.map((status) => ({
            id: status.ID,
            vertex: status.vertex,
            name: status.name,
            current: toNumber(status.current),
            total: toNumber(status.total),
            ...times(status),
        })),
        logs: response.logs.map((log) => ({
            vertex: log.vertex,
            stream: toNumber(log.stream) === 2 ? 'stderr' : 'stdout',
            data: log.msg,
            time: ms(log.timestamp) ?? 0,
        })),
        warnings: response.warnings.map((warning) => ({
            vertex: warning.vertex,
            level: toNumber(warning.level),
            short: progress_text(warning.short),
            detail: warning.detail.map(progress_text),
            url: warning.url,
            ...(warning.info !== null && {
                source: {
                    filename: warning.info.filename,
                    language: warning.info.language,
                    data: warning.info.data,
                    ranges: warning.ranges.map(({ start, end }) => ({
                        start: { line: start?.line ?? 0, character: start?.character ?? 0 },
                        end: { line: end?.line ?? 0, character: end?.character ?? 0 },
                    })),
                },
            }),
        })),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/service.js
function unary(method, run) {
    return { kind: 'unary', method, run };
}
/** The call ends well when `run` returns, whether or not the daemon has more to say. */
function streaming(method, run) {
    return { kind: 'stream', method, run };
}
/** Thrown by a handler to answer with a certain gRPC code; anything else thrown is UNKNOWN. */
class SessionCallError extends Error {
    name = 'SessionCallError';
    grpcCode;
    constructor(grpcCode, message) {
        super(message);
        this.grpcCode = grpcCode;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/token-authority.js

/** What comes before the 32 bytes of an Ed25519 key in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
/**
 * Proves to the daemon that two sessions have the same credentials for a registry, so that it may let one use a token
 * that the other fetched, without telling it the credentials: each host has a key of its own, made from a random secret of this process.
 */
class TokenAuthority {
    #seeds = new Map();
    /** 32 bytes. */
    publicKey(host, salt) {
        const { x } = (0,external_node_crypto_.createPublicKey)(this.#key(host, salt)).export({ format: 'jwk' });
        return Buffer.from(x ?? '', 'base64url');
    }
    /** The signature, and then what it is of. */
    sign(host, salt, payload) {
        return Buffer.concat([(0,external_node_crypto_.sign)(null, payload, this.#key(host, salt)), payload]);
    }
    #key(host, salt) {
        const seed = this.#seeds.get(host) ?? (0,external_node_crypto_.randomBytes)(16);
        this.#seeds.set(host, seed);
        const secret = (0,external_node_crypto_.createHmac)('sha256', salt).update(seed).digest();
        return (0,external_node_crypto_.createPrivateKey)({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/token.js

/** What a token is good for when its server does not say. */
const DEFAULT_EXPIRY = 60;
const TIMEOUT_MS = 30_000;
/**
 * Asks the token server that a registry named for a token.
 *
 * @throws {BuildkitError} REGISTRY_DENIED, REGISTRY_UNREACHABLE, SESSION_FAILED
 */
async function fetchToken(request, { credentials, fetch, insecure, signal }) {
    const realm = checkRealm(request, insecure || credentials === undefined);
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    // An identity token can only be exchanged, everything else is what the older and more common way is for.
    const call = credentials?.username === '' ? exchange(realm, request, credentials) : ask(realm, request, credentials);
    let response;
    try {
        response = await fetch(call.url, { ...call.init, redirect: 'error', signal: limit });
    }
    catch (cause) {
        throw new errors_BuildkitError('REGISTRY_UNREACHABLE', `The token server of ${request.Host} does not answer: ${errors_messageOf(cause)}`, { cause });
    }
    if (!response.ok) {
        await response.body?.cancel();
        throw new errors_BuildkitError('REGISTRY_DENIED', `The token server of ${request.Host} refuses: HTTP ${response.status}`, {
            hint: 'Log in to the registry with an account that may use this repository.',
        });
    }
    return readToken(await response.json().catch(() => undefined), request.Host);
}
/** A registry names its token server itself; credentials don't go there in the clear, unless it is this machine. */
function checkRealm({ Realm, Host }, plainAllowed) {
    const realm = URL.parse(Realm);
    const local = realm !== null && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(realm.hostname);
    const secure = realm?.protocol === 'https:' || (realm?.protocol === 'http:' && (local || plainAllowed));
    if (realm !== null && secure)
        return realm;
    throw new errors_BuildkitError('SESSION_FAILED', `The registry ${Host} wants its credentials sent to ${Realm}, which is not encrypted`, { hint: `Let its token server use TLS, or name ${Host} among the insecure registries.` });
}
function ask(realm, { Service, Scopes, ClientID }, credentials) {
    const url = new URL(realm);
    if (Service !== '')
        url.searchParams.set('service', Service);
    if (ClientID !== '')
        url.searchParams.set('client_id', ClientID);
    for (const scope of Scopes)
        url.searchParams.append('scope', scope);
    const basic = credentials && Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64');
    return { url: url.href, init: { headers: basic === undefined ? {} : { authorization: `Basic ${basic}` } } };
}
function exchange(realm, { Service, Scopes, ClientID }, { secret }) {
    const body = new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: secret,
        service: Service,
        scope: Scopes.join(' '),
        client_id: ClientID === '' ? 'buildkit-client' : ClientID,
    });
    return { url: realm.href, init: { method: 'POST', body } };
}
function readToken(answer, host) {
    const { token, access_token, expires_in, issued_at } = (answer ?? {});
    const value = typeof token === 'string' && token !== '' ? token : access_token;
    if (typeof value !== 'string' || value === '') {
        throw new errors_BuildkitError('SESSION_FAILED', `The token server of ${host} answered without a token`);
    }
    const issued = typeof issued_at === 'string' ? Date.parse(issued_at) : Number.NaN;
    return {
        token: value,
        expiresIn: Math.max(typeof expires_in === 'number' ? expires_in : 0, DEFAULT_EXPIRY),
        // Zero means "now" to the daemon, by its own clock.
        issuedAt: Number.isNaN(issued) ? 0 : Math.floor(issued / 1000),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/auth.js





/**
 * Hands out registry credentials. With `fetch`, tokens are fetched on this side, and the daemon only gets those: they
 * expire, and are good for one repository. Registries without tokens still need the credentials themselves, and for
 * those that there are no credentials for the daemon asks itself: nothing is to be kept from it.
 */
function authService(provider, fetch, insecureRegistries = []) {
    const credentials = unary(Auth.Credentials, async ({ Host }, { signal }) => {
        const found = await provider(Host, signal);
        return { Username: found?.username, Secret: found?.secret };
    });
    if (fetch === undefined)
        return [credentials];
    const authority = new TokenAuthority();
    return [
        credentials,
        unary(Auth.FetchToken, async (request, { signal }) => {
            const credentials = await provider(request.Host, signal);
            const insecure = insecureRegistries.includes(request.Host);
            const token = await fetchToken(request, { fetch, credentials, insecure, signal });
            return { Token: token.token, ExpiresIn: token.expiresIn, IssuedAt: token.issuedAt };
        }),
        unary(Auth.GetTokenAuthority, async ({ Host, Salt }, { signal }) => {
            if ((await provider(Host, signal)) === undefined)
                throw new SessionCallError(GrpcCode.UNAVAILABLE, `there are no credentials for ${Host}`);
            return { PublicKey: authority.publicKey(Host, Salt) };
        }),
        unary(Auth.VerifyTokenAuthority, async ({ Host, Salt, Payload }) => ({
            Signed: authority.sign(Host, Salt, Payload),
        })),
    ];
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/content.js
const WriteAction = { STAT: 0, WRITE: 1, COMMIT: 2 };

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/content.js





const STORE_ID = 'buildkit-attachable-store-id';
/** Offers stores of blobs to the daemon, each under the name that the graph or a cache uses for it. */
function contentService(stores) {
    const storeOf = (call) => {
        const id = call.header(STORE_ID) ?? '';
        const store = stores.get(id);
        if (store === undefined)
            throw new SessionCallError(GrpcCode.NOT_FOUND, `no content store "${id}"`);
        return store;
    };
    return [
        unary(Content.Info, async ({ digest }, call) => ({ info: { digest, size: await storeOf(call).size(digest) } })),
        // Labels are the daemon's notes to itself, which a directory has no room for.
        unary(Content.Update, async ({ info }, call) => {
            const digest = info?.digest ?? '';
            return { info: { digest, size: await storeOf(call).size(digest), labels: info?.labels ?? {} } };
        }),
        streaming(Content.Read, async (stream) => {
            for await (const { digest, offset, size } of stream.messages) {
                for await (const piece of storeOf(stream).read(digest, toNumber(offset), toNumber(size)))
                    await stream.send(piece);
            }
        }),
        unary(Content.Status, async ({ ref }, call) => {
            const ingest = storeOf(call).ingest(ref);
            if (ingest === undefined)
                throw new SessionCallError(GrpcCode.NOT_FOUND, `ingest ${ref}: not found`);
            return { status: { ref, offset: ingest.offset } };
        }),
        unary(Content.Abort, async ({ ref }, call) => {
            const store = storeOf(call);
            const ingest = store.ingest(ref);
            if (ingest !== undefined)
                store.end(ingest);
            return {};
        }),
        streaming(Content.Write, (stream) => write(storeOf(stream), stream)),
    ];
}
async function write(store, stream) {
    let ingest;
    try {
        for await (const request of stream.messages) {
            if (request.expected !== '' && (await store.has(request.expected))) {
                throw new SessionCallError(GrpcCode.ALREADY_EXISTS, `content ${request.expected}: already exists`);
            }
            ingest ??= store.begin(request.ref);
            await stream.send(step(store, ingest, request));
        }
    }
    finally {
        if (ingest !== undefined)
            store.end(ingest);
    }
}
function step(store, ingest, request) {
    const { action, expected } = request;
    const [offset, total] = [toNumber(request.offset), toNumber(request.total)];
    if (action !== WriteAction.STAT) {
        if (offset > 0 && offset !== ingest.offset) {
            throw new SessionCallError(GrpcCode.OUT_OF_RANGE, `offset ${offset} where ${ingest.offset} comes next`);
        }
        store.append(ingest, request.data);
    }
    const digest = action === WriteAction.COMMIT ? store.commit(ingest, expected, total) : undefined;
    return { action, offset: ingest.offset, total, digest };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/content-store.js






const PIECE = 1024 * 1024;
/** The blobs of an OCI layout, by digest. */
class ContentStore {
    #directory;
    /** By the name that the daemon gives each, of which only one may be written at a time. */
    #ingests = new Map();
    constructor(directory) {
        this.#directory = directory;
    }
    /** @throws {SessionCallError} NOT_FOUND */
    async size(digest) {
        const found = await (0,promises_.stat)(this.#blob(digest)).catch(() => undefined);
        if (found === undefined)
            throw new SessionCallError(GrpcCode.NOT_FOUND, `content ${digest}: not found`);
        return found.size;
    }
    async has(digest) {
        return (await (0,promises_.stat)(this.#blob(digest)).catch(() => undefined)) !== undefined;
    }
    /** Pieces of a blob, each with where it starts. A piece is only valid until the next is asked for. */
    async *read(digest, from, size) {
        const total = await this.size(digest);
        if (from < 0 || from > total)
            throw new SessionCallError(GrpcCode.OUT_OF_RANGE, `content ${digest} has ${total} bytes`);
        const end = size === 0 ? total : Math.min(from + size, total);
        const handle = await (0,promises_.open)(this.#blob(digest));
        const buffer = Buffer.allocUnsafe(PIECE);
        try {
            for (let offset = from; offset < end;) {
                const { bytesRead } = await handle.read(buffer, 0, Math.min(PIECE, end - offset), offset);
                if (bytesRead === 0)
                    throw new SessionCallError(GrpcCode.DATA_LOSS, `content ${digest} ends early`);
                yield { offset, data: buffer.subarray(0, bytesRead) };
                offset += bytesRead;
            }
        }
        finally {
            await handle.close();
        }
    }
    ingest(ref) {
        return this.#ingests.get(ref);
    }
    /** @throws {SessionCallError} UNAVAILABLE while somebody else writes under that name */
    begin(ref) {
        if (this.#ingests.has(ref))
            throw new SessionCallError(GrpcCode.UNAVAILABLE, `ref ${ref} locked`);
        const directory = (0,external_node_path_.join)(this.#directory, 'ingest');
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
        const path = (0,external_node_path_.join)(directory, (0,external_node_crypto_.randomBytes)(12).toString('hex'));
        const descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_WRONLY, 0o644);
        const ingest = { ref, path, descriptor, hash: (0,external_node_crypto_.createHash)('sha256'), offset: 0 };
        this.#ingests.set(ref, ingest);
        return ingest;
    }
    append(ingest, data) {
        for (let done = 0; done < data.byteLength;)
            done += (0,external_node_fs_.writeSync)(ingest.descriptor, data, done);
        ingest.hash.update(data);
        ingest.offset += data.byteLength;
    }
    /**
     * Makes a blob of what was written.
     *
     * @returns its digest
     * @throws {SessionCallError} FAILED_PRECONDITION when it is not what was announced
     */
    commit(ingest, expected, total) {
        const digest = `sha256:${ingest.hash.digest('hex')}`;
        const wrong = expected !== '' && expected !== digest
            ? `digest ${digest}, expected ${expected}`
            : total > 0 && total !== ingest.offset
                ? `size ${ingest.offset}, expected ${total}`
                : undefined;
        if (wrong !== undefined)
            throw new SessionCallError(GrpcCode.FAILED_PRECONDITION, `unexpected commit ${wrong}`);
        const blob = this.#blob(digest);
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(this.#directory, 'blobs', 'sha256'), { recursive: true });
        (0,external_node_fs_.renameSync)(ingest.path, blob);
        this.end(ingest);
        return digest;
    }
    /** Gives up what is not committed. */
    end(ingest) {
        if (!this.#ingests.delete(ingest.ref))
            return;
        (0,external_node_fs_.closeSync)(ingest.descriptor);
        (0,external_node_fs_.rmSync)(ingest.path, { force: true });
    }
    #blob(digest) {
        const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
        if (hex === undefined)
            throw new SessionCallError(GrpcCode.INVALID_ARGUMENT, `"${digest}" is not a digest`);
        return (0,external_node_path_.join)(this.#directory, 'blobs', 'sha256', hex);
    }
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/output-tree.js



/**
 * A directory that is written to by someone who must not get out of it. Every check and the step that relies on it
 * happen in one turn of the event loop, so that nothing that arrives in between can undo the check.
 *
 * Paths are relative, with `/` between their parts, one character a byte.
 */
class OutputTree {
    #root;
    #temporaries = new Set();
    #directories = new Map();
    constructor(root) {
        (0,external_node_fs_.mkdirSync)(root, { recursive: true });
        this.#root = Buffer.from(root);
    }
    directory(path, attributes) {
        this.#parents(path);
        const kind = this.#kind(path);
        if (kind === 'other')
            (0,external_node_fs_.rmSync)(this.#system(path));
        if (kind !== 'directory')
            (0,external_node_fs_.mkdirSync)(this.#system(path), { mode: 0o700 });
        // Only at the end: one that may not be written to still has to be filled.
        this.#directories.set(path, attributes);
    }
    /** Opens a file that only takes its place when it is whole. */
    open(path) {
        this.#parents(path);
        this.#refuseDirectory(path);
        const temporary = this.#temporary(path);
        const flags = external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_NOFOLLOW;
        return { path, temporary, descriptor: (0,external_node_fs_.openSync)(this.#system(temporary), flags, 0o600) };
    }
    write(file, data) {
        for (let done = 0; done < data.byteLength;)
            done += (0,external_node_fs_.writeSync)(file.descriptor, data, done);
    }
    finish(file, { mode, time }) {
        (0,external_node_fs_.fchmodSync)(file.descriptor, mode);
        (0,external_node_fs_.futimesSync)(file.descriptor, time, time);
        (0,external_node_fs_.closeSync)(file.descriptor);
        this.#settle(file.temporary, file.path);
    }
    symlink(path, target, { time }) {
        this.#parents(path);
        this.#refuseDirectory(path);
        const temporary = this.#temporary(path);
        (0,external_node_fs_.symlinkSync)(Buffer.from(target, 'latin1'), this.#system(temporary));
        (0,external_node_fs_.lutimesSync)(this.#system(temporary), time, time);
        this.#settle(temporary, path);
    }
    /** Another name for a file that was written before. */
    link(path, target) {
        this.#parents(path);
        this.#parents(target);
        this.#refuseDirectory(path);
        if (!(0,external_node_fs_.lstatSync)(this.#system(target)).isFile())
            throw unsafe(path, 'its link leads to something that is not a file');
        const temporary = this.#temporary(path);
        (0,external_node_fs_.linkSync)(this.#system(target), this.#system(temporary));
        this.#settle(temporary, path);
    }
    /** Gives directories their modes and times, the innermost first. */
    close() {
        for (const [path, { mode, time }] of [...this.#directories].reverse()) {
            // It may have been replaced since by another transfer into the same root.
            if (this.#kind(path) !== 'directory')
                continue;
            this.#parents(path);
            (0,external_node_fs_.utimesSync)(this.#system(path), time, time);
            (0,external_node_fs_.chmodSync)(this.#system(path), mode);
        }
    }
    /** Removes what is not whole. */
    abandon(open) {
        for (const file of open)
            (0,external_node_fs_.closeSync)(file.descriptor);
        for (const temporary of this.#temporaries)
            (0,external_node_fs_.rmSync)(this.#system(temporary), { force: true });
        this.#temporaries.clear();
    }
    #system(path) {
        return Buffer.concat([this.#root, Buffer.from('/'), Buffer.from(path, 'latin1')]);
    }
    #temporary(path) {
        const slash = path.lastIndexOf('/');
        const temporary = `${path.slice(0, slash + 1)}.partial-${(0,external_node_crypto_.randomBytes)(9).toString('hex')}`;
        this.#temporaries.add(temporary);
        return temporary;
    }
    /** Renaming replaces a link itself, not what it leads to. */
    #settle(temporary, path) {
        (0,external_node_fs_.renameSync)(this.#system(temporary), this.#system(path));
        this.#temporaries.delete(temporary);
    }
    #kind(path) {
        const stats = (0,external_node_fs_.lstatSync)(this.#system(path), { throwIfNoEntry: false });
        return stats === undefined ? undefined : stats.isDirectory() ? 'directory' : 'other';
    }
    #refuseDirectory(path) {
        if (this.#kind(path) === 'directory')
            throw unsafe(path, 'a directory is in its place');
    }
    /** Makes sure that everything above an entry is a real directory within the root. */
    #parents(path) {
        const parts = path.split('/');
        if (path.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..')) {
            throw unsafe(path, 'its path leads out of the output');
        }
        for (let depth = 1; depth < parts.length; depth++) {
            const parent = parts.slice(0, depth).join('/');
            const kind = this.#kind(parent);
            if (kind === 'other')
                throw unsafe(path, `${printable(parent)} is not a directory`);
            if (kind === undefined)
                (0,external_node_fs_.mkdirSync)(this.#system(parent), { mode: 0o755 });
        }
    }
}
function printable(path) {
    return Buffer.from(path, 'latin1').toString('utf8');
}
function unsafe(path, reason) {
    return new errors_BuildkitError('SESSION_FAILED', `Will not write ${JSON.stringify(printable(path))} of the output: ${reason}`, {
        hint: 'Write the output to an empty directory.',
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/file-receiver.js






/** Takes a directory that the daemon sends, and writes it below `directory`, never outside. Owners become the caller. */
async function receiveTree(stream, directory) {
    const receiver = new TreeReceiver(stream, new OutputTree(directory));
    try {
        await receiver.run();
    }
    catch (error) {
        receiver.abandon();
        const text = error instanceof Error ? error.message : String(error);
        if (!stream.signal.aborted)
            await stream.send({ type: PacketType.PACKET_ERR, data: Buffer.from(text) });
        throw error;
    }
}
class TreeReceiver {
    #stream;
    #tree;
    /** Files that are not whole yet, by number of the entry. */
    #expected = new Map();
    #links = [];
    #entries = 0;
    #complete = false;
    constructor(stream, tree) {
        this.#stream = stream;
        this.#tree = tree;
    }
    async run() {
        const breather = new Breather();
        let finished = false;
        for await (const packet of this.#stream.messages) {
            switch (packet.type) {
                case PacketType.PACKET_STAT:
                    await this.#entry(packet.stat);
                    break;
                case PacketType.PACKET_DATA:
                    this.#data(packet.ID, packet.data);
                    break;
                case PacketType.PACKET_ERR:
                    throw broken(Buffer.from(packet.data).toString('utf8'));
                case PacketType.PACKET_FIN:
                    if (finished)
                        return;
                    throw broken('it ended before all files had come');
                case PacketType.PACKET_REQ:
                    throw broken('it asks for a file instead of sending one');
            }
            if (this.#complete && this.#expected.size === 0 && !finished) {
                finished = true;
                this.#finish();
                await this.#stream.send({ type: PacketType.PACKET_FIN });
            }
            await breather.pause();
        }
        throw broken('it stopped in the middle');
    }
    abandon() {
        this.#tree.abandon([...this.#expected.values()].flatMap(({ file }) => file ?? []));
    }
    async #entry(stat) {
        if (this.#complete)
            throw broken('it sends entries after the last');
        if (stat === null) {
            this.#complete = true;
            return;
        }
        const id = this.#entries++;
        const path = Buffer.from(stat.path).toString('latin1');
        const link = Buffer.from(stat.linkname).toString('latin1');
        const attributes = { mode: posixMode(stat.mode), time: Number(toBigInt(stat.modTime) / 1000n) / 1e6 };
        switch (kindOfGoMode(stat.mode)) {
            case 'directory':
                this.#tree.directory(path, attributes);
                return;
            case 'symlink':
                this.#tree.symlink(path, link, attributes);
                return;
            case 'special':
                throw broken(`${path} is a device or a pipe, which can't be written here`);
            case 'regular':
                if (link !== '') {
                    // The file that it is another name of may not be whole yet.
                    this.#links.push({ path, target: link });
                    return;
                }
                this.#expected.set(id, { path, attributes });
                await this.#stream.send({ type: PacketType.PACKET_REQ, ID: id });
        }
    }
    #data(id, data) {
        const expected = this.#expected.get(id);
        if (expected === undefined)
            throw broken(`it sends data for entry ${id}, which was not asked for`);
        // Opened with the first data: the daemon sends a few files at a time, however many were asked for.
        expected.file ??= this.#tree.open(expected.path);
        if (data.byteLength > 0) {
            this.#tree.write(expected.file, data);
            return;
        }
        this.#tree.finish(expected.file, expected.attributes);
        this.#expected.delete(id);
    }
    #finish() {
        for (const { path, target } of this.#links)
            this.#tree.link(path, target);
        this.#tree.close();
    }
}
function broken(reason) {
    return new errors_BuildkitError('SESSION_FAILED', `The daemon broke off the output: ${reason}`);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/filesend.js






const EXPORTER_ID = 'buildkit-attachable-exporter-id';
/** Metadata that the daemon knows by the time it sends an archive. */
const METADATA = ['image.name', 'containerimage.digest', 'containerimage.config.digest', 'containerimage.descriptor'];
const packets = codec('fsutil.types.Packet');
/** What the messages are depends on the exporter, so they are only read once that is known. */
const raw = { encode: (bytes) => bytes, decode: (bytes) => bytes };
const filesend_method = { ...FileSend.DiffCopy, request: raw, response: raw };
function readAs(stream, as) {
    return {
        header: stream.header,
        signal: stream.signal,
        messages: decoded(stream.messages, as),
        send: (message) => stream.send(as.encode(message)),
        sendFramed: stream.sendFramed,
    };
}
async function* decoded(messages, as) {
    for await (const message of messages)
        yield as.decode(message);
}
/** Takes the outputs that are sent to this side; keyed by the exporter's place in the request. */
function fileSendService(outputs) {
    return [
        streaming(filesend_method, async (stream) => {
            const id = Number(stream.header(EXPORTER_ID) ?? '0');
            const target = outputs.get(id);
            if (target === undefined)
                throw new SessionCallError(GrpcCode.NOT_FOUND, `no output for exporter ${id}`);
            if ('directory' in target)
                await receiveTree(readAs(stream, packets), target.directory);
            else
                await receiveArchive(readAs(stream, FileSend.DiffCopy.request), target.open(filesend_metadataOf(stream)));
        }),
    ];
}
function filesend_metadataOf(stream) {
    const known = METADATA.flatMap((key) => {
        const value = stream.header(`exporter-md-${key}`);
        return value === undefined ? [] : [[key, value]];
    });
    return Object.fromEntries(known);
}
/** The daemon takes the end of the call for "it is written": only then may it be. */
async function receiveArchive(stream, output) {
    const done = (0,external_node_stream_promises_.finished)(output);
    // Told by the write that fails, or below.
    done.catch(() => undefined);
    try {
        for await (const { data } of stream.messages) {
            if (!output.write(data))
                await Promise.race([new Promise((resolve) => output.once('drain', resolve)), done]);
        }
        // A call that is taken back ends like one that is complete.
        if (stream.signal.aborted)
            throw new SessionCallError(GrpcCode.CANCELLED, 'the daemon broke off the output');
        output.end();
        await done;
    }
    catch (error) {
        output.destroy();
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/data-frame.js

const FRAME_HEADER = 5;
// Field numbers and wire types of a packet, as proto/fsutil.proto has them.
const TYPE = 0x08;
const ID = 0x18;
const DATA = 0x22;
function varint(value) {
    const bytes = [];
    for (let rest = value;; rest = Math.floor(rest / 128)) {
        bytes.push(rest > 0x7f ? (rest % 128) + 0x80 : rest);
        if (rest <= 0x7f)
            return bytes;
    }
}
/**
 * A framed packet with a piece of a file, laid out so that the file can be read right into its place: these are nearly
 * all the bytes of a transfer, which are copied nowhere on their way to the socket.
 */
class DataFrame {
    bytes;
    /** To be filled; empty for the packet that ends a file. */
    payload;
    constructor(id, size) {
        const header = [
            TYPE,
            PacketType.PACKET_DATA,
            ...(id === 0 ? [] : [ID, ...varint(id)]),
            ...(size === 0 ? [] : [DATA, ...varint(size)]),
        ];
        this.bytes = Buffer.allocUnsafe(FRAME_HEADER + header.length + size);
        this.bytes[0] = 0;
        this.bytes.writeUInt32BE(header.length + size, 1);
        this.bytes.set(header, FRAME_HEADER);
        this.payload = this.bytes.subarray(FRAME_HEADER + header.length);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/file-sender.js








/** Files up to this size are read without waiting; larger ones piece by piece. */
const SMALL = 64 * 1024;
/** What goes into one message. Daemons up to 0.12 take 4 MiB at most. */
const CHUNK = 256 * 1024;
/**
 * Sends a directory: every entry's description first, then the content of those files that the daemon asks for.
 *
 * @throws {BuildkitError} SESSION_FAILED when a file can't be read or changes while it is
 */
async function sendFiles(stream, source) {
    const sender = new FileSender(stream, source);
    try {
        await sender.run();
    }
    catch (error) {
        // The daemon shows this text; without it, it would only know that the stream ended.
        await stream.send({ type: PacketType.PACKET_ERR, data: Buffer.from(errors_messageOf(error)) });
        throw error;
    }
}
class FileSender {
    #stream;
    #source;
    /** By number of the entry; only regular files can be asked for. */
    #files = [];
    #wanted = [];
    #breather = new Breather();
    #wake;
    #finished = false;
    constructor(stream, source) {
        this.#stream = stream;
        this.#source = source;
    }
    async run() {
        try {
            await Promise.all([this.#sendEntries(), this.#receive(), this.#sendContents()]);
        }
        finally {
            this.#finish();
        }
        await this.#stream.send({ type: PacketType.PACKET_FIN });
    }
    async #sendEntries() {
        const xattrs = await this.#source.xattrs?.(this.#source.path, this.#stream.signal);
        for await (const batch of walk(this.#source.path, this.#source.filter)) {
            for (const entry of batch) {
                const requestable = isRegular(entry.stats) && entry.link === undefined;
                this.#files.push(requestable ? { path: entry.path, size: Number(entry.stats.size) } : undefined);
                const full = this.#stream.send(statPacket(entry, xattrs?.get(entry.path)));
                if (full !== undefined)
                    await full;
            }
            if (this.#finished || this.#stream.signal.aborted)
                return;
        }
        // No entry: that was the last one.
        await this.#stream.send({});
    }
    async #receive() {
        try {
            for await (const packet of this.#stream.messages) {
                if (packet.type === PacketType.PACKET_FIN)
                    return;
                if (packet.type === PacketType.PACKET_ERR)
                    throw refused(Buffer.from(packet.data).toString('utf8'));
                if (packet.type === PacketType.PACKET_REQ)
                    this.#request(packet.ID);
            }
            throw refused('it ended the transfer early');
        }
        finally {
            this.#finish();
        }
    }
    #finish() {
        this.#finished = true;
        this.#wake?.();
    }
    #request(id) {
        if (this.#files[id] === undefined)
            throw refused(`it asked for entry ${id}, which is not a file`);
        this.#wanted.push(id);
        this.#wake?.();
    }
    async #sendContents() {
        for (let next = 0;; next++) {
            while (next >= this.#wanted.length) {
                if (this.#finished)
                    return;
                await new Promise((resolve) => (this.#wake = resolve));
                this.#breather.restart();
            }
            const id = this.#wanted[next] ?? 0;
            const file = this.#files[id];
            // Asked for once, so that a daemon can't make this side send for ever.
            this.#files[id] = undefined;
            if (file === undefined)
                throw refused(`it asked for entry ${id} twice`);
            if (file.size <= SMALL)
                await this.#sendSmall(id, file);
            else
                await this.#sendLarge(id, file);
        }
    }
    async #sendSmall(id, file) {
        if (file.size > 0)
            await this.#stream.sendFramed(this.#readSmall(id, file));
        await this.#stream.sendFramed(new DataFrame(id, 0).bytes);
        await this.#breather.pause();
    }
    #readSmall(id, file) {
        const descriptor = this.#attempt(file, () => (0,external_node_fs_.openSync)(systemPath(this.#source.path, file.path), OPEN_FLAGS));
        try {
            if (!(0,external_node_fs_.fstatSync)(descriptor).isFile())
                throw changed(file);
            const { bytes, payload } = new DataFrame(id, file.size);
            for (let read = 0; read < file.size;) {
                const count = (0,external_node_fs_.readSync)(descriptor, payload, read, file.size - read, null);
                if (count === 0)
                    throw changed(file);
                read += count;
            }
            return bytes;
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
    }
    async #sendLarge(id, file) {
        const handle = await external_node_fs_.promises
            .open(systemPath(this.#source.path, file.path), OPEN_FLAGS)
            .catch((error) => this.#attempt(file, () => rethrow(error)));
        try {
            if (!(await handle.stat()).isFile())
                throw changed(file);
            await this.#sendPieces(id, file, handle);
        }
        finally {
            await handle.close();
            this.#breather.restart();
        }
        await this.#stream.sendFramed(new DataFrame(id, 0).bytes);
    }
    /** Sends as many bytes as were announced, even when the file has grown since: the daemon's cache key holds the size. */
    async #sendPieces(id, file, handle) {
        for (let sent = 0; sent < file.size;) {
            if (this.#finished || this.#stream.signal.aborted)
                return;
            const { bytes, payload } = new DataFrame(id, Math.min(CHUNK, file.size - sent));
            for (let read = 0; read < payload.byteLength;) {
                const { bytesRead } = await handle.read(payload, read, payload.byteLength - read, sent + read);
                if (bytesRead === 0)
                    throw changed(file);
                read += bytesRead;
            }
            await this.#stream.sendFramed(bytes);
            sent += payload.byteLength;
        }
    }
    #attempt(file, action) {
        try {
            return action();
        }
        catch (cause) {
            throw new errors_BuildkitError('SESSION_FAILED', `Can't read ${readable(file.path)} to send it: ${errors_messageOf(cause)}`, {
                hint: 'Exclude the file from the build context, or make it readable.',
                cause,
            });
        }
    }
}
/** A link put in the file's place meanwhile is not followed, and a pipe put there is not waited for. */
const OPEN_FLAGS = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
function rethrow(error) {
    throw error;
}
function changed(file) {
    return new errors_BuildkitError('SESSION_FAILED', `${readable(file.path)} changed while it was being sent`, {
        hint: 'Exclude files that something writes during the build from the build context.',
    });
}
function refused(reason) {
    return new errors_BuildkitError('SESSION_FAILED', `The daemon broke off the transfer of files: ${reason}`);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/filesync.js




/** Headers by which a graph restricts what is sent. Their values can't be told apart once HTTP/2 has joined them. */
const PATTERN_HEADERS = ['include-patterns', 'exclude-patterns', 'followpaths'];
/** Offers directories to the daemon, each under the name that the graph uses for it. */
function fileSyncService(locals) {
    const known = new Map(Object.entries(locals));
    return [
        streaming(FileSync.DiffCopy, async (stream) => {
            const name = stream.header('dir-name') ?? '';
            const source = known.get(name);
            if (source === undefined)
                throw new SessionCallError(GrpcCode.NOT_FOUND, `no access allowed to dir "${name}"`);
            const patterns = PATTERN_HEADERS.find((header) => stream.header(header) !== undefined);
            if (patterns !== undefined && source.patterns !== 'send-all') {
                throw new SessionCallError(GrpcCode.UNIMPLEMENTED, `local source "${name}" sets ${patterns}; choose the files with the source's filter instead`);
            }
            await sendFiles(stream, source);
        }),
    ];
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/secrets.js



/** The daemon's own limit. */
const MAX_SECRET = 500 * 1024;
function secretsService(secrets) {
    const known = new Map(Object.entries(secrets));
    return [
        unary(Secrets.GetSecret, async ({ ID }) => {
            const provider = known.get(ID);
            // Only this code lets a step with an optional secret go on without it.
            if (provider === undefined)
                throw new SessionCallError(GrpcCode.NOT_FOUND, `no secret with the id "${ID}"`);
            const data = await provider();
            if (data.byteLength > MAX_SECRET) {
                throw new SessionCallError(GrpcCode.RESOURCE_EXHAUSTED, `the secret "${ID}" is larger than ${MAX_SECRET} bytes`);
            }
            return { data };
        }),
    ];
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/ssh.js






const AGENT_ID = 'buildkit.ssh.id';
/** Lends SSH agents to the daemon: by id, the socket of each. Keys themselves never leave the agent. */
function sshService(agents) {
    const known = new Map(Object.entries(agents));
    const socketOf = (id) => {
        const path = known.get(id === '' ? 'default' : id);
        if (path === undefined)
            throw new SessionCallError(GrpcCode.NOT_FOUND, `no SSH agent with the id "${id || 'default'}"`);
        return path;
    };
    return [
        unary(SSH.CheckAgent, async ({ ID }) => {
            socketOf(ID);
            return {};
        }),
        streaming(SSH.ForwardAgent, (stream) => forward(stream, socketOf(stream.header(AGENT_ID) ?? ''))),
    ];
}
async function forward(stream, path) {
    const socket = (0,external_node_net_.connect)(path);
    try {
        await (0,external_node_events_.once)(socket, 'connect', { signal: stream.signal });
        await Promise.all([toAgent(stream, socket), fromAgent(stream, socket)]);
    }
    catch (error) {
        throw new SessionCallError(GrpcCode.UNAVAILABLE, `the SSH agent at ${path} does not answer: ${errors_messageOf(error)}`);
    }
    finally {
        socket.destroy();
    }
}
async function toAgent(stream, socket) {
    for await (const { data } of stream.messages) {
        if (!socket.write(data))
            await (0,external_node_events_.once)(socket, 'drain', { signal: stream.signal });
    }
    socket.end();
}
async function fromAgent(stream, socket) {
    for await (const data of socket)
        await stream.send({ data });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/services.js







/** Only what there is a use for: the daemon sees from the list what it may ask. */
function servicesFor(resources, exporters, caches) {
    const { locals, auth, fetch, insecureRegistries, secrets, ssh, ociLayouts = {} } = resources;
    const outputs = new Map();
    exporters.forEach((exporter, index) => {
        if ('output' in exporter)
            outputs.set(index, { open: exporter.output });
        if ('directory' in exporter)
            outputs.set(index, { directory: exporter.directory });
    });
    const directories = [...caches, ...Object.entries(ociLayouts).map(([name, path]) => [`oci:${name}`, path])];
    const stores = new Map(directories.map(([id, path]) => [id, new ContentStore(path)]));
    return [
        ...(locals === undefined ? [] : [fileSyncService(locals)]),
        ...(auth === undefined ? [] : [authService(auth, fetch, insecureRegistries)]),
        ...(secrets === undefined ? [] : [secretsService(secrets)]),
        ...(ssh === undefined ? [] : [sshService(ssh)]),
        ...(outputs.size === 0 ? [] : [fileSendService(outputs)]),
        ...(stores.size === 0 ? [] : [contentService(stores)]),
    ];
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/proto/health.js
// Made from proto/ by scripts/proto.mjs; change it there.
const ServingStatus = { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2 };

// EXTERNAL MODULE: external "node:http2"
var external_node_http2_ = __webpack_require__(2467);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/server.js






/**
 * What the daemon may send before this side has read it. HTTP/2's own 64 KiB, which the server of @grpc/grpc-js can't
 * raise, would hold outputs to that much a round trip: 20 MB over a line of 20 ms took 20 s with it, and 0.6 s with this.
 */
const WINDOW = 8 * 1024 * 1024;
/** Small messages are sent together up to this size: the cost is in the writes, not in the bytes. */
const BATCH = 32 * 1024;
/** A status travels in a header: a long one would break the call instead of ending it. */
const MAX_STATUS = 4096;
/** Serves a session's methods to the daemon, which is the HTTP/2 client on `connection`. */
function serveSession(connection, services, options) {
    const handlers = new Map(services.flat().map((handler) => [handler.method.path, handler]));
    let calls = 0;
    const session = external_node_http2_.performServerHandshake(connection, {
        settings: { initialWindowSize: WINDOW },
        // Node's own limits are made for servers facing strangers.
        maxSessionMemory: 1024,
        maxHeaderListPairs: 1024,
    });
    session.setLocalWindowSize(2 * WINDOW);
    // What breaks the connection is told by the connection itself.
    session.on('error', () => undefined);
    session.on('stream', (stream, headers) => {
        calls++;
        const path = headers[':path'] ?? '';
        void new ServedCall(stream, headers).serve(handlers.get(path), path, options);
    });
    return {
        calls: () => calls,
        close: () => {
            session.destroy();
            connection.destroy();
        },
    };
}
class ServedCall {
    #stream;
    #headers;
    #controller = new AbortController();
    #pending = [];
    #pendingBytes = 0;
    #flushing = false;
    #ended = false;
    constructor(stream, headers) {
        this.#stream = stream;
        this.#headers = headers;
        stream.on('error', () => undefined);
        stream.on('close', () => {
            if (!this.#ended)
                this.#controller.abort(new Error('The daemon took the call back'));
        });
    }
    get signal() {
        return this.#controller.signal;
    }
    header = (name) => {
        const value = this.#headers[name];
        return typeof value === 'string' ? value : value?.[0];
    };
    async serve(handler, path, options) {
        try {
            if (handler === undefined)
                throw new SessionCallError(GrpcCode.UNIMPLEMENTED, `${path} is not served`);
            this.#respond();
            await this.#run(handler);
            this.#end(GrpcCode.OK, '');
        }
        catch (error) {
            if (handler !== undefined && !this.signal.aborted && !this.#stream.destroyed)
                options.onFailure?.(path, error);
            this.#end(error instanceof SessionCallError ? error.grpcCode : GrpcCode.UNKNOWN, errors_messageOf(error));
        }
    }
    async #run(handler) {
        const { method } = handler;
        if (handler.kind === 'stream') {
            await handler.run(this.#sessionStream(method));
            return;
        }
        for await (const message of this.#messages()) {
            const response = await handler.run(method.request.decode(message), this);
            await this.#send(frames_frame(method.response.encode(response)));
            return;
        }
    }
    #sessionStream(method) {
        return {
            header: this.header,
            signal: this.signal,
            messages: this.#decoded(method),
            send: (message) => this.#send(frames_frame(method.response.encode(message))),
            sendFramed: (framed) => this.#send(framed),
        };
    }
    async *#decoded(method) {
        for await (const message of this.#messages())
            yield method.request.decode(message);
    }
    async *#messages() {
        const reader = new FrameReader();
        // A handler that has heard enough, or fails, still has to answer on the stream.
        for await (const chunk of this.#stream.iterator({ destroyOnReturn: false }))
            yield* reader.push(chunk);
    }
    #respond() {
        if (this.#stream.headersSent || this.#stream.destroyed)
            return;
        this.#stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    }
    #send(framed) {
        this.#pending.push(framed);
        this.#pendingBytes += framed.byteLength;
        if (this.#pendingBytes >= BATCH)
            return this.#flush() ? undefined : this.#drained();
        if (!this.#flushing) {
            this.#flushing = true;
            setImmediate(() => {
                this.#flushing = false;
                this.#flush();
            });
        }
        return undefined;
    }
    /** Whether there is room for more. */
    #flush() {
        if (this.#pendingBytes === 0 || this.#stream.destroyed || this.#stream.writableEnded)
            return true;
        const [first] = this.#pending;
        const bytes = this.#pending.length === 1 && first !== undefined ? first : Buffer.concat(this.#pending, this.#pendingBytes);
        this.#pending = [];
        this.#pendingBytes = 0;
        return this.#stream.write(bytes);
    }
    /** A call that is taken back never drains. */
    async #drained() {
        await (0,external_node_events_.once)(this.#stream, 'drain', { signal: this.signal });
    }
    #end(code, message) {
        this.#ended = true;
        if (this.#stream.destroyed)
            return;
        this.#stream.once('wantTrailers', () => {
            this.#stream.sendTrailers({ 'grpc-status': String(code), 'grpc-message': escaped(message.slice(0, MAX_STATUS)) });
        });
        this.#respond();
        this.#flush();
        this.#stream.end();
    }
}
/** gRPC's way to put any text into a header: bytes outside printable ASCII are escaped, and the percent sign. */
function escaped(text) {
    return Buffer.from(text, 'utf8')
        .toString('latin1')
        .replace(/[^ -$&-~]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/tunnel.js



const bytesMessage = codec('moby.buildkit.v1.BytesMessage');
/** Daemons up to 0.12 take messages of 4 MiB at most. */
const MAX_WRITE = 1024 * 1024;
/** A byte stream inside a streaming call, each message holding a piece of it. */
class SessionTunnel extends external_node_stream_.Duplex {
    #call;
    #reader = new FrameReader();
    constructor(call) {
        super({ highWaterMark: MAX_WRITE });
        this.#call = call;
        call.stream?.on('data', (chunk) => {
            this.#receive(chunk);
        });
        // Not the end of the stream but that of the call: only it tells a daemon that hangs up from a connection that breaks.
        call.ended.then(() => this.destroy(), (error) => this.destroy(error));
    }
    #receive(chunk) {
        try {
            for (const message of this.#reader.push(chunk)) {
                if (!this.push(bytesMessage.decode(message).data))
                    this.#call.stream?.pause();
            }
        }
        catch (error) {
            this.destroy(error);
        }
    }
    _read() {
        this.#call.stream?.resume();
    }
    _write(chunk, _encoding, callback) {
        this.#send([chunk], callback);
    }
    _writev(chunks, callback) {
        this.#send(chunks.map(({ chunk }) => chunk), callback);
    }
    _final(callback) {
        this.#call.end();
        callback();
    }
    _destroy(error, callback) {
        this.#call.cancel();
        callback(error);
    }
    #send(chunks, callback) {
        const { stream } = this.#call;
        if (stream === undefined || stream.destroyed)
            return;
        let room = true;
        let batch = [];
        let size = 0;
        const flush = () => {
            if (size > 0)
                room = stream.write(bytesFrame(batch, size));
            batch = [];
            size = 0;
        };
        for (const chunk of chunks) {
            for (let at = 0; at < chunk.byteLength; at += MAX_WRITE) {
                const piece = chunk.subarray(at, at + MAX_WRITE);
                if (size + piece.byteLength > MAX_WRITE)
                    flush();
                batch.push(piece);
                size += piece.byteLength;
            }
        }
        flush();
        // When the call ends instead of draining, destroying the tunnel releases whoever waits.
        if (room)
            callback();
        else
            stream.once('drain', callback);
    }
}
/** A framed BytesMessage, written by hand: everything that a session sends goes through here. */
function bytesFrame(chunks, size) {
    const varint = [];
    for (let rest = size;; rest >>>= 7) {
        varint.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
        if (rest <= 0x7f)
            break;
    }
    const header = 1 + varint.length;
    const out = Buffer.allocUnsafe(5 + header + size);
    out[0] = 0;
    out.writeUInt32BE(header + size, 1);
    out[5] = 0x0a;
    out.set(varint, 6);
    let at = 5 + header;
    for (const chunk of chunks) {
        out.set(chunk, at);
        at += chunk.byteLength;
    }
    return out;
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/session.js






/** The daemon asks every five seconds, and gives the session up when nobody answers. */
const health = [unary(Health.Check, async () => ({ status: ServingStatus.SERVING }))];
/**
 * Offers services to the daemon.
 *
 * @throws {BuildkitError} when a stream of its own can't be opened
 */
async function startSession(channel, open, options) {
    const id = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    const services = [health, ...options.services];
    const headers = {
        'x-docker-expose-session-uuid': id,
        'x-docker-expose-session-sharedkey': options.sharedKey ?? '',
        'x-docker-expose-session-grpc-method': services.flat().map(({ method }) => method.path),
    };
    const own = await open?.(headers, options.signal);
    const stream = own ?? new SessionTunnel(channel.open(Control.Session.path, { metadata: headers }));
    const server = serveSession(stream, services, { ...(options.onFailure && { onFailure: options.onFailure }) });
    const over = Promise.withResolvers();
    let failure;
    stream.on('error', (error) => (failure ??= error));
    stream.on('close', () => {
        server.close();
        over.resolve(failure ?? new Error('the daemon ended the session'));
    });
    return {
        id,
        closed: over.promise,
        calls: server.calls,
        close: () => {
            over.resolve(undefined);
            server.close();
        },
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/build.js














/** How long progress may trail behind once the build is over. */
const DRAIN_MS = 5_000;
/** How long a daemon that gave up a session may take to show that it is there itself. */
const ANSWER_MS = 2_500;
/** One build from start to end. Nothing of it is left when the promise settles. */
async function runBuild(target, options, run) {
    checkOptions(target.info, options);
    return new Build(target, options).run(run);
}
class Build {
    #target;
    #options;
    /** The name of the job: whatever it is, no other running build of the daemon may have it. */
    #ref = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    #abort = new AbortController();
    #names = new Map();
    #sessionFailure;
    #callbackError;
    constructor(target, options) {
        this.#target = target;
        this.#options = options;
    }
    async run(callback) {
        const { signal } = this.#options;
        const cancel = () => {
            this.#abort.abort(signal?.reason);
        };
        if (isAborted(signal))
            throw cancelled(signal);
        signal?.addEventListener('abort', cancel, { once: true });
        try {
            return await this.#runInSession(callback);
        }
        catch (error) {
            throw isAborted(signal) ? cancelled(signal) : error instanceof GrpcError ? this.#explain(error) : error;
        }
        finally {
            signal?.removeEventListener('abort', cancel);
            this.#abort.abort();
        }
    }
    async #runInSession(callback) {
        const { channel, openSession, info } = this.#target;
        const { cacheImports = [], cacheExports = [], exporters = [], sharedKey } = this.#options;
        const caches = await prepareCaches(info, cacheImports, cacheExports);
        const session = await startSession(channel, openSession, {
            services: servicesFor(this.#options, exporters, caches.stores),
            sharedKey,
            signal: this.#abort.signal,
            onFailure: (_path, error) => (this.#sessionFailure ??= error),
        });
        const unwatch = watchLiveness(channel, session.calls);
        const status = this.#followStatus();
        try {
            const response = await this.#solve(session, caches, callback);
            await caches.finish(response);
            return { response, digest: response['containerimage.digest'] };
        }
        catch (error) {
            // Whatever the callback still does is of no use any more.
            this.#abort.abort(error);
            throw error;
        }
        finally {
            unwatch();
            session.close();
            await status.drain(isAborted(this.#options.signal) ? 0 : DRAIN_MS);
        }
    }
    /** The daemon's side and ours run next to each other; whichever fails first ends the other. */
    async #solve(session, caches, callback) {
        const solving = this.#target.channel.unary(Control.Solve, solveRequest(this.#ref, session.id, this.#options, caches), {
            signal: this.#abort.signal,
        });
        const lost = session.closed.then((error) => this.#sessionLost(error));
        const failing = Promise.race([solving, lost]);
        const inner = this.#runCallback(session, caches, callback);
        inner.catch(() => undefined);
        try {
            // Nothing but a failure ends the daemon's side before ours has returned.
            await Promise.race([inner, failing.then(() => inner)]);
            const { ExporterResponse } = await failing;
            return ExporterResponse;
        }
        catch (error) {
            const own = this.#callbackError;
            // The daemon only repeats what the callback failed with, unless the callback was merely interrupted.
            if (own === undefined)
                throw error;
            if (!(own.error instanceof errors_BuildkitError && own.error.code === 'CANCELLED'))
                throw own.error;
            await failing;
            throw own.error;
        }
    }
    /** A daemon that goes away takes the session along, and which of the two is noticed first is chance. */
    async #sessionLost(error) {
        const { channel } = this.#target;
        if (error instanceof GrpcError && error.connectionLost)
            throw error;
        if (error !== undefined && !(await answers(channel, ANSWER_MS)))
            throw channel.lost();
        throw new errors_BuildkitError('SESSION_LOST', `The daemon gave up the session of the build: ${errors_messageOf(error)}`);
    }
    async #runCallback(session, caches, callback) {
        const bridge = new Bridge(this.#target.channel, this.#ref, this.#abort.signal, (error) => this.#explain(error));
        const gateway = await Gateway.open(bridge, {
            sessionId: session.id,
            cacheImports: caches.imports,
            onDefinition: (definition) => {
                this.#learnNames(definition);
            },
        });
        try {
            const result = resultMessage(await callback(gateway));
            await bridge.call(LLBBridge.Return, { result });
        }
        catch (error) {
            this.#callbackError = { error };
            // The build ends with our words on the daemon as well; whether it hears them changes nothing here.
            const message = { code: GrpcCode.UNKNOWN, message: errors_messageOf(error) };
            await bridge.call(LLBBridge.Return, { error: message }).catch(() => undefined);
            throw error;
        }
    }
    /** Progress tells the names too, but may come after an error that needs one. */
    #learnNames({ metadata }) {
        for (const [digest, { description }] of Object.entries(metadata)) {
            const name = description?.['llb.customname'];
            if (name !== undefined)
                this.#names.set(digest, name);
        }
    }
    #followStatus() {
        const stop = new AbortController();
        const following = this.#readStatus(stop.signal).catch(() => undefined);
        return {
            drain: async (patienceMs) => {
                const timer = setTimeout(() => {
                    stop.abort();
                }, patienceMs);
                await following;
                clearTimeout(timer);
            },
        };
    }
    async #readStatus(signal) {
        for await (const response of this.#target.channel.stream(Control.Status, { Ref: this.#ref }, { signal })) {
            const update = readStatus(response);
            for (const { digest, name } of update.vertexes)
                this.#names.set(digest, name);
            try {
                this.#options.onStatus?.(update);
            }
            catch (error) {
                // The caller's own mistake must not pass for a build without progress.
                this.#callbackError ??= { error };
                this.#abort.abort(error);
                return;
            }
        }
    }
    #explain(error) {
        return explain(error, {
            endpoint: this.#target.endpoint,
            vertexName: (digest) => this.#names.get(digest),
            sessionFailure: () => this.#sessionFailure,
        });
    }
}
function isAborted(signal) {
    return signal?.aborted ?? false;
}
function cancelled(signal) {
    return new errors_BuildkitError('CANCELLED', 'The build was cancelled', { cause: signal?.reason });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/endpoint/parse.js

const schemes = 'unix://PATH, tcp://HOST:PORT, docker-container://NAME, podman-container://NAME, kube-pod://POD, ssh://[USER@]HOST, docker://[SOCKET]';
/** The port that BuildKit is used to where an address names none. */
const DEFAULT_PORT = 1234;
function invalid(address, reason) {
    return new errors_BuildkitError('INVALID_ENDPOINT', `"${address}" is not an address of BuildKit: ${reason}`, {
        hint: `Use one of ${schemes}.`,
    });
}
/**
 * Reads the address of a BuildKit.
 *
 * @throws {BuildkitError} INVALID_ENDPOINT
 */
function parseEndpoint(address) {
    const match = /^([a-z][a-z0-9+.-]*):\/\/([^\s]*)$/i.exec(address.trim());
    if (match === null)
        throw invalid(address, 'it has no scheme');
    const [, scheme = '', rest = ''] = match;
    const parse = parsers[scheme.toLowerCase()];
    if (parse === undefined)
        throw invalid(address, `the scheme "${scheme}" is not known`);
    return parse(rest, address);
}
const parsers = {
    unix: (path, address) => {
        if (!path.startsWith('/'))
            throw invalid(address, 'the path of the socket must be absolute');
        return { kind: 'unix', path };
    },
    tcp: parseTcp,
    'docker-container': (rest, address) => parseContainer('docker', rest, address),
    'podman-container': (rest, address) => parseContainer('podman', rest, address),
    'nerdctl-container': (rest, address) => parseContainer('nerdctl', rest, address),
    'kube-pod': parsePod,
    ssh: parseSsh,
    docker: parseDocker,
};
function parse_url(rest, address) {
    // A scheme that URL treats as opaque keeps case and allows what container names allow.
    const parsed = URL.parse(`x://${rest}`);
    if (parsed === null)
        throw invalid(address, 'it can not be read');
    if (parsed.password !== '')
        throw invalid(address, 'passwords do not belong into addresses');
    return parsed;
}
function parse_decoded(text, address) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        throw invalid(address, `"${text}" is not properly escaped`);
    }
}
/** Defined parameters only; ones that nobody asks for are mistakes. */
function parameters(parsed, names, address) {
    const found = {};
    for (const [key, value] of parsed.searchParams) {
        const name = names.find((each) => each === key);
        if (name === undefined)
            throw invalid(address, `the parameter "${key}" is not known`);
        if (value !== '')
            found[name] = value;
    }
    return found;
}
function parseTcp(rest, address) {
    const parsed = parse_url(rest, address);
    const host = parse_decoded(parsed.hostname, address).replace(/^\[(.*)\]$/, '$1');
    if (host === '' || !/^[\w.:%-]+$/.test(host))
        throw invalid(address, 'it names no host');
    if (parsed.pathname !== '' && parsed.pathname !== '/')
        throw invalid(address, 'it has a path');
    const { ca, cert, key, servername } = parameters(parsed, ['ca', 'cert', 'key', 'servername'], address);
    if ((cert === undefined) !== (key === undefined))
        throw invalid(address, 'cert and key only work together');
    const tls = {
        ...(ca !== undefined && { ca }),
        ...(cert !== undefined && { cert }),
        ...(key !== undefined && { key }),
        ...(servername !== undefined && { serverName: servername }),
    };
    const port = parsed.port === '' ? DEFAULT_PORT : Number(parsed.port);
    return Object.keys(tls).length === 0 ? { kind: 'tcp', host, port } : { kind: 'tcp', host, port, tls };
}
const NAME = /^[a-zA-Z0-9][\w.-]*$/;
function parseContainer(runtime, rest, address) {
    const parsed = parse_url(rest, address);
    const container = rest.replace(/[/?].*$/s, '');
    if (!NAME.test(container) || parsed.pathname.length > 1)
        throw invalid(address, 'it names no container');
    const { context } = parameters(parsed, ['context'], address);
    return { kind: 'container', runtime, container, ...(context !== undefined && { context: named(context, address) }) };
}
function parsePod(rest, address) {
    const parsed = parse_url(rest, address);
    const pod = rest.replace(/[/?].*$/s, '');
    if (!/^[a-z0-9][-a-z0-9.]*$/.test(pod) || parsed.pathname.length > 1)
        throw invalid(address, 'it names no pod');
    const found = parameters(parsed, ['context', 'namespace', 'container'], address);
    for (const value of [found.namespace, found.container]) {
        if (value !== undefined && !/^[a-z0-9][-a-z0-9.]*$/.test(value))
            throw invalid(address, `"${value}" is not a name`);
    }
    if (found.context?.startsWith('-') === true)
        throw invalid(address, `"${found.context}" is not a name`);
    return { kind: 'kube-pod', pod, ...found };
}
function parseSsh(rest, address) {
    const parsed = parse_url(rest, address);
    const host = parsed.hostname;
    const user = parse_decoded(parsed.username, address);
    if (!/^[a-zA-Z0-9[][\w.:\]-]*$/.test(host))
        throw invalid(address, 'it names no host');
    if (user !== '' && !/^[\w.][\w.@-]*$/.test(user))
        throw invalid(address, `"${user}" is not a user name`);
    const socket = parse_decoded(parsed.pathname, address);
    if (!/^[\w./@+-]*$/.test(socket))
        throw invalid(address, `"${socket}" is not the path of a socket`);
    parameters(parsed, [], address);
    return {
        kind: 'ssh',
        host,
        ...(user !== '' && { user }),
        ...(parsed.port !== '' && { port: Number(parsed.port) }),
        ...(socket.length > 1 && { socket }),
    };
}
function parseDocker(rest, address) {
    const [target = '', query = ''] = rest.split('?');
    const { context } = parameters(parse_url(`x?${query}`, address), ['context'], address);
    if (context !== undefined) {
        if (target !== '')
            throw invalid(address, 'a socket and a context exclude each other');
        return { kind: 'docker', context: named(context, address) };
    }
    if (target === '')
        return { kind: 'docker' };
    if (target.startsWith('/'))
        return { kind: 'docker', host: `unix://${target}` };
    if (/^(unix|tcp|ssh|npipe|https?):\/\/./.test(target))
        return { kind: 'docker', host: target };
    throw invalid(address, 'after docker:// comes nothing, the path of a socket, or an address as in DOCKER_HOST');
}
function named(value, address) {
    if (!NAME.test(value))
        throw invalid(address, `"${value}" is not a name`);
    return value;
}
/** The address as a person would write it: everything but the files and the name of TLS. */
function formatEndpoint(endpoint) {
    switch (endpoint.kind) {
        case 'unix':
            return `unix://${endpoint.path}`;
        case 'tcp':
            return `tcp://${endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host}:${endpoint.port}`;
        case 'container': {
            const { runtime, container, context } = endpoint;
            return `${runtime}-container://${container}${query({ context })}`;
        }
        case 'kube-pod': {
            const { pod, namespace, context, container } = endpoint;
            return `kube-pod://${pod}${query({ namespace, context, container })}`;
        }
        case 'ssh': {
            const { user, host, port, socket = '' } = endpoint;
            return `ssh://${user === undefined ? '' : `${user}@`}${host}${port === undefined ? '' : `:${port}`}${socket}`;
        }
        case 'docker':
            return `docker://${endpoint.host?.replace(/^unix:\/\//, '') ?? query({ context: endpoint.context })}`;
    }
}
function query(values) {
    const given = Object.entries(values).filter((entry) => entry[1] !== undefined);
    return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/docker-host.js





const DEFAULT_SOCKET = '/var/run/docker.sock';
const TCP_PORT = 2375;
const TLS_PORT = 2376;
/**
 * Finds the Docker API as Docker's own client would: what was asked for, DOCKER_HOST, DOCKER_CONTEXT, the current
 * context of the configuration, the default socket.
 *
 * @throws {BuildkitError} INVALID_ENDPOINT
 */
async function docker_host_findDockerHost(request, environment) {
    if (request.host !== undefined)
        return parseDockerHost(request.host, environmentTls(environment));
    if (request.context !== undefined)
        return contextHost(request.context, environment);
    const { DOCKER_HOST, DOCKER_CONTEXT } = environment;
    if (DOCKER_HOST !== undefined && DOCKER_HOST !== '')
        return parseDockerHost(DOCKER_HOST, environmentTls(environment));
    const context = DOCKER_CONTEXT !== undefined && DOCKER_CONTEXT !== '' ? DOCKER_CONTEXT : await currentContext(environment);
    return contextHost(context, environment);
}
/** Null where the environment does not ask for TLS. */
function environmentTls(environment) {
    const { DOCKER_TLS_VERIFY, DOCKER_CERT_PATH } = environment;
    if (DOCKER_TLS_VERIFY === undefined || DOCKER_TLS_VERIFY === '')
        return null;
    const directory = DOCKER_CERT_PATH ?? configDirectory(environment);
    return directory === undefined ? {} : tlsFiles(directory);
}
function tlsFiles(directory) {
    const existing = (name) => {
        const path = (0,external_node_path_.join)(directory, name);
        return (0,external_node_fs_.existsSync)(path) ? path : undefined;
    };
    const [ca, cert, key] = [existing('ca.pem'), existing('cert.pem'), existing('key.pem')];
    return { ...(ca !== undefined && { ca }), ...(cert !== undefined && key !== undefined && { cert, key }) };
}
/** @throws {BuildkitError} INVALID_ENDPOINT */
function parseDockerHost(text, tls) {
    const match = /^(unix|npipe|tcp|https?|ssh):\/\/(.*)$/.exec(text);
    const [, scheme = '', rest = ''] = match ?? [];
    if (scheme === 'unix')
        return { kind: 'socket', path: rest === '' ? DEFAULT_SOCKET : rest };
    if (scheme === 'npipe')
        return { kind: 'socket', path: rest.replaceAll('/', '\\') };
    const url = match === null ? null : URL.parse(`x://${rest}`);
    const user = url?.username ?? '';
    const path = url?.pathname.replace(/^\/$/, '') ?? '';
    if (url === null ||
        url.hostname === '' ||
        url.hostname.startsWith('-') ||
        !/^[\w.-]*$/.test(user) ||
        user.startsWith('-') ||
        url.password !== '' ||
        // The shell on the other side sees the path of a socket.
        !(scheme === 'ssh' ? /^[\w./@+-]*$/ : /^$/).test(path)) {
        throw new errors_BuildkitError('INVALID_ENDPOINT', `"${text}" is not the address of a Docker API`, {
            hint: 'Use unix://PATH, tcp://HOST:PORT or ssh://[USER@]HOST[:PORT][/PATH].',
        });
    }
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const port = url.port === '' ? undefined : Number(url.port);
    if (scheme === 'ssh') {
        return {
            kind: 'ssh',
            host,
            ...(user !== '' && { user }),
            ...(port !== undefined && { port }),
            ...(path !== '' && { socket: path }),
        };
    }
    const secure = tls ?? (scheme === 'https' ? {} : undefined);
    if (secure === undefined)
        return { kind: 'tcp', host, port: port ?? TCP_PORT };
    return { kind: 'tcp', host, port: port ?? TLS_PORT, tls: secure };
}
function configDirectory({ DOCKER_CONFIG, HOME, USERPROFILE }) {
    if (DOCKER_CONFIG !== undefined && DOCKER_CONFIG !== '')
        return DOCKER_CONFIG;
    const home = HOME ?? USERPROFILE;
    return home === undefined ? undefined : (0,external_node_path_.join)(home, '.docker');
}
async function currentContext(environment) {
    const directory = configDirectory(environment);
    if (directory === undefined)
        return 'default';
    try {
        const config = JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(directory, 'config.json'), 'utf8'));
        return typeof config.currentContext === 'string' && config.currentContext !== ''
            ? config.currentContext
            : 'default';
    }
    catch {
        // No configuration, or one that Docker's client can't read either.
        return 'default';
    }
}
async function contextHost(context, environment) {
    if (context === 'default')
        return { kind: 'socket', path: DEFAULT_SOCKET };
    const directory = configDirectory(environment);
    const id = (0,external_node_crypto_.createHash)('sha256').update(context).digest('hex');
    const meta = (0,external_node_path_.join)(directory ?? '', 'contexts', 'meta', id, 'meta.json');
    let host;
    try {
        const parsed = JSON.parse(await (0,promises_.readFile)(meta, 'utf8'));
        host = parsed.Endpoints?.docker?.Host;
    }
    catch (cause) {
        throw new errors_BuildkitError('INVALID_ENDPOINT', `There is no Docker context "${context}" in ${directory ?? 'the home directory'}`, {
            hint: 'List the contexts with docker context ls, or set DOCKER_HOST.',
            cause,
        });
    }
    const files = (0,external_node_path_.join)(directory ?? '', 'contexts', 'tls', id, 'docker');
    return parseDockerHost(typeof host === 'string' && host !== '' ? host : `unix://${DEFAULT_SOCKET}`, (0,external_node_fs_.existsSync)(files) ? tlsFiles(files) : null);
}
function formatDockerHost(host) {
    switch (host.kind) {
        case 'socket':
            return `unix://${host.path}`;
        case 'tcp':
            return `tcp://${host.host}:${host.port}`;
        case 'ssh':
            return `ssh://${host.user === undefined ? '' : `${host.user}@`}${host.host}${host.port === undefined ? '' : `:${host.port}`}${host.socket ?? ''}`;
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/last-words.js
const LIMIT = 2048;
/** Keeps the end of what a process says on its standard error. */
class LastWords {
    #text = '';
    add(chunk) {
        this.#text = (this.#text + chunk.toString('utf8')).slice(-LIMIT);
    }
    /** Undefined when nothing was said. */
    get text() {
        const lines = this.#text.trim().split(/\s*[\r\n]+\s*/);
        const end = lines.slice(-3).join('; ');
        return end === '' ? undefined : end;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/process.js




const KILL_AFTER_MS = 2_000;
/** How long a program that ended may keep its outputs open through children of its own. */
const CLOSE_AFTER_MS = 500;
/**
 * A connection over the standard input and output of a program that passes them on. The program ends with the
 * connection, and the connection with the program.
 *
 * @throws {BuildkitError} CONNECT_FAILED when it can't be started
 */
async function dialProcess(program, args, environment) {
    const child = (0,external_node_child_process_.spawn)(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...environment }, windowsHide: true });
    await new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (cause) => {
            const reason = cause.code === 'ENOENT' ? 'it is not installed, or not on the PATH' : cause.message;
            reject(new errors_BuildkitError('CONNECT_FAILED', `Can't run ${program}: ${reason}`, { cause }));
        });
    });
    const stream = new ProcessStream(child);
    return { stream, lastWords: () => lastWordsOf(program, stream) };
}
/** What a program says may be a warning only: how it ended belongs to it. */
function lastWordsOf(program, { lastWords, status }) {
    if (status === undefined)
        return lastWords;
    const end = `${program} ended with ${status}`;
    return lastWords === undefined ? end : `${lastWords} (${end})`;
}
class ProcessStream extends external_node_stream_.Duplex {
    #child;
    #words = new LastWords();
    status;
    constructor(child) {
        super();
        this.#child = child;
        child.stdout.on('data', (chunk) => {
            if (!this.push(chunk))
                child.stdout.pause();
        });
        child.stderr.on('data', (chunk) => {
            this.#words.add(chunk);
        });
        // What breaks is told by the end of the program, which knows why.
        for (const each of [child, child.stdin, child.stdout, child.stderr])
            each.on('error', () => undefined);
        child.once('exit', (code, signal) => {
            this.status = signal ?? `exit code ${code ?? '?'}`;
            const timer = setTimeout(() => this.destroy(), CLOSE_AFTER_MS);
            this.once('close', () => {
                clearTimeout(timer);
            });
        });
        child.once('close', () => this.destroy());
    }
    get lastWords() {
        return this.#words.text;
    }
    _read() {
        this.#child.stdout.resume();
    }
    _write(chunk, _encoding, callback) {
        this.#child.stdin.write(chunk, () => {
            callback();
        });
    }
    _final(callback) {
        this.#child.stdin.end(callback);
    }
    _destroy(error, callback) {
        const child = this.#child;
        for (const stream of [child.stdin, child.stdout, child.stderr])
            stream.destroy();
        if (child.exitCode === null && child.signalCode === null) {
            const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
            child.once('exit', () => {
                clearTimeout(timer);
            });
            child.kill('SIGTERM');
        }
        callback(error);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/exec.js

const DIAL = ['buildctl', 'dial-stdio'];
/** The program, and its arguments, that leads to a BuildKit in a container of a runtime without an API of Docker's. */
function containerCommand({ runtime, container, context }) {
    return [runtime, ...(context === undefined ? [] : ['--context', context]), 'exec', '-i', container, ...DIAL];
}
function podCommand({ pod, context, namespace, container }) {
    return [
        'kubectl',
        ...(context === undefined ? [] : [`--context=${context}`]),
        ...(namespace === undefined ? [] : [`--namespace=${namespace}`]),
        'exec',
        ...(container === undefined ? [] : [`--container=${container}`]),
        '-i',
        pod,
        '--',
        ...DIAL,
    ];
}
/** Without a terminal nobody could answer a question, so that ssh is told to ask none. */
function sshCommand({ host, user, port }, command) {
    return [
        'ssh',
        '-T',
        '-o',
        'BatchMode=yes',
        ...(user === undefined ? [] : ['-l', user]),
        ...(port === undefined ? [] : ['-p', String(port)]),
        '--',
        host,
        ...command,
    ];
}
async function dialCommand([program, ...args], environment) {
    return dialProcess(program, args, environment);
}
/** `socket` is checked to hold nothing that the shell on the other side would read as more than a path. */
function dialSsh(endpoint, environment) {
    const address = endpoint.socket === undefined ? [] : ['--addr', `unix://${endpoint.socket}`];
    return dialCommand(sshCommand(endpoint, ['buildctl', ...address, 'dial-stdio']), environment);
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/socket.js





/** Beyond this a host counts as silent: a daemon on the far side of the world answers within a second. */
const CONNECT_TIMEOUT_MS = 10_000;
function nameOf(address) {
    return 'path' in address ? address.path : `${address.host}:${address.port}`;
}
/** Waits until a socket is connected. @throws {BuildkitError} */
function connected(socket, event, name, signal) {
    return new Promise((resolve, reject) => {
        const fail = (cause) => {
            settle();
            socket.destroy();
            reject(connectError(name, cause));
        };
        const timer = setTimeout(() => {
            fail(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }));
        }, CONNECT_TIMEOUT_MS);
        const aborted = () => {
            settle();
            socket.destroy();
            reject(new errors_BuildkitError('CANCELLED', `Connecting to ${name} was cancelled`, { cause: signal.reason }));
        };
        const settle = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', aborted);
            socket.off('error', fail);
        };
        socket.on('error', fail);
        socket.once(event, () => {
            settle();
            resolve(socket);
        });
        signal.addEventListener('abort', aborted, { once: true });
        if (signal.aborted)
            aborted();
    });
}
/** @throws {BuildkitError} CONNECT_FAILED, PERMISSION_DENIED, CANCELLED */
async function dialSocket(address, signal) {
    const socket = await connected(external_node_net_.connect(address), 'connect', nameOf(address), signal);
    // Connections through cloud networks are dropped when they are silent for minutes.
    socket.setKeepAlive(true, 5_000);
    socket.setNoDelay(true);
    return socket;
}
/**
 * A TLS connection for one application protocol.
 *
 * @throws {BuildkitError} CONNECT_FAILED, TLS_FAILED, CANCELLED
 */
async function dialTls(address, options, protocol, signal) {
    const [ca, cert, key] = await Promise.all([pem(options.ca), pem(options.cert), pem(options.key)]);
    const servername = options.serverName ?? (external_node_net_.isIP(address.host) === 0 ? address.host : undefined);
    const context = {
        ...address,
        ALPNProtocols: [protocol],
        ...(ca && { ca }),
        ...(cert && { cert }),
        ...(key && { key }),
        ...(servername !== undefined && { servername }),
        ...(options.serverName !== undefined && {
            checkServerIdentity: (_host, certificate) => external_node_tls_.checkServerIdentity(options.serverName ?? '', certificate),
        }),
    };
    let socket;
    try {
        socket = external_node_tls_.connect(context);
    }
    catch (cause) {
        throw connectError(nameOf(address), cause);
    }
    await connected(socket, 'secureConnect', nameOf(address), signal);
    socket.setKeepAlive(true, 5_000);
    socket.setNoDelay(true);
    return socket;
}
async function pem(path) {
    if (path === undefined)
        return undefined;
    try {
        return await (0,promises_.readFile)(path);
    }
    catch (cause) {
        throw new errors_BuildkitError('TLS_FAILED', `Can't read ${path}: ${cause.message}`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/upgrade.js



/** A refusal tells its reason in a line or two. */
const MAX_BODY = 4096;
const ANSWER_TIMEOUT_MS = 10_000;
/** The server answered something else than the upgrade. */
class UpgradeRefused extends Error {
    name = 'UpgradeRefused';
    status;
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}
/**
 * Turns an HTTP/1.1 connection into a plain byte stream, for HTTP/2 or for a process, as Docker offers it.
 *
 * @throws {UpgradeRefused} when the server answers but does not switch
 * @throws {BuildkitError} when it does not answer
 */
function upgrade(socket, request) {
    const { path, name, signal } = request;
    return new Promise((resolve, reject) => {
        const settle = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', aborted);
        };
        const fail = (error) => {
            settle();
            socket.destroy();
            reject(error);
        };
        const aborted = () => {
            fail(new errors_BuildkitError('CANCELLED', `Connecting to ${name} was cancelled`, { cause: signal.reason }));
        };
        signal.addEventListener('abort', aborted, { once: true });
        const timer = setTimeout(() => {
            fail(connectError(name, Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
        }, ANSWER_TIMEOUT_MS);
        const outgoing = external_node_http_.request({
            createConnection: () => socket,
            method: 'POST',
            path,
            headers: {
                ...request.headers,
                ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
                Host: 'docker',
                Connection: 'Upgrade',
                Upgrade: request.protocol ?? 'h2c',
                // With no length Node would send chunks, and the end of those would reach the daemon as HTTP/2.
                'Content-Length': String(Buffer.byteLength(request.body ?? '')),
            },
        });
        outgoing.on('upgrade', (_response, upgraded, head) => {
            settle();
            // The daemon may have spoken already.
            if (head.byteLength > 0)
                upgraded.unshift(head);
            resolve(upgraded);
        });
        outgoing.on('response', (response) => {
            void textOf(response).then((text) => {
                fail(new UpgradeRefused(response.statusCode ?? 0, text));
            });
        });
        outgoing.on('error', (cause) => {
            if (cause.code?.startsWith('HPE_') === true) {
                fail(new errors_BuildkitError('NOT_BUILDKIT', `What answers at ${name} is not a Docker API`, { cause }));
            }
            else
                fail(connectError(name, cause));
        });
        outgoing.end(request.body);
    });
}
async function textOf(response) {
    let text = '';
    try {
        for await (const chunk of response) {
            text += String(chunk);
            if (text.length > MAX_BODY)
                break;
        }
    }
    catch {
        // What came so far says enough.
    }
    try {
        const { message } = JSON.parse(text);
        if (typeof message === 'string')
            return message;
    }
    catch {
        // Not every server answers in JSON.
    }
    return text.slice(0, MAX_BODY).trim();
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/docker.js





/** A raw connection to a Docker API. */
async function connectDockerHost(host, protocol, { environment, signal }) {
    switch (host.kind) {
        case 'socket':
            return { stream: await dialSocket(host, signal) };
        case 'tcp':
            return {
                stream: await (host.tls === undefined ? dialSocket(host, signal) : dialTls(host, host.tls, protocol, signal)),
            };
        case 'ssh': {
            const socket = host.socket === undefined ? [] : ['--host', `unix://${host.socket}`];
            return dialCommand(sshCommand(host, ['docker', ...socket, 'system', 'dial-stdio']), environment);
        }
    }
}
/** The stream of connectDockerHost(), for those who have no use for more. */
async function dialDockerHost(host, protocol, context) {
    return (await connectDockerHost(host, protocol, context)).stream;
}
/**
 * Docker's own BuildKit. Engines up to 29 hand the connection over on request; later ones speak gRPC on their socket
 * from the start.
 *
 * @throws {BuildkitError}
 */
async function dialDocker(request, context) {
    const { environment, signal } = context;
    const host = await docker_host_findDockerHost(request, environment);
    const name = formatDockerHost(host);
    const { stream: socket, lastWords } = await connectDockerHost(host, 'http/1.1', context);
    const words = lastWords === undefined ? {} : { lastWords };
    try {
        const stream = await upgrade(socket, { path: '/grpc', name, signal });
        return {
            ...words,
            stream,
            openSession: (headers, until) => openSession(host, headers, { environment, signal: until }),
        };
    }
    catch (error) {
        // An answer, even a refusal, means that whatever is in between does its work.
        if (!(error instanceof UpgradeRefused))
            throw inWords(error, name, lastWords?.());
        if (error.status !== 404 && error.status !== 400)
            throw refusal(name, error);
    }
    return connectDockerHost(host, 'h2', context);
}
function inWords(error, name, words) {
    if (words === undefined)
        return error;
    return new errors_BuildkitError('CONNECT_FAILED', `Can't connect to ${name}: ${words}`, { cause: error });
}
/** Saves wrapping every byte of a session in the messages of a call. */
async function openSession(host, headers, context) {
    const socket = await dialDockerHost(host, 'http/1.1', context);
    try {
        return await upgrade(socket, { path: '/session', headers, name: formatDockerHost(host), signal: context.signal });
    }
    catch (error) {
        if (error instanceof UpgradeRefused)
            return undefined;
        throw error;
    }
}
function refusal(name, { status, message, ...rest }) {
    const forbidden = status === 401 || status === 403;
    return new errors_BuildkitError(forbidden ? 'PERMISSION_DENIED' : 'NOT_BUILDKIT', `The Docker API at ${name} does not let BuildKit be used (HTTP ${status}${message === '' ? '' : `: ${message}`})`, {
        hint: forbidden
            ? 'A proxy in front of Docker must allow POST /grpc and POST /session (docker-socket-proxy: GRPC=1, SESSION=1, POST=1).'
            : 'Use a BuildKit of its own instead, by its address.',
        cause: rest,
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/docker-api.js






const docker_api_MAX_BODY = 16 * 1024 * 1024;
/** As much of the Docker API as it takes to find, start and remove a container. One connection a request. */
class docker_api_DockerApi {
    name;
    #host;
    #environment;
    constructor(host, environment) {
        this.#host = host;
        this.#environment = environment;
        this.name = formatDockerHost(host);
    }
    /**
     * Any answer is a response; only a missing one is an error.
     *
     * @throws {BuildkitError} CONNECT_FAILED, PERMISSION_DENIED, TLS_FAILED, CANCELLED
     */
    async call(method, path, request) {
        const socket = await this.#dial(request.signal);
        const data = request.raw?.data ?? (request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body)));
        try {
            const response = await this.#send(socket, method, path, data, request);
            const status = response.statusCode ?? 0;
            // A refusal is one answer, whatever was asked for.
            return { status, body: await readBody(response, status === 200 ? request.onLine : undefined) };
        }
        catch (cause) {
            if (request.signal.aborted)
                throw new errors_BuildkitError('CANCELLED', `Talking to ${this.name} was cancelled`, { cause });
            throw connectError(this.name, cause);
        }
        finally {
            socket.destroy();
        }
    }
    /** As call(), but whatever is not a success is an error too. @throws {BuildkitError} */
    async expect(method, path, request) {
        const { status, body } = await this.call(method, path, request);
        if (status >= 200 && status < 300)
            return body;
        throw new errors_BuildkitError('CONNECT_FAILED', `Docker at ${this.name} refuses ${method} ${path.replace(/\?.*/s, '')}: ${reasonOf(body, status)}`);
    }
    /** Starts something whose input and output become the connection. @throws {BuildkitError} */
    async hijack(path, body, signal) {
        const socket = await this.#dial(signal);
        try {
            return await upgrade(socket, { path, name: this.name, signal, protocol: 'tcp', body: JSON.stringify(body) });
        }
        catch (error) {
            if (!(error instanceof UpgradeRefused))
                throw error;
            throw new errors_BuildkitError('CONNECT_FAILED', `Docker at ${this.name} refuses ${path}: ${error.message || `HTTP ${error.status}`}`);
        }
    }
    #dial(signal) {
        return dialDockerHost(this.#host, 'http/1.1', { environment: this.#environment, signal });
    }
    #send(socket, method, path, data, request) {
        return new Promise((resolve, reject) => {
            const outgoing = external_node_http_.request({
                createConnection: () => socket,
                method,
                path,
                signal: request.signal,
                headers: {
                    Host: 'docker',
                    Connection: 'close',
                    ...(data !== undefined && {
                        'Content-Type': request.raw?.type ?? 'application/json',
                        'Content-Length': data.byteLength,
                    }),
                    ...request.headers,
                },
            });
            outgoing.on('response', resolve);
            outgoing.on('error', reject);
            outgoing.end(data);
        });
    }
}
/** What Docker says of a refusal. */
function reasonOf(body, status) {
    const message = body?.message;
    return typeof message === 'string' ? message : `HTTP ${status}`;
}
async function readBody(response, onLine) {
    let text = '';
    response.setEncoding('utf8');
    for await (const chunk of response) {
        text += chunk;
        if (onLine !== undefined) {
            const lines = text.split('\n');
            text = lines.pop() ?? '';
            for (const line of lines)
                onLine(parsed(line));
        }
        if (text.length > docker_api_MAX_BODY)
            throw new Error(`the answer is longer than ${docker_api_MAX_BODY} bytes`);
    }
    const last = parsed(text);
    if (onLine !== undefined && last !== undefined)
        onLine(last);
    return last;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        return text === '' ? undefined : { message: text.trim() || errors_messageOf(error) };
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/engine-version.js




/** The BuildKit that Docker Engines bring along, newest first: each engine from the first number on has at least the second. */
const inside = [
    ['29.6.0', '0.31.0'],
    ['29.5.0', '0.30.0'],
    ['29.4.0', '0.29.0'],
    ['29.3.0', '0.28.0'],
    ['29.2.0', '0.27.0'],
    ['29.1.0', '0.26.0'],
    ['28.5.0', '0.25.0'],
    ['28.4.0', '0.24.0'],
    ['28.3.0', '0.23.0'],
    ['28.2.0', '0.22.0'],
    ['28.1.0', '0.21.0'],
    ['28.0.0', '0.20.0'],
    ['27.5.0', '0.18.0'],
    ['27.3.0', '0.16.0'],
    ['27.0.0', '0.14.0'],
    ['26.0.0', '0.13.0'],
    ['25.0.0', '0.12.0'],
    ['24.0.0', '0.11.0'],
];
/**
 * Completes what a BuildKit inside a Docker Engine says of itself where it doesn't know its version, as in many builds
 * of Linux distributions: the engine knows its own. One that doesn't answer leaves things as they are.
 *
 * @throws {BuildkitError} CANCELLED
 */
async function withEngineVersion(info, request, { environment, signal }) {
    if (info.version !== undefined)
        return info;
    try {
        const api = new docker_api_DockerApi(await docker_host_findDockerHost(request, environment), environment);
        const { body } = await api.call('GET', '/version', { signal });
        const text = body?.Version;
        const engine = typeof text === 'string' ? parseVersion(text) : undefined;
        if (engine === undefined)
            return info;
        const found = inside.find(([from]) => compareVersions(engine, parseVersion(from) ?? engine) >= 0)?.[1];
        const version = found === undefined ? undefined : parseVersion(found);
        if (version === undefined)
            return info;
        return { ...info, version, versionText: `v${version.major}.${version.minor} of Docker ${String(text)}` };
    }
    catch (error) {
        if (error instanceof errors_BuildkitError && error.code === 'CANCELLED')
            throw error;
        return info;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/grpc/call.js



/** One call: bytes of framed messages out, messages in, and how it ended. */
class RawCall {
    stream;
    #ended = Promise.withResolvers();
    #headers = Promise.withResolvers();
    constructor(session, path, options, lost) {
        // Whoever is interested awaits these; a call that nobody awaits must not bring the process down.
        this.#ended.promise.catch(() => undefined);
        this.#headers.promise.catch(() => undefined);
        const early = options.signal?.aborted === true
            ? call_cancelled(options.signal)
            : session.destroyed || session.closed
                ? lost()
                : undefined;
        if (early !== undefined) {
            this.#fail(early);
            return;
        }
        const stream = session.request({
            ':method': 'POST',
            ':path': path,
            'content-type': 'application/grpc',
            te: 'trailers',
            'user-agent': 'grpc-buildkit-client/1',
            ...options.metadata,
        });
        this.stream = stream;
        this.#watch(stream, options.signal, lost);
    }
    /** Fulfilled when the peer said that all went well. @throws {GrpcError} */
    get ended() {
        return this.#ended.promise;
    }
    /** What the peer sent before its first message. @throws {GrpcError} */
    get headers() {
        return this.#headers.promise;
    }
    /**
     * Every message until the call ends.
     *
     * @throws {GrpcError} when it ends badly
     */
    async *messages() {
        if (this.stream !== undefined) {
            const reader = new FrameReader();
            try {
                for await (const chunk of this.stream)
                    yield* reader.push(chunk);
            }
            catch (error) {
                this.cancel();
                // The stream's own error is vaguer than the status or the connection's failure.
                await this.ended;
                throw error;
            }
            finally {
                this.cancel();
            }
            if (reader.incomplete) {
                await this.ended;
                throw new GrpcError(GrpcCode.INTERNAL, 'The answer stops in the middle of a message');
            }
        }
        await this.ended;
    }
    /** Writes framed bytes; false when the caller should wait for `drained` before writing more. */
    write(framed) {
        return this.stream?.write(framed) ?? true;
    }
    end(framed) {
        if (framed === undefined)
            this.stream?.end();
        else
            this.stream?.end(framed);
    }
    /** Ends the call early, on the daemon too. Does nothing once it has ended. */
    cancel() {
        if (this.stream?.closed === false)
            this.stream.close(external_node_http2_.constants.NGHTTP2_CANCEL);
    }
    #fail(error) {
        this.#ended.reject(error);
        this.#headers.reject(error);
    }
    #watch(stream, signal, lost) {
        const settle = (status) => {
            signal?.removeEventListener('abort', abort);
            if (status === null)
                this.#ended.resolve(undefined);
            else
                this.#fail(status);
        };
        const abort = () => {
            settle(call_cancelled(signal));
            stream.close(external_node_http2_.constants.NGHTTP2_CANCEL);
        };
        signal?.addEventListener('abort', abort, { once: true });
        stream.on('response', (headers) => {
            const status = headers[':status'];
            if (status !== 200) {
                settle(new GrpcError(GrpcCode.UNAVAILABLE, `The server answered HTTP ${status ?? '?'} instead of gRPC`));
                stream.close();
                return;
            }
            this.#headers.resolve(headers);
            const early = statusOf(headers);
            if (early !== undefined)
                settle(early);
        });
        stream.on('trailers', (trailers) => {
            settle(statusOf(trailers) ?? null);
        });
        // The error is told by the status, by the session, or by the code that the stream is closed with.
        stream.on('error', () => undefined);
        stream.on('close', () => {
            settle(stream.session === undefined || stream.session.destroyed ? lost() : resetError(stream.rstCode));
        });
    }
}
function call_cancelled(signal) {
    return new GrpcError(GrpcCode.CANCELLED, 'The call was cancelled', { cause: signal?.reason });
}
const resets = {
    [external_node_http2_.constants.NGHTTP2_REFUSED_STREAM]: [GrpcCode.UNAVAILABLE, 'The daemon refused the call'],
    [external_node_http2_.constants.NGHTTP2_CANCEL]: [GrpcCode.CANCELLED, 'The call was cancelled'],
    [external_node_http2_.constants.NGHTTP2_ENHANCE_YOUR_CALM]: [GrpcCode.RESOURCE_EXHAUSTED, 'The daemon is overloaded'],
};
function resetError(code) {
    const [status, message] = resets[code] ?? [GrpcCode.INTERNAL, `The call was cut off (HTTP/2 code ${code})`];
    return new GrpcError(status, message);
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/grpc/channel.js




const channel_WINDOW = 8 * 1024 * 1024;
/**
 * gRPC over one byte stream. Calls have no deadlines, since a build has none; when the stream breaks, every call on
 * it fails at once.
 */
class Channel {
    #session;
    #socket;
    #options;
    #closed = Promise.withResolvers();
    #failure;
    #closing = false;
    constructor(socket, options = {}) {
        this.#socket = socket;
        this.#options = options;
        this.#session = external_node_http2_.connect(`http://${options.authority ?? 'localhost'}`, {
            createConnection: () => socket,
            settings: { enablePush: false, initialWindowSize: channel_WINDOW },
            // Node's own limits are made for servers facing strangers; a build's answers may be large.
            maxSessionMemory: 1024,
            maxHeaderListPairs: 1024,
        });
        this.#session.on('connect', () => {
            this.#session.setLocalWindowSize(4 * channel_WINDOW);
        });
        const note = (error) => {
            this.#failure ??= error;
        };
        this.#session.on('error', note);
        socket.on('error', note);
        this.#session.on('goaway', (code) => {
            if (code !== external_node_http2_.constants.NGHTTP2_NO_ERROR)
                this.#failure ??= new Error(`the peer said goodbye with code ${code}`);
        });
        this.#session.on('close', () => socket.destroy());
        // A stream that ends without an error must end the session as well: http2 alone would wait for a timeout.
        socket.on('close', () => {
            this.#session.destroy();
            this.#closed.resolve(this.lost());
        });
    }
    /** Fulfilled with the reason once the stream is gone. */
    get closed() {
        return this.#closed.promise;
    }
    /** Whether close() was called on this side. */
    get closing() {
        return this.#closing;
    }
    lost() {
        const words = this.#options.lastWords?.();
        const reason = words ?? (this.#closing ? 'it was closed on this side' : this.#failure?.message);
        return new GrpcError(GrpcCode.UNAVAILABLE, reason ?? 'the other side closed it', {
            connectionLost: true,
            cause: this.#failure,
        });
    }
    open(path, options = {}) {
        return new RawCall(this.#session, path, options, () => this.lost());
    }
    /**
     * @throws {GrpcError}
     */
    async unary(method, request, options = {}) {
        let response;
        for await (const message of this.stream(method, request, options))
            response = message;
        if (response === undefined)
            throw new GrpcError(GrpcCode.INTERNAL, `${method.path} ended without an answer`);
        return response;
    }
    /** One request, any number of answers. Leaving the loop cancels the call. */
    async *stream(method, request, options = {}) {
        const call = this.open(method.path, options);
        call.end(frames_frame(method.request.encode(request)));
        for await (const message of call.messages())
            yield method.response.decode(message);
    }
    /** Ends the connection and every call on it, for `reason` when it is a failure. Safe to call twice. */
    close(reason) {
        if (reason === undefined)
            this.#closing = true;
        else
            this.#failure ??= reason;
        this.#session.destroy();
        this.#socket.destroy();
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/demultiplex.js


const demultiplex_HEADER = 8;
const STDOUT = 1;
/**
 * Docker's form of a process without a terminal that speaks HTTP/2: what it says comes in pieces with a header (one byte for the stream,
 * three unused, four for the length), what it is told goes as it is.
 */
class DemultiplexedStream extends external_node_stream_.Duplex {
    #inner;
    #words = new LastWords();
    #header = Buffer.alloc(0);
    #stream = 0;
    #remaining = 0;
    /** Whether the process has begun to speak HTTP/2, or what comes in its place is no process at all. */
    #spoke;
    constructor(inner) {
        super();
        this.#inner = inner;
        inner.on('data', (chunk) => {
            this.#receive(chunk);
        });
        inner.on('end', () => this.push(null));
        inner.on('error', (error) => this.destroy(error));
        inner.on('close', () => this.destroy());
    }
    /** The end of what the process said on its standard error, or Docker in its place. */
    get lastWords() {
        return this.#words.text;
    }
    #receive(chunk) {
        let rest = chunk;
        while (rest.byteLength > 0) {
            if (this.#remaining === 0) {
                const missing = demultiplex_HEADER - this.#header.byteLength;
                this.#header = Buffer.concat([this.#header, rest.subarray(0, missing)]);
                rest = rest.subarray(missing);
                if (this.#header.byteLength < demultiplex_HEADER)
                    return;
                this.#stream = this.#header[0] ?? 0;
                this.#remaining = this.#header.readUInt32BE(4);
                this.#header = Buffer.alloc(0);
                continue;
            }
            const piece = rest.subarray(0, this.#remaining);
            rest = rest.subarray(piece.byteLength);
            this.#remaining -= piece.byteLength;
            // HTTP/2 starts with the length of a short frame: a text is Docker's, which can't start the process.
            if (this.#stream === STDOUT)
                this.#spoke ??= piece[0] === 0;
            if (this.#stream !== STDOUT || this.#spoke === false)
                this.#words.add(piece);
            else if (!this.push(piece))
                this.#inner.pause();
        }
    }
    _read() {
        this.#inner.resume();
    }
    _write(chunk, _encoding, callback) {
        if (this.#inner.write(chunk))
            callback();
        else
            this.#inner.once('drain', callback);
    }
    _final(callback) {
        this.#inner.end(callback);
    }
    _destroy(error, callback) {
        this.#inner.destroy();
        callback(error);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/docker-container.js




/**
 * A BuildKit in a container of a Docker Engine, through a process in that container that passes bytes on.
 *
 * @throws {BuildkitError}
 */
async function dialDockerContainer({ container, context }, { environment, signal }) {
    const api = new docker_api_DockerApi(await docker_host_findDockerHost({ context }, environment), environment);
    return execInContainer(api, container, signal);
}
/** @throws {BuildkitError} CONNECT_FAILED */
async function execInContainer(api, container, signal) {
    const exec = {
        AttachStdin: true,
        AttachStdout: true,
        AttachStderr: true,
        Tty: false,
        Cmd: ['buildctl', 'dial-stdio'],
    };
    const made = (await api.expect('POST', `/containers/${container}/exec`, { body: exec, signal }));
    if (typeof made?.Id !== 'string' || !/^[0-9a-f]+$/.test(made.Id)) {
        throw new errors_BuildkitError('CONNECT_FAILED', `Docker at ${api.name} gave no id for a process in ${container}`);
    }
    const stream = new DemultiplexedStream(await api.hijack(`/exec/${made.Id}/start`, { Detach: false, Tty: false }, signal));
    return { stream, lastWords: () => stream.lastWords };
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/transport/dial.js




/** Opens the one connection that everything of a client goes over. @throws {BuildkitError} */
async function dial(endpoint, context) {
    const { signal } = context;
    switch (endpoint.kind) {
        case 'unix':
            return { stream: await dialSocket({ path: endpoint.path }, signal) };
        case 'tcp': {
            const { host, port, tls } = endpoint;
            const authority = tls?.serverName ?? `${host.includes(':') ? `[${host}]` : host}:${port}`;
            const address = { host, port };
            const stream = tls === undefined ? await dialSocket(address, signal) : await dialTls(address, tls, 'h2', signal);
            return { stream, authority };
        }
        case 'docker':
            return dialDocker({ host: endpoint.host, context: endpoint.context }, context);
        case 'container':
            if (endpoint.runtime === 'docker')
                return dialDockerContainer(endpoint, context);
            return dialCommand(containerCommand(endpoint), context.environment);
        case 'kube-pod':
            return dialCommand(podCommand(endpoint), context.environment);
        case 'ssh':
            return dialSsh(endpoint, context.environment);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/client.js








const PATIENCE_MS = 10_000;
/** A connection to one daemon. */
class Client {
    /** The daemon's address. */
    endpoint;
    info;
    #channel;
    #openSession;
    constructor(endpoint, info, channel, openSession) {
        this.endpoint = endpoint;
        this.info = info;
        this.#channel = channel;
        this.#openSession = openSession;
    }
    /**
     * Runs one build: `callback` makes the result through the gateway, then the daemon exports it. What the callback
     * throws fails the build and is thrown from here unchanged.
     *
     * @throws {BuildkitError}
     */
    async build(options, callback) {
        const target = { channel: this.#channel, openSession: this.#openSession, info: this.info, endpoint: this.endpoint };
        return runBuild(target, options, callback);
    }
    /** Fulfilled once the connection is gone, by close() or by itself. */
    get closed() {
        return this.#channel.closed.then(() => undefined);
    }
    /** Ends the connection, and any build that still runs on it. Safe to call twice. */
    close() {
        this.#channel.close();
    }
    [Symbol.dispose]() {
        this.close();
    }
}
/**
 * Connects to one endpoint and makes sure that a BuildKit new enough answers there.
 *
 * @throws {BuildkitError}
 */
async function connect(address, options) {
    const endpoint = typeof address === 'string' ? parseEndpoint(address) : address;
    const name = formatEndpoint(endpoint);
    const timeout = AbortSignal.timeout(options.patience ?? PATIENCE_MS);
    const signal = options.signal ?? new AbortController().signal;
    const connection = await dial(endpoint, { environment: options.environment, signal });
    const channel = new Channel(connection.stream, { authority: connection.authority, lastWords: connection.lastWords });
    try {
        const between = connection.lastWords !== undefined;
        const hello = AbortSignal.any([signal, timeout]);
        const said = await inspectDaemon(channel, {
            endpoint: name,
            docker: endpoint.kind === 'docker',
            between,
            signal: hello,
        });
        const { environment } = options;
        const info = endpoint.kind === 'docker' ? await withEngineVersion(said, endpoint, { environment, signal: hello }) : said;
        return new Client(name, info, channel, connection.openSession);
    }
    catch (error) {
        channel.close();
        if (timeout.aborted && !signal.aborted) {
            // A program in between that says something on the way, and waits, knows more.
            const words = connection.lastWords?.();
            const what = connection.lastWords === undefined ? 'accepts connections but does not answer' : 'does not answer';
            throw new errors_BuildkitError('CONNECT_FAILED', `${name} ${what}${words === undefined ? '' : `: ${words}`}`, {
                cause: error,
            });
        }
        throw explain(error, { endpoint: name });
    }
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

;// CONCATENATED MODULE: ./build/compiled/src/llb/proto/ops.js
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
    exec_check(options, mounts);
    const vertex = {
        inputs: mounts.map(exec_sourceOf).filter((state) => state.vertex !== null),
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
function exec_check(options, mounts) {
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
function exec_sourceOf(mount) {
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
const exec_networks = { sandbox: NetMode.UNSET, host: NetMode.HOST, none: NetMode.NONE };
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
                env: Object.keys(options.env ?? {})
                    .sort()
                    .map((key) => `${key}=${options.env?.[key] ?? ''}`),
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
            network: exec_networks[options.network ?? 'sandbox'],
            security: securities[options.security ?? 'sandbox'],
            secretenv: options.secretEnv?.map(({ id, name, optional }) => ({ ID: id, name, optional })),
            cdiDevices: options.devices,
        },
    };
}
function encodeMount(context, mount, output) {
    const common = { input: context.input(exec_sourceOf(mount)), dest: mount.target, output };
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

const architectures = {
    aarch64: 'arm64',
    armhf: 'arm',
    armel: 'arm/v6',
    i386: '386',
    x86_64: 'amd64',
    'x86-64': 'amd64',
};
/**
 * Reads `os/architecture[/variant]` in the normal form of registries: `linux/arm64/v8` is `linux/arm64`, `linux/arm` is
 * `linux/arm/v7`, `linux/x86_64` is `linux/amd64`.
 *
 * @throws {LlbError} INVALID_PLATFORM
 */
function parsePlatform(text) {
    const parts = text.toLowerCase().split('/');
    if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^[a-z0-9_.-]+$/.test(part))) {
        throw new errors_LlbError('INVALID_PLATFORM', `"${text}" is not a platform; expected os/architecture, such as linux/amd64`);
    }
    const [os = '', name = '', given] = parts;
    const [architecture = '', implied] = (architectures[name] ?? name).split('/');
    return withVariant({ os, architecture }, normalVariant(architecture, given ?? implied));
}
function normalVariant(architecture, variant) {
    if (architecture === 'arm64')
        return variant === 'v8' || variant === '8' ? undefined : variant;
    if (architecture === 'amd64')
        return variant === 'v1' ? undefined : variant;
    if (architecture === 'arm')
        return variant === undefined ? 'v7' : variant.startsWith('v') ? variant : `v${variant}`;
    return variant;
}
function withVariant(platform, variant) {
    return variant === undefined ? platform : { ...platform, variant };
}
/** The text that names a platform everywhere in BuildKit: in result keys, in metadata keys, in attestations. */
function formatPlatform(platform) {
    const base = `${platform.os}/${platform.architecture}`;
    return platform.variant === undefined ? base : `${base}/${platform.variant}`;
}
function platform_platformMessage(platform) {
    return {
        Architecture: platform.architecture,
        OS: platform.os,
        Variant: platform.variant,
        OSVersion: platform.osVersion,
        OSFeatures: platform.osFeatures,
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/proto/descriptor.js
// Made from proto/ by scripts/proto.mjs; change it there.
const descriptor_descriptor = {
    pb_Op: {
        fields: {
            inputs: { rule: 'repeated', type: 'pb_Input', id: 1 },
            exec: { type: 'pb_ExecOp', id: 2 },
            source: { type: 'pb_SourceOp', id: 3 },
            file: { type: 'pb_FileOp', id: 4 },
            build: { type: 'pb_BuildOp', id: 5 },
            merge: { type: 'pb_MergeOp', id: 6 },
            diff: { type: 'pb_DiffOp', id: 7 },
            platform: { type: 'pb_Platform', id: 10 },
            constraints: { type: 'pb_WorkerConstraints', id: 11 },
        },
        oneofs: { op: { oneof: ['exec', 'source', 'file', 'build', 'merge', 'diff'] } },
    },
    pb_Platform: {
        fields: {
            Architecture: { type: 'string', id: 1 },
            OS: { type: 'string', id: 2 },
            Variant: { type: 'string', id: 3 },
            OSVersion: { type: 'string', id: 4 },
            OSFeatures: { rule: 'repeated', type: 'string', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_WorkerConstraints: {
        fields: { filter: { rule: 'repeated', type: 'string', id: 1 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_Input: {
        fields: { digest: { type: 'string', id: 1 }, index: { type: 'int64', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_ExecOp: {
        fields: {
            meta: { type: 'pb_Meta', id: 1 },
            mounts: { rule: 'repeated', type: 'pb_Mount', id: 2 },
            network: { type: 'pb_NetMode', id: 3 },
            security: { type: 'pb_SecurityMode', id: 4 },
            secretenv: { rule: 'repeated', type: 'pb_SecretEnv', id: 5 },
            cdiDevices: { rule: 'repeated', type: 'pb_CDIDevice', id: 6 },
        },
    },
    pb_NetMode: { values: { UNSET: 0, HOST: 1, NONE: 2 } },
    pb_SecurityMode: { values: { SANDBOX: 0, INSECURE: 1 } },
    pb_Meta: {
        fields: {
            args: { rule: 'repeated', type: 'string', id: 1 },
            env: { rule: 'repeated', type: 'string', id: 2 },
            cwd: { type: 'string', id: 3 },
            user: { type: 'string', id: 4 },
            proxy_env: { type: 'pb_ProxyEnv', id: 5 },
            extraHosts: { rule: 'repeated', type: 'pb_HostIP', id: 6 },
            hostname: { type: 'string', id: 7 },
            ulimit: { rule: 'repeated', type: 'pb_Ulimit', id: 9 },
            cgroupParent: { type: 'string', id: 10 },
            removeMountStubsRecursive: { type: 'bool', id: 11 },
            validExitCodes: { rule: 'repeated', type: 'int32', id: 12 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_ProxyEnv: {
        fields: {
            http_proxy: { type: 'string', id: 1 },
            https_proxy: { type: 'string', id: 2 },
            ftp_proxy: { type: 'string', id: 3 },
            no_proxy: { type: 'string', id: 4 },
            all_proxy: { type: 'string', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_HostIP: {
        fields: { Host: { type: 'string', id: 1 }, IP: { type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_Ulimit: {
        fields: { Name: { type: 'string', id: 1 }, Soft: { type: 'int64', id: 2 }, Hard: { type: 'int64', id: 3 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_SecretEnv: {
        fields: { ID: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, optional: { type: 'bool', id: 3 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_CDIDevice: {
        fields: { name: { type: 'string', id: 1 }, optional: { type: 'bool', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_Mount: {
        fields: {
            input: { type: 'int64', id: 1 },
            selector: { type: 'string', id: 2 },
            dest: { type: 'string', id: 3 },
            output: { type: 'int64', id: 4 },
            readonly: { type: 'bool', id: 5 },
            mountType: { type: 'pb_MountType', id: 6 },
            TmpfsOpt: { type: 'pb_TmpfsOpt', id: 19 },
            cacheOpt: { type: 'pb_CacheOpt', id: 20 },
            secretOpt: { type: 'pb_SecretOpt', id: 21 },
            SSHOpt: { type: 'pb_SSHOpt', id: 22 },
            resultID: { type: 'string', id: 23 },
            contentCache: { type: 'pb_MountContentCache', id: 24 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_MountType: { values: { BIND: 0, SECRET: 1, SSH: 2, CACHE: 3, TMPFS: 4 } },
    pb_MountContentCache: { values: { DEFAULT: 0, ON: 1, OFF: 2 } },
    pb_TmpfsOpt: { fields: { size: { type: 'int64', id: 1 } } },
    pb_CacheOpt: {
        fields: { ID: { type: 'string', id: 1 }, sharing: { type: 'pb_CacheSharingOpt', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_CacheSharingOpt: { values: { SHARED: 0, PRIVATE: 1, LOCKED: 2 } },
    pb_SecretOpt: {
        fields: {
            ID: { type: 'string', id: 1 },
            uid: { type: 'uint32', id: 2 },
            gid: { type: 'uint32', id: 3 },
            mode: { type: 'uint32', id: 4 },
            optional: { type: 'bool', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_SSHOpt: {
        fields: {
            ID: { type: 'string', id: 1 },
            uid: { type: 'uint32', id: 2 },
            gid: { type: 'uint32', id: 3 },
            mode: { type: 'uint32', id: 4 },
            optional: { type: 'bool', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_SourceOp: {
        fields: { identifier: { type: 'string', id: 1 }, attrs: { keyType: 'string', type: 'string', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_FileOp: { fields: { actions: { rule: 'repeated', type: 'pb_FileAction', id: 2 } } },
    pb_FileAction: {
        fields: {
            input: { type: 'int64', id: 1 },
            secondaryInput: { type: 'int64', id: 2 },
            output: { type: 'int64', id: 3 },
            copy: { type: 'pb_FileActionCopy', id: 4 },
            mkfile: { type: 'pb_FileActionMkFile', id: 5 },
            mkdir: { type: 'pb_FileActionMkDir', id: 6 },
            rm: { type: 'pb_FileActionRm', id: 7 },
            symlink: { type: 'pb_FileActionSymlink', id: 8 },
        },
        oneofs: { action: { oneof: ['copy', 'mkfile', 'mkdir', 'rm', 'symlink'] } },
    },
    pb_FileActionCopy: {
        fields: {
            src: { type: 'string', id: 1 },
            dest: { type: 'string', id: 2 },
            owner: { type: 'pb_ChownOpt', id: 3 },
            mode: { type: 'int32', id: 4 },
            followSymlink: { type: 'bool', id: 5 },
            dirCopyContents: { type: 'bool', id: 6 },
            attemptUnpackDockerCompatibility: { type: 'bool', id: 7 },
            createDestPath: { type: 'bool', id: 8 },
            allowWildcard: { type: 'bool', id: 9 },
            allowEmptyWildcard: { type: 'bool', id: 10 },
            timestamp: { type: 'int64', id: 11 },
            include_patterns: { rule: 'repeated', type: 'string', id: 12 },
            exclude_patterns: { rule: 'repeated', type: 'string', id: 13 },
            alwaysReplaceExistingDestPaths: { type: 'bool', id: 14 },
            modeStr: { type: 'string', id: 15 },
            required_paths: { rule: 'repeated', type: 'string', id: 16 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_FileActionMkFile: {
        fields: {
            path: { type: 'string', id: 1 },
            mode: { type: 'int32', id: 2 },
            data: { type: 'bytes', id: 3, options: { default: '' } },
            owner: { type: 'pb_ChownOpt', id: 4 },
            timestamp: { type: 'int64', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_FileActionMkDir: {
        fields: {
            path: { type: 'string', id: 1 },
            mode: { type: 'int32', id: 2 },
            makeParents: { type: 'bool', id: 3 },
            owner: { type: 'pb_ChownOpt', id: 4 },
            timestamp: { type: 'int64', id: 5 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_FileActionRm: {
        fields: {
            path: { type: 'string', id: 1 },
            allowNotFound: { type: 'bool', id: 2 },
            allowWildcard: { type: 'bool', id: 3 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_FileActionSymlink: {
        fields: {
            oldpath: { type: 'string', id: 1 },
            newpath: { type: 'string', id: 2 },
            owner: { type: 'pb_ChownOpt', id: 3 },
            timestamp: { type: 'int64', id: 4 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_ChownOpt: { fields: { user: { type: 'pb_UserOpt', id: 1 }, group: { type: 'pb_UserOpt', id: 2 } } },
    pb_UserOpt: {
        fields: { byName: { type: 'pb_NamedUserOpt', id: 1 }, byID: { type: 'uint32', id: 2 } },
        oneofs: { user: { oneof: ['byName', 'byID'] } },
    },
    pb_NamedUserOpt: {
        fields: { name: { type: 'string', id: 1 }, input: { type: 'int64', id: 2 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_MergeInput: { fields: { input: { type: 'int64', id: 1 } } },
    pb_MergeOp: { fields: { inputs: { rule: 'repeated', type: 'pb_MergeInput', id: 1 } } },
    pb_LowerDiffInput: { fields: { input: { type: 'int64', id: 1 } } },
    pb_UpperDiffInput: { fields: { input: { type: 'int64', id: 1 } } },
    pb_DiffOp: { fields: { lower: { type: 'pb_LowerDiffInput', id: 1 }, upper: { type: 'pb_UpperDiffInput', id: 2 } } },
    pb_BuildOp: {
        fields: {
            builder: { type: 'int64', id: 1 },
            inputs: { keyType: 'string', type: 'pb_BuildInput', id: 2 },
            def: { type: 'pb_Definition', id: 3 },
            attrs: { keyType: 'string', type: 'string', id: 4 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_BuildInput: { fields: { input: { type: 'int64', id: 1 } } },
    pb_OpMetadata: {
        fields: {
            ignore_cache: { type: 'bool', id: 1 },
            description: { keyType: 'string', type: 'string', id: 2 },
            export_cache: { type: 'pb_ExportCache', id: 4 },
            caps: { keyType: 'string', type: 'bool', id: 5 },
            progress_group: { type: 'pb_ProgressGroup', id: 6 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_ExportCache: { fields: { Value: { type: 'bool', id: 1 } } },
    pb_ProgressGroup: {
        fields: { id: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, weak: { type: 'bool', id: 3 } },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_Source: {
        fields: {
            locations: { keyType: 'string', type: 'pb_Locations', id: 1 },
            infos: { rule: 'repeated', type: 'pb_SourceInfo', id: 2 },
        },
    },
    pb_Locations: { fields: { locations: { rule: 'repeated', type: 'pb_Location', id: 1 } } },
    pb_SourceInfo: {
        fields: {
            filename: { type: 'string', id: 1 },
            data: { type: 'bytes', id: 2, options: { default: '' } },
            definition: { type: 'pb_Definition', id: 3 },
            language: { type: 'string', id: 4 },
        },
        options: { features: { utf8_validation: 'NONE' } },
    },
    pb_Location: {
        fields: { sourceIndex: { type: 'int32', id: 1 }, ranges: { rule: 'repeated', type: 'pb_Range', id: 2 } },
    },
    pb_Range: { fields: { start: { type: 'pb_Position', id: 1 }, end: { type: 'pb_Position', id: 2 } } },
    pb_Position: { fields: { line: { type: 'int32', id: 1 }, character: { type: 'int32', id: 2 } } },
    pb_Definition: {
        fields: {
            def: { rule: 'repeated', type: 'bytes', id: 1 },
            metadata: { keyType: 'string', type: 'pb_OpMetadata', id: 2 },
            Source: { type: 'pb_Source', id: 3 },
        },
    },
};

;// CONCATENATED MODULE: ./build/compiled/src/llb/proto/codec.js


const codec_entries = descriptor_descriptor;
const codec_root = new light.Root();
/** Sets up a type and those that its fields refer to, unless that has been done. */
function proto_codec_define(name) {
    const entry = Object.hasOwn(codec_entries, name) ? codec_entries[name] : undefined;
    if (entry === undefined || codec_root.get(name) !== null)
        return;
    if ('values' in entry) {
        codec_root.add(light.Enum.fromJSON(name, entry));
        return;
    }
    codec_root.add(light.Type.fromJSON(name, entry));
    for (const field of Object.values(entry.fields))
        proto_codec_define(field.type);
}
/** The codec of one message type, by its full name; protobufjs compiles it when it is first used. */
function codec_codec(name) {
    let type;
    const resolve = () => {
        if (type !== undefined)
            return type;
        const key = name.replaceAll('.', '_');
        proto_codec_define(key);
        type = codec_root.lookupType(key);
        return type;
    };
    return {
        encode: (message) => resolve()
            .encode(message)
            .finish(),
        decode: (bytes) => resolve().decode(bytes),
    };
}

;// CONCATENATED MODULE: ./build/compiled/src/llb/marshal.js



const ops = codec_codec('pb.Op');
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
        const bytes = encodeOp({ inputs, platform: platform && platform_platformMessage(platform), constraints: {} }, body);
        const digest = marshal_digestOf(bytes);
        this.#digests.set(vertex, digest);
        if (vertex.options.location !== undefined)
            this.#locate(digest, vertex.options.location);
        if (this.#def.has(digest))
            return;
        this.#def.set(digest, bytes);
        this.#metadata.set(digest, marshal_metadataOf(vertex));
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
function marshal_metadataOf({ options, caps }) {
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


const inspect_ops = codec_codec('pb.Op');
/** Reads a definition back, operation by operation, for a person or a test to look at. */
function inspect(definition) {
    return definition.def.map((bytes) => {
        const digest = digestOf(bytes);
        return { digest, op: inspect_ops.decode(bytes), metadata: definition.metadata[digest] ?? {} };
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

;// CONCATENATED MODULE: ./build/compiled/src/llb/reference.js

const HOST = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;
const PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-f]{32,}$/;
/**
 * Takes an image name apart and completes it as Docker does: `alpine` is `docker.io/library/alpine:latest`.
 *
 * @throws {LlbError} INVALID_REFERENCE
 */
function reference_parseReference(name) {
    const at = name.indexOf('@');
    const digest = at < 0 ? undefined : name.slice(at + 1);
    const tagged = at < 0 ? name : name.slice(0, at);
    const slash = tagged.lastIndexOf('/');
    const colon = tagged.indexOf(':', slash + 1);
    const tag = colon < 0 ? undefined : tagged.slice(colon + 1);
    const { registry, repository } = splitRegistry(colon < 0 ? tagged : tagged.slice(0, colon));
    const valid = HOST.test(registry) &&
        PATH.test(repository) &&
        repository.length <= 255 &&
        (tag === undefined || TAG.test(tag)) &&
        (digest === undefined || DIGEST.test(digest));
    if (!valid)
        throw new errors_LlbError('INVALID_REFERENCE', `"${name}" is not an image name`);
    return {
        registry,
        repository,
        ...(tag === undefined ? (digest === undefined ? { tag: 'latest' } : {}) : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
function splitRegistry(path) {
    const slash = path.indexOf('/');
    const first = slash < 0 ? '' : path.slice(0, slash);
    const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
    const registry = isHost ? first : 'docker.io';
    const repository = isHost ? path.slice(slash + 1) : path;
    if (registry === 'index.docker.io')
        return splitRegistry(`docker.io/${repository}`);
    return {
        registry,
        repository: registry === 'docker.io' && !repository.includes('/') ? `library/${repository}` : repository,
    };
}
function formatReference(reference) {
    const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
    const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
    return `${reference.registry}/${reference.repository}${tag}${digest}`;
}
/** The full form of an image name, the only one that daemons read in the same way everywhere. */
function reference_normalizeReference(name) {
    return formatReference(reference_parseReference(name));
}

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
    const out = {};
    for (const key of Object.keys(attributes).sort()) {
        const value = attributes[key];
        if (value !== undefined)
            out[key] = value;
    }
    return out;
}
function sources_flag(value) {
    return value === true ? 'true' : undefined;
}
function sources_list(values) {
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
        identifier: `docker-image://${reference_normalizeReference(reference)}`,
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
            'local.includepattern': sources_list(include),
            'local.excludepatterns': sources_list(exclude),
            'local.followpaths': sources_list(followPaths),
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
            'git.keepgitdir': sources_flag(keepGitDir),
            'git.checksum': checksum,
            'git.skipsubmodules': sources_flag(skipSubmodules),
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













;// CONCATENATED MODULE: ./build/compiled/src/buildkit/container/pull.js




/** Repeating does not help when the answer is about the image or the account. */
const FINAL = /not found|unauthorized|denied|invalid reference|manifest unknown/i;
/**
 * Makes sure that Docker has an image, and says under which name.
 *
 * @throws {BuildkitError} NO_BUILDKIT with what each place said; INVALID_OPTION for what is no name of an image
 */
async function ensureImage(api, image, options) {
    const { signal } = options;
    const places = [image, ...copiesOf(image, options.mirrors ?? [])];
    for (const place of places) {
        if ((await api.call('GET', `/images/${encodeURI(place)}/json`, { signal })).status === 200)
            return place;
    }
    const failures = [];
    for (const place of places) {
        const failure = await pullPatiently(api, place, options);
        if (failure === undefined)
            return place;
        failures.push(`${place}: ${failure}`);
    }
    throw new errors_BuildkitError('NO_BUILDKIT', `The image of BuildKit can't be pulled: ${failures.join('; ')}`, {
        hint: 'Name a registry that can be reached, with the image for BuildKit or a mirror of it, or pull it beforehand.',
    });
}
/**
 * `moby/buildkit:tag` of Docker Hub is `MIRROR/moby/buildkit:tag` in its mirror. What another registry has under a name
 * may be something else there, and it is going to be given the rights of the machine's root.
 */
function copiesOf(image, mirrors) {
    try {
        const reference = reference_parseReference(image);
        if (reference.registry !== 'docker.io')
            return [];
        return mirrors.map((mirror) => formatReference({ ...reference, registry: mirror.replace(/\/+$/, '') }));
    }
    catch (cause) {
        throw new errors_BuildkitError('INVALID_OPTION', `${JSON.stringify(image)} is not the name of an image`, { cause });
    }
}
async function pullPatiently(api, image, options) {
    const tries = options.tries ?? 3;
    for (let attempt = 1;; attempt++) {
        options.onProgress?.(`Pulling ${image}${attempt > 1 ? ` (attempt ${attempt})` : ''}`);
        const failure = await pull(api, image, options.signal);
        if (failure === undefined || FINAL.test(failure) || attempt >= tries)
            return failure;
        await (0,external_node_timers_promises_.setTimeout)(1000 * 2 ** (attempt - 1), undefined, { signal: options.signal }).catch((cause) => {
            throw new errors_BuildkitError('CANCELLED', `Pulling ${image} was cancelled`, { cause });
        });
    }
}
/** Docker answers success as soon as it begins, and tells of failure in one of the lines that follow. */
async function pull(api, image, signal) {
    const colon = image.indexOf(':', image.lastIndexOf('/') + 1);
    const digest = image.includes('@');
    const query = new URLSearchParams(colon < 0 || digest
        ? { fromImage: image, ...(digest ? {} : { tag: 'latest' }) }
        : { fromImage: image.slice(0, colon), tag: image.slice(colon + 1) });
    let failure;
    const onLine = (line) => {
        const { error } = (line ?? {});
        if (typeof error === 'string')
            failure = error;
    };
    try {
        const { status, body } = await api.call('POST', `/images/create?${query.toString()}`, { signal, onLine });
        return status === 200 ? failure : reasonOf(body, status);
    }
    catch (error) {
        if (error instanceof errors_BuildkitError && error.code === 'CANCELLED')
            throw error;
        return errors_messageOf(error);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/container/tar.js
const BLOCK = 512;
/** A tar archive of a few small files, for the Docker API. Names are at most 100 bytes long. */
function tarOf(files) {
    const blocks = [];
    for (const [name, content] of Object.entries(files)) {
        const data = Buffer.from(content);
        blocks.push(header(name, data.byteLength), data, Buffer.alloc((BLOCK - (data.byteLength % BLOCK)) % BLOCK));
    }
    return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}
function header(name, size) {
    const block = Buffer.alloc(BLOCK);
    const octal = (value, length) => `${value.toString(8).padStart(length - 1, '0')}\0`;
    block.write(name, 0, 100);
    block.write(octal(0o600, 8), 100);
    block.write(octal(0, 8), 108);
    block.write(octal(0, 8), 116);
    block.write(octal(size, 12), 124);
    block.write(octal(0, 12), 136);
    block.write('        0', 148);
    block.write('ustar\x0000', 257);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return block;
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/container/container.js






/** Marks what is ours, so that nothing else is ever taken over or removed. */
const LABEL = 'buildkit-client.managed';
const READY_MS = 30_000;
/** Whether a container of that name is ours and runs. */
async function isRunning(api, name, signal) {
    const found = await container_inspect(api, name, signal);
    return found?.State?.Running === true;
}
/**
 * Starts a BuildKit in a privileged container, or takes the one of that name which is there already.
 *
 * @returns its address
 * @throws {BuildkitError} and leaves nothing behind that it made
 */
async function startContainer(options) {
    const signal = options.signal ?? new AbortController().signal;
    const { name } = options;
    checkName(name);
    const api = new docker_api_DockerApi(await docker_host_findDockerHost({ context: options.context }, options.environment), options.environment);
    const existing = await container_inspect(api, name, signal);
    const made = existing === undefined && (await create(api, options, signal));
    if (existing === undefined && !made)
        await appears(api, name, signal);
    try {
        if (existing?.State?.Running !== true)
            await start(api, options, signal);
        await ready(api, name, signal);
    }
    catch (error) {
        if (made)
            await remove(api, name);
        throw error;
    }
    return containerAddress(options);
}
/** Removes a container that startContainer() made, with what it kept. One that does not exist is no error. */
async function removeContainer(options) {
    checkName(options.name);
    const api = new DockerApi(await findDockerHost({ context: options.context }, options.environment), options.environment);
    const { signal } = new AbortController();
    if ((await container_inspect(api, options.name, signal)) === undefined)
        return;
    await remove(api, options.name);
}
/** The address of a container that startContainer() makes. */
function containerAddress({ name, context }) {
    return `docker-container://${name}${context === undefined ? '' : `?context=${context}`}`;
}
function checkName(name) {
    if (/^[a-zA-Z0-9][\w.-]*$/.test(name))
        return;
    throw new errors_BuildkitError('INVALID_OPTION', `"${name}" is not a name for a container`);
}
async function container_inspect(api, name, signal) {
    const { status, body } = await api.call('GET', `/containers/${name}/json`, { signal });
    if (status === 404)
        return undefined;
    if (status !== 200)
        throw new errors_BuildkitError('CONNECT_FAILED', `Docker at ${api.name} does not answer: ${reasonOf(body, status)}`);
    const found = body;
    if (found.Config?.Labels?.[LABEL] !== undefined)
        return found;
    throw new errors_BuildkitError('INVALID_OPTION', `There is a container ${name} which was not started from here`, {
        hint: `Use another name, or connect to it as docker-container://${name}.`,
    });
}
/** False when somebody else was quicker: the container is theirs then. */
async function create(api, options, signal) {
    const { name, config, flags = [], env = {}, network } = options;
    const image = await ensureImage(api, options.image, {
        signal,
        ...(options.mirrors && { mirrors: options.mirrors }),
        ...(options.onProgress && { onProgress: options.onProgress }),
    });
    const info = (await api.expect('GET', '/info', { signal }));
    const userNamespaces = Array.isArray(info.SecurityOptions) && info.SecurityOptions.some((each) => String(each).includes('name=userns'));
    const settings = config === undefined ? [] : ['--config', '/etc/buildkit/buildkitd.toml'];
    const body = {
        Image: image,
        Cmd: [...settings, '--allow-insecure-entitlement=network.host', ...flags],
        Env: Object.entries(env).map(([key, value]) => `${key}=${value}`),
        Labels: { [LABEL]: 'true' },
        HostConfig: {
            Privileged: true,
            Init: true,
            RestartPolicy: { Name: 'no' },
            Mounts: [{ Type: 'volume', Source: `${name}_state`, Target: '/var/lib/buildkit' }],
            // Where Docker makes the groups itself, builders have one of their own, as buildx gives them.
            ...(info.CgroupDriver === 'cgroupfs' && { CgroupParent: '/docker/buildx' }),
            ...(userNamespaces && { UsernsMode: 'host' }),
            ...(network !== undefined && { NetworkMode: network }),
        },
    };
    // Not to be cancelled half-way: nobody would know then whether there is a container to remove.
    const made = await api.call('POST', `/containers/create?name=${name}`, {
        body,
        signal: new AbortController().signal,
    });
    if (made.status === 409)
        return false;
    if (made.status === 201)
        return true;
    throw new errors_BuildkitError('CONNECT_FAILED', `Docker at ${api.name} does not make a container of ${image}: ${reasonOf(made.body, made.status)}`);
}
/** Docker gives a name away before the container of that name can be found. */
async function appears(api, name, signal) {
    const deadline = performance.now() + READY_MS;
    while (performance.now() < deadline && (await container_inspect(api, name, signal)) === undefined)
        await pause(50, signal);
}
async function start(api, { name, config }, signal) {
    if (config !== undefined) {
        const raw = { type: 'application/x-tar', data: tarOf({ 'buildkit/buildkitd.toml': config }) };
        await api.expect('PUT', `/containers/${name}/archive?path=/etc`, { raw, signal });
    }
    const { status, body } = await api.call('POST', `/containers/${name}/start`, { signal });
    // 304: somebody else was quicker.
    if (status !== 204 && status !== 304) {
        throw new errors_BuildkitError('CONNECT_FAILED', `BuildKit's container ${name} does not start: ${reasonOf(body, status)}`);
    }
}
/** The daemon is ready when its own tool gets an answer from it. */
async function ready(api, name, signal) {
    const deadline = performance.now() + READY_MS;
    for (let attempt = 1; performance.now() < deadline; attempt++) {
        if (!(await isRunning(api, name, signal)))
            break;
        if (await container_answers(api, name, signal))
            return;
        await pause(Math.min(100 * attempt, 1000), signal);
    }
    throw new errors_BuildkitError('CONNECT_FAILED', `BuildKit's container ${name} does not get ready: ${await lastLog(api, name, signal)}`, {
        hint: `See docker logs ${name}. The container must be allowed to be privileged.`,
    });
}
async function pause(milliseconds, signal) {
    await (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal }).catch((cause) => {
        throw new errors_BuildkitError('CANCELLED', 'Waiting for BuildKit was cancelled', { cause });
    });
}
async function container_answers(api, name, signal) {
    const exec = { AttachStdout: true, AttachStderr: true, Cmd: ['buildctl', 'debug', 'workers'] };
    const { status, body } = await api.call('POST', `/containers/${name}/exec`, { body: exec, signal });
    // It may have ended since it was looked at; why is told by its log.
    if (status !== 201)
        return false;
    const { Id } = body;
    await api.call('POST', `/exec/${Id ?? ''}/start`, { body: { Detach: false, Tty: false }, signal });
    const state = (await api.expect('GET', `/exec/${Id ?? ''}/json`, { signal }));
    return state.ExitCode === 0;
}
async function lastLog(api, name, signal) {
    const { body } = await api
        .call('GET', `/containers/${name}/logs?stdout=true&stderr=true&tail=5`, { signal })
        .catch((error) => ({ body: { message: errors_messageOf(error) } }));
    const { message } = (body ?? {});
    // Docker's frame headers are the only control characters in it.
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    return typeof message === 'string' ? message.replace(/[\x00-\x08]+./g, ' ').trim() : 'it says nothing';
}
async function remove(api, name) {
    // Not to be cancelled: it is what cleans up after a cancellation.
    const { signal } = new AbortController();
    await api.call('DELETE', `/containers/${name}?force=true&v=true`, { signal });
    await api.call('DELETE', `/volumes/${name}_state?force=true`, { signal });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/container/load.js






/** An answer to an import is a few lines of progress; what is longer is not kept. In bytes. */
const MAX_ANSWER = 1024 * 1024;
/** Loads what an exporter of type `docker` sends into Docker while it comes: no archive is written in between. */
function dockerImport(options) {
    return () => new DockerImport(options);
}
class DockerImport extends external_node_stream_.Writable {
    #options;
    #name = '';
    #request;
    #answer;
    constructor(options) {
        super({ highWaterMark: 4 * 1024 * 1024 });
        this.#options = options;
    }
    _construct(callback) {
        this.#open().then(() => {
            callback();
        }, callback);
    }
    _write(chunk, _encoding, callback) {
        this.#request?.write(chunk, (error) => {
            if (error == null)
                callback();
            // Why it took no more is told by its answer.
            else
                this.#answered(() => callback(notTaken(this.#name, 'it answered before it had all of it')));
        });
    }
    _final(callback) {
        this.#request?.end();
        this.#answered(callback);
    }
    #answered(then) {
        void this.#answer?.then(then, (error) => this.destroy(error));
    }
    _destroy(error, callback) {
        if (!this.writableFinished)
            this.#request?.destroy();
        callback(error);
    }
    async #open() {
        const { docker = {}, environment, signal } = this.#options;
        const host = await docker_host_findDockerHost(docker, environment);
        const name = formatDockerHost(host);
        this.#name = name;
        const socket = await dialDockerHost(host, 'http/1.1', { environment, signal }).catch((cause) => {
            throw notTaken(name, errors_messageOf(cause), cause);
        });
        const request = external_node_http_.request({
            createConnection: () => socket,
            method: 'POST',
            path: '/images/load?quiet=1',
            signal,
            headers: { Host: 'docker', Connection: 'close', 'Content-Type': 'application/x-tar' },
        });
        this.#request = request;
        this.#answer = new Promise((resolve, reject) => {
            request.on('response', resolve);
            request.on('error', reject);
        }).then((response) => checkAnswer(response, name), (cause) => {
            throw notTaken(name, connectError(name, cause).message, cause);
        });
        // It may refuse before it has read anything.
        this.#answer.catch((error) => this.destroy(error));
    }
}
function notTaken(name, reason, cause) {
    return new errors_BuildkitError('SESSION_FAILED', `Docker at ${name} did not take the image: ${reason}`, {
        hint: 'The image is built. It is loaded into the Docker that DOCKER_HOST, or else the current context, names.',
        cause,
    });
}
/** @throws {BuildkitError} SESSION_FAILED for an answer that isn't success */
async function checkAnswer(response, name) {
    let text = '';
    try {
        for await (const chunk of response.setEncoding('utf8')) {
            if (text.length < MAX_ANSWER)
                text += chunk;
        }
    }
    catch {
        // What came so far may say why.
    }
    const failure = text
        .split('\n')
        .map(failureIn)
        .find((each) => each !== undefined);
    if (failure === undefined && response.statusCode === 200 && response.complete)
        return;
    throw notTaken(name, failure ?? (response.complete ? `HTTP ${response.statusCode ?? 0}` : 'it hung up'));
}
/** Each line of an answer is JSON of its own: progress, or what went wrong. */
function failureIn(line) {
    try {
        const { error, message } = JSON.parse(line);
        const failure = error ?? message;
        return typeof failure === 'string' ? failure : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/discover.js






/**
 * Connects to the BuildKit at `address`, or at BUILDKIT_HOST, or to the first that works of: the container that was
 * started from here before, Docker's own where it has the containerd image store, a rootless one, the system's, a new
 * container.
 *
 * @throws {BuildkitError} NO_BUILDKIT with every attempt, when nothing was named and nothing works; else what connect() throws
 */
async function openClient(options) {
    const named = options.address ?? options.environment.BUILDKIT_HOST;
    if (named !== undefined && named !== '')
        return connect(named, options);
    const attempts = [];
    for (const { endpoint, open } of candidates(options)) {
        try {
            const client = await open();
            if (client !== undefined)
                return client;
        }
        catch (error) {
            if (!(error instanceof errors_BuildkitError) || error.code === 'CANCELLED')
                throw error;
            attempts.push({ endpoint, error });
        }
    }
    throw nothingWorks(attempts);
}
function candidates(options) {
    const { container, environment } = options;
    const { XDG_RUNTIME_DIR } = environment;
    const at = (endpoint) => ({ endpoint, open: () => connect(endpoint, options) });
    return [
        ...(container === undefined
            ? []
            : [{ endpoint: containerAddress(container), open: () => running(container, options) }]),
        { endpoint: 'docker://', open: () => dockersOwn(options) },
        ...(XDG_RUNTIME_DIR === undefined ? [] : [at(`unix://${(0,external_node_path_.join)(XDG_RUNTIME_DIR, 'buildkit', 'buildkitd.sock')}`)]),
        at('unix:///run/buildkit/buildkitd.sock'),
        ...(container === undefined
            ? []
            : [{ endpoint: `a new container of ${container.image}`, open: () => started(container, options) }]),
    ];
}
/** What can't be asked about can't run; the new container will say what is wrong with Docker. */
async function running(container, options) {
    const api = new docker_api_DockerApi(await docker_host_findDockerHost({ context: container.context }, options.environment), options.environment);
    const signal = options.signal ?? new AbortController().signal;
    const found = await isRunning(api, container.name, signal).catch((error) => {
        if (error instanceof errors_BuildkitError && error.code !== 'CANCELLED')
            return false;
        throw error;
    });
    return found ? connect(containerAddress(container), options) : undefined;
}
async function started(container, options) {
    const { environment, signal } = options;
    return connect(await startContainer({ ...container, environment, signal }), options);
}
/** What is found by searching must be able to make any image; a named endpoint may be less, and says so when asked. */
async function dockersOwn(options) {
    const client = await connect('docker://', options);
    if (client.info.containerdStore)
        return client;
    client.close();
    throw new errors_BuildkitError('UNSUPPORTED', "Docker's own BuildKit can't push images or store attestations without the containerd image store", {
        hint: 'Set "features": {"containerd-snapshotter": true} in the Docker Engine\'s daemon.json, or name a BuildKit to use.',
    });
}
function nothingWorks(attempts) {
    const lines = attempts.map(({ endpoint, error }) => {
        const hint = error.hint === undefined ? '' : `\n    ${error.hint}`;
        return `  ${endpoint}: ${error.message}${hint}`;
    });
    return new errors_BuildkitError('NO_BUILDKIT', `No BuildKit can be used. Tried:\n${lines.join('\n')}`, {
        hint: 'Start Docker, or a BuildKit, and name its address (BUILDKIT_HOST), such as tcp://HOST:1234 or unix:///run/buildkit/buildkitd.sock.',
        attempts,
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/exporters.js

/**
 * The attributes of an image, for the exporters `image`, `oci` and `docker`. What daemons' versions have different
 * defaults for is always said, so that digests don't depend on the daemon.
 *
 * @throws {BuildkitError} INVALID_OPTION
 */
function imageAttributes(options) {
    for (const name of options.names ?? [])
        exporters_checkName(name);
    const flag = (value) => (value === undefined ? undefined : String(value));
    const attributes = {
        name: options.names?.join(','),
        push: flag(options.push),
        'push-by-digest': flag(options.pushByDigest),
        'registry.insecure': flag(options.insecureRegistry),
        store: flag(options.store),
        unpack: flag(options.unpack),
        'oci-mediatypes': 'true',
        compression: options.compression,
        'compression-level': options.compressionLevel?.toString(),
        'force-compression': flag(options.forceCompression),
        'source-date-epoch': options.sourceDateEpoch?.toString(),
        'rewrite-timestamp': flag(options.rewriteTimestamp),
        ...options.annotations,
        ...options.extra,
    };
    return Object.fromEntries(Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}
/** A short name would be pushed to Docker Hub without a word. */
function exporters_checkName(name) {
    const slash = name.indexOf('/');
    const host = name.slice(0, Math.max(slash, 0));
    if ((host.includes('.') || host.includes(':') || host === 'localhost') && !name.includes(','))
        return;
    throw new errors_BuildkitError('INVALID_OPTION', `"${name}" is not a full image name`, {
        hint: `Name the registry as well, such as docker.io/library/${name || 'app'}.`,
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/file-output.js




/** Writes an output to a file, which only takes its place once it is whole. */
function fileOutput(path) {
    return () => new FileOutput(path);
}
class FileOutput extends external_node_stream_.Writable {
    #path;
    #temporary;
    #handle;
    constructor(path) {
        super({ highWaterMark: 4 * 1024 * 1024 });
        this.#path = path;
        this.#temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
    }
    _construct(callback) {
        void (0,promises_.open)(this.#temporary, 'wx').then((handle) => {
            this.#handle = handle;
            callback();
        }, callback);
    }
    _write(chunk, _encoding, callback) {
        this.#run(() => this.#handle?.appendFile(chunk), callback);
    }
    _writev(chunks, callback) {
        this.#run(() => this.#handle?.appendFile(Buffer.concat(chunks.map(({ chunk }) => chunk))), callback);
    }
    _final(callback) {
        this.#run(async () => {
            await this.#handle?.close();
            this.#handle = undefined;
            await (0,promises_.rename)(this.#temporary, this.#path);
        }, callback);
    }
    _destroy(error, callback) {
        const whole = this.writableFinished;
        this.#run(async () => {
            await this.#handle?.close();
            if (!whole)
                await (0,promises_.rm)(this.#temporary, { force: true });
        }, (failure) => {
            callback(error ?? failure ?? null);
        });
    }
    #run(action, callback) {
        void Promise.resolve(action()).then(() => {
            callback();
        }, callback);
    }
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/docker-config.js


const HUB = 'https://index.docker.io/v1/';
const HUB_HOSTS = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);
/**
 * Credentials as Docker's own client would find them: the host's own helper, else the general store, else the file.
 * A host only ever gets what is filed under its own name.
 */
function dockerConfigAuth(config, helper) {
    return async (host, signal) => {
        const keys = keysOf(host);
        const name = helperFor(config, keys);
        if (name !== undefined) {
            // Helpers file a registry as Docker's client does: under the first of its names.
            const found = parseHelperOutput(await helper(name, keys[0] ?? host, signal), name);
            if (found !== undefined)
                return found;
        }
        for (const [key, entry] of Object.entries(config.auths ?? {})) {
            if (!keys.includes(key))
                continue;
            const found = parseEntry(entry);
            if (found !== undefined)
                return found;
        }
        return undefined;
    };
}
/** The names under which a registry may be filed, the usual one first. */
function keysOf(host) {
    if (HUB_HOSTS.has(host))
        return [HUB, 'docker.io', 'index.docker.io', 'registry-1.docker.io', 'https://index.docker.io'];
    return [host, `https://${host}`, `http://${host}`, `https://${host}/`, `https://${host}/v1/`, `https://${host}/v2/`];
}
function helperFor(config, keys) {
    const own = Object.entries(config.credHelpers ?? {}).find(([key]) => keys.includes(key))?.[1] ?? config.credsStore;
    // It becomes part of a program's name.
    return typeof own === 'string' && /^[\w.-]+$/.test(own) ? own : undefined;
}
function parseEntry(entry) {
    if (entry === null || typeof entry !== 'object')
        return undefined;
    const { auth, username, password, identitytoken } = entry;
    if (typeof identitytoken === 'string' && identitytoken !== '')
        return { username: '', secret: identitytoken };
    if (typeof auth === 'string' && auth !== '') {
        const text = Buffer.from(auth, 'base64').toString('utf8');
        const colon = text.indexOf(':');
        if (colon > 0)
            return { username: text.slice(0, colon), secret: text.slice(colon + 1).replace(/\0+$/, '') };
    }
    if (typeof username === 'string' && typeof password === 'string' && username !== '')
        return { username, secret: password };
    return undefined;
}
function parseHelperOutput(output, helper) {
    if (output === undefined)
        return undefined;
    let value;
    try {
        value = JSON.parse(output);
    }
    catch {
        // The output may hold a secret: it is not quoted.
        throw new errors_BuildkitError('SESSION_FAILED', `docker-credential-${helper} did not answer with JSON`, {
            hint: `Run docker-credential-${helper} get by hand to see what it says.`,
        });
    }
    const { Username, Secret } = (value ?? {});
    if (typeof Username !== 'string' || typeof Secret !== 'string' || Secret === '')
        return undefined;
    return { username: Username === '<token>' ? '' : Username, secret: Secret };
}
const NOT_FOUND = /credentials not found|not found in native keychain|no credentials server URL/i;
/** A helper may have to ask a keychain or a cloud; one that waits for a person waits for nobody here. */
const HELPER_PATIENCE_MS = 30_000;
/** Far more than any credentials have. */
const MAX_HELPER_OUTPUT = 1024 * 1024;
/**
 * The real helper: a program on the PATH of `env`, which gets `patience` milliseconds.
 *
 * @throws {BuildkitError} SESSION_FAILED when it is not there, fails, says too much or does not end
 */
function credentialHelper(env, patience = HELPER_PATIENCE_MS) {
    return (helper, server, signal) => new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)(`docker-credential-${helper}`, ['get'], { env, stdio: ['pipe', 'pipe', 'pipe'] });
        let out = '';
        let err = '';
        const giveUp = (reason, cause) => {
            end();
            // What the helper started may live on and hold the pipes open: they would keep this process alive.
            child.kill('SIGKILL');
            for (const stream of child.stdio)
                stream?.destroy();
            reject(helperError(helper, server, reason, cause));
        };
        const cancel = () => {
            giveUp('the build was cancelled', signal.reason);
        };
        const late = setTimeout(() => {
            giveUp(`it did not end within ${patience / 1000} seconds`);
        }, patience);
        const end = () => {
            clearTimeout(late);
            signal.removeEventListener('abort', cancel);
        };
        const keep = (text, said) => {
            if (said.length + text.length > MAX_HELPER_OUTPUT)
                giveUp('it says more than credentials are');
            return said + text;
        };
        signal.addEventListener('abort', cancel, { once: true });
        if (signal.aborted)
            cancel();
        child.stdout.setEncoding('utf8').on('data', (text) => (out = keep(text, out)));
        child.stderr.setEncoding('utf8').on('data', (text) => (err = keep(text, err)));
        child.stdin.on('error', () => undefined);
        child.on('error', (cause) => {
            end();
            const missing = 'code' in cause && cause.code === 'ENOENT';
            reject(helperError(helper, server, missing ? 'there is no such program on the PATH' : cause.message, cause));
        });
        child.on('close', (status) => {
            end();
            if (status === 0)
                resolve(out);
            else if (NOT_FOUND.test(out) || NOT_FOUND.test(err))
                resolve(undefined);
            else
                reject(helperError(helper, server, (err.trim() || out.trim() || `exit code ${status}`).slice(0, 500)));
        });
        child.stdin.end(server);
    });
}
function helperError(helper, server, reason, cause) {
    return new errors_BuildkitError('SESSION_FAILED', `docker-credential-${helper} has no answer for ${server}: ${reason}`, {
        hint: `Install docker-credential-${helper}, or take it out of credsStore and credHelpers in Docker's config.json.`,
        cause,
    });
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/session/xattrs.js


const ordinary = (name) => name.startsWith('user.') || name === 'security.capability';
/**
 * Reads attributes, which Node.js can't, with one run of `getfattr` (Debian's package attr) over the whole tree.
 *
 * @throws {BuildkitError} SESSION_FAILED when there is no such program, or it fails, takes too long or says too much
 */
function getfattrReader({ environment, keep = ordinary, patience = 60_000, maxBytes = 64 * 1024 * 1024, }) {
    return async (directory, signal) => {
        const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
        const text = await dump(directory, environment, maxBytes, limit).catch((cause) => {
            throw new BuildkitError('SESSION_FAILED', `Can't read the extended attributes in ${directory}: ${messageOf(limit.aborted ? limit.reason : cause)}`, {
                hint: 'Install getfattr (on Debian, the package attr), or send the files without their attributes.',
                cause,
            });
        });
        return parseDump(text, keep);
    };
}
/** What the program says, one character a byte. */
function dump(cwd, environment, maxBytes, signal) {
    const args = ['--recursive', '--physical', '--no-dereference', '--dump', '--encoding=hex', '--match=-', '--', '.'];
    const env = { ...environment, LC_ALL: 'C' };
    return new Promise((resolve, reject) => {
        const child = spawn('getfattr', args, {
            cwd,
            env,
            signal,
            killSignal: 'SIGKILL',
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        const out = [];
        let size = 0;
        let err = '';
        child.stdout.on('data', (chunk) => {
            size += chunk.length;
            if (size <= maxBytes)
                out.push(chunk);
            else if (child.kill('SIGKILL'))
                reject(new Error(`getfattr says more than ${maxBytes} bytes`));
        });
        child.stderr.setEncoding('utf8').on('data', (text) => (err = (err + text).slice(0, 1000)));
        child.on('error', reject);
        child.on('close', (status) => {
            if (status === 0)
                resolve(Buffer.concat(out).toString('latin1'));
            else
                reject(new Error(err.trim() === '' ? `getfattr ended with ${status ?? 'a signal'}` : err.trim()));
        });
    });
}
/** Reads getfattr's own format: a line for the file, one for each attribute, an empty one. */
function parseDump(text, keep = ordinary) {
    const found = new Map();
    for (const block of text.split('\n\n')) {
        const [first = '', ...lines] = block.split('\n').filter((line) => line !== '');
        if (!first.startsWith('# file: '))
            continue;
        const attributes = lines.flatMap((line) => {
            const [, name = '', hex = ''] = /^([^=]+)(?:=0x([0-9a-f]*))?$/i.exec(line) ?? [];
            const decoded = Buffer.from(unquoted(name), 'latin1').toString('utf8');
            return name !== '' && keep(decoded) ? [[decoded, Buffer.from(hex, 'hex')]] : [];
        });
        if (attributes.length > 0)
            found.set(unquoted(first.slice('# file: '.length)), Object.fromEntries(attributes));
    }
    return found;
}
/** Backslashes, line breaks and, in names, equals signs are three octal digits behind a backslash. */
function unquoted(text) {
    return text.replaceAll(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}

;// CONCATENATED MODULE: ./build/compiled/src/buildkit/index.js















;// CONCATENATED MODULE: ./build/compiled/src/image/image-plan.js
/** Id of the secret that holds the package repositories, one a line, where their addresses hold credentials. */
const REPOSITORIES_SECRET = 'aipack-package-repositories';
/** Id of the secret that holds the certificates steps trust, where a user gives some. */
const CA_SECRET = 'aipack-ca-certificates';

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
            ...names.map((name) => bindMount(`${EXTRAS}sbom-${name}`, targets.extras[name] ?? scratch(), { readonly: true })),
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
    const fields = text === 'true' ? {} : parseFields(String(value));
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
    const fields = parseFields(text);
    const wrong = Object.entries(fields).flatMap(([key, value]) => {
        if (!Object.hasOwn(PROVENANCE_OPTIONS, key))
            return [`there is no option ${key}`];
        const values = PROVENANCE_OPTIONS[key];
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
function parseFields(text) {
    return Object.fromEntries(text.split(',').map((field) => {
        const at = field.indexOf('=');
        return at < 0 ? [field.trim(), 'true'] : [field.slice(0, at).trim(), field.slice(at + 1).trim()];
    }));
}
/**
 * What the daemon is asked to attest by itself. These are frontend attributes: in an exporter's attributes they would
 * silently do nothing.
 */
function attestationAttributes({ sbom, provenance, builderId }) {
    const builder = builderId === undefined || String(provenance).includes('builder-id=') ? '' : `,builder-id=${builderId}`;
    return {
        ...(provenance === false ? {} : { 'attest:provenance': `${provenance}${builder}` }),
        ...(daemonScans(sbom) ? { 'attest:sbom': `generator=${reference_normalizeReference(sbom.generator)}` } : {}),
    };
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
    const platform = parsePlatform(scannerPlatform);
    const name = reference_normalizeReference(choice.generator);
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
            return [s3Cache(entry, environment)];
        if (entry.type !== 'gha')
            return [entry];
        const usable = githubCache(entry, environment);
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
        imports: from.map(parseCache).flatMap(complete),
        exports: to.map(parseCache).flatMap(complete).map(lenient),
    };
}

// EXTERNAL MODULE: ./build/compiled/src/pipeline/plan.js
var plan = __webpack_require__(7187);
;// CONCATENATED MODULE: ./build/compiled/src/pipeline/exporters.js



/** What BuildKit is to do with the result. `loadInto` opens Docker's own import, for a BuildKit that isn't Docker's. */
function exportersFor(request, info, loadInto) {
    const { push, load, outputs } = request;
    // Docker's own BuildKit stores into Docker: loading is then keeping what is pushed.
    const stores = load && info.docker;
    return [
        ...(push || stores ? [imageExporter(request, { push, store: stores })] : []),
        ...(load && !info.docker ? [archive(request, 'docker', {}, loadInto)] : []),
        ...outputs.map((output) => outputExporter(output, request)),
    ];
}
/** An image for its digest alone: nothing is pushed, stored or named. */
function digestExporter(sourceDateEpoch) {
    return { type: 'image', attributes: imageAttributes({ push: false, store: false, sourceDateEpoch }) };
}
function imageExporter(request, { push, store, extra = {} }) {
    const { tags, annotations, insecureRegistries, sourceDateEpoch } = request;
    const byDigest = extra['push-by-digest'] === 'true';
    const names = tags.map((tag) => (byDigest ? `${tag.registry}/${tag.repository}` : formatReference(tag)));
    const insecure = tags.some(({ registry }) => insecureRegistries.includes(registry));
    return {
        type: 'image',
        attributes: imageAttributes({
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
function outputExporter({ type, destination = '', attributes }, request) {
    switch (type) {
        case 'image':
            if (request.tags.length === 0)
                throw missingName();
            return imageExporter(request, { push: attributes.push === 'true', store: false, extra: attributes });
        case 'local':
            return { type, directory: destination };
        case 'tar':
            return { type, output: fileOutput(destination) };
        case 'oci':
        case 'docker':
            return archive(request, type, attributes, fileOutput(destination));
    }
}
function archive({ tags, annotations, sourceDateEpoch }, type, extra, output) {
    const names = tags.length === 0 ? {} : { names: tags.map(formatReference) };
    return { type, attributes: imageAttributes({ ...names, sourceDateEpoch, annotations, extra }), output };
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
        mounts: [secretMount(CERTIFICATES, { id: CA_SECRET, mode: 0o444 })],
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
        args: ['apk', 'add', ...APK_OPTIONS, ...packages.map(pin)],
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
    const add = ['apk', 'add', '--root', RUNTIME_ROOT, '--initdb', '--no-scripts', ...APK_OPTIONS, ...packages.map(pin)];
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
            ? secretMount(APK_REPOSITORIES, { id: REPOSITORIES_SECRET })
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

;// CONCATENATED MODULE: ./build/compiled/src/progress/steps.js
/** Lines kept of each step for when it fails. */
const TAIL_LINES = 20;
/** A line is cut here: progress bars without line breaks would grow without end. */
const MAX_LINE = 4096;
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
            changes.push({ kind: 'warning', step: this.#steps.get(warning.vertex), message: warning.short });
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
            this.#names.set(vertex.digest, vertex.name);
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
        step.error = vertex.error ?? '';
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
            name: this.#names.get(digest) ?? digest,
            state: 'running',
            started,
            spent: 0,
            error: '',
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
    step.rest = (parts.pop() ?? '').slice(-MAX_LINE);
    const lines = parts.map((line) => steps_printable(line).slice(0, MAX_LINE)).filter((line) => line !== '');
    step.tail.push(...lines);
    step.tail.splice(0, Math.max(0, step.tail.length - TAIL_LINES));
    return lines;
}
function flush(step, at) {
    const line = steps_printable(step.rest);
    step.rest = '';
    if (line === '')
        return [];
    step.tail.push(line);
    return [{ kind: 'output', step, lines: [line], at }];
}
/** A step's output is somebody else's text: control sequences, and lines the runner would obey, lose their power. */
function steps_printable(line) {
    return (line
        // eslint-disable-next-line no-control-regex -- control characters are what is looked for
        .replaceAll(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007]*(?:\u0007|$)|[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
        .replace(/^(\s*)::/, '$1: :')
        .replace(/^(\s*)##\[/, '$1# #[')
        .trimEnd());
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
    if (!(error instanceof errors_BuildkitError))
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

;// CONCATENATED MODULE: ./build/compiled/src/registry/errors.js
class RegistryError extends Error {
    name = 'RegistryError';
    code;
    constructor(code, message, options) {
        super(message, options);
        this.code = code;
    }
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
            return [name, { digest, size: layerBytes(manifest?.content ?? {}) }];
        }));
        return new Map(sizes);
    }
    catch (error) {
        if (error instanceof RegistryError || error instanceof SyntaxError)
            return new Map();
        throw error;
    }
}
function layerBytes({ layers }) {
    return (layers ?? []).reduce((sum, { size }) => sum + size, 0);
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
        tags: tags.map(formatReference),
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

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/passes.js


const WITHOUT_ATTESTATIONS = { sbom: false, provenance: false };
/**
 * What is solved, one after the other, and what each is exported to. An image that the registry has already (`kept`)
 * is not pushed again. What Docker's import is to read has a pass of its own where others carry attestations: Docker's
 * classic image store can't read an archive that has them. By then every step is in BuildKit's cache.
 */
function passesOf(request, { client, loadInto }, kept) {
    const { attestations, caches, push } = request;
    const { info } = client;
    const outputs = request.outputs.filter(({ type }) => type !== 'docker');
    const stores = request.load && info.docker;
    const apart = attests(attestations) && (push || stores || outputs.length > 0);
    const first = exportersFor({ ...request, push: push && !kept, ...(apart ? { load: stores, outputs } : {}) }, info, loadInto);
    const archives = {
        ...request,
        push: false,
        load: request.load && !stores,
        outputs: request.outputs.filter(({ type }) => type === 'docker'),
    };
    const second = apart ? exportersFor(archives, info, loadInto) : [];
    return [
        ...(kept && first.length === 0 ? [] : [{ exporters: first, choice: attestations, cacheExports: caches.exports }]),
        ...(second.length === 0 ? [] : [{ exporters: second, choice: WITHOUT_ATTESTATIONS, cacheExports: [] }]),
    ];
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
                problems.push(preflight_refused(tag, error));
            else
                onWarning(`Could not ask beforehand whether ${formatReference(tag)} may be pushed: ${error.message}`);
        }
    }));
    if (problems.length > 0)
        throw new errors/* AipackError */.kx(problems);
}
function preflight_refused(tag, error) {
    return {
        code: 'REGISTRY_REFUSED',
        message: `${formatReference(tag)} can't be pushed: ${error.message}`,
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

;// CONCATENATED MODULE: ./build/compiled/src/pipeline/published.js



const STATEMENT_TYPE = 'application/vnd.in-toto+json';
const PREDICATE_ANNOTATION = 'in-toto.io/predicate-type';
/** Our statement has a few kilobytes for each hundred packages. */
const MAX_STATEMENT = 8 * 1024 * 1024;
/**
 * The image that every one of the tags names now; undefined where they name none, several, or one whose index can't
 * be read. Only ever used to leave things as they are, so a registry that doesn't answer is no failure.
 */
async function publishedImage(registry, tags) {
    try {
        const manifests = await Promise.all(tags.map((tag) => registry.manifest(tag)));
        const [first] = manifests;
        if (first === undefined || manifests.some((manifest) => manifest?.digest !== first.digest))
            return undefined;
        const [tag] = tags;
        return tag === undefined ? undefined : await published_readIndex(registry, tag, first);
    }
    catch (error) {
        if (error instanceof RegistryError || error instanceof SyntaxError || error instanceof TypeError)
            return undefined;
        throw error;
    }
}
async function published_readIndex(registry, tag, { digest, content }) {
    const { manifests } = content;
    if (manifests === undefined)
        return undefined;
    const images = manifests.filter(({ platform }) => platform !== undefined && platform.os !== 'unknown');
    const platforms = await Promise.all(images.map(async (image) => {
        const { os = '', architecture = '' } = image.platform ?? {};
        const attestation = manifests.find(({ annotations }) => annotations?.['vnd.docker.reference.digest'] === image.digest);
        return [`${os}/${architecture}`, await readPlatform(registry, tag, image, attestation)];
    }));
    return { digest, platforms: new Map(platforms) };
}
async function readPlatform(registry, tag, image, attestation) {
    const { registry: host, repository } = tag;
    const manifest = attestation === undefined
        ? undefined
        : await registry.manifest({ registry: host, repository, digest: attestation.digest });
    const statements = (manifest?.content.layers ?? []).filter(({ mediaType }) => mediaType === STATEMENT_TYPE);
    const ours = statements.find(({ annotations }) => annotations?.[PREDICATE_ANNOTATION] === BUILD_PREDICATE);
    const statement = ours === undefined
        ? undefined
        : JSON.parse(Buffer.from(await registry.blob(tag, ours.digest, MAX_STATEMENT)).toString('utf8'));
    return { digest: image.digest, buildPredicate: statement?.predicate };
}
/**
 * Whether publishing would put the same image there again, with the same statement about how it was made: provenance
 * says when a build ran, so that it would give the tags another digest though nothing changed. Which state of the
 * package index the versions were read from is no difference: they are the same versions.
 */
async function keptImage(published, builds) {
    if (published.platforms.size !== builds.length)
        return undefined;
    const manifests = new Map();
    for (const { platform, digest, buildPredicate } of builds) {
        const there = published.platforms.get(platform);
        const statement = JSON.parse(JSON.stringify(buildPredicate));
        if (there === undefined)
            return undefined;
        if (!(0,external_node_util_.isDeepStrictEqual)(withoutIndex(there.buildPredicate), withoutIndex(statement)))
            return undefined;
        if ((await digest()) !== there.digest)
            return undefined;
        manifests.set(platform, there.digest);
    }
    return { digest: published.digest, manifests };
}
function withoutIndex(predicate) {
    return typeof predicate === 'object' && predicate !== null ? { ...predicate, packageIndex: undefined } : predicate;
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
    const platform = parsePlatform(plan.platform);
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
    const reference = reference_normalizeReference(plan.baseImage);
    if (reference.includes('@'))
        return reference;
    const { digest } = await gateway.resolveImage(reference, {
        platform: parsePlatform(plan.platform),
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
        const { attestations, planned, push, tags } = this.#request;
        const { stopwatch, registry } = this.#tools;
        const known = push && attests(attestations)
            ? await stopwatch.measure('published', () => publishedImage(registry, tags))
            : undefined;
        const kept = known && (await stopwatch.measure('compare', () => this.#kept(known)));
        const request = { ...this.#request, sourceDateEpoch: planned.source.epoch };
        const passes = passesOf(request, this.#tools, kept !== undefined);
        const digests = [];
        await stopwatch.measure('build', async () => {
            for (const pass of passes)
                digests.push((await this.#solve(planned.plans, pass)).digest);
        });
        return this.#report(kept?.digest ?? digests[0], kept?.manifests);
    }
    #kept(known) {
        const { plans, source } = this.#request.planned;
        const builds = this.#facts.map((facts) => ({
            platform: facts.platform,
            buildPredicate: buildPredicate(facts),
            digest: async () => {
                const own = plans.filter(({ platform }) => platform === facts.platform);
                const pass = { exporters: [digestExporter(source.epoch)], choice: WITHOUT_ATTESTATIONS, cacheExports: [] };
                return (await this.#solve(own, pass)).digest;
            },
        }));
        return keptImage(known, builds);
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
    const { attestations, platforms, push, source, tags } = request;
    const run = async (parts, names) => {
        const options = {
            ...solveOptions(request, tools, tracker, { ...parts, locals: request.locals, source }),
            entitlements: request.options.entitlements,
        };
        return (await tools.client.build(options, (gateway) => solve(gateway, request, names, parts.choice))).digest;
    };
    const kept = async () => {
        const known = await publishedImage(tools.registry, tags);
        const alone = { exporters: [digestExporter(source.epoch)], choice: WITHOUT_ATTESTATIONS, cacheExports: [] };
        const builds = platforms.map((platform) => ({
            platform,
            buildPredicate: predicateOf(request, platform),
            digest: () => run(alone, [platform]),
        }));
        return known && keptImage(known, builds);
    };
    try {
        const found = push && attests(attestations) ? await tools.stopwatch.measure('compare', kept) : undefined;
        const digests = [];
        await tools.stopwatch.measure('build', async () => {
            for (const pass of passesOf({ ...request, sourceDateEpoch: source.epoch }, tools, found !== undefined))
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
            platform: parsePlatform(name),
            ref,
            ...(config === undefined ? {} : { config: JSON.parse(Buffer.from(config).toString('utf8')) }),
            attestations: attests(choice) ? [await statement(gateway, predicateOf(request, name))] : [],
        };
    }));
    return { platforms: results };
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
    const attributes = {};
    const folders = {};
    const refuse = (input, value, hint) => {
        problems.push({ code: 'INPUT_INVALID', message: `${input}: ${JSON.stringify(value)} can't be read`, hint });
    };
    for (const argument of wishes.buildArgs) {
        const [name, given] = splitAt(argument, '=');
        const value = given ?? environment[name];
        if (!/^[A-Za-z_]\w*$/.test(name))
            refuse('build-args', argument, 'Write NAME=value, or NAME alone.');
        // As Docker does: a name that the environment doesn't know leaves the Dockerfile's own default.
        else if (value !== undefined)
            attributes[`build-arg:${name}`] = value;
    }
    for (const context of wishes.buildContexts) {
        const [name, source = ''] = splitAt(context, '=');
        if (!/^[a-z0-9][\w./:-]*$/.test(name) || source === '' || source.startsWith('oci-layout://')) {
            refuse('build-contexts', context, 'Write name=folder, name=docker-image://image or name=https://… of a git repository.');
        }
        else if (REMOTE.test(source))
            attributes[`context:${name}`] = source;
        else {
            const local = `context-${Object.keys(folders).length + 1}`;
            attributes[`context:${name}`] = `local:${local}`;
            folders[local] = source;
        }
    }
    const hosts = wishes.addHosts.map((host) => /^([\w.-]+)[:=]\[?([0-9a-fA-F.:]+|host-gateway)\]?$/.exec(host) ?? host);
    for (const host of hosts)
        if (typeof host === 'string')
            refuse('add-hosts', host, 'Write host:ip.');
    const pairs = hosts.flatMap((host) => (typeof host === 'string' ? [] : [`${host[1] ?? ''}=${host[2] ?? ''}`]));
    if (pairs.length > 0)
        attributes['add-hosts'] = pairs.join(',');
    const { allow, network, pull, target } = wishes;
    if (network !== undefined && !NETWORKS.includes(network))
        refuse('network', network, `Use ${NETWORKS.join(', ')}.`);
    else if (network !== undefined && network !== 'default')
        attributes['force-network-mode'] = network;
    for (const entitlement of allow.filter((each) => !ENTITLEMENTS.includes(each)))
        refuse('allow', entitlement, `Use ${ENTITLEMENTS.join(' or ')}.`);
    if (target !== undefined)
        attributes.target = target;
    if (pull)
        attributes['image-resolve-mode'] = 'pull';
    if (problems.length > 0)
        throw new errors/* AipackError */.kx(problems);
    return { attributes, folders, entitlements: allow };
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
function splitAt(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

// EXTERNAL MODULE: ./build/compiled/src/pipeline/source-facts.js
var source_facts = __webpack_require__(1351);
// EXTERNAL MODULE: ./build/compiled/src/pipeline/line.js + 269 modules
var line = __webpack_require__(4299);
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
    const { type = '', dest = '', ...attributes } = Object.fromEntries(spec.split(',').map(splitField));
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
    const highest = outputs_LEVELS[compression] ?? 0;
    if (!/^\d{1,2}$/.test(level) || Number(level) > highest) {
        return `has a compression-level that is no whole number from 0 to ${highest}, the highest of ${compression}`;
    }
    const flag = Object.entries(flags).find(([, value]) => value !== 'true' && value !== 'false');
    return flag === undefined ? undefined : `has a ${flag[0]} that is neither true nor false`;
}
function splitField(field) {
    const at = field.indexOf('=');
    return at < 0 ? [field.trim(), 'true'] : [field.slice(0, at).trim(), field.slice(at + 1).trim()];
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
            problems.push(tags_invalid(name, 'A tag names what will be pushed; leave the digest out.'));
        else if (parsed !== undefined)
            tags.push(parsed);
        else
            problems.push(tags_invalid(name, suggestion(name)));
    }
    if (problems.length > 0)
        throw new errors/* AipackError */.kx(problems);
    const seen = new Set();
    return tags.filter((tag) => !seen.has(formatReference(tag)) && seen.add(formatReference(tag)));
}
function tryParse(name) {
    try {
        return reference_parseReference(name);
    }
    catch (error) {
        if (error instanceof errors_LlbError)
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
function tags_invalid(name, hint) {
    return { code: 'TAG_INVALID', message: `${JSON.stringify(name)} is not an image name to push to`, hint };
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/loopback.js
/** Whether a host, with or without its port, is this machine, which Docker and BuildKit speak plain HTTP to. */
function isLoopback(registry) {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(registry);
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/authorize.js


/**
 * Answers a `WWW-Authenticate` challenge: the value of the Authorization header, or undefined where there is nothing
 * to answer with. Token servers named by the registry get that registry's credentials, as the protocol has it, and no
 * other's; never in the clear, unless on this machine.
 * @throws RegistryError DENIED, UNREACHABLE
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
    if (!response.ok) {
        await response.body?.cancel();
        const asked = credentials === undefined ? 'without credentials, as there are none' : 'with the credentials';
        throw new RegistryError('DENIED', `${url.host}, asked ${asked} for ${host}, gave no token: ${response.status}`);
    }
    const answer = (await response.json());
    const token = answer.token ?? answer.access_token;
    return typeof token === 'string' ? `Bearer ${token}` : undefined;
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
    return Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
}

;// CONCATENATED MODULE: ./build/compiled/src/registry/digest.js

/** The digest of some bytes as registries write it. */
function sha256(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
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
const REQUEST_TIMEOUT_MS = 20_000;
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
    /** The manifest or index that a reference names, or undefined where there is none. */
    async manifest(reference) {
        const name = reference.digest ?? reference.tag ?? 'latest';
        const response = await this.#request(reference, 'GET', `manifests/${name}`, 'pull', { accept: MANIFEST_TYPES });
        if (response.status === 404)
            return undefined;
        if (!response.ok)
            throw await client_refusal(reference, 'pull', response);
        const bytes = await boundedBody(response, MAX_MANIFEST_BYTES);
        const digest = sha256(bytes);
        if (reference.digest !== undefined && reference.digest !== digest) {
            throw new RegistryError('PROTOCOL', `${reference.registry} answered other bytes than ${reference.digest}`);
        }
        const content = JSON.parse(Buffer.from(bytes).toString('utf8'));
        return { mediaType: response.headers.get('content-type')?.split(';')[0] ?? '', digest, content };
    }
    /** The bytes of a blob, checked against its digest. `limit` is in bytes. */
    async blob(reference, digest, limit) {
        const response = await this.#request(reference, 'GET', `blobs/${digest}`, 'pull');
        if (!response.ok)
            throw await client_refusal(reference, 'pull', response);
        const bytes = await boundedBody(response, limit);
        if (sha256(bytes) !== digest) {
            throw new RegistryError('PROTOCOL', `${reference.registry} answered other bytes than ${digest}`);
        }
        return bytes;
    }
    /**
     * Asks whether the given credentials may push, by opening an upload and dropping it: nothing is stored.
     * @throws RegistryError DENIED when the registry says no, UNREACHABLE when it doesn't answer.
     */
    async checkPush(reference) {
        const response = await this.#request(reference, 'POST', 'blobs/uploads/', 'pull,push', { 'content-length': '0' });
        if (response.status !== 202)
            throw await client_refusal(reference, 'push', response);
        await response.body?.cancel();
        const location = response.headers.get('location');
        if (location === null)
            return;
        const url = new URL(location, this.#base(reference));
        // The upload expires by itself; a registry that doesn't know how to cancel one is no reason to stop.
        await this.#send(url, 'DELETE', reference, 'pull,push').then((answer) => answer.body?.cancel(), () => undefined);
    }
    #base(reference) {
        const plain = isLoopback(reference.registry) || this.#options.insecure?.includes(reference.registry);
        return `${plain ? 'http' : 'https'}://${apiHost(reference.registry)}/v2/${reference.repository}/`;
    }
    #request(reference, method, path, actions, headers) {
        return this.#send(new URL(path, this.#base(reference)), method, reference, actions, headers);
    }
    async #send(url, method, reference, actions, headers = {}) {
        const scope = `repository:${reference.repository}:${actions}`;
        // A registry may send an upload elsewhere; its token goes to the registry only.
        const own = url.host === apiHost(reference.registry);
        const key = `${reference.registry} ${scope}`;
        const first = await this.#fetch(reference, url, method, { ...headers, ...this.#authorization(key, own) });
        if (first.status !== 401 || !own)
            return first;
        await first.body?.cancel();
        const challenge = first.headers.get('www-authenticate') ?? '';
        const value = await authorize(challenge, apiHost(reference.registry), scope, {
            credentials: this.#options.credentials,
            insecure: this.#options.insecure?.includes(reference.registry) ?? false,
            // A form is sent again in full to wherever a redirect leads, the identity token in it too.
            fetch: ({ url: realm, headers: given, form }) => this.#fetch(reference, realm, form === undefined ? 'GET' : 'POST', given, { body: form, redirect: 'error' }),
        });
        if (value === undefined) {
            const asks = /^\w+/.exec(challenge)?.[0] ?? 'unknown';
            throw new RegistryError('DENIED', `${reference.registry} asks for ${asks} credentials, and there are none for it`);
        }
        this.#tokens.set(key, value);
        return this.#fetch(reference, url, method, { ...headers, authorization: value });
    }
    #authorization(key, own) {
        const token = this.#tokens.get(key);
        return token === undefined || !own ? {} : { authorization: token };
    }
    async #fetch(reference, url, method, headers, { body, redirect = 'follow' } = {}) {
        const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
        const signal = this.#options.signal === undefined ? timeout : AbortSignal.any([timeout, this.#options.signal]);
        try {
            return await this.#options.fetch(url, {
                ...{ method, headers, redirect, signal },
                ...(body === undefined ? {} : { body }),
            });
        }
        catch (cause) {
            this.#options.signal?.throwIfAborted();
            const reason = cause instanceof Error ? (cause.cause?.message ?? cause.message) : String(cause);
            throw new RegistryError('UNREACHABLE', `${reference.registry} did not answer: ${reason}`, { cause });
        }
    }
}
async function client_refusal(reference, action, response) {
    const detail = await boundedBody(response, 64 * 1024).then((bytes) => errorDetail(Buffer.from(bytes).toString('utf8')), () => '');
    const name = `${reference.registry}/${reference.repository}`;
    const denied = response.status === 401 || response.status === 403 || response.status === 404;
    const code = denied ? 'DENIED' : response.status === 429 ? 'RATE_LIMITED' : 'PROTOCOL';
    return new RegistryError(code, `${name} refuses to ${action}: ${response.status}${detail === '' ? '' : ` ${detail}`}`);
}
function errorDetail(body) {
    try {
        const { errors } = JSON.parse(body);
        return (errors ?? []).map(({ code, message }) => [code, message].filter(Boolean).join(': ')).join('; ');
    }
    catch {
        return body.slice(0, 200).replaceAll(/\s+/g, ' ').trim();
    }
}
async function boundedBody(response, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of (response.body ?? [])) {
        size += chunk.length;
        if (size > limit)
            throw new RegistryError('PROTOCOL', `the answer has more than ${limit} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}

// EXTERNAL MODULE: ./build/compiled/src/detect/ignore.js + 1 modules
var ignore = __webpack_require__(416);
;// CONCATENATED MODULE: ./build/compiled/src/host/context-source.js



/**
 * A directory that a Dockerfile copies from, filtered as Docker does: by the Dockerfile's own ignore file where there is
 * one, else by the directory's.
 */
function dockerContextSource(root, ownIgnoreFile) {
    const own = ownIgnoreFile === undefined ? undefined : readText(ownIgnoreFile);
    const filter = (0,ignore/* dockerfileFilter */.L)(own ?? readText((0,external_node_path_.join)(root, '.dockerignore')));
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
function readText(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return undefined;
    }
}
/** The repository as the session sends it: filtered by the same rules that detection sees it through. */
function contextSource(root, tracked) {
    const filter = (0,ignore/* contextFilter */.m)((path) => readText((0,external_node_path_.join)(root, path)), tracked);
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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/compiled/src/host/docker-config.js




/** Credentials of the Docker configuration of this user, read once; nothing where there is no such file. */
function dockerCredentials(environment, onWarning) {
    const folder = environment.DOCKER_CONFIG ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.docker');
    return dockerConfigAuth(docker_config_readConfig((0,external_node_path_.join)(folder, 'config.json'), onWarning), credentialHelper(environment));
}
function docker_config_readConfig(path, onWarning) {
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return {};
    }
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        onWarning(`The Docker configuration ${path} is not JSON; building without its credentials.`);
        return {};
    }
}

// EXTERNAL MODULE: ./build/compiled/src/schema/overrides-load.js
var overrides_load = __webpack_require__(8563);
;// CONCATENATED MODULE: ./build/compiled/src/host/dockerfile.js





const DOCKERFILE = 'Dockerfile';
/**
 * The Dockerfile to build: the one that was named, or else the one in the root, which is what the repository's authors
 * want built unless the user says how to build it.
 * @throws AipackError INPUT_INVALID where a named one isn't there, or something else says how to build as well
 */
function chooseDockerfile(settings, { dockerfile, file }, directory) {
    const { context, overrides, service, spec } = settings;
    const asked = spec !== undefined || service !== undefined || overrides.length > 0;
    if (file !== undefined) {
        const path = (0,external_node_path_.resolve)(directory, file);
        if (!dockerfile || asked)
            throw dockerfile_invalid(`${file} is to be built, and so is the project without a Dockerfile`);
        if (!isFile(path))
            throw dockerfile_invalid(`there is no file ${file}`);
        const inside = (0,external_node_path_.relative)(context, path);
        const label = inside.startsWith('..') ? file : inside;
        return { folder: (0,external_node_path_.dirname)(path), name: (0,external_node_path_.basename)(path), label, named: true };
    }
    if (!dockerfile || asked || overrides_load/* OVERRIDE_FILES */.Fk.some((name) => isFile((0,external_node_path_.join)(context, name))))
        return undefined;
    if (!isFile((0,external_node_path_.join)(context, DOCKERFILE)))
        return undefined;
    return { folder: context, name: DOCKERFILE, label: DOCKERFILE, named: false };
}
/**
 * The directories that a Dockerfile is built from, by the names that BuildKit's frontend has for them.
 * @throws AipackError INPUT_INVALID where a folder isn't there
 */
function dockerfileSources(context, { folder, name }, folders, directory) {
    const named = Object.entries(folders).map(([source, given]) => {
        const path = (0,external_node_path_.resolve)(directory, given);
        if ((0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() !== true)
            throw dockerfile_invalid(`build-contexts: there is no folder ${given}`);
        return [source, dockerContextSource(path)];
    });
    return {
        context: dockerContextSource(context, (0,external_node_path_.join)(folder, `${name}.dockerignore`)),
        dockerfile: dockerfileSource(folder, name),
        ...Object.fromEntries(named),
    };
}
function isFile(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() === true;
}
function dockerfile_invalid(message) {
    return new errors/* AipackError */.kx({ code: 'INPUT_INVALID', message: `The build was not started: ${message}` });
}

;// CONCATENATED MODULE: ./build/compiled/src/host/ssh-agents.js


/**
 * The sockets of SSH agents by id. Steps ask them in the middle of a build: that there is none is better known before.
 * @throws AipackError with every one that is no socket.
 */
function sshAgents(specs) {
    const problems = specs.flatMap(({ id, socket }) => {
        const stat = (0,external_node_fs_.statSync)(socket, { throwIfNoEntry: false });
        if (stat?.isSocket() === true)
            return [];
        const what = stat === undefined ? 'not there' : 'no socket of an SSH agent';
        const message = `The SSH agent ${id} can't be used: ${socket} is ${what}`;
        return [
            { code: 'INPUT_INVALID', message, hint: 'Start ssh-agent, give it keys with ssh-add, and name its socket.' },
        ];
    });
    if (problems.length > 0)
        throw new errors/* AipackError */.kx(problems);
    return Object.fromEntries(specs.map(({ id, socket }) => [id, socket]));
}

;// CONCATENATED MODULE: ./build/compiled/src/host/build.js
























/** The whole line, from a repository to a report. */
async function runBuildLine(settings, outside, wishes, surroundings) {
    const { environment, signal, onProgress, onWarning } = surroundings;
    const { stopwatch } = outside;
    const wanted = readWishes(wishes, surroundings, settings.context);
    const dockerfile = chooseDockerfile(settings, { dockerfile: wishes.dockerfile, ...wishes.dockerfileOptions }, surroundings.directory);
    if (dockerfile === undefined)
        refuseDockerfileOptions(wishes.dockerfileOptions);
    const dockerfileOptions = parseDockerfileOptions(wishes.dockerfileOptions, environment);
    const { buildkit: address } = wishes;
    const container = wishes.container && { ...wishes.container, onProgress: surroundings.onWait };
    const client = await stopwatch
        .measure('connect', () => openClient({ address, container, environment, signal }))
        .catch((error) => {
        throw explainBuildFailure(error);
    });
    try {
        const platforms = settings.platforms.length > 0 ? settings.platforms : ownPlatform(client.info.platforms, outside);
        const credentials = withFallback(dockerCredentials(environment, onWarning), surroundings.fallbackCredentials);
        const registry = new RegistryClient({
            fetch,
            credentials: (host) => credentials(host, signal),
            signal,
            insecure: wishes.insecureRegistries,
        });
        const loadInto = dockerImport({ environment, signal });
        const tools = { client, registry, credentials, fetch, loadInto, onProgress, onWarning, stopwatch, signal };
        const common = {
            ...wanted,
            secrets: secretProviders(settings, environment),
            ssh: sshAgents(settings.ssh),
            sharedKey: (0,external_node_crypto_.createHash)('sha256').update(settings.context).digest('hex').slice(0, 32),
            toolVersion: outside.toolVersion,
        };
        if (dockerfile !== undefined) {
            const { label, named } = dockerfile;
            const what = `Building what the ${label} says.`;
            const without = ' Without it (no-dockerfile), the image would hold packages of Wolfi only.';
            if (!named)
                surroundings.onNotice(what + without, { file: label });
            const request = {
                ...common,
                platforms,
                name: (0,external_node_path_.basename)(settings.context),
                dockerfile: { name: dockerfile.name, label },
                options: dockerfileOptions,
                labels: settings.labels,
                source: await (0,source_facts/* sourceFacts */.t)({ git: outside.git, environment, path: '.' }),
                locals: dockerfileSources(settings.context, dockerfile, dockerfileOptions.folders, surroundings.directory),
            };
            return await buildDockerfile(request, tools);
        }
        const planned = await (0,line/* planStage */.cJ)({ ...settings, platforms }, outside);
        for (const { message, location } of planned.notices)
            surroundings.onNotice(message, location);
        for (const { message } of planned.warnings)
            onWarning(message);
        const context = contextSource(settings.context, await outside.tracked());
        return await buildImage({ ...common, planned, context }, tools);
    }
    finally {
        client.close();
    }
}
function readWishes(wishes, { directory, environment, onWarning }, context) {
    const { push, load, insecureRegistries, noCache, cacheFrom, cacheTo } = wishes;
    const outputs = parseOutputs(wishes.outputs).map((output) => output.destination === undefined ? output : { ...output, destination: (0,external_node_path_.resolve)(directory, output.destination) });
    const inside = outputs.find(({ type, destination }) => type === 'local' && destination === context);
    if (inside !== undefined) {
        throw new errors/* AipackError */.kx({
            code: 'INPUT_INVALID',
            message: 'The output of type local would overwrite the repository itself',
        });
    }
    return {
        push,
        load,
        outputs,
        insecureRegistries,
        noCache,
        tags: parseTags(wishes.tags),
        annotations: parseAnnotations(wishes.annotations),
        attestations: attestationChoice(wishes, outputs),
        caches: readCaches(() => parseCaches(cacheFrom, cacheTo, environment, onWarning)),
    };
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
function secretProviders(settings, environment) {
    const { caCertificates, secrets } = settings;
    const missing = secrets.filter(({ from }) => 'variable' in from && environment[from.variable] === undefined);
    if (missing.length > 0) {
        throw new errors/* AipackError */.kx(missing.map(({ id }) => ({
            code: 'INPUT_INVALID',
            message: `The secret ${id} has no value: its variable is not set`,
            hint: 'Set it in the environment of this step, or give the secret with src=FILE.',
        })));
    }
    return {
        ...Object.fromEntries(secrets.map(({ id, from }) => [id, () => secretValue(from, environment)])),
        ...(settings.packages.repositories.every(({ url }) => !url.includes('@'))
            ? {}
            : { [REPOSITORIES_SECRET]: () => Buffer.from((0,plan/* repositoryLines */.Q)(settings.packages)) }),
        ...(caCertificates === undefined ? {} : { [CA_SECRET]: () => Buffer.from(caCertificates) }),
    };
}
function secretValue(from, environment) {
    if ('file' in from)
        return (0,external_node_fs_.readFileSync)(from.file);
    return Buffer.from('value' in from ? from.value : (environment[from.variable] ?? ''));
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
                this.#write(`${line}\n`);
    }
    /** A line of somebody else's among those of the build. */
    note(text) {
        this.#write(`${text}\n`);
    }
    /** Lines of text stay as they are. */
    close() {
        // Nothing is live.
    }
    #lines(change) {
        switch (change.kind) {
            case 'started':
                return [`#${change.step.number} ${change.step.name}`];
            case 'output':
                return this.#verbosity === 'verbose' ? outputLines(change) : [];
            case 'ended':
                return [`#${change.step.number} ${outcome(change.step)}`];
            case 'warning':
                return [`warning: ${change.message}`];
        }
    }
}
function outputLines({ step, lines, at }) {
    const since = seconds(Math.max(0, at - step.started));
    return lines.map((line) => `#${step.number} ${since} ${line}`);
}
function outcome(step) {
    switch (step.state) {
        case 'cached':
            return 'CACHED';
        case 'failed':
            return `ERROR: ${step.error}`;
        case 'cancelled':
            return 'CANCELLED';
        case 'done':
        case 'running':
            return `DONE ${seconds(step.spent)}s`;
    }
}
function seconds(milliseconds) {
    return (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1);
}

;// CONCATENATED MODULE: ./build/compiled/src/progress/terminal.js
/** Running steps shown at once; what runs beyond that is counted. */
const ROWS = 6;
/** How often elapsed times move on, in milliseconds. */
const TICK = 100;
const ESCAPE = '\u001b[';
const DIM = `${ESCAPE}2m`;
const RED = `${ESCAPE}31m`;
const GREEN = `${ESCAPE}32m`;
const PLAIN = `${ESCAPE}0m`;
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
        this.#redraw(this.#cached === 0 ? [] : [`${DIM}${this.#cached} cached${PLAIN}`]);
        this.#cached = 0;
    }
    #take(change) {
        switch (change.kind) {
            case 'started':
                this.#skew = this.#options.now() - change.step.started;
                this.#running.set(change.step.digest, change.step);
                return [];
            case 'output':
                this.#said.set(change.step.digest, change.lines.at(-1) ?? '');
                return [];
            case 'ended':
                this.#running.delete(change.step.digest);
                this.#said.delete(change.step.digest);
                return this.#ended(change.step);
            case 'warning':
                return [`warning: ${change.message}`];
        }
    }
    #ended(step) {
        if (step.state === 'cached') {
            this.#cached++;
            return [];
        }
        if (step.state === 'failed')
            return [`${RED}✗${PLAIN} ${step.name}`];
        if (step.state === 'cancelled')
            return [`${DIM}- ${step.name} was cancelled${PLAIN}`];
        return [`${GREEN}✓${PLAIN} ${step.name} ${DIM}${terminal_seconds(step.spent)}${PLAIN}`];
    }
    #redraw(lines) {
        const width = Math.max(20, this.#options.columns());
        const live = this.#live();
        const erase = this.#drawn === 0 ? '' : `${ESCAPE}${this.#drawn}A${ESCAPE}0J`;
        const text = [...lines, ...live.map((line) => cut(line, width - 1))].map((line) => `${line}\n`).join('');
        if (erase !== '' || text !== '')
            this.#options.write(`${erase}${text}`);
        this.#drawn = live.length;
    }
    #live() {
        // What ended once and runs again, as sources do, is no news.
        const steps = [...this.#running.values()].filter(({ state }) => state === 'running');
        const now = this.#options.now() - this.#skew;
        const shown = steps.slice(0, ROWS).map((step) => {
            const elapsed = terminal_seconds(Math.max(0, step.spent + now - step.started));
            return ['  …', step.name, elapsed, transfer(step), this.#said.get(step.digest) ?? ''].filter(Boolean).join(' ');
        });
        const more = steps.length - shown.length;
        return more > 0 ? [...shown, `  … and ${more} more`] : shown;
    }
}
/** The part of a step that is on its way: a layer that is pulled or pushed, files that are sent. */
function transfer({ parts }) {
    const moving = [...parts.values()].filter(({ current, total }) => current > 0 && (total === 0 || current < total));
    const [part] = moving;
    if (part === undefined)
        return '';
    const done = `${(part.current / 1e6).toFixed(1)}`;
    return part.total === 0 ? `${done} MB` : `${done} of ${(part.total / 1e6).toFixed(1)} MB`;
}
function terminal_seconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(1)}s`;
}
/** Lines that wrap could not be erased again. */
function cut(line, width) {
    return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

// EXTERNAL MODULE: ./build/compiled/src/cli/line-verbs.js + 13 modules
var line_verbs = __webpack_require__(917);
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
    return [(0,table.columns)(shown), ...(longest.length === 0 ? [] : [' Longest steps:', (0,table.columns)(longest)])].join('\n');
}
function print_report_seconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(2)} s`;
}

;// CONCATENATED MODULE: ./build/compiled/src/cli/build-command.js








/** `aipack build`: progress on standard error, the result on standard output. */
async function build_command_runBuild(context, options, surroundings) {
    const { stdout, stderr, environment, signal, directory } = surroundings;
    const line = (0,line_verbs/* openLine */.T)(context, options, surroundings);
    const verbosity = options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal';
    const columns = options.progress === 'tty' ? (surroundings.columns ?? (() => 80)) : surroundings.columns;
    const progress = columns === undefined || options.progress === 'plain' || verbosity !== 'normal'
        ? new PlainProgress(stderr, verbosity)
        : new TerminalProgress({ write: stderr, columns, now: () => Date.now() });
    const report = await runBuildLine(line.settings, line.outside, wishesOf(options, environment), {
        environment,
        directory,
        signal,
        onNotice: (message) => options.quiet || progress.note(`notice: ${message}`),
        onWait: (message) => options.quiet || progress.note(message),
        onWarning: (message) => progress.note(`warning: ${message}`),
        onProgress: (changes) => progress.show(changes),
    }).finally(() => progress.close());
    if (options.metadataFile !== undefined) {
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.resolve)(directory, options.metadataFile), `${JSON.stringify(report, undefined, 2)}\n`);
    }
    stdout(`${printed(report, options)}\n`);
}
function wishesOf(options, environment) {
    const { tag, push, load, output, annotation, insecureRegistry, cacheFrom, cacheTo, cache } = options;
    return {
        tags: tag,
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
        },
        attestations: options.attestations,
        sbom: options.sbom,
        provenance: options.provenance,
        builderId: undefined,
        buildkit: options.buildkit,
        container: containerOptions({ image: options.buildkitImage }, environment),
    };
}
function printed(report, options) {
    if (options.format === 'json')
        return JSON.stringify(report, undefined, 2);
    return options.quiet ? (report.digest ?? '') : describeReport(report);
}


/***/ })

};

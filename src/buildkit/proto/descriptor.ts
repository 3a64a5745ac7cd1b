// Made from proto/ by scripts/proto.mjs; change it there.
export const descriptor = {
  nested: {
    moby: {
      nested: {
        filesync: {
          nested: {
            v1: {
              nested: {
                CredentialsRequest: {
                  fields: { Host: { type: 'string', id: 1 } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                CredentialsResponse: {
                  fields: { Username: { type: 'string', id: 1 }, Secret: { type: 'string', id: 2 } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                FetchTokenRequest: {
                  fields: {
                    ClientID: { type: 'string', id: 1 },
                    Host: { type: 'string', id: 2 },
                    Realm: { type: 'string', id: 3 },
                    Service: { type: 'string', id: 4 },
                    Scopes: { rule: 'repeated', type: 'string', id: 5 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                FetchTokenResponse: {
                  fields: {
                    Token: { type: 'string', id: 1 },
                    ExpiresIn: { type: 'int64', id: 2 },
                    IssuedAt: { type: 'int64', id: 3 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                GetTokenAuthorityRequest: {
                  fields: { Host: { type: 'string', id: 1 }, Salt: { type: 'bytes', id: 2, options: { default: '' } } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                GetTokenAuthorityResponse: {
                  fields: { PublicKey: { type: 'bytes', id: 1, options: { default: '' } } },
                },
                VerifyTokenAuthorityRequest: {
                  fields: {
                    Host: { type: 'string', id: 1 },
                    Payload: { type: 'bytes', id: 2, options: { default: '' } },
                    Salt: { type: 'bytes', id: 3, options: { default: '' } },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                VerifyTokenAuthorityResponse: {
                  fields: { Signed: { type: 'bytes', id: 1, options: { default: '' } } },
                },
                BytesMessage: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
              },
            },
          },
        },
        buildkit: {
          nested: {
            v1: {
              nested: {
                DiskUsageRequest: {
                  fields: { filter: { rule: 'repeated', type: 'string', id: 1 }, ageLimit: { type: 'int64', id: 2 } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                DiskUsageResponse: { fields: { record: { rule: 'repeated', type: 'UsageRecord', id: 1 } } },
                UsageRecord: {
                  fields: {
                    ID: { type: 'string', id: 1 },
                    Mutable: { type: 'bool', id: 2 },
                    InUse: { type: 'bool', id: 3 },
                    Size: { type: 'int64', id: 4 },
                    CreatedAt: { type: 'google.protobuf.Timestamp', id: 6 },
                    LastUsedAt: { type: 'google.protobuf.Timestamp', id: 7 },
                    UsageCount: { type: 'int64', id: 8 },
                    Description: { type: 'string', id: 9 },
                    RecordType: { type: 'string', id: 10 },
                    Shared: { type: 'bool', id: 11 },
                    Parents: { rule: 'repeated', type: 'string', id: 12 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                PruneRequest: {
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
                SolveRequest: {
                  fields: {
                    Ref: { type: 'string', id: 1 },
                    Definition: { type: 'pb.Definition', id: 2 },
                    ExporterDeprecated: { type: 'string', id: 3 },
                    ExporterAttrsDeprecated: { keyType: 'string', type: 'string', id: 4 },
                    Session: { type: 'string', id: 5 },
                    Frontend: { type: 'string', id: 6 },
                    FrontendAttrs: { keyType: 'string', type: 'string', id: 7 },
                    Cache: { type: 'CacheOptions', id: 8 },
                    Entitlements: { rule: 'repeated', type: 'string', id: 9 },
                    FrontendInputs: { keyType: 'string', type: 'pb.Definition', id: 10 },
                    Internal: { type: 'bool', id: 11 },
                    Exporters: { rule: 'repeated', type: 'Exporter', id: 13 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                Exporter: {
                  fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                CacheOptions: {
                  fields: {
                    Exports: { rule: 'repeated', type: 'CacheOptionsEntry', id: 4 },
                    Imports: { rule: 'repeated', type: 'CacheOptionsEntry', id: 5 },
                  },
                },
                CacheOptionsEntry: {
                  fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                SolveResponse: {
                  fields: { ExporterResponse: { keyType: 'string', type: 'string', id: 1 } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                StatusRequest: {
                  fields: { Ref: { type: 'string', id: 1 } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                StatusResponse: {
                  fields: {
                    vertexes: { rule: 'repeated', type: 'Vertex', id: 1 },
                    statuses: { rule: 'repeated', type: 'VertexStatus', id: 2 },
                    logs: { rule: 'repeated', type: 'VertexLog', id: 3 },
                    warnings: { rule: 'repeated', type: 'VertexWarning', id: 4 },
                  },
                },
                Vertex: {
                  fields: {
                    digest: { type: 'string', id: 1 },
                    inputs: { rule: 'repeated', type: 'string', id: 2 },
                    name: { type: 'string', id: 3 },
                    cached: { type: 'bool', id: 4 },
                    started: { type: 'google.protobuf.Timestamp', id: 5 },
                    completed: { type: 'google.protobuf.Timestamp', id: 6 },
                    error: { type: 'string', id: 7 },
                    progressGroup: { type: 'pb.ProgressGroup', id: 8 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                VertexStatus: {
                  fields: {
                    ID: { type: 'string', id: 1 },
                    vertex: { type: 'string', id: 2 },
                    name: { type: 'string', id: 3 },
                    current: { type: 'int64', id: 4 },
                    total: { type: 'int64', id: 5 },
                    timestamp: { type: 'google.protobuf.Timestamp', id: 6 },
                    started: { type: 'google.protobuf.Timestamp', id: 7 },
                    completed: { type: 'google.protobuf.Timestamp', id: 8 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                VertexLog: {
                  fields: {
                    vertex: { type: 'string', id: 1 },
                    timestamp: { type: 'google.protobuf.Timestamp', id: 2 },
                    stream: { type: 'int64', id: 3 },
                    msg: { type: 'bytes', id: 4, options: { default: '' } },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                VertexWarning: {
                  fields: {
                    vertex: { type: 'string', id: 1 },
                    level: { type: 'int64', id: 2 },
                    short: { type: 'bytes', id: 3, options: { default: '' } },
                    detail: { rule: 'repeated', type: 'bytes', id: 4 },
                    url: { type: 'string', id: 5 },
                    info: { type: 'pb.SourceInfo', id: 6 },
                    ranges: { rule: 'repeated', type: 'pb.Range', id: 7 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                BytesMessage: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
                ListWorkersRequest: {
                  fields: { filter: { rule: 'repeated', type: 'string', id: 1 } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                ListWorkersResponse: {
                  fields: { record: { rule: 'repeated', type: 'moby.buildkit.v1.types.WorkerRecord', id: 1 } },
                },
                InfoRequest: { fields: {} },
                InfoResponse: {
                  fields: { buildkitVersion: { type: 'moby.buildkit.v1.types.BuildkitVersion', id: 1 } },
                },
                BuildHistoryRequest: {
                  fields: {
                    ActiveOnly: { type: 'bool', id: 1 },
                    Ref: { type: 'string', id: 2 },
                    EarlyExit: { type: 'bool', id: 3 },
                    Filter: { rule: 'repeated', type: 'string', id: 4 },
                    Limit: { type: 'int32', id: 5 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                BuildHistoryEventType: { values: { STARTED: 0, COMPLETE: 1, DELETED: 2 } },
                BuildHistoryEvent: {
                  fields: {
                    type: { type: 'BuildHistoryEventType', id: 1 },
                    record: { type: 'BuildHistoryRecord', id: 2 },
                  },
                },
                BuildHistoryRecord: {
                  fields: {
                    Ref: { type: 'string', id: 1 },
                    Frontend: { type: 'string', id: 2 },
                    FrontendAttrs: { keyType: 'string', type: 'string', id: 3 },
                    Exporters: { rule: 'repeated', type: 'Exporter', id: 4 },
                    error: { type: 'google.rpc.Status', id: 5 },
                    CreatedAt: { type: 'google.protobuf.Timestamp', id: 6 },
                    CompletedAt: { type: 'google.protobuf.Timestamp', id: 7 },
                    logs: { type: 'Descriptor', id: 8 },
                    ExporterResponse: { keyType: 'string', type: 'string', id: 9 },
                    Result: { type: 'BuildResultInfo', id: 10 },
                    Results: { keyType: 'string', type: 'BuildResultInfo', id: 11 },
                    Generation: { type: 'int32', id: 12 },
                    trace: { type: 'Descriptor', id: 13 },
                    pinned: { type: 'bool', id: 14 },
                    numCachedSteps: { type: 'int32', id: 15 },
                    numTotalSteps: { type: 'int32', id: 16 },
                    numCompletedSteps: { type: 'int32', id: 17 },
                    externalError: { type: 'Descriptor', id: 18 },
                    numWarnings: { type: 'int32', id: 19 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                BuildResultInfo: {
                  fields: {
                    ResultDeprecated: { type: 'Descriptor', id: 1 },
                    Attestations: { rule: 'repeated', type: 'Descriptor', id: 2 },
                    Results: { keyType: 'int64', type: 'Descriptor', id: 3 },
                  },
                },
                Descriptor: {
                  fields: {
                    media_type: { type: 'string', id: 1 },
                    digest: { type: 'string', id: 2 },
                    size: { type: 'int64', id: 3 },
                    annotations: { keyType: 'string', type: 'string', id: 5 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                UpdateBuildHistoryRequest: {
                  fields: {
                    Ref: { type: 'string', id: 1 },
                    Pinned: { type: 'bool', id: 2 },
                    Delete: { type: 'bool', id: 3 },
                    Finalize: { type: 'bool', id: 4 },
                  },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                UpdateBuildHistoryResponse: { fields: {} },
                frontend: {
                  nested: {
                    APICap: {
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
                    PingRequest: { fields: {} },
                    PongResponse: {
                      fields: {
                        FrontendAPICaps: { rule: 'repeated', type: 'APICap', id: 1 },
                        LLBCaps: { rule: 'repeated', type: 'APICap', id: 2 },
                        Workers: { rule: 'repeated', type: 'moby.buildkit.v1.types.WorkerRecord', id: 3 },
                      },
                    },
                    ResolveImageConfigRequest: {
                      fields: {
                        Ref: { type: 'string', id: 1 },
                        Platform: { type: 'pb.Platform', id: 2 },
                        ResolveMode: { type: 'string', id: 3 },
                        LogName: { type: 'string', id: 4 },
                        ResolverType: { type: 'int32', id: 5 },
                        SessionID: { type: 'string', id: 6 },
                        StoreID: { type: 'string', id: 7 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ResolveImageConfigResponse: {
                      fields: {
                        Digest: { type: 'string', id: 1 },
                        Config: { type: 'bytes', id: 2, options: { default: '' } },
                        Ref: { type: 'string', id: 3 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ResolveSourceMetaRequest: {
                      fields: {
                        Source: { type: 'pb.SourceOp', id: 1 },
                        Platform: { type: 'pb.Platform', id: 2 },
                        LogName: { type: 'string', id: 3 },
                        ResolveMode: { type: 'string', id: 4 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ResolveSourceMetaResponse: {
                      fields: {
                        Source: { type: 'pb.SourceOp', id: 1 },
                        Image: { type: 'ResolveSourceImageResponse', id: 2 },
                        Git: { type: 'ResolveSourceGitResponse', id: 3 },
                        HTTP: { type: 'ResolveSourceHTTPResponse', id: 4 },
                      },
                    },
                    ResolveSourceImageResponse: {
                      fields: {
                        Digest: { type: 'string', id: 1 },
                        Config: { type: 'bytes', id: 2, options: { default: '' } },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ResolveSourceGitResponse: {
                      fields: {
                        Checksum: { type: 'string', id: 1 },
                        Ref: { type: 'string', id: 2 },
                        CommitChecksum: { type: 'string', id: 3 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ResolveSourceHTTPResponse: {
                      fields: { Checksum: { type: 'string', id: 1 }, Filename: { type: 'string', id: 2 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    CacheOptionsEntry: {
                      fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    SolveRequest: {
                      fields: {
                        Definition: { type: 'pb.Definition', id: 1 },
                        Frontend: { type: 'string', id: 2 },
                        FrontendOpt: { keyType: 'string', type: 'string', id: 3 },
                        allowResultReturn: { type: 'bool', id: 5 },
                        allowResultArrayRef: { type: 'bool', id: 6 },
                        CacheImports: { rule: 'repeated', type: 'CacheOptionsEntry', id: 12 },
                        FrontendInputs: { keyType: 'string', type: 'pb.Definition', id: 13 },
                        Evaluate: { type: 'bool', id: 14 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    SolveResponse: {
                      fields: { ref: { type: 'string', id: 1 }, result: { type: 'Result', id: 3 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    Result: {
                      oneofs: { result: { oneof: ['refDeprecated', 'refsDeprecated', 'ref', 'refs'] } },
                      fields: {
                        refDeprecated: { type: 'string', id: 1 },
                        refsDeprecated: { type: 'RefMapDeprecated', id: 2 },
                        ref: { type: 'Ref', id: 3 },
                        refs: { type: 'RefMap', id: 4 },
                        metadata: { keyType: 'string', type: 'bytes', id: 10 },
                        attestations: { keyType: 'string', type: 'Attestations', id: 12 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    RefMapDeprecated: {
                      fields: { refs: { keyType: 'string', type: 'string', id: 1 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    Ref: {
                      fields: { id: { type: 'string', id: 1 }, def: { type: 'pb.Definition', id: 2 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    RefMap: { fields: { refs: { keyType: 'string', type: 'Ref', id: 1 } } },
                    Attestations: { fields: { attestation: { rule: 'repeated', type: 'Attestation', id: 1 } } },
                    AttestationKind: { values: { InToto: 0, Bundle: 1 } },
                    Attestation: {
                      fields: {
                        kind: { type: 'AttestationKind', id: 1 },
                        metadata: { keyType: 'string', type: 'bytes', id: 2 },
                        ref: { type: 'Ref', id: 3 },
                        path: { type: 'string', id: 4 },
                        inTotoPredicateType: { type: 'string', id: 5 },
                        inTotoSubjects: { rule: 'repeated', type: 'InTotoSubject', id: 6 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    InTotoSubjectKind: { values: { Self: 0, Raw: 1 } },
                    InTotoSubject: {
                      fields: {
                        kind: { type: 'InTotoSubjectKind', id: 1 },
                        digest: { rule: 'repeated', type: 'string', id: 2 },
                        name: { type: 'string', id: 3 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ReturnRequest: {
                      fields: { result: { type: 'Result', id: 1 }, error: { type: 'google.rpc.Status', id: 2 } },
                    },
                    ReturnResponse: { fields: {} },
                    EvaluateRequest: {
                      fields: { Ref: { type: 'string', id: 1 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    EvaluateResponse: { fields: {} },
                    InputsRequest: { fields: {} },
                    InputsResponse: { fields: { Definitions: { keyType: 'string', type: 'pb.Definition', id: 1 } } },
                    FileRange: { fields: { Offset: { type: 'int64', id: 1 }, Length: { type: 'int64', id: 2 } } },
                    ReadFileRequest: {
                      fields: {
                        Ref: { type: 'string', id: 1 },
                        FilePath: { type: 'string', id: 2 },
                        Range: { type: 'FileRange', id: 3 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ReadFileResponse: { fields: { Data: { type: 'bytes', id: 1, options: { default: '' } } } },
                    ReadDirRequest: {
                      fields: {
                        Ref: { type: 'string', id: 1 },
                        DirPath: { type: 'string', id: 2 },
                        IncludePattern: { type: 'string', id: 3 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ReadDirResponse: { fields: { entries: { rule: 'repeated', type: 'fsutil.types.Stat', id: 1 } } },
                    StatFileRequest: {
                      fields: { Ref: { type: 'string', id: 1 }, Path: { type: 'string', id: 2 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    StatFileResponse: { fields: { stat: { type: 'fsutil.types.Stat', id: 1 } } },
                    WarnRequest: {
                      fields: {
                        digest: { type: 'string', id: 1 },
                        level: { type: 'int64', id: 2 },
                        short: { type: 'bytes', id: 3, options: { default: '' } },
                        detail: { rule: 'repeated', type: 'bytes', id: 4 },
                        url: { type: 'string', id: 5 },
                        info: { type: 'pb.SourceInfo', id: 6 },
                        ranges: { rule: 'repeated', type: 'pb.Range', id: 7 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    WarnResponse: { fields: {} },
                    NewContainerRequest: {
                      fields: {
                        ContainerID: { type: 'string', id: 1 },
                        Mounts: { rule: 'repeated', type: 'pb.Mount', id: 2 },
                        Network: { type: 'pb.NetMode', id: 3 },
                        platform: { type: 'pb.Platform', id: 4 },
                        constraints: { type: 'pb.WorkerConstraints', id: 5 },
                        extraHosts: { rule: 'repeated', type: 'pb.HostIP', id: 6 },
                        hostname: { type: 'string', id: 7 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    NewContainerResponse: { fields: {} },
                    ReleaseContainerRequest: {
                      fields: { ContainerID: { type: 'string', id: 1 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ReleaseContainerResponse: { fields: {} },
                    ExecMessage: {
                      oneofs: { Input: { oneof: ['Init', 'File', 'Resize', 'Started', 'Exit', 'Done', 'Signal'] } },
                      fields: {
                        ProcessID: { type: 'string', id: 1 },
                        Init: { type: 'InitMessage', id: 2 },
                        File: { type: 'FdMessage', id: 3 },
                        Resize: { type: 'ResizeMessage', id: 4 },
                        Started: { type: 'StartedMessage', id: 5 },
                        Exit: { type: 'ExitMessage', id: 6 },
                        Done: { type: 'DoneMessage', id: 7 },
                        Signal: { type: 'SignalMessage', id: 8 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    InitMessage: {
                      fields: {
                        ContainerID: { type: 'string', id: 1 },
                        Meta: { type: 'pb.Meta', id: 2 },
                        Fds: { rule: 'repeated', type: 'uint32', id: 3 },
                        Tty: { type: 'bool', id: 4 },
                        Security: { type: 'pb.SecurityMode', id: 5 },
                        secretenv: { rule: 'repeated', type: 'pb.SecretEnv', id: 6 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ExitMessage: {
                      fields: { Code: { type: 'uint32', id: 1 }, Error: { type: 'google.rpc.Status', id: 2 } },
                    },
                    StartedMessage: { fields: {} },
                    DoneMessage: { fields: {} },
                    FdMessage: {
                      fields: {
                        Fd: { type: 'uint32', id: 1 },
                        EOF: { type: 'bool', id: 2 },
                        Data: { type: 'bytes', id: 3, options: { default: '' } },
                      },
                    },
                    ResizeMessage: { fields: { Rows: { type: 'uint32', id: 1 }, Cols: { type: 'uint32', id: 2 } } },
                    SignalMessage: {
                      fields: { Name: { type: 'string', id: 1 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                  },
                },
                types: {
                  nested: {
                    WorkerRecord: {
                      fields: {
                        ID: { type: 'string', id: 1 },
                        Labels: { keyType: 'string', type: 'string', id: 2 },
                        platforms: { rule: 'repeated', type: 'pb.Platform', id: 3 },
                        GCPolicy: { rule: 'repeated', type: 'GCPolicy', id: 4 },
                        BuildkitVersion: { type: 'BuildkitVersion', id: 5 },
                        CDIDevices: { rule: 'repeated', type: 'CDIDevice', id: 6 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    GCPolicy: {
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
                    BuildkitVersion: {
                      fields: {
                        package: { type: 'string', id: 1 },
                        version: { type: 'string', id: 2 },
                        revision: { type: 'string', id: 3 },
                        dockerfileVersion: { type: 'string', id: 4 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    CDIDevice: {
                      fields: {
                        Name: { type: 'string', id: 1 },
                        AutoAllow: { type: 'bool', id: 2 },
                        Annotations: { keyType: 'string', type: 'string', id: 3 },
                        OnDemand: { type: 'bool', id: 4 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                  },
                },
              },
            },
            secrets: {
              nested: {
                v1: {
                  nested: {
                    GetSecretRequest: {
                      fields: {
                        ID: { type: 'string', id: 1 },
                        annotations: { keyType: 'string', type: 'string', id: 2 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    GetSecretResponse: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
                  },
                },
              },
            },
          },
        },
        sshforward: {
          nested: {
            v1: {
              nested: {
                BytesMessage: { fields: { data: { type: 'bytes', id: 1, options: { default: '' } } } },
                CheckAgentRequest: {
                  fields: { ID: { type: 'string', id: 1 } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                CheckAgentResponse: { fields: {} },
              },
            },
          },
        },
      },
    },
    containerd: {
      nested: {
        services: {
          nested: {
            content: {
              nested: {
                v1: {
                  nested: {
                    Info: {
                      fields: {
                        digest: { type: 'string', id: 1 },
                        size: { type: 'int64', id: 2 },
                        created_at: { type: 'google.protobuf.Timestamp', id: 3 },
                        updated_at: { type: 'google.protobuf.Timestamp', id: 4 },
                        labels: { keyType: 'string', type: 'string', id: 5 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    InfoRequest: {
                      fields: { digest: { type: 'string', id: 1 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    InfoResponse: { fields: { info: { type: 'Info', id: 1 } } },
                    UpdateRequest: {
                      fields: {
                        info: { type: 'Info', id: 1 },
                        update_mask: { type: 'google.protobuf.FieldMask', id: 2 },
                      },
                    },
                    UpdateResponse: { fields: { info: { type: 'Info', id: 1 } } },
                    ListContentRequest: {
                      fields: { filters: { rule: 'repeated', type: 'string', id: 1 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ListContentResponse: { fields: { info: { rule: 'repeated', type: 'Info', id: 1 } } },
                    DeleteContentRequest: {
                      fields: { digest: { type: 'string', id: 1 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ReadContentRequest: {
                      fields: {
                        digest: { type: 'string', id: 1 },
                        offset: { type: 'int64', id: 2 },
                        size: { type: 'int64', id: 3 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ReadContentResponse: {
                      fields: {
                        offset: { type: 'int64', id: 1 },
                        data: { type: 'bytes', id: 2, options: { default: '' } },
                      },
                    },
                    Status: {
                      fields: {
                        started_at: { type: 'google.protobuf.Timestamp', id: 1 },
                        updated_at: { type: 'google.protobuf.Timestamp', id: 2 },
                        ref: { type: 'string', id: 3 },
                        offset: { type: 'int64', id: 4 },
                        total: { type: 'int64', id: 5 },
                        expected: { type: 'string', id: 6 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    StatusRequest: {
                      fields: { ref: { type: 'string', id: 1 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    StatusResponse: { fields: { status: { type: 'Status', id: 1 } } },
                    ListStatusesRequest: {
                      fields: { filters: { rule: 'repeated', type: 'string', id: 1 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    ListStatusesResponse: { fields: { statuses: { rule: 'repeated', type: 'Status', id: 1 } } },
                    WriteAction: { values: { STAT: 0, WRITE: 1, COMMIT: 2 } },
                    WriteContentRequest: {
                      fields: {
                        action: { type: 'WriteAction', id: 1 },
                        ref: { type: 'string', id: 2 },
                        total: { type: 'int64', id: 3 },
                        expected: { type: 'string', id: 4 },
                        offset: { type: 'int64', id: 5 },
                        data: { type: 'bytes', id: 6, options: { default: '' } },
                        labels: { keyType: 'string', type: 'string', id: 7 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    WriteContentResponse: {
                      fields: {
                        action: { type: 'WriteAction', id: 1 },
                        started_at: { type: 'google.protobuf.Timestamp', id: 2 },
                        updated_at: { type: 'google.protobuf.Timestamp', id: 3 },
                        offset: { type: 'int64', id: 4 },
                        total: { type: 'int64', id: 5 },
                        digest: { type: 'string', id: 6 },
                      },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                    AbortRequest: {
                      fields: { ref: { type: 'string', id: 1 } },
                      options: { features: { utf8_validation: 'NONE' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    fsutil: {
      nested: {
        types: {
          nested: {
            Stat: {
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
            PacketType: { values: { PACKET_STAT: 0, PACKET_REQ: 1, PACKET_DATA: 2, PACKET_FIN: 3, PACKET_ERR: 4 } },
            Packet: {
              fields: {
                type: { type: 'PacketType', id: 1 },
                stat: { type: 'Stat', id: 2 },
                ID: { type: 'uint32', id: 3 },
                data: { type: 'bytes', id: 4, options: { default: '' } },
              },
            },
          },
        },
      },
    },
    google: {
      nested: {
        protobuf: {
          nested: {
            Timestamp: { fields: { seconds: { type: 'int64', id: 1 }, nanos: { type: 'int32', id: 2 } } },
            Any: {
              fields: {
                type_url: { type: 'string', id: 1 },
                value: { type: 'bytes', id: 2, options: { default: '' } },
              },
              options: { features: { utf8_validation: 'NONE' } },
            },
            Empty: { fields: {} },
            FieldMask: {
              fields: { paths: { rule: 'repeated', type: 'string', id: 1 } },
              options: { features: { utf8_validation: 'NONE' } },
            },
          },
        },
        rpc: {
          nested: {
            Status: {
              fields: {
                code: { type: 'int32', id: 1 },
                message: { type: 'string', id: 2 },
                details: { rule: 'repeated', type: 'google.protobuf.Any', id: 3 },
              },
              options: { features: { utf8_validation: 'NONE' } },
            },
          },
        },
      },
    },
    grpc: {
      nested: {
        health: {
          nested: {
            v1: {
              nested: {
                HealthCheckRequest: {
                  fields: { service: { type: 'string', id: 1 } },
                  options: { features: { utf8_validation: 'NONE' } },
                },
                HealthCheckResponse: { fields: { status: { type: 'ServingStatus', id: 1 } } },
                ServingStatus: { values: { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2 } },
              },
            },
          },
        },
      },
    },
    pb: {
      nested: {
        Op: {
          oneofs: { op: { oneof: ['exec', 'source', 'file', 'build', 'merge', 'diff'] } },
          fields: {
            inputs: { rule: 'repeated', type: 'Input', id: 1 },
            exec: { type: 'ExecOp', id: 2 },
            source: { type: 'SourceOp', id: 3 },
            file: { type: 'FileOp', id: 4 },
            build: { type: 'BuildOp', id: 5 },
            merge: { type: 'MergeOp', id: 6 },
            diff: { type: 'DiffOp', id: 7 },
            platform: { type: 'Platform', id: 10 },
            constraints: { type: 'WorkerConstraints', id: 11 },
          },
        },
        Platform: {
          fields: {
            Architecture: { type: 'string', id: 1 },
            OS: { type: 'string', id: 2 },
            Variant: { type: 'string', id: 3 },
            OSVersion: { type: 'string', id: 4 },
            OSFeatures: { rule: 'repeated', type: 'string', id: 5 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        WorkerConstraints: {
          fields: { filter: { rule: 'repeated', type: 'string', id: 1 } },
          options: { features: { utf8_validation: 'NONE' } },
        },
        Input: {
          fields: { digest: { type: 'string', id: 1 }, index: { type: 'int64', id: 2 } },
          options: { features: { utf8_validation: 'NONE' } },
        },
        ExecOp: {
          fields: {
            meta: { type: 'Meta', id: 1 },
            mounts: { rule: 'repeated', type: 'Mount', id: 2 },
            network: { type: 'NetMode', id: 3 },
            security: { type: 'SecurityMode', id: 4 },
            secretenv: { rule: 'repeated', type: 'SecretEnv', id: 5 },
            cdiDevices: { rule: 'repeated', type: 'CDIDevice', id: 6 },
          },
        },
        NetMode: { values: { UNSET: 0, HOST: 1, NONE: 2 } },
        SecurityMode: { values: { SANDBOX: 0, INSECURE: 1 } },
        Meta: {
          fields: {
            args: { rule: 'repeated', type: 'string', id: 1 },
            env: { rule: 'repeated', type: 'string', id: 2 },
            cwd: { type: 'string', id: 3 },
            user: { type: 'string', id: 4 },
            proxy_env: { type: 'ProxyEnv', id: 5 },
            extraHosts: { rule: 'repeated', type: 'HostIP', id: 6 },
            hostname: { type: 'string', id: 7 },
            ulimit: { rule: 'repeated', type: 'Ulimit', id: 9 },
            cgroupParent: { type: 'string', id: 10 },
            removeMountStubsRecursive: { type: 'bool', id: 11 },
            validExitCodes: { rule: 'repeated', type: 'int32', id: 12 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        ProxyEnv: {
          fields: {
            http_proxy: { type: 'string', id: 1 },
            https_proxy: { type: 'string', id: 2 },
            ftp_proxy: { type: 'string', id: 3 },
            no_proxy: { type: 'string', id: 4 },
            all_proxy: { type: 'string', id: 5 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        HostIP: {
          fields: { Host: { type: 'string', id: 1 }, IP: { type: 'string', id: 2 } },
          options: { features: { utf8_validation: 'NONE' } },
        },
        Ulimit: {
          fields: { Name: { type: 'string', id: 1 }, Soft: { type: 'int64', id: 2 }, Hard: { type: 'int64', id: 3 } },
          options: { features: { utf8_validation: 'NONE' } },
        },
        SecretEnv: {
          fields: { ID: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, optional: { type: 'bool', id: 3 } },
          options: { features: { utf8_validation: 'NONE' } },
        },
        CDIDevice: {
          fields: { name: { type: 'string', id: 1 }, optional: { type: 'bool', id: 2 } },
          options: { features: { utf8_validation: 'NONE' } },
        },
        Mount: {
          fields: {
            input: { type: 'int64', id: 1 },
            selector: { type: 'string', id: 2 },
            dest: { type: 'string', id: 3 },
            output: { type: 'int64', id: 4 },
            readonly: { type: 'bool', id: 5 },
            mountType: { type: 'MountType', id: 6 },
            TmpfsOpt: { type: 'TmpfsOpt', id: 19 },
            cacheOpt: { type: 'CacheOpt', id: 20 },
            secretOpt: { type: 'SecretOpt', id: 21 },
            SSHOpt: { type: 'SSHOpt', id: 22 },
            resultID: { type: 'string', id: 23 },
            contentCache: { type: 'MountContentCache', id: 24 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        MountType: { values: { BIND: 0, SECRET: 1, SSH: 2, CACHE: 3, TMPFS: 4 } },
        MountContentCache: { values: { DEFAULT: 0, ON: 1, OFF: 2 } },
        TmpfsOpt: { fields: { size: { type: 'int64', id: 1 } } },
        CacheOpt: {
          fields: { ID: { type: 'string', id: 1 }, sharing: { type: 'CacheSharingOpt', id: 2 } },
          options: { features: { utf8_validation: 'NONE' } },
        },
        CacheSharingOpt: { values: { SHARED: 0, PRIVATE: 1, LOCKED: 2 } },
        SecretOpt: {
          fields: {
            ID: { type: 'string', id: 1 },
            uid: { type: 'uint32', id: 2 },
            gid: { type: 'uint32', id: 3 },
            mode: { type: 'uint32', id: 4 },
            optional: { type: 'bool', id: 5 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        SSHOpt: {
          fields: {
            ID: { type: 'string', id: 1 },
            uid: { type: 'uint32', id: 2 },
            gid: { type: 'uint32', id: 3 },
            mode: { type: 'uint32', id: 4 },
            optional: { type: 'bool', id: 5 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        SourceOp: {
          fields: { identifier: { type: 'string', id: 1 }, attrs: { keyType: 'string', type: 'string', id: 2 } },
          options: { features: { utf8_validation: 'NONE' } },
        },
        FileOp: { fields: { actions: { rule: 'repeated', type: 'FileAction', id: 2 } } },
        FileAction: {
          oneofs: { action: { oneof: ['copy', 'mkfile', 'mkdir', 'rm', 'symlink'] } },
          fields: {
            input: { type: 'int64', id: 1 },
            secondaryInput: { type: 'int64', id: 2 },
            output: { type: 'int64', id: 3 },
            copy: { type: 'FileActionCopy', id: 4 },
            mkfile: { type: 'FileActionMkFile', id: 5 },
            mkdir: { type: 'FileActionMkDir', id: 6 },
            rm: { type: 'FileActionRm', id: 7 },
            symlink: { type: 'FileActionSymlink', id: 8 },
          },
        },
        FileActionCopy: {
          fields: {
            src: { type: 'string', id: 1 },
            dest: { type: 'string', id: 2 },
            owner: { type: 'ChownOpt', id: 3 },
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
        FileActionMkFile: {
          fields: {
            path: { type: 'string', id: 1 },
            mode: { type: 'int32', id: 2 },
            data: { type: 'bytes', id: 3, options: { default: '' } },
            owner: { type: 'ChownOpt', id: 4 },
            timestamp: { type: 'int64', id: 5 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        FileActionMkDir: {
          fields: {
            path: { type: 'string', id: 1 },
            mode: { type: 'int32', id: 2 },
            makeParents: { type: 'bool', id: 3 },
            owner: { type: 'ChownOpt', id: 4 },
            timestamp: { type: 'int64', id: 5 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        FileActionRm: {
          fields: {
            path: { type: 'string', id: 1 },
            allowNotFound: { type: 'bool', id: 2 },
            allowWildcard: { type: 'bool', id: 3 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        FileActionSymlink: {
          fields: {
            oldpath: { type: 'string', id: 1 },
            newpath: { type: 'string', id: 2 },
            owner: { type: 'ChownOpt', id: 3 },
            timestamp: { type: 'int64', id: 4 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        ChownOpt: { fields: { user: { type: 'UserOpt', id: 1 }, group: { type: 'UserOpt', id: 2 } } },
        UserOpt: {
          oneofs: { user: { oneof: ['byName', 'byID'] } },
          fields: { byName: { type: 'NamedUserOpt', id: 1 }, byID: { type: 'uint32', id: 2 } },
        },
        NamedUserOpt: {
          fields: { name: { type: 'string', id: 1 }, input: { type: 'int64', id: 2 } },
          options: { features: { utf8_validation: 'NONE' } },
        },
        MergeInput: { fields: { input: { type: 'int64', id: 1 } } },
        MergeOp: { fields: { inputs: { rule: 'repeated', type: 'MergeInput', id: 1 } } },
        LowerDiffInput: { fields: { input: { type: 'int64', id: 1 } } },
        UpperDiffInput: { fields: { input: { type: 'int64', id: 1 } } },
        DiffOp: { fields: { lower: { type: 'LowerDiffInput', id: 1 }, upper: { type: 'UpperDiffInput', id: 2 } } },
        BuildOp: {
          fields: {
            builder: { type: 'int64', id: 1 },
            inputs: { keyType: 'string', type: 'BuildInput', id: 2 },
            def: { type: 'Definition', id: 3 },
            attrs: { keyType: 'string', type: 'string', id: 4 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        BuildInput: { fields: { input: { type: 'int64', id: 1 } } },
        OpMetadata: {
          fields: {
            ignore_cache: { type: 'bool', id: 1 },
            description: { keyType: 'string', type: 'string', id: 2 },
            export_cache: { type: 'ExportCache', id: 4 },
            caps: { keyType: 'string', type: 'bool', id: 5 },
            progress_group: { type: 'ProgressGroup', id: 6 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        ExportCache: { fields: { Value: { type: 'bool', id: 1 } } },
        ProgressGroup: {
          fields: { id: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, weak: { type: 'bool', id: 3 } },
          options: { features: { utf8_validation: 'NONE' } },
        },
        Source: {
          fields: {
            locations: { keyType: 'string', type: 'Locations', id: 1 },
            infos: { rule: 'repeated', type: 'SourceInfo', id: 2 },
          },
        },
        Locations: { fields: { locations: { rule: 'repeated', type: 'Location', id: 1 } } },
        SourceInfo: {
          fields: {
            filename: { type: 'string', id: 1 },
            data: { type: 'bytes', id: 2, options: { default: '' } },
            definition: { type: 'Definition', id: 3 },
            language: { type: 'string', id: 4 },
          },
          options: { features: { utf8_validation: 'NONE' } },
        },
        Location: {
          fields: { sourceIndex: { type: 'int32', id: 1 }, ranges: { rule: 'repeated', type: 'Range', id: 2 } },
        },
        Range: { fields: { start: { type: 'Position', id: 1 }, end: { type: 'Position', id: 2 } } },
        Position: { fields: { line: { type: 'int32', id: 1 }, character: { type: 'int32', id: 2 } } },
        Definition: {
          fields: {
            def: { rule: 'repeated', type: 'bytes', id: 1 },
            metadata: { keyType: 'string', type: 'OpMetadata', id: 2 },
            Source: { type: 'Source', id: 3 },
          },
        },
      },
    },
  },
};

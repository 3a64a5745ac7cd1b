// Made from proto/ by scripts/proto.mjs; change it there.
export const descriptor = {
  moby_filesync_v1_CredentialsRequest: { fields: { Host: { type: 'string', id: 1 } } },
  moby_filesync_v1_CredentialsResponse: {
    fields: { Username: { type: 'string', id: 1 }, Secret: { type: 'string', id: 2 } },
  },
  moby_filesync_v1_FetchTokenRequest: {
    fields: {
      ClientID: { type: 'string', id: 1 },
      Host: { type: 'string', id: 2 },
      Realm: { type: 'string', id: 3 },
      Service: { type: 'string', id: 4 },
      Scopes: { rule: 'repeated', type: 'string', id: 5 },
    },
  },
  moby_filesync_v1_FetchTokenResponse: {
    fields: {
      Token: { type: 'string', id: 1 },
      ExpiresIn: { type: 'int64', id: 2 },
      IssuedAt: { type: 'int64', id: 3 },
    },
  },
  moby_filesync_v1_GetTokenAuthorityRequest: {
    fields: { Host: { type: 'string', id: 1 }, Salt: { type: 'bytes', id: 2 } },
  },
  moby_filesync_v1_GetTokenAuthorityResponse: { fields: { PublicKey: { type: 'bytes', id: 1 } } },
  moby_filesync_v1_VerifyTokenAuthorityRequest: {
    fields: { Host: { type: 'string', id: 1 }, Payload: { type: 'bytes', id: 2 }, Salt: { type: 'bytes', id: 3 } },
  },
  moby_filesync_v1_VerifyTokenAuthorityResponse: { fields: { Signed: { type: 'bytes', id: 1 } } },
  containerd_services_content_v1_Info: {
    fields: {
      digest: { type: 'string', id: 1 },
      size: { type: 'int64', id: 2 },
      created_at: { type: 'google_protobuf_Timestamp', id: 3 },
      updated_at: { type: 'google_protobuf_Timestamp', id: 4 },
      labels: { keyType: 'string', type: 'string', id: 5 },
    },
  },
  containerd_services_content_v1_InfoRequest: { fields: { digest: { type: 'string', id: 1 } } },
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
  },
  containerd_services_content_v1_ListContentResponse: {
    fields: { info: { rule: 'repeated', type: 'containerd_services_content_v1_Info', id: 1 } },
  },
  containerd_services_content_v1_DeleteContentRequest: { fields: { digest: { type: 'string', id: 1 } } },
  containerd_services_content_v1_ReadContentRequest: {
    fields: { digest: { type: 'string', id: 1 }, offset: { type: 'int64', id: 2 }, size: { type: 'int64', id: 3 } },
  },
  containerd_services_content_v1_ReadContentResponse: {
    fields: { offset: { type: 'int64', id: 1 }, data: { type: 'bytes', id: 2 } },
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
  },
  containerd_services_content_v1_StatusRequest: { fields: { ref: { type: 'string', id: 1 } } },
  containerd_services_content_v1_StatusResponse: {
    fields: { status: { type: 'containerd_services_content_v1_Status', id: 1 } },
  },
  containerd_services_content_v1_ListStatusesRequest: {
    fields: { filters: { rule: 'repeated', type: 'string', id: 1 } },
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
      data: { type: 'bytes', id: 6 },
      labels: { keyType: 'string', type: 'string', id: 7 },
    },
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
  },
  containerd_services_content_v1_AbortRequest: { fields: { ref: { type: 'string', id: 1 } } },
  moby_buildkit_v1_DiskUsageRequest: {
    fields: { filter: { rule: 'repeated', type: 'string', id: 1 }, ageLimit: { type: 'int64', id: 2 } },
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
  },
  moby_buildkit_v1_Exporter: {
    fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
  },
  moby_buildkit_v1_CacheOptions: {
    fields: {
      Exports: { rule: 'repeated', type: 'moby_buildkit_v1_CacheOptionsEntry', id: 4 },
      Imports: { rule: 'repeated', type: 'moby_buildkit_v1_CacheOptionsEntry', id: 5 },
    },
  },
  moby_buildkit_v1_CacheOptionsEntry: {
    fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
  },
  moby_buildkit_v1_SolveResponse: { fields: { ExporterResponse: { keyType: 'string', type: 'string', id: 1 } } },
  moby_buildkit_v1_StatusRequest: { fields: { Ref: { type: 'string', id: 1 } } },
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
  },
  moby_buildkit_v1_VertexLog: {
    fields: {
      vertex: { type: 'string', id: 1 },
      timestamp: { type: 'google_protobuf_Timestamp', id: 2 },
      stream: { type: 'int64', id: 3 },
      msg: { type: 'bytes', id: 4 },
    },
  },
  moby_buildkit_v1_VertexWarning: {
    fields: {
      vertex: { type: 'string', id: 1 },
      level: { type: 'int64', id: 2 },
      short: { type: 'bytes', id: 3 },
      detail: { rule: 'repeated', type: 'bytes', id: 4 },
      url: { type: 'string', id: 5 },
      info: { type: 'pb_SourceInfo', id: 6 },
      ranges: { rule: 'repeated', type: 'pb_Range', id: 7 },
    },
  },
  moby_buildkit_v1_BytesMessage: { fields: { data: { type: 'bytes', id: 1 } } },
  moby_buildkit_v1_ListWorkersRequest: { fields: { filter: { rule: 'repeated', type: 'string', id: 1 } } },
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
  },
  moby_buildkit_v1_UpdateBuildHistoryRequest: {
    fields: {
      Ref: { type: 'string', id: 1 },
      Pinned: { type: 'bool', id: 2 },
      Delete: { type: 'bool', id: 3 },
      Finalize: { type: 'bool', id: 4 },
    },
  },
  moby_buildkit_v1_UpdateBuildHistoryResponse: { fields: {} },
  moby_filesync_v1_BytesMessage: { fields: { data: { type: 'bytes', id: 1 } } },
  fsutil_types_Stat: {
    fields: {
      path: { type: 'bytes', id: 1 },
      mode: { type: 'uint32', id: 2 },
      uid: { type: 'uint32', id: 3 },
      gid: { type: 'uint32', id: 4 },
      size: { type: 'int64', id: 5 },
      modTime: { type: 'int64', id: 6 },
      linkname: { type: 'bytes', id: 7 },
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
      data: { type: 'bytes', id: 4 },
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
  },
  moby_buildkit_v1_frontend_ResolveImageConfigResponse: {
    fields: { Digest: { type: 'string', id: 1 }, Config: { type: 'bytes', id: 2 }, Ref: { type: 'string', id: 3 } },
  },
  moby_buildkit_v1_frontend_ResolveSourceMetaRequest: {
    fields: {
      Source: { type: 'pb_SourceOp', id: 1 },
      Platform: { type: 'pb_Platform', id: 2 },
      LogName: { type: 'string', id: 3 },
      ResolveMode: { type: 'string', id: 4 },
    },
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
    fields: { Digest: { type: 'string', id: 1 }, Config: { type: 'bytes', id: 2 } },
  },
  moby_buildkit_v1_frontend_ResolveSourceGitResponse: {
    fields: {
      Checksum: { type: 'string', id: 1 },
      Ref: { type: 'string', id: 2 },
      CommitChecksum: { type: 'string', id: 3 },
    },
  },
  moby_buildkit_v1_frontend_ResolveSourceHTTPResponse: {
    fields: { Checksum: { type: 'string', id: 1 }, Filename: { type: 'string', id: 2 } },
  },
  moby_buildkit_v1_frontend_CacheOptionsEntry: {
    fields: { Type: { type: 'string', id: 1 }, Attrs: { keyType: 'string', type: 'string', id: 2 } },
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
  },
  moby_buildkit_v1_frontend_SolveResponse: {
    fields: { ref: { type: 'string', id: 1 }, result: { type: 'moby_buildkit_v1_frontend_Result', id: 3 } },
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
  },
  moby_buildkit_v1_frontend_RefMapDeprecated: { fields: { refs: { keyType: 'string', type: 'string', id: 1 } } },
  moby_buildkit_v1_frontend_Ref: { fields: { id: { type: 'string', id: 1 }, def: { type: 'pb_Definition', id: 2 } } },
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
  },
  moby_buildkit_v1_frontend_InTotoSubjectKind: { values: { Self: 0, Raw: 1 } },
  moby_buildkit_v1_frontend_InTotoSubject: {
    fields: {
      kind: { type: 'moby_buildkit_v1_frontend_InTotoSubjectKind', id: 1 },
      digest: { rule: 'repeated', type: 'string', id: 2 },
      name: { type: 'string', id: 3 },
    },
  },
  moby_buildkit_v1_frontend_ReturnRequest: {
    fields: {
      result: { type: 'moby_buildkit_v1_frontend_Result', id: 1 },
      error: { type: 'google_rpc_Status', id: 2 },
    },
  },
  moby_buildkit_v1_frontend_ReturnResponse: { fields: {} },
  moby_buildkit_v1_frontend_EvaluateRequest: { fields: { Ref: { type: 'string', id: 1 } } },
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
  },
  moby_buildkit_v1_frontend_ReadFileResponse: { fields: { Data: { type: 'bytes', id: 1 } } },
  moby_buildkit_v1_frontend_ReadDirRequest: {
    fields: {
      Ref: { type: 'string', id: 1 },
      DirPath: { type: 'string', id: 2 },
      IncludePattern: { type: 'string', id: 3 },
    },
  },
  moby_buildkit_v1_frontend_ReadDirResponse: {
    fields: { entries: { rule: 'repeated', type: 'fsutil_types_Stat', id: 1 } },
  },
  moby_buildkit_v1_frontend_StatFileRequest: {
    fields: { Ref: { type: 'string', id: 1 }, Path: { type: 'string', id: 2 } },
  },
  moby_buildkit_v1_frontend_StatFileResponse: { fields: { stat: { type: 'fsutil_types_Stat', id: 1 } } },
  moby_buildkit_v1_frontend_WarnRequest: {
    fields: {
      digest: { type: 'string', id: 1 },
      level: { type: 'int64', id: 2 },
      short: { type: 'bytes', id: 3 },
      detail: { rule: 'repeated', type: 'bytes', id: 4 },
      url: { type: 'string', id: 5 },
      info: { type: 'pb_SourceInfo', id: 6 },
      ranges: { rule: 'repeated', type: 'pb_Range', id: 7 },
    },
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
  },
  moby_buildkit_v1_frontend_NewContainerResponse: { fields: {} },
  moby_buildkit_v1_frontend_ReleaseContainerRequest: { fields: { ContainerID: { type: 'string', id: 1 } } },
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
  },
  moby_buildkit_v1_frontend_ExitMessage: {
    fields: { Code: { type: 'uint32', id: 1 }, Error: { type: 'google_rpc_Status', id: 2 } },
  },
  moby_buildkit_v1_frontend_StartedMessage: { fields: {} },
  moby_buildkit_v1_frontend_DoneMessage: { fields: {} },
  moby_buildkit_v1_frontend_FdMessage: {
    fields: { Fd: { type: 'uint32', id: 1 }, EOF: { type: 'bool', id: 2 }, Data: { type: 'bytes', id: 3 } },
  },
  moby_buildkit_v1_frontend_ResizeMessage: {
    fields: { Rows: { type: 'uint32', id: 1 }, Cols: { type: 'uint32', id: 2 } },
  },
  moby_buildkit_v1_frontend_SignalMessage: { fields: { Name: { type: 'string', id: 1 } } },
  google_protobuf_Timestamp: { fields: { seconds: { type: 'int64', id: 1 }, nanos: { type: 'int32', id: 2 } } },
  google_protobuf_Any: { fields: { type_url: { type: 'string', id: 1 }, value: { type: 'bytes', id: 2 } } },
  google_protobuf_Empty: { fields: {} },
  google_protobuf_FieldMask: { fields: { paths: { rule: 'repeated', type: 'string', id: 1 } } },
  grpc_health_v1_HealthCheckRequest: { fields: { service: { type: 'string', id: 1 } } },
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
  },
  pb_WorkerConstraints: { fields: { filter: { rule: 'repeated', type: 'string', id: 1 } } },
  pb_Input: { fields: { digest: { type: 'string', id: 1 }, index: { type: 'int64', id: 2 } } },
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
  },
  pb_ProxyEnv: {
    fields: {
      http_proxy: { type: 'string', id: 1 },
      https_proxy: { type: 'string', id: 2 },
      ftp_proxy: { type: 'string', id: 3 },
      no_proxy: { type: 'string', id: 4 },
      all_proxy: { type: 'string', id: 5 },
    },
  },
  pb_HostIP: { fields: { Host: { type: 'string', id: 1 }, IP: { type: 'string', id: 2 } } },
  pb_Ulimit: {
    fields: { Name: { type: 'string', id: 1 }, Soft: { type: 'int64', id: 2 }, Hard: { type: 'int64', id: 3 } },
  },
  pb_SecretEnv: {
    fields: { ID: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, optional: { type: 'bool', id: 3 } },
  },
  pb_CDIDevice: { fields: { name: { type: 'string', id: 1 }, optional: { type: 'bool', id: 2 } } },
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
  },
  pb_MountType: { values: { BIND: 0, SECRET: 1, SSH: 2, CACHE: 3, TMPFS: 4 } },
  pb_MountContentCache: { values: { DEFAULT: 0, ON: 1, OFF: 2 } },
  pb_TmpfsOpt: { fields: { size: { type: 'int64', id: 1 } } },
  pb_CacheOpt: { fields: { ID: { type: 'string', id: 1 }, sharing: { type: 'pb_CacheSharingOpt', id: 2 } } },
  pb_CacheSharingOpt: { values: { SHARED: 0, PRIVATE: 1, LOCKED: 2 } },
  pb_SecretOpt: {
    fields: {
      ID: { type: 'string', id: 1 },
      uid: { type: 'uint32', id: 2 },
      gid: { type: 'uint32', id: 3 },
      mode: { type: 'uint32', id: 4 },
      optional: { type: 'bool', id: 5 },
    },
  },
  pb_SSHOpt: {
    fields: {
      ID: { type: 'string', id: 1 },
      uid: { type: 'uint32', id: 2 },
      gid: { type: 'uint32', id: 3 },
      mode: { type: 'uint32', id: 4 },
      optional: { type: 'bool', id: 5 },
    },
  },
  pb_SourceOp: {
    fields: { identifier: { type: 'string', id: 1 }, attrs: { keyType: 'string', type: 'string', id: 2 } },
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
  },
  pb_FileActionMkFile: {
    fields: {
      path: { type: 'string', id: 1 },
      mode: { type: 'int32', id: 2 },
      data: { type: 'bytes', id: 3 },
      owner: { type: 'pb_ChownOpt', id: 4 },
      timestamp: { type: 'int64', id: 5 },
    },
  },
  pb_FileActionMkDir: {
    fields: {
      path: { type: 'string', id: 1 },
      mode: { type: 'int32', id: 2 },
      makeParents: { type: 'bool', id: 3 },
      owner: { type: 'pb_ChownOpt', id: 4 },
      timestamp: { type: 'int64', id: 5 },
    },
  },
  pb_FileActionRm: {
    fields: {
      path: { type: 'string', id: 1 },
      allowNotFound: { type: 'bool', id: 2 },
      allowWildcard: { type: 'bool', id: 3 },
    },
  },
  pb_FileActionSymlink: {
    fields: {
      oldpath: { type: 'string', id: 1 },
      newpath: { type: 'string', id: 2 },
      owner: { type: 'pb_ChownOpt', id: 3 },
      timestamp: { type: 'int64', id: 4 },
    },
  },
  pb_ChownOpt: { fields: { user: { type: 'pb_UserOpt', id: 1 }, group: { type: 'pb_UserOpt', id: 2 } } },
  pb_UserOpt: {
    fields: { byName: { type: 'pb_NamedUserOpt', id: 1 }, byID: { type: 'uint32', id: 2 } },
    oneofs: { user: { oneof: ['byName', 'byID'] } },
  },
  pb_NamedUserOpt: { fields: { name: { type: 'string', id: 1 }, input: { type: 'int64', id: 2 } } },
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
  },
  pb_ExportCache: { fields: { Value: { type: 'bool', id: 1 } } },
  pb_ProgressGroup: {
    fields: { id: { type: 'string', id: 1 }, name: { type: 'string', id: 2 }, weak: { type: 'bool', id: 3 } },
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
      data: { type: 'bytes', id: 2 },
      definition: { type: 'pb_Definition', id: 3 },
      language: { type: 'string', id: 4 },
    },
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
  },
  moby_buildkit_secrets_v1_GetSecretResponse: { fields: { data: { type: 'bytes', id: 1 } } },
  moby_sshforward_v1_BytesMessage: { fields: { data: { type: 'bytes', id: 1 } } },
  moby_sshforward_v1_CheckAgentRequest: { fields: { ID: { type: 'string', id: 1 } } },
  moby_sshforward_v1_CheckAgentResponse: { fields: {} },
  google_rpc_Status: {
    fields: {
      code: { type: 'int32', id: 1 },
      message: { type: 'string', id: 2 },
      details: { rule: 'repeated', type: 'google_protobuf_Any', id: 3 },
    },
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
  },
  moby_buildkit_v1_types_BuildkitVersion: {
    fields: {
      package: { type: 'string', id: 1 },
      version: { type: 'string', id: 2 },
      revision: { type: 'string', id: 3 },
      dockerfileVersion: { type: 'string', id: 4 },
    },
  },
  moby_buildkit_v1_types_CDIDevice: {
    fields: {
      Name: { type: 'string', id: 1 },
      AutoAllow: { type: 'bool', id: 2 },
      Annotations: { keyType: 'string', type: 'string', id: 3 },
      OnDemand: { type: 'bool', id: 4 },
    },
  },
};

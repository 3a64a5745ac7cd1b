// Made from proto/ by scripts/proto.mjs; change it there.
export const descriptor = {
  nested: {
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

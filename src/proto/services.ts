// Made from proto/ by scripts/proto.mjs; change it there.
import { method } from './codec.ts';
import type * as auth from './auth.ts';
import type * as content from './content.ts';
import type * as control from './control.ts';
import type * as filesync from './filesync.ts';
import type * as fsutil from './fsutil.ts';
import type * as gateway from './gateway.ts';
import type * as google from './google.ts';
import type * as health from './health.ts';
import type * as secrets from './secrets.ts';
import type * as ssh from './ssh.ts';

export const Auth = {
  Credentials: method<auth.CredentialsRequest, auth.CredentialsResponse>(
    '/moby.filesync.v1.Auth/Credentials',
    'moby.filesync.v1.CredentialsRequest',
    'moby.filesync.v1.CredentialsResponse',
    false,
    false,
  ),
  FetchToken: method<auth.FetchTokenRequest, auth.FetchTokenResponse>(
    '/moby.filesync.v1.Auth/FetchToken',
    'moby.filesync.v1.FetchTokenRequest',
    'moby.filesync.v1.FetchTokenResponse',
    false,
    false,
  ),
  GetTokenAuthority: method<auth.GetTokenAuthorityRequest, auth.GetTokenAuthorityResponse>(
    '/moby.filesync.v1.Auth/GetTokenAuthority',
    'moby.filesync.v1.GetTokenAuthorityRequest',
    'moby.filesync.v1.GetTokenAuthorityResponse',
    false,
    false,
  ),
  VerifyTokenAuthority: method<auth.VerifyTokenAuthorityRequest, auth.VerifyTokenAuthorityResponse>(
    '/moby.filesync.v1.Auth/VerifyTokenAuthority',
    'moby.filesync.v1.VerifyTokenAuthorityRequest',
    'moby.filesync.v1.VerifyTokenAuthorityResponse',
    false,
    false,
  ),
};

export const Content = {
  Info: method<content.InfoRequest, content.InfoResponse>(
    '/containerd.services.content.v1.Content/Info',
    'containerd.services.content.v1.InfoRequest',
    'containerd.services.content.v1.InfoResponse',
    false,
    false,
  ),
  Update: method<content.UpdateRequest, content.UpdateResponse>(
    '/containerd.services.content.v1.Content/Update',
    'containerd.services.content.v1.UpdateRequest',
    'containerd.services.content.v1.UpdateResponse',
    false,
    false,
  ),
  List: method<content.ListContentRequest, content.ListContentResponse>(
    '/containerd.services.content.v1.Content/List',
    'containerd.services.content.v1.ListContentRequest',
    'containerd.services.content.v1.ListContentResponse',
    false,
    true,
  ),
  Delete: method<content.DeleteContentRequest, google.Empty>(
    '/containerd.services.content.v1.Content/Delete',
    'containerd.services.content.v1.DeleteContentRequest',
    'google.protobuf.Empty',
    false,
    false,
  ),
  Read: method<content.ReadContentRequest, content.ReadContentResponse>(
    '/containerd.services.content.v1.Content/Read',
    'containerd.services.content.v1.ReadContentRequest',
    'containerd.services.content.v1.ReadContentResponse',
    false,
    true,
  ),
  Status: method<content.StatusRequest, content.StatusResponse>(
    '/containerd.services.content.v1.Content/Status',
    'containerd.services.content.v1.StatusRequest',
    'containerd.services.content.v1.StatusResponse',
    false,
    false,
  ),
  ListStatuses: method<content.ListStatusesRequest, content.ListStatusesResponse>(
    '/containerd.services.content.v1.Content/ListStatuses',
    'containerd.services.content.v1.ListStatusesRequest',
    'containerd.services.content.v1.ListStatusesResponse',
    false,
    false,
  ),
  Write: method<content.WriteContentRequest, content.WriteContentResponse>(
    '/containerd.services.content.v1.Content/Write',
    'containerd.services.content.v1.WriteContentRequest',
    'containerd.services.content.v1.WriteContentResponse',
    true,
    true,
  ),
  Abort: method<content.AbortRequest, google.Empty>(
    '/containerd.services.content.v1.Content/Abort',
    'containerd.services.content.v1.AbortRequest',
    'google.protobuf.Empty',
    false,
    false,
  ),
};

export const Control = {
  DiskUsage: method<control.DiskUsageRequest, control.DiskUsageResponse>(
    '/moby.buildkit.v1.Control/DiskUsage',
    'moby.buildkit.v1.DiskUsageRequest',
    'moby.buildkit.v1.DiskUsageResponse',
    false,
    false,
  ),
  Prune: method<control.PruneRequest, control.UsageRecord>(
    '/moby.buildkit.v1.Control/Prune',
    'moby.buildkit.v1.PruneRequest',
    'moby.buildkit.v1.UsageRecord',
    false,
    true,
  ),
  Solve: method<control.SolveRequest, control.SolveResponse>(
    '/moby.buildkit.v1.Control/Solve',
    'moby.buildkit.v1.SolveRequest',
    'moby.buildkit.v1.SolveResponse',
    false,
    false,
  ),
  Status: method<control.StatusRequest, control.StatusResponse>(
    '/moby.buildkit.v1.Control/Status',
    'moby.buildkit.v1.StatusRequest',
    'moby.buildkit.v1.StatusResponse',
    false,
    true,
  ),
  Session: method<control.BytesMessage, control.BytesMessage>(
    '/moby.buildkit.v1.Control/Session',
    'moby.buildkit.v1.BytesMessage',
    'moby.buildkit.v1.BytesMessage',
    true,
    true,
  ),
  ListWorkers: method<control.ListWorkersRequest, control.ListWorkersResponse>(
    '/moby.buildkit.v1.Control/ListWorkers',
    'moby.buildkit.v1.ListWorkersRequest',
    'moby.buildkit.v1.ListWorkersResponse',
    false,
    false,
  ),
  Info: method<control.InfoRequest, control.InfoResponse>(
    '/moby.buildkit.v1.Control/Info',
    'moby.buildkit.v1.InfoRequest',
    'moby.buildkit.v1.InfoResponse',
    false,
    false,
  ),
  ListenBuildHistory: method<control.BuildHistoryRequest, control.BuildHistoryEvent>(
    '/moby.buildkit.v1.Control/ListenBuildHistory',
    'moby.buildkit.v1.BuildHistoryRequest',
    'moby.buildkit.v1.BuildHistoryEvent',
    false,
    true,
  ),
  UpdateBuildHistory: method<control.UpdateBuildHistoryRequest, control.UpdateBuildHistoryResponse>(
    '/moby.buildkit.v1.Control/UpdateBuildHistory',
    'moby.buildkit.v1.UpdateBuildHistoryRequest',
    'moby.buildkit.v1.UpdateBuildHistoryResponse',
    false,
    false,
  ),
};

export const FileSync = {
  DiffCopy: method<fsutil.Packet, fsutil.Packet>(
    '/moby.filesync.v1.FileSync/DiffCopy',
    'fsutil.types.Packet',
    'fsutil.types.Packet',
    true,
    true,
  ),
};

export const FileSend = {
  DiffCopy: method<filesync.BytesMessage, filesync.BytesMessage>(
    '/moby.filesync.v1.FileSend/DiffCopy',
    'moby.filesync.v1.BytesMessage',
    'moby.filesync.v1.BytesMessage',
    true,
    true,
  ),
};

export const LLBBridge = {
  ResolveImageConfig: method<gateway.ResolveImageConfigRequest, gateway.ResolveImageConfigResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/ResolveImageConfig',
    'moby.buildkit.v1.frontend.ResolveImageConfigRequest',
    'moby.buildkit.v1.frontend.ResolveImageConfigResponse',
    false,
    false,
  ),
  ResolveSourceMeta: method<gateway.ResolveSourceMetaRequest, gateway.ResolveSourceMetaResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/ResolveSourceMeta',
    'moby.buildkit.v1.frontend.ResolveSourceMetaRequest',
    'moby.buildkit.v1.frontend.ResolveSourceMetaResponse',
    false,
    false,
  ),
  Solve: method<gateway.SolveRequest, gateway.SolveResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/Solve',
    'moby.buildkit.v1.frontend.SolveRequest',
    'moby.buildkit.v1.frontend.SolveResponse',
    false,
    false,
  ),
  ReadFile: method<gateway.ReadFileRequest, gateway.ReadFileResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/ReadFile',
    'moby.buildkit.v1.frontend.ReadFileRequest',
    'moby.buildkit.v1.frontend.ReadFileResponse',
    false,
    false,
  ),
  ReadDir: method<gateway.ReadDirRequest, gateway.ReadDirResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/ReadDir',
    'moby.buildkit.v1.frontend.ReadDirRequest',
    'moby.buildkit.v1.frontend.ReadDirResponse',
    false,
    false,
  ),
  StatFile: method<gateway.StatFileRequest, gateway.StatFileResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/StatFile',
    'moby.buildkit.v1.frontend.StatFileRequest',
    'moby.buildkit.v1.frontend.StatFileResponse',
    false,
    false,
  ),
  Evaluate: method<gateway.EvaluateRequest, gateway.EvaluateResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/Evaluate',
    'moby.buildkit.v1.frontend.EvaluateRequest',
    'moby.buildkit.v1.frontend.EvaluateResponse',
    false,
    false,
  ),
  Ping: method<gateway.PingRequest, gateway.PongResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/Ping',
    'moby.buildkit.v1.frontend.PingRequest',
    'moby.buildkit.v1.frontend.PongResponse',
    false,
    false,
  ),
  Return: method<gateway.ReturnRequest, gateway.ReturnResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/Return',
    'moby.buildkit.v1.frontend.ReturnRequest',
    'moby.buildkit.v1.frontend.ReturnResponse',
    false,
    false,
  ),
  Inputs: method<gateway.InputsRequest, gateway.InputsResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/Inputs',
    'moby.buildkit.v1.frontend.InputsRequest',
    'moby.buildkit.v1.frontend.InputsResponse',
    false,
    false,
  ),
  NewContainer: method<gateway.NewContainerRequest, gateway.NewContainerResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/NewContainer',
    'moby.buildkit.v1.frontend.NewContainerRequest',
    'moby.buildkit.v1.frontend.NewContainerResponse',
    false,
    false,
  ),
  ReleaseContainer: method<gateway.ReleaseContainerRequest, gateway.ReleaseContainerResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/ReleaseContainer',
    'moby.buildkit.v1.frontend.ReleaseContainerRequest',
    'moby.buildkit.v1.frontend.ReleaseContainerResponse',
    false,
    false,
  ),
  ExecProcess: method<gateway.ExecMessage, gateway.ExecMessage>(
    '/moby.buildkit.v1.frontend.LLBBridge/ExecProcess',
    'moby.buildkit.v1.frontend.ExecMessage',
    'moby.buildkit.v1.frontend.ExecMessage',
    true,
    true,
  ),
  Warn: method<gateway.WarnRequest, gateway.WarnResponse>(
    '/moby.buildkit.v1.frontend.LLBBridge/Warn',
    'moby.buildkit.v1.frontend.WarnRequest',
    'moby.buildkit.v1.frontend.WarnResponse',
    false,
    false,
  ),
};

export const Health = {
  Check: method<health.HealthCheckRequest, health.HealthCheckResponse>(
    '/grpc.health.v1.Health/Check',
    'grpc.health.v1.HealthCheckRequest',
    'grpc.health.v1.HealthCheckResponse',
    false,
    false,
  ),
};

export const Secrets = {
  GetSecret: method<secrets.GetSecretRequest, secrets.GetSecretResponse>(
    '/moby.buildkit.secrets.v1.Secrets/GetSecret',
    'moby.buildkit.secrets.v1.GetSecretRequest',
    'moby.buildkit.secrets.v1.GetSecretResponse',
    false,
    false,
  ),
};

export const SSH = {
  CheckAgent: method<ssh.CheckAgentRequest, ssh.CheckAgentResponse>(
    '/moby.sshforward.v1.SSH/CheckAgent',
    'moby.sshforward.v1.CheckAgentRequest',
    'moby.sshforward.v1.CheckAgentResponse',
    false,
    false,
  ),
  ForwardAgent: method<ssh.BytesMessage, ssh.BytesMessage>(
    '/moby.sshforward.v1.SSH/ForwardAgent',
    'moby.sshforward.v1.BytesMessage',
    'moby.sshforward.v1.BytesMessage',
    true,
    true,
  ),
};

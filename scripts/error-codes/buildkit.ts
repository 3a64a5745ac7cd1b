import type { BuildkitErrorCode } from '../../src/buildkit/index.ts';
import type { CodeText } from './code.ts';

export const buildkit: Readonly<Record<BuildkitErrorCode, CodeText>> = {
  INVALID_ENDPOINT: {
    meaning: 'The address of BuildKit cannot be read.',
    remedy: 'Write it like `unix:///run/buildkit/buildkitd.sock`, `tcp://HOST:PORT` or `docker-container://NAME`.',
  },
  INVALID_OPTION: {
    meaning: 'An option of the build holds what no daemon would accept.',
    remedy: 'Write it as the hint says.',
  },
  NO_BUILDKIT: {
    meaning: 'None of the places works where a BuildKit may be.',
    remedy: 'Start Docker, or name an address.',
  },
  CONNECT_FAILED: {
    meaning: 'Nothing answers at the address.',
    remedy: 'Check that the daemon runs and listens there.',
  },
  PERMISSION_DENIED: {
    meaning: 'The socket may not be opened by this user.',
    remedy: 'Run as a member of the group `docker` or as root, or use a rootless daemon.',
  },
  TLS_FAILED: {
    meaning: 'There is no secure connection to the daemon.',
    remedy: 'Check the CA, the name in its certificate, and the client certificate and key.',
  },
  NOT_BUILDKIT: {
    meaning: 'Something else than BuildKit answers at the address.',
    remedy: 'Check the address and its port.',
  },
  DAEMON_TOO_OLD: { meaning: 'The daemon is older than the oldest that works.', remedy: 'Update BuildKit or Docker.' },
  UNSUPPORTED: {
    meaning: "The daemon's version or storage lacks what was asked for.",
    remedy: 'Leave it out, or use a BuildKit in a container.',
  },
  CONNECTION_LOST: {
    meaning: 'The connection to the daemon broke, or the daemon stopped answering.',
    remedy: "Look at the daemon's own log; often its memory ran out.",
  },
  CANCELLED: { meaning: 'The caller cancelled the work.', remedy: 'Nothing is to be mended.' },
  EXEC_FAILED: { meaning: 'A command of the build failed.', remedy: 'Read its last output, which the error carries.' },
  SOLVE_FAILED: {
    meaning: 'The daemon could not carry out a step that is no command.',
    remedy: 'Read what it says of it.',
  },
  SOURCE_NOT_FOUND: {
    meaning: 'An image, a file or a repository that the build starts from is not there.',
    remedy: 'Check its name; of a private image, the credentials as well.',
  },
  REGISTRY_DENIED: {
    meaning: 'A registry refuses these credentials.',
    remedy: 'Log in with an account that may do this.',
  },
  REGISTRY_RATE_LIMIT: {
    meaning: 'A registry allows no more requests for now.',
    remedy: 'Log in, wait, or use a mirror.',
  },
  REGISTRY_UNREACHABLE: { meaning: 'A registry gives the daemon no answer.', remedy: "Check the daemon's network." },
  ENTITLEMENT_DENIED: {
    meaning: 'A step asks for rights that were not granted, such as the network of the host.',
    remedy: 'Allow it for this build (`allow`) and in the configuration of the daemon.',
  },
  DISK_FULL: {
    meaning: 'The daemon has no room left.',
    remedy: 'Free some with `docker buildx prune` or `buildctl prune`.',
  },
  SESSION_LOST: {
    meaning: 'The daemon lost the connection that files and secrets go through.',
    remedy: 'Run the build again.',
  },
  SESSION_FAILED: {
    meaning: 'Files, credentials or secrets of this machine could not be read or written.',
    remedy: 'Check what the message names.',
  },
  RPC_FAILED: {
    meaning: 'The daemon broke its protocol, or gave an error that fits nothing else.',
    remedy: "Look at the daemon's log; please report what can be repeated.",
  },
};

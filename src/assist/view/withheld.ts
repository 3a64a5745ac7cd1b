import { posix } from 'node:path';
import type { Listing, TreeSource } from '../../detect/core/tree.ts';

/** Names of files that programs keep secrets in, in small letters. */
const NAMES: ReadonlySet<string> = new Set([
  '.env',
  '.envrc',
  '.dev.vars',
  '.npmrc',
  '.yarnrc',
  '.yarnrc.yml',
  '.pypirc',
  '.netrc',
  '_netrc',
  '.git-credentials',
  '.gitconfig',
  '.dockercfg',
  '.dockerconfigjson',
  '.htpasswd',
  '.pgpass',
  '.my.cnf',
  '.boto',
  '.s3cfg',
  '.vault-token',
  '.secrets',
  '.bash_history',
  '.zsh_history',
  'auth.json',
  'credentials',
  'credentials.json',
  'credentials.yml',
  'credentials.yaml',
  'credentials.yml.enc',
  'kubeconfig',
  'local.settings.json',
  'master.key',
  'nuget.config',
  'secret.json',
  'secrets.json',
  'secrets.toml',
  'secrets.yml',
  'secrets.yaml',
  'secret.yml',
  'secret.yaml',
  'serviceaccount.json',
  'service-account.json',
  'service_account.json',
  'settings.xml',
  'terraform.tfstate',
  'terraform.tfstate.backup',
  'wp-config.php',
  'id_rsa',
  'id_dsa',
  'id_ecdsa',
  'id_ed25519',
]);
/** Endings of files that hold keys. */
const ENDINGS = [
  '.pem',
  '.key',
  '.p8',
  '.p12',
  '.pfx',
  '.jks',
  '.keystore',
  '.kdbx',
  '.ppk',
  '.gpg',
  '.asc',
  '.ovpn',
  '.tfvars',
  '.tfvars.json',
  '.tfstate',
  '.env',
  '.secret',
  '.secrets',
];
/** Folders whose files are secrets, whatever they are called. */
const FOLDERS: ReadonlySet<string> = new Set([
  '.aws',
  '.azure',
  '.docker',
  '.gcloud',
  '.gnupg',
  '.kube',
  '.password-store',
  '.secrets',
  '.ssh',
  'secrets',
]);
/** `.env.example` is there to be read: it names variables, and has no values that count. */
const EXAMPLE = /\.(?:example|sample|template|dist|defaults?)$/;

/** Whether a file or folder of this name may hold secrets, so that a model never sees it. */
export function isWithheld(path: string): boolean {
  const parts = path.toLowerCase().split('/');
  if (parts.some((part) => FOLDERS.has(part))) return true;
  const name = parts.at(-1) ?? '';
  if (EXAMPLE.test(name)) return false;
  return (
    NAMES.has(name) ||
    name.startsWith('.env.') ||
    name.startsWith('.env-') ||
    ENDINGS.some((ending) => name.endsWith(ending))
  );
}

/** A tree without what {@link isWithheld}: it is in no listing, and can't be read. */
export function withholding(source: TreeSource): TreeSource {
  const hides = (directory: string, name: string): boolean => isWithheld(posix.join(directory, name));
  return {
    name: source.name,
    list(directory): Listing | undefined {
      const listing = isWithheld(directory) ? undefined : source.list(directory);
      return (
        listing && {
          files: listing.files.filter((name) => !hides(directory, name)),
          directories: listing.directories.filter((name) => !hides(directory, name)),
        }
      );
    },
    read: (path, limit) => (isWithheld(path) ? undefined : source.read(path, limit)),
  };
}

import { NONROOT_USER } from '../schema/universal-build.ts';

const [UID = '', GID = ''] = NONROOT_USER.split(':');
const NAME = 'nonroot';
const HOME = '/home/nonroot';
const SHELL = '/bin/sh';

/**
 * The user that images run as. Wolfi's base layout has neither its entries nor a home for it, and without them programs that ask who
 * they are fail (`os.userInfo()`), and what keeps a file in its home can't. Container engines take HOME from the entry.
 */
export const ACCOUNT = {
  name: NAME,
  uid: Number(UID),
  gid: Number(GID),
  /** Owned by the user, so that it can be written. */
  home: HOME,
  homeMode: 0o755,
  /** There in images that have a shell at all. */
  shell: SHELL,
  /** As `/etc/passwd`, `/etc/group` and `/etc/shadow` have it, without the end of line. Nobody can log in as it. */
  passwd: `${NAME}:x:${UID}:${GID}:${NAME}:${HOME}:${SHELL}`,
  group: `${NAME}:x:${GID}:`,
  shadow: `${NAME}:!:0:0:99999:7:::`,
} as const;

/**
 * Adds the account to the root file system in a shell's working directory, whose own entries for these ids stay. Needs no program but
 * mkdir, chown and chmod.
 */
export const ADD_ACCOUNT = `has_id() {
  while IFS=: read -r entry password id rest; do [ "$id" != "$1" ] || return 0; done
  return 1
}
add_user() {
  echo '${ACCOUNT.passwd}' >>etc/passwd && { [ ! -f etc/shadow ] || echo '${ACCOUNT.shadow}' >>etc/shadow; }
}
{ has_id ${UID} <etc/passwd || add_user; } &&
  { has_id ${GID} <etc/group || echo '${ACCOUNT.group}' >>etc/group; } &&
  mkdir -p .${HOME} && chown ${UID}:${GID} .${HOME} && chmod ${ACCOUNT.homeMode.toString(8)} .${HOME}`;

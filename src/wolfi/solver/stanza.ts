import { leadingNumber } from '../record.ts';

/** What the solver needs to know of a build; lists as they stand in the index. */
export interface Stanza {
  version: string;
  architecture: string;
  checksum: string;
  priority: number;
  installedSize: number;
  depends: string;
  provides: string;
  installIf: string;
  unknown: string;
}

/** Upper-case fields change what a package means: apk does not install one that has a field it does not know. */
const KNOWN_FIELDS = 'ACDILPSTUV';

/** Only what the solver needs: this runs for every build of every package within reach of a world. */
export function readStanza(text: string): Stanza {
  const stanza: Stanza = {
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

function readField(stanza: Stanza, field: string, value: () => string): void {
  if (field === 'V') stanza.version = value();
  else if (field === 'A') stanza.architecture = value();
  else if (field === 'C') stanza.checksum = value();
  else if (field === 'D') stanza.depends += ` ${value()}`;
  else if (field === 'p') stanza.provides += ` ${value()}`;
  else if (field === 'i') stanza.installIf += ` ${value()}`;
  else if (field === 'k') stanza.priority = leadingNumber(value());
  else if (field === 'I') stanza.installedSize = leadingNumber(value());
  else if (field >= 'A' && field <= 'Z' && !KNOWN_FIELDS.includes(field)) stanza.unknown = field;
}

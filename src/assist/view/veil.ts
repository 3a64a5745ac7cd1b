/** Makes a text fit to be sent: what is secret in it is replaced. */
export type Veil = (text: string) => string;

const HIDDEN = '***';
/** Characters that a value has at least to be hidden wherever it stands: `true` and `80` are in every file. */
const SHORTEST = 6;

/** What services write credentials as, so that one is known wherever it stands. Each begins with a mark that nothing else has. */
const FORMS: readonly RegExp[] = [
  // PEM; of a block that is cut off, what there is.
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[^-]{0,20000}(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)?/g,
  // GitHub, GitLab, npm, PyPI, Docker Hub.
  /\bgh[opsur]_[A-Za-z0-9]{20,255}/g,
  /\bgithub_pat_\w{20,255}/g,
  /\bglpat-[\w-]{16,255}/g,
  /\bnpm_[A-Za-z0-9]{30,255}/g,
  /\bpypi-[\w-]{16,1000}/g,
  /\bdckr_pat_[\w-]{16,255}/g,
  // AWS, Google, Azure's storage.
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bAIza[\w-]{35}/g,
  /\bAccountKey=[A-Za-z0-9+/=]{40,200}/g,
  // Slack, Stripe, SendGrid, OpenAI, Anthropic, Hugging Face.
  /\bxox[abeoprs]-[\w-]{10,255}/g,
  /\b[rs]k_live_[A-Za-z0-9]{16,255}/g,
  /\bSG\.[\w-]{16,100}\.[\w-]{16,100}/g,
  /\bsk-[\w-]{20,255}/g,
  /\bhf_[A-Za-z0-9]{30,255}/g,
  // A signed token: three parts in base64, the first a JSON object.
  /\beyJ[\w-]{10,4000}\.eyJ[\w-]{10,4000}\.[\w-]{10,4000}/g,
];

/**
 * A veil over some values and over everything that is written as services write credentials.
 * @param values what the run knows as secret; lines of a value of several lines count by themselves
 */
export function veilOf(values: Iterable<string>, withoutPasswords: Veil = (text) => text): Veil {
  const hidden = [...values].flatMap((value) => [value, ...value.split(/[\r\n]+/)].map((line) => line.trim()));
  const inJson = hidden.map((value) => JSON.stringify(value).slice(1, -1));
  // The longest first: one may be a part of another.
  const wanted = [...new Set([...hidden, ...inJson])]
    .filter(({ length }) => length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const known = wanted.reduce((rest, value) => rest.replaceAll(value, HIDDEN), withoutPasswords(text));
    return FORMS.reduce((rest, form) => rest.replaceAll(form, HIDDEN), known);
  };
}

/** Whether a daemon fetches what this names by itself, from git or as an archive, rather than that it is a folder. */
export function isAddress(text: string): boolean {
  return /^(?:(?:https?|git|ssh):\/\/|git@|github\.com\/)/.test(text);
}

/**
 * Runs git with an argument vector in the context's folder; undefined when git fails or is not there.
 * @param limit bytes of what it prints, 1 MiB unless said; more is cut
 */
export type RunGit = (args: readonly string[], limit?: number) => Promise<string | undefined>;

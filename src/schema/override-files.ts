/** Names that a file of overrides may have at the root of a repository. */
export const OVERRIDE_FILES = ['aipack.yml', 'aipack.yaml'] as const;

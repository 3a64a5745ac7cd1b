/** What a tool writes that is not the same twice. */
export interface NotReproducible {
  readonly tool: string;
  /** The files that differ, and no others. */
  readonly files: RegExp;
  /** What it would take to make them equal. */
  readonly needs: string;
}

/** Fixtures whose tools don't write the same bytes twice, as docs/verify.md tells. One that does is no longer to be here. */
export const notReproducible: Readonly<Record<string, NotReproducible>> = {
  'elixir-release': {
    tool: 'mix release',
    files: /^app\/releases\/COOKIE$/,
    needs:
      'a `cookie` of the project in its release, or RELEASE_COOKIE while running: it is a secret, so that nothing chooses one for it',
  },
  sveltekit: {
    tool: 'SvelteKit',
    files: /^app\/(?:\.svelte-kit|build)(?:\/|$)/,
    needs: '`kit.version.name` in its configuration, which is the time of the build where nothing says it',
  },
};

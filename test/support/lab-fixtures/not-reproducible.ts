/** What a tool writes that is not the same twice. */
export interface NotReproducible {
  readonly tool: string;
  /** The files that differ, and no others. */
  readonly files: RegExp;
  /** What it would take to make them equal. */
  readonly needs: string;
}

const NEXT: NotReproducible = {
  tool: 'Next.js',
  files: /^app\/(?:apps\/web\/)?\.next\//,
  needs:
    '`generateBuildId` in its configuration, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY as a secret, and a way to give it the keys of its preview mode, which it draws for each build',
};

/** Fixtures whose tools don't write the same bytes twice, as docs/verify.md tells. One that does is no longer to be here. */
export const notReproducible: Readonly<Record<string, NotReproducible>> = {
  'elixir-release': {
    tool: 'mix release',
    files: /^app\/releases\/COOKIE$/,
    needs:
      'a `cookie:` in the release of its mix.exs: it is a secret of nodes that talk to each other, so that nothing chooses one for it',
  },
  'next-standalone': NEXT,
  'next-workspace': NEXT,
  sveltekit: {
    tool: 'SvelteKit',
    files: /^app\/(?:\.svelte-kit|build)(?:\/|$)/,
    needs: '`kit.version.name` in its configuration, which is the time of the build where nothing says it',
  },
};

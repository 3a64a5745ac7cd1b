/** What the command reads from and writes to. */
export interface CliSurroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly directory: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly signal: AbortSignal;
}

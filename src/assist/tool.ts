import * as z from 'zod/mini';
import { checkShape } from '../untrusted/shape.ts';

/** A value that JSON can write. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Something that a language model may ask for: it names a tool and gives arguments, and gets plain JSON back. */
export interface Tool {
  /** Lower case with underscores, as the services of language models want it. */
  readonly name: string;
  /** What it does and when to use it, for the model. */
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Whose words its answers are: those of a repository are marked as data wherever a model reads them. */
  readonly speaks: 'aipack' | 'repository';
  /**
   * @param input what the model gave: checked here, never trusted
   * @throws ToolInputError
   */
  run(input: unknown): Promise<Json>;
}

/** A model gave arguments that a tool does not take. The message tells it what to correct. */
export class ToolInputError extends Error {
  readonly code = 'TOOL_INPUT';

  constructor(tool: string, issues: readonly string[]) {
    super(`${tool} does not take these arguments: ${issues.join('; ')}`);
    this.name = 'ToolInputError';
  }
}

interface ToolDefinition<T> extends Pick<Tool, 'name' | 'description'> {
  readonly input: z.ZodMiniType<T>;
  /** In place of what `input` says, where that checks less than the tool does. */
  readonly parameters?: Tool['parameters'];
  /** `aipack` where it is not said. */
  readonly speaks?: Tool['speaks'];
  readonly run: (input: T) => Json | Promise<Json>;
}

/** Longest list of what is wrong with arguments; a model corrects them in several goes. */
const MAX_ISSUES = 10;

/** A tool whose arguments are what a schema says. */
export function defineTool<T>(definition: ToolDefinition<T>): Tool {
  const { name, description, input: schema, parameters, speaks = 'aipack', run } = definition;
  return {
    name,
    description,
    parameters: parameters ?? parametersOf(schema),
    speaks,
    run: async (input) => {
      const parsed = checkShape(schema, input);
      if (parsed.success) return run(parsed.data);
      const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`);
      throw new ToolInputError(name, issues.slice(0, MAX_ISSUES));
    },
  };
}

/** Some services refuse the field that says which draft of JSON Schema it is. */
function parametersOf(schema: z.ZodMiniType): Tool['parameters'] {
  const { $schema: _, ...parameters } = z.toJSONSchema(schema, { io: 'input' });
  return parameters;
}

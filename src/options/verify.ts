import { AipackError } from '../schema/errors.ts';
import type { Options } from './table.ts';

/** Whether an image is started before it is exported. */
export interface VerifyWish {
  /** `known`: where a health endpoint is known, and then only what is wrong with the image itself fails. */
  readonly when: 'always' | 'known' | 'never';
  /** Variables for that start alone. */
  readonly env: Readonly<Record<string, string>>;
}

/** @throws AipackError INPUT_INVALID for a variable that can't be read */
export function readVerify({ verify, verifyEnv }: Pick<Options, 'verify' | 'verifyEnv'>): VerifyWish {
  const entries = verifyEnv.map((each) => {
    const [, name = '', value = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(each) ?? [];
    if (name === '') {
      const hint = 'Give one `NAME=value` a line.';
      throw new AipackError({ code: 'INPUT_INVALID', message: 'verify-env has a line that is no variable', hint });
    }
    return [name, value] as const;
  });
  const never = verify === 'false' || verify === 'none';
  return { when: verify === 'true' ? 'always' : never ? 'never' : 'known', env: Object.fromEntries(entries) };
}

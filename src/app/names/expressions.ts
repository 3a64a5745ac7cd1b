import { AipackError } from '../../schema/errors.ts';
import { formatDate } from './dates.ts';
import { afterRef, isDefaultBranch, type NamingEvent } from './event.ts';

/** What an expression may ask for besides dates, by name. */
export type Values = Readonly<Record<string, string>>;

/** One `{{…}}`. */
const EXPRESSION = /\{\{\{?([^{}]*)\}?\}\}/g;
/** A helper with its format and perhaps a time zone: `date 'YYYYMMDD' tz='Europe/Paris'`. */
const DATED = /^(date|commit_date) ['"]([^'"]*)['"](?: tz=['"]([^'"]*)['"])?$/;

const SHORT_SHA = 7;

/** The values that every expression may have. */
export function eventValues(event: NamingEvent): Values {
  const isDefault = isDefaultBranch(event);
  return {
    branch: afterRef(event, 'refs/heads/'),
    tag: afterRef(event, 'refs/tags/'),
    sha: event.sha.slice(0, SHORT_SHA),
    base_ref: event.baseRef,
    is_default_branch: String(isDefault),
    is_not_default_branch: String(!isDefault),
  };
}

/**
 * Replaces each `{{…}}` of a text, in the words that docker/metadata-action has.
 * @throws AipackError INPUT_INVALID for one that is not known
 */
export function expand(text: string, values: Values, event: NamingEvent): string {
  return text.replace(EXPRESSION, (whole, inner: string) => {
    const said = inner.trim().replace(/\s+/g, ' ');
    const value = Object.hasOwn(values, said) ? values[said] : dated(said, event);
    if (value === undefined) throw unknown(whole, values);
    return value;
  });
}

function dated(said: string, event: NamingEvent): string | undefined {
  const [, helper, format = '', zone] = DATED.exec(said) ?? [];
  if (helper === undefined) return undefined;
  const date = helper === 'date' ? event.date : event.commitDate;
  return date && formatDate(date, format, zone);
}

function unknown(expression: string, values: Values): AipackError {
  return new AipackError({
    code: 'INPUT_INVALID',
    message: `${expression} in the names of the image can't be read`,
    hint: `Known are ${Object.keys(values).join(', ')}, date 'YYYYMMDD' and commit_date 'YYYYMMDD' with tz='ZONE'.`,
  });
}

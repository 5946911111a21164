import type { z } from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  ...{ number: 'give a number', int: 'give a whole number', string: 'write a text' },
  ...{ array: 'write a list', object: 'write names with values', boolean: 'write true or false' },
};
const DEFAULT = /^(Invalid (input|option|key|string)|Unrecognized key|Too (small|big))/;

/** What is wrong with what somebody gave, in plain words: those of the schema where it has any. */
export function issueText(issue: z.core.$ZodIssue): string {
  if (!DEFAULT.test(issue.message)) return issue.message;
  if (issue.code === 'unrecognized_keys')
    return `nothing here is called ${issue.keys.map((key) => `"${key}"`).join(' or ')}; look at the spelling, or take it out`;
  if (issue.code === 'invalid_value') return `write ${anyOf(issue.values.map(String))}`;
  if (issue.code === 'invalid_union') return eitherOf(issue.errors) ?? issue.message;
  if (issue.code === 'invalid_format') return 'it is not written as it should be';
  if (issue.code === 'too_small') return least(issue.origin, issue.minimum);
  if (issue.code === 'too_big') return most(issue.origin, issue.maximum);
  if (issue.message.endsWith('received undefined')) return 'it is missing';
  return (issue.code === 'invalid_type' ? KINDS[issue.expected] : undefined) ?? issue.message;
}

/** What is wrong with each of the ways in which something may be given, where it fits none. */
function eitherOf(ways: readonly (readonly z.core.$ZodIssue[])[]): string | undefined {
  const texts = new Set(ways.flatMap(([issue]) => (issue ? [issueText(issue)] : [])));
  return texts.size === 0 ? undefined : [...texts].join(', or ');
}

function anyOf(values: readonly string[]): string {
  return values.length === 1 ? values.join('') : `one of ${values.join(', ')}`;
}

function least(origin: string, minimum: number | bigint): string {
  if (isNumber(origin)) return `give ${minimum} or more`;
  return minimum === 1 ? 'it is empty' : `give no fewer than ${minimum}`;
}

function most(origin: string, maximum: number | bigint): string {
  if (isNumber(origin)) return `give ${maximum} or less`;
  return origin === 'string' ? `write no more than ${maximum} characters` : `give no more than ${maximum}`;
}

function isNumber(kind: string): boolean {
  return kind === 'number' || kind === 'int';
}

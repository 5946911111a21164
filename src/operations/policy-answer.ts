import { z } from 'zod';
import type { PolicyMark } from '../policy';
import { word } from './show';

/** Which policy an answer was made by. */
export const policyMark = z.strictObject({
  title: word,
  version: word,
  /** SHA-256 of the file. */
  digest: word,
  /** Who answers for it; null of what comes with the product. */
  signed: z.strictObject({ by: word, role: word, on: word }).nullable(),
});

export function policyMarkOf({ title, version, digest, signed }: PolicyMark): z.output<typeof policyMark> {
  return { title, version, digest, signed: signed === null ? null : { ...signed } };
}

import { z } from 'zod';
import type { RecordVersion } from '../model/record';
import { gradeText } from './association-graph';

/** A record as an answer shows it: what it says, how it is graded, when it was true and when it was known. */
export const recordAnswer = z.strictObject({
  id: z.string(),
  source: z.string(),
  grade: z.string().nullable(),
  /** A 5x5x5 grade converted to weigh it: needs re-evaluation. */
  converted: z.boolean(),
  handling: z.string(),
  compartment: z.string(),
  validFrom: z.array(z.string()).nullable(),
  validTo: z.array(z.string()).nullable(),
  recordedAt: z.string(),
  meanings: z.record(z.string(), z.unknown()),
  names: z.array(z.strictObject({ role: z.string(), entity: z.string() })),
});

export function recordAnswerOf(record: RecordVersion): z.output<typeof recordAnswer> {
  return {
    id: record.id,
    source: record.source,
    grade: gradeText(record.grade),
    converted: record.grade?.converted ?? false,
    handling: record.handling,
    compartment: record.compartment,
    validFrom: record.validFrom ? [...record.validFrom] : null,
    validTo: record.validTo ? [...record.validTo] : null,
    recordedAt: record.recordedAt,
    meanings: { ...record.meanings },
    names: record.names.map((n) => ({ ...n })),
  };
}

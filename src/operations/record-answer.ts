import { z } from 'zod';
import type { RecordVersion } from '../model/record';
import { gradeText } from './association-graph';
import { shownId, shownMeanings, shownNaming, time, word, type Show } from './show';

/** A record as an answer shows it: what it says, how it is graded, when it was true and when it was known. */
export const recordAnswer = z.strictObject({
  id: shownId,
  source: word,
  grade: word.nullable(),
  /** A 5x5x5 grade converted to weigh it: needs re-evaluation. */
  converted: z.boolean(),
  handling: word,
  compartment: word,
  validFrom: z.array(time).nullable(),
  validTo: z.array(time).nullable(),
  recordedAt: time,
  meanings: shownMeanings,
  names: z.array(shownNaming),
});

export function recordAnswerOf(show: Show, record: RecordVersion): z.output<typeof recordAnswer> {
  return {
    id: show.id(record.id),
    source: record.source,
    grade: gradeText(record.grade),
    converted: record.grade?.converted ?? false,
    handling: record.handling,
    compartment: record.compartment,
    validFrom: record.validFrom ? [...record.validFrom] : null,
    validTo: record.validTo ? [...record.validTo] : null,
    recordedAt: record.recordedAt,
    meanings: show.meanings(record.id, record.meanings),
    names: show.names(record.names),
  };
}

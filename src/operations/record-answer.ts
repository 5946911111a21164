import { z } from 'zod';
import type { RecordVersion } from '../model/record';
import { gradeText } from './association-graph';
import type { Projection } from '../view/projection';
import { naming, namingsBy } from './named';
import { shownId, shownMeanings, time, word, type Show } from './show';

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
  names: z.array(naming),
});

export function recordAnswerOf(
  show: Show,
  projection: Projection,
  record: RecordVersion,
): z.output<typeof recordAnswer> {
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
    names: namingsBy(show, projection, record.names),
  };
}

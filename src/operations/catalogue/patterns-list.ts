import { z } from 'zod';
import { loadPatterns } from '../../detection';
import { defineOperation, MEETING_READERS } from '../operation';
import { word } from '../show';

const parameter = z.strictObject({
  name: word,
  value: z.number(),
  unit: word,
  reason: word,
  min: z.number(),
  max: z.number(),
});

export const operation = defineOperation({
  id: 'patterns-list',
  summary: 'Every dossier: the question it asks, why, with which parameters, and what it cannot see.',
  input: z.strictObject({}),
  output: z.strictObject({
    patterns: z.array(
      z.strictObject({
        id: word,
        version: word,
        severity: word,
        status: word,
        question: word,
        why: word,
        origin: z.array(word),
        needs: z.array(z.array(word)),
        parameters: z.array(parameter),
        measures: z.record(word, word),
        /** What is counted besides, and what each count is of. */
        counts: z.record(word, word),
        innocent: z.array(word),
        nextSteps: z.array(word),
        blindSpots: z.array(word),
        guidance: word,
      }),
    ),
  }),
  roles: MEETING_READERS,
  audit: 'consultation',
  offered: 'get',
  run() {
    const patterns = loadPatterns().map(({ dossier: d, guidance }) => ({
      id: d.id,
      version: d.version,
      severity: d.severity,
      status: d.status,
      question: d.question,
      why: d.why,
      origin: d.origin,
      needs: d.needs.map((n) => (typeof n === 'string' ? [n] : n)),
      parameters: Object.entries(d.parameters).map(([name, { value, unit, reason, min, max }]) => ({
        name,
        value,
        unit,
        reason,
        min,
        max,
      })),
      measures: d.measures,
      counts: d.counts,
      innocent: d.innocent,
      nextSteps: d.nextSteps,
      blindSpots: d.blindSpots,
      guidance,
    }));
    return Promise.resolve({ patterns });
  },
});

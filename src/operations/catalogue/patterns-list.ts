import { z } from 'zod';
import { loadPatterns } from '../../detection';
import { defineOperation, MEETING_READERS } from '../operation';

const parameter = z.strictObject({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  reason: z.string(),
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
        id: z.string(),
        version: z.string(),
        severity: z.string(),
        status: z.string(),
        question: z.string(),
        why: z.string(),
        origin: z.array(z.string()),
        needs: z.array(z.array(z.string())),
        parameters: z.array(parameter),
        measures: z.record(z.string(), z.string()),
        innocent: z.array(z.string()),
        nextSteps: z.array(z.string()),
        blindSpots: z.array(z.string()),
        guidance: z.string(),
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
      innocent: d.innocent,
      nextSteps: d.nextSteps,
      blindSpots: d.blindSpots,
      guidance,
    }));
    return Promise.resolve({ body: { patterns }, shown: [] });
  },
});

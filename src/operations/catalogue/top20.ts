import { z } from 'zod';
import { clocks, whole } from '../answer-parts';
import { defineOperation, MEETING_READERS } from '../operation';
import { ranking } from '../ranking';
import { runId } from '../run-id';
import { recordsOfRow, scorecardRow, scorecardRowOf } from '../scorecard-answer';

const DEFAULT_SIZE = 20;

export const factorNote = z.strictObject({
  id: z.string(),
  version: z.number().int(),
  family: z.string(),
  title: z.string(),
  question: z.string(),
  notFor: z.string(),
  missing: z.array(z.string()),
});

export const operation = defineOperation({
  id: 'top20',
  summary: 'The review list: who first, why and how sure. A question for a person, never a verdict.',
  input: z.strictObject({
    ...clocks.shape,
    size: z.union([z.literal('all'), whole.pipe(z.number().min(1))]).default(DEFAULT_SIZE),
    seed: z.union([z.string(), z.number()]).transform(String).default('1'),
  }),
  output: z.strictObject({
    run: z.string(),
    asOf: z.string(),
    /** People who serve and were ranked. */
    population: z.number().int(),
    tieRule: z.string(),
    factors: z.array(factorNote),
    rows: z.array(scorecardRow),
  }),
  roles: MEETING_READERS,
  audit: 'combination',
  offered: 'get',
  async run(services, asking, input) {
    const projection = await asking.projection();
    const card = ranking(projection, input.size, input.seed);
    const options = {
      size: input.size,
      seed: input.seed,
      policy: card.policy,
      factors: card.factors.map((f) => `${f.id}@${f.version}`),
    };
    return {
      body: {
        run: runId(services.idKey, projection, 'top20', options),
        asOf: card.asOf,
        population: card.population,
        tieRule: card.tieRule,
        factors: card.factors.map((f) => ({ ...f, missing: [...f.missing] })),
        rows: card.rows.map((row) => scorecardRowOf(row, projection.entity(row.id)?.label ?? row.nativeId)),
      },
      shown: new Set(card.rows.flatMap(recordsOfRow)),
    };
  },
});

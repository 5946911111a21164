import { z } from 'zod';
import { isRegister } from '../model/entity';

const SOURCE_ID = z
  .string()
  .regex(/^[a-z][a-z-]*$/, 'must be the id of a source, for instance phone-billing');
const NAME = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'must be camelCase: it is also the name of a parameter or a measure');
const SENTENCE = z.string().trim().min(10, 'needs a sentence');

const parameter = z
  .strictObject({
    value: z.number(),
    unit: z.string().min(1),
    /** Why this value and no other. */
    reason: SENTENCE,
    min: z.number(),
    max: z.number(),
    /** Whole numbers only; travels to the graph as an integer. */
    whole: z.boolean().default(true),
  })
  .refine((p) => p.min <= p.value && p.value <= p.max, 'value must lie between min and max')
  .refine(
    (p) => !p.whole || Number.isInteger(p.value),
    'value must be a whole number, or say `whole: false`',
  );

/** What a subject of a finding is: a register of the model, or any of several. */
const subject = z.strictObject({
  role: z.string().min(1),
  what: z.string().refine(isRegister, 'must be a register of the model, for instance staff'),
});

/**
 * `pattern.yaml`: what a pattern asks, why, of what, with which parameters, and how far its answer may be trusted.
 * Strict: a pattern refuses to exist half-made.
 */
export const dossierSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  version: z
    .string()
    .regex(
      /^\d+\.\d+\.\d+$/,
      'must be major.minor.patch; a finding keeps its identity within a major version',
    ),
  question: SENTENCE.regex(/\?$/, 'must be a question'),
  why: SENTENCE,
  /** The rule of the catalogue, the paper or the published case that it comes from. */
  origin: z.array(SENTENCE).min(1),
  severity: z.enum(['high', 'medium', 'low']),
  status: z.enum(['active', 'trial', 'retired']),
  parameters: z.record(NAME, parameter).default({}),
  /** Sources without which nothing can be said; a list in the list means one of them is enough. */
  needs: z.array(z.union([SOURCE_ID, z.array(SOURCE_ID).min(2)])).min(1),
  /** Sources whose absence leaves part of the question open, and what then stays unknown. */
  helps: z.array(z.strictObject({ source: SOURCE_ID, without: SENTENCE })).default([]),
  /**
   * In the order in which `subjectIds` gives them. `alike` subjects are interchangeable, and sorted by id. Any number of
   * `others` may follow: people concerned in it, who come and go without making it another finding.
   */
  subjects: z.strictObject({
    are: z.array(subject).min(1),
    alike: z.boolean().default(false),
    others: subject.optional(),
  }),
  /** Each measure that `find.cypher` gives, and what it counts, with its unit. */
  measures: z.record(NAME, SENTENCE),
  /** What is said of a finding, in a sentence, where a measure of it is above nought. */
  remarks: z.record(NAME, SENTENCE).default({}),
  /**
   * As how many sources all that is said anonymously about one person may count here, where that is fewer than by the
   * policy.
   */
  anonymousAtMost: z.number().int().min(1).optional(),
  /** Measures that tell two findings about the same subjects apart; they are part of a finding's identity. */
  identity: z.array(NAME).default([]),
  /** Measures by which findings are put in order, highest first. */
  order: z.array(NAME).min(1),
  /** What `population` of `population.cypher` counts: those who could have matched. */
  population: SENTENCE,
  /** Columns of `population.cypher` besides `population`, and what each counts. */
  counts: z.record(NAME, SENTENCE).default({}),
  innocent: z.array(SENTENCE).min(2),
  nextSteps: z.array(SENTENCE).min(2),
  blindSpots: z.array(SENTENCE).min(2),
});

export type Dossier = z.output<typeof dossierSchema>;

export const SEVERITIES = ['high', 'medium', 'low'] as const satisfies readonly Dossier['severity'][];

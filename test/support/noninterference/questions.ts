import { z } from 'zod';
import { allOperations, operationNamed } from '../../../src/operations/catalogue';
import type { Operation } from '../../../src/operations/operation';
import {
  AS_OF,
  EXCLUDED_STAFF,
  NOMINALS,
  nominalNumber,
  OTHERS,
  READER_STAFF,
  workNumber,
} from './visible-force';

export interface Question {
  readonly operation: string;
  readonly question: Record<string, unknown>;
}

const PEOPLE = [...OTHERS.slice(0, 4), READER_STAFF, ...EXCLUDED_STAFF, 'S07X', 'S99'].map(
  (id) => `staff:${id}`,
);
const THINGS = [...NOMINALS.slice(0, 3), 'HN1'].map((id) => `nominal:${id}`);
const NUMBERS = [nominalNumber('N1'), workNumber('S05'), workNumber('S02')].map((n) => `phone:${n}`);
const ANYTHING = [...PEOPLE, ...THINGS, ...NUMBERS, 'complaint:C0', 'complaint:HR0-compartment'];

/**
 * Every question that is asked of both worlds: each operation at least once, so that none can be added unwatched. One
 * that is not listed here is asked by its own `examples`, or about everything where it wants an id and nothing else.
 * Ids that earlier answers gave are asked again by `follow`.
 */
export function questions(): Question[] {
  const of: Record<string, readonly Record<string, unknown>[]> = {
    'patterns-list': [{}],
    'patterns-run': [{}, { set: { 'multi-suspect.times': 2 } }],
    among: [{ ids: ANYTHING.slice(0, 6) }],
    deliveries: [{}],
    ego: ANYTHING.flatMap((id) => [{ id }, { id, depth: 3 }]),
    entity: ANYTHING.map((id) => ({ id })),
    expand: ANYTHING.flatMap((id) => [
      { id },
      { id, kinds: 'co-accused,co-reported,contacted,looked-up,called,stated-link,accused-in,reported-in' },
    ]),
    export: [{}],
    ingest: [{ dir: '/nowhere' }],
    'mapping-check': [{ file: '/nowhere' }],
    'mapping-suggest': [{ file: '/nowhere', source: 'complaints' }],
    crews: [{}, { kinds: 'co-accused,co-reported,contacted', limit: 50 }],
    networks: [{}, { kinds: 'co-accused', resolution: 2, rank: 'stability', keyPeople: 'all' }],
    people: [{}, { by: 'brokerage', kinds: 'co-accused,contacted' }, { by: 'betweenness' }],
    path: [
      ['staff:S05', 'staff:S08'],
      ['staff:S06', 'nominal:N3'],
      ['staff:S05', 'staff:S02'],
      ['nominal:N5', 'nominal:N6'],
    ].map(([from, to]) => ({ from, to, k: 3 })),
    profile: PEOPLE.map((id) => ({ id })),
    rejects: [
      { delivery: 'v1', file: '00-workforce.csv' },
      { delivery: 'hidden-after', file: '00-complaints.csv' },
    ],
    search: ['S0', 'officer', 'nominal', 'hidden', '0770090', 'type:S', 'case:C', 'Group*'].map((query) => ({
      query,
    })),
    timeline: ANYTHING.map((id) => ({ id })),
    top20: [{}, { size: 'all' }],
    verify: [{}],
    view: [{}],
    home: [{}],
    finding: [{ pattern: 'multi-suspect', id: 'none' }],
    link: [{ id: 'co-accused|person:TF.staff:S05|person:TF.staff:S02' }],
    record: [{ id: '00000000000000000000000000000000' }],
  };
  const listed = Object.keys(of).map(operationNamed);
  const others = allOperations().filter((operation) => !listed.includes(operation));
  return [...listed, ...others].flatMap((operation) =>
    (of[operation.id] ?? questionsFor(operation)).map((q) => ask(operation.id, q)),
  );
}

function questionsFor({ id, input, examples }: Operation): readonly Record<string, unknown>[] {
  if (examples) return examples as readonly Record<string, unknown>[];
  if (input.safeParse({}).success) return [{}];
  const about = ANYTHING.map((thing) => ({ id: thing }));
  if (input.safeParse(about[0]).success) return about;
  throw new Error(`Say under "examples" of src/operations/catalogue/${id}.ts what to ask it.`);
}

/** Questions that earlier answers lead to: records, links and findings by their ids. */
export function follow(operation: string, body: unknown): Question[] {
  const text = JSON.stringify(body) ?? '';
  if (operation === 'expand')
    return unique(text, /"link":"([^"]+)"/g)
      .slice(0, 3)
      .map((id) => ask('link', { id }));
  if (operation === 'entity')
    return unique(text, /"id":"([0-9a-f]{32})"/g)
      .slice(0, 3)
      .map((id) => ask('record', { id }));
  if (operation === 'patterns-run') {
    const { patterns } = body as { patterns: { id: string; findings: { id: string }[] }[] };
    return patterns.flatMap((p) =>
      p.findings.slice(0, 2).map((f) => ask('finding', { pattern: p.id, id: f.id })),
    );
  }
  return [];
}

/** A question as of the time at which both worlds are the same, where the operation takes one. */
function ask(operation: string, question: Record<string, unknown>): Question {
  const { input } = operationNamed(operation);
  const takes = input instanceof z.ZodObject && 'asOf' in input.shape;
  return { operation, question: takes ? { ...question, asOf: AS_OF } : question };
}

function unique(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((m) => m[1] ?? ''))];
}

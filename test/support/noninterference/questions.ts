import { allOperations } from '../../../src/operations/catalogue';
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
 * Every question that is asked of both worlds: each operation at least once. An operation that is not listed here fails
 * the test, so that none can be added unwatched. Ids that earlier answers gave are asked again by `follow`.
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
    networks: [{}, { kinds: 'co-accused', resolution: 2 }],
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
  const missing = allOperations().filter((operation) => !of[operation.id]);
  if (missing.length > 0)
    throw new Error(`Say what to ask of ${missing.map((m) => m.id).join(', ')} in questions.ts.`);
  return Object.entries(of).flatMap(([operation, all]) =>
    all.map((q) => ({ operation, question: clocked(operation, q) })),
  );
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

function ask(operation: string, question: Record<string, unknown>): Question {
  return { operation, question: clocked(operation, question) };
}

const UNCLOCKED = [
  'patterns-list',
  'deliveries',
  'ingest',
  'mapping-check',
  'mapping-suggest',
  'rejects',
  'verify',
];

function clocked(operation: string, question: Record<string, unknown>): Record<string, unknown> {
  return UNCLOCKED.includes(operation) ? question : { ...question, asOf: AS_OF };
}

function unique(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((m) => m[1] ?? ''))];
}

import path from 'node:path';
import fc from 'fast-check';
import { PROJECT_ROOT } from '../config/project-root';
import { toContactLink } from '../graph/contact-link';
import { openEmbedded } from '../graph/embedded/store';
import { readFragments, readStatement } from '../graph/statement-file';
import { step, type GraphStore } from '../graph/store';
import type { ContactMonth } from '../model/contact';
import { BEGINNING, FOREVER } from '../model/time';
import { sealView, type View } from '../model/view';
import { decide, viewParameters, type RecordLabels } from './decide';
import { month } from './testing/world';
import { cases } from '../../test/support/share';

/**
 * The decision in JavaScript and the fragments in Cypher are one predicate: random records and contact months, judged by
 * random views on a real engine. Values come from so few that every clause decides some case, which the test checks.
 */
const fragments = readFragments(path.join(PROJECT_ROOT, 'cypher'));
const statement = (text: string): { name: string; text: string; integers: string[] } => {
  const { name, text: whole } = readStatement('test', `// Answers: ids.\n${text}`, fragments);
  return { name, text: whole, integers: [] };
};
const RECORDS = statement('MATCH (r:Record)\nWHERE {{visible-record r}}\nRETURN r.id AS id');
const CONTACTS = statement('MATCH ()-[c:CONTACT]->()\nWHERE {{visible-contact c}}\nRETURN c.id AS id');

const TIMES = [1, 2, 3].map((m) => `2024-0${m}-01T00:00:00.000Z`);
const ids = ['x0', 'x1', 'x2', 'x3', 'x4', 'x5'];
const time = fc.constantFrom(...TIMES);
const label = { compartment: fc.constantFrom('', 'ROWAN'), handlingClass: fc.constantFrom('P', 'C') };
const labels = fc.record({
  ...label,
  source: fc.constantFrom('complaints', 'workforce'),
  recordedAt: time,
  standsUntil: fc.constantFrom(...TIMES, FOREVER),
  validFirst: fc.constantFrom(...TIMES, BEGINNING),
  validLast: fc.constantFrom(...TIMES, FOREVER),
  names: fc.subarray(['e0', 'e1', 'e2']),
});
const contact = fc.record({
  ...label,
  from: fc.constantFrom('e0', 'e1', 'e2'),
  to: fc.constantFrom('e3', 'e1'),
  first: time,
  last: time,
  recordedFirst: time,
  recordedLast: time,
});
const view = fc
  .record({
    compartments: fc.constantFrom(['', 'ROWAN'], ['', 'ROWAN'], [''], []),
    clearance: fc.constantFrom<readonly ('P' | 'C')[]>(['P', 'C'], ['P', 'C'], ['P']),
    asOf: fc.constantFrom(...TIMES, FOREVER),
    validAt: fc.constantFrom('', '', '', ...TIMES),
    excluded: fc.subarray(['e0', 'e1']),
    barred: fc.subarray(['e0', 'e1', 'e3']),
    hiddenRecords: fc.subarray(ids, { maxLength: 2 }),
    shownRecords: fc.subarray(ids, { maxLength: 2 }),
    cutRows: fc.subarray(ids, { maxLength: 2 }),
  })
  .map((given): View =>
    sealView({
      ...given,
      reader: {
        name: 'r',
        role: 'analyst',
        compartments: [],
        clearance: ['P'],
        loader: false,
        staffId: undefined,
        noStaffRecord: undefined,
        place: '',
      },
      excludedIdentifiers: [],
      restated: new Map(),
      generation: '',
      key: '',
    }),
  );

async function inCypher(store: GraphStore, text: typeof RECORDS, by: View): Promise<unknown[]> {
  return (await store.readText(text, { ...viewParameters(by) })).map((row) => row['id']).sort();
}

const RUNS = cases({ fast: 100, full: 400 });

test('JavaScript and Cypher decide alike on records', async () => {
  const store = await openEmbedded(undefined);
  let [shown, hidden] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(labels, { minLength: ids.length, maxLength: ids.length }),
      fc.array(view, { minLength: 8, maxLength: 8 }),
      async (drawn, views) => {
        await store.readText({ name: 'clear', text: 'MATCH (r:Record) DETACH DELETE r', integers: [] }, {});
        const records = drawn.map((l, i): RecordLabels => ({ id: ids[i] ?? '', ...l }));
        await store.write([step('records/create', { records: records.map((r) => ({ ...r })) })]);
        for (const by of views) {
          const decision = decide(by);
          const expected = records.filter((r) => decision.record(r) && !decision.cuts(r.id)).map((r) => r.id);
          expect(await inCypher(store, RECORDS, by)).toEqual(expected);
          shown += expected.length;
          hidden += records.length - expected.length;
        }
      },
    ),
    { numRuns: RUNS },
  );
  expect(Math.min(shown, hidden)).toBeGreaterThan(RUNS * 2.5);
  await store.close();
});

test('JavaScript and Cypher decide alike on contact months', async () => {
  const store = await openEmbedded(undefined);
  let [shown, hidden] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(contact, { minLength: ids.length, maxLength: ids.length }),
      fc.array(view, { minLength: 8, maxLength: 8 }),
      async (drawn, views) => {
        await store.readText({ name: 'clear', text: 'MATCH (e:Entity) DETACH DELETE e', integers: [] }, {});
        const months = drawn.map((c, i) => month(ids[i] ?? '', c.from, c.to, c as Partial<ContactMonth>));
        const entities = ['e0', 'e1', 'e2', 'e3'].map((id) => ({
          id,
          kind: '',
          register: '',
          force: '',
          nativeId: '',
        }));
        await store.write([
          step('entities/merge', { entities }),
          step('contacts/create', { contacts: months.map(toContactLink) }),
        ]);
        for (const by of views) {
          const decision = decide(by);
          const expected = months.filter((m) => decision.contact(m)).map((m) => m.id);
          expect(await inCypher(store, CONTACTS, by)).toEqual(expected);
          shown += expected.length;
          hidden += months.length - expected.length;
        }
      },
    ),
    { numRuns: RUNS },
  );
  expect(Math.min(shown, hidden)).toBeGreaterThan(RUNS * 0.75);
  await store.close();
});

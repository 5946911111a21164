import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readerOfAll, writeAccess } from '../../scripts/reader-of-all';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { ingest } from '../../src/ingest';
import { latestKnown, rankTop, type Scorecard } from '../../src/risk';
import { openView } from '../../src/view';
import { writeDeliveries, type ExampleRow } from '../support/pattern-example';
import { SEES_ALL } from '../support/sight';

/**
 * Eight officers of custody. Two open the record of somebody of theirs twenty times in March and telephone them ten times;
 * only `WITH` gives a reason, each time. `LATE` does the same, and half of it is delivered a month later. Six open one
 * record each.
 */
const home = mkdtempSync(path.join(tmpdir(), 'plumbline-reasons-'));
let composed: Awaited<ReturnType<typeof compose>>;

const PEOPLE = ['WITH', 'WITHOUT', 'LATE', 'O1', 'O2', 'O3', 'O4', 'O5'];
const number = (i: number): string => `0770090000${i}`;
const theirs = (i: number): string => `0113496000${i}`;
const at = (n: number): string =>
  `2026-03-${String(1 + Math.floor(n / 2)).padStart(2, '0')}T1${n % 2}:00:00Z`;

function lookUps(i: number, from: number, to: number, reason: string): ExampleRow[] {
  return Array.from({ length: to - from }, (_, n) => ({
    ...{ at: at(from + n), username: PEOPLE[i]!.toLowerCase(), system: 'custody', action: 'view' },
    ...{ record_type: 'nominal', record_id: `N${i}`, reason },
  }));
}

function calls(i: number): ExampleRow[] {
  return Array.from({ length: 10 }, (_, n) => ({
    ...{ from: number(i), to: theirs(i), started: at(n), kind: 'voice' },
  }));
}

beforeAll(async () => {
  writeAccess(home, [readerOfAll('all', [], false)]);
  composed = await compose(readSettings({ PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: '5a'.repeat(32) }), 'test');
  const { store, archive, idKey, sealed, protection, anchor } = composed.services;
  const dir = path.join(home, 'deliveries');
  const again = lookUps(0, 0, 20, 'CUS-1');
  writeDeliveries(
    dir,
    [
      {
        supplied_at: '2026-04-01T09:00:00Z',
        rows: {
          workforce: PEOPLE.map((id, i) => ({
            ...{ staff_id: id, name: `NAME, ${id}`, kind: 'officer', joined: '2015-01-01' },
            ...{ rank_or_grade: 'constable', unit: 'Custody', usernames: id.toLowerCase() },
            work_numbers: number(i),
          })),
          nominals: PEOPLE.map((_, i) => ({ nominal_id: `N${i}`, name: `OTHER, ${i}`, numbers: theirs(i) })),
          'phone-billing': [...calls(0), ...calls(1), ...calls(2)],
          'system-access': [
            ...again,
            ...lookUps(1, 0, 20, ''),
            ...lookUps(2, 0, 10, 'CUS-2'),
            ...[3, 4, 5, 6, 7].flatMap((i) => lookUps(i, 0, 1, '')),
          ],
        },
      },
      // The same look-ups again, which are duplicates; and what had not come.
      {
        supplied_at: '2026-05-01T09:00:00Z',
        rows: { 'system-access': [...again, ...lookUps(2, 10, 20, '')] },
      },
    ],
    { force: 'KV', compartment: '' },
  );
  await ingest(
    { store, archive, idKey, sealed, protection, anchor, home },
    { dir, dryRun: false, strict: true, loader: 'local', sight: SEES_ALL },
  );
});
afterAll(async () => {
  await composed.close();
  rmSync(home, { recursive: true, force: true });
});

async function listed(asOf?: string): Promise<Scorecard> {
  const { store, projections, readers } = composed.services;
  const view = await openView(store, await readers.named('all'), asOf === undefined ? {} : { asOf });
  const projection = await projections.of(view);
  return rankTop(projection, {
    ...{ size: 'all', seed: 'reasons', asOf: asOf ?? latestKnown(projection), policy: { draws: 0 } },
  });
}

const contactsOf = (card: Scorecard, who: string, id: string): number | undefined =>
  card.rows.find((r) => r.nativeId === who)?.factors.find((f) => f.id === id)?.contacts.length;
const contribution = (card: Scorecard, who: string, id: string): number =>
  card.rows.find((r) => r.nativeId === who)?.factors.find((f) => f.id === id)?.contribution ?? NaN;

test.each(['lookup-and-contact', 'lookup-volume'])(
  'of two who do the same, %s speaks of the one who gives no reasons',
  async (id) => {
    const card = await listed();
    expect(contribution(card, 'WITHOUT', id)).toBeGreaterThan(0);
    expect(contactsOf(card, 'WITH', id)).toBe(0);
    expect(contribution(card, 'WITH', id)).toBeLessThanOrEqual(0);
  },
);

test('as of before the later delivery, only the look-ups of the first are known, with their reasons', async () => {
  const asOf = '2026-04-15T00:00:00.000Z';
  const [then, now] = [await listed(asOf), await listed()];
  expect(contactsOf(then, 'LATE', 'lookup-and-contact')).toBe(0);
  expect(contribution(now, 'LATE', 'lookup-and-contact')).toBeGreaterThan(0);
  expect(contribution(then, 'WITHOUT', 'lookup-and-contact')).toBeGreaterThan(0);
  const why = now.rows.find((r) => r.nativeId === 'LATE')?.factors.find((f) => f.id === 'lookup-and-contact');
  expect(why?.why.text).toContain('10 times');
});

test('of each contact month the projection knows how many look-ups have a reason', async () => {
  const { store, projections, readers } = composed.services;
  const projection = await projections.of(await openView(store, await readers.named('all'), {}));
  const known = projection.contacts
    .filter((c) => c.source === 'system-access' && c.count > 1)
    .map((c) => [c.from.split(':').at(-1), c.count, c.reasoned]);
  expect(known.sort()).toEqual([
    ['late', 10, 0],
    ['late', 10, 10],
    ['with', 20, 20],
    ['without', 20, 0],
  ]);
});

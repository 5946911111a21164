/**
 * Who rang the confidential line, a solicitor or a union: two data folders on disk with the same small force, one of them
 * with protected communications in its deliveries besides. What anybody gets is byte for byte the same, and of what is
 * protected no byte is in the folder. The planted numbers are Ofcom's for drama.
 */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readLedger } from '../../src/ledger/read-ledger';
import { seededRng } from '../../src/shared/random';
import { writeDeliveries, type Delivered } from '../support/noninterference/delivered';
import { follow, questions } from '../support/noninterference/questions';
import {
  nominalNumber,
  username,
  visibleForce,
  workNumber,
  type Row,
} from '../support/noninterference/visible-force';
import { answerBytes, load, openHome, type World } from '../support/noninterference/world';
import { writtenIn } from '../support/written-bytes';

const LIST = `protected:
  - { number: 0808 157 0123, kind: confidential_line, reason: the force's own line }
  - { prefix: 0808 157 09, kind: federation_or_union, reason: lines of the Federation }
  - { domain: union.example, kind: federation_or_union, reason: the union }
  - { address: help@line.example, kind: confidential_line, reason: its address }
  - { account: fed.office, kind: federation_or_union, reason: the representatives' account }
`;
/** Writings of what is protected that only the planted rows have. */
const PLANTED = [
  '08081570123',
  '0808 157 0123',
  '+448081570123',
  '8081570123',
  '8081570988',
  'union.example',
  'help@line.example',
  'fed.office',
];

const call = (from: string, to: string, day: string): Row => ({
  from,
  to,
  started: `2026-03-${day}T10:11:12Z`,
  duration_s: '61',
  kind: 'voice',
});
const access = (user: string, action: string, more: Row): Row => ({
  at: '2026-03-04T09:08:07Z',
  username: user,
  system: 'mail',
  action,
  ...more,
});
const ordinary = [
  call(workNumber('S05'), nominalNumber('N1'), '02'),
  call(nominalNumber('N1'), workNumber('S05'), '03'),
];
const plainAccess = [access(username('S05'), 'search', { query: 'ordinary words' })];
const calls = [
  call(workNumber('S05'), '08081570123', '04'),
  call(workNumber('S05'), '08081570123', '04'),
  call('0044 808 157 0988', workNumber('S06'), '05'),
  call(workNumber('S07'), nominalNumber('N2'), '06'),
];
calls[3] = { ...calls[3], account: 'diverted by 0808 157 0123' };
const looks = [
  access(username('S05'), 'search', { query: 'who has (0808) 157-0123' }),
  access(username('S05'), 'email_out', { query: 'to Help@Line.Example' }),
  access('fed.office', 'login', {}),
  access(username('S06'), 'view', { record_id: 'jo@union.example' }),
];
/** Rows whose key would be protected: nothing of them is kept. */
const attributions = [{ number: '0808 157 0123', holder: 'organisation:Helpline', basis: 'directory' }];

function deliveries(withProtected: boolean): Delivered[] {
  const also = (rows: readonly Row[]): readonly Row[] => (withProtected ? rows : []);
  return [
    ...visibleForce(seededRng('protected')),
    {
      delivery: 'logs',
      suppliedAt: '2026-06-20T00:00:00Z',
      files: [
        {
          source: 'phone-billing',
          rows: [...ordinary, ...also(calls)].map((row) => ({ account: '', ...row })),
        },
        {
          source: 'system-access',
          rows: [...plainAccess, ...also(looks)].map((row) => ({ query: '', record_id: '', ...row })),
        },
        {
          source: 'phone-attribution',
          rows: [
            { number: nominalNumber('N3'), holder: 'nominal:N3', basis: 'own word' },
            ...also(attributions),
          ],
        },
      ],
    },
  ];
}

let folder: string;
let without: World;
let protecting: World;
const reports: string[] = [];

async function opened(name: string, withProtected: boolean): Promise<World> {
  const into = path.join(folder, name);
  writeDeliveries(path.join(into, 'deliveries'), deliveries(withProtected));
  const world = await openHome(into);
  writeFileSync(path.join(into, 'home', 'protected.yaml'), LIST);
  reports.push(JSON.stringify(await load(world, path.join(into, 'deliveries'))));
  return world;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-protected-'));
  without = await opened('without', false);
  protecting = await opened('with', true);
}, 120_000);
afterAll(async () => {
  await without.close();
  await protecting.close();
  rmSync(folder, { recursive: true });
});

interface Counts {
  file: string;
  rows: number;
  accepted: number;
  duplicate: number;
  rejected: number;
  sealed: number;
}
const filesOf = (report: unknown): Counts[] =>
  (report as { deliveries: { delivery: string; files: Counts[] }[] }).deliveries.find(
    (d) => d.delivery === 'logs',
  )?.files ?? [];
const numbers = (report: unknown): number[][] =>
  filesOf(report).map((f) => [f.rows, f.accepted, f.duplicate, f.rejected, f.sealed]);

test('whoever loads is told how many rows were sealed, and again by another delivery, the same', async () => {
  expect(numbers(JSON.parse(reports[1] ?? ''))).toEqual([
    [6, 6, 0, 0, 4],
    [5, 5, 0, 0, 4],
    [2, 2, 0, 0, 1],
  ]);
  expect(numbers(JSON.parse(reports[0] ?? ''))).toEqual([
    [2, 2, 0, 0, 0],
    [1, 1, 0, 0, 0],
    [1, 1, 0, 0, 0],
  ]);
  const dir = path.join(folder, 'with', 'deliveries');
  expect(numbers(await load(protecting, dir))).toEqual([
    [6, 0, 6, 0, 4],
    [5, 0, 5, 0, 4],
    [2, 0, 2, 0, 1],
  ]);
  // The same rows under another delivery: stored as duplicates, and told as accepted where they are sealed, since who brought
  // one first is nobody's to learn.
  const again = path.join(folder, 'again');
  const [logs] = deliveries(true).filter((d) => d.delivery === 'logs');
  writeDeliveries(again, logs ? [{ ...logs, delivery: 'logs', suppliedAt: '2026-06-21T00:00:00Z' }] : []);
  expect(numbers(await load(protecting, again)).map(([, accepted]) => accepted)).toEqual([4, 4, 1]);
  const stored = (await readLedger(protecting.services.store)).slice(-3);
  expect(stored.map((f) => [f.accepted, f.sealed])).toEqual([0, 0, 0].map((n) => [n, 0]));
  expect((await protecting.services.sealed.check()).items).toBe(9);
  const { text } = await answerBytes(protecting, { operation: 'verify', question: {} }, 'intake');
  expect(JSON.parse(text)).toMatchObject({ ok: true, differences: [] });
}, 60_000);

test('nobody else gets another byte', async () => {
  const differences: string[] = [];
  let asked = 0;
  for (const reader of ['reader', 'all', 'keeper']) {
    const queue = questions().filter(({ operation }) => operation !== 'verify');
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const a = await answerBytes(without, next, reader);
      const b = await answerBytes(protecting, next, reader);
      // Loaded a second time above, in this folder alone.
      const [one, two] = [a.text, next.operation === 'deliveries' ? b.text.replace(AGAIN, '') : b.text];
      if (one.replace(LINES, '') !== two.replace(LINES, ''))
        differences.push(`${reader} ${next.operation} ${JSON.stringify(next.question)}`);
      if (a.body !== null) queue.push(...follow(next.operation, a.body));
      asked++;
    }
  }
  expect(differences).toEqual([]);
  expect(asked).toBeGreaterThan(200);
}, 120_000);
/** Lines of files of which rows were sealed are told to nobody. */
const LINES = /"line":(\d+|null),?/g;
/** The delivery that the first test adds to one of the two. */
const AGAIN = /\{"delivery":"logs","supplier":"Test","suppliedAt":"2026-06-21.*?\}\]\},?/;

test('no byte of the folder and no answer tells of them', async () => {
  // Before anybody asks about them: the audit record says what was asked about.
  const home = path.join(folder, 'with', 'home');
  appendFileSync(path.join(home, 'control.txt'), PLANTED.join('\n'));
  expect(writtenIn(home, PLANTED, ['protected.yaml']).map((found) => found.split(': ')[0])).toEqual(
    PLANTED.map(() => 'control.txt'),
  );
  rmSync(path.join(home, 'control.txt'));
  const answer = (world: World, operation: string, question: Record<string, unknown>) =>
    answerBytes(world, { operation, question }, 'all');
  // What is asked about is echoed: so each answer is held against the one about a number that never was.
  for (const operation of ['entity', 'ego', 'expand', 'timeline']) {
    for (const [id, never] of [
      ['phone:08081570123', 'phone:08081570111'],
      ['phone:08081570988', 'phone:08081570111'],
      ['record:jo@union.example', 'record:jo@onion.example'],
      ['organisation:Helpline', 'organisation:Helplane'],
    ] as const) {
      const [told, other] = [
        await answer(protecting, operation, { id }),
        await answer(protecting, operation, { id: never }),
      ];
      expect(told.text.replace(/[0-9]{4}|u?nion|onion|Helpl.ne/g, '')).toBe(
        other.text.replace(/[0-9]{4}|u?nion|onion|Helpl.ne/g, ''),
      );
    }
  }
  for (const query of ['0808157', '8081570123', 'union', 'fed.office', 'Helpline'])
    expect(await answer(protecting, 'search', { query })).toEqual(await answer(without, 'search', { query }));
  const { text } = await answer(protecting, 'export', {});
  expect(PLANTED.filter((planted) => text.includes(planted))).toEqual([]);
}, 60_000);

test('rows beside them are as they were, and stand without a gap', async () => {
  const { archive, store } = protecting.services;
  const rows = await store.readText(
    { name: 'test/contacts', text: 'MATCH ()-[c:CONTACT]->() RETURN sum(c.count) AS n', integers: [] },
    {},
  );
  const other = await without.services.store.readText(
    { name: 'test/contacts', text: 'MATCH ()-[c:CONTACT]->() RETURN sum(c.count) AS n', integers: [] },
    {},
  );
  expect(rows).toEqual(other);
  expect((await archive.held()).differences).toEqual([]);
});

test('a list that names what is held already closes the folder, and verify names the files and what to do', async () => {
  const file = path.join(folder, 'without', 'home', 'protected.yaml');
  const own = `  - { number: ${nominalNumber('N1')}, kind: own_contact, reason: named later }\n`;
  writeFileSync(file, LIST + own);
  for (const { operation, question } of [
    { operation: 'entity', question: { id: 'nominal:N1' } },
    { operation: 'export', question: {} },
    { operation: 'home', question: {} },
  ])
    expect((await answerBytes(without, { operation, question }, 'all')).text).toMatch(
      /^error protected_list /,
    );
  const verified = await answerBytes(without, { operation: 'verify', question: {} }, 'intake');
  const { ok, differences } = JSON.parse(verified.text) as {
    ok: boolean;
    differences: { message: string }[];
  };
  expect(ok).toBe(false);
  expect(differences[0]?.message).toContain('make a new data folder');
  expect(differences.length).toBeGreaterThan(1);
  for (const { message } of differences.slice(1))
    expect(message).toMatch(/: [1-9][0-9]* of its rows names? what the list protects now\.$/);
  writeFileSync(file, LIST);
  expect((await answerBytes(without, { operation: 'home', question: {} }, 'all')).text).not.toMatch(/^error/);
});

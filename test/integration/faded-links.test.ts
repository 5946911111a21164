import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { askNamed } from '../../src/operations/ask-named';
import { noPath, type Searched } from '../../src/web/wording/kinds-searched';
import { writeDeliveries } from '../support/noninterference/delivered';

// A link that weighs next to nothing is a link; what is left out of a search is told; and what a question names twice, or
// far too often, changes nothing.

const [OLD, FRIEND] = ['phone:07700900001', 'phone:01622690004'];
/** Calls fade by half in 365 days. From 2 January 2000 to 1 July 2024: 24 years with 6 leap days, and 181 days. */
const DAYS = 24 * 365 + 6 + 181;
const asOf = '2024-07-01T00:00:00Z';

let folder: string;
let composed: Awaited<ReturnType<typeof compose>>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-faded-'));
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const users = [
    { name: 'analyst', role: 'analyst', no_staff_record: { reason: 'a test', excluded: [] } },
    { name: 'intake', role: 'administrator', loader: true },
  ];
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }));
  composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
  const dir = path.join(folder, 'deliveries');
  const call = (from: string, to: string, started: string) => ({ from, to, started, kind: 'voice' });
  const calls = [
    call('07700900001', '01622690004', '2000-01-01T00:00:00Z'),
    call('07700900001', '01622690004', '2000-01-02T00:00:00Z'),
    call('07700900008', '07700900009', '2024-06-01T00:00:00Z'),
  ];
  const links = [
    { from: 'nominal:N1', to: 'staff:KV-4', kind: 'hardly', weight: '0.0000001' },
    { from: 'nominal:N2', to: 'staff:KV-4', kind: 'not at all', weight: '0' },
  ];
  writeDeliveries(dir, [
    {
      delivery: 'all',
      suppliedAt: '2024-06-15T00:00:00Z',
      files: [
        { source: 'phone-billing', rows: calls },
        { source: 'links', rows: links },
      ],
    },
  ]);
  await ask('ingest', { dir }, 'intake');
}, 60_000);

afterAll(async () => {
  await composed.close();
  rmSync(folder, { recursive: true });
});

async function ask<T>(operation: string, question: object, user = 'analyst'): Promise<T> {
  return (await askNamed(composed.services, { user, operation, question })) as T;
}

interface Step {
  readonly weight: number;
  readonly links: readonly { readonly link: string; readonly weight: number }[];
}
interface PathAnswer {
  readonly paths: readonly { readonly steps: readonly Step[] }[];
  readonly none: Searched | null;
}
interface EgoAnswer {
  readonly links: readonly Step[];
  readonly none: Searched | null;
}

test('calls of long ago join, for what they still weigh', async () => {
  const { paths, none } = await ask<PathAnswer>('path', { from: FRIEND, to: OLD, asOf });
  const left = 2 ** (-DAYS / 365);
  const weight = Number(left.toPrecision(6));
  expect([weight < 1e-7, weight > 0, none]).toEqual([true, true, null]);
  expect(paths[0]?.steps.map((s) => [s.weight, s.links[0]?.weight])).toEqual([[weight, weight]]);
  const near = await ask<EgoAnswer>('ego', { id: OLD, kinds: 'called', asOf });
  expect([near.links.map((l) => l.weight), near.none]).toEqual([[weight], null]);
});

test('a stated weight joins, however small it is', async () => {
  const { paths } = await ask<PathAnswer>('path', { from: 'staff:KV-4', to: 'nominal:N1' });
  expect(paths[0]?.steps.map((s) => s.weight)).toEqual([1e-7]);
  const { links } = await ask<EgoAnswer>('ego', { id: 'staff:KV-4' });
  expect(links.map((l) => l.weight)).toEqual([1e-7]);
});

test('a stated weight of 0 says that there is no link, and "none" says that it was stated', async () => {
  const { none } = await ask<PathAnswer>('path', { from: 'staff:KV-4', to: 'nominal:N2' });
  expect([none?.statedNone, none?.weaker]).toEqual([
    { links: 1, between: 1 },
    { links: 0, between: 0 },
  ]);
  expect(noPath(none)).toContain(
    ' 1 link was left out, since a stated weight of 0 says that there is none: it joins these two.',
  );
  const alone = await ask<EgoAnswer>('ego', { id: 'nominal:N2' });
  expect(alone.none?.statedNone).toEqual({ links: 1, between: null });
});

test('"none" counts what is weaker than was asked for', async () => {
  const weaker = async (question: object): Promise<unknown> =>
    (await ask<PathAnswer>('path', { from: OLD, to: FRIEND, minWeight: 0.5, ...question })).none?.weaker;
  expect(await weaker({})).toEqual({ links: 2, between: 1 });
  expect(await weaker({ kinds: 'called' })).toEqual({ links: 1, between: 1 });
  const { none } = await ask<EgoAnswer>('ego', { id: 'staff:KV-4', minWeight: 0.5 });
  expect([none?.weaker, none?.minWeight]).toEqual([{ links: 1, between: null }, 0.5]);
});

test.each(['path', 'ego', 'networks'])('%s: a kind that is named five times counts once', async (of) => {
  const about = { path: { from: OLD, to: FRIEND }, ego: { id: OLD }, networks: { minWeight: 0 } }[of];
  const once = await ask(of, { ...about, kinds: 'called,stated-link' });
  expect(await ask(of, { ...about, kinds: Array(5).fill(['stated-link', 'called']).flat() })).toEqual(once);
  expect(await ask(of, { ...about, kinds: 'called,called,stated-link,called' })).toEqual(once);
});

test('a list that is far too long is refused at once', async () => {
  const refused = { code: 'usage', message: 'path: kinds: no more than 100 can be named.' };
  const kinds = Array<string>(100_000).fill('called');
  const began = performance.now();
  for (const given of [kinds, kinds.join()])
    await expect(ask('path', { from: OLD, to: FRIEND, kinds: given })).rejects.toMatchObject(refused);
  expect(performance.now() - began).toBeLessThan(5000);
});

test('what does not fade is not told an age', async () => {
  const { links } = await ask<EgoAnswer>('ego', { id: 'staff:KV-4' });
  const { parts } = await ask<{ parts: readonly { why: string }[] }>('link', {
    id: links[0]?.links[0]?.link,
  });
  expect(parts.map((p) => p.why)).toEqual([
    'One record of this source: grade 1 × recency 1 (links of this kind do not fade) = 1; it adds that share of what stronger sources leave. Times 0.0000001, the weight stated of the link.',
  ]);
});

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Archive } from '../archive/archive';
import { step, type GraphStore } from '../graph/store';
import { takeLease } from '../ledger/lease';
import { PlumblineError } from '../shared/errors';
import { ingest } from './ingest';
import { REPORTED, World } from './testing/world';

let world: World;
beforeEach(async () => {
  world = await World.openWithArchive();
});
afterEach(() => world.close());

/** As if this process had been stopped for more than a minute, and another had loaded. */
async function takenOver(): Promise<void> {
  const [held] = await world.store.read('ledger/lease', {});
  await world.store.write([step('ledger/renew-lease', { owner: held?.owner ?? '', milliseconds: 0 })]);
  await (await takeLease(world.store, 'ben', () => undefined)).release();
}

function load(files: Record<string, string>, changed: { archive?: Archive; store?: GraphStore }) {
  const dir = world.write({
    delivery: 'd',
    files: Object.entries(files).map(([source, content]) => ({ file: `${source}.csv`, source, content })),
  });
  const { store, archive, sealed, protection, idKey, home } = world;
  const there = () => Promise.resolve();
  const anchor = { begin: there, end: there };
  return ingest(
    { store, archive, sealed, protection, idKey, home, anchor, ...changed },
    { ...REPORTED, dir },
  );
}

const there = (...parts: string[]): boolean => existsSync(path.join(world.home, ...parts));
const call = (at: string): string => `from,to,started,duration_s,kind\n077009001,077009002,${at},5,voice\n`;
const BY_BEN = { code: 'interrupted', message: expect.stringContaining('(ben, process ') as string };

test('a load of events that was held up leaves the archive as whoever took over left it', async () => {
  const { archive } = world;
  const slow: Archive = Object.create(archive, {
    load: {
      value: (...given: Parameters<Archive['load']>) => takenOver().then(() => archive.load(...given)),
    },
  }) as Archive;
  const given = { 'phone-billing': call('2024-01-03T10:00:00Z') };
  await expect(load(given, { archive: slow })).rejects.toMatchObject(BY_BEN);
  expect(there('archive', 'catalogue.json')).toBe(false);
  await load(given, {});
  expect(there('archive', 'catalogue.json')).toBe(true);
});

test('nor does it put rejects in place', async () => {
  const { archive } = world;
  const slow: Archive = Object.create(archive, {
    load: {
      value: async (...given: Parameters<Archive['load']>) => {
        const outcome = await archive.load(...given);
        await takenOver();
        return { ...outcome, months: [] };
      },
    },
  }) as Archive;
  const given = { 'phone-billing': call('no time') };
  await expect(load(given, { archive: slow })).rejects.toMatchObject(BY_BEN);
  expect(there('rejects')).toBe(false);
  await load(given, {});
  expect(there('rejects')).toBe(true);
});

test('nor does it seal anything', async () => {
  const { store } = world;
  let held = true;
  const slow: GraphStore = Object.create(store, {
    read: {
      value: async (...given: Parameters<GraphStore['read']>) => {
        if (held && given[0] === 'records/by-chain') await takenOver().finally(() => (held = false));
        return store.read(...given);
      },
    },
  }) as GraphStore;
  const given = {
    'intelligence-reports':
      'report_id,recorded_at,channel,category,scheme,source_grade,information_grade,handling,text,subjects,source_ref\nR1,2024-01-02T10:00:00Z,overt,other,3x5x2,2,B,P,As told,S1,the neighbour\n',
  };
  await expect(load(given, { store: slow })).rejects.toMatchObject(BY_BEN);
  expect(there('sealed', 'items')).toBe(false);
  await load(given, {});
  expect(there('sealed', 'items')).toBe(true);
});

test('whatever failed first, it says who took over', async () => {
  const slow: Archive = Object.create(world.archive, {
    load: {
      value: () => takenOver().then(() => Promise.reject(new PlumblineError('statement_timeout', 'Slow.'))),
    },
  }) as Archive;
  const given = { 'phone-billing': call('2024-01-03T10:00:00Z') };
  await expect(load(given, { archive: slow })).rejects.toMatchObject(BY_BEN);
});

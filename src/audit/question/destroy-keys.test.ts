import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readActs, type Act } from '../read/acts';
import { auditPlace, SEARCH, type AuditPlaceForTests } from '../testing/place';
import { destroyKeys, withHeldKeys } from './destroy-keys';
import type { NamedKeys } from './key-runs';
import { KEYS_FILE } from './keys-file';

/** A log of three questions and one of one. */
let place: AuditPlaceForTests;
let acts: Act[];
beforeEach(async () => {
  place = auditPlace();
  for (const [kind, many] of [
    ['command', 1],
    ['server', 3],
  ] as const) {
    const { record, close } = await place.open({ kind });
    for (let n = 0; n < many; n++) await record.before(SEARCH);
    await close();
  }
  acts = await readActs(place.setting.folder);
});
afterEach(() => place.remove());

const file = (log: string): string => path.join(place.setting.folder, log, KEYS_FILE);
const places = (found: readonly Act[]): string[] => found.map(({ log, entry }) => `${log} ${entry}`);
const held = (): string[] => places(withHeldKeys(place.setting.folder, acts));
const ALL = ['command-1 2', 'server-1 2', 'server-1 3', 'server-1 4'];
const of = (...names: readonly string[]): Act[] => acts.filter((a) => names.includes(`${a.log} ${a.entry}`));

test('keys are held of those acts that asked something, until they or their file are gone', async () => {
  expect(held()).toEqual(ALL);
  await destroyKeys(place.setting.folder, of('server-1 3'), () => Promise.resolve());
  expect(held()).toEqual(ALL.filter((name) => name !== 'server-1 3'));
  rmSync(file('server-1'));
  expect(held()).toEqual(['command-1 2']);
  await destroyKeys(place.setting.folder, of('server-1 2'), () => Promise.resolve());
  expect(existsSync(file('server-1'))).toBe(false);
});

test('whom it tells is told which keys of which log, once, before the first of them is gone', async () => {
  const told: (readonly NamedKeys[])[] = [];
  await destroyKeys(place.setting.folder, acts, (keys) => {
    told.push(keys);
    expect(held()).toEqual(ALL);
    return Promise.resolve();
  });
  const origin = (log: string): string => acts.find((a) => a.log === log)?.origin ?? '';
  expect(told).toEqual([
    [
      { origin: origin('command-1'), keys: [[0, 0]] },
      { origin: origin('server-1'), keys: [[0, 2]] },
    ],
  ]);
  expect(held()).toEqual([]);
  expect(readFileSync(file('server-1')).subarray(0, 96)).toEqual(Buffer.alloc(96));
});

test('of nothing nobody is told; where nobody can be told no key is touched', async () => {
  const tell = jest.fn(() => Promise.reject(new Error('disk full')));
  await destroyKeys(place.setting.folder, [], tell);
  expect(tell).not.toHaveBeenCalled();
  await expect(destroyKeys(place.setting.folder, acts, tell)).rejects.toThrow('disk full');
  expect(held()).toEqual(ALL);
});

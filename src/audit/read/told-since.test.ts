import { appendFileSync, closeSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { headsOf } from '../heads';
import { auditPlace, SEARCH, type AuditPlaceForTests } from '../testing/place';
import type { AuditRecord } from '../record';
import { toldSince } from './told-since';

let place: AuditPlaceForTests;
let record: AuditRecord;
let close: () => Promise<void>;
beforeEach(async () => {
  place = auditPlace();
  ({ record, close } = await place.open());
});
afterEach(async () => {
  await close();
  place.remove();
});
const heads = (): Promise<string[]> => headsOf(place.setting, record);
const anchored = (done: number): Promise<void> => record.tell({ act: 'anchored', details: { done } });
const since = async (stood: readonly string[]): Promise<unknown[]> =>
  (await toldSince(place.setting.folder, 'anchored', stood)).map((e) => e.details?.['done']);

test('what was told after the checkpoints is found, the newest of each log; what they cover is not', async () => {
  expect(await since(await heads())).toEqual([]);
  await anchored(1);
  const one = await heads();
  expect([await since([]), await since(one)]).toEqual([[1], []]);
  await anchored(2);
  await anchored(3);
  await record.tell({ act: 'signed-in' });
  const now = await heads();
  expect([await since([]), await since(one), await since(now)]).toEqual([[3], [3], []]);
  expect([await since([...one, ...now]), await since([...now, ...one])]).toEqual([[], []]);
  const command = await place.open({ kind: 'command' });
  await command.record.tell({ act: 'anchored', details: { done: 7 } });
  await command.close();
  expect([await since([]), await since(one), await since(await heads())]).toEqual([[7, 3], [7, 3], []]);
});

test('it is found however much was written after it, and nothing is left open', async () => {
  const next = (): number => {
    const descriptor = openSync(place.home, 'r');
    closeSync(descriptor);
    return descriptor;
  };
  const before = await heads();
  await anchored(4);
  for (let n = 0; n < 3; n++) await record.tell({ act: 'signed-in', details: { of: 'x'.repeat(60_000) } });
  const descriptor = next();
  expect([await since(before), await since([]), await since(await heads())]).toEqual([[4], [4], []]);
  expect(next()).toBe(descriptor);
});

test('an entry that only speaks of it, and a line that is cut off, are none', async () => {
  const before = await heads();
  await record.before({ ...SEARCH, reason: 'a reason of ten "{"act":"anchored","x' });
  await record.tell({ act: 'refused', outcome: 'x\n{"act":"anchored",' });
  expect(await since(before)).toEqual([]);
  const file = path.join(place.setting.folder, 'server-1', 'log');
  appendFileSync(file, '{"act":"anchored","details":{"done":9}');
  expect(await since(before)).toEqual([]);
});

test('the first line of a log can be one, also where those after it are damaged', async () => {
  const file = path.join(place.setting.folder, 'server-1', 'log');
  writeFileSync(file, '{"act":"anchored","details":{"done":5}}\n');
  expect(await since([])).toEqual([5]);
  appendFileSync(file, '{"act":"anchored","details":{"done":6}}\n'.repeat(2));
  appendFileSync(file, '{"act":"anchored","details":{"done":7}\n'.repeat(2));
  expect(await since([])).toEqual([6]);
  writeFileSync(file, '{"act":"anchored","details":{"done":7}\n');
  expect(await since([])).toEqual([]);
});

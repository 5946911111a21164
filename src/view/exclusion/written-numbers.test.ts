import type { GraphStore } from '../../graph/store';
import { nativeIdOf } from '../../model/entity';
import { writtenNumbers } from './written-numbers';

const kv = (number: string): string => `number:KV.phone:${number}`;
const HELD = [
  ...[kv('+447700900002'), 'number:QX.phone:+447700900002', kv('7700900002'), kv('14107700900002')],
  ...[kv('+447700900003'), kv('4455'), 'number:QX.phone:4455', kv('94455')],
];

let asked: (readonly string[])[];
const store = {
  read: (statement: string, { register, nativeIds }: { register: string; nativeIds: readonly string[] }) => {
    expect([statement, register]).toEqual(['view/of-reference', 'phone']);
    asked.push(nativeIds);
    return Promise.resolve(HELD.filter((id) => nativeIds.includes(nativeIdOf(id))).map((id) => ({ id })));
  },
} as unknown as Pick<GraphStore, 'read'>;
beforeEach(() => {
  asked = [];
});

test('a number is there in each writing and in every force, an extension as it stands', async () => {
  expect([...(await writtenNumbers(store, [kv('+447700900002'), kv('4455'), kv('999')]))]).toEqual([
    [kv('+447700900002'), ['number:QX.phone:+447700900002', kv('7700900002'), kv('14107700900002')]],
    [kv('4455'), ['number:QX.phone:4455']],
    [kv('999'), []],
  ]);
  expect(asked).toHaveLength(1);
});

test('of accounts nothing is asked', async () => {
  expect([...(await writtenNumbers(store, ['account:KV.username:a', 'x']))]).toEqual([]);
  expect(asked).toEqual([]);
});

test('many are asked about in parts of 5,000, each once', async () => {
  const numbers = Array.from({ length: 5_001 }, (_, i) => kv(String(i)));
  await writtenNumbers(store, [...numbers, 'number:QX.phone:1']);
  expect(asked.map((part) => part.length)).toEqual([5_000, 1]);
});

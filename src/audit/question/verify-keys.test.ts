import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StoredQuestion } from '../entry';
import { readActs } from '../read/acts';
import { auditPlace, SEARCH, type AuditPlaceForTests } from '../testing/place';
import { KEYS_FILE } from './keys-file';
import { KeyCheck, verifyKeys, type CheckedLog, type KeyGone } from './verify-keys';

/** A log of two questions, whose keys are 0 and 1, and another that says what was destroyed. */
let place: AuditPlaceForTests;
let origin: string;
let questions: StoredQuestion[];
beforeEach(async () => {
  place = auditPlace();
  const { record, close } = await place.open();
  for (let n = 0; n < 2; n++) await record.before(SEARCH);
  [origin = ''] = record.standing().head.split('\n');
  await close();
  questions = (await readActs(place.setting.folder)).flatMap(({ question }) => question ?? []);
});
afterEach(() => place.remove());

const file = (): string => path.join(place.setting.folder, 'server-1', KEYS_FILE);
async function says(act: 'keys-destroyed' | 'accepted', ...keys: [number, number][]): Promise<void> {
  const { record, close } = await place.open({ kind: 'command' });
  await record.tell({ act, details: { keys: [{ origin, keys }] } });
  await close();
}
const gone = (...keys: number[]): KeyGone[] => keys.map((key) => ({ entry: key + 2, key, isThere: false }));
function checked(found: readonly KeyGone[], isSound = true): ReturnType<typeof verifyKeys> {
  const logs: CheckedLog[] = [
    { log: 'command-1', origin: 'another', sound: isSound, gone: [] },
    { log: 'server-1', origin, sound: true, gone: found },
  ];
  return verifyKeys(place.setting.folder, logs);
}
const GONE = 'the key of its question is gone, and no entry says who destroyed it';

test('questions are told that their key does not open, with whether there is one', () => {
  const found = (): KeyGone[] => {
    const check = new KeyCheck(file(), place.setting.key.secret('plumbline audit questions'));
    for (const [i, question] of questions.entries()) check.take(i + 2, question);
    return check.gone;
  };
  expect(found()).toEqual([]);
  const bytes = readFileSync(file());
  bytes.fill(0, 0, 32).fill(7, 32, 64);
  writeFileSync(file(), bytes);
  expect(found()).toEqual([
    { entry: 2, key: 0, isThere: false },
    { entry: 3, key: 1, isThere: true },
  ]);
  rmSync(file());
  expect(found()).toEqual(gone(0, 1));
});

test('what is gone is a fault at its entry, and lost, unless the record says that it was destroyed or accepted', async () => {
  await says('accepted', [5, 5]);
  const changed = { entry: 3, key: 1, isThere: true };
  expect(await checked([...gone(0), changed])).toEqual({
    faults: [
      { log: 'server-1', entry: 2, fault: GONE },
      {
        log: 'server-1',
        entry: 3,
        fault: 'the key of its question was changed, or is that of another question',
      },
    ],
    lost: [{ origin, keys: [[0, 1]] }],
  });
  await says('accepted', [0, 0]);
  expect((await checked(gone(0, 1))).lost).toEqual([{ origin, keys: [[1, 1]] }]);
  // What a log says that was changed accounts for nothing.
  expect((await checked(gone(0, 1), false)).lost).toEqual([{ origin, keys: [[0, 1]] }]);
});

test('keys that were destroyed and are there are told by their number; those accepted as lost may come back', async () => {
  await says('accepted', [0, 0]);
  expect(await checked([])).toEqual({ faults: [], lost: [] });
  await says('keys-destroyed', [1, 2], [40, 40]);
  expect(await checked([])).toEqual({
    faults: [
      {
        log: 'server-1',
        fault:
          '2 keys of questions were destroyed and are there again, as from a backup: destroy them again (plumbline audit destroy-key)',
      },
    ],
    lost: [],
  });
});

test('one key that is there again is told as one', async () => {
  await says('keys-destroyed', [1, 1], [40, 40]);
  expect((await checked([])).faults).toEqual([
    {
      log: 'server-1',
      fault:
        '1 key of a question was destroyed and is there again, as from a backup: destroy it again (plumbline audit destroy-key)',
    },
  ]);
});

test('of many the first hundred are told, and how many there are', async () => {
  await says('accepted', [500, 500]);
  const many = Array.from({ length: 101 }, (_, i) => i);
  const told = async (count: number): Promise<unknown[]> => {
    const { faults, lost } = await checked(gone(...many.slice(0, count)));
    return [faults.length, faults.at(-1), lost];
  };
  expect(await told(100)).toEqual([
    100,
    { log: 'server-1', entry: 101, fault: GONE },
    [{ origin, keys: [[0, 99]] }],
  ]);
  expect(await told(101)).toEqual([
    101,
    { log: 'server-1', fault: '101 keys of questions are gone in all' },
    [{ origin, keys: [[0, 100]] }],
  ]);
});

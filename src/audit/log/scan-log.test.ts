import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signedCheckpoint } from '../note/checkpoint';
import { SigningKey } from '../note/key';
import { leafHash, rootOf, type Hash } from '../tree/merkle';
import { noteHash, scanLog, type ScannedLog } from './scan-log';

const key = SigningKey.of(SigningKey.generate());
const other = SigningKey.of(SigningKey.generate());
const ORIGIN = 'plumbline/0123/server-1';

let home: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
  file = path.join(home, 'log');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A log that is made by hand, whole unless it is told otherwise. */
class Made {
  text = '';
  note = '';
  readonly leaves: Hash[] = [];

  write(lines: string[], more: { size?: number; root?: Hash; key?: SigningKey; note?: string } = {}): this {
    this.leaves.push(...lines.map((line) => leafHash(Buffer.from(line))));
    const { size = this.leaves.length, root = rootOf(this.leaves) } = more;
    this.note = more.note ?? signedCheckpoint({ origin: ORIGIN, size, root }, more.key ?? key);
    this.text += `${lines.join('\n')}\n${this.note}`;
    return this;
  }
  /** The first line of a write, which names the checkpoint before it. */
  first(after = this.note === '' ? '' : noteHash(this.note)): string {
    return JSON.stringify({ after });
  }
}
const scanned = (text: string): Promise<ScannedLog> => {
  writeFileSync(file, text);
  return scanLog(file, key);
};
function twoWrites(): Made {
  const made = new Made();
  made.write([made.first()]);
  return made.write([made.first(), '{"n":3}']);
}

test('a log that is whole has no fault, and one that is not there holds nothing', async () => {
  const { text, note, leaves } = twoWrites();
  const { tree, ...found } = await scanned(text);
  expect(found).toEqual({ origin: ORIGIN, note, end: Buffer.byteLength(text), torn: 0, faults: [] });
  expect([tree.size, tree.root()]).toEqual([3, rootOf(leaves)]);
  const none = { origin: '', note: '', end: 0, torn: 0, faults: [] };
  expect(await scanned('')).toMatchObject(none);
  rmSync(file);
  expect(await scanLog(file, key)).toMatchObject(none);
});

test('what watches is told of each entry in order, and of the roots that it asks for', async () => {
  const { text, leaves } = twoWrites();
  writeFileSync(file, text);
  const entries: unknown[] = [];
  const roots: unknown[] = [];
  await scanLog(file, key, {
    entry: (n, line, leaf) => entries.push([n, leafHash(line).equals(leaf)]),
    roots: new Map([2, 9].map((size) => [size, (root: Hash) => roots.push([size, root])])),
  });
  expect(entries).toEqual([1, 2, 3].map((n) => [n, true]));
  expect(roots).toEqual([[2, rootOf(leaves.slice(0, 2))]]);
});

const FOLLOWS = 'it does not follow the checkpoint before it';
test.each<[string, (made: Made) => string[], number]>([
  ['names no checkpoint', () => ['{"n":2}'], 2],
  ['names another checkpoint', (made) => [made.first('0'.repeat(64))], 2],
  ['names one in the middle of a write', (made) => [made.first(), '{"after":""}'], 2],
  ['is no JSON', (made) => [made.first(), '{broken'], 2],
])('a write is joined anew where an entry %s', async (_what, lines, entry) => {
  const made = new Made();
  made.write([made.first()]);
  expect((await scanned(made.write(lines(made)).text)).faults).toEqual([{ entry, fault: FOLLOWS }]);
});

test.each<[string, Parameters<Made['write']>[1], string]>([
  ['is damaged', { note: 'a\nb\nc\n\nd\n' }, 'its last checkpoint is damaged'],
  ['is signed by another', { key: other }, 'its last checkpoint is not signed by the key of this record'],
  ['is of fewer', { size: 1 }, 'its last checkpoint is of 1 entry, there are 2'],
  ['is of more', { size: 4 }, 'its last checkpoint is of 4 entries, there are 2'],
  [
    'is of other entries',
    { root: Buffer.alloc(32) },
    'its entries are not those that its last checkpoint was signed over',
  ],
])('the last checkpoint %s', async (_what, more, fault) => {
  const made = new Made();
  made.write([made.first()]);
  const { faults } = await scanned(made.write([made.first()], more).text);
  expect(faults).toEqual([{ entry: 2, fault }]);
});

test('what is left of a write is torn; anything else after the last checkpoint is a fault', async () => {
  const { text } = twoWrites();
  expect(await scanned(`${text}{"ac`)).toMatchObject({ torn: 4, end: Buffer.byteLength(text), faults: [] });
  expect(await scanned(`${text}other words\nand more`)).toMatchObject({
    ...{ torn: 0, end: Buffer.byteLength(text) },
    faults: [{ entry: 4, fault: 'what stands after the last checkpoint is not of a write' }],
  });
});

test('the first hundred faults are told, and that there are more', async () => {
  const made = new Made();
  made.write([made.first()]);
  for (let n = 2; n <= 101; n++) made.write(['{}']);
  const hundred = Array.from({ length: 100 }, (_, i) => ({ entry: i + 2, fault: FOLLOWS }));
  expect((await scanned(made.text)).faults).toEqual(hundred);
  for (let n = 102; n <= 104; n++) made.write(['{}']);
  const more = { entry: 102, fault: 'from here on there are more; the first 100 are told' };
  expect((await scanned(made.text)).faults).toEqual([...hundred, more]);
});

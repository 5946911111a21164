import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seededRng } from '../../shared/random';
import { SigningKey } from '../note/key';
import { leafHash, rootOf } from '../tree/merkle';
import { LOG_FILE, MerkleLog } from './merkle-log';
import { scanLog } from './scan-log';
import { checkpointsIn } from './checkpoints-in';
import { Witness } from './witness';

const key = SigningKey.of(SigningKey.generate());
const ORIGIN = 'plumbline/0123456789abcdef/server-1';

let home: string;
let folder: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
  folder = path.join(home, 'server-1');
  file = path.join(folder, LOG_FILE);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const opened = (witness?: Witness): Promise<MerkleLog> => MerkleLog.open(folder, ORIGIN, key, witness);

/** Three writes: of one, three and two entries, one with text that takes more than a byte a character. */
async function written(witness?: Witness): Promise<MerkleLog> {
  const log = await opened(witness);
  await log.append([{ act: 'a' }]);
  await log.append([{ act: 'b' }, { act: 'c', about: ['person:KV.staff:KV-1001'] }, { act: 'd' }]);
  await log.append([{ act: 'e', reason: 'prüfen — "x"\n' }, { act: 'f' }]);
  return log;
}

test('entries are numbered lines of RFC 8785, and the head is the root over them', async () => {
  const log = await written();
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'));
  expect(lines.map((line) => (JSON.parse(line) as { n: number }).n)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(lines[1]).toMatch(/^\{"act":"b","after":"[0-9a-f]{64}","n":2\}$/);
  const root = rootOf(lines.map((line) => leafHash(Buffer.from(line))));
  expect(log.head).toContain(`${ORIGIN}\n6\n${root.toString('base64')}\n\n— ${ORIGIN} `);
  await log.close();
});

test('a log goes on where it was left, under its own name', async () => {
  await (await written()).close();
  const again = await MerkleLog.open(folder, 'another name', key, undefined);
  expect([again.size, again.origin, again.torn]).toEqual([6, ORIGIN, 0]);
  expect(await again.append([{ act: 'g' }])).toEqual([7]);
  await again.close();
  expect(await scanLog(file, key)).toMatchObject({ faults: [], torn: 0 });
});

test('its folder and file are its owner’s alone', async () => {
  const before = process.umask(0);
  const log = await written().finally(() => process.umask(before));
  expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
  await log.close();
});

test('a write that was cut off, at whatever byte, is cut away: what was acknowledged stays', async () => {
  const log = await written();
  const whole = log.bytes;
  await log.append([{ act: 'g', reason: 'ü' }, { act: 'h' }]);
  const end = log.bytes;
  await log.close();
  const bytes = readFileSync(file);
  for (let cut = whole; cut < end - 1; cut++) {
    writeFileSync(file, bytes.subarray(0, cut));
    expect([cut, await scanLog(file, key)]).toMatchObject([
      cut,
      { faults: [], torn: cut - whole, end: whole },
    ]);
  }
  writeFileSync(file, Buffer.concat([bytes.subarray(0, whole + 30), Buffer.alloc(200)]));
  const after = await opened();
  expect([after.torn, after.size]).toEqual([230, 6]);
  expect(statSync(file).size).toBe(whole);
  await after.close();
});

test('every byte that is another is found', async () => {
  const log = await written();
  await log.close();
  const bytes = readFileSync(file);
  const random = seededRng('bytes');
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const other = [byte ^ 1, 0, 10, Math.floor(random() * 256)][at % 4] ?? 0;
    if (other === byte) continue;
    const edited = Buffer.from(bytes);
    edited[at] = other;
    writeFileSync(file, edited);
    const { faults } = await scanLog(file, key);
    if (faults.length === 0) throw new Error(`byte ${at} as ${other} was not found`);
  }
});

test('a log that was edited is refused by name when it is opened', async () => {
  await (await written()).close();
  writeFileSync(file, readFileSync(file, 'utf8').replace('"act":"c"', '"act":"x"'));
  await expect(opened()).rejects.toThrow(/server-1/);
});

test('a log that was made again with another key is refused', async () => {
  const forged = await MerkleLog.open(folder, ORIGIN, SigningKey.of(SigningKey.generate()), undefined);
  await forged.append([{ act: 'a' }]);
  await forged.close();
  await expect(opened()).rejects.toThrow(/not signed/);
});

test('entries taken out, exchanged, put in between or joined anew are found', async () => {
  await (await written()).close();
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const entries = lines.flatMap((line, i) => (line.startsWith('{') ? [i] : []));
  const without = (...at: number[]): string => lines.filter((_, i) => !at.includes(i)).join('\n');
  const [a, b, c] = entries as [number, number, number];
  const exchanged = [...lines];
  [exchanged[b], exchanged[c]] = [lines[c] as string, lines[b] as string];
  const planted: Record<string, string> = {
    first: without(a, a + 1, a + 2, a + 3, a + 4, a + 5),
    middle: without(c),
    note: without(a + 1, a + 2, a + 3, a + 4, a + 5),
    exchanged: exchanged.join('\n'),
    doubled: [...lines.slice(0, c), lines[c], ...lines.slice(c)].join('\n'),
    after: `${text}{"act":"z","n":7}\n${lines.slice(-6, -1).join('\n')}\n`,
  };
  for (const [what, tampered] of Object.entries(planted)) {
    writeFileSync(file, tampered);
    if ((await scanLog(file, key)).faults.length === 0) throw new Error(`${what} was not found`);
  }
});

test('the second place has every checkpoint, also of a log that was cut at a write’s end', async () => {
  const place = path.join(home, 'elsewhere');
  mkdirSync(place);
  const log = await written(new Witness(place));
  const [held] = (await new Witness(place).checkpoints()).latest;
  expect(held).toMatchObject({ origin: ORIGIN, size: 6 });
  await log.close();
  const single = path.join(home, 'one-file');
  const other = await MerkleLog.open(path.join(home, 'server-2'), 'b/server-2', key, new Witness(single));
  await other.append([{ act: 'a' }]);
  await other.append([{ act: 'b' }]);
  await other.close();
  expect(checkpointsIn(readFileSync(single, 'utf8')).map((c) => [c.origin, c.size])).toEqual([
    ['b/server-2', 1],
    ['b/server-2', 2],
  ]);
});

test('the roots of earlier trees can be asked for, to hold against a checkpoint that somebody kept', async () => {
  const log = await opened();
  await log.append([{ act: 'a' }]);
  const [earlier] = checkpointsIn(log.head);
  await log.append([{ act: 'b' }, { act: 'c' }]);
  await log.close();
  let root: Buffer | undefined;
  await scanLog(file, key, { roots: new Map([[1, (found) => (root = found)]]) });
  expect(root).toEqual(earlier?.root);
});

test.each([
  ['the second place is gone', (): void => rmSync(path.join(home, 'elsewhere'), { recursive: true })],
  ['its folder is gone', (): void => rmSync(folder, { recursive: true })],
  ['its file was replaced', (): void => renameSync(file, `${file}.old`)],
  ['its file was cut', (): void => truncateSync(file, 10)],
])('nothing is acknowledged where %s', async (_what, harm) => {
  const place = path.join(home, 'elsewhere');
  mkdirSync(place);
  const log = await written(new Witness(place));
  harm();
  await expect(log.append([{ act: 'g' }])).rejects.toMatchObject({ code: 'audit_unavailable' });
  await log.close();
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signedCheckpoint } from '../note/checkpoint';
import { SigningKey } from '../note/key';
import { MerkleLog } from './merkle-log';
import { scanLog } from './scan-log';
import { Witness } from './witness';

/** What an auditor is told where a log is not opened or not written, and what the log holds after that. */
const key = SigningKey.of(SigningKey.generate());
let home: string;
let folder: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
  folder = path.join(home, 'server-1');
  file = path.join(folder, 'log');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));
const opened = (witness?: Witness): Promise<MerkleLog> => MerkleLog.open(folder, 'a/server-1', key, witness);
const NOTHING = 'The audit record cannot be written, so nothing is shown.';

test('one that was changed is refused by its name, the entry, the fault and what to do', async () => {
  const log = await opened();
  await log.append([{ act: 'a' }]);
  await log.append([{ act: 'b' }]);
  await log.close();
  writeFileSync(file, readFileSync(file, 'utf8').replace('"act":"b","after":"', '"act":"b","after":"0'));
  const opening = opened();
  await expect(opening).rejects.toMatchObject({ code: 'audit_damaged', details: { entry: 2 } });
  await expect(opening).rejects.toThrow(
    /^The audit record server-1 was changed behind the product’s back, so nothing is shown: at entry 2, it does not follow the checkpoint before it\. Run "plumbline verify" .* backup, .*"plumbline verify --accept --reason"\.$/,
  );
});

test('one that cannot be read says which folder that is', async () => {
  mkdirSync(file, { recursive: true });
  const opening = opened();
  await expect(opening).rejects.toMatchObject({ code: 'audit_unavailable' });
  await expect(opening).rejects.toThrow(
    `${NOTHING} The folder audit of the data folder cannot be read or written.`,
  );
});

test('where the file is gone nothing was written, and it says what may be the cause', async () => {
  const log = await opened();
  await log.append([{ act: 'a' }]);
  const { head, bytes } = log;
  rmSync(file);
  const adding = log.append([{ act: 'b' }]);
  await expect(adding).rejects.toMatchObject({ code: 'audit_unavailable' });
  await expect(adding).rejects.toThrow(
    `${NOTHING} The disk may be full, or the folder audit of the data folder gone. Mend that and try again.`,
  );
  expect([log.size, log.head, log.bytes]).toEqual([1, head, bytes]);
  await log.close();
});

test('where the second place cannot be written it says so; what is on the disk is gone on from', async () => {
  const place = path.join(home, 'none', 'kept');
  const log = await opened(new Witness(place));
  const adding = log.append([{ act: 'a' }]);
  await expect(adding).rejects.toMatchObject({ code: 'audit_unavailable' });
  await expect(adding).rejects.toThrow(
    `${NOTHING} The second place that PLUMBLINE_AUDIT_WITNESS names cannot be written. Mend that and try again.`,
  );
  mkdirSync(path.dirname(place));
  expect(await log.append([{ act: 'b' }, { act: 'c' }])).toEqual([2, 3]);
  await log.close();
  expect(await scanLog(file, key)).toMatchObject({ faults: [], tree: { size: 3 } });
  expect(readFileSync(place, 'utf8')).toBe(log.head);
});

test('a new log holds nothing; its first entry comes after none, and only the first of a write says after which', async () => {
  const log = await opened();
  expect([log.size, log.bytes, log.head, log.torn, log.origin]).toEqual([0, 0, '', 0, 'a/server-1']);
  expect(await log.append([{ act: 'a' }, { act: 'b' }])).toEqual([1, 2]);
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines.slice(0, 3)).toEqual(['{"act":"a","after":"","n":1}', '{"act":"b","n":2}', 'a/server-1']);
  expect([log.size, log.bytes]).toEqual([2, readFileSync(file).length]);
  await log.close();
  // It is closed: the file is gone from this process.
  await expect(log.append([{ act: 'c' }])).rejects.toMatchObject({ code: 'audit_unavailable' });
});

test('a log keeps the name that it was begun under', async () => {
  const log = await opened();
  await log.append([{ act: 'a' }]);
  await log.close();
  const again = await MerkleLog.open(folder, 'b/server-1', key, undefined);
  expect(again.origin).toBe('a/server-1');
  await again.append([{ act: 'b' }]);
  expect(again.head).toMatch(/^a\/server-1\n2\n/);
  await again.close();
});

test('one of which the second place has more is refused by where it ends', async () => {
  const place = path.join(home, 'kept');
  const log = await opened(new Witness(place));
  await log.append([{ act: 'a' }]);
  const { bytes } = log;
  await log.append([{ act: 'b' }, { act: 'c' }]);
  await log.close();
  // As many as it has is not more.
  await (await opened(new Witness(place))).close();
  truncateSync(file, bytes);
  const opening = opened(new Witness(place));
  await expect(opening).rejects.toMatchObject({ code: 'audit_damaged', details: { entry: 1 } });
  await expect(opening).rejects.toThrow(
    /^The audit record server-1 .* at entry 1, it ends here; 3 entries had been witnessed\. /,
  );
  await (await opened()).close();
});

test('what the second place has of another log, or by another key, is no matter', async () => {
  const place = path.join(home, 'kept');
  const log = await opened();
  await log.append([{ act: 'a' }]);
  await log.close();
  const of = (origin: string, by: SigningKey): string =>
    signedCheckpoint({ origin, size: 9, root: Buffer.alloc(32) }, by);
  writeFileSync(place, of('b/server-1', key) + of('a/server-1', SigningKey.of(SigningKey.generate())));
  await (await opened(new Witness(place))).close();
  writeFileSync(place, of('a/server-1', key));
  await expect(opened(new Witness(place))).rejects.toMatchObject({ code: 'audit_damaged' });
});

test('whoever opens it hears each entry that it holds', async () => {
  const log = await opened();
  await log.append([{ act: 'a' }, { act: 'b' }]);
  await log.close();
  const heard: string[] = [];
  await (
    await MerkleLog.open(folder, 'a/server-1', key, undefined, (line) => void heard.push(line.toString()))
  ).close();
  expect(heard.map((line) => (JSON.parse(line) as { act: string }).act)).toEqual(['a', 'b']);
});

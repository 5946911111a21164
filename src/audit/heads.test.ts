import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cutLogs, headsOf } from './heads';
import { signedCheckpoint } from './note/checkpoint';
import { SigningKey } from './note/key';
import type { AuditRecord } from './record';
import { auditPlace, SEARCH, type AuditPlaceForTests } from './testing/place';

let place: AuditPlaceForTests;
let record: AuditRecord;
let close: () => Promise<void>;
beforeEach(async () => {
  place = auditPlace();
  const command = await place.open({ kind: 'command' });
  await command.record.before(SEARCH);
  await command.close();
  ({ record, close } = await place.open());
});
afterEach(async () => {
  await close();
  place.remove();
});
const log = (name: string): string => path.join(place.setting.folder, name, 'log');
const heads = (): Promise<string[]> => headsOf(place.setting, record);
const cut = (before: readonly string[]): Promise<string[]> => cutLogs(place.setting, record, before);
/** The last five lines: origin, size, root, a blank line, the signature. */
const lastNote = (name: string): string =>
  `${readFileSync(log(name), 'utf8').split('\n').slice(-6).join('\n')}`;

test('the heads are the last checkpoint of each log: the own as it stands, another’s as it is on the disk', async () => {
  expect(await heads()).toEqual([lastNote('command-1'), record.standing().head]);
  expect(lastNote('command-1')).toMatch(/^plumbline\/\w+\/command-1\/\w+\n2\n/);
  const whole = lastNote('command-1');
  // Of the own log what is on the disk does not count, of another what a write left that was cut off.
  appendFileSync(log('server-1'), '{"not":"written by this process"}\n');
  appendFileSync(log('command-1'), '{"act":"bef');
  expect(await heads()).toEqual([whole, record.standing().head]);
});

test('a checkpoint is found however long the entries after it are, and nothing is left open', async () => {
  const next = (): number => {
    const descriptor = openSync(place.home, 'r');
    closeSync(descriptor);
    return descriptor;
  };
  const [before, expected] = [next(), lastNote('command-1')];
  appendFileSync(log('command-1'), `{"act":"${'x'.repeat(30_000)}`);
  expect((await heads())[0]).toBe(expected);
  expect(next()).toBe(before);
});

test('a checkpoint of which the part that is read first has not the beginning is told whole', async () => {
  const note = lastNote('command-1');
  // Of 4096 bytes the first is then the sixth of its name.
  appendFileSync(log('command-1'), `{${'x'.repeat(4095 - (note.length - 5) - 2)}`);
  expect((await heads())[0]).toBe(note);
});

test('of a long log it is the last, of however many entries; what stands on the disk of the own is not asked', async () => {
  const command = await place.open({ kind: 'command' });
  for (let n = 0; n < 9; n++) await command.record.tell({ act: 'signed-in' });
  await command.close();
  appendFileSync(log('server-1'), lastNote('command-1'));
  expect(await heads()).toEqual([lastNote('command-1'), record.standing().head]);
  expect(lastNote('command-1')).toContain('\n11\n');
});

test('a log without a checkpoint has no head, and neither has a folder without a log', async () => {
  truncateSync(log('command-1'), 40);
  mkdirSync(path.join(place.setting.folder, 'empty'));
  expect(await heads()).toEqual([record.standing().head]);
});

test('a log that is gone or shorter than it was is told, one that grew is not', async () => {
  const before = await heads();
  const [name = ''] = before[0]?.split('\n') ?? [];
  await record.before(SEARCH);
  expect(await cut(before)).toEqual([]);
  const text = readFileSync(log('command-1'), 'utf8');
  truncateSync(
    log('command-1'),
    Buffer.byteLength(text.slice(0, text.indexOf('\n', text.indexOf('— ')) + 1)),
  );
  expect(await cut(before)).toEqual([`The audit log ${name} was cut off: it has 1 entry and had 2.`]);
  rmSync(path.dirname(log('command-1')), { recursive: true });
  expect(await cut(before)).toEqual([`The audit log ${name} is gone; it had 2 entries.`]);
  expect(await cut([])).toEqual([]);
  const one = signedCheckpoint({ origin: name, size: 1, root: Buffer.alloc(32) }, place.setting.key);
  expect(await cut([one])).toEqual([`The audit log ${name} is gone; it had 1 entry.`]);
});

test('a log that is shorter than the second place has it is told; one that it alone knows is not, nor what another signed', async () => {
  const watched = auditPlace({ home: place.home, witness: 'kept' });
  const command = await watched.open({ kind: 'command', skipDamaged: true });
  for (let n = 0; n < 3; n++) await command.record.tell({ act: 'signed-in' });
  await command.close();
  const [name = ''] = lastNote('command-1').split('\n', 1);
  const short = (): Promise<string[]> => cutLogs(watched.setting, record, []);
  expect(await short()).toEqual([]);
  const text = readFileSync(log('command-1'), 'utf8');
  const until = text.lastIndexOf('{"act":"signed-in"');
  truncateSync(log('command-1'), Buffer.byteLength(text.slice(0, until)));
  expect(await short()).toEqual([`The audit log ${name} was cut off: it has 4 entries and had 5.`]);
  // Whoever opens it as its own is told the same.
  await expect(watched.open({ kind: 'command' })).rejects.toThrow(
    /^The audit record command-1 was changed .* at entry 4, it ends here; 5 entries had been witnessed\. /,
  );
  const kept = path.join(place.home, 'kept');
  const noted = readFileSync(kept, 'utf8');
  const ours = watched.setting.key;
  const signed = (key: SigningKey, size: number, of: string): string =>
    signedCheckpoint({ origin: of, size, root: Buffer.alloc(32) }, key);
  writeFileSync(kept, signed(SigningKey.of(SigningKey.generate()), 9, name));
  expect(await short()).toEqual([]);
  writeFileSync(kept, signed(ours, 9, `${name}0`) + signed(ours, 9, 'plumbline/other/command-1/x'));
  expect(await short()).toEqual([]);
  writeFileSync(kept, noted);
  expect(await short()).toHaveLength(1);
  // What it cannot be held against is no "nothing was cut".
  const damaged = `The second place ${kept} holds lines that are no checkpoint which can be read: `;
  writeFileSync(kept, noted.replaceAll('\n5\n', '\n5 \n'));
  expect(await short()).toEqual([expect.stringContaining(damaged)]);
  writeFileSync(kept, `${noted}some words\n`);
  expect(await short()).toEqual([
    `The audit log ${name} was cut off: it has 4 entries and had 5.`,
    expect.stringContaining(damaged),
  ]);
});

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AUDIT_KEY_WARNING, auditSetting, openRecord, type AuditSetting, type Hold } from './open-record';
import { auditPlace, type AuditPlaceForTests } from './testing/place';

const ID_KEY = Buffer.alloc(32, 3);
/** HMAC-SHA-256 of "audit" under 32 bytes of 3, the first 16 digits (Python's hmac). */
const ORIGIN = 'plumbline/fb48bfd90197b1d7';

let place: AuditPlaceForTests;
beforeEach(() => (place = auditPlace()));
afterEach(() => place.remove());
const inHome = (...parts: string[]): string => path.join(place.home, ...parts);
const setting = (more: { keyFile?: string; witness?: string } = {}): AuditSetting =>
  auditSetting({ home: place.home, idKey: ID_KEY, ...more });

/** A hold that writes down what it is asked for and what is let go. */
function written(taken: readonly string[] = []): { hold: Hold; heard: string[] } {
  const heard: string[] = [];
  const hold: Hold = (file) => {
    const name = path.relative(inHome('audit'), file);
    heard.push(`${name}${existsSync(path.dirname(file)) ? '' : ' without its folder'}`);
    return Promise.resolve(taken.includes(name) ? undefined : () => void heard.push(`${name} let go`));
  };
  return { hold, heard };
}

test('the folder is its owner’s alone, and the name says which data folder it is of', () => {
  const { folder, origin, idKey, witness } = setting();
  expect([folder, origin, idKey, witness]).toEqual([inHome('audit'), ORIGIN, ID_KEY, undefined]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(setting({ witness: inHome('kept') }).witness).toBeDefined();
});

test('the key is outside where its file is not below the data folder, however that is written', () => {
  const own = inHome('audit', 'signing-key.pem');
  copyFileSync(own, inHome('named.pem'));
  const elsewhere = auditPlace();
  const other = path.join(elsewhere.setting.folder, 'signing-key.pem');
  const given = [
    own,
    inHome('named.pem'),
    path.relative(process.cwd(), own),
    other,
    path.relative(process.cwd(), other),
  ];
  expect(given.map((keyFile) => setting({ keyFile }).keyOutside)).toEqual([false, false, false, true, true]);
  expect(setting().keyOutside).toBe(false);
  const named = (s: AuditSetting): string => s.key.verifier('x').text;
  expect(named(setting({ keyFile: other }))).toBe(named(elsewhere.setting));
  expect(named(setting({ keyFile: inHome('named.pem') }))).toBe(named(setting()));
  expect(named(setting())).not.toBe(named(elsewhere.setting));
  elsewhere.remove();
});

test('the warning says where the key lies, and where to name it', () => {
  expect(AUDIT_KEY_WARNING).toMatch(/can rewrite the record.*audit\/signing-key\.pem.*PLUMBLINE_AUDIT_KEY/);
});

test('a key that cannot be read is told apart from one that is damaged, each with what to mend', () => {
  const fault = (keyFile?: string): { code?: string; message: string } => {
    try {
      setting(keyFile === undefined ? {} : { keyFile });
      return { message: 'none' };
    } catch (error) {
      return error as { code?: string; message: string };
    }
  };
  writeFileSync(inHome('bad.pem'), 'words');
  const damaged = {
    code: 'audit_unavailable',
    message: expect.stringMatching(/is damaged: it must be an Ed25519 key as PEM/) as string,
  };
  const unread = (what: string): object => ({
    code: 'audit_unavailable',
    message: expect.stringContaining(what) as string,
  });
  expect(fault(inHome('bad.pem'))).toMatchObject(damaged);
  expect(fault(inHome('none.pem'))).toMatchObject(
    unread('The file that PLUMBLINE_AUDIT_KEY names cannot be read.'),
  );
  const own = inHome('audit', 'signing-key.pem');
  writeFileSync(own, 'words');
  expect(fault()).toMatchObject(damaged);
  rmSync(own);
  mkdirSync(own);
  expect(fault()).toMatchObject(unread('The key audit/signing-key.pem of the data folder cannot be read.'));
});

const entitiesNamed = (): Promise<never[]> => Promise.resolve([]);

test('a log is named by the folder, the slot and a chance number; its lock is let go once it is closed', async () => {
  const { hold, heard } = written(['command-1/lock']);
  const before = Date.now();
  const { record, close } = await openRecord(setting(), {
    entitiesNamed,
    kind: 'command',
    hold,
    skipDamaged: false,
  });
  const asked = ['command-1/lock', 'command-2/lock'];
  expect([heard, record.folder]).toEqual([asked, inHome('audit', 'command-2')]);
  expect(statSync(record.folder).mode & 0o777).toBe(0o700);
  const text = readFileSync(path.join(record.folder, 'log'), 'utf8');
  expect(text.split('\n')[1]).toMatch(new RegExp(`^${ORIGIN}/command-2/[0-9a-f]{8}$`));
  const { at } = JSON.parse(text.split('\n')[0] ?? '') as { at: string };
  expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
  expect(Date.parse(at)).toBeLessThanOrEqual(Date.now());
  await close();
  expect(heard).toEqual([...asked, 'command-2/lock let go']);
  await expect(record.tell({ act: 'signed-in' })).rejects.toMatchObject({ code: 'audit_unavailable' });
});

test('where 64 others hold theirs it is told, and none was tried twice', async () => {
  const all = Array.from({ length: 70 }, (_, i) => `server-${i + 1}/lock`);
  const { hold, heard } = written(all);
  const opening = openRecord(setting(), { entitiesNamed, kind: 'server', hold, skipDamaged: true });
  await expect(opening).rejects.toMatchObject({ code: 'audit_unavailable' });
  await expect(opening).rejects.toThrow(/64 other processes write to it\. Wait until one is done\./);
  expect(heard).toEqual(all.slice(0, 64));
});

test('one that was changed is let go and told, or passed over where that is asked for', async () => {
  await (await place.open()).close();
  const file = inHome('audit', 'server-1', 'log');
  writeFileSync(file, readFileSync(file, 'utf8').replace('begun', 'began'));
  const told = written();
  const asked = ['server-1/lock', 'server-1/lock let go'];
  await expect(
    openRecord(setting(), { entitiesNamed, kind: 'server', hold: told.hold, skipDamaged: false }),
  ).rejects.toMatchObject({ code: 'audit_damaged' });
  expect(told.heard).toEqual(asked);
  const passed = written();
  const { record, close } = await openRecord(setting(), {
    entitiesNamed,
    kind: 'server',
    hold: passed.hold,
    skipDamaged: true,
  });
  expect([passed.heard, path.basename(record.folder)]).toEqual([[...asked, 'server-2/lock'], 'server-2']);
  await close();
});

test('one that cannot be read is let go and told, also where changed ones are passed over', async () => {
  mkdirSync(inHome('audit', 'server-1', 'log'), { recursive: true });
  const { hold, heard } = written();
  await expect(
    openRecord(setting(), { entitiesNamed, kind: 'server', hold, skipDamaged: true }),
  ).rejects.toMatchObject({
    code: 'audit_unavailable',
  });
  expect(heard).toEqual(['server-1/lock', 'server-1/lock let go']);
});

import { closeSync, openSync, writeSync } from 'node:fs';
import { diskFault, knownFault } from './disk-fault';
import { ERROR_CODES, PlumblineError } from './errors';

const system = (code: string, syscall = 'write', path?: string): Error =>
  Object.assign(new Error(`${code}: a text of the system, ${syscall}`), { code, syscall, path });

test.each([
  ['ENOSPC', 'disk_full', /^The disk is full\. .*Nothing that was stored before is lost\. Make room/],
  ['EDQUOT', 'disk_full', /quota/],
  ['EFBIG', 'disk_full', /ulimit -f/],
  ['EACCES', 'not_writable', /account/],
  ['EPERM', 'not_writable', /account/],
  ['EROFS', 'not_writable', /can be read and not be written/],
  ['EIO', 'not_writable', /disk itself reports a fault/],
  ['EMFILE', 'too_many_files', /ulimit -n/],
  ['ENFILE', 'too_many_files', /machine/],
])('%s is %s, in plain words and with what to do', (name, code, words) => {
  const fault = diskFault(system(name));
  expect(fault).toMatchObject({ code, details: { fault: name } });
  expect(fault?.message).toMatch(words);
  expect(fault?.message).toMatch(/run the same command again: a load goes on where it stopped\.$/);
  expect(ERROR_CODES[fault?.code ?? 'internal']).toEqual({ exit: 1, http: 503 });
});

test('what a really full device says is known, and the file that the system names is told', () => {
  const handle = openSync('/dev/full', 'w');
  let thrown: unknown;
  try {
    writeSync(handle, 'x');
  } catch (error) {
    thrown = error;
  } finally {
    closeSync(handle);
  }
  expect(diskFault(thrown)).toMatchObject({ code: 'disk_full' });
  expect(diskFault(system('EACCES', 'open', '/srv/plumbline/id.key'))?.message).toContain(
    'It is /srv/plumbline/id.key.',
  );
});

test.each([
  ['IO Error: Could not write file "/srv/x.parquet": No space left on device', 'ENOSPC'],
  ['IO Error: Cannot open file "/srv/x": Too many open files', 'EMFILE'],
  ['Out of Memory Error: failed to offload data block of size 256.0 KiB (1 used)', 'ENOSPC'],
  [
    'Database error: GRAFEO-X003: I/O error: cannot write 116 bytes: No space left on device (os error 28)',
    'ENOSPC',
  ],
  [
    'Transaction error: GRAFEO-T009: the commit could not be written to the write-ahead log: File too large (os error 27)',
    'EFBIG',
  ],
])('an engine gives no code, and its words are known: %s', (message, fault) => {
  expect(diskFault(new Error(message))).toMatchObject({ details: { fault } });
  expect(diskFault(new Error('wrapped', { cause: new Error(message) }))).toMatchObject({
    details: { fault },
  });
});

test('what is no fault of a disk is none', () => {
  for (const other of [
    new Error('Conversion Error: Could not convert "No space left on device" to INT32'),
    new Error('Permission denied'),
    system('ENOENT', 'open'),
    system('EACCES', 'listen'),
    system('EPERM', 'connect'),
    new PlumblineError('statement', 'refused', {}, { cause: system('ENOSPC') }),
    undefined,
    'ENOSPC',
  ])
    expect(diskFault(other)).toBeUndefined();
  expect(diskFault(system('EMFILE', 'connect'))).toMatchObject({ code: 'too_many_files' });
  const told = new PlumblineError('usage', 'told');
  expect(knownFault(told)).toBe(told);
  expect(knownFault(new Error('other'))).toBeUndefined();
});

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Witness } from './witness';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'plumbline-witness-'))));
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

test('a checkpoint of which the disk took a part leaves nothing of it', async () => {
  const file = path.join(folder, 'kept');
  const witness = new Witness(file);
  await witness.note('plumbline/x/server-1/y', 'first\n1\nroot\n\n— sig\n');
  const handle = await open(file);
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  jest.spyOn(prototype, 'writeFile').mockImplementationOnce(async function (this: FileHandle) {
    await this.write('first\n2\nro');
    throw full;
  });
  await expect(witness.note('plumbline/x/server-1/y', 'first\n2\nroot\n\n— sig\n')).rejects.toBe(full);
  expect(readFileSync(file, 'utf8')).toBe('first\n1\nroot\n\n— sig\n');
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { linesOf } from './stream';

test('lines wait for whoever reads them, however late', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-lines-'));
  const file = path.join(folder, 'rejects.csv');
  writeFileSync(file, 'line,code\r\n2,"bad, date"\n');
  try {
    const lines = linesOf(file);
    await sleep(50);
    const read: string[] = [];
    for await (const line of lines) read.push(line);
    expect(read).toEqual(['line,code', '2,"bad, date"']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

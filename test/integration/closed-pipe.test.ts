import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPlumbline } from '../../scripts/crash/plumbline';

test('whoever stops reading ends the program quietly', async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'plumbline-pipe-'));
  try {
    const { child, ended } = startPlumbline(['generate', '--help'], { PLUMBLINE_HOME: home });
    // As `head` does once it has seen enough, before the first line is written.
    child.stdout?.destroy();
    expect(await ended).toEqual({ status: 0, stdout: '', stderr: '' });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

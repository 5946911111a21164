/** Real processes, really killed. The full measure is `npx tsx scripts/crash.ts`; this is a small one of the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crash } from '../../scripts/crash/index';

const ROWS = 5000;
const KILLS = 3;

test('a load that is killed and resumed leaves what an uninterrupted one leaves', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-crash-'));
  try {
    const report = await crash({
      rows: ROWS,
      kills: KILLS,
      seed: 'test',
      folder,
      server: {},
      empty: () => Promise.resolve(),
      log: () => undefined,
    });
    expect(report.differences).toEqual([]);
    expect(report.kills).toBe(KILLS);
    expect(report.exported).toBeGreaterThan(ROWS);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);

/** Real processes, really killed. The full measure is `npx tsx scripts/crash.ts`; this is a small one of the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crash } from '../../scripts/crash/index';

test('a load that is killed and resumed leaves what an uninterrupted one leaves', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-crash-'));
  try {
    const report = await crash({
      rows: 5000,
      kills: 3,
      seed: 'test',
      folder,
      server: {},
      empty: () => Promise.resolve(),
      log: () => undefined,
    });
    expect(report.differences).toEqual([]);
    expect(report.kills).toBe(3);
    expect(report.exported).toBeGreaterThan(5000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);

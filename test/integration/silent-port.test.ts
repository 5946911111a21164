import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { runPlumbline } from '../../scripts/crash/plumbline';
import { settingsOf } from '../support/two-at-once';

test('a port that never answers does not keep the process', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-outage-'));
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  try {
    const NEO4J_URI = `bolt://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const ended = await runPlumbline(['verify'], settingsOf(path.join(folder, 'home'), { NEO4J_URI }));
    expect(ended.status).toBe(1);
    expect(ended.stderr).toMatch(/Neo4j/);
  } finally {
    silent.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

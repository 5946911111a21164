/** On Neo4j two processes may load the same deliveries at once: both finish, and the bytes are those of one. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeCrashDeliveries } from '../../scripts/crash/deliveries';
import { runPlumbline } from '../../scripts/crash/plumbline';
import { emptyServer, serverSettings, testServer } from '../support/neo4j';
import { settingsOf } from '../support/two-at-once';

test('two processes at once both finish', async () => {
  const server = testServer();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-order-'));
  try {
    const { before } = writeCrashDeliveries(path.join(folder, 'deliveries'), 3000, 'two');
    const dir = path.dirname(before);
    const alone = settingsOf(path.join(folder, 'alone'));
    expect((await runPlumbline(['ingest', dir], alone)).status).toBe(0);
    const wanted = (await runPlumbline(['export'], alone)).stdout;
    expect(wanted.split('\n').length).toBeGreaterThan(3000);
    await emptyServer(server);
    const shared = settingsOf(path.join(folder, 'shared'), serverSettings(server));
    const both = await Promise.all([
      runPlumbline(['ingest', dir], shared),
      runPlumbline(['ingest', dir], shared),
    ]);
    expect(both.map(({ status, stderr }) => (status === 0 ? 'done' : stderr))).toEqual(['done', 'done']);
    const told = both.filter(({ stderr }) =>
      /Waiting for another load to finish \(by all, process \d+ on \S+\)\./.test(stderr),
    );
    expect(told).toHaveLength(1);
    expect((await runPlumbline(['export'], shared)).stdout).toBe(wanted);
    expect((await runPlumbline(['verify'], shared)).status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);

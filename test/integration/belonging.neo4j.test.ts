/** One graph on a server belongs to one data folder and its key, and one server answers for that folder. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runPlumbline, startPlumbline } from '../../scripts/crash/plumbline';
import { emptyServer, serverSettings, testServer } from '../support/neo4j';
import { settingsOf } from '../support/two-at-once';

const server = testServer();
let folder: string;
beforeEach(async () => {
  await emptyServer(server);
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-belonging-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const home = (name: string) => ({
  ...settingsOf(path.join(folder, name), serverSettings(server)),
  PLUMBLINE_PORT: '0',
});

test('another data folder, and another key, are refused by name', async () => {
  expect((await runPlumbline(['verify'], home('one'))).status).toBe(0);
  const other = await runPlumbline(['export'], home('two'));
  expect(other).toMatchObject({ status: 2, stdout: '' });
  expect(other.stderr).toMatch(
    /The graph on the Neo4j server that NEO4J_URI names belongs to another data folder \(\w{8}; this one is \w{8}\)\. Set PLUMBLINE_HOME/,
  );
  const rekeyed = await runPlumbline(['export'], { ...home('one'), PLUMBLINE_ID_KEY: 'd5'.repeat(32) });
  expect(rekeyed).toMatchObject({ status: 2, stdout: '' });
  expect(rekeyed.stderr).toContain('loaded with another key');
});

test('a second server of one folder is told who holds it, and the first goes on; a killed one is replaced', async () => {
  const settings = home('one');
  const token = () => readFileSync(path.join(folder, 'one', 'control.token'), 'utf8');
  const first = startPlumbline(['serve'], settings);
  await ready(first);
  const held = token();
  const second = await runPlumbline(['serve'], settings);
  expect(second.status).toBe(1);
  expect(second.stderr).toContain(`held by "plumbline serve" (process ${first.child.pid})`);
  expect(token()).toBe(held);
  expect(await runPlumbline(['verify'], settings)).toMatchObject({ status: 0 });
  first.child.kill('SIGKILL');
  await first.ended;
  expect(existsSync(path.join(folder, 'one', 'control.token'))).toBe(true);
  const third = startPlumbline(['serve'], settings);
  await ready(third);
  expect(token()).not.toBe(held);
  third.child.kill('SIGTERM');
  expect((await third.ended).status).toBe(0);
});

async function ready({ child, ended }: ReturnType<typeof startPlumbline>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (part: Buffer) => void (/^ready /m.test(part.toString()) && resolve()));
    void ended.then(({ stderr }) => reject(new Error(`The server ended: ${stderr}`)));
  });
}

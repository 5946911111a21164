/**
 * One canonical export, whatever order deliveries arrive in and however often: each history is delivered folder by
 * folder into data folders of its own, and the exports are compared byte for byte. A reader who sees everything exports.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runPlumbline } from '../../scripts/crash/plumbline';
import { writeCrashDeliveries } from '../../scripts/crash/deliveries';
import { seededRng, shuffled } from '../../src/shared/random';
import { smallDeliveries } from '../support/conformance/small-deliveries';
import { randomHistory } from '../support/conformance/history';
import { changedRows } from '../support/conformance/changed-rows';
import { writeDeliveries, type Delivered } from '../support/noninterference/delivered';
import { answerBytes, load, openHome } from '../support/noninterference/world';
import { settingsOf } from '../support/two-at-once';

const TIMES = 10;
jest.setTimeout(600_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-order-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function exportAfter(name: string, dirs: readonly string[]): Promise<string> {
  const world = await openHome(path.join(folder, name));
  try {
    for (const dir of dirs) await load(world, dir);
    return (await answerBytes(world, { operation: 'export', question: {} }, 'all')).text;
  } finally {
    await world.close();
  }
}

test('the same deliveries again and again, shuffled and repeated, give the same bytes', async () => {
  const root = path.join(folder, 'deliveries');
  writeDeliveries(root, fewEvents(randomHistory('order')));
  const dirs = readdirSync(root).map((name) => path.join(root, name));
  const rng = seededRng('order');
  const wanted = await exportAfter('in order', [root]);
  expect(wanted.split('\n').length).toBeGreaterThan(200);
  for (let i = 0; i < TIMES; i++) {
    const order = [...shuffled(rng, dirs), ...shuffled(rng, dirs).slice(0, 2)];
    const got = await exportAfter(`order ${i}`, order);
    expect(`${order.map((d) => path.basename(d)).join(' ')}\n${got}`).toBe(
      `${order.map((d) => path.basename(d)).join(' ')}\n${wanted}`,
    );
  }
});

test('everything delivered again is a duplicate, and changes nothing', async () => {
  const root = path.join(folder, 'deliveries');
  writeDeliveries(root, randomHistory('again'));
  const world = await openHome(folder);
  const exported = async (): Promise<string> =>
    (await answerBytes(world, { operation: 'export', question: {} }, 'all')).text;
  await load(world, root);
  const before = await exported();
  const { deliveries } = (await load(world, root)) as {
    deliveries: { files: { rows: number; accepted: number; duplicate: number; rejected: number }[] }[];
  };
  const files = deliveries.flatMap((d) => d.files);
  expect(files.length).toBeGreaterThan(10);
  for (const { rows, accepted, duplicate, rejected } of files)
    expect([accepted, duplicate + rejected]).toEqual([0, rows]);
  expect(await exported()).toBe(before);
  await world.close();
});

test('two processes at once: the second is told who has the folder, and the bytes are those of one', async () => {
  const rows = 6000;
  const { before, interrupted } = writeCrashDeliveries(path.join(folder, 'deliveries'), rows, 'two');
  const dir = path.dirname(before);
  expect(path.dirname(interrupted)).toBe(dir);
  const alone = settingsOf(path.join(folder, 'alone'));
  expect((await runPlumbline(['ingest', dir], alone)).status).toBe(0);
  const shared = settingsOf(path.join(folder, 'shared'));
  const both = await Promise.all([
    runPlumbline(['ingest', dir], shared),
    runPlumbline(['ingest', dir], shared),
  ]);
  expect(both.map((r) => r.status).sort()).toEqual([0, 1]);
  expect(both.find((r) => r.status === 1)?.stderr).toMatch(/data folder/);
  const exports = await Promise.all([alone, shared].map((s) => runPlumbline(['export'], s)));
  expect(exports[0]?.stdout.split('\n').length).toBeGreaterThan(rows);
  expect(exports[1]?.stdout).toBe(exports[0]?.stdout);
});

test('one changed character in any row changes the export', async () => {
  const silent: string[] = [];
  let changed = 0;
  for (const delivered of smallDeliveries()) {
    const { delivery } = delivered;
    const root = path.join(folder, delivery, 'deliveries');
    writeDeliveries(root, [delivered]);
    const wanted = await exportAfter(`${delivery}/as delivered`, [root]);
    expect(await exportAfter(`${delivery}/once more`, [root])).toBe(wanted);
    for (const [i, { file, text, what }] of changedRows(path.join(root, delivery)).entries()) {
      const copy = path.join(folder, delivery, `copy ${i}`);
      cpSync(root, copy, { recursive: true });
      writeFileSync(path.join(copy, delivery, file), text);
      if ((await exportAfter(`${delivery}/changed ${i}`, [copy])) === wanted) silent.push(what);
      changed += 1;
    }
  }
  expect(silent).toEqual([]);
  expect(changed).toBeGreaterThan(60);
});

/** The history with the events of one delivery, and half of them again in another. */
function fewEvents(history: readonly Delivered[]): Delivered[] {
  const isEvent = (source: string): boolean => ['phone-billing', 'system-access'].includes(source);
  const kept = history.map((d) => ({
    ...d,
    files: d.files.filter((f) => d.delivery === 'v2' || !isEvent(f.source)),
  }));
  const again = history
    .flatMap((d) => (d.delivery === 'v2' ? d.files : []))
    .filter((f) => isEvent(f.source))
    .map((f) => ({ ...f, rows: [...f.rows.slice(f.rows.length / 2), ...f.rows.slice(-3)] }));
  return [
    ...kept.filter((d) => d.files.length > 0),
    { delivery: 'events again', suppliedAt: '2026-02-02T09:00:00Z', files: again },
  ];
}

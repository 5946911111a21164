import { GrafeoDB } from '@grafeo-db/js';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compose } from '../../src/compose';
import { readSettings, type Settings } from '../../src/config/settings';
import { askNamed } from '../../src/operations/ask-named';
import type { Services } from '../../src/operations/services';
import { seededRng } from '../../src/shared/random';
import { entriesOf } from '../support/audit-entry';
import { writeDeliveries } from '../support/noninterference/delivered';
import { visibleForce } from '../support/noninterference/visible-force';
import { openWorld } from '../support/noninterference/world';

// A graph file or a catalogue that is lost, cut off, exchanged, rolled back or edited is told as what it is, and nothing is
// served from it. The folder is made once and copied; `half` is the folder as it was before the last deliveries.

let folder: string;
let settings: Settings;
let home: string;
const half = (): string => path.join(folder, 'half');
const whole = (): string => path.join(folder, 'whole');

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-anchor-'));
  home = path.join(folder, 'home');
  const deliveries = visibleForce(seededRng('anchor'));
  const world = await openWorld(folder, deliveries.slice(0, 1));
  settings = world.services.settings;
  await world.close();
  cpSync(home, half(), { recursive: true });
  const dir = path.join(folder, 'more');
  writeDeliveries(dir, deliveries.slice(1));
  await opened('ingest', (services) => asked(services, 'ingest', { dir }, 'intake'));
  cpSync(home, whole(), { recursive: true });
}, 120_000);
beforeEach(() => {
  rmSync(home, { recursive: true, force: true });
  cpSync(whole(), home, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function opened<T>(command: string, work: (services: Services) => Promise<T>): Promise<T> {
  const composed = await compose(settings, command);
  try {
    return await work(composed.services);
  } finally {
    await composed.close();
  }
}

const asked = (services: Services, operation: string, question: object, user: string): Promise<unknown> =>
  askNamed(services, { user, operation, question });
interface Verdict {
  ok: boolean;
  differences: { what: string; message: string }[];
}
const verified = (): Promise<Verdict> =>
  opened('verify', (services) => asked(services, 'verify', {}, 'intake') as Promise<Verdict>);
const served = (): Promise<unknown> => opened('home', (services) => asked(services, 'home', {}, 'reader'));

const GRAPH = 'plumbline.grafeo';
const CATALOGUE = path.join('archive', 'catalogue.json');
const at = (name: string): string => path.join(home, name);
const fromHalf = (name: string): void => copyFileSync(path.join(half(), name), at(name));
/** The catalogue as it was before its last load. */
function rollBackCatalogue(): void {
  const { version, loads } = JSON.parse(readFileSync(at(CATALOGUE), 'utf8')) as {
    version: number;
    loads: object[];
  };
  writeFileSync(at(CATALOGUE), JSON.stringify({ version, loads: loads.slice(0, -1) }, null, 1));
}

/** Writes a graph of another content, as somebody with the engine could. */
async function edit(statement: string): Promise<void> {
  const db = GrafeoDB.create(at(GRAPH));
  await db.executeCypher(statement);
  db.close();
}

test('a folder that nobody touched verifies, and goes on', async () => {
  await served();
  expect(await verified()).toMatchObject({ ok: true, differences: [] });
});

const TOLD: readonly (readonly [string, RegExp, () => void | Promise<void>])[] = [
  ['the graph file lost', /plumbline\.grafeo is lost/, () => rmSync(at(GRAPH))],
  ['the graph file cut off', /plumbline\.grafeo is damaged/, () => truncateSync(at(GRAPH), 50_000)],
  ['the graph file emptied', /plumbline\.grafeo is damaged/, () => truncateSync(at(GRAPH), 0)],
  [
    'the graph file exchanged for junk',
    /plumbline\.grafeo is damaged/,
    () => writeFileSync(at(GRAPH), 'lock block'),
  ],
  ['the graph rolled back', /rolled back/, () => fromHalf(GRAPH)],
  [
    'a count of the ledger changed',
    /edited/,
    () => edit('MATCH (d:DeliveryFile) WITH d LIMIT 1 SET d.rows = d.rows + 1'),
  ],
  ['the catalogue lost', /catalogue of the archive is lost/, () => rmSync(at(CATALOGUE))],
  ['the catalogue rolled back', /catalogue .* rolled back/, rollBackCatalogue],
  ['the catalogue damaged', /catalogue .* damaged/, () => truncateSync(at(CATALOGUE), 100)],
  ['the anchor lost', /anchor .* is gone/, () => rmSync(at('anchor'))],
  [
    'the anchor edited',
    /anchor .* damaged/,
    () => writeFileSync(at('anchor'), readFileSync(at('anchor'), 'utf8').replace('"done":', '"done":1')),
  ],
  [
    'the audit record wiped',
    /damaged, or signed by another key/,
    () => rmSync(at('audit'), { recursive: true }),
  ],
  [
    'an audit log wiped',
    /audit log .* is gone/,
    () => rmSync(path.join(home, 'audit', 'command-1'), { recursive: true }),
  ],
];

test.each(TOLD)('nothing is served, and it is told: %s', async (_what, message, harm) => {
  await harm();
  await expect(served()).rejects.toThrow(message);
  await expect(served()).rejects.toThrow(message);
});

test.each([
  ['a record taken out', 'MATCH (r:Record {source: "complaints"}) WITH r LIMIT 1 DETACH DELETE r'],
  ['a name', 'MATCH (r:Record {source: "workforce"}) WITH r LIMIT 1 SET r.row = r.row + " "'],
  ['a label', 'MATCH (r:Record) WITH r LIMIT 1 SET r.compartment = "X"'],
  ['a time', 'MATCH (r:Record) WITH r LIMIT 1 SET r.standsUntil = "2020-01-01T00:00:00.000Z"'],
  ['what a record names', 'MATCH (r:Record)-[n:NAMES]->() WITH n LIMIT 1 SET n.role = "other"'],
  ['an entity', 'MATCH (e:Entity) WITH e LIMIT 1 SET e.nativeId = "other"'],
  ['a contact month', 'MATCH ()-[c:CONTACT]->() WITH c LIMIT 1 SET c.compartment = "X"'],
])('what a start does not see, verify does: %s, changed in the graph', async (_what, statement) => {
  await edit(statement);
  const { ok, differences } = await verified();
  expect(ok).toBe(false);
  expect(differences.map((d) => d.message).join()).toMatch(/What the graph holds is not what it held/);
  // Looking does not make it right.
  expect((await verified()).ok).toBe(false);
});

test('a load that is killed locks nobody out, and the next one anchors what is there', async () => {
  const anchor = readFileSync(at('anchor'));
  rmSync(home, { recursive: true });
  cpSync(half(), home, { recursive: true });
  // As it is when a process dies in the middle: a load has begun, and files of it are loaded.
  await opened('ingest', ({ anchor: own }) => own.begin());
  const begun = readFileSync(at('anchor'));
  expect(begun).not.toEqual(anchor);
  rmSync(home, { recursive: true });
  cpSync(whole(), home, { recursive: true });
  writeFileSync(at('anchor'), begun);
  await served();
  const message = (await verified()).differences.map((d) => d.message).join();
  expect(message).toMatch(/A load was stopped/);
  await opened('ingest', (services) =>
    asked(services, 'ingest', { dir: path.join(folder, 'more') }, 'intake'),
  );
  expect(await verified()).toMatchObject({ ok: true });
});

test('a catalogue that lacks what the ledger says is loaded is told, though a load was under way', async () => {
  await opened('ingest', ({ anchor }) => anchor.begin());
  const lacks = (files: string): RegExp =>
    new RegExp(`catalogue of the archive lacks ${files} of events .* cut off, rolled back or exchanged`);
  rollBackCatalogue();
  await expect(served()).rejects.toThrow(lacks('1 file'));
  const { version } = JSON.parse(readFileSync(at(CATALOGUE), 'utf8')) as { version: number };
  writeFileSync(at(CATALOGUE), JSON.stringify({ version, loads: [] }));
  // Billing and system access.
  await expect(served()).rejects.toThrow(lacks('2 files'));
  const { ok, differences } = await verified();
  expect([ok, differences.map((d) => d.message).join()]).toEqual([
    false,
    expect.stringMatching(lacks('2 files')),
  ]);
});

test('while a load is under way less than there was is told all the same', async () => {
  await opened('ingest', ({ anchor }) => anchor.begin());
  fromHalf(GRAPH);
  await expect(served()).rejects.toThrow(/rolled back/);
});

/** What a backup of graph and archive is put back with, the audit record left as it is. */
const KEPT_TOGETHER = [GRAPH, 'archive', 'anchor'];
function putBack(names: readonly string[]): void {
  for (const name of names) {
    rmSync(at(name), { recursive: true, force: true });
    cpSync(path.join(half(), name), at(name), { recursive: true });
  }
}

test('graph, archive and anchor put back together are told by the audit record, until that is accepted', async () => {
  putBack(KEPT_TOGETHER);
  const told = /audit record says that something was loaded at .* rolled back together/;
  await expect(served()).rejects.toThrow(told);
  const { ok, differences } = await verified();
  expect([ok, differences.map((d) => d.message).join()]).toEqual([false, expect.stringMatching(told)]);
  await expect(served()).rejects.toThrow(told);
  const reason = 'restored from the backup of Monday';
  await opened('accept', (services) => asked(services, 'accept', { reason }, 'intake'));
  await served();
  expect(await verified()).toMatchObject({ ok: true });
});

test('nor is one that says that a load was under way taken for newer', async () => {
  // An anchor that was kept from the middle of the load of `more`, with the graph of before it.
  const now = path.join(folder, 'now');
  cpSync(home, now, { recursive: true });
  rmSync(home, { recursive: true });
  cpSync(half(), home, { recursive: true });
  await opened('ingest', ({ anchor }) => anchor.begin());
  const begun = readFileSync(at('anchor'));
  rmSync(home, { recursive: true });
  cpSync(now, home, { recursive: true });
  rmSync(now, { recursive: true });
  putBack(KEPT_TOGETHER);
  writeFileSync(at('anchor'), begun);
  await expect(served()).rejects.toThrow(/rolled back together/);
});

test('a whole folder put back is told at the start by the second place', async () => {
  const place = path.join(folder, 'witness');
  mkdirSync(place);
  const before = path.join(folder, 'before');
  const watched = { ...settings, auditWitness: place };
  const watching = async (command: string, user: string, question: object): Promise<unknown> => {
    const composed = await compose(watched, command);
    try {
      return await asked(composed.services, command, question, user);
    } finally {
      await composed.close();
    }
  };
  await watching('home', 'reader', {});
  cpSync(home, before, { recursive: true });
  await watching('home', 'reader', {});
  rmSync(home, { recursive: true });
  cpSync(before, home, { recursive: true });
  await expect(watching('home', 'reader', {})).rejects.toThrow(
    /audit record command-1 was changed .* it ends here; \d+ entries had been witnessed/,
  );
  await watching('accept', 'intake', { reason: 'restored from the backup of Monday' });
  await watching('home', 'reader', {});
  rmSync(before, { recursive: true });
});

test('a lawful restore is accepted for a reason, which the record holds', async () => {
  fromHalf(GRAPH);
  rmSync(at(CATALOGUE));
  await expect(served()).rejects.toThrow(/rolled back/);
  const reason = 'restored from the backup of Monday';
  await opened('accept', async (services) => {
    await expect(asked(services, 'accept', {}, 'intake')).rejects.toMatchObject({ code: 'usage' });
    await expect(asked(services, 'accept', { reason }, 'reader')).rejects.toMatchObject({
      code: 'not_permitted',
    });
    await asked(services, 'accept', { reason }, 'intake');
    expect(entriesOf(services).find((e) => e.act === 'accepted')).toMatchObject({
      reason,
      who: { name: 'intake' },
    });
  });
  await served();
});

test('an audit log that was edited is set aside when it is accepted, and is not asked for again', async () => {
  const log = path.join(home, 'audit', 'command-1', 'log');
  writeFileSync(log, readFileSync(log, 'utf8').replace('"name":"intake"', '"name":"nobody"'));
  await expect(served()).rejects.toMatchObject({ code: 'audit_damaged' });
  expect((await verified()).ok).toBe(false);
  await opened('accept', (services) =>
    asked(services, 'accept', { reason: 'known fault of the disk' }, 'intake'),
  );
  await served();
  expect(await verified()).toMatchObject({ ok: true });
  renameSync(path.join(home, 'audit', 'set-aside'), path.join(folder, 'aside'));
  rmSync(path.join(folder, 'aside'), { recursive: true });
});

test('settings name where the key and the second place are', () => {
  const given = readSettings({ PLUMBLINE_AUDIT_KEY: 'k.pem', PLUMBLINE_AUDIT_WITNESS: 'w' });
  expect([given.auditKey, given.auditWitness]).toEqual([path.resolve('k.pem'), path.resolve('w')]);
});

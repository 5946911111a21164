/** On Neo4j no statement costs more when more is loaded, except those that are named with their reason. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { GROWING, grows } from '../../scripts/profile/growing';
import { growthOf, type Growth } from '../../scripts/profile/sizes';
import { testServer } from '../support/neo4j';

let growth: readonly Growth[];
beforeAll(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-hits-'));
  try {
    growth = await growthOf(testServer(), folder, 400);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);

test('no statement costs more for what is loaded besides', () => {
  const unnamed = growth.filter((g) => grows(g) && GROWING[g.name] === undefined);
  expect(unnamed.map(({ name, small, large }) => `${name}: ${small.hits} hits, then ${large.hits}`)).toEqual(
    [],
  );
  expect(Object.keys(GROWING).filter((name) => !growth.some((g) => g.name === name))).toEqual([]);
});

test('no statement reads a whole label, except those', () => {
  const scanning = growth.filter((g) => g.large.scans.length > 0 && GROWING[g.name] === undefined);
  // A record, any one: the scan ends at the first.
  expect(scanning.map((g) => g.name)).toEqual(['ledger/any-record', 'view/record-held']);
});

test('whether anything was loaded since costs three hits at any size', () => {
  const generation = growth.find((g) => g.name === 'view/generation');
  expect([generation?.small.hits, generation?.large.hits]).toEqual([3, 3]);
});

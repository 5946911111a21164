import { GrafeoDB } from '@grafeo-db/js';
import { cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Rng } from '../../../src/shared/random';

/** A random edit of a data folder, as somebody with the disk makes it. */
export interface Edit {
  readonly what: string;
  /** True where any change of these bytes is a change of the audit record. */
  readonly ofLog: boolean;
  make(home: string, random: Rng): void | Promise<void>;
}

const GRAPH = 'plumbline.grafeo';
const CATALOGUE = path.join('archive', 'catalogue.json');
const pick = <T>(random: Rng, all: readonly T[]): T => {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** The logs of a folder that the checking commands do not themselves write to first. */
function logOf(home: string): string {
  const folder = path.join(home, 'audit');
  const [log = ''] = readdirSync(folder).filter((name) => /^command-\d+$/.test(name));
  return path.join(folder, log);
}

function flip(file: string, random: Rng): void {
  const bytes = readFileSync(file);
  const at = Math.floor(random() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255));
  writeFileSync(file, bytes);
}

function byteEdit(what: string, ofLog: boolean, fileOf: (home: string) => string): Edit {
  return { what: `a byte of ${what}`, ofLog, make: (home, random) => flip(fileOf(home), random) };
}

export const BYTE_EDITS: readonly Edit[] = [
  byteEdit('the log', true, (home) => path.join(logOf(home), 'log')),
  byteEdit('the sets of ids', true, (home) => path.join(logOf(home), 'sets')),
  byteEdit('the graph file', false, (home) => path.join(home, GRAPH)),
  byteEdit('the catalogue', false, (home) => path.join(home, CATALOGUE)),
];

function lineEdit(what: string, change: (lines: string[], random: Rng) => string[]): Edit {
  return {
    what: `the log: ${what}`,
    ofLog: true,
    make: (home, random) => {
      const file = path.join(logOf(home), 'log');
      const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
      writeFileSync(file, `${change(lines, random).join('\n')}\n`);
    },
  };
}

const without = (lines: readonly string[], at: number): string[] => lines.filter((_, i) => i !== at);

function graphEdit(what: string, statement: (n: number) => string, counted: string): Edit {
  return {
    what: `the graph: ${what}`,
    ofLog: false,
    make: async (home, random) => {
      const db = GrafeoDB.create(path.join(home, GRAPH));
      const [row] = (await db.executeCypher(`MATCH ${counted} RETURN count(*) AS n`)).toArray();
      await db.executeCypher(statement(Math.floor(random() * Number(row?.['n'] ?? 0))));
      db.close();
    },
  };
}

const RECORD = '(r:Record)';
const nth = (pattern: string, name: string, n: number): string =>
  `MATCH ${pattern} WITH ${name} SKIP ${n} LIMIT 1`;
const PROPERTIES = [
  'row',
  'hash',
  'compartment',
  'handlingClass',
  'standsUntil',
  'recordedAt',
  'head',
  'meanings',
  'key',
];

function catalogueEdit(what: string, change: (loads: Record<string, unknown>[], random: Rng) => void): Edit {
  return {
    what: `the catalogue: ${what}`,
    ofLog: false,
    make: (home, random) => {
      const file = path.join(home, CATALOGUE);
      const catalogue = JSON.parse(readFileSync(file, 'utf8')) as {
        version: number;
        loads: Record<string, unknown>[];
      };
      change(catalogue.loads, random);
      writeFileSync(file, JSON.stringify(catalogue, null, 1));
    },
  };
}

/** Where the folder lies as it was before its last deliveries, beside the one that is edited. */
export const EARLIER = 'earlier';

/** Parts of the folder as they were before its last deliveries, the audit record left as it is. */
function putBack(...names: readonly string[]): Edit {
  return {
    what: `put back together: ${names.join(', ')}`,
    ofLog: false,
    make: (home) => {
      for (const name of names) {
        rmSync(path.join(home, name), { recursive: true });
        cpSync(path.join(path.dirname(home), EARLIER, name), path.join(home, name), { recursive: true });
      }
    },
  };
}

export const STRUCTURAL_EDITS: readonly Edit[] = [
  lineEdit('a line taken out', (lines, random) => without(lines, Math.floor(random() * lines.length))),
  lineEdit('a line doubled', (lines, random) => {
    const at = Math.floor(random() * lines.length);
    return [...lines.slice(0, at), lines[at] ?? '', ...lines.slice(at)];
  }),
  lineEdit('two lines exchanged', (lines, random) => {
    const at = Math.floor(random() * (lines.length - 1));
    const other = [...lines];
    [other[at], other[at + 1]] = [lines[at + 1] ?? '', lines[at] ?? ''];
    return other;
  }),
  lineEdit('its last write cut off', (lines) => lines.slice(0, lines.lastIndexOf('', lines.length - 3) + 2)),
  lineEdit('somebody else', (lines) =>
    lines.map((line) => line.replace('"name":"all"', '"name":"x"').replace('"name":"intake"', '"name":"y"')),
  ),
  ...PROPERTIES.map((property) =>
    graphEdit(
      `${property} of a record`,
      (n) => `${nth(RECORD, 'r', n)} SET r.${property} = r.${property} + 'x'`,
      RECORD,
    ),
  ),
  graphEdit('a record taken out', (n) => `${nth(RECORD, 'r', n)} DETACH DELETE r`, RECORD),
  graphEdit(
    'what a record names',
    (n) => `${nth('(r:Record)-[m:NAMES]->(:Entity)', 'm', n)} DELETE m`,
    '(:Record)-[:NAMES]->(:Entity)',
  ),
  graphEdit('an entity', (n) => `${nth('(e:Entity)', 'e', n)} SET e.nativeId = 'x'`, '(e:Entity)'),
  graphEdit(
    'a contact month',
    (n) => `${nth('(:Entity)-[c:CONTACT]->(:Entity)', 'c', n)} DELETE c`,
    '(:Entity)-[:CONTACT]->(:Entity)',
  ),
  graphEdit('a file of the ledger', (n) => `${nth('(d:DeliveryFile)', 'd', n)} DELETE d`, '(d:DeliveryFile)'),
  catalogueEdit(
    'a load taken out',
    (loads, random) => void loads.splice(Math.floor(random() * loads.length), 1),
  ),
  catalogueEdit('a count changed', (loads, random) => {
    const load = pick(random, loads);
    load['accepted'] = Number(load['accepted']) + 1;
  }),
  catalogueEdit('two loads exchanged', (loads) => void loads.reverse()),
  {
    what: 'the graph file cut off',
    ofLog: false,
    make: (home, random) => {
      const file = path.join(home, GRAPH);
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.subarray(0, Math.floor(random() * statSync(file).size)));
    },
  },
  putBack(GRAPH),
  putBack(GRAPH, 'archive'),
  putBack(GRAPH, 'archive', 'anchor'),
];

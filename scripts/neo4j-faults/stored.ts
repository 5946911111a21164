import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openDriver, type TestServer } from '../../test/support/neo4j';

/** Parts of a data folder that a load writes. The anchor is written at each end of a process, for where its audit record stands. */
const WRITTEN_BY_LOADS = ['archive', 'sealed', 'rejects'];

/** What a graph and a data folder hold, as far as one can tell whether a load wrote to them. */
export interface Stored {
  /** All contact months, and how many different ones they are. */
  readonly months: number;
  readonly different: number;
  /** Everything that the graph holds but the right to load, as one text. */
  readonly graph: string;
  /** What the files of the data folder that a load writes hold, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** Asks the server and the disk themselves, not the product. */
export async function stored(server: TestServer, home: string): Promise<Stored> {
  const driver = openDriver(server);
  try {
    const [counts] = (
      await driver.executeQuery(
        'MATCH ()-[c:CONTACT]->() RETURN count(c) AS months, count(DISTINCT c.id) AS different',
      )
    ).records.map((record) => record.toObject());
    const nodes = await driver.executeQuery(
      'MATCH (n) WHERE NOT n:LedgerMark RETURN labels(n) AS l, properties(n) AS p ORDER BY elementId(n)',
    );
    const links = await driver.executeQuery(
      'MATCH ()-[r]->() RETURN type(r) AS t, properties(r) AS p ORDER BY elementId(r)',
    );
    const graph = createHash('sha256');
    for (const { records } of [nodes, links])
      for (const record of records) graph.update(JSON.stringify(record.toObject()));
    return {
      months: counts?.['months'] as number,
      different: counts?.['different'] as number,
      graph: graph.digest('hex'),
      files: Object.fromEntries(WRITTEN_BY_LOADS.flatMap((part) => hashed(home, part))),
    };
  } finally {
    await driver.close();
  }
}

function hashed(home: string, part: string): [string, string][] {
  if (!existsSync(path.join(home, part))) return [];
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)))
    .filter((name) => name.split(path.sep)[0] === part)
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(home, name)))
        .digest('hex'),
    ]);
}

/** What was written between the two. */
export function written(before: Stored, after: Stored): string[] {
  const names = new Set([...Object.keys(before.files), ...Object.keys(after.files)]);
  return [
    ...(before.graph === after.graph ? [] : ['the graph']),
    ...[...names].filter((name) => before.files[name] !== after.files[name]),
  ];
}

/**
 * `npm run evaluate -- DIR [--engine embedded|neo4j|both] [--only oid|rid|calls|networks]`: loads the published data in DIR
 * through the product and prints what comes out beside what must. DIR is read and nothing of it is kept. Exit 1 where a
 * figure is not as it must be.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FOLDER_NAMES, writeDelivery, ZONE, type FolderName } from './deliveries';
import { ENGINES, openFolder, type Engine, type OpenFolder } from './engine';
import { exportDigest, findingsDigest, loadDelivery } from './load';
import { measureNetworks } from './networks';
import { TITLES, WORK, type Check } from './parts';
import { filesTable, rejectsTable } from './table';

async function evaluate(
  data: string,
  engines: readonly Engine[],
  names: readonly FolderName[],
  work: string,
): Promise<Check[]> {
  const checks: Check[] = [];
  const seen = new Map<string, string>();
  for (const engine of engines) {
    for (const name of names) {
      console.log(`\n== ${engine}: ${TITLES[name]}\n`);
      const dir = path.join(work, `delivery-${name}`);
      writeDelivery(data, name, dir);
      const folder = await openFolder(engine, path.join(work, `${engine}-${name}`), ZONE[name]);
      try {
        const started = performance.now();
        const files = await loadDelivery(folder, dir);
        console.log(filesTable(files));
        if (files.some((f) => f.rejects !== null)) console.log(rejectsTable(files));
        console.log(`loaded in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
        const done = await WORK[name](folder, data);
        const same = engines.length > 1 ? await compareEngines(folder, name, seen) : [];
        checks.push(...[...done, ...same].map(({ says, holds }) => ({ says: `${engine}: ${says}`, holds })));
      } finally {
        await folder.close();
      }
    }
  }
  return checks;
}

/** Digests export and findings; where the other engine has given the same folder's already, they must be equal. */
async function compareEngines(
  folder: OpenFolder,
  name: FolderName,
  seen: Map<string, string>,
): Promise<Check[]> {
  const { lines, digest } = await exportDigest(folder);
  console.log(`\ncanonical export: ${lines} lines, ${digest}`);
  const found = await findingsDigest(folder);
  console.log(`multi-suspect: ${found.findings} findings, ${found.digest}`);
  const sameAs = (what: string, given: string): Check[] => {
    const key = `${name} ${what}`;
    const other = seen.get(key);
    seen.set(key, given);
    return other === undefined
      ? []
      : [{ says: `the ${what} of "${TITLES[name]}" is that of the other engine`, holds: other === given }];
  };
  return [...sameAs('export', digest), ...sameAs('list of findings', found.digest)];
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { engine: { type: 'string', default: 'embedded' }, only: { type: 'string', default: 'all' } },
  });
  const [data] = positionals;
  const engines = ENGINES.filter((e) => values.engine === 'both' || values.engine === e);
  const names = FOLDER_NAMES.filter((n) => values.only === 'all' || values.only === n);
  const isNetworks = values.only === 'all' || values.only === 'networks';
  if (data === undefined || engines.length === 0 || (names.length === 0 && !isNetworks)) {
    console.error(
      'usage: npm run evaluate -- DIR [--engine embedded|neo4j|both] [--only oid|rid|calls|networks]',
    );
    return 2;
  }
  const work = mkdtempSync(path.join(os.tmpdir(), 'plumbline-evaluate-'));
  try {
    const published = isNetworks ? measureNetworks(path.resolve(data)) : [];
    return report([...published, ...(await evaluate(path.resolve(data), engines, names, work))]);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function report(checks: readonly Check[]): number {
  console.log(`\n${checks.map((c) => `${c.holds ? 'yes' : 'NO '}  ${c.says}`).join('\n')}`);
  return checks.every((c) => c.holds) ? 0 : 1;
}

void main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    for (let cause = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) {
      console.error(cause instanceof Error ? cause.message : cause);
    }
    process.exitCode = 1;
  },
);

// npm run bench [-- --only ingest,archive,audit,pages] [--seed S] [--write]
// Every figure beside a named alternative of the same run, or a time. Neo4j is the server that NEO4J_URI names (which is
// emptied), else one of our own; where none can be had, its lines are left out and named.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../../src/config/project-root';
import { benchArchive } from './archive';
import { benchAudit } from './audit';
import { benchIngest } from './ingest';
import type { Measured } from './measured';
import { benchPages } from './pages';
import { withSection, sectionOf } from './table';

const PARTS = ['ingest', 'archive', 'audit', 'pages'];
const DOCUMENT = path.join(PROJECT_ROOT, 'docs', 'benchmarks.md');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: PARTS.join(',') },
      seed: { type: 'string', default: 'bench' },
      write: { type: 'boolean', default: false },
    },
  });
  const parts = values.only.split(',');
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`--only takes ${PARTS.join(', ')}; not ${unknown}.`);
  const log = (line: string): void => console.error(line);
  const load = os.loadavg()[0] ?? 0;
  const found: Measured[] = [];
  let leftOut = '';
  if (parts.includes('ingest')) {
    const made = await ingestPart(values.seed, log);
    found.push(...made.measured);
    leftOut = made.leftOut;
  }
  if (parts.includes('archive')) found.push(...(await benchArchive(values.seed)));
  if (parts.includes('audit')) found.push(...(await benchAudit(values.seed)));
  if (parts.includes('pages')) found.push(...(await benchPages(values.seed, log)));
  const title = parts.length === PARTS.length ? 'all' : parts.join(', ');
  const section = sectionOf({ title, seed: values.seed, load, leftOut, measured: found });
  console.log(section);
  if (values.write) {
    const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '';
    writeFileSync(DOCUMENT, withSection(before, section));
  }
  return found.every((m) => m.met) ? 0 : 1;
}

async function ingestPart(
  seed: string,
  log: (line: string) => void,
): Promise<{ measured: Measured[]; leftOut: string }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-bench-'));
  const { obtainNeo4j } = await import('../neo4j/server.mjs');
  try {
    const server = await obtainNeo4j({ home: folder, log }).catch((error: unknown) => String(error));
    if (typeof server === 'string')
      return { measured: await benchIngest(undefined, seed), leftOut: `Neo4j: ${server}` };
    try {
      return { measured: await benchIngest(server, seed), leftOut: '' };
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main().then((status) => {
  process.exitCode = status;
});

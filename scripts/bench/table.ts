import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import type { Measured } from './measured';

const PACKAGES = ['@grafeo-db/js', 'neo4j-driver', '@duckdb/node-api', 'graphology', 'express'];
const HEAD = `# Benchmarks

\`npm run bench -- --write\` measures and keeps a table here. A ratio stands beside a named alternative of the same run; a
time is from asking to the last byte, by one client that asks one thing at a time. Goals are those that the project set itself.
`;

export interface Run {
  readonly title: string;
  readonly seed: string;
  /** Load of the machine before the run, over one minute. */
  readonly load: number;
  readonly leftOut: string;
  readonly measured: readonly Measured[];
}

/** A dated section with the machine, the versions and the table. */
export function sectionOf({ title, seed, load, leftOut, measured }: Run): string {
  const [core] = os.cpus();
  const machine = `${os.cpus().length} cores (${core?.model.trim() ?? 'unknown'}), ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.platform()}`;
  const versions = PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(', ');
  const rows = measured.map((m) =>
    [
      m.what,
      m.ours,
      m.alternative === '' ? '' : `${m.alternative} (${m.against})`,
      m.ratio === null ? '' : m.ratio.toFixed(2),
      m.goal,
      m.met ? 'yes' : 'no',
      m.note,
    ].join(' | '),
  );
  return [
    `## ${new Date().toISOString().slice(0, 10)}: ${title}`,
    '',
    `${machine}; load before the run ${load.toFixed(1)}; Node ${process.versions.node}; ${versions}; seed ${seed}.`,
    ...(leftOut === '' ? [] : ['', `Left out: ${leftOut}`]),
    '',
    '| what | ours | alternative | ratio | goal | met | how |',
    '|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}

/** The document with this section first, in place of one of the same title. */
export function withSection(document: string, section: string): string {
  const [heading = ''] = section.split('\n');
  const others = document.split(/^(?=## )/m).filter((part) => part.startsWith('## '));
  const kept = others.filter((part) => !part.startsWith(`${heading}\n`)).map((part) => part.trim());
  return `${[HEAD.trim(), section.trim(), ...kept].join('\n\n')}\n`;
}

function versionOf(name: string): string {
  const file = createRequire(__filename)
    .resolve.paths(name)
    ?.map((folder) => `${folder}/${name}/package.json`);
  for (const candidate of file ?? []) {
    try {
      return (JSON.parse(readFileSync(candidate, 'utf8')) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return 'not installed';
}

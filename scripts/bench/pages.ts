import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { compose } from '../../src/compose';
import { PROJECT_ROOT } from '../../src/config/project-root';
import { readSettings } from '../../src/config/settings';
import { readLedger } from '../../src/ledger/read-ledger';
import { signInLink, startPlumbline } from '../crash/plumbline';
import { addressesOf, addressesOfLoader, EXPAND } from './addresses';
import { Browser } from './browser';
import { benchForce, type BenchForce } from './force';
import type { Measured } from './measured';

const REQUESTS = 200;
const PAGE_GOAL = 150;
const EXPAND_GOAL = 100;
const PROJECTION_GOAL = 3000;
const ROUNDS = 3;

/** A force's full projection, every page and one expansion of a chart, by one client that asks one thing at a time. */
export async function benchPages(seed: string, log: (line: string) => void): Promise<Measured[]> {
  const force = await benchForce(seed, log);
  return [
    await projected(force, log),
    ...(await served(force, 'analyst.one', addressesOf, log)),
    ...(await served(force, 'intake', addressesOfLoader, log)),
  ];
}

/** From an open store to the whole projection of an analyst's view, each time in a process of its own; the median. */
async function projected(force: BenchForce, log: (line: string) => void): Promise<Measured> {
  const script = path.join(PROJECT_ROOT, 'scripts', 'bench', 'projection.mjs');
  const times = Array.from({ length: ROUNDS }, () => {
    const env = { ...process.env, ...force.settings };
    const { status, stdout, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
    if (status !== 0)
      throw new Error(`The projection ended with ${status ?? 'a signal'}: ${stderr.slice(-2000)}`);
    return Number(stdout);
  });
  const composed = await compose(readSettings(force.settings), 'bench');
  const rows = rowCounts(await readLedger(composed.services.store));
  await composed.close();
  log(`${force.about}: ${rows}`);
  const note = `${force.about}; view included; median of ${times.join(', ')}; ${rows}`;
  return line('full projection', quantile(times, 0.5), PROJECTION_GOAL, note);
}

function rowCounts(files: Awaited<ReturnType<typeof readLedger>>): string {
  const bySource = new Map<string, number>();
  for (const { source, rows } of files) bySource.set(source, (bySource.get(source) ?? 0) + rows);
  return [...bySource]
    .sort()
    .map(([source, n]) => `${source} ${n}`)
    .join(', ');
}

async function served(
  force: BenchForce,
  reader: string,
  addresses: typeof addressesOf,
  log: (line: string) => void,
): Promise<Measured[]> {
  const server = startPlumbline(['serve', '--port', '0'], { ...force.settings, PLUMBLINE_USER: reader });
  const browser = await Browser.signIn(await signInLink(server.child));
  try {
    const found: Measured[] = [];
    for (const { what, addresses: asked } of await addresses(browser)) {
      if (asked.length === 0) throw new Error(`The page ${what} has nothing to show in this force.`);
      const p95 = await measured(browser, asked);
      const [name, goal] = what === EXPAND ? [what, EXPAND_GOAL] : [`page ${what}`, PAGE_GOAL];
      found.push(line(`${name}, p95`, p95, goal, `${REQUESTS} requests, ${asked.length} addresses`));
      log(`${name}: p95 ${p95.toFixed(0)} ms`);
    }
    return found;
  } finally {
    browser.close();
    server.child.kill('SIGTERM');
    await server.ended;
  }
}

/** The 95th percentile of 200 requests one after another, once every address has been asked for. */
async function measured(browser: Browser, addresses: readonly string[]): Promise<number> {
  for (const address of addresses) await browser.time(address);
  const times: number[] = [];
  for (let i = 0; i < REQUESTS; i++) times.push(await browser.time(addresses[i % addresses.length] ?? ''));
  return quantile(times, 0.95);
}

function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? 0;
}

function line(what: string, ms: number, goal: number, note: string): Measured {
  return {
    what,
    against: 'a time',
    ours: `${ms.toFixed(0)} ms`,
    alternative: '',
    ratio: null,
    goal: `≤ ${goal} ms`,
    met: ms <= goal,
    note,
  };
}

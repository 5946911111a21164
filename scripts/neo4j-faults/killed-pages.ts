import { setTimeout as sleep } from 'node:timers/promises';
import type { Rng } from '../../src/shared/random';
import { addressesOf, addressesOfLoader } from '../bench/addresses';
import { Browser } from '../bench/browser';
import { signInLink, startPlumbline } from '../crash/plumbline';
import type { Kill } from './killed-ingest';
import type { OwnServer } from './own-server';
import { asked, nothingCounted, settled, type Counted, type Standing } from './watched-answers';

const CLIENTS = 4;
const OF_EACH_PAGE = 1;
/** Days of which no projection is kept, so that some pages read all of the graph while the server goes. */
const DAYS = ['2026-02-01', '2026-02-15', '2026-03-01', '2026-03-15', '2026-04-01'];
const BETWEEN_QUESTIONS_MS = 100;
/** Once Neo4j answers, pages do so again within this time, without our server being started again. */
const BACK_WITHIN_MS = 10_000;
/** A killed process has closed its port by then. */
const GONE_MS = 300;

/** What is asked, and what it answers where nothing happens. */
type Undisturbed = ReadonlyMap<string, string>;

/** Where the pages are asked, and how often the server is killed meanwhile. */
export interface PageKills {
  readonly server: OwnServer;
  readonly settings: Readonly<Record<string, string>>;
  readonly times: number;
  readonly rng: Rng;
  readonly log: (line: string) => void;
}

/** Kills the Neo4j server under a running `plumbline serve` that several ask for pages, for its health and its readiness. */
export async function killedUnderPages({
  server,
  settings,
  times,
  rng,
  log,
}: PageKills): Promise<{ kills: Kill[]; counted: Counted; addresses: number }> {
  const serving = startPlumbline(['serve', '--port', '0'], settings);
  const browser = await Browser.signIn(await signInLink(serving.child));
  const counted = nothingCounted();
  const kills: Kill[] = [];
  let standing: Standing = 'up';
  let going = true;
  try {
    const undisturbed = await undisturbedAnswers(browser);
    log(`${undisturbed.size} addresses of pages are asked by ${CLIENTS} at a time`);
    const turns = new Array<number>(CLIENTS).fill(0);
    const clients = turns.map(async (_, i) => {
      const own = browser.beside();
      const addresses = [...undisturbed.keys()];
      for (let at = Math.floor((addresses.length * i) / CLIENTS); going; at++) {
        const address = addresses[at % addresses.length] ?? '/';
        await asked(own, address, undisturbed.get(address), () => standing, counted);
        turns[i] = (turns[i] ?? 0) + 1;
        await sleep(BETWEEN_QUESTIONS_MS);
      }
      own.close();
    });
    clients.push(
      (async () => {
        const own = browser.beside();
        for (; going; await sleep(BETWEEN_QUESTIONS_MS))
          for (const address of ['/health', '/ready'])
            await asked(own, address, undefined, () => standing, counted);
        own.close();
      })(),
    );
    const aTurn = async (): Promise<void> => {
      const until = turns.map((turn) => turn + Math.ceil(undisturbed.size / CLIENTS));
      while (turns.some((turn, i) => turn < (until[i] ?? 0))) await sleep(50);
    };
    await aTurn();
    while (kills.length < times) {
      const moment = rng() * 3_000;
      await sleep(moment);
      standing = 'between';
      await server.kill();
      await sleep(GONE_MS);
      standing = 'down';
      const away = 4_000 + rng() * 8_000;
      await sleep(away);
      standing = 'between';
      await server.again();
      const back = await firstPage(browser, counted);
      standing = 'up';
      await aTurn();
      kills.push({
        moment: `${(moment / 1000).toFixed(1)} s into a turn of the pages`,
        away: `${(away / 1000).toFixed(1)} s, and its start`,
        came: `a page answers ${(back / 1000).toFixed(1)} s after the server, then all`,
      });
      log(
        `kill ${kills.length}: ${Object.values(kills.at(-1) ?? {}).join(' | ')}; so far ${counted.asked} answers, ${counted.differences.join('; ') || 'none that differs'}`,
      );
    }
    going = false;
    await Promise.all(clients);
    return { kills, counted, addresses: undisturbed.size };
  } finally {
    going = false;
    browser.close();
    serving.child.kill('SIGTERM');
    await serving.ended;
  }
}

/** How long the first page takes from now on until it answers. */
async function firstPage(browser: Browser, counted: Counted): Promise<number> {
  const started = performance.now();
  for (;;) {
    const { status } = await browser.get('/top20');
    const took = performance.now() - started;
    if (status === 200) return took;
    if (took > BACK_WITHIN_MS) {
      counted.differences.push(
        `/top20 is ${status} still, ${(took / 1000).toFixed(1)} s after the server is back`,
      );
      return took;
    }
    await sleep(BETWEEN_QUESTIONS_MS);
  }
}

/** Some addresses of every page that is open to this reader, with its answer; asked twice, since a page must not change. */
async function undisturbedAnswers(browser: Browser): Promise<Undisturbed> {
  const pages = [...(await addressesOf(browser)), ...(await addressesOfLoader(browser))];
  const addresses = [
    ...pages.flatMap(({ addresses: all }) => [...new Set(all)].slice(0, OF_EACH_PAGE)),
    ...DAYS.map((day) => `/top20?asOf=${day}`),
  ];
  const undisturbed = new Map<string, string>();
  for (const address of addresses) {
    const [one, two] = [await browser.get(address), await browser.get(address)];
    if (one.status === 403) continue;
    if (one.status !== 200) throw new Error(`${address} answers ${one.status}.`);
    if (settled(one.text) !== settled(two.text)) throw new Error(`${address} answers otherwise each time.`);
    undisturbed.set(address, settled(one.text));
  }
  return undisturbed;
}

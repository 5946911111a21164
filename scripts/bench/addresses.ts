import { allPages, type Page } from '../../src/web/page';
import { addressOf } from '../../src/web/testing/examples';
import { z } from 'zod';
import type { Browser } from './browser';

const ranked = z.object({ rows: z.array(z.object({ id: z.string() })) });
const ran = z.object({
  patterns: z.array(z.object({ id: z.string(), findings: z.array(z.object({ id: z.string() })) })),
});
const expanded = z.object({ links: z.array(z.object({ link: z.string() })) });
const held = z.object({
  deliveries: z.array(
    z.object({ delivery: z.string(), files: z.array(z.object({ file: z.string(), rejected: z.number() })) }),
  ),
});
const RECORD = /"id":"([0-9a-f]{32})"/g;

/** What is asked of the server 200 times, by turns of its addresses. */
export interface Asked {
  /** A page's id, or `EXPAND`. */
  readonly what: string;
  readonly addresses: readonly string[];
}

/** One expansion of a chart. */
export const EXPAND = 'one expand';
/** Pages with something on them for those alone who loaded the deliveries. */
const OF_LOADERS = ['deliveries', 'rejects'];

/** The pages of loaders, asked by the reader who loaded the force. */
export async function addressesOfLoader(browser: Browser): Promise<Asked[]> {
  const { deliveries } = held.parse(await browser.json('/api/v1/deliveries'));
  const rejects = deliveries.flatMap(({ delivery, files }) =>
    files
      .filter((f) => f.rejected > 0)
      .map(({ file }) => `/deliveries/rejects?${new URLSearchParams({ delivery, file }).toString()}`),
  );
  return [
    { what: 'deliveries', addresses: ['/deliveries', '/deliveries?page=2'] },
    { what: 'rejects', addresses: rejects },
  ];
}

/**
 * Every other page that there is, of people from the whole ranking: those listed here, and of a page that is not listed
 * its own examples, so that none goes unmeasured.
 */
export async function addressesOf(browser: Browser): Promise<Asked[]> {
  const all = ranked.parse(await browser.json('/api/v1/top20?size=all')).rows.map((row) => row.id);
  const people = all.filter((_, i) => i % Math.max(1, Math.floor(all.length / 25)) === 0).slice(0, 25);
  const ids = people.map((id) => `id=${encodeURIComponent(id)}`);
  const { patterns } = ran.parse(await browser.json('/api/v1/patterns-run'));
  const kinds = 'co-accused,co-reported,contacted,looked-up,accused-in';
  const links: string[] = [];
  const records: string[] = [];
  for (const id of ids.slice(0, 10)) {
    const body = await browser.json(`/api/v1/expand?${id}&kinds=${kinds}&limit=3`);
    links.push(...expanded.parse(body).links.map((l) => l.link));
    const entity = JSON.stringify(await browser.json(`/api/v1/entity?${id}`));
    records.push(...[...entity.matchAll(RECORD)].slice(0, 3).map((m) => m[1] ?? ''));
  }
  const of: Record<string, readonly string[]> = {
    home: ['/'],
    search: ['officer', 'smith', '077', 'response', 'KV-1'].map((q) => `/search?query=${q}`),
    entity: ids.map((id) => `/entity?${id}`),
    chart: ids.map((id) => `/chart?${id}`),
    link: links.map((id) => `/link?id=${encodeURIComponent(id)}`),
    networks: ['/networks', '/networks?page=2'],
    patterns: ['/patterns'],
    pattern: patterns.map((p) => `/patterns/${p.id}`),
    finding: patterns.flatMap((p) => p.findings.slice(0, 5).map((f) => `/patterns/${p.id}/${f.id}`)),
    top20: ['/top20'],
    profile: ids.map((id) => `/profile?${id}`),
    record: records.map((id) => `/record?id=${id}`),
  };
  const [finding] = patterns.flatMap((p) =>
    p.findings.slice(0, 1).map((f) => ({ pattern: p.id, finding: f.id })),
  );
  const things = { network: '', pattern: '', finding: '', delivery: '', file: '', ...finding };
  const examplesOf = (page: Page): string[] =>
    page.examples
      .filter((example) => example.saves !== true)
      .flatMap((example) =>
        people.map((person, i) =>
          addressOf(example, {
            ...things,
            person,
            other: people[(i + 1) % people.length] ?? '',
            link: links[i % links.length] ?? '',
            record: records[i % records.length] ?? '',
          }),
        ),
      );
  const pages = allPages().filter((page) => !OF_LOADERS.includes(page.id));
  return [
    ...pages.map((page) => ({ what: page.id, addresses: of[page.id] ?? examplesOf(page) })),
    {
      what: EXPAND,
      addresses: people.map((id) => `/api/v1/expand?id=${encodeURIComponent(id)}&kinds=${kinds}`),
    },
  ];
}

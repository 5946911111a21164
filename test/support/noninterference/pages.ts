import type { Ask } from '../../../src/web/asking';
import { addressOf, pageExamples, type ExampleThing } from '../../../src/web/testing/examples';
import { fixedReaders, visited, type Visited } from '../../../src/web/testing/server';
import { ask } from '../../../src/operations/ask';
import { EXCLUDED_STAFF, READER_STAFF, AS_OF } from './visible-force';
import { readerOf, type World } from './world';

/** The web application over a world, the reader signed in. */
export type Site = Visited;

export async function openSite(world: World): Promise<Site> {
  const { services, planted } = world;
  const asking: Ask = (operation, reader, question) =>
    ask(services, planted?.get(operation.id) ?? operation, reader, question);
  const reader = await readerOf(world);
  const site = await visited({ ask: asking, readers: fixedReaders([reader]), zone: services.settings.zone });
  const { status } = await site.signIn(reader.name);
  if (status !== 303) throw new Error(`signing in answered ${status}`);
  return site;
}

/** Status and bytes of a page, without what is new in every answer. */
export async function pageBytes(site: Site, address: string): Promise<string> {
  const answer = await site.get(address);
  const bytes = (await answer.text())
    .replace(/nonce="[^"]*"/g, 'nonce')
    .replace(/(name="_csrf" value=|data-token=)"[^"]*"/g, '$1');
  return `${answer.status} ${answer.headers.get('location') ?? ''}\n${bytes}`;
}

const PEOPLE = ['S05', READER_STAFF, EXCLUDED_STAFF[0], 'S99', 'S07X'].map((id) => `person:TF.staff:${id}`);

/** Every page's examples, on whatever operations told of, and of people who are visible, cut, hidden and absent. */
export function pageAddresses(found: Partial<Record<ExampleThing, string>>): string[] {
  const addresses = pageExamples().flatMap((example) =>
    (example.address.includes('{person}') ? PEOPLE : [PEOPLE[0] ?? '']).map((person) =>
      addressOf(example, { ...NOTHING, ...found, person }),
    ),
  );
  return [...new Set(addresses)].map(asOf);
}

/** The address as of the time at which both worlds are the same, whatever time it names itself. */
function asOf(address: string): string {
  const url = new URL(address, 'http://site');
  url.searchParams.set('asOf', AS_OF);
  return `${url.pathname}${url.search}`;
}

const NOTHING: Record<ExampleThing, string> = {
  person: 'none',
  other: 'person:TF.staff:S06',
  link: 'none',
  record: 'none',
  network: 'none',
  pattern: 'multi-suspect',
  finding: 'none',
  delivery: 'v1',
  file: '00-workforce.csv',
};

/** What an operation's answer gives pages to be opened on. */
export function thingsOf(operation: string, body: unknown): Partial<Record<ExampleThing, string>> {
  const text = JSON.stringify(body) ?? '';
  const first = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
  const found = {
    link: operation === 'expand' ? first(/"link":"([^"]+)"/) : undefined,
    record: operation === 'entity' ? first(/"id":"([0-9a-f]{32})"/) : undefined,
    network: operation === 'networks' ? first(/"networks":\[\{"id":"([^"]+)"/) : undefined,
    ...(operation === 'patterns-run' ? findingOf(body) : {}),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function findingOf(body: unknown): { pattern?: string; finding?: string } {
  const { patterns } = body as { patterns: { id: string; findings: { id: string }[] }[] };
  const some = patterns.find((p) => p.findings.length > 0);
  return some?.findings[0] ? { pattern: some.id, finding: some.findings[0].id } : {};
}

import type { z } from 'zod';
import type { Reader } from '../model/view';
import type { operation as viewOperation } from '../operations/catalogue/view';
import type { GivenClocks } from './asking';
import { hrefWith, type Href, type Query } from './links';
import { allPages, type Page } from './page';

/** The answer of the operation `view`. */
export type Standing = z.output<(typeof viewOperation)['output']>;

/** What stands around every page: who reads, through which view, as of when, and how far the data reaches. */
export interface Frame {
  readonly title: string;
  readonly reader: { readonly name: string; readonly role: string } | undefined;
  readonly chooses: boolean;
  readonly standing: Standing | undefined;
  readonly clocks: GivenClocks;
  readonly isNow: boolean;
  /** Latest moment of any source, and of each event source. */
  readonly reach:
    | {
        readonly last: string;
        readonly events: readonly { readonly sources: readonly string[]; readonly last: string }[];
      }
    | undefined;
  readonly navigation: readonly { text: string; href: string; current: boolean }[];
  /** The page's own address and the rest of its query, for the form that changes the clocks. */
  readonly here: { readonly path: string; readonly query: readonly (readonly [string, string])[] };
  readonly href: Href;
  readonly nonce: string;
  readonly token: string;
}

export interface FrameParts {
  readonly title: string;
  readonly page: Page | undefined;
  readonly reader: Reader | undefined;
  readonly chooses: boolean;
  readonly standing: Standing | undefined;
  readonly clocks: GivenClocks;
  readonly path: string;
  readonly query: Query;
  readonly nonce: string;
  readonly token: string;
}

export function frame(parts: FrameParts): Frame {
  const { title, reader, chooses, standing, clocks, nonce, token } = parts;
  const href: Href = (path, query) => hrefWith(clocks, path, query);
  return {
    title,
    reader: reader && { name: reader.name, role: reader.role },
    chooses,
    standing,
    clocks,
    isNow: clocks.asOf === undefined && clocks.validAt === undefined,
    reach: standing && reachOf(standing),
    navigation: reader === undefined ? [] : navigationFor(reader, parts.page, href),
    here: {
      path: parts.path,
      query: Object.entries(parts.query).flatMap(([name, value]) =>
        value === undefined || name in clocks ? [] : [[name, String(value)] as const],
      ),
    },
    href,
    nonce,
    token,
  };
}

function navigationFor(reader: Reader, page: Page | undefined, href: Href): Frame['navigation'] {
  return allPages()
    .filter((p) => p.navigation !== undefined && p.roles.includes(reader.role))
    .sort((a, b) => (a.navigation?.order ?? 0) - (b.navigation?.order ?? 0))
    .map((p) => ({ text: p.navigation?.caption ?? '', href: href(p.path), current: p.id === page?.id }));
}

/** The latest of all, and where each event source ends: of a register its last change says nothing. */
function reachOf(standing: Standing): Frame['reach'] {
  const ends = standing.coverage.flatMap(({ source, last, events }) =>
    last === null ? [] : [{ source, last, events }],
  );
  if (ends.length === 0) return undefined;
  return {
    last: ends.reduce((latest, e) => (e.last > latest ? e.last : latest), ''),
    events: byDay(ends.filter((e) => e.events)),
  };
}

/** Sources that end on one UTC day, together. */
function byDay(ends: readonly { source: string; last: string }[]): { sources: string[]; last: string }[] {
  const days = new Map<string, { sources: string[]; last: string }>();
  for (const { source, last } of ends) {
    const day = days.get(last.slice(0, 10));
    if (day) day.sources.push(source);
    else days.set(last.slice(0, 10), { sources: [source], last });
  }
  return [...days.values()];
}

import type { z } from 'zod';
import { INFERRED } from '../../web/wording/grade';
import type { operation as amongOperation } from '../../operations/catalogue/among';
import type { operation as expandOperation } from '../../operations/catalogue/expand';
import type { operation as linkOperation } from '../../operations/catalogue/link';
import type { operation as networksOperation } from '../../operations/catalogue/networks';
import type { operation as pathOperation } from '../../operations/catalogue/path';

/** As it comes over the wire, where a shown text is a text. */
type Plain<T> = T extends string & z.core.$brand
  ? string
  : T extends readonly (infer I)[]
    ? Plain<I>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;
type Output<T extends { output: z.ZodType }> = Plain<z.output<T['output']>>;
export type Among = Output<typeof amongOperation>;
export type Node = Among['nodes'][number];
export type Link = Among['links'][number];
export type Expansion = Output<typeof expandOperation>;
export type Paths = Output<typeof pathOperation>;
export type LinkEvidence = Output<typeof linkOperation>;
export type Networks = Output<typeof networksOperation>;

/** What the chart asks of the server: the same operations as everybody, as of the page's clocks. */
export interface Api {
  among(ids: readonly string[]): Promise<Among>;
  expand(id: string, kinds: readonly string[], limit: number): Promise<Expansion>;
  path(from: string, to: string): Promise<Paths>;
  link(id: string): Promise<LinkEvidence>;
  networks(): Promise<Networks>;
}

/** `clocks` go with every question; `token` is the session's; of `inferred` kinds the grade says so. A refusal becomes an Error with its plain message. */
export function api(
  clocks: Readonly<Record<string, string>>,
  token: string,
  inferred: ReadonlySet<string>,
): Api {
  const ask = async <T>(operation: string, question: object): Promise<T> => {
    const response = await fetch(`/api/v1/${operation}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-csrf-token': token },
      body: JSON.stringify({ ...question, ...clocks }),
    });
    const body: unknown = await response.json();
    if (response.ok) return body as T;
    const problem = body as { title?: string; detail?: string };
    throw new Error(problem.detail ?? problem.title ?? 'The server did not answer. Try again.');
  };
  return {
    among: async (ids) => {
      const { nodes, links } = await ask<Among>('among', { ids });
      return { nodes, links: links.map((l) => (inferred.has(l.kind) ? { ...l, grade: INFERRED } : l)) };
    },
    expand: (id, kinds, limit) => ask('expand', { id, kinds, limit }),
    path: (from, to) => ask('path', { from, to, k: 1 }),
    link: async (id) => {
      const evidence = await ask<LinkEvidence>('link', { id, limit: 20 });
      return inferred.has(evidence.kind) ? { ...evidence, grade: INFERRED } : evidence;
    },
    networks: () => ask('networks', {}),
  };
}

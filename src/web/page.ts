import path from 'node:path';
import type { z } from 'zod';
import type { Role } from '../model/view';
import type { Operation } from '../operations/operation';
import { discover } from '../shared/discover';
import type { PageAsking } from './asking';

/** What a page gives: what its view shows, a file to save, or another page to go to. */
export type PageAnswer =
  | { readonly model: object; readonly title?: string }
  | { readonly file: { readonly name: string; readonly type: string; readonly text: string } }
  | { readonly redirect: string };

/** An address at which a page can be looked at: what tests open, in process and in a browser. */
export interface PageExample {
  /** What it shows, in a word or two; no two pages share a name. */
  readonly name: string;
  /** `{person}`, `{record}` and the like stand for what is held (`testing/examples.ts`). */
  readonly address: string;
  /** True where it gives a file to save. */
  readonly saves?: true;
}

/**
 * One page: `src/web/pages/<id>/index.ts` exports one as `page`, beside its `view.njk`. It says who may open it and
 * which operations it asks (each of which writes the audit entry), so that a page without a permission, an audited
 * question or an address to test it by does not compile.
 */
export interface Page<
  A extends readonly [Operation, ...Operation[]] = readonly [Operation, ...Operation[]],
  I extends z.ZodObject = z.ZodObject,
> {
  readonly id: string;
  /** As express takes it, for instance `/patterns/:pattern`. */
  readonly path: string;
  readonly title: string;
  /** Where it stands in the navigation; left out where it is reached from another page. */
  readonly navigation?: { readonly caption: string; readonly order: number };
  readonly roles: readonly [Role, ...Role[]];
  readonly asks: A;
  /** Path parameters and query together, without the clocks. */
  readonly input: I;
  readonly examples: readonly [PageExample, ...PageExample[]];
  load(asking: PageAsking<A[number]>, input: z.output<I>): Promise<PageAnswer>;
}

/** Declares a page with its types inferred. */
export function definePage<const A extends readonly [Operation, ...Operation[]], I extends z.ZodObject>(
  page: Page<A, I>,
): Page<A, I> {
  return page;
}

let found: readonly Page[] | undefined;

/** Every page, in order of its folder. */
export function allPages(): readonly Page[] {
  found ??= discover<Page>(path.join(__dirname, 'pages'), 'page');
  return found;
}

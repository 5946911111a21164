import { operationNamed } from '../../../src/operations/catalogue';
import type { Operation } from '../../../src/operations/operation';
import { rankTop } from '../../../src/risk';
import { openView, readerNamed } from '../../../src/view';
import type { Projection } from '../../../src/view/projection';
import type { World } from './world';

type Body = Record<string, unknown>;

/** A leak: what it does to the answers of one operation, given what nobody but the reader `all` may see. */
interface Leak {
  readonly operation: string;
  readonly spoil: (body: Body, everything: Projection, seen: Projection) => Body;
}

/** Five ways in which a product may leak without naming a hidden record, each built into the operation that it names. */
export const LEAKS: Readonly<Record<string, Leak>> = {
  'an unfiltered degree': {
    operation: 'expand',
    spoil: (body, everything) => {
      const counts = (body['counts'] as { kind: string; links: number }[]).map((c) => ({
        ...c,
        links: everything.linksOf(c.kind, String(body['id'])).length,
      }));
      return { ...body, counts };
    },
  },
  'a force rate': {
    operation: 'top20',
    spoil: (body, everything, seen) => {
      const asOf = String(body['asOf']);
      const { baseline } = rankTop(everything, { size: 1, seed: '1', asOf });
      const rows = rankTop(seen, { size: 'all', seed: '1', asOf, baseline }).rows.map((row) => row.score);
      return { ...body, rows };
    },
  },
  'the population of a rank': {
    operation: 'top20',
    spoil: (body, everything) => ({
      ...body,
      population: rankTop(everything, { size: 1, seed: '1', asOf: String(body['asOf']) }).population,
    }),
  },
  'a search order': {
    operation: 'search',
    spoil: (body, everything) => {
      const named = (hit: { id: string }): number => everything.recordsNaming(hit.id).length;
      const hits = [...(body['hits'] as { id: string }[])].sort((a, b) => named(b) - named(a));
      return { ...body, hits };
    },
  },
  'a line number': {
    operation: 'record',
    spoil: (body, everything) => ({
      ...body,
      line: everything.records.findIndex((r) => r.id === body['id']),
    }),
  },
};

/** The world with one leak built in. */
export async function withLeak(world: World, { operation, spoil }: Leak): Promise<World> {
  const { services } = world;
  const everything = await services.projections.of(
    await openView(services.store, readerNamed(services.readers, 'all'), {}),
  );
  const sound = operationNamed(operation);
  const leaky: Operation = {
    ...sound,
    run: async (given, asking, input) => {
      const body = await sound.run(given, asking, input);
      return spoil(body as Body, everything, await asking.projection());
    },
  };
  return { ...world, planted: new Map([[operation, leaky]]) };
}

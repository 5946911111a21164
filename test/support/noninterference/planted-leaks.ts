import type { Operation } from '../../../src/operations/operation';
import { operationNamed } from '../../../src/operations/catalogue';
import { rankTop } from '../../../src/risk';
import { PlumblineError } from '../../../src/shared/errors';
import { sealView, type View } from '../../../src/model/view';
import { openView } from '../../../src/view';
import type { Projection } from '../../../src/view/projection';
import type { Kind } from './compare';
import type { World } from './world';

type Body = Record<string, unknown>;

/** A way in which a product may leak without naming a hidden record. */
export interface Leak {
  /** Between which worlds it shows. */
  readonly kind: Kind;
  /** The operations in whose answers alone it shows. */
  readonly operations: readonly string[];
  plant(world: World): World | Promise<World>;
}

/** Ten of them, each built into the operation that it names or into what all of them read. */
export const LEAKS: Readonly<Record<string, Leak>> = {
  'an unfiltered degree': inAnswer('expand', (body, everything) => {
    const counts = (body['counts'] as { kind: string; links: number }[]).map((c) => ({
      ...c,
      links: everything.linksOf(c.kind, String(body['id'])).length,
    }));
    return { ...body, counts };
  }),
  'a force rate': inAnswer('top20', (body, everything, seen) => {
    const asOf = String(body['asOf']);
    const { baseline } = rankTop(everything, { size: 1, seed: '1', asOf });
    const rows = rankTop(seen, { size: 'all', seed: '1', asOf, baseline }).rows.map((row) => row.score);
    return { ...body, rows };
  }),
  'the population of a rank': inAnswer('top20', (body, everything) => ({
    ...body,
    population: rankTop(everything, { size: 1, seed: '1', asOf: String(body['asOf']) }).population,
  })),
  'a search order': inAnswer('search', (body, everything) => {
    const named = (hit: { id: string }): number => everything.recordsNaming(hit.id).length;
    return { ...body, hits: [...(body['hits'] as { id: string }[])].sort((a, b) => named(b) - named(a)) };
  }),
  'a line number': inAnswer('record', (body, everything) => ({
    ...body,
    line: everything.records.findIndex((r) => r.id === body['id']),
  })),
  'how far hidden data reaches': inAnswer('view', (body, everything) => ({
    ...body,
    coverage: everything.coverage.map(({ source, last }) => ({ source, last })),
  })),
  'an order of fields that a hidden load gave': inAnswer('record', (body, everything) => {
    const widened = everything.records.length % 2 === 0;
    const fields = Object.entries(body['row'] as object);
    return { ...body, row: Object.fromEntries(widened ? fields : fields.reverse()) };
  }),
  'an error that tells hidden from absent': {
    kind: 'hidden',
    operations: ['entity'],
    async plant(world) {
      const everything = await everythingIn(world);
      return withOperation(world, 'entity', (sound) => async (given, asking, input) => {
        const { id } = input as { id: string };
        return sound.run(given, asking, input).catch((error: unknown) => {
          const there = everything.entities.some((entity) => entity.nativeId === id.split(':').at(-1));
          throw there ? new PlumblineError('not_permitted', 'You may not see this.') : error;
        });
      });
    },
  },
  'a projection that is kept without the clearance it was made for': {
    kind: 'hidden',
    operations: ['patterns-run', 'top20', 'search', 'view', 'entity', 'home'],
    plant: (world) => withProjections(world, keptWithoutClearance(world)),
  },
  'a number that vanishes because intelligence gives it to the reader': {
    kind: 'subject',
    operations: ['expand', 'ego', 'path', 'view', 'networks', 'entity', 'timeline', 'search', 'top20'],
    plant: (world) =>
      withProjections(world, async (view) => {
        const everything = await everythingIn(world);
        const theirs = everything.attributions.filter((a) => view.excluded.includes(a.holder));
        const barred = [...view.barred, ...theirs.map((a) => a.identifier)];
        return world.services.projections.of(sealView({ ...view, barred, key: `${view.key} attributed` }));
      }),
  },
};

/** A leak in the answer of one operation, given what nobody but the reader `all` may see. */
function inAnswer(
  operation: string,
  spoil: (body: Body, everything: Projection, seen: Projection) => Body,
): Leak {
  return {
    kind: 'hidden',
    operations: [operation],
    async plant(world) {
      const everything = await everythingIn(world);
      return withOperation(world, operation, (sound) => async (given, asking, input) => {
        const body = await sound.run(given, asking, input);
        return spoil(body as Body, everything, await asking.projection());
      });
    },
  };
}

function withOperation(world: World, id: string, run: (sound: Operation) => Operation['run']): World {
  const sound = operationNamed(id);
  return { ...world, planted: new Map([[id, { ...sound, run: run(sound) }]]) };
}

function withProjections(world: World, of: (view: View) => Promise<Projection>): World {
  return { ...world, services: { ...world.services, projections: { of } } };
}

function keptWithoutClearance({ services }: World): (view: View) => Promise<Projection> {
  const kept = new Map<string, Promise<Projection>>();
  return (view) => {
    const key = JSON.stringify([view.compartments, view.excluded, view.asOf, view.validAt, view.generation]);
    const known = kept.get(key) ?? services.projections.of(view);
    kept.set(key, known);
    return known;
  };
}

async function everythingIn({ services }: World): Promise<Projection> {
  return services.projections.of(await openView(services.store, await services.readers.named('all'), {}));
}

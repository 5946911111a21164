import type { ExampleThing } from '../../../src/web/testing/examples';
import { neighboursAsk } from './neighbours';
import { openSite, pageAddresses, thingsOf } from './pages';
import { follow, questions } from './questions';
import { operation, page, watchedFirst, type Watched } from './watched';
import type { World } from './world';

/** What one world answered to everything that was asked of it, in order. */
export interface Recorded {
  readonly watched: Watched;
  readonly text: string;
}

/** Asks it everything, or these operations alone and what follows from their answers. */
export async function recorded(world: World, operations: readonly string[] | undefined): Promise<Recorded[]> {
  try {
    await neighboursAsk(world);
    const site = await openSite(world);
    const answers: Recorded[] = [];
    let things: Partial<Record<ExampleThing, string>> = {};
    const askAll = async (queue: Watched[]): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const { text, body } = await next.ask(world, site);
        answers.push({ watched: next, text });
        if (body === undefined) continue;
        things = { ...thingsOf(next.name, body), ...things };
        queue.push(
          ...follow(next.name, body)
            .filter((q) => operations?.includes(q.operation) ?? true)
            .map(operation),
        );
      }
    };
    try {
      await askAll(
        operations
          ? questions()
              .filter((q) => operations.includes(q.operation))
              .map(operation)
          : watchedFirst(),
      );
      if (!operations) await askAll(pageAddresses(things).map(page));
      return answers;
    } finally {
      await site.close();
    }
  } finally {
    await world.close();
  }
}

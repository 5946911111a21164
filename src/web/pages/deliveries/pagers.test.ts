import type { Operation } from '../../../operations/operation';
import { answerOf } from '../../testing/answers';
import { visited } from '../../testing/server';

test('no two pagers of a page have one name', async () => {
  const site = await visited({
    ask: (operation: Operation) => {
      const answer = answerOf(operation, () => undefined) as { deliveries?: object[] };
      const [one] = answer.deliveries ?? [];
      // More than a page of them.
      const deliveries = one && Array.from({ length: 11 }, () => one);
      return Promise.resolve({ ...answer, ...(deliveries ? { deliveries } : {}) });
    },
  });
  await site.signIn('analyst.one');
  const text = await (await site.get('/deliveries')).text();
  await site.close();
  const names = [...text.matchAll(/<nav class="pl-pager" aria-label="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual(['Pages of this list, above it', 'Pages of this list, below it']);
});

import type { Operation } from '../../../operations/operation';
import { answerOf } from '../../testing/answers';
import { visited } from '../../testing/server';

/** What the page says of a link that weighs so much, of which so much is stated. */
async function said(weight: number, stated: number | null): Promise<string> {
  const site = await visited({
    ask: (operation: Operation) => {
      const answer = answerOf(operation, () => undefined) as object;
      return Promise.resolve(operation.id === 'link' ? { ...answer, weight, stated } : answer);
    },
  });
  await site.signIn('analyst.one');
  const text = await (await site.get('/link?id=x')).text();
  await site.close();
  return text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('a weight is of 1, but for what is multiplied by what somebody states', async () => {
  expect(await said(0.48, null)).toContain('Weight 0.480 of 1');
  const stated = await said(1.92, 4);
  expect(stated).toContain('Weight 1.920 what the records give, 1 at most, times 4.000, the weight stated');
  expect(stated).not.toContain('1.920 of 1');
});

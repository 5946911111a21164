import { defaultPolicyText } from '../../../policy';
import { allFactors } from '../../../risk';
import type { Operation } from '../../../operations/operation';
import { answerOf } from '../../testing/answers';
import { visited } from '../../testing/server';

async function pageOf(more: object): Promise<string> {
  const site = await visited({
    ask: (operation: Operation) => {
      const answer = answerOf(operation, () => undefined) as object;
      return Promise.resolve(operation.id === 'policy' ? { ...answer, ...more } : answer);
    },
  });
  await site.signIn('analyst.one');
  const page = await (await site.get('/policy')).text();
  await site.close();
  return page;
}

const differs = [
  { path: 'independence.reach', product: '50', force: '25', reasonChanged: false },
  { path: 'harm.own.parking', product: null, force: '5', reasonChanged: true },
];

test('what a force has otherwise stands in a table, with where its reason is still the product’s', async () => {
  const page = await pageOf({ own: true, differs });
  expect(page).toMatch(
    /independence\.reach<\/th><td>50<\/td><td>25<\/td><td><strong>the reason beside it is still the product’s/,
  );
  expect(page).toContain('harm.own.parking</th><td>none</td><td>5</td><td>its own</td>');
  expect(await pageOf({ own: true, differs: [] })).toContain('No figure does.');
  expect(await pageOf({ own: false, differs: [] })).not.toContain('What differs');
});

test('each table has a caption, and the page stands in the navigation', async () => {
  const page = await pageOf({ own: true, differs });
  const [, main] = page.split('<main');
  const tables = main!.split('</main>')[0]!.match(/<table[^>]*>(<caption)?/g)!;
  expect(tables.length).toBe(6);
  expect(tables.every((table) => table.endsWith('<caption'))).toBe(true);
  expect(page).toMatch(/href="\/policy"[^>]*>\s*(<strong[^>]*>)?Policy/);
});

test('the comment in the policy names every factor', () => {
  const [, named] = /# Factors: ((?:.|\n)*?)\.\n/.exec(defaultPolicyText()) ?? [];
  const ids = named!.replaceAll(/\s*#?\s+/g, ' ').split(', ');
  expect(ids).toEqual(allFactors().map(({ id }) => id));
});

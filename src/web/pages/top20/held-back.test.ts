import type { Operation } from '../../../operations/operation';
import { answerOf } from '../../testing/answers';
import { visited } from '../../testing/server';

interface Answered {
  readonly rows: readonly object[];
  readonly heldBack: readonly object[];
}

/** The page where so many stand in the list and so many are held back. */
async function pageWith(rows: number, held: number, query = ''): Promise<string> {
  const site = await visited({
    ask: (operation: Operation) => {
      const answer = answerOf(operation, () => undefined) as Answered;
      if (operation.id !== 'top20') return Promise.resolve(answer);
      const [row] = answer.rows;
      const heldBack = { sources: ['r1'], received: false, rankWithout: 78, taken: {} };
      const of = (n: number, more: object): object[] =>
        Array.from({ length: n }, (_, i) => ({ ...row, ...more, rank: i + 1 }));
      return Promise.resolve({
        ...answer,
        rows: of(rows, { heldBack: null }),
        heldBack: of(held, { heldBack }),
        otherwise: [],
      });
    },
  });
  await site.signIn('analyst.one');
  const page = await (await site.get(`/top20${query}`)).text();
  await site.close();
  return page;
}

test('who is held back stands in a table apart, below the list, and the list links to it', async () => {
  const page = await pageWith(2, 1);
  expect(page).toContain('href="#held-back"');
  const [list, held] = page.split('id="held-back"');
  expect(list).toContain('aria-label="Review list"');
  expect(list).not.toContain('the place would be');
  expect(held).toContain('aria-label="Held back"');
  expect(held).toContain(
    'without one source whose word is not graded 1A or 1B, the place would be the 78th at worst.',
  );
});

test('where nobody is held back nothing is said of it', async () => {
  expect(await pageWith(2, 0)).not.toMatch(/held-back|Held back/);
});

test('where everybody who would stand in the list is held back, they are shown all the same', async () => {
  const page = await pageWith(0, 2);
  expect(page).toContain('aria-label="Held back"');
  expect(page).not.toContain('aria-label="Review list"');
});

test('the link to those held back agrees with how many there are', async () => {
  const linked = async (held: number): Promise<string> =>
    (await pageWith(2, held)).replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
  expect(await linked(1)).toContain('1 person held back from the first places stands below the list.');
  expect(await linked(5)).toContain('5 people held back from the first places stand below the list.');
});

test('the page offers longer lists in the same order, and says in its title by what it is in order', async () => {
  const page = await pageWith(2, 0, '?order=harm&size=50');
  expect(page).toContain('<title>Top 50 by harm – Plumbline</title>');
  expect(page).toContain('href="/top20?size=100&amp;order=');
  expect(page).toMatch(/Show the first <a[^>]*>20<\/a>, <strong>50<\/strong> or <a/);
});

test('each cell says of which column it is, where rows stand as blocks on a narrow screen', async () => {
  const [, table] = /<table[^>]*pl-table--stacks[^>]*role="table"[^>]*>([^]*?)<\/table>/.exec(
    await pageWith(1, 0),
  )!;
  const heads = [...table!.matchAll(/<th scope="col" role="columnheader"[^>]*>([^<]*)</g)].map(
    ([, head]) => head,
  );
  const cells = [...table!.matchAll(/role="(?:cell|rowheader)" data-label="([^"]*)"/g)].map(
    ([, label]) => label,
  );
  expect(heads).toHaveLength(8);
  expect(cells).toEqual(heads);
});

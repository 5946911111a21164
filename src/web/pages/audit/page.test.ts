import { operation as audit } from '../../../operations/catalogue/audit';
import type { Operation } from '../../../operations/operation';
import { answerOf } from '../../testing/answers';
import { visited, type Visited } from '../../testing/server';

const ID = '0123456789abcdef0123456789abcdef';
const act = (sealed: boolean) => ({
  ...{ id: ID, at: '2026-11-20T09:00:00.000Z', user: 'analyst.one', role: 'analyst', act: 'asked' },
  ...{ operation: 'search', about: ['staff:KV-1'], outcome: 'answered', reason: 'complaint 2026/114' },
  ...{ sealed, shown: 7, self: false, circle: true },
});

let site: Visited;
let asked: object[];
let sealed = true;
beforeAll(async () => {
  site = await visited({
    ask: (operation: Operation, _reader: unknown, question: unknown) => {
      if (operation !== (audit as Operation)) return Promise.resolve(answerOf(operation, () => undefined));
      asked.push(question as object);
      const counts = { total: 1, selfSearches: 0, circleSearches: 1, leftOut: 12 };
      return Promise.resolve({ ...counts, acts: [act(sealed)] });
    },
  });
  await site.signIn('auditor.one');
});
beforeEach(() => (asked = []));
afterAll(() => site.close());
const text = async (address: string): Promise<string> => (await site.get(address)).text();

test('an act has its id and, where a question is sealed in it, the commands that open it and that destroy its key', async () => {
  const page = await text('/audit');
  expect(page).toContain(`<code class="pl-copy">plumbline audit open ${ID} --reason`);
  expect(page).toContain(`<code class="pl-copy">plumbline audit destroy-key ${ID} --reason`);
  sealed = false;
  const told = await text('/audit');
  sealed = true;
  expect(told).toContain(`<code class="pl-copy">${ID}</code>`);
  expect(told).not.toContain('plumbline audit open');
});

test('what pages ask of themselves is left out, counted, and shown by one link that keeps what was asked', async () => {
  const page = await text('/audit?by=analyst.one');
  expect(asked[0]).toMatchObject({ frame: 'left-out', by: 'analyst.one' });
  expect(page).toContain('Left out: 12 questions that pages asked of themselves');
  const link = /href="(\/audit\?[^"]*frame=shown[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  await text(link);
  expect(asked[1]).toMatchObject({ frame: 'shown', by: 'analyst.one' });
});

test('the file has the columns of the command’s, and all that matches', async () => {
  const [head, row] = (await text('/audit?format=csv')).split('\r\n');
  expect(head).toBe('when,user,role,act,operation,about,outcome,ids shown,question,id,reason');
  expect(row).toBe(
    `2026-11-20T09:00:00.000Z,analyst.one,analyst,asked,search,staff:KV-1,answered,7,about somebody close?,${ID},complaint 2026/114`,
  );
  expect(asked[0]).toMatchObject({ limit: 1_000_000 });
});

import { operation as audit } from '../../../operations/catalogue/audit';
import type { Operation } from '../../../operations/operation';
import { answerOf } from '../../testing/answers';
import { visited, type Visited } from '../../testing/server';

const ID = '0123456789abcdef0123456789abcdef';
const act = (sealed: boolean) => ({
  ...{ id: ID, at: '2026-11-20T09:00:00.000Z', user: 'analyst.one', role: 'analyst', act: 'asked' },
  ...{ operation: 'search', about: ['staff:KV-1'], outcome: 'answered', reason: 'complaint 2026/114' },
  ...{
    sealed,
    shown: 7,
    self: false,
    circle: true,
    deliveries: [] as string[],
    dryRun: null as boolean | null,
  },
});
/** Eight deliveries, of which nothing was loaded. */
const load = {
  ...act(true),
  ...{ operation: 'ingest', about: [], circle: false, reason: '' },
  ...{ deliveries: Array.from({ length: 8 }, (_, i) => `bills-${i + 1}`), dryRun: true },
};

let site: Visited;
let asked: object[];
let sealed = true;
let acts = (): object[] => [act(sealed)];
beforeAll(async () => {
  site = await visited({
    ask: (operation: Operation, _reader: unknown, question: unknown) => {
      if (operation !== (audit as Operation)) return Promise.resolve(answerOf(operation, () => undefined));
      asked.push(question as object);
      const counts = { total: acts().length, selfSearches: 0, circleSearches: 1, leftOut: 12 };
      return Promise.resolve({ ...counts, acts: acts() });
    },
  });
  await site.signIn('auditor.one');
});
beforeEach(() => (asked = []));
afterAll(() => site.close());
const text = async (address: string): Promise<string> => (await site.get(address)).text();

test('an act has its id and, where a question is sealed in it, the commands that open it and that destroy its key', async () => {
  const page = await text('/audit');
  expect(page).toContain(`<code class="pl-copy">plumbline audit open ${ID} --as-user "auditor.one" --reason`);
  expect(page).toContain(
    `<code class="pl-copy">plumbline audit destroy-key ${ID} --as-user "auditor.one" --reason`,
  );
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
  expect(head).toBe(
    'when,user,role,act,operation,about,deliveries,dry run,outcome,ids shown,question,id,reason',
  );
  expect(row).toBe(
    `2026-11-20T09:00:00.000Z,analyst.one,analyst,asked,search,staff:KV-1,,,answered,7,about somebody close?,${ID},complaint 2026/114`,
  );
  expect(asked[0]).toMatchObject({ limit: 1_000_000 });
});

test('a load says of which deliveries it was, and that it was a dry run, on the page and in the file', async () => {
  const before = acts;
  acts = () => [load];
  const page = (await text('/audit')).replaceAll(/<[^>]+>/g, '');
  const [, row] = (await text('/audit?format=csv')).split('\r\n');
  acts = before;
  expect(page).toContain('Asked: ingest, a dry run');
  expect(page).toContain('bills-1, bills-2, bills-3, bills-4, bills-5 and 3 more deliveries');
  expect(row).toContain(`,asked,ingest,,${load.deliveries.join(' ')},yes,answered,`);
});

test('where a subject has no act, it is said that this tells nothing', async () => {
  const before = acts;
  acts = () => [];
  const [named, all] = [await text('/audit?subject=staff:KV-9999'), await text('/audit')];
  acts = before;
  const told = 'does not say whether there is such a person or thing';
  expect([named.includes(told), all.includes(told)]).toEqual([true, false]);
  expect(all).toContain('Nothing matches');
});

test('of deliveries an auditor is told that they read none, and not that nothing is loaded', async () => {
  const page = await text('/deliveries');
  expect(page).toContain('Auditors read no records.');
  expect(page).not.toContain('Perhaps nothing is loaded');
});

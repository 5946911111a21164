import type { Operation } from '../operations/operation';
import { answerOf } from './testing/answers';
import { visited } from './testing/server';

/** The text of a page whose operations answer so, with these answers changed. */
async function textOf(address: string, changed: Readonly<Record<string, object>>): Promise<string> {
  const site = await visited({
    ask: (operation: Operation) => {
      const answer = answerOf(operation, () => undefined) as object;
      return Promise.resolve({ ...answer, ...changed[operation.id] });
    },
  });
  await site.signIn('analyst.one');
  const text = await (await site.get(address)).text();
  await site.close();
  return text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

const PERSON = { kind: 'person', conflict: null, label: 'Smith, Jan', nativeId: 'KV-1' };
const NO_LINKS = { links: [], total: 0, counts: [] };
const card = (absent: readonly string[]): Promise<string> =>
  textOf('/entity?id=x', { entity: { ...PERSON, absent, coverage: [] }, expand: NO_LINKS });

describe('what a card says nothing of', () => {
  test('is unknown where the sources are not there, and names them', async () => {
    const text = await card(['notifiable-associations', 'phone-billing', 'system-access']);
    expect(text).toContain(
      'Most in contact with Unknown: no phone billing. Without it nothing can be said, neither yes nor no.',
    );
    expect(text).toContain(
      'Declared against observed Unknown: no phone billing and notifiable associations. Without them nothing',
    );
    expect(text).toContain('Look-ups Unknown: no system access. Without it nothing');
    expect(text).toContain(
      'What these sources do not say Unknown: no notifiable associations, phone billing and system access. You see nothing of these sources',
    );
    expect(text).not.toMatch(/No contact in the billing|Nothing declared|No look-ups/);
  });

  test('is "no" where they are', async () => {
    const text = await card([]);
    expect(text).toContain('No contact in the billing that you can see.');
    expect(text).toContain('Nothing declared, and no contact that would call for it.');
    expect(text).toContain('No look-ups.');
    expect(text).not.toContain('Unknown: no');
  });
});

test('every page names the sources that are not there, first', async () => {
  const there = { source: 'workforce', events: false, records: 3, first: null, earlier: 0, last: null };
  const text = await textOf('/patterns', { view: { coverage: [there], absent: ['phone-billing'] } });
  expect(text).toMatch(/To Phone billing nothing that you can see: unknown Workforce 3/);
});

describe('the home page', () => {
  const home = (asked: number, unknown: number, partlyUnknown: number, absent: string[]): Promise<string> =>
    textOf('/', {
      home: {
        ...{ latest: [], found: 0, overdue: [], overdueTotal: 0, absent },
        patterns: { asked, unknown, partlyUnknown },
      },
    });

  test('says how many patterns are unknown, and of which sources there is nothing', async () => {
    const text = await home(9, 3, 2, ['notifiable-associations', 'phone-billing']);
    expect(text).toContain('Unknown: 3 of the 9 patterns cannot be answered. Partly unknown: 2 of 9.');
    expect(text).toContain('No findings of the 6 patterns that could be answered.');
    expect(text).toContain('Reviews overdue: unknown Unknown: no notifiable associations.');
    expect(text).toMatch(
      /Behind the latest Notifiable associations nothing that you can see: unknown Phone billing nothing/,
    );
  });

  test('says that no pattern could be asked where none could', async () => {
    expect(await home(9, 9, 0, [])).toContain('No pattern could be asked.');
  });

  test('says "none" where every pattern was answered', async () => {
    const text = await home(9, 0, 0, []);
    expect(text).toContain('No findings. ');
    expect(text).toContain('Reviews overdue: 0 None.');
    expect(text).not.toMatch(/Unknown|Reviews overdue: unknown/);
  });
});

test('where nobody is raised the top list gives no order, and names the sources that are missing', async () => {
  const factor = { missing: ['complaints', 'phone-billing'] };
  const text = await textOf('/top20', {
    top20: { rows: [], heldBack: [], population: 200, factors: [factor] },
  });
  expect(text).toContain('No order can be given. Nothing that you can see raises any of the 200 people');
  expect(text).toContain('Unknown for want of complaints and phone billing.');
});

import type { Operation } from '../../../operations/operation';
import { answerOf } from '../../testing/answers';
import { visited } from '../../testing/server';

const COUNTED = {
  id: 'call-intensity',
  population: 2323,
  populationOf: 'Pairs of a person and a number.',
  counts: { staff: 523, unchecked: 69 },
};
const MEANT = {
  id: 'call-intensity',
  counts: {
    staff: 'Members of staff with a communication.',
    unchecked: 'Members of staff without a number.',
  },
};

/** What the page of a pattern says whose sources are there, or not. */
async function said(unknown: readonly object[]): Promise<string> {
  const site = await visited({
    ask: (operation: Operation) => {
      const answer = answerOf(operation, () => undefined) as { patterns: object[] };
      const changed = operation.id === 'patterns-list' ? MEANT : { ...COUNTED, unknown };
      const patterns = answer.patterns?.map((pattern) => ({ ...pattern, ...changed }));
      return Promise.resolve({ ...answer, ...(patterns ? { patterns } : {}) });
    },
  });
  await site.signIn('analyst.one');
  const text = await (await site.get('/patterns/call-intensity')).text();
  await site.close();
  return text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('each number says what it is of, and a finding when it last happened and could be known', async () => {
  const text = await said([]);
  expect(text).toContain('1 finding of 2,323 that could have matched in what you can see 2,323 Pairs of a');
  expect(text).toContain('523 Members of staff with a communication. 69 Members of staff without a number.');
  expect(text).toMatch(/Last occasion Could be known from Evidence/);
});

test('where a source is missing it is unknown, and not unknown of 0', async () => {
  const text = await said([{ source: 'phone-billing', answered: false, means: 'Nothing can be said.' }]);
  expect(text).toContain('Unknown Unknown: no phone billing. Nothing can be said.');
  expect(text).not.toContain('could have matched in what you can see 2,323');
});

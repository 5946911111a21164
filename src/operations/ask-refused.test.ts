import type { Reader } from '../model/view';
import { ask, permit } from './ask';
import type { Operation } from './operation';
import { analyst, asked, servicesThatTell, WHO, type Told } from './testing/asked';

let { services, told }: Told = servicesThatTell(undefined);
beforeEach(() => ({ services, told } = servicesThatTell(undefined)));

test.each<[string, Partial<Operation>, Partial<Reader>]>([
  ['another role', { roles: ['auditor'] }, {}],
  ['another role, though a loader', { roles: ['auditor'], loader: true }, { loader: true }],
  ['no loader', { loader: true }, {}],
])('%s may not ask: told, refused, not run', async (_who, more, reader) => {
  let ran = false;
  const operation = asked(() => (ran = true), more);
  const by = { ...analyst, ...reader };
  await expect(ask(services, operation, by, { of: 'x' })).rejects.toMatchObject({
    ...{ code: 'not_permitted', message: 'Your role (analyst) may not use "try".' },
  });
  const refused = {
    act: 'refused',
    who: WHO,
    operation: 'try',
    outcome: 'not_permitted',
    question: { of: 'x' },
  };
  expect([told, ran]).toEqual([[['tell', refused]], false]);
});

test('whoever has the role may ask, a loader what is for loaders', () => {
  expect(() =>
    permit(
      asked(() => 1),
      analyst,
    ),
  ).not.toThrow();
  expect(() =>
    permit(
      asked(() => 1, { loader: true }),
      { ...analyst, loader: true },
    ),
  ).not.toThrow();
});

test.each<[unknown, RegExp]>([
  [{ deep: { n: 'x' } }, /^try: deep\.n: .+\.$/],
  [{ list: 3 }, /^try: list: write a text, or write a list\.$/],
  [{ list: ['a', 'b', 'c'] }, /^try: list: no more than 2 can be named\.$/],
  [{ list: ['a', 7] }, /^try: list: write a text\.$/],
  ['text', /^try: write names with values\.$/],
  [{ asOf: 'soon' }, /^A time is a date/],
  [{ validAt: 'soon' }, /^A time is a date/],
  [
    { of: JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`) as unknown },
    /^try: lists or objects stand more than 32 deep in one another\.$/,
  ],
  [{ deep: { n: JSON.parse('1e999') as number } }, /^try: a number is too large\.$/],
])('a question that is not well formed is usage, told and not begun: %j', async (question, message) => {
  await expect(
    ask(
      services,
      asked(() => 1),
      analyst,
      question,
    ),
  ).rejects.toMatchObject({
    ...{ code: 'usage', message: expect.stringMatching(message) as string },
  });
  expect(told).toEqual([
    ['tell', { act: 'refused', who: WHO, operation: 'try', outcome: 'usage', question }],
  ]);
});

test('a refusal of no question has an empty one', async () => {
  await expect(
    ask(
      services,
      asked(() => 1, { roles: [] }),
      analyst,
      undefined,
    ),
  ).rejects.toThrow();
  expect(told).toMatchObject([['tell', { question: {} }]]);
});

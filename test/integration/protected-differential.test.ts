import path from 'node:path';
import fc from 'fast-check';
import { numberTests, protectedNumbers, textTests } from '../../src/archive/compile/protected';
import { Duck } from '../../src/archive/duck';
import { masked } from '../../src/ingest/protection/masking';
import { comparedPrefix, MASK, ProtectedList, type ProtectedName } from '../../src/model/protected';
import { normalisedNumber } from '../../src/model/phone-number';
import { closeAll, temporaryFolder } from './archive-fixture';

// What names a protected communication is said in TypeScript for records and in SQL for events. Both are asked the same,
// of texts made from pieces of the list and what may stand beside them (a fixed seed), and of awkward ones by hand.
const names: ProtectedName[] = [
  ...['+448081570123', '+33612345678', '80100', '7001234'].map((value) => ({ by: 'number', value }) as const),
  { by: 'prefix', value: '+44808157' + '09' },
  { by: 'address', value: 'help@line.example' },
  { by: 'domain', value: 'union.example' },
  { by: 'account', value: 'fed.office' },
  { by: 'account', value: 'rep-7' },
];
const list = new ProtectedList(names);

const NAMED = [
  '08081570123',
  'call 0808 157 0123 back',
  '(0808) 157-0123',
  '+44 (0) 808 157 0123',
  '0044 808 157 0123',
  '0808/157/0123',
  '0808.157.0123.',
  'tel:+448081570123;ext=1',
  '0808 157 0988',
  '+33 6 12 34 56 78',
  '0033612345678',
  'ext 80100',
  'ext.80100,',
  'Help@Line.Example',
  '<help@line.example>',
  'help@line.example.',
  'jo@union.example',
  'https://www.union.example/join?x=1',
  'UNION.EXAMPLE',
  'FED\\Fed.Office',
  'fed.office@kent.example',
  'asked fed.office.',
  'rep-7',
  '7001234',
];
const NOT_NAMED = [
  '',
  '0808 157 0124',
  '08081571123',
  '801001',
  'A80100',
  'yhelp@line.example',
  'help@line.example.com',
  'notunion.example',
  'union.example.com',
  'union example',
  'fed.officer',
  'chief.fed.office',
  'rep-71',
  'rep 7',
  '700123',
];

let duck: Duck;
beforeAll(async () => {
  duck = await Duck.open({ memoryLimit: '300MB', spill: path.join(temporaryFolder(), 'spill') });
  const { sql, bindings } = protectedNumbers(list);
  await duck.run(sql, bindings);
});
afterAll(async () => {
  duck.close();
  await closeAll();
});

async function inSql(texts: readonly string[], tests: readonly string[]): Promise<boolean[]> {
  const rows = await duck.rows<{ y: boolean }>(
    `SELECT ${tests.join(' OR ')} AS y FROM (SELECT unnest($texts) AS x, generate_subscripts($texts, 1) AS n) ORDER BY n`,
    { texts },
  );
  return rows.map((row) => row.y);
}

test('texts by hand', async () => {
  expect(NAMED.filter((text) => !list.isNamedIn(text))).toEqual([]);
  expect(NOT_NAMED.filter((text) => list.isNamedIn(text))).toEqual([]);
  expect(await inSql(NAMED, textTests(list, 'x'))).toEqual(NAMED.map(() => true));
  expect(await inSql(NOT_NAMED, textTests(list, 'x'))).toEqual(NOT_NAMED.map(() => false));
});

const piece = fc.oneof(
  fc.constantFrom(...NAMED, ...NOT_NAMED),
  fc.constantFrom(
    '.',
    ' ',
    '-',
    '@',
    '_',
    '0',
    '44',
    '+',
    'a',
    'É',
    '\u00a0',
    'x@',
    '%',
    '\\',
    '/',
    '80100',
    '.example',
  ),
);
const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));

test('texts of any pieces', async () => {
  const texts = fc.sample(text, { seed: 2026, numRuns: 6000 });
  const answers = await inSql(texts, textTests(list, 'x'));
  expect(answers.filter(Boolean).length).toBeGreaterThan(1000);
  expect(answers.filter((named) => !named).length).toBeGreaterThan(500);
  texts.forEach((t, i) => expect([t, answers[i]]).toEqual([t, list.isNamedIn(t)]));
});

test('numbers', async () => {
  const numbers = fc
    .sample(fc.stringMatching(/^(\+?44|0044|0|\+33)?(8081570[19][0-9]{2}|612345678|80100)$/), {
      seed: 7,
      numRuns: 3000,
    })
    .flatMap((t) => normalisedNumber(t) ?? []);
  const answers = await inSql(numbers, numberTests(list, 'x'));
  expect(answers.filter(Boolean).length).toBeGreaterThan(300);
  numbers.forEach((n, i) => expect([n, answers[i]]).toEqual([n, list.isNumber(n)]));
});

test('an empty list asks nothing', () => {
  const empty = new ProtectedList([]);
  expect([textTests(empty, 'x'), numberTests(empty, 'x')]).toEqual([[], []]);
  expect(NAMED.some((t) => empty.isNamedIn(t))).toBe(false);
});

test('a masked text names nothing, and keeps what stands round the name', () => {
  expect(masked('He rang (0808) 157-0123 on 3 May, then jo@union.example.', list)).toBe(
    `He rang (${MASK} on 3 May, then ${MASK}.`,
  );
  expect(masked('nothing here', list)).toBe('nothing here');
  for (const t of fc.sample(text, { seed: 11, numRuns: 3000 }))
    expect([t, list.isNamedIn(masked(t, list))]).toEqual([t, false]);
});

test('what a range begins with is read as its numbers are', () => {
  for (const [given, wanted] of [
    ['0808 157 0', '+448081570'],
    ['+44 (0)808 1570', '+448081570'],
    ['0044 808 1570', '+448081570'],
    ['44 808 1570', '+448081570'],
    ['808 1570', undefined],
    ['0808', undefined],
    ['+33 612 3456', '+336123456'],
  ] as const)
    expect([given, comparedPrefix(given)]).toEqual([given, wanted]);
});

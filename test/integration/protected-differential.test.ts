import path from 'node:path';
import fc from 'fast-check';
import {
  folded,
  numberTests,
  protectedNumbers,
  referenceTests,
  textTests,
} from '../../src/archive/compile/protected';
import { Duck } from '../../src/archive/duck';
import { masked } from '../../src/ingest/protection/masking';
import { REGISTERS, type Register } from '../../src/model/entity';
import { MASK, ProtectedList, type ProtectedName } from '../../src/model/protected';
import { comparedPrefix } from '../../src/model/protected-number';
import { normalisedNumber } from '../../src/model/phone-number';
import { closeAll, temporaryFolder } from './archive-fixture';

// What names a protected communication is said in TypeScript for records and in SQL for events. Both are asked the same,
// of texts made from pieces of the list and what may stand beside them (a fixed seed), and of awkward ones by hand.
const names: ProtectedName[] = [
  ...['+448081570123', '+33612345678', '80100', '7001234', '08001111'].map(
    (value) => ({ by: 'number', value }) as const,
  ),
  { by: 'prefix', value: '+44808157' + '09' },
  { by: 'prefix', value: '+44909157' },
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
  // The ends of sentences.
  'asked fed.office ... and went',
  'asked fed.office... and went',
  'of union.example...',
  'help@line.example..',
  // A range of six digits, and a number of seven, by the 0 or the country before them.
  '0909 157 4444',
  '+44 909 157 4444',
  'rang 0800 1111',
  '+44 (0) 800 1111',
  // An extension behind a word for one, and what pages, addresses and other keyboards make of a text.
  'rang x80100',
  'ext80100.',
  'EXTN80100',
  'extension80100',
  '0808&nbsp;157&#160;0123',
  '0808%20157%200123',
  '０８０８ １５７ ０１２３',
  'ｈｅｌｐ＠ｌｉｎｅ．ｅｘａｍｐｌｅ',
  '?to=help%40line.example&x=1',
  'help&#64;line.example',
  'jo&commat;union.example',
  'Help+tag@line.example',
  'help+a+b@line.example',
  'x%20help@line.example',
  'he\u200blp@line.example',
  'rep\u20117',
  'asked fed\u00ad.office',
];

/** Numbers of the list in fields that hold a number, as systems and spreadsheets write them. */
const NUMBERS = [
  '0808 157 0123',
  '+44 (0) 808 157 0123',
  '000448081570123',
  '8081570123',
  '1410808 1570123',
  '14708081570123',
  '908081570123',
  '914108081570123',
  '98081570123',
  '4408081570123',
  '0044 0808 157 0123',
  '+0808 157 0123',
  '+8081570123',
  '+44044 808 157 0123',
  '7 808 157 0123',
  '+33612345678',
  '33612345678',
  '90033612345678',
  '80100',
  '7001234',
  '9 700 1234',
  '0800 1111',
  '8001111',
  '+44 800 1111',
  '1410800 1111',
  '0808 157 0999',
  '8081570999',
  '14108081570999',
  '908081570999',
  '4408081570999',
  '+44044 808 157 0999',
  '0909 157 4444',
  '909157444',
];
/** Other numbers: with digits behind, too few of them, or an extension with a digit more. */
const OTHER_NUMBERS = [
  '08081570124',
  '080815701234',
  '8081570123456',
  '081570123',
  '81570123',
  '180100',
  '801001',
  '980100',
  '+80100111',
  '17001234',
  '70012345',
  '02070012345',
  '08001112',
  '0208001111',
  '2080815709',
  '02080815709',
  '808157',
  '612345678',
  '+446123456789',
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
  'ax80100',
  'text80100',
  'x801001',
  'xx80100',
  '0808&amp;lt157 0123',
  'help+@line.example.com',
  '+help@line.example',
  'help%41line.example',
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
  expect(await inSql(NAMED, textTests(list, folded('x')))).toEqual(NAMED.map(() => true));
  expect(await inSql(NOT_NAMED, textTests(list, folded('x')))).toEqual(NOT_NAMED.map(() => false));
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
    'İ',
    '\u212a',
    '\u00a0',
    'x@',
    '%',
    '\\',
    '/',
    '80100',
    '.example',
    'ext',
    '&nbsp;',
    '%40',
    '%20',
    '+tag@',
    '８',
    '＠',
    '\u200b',
    '&nb\u200bsp;',
    '\u2011',
  ),
);
const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));

test('texts of any pieces', async () => {
  const texts = fc.sample(text, { seed: 2026, numRuns: 6000 });
  const answers = await inSql(texts, textTests(list, folded('x')));
  expect(answers.filter(Boolean).length).toBeGreaterThan(1000);
  expect(answers.filter((named) => !named).length).toBeGreaterThan(500);
  texts.forEach((t, i) => expect([t, answers[i]]).toEqual([t, list.isNamedIn(t)]));
});

/** References, and the registers under which each is written. */
const REFERRING = ['0808 157 0123', 'R-08081570123', 'help@line.example', 'fed.office', 'ring 8081570988'];
const NOT_REFERRING = ['N1', '0808 157 0124', 'fed.officer', 'KV-1001'];

test('a reference names what its text names, whatever register it is written under', async () => {
  const registers = Object.keys(REGISTERS) as Register[];
  const asked = [...REFERRING, ...NOT_REFERRING, '80100'].flatMap((native) =>
    registers.filter((r) => r !== 'phone').map((register) => ({ register, native })),
  );
  const rows = await duck.rows<{ y: boolean }>(
    `SELECT ${referenceTests(list, folded('x'), 'r').join(' OR ')} AS y FROM (
      SELECT unnest($registers) AS r, unnest($natives) AS x, generate_subscripts($natives, 1) AS n) ORDER BY n`,
    { registers: asked.map((a) => a.register), natives: asked.map((a) => a.native) },
  );
  // An extension has the digits of somebody's collar number, and is told among what nobody hands out alone.
  const wanted = asked.map(({ register, native }) =>
    native === '80100'
      ? ['name', 'organisation', 'vehicle', 'address', 'record', 'username'].includes(register)
      : REFERRING.includes(native),
  );
  expect(asked.map(({ register, native }) => list.isReferredTo(register, native))).toEqual(wanted);
  expect(rows.map((row) => row.y)).toEqual(wanted);
  expect([list.isReferredTo('phone', '80100'), list.isReferredTo('phone', '8081570124')]).toEqual([
    true,
    false,
  ]);
});

const compared = (texts: readonly string[]): string[] =>
  texts.map((t) => normalisedNumber(t) ?? `${t} is none`);

test('numbers by hand', async () => {
  expect(NUMBERS.filter((t, i) => !list.isNumber(compared(NUMBERS)[i] ?? t))).toEqual([]);
  expect(OTHER_NUMBERS.filter((t, i) => list.isNumber(compared(OTHER_NUMBERS)[i] ?? t))).toEqual([]);
  expect(await inSql(compared(NUMBERS), numberTests(list, 'x'))).toEqual(NUMBERS.map(() => true));
  expect(await inSql(compared(OTHER_NUMBERS), numberTests(list, 'x'))).toEqual(
    OTHER_NUMBERS.map(() => false),
  );
});

test('numbers of any pieces', async () => {
  const numbers = fc
    .sample(
      fc.stringMatching(
        /^(\+|00|9|141|1470|3)?(44|0044|0|\+33)?0?(8081570[19][0-9]{2}|612345678|80100|7001234|8001111|9091574)[0-9]?$/,
      ),
      { seed: 7, numRuns: 6000 },
    )
    .flatMap((t) => normalisedNumber(t) ?? []);
  const answers = await inSql(numbers, numberTests(list, 'x'));
  expect(answers.filter(Boolean).length).toBeGreaterThan(300);
  expect(answers.filter((named) => !named).length).toBeGreaterThan(300);
  numbers.forEach((n, i) => expect([n, answers[i]]).toEqual([n, list.isNumber(n)]));
});

test('a number is protected in whatever writing it stands in the list', () => {
  const written = (number: string): ProtectedList =>
    new ProtectedList([{ by: 'number', value: normalisedNumber(number) ?? '' }]);
  for (const text of [
    '0808 157 0123',
    '+44 (0) 808 157 0123',
    '000448081570123',
    '8081570123',
    '141 0808 157 0123',
    '1470 0808 157 0123',
    '9 0808 157 0123',
    '4408081570123',
    '0044 0808 157 0123',
    '+0808 157 0123',
    '+8081570123',
  ])
    expect([
      text,
      written(text).isNumber('+448081570123'),
      written(text).isNamedIn('ring 0808 157 0123'),
    ]).toEqual([text, true, true]);
  // What might be something dialled before another number stays where too little would be left.
  expect(
    ['141', '999', '9001', '0141 234 5678'].map((t) => [
      ...written(t).telephones.exact,
      ...written(t).telephones.endings,
    ]),
  ).toEqual([['141'], ['999'], ['9001'], ['1412345678']]);
});

test('an empty list asks nothing', () => {
  const empty = new ProtectedList([]);
  expect([textTests(empty, folded('x')), numberTests(empty, 'x')]).toEqual([[], []]);
  expect(NAMED.some((t) => empty.isNamedIn(t))).toBe(false);
});

test('a masked text names nothing, and keeps what stands round the name', () => {
  expect(masked('He rang (0808) 157-0123 on 3 May, then jo@union.example.', list)).toBe(
    `He rang (${MASK} on 3 May, then ${MASK}.`,
  );
  expect(
    masked('From ０８０８&nbsp;157&nbsp;0123 to x80100, help%40line.example, he\u200blp@line.example.', list),
  ).toBe(`From ${MASK} to ${MASK}, ${MASK}, ${MASK}.`);
  expect(masked('nothing here', list)).toBe('nothing here');
  expect(masked('Ring 0808 157 0123 or +44 (0) 909 157 4444... or <Help@Line.Example>.', list)).toBe(
    `Ring ${MASK} or ${MASK}... or <${MASK}>.`,
  );
  for (const t of fc.sample(text, { seed: 11, numRuns: 3000 }))
    expect([t, list.isNamedIn(masked(t, list))]).toEqual([t, false]);
});

const MILLION = 1_000_000;

test('of a long text no more is looked at than its length bounds', () => {
  for (const repeated of ['a.', 'other.example.', 'a@', '8081570124', '1 ', 'a', '@a.']) {
    const counted = new ProtectedList(names);
    let looked = 0;
    for (const named of [
      counted.domains,
      counted.accounts,
      counted.addresses,
      counted.digits,
    ] as Set<string>[]) {
      const has = named.has.bind(named);
      named.has = (name) => {
        looked += name.length;
        return has(name);
      };
    }
    expect(counted.isNamedIn(repeated.repeat(MILLION / 20 / repeated.length))).toBe(false);
    expect([repeated, looked < 5 * MILLION]).toEqual([repeated, true]);
  }
});

test('a long text that names something is masked in seconds, where looking back at every place would take minutes', () => {
  const begun = Date.now();
  for (const repeated of ['a', 'a.', 'a@', '-', '+44 0 '])
    expect(masked(`see union.example ${repeated.repeat(MILLION / repeated.length)}`, list)).toMatch(
      /^see \[protected\] /,
    );
  expect(Date.now() - begun).toBeLessThan(60_000);
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
    ['00000000', undefined],
    ['+44 0 123', undefined],
  ] as const)
    expect([given, comparedPrefix(given)]).toEqual([given, wanted]);
});

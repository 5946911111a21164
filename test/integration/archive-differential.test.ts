import path from 'node:path';
import fc from 'fast-check';
import { canonicalText } from '../../src/archive/compile/canonical-text';
import { keyedIdSql } from '../../src/archive/compile/keyed-id';
import { inCapitals, plainId } from '../../src/archive/compile/native-id';
import { normalisedSql, numberDigits } from '../../src/archive/compile/phone-number';
import { planRows } from '../../src/archive/compile/row-plan';
import { readRows, rejectSql, type RowFacts } from '../../src/archive/compile/row-sql';
import { trimmed, unlessBlank } from '../../src/archive/compile/sql';
import { Duck } from '../../src/archive/duck';
import { canonicalMapping } from '../../src/ingest/delivery/mapping-file';
import { isRejected } from '../../src/ingest/row/read-record';
import { RowReader } from '../../src/ingest/row/row-reader';
import { endOfDay } from '../../src/ingest/row/zone';
import { whenReader } from '../../src/ingest/row/when';
import type { DateFormat, Mapping } from '../../src/model/mapping';
import { nativeIdFrom } from '../../src/model/native-id';
import { FOREVER } from '../../src/model/time';
import { NOTHING_PROTECTED } from '../../src/model/protected';
import { normalisedNumber } from '../../src/model/phone-number';
import { canonicalJson, keyedId } from '../../src/shared/hash';
import { sourceOf } from '../../src/sources';
import { closeAll, temporaryFolder } from './archive-fixture';

// The archive says set-wise in SQL what the rest of the product says in TypeScript. Here both are asked the same, with
// generated texts (a fixed seed) and the awkward ones by hand; TypeScript is what is right.
let duck: Duck;
beforeAll(async () => {
  duck = await Duck.open({ memoryLimit: '300MB', spill: path.join(temporaryFolder(), 'spill') });
});
afterAll(async () => {
  duck.close();
  await closeAll();
});

const SEED = { seed: 2026, numRuns: 3000 };

/** What an expression over column `x` gives for each text, in order. */
async function over<T>(texts: readonly string[], expression: string): Promise<T[]> {
  const rows = await duck.rows<{ y: T }>(
    `SELECT ${expression} AS y FROM (SELECT unnest($texts) AS x, generate_subscripts($texts, 1) AS n) ORDER BY n`,
    { texts },
  );
  return rows.map((r) => r.y);
}

const sampled = (unit: fc.Arbitrary<string>, maxLength: number): string[] =>
  fc.sample(fc.string({ unit, maxLength }), SEED).concat('');

test.each(['nominal', 'staff'] as const)('ids of a %s', async (register) => {
  const signs = ['-', '\u2011', '\u2014', '\u2212', '\u200b', '\u00ad', '\ufeff', ' ', '\u00a0', ':'];
  const unit = fc.constantFrom('k', 'K', 'ß', 'é', '1', '\uff21', '\uff4b', '\uff11', ...signs);
  const texts = [...sampled(unit, 8), 'KV\u20111001', 'KV-1\u200b001', '\uff2b\uff36-1001'].map((text) =>
    text.trim(),
  );
  const id = plainId('x');
  const found = await over<string | null>(texts, `nullif(${register === 'staff' ? inCapitals(id) : id}, '')`);
  expect(found).toEqual(texts.map((text) => nativeIdFrom(register, text) ?? null));
});

/** What a spreadsheet or a program makes of a number that it took for a quantity. */
const FRACTIONS = ['08081570989.0', '8081570989.00', '7700900002.0', '447700900111.0', '+447700900111.0'];

test('telephone numbers', async () => {
  const unit = fc.constantFrom(
    '0',
    '0',
    '4',
    '4',
    '7',
    '1',
    '9',
    '2',
    '+',
    ' ',
    '-',
    '(',
    ')',
    '.',
    '\u00a0',
    'E',
    'x',
  );
  const texts = [
    ...sampled(unit, 16),
    ...fc.sample(fc.stringMatching(/^(\+?44|0044|0|\+)?\(?0?\)? ?[0-9]{3,11}$/), SEED),
    ...[
      '07700900123',
      '+44 (0)7700 900123',
      '00447700900123',
      '447700900123',
      '7.70090E+10',
      '+1234567',
      '+123456',
      '999',
      ...FRACTIONS,
    ],
    ...fc.sample(fc.stringMatching(/^\+?0?[0-9]{3,11}\.0{0,3}$/), SEED),
  ];
  const answers = await over<string | null>(
    texts,
    `(SELECT ${normalisedSql('d', '')} FROM (SELECT ${numberDigits('x')} AS d))`,
  );
  expect(answers.filter((a) => a !== null).length).toBeGreaterThan(1000);
  texts.forEach((text, i) => expect([text, answers[i] ?? undefined]).toEqual([text, normalisedNumber(text)]));
  expect(FRACTIONS.map(normalisedNumber)).toEqual(FRACTIONS.map(() => undefined));
  expect(['0808.157.0989', '0808.157.0', '07700900123.'].map(normalisedNumber)).toEqual([
    '+448081570989',
    '08081570',
    '+447700900123',
  ]);
});

test('white space', async () => {
  const unit = fc.constantFrom(
    ' ',
    '\t',
    '\n',
    '\u00a0',
    '\ufeff',
    '\u2003',
    '\u3000',
    '\u200b',
    'a',
    'é',
    '!',
    '"',
  );
  const texts = sampled(unit, 6);
  const [trims, blanks] = [
    await over<string>(texts, `'|' || (${trimmed('x')})`),
    await over<string | null>(texts, `'|' || (${unlessBlank('x')})`),
  ];
  texts.forEach((text, i) =>
    expect([text, trims[i], blanks[i]]).toEqual([
      text,
      `|${text.trim()}`,
      text.trim() === '' ? null : `|${text}`,
    ]),
  );
});

test('the canonical text of a row, and the ids keyed with it', async () => {
  const unit = fc.constantFrom(
    'a',
    '"',
    '\\',
    '\t',
    '\n',
    '\r',
    '/',
    'é',
    '😀',
    '\u2028',
    '\u007e',
    "'",
    '{',
  );
  const texts = sampled(unit, 12);
  const text = canonicalText([
    { field: 'b_field', column: 'x' },
    { field: 'B', column: 'x' },
    { field: 'absent', column: 'z' },
  ]);
  const found = await duck.rows<{ y: string; id: string }>(
    `SELECT y, ${keyedIdSql(Buffer.alloc(80, 9), [`'part'`, 'y'])} AS id FROM (SELECT n, ${text} AS y FROM (SELECT unnest($texts) AS x, generate_subscripts($texts, 1) AS n, NULL::VARCHAR AS z)) ORDER BY n`,
    { texts },
  );
  texts.forEach((t, i) => {
    const json = canonicalJson({ b_field: t, B: t });
    expect(found[i]).toEqual({ y: json, id: keyedId(Buffer.alloc(80, 9), 'part', json) });
  });
});

const ISO = [
  ...[
    '2021',
    '2021-02',
    '2021-02-03',
    '2021-02-30',
    '2021-13',
    '2021-2-3',
    '0999-01-01',
    '03/04/2021',
    '13.04.2021',
    '1/2/21 x',
  ],
  ...[
    '2021-02-03T10:11',
    '2021-02-03 10:11:12',
    '2021-02-03T10:11:12.1',
    '2021-02-03T10:11:12,123456789',
    '2021-02-03T24:00',
  ],
  ...[
    '2021-02-03T10:11:60',
    '2021-02-03T10:60',
    '2021-02-03T10:11Z',
    '2021-02-03T10:11:12+01:30',
    '2021-02-03T10:11-0530',
  ],
  ...[
    '2021-02-03T10:11+01',
    '2021-02-03T10:11+19:00',
    '2021-02-03T10:11+01:60',
    '2021-02-03t10:11',
    '20210203',
    'soon',
    '1900-02-29',
  ],
  ...[
    '2026-03-29T00:59:59',
    '2026-03-29T01:00',
    '2026-03-29T01:59:59.999',
    '2026-03-29T02:00',
    '2026-10-25T00:59',
    '2026-10-25T01:00',
  ],
  ...[
    '2026-10-25T01:59:59.999',
    '2026-10-25T02:00',
    '2026-03-29',
    '2026-10-25',
    '2026-10',
    '2000-02-29',
    '2100-02-29',
    ' 2021-02-03 ',
  ],
  ...[
    '2021-02-03T10:11:12.',
    '2021-02-03T10:11:12+1',
    '2021-02-03T1:11',
    '+2021-02-03',
    '2021-02-03T10',
    '2018-11-04T00:30',
    '2018-11-03T23:59',
  ],
];
const two = (n: number): string => String(n).padStart(2, '0');
const parts = fc.tuple(
  fc.integer({ min: 1971, max: 2099 }),
  fc.integer({ min: 0, max: 13 }),
  fc.integer({ min: 0, max: 32 }),
  fc.integer({ min: 0, max: 24 }),
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 60 }),
);
const sample = fc.sample(parts, { seed: 7, numRuns: 1500 });
const MONTHS = [
  'Jan',
  'February',
  'MAR',
  'apr',
  'May',
  'June',
  'Jul',
  'Aug',
  'Sept',
  'Sep',
  'oct',
  'December',
  'Dec',
];

const CASES: [string, DateFormat | undefined, string, string[]][] = [
  [
    'ISO, London',
    undefined,
    'Europe/London',
    [...ISO, ...sample.map(([y, m, d, h, i, s]) => `${y}-${two(m)}-${two(d)}T${two(h)}:${two(i)}:${two(s)}`)],
  ],
  [
    'ISO, midnight changes',
    undefined,
    'America/Sao_Paulo',
    [...ISO, ...sample.map(([y, m, d, h, i]) => `${y}-${two(m)}-${two(d)} ${two(h)}:${two(i)}`)],
  ],
  [
    'ISO, half an hour',
    { zone: 'Australia/Lord_Howe' },
    'UTC',
    [...ISO, '2026-04-05T01:45', '2026-10-04T02:15', ...sample.map(([y, m]) => `${y}-${two(m)}`)],
  ],
  [
    'dd/MM/yyyy HH:mm:ss',
    { format: 'dd/MM/yyyy HH:mm:ss' },
    'Europe/London',
    [
      '25/10/2026 01:30:00',
      '1/2/2021 10:00:00',
      ...sample.map(([y, m, d, h, i, s]) => `${two(d)}/${two(m)}/${y} ${two(h)}:${two(i)}:${two(s)}`),
    ],
  ],
  [
    'd/M/yy h:mm a',
    { format: 'd/M/yy h:mm a' },
    'Europe/London',
    [
      '12/1/60 12:00 am',
      '12/1/61 12:00 PM',
      '1/1/2021 1:05 pm',
      ...sample.map(([y, m, d, h, i]) => `${d}/${m}/${two(y % 100)} ${h}:${two(i)} ${h % 2 ? 'am' : 'PM'}`),
    ],
  ],
  [
    'dd MMM yyyy',
    { format: 'dd MMM yyyy' },
    'Europe/London',
    sample.map(([y, m, d]) => `${two(d)} ${MONTHS[m] ?? ''} ${y}`),
  ],
  [
    "yyyy'T'MMMM",
    { format: "yyyy'T'MMMM" },
    'Europe/London',
    sample.map(([y, m]) => `${y}T${MONTHS[m] ?? ''}`),
  ],
  [
    'yyyyMMdd HHmmss.SSS',
    { format: 'yyyyMMdd HHmmss.SSS' },
    'UTC',
    sample.map(([y, m, d, h, i, s]) => `${y}${two(m)}${two(d)} ${two(h)}${two(i)}${two(s)}.${two(s)}5`),
  ],
  [
    'with an offset',
    { format: 'yyyy-MM-dd HH:mm:ss ZZ' },
    'Europe/London',
    sample.map(
      ([y, m, d, h, i, s]) =>
        `${y}-${two(m)}-${two(d)} ${two(h)}:${two(i)}:${two(s)} ${s % 2 ? '+' : '-'}${two(i % 14)}:30`,
    ),
  ],
  [
    'epoch_s',
    { format: 'epoch_s' },
    'Europe/London',
    [
      '0',
      '-1',
      '1700000000',
      '1700000000.1234',
      '1e9',
      '',
      '99999999999999',
      '1.',
      ...sample.map(([y, m, d]) => String(y * 700_000 + m * d) + (d % 3 ? `.${m}` : '')),
    ],
  ],
  [
    'seconds_since',
    { secondsSince: '2006-06-01T00:00:00Z' },
    'Europe/London',
    ['0', '60', '-5', '1.0005', 'x', ...sample.map(([y, m, d]) => String(y * m * d))],
  ],
];

test('a row that one of its fields asks more of', async () => {
  const source = sourceOf('phone-billing');
  if (!source) throw new Error('no source');
  const columns = ['authority', 'compartment', 'from', 'to', 'started', 'kind'];
  const words = ['', ' ', '\u00a0', '0', 'CD-1', ' CD-1 ', 'ROWAN'];
  const rows = words.flatMap((authority) => words.map((compartment) => [authority, compartment]));
  const rest = ['07700900001', '07700900002', '2026-05-01T10:00:00Z', 'voice'];
  for (const used of [columns, columns.filter((name) => name !== 'compartment')]) {
    const mapping = canonicalMapping(source, used, 'csv');
    const context = { force: 'KV', zone: 'Europe/London', system: '', recordedBefore: FOREVER };
    const reader = new RowReader(source, mapping, columns, context, {
      mark: () => '',
      list: NOTHING_PROTECTED,
    });
    const plan = planRows(source, mapping, { names: columns, edgeSpace: true }, context, NOTHING_PROTECTED);
    const facts: RowFacts = {
      force: 'KV',
      suppliedAt: '2026-01-01T00:00:00.000Z',
      history: false,
      skips: [],
    };
    const cells = [0, 1].map((i) => `unnest($cells${i}) AS c${i}`);
    const fixed = rest.map((_, i) => `$rest${i} AS c${i + 2}`);
    const table = `(SELECT ${[...cells, ...fixed].join(', ')}, generate_subscripts($cells0, 1) AS rn)`;
    const found = await duck.rows<{ check: number | null }>(
      `SELECT ${rejectSql(plan)} AS "check" FROM ${readRows(plan, facts, table)} ORDER BY rn`,
      {
        cells0: rows.map(([a]) => a ?? ''),
        cells1: rows.map(([, c]) => c ?? ''),
        ...Object.fromEntries(rest.map((text, i) => [`rest${i}`, text])),
      },
    );
    let refused = 0;
    rows.forEach((row, i) => {
      const read = reader.read({ line: 2, cells: [...row, ...rest] });
      const check = plan.checks[found[i]?.check ?? -1];
      const told = check && {
        field: check.field,
        column: check.column,
        code: check.code,
        message: check.message,
      };
      const wanted = isRejected(read)
        ? { field: read.field, column: read.column, code: read.code, message: read.message }
        : undefined;
      expect([row, told]).toEqual([row, wanted]);
      if (wanted) refused += 1;
    });
    // Every authority with every blank: 4 of them, with 3 blanks or with no column at all.
    expect(refused).toBe(used.length === columns.length ? 12 : 28);
  }
});

test('a row that was recorded, or happened, after the day of supply or before 1900', async () => {
  const source = sourceOf('phone-billing');
  if (!source) throw new Error('no source');
  const columns = ['started', 'recorded_at', 'from', 'to', 'kind'];
  const mapping = canonicalMapping(source, columns, 'csv');
  // Supplied on 1 June 2026, in summer time: its day ends at 23:00 of UTC.
  const recordedBefore = endOfDay('2026-06-01T09:00:00.000Z', 'Europe/London');
  expect(recordedBefore).toBe('2026-06-01T23:00:00.000Z');
  const context = { force: 'KV', zone: 'Europe/London', system: '', recordedBefore };
  const reader = new RowReader(source, mapping, columns, context, {
    mark: () => '',
    list: NOTHING_PROTECTED,
  });
  const plan = planRows(source, mapping, { names: columns, edgeSpace: true }, context, NOTHING_PROTECTED);
  const facts: RowFacts = {
    force: 'KV',
    suppliedAt: '2026-06-01T09:00:00.000Z',
    history: false,
    skips: [],
  };
  const good = [
    '2026-06-01',
    '2026-06-01T23:59:59',
    '2026-06',
    '2026',
    '1900-01-01T00:00:00Z',
    '2026-06-01T22:59:59Z',
  ];
  const later = ['2026-06-02', '2026-06-02T00:00', '2026-06-01T23:00:00Z', '2027', '2099-12-31'];
  // Local times before 1950 are taken for errors in a log whatever day they are.
  const earlier = ['1026-05-01T00:00:00Z', '1899-12-31T23:59:59Z'];
  const dates = [...good, ...later, ...earlier];
  const rows = dates.flatMap((date) => [
    { date, cells: [date, '', '07700900001', '07700900002', 'voice'] },
    { date, cells: ['2026-05-01', date, '07700900001', '07700900002', 'voice'] },
  ]);
  const cells = columns.map((_, i) => `unnest($cells${i}) AS c${i}`);
  const found = await duck.rows<{ check: number | null }>(
    `SELECT ${rejectSql(plan)} AS "check" FROM ${readRows(plan, facts, `(SELECT ${cells.join(', ')}, generate_subscripts($cells0, 1) AS rn)`)} ORDER BY rn`,
    Object.fromEntries(columns.map((_, i) => [`cells${i}`, rows.map((row) => row.cells[i] ?? '')])),
  );
  rows.forEach(({ date, cells: given }, i) => {
    const read = reader.read({ line: 2, cells: given });
    const check = plan.checks[found[i]?.check ?? -1];
    const wanted = later.includes(date)
      ? 'after_delivery'
      : earlier.includes(date)
        ? 'before_1900'
        : undefined;
    const field = wanted && (given[1] === '' ? 'started' : 'recorded_at');
    expect([given, check?.code, check?.field]).toEqual([given, wanted, field]);
    const told = isRejected(read) ? [read.code, read.field, read.message] : [];
    expect([given, ...told]).toEqual([given, ...(check ? [check.code, check.field, check.message] : [])]);
  });
});

test.each(CASES)('dates: %s', async (_, format, zone, texts) => {
  const source = sourceOf('phone-billing');
  if (!source) throw new Error('no source');
  const mapping: Mapping = {
    source: source.id,
    system: '',
    format: { type: 'csv', delimiter: ',', encoding: 'utf-8', headerRow: 1 },
    fields: { started: { column: 'v' } },
    values: {},
    dates: format ? { started: format } : {},
    skip: [],
  };
  const fresh = await Duck.open({ memoryLimit: '300MB', spill: path.join(temporaryFolder(), 'spill') });
  const plan = planRows(
    source,
    mapping,
    { names: ['v'], edgeSpace: true },
    { force: 'KV', zone, recordedBefore: FOREVER },
    NOTHING_PROTECTED,
  );
  const facts: RowFacts = {
    force: 'KV',
    suppliedAt: '2026-01-01T00:00:00.000Z',
    history: false,
    skips: [],
  };
  const table = `(SELECT unnest($texts) AS c0, generate_subscripts($texts, 1) AS rn)`;
  const found = await fresh.rows<{ first: number | null; until: number | null; fault: string | null }>(
    `SELECT CAST(from_started AS DOUBLE) AS first, CAST(until_started AS DOUBLE) AS until, f_started AS fault FROM ${readRows(plan, facts, table)} ORDER BY rn`,
    { texts },
  );
  fresh.close();
  const read = whenReader(format, zone);
  texts.forEach((text, i) => {
    if (text.trim() === '') return;
    const wanted = read(text.trim());
    const row = found[i];
    const got = row?.fault ?? [row?.first, row?.until];
    expect([text, got]).toEqual([
      text,
      typeof wanted === 'string' ? wanted : wanted.bounds.map((b) => Date.parse(b)),
    ]);
  });
});

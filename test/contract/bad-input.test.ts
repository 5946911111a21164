/**
 * What is wrong with a delivery is told with file, line, column, reason and remedy, and the rest of it is loaded. Each
 * case stands in a delivery with a good file beside it; bad rows stand between two good ones.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { World, type WrittenFile } from '../../src/ingest/testing/world';
import { cases } from '../support/share';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const GOOD: WrittenFile = { file: 'good.csv', source: 'posts', content: 'post_id,title\nP-1,Analyst\n' };
const MAPPING = 'source: complaints\nsystem: centurion\nfields:\n  complaint_id: Ref\n  received: Received\n';

/** A good row on line 2, the bad one on line 3, another good one on line 4 (or later, where the bad one has breaks). */
interface BadRow {
  readonly what: string;
  readonly source: string;
  readonly header: string;
  readonly good: readonly [string, string];
  readonly bad: string | Buffer;
  readonly column: string;
  readonly reason: string;
  readonly mapping?: string;
  readonly file?: string;
}

const nominal = {
  source: 'nominals',
  header: 'nominal_id,name,date_of_birth,numbers,markers',
  good: ['N1,A,,,', 'N2,B,,,'],
} as const;
const workforce = {
  source: 'workforce',
  header: 'staff_id,name,kind,joined,left',
  good: ['S1,A,officer,2001-01-01,', 'S2,B,officer,2001-01-01,'],
} as const;
const report = {
  source: 'intelligence-reports',
  header: 'report_id,recorded_at,channel,category,scheme,source_grade,information_grade,handling,text',
  good: ['R1,2023-07-01,overt,other,3x5x2,1,A,P,x', 'R2,2023-07-01,overt,other,3x5x2,1,A,P,x'],
} as const;
const link = {
  source: 'links',
  header: 'from,to,kind,weight,grade',
  good: ['N1,N2,x,1,', 'N3,N4,x,1,'],
} as const;
const ndjson = {
  source: 'nominals',
  header: '{"nominal_id":"N0","name":"Z"}',
  good: ['{"nominal_id":"N1","name":"A"}', '{"nominal_id":"N2","name":"B"}'],
  file: 'bad.ndjson',
  column: '',
} as const;

const BAD_ROWS: readonly BadRow[] = [
  { what: 'a row with too few columns', ...nominal, bad: 'N9,C', column: '', reason: 'ragged_row' },
  { what: 'a row with too many columns', ...nominal, bad: 'N9,C,,,,extra', column: '', reason: 'ragged_row' },
  { what: 'a NUL byte', ...nominal, bad: 'N9,C\0,,,', column: 'name', reason: 'control_character' },
  { what: 'a quote that is not closed', ...nominal, bad: 'N9,"C,,,', column: '', reason: 'bad_quote' },
  { what: 'a quote inside a value', ...nominal, bad: 'N9,C"D,,,', column: '', reason: 'bad_quote' },
  { what: 'text after a closing quote', ...nominal, bad: 'N9,"C"D,,,', column: '', reason: 'bad_quote' },
  {
    what: 'a row of three megabytes',
    ...nominal,
    bad: `N9,${'x'.repeat(3 << 20)},,,`,
    column: '',
    reason: 'row_too_long',
  },
  {
    what: 'an impossible date',
    ...nominal,
    bad: 'N9,C,1990-02-30,,',
    column: 'date_of_birth',
    reason: 'impossible_date',
  },
  {
    what: 'a month that does not exist',
    ...nominal,
    bad: 'N9,C,1990-13,,',
    column: 'date_of_birth',
    reason: 'impossible_date',
  },
  {
    what: 'an ambiguous date',
    ...nominal,
    bad: 'N9,C,03/05/1990,,',
    column: 'date_of_birth',
    reason: 'ambiguous_date',
  },
  {
    what: 'a text for a date',
    ...nominal,
    bad: 'N9,C,unknown,,',
    column: 'date_of_birth',
    reason: 'bad_date',
  },
  {
    what: 'a spreadsheet’s day number for a date',
    ...nominal,
    bad: 'N9,C,45123,,',
    column: 'date_of_birth',
    reason: 'bad_date',
  },
  {
    what: 'a time that the clock change skips',
    ...workforce,
    bad: 'S9,C,officer,2024-03-31T01:30,',
    column: 'joined',
    reason: 'time_in_gap',
  },
  {
    what: 'the 25th hour',
    ...workforce,
    bad: 'S9,C,officer,2024-03-31T25:30,',
    column: 'joined',
    reason: 'impossible_date',
  },
  {
    what: 'a number in scientific notation',
    ...nominal,
    bad: 'N9,C,,4.47701E+11,',
    column: 'numbers',
    reason: 'bad_phone_number',
  },
  {
    what: 'a number that a spreadsheet took for a quantity',
    ...nominal,
    bad: 'N9,C,,7700900123;8081570989.0,',
    column: 'numbers',
    reason: 'bad_phone_number',
  },
  {
    what: 'a number that a program took for a quantity',
    ...ndjson,
    bad: '{"nominal_id":"N9","name":"C","numbers":447700900111.0}',
    column: 'numbers',
    reason: 'bad_phone_number',
  },
  {
    what: 'a typed reference to a number as a spreadsheet has it',
    ...link,
    bad: 'N9,phone:07700900123.00,x,1,',
    column: 'to',
    reason: 'bad_phone_number',
  },
  { what: 'an unknown code', ...nominal, bad: 'N9,C,,,gangster', column: 'markers', reason: 'unknown_code' },
  {
    what: 'a required value that is missing',
    ...nominal,
    bad: 'N9,,,,',
    column: 'name',
    reason: 'missing_required',
  },
  {
    what: 'a required value of spaces',
    ...nominal,
    bad: 'N9,   ,,,',
    column: 'name',
    reason: 'missing_required',
  },
  {
    what: 'a key that is missing',
    ...nominal,
    bad: ',C,,,',
    column: 'nominal_id',
    reason: 'missing_required',
  },
  {
    what: 'an end before its start',
    ...workforce,
    bad: 'S9,C,officer,2010-01-01,2009-01-01',
    column: 'left',
    reason: 'end_before_start',
  },
  {
    what: 'a report of a year that is to come',
    ...report,
    bad: 'R9,2203-07-01,overt,other,3x5x2,1,A,P,x',
    column: 'recorded_at',
    reason: 'after_delivery',
  },
  {
    what: 'a report of the day after it was supplied',
    ...report,
    bad: 'R9,2024-06-02,overt,other,3x5x2,1,A,P,x',
    column: 'recorded_at',
    reason: 'after_delivery',
  },
  {
    what: 'a report of the year 1899',
    ...report,
    bad: 'R9,1899-12-31,overt,other,3x5x2,1,A,P,x',
    column: 'recorded_at',
    reason: 'before_1900',
  },
  {
    what: 'somebody who joins in a year that is to come',
    ...workforce,
    bad: 'S9,C,officer,2203-01-01,',
    column: 'joined',
    reason: 'after_delivery',
  },
  {
    what: 'a complaint received in a year that is to come, in the mapping’s format',
    source: 'complaints',
    header: 'Ref,Received',
    good: ['C1,31/12/2023', 'C2,01/06/2024'],
    bad: 'C9,21/11/2027',
    column: 'Received',
    reason: 'after_delivery',
    mapping: `${MAPPING}dates:\n  received: { format: dd/MM/yyyy }\n`,
  },
  {
    what: 'a 3x5x2 grade that does not exist',
    ...report,
    bad: 'R9,2023-07-01,overt,other,3x5x2,4,A,P,x',
    column: 'source_grade',
    reason: 'bad_grade',
  },
  {
    what: 'a 5x5x5 grade that does not exist',
    ...report,
    bad: 'R9,2023-07-01,overt,other,5x5x5,A,6,P,x',
    column: 'source_grade',
    reason: 'bad_grade',
  },
  {
    what: 'a handling code of another scheme',
    ...report,
    bad: 'R9,2023-07-01,overt,other,3x5x2,1,A,4,x',
    column: 'handling',
    reason: 'bad_handling',
  },
  {
    what: 'a grade that could be of either scheme',
    ...link,
    bad: 'N9,N1,x,1,B3',
    column: 'grade',
    reason: 'bad_grade',
  },
  {
    what: 'a number with a thousands comma',
    ...link,
    bad: 'N9,N1,x,"1,000",',
    column: 'weight',
    reason: 'bad_number',
  },
  { what: 'a number below the least', ...link, bad: 'N9,N1,x,-1,', column: 'weight', reason: 'bad_number' },
  {
    what: 'a reference of a kind that the field does not take',
    ...workforce,
    header: 'staff_id,name,kind,joined,supervisor_id',
    bad: 'S9,C,officer,2010-01-01,phone:07700900123',
    column: 'supervisor_id',
    reason: 'bad_reference',
  },
  {
    what: 'a thousand and one numbers of one person',
    ...nominal,
    bad: `N9,C,,${Array.from({ length: 1_001 }, (_, i) => 7_700_900_000 + i).join(';')},`,
    column: 'numbers',
    reason: 'too_many_references',
  },
  {
    what: 'a code that the mapping’s list lacks',
    source: 'complaints',
    header: 'Ref,Received,Finding',
    good: ['C1,2023-01-01,SU', 'C2,2023-01-01,'],
    bad: 'C9,2023-01-01,XX',
    column: 'Finding',
    reason: 'unmapped_value',
    mapping: `${MAPPING}  finding: Finding\nvalues:\n  finding: { SU: sustained }\n`,
  },
  {
    what: 'a date that does not fit the mapping’s format',
    source: 'complaints',
    header: 'Ref,Received',
    good: ['C1,31/12/2023', 'C2,01/02/2023'],
    bad: 'C9,2023-12-31',
    column: 'Received',
    reason: 'bad_date',
    mapping: `${MAPPING}dates:\n  received: { format: dd/MM/yyyy }\n`,
  },
  {
    what: 'the 31st of February in the mapping’s format',
    source: 'complaints',
    header: 'Ref,Received',
    good: ['C1,31/12/2023', 'C2,01/02/2023'],
    bad: 'C9,31/02/2023',
    column: 'Received',
    reason: 'impossible_date',
    mapping: `${MAPPING}dates:\n  received: { format: dd/MM/yyyy }\n`,
  },
  { what: 'a line that is no JSON', ...ndjson, bad: '{"nominal_id":"N9"', reason: 'bad_json' },
  {
    what: 'an object within an object',
    ...ndjson,
    bad: '{"nominal_id":"N9","name":{"first":"C"}}',
    reason: 'bad_json',
  },
  {
    what: 'a JSON key given twice',
    ...ndjson,
    bad: '{"nominal_id":"N9","name":"C","name":"D"}',
    reason: 'duplicate_json_key',
  },
  {
    what: 'an object of a hundred thousand keys',
    ...ndjson,
    bad: `{${Array.from({ length: 100_000 }, (_, i) => `"${i}":1`).join(',')}}`,
    reason: 'too_many_keys',
  },
  {
    what: 'lists in lists in lists',
    ...ndjson,
    bad: `{"nominal_id":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    reason: 'bad_json',
  },
  {
    what: 'a JSON key that is no field',
    ...ndjson,
    bad: '{"nominal_id":"N9","name":"C","nmae":"D"}',
    reason: 'unknown_field',
  },
  {
    what: 'half a character in JSON',
    ...ndjson,
    bad: '{"nominal_id":"N9","name":"\\ud800"}',
    column: 'name',
    reason: 'control_character',
  },
];

test.each(BAD_ROWS.map((c) => [c.what, c] as const))('row: %s', async (_, c) => {
  const name = c.file ?? 'bad.csv';
  const content = Buffer.concat(
    [c.header, '\n', c.good[0], '\n', c.bad, '\n', c.good[1], '\n'].map((t) => Buffer.from(t)),
  );
  const file: WrittenFile = {
    file: name,
    source: c.source,
    content,
    ...(c.mapping ? { mapping: { name: 'map.yaml', text: c.mapping } } : {}),
  };
  const done = await world.deliver({ delivery: 'd', files: [file, GOOD] });
  const [bad, good] = done.deliveries[0]?.files ?? [];
  const header = name.endsWith('.ndjson') ? 1 : 0;
  expect(bad).toMatchObject({ rows: 3 + header, accepted: 2 + header, rejected: 1 });
  expect(bad?.refused).toBeUndefined();
  expect(good).toMatchObject({ accepted: 1 });
  const line = readFileSync(bad?.rejects ?? '', 'utf8').split('\n')[1] ?? '';
  expect(line.startsWith(`${name},3,${c.column},${c.reason},`)).toBe(true);
  // The message is a sentence that says what to write, and holds nothing of the row.
  expect(line.length).toBeGreaterThan(60);
  expect((await world.nodes()).filter((n) => n['source'] === c.source)).toHaveLength(2 + header);
});

interface BadFile {
  readonly what: string;
  readonly code: string;
  /** In the message: where it is. */
  readonly says: string;
  readonly file: WrittenFile;
  readonly strict?: boolean;
}

const bad = (content: string | Buffer, more: Partial<WrittenFile> = {}): WrittenFile => ({
  file: 'bad.csv',
  source: 'nominals',
  content,
  ...more,
});
const mapped = (text: string, content = 'Ref,Received,Other\nC1,2023-01-01,x\n'): WrittenFile =>
  bad(content, { source: 'complaints', mapping: { name: 'map.yaml', text } });

const BAD_FILES: readonly BadFile[] = [
  { what: 'an empty file', code: 'empty_file', says: 'bad.csv', file: bad('') },
  {
    what: 'a file that is not there',
    code: 'file_missing',
    says: 'elsewhere.csv',
    file: bad('x', { entry: { file: 'elsewhere.csv' } }),
  },
  {
    what: 'a file outside the folder',
    code: 'unsafe_name',
    says: 'outside',
    file: bad('x', { entry: { file: '../../etc/passwd' } }),
  },
  {
    what: 'an absolute path',
    code: 'unsafe_name',
    says: 'outside',
    file: bad('x', { entry: { file: '/etc/passwd' } }),
  },
  {
    what: 'windows-1252 said to be UTF-8',
    code: 'wrong_encoding',
    says: 'line 2',
    file: bad(Buffer.from('nominal_id,name\nN1,Ren\xe9e\n', 'latin1')),
  },
  {
    what: 'UTF-16 without a word about it',
    code: 'wrong_encoding',
    says: 'line 1',
    file: bad(Buffer.from('\ufeffnominal_id,name\nN1,A\n', 'utf16le')),
  },
  {
    what: 'UTF-16 without its mark',
    code: 'bad_header',
    says: 'line 1',
    file: bad(Buffer.from('nominal_id,name\nN1,A\n', 'utf16le')),
  },
  {
    what: 'a UTF-8 mark on what is said to be windows-1252',
    code: 'wrong_encoding',
    says: 'line 1',
    file: mapped(
      `${MAPPING}format: { encoding: windows-1252 }\n`,
      '\ufeffRef,Received,Other\nC1,2023-01-01,x\n',
    ),
  },
  {
    what: 'a column that stands twice',
    code: 'doubled_header',
    says: 'line 1',
    file: bad('nominal_id,name,name\nN1,A,B\n'),
  },
  {
    what: 'a header of a hundred thousand columns',
    code: 'too_many_columns',
    says: 'line 1: the header has 100000 columns; 2000 are read at most',
    file: bad(`${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')}\n`),
  },
  {
    what: 'a column that is no field',
    code: 'unknown_column',
    says: '"nmae"',
    file: bad('nominal_id,name,nmae\nN1,A,B\n'),
  },
  {
    what: 'a required column that is missing',
    code: 'missing_column',
    says: 'name',
    file: bad('nominal_id,aliases\nN1,A\n'),
  },
  {
    what: 'a line of five megabytes and nothing else',
    code: 'header_too_long',
    says: 'line 1',
    file: bad('x'.repeat(5 << 20)),
  },
  {
    what: 'a header row past the end',
    code: 'header_missing',
    says: 'line 9',
    file: mapped(`${MAPPING}format: { header_row: 9 }\n`),
  },
  {
    what: 'another file than the manifest describes',
    code: 'sha256_differs',
    says: 'SHA-256',
    file: bad('nominal_id,name\nN1,A\n', {
      entry: { sha256: createHash('sha256').update('another').digest('hex') },
    }),
  },
  {
    what: 'a manifest that lies about counts, strictly',
    code: 'rows_differ',
    says: '1 row,',
    strict: true,
    file: bad('nominal_id,name\nN1,A\n', { entry: { rows: 2 } }),
  },
  {
    what: 'a full register without a row',
    code: 'no_rows',
    says: 'write rows: 0 in the manifest',
    file: bad('nominal_id,name\n\n', { entry: { mode: 'full' } }),
  },
  {
    what: 'a full register without a row, of which one is stated',
    code: 'no_rows',
    says: 'has no row',
    file: bad('nominal_id,name\n', { entry: { mode: 'full', rows: 1 } }),
  },
  {
    what: 'a source that does not exist',
    code: 'unknown_source',
    says: 'horoscopes',
    file: bad('x', { source: 'horoscopes' }),
  },
  { what: 'a spreadsheet', code: 'unsupported_format', says: 'CSV', file: bad('PK', { file: 'bad.xlsx' }) },
  {
    what: 'a mapping that is not there',
    code: 'mapping_missing',
    says: 'gone.yaml',
    file: bad('nominal_id,name\nN1,A\n', { entry: { mapping: 'gone.yaml' } }),
  },
  {
    what: 'a mapping with an unknown field',
    code: 'mapping_invalid',
    says: 'line 6',
    file: mapped(`${MAPPING}  colour: Other\n`),
  },
  {
    what: 'a mapping with a field twice',
    code: 'mapping_invalid',
    says: 'line 6',
    file: mapped(`${MAPPING}  received: Other\n`),
  },
  {
    what: 'a mapping with two columns for one field',
    code: 'mapping_invalid',
    says: 'line 6',
    file: mapped(`${MAPPING}  location: [Other, Ref]\n`),
  },
  {
    what: 'a mapping of a column that the header lacks',
    code: 'missing_column',
    says: '"Place"',
    file: mapped(`${MAPPING}  location: Place\n`),
  },
  {
    what: 'a mapping with a key of its own',
    code: 'mapping_invalid',
    says: 'line 6',
    file: mapped(`${MAPPING}colour: red\n`),
  },
  {
    what: 'a mapping to a code that does not exist',
    code: 'mapping_invalid',
    says: 'line 8',
    file: mapped(`${MAPPING}  finding: Other\nvalues:\n  finding: { x: guilty }\n`),
  },
  {
    what: 'a mapping with a date format of other tokens',
    code: 'mapping_invalid',
    says: 'line 7',
    file: mapped(`${MAPPING}dates:\n  received: { format: DD/MM/YYYY }\n`),
  },
  ...['2021-03-28T01:30', '2006-06-01', '2006-02-31T00:00Z', 'midnight'].map((origin) => ({
    what: `a mapping that counts seconds since ${origin}`,
    code: 'mapping_invalid',
    says: 'line 7: received: seconds_since needs a time with its offset',
    file: mapped(`${MAPPING}dates:\n  received: { seconds_since: "${origin}" }\n`),
  })),
  {
    what: 'a mapping in an encoding that does not exist',
    code: 'mapping_invalid',
    says: 'line 6',
    file: mapped(`${MAPPING}format: { encoding: klingon }\n`),
  },
  {
    what: 'a mapping of another source',
    code: 'mapping_invalid',
    says: 'nominals',
    file: { ...mapped(MAPPING), source: 'nominals' },
  },
  {
    what: 'a mapping without a required field',
    code: 'mapping_invalid',
    says: 'received',
    file: mapped('source: complaints\nfields:\n  complaint_id: Ref\n'),
  },
  {
    what: 'a mapping that is no YAML',
    code: 'mapping_invalid',
    says: 'line',
    file: mapped('source: [complaints\nfields: {'),
  },
];

test.each(BAD_FILES.map((c) => [c.what, c] as const))('file: %s', async (_, c) => {
  const dir = world.write({ delivery: 'd', files: [c.file, GOOD] });
  const done = await world.ingest(dir, { strict: c.strict ?? false });
  const [refused, good] = done.deliveries[0]?.files ?? [];
  expect(refused?.refused?.code).toBe(c.code);
  expect(refused?.refused?.message).toContain(c.says);
  expect(refused).toMatchObject({ rows: 0, accepted: 0 });
  expect(good).toMatchObject({ accepted: 1 });
  expect(await world.nodes()).toHaveLength(1);
});

test('a manifest that lies about counts is a warning without --strict', async () => {
  const done = await world.deliver({
    delivery: 'd',
    files: [bad('nominal_id,name\nN1,A\n', { entry: { rows: 2 } })],
  });
  expect(done.deliveries[0]?.warnings).toEqual(['bad.csv: the manifest states 2 rows, the file has 1.']);
  expect(done.deliveries[0]?.files[0]).toMatchObject({ rows: 1, accepted: 1 });
});

const MEGABYTES = cases({ fast: 20, full: 200 });

test(`a line of ${MEGABYTES} MB between good ones costs that line alone`, async () => {
  const parts = ['nominal_id,name\nN1,A\nN2,', Buffer.alloc(MEGABYTES << 20, 'x'), '\nN3,C\n'].map((p) =>
    Buffer.from(p),
  );
  const done = await world.deliver({ delivery: 'd', files: [bad(Buffer.concat(parts)), GOOD] });
  expect(done.deliveries[0]?.files[0]).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
});

test('unknown staff where the manifest says reject; what a rejected row would introduce is unknown too', async () => {
  const posts = 'post_id,title,staff_id\nP-2,Analyst,S1\nP-3,Analyst,S9\nP-4,Analyst,S2\n';
  // S2 is in the workforce, but under a supervisor whom nobody introduces, so S2's row is refused, and then P-4's.
  const workforceRows =
    'staff_id,name,kind,joined,supervisor_id\nS1,A,officer,2001-01-01,\nS2,B,officer,2001-01-01,S8\n';
  const done = await world.deliver({
    delivery: 'd',
    files: [
      { file: 'p.csv', source: 'posts', content: posts, entry: { unknown: 'reject' } },
      { file: 'w.csv', source: 'workforce', content: workforceRows, entry: { unknown: 'reject' } },
    ],
  });
  expect(done.deliveries[0]?.files.map((f) => [f.accepted, f.rejected])).toEqual([
    [1, 2],
    [1, 1],
  ]);
  const rejects = readFileSync(done.deliveries[0]?.files[0]?.rejects ?? '', 'utf8');
  expect(rejects).toMatch(/p\.csv,3,staff_id,unknown_reference,/);
  expect(rejects).toMatch(/p\.csv,4,staff_id,unknown_reference,/);
});

test('unknown staff is accepted and counted where the manifest does not say reject', async () => {
  const done = await world.deliver({
    delivery: 'd',
    files: [
      { file: 'p.csv', source: 'posts', content: 'post_id,title,staff_id\nP-2,Analyst,S1\nP-3,Analyst,S1\n' },
    ],
  });
  expect(done.deliveries[0]?.files[0]).toMatchObject({ accepted: 2, unresolved: 2 });
});

test('a cycle of supervision: every row of it, in whatever order, and the rows beside it are loaded', async () => {
  const head = 'staff_id,name,kind,joined,supervisor_id\n';
  const rows = [
    'S1,A,officer,2001-01-01,S2',
    'S2,B,officer,2001-01-01,S3',
    'S3,C,officer,2001-01-01,S1',
    'S4,D,officer,2001-01-01,S1',
  ];
  for (const order of [rows, [...rows].reverse()]) {
    const one = await World.open();
    const done = await one.deliver({
      delivery: 'd',
      files: [{ file: 'w.csv', source: 'workforce', content: head + order.join('\n') }],
    });
    expect(done.deliveries[0]?.files[0]).toMatchObject({ rows: 4, accepted: 1, rejected: 3 });
    expect((await one.nodes()).map((n) => n['key'])).toEqual(['["S4"]']);
    await one.close();
  }
});

test.each([
  ['no supplier', { supplier: undefined }, 'supplier'],
  ['a key that does not exist', { colour: 'red' }, 'colour'],
  ['a zone that does not exist', { zone: 'Europe/Camelot' }, 'zone'],
  ['a force with a colon', { force: 'K:V' }, 'force'],
  ['no time of supply', { supplied_at: 'yesterday' }, 'supplied_at'],
  [
    'a file twice',
    {
      files: [
        { file: 'good.csv', source: 'posts' },
        { file: 'good.csv', source: 'posts' },
      ],
    },
    'twice',
  ],
])('manifest: %s refuses the delivery and no other', async (_, manifest, says) => {
  const done = await world.deliver(
    { delivery: 'bad', manifest, files: [GOOD] },
    { delivery: 'good', files: [GOOD] },
  );
  const refused = done.deliveries.find((d) => d.refused);
  expect(refused?.refused).toMatchObject({ code: 'manifest' });
  expect(refused?.refused?.message).toMatch(/^manifest\.yaml, line \d+: /);
  expect(refused?.refused?.message).toContain(says);
  expect(done.deliveries.find((d) => !d.refused)?.files[0]).toMatchObject({ accepted: 1 });
});

test('every encoding and delimiter that a mapping states', async () => {
  const text = 'Ref;Received;Who\nC1;2023-01-01;Renée\n';
  const map = (encoding: string): string =>
    `source: complaints\nformat: { delimiter: ";", encoding: ${encoding} }\nfields: { complaint_id: Ref, received: Received, location: Who }\n`;
  const files = [
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ] as const;
  for (const [encoding, content] of files) {
    const one = await World.open();
    await one.deliver({
      delivery: 'd',
      files: [
        { file: 'c.csv', source: 'complaints', content, mapping: { name: 'm.yaml', text: map(encoding) } },
      ],
    });
    expect((await one.nodes()).map((n) => n['row'])).toEqual([
      '{"complaint_id":"C1","location":"Renée","received":"2023-01-01"}',
    ]);
    await one.close();
  }
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson, keyedId, sha256 } from '../../src/shared/hash';
import { FileRefused } from '../../src/archive/archive';
import { Duck } from '../../src/archive/duck';
import {
  all,
  closeAll,
  delivered,
  ID_KEY,
  monthsOf,
  newArchive,
  nothing,
  rejectsOf,
  temporaryFolder,
  viewOf,
} from './archive-fixture';

// Every test has a folder of its own and loads a few rows: what is checked is what becomes of each.
afterAll(closeAll);

const HEADER = 'from,to,started,duration_s,kind\n';
const call = (second: number, rest = 'voice'): string =>
  `07700900001,07700900002,2026-05-01T10:00:${String(second).padStart(2, '0')}Z,60,${rest}\n`;

test('a row is kept as delivered, hashed as RFC 8785 and named by a keyed id', async () => {
  const archive = await newArchive();
  const content =
    'from,to,started,kind,handset,account\n 07700 900001,07700900002,2026-05-01T11:00+01:00,voice,"a ""b"" \\ é\tz\n2",\n';
  const outcome = await archive.load(delivered(content), nothing);
  expect(outcome).toMatchObject({
    rows: 1,
    accepted: 1,
    duplicate: 0,
    rejected: 0,
    skipped: 0,
    loadedBefore: false,
  });
  const months = await monthsOf(outcome);
  const [row] = await archive.rowsOf(viewOf(), months, 10);
  const expected = {
    from: ' 07700 900001',
    handset: 'a "b" \\ é\tz\n2',
    kind: 'voice',
    started: '2026-05-01T11:00+01:00',
    to: '07700900002',
  };
  const hash = sha256(canonicalJson(expected));
  expect(row).toEqual({
    id: keyedId(ID_KEY, 'phone-billing', 'KV', hash, '1'),
    source: 'phone-billing',
    key: `KV|${hash}|1`,
    hash,
    occurrence: 1,
    row: expected,
    at: '2026-05-01T10:00:00.000Z',
    recordedAt: '2026-06-01T00:00:00.000Z',
    delivery: 'd1',
    file: 'events.csv',
    line: 2,
  });
  expect(await all(archive.exportRows(viewOf()))).toEqual([
    { source: 'phone-billing', id: row?.id, key: `KV|${hash}|1`, hash },
  ]);
  expect(await archive.row(viewOf(), row?.id ?? '')).toEqual(row);
  expect(await archive.row(viewOf(), '0'.repeat(32))).toBeUndefined();
  expect(months).toEqual([
    {
      id: sha256(
        [
          keyedId(ID_KEY, 'contact month', 'phone-billing', 'Telecoms', 'd1'),
          'number:KV.phone:+447700900001',
          'number:KV.phone:+447700900002',
          'voice',
          '2026-05',
          '',
          'P',
          '',
        ].join('\u001f'),
      ).slice(0, 32),
      source: 'phone-billing',
      from: 'number:KV.phone:+447700900001',
      to: 'number:KV.phone:+447700900002',
      kind: 'voice',
      month: '2026-05',
      supplier: 'Telecoms',
      delivery: 'd1',
      compartment: '',
      handlingClass: 'P',
      authority: '',
      count: 1,
      first: '2026-05-01T10:00:00.000Z',
      last: '2026-05-01T10:00:00.000Z',
      recordedFirst: '2026-06-01T00:00:00.000Z',
      recordedLast: '2026-06-01T00:00:00.000Z',
    },
  ]);
});

test('equal rows of one file are that many events, each with an id of its own', async () => {
  const archive = await newArchive();
  const outcome = await archive.load(delivered(HEADER + call(1) + call(1) + call(2) + call(1)), nothing);
  expect(outcome).toMatchObject({ rows: 4, accepted: 4, duplicate: 0 });
  const rows = await archive.rowsOf(viewOf(), await monthsOf(outcome), 10);
  expect(rows.map((r) => [r.line, r.occurrence]).sort()).toEqual([
    [2, 1],
    [3, 2],
    [4, 1],
    [5, 3],
  ]);
  expect(new Set(rows.map((r) => r.id)).size).toBe(4);
});

test('rejected rows are told with line, column, code and remedy, and the others are kept', async () => {
  const archive = await newArchive();
  const lines = [
    ['Von', 'Nach', 'Wann', 'Sek', 'Art', 'Note'].join(';'),
    '07700900001;07700900002;01/05/2026 10:00;60;V;"two',
    'lines"', // line 3 belongs to line 2
    '07700900001;7.7E+10;01/05/2026 10:01;60;V;', // 4: a spreadsheet's number
    '07700900001;07700900002;31/02/2026 10:01;60;V;', // 5
    '07700900001;07700900002;2026-05-01;60;V;', // 6
    '07700900001;07700900002;29/03/2026 01:30;60;V;', // 7: skipped by the clock change
    '', // 8
    '07700900001;07700900002;01/05/2026 10:02;-1;V;', // 9
    '07700900001;07700900002;01/05/2026 10:02;60;X;', // 10
    '07700900001;;01/05/2026 10:02;60;V;', // 11
    '07700900001;07700900002;01/05/2026', // 12
    '07700900001;07700900002;01/05/2026 10:03;60;V;a"b', // 13
    '07700900001;07700900002;01/05/2026 10:03;60;V;a\u0007b', // 14
    'Total;1', // 15: skipped though ragged
    'Total;1;;;;', // 16
    '07700900001;07700900002;01/05/2026 10:04;60;V;"never closed', // 17
    '07700900001;07700900002;01/05/2026 10:05;60;V;x', // 18
  ];
  const mapping = {
    format: { type: 'csv' as const, delimiter: ';', encoding: 'utf-8', headerRow: 1 },
    fields: {
      from: { column: 'Von' },
      to: { column: 'Nach' },
      started: { column: 'Wann' },
      duration_s: { column: 'Sek' },
      kind: { column: 'Art' },
      handset: { column: 'Note' },
    },
    values: { kind: { codes: { V: 'voice', S: 'sms' } } },
    dates: { started: { format: 'dd/MM/yyyy HH:mm' } },
    skip: [{ when: { Von: 'Total' }, reason: 'total' }],
  };
  const outcome = await archive.load(delivered(lines.join('\r\n'), { mapping }), nothing);
  const rejects = await rejectsOf(outcome);
  expect(rejects.map((r) => [r.line, r.column, r.field, r.code])).toEqual([
    [4, 'Nach', 'to', 'bad_phone_number'],
    [5, 'Wann', 'started', 'impossible_date'],
    [6, 'Wann', 'started', 'bad_date'],
    [7, 'Wann', 'started', 'time_in_gap'],
    [9, 'Sek', 'duration_s', 'bad_number'],
    [10, 'Art', 'kind', 'unmapped_value'],
    [11, 'Nach', 'to', 'missing_required'],
    [12, '', '', 'ragged_row'],
    [13, 'Note', '', 'bad_quote'],
    [14, 'Note', '', 'control_character'],
    [17, 'Note', '', 'bad_quote'],
  ]);
  expect(rejects.every((r) => r.message.length > 20)).toBe(true);
  expect(outcome).toMatchObject({ rows: 13, accepted: 2, duplicate: 0, rejected: 11, skipped: 3 });
  expect(outcome.skips).toEqual([
    { reason: 'blank line', lines: 1 },
    { reason: 'total', lines: 2 },
  ]);
  const rows = await archive.rowsOf(viewOf(), await monthsOf(outcome), 10);
  expect(rows.map((r) => [r.line, r.at, r.row['handset']])).toEqual([
    [2, '2026-05-01T09:00:00.000Z', 'two\r\nlines'],
    [18, '2026-05-01T09:05:00.000Z', 'x'],
  ]);
});

test('nothing of the text of a rejected or skipped row is in the archive', async () => {
  const folder = path.join(temporaryFolder(), 'archive');
  const archive = await newArchive(folder);
  const content =
    'from,to,started,kind\n07700900001,07700900002,2026-05-01T10:00:00Z,sms\n07700900777,07700900778,2026-05-01T10:00:00Z,fax\nTotal,07700900779,,\n';
  const skip = [{ when: { from: 'Total' }, reason: 'total' }];
  const file = delivered(content);
  const outcome = await archive.load({ ...file, mapping: { ...file.mapping, skip } }, nothing);
  expect(outcome).toMatchObject({ rows: 2, accepted: 1, rejected: 1, skipped: 1 });
  const duck = await Duck.open({ memoryLimit: '100MB', spill: path.join(folder, 'spill') });
  const rows = await duck.rows<Record<string, unknown>>(
    `SELECT * EXCLUDE (occurrence, row_key) FROM read_parquet('${folder}/events/**/*.parquet', hive_partitioning = false) WHERE occurrence < 0`,
  );
  duck.close();
  expect(rows).toHaveLength(2);
  expect(rows.flatMap((row) => Object.values(row)).filter((value) => value !== null)).toEqual([]);
  const parts = (readdirSync(folder, { recursive: true }) as string[]).filter((f) => f.endsWith('.parquet'));
  for (const part of parts)
    expect(readFileSync(path.join(folder, part)).toString('latin1')).not.toMatch(/0077[789]/);
});

test('rows judged before the scan was done count only where each line is a row', async () => {
  const archive = await newArchive();
  const outcome = await archive.load(
    delivered(
      'from,to,started,kind,compartment,authority\n07700900001,07700900002,2026-05-01T10:00:00Z,sms,ROWAN,"CD-1\nuntil June"\n07700900001,07700900002,2026-05-02T10:00:00Z,sms,ROWAN,CD-2\n',
    ),
    nothing,
  );
  const view = viewOf({ compartments: ['ROWAN'] });
  const rows = await archive.rowsOf(view, await monthsOf(outcome), 10);
  expect(rows.map((r) => [r.line, r.row['authority']])).toEqual([
    [2, 'CD-1\nuntil June'],
    [4, 'CD-2'],
  ]);
});

test('a repeated hour is kept with both instants, and is certain only after the second', async () => {
  const archive = await newArchive();
  const outcome = await archive.load(
    delivered(HEADER + '07700900001,07700900002,2026-10-25T01:30,60,voice\n'),
    nothing,
  );
  const [month] = await monthsOf(outcome);
  expect([month?.first, month?.last]).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']);
  const at = (validAt: string): Promise<unknown[]> =>
    archive.partialMonths(viewOf({ validAt }), month ? [month] : []);
  expect(await at('2026-10-25T01:29:59.999Z')).toHaveLength(0);
  expect(await at('2026-10-25T01:30:00.000Z')).toHaveLength(1);
});

test.each([
  ['wrong_encoding', Buffer.from(HEADER + call(1) + 'caf\xe9,1,2,3,4\n', 'latin1'), 3],
  ['empty_file', Buffer.alloc(0), undefined],
  ['doubled_header', Buffer.from('from,to,from\n1,2,3\n'), 1],
  ['bad_header', Buffer.from('from\0,to\n1,2\n'), 1],
  ['header_too_long', Buffer.from('x'.repeat(6_000_000)), 1],
  ['missing_column', Buffer.from('to,started,kind\n1,2,3\n'), undefined],
])('a file is refused whole: %s', async (code, content, line) => {
  const archive = await newArchive();
  const file = delivered(content, {
    mapping: { fields: { from: { column: 'from' }, to: { column: 'to' } } },
  });
  const refused = await archive.load(file, nothing).catch((e: unknown) => e);
  expect(refused).toBeInstanceOf(FileRefused);
  expect(refused).toMatchObject({ code, line });
});

test('a line of five megabytes costs its own row', async () => {
  const archive = await newArchive();
  const outcome = await archive.load(
    delivered(HEADER + call(1) + 'x'.repeat(5_000_000) + '\n' + call(2)),
    nothing,
  );
  expect((await rejectsOf(outcome)).map((r) => [r.line, r.code])).toEqual([[3, 'row_too_long']]);
  expect(outcome).toMatchObject({ rows: 3, accepted: 2 });
});

test('NDJSON in another encoding is read with the digits that were delivered', async () => {
  const archive = await newArchive();
  const rows = [
    '{"at":"2026-05-01T10:00:00Z","username":"u1","system":"PNC","action":"view","record_type":"nominal","record_id":12345678901234567890}',
    '{"at":"2026-05-01T10:00:00Z","at":"2026-05-01T10:00:01Z","username":"u1","system":"PNC","action":"view"}',
    '{"at":"2026-05-01T10:00:00Z"',
    '{"at":"2026-05-01T10:00:00Z","username":"u1","system":"PNC","action":"view","colour":"red"}',
  ];
  const fields = ['at', 'username', 'system', 'action', 'record_type', 'record_id'];
  const mapping = {
    format: { type: 'ndjson' as const, delimiter: ',', encoding: 'utf-16le', headerRow: 1 },
    fields: Object.fromEntries(fields.map((f) => [f, { column: f }])),
  };
  const file = delivered(Buffer.from(rows.join('\n'), 'utf16le'), { source: 'system-access', mapping });
  const outcome = await archive.load(file, nothing);
  expect((await rejectsOf(outcome)).map((r) => [r.line, r.code])).toEqual([
    [2, 'duplicate_json_key'],
    [3, 'bad_json'],
    [4, 'unknown_field'],
  ]);
  expect((await monthsOf(outcome)).map((m) => [m.from, m.to, m.kind])).toEqual([
    ['account:KV.username:u1', 'person:KV.nominal:12345678901234567890', 'view'],
  ]);
});

test('a dry run tells the same and keeps nothing', async () => {
  const archive = await newArchive();
  const content = HEADER + call(1) + call(2) + call(3, 'fax');
  const dry = await archive.load(delivered(content, { dryRun: true }), nothing);
  expect(dry).toMatchObject({ rows: 3, accepted: 2, rejected: 1, loadedBefore: false });
  expect((await rejectsOf(dry)).map((r) => [r.line, r.code])).toEqual([[4, 'unknown_code']]);
  expect(await all(archive.exportRows(viewOf()))).toEqual([]);
  expect(await archive.load(delivered(content), nothing)).toMatchObject({ accepted: 2, loadedBefore: false });
});

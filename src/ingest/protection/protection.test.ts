import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { World } from '../testing/world';
import { readProtectedFile } from './list-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'plumbline-list-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const listFile = (text: string, home = folder): string => {
  const file = path.join(home, 'protected.yaml');
  writeFileSync(file, text);
  return file;
};
const entry = (by: string): string => `protected:\n  - { ${by}, kind: solicitor, reason: firm }\n`;
const thrown = (text: string): { code: string; message: string; details: object } => {
  try {
    readProtectedFile(listFile(text));
  } catch (error) {
    return error as never;
  }
  throw new Error('It was read.');
};

test('every way of naming is read as it is compared', () => {
  const list = readProtectedFile(
    listFile(`protected:
  - { number: 0808 157 0123, kind: confidential_line, reason: ours }
  - { prefix: 0808 157 09, kind: federation_or_union, reason: theirs }
  - { address: Help@Line.Example, kind: doctor, reason: practice }
  - { domain: Union.Example, kind: journalist, reason: policy 4.2 }
  - { account: FED.Office, kind: own_contact, reason: desk }
`),
  );
  expect(list?.isNumber('+448081570123')).toBe(true);
  expect(list?.isNumber('+448081570987')).toBe(true);
  expect(['help@line.example', 'jo@union.example', 'fed.office'].filter((t) => !list?.isNamedIn(t))).toEqual(
    [],
  );
  expect(readProtectedFile(path.join(folder, 'none'))).toBeUndefined();
});

test.each([
  ['no list', 'other: []\n', 1, 1, 'write a list of entries'],
  ['nothing', '', 1, 1, 'needs mending'],
  ['a list of something else', 'protected: none\n', 1, 1, 'a list of entries'],
  [
    'an entry that names nothing',
    'protected:\n  - { kind: solicitor, reason: firm }\n',
    2,
    5,
    'exactly one of number',
  ],
  ['two names in one entry', entry('number: 07700900123, account: x'), 2, 5, 'exactly one of'],
  ['a number that is none', entry('number: seven'), 2, 7, 'no telephone number'],
  ['a number as a spreadsheet has it', entry('number: 07700900123.0'), 2, 7, 'no telephone number'],
  ['a range as a spreadsheet has it', entry('prefix: 07700900.0'), 2, 7, 'at least 7 digits'],
  ['a range that is too wide', entry('prefix: 0808'), 2, 7, 'at least 7 digits'],
  ['an address without a domain', entry('address: help'), 2, 7, 'no e-mail address'],
  ['a domain with a path', entry('domain: union.example/join'), 2, 7, 'no domain'],
  ['an account with its domain', entry('account: fed@kent.example'), 2, 7, 'no account'],
  [
    'a kind that is none',
    'protected:\n  - { number: 07700900123, kind: friend, reason: x }\n',
    2,
    28,
    'one of confidential_line',
  ],
  ['no reason', 'protected:\n  - { number: 07700900123, kind: doctor }\n', 2, 5, 'write a text'],
  ['an unknown key', entry('number: 07700900123, colour: red'), 2, 28, 'no such key'],
  ['a key that stands twice', entry('number: 07700900123, number: 07700900124'), 2, 28, 'twice'],
  ['broken YAML', 'protected: [\n', 2, 1, 'well-formed'],
])('%s is refused, with its place and what to write', (_, text, line, column, why) => {
  const { code, message, details } = thrown(text);
  expect([code, details]).toEqual(['protected_list', { line, column }]);
  expect(message).toContain(`line ${line}, column ${column}: `);
  expect(message).toContain(why);
  expect(message).not.toMatch(/07700900|red|fed@|seven/);
});

describe('in a data folder', () => {
  let world: World;
  beforeEach(async () => (world = await World.open()));
  afterEach(() => world.close());
  const NUMBER = entry('number: 0808 157 0123');
  const nominals = (delivery: string, rows: string) => ({
    delivery,
    files: [{ file: 'n.csv', source: 'nominals', content: `nominal_id,name,numbers\n${rows}` }],
  });
  const messages: string[] = [];
  const deliver = (delivery: string, rows: string) => {
    messages.length = 0;
    return world.ingest(world.write(nominals(delivery, rows)), { onMessage: (m) => messages.push(m) });
  };

  test('without a list a load says so, and with a damaged one nothing is loaded or read', async () => {
    await deliver('a', 'N1,A,07700900123\n');
    expect(messages.join()).toContain('no list of protected communications');
    await expect(world.protection.mayBeRead(world.store)).resolves.toBeUndefined();
    listFile('protected: nonsense\n', world.home);
    await expect(deliver('b', 'N2,B,\n')).rejects.toMatchObject({ code: 'protected_list' });
    await expect(world.protection.mayBeRead(world.store)).rejects.toMatchObject({ code: 'protected_list' });
    expect(await world.nodes()).toHaveLength(1);
  });

  test('a list that came or changed after something was loaded closes the folder; one that was there does not', async () => {
    listFile(NUMBER, world.home);
    await expect(world.protection.mayBeRead(world.store)).resolves.toBeUndefined();
    await deliver('a', 'N1,A,07700900123\n');
    expect(messages).toEqual([]);
    await expect(world.protection.mayBeRead(world.store)).resolves.toBeUndefined();
    // A reason in other words protects nothing else.
    listFile(NUMBER.replace('firm', 'the firm'), world.home);
    await expect(world.protection.mayBeRead(world.store)).resolves.toBeUndefined();
    listFile(`${NUMBER}  - { account: x, kind: other, reason: y }\n`, world.home);
    await expect(world.protection.mayBeRead(world.store)).rejects.toMatchObject({
      code: 'protected_list',
      message: expect.stringContaining('new data folder') as string,
    });
    rmSync(path.join(world.home, 'protected.yaml'));
    await expect(world.protection.mayBeRead(world.store)).rejects.toMatchObject({ code: 'protected_list' });
    listFile(NUMBER, world.home);
    await expect(world.protection.mayBeRead(world.store)).resolves.toBeUndefined();
  });

  test('where it is lost by which list something was sealed, the folder stays closed, and nothing is loaded', async () => {
    listFile(NUMBER, world.home);
    await deliver('a', 'N1,A of 0808 157 0123,\n');
    const noted = path.join(world.home, 'sealed', 'list');
    const was = readFileSync(noted);
    const closed = {
      code: 'protected_list',
      message: expect.stringMatching(/sealed\/list is missing.*from a backup/) as string,
    };
    rmSync(noted);
    for (const list of [NUMBER, 'protected: []\n', undefined]) {
      if (list === undefined) rmSync(path.join(world.home, 'protected.yaml'));
      else listFile(list, world.home);
      await expect(world.protection.mayBeRead(world.store)).rejects.toMatchObject(closed);
      await expect(deliver('b', 'N2,B of 0808 157 0123,\n')).rejects.toMatchObject(closed);
    }
    // What was sealed may be gone as well: the ledger says that something was.
    const items = path.join(world.home, 'sealed', 'items');
    renameSync(items, `${items}.away`);
    await expect(world.protection.mayBeRead(world.store)).rejects.toMatchObject(closed);
    renameSync(`${items}.away`, items);
    expect(await world.nodes()).toHaveLength(1);
    writeFileSync(noted, was);
    listFile(NUMBER, world.home);
    await expect(world.protection.mayBeRead(world.store)).resolves.toBeUndefined();
  });

  test('a folder that never had a list opens without one, whatever else is sealed in it', async () => {
    await deliver('a', 'N1,A,\n');
    await world.sealed.put([
      { kind: 'source-reference', mark: 'a'.repeat(32), of: 'b'.repeat(32), content: 'x' },
    ]);
    rmSync(path.join(world.home, 'sealed', 'list'));
    await expect(world.protection.mayBeRead(world.store)).resolves.toBeUndefined();
    await deliver('b', 'N2,B,\n');
    expect(await world.nodes()).toHaveLength(2);
    // Sealed by a load that the ledger does not tell of yet.
    await world.sealed.put([{ kind: 'row', mark: 'c'.repeat(32), of: 'b'.repeat(32), content: 'x' }]);
    await expect(world.protection.mayBeRead(world.store)).rejects.toMatchObject({ code: 'protected_list' });
  });

  test('nothing is loaded under another list, which put back as it was would open what the other let through', async () => {
    listFile(NUMBER, world.home);
    await deliver('a', 'N1,A,\n');
    rmSync(path.join(world.home, 'protected.yaml'));
    await expect(deliver('b', 'N2,B of 0808 157 0123,\n')).rejects.toMatchObject({ code: 'protected_list' });
    const dry = world.write(nominals('b', 'N2,B of 0808 157 0123,\n'));
    expect((await world.ingest(dry, { dryRun: true })).deliveries[0]?.files[0]).toMatchObject({ masked: 0 });
    listFile(NUMBER, world.home);
    await deliver('b', 'N2,B of 0808 157 0123,\n');
    expect(JSON.stringify(await world.nodes())).not.toContain('0123');
  });

  test('a record keeps what is its own, and the naming of a protected number leaves it', async () => {
    listFile(NUMBER, world.home);
    const report = await deliver(
      'a',
      'N1,A,07700900123;0808 157 0123\nN2,B of 08081570123,\n0808 157 0123,C,\n',
    );
    expect(report.deliveries[0]?.files[0]).toMatchObject({ rows: 3, accepted: 3, sealed: 1, masked: 2 });
    const nodes = (await world.nodes()).map(({ row, names }) => [
      JSON.parse(row as string) as unknown,
      names,
    ]);
    expect(nodes).toEqual(
      expect.arrayContaining([
        [
          { name: 'A', nominal_id: 'N1', numbers: '07700900123;[protected]' },
          ['person:KV.nominal:N1', 'number:KV.phone:+447700900123'],
        ],
        [{ name: 'B of [protected]', nominal_id: 'N2' }, ['person:KV.nominal:N2']],
      ]),
    );
    // What was masked is sealed as it was delivered, and the row whose key it is.
    expect((await world.sealed.check()).items).toBe(3);
    expect((await deliver('a', 'N1,A,07700900123;0808 157 0123\n')).deliveries[0]?.files[0]).toMatchObject({
      duplicate: 1,
      masked: 1,
    });
    expect((await world.sealed.check()).items).toBe(3);
  });

  test('a reference names what is protected under whatever register it is written', async () => {
    listFile(
      `${NUMBER}  - { address: help@line.example, kind: other, reason: y }\n  - { account: fed.office, kind: other, reason: y }\n  - { number: 4455, kind: other, reason: y }\n`,
      world.home,
    );
    const report = (id: string, subjects: string, mentions: string): string =>
      `${id},2024-01-02T10:00:00Z,overt,other,3x5x2,2,B,P,As told,${subjects},${mentions}\n`;
    const files = {
      'intelligence-reports': `report_id,recorded_at,channel,category,scheme,source_grade,information_grade,handling,text,subjects,mentions
${report('R1', 'S1', '0808 157 0123;help@line.example;vehicle:0808 157 0123;ocg:fed.office;N1')}${report('R-08081570123', 'S1', 'N1')}${report('R2', 'S4455;fed.office', 'staff:4455;N1')}`,
      complaints:
        'complaint_id,received,staff_id,complainant\nC1,2024-01-01,S1,0808 157 0123\nC2,2024-01-01,S1,name:help@line.example\n',
      relationships:
        'staff_id,person_ref,relation,declared\nS1,0808 157 0123,friend,2024-01-01\nS1,N1,friend,2024-01-01\n',
      'phone-attribution': 'number,holder,basis\n07700900123,0808 157 0123,b\n07700900123,S1,b\n',
      'organised-crime-groups': 'ocg_id,name,members\nG1,G,N1;0808 157 0123;name:fed.office\n',
      nominals: 'nominal_id,name,vehicles\nN1,A,0808 157 0123;KV24 ABC\n',
    };
    const loaded = await world.ingest(
      world.write({
        delivery: 'a',
        files: Object.entries(files).map(([source, content]) => ({ file: `${source}.csv`, source, content })),
      }),
    );
    const counts = loaded.deliveries.flatMap((d) => d.files.map((f) => [f.source, f.sealed, f.masked]));
    expect(Object.fromEntries(counts.map(([source, ...of]) => [source, of]))).toEqual({
      'intelligence-reports': [1, 2],
      complaints: [0, 2],
      relationships: [1, 0],
      'phone-attribution': [1, 0],
      'organised-crime-groups': [0, 1],
      nominals: [0, 1],
    });
    const text = 'MATCH (e:Entity) RETURN e.id AS id ORDER BY id';
    const entities = await world.store.readText({ name: 'test/entities', text, integers: [] }, {});
    // A collar number stays, though an extension has the same digits.
    expect(entities.map((row) => row['id'])).toEqual([
      'case:KV.complaint:C1',
      'case:KV.complaint:C2',
      'number:KV.phone:+447700900123',
      'ocg:KV.ocg:G1',
      'person:KV.nominal:N1',
      'person:KV.staff:4455',
      'person:KV.staff:S1',
      'person:KV.staff:S4455',
      'report:KV.report:R1',
      'report:KV.report:R2',
      'vehicle:KV.vehicle:KV24ABC',
    ]);
    expect(JSON.stringify(await world.nodes())).not.toMatch(/0123;|0808|help@|fed\.office/);
  });

  test('a rejected row, and the key of one, hold nothing of what is protected', async () => {
    listFile(NUMBER, world.home);
    const dir = world.write({
      delivery: 'p',
      files: [
        {
          file: 'p.csv',
          source: 'phone-attribution',
          entry: { mode: 'full' },
          content:
            'number,holder,basis,from,to\n0808 157 0123,S1,b,2024-02-01,2024-01-01\n0808 157 0123,S1,b,2024-02-01,\n',
        },
      ],
    });
    const report = await world.ingest(dir);
    expect(report.deliveries[0]?.files[0]).toMatchObject({ rows: 2, accepted: 1, rejected: 1, sealed: 1 });
    const ledger = await world.store.read('ledger/files', {});
    expect(JSON.stringify(ledger)).not.toContain('8081570123');
    expect(await world.nodes()).toEqual([]);
  });
});

test('who rang the line is sealed, however billing and records write its number', async () => {
  const world = await World.openWithArchive();
  try {
    listFile(entry('number: 0808 157 0123'), world.home);
    const bill = WRITINGS.map((number, i) => `07700900101,${number},2026-05-03T09:00:0${i % 10}Z,voice`);
    const back = WRITINGS.map((number, i) => `${number},07700900101,2026-05-03T10:00:0${i % 10}Z,voice`);
    const others = ['080815701234', '07700900102'].map(
      (number) => `07700900101,${number},2026-05-03T11:00:00Z,voice`,
    );
    const files = [
      {
        file: 'bill.csv',
        source: 'phone-billing',
        content: ['from,to,started,kind', ...bill, ...back, ...others, ''].join('\n'),
      },
      {
        file: 'n.csv',
        source: 'nominals',
        content: ['nominal_id,name,numbers', ...WRITINGS.map((w, i) => `N${i},A,07700900101;${w}`), ''].join(
          '\n',
        ),
      },
      {
        file: 'p.csv',
        source: 'phone-attribution',
        content: ['number,holder,basis', ...WRITINGS.map((w, i) => `${w},S${i},b`), ''].join('\n'),
      },
    ];
    const report = await world.ingest(
      world.write({ delivery: 'may', suppliedAt: '2026-06-01T09:00:00Z', files }),
    );
    const counts = report.deliveries.flatMap((d) =>
      d.files.map((f) => [f.file, f.rejected, f.sealed, f.masked]),
    );
    const n = WRITINGS.length;
    expect(counts.sort()).toEqual([
      ['bill.csv', 0, 2 * n, 0],
      ['n.csv', 0, 0, n],
      ['p.csv', 0, n, 0],
    ]);
    const text = 'MATCH (e:Entity) WHERE e.kind = "number" RETURN e.id AS id ORDER BY id';
    const entities = await world.store.readText({ name: 'test/numbers', text, integers: [] }, {});
    expect(entities.map((row) => row['id'])).toEqual([
      'number:KV.phone:+447700900101',
      'number:KV.phone:+447700900102',
      'number:KV.phone:+4480815701234',
    ]);
  } finally {
    await world.close();
  }
});

test('who was looked up is sealed where the id names what is protected, and a nominal with the digits of an extension is not', async () => {
  const world = await World.openWithArchive();
  const looked = ['0808 157 0123', 'nominal:0808 157 0123', 'nominal:R-08081570123', '4455', 'record:4455'];
  const kept = ['nominal:4455', 'nominal:N1', 'R1'];
  const rows = [...looked, ...kept].map((id) => `2026-05-03T09:00:00Z,jo,crm,view,${id},`);
  const content = ['at,username,system,action,record_id,record_type', ...rows, ''].join('\n');
  const more = '2026-05-03T09:00:00Z,jo,crm,view,4455,Nominal\n';
  try {
    const written = world.write({
      delivery: 'a',
      suppliedAt: '2026-06-01T09:00:00Z',
      files: [{ file: 'a.csv', source: 'system-access', content: content + more }],
    });
    listFile(
      `${entry('number: 0808 157 0123')}  - { number: 4455, kind: other, reason: extension }\n`,
      world.home,
    );
    const report = await world.ingest(written);
    expect(report.deliveries[0]?.files[0]).toMatchObject({ rejected: 0, sealed: 5, accepted: 9 });
  } finally {
    await world.close();
  }
});

test('what was loaded before the list named it is counted by the same rule', async () => {
  const world = await World.openWithArchive();
  try {
    const rows = ['nominal:0808 157 0123', '4455', 'nominal:4455', 'R1'].map(
      (id) => `2026-05-03T09:00:00Z,jo,crm,view,${id},`,
    );
    const content = [
      'at,username,system,action,record_id,record_type',
      ...rows,
      '2026-05-03T09:00:00Z,jo,crm,view,4455,person',
      '',
    ];
    await world.deliver({
      delivery: 'a',
      suppliedAt: '2026-06-01T09:00:00Z',
      files: [{ file: 'a.csv', source: 'system-access', content: content.join('\n') }],
    });
    listFile(
      `${entry('number: 0808 157 0123')}  - { number: 4455, kind: other, reason: extension }\n`,
      world.home,
    );
    const naming = await world.archive.rowsNaming(world.protection.list());
    expect([...naming.values()]).toEqual([2]);
  } finally {
    await world.close();
  }
});

const WRITINGS = [
  '0808 157 0123',
  '+44 (0) 808 157 0123',
  'phone:0808-157-0123',
  '000448081570123',
  '8081570123',
  '1410808 1570123',
  '908081570123',
  '4408081570123',
  '0044 0808 157 0123',
  '+0808 157 0123',
  '+8081570123',
  '+44044 808 157 0123',
];

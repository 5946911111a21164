import { auditedForce, type AuditedForce } from '../support/audited-force';
import { declaration, nominalNumber, workNumber } from '../support/noninterference/visible-force';

// What an auditor asks about, in whatever writing, and which questions are told as ones about the own circle. S01 is the
// analyst, whose line and household are S02, S03, S04 and N9, and who declared Jan Doe, known by name alone; S09 the auditor,
// who declared Ann Roe.

let force: AuditedForce;
const ask: AuditedForce['ask'] = (...asked) => force.ask(...asked);
const audit: AuditedForce['audit'] = (...asked) => force.audit(...asked);

/** Of all the acts that another auditor reads: in which writing each looked for himself, or for somebody close. */
const OF_SELF = ['S01', 'officer s01', 'S01, Officer', 'us01', '07700 900 001', 'person:TF.staff:S01'];
const OF_CIRCLE = ['S02', 'S03 officer', 'Nominal N9', 'us04', '+447700900002', 'doe, jan', 'offic S03'];
const OF_NEITHER = ['officer', 'S0', 'S05', 'Officer S05', 'N9*x', '0770090'];

beforeAll(async () => {
  force = await auditedForce('questions', [
    {
      delivery: 'v4',
      suppliedAt: '2026-06-11T09:00:00Z',
      files: [
        {
          source: 'notifiable-associations',
          rows: [declaration('D2', 'S01', 'name:Jan Doe'), declaration('D3', 'S09', 'name:Ann Roe')],
        },
      ],
    },
  ]);
  for (const query of [...OF_SELF, ...OF_CIRCLE, ...OF_NEITHER]) await ask('analyst', 'search', { query });
  await force.refused('analyst', 'entity', { id: `phone:${workNumber('S01')}` });
  await force.refused('analyst', 'entity', { id: 'username:us02' });
  await ask('other', 'entity', { id: 'person:TF.staff:S05' });
  await ask('other', 'expand', { id: 'staff:S05' });
  await ask('other', 'entity', { id: `phone:${nominalNumber('N1')}` });
  await ask('other', 'entity', { id: 'nominal:N1' });
  await ask('other', 'entity', { id: 'person:TF.name:Ann Roe' });
  await ask('other', 'search', { query: 'Ann Roe' });
  for (const user of ['other', 'auditor']) await ask(user, 'view', {});
}, 60_000);
afterAll(() => force.close());

describe('a search that names somebody of the own circle', () => {
  const searches = (user = 'auditor') => audit(user, { by: 'analyst', operation: 'search', limit: 1000 });

  test('is told as a question; one that merely lists them is not', async () => {
    const { acts, selfSearches, circleSearches } = await searches();
    const marks = acts.map(({ self, circle }) => (self ? 'self' : circle ? 'circle' : '')).reverse();
    expect(marks).toEqual([
      ...OF_SELF.map(() => 'self'),
      ...OF_CIRCLE.map(() => 'circle'),
      ...OF_NEITHER.map(() => ''),
    ]);
    expect([selfSearches, circleSearches]).toEqual([OF_SELF.length, OF_CIRCLE.length]);
  });

  test('stays sealed, and names nobody by name in the record', async () => {
    const text = JSON.stringify(await searches());
    for (const word of ['fficer', 'Nominal', 'Doe', 'doe']) expect(text).not.toContain(word);
  });

  test('is as any other for whoever searched', async () => {
    expect(Object.keys((await ask('analyst', 'search', { query: 'S01' })) as object)).toEqual([
      'query',
      'words',
      'holdsAny',
      'total',
      'hits',
    ]);
  });

  test('is behind the wall of an auditor who is close to them, whoever else was searched for', async () => {
    expect((await searches('close')).total).toBe(0);
    // Ann Roe is the auditor's: neither what was asked about her by id nor the search for her is there.
    const seen = await audit('auditor', { by: 'other', limit: 1000 });
    expect(seen.acts.flatMap((a) => a.about).filter((id) => id.includes('.name:'))).toEqual([]);
    const byAnother = await audit('close', { by: 'other', limit: 1000 });
    expect(byAnother.acts.flatMap((a) => a.about).filter((id) => id.includes('.name:'))).toHaveLength(2);
    expect((await audit('close', { subject: 'person:TF.name:Ann Roe', by: 'other' })).total).toBe(2);
    expect((await audit('auditor', { subject: 'person:TF.name:Ann Roe', by: 'other' })).total).toBe(0);
  });

  test('and one that names the auditor, or somebody close to the auditor, is not read by that auditor', async () => {
    const read = async (user: string): Promise<readonly string[]> =>
      (await audit(user, { by: 'other', operation: 'search', limit: 1000 })).acts.map(({ id }) => id);
    const before = { auditor: await read('auditor'), close: await read('close') };
    // S09 is the auditor, Ann Roe declared by them; the last of these is shown to whoever asks, beside one other at most.
    for (const query of [
      'S09',
      'officer s09',
      'S09, Officer',
      'us09',
      '07700 900 009',
      'Ann Roe',
      'offic S09',
      'S09*',
    ])
      await ask('other', 'search', { query });
    expect(await read('auditor')).toEqual(before.auditor);
    expect((await read('close')).length).toBe(before.close.length + 8);
  });
});

test('so is a look at a number or an account that the register gives them', async () => {
  const { acts } = await audit('auditor', { by: 'analyst', operation: 'entity' });
  expect(acts.map((a) => [a.about[0], a.self, a.circle])).toEqual([
    // Accounts are made of names.
    [expect.stringMatching(/^account:TF\.username:~[0-9a-f]{32}$/), false, true],
    ['phone:+447700900001', true, false],
  ]);
});

describe('a subject', () => {
  const found = async (subject: string, user = 'auditor'): Promise<readonly string[]> =>
    (await audit(user, { subject, limit: 1000 })).acts
      .filter((a) => a.operation !== 'audit')
      .map((a) => a.id);

  test.each([
    [['person:TF.staff:S05', 'staff:S05', ' staff:S05', 'S05'], 2],
    [['number:TF.phone:+447700900101', 'phone:07700 900 101', 'phone:+44 7700 900101'], 1],
    [['person:TF.nominal:N1', 'nominal:N1'], 1],
    [['person:TF.name:Jan Doe', 'name:Jan  Doe'], 1],
  ])('is found alike in every writing: %j', async (writings, least) => {
    const [first = [], ...others] = await Promise.all(writings.map((w) => found(w, 'auditor')));
    expect(first.length).toBeGreaterThanOrEqual(least);
    for (const other of others) expect(other).toEqual(first);
  });

  test('is found where it was shown as well as where it was asked about', async () => {
    const byOther = (subject: string) => audit('auditor', { subject, by: 'other' });
    // Two questions about S05; the one about N1's number shows N1 in what gives it to them.
    expect((await byOther('staff:S05')).acts.map((a) => a.operation)).toEqual(
      expect.arrayContaining(['entity', 'expand']),
    );
    const ids = (await byOther('nominal:N1')).acts.flatMap((a) => a.about);
    expect(ids).toEqual(expect.arrayContaining(['nominal:N1', 'phone:+447700900101']));
  });

  test.each(['S99', 'Officer S05', 'colour:red', 'phone:nonsense', 'staff:', 'N1'])(
    'that is no reference is refused, and never told as nothing: %s',
    async (subject) => {
      await expect(audit('auditor', { subject })).rejects.toMatchObject({
        code: 'usage',
        message: expect.stringContaining('staff:KV-1001') as string,
      });
    },
  );

  test('of the own circle is answered as one of whom nothing was shown', async () => {
    const own = ['staff:S09', 'S09', 'person:TF.staff:S09', `phone:${workNumber('S09')}`, 'username:us09'];
    const nothing = { total: 0, selfSearches: 0, circleSearches: 0, leftOut: 0, acts: [] };
    // Asked twice: that the auditor has asked before does not show either.
    for (const subject of ['staff:S99', ...own, 'staff:S99', ...own])
      expect([subject, await audit('auditor', { subject })]).toEqual([subject, nothing]);
    expect((await found('S09', 'close')).length).toBeGreaterThan(0);
  });
});

test('what pages ask of themselves is left out and counted, unless it is asked for', async () => {
  const { total, leftOut, acts } = await audit('auditor', { by: 'other', limit: 1000 });
  expect([leftOut, acts.some((a) => a.operation === 'view')]).toEqual([1, false]);
  const all = await audit('auditor', { by: 'other', frame: 'shown' });
  expect([all.total, all.leftOut]).toEqual([total + 1, 0]);
  const alone = await audit('auditor', { by: 'other', operation: 'view' });
  expect([alone.total, alone.leftOut]).toEqual([1, 0]);
});

test('a user or an operation that there is none of is told, and not as one that did nothing', async () => {
  expect(await force.refused('auditor', 'audit', { by: 'analist' })).toBe('usage');
  expect(await force.refused('auditor', 'audit', { operation: 'serch' })).toBe('usage');
  // Of the access file, and with nothing to be read of: that there is nothing tells nothing.
  expect(await force.refused('close', 'audit', { by: 'analyst' })).toBe('');
  expect(await force.refused('auditor', 'audit', { operation: 'top20' })).toBe('');
});

test('an act says whether a question is sealed in it', async () => {
  const [search] = (await audit('auditor', { by: 'analyst', operation: 'search' })).acts;
  expect(search?.sealed).toBe(true);
  const { acts } = await audit('auditor', { limit: 1000 });
  // What the record tells of itself answers no question.
  const unsealed = new Set(acts.filter((a) => !a.sealed).map((a) => a.operation));
  expect(unsealed).toEqual(new Set(['']));
});

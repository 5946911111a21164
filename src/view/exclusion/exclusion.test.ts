import {
  day,
  month,
  nominal,
  number,
  account,
  complaint,
  report,
  staff,
  World,
  type Written,
} from '../testing/world';

/**
 * KV-1 reads. His line is KV-1 < KV-10 < KV-20; KV-3 reports to him; KV-4 is a colleague under KV-10. N1 is his declared
 * associate, KV-5 his wife, who works for the force and was declared by him; N9 is nobody to him. Everything else is
 * about who of them a record names.
 */
const register = (id: string, supervisor: string | undefined, more: Partial<Written> = {}): Written => ({
  id: `w-${id}`,
  source: 'workforce',
  names: {
    self: staff(id),
    ...(supervisor === undefined ? {} : { supervisor: staff(supervisor) }),
    ...more.names,
  },
  meanings: {
    staff_id: staff(id),
    name: `Name ${id}`,
    joined: day('2010-01-01'),
    address: 'somewhere',
    ...more.meanings,
  },
  ...(more.recordedAt === undefined ? {} : { recordedAt: more.recordedAt }),
});
const accuses = (id: string, ...people: string[]): Written => ({
  id,
  source: 'complaints',
  names: { case: complaint(id), accused: people.map(staff) },
  meanings: { received: day('2021-05-01') },
});

async function force(): Promise<World> {
  const world = await World.open();
  await world.write(
    register('KV-1', 'KV-10'),
    register('KV-10', 'KV-20', { names: { number: number('+44100') } }),
    register('KV-20', undefined),
    register('KV-3', 'KV-1'),
    register('KV-4', 'KV-10'),
    register('KV-5', undefined),
    {
      id: 'rel',
      source: 'relationships',
      names: { declarer: staff('KV-1'), relative: staff('KV-5') },
      meanings: { relation: 'household', declared: day('2015-01-01'), ended: day('2018-01-01') },
    },
    {
      id: 'assoc',
      source: 'notifiable-associations',
      names: {
        declaration: 'declaration:KV.declaration:D1',
        declarer: staff('KV-1'),
        associate: nominal('N1'),
      },
      meanings: { declared: day('2016-01-01') },
    },
    { id: 'n1', source: 'nominals', names: { self: nominal('N1') }, meanings: { name: 'One' } },
    { id: 'n9', source: 'nominals', names: { self: nominal('N9') }, meanings: { name: 'Nine' } },
  );
  return world;
}

const ME = { staffId: 'KV-1' };

test('who is excluded: self, household though it ended, own declared associates, the line above, direct reports', async () => {
  const world = await force();
  const view = await world.view(ME);
  expect(view.excluded).toEqual(
    [nominal('N1'), staff('KV-1'), staff('KV-10'), staff('KV-20'), staff('KV-3'), staff('KV-5')].sort(),
  );
  // The wife who did not declare him is bound by his declaration too; a colleague is bound to the shared supervisor alone.
  expect((await world.view({ staffId: 'KV-5' })).excluded).toEqual([staff('KV-1'), staff('KV-5')]);
  expect((await world.view({ staffId: 'KV-4' })).excluded).toEqual([
    staff('KV-10'),
    staff('KV-20'),
    staff('KV-4'),
  ]);
  await world.store.close();
});

test('a former supervisor and a former report stay excluded, with the line above as it is now', async () => {
  const world = await force();
  await world.write(
    {
      ...register('KV-1', 'KV-30'),
      id: 'w-1-old',
      chain: 'w-KV-1',
      standsUntil: '2020-01-01T00:00:00.000Z',
      recordedAt: '2015-01-01T00:00:00.000Z',
    },
    register('KV-30', 'KV-40'),
    register('KV-40', undefined),
    { ...register('KV-6', 'KV-1'), id: 'w-6-old', chain: 'w-KV-6', standsUntil: '2020-01-01T00:00:00.000Z' },
  );
  expect((await world.view(ME)).excluded).toEqual(
    expect.arrayContaining([staff('KV-30'), staff('KV-40'), staff('KV-6')]),
  );
  await world.store.close();
});

test('exclusions are as known now, whatever time is asked about', async () => {
  const world = await force();
  const early = await world.view(ME, { asOf: '2012-01-01T00:00:00.000Z' });
  expect(early.excluded).toEqual((await world.view(ME)).excluded);
  await world.store.close();
});

test('what a compartment says of ties makes no exclusion, even for a reader who is in it', async () => {
  const world = await force();
  await world.write({
    id: 'secret',
    source: 'relationships',
    names: { declarer: staff('KV-1'), relative: nominal('N9') },
    compartment: 'ROWAN',
    meanings: { declared: day('2015-01-01') },
  });
  expect((await world.view({ ...ME, compartments: ['ROWAN'] })).excluded).not.toContain(nominal('N9'));
  await world.store.close();
});

test('a record that names an excluded person is hidden whole; their own register row stays, cut to who they are', async () => {
  const world = await force();
  await world.write(accuses('C1', 'KV-20', 'KV-4'), accuses('C2', 'KV-4'), accuses('C3', 'KV-4', 'KV-6'));
  const seen = await world.sees(ME);
  expect(seen.recordsOf('complaints').map((r) => r.id)).toEqual(['C2', 'C3']);
  expect(seen.links('co-accused').map((l) => [l.from, l.to])).toEqual([[staff('KV-4'), staff('KV-6')]]);
  const supervisor = seen.record('w-KV-10');
  expect(supervisor?.meanings).toEqual({ staff_id: staff('KV-10'), name: 'Name KV-10' });
  expect(supervisor?.names).toEqual([{ role: 'self', entity: staff('KV-10') }]);
  expect(seen.entity(number('+44100'))).toBeUndefined();
  expect(seen.record('rel')).toBeUndefined();
  await world.store.close();
});

test("a colleague's register row stays whole though it names the shared supervisor, and so does a post's", async () => {
  const world = await force();
  const post = (id: string, holder: string): Written => ({
    id,
    source: 'posts',
    names: { post: `post:KV.post:${id}`, holder: staff(holder), unit: 'unit:KV.unit:North' },
    meanings: {
      post_id: id,
      title: 'Sergeant',
      unit: 'North',
      from: day('2019-01-01'),
      staff_id: staff(holder),
    },
  });
  await world.write(post('P4', 'KV-4'), post('P10', 'KV-10'));
  const seen = await world.sees(ME);
  const colleague = seen.record('w-KV-4');
  expect(colleague?.meanings).toMatchObject({ joined: day('2010-01-01'), address: 'somewhere' });
  expect(colleague?.names).toContainEqual({ role: 'supervisor', entity: staff('KV-10') });
  expect(seen.links('supervises').map((l) => [l.from, l.to])).toEqual([[staff('KV-10'), staff('KV-4')]]);
  expect(seen.record('P4')?.meanings).toHaveProperty('from');
  expect(Object.keys(seen.record('P10')?.meanings ?? {})).toEqual(['post_id', 'title', 'unit', 'staff_id']);
  expect(seen.record('P10')?.names.map((n) => n.role)).toEqual(['post', 'holder', 'unit']);
  const [held] = seen.linksOf('holds-post', staff('KV-10'));
  // Neither when the post was taken up nor whether it is still held is among what is shown; when it was recorded is.
  expect([held?.first, held?.last, held?.isOpen]).toEqual([undefined, undefined, undefined]);
  expect(held?.records.map((id) => seen.record(id)?.recordedAt)).toEqual(['2020-01-01T00:00:00.000Z']);
  await world.store.close();
});

test('a cut row counts nowhere; whoever is left is the same population for two readers', async () => {
  const world = await force();
  const people = async (reader: object): Promise<string[]> =>
    (await world.sees(reader)).recordsOf('workforce').map((r) => r.id);
  expect(await people(ME)).toEqual(['w-KV-4']);
  // The line of KV-4 is KV-10 and KV-20 too, and nobody else is near.
  expect(await people({ staffId: 'KV-4' })).toEqual(['w-KV-1', 'w-KV-3', 'w-KV-5']);
  expect((await world.sees(ME)).coverage.find((c) => c.source === 'workforce')?.records).toBe(6);
  await world.store.close();
});

test('a register row in a compartment is cut like an open one', async () => {
  const world = await force();
  await world.write({
    ...register('KV-10', undefined),
    id: 'secret',
    chain: 'w-KV-10-secret',
    compartment: 'ROWAN',
  });
  const seen = await world.sees({ ...ME, compartments: ['ROWAN'] });
  expect(seen.record('secret')?.meanings).toEqual({ staff_id: staff('KV-10'), name: 'Name KV-10' });
  await world.store.close();
});

test.each([
  ['without its first 0', number('7700900002')],
  ['behind what was dialled', number('14107700900002')],
  ["in another force's rows", 'number:QX.phone:+447700900002'],
])('the number of an excluded person is hidden in any writing: %s', async (_what, written) => {
  const world = await force();
  await world.write(register('KV-10', 'KV-20', { names: { number: number('+447700900002') } }), {
    id: 'r',
    source: 'intelligence-reports',
    names: { report: report('R1'), mention: written },
    recordedAt: '2021-05-01T00:00:00.000Z',
  });
  await world.contact(
    month('m1', written, number('+44999')),
    month('m2', number('+44998'), number('+44999')),
  );
  const seen = await world.sees(ME);
  expect([seen.recordsOf('intelligence-reports'), seen.contacts.map((c) => c.id)]).toEqual([[], ['m2']]);
  expect(seen.entity(written)).toBeUndefined();
  // A colleague of another line reads both.
  const other = await world.sees({ staffId: 'KV-5' });
  expect([other.recordsOf('intelligence-reports').length, other.contacts.length]).toEqual([1, 2]);
  await world.store.close();
});

/** KV-10 had the number in 2021: the register gave it to him, and a row without it replaced that one. */
const numbered = (): Written[] => {
  const { names, ...rest } = register('KV-10', 'KV-20');
  const version = (id: string, recordedAt: string, standsUntil: string, given: object): Written => ({
    ...rest,
    ...{ id, chain: 'w-KV-10-n', names: { ...names, ...given }, recordedAt, standsUntil },
    meanings: { ...rest.meanings, joined: day('2021-01-01') },
  });
  return [
    version('with', '2021-01-01T00:00:00.000Z', '2022-01-01T00:00:00.000Z', { number: number('+44700') }),
    version('without', '2022-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', {}),
  ];
};

test('a number that the register gave an excluded person hides what names it at that time, and nothing before or after', async () => {
  const world = await force();
  const reported = (id: string, at: string): Written => ({
    id,
    source: 'intelligence-reports',
    names: { report: report(id), mention: [number('+44700'), nominal('N9')] },
    recordedAt: at,
  });
  await world.write(
    ...numbered(),
    {
      id: 'att-then',
      source: 'phone-attribution',
      names: { number: number('+44700'), holder: nominal('N9') },
      meanings: { from: day('2021-06-01'), to: day('2021-07-01'), basis: 'intelligence' },
    },
    {
      id: 'att-9',
      source: 'phone-attribution',
      names: { number: number('+44700'), holder: nominal('N9') },
      meanings: { from: day('2022-01-01'), basis: 'subscriber' },
    },
    {
      id: 'att-ended',
      source: 'phone-attribution',
      names: { number: number('+44700'), holder: nominal('N9') },
      meanings: { from: day('2020-01-01'), to: day('2020-12-31'), basis: 'subscriber' },
    },
    register('KV-6', undefined, { names: { number: number('+44700') } }),
    reported('before', '2020-12-31T23:59:59.999Z'),
    reported('first', '2021-01-01T00:00:00.000Z'),
    reported('last', '2021-12-31T23:59:59.999Z'),
    reported('next', '2022-01-01T00:00:00.000Z'),
  );
  const seen = await world.sees(ME);
  expect(seen.recordsOf('intelligence-reports').map((r) => r.id)).toEqual(['before', 'next']);
  expect(seen.recordsOf('phone-attribution').map((r) => r.id)).toEqual(['att-9', 'att-ended']);
  // A colleague's register row is no record about the excluded person, though both have the number.
  expect(seen.record('w-KV-6')?.names).toContainEqual({ role: 'number', entity: number('+44700') });
  await world.store.close();
});

test('a contact month is hidden where it touches the time of an excluded number, to the millisecond', async () => {
  const asked: string[] = [];
  const world = await World.open({
    cutMonths: () => Promise.resolve([]),
    partialMonths: (_, months) => {
      asked.push(...months.map((m) => m.id));
      return Promise.resolve([]);
    },
  });
  await world.write(register('KV-1', 'KV-10'), ...numbered());
  const at = (id: string, first: string, last: string) =>
    month(id, number('+44700'), number('+44999'), { month: first.slice(0, 7), first, last });
  await world.contact(
    at('before', '2020-12-01T00:00:00.000Z', '2020-12-31T23:59:59.999Z'),
    at('begins', '2020-12-01T00:00:00.000Z', '2021-01-01T00:00:00.000Z'),
    at('inside', '2021-01-01T00:00:00.000Z', '2021-12-31T23:59:59.999Z'),
    at('ends', '2021-12-31T23:59:59.999Z', '2022-01-01T00:00:00.000Z'),
    at('after', '2022-01-01T00:00:00.000Z', '2022-01-31T00:00:00.000Z'),
  );
  const seen = await world.sees(ME);
  expect(seen.contacts.map((c) => c.id)).toEqual(['after', 'before']);
  // Those that it cuts are asked of the archive, row by row; the one inside is not even asked for.
  expect(asked.sort()).toEqual(['begins', 'ends']);
  await world.store.close();
});

test('of a number that an excluded person gave up by leaving, the last month is asked of the archive', async () => {
  const asked: string[] = [];
  const world = await World.open({
    cutMonths: () => Promise.resolve([]),
    partialMonths: (_, months) => {
      asked.push(...months.map((m) => m.id));
      return Promise.resolve([]);
    },
  });
  const leaver = register('KV-10', undefined, { names: { number: number('+44700') } });
  await world.write(register('KV-1', 'KV-10'), {
    ...leaver,
    meanings: { ...leaver.meanings, left: day('2021-12-31') },
  });
  const at = (id: string, to: string, last: string) =>
    month(id, number('+44700'), number(to), { month: '2021-12', first: '2021-12-01T00:00:00.000Z', last });
  await world.contact(at('reaching-it', '+44998', '2022-01-01T00:00:00.000Z'));
  expect((await world.sees(ME)).contacts).toEqual([]);
  expect(asked).toEqual(['reaching-it']);
  await world.contact(at('inside', '+44999', '2021-12-31T23:59:59.999Z'));
  expect((await world.sees({ ...ME, name: 'again' })).contacts).toEqual([]);
  await world.store.close();
});

test.each([
  ['self', staff('KV-1'), 'intelligence'],
  ['a declared associate', nominal('N1'), 'subscriber'],
])(
  'what attributions and nominals say of the numbers of %s makes none of them vanish',
  async (_, holder, basis) => {
    const world = await force();
    await world.contact(month('m1', number('+44888'), number('+44999')));
    await world.write({ id: 'r', source: 'intelligence-reports', names: { mention: number('+44888') } });
    const shown = async (): Promise<unknown> => {
      const seen = await world.sees(ME);
      return [
        seen.contacts,
        seen.records.map((r) => r.id),
        seen.attributions,
        seen.entities.map((e) => e.label),
      ];
    };
    const before = await shown();
    await world.write(
      {
        id: 'att',
        source: 'phone-attribution',
        names: { number: number('+44888'), holder },
        meanings: { from: day('2020-01-01'), basis },
      },
      { id: 'n1-new', source: 'nominals', names: { self: nominal('N1'), number: number('+44888') } },
    );
    expect(await shown()).toEqual(before);
    await world.store.close();
  },
);

test('contact months of an excluded person’s number and account are hidden, and count nowhere', async () => {
  const world = await force();
  await world.write(
    register('KV-7', undefined, { names: { number: number('+44777'), username: account('k7') } }),
    {
      ...register('KV-3', 'KV-1', { names: { username: account('k3') } }),
      id: 'w-3-new',
      chain: 'w-KV-3-new',
    },
  );
  await world.contact(
    month('m1', number('+44777'), number('+44100')),
    month('m2', number('+44777'), number('+44999')),
    month('m3', account('k3'), nominal('N9')),
    month('m4', account('k7'), nominal('N1')),
    month('m5', account('k7'), nominal('N9')),
  );
  const seen = await world.sees(ME);
  expect(seen.contacts.map((c) => c.id)).toEqual(['m2', 'm5']);
  expect(seen.links('looked-up').map((l) => [l.from, l.to, l.count])).toEqual([
    [staff('KV-7'), nominal('N9'), 3],
  ]);
  expect(seen.coverage.find((c) => c.source === 'phone-billing')?.records).toBe(3);
  const other = await world.sees({});
  expect(other.contacts).toHaveLength(5);
  await world.store.close();
});

test.each(['auditor', 'administrator'] as const)('an %s sees no record', async (role) => {
  const world = await force();
  await world.contact(month('m1', number('+44777'), number('+44999')));
  const seen = await world.sees({ role, compartments: ['ROWAN'], clearance: ['P', 'C'] });
  expect([seen.records, seen.contacts, seen.entities].map((list) => list.length)).toEqual([0, 0, 0]);
  await world.store.close();
});

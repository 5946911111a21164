import type { MonthCut, Window } from '../../model/contact';
import { gradeOf, type Grade } from '../../model/grade';
import {
  account,
  complaint,
  day,
  month,
  nominal,
  number,
  report,
  staff,
  World,
  type Written,
} from '../testing/world';

/** Small graphs whose links can be counted by eye. Reader: everything open. */
const workforce = (id: string, names: Written['names'] = {}, left?: string): Written => ({
  id: `w-${id}`,
  source: 'workforce',
  names: { self: staff(id), ...names },
  meanings: { joined: day('2010-01-01'), ...(left === undefined ? {} : { left: day(left) }) },
});
const offender = (id: string, numbers: string[] = []): Written => ({
  id: `n-${id}`,
  source: 'nominals',
  names: { self: nominal(id), number: numbers },
  meanings: { markers: ['offender'] },
});
const accusation = (id: string, of: string, officer: string, at = '2021-05-01'): Written => ({
  id,
  source: 'complaints',
  names: { case: complaint(of), accused: staff(officer) },
  meanings: { received: day(at) },
});
const grade = (text: string): Grade => gradeOf('3x5x2', text.charAt(0), text.charAt(1)) as Grade;

test('co-accused counts complaints shared, and rests on both accusations of each', async () => {
  const world = await World.open();
  await world.write(
    accusation('a1', 'C1', 'A', '2020-01-01'),
    accusation('b1', 'C1', 'B', '2020-01-01'),
    accusation('a2', 'C2', 'A', '2021-01-01'),
    accusation('b2', 'C2', 'B', '2021-01-01'),
    accusation('c2', 'C2', 'C', '2021-01-01'),
    accusation('a3', 'C3', 'A'),
  );
  const links = (await world.sees()).links('co-accused');
  expect(links.map(({ from, to, count, records }) => [from, to, count, records])).toEqual([
    [staff('A'), staff('B'), 2, ['a1', 'a2', 'b1', 'b2']],
    [staff('A'), staff('C'), 1, ['a2', 'c2']],
    [staff('B'), staff('C'), 1, ['b2', 'c2']],
  ]);
  expect([links[0]?.first, links[0]?.last]).toEqual([day('2020-01-01')[0], day('2021-01-01')[0]]);
  await world.store.close();
});

test('what has no end still stands, and when a record was made is not when it was true', async () => {
  const world = await World.open();
  const held = (id: string, of: string, from?: string, to?: string): Written => ({
    id,
    source: 'phone-attribution',
    names: { number: number('+441'), holder: staff(of) },
    meanings: {
      ...(from === undefined ? {} : { from: day(from) }),
      ...(to === undefined ? {} : { to: day(to) }),
    },
  });
  await world.write(
    held('open', 'A', '2020-05-11'),
    held('a-undated', 'A'),
    held('ended', 'B', '2020-05-11', '2021-01-01'),
    held('b-again', 'B', '2022-01-01'),
    held('c-undated', 'C'),
    held('d-ended', 'D', '2020-05-11', '2021-01-01'),
    held('e-until', 'E', undefined, '2021-01-01'),
  );
  const links = (await world.sees()).links('attributed-to');
  const told = links.map((l) => [l.to, l.first?.slice(0, 10), l.last?.slice(0, 10), l.isOpen, l.since]);
  expect(told).toEqual([
    [staff('A'), '2020-05-11', '2020-05-11', true, day('2020-05-11')[0]],
    [staff('B'), '2020-05-11', '2022-01-01', true, day('2022-01-01')[0]],
    [staff('C'), undefined, undefined, true, undefined],
    [staff('D'), '2020-05-11', '2021-01-01', undefined, undefined],
    [staff('E'), undefined, '2021-01-01', undefined, undefined],
  ]);
  await world.store.close();
});

test('co-reported joins people of one report, whatever else it names, at its best grade', async () => {
  const world = await World.open();
  const item = (id: string, of: string, given: string, names: Written['names']): Written => ({
    id,
    source: 'intelligence-reports',
    names: { report: report(of), ...names },
    grade: grade(given),
  });
  await world.write(
    item('i1', 'R1', '3D', { subject: staff('A'), mention: [nominal('N'), number('+441')] }),
    item('i2', 'R2', '1B', { subject: staff('A'), mention: nominal('N') }),
  );
  const links = (await world.sees()).links('co-reported');
  expect(links.map((l) => [l.from, l.to, l.count, l.grade?.text])).toEqual([
    [nominal('N'), staff('A'), 2, '1B'],
  ]);
  expect((await world.sees()).linksOf('reported-in', number('+441'))).toHaveLength(1);
  await world.store.close();
});

test('a communication between two people counts once, though two records attribute the number', async () => {
  const world = await World.open();
  await world.write(workforce('A', { number: number('+441') }), offender('N', [number('+449')]), {
    id: 'att',
    source: 'phone-attribution',
    names: { number: number('+441'), holder: staff('A') },
    meanings: { basis: 'billing' },
  });
  await world.contact(
    month('m1', number('+441'), number('+449'), { count: 4 }),
    month('m2', number('+449'), number('+441'), { count: 1, kind: 'sms' }),
    month('m3', number('+441'), number('+449'), { count: 50, kind: 'data' }),
  );
  const seen = await world.sees();
  expect(seen.links('contacted').map((l) => [l.from, l.to, l.count, l.records, l.contacts])).toEqual([
    [nominal('N'), staff('A'), 5, ['att', 'n-N', 'w-A'], ['m1', 'm2']],
  ]);
  expect(seen.links('called').map((l) => [l.from, l.to, l.count])).toEqual([
    [number('+441'), number('+449'), 4],
    [number('+449'), number('+441'), 1],
  ]);
  await world.store.close();
});

test('a month in which a number changes hands is split by the archive, each holder with their own part', async () => {
  const asked: MonthCut[] = [];
  const world = await World.open({
    partialMonths: () => Promise.reject(new Error('no month of this world is partly visible')),
    // The archive's own rows: two calls before the 10th, one after it.
    cutMonths: (_view, cuts) => {
      asked.push(...cuts);
      return Promise.resolve(
        cuts.map(({ from: [window] }) => {
          const times = window?.to.startsWith('2024-03-10')
            ? { count: 2, first: '2024-03-02T09:00:00.000Z', last: '2024-03-09T09:00:00.000Z' }
            : { count: 1, first: '2024-03-20T09:00:00.000Z', last: '2024-03-20T09:00:00.000Z' };
          return month('m1', number('+441'), number('+449'), times);
        }),
      );
    },
  });
  const held = (holder: string, from: string, to: string): Written => ({
    id: `att-${holder}`,
    source: 'phone-attribution',
    names: { number: number('+441'), holder: staff(holder) },
    meanings: { from: day(from), to: day(to), basis: 'issue' },
  });
  await world.write(
    offender('N', [number('+449')]),
    held('A', '2023-01-01', '2024-03-09'),
    held('B', '2024-03-10', '2025-01-01'),
  );
  await world.contact(month('m1', number('+441'), number('+449')));
  const links = (await world.sees()).links('contacted');
  expect(links.map((l) => [l.to, l.count, l.first?.slice(0, 10), l.last?.slice(0, 10)])).toEqual([
    [staff('A'), 2, '2024-03-02', '2024-03-09'],
    [staff('B'), 1, '2024-03-20', '2024-03-20'],
  ]);
  const window = ({ from, to }: Window): string => `${from.slice(0, 10)} ${to.slice(0, 10)}`;
  expect(asked.map((cut) => [cut.contact.id, cut.from.map(window), cut.to])).toEqual([
    ['m1', ['2023-01-01 2024-03-10'], []],
    ['m1', ['2024-03-10 2025-01-02'], []],
  ]);
  await world.store.close();
});

test('of a month in which its only holder gave a number up, the archive tells what was theirs', async () => {
  const asked: MonthCut[] = [];
  const first = '2024-03-02T09:00:00.000Z';
  const world = await World.open({
    partialMonths: () => Promise.reject(new Error('no month of this world is partly visible')),
    cutMonths: (_view, cuts) => {
      asked.push(...cuts);
      return Promise.resolve(
        cuts.map(({ contact }) => ({ ...contact, reasoned: 0, count: 2, first, last: first })),
      );
    },
  });
  await world.write(offender('N', [number('+449')]), {
    id: 'att-A',
    source: 'phone-attribution',
    names: { number: number('+441'), holder: staff('A') },
    meanings: { from: day('2023-01-01'), to: day('2024-03-09'), basis: 'issue' },
  });
  // Before it ends, a month is theirs as it stands.
  const whole = {
    first: '2024-02-02T09:00:00.000Z',
    last: '2024-02-20T09:00:00.000Z',
    month: '2024-02',
    count: 5,
  };
  await world.contact(
    month('m1', number('+441'), number('+449')),
    month('m0', number('+441'), number('+449'), whole),
  );
  const links = (await world.sees()).links('contacted');
  expect(links.map((l) => [l.to, l.count, l.last])).toEqual([[staff('A'), 7, first]]);
  expect(asked.map(({ contact, from, to }) => [contact.id, from.map((w) => w.to.slice(0, 10)), to])).toEqual([
    ['m1', ['2024-03-10'], []],
  ]);
  await world.store.close();
});

test('an undeclared association needs contact, an offender and no declaration by either', async () => {
  const world = await World.open();
  await world.write(
    workforce('A', { number: number('+441') }),
    workforce('B', { number: number('+442') }),
    offender('N', [number('+449')]),
    { ...offender('V', [number('+448')]), meanings: { markers: ['victim'] } },
    {
      id: 'decl',
      source: 'notifiable-associations',
      names: { declaration: 'declaration:KV.declaration:D', declarer: staff('B'), associate: nominal('N') },
      meanings: { declared: day('2020-01-01') },
    },
  );
  await world.contact(
    month('m1', number('+441'), number('+449')),
    month('m2', number('+442'), number('+449')),
    month('m3', number('+441'), number('+448')),
  );
  const [only, ...more] = (await world.sees()).links('undeclared-association');
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    from: nominal('N'),
    to: staff('A'),
    count: 3,
    contacts: ['m1'],
    records: ['n-N', 'w-A'],
  });
  await world.store.close();
});

test('contact before a declaration is an undeclared association, and rests on the declaration made since', async () => {
  const asked: MonthCut[] = [];
  const world = await World.open({
    partialMonths: () => Promise.reject(new Error('no month of this world is partly visible')),
    // The archive's own rows: two calls before the 10th, one after it.
    cutMonths: (_view, cuts) => {
      asked.push(...cuts);
      return Promise.resolve(
        cuts.map(({ contact, from: [window] }) =>
          window?.to.startsWith('2024-03-10')
            ? { ...contact, reasoned: 0, count: 2, last: '2024-03-09T09:00:00.000Z' }
            : { ...contact, reasoned: 0, count: 1, first: '2024-03-20T09:00:00.000Z' },
        ),
      );
    },
  });
  await world.write(
    workforce('A', { number: number('+441') }),
    workforce('B', { number: number('+442') }),
    offender('N', [number('+449')]),
    {
      id: 'decl',
      source: 'notifiable-associations',
      names: { declaration: 'declaration:KV.declaration:D', declarer: staff('A'), associate: nominal('N') },
      meanings: { declared: day('2024-03-10'), status: 'open' },
    },
    {
      id: 'duty',
      source: 'links',
      names: { from: staff('B'), to: nominal('N') },
      meanings: { kind: 'offender-management', from_date: day('2024-03-01'), to_date: day('2024-03-31') },
    },
  );
  const april = { month: '2024-04', first: '2024-04-02T09:00:00.000Z', last: '2024-04-20T09:00:00.000Z' };
  await world.contact(
    month('a3', number('+441'), number('+449')),
    month('a4', number('+449'), number('+441'), april),
    month('b3', number('+442'), number('+449')),
    month('b4', number('+442'), number('+449'), { ...april, count: 7 }),
  );
  const seen = await world.sees();
  expect(seen.links('undeclared-association').map((l) => [l.to, l.count, l.contacts, l.records])).toEqual([
    [staff('A'), 2, ['a3'], ['decl', 'n-N', 'w-A']],
    [staff('B'), 7, ['b4'], ['n-N', 'w-B']],
  ]);
  expect(asked.map(({ contact, from, to }) => [contact.id, from.map((w) => w.to.slice(0, 10)), to])).toEqual([
    ['a3', ['2024-03-10'], []],
    ['a3', ['9999-12-31'], []],
  ]);
  expect(seen.stretches('a3', staff('A'), nominal('N')).map((s) => s.count)).toEqual([2, 1]);
  expect(seen.stretches('a4', staff('A'), nominal('N')).map((s) => s.count)).toEqual([3]);
  await world.store.close();
});

test('a report counts as an undeclared association where it was recorded before the declaration', async () => {
  const world = await World.open();
  const told = (id: string, of: string, recordedAt: string): Written => ({
    id,
    source: 'intelligence-reports',
    names: { report: report(of), subject: staff('A'), mention: nominal('N') },
    recordedAt,
  });
  await world.write(
    workforce('A'),
    offender('N'),
    told('i1', 'R1', '2024-03-01T00:00:00.000Z'),
    told('i2', 'R2', '2024-03-09T23:59:59.999Z'),
    told('i3', 'R3', '2024-03-10T00:00:00.000Z'),
    {
      id: 'rel',
      source: 'relationships',
      names: { declarer: staff('A'), relative: nominal('N') },
      meanings: { declared: day('2024-03-10') },
    },
  );
  const links = (await world.sees()).links('undeclared-association');
  expect(links.map((l) => [l.to, l.count, l.records])).toEqual([[staff('A'), 2, ['i1', 'i2', 'n-N', 'rel']]]);
  await world.store.close();
});

test('a shared number joins staff with staff and with offenders; a number that many staff call is left out and told', async () => {
  const world = await World.open();
  const callers = Array.from({ length: 13 }, (_, i) => `S${String(i).padStart(2, '0')}`);
  await world.write(
    ...callers.map((id, i) => workforce(id, { number: number(`+44${100 + i}`) })),
    offender('N', [number('+449')]),
    { ...offender('V', [number('+448')]), meanings: {} },
  );
  await world.contact(
    ...callers.map((id, i) => month(`taxi-${id}`, number(`+44${100 + i}`), number('+44555'))),
    month('burner-0', number('+44100'), number('+44666')),
    month('burner-1', number('+44666'), number('+44101')),
    month('burner-n', number('+449'), number('+44666')),
    month('burner-v', number('+448'), number('+44666')),
  );
  const links = (await world.sees()).links('shared-number');
  expect(links.map((l) => [l.from, l.to, l.contacts])).toEqual([
    [nominal('N'), staff('S00'), ['burner-0', 'burner-n']],
    [nominal('N'), staff('S01'), ['burner-1', 'burner-n']],
    [staff('S00'), staff('S01'), ['burner-0', 'burner-1']],
  ]);
  expect((await world.sees()).numbersLeftOut).toEqual([{ number: number('+44555'), staff: 13 }]);
  await world.store.close();
});

test("a number of the force's own is not outside it, though the reader may not know who had it", async () => {
  const world = await World.open();
  await world.write(
    workforce('A', { number: number('+44100'), supervisor: staff('S') }),
    workforce('B', { number: number('+44101') }),
    workforce('C', { number: number('+44102') }),
    workforce('S', { number: [number('+44200'), number('+44201')] }, '2023-12-31'),
    {
      id: 'att',
      source: 'phone-attribution',
      names: { number: number('+44201'), holder: nominal('N') },
      meanings: { from: day('2024-01-02'), basis: 'subscriber' },
    },
  );
  await world.contact(
    ...['+44101', '+44102'].flatMap((caller) => [
      month(`desk-${caller}`, number(caller), number('+44200')),
      month(`given-on-${caller}`, number(caller), number('+44201')),
      month(`stranger-${caller}`, number(caller), number('+44999')),
    ]),
  );
  // The supervisor left, and the desk is not known to be anybody's since; the other number has a holder outside.
  for (const reader of [{ staffId: 'A' }, {}]) {
    const links = (await world.sees(reader)).links('shared-number');
    expect(links.map((l) => [l.from, l.to, l.count])).toEqual([[staff('B'), staff('C'), 2]]);
    expect(links[0]?.contacts.map((id) => id.split('-+')[0])).toEqual([
      ...['given-on', 'given-on', 'stranger', 'stranger'],
    ]);
  }
  await world.store.close();
});

test("an attribution to somebody of the force makes a number the force's, unless intelligence says so or the reader may not", async () => {
  const world = await World.open();
  const attribution = (to: string, holder: string, basis: string, given?: string): Written => ({
    id: `att-${to}`,
    source: 'phone-attribution',
    names: { number: number(to), holder: staff(holder) },
    meanings: { from: day('2021-01-01'), to: day('2023-12-31'), basis },
    ...(given === undefined ? {} : { grade: grade(given) }),
  });
  await world.write(
    workforce('A', { number: number('+44100'), supervisor: staff('S') }),
    workforce('B', { number: number('+44101') }),
    workforce('C', { number: number('+44102') }),
    attribution('400072', 'Z', 'asset register', '1A'),
    attribution('400073', 'Z', 'asset register'),
    attribution('400074', 'Z', 'Intel log', '1A'),
    attribution('400075', 'Z', 'witness statement', '1B'),
    attribution('400076', 'S', 'asset register'),
  );
  await world.contact(
    ...['+44101', '+44102'].flatMap((caller) =>
      ['400072', '400073', '400074', '400075', '400076'].map((to) =>
        month(`${to}-${caller}`, number(caller), number(to)),
      ),
    ),
  );
  const numbers = async (reader: { staffId?: string }): Promise<string[]> => {
    const [link] = (await world.sees(reader)).links('shared-number');
    return [...new Set(link?.contacts.map((id) => id.split('-')[0] ?? ''))];
  };
  expect(await numbers({})).toEqual(['400074', '400075']);
  // Of their supervisor only the register's numbers are known to them.
  expect(await numbers({ staffId: 'A' })).toEqual(['400074', '400075', '400076']);
  await world.store.close();
});

test('a look-up is an account’s act, attributed to who held the account then', async () => {
  const world = await World.open();
  await world.write(
    workforce('A', { username: account('a1') }),
    workforce('B', { username: account('b1') }, '2023-12-31'),
  );
  await world.contact(
    month('m1', account('a1'), nominal('N'), { count: 2 }),
    month('m2', account('b1'), nominal('N')),
    month('m3', account('a1'), 'record:KV.record.rms:R1'),
  );
  expect((await world.sees()).links('looked-up').map((l) => [l.from, l.to, l.count])).toEqual([
    [staff('A'), nominal('N'), 2],
    [staff('A'), 'record:KV.record.rms:R1', 3],
  ]);
  await world.store.close();
});

test('stated links add their weights, one of one where nothing is said; a member is a member of either register', async () => {
  const world = await World.open();
  const stated = (id: string, weight?: number): Written => ({
    id,
    source: 'links',
    names: { from: nominal('X'), to: nominal('Y') },
    meanings: weight === undefined ? {} : { weight },
  });
  await world.write(stated('s1', 2.5), stated('s2'), {
    id: 'o1',
    source: 'organised-crime-groups',
    names: { self: 'ocg:KV.ocg:O1', member: nominal('X') },
  });
  await world.write({ id: 'n-X', source: 'nominals', names: { self: nominal('X'), ocg: 'ocg:KV.ocg:O1' } });
  const seen = await world.sees();
  expect(seen.links('stated-link')).toMatchObject([
    { from: nominal('X'), to: nominal('Y'), count: 2, statedWeight: 3.5 },
  ]);
  expect(seen.links('member-of')).toMatchObject([{ from: nominal('X'), count: 2, records: ['n-X', 'o1'] }]);
  expect(() => seen.links('no-such-kind')).toThrow(RangeError);
  await world.store.close();
});

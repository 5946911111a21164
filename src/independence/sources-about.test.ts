import { entityId } from '../model/entity';
import { readGrade } from '../model/grade';
import type { RecordVersion } from '../model/record';
import { policyWith } from '../policy';
import { day, endOf, versionOf } from '../../test/support/projection';
import { complaint, staff } from '../../test/support/risk-records';
import { sourcesAbout } from './sources-about';

const rules = policyWith().independence;
const nominal = (id: string): string => entityId('KV', 'nominal', id);
const by = (about: string, received: string, who?: string): RecordVersion => {
  const record = complaint(about, 'S1', received);
  return { ...record, meanings: { ...record.meanings, ...(who ? { complainant: nominal(who) } : {}) } };
};
const home = (id: string, address: string): RecordVersion =>
  versionOf({
    id: `n-${id}`,
    source: 'nominals',
    recordedAt: endOf('2020-01-01'),
    meanings: { nominal_id: nominal(id), addresses: [entityId('KV', 'address', address)] },
  });
const report = (
  id: string,
  { who = 'S1', channel = 'overt', grade = '2C', source_ref = '' } = {},
): RecordVersion =>
  versionOf({
    id,
    source: 'intelligence-reports',
    recordedAt: endOf('2020-01-01'),
    grade: readGrade(grade)!.grade,
    meanings: {
      ...{ report_id: id, subjects: [staff(who)], channel, text: '' },
      ...(source_ref === '' ? {} : { source_ref }),
    },
  });
const known = (all: readonly RecordVersion[]): Parameters<typeof sourcesAbout>[0] => ({
  records: (source) => all.filter((r) => r.source === source),
  foundSustained: (r) => r.meanings['finding'] === 'sustained',
});
const about = (all: readonly RecordVersion[]): string[][] =>
  (sourcesAbout(known(all), rules).get(staff('S1')) ?? []).map((g) => g.statements.map((s) => s.record));

test('complainants of one address are one source; of an address that many give, they are not', () => {
  const complaints = [by('1', '2020-01-01', 'N1'), by('2', '2020-06-01', 'N2')];
  expect(about([...complaints, home('N1', 'A'), home('N2', 'A')])).toEqual([['c-1-S1', 'c-2-S1']]);
  expect(about([...complaints, home('N1', 'A'), home('N2', 'B')])).toEqual([['c-1-S1'], ['c-2-S1']]);
  const hostel = Array.from({ length: 13 }, (_, i) => home(`N${i + 1}`, 'A'));
  expect(about([...complaints, ...hostel])).toEqual([['c-1-S1'], ['c-2-S1']]);
});

test('who declares somebody of the household is one source with them, until it ends', () => {
  const declared = (person: string, more: object = {}): RecordVersion =>
    versionOf({
      id: `rel-${person}`,
      source: 'relationships',
      recordedAt: endOf('2020-01-01'),
      meanings: {
        staff_id: staff('S2'),
        person_ref: nominal(person),
        relation: 'household',
        declared: day('2020-01-01'),
        ...more,
      },
    });
  const colleague = by('1', '2020-01-01', 'N1');
  const complaints = [
    { ...colleague, meanings: { ...colleague.meanings, complainant: staff('S2') } },
    by('2', '2020-06-01', 'N2'),
    by('3', '2021-06-01', 'N3'),
  ];
  expect(about([...complaints, declared('N2')])).toEqual([['c-1-S1', 'c-2-S1'], ['c-3-S1']]);
  const apart = [['c-1-S1'], ['c-2-S1'], ['c-3-S1']];
  expect(about([...complaints, declared('N2', { ended: day('2019-01-01') })])).toEqual(apart);
  expect(about([...complaints, declared('N2', { relation: 'family friend' })])).toEqual(apart);
});

test('a colleague who declares two people says nothing of these two', () => {
  const declared = (person: string): RecordVersion =>
    versionOf({
      id: `rel-${person}`,
      source: 'relationships',
      recordedAt: endOf('2020-01-01'),
      meanings: { staff_id: staff('S9'), person_ref: nominal(person), relation: 'family' },
    });
  const complaints = [by('1', '2020-01-01', 'N1'), by('2', '2020-06-01', 'N2')];
  expect(about([...complaints, declared('N1'), declared('N2')])).toEqual([['c-1-S1'], ['c-2-S1']]);
});

test('nor where the colleague complains too: the complaint is of the first of them to complain', () => {
  const declared = (person: string): RecordVersion =>
    versionOf({
      id: `rel-${person}`,
      source: 'relationships',
      recordedAt: endOf('2020-01-01'),
      meanings: { staff_id: staff('S9'), person_ref: nominal(person), relation: 'cousin' },
    });
  const own = complaint('9', 'S1', '2022-06-01');
  const complaints = [
    ...['1', '2', '3'].map((n) => by(n, `202${n}-01-01`, `N${n}`)),
    { ...own, meanings: { ...own.meanings, complainant: staff('S9') } },
  ];
  expect(about([...complaints, ...['N3', 'N2', 'N1'].map(declared)])).toEqual([
    ['c-1-S1', 'c-9-S1'],
    ['c-2-S1'],
    ['c-3-S1'],
  ]);
});

test('a reporter’s mark makes no one source of two references under which others report', () => {
  const marked = (id: string, source_ref: string, reporter: string): RecordVersion => {
    const record = report(id, { source_ref });
    return { ...record, meanings: { ...record.meanings, reporter } };
  };
  const both = ['a', 'b'].map((ref) => report(`1${ref}`, { source_ref: ref }));
  const desk = ['a', 'b'].map((ref) => marked(`2${ref}`, ref, 'desk'));
  expect(about([...both, ...desk])).toEqual([
    ['1a', '2a'],
    ['1b', '2b'],
  ]);
  expect(about(desk)).toEqual([['2a', '2b']]);
});

const nine = Array.from({ length: 9 }, (_, i) => ({
  ...complaint(`n${i}`, `S${i}`, '2020-01-01', { complainant: `N${i}` }),
}));

test('complaints about everybody else without a complainant do not make ten such complaints ten people', () => {
  const mass = Array.from({ length: 90 }, (_, i) => complaint(`m${i}`, `T${i}`, '2020-01-01'));
  const about = Array.from({ length: 10 }, (_, i) =>
    complaint(`u${i}`, 'S9', `2020-${String(i + 1).padStart(2, '0')}-01`),
  );
  // Nine of a hundred are named: not never.
  const groups = sourcesAbout(known([...nine, ...mass, ...about]), rules).get(staff('S9')) ?? [];
  expect(groups.map((g) => g.anonymous)).toEqual([true]);
  // Where nobody ever is, nothing tells ten people from one.
  expect(sourcesAbout(known([...mass, ...about]), rules).get(staff('S9'))).toHaveLength(10);
});

test('whoever has the addresses of many who complain makes one source of two of them at most', () => {
  const home = (person: string, addresses: readonly string[]): RecordVersion =>
    versionOf({
      ...{ id: `home-${person}`, source: 'nominals', recordedAt: endOf('2019-01-01') },
      meanings: {
        nominal_id: nominal(person),
        addresses: addresses.map((a) => entityId('KV', 'address', a)),
      },
    });
  const others = ['N1', 'N2', 'N3'];
  const complaints = ['X', ...others].map((n, i) => by(String(i), `2020-0${i + 1}-01`, n));
  const homes = [home('X', ['a1', 'a2', 'a3']), ...others.map((n, i) => home(n, [`a${i + 1}`]))];
  expect(about([...complaints, ...homes])).toEqual([['c-0-S1', 'c-1-S1'], ['c-2-S1'], ['c-3-S1']]);
});

test('a report without a reference or reporter is nobody’s, whatever others say', () => {
  const named = Array.from({ length: 3 }, (_, i) =>
    report(`n${i}`, { who: `S${i}`, source_ref: `ref ${i}` }),
  );
  const all = [...named, report('a', { who: 'S9' }), report('b', { who: 'S9', channel: 'partner_agency' })];
  for (const records of [all, all.slice(3)])
    expect(
      sourcesAbout(known(records), rules)
        .get(staff('S9'))
        ?.map((g) => g.anonymous),
    ).toEqual([true]);
});

test('whoever is complained of makes no household of those who complain, and a business partner is none', () => {
  const declared = (by: string, person: string, relation: string): RecordVersion =>
    versionOf({
      id: `rel-${person}`,
      source: 'relationships',
      recordedAt: endOf('2020-01-01'),
      meanings: { staff_id: staff(by), person_ref: nominal(person), relation, declared: day('2020-01-01') },
    });
  const complaints = [by('1', '2020-01-01', 'N1'), by('2', '2020-06-01', 'N2')];
  const apart = [['c-1-S1'], ['c-2-S1']];
  expect(about([...complaints, declared('S1', 'N1', 'family'), declared('S1', 'N2', 'family')])).toEqual(
    apart,
  );
  for (const relation of ['business partner', 'childhood friend', 'apparent stalker', 'warehouse colleague'])
    expect(about([...complaints, declared('S2', 'N1', relation), declared('S2', 'N2', relation)])).toEqual(
      apart,
    );
});

test('1A and 1B are tested, and so is a complaint found sustained', () => {
  const graded = (id: string, grade: string): RecordVersion => report(id, { grade, source_ref: id });
  const sustained = complaint('9', 'S1', '2021-01-01', { finding: 'sustained', closed: '2021-06-01' });
  const all = [graded('a', '1A'), graded('b', '1B'), graded('c', '1C'), graded('d', '2A'), sustained];
  const groups = sourcesAbout(known(all), rules).get(staff('S1')) ?? [];
  expect(groups.filter((g) => g.tested).map((g) => g.id)).toEqual(['a', 'b', 'c-9-S1']);
});

test('invented names, weeks apart, are as anonymous as no name where others are known by more', () => {
  const named = (about: string, received: string): RecordVersion => {
    const record = complaint(about, 'S1', received);
    return {
      ...record,
      meanings: { ...record.meanings, complainant: entityId('KV', 'name', `Invented ${about}`) },
    };
  };
  const invented = ['1', '3', '5', '7'].map((n) => named(n, `2020-0${n}-01`));
  const sources = (all: readonly RecordVersion[]): number =>
    sourcesAbout(known(all), rules)
      .get(staff('S1'))!
      .reduce((sum, g) => sum + g.sources, 0);
  expect(sources(invented)).toBe(4);
  const others = ['2', '4', '6', '8'].map((n) => by(n, `2021-0${n}-01`, `N${n}`));
  expect(sources([...invented, ...others])).toBe(2 + 4);
});

test('what a force states of nameless complaints no complaint changes', () => {
  const months = ['01', '03', '05', '07', '09'];
  const nameless = months.map((month, i) => complaint(`u${i}`, 'S9', `2020-${month}-01`));
  const sources = (all: readonly RecordVersion[], stated: Partial<typeof rules>): number =>
    sourcesAbout(known(all), { ...rules, ...stated })
      .get(staff('S9'))!
      .reduce((sum, g) => sum + g.sources, 0);
  // Told by the records: of nobody who is named they are five, beside nine who are two.
  expect([sources(nameless, {}), sources([...nine, ...nameless], {})]).toEqual([5, 2]);
  for (const all of [nameless, [...nine, ...nameless]])
    expect([
      sources(all, { namelessComplaints: 'people' }),
      sources(all, { namelessComplaints: 'anonymous' }),
    ]).toEqual([5, 2]);
  const byName = nameless.map((record, i) => ({
    ...record,
    meanings: { ...record.meanings, complainant: entityId('KV', 'name', `Invented ${i}`) },
  }));
  expect([
    sources(byName, { complainantsByName: 'people' }),
    sources(byName, { complainantsByName: 'anonymous' }),
  ]).toEqual([5, 2]);
});

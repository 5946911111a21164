import { readGrade } from '../model/grade';
import type { RecordVersion } from '../model/record';
import { complaint, serving, staff } from '../../test/support/risk-records';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { LIST_ORDERS, rankTop, type ScorecardRow } from '.';

/** A hundred and twenty officers, of whom the first hundred have a complaint or two each; the last twenty have none. */
const ids = Array.from({ length: 120 }, (_, i) => `S${String(i).padStart(3, '0')}`);
const ACCUSED = 'S110';
const base: RecordVersion[] = [
  ...ids.map((id) => serving(id, '2015-01-01')),
  ...ids.slice(0, 100).flatMap((id, i) =>
    Array.from({ length: i < 30 ? 1 + (i % 3) : 1 }, (_, n) =>
      complaint(`${id}-${n}`, id, `2023-0${n + 1}-${String(1 + (i % 28)).padStart(2, '0')}`, {
        complainant: `N${i}${n}`,
      }),
    ),
  ),
];

function report(i: number, grade: string, source: string, category = 'infiltration'): RecordVersion {
  return versionOf({
    id: `i-${i}`,
    source: 'intelligence-reports',
    recordedAt: endOf(`2024-0${1 + (i % 9)}-15`),
    grade: readGrade(grade)!.grade,
    meanings: {
      report_id: `i-${i}`,
      subjects: [staff(ACCUSED)],
      category,
      channel: 'overt',
      source_ref: source,
      text: '',
    },
  });
}

function rowWith(
  records: readonly RecordVersion[],
  order: (typeof LIST_ORDERS)[number] = 'priority',
): ScorecardRow {
  const card = rankTop(projectionOf({ records: [...base, ...records] }), {
    ...{ size: 'all', seed: 'h', asOf: endOf('2024-12-31'), order },
    policy: { draws: 0 },
  });
  return card.rows.find((r) => r.nativeId === ACCUSED)!;
}

test.each(LIST_ORDERS.map((order) => [order] as const))(
  'by %s, one untested source brings nobody into the first places from far below',
  (order) => {
    expect(rowWith([], order).rank).toBeGreaterThan(60);
    const row = rowWith(
      Array.from({ length: 10 }, (_, i) => report(i, '2B', 'one')),
      order,
    );
    expect(row.rank).toBeGreaterThan(20);
    expect(row.sources[0]).toMatchObject({ told: 10, counted: 1, tested: false });
  },
);

test('whoever is held back stands directly behind the first places, and it is said by which source', () => {
  const { rows } = rankTop(projectionOf({ records: [...base, report(0, '2A', 'one')] }), {
    ...{ size: 'all', seed: 'h', asOf: endOf('2024-12-31') },
    policy: { draws: 0 },
  });
  const held = rows.filter((r) => r.heldBack !== undefined);
  expect(held.map((r) => r.rank)).toEqual(held.map((_, i) => 21 + i));
  expect(held.find((r) => r.nativeId === ACCUSED)?.heldBack).toBe('i-0');
  // By the place without the source: all of these rest on one, so none has a better one left.
  const without = held.map((r) => r.sources.find((source) => source.id === r.heldBack)?.rankWithout);
  expect(without).toEqual([...without].sort((x, y) => x! - y!));
});

test('ten independent sources bring somebody to the top, and so does one reliable first-hand source on the gravest harm', () => {
  const ten = rowWith(Array.from({ length: 10 }, (_, i) => report(i, '2B', `source ${i}`)));
  expect([ten.rank, ten.heldBack]).toEqual([1, undefined]);
  const one = rowWith([report(0, '1A', 'one')]);
  expect(one.rank).toBeLessThanOrEqual(20);
  expect([one.heldBack, one.harm.sources, one.fragility?.sole]).toEqual([undefined, 1, true]);
});

test('nobody loses a place that they have without the source', () => {
  // S002 stands among the first by complaints of three people; an untested report more changes nothing of that.
  const about = { ...report(0, '2B', 'one') };
  const more = { ...about, meanings: { ...about.meanings, subjects: [staff('S002')] } };
  const card = rankTop(projectionOf({ records: [...base, more] }), {
    size: 'all',
    seed: 'h',
    asOf: endOf('2024-12-31'),
  });
  const row = card.rows.find((r) => r.nativeId === 'S002');
  expect([row?.rank, row?.heldBack]).toEqual([1, undefined]);
});

test('who has a post’s rate made by the very report is not first among equals without it', () => {
  // Three hundred who joined on one day, fifteen with a report each; the last by id gets one anonymous note.
  const same = Array.from({ length: 300 }, (_, i) => `T${String(i).padStart(3, '0')}`);
  const note = (id: string, who: string, more: object): RecordVersion => {
    const made = report(0, '2C', id);
    return {
      ...made,
      id,
      key: id,
      meanings: { ...made.meanings, report_id: id, subjects: [staff(who)], ...more },
    };
  };
  const records = [
    ...same.map((id) => serving(id, '2015-01-01')),
    ...same.slice(0, 15).map((id, i) => note(`r${i}`, id, {})),
    note('n', 'T299', { channel: 'crimestoppers', source_ref: '' }),
  ];
  const card = rankTop(projectionOf({ records }), { size: 'all', seed: 'h', asOf: endOf('2024-12-31') });
  const row = card.rows.find((r) => r.nativeId === 'T299');
  expect([row?.sources[0]?.rankWithout, row?.heldBack]).toEqual([300, 'n']);
});

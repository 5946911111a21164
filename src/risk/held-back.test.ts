import { readGrade } from '../model/grade';
import { policyWith } from '../policy';
import type { RecordVersion } from '../model/record';
import { complaint, serving, staff } from '../../test/support/risk-records';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { LIST_ORDERS, rankForce, rankTop, type ScorecardRow } from '.';
import { withoutRecords } from './counterfactual';
import { lowered } from './standing';
import { voicesOn } from './voices';

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

test('whoever is held back stands at the first place behind, and it is said by whose word', () => {
  const row = rowWith([report(0, '2A', 'one')]);
  expect(row.rank).toBe(21);
  expect(row.heldBack).toEqual({
    sources: ['i-0'],
    received: false,
    rankWithout: row.sources[0]!.rankWithout,
  });
});

test('a list of twenty tells of those who would be on it apart, and counts whoever is held back on a longer one', () => {
  const told = complaint('c-x', ACCUSED, '2024-02-01', { complainant: 'X' });
  const projection = projectionOf({ records: [...base, told, report(6, '2A', 'invented')] });
  const cardOf = (size: number): ReturnType<typeof rankTop> =>
    rankTop(projection, { size, seed: 'h', asOf: endOf('2024-12-31'), policy: { draws: 0 } });
  const [twenty, all] = [cardOf(20), cardOf(120)];
  expect(twenty.rows.every((r) => r.rank <= 20 && r.heldBack === undefined)).toBe(true);
  const held = twenty.heldBack.map((r) => r.nativeId);
  expect(held).toEqual([ACCUSED]);
  expect(all.heldBack).toEqual([]);
  expect(all.rows.flatMap((r) => (r.heldBack ? [r.nativeId] : []))).toEqual(held);
});

test('who complains, and months later has it told under a reference of an invented source, may be one person', () => {
  const told = complaint('c-x', ACCUSED, '2024-02-01', { complainant: 'X' });
  const row = rowWith([told, report(6, '2A', 'invented')]);
  expect([row.rank, row.heldBack?.sources]).toEqual([21, [told.id, 'i-6'].sort()]);
});

test('of a source that was tested once, what nobody tested is left out and the rest stays', () => {
  const row = rowWith([report(0, '1A', 'one'), report(1, '2B', 'one')]);
  expect([row.sources[0]?.counted, row.heldBack]).toEqual([1, undefined]);
  expect(row.rank).toBeLessThanOrEqual(20);
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
  expect(row?.heldBack).toEqual({ sources: ['n'], received: false, rankWithout: 300 });
});

test('of whoever is held back, "without it" is the place that the list then has, record for record', () => {
  const records = [
    ...base,
    complaint('c-x', ACCUSED, '2024-02-01', { complainant: 'X' }),
    report(6, '2A', 'invented'),
    report(8, '2B', 'two'),
    report(3, '1B', 'three', 'other'),
  ];
  const projection = projectionOf({ records });
  const options = { asOf: endOf('2024-12-31'), policy: { draws: 0 } };
  const row = rankTop(projection, { ...options, size: 'all', seed: 'h' }).rows.find(
    (r) => r.nativeId === ACCUSED,
  )!;
  for (const { id, rankWithout } of row.sources) {
    const really = withoutRecords(projection, options, [id]).find((m) => m.id === row.id);
    expect([id, rankWithout]).toEqual([id, really?.rankWithout]);
  }
  expect(row.sources).toHaveLength(4);
});

test('what the unit found itself and a reference may be of one hand', () => {
  const alert = report(1, '2B', 'alert');
  const found = { ...alert, meanings: { ...alert.meanings, channel: 'system_monitoring' } };
  const row = rowWith([found, report(5, '2B', 'invented')]);
  expect(row.heldBack?.sources).toEqual(['i-1', 'i-5']);
});

test('of many who say little of somebody, the one who alleges what is grave is tried with another such', () => {
  const little = Array.from({ length: 9 }, (_, i) =>
    complaint(`l${i}`, ACCUSED, `2022-0${i + 1}-02`, { complainant: `L${i}` }),
  );
  const references = Array.from({ length: 9 }, (_, i) =>
    report(10 + i, '2B', `little ${i}`, 'vulnerability'),
  );
  const grave = { ...complaint('g', ACCUSED, '2024-12-10', { complainant: 'G' }) };
  const graver = { ...grave, meanings: { ...grave.meanings, category_class: 'sexual' } };
  const records = [...little, ...references, graver, report(8, '2D', 'invented', 'sexual_misconduct')];
  const { force } = rankForce(projectionOf({ records: [...base, ...records] }), {
    asOf: endOf('2024-12-31'),
  });
  const accused = force.context.population.members.findIndex((m) => m.id === staff(ACCUSED));
  const voices = voicesOn(force, accused, () => 0);
  expect(voices.some((voice) => voice.includes('c-g-' + ACCUSED) && voice.includes('i-8'))).toBe(true);
});

test('what is left at the edge of a band is compared with the margin less', () => {
  const { force, standings } = rankForce(projectionOf({ records: base }), { asOf: endOf('2024-12-31') });
  const { policy } = force.context;
  const [high, low] = policy.bands.slice(-2) as [
    (typeof policy.bands)[number],
    (typeof policy.bands)[number],
  ];
  const at = { ...standings[0]!, score: Math.round(high.from * 1e6) + 2_000, band: high };
  expect(lowered(policy, at, 0.05)).toMatchObject({
    score: Math.round(high.from * 1e6) - 48_000,
    band: low,
    priority: policy.priority[low.id]![at.harm.harm.band.id],
  });
});

test('who reports under references that others gave in before is one voice in all of them', () => {
  const others = [0, 1, 2, 3].map((i) => report(i, '3E', `source ${i}`, 'other'));
  // Most others are reported on as often.
  const usual = ids.slice(0, 100).flatMap((id, i) =>
    [0, 1, 2, 3].map((n) => {
      const one = report(100 + 4 * i + n, '3E', `usual ${i} ${n}`, 'other');
      return { ...one, meanings: { ...one.meanings, subjects: [staff(id)] } };
    }),
  );
  others.push(...usual);
  expect(rowWith(others).rank).toBeGreaterThan(60);
  const desk = [4, 5, 6, 7].map((i) => {
    const later = report(i, '2B', `source ${i - 4}`);
    return { ...later, meanings: { ...later.meanings, reporter: 'desk' } };
  });
  const row = rowWith([...others, ...desk]);
  expect(row.heldBack?.sources).toEqual(['i-0', 'i-1', 'i-2', 'i-3']);
  expect(row.rank).toBeGreaterThan(20);
});

test('where nameless complaints are of people, who complains under a name may do so without one too', () => {
  const { independence } = policyWith();
  const rowOf = (more: readonly RecordVersion[]): ScorecardRow => {
    const nameless = base.map((r) => {
      const meanings = Object.fromEntries(
        Object.entries(r.meanings).filter(([field]) => field !== 'complainant'),
      );
      return { ...r, meanings };
    });
    const card = rankTop(projectionOf({ records: [...nameless, ...more] }), {
      ...{ size: 'all', seed: 'h', asOf: endOf('2024-12-31') },
      policy: { draws: 0, independence: { ...independence, namelessComplaints: 'people' } },
    });
    return card.rows.find((r) => r.nativeId === ACCUSED)!;
  };
  expect(rowOf([]).rank).toBeGreaterThan(60);
  const named = complaint('x1', ACCUSED, '2024-09-10', { complainant: 'HAND' });
  const unnamed = complaint('x2', ACCUSED, '2024-12-10');
  const row = rowOf([named, unnamed]);
  expect([row.rank, row.heldBack?.sources]).toEqual([21, [named.id, unnamed.id].sort()]);
});

import { deliveryRows } from './presenter';

const file = {
  file: 'complaints.csv',
  source: 'complaints',
  mode: 'delta',
  state: 'done',
  rows: 10,
  statedRows: 12,
  accepted: 7,
  duplicate: 2,
  rejected: 1,
  skipped: 0,
  skippedFor: [],
  superseded: 0,
  closed: 0,
  unresolved: 0,
  rejects: true,
  refused: null,
  warnings: [],
};
const delivery = {
  delivery: 'd',
  supplier: 's',
  suppliedAt: '2026-05-03T00:00:00.000Z',
  basis: 'b',
  loader: 'intake',
};

test('rows that do not add up are told, and so is a difference from what the supplier stated', () => {
  const [row] = deliveryRows([
    { ...delivery, files: [file, { ...file, accepted: 8, statedRows: null }] },
  ] as never);
  expect(row?.files.map((f) => [f.adds, f.difference])).toEqual([
    [true, -2],
    [false, 0],
  ]);
  expect(row).toMatchObject({ rows: 20, rejected: 2 });
});

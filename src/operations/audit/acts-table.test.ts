import type { ShownId } from '../show';
import { actsTable } from './acts-table';

const act = {
  ...{ id: 'a'.repeat(32) as ShownId, at: '2026-11-20T09:00:00.000Z', user: 'analyst.one', role: 'analyst' },
  ...{ act: 'asked', operation: 'search', about: [] as ShownId[], deliveries: [] as string[], dryRun: null },
  ...{ outcome: 'answered', reason: '', sealed: true, shown: 7, self: false, circle: false },
};
const id = (text: string): ShownId => text as ShownId;
const day = (at: string): string => at.slice(0, 10);

test('a column that nothing is in is left out', () => {
  expect(actsTable([act], day)).toEqual({
    head: ['when', 'user', 'act', 'about', 'outcome', 'ids shown', 'id'],
    rows: [['2026-11-20', 'analyst.one', 'search', '', 'answered', 7, act.id]],
  });
  const { head, rows } = actsTable([act, { ...act, self: true, reason: 'a complaint' }], day);
  expect(head).toEqual(['when', 'user', 'act', 'about', 'outcome', 'ids shown', 'question', 'id', 'reason']);
  expect(rows.map((row) => row.slice(6))).toEqual([
    ['', act.id, ''],
    ['about themselves?', act.id, 'a complaint'],
  ]);
});

test('an act is told by its operation; where it is no question, by what it is; a dry run as that', () => {
  const acts = [
    { ...act, act: 'signed-in', operation: '' },
    { ...act, act: 'refused' },
    { ...act, operation: 'ingest', dryRun: true },
    { ...act, operation: 'ingest', dryRun: false },
  ];
  expect(actsTable(acts, day).rows.map(([, , what]) => what)).toEqual([
    'signed-in',
    'search (refused)',
    'ingest (dry run)',
    'ingest',
  ]);
});

test('of many ids and of a long reason it has the beginning', () => {
  const about = ['person:KV.staff:KV-1001', 'staff:KV-1002', 'staff:KV-1003', 'staff:KV-1004'].map(id);
  const acts = [
    { ...act, about },
    { ...act, about: about.slice(0, 2) },
    { ...act, about: [id('x'.repeat(50)), id('y')] },
    { ...act, deliveries: ['bills'], reason: 'r'.repeat(41) },
    { ...act, reason: 'r'.repeat(40) },
  ];
  const { rows } = actsTable(acts, day);
  // 23 and 13 letters, each with what stands between: 38, and 52 with the third.
  expect(rows.map((row) => row[3])).toEqual([
    'person:KV.staff:KV-1001 staff:KV-1002 +2',
    'person:KV.staff:KV-1001 staff:KV-1002',
    `${'x'.repeat(39)}… +1`,
    'bills',
    '',
  ]);
  expect(rows.map((row) => row.at(-1))).toEqual(['', '', '', `${'r'.repeat(39)}…`, 'r'.repeat(40)]);
});

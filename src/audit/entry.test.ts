import type { Reader } from '../model/view';
import { entryOf, whoIs } from './entry';

test('who acts is the name, the role and the staff id where there is one, and nothing else of the access file', () => {
  const reader: Reader = {
    ...{ name: 'analyst.one', role: 'analyst', compartments: ['ROE'], clearance: ['P'], loader: true },
    ...{ staffId: 'KV-1001', noStaffRecord: undefined, place: 'access.yaml, line 3' },
  };
  expect(whoIs(reader)).toEqual({ name: 'analyst.one', role: 'analyst', staffId: 'KV-1001' });
  expect(Object.keys(whoIs({ ...reader, staffId: undefined }))).toEqual(['name', 'role']);
});

test('a line of a log is its entry, and one that is none is told as none', () => {
  const line = '{"act":"refused","at":"2026-11-20T09:00:00.000Z","reason":"prüfen"}';
  expect(entryOf(Buffer.from(line))).toEqual({
    act: 'refused',
    at: '2026-11-20T09:00:00.000Z',
    reason: 'prüfen',
  });
  expect(entryOf(Buffer.from(line.slice(1)))).toBeUndefined();
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PlumblineError } from '../shared/errors';
import { readAccessFile, readerNamed } from './access';
import { parseClock } from './clock';

/** The code of the error that is thrown. */
function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    return error instanceof PlumblineError ? error.code : 'another error';
  }
  return undefined;
}

function file(text: string): string {
  const name = path.join(mkdtempSync(path.join(tmpdir(), 'access-')), 'access.yaml');
  writeFileSync(name, text);
  return name;
}

test('the access file of the data contract is read as it says', () => {
  const readers = readAccessFile(
    file(`users:
  - name: analyst.one
    staff_id: KV-1001
    role: analyst
    compartments: [ROWAN]
    clearance: [P, C]
  - name: intake
    role: administrator
    loader: true
`),
  );
  expect(readers).toEqual([
    {
      name: 'analyst.one',
      staffId: 'KV-1001',
      role: 'analyst',
      compartments: ['ROWAN'],
      clearance: ['C', 'P'],
      loader: false,
    },
    { name: 'intake', role: 'administrator', compartments: [], clearance: ['P'], loader: true },
  ]);
  expect(readerNamed(readers, 'intake').name).toBe('intake');
  expect(codeOf(() => readerNamed(readers, undefined))).toBe('who_is_reading');
  expect(codeOf(() => readerNamed(readers, 'local'))).toBe('who_is_reading');
});

test('without an access file there is one user, local, who needs no name', () => {
  const readers = readAccessFile(path.join(tmpdir(), 'there-is-no-such-folder', 'access.yaml'));
  expect(readerNamed(readers, undefined)).toMatchObject({
    name: 'local',
    role: 'analyst',
    loader: true,
    compartments: [],
  });
  expect(readerNamed(readers, 'local').staffId).toBeUndefined();
  expect(codeOf(() => readerNamed(readers, 'somebody'))).toBe('who_is_reading');
});

test.each([
  ['an unknown field', 'users: [{ name: a, role: analyst, admin: true }]'],
  ['an unknown role', 'users: [{ name: a, role: king }]'],
  ['an unknown clearance', 'users: [{ name: a, role: analyst, clearance: [S] }]'],
  ['two users of one name', 'users: [{ name: a, role: analyst }, { name: a, role: auditor }]'],
  ['a key given twice', 'users: [{ name: a, role: auditor, role: analyst }]'],
  ['no user', 'users: []'],
  ['no YAML', 'users: [}'],
])('an access file with %s is refused', (_what, text) => {
  expect(codeOf(() => readAccessFile(file(text)))).toBe('access_file');
});

test('a date means its end in the force’s zone, inclusive; an instant means itself', () => {
  expect(parseClock('2026-05-03', 'Europe/London')).toBe('2026-05-03T22:59:59.999Z');
  expect(parseClock('2026-01-03', 'Europe/London')).toBe('2026-01-03T23:59:59.999Z');
  expect(parseClock('2026-02', 'Europe/London')).toBe('2026-02-28T23:59:59.999Z');
  expect(parseClock('2026', 'Europe/London')).toBe('2026-12-31T23:59:59.999Z');
  expect(parseClock('2026-05-03T09:00:00Z', 'Europe/London')).toBe('2026-05-03T09:00:00.000Z');
  expect(parseClock('2026-05-03T09:00', 'Europe/London')).toBe('2026-05-03T08:00:00.000Z');
  for (const bad of ['yesterday', '2026-02-30', '03/05/2026', '']) {
    expect(codeOf(() => parseClock(bad, 'Europe/London'))).toBe('usage');
  }
});

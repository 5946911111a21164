import type { Reader } from '../../model/view';
import { complaint, day, staff, World, type Written } from '../testing/world';

const row = (id: string, more: Partial<Written> = {}): Written => ({
  id: `w-${id}`,
  source: 'workforce',
  names: { self: staff(id) },
  meanings: { staff_id: staff(id), name: `Name ${id}`, joined: day('2010-01-01') },
  ...more,
});
const accuses = (id: string): Written => ({
  id: `c-${id}`,
  source: 'complaints',
  names: { case: complaint('C1'), accused: staff(id) },
  meanings: { received: day('2021-05-01') },
});
const READERS = ['analyst', 'investigator', 'supervisor', 'meeting'] as const;

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.store.close());

/** What a reader of this entry gets: the records seen, or what is said instead. */
async function seen(reader: Partial<Reader>): Promise<string> {
  try {
    return (await world.sees({ name: 'sam', place: 'access.yaml, line 4', ...reader })).records
      .map((r) => r.id)
      .join();
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code}: ${message}`;
  }
}
const neither = { staffId: undefined, noStaffRecord: undefined };

test('the subject of a complaint whose staff_id is mistyped reads nothing, and is told what to mend', async () => {
  await world.write(row('KV-1'), row('KV-2'), accuses('KV-1'));
  expect(await seen({ staffId: 'KV-1' })).toBe('w-KV-1,w-KV-2');
  expect(await seen({ staffId: 'KV-2' })).toBe('c-KV-1,w-KV-1,w-KV-2');
  expect(await seen({ staffId: 'KV-l' })).toBe(
    'reader_unknown: access.yaml, line 4: the user sam has staff_id KV-l, which no version of the workforce register holds. Correct it: it is written as the register writes it, capitals too.',
  );
  expect(await seen({ staffId: 'kv-1' })).toContain('reader_unknown');
});

test('a staff id that records name but no register has is as one that nothing names', async () => {
  await world.write(row('KV-2'), accuses('KV-9'));
  const named = await seen({ staffId: 'KV-9' });
  expect(named).toContain('which no version of the workforce register holds');
  expect(await seen({ staffId: 'KV-8' })).toBe(named.replace('KV-9', 'KV-8'));
});

test('a supervisor whom only the rows of others name is not in the register', async () => {
  await world.write(row('KV-2', { names: { self: staff('KV-2'), supervisor: staff('KV-3') } }));
  expect(await seen({ staffId: 'KV-3' })).toContain('which no version of the workforce register holds');
});

test('any version will do: one that was superseded, or whose row is closed', async () => {
  await world.write(row('KV-2'), row('KV-1', { standsUntil: '2021-01-01T00:00:00.000Z' }), accuses('KV-1'));
  expect(await seen({ staffId: 'KV-1' })).toBe('w-KV-2');
});

test('a row in a compartment is no register: who may read does not show what lies there', async () => {
  await world.write(row('KV-2'), row('KV-1', { compartment: 'ROWAN' }));
  for (const compartments of [[], ['ROWAN']])
    expect(await seen({ staffId: 'KV-1', compartments })).toContain('no version of the workforce register');
});

test('before the workforce is loaded readers are told to load it first, whatever else is held', async () => {
  const empty = await seen({ staffId: 'KV-1' });
  expect(empty).toContain('no workforce register has been loaded yet. Load the workforce first');
  await world.write(accuses('KV-1'), row('KV-5', { compartment: 'ROWAN' }));
  expect(await seen({ staffId: 'KV-1' })).toBe(empty);
});

test.each(READERS)('%s with neither staff_id nor no_staff_record reads nothing', async (role) => {
  await world.write(row('KV-1'), accuses('KV-1'));
  expect(await seen({ role, ...neither })).toMatch(
    /^reader_unknown: access\.yaml, line 4: the user sam has neither staff_id nor no_staff_record\./,
  );
});

test.each(['auditor', 'administrator'] as const)('%s needs neither, and sees no record', async (role) => {
  await world.write(row('KV-1'), accuses('KV-1'));
  expect(await seen({ role, ...neither })).toBe('');
});

test('an id that two forces’ registers hold is closed until the force is named', async () => {
  const other = 'person:XX.staff:KV-1';
  await world.write(row('KV-1'), row('KV-1', { id: 'w-XX', names: { self: other } }), accuses('KV-1'));
  expect(await seen({ staffId: 'KV-1' })).toContain(
    "which more than one force's workforce register holds. Write it with the force, for instance person:KV.staff:KV-1.",
  );
  expect(await seen({ staffId: 'person:KV.staff:KV-1' })).not.toContain('c-KV-1');
  expect(await seen({ staffId: other })).toContain('c-KV-1');
  expect(await seen({ staffId: 'person:YY.staff:KV-1' })).toContain('no version of the workforce register');
});

test('whom no_staff_record excludes are excluded with their circles, and must be in the register', async () => {
  const married: Written = {
    id: 'rel',
    source: 'relationships',
    names: { declarer: staff('KV-1'), relative: staff('KV-4') },
    meanings: { relation: 'household', declared: day('2015-01-01') },
  };
  await world.write(...['KV-1', 'KV-2', 'KV-3', 'KV-4'].map((id) => row(id)), married, accuses('KV-4'));
  const reason = 'seconded';
  const view = await world.view({ noStaffRecord: { reason, excluded: ['KV-1', 'KV-2'] } });
  expect(view.excluded).toEqual(['KV-1', 'KV-2', 'KV-4'].map(staff));
  expect(await seen({ noStaffRecord: { reason, excluded: [] } })).toContain('c-KV-4');
  expect(await seen({ noStaffRecord: { reason, excluded: ['KV-1', 'KV-77'] } })).toContain(
    'no_staff_record.excluded KV-77, which no version of the workforce register holds',
  );
});

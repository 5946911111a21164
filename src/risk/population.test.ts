import { day, versionOf } from '../../test/support/projection';
import { lastUnits } from './population';

const staff = (id: string): string => `person:KV.staff:${id}`;

function row(id: string, source: string, meanings: object): ReturnType<typeof versionOf> {
  return versionOf({ id, source, recordedAt: day('2020-01-01')[0], meanings: { ...meanings } });
}

test('the unit served in last: of the post held then, else of the last one, else of the workforce', () => {
  const workforce = [
    row('w1', 'workforce', { staff_id: staff('1'), unit: 'register' }),
    row('w2', 'workforce', { staff_id: staff('2'), unit: 'register', left: day('2021-06-01') }),
    row('w3', 'workforce', { staff_id: staff('3') }),
    row('w4', 'workforce', { staff_id: staff('4'), unit: 'register' }),
  ];
  const post = (id: string, of: string, unit: string, from: string, to?: string) =>
    row(id, 'posts', { staff_id: staff(of), unit, from: day(from), ...(to ? { to: day(to) } : {}) });
  const posts = [
    post('p1', '1', 'north', '2019-01-01'),
    // A later post that has ended, beside one that is held.
    post('p2', '1', 'visit', '2020-01-01', '2020-02-01'),
    post('p3', '2', 'south', '2018-01-01', '2019-01-01'),
    post('p4', '2', 'east', '2019-01-02', '2021-06-01'),
    // Not begun by then.
    post('p5', '4', 'west', '2025-01-01'),
  ];
  expect(Object.fromEntries(lastUnits(workforce, posts, '2022-01-01T00:00:00.000Z'))).toEqual({
    [staff('1')]: 'north',
    [staff('2')]: 'east',
    [staff('4')]: 'register',
  });
});

import { BEGINNING, FOREVER } from '../../model/time';
import { explainsAt } from '../../model/explanation';
import { day, nominal, staff } from '../testing/world';
import { explanationsOf } from './explanations';

type Stating = Parameters<typeof explanationsOf>[0][number];

function record(
  id: string,
  source: string,
  names: Readonly<Record<string, string>>,
  meanings: Stating['meanings'],
): Stating {
  return { id, source, meanings, names: Object.entries(names).map(([role, entity]) => ({ role, entity })) };
}
const link = (id: string, from: string, to: string, kind: string, dates: Stating['meanings'] = {}): Stating =>
  record(id, 'links', { from, to }, { kind, ...dates });

test('a declaration explains from the first moment of its day on, and its end takes nothing back', () => {
  const [association, relationship] = explanationsOf([
    record(
      'd1',
      'notifiable-associations',
      { declarer: staff('A'), associate: nominal('N') },
      { declared: day('2026-04-01'), status: 'closed' },
    ),
    record(
      'r1',
      'relationships',
      { declarer: staff('B'), relative: nominal('N') },
      { declared: day('2020-01-01'), ended: day('2024-01-01') },
    ),
  ]);
  expect(association).toEqual({
    staff: staff('A'),
    other: nominal('N'),
    why: 'association',
    from: '2026-04-01T00:00:00.000Z',
    to: FOREVER,
    record: 'd1',
  });
  expect(relationship).toMatchObject({ staff: staff('B'), why: 'relationship', to: FOREVER });
  expect(explainsAt(association!, '2026-03-31T23:59:59.999Z')).toBe(false);
  expect(explainsAt(association!, '2026-04-01T00:00:00.000Z')).toBe(true);
});

test('a duty explains while it lasts, to the last moment of its last day, whichever end is of the force', () => {
  const found = explanationsOf([
    link('l1', nominal('N'), staff('A'), 'source-handling', {
      from_date: day('2026-03-04'),
      to_date: day('2026-03-31'),
    }),
    link('l2', staff('B'), nominal('N'), 'offender-management'),
    link('l3', staff('C'), nominal('N'), 'went to school with'),
    link('l4', nominal('N'), nominal('M'), 'family-liaison'),
  ]);
  expect(found.map(({ staff: who, other, why, from, to }) => [who, other, why, from, to])).toEqual([
    [staff('A'), nominal('N'), 'duty', '2026-03-04T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
    [staff('B'), nominal('N'), 'duty', BEGINNING, FOREVER],
  ]);
  expect(explainsAt(found[0]!, '2026-03-31T23:59:59.999Z')).toBe(true);
  expect(explainsAt(found[0]!, '2026-04-01T00:00:00.000Z')).toBe(false);
});

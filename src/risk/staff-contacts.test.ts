import { entityId } from '../model/entity';
import type { ContactMonth } from '../model/contact';
import { FOREVER } from '../model/time';
import type { Attribution } from '../view/projection';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { serving, staff } from '../../test/support/risk-records';
import { riskContext } from './context';
import { factor as intense } from './factors/contact-intensity';
import { defaultPolicy } from '../policy';
import { staffContacts, type StaffContact } from './staff-contacts';

const phone = (digits: string): string => entityId('KV', 'phone', digits);
const NOMINAL = entityId('KV', 'nominal', 'N1');

function month(id: string, from: string, to: string, calendar: string, count: number): ContactMonth {
  const first = `${calendar}-02T08:00:00.000Z`;
  const last = `${calendar}-27T08:00:00.000Z`;
  return {
    id,
    source: 'phone-billing',
    from: phone(from),
    to: phone(to),
    kind: 'voice',
    month: calendar,
    supplier: 's',
    delivery: 'd',
    compartment: '',
    handlingClass: 'P',
    authority: '',
    count,
    reasoned: 0,
    first,
    last,
    recordedFirst: first,
    recordedLast: last,
  };
}

function attributed(number: string, holder: string, from: string, to?: string): Attribution {
  const record = `a-${number}-${holder.slice(-2)}`;
  return {
    identifier: phone(number),
    holder,
    from: `${from}T00:00:00.000Z`,
    to: to ? `${to}T00:00:00.000Z` : FOREVER,
    record,
    basis: 'issued',
  };
}

function contactsOf(contacts: ContactMonth[], attributions: Attribution[]): readonly StaffContact[] {
  const records = [
    serving('S1', '2015-01-01'),
    serving('S2', '2015-01-01'),
    ...attributions.map((a) =>
      versionOf({ id: a.record, source: 'phone-attribution', recordedAt: endOf('2015-01-01'), meanings: {} }),
    ),
  ];
  const projection = projectionOf({ records, contacts, attributions });
  return staffContacts(riskContext(projection, endOf('2024-12-31'), defaultPolicy()));
}

test('both directions and both numbers of a pair are one contact of a month', () => {
  const [contact, ...others] = contactsOf(
    [
      month('1', '11', '91', '2024-05', 4),
      month('2', '92', '12', '2024-05', 3),
      month('3', '11', '91', '2024-06', 1),
    ],
    [
      attributed('11', staff('S1'), '2020-01-01'),
      attributed('12', staff('S1'), '2020-01-01'),
      attributed('91', NOMINAL, '2020-01-01'),
      attributed('92', NOMINAL, '2020-01-01'),
    ],
  );
  expect(contact).toMatchObject({
    other: NOMINAL,
    month: '2024-05',
    count: 7,
    contacts: ['1', '2'],
  });
  expect(others).toHaveLength(1);
});

test('a number that passed to somebody else counts for whoever held it then', () => {
  const people = contactsOf(
    [month('1', '11', '91', '2023-05', 400), month('2', '11', '91', '2024-05', 500)],
    [attributed('11', staff('S1'), '2020-01-01', '2024-01-01'), attributed('11', staff('S2'), '2024-01-01')],
  );
  expect(people.map((c) => [c.person, c.count])).toEqual([
    [0, 400],
    [1, 500],
  ]);
});

test('a number that two people hold at once is nobody’s', () => {
  const shared = [attributed('11', staff('S1'), '2020-01-01'), attributed('11', staff('S2'), '2021-01-01')];
  expect(contactsOf([month('1', '11', '91', '2024-05', 400)], shared)).toEqual([]);
});

test('calls between two of the force are a contact of each', () => {
  const both = [attributed('11', staff('S1'), '2020-01-01'), attributed('21', staff('S2'), '2020-01-01')];
  expect(contactsOf([month('1', '11', '21', '2024-05', 200)], both).map((c) => c.other)).toEqual([
    staff('S2'),
    staff('S1'),
  ]);
});

test('a few communications with an unknown number are no contact that anything asks about', () => {
  const mine = [attributed('11', staff('S1'), '2020-01-01')];
  expect(contactsOf([month('1', '11', '91', '2024-05', 119)], mine)).toEqual([]);
  expect(
    contactsOf([month('1', '11', '91', '2024-05', 119), month('2', '91', '11', '2024-05', 1)], mine),
  ).toHaveLength(1);
});

test("very many calls to a number of the force's own are work, though this reader may not know whose it is", () => {
  const contacts = [month('1', '11', '91', '2024-05', 4000)];
  const attributions = [attributed('11', staff('S1'), '2020-01-01')];
  const records = [
    serving('S1', '2015-01-01'),
    versionOf({ id: 'a-11-S1', source: 'phone-attribution', recordedAt: endOf('2015-01-01'), meanings: {} }),
  ];
  const counted = (forceOwned: readonly string[]): number => {
    const projection = projectionOf({ records, contacts, attributions, forceOwned });
    const context = riskContext(projection, endOf('2024-12-31'), defaultPolicy());
    const { items } = intense.weigh(context, intense.calibrate?.(context) ?? {}, 1);
    return items.filter((item) => item.weight > 0).length;
  };
  expect(counted([])).toBe(1);
  expect(counted([phone('91')])).toBe(0);
});

import type { ContactMonth } from '../../src/model/contact';
import { entityId } from '../../src/model/entity';
import { readGrade } from '../../src/model/grade';
import { FOREVER } from '../../src/model/time';
import { seededRng } from '../../src/shared/random';
import type { Attribution } from '../../src/view/projection';
import { endOf, versionOf, type ProjectionParts } from './projection';
import { serving, staff } from './risk-records';

/**
 * A force of 300 with twelve months of bills, in which `S000` calls an offender and the offender's partner. Each officer has
 * a number that ends in their own; every seventh has some contact with an offender of their own, and all call the
 * switchboard, the taxi firm and a solicitor, whose numbers are attributed to nobody.
 */
export const GUILTY = 'S000';
export const OFFENDER = entityId('KV', 'nominal', 'O');
export const PARTNER = entityId('KV', 'nominal', 'P');
export const phone = (digits: string): string => entityId('KV', 'phone', digits);
export const SECOND = phone('second');
const SHARED_LINES = ['switchboard', 'taxi', 'solicitor'];
export const MONTHS = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, '0')}`);

const PEOPLE = 300;

/** The bills' contact with the offender, by month: of the officer's own number, and of the second one. */
export interface Split {
  readonly own: (month: number) => number;
  readonly second: (month: number) => number;
  /** True where the one called has no register entry and no attribution, so that only intensity speaks. */
  readonly unknownOther?: boolean;
}

/** The force, with what else a test adds to it. */
export function splitForce(
  { own, second, unknownOther = false }: Split,
  more: readonly ContactMonth[] = [],
): ProjectionParts {
  const rng = seededRng('split');
  const ids = Array.from({ length: PEOPLE }, (_, i) => `S${String(i).padStart(3, '0')}`);
  const contacts: ContactMonth[] = [];
  const records = ids.map((id) =>
    serving(id, '2015-01-01', { rank_or_grade: 'constable', unit: 'Response' }),
  );
  const attributions: Attribution[] = [];
  const attribute = (number: string, holder: string): void => {
    const record = `a-${number}`;
    records.push(
      versionOf({
        ...{ id: record, source: 'phone-attribution', recordedAt: endOf('2015-01-01'), meanings: {} },
        grade: readGrade('1A')!.grade,
      }),
    );
    attributions.push({
      identifier: phone(number),
      holder,
      from: `2015-01-01T00:00:00.000Z`,
      to: FOREVER,
      record,
      basis: 'issued',
    });
  };
  const nominal = (id: string, markers: string[]): void => {
    records.push(
      versionOf({
        id: `n-${id}`,
        source: 'nominals',
        recordedAt: endOf('2015-01-01'),
        meanings: { nominal_id: entityId('KV', 'nominal', id), markers },
      }),
    );
    attribute(id, entityId('KV', 'nominal', id));
  };
  ids.forEach((id) => attribute(id, staff(id)));
  nominal('P', []);
  if (!unknownOther) nominal('O', ['offender']);
  const add = (from: string, to: string, month: number, count: number): void => {
    if (count > 0) contacts.push(contactMonth(`m-${from}-${to}-${month}`, from, to, MONTHS[month]!, count));
  };
  ids.forEach((id, i) => {
    for (const line of SHARED_LINES)
      if (rng() < 0.6) add(id, line, Math.floor(rng() * 12), 1 + Math.floor(rng() * 9));
    add(id, `home-${id}`, Math.floor(rng() * 12), 1 + Math.floor(rng() * 60));
    add(id, ids[(i + 1) % PEOPLE]!, Math.floor(rng() * 12), 3);
    if (i === 0 || i % 7 > 0) return;
    const other = `O${id}`;
    const often = Math.ceil(rng() * 6);
    if (!unknownOther) nominal(other, ['offender']);
    for (let m = 0; m < 12; m++)
      if (rng() < often / 12)
        add(id, other, m, unknownOther ? 100 + Math.floor(rng() * 60) : 1 + Math.floor(rng() * 20));
  });
  MONTHS.forEach((_, m) => {
    add(GUILTY, 'O', m, own(m));
    add('second', 'O', m, second(m));
    if (m % 3 === 0) add(GUILTY, 'P', m, 2);
    if (m % 3 === 1 && MONTHS.some((_month, i) => second(i) > 0)) add('second', 'P', m, 2);
  });
  return { records, attributions, contacts: [...contacts, ...more] };
}

/** Communications of two numbers in a month. */
export function contactMonth(
  id: string,
  from: string,
  to: string,
  month: string,
  count: number,
): ContactMonth {
  const first = `${month}-02T08:00:00.000Z`;
  const last = `${month}-27T08:00:00.000Z`;
  return {
    id,
    source: 'phone-billing',
    from: phone(from),
    to: phone(to),
    kind: 'voice',
    month,
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

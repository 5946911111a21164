import { entityId } from '../../src/model/entity';
import { readGrade } from '../../src/model/grade';
import { FOREVER } from '../../src/model/time';
import { day, endOf, versionOf, type ProjectionParts } from './projection';
import { serving, staff } from './risk-records';
import { contactMonth, phone } from './split-contact';

/** A hundred officers, each with a number that was tested, of whom three called an offender once; S0 has a burner too. */
const STAFF = Array.from({ length: 100 }, (_, i) => `S${i}`);
export const AS_OF = endOf('2024-12-31');
export const OFFENDER = entityId('KV', 'nominal', 'OFF');
export const ACCOUNT = entityId('KV', 'username', 's0');

export interface Row {
  readonly id: string;
  readonly number: string;
  readonly holder: string;
  readonly grade?: string;
}
export const own: readonly Row[] = [
  ...STAFF.map((id) => ({ id: `a-${id}`, number: id, holder: staff(id), grade: '1A' })),
  { id: 'a-off', number: 'OFF', holder: OFFENDER, grade: '1A' },
];
export const burner = (grade?: string, id = 'a-burner'): Row => ({
  ...{ id, number: 'BURNER', holder: staff('S0') },
  ...(grade === undefined ? {} : { grade }),
});
export const others = ['S5', 'S6', 'S7'].map((id) => contactMonth(`other-${id}`, id, 'OFF', '2024-05', 1));

export function partsOf(
  rows: readonly Row[],
  contacts: NonNullable<ProjectionParts['contacts']>,
): ProjectionParts {
  return {
    records: [
      ...STAFF.map((id) => serving(id, '2015-01-01')),
      ...rows.map(({ id, grade }) =>
        versionOf({
          ...{ id, source: 'phone-attribution', recordedAt: endOf('2016-01-01'), meanings: {} },
          ...(grade === undefined ? {} : { grade: readGrade(grade)!.grade }),
        }),
      ),
      versionOf({
        ...{ id: 'nominal', source: 'nominals', recordedAt: endOf('2016-01-01') },
        meanings: { nominal_id: OFFENDER, markers: ['offender'] },
      }),
    ],
    attributions: rows.map(({ id, number, holder }) => ({
      ...{ identifier: phone(number), holder, from: day('2016-01-01')[0], to: FOREVER },
      ...{ record: id, basis: 'said' },
    })),
    contacts,
  };
}

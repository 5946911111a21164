import { entityId } from '../../src/model/entity';
import { readGrade } from '../../src/model/grade';
import type { ContactMonth } from '../../src/model/contact';
import type { RecordVersion } from '../../src/model/record';
import { FOREVER } from '../../src/model/time';
import type { Attack } from './attacked-force';
import { day, endOf, versionOf, type ProjectionParts } from './projection';
import { crimeGroup, staff } from './risk-records';
import { contactMonth, phone } from './split-contact';

const OFFENDER = entityId('KV', 'nominal', 'OFF');

interface Billed {
  readonly name: string;
  /** Further numbers, the grades of the rows that give them, and who is said to hold them: the officer where nobody is named. */
  readonly given?: readonly (readonly [number: string, grade: string, holder?: string])[];
  readonly records?: readonly RecordVersion[];
  readonly bills: (officer: string) => readonly ContactMonth[];
}

/**
 * What stands in bills: everybody's number and an offender's are known for certain; eight officers called the offender in one
 * month, a hundred somebody.
 */
function billed({ name, given = [], records = [], bills }: Billed): Attack {
  const numbersOf = (ids: readonly string[]): (readonly [number: string, holder: string])[] => [
    ...ids.map((id) => [id, staff(id)] as const),
    ['OFF', OFFENDER] as const,
  ];
  return {
    name,
    records: (_, { ids }) => [
      ...numbersOf(ids).map(([number]) => attributed(number, '1A')),
      ...given.map(([number, grade]) => attributed(number, grade)),
      ...records,
      versionOf({
        ...{ id: 'offender', source: 'nominals', recordedAt: endOf('2020-01-01') },
        meanings: { nominal_id: OFFENDER, markers: ['offender'] },
      }),
    ],
    bills: (officer, { ids }): Pick<ProjectionParts, 'contacts' | 'attributions'> => ({
      attributions: [
        ...numbersOf(ids),
        ...given.map(([number, , holder]) => [number, holder ?? staff(officer)] as const),
      ].map(([number, holder]) => ({
        ...{ identifier: phone(number), holder, from: day('2020-01-01')[0], to: FOREVER },
        ...{ record: `a-${number}`, basis: 'said' },
      })),
      contacts: [
        ...ids.slice(0, 100).map((id) => contactMonth(`n-${id}`, id, 'shop', '2024-05', 5)),
        ...ids.slice(0, 8).map((id) => contactMonth(`o-${id}`, id, 'OFF', '2024-05', 5)),
        ...bills(officer),
      ],
    }),
  };
}

function attributed(number: string, grade: string): RecordVersion {
  return versionOf({
    ...{ id: `a-${number}`, source: 'phone-attribution', recordedAt: endOf('2020-01-01'), meanings: {} },
    grade: readGrade(grade)!.grade,
  });
}

/** A row that gives the officer a number which called a marked offender a thousand times. */
export function attributedBurner(grade: string): Attack {
  return billed({
    name: `a number attributed by one row graded ${grade}, calling a marked offender`,
    given: [['BURNER', grade]],
    bills: () => MONTHS.map((m) => contactMonth(`b-${m}`, 'BURNER', 'OFF', `2024-${m}`, 200)),
  });
}

const MONTHS = ['07', '08', '09', '10', '11'];

/** An offender rings the officer so often in each of the months, or is rung. */
export function ringing(
  often: number,
  months: number,
  by: 'the offender' | 'the officer' = 'the offender',
): Attack {
  return billed({
    name:
      by === 'the offender'
        ? `an offender rings the officer ${often} times in each of ${months} months, and is never called`
        : `the officer rings an offender ${often} times in each of ${months} months`,
    bills: (officer) =>
      MONTHS.slice(-months).map((m) =>
        by === 'the offender'
          ? contactMonth(`r-${m}`, 'OFF', officer, `2024-${m}`, often)
          : contactMonth(`r-${m}`, officer, 'OFF', `2024-${m}`, often),
      ),
  });
}

/** The officer calls somebody whom rows of crime groups, so graded, name as a member, and nothing else marks. */
export function namedMember(...grades: readonly (string | undefined)[]): Attack {
  const member = entityId('KV', 'nominal', 'MEMBER');
  return billed({
    name: `whom the officer calls is marked by nothing but rows of crime groups, graded ${grades.map((g) => g ?? 'not at all').join(' and ')}`,
    given: [['MEMBER', '1A', member]],
    records: [
      versionOf({
        ...{ id: 'member', source: 'nominals', recordedAt: endOf('2020-01-01') },
        meanings: { nominal_id: member },
      }),
      ...grades.map((grade, i) => crimeGroup(`g-${i}`, [member], grade)),
    ],
    bills: (officer) => MONTHS.map((m) => contactMonth(`c-${m}`, officer, 'MEMBER', `2024-${m}`, 40)),
  });
}

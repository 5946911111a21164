import { entityId } from '../../src/model/entity';
import type { RecordVersion } from '../../src/model/record';
import { complaint, dayAfter, report, type Attack } from './attacked-force';
import { REPEATED } from './attacks-by-repeating';
import { attributedBurner, namedMember, ringing } from './attacks-by-bills';
import { endOf, versionOf } from './projection';
import { staff } from './risk-records';

const NOW = '2024-12-20';
const CATEGORIES = [
  'infiltration',
  'sexual_misconduct',
  'perverting_the_course_of_justice',
  'disclosure_of_information',
  'assisting_an_offender',
  'controlled_drugs',
  'theft_and_fraud',
  'abuse_of_authority',
  'misuse_of_force_systems',
  'inappropriate_association',
];
const WORDS =
  'He looks people up on the custody system for a man called Baxter and is paid in cash behind the gym on Fridays';
const ten = <T>(make: (i: number) => T): T[] => Array.from({ length: 10 }, (_, i) => make(i));
const before = (days: number): string => dayAfter(NOW, -days);
const anonymous = { channel: 'crimestoppers' };
const home = (person: string): RecordVersion =>
  versionOf({
    id: `home-${person}`,
    source: 'nominals',
    recordedAt: endOf('2020-01-01'),
    meanings: { nominal_id: entityId('KV', 'nominal', person), addresses: [entityId('KV', 'address', 'A1')] },
  });

/** One person, or nobody knows whom, with a pen: none of these may bring anybody to the top. */
export const ATTACKS: readonly Attack[] = [
  {
    name: 'ten complaints by one complainant in ten days',
    records: (o) => ten((i) => complaint(`x${i}`, o, before(i), { complainant: 'X' })),
  },
  {
    name: 'ten reports of one source reference',
    records: (o) => ten((i) => report(`x${i}`, o, before(i * 9), '2B', 'infiltration', { source_ref: 'x' })),
  },
  {
    name: 'ten reports of one anonymous way in five days',
    records: (o) => ten((i) => report(`x${i}`, o, before(i / 2), '2B', 'infiltration', anonymous)),
  },
  {
    name: 'ten reports of one anonymous way, monthly',
    records: (o) => ten((i) => report(`x${i}`, o, before(i * 30), '2B', 'infiltration', anonymous)),
  },
  {
    name: 'ten reports of one source in ten categories',
    records: (o) => ten((i) => report(`x${i}`, o, before(i * 20), '2B', CATEGORIES[i]!, { source_ref: 'x' })),
  },
  {
    name: 'ten anonymous reports in ten categories',
    records: (o) => ten((i) => report(`x${i}`, o, before(i * 20), '2B', CATEGORIES[i]!, anonymous)),
  },
  {
    name: 'two anonymous notes naming an offender',
    records: (o) =>
      [0, 40].map((days, i) =>
        report(`x${i}`, o, before(days), '2B', 'inappropriate_association', {
          ...anonymous,
          mentions: [entityId('KV', 'nominal', 'OFFENDER')],
        }),
      ),
  },
  {
    name: 'one wording under ten source references',
    records: (o) =>
      ten((i) =>
        report(`x${i}`, o, before(i * 30), '2B', 'infiltration', { source_ref: `x${i}`, text: `${WORDS}.` }),
      ),
  },
  // Of our own.
  {
    name: 'a household of three, ten complaints in three years',
    records: (o) => [
      ...['X1', 'X2', 'X3'].map(home),
      ...ten((i) => complaint(`x${i}`, o, before(i * 110), { complainant: `X${(i % 3) + 1}` })),
    ],
  },
  {
    name: 'reports made from one another under ten references',
    records: (o) =>
      ten((i) =>
        report(`x${i}`, o, before(i * 40), '2B', 'infiltration', {
          source_ref: `x${i}`,
          originating_report: i === 0 ? [] : [`x${i - 1}`],
        }),
      ),
  },
  {
    name: 'one complainant twice a year for five years',
    records: (o) => ten((i) => complaint(`x${i}`, o, before(i * 180), { complainant: 'X' })),
  },
  {
    name: 'anonymous by three ways, fifty days apart',
    records: (o) =>
      ten((i) =>
        report(`x${i}`, o, before(i * 50), '2B', 'infiltration', {
          channel: ['crimestoppers', 'anonymous_link', 'confidential_phone'][i % 3]!,
        }),
      ),
  },
  {
    name: 'ten complaints without a complainant, forty days apart, where others have one',
    records: (o) => ten((i) => complaint(`x${i}`, o, before(i * 40))),
  },
  {
    name: 'a wording with every fifth word changed, under ten references',
    records: (o) =>
      ten((i) =>
        report(`x${i}`, o, before(i * 30), '2B', 'infiltration', {
          source_ref: `x${i}`,
          text: `Report number ${i}: ${WORDS}, as somebody told me.`,
        }),
      ),
  },
  {
    name: 'one report of ten items',
    records: (o) =>
      ten((i) => ({
        ...report(`x${i}`, o, before(5), '2B', CATEGORIES[i]!, { source_ref: 'x', report_id: 'x' }),
      })),
  },
  {
    name: 'one colleague gives in ten reports under ten references',
    records: (o) =>
      ten((i) =>
        report(`x${i}`, o, before(i * 25), '2B', 'infiltration', {
          source_ref: `x${i}`,
          reporter: 'colleague',
        }),
      ),
  },
  {
    name: 'fifty reports of one source that is suspected false',
    records: (o) =>
      Array.from({ length: 50 }, (_, i) =>
        report(`x${i}`, o, before(i), '3E', 'infiltration', { source_ref: 'x' }),
      ),
  },
  {
    name: 'the unit’s own monitoring, ten times',
    records: (o) =>
      ten((i) =>
        report(`x${i}`, o, before(i * 15), '2B', 'misuse_of_force_systems', { channel: 'system_monitoring' }),
      ),
  },
  {
    name: 'the unit’s own monitoring and billing analysis, five times each',
    records: (o) =>
      ten((i) =>
        report(`x${i}`, o, before(i * 15), '2B', 'misuse_of_force_systems', {
          channel: i % 2 === 0 ? 'system_monitoring' : 'billing_analysis',
        }),
      ),
  },
  {
    name: 'ten calls to a line that gives each a number, forty days apart',
    records: (o) =>
      ten((i) =>
        report(`x${i}`, o, before(i * 40), '2B', 'infiltration', { ...anonymous, source_ref: `CS/${i}` }),
      ),
  },
  {
    name: 'ten complaints under invented names, forty days apart, where others are known',
    records: (o) =>
      ten((i) =>
        complaint(`x${i}`, o, before(i * 40), { complainant: entityId('KV', 'name', `Invented ${i}`) }),
      ),
  },
  {
    name: 'one wording with a soft hyphen in each word, another each time',
    records: (o) =>
      ten((i) =>
        report(`x${i}`, o, before(i * 30), '2B', 'infiltration', {
          source_ref: `x${i}`,
          text: WORDS.replace(/(\w)(\w)/g, (pair, a: string, b: string, at: number) =>
            at % (i + 2) === 0 ? `${a}\u00ad${b}` : pair,
          ),
        }),
      ),
  },
  {
    name: 'six complaints by one complainant who calls six times without a name',
    records: (o) => [
      ...Array.from({ length: 6 }, (_, i) => complaint(`x${i}`, o, before(i * 50), { complainant: 'X' })),
      ...Array.from({ length: 6 }, (_, i) =>
        report(`y${i}`, o, before(i * 50 + 25), '2B', 'infiltration', anonymous),
      ),
    ],
  },
  {
    name: 'ten complaints of ten invented organisations, forty days apart',
    records: (o) =>
      ten((i) =>
        complaint(`x${i}`, o, before(i * 40), {
          complainant: entityId('KV', 'organisation', `Invented ${i}`),
        }),
      ),
  },
  {
    name: 'the unit’s own monitoring, each alert with a number',
    records: (o) =>
      ten((i) =>
        report(`x${i}`, o, before(i * 15), '2B', 'misuse_of_force_systems', {
          channel: 'system_monitoring',
          source_ref: `A-${i}`,
        }),
      ),
  },
  {
    name: 'the unit’s own alert, and a reference of an invented source',
    records: (o) => [
      report('x0', o, before(120), '2B', 'infiltration', { channel: 'system_monitoring', source_ref: 'A-1' }),
      report('x1', o, before(5), '2B', 'infiltration', { source_ref: 'invented' }),
    ],
  },
  {
    name: 'one who complains, and two months later has it told under a reference of an invented source',
    records: (o) => [
      complaint('x0', o, before(90), { complainant: 'X' }),
      report('x1', o, before(30), '2B', 'infiltration', { source_ref: 'invented' }),
    ],
  },
  {
    name: 'one report without a reference that names sixty, and ten without one about the officer',
    records: (o, { ids }) => {
      const naming = report('x', o, before(300), '2C', 'other');
      return [
        { ...naming, meanings: { ...naming.meanings, subjects: ids.slice(0, 60).map(staff) } },
        ...ten((i) => report(`x${i}`, o, before(i * 40), '2B', 'infiltration')),
      ];
    },
  },
  {
    name: 'one complaint without a complainant that names all, and ten without one about the officer',
    records: (o, { ids }) => [
      ...ids.map((id) => complaint('x', id, before(300))),
      ...ten((i) => complaint(`x${i}`, o, before(i * 40))),
    ],
  },
  {
    name: 'one who complains, reports two days later and again under another reference',
    records: (o) => [
      complaint('x0', o, before(100), { complainant: 'X' }),
      report('x1', o, before(98), '2B', 'infiltration', { source_ref: 'xa' }),
      report('x2', o, before(30), '2B', 'infiltration', { source_ref: 'xb' }),
    ],
  },
  {
    name: 'a colleague who reports, and has it told under a reference of an invented source',
    records: (o) => [
      report('x0', o, before(60), '2B', 'infiltration', { reporter: 'colleague' }),
      report('x1', o, before(10), '2B', 'infiltration', { source_ref: 'invented' }),
    ],
  },
  {
    name: 'one matter, complained of and logged as intelligence',
    records: (o) => [
      complaint('x', o, before(12), { complainant: 'X' }),
      report('y', o, before(5), '2B', 'infiltration', { source_ref: 'y' }),
    ],
  },
  attributedBurner('2B'),
  attributedBurner('2D'),
  ringing(36, 2),
  ringing(24, 3),
  ringing(500, 5),
  namedMember(undefined),
  namedMember('2B'),
  namedMember(undefined, '2B'),
];

/** What may bring somebody to the top: a true surge, and one reliable first-hand source on the gravest harm. */
export const TRUE_SOURCES: readonly Attack[] = [
  {
    name: 'ten independent graded sources',
    records: (o) =>
      ten((i) => report(`x${i}`, o, before(i * 20), '2B', 'infiltration', { source_ref: `x${i}` })),
  },
  ...REPEATED,
  {
    name: 'one reliable first-hand source on the gravest harm',
    among: 60,
    records: (o) => [report('x0', o, before(5), '1A', 'infiltration', { source_ref: 'x' })],
  },
  // Medium harm: behind whatever is graver and as likely.
  { ...attributedBurner('1B'), among: 200 },
  { ...ringing(24, 3, 'the officer'), among: 200 },
  { ...namedMember('1B'), among: 200 },
];

/** Every complaint and report delivered once more under new ids. */
export function doubled(records: readonly RecordVersion[]): RecordVersion[] {
  const again = records.flatMap((r): RecordVersion[] => {
    if (r.source === 'complaints')
      return [
        {
          ...r,
          id: `again-${r.id}`,
          meanings: { ...r.meanings, complaint_id: `${String(r.meanings['complaint_id'])}-again` },
          names: r.names.map((n) => (n.role === 'case' ? { ...n, entity: `${n.entity}-again` } : n)),
        },
      ];
    if (r.source !== 'intelligence-reports') return [];
    return [{ ...r, id: `again-${r.id}`, meanings: { ...r.meanings, report_id: `again-${r.id}` } }];
  });
  return [...records, ...again];
}

import { pick, seededRng, type Rng } from '../shared/random';
import { type Casting } from './casting';
import { type Force } from './force';
import { hasMarker } from './nominals';
import { type Staff } from './people';
import { between, chance, Weighted } from './sampling';
import { nominalRef, phoneRef, type Report, type ReportItem, type Traces } from './traces';
import { momentIn, type Stretch } from './period';
import { item } from './scene';
import { DAY } from './wall-clock';

/** Reports for 5,500 staff in a year: about 1,500. */
const PER_STAFF_MONTH = 1500 / 66000;

const SAYINGS: readonly {
  readonly category: string;
  readonly weight: number;
  readonly says: readonly string[];
}[] = [
  {
    category: 'disclosure_of_information',
    weight: 18,
    says: ['Talk in a public place about a case in progress.', 'A search was expected by those searched.'],
  },
  {
    category: 'misuse_of_force_systems',
    weight: 15,
    says: ['May look people up for friends.', 'A screen was photographed and sent on.'],
  },
  {
    category: 'inappropriate_association',
    weight: 13,
    says: ['Seen in the company of people who are known.', 'Drinks where offenders drink.'],
  },
  {
    category: 'controlled_drugs',
    weight: 11,
    says: ['Said to use drugs at parties.', 'Smell of cannabis at the home address.'],
  },
  {
    category: 'sexual_misconduct',
    weight: 10,
    says: ['Remarks to a colleague.', 'Asked a witness for a private number.'],
  },
  {
    category: 'theft_and_fraud',
    weight: 8,
    says: ['Overtime claimed and not worked.', 'Property register does not agree with the store.'],
  },
  {
    category: 'vulnerability',
    weight: 8,
    says: ['Debts known to colleagues.', 'Borrowed money from a member of the public.'],
  },
  {
    category: 'abuse_of_authority',
    weight: 6,
    says: ['Used the warrant card in a private quarrel.', 'Let a friend off a ticket.'],
  },
  {
    category: 'perverting_the_course_of_justice',
    weight: 3,
    says: ['A statement was changed after it was signed.', 'Exhibit bag opened and sealed again.'],
  },
  { category: 'assisting_an_offender', weight: 2, says: ['Warned someone of a warrant.'] },
  { category: 'infiltration', weight: 1, says: ['An applicant hides a family tie.'] },
  {
    category: 'other',
    weight: 5,
    says: ['Unclear message, kept for reference.', 'A second line,\nadded by the call taker, says who rang.'],
  },
];
const CHANNELS = [
  ['confidential_phone', 16],
  ['confidential_email', 10],
  ['anonymous_link', 18],
  ['overt', 22],
  ['crimestoppers', 8],
  ['national_reporting_service', 6],
  ['partner_agency', 7],
  ['public_complaint', 5],
  ['system_monitoring', 5],
  ['billing_analysis', 2],
  ['other', 1],
] as const;
const GRADES = [
  ['1AP', 4],
  ['1BP', 8],
  ['1CP', 5],
  ['2BP', 12],
  ['2CP', 16],
  ['2DP', 28],
  ['3DP', 5],
  ['3EP', 3],
  ['1BC', 5],
  ['2CC', 8],
  ['2DC', 6],
] as const;

/** Everyday reports, graded in 3x5x2; a twentieth are kept by an operation. */
export function inventReports(force: Force, cast: Casting, traces: Traces): void {
  const rng = seededRng(`${force.seed}/reports`);
  const wanted = Math.round(force.staff.length * force.months * PER_STAFF_MONTH);
  const write = reportWriter(rng, force, cast);
  while (traces.reports.length < wanted) traces.reports.push(write(force.period));
}

/** Reports of an older system, from the half year before the period: kept in 5x5x5. */
export function inventOldReports(force: Force, cast: Casting): Report[] {
  const rng = seededRng(`${force.seed}/old reports`);
  const before = { start: force.period.start - 180 * DAY, end: force.period.start - DAY };
  const write = reportWriter(rng, force, cast);
  return Array.from({ length: Math.max(8, Math.round(force.staff.length * 0.015)) }, () => write(before));
}

function reportWriter(rng: Rng, force: Force, cast: Casting): (when: Stretch) => Report {
  const sayings = new Weighted(SAYINGS, (saying) => saying.weight);
  const channels = new Weighted(CHANNELS, ([, weight]) => weight);
  const grades = new Weighted(GRADES, ([, weight]) => weight);
  const subjects = new Weighted(force.staff, (person) => 0.3 + person.role.complaints);
  // An everyday report never ties a named officer to an offender: the planted ones are the only such ties.
  const mentionable = force.nominals.filter((one) => !hasMarker(one, 'offender') && !cast.isTaken(one));
  const offenders = force.nominals.filter((one) => one.group !== undefined && !cast.isTaken(one));
  return (when) => {
    const recordedAt = momentIn(rng, when);
    const saying = sayings.draw(rng);
    const covert = chance(rng, 0.05);
    const items: ReportItem[] = [];
    for (let i = chance(rng, 0.25) ? 2 : 1; i > 0; i--) {
      const about: Staff[] = chance(rng, 0.6) ? [subjects.draw(rng)] : [];
      const named = chance(rng, 0.35)
        ? pick(rng, about.length > 0 || offenders.length === 0 ? mentionable : offenders)
        : undefined;
      const mentions = named
        ? [
            nominalRef(named),
            ...(named.number !== undefined && chance(rng, 0.3) ? [phoneRef(named.number)] : []),
          ]
        : [];
      if (named?.vehicle !== undefined && chance(rng, 0.3)) mentions.push(`vehicle:${named.vehicle}`);
      items.push(item(covert ? '1BC' : grades.draw(rng)[0], pick(rng, saying.says), about, mentions));
    }
    return {
      recordedAt,
      channel: channels.draw(rng)[0],
      category: saying.category,
      apsp: saying.category === 'sexual_misconduct' && chance(rng, 0.4),
      items,
      ...(chance(rng, 0.3) ? { sourceRef: `SR-${between(rng, 100, 100 + force.staff.length)}` } : {}),
      ...(covert ? { compartment: chance(rng, 0.6) ? ('ROWAN' as const) : ('ALDER' as const) } : {}),
      ...(chance(rng, 0.2) ? { actionedAt: recordedAt + between(rng, 3, 70) * DAY } : {}),
    };
  };
}

import { BEGINNING, ms, type Instant } from '../../../model/time';
import type { Calibration } from '../../baseline';
import type { RiskContext } from '../../context';
import { decayed } from '../../decay';
import { evidenceOf, type EvidenceItem } from '../../evidence';
import { defineFactor } from '../../factor';
import { saidMonth } from '../../said-time';
import { several } from '../../saying';
import { countedOf, lookUps, lookUpsOf, saidReasoned, saidReasons, toldOf } from '../../look-ups';
import { eventCoverage, observedTime } from '../../observed-time';

/** Multiples of the role's median below which a month is not remarkable. */
const REMARKABLE = 4;
/** Months of people in one post from which on the post has a median of its own. */
const ENOUGH_MONTHS = 24;

export const factor = defineFactor({
  id: 'lookup-volume',
  version: 4,
  family: 'system-access',
  title: 'Volume of look-ups',
  question: 'Does this person look up far more than others in the same post?',
  evidence:
    'Each month in which the person’s accounts opened, without a reason given, more than four times the median of all that is opened in a month by people of the same rank or grade in the same unit (of the same rank or grade alone, where the unit has few months). It counts the binary logarithm of the multiple, less two. A look-up for which a reason was given, with it or with another of the same record within four hours, counts the policy’s share of one (`reasonedLookUps`, nothing where the policy does not say otherwise); the median is of all, so that nobody stands out because others give reasons.',
  exposure:
    'Time since joining, since the first access held, and since an account is attributed to the person.',
  baseline:
    'The rate of everybody on the list who has an attributed account; the median is that of the post or role.',
  notFor:
    'Proof of misuse: control rooms, crime bureaux and a busy month look the same where no reasons are recorded. A system that asks for none records none, so that all of its look-ups are without: look first whether anybody’s have one. Ask what the look-ups were for.',
  needs: ['system-access'],
  ownConduct: true,
  share: 0.5,
  ceiling: 3,
  halfLifeYears: 0.5,
  noun: ['month of very many look-ups', 'months of very many look-ups'],
  say: ({ items, context, person }) => {
    const most = [...items].sort((a, b) => (b.about?.count ?? 0) - (a.about?.count ?? 0) || a.at - b.at)[0];
    const { role = '', unit = '' } = context.population.members[person] ?? {};
    const medianOf = context.shared('medians of look-ups', () => medians(context));
    const usual = medianOf[`median of ${role} in ${unit}`] ?? medianOf[`median of ${role}`] ?? 0;
    const busy = several(items.length, 'month', 'months');
    const opened = several(most?.about?.count ?? 0, 'record', 'records');
    const reasons = saidReasons(context.policy, most?.about?.reasoned ?? 0);
    return {
      text: `Opened very many records in ${busy}, at most ${opened} in ${saidMonth(most?.at ?? 0)}, ${reasons}; at least half of the months of others on this list in the same post or of the same rank or grade have ${usual} or fewer, with a reason or without.`,
      entities: [],
    };
  },
  sayNone: ({ context, person }) => {
    const reasoned = saidReasoned(lookUpsOf(context, person), ['record', 'records']);
    return (
      reasoned && { ...reasoned, text: `No months of very many look-ups without a reason. ${reasoned.text}` }
    );
  },
  calibrate: (context): Calibration => ({ ...eventCoverage(context, 'system-access'), ...medians(context) }),
  weigh: (context, calibration, halfLifeYears) => {
    const items = months(context).flatMap((m): EvidenceItem[] => {
      const median = calibration[`median of ${m.post}`] ?? calibration[`median of ${m.role}`] ?? m.count;
      const [reference, ...others] = m.contacts;
      const excess = Math.max(0, Math.log2(m.counted / (REMARKABLE * median)));
      if (reference === undefined || !(excess > 0)) return [];
      const at = ms(m.last);
      const fading = decayed(context.years(at), halfLifeYears);
      const supports = [...others, ...m.attributions];
      const entity = context.population.members[m.person]!.id;
      const about = { entity, count: m.told, reasoned: m.reasoned, first: at };
      return [{ person: m.person, weight: excess * fading, at, reference, about, supports }];
    });
    return evidenceOf(items, observedTime(context, 'system-access', calibration, halfLifeYears));
  },
});

interface PersonMonth {
  readonly person: number;
  readonly role: string;
  /** Unit and role. */
  readonly post: string;
  /** All look-ups: what the median is of. */
  count: number;
  /** Of the contact months of which any look-up counts: how many count, are told of, and have a reason. */
  counted: number;
  told: number;
  reasoned: number;
  last: Instant;
  readonly contacts: string[];
  readonly attributions: Set<string>;
}

function months(context: RiskContext): readonly PersonMonth[] {
  return context.shared('months of look-ups', () => {
    const people = context.population.members.map(() => new Map<string, PersonMonth>());
    for (const lookUp of lookUps(context)) {
      const { person, month, last, contact, attribution } = lookUp;
      const ofPerson = people[person]!;
      let held = ofPerson.get(month);
      if (!held) ofPerson.set(month, (held = noLookUps(context, person)));
      held.count += lookUp.count;
      const counted = countedOf(context.policy, lookUp);
      if (counted === 0) continue;
      held.counted += counted;
      held.told += toldOf(context.policy, lookUp);
      held.reasoned += lookUp.reasoned;
      if (last > held.last) held.last = last;
      held.contacts.push(contact);
      if (attribution !== undefined) held.attributions.add(attribution);
    }
    return people.flatMap((ofPerson) => [...ofPerson.values()]);
  });
}

function noLookUps({ population }: RiskContext, person: number): PersonMonth {
  const { role = '', unit = '' } = population.members[person] ?? {};
  return {
    ...{ person, role, post: `${role} in ${unit}`, last: BEGINNING },
    ...{ count: 0, counted: 0, told: 0, reasoned: 0, contacts: [], attributions: new Set() },
  };
}

/** The median number of look-ups in a month, over months that have any: by role, and by post where enough are held. */
function medians(context: RiskContext): Calibration {
  const counts = new Map<string, number[]>();
  const add = (group: string, count: number): void => {
    const known = counts.get(group);
    if (known) known.push(count);
    else counts.set(group, [count]);
  };
  for (const { role, post, count } of months(context)) {
    add(role, count);
    add(post, count);
  }
  const roles = new Set(months(context).map((m) => m.role));
  return Object.fromEntries(
    [...counts].flatMap(([group, all]) => {
      if (!roles.has(group) && all.length < ENOUGH_MONTHS) return [];
      const sorted = all.sort((a, b) => a - b);
      return [[`median of ${group}`, sorted[Math.floor((sorted.length - 1) / 2)] ?? 1]];
    }),
  );
}

import { ms } from '../../../model/time';
import type { Policy } from '../../../policy';
import { byCodeUnit } from '../../../shared/compare';
import type { RiskContext } from '../../context';
import { decayed } from '../../decay';
import { evidenceOf, type EvidenceItem } from '../../evidence';
import { partedByExplanation } from '../../explanations';
import { leaningKey, type Leaning } from '../../contact-parts';
import { defineFactor } from '../../factor';
import { saidOfEach, saidOthers, type SaidOf, type Told } from '../../saying';
import {
  countedOf,
  lookUps,
  lookUpsOf,
  saidReasoned,
  saidReasons,
  toldOf,
  type LookUp,
} from '../../look-ups';
import { eventCoverage, observedTime } from '../../observed-time';
import { staffContacts, type StaffContact } from '../../staff-contacts';
import { weighedBeside } from '../../suspected-contact';

export const factor = defineFactor({
  id: 'lookup-and-contact',
  version: 8,
  family: 'system-access',
  title: 'Looks up people whom the person telephones',
  question: 'Does this person look up nominals with whom they are in telephone contact?',
  evidence:
    'Each month in which the person’s account opened the record of a nominal with whom a number of the person was in contact in the same month or the next. It counts the binary logarithm of one plus the number of look-ups times that of communications. A look-up for which a reason was given, with it or with another of the same record within four hours, counts the policy’s share of one (`reasonedLookUps`, nothing where the policy does not say otherwise). Beside own contact counts, at the policy’s weight, contact through a number that is attributed to nobody and suspected to be theirs. A stated duty to the nominal at the time explains it; a declared association does not. What the person began counts first, and what the other began adds to it: all that they received is of one untested source, whoever began it. What is of this person, or with the other, by telephone attributions alone of which none is graded 1A or 1B is of one untested source as well.',
  exposure:
    'Time since joining, since the first access held, and since an account is attributed to the person.',
  baseline: 'The rate of everybody on the list who has an attributed account.',
  notFor:
    'Case work: officers look up and telephone victims and witnesses, and where a reason is asked for they give one. A system that asks for none records none, so that all of its look-ups are without: look first whether anybody’s have one. A reason is written by whoever looks; that there is one proves nothing. The pattern on look-up then call weighs order and hours; this only counts.',
  needs: ['system-access', 'phone-billing'],
  ownConduct: true,
  category: 'misuse_of_force_systems',
  share: 1,
  ceiling: 4,
  halfLifeYears: 0.5,
  noun: ['month of look-ups', 'months of look-ups'],
  say: (told) => {
    const said = saidOfEach(
      told,
      ({ who, times, within, through, reasoned, others, ...calls }) =>
        `Opened the record of ${who} ${times} ${within}, ${saidReasons(told.context.policy, reasoned)}, and ${inContactBy(calls)} in those months or the next${through === '' ? '' : `, of these calls and texts ${through}`}${saidOthers({ others }, 'likewise')}.`,
    );
    const besides = saidReasoned(notCounted(told), PEOPLE);
    if (!besides) return said;
    return {
      ...said,
      text: `${said.text} Besides, ${besides.text}`,
      rests: [...(said.rests ?? []), ...(besides.rests ?? [])],
    };
  },
  sayNone: (told) => {
    const reasoned = saidReasoned(notCounted(told), PEOPLE);
    const none =
      told.items.length === 0 ? 'None without a reason.' : 'None without a reason or a stated duty.';
    return reasoned && { ...reasoned, text: `${none} ${reasoned.text}` };
  },
  calibrate: (context) => eventCoverage(context, 'system-access'),
  weigh: (context, coverage, halfLifeYears) => {
    const contacted = new Set(staffContacts(context).map((c) => c.other));
    const inContact = contactsByMonth(context);
    const parted = partedByExplanation(context, { onlyDuty: true });
    const items = [
      ...byPairAndMonth(lookUps(context).filter((l) => contacted.has(l.about))).values(),
    ].flatMap((group): EvidenceItem[] => {
      const { person, about, month } = group[0];
      const contacts = inContact(person, about, month);
      const calls = contacts.reduce((sum, c) => sum + c.count, 0);
      if (calls === 0) return [];
      const beside = contacts.flatMap(({ suspected }) =>
        suspected && suspected.counted > 0 ? suspected : [],
      );
      const counted = (l: Pick<LookUp, 'count' | 'reasoned'>): number => countedOf(context.policy, l);
      const parts = group
        .filter((l) => counted(l) > 0)
        .map((l) => ({ l, ...parted(person, about, { ...l, id: l.contact }) }));
      const at = Math.max(...parts.map(({ l }) => ms(l.last)));
      // What explains look-ups that would not count explains nothing of the figure, save when the last was.
      const explaining = parts.filter(
        ({ l, open: part }) => !part || counted(part) < counted(l) || part.last !== l.last,
      );
      const explained = [...new Set(explaining.flatMap((p) => p.by))].map((reference): EvidenceItem => ({
        person,
        weight: 0,
        at,
        reference,
      }));
      const open = parts.flatMap(({ l, open: part }) =>
        part && counted(part) > 0 ? [{ ...l, ...part }] : [],
      );
      const [first, ...others] = open;
      if (!first) return explained;
      const last = Math.max(...open.map((l) => ms(l.last)));
      const all = open.reduce((sum, l) => sum + counted(l), 0);
      const fading = decayed(context.years(last), halfLifeYears);
      const supports = [
        ...others.map((l) => l.contact),
        ...open.flatMap((l) => (l.attribution === undefined ? [] : [l.attribution])),
        ...contacts.flatMap((c) => [...c.contacts, ...c.attributions]),
        ...beside.flatMap((s) => [...s.through.map((t) => t.contact), ...s.rests]),
      ];
      const began = Math.min(...open.map((l) => ms(l.first)));
      const through = beside.flatMap((s) => s.through);
      const count = open.reduce((sum, l) => sum + toldOf(context.policy, l), 0);
      const reasoned = open.reduce((sum, l) => sum + l.reasoned, 0);
      const received =
        contacts.reduce((sum, c) => sum + c.parts.reduce((n, p) => n + p.received, 0), 0) +
        beside.reduce((sum, s) => sum + s.received, 0);
      const called = calls + beside.reduce((sum, s) => sum + s.open, 0);
      const opened = {
        ...{ entity: about, count, reasoned, first: began, through },
        calls: { began: called - received, received },
      };
      const items = sharesOf(contacts).flatMap((share): EvidenceItem[] => {
        const added = (n: number): number => fading * addedBy(context.policy, share, n);
        if (!(added(all) > 0)) return [];
        const found = { person, at: last, reference: first.contact, about: opened, supports };
        return [{ ...found, weight: added(all), ...leaningOf(share) }];
      });
      // The same look-ups, told once.
      const told = items.map((item, i) => (i === 0 ? item : { ...item, about: { ...opened, ...NO_MORE } }));
      return [...explained, ...told];
    });
    return evidenceOf(items, observedTime(context, 'system-access', coverage, halfLifeYears));
  },
});

const PEOPLE = ['person', 'people'] as const;

/** Look-ups of people who were in contact in that month or the next, but for what counts. */
function notCounted({ context, person, items }: Told): LookUp[] {
  const inContact = contactsByMonth(context);
  const counted = new Set(
    items.flatMap(({ weight, reference, supports = [] }) => (weight > 0 ? [reference, ...supports] : [])),
  );
  return lookUpsOf(context, person).filter(
    (l) => !counted.has(l.contact) && inContact(person, l.about, l.month).some((c) => c.count > 0),
  );
}

/** The contacts of a person with somebody in a month and the next. */
function contactsByMonth(
  context: RiskContext,
): (person: number, other: string, month: string) => StaffContact[] {
  const byMonth = context.shared(
    'staff contacts by month',
    () => new Map(staffContacts(context).map((c) => [`${c.person}\u001f${c.other}\u001f${c.month}`, c])),
  );
  return (person, other, month) =>
    [month, monthAfter(month)].flatMap((m) => byMonth.get(`${person}\u001f${other}\u001f${m}`) ?? []);
}

const NO_MORE = { count: 0, reasoned: 0, calls: { began: 0, received: 0 }, through: [] };

/** The communications of the months that lean on the same, and those before them. */
interface Share extends Leaning {
  readonly before: number;
  calls: number;
  suspected: number;
  /** The contact months that the other began, where it is received. */
  readonly receivedIn: string[];
}

/** What leans on nothing first. */
function sharesOf(contacts: readonly StaffContact[]): Share[] {
  const found = new Map<string, Share>();
  const of = (leaning: Leaning): Share => {
    const { restsOn, isReceived } = leaning;
    const key = leaningKey(leaning);
    const share = found.get(key) ?? {
      restsOn,
      isReceived,
      before: 0,
      calls: 0,
      suspected: 0,
      receivedIn: [],
    };
    found.set(key, share);
    return share;
  };
  for (const { parts, suspected } of contacts) {
    for (const part of parts) {
      const share = of(part);
      share.calls += part.count;
      if (part.isReceived) share.receivedIn.push(...part.contacts);
    }
    if (!suspected || suspected.counted === 0) continue;
    const share = of(suspected);
    share.suspected += suspected.counted;
    if (suspected.isReceived) share.receivedIn.push(...suspected.receivedIn);
  }
  const all = [...found].sort(([a], [b]) => byCodeUnit(a, b)).map(([, share]) => share);
  return all.map((share, i) => ({
    ...share,
    before: all.slice(0, i).reduce((sum, { calls }) => sum + calls, 0),
  }));
}

/** What so many look-ups weigh with the communications of a share, above what they do with those before. */
function addedBy(policy: Policy, { before, calls, suspected }: Share, opened: number): number {
  const weigh = (n: number): number => Math.log2(1 + opened * n);
  return weighedBeside(policy, before + calls, suspected, weigh) - weigh(before);
}

function leaningOf({ restsOn, isReceived, receivedIn }: Share): Partial<EvidenceItem> {
  if (restsOn.length > 0) return { testedWeight: 0, restsOn };
  return isReceived ? { testedWeight: 0, received: [...new Set(receivedIn)] } : {};
}

function inContactBy({ began, received }: Pick<SaidOf, 'began' | 'received'>): string {
  const called = began > 0 || received === 0 ? ['called or texted them'] : [];
  return [...called, ...(received > 0 ? ['was called or texted by them'] : [])].join(' and ');
}

type Group = [LookUp, ...LookUp[]];

function byPairAndMonth(all: readonly LookUp[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const l of all) {
    const key = `${l.person}\u001f${l.about}\u001f${l.month}`;
    const group = groups.get(key);
    if (group) group.push(l);
    else groups.set(key, [l]);
  }
  return groups;
}

/** `YYYY-MM` of the month after. */
function monthAfter(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5));
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

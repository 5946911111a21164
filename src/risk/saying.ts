import { daysFromTo } from '../shared/days';
import type { EntityId } from '../model/entity';
import type { RecordId } from '../model/record';
import type { RiskContext } from './context';
import { countedIn, isSeen, itemsOf, type Evidence, type EvidenceItem, type Through } from './evidence';
import type { Member } from './population';
import { saidDay } from './said-time';

/**
 * A reason in plain words without a name in it: `{0}`, `{1}` … stand for the entities, whom the answer names and the
 * audit knows. `{day …}` and `{month …}` stand for moments, which are told in the force's zone (`said-time.ts`).
 */
export interface Saying {
  readonly text: string;
  readonly entities: readonly EntityId[];
  /** What records say, word for word: `{quote 0}` … stand for it. */
  readonly quotes?: readonly Quote[];
  /** Records and contact months that the words tell of and the figure does not rest on: the audit knows them too. */
  readonly rests?: readonly string[];
}

/** A text of a record. */
export interface Quote {
  readonly record: RecordId;
  readonly text: string;
}

/** What a factor puts its reason into words from: what counted about one person, oldest first. */
export interface Told {
  readonly context: RiskContext;
  readonly person: number;
  readonly items: readonly EvidenceItem[];
}

/** Counterparts that are named in a reason; how many more there are is said. */
const MOST_NAMED = 3;

/** With whom, how often and over how many days. */
interface Counterpart {
  readonly entity: EntityId;
  count: number;
  first: number;
  last: number;
  /** Of look-ups, those with a reason. */
  reasoned: number;
  /** Calls and messages, by whom they were begun. */
  began: number;
  received: number;
  /** Through numbers that are only suspected to be theirs. */
  readonly through: Map<string, Through>;
  /** The UTC months of it, `YYYY-MM`. */
  readonly months: Set<string>;
}

/** The counterparts of the items, the most frequent first. */
function counterparts(items: readonly EvidenceItem[]): Counterpart[] {
  const found = new Map<EntityId, Counterpart>();
  for (const { about, at } of items) {
    if (!about) continue;
    const held = found.get(about.entity);
    const { entity, count, first, reasoned = 0, through = [], calls = NO_CALLS } = about;
    const byContact = through.map((t): [string, Through] => [t.contact, t]);
    if (!held) {
      const months = new Set([monthOf(at)]);
      found.set(entity, {
        ...{ entity, count, first, last: at, reasoned, ...calls, through: new Map(byContact), months },
      });
      continue;
    }
    held.count += count;
    held.reasoned += reasoned;
    held.began += calls.began;
    held.received += calls.received;
    held.first = Math.min(held.first, first);
    held.last = Math.max(held.last, at);
    held.months.add(monthOf(at));
    for (const [contact, one] of byContact) held.through.set(contact, one);
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.entity < b.entity ? -1 : 1));
}

const NO_CALLS = { began: 0, received: 0 };

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}

/** What a sentence about one counterpart is made of. */
export interface SaidOf extends Pick<
  Counterpart,
  'entity' | 'reasoned' | 'began' | 'received' | 'first' | 'last'
> {
  /** `{0}`. */
  readonly who: string;
  /** `546 times`. */
  readonly times: string;
  /** `in 21 days, the last on …`. */
  readonly within: string;
  /**
   * `273 through the number {1}, which …` where some of it went through numbers that are only suspected to be theirs, which are
   * named after the counterparts; '' elsewhere.
   */
  readonly through: string;
  /** The UTC months of it, `YYYY-MM`. */
  readonly months: ReadonlySet<string>;
  /** In the first sentence, which may stand alone, all others of whom the same could be said. */
  readonly others: readonly Pick<SaidOf, 'entity' | 'months'>[];
  /** What stands in the sentence for a text of a record. */
  readonly quote: (quote: Quote) => string;
  /** Tells the audit what else the sentence tells of. */
  readonly rest: (ids: readonly string[]) => void;
}

/** A sentence of each counterpart. */
export function saidOfEach({ items }: Told, sentence: (said: SaidOf) => string): Saying {
  const rests: string[] = [];
  const quotes: Quote[] = [];
  const all = counterparts(items);
  const named = all.slice(0, MOST_NAMED);
  const numbers = [...new Set(named.flatMap((c) => [...c.through.values()].map((t) => t.number)))];
  const placeOf = (number: EntityId): string => `{${named.length + numbers.indexOf(number)}}`;
  const sentences = named.map((c, i) =>
    sentence({
      ...c,
      who: `{${i}}`,
      times: times(c.count),
      within: within(c),
      through: saidThrough(c, placeOf),
      others: i === 0 ? all.slice(1) : [],
      quote: (quote) => `{quote ${quotes.push(quote) - 1}}`,
      rest: (ids) => void rests.push(...ids),
    }),
  );
  const more = all.length - named.length;
  if (more > 0) sentences.push(`So with ${several(more, 'other', 'others')}, ${all.length} in all.`);
  return { text: sentences.join(' '), entities: [...named.map((c) => c.entity), ...numbers], quotes, rests };
}

/** `, and 8 others so marked`, `like` being what they share; '' where there are none. */
export function saidOthers({ others }: Pick<SaidOf, 'others'>, like: string): string {
  return others.length === 0 ? '' : `, and ${several(others.length, 'other', 'others')} ${like}`;
}

function saidThrough({ through }: Counterpart, placeOf: (number: EntityId) => string): string {
  if (through.size === 0) return '';
  const all = [...through.values()];
  const places = [...new Set(all.map((t) => t.number))].map(placeOf);
  const count = thousands(all.reduce((sum, t) => sum + t.count, 0));
  const [which, are, shares] =
    places.length === 1 ? ['number', 'is', 'it shares'] : ['numbers', 'are', 'they share'];
  return `${count} through the ${which} ${places.join(' and ')}, which ${are} attributed to nobody and suspected to be theirs: ${shares} their circle`;
}

/**
 * Who called whom, how often and how long: "Called or texted {0} 3 times and was called or texted by them 40 times in 21 days,
 * the last on …". `described` stands behind who it is.
 */
export function saidCalls({ who, began, received, within, through }: SaidOf, described = ''): string {
  const whom = `${who}${described}`;
  const calls =
    received === 0
      ? `Called or texted ${whom} ${times(began)}`
      : began === 0
        ? `Was called or texted by ${whom} ${times(received)}`
        : `Called or texted ${whom} ${times(began)} and was called or texted by them ${times(received)}`;
  return `${calls} ${within}${through === '' ? '' : `, of which ${through}`}`;
}

/** `once`, `2 times`. */
export function times(count: number): string {
  return count === 1 ? 'once' : several(count, 'time', 'times');
}

function within({ first, last }: Counterpart): string {
  const days = daysFromTo(first, last);
  return days === 1 ? `on ${saidDay(last)}` : `in ${thousands(days)} days, the last on ${saidDay(last)}`;
}

/** `1 complaint`, `1,204 complaints`. */
export function several(n: number, one: string, more: string): string {
  return `${thousands(n)} ${n === 1 ? one : more}`;
}

/** `1,204`. */
export function thousands(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * What is usual beside it: how many of the people of the same rank or grade and length of service, or of all where they
 * are too few, have no more of `noun` than the one in their middle. These are people on the list, which is not everybody who serves. `about` tells one kind of
 * evidence from another.
 */
export function saidUsual(
  about: string,
  evidence: Evidence,
  { context, person }: Pick<Told, 'context' | 'person'>,
  noun: readonly [string, string],
): string {
  const { members } = context.population;
  const groups = context.shared(`usual ${about}`, () => countsByGroup(evidence, members));
  const alike = groups.get(alikeKey(members[person]!));
  const isLarge = (alike?.counts.length ?? 0) >= context.policy.fewestPeers;
  const { people, counts } = (isLarge ? alike : groups.get(EVERYBODY)) ?? { people: 0, counts: [] };
  if (counts.length < context.policy.fewestPeers)
    return 'There are too few people on this list to say what is usual.';
  const median = counts[Math.floor((counts.length - 1) / 2)]!;
  const alikeIn = isLarge ? ' of the same rank or grade and length of service' : '';
  const covered = counts.length < people ? ' whom the sources cover' : '';
  const asFew = counts.filter((count) => count <= median).length;
  const share = asFew === counts.length ? 'All' : thousands(asFew);
  return `${share} of the ${thousands(counts.length)} people${alikeIn} on this list${covered} have ${median === 0 ? 'none' : `${several(median, noun[0], noun[1])} or fewer`}.`;
}

const EVERYBODY = '';

function alikeKey({ role, tenure }: Member): string {
  return `${role}\u001f${tenure}`;
}

/** How many are in a group, and how much counted about each of those who can be seen, in order. */
interface Alike {
  people: number;
  readonly counts: number[];
}

/** By group and of everybody. */
function countsByGroup(evidence: Evidence, members: readonly Member[]): Map<string, Alike> {
  const groups = new Map<string, Alike>();
  members.forEach((member, i) => {
    const counted = isSeen(evidence, i) ? [countedIn(itemsOf(evidence, i))] : [];
    for (const key of [EVERYBODY, alikeKey(member)]) {
      const group = groups.get(key) ?? { people: 0, counts: [] };
      group.people += 1;
      group.counts.push(...counted);
      groups.set(key, group);
    }
  });
  for (const { counts } of groups.values()) counts.sort((a, b) => a - b);
  return groups;
}

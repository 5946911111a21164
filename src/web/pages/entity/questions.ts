import type { z } from 'zod';
import type { operation as entity } from '../../../operations/catalogue/entity';
import type { operation as expand } from '../../../operations/catalogue/expand';
import { linkKinds, sourcesOfKinds } from '../../../operations/link-kinds';
import { linkGrade } from '../../link-grade';
import { stretch } from '../../wording/time';

type Answer = z.output<(typeof expand)['output']>;
type Neighbour = Answer['links'][number];

const CONTACT = ['contacted', 'called'];
const LOOK_UP = ['looked-up'];
const DECLARED = ['declared-association', 'related-to'];
const OBSERVED = ['contacted', 'co-reported', 'co-accused', 'undeclared-association'];
/** What each question is answered from. */
const FROM = { contacts: CONTACT, declared: [...DECLARED, ...OBSERVED], lookUps: LOOK_UP };
const SHARED = ['shared-number'];
/** Links that may explain the others: what an analyst already knows. */
const KNOWN = ['stated-link', 'supervises', 'member-of'];

/** The kinds of link that the questions are answered from. */
export const ASKED_KINDS: readonly string[] = [
  ...new Set([...CONTACT, ...LOOK_UP, ...DECLARED, ...OBSERVED, ...SHARED, ...KNOWN]),
];

const TOP = 10;

/** A link that is part of an answer, and how often: `out` and `in` where both directions are put together. */
export interface Way {
  readonly link: string;
  readonly count: number;
  readonly direction: 'out' | 'in' | '';
}

export interface Asked {
  /** The links that it is told from: one, or one for each direction. */
  readonly ways: readonly Way[];
  readonly node: Neighbour['node'];
  readonly count: number;
  /** `in 21 days`, from the first to the last occasion. */
  readonly over: string;
  readonly first: string | null;
  readonly last: string | null;
  /** True where these are recorded times: when it happened is not stated. */
  readonly recorded: boolean;
  /** True of what still stands, and since when that is stated. */
  readonly open: boolean;
  readonly since: string | null;
  readonly grade: string | null;
  /** True where the entity asked about is the one who did it. */
  readonly outgoing: boolean;
  /** Captions of the other links between the two. */
  readonly also: readonly string[];
}

/** The ones with most occasions, and how many there are in all. */
export interface Most {
  readonly rows: readonly Asked[];
  readonly total: number;
}

type Question = keyof typeof FROM;

export interface Questions {
  readonly contacts: Most;
  readonly lookUps: Most;
  readonly both: readonly Asked[];
  readonly declaredOnly: readonly Asked[];
  readonly observedOnly: readonly Asked[];
  readonly shared: Most;
  /** Which of them are asked at all: a "no" is told only where the question applies and this reader may be told one. */
  readonly asks: Readonly<Record<Question, boolean>>;
  /** The sources of each that have nothing in this view: without them, nothing found is no "no". */
  readonly without: Readonly<Record<Question, readonly string[]>>;
  /** How many links there are beyond those that were looked at; 0 where all were. */
  readonly beyond: number;
}

/** What the questions are asked about. */
type About = Pick<z.output<(typeof entity)['output']>, 'id' | 'kind' | 'conflict' | 'absent'>;

/** The questions that an analyst asks first, from the strongest links of one entity. */
export function questionsOf({ id, kind, conflict, absent }: About, answer: Answer): Questions {
  const of = (kinds: readonly string[]): Neighbour[] => answer.links.filter((l) => kinds.includes(l.kind));
  const also = ({ node, kind: own }: Neighbour): string[] =>
    captionsOf(answer.links.filter((o) => o.node.id === node.id && o.kind !== own));
  const asked = (l: Neighbour): Asked => askedOf(id, [l], also(l), () => '');
  const inAndOut = (l: Neighbour): Way['direction'] => (!l.directed ? '' : l.from === id ? 'out' : 'in');
  const most = (rows: readonly Asked[]): Most => ({
    rows: [...rows].sort(byOccasions).slice(0, TOP),
    total: rows.length,
  });
  const declared = of(DECLARED);
  const declaredIds = new Set(declared.map((l) => l.node.id));
  const observedIds = new Set(of(OBSERVED).map((l) => l.node.id));
  const observedOnly = of(['undeclared-association']).filter((l) => !declaredIds.has(l.node.id));
  const contacts = most(
    byCounterpart(of(CONTACT)).map(([first, ...more]) =>
      askedOf(id, [first, ...more], also(first), inAndOut),
    ),
  );
  const lookUps = most(of(LOOK_UP).map(asked));
  const applies = (...kinds: string[]): boolean => kinds.includes(kind) && conflict === null;
  return {
    contacts,
    lookUps,
    both: declared.filter((l) => observedIds.has(l.node.id)).map(asked),
    declaredOnly: declared.filter((l) => !observedIds.has(l.node.id)).map(asked),
    observedOnly: observedOnly.map(asked),
    shared: most(of(SHARED).map(asked)),
    asks: {
      contacts: contacts.total > 0 || applies('person', 'number'),
      declared: declared.length + observedOnly.length > 0 || applies('person'),
      lookUps: lookUps.total > 0 || applies('person'),
    },
    without: {
      contacts: without('contacts', absent),
      declared: without('declared', absent),
      lookUps: without('lookUps', absent),
    },
    beyond: answer.total - answer.links.length,
  };
}

function without(question: Question, absent: readonly string[]): string[] {
  return sourcesOfKinds(FROM[question]).filter((source) => absent.includes(source));
}

type Some = readonly [Neighbour, ...Neighbour[]];

/** Links of one kind with one counterpart, in one row. */
function askedOf(
  id: string,
  links: Some,
  also: readonly string[],
  directionOf: (link: Neighbour) => Way['direction'],
): Asked {
  const [{ node, kind }] = links;
  const count = links.reduce((sum, l) => sum + l.count, 0);
  const inOrder = (at: 'first' | 'last' | 'since'): string[] => links.flatMap((l) => l[at] ?? []).sort();
  const first = inOrder('first')[0] ?? null;
  const open = links.some((l) => l.open);
  const last = open ? null : (inOrder('last').at(-1) ?? null);
  const recorded = links.some((l) => l.recorded);
  const isStretch = !recorded && first !== null && last !== null && count > 1;
  return {
    ways: links.map((l) => ({ link: l.link, count: l.count, direction: directionOf(l) })),
    node,
    count,
    over: isStretch ? `in ${stretch(first, last)}` : '',
    first,
    last,
    recorded,
    open,
    since: inOrder('since')[0] ?? null,
    grade: linkGrade(kind, links.find((l) => l.grade !== null)?.grade ?? null),
    outgoing: links[0].from === id,
    also,
  };
}

/** The links of each counterpart and kind; of one in both directions, the one that goes out first. */
function byCounterpart(links: readonly Neighbour[]): Some[] {
  const found = new Map<string, Some>();
  for (const link of [...links].sort((a, b) => Number(a.from === a.node.id) - Number(b.from === b.node.id))) {
    const key = `${link.kind} ${link.node.id}`;
    found.set(key, [...(found.get(key) ?? []), link] as [Neighbour, ...Neighbour[]]);
  }
  return [...found.values()];
}

function byOccasions(a: Asked, b: Asked): number {
  return b.count - a.count || (a.node.id < b.node.id ? -1 : 1);
}

function captionsOf(links: readonly Neighbour[]): string[] {
  const kinds = new Set(links.map((l) => l.kind));
  return linkKinds().flatMap((kind) => (kinds.has(kind.id) ? [kind.caption.toLowerCase()] : []));
}

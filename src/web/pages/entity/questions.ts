import type { z } from 'zod';
import type { operation as entity } from '../../../operations/catalogue/entity';
import type { operation as expand } from '../../../operations/catalogue/expand';
import { linkKinds } from '../../../operations/link-kinds';
import { linkGrade } from '../../link-grade';
import { stretch } from '../../wording/time';

type Answer = z.output<(typeof expand)['output']>;
type Neighbour = Answer['links'][number];

const CONTACT = ['contacted', 'called'];
const LOOK_UP = ['looked-up'];
const DECLARED = ['declared-association', 'related-to'];
const OBSERVED = ['contacted', 'co-reported', 'co-accused', 'undeclared-association'];
const SHARED = ['shared-number'];
/** Links that may explain the others: what an analyst already knows. */
const KNOWN = ['stated-link', 'supervises', 'member-of'];

/** The kinds of link that the questions are answered from. */
export const ASKED_KINDS: readonly string[] = [
  ...new Set([...CONTACT, ...LOOK_UP, ...DECLARED, ...OBSERVED, ...SHARED, ...KNOWN]),
];

const TOP = 10;

export interface Asked {
  readonly link: string;
  readonly node: Neighbour['node'];
  readonly count: number;
  /** `in 21 days`, from the first to the last occasion. */
  readonly over: string;
  readonly first: string | null;
  readonly last: string | null;
  /** True where these are recorded times: when it happened is not stated. */
  readonly recorded: boolean;
  readonly grade: string | null;
  /** True where the entity asked about is the one who did it. */
  readonly outgoing: boolean;
  readonly kind: string;
  /** Captions of the other links between the two. */
  readonly also: readonly string[];
}

/** The ones with most occasions, and how many there are in all. */
export interface Most {
  readonly rows: readonly Asked[];
  readonly total: number;
}

export interface Questions {
  readonly contacts: Most;
  readonly lookUps: Most;
  readonly both: readonly Asked[];
  readonly declaredOnly: readonly Asked[];
  readonly observedOnly: readonly Asked[];
  readonly shared: Most;
  /** Which of them are asked at all: a "no" is told only where the question applies and this reader may be told one. */
  readonly asks: Readonly<Record<'contacts' | 'declared' | 'lookUps', boolean>>;
  /** How many links there are beyond those that were looked at; 0 where all were. */
  readonly beyond: number;
}

/** What the questions are asked about. */
type About = Pick<z.output<(typeof entity)['output']>, 'id' | 'kind' | 'conflict'>;

/** The questions that an analyst asks first, from the strongest links of one entity. */
export function questionsOf({ id, kind, conflict }: About, answer: Answer): Questions {
  const of = (kinds: readonly string[]): Neighbour[] => answer.links.filter((l) => kinds.includes(l.kind));
  const asked = (l: Neighbour): Asked => ({
    link: l.link,
    node: l.node,
    count: l.count,
    over:
      !l.recorded && l.first !== null && l.last !== null && l.count > 1
        ? `in ${stretch(l.first, l.last)}`
        : '',
    first: l.first,
    last: l.last,
    recorded: l.recorded,
    grade: linkGrade(l.kind, l.grade),
    outgoing: l.from === id,
    kind: l.kind,
    also: captionsOf(answer.links.filter((o) => o.node.id === l.node.id && o.kind !== l.kind)),
  });
  const most = (links: Neighbour[]): Most => ({
    rows: links
      .sort((a, b) => b.count - a.count || (a.link < b.link ? -1 : 1))
      .slice(0, TOP)
      .map(asked),
    total: links.length,
  });
  const declared = of(DECLARED);
  const declaredIds = new Set(declared.map((l) => l.node.id));
  const observedIds = new Set(of(OBSERVED).map((l) => l.node.id));
  const observedOnly = of(['undeclared-association']).filter((l) => !declaredIds.has(l.node.id));
  const contacts = most(of(CONTACT));
  const lookUps = most(of(LOOK_UP));
  const applies = (...kinds: string[]): boolean => kinds.includes(kind) && conflict === null;
  return {
    contacts,
    lookUps,
    both: declared.filter((l) => observedIds.has(l.node.id)).map(asked),
    declaredOnly: declared.filter((l) => !observedIds.has(l.node.id)).map(asked),
    observedOnly: observedOnly.map(asked),
    shared: most(of(SHARED)),
    asks: {
      contacts: contacts.total > 0 || applies('person', 'number'),
      declared: declared.length + observedOnly.length > 0 || applies('person'),
      lookUps: lookUps.total > 0 || applies('person'),
    },
    beyond: answer.total - answer.links.length,
  };
}

function captionsOf(links: readonly Neighbour[]): string[] {
  const kinds = new Set(links.map((l) => l.kind));
  return linkKinds().flatMap((kind) => (kinds.has(kind.id) ? [kind.caption.toLowerCase()] : []));
}

import { gradeWeight, type Grade } from '../../model/grade';
import type { Link, LinkKind } from '../../model/link';
import type { Instant } from '../../model/time';
import { by } from '../../shared/compare';
import type { ProjectedRecord } from '../build/projected-record';
import type { LinkIndex } from './index-of';

/** A link while it is gathered. Records and contacts are positions, with repeats. */
export interface Draft {
  readonly from: number;
  readonly to: number;
  readonly records: number[];
  readonly contacts: number[];
  count: number;
  first: Instant | undefined;
  last: Instant | undefined;
  /** True once a record among the evidence has no end; `since` when the first such record that states it begins. */
  isOpen: boolean;
  since: Instant | undefined;
  /** Undefined once an ungraded record of the force was among the evidence: nothing is better than that. */
  grade: Grade | undefined;
  weight: number | undefined;
}

/** Links of one kind while they are gathered, by pair. */
export class Drafts {
  private readonly drafts = new Map<number, Draft>();

  constructor(
    private readonly kind: LinkKind,
    private readonly index: LinkIndex,
  ) {}

  /** The draft between two entities, ends in order where the kind has no direction; undefined between an entity and itself. */
  between(a: number, b: number): Draft | undefined {
    if (a === b) return undefined;
    const [from, to] = this.kind.directed || a < b ? [a, b] : [b, a];
    const key = from * this.index.entityIds.length + to;
    let draft = this.drafts.get(key);
    if (!draft) {
      draft = {
        from,
        to,
        records: [],
        contacts: [],
        count: 0,
        first: undefined,
        last: undefined,
        isOpen: false,
        since: undefined,
        grade: NONE,
        weight: undefined,
      };
      this.drafts.set(key, draft);
    }
    return draft;
  }

  all(): IterableIterator<Draft> {
    return this.drafts.values();
  }

  /** The links, in order of id. */
  links(): Link[] {
    return [...this.drafts.values()].map((draft) => this.linkOf(draft)).sort(by((link) => link.id));
  }

  private linkOf(draft: Draft): Link {
    const from = this.index.id(draft.from);
    const to = this.index.id(draft.to);
    return {
      id: `${this.kind.id}|${from}|${to}`,
      kind: this.kind.id,
      from,
      to,
      records: distinct(draft.records).map((i) => this.index.record(i).id),
      contacts: distinct(draft.contacts).map((i) => this.index.contacts.id(i)),
      count: draft.count,
      ...(draft.first === undefined ? {} : { first: draft.first }),
      ...(draft.last === undefined ? {} : { last: draft.last }),
      ...(draft.isOpen ? { isOpen: true } : {}),
      ...(draft.since === undefined ? {} : { since: draft.since }),
      ...(draft.grade === undefined || draft.grade === NONE ? {} : { grade: draft.grade }),
      ...(draft.weight === undefined ? {} : { statedWeight: draft.weight }),
    };
  }
}

/** Stands for "no evidence yet", which is below every grade. */
const NONE = {
  scheme: '3x5x2',
  text: '',
  source: 3,
  information: 'E',
  converted: true,
} as const satisfies Grade;

function distinct(positions: number[]): number[] {
  if (positions.length < 2) return positions;
  return [...new Set(positions)].sort((a, b) => a - b);
}

/** Adds a span of time and a grade to what a draft rests on. */
export function widen(draft: Draft, first: Instant, last: Instant, grade: Grade | undefined): void {
  draft.first = earlier(draft.first, first);
  draft.last = later(draft.last, last);
  improve(draft, grade);
}

/** Adds a record to what a draft rests on: the times that it states, whether it still stands, and its grade. */
export function widenBy(draft: Draft, record: ProjectedRecord): void {
  const { begins, ends, isDated, isOpen, grade } = record;
  if (isDated) draft.first = earlier(draft.first, begins);
  const last = ends ?? (isDated ? begins : undefined);
  if (last !== undefined) draft.last = later(draft.last, last);
  if (isOpen) draft.isOpen = true;
  if (isOpen && isDated) draft.since = earlier(draft.since, begins);
  improve(draft, grade);
}

function earlier(a: Instant | undefined, b: Instant): Instant {
  return a === undefined || b < a ? b : a;
}

function later(a: Instant | undefined, b: Instant): Instant {
  return a === undefined || b > a ? b : a;
}

function improve(draft: Draft, grade: Grade | undefined): void {
  if (draft.grade === undefined) return;
  if (grade === undefined || draft.grade === NONE || betterThan(grade, draft.grade)) draft.grade = grade;
}

function betterThan(a: Grade, b: Grade): boolean {
  return gradeWeight(a) > gradeWeight(b) || (gradeWeight(a) === gradeWeight(b) && a.text < b.text);
}

/** The weaker of two grades that are both needed: an ungraded record of the force holds nothing back. */
export function weaker(a: Grade | undefined, b: Grade | undefined): Grade | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return betterThan(a, b) ? b : a;
}

/** The better of two grades of which either will do. */
export function better(a: Grade | undefined, b: Grade | undefined): Grade | undefined {
  if (a === undefined || b === undefined) return undefined;
  return betterThan(b, a) ? b : a;
}

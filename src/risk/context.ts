import type { ComplainantsTold } from '../independence';
import type { ContactMonth } from '../model/contact';
import type { EntityId } from '../model/entity';
import type { Explanation } from '../model/explanation';
import type { RecordVersion } from '../model/record';
import { ms, type Instant } from '../model/time';
import type { Suspicions } from './suspicion';
import type { Attribution, Projection, Stretch } from '../view/projection';
import { YEAR_MS } from './decay';
import type { Policy } from '../policy';
import { lastUnits, servingPopulation, type Population } from './population';

/** What factors weigh: the part of a projection that was recorded by the time of the score. */
export interface RiskContext {
  /** Time of the score, ms since 1970. */
  readonly now: number;
  readonly asOf: Instant;
  readonly policy: Policy;
  /** Of the baseline that is held fixed; undefined where they are to be worked out. */
  readonly complainants: ComplainantsTold | undefined;
  /** The same of suspected holders. */
  readonly suspicions: Suspicions | undefined;
  readonly population: Population;
  records(source: string): readonly RecordVersion[];
  contacts(source: ContactMonth['source']): readonly ContactMonth[];
  readonly attributions: readonly Attribution[];
  readonly explanations: readonly Explanation[];
  /** A contact month divided where explanations of contact between the two begin and end. */
  stretches(contact: string, staff: EntityId, other: EntityId): readonly Stretch[];
  /** The force's own numbers and accounts, whoever held them. */
  readonly forceOwned: ReadonlySet<EntityId>;
  /** A record of the projection by its id. */
  record(id: string): RecordVersion | undefined;
  /** True for the id of a contact month, false for that of a record. */
  isContact(id: string): boolean;
  /** Years from an instant (ms) to the time of the score. */
  years(since: number): number;
  /** Works something out once for all factors that need it. */
  shared<T>(key: string, make: () => T): T;
}

/** The same records under another policy: what is worked out of them is worked out anew. */
export function underPolicy(context: RiskContext, policy: Policy): RiskContext {
  return { ...context, policy, shared: remembering() };
}

/** Works something out once for each key. */
export function remembering(): RiskContext['shared'] {
  const memo = new Map<string, unknown>();
  return <T>(key: string, make: () => T): T => {
    if (!memo.has(key)) memo.set(key, make());
    return memo.get(key) as T;
  };
}

/** Who serves at `asOf`: the people who are ranked. */
export function serving(projection: Projection, asOf: Instant): Population {
  const records = (source: string): RecordVersion[] => standing(projection, source, asOf);
  return servingPopulation(records('workforce'), records('posts'), asOf);
}

/** The unit of each of the workforce, as known at `asOf`: of those who have left, the last. */
export function unitsKnown(projection: Projection, asOf: Instant): Map<EntityId, string> {
  return lastUnits(standing(projection, 'workforce', asOf), standing(projection, 'posts', asOf), asOf);
}

/** What of a source was recorded by `asOf` and stood then. */
function standing(projection: Projection, source: string, asOf: Instant): RecordVersion[] {
  return projection.recordsOf(source).filter((r) => r.recordedAt <= asOf && asOf < r.standsUntil);
}

/**
 * A context as of `asOf`. Only what was recorded by then is in it, whatever the projection's own time; what has been
 * superseded since is not in a projection of now, so a score as of the past is exact on a view as of the past.
 *
 * @param frozen of the baseline that is held fixed
 * @param without records and contact months to be left out: "what if this had never come in"
 */
export function riskContext(
  projection: Projection,
  asOf: Instant,
  policy: Policy,
  only?: ReadonlySet<EntityId>,
  without: ReadonlySet<string> = new Set(),
  frozen?: { readonly complainants: ComplainantsTold; readonly suspicions: Suspicions },
): RiskContext {
  const known = (source: string): RecordVersion[] =>
    standing(projection, source, asOf).filter((r) => !without.has(r.id));
  const now = ms(asOf);
  const shared = remembering();
  const records = (source: string): readonly RecordVersion[] =>
    shared(`records of ${source}`, () => known(source));
  return {
    now,
    asOf,
    policy,
    complainants: frozen?.complainants,
    suspicions: frozen?.suspicions,
    population: servingPopulation(records('workforce'), records('posts'), asOf, only),
    records,
    contacts: (source) =>
      shared(`contacts of ${source}`, () =>
        projection.contacts.filter(
          (c) => c.source === source && c.recordedLast <= asOf && c.last <= asOf && !without.has(c.id),
        ),
      ),
    attributions: projection.attributions.filter(
      (a) => !without.has(a.record) && recordedBy(projection, a.record, asOf),
    ),
    explanations: projection.explanations.filter(
      (e) => !without.has(e.record) && recordedBy(projection, e.record, asOf),
    ),
    stretches: (contact, staff, other) => projection.stretches(contact, staff, other),
    forceOwned: projection.forceOwned,
    record: (id) => projection.record(id),
    isContact: (id) => projection.contact(id) !== undefined,
    years: (since) => (now - since) / YEAR_MS,
    shared,
  };
}

function recordedBy(projection: Projection, record: string, asOf: Instant): boolean {
  const version = projection.record(record);
  return version !== undefined && version.recordedAt <= asOf && asOf < version.standsUntil;
}

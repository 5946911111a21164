import type { ViewParameters } from '../graph/statement';
import type { ContactMonth } from '../model/contact';
import { FOREVER, type Instant } from '../model/time';
import type { View } from '../model/view';
import { personnelSources } from '../sources';

/** What a record version is judged by: the labels that its node carries. */
export interface RecordLabels {
  readonly id: string;
  readonly source: string;
  readonly compartment: string;
  readonly handlingClass: string;
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
  /** BEGINNING and FOREVER where the record has no valid time. */
  readonly validFirst: Instant;
  readonly validLast: Instant;
  /** Every entity that it names. */
  readonly names: readonly string[];
}

/** What a contact month is judged by. */
export type ContactLabels = Pick<
  ContactMonth,
  'id' | 'from' | 'to' | 'compartment' | 'handlingClass' | 'first' | 'last' | 'recordedFirst' | 'recordedLast'
>;

/** What of them does not depend on time. */
export type AdmittingLabels = Pick<RecordLabels, 'source' | 'compartment' | 'handlingClass' | 'names'>;

/** A view's sets, made once for many decisions. */
export interface Decision {
  record(labels: RecordLabels): boolean;
  /** True where a record is shown cut: it says who somebody is, and nothing is counted, ranked or matched by it. */
  cuts(id: string): boolean;
  /** True where every row of the month is visible. */
  contact(labels: ContactLabels): boolean;
  /** True where compartment, handling and the names alone do not hide it: whether it can ever have stood for the reader. */
  admits(labels: AdmittingLabels): boolean;
}

/**
 * The one decision about what a reader sees. The fragments `visible-record` (what is shown and not cut) and
 * `visible-contact` are the same predicate in Cypher; a property test compares them.
 */
export function decide(view: View): Decision {
  const compartments = new Set<string>(view.compartments);
  const clearance = new Set<string>(view.clearance);
  const excluded = new Set(view.excluded);
  const personnel = personnelSources();
  const cut = new Set(view.cutRows);
  const hidden = new Set(view.hiddenRecords);
  const shown = new Set(view.shownRecords);
  const barred = new Set(view.barred);
  const labelled = (l: { compartment: string; handlingClass: string }): boolean =>
    compartments.has(l.compartment) && clearance.has(l.handlingClass);
  const unexcluded = (l: AdmittingLabels): boolean =>
    excluded.size === 0 || personnel.has(l.source) || !l.names.some((name) => excluded.has(name));
  const validNow = (l: RecordLabels): boolean =>
    view.validAt === '' || (l.validFirst <= view.validAt && l.validLast > view.validAt);
  return {
    record: (l) =>
      labelled(l) &&
      ((l.recordedAt <= view.asOf &&
        (l.standsUntil > view.asOf || l.standsUntil === FOREVER) &&
        !hidden.has(l.id)) ||
        shown.has(l.id)) &&
      validNow(l) &&
      unexcluded(l),
    cuts: (id) => cut.has(id),
    contact: (l) =>
      labelled(l) &&
      (view.asOf === FOREVER || l.recordedLast <= view.asOf) &&
      (view.validAt === '' || l.last <= view.validAt) &&
      !barred.has(l.from) &&
      !barred.has(l.to) &&
      (hidden.size === 0 || !hidden.has(l.id)),
    admits: (l) => labelled(l) && unexcluded(l),
  };
}

/** The view as statements take it. */
export function viewParameters(view: View): ViewParameters {
  return {
    viewCompartments: view.compartments,
    viewClearance: view.clearance,
    viewAsOf: view.asOf,
    viewValidAt: view.validAt,
    viewExcluded: view.excluded,
    viewHidden: view.hiddenRecords,
    viewShown: view.shownRecords,
    viewBarred: view.barred,
    viewPersonnel: [...personnelSources().keys()],
    viewCut: view.cutRows,
  };
}

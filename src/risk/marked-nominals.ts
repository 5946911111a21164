import type { EntityId } from '../model/entity';
import { gradeWeight, isTested } from '../model/grade';
import type { RecordId } from '../model/record';
import { entitiesOf } from '../model/source';
import { byCodeUnit } from '../shared/compare';
import type { RiskContext } from './context';

const MARKERS = ['offender', 'organised_crime'];

/** That somebody is an offender or of a crime group. */
export interface Mark {
  /** The record that says so; undefined where more than one does, so that it rests on none. */
  readonly record: RecordId | undefined;
  /**
   * Where nothing says so but rows of crime groups of which none is graded 1A or 1B: these, the best first. They name no author, so that
   * somebody may have written all of them to make a contact look like one with an offender.
   */
  readonly untested: readonly RecordId[];
}

/** Nominals marked as offenders or of organised crime, in a crime group, or named among a group's members. */
export function markedNominals(context: RiskContext): ReadonlyMap<EntityId, Mark> {
  return context.shared('marked nominals', () => {
    const settled = new Map<EntityId, RecordId[]>();
    const untested = new Map<EntityId, RecordId[]>();
    const mark = (by: Map<EntityId, RecordId[]>, id: EntityId, record: RecordId): void => {
      const known = by.get(id);
      if (known) known.push(record);
      else by.set(id, [record]);
    };
    // A nominal's own row is what the force's register says of its people.
    for (const record of context.records('nominals')) {
      const { nominal_id: id, markers, ocg_id: group } = record.meanings;
      const listed = Array.isArray(markers) && markers.some((m) => MARKERS.includes(m as string));
      if (typeof id === 'string' && (listed || typeof group === 'string')) mark(settled, id, record.id);
    }
    for (const record of context.records('organised-crime-groups')) {
      const by = isTested(record.grade) ? settled : untested;
      for (const member of new Set(entitiesOf(record.meanings, 'members'))) mark(by, member, record.id);
    }
    const weightOf = (record: RecordId): number =>
      gradeWeight(context.record(record)?.grade, context.policy.grades);
    const bestFirst = (a: RecordId, b: RecordId): number => weightOf(b) - weightOf(a) || byCodeUnit(a, b);
    const marked = new Map<EntityId, Mark>();
    for (const [id, records] of untested)
      marked.set(id, { record: undefined, untested: records.sort(bestFirst) });
    for (const [id, records] of settled)
      marked.set(id, { record: records.length === 1 ? records[0] : undefined, untested: [] });
    return marked;
  });
}

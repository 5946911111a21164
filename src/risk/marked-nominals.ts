import type { EntityId } from '../model/entity';
import { entitiesOf } from '../model/source';
import type { RiskContext } from './context';

const MARKERS = ['offender', 'organised_crime'];

/**
 * Nominals marked as offenders or of organised crime, in a crime group, or named among a group's members, with the
 * record that says so; undefined where more than one does, so that it rests on none.
 */
export function markedNominals(context: RiskContext): ReadonlyMap<EntityId, string | undefined> {
  return context.shared('marked nominals', () => {
    const marked = new Map<EntityId, string | undefined>();
    const mark = (id: EntityId, record: string): void => {
      marked.set(id, marked.has(id) ? undefined : record);
    };
    for (const record of context.records('nominals')) {
      const { nominal_id: id, markers, ocg_id: group } = record.meanings;
      const listed = Array.isArray(markers) && markers.some((m) => MARKERS.includes(m as string));
      if (typeof id === 'string' && (listed || typeof group === 'string')) mark(id, record.id);
    }
    for (const record of context.records('organised-crime-groups')) {
      for (const member of new Set(entitiesOf(record.meanings, 'members'))) mark(member, record.id);
    }
    return marked;
  });
}

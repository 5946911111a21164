import type { EntityId } from '../model/entity';
import { entitiesOf } from '../model/source';
import type { RiskContext } from './context';

const MARKERS = ['offender', 'organised_crime'];

/** Nominals marked as offenders or of organised crime, in a crime group, or named among a group's members. */
export function markedNominals(context: RiskContext): ReadonlySet<EntityId> {
  return context.shared('marked nominals', () => {
    const marked = new Set<EntityId>();
    for (const record of context.records('nominals')) {
      const { nominal_id: id, markers, ocg_id: group } = record.meanings;
      const listed = Array.isArray(markers) && markers.some((m) => MARKERS.includes(m as string));
      if (typeof id === 'string' && (listed || typeof group === 'string')) marked.add(id);
    }
    for (const record of context.records('organised-crime-groups')) {
      for (const member of entitiesOf(record.meanings, 'members')) marked.add(member);
    }
    return marked;
  });
}

import type { EventRow } from '../archive/archive';
import type { Finding } from '../detection';
import { typedReference, type EntityId } from '../model/entity';
import { nativeIdFrom } from '../model/native-id';
import type { RecordVersion } from '../model/record';
import { sourceOf } from '../sources';
import type { Projection } from '../view/projection';
import { cardsOf } from './resolve-reference';

/**
 * Who and what a finding is about and rests on, in that order: its subjects, whoever its records name, and both ends of
 * its events. Of a register entry, the person and those of their numbers and accounts that an event has at an end: it is
 * evidence for whose they were, not for the rest of what it says.
 */
export function entitiesOf(
  projection: Projection,
  finding: Finding,
  records: readonly RecordVersion[],
  events: readonly EventRow[],
): EntityId[] {
  const ends = new Set(events.flatMap((event) => endsOf(projection, event)));
  const named = records.flatMap((record) => {
    const own = record.names.some((name) => name.role === 'self');
    return record.names
      .filter(({ role, entity }) => !own || role === 'self' || ends.has(entity))
      .map((name) => name.entity);
  });
  return [...new Set([...finding.subjects.map((s) => s.id), ...ends, ...named])];
}

/** The visible entities at the ends of an event; an end that could be more than one is none. */
function endsOf(projection: Projection, { source, row }: EventRow): EntityId[] {
  const definition = sourceOf(source);
  if (!definition?.contact) return [];
  const { from, to } = definition.contact;
  return [from, to].flatMap((name) => {
    const field = definition.fields[name];
    const text = row[name];
    if (field?.type !== 'reference' || text === undefined) return [];
    const { register, nativeId } = typedReference(text, field.register);
    const native = nativeIdFrom(register, nativeId);
    const found = native === undefined ? [] : cardsOf(projection, register, native);
    const [only] = found;
    return only && found.length === 1 ? [only.id] : [];
  });
}

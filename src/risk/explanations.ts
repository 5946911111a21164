import type { EntityId } from '../model/entity';
import { ms } from '../model/time';
import type { RiskContext } from './context';
import { boundsOf } from './moment';

/** Stated links by which a contact is the person's duty; the patterns leave the same ones out. */
const DUTIES = [
  'family-liaison',
  'offender-management',
  'officer-in-case',
  'source-handling',
  'victim-liaison',
  'witness-in-case',
];

/** Why a contact of a serving person with somebody is no question. */
export interface Explanation {
  /** The record that says so; undefined where more than one does, so that it rests on none. */
  readonly record: string | undefined;
}

interface Tie {
  readonly record: string;
  readonly from: number;
  readonly to: number;
  readonly isDuty: boolean;
}

/**
 * Tells whether a contact at `at` (ms) was a stated duty at that time, or was declared by then (a notifiable
 * association, or household, family or business): `onlyDuty` where a declaration explains nothing, as of look-ups.
 */
export function explanations(
  context: RiskContext,
  { onlyDuty = false } = {},
): (person: number, other: EntityId, at: number) => Explanation | undefined {
  const ties = context.shared('ties that explain contact', () => tiesOf(context));
  return (person, other, at) => {
    const found = (ties.get(`${person}\u001f${other}`) ?? []).filter(
      (t) => t.from <= at && at < t.to && (t.isDuty || !onlyDuty),
    );
    if (found.length === 0) return undefined;
    return { record: found.length === 1 ? found[0]?.record : undefined };
  };
}

function tiesOf(context: RiskContext): Map<string, Tie[]> {
  const ties = new Map<string, Tie[]>();
  const note = (staff: unknown, other: unknown, tie: Tie): void => {
    const person = typeof staff === 'string' ? context.population.position.get(staff) : undefined;
    if (person === undefined || typeof other !== 'string') return;
    const key = `${person}\u001f${other}`;
    const known = ties.get(key);
    if (known) known.push(tie);
    else ties.set(key, [tie]);
  };
  for (const source of ['notifiable-associations', 'relationships']) {
    for (const record of context.records(source)) {
      const { staff_id: staff, associate, person_ref: relative } = record.meanings;
      const declared = boundsOf(record, 'declared');
      if (declared)
        note(staff, associate ?? relative, {
          record: record.id,
          from: ms(declared[0]),
          to: Infinity,
          isDuty: false,
        });
    }
  }
  for (const record of context.records('links')) {
    const { kind, from, to } = record.meanings;
    if (typeof kind !== 'string' || !DUTIES.includes(kind)) continue;
    const since = boundsOf(record, 'from_date');
    const until = boundsOf(record, 'to_date');
    const tie = {
      record: record.id,
      from: since ? ms(since[0]) : -Infinity,
      to: until ? ms(until[1]) : Infinity,
      isDuty: true,
    };
    note(from, to, tie);
    note(to, from, tie);
  }
  return ties;
}

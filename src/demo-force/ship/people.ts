import { pick, seededRng, type Rng } from '../../shared/random';
import { Delivery, type DeliveryTally } from '../delivery';
import { postFaults, postRow, postsShape } from '../exports/posts';
import { relationshipFaults, relationshipRow, relationshipsShape } from '../exports/relationships';
import { mendedRows, workforceFaults, workforceRow, workforceShape } from '../exports/workforce';
import { type Staff } from '../people';
import { momentIn } from '../period';
import { chance } from '../sampling';
import { Register } from '../tally';
import { DAY, HOUR, type Wall } from '../wall-clock';
import { type Shipment } from './shipment';

interface Move {
  readonly unit: string;
  readonly supervisor: Staff | undefined;
  readonly at: Wall;
}

/**
 * The HR register twice in full: at the start, and at the end with moves, joiners and leavers; some who left early are
 * gone from it.
 */
export function shipPeople(shipment: Shipment): DeliveryTally[] {
  const { force, root } = shipment;
  const rng = seededRng(`${force.seed}/people shipped`);
  const registers = { workforce: new Register(), posts: new Register(), relationships: new Register() };
  const moves = inventMoves(rng, shipment);
  const leavers = force.staff
    .filter((person) => person.left !== undefined)
    .sort((a, b) => (a.left ?? 0) - (b.left ?? 0) || a.index - b.index);
  const purged = new Set(leavers.slice(0, Math.ceil(leavers.length * 0.15)));
  const sample = workforceRow(force.staff[1] ?? (force.staff[0] as Staff), force.period.start);
  const first = force.period.start + 3 * DAY + 9 * HOUR;
  const last = force.period.end + 4 * DAY + 9 * HOUR;
  const [faults, lateFault] = [workforceFaults(sample), workforceFaults(sample).slice(2, 3)];
  return [first, last].map((at, wave) => {
    const delivery = new Delivery(root, {
      name: 'people-register',
      supplier: 'People Services',
      suppliedAt: at,
      basis: 'DPA 2018 Part 2; policy HR-03',
    });
    const present = force.staff.filter((person) => person.joined < at && !(wave === 1 && purged.has(person)));
    const options = { mode: 'full', register: registers.workforce, expected: present.length } as const;
    const workforce = delivery.file('workforce.csv', 'workforce', workforceShape, {
      ...options,
      faults: wave === 0 ? faults : lateFault,
    });
    for (const person of present) {
      const move = moves.get(person);
      workforce.row(workforceRow(person, at, move && move.at < at ? move : undefined), person.id);
      if (person.index % 400 === 399) workforce.skip(workforceShape.header.map(() => ''));
    }
    if (wave === 1)
      for (const row of mendedRows(sample, force.staff[0]?.id ?? '')) workforce.row(row, row[0]);
    workforce.skip(
      workforceShape.header.map((_, i) => (i === 0 ? 'TOTAL' : i === 1 ? String(present.length) : '')),
    );

    const posts = delivery.file('positions.txt', 'posts', postsShape, {
      register: registers.posts,
      expected: present.length,
      faults:
        wave === 0
          ? postFaults(postRow(force.staff[1] as Staff, 'Command', first - 900 * DAY, undefined, false))
          : [],
    });
    for (const row of postRows(force.staff, moves, at)) posts.row(row, row[0]);
    posts.skip(postsShape.header.map((_, i) => (i === 0 ? 'TOTAL' : '')));

    const declared = shipment.traces.relationships.filter(
      (one) => one.declared < at && (wave === 0 || one.declared >= first - 30 * DAY),
    );
    const relationships = delivery.file('relationships.csv', 'relationships', relationshipsShape, {
      register: registers.relationships,
      expected: declared.length,
      faults: wave === 0 && declared[0] ? relationshipFaults(relationshipRow(declared[0])) : [],
    });
    for (const one of declared)
      relationships.row(relationshipRow(one), `${one.staff.id} ${one.person} ${one.relation}`);
    return delivery.close();
  });
}

/** A few go to another team of the same kind. */
function inventMoves(rng: Rng, { force, cast }: Shipment): ReadonlyMap<Staff, Move> {
  const leads = force.staff.filter((person) => person.title.endsWith('(team leader)'));
  const moves = new Map<Staff, Move>();
  for (const person of force.staff) {
    if (!chance(rng, 0.04) || person.left !== undefined || leads.includes(person) || cast.isTaken(person))
      continue;
    const others = leads.filter((lead) => lead.role === person.role && lead.unit !== person.unit);
    if (others.length === 0) continue;
    const lead = pick(rng, others);
    const at = momentIn(rng, {
      start: Math.max(person.joined, force.period.start) + 10 * DAY,
      end: force.period.end,
    });
    if (at < force.period.end) moves.set(person, { unit: lead.unit, supervisor: lead, at });
  }
  return moves;
}

/** Every position up to `at`: it ends when its holder leaves, or moves on to a second one. */
function postRows(staff: readonly Staff[], moves: ReadonlyMap<Staff, Move>, at: Wall): string[][] {
  return staff
    .filter((person) => person.joined < at)
    .flatMap((person) => {
      const move = moves.get(person);
      const moved = move && move.at < at ? move : undefined;
      const left = person.left !== undefined && person.left < at ? person.left : undefined;
      const rows = [postRow(person, person.unit, person.joined, moved?.at ?? left, false)];
      if (moved) rows.push(postRow(person, moved.unit, moved.at, undefined, true));
      return rows;
    });
}

/** Who belongs to which unit, as far as that is known. */
export interface Units {
  /** The unit of each node, by number, −1 where none is known. */
  readonly of: ArrayLike<number>;
  /** How many people each unit has, by its number: those of the network, and colleagues who are not in it. */
  readonly sizes: ArrayLike<number>;
}

/** The parts of a group that are of one unit. Nodes of unknown unit (−1) share no unit with anyone. */
export function byUnit(members: ArrayLike<number>, of: ArrayLike<number>): Map<number, number[]> {
  const parts = new Map<number, number[]>();
  for (let i = 0; i < members.length; i++) {
    const unit = of[members[i]!]!;
    if (unit < 0) continue;
    const part = parts.get(unit);
    if (part === undefined) parts.set(unit, [members[i]!]);
    else part.push(members[i]!);
  }
  return parts;
}

/** @throws RangeError when units are given for another number of nodes, or a unit has more nodes than people. */
export function checkUnits({ of, sizes }: Units, nodes: number): void {
  if (of.length !== nodes) throw new RangeError(`${of.length} units given for ${nodes} nodes`);
  for (const [unit, part] of byUnit(
    Uint32Array.from({ length: nodes }, (_, node) => node),
    of,
  )) {
    const size = sizes[unit] ?? 0;
    if (size < part.length) throw new RangeError(`unit ${unit} has ${size} people and ${part.length} nodes`);
  }
}

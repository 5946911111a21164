import { shuffled, type Rng } from '../shared/random';

/**
 * Nodes as moves between parts see them: rows as in a graph, and what each node has in mass. What is sought is the
 * partition of highest Σ over parts of w_in − γ M² / 2, w_in being the weight of the links inside and M the mass. With
 * strengths as masses and γ = resolution / 2W that is modularity times W (W: the weight of all links); with masses of 1
 * it is the constant Potts model (Traag, Van Dooren & Nesterov, Phys. Rev. E 84, 016114, 2011).
 */
export interface Level {
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly weights: Float64Array;
  readonly mass: Float64Array;
}

/** A gain below this share of a node's own strength is rounding. */
const ROUNDING = 1e-10;

/**
 * Moves single nodes, each to the part that it gains most by, until none gains: those whose neighbours moved are looked
 * at again. `labels` (each below the number of nodes) is changed. Of equal gains the part stays, else the lowest label.
 */
export function moveNodes(level: Level, labels: Uint32Array, gamma: number, rng: Rng): void {
  const { offsets, neighbours, weights, mass } = level;
  const n = mass.length;
  const total = new Float64Array(n);
  const size = new Uint32Array(n);
  labels.forEach((label, node) => {
    total[label]! += mass[node]!;
    size[label]!++;
  });
  const empty: number[] = [];
  for (let label = n - 1; label >= 0; label--) if (size[label] === 0) empty.push(label);
  const queue = Uint32Array.from(shuffled(rng, [...mass.keys()]));
  const queued = new Uint8Array(n).fill(1);
  const towards = new Float64Array(n);
  let head = 0;
  for (let waiting = n; waiting > 0; waiting--) {
    const node = queue[head]!;
    head = head + 1 === n ? 0 : head + 1;
    queued[node] = 0;
    const own = labels[node]!;
    const m = gamma * mass[node]!;
    let strength = 0;
    for (let p = offsets[node]!; p < offsets[node + 1]!; p++) {
      towards[labels[neighbours[p]!]!]! += weights[p]!;
      strength += weights[p]!;
    }
    const least = ROUNDING * strength;
    const atLeast = towards[own]! - m * (total[own]! - mass[node]!) + least;
    let best = own;
    let highest = atLeast;
    for (let p = offsets[node]!; p < offsets[node + 1]!; p++) {
      const label = labels[neighbours[p]!]!;
      const gain = towards[label]! - m * total[label]!;
      if (label === own || gain <= atLeast) continue;
      const isTie = best !== own && Math.abs(gain - highest) <= least;
      if (isTie ? label < best : gain > highest) best = label;
      highest = Math.max(gain, highest);
    }
    // Alone is worth nothing, which is more than a part that costs.
    if (highest < 0 && size[own]! > 1) best = empty.at(-1)!;
    for (let p = offsets[node]!; p < offsets[node + 1]!; p++) towards[labels[neighbours[p]!]!] = 0;
    if (best === own) continue;
    if (size[best] === 0) empty.pop();
    total[own]! -= mass[node]!;
    total[best]! += mass[node]!;
    if (--size[own]! === 0) empty.push(own);
    size[best]!++;
    labels[node] = best;
    for (let p = offsets[node]!; p < offsets[node + 1]!; p++) {
      const next = neighbours[p]!;
      if (queued[next] === 1 || labels[next] === best) continue;
      queued[next] = 1;
      queue[(head + waiting - 1) % n] = next;
      waiting++;
    }
  }
}

/**
 * Parts within parts: every node begins alone and, where it still is, joins the piece of its own part that it gains most
 * by. So each piece is connected, and a part that hangs together badly comes in several (the refinement of Leiden, Traag,
 * Waltman & van Eck 2019, by the best piece and not by one that is drawn).
 */
export function piecesOf(level: Level, labels: Uint32Array, gamma: number, rng: Rng): Uint32Array {
  const { offsets, neighbours, weights, mass } = level;
  const n = mass.length;
  const pieces = Uint32Array.from(mass.keys());
  const total = mass.slice();
  const size = new Uint32Array(n).fill(1);
  const towards = new Float64Array(n);
  for (const node of shuffled(rng, [...mass.keys()])) {
    if (size[node] !== 1 || pieces[node] !== node) continue;
    let best = node;
    let highest = 0;
    for (let p = offsets[node]!; p < offsets[node + 1]!; p++) {
      const next = neighbours[p]!;
      if (labels[next] === labels[node]) towards[pieces[next]!]! += weights[p]!;
    }
    for (let p = offsets[node]!; p < offsets[node + 1]!; p++) {
      const next = neighbours[p]!;
      if (labels[next] !== labels[node]) continue;
      const piece = pieces[next]!;
      const gain = towards[piece]! - gamma * mass[node]! * total[piece]!;
      if (gain > highest * (1 + ROUNDING)) {
        best = piece;
        highest = gain;
      }
    }
    for (let p = offsets[node]!; p < offsets[node + 1]!; p++) towards[pieces[neighbours[p]!]!] = 0;
    if (best === node) continue;
    total[best]! += mass[node]!;
    total[node] = 0;
    size[best]!++;
    size[node] = 0;
    pieces[node] = best;
  }
  return pieces;
}

/** One node for each part of canonical labels, joined by the sums of their links; links inside a part move nothing. */
export function merged(level: Level, labels: Uint32Array, parts: number): Level {
  const { offsets, neighbours, weights } = level;
  const mass = new Float64Array(parts);
  const { order, starts } = byPart(labels, parts);
  const rows = new Uint32Array(parts + 1);
  const ends = new Uint32Array(neighbours.length);
  const sums = new Float64Array(neighbours.length);
  /** Where the row of a part has its link to each other, plus one; of rows before it where that is no further. */
  const at = new Uint32Array(parts);
  let used = 0;
  for (let part = 0; part < parts; part++) {
    const start = used;
    for (let i = starts[part]!; i < starts[part + 1]!; i++) {
      const node = order[i]!;
      mass[part]! += level.mass[node]!;
      for (let p = offsets[node]!; p < offsets[node + 1]!; p++) {
        const other = labels[neighbours[p]!]!;
        if (other === part) continue;
        if (at[other]! <= start) {
          ends[used] = other;
          at[other] = ++used;
        }
        sums[at[other]! - 1]! += weights[p]!;
      }
    }
    rows[part + 1] = used;
  }
  return { offsets: rows, neighbours: ends.slice(0, used), weights: sums.slice(0, used), mass };
}

/** The nodes, part by part, and where each part begins. */
function byPart(labels: Uint32Array, parts: number): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(parts + 1);
  for (const label of labels) starts[label + 1]!++;
  for (let part = 0; part < parts; part++) starts[part + 1]! += starts[part]!;
  const order = new Uint32Array(labels.length);
  const next = starts.slice();
  labels.forEach((label, node) => (order[next[label]!++] = node));
  return { order, starts };
}

/** Numbers of keys, in runs: each from its first to its last. */
export type KeyRuns = readonly (readonly [first: number, last: number])[];

/** Keys of the log that signs under this name. Folders of logs are used again, names never. */
export interface NamedKeys {
  readonly origin: string;
  readonly keys: KeyRuns;
}

export function runsOf(numbers: Iterable<number>): KeyRuns {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

export function numbersOf(runs: KeyRuns): number[] {
  return runs.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

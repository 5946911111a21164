/** Runs the tasks in their order, never more than `lanes` at a time, and gives what each gave. */
export async function beside<T>(lanes: number, tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const waiting = tasks.entries();
  const lane = async (): Promise<void> => {
    for (const [at, task] of waiting) results[at] = await task();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

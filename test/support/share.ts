/** True in the full form of the tests (`npm test -- --full`), the only place where the two forms part. */
const FULL = process.env['PLUMBLINE_TEST_FORM'] === 'full';

/** How many cases a test takes that takes long: all in the full form, fewer in the fast one. Nothing is skipped. */
export function cases(count: { readonly fast: number; readonly full: number }): number {
  return FULL ? count.full : count.fast;
}

/** All of them in the full form; in the fast one each `nth`, from the first on. */
export function spread<T>(all: readonly T[], nth: number): T[] {
  return all.filter((_, i) => i % cases({ fast: nth, full: 1 }) === 0);
}

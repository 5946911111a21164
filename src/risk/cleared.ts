const CLEARED = ['unfounded', 'exonerated', 'no_case_to_answer'];

/** True of a finding by which nothing was found that speaks against the person; not of a complaint without one. */
export function isCleared(finding: string | undefined): boolean {
  return finding !== undefined && CLEARED.includes(finding);
}

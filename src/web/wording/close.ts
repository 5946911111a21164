/**
 * What every "nothing" leaves out, whoever it is told of. It is said whether there is anything or not, so that it tells
 * nothing.
 */
export const CLOSE_UNFOUND =
  'Apart from who they are and where they serve, nothing about you or somebody close to you (line, household, reports, declared associates) is ever among what you find.';

/** Whom the review list is of: it is told wherever their number is. */
export const ON_THE_LIST =
  'The list is of everybody who serves, but for you and whoever is close to you (line, household, reports, declared associates).';

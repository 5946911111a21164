/**
 * What every "nothing" leaves out, whoever it is told of. It is said whether there is anything or not, so that it tells
 * nothing.
 */
export const CLOSE_UNFOUND =
  'Apart from who they are and where they serve, nothing about you or somebody close to you (line, household, reports, declared associates) is ever among what you find.';

/** Whom the review list is of: it is told wherever their number is. */
export const ON_THE_LIST =
  'The list is of everybody who serves, but for you and whoever is close to you (line, household, reports, declared associates).';

/** What every list and profile is made of. It is said to every reader in the same words, so that it tells nothing. */
export const MADE_OF_SEEN = 'Made of what you may see; another reader’s list may differ.';

/**
 * That a search found nothing, and by which words it searched; `holdsAny` false where there was nothing to search in.
 */
export function nothingFound(words: readonly string[], holdsAny: boolean): string {
  if (!holdsAny)
    return 'There is nothing to search in: nothing has been loaded, or nothing that this view shows.';
  const quoted = words.map((word) => `“${word}”`);
  if (quoted.length === 0) return 'There is no letter or digit in this to search for.';
  if (quoted.length === 1) return `Nothing that you can see matches. Searched for: ${quoted.join('')}.`;
  return `Nothing that you can see has all of these words: ${quoted.join(', ')}.`;
}

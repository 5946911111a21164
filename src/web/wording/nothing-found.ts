/** That a search found nothing, and by which words it searched. */
export function nothingFound(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  if (quoted.length === 0) return 'There is no letter or digit in this to search for.';
  if (quoted.length === 1) return `Nothing that you can see matches. Searched for: ${quoted.join('')}.`;
  return `Nothing that you can see has all of these words: ${quoted.join(', ')}.`;
}

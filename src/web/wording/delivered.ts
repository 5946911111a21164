/**
 * What a row says in a field, as a reader is to see it. In the row of a sealed field stands a keyed hash of its very letters, which differs with
 * each writing; readers compare by the mark of what it means, which is the same wherever it is told.
 */
export function deliveredText(
  {
    sealed,
    meanings,
  }: { readonly sealed: readonly string[]; readonly meanings: Readonly<Record<string, unknown>> },
  field: string,
  text: string,
): string {
  const mark = meanings[field];
  if (!sealed.includes(field)) return text;
  return typeof mark === 'string' ? `sealed; its mark is ${mark}` : 'sealed';
}

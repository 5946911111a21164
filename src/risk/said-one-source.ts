import { isByAttribution, RECEIVED, sourceKey, type EvidenceItem } from './evidence';
import { several } from './saying';
import type { FactorScore } from './score';

const UNTESTED = 'on telephone attributions or rows of crime groups alone that are not graded 1A or 1B';

/**
 * How many of the months that count are one source together, in sentences: those that rest on untested rows alone, and those
 * of what was received. '' where there are none, and where it is one month that counts in full.
 *
 * @param items those that count
 */
export function saidOneSource(
  { baseline, observed, factor }: Pick<FactorScore, 'baseline' | 'observed' | 'factor'>,
  person: number,
  items: readonly EvidenceItem[],
): string {
  const inFull = items.reduce((sum, item) => sum + item.weight, 0) / baseline.unit;
  const isBounded = observed[person]! < inFull - 1e-9;
  const said = (of: readonly EvidenceItem[], one: string, more: string, whose: string): string[] => {
    if (of.length < (isBounded ? 1 : 2)) return [];
    const months = several(of.length, ...factor.noun);
    return [`${months} ${of.length === 1 ? `${one}: one source` : `${more}: together one source`}${whose}.`];
  };
  return [
    ...said(
      items.filter(isByAttribution),
      `rests ${UNTESTED}`,
      `rest ${UNTESTED}`,
      ', since they name no author',
    ),
    ...said(
      items.filter((item) => sourceKey(item) === RECEIVED),
      'is of what was received',
      'are of what was received',
      ', whoever called or texted',
    ),
  ].join(' ');
}

import { behind, isOwnWork } from '../independence';
import { untestedWeight, type EvidenceItem } from './evidence';

/** About so many people a voice may speak and count whole in what is usual in the force. */
const HEARD = 5;

/**
 * How much of each item makes the force's rates, 0 to 1: of one complainant, or one source of whom nothing is tested, no more
 * than of five people. Whoever speaks of a hundred would else move what is expected of everybody, and with it the places of people whom
 * they never name. What is tested, what a system recorded, what the unit found itself and what nobody is known to have said counts whole.
 */
export function heard(items: readonly EvidenceItem[]): Float64Array {
  const voices = items.map(voiceOf);
  const people = new Map<string, Set<number>>();
  items.forEach(({ person }, i) => {
    const voice = voices[i];
    if (voice === undefined) return;
    const of = people.get(voice) ?? new Set();
    people.set(voice, of.add(person));
  });
  return Float64Array.from(items, (item, i) => {
    const voice = voices[i];
    if (voice === undefined) return 1;
    const untested = untestedWeight(item) / item.weight;
    return 1 - untested * (1 - Math.min(1, HEARD / people.get(voice)!.size));
  });
}

/** Who speaks first in what is untested; undefined where nobody is known to: whoever reports what others say is one desk of many. */
function voiceOf(item: EvidenceItem): string | undefined {
  const [first] = item.source?.statements ?? [];
  if (!first || !(untestedWeight(item) > 0) || isOwnWork(first)) return undefined;
  return behind(first);
}

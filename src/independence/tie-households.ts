import type { EntityId } from '../model/entity';
import type { RecordId } from '../model/record';
import type { HouseholdTie } from './households';
import type { TieOf } from './rules';
import type { Statement } from './statement';

/**
 * An address ties all who speak and give it. A declaration ties who declared and speaks to the first to speak of those
 * whom they declared, and to no other: whoever declares ten people makes no household of the ten.
 */
export function tieHouseholds(
  statements: readonly Statement[],
  households: ReadonlyMap<EntityId, readonly HouseholdTie[]>,
  {
    isOwn,
    notDeclarer,
  }: { readonly isOwn: (i: number) => boolean; readonly notDeclarer: EntityId | undefined },
  tie: TieOf,
): void {
  const first = new Map<string, { at: number; speaker: string; record: RecordId }>();
  const declared = new Map<EntityId, { at: number; record: RecordId }>();
  // Whoever has addresses of many people is of one household alone, so that nobody makes one of several.
  const home = new Map<string, string>();
  const isAt = (speaker: string, household: string): boolean =>
    (home.get(speaker) ?? household) === household;
  const speakersOf = (i: number): readonly string[] => (isOwn(i) ? statements[i]!.speakers : []);
  statements.forEach((_, i) => {
    for (const speaker of speakersOf(i)) {
      for (const { household, record, declarer } of households.get(speaker) ?? []) {
        if (declarer !== undefined) {
          if (declarer !== speaker && declarer !== notDeclarer && !declared.has(declarer))
            declared.set(declarer, { at: i, record });
          continue;
        }
        const before = first.get(household);
        // Of those at an address the first who is of no other household: with somebody elsewhere nobody divides the rest.
        if (!before || !isAt(before.speaker, household)) first.set(household, { at: i, speaker, record });
        else if (before.speaker !== speaker && isAt(speaker, household)) {
          for (const one of [speaker, before.speaker]) home.set(one, household);
          tie(i, before.at, 'household', [record, before.record]);
        }
      }
    }
  });
  statements.forEach((_, i) => {
    for (const speaker of speakersOf(i)) {
      const close = declared.get(speaker);
      if (close && !home.has(speaker)) tie(i, close.at, 'household', [close.record]);
    }
  });
}

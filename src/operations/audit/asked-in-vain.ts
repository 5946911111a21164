import { questionOpener, type Act, type AuditSetting } from '../../audit';
import type { OwnCircle } from '../circles/own-circle';

/** True of a question that was refused or failed before anything was looked up: nothing in the record says whom it is about. */
function isInVain({ act, outcome, viewKey }: Act): boolean {
  return act === 'refused' || (act === 'before' && outcome !== 'answered' && viewKey === '');
}

/**
 * Those of the acts that are questions asked in vain which name somebody of this circle. Their sealed text is read to keep them
 * from the circle, and told to nobody; where its key is gone nobody can read it, and it names nobody.
 */
export function namedInVain(
  acts: readonly Act[],
  circle: OwnCircle,
  setting: AuditSetting,
): ReadonlySet<Act> {
  const open = questionOpener(setting);
  const told = new Map<string, boolean>();
  const names = (part: string): boolean => {
    const known = told.get(part) ?? (circle.has(part) || circle.named(part).length > 0);
    told.set(part, known);
    return known;
  };
  return new Set(acts.filter((act) => isInVain(act) && partsOf(open(act) ?? '').some(names)));
}

/** Whatever in a sealed text may be a reference or a name: all texts in it, and what stands in them as in an address. */
function partsOf(sealed: string): string[] {
  const texts = textsIn(sealed);
  return texts.flatMap((text) => [text, ...text.split(/[|/?&=]/).map(written)]);
}

/** What was too long is cut, and no JSON any more. */
function textsIn(sealed: string): string[] {
  try {
    const texts: string[] = [];
    JSON.parse(sealed, (_name, value: unknown) => {
      if (typeof value === 'string') texts.push(value);
    });
    return texts;
  } catch {
    return sealed.split('"');
  }
}

/** As it was before an address was made of it; where it is none, as it stands. */
function written(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

import type { RiskContext } from '../../context';
import { openDeclarations, type Declaration } from '../../declarations';
import { evidenceOf, type EvidenceItem } from '../../evidence';
import { contactEvidence } from '../../contact-evidence';
import { defineFactor } from '../../factor';
import { saidLookedUp, saidOthersLookedUp } from '../../look-ups';
import { saidCalls, saidOfEach, saidOthers, type SaidOf, type Told } from '../../saying';
import { eventCoverage, observedTime } from '../../observed-time';
import { staffContacts } from '../../staff-contacts';

export const factor = defineFactor({
  id: 'association-contact',
  version: 6,
  family: 'communications',
  title: 'Contact with a declared associate after assessment',
  question:
    'Is this person still in contact with a declared associate after it was assessed, under conditions or as of high risk?',
  evidence:
    'Each month of contact with an associate that begins after the assessment of an open declaration that carries conditions or is of high risk. It counts the binary logarithm of one plus the number of communications, times the grade of the attributions. Beside it counts, at the policy’s weight, contact through a number that is attributed to nobody and suspected to be theirs. The cap is low, since what the conditions say is not read. What the person began counts first, and what the other began adds to it: all that they received is of one untested source, whoever began it. What is of this person, or with the other, by telephone attributions alone of which none is graded 1A or 1B is of one untested source as well.',
  exposure:
    'Time since joining, since the first billed event held, and since a number is attributed to the person.',
  baseline: 'The rate of everybody on the list who has an attributed number.',
  notFor:
    'Contact that the conditions allow: what they say is in the declaration, and a person must read it.',
  needs: ['notifiable-associations', 'phone-billing'],
  ownConduct: true,
  category: 'inappropriate_association',
  share: 1,
  ceiling: 2,
  halfLifeYears: 1,
  noun: ['month of contact', 'months of contact'],
  say: (told) => saidOfEach(told, (said) => sentence(told, said)),
  calibrate: (context) => eventCoverage(context, 'phone-billing'),
  weigh: (context, coverage, halfLifeYears) => {
    const bound = boundPairs(context);
    const after = staffContacts(context).flatMap((c) => {
      const pair = pairOf(c.person, c.other);
      const terms = bound.get(pair);
      // A month that the assessment falls in may hold contact from before it: only later months are certain.
      const isBound = terms && Date.parse(`${c.month}-01T00:00:00Z`) >= terms.since;
      return isBound ? [{ c, pair, terms }] : [];
    });
    // What is only suspected counts beside own contact against the same terms.
    const own = new Set(after.flatMap(({ c, pair }) => (c.count > 0 ? [pair] : [])));
    const items = after.flatMap(({ c, pair, terms }): EvidenceItem[] =>
      own.has(pair)
        ? contactEvidence(context, c, halfLifeYears, (count) => Math.log2(1 + count), {
            rests: [terms.declarations.length === 1 ? terms.declarations[0]!.record : undefined],
          })
        : [],
    );
    return evidenceOf(items, observedTime(context, 'phone-billing', coverage, halfLifeYears));
  },
});

/** The declarations of one associate by one person that are of high risk or carry conditions, and the first assessment of these. */
interface Terms {
  readonly since: number;
  readonly declarations: readonly Declaration[];
}

/** By person and associate. Of several, contact is against the terms of each, and rests on none alone. */
function boundPairs(context: RiskContext): ReadonlyMap<string, Terms> {
  return context.shared('associates under terms', () => {
    const bound = new Map<string, Terms>();
    for (const d of openDeclarations(context)) {
      if (d.assessed === undefined || !(d.conditions !== '' || d.risk === 'high')) continue;
      const { since, declarations } = bound.get(pairOf(d.person, d.associate)) ?? NO_TERMS;
      bound.set(pairOf(d.person, d.associate), {
        since: Math.min(d.assessed, since),
        declarations: [...declarations, d],
      });
    }
    return bound;
  });
}

const NO_TERMS: Terms = { since: Infinity, declarations: [] };

function pairOf(person: number, associate: string): string {
  return `${person}\u001f${associate}`;
}

/** The contact, and word for word what was asked of the person, since nothing here reads it. */
function sentence({ context, person }: Told, said: SaidOf): string {
  const { declarations } = boundPairs(context).get(pairOf(person, said.entity)) ?? NO_TERMS;
  const contact = `${saidCalls(said, ', a declared associate,')}${saidLookedUp(context, person, said)}${saidOthers(said, 'declared so')}${saidOthersLookedUp(context, person, said)}, after the association was assessed`;
  const texts = new Map(declarations.map((d) => [d.conditions, d]));
  texts.delete('');
  if (texts.size === 0) return `${contact} as of high risk; no conditions are on file.`;
  const quoted = [...texts].map(([text, { record }]) => `“${said.quote({ record, text })}”`).join(' and ');
  return `${contact}; whether it kept to the conditions the records do not say. The conditions: ${quoted}.`;
}

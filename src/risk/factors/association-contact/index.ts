import { openDeclarations } from '../../declarations';
import { evidenceOf, type EvidenceItem } from '../../evidence';
import { contactEvidence } from '../../contact-evidence';
import { defineFactor } from '../../factor';
import { saidLookedUp, saidOthersLookedUp } from '../../look-ups';
import { saidCalls, saidOfEach, saidOthers } from '../../saying';
import { eventCoverage, observedTime } from '../../observed-time';
import { staffContacts } from '../../staff-contacts';

export const factor = defineFactor({
  id: 'association-contact',
  version: 6,
  family: 'communications',
  title: 'Contact with an associate after conditions were set',
  question:
    'Is this person still in contact with a declared associate after it was assessed and conditions were set?',
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
  say: (told) =>
    saidOfEach(
      told,
      (said) =>
        `${saidCalls(said, ', a declared associate,')}${saidLookedUp(told.context, told.person, said)}${saidOthers(said, 'declared so')}${saidOthersLookedUp(told.context, told.person, said)}, after the association was assessed.`,
    ),
  calibrate: (context) => eventCoverage(context, 'phone-billing'),
  weigh: (context, coverage, halfLifeYears) => {
    const bound = new Map<string, { since: number; record: string | undefined }>();
    for (const d of openDeclarations(context)) {
      if (d.assessed === undefined || !(d.hasConditions || d.risk === 'high')) continue;
      const pair = `${d.person}\u001f${d.associate}`;
      const other = bound.get(pair);
      // Two declarations of one associate: the contact is against the terms of either, and rests on neither alone.
      bound.set(pair, {
        since: Math.min(d.assessed, other?.since ?? Infinity),
        record: other ? undefined : d.record,
      });
    }
    const after = staffContacts(context).flatMap((c) => {
      const pair = `${c.person}\u001f${c.other}`;
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
            rests: [terms.record],
          })
        : [],
    );
    return evidenceOf(items, observedTime(context, 'phone-billing', coverage, halfLifeYears));
  },
});

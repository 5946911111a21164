import { evidenceOf, type EvidenceItem } from '../../evidence';
import { contactEvidence } from '../../contact-evidence';
import { defineFactor } from '../../factor';
import { saidCalls, saidOfEach, saidOthers, type SaidOf, type Told } from '../../saying';
import type { EntityId } from '../../../model/entity';
import type { RiskContext } from '../../context';
import { saidLookedUp, saidOthersLookedUp } from '../../look-ups';
import { markedNominals } from '../../marked-nominals';
import { saidExplained } from '../../said-explained';
import { eventCoverage, observedTime } from '../../observed-time';
import { explainedItems, openContacts, withSuspected } from '../../staff-contacts';

export const factor = defineFactor({
  id: 'contact-with-offenders',
  version: 7,
  family: 'communications',
  title: 'Contact with offenders and crime groups',
  question:
    'Is this person in contact with offenders whom no declaration named by then, more than others are?',
  evidence:
    'Each month in which a number of the person and a number of a nominal marked as an offender, or in a crime group, were in contact while no declaration, declared relationship or stated duty named both. It counts the binary logarithm of one plus the number of those communications, times the grade of the attributions. Beside it counts, at the policy’s weight, contact through a number that is attributed to nobody and suspected to be theirs. What the person began counts first, and what the other began adds to it: all that they received is of one untested source, whoever began it. What is of this person, or with the other, by telephone attributions alone of which none is graded 1A or 1B is of one untested source as well, and so is contact with whom nothing marks but rows of crime groups of which none is graded 1A or 1B: an attribution and such a row may be of one hand.',
  exposure:
    'Time since joining, since the first billed event held, and since a number is attributed to the person.',
  baseline: 'The rate of everybody on the list who has an attributed number.',
  notFor:
    'Contact for work: handlers, offender managers and officers in a case telephone offenders lawfully.',
  needs: ['phone-billing', 'nominals'],
  ownConduct: true,
  category: 'inappropriate_association',
  share: 1,
  ceiling: 4,
  halfLifeYears: 1,
  noun: ['month of contact', 'months of contact'],
  say: (told) =>
    saidOfEach(
      told,
      (said) =>
        `${saidCalls(said, saidMark(told.context, said.entity))}${saidLookedUp(told.context, told.person, said)}${saidOthersMarked(told, said)}; not declared then, and no stated duty.`,
    ),
  sayNone: (told) => {
    const marked = markedNominals(told.context);
    return saidExplained(told, (c) => marked.has(c.other), ['person so marked', 'people so marked']);
  },
  calibrate: (context) => eventCoverage(context, 'phone-billing'),
  weigh: (context, coverage, halfLifeYears) => {
    const marked = markedNominals(context);
    const items: EvidenceItem[] = [];
    for (const c of openContacts(context)) {
      const mark = marked.get(c.other);
      if (!mark) continue;
      items.push(...explainedItems(c, c.explainedBy));
      if (withSuspected(c) > 0)
        items.push(
          ...contactEvidence(context, c, halfLifeYears, (count) => Math.log2(1 + count), {
            rests: [mark.record],
            untested: mark.untested,
          }),
        );
    }
    return evidenceOf(items, observedTime(context, 'phone-billing', coverage, halfLifeYears));
  },
});

/** The others of the first sentence, who may be marked by other records than the one whom it names. */
function saidOthersMarked({ context, person }: Told, said: SaidOf): string {
  const mark = saidMark(context, said.entity);
  const isSame = said.others.every(({ entity }) => saidMark(context, entity) === mark);
  return `${saidOthers(said, isSame ? 'so marked' : 'marked so or otherwise')}${saidOthersLookedUp(context, person, said)}`;
}

function saidMark(context: RiskContext, nominal: EntityId): string {
  return markedNominals(context).get(nominal)?.untested.length === 0
    ? ', marked as an offender or in a crime group,'
    : ', marked by nothing but rows of crime groups that are not graded 1A or 1B,';
}

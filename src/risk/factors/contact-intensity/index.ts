import type { RiskContext } from '../../context';
import { evidenceOf, type EvidenceItem } from '../../evidence';
import { contactEvidence } from '../../contact-evidence';
import { defineFactor } from '../../factor';
import { saidCalls, saidOfEach, saidOthers } from '../../saying';
import { markedNominals } from '../../marked-nominals';
import { saidUsualContact } from '../../usual-contact';
import { saidExplained } from '../../said-explained';
import { eventCoverage, observedTime } from '../../observed-time';
import { explainedItems, openContactsTested, withSuspected, type OpenContact } from '../../staff-contacts';

/** Numbers of colleagues and of organisations are work. */
const AT_WORK = /^(person:[^:]*\.staff:|organisation:)/;

export const factor = defineFactor({
  id: 'contact-intensity',
  version: 8,
  family: 'communications',
  title: 'Very many communications with one number',
  question: 'Does this person communicate with somebody outside the force far more than others ever do?',
  evidence:
    'Each month with at least the remarkable number of communications (a policy parameter) between the person and one number that is no colleague’s, no organisation’s and nobody’s whom the person had declared or had a stated duty to at the time. Contact with marked offenders counts in a factor of its own and not here, unless nothing marks them but rows of crime groups of which none is graded 1A or 1B. It counts one, and one more for each doubling. Beside own contact counts, at the policy’s weight, what a number that is attributed to nobody and suspected to be theirs adds. What the person began counts first, and what the other began adds to it: all that they received is of one untested source, whoever began it. What is of this person by telephone attributions alone of which none is graded 1A or 1B is of one untested source as well; where the other number is somebody’s by such rows alone, it counts as a number of nobody known.',
  exposure:
    'Time since joining, since the first billed event held, and since a number is attributed to the person.',
  baseline: 'The rate of everybody on the list who has an attributed number.',
  notFor: 'Private life: an undeclared partner looks the same. It asks who it is, and no more.',
  needs: ['phone-billing'],
  ownConduct: true,
  share: 1,
  ceiling: 4,
  halfLifeYears: 1,
  noun: ['month of intense contact', 'months of intense contact'],
  say: (told) => {
    const { text, entities } = saidOfEach(
      told,
      (said) => `${saidCalls(said)}${saidOthers(said, 'very often')}.`,
    );
    return { text: `${text} ${saidUsualContact(told)}`, entities };
  },
  sayNone: (told) => {
    const { context } = told;
    const marked = markedNominals(context);
    const isAsked = (c: OpenContact): boolean =>
      c.total >= context.policy.intenseMonth &&
      !isAtWork(context, c) &&
      marked.get(c.other)?.untested.length !== 0;
    return saidExplained(told, isAsked, ['person', 'people']);
  },
  calibrate: (context) => eventCoverage(context, 'phone-billing'),
  weigh: (context, coverage, halfLifeYears) => {
    const floor = context.policy.intenseMonth;
    const weigh = (count: number): number => (count < floor ? 0 : 1 + Math.log2(count / floor));
    const marked = markedNominals(context);
    const items: EvidenceItem[] = [];
    for (const c of openContactsTested(context)) {
      if (c.total + (c.suspected?.total ?? 0) < floor) continue;
      const mark = marked.get(c.other);
      // An untested mark takes nothing from what was counted without it.
      if (mark?.untested.length === 0) {
        items.push(...explainedItems(c, [mark.record, c.otherRests]));
        continue;
      }
      const atWork = isAtWork(context, c);
      const isExplained = c.count < c.total || c.explainedBy.length > 0;
      if (atWork || isExplained) items.push(...explainedItems(c, [...c.explainedBy, c.otherRests]));
      if (!atWork && withSuspected(c) >= floor)
        items.push(...contactEvidence(context, c, halfLifeYears, weigh));
    }
    return evidenceOf(items, observedTime(context, 'phone-billing', coverage, halfLifeYears));
  },
});

function isAtWork(context: RiskContext, { other }: Pick<OpenContact, 'other'>): boolean {
  return AT_WORK.test(other) || context.forceOwned.has(other);
}

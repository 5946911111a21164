import { openDeclarations, type Declaration } from '../../declarations';
import { evidenceOf, type EvidenceItem } from '../../evidence';
import { defineFactor } from '../../factor';
import { saidDay } from '../../said-time';

const WEIGHT = { high: 1, medium: 0.5, other: 0 } as const;
const OVERDUE = 0.5;

export const factor = defineFactor({
  id: 'association-risk',
  version: 2,
  family: 'associations',
  title: 'Open associations of assessed risk',
  question:
    'Does this person have an open notifiable association that is high risk, or that nobody has reviewed?',
  evidence:
    'Every open declaration: 1 where its assessed risk is high and ½ where it is medium, and ½ more where its review is overdue. A declared association of low risk that is reviewed counts nothing.',
  exposure: 'One for everybody: what stands open today is counted, not how often it happened.',
  baseline: 'The rate of the whole serving force.',
  notFor:
    'Blame: declaring is what the policy asks for, and the review is the unit’s to do. It never counts without conduct of the person’s own, and never above its share of the score.',
  needs: ['notifiable-associations'],
  ownConduct: false,
  share: 1,
  ceiling: 3,
  halfLifeYears: Infinity,
  noun: ['open association', 'open associations'],
  say: ({ items, context }) => {
    const open = new Map(openDeclarations(context).map((d) => [d.record, d]));
    const declared = items.flatMap((item) => open.get(item.reference) ?? []);
    const sentences = declared.map((d, i) => {
      const risk = d.risk === 'other' ? [] : [`assessed as of ${d.risk} risk`];
      const review = d.reviewOverdue ? ['its review is overdue'] : [];
      return `Declared an association with {${i}} on ${saidDay(d.declared)}: ${[...risk, ...review].join(', ')}.`;
    });
    return { text: sentences.join(' '), entities: declared.map((d) => d.associate) };
  },
  weigh: (context) => {
    const items = openDeclarations(context).flatMap((d): EvidenceItem[] =>
      weightOf(d) > 0 ? [{ person: d.person, weight: weightOf(d), at: d.declared, reference: d.record }] : [],
    );
    return evidenceOf(items, { years: new Float64Array(context.population.members.length).fill(1) });
  },
});

function weightOf(declaration: Declaration): number {
  return WEIGHT[declaration.risk] + (declaration.reviewOverdue ? OVERDUE : 0);
}

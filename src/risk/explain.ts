import { nativeIdOf } from '../model/entity';
import { countedIn, isSeen, itemsOf } from './evidence';
import { fragility, sourceNotes } from './influence';
import type { RankInterval } from './interval';
import { saidNoComparison } from './peers';
import type { RiskContext } from './context';
import type { RankedForce } from './ranking';
import { saidNotCounted } from './said-not-counted';
import { saidOneSource } from './said-one-source';
import { saidUsual, several, type Saying } from './saying';
import type { FactorTerm, ScorecardRow } from './scorecard';
import type { FactorScore } from './score';

/** The row of one person, with everything that its score rests on. `size` is that of the list that was asked for. */
export function explainRow(
  ranked: RankedForce,
  person: number,
  interval: RankInterval,
  size: number | 'all',
): ScorecardRow {
  const { force, peers, ranks, standings, likelihoodRanks, heldBack } = ranked;
  const member = force.context.population.members[person]!;
  const { priority, band, score, harm } = standings[person]!;
  const weakest = fragility(ranked, person, size);
  const held = heldBack.get(person);
  return {
    rank: ranks[person]!,
    id: member.id,
    nativeId: nativeIdOf(member.id),
    priority,
    likelihood: score / 1e6,
    likelihoodBand: band.id,
    likelihoodTitle: band.title,
    harm: harm.harm,
    ...(harm.uncorroborated ? { uncorroborated: harm.uncorroborated } : {}),
    score: score / 1e6,
    likelihoodRank: likelihoodRanks[person]!,
    ...comparison(ranked, person),
    interval,
    factors: termsOf(ranked, person),
    missing: missingFor(ranked, person),
    register: member.record,
    peerGroup: peers.group(person),
    sources: sourceNotes(ranked, person),
    ...(held ? { heldBack: held } : {}),
    ...(weakest ? { fragility: weakest } : {}),
  };
}

/** The figure against the post, or why there is none. */
function comparison(
  { force, peers }: RankedForce,
  person: number,
): Pick<ScorecardRow, 'unusual' | 'noComparison'> {
  const noComparison = saidNoComparison(peers.group(person), force.context.policy);
  return noComparison === undefined ? { unusual: peers.unusual[person]! / 1e6 } : { noComparison };
}

function termsOf(ranked: RankedForce, person: number): FactorTerm[] {
  return ranked.force.factors
    .flatMap((f, k) => (isSeen(f.evidence, person) ? [term(ranked, f, k, person)] : []))
    .sort((a, b) => b.contribution - a.contribution || (a.id < b.id ? -1 : 1));
}

function term({ force, peers }: RankedForce, f: FactorScore, k: number, person: number): FactorTerm {
  const items = itemsOf(f.evidence, person);
  const counted = countedIn(items);
  const rests = f.evidence.exposure.rests?.[person];
  const references = new Set(items.flatMap((item) => [item.reference, ...(item.supports ?? [])]));
  if (rests !== undefined && f.expected[person]! > 0) references.add(rests);
  const sorted = [...references].sort();
  const observed = millionth(f.observed[person]!);
  const expected = millionth(f.expected[person]!);
  const inPost = peers.expected[k]![person]!;
  return {
    id: f.factor.id,
    family: f.factor.family,
    title: f.factor.title,
    contribution: force.contributions[k]![person]! / 1e6,
    observed,
    expected,
    ...(Number.isNaN(inPost) ? {} : { expectedInPost: millionth(inPost) }),
    count: counted,
    records: sorted.filter((id) => !force.context.isContact(id)),
    contacts: sorted.filter((id) => force.context.isContact(id)),
    peerGroup: peers.group(person),
    why: why(f, force.context, person, force.contributions[k]![person]!),
  };
}

function why(f: FactorScore, context: RiskContext, person: number, contribution: number): Saying {
  const { noun, say } = f.factor;
  const all = itemsOf(f.evidence, person);
  const items = all.filter((item) => item.weight > 0);
  const usual = saidUsual(f.factor.id, f.evidence, { context, person }, noun);
  const earlier = saidEarlier(f.earlier[person]!, noun);
  if (items.length === 0) {
    const none = f.factor.sayNone?.({ context, person, items: all });
    return { entities: [], ...none, text: `${none?.text ?? `No ${noun[1]}.`}${earlier} ${usual}` };
  }
  const said = say({ context, person, items });
  const notCounted = contribution > 0 ? '' : ` ${saidNotCounted(f, context, person)}`;
  const together = saidOneSource(f, person, items);
  const alsoOne = together === '' ? '' : ` ${together}`;
  return { ...said, text: `${said.text}${alsoOne}${earlier} ${usual}${notCounted}` };
}

/** That what was before the person joined does not count. */
function saidEarlier(earlier: number, [one, more]: readonly [string, string]): string {
  if (earlier === 0) return '';
  const [are, were] = earlier === 1 ? ['is', 'was'] : ['are', 'were'];
  return ` ${several(earlier, one, more)} that ${were} before the person joined ${are} not counted, since the time before is not either.`;
}

function missingFor({ force }: RankedForce, person: number): string[] {
  const unseen = force.factors.flatMap(({ evidence }) =>
    isSeen(evidence, person) ? [] : [evidence.exposure.unseen?.source ?? ''],
  );
  return [...new Set([...force.unknown.flatMap((u) => u.missing), ...unseen])].sort();
}

function millionth(x: number): number {
  return Math.round(x * 1e6) / 1e6;
}

import { allFactors, rankTop, type Factor, type Scorecard } from '../../src/risk';
import { exampleProjection, exampleWorld, readExample, type FactorExample } from '../support/factor-example';
import { endOf, projectionOf } from '../support/projection';

/**
 * What every factor promises, shown on the example in its own folder: it speaks about the one person, more evidence
 * never lowers it, what it lists is what it rests on, it knows nothing of what was recorded later, and without its
 * sources it is unknown and not nought.
 */
describe.each(allFactors().map((factor) => [factor.id, factor] as const))('factor %s', (id, factor) => {
  const example = readExample(id);
  const card = (
    projection = exampleProjection(example),
    more: Partial<Parameters<typeof rankTop>[1]> = {},
  ): Scorecard =>
    rankTop(projection, {
      size: 'all',
      seed: 'contract',
      asOf: endOf(example.asOf),
      policy: { draws: 0 },
      ...more,
    });
  const before = card();

  test('speaks about the person of its example more than about anybody else', () => {
    const mine = contribution(before, example.about, factor);
    expect(mine).toBeGreaterThan(0);
    for (const { nativeId } of before.rows) {
      if (nativeId !== example.about) expect(contribution(before, nativeId, factor)).toBeLessThan(mine);
    }
  });

  test('more evidence raises it', () => {
    const after = card(exampleProjection(example, example.more), { baseline: before.baseline });
    expect(contribution(after, example.about, factor)).toBeGreaterThan(
      contribution(before, example.about, factor),
    );
  });

  test('a record or contact taken away changes the scores of those who list it, and of nobody else', () => {
    const world = exampleWorld(example);
    const evidence = [...world.records.filter((r) => r.source !== 'workforce'), ...(world.contacts ?? [])];
    const wrong: string[] = [];
    for (const gone of evidence) {
      const after = card(without(example, gone.id), { baseline: before.baseline });
      for (const row of before.rows) {
        const lists = row.factors.some((f) => f.records.includes(gone.id) || f.contacts.includes(gone.id));
        const moved = after.rows.find((r) => r.id === row.id)?.score !== row.score;
        if (lists !== moved) wrong.push(`${row.nativeId} ${lists ? 'lists' : 'does not list'} ${gone.id}`);
      }
    }
    expect(wrong).toEqual([]);
    const term = before.rows.find((r) => r.nativeId === example.about)?.factors.find((f) => f.id === id);
    expect([...(term?.records ?? []), ...(term?.contacts ?? [])]).not.toEqual([]);
  });

  test('what is recorded after the time of the score changes nothing', () => {
    const later = dayBefore(example.more.records[0]?.recorded ?? `${example.more.contacts[0]!.month}-24`);
    const asOf = endOf(later);
    expect(JSON.stringify(card(exampleProjection(example, example.more), { asOf }))).toBe(
      JSON.stringify(card(exampleProjection(example), { asOf })),
    );
  });

  test.each(factor.needs)('without %s it is unknown', (source) => {
    const { records, contacts, attributions } = exampleWorld(example);
    const bare = projectionOf({
      records: records.filter((r) => r.source !== source),
      contacts: (contacts ?? []).filter((c) => c.source !== source),
      attributions: attributions ?? [],
    });
    for (const row of card(bare).rows) {
      expect(row.missing).toContain(source);
      expect(row.factors.map((f) => f.id)).not.toContain(id);
    }
  });
});

test('no family holds conduct and whom somebody knows: the share of associations is of all that stands under their name', () => {
  const own = new Set(allFactors().flatMap((f) => (f.ownConduct ? [f.family] : [])));
  expect(allFactors().flatMap((f) => (!f.ownConduct && own.has(f.family) ? [f.id] : []))).toEqual([]);
});

function contribution(card: Scorecard, nativeId: string, { id }: Factor): number {
  return (
    card.rows.find((r) => r.nativeId === nativeId)?.factors.find((f) => f.id === id)?.contribution ?? NaN
  );
}

function without(example: FactorExample, id: string): ReturnType<typeof projectionOf> {
  const { records, contacts, attributions } = exampleWorld(example);
  return projectionOf({
    records: records.filter((r) => r.id !== id),
    contacts: (contacts ?? []).filter((c) => c.id !== id),
    attributions: (attributions ?? []).filter((a) => a.record !== id),
  });
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

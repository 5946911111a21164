import { nativeIdOf } from '../../src/model/entity';
import { allFactors, rankTop, toldIn } from '../../src/risk';
import { exampleProjection, readExample } from '../support/factor-example';
import { endOf } from '../support/projection';

/**
 * The reason of every factor, as the person of its example and somebody about whom it has nothing are told it. They are
 * read by a person when they change: each says with whom or about what, how often, when, and what is usual.
 */
test.each(allFactors().map(({ id }) => id))('the reason of %s in words', (id) => {
  const example = readExample(id);
  const { rows } = rankTop(exampleProjection(example), {
    size: 'all',
    seed: 'reasons',
    asOf: endOf(example.asOf),
    policy: { draws: 0 },
  });
  const said = (nativeId: string): string | undefined => {
    const why = rows.find((r) => r.nativeId === nativeId)?.factors.find((f) => f.id === id)?.why;
    if (!why) return undefined;
    return toldIn('Etc/UTC', why.text)
      .replace(/\{(\d+)\}/g, (_, i: string) => nativeIdOf(why.entities[Number(i)] ?? ''))
      .replace(/\{quote (\d+)\}/g, (_, i: string) => why.quotes?.[Number(i)]?.text ?? '');
  };
  expect({ about: said(example.about), nothing: said('S8') }).toMatchSnapshot();
  expect(said(example.about)).not.toMatch(/counting|after how many|fading|undefined|NaN|\{/);
});

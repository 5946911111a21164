import { defaultPolicyText, policyDifferences } from '.';

const changed = (...changes: readonly (readonly [string | RegExp, string])[]): string =>
  changes.reduce((text, [from, to]) => {
    expect(text).toMatch(from);
    return text.replace(from, to);
  }, defaultPolicyText());

test('the policy that comes with the product does not differ, nor does its title or another writing of a figure', () => {
  expect(policyDifferences(defaultPolicyText())).toEqual([]);
  const same = changed([/^title: .*/m, 'title: Ours'], [/value: 0\.7\n/, 'value: 0.70\n']);
  expect(policyDifferences(same)).toEqual([]);
});

test('each figure that is another is told with its place, and whether its reason is another too', () => {
  const text = changed(
    [/reach:\n {4}value: 50\n/, 'reach:\n    value: 25\n'],
    [
      /firstPlaces:\n {4}value: 20\n {4}reason: .*/,
      'firstPlaces:\n    value: 10\n    reason: The ten that we read.',
    ],
    ['theft_and_fraud: { weight: 65,', 'theft_and_fraud: { weight: 70,'],
    ['raised: { very-high: 2, high: 3,', 'raised: { very-high: 2, high: 2,'],
    ['from: 1.5\n', 'from: 2\n'],
    [/factors: \{\}/, 'factors: { complaints: { ceiling: { value: 3, reason: Our complaints are few. } } }'],
  );
  expect(policyDifferences(text)).toEqual([
    { path: 'independence.firstPlaces', product: '20', force: '10', reasonChanged: true },
    { path: 'independence.reach', product: '50', force: '25', reasonChanged: false },
    { path: 'likelihood.bands.strong.from', product: '1.5', force: '2', reasonChanged: false },
    { path: 'harm.categories.theft_and_fraud', product: '65', force: '70', reasonChanged: false },
    { path: 'priority.raised.high', product: '3', force: '2', reasonChanged: false },
    { path: 'likelihood.factors.complaints.ceiling', product: null, force: '3', reasonChanged: true },
  ]);
});

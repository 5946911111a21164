import { defaultPolicyText, policyTables } from '.';

test('the tables say what the policy says, gravest first, each with its band and reason', () => {
  const { weights, likelihood, harm, priority } = policyTables(defaultPolicyText());
  expect(weights[0]).toEqual({
    of: 'category',
    id: 'infiltration',
    weight: 100,
    band: 'very high',
    reason: 'A force that is entered from outside protects nobody.',
  });
  expect(weights.map((w) => w.weight)).toEqual([...weights.map((w) => w.weight)].sort((a, b) => b - a));
  // Twelve national categories and twelve classes of complaints.
  expect(weights).toHaveLength(24);
  expect(likelihood.map((b) => b.title)).toEqual(['strong', 'raised', 'slight', 'as usual']);
  expect(harm).toHaveLength(5);
  expect(priority[2]).toEqual({ likelihood: 'slight', priorities: [3, 4, 5, 6, 6] });
});

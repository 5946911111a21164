import { exampleProjection } from '../../test/support/factor-example';
import { endOf } from '../../test/support/projection';
import { staff } from '../../test/support/risk-records';
import { riskContext } from './context';
import { policyWith, type Policy } from '../policy';
import { saidUsualContact } from './usual-contact';

/** Constables S1 to S5, each in one month so often in contact with one number of nobody's; S1 with a colleague too. */
const COUNTS = [546, 2, 4, 4, 6];
const contacts = COUNTS.map((count, i) => ({
  id: `m-${i}`,
  source: 'phone-billing',
  from: `phone:+44770090000${i + 1}`,
  to: `phone:+4477009007${i}0`,
  kind: 'voice',
  month: '2024-08',
  count,
  reasoned: 0,
}));
const colleague = { ...contacts[0]!, id: 'm-c', to: 'phone:+447700900002', count: 900 };

function said(policy: Partial<Policy> = {}): string {
  const projection = exampleProjection({ records: [], contacts: [...contacts, colleague] });
  const context = riskContext(projection, endOf('2024-12-31'), policyWith(policy));
  return saidUsualContact({ context, person: context.population.position.get(staff('S1'))! });
}

test('what is usual is the median of 2, 4, 4, 6 and 546, colleagues apart', () => {
  expect(said()).toBe(
    'People of the same rank or grade on this list call or text one member of the public 4 times in a month (median).',
  );
});

test('of too few people nothing is said to be usual', () => {
  expect(said({ fewestPeers: 6 })).toBe(
    'Too few people of the same rank or grade on this list are in the billing to compare.',
  );
});

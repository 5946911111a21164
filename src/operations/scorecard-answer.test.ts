import { exampleProjection, readExample, type FactorExample } from '../../test/support/factor-example';
import { endOf } from '../../test/support/projection';
import { rankTop } from '../risk';
import { scorecardRowOf } from './scorecard-answer';
import { Show } from './show';

type Contact = FactorExample['contacts'][number];

/** What S1 is told of a factor, and every id that the audit learns of. */
function shown(
  id: string,
  more: { readonly conditions?: string; readonly contacts?: readonly Contact[] },
): { why: string | undefined; ids: ReadonlySet<string>; listed: readonly string[] } {
  const { conditions = '', contacts = [] } = more;
  const example = readExample('association-contact');
  const records = example.records.map((r) =>
    r.id === 'd-1' ? { ...r, meanings: { ...r.meanings, conditions } } : r,
  );
  const projection = exampleProjection({ records, contacts: [...example.contacts, ...contacts] });
  const asOf = endOf(example.asOf);
  const { rows } = rankTop(projection, { size: 'all', seed: 's', asOf, policy: { draws: 0 } });
  const show = new Show();
  const row = scorecardRowOf(
    show,
    projection,
    rows.find((r) => r.nativeId === 'S1')!,
    'Etc/UTC',
  );
  const factor = row.factors.find((f) => f.id === id);
  return {
    why: factor?.why,
    ids: new Set(show.sets().flatMap((ids) => [...ids])),
    listed: row.factors.flatMap((f) => f.records),
  };
}

test('a text of a record is quoted word for word, and is no template', () => {
  const { why, ids } = shown('association-contact', { conditions: 'No contact {0} {day 2024-01-01}' });
  expect(why).toContain('The conditions: “No contact {0} {day 2024-01-01}”.');
  expect(ids).toContain('d-1');
});

test('look-ups with a reason of which a reason tells are known to the audit, though nothing rests on them', () => {
  const lookedUp: Contact = {
    ...{ id: 'x-1', source: 'system-access', from: 'username:s1', to: 'nominal:N2', kind: 'view' },
    ...{ month: '2024-08', count: 2, reasoned: 2 },
  };
  const { why, ids, listed } = shown('association-contact', { contacts: [lookedUp] });
  expect(why).toContain('(looked up 2 times that month, each time with a reason)');
  expect(ids).toContain('x-1');
  expect(listed).not.toContain('x-1');
});

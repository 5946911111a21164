import { questionsOf } from './questions';

const ME = 'person:KV.staff:KV-1';

function link(kind: string, other: string, count: number): Record<string, unknown> {
  const node = {
    id: other,
    nativeId: other,
    kind: 'person',
    register: 'nominal',
    label: other,
    introduced: true,
  };
  const [first, last] = ['2026-05-01T00:00:00.000Z', '2026-05-21T12:00:00.000Z'];
  const from = kind === 'looked-up' && other === 'watcher' ? other : ME;
  return {
    link: `${kind}|${other}`,
    kind,
    directed: true,
    from,
    to: other,
    count,
    first,
    last,
    weight: 0.5,
    grade: null,
    node,
  };
}

function ask(...links: Record<string, unknown>[]) {
  return askOf({ kind: 'person', conflict: null, absent: [] }, ...links);
}

function askOf(
  about: { kind: string; conflict: string | null; absent: string[] },
  ...links: Record<string, unknown>[]
) {
  const of = { id: ME, ...about } as Parameters<typeof questionsOf>[0];
  return questionsOf(of, { id: ME, counts: [], total: links.length + 2, links } as unknown as Parameters<
    typeof questionsOf
  >[1]);
}

test('top contacts stand in order of occasions, with the stretch that they fall in', () => {
  const { contacts, beyond } = ask(link('contacted', 'b', 3), link('contacted', 'a', 546));
  expect(contacts.rows.map((c) => [c.node.id, c.count, c.over])).toEqual([
    ['a', 546, 'in 21 days'],
    ['b', 3, 'in 21 days'],
  ]);
  expect(beyond).toBe(2);
});

test('declared against observed: both, declared only, observed only', () => {
  const asked = ask(
    link('declared-association', 'known', 1),
    link('contacted', 'known', 9),
    link('declared-association', 'quiet', 1),
    link('undeclared-association', 'secret', 4),
  );
  expect(asked.both.map((a) => a.node.id)).toEqual(['known']);
  expect(asked.declaredOnly.map((a) => a.node.id)).toEqual(['quiet']);
  expect(asked.observedOnly.map((a) => a.node.id)).toEqual(['secret']);
});

test('who looked up whom is told by the direction of the link', () => {
  const { lookUps } = ask(link('looked-up', 'victim', 5), link('looked-up', 'watcher', 2));
  expect(lookUps.rows.map((l) => l.outgoing)).toEqual([true, false]);
});

test('what else links the two is told beside, so that a known reason is not overlooked', () => {
  const asked = ask(link('undeclared-association', 'managed', 4), link('stated-link', 'managed', 1));
  expect(asked.observedOnly[0]?.also).toEqual(['linked to']);
});

test('a question is asked where it applies; of somebody close to the reader, where something was found', () => {
  const asks = (kind: string, conflict: string | null, ...links: Record<string, unknown>[]) =>
    askOf({ kind, conflict, absent: [] }, ...links).asks;
  const [all, none] = [true, false].map((is) => ({ contacts: is, declared: is, lookUps: is }));
  expect(asks('person', null)).toEqual(all);
  expect(asks('number', null)).toEqual({ ...none, contacts: true });
  expect(asks('vehicle', null)).toEqual(none);
  expect(asks('person', 'close')).toEqual(none);
  expect(asks('person', 'close', link('declared-association', 'a', 1))).toEqual({ ...none, declared: true });
});

test('both directions of a counterpart are one row with their sum, by which it is ranked', () => {
  const called = (other: string, count: number, isOut: boolean) => ({
    ...link('called', other, count),
    link: `called|${isOut ? `me|${other}` : `${other}|me`}`,
    ...(isOut ? { from: ME, to: other } : { from: other, to: ME }),
  });
  const { contacts } = ask(
    called('c', 13, true),
    called('a', 11, false),
    called('b', 2, true),
    called('a', 4, true),
  );
  expect(contacts.rows.map((c) => [c.node.id, c.count])).toEqual([
    ['a', 15],
    ['c', 13],
    ['b', 2],
  ]);
  expect(contacts.total).toBe(3);
  expect(contacts.rows[0]?.ways).toEqual([
    { link: 'called|me|a', count: 4, direction: 'out' },
    { link: 'called|a|me', count: 11, direction: 'in' },
  ]);
  expect(contacts.rows[0]?.over).toBe('in 21 days');
});

test('the sources of a question that are not there are told, and no others', () => {
  const absent = ['notifiable-associations', 'system-access', 'workforce'];
  const { without } = askOf({ kind: 'person', conflict: null, absent });
  expect(without).toEqual({
    contacts: [],
    declared: ['notifiable-associations'],
    lookUps: ['system-access'],
  });
});

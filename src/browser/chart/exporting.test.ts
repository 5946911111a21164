import type { Link, Node } from './api';
import { csvOf, graphmlOf } from './exporting';
import { added, EMPTY } from './state';

const hostile = `=HYPERLINK("x")<img>`;
const node = (id: string): Node => ({
  id,
  nativeId: id,
  kind: 'person',
  register: 'staff',
  label: hostile,
  introduced: true,
  conflict: null,
});
const link: Link = {
  link: 'l',
  kind: 'stated-link',
  caption: 'Linked to',
  reverse: 'Linked from',
  directed: true,
  from: '=a',
  to: 'b',
  count: 2,
  first: null,
  last: null,
  recorded: false,
  open: false,
  since: null,
  weight: 0.5,
  grade: null,
};
const state = added(EMPTY, [node('=a'), node('b')], [link]);

test('no cell of the CSV is a formula', () => {
  expect(csvOf(state, 'Europe/London').split('\r\n')[1]).toBe(
    `'=a,"'=HYPERLINK(""x"")<img>",b,"'=HYPERLINK(""x"")<img>",stated-link,true,2,,,not dated,Europe/London,ungraded,0.5,l`,
  );
});

test('text of GraphML is escaped', () => {
  const text = graphmlOf(state);
  expect(text).toContain('<data key="label">=HYPERLINK(&quot;x&quot;)&lt;img&gt;</data>');
  expect(text.match(/<edge /g)).toHaveLength(1);
});

test('times of the CSV are those of the table: in the zone of the force', () => {
  const first = '2026-05-03T23:30:00.000Z';
  const text = csvOf({ ...state, links: new Map([['l', { ...link, first }]]) }, 'Europe/London');
  expect(text.split('\r\n')[1]).toContain(',2026-05-04 00:30:00,,4 May 2026,Europe/London,');
});

import type { Link, Node } from './api';
import { History } from './history';
import { added, EMPTY, moved, neighboursOf, without } from './state';

const node = (id: string): Node => ({
  id,
  nativeId: id,
  kind: 'person',
  register: 'staff',
  label: id,
  introduced: true,
  conflict: null,
});
const link = (from: string, to: string): Link => ({
  link: `contacted|${from}|${to}`,
  kind: 'contacted',
  caption: 'In contact with',
  reverse: 'In contact with',
  directed: false,
  from,
  to,
  count: 1,
  first: null,
  last: null,
  recorded: false,
  open: false,
  since: null,
  weight: 0.5,
  grade: null,
});

const many = Array.from({ length: 60 }, (_, i) => node(`n${i}`));
const start = added(EMPTY, [node('a'), node('b')], [link('a', 'b')]);

test('what is on the chart never moves when something is added, and nothing new lands on it', () => {
  const next = added(start, many, [], 'a');
  for (const [id, was] of start.nodes) expect(next.nodes.get(id)).toEqual(was);
  const places = [...next.nodes.values()];
  for (const [i, p] of places.entries()) {
    for (const q of places.slice(i + 1)) expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeGreaterThan(0.9);
  }
});

test('a link whose end is not on the chart is not drawn', () => {
  expect(added(start, [], [link('a', 'elsewhere')]).links.size).toBe(1);
});

test('taking one off takes its links, and undo brings back both to the same place', () => {
  const history = new History(start);
  history.commit(without(start, new Set(['a'])), 'took a off');
  expect([...history.present.nodes.keys()]).toEqual(['b']);
  expect(history.present.links.size).toBe(0);
  expect(history.undo()).toBe('took a off');
  expect(history.present).toBe(start);
  expect(history.redo()).toBe('took a off');
  expect(history.present.nodes.has('a')).toBe(false);
});

test('a thousand steps can be undone', () => {
  const history = new History(0);
  for (let i = 1; i <= 1000; i++) history.commit(i, String(i));
  for (let i = 1000; i >= 1; i--) expect(history.undo()).toBe(String(i));
  expect([history.present, history.canUndo]).toEqual([0, false]);
});

test('dragging pins; a layout leaves pins as they were', () => {
  const pinned = moved(start, new Map([['a', { x: 9, y: 9 }]]), true);
  expect(pinned.nodes.get('a')).toMatchObject({ x: 9, y: 9, pinned: true });
  expect(moved(pinned, new Map([['b', { x: 1, y: 1 }]])).nodes.get('b')?.pinned).toBe(false);
});

test('neighbours are read from both ends', () => {
  expect([...neighboursOf(start, 'b')]).toEqual(['a']);
});

import { day, projectionOf, versionOf } from '../../test/support/projection';
import type { Link } from '../model/link';
import { associationNetwork } from './association-graph';
import { linkKind } from './link-kinds';
import { Show } from './show';
import { stepOf } from './step-of';

const [SERGEANT, OFFICER] = ['person:KV.staff:KV-1001', 'person:KV.staff:KV-1000'];

function link(kind: string, from: string, to: string, count = 1): Link {
  return { id: `${kind}|${from}|${to}`, kind, from, to, records: [kind], contacts: ['m1'], count };
}

const LINKS = [link('supervises', SERGEANT, OFFICER), link('looked-up', OFFICER, SERGEANT, 4)];
const projection = {
  ...projectionOf({
    records: LINKS.map(({ kind }) =>
      versionOf({ id: kind, source: kind, recordedAt: day('2024-01-01')[0], meanings: {} }),
    ),
  }),
  links: (id: string) => LINKS.filter((l) => l.kind === id),
};
const kinds = ['supervises', 'looked-up'].map(linkKind);
const [pair] = associationNetwork(projection, kinds, 0).associations;

function readings(from?: string): (string | number)[][] {
  if (!pair) throw new Error('no pair');
  const step = stepOf(new Show(), projection, pair, from);
  return step.links.map((l) => [step.from, l.reads, step.to, l.count]).sort();
}

test('each link of a step reads as its records say it, from whichever end the step leaves', () => {
  expect(readings(SERGEANT)).toEqual([
    [SERGEANT, 'Supervises', OFFICER, 1],
    [SERGEANT, 'Was looked up by', OFFICER, 4],
  ]);
  expect(readings(OFFICER)).toEqual([
    [OFFICER, 'Is supervised by', SERGEANT, 1],
    [OFFICER, 'Looked up', SERGEANT, 4],
  ]);
});

test('without an end it begins where the strongest link does', () => {
  const strongest = pair?.links[0]?.link;
  expect(readings()[0]?.[0]).toBe(strongest?.from);
});

test('records and contact months are told apart, by link', () => {
  if (!pair) throw new Error('no pair');
  const { links } = stepOf(new Show(), projection, pair);
  expect(links.map((l) => [l.kind, l.link, l.records, l.months]).sort()).toEqual([
    ['looked-up', `looked-up|${OFFICER}|${SERGEANT}`, ['looked-up'], ['m1']],
    ['supervises', `supervises|${SERGEANT}|${OFFICER}`, ['supervises'], ['m1']],
  ]);
});

import { buildGraph, nodeIndex, type WeightedGraph, type WeightedLink } from '../../src/analytics/graph';
import { seededRng, shuffled } from '../../src/shared/random';

/** Published networks, and what tests of measures need to build, reorder and name graphs. Nothing here is a fixture of the product. */
export interface Network {
  readonly nodes: readonly string[];
  readonly links: readonly WeightedLink[];
}

/** Links written `a-b` or `a-b:weight` (1 when left out); nodes are their ends, and `extra` without links. */
export function network(text: string, extra: readonly string[] = []): Network {
  const links = text
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [ends = '', weight = '1'] = part.split(':');
      const [from = '', to = ''] = ends.split('-');
      return { from, to, weight: Number(weight) };
    });
  return { nodes: [...new Set([...links.flatMap((link) => [link.from, link.to]), ...extra])], links };
}

export function graphOf(net: Network): WeightedGraph {
  return buildGraph(net.nodes, net.links);
}

/** The same network in another order: nodes, links, and the two ends of links. */
export function reordered(net: Network, seed: string): Network {
  const rng = seededRng(seed);
  const flip = (link: WeightedLink): WeightedLink =>
    rng() < 0.5 ? link : { ...link, from: link.to, to: link.from };
  return { nodes: shuffled(rng, net.nodes), links: shuffled(rng, net.links).map(flip) };
}

/** The index of a node that is there. */
export function at(graph: WeightedGraph, id: string): number {
  const node = nodeIndex(graph, id);
  if (node < 0) throw new Error(`the test names a node that its network does not have: ${id}`);
  return node;
}

export function named(graph: WeightedGraph, nodes: Iterable<number>): string[] {
  return Array.from(nodes, (node) => graph.ids[node] ?? '?');
}

/** Links by the ids of their ends, which do not depend on the order that links were given in. */
export function namedLinks(net: Network, links: Iterable<number>): string[] {
  return Array.from(links, (link) => {
    const { from = '?', to = '?' } = net.links[link] ?? {};
    return from < to ? `${from}-${to}` : `${to}-${from}`;
  });
}

/**
 * Zachary's karate club with the number of contexts in which two members met (Zachary, J. Anthropol. Res. 33, 1977;
 * members numbered as there, the list as in networkx 3.6.1).
 */
export const KARATE = network(`
  01-02:4 01-03:5 01-04:3 01-05:3 01-06:3 01-07:3 01-08:2 01-09:2 01-11:2 01-12:3 01-13:1 01-14:3 01-18:2
  01-20:2 01-22:2 01-32:2 02-03:6 02-04:3 02-08:4 02-14:5 02-18:1 02-20:2 02-22:2 02-31:2 03-04:3 03-08:4
  03-09:5 03-10:1 03-14:3 03-28:2 03-29:2 03-33:2 04-08:3 04-13:3 04-14:3 05-07:2 05-11:3 06-07:5 06-11:3
  06-17:3 07-17:3 09-31:3 09-33:3 09-34:4 10-34:2 14-34:3 15-33:3 15-34:2 16-33:3 16-34:4 19-33:1 19-34:2
  20-34:1 21-33:3 21-34:1 23-33:2 23-34:3 24-26:5 24-28:4 24-30:3 24-33:5 24-34:4 25-26:2 25-28:3 25-32:2
  26-32:7 27-30:4 27-34:2 28-34:4 29-32:2 29-34:2 30-33:4 30-34:2 31-33:3 31-34:3 32-33:4 32-34:4 33-34:5
`);

/** The members who stayed with the officers when the club split; the 17 others went with Mr Hi (as in networkx). */
export const KARATE_OFFICERS = [
  '10',
  '15',
  '16',
  '19',
  '21',
  '23',
  '24',
  '25',
  '26',
  '27',
  '28',
  '29',
  '30',
  '31',
  '32',
  '33',
  '34',
];

/** Marriages between the leading families of Florence around 1430 (Padgett & Ansell, Am. J. Sociol. 98, 1993). */
export const FLORENCE = network(`
  Acciaiuoli-Medici Albizzi-Ginori Albizzi-Guadagni Albizzi-Medici Barbadori-Castellani Barbadori-Medici
  Bischeri-Guadagni Bischeri-Peruzzi Bischeri-Strozzi Castellani-Peruzzi Castellani-Strozzi
  Guadagni-Lamberteschi Guadagni-Tornabuoni Medici-Ridolfi Medici-Salviati Medici-Tornabuoni Pazzi-Salviati
  Peruzzi-Strozzi Ridolfi-Strozzi Ridolfi-Tornabuoni
`);

export type BoundLabel = 'Record' | 'Entity';

/** A node of a path: '' where it has no name, and no label where an earlier clause bound it. */
export interface PathNode {
  readonly variable: string;
  readonly label?: BoundLabel;
}

const NODE = /^\s*\(\s*(\w*)\s*(?::\s*(Record|Entity)\s*)?(?:\{[^{}()]*\}\s*)?\)/;
const RELATIONSHIP = /^\s*<?-\s*\[\s*\w*\s*:\s*NAMES\s*(?:\{[^{}()]*\}\s*)?\]\s*->?/;

/** The comma-separated parts of a clause, commas inside brackets apart. */
export function pathsOf(pattern: string): string[] {
  const paths: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (c === ',' && depth === 0) {
      paths.push(pattern.slice(start, i));
      start = i + 1;
    }
  }
  return [...paths, pattern.slice(start)];
}

/** The nodes of a path of nodes and NAMES, in order; or what in it is neither, as a sentence. */
export function nodesOf(path: string): readonly PathNode[] | string {
  const nodes: PathNode[] = [];
  let rest = path;
  for (;;) {
    const node = NODE.exec(rest);
    if (!node)
      return `"${rest.trim()}" does not start with a node that a pattern reads: (name:Record) or (name:Entity).`;
    const label = node[2] as BoundLabel | undefined;
    nodes.push({ variable: node[1] ?? '', ...(label === undefined ? {} : { label }) });
    rest = rest.slice(node[0].length);
    if (rest.trim() === '') return nodes;
    const relationship = RELATIONSHIP.exec(rest);
    if (!relationship) {
      return `"${rest.trim()}" is no relationship that a pattern reads: -[:NAMES]-. Communications and access come from $events.`;
    }
    rest = rest.slice(relationship[0].length);
  }
}

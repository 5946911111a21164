import { byCodeUnit } from '../shared/compare';
import { allSources } from '../sources';
import { nodesOf, pathsOf, type BoundLabel } from './path-shape';

/**
 * The rule that keeps hidden records out of patterns. In a pattern's statement
 *  - every node of a MATCH is a `Record`, an `Entity`, or a variable that an earlier clause bound, and every
 *    relationship is a NAMES (communications and access come as `$events`, which the archive restricts row by row;
 *    a contact month of the graph is a whole month, so it would show too much or too little of a month cut in two);
 *  - every Record that a MATCH introduces has a name and is guarded by `{{visible-record r}}` in that MATCH's own
 *    WHERE, first in it, with no OR beside it;
 *  - every Entity stands in a path with a Record, so that what no visible record names is not there;
 *  - a field that is known only from a later date is read as `CASE WHEN r.xKnownFrom <= $viewAsOf THEN r.x END`, and
 *    what the store keeps for itself (file, line, version, whole rows) is not read;
 *  - which source a record is of is asked as `$sources[r.id + ' ' + p.id]`: written otherwise it is nowhere found, in silence;
 *  - the recorded time is read as `{{recorded-at r}}`, and who uses which number comes from the projection with `$events`;
 *  - nothing is written, and there are no subqueries, procedures or pattern expressions, where a guard could be missed.
 */
const CLAUSE = /\b(OPTIONAL\s+MATCH|MATCH|WITH|RETURN|UNWIND)\b/i;
const FORBIDDEN =
  /\b(?:CREATE|MERGE|DELETE|DETACH|SET|REMOVE|FOREACH|CALL|LOAD|EXISTS|UNION|USE|SHOW|shortestPath|allShortestPaths|properties)\b|\b(?:COUNT|COLLECT)\s*\{|`|\/\/|\/\*|\{\s*\.|\w\s*\[\s*''|\bWITH\s+\*/i;
/** Queryable fields that a view shows only from another field's date on (docs/deliveries.md); each has `<field>KnownFrom`. */
export function knownLater(): string[] {
  const later = allSources().flatMap(({ fields, knownFrom = {} }) =>
    Object.keys(knownFrom).filter((name) => fields[name]?.queryable === true),
  );
  return [...new Set(later)].sort(byCodeUnit);
}

let patterns: { readonly later: RegExp; readonly inTime: RegExp } | undefined;

/** A read of such a field, and the only way in which it may be read. */
function laterFields(): { readonly later: RegExp; readonly inTime: RegExp } {
  const names = knownLater().join('|');
  return (patterns ??= {
    later: new RegExp(`\\b(\\w+)\\.(${names})\\b`),
    inTime: new RegExp(
      `\\bCASE\\s+WHEN\\s+(\\w+)\\.(${names})KnownFrom\\s*<=\\s*\\$viewAsOf\\s+THEN\\s+\\1\\.\\2\\s+END\\b`,
      'gi',
    ),
  });
}

/** What a register row says besides name and unit is hidden of people whom the reader is excluded from. */
const OF_REGISTERS = /'(?:number|username|supervisor|address)'/;
/** Properties of the store's own: positions and versions tell of rows that the reader cannot see, texts of later fields. */
const STORE_ONLY =
  /\b\w+\.(row|meanings|namings|seen|delivery|file|line|version|chain|stated|reading|flags|standsUntil)\b/;

const SOURCE_ASKED = /\$sources\[[\w.[\]]+ \+ '' \+ [\w.]+\]/g;

/** Why the statement could read past the view, as a sentence that says how to mend it; undefined where it cannot. */
export function unguarded(code: string): string | undefined {
  const bare = code.replace(/'(?:[^'\\]|\\.)*'/g, "''").replace(/\b(STARTS|ENDS)\s+WITH\b/gi, '$1');
  const forbidden = FORBIDDEN.exec(bare.replace(/\b(?:IN|THEN|ELSE|UNWIND|RETURN)\s*\[/gi, '('));
  if (forbidden)
    return `a pattern's statement has no "${forbidden[0].trim()}"; collect in a WITH, and compare lists.`;
  const recorded = /\b(\w+)\.recordedAt\b/.exec(bare);
  if (recorded)
    return `${recorded[0]} may differ for this reader: write {{recorded-at ${recorded[1] ?? ''}}}.`;
  if (bare.replace(SOURCE_ASKED, '').includes('$sources'))
    return "which source a record is of is asked as $sources[r.id + ' ' + p.id], by the record and the person whom it is about.";
  const role = OF_REGISTERS.exec(code);
  if (role)
    return `the role ${role[0]} is not a pattern's to read: who uses which number or account comes with $events.`;
  const kept = STORE_ONLY.exec(bare);
  if (kept) return `${kept[0]} is the store's own and tells of what a reader may not see.`;
  const { later: read, inTime } = laterFields();
  const later = read.exec(bare.replace(inTime, ''));
  if (later)
    return `${later[0]} is known only from a later date: write CASE WHEN ${later[0]}KnownFrom <= $viewAsOf THEN ${later[0]} END.`;
  let bound = new Map<string, BoundLabel>();
  for (const { keyword, body } of clausesOf(bare)) {
    const fault = keyword.endsWith('MATCH') ? unguardedMatch(body, bound) : patternIn(body);
    if (fault !== undefined) return fault;
    if (keyword === 'WITH') bound = carriedOver(body, bound);
  }
  return undefined;
}

function clausesOf(code: string): { keyword: string; body: string }[] {
  const parts = code.split(CLAUSE);
  const clauses: { keyword: string; body: string }[] = [];
  for (let i = 1; i < parts.length; i += 2)
    clauses.push({ keyword: (parts[i] ?? '').toUpperCase(), body: parts[i + 1] ?? '' });
  return clauses;
}

/** The variables that a WITH lets through, under the names that it gives them. */
function carriedOver(body: string, bound: ReadonlyMap<string, BoundLabel>): Map<string, BoundLabel> {
  const carried = new Map<string, BoundLabel>();
  const items = body.split(/\b(?:WHERE|ORDER\s+BY|SKIP|LIMIT)\b/i)[0] ?? '';
  for (const item of pathsOf(items.replace(/^\s*DISTINCT\b/i, ''))) {
    const [, variable = '', renamed] = /^\s*(\w+)(?:\s+AS\s+(\w+))?\s*$/i.exec(item) ?? [];
    const label = bound.get(variable);
    if (label !== undefined) carried.set(renamed ?? variable, label);
  }
  return carried;
}

function unguardedMatch(body: string, bound: Map<string, BoundLabel>): string | undefined {
  const [pattern = '', ...conditions] = body.split(/\bWHERE\b/i);
  const where = conditions.join(' WHERE ');
  const expression = patternIn(where);
  if (expression !== undefined) return expression;
  const introduced: string[] = [];
  for (const path of pathsOf(pattern)) {
    const nodes = nodesOf(path);
    if (typeof nodes === 'string') return nodes;
    for (const { variable, label } of nodes) {
      if (label === undefined && !bound.has(variable))
        return `the node (${variable}) needs the label Record or Entity.`;
      if (label === 'Record' && variable === '') return 'a Record needs a name, so that it can be guarded.';
      if (label === 'Record' && !bound.has(variable)) introduced.push(variable);
      if (label !== undefined && variable !== '' && !bound.has(variable)) bound.set(variable, label);
    }
    if (!nodes.some(({ variable, label }) => (bound.get(variable) ?? label) === 'Record')) {
      return 'an Entity is there only where a visible Record names it: put a Record into its path.';
    }
  }
  return unguardedWhere(where, introduced);
}

function unguardedWhere(where: string, introduced: readonly string[]): string | undefined {
  const guards = new Set([...where.matchAll(/\{\{visible-record (\w+)\}\}/g)].map((match) => match[1]));
  for (const variable of introduced) {
    if (!guards.has(variable))
      return `the record ${variable} is not guarded: its MATCH needs WHERE {{visible-record ${variable}}}.`;
  }
  if (introduced.length === 0) return undefined;
  const head = new RegExp(`^(\\s*\\{\\{visible-record \\w+\\}\\}\\s*(AND\\b|$)){${introduced.length}}`, 'i');
  if (!head.test(where)) return 'the guards {{visible-record …}} come first in WHERE, joined by AND.';
  if (/\b(OR|XOR)\b/i.test(outermost(where)))
    return 'an OR beside a guard lets records past it: put the OR into parentheses.';
  return undefined;
}

function outermost(text: string): string {
  let depth = 0;
  let out = '';
  for (const c of text) {
    if ('([{'.includes(c)) depth++;
    if (depth === 0) out += c;
    if (')]}'.includes(c)) depth--;
  }
  return out;
}

/** A path outside a MATCH: a pattern expression or comprehension. */
function patternIn(text: string): string | undefined {
  return /\)\s*<?\s*-\s*[[-]|-\s*\[\s*\w*\s*:/.test(text)
    ? 'patterns stand in MATCH only, where they are guarded.'
    : undefined;
}

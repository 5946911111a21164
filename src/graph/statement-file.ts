import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PlumblineError } from '../shared/errors';
import { byCodeUnit } from '../shared/compare';

/** One `.cypher` file, read: its header and its constant text with fragments put in. */
export interface StatementFile {
  readonly name: string;
  readonly answers: string;
  /** `load` is a write that changes what is loaded: the generation of the graph is counted on in its transaction. */
  readonly mode: Mode;
  /** True for statements of the store's own housekeeping, which no reader's question reaches. */
  readonly system: boolean;
  /** True where the text asks what a reader may see, so that the view's parameters must be given. */
  readonly viewed: boolean;
  readonly parameters: readonly { name: string; type: string }[];
  readonly columns: readonly { name: string; type: string }[];
  readonly text: string;
}

const MODES = ['read', 'write', 'load'] as const;
type Mode = (typeof MODES)[number];

const HEADER = /^\/\/ (Answers|System|Mode|Parameter|Column): (.+)$/;

/** Reads one statement. Throws PlumblineError `statement` that says how to mend a header. */
export function readStatement(
  name: string,
  content: string,
  fragments: ReadonlyMap<string, string>,
): StatementFile {
  const fail = (why: string): never => {
    throw new PlumblineError('statement', `cypher/${name}.cypher: ${why}`);
  };
  const header: [string, string][] = [];
  const body: string[] = [];
  for (const line of content.split('\n')) {
    const match = HEADER.exec(line);
    if (match?.[1] && match[2]) header.push([match[1], match[2].trim()]);
    else if (line.trim() !== '' && !line.startsWith('//')) body.push(line);
  }
  const all = (key: string): string[] => header.filter(([k]) => k === key).map(([, v]) => v);
  const typed = (key: string): { name: string; type: string }[] =>
    all(key).map((entry) => {
      const space = entry.indexOf(' ');
      return space < 0
        ? fail(`${key} "${entry}" needs a type after its name.`)
        : { name: entry.slice(0, space), type: entry.slice(space + 1) };
    });
  let viewed = false;
  const text = body
    .join('\n')
    .replace(/\{\{([a-z-]+) (\w+)\}\}/g, (_, fragment: string, variable: string) => {
      viewed = true;
      const found =
        fragments.get(fragment) ?? fail(`there is no fragment cypher/fragments/${fragment}.cypher.`);
      return found.replaceAll('@', variable);
    });
  const parameters = typed('Parameter');
  const known = new Set(parameters.map((p) => p.name));
  for (const [, used] of text.matchAll(/\$(\w+)/g)) {
    if (used && !known.has(used) && !(viewed && used.startsWith('view')))
      fail(`it uses $${used}, which no "// Parameter:" line declares.`);
  }
  for (const p of known)
    if (!new RegExp(`\\$${p}\\b`).test(text)) fail(`it declares the parameter ${p} and does not use it.`);
  const columns = typed('Column');
  for (const c of columns)
    if (!new RegExp(`\\b${c.name}\\b`).test(text))
      fail(`it declares the column ${c.name} and does not return it.`);
  const stated = all('Mode')[0] ?? 'read';
  const mode = MODES.find((m) => m === stated) ?? fail(`"// Mode:" is one of ${MODES.join(', ')}.`);
  const answers = all('Answers')[0] ?? fail('it needs a line "// Answers: …".');
  return { name, answers, mode, system: all('System')[0] === 'yes', viewed, parameters, columns, text };
}

/** Every fragment by name, comments taken out. */
export function readFragments(cypherFolder: string): Map<string, string> {
  const folder = path.join(cypherFolder, 'fragments');
  return new Map(
    readdirSync(folder)
      .sort(byCodeUnit)
      .map((file) => [
        path.basename(file, '.cypher'),
        stripped(readFileSync(path.join(folder, file), 'utf8')),
      ]),
  );
}

function stripped(content: string): string {
  return content
    .split('\n')
    .filter((line) => !line.startsWith('//'))
    .join('\n')
    .trim();
}

/**
 * Every statement under `cypher/queries`, by name (`records/by-chain`), sorted. Throws PlumblineError `statement` for one
 * that neither asks what a reader may see nor says that it is the store's own.
 */
export function readStatements(cypherFolder: string): StatementFile[] {
  const fragments = readFragments(cypherFolder);
  const root = path.join(cypherFolder, 'queries');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cypher'))
    .map((file) => file.replaceAll(path.sep, '/').replace(/\.cypher$/, ''))
    .sort(byCodeUnit)
    .map((name) =>
      reaching(readStatement(name, readFileSync(path.join(root, `${name}.cypher`), 'utf8'), fragments)),
    );
}

function reaching(statement: StatementFile): StatementFile {
  const { name, system, viewed } = statement;
  if (system !== viewed) return statement;
  const why = viewed
    ? 'it asks what a reader may see, so it is not "// System: yes".'
    : 'it does not ask what the reader may see. Guard what it matches with a fragment, or write "// System: yes" where no answer is made of it.';
  throw new PlumblineError('statement', `cypher/queries/${name}.cypher: ${why}`);
}

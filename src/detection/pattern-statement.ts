import { readStatement } from '../graph/statement-file';
import type { RegisteredText } from '../graph/store';
import { PlumblineError } from '../shared/errors';
import type { Dossier } from './dossier';
import { unguarded } from './guard';

interface Written {
  readonly name: string;
  readonly content: string;
  /** The columns that it must return. */
  readonly columns: readonly string[];
  readonly dossier: Dossier;
  readonly takesEvents: boolean;
  readonly takesSources: boolean;
  readonly fragments: ReadonlyMap<string, string>;
}

/**
 * A pattern's statement, checked: it asks only for what its dossier declares, gives the columns that the engine reads,
 * and reaches no record that the view has not been asked about. Throws PlumblineError `statement`.
 */
export function patternStatement(written: Written): RegisteredText {
  const { name, content, dossier } = written;
  const code = content
    .split('\n')
    .filter((line) => !line.trim().startsWith('//'))
    .join('\n');
  const fault = unguarded(code);
  if (fault !== undefined) throw new PlumblineError('statement', `cypher/${name}.cypher: ${fault}`);
  const used = new Set([...code.matchAll(/\$(\w+)/g)].map((match) => match[1] ?? ''));
  const integers = Object.entries(dossier.parameters)
    .filter(([id, p]) => used.has(id) && p.whole)
    .map(([id]) => id);
  const declared = Object.keys(dossier.parameters).filter((id) => used.has(id));
  if (written.takesEvents && used.has('events')) declared.push('events');
  if (written.takesSources && used.has('sources')) declared.push('sources');
  const header = [
    ...declared.map((id) => `// Parameter: ${id} any`),
    ...written.columns.map((id) => `// Column: ${id} any`),
  ];
  const { text } = readStatement(name, [...header, content].join('\n'), written.fragments);
  for (const column of written.columns) {
    if (!new RegExp(`\\bAS\\s+${column}\\b`).test(text)) {
      throw new PlumblineError('statement', `cypher/${name}.cypher: it must return a column AS ${column}.`);
    }
  }
  return { name, text, integers };
}

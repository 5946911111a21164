import path from 'node:path';
import { readStatements, type StatementFile } from '../../src/graph/statement-file';

function entry(s: StatementFile): string {
  const parameters = s.parameters.map((p) => `${p.name}: ${readonlyType(p.type)}`).join('; ');
  const columns = s.columns.map((c) => `${c.name}: ${readonlyType(c.type)}`).join('; ');
  const all = [parameters === '' ? '' : `{ ${parameters} }`, s.viewed ? 'ViewParameters' : ''].filter(
    (t) => t !== '',
  );
  return [
    `  /** ${s.answers} */`,
    `  '${s.name}': { mode: '${s.mode}'; viewed: ${s.viewed}; parameters: ${all.join(' & ') || 'NoParameters'}; row: ${columns === '' ? 'NoColumns' : `{ ${columns} }`} };`,
  ].join('\n');
}

function readonlyType(type: string): string {
  return type.endsWith('[]') ? `readonly ${type}` : type;
}

/** `src/graph/statements.generated.ts` from the headers of cypher/queries, so that a misspelt name does not compile. */
export function statementTypes(root: string): string {
  const statements = readStatements(path.join(root, 'cypher'));
  const body = statements.map(entry);
  const imported = ['Integer', 'NoColumns', 'NoParameters', 'ViewParameters'].filter((t) =>
    body.some((e) => new RegExp(`\\b${t}\\b`).test(e)),
  );
  return [
    '// Made by `npm run generate` from cypher/queries. Do not edit.',
    `import type { ${imported.join(', ')} } from './statement';`,
    '',
    'export interface Statements {',
    ...body,
    '}',
    '',
  ].join('\n');
}

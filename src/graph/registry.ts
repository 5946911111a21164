import path from 'node:path';
import { PROJECT_ROOT } from '../config/project-root';
import { PlumblineError } from '../shared/errors';
import { readStatements, type StatementFile } from './statement-file';

let statements: ReadonlyMap<string, StatementFile> | undefined;

/** The registered statement of that name; read from `cypher/` once. */
export function registered(name: string): StatementFile {
  statements ??= new Map(readStatements(path.join(PROJECT_ROOT, 'cypher')).map((s) => [s.name, s]));
  const found = statements.get(name);
  if (!found) throw new PlumblineError('statement', `There is no statement cypher/queries/${name}.cypher.`);
  return found;
}

/** Names of the parameters that the header calls `Integer`. */
export function integerParameters(statement: StatementFile): string[] {
  return statement.parameters.filter((p) => p.type === 'Integer').map((p) => p.name);
}

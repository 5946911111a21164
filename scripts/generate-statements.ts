/** Writes the statement types alone: needed before anything that imports them compiles. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { statementTypes } from './generate/statement-types';

const ROOT = path.resolve(__dirname, '..');
writeFileSync(path.join(ROOT, 'src', 'graph', 'statements.generated.ts'), statementTypes(ROOT));

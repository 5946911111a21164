/** `npm run generate`: writes every generated file; with --check, says which are not current and fails. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataDictionary } from './generate/data-dictionary';
import { openApiJson } from './generate/openapi';
import { statementTypes } from './generate/statement-types';

const ROOT = path.resolve(__dirname, '..');

const FILES: readonly (readonly [file: string, content: () => string])[] = [
  ['src/graph/statements.generated.ts', () => statementTypes(ROOT)],
  ['docs/data-dictionary.md', dataDictionary],
  ['docs/openapi.json', openApiJson],
];

const check = process.argv.includes('--check');
const stale = FILES.filter(([file, content]) => {
  const whole = path.join(ROOT, file);
  const wanted = content();
  if (existsSync(whole) && readFileSync(whole, 'utf8') === wanted) return false;
  if (!check) writeFileSync(whole, wanted);
  return true;
});

for (const [file] of stale) process.stderr.write(`${check ? 'not current: ' : 'written: '}${file}\n`);
if (check && stale.length > 0) process.exitCode = 1;

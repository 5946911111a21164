import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../src/config/project-root';

test('every test that docs/defects.md names is there', () => {
  const text = readFileSync(path.join(PROJECT_ROOT, 'docs', 'defects.md'), 'utf8');
  const named = [...text.matchAll(/`((?:src|test)\/[^`]+)`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(50);
  const missing = named.filter(
    (name) => !existsSync(path.join(PROJECT_ROOT, name.endsWith('/') ? name : `${name}.test.ts`)),
  );
  expect(missing).toEqual([]);
});

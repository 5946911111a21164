import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readStatements, type StatementFile } from './statement-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
  mkdirSync(path.join(folder, 'fragments'));
  mkdirSync(path.join(folder, 'queries'));
  const fragment = '// What this reader may see.\n@.compartment IN $viewCompartments\n';
  writeFileSync(path.join(folder, 'fragments', 'visible-record.cypher'), fragment);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(...lines: string[]): StatementFile[] {
  const text = ['// Answers: a test.', ...lines].join('\n');
  writeFileSync(path.join(folder, 'queries', 'test.cypher'), text);
  return readStatements(folder);
}

test('a statement asks what its reader may see, or says that it is the store’s own', () => {
  expect(
    read('// Column: n Integer', 'MATCH (r) WHERE {{visible-record r}} RETURN count(r) AS n'),
  ).toMatchObject([
    {
      viewed: true,
      system: false,
      text: 'MATCH (r) WHERE r.compartment IN $viewCompartments RETURN count(r) AS n',
    },
  ]);
  expect(read('// System: yes', 'MATCH (r) RETURN r')).toMatchObject([{ viewed: false, system: true }]);
  expect(() => read('MATCH (r) RETURN r')).toThrow('does not ask what the reader may see');
  expect(() => read('// System: yes', 'MATCH (r) WHERE {{visible-record r}} RETURN r')).toThrow(
    'is not "// System: yes"',
  );
});

test('parameters and columns that are misspelt are told', () => {
  expect(() => read('// System: yes', 'RETURN $a AS a')).toThrow('it uses $a');
  expect(() => read('// System: yes', '// Parameter: a string', 'RETURN 1 AS one')).toThrow(
    'declares the parameter a',
  );
  expect(() => read('// System: yes', '// Column: two Integer', 'RETURN 1 AS one')).toThrow(
    'declares the column two',
  );
});

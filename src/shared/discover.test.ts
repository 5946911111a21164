import path from 'node:path';
import { discover } from './discover';

test('finds every link kind by walking, in order of file name', () => {
  const kinds = discover<{ id: string }>(path.join(__dirname, '..', 'model', 'kinds'), 'kind');
  expect(kinds.map((k) => k.id)).toContain('co-accused');
  expect(kinds.map((k) => k.id)).toEqual([...kinds.map((k) => k.id)].sort());
});

test('names the module that lacks what it must export', () => {
  expect(() => discover(path.join(__dirname, '..', 'model', 'kinds'), 'nothing')).toThrow(
    /must export `nothing`/,
  );
});

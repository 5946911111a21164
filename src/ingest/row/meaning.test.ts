import { FOREVER } from '../../model/time';
import { meaningReader } from './meaning';

const context = { force: 'KV', zone: 'Europe/London', system: '', recordedBefore: FOREVER };
const listed = (count: number): string => Array.from({ length: count }, (_, i) => `N${i}`).join('; ;');

test('a value names a thousand at most; other names are no references, and may be more', () => {
  const subjects = meaningReader('subjects', { type: 'reference', many: true, about: '' }, context);
  expect(subjects(listed(1_000), 'KV')).toMatchObject({
    meaning: { length: 1_000 },
    names: { length: 1_000 },
  });
  expect(subjects(listed(1_001), 'KV')).toMatchObject({ code: 'too_many_references', field: 'subjects' });
  const aliases = meaningReader('aliases', { type: 'text', many: true, about: '' }, context);
  expect(aliases(listed(1_001), 'KV')).toMatchObject({ meaning: { length: 1_001 } });
});

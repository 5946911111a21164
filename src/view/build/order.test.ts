import fc from 'fast-check';
import { inOrderOfId } from './order';

test('the order is that of code units, for hashes, prefixes of each other and characters past ASCII', () => {
  const id = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', '\u007e', '\u007f', 'é', '💬', '0'), maxLength: 9 }),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.uniqueArray(id), (ids) => {
      const ordered = inOrderOfId(ids.map((text) => ({ id: text }))).map((item) => item.id);
      expect(ordered).toEqual([...ids].sort());
    }),
    { numRuns: 3000 },
  );
});

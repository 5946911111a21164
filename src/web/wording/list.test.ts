import { harmText, matterText, restsText } from './list';

const harm = { band: 'very_high', category: 'misuse_of_force_systems', sources: 1 };

test('what a system recorded is nobody’s word: only statements have a source', () => {
  expect(harmText({ ...harm, bySystem: true })).toBe(
    'very high: misuse of force systems (recorded by a system)',
  );
  expect(harmText({ ...harm, bySystem: false })).toBe('very high: misuse of force systems (one source)');
  expect(harmText({ ...harm, sources: 2, bySystem: false })).toBe('very high: misuse of force systems');
  expect(matterText(harm)).toBe('very high: misuse of force systems');
  expect(harmText({ ...harm, category: null, bySystem: false })).toBe('none stated');
});

test('a row that rests on one record of a system does not say that it rests on a source', () => {
  const row = { heldBack: null, fragility: { reference: 'r1', sole: true } };
  expect(restsText({ ...row, sources: [{ id: 'r1' }] })).toContain('Rests on one source:');
  expect(restsText({ ...row, sources: [{ id: 'r2' }] })).toContain('Rests on one record of a system:');
});

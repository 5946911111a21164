import { deliveredText } from './delivered';

test('of a sealed field stands the mark by which sources are compared, not the hash of its letters', () => {
  const answer = { sealed: ['source_ref'], meanings: { source_ref: '3707', text: 'Seen.' } };
  expect(deliveredText(answer, 'source_ref', '94fe')).toBe('sealed; its mark is 3707');
  expect(deliveredText({ ...answer, meanings: {} }, 'source_ref', '94fe')).toBe('sealed');
  expect(deliveredText(answer, 'text', 'Seen.')).toBe('Seen.');
});

import { gradeChip } from './grade';

test.each([
  ['1A', 'confirmed'],
  ['1B', 'confirmed'],
  ['1C', 'unconfirmed'],
  ['2A', 'unconfirmed'],
  ['2D', 'tentative'],
  ['3A', 'tentative'],
  ['1E', 'tentative'],
  ['5x5x5:B3', 'tentative'],
])('%s is drawn as %s', (grade, certainty) => {
  expect(gradeChip(grade).certainty).toBe(certainty);
});

test('no grade is a record of the force and is never shown as 1A', () => {
  expect(gradeChip(null)).toMatchObject({
    text: 'ungraded',
    means: expect.stringContaining('not graded') as string,
  });
});

test('an old grade is shown as what it was', () => {
  expect(gradeChip('5x5x5:B3').text).toBe('5x5x5 B3');
});

test('what no record states is tentative, however firm the records it is worked out from', () => {
  expect(gradeChip('inferred').certainty).toBe('tentative');
});

import { fixed, ordinal, signed, weightText } from './figures';

test('ordinals, the teens among them', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 111, 112, 122].map(ordinal).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 111th 112th 122nd',
  );
});

test('a figure with its sign', () => {
  expect([signed(3.663341), signed(-0.521998, 6)]).toEqual(['+3.66', '−0.521998']);
});

test('a figure below nought has a true minus sign, and one that rounds to nought has none', () => {
  expect([fixed(-0.516), fixed(3.659), fixed(-0.004), fixed(-0.5, 0)]).toEqual([
    '−0.52',
    '3.66',
    '0.00',
    '−1',
  ]);
});

test('the weight of a link that is there never reads as none', () => {
  expect([0.98885, 2.4, 0.0005, 0.0004, 1e-30, 0].map((w) => weightText(w))).toEqual([
    ...['0.989', '2.400', '0.001', 'under 0.001', 'under 0.001', '0.000'],
  ]);
  expect([weightText(4.2e-8, 6), weightText(0.000001, 6)]).toEqual(['under 0.000001', '0.000001']);
});

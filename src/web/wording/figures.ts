/** `1st`, `22nd`, `113th`. */
export function ordinal(n: number): string {
  const tens = n % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n.toLocaleString('en-GB')}${ending}`;
}

/** `3.66` or `−0.52`, with a true minus sign; what rounds to nought has none. */
export function fixed(n: number, places = 2): string {
  const text = Math.abs(n).toFixed(places);
  return n < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A weight or a share: `0.480`; of one that is there, never what reads as none: `under 0.001`. */
export function weightText(weight: number, places = 3): string {
  const text = weight.toFixed(places);
  return weight > 0 && Number(text) === 0 ? `under ${(10 ** -places).toFixed(places)}` : text;
}

/** `+3.66` or `−0.52`, with a true minus sign. */
export function signed(n: number, places = 2): string {
  return `${n < 0 ? '−' : '+'}${Math.abs(n).toFixed(places)}`;
}

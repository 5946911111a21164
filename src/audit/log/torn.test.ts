import { isTorn } from './torn';

/** What the beginning of a write may look like, and what no write leaves. */
const ORIGIN = 'plumbline/a/server-1';
const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const ENTRY = '{"a":1}\n';
const HEAD = `${ORIGIN}\n12\n${ROOT}\n`;
const torn = (text: string, origin: string | undefined = ORIGIN): boolean =>
  isTorn(Buffer.from(text), origin);

test.each([
  '',
  '{',
  '{"a',
  ENTRY,
  `${ENTRY}{"b`,
  'plumb',
  ORIGIN,
  `${ENTRY}plumb`,
  `${ORIGIN}\n`,
  `${ENTRY}${ORIGIN}\n`,
  `${ORIGIN}\n1`,
  `${ENTRY}${ENTRY}${ORIGIN}\n12\n`,
  `${ORIGIN}\n${'1'.repeat(16)}\nCsU`,
  `${ORIGIN}\n12\n${ROOT}`,
  HEAD,
  `${HEAD}\n`,
  `${HEAD}\n—`,
  `${HEAD}\n— `,
  `${HEAD}\n— ${ORIGIN}`,
  `${HEAD}\n— ${ORIGIN} `,
  `${HEAD}\n— ${ORIGIN} ${'A'.repeat(91)}`,
])('is what a write leaves that was cut off, zeros after it or none: %j', (text) => {
  expect([torn(text), torn(`${text}\0\0\0`)]).toEqual([true, true]);
});

test.each([
  'x',
  'words that nobody wrote',
  `${ENTRY}words`,
  '\n',
  `another/log\n`,
  `${ENTRY}another/log\n12`,
  `[1]\n`,
  `"text"\n`,
  `{broken\n`,
  `${ORIGIN}\nx12`,
  `${ORIGIN}\n12x`,
  `${ORIGIN}\n${'1'.repeat(17)}`,
  `${ORIGIN}\n12\n*${ROOT}`,
  `${ORIGIN}\n12\n${ROOT}x`,
  `${HEAD}x`,
  `${HEAD}x\n— `,
  `${HEAD}\nx— ${ORIGIN}`,
  `${HEAD}\n— ${ORIGIN} ${'A'.repeat(92)}`,
  `${HEAD}\n— ${ORIGIN} A\n`,
  `${HEAD}\n— ${ORIGIN} *`,
  `${HEAD}\n\n`,
  `a\0b`,
])('was changed by somebody: %j', (text) => {
  expect([torn(text), torn(`${text}\0`)]).toEqual([false, false]);
});

test('of a log that has no checkpoint yet the name is not known: any may be', () => {
  expect(
    ['any/name', 'any/name\n', 'any/name\n12'].map((text) => isTorn(Buffer.from(text), undefined)),
  ).toEqual([true, true, true]);
  expect(isTorn(Buffer.from('any/name\nwords'), undefined)).toBe(false);
});

test('zeros alone are of a write; a character may be cut in two, anywhere but in the middle', () => {
  expect([isTorn(Buffer.alloc(5), ORIGIN), isTorn(Buffer.alloc(0), ORIGIN)]).toEqual([true, true]);
  const dash = Buffer.from('—');
  for (const bytes of [1, 2])
    expect(isTorn(Buffer.concat([Buffer.from(`${HEAD}\n`), dash.subarray(0, bytes)]), ORIGIN)).toBe(true);
  // Two damaged characters are as many replacements, all at the end.
  expect(isTorn(Buffer.concat([Buffer.from(ORIGIN), Buffer.from([0xff, 0xff])]), ORIGIN)).toBe(true);
  expect(
    isTorn(Buffer.concat([Buffer.from('plumb'), Buffer.from([0xff]), Buffer.from('line')]), ORIGIN),
  ).toBe(false);
});

/**
 * Letters that look like a Latin letter, in small letters without marks, by that letter. Source: Unicode Technical Standard
 * 39, confusables.txt, of it single letters of Latin, Greek, Cyrillic, Armenian and Cherokee that stand for one of ASCII in
 * either case (and ω, which it has as a small w of another alphabet). What one letter ties by its small and its large form,
 * or a digit by its shape, is one here: Ν is an N and ν a v, Υ a Y and υ a u, I and 1 an l, 0 an o.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'ɑαаꭺ',
  b: 'ƀƃƅɓꞵβбвьѣҍᏼꮟ',
  c: 'ȼᴄςсҫꮯ',
  d: 'ðđƌɖɗԁꭰꮷ',
  e: 'ɇꬲεеҽҿꭼ',
  f: 'ƒᵮẝꞙꬵϝք',
  g: 'ƍǥɠɡᶃԍցᏻꮐ',
  h: 'ħɦⱨηнћңһӈӊꚕհᏺꮋꮒ',
  j: 'ɉʝϳјꭻ',
  k: 'ƙⱪꝁκкқҟꮶ',
  l: '1iıłƚǀɨɩɪɫɭᵻᵼιіӏꙇꭵꮮ',
  m: 'ꭑμϻмӎꮇ',
  n: 'vƞɲɳᴠᵰνѵոռꮩ',
  o: '0øɵᴏᴑꝋꬽꬾθοσоѳөօꭴꮎꮻ',
  p: 'ƥᵽρрꮲ',
  q: 'ʠԛգզ',
  r: 'ɍɼɽʀᵲꭇꭈᴦгғꭱꮁꮢ',
  s: 'ƽʂᵴꜱѕտꮥꮪ',
  t: 'ŧƫƭʈᵵⱦτтҭꭲ',
  u: 'yƴɏɣʉʋʏᴜᵾᶌỿꞟꭎꭒꭚγυуүұսꭹꮍꮜ',
  w: 'ɯᴡꝡωѡѽԝաꮃꮤ',
  x: 'ꭓχхҳ',
  z: 'ƶȥʐᴢᵶζꮓ',
};

const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([latin, alike]) =>
    [...alike].map((letter) => [letter, latin] as const),
  ),
);

const ANY = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');

/** The text, in small letters, with each letter as the one that it can be taken for: to compare by, never to be shown. */
export function withoutLookAlikes(text: string): string {
  return text.replace(ANY, (letter) => LETTERS.get(letter)!);
}

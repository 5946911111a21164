/** What a terminal would act on, or hide: control characters, and those that turn the direction of writing. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\ufeff]/gu;

function shown(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Text for a terminal: what it would act on is shown, as \\x1b, and a line stays a line. */
export function visible(text: string): string {
  return text.replace(UNSEEN, shown);
}

/** The same for a text that must stay on its line. */
export function visibleOnOneLine(text: string): string {
  return visible(text).replaceAll('\n', '\\x0a');
}

/** JSON that means the same and holds nothing that a terminal would act on. */
export function visibleJson(body: unknown): string {
  return JSON.stringify(body).replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

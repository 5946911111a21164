export type Child = Node | string | undefined | false;

/** An element with attributes and children; text is text, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | boolean | (() => void) | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, '');
    else if (typeof value === 'string') made.setAttribute(key, value);
  }
  made.append(...children.filter((c) => c !== undefined && c !== false));
  return made;
}

export function button(
  caption: string,
  run: () => void,
  attributes: Record<string, string | boolean> = {},
): HTMLButtonElement {
  return el('button', { type: 'button', click: run, ...attributes }, caption);
}

export function number(n: number): string {
  return n.toLocaleString('en-GB');
}

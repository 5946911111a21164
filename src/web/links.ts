import type { GivenClocks } from './asking';

export type Query = Readonly<Record<string, string | number | undefined>>;

/** A link inside the application that keeps both clocks, so that a reader who looks at last May stays there. */
export function hrefWith(clocks: GivenClocks, path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...clocks })) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Where a part of an answer is to be read. */
export type Href = (path: string, query?: Query) => string;

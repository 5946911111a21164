/** Which part of a list is shown. */
export interface Paging {
  readonly page: number;
  readonly pages: number;
  /** Positions of the first and the last item shown, from 1; 0 for an empty list. */
  readonly from: number;
  readonly to: number;
  readonly total: number;
}

/** The items of one page, and where it stands; a page past the end is the last one. */
export function paged<T>(
  items: readonly T[],
  page: number,
  size: number,
): { items: readonly T[]; paging: Paging } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const at = Math.min(Math.max(1, page), pages);
  const start = (at - 1) * size;
  const part = items.slice(start, start + size);
  return {
    items: part,
    paging: {
      page: at,
      pages,
      from: part.length === 0 ? 0 : start + 1,
      to: start + part.length,
      total: items.length,
    },
  };
}

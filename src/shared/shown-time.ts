/** What of a moment is shown, with its formats by zone: making one takes longer than a page's worth of formatting. */
export interface Parts {
  readonly options: Intl.DateTimeFormatOptions;
  readonly locale: string;
  readonly made: Map<string, Intl.DateTimeFormat>;
}

export function parts(options: Intl.DateTimeFormatOptions, locale = 'en-GB'): Parts {
  return { options, locale, made: new Map() };
}

/** `May 2026`. */
export const MONTH = parts({ month: 'long', year: 'numeric' });
/** `3 May 2026`. */
export const DAY = parts({ day: 'numeric', month: 'long', year: 'numeric' });

/** The parts of a moment in a zone, one after the other; what is no moment is shown as it is. */
export function shown(at: string, zone: string, ...wanted: readonly Parts[]): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : wanted.map((p) => formatOf(p, zone).format(date)).join(', ');
}

export function formatOf({ options, locale, made }: Parts, zone: string): Intl.DateTimeFormat {
  let format = made.get(zone);
  if (!format) made.set(zone, (format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })));
  return format;
}

import { visibleOnOneLine } from '../shared/visible';

interface Link {
  /** Nobody's of a demonstration, where whoever opens it chooses among the readers. */
  readonly reader: string | undefined;
  readonly url: string;
}

/** A line for each reader, and last the one that scripts wait for. */
export function linkLines(links: readonly Link[]): string[] {
  return [
    ...links.slice(0, -1).map(({ reader, url }) => `sign-in ${visibleOnOneLine(reader ?? '')} ${url}`),
    `ready ${links.at(-1)?.url ?? ''}`,
  ];
}

/** Whom the last link signs in, how long links are good, and how fresh ones are had. */
export function linksTold(
  links: readonly Link[],
  { pid, atTerminal }: { pid: number; atTerminal: boolean },
): string {
  const reader = links.at(-1)?.reader;
  const whom =
    reader === undefined
      ? 'The last link lets whoever opens it choose a reader'
      : `The last link signs in ${visibleOnOneLine(reader)}`;
  const how = `${atTerminal ? 'press Enter here, or ' : ''}send the signal HUP: kill -HUP ${pid}`;
  return `${whom}. Links are good once, for 15 minutes; for fresh ones ${how}`;
}

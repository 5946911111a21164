import { scaleSqrt, scaleUtc } from 'd3-scale';
import type { z } from 'zod';
import type { operation as timeline } from '../../operations/catalogue/timeline';
import { plain, several } from '../wording/names';
import { count, day, tick } from '../wording/time';

type Lane = z.output<(typeof timeline)['output']>['lanes'][number];

const WIDTH = 1000;
const LABELS = 170;
const LANE = 30;
const TOP = 22;
const HIGHEST = 20;
const NARROWEST = 3;
const TICKS = 6;
const YEAR_MS = 365.25 * 86_400_000;

export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A month of events, a dated record, or a record that is still open. */
  readonly shape: 'month' | 'record' | 'open';
  readonly title: string;
}

/** The geometry of a timeline, in user units of its SVG: one lane for each source. */
export interface TimelineFigure {
  readonly width: number;
  readonly height: number;
  /** Items that ended before the stretch that is drawn. */
  readonly earlier: number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly lanes: readonly {
    readonly y: number;
    readonly label: string;
    /** `68 contact months`, `12 records`. */
    readonly total: string;
    readonly marks: readonly Mark[];
  }[];
}

/**
 * The figure of lanes in order of time; undefined where there is nothing to draw. `end` bounds what is still open; only
 * the last `years` before the end are drawn.
 */
export function timelineFigure(
  lanes: readonly Lane[],
  end: string,
  zone: string,
  years = Infinity,
): TimelineFigure | undefined {
  const items = lanes.flatMap((lane) => lane.items);
  if (items.length === 0) return undefined;
  const last = Math.max(Date.parse(end), ...items.map((i) => Date.parse(i.to ?? i.from)));
  const begin = last - years * YEAR_MS;
  const isDrawn = (item: Lane['items'][number]): boolean => Date.parse(item.to ?? end) >= begin;
  const first = Math.max(begin, Math.min(last, ...items.filter(isDrawn).map((i) => Date.parse(i.from))));
  const x = scaleUtc([new Date(first), new Date(last)], [LABELS, WIDTH - 12]);
  const ticks = x.ticks(TICKS);
  const apart = (ticks[1]?.getTime() ?? Infinity) - (ticks[0]?.getTime() ?? 0);
  const most = Math.max(1, ...items.map((i) => i.count));
  const high = scaleSqrt([0, most], [4, HIGHEST]);
  const mark = (item: Lane['items'][number], lane: number): Mark => {
    const from = x(new Date(Math.max(Date.parse(item.from), first)));
    const to = x(new Date(item.to ?? last));
    const height = item.what === 'month' ? high(item.count) : 10;
    return {
      x: from,
      y: TOP + lane * LANE + (LANE - 6 - height) / 2 + 3,
      width: Math.max(NARROWEST, to - from),
      height,
      shape: item.what === 'month' ? 'month' : item.to === null ? 'open' : 'record',
      title: titleOf(item, zone),
    };
  };
  return {
    width: WIDTH,
    height: TOP + lanes.length * LANE + 4,
    earlier: items.filter((item) => !isDrawn(item)).length,
    ticks: ticks.map((date) => ({ x: x(date), label: tick(date, apart, zone) })),
    lanes: lanes.map((lane, at) => ({
      y: TOP + at * LANE,
      label: plain(lane.source),
      total: several(lane.total, lane.items.some((i) => i.what === 'month') ? 'contact month' : 'record'),
      marks: lane.items.filter(isDrawn).map((item) => mark(item, at)),
    })),
  };
}

function titleOf(item: Lane['items'][number], zone: string): string {
  const until =
    item.to === null
      ? ' until now'
      : item.to.slice(0, 10) === item.from.slice(0, 10)
        ? ''
        : ` to ${day(item.to, zone)}`;
  const what = item.what === 'month' ? `${count(item.count)} ${item.text}` : item.text;
  return `${day(item.from, zone)}${until}: ${what}`;
}

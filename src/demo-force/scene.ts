import { type Rng } from '../shared/random';
import { type Casting } from './casting';
import { type Force } from './force';
import { type Nominal } from './nominals';
import { type PhoneNumber } from './numbers';
import { type Staff } from './people';
import { atWork, inEvening, momentIn, type Stretch } from './period';
import { between, chance, geometric } from './sampling';
import { type ReportItem, type Traces } from './traces';
import { DAY, MINUTE, steady, type Wall } from './wall-clock';

/** Where a story is planted. */
export interface Scene {
  readonly force: Force;
  readonly traces: Traces;
  readonly cast: Casting;
  readonly rng: Rng;
}

/** One thing that happened, for the truth file: what a reader should find, or should see through. */
export interface Planted {
  readonly subjects: readonly Staff[];
  readonly nominals?: readonly Nominal[];
  readonly numbers?: readonly PhoneNumber[];
  /** Where a pattern finds pairs: those that it should. */
  readonly pairs?: readonly (readonly [Staff, Staff])[];
  readonly summary: string;
}

export interface Story {
  readonly id: string;
  /** The pattern that should find it, or that it might mislead. */
  readonly pattern:
    | 'multi-allegation'
    | 'multi-suspect'
    | 'undeclared-association'
    | 'call-intensity'
    | 'access-then-call'
    | 'shared-number';
  readonly kind: 'planted' | 'look-alike';
  /** Plants one instance; `n` counts them from 0. */
  readonly plant: (scene: Scene, n: number) => Planted;
}

export function workNumber(person: Staff): PhoneNumber {
  if (person.workNumber === undefined)
    throw new RangeError(`${person.id} was cast for a call without a phone`);
  return person.workNumber;
}

/** One communication; an extension cannot send texts. */
export function call(scene: Scene, from: PhoneNumber, to: PhoneNumber, at: Wall, sms = false): void {
  const text = sms && from.length > 6;
  scene.traces.calls.push({
    from,
    to,
    at: steady(at),
    seconds: text ? 0 : 8 + geometric(scene.rng, 150),
    sms: text,
  });
}

/** `count` communications spread over the stretch, in the evening or at work. */
export function calls(
  scene: Scene,
  from: PhoneNumber,
  to: PhoneNumber,
  count: number,
  stretch: Stretch,
  texts: number,
  evening: boolean,
): void {
  for (let i = 0; i < count; i++) {
    const day = momentIn(scene.rng, stretch);
    call(
      scene,
      from,
      to,
      evening ? inEvening(scene.rng, day) : atWork(scene.rng, day),
      chance(scene.rng, texts),
    );
  }
}

/** A search and the view that follows it. */
export function lookUp(scene: Scene, staff: Staff, nominal: Nominal, at: Wall, reason?: string): void {
  const why = reason === undefined ? {} : { reason };
  scene.traces.lookUps.push({ staff, nominal, at: steady(at), action: 'search', ...why });
  scene.traces.lookUps.push({
    staff,
    nominal,
    at: steady(at + between(scene.rng, 20, 200)),
    action: 'view',
    ...why,
  });
}

/** Days of the period, at least a day and a half from its ends, evenly apart with some play. */
export function spread(scene: Scene, count: number, from = 0, to = 1): Wall[] {
  const { start, end } = scene.force.period;
  const inside = { start: start + 1.5 * DAY, end: end - 3 * DAY };
  return Array.from({ length: count }, (_, i) =>
    momentIn(
      scene.rng,
      inside,
      from + ((to - from) * (i + 0.1)) / count,
      from + ((to - from) * (i + 0.9)) / count,
    ),
  );
}

export function minutesAfter(scene: Scene, at: Wall, low: number, high: number): Wall {
  return steady(at + between(scene.rng, low * MINUTE, high * MINUTE));
}

export function item(
  grade: string,
  text: string,
  subjects: readonly Staff[],
  mentions: readonly string[] = [],
): ReportItem {
  const [source, information, handling] = [...grade] as [
    ReportItem['source'],
    ReportItem['information'],
    ReportItem['handling'],
  ];
  return { source, information, handling, text, subjects, mentions };
}

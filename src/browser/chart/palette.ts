/** Colours of the chart, read from the page's style sheet, so that it follows light and dark. */
export interface Palette {
  readonly text: string;
  readonly quiet: string;
  readonly stage: string;
  readonly line: string;
  readonly focus: string;
  readonly tones: readonly string[];
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const value = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: value('--govuk-text-colour'),
    quiet: value('--pl-quiet'),
    stage: value('--pl-stage'),
    line: value('--pl-line'),
    focus: value('--govuk-focus-colour'),
    tones: [0, 1, 2, 3, 4, 5].map((i) => value(`--pl-tone-${i}`)),
  };
}

/** A letter and a tone for each kind of entity: colour is never the only sign. */
const SIGNS: Readonly<Record<string, readonly [letter: string, tone: number]>> = {
  staff: ['S', 0],
  nominal: ['N', 1],
  name: ['N', 1],
  ocg: ['G', 4],
  phone: ['#', 2],
  organisation: ['O', 3],
  vehicle: ['V', 3],
  address: ['A', 3],
  post: ['P', 5],
  unit: ['U', 5],
  complaint: ['C', 5],
  report: ['R', 5],
  declaration: ['D', 5],
  record: ['L', 5],
  username: ['@', 2],
};

export function signOf(register: string): readonly [letter: string, tone: number] {
  return SIGNS[register] ?? ['?', 5];
}

/** What the letters on the chart stand for. */
export const SIGN_KEY =
  'S staff · N nominal · G crime group · # number · @ account · O organisation · C complaint · R report · solid confirmed, dashed unconfirmed, dotted tentative or inferred';

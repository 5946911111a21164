/**
 * What every measure says of itself, for the page that explains a figure and for the person who must defend it.
 * A folder `analytics/<id>/` exports one as `definition`, its options' schema (where it has any) as `options`, and
 * one function.
 */
export interface MeasureDefinition {
  /** The name of the folder. */
  readonly id: string;
  readonly title: string;
  /** The question that an analyst asks. */
  readonly question: string;
  /** How the figure is made, with its unit and range. */
  readonly definition: string;
  /** Where the method was published. */
  readonly papers: readonly [string, ...string[]];
  /** What the figure does not show. */
  readonly limits: readonly [string, ...string[]];
}

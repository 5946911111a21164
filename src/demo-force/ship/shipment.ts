import { type Casting } from '../casting';
import { type Force } from '../force';
import { type Traces } from '../traces';

/** What is shipped, and the folder that delivery folders are made in. */
export interface Shipment {
  readonly root: string;
  readonly force: Force;
  readonly traces: Traces;
  readonly cast: Casting;
}

// Made by `npm run generate` from cypher/queries. Do not edit.
import type { Integer, NoColumns, ViewParameters } from './statement';

export interface Statements {
  /** nothing; entities that are there already stay as they are. */
  'entities/merge': {
    mode: 'write';
    viewed: false;
    parameters: {
      entities: readonly { id: string; kind: string; register: string; force: string; nativeId: string }[];
    };
    row: NoColumns;
  };
  /** every stored version of the given keys, in no order; of any compartment, so for ingest and the view alone. */
  'records/by-chain': {
    mode: 'read';
    viewed: false;
    parameters: { chains: readonly string[] };
    row: {
      id: string;
      chain: string;
      hash: string;
      seen: readonly string[];
      recordedAt: string;
      standsUntil: string;
    };
  };
  /** how many visible records each source has. */
  'records/count-by-source': {
    mode: 'read';
    viewed: true;
    parameters: ViewParameters;
    row: { source: string; records: Integer };
  };
  /** nothing; creates records. `record` holds the node's properties (see graph/record-node.ts). */
  'records/create': {
    mode: 'write';
    viewed: false;
    parameters: { records: readonly Record<string, unknown>[] };
    row: NoColumns;
  };
  /** nothing; joins records to the entities that they name. */
  'records/name': {
    mode: 'write';
    viewed: false;
    parameters: { namings: readonly { record: string; entity: string; role: string }[] };
    row: NoColumns;
  };
}

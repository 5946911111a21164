// Made by `npm run generate` from cypher/queries. Do not edit.
import type { Integer, NoColumns, ViewParameters } from './statement';

export interface Statements {
  /** nothing; entities that are there already stay as they are. */
  'entities/merge': { mode: 'write'; viewed: false; parameters: { entities: readonly { id: string; kind: string; register: string; force: string; nativeId: string }[] }; row: NoColumns };
  /** the contact months that a projection is made of, in no order. */
  'projection/contacts': { mode: 'read'; viewed: true; parameters: ViewParameters; row: { id: string; source: string; from: string; to: string; kind: string; month: string; delivery: string; compartment: string; handlingClass: string; authority: string; count: Integer; first: string; last: string; recordedFirst: string; recordedLast: string } };
  /** the record versions that a projection is made of, in no order. */
  'projection/records': { mode: 'read'; viewed: true; parameters: ViewParameters; row: { id: string; source: string; force: string; system: string; key: string; hash: string; meanings: string; namings: string; gradeScheme: string; gradeText: string; handling: string; handlingClass: string; compartment: string; validFirst: string; validLast: string; recordedAt: string; standsUntil: string } };
  /** every stored version of the given keys, in no order; of any compartment, so for ingest and the view alone. */
  'records/by-chain': { mode: 'read'; viewed: false; parameters: { chains: readonly string[] }; row: { id: string; chain: string; hash: string; seen: readonly string[]; recordedAt: string; standsUntil: string } };
  /** how many visible records each source has. */
  'records/count-by-source': { mode: 'read'; viewed: true; parameters: ViewParameters; row: { source: string; records: Integer } };
  /** nothing; creates records. `record` holds the node's properties (see graph/record-node.ts). */
  'records/create': { mode: 'write'; viewed: false; parameters: { records: readonly Record<string, unknown>[] }; row: NoColumns };
  /** nothing; joins records to the entities that they name. */
  'records/name': { mode: 'write'; viewed: false; parameters: { namings: readonly { record: string; entity: string; role: string }[] }; row: NoColumns };
  /** when the contact months of some numbers and accounts took place, to hide those of an excluded person's time. */
  'view/contacts-naming': { mode: 'read'; viewed: false; parameters: { entities: readonly string[] }; row: { entity: string; id: string; first: string; last: string } };
  /** every version of the open rows of some sources that name one of the entities. Exclusions follow from these */
  'view/open-rows-naming': { mode: 'read'; viewed: false; parameters: { entities: readonly string[]; sources: readonly string[] }; row: { id: string; source: string; chain: string; namings: string; meanings: string; recordedAt: string; standsUntil: string } };
  /** when the records that name some numbers and accounts are about, to hide those of an excluded person's time. */
  'view/records-naming': { mode: 'read'; viewed: false; parameters: { entities: readonly string[] }; row: { entity: string; id: string; source: string; validFirst: string; validLast: string; recordedAt: string } };
  /** the graph ids of the member of staff whom the access file names, one for each force that has one of that id. */
  'view/staff-named': { mode: 'read'; viewed: false; parameters: { nativeId: string }; row: { id: string } };
}

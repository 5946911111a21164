// Made by `npm run generate` from cypher/queries. Do not edit.
import type { Integer, NoColumns, NoParameters, ViewParameters } from './statement';

export interface Statements {
  /** every property of the contact months whose ids begin so, and their ends, in no order; for the anchor alone. */
  'anchor/contacts': { mode: 'read'; viewed: false; parameters: { prefix: string }; row: { from: string; to: string; properties: Record<string, unknown> } };
  /** how much there is to read for the anchor's digest. */
  'anchor/counts': { mode: 'read'; viewed: false; parameters: NoParameters; row: { records: Integer; contacts: Integer } };
  /** every property of every entity, in no order; for the anchor alone. */
  'anchor/entities': { mode: 'read'; viewed: false; parameters: NoParameters; row: { properties: Record<string, unknown> } };
  /** what the records whose ids begin so name, in no order; for the anchor alone. */
  'anchor/namings': { mode: 'read'; viewed: false; parameters: { prefix: string }; row: { record: string; role: string; entity: string } };
  /** every property of the records whose ids begin so, in no order; of any compartment, so for the anchor alone. */
  'anchor/records': { mode: 'read'; viewed: false; parameters: { prefix: string }; row: { properties: Record<string, unknown> } };
  /** id and count of every contact month, for verify alone. */
  'contacts/counts': { mode: 'read'; viewed: false; parameters: NoParameters; row: { id: string; count: Integer } };
  /** nothing; creates contact months between entities that are there. `contact` also holds the link's properties. */
  'contacts/create': { mode: 'load'; viewed: false; parameters: { contacts: readonly { from: string; to: string; properties: Record<string, unknown> }[] }; row: NoColumns };
  /** nothing; takes out contact months, by their ends and id. */
  'contacts/remove': { mode: 'load'; viewed: false; parameters: { contacts: readonly { id: string; from: string; to: string }[] }; row: NoColumns };
  /** the records that introduce the given entities, in their introducing role, with labels and where they were */
  'entities/introduced': { mode: 'read'; viewed: false; parameters: { entities: readonly { id: string; role: string }[] }; row: { entity: string; id: string; source: string; compartment: string; handlingClass: string; names: readonly string[]; seen: readonly string[] } };
  /** nothing; entities that are there already stay as they are. */
  'entities/merge': { mode: 'load'; viewed: false; parameters: { entities: readonly { id: string; kind: string; register: string; force: string; nativeId: string }[] }; row: NoColumns };
  /** one record, where there is one, with what its id was made of; to tell which key a graph was loaded with. */
  'ledger/any-record': { mode: 'read'; viewed: false; parameters: NoParameters; row: { id: string; chain: string; hash: string; version: Integer } };
  /** the data folder that the graph belongs to, by its id and the fingerprint of its key; nothing where no data */
  'ledger/belongs': { mode: 'read'; viewed: false; parameters: NoParameters; row: { folder: string; key: string } };
  /** nothing; makes the graph the caller's data folder's, where no other claimed it before. Setting `asked` takes */
  'ledger/claim': { mode: 'write'; viewed: false; parameters: { folder: string; key: string }; row: NoColumns };
  /** every file that was delivered, with its counts; for ingest, verify and the page of deliveries. Each property by */
  'ledger/files': { mode: 'read'; viewed: false; parameters: NoParameters; row: { file: Record<string, unknown> } };
  /** who has the right to load, or had it last where `owner` is '', and whether it is free by the clock of the server; nothing where nobody ever had it. */
  'ledger/lease': { mode: 'read'; viewed: false; parameters: NoParameters; row: { owner: string; holder: string; free: boolean } };
  /** nothing; counts the generation of the graph on. It goes before every write that changes what is loaded. */
  'ledger/next-generation': { mode: 'write'; viewed: false; parameters: NoParameters; row: NoColumns };
  /** nothing; writes delivered files into the ledger, or what became of them. */
  'ledger/put-files': { mode: 'load'; viewed: false; parameters: { files: readonly Record<string, unknown>[] }; row: NoColumns };
  /** nothing; gives the right to load up where it is still the caller's. `holder` stays: whoever finds that they were */
  'ledger/release-lease': { mode: 'write'; viewed: false; parameters: { owner: string }; row: NoColumns };
  /** the owner again where the lease is still the caller's; nothing where another took it over. Setting `asked` */
  'ledger/renew-lease': { mode: 'write'; viewed: false; parameters: { owner: string; milliseconds: Integer }; row: NoColumns };
  /** who may load now: the caller where nobody held the lease, it had run out by the clock of the server, or its */
  'ledger/take-lease': { mode: 'write'; viewed: false; parameters: { owner: string; holder: string; milliseconds: Integer; gone: string }; row: NoColumns };
  /** the record versions that a projection is made of, in no order; `head` is packed (src/graph/record-head.ts). */
  'projection/records': { mode: 'read'; viewed: true; parameters: ViewParameters; row: { head: string; meanings: string; namings: string; recordedAt: string; standsUntil: string } };
  /** every stored version of the given keys, in no order; of any compartment, so for ingest and verify alone. */
  'records/by-chain': { mode: 'read'; viewed: false; parameters: { chains: readonly string[] }; row: { id: string; chain: string; hash: string; reading: string; stated: string; seen: readonly string[]; source: string; compartment: string; handlingClass: string; names: readonly string[]; recordedAt: string; standsUntil: string } };
  /** whole record nodes by id, of any compartment; for ingest, which copies a version's content, and verify alone. */
  'records/by-id-whole': { mode: 'read'; viewed: false; parameters: { ids: readonly string[] }; row: { node: Record<string, unknown> } };
  /** the versions that say the same besides the ids that their system issued, in no order; of any compartment, so for */
  'records/by-likeness': { mode: 'read'; viewed: false; parameters: { likenesses: readonly string[] }; row: { likeness: string; chain: string; hash: string; reading: string } };
  /** the keys of a source past a given one, in order; for ingest and verify alone. Ordered by both, so that */
  'records/chains-of-source': { mode: 'read'; viewed: false; parameters: { source: string; after: string; limit: Integer }; row: { chain: string } };
  /** nothing; creates records where they are not there yet. `record` holds the node's properties (see graph/record-node.ts). */
  'records/create': { mode: 'load'; viewed: false; parameters: { records: readonly Record<string, unknown>[] }; row: NoColumns };
  /** nothing; creates records where they are not there yet, given as one list per property (graph/record-node.ts, toColumns). */
  'records/create-columns': { mode: 'load'; viewed: false; parameters: { id: readonly unknown[]; chain: readonly unknown[]; source: readonly unknown[]; force: readonly unknown[]; system: readonly unknown[]; key: readonly unknown[]; hash: readonly unknown[]; reading: readonly unknown[]; row: readonly unknown[]; meanings: readonly unknown[]; names: readonly unknown[]; namings: readonly unknown[]; gradeScheme: readonly unknown[]; gradeText: readonly unknown[]; gradeSource: readonly unknown[]; gradeInformation: readonly unknown[]; handling: readonly unknown[]; handlingClass: readonly unknown[]; compartment: readonly unknown[]; validFirst: readonly unknown[]; validLast: readonly unknown[]; recordedAt: readonly unknown[]; standsUntil: readonly unknown[]; stated: readonly unknown[]; version: readonly unknown[]; seen: readonly unknown[]; delivery: readonly unknown[]; file: readonly unknown[]; line: readonly unknown[]; flags: readonly unknown[]; head: readonly unknown[]; more: readonly Record<string, unknown>[] }; row: NoColumns };
  /** nothing; gives records that an earlier version of the product loaded what they are compared with others by. */
  'records/liken': { mode: 'load'; viewed: false; parameters: { likenesses: readonly { id: string; likeness: string }[] }; row: NoColumns };
  /** nothing; joins records to the entities that they name. */
  'records/name': { mode: 'load'; viewed: false; parameters: { namings: readonly { record: string; entity: string; role: string }[] }; row: NoColumns };
  /** nothing; joins records to the entities that they name, given as one list per column. */
  'records/name-columns': { mode: 'load'; viewed: false; parameters: { records: readonly string[]; entities: readonly string[]; roles: readonly string[] }; row: NoColumns };
  /** how many namings each of the given records has, of any compartment; for verify alone. */
  'records/name-counts': { mode: 'read'; viewed: false; parameters: { ids: readonly string[] }; row: { id: string; namings: Integer } };
  /** nothing; sets where and how often versions were delivered and how long they stand. */
  'records/place': { mode: 'load'; viewed: false; parameters: { places: readonly { id: string; recordedAt: string; standsUntil: string; seen: readonly string[]; delivery: string; file: string; line: number }[] }; row: NoColumns };
  /** nothing; takes out versions that a late delivery showed to be one with another. */
  'records/remove': { mode: 'load'; viewed: false; parameters: { ids: readonly string[] }; row: NoColumns };
  /** every version of the key that a record is a version of, with labels that this reader has, in no order. */
  'view/chain-of': { mode: 'read'; viewed: true; parameters: { id: string } & ViewParameters; row: { head: string; row: string; meanings: string; namings: string; recordedAt: string; standsUntil: string; delivery: string; file: string; line: Integer } };
  /** when the contact months of some numbers and accounts took place, to hide those of an excluded person's time. */
  'view/contacts-naming': { mode: 'read'; viewed: false; parameters: { entities: readonly string[] }; row: { entity: string; id: string; first: string; last: string } };
  /** one record that this reader's labels show and that was delivered in one of the files, where there is one. */
  'view/delivered-in': { mode: 'read'; viewed: true; parameters: { source: string; files: readonly string[] } & ViewParameters; row: { id: string } };
  /** the keys of which a version no longer stands: those that have more versions than one, or are closed. */
  'view/ended-chains': { mode: 'read'; viewed: false; parameters: NoParameters; row: { chain: string } };
  /** a number that every write that changes what is loaded counts on, to tell whether what was read before still */
  'view/generation': { mode: 'read'; viewed: false; parameters: NoParameters; row: { generation: Integer } };
  /** the sources of which some record has labels that this reader does not have. */
  'view/hidden-sources': { mode: 'read'; viewed: true; parameters: ViewParameters; row: { source: string } };
  /** everything that is named by a record which names one of the entities, in any version and compartment: what an */
  'view/named-with': { mode: 'read'; viewed: false; parameters: { entities: readonly string[] }; row: { id: string } };
  /** the graph ids of everything that typed references name, one for each force and system that has one of that id; */
  'view/of-reference': { mode: 'read'; viewed: false; parameters: { register: string; nativeIds: readonly string[] }; row: { id: string } };
  /** every version of the open rows of some sources that name one of the entities. Exclusions follow from these */
  'view/open-rows-naming': { mode: 'read'; viewed: false; parameters: { entities: readonly string[]; sources: readonly string[] }; row: { id: string; source: string; chain: string; namings: string; meanings: string; recordedAt: string; standsUntil: string } };
  /** the rows of the force's registers of its people that are some people's own, every version of any compartment. */
  'view/own-rows': { mode: 'read'; viewed: false; parameters: { entities: readonly string[]; rows: readonly string[] }; row: { id: string } };
  /** 1 where the graph holds any record, whoever may see it; else 0. */
  'view/record-held': { mode: 'read'; viewed: false; parameters: NoParameters; row: { held: Integer } };
  /** when the records that name some numbers and accounts are about, to hide those of an excluded person's time. */
  'view/records-naming': { mode: 'read'; viewed: false; parameters: { entities: readonly string[] }; row: { entity: string; id: string; source: string; validFirst: string; validLast: string; recordedAt: string } };
  /** 1 where any version of the workforce register is held in the open, whatever the reader may see of it; else 0. */
  'view/register-loaded': { mode: 'read'; viewed: false; parameters: NoParameters; row: { held: Integer } };
  /** the graph ids of the member of staff whom the access file names, one for each force that has one of that id. */
  'view/staff-named': { mode: 'read'; viewed: false; parameters: { nativeId: string }; row: { id: string } };
  /** every record version with labels that this reader has, superseded ones too, in no order. */
  'view/versions': { mode: 'read'; viewed: true; parameters: ViewParameters; row: { head: string; row: string; meanings: string; namings: string; recordedAt: string; standsUntil: string } };
  /** every stored version of some keys with its labels and where it was delivered, of any compartment: what a */
  'view/versions-of': { mode: 'read'; viewed: false; parameters: { chains: readonly string[] }; row: { id: string; chain: string; source: string; system: string; force: string; hash: string; reading: string; version: Integer; stated: string; seen: readonly string[]; names: readonly string[]; compartment: string; handlingClass: string; recordedAt: string; standsUntil: string; validFirst: string; validLast: string } };
}

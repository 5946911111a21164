import type { Parameters, ReadName } from '../../../src/graph/statement';
import type { Statements } from '../../../src/graph/statements.generated';
import { entityParts } from '../../../src/model/entity';
import type { ViewParameters } from '../../../src/graph/statement';
import type { Known } from './known';

/** What a statement is asked besides the view, which the suite adds to those that take one. */
type Asked<N extends ReadName> = Omit<Parameters<N>, keyof ViewParameters>;
/** A line for every statement of `cypher/queries`: one without does not compile, and fails the suite. */
type Questions = { readonly [N in keyof Statements & ReadName]: (known: Known) => readonly Asked<N>[] };

const ABSENT = 'absent';
const nothing = (): readonly Record<never, never>[] => [{}];
const first = <T>(all: readonly T[], n = 1): readonly T[] => all.slice(0, n);
const distinct = (all: readonly string[]): string[] => [...new Set(all)].sort();
const entityIds = (known: Known): string[] => known.entities.map((e) => e.id);
const sourcesOf = (known: Known): string[] => distinct(known.records.map((r) => r.source));
const numbers = (known: Known): string[] => known.files.map((f) => String(f.number));

export const READ_QUESTIONS: Questions = {
  'anchor/contacts': () => [{ prefix: '' }, { prefix: '0' }],
  'anchor/counts': nothing,
  'anchor/entities': nothing,
  'anchor/namings': () => [{ prefix: '' }, { prefix: '0' }],
  'anchor/records': () => [{ prefix: '' }, { prefix: '0' }],
  'contacts/counts': nothing,
  'entities/introduced': (known) => [
    { entities: known.namings.map(({ entity, role }) => ({ id: entity, role })) },
    { entities: entityIds(known).map((id) => ({ id, role: 'self' })) },
    { entities: [{ id: ABSENT, role: 'self' }] },
  ],
  'ledger/any-record': nothing,
  'ledger/belongs': nothing,
  'ledger/files': nothing,
  'ledger/lease': nothing,
  'projection/records': nothing,
  'records/by-chain': (known) => [
    { chains: [...distinct(known.records.map((r) => r.chain)), ABSENT] },
    { chains: [] },
  ],
  'records/by-id-whole': (known) => [{ ids: [...known.records.map((r) => r.id), ABSENT] }, { ids: [] }],
  'records/by-likeness': (known) => [
    { likenesses: [...distinct(known.records.map((r) => r.likeness).filter((l) => l !== '')), ABSENT] },
    { likenesses: [] },
  ],
  'records/chains-of-source': (known) =>
    sourcesOf(known).flatMap((source) => [
      { source, after: '', limit: 1000 },
      { source, after: '', limit: 3 },
      { source, after: first(known.records.filter((r) => r.source === source))[0]?.chain ?? '', limit: 3 },
    ]),
  'records/name-counts': (known) => [{ ids: [...known.records.map((r) => r.id), ABSENT] }, { ids: [] }],
  'view/chain-of': (known) => [...first(known.records, 8).map(({ id }) => ({ id })), { id: ABSENT }],
  'view/contacts-naming': (known) => [{ entities: [...entityIds(known), ABSENT] }, { entities: [] }],
  'view/delivered-in': (known) =>
    sourcesOf(known).flatMap((source) => [
      { source, files: numbers(known) },
      { source, files: numbers(known).slice(0, 2) },
      { source, files: [ABSENT] },
    ]),
  'view/ended-chains': nothing,
  'view/generation': nothing,
  'view/hidden-sources': nothing,
  'view/named-with': (known) => [
    { entities: entityIds(known) },
    ...first(known.entities, 8).map(({ id }) => ({ entities: [id] })),
    { entities: [ABSENT] },
  ],
  'view/open-rows-naming': (known) => [
    { entities: entityIds(known), sources: sourcesOf(known) },
    { entities: entityIds(known), sources: ['workforce', 'relationships'] },
    { entities: [ABSENT], sources: sourcesOf(known) },
  ],
  'view/of-reference': (known) => [
    ...distinct(known.entities.map((e) => entityParts(e.id)?.register ?? '')).map((register) => ({
      ...{ register, nativeIds: [...known.entities.map((e) => e.nativeId), ABSENT] },
    })),
    ...first(known.entities).map(({ nativeId }) => ({ register: ABSENT, nativeIds: [nativeId] })),
    { register: 'staff', nativeIds: [] },
  ],
  'view/own-rows': (known) => [
    { entities: entityIds(known), rows: ['workforce self', 'posts holder'] },
    { entities: entityIds(known), rows: ['posts holder'] },
    { entities: [ABSENT], rows: ['workforce self'] },
  ],
  'view/record-held': nothing,
  'view/register-loaded': nothing,
  'view/records-naming': (known) => [{ entities: entityIds(known) }, { entities: [ABSENT] }],
  'view/staff-named': (known) => [
    ...distinct(known.entities.map((e) => e.nativeId)).map((nativeId) => ({ nativeId })),
    { nativeId: ABSENT },
  ],
  'view/versions': nothing,
  'view/versions-of': (known) => [{ chains: [...distinct(known.records.map((r) => r.chain)), ABSENT] }],
};

/** Statements that give any one of several rows, so that only whether they give one can be compared. */
export const ANY_ONE: readonly ReadName[] = ['ledger/any-record', 'view/delivered-in'];

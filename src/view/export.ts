import { createHash } from 'node:crypto';
import type { Archive } from '../archive/archive';
import type { GraphStore } from '../graph/store';
import type { Grade } from '../model/grade';
import type { Link } from '../model/link';
import { FOREVER } from '../model/time';
import type { View } from '../model/view';
import { by } from '../shared/compare';
import { canonicalJson } from '../shared/hash';
import { viewParameters } from './decide';
import { linkKinds } from './links/kinds';
import type { EntityCard, Projection } from './projection';
import { visibleVersions, type VisibleVersion } from './visible-versions';

/** The canonical export, and what it shows for the audit record. */
export interface Export {
  /** RFC 8785 lines without line ends: archive rows, entities, links, record versions, each in order of id. */
  readonly lines: AsyncIterable<string>;
  /** Ids of entities, record versions and contact months, and one that stands for all archive rows: their number and hash. */
  readonly shown: readonly string[];
}

/**
 * All that a view shows as lines that are equal, byte for byte, wherever the same facts are seen: every record version,
 * entity, link of every kind and archive row; nothing of files, lines, deliveries, loading, runs or the audit record.
 */
export async function canonicalExport(sources: {
  readonly store: GraphStore;
  readonly archive: Pick<Archive, 'exportRows'>;
  readonly projection: Projection;
  readonly view: View;
}): Promise<Export> {
  const { store, archive, projection, view } = sources;
  const versions = visibleVersions(await store.read('view/versions', viewParameters(view)), view);
  const archived = await archiveMark(archive, view);
  const shown = [
    ...projection.entities.map((e) => e.id),
    ...versions.map((v) => v.record.id),
    ...projection.contacts.map((c) => c.id),
    archived,
  ];
  return { lines: lines(archive, projection, view, versions), shown };
}

async function* lines(
  archive: Pick<Archive, 'exportRows'>,
  projection: Projection,
  view: View,
  versions: readonly VisibleVersion[],
): AsyncGenerator<string> {
  for await (const rows of archive.exportRows(view)) {
    for (const { id, source, key, hash } of rows)
      yield canonicalJson({ type: 'archive-row', id, source, key, hash });
  }
  for (const entity of projection.entities) yield canonicalJson(entityLine(entity));
  for (const link of everyLink(projection)) yield canonicalJson(linkLine(link));
  for (const version of versions) yield canonicalJson(recordLine(version));
}

/** How many archive rows there are and the hash of their ids, as one id: an entry cannot hold millions. */
async function archiveMark(archive: Pick<Archive, 'exportRows'>, view: View): Promise<string> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of archive.exportRows(view)) {
    count += rows.length;
    for (const { id } of rows) hash.update(`${id}\n`);
  }
  return `archive-rows:${count}:${hash.digest('hex')}`;
}

function everyLink(projection: Projection): Link[] {
  return [...linkKinds().keys()].flatMap((kind) => projection.links(kind)).sort(by((link) => link.id));
}

function entityLine({ id, kind, nativeId, label, introduced }: EntityCard): object {
  return { type: 'entity', id, kind, nativeId, label, introduced };
}

function linkLine(link: Link): object {
  const { id, kind, from, to, records, count, first = null, last = null, statedWeight = null } = link;
  return {
    type: 'link',
    id,
    kind,
    from,
    to,
    records,
    count,
    first,
    last,
    grade: gradeText(link.grade),
    statedWeight,
  };
}

function recordLine({ record, row, hash }: VisibleVersion): object {
  const { id, source, force, system, key, handling, compartment, validFrom = null, validTo = null } = record;
  return {
    type: 'record',
    ...{ id, source, force, system, key, row, hash, grade: gradeText(record.grade), handling, compartment },
    valid: { from: validFrom, to: validTo },
    recorded: record.recordedAt,
    standsUntil: record.standsUntil === FOREVER ? null : record.standsUntil,
  };
}

function gradeText(grade: Grade | undefined): string | null {
  if (!grade) return null;
  return grade.scheme === '3x5x2' ? grade.text : `${grade.scheme}:${grade.text}`;
}

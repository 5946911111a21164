import type { DeliveryFile } from '../../ledger/delivery-file';
import type { Book } from '../load/book';
import { grouped } from '../load/grouped';
import type { LikeVersion, RecordStore, StoredVersion } from '../load/record-store';
import type { Reported } from '../load/reported';
import { FOREVER } from '../../model/time';
import { by } from '../../shared/compare';
import type { Content, ContentSample } from './sample';

const ASKED_AT_ONCE = 2_000;

/** Rows that say the same as others, by the file that these others are of. */
export interface Alike {
  readonly rows: number;
  /** Of so many that could be compared. */
  readonly of: number;
  /** The files that brought the others, the most frequent first. */
  readonly files: readonly { readonly delivery: string; readonly file: string; readonly rows: number }[];
}

/**
 * The new rows of a file that say the same as rows which stand under other keys since an earlier file. Only as whoever loads
 * may know of: of what they may not see, or have not delivered, nothing is counted (docs/decisions/0047). A content that the
 * file itself has under several keys is a common one, and says nothing.
 */
export async function alikeToEarlier(
  sample: ContentSample,
  entry: DeliveryFile,
  { records, reported, book }: { records: RecordStore; reported: Reported; book: Book },
): Promise<Alike> {
  const single = [...sample.contents].filter(([, { isNew, keys }]) => isNew && keys.size === 1);
  const contents = new Map(single);
  const likes = await candidates(contents, records);
  const standing = new Standing(await versionsOf(likes, records), entry, reported, book);
  const rows = new Map<number, number>();
  const seen = new Set<string>();
  for (const like of likes) {
    if (seen.has(like.likeness)) continue;
    const file = standing.fileOf(like);
    if (file === undefined) continue;
    seen.add(like.likeness);
    rows.set(file, (rows.get(file) ?? 0) + 1);
  }
  const files = [...rows].flatMap(([number, n]) => {
    const { delivery = '', file = '' } = book.file(number) ?? {};
    return { delivery, file, rows: n * sample.each };
  });
  return { rows: seen.size * sample.each, of: contents.size * sample.each, files: inOrder(files) };
}

/** Versions under other keys than the file's own, in order, so that it does not show in which order the graph gave them. */
async function candidates(
  contents: ReadonlyMap<string, Content>,
  records: RecordStore,
): Promise<LikeVersion[]> {
  const asked = [...contents.keys()];
  const found: LikeVersion[] = [];
  for (let at = 0; at < asked.length; at += ASKED_AT_ONCE)
    found.push(...(await records.alike(asked.slice(at, at + ASKED_AT_ONCE))));
  return found
    .filter(({ likeness, chain }) => contents.get(likeness)?.keys.has(chain) === false)
    .sort(by(({ likeness, chain, hash, reading }) => [likeness, chain, hash, reading].join('\u001f')));
}

async function versionsOf(
  likes: readonly LikeVersion[],
  records: RecordStore,
): Promise<Map<string, StoredVersion[]>> {
  const chains = [...new Set(likes.map(({ chain }) => chain))];
  const versions: StoredVersion[] = [];
  for (let at = 0; at < chains.length; at += ASKED_AT_ONCE)
    versions.push(...(await records.versionsOf(chains.slice(at, at + ASKED_AT_ONCE))));
  return grouped(versions);
}

/** What stands of other keys, as far as whoever loads may know. */
class Standing {
  constructor(
    private readonly versions: ReadonlyMap<string, readonly StoredVersion[]>,
    private readonly entry: DeliveryFile,
    private readonly reported: Reported,
    private readonly book: Book,
  ) {}

  /** The earlier file that a version stands since; undefined where it does not stand, or since this file or a later one. */
  fileOf({ chain, hash, reading }: LikeVersion): number | undefined {
    const { entry, reported } = this;
    const { versions } = reported.fold(chain, entry.source, this.versions.get(chain) ?? [], []);
    const version = versions.find((v) => v.standsUntil === FOREVER);
    if (version?.hash !== hash || version.reading !== reading) return undefined;
    return version.observations
      .map(({ file }) => file)
      .find((file) => file < entry.number && this.book.file(file));
  }
}

/**
 * The rows of a file that say again what others of it say under other keys; undefined where its contents are not each there
 * so many times: a register of posts has many that are alike, and they are so by their nature.
 */
export function repeatedInside(sample: ContentSample): Alike | undefined {
  const times = new Map<number, number>();
  for (const { keys } of sample.contents.values()) times.set(keys.size, (times.get(keys.size) ?? 0) + 1);
  const [often, contents] = [...times].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  if (often < 2 || contents < REGULAR * sample.contents.size) return undefined;
  const copies = [...sample.contents.values()].reduce((sum, { keys }) => sum + keys.size - 1, 0);
  return { rows: copies * sample.each, of: (copies + sample.contents.size) * sample.each, files: [] };
}

const REGULAR = 0.8;

/** True where so many rows are alike that it is worth a look: half of them and 20, or nearly all of a few. */
export function isWorthALook({ rows, of }: Pick<Alike, 'rows' | 'of'>): boolean {
  return (rows >= 20 && rows >= of / 2) || (rows >= 5 && rows >= 0.9 * of);
}

/** The most frequent first. */
export function inOrder(files: readonly Alike['files'][number][]): Alike['files'] {
  return [...files].sort(
    (a, b) => b.rows - a.rows || by((f: Alike['files'][number]) => `${f.delivery}\u001f${f.file}`)(a, b),
  );
}

import neo4j, { type BookmarkManager, type Driver } from 'neo4j-driver';
import { KeptBookmarks } from './kept-bookmarks';

/**
 * Reads follow the writes that they came after, on whichever server of a cluster they land: those of this process, and where
 * a folder is named, those of all that keep their bookmarks in it.
 */
export async function bookmarksOf(
  driver: Driver,
  database: { readonly database?: string },
  folder: string | undefined,
): Promise<BookmarkManager> {
  if (folder === undefined) return neo4j.bookmarkManager();
  const kept = new KeptBookmarks(folder);
  const found = kept.takeOver();
  return kept.manager((await isReached(driver, database, found)) ? found : []);
}

/**
 * False where the server does not come as far, though it was waited for (by its own setting, half a minute or more): it was
 * put back to an earlier state. Whether that is lawful is the anchor's to say.
 */
async function isReached(
  driver: Driver,
  database: { readonly database?: string },
  found: readonly string[],
): Promise<boolean> {
  if (found.length === 0) return true;
  const session = driver.session({
    defaultAccessMode: neo4j.session.READ,
    bookmarks: [...found],
    ...database,
  });
  try {
    const asking = session.beginTransaction();
    await asking.run('RETURN 1');
    await asking.commit();
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && /Bookmark/.test(String(cause.code))) return false;
    throw cause;
  } finally {
    session.close().catch(() => undefined);
  }
}

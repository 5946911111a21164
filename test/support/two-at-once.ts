import { readerOfAll, writeAccess } from '../../scripts/reader-of-all';

/** Settings of a data folder whose one reader loads and sees everything, for processes of their own. */
export function settingsOf(
  home: string,
  server: Readonly<Record<string, string>> = {},
): Record<string, string> {
  writeAccess(home, [readerOfAll('all', ['ALDER'], true)]);
  return { ...server, PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: 'c4'.repeat(32), PLUMBLINE_USER: 'all' };
}

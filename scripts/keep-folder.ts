/**
 * `npm run keep-folder`: writes the data folder of this version to test/folders/VERSION, with the exports that this version
 * gives of it. Later versions must open it and give the same (test/integration/kept-folders.test.ts).
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../src/config/project-root';
import { VERSION } from '../src/config/version';
import { openKept } from '../test/support/kept-folder/answers';
import { KEPT_QUESTION, KEPT_READERS, writeKeptForce } from '../test/support/kept-folder/force';

async function main(): Promise<void> {
  const kept = path.join(PROJECT_ROOT, 'test', 'folders', VERSION);
  if (existsSync(kept))
    throw new Error(`test/folders/${VERSION} is there: a kept folder is not written again.`);
  const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-kept-'));
  const home = path.join(kept, 'home');
  const dir = writeKeptForce(folder, home);
  const opened = await openKept(home);
  try {
    await opened.ask('intake', 'ingest', { dir });
    await opened.ask('analyst', 'search', { query: KEPT_QUESTION });
    for (const reader of KEPT_READERS)
      writeFileSync(path.join(kept, `${reader}.ndjson`), `${(await opened.exportOf(reader)).join('\n')}\n`);
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();

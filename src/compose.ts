import { existsSync } from 'node:fs';
import path from 'node:path';
import { Anchor, AnchorFile, lostGraph } from './anchor';
import { damagedParts, openArchive } from './archive';
import { holdFile } from './archive/hold-file';
import { AUDIT_KEY_WARNING, auditSetting, openRecord, type AuditRecord, type AuditSetting } from './audit';
import { folderId } from './config/folder-id';
import { readHolder, writeHolder } from './config/holder';
import { idKey } from './config/id-key';
import { ownFolder } from './config/own-folder';
import { SEAL_KEY_WARNING, sealKey } from './config/seal-key';
import type { Settings } from './config/settings';
import { openEmbedded } from './graph/embedded/store';
import { openNeo4j } from './graph/neo4j/store';
import type { GraphStore } from './graph/store';
import { claimGraph } from './ledger/belonging';
import type { Services } from './operations/services';
import { Protection, protectedFileMark } from './ingest';
import { POLICY_FILE, PolicyFile } from './policy';
import { allFactors } from './risk';
import { openSealedStore } from './sealed';
import { PlumblineError } from './shared/errors';
import { allSources } from './sources';
import { AccessWatch, makeProjections, openReaders } from './view';

/**
 * Every object, built by hand. `command` is what the data folder is held for, told to whoever finds it held.
 * Throws PlumblineError `folder_held`, `store_unavailable`, `folder_differs`, `audit_damaged`, `audit_unavailable`,
 * `access_file` or `usage`.
 */
export async function compose(
  settings: Settings,
  command: string,
): Promise<{ services: Services; close(): Promise<void> }> {
  const access = new AccessWatch(settings.access.file, settings.access.named);
  access.readers();
  ownFolder(settings.home);
  const key = idKey(settings);
  const seal = sealKey(settings);
  const opened = new Opened();
  try {
    const setting = auditSettingOf(settings, key);
    await refuseLostGraph(settings, setting, command);
    // The embedded graph has one owner, which keeps out a second server as well.
    if (settings.neo4j && command === 'serve') opened.add(await holdForServer(settings.home));
    const store = await openStore(settings);
    // Whoever finds the folder held is told by whom, so the word of it goes after the store.
    if (!settings.neo4j || command === 'serve') opened.add(writeHolder(settings.home, command));
    opened.add(() => store.close());
    const archive = await openArchive({
      folder: path.join(settings.home, 'archive'),
      sources: allSources(),
      idKey: key,
    });
    opened.add(() => archive.close());
    const lacks = async (readings: readonly string[]): Promise<string[]> => {
      const held = new Set((await archive.held()).readings.map((r) => r.reading));
      return readings.filter((reading) => !held.has(reading));
    };
    await claimGraph(store, { id: folderId(settings.home), idKey: key, lacks });
    const own = await openAudit(setting, command, store, opened);
    const anchor = new Anchor(settings.home, store, setting, own, holdFile);
    const differences = [
      ...(await anchor.differences()),
      ...damagedParts(path.join(settings.home, 'archive')),
    ];
    if (differences.length > 0 && !LENIENT.includes(command))
      throw new PlumblineError('folder_differs', differences.join('\n'));
    opened.add(() => anchor.close());
    access.onChange(({ hash, fault }) => own.use({ sha256: hash }, fault?.code));
    await own.use({ sha256: access.hash, protected: protectedFileMark(settings.home, key) });
    const projections = makeProjections({ store, archive, idKey: key });
    const readers = openReaders(access, store, archive);
    const sealed = openSealedStore(path.join(settings.home, 'sealed'), seal.key);
    const notices = [
      ...(seal.insideFolder ? [SEAL_KEY_WARNING] : []),
      ...(setting.keyOutside ? [] : [AUDIT_KEY_WARNING]),
    ];
    const protection = new Protection(settings.home, sealed);
    const services: Services = {
      settings,
      store,
      archive,
      sealed,
      protection,
      policy: new PolicyFile(
        path.join(settings.home, POLICY_FILE),
        allFactors().map(({ id }) => id),
      ),
      idKey: key,
      anchor,
      audit: own,
      auditRecord: { own, setting },
      readers,
      projections,
      notices,
    };
    return { services, close: () => opened.close() };
  } catch (error) {
    await opened.close().catch(() => undefined);
    throw error;
  }
}

/** Closes what was opened once the work is done. Where both fail, the work's error is what is told: it comes first. */
export async function thenClosed<C extends { close(): Promise<void> }, T>(
  opened: C,
  work: (opened: C) => Promise<T>,
): Promise<T> {
  const done = await work(opened).catch(async (error: unknown) => {
    await opened.close().catch(() => undefined);
    throw error;
  });
  await opened.close();
  return done;
}

/** Commands that may open what is not as it was left: they are there to say so, and to take it for what is right. */
const LENIENT = ['verify', 'accept', 'audit-verify'];

function auditSettingOf({ home, auditKey, auditWitness }: Settings, idKey: Buffer): AuditSetting {
  return auditSetting({
    home,
    idKey,
    ...(auditKey === undefined ? {} : { keyFile: auditKey }),
    ...(auditWitness === undefined ? {} : { witness: auditWitness }),
  });
}

/** Of a record that was changed, the lenient commands open another. */
async function openAudit(
  setting: AuditSetting,
  command: string,
  store: GraphStore,
  opened: Opened,
): Promise<AuditRecord> {
  const { record, close } = await openRecord(setting, {
    kind: command === 'serve' ? 'server' : 'command',
    hold: holdFile,
    skipDamaged: LENIENT.includes(command),
    // Of a store that does not answer nothing is known; what asked it says so itself.
    entitiesNamed: async (register, nativeIds) =>
      (await store.read('view/of-reference', { register, nativeIds }).catch(() => [])).map((row) => row.id),
  });
  opened.add(close);
  return record;
}

/** Asked before the graph is opened: the embedded engine would make a new one in the place of what is lost. */
async function refuseLostGraph(settings: Settings, setting: AuditSetting, command: string): Promise<void> {
  if (settings.neo4j || LENIENT.includes(command) || existsSync(path.join(settings.home, GRAPH_FILE))) return;
  const anchor = await new AnchorFile(settings.home, setting).read();
  if (typeof anchor !== 'string' && anchor.done > 0)
    throw new PlumblineError('folder_differs', lostGraph(anchor));
}

const GRAPH_FILE = 'plumbline.grafeo';

/** What has been opened so far: closed the other way round, all of it, even where one does not close. */
class Opened {
  private readonly closers: (() => unknown)[] = [];

  add(close: () => unknown): void {
    this.closers.push(close);
  }

  async close(): Promise<void> {
    const faults: unknown[] = [];
    for (const close of this.closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        faults.push(error);
      }
    }
    if (faults.length > 0) throw faults[0];
  }
}

async function openStore(settings: Settings): Promise<GraphStore> {
  if (settings.neo4j)
    return openNeo4j({ ...settings.neo4j, bookmarks: path.join(settings.home, 'bookmarks') });
  try {
    return await openEmbedded(path.join(settings.home, GRAPH_FILE));
  } catch (error) {
    const held = error instanceof PlumblineError && error.code === 'folder_held';
    throw held ? (heldBy(settings.home, error) ?? error) : error;
  }
}

/** One server answers for a data folder: it listens on the folder's socket and wrote its token. */
async function holdForServer(home: string): Promise<() => void> {
  const release = await holdFile(path.join(home, 'server.lock'));
  if (release) return release;
  throw (
    heldBy(home) ??
    new PlumblineError('folder_held', 'Another server answers for this data folder. Stop that one first.')
  );
}

/** What to tell whoever finds the folder held, where its holder left word. */
function heldBy(home: string, cause?: unknown): PlumblineError | undefined {
  const holder = readHolder(home);
  return (
    holder &&
    new PlumblineError(
      'folder_held',
      `The data folder is held by "plumbline ${holder.command}" (process ${holder.pid}). Wait until it is done, or stop it.`,
      {},
      { cause },
    )
  );
}

import { cutLogs, headsOf, toldSince, type AuditRecord, type AuditSetting, type Hold } from '../audit';
import type { GraphStore } from '../graph/store';
import { PlumblineError } from '../shared/errors';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { AnchorFile, type Anchored } from './anchor-file';
import { graphDigest } from './graph-digest';
import { differencesOf, heldNow, lackingIn, loadedSince } from './held';

/** The purpose by which the digest's key is derived. */
const DIGEST = 'plumbline anchor graph';
const PATIENCE_MS = 10_000;

/**
 * What the data folder held, kept outside the graph and the archive's catalogue and signed, so that one of them that is
 * lost, cut off, exchanged or rolled back is told (docs/decisions/0032).
 */
export class Anchor {
  private readonly file: AnchorFile;
  private readonly key: Buffer;
  /** False once something is not as it was anchored: then the anchor is evidence and stays as it is. */
  private sound = true;

  constructor(
    private readonly home: string,
    private readonly store: GraphStore,
    private readonly setting: AuditSetting,
    private readonly own: AuditRecord,
    private readonly hold: Hold,
  ) {
    this.file = new AnchorFile(home, setting);
    this.key = setting.key.secret(DIGEST);
  }

  /** Why nothing may be served from what is there; nothing where it is what was anchored. Cheap: for each start. */
  async differences(): Promise<string[]> {
    for (;;) {
      const anchor = await this.file.read();
      const found = await this.differencesFrom(anchor);
      // Another process may have ended a load meanwhile.
      if (found.length > 0 && !isDeepStrictEqual(await this.file.read(), anchor)) continue;
      if (found.length > 0) this.sound = false;
      return found;
    }
  }

  private async differencesFrom(anchor: Awaited<ReturnType<AnchorFile['read']>>): Promise<string[]> {
    const now = await heldNow(this.store, this.home);
    const found = differencesOf(anchor, now);
    if (found.length === 0 && typeof anchor !== 'string' && anchor.loading)
      found.push(...(await lackingIn(this.store, this.home)));
    const heads = typeof anchor === 'string' ? [] : anchor.heads;
    if (found.length === 0 && typeof anchor !== 'string')
      found.push(...loadedSince(anchor, await toldSince(this.setting.folder, 'anchored', heads), now));
    return [...found, ...(await cutLogs(this.setting, this.own, heads))];
  }

  /** The same, with all that the graph holds computed again; and the checkpoints that were anchored. For `verify`. */
  async verify(): Promise<{ differences: string[]; heads: string }> {
    const differences = await this.differences();
    const anchor = await this.file.read();
    if (typeof anchor === 'string') return { differences, heads: '' };
    if (anchor.loading)
      differences.push('A load was stopped before what it made was anchored. Ingest its delivery again.');
    else if ((await graphDigest(this.store, this.key)) !== anchor.graph) {
      this.sound = false;
      differences.push(
        `What the graph holds is not what it held at ${anchor.at}: something in it was changed.`,
      );
    }
    return { differences, heads: anchor.heads.join('') };
  }

  /** The checkpoints of the audit record that were anchored, one after the other. */
  async heads(): Promise<string> {
    const anchor = await this.file.read();
    return typeof anchor === 'string' ? '' : anchor.heads.join('');
  }

  /** Before a load writes. Throws PlumblineError `store_unavailable`. */
  async begin(): Promise<void> {
    await this.replace(async (before) => ({ ...(before ?? (await this.whole())), loading: true }));
  }

  /** Once a load has written, however it ended, or somebody has said so: what is there now is what is right. */
  async end(): Promise<void> {
    await this.replace(async () => {
      const whole = await this.whole();
      // The record says so first: whoever puts back graph, archive and anchor together has that against them.
      await this.own.tell({ act: 'anchored', details: { done: whole.done } });
      return whole;
    });
    this.sound = true;
  }

  /** When the folder is closed: where the audit record stands now. */
  async close(): Promise<void> {
    if (this.sound) await this.replace((before) => Promise.resolve(before));
  }

  private async whole(): Promise<Anchored> {
    const held = await heldNow(this.store, this.home);
    const graph = await graphDigest(this.store, this.key);
    return { ...held, graph, at: '', loading: false, heads: [] };
  }

  /** One process at a time replaces it. Where there is none yet, `make` may leave it so. */
  private async replace(
    make: (before: Anchored | undefined) => Promise<Anchored | undefined>,
  ): Promise<void> {
    const release = await this.held();
    try {
      const before = await this.file.read();
      const made = await make(typeof before === 'string' ? undefined : before);
      if (!made) return;
      const heads = await headsOf(this.setting, this.own);
      await this.file.write({ ...made, at: new Date().toISOString(), heads });
    } finally {
      release();
    }
  }

  private async held(): Promise<() => void> {
    for (const until = Date.now() + PATIENCE_MS; ;) {
      const release = await this.hold(path.join(this.setting.folder, 'anchor-lock'));
      if (release) return release;
      if (Date.now() > until)
        throw new PlumblineError(
          'store_unavailable',
          'Another process has held the anchor of the data folder for ten seconds. Try again.',
        );
      await wait(20);
    }
  }
}

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compose } from '../../../src/compose';
import { readSettings, type Settings } from '../../../src/config/settings';
import { askNamed } from '../../../src/operations/ask-named';
import { seededRng } from '../../../src/shared/random';
import { PlumblineError } from '../../../src/shared/errors';
import { writeDeliveries } from '../noninterference/delivered';
import { visibleForce } from '../noninterference/visible-force';
import { answerBytes, load, openWorld, reopened } from '../noninterference/world';
import { BYTE_EDITS, EARLIER, STRUCTURAL_EDITS } from './edits';

/** What became of one random edit. */
export interface Tampered {
  readonly what: string;
  /** True where a start refused the folder or `verify` told of it. */
  readonly found: boolean;
  /** True where the audit record or what a reader exports is another. */
  readonly changed: boolean;
}

const EXPORT = { operation: 'export', question: {} };

/** A small data folder that is edited over and over, each time from a copy. */
export class TamperedFolder {
  private constructor(
    private readonly folder: string,
    private readonly settings: Settings,
    private readonly exported: string,
    private readonly log: string,
  ) {}

  static async make(): Promise<TamperedFolder> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-tamper-'));
    const deliveries = visibleForce(seededRng('tamper'));
    const begun = await openWorld(folder, deliveries.slice(0, 2));
    const { settings } = begun.services;
    await begun.close();
    cpSync(settings.home, path.join(folder, EARLIER), { recursive: true });
    const later = path.join(folder, 'later');
    writeDeliveries(later, deliveries.slice(2));
    const world = await reopened(folder);
    await load(world, later);
    const exported = (await answerBytes(world, EXPORT, 'all')).text;
    await world.close();
    cpSync(settings.home, path.join(folder, 'whole'), { recursive: true });
    return new TamperedFolder(folder, settings, exported, logText(settings.home));
  }

  /** The edit of that number: the same each time. */
  async edit(kind: 'byte' | 'structural', number: number): Promise<Tampered> {
    const { home } = this.settings;
    rmSync(home, { recursive: true });
    cpSync(path.join(this.folder, 'whole'), home, { recursive: true });
    const random = seededRng(`${kind}-${number}`);
    const edits = kind === 'byte' ? BYTE_EDITS : STRUCTURAL_EDITS;
    const edit = edits[number % edits.length] ?? BYTE_EDITS[0];
    if (!edit) throw new Error('no edit');
    await edit.make(home, random);
    const log = logText(home);
    const { found, exported } = await this.look();
    return { what: edit.what, found, changed: edit.ofLog ? log !== this.log : exported !== this.exported };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Opens it as a command does, verifies it, and exports what it shows. */
  private async look(): Promise<{ found: boolean; exported: string }> {
    try {
      const world = await compose(
        readSettings({ PLUMBLINE_HOME: this.settings.home, PLUMBLINE_ID_KEY: '7'.repeat(64) }),
        'test',
      );
      try {
        const verdict = (await askNamed(world.services, {
          user: 'intake',
          operation: 'verify',
          question: {},
        })) as { ok: boolean };
        if (!verdict.ok) return { found: true, exported: '' };
        return { found: false, exported: (await answerBytes(world, EXPORT, 'all')).text };
      } finally {
        await world.close();
      }
    } catch (error) {
      if (error instanceof PlumblineError) return { found: true, exported: '' };
      throw error;
    }
  }
}

function logText(home: string): string {
  const folder = path.join(home, 'audit');
  return readdirSync(folder)
    .filter((name) => /^command-\d+$/.test(name))
    .map((name) =>
      ['log', 'sets'].map((file) => readFileSync(path.join(folder, name, file), 'latin1')).join(),
    )
    .join();
}

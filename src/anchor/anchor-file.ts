import { existsSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isSignedBy, parseNote, signedNote, syncFolder, type AuditSetting } from '../audit';
import { canonicalJson } from '../shared/hash';
import { WITHOUT_WAITING } from '../shared/regular-file';

const anchored = z.strictObject({
  at: z.string(),
  /** True from before a load writes until what it wrote is anchored. */
  loading: z.boolean(),
  /** Text that changes whenever what is loaded changes. */
  generation: z.string(),
  /** How many files the ledger says are loaded, and the hash of all that it says. */
  done: z.number().int(),
  ledger: z.string(),
  /** SHA-256 of the archive's catalogue; '' where there is none. */
  catalogue: z.string(),
  /** Keyed digest of what the graph holds. */
  graph: z.string(),
  /** The last checkpoint of every log of the audit record. */
  heads: z.array(z.string()),
});

/** What the data folder held when it was last written to or closed. */
export type Anchored = z.output<typeof anchored>;

/** The anchor's file: outside the graph, the archive and the audit record, signed by the key of the last. */
export class AnchorFile {
  private readonly file: string;
  private readonly name: string;

  constructor(
    private readonly home: string,
    private readonly setting: AuditSetting,
  ) {
    this.file = path.join(home, 'anchor');
    this.name = `${setting.origin}/anchor`;
  }

  /** What it says; `missing` where there is none, `damaged` where it is not as it was signed. */
  async read(): Promise<Anchored | 'missing' | 'damaged'> {
    if (!existsSync(this.file)) return 'missing';
    const note = parseNote(await readFile(this.file, { encoding: 'utf8', flag: WITHOUT_WAITING }));
    if (!note || !isSignedBy(note, this.setting.key.verifier(this.name))) return 'damaged';
    const [name, body = ''] = note.text.split('\n');
    const read = anchored.safeParse(jsonOf(body));
    return name === this.name && read.success ? read.data : 'damaged';
  }

  /** Replaces it as a whole, durably. Throws what the disk throws. */
  async write(body: Anchored): Promise<void> {
    const text = signedNote(`${this.name}\n${canonicalJson(body)}\n`, this.setting.key, this.name);
    const fresh = `${this.file}.new`;
    const handle = await open(fresh, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, this.file);
    await syncFolder(this.home);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

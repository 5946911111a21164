import path from 'node:path';
import { PlumblineError } from '../shared/errors';
import { headOf, isAuthentic, sealItem, type ItemHead, type ItemKind } from './item';
import { marker, sealKeys, type MarkOf, type SealKeys } from './keys';
import { AppendOnlyFile } from './sealed-file';

/** One text to be sealed. */
export interface ToSeal {
  readonly kind: Exclude<ItemKind, 'store'>;
  readonly mark: string;
  readonly of: string;
  readonly content: string;
}

/** What checking the store came to. */
export interface SealedCheck {
  readonly items: number;
  /** Lines that are no item, or do not authenticate: 1-based. */
  readonly faults: readonly number[];
  /** How many events and rows each `of` brought. */
  readonly broughtBy: ReadonlyMap<string, number>;
  /** Marks of references of sources. */
  readonly references: ReadonlySet<string>;
}

/** The sealed store of a data folder. Nothing of the product opens an item: that takes two people, and comes later. */
export interface SealedStore {
  /** Keyed hashes of what is sealed here. */
  readonly mark: MarkOf;
  /**
   * Seals what no item holds yet by its mark, durably before it resolves. Gives for each, in order, what brought the item
   * that holds it. Only for who may load. Throws PlumblineError `store_unavailable` where the store was sealed with
   * another key or is damaged.
   */
  put(items: readonly ToSeal[]): Promise<string[]>;
  /** What brought each mark that an item holds or, after `put` of the same, would hold: for a dry run. */
  broughtBy(marks: readonly string[]): Promise<(string | undefined)[]>;
  /** True where an event or a row of a record is sealed here, or something that tells no kind; whatever the key. */
  holdsProtected(): Promise<boolean>;
  check(): Promise<SealedCheck>;
}

/** Opens the store in `folder`, which is made when something is first sealed. */
export function openSealedStore(folder: string, secret: Buffer): SealedStore {
  return new LineStore(new AppendOnlyFile(path.join(folder, 'items')), sealKeys(secret));
}

/** The mark and the origin of the line that a store begins with: by it another key is known at once. */
const FIRST = '0'.repeat(32);

class LineStore implements SealedStore {
  readonly mark: MarkOf;
  /** What brought each mark; read anew where the file has grown by another process. */
  private held: { readonly size: number; readonly of: Map<string, string> } | undefined;
  private protectedHeld: { readonly size: number; readonly any: boolean } | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly file: AppendOnlyFile,
    private readonly keys: SealKeys,
  ) {
    this.mark = marker(keys);
  }

  put(items: readonly ToSeal[]): Promise<string[]> {
    const next = this.turn.then(() => this.add(items));
    this.turn = next.catch(() => undefined);
    return next;
  }

  async broughtBy(marks: readonly string[]): Promise<(string | undefined)[]> {
    const held = await this.index();
    return marks.map((mark) => held.get(mark));
  }

  async holdsProtected(): Promise<boolean> {
    const size = this.file.size();
    if (this.protectedHeld?.size === size) return this.protectedHeld.any;
    let any = false;
    for await (const line of this.file.lines()) {
      const kind = headOf(line)?.kind;
      any ||= kind !== 'store' && kind !== 'source-reference';
    }
    this.protectedHeld = { size, any };
    return any;
  }

  async check(): Promise<SealedCheck> {
    const faults: number[] = [];
    const broughtBy = new Map<string, number>();
    const references = new Set<string>();
    let number = 0;
    for await (const line of this.file.lines()) {
      number++;
      const head = headOf(line);
      if (!head || !isAuthentic(this.keys, line)) faults.push(number);
      else if (head.kind === 'source-reference') references.add(head.mark);
      else if (head.kind !== 'store') broughtBy.set(head.of, (broughtBy.get(head.of) ?? 0) + 1);
    }
    return { items: Math.max(0, number - 1), faults, broughtBy, references };
  }

  private async add(items: readonly ToSeal[]): Promise<string[]> {
    if (items.length === 0) return [];
    const held = await this.index();
    const lines = held.size === 0 ? [sealItem(this.keys, { kind: 'store', mark: FIRST, of: FIRST }, '')] : [];
    const fresh = new Map<string, string>();
    for (const { content, ...head } of items) {
      if (held.has(head.mark) || fresh.has(head.mark)) continue;
      fresh.set(head.mark, head.of);
      lines.push(sealItem(this.keys, head, content));
    }
    if (fresh.size > 0) {
      this.file.append(lines);
      if (held.size === 0) held.set(FIRST, FIRST);
      for (const [mark, of] of fresh) held.set(mark, of);
      this.held = { size: this.file.size(), of: held };
    }
    return items.map(({ mark, of }) => held.get(mark) ?? of);
  }

  private async index(): Promise<Map<string, string>> {
    const size = this.file.size();
    if (this.held?.size === size) return this.held.of;
    const of = new Map<string, string>();
    let number = 0;
    for await (const line of this.file.lines()) {
      const head = headOf(line);
      number++;
      if (!head || (number === 1 && !this.isFirst(head, line))) throw unreadable(number);
      of.set(head.mark, head.of);
    }
    this.held = { size, of };
    return of;
  }

  private isFirst(head: ItemHead, line: string): boolean {
    return head.kind === 'store' && isAuthentic(this.keys, line);
  }
}

function unreadable(line: number): PlumblineError {
  const message =
    line === 1
      ? 'The sealed store was sealed with another key. Put the key back that it was made with: seal.key of the data folder, or the file that PLUMBLINE_SEAL_KEY names.'
      : 'The sealed store is damaged. Restore sealed/items from a backup.';
  return new PlumblineError('store_unavailable', message, { line });
}

import { positionText } from '../../model/delivery';
import { by } from '../../shared/compare';
import { deliveryFileId, orderText, type DeliveryFile } from '../../ledger/delivery-file';
import type { FullDelivery, Place } from '../../model/versions';

const PAST_EVERY_FILE = 999_999_999;

/** The ledger as ingest knows it while it loads: where each file stands, and which full deliveries close what. */
export class Book {
  private readonly byNumber = new Map<number, DeliveryFile>();
  private readonly byId = new Map<string, DeliveryFile>();
  readonly places = new Map<number, Place>();
  private readonly begun: ReadonlySet<number>;
  private fulls: Map<string, FullDelivery[]> | undefined;

  constructor(files: readonly DeliveryFile[]) {
    for (const file of files) this.put(file);
    this.begun = new Set(files.filter((f) => f.state === 'loading').map((f) => f.number));
  }

  /** Adds a file, or replaces what was known of it. */
  put(file: DeliveryFile): void {
    this.byNumber.set(file.number, file);
    this.byId.set(file.id, file);
    this.places.set(file.number, {
      order: orderText(file),
      suppliedAt: file.suppliedAt,
      supplier: file.supplier,
      system: file.system,
    });
    this.fulls = undefined;
  }

  file(number: number): DeliveryFile | undefined {
    return this.byNumber.get(number);
  }

  /** The entry of a file of a sending, where there is one. */
  find(file: Parameters<typeof deliveryFileId>[0]): DeliveryFile | undefined {
    return this.byId.get(deliveryFileId(file));
  }

  /** What the archive knows the files by that somebody has loaded. */
  readingsOf(loader: string): ReadonlySet<string> {
    const files = [...this.byNumber.values()].filter((f) => f.loader === loader && f.reading !== '');
    return new Set(files.map((f) => f.reading));
  }

  /** The same of files that were begun before one, whoever loaded them; with the number of the first of each. */
  readingsBefore(number: number): ReadonlyMap<string, number> {
    const files = [...this.byNumber.values()].filter((f) => f.number < number && f.reading !== '');
    return new Map(files.sort((a, b) => b.number - a.number).map((f) => [f.reading, f.number]));
  }

  /** True where the load of a file was cut off before this book was opened. */
  wasBegun(number: number): boolean {
    return this.begun.has(number);
  }

  /** True where another file that is loaded holds this reading of the archive: the same delivery, sent again. */
  hasReading(reading: string, but: number): boolean {
    return [...this.byNumber.values()].some(
      (f) => f.reading === reading && f.state === 'done' && f.number !== but,
    );
  }

  nextNumber(): number {
    return Math.max(0, ...this.byNumber.keys()) + 1;
  }

  /**
   * Which sending of a delivery this content is: one that this loader began, or the next. What somebody else sent is
   * another, so that nobody learns from a report that it was there before.
   */
  sendingOf(position: Parameters<typeof positionText>[0], content: string, loader: string): number {
    const text = positionText(position);
    const known = [...this.byNumber.values()].filter((f) => positionText(f) === text);
    const same = known.find((f) => f.content === content && f.loader === loader);
    return same?.sending ?? Math.max(0, ...known.map((f) => f.sending)) + 1;
  }

  /** The complete full deliveries of every source. */
  allFulls(): readonly FullDelivery[] {
    this.fulls ??= this.groups();
    return [...this.fulls.values()].flat();
  }

  /** The complete full deliveries of a source, in order. */
  fullsOf(source: string): readonly FullDelivery[] {
    this.fulls ??= this.groups();
    return this.fulls.get(source) ?? [];
  }

  private groups(): Map<string, FullDelivery[]> {
    const groups = new Map<string, DeliveryFile[]>();
    for (const file of this.byNumber.values()) {
      const id = [positionText(file), file.sending, file.source, file.system].join('\u001f');
      const group = groups.get(id);
      if (group) group.push(file);
      else groups.set(id, [file]);
    }
    const fulls = new Map<string, FullDelivery[]>();
    for (const files of groups.values()) {
      const [first] = files;
      if (!first || !files.some((f) => f.closes)) continue;
      const list = fulls.get(first.source) ?? [];
      list.push(fullDelivery(first, files));
      fulls.set(first.source, list);
    }
    for (const list of fulls.values()) list.sort(by((f) => f.order));
    return fulls;
  }
}

/** What is missing from a delivery is missing at its end, after all its files. */
function fullDelivery(first: DeliveryFile, files: readonly DeliveryFile[]): FullDelivery {
  return {
    order: orderText({ ...first, index: PAST_EVERY_FILE }),
    suppliedAt: first.suppliedAt,
    supplier: first.supplier,
    system: first.system,
    source: first.source,
    files: new Set(files.map((f) => f.number)),
    rejectedChains: new Set(files.flatMap((f) => f.rejectedChains)),
  };
}

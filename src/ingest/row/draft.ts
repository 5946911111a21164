import type { Meaning, Naming } from '../../model/record';
import type { SealedText } from './read-record';
import type { Issue } from '../../model/source';
import type { Bounds } from '../../model/time';

/** A row as it is put together, in order of the names of its fields. */
export class Draft {
  issue: Issue | undefined;
  badKey = false;
  readonly texts: Record<string, string> = {};
  readonly meanings: Record<string, Meaning> = {};
  readonly names: Naming[] = [];
  readonly keyParts: Record<string, string> = {};
  readonly flags: string[] = [];
  readonly sealed: SealedText[] = [];
  /** What was delivered in fields of which something is masked. */
  readonly masked: Record<string, string> = {};
  /** True where nothing of the row may be kept. */
  sealWhole = false;
  private json = '';
  /** What is among `names`: a row may name as many as it has room for. */
  private readonly named = new Set<string>();

  fail(issue: Issue): void {
    this.issue ??= issue;
  }

  put(jsonKey: string, name: string, text: string): void {
    this.texts[name] = text;
    this.json += (this.json === '' ? '' : ',') + jsonKey + JSON.stringify(text);
  }

  mean(name: string, meaning: Meaning, names: readonly Naming[]): void {
    this.meanings[name] = meaning;
    for (const naming of names) {
      const key = `${naming.role} ${naming.entity}`;
      if (!this.named.has(key)) this.names.push(naming);
      this.named.add(key);
    }
  }

  /** RFC 8785: the fields come in order of their names, and texts alone need no more than JSON's own escapes. */
  canonicalText(): string {
    return `{${this.json}}`;
  }
}

/** The bounds of a date's meaning, undefined where there is none. */
export function boundsIn(meaning: Meaning | undefined): Bounds | undefined {
  return Array.isArray(meaning) ? (meaning as unknown as Bounds) : undefined;
}

/** True when `end` is certainly before `start`. */
export function after(start: Meaning | undefined, end: Meaning | undefined): boolean {
  const [from, to] = [boundsIn(start), boundsIn(end)];
  return from !== undefined && to !== undefined && to[1] <= from[0];
}

import type { Mapping } from '../../model/mapping';
import { outsideCode, outsideIssue, recordingFields } from '../../model/recorded';
import { lackingIssue, type Issue, type SourceDefinition } from '../../model/source';
import { lastInside, type Bounds, type Instant } from '../../model/time';
import type { MarkOf } from '../../sealed';
import type { ProtectedList } from '../../model/protected';
import { canonicalJson, sha256 } from '../../shared/hash';
import type { DeliveredLine } from '../text/line';
import { after, boundsIn, Draft } from './draft';
import { planFields, type FieldPlan } from './field-plan';
import { gradingOf, type Grading } from './grading';
import { isIssueOf, type FileContext } from './meaning';
import { maskedField, withoutMasks } from './masked-row';
import type { ReadRecord, RejectedRow, RowOutcome, SealedText } from './read-record';
import { several } from '../../shared/several';

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;
const FORCE = /^[A-Za-z0-9_-]{1,32}$/;
const SEPARATOR = '\u001f';

/** What of a row is not kept with it: by what keyed hashes it is known, and which communications are protected. */
export interface RowSealing {
  readonly mark: MarkOf;
  readonly list: ProtectedList;
}

/** Reads the rows of one file of a record source. */
export class RowReader {
  private readonly plans: readonly FieldPlan[];
  private readonly keyNames: readonly string[];
  private readonly lasts = new Map<Instant, Instant>();
  private readonly force: FieldPlan | undefined;
  private readonly skips: readonly { at: readonly (readonly [number, string])[]; reason: string }[];

  constructor(
    private readonly source: SourceDefinition,
    mapping: Mapping,
    private readonly columns: readonly string[],
    private readonly context: FileContext,
    private readonly sealing: RowSealing,
  ) {
    this.plans = planFields(source, mapping, columns, context);
    this.keyNames = source.key ?? [];
    this.force = this.plans.find((plan) => plan.name === 'force');
    this.skips = mapping.skip.map(({ when, reason }) => ({
      at: Object.entries(when).map(([column, text]) => [columns.indexOf(column), text] as const),
      reason,
    }));
  }

  /** What a delivered line is: a record, a reject, or no row at all. */
  read(line: DeliveredLine): RowOutcome {
    if ('blank' in line) return { line: line.line, skipped: 'blank line' };
    if ('code' in line)
      return {
        line: line.line,
        column: line.column ?? '',
        field: '',
        code: line.code,
        message: line.message,
      };
    const { cells } = line;
    for (const { at, reason } of this.skips) {
      if (at.every(([i, text]) => (cells[i] ?? '') === text)) return { line: line.line, skipped: reason };
    }
    if (cells.length !== this.columns.length) {
      const message = `This row has ${several(cells.length, 'column')}, the header ${this.columns.length}. Quote values that hold the delimiter.`;
      return { line: line.line, column: '', field: '', code: 'ragged_row', message };
    }
    return this.row(line.line, cells);
  }

  private row(line: number, cells: readonly (string | undefined)[]): RowOutcome {
    const draft = new Draft();
    const force = this.forceOf(cells, draft);
    for (const plan of this.plans) this.field(plan, cells, force, draft);
    const chain = draft.badKey ? undefined : this.chain(force, draft);
    const graded = draft.issue ? undefined : gradingOf(this.source, draft.meanings);
    const issue =
      draft.issue ??
      (graded && 'code' in graded ? graded : undefined) ??
      this.order(draft) ??
      this.recorded(draft) ??
      this.lacking(draft) ??
      this.source.check?.({ meanings: draft.meanings, force });
    if (issue || chain === undefined) return this.rejected(line, issue, chain?.text);
    if (draft.sealWhole) return { line, sealed: [this.delivered(force, chain.system, draft)] };
    return this.record(line, force, chain, draft, graded as Grading);
  }

  private forceOf(cells: readonly (string | undefined)[], draft: Draft): string {
    const own = this.force?.text(cells)?.trim() ?? '';
    if (own === '') return this.context.force;
    if (!FORCE.test(own)) {
      draft.fail({
        code: 'bad_reference',
        field: 'force',
        message: 'A force is letters, digits, - and _ only.',
      });
      draft.badKey = true;
    }
    return own;
  }

  private field(plan: FieldPlan, cells: readonly (string | undefined)[], force: string, draft: Draft): void {
    const { name, field } = plan;
    const text = plan.text(cells);
    const bad = (issue: Issue): void => {
      draft.fail(issue);
      if (plan.inKey) draft.badKey = true;
    };
    if (text === undefined) {
      bad({
        code: 'unmapped_value',
        field: name,
        message: 'The mapping has no code for this value. Add it under values, or an otherwise.',
      });
      return;
    }
    const left = maskedField(field, text, this.sealing.list);
    if (left !== text) this.mask(plan, text, draft);
    const trimmed = (left === text ? text : withoutMasks(field, left)).trim();
    if (text !== '') {
      if (CONTROL.test(text)) {
        bad({
          code: 'control_character',
          field: name,
          message:
            'This value holds NUL, another control character or half a character. Clean it at the source.',
        });
        return;
      }
      draft.put(plan.jsonKey, name, field.sealed ? this.seal(name, text, draft) : left);
    }
    if (trimmed === '') {
      if (field.required && left === text)
        bad({
          code: 'missing_required',
          field: name,
          message: `${name} is required and empty. Fill it in at the source, or map a column that has it.`,
        });
      return;
    }
    if (field.sealed) {
      draft.mean(name, this.sealing.mark('same', this.source.id, name, compared(trimmed)), []);
      return;
    }
    const read = plan.read(trimmed, force);
    if (isIssueOf(read)) {
      bad(read);
      return;
    }
    draft.mean(name, read.meaning, read.names);
    if (read.repeated) draft.flags.push(`repeated_time:${name}`);
    if (plan.inKey) draft.keyParts[name] = read.keyPart;
  }

  private seal(name: string, text: string, draft: Draft): string {
    const mark = this.sealing.mark('text', this.source.id, name, text);
    draft.sealed.push({ kind: 'source-reference', mark, text });
    return mark;
  }

  /** An event is its ends, and a key is what a record is known by: without them nothing is left to be kept. */
  private mask({ name, inKey }: FieldPlan, text: string, draft: Draft): void {
    draft.masked[name] = text;
    if (inKey || this.source.shape === 'event') draft.sealWhole = true;
  }

  /** The row as it was delivered, to be sealed. */
  private delivered(force: string, system: string, draft: Draft): SealedText {
    const row = { ...draft.texts, ...draft.masked };
    const text = canonicalJson({ source: this.source.id, force, system, row });
    return { kind: 'row', mark: this.sealing.mark('row', text), text };
  }

  private chain(force: string, draft: Draft): Chain {
    const system = this.source.systemIssued ? this.context.system : '';
    const key = JSON.stringify(this.keyNames.map((name) => draft.keyParts[name] ?? ''));
    return { text: [this.source.id, force, system, key].join(SEPARATOR), system, key };
  }

  private order(draft: Draft): Issue | undefined {
    for (const [start, end] of this.source.ordered ?? []) {
      if (after(draft.meanings[start], draft.meanings[end])) {
        return {
          code: 'end_before_start',
          field: end,
          message: `${end} is before ${start}. Correct one of them.`,
        };
      }
    }
    for (const [earlier, later] of this.source.oddOrder ?? []) {
      if (after(draft.meanings[earlier], draft.meanings[later])) draft.flags.push(`odd_order:${later}`);
    }
    return undefined;
  }

  private recorded({ meanings }: Draft): Issue | undefined {
    for (const field of recordingFields(this.source, (name) => meanings[name] !== undefined)) {
      const bounds = boundsIn(meanings[field]);
      const code = bounds && outsideCode(bounds, this.context.recordedBefore);
      if (code) return outsideIssue(field, code);
    }
    return undefined;
  }

  private lacking({ meanings }: Draft): Issue | undefined {
    const [lack] = Object.entries(this.source.requires ?? {}).filter(
      ([field, where]) => meanings[field] === undefined && meanings[where] !== undefined,
    );
    return lack && lackingIssue(...lack);
  }

  private rejected(line: number, issue: Issue | undefined, chain: string | undefined): RejectedRow {
    const field = issue?.field ?? '';
    const column = this.plans.find((plan) => plan.name === field)?.column ?? '';
    const code = issue?.code ?? 'missing_required';
    return {
      line,
      column,
      field,
      code,
      message: issue?.message ?? 'The key of this row cannot be read.',
      ...(chain === undefined ? {} : { chain }),
    };
  }

  private record(line: number, force: string, chain: Chain, draft: Draft, graded: Grading): ReadRecord {
    const { meanings } = draft;
    const isMasked = Object.keys(draft.masked).length > 0;
    const compartment = meanings['compartment'];
    const texts = { row: draft.canonicalText(), meanings: JSON.stringify(meanings) };
    const validFrom = boundsIn(meanings[this.source.validFrom ?? '']);
    const validTo = boundsIn(meanings[this.source.validTo ?? '']);
    return {
      line,
      chain: chain.text,
      source: this.source.id,
      force,
      system: chain.system,
      key: chain.key,
      hash: sha256(texts.row),
      reading: sha256(texts.meanings).slice(0, 16),
      row: draft.texts,
      texts,
      meanings,
      names: draft.names,
      ...graded,
      compartment: typeof compartment === 'string' ? compartment : '',
      ...(validFrom ? { validFrom } : {}),
      ...(validTo ? { validTo } : {}),
      stated: this.stated(draft),
      flags: draft.flags,
      sealed: isMasked ? [...draft.sealed, this.delivered(force, chain.system, draft)] : draft.sealed,
      isMasked,
    };
  }

  private stated(draft: Draft): string {
    const own = boundsIn(draft.meanings['recorded_at']);
    if (own) return `=${this.last(own)}`;
    const first = boundsIn(draft.meanings[this.source.recordedFrom ?? '']);
    return first ? `~${this.last(first)}` : '';
  }

  /** Kept by the later bound, since the same days recur from row to row. */
  private last(bounds: Bounds): Instant {
    let at = this.lasts.get(bounds[1]);
    if (at === undefined) {
      at = lastInside(bounds);
      if (this.lasts.size >= 50_000) this.lasts.clear();
      this.lasts.set(bounds[1], at);
    }
    return at;
  }
}

/** A sealed text as it is compared: the same reference in other letters or spaces is one source. */
function compared(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toUpperCase();
}

interface Chain {
  readonly text: string;
  readonly system: string;
  readonly key: string;
}

import { entityId, typedReference, type Register } from '../../model/entity';
import { readGrade } from '../../model/grade';
import { nativeIdFrom } from '../../model/native-id';
import { NO_PHONE_NUMBER } from '../../model/phone-number';
import type { Meaning, Naming } from '../../model/record';
import { MOST_REFERENCES, type DateFormat } from '../../model/mapping';
import type { FieldDefinition, Issue } from '../../model/source';
import type { Instant } from '../../model/time';
import { WHEN_REMEDY, whenReader } from './when';

/** What the rows of one file have in common. */
export interface FileContext {
  readonly force: string;
  readonly zone: string;
  /** '' where the mapping names no system. */
  readonly system: string;
  /** The end of the day of supply: nothing in the file was recorded from then on. */
  readonly recordedBefore: Instant;
}

/** What one value means, the entities that it names, and its part of a key. */
export interface Read {
  readonly meaning: Meaning;
  readonly names: readonly Naming[];
  readonly keyPart: string;
  /** True of a local time that a clock change repeats. */
  readonly repeated: boolean;
}
/** Reads a field's trimmed text, which is not empty; `force` is the row's. */
export type Reader = (text: string, force: string) => Read | Issue;

const TRUE = new Set(['true', 'yes', 'y', '1', 't']);
const FALSE = new Set(['false', 'no', 'n', '0', 'f']);
const NOBODY: readonly Naming[] = [];

/** The reader of one field; `when` is its date format, where the mapping states one. */
export function meaningReader(
  name: string,
  field: FieldDefinition,
  context: FileContext,
  when?: DateFormat,
): Reader {
  const one = single(name, field, context, when);
  if (!field.many) return one;
  return field.type === 'reference' ? fewEnough(name, several(one)) : several(one);
}

export function isIssueOf(read: Read | Issue): read is Issue {
  return 'code' in read;
}

function several(one: Reader): Reader {
  return (text, force) => {
    const meanings: string[] = [];
    const names: Naming[] = [];
    for (const part of text.split(';')) {
      const bare = part.trim();
      if (bare === '') continue;
      const read = one(bare, force);
      if (isIssueOf(read)) return read;
      meanings.push(String(read.meaning));
      names.push(...read.names);
    }
    return { meaning: meanings, names, keyPart: text, repeated: false };
  };
}

function fewEnough(name: string, read: Reader): Reader {
  const tooMany: Issue = {
    code: 'too_many_references',
    field: name,
    message: `This value names more than ${MOST_REFERENCES}. Deliver those that are needed.`,
  };
  return (text, force) => {
    const parts = text.split(';').filter((part) => part.trim() !== '');
    return parts.length > MOST_REFERENCES ? tooMany : read(text, force);
  };
}

function single(name: string, field: FieldDefinition, context: FileContext, when?: DateFormat): Reader {
  const plain = (meaning: Meaning, text: string): Read => ({
    meaning,
    names: NOBODY,
    keyPart: text,
    repeated: false,
  });
  const issue = (code: Issue['code'], message: string): Issue => ({ code, field: name, message });
  switch (field.type) {
    case 'text':
    case 'handling':
      return (text) => plain(text, text);
    case 'number':
    case 'integer': {
      const whole = field.type === 'integer';
      const pattern = whole ? /^-?\d{1,15}$/ : /^-?\d{1,15}(\.\d{1,12})?$/;
      const wanted = `Write a ${whole ? 'whole ' : ''}number in digits${field.least === undefined ? '' : `, ${field.least} or more`}.`;
      return (text) => {
        const value = pattern.test(text) ? Number(text) : NaN;
        return Number.isNaN(value) || value < (field.least ?? -Infinity)
          ? issue('bad_number', wanted)
          : plain(value, text);
      };
    }
    case 'boolean':
      return (text) => {
        const word = text.toLowerCase();
        if (TRUE.has(word)) return plain(true, text);
        return FALSE.has(word)
          ? plain(false, text)
          : issue(
              'bad_boolean',
              'Write true or false, or turn the value into one of them in the mapping under values.',
            );
      };
    case 'code': {
      const codes = new Set(field.codes);
      const wanted = `Use one of ${(field.codes ?? []).join(', ')}, or turn the code into one of them in the mapping under values.`;
      return (text) => (codes.has(text) ? plain(text, text) : issue('unknown_code', wanted));
    }
    case 'when': {
      const read = whenReader(when, context.zone);
      return (text) => {
        const found = read(text);
        if (typeof found === 'string') return issue(found, WHEN_REMEDY[found]);
        return { meaning: found.bounds, names: NOBODY, keyPart: text, repeated: found.repeated };
      };
    }
    case 'grade':
      return (text) =>
        readGrade(text)
          ? plain(text, text)
          : issue('bad_grade', 'Write a grade such as 1B, 1BP or 5x5x5:B35.');
    case 'reference':
      return reference(name, field, context, field.register ?? 'nominal');
  }
}

function reference(name: string, field: FieldDefinition, context: FileContext, first: Register): Reader {
  const allowed = new Set<Register>([first, ...(field.alsoRegisters ?? [])]);
  const role = field.role ?? name;
  const wanted = `Write the id of a ${[...allowed].join(', ')}, with its type in front where it is not a ${first}, for instance ${first}:….`;
  const bad: Issue = { code: 'bad_reference', field: name, message: wanted };
  const noNumber: Issue = {
    code: 'bad_phone_number',
    field: name,
    message: NO_PHONE_NUMBER,
  };
  const kept = new Map<string, Read | Issue>();
  const read = (text: string, force: string): Read | Issue => {
    const typed = typedReference(text, first);
    if (!allowed.has(typed.register)) return bad;
    const native = nativeIdFrom(typed.register, typed.nativeId);
    if (native === undefined) return typed.register === 'phone' ? noNumber : bad;
    const id = entityId(force, typed.register, native, context.system === '' ? undefined : context.system);
    const keyPart = typed.register === first ? native : `${typed.register}:${native}`;
    return { meaning: id, names: [{ role, entity: id }], keyPart, repeated: false };
  };
  return (text, force) => {
    // The same people recur from row to row; a row's own force is rare and not kept.
    if (force !== context.force) return read(text, force);
    let found = kept.get(text);
    if (!found) {
      found = read(text, force);
      if (kept.size >= 50_000) kept.clear();
      kept.set(text, found);
    }
    return found;
  };
}

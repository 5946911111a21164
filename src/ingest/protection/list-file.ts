import { existsSync } from 'node:fs';
import { z } from 'zod';
import { normalisedNumber } from '../../model/phone-number';
import {
  NAMED_BY,
  PROTECTED_KINDS,
  ProtectedList,
  type NamedBy,
  type ProtectedName,
} from '../../model/protected';
import { comparedPrefix, TELLING_DIGITS } from '../../model/protected-number';
import { PlumblineError } from '../../shared/errors';
import { regularText } from '../../shared/regular-file';
import { readYaml, shaped, YamlProblem, type YamlFile } from '../../shared/yaml-file';

const text = z
  .string('write a text here.')
  .trim()
  .min(1, 'write something here.')
  .max(254, 'this is too long.');

const known = (names: string) => ({
  error: (issue: { code: string }) =>
    issue.code === 'unrecognized_keys' ? `there is no such key here; write ${names}.` : undefined,
});

const entrySchema = z.strictObject(
  {
    number: text.optional(),
    prefix: text.optional(),
    address: text.optional(),
    domain: text.optional(),
    account: text.optional(),
    kind: z.enum(PROTECTED_KINDS, `write one of ${PROTECTED_KINDS.join(', ')}.`),
    reason: text,
  },
  known(`one of ${NAMED_BY.join(', ')}, and kind and reason`),
);
const fileSchema = z.strictObject(
  { protected: z.array(entrySchema, 'write a list of entries.').max(5_000, 'list at most 5,000 entries.') },
  known('protected'),
);
type Entry = z.output<typeof entrySchema>;

/** How each way of naming is read, and what is said where it cannot be. */
const READ: Record<NamedBy, { read: (given: string) => string | undefined; remedy: string }> = {
  number: {
    read: normalisedNumber,
    remedy: 'this is no telephone number. Write digits with an optional +, and no .0 behind them.',
  },
  prefix: {
    read: comparedPrefix,
    remedy: `write at least ${TELLING_DIGITS} digits that begin with 0 or +, for instance 0808 157 0.`,
  },
  address: {
    read: (given) => plain(given, /^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/),
    remedy: 'this is no e-mail address. Write one such as help@line.example.',
  },
  domain: {
    read: (given) => plain(given, /^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
    remedy: 'this is no domain. Write one such as union.example, without @, http:// or a path.',
  },
  account: {
    read: (given) => plain(given, /^[a-z0-9_-]+([.][a-z0-9_-]+)*$/),
    remedy: 'this is no account. Write letters, digits, - and _, with single points between, and no domain.',
  },
};

function plain(given: string, form: RegExp): string | undefined {
  const lower = given.toLowerCase();
  return form.test(lower) ? lower : undefined;
}

/**
 * The list that a file of the data folder states; undefined where there is no such file. Throws PlumblineError
 * `protected_list` that names the line and column and says how to mend it, and holds nothing of the list.
 */
export function readProtectedFile(file: string): ProtectedList | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const yaml = wellFormed(regularText(file));
    const { protected: entries } = shaped(yaml, fileSchema);
    return new ProtectedList(entries.map((entry, i) => nameOf(entry, i, yaml)));
  } catch (error) {
    if (error instanceof PlumblineError) throw error;
    throw damaged(error);
  }
}

/** The YAML reader's own words may quote the file. */
function wellFormed(content: string): YamlFile {
  try {
    return readYaml(content);
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
    throw new YamlProblem(error, 'this is not well-formed YAML, or a key that stands twice.');
  }
}

function damaged(cause: unknown): PlumblineError {
  const { line, column } = cause instanceof YamlProblem ? cause : { line: 1, column: 1 };
  const why =
    cause instanceof YamlProblem
      ? cause.message.replace(/^line \d+/, `line ${line}, column ${column}`)
      : 'it cannot be read.';
  return new PlumblineError(
    'protected_list',
    `The list of protected communications (protected.yaml) needs mending: ${why} Until then nothing is loaded or read.`,
    { line, column },
    { cause },
  );
}

function nameOf(entry: Entry, index: number, yaml: YamlFile): ProtectedName {
  const given = NAMED_BY.filter((by) => entry[by] !== undefined);
  const [by] = given;
  if (by === undefined || given.length > 1)
    throw new YamlProblem(
      yaml.placeOf(['protected', index]),
      `write exactly one of ${NAMED_BY.join(', ')} in each entry.`,
    );
  const value = READ[by].read(entry[by] ?? '');
  if (value === undefined)
    throw new YamlProblem(yaml.placeOf(['protected', index, by]), `${by}: ${READ[by].remedy}`);
  return { by, value };
}

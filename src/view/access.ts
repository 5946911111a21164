import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROLES, type Reader } from '../model/view';
import { PlumblineError } from '../shared/errors';

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]*$/, 'letters, digits, ".", "_", "-" and spaces');

const accessFile = z.strictObject({
  users: z
    .array(
      z.strictObject({
        name: code,
        staff_id: z.union([z.string().min(1), z.number().transform(String)]).optional(),
        role: z.enum(ROLES),
        compartments: z.array(code).default([]),
        clearance: z
          .array(z.enum(['P', 'C']))
          .min(1)
          .default(['P']),
        loader: z.boolean().default(false),
      }),
    )
    .min(1),
});

/**
 * The one user of an installation without an access file. Clearance is the default, P: handling code C
 * says that a condition must be met before anybody reads on, and nobody has said so of anybody yet.
 */
const LOCAL: Reader = { name: 'local', role: 'analyst', compartments: [], clearance: ['P'], loader: true };

/**
 * The readers that the access file names (docs/deliveries.md), or `local` where there is no such file.
 * Throws PlumblineError `access_file` that says what to mend.
 */
export function readAccessFile(file: string | undefined): Reader[] {
  if (file === undefined || !existsSync(file)) return [LOCAL];
  const parsed = accessFile.safeParse(content(file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw mend(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as documented'}`);
  }
  const readers = parsed.data.users.map((user): Reader => ({
    name: user.name,
    role: user.role,
    compartments: [...new Set(user.compartments)].sort(),
    clearance: [...new Set(user.clearance)].sort(),
    loader: user.loader,
    ...(user.staff_id === undefined ? {} : { staffId: user.staff_id.replace(/^staff:/, '') }),
  }));
  if (new Set(readers.map((r) => r.name)).size < readers.length) throw mend('two users have one name.');
  return readers;
}

function content(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'), { uniqueKeys: true });
  } catch (cause) {
    throw mend('it is not readable YAML.', cause);
  }
}

function mend(why: string, cause?: unknown): PlumblineError {
  return new PlumblineError('access_file', `The access file needs mending. ${why}`, {}, { cause });
}

/**
 * The reader of that name. Without an access file there is `local` alone and no name is needed; with one a name is.
 * Throws PlumblineError `who_is_reading`.
 */
export function readerNamed(readers: readonly Reader[], name: string | undefined): Reader {
  const [only] = readers;
  if (name === undefined && only === LOCAL) return LOCAL;
  const found = readers.find((reader) => reader.name === name);
  if (found) return found;
  const why =
    name === undefined
      ? 'Say who is reading'
      : 'The access file has no user of this name. Say who is reading';
  throw new PlumblineError('who_is_reading', `${why}: --as-user NAME, or PLUMBLINE_USER.`);
}

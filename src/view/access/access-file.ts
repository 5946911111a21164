import path from 'node:path';
import { z } from 'zod';
import { entityParts, typedReference } from '../../model/entity';
import { nativeIdFrom } from '../../model/native-id';
import { ROLES, type Reader } from '../../model/view';
import { PlumblineError } from '../../shared/errors';
import { readYaml, shaped, YamlProblem, type YamlFile } from '../../shared/yaml-file';

const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._-]*$/;

/** A name as it is compared: without spaces at its ends, runs of them as one. Capitals count. */
const code = z
  .string()
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .refine((text) => NAME.test(text), 'letters, digits, ".", "_", "-" and spaces only');

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** A staff id as deliveries write it: bare, or as `staff:…`; or a graph id, which names the force as well. */
const staffId = z.string().transform((text, context) => {
  const id = text.trim();
  const parts = entityParts(id);
  const { register, nativeId } = parts ?? typedReference(id, 'staff');
  const native = register === 'staff' ? nativeIdFrom('staff', nativeId) : undefined;
  if (native !== undefined) return parts ? id : native;
  context.addIssue('not a staff id, for instance KV-1001');
  return z.NEVER;
});

const user = z
  .strictObject({
    name: code,
    staff_id: staffId.optional(),
    no_staff_record: z
      .strictObject({
        reason: z.string().trim().min(1, 'say why there is no staff record'),
        excluded: z.array(staffId),
      })
      .optional(),
    role: z.enum(ROLES),
    compartments: z.array(code).default([]),
    clearance: z
      .array(z.enum(['P', 'C']))
      .min(1)
      .default(['P']),
    loader: flag.default(false),
  })
  .refine((u) => u.staff_id === undefined || u.no_staff_record === undefined, {
    path: ['no_staff_record'],
    message: 'this user has a staff_id; leave one of the two.',
  });

const accessFile = z.strictObject({ users: z.array(user).min(1) });
type User = z.output<typeof user>;

/**
 * The readers that the text of an access file names (docs/deliveries.md), in its order. Throws PlumblineError `access_file`
 * that says what to mend, and in which line.
 */
export function readAccess(text: string, file: string): Reader[] {
  const name = path.basename(file);
  try {
    const yaml = readYaml(text);
    const { users } = shaped(yaml, accessFile);
    refuseTwins(
      yaml,
      users.map((u, i) => ({ text: u.name, at: ['users', i, 'name'] })),
      'user',
      true,
    );
    refuseTwins(
      yaml,
      users.flatMap((u, i) =>
        u.compartments.map((text, j) => ({ text, at: ['users', i, 'compartments', j] })),
      ),
      'compartment',
      false,
    );
    return users.map((u, i) => readerOf(u, `${name}, line ${yaml.lineOf(['users', i])}`));
  } catch (error) {
    if (error instanceof YamlProblem) throw needsMending(`${name}, ${error.message}`, error);
    throw error;
  }
}

export function needsMending(why: string, cause: unknown): PlumblineError {
  return new PlumblineError('access_file', `The access file needs mending. ${why}`, {}, { cause });
}

function readerOf(user: User, place: string): Reader {
  return {
    name: user.name,
    role: user.role,
    compartments: [...new Set(user.compartments)].sort(),
    clearance: [...new Set(user.clearance)].sort(),
    loader: user.loader,
    staffId: user.staff_id,
    noStaffRecord: user.no_staff_record,
    place,
  };
}

/** Two spellings that differ in capitals alone are a mistake; of users so are two that do not differ. */
function refuseTwins(
  yaml: YamlFile,
  texts: readonly { text: string; at: readonly PropertyKey[] }[],
  what: string,
  once: boolean,
): void {
  const known = new Map<string, string>();
  for (const { text, at } of texts) {
    const other = known.get(text.toLowerCase());
    if (other !== undefined && (once || other !== text))
      throw new YamlProblem(
        yaml.lineOf(at),
        other === text
          ? `there is a ${what} of this name already.`
          : `this ${what} differs from another in capitals alone; write both alike.`,
      );
    known.set(text.toLowerCase(), text);
  }
}

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { Option } from 'commander';
import { readSettings, type Settings } from '../../config/settings';
import { ROLES, type Reader, type Role } from '../../model/view';
import { PlumblineError } from '../../shared/errors';
import { firstAccessFile, readAccess } from '../../view';
import { withExamples } from '../options';
import type { CliCommand } from '../program';

interface Options {
  name: string;
  staffId?: string;
  role: Role;
}

export const command: CliCommand = {
  register(program, act) {
    const init = program
      .command('init')
      .description(
        'write an access file for a first user, who reads and loads; one that is there stays as it is',
      )
      .option('--name <name>', 'what the user is called', userInfo().username)
      .option('--staff-id <id>', 'who this is in the workforce register')
      .addOption(new Option('--role <role>', 'what the user may do').choices(ROLES).default('analyst'));
    withExamples(init, 'init --name jo.bloggs --staff-id KV-1001').action(
      act((run, { name, staffId, role }: Options) => {
        const { home, access } = readSettings();
        const text = firstAccessFile({ name, staffId, role });
        const user = checked(text, access.file);
        if (!access.named) mkdirSync(home, { recursive: true, mode: 0o700 });
        write(access.file, text);
        run.print({ file: access.file, user: user.name, role, staffId: user.staffId ?? null }, plain);
        return Promise.resolve();
      }),
    );
  },
};

function checked(text: string, file: string): Reader {
  try {
    const [user] = readAccess(text, file);
    if (!user) throw new Error('The first access file has no user.');
    return user;
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    throw new PlumblineError(
      'usage',
      `--name or --staff-id is not as an access file has it. ${cause.message}`,
      {},
      { cause },
    );
  }
}

/** Never in place of a file that is there, and readable by its owner alone whatever the umask. */
function write(file: Settings['access']['file'], text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    const isThere = code === 'EEXIST';
    const why = isThere
      ? 'There is an access file already, and it was left as it is. Add users to it by hand.'
      : `The access file cannot be written (${code}). See that ${path.dirname(file)} is a folder that you may write to.`;
    // That it is there is all there is to say: nothing failed beneath.
    throw new PlumblineError('usage', why, {}, isThere ? {} : { cause });
  }
}

function plain(made: { file: string; user: string; role: Role; staffId: string | null }): string {
  return [
    `${made.file}: the user ${made.user}, ${made.role}, who may load deliveries.`,
    ...(made.staffId === null
      ? ['It has no staff_id yet: until you fill it in, this user can load and reads nothing.']
      : []),
    `Next: plumbline ingest FOLDER --as-user ${JSON.stringify(made.user)}, the workforce register first.`,
  ].join('\n');
}

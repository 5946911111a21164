import type { Command } from 'commander';
import type { z } from 'zod';
import { programOf } from '../../../src/cli/program';
import type { CommandRun } from '../../../src/cli/session';
import type { Operation } from '../../../src/operations/operation';
import { isStream } from '../../../src/operations/stream';
import { asked, errorText, type World } from './world';
import { AS_OF, NOMINALS, nominalNumber } from './visible-force';

/** Arguments of commands that need some; a command that is not here is given none. */
const ARGUMENTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'audit destroy-key': [
    ['0'.repeat(32), '--reason', 'to see that it is refused'],
    ['--before', '2000-01-01', '--reason', 'to see what it counts'],
  ],
  'audit open': [['0'.repeat(32), '--reason', 'to see that it is refused']],
  ego: [['staff:S05'], ['staff:S99'], ['staff:S01'], [`phone:${nominalNumber(NOMINALS[0])}`, '--depth', '3']],
  ingest: [['/nowhere', '--dry-run']],
  link: [
    ['supervises|person:TF.staff:S12|person:TF.staff:S05'],
    ['contacted|person:TF.nominal:N1|person:TF.staff:S05'],
    ['supervises|person:TF.staff:S01|person:TF.staff:S04'],
  ],
  'mapping check': [['/nowhere']],
  'mapping suggest': [['/nowhere', '--source', 'complaints']],
  path: [
    ['staff:S05', 'staff:S08'],
    ['staff:S06', 'nominal:N3'],
    ['staff:S05', 'staff:S99'],
  ],
  'patterns run': [[], ['shared-number', 'multi-suspect', '--set', 'multi-suspect.times=2']],
  profile: [['staff:S05'], ['staff:S99'], ['staff:S01']],
  record: [['00000000000000000000000000000000']],
  search: [['S0'], ['hidden'], ['0770090']],
  networks: [[], ['--rank', 'size', '--key-people', 'all']],
  people: [[], ['--by', 'brokerage', '--limit', '3']],
  crews: [[], ['--kinds', 'co-accused,co-reported,contacted']],
  top20: [[], ['--size', 'all']],
};
/**
 * Commands that answer nothing of what is held: one listens, one invents, one tells shells what there is to type, one
 * writes the first access file.
 */
const SILENT = ['serve', 'generate', 'complete', 'init'];

/** A command line for each leaf command, as of the time at which both worlds are the same, where it takes one. */
export function commandLines(): string[][] {
  return leaves(programOf(() => () => Promise.resolve())).flatMap((leaf) => {
    const name = nameOf(leaf);
    if (SILENT.includes(name)) return [];
    const given = ARGUMENTS[name] ?? [[]];
    if (!(name in ARGUMENTS) && leaf.registeredArguments.some((argument) => argument.required))
      throw new Error(`Say in test/support/noninterference/commands.ts what to give "${name}".`);
    const asOf = leaf.options.some((option) => option.long === '--as-of') ? ['--as-of', AS_OF] : [];
    return given.map((more) => [...name.split(' '), ...more, ...asOf]);
  });
}

/** What a command prints, run in this process: its words, or its error. */
export async function commandBytes(world: World, line: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const run: CommandRun = {
    options: {},
    isInDataFolder: () => false,
    progress: () => undefined,
    print: (body, plain) => void printed.push(plain(body, 'Europe/London')),
    ask: async <O extends Operation>(
      { id: operation }: O,
      question: Record<string, unknown>,
      onLine: (line: string) => void = () => undefined,
    ) => {
      const given = Object.entries(question).filter(([, value]) => value !== undefined);
      const body = await asked(world, { operation, question: Object.fromEntries(given) });
      if (!isStream(body)) return body as z.output<O['output']>;
      for await (const text of body) onLine(text);
      return null as z.output<O['output']>;
    },
  };
  const program = programOf((work) => async (...given) => {
    await work(run, ...(given.slice(0, -1) as never[]));
  });
  for (const each of [program, ...leaves(program)])
    each.exitOverride().configureOutput({ writeErr: () => undefined });
  const write = process.stdout.write.bind(process.stdout);
  // The export writes its lines itself.
  process.stdout.write = (text: string) => printed.push(text) > 0;
  try {
    await program.parseAsync([...line], { from: 'user' });
  } catch (error) {
    printed.push(errorText(error));
  } finally {
    process.stdout.write = write;
  }
  return printed.join('\n');
}

function leaves(command: Command): Command[] {
  return command.commands.flatMap((each) => (each.commands.length === 0 ? [each] : leaves(each)));
}

function nameOf(command: Command): string {
  const parent = command.parent;
  return parent?.parent ? `${nameOf(parent)} ${command.name()}` : command.name();
}

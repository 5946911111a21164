import completion from '@bomb.sh/tab/commander';
import { Command, CommanderError } from 'commander';
import path from 'node:path';
import { VERSION } from '../config/version';
import { causesOf } from '../shared/causes';
import { discover } from '../shared/discover';
import { knownFault } from '../shared/disk-fault';
import { ERROR_CODES } from '../shared/errors';
import { visible } from '../shared/visible';
import { withExamples } from './options';
import { commandRun, type CommandRun, type GlobalOptions } from './session';

/** A command: `src/cli/commands/<name>.ts` exports one as `command`. */
export interface CliCommand {
  /** Adds itself to the program; `act` wraps its action with the session. */
  register(program: Command, act: Act): void;
}

/** Makes an action of a function of the session: `.action(act((run, ...arguments) => …))`. */
export type Act = (
  work: (run: CommandRun, ...given: never[]) => Promise<number | void>,
) => (...given: unknown[]) => Promise<void>;

/** Runs one command line. Gives the exit status: 0 done, 2 usage, manifest or a refused file, 1 failure. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let status = 0;
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const act: Act =
    (work) =>
    async (...given) => {
      const command = given.at(-1) as Command;
      const result = await work(
        commandRun(command.optsWithGlobals<GlobalOptions>(), stop.signal),
        ...(given as never[]),
      );
      status = result ?? 0;
    };
  const program = programOf(act);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    return failed(error);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

/** The program with every command; `act` wraps their actions. */
export function programOf(act: Act): Command {
  const program = new Command('plumbline')
    .description('Counter-corruption intelligence analysis.')
    .version(VERSION)
    .option('--json', 'JSON on standard output alone')
    .option('--as-user <name>', 'the reader (else PLUMBLINE_USER)')
    .exitOverride()
    .showHelpAfterError('(--help says how)');
  withExamples(
    program,
    ...['init', 'ingest deliveries/2026-05', 'serve', 'search Smith', 'top20 --as-user supervisor.one'],
    '<command> --help',
  );
  for (const command of discover<CliCommand>(path.join(__dirname, 'commands'), 'command'))
    command.register(program, act);
  for (const command of allCommands(program)) {
    command.exitOverride();
    if (command !== program)
      command.option('--json', 'JSON on standard output alone').option('--as-user <name>', 'the reader');
  }
  // Last, so that it knows every command: "plumbline complete bash" prints what a shell is to be told.
  completion(program);
  const complete = program.commands.find((command) => command.name() === 'complete');
  if (complete)
    withExamples(complete, 'complete bash > ~/.local/share/bash-completion/completions/plumbline');
  return program;
}

/** A command and all below it. */
export function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

function failed(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const known = knownFault(error);
  if (known) {
    process.stderr.write(`plumbline: ${visible(known.message)}\n`);
    const causes = causesOf(known);
    if (causes.length > 0) process.stderr.write(`plumbline: cause: ${causes.join(', ')}\n`);
    return ERROR_CODES[known.code].exit;
  }
  process.stderr.write(
    `plumbline: something went wrong inside: ${error instanceof Error ? error.name : 'unknown'}. Run with NODE_DEBUG=plumbline for the trace.\n`,
  );
  if (/\bplumbline\b/.test(process.env['NODE_DEBUG'] ?? ''))
    process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
  return 1;
}

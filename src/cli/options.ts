import { Option, type Command } from 'commander';
import { linkKinds } from '../operations/link-kinds';

/** Both clocks, as every reading command takes them. */
export interface ClockOptions {
  asOf?: string;
  validAt?: string;
}

export function withClocks(command: Command): Command {
  return command
    .option('--as-of <T>', 'what had been recorded by then: a date (its end), or an instant')
    .option('--valid-at <T>', 'what was true then: a date (its end), or an instant');
}

/** Examples at the foot of a command's help. */
export function withExamples(command: Command, ...examples: readonly string[]): Command {
  return command.addHelpText('after', `\nExamples:\n${examples.map((e) => `  plumbline ${e}`).join('\n')}`);
}

/** `--kinds`, one or several with commas between, which a shell completes; `usual`: which are meant where none is named. */
export function kindsOption(usual: string): Option {
  const ids = linkKinds().map(({ id }) => id);
  // Several are told apart, and refused where there is none such, by the question.
  return new Option('--kinds <a,b>', `kinds of link (default: ${usual})`)
    .choices(ids)
    .argParser((given) => given);
}

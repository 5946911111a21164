import type { Command } from 'commander';

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

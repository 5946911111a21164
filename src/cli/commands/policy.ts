import { lstatSync } from 'node:fs';
import { operation } from '../../operations/catalogue/policy';
import { PlumblineError } from '../../shared/errors';
import { differenceLines } from '../../web/wording/policy';
import { keptFile } from '../kept-file';
import { withExamples } from '../options';
import type { CliCommand } from '../program';

interface Options {
  out?: string;
}

export const command: CliCommand = {
  register(program, act) {
    const policy = program
      .command('policy')
      .description(
        'the policy that the review list is made by: every figure with its reason, and who signed it',
      )
      .option('--out <file>', 'a file that is not there yet, instead of standard output');
    withExamples(policy, 'policy', 'policy --out draft.yaml').action(
      act(async (run, { out }: Options) => {
        // Before it is asked: whoever wrote over the policy in force would lose it.
        if (out !== undefined && lstatSync(out, { throwIfNoEntry: false }))
          throw new PlumblineError('usage', `${out} is there already. Name a file that is not.`);
        // A policy there is in force, and one that nobody signed makes no list.
        if (out !== undefined && run.isInDataFolder(out))
          throw new PlumblineError(
            'usage',
            `${out} lies in the data folder, where a policy is in force: lists would wait until it is signed. Write it elsewhere, and put it there once it is changed and signed.`,
          );
        const body = await run.ask(operation, {});
        // As a file, so that it can be saved, changed and signed; the page and --json tell what factors have of their own.
        if (out === undefined) run.print(body, ({ text }) => text.trimEnd());
        else {
          await keptFile(out, (write) => Promise.resolve(write(body.text)));
          run.progress(`Written to ${out}.`);
        }
        // Beside it and not in it: a policy that is saved and changed would tell old differences.
        if (run.options.json !== true)
          for (const line of differenceLines(body.own, body.differs)) run.progress(line);
      }),
    );
  },
};

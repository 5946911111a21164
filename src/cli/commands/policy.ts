import { operation } from '../../operations/catalogue/policy';
import { withExamples } from '../options';
import type { CliCommand } from '../program';

export const command: CliCommand = {
  register(program, act) {
    const policy = program
      .command('policy')
      .description(
        'the policy that the review list is made by: every figure with its reason, and who signed it',
      );
    withExamples(policy, 'policy > policy.yaml').action(
      act(async (run) => {
        const body = await run.ask(operation, {});
        // As a file, so that it can be saved, changed and signed; the page and --json tell what factors have of their own.
        run.print(body, ({ text }) => text.trimEnd());
      }),
    );
  },
};

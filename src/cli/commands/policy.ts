import { operation } from '../../operations/catalogue/policy';
import { policyText } from '../../web/wording/list';
import { withExamples } from '../options';
import { lines } from '../plain';
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
        run.print(body, ({ policy: mark, own, text, factors }) =>
          lines(
            `# ${policyText(mark)}`,
            `# ${own ? 'It is the data folder’s own.' : 'It comes with the product. Saved as policy.yaml in the data folder, changed and signed, it is the force’s own.'}`,
            text.trimEnd(),
            '# What factors have of their own, where likelihood.factors says nothing else:',
            ...factors.map(
              (f) =>
                `#   ${f.id}: half-life ${f.halfLifeYears === null ? 'none' : `${f.halfLifeYears} years`}, ceiling ${f.ceiling}, share ${f.share}`,
            ),
          ),
        );
      }),
    );
  },
};

import { stringify } from 'yaml';
import { seededRng, shuffled } from '../shared/random';
import { type Force } from './force';
import { spaced, type PhoneNumber } from './numbers';
import { momentIn } from './period';
import { between, geometric } from './sampling';
import { type Traces } from './traces';

/** Numbers of the force whose calls are nobody's business. */
export interface ProtectedNumbers {
  readonly confidentialLine: PhoneNumber;
  readonly federation: PhoneNumber;
}

const CALLERS = { confidentialLine: 5, federation: 8 } as const;

/** A confidential line and a Federation office, and the few of the force who ring them from their work telephones. */
export function inventProtected(force: Force, traces: Traces): ProtectedNumbers {
  const rng = seededRng(`${force.seed}/protected`);
  const number = (): PhoneNumber => force.numbers.services.take() ?? '';
  const numbers = { confidentialLine: number(), federation: number() };
  const callers = shuffled(
    rng,
    force.staff.filter((person) => person.workNumber !== undefined),
  );
  for (const line of ['confidentialLine', 'federation'] as const) {
    for (const caller of callers.splice(0, CALLERS[line])) {
      const serving = {
        start: Math.max(force.period.start, caller.joined),
        end: Math.min(force.period.end, caller.left ?? force.period.end),
      };
      if (caller.workNumber === undefined || serving.start >= serving.end) continue;
      for (let k = between(rng, 1, 3); k > 0; k--)
        traces.calls.push({
          from: caller.workNumber,
          to: numbers[line],
          at: momentIn(rng, serving),
          seconds: 30 + geometric(rng, 300),
          sms: false,
        });
    }
  }
  return numbers;
}

/** protected.yaml: what the force protects. */
export function protectedFile({ confidentialLine, federation }: ProtectedNumbers): string {
  return stringify({
    protected: [
      {
        number: spaced(confidentialLine),
        kind: 'confidential_line',
        reason: 'The confidential reporting line of Professional Standards',
      },
      { number: spaced(federation), kind: 'federation_or_union', reason: 'The Federation office' },
      { domain: 'federation.example', kind: 'federation_or_union', reason: 'Addresses of the Federation' },
      { account: 'fed.office', kind: 'federation_or_union', reason: 'The account of its representatives' },
    ],
  });
}

import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { PlumblineError } from '../shared/errors';
import { LONGEST_YAML } from '../shared/yaml-file';
import type { Policy } from './policy';
import { defaultPolicy, defaultPolicyText, readSignedPolicy } from './read-policy';

/** What a force's own policy is called in its data folder. */
export const POLICY_FILE = 'policy.yaml';

/** A policy and the text that it was read from, in one reading of the file. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly text: string;
  /** False of what comes with the product. */
  readonly own: boolean;
}

/** The policy that a data folder's lists are made by: its own file where there is one, else what comes with the product. */
export class PolicyFile {
  private kept: { readonly digest: string; readonly policy: Policy } | undefined;

  /** `factors`: the ids of what may be counted. */
  constructor(
    private readonly file: string,
    private readonly factors: readonly string[],
  ) {}

  /** As the file says now. Throws PlumblineError `policy` where it cannot be read, or nobody has signed it. */
  current(): Policy {
    return this.inForce().policy;
  }

  /** The same with its text: both of one reading, so that a file which changes between cannot be told by another's mark. */
  inForce(): PolicyInForce {
    const text = this.own();
    if (text === undefined) return { policy: defaultPolicy(), text: defaultPolicyText(), own: false };
    return { policy: this.read(text), text, own: true };
  }

  private read(text: string): Policy {
    const digest = createHash('sha256').update(text).digest('hex');
    if (this.kept?.digest === digest) return this.kept.policy;
    const policy = readSignedPolicy(text, POLICY_FILE, this.factors);
    if (this.kept && isSameVersion(this.kept.policy, policy))
      throw new PlumblineError(
        'policy',
        `${POLICY_FILE}: it has changed and is still version ${policy.mark.version}. Give it another version, so that lists made before and after can be told apart.`,
      );
    this.kept = { digest, policy };
    return policy;
  }

  private own(): string | undefined {
    // Whatever has the name is the force's policy: a link that leads nowhere must not rank by the default.
    if (!lstatSync(this.file, { throwIfNoEntry: false })) return undefined;
    const found = statSync(this.file, { throwIfNoEntry: false });
    if (!found?.isFile() || found.size > LONGEST_YAML)
      throw new PlumblineError(
        'policy',
        `${POLICY_FILE}: it is no file that can be read, or longer than ${LONGEST_YAML} characters. Put the policy in its place, or take it away to rank by the default policy.`,
      );
    return textOf(readFileSync(this.file));
  }
}

/** Two texts under one title and version. */
function isSameVersion(a: Policy, b: Policy): boolean {
  return a.mark.title === b.mark.title && a.mark.version === b.mark.version;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PlumblineError('policy', `${POLICY_FILE}: it is not UTF-8. Save it as UTF-8 text.`);
  }
}

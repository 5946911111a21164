import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../config/project-root';
import { PlumblineError } from '../shared/errors';
import { readYaml, shaped, YamlProblem } from '../shared/yaml-file';
import type { HarmPolicy, Policy } from './policy';
import { policySchema, type PolicyFile } from './schema';

const DEFAULT_FILE = path.join(PROJECT_ROOT, 'policy', 'review-list.yaml');

/** The text of the policy that comes with the product. */
export function defaultPolicyText(): string {
  return readFileSync(DEFAULT_FILE, 'utf8');
}

let kept: Policy | undefined;

/** The policy that comes with the product; read once. */
export function defaultPolicy(): Policy {
  kept ??= readPolicy(defaultPolicyText(), 'policy/review-list.yaml');
  return kept;
}

/** The default policy, some of it stated otherwise. */
export function policyWith(stated: Partial<Policy> = {}): Policy {
  return { ...defaultPolicy(), ...stated };
}

/**
 * Reads a policy. `name` is what the file is called to whoever reads the message. Throws PlumblineError `policy`: file, line
 * and what to write instead.
 */
export function readPolicy(text: string, name: string): Policy {
  try {
    return policyOf(shaped(readYaml(text), policySchema), createHash('sha256').update(text).digest('hex'));
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
    throw new PlumblineError('policy', `${name}, ${error.message}`, { line: error.line }, { cause: error });
  }
}

/** The same of a force's own file, which somebody must answer for; `factors` are the ids that it may name. */
export function readSignedPolicy(text: string, name: string, factors: readonly string[] = []): Policy {
  const policy = readPolicy(text, name);
  if (policy.mark.signed === null)
    throw new PlumblineError(
      'policy',
      `${name}: nobody has signed it. Write under \`signed\` who answers for it (by, role, on), or take the file away to rank by the default policy.`,
    );
  if (policy.mark.title === defaultPolicy().mark.title)
    throw new PlumblineError(
      'policy',
      `${name}: it has the title of the policy that comes with the product. Give it a title and version of its own, so that lists can be told apart.`,
    );
  if (Date.parse(policy.mark.signed.on) > Date.now())
    throw new PlumblineError(
      'policy',
      `${name}: signed.on is ${policy.mark.signed.on}, which is still to come. Write the day on which it was signed.`,
    );
  const fault = misnamed(policy.harm, defaultPolicy().harm) ?? misnamedFactor(policy, factors);
  if (fault !== undefined) throw new PlumblineError('policy', `${name}: ${fault}`);
  return policy;
}

/** A category that is missing, or that no report or complaint can have: a misspelt one would weigh nothing, unsaid. */
function misnamed(own: HarmPolicy, known: HarmPolicy): string | undefined {
  for (const table of ['categories', 'classes'] as const) {
    for (const id of Object.keys(known[table]))
      if (own[table][id] === undefined)
        return `harm.${table} lacks "${id}". Give it a weight, 0 where it is none.`;
    for (const id of Object.keys(own[table]))
      if (known[table][id] === undefined)
        return `harm.${table} has "${id}", which nothing is called. Look at the spelling; a force's own categories stand under harm.own.`;
  }
  return undefined;
}

/** A factor that is misspelt would keep what it has of its own, unsaid. */
function misnamedFactor(policy: Policy, known: readonly string[]): string | undefined {
  const id = Object.keys(policy.factors).find((named) => !known.includes(named));
  return id === undefined
    ? undefined
    : `likelihood.factors has "${id}", which no factor is called. They are called ${known.join(', ')}.`;
}

function policyOf(file: PolicyFile, digest: string): Policy {
  const { title, version, signed, grades, independence, likelihood, harm, priority } = file;
  const weights = (table: Record<string, { weight: number }>): Record<string, number> =>
    Object.fromEntries(Object.entries(table).map(([id, { weight }]) => [id, weight]));
  const matrix = Object.fromEntries(
    likelihood.bands.map(({ id }) => {
      const row = priority[id] as Record<string, string>;
      return [id, Object.fromEntries(Object.entries(row).map(([column, n]) => [column, Number(n)]))];
    }),
  );
  return {
    mark: { title, version, digest, signed },
    grades: { source: grades.source, information: grades.information },
    independence,
    ...likelihood,
    harm: {
      years: harm.years,
      systemLeast: harm.systemLeast,
      bands: harm.bands,
      categories: weights(harm.categories),
      classes: weights(harm.classes),
      own: weights(harm.own),
    },
    priority: matrix,
  };
}

import { readYaml } from '../shared/yaml-file';
import { defaultPolicyText } from './read-policy';

/** A figure that a force has and the product has otherwise. */
export interface PolicyDifference {
  /** Where it stands in the file: `independence.reach`, `likelihood.bands.strong.from`, `priority.raised.high`. */
  readonly path: string;
  /** As written; null where it is not there. */
  readonly product: string | null;
  readonly force: string | null;
  /** False where the reason beside it is still the product's, which gives reasons for another figure. */
  readonly reasonChanged: boolean;
}

/** Of whose policy it is, which is always another. */
const OF_THE_FILE = new Set(['title', 'version', 'signed']);

/** What differs from the policy that comes with the product, in the order of that; both are texts that `readPolicy` takes. */
export function policyDifferences(text: string): PolicyDifference[] {
  const [product, force] = [defaultPolicyText(), text].map((of) => leavesOf(readYaml(of).value));
  const paths = new Set([...product!.keys(), ...force!.keys()]);
  return [...paths].flatMap((path): PolicyDifference[] => {
    const [ours, theirs] = [product!.get(path), force!.get(path)];
    if (ours !== undefined && theirs !== undefined && isSame(ours.value, theirs.value)) return [];
    return [
      {
        path,
        product: ours?.value ?? null,
        force: theirs?.value ?? null,
        reasonChanged: ours?.reason !== theirs?.reason,
      },
    ];
  });
}

interface Leaf {
  readonly value: string;
  /** The nearest that stands beside it or above. */
  readonly reason: string | undefined;
}

/** Every figure and title by its path; a band by its id, so that one more does not move the others. */
function leavesOf(file: unknown): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const walk = (value: unknown, path: readonly string[], above: string | undefined): void => {
    if (typeof value === 'string') {
      leaves.set(path.join('.'), { value, reason: above });
      return;
    }
    if (Array.isArray(value)) {
      for (const item of value as { id: string }[]) walk(item, [...path, item.id], above);
      return;
    }
    const { reason = above, ...rest } = value as Record<string, unknown> & { reason?: string };
    for (const [name, of] of Object.entries(rest)) {
      if (name === 'id' || (path.length === 0 && OF_THE_FILE.has(name))) continue;
      walk(of, name === 'value' || name === 'weight' ? path : [...path, name], reason);
    }
  };
  walk(file, [], undefined);
  return leaves;
}

/** `0.50` is `0.5`. */
function isSame(a: string, b: string): boolean {
  return a === b || (a.trim() !== '' && Number(a) === Number(b));
}

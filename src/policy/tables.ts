import { readYaml, shaped } from '../shared/yaml-file';
import { bandOf } from './band';
import { policySchema } from './schema';

/** A band and why it begins where it does. */
export interface BandTold {
  readonly id: string;
  readonly title: string;
  /** Nats of likelihood; of harm 0 to 100. */
  readonly from: number;
  readonly reason: string;
}

/** How grave a matter is, and why. */
export interface HarmTold {
  readonly of: 'category' | 'class' | 'own';
  readonly id: string;
  /** 0 to 100. */
  readonly weight: number;
  /** The title of its band. */
  readonly band: string;
  readonly reason: string;
}

/** What a policy says of bands, harm and priority, as tables to read. */
export interface PolicyTables {
  readonly likelihood: readonly BandTold[];
  readonly harm: readonly BandTold[];
  /** Gravest first. */
  readonly weights: readonly HarmTold[];
  /** A row for each band of likelihood: its title, and the priority for each band of harm, in their order. */
  readonly priority: readonly { readonly likelihood: string; readonly priorities: readonly number[] }[];
  readonly priorityReason: string;
}

/** Reads the tables out of the text of a policy that `readPolicy` takes. */
export function policyTables(text: string): PolicyTables {
  const { likelihood, harm, priority } = shaped(readYaml(text), policySchema);
  const told = (of: HarmTold['of'], table: Record<string, { weight: number; reason: string }>): HarmTold[] =>
    Object.entries(table).map(([id, { weight, reason }]) => ({
      of,
      id,
      weight,
      band: bandOf(harm.bands, weight).title,
      reason,
    }));
  const weights = [
    ...told('category', harm.categories),
    ...told('class', harm.classes),
    ...told('own', harm.own),
  ];
  return {
    likelihood: likelihood.bands,
    harm: harm.bands,
    weights: weights.sort((a, b) => b.weight - a.weight),
    priority: likelihood.bands.map(({ id, title }) => {
      const row = priority[id] as Record<string, string>;
      return { likelihood: title, priorities: harm.bands.map((b) => Number(row[b.id])) };
    }),
    priorityReason: priority.reason,
  };
}

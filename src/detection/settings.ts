import { PlumblineError } from '../shared/errors';
import type { Pattern } from './load-patterns';

/** What a caller sets: `times` or `multi-suspect.times` to a value. */
export type Settings = Readonly<Record<string, number>>;

/**
 * The value of every parameter of each pattern: its own, or what was set. Throws PlumblineError `usage` for a name that
 * no chosen pattern has, or a value out of its bounds.
 */
export function parametersOf(
  patterns: readonly Pattern[],
  settings: Settings,
): ReadonlyMap<string, Readonly<Record<string, number>>> {
  for (const name of Object.keys(settings)) {
    if (
      !patterns.some((p) =>
        Object.keys(p.dossier.parameters).some((id) => name === id || name === `${p.dossier.id}.${id}`),
      )
    ) {
      throw new PlumblineError(
        'usage',
        `No chosen pattern has a parameter ${name}. \`plumbline patterns list\` names them.`,
      );
    }
  }
  return new Map(patterns.map((p) => [p.dossier.id, valuesOf(p, settings)]));
}

function valuesOf({ dossier }: Pattern, settings: Settings): Record<string, number> {
  return Object.fromEntries(
    Object.entries(dossier.parameters).map(([id, parameter]) => {
      const value = settings[`${dossier.id}.${id}`] ?? settings[id] ?? parameter.value;
      const whole = parameter.whole ? 'a whole number' : 'a number';
      if (
        !(value >= parameter.min && value <= parameter.max) ||
        (parameter.whole && !Number.isInteger(value))
      ) {
        throw new PlumblineError(
          'usage',
          `${dossier.id}: ${id} must be ${whole} from ${parameter.min} to ${parameter.max} (${parameter.unit}).`,
        );
      }
      return [id, value];
    }),
  );
}

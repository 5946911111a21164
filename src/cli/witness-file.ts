import { readFileSync } from 'node:fs';
import { PlumblineError } from '../shared/errors';

/** The text of a file of checkpoints that somebody kept. Throws PlumblineError `usage`. */
export function readWitness(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new PlumblineError(
      'usage',
      'The witness file cannot be read. Give the path of a file that holds checkpoints.',
    );
  }
}

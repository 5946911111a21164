import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';

/** An entry of the access file for a program that reads everything to count or compare it, and shows it to nobody. */
export function readerOfAll(name: string, compartments: readonly string[], loader: boolean): object {
  return {
    name,
    no_staff_record: {
      reason: 'A program, not a person: what it reads is counted or compared.',
      excluded: [],
    },
    role: 'analyst',
    compartments,
    clearance: ['P', 'C'],
    loader,
  };
}

/** All such folders have one key of the sealed store, so that two of them that were given the same hold the same. */
const SEAL_KEY = '9'.repeat(64);

/** Makes a data folder with an access file of these users. */
export function writeAccess(home: string, users: readonly object[]): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }), { mode: 0o600 });
  writeFileSync(path.join(home, 'seal.key'), SEAL_KEY, { mode: 0o600 });
}

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';

/** Settings of a data folder whose one reader loads and sees everything, for processes of their own. */
export function settingsOf(
  home: string,
  server: Readonly<Record<string, string>> = {},
): Record<string, string> {
  mkdirSync(home, { recursive: true });
  writeFileSync(
    path.join(home, 'access.yaml'),
    stringify({
      users: [
        {
          name: 'all',
          no_staff_record: { reason: 'Nobody reads here: what is left is compared.', excluded: [] },
          role: 'analyst',
          compartments: ['ALDER'],
          clearance: ['P', 'C'],
          loader: true,
        },
      ],
    }),
  );
  return { ...server, PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: 'c4'.repeat(32), PLUMBLINE_USER: 'all' };
}

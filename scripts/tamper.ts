/** `npm run tamper [-- EDITS [FIRST]]`: so many byte edits and as many structural ones of a small data folder; prints what was missed. */
import { TamperedFolder } from '../test/support/tamper/tampered';

async function main(): Promise<void> {
  const many = Number(process.argv[2] ?? 1000);
  const first = Number(process.argv[3] ?? 0);
  const folder = await TamperedFolder.make();
  let missed = 0;
  for (const kind of ['byte', 'structural'] as const) {
    let found = 0;
    let changed = 0;
    for (let n = first; n < first + many; n++) {
      const edit = await folder.edit(kind, n);
      if (edit.found) found += 1;
      else if (edit.changed) {
        changed += 1;
        process.stdout.write(`missed: ${kind} edit ${n}, ${edit.what}\n`);
      }
      if ((n - first + 1) % 50 === 0) process.stderr.write(`${kind}: ${n + 1}\n`);
    }
    missed += changed;
    process.stdout.write(
      `${many} ${kind} edits: ${found} found, ${many - found - changed} changed nothing, ${changed} missed\n`,
    );
  }
  folder.remove();
  if (missed > 0) process.exitCode = 1;
}

void main();

/**
 * The demo force's own confidential line: its calls are on the force's bills. Without the list, a reader is told who rang
 * it; with the list that comes with the force there is nothing to be told, and no byte of it in the data folder.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { generateForce } from '../../src/demo-force';
import { readDeliveries } from '../../src/demo-force/testing/delivered-rows';
import { readProtectedFile } from '../../src/ingest/protection/list-file';
import { normalisedNumber } from '../../src/model/phone-number';
import { ask } from '../../src/operations/ask';
import { operationNamed } from '../../src/operations/catalogue';
import { writtenIn } from '../support/written-bytes';

let folder: string;
let out: string;
/** National digits of the two protected numbers, and the telephones that the delivered bills say rang them. */
let lines: readonly string[];
let callers: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-line-'));
  out = path.join(folder, 'force');
  await generateForce({ staff: 150, months: 1, seed: 'line', out });
  const list = readProtectedFile(path.join(out, 'protected.yaml'));
  lines = [...(list?.numbers ?? [])].map((number) => number.replace('+44', '0'));
  const rows = readDeliveries(path.join(out, 'deliveries'), ['phone-billing']).flatMap((file) => file.rows);
  const rang = rows.filter(({ values }) => lines.includes(values['to'] ?? ''));
  callers = [...new Set(rang.map(({ values }) => values['from'] ?? ''))];
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Loads the workforce and the bills, and says which telephones a reader is shown beside the protected numbers. */
async function shown(
  name: string,
  withList: boolean,
): Promise<{ home: string; text: string; sealed: number }> {
  const home = path.join(folder, name);
  mkdirSync(home);
  copyFileSync(path.join(out, 'access.yaml'), path.join(home, 'access.yaml'));
  if (withList) copyFileSync(path.join(out, 'protected.yaml'), path.join(home, 'protected.yaml'));
  const composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
  const { services } = composed;
  const asked = async (reader: string, operation: string, question: object): Promise<unknown> =>
    ask(services, operationNamed(operation), await services.readers.named(reader), question);
  let text = '';
  try {
    for (const delivery of readdirSync(path.join(out, 'deliveries')).filter((d) =>
      /workforce|people|phone-bills/.test(d),
    ))
      await asked('intake', 'ingest', { dir: path.join(out, 'deliveries', delivery) });
    for (const line of lines)
      text += JSON.stringify(
        await asked('analyst.rowan', 'expand', { id: `phone:${line}`, kinds: 'called' }).catch(
          (e: Error) => e.message,
        ),
      );
    return { home, text, sealed: (await services.sealed.check()).items };
  } finally {
    await composed.close();
  }
}

const told = (text: string): string[] =>
  callers.filter((number) => text.includes(`:${normalisedNumber(number) ?? ''}"`)).sort();

test('who rang the line is told without the list, and with it there is nothing', async () => {
  expect(callers.length).toBeGreaterThan(5);
  const open = await shown('without', false);
  expect(told(open.text).length).toBeGreaterThan(callers.length / 2);
  expect(
    writtenIn(
      open.home,
      lines.map((l) => l.slice(1)),
    ),
  ).not.toEqual([]);
  const closed = await shown('with', true);
  expect(told(closed.text)).toEqual([]);
  expect(closed.sealed).toBeGreaterThanOrEqual(callers.length);
  expect(
    writtenIn(
      closed.home,
      lines.map((l) => l.slice(1)),
      ['protected.yaml', 'audit'],
    ),
  ).toEqual([]);
}, 120_000);

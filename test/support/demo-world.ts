import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { generateForce } from '../../src/demo-force';
import { ask } from '../../src/operations/ask';
import { operationNamed } from '../../src/operations/catalogue';
import type { Services } from '../../src/operations/services';

/** A demo force in a data folder of its own, with the readers that come with it. */
export interface DemoWorld {
  readonly services: Services;
  /** What a reader gets. */
  readonly ask: (operation: string, question: unknown, reader?: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Invents a force, loads it on the embedded engine and opens it. `reader` asks where none is named. */
export async function openDemoWorld(
  options: { readonly staff: number; readonly months: number; readonly seed: string },
  reader = 'analyst.one',
): Promise<DemoWorld> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-force-'));
  const home = path.join(folder, 'home');
  const force = await generateForce({ ...options, out: path.join(folder, 'force') });
  mkdirSync(home, { recursive: true });
  copyFileSync(force.accessFile, path.join(home, 'access.yaml'));
  copyFileSync(force.protectedFile, path.join(home, 'protected.yaml'));
  const composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
  const { services } = composed;
  const asked: DemoWorld['ask'] = async (operation, question, name = reader) =>
    ask(services, operationNamed(operation), await services.readers.named(name), question);
  await asked('ingest', { dir: path.join(folder, 'force', 'deliveries') }, 'intake');
  return {
    services,
    ask: asked,
    close: async () => {
      await composed.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

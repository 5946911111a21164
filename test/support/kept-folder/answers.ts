import { compose } from '../../../src/compose';
import { readSettings } from '../../../src/config/settings';
import { askNamed } from '../../../src/operations/ask-named';

/** A data folder that an earlier version wrote, opened by the code that is here. */
export interface KeptFolder {
  ask(user: string, operation: string, question: object): Promise<unknown>;
  /** The canonical export as this reader may have it, line by line. */
  exportOf(user: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a data folder. Throws what opening it throws: a folder that is too new, too old or damaged says so. */
export async function openKept(home: string): Promise<KeptFolder> {
  const composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
  const ask: KeptFolder['ask'] = (user, operation, question) =>
    askNamed(composed.services, { user, operation, question });
  return {
    ask,
    async exportOf(user) {
      const lines: string[] = [];
      for await (const line of (await ask(user, 'export', {})) as AsyncIterable<string>) lines.push(line);
      return lines;
    },
    close: () => composed.close(),
  };
}

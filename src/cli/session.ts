import path from 'node:path';
import type { z } from 'zod';
import { askServer } from '../control/client';
import { compose, thenClosed } from '../compose';
import { readSettings } from '../config/settings';
import { askNamed } from '../operations/ask-named';
import type { Operation } from '../operations/operation';
import { isStream } from '../operations/stream';
import { visible, visibleJson } from '../shared/visible';

/** What every command takes besides its own options. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly asUser?: string;
}

/** How a command asks and prints: the only way from the command line to an operation. */
export interface CommandRun {
  readonly options: GlobalOptions;
  /** The answer, through the server where one holds the data folder, else by opening the folder for this one question. */
  ask<O extends Operation>(
    operation: O,
    question: Record<string, unknown>,
    onLine?: (line: string) => void,
  ): Promise<z.output<O['output']>>;
  /** JSON where asked for, else what `plain` makes of the answer in the force's zone. On standard output alone. */
  print<T>(body: T, plain: (body: T, zone: string) => string): void;
  progress(message: string): void;
  /** Whether a file would lie in the data folder itself, where what is named so is in force. */
  isInDataFolder(file: string): boolean;
}

export function commandRun(options: GlobalOptions, signal: AbortSignal): CommandRun {
  const settings = readSettings();
  const user = options.asUser ?? settings.user;
  const progress = (message: string): void => void process.stderr.write(`${visible(message)}\n`);
  return {
    options,
    progress,
    isInDataFolder: (file) => path.dirname(path.resolve(file)) === path.resolve(settings.home),
    print(body, plain) {
      const text = options.json === true ? visibleJson(body) : visible(plain(body, settings.zone));
      process.stdout.write(`${text}\n`);
    },
    async ask<O extends Operation>(
      { id: operation }: O,
      question: Record<string, unknown>,
      onLine: (line: string) => void = () => undefined,
    ) {
      const asked = Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
      const through = await askServer(
        settings.home,
        { operation, question: asked, ...(user === undefined ? {} : { user }) },
        { progress, line: onLine },
        signal,
      );
      if (through) return through.body as z.output<O['output']>;
      const composed = await compose(settings, operation);
      return thenClosed(composed, async ({ services }) => {
        const named = { user, operation, question: asked };
        const body = await askNamed(services, named, { progress, signal });
        if (!isStream(body)) return body as z.output<O['output']>;
        for await (const line of body) onLine(line);
        return null as z.output<O['output']>;
      });
    },
  };
}

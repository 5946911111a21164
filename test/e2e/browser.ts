import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** The Chromium that PLUMBLINE_CHROMIUM names; drawing in software, so that it runs where there is no screen. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['PLUMBLINE_CHROMIUM'];
  if (executablePath === undefined) throw new Error('PLUMBLINE_CHROMIUM must name a Chromium.');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Signs in by the one-time link and chooses a reader, as a person does. */
export async function signedIn(browser: Browser, signInUrl: string, reader: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(signInUrl);
  await page.getByRole('button', { name: reader }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.close();
  return context;
}

/** What the browser complained of: errors of scripts, refused by the content security policy, missing files. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** Keeps a picture where PLUMBLINE_SCREENSHOTS names a folder, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PLUMBLINE_SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: height < 5000 });
}

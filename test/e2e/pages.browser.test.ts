import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PageExample } from '../../src/web/page';
import { addressOf, opensTo, pageExamples, type ExampleThing } from '../../src/web/testing/examples';
import { complaintsOf, openBrowser, picture, signedIn } from './browser';
import { demoServer, type DemoServer } from './demo-server';

/**
 * Every page in a real browser over a small invented force: no accessibility violation that axe finds, nothing wider
 * than the window, no complaint of the browser; and the walk that an analyst makes, by keyboard alone.
 */
let server: DemoServer;
let browser: Browser;
let analyst: BrowserContext;
let intake: BrowserContext;
let auditor: BrowserContext;
let things: Record<ExampleThing, string>;
/** The id by which people know whoever of the list has most links, so that not all of them are on a chart at once. */
let somebody: string;

beforeAll(async () => {
  server = await demoServer(150, 3);
  browser = await openBrowser();
  analyst = await signedIn(browser, server.signInUrl, 'supervisor.one');
  intake = await signedIn(browser, await server.freshLink(), 'intake');
  auditor = await signedIn(browser, await server.freshLink(), 'auditor.one');
  things = await thingsFrom(analyst, intake);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  server?.remove();
});

/** What the pages are opened on, found as a reader finds it: by asking. */
async function thingsFrom(
  context: BrowserContext,
  loader: BrowserContext,
): Promise<Record<ExampleThing, string>> {
  const ask = async <T>(path: string, as = context): Promise<T> => {
    const answer = await as.request.get(`${server.base}/api/v1/${path}`);
    expect([path, answer.status()]).toEqual([path, 200]);
    return (await answer.json()) as T;
  };
  const top = await ask<{ rows: { id: string; nativeId: string }[] }>('top20?size=20');
  const linksOf = await Promise.all(
    top.rows.map(async (row) => {
      const { counts } = await ask<{ counts: { links: number }[] }>(
        `expand?id=${encodeURIComponent(row.id)}`,
      );
      return counts.reduce((sum, c) => sum + c.links, 0);
    }),
  );
  somebody = top.rows[linksOf.indexOf(Math.max(...linksOf))]?.nativeId ?? '';
  const [person = '', other = ''] = top.rows.map((row) => row.id);
  const first = encodeURIComponent(person);
  const { patterns } = await ask<{ patterns: { id: string; findings: { id: string }[] }[] }>('patterns-run');
  const pattern = patterns.find((p) => p.findings.length > 0);
  const { counts } = await ask<{ counts: { kind: string }[] }>(`expand?id=${first}`);
  const kinds = counts.map((c) => c.kind).join();
  const { links } = await ask<{ links: { link: string }[] }>(`expand?id=${first}&kinds=${kinds}`);
  const { sources } = await ask<{ sources: { records: { id: string }[] }[] }>(`entity?id=${first}`);
  const { networks } = await ask<{ networks: { id: string }[] }>('networks');
  const { deliveries } = await ask<{
    deliveries: { delivery: string; files: { file: string; rejects: boolean }[] }[];
  }>('deliveries', loader);
  const rejecting = deliveries.find((d) => d.files.some((f) => f.rejects));
  return {
    person,
    other,
    link: links[0]?.link ?? '',
    record: sources[0]?.records[0]?.id ?? '',
    network: networks[0]?.id ?? '',
    pattern: pattern?.id ?? '',
    finding: pattern?.findings[0]?.id ?? '',
    delivery: rejecting?.delivery ?? '',
    file: rejecting?.files.find((f) => f.rejects)?.file ?? '',
  };
}

async function open(page: Page, address: string): Promise<void> {
  const response = await page.goto(server.base + address);
  expect([address, response?.status()]).toEqual([address, 200]);
  if (await page.locator('#chart').count()) await page.locator('#chart[data-ready]').waitFor();
}

const EXAMPLES: readonly PageExample[] = [
  ...pageExamples().filter((example) => example.saves !== true),
  { name: 'rest interface', address: '/api' },
];
const LOOKS = [
  [1440, 'light'],
  // What WCAG asks of reflow (1.4.10).
  [320, 'dark'],
] as const;

describe.each(LOOKS)('at %i pixels, %s', (width, colorScheme) => {
  test.each(EXAMPLES.map((example) => [example.name, example] as const))('%s', async (name, example) => {
    // What was delivered is for those who load it.
    const reads = opensTo(example, 'supervisor') ? analyst : auditor;
    const page = await (example.address.includes('{delivery}') ? intake : reads).newPage();
    const complaints = complaintsOf(page);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page, addressOf(example, things));
    await picture(page, `${name.replaceAll(' ', '-')}-${width}-${colorScheme}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`)).toEqual(
      [],
    );
    const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(wider).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

test.each([320, 600])('at %i pixels all of a row of the review list is in sight', async (width) => {
  const page = await analyst.newPage();
  await page.setViewportSize({ width, height: 900 });
  await open(page, '/top20');
  const cells = await page.locator('.pl-table--stacks tbody :is(td, th)').all();
  const boxes = await Promise.all(cells.map((cell) => cell.boundingBox()));
  const outside = boxes.filter((box) => !box || box.x < 0 || box.x + box.width > width);
  expect(outside).toEqual([]);
  // It is a table all the same.
  expect(
    await page
      .getByRole('table', { name: /People on the review list/ })
      .getByRole('row')
      .count(),
  ).toBeGreaterThan(2);
  await page.close();
});

test('by keyboard alone: search, person, chart, expand, undo, how do we know', async () => {
  const page = await analyst.newPage();
  await open(page, '/search');
  await page.keyboard.type(somebody);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: /match/ }).waitFor();
  await tabTo(page, 'th a');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Register entry' }).waitFor();
  await tabTo(page, 'main a[href^="/chart"]');
  await page.keyboard.press('Enter');
  await page.locator('#chart[data-ready]').waitFor();

  await page.locator('.pl-chart__stage').focus();
  const before = await onChart(page);
  await page.keyboard.press('e');
  const add = page.locator('.pl-chart__side button').first();
  await add.waitFor();
  await tabTo(page, '.pl-chart__side li:last-child button');
  await page.keyboard.press('Enter');
  await page
    .getByRole('status')
    .filter({ hasText: /has not changed|already/ })
    .waitFor();
  const after = await onChart(page);
  expect(after.entities).toBeGreaterThanOrEqual(before.entities);
  await page.keyboard.press('Control+z');
  expect(await onChart(page)).toEqual(before);
  await page.keyboard.press('Control+y');
  expect(await onChart(page)).toEqual(after);

  await page.keyboard.press('Alt+t');
  await tabTo(page, '[data-key^="l "]');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'How do we know' }).waitFor();
  const panel = page.locator('.pl-chart__side');
  expect(await panel.textContent()).toMatch(/Does not show: .+Wrong if: .+/s);
  await tabTo(page, '.pl-chart__side a[href^="/link"]', true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Why it weighs/ }).waitFor();
  await page.close();
});

test('without JavaScript the chart is its tables', async () => {
  const state = await analyst.storageState();
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: state });
  const page = await context.newPage();
  await page.goto(`${server.base}/chart?id=${encodeURIComponent(things.person)}`);
  expect(await page.locator('#chart-twin tbody tr').count()).toBeGreaterThan(1);
  expect(await page.locator('#chart').isVisible()).toBe(false);
  await context.close();
});

test('another reader sees another view, and no page says that anything is hidden', async () => {
  const page = await analyst.newPage();
  await open(page, '/sign-in/choose');
  await page.getByRole('button', { name: 'intake' }).click();
  await page.getByRole('heading', { name: 'What needs a person today' }).waitFor();
  await open(page, '/deliveries');
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(5);
  const rejects = page.locator('a[href^="/deliveries/rejects"]').first();
  await rejects.click();
  await page.getByRole('heading', { name: /Rejected rows of/ }).waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^rejects-[\w.-]+\.csv$/);
  await page.close();
});

test('stops within two seconds', async () => {
  const { ms, status } = await server.stop();
  expect(status).toBe(0);
  expect(ms).toBeLessThan(2000);
});

/** Presses Tab (or Shift+Tab) until the focus is on something that matches. */
async function tabTo(page: Page, selector: string, backwards = false): Promise<void> {
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

async function onChart(page: Page): Promise<{ entities: number; links: number }> {
  const text = (await page.locator('#chart-tables').textContent()) ?? '';
  const [entities = 0, links = 0] = [...text.matchAll(/(\d+) (?:entit|link)/g)].map((m) => Number(m[1]));
  return { entities, links };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let folder: string;
let sandbox: ChildProcess;
let baseURL: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  browser = await launchChromium();
  sandbox = spawn(process.execPath, ['tools/run.mjs', 'apps/gateway/dist/main.js'], {
    env: { ...process.env, SANDBOX: 'true', PORT: '0', STATE_DIRECTORY: folder, DATABASE_URL: '' },
  });
  let said = '';
  for await (const chunk of sandbox.stderr ?? []) {
    said += String(chunk);
    const [, address] = /Start\s+(http:\S+)/.exec(said) ?? [];
    if (address === undefined) continue;
    baseURL = address;
    break;
  }
});
afterAll(async () => {
  await browser.close();
  if (sandbox.exitCode === null) {
    sandbox.kill();
    await once(sandbox, 'exit');
  }
  await rm(folder, { recursive: true });
});

const words = ['試用環境:公共施設とイベントは架空のものです。', 'Sandbox: its facilities and events are made up.'];

const views = [360, 1440].flatMap((width) =>
  ['日本語', 'English'].flatMap((language) => ['/', '/explorer', '/status'].map((path) => ({ width, language, path }))),
);

const edges = (of: Locator): Promise<{ top: number; bottom: number }> =>
  of.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom };
  });

test.each(views)(
  '$path says that records are made up, $width px wide, in $language, and covers nothing',
  async (view) => {
    const { width, language, path } = view;
    const visitor = await Visitor.arrive(browser, { baseURL, viewport: { width, height: 740 } });
    const { page } = visitor;
    await page.goto(path);
    // On pages of the server, the other language is a link.
    const toEnglish = page.getByRole(path === '/explorer' ? 'button' : 'link', { name: 'English', exact: true });
    if (language === 'English') await toEnglish.click();
    const notice = page.getByRole('note').filter({ hasText: words[0] });
    await notice.waitFor();
    for (const text of words) expect(await notice.innerText()).toContain(text);
    await page.waitForFunction(() => document.body.scrollHeight >= window.innerHeight);
    expect(await page.title()).toMatch(language === 'English' ? /^\[Sandbox\] .*Tokorozawa/ : /^【試用】.*所沢市/);
    expect(await visitor.overflow()).toBe(0);

    // Wherever the page is scrolled, it is at the bottom of the window; at the end of the page, it is below all else.
    for (const to of [0, 100_000]) {
      await page.evaluate((top) => window.scrollTo(0, top), to);
      expect(Math.round((await edges(notice)).bottom)).toBe(740);
    }
    const [above, itself] = [await edges(page.locator('#page, body > .footer')), await edges(notice)];
    expect(Math.floor(above.bottom)).toBeLessThanOrEqual(Math.ceil(itself.top));
    await visitor.leave();
  },
);

import { type Browser } from 'playwright-core';
import { launchChromium, Visitor } from './visitor';

let browser: Browser;
let visitor: Visitor;
beforeAll(async () => (browser = await launchChromium()));
afterEach(() => visitor.leave());
afterAll(() => browser.close());

const paths = [
  '/timeline',
  '/?q=population',
  '/id/sister-city-decatur',
  '/id/course-2023-furatto-festival',
  '/id/plan-6',
  '/lists/center-courses',
  '/q/gender-equality/courses',
  '/q/gender-equality/center-room-fee',
];

const windows = [360, 1024, 1440].flatMap((width) =>
  ['ja', 'en'].map((language): [number, string] => [width, language]),
);

test.each(windows)(
  '%i px wide, in %s, nothing covers anything else, and no label is without its value',
  async (width, locale) => {
    visitor = await Visitor.arrive(browser, { viewport: { width, height: 900 }, locale });
    const { page } = visitor;
    for (const path of paths) {
      await page.goto(path);
      expect([path, await page.evaluate(covered)]).toEqual([path, []]);
      const labels = await page
        .locator('.stacked td[data-header]')
        .evaluateAll(
          (cells) => cells.filter((cell) => cell.checkVisibility() && cell.textContent.trim() === '').length,
        );
      if (width === 360) expect([path, labels]).toEqual([path, 0]);
    }
  },
);

test.each(['ja', 'en'])(
  'with letters of twice the size, a phone shows all of a page in its width, in %s',
  async (locale) => {
    visitor = await Visitor.arrive(browser, { viewport: { width: 360, height: 900 }, locale });
    const { page } = visitor;
    for (const path of ['/', ...paths, '/lists', '/indicators/population', '/data', '/status']) {
      await page.goto(path);
      if (path === '/status') await page.locator('.part').first().waitFor();
      // As a reader does who sets the size of letters in the browser.
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect([path, await visitor.overflow()]).toEqual([path, 0]);
      expect([path, await page.evaluate(covered)]).toEqual([path, []]);
    }
    for (const view of ['table', 'chart', 'source']) {
      await page.goto('about:blank');
      await visitor.openQuestion('gender-equality/courses', view);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect([view, await visitor.overflow()]).toEqual([view, 0]);
    }
  },
);

test('on paper there is nothing to press', async () => {
  visitor = await Visitor.arrive(browser, { viewport: { width: 794, height: 1123 } });
  const { page } = visitor;
  await page.emulateMedia({ media: 'print' });
  for (const path of paths) {
    await page.goto(path);
    expect([path, await page.locator('button:visible:not(.sort)').allInnerTexts()]).toEqual([path, []]);
  }
});

/** The lines of text and the inputs of a page that lie over one another. Runs in the browser. */
function covered(): string[] {
  const isSeen = (element: Element): boolean => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    for (let each: Element | null = element; each; each = each.parentElement) {
      const { position, clipPath } = getComputedStyle(each);
      // Text for screen readers alone.
      if (position === 'absolute' && (each.clientWidth <= 2 || clipPath !== 'none')) return false;
    }
    return true;
  };
  const boxes: { owner: Node; says: string; box: DOMRect }[] = [];
  const texts = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement;
    const says = text.textContent?.trim() ?? '';
    if (!parent || says === '' || parent.closest('option, select, textarea, svg, script') || !isSeen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) boxes.push({ owner: text, says, box });
  }
  for (const input of document.querySelectorAll('main :is(input, select, textarea)')) {
    if (isSeen(input)) boxes.push({ owner: input, says: input.tagName, box: input.getBoundingClientRect() });
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  const found: string[] = [];
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      // Lines of text are as high as their letters, and may touch by a little.
      if (other.box.top > one.box.bottom - 6) break;
      const beside = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      if (one.owner !== other.owner && beside > 3) found.push(`${one.says} | ${other.says}`);
    }
  });
  return found;
}

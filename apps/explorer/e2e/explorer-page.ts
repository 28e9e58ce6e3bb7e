import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** What a visitor does in the explorer, and what goes on behind the page meanwhile. */
export class ExplorerPage {
  /** Errors of scripts and of the console, where a breach of the content security policy is told as well. */
  readonly faults: string[] = [];
  /** The origin of everything that was asked for over the network. */
  readonly origins = new Set<string>();

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:') this.origins.add(origin);
    });
  }

  static async newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<ExplorerPage> {
    const context = await browser.newContext({ baseURL: explorerUrl(), locale: 'ja-JP', ...options });
    return new ExplorerPage(await context.newPage());
  }

  /** Opens the page, waits for a query to stand in the editor, and returns the headers the page came with. */
  async open(): Promise<Record<string, string>> {
    const response = await this.page.goto('/');
    await this.query.locator('.view-line').first().waitFor();
    return response?.headers() ?? {};
  }

  get query() {
    return this.page.getByRole('region', { name: 'Operation Editor' });
  }

  get answer() {
    return this.page.getByRole('region', { name: 'Result Window' });
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: /^Execute query/ }).click();
    await this.answer.getByText('"data"').waitFor();
  }

  /** Adds text below the query. */
  async write(text: string): Promise<void> {
    await this.query.locator('.view-line').first().click();
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.insertText(text);
  }

  /** Opens a side pane by its title. */
  showPane(title: string): Promise<void> {
    return this.page.getByRole('button', { name: `Show ${title}` }).click();
  }

  get documentation() {
    return this.page.getByRole('region', { name: 'Documentation Explorer' });
  }

  /** Reads the answer from where it stands to its end, as the pane holds only the lines in sight, until `text` comes. */
  async findInAnswer(text: string): Promise<void> {
    await this.answer.hover();
    for (let screens = 0; screens < 40; screens++) {
      if ((await this.answerInSight()).includes(withoutSpace(text))) return;
      await this.page.mouse.wheel(0, 200);
      await this.page.waitForTimeout(100);
    }
    throw new Error(`The answer does not show "${text}". It ends with: ${await this.answerInSight()}`);
  }

  /** How far the page can be scrolled sideways, in pixels. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  /** Without spaces: the pane breaks long lines anywhere, and keeps its lines out of order. */
  private async answerInSight(): Promise<string> {
    const lines = await this.answer
      .locator('.view-line')
      .evaluateAll((all) =>
        all
          .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
          .map((line) => line.textContent),
      );
    return withoutSpace(lines.join(''));
  }
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export function explorerUrl(): string {
  const url = process.env.EXPLORER_URL;
  if (!url) throw new Error('EXPLORER_URL is not set. Give it the address of a running gateway.');
  return url;
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '');
}

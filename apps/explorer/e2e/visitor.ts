import { readFileSync } from 'node:fs';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Download,
  type Page,
  type Request,
} from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  id: string;
  impact: 'minor' | 'moderate' | 'serious' | 'critical';
  nodes: { target: string[]; failureSummary: string }[];
}

/** A visitor with a browser context of their own, and a record of errors and requests. */
export class Visitor {
  /** Errors of scripts and of the console, which also reports violations of the content security policy. */
  readonly faults: string[] = [];
  /** The origins of all network requests. */
  readonly origins = new Set<string>();

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (!['data:', 'blob:'].includes(protocol)) this.origins.add(origin);
    });
  }

  static async arrive(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({ baseURL: siteUrl(), locale: 'ja-JP', ...options });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return new Visitor(await context.newPage());
  }

  /** Opens a ready-made question, and waits for its table. */
  async openQuestion(id: string, view = 'table'): Promise<void> {
    await this.page.goto(`/explorer#question=${id}&view=${view}`);
    await this.shown(view);
  }

  /** Waits for an answer in a view, with its sources: a second request brings the notes, links and captions. */
  async shown(view: string): Promise<void> {
    const hasSources = '[data-provenance]:not([data-provenance="loading"])';
    const marks: Record<string, string> = {
      table: `table.grid${hasSources} tbody tr`,
      chart: `.chart${hasSources} svg`,
      source: '.citation',
      code: '.code pre',
      json: '.result-window .view-line:has-text("{")',
    };
    await this.page
      .locator(marks[view] as string)
      .first()
      .waitFor();
  }

  /** Waits until the text of the query's editor matches; Monaco draws a change a frame later. White space counts as one space. */
  async queryShows(pattern: RegExp): Promise<void> {
    await this.page.waitForFunction((source) => {
      const lines = document.querySelector<HTMLElement>('.graphiql-query-editor .view-lines');
      return lines && new RegExp(source).test(lines.innerText.replaceAll(/\s+/g, ' ').trim());
    }, pattern.source);
  }

  /** Replaces the query in the editor with one that has no name, and waits until the editor has it and has parsed it. */
  async write(query: string): Promise<void> {
    await this.page.locator('.graphiql-query-editor .view-line').first().click();
    await this.page.keyboard.press('ControlOrMeta+A');
    // Pasted, so that the editor adds no brackets of its own. It takes over what is pasted a moment later.
    await this.page.evaluate((pasted) => navigator.clipboard.writeText(pasted), query);
    await this.page.keyboard.press('ControlOrMeta+V');
    const text = query.trim().replaceAll(/\s+/g, ' ');
    await this.queryShows(new RegExp(`^${text.replaceAll(/[^\w ]/g, '\\$&')}$`));
    await this.page
      .locator('.graphiql-tab-active')
      .getByText(/^(無題|<untitled>)$/)
      .waitFor();
  }

  async showView(name: '表' | '図' | '出典' | 'コード' | 'JSON'): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** The texts of the header and of the rows of the table, once its sources have come. */
  async table(): Promise<string[][]> {
    await this.shown('table');
    return this.page
      .locator('table.grid tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell as HTMLElement).innerText.trim())),
      );
  }

  /** Presses a button that downloads, and returns the file. */
  async download(button: string): Promise<{ name: string; content: Buffer }> {
    const coming = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: button, exact: true }).click();
    const download: Download = await coming;
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** How far the page scrolls sideways, in pixels. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  /** What axe finds on the page by WCAG 2.2 AA, each as "rule: element", with what to mend. */
  async findings(impacts: Finding['impact'][] = ['minor', 'moderate', 'serious', 'critical']): Promise<string[]> {
    await this.page.evaluate(axe);
    const found = await this.page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Finding[] }> } };
      return (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations;
    });
    return found
      .filter(({ impact }) => impacts.includes(impact))
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
      );
  }

  /**
   * Holds back what the page requests at matching addresses until the returned function is called: all of it, or those
   * requests for which `isHeld` is true. To end the interception by `unroute` would let them go on.
   */
  async holdBack(
    matches: Parameters<Page['route']>[0],
    isHeld: (request: Request) => boolean = () => true,
  ): Promise<() => void> {
    let release = (): void => undefined;
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    await this.page.route(matches, async (route) => {
      if (isHeld(route.request())) await isReleased;
      // The page may have aborted the request.
      await route.continue().catch(() => undefined);
    });
    return () => release();
  }

  leave(): Promise<void> {
    return this.page.context().close();
  }
}

/** Sends a query to the API as a program would. */
export async function askApi(
  query: string,
  variables = {},
): Promise<{ data: Record<string, never>; errors?: unknown[] }> {
  const response = await fetch(`${siteUrl()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Awaited<ReturnType<typeof askApi>>;
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

export function siteUrl(): string {
  const url = process.env.EXPLORER_URL;
  if (!url) throw new Error('EXPLORER_URL is not set. Give it the address of a running gateway.');
  return url.replace(/\/$/, '');
}

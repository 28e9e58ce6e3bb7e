import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser } from 'playwright-core';
import { launchChromium, siteUrl, Visitor } from './visitor';

let browser: Browser;
let proxy: Server;
beforeAll(async () => {
  browser = await launchChromium();
  proxy = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    // Nothing else of the host belongs to the product.
    if (!url.startsWith('/keikaku/')) return outgoing.writeHead(404).end();
    const path = url.slice('/keikaku'.length);
    const asked = request(siteUrl() + path, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(asked);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await browser.close();
  proxy.close();
});

test('below a path, the front page, the explorer, the status and a record are whole', async () => {
  const root = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/keikaku`;
  const visitor = await Visitor.arrive(browser);
  const { page } = visitor;
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(`${root}/`);
  await page.getByRole('combobox').first().fill('防災');
  await page.getByText('危機管理・防災').first().waitFor();
  await page.goto(`${root}/explorer#question=international-relations/sister-cities&view=table`);
  await visitor.shown('table');
  await visitor.showView('コード');
  await visitor.shown('code');
  expect(await page.locator('.code pre').first().innerText()).toContain(`${root}/graphql`);
  await page.goto(`${root}/status`);
  await page.getByText('総合計画').first().waitFor();
  await page.goto(`${root}/id/sister-city-decatur`);
  await page.getByRole('heading', { level: 1, name: 'ディケイター市' }).waitFor();
  const links = await page
    .locator('a[href], link[rel="stylesheet"]')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement | HTMLLinkElement).href));
  const host = new URL(root).host;
  expect(links.filter((link) => new URL(link).host === host && !link.startsWith(`${root}/`))).toEqual([]);
  expect({ failed, faults: visitor.faults }).toEqual({ failed: [], faults: [] });
  await visitor.leave();
});

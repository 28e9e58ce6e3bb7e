import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../testing/eventually';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

const page = { headers: { accept: 'text/html' } };
const policy = "script-src 'self'";

async function withGateway(
  options: Parameters<typeof openTestGateway>[0],
  test: (gateway: TestGateway) => Promise<void>,
): Promise<void> {
  const gateway = await openTestGateway(options);
  try {
    await test(gateway);
  } finally {
    await gateway.close();
  }
}

test('pages load the built script from below the public path, and no other', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'explorer-'));
  try {
    await mkdir(join(directory, 'assets'));
    await writeFile(join(directory, 'assets', 'page-script-Ab_1-c.js'), '0;');
    await writeFile(join(directory, 'assets', 'page-x.js'), '1;');
    const publicUrl = 'https://www.city.example/keikaku';
    await withGateway({ explorerDirectory: directory, publicUrl }, async (gateway) => {
      for (const path of ['/q', '/nothing/here']) {
        const response = await gateway.get(path, page);
        expect(response.headers.get('content-security-policy')).toContain(policy);
        const html = await response.text();
        const scripts = [...html.matchAll(/<script type="module" src="([^"]*)">/g)].map(([, src]) => src);
        expect(scripts).toEqual([`${path === '/q' ? './' : '../'}assets/page-script-Ab_1-c.js`]);
      }
      const script = await gateway.get('/assets/page-script-Ab_1-c.js');
      expect([script.status, script.headers.get('cache-control')]).toEqual([200, expect.stringContaining('immutable')]);
    });
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('a script that was built anew is loaded by the next page, from the cache too', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'explorer-'));
  const scripts = join(directory, 'assets');
  const responseCache = { megabytes: 1, url: undefined };
  try {
    await mkdir(scripts);
    await writeFile(join(scripts, 'page-script-first.js'), '0;');
    await withGateway({ explorerDirectory: directory, responseCache }, async (gateway) => {
      for (const name of ['first', 'second']) {
        await eventually('its page loads it', async () =>
          (await (await gateway.get('/nothing/here', page)).text()).includes(`page-script-${name}.js`),
        );
        for (const time of ['asked', 'kept']) {
          expect(await (await gateway.get('/nothing/here', page)).text()).toContain(`page-script-${name}.js`);
          const kept = await gateway.get('/q', page);
          expect(await kept.text()).toContain(`page-script-${name}.js`);
          if (time === 'kept') expect(kept.headers.get('cache-status')).toContain('hit');
        }
        await rm(join(scripts, 'page-script-first.js'), { force: true });
        await writeFile(join(scripts, 'page-script-second.js'), '1;');
      }
    });
  } finally {
    await rm(directory, { recursive: true });
  }
});

test('without built pages, the pages of the server come without a script', async () => {
  await withGateway({}, async (gateway) => {
    const response = await gateway.get('/q', page);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toMatch(/<script(?! type="application\/ld\+json")/);
  });
});

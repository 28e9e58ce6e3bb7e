import { join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen, workspaceRoot } from '@tokorozawa/process-kit';
import type { PluginOption, ProxyOptions, ViteDevServer } from 'vite' with { 'resolution-mode': 'import' };

export interface PagesOptions {
  host: string;
  port: number;
  /** Called for every file that is changed, added or removed, with its path from the workspace's root, with slashes. */
  onEdit(path: string): void;
}

/** The URLs that Vite answers: the pages and their sources. All others go to the server. */
const ofPages = /^\/(?:@|__|src\/|node_modules\/|favicon\.|(?:explorer|status)(?:\.html)?(?:$|\?))/;

/**
 * The address of `npm run dev`. Vite serves the explorer's pages from their sources and updates open pages after an edit.
 * Every other request goes to the current server.
 */
export class Pages {
  private constructor(
    private readonly vite: ViteDevServer,
    private readonly target: ProxyTarget,
    /** Like http://localhost:4000. */
    readonly url: string,
  ) {}

  /** Throws a UserFacingError if the port or the host is not available. */
  static async open({ host, port, onEdit }: PagesOptions): Promise<Pages> {
    const target = new ProxyTarget();
    const { createServer } = await import('vite');
    const vite = await createServer({
      root: join(workspaceRoot, 'apps/explorer'),
      base: '/',
      appType: 'mpa',
      cacheDir: join(workspaceRoot, 'node_modules/.cache/planning-graph-pages'),
      clearScreen: false,
      plugins: [watchWorkspace(onEdit)],
      server: {
        host,
        port,
        strictPort: true,
        watch: { ignored: ['**/dist/**', '**/.planning-graph/**', '**/.nx/**'] },
        fs: { allow: [workspaceRoot] },
        proxy: { '/': target.proxyOptions },
      },
    });
    const url = await listen(
      { listen: () => listenWith(vite), server: vite.httpServer ?? { address: () => null } },
      host,
      port,
    );
    return new Pages(vite, target, url);
  }

  /**
   * Sends requests to this server from now on. Without one, they are answered with 503 and the last error. Resolves when
   * no request is on its way to the previous server.
   */
  async useServer(url: string | undefined): Promise<void> {
    await this.target.change(url);
  }

  /** Reloads all open pages. */
  reload(): void {
    this.vite.ws.send({ type: 'full-reload', path: '*' });
  }

  /** Shows an error over all open pages. */
  showError(reason: string): void {
    this.target.reason = reason;
    const [, file, line, column] = /^(\S+):(\d+):(\d+) /.exec(reason) ?? [];
    const loc = file ? { file: join(workspaceRoot, file), line: Number(line), column: Number(column) } : undefined;
    this.vite.ws.send({
      type: 'error',
      err: { message: reason, stack: '', plugin: 'npm run dev', ...(loc && { loc }) },
    });
  }

  async close(): Promise<void> {
    await this.vite.close();
  }
}

/** In milliseconds. A request that takes longer has long reached its server, which completes it. */
const maxForwarding = 10_000;

/** Where Vite's proxy sends requests. It changes with each new server. */
class ProxyTarget {
  #url: string | undefined;
  /** Settle when the requests that were sent to the current server have been answered. */
  #forwarded = new Set<Promise<unknown>>();
  reason = 'The server is starting.';
  /** The object that the proxy reads at each request. */
  #options: ProxyOptions | undefined;

  readonly proxyOptions: ProxyOptions = {
    target: 'http://127.0.0.1',
    configure: (_proxy, options) => (this.#options = options),
    bypass: ({ url = '' }, response) => {
      if (ofPages.test(url)) return url;
      if (this.#url === undefined) {
        response?.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' }).end(`${this.reason}\n`);
        return url;
      }
      if (this.#options) this.#options.target = this.#url;
      if (response) this.#remember(new Promise((resolve) => response.once('close', resolve)));
      return undefined;
    },
  };

  async change(url: string | undefined): Promise<void> {
    const toPrevious = this.#forwarded;
    this.#forwarded = new Set();
    this.#url = url;
    await Promise.race([Promise.all(toPrevious), sleep(maxForwarding, undefined, { ref: false })]);
  }

  #remember(answered: Promise<unknown>): void {
    const forwarded = this.#forwarded.add(answered);
    void answered.then(() => forwarded.delete(answered));
  }
}

async function listenWith(vite: ViteDevServer): Promise<string> {
  try {
    await vite.listen();
  } catch (error) {
    // Vite's error has no code.
    const isTaken = /already in use/.test((error as Error).message);
    throw isTaken ? Object.assign(error as Error, { code: 'EADDRINUSE' }) : error;
  }
  return '';
}

/** Lets Vite, which watches the explorer, also watch the sources of the server. */
function watchWorkspace(onEdit: (path: string) => void): PluginOption {
  return {
    name: 'watch-workspace',
    configureServer({ watcher }) {
      watcher.add(['libs', 'apps/gateway', '.env'].map((path) => join(workspaceRoot, path)));
      watcher.on('all', (event, path) => {
        if (['add', 'change', 'unlink'].includes(event)) onEdit(relative(workspaceRoot, path).replaceAll(sep, '/'));
      });
    },
  };
}

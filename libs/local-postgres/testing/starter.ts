/** A process of its own that starts a server: `starter.ts <state folder>`. It reports to the process that forked it. */
import { startLocalPostgres } from '../src/index';
import { type Report } from './elsewhere';

async function startAndReport(directory: string): Promise<void> {
  const steps: string[] = [];
  const server = await startLocalPostgres({
    directory,
    onStep: (step) => steps.push(step),
    onEvent: (event) => report({ event }),
  });
  process.on('message', () => void server.stop().then((outcome) => report({ outcome })));
  report({ server: { url: server.url, adopted: server.adopted, steps } });
}

function report(what: Report): void {
  process.send?.(what);
}

process.on('disconnect', () => process.exit());
startAndReport(process.argv[2] ?? '').catch((error: unknown) => {
  const { name, message } = error as Error;
  report({ error: { name, message } });
});

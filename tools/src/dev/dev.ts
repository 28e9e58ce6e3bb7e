import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { startLocalPostgres } from '@tokorozawa/local-postgres';
import {
  commonVariables,
  gatewayVariables,
  type OnClose,
  readEnvironment,
  runProcess,
  stateDirectory,
  Steps,
  workspaceRoot,
} from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { Pages } from './pages';
import { Reloader } from './reloader';

const usage = '"npm run dev" accepts only -- --inspect or -- --inspect=PORT, for a debugger.';

/**
 * `npm run dev`: serves the sources, and applies every edit. The pages, PostgreSQL and the port stay; the server is
 * replaced when a new process is ready.
 */
runProcess(async (onClose) => {
  const inspectPort = inspectPortIn(process.argv.slice(2));
  const steps = new Steps();
  // An error of a page that Vite does not catch must end neither the pages nor the server.
  process.on('unhandledRejection', (error) => steps.say(error instanceof Error ? String(error.stack) : String(error)));
  const { HOST, PORT } = readEnvironment({ HOST: gatewayVariables.HOST, PORT: gatewayVariables.PORT }, environment());

  const database = await openServerOfDatabases(steps, onClose);
  let reloader: Reloader | undefined = undefined;
  const pages = await steps.run('pages', async () => {
    const pages = await Pages.open({ host: HOST, port: PORT, onEdit: (path) => reloader?.onEdit(path) });
    onClose(() => pages.close());
    return [pages, 'apps/explorer, served by Vite'];
  });
  reloader = new Reloader({ steps, pages, database, inspectPort, environment, supergraphs: join(state(), 'dev') });
  onClose(async () => reloader?.close());
  await reloader.start();
  steps.say(`
Ready for edits. Stop with Ctrl-C.

  Start     ${pages.url}/
  Explorer  ${pages.url}/explorer
  GraphQL   ${pages.url}/graphql
`);
});

/** The variables of .env and of this process, which take precedence. Read again at each start of a server. */
function environment(): NodeJS.ProcessEnv {
  const file = join(workspaceRoot, '.env');
  return { ...(existsSync(file) && parseEnv(readFileSync(file, 'utf8'))), ...process.env };
}

function state(): string {
  return stateDirectory(environment().STATE_DIRECTORY || undefined);
}

/** The PostgreSQL that all servers use, one after another. */
async function openServerOfDatabases(steps: Steps, onClose: OnClose): Promise<string> {
  const { DATABASE_URL } = readEnvironment({ DATABASE_URL: commonVariables.DATABASE_URL }, environment());
  if (DATABASE_URL) return DATABASE_URL;
  return steps.run('PostgreSQL', async () => {
    const directory = join(state(), 'postgres');
    const server = await startLocalPostgres({
      directory,
      onStep: (words) => steps.say(`    ${words}`),
      onEvent: ({ state }) => steps.say(`  PostgreSQL is ${state}.`),
    });
    onClose(() => server.stop());
    return [server.url, server.adopted ? 'was already running' : `started in ${directory}`];
  });
}

function inspectPortIn(args: string[]): number | undefined {
  const inspector = 9229;
  const [argument, ...more] = args;
  if (argument === undefined) return undefined;
  const [, port] = /^--inspect(?:=(\d+))?$/.exec(argument) ?? [argument, 'none'];
  if (port === 'none' || more.length > 0) throw new UserFacingError(usage);
  return Number(port ?? inspector);
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import {
  createLog,
  gatewayVariables,
  openDatabase,
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
  const variables = readEnvironment(gatewayVariables, environment());

  const database = await openDatabase(variables, steps, onClose, createLog(variables.LOG_LEVEL)).url;
  let reloader: Reloader | undefined = undefined;
  const pages = await steps.run('pages', async () => {
    const pages = await Pages.open({
      host: variables.HOST,
      port: variables.PORT,
      onEdit: (path) => reloader?.onEdit(path),
    });
    onClose(() => pages.close());
    return [pages, 'apps/explorer, served by Vite'];
  });
  const supergraphs = join(stateDirectory(variables.STATE_DIRECTORY), 'dev');
  reloader = new Reloader({ steps, pages, database, inspectPort, environment, supergraphs });
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

function inspectPortIn(args: string[]): number | undefined {
  const inspector = 9229;
  const [argument, ...more] = args;
  if (argument === undefined) return undefined;
  const [, port] = /^--inspect(?:=(\d+))?$/.exec(argument) ?? [argument, 'none'];
  if (port === 'none' || more.length > 0) throw new UserFacingError(usage);
  return Number(port ?? inspector);
}

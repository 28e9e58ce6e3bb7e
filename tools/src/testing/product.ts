import { type SpawnOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, productVariables } from './checkout';
import { RunningProcess, type Ending } from './running-process';

export interface StartOptions extends Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'> {
  /** Beside what any process has; the product's own variables are empty unless given here, and PORT is any free one. */
  env?: NodeJS.ProcessEnv;
  /** A command that starts the program, which follows it, in its own way. */
  by?: string[];
}

/** Starts a program as the scripts of package.json do. */
export function startProgram(program: string, args: string[], options: StartOptions = {}): RunningProcess {
  const { env, by = [], ...others } = options;
  return RunningProcess.start([...by, process.execPath, ...startFlags(), 'tools/run.mjs', program, ...args], {
    cwd: checkout,
    ...others,
    env: { ...ordinaryEnvironment(), ...env },
  });
}

/** What `npm start` gives to Node. */
export function startFlags(): string[] {
  return scripts()
    .start.split(' ')
    .filter((word) => word.startsWith('--'));
}

function scripts(): { start: string; dev: string } {
  const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    scripts: ReturnType<typeof scripts>;
  };
  return manifest.scripts;
}

export interface Served {
  process: RunningProcess;
  /** Like http://localhost:4000. */
  url: string;
}

/** `npm start`, on any free port unless PORT is given; resolves when it serves. */
export async function startGateway(options: StartOptions = {}): Promise<Served> {
  return served(startProgram('apps/gateway/dist/main.js', [], options));
}

/** `npm start` by npm itself, whose process this is; resolves when it serves. */
export async function startByNpm(options: StartOptions = {}): Promise<Served> {
  const { env, ...others } = options;
  const started = RunningProcess.start(['npm', 'start'], {
    cwd: checkout,
    ...others,
    env: { ...ordinaryEnvironment(), ...env },
  });
  return served(started);
}

/** `npm run dev` in a copy of the workspace, on any free port; resolves when it is ready for edits. */
export async function startDev(copy: string, env: NodeJS.ProcessEnv = {}): Promise<Served> {
  const { dev } = scripts();
  const command = [process.execPath, ...dev.replace(/^exec node /, '').split(' ')];
  return served(RunningProcess.start(command, { cwd: copy, env: { ...ordinaryEnvironment(), ...env } }));
}

async function served(started: RunningProcess): Promise<Served> {
  const [, url = ''] = await started.says(/GraphQL +(http:\S+)\/graphql/);
  return { process: started, url };
}

/** `npm run start:subgraph -- <names>`, on any free port unless PORT is given; resolves when it serves. */
export async function startSubgraphs(names: string[], options: StartOptions = {}): Promise<Served> {
  const started = startProgram('apps/subgraph/dist/main.js', names, options);
  const [, url = ''] = await started.says(/nobody else, at\s+(http:\/\/[^/]+)\//);
  return { process: started, url };
}

/** `npm run data -- <flags>`, to its end. */
export function runData(flags: string[], options: StartOptions = {}): Promise<Ending> {
  return startProgram('tools/dist/data.js', flags, options).ended;
}

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions?: Record<string, unknown> }[];
}

/** Asks a server at `/graphql` or wherever else. */
export async function ask(url: string, query: string, path = '/graphql'): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

/** A question that two domains answer together. */
export const acrossDomains = '{ sisterCities { id sections { code } } }';

/** Those two, as COLOCATED_SUBGRAPHS has them: they start sooner than all domains do. */
export const domainsOfQuestion = 'international-relations,comprehensive-plan';

/** The answer to it. */
export const answerAcrossDomains: Answer = {
  data: {
    sisterCities: ['sister-city-decatur', 'sister-city-changzhou', 'sister-city-anyang'].map((id) => ({
      id,
      sections: [{ code: '5-5' }],
    })),
  },
};

/** This process's environment without what would change the product's behavior. */
function ordinaryEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _test, NODE_OPTIONS: _options, ...environment } = process.env;
  return { ...environment, ...Object.fromEntries(productVariables.map((name) => [name, ''])), PORT: '0' };
}

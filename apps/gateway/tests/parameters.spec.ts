import { resources } from '../src/http/resources';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();
let figure = '';
beforeAll(async () => {
  const { data } = await gateway.ask('{ observations(first: 1) { nodes { id } } }');
  figure = (data as { observations: { nodes: [{ id: string }] } }).observations.nodes[0].id;
});

/** What stands in the paths of resources for `:name`; `FIGURE` for the id of a figure. */
const partsOfPaths: Record<string, Record<string, string>> = {
  '/id/:id': { id: 'sister-city-decatur' },
  '/indicators/:id': { id: 'population' },
  '/parts/:id': { id: 'equality-center' },
  '/editions/:id': { id: '2024' },
  '/lists/:list': { list: 'sister-cities' },
  '/export/:list': { list: 'sister-cities' },
  '/export/indicators/:code': { code: 'population' },
  '/feeds/:subgraph': { subgraph: 'gender-equality' },
  '/q/:subgraph/:question': { subgraph: 'gender-equality', question: 'courses' },
  '/embed/q/:subgraph/:question': { subgraph: 'gender-equality', question: 'courses' },
  '/embed/indicators/:id': { id: 'population' },
  '/embed/id/:id': { id: 'FIGURE' },
};

/** The parameters of resources whose parameters depend on their paths. */
const parametersOfPaths: Record<string, { single: string[]; repeatable?: string[] }> = {
  '/export/:list': { single: ['between', 'orderBy', 'columns', 'headers', 'bom', 'excel'], repeatable: ['ids'] },
  '/lists/:list': { single: ['orderBy'], repeatable: ['columns'] },
  '/export/indicators/:code': { single: ['between', 'orderBy', 'headers', 'bom', 'excel'], repeatable: ['dimensions'] },
  '/q/:subgraph/:question': { single: ['first'] },
  '/embed/q/:subgraph/:question': { single: ['first', 'theme'] },
};

/** What nobody can read as a value, if a parameter does not take any text. */
const nonsense = '※';

/** Parameters that take any text, of which some finds nothing. */
const texts = new Set(['ids', 'section', 'record', 'dnt']);

/** What is at one of the addresses of a facility's joint events: none, if there is no such facility. */
const findsNothing = new Set(['/calendars/joint-events.ics?facility']);

interface Case {
  address: string;
  single: readonly string[];
  repeatable: readonly string[];
}

const cases = resources.flatMap(({ path, forms, parameters }) =>
  forms.map(({ suffix, parameters: own = [] }): [string, Case] => {
    const filled = path.replaceAll(/:(\w+)/g, (part, name: string) => partsOfPaths[path]?.[name] ?? part);
    const address = suffix === undefined ? filled : `${filled}.${suffix}`;
    const known = parameters === 'any' ? parametersOfPaths[path] : undefined;
    const single = known?.single ?? [...((parameters as string[] | undefined) ?? []), ...own];
    return [address, { address, single, repeatable: known?.repeatable ?? [] }];
  }),
);

/** The status of an address, and the parameters that its problem names. */
async function ask(address: string, parameters: [string, string][] = []): Promise<{ status: number; named: string }> {
  const search = new URLSearchParams(parameters).toString();
  const response = await gateway.get((search ? `${address}?${search}` : address).replace('FIGURE', figure), {
    headers: { accept: '*/*' },
  });
  const text = await response.text();
  const { status, headers } = response;
  if (status === 200) return { status, named: '' };
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return { status, named: text };
  return { status, named: `"${(JSON.parse(text) as { parameter?: string }).parameter}"` };
}

/** True if a problem is about a parameter: a program reads its name, and a person finds it in the sentence. */
const names = (named: string, parameter: string): boolean =>
  [`"${parameter}"`, `&quot;${parameter}&quot;`, `「${parameter}」`].some((text) => named.includes(text));

test.each(cases)('%s treats its parameters as all others do', async (_title, { address, single, repeatable }) => {
  const { status: plainStatus } = await ask(address);
  const faults: string[] = [];
  async function expectFault(parameters: [string, string][], parameter: string): Promise<void> {
    const { status, named } = await ask(address, parameters);
    const isFault = status === 400 || (status === 404 && single.includes(parameter)) || status === 501;
    if (!isFault || !names(named, parameter))
      faults.push(`${JSON.stringify(parameters)}: ${status} ${named.slice(0, 99)}`);
  }
  async function expectSame(parameters: [string, string][]): Promise<void> {
    const { status } = await ask(address, parameters);
    if (status !== plainStatus) faults.push(`${JSON.stringify(parameters)}: ${status}`);
  }
  await expectFault([['nope', '1']], 'nope');
  await expectFault([['lang', 'fr']], 'lang');
  await expectSame([['fbclid', 'x']]);
  for (const name of [...single, 'lang']) {
    const twice: [string, string] = [name, 'ja'];
    await expectFault([twice, twice], name);
  }
  for (const name of [...single, ...repeatable, 'lang']) {
    await expectSame([[name, '']]);
    if (!texts.has(name) && !findsNothing.has(`${address}?${name}`)) await expectFault([[name, nonsense]], name);
  }
  expect(faults).toEqual([]);
});

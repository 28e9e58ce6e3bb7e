import { RunningProcess } from '../src/testing/running-process';

const plan = (...words: string[]) =>
  RunningProcess.start([process.execPath, 'tools/run.mjs', 'tools/dist/plan.js', ...words], { cwd: process.cwd() })
    .ended;

test.each(['native', 'apollo'])(
  'the plan by %s is the one that is executed: it fetches for every type that a question about any record meets',
  async (planner) => {
    const question = '{ node(id: "sister-city-decatur") { ... on Record { name } } }';
    const { exitCode, stdout } = await plan(question, `--planner=${planner}`);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Sequence\n {2}Fetch catalogue\n/);
    const fetches = stdout.split('Fetch ');
    const fetched = (subgraph: string) => fetches.filter((fetch) => fetch.startsWith(subgraph)).join('');
    expect(fetched('international-relations')).toMatch(/at node.*\n[^]*\.\.\. on SisterCity[^]*name/);
    expect(fetched('international-relations')).toContain('... on PeaceActivity');
    expect(fetched('city-promotion')).toContain('... on ForestPillar');
  },
);

test('a plan depends on the variables of conditions', async () => {
  const question = 'query ($plan: Boolean!) { sisterCities { name sections @include(if: $plan) { name } } }';
  const [withPlan, without] = await Promise.all(
    [true, false].map((value) => plan(question, `--variables=${JSON.stringify({ plan: value })}`)),
  );
  expect(withPlan?.stdout).toContain('Fetch comprehensive-plan\n');
  expect(without?.stdout).not.toContain('Fetch comprehensive-plan\n');
});

test.each([
  [[], 'Give a query or a file: npm run plan -- '],
  [['{ sisterCities {'], 'Syntax Error'],
  [['missing.graphql'], 'There is no file '],
  [['query A { sisterCities { name } } query B { sections { name } }'], 'Give one operation: '],
  [['subscription { changed { recordId } }'], 'A subscription has no plan.'],
  [['{ sisterCities { name } }', '--variables=x'], 'is not valid JSON'],
  [['{ sisterCities { name } }', '--variables=[1]'], 'The variables are an object in JSON'],
  [['query ($n: Int!) { observations(first: $n) { totalCount } }'], 'Variable "$n" of required type "Int!"'],
  [['{ sisterCities { nmae } }'], 'Cannot query field "nmae" on type "SisterCity".'],
])('%j is refused with a sentence', async (words, sentence) => {
  const { exitCode, stderr } = await plan(...words);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain('bug in the program');
});

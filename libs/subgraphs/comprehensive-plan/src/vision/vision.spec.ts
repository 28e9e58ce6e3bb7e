import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { comprehensivePlan } from '../subgraph';

interface Answer {
  vision: { name: string; horizonYears: number; thoughts: { title: string }[] };
}

describe('the vision', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(comprehensivePlan);
  });
  afterAll(() => subgraph.close());

  it('is explained by three thoughts that follow its words one after the other', async () => {
    const { data } = await subgraph.ask('{ comprehensivePlan { vision { name horizonYears thoughts { title } } } }');
    const { vision } = data?.comprehensivePlan as Answer;
    expect(vision).toMatchObject({ name: '絆、自然、文化 元気あふれる『よきふるさと所沢』', horizonYears: 10 });
    const places = vision.thoughts.map(({ title }) => vision.name.indexOf(title));
    expect(places).toEqual([0, 8, 15]);
  });
});

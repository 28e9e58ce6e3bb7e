import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { informatization } from '../subgraph';

describe('the publications', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(informatization);
  });
  afterAll(() => subgraph.close());

  it('are four, each with the formats in which the source lists it', async () => {
    const { data } = await subgraph.ask('{ cityPublications { name publicationEditions { format } } }');
    const formats = (...formats: string[]) => formats.map((format) => ({ format }));
    expect(data?.cityPublications).toEqual([
      { name: '広報ところざわ', publicationEditions: formats('PRINT', 'AUDIO', 'BRAILLE') },
      { name: '翔びたつひろば', publicationEditions: formats('PRINT') },
      { name: '家庭の資源とごみの分け方・出し方', publicationEditions: formats('AUDIO', 'BRAILLE') },
      { name: '健康ガイド', publicationEditions: formats('AUDIO', 'BRAILLE') },
    ]);
  });

  it('are not found by an id that none of them has', async () => {
    const { errors } = await subgraph.ask('{ cityPublication(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No city publication has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

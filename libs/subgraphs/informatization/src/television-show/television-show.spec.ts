import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { informatization } from '../subgraph';

describe('the television show of the city', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(informatization);
  });
  afterAll(() => subgraph.close());

  it('is one of five minutes, broadcast once a day, for 231,000 yen of an unknown period', async () => {
    const { data } = await subgraph.ask(
      `{ televisionShows {
        name count durationMinutes broadcastsPerDay costYen costCovers contractor
        provenance { asOf { fiscalYear } status corrections { field lines } gaps { field reason } }
      } }`,
    );
    expect(data?.televisionShows).toEqual([
      {
        name: '広報ところざわ・テレビ情報館',
        count: 1,
        durationMinutes: 5,
        broadcastsPerDay: 1,
        costYen: 231000,
        costCovers: null,
        contractor: '(株)ジェイコム埼玉・東日本 所沢局',
        provenance: {
          asOf: { fiscalYear: 2023 },
          status: 'UNCERTAIN',
          corrections: [
            { field: 'provenance.asOf', lines: [424] },
            { field: 'contractor', lines: [427] },
          ],
          gaps: [{ field: 'costCovers', reason: 'NOT_STATED' }],
        },
      },
    ]);
  });

  it('is found by its id alone', async () => {
    const { data, errors } = await subgraph.ask(
      '{ televisionShow(id: "television-show-joho-kan") { costYen } other: televisionShow(id: "zzz") { id } }',
    );
    expect(data).toEqual({ televisionShow: { costYen: 231000 }, other: null });
    expect(errors?.[0]?.message).toBe('No television show has the id "zzz".');
  });
});

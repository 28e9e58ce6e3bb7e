import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { informatization } from '../subgraph';

describe('the data broadcasting of the city', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(informatization);
  });
  afterAll(() => subgraph.close());

  it('was renewed 52 times, and says where its description breaks off', async () => {
    const { data } = await subgraph.ask(
      `{ dataBroadcasts {
        emergencyContent(locale: EN) ordinaryContent furtherContent updates contractor
        provenance { asOf { fiscalYear } corrections { field confidence } gaps { field reason } }
      } }`,
    );
    expect(data?.dataBroadcasts).toEqual([
      {
        emergencyContent: 'Disaster preparedness information',
        ordinaryContent: '市政にかかわるもの(続きは読み取れない)',
        furtherContent: null,
        updates: 52,
        contractor: '(株)テレビ埼玉',
        provenance: {
          asOf: { fiscalYear: 2023 },
          corrections: [
            { field: 'provenance.asOf', confidence: 'MEDIUM' },
            { field: 'emergencyContent', confidence: 'HIGH' },
            { field: 'ordinaryContent', confidence: 'MEDIUM' },
          ],
          gaps: [{ field: 'furtherContent', reason: 'ILLEGIBLE' }],
        },
      },
    ]);
  });

  it('is found by its id alone', async () => {
    const { data, errors } = await subgraph.ask(
      '{ dataBroadcast(id: "data-broadcast-television-saitama") { updates } other: dataBroadcast(id: "zzz") { id } }',
    );
    expect(data).toEqual({ dataBroadcast: { updates: 52 }, other: null });
    expect(errors?.[0]?.message).toBe('No data broadcast has the id "zzz".');
  });
});

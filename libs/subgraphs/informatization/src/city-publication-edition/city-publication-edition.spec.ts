import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { informatization } from '../subgraph';

describe('the editions of the publications', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(informatization);
  });
  afterAll(() => subgraph.close());

  it('have the issues, copies and pages of the table', async () => {
    const { data } = await subgraph.ask(
      '{ cityPublicationEditions { format publication { name } medium pages issuesPerYear copies copiesBasis } }',
    );
    const edition = (
      format: string,
      name: string,
      ...[medium, pages, issuesPerYear, copies, copiesBasis]: unknown[]
    ) => ({
      format,
      publication: { name },
      medium,
      pages,
      issuesPerYear,
      copies,
      copiesBasis,
    });
    const waste = '家庭の資源とごみの分け方・出し方';
    expect(data?.cityPublicationEditions).toEqual([
      edition('PRINT', '広報ところざわ', 'TABLOID', 16, 12, 171949, 'MONTHLY_AVERAGE'),
      edition('PRINT', '翔びたつひろば', null, 4, 12, 171949, 'MONTHLY_AVERAGE'),
      edition('AUDIO', '広報ところざわ', 'CD_R', null, 12, 444, 'YEAR_TOTAL'),
      edition('AUDIO', waste, 'CD_R', null, 1, 37, null),
      edition('AUDIO', '健康ガイド', 'CD_R', null, 1, 37, null),
      edition('BRAILLE', '広報ところざわ', 'B5', 52, 12, 120, 'YEAR_TOTAL'),
      edition('BRAILLE', waste, 'B5', 40, 1, 10, null),
      edition('BRAILLE', '健康ガイド', 'B5', 16, 1, 10, null),
    ]);
  });

  it('go to every door in print, and by post to readers with visual impairments in audio and braille', async () => {
    const { data } = await subgraph.ask('{ cityPublicationEditions { format recipients distribution wholeText } }');
    const byPost = { recipients: '視覚障害者', distribution: '郵送' };
    const print = { format: 'PRINT', recipients: '全戸', distribution: '戸別配布', wholeText: null };
    const audio = { format: 'AUDIO', ...byPost, wholeText: true };
    const braille = { format: 'BRAILLE', ...byPost, wholeText: null };
    expect(data?.cityPublicationEditions).toEqual([print, print, audio, audio, audio, braille, braille, braille]);
  });

  it('have copies of a year that are twelve times those of one issue, in audio and in braille', async () => {
    const { data } = await subgraph.ask(
      `{ cityPublication(id: "city-publication-koho-tokorozawa") {
        publicationEditions { format copiesCheck { printedTotal issuesPerYear copiesPerIssue computedTotal agrees } }
      } }`,
    );
    const check = (total: number, copiesPerIssue: number) => ({
      printedTotal: total,
      issuesPerYear: 12,
      copiesPerIssue,
      computedTotal: total,
      agrees: true,
    });
    expect(data?.cityPublication).toEqual({
      publicationEditions: [
        { format: 'PRINT', copiesCheck: null },
        { format: 'AUDIO', copiesCheck: check(444, 37) },
        { format: 'BRAILLE', copiesCheck: check(120, 10) },
      ],
    });
  });

  it('have unit costs only where the source prints them', async () => {
    const { data } = await subgraph.ask(
      `{ cityPublication(id: "city-publication-koho-tokorozawa") {
        publicationEditions { printingCostYenPerPage distributionCostYenPerCopy }
      } }`,
    );
    const unknown = { printingCostYenPerPage: null, distributionCostYenPerCopy: null };
    expect(data?.cityPublication).toEqual({
      publicationEditions: [{ printingCostYenPerPage: 0.623, distributionCostYenPerCopy: 12.5 }, unknown, unknown],
    });
  });

  it('are listed in the formats asked for', async () => {
    const { data } = await subgraph.ask(
      '{ cityPublicationEditions(where: { formats: [BRAILLE] }) { pages } none: cityPublicationEditions(where: { formats: [] }) { id } }',
    );
    expect(data).toEqual({ cityPublicationEditions: [{ pages: 52 }, { pages: 40 }, { pages: 16 }], none: [] });
  });

  it('are read as those of FY2023, which the print does not say', async () => {
    const { data } = await subgraph.ask(
      `{ cityPublicationEdition(id: "city-publication-edition-tobitatsu-hiroba-print") {
        provenance { asOf { fiscalYear } status corrections { field confidence } gaps { field reason } }
      } }`,
    );
    expect(data?.cityPublicationEdition).toEqual({
      provenance: {
        asOf: { fiscalYear: 2023 },
        status: 'UNCERTAIN',
        corrections: [
          { field: 'provenance.asOf', confidence: 'MEDIUM' },
          { field: 'pages', confidence: 'MEDIUM' },
          { field: 'copies', confidence: 'MEDIUM' },
        ],
        gaps: [
          { field: 'medium', reason: 'NOT_STATED' },
          { field: 'wholeText', reason: 'NOT_APPLICABLE' },
        ],
      },
    });
  });
});

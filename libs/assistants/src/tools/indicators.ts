import { z } from 'zod';
import { figure, figureOf, figureSelection, type FigureRow } from '../figure';
import { provenanceSelection, trustOf, trustOnly, type SourcedRecord } from '../source';
import { defineTool, missing, readAnswer, type ToolContext, ToolError } from '../tool';

const indicatorFields = `__typename id url code name definition unit
  isAdditiveOverRecords isAdditiveOverPeriods whyNotAdditive provenance ${provenanceSelection}`;

const listQuery = `query AssistantIndicators($first: Int!, $after: String, $where: IndicatorFilter) {
  indicators(first: $first, after: $after, where: $where) {
    totalCount pageInfo { hasNextPage endCursor } nodes { ${indicatorFields} }
  }
}`;

interface IndicatorRow extends SourcedRecord {
  code: string;
  definition: string;
  unit: string;
  isAdditiveOverRecords: boolean;
  isAdditiveOverPeriods: boolean;
  whyNotAdditive: string;
}

interface Page<Row> {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Row[];
}

const indicator = trustOnly.extend({
  id: z.string(),
  code: z.string().describe('For "get_indicator_series".'),
  name: z.string(),
  definition: z.string(),
  unit: z.string(),
  isAdditiveOverRecords: z.boolean().describe('Whether figures of different records may be added up.'),
  isAdditiveOverPeriods: z.boolean().describe('Whether figures of different periods may be added up.'),
  whyNotAdditive: z.string().nullable().describe('Why they may not be added up otherwise.'),
  url: z.string(),
});

function indicatorOf(row: IndicatorRow, context: ToolContext): z.infer<typeof indicator> {
  const { __typename: _type, provenance: _provenance, ...stated } = row;
  const isAdditive = row.isAdditiveOverRecords && row.isAdditiveOverPeriods;
  const whyNotAdditive = isAdditive ? null : row.whyNotAdditive;
  return { ...stated, whyNotAdditive, url: context.addresses.absolute(row.url), ...trustOf(row, context) };
}

const listOutput = {
  indicators: z.array(indicator),
  totalCount: z.int(),
  next: z.string().nullable().describe('Give it as "after" for the next page; null on the last one.'),
  missing,
};

export async function listIndicators(
  { text, after, limit = 100 }: { text?: string; after?: string; limit?: number },
  context: ToolContext,
): Promise<z.infer<z.ZodObject<typeof listOutput>>> {
  const variables = { first: limit, after, where: { text } };
  const { data, missing } = readAnswer(
    await context.ask<{ indicators: Page<IndicatorRow> | null }>(listQuery, variables),
  );
  if (!data.indicators) throw new ToolError('The indicators cannot be read now. Try again in a moment.');
  const { totalCount, pageInfo, nodes } = data.indicators;
  const indicators = nodes.map((row) => indicatorOf(row, context));
  return { indicators, totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null, missing };
}

export const listIndicatorsTool = defineTool({
  name: 'list_indicators',
  title: 'List the indicators (指標)',
  description:
    'Lists what the figures of the publication measure or count, such as population (人口), consultation cases (相談件数) or attendance of courses (参加人数), each with its definition and unit, and whether its figures may be added up. Give a code to "get_indicator_series".',
  input: {
    text: z
      .string()
      .max(200)
      .optional()
      .describe('Only those with this text in their name or definition, in either language.'),
    limit: z.int().min(1).max(100).default(100),
    after: z.string().optional().describe('The "next" of the page before.'),
  },
  output: listOutput,
  run: listIndicators,
});

const seriesQuery = `query AssistantSeries($indicator: ID!, $where: ObservationFilter!, $first: Int!, $after: String, $edition: ID) {
  indicator(id: $indicator, edition: $edition) { ${indicatorFields} }
  observations(where: $where, first: $first, after: $after, edition: $edition, orderBy: { field: DATE }) {
    totalCount pageInfo { hasNextPage endCursor } nodes ${figureSelection}
  }
}`;

export const indicatorSeriesTool = defineTool({
  name: 'get_indicator_series',
  title: 'Get the figures of an indicator (観測値)',
  description:
    'Gets the figures of one indicator, the oldest period first: value, as printed, unit, period, what each is about, and where it stands in the source. Choose a record with "record" to get its series. Do not add figures up unless the indicator says that they are additive; a total (計) may stand among its parts.',
  input: {
    indicator: z
      .string()
      .min(1)
      .max(200)
      .describe('The code or the id of an indicator: "population", "indicator-population".'),
    record: z.string().max(300).optional().describe('Only figures about this record, by its id.'),
    edition: z.string().optional().describe('As this edition (年度版) prints: "2024", "R6". The newest when absent.'),
    limit: z.int().min(1).max(100).default(50),
    after: z.string().optional().describe('The "next" of the page before.'),
  },
  output: {
    indicator,
    figures: z.array(figure),
    totalCount: z.int(),
    next: z.string().nullable().describe('Give it as "after" for the next page; null on the last one.'),
    missing,
  },
  async run({ indicator: named, record, edition, limit, after }, context) {
    const id = named.startsWith('indicator-') ? named : `indicator-${named}`;
    const where = { indicators: [id.split('@')[0]], ...(record !== undefined && { records: [record] }) };
    const variables = { indicator: id, where, first: limit, after, edition };
    type Answer = { indicator: IndicatorRow | null; observations: Page<FigureRow> | null };
    const { data, missing } = readAnswer(await context.ask<Answer>(seriesQuery, variables));
    if (!data.indicator || !data.observations)
      throw new ToolError('The figures cannot be read now. Try again in a moment.');
    const { totalCount, pageInfo, nodes } = data.observations;
    return {
      indicator: indicatorOf(data.indicator, context),
      figures: nodes.map((row) => figureOf(row, context)),
      totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
      missing,
    };
  },
});

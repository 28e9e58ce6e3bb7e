import { isEndOfRange, type Language, unitOfWord, type ValueUnit } from '@tokorozawa/answer-tables';
import { enumText } from '@tokorozawa/record-fields';
import { completeData, type Form, notFound, type ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { type GraphQLEnumType } from 'graphql';
import type { Chart } from '../chart';
import { type ChartFigure, figuresChart } from '../figures-chart';
import { pictureForms, type PictureOptions } from './picture-forms';

const figureFields = `
  id name value printed dateBasis status line
  date { precision earliest latest fiscalYear era }
  dimensions { dimension }
  parts { id }
  recordId
  provenance { heading corrections { kind field lines } }
`;

interface IndicatorName {
  code: string;
  name: string;
  unit: string;
}

type IndicatorFigure = ChartFigure & { indicator: IndicatorName };

interface FigurePage {
  totalCount: number;
  pageInfo: { hasPreviousPage: boolean; startCursor: string | null };
  nodes: ChartFigure[];
}

// The newest figures are those that are read if there are very many.
const indicatorQuery = `query IndicatorPicture($id: ID!, $before: String) {
  indicator(id: $id) {
    code name unit
    observations(last: 100, before: $before) {
      totalCount pageInfo { hasPreviousPage startCursor } nodes { ${figureFields} }
    }
  }
}`;

/** More figures than these are not read for one picture. */
const maxFigures = 500;

const idPrefix = 'indicator-';

/** The figures of an indicator, given by its code or id, as a chart. */
export async function indicatorChart(
  request: ResourceRequest,
  codeOrId: string,
  options: PictureOptions,
): Promise<Chart> {
  const id = codeOrId.startsWith(idPrefix) ? codeOrId : idPrefix + codeOrId;
  let page = await readPage(request, id, null);
  const { totalCount } = page.observations;
  const figures = [...page.observations.nodes];
  while (page.observations.pageInfo.hasPreviousPage && figures.length < maxFigures) {
    page = await readPage(request, id, page.observations.pageInfo.startCursor);
    figures.unshift(...page.observations.nodes);
  }
  if (figures.length === 0) throw noFigures();
  return figuresChart(figures, {
    ...options,
    title: page.name,
    measure: '',
    unit: unitOf(page, request.schema, options.language),
    address: request.addresses.absolute(`/indicators/${id.slice(idPrefix.length)}`),
    totalCount,
  });
}

type IndicatorPage = IndicatorName & { observations: FigurePage };

async function readPage({ ask }: ResourceRequest, id: string, before: string | null): Promise<IndicatorPage> {
  const answer = await ask<{ indicator: IndicatorPage | null }>(indicatorQuery, { id, before });
  const isMissing = answer.errors.some(({ extensions }) => extensions?.code === 'NOT_FOUND');
  const indicator = isMissing ? null : completeData(answer).indicator;
  if (!indicator) throw noIndicator(id.slice(idPrefix.length));
  return indicator;
}

const recordQuery = `query RecordPicture($id: ID!) {
  node(id: $id) {
    __typename
    ... on Record {
      id name
      observations(last: 100) { nodes { ${figureFields} indicator { code name unit } } }
    }
    ... on Observation { ${figureFields} indicator { code name unit } partFigures: parts { ${figureFields} } }
  }
}`;

type PicturedRecord = {
  __typename: string;
  id: string;
  name: string;
  observations: { nodes: IndicatorFigure[] } | null;
} & {
  partFigures?: ChartFigure[] | null;
};

/**
 * What the figures of a record show: those of one indicator over time or in parts. An indicator is drawn with all of its
 * figures, and an observation by itself or with its parts.
 */
export async function recordChart(request: ResourceRequest, id: string, options: PictureOptions): Promise<Chart> {
  const { node } = completeData(await request.ask<{ node: PicturedRecord | null }>(recordQuery, { id }));
  if (!node) throw noRecord(id);
  if (node.__typename === 'Indicator') return indicatorChart(request, id, options);
  const figures = figuresOf(node);
  const [first] = figures;
  if (!first) throw notComparable(node.observations?.nodes ?? []);
  const { indicator } = first;
  return figuresChart(figures, {
    ...options,
    title: node.__typename === 'Observation' ? indicator.name : node.name,
    measure: node.__typename === 'Observation' ? '' : indicator.name,
    unit: unitOf(indicator, request.schema, options.language),
    address: request.addresses.absolute(recordPath(id)),
  });
}

/** The figures to draw: the longest series, or else the most parts. Empty if the record has no two figures of one indicator. */
function figuresOf(node: PicturedRecord): IndicatorFigure[] {
  if (node.__typename === 'Observation') {
    const figure = node as unknown as IndicatorFigure;
    return [...(node.partFigures ?? []).map((part) => ({ ...part, indicator: figure.indicator })), figure];
  }
  const byIndicator = new Map<string, IndicatorFigure[]>();
  for (const figure of node.observations?.nodes ?? []) {
    if (isEndOfRange(figure)) continue;
    const group = byIndicator.get(figure.indicator.code) ?? [];
    byIndicator.set(figure.indicator.code, [...group, figure]);
  }
  const periods = (group: IndicatorFigure[]) => new Set(group.map(({ date }) => date.earliest)).size;
  const [best = []] = [...byIndicator.values()].sort((a, b) => periods(b) - periods(a) || b.length - a.length);
  return best.length > 1 ? best : [];
}

function unitOf({ unit }: IndicatorName, schema: ResourceRequest['schema'], language: Language): ValueUnit {
  const word = enumText(schema.getType('Unit') as GraphQLEnumType, unit).ja;
  return unitOfWord(word, unit, language);
}

const noIndicator = (code: string) =>
  notFound({
    ja: `「${code}」という指標はありません。/indicators にすべての指標の一覧があります。`,
    en: `There is no indicator "${code}". All indicators are listed at /indicators.`,
  });

const noRecord = (id: string) =>
  notFound({ ja: `「${id}」という記録はありません。`, en: `There is no record "${id}".` });

const noFigures = () =>
  notFound({ ja: 'この指標には数値がまだありません。', en: 'This indicator has no figures yet.' });

function notComparable(figures: IndicatorFigure[]) {
  const codes = [...new Set(figures.filter((figure) => !isEndOfRange(figure)).map(({ indicator }) => indicator.code))];
  if (codes.length === 0)
    return notFound({
      ja: 'この記録には数値がないため、図もありません。',
      en: 'This record has no figures, so that there is no picture of it.',
    });
  const pictures = codes.slice(0, 3).map((code) => `/indicators/${code}.svg`);
  return notFound({
    ja: `この記録の数値は指標ごとに一つで、比べるものがないため、図がありません。ほかの記録と並べた図は ${pictures.join('、')} にあります。`,
    en: `This record has one figure of each indicator and nothing to compare it with, so that there is no picture of it. Beside other records it is drawn at ${pictures.join(', ')}.`,
  });
}

/** The pictures of an indicator, by its code or id in the parameter `id` of the path. */
export const indicatorPictures = (): [Form, Form] =>
  pictureForms((request, options) => indicatorChart(request, request.params.id as string, options));

/** The pictures of a record, by the parameter `id` of the path. */
export const recordPictures = (): [Form, Form] =>
  pictureForms((request, options) => recordChart(request, request.params.id as string, options));

import {
  defineConcept,
  type DomainRows,
  type Figure,
  type IndicatorDeclaration,
  type ReviewedRow,
  rootList,
  type SubgraphDefinition,
} from '@tokorozawa/subgraph-kit';
import { type LocalizedText, type Provenance, ProvenanceStatus } from '@tokorozawa/vocabulary';
import { reviewedRows } from '../reviewed-rows';
import { indicatorId } from './indicator-id';
import { Indicator } from './indicator.entity';
import { IndicatorResolver } from './indicator.resolver';

/** 指標: declared by the concepts of all domains. */
export const indicator = (definitions: SubgraphDefinition[]) =>
  defineConcept({
    entity: Indicator,
    resolver: IndicatorResolver,
    list: rootList(Indicator, {
      name: 'indicators',
      description: 'The indicators (指標): what the figures of the source measure or count, by name, a page at a time.',
      one: { description: 'One indicator (指標)', example: 'indicator-population' },
      order: [{ field: 'NAME' }],
    }),
    // All figures stay listed, so what they measure does too.
    isDated: true,
    collect: (domains) => collectIndicators(domains, indicatorsOf(definitions)),
  });

/** The indicators that the concepts declare. Throws if two different ones have the same id. */
function indicatorsOf(definitions: SubgraphDefinition[]): IndicatorDeclaration[] {
  const byId = new Map<string, IndicatorDeclaration>();
  for (const { figures } of definitions.flatMap(({ concepts }) => concepts)) {
    for (const indicator of figures?.indicators ?? []) {
      const other = byId.get(indicator.id) ?? indicator;
      if (other !== indicator) throw new Error(`Two indicators have the id "${indicator.id}". Give one another id.`);
      byId.set(indicator.id, indicator);
    }
  }
  return [...byId.values()];
}

/** An indicator is listed if the source gives a figure of it. Its place in the source is that of its figures. */
function collectIndicators(domains: DomainRows[], indicators: IndicatorDeclaration[]): ReviewedRow[] {
  const records = new Map(reviewedRows(domains).map((placed) => [placed.row.id, placed]));
  const figures = domains.flatMap(({ figures }) => figures);
  return indicators.flatMap((indicator) => {
    const ofIndicator = figures.filter((figure) => figure.indicator === indicator);
    const about = ofIndicator.flatMap(({ recordId, alsoAbout }) =>
      [recordId, ...alsoAbout].flatMap((id) => records.get(id) ?? []),
    );
    const [first] = about;
    if (!first) return [];
    const recordNames = distinctNames(about.map(({ row }) => row));
    return [{ ...rowOf(indicator, provenanceOf(first.provenance, ofIndicator)), recordNames }];
  });
}

function distinctNames(rows: ReviewedRow[]): LocalizedText[] {
  const names = rows.flatMap(({ name }) => (name ? [name as LocalizedText] : []));
  return [...new Map(names.map((name) => [name.ja, name])).values()];
}

function rowOf(indicator: IndicatorDeclaration, provenance: Provenance): ReviewedRow {
  const { name, unit, definition, whyNotAdditive = differentThings, additiveOver = [], dimensions = [] } = indicator;
  return {
    id: indicatorId(indicator),
    code: indicator.id,
    name,
    unit,
    definition,
    whyNotAdditive,
    isAdditiveOverRecords: additiveOver.includes('records'),
    isAdditiveOverPeriods: additiveOver.includes('periods'),
    dimensions: dimensions.map(({ id, name }) => ({ code: id, name, isAdditive: additiveOver.includes(id) })),
    provenance,
  };
}

const differentThings = {
  ja: '別々のものや時を述べた数であり、足した数に意味がない。',
  en: 'Its figures describe different things or times, so their sum means nothing.',
};

const provenanceOf = (first: Provenance, figures: Figure[]): Provenance => ({
  ...first,
  lines: [...new Set(figures.flatMap(({ lines }) => lines))].sort((a, b) => a - b),
  status: ProvenanceStatus.EDITORIAL,
  asOf: null,
  corrections: [],
  gaps: [],
});

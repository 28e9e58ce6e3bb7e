import { citationOf, type DateParts, figureWords, type PageContext, tagOf } from '@tokorozawa/pages';
import { completeData, notFound, type ResourceRequest } from '@tokorozawa/resources';
import type { Unit } from '@tokorozawa/vocabulary';
import type { Marked } from './marks';

/** A figure of the source, as an embed shows it. */
export interface Figure extends Marked {
  id: string;
  name: string;
  value: number;
  printed: string;
  unit: Unit;
  date: DateParts;
  status: string;
  record: { name: string } | null;
  provenance: Marked['provenance'] & { document: string; edition: string; heading: string; lines: number[] };
}

export interface Indicator {
  /** With the edition, if it is the version of one. */
  id: string;
  name: string;
  unit: Unit;
  observations: { totalCount: number; nodes: Figure[] };
}

const figureFields = `
  id recordId name(locale: $locale) value printed unit status
  date { precision earliest latest era }
  record { ... on Record { name(locale: $locale) } }
  provenance { document edition heading lines status corrections { kind field lines printed read } }
`;

const figureQuery = `query EmbeddedFigure($id: ID!, $locale: Locale) {
  node(id: $id) { __typename ... on Observation { ${figureFields} } }
}`;

const indicatorQuery = `query EmbeddedIndicator($id: ID!, $locale: Locale) {
  indicator(id: $id) {
    id name(locale: $locale) unit
    observations(last: 20) { totalCount nodes { ${figureFields} } }
  }
}`;

type Asking = Pick<ResourceRequest, 'ask' | 'locale'>;

/** Reads a figure by the id of its observation. Throws a ResourceError if there is none. */
export async function readFigure({ ask, locale }: Asking, id: string): Promise<Figure> {
  const { node } = completeData(
    await ask<{ node: (Figure & { __typename: string }) | null }>(figureQuery, { id, locale }),
  );
  if (node?.__typename === 'Observation') return node;
  throw notFound({
    ja: `「${id}」は数値ではありません。埋め込めるのは、数値(観測値)、指標(/embed/indicators/…)、質問(/embed/q/…)です。`,
    en: `"${id}" is no figure. What can be embedded are figures (observations), indicators (/embed/indicators/…) and questions (/embed/q/…).`,
  });
}

/** Reads an indicator by its code or its id, with its newest figures, the newest first. Throws a ResourceError if there is none. */
export async function readIndicator({ ask, locale }: Asking, codeOrId: string): Promise<Indicator> {
  const id = codeOrId.startsWith('indicator-') ? codeOrId : `indicator-${codeOrId}`;
  const { indicator } = completeData(await ask<{ indicator: Indicator | null }>(indicatorQuery, { id, locale }));
  if (indicator) {
    const { observations } = indicator;
    return { ...indicator, observations: { ...observations, nodes: observations.nodes.toReversed() } };
  }
  throw notFound({ ja: `指標「${codeOrId}」はありません。`, en: `There is no indicator "${codeOrId}".` });
}

/** A figure is called by its indicator, and by the record that it is about. */
export const titleOf = ({ name, record }: Figure): string =>
  record && !name.includes(record.name) ? `${record.name} ${name}` : name;

/** A figure with its unit: "1,262件", "1,262". */
export const amountText = ({ locale }: PageContext, figure: Figure): string => figureWords(figure, figure.unit, locale);

/** Where figures come from, in one line. */
export function sourceOf(request: ResourceRequest, figures: readonly Figure[], subject: string, path: string): string {
  const sources = figures.map(({ provenance: { document, edition, heading, lines } }) => ({
    document,
    edition,
    heading,
    lines,
  }));
  return citationOf({ sources, subject, address: request.addresses.absolute(path) }, tagOf(request));
}

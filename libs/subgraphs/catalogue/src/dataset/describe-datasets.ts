import type { dataThemes, SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { PartFile } from '@tokorozawa/question-files';
import type { FacetWords } from '../search/facets';
import { project } from './publication';

/** The id of the data set that all others are parts of. */
export const wholeId = 'planning-graph';

/** A domain, as far as its data set follows from it. */
export type DatasetDomain = Pick<SubgraphDefinition, 'name' | 'title' | 'themes'> & {
  concepts: Pick<SubgraphDefinition['concepts'][number], 'name' | 'list' | 'writtenIds'>[];
};

/** What is known of a data set without reading data. */
export interface DatasetDescription {
  /** The name of a subgraph, or {@link wholeId}. */
  id: string;
  title: LocalizedText;
  description: LocalizedText;
  keywords: LocalizedText[];
  /** Codes of {@link dataThemes}. */
  themes: (keyof typeof dataThemes)[];
  /** The names of the subgraphs whose records it has. */
  subgraphs: string[];
  /** The GraphQL types of its records. */
  recordTypes: string[];
  lists: ListDescription[];
  /** True if municipalities enter its records; they are not in the publication. */
  isEntered: boolean;
  /** True if its records are about all municipalities of the graph, and not only about the one that publishes. */
  isRegional: boolean;
}

export interface ListDescription {
  /** The root field, such as `sisterCities`. */
  name: string;
  recordType: string;
  title: LocalizedText;
}

/**
 * The data sets of the graph: the whole first, then that of each domain in the order of the subgraphs.
 *
 * @param words what subgraphs and types of records are called
 */
export function describeDatasets(domains: DatasetDomain[], words: FacetWords, parts: PartFile[]): DatasetDescription[] {
  const sorted = domains.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const ofDomains = sorted.map((domain) =>
    describeDomain(domain, words, parts.filter(({ subgraph }) => subgraph === domain.name).toSorted(byPosition)),
  );
  const titles = sorted.map(({ title }) => title);
  const whole: DatasetDescription = {
    id: wholeId,
    title: { ja: `${project.ja}の全データ`, en: `All data of the ${project.en}` },
    description: {
      ja: `所沢市の計画と事業のデータの全体。領域は、${titles.map(({ ja }) => ja).join('、')}。`,
      en: `All data on the plans and programs of Tokorozawa City. The domains are ${titles.map(({ en }) => en).join('; ')}.`,
    },
    keywords: titles,
    themes: [...new Set(ofDomains.flatMap(({ themes }) => themes))],
    subgraphs: ofDomains.flatMap(({ subgraphs }) => subgraphs),
    recordTypes: ofDomains.flatMap(({ recordTypes }) => recordTypes),
    lists: ofDomains.flatMap(({ lists }) => lists),
    isEntered: false,
    isRegional: true,
  };
  return [whole, ...ofDomains];
}

function describeDomain(domain: DatasetDomain, words: FacetWords, parts: PartFile[]): DatasetDescription {
  const { name, title, themes, concepts } = domain;
  const wordOf = (type: string): LocalizedText => words.recordTypes.get(type) ?? { ja: type };
  const recordTypes = concepts.map((concept) => concept.name);
  const kinds = recordTypes.map(wordOf);
  const abouts = parts.map(({ about }) => about);
  const isEntered = concepts.some(({ writtenIds }) => writtenIds !== undefined);
  return {
    id: name,
    title: { ja: `${title.ja}(所沢市)`, en: `${title.en} (Tokorozawa)` },
    description: {
      ja: `${abouts.map(({ ja }) => ja).join('')}記録の種類は、${kinds.map(({ ja }) => ja).join('、')}。`,
      en: [...abouts.map(({ ja, en = ja }) => en), `Kinds of records: ${kinds.map(englishOf).join(', ')}.`].join(' '),
    },
    keywords: [...parts.map((part) => part.title), ...kinds],
    themes,
    subgraphs: [name],
    recordTypes,
    lists: concepts.flatMap(({ name: recordType, list }) =>
      list ? [{ name: list.name, recordType, title: wordOf(recordType) }] : [],
    ),
    isEntered,
    isRegional: isEntered || recordTypes.includes('Municipality'),
  };
}

/** In the order of the publication; what is not a part of it comes last. */
const byPosition = (a: PartFile, b: PartFile): number => (a.position ?? Infinity) - (b.position ?? Infinity);

const englishOf = ({ ja, en = ja }: LocalizedText): string => en.toLowerCase();

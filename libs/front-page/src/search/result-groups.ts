import type { LocalizedText } from '@tokorozawa/vocabulary';
import { catalogue } from '../domains';
import type { SearchAnswer, SearchHit } from './search';

/** Hits under one heading: the records of a domain, the parts, or the questions. */
export interface ResultGroup {
  /** A value of the enum `Subgraph`, or `PART` or `QUESTION`. */
  id: string;
  /** In the language of the answer. */
  title: string;
  /** How many there are, listed or not. */
  count: number;
  hits: SearchHit[];
  /** True if the reader can list the others. */
  canBeOpened: boolean;
}

/** How many records of a domain are listed beside other groups. */
const listedBesideOthers = 4;

/**
 * The groups of an answer: the domains, the one with the best hit first, what the catalogue has about their records, and
 * the parts and the questions. If only one domain was searched, its group has all hits of the answer.
 */
export function resultGroups(
  { records, others }: SearchAnswer,
  translate: (text: LocalizedText) => string,
): ResultGroup[] {
  const { nodes, facets } = records;
  const bestFirst = nodes.map(({ subgraph }) => subgraph);
  const rank = (subgraph: string): number => {
    const position = bestFirst.indexOf(subgraph);
    // Figures, corrections and checks are about records of other domains.
    const isAboutOthers = subgraph === catalogue && position > 0;
    return position < 0 || isAboutOthers ? nodes.length : position;
  };
  const domains = facets.subgraphs
    .toSorted((a, b) => rank(a.value) - rank(b.value))
    .map(({ value, name: title, count }): ResultGroup => {
      const found = nodes.filter(({ subgraph }) => subgraph === value);
      // A single hit more takes no more room than the link to it.
      const hits = others !== undefined && count > listedBesideOthers + 1 ? found.slice(0, listedBesideOthers) : found;
      return { id: value, title, count, hits, canBeOpened: others !== undefined && count > hits.length };
    });
  const ofKind = (id: 'PART' | 'QUESTION', title: LocalizedText): ResultGroup => {
    const hits = others?.nodes.filter(({ kind }) => kind === id) ?? [];
    return { id, title: translate(title), count: hits.length, hits, canBeOpened: false };
  };
  return [
    ...domains,
    ofKind('PART', { ja: '資料の部分', en: 'Parts of the source' }),
    ofKind('QUESTION', { ja: '質問', en: 'Questions' }),
  ].filter(({ count }) => count > 0);
}

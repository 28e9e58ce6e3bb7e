import type { Figure, IndicatorData, ReadIndicator } from './read-indicator';

type Source = IndicatorData['provenance'];

/** Where the figures of an indicator stand, in each edition that prints some of them, the oldest first. */
export function sourcesOfIndicator({ indicator, figures }: ReadIndicator): Source[] {
  const { provenance } = indicator;
  const earlier = new Map<string, Source>();
  for (const figure of figures.filter((each) => each.provenance.edition !== provenance.edition)) {
    const { document, edition, heading, lines } = figure.provenance;
    const key = `${edition}\n${heading}`;
    const known = earlier.get(key)?.lines ?? [];
    const all = [...new Set([...known, ...lines])].sort((a, b) => a - b);
    earlier.set(key, { document, edition, heading, lines: all });
  }
  return [...earlier.values(), provenance];
}

/** Figures by what they are of, each name once: with the newest of those that several periods or editions have. */
export const distinctByName = (figures: readonly Figure[], nameOf: (figure: Figure) => string): Figure[] => [
  ...new Map(figures.map((figure) => [nameOf(figure), figure])).values(),
];

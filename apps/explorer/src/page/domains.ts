import { useEffect, useState } from 'react';
import { type LocalizedText } from '../language/language';

/** A domain of the graph, and whether it answered when the page was loaded. */
export interface Domain {
  /** The name of its subgraph: `gender-equality`. */
  name: string;
  title: LocalizedText;
  status: 'up' | 'down';
}

let domains: Promise<Domain[] | 'unknown'> | undefined;

/** The domains of the graph: undefined while they are loaded, "unknown" if the gateway does not answer. */
export function useDomains(): Domain[] | 'unknown' | undefined {
  const [loaded, setLoaded] = useState<Domain[] | 'unknown'>();
  useEffect(() => {
    domains ??= fetchDomains();
    void domains.then(setLoaded);
  }, []);
  return loaded;
}

/** The value of the enum `Subgraph` for the catalogue. */
const catalogue = 'CATALOGUE';

/** What the records of the catalogue are to a reader who has not heard of it. */
const catalogueRecords: LocalizedText = { ja: '数値・訂正・検算', en: 'Figures, corrections and checks' };

/** What the records of a domain are called, by a value of the enum `Subgraph`; the value itself for an unknown one. */
export function domainTitle(domains: Domain[] | 'unknown' | undefined, subgraph: string): LocalizedText {
  if (subgraph === catalogue) return catalogueRecords;
  const known = Array.isArray(domains) ? domains : [];
  return known.find(({ name }) => subgraphValue(name) === subgraph)?.title ?? { ja: subgraph, en: subgraph };
}

/** `gender-equality` → `GENDER_EQUALITY` */
export const subgraphValue = (name: string): string => name.toUpperCase().replaceAll('-', '_');

async function fetchDomains(): Promise<Domain[] | 'unknown'> {
  try {
    const response = await fetch('./health/subgraphs');
    return ((await response.json()) as { subgraphs: Domain[] }).subgraphs;
  } catch {
    return 'unknown';
  }
}

import { useEffect, useState } from 'react';
import { type LocalizedText } from '../language/language';

/** A domain of the graph, as the gateway lists it. */
interface Domain {
  /** The name of its subgraph: `gender-equality`. */
  name: string;
  title: LocalizedText;
}

let domains: Promise<Domain[]> | undefined;

/** Returns a function that gives the title of the domain of a subgraph; its name until the titles have loaded. */
export function useDomainTitles(): (subgraph: string) => LocalizedText {
  const [titleOf, setTitleOf] = useState<(subgraph: string) => LocalizedText>(() => nameOf);
  useEffect(() => {
    domains ??= fetchDomains();
    void domains.then((loaded) =>
      setTitleOf(() => (name: string) => loaded.find((each) => each.name === name)?.title ?? nameOf(name)),
    );
  }, []);
  return titleOf;
}

const nameOf = (subgraph: string): LocalizedText => ({ ja: subgraph, en: subgraph });

/** No domains if the gateway does not answer. */
async function fetchDomains(): Promise<Domain[]> {
  try {
    const response = await fetch('./health/subgraphs');
    return ((await response.json()) as { subgraphs: Domain[] }).subgraphs;
  } catch {
    return [];
  }
}

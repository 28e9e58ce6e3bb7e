import { completeData, type ResourceRequest } from '@tokorozawa/resources';

/** A text in both languages. */
export interface BothLanguages {
  ja: string;
  en: string;
}

/** A data set, with its texts in both languages and absolute addresses. */
export interface DescribedDataset {
  id: string;
  url: string;
  title: BothLanguages;
  description: BothLanguages;
  keywords: { ja: string[]; en: string[] };
  themes: { url: string; name: BothLanguages }[];
  lists: { name: string; recordType: string; title: BothLanguages }[];
  publisher: { name: BothLanguages };
  creator: { name: BothLanguages; url: string };
  license: { statement: BothLanguages };
  citation: BothLanguages;
  /** An instant; null before the first change. */
  modified: string | null;
  temporal: { earliest: string; latest: string } | null;
  spatial: { code: string; name: BothLanguages }[];
  languages: string[];
  distributions: {
    title: BothLanguages;
    list: string | null;
    format: string;
    mediaType: string;
    accessUrl: string;
    downloadUrl: string | null;
  }[];
  conformsTo: { name: BothLanguages; url: string }[];
  doubts: { corrections: number; keptInDoubt: number; gaps: number; failedChecks: number; statements: BothLanguages[] };
  parts: { url: string }[];
}

/** Both languages of a localized field. */
const both = (field: string): string => `${field}Ja: ${field}(locale: JA) ${field}En: ${field}(locale: EN)`;

const datasetsOperation = `query DatasetCatalog {
  datasets {
    id url ${both('title')} ${both('description')} ${both('keywords')} ${both('citation')}
    themes { url ${both('name')} }
    lists { name recordType ${both('title')} }
    publisher { ${both('name')} }
    creator { ${both('name')} url }
    license { ${both('statement')} }
    modified
    temporal { earliest latest }
    spatial { code ${both('name')} }
    languages
    distributions { ${both('title')} list format mediaType accessUrl downloadUrl }
    conformsTo { ${both('name')} url }
    doubts { corrections keptInDoubt gaps failedChecks ${both('statements')} }
    parts { url }
  }
}`;

/** The data sets of the graph, the whole first. Throws a ResourceError if a domain does not answer. */
export async function readDatasets({
  ask,
  addresses,
}: ResourceRequest): Promise<[DescribedDataset, ...DescribedDataset[]]> {
  const { datasets } = completeData(await ask<{ datasets: unknown[] }>(datasetsOperation));
  const read = joinLanguages(datasets, (url) => addresses.absolute(url)) as DescribedDataset[];
  return read.map((dataset) => withAddressInCitation(dataset, addresses)) as [DescribedDataset, ...DescribedDataset[]];
}

/** Where the graph does not know its own address, a citation has the path of the data set alone. */
function withAddressInCitation(dataset: DescribedDataset, { origin }: ResourceRequest['addresses']): DescribedDataset {
  const path = dataset.url.slice(origin.length);
  const complete = (text: string): string =>
    text.includes(dataset.url) ? text : text.replace(path, () => dataset.url);
  const { ja, en } = dataset.citation;
  return { ...dataset, citation: { ja: complete(ja), en: complete(en) } };
}

const addressFields = new Set(['url', 'accessUrl', 'downloadUrl']);

/** Joins `titleJa` and `titleEn` to `title: { ja, en }` at every depth, and makes addresses absolute. */
function joinLanguages(value: unknown, absolute: (url: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => joinLanguages(item, absolute));
  if (typeof value !== 'object' || value === null) return value;
  const joined: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    const [, name, language] = /^(.+)(Ja|En)$/.exec(key) ?? [];
    if (name !== undefined && language === 'Ja') {
      joined[name] = withEnglish(field, (value as Record<string, unknown>)[`${name}En`], name);
    } else if (name === undefined) {
      const isAddress = typeof field === 'string' && addressFields.has(key);
      joined[key] = isAddress ? absolute(field) : joinLanguages(field, absolute);
    }
  }
  return joined;
}

/** Keywords are a list for each language, because their order means nothing; other lists are lists of texts. */
const withEnglish = (ja: unknown, en: unknown, name: string): unknown =>
  Array.isArray(ja) && name !== 'keywords'
    ? ja.map((text: unknown, index) => ({ ja: text, en: (en as unknown[])[index] }))
    : { ja, en };

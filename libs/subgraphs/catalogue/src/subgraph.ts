import { dirname, join } from 'node:path';
import { questionFolders, type QuestionFiles, readQuestionFiles } from '@tokorozawa/question-files';
import { defineSubgraph, type ForeignEntity, foreignEntity, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { changeResolvers } from './change/change.resolver';
import { check } from './check/check';
import { Check } from './check/check.entity';
import { correction } from './correction/correction';
import { Correction } from './correction/correction.entity';
import { edition } from './edition/edition';
import { Edition } from './edition/edition.entity';
import { datasetResolvers } from './dataset/dataset.resolver';
import { type DatasetDescription, describeDatasets } from './dataset/describe-datasets';
import { editionChanges } from './edition-change/edition-changes';
import { EventSection } from './event/event-section.entity';
import { Event } from './event/event.entity';
import { eventResolvers } from './event/event.resolver';
import { fieldNames, readTypes, type TypesByName } from './field-names';
import { findingAbout } from './finding-about';
import { gap } from './gap/gap';
import { Gap } from './gap/gap.entity';
import { indicator } from './indicator/indicator';
import { Indicator } from './indicator/indicator.entity';
import { recordTypes } from './node/record-types';
import { observation } from './observation/observation';
import { Observation } from './observation/observation.entity';
import { observationsOfRecord } from './observation/observations-of-record';
import type { ReadDocuments } from './search-index/document-index';
import { IndexPlace } from './search-index/index-place.entity';
import { indexService } from './search-index/index-service';
import { IndexState } from './search-index/index-state.entity';
import { SearchEntry } from './search-index/search-entry.entity';
import { partResolvers } from './question/part.resolver';
import { questionDocuments } from './question/question-documents';
import { facetWords } from './search/facets';
import { searchResolvers } from './search/search.resolver';
import { vocabularyFolder } from './search/search-text';
import { TodayResolver } from './today/today.resolver';

const ownEntities = [Edition, Correction, Gap, Check, Indicator, Observation];

/** The types of the catalogue's own records. */
export const catalogueTypes = ownEntities.map(({ name }) => name);

const name = 'catalogue';
/** What its records are to a reader who has not heard of a catalogue. */
const title = { ja: '数値・訂正・検算', en: 'Figures, corrections and checks' };
const themes: SubgraphDefinition['themes'] = ['GOVE'];

/** カタログ: what is collected from all other domains. It adds to their records the figures that are about them. */
export function catalogue(domains: SubgraphDefinition[]): SubgraphDefinition {
  const described = domains.map(({ name, title, concepts }) => ({
    name,
    title,
    entities: concepts.map(({ entity }) => entity),
  }));
  const subgraphs = [...described, { name, title, entities: ownEntities }];
  const about = findingAbout(subgraphs);
  const folders = [...domains, { name, directory: join(__dirname, '..') }];
  let types: TypesByName | undefined;
  const typesByName = (): TypesByName => (types ??= readTypes(folders));
  const nameOfField = fieldNames(typesByName);
  const concepts = [
    edition,
    correction(about),
    gap(about, nameOfField),
    check(about, domains),
    indicator(domains),
    observation(about),
  ];
  const kinds = domains.flatMap((domain) => domain.concepts.map(({ name }) => name));
  const own = new Map(concepts.map(({ name, entity }) => [name, entity]));
  const typesOf = new Map([
    ...domains.map(({ name, concepts }) => [name, concepts.map(({ name }) => name)] as const),
    [name, catalogueTypes] as const,
  ]);
  const domainOf = new Map([...typesOf].flatMap(([domain, names]) => names.map((type) => [type, domain] as const)));
  let files: QuestionFiles | undefined;
  const questionFiles = (): QuestionFiles => (files ??= readQuestionFiles(folders));
  let readDocuments: ReadDocuments | undefined;
  const words = facetWords(subgraphs);
  let datasets: DatasetDescription[] | undefined;
  const describedDatasets = (): DatasetDescription[] =>
    (datasets ??= describeDatasets([...domains, { name, title, themes, concepts }], words, [
      ...questionFiles().parts.values(),
    ]));
  const foreignTypes = kinds.map((kind) => foreignEntity(kind));
  return defineSubgraph({
    name,
    title,
    themes,
    concepts,
    derivedTables: [recordTypes(own, domains), editionChanges(about, domains)],
    ownTables: [
      { entity: SearchEntry, movesVersion: true },
      { entity: Event, movesVersion: true },
      { entity: EventSection, movesVersion: true },
      { entity: IndexState, movesVersion: true },
      { entity: IndexPlace },
    ],
    service: indexService(
      [...typesOf].map(([name, types]) => ({ name, types })),
      (writer) => {
        readDocuments ??= questionDocuments(questionFiles(), { types: typesByName(), domainOf, nameOfField });
        return readDocuments(writer);
      },
    ),
    resolvers: [
      TodayResolver,
      ...changeResolvers({ about, domains: typesOf, own }),
      ...eventResolvers({ about, own, nameOfField }),
      ...partResolvers(about, questionFiles),
      ...datasetResolvers({
        about,
        descriptions: describedDatasets,
        municipality: foreignTypes[kinds.indexOf('Municipality')] as new () => ForeignEntity,
        domains: domains.map((domain) => domain.name),
      }),
      ...searchResolvers({ about, own, words, fieldNames: nameOfField, questionFiles }),
    ],
    extends: foreignTypes.map((type) => ({ type, resolver: observationsOfRecord(type) })),
    answersFrom: [
      ...['question-files', 'search-text'].map((kit) => dirname(require.resolve(`@tokorozawa/${kit}`))),
      vocabularyFolder,
      ...folders.flatMap(({ directory }) => questionFolders.map((name) => join(directory, name))),
    ],
    directory: __dirname,
  });
}

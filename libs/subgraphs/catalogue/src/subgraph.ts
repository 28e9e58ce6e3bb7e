import { defineSubgraph, foreignEntity, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { check } from './check/check';
import { Check } from './check/check.entity';
import { correction } from './correction/correction';
import { Correction } from './correction/correction.entity';
import { edition } from './edition/edition';
import { Edition } from './edition/edition.entity';
import { editionChanges } from './edition-change/edition-changes';
import { findingAbout } from './finding-about';
import { gap } from './gap/gap';
import { Gap } from './gap/gap.entity';
import { indicator } from './indicator/indicator';
import { Indicator } from './indicator/indicator.entity';
import { recordTypes } from './node/record-types';
import { observation } from './observation/observation';
import { Observation } from './observation/observation.entity';
import { observationsOfRecord } from './observation/observations-of-record';

/** The types of the catalogue's own records. */
export const catalogueTypes = [Edition, Correction, Gap, Check, Indicator, Observation].map(({ name }) => name);

/** カタログ: what is collected from all other domains. It adds to their records the figures that are about them. */
export function catalogue(domains: SubgraphDefinition[]): SubgraphDefinition {
  const about = findingAbout(domains);
  const concepts = [
    edition,
    correction(about),
    gap(about),
    check(about, domains),
    indicator(domains),
    observation(about),
  ];
  const kinds = domains.flatMap((domain) => domain.concepts.map(({ name }) => name));
  return defineSubgraph({
    name: 'catalogue',
    title: { ja: 'カタログ', en: 'Catalogue' },
    concepts,
    derivedTables: [
      recordTypes(new Map(concepts.map(({ name, entity }) => [name, entity]))),
      editionChanges(about, domains),
    ],
    extends: kinds.map((kind) => {
      const type = foreignEntity(kind);
      return { type, resolver: observationsOfRecord(type) };
    }),
    directory: __dirname,
  });
}

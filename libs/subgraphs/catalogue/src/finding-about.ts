import { constantCase, descriptionOf, type EntityClass, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { quotedWordsOf } from '@tokorozawa/vocabulary/described-word';
import { registerEnumType } from 'type-graphql';

/** What a finding or a change can be about, as GraphQL enums: their names in constant case, and the names that are stored. */
export interface FindingAbout {
  /** Which subgraph owns the record: `GENDER_EQUALITY` for `gender-equality`. */
  subgraph: Record<string, string>;
  /** The GraphQL type of the record: `CENTER_COURSE` for `CenterCourse`. */
  recordType: Record<string, string>;
}

/** A subgraph, and the entities of its records. */
export interface DescribedSubgraph extends Pick<SubgraphDefinition, 'name' | 'title'> {
  entities: EntityClass[];
}

/** Makes the enums of the subgraphs and of the types of their records. */
export function findingAbout(domains: DescribedSubgraph[]): FindingAbout {
  const subgraph = Object.fromEntries(domains.map(({ name }) => [constantCase(name), name]));
  registerEnumType(subgraph, {
    name: 'Subgraph',
    description: 'A domain of the planning department (領域), which is a subgraph of the graph.',
    valuesConfig: Object.fromEntries(
      domains.map(({ name, title }) => [
        constantCase(name),
        { description: `The subgraph ${name}: ${title.en}. 「${title.ja}」` },
      ]),
    ),
  });

  const entities = domains.flatMap(({ entities }) => entities);
  const recordType = Object.fromEntries(entities.map(({ name }) => [constantCase(name), name]));
  registerEnumType(recordType, {
    name: 'RecordType',
    description: 'The GraphQL types of the records of all domains (記録の種類).',
    valuesConfig: Object.fromEntries(
      entities.map((entity) => [
        constantCase(entity.name),
        { description: `Records of the type ${entity.name}. ${quotedWordsOf(descriptionOf(entity))}`.trim() },
      ]),
    ),
  });
  return { subgraph, recordType };
}

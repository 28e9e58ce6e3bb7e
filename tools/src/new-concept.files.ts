import type { Translation } from '@tokorozawa/subgraph-kit/translations';

/** What the name of a concept, such as `waste-bin`, becomes in code. */
export interface ConceptNames {
  /** As its folder and files are called: `waste-bin`. */
  stem: string;
  /** The entity and the GraphQL type: `WasteBin`. */
  type: string;
  /** The root field and the constant: `wasteBin`. */
  field: string;
  /** The table: `waste_bin`. */
  table: string;
}

/** @param stem in kebab case */
export function conceptNames(stem: string): ConceptNames {
  const type = pascalCase(stem);
  return { stem, type, field: camelCase(stem), table: stem.replaceAll('-', '_') };
}

export function camelCase(kebab: string): string {
  return kebab.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function pascalCase(kebab: string): string {
  return camelCase(`-${kebab}`);
}

/** The name of a migration that is written now: `migrations/2026-11-23-1330-create-waste-bin.sql`. */
export function migrationPath(what: string, now: Date): string {
  const minute = now.toISOString().slice(0, 16).replaceAll('T', '-').replaceAll(':', '');
  return `migrations/${minute}-${what}.sql`;
}

/** The descriptions of a new concept, in English and in Japanese. */
const descriptionsOf = (type: string) => ({
  concept: {
    en: `Say here what a ${type} is, with the word of the city (項目) in brackets.`,
    ja: `${type} とは何かを、市の言葉を使ってここに書いてください。`,
  },
  name: { en: `The name of the ${type}. 「名称」`, ja: `${type} の名称。「名称」` },
  list: {
    en: `Every ${type}, by id. Null when they cannot be read. 「一覧」`,
    ja: `すべての ${type}。ID 順。取得できない場合は null。「一覧」`,
  },
});

/** The Japanese of the descriptions in the files of a new concept. */
export const conceptTranslations = ({ type }: ConceptNames): Translation[] => Object.values(descriptionsOf(type));

/**
 * The files of a new concept by their path in the folder of its domain: it can be asked for, and has no rows yet.
 *
 * @param subgraph the constant of the domain in `src/subgraph.ts`, such as `cityPromotion`
 * @param edition the id of the edition from which it has data
 */
export function conceptFiles(
  { stem, type, field, table }: ConceptNames,
  subgraph: string,
  edition: string,
  now: Date,
): Record<string, string> {
  const folder = `src/${stem}/${stem}`;
  const { concept, name } = descriptionsOf(type);
  return {
    [`${folder}.ts`]: `import { defineConcept, rootList } from '@tokorozawa/subgraph-kit';
import { ${type} } from './${stem}.entity';

export const ${field} = defineConcept({
  entity: ${type},
  list: rootList(${type}, {
    name: '${field}s',
    description: 'Every ${type}, by id. 「一覧」',
    one: { description: 'One ${type} (項目)', example: '${stem}-1' },
    size: 10,
    order: [{ field: 'ID' }],
  }),
});
`,
    [`${folder}.entity.ts`]: `import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: '${concept.en}' })
@Entity()
export class ${type} extends ReviewedEntity {
  @Property(localizedText, '${name.en}')
  name!: LocalizedText;
}
`,
    [`data/${edition}/${stem}.yaml`]: 'rows: []\n',
    [`${folder}.spec.ts`]: `import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { ${subgraph} } from '../subgraph';

let subgraph: TestSubgraph;
beforeAll(async () => (subgraph = await openTestSubgraph(${subgraph})));
afterAll(() => subgraph.close());

test('the list is in the order of the ids, and an unknown id is refused', async () => {
  const { data, errors } = await subgraph.ask('{ ${field}s { id } ${field}(id: "nobody") { id } }');
  const ids = (data?.${field}s as { id: string }[]).map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  expect(data?.${field}).toBeNull();
  expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
});
`,
    [migrationPath(`create-${stem}`, now)]: `CREATE TABLE ${table} (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  edition_id text NOT NULL,
  version_of text,
  omitted_since text,
  listed boolean NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL
);
CREATE INDEX ${table}_id_idx ON ${table} (id) WHERE listed AND retired_at IS NULL;
CREATE INDEX ${table}_version_of_edition_id_idx ON ${table} (version_of, edition_id) WHERE version_of IS NOT NULL;
`,
  };
}

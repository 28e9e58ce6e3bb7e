/** What a subgraph's name becomes in code. */
export interface SubgraphNames {
  /** `city-promotion` → `cityPromotion` */
  constant: string;
  /** The type of its first concept: `CityPromotionItem`. */
  type: string;
  /** … in camel case: `cityPromotionItem`. */
  field: string;
  /** … as its folder and files are called: `city-promotion-item`. */
  stem: string;
  /** … as its table is called: `city_promotion_item`. */
  table: string;
}

export function subgraphNames(name: string): SubgraphNames {
  const words = name.split('-');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const constant = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  return {
    constant,
    type: `${pascal}Item`,
    field: `${constant}Item`,
    stem: `${name}-item`,
    table: `${words.join('_')}_item`,
  };
}

/** The files of a new subgraph by their path in its folder: one concept that can be asked for, and no rows yet. */
export function newSubgraphFiles(name: string, now: Date): Record<string, string> {
  const names = subgraphNames(name);
  const { constant, type, field, stem, table } = names;
  const minute = now
    .toISOString()
    .slice(0, 16)
    .replace(/[T:]/g, '-')
    .replace(/-(\d\d)$/, '$1');
  return {
    'package.json': packageJson(name),
    'README.md': `# ${name}\n\nOwns \`${type}\`. Say here what the domain owns, where in the source it stands, and what its tests promise.\n`,
    'src/index.ts': `export { ${constant} } from './subgraph';\n`,
    'src/subgraph.ts': `import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { ${field} } from './${stem}/${stem}';

export const ${constant} = defineSubgraph({
  name: '${name}',
  title: { ja: '${name}', en: '${name}' },
  concepts: [${field}],
  directory: __dirname,
});
`,
    [`src/${stem}/${stem}.ts`]: `import { defineConcept } from '@tokorozawa/subgraph-kit';
import { localizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { ${type} } from './${stem}.entity';
import { ${type}Resolver } from './${stem}.resolver';

export const ${field} = defineConcept({
  entity: ${type},
  resolver: ${type}Resolver,
  row: z.strictObject({ id: z.string(), name: localizedText }),
});
`,
    [`src/${stem}/${stem}.entity.ts`]: `import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'The first concept of ${name}.' })
@Entity()
export class ${type} extends ReviewedEntity {
  @LocalizedField('Its name.')
  @Column('jsonb')
  name!: LocalizedText;
}
`,
    [`src/${stem}/${stem}.resolver.ts`]: resolver(names),
    [`src/${stem}/${stem}.data.yaml`]: 'rows: []\n',
    [`src/${stem}/${stem}.spec.ts`]: `import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { ${constant} } from '../subgraph';

let subgraph: TestSubgraph;
beforeAll(async () => (subgraph = await openTestSubgraph(${constant})));
afterAll(() => subgraph.close());

test('a list without rows is empty, and an unknown id is told', async () => {
  const { data, errors } = await subgraph.ask('{ ${field}s { id name } ${field}(id: "nobody") { id } }');
  expect(data).toEqual({ ${field}s: [], ${field}: null });
  expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
});
`,
    [`migrations/${minute}-create-${stem}.sql`]: `CREATE TABLE ${table} (
  id text PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL
);
`,
  };
}

function packageJson(name: string): string {
  const content = {
    name: `@tokorozawa/${name}`,
    version: '0.1.0',
    private: true,
    main: 'dist/index.js',
    exports: { '.': { source: './src/index.ts', default: './dist/index.js' } },
    nx: { tags: ['type:subgraph'], targets: { build: {} } },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function resolver({ type, field, stem }: SubgraphNames): string {
  return `import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { ${type} } from './${stem}.entity';

@Resolver(() => ${type})
export class ${type}Resolver {
  @Query(() => [${type}], { nullable: true, description: 'Every ${type}, by id. Null when they cannot be read.' })
  ${field}s(@Ctx() { load }: SubgraphContext): Promise<${type}[]> {
    return load.all(${type}, { id: 'ASC' });
  }

  @Query(() => ${type}, { nullable: true, description: 'One by its id. Null, with an error, when there is none.' })
  ${field}(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<${type}> {
    return load.existing(${type}, id);
  }
}
`;
}

import { isoDate, type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { library } from '../../fixture/src/subgraph';
import { defineConcept } from '../definition/concept';
import { printSchema } from '../schema/build-schema';
import { missingMigrationOf } from '../testing';
import { presentationOf, presentations } from './presentation';
import { Property, Reference, rowOf, Stored, valueOf } from './property';
import { referencesIn, referenceTo } from './reference';
import { ReviewedEntity } from './reviewed-entity';

enum Binding {
  HARDCOVER = 'HARDCOVER',
  PAPERBACK = 'PAPERBACK',
}

@ObjectType({ description: 'Where a magazine is kept.' })
class Shelf {
  @Property(z.string(), 'Its room.')
  room!: string;

  @Property(z.int().min(1).optional(), 'Its number; null when it has none.')
  number?: number | null;

  @Field(() => String, { description: 'Both in one.' })
  get place(): string {
    return `${this.room} ${this.number ?? ''}`;
  }
}

@ObjectType({ description: 'A magazine.' })
@Entity()
class Magazine extends ReviewedEntity {
  @Property(localizedText, 'Its title.')
  name!: LocalizedText;

  @Property(z.array(localizedText).min(1), 'Its topics.')
  topics!: LocalizedText[];

  @Property(z.number().positive().optional(), 'Its price in yen; null when it is free.')
  priceYen!: number | null;

  @Property(z.boolean().default(false), 'Whether it is in color.')
  inColor!: boolean;

  @Property(isoDate, 'When it came out.')
  issuedOn!: string;

  @Property(partialDate.optional(), 'When it ended; null while it has not.')
  ended!: PartialDate | null;

  @Property(z.array(valueOf(Shelf)), 'Where it is.')
  shelves!: Shelf[];

  @Stored(z.enum(Binding))
  binding!: Binding;

  @Reference('Author', { optional: true })
  editorId!: string | null;
}

const magazine = defineConcept({ entity: Magazine });
const newspapers = { ...library, name: 'newspapers', concepts: [...library.concepts, magazine] };

const row = {
  id: 'magazine-1',
  name: { ja: '所沢' },
  topics: [{ ja: '航空' }],
  issuedOn: '2024-04-01',
  shelves: [{ room: 'A', number: 1 }, { room: 'B' }],
  binding: 'PAPERBACK',
};

test('a property is declared once for its field', () => {
  expect(printSchema(newspapers)).toContain(`
  """Its price in yen; null when it is free."""
  priceYen: Float

  """Whether it is in color."""
  inColor: Boolean!

  """When it came out."""
  issuedOn: Date!

  """When it ended; null while it has not."""
  ended: PartialDate

  """Where it is."""
  shelves: [Shelf!]!
`);
});

test('… for its column', async () => {
  const [table, ...rest] = await missingMigrationOf(newspapers);
  expect(table).toBe(`CREATE TABLE magazine (
  id text NOT NULL,
  provenance jsonb NOT NULL,
  edition_id text NOT NULL,
  version_of text,
  omitted_since text,
  listed boolean NOT NULL,
  retired_at TIMESTAMP WITH TIME ZONE,
  name jsonb NOT NULL,
  topics jsonb NOT NULL,
  price_yen double precision,
  in_color boolean NOT NULL,
  issued_on date NOT NULL,
  ended text,
  shelves jsonb NOT NULL,
  binding text NOT NULL,
  editor_id text,
  CONSTRAINT magazine_pkey PRIMARY KEY (id)
);`);
  expect(rest).toEqual([
    'CREATE INDEX magazine_version_of_edition_id_idx ON magazine (version_of, edition_id) WHERE version_of IS NOT NULL;',
    'CREATE INDEX magazine_id_idx ON magazine (id) WHERE listed AND retired_at IS NULL;',
    'CREATE INDEX magazine_editor_id_idx ON magazine (editor_id);',
    expect.stringContaining('FOREIGN KEY (editor_id) REFERENCES author(id)'),
  ]);
});

test('… and for its key in a data file', () => {
  expect(magazine.row.safeParse(row)).toMatchObject({ success: true, data: { ...row, inColor: false } });
  const faults = (change: object) =>
    magazine.row.safeParse({ ...row, ...change }).error?.issues.map(({ path }) => path);
  expect(faults({ topics: [] })).toEqual([['topics']]);
  expect(faults({ shelves: [{ room: 'A', number: 0 }] })).toEqual([['shelves', 0, 'number']]);
  expect(faults({ issuedOn: undefined, ended: 'soon' })).toEqual([['issuedOn'], ['ended']]);
  expect(faults({ place: 'A 1' })).toEqual([[]]);
});

test('a concept extends its row by what is particular', () => {
  const { row: extended } = defineConcept({
    entity: Magazine,
    row: (declared) =>
      declared
        .omit({ issuedOn: true })
        .extend({ issues: z.array(z.strictObject({ on: isoDate, editorId: referenceTo('Author') })) })
        .transform(({ issues, ...rest }) => ({ ...rest, issuedOn: issues[0]?.on })),
  });
  const { issuedOn: on, ...other } = row;
  const written = { ...other, editorId: 'author-1', issues: [{ on, editorId: 'author-2' }] };
  expect(extended.parse(written)).toMatchObject({ issuedOn: on });
  expect(referencesIn(extended, written)).toEqual([
    { concept: 'Author', id: 'author-1', at: ['editorId'] },
    { concept: 'Author', id: 'author-2', at: ['issues', 0, 'editorId'] },
  ]);
});

test('a shape that GraphQL has no type for needs a presentation', () => {
  const instant = z.date();
  expect(() => presentationOf(instant)).toThrow('No GraphQL type and no column is known for zod\'s "date".');
  presentations.add(instant, { field: GraphQLISODateTime, column: { type: 'timestamptz' } });
  expect(presentationOf(instant.optional())).toMatchObject({ field: GraphQLISODateTime, nullable: true });
  expect(presentationOf(z.int().min(1))).toMatchObject({ field: Int, nullable: false });
});

test('a property cannot be of another type than its shape', () => {
  class Wrong {
    // @ts-expect-error The shape may be left out, and the property may not be null.
    @Stored(z.string().optional())
    text!: string;
  }
  expect(rowOf(Wrong).shape).toHaveProperty('text');
});

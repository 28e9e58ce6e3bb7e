import { separated } from '@tokorozawa/record-fields';
import { constantCase, descriptionOf, type Loaders, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { plainId } from '@tokorozawa/vocabulary/record-id';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import { Ctx, Directive, Field, Int, ObjectType } from 'type-graphql';
import { Edition } from '../edition/edition.entity';
import type { DescribedSubgraph } from '../finding-about';
import type { EntryKind } from '../search-index/search-entry.entity';
import { entryIdOf } from './find-entries';
import type { FoundEntry } from './found-entry';

/** What subgraphs and types of records are called. */
export interface FacetWords {
  subgraphs: ReadonlyMap<string, LocalizedText>;
  recordTypes: ReadonlyMap<string, LocalizedText>;
}

export const facetWords = (subgraphs: DescribedSubgraph[]): FacetWords => ({
  subgraphs: new Map(subgraphs.map(({ name, title }) => [name, title])),
  recordTypes: new Map(
    subgraphs.flatMap(({ entities }) =>
      entities.map((entity) => {
        const ja = japaneseOf(descriptionOf(entity));
        return [entity.name, { ja: ja ?? entity.name, en: separated(entity.name) }] as const;
      }),
    ),
  ),
});

const kindNames: Record<EntryKind, LocalizedText> = {
  RECORD: { ja: '記録', en: 'Records' },
  QUESTION: { ja: '質問', en: 'Questions' },
  PART: { ja: '資料の部分', en: 'Parts of the publication' },
};

@ObjectType({ description: 'How many hits have one value (絞り込みの値).' })
export class SearchFacetValue {
  @Field(() => String, { description: 'The value, as the conditions of a search take it. 「値」' })
  value!: string;

  @LocalizedField('What it is called. 「名称」')
  name!: LocalizedText;

  @Field(() => Int, { description: 'The number of hits with it, of those that `totalCount` counts. 「件数」' })
  count!: number;
}

@ObjectType({
  description:
    'How the hits on all pages are distributed (絞り込み). In each list, the value of most hits is the first.',
})
export class SearchFacets {
  readonly #entries: FoundEntry[];
  readonly #words: FacetWords;

  constructor(entries: FoundEntry[], words: FacetWords) {
    this.#entries = entries;
    this.#words = words;
  }

  @Field(() => [SearchFacetValue], { description: 'By what they are. 「種類」' })
  @Directive('@listSize(assumedSize: 3)')
  kinds(): SearchFacetValue[] {
    return this.#count(({ kind }) => [kind]).map(([value, count]) => ({
      value,
      name: kindNames[value as EntryKind],
      count,
    }));
  }

  @Field(() => [SearchFacetValue], { description: 'By the subgraph that owns them. 「領域」' })
  @Directive('@listSize(assumedSize: 8)')
  subgraphs(): SearchFacetValue[] {
    return this.#named(({ subgraph }) => [subgraph], this.#words.subgraphs);
  }

  @Field(() => [SearchFacetValue], { description: 'By the GraphQL type of the record. 「記録の種類」' })
  @Directive('@listSize(assumedSize: 20)')
  recordTypes(): SearchFacetValue[] {
    return this.#named(({ recordType }) => (recordType === null ? [] : [recordType]), this.#words.recordTypes);
  }

  @Field(() => [SearchFacetValue], {
    description:
      'By the sections of the comprehensive plan that they serve. The value is the id of the section. 「節」',
  })
  @Directive('@listSize(assumedSize: 20)')
  async sections(@Ctx() { load }: SubgraphContext): Promise<SearchFacetValue[]> {
    const rows = await this.#read<{ sections: string[] }>('sections', load);
    const counts = countValues(rows.flatMap(({ sections }) => sections));
    // A section is known by its id and by its code; only ids are those of records.
    const names = await namesOfRecords(
      counts.map(([section]) => section),
      load,
    );
    return counts.flatMap(([section, count]) => {
      const name = names.get(section);
      return name ? [{ value: plainId(section), name, count }] : [];
    });
  }

  @Field(() => [SearchFacetValue], { description: 'By the edition that prints them. 「年度版」' })
  @Directive('@listSize(assumedSize: 5)')
  async editions(@Ctx() { load }: SubgraphContext): Promise<SearchFacetValue[]> {
    const rows = await this.#read<{ editionId: string | null }>('edition_id AS "editionId"', load);
    const counts = countValues(rows.flatMap(({ editionId }) => editionId ?? []));
    const names = await editionNames(load);
    return counts.map(([value, count]) => ({ value, name: names.get(value) ?? { ja: value }, count }));
  }

  #named(valuesOf: (entry: FoundEntry) => string[], names: ReadonlyMap<string, LocalizedText>): SearchFacetValue[] {
    return this.#count(valuesOf).map(([value, count]) => ({
      value: constantCase(value),
      name: names.get(value) ?? { ja: value },
      count,
    }));
  }

  #count(valuesOf: (entry: FoundEntry) => string[]): [value: string, count: number][] {
    return countValues(this.#entries.flatMap(valuesOf));
  }

  /** Reads what a search leaves out, because few ask for it. */
  #read<Row>(column: string, load: Loaders): Promise<Row[]> {
    return load.select<Row>(`SELECT ${column} FROM search_entry WHERE id = ANY($1)`, [
      this.#entries.map(({ id }) => id),
    ]);
  }
}

/** How often each value occurs, the most frequent first. */
function countValues(values: string[]): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

async function namesOfRecords(ids: string[], load: Loaders): Promise<Map<string, LocalizedText>> {
  if (ids.length === 0) return new Map();
  const rows = await load.select<{ recordId: string; name: LocalizedText }>(
    'SELECT record_id AS "recordId", name FROM search_entry WHERE id = ANY($1)',
    [ids.map(entryIdOf)],
  );
  return new Map(rows.map(({ recordId, name }) => [recordId, name]));
}

const editionNames = async (load: Loaders): Promise<Map<string, LocalizedText>> =>
  new Map((await load.all(Edition, { id: 'ASC' })).map(({ id, name }) => [id, name]));

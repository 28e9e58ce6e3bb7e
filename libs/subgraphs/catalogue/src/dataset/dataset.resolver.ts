import type { ForeignEntity, RecordPage, SubgraphContext } from '@tokorozawa/subgraph-kit';
import { pinnedEdition } from '@tokorozawa/vocabulary/record-id';
import {
  GraphQLDateTime,
  InvalidInputError,
  japanTime,
  type LocalizedText,
  PartialDate,
  SubgraphUnavailableError,
} from '@tokorozawa/vocabulary';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { readDomain } from '../change/read-domains';
import { Edition } from '../edition/edition.entity';
import type { FindingAbout } from '../finding-about';
import { countDoubts } from './count-doubts';
import { Dataset, DatasetDoubts, DatasetList } from './dataset.types';
import { type DatasetDescription, wholeId } from './describe-datasets';
import { makeDataset } from './make-dataset';
import { publisher } from './publication';

export interface DatasetOptions {
  about: FindingAbout;
  /** Made when they are first needed. */
  descriptions: () => DatasetDescription[];
  /** The type of municipalities, to which a data set refers. */
  municipality: new () => ForeignEntity;
  /** The names of the subgraphs whose records the others are collected from. */
  domains: string[];
}

/** Makes the root field that lists the data sets, and what they say of their data. */
export function datasetResolvers({ about, descriptions, municipality, domains }: DatasetOptions): (new () => object)[] {
  @InputType({
    description: 'Which data sets to list. All conditions must hold; one that is null or absent is ignored.',
  })
  class DatasetFilter {
    @Field(() => [ID], { nullable: true, description: 'Only the data sets with these ids. 「ID」' })
    ids?: string[] | null;

    @Field(() => [about.subgraph as never], {
      nullable: true,
      description: 'Only data sets with records of these subgraphs; the whole has those of all. 「領域」',
    })
    subgraphs?: string[] | null;

    @Field(() => [about.recordType as never], {
      nullable: true,
      description: 'Only data sets with records of these GraphQL types. 「記録の種類」',
    })
    recordTypes?: string[] | null;
  }

  const meets = (one: DatasetDescription, { ids, subgraphs, recordTypes }: DatasetFilter): boolean =>
    (ids?.includes(one.id) ?? true) &&
    (subgraphs?.some((name) => one.subgraphs.includes(name)) ?? true) &&
    (recordTypes?.some((type) => one.recordTypes.includes(type)) ?? true);

  function requireDatasets(ids: string[]): void {
    const known = descriptions().map(({ id }) => id);
    const unknown = ids.find((id) => !known.includes(id));
    if (unknown === undefined) return;
    throw new InvalidInputError(`No data set has the id "${unknown}". Known: ${known.join(', ')}.`, {
      argument: 'where.ids',
    });
  }

  /** The domains whose newest change is that of the data set. What the catalogue collects changes with all of them. */
  const sourcesOf = ({ subgraphs }: Dataset): string[] =>
    subgraphs.every((name) => domains.includes(name)) ? subgraphs : domains;

  @Resolver(() => Dataset)
  class DatasetResolver {
    @Query(() => [Dataset], {
      nullable: true,
      description:
        'The data sets of the graph (データセット): the whole first, then that of each domain. Null when they cannot be read.',
    })
    @Directive('@listSize(assumedSize: 9)')
    async datasets(
      @Arg('where', () => DatasetFilter, {
        nullable: true,
        description: 'Which of them to list; all when absent. 「条件」',
      })
      where: DatasetFilter | null | undefined,
      @Ctx() { load, publicUrl }: SubgraphContext,
    ): Promise<Dataset[]> {
      requireDatasets(where?.ids ?? []);
      const editions = await load.all(Edition, { fiscalYear: 'ASC' });
      return descriptions()
        .filter((one) => meets(one, where ?? {}))
        .map((one) => makeDataset(one, editions, publicUrl));
    }

    @FieldResolver(() => [about.subgraph as never], { description: 'The subgraphs that own its records. 「領域」' })
    subgraphs(@Root() { subgraphs }: Dataset): string[] {
      return subgraphs;
    }

    @FieldResolver(() => [about.recordType as never], {
      description: 'The GraphQL types of its records. 「記録の種類」',
    })
    recordTypes(@Root() { recordTypes }: Dataset): string[] {
      return recordTypes;
    }

    @FieldResolver(() => [Dataset], {
      description: 'The data sets that are parts of it; none unless it is the whole. 「部分」',
    })
    @Directive('@listSize(assumedSize: 8)')
    async parts(@Root() { id }: Dataset, @Ctx() { load, publicUrl }: SubgraphContext): Promise<Dataset[]> {
      if (id !== wholeId) return [];
      const editions = await load.all(Edition, { fiscalYear: 'ASC' });
      return descriptions()
        .filter((one) => one.id !== wholeId)
        .map((one) => makeDataset(one, editions, publicUrl));
    }

    @FieldResolver(() => [municipality], {
      nullable: 'itemsAndList',
      description:
        'The municipalities that it is about (対象地域). An item is null when the domain that owns them does not answer.',
    })
    @Directive('@listSize(assumedSize: 5)')
    async spatial(@Root() { isRegional }: Dataset, @Ctx() { load }: SubgraphContext): Promise<ForeignEntity[]> {
      const ids = isRegional ? await municipalitiesOf(load) : [publisher.municipality];
      return ids.map((id) => ({ __typename: 'Municipality', id }));
    }

    @FieldResolver(() => [Edition], {
      description:
        'The editions that its records are read from, the oldest first; none for what municipalities enter. 「年度版」',
    })
    @Directive('@listSize(assumedSize: 5)')
    async editions(@Root() { temporal }: Dataset, @Ctx() { load }: SubgraphContext): Promise<Edition[]> {
      return temporal ? load.all(Edition, { fiscalYear: 'ASC' }) : [];
    }

    @FieldResolver(() => PartialDate, {
      nullable: true,
      description:
        'The fiscal year by which its newest edition is called; the source does not state when it was published. Null for what municipalities enter. 「発行年度」',
    })
    issued(@Root() { temporal }: Dataset): PartialDate | null {
      return temporal && new PartialDate(`${temporal.end}FY`);
    }

    @FieldResolver(() => GraphQLDateTime, {
      nullable: true,
      description:
        'When the newest change of its records was stored in this graph; null when there is none yet, or with an error when a domain does not answer. 「更新日時」',
    })
    async modified(@Root() dataset: Dataset, @Ctx() context: SubgraphContext): Promise<string | null> {
      const newest = context.load.batched('newest changes', (names) =>
        Promise.all(names.map((name) => newestChangeOf(name, context))),
      );
      const instants = (await Promise.all(sourcesOf(dataset).map((name) => newest.load(name)))).flatMap(
        (at) => at ?? [],
      );
      const last = instants.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
      return last === undefined ? null : japanTime(new Date(last));
    }

    @FieldResolver(() => DatasetDoubts, { description: 'What to know before relying on it. 「留意点」' })
    async doubts(@Root() { subgraphs, temporal }: Dataset, @Ctx() { load }: SubgraphContext): Promise<DatasetDoubts> {
      const editions = temporal ? await load.all(Edition, { fiscalYear: 'ASC' }) : [];
      const statements = editions.flatMap(({ reason }): LocalizedText[] => (reason ? [reason] : []));
      return { ...(await countDoubts(load, subgraphs)), statements };
    }
  }

  @Resolver(() => DatasetList)
  class DatasetListResolver {
    @FieldResolver(() => about.recordType as never, { description: 'The GraphQL type of its records. 「記録の種類」' })
    recordType(@Root() { recordType }: DatasetList): string {
      return recordType;
    }
  }
  return [DatasetResolver, DatasetListResolver];
}

/** The ids of the municipalities of the graph. */
async function municipalitiesOf(load: SubgraphContext['load']): Promise<string[]> {
  const rows = await load.select<{ id: string }>(
    `SELECT id FROM record_type WHERE type = 'Municipality' AND retired_at IS NULL ORDER BY id`,
    [],
  );
  return rows.map(({ id }) => id).filter((id) => pinnedEdition(id) === undefined);
}

async function newestChangeOf(name: string, context: SubgraphContext): Promise<string | null> {
  const nothing = { types: [], includesVersions: false, first: 0 };
  const page = await readDomain<RecordPage>(context, name, (feed, deadline) => feed.records(nothing, deadline));
  if (!page) throw new SubgraphUnavailableError(name);
  return page.changedAt;
}

import {
  type Connection,
  connectionOf,
  findEdition,
  type ForeignEntity,
  OrderDirection,
  type OrderKey,
  PageArgs,
  pageCost,
  paginate,
  RecordInterface,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { plainId } from '@tokorozawa/vocabulary/record-id';
import { InvalidInputError, Locale } from '@tokorozawa/vocabulary';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import type { FindingAbout } from '../finding-about';
import { EditionChange, EditionChangeKind } from './edition-change.entity';

const EditionChangeConnection = connectionOf(EditionChange);

/** SQL that is true for a change that shows in a language. As everywhere, the Japanese stands for English that is missing. */
const differsIn: Record<Locale, string> = {
  [Locale.JA]: `change.before ->> 'ja' IS DISTINCT FROM change.after ->> 'ja'`,
  [Locale.EN]: `COALESCE(change.before ->> 'en', change.before ->> 'ja') IS DISTINCT FROM COALESCE(change.after ->> 'en', change.after ->> 'ja')`,
};

/** Makes the root field that lists what differs between two editions. */
export function editionChangeResolver(about: FindingAbout): new () => object {
  @InputType({
    description: 'Which changes to list. All conditions must hold; one that is null or absent is ignored.',
  })
  class EditionChangeFilter {
    @Field(() => about.subgraph as never, {
      nullable: true,
      description: 'Only those of records of this subgraph. 「領域」',
    })
    subgraph?: string | null;

    @Field(() => about.recordType as never, {
      nullable: true,
      description: 'Only those of records of this GraphQL type. 「記録の種類」',
    })
    recordType?: string | null;

    @Field(() => ID, { nullable: true, description: 'Only those of the record with this id. 「記録」' })
    record?: string | null;

    @Field(() => String, { nullable: true, description: 'Only those of this field. 「項目」' })
    field?: string | null;

    @Field(() => EditionChangeKind, { nullable: true, description: 'Only those of this kind. 「変更の種類」' })
    kind?: EditionChangeKind | null;

    @Field(() => Locale, {
      nullable: true,
      description:
        'Only those that differ in this language; that of the request when absent. A translation may differ where the Japanese does not, and the reverse. 「言語」',
    })
    locale?: Locale | null;
  }

  @Resolver(() => EditionChange)
  class EditionChangeResolver {
    @Query(() => EditionChangeConnection, {
      nullable: true,
      description:
        'The changes between two editions (年度版の変更), in the order of the later one, with what it no longer prints at the end, a page at a time. Texts are compared in the language of the request, unless `where` names another. Null, with an error, when one of them is unknown, or the first is the later one.',
    })
    @Directive(pageCost)
    async editionChanges(
      @Arg('from', () => ID, { description: 'The earlier edition, by its id or as people write it: "2024", "R6".' })
      from: string,
      @Arg('to', () => ID, { description: 'The later edition, likewise.' }) to: string,
      @Arg('where', () => EditionChangeFilter, {
        nullable: true,
        description: 'Which of them to list; all when absent. 「条件」',
      })
      where: EditionChangeFilter | null | undefined,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() { load, database, locale: ofRequest }: SubgraphContext,
    ): Promise<Connection<EditionChange>> {
      const [fromEdition = '', toEdition = ''] = await Promise.all([findEdition(from, load), findEdition(to, load)]);
      if (fromEdition > toEdition) {
        throw new InvalidInputError(`"from" is ${fromEdition}, after "to", ${toEdition}. Exchange the two editions.`, {
          argument: 'from',
        });
      }
      const query = database.getRepository(EditionChange).createQueryBuilder('change');
      query.where('change.fromEdition = :fromEdition AND change.toEdition = :toEdition', { fromEdition, toEdition });
      const { record, locale, ...rest } = where ?? {};
      query.andWhere(`(change.kind <> :changed OR ${differsIn[locale ?? ofRequest]})`, {
        changed: EditionChangeKind.CHANGED,
      });
      const conditions = { ...rest, recordId: record && plainId(record) };
      for (const [property, value] of Object.entries(conditions)) {
        if (value !== null && value !== undefined)
          query.andWhere(`change.${property} = :${property}`, { [property]: value });
      }
      const order: OrderKey<EditionChange>[] = [{ property: 'number', direction: OrderDirection.ASC }];
      return paginate(load, query, page, order, `${fromEdition}/${toEdition}`);
    }

    @FieldResolver(() => about.subgraph as never, {
      description: 'The subgraph that owns the record. 「領域 / Domain」',
    })
    subgraph(@Root() { subgraph }: EditionChange): string {
      return subgraph;
    }

    @FieldResolver(() => about.recordType as never, { description: 'The GraphQL type of the record. 「記録の種類」' })
    recordType(@Root() { recordType }: EditionChange): string {
      return recordType;
    }

    @FieldResolver(() => ID, { description: 'The id of the record. 「記録のID」' })
    recordId(@Root() { recordId }: EditionChange): string {
      return recordId;
    }

    @FieldResolver(() => RecordInterface, {
      nullable: true,
      description:
        'The newest version of the record, described by the domain that owns it; `editions` has the others. Null when that domain does not answer. 「記録」',
    })
    record(@Root() { recordType, recordId }: EditionChange): ForeignEntity {
      return { __typename: recordType, id: recordId };
    }
  }
  return EditionChangeResolver;
}

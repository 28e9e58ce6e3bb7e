import { createHash } from 'node:crypto';
import {
  type Connection,
  connectionOf,
  DateRange,
  EditionArg,
  findEdition,
  type ForeignEntity,
  type Identified,
  OrderDirection,
  type OrderKey,
  PageArgs,
  pageCost,
  paginateItems,
  RecordInterface,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { pinnedId } from '@tokorozawa/vocabulary/record-id';
import type { QuestionFiles } from '@tokorozawa/question-files';
import { daysBetween, requireWithin } from '@tokorozawa/vocabulary';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Edition } from '../edition/edition.entity';
import type { FieldNames } from '../field-names';
import type { FindingAbout } from '../finding-about';
import { PublicationPart, Question } from '../question/question.types';
import { type OwnEntities, recordOf } from '../record-reference';
import { domainsNotIndexed } from '../search-index/domains-not-indexed';
import { EntryKind } from '../search-index/search-entry.entity';
import { type FacetWords, SearchFacets } from './facets';
import {
  findEntries,
  type FoundEntries,
  maxEntries,
  type RankedEntry,
  recordIdOf,
  type SearchRequest,
} from './find-entries';
import { matchesOf } from './hit-texts';
import { sectionNames, yearsOf } from './indexed-conditions';
import { asJapaneseUses } from './japanese-use';
import { readSearchText } from './search-text';
import { SearchHit, Suggestion } from './search.types';
import { suggestAfterMiss, suggestWhileTyping } from './suggestions';

export interface SearchOptions {
  about: FindingAbout;
  own: OwnEntities;
  words: FacetWords;
  fieldNames: FieldNames;
  /** Read when they are first needed. */
  questionFiles: () => QuestionFiles;
}

const SearchHitConnection = connectionOf(SearchHit);

/** A page of hits, with what was found in all. */
interface SearchPage extends Connection<SearchHit> {
  text: string;
  request: SearchRequest;
  found: FoundEntries;
}

const defaultSuggestions = 8;
const maxSuggestions = 20;

/** Makes the root fields that search in everything that has words. */
export function searchResolvers({ about, own, words, fieldNames, questionFiles }: SearchOptions): (new () => object)[] {
  @InputType({ description: 'What to search in. All conditions must hold; one that is null or absent is ignored.' })
  class SearchFilter {
    @Field(() => [EntryKind], { nullable: true, description: 'Only hits of these kinds. 「種類」' })
    kinds?: EntryKind[] | null;

    @Field(() => [about.subgraph as never], { nullable: true, description: 'Only hits of these subgraphs. 「領域」' })
    subgraphs?: string[] | null;

    @Field(() => [about.recordType as never], {
      nullable: true,
      description: 'Only records of these GraphQL types. 「記録の種類」',
    })
    recordTypes?: string[] | null;

    @Field(() => String, {
      nullable: true,
      description:
        'Only records that serve this section of the comprehensive plan, given by its id or its code, such as "5-5". 「節」',
    })
    section?: string | null;

    @Field(() => DateRange, {
      nullable: true,
      description: 'Only records one of whose dates may lie in this range. 「期間」',
    })
    between?: DateRange | null;
  }

  async function requestOf(
    text: string,
    where: SearchFilter,
    edition: string | undefined,
    context: SubgraphContext,
  ): Promise<SearchRequest> {
    const { kinds, subgraphs, recordTypes, section, between } = where;
    const days = between ? daysBetween(between.start, between.end, 'where.between') : undefined;
    const sections = typeof section === 'string' ? sectionNames(section, edition) : undefined;
    const conditions = { kinds, subgraphs, recordTypes, sections, years: days && yearsOf(days) };
    const query = await asJapaneseUses(readSearchText(text), context);
    return { query, conditions, edition, days };
  }

  @Resolver(() => SearchHitConnection)
  class SearchResolver {
    @Query(() => SearchHitConnection, {
      nullable: true,
      description:
        'The search in everything that has words (検索): the records of all domains, the ready-made questions, and the parts of the publication. A hit has every word of the text, as it is typed or as it may be meant: in kana or kanji, of full or half width, in old or new characters, with numerals, by a synonym, by a reading, in English. What is named so comes first.',
    })
    @Directive(pageCost)
    async search(
      @Arg('text', () => String, {
        description: 'One or more words, of which a hit has all, such as "図書館" or "所沢 図書館". 「検索語」',
      })
      text: string,
      @Arg('where', () => SearchFilter, {
        nullable: true,
        description: 'What to search in; everything when absent. 「条件」',
      })
      where: SearchFilter | null | undefined,
      @Args(() => PageArgs) page: PageArgs,
      @Ctx() context: SubgraphContext,
      @EditionArg() named?: string | null,
    ): Promise<SearchPage> {
      const edition = await findEdition(named, context.load);
      const request = await requestOf(text, where ?? {}, edition, context);
      const found = await findEntries(context.load, request);
      const parent = edition === undefined ? 'search' : pinnedId('search', edition);
      const items = found.entries.map(hitOf);
      const connection = paginateItems({ items, name: listOf(request), parent }, page, bestFirst);
      await addMatches(connection.nodes, request, context);
      return Object.assign(connection, { text, request, found });
    }

    @Query(() => [Suggestion], {
      nullable: true,
      description:
        'What to search for, while one types (検索語の候補): names that begin with the text or contain it, and words of the reviewed vocabulary that begin with it.',
    })
    @Directive(
      `@listSize(assumedSize: ${defaultSuggestions}, slicingArguments: ["first"], requireOneSlicingArgument: false)`,
    )
    suggest(
      @Arg('text', () => String, { description: 'What was typed so far. 「入力」' }) text: string,
      @Arg('first', () => Int, {
        nullable: true,
        description: `The maximum number, from 0 to ${maxSuggestions}; ${defaultSuggestions} when absent. 「件数」`,
      })
      first: number | null | undefined,
      @Ctx() context: SubgraphContext,
    ): Promise<Suggestion[]> {
      const count = first ?? defaultSuggestions;
      requireWithin('first', count, 0, maxSuggestions);
      return suggestWhileTyping(text, count, context);
    }

    @FieldResolver(() => Boolean, {
      description: `Whether \`totalCount\` and the facets count all hits. Of more than ${maxEntries}, they may count only the most important ones. 「全件か」`,
    })
    isTotalExact(@Root() { found }: SearchPage): boolean {
      return found.isComplete;
    }

    @FieldResolver(() => SearchFacets, { description: 'How the hits on all pages are distributed. 「絞り込み」' })
    facets(@Root() { found }: SearchPage): SearchFacets {
      return new SearchFacets(found.entries, words);
    }

    @FieldResolver(() => [about.subgraph as never], {
      description:
        'The subgraphs that do not answer now, or are not wholly indexed yet: what changed in them lately may be missing. 「応答のない領域」',
    })
    @Directive('@listSize(assumedSize: 1)')
    unavailable(@Ctx() { load }: SubgraphContext): Promise<string[]> {
      return domainsNotIndexed(load, Object.values(about.subgraph));
    }

    @FieldResolver(() => [Suggestion], {
      description: 'What to try when nothing was found; empty when something was. 「候補」',
    })
    @Directive('@listSize(assumedSize: 5)')
    suggestions(
      @Root() { text, request, found }: SearchPage,
      @Ctx() context: SubgraphContext,
    ): Promise<Suggestion[]> | Suggestion[] {
      return found.entries.length > 0 ? [] : suggestAfterMiss(text, request, context);
    }
  }

  /** Adds to the hits of a page where they match. One that was removed meanwhile shows its name. */
  async function addMatches(hits: SearchHit[], { query }: SearchRequest, context: SubgraphContext): Promise<void> {
    const matches = await matchesOf(
      hits.map(({ id }) => id),
      query,
      context,
    );
    for (const hit of hits) {
      const { field, snippet } = matches.get(hit.id) ?? {
        field: nameField,
        snippet: { text: hit.title.ja, marks: [] },
      };
      hit.field = field === nameField ? nameFieldOf[hit.kind] : field;
      hit.fieldName = fieldNames(typeOf(hit), hit.field);
      hit.snippet = snippet;
    }
  }

  @Resolver(() => SearchHit)
  class SearchHitResolver {
    @FieldResolver(() => about.subgraph as never, { description: 'The subgraph that owns it. 「領域 / Domain」' })
    subgraph(@Root() { subgraph }: SearchHit): string {
      return subgraph;
    }

    @FieldResolver(() => about.recordType as never, {
      nullable: true,
      description: 'The GraphQL type of the record; null for anything else. 「記録の種類」',
    })
    recordType(@Root() { recordType }: SearchHit): string | null {
      return recordType;
    }

    @FieldResolver(() => ID, {
      nullable: true,
      description: 'The id of the record; null for anything else. 「記録のID」',
    })
    recordId(@Root() { recordType, entityId }: SearchHit): string | null {
      return recordType === null ? null : entityId;
    }

    @FieldResolver(() => RecordInterface, {
      nullable: true,
      description:
        'The record, described by the domain that owns it. Null for anything else, and when that domain does not answer. 「記録」',
    })
    record(
      @Root() { recordType, entityId }: SearchHit,
      @Ctx() { load }: SubgraphContext,
    ): Promise<Identified | ForeignEntity | null> | null {
      return recordType === null ? null : recordOf({ type: recordType, id: entityId }, own, load);
    }

    @FieldResolver(() => Question, { nullable: true, description: 'The question; null for anything else. 「質問」' })
    question(@Root() { kind, entityId }: SearchHit): Question | null {
      const files = questionFiles();
      const file = kind === EntryKind.QUESTION ? files.questions.get(entityId) : undefined;
      return file ? new Question(file, files) : null;
    }

    @FieldResolver(() => PublicationPart, {
      nullable: true,
      description: 'The part of the publication; null for anything else. 「資料の部分」',
    })
    part(@Root() { kind, entityId }: SearchHit): PublicationPart | null {
      const files = questionFiles();
      const file = kind === EntryKind.PART ? files.parts.get(entityId) : undefined;
      return file ? new PublicationPart(file, files) : null;
    }

    @FieldResolver(() => Edition, {
      nullable: true,
      description:
        'The first edition that no longer prints the record; null if the newest edition prints it. 「掲載終了」',
    })
    omittedSince(
      @Root() { omittedSinceId }: SearchHit,
      @Ctx() { load }: SubgraphContext,
    ): Promise<Edition | null> | null {
      return omittedSinceId === null ? null : load.one(Edition, omittedSinceId);
    }
  }

  @Resolver(() => Suggestion)
  class SuggestionResolver {
    @FieldResolver(() => RecordInterface, {
      nullable: true,
      description:
        'A record of that name, described by the domain that owns it. Null for anything but the name of a record, and when that domain does not answer. 「記録」',
    })
    record(
      @Root() { recordType, recordId }: Suggestion,
      @Ctx() { load }: SubgraphContext,
    ): Promise<Identified | ForeignEntity | null> | null {
      return recordType === null || recordId === null ? null : recordOf({ type: recordType, id: recordId }, own, load);
    }
  }

  return [SearchResolver, SearchHitResolver, SuggestionResolver];
}

/** The field under which the index knows the name of an entry. */
const nameField = 'name';

/** The field with the name of a hit, by its kind. */
const nameFieldOf: Record<EntryKind, string> = { RECORD: nameField, QUESTION: 'sentence', PART: 'title' };

/** The type that has these fields, unless it is that of a record. */
const typeOfKind: Record<EntryKind, string> = {
  RECORD: RecordInterface.name,
  QUESTION: Question.name,
  PART: PublicationPart.name,
};

/** The type that has the field of a hit. Fields of an answer begin at the root. */
function typeOf({ kind, recordType, field }: SearchHit): string {
  const isOfAnswer = kind === EntryKind.QUESTION && !fieldsOfQuestion.has(field);
  return isOfAnswer ? 'Query' : (recordType ?? typeOfKind[kind]);
}

const fieldsOfQuestion = new Set([nameFieldOf.QUESTION, 'about', 'picture']);

/** Names the list of hits in its cursors. The rank of a hit means nothing in a search for another text. */
const listOf = ({ query }: SearchRequest): string =>
  `${SearchHit.name}-${createHash('sha256').update(query.whole).digest('base64url').slice(0, 8)}`;

const bestFirst: OrderKey<SearchHit>[] = [{ property: 'rank', direction: OrderDirection.ASC }];

/** The hit of an entry, without the fields that say where it matches. */
function hitOf(entry: RankedEntry): SearchHit {
  const hit = new SearchHit();
  hit.id = entry.id;
  hit.kind = entry.kind;
  hit.rank = entry.rank;
  hit.subgraph = entry.subgraph;
  hit.recordType = entry.recordType;
  hit.entityId = recordIdOf(entry);
  hit.omittedSinceId = entry.omittedSince;
  hit.titleJson = entry.name;
  return hit;
}

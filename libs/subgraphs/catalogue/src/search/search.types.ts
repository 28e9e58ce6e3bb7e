import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EntryKind } from '../search-index/search-entry.entity';

registerEnumType(EntryKind, {
  name: 'SearchHitKind',
  description: 'What a search has found (結果の種類).',
  valuesConfig: {
    RECORD: { description: 'A record of any domain. 「記録」' },
    QUESTION: { description: 'A ready-made question. 「質問」' },
    PART: { description: 'A part of the publication. 「資料の部分」' },
  },
});

@ObjectType({ description: 'A place in a text that matches (一致箇所).' })
export class SearchMark {
  @Field(() => Int, {
    description: 'Where it begins, counted from 0 in UTF-16 code units, as strings of JavaScript are. 「始まり」',
  })
  start!: number;

  @Field(() => Int, { description: 'Behind its last code unit. 「終わり」' })
  end!: number;
}

@ObjectType({ description: 'The part of a text in which what was searched for occurs (抜粋).' })
export class SearchSnippet {
  @Field(() => String, {
    description: 'The text, in the language in which it matches; "…" stands where it is cut. 「本文」',
  })
  text!: string;

  @Field(() => [SearchMark], { description: 'What matches in it, in order; places do not overlap. 「一致箇所」' })
  @Directive('@listSize(assumedSize: 2)')
  marks!: SearchMark[];
}

/** One thing that a search has found. The resolver adds the fields whose types depend on the domains of the graph. */
@ObjectType({ description: 'What a search has found (検索結果): a record, a question or a part of the publication.' })
export class SearchHit {
  @Field(() => ID, { description: 'Unique among all hits, such as "record:sister-city-decatur". 「ID」' })
  id!: string;

  @Field(() => EntryKind, { description: 'What it is. 「種類」' })
  kind!: EntryKind;

  /** Hits are sorted by it. */
  rank!: number;

  subgraph!: string;
  recordType!: string | null;

  /** The id of the record, the question or the part. */
  entityId!: string;

  /** Null if the newest edition prints it. */
  omittedSinceId!: string | null;

  /** The title as JSON. Only the hits of a page need it parsed. */
  titleJson!: string;

  @LocalizedField('Its name, its sentence or its title. 「名称」')
  get title(): LocalizedText {
    return JSON.parse(this.titleJson) as LocalizedText;
  }

  @Field(() => String, {
    description:
      'The field whose text matches best, with dots between levels: "attendances.event"; of a question, a field of its own or of its answer: "sharesOfWomen.name". 「項目」',
  })
  field!: string;

  @LocalizedField('The word for that field. 「項目名」')
  fieldName!: LocalizedText;

  @Field(() => SearchSnippet, { description: 'What that field says, around the first match. 「抜粋」' })
  snippet!: SearchSnippet;
}

export enum SuggestionKind {
  NAME = 'NAME',
  WORD = 'WORD',
  SIMILAR = 'SIMILAR',
  DIVIDED = 'DIVIDED',
  FEWER_WORDS = 'FEWER_WORDS',
  WITHOUT_CONDITIONS = 'WITHOUT_CONDITIONS',
}

registerEnumType(SuggestionKind, {
  name: 'SuggestionKind',
  description: 'Why a text is suggested (候補の種類).',
  valuesConfig: {
    NAME: { description: 'It is the name of a record or of a part of the publication. 「名称」' },
    WORD: { description: 'It is a word of the reviewed vocabulary. 「言葉」' },
    SIMILAR: { description: 'It is a name or a known word, and nearly what was typed, or contains it. 「似た言葉」' },
    DIVIDED: {
      description: 'It is what was typed, divided into words, or a name or a known word in it. 「言葉を分ける」',
    },
    FEWER_WORDS: { description: 'It is what was typed with fewer words. 「言葉を減らす」' },
    WITHOUT_CONDITIONS: {
      description: 'It is what was typed, to be searched without the conditions and the edition. 「条件を外す」',
    },
  },
});

/** A text to search for. The resolver adds the record. */
@ObjectType({ description: 'A text to search for (候補).' })
export class Suggestion {
  @Field(() => String, { description: 'The text. 「文字列」' })
  text!: string;

  @Field(() => SuggestionKind, { description: 'Why it is suggested. 「種類」' })
  kind!: SuggestionKind;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of hits of a search for it; null if they were not counted. 「件数」',
  })
  count!: number | null;

  /** The record of that name. */
  recordType!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of a record of that name; null for anything but the name of a record. 「記録のID」',
  })
  recordId!: string | null;
}

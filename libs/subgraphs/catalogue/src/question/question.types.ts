import { type PartFile, type QuestionFile, type QuestionFiles, withDefaults } from '@tokorozawa/question-files';
import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Ctx, Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'A part of the publication, as its headings divide it (資料の部分): what the cards of the front page show.',
})
export class PublicationPart implements Omit<PartFile, 'query'> {
  readonly #files: QuestionFiles;

  @Field(() => ID, { description: 'Its short name, such as "sister-cities". 「ID」' })
  id!: string;

  subgraph!: string;

  @LocalizedField('The title of the part. 「名称」')
  title!: PartFile['title'];

  @LocalizedField('What it is about, in one sentence. 「内容」')
  about!: PartFile['about'];

  @Field(() => Int, {
    nullable: true,
    description:
      'Its position in the publication, counted from 1; null for the part on how the publication was read. 「順番」',
  })
  position!: number | null;

  recordTypes!: string[];

  constructor(file: PartFile, files: QuestionFiles) {
    Object.assign(this, file);
    this.#files = files;
  }

  @Field(() => String, {
    description:
      'The permanent address of its page. It begins with "/" where the graph does not know its own address. 「アドレス」',
  })
  url(@Ctx() { publicUrl }: SubgraphContext): string {
    return `${publicUrl}/parts/${this.id}`;
  }

  @Field(() => [Question], { description: 'The ready-made questions that belong to it, by their ids. 「質問」' })
  @Directive('@listSize(assumedSize: 3)')
  questions(): Question[] {
    return [...this.#files.questions.values()]
      .filter(({ partId }) => partId === this.id)
      .map((file) => new Question(file, this.#files));
  }
}

@ObjectType({ description: 'A ready-made question (質問), with a page that answers it.' })
export class Question implements Pick<QuestionFile, 'id' | 'subgraph' | 'sentence' | 'about' | 'partId'> {
  readonly #file: QuestionFile;
  readonly #files: QuestionFiles;

  @Field(() => ID, { description: 'Its subgraph and its name, such as "gender-equality/courses". 「ID」' })
  id!: string;

  subgraph!: string;

  @LocalizedField('What it asks. 「質問文」')
  sentence!: QuestionFile['sentence'];

  @LocalizedField('What the sentence leaves unsaid; null for most. 「補足」', { nullable: true })
  about!: QuestionFile['about'];

  @LocalizedField('What its picture is called; null if it is called like its table. 「図の名称」', { nullable: true })
  picture!: LocalizedText | null;

  partId!: string;

  constructor(file: QuestionFile, files: QuestionFiles) {
    const { id, subgraph, sentence, about, chart, partId } = file;
    Object.assign(this, { id, subgraph, sentence, about, picture: chart?.title ?? null, partId });
    this.#file = file;
    this.#files = files;
  }

  // What depends on the day has its values of today, and the answer is valid until midnight.
  @Field(() => String, { description: 'The GraphQL operation that answers it. 「クエリ」' })
  query(@Ctx() context: SubgraphContext): string {
    const { query, defaults } = this.#file;
    return Object.keys(defaults).length > 0 ? withDefaults(this.#file, context.today()) : query;
  }

  @Field(() => PublicationPart, {
    nullable: true,
    description: 'The part of the publication that it belongs to. 「資料の部分」',
  })
  part(): PublicationPart | null {
    const file = this.#files.parts.get(this.partId);
    return file ? new PublicationPart(file, this.#files) : null;
  }

  @Field(() => String, {
    description:
      'The permanent address of the page that answers it. It begins with "/" where the graph does not know its own address. 「アドレス」',
  })
  url(@Ctx() { publicUrl }: SubgraphContext): string {
    return `${publicUrl}/q/${this.id}`;
  }
}

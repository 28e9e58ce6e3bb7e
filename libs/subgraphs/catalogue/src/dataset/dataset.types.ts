import { dataThemes } from '@tokorozawa/subgraph-kit';
import { FiscalYearPeriod, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a data set is about (分類), by the table “Data theme” of the European Union.' })
export class DatasetTheme {
  @Field(() => String, { description: 'Its code in the table, such as "SOCI". 「コード」' })
  code: string;

  @Field(() => String, { description: 'Its address in the table. 「アドレス」' })
  url: string;

  @LocalizedField('What it is called. 「名称」')
  name: LocalizedText;

  constructor(code: keyof typeof dataThemes) {
    this.code = code;
    this.url = `http://publications.europa.eu/resource/authority/data-theme/${code}`;
    this.name = dataThemes[code];
  }
}

@ObjectType({ description: 'Who publishes or makes a data set (公開者・作成者).' })
export class DatasetAgent {
  @LocalizedField('Name of the organization or the project. 「名称」')
  name!: LocalizedText;

  @Field(() => String, {
    nullable: true,
    description:
      'Its address; null where none is known. It begins with "/" where the graph does not know its own address. 「アドレス」',
  })
  url!: string | null;
}

@ObjectType({ description: 'Under which conditions something may be used, and who says so (利用条件).' })
export class DatasetLicense {
  @Field(() => String, { nullable: true, description: 'Name of the license; null when none is stated. 「名称」' })
  name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Address of the text of the license; null when none is stated. 「アドレス」',
  })
  url!: string | null;

  @LocalizedField('Who states the license; null when nobody does. 「表示者」', { nullable: true })
  assertedBy!: LocalizedText | null;

  @LocalizedField('What is known about it, in words. 「説明」')
  statement!: LocalizedText;
}

@ObjectType({ description: 'A list among the root fields that has records of a data set (一覧).' })
export class DatasetList {
  @Field(() => String, { description: 'Name of the root field, such as "sisterCities". 「項目」' })
  name!: string;

  recordType!: string;

  @LocalizedField('What its records are called. 「名称」')
  title!: LocalizedText;
}

@ObjectType({ description: 'A form in which a data set, or one of its lists, can be had (配布).' })
export class DatasetDistribution {
  @LocalizedField('What it is, and in which format. 「名称」')
  title!: LocalizedText;

  @Field(() => String, {
    nullable: true,
    description: 'The list that it has, such as "sisterCities"; null when it has the whole data set. 「一覧」',
  })
  list!: string | null;

  @Field(() => String, { description: 'Name of the format, such as "CSV". 「形式」' })
  format!: string;

  @Field(() => String, { description: 'The media type (IANA), such as "text/csv". 「メディアタイプ」' })
  mediaType!: string;

  @Field(() => String, {
    description:
      'The address at which a person or a program finds it. It begins with "/" where the graph does not know its own address. 「アクセス先」',
  })
  accessUrl!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The address of the file itself; null for what is asked and not downloaded. 「ダウンロード先」',
  })
  downloadUrl!: string | null;
}

@ObjectType({ description: 'A standard that data keep to (準拠する標準).' })
export class DatasetStandard {
  @LocalizedField('Name of the standard, and what keeps to it. 「名称」')
  name!: LocalizedText;

  @Field(() => String, { description: 'The address of the standard. 「アドレス」' })
  url!: string;
}

@ObjectType({ description: 'What to know before relying on a data set (留意点), counted from its records.' })
export class DatasetDoubts {
  @Field(() => Int, { description: 'The places where the print is read differently, or is kept in doubt. 「訂正」' })
  corrections!: number;

  @Field(() => Int, {
    description: 'Of the corrections, those that keep what is printed although it may be wrong. 「疑いを残す訂正」',
  })
  keptInDoubt!: number;

  @Field(() => Int, { description: 'The fields that are null although one would expect a value. 「欠落」' })
  gaps!: number;

  @Field(() => Int, { description: 'The printed figures that differ from the same recomputed. 「一致しない検算」' })
  failedChecks!: number;

  @LocalizedField('What is to be said in words, such as that the edition is inferred. 「説明」', { list: true })
  statements!: LocalizedText[];
}

/** Fields that need data, or enums of the graph, are added by the resolver. */
@ObjectType({
  description:
    'A data set (データセット) in the sense of DCAT: the records of one domain, or all records. What it says is derived from the domains, parts, lists and editions.',
})
export class Dataset {
  @Field(() => ID, {
    description: 'The name of its subgraph, such as "gender-equality", or "planning-graph" for the whole. 「ID」',
  })
  id!: string;

  @Field(() => String, {
    description:
      'Its permanent address, in the catalog as linked data. It begins with "/" where the graph does not know its own address. 「アドレス」',
  })
  url!: string;

  @LocalizedField('Title of the data set. 「名称」')
  title!: LocalizedText;

  @LocalizedField('What it is about, and which kinds of records it has. 「説明」')
  description!: LocalizedText;

  @LocalizedField('Words by which it may be found. 「キーワード」', { list: true })
  keywords!: LocalizedText[];

  @Field(() => [DatasetTheme], { description: 'What it is about. 「分類」' })
  @Directive('@listSize(assumedSize: 2)')
  themes!: DatasetTheme[];

  recordTypes!: string[];
  subgraphs!: string[];
  isRegional!: boolean;

  @Field(() => [DatasetList], {
    description: 'The lists among the root fields that have its records. 「一覧」',
  })
  @Directive('@listSize(assumedSize: 5)')
  lists!: DatasetList[];

  @Field(() => DatasetAgent, { description: 'Who publishes what the records are read from. 「公開者」' })
  publisher!: DatasetAgent;

  @Field(() => DatasetAgent, { description: 'Who has made the data set: this project. 「作成者」' })
  creator!: DatasetAgent;

  @Field(() => DatasetLicense, {
    description: 'Under which conditions that which is published may be used. 「利用条件」',
  })
  license!: DatasetLicense;

  @Field(() => DatasetLicense, {
    description: 'Under which conditions that which this project has added may be used. 「独自部分の利用条件」',
  })
  ownWorkLicense!: DatasetLicense;

  @Field(() => [String], { description: 'The languages of its texts (BCP 47). 「言語」' })
  languages!: string[];

  @Field(() => [DatasetDistribution], { description: 'The forms in which it can be had. 「配布」' })
  @Directive('@listSize(assumedSize: 20)')
  distributions!: DatasetDistribution[];

  @Field(() => [DatasetStandard], { description: 'The standards that its data keep to. 「準拠する標準」' })
  @Directive('@listSize(assumedSize: 3)')
  conformsTo!: DatasetStandard[];

  @LocalizedField('How to cite it: the source, the edition, and that it was edited. 「引用」')
  citation!: LocalizedText;

  @Field(() => FiscalYearPeriod, {
    nullable: true,
    description:
      'The fiscal years by which its editions are called, the oldest and the newest. Records tell of earlier times as well. Null for what municipalities enter. 「対象年度」',
  })
  temporal!: FiscalYearPeriod | null;
}

import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType, registerEnumType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { z } from 'zod';

/** The form in which a publication reaches its readers. */
export enum PublicationFormat {
  PRINT = 'PRINT',
  AUDIO = 'AUDIO',
  BRAILLE = 'BRAILLE',
}

registerEnumType(PublicationFormat, {
  name: 'PublicationFormat',
  description: 'The form in which a publication reaches its readers.',
  valuesConfig: {
    PRINT: { description: 'Printed. 「印刷」' },
    AUDIO: { description: 'Recorded, as a DAISY audio disc (デイジー版).' },
    BRAILLE: { description: 'In braille (点字版).' },
  },
});

/** On what a publication is distributed, as the source states it: the size of the paper, or a disc. */
export enum PublicationMedium {
  TABLOID = 'TABLOID',
  B5 = 'B5',
  CD_R = 'CD_R',
}

registerEnumType(PublicationMedium, {
  name: 'PublicationMedium',
  description: 'On what a publication is distributed (規格): the size of the paper, or a disc.',
  valuesConfig: {
    TABLOID: { description: 'Paper in tabloid size. 「タブロイド」' },
    B5: { description: 'Paper in the size B5 (B5判).' },
    CD_R: { description: 'A CD-R. 「CD-R」' },
  },
});

/** The period to which a number of copies refers. */
export enum CopiesBasis {
  MONTHLY_AVERAGE = 'MONTHLY_AVERAGE',
  YEAR_TOTAL = 'YEAR_TOTAL',
}

registerEnumType(CopiesBasis, {
  name: 'CopiesBasis',
  description: 'The period to which a number of copies (配布部数) refers.',
  valuesConfig: {
    MONTHLY_AVERAGE: { description: 'The average of a month (月平均).' },
    YEAR_TOTAL: { description: 'All copies of a year (年間).' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An edition of a publication of the city in one format: print, audio or braille (版).' })
@Entity()
export class CityPublicationEdition extends ReviewedEntity {
  @Reference('CityPublication')
  publicationId!: string;

  @Property(
    localizedText,
    'Name of the publication, with the format where it is not print: "広報ところざわ(点字版)". 「名称」',
  )
  name!: LocalizedText;

  @Property(ordinal, "Its position in the source's table, counted from 1. 「番号」")
  number!: number;

  @Property(z.enum(PublicationFormat), 'The form in which it reaches its readers. 「形式」')
  @Index()
  format!: PublicationFormat;

  @Property(z.enum(PublicationMedium).optional(), 'Its medium (規格); null when the source does not say.')
  medium!: PublicationMedium | null;

  @Property(z.int().min(1).optional(), 'Pages of an issue; null for a recording. 「ページ数」')
  pages!: number | null;

  @Property(
    z.boolean().optional(),
    'Whether the whole text of the publication is in it (全文録音); null for the printed edition itself, and when the source does not say. 「全文録音 / Full text」',
  )
  wholeText!: boolean | null;

  @Property(z.int().min(1), 'How many issues appear in a year (回数). 「年間の発行回数」')
  issuesPerYear!: number;

  @Property(z.int().min(0), 'Copies distributed (配布部数); `copiesBasis` says in which period.')
  copies!: number;

  @Property(
    z.enum(CopiesBasis).optional(),
    'Whether `copies` is an average of a month or the total of a year; null when the source does not say, as for editions of one issue a year. 「部数の数え方 / How copies are counted」',
  )
  copiesBasis!: CopiesBasis | null;

  @Property(localizedText, 'To whom it goes (配布対象).')
  recipients!: LocalizedText;

  @Property(localizedText, 'How it reaches them (配布方法).')
  distribution!: LocalizedText;

  @Property(
    z.number().positive().optional(),
    'Cost of printing one page of one copy, in yen (印刷単価); null when the source does not say. 「印刷単価(円/ページ)」',
  )
  printingCostYenPerPage!: number | null;

  @Property(
    z.number().positive().optional(),
    'Cost of delivering one copy, in yen (配布単価); null when the source does not say. 「配布単価(円/部)」',
  )
  distributionCostYenPerCopy!: number | null;
}

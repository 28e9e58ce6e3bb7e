import { Property, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@ObjectType({ description: 'An event on the way to a sister-city tie (締結の経緯).' })
export class SisterCityTie {
  @Property(partialDate, 'When it happened, as far as the source dates it. 「時期」')
  date!: PartialDate;

  @Property(
    z.string().optional(),
    'The date as printed, in both calendars: "昭和57 年(1982 年) 7 月"; null when the history prints none. 「日付の表記 / Date as printed」',
  )
  datePrinted?: string | null;

  @Property(localizedText, 'What happened, summarized from the source. 「できごと」')
  event!: LocalizedText;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A sister city of Tokorozawa (姉妹都市).' })
@Entity()
export class SisterCity extends ReviewedEntity {
  @Property(localizedText, 'Name of the city. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'Country in which it lies. 「国」')
  country!: LocalizedText;

  @Property(localizedText, 'State or province in which it lies. 「地域」')
  region!: LocalizedText;

  @Property(partialDate, 'When the tie was established (姉妹都市締結), to the day. 「締結日」')
  date!: PartialDate;

  @Property(
    z.string(),
    'The date of the tie as printed, in both calendars: "昭和41年(1966年)5月6日". 「締結日の表記 / Date as printed」',
  )
  datePrinted!: string;

  @Property(
    localizedText.optional(),
    'Where its name comes from (名称), summarized from the source; null when the source does not say. 「名称の由来 / Origin of the name」',
  )
  nameOrigin!: LocalizedText | null;

  @Property(localizedText, 'Where it lies (位置), summarized from the source.')
  position!: LocalizedText;

  @Property(localizedText, 'What kind of city it is (市概要), summarized from the source.')
  profile!: LocalizedText;

  @Property(
    z.array(localizedText).min(1),
    'Its industries (産業), summarized and in the order of the source, which may name others only in general words.',
  )
  @Directive('@listSize(assumedSize: 7)')
  industries!: LocalizedText[];

  @Property(
    z.number().positive(),
    'Area (面積) in square kilometers. The source does not say of which day or year. 「面積(km²)」',
  )
  areaKm2!: number;

  @Property(z.int().positive(), 'Population (人口) in persons. The source does not say of which day or year.')
  population!: number;

  @Property(
    z.array(valueOf(SisterCityTie)).min(1),
    'How the tie came about (締結の経緯), earliest first; the last one is its establishment.',
  )
  @Directive('@listSize(assumedSize: 3)')
  ties!: SisterCityTie[];
}

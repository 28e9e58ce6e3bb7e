import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'An address of a school that has an agreement with the city (所在地), in Japanese.' })
export class SchoolAddress {
  @Property(z.string().nullable(), 'Prefecture (都道府県); null where the source leaves it out.')
  prefecture!: string | null;

  @Property(z.string(), 'City or ward (市区町村).')
  city!: string;

  @Property(z.string(), 'Town (町字), without the number of its block where the source gives one.')
  town!: string;

  @Property(
    z.string().regex(/^[0-9]+(-[0-9]+)*$/, 'write the numbers with hyphens: 2-42-1.'),
    'The numbers after the town (番地以下), as printed: "2-42-1".',
  )
  block!: string;

  @Field(() => String, { description: 'The whole address in one line. 「全文」' })
  get text(): string {
    return [this.prefecture, this.city, this.town, this.block].join('');
  }
}

@ObjectType({ description: 'A school with which the city has an agreement (学校).' })
export class PartnerSchool {
  @Property(localizedText, 'Name of the school, or of the corporation that runs it. 「名称」')
  name!: LocalizedText;

  @Property(
    z.array(localizedText),
    'The faculties that take part (学部), in the order of the source; empty when the source names none.',
  )
  @Directive('@listSize(assumedSize: 2)')
  faculties!: LocalizedText[];

  @Property(
    z.array(valueOf(SchoolAddress)).min(1),
    'Its addresses (所在地), in the order of the source, which puts the second in brackets.',
  )
  @Directive('@listSize(assumedSize: 2)')
  addresses!: SchoolAddress[];
}

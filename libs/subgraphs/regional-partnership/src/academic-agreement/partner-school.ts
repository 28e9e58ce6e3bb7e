import { Property } from '@tokorozawa/subgraph-kit';
import { Address, address, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { z } from 'zod';

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
    z.array(address).min(1),
    'Its addresses (所在地), in the order of the source, which puts the second in brackets.',
  )
  @Directive('@listSize(assumedSize: 2)')
  addresses!: Address[];
}

import { LocalizedField, LocalizedListField, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { SchoolAddress, schoolAddress } from './school-address';

@ObjectType({ description: 'A school with which the city has an agreement (学校).' })
export class PartnerSchool {
  @LocalizedField('Name of the school, or of the corporation that runs it.')
  name!: LocalizedText;

  @LocalizedListField(
    'The faculties that take part (学部), in the order of the source; empty when the source names none.',
  )
  @Directive('@listSize(assumedSize: 2)')
  faculties!: LocalizedText[];

  @Field(() => [SchoolAddress], {
    description: 'Its addresses (所在地), in the order of the source, which puts the second in brackets.',
  })
  @Directive('@listSize(assumedSize: 2)')
  addresses!: SchoolAddress[];
}

/** The shape of a {@link PartnerSchool} in a data file. */
export const partnerSchool = z.strictObject({
  name: localizedText,
  faculties: z.array(localizedText),
  addresses: z.array(schoolAddress).min(1),
});

import { Field, InputType } from 'type-graphql';
import { PublicationFormat } from './publication-format';

@InputType({ description: 'Which editions (版) to list; a condition that is null or absent is ignored.' })
export class CityPublicationEditionFilter {
  @Field(() => [PublicationFormat], {
    nullable: true,
    description: 'Only those in one of these formats: [AUDIO, BRAILLE] for readers who do not see. 「形式」',
  })
  formats?: PublicationFormat[] | null;
}

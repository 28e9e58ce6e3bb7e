import { Field, InputType } from 'type-graphql';
import { PublicationFormat } from './publication-format';

@InputType({ description: 'Which editions (版) to list; a condition that is null or left out does not count.' })
export class CityPublicationEditionFilter {
  @Field(() => [PublicationFormat], {
    nullable: true,
    description: 'Only those in one of these formats: [AUDIO, BRAILLE] for readers who do not see.',
  })
  formats?: PublicationFormat[] | null;
}

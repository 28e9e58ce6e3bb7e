import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';

@ObjectType({ description: 'An event on the way to a sister-city tie (締結の経緯).' })
export class SisterCityTie {
  @Property(partialDate, 'When it happened, as far as the source dates it. 「時期」')
  when!: PartialDate;

  @Property(localizedText, 'What happened, summarised from the source. 「できごと」')
  event!: LocalizedText;
}

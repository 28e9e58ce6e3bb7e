import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'The area around the hub on which an initiative concentrates (重点推進エリア).' })
export class ForestFocusArea {
  @Property(localizedText, 'Name of the area. 「名称」')
  name!: LocalizedText;

  @Property(
    z.int().positive(),
    'Its radius around the hub in metres, which the source gives as approximate (約). 「半径(m)」',
  )
  radiusM!: number;
}

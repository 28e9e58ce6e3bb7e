import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'The tower in which the centre ふらっと has its floor (構造).' })
export class CentreBuilding {
  @Property(localizedText, 'Name of the building. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What it is built of (構造).')
  structure!: LocalizedText;

  @Property(z.int().positive(), 'Number of floors above ground (地上).')
  floorsAboveGround!: number;

  @Property(z.int().min(0), 'Number of floors below ground (地下).')
  floorsBelowGround!: number;

  @Property(z.number().positive(), 'Floor area of the whole building in square metres (延べ床面積). 「延べ床面積(㎡)」')
  totalFloorAreaM2!: number;
}

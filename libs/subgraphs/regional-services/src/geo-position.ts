import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'A point on the earth (緯度・経度), in the system WGS 84.' })
export class GeoPosition {
  @Property(z.number().min(20).max(46), 'Latitude in degrees north. 「緯度」')
  latitude!: number;

  @Property(z.number().min(122).max(154), 'Longitude in degrees east. 「経度」')
  longitude!: number;
}

/** The shape of a {@link GeoPosition}, which lies in Japan. */
export const geoPosition = valueOf(GeoPosition);

import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import { bilingual } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';

const outside = bilingual({
  ja: '日本の緯度は 20 から 46 度、経度は 122 から 154 度です。入れ替わっていないか、確かめてください。',
  en: 'Latitudes in Japan are from 20 to 46 degrees, longitudes from 122 to 154. Check that they are not exchanged.',
});

@ObjectType({ description: 'A point on the earth (緯度・経度), in the system WGS 84.' })
export class GeoPosition {
  @Property(z.number().min(20, outside).max(46, outside), 'Latitude in degrees north. 「緯度」')
  latitude!: number;

  @Property(z.number().min(122, outside).max(154, outside), 'Longitude in degrees east. 「経度」')
  longitude!: number;
}

/** The shape of a {@link GeoPosition}, which lies in Japan. */
export const geoPosition = valueOf(GeoPosition);

import { Property, Stored, WrittenEntity } from '@tokorozawa/subgraph-kit';
import { type Address, type LocalizedText, webAddress } from '@tokorozawa/vocabulary';
import { Directive, ObjectType, registerEnumType } from 'type-graphql';
import { Check, Entity, Index } from 'typeorm';
import { z } from 'zod';
import { type GeoPosition, geoPosition } from '../geo-position';
import { katakana, nameText, shortText, telephone, writtenAddress } from '../written-values';
import { type FacilityClosureRule, facilityClosureRule } from './facility-closure-rule';
import { type FacilityHours, facilityHours } from './facility-hours';

/** What a facility is for. */
export enum FacilityKind {
  LIBRARY = 'LIBRARY',
  CULTURE = 'CULTURE',
  SPORTS = 'SPORTS',
  OTHER = 'OTHER',
}

registerEnumType(FacilityKind, {
  name: 'FacilityKind',
  description: 'What a facility is for.',
  valuesConfig: {
    LIBRARY: { description: 'A library. 「図書館」' },
    CULTURE: { description: 'A cultural facility, such as a hall or a community center. 「文化施設」' },
    SPORTS: { description: 'A sports facility. 「体育施設」' },
    OTHER: { description: 'Another facility. 「その他」' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A facility of a municipality that residents of its neighbors may use too (公共施設).' })
@Entity()
@Index(['kind', 'id'])
@Index('facility_name_idx', { synchronize: false })
@Check('facility_id_check', "id = 'facility-' || municipality_code || '-' || local_id")
export class Facility extends WrittenEntity {
  @Property(z.enum(FacilityKind), 'What it is for. 「種類」')
  kind!: FacilityKind;

  @Property(nameText, 'Name of the facility. 「名称」')
  name!: LocalizedText;

  @Property(
    katakana.optional(),
    'The reading of its Japanese name in katakana; null when it is not given. 「名称_カナ / Name in kana」',
  )
  nameKana!: string | null;

  @Property(writtenAddress, 'Where it is. 「住所」')
  address!: Address;

  @Property(geoPosition.optional(), 'Where it is on the map; null when it is not given. 「位置」')
  position!: GeoPosition | null;

  @Property(telephone.optional(), 'Telephone number; null when it is not given. 「電話番号」')
  telephone!: string | null;

  @Property(webAddress.optional(), 'Its page on the website of the municipality; null when it is not given. 「URL」')
  website!: string | null;

  @Property(shortText.optional(), 'What there is to know about it; null when nothing is given. 「説明」')
  description!: LocalizedText | null;

  /** The shared service through which residents of the neighbors may use it. */
  @Stored(z.string().optional())
  sharedServiceId!: string | null;

  @Property(z.array(facilityHours).max(50), 'When it is open, as far as its closures allow. 「開館時間」')
  openingHours!: FacilityHours[];

  @Property(z.array(facilityClosureRule).max(50), 'By which rules it is closed. 「休館日の決まり」')
  regularClosures!: FacilityClosureRule[];
}

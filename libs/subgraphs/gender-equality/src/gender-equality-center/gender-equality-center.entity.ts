import { Property, ReviewedEntity, Stored, valueOf } from '@tokorozawa/subgraph-kit';
import {
  Address,
  address,
  type LocalizedText,
  localizedText,
  municipalityCode,
  MunicipalityReference,
  PartialDate,
  partialDate,
  ordinal,
} from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { CenterClosingRule } from './center-closing-rule';
import { CenterHours, centerHours } from './center-hours';

@ObjectType({ description: 'The tower in which the center Furatto has its floor (構造).' })
export class CenterBuilding {
  @Property(localizedText, 'Name of the building. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What it is built of (構造).')
  structure!: LocalizedText;

  @Property(z.int().positive(), 'Number of floors above ground (地上).')
  floorsAboveGround!: number;

  @Property(z.int().min(0), 'Number of floors below ground (地下).')
  floorsBelowGround!: number;

  @Property(z.number().positive(), 'Floor area of the whole building in square meters (延べ床面積). 「延べ床面積(㎡)」')
  totalFloorAreaM2!: number;
}

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A center of the city for the promotion of gender equality (男女共同参画推進センター).',
})
@Entity()
export class GenderEqualityCenter extends ReviewedEntity {
  @Property(localizedText, 'Name of the center, with ふらっと, by which it is called. 「名称」')
  name!: LocalizedText;

  @Stored(municipalityCode)
  municipalityCode!: string;

  @Field(() => MunicipalityReference, {
    nullable: true,
    description:
      'The municipality that runs it. Its code is not in the source. Null when the domain that owns municipalities does not answer. 「市町村」',
  })
  get municipality(): InstanceType<typeof MunicipalityReference> {
    return { code: this.municipalityCode };
  }

  @Property(address, 'Where it is (所在). 「所在地」')
  address!: Address;

  @Property(
    z.string().regex(/^0[0-9]+-[0-9]+-[0-9]{4}$/, 'Divide a telephone number by hyphens: 04-2921-2220.'),
    'Telephone number (電話), its parts divided by hyphens: "04-2921-2220".',
  )
  telephone!: string;

  @Property(
    partialDate,
    'When the center was founded (設置), known to the month. It is the founding of the center, not of the tower; the source does not say since when the center has been at this address. 「設置」',
  )
  date!: PartialDate;

  @Property(valueOf(CenterBuilding), 'The building in which it is. 「建物」')
  building!: CenterBuilding;

  @Property(ordinal, 'The floor of the building on which it is (2階). 「階」')
  floor!: number;

  @Property(z.number().positive(), "The center's own floor area in square meters (専有面積). 「専有面積(㎡)」")
  exclusiveAreaM2!: number;

  @Property(centerHours, 'When it opens and closes on an open day (開館時間).')
  openingHours!: CenterHours;

  @Property(
    z.array(valueOf(CenterClosingRule)).min(1),
    'The rules by which it is closed (休館日), in the order of the source; `openingOn` applies them to a day.',
  )
  @Directive('@listSize(assumedSize: 4)')
  closingRules!: CenterClosingRule[];
}

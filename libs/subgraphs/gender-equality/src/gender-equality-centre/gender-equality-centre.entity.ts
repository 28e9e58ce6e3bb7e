import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import {
  LocalizedField,
  type LocalizedText,
  PartialDate,
  partialDateColumn,
  MunicipalityReference,
} from '@tokorozawa/vocabulary';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { CentreAddress } from './centre-address';
import { CentreBuilding } from './centre-building';
import { CentreClosingRule } from './centre-closing-rule';
import { CentreHours } from './centre-hours';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A centre of the city for the promotion of gender equality (男女共同参画推進センター).',
})
@Entity()
export class GenderEqualityCentre extends ReviewedEntity {
  @LocalizedField('Name of the centre, with ふらっと, by which it is called.')
  @Column('jsonb')
  name!: LocalizedText;

  @Column('text')
  municipalityCode!: string;

  @Field(() => MunicipalityReference, {
    nullable: true,
    description:
      'The municipality that runs it. Its code is not in the source. Null when the domain that owns municipalities does not answer.',
  })
  get municipality(): InstanceType<typeof MunicipalityReference> {
    return { code: this.municipalityCode };
  }

  @Field(() => CentreAddress, { description: 'Where it is (所在).' })
  @Column('jsonb')
  address!: CentreAddress;

  @Field(() => String, { description: 'Telephone number (電話), its parts divided by hyphens: "04-2921-2220".' })
  @Column('text')
  telephone!: string;

  @Field(() => PartialDate, {
    description:
      'When the centre was founded (設置), known to the month. It is the founding of the centre, not of the tower; the source does not say since when the centre has been at this address.',
  })
  @Column('text', { transformer: partialDateColumn })
  foundedOn!: PartialDate;

  @Field(() => CentreBuilding, { description: 'The building in which it is.' })
  @Column('jsonb')
  building!: CentreBuilding;

  @Field(() => Int, { description: 'The floor of the building on which it is (2階).' })
  @Column('int')
  floor!: number;

  @Field(() => Float, { description: "The centre's own floor area in square metres (専有面積)." })
  @Column('double precision')
  exclusiveAreaM2!: number;

  @Field(() => CentreHours, { description: 'From when to when it is open on an open day (開館時間).' })
  @Column('jsonb')
  openingHours!: CentreHours;

  @Field(() => [CentreClosingRule], {
    description:
      'The rules by which it is closed (休館日), in the order of the source; `openingOn` applies them to a day.',
  })
  @Directive('@listSize(assumedSize: 4)')
  @Column('jsonb')
  closingRules!: CentreClosingRule[];
}

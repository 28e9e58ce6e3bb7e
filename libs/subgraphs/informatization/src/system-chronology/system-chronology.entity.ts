import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'The chronology of the information systems that the city prints (情報システム整備の沿革).' })
@Entity()
export class SystemChronology extends ReviewedEntity {
  @LocalizedField('Its title.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What it tells, in our own words.')
  @Column('jsonb')
  summary!: LocalizedText;
}

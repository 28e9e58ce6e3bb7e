import type { ForeignEntity } from '@tokorozawa/subgraph-kit';
import { Basis, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { CityBrand } from './city-brand';

@ObjectType({ description: 'The brand of the city that a leading project promotes, and who drew the link.' })
export class LeadingProjectBrand {
  @Field(() => CityBrand, {
    nullable: true,
    description: 'The brand (所沢ブランド). Null when the domain of city promotion does not answer.',
  })
  brand!: ForeignEntity;

  @Field(() => Basis, { description: 'Who drew the link. 「根拠」' })
  basis!: Basis;

  @LocalizedField('What the link is based on. 「理由」')
  reason!: LocalizedText;
}

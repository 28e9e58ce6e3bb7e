import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { GraphQLMunicipalityCode, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

// The descriptions of the type and of its code are those of MunicipalityReference, by which other domains refer to it.
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({ description: 'A municipality (市町村), known by its code.' })
@Entity()
export class Municipality extends ReviewedEntity {
  @Field(() => GraphQLMunicipalityCode, {
    description: 'The municipality code (全国地方公共団体コード): six digits, the last a check digit.',
  })
  @Column('text', { unique: true })
  code!: string;

  @LocalizedField('Name of the municipality.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => String, { description: 'How the name is read (名称_カナ), in katakana.' })
  @Column('text')
  kana!: string;

  @LocalizedField('Where its code and its reading are taken from, as the city prints neither.')
  @Column('jsonb')
  codeSource!: LocalizedText;
}

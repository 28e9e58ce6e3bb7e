import type { ForeignEntity } from '@tokorozawa/subgraph-kit';
import { Basis, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { Chapter } from '../chapter/chapter.entity';
import { CityBrand } from './city-brand';

@ObjectType({ description: 'A chapter on which a leading project draws, and who drew the link.' })
export class LeadingProjectChapter {
  @Field(() => Chapter, { description: 'The chapter (章).' })
  chapter!: Chapter;

  @Field(() => Basis, { description: 'Who drew the link. 「根拠」' })
  basis!: Basis;

  @LocalizedField('What the link is based on. 「理由」')
  reason!: LocalizedText;
}

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

import { Basis, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { Chapter } from '../chapter/chapter.entity';

@ObjectType({ description: 'A chapter on which a leading project draws, and who says so.' })
export class LeadingProjectChapter {
  @Field(() => Chapter, { description: 'The chapter (章).' })
  chapter!: Chapter;

  @Field(() => Basis, { description: 'Who drew the link.' })
  basis!: Basis;

  @LocalizedField('On what the link rests.')
  reason!: LocalizedText;
}

import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';

@ObjectType({ description: 'One of the thoughts that went into the vision (将来都市像に込めた思い).' })
export class VisionThought {
  @LocalizedField(
    'The words of the statement that it explains. The source prints the thoughts without titles of their own.',
  )
  title!: LocalizedText;

  @LocalizedField('What is meant by them, summarised from the source.')
  meaning!: LocalizedText;
}

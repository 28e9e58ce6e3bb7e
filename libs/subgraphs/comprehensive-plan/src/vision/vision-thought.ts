import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';

@ObjectType({ description: 'One of the thoughts that went into the vision (将来都市像に込めた思い).' })
export class VisionThought {
  @Property(
    localizedText,
    'The words of the statement that it explains. The source prints the thoughts without titles of their own. 「見出し」',
  )
  title!: LocalizedText;

  @Property(localizedText, 'What is meant by them, summarised from the source. 「意味」')
  meaning!: LocalizedText;
}

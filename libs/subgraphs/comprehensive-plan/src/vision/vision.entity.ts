import { Property, Reference, ReviewedEntity, valueOf } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@ObjectType({ description: 'One of the thoughts that went into the vision (将来都市像に込めた思い).' })
export class VisionThought {
  @Property(
    localizedText,
    'The words of the vision that it explains. The source prints the thoughts without titles of their own. 「見出し」',
  )
  title!: LocalizedText;

  @Property(localizedText, 'What is meant by them, summarized from the source. 「意味」')
  meaning!: LocalizedText;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'What the town is to become under a comprehensive plan (将来都市像).' })
@Entity()
export class Vision extends ReviewedEntity {
  @Reference('ComprehensivePlan')
  planId!: string;

  @Property(localizedText, 'The vision in one phrase, as the city published it. 「将来都市像」')
  name!: LocalizedText;

  @Property(
    z.int().min(1),
    'In how many years the town is to reach it, counted from the start of the plan (今後10年間). 「目標までの年数」',
  )
  horizonYears!: number;

  @Property(
    z.array(valueOf(VisionThought)).min(1),
    'The thoughts that went into it (将来都市像に込めた思い), in the order of its words.',
  )
  @Directive('@listSize(assumedSize: 3)')
  thoughts!: VisionThought[];
}

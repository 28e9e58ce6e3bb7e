import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({
  description:
    'The logo of an initiative (ロゴマーク): its wording and the idea behind it. The drawing itself is not recorded.',
})
export class ForestLogo {
  @Property(localizedText, 'The words of the logo. 「文言」')
  wording!: LocalizedText;

  @Property(
    z.array(localizedText).min(1),
    'The ideas behind it (構想ロゴのコンセプト), summarised and in the order of the source.',
  )
  @Directive('@listSize(assumedSize: 3)')
  ideas!: LocalizedText[];
}

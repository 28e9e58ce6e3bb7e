import { Property, Stored } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { PeaceActivityKind } from './peace-activity-kind';

@ObjectType({ description: 'What an exhibition showed, and where (資料展).' })
export class PeaceExhibition {
  @Stored(z.literal(PeaceActivityKind.EXHIBITION))
  kind!: PeaceActivityKind.EXHIBITION;

  @Property(z.array(localizedText).min(1), 'Where it was held, in the order of the source. 「会場」')
  @Directive('@listSize(assumedSize: 2)')
  places!: LocalizedText[];

  @Property(
    z.array(localizedText).min(1),
    'What was shown, in the order of the source, which ends its list with など (and so on): there may have been more. 「展示物」',
  )
  @Directive('@listSize(assumedSize: 2)')
  exhibits!: LocalizedText[];
}

import { Property } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({
  description: 'Where in the city administration a DV support centre sits (実施場所), and who drew the link.',
})
export class DvSupportCentrePlace {
  @Property(localizedText, 'The office in which it sits (室). 「部署」')
  office!: LocalizedText;

  @Property(localizedText, 'The division of which the office is part (課).')
  division!: LocalizedText;

  @Property(z.enum(Basis), 'Who drew the link between the centre and the office. 「根拠」')
  basis!: Basis;
}

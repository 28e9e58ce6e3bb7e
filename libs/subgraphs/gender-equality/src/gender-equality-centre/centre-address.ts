import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({
  description:
    "Where the centre ふらっと is (所在), in the parts of the Digital Agency's address model (GIF DS-442). The source gives neither a postal code nor coordinates.",
})
export class CentreAddress {
  @Property(localizedText, 'Prefecture (都道府県).')
  prefecture!: LocalizedText;

  @Property(localizedText, 'City (市区町村).')
  city!: LocalizedText;

  @Property(localizedText, 'Quarter of the city (町字).')
  town!: LocalizedText;

  @Property(localizedText, 'Block and lot within the quarter (番地以下).')
  lot!: LocalizedText;

  @Property(localizedText, 'Building and floor (建物名・方書). 「建物」')
  building!: LocalizedText;

  @Property(z.string(), 'The address as printed, letter for letter. 「資料の表記」')
  printed!: string;
}

import { Property } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { z } from 'zod';
import { Finding } from '../finding.entity';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'Something that the source prints or a rule that it obeys, and the same recomputed from its other figures (検算).',
})
@Index('check_name_idx', { synchronize: false })
@Entity()
export class Check extends Finding {
  @Property(localizedText, 'What is compared, in one short sentence. 「内容」')
  name!: LocalizedText;

  @Property(z.string(), 'As printed. 「資料の表記」')
  printed!: string;

  @Property(z.string(), 'As computed. 「計算」')
  computed!: string;

  @Property(z.boolean(), 'Whether the two are the same. 「一致」')
  agrees!: boolean;

  @Property(
    localizedText.optional(),
    'Why the two differ, as far as is known; null when they are the same. 「不一致の理由」',
  )
  explanation!: LocalizedText | null;
}

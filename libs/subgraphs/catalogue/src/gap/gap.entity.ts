import { Property } from '@tokorozawa/subgraph-kit';
import { GapReason, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { z } from 'zod';
import { Finding } from '../finding.entity';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A field that is null although one would expect a value, and why (欠落).' })
@Index('gap_name_idx', { synchronize: false })
@Entity()
export class Gap extends Finding {
  @Property(localizedText, 'The field that is null, in words, and why: "終わり: 資料に記載なし". 「名称」')
  name!: LocalizedText;

  @Property(
    z.string(),
    'The GraphQL field of the record that is null, with dots between levels: "period.start". 「項目」',
  )
  field!: string;

  @Property(z.enum(GapReason), 'Why it is null. 「理由」')
  reason!: GapReason;

  @Property(localizedText.optional(), 'What more there is to say; null when the reason says it all. 「備考」')
  note!: LocalizedText | null;
}

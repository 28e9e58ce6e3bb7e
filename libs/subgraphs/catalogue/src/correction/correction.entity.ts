import { Property } from '@tokorozawa/subgraph-kit';
import { Confidence, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { z } from 'zod';
import { Finding } from '../finding.entity';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A place where a record reads the source differently from the print (訂正).' })
@Index('correction_name_idx', { synchronize: false })
@Entity()
export class Correction extends Finding {
  @Property(localizedText, 'What was printed and what is read instead: "「〃 6月」を「2015年6月」と読む". 「名称」')
  name!: LocalizedText;

  @Property(
    z.string(),
    'The GraphQL field of the record that it concerns, with dots between levels: "period.start". 「項目」',
  )
  field!: string;

  @Property(z.string(), 'What was printed. 「資料の表記」')
  printed!: string;

  @Property(z.string(), 'What the record reads instead. 「読み」')
  read!: string;

  @Property(localizedText, 'Why it is read this way. 「理由」')
  reason!: LocalizedText;

  @Property(z.enum(Confidence), 'How sure the reading is. 「確かさ」')
  confidence!: Confidence;
}

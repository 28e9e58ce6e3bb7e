import { Property } from '@tokorozawa/subgraph-kit';
import { Confidence, CorrectionKind, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { z } from 'zod';
import { Finding } from '../finding.entity';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A place where a record reads the print differently, adds to it, or keeps it in spite of a doubt (訂正).',
})
@Index(['kind', 'id'], { where: 'listed' })
@Index('correction_name_idx', { synchronize: false })
@Entity()
export class Correction extends Finding {
  @Property(
    localizedText,
    'What is printed and what is read instead, or what is supplied or kept in doubt: "「令和7年度」を「令和元年度」と読む". 「名称」',
  )
  name!: LocalizedText;

  @Property(
    z.string(),
    'The GraphQL field of the record that it concerns, with dots between levels: "period.start". 「項目」',
  )
  field!: string;

  @Property(z.enum(CorrectionKind), 'What is at fault in the print, or what the record adds to it. 「訂正の種類」')
  kind!: CorrectionKind;

  @Property(
    z.array(z.int()),
    'The lines of the transcript in which the fault, the omission or the doubt lies. 「箇所の行」',
  )
  lines!: number[];

  @Property(z.string().nullable(), 'What is printed, letter for letter; null when nothing is printed. 「資料の表記」')
  printed!: string | null;

  @Property(z.string(), 'What the record reads or supplies. 「読み / Read as」')
  read!: string;

  @Property(localizedText, 'Why it is read this way. 「理由」')
  reason!: LocalizedText;

  @Property(z.enum(Confidence), 'How sure the reading is. 「確かさ」')
  confidence!: Confidence;
}

import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, municipalityCode } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity, Index } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({ description: 'A municipality (市町村), known by its code.' })
@Index(['code'], { unique: true, where: 'version_of IS NULL' })
@Entity()
export class Municipality extends ReviewedEntity {
  @Property(
    municipalityCode,
    'The municipality code (全国地方公共団体コード): six digits, the last a check digit. 「市町村コード」',
  )
  code!: string;

  @Property(localizedText, 'Name of the municipality. 「名称」')
  name!: LocalizedText;

  @Property(
    z.string().regex(/^[ァ-ヶー]+$/, 'write the reading in katakana.'),
    'How the name is read (名称_カナ), in katakana. 「名称_カナ / Name in kana」',
  )
  kana!: string;

  @Property(
    localizedText,
    'Where its code and its reading are taken from, as the city prints neither. 「コードの出所」',
  )
  codeSource!: LocalizedText;
}

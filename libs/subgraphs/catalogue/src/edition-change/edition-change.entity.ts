import { LocalizedField, type LocalizedText, Provenance } from '@tokorozawa/vocabulary';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How a record differs between two editions. */
export enum EditionChangeKind {
  ADDED = 'ADDED',
  OMITTED = 'OMITTED',
  CHANGED = 'CHANGED',
}

registerEnumType(EditionChangeKind, {
  name: 'EditionChangeKind',
  description: 'How a record differs between two editions (変更の種類).',
  valuesConfig: {
    ADDED: { description: 'Only the later edition prints the record. 「新規」' },
    OMITTED: { description: 'Only the earlier edition prints the record. 「掲載終了」' },
    CHANGED: { description: 'Both editions print the record, and one of its fields differs. 「変更」' },
  },
});

@ObjectType({
  description:
    'What differs between two editions (年度版の変更): a record that only one of them prints, or a field of a record that they print differently.',
})
@Index(['fromEdition', 'toEdition', 'number', 'id'])
@Entity()
export class EditionChange {
  /** `<from>/<to>/<record>`, and `/<field>` if one field differs. */
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  fromEdition!: string;

  @Column('text')
  toEdition!: string;

  /** Its place among the changes between the two editions, in the order of the later one. */
  @Column('int')
  number!: number;

  @Column('text')
  subgraph!: string;

  @Column('text')
  recordType!: string;

  @Column('text')
  recordId!: string;

  @Field(() => EditionChangeKind, { description: 'How the record differs. 「変更の種類」' })
  @Column('text')
  kind!: EditionChangeKind;

  @Field(() => String, {
    nullable: true,
    description:
      'The field that differs, with dots between levels: "ties.0.date"; null when only one of the editions prints the record. Items of a list are compared by what they say, so one that is inserted is one change; its number is its place in the later edition, or in the earlier one if only that has it. A field that the schema does not have by this name has its name in the data files. 「項目」',
  })
  @Column('text', { nullable: true })
  field!: string | null;

  @LocalizedField(
    'Its value in the earlier edition: a text, or a number, a date or an id as text, or all that an item of a list says; null when it had none. 「変更前」',
    { nullable: true },
  )
  @Column('jsonb', { nullable: true })
  before!: LocalizedText | null;

  @LocalizedField('Its value in the later edition, likewise; null when it has none. 「変更後」', { nullable: true })
  @Column('jsonb', { nullable: true })
  after!: LocalizedText | null;

  @Field(() => Provenance, {
    nullable: true,
    description: 'The place of the record in the earlier edition; null when that does not print it. 「変更前の出典」',
  })
  @Column('jsonb', { nullable: true })
  provenanceBefore!: Provenance | null;

  @Field(() => Provenance, {
    nullable: true,
    description: 'The place of the record in the later edition; null when that does not print it. 「変更後の出典」',
  })
  @Column('jsonb', { nullable: true })
  provenanceAfter!: Provenance | null;
}

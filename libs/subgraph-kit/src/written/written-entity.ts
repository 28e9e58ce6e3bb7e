import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Index } from 'typeorm';
import { z } from 'zod';
import { Property } from '../entity/property';
import { RecordEntity } from '../entity/record-entity';

/** The characters of the id that a municipality's own system gives to a record. */
export const localIdPattern = '[A-Za-z0-9._-]{1,40}';

/** What is right for a local id. */
export const localIdRule =
  'A local id has 1 to 40 letters of the English alphabet, digits, dots, hyphens and underscores.';

/** The shape of the id that a municipality's own system gives to a record. */
export const localId = z
  .string()
  .regex(new RegExp(`^${localIdPattern}$`), { error: localIdRule })
  .refine((id) => !/\.[A-Za-z]\w*$/.test(id), {
    error: 'A local id must not end like the name of a file, such as ".csv": its address would be that of a file.',
  });

/**
 * A record that a municipality enters and keeps itself. A domain with such a concept has a role that may write its table,
 * and a policy of the table holds that role to the rows of the municipality for which it acts.
 */
@Index(['municipalityCode', 'localId'], { unique: true })
@ObjectType({ description: 'What every record has that a municipality enters.' })
export abstract class WrittenEntity extends RecordEntity {
  /** The municipality that enters it, and that alone may change it. */
  @Column('text')
  municipalityCode!: string;

  @Property(
    localId,
    'The id that the system of the municipality gives to it, unique among its records of this type. 「自治体内のID」',
  )
  localId!: string;

  @Field(() => Int, {
    description:
      'Counts the changes of the record: 1 when it is created. A write can demand the version that it expects. 「版番号」',
  })
  @Column('int')
  version!: number;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz')
  changedAt!: Date;

  /** The caller who changed it last: the id of a key, or the subject of an access token. It is shown to nobody else. */
  @Column('text')
  changedBy!: string;

  /** When it was retired. Lists leave the record out; it can still be asked for by its id. */
  @Column('timestamptz', { nullable: true })
  retiredAt!: Date | null;

  /** Everything that the record says in either language, folded for the condition `text` of its list. */
  @Column('text')
  words!: string;
}

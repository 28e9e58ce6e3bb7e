import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The type of a record of any domain, by its id. A record that is retired keeps its id, and can still be asked for. */
@Entity()
export class RecordType {
  @PrimaryColumn('text')
  id!: string;

  /** The GraphQL type. */
  @Column('text')
  type!: string;

  @Column('timestamptz', { nullable: true })
  retiredAt!: Date | null;
}

import type { LocalizedText } from '@tokorozawa/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DerivedTable } from '../definition/concept';

/** A municipality that may enter records, as the domain of the regional partnership knows it. */
@Entity()
export class KnownMunicipality {
  /** Its code of six digits. */
  @PrimaryColumn('text')
  id!: string;

  @Column('jsonb')
  name!: LocalizedText;
}

/** The table of the municipalities. A domain whose records are written has it. */
export const knownMunicipalities: DerivedTable = {
  entity: KnownMunicipality,
  rows: (domains) =>
    domains
      .flatMap(({ rows }) => rows.get('Municipality') ?? [])
      .map(({ code, name }): KnownMunicipality => ({ id: code as string, name: name as LocalizedText })),
};

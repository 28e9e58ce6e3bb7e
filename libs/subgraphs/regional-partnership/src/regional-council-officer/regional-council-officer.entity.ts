import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';
import { RegionalCouncilOffice } from './regional-council-office';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'Which mayor holds which office of a regional council (役員). The chart is read uncertainly: see `provenance`.',
})
@Entity()
export class RegionalCouncilOfficer extends ReviewedEntity {
  @Reference('RegionalCouncil')
  councilId!: string;

  @Reference('Municipality')
  municipalityId!: string;

  @Property(
    z.int().min(1),
    'Position among the officers, counted from 1: the chair, the vice-chairs, the auditors, each by municipality code. 「順」',
  )
  order!: number;

  @Property(z.enum(RegionalCouncilOffice), 'The office (役職).')
  office!: RegionalCouncilOffice;

  @Property(localizedText, 'Who holds it, by post (所沢市長) and not by name: the source names no persons. 「在任者」')
  holder!: LocalizedText;
}

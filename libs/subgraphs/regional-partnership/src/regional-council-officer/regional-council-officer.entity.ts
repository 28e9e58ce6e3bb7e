import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType, registerEnumType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

/** An office of a regional council (役職). */
export enum RegionalCouncilOffice {
  CHAIR = 'CHAIR',
  VICE_CHAIR = 'VICE_CHAIR',
  AUDITOR = 'AUDITOR',
}

registerEnumType(RegionalCouncilOffice, {
  name: 'RegionalCouncilOffice',
  description: 'An office of a regional council (役職).',
  valuesConfig: {
    CHAIR: { description: 'Chair (会長).' },
    VICE_CHAIR: { description: 'Vice-chair (副会長).' },
    AUDITOR: { description: 'Auditor (監事).' },
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'Which mayor holds which office of a regional council (役員). The reading of the chart is uncertain: see `provenance`.',
})
@Entity()
export class RegionalCouncilOfficer extends ReviewedEntity {
  @Reference('RegionalCouncil')
  councilId!: string;

  @Reference('Municipality')
  municipalityId!: string;

  @Property(localizedText, 'The office and who holds it: "会長(所沢市長)". 「名称」')
  name!: LocalizedText;

  @Property(
    ordinal,
    'Position among the officers, counted from 1: the chair, the vice-chairs, the auditors, each by municipality code. 「番号」',
  )
  number!: number;

  @Property(z.enum(RegionalCouncilOffice), 'The office (役職).')
  office!: RegionalCouncilOffice;

  @Property(localizedText, 'Who holds it, by post (所沢市長) and not by name: the source names no persons. 「在任者」')
  holder!: LocalizedText;
}

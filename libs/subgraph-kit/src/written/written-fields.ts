import {
  GraphQLDateTime,
  japanTime,
  type LocalizedText,
  MunicipalityReference,
  PartialDate,
  Provenance,
  ProvenanceStatus,
} from '@tokorozawa/vocabulary';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { EditionReference } from '../edition/version-fields';
import type { EntityClass } from '../entity/entity-class';
import type { SubgraphContext } from '../execution/context';
import { KnownMunicipality } from './known-municipality';
import type { WrittenEntity } from './written-entity';

const resolvers = new WeakMap<object, new () => object>();

/** Makes the fields by which a record says which municipality entered it and when. No edition prints such a record. */
export function writtenFieldsOf(entity: EntityClass<WrittenEntity>): new () => object {
  const known = resolvers.get(entity);
  if (known) return known;

  @Resolver(() => entity)
  class WrittenFields {
    @FieldResolver(() => MunicipalityReference, {
      nullable: true,
      description: 'The municipality that enters and keeps the record. 「自治体」',
    })
    municipality(@Root() { municipalityCode }: WrittenEntity): { code: string } {
      return { code: municipalityCode };
    }

    @FieldResolver(() => GraphQLDateTime, { description: 'When it was last changed. 「更新日時」' })
    updatedAt(@Root() { changedAt }: WrittenEntity): string {
      return japanTime(changedAt);
    }

    @FieldResolver(() => MunicipalityReference, {
      nullable: true,
      description: 'The municipality that last changed it. 「更新者」',
    })
    updatedBy(@Root() { municipalityCode }: WrittenEntity): { code: string } {
      return { code: municipalityCode };
    }

    @FieldResolver(() => Provenance, {
      description:
        'The place of this record in the source (出典), and what was corrected or left open. 「出典 / Source」',
    })
    @Directive('@cost(weight: 0)')
    async provenance(@Root() record: WrittenEntity, @Ctx() { load, isSandbox }: SubgraphContext): Promise<Provenance> {
      const municipality = await load.one(KnownMunicipality, record.municipalityCode);
      const provenance = provenanceOf(record, municipality?.name ?? { ja: record.municipalityCode });
      return isSandbox ? { ...provenance, ...madeUp } : provenance;
    }

    @FieldResolver(() => EditionReference, {
      nullable: true,
      description: 'Null: no edition of the publication (年度版) prints what a municipality enters.',
    })
    edition(): null {
      return null;
    }

    @FieldResolver(() => [entity], {
      nullable: true,
      description: 'Empty: no edition of the publication prints what a municipality enters. 「各年度版」',
    })
    @Directive('@listSize(assumedSize: 0)')
    editions(): [] {
      return [];
    }

    @FieldResolver(() => EditionReference, {
      nullable: true,
      description: 'Null: no edition of the publication prints what a municipality enters. 「掲載終了」',
    })
    omittedSince(): null {
      return null;
    }
  }
  resolvers.set(entity, WrittenFields);
  return WrittenFields;
}

/** What an instance for trying says of whatever is entered there, whoever enters it. */
const madeUp = {
  document: { ja: '試用のために作られた架空の情報', en: 'Made up for trying' },
  status: ProvenanceStatus.MADE_UP,
};

function provenanceOf(record: WrittenEntity, municipality: LocalizedText): Provenance {
  const enteredAt = japanTime(record.changedAt);
  const { name } = record as { name?: LocalizedText };
  return {
    document: { ja: `${municipality.ja}が登録した情報`, en: `Entered by ${municipality.en ?? municipality.ja}` },
    edition: `第${record.version}版`,
    heading: name?.ja ?? record.localId,
    lines: [],
    asOf: new PartialDate(enteredAt.slice(0, 10)),
    status: ProvenanceStatus.PARTNER,
    corrections: [],
    gaps: [],
    openLists: [],
    enteredBy: municipality,
    enteredAt,
  };
}

import { rowOf, type Loaders, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { bilingual } from '@tokorozawa/vocabulary';
import { Arg, Args, Ctx, Directive, Field, ID, Mutation, Resolver } from 'type-graphql';
import { KnownSharedService } from '../shared-service/known-shared-service';
import type { ItemRules, Values } from '../write/parse-items';
import { retiringRules } from '../write/retiring-rules';
import { CommonWriteArguments, putInputOf, RetireInput } from '../write/write-arguments';
import { put, retire, writeRecords, type Write } from '../write/write-records';
import { type ItemError, payloadOf, WriteErrorCode, type WritePayload } from '../write/write-types';
import { Facility } from './facility.entity';
import { overlappingHours } from './facility-hours';

const FacilityInput = putInputOf(Facility);
Field(() => ID, {
  nullable: true,
  description:
    'The id of the shared service through which residents of the neighboring municipalities may use it, such as "shared-service-libraries". 「共同の取り組み」',
})(FacilityInput.prototype as object, 'sharedServiceId');

const FacilityPayload = payloadOf(Facility);

const overlapping = bilingual({
  ja: 'ほかの開館時間と重なっています。曜日か、時刻か、適用期間を分けてください。',
  en: 'These hours overlap with others. Separate them by weekday, time or validity.',
});

const declared = rowOf(Facility).omit({ id: true });

const shape = declared.superRefine(({ openingHours }, context) => {
  for (const index of overlappingHours(openingHours)) {
    const params = { code: WriteErrorCode.OVERLAPPING_HOURS };
    context.addIssue({ code: 'custom', path: ['openingHours', index], message: overlapping, params });
  }
}) as unknown as ItemRules['shape'];

async function unknownService({ sharedServiceId }: Values, load: Loaders): Promise<ItemError[]> {
  if (typeof sharedServiceId !== 'string' || (await load.one(KnownSharedService, sharedServiceId))) return [];
  const message = {
    ja: `共同の取り組み「${sharedServiceId}」はありません。「sharedServices { id }」で確かめてください。`,
    en: `No shared service has the id "${sharedServiceId}". Query "sharedServices { id }" for those that exist.`,
  };
  return [{ path: ['sharedServiceId'], code: WriteErrorCode.UNKNOWN_REFERENCE, message }];
}

const common = { entity: Facility, argument: 'facilities', scope: 'facilities:write' } as const;

const putFacilities: Write<Facility> = {
  ...common,
  operation: 'putFacilities',
  rules: { shape, properties: Object.keys(declared.shape), check: unknownService },
  change: put,
};

const retireFacilities: Write<Facility> = {
  ...common,
  operation: 'retireFacilities',
  rules: retiringRules,
  change: retire,
};

@Resolver()
export class FacilityMutations {
  @Mutation(() => FacilityPayload, {
    nullable: true,
    description:
      'Creates the facilities (公共施設) of the municipality of the key, or replaces what it has entered of them before: a value that is absent is removed. At most 100. 「公共施設を登録・更新する」',
  })
  @Directive('@requiresScopes(scopes: [["facilities:write"]])')
  putFacilities(
    @Arg('facilities', () => [FacilityInput], { description: 'The facilities, as they shall be. 「公共施設」' })
    items: object[],
    @Args(() => CommonWriteArguments) common: CommonWriteArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<WritePayload<Facility>> {
    return writeRecords(putFacilities, { items, ...common }, context);
  }

  @Mutation(() => FacilityPayload, {
    nullable: true,
    description:
      'Retires facilities (公共施設) of the municipality of the key. Lists leave them out from then on; their ids still answer. At most 100. 「公共施設を廃止する」',
  })
  @Directive('@requiresScopes(scopes: [["facilities:write"]])')
  retireFacilities(
    @Arg('facilities', () => [RetireInput], { description: 'The facilities to retire. 「公共施設」' })
    items: object[],
    @Args(() => CommonWriteArguments) common: CommonWriteArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<WritePayload<Facility>> {
    return writeRecords(retireFacilities, { items, ...common }, context);
  }
}

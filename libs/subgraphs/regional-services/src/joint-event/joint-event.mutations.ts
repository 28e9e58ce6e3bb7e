import { type Caller, rowOf, type Loaders, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { bilingual, GraphQLMunicipalityCode } from '@tokorozawa/vocabulary';
import { Arg, Args, Ctx, Directive, Field, ID, Mutation, Resolver } from 'type-graphql';
import { Facility } from '../facility/facility.entity';
import type { ItemRules, Values } from '../write/parse-items';
import { isLater } from '../time-of-day';
import { retiringRules } from '../write/retiring-rules';
import { unknownMunicipality, unknownReference } from '../write/unknown-reference';
import { CommonWriteArguments, putInputOf, RetireInput } from '../write/write-arguments';
import { put, retire, type Write, writeRecords } from '../write/write-records';
import { type ItemError, payloadOf, WriteErrorCode, type WritePayload } from '../write/write-types';
import { JointEvent } from './joint-event.entity';

const JointEventInput = putInputOf(JointEvent);
Field(() => [GraphQLMunicipalityCode], {
  description: 'The codes of the municipalities that hold it. That of the key is one of them. 「主催」',
})(JointEventInput.prototype as object, 'hosts');
Field(() => ID, {
  nullable: true,
  description: 'The id of the facility in which it takes place, of any municipality. 「会場」',
})(JointEventInput.prototype as object, 'facilityId');

const JointEventPayload = payloadOf(JointEvent);

const endsBeforeStart = bilingual({
  ja: '終了が開始より前です。',
  en: 'The event ends before it begins. Correct one of the two.',
});
const lastsTooLong = bilingual({
  ja: '10年を超えるイベントは登録できません。日付が正しければ、年ごとに分けてください。',
  en: 'The event lasts longer than ten years. Correct one of its days, or enter it in parts.',
});
const endWithoutStart = bilingual({
  ja: '終了時間を書くときは、開始時間も書いてください。',
  en: 'An event with a time at which it ends needs one at which it begins.',
});
const noYear = bilingual({
  ja: '年は 1900 年から 2999 年までで書いてください。',
  en: 'Give a year from 1900 to 2999.',
});
const placeMissing = bilingual({
  ja: '「place」か「facilityId」のどちらかで、会場を示してください。',
  en: 'Say where the event takes place: give "place" or "facilityId".',
});

const declared = rowOf(JointEvent).omit({ id: true });

const years = declared.superRefine(({ date, endDate }, context) => {
  for (const [path, day] of Object.entries({ date: date.earliest, endDate })) {
    if (day && (day < '1900' || day >= '3000')) context.addIssue({ code: 'custom', path: [path], message: noYear });
  }
});

const placed = years.superRefine(({ place, facilityId }, context) => {
  if (!place && !facilityId) context.addIssue({ code: 'custom', path: ['place'], message: placeMissing });
});

const shape = placed.superRefine(({ date, startTime, endDate, endTime }, context) => {
  const first = date.earliest;
  const last = endDate ?? first;
  if (last < first) context.addIssue({ code: 'custom', path: ['endDate'], message: endsBeforeStart });
  if (last > tenYearsAfter(first)) context.addIssue({ code: 'custom', path: ['endDate'], message: lastsTooLong });
  if (endTime && !startTime) context.addIssue({ code: 'custom', path: ['endTime'], message: endWithoutStart });
  if (last === first && endTime && startTime && !isLater(endTime, startTime)) {
    context.addIssue({ code: 'custom', path: ['endTime'], message: endsBeforeStart });
  }
}) as unknown as ItemRules['shape'];

/** The time line finds events by ranges of days, and reads as far back as the longest of them lasts. */
const tenYearsAfter = (day: string): string => `${Number(day.slice(0, 4)) + 10}${day.slice(4)}`;

async function check({ hosts, facilityId }: Values, load: Loaders, caller: Caller): Promise<ItemError[]> {
  const codes = hosts as string[];
  const unknown = codes.map((code, index) => unknownMunicipality(code, ['hosts', index], load));
  const errors = (await Promise.all(unknown)).flat();
  if (typeof facilityId === 'string' && !(await load.one(Facility, facilityId))) {
    errors.push(unknownReference(['facilityId'], `公共施設「${facilityId}」`, `facility "${facilityId}"`));
  }
  return codes.includes(caller.municipality) ? errors : [...errors, notHost(caller)];
}

const notHost = ({ municipality }: Caller): ItemError => ({
  path: ['hosts'],
  code: WriteErrorCode.FOREIGN_MUNICIPALITY,
  message: {
    ja: `主催に、鍵の自治体 ${municipality} が含まれていません。`,
    en: `The hosts lack ${municipality}, the municipality of the key.`,
  },
});

const common = { entity: JointEvent, argument: 'events', scope: 'events:write' } as const;

const putJointEvents: Write<JointEvent> = {
  ...common,
  operation: 'putJointEvents',
  rules: { shape, properties: Object.keys(declared.shape), check },
  change: put,
};

const retireJointEvents: Write<JointEvent> = {
  ...common,
  operation: 'retireJointEvents',
  rules: retiringRules,
  change: retire,
};

@Resolver()
export class JointEventMutations {
  @Mutation(() => JointEventPayload, {
    nullable: true,
    description:
      'Creates joint events (共同開催イベント) of the municipality of the key, or replaces what it has entered of them before: a value that is absent is removed. At most 100. 「イベントを登録・更新する」',
  })
  @Directive('@requiresScopes(scopes: [["events:write"]])')
  putJointEvents(
    @Arg('events', () => [JointEventInput], { description: 'The events, as they shall be. 「イベント」' })
    items: object[],
    @Args(() => CommonWriteArguments) common: CommonWriteArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<WritePayload<JointEvent>> {
    return writeRecords(putJointEvents, { items, ...common }, context);
  }

  @Mutation(() => JointEventPayload, {
    nullable: true,
    description:
      'Retires joint events (共同開催イベント) of the municipality of the key. Lists leave them out from then on; their ids still answer. At most 100. An event that does not take place is not retired: its status says so. 「イベントを廃止する」',
  })
  @Directive('@requiresScopes(scopes: [["events:write"]])')
  retireJointEvents(
    @Arg('events', () => [RetireInput], { description: 'The events to retire. 「イベント」' })
    items: object[],
    @Args(() => CommonWriteArguments) common: CommonWriteArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<WritePayload<JointEvent>> {
    return writeRecords(retireJointEvents, { items, ...common }, context);
  }
}

import type {
  ConceptFigure,
  Dimension,
  DimensionValue,
  FigureDeclaration,
  IndicatorDeclaration,
} from '@tokorozawa/subgraph-kit';
import { type PartialDate, Unit } from '@tokorozawa/vocabulary';
import { PeaceActivityKind } from './peace-activity-details';

interface ActivityRow {
  id: string;
  date: PartialDate;
  details:
    | {
        kind: PeaceActivityKind.CEREMONY;
        delegation: { role: DimensionValue['name']; people?: number | null | undefined }[];
        ambassadorEligibility: { belowAgeYears: number };
      }
    | { kind: PeaceActivityKind.EXHIBITION }
    | { kind: PeaceActivityKind.TALKS; timesHeld: number; participants: number };
}

const role: Dimension = { id: 'delegate-role', name: { ja: '参列者の区分', en: 'Role of the delegates' } };

const delegates: IndicatorDeclaration = {
  id: 'peace-delegates',
  name: { ja: '式典の参列者数', en: 'Delegates to the ceremony' },
  unit: Unit.PERSON,
  definition: {
    ja: '広島平和記念式典に参列した人の数。市職員の数は記載がない。',
    en: 'People of the city who attended the ceremony in Hiroshima. The source does not give the number of city staff.',
  },
  dimensions: [role],
  additiveOver: [role.id],
  whyNotAdditive: {
    ja: '同じ人が別の年にも参列したかどうかは記載がない。',
    en: 'The source does not say whether the same people attended in other years.',
  },
};

const ageLimit: IndicatorDeclaration = {
  id: 'peace-ambassador-age-limit',
  name: { ja: '平和大使の年齢の上限(未満)', en: 'Age limit of peace ambassadors' },
  unit: Unit.YEAR_OF_AGE,
  definition: {
    ja: '平和大使が達していてはならない年齢。',
    en: 'The age that a peace ambassador must not have reached.',
  },
};

const timesHeld: IndicatorDeclaration = {
  id: 'peace-talks-held',
  name: { ja: '平和を語る会の開催回数', en: 'Talks on peace held' },
  unit: Unit.TIME,
  definition: { ja: '一年度に平和を語る会を開いた回数。', en: 'How many times the talks were held in a fiscal year.' },
  additiveOver: ['records', 'periods'],
};

const participants: IndicatorDeclaration = {
  id: 'peace-talks-participants',
  name: { ja: '平和を語る会の参加者数', en: 'Participants in the talks on peace' },
  unit: Unit.PERSON,
  definition: {
    ja: '一年度のすべての回を合わせた参加者数。',
    en: 'People who took part in the talks in a fiscal year, all times together.',
  },
  whyNotAdditive: {
    ja: '同じ人が別の年度にも参加したかどうかは記載がない。',
    en: 'The source does not say whether the same people took part in other fiscal years.',
  },
};

/** Who took part in the peace activities, and how often they were held. */
export const peaceActivityFigures: FigureDeclaration<ActivityRow> = {
  indicators: [delegates, ageLimit, timesHeld, participants],
  read: (rows) => rows.flatMap(figuresOf),
};

function figuresOf({ id: recordId, date, details }: ActivityRow): ConceptFigure[] {
  if (details.kind === PeaceActivityKind.EXHIBITION) return [];
  if (details.kind === PeaceActivityKind.TALKS) {
    return [
      { indicator: timesHeld, recordId, field: 'details.timesHeld', value: details.timesHeld },
      { indicator: participants, recordId, field: 'details.participants', value: details.participants },
    ];
  }
  const { delegation, ambassadorEligibility } = details;
  return [
    ...delegation.flatMap(({ role: name, people }, index): ConceptFigure[] => {
      if (!people) return [];
      const dimensions = { [role.id]: { code: String(index + 1), name } };
      const field = `details.delegation.${index}.people`;
      return [{ indicator: delegates, recordId, field, value: people, date, dimensions }];
    }),
    {
      indicator: ageLimit,
      recordId,
      field: 'details.ambassadorEligibility.belowAgeYears',
      value: ambassadorEligibility.belowAgeYears,
    },
  ];
}

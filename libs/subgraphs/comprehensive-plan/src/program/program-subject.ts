import { constantCase, foreignEntity } from '@tokorozawa/subgraph-kit';
import { createUnionType, registerEnumType } from 'type-graphql';
import { CityBrand } from '../leading-project/city-brand';

/** What a program may be about: the types of other domains, each with the Japanese word for it. */
const japaneseWords: Record<string, string> = {
  CityBrand: '所沢ブランド',
  CoolJapanForest: 'COOL JAPAN FOREST 構想',
  FriendshipCommittee: '国際友好委員会',
  PeaceActivity: '平和施策の事業',
  SisterCity: '姉妹都市',
  RegionalCouncil: '広域行政の協議会',
  RegionalCouncilCommittee: '部会',
  SharedService: '共同の取り組み',
  AcademicCooperationArea: '支援・協力内容',
  CenterCourse: '学習・研修事業',
  DvSupportCenter: '配偶者暴力相談支援センター',
  EqualityMagazine: '男女共同参画情報誌',
  EqualityOrdinance: '男女共同参画推進条例',
  EqualityPlan: '男女共同参画計画',
  ShareOfWomen: '政策決定過程への女性参画状況',
  InformatizationPolicy: '情報化の計画・方針',
  SystemChronology: '情報システム整備の沿革',
  SystemMilestone: '情報システムの沿革',
  CityPublication: '広報・その他刊行物',
  CityPublicationEdition: '刊行物の版',
  CityWebsite: 'ホームページ',
  MessagingService: 'メール・LINE の配信',
  TelevisionShow: '番組制作・放送',
  DataBroadcast: '広報データ放送',
  Consultation: '相談事業',
  GenderEqualityCenter: '男女共同参画推進センター',
};

/** The types of other domains that a program may be about. */
export const programSubjects = Object.keys(japaneseWords).map((name) =>
  name === CityBrand.name ? CityBrand : foreignEntity(name),
);

export const ProgramSubject = createUnionType({
  name: 'ProgramSubject',
  description: 'What a program is about (事業の対象): a record of the domain that runs the program.',
  types: () => programSubjects,
  resolveType: ({ __typename }) => __typename,
});

/** The types of {@link programSubjects} as conditions of a query: `SISTER_CITY` for `SisterCity`. */
export const ProgramSubjectType = Object.fromEntries(programSubjects.map(({ name }) => [constantCase(name), name]));

registerEnumType(ProgramSubjectType, {
  name: 'ProgramSubjectType',
  description: 'The types of record that a program can be about (事業の対象の種類).',
  valuesConfig: Object.fromEntries(
    Object.entries(japaneseWords).map(([name, word]) => [
      constantCase(name),
      { description: `Programs whose subject is of the type ${name}. 「${word}」` },
    ]),
  ),
});

import { foreignEntity } from '@tokorozawa/subgraph-kit';
import { createUnionType, registerEnumType } from 'type-graphql';
import { CityBrand } from '../leading-project/city-brand';

/** What a program may be about: the types of other domains, one line for each. */
export const programSubjects = [
  CityBrand,
  foreignEntity(
    'CoolJapanForest',
    'The COOL JAPAN FOREST initiative (COOL JAPAN FOREST 構想): a joint project of the city and a company to build a place where people want to live and which they want to visit.',
  ),
  foreignEntity('FriendshipCommittee', 'The committee for friendship with cities abroad (国際友好委員会).'),
  foreignEntity('PeaceActivity', 'Something that the city does for peace in a fiscal year (平和施策の事業).'),
  foreignEntity('SisterCity', 'A sister city of Tokorozawa (姉妹都市).'),
  foreignEntity(
    'RegionalCouncil',
    'A council in which neighbouring municipalities work together across their borders (広域行政の協議会).',
  ),
  foreignEntity('RegionalCouncilCommittee', 'A committee of a regional council for one field of its work (部会).'),
  foreignEntity('SharedService', 'Something that the members of a regional council run together (共同の取り組み).'),
  foreignEntity(
    'AcademicCooperationArea',
    'An area in which schools support the city and work with it (支援・協力内容).',
  ),
  foreignEntity(
    'CentreCourse',
    'What the gender equality centre ふらっと offers for learning (学習・研修事業): a course, or a festival, a contest, a campaign or a concert.',
  ),
  foreignEntity(
    'DvSupportCentre',
    'A centre that helps people who suffer violence from a spouse or partner (配偶者暴力相談支援センター).',
  ),
  foreignEntity('EqualityMagazine', 'A magazine by which the city informs about gender equality (男女共同参画情報誌).'),
  foreignEntity('EqualityOrdinance', 'An ordinance of the city on gender equality (男女共同参画推進条例).'),
  foreignEntity(
    'EqualityPlan',
    'A plan by which the city carries out its measures for gender equality (男女共同参画計画).',
  ),
  foreignEntity(
    'ShareOfWomen',
    'The share of women in a body or a rank that takes part in making decisions (政策決定過程への女性参画状況), on one day.',
  ),
  foreignEntity('InformatizationPolicy', 'A plan or policy of informatization (情報化の計画・方針).'),
  foreignEntity(
    'SystemChronology',
    'The chronology of the information systems that the city prints (情報システム整備の沿革).',
  ),
  foreignEntity(
    'SystemMilestone',
    "A milestone in the history of the city's information systems (情報システムの沿革).",
  ),
  foreignEntity('CityPublication', 'A publication of the city (広報・その他刊行物).'),
  foreignEntity(
    'CityPublicationEdition',
    'An edition of a publication of the city in one format: print, audio or braille (版).',
  ),
  foreignEntity('CityWebsite', 'A website of the city (ホームページ).'),
  foreignEntity(
    'MessagingService',
    'A service by which the city sends messages to those who registered (メール配信, LINEを含む).',
  ),
  foreignEntity('TelevisionShow', 'A television show that the city has made and broadcast (番組制作・放送).'),
  foreignEntity(
    'DataBroadcast',
    'Data broadcasting by which the city publishes through a television station (広報データ放送).',
  ),
  foreignEntity('Consultation', 'A consultation that the centre ふらっと offers (相談事業).'),
  foreignEntity(
    'GenderEqualityCentre',
    'A centre of the city for the promotion of gender equality (男女共同参画推進センター).',
  ),
];

export const ProgramSubject = createUnionType({
  name: 'ProgramSubject',
  description: 'What a program is about (事業の対象): a record of the domain that runs the program.',
  types: () => programSubjects,
  resolveType: ({ __typename }) => __typename,
});

const constantCase = (name: string): string =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** The types of {@link programSubjects} as conditions of a query: `SISTER_CITY` for `SisterCity`. */
export const ProgramSubjectType = Object.fromEntries(programSubjects.map(({ name }) => [constantCase(name), name]));

registerEnumType(ProgramSubjectType, {
  name: 'ProgramSubjectType',
  description: 'The types of record that a program can be about (事業の対象の種類).',
  valuesConfig: Object.fromEntries(
    programSubjects.map(({ name }) => [
      constantCase(name),
      { description: `Programs whose subject is of the type ${name}.` },
    ]),
  ),
});

import type { ConceptFigure, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

import { RegisteredUsersUnit } from './messaging-service.entity';

interface ServiceRow {
  id: string;
  registeredUsers: number;
  registeredUsersUnit: RegisteredUsersUnit;
  yearlyDeliveries: number;
}

const relayed = {
  ja: 'LINEはほっとメールの配信を受け取れるように連携しており、両方に登録した人や同じ配信を重ねて数えることになる。',
  en: 'LINE relays what Hotto Mail delivers: a sum would count people who registered with both, and the same messages, more than once.',
};

/** Registrations, for which the source prints 件 (cases). */
const registrations: IndicatorDeclaration = {
  id: 'messaging-registrations',
  name: { ja: '配信サービスの利用登録数', en: 'Registrations with a messaging service' },
  unit: Unit.CASE,
  definition: {
    ja: '利用登録者数。資料は「件」で数え、人数か登録の数かは記載がない。',
    en: 'Registered users. The source counts them in cases (件) and does not say whether persons or registrations are meant.',
  },
  whyNotAdditive: relayed,
};

const users: IndicatorDeclaration = {
  id: 'messaging-users',
  name: { ja: '配信サービスの利用登録者数', en: 'Registered users of a messaging service' },
  unit: Unit.PERSON,
  definition: { ja: '利用登録者の人数。', en: 'Persons who are registered with the service.' },
  whyNotAdditive: relayed,
};

const deliveries: IndicatorDeclaration = {
  id: 'messaging-deliveries',
  name: { ja: '配信サービスの年間配信件数', en: 'Messages delivered in a year' },
  unit: Unit.CASE,
  definition: { ja: '一年度に配信した件数。', en: 'Messages that the service delivered in a fiscal year.' },
  additiveOver: ['periods'],
  whyNotAdditive: relayed,
};

const indicatorOfUsers: Record<RegisteredUsersUnit, IndicatorDeclaration> = {
  [RegisteredUsersUnit.CASES]: registrations,
  [RegisteredUsersUnit.PERSONS]: users,
};

/** Who is registered with each service, and how much it delivers. */
export const messagingServiceFigures: FigureDeclaration<ServiceRow> = {
  indicators: [registrations, users, deliveries],
  read: (rows) =>
    rows.flatMap(({ id: recordId, registeredUsers, registeredUsersUnit, yearlyDeliveries }): ConceptFigure[] => [
      {
        indicator: indicatorOfUsers[registeredUsersUnit],
        recordId,
        field: 'registeredUsers',
        value: registeredUsers,
      },
      { indicator: deliveries, recordId, field: 'yearlyDeliveries', value: yearlyDeliveries },
    ]),
};

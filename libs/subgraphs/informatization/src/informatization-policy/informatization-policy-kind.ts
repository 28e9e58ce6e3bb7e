import { registerEnumType } from 'type-graphql';

/** What kind of plan or policy it is. */
export enum InformatizationPolicyKind {
  BASIC_POLICY = 'BASIC_POLICY',
  ACTION_PLAN = 'ACTION_PLAN',
  SYSTEM_PLAN = 'SYSTEM_PLAN',
  SECURITY_POLICY = 'SECURITY_POLICY',
  CONTINUITY_PLAN = 'CONTINUITY_PLAN',
  NATIONAL_PLAN = 'NATIONAL_PLAN',
}

registerEnumType(InformatizationPolicyKind, {
  name: 'InformatizationPolicyKind',
  description: 'What kind of plan or policy of informatization it is (計画・方針の種類).',
  valuesConfig: {
    BASIC_POLICY: { description: 'The basis of what the city does in informatization (基本計画, 基本方針).' },
    ACTION_PLAN: { description: 'What is to be done in the years to come (アクションプラン).' },
    SYSTEM_PLAN: { description: 'The renewal of the information systems themselves (更新計画, 事業計画).' },
    SECURITY_POLICY: { description: 'The security of information, and its audit (情報セキュリティ).' },
    CONTINUITY_PLAN: { description: 'How work goes on in an emergency (業務継続計画).' },
    NATIONAL_PLAN: { description: "A plan of the national government that the city's own answer to (国の計画)." },
  },
});

import { checkRules, compareApi, composeSchemas, type RuleReport, type SubgraphSchema } from '@tokorozawa/partners';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { GraphQLError } from 'graphql';

export interface PartnerReport {
  /** In the order in which it is read. */
  lines: LocalizedText[];
  /** In one sentence, whether it can join. */
  verdict: LocalizedText;
  /** What prevents the subgraph from joining. */
  faults: number;
  /** Changes after which a query of today may fail. */
  breaking: number;
}

export interface CheckRequest {
  ours: SubgraphSchema[];
  /** The partners that have joined. One of the same name is replaced. */
  partners: SubgraphSchema[];
  partner: SubgraphSchema & { types: readonly string[] };
}

/** What would happen if a partner's subgraph joined, in words. */
export async function reportOn({ ours, partners, partner }: CheckRequest): Promise<PartnerReport> {
  const others = [...ours, ...partners.filter(({ name }) => name !== partner.name)];
  const rules = readRules(others, partner);
  if (rules instanceof GraphQLError) return unreadable(partner.name, rules);

  const composed = composeSchemas([...others, partner]);
  const before = composeSchemas([...ours, ...partners]).supergraph;
  const changes = before && composed.supergraph ? await compareApi(before, composed.supergraph) : [];
  const breaking = changes.filter(({ isBreaking }) => isBreaking);
  const faults: LocalizedText[] = [
    ...[...rules.unknownTypes].map(([type, meant]) => unknownType(type, meant, rules)),
    ...rules.faults,
    ...composed.faults
      .filter((fault) => !followsFrom(rules, fault))
      .map((fault) => ({ ja: `合成できません: ${fault}`, en: `It does not compose: ${fault}` })),
  ];
  return {
    faults: faults.length,
    breaking: breaking.length,
    lines: [
      ...contribution(rules),
      ...section({ ja: '直すこと', en: 'To correct' }, faults),
      ...section(
        { ja: 'いまの利用者の問い合わせを壊す変更', en: 'Changes that break queries of today' },
        breaking.map(({ message }) => ({ ja: message, en: message })),
      ),
      ...section({ ja: '助言', en: 'Advice' }, [
        ...rules.advice,
        // What was hinted at before is not the partner's.
        ...composed.hints.filter((hint) => hint.includes(partner.name)).map((hint) => ({ ja: hint, en: hint })),
      ]),
    ],
    verdict: verdictOn(partner.name, faults.length, breaking.length),
  };
}

/** @param meant a type that has nearly this name */
function unknownType(type: string, meant: string | undefined, { owned }: RuleReport): LocalizedText {
  if (owned.includes(type)) {
    return {
      ja: `--types の ${type} は、このサブグラフ自身の型です。ほかの型の名前だけを書いてください。`,
      en: `--types names ${type}, a type of the subgraph itself. Name only types of others.`,
    };
  }
  return {
    ja: `--types の ${type} という型は、グラフにありません。${meant ? `「${meant}」ではありませんか。` : '「/schema.graphql」で名前を確かめてください。'}`,
    en: `--types names ${type}, and the graph has no type of objects with this name. ${meant ? `Did you mean ${meant}?` : 'Look up its name in /schema.graphql.'}`,
  };
}

/** True for what composition finds in a type or field that is at fault already, and which queries it makes impossible. */
const followsFrom = ({ refused }: RuleReport, fault: string): boolean =>
  refused.length > 0 &&
  (fault.startsWith('SATISFIABILITY_ERROR') || refused.some((name) => new RegExp(`"${name}["().]`).test(fault)));

function readRules(others: SubgraphSchema[], partner: CheckRequest['partner']): RuleReport | GraphQLError {
  try {
    return checkRules(others, partner);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function unreadable(name: string, { message, locations = [] }: GraphQLError): PartnerReport {
  const [{ line, column } = { line: 1, column: 1 }] = locations;
  return {
    faults: 1,
    breaking: 0,
    verdict: verdictOn(name, 1, 0),
    lines: [
      {
        ja: `SDL の ${line} 行 ${column} 桁が読めません。${message}`,
        en: `The SDL cannot be read at line ${line}, column ${column}. ${message}`,
      },
    ],
  };
}

function contribution({ extended, owned, rootFields, referred }: RuleReport): LocalizedText[] {
  const lines: LocalizedText[] = [...extended].map(([type, fields]) => ({
    ja: `型 ${type} に加える項目: ${fields.join('、')}`,
    en: `Fields that it adds to ${type}: ${fields.join(', ')}`,
  }));
  const list = (names: string[], ja: string, en: string): LocalizedText[] =>
    names.length > 0 ? [{ ja: `${ja}: ${names.join('、')}`, en: `${en}: ${names.join(', ')}` }] : [];
  return [
    ...lines,
    ...list(owned, '自分の型', 'Types of its own'),
    ...list(rootFields, '問い合わせの入り口(Query の項目)', 'Root fields of queries'),
    ...list(referred, 'キーで指すだけの型', 'Types that it only refers to by key'),
  ];
}

function section({ ja, en }: LocalizedText, items: LocalizedText[]): LocalizedText[] {
  if (items.length === 0) return [];
  return [
    { ja: `${ja}(${items.length} 件)`, en: `${en} (${items.length})` },
    ...items.map((item) => ({ ja: `  - ${item.ja}`, en: `  - ${item.en ?? item.ja}` })),
  ];
}

function verdictOn(name: string, faults: number, breaking: number): LocalizedText {
  if (faults > 0) return { ja: `${name} は参加できません。`, en: `${name} cannot join.` };
  if (breaking > 0) {
    return {
      ja: `${name} は合いますが、いまの問い合わせを壊します。`,
      en: `${name} fits, but breaks queries of today.`,
    };
  }
  return { ja: `${name} は参加できます。`, en: `${name} can join.` };
}

import { japaneseMessage, knownMessage, passingFaults } from '@tokorozawa/resources/japanese-messages';
import { type ExecutionResult } from 'graphql';
import { type Language } from './label';
import { type Path } from './shape';

type LocalizedText = Record<Language, string>;

/** A part of the answer that is missing, and why. */
export interface Failure {
  /** The path of the null that the error caused; empty if the whole answer is missing. */
  path: Path;
  code: string;
  /** The domain that did not answer. */
  subgraph: string | undefined;
  message: LocalizedText;
}

/** What each code means to a reader, and what to do. For any other code, the gateway's own message is shown. */
const explanations: Record<string, (domain: LocalizedText | undefined) => LocalizedText> = {
  SUBGRAPH_UNAVAILABLE: (domain) => ({
    ja: passingFaults.SUBGRAPH_UNAVAILABLE(domain?.ja),
    en: `The domain “${domain?.en ?? ''}” does not answer. Wait a moment and run the query again.`,
  }),
  OVERLOADED: (domain) => ({
    ja: passingFaults.OVERLOADED(domain?.ja),
    en: `${domain ? `The domain “${domain.en}”` : 'The server'} is busy and could not answer in time. Wait a moment and run the query again.`,
  }),
  GATEWAY_UNREACHABLE: () => ({
    ja: 'サーバーから応答がありませんでした。通信を確かめ、少し待って、もう一度実行してください。書いた問い合わせは、この端末に残っています。',
    en: 'The server did not answer. Check your connection, wait a moment, then run the query again. The query you wrote is kept on this device.',
  }),
  TOO_MANY_REQUESTS: () => ({
    ja: passingFaults.TOO_MANY_REQUESTS(),
    en: 'There were too many requests in a short time. Wait a moment and run the query again.',
  }),
  INTERNAL_SERVER_ERROR: () => ({
    ja: passingFaults.INTERNAL_SERVER_ERROR(),
    en: 'Something went wrong on the server, and has been logged. Wait a moment and run the query again.',
  }),
  GRAPHQL_PARSE_FAILED: () => ({
    ja: '問い合わせの書き方に誤りがあります。',
    en: 'The query has a syntax error.',
  }),
  GRAPHQL_VALIDATION_FAILED: () => ({
    ja: '問い合わせが、このグラフにない項目を求めています。',
    en: 'The query requests something that this graph does not have.',
  }),
};

const tooLarge: LocalizedText = {
  ja: '問い合わせが大きすぎます。項目を減らすか、いくつかに分けてください。',
  en: 'The query requests too much. Request less, or split it into several queries.',
};

/**
 * Everything that went wrong with an answer, in words for a reader.
 * @param titleOf what a reader calls the domain of a subgraph; by default its name
 */
export function failuresOf(
  { errors = [] }: ExecutionResult,
  titleOf: (subgraph: string) => LocalizedText = (name) => ({ ja: name, en: name }),
): Failure[] {
  return errors.map(({ message, path = [], extensions }) => {
    const code = String(extensions?.code ?? '');
    const subgraph = typeof extensions?.subgraph === 'string' ? extensions.subgraph : undefined;
    const domain = subgraph === undefined ? undefined : titleOf(subgraph);
    return { path: [...path], code, subgraph, message: explain(code, domain, message) };
  });
}

/** Faults that the message of the graph explains by itself. */
const selfExplaining = ['NOT_FOUND', 'BAD_USER_INPUT'] as const;

/** Faults whose message says no more than their explanation. */
const explained = [
  'SUBGRAPH_UNAVAILABLE',
  'OVERLOADED',
  'TOO_MANY_REQUESTS',
  'INTERNAL_SERVER_ERROR',
  'GATEWAY_UNREACHABLE',
];

function explain(code: string, domain: LocalizedText | undefined, message: string): LocalizedText {
  const fault = selfExplaining.find((each) => each === code);
  if (fault) return { ja: japaneseMessage(message, fault), en: message };
  const explanation = explanations[code]?.(domain) ?? (/^(QUERY_TOO|TOO_MANY)_/.test(code) ? tooLarge : undefined);
  // The gateway's own message names the id, the argument or the limit.
  const japanese = knownMessage(message) ?? message;
  if (!explanation) return { ja: japanese, en: message };
  if (explained.includes(code)) return explanation;
  return { ja: `${explanation.ja} ${japanese}`, en: `${explanation.en} ${message}` };
}

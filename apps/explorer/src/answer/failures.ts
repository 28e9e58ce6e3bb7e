import { type ExecutionResult } from 'graphql';
import { type Words } from '../language/language';
import { type Path } from './path';

/** A part of the answer that is missing, and why. */
export interface Failure {
  /** The place that is null for it; empty when the whole answer is. */
  path: Path;
  code: string;
  /** The domain that did not answer. */
  subgraph: string | undefined;
  message: Words;
}

/** What each code means to a reader, and what to do. A code that is not here is told in the gateway's own words. */
const meanings: Record<string, (subgraph: string) => Words> = {
  SUBGRAPH_UNAVAILABLE: (subgraph) => ({
    ja: `領域「${subgraph}」が応答していません。ほかの部分はそのまま使えます。少し待って、もう一度実行してください。`,
    en: `The domain “${subgraph}” does not answer. The rest can be used as it is. Wait a moment and run it again.`,
  }),
  GATEWAY_UNREACHABLE: () => ({
    ja: 'サーバーから応答がありませんでした。通信を確かめ、少し待って、もう一度実行してください。書いた問い合わせは、この端末に残っています。',
    en: 'The server did not answer. Check your connection, wait a moment, then run it again. The query you wrote is kept on this device.',
  }),
  INTERNAL_SERVER_ERROR: () => ({
    ja: 'サーバー側で問題が起きました。少し待って、もう一度実行してください。',
    en: 'Something went wrong on the server. Wait a moment and run it again.',
  }),
  NOT_FOUND: () => ({ ja: '指定した ID のものはありません。', en: 'There is nothing with the given id.' }),
  BAD_USER_INPUT: () => ({ ja: '引数または変数を直してください。', en: 'Correct the argument or the variable.' }),
  GRAPHQL_PARSE_FAILED: () => ({
    ja: '問い合わせの書き方に誤りがあります。',
    en: 'The query is not well formed.',
  }),
  GRAPHQL_VALIDATION_FAILED: () => ({
    ja: '問い合わせが、このグラフにない項目を求めています。',
    en: 'The query asks for what this graph does not have.',
  }),
};

const tooMuch: Words = {
  ja: '問い合わせが大きすぎます。項目を減らすか、いくつかに分けてください。',
  en: 'The query asks for too much. Ask for less, or in several queries.',
};

/** Everything that went wrong with an answer, in words. */
export function failuresOf({ errors = [] }: ExecutionResult): Failure[] {
  return errors.map(({ message, path = [], extensions }) => {
    const code = String(extensions?.code ?? '');
    const subgraph = typeof extensions?.subgraph === 'string' ? extensions.subgraph : undefined;
    return { path: [...path], code, subgraph, message: said(code, subgraph, message) };
  });
}

function said(code: string, subgraph: string | undefined, message: string): Words {
  const meaning = meanings[code]?.(subgraph ?? '') ?? (/^(QUERY_TOO|TOO_MANY)_/.test(code) ? tooMuch : undefined);
  if (!meaning) return { ja: message, en: message };
  if (code === 'SUBGRAPH_UNAVAILABLE' || code === 'GATEWAY_UNREACHABLE') return meaning;
  // The gateway's own sentence names the id, the argument or the limit.
  return { ja: `${meaning.ja} ${message}`, en: `${meaning.en} ${message}` };
}

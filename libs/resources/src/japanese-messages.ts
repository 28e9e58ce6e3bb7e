import type { ErrorCode } from '@tokorozawa/vocabulary';
import { accessMessages } from './access-messages';
import { graphqlMessages, meantInstead } from './graphql-messages';
import { passingFaults } from './passing-faults';
import { requestMessages } from './request-messages';

/*
 * What the graph says about a fault, in Japanese: messages of GraphQL are English for all callers, and pages are not. Browsers
 * use this file too.
 */

export { passingFaults };

/** About values and ids. The parts of a message that differ are the groups of its pattern. */
const inputMessages: [message: RegExp, japanese: string][] = [
  [/^No edition is called "(.*)"\. Known: (.*)\.$/s, '「$1」という年度版はありません。あるのは $2 です。'],
  [
    /^"(.*)" starts on (.*), after its end on (.*)\. /s,
    '「$1」の始まり($2)が終わり($3)より後になっています。二つを入れ替えてください。',
  ],
  [/^"(.*)" is (\S+); give a number from (\S+) to (\S+)\.$/s, '「$1」は $3 から $4 までの数です($2 は使えません)。'],
  [/^No municipality of the graph has the code "(.*)"\.$/s, '「$1」というコードの自治体は登録されていません。'],
  [/^No .* has the id "(.*)" in the edition (\S+)\.$/s, '年度版 $2 に、IDが「$1」の記録はありません。'],
  [
    /^No indicator has the id or the code "(.*)"\. /s,
    '「$1」という指標はありません。指標は /indicators に並んでいます。',
  ],
  [/^No data set has the id "(.*)"\. Known: (.*)\.$/s, '「$1」というデータセットはありません。あるのは $2 です。'],
  [/^No .*? has the id "?([^"]*[^".])/s, 'IDが「$1」の記録はありません。'],
  [/^No .* has the \S+ "(.*)"\.$/s, 'キーが「$1」の記録はありません。'],
  [/^The plan "(.*)" has no chapter (\S+)\.$/s, '計画「$1」に第$2章はありません。'],
  [/^The plan "(.*)" has no section "(.*)"\.$/s, '計画「$1」に節「$2」はありません。'],
  [/^No (?:edition|comprehensive plan) is stored\.$/, 'データがまだ取り込まれていません。'],
  [
    /^"(.*)" has a "min" of (\S+), which is larger than its "max" of (\S+)\. /s,
    '「$1」の下限($2)が上限($3)より大きくなっています。二つを入れ替えてください。',
  ],
  [
    /^(\S+) has no era text: eras are known from (\S+), which began on (\S+)\.$/,
    '$1 に当たる元号はありません。使えるのは$2($3から)より後です。',
  ],
  [/^No dimension has the code "(.*)"\. Known: (.*)\.$/s, '「$1」という次元はありません。あるのは $2 です。'],
  [
    /^"(.*)" has (\S+) (?:ids|items|words|characters|days); give at most ([\d,]+)/s,
    '「$1」は $3 までです(いまは $2)。分けて指定してください。',
  ],
  [/^There is no slot (\S+)\. The slots are (.*)\.$/s, '$1番の利用区分はありません。利用区分は $2 です。'],
  [/^Slot (\S+) is named twice\./, '利用区分 $1 が二回指定されています。一回ずつ指定してください。'],
  [/^No slot is named\. Name at least one of (.*)\.$/s, '利用区分を一つ以上指定してください。利用区分は $1 です。'],
  [
    /^The period from (\S+) to (\S+) has (\S+) days; at most (\S+) are allowed\./,
    '$1 から $2 までの期間は $3 日あります。$4 日までにしてください。',
  ],
  [
    /^"(.*)" (?:has no start or no end|needs a start and an end)/s,
    '「$1」には始まりと終わりの両方を指定してください。',
  ],
  [
    /^Public holidays are known from (\S+) to (\S+)\./,
    '祝日が分かるのは $1 年から $2 年までです。この間の期間を指定してください。',
  ],
  [
    /^"(.*)" is (?:not a|a|no) cursor of /s,
    '「$1」はこの一覧の続きの位置として使えません。前のページの値をそのまま使うか、省いて最初から読んでください。',
  ],
  [
    /^Give "first" and "after" for the changes behind a cursor, or "last" and "before"/,
    '「first」と「after」、または「last」と「before」のどちらか一組を使ってください。',
  ],
  [
    /^The changes behind the cursor are no longer known/,
    'この位置より後の変更は、もう残っていません。最初から読み直してください。',
  ],
  [/^"first" and "last" exclude each other/, '「first」と「last」は一緒に使えません。どちらか一方にしてください。'],
  [
    /^"text" has no word to search for\./,
    '「text」に、探すことばがありません。「図書館」のように一つ以上書いてください。',
  ],
  [/^"from" is (.*), after "to", (.*)\. /s, '「from」($1)が「to」($2)より後になっています。二つを入れ替えてください。'],
  [
    /^"(.*)" is a version of the edition (.*), but /s,
    '「$1」は年度版 $2 の記録です。この一覧では「@」とその後ろを除いたIDを使ってください。',
  ],
  [/^(?:Date|DateTime) cannot be (.*?): /s, '$1 は日付として使えません。「2026-11-29」のように書いてください。'],
  [
    /^DateBound cannot be (.*?): /s,
    '$1 は日付として使えません。「2026-11-29」「2026-11」「2026」「2026FY」「令和8年度」のように書いてください。',
  ],
  [/^FiscalYear cannot be (.*?): /s, '$1 は年度として使えません。「2026」「令和8年度」のように書いてください。'],
  [/^YearMonth cannot be (.*?): /s, '$1 は年月として使えません。「2026-11」のように書いてください。'],
  [/^MunicipalityCode cannot be (.*?): /s, '$1 は自治体のコードではありません。所沢市は 112089 です。'],
  [/^(?:Variable .*; )?Int cannot represent .*: (.*)$/s, '「$1」は整数として使えません。'],
  [/^(?:Variable .*; )?Float cannot represent .*: (.*)$/s, '「$1」は数として使えません。'],
  [/^(?:Variable .*; )?Boolean cannot represent .*: (.*)$/s, '「$1」は true でも false でもありません。'],
  [/^(?:Variable .*; )?(?:String|ID) cannot represent .*: (.*)$/s, '「$1」は文字列として使えません。'],
  [/^(?:Variable .*; )?Value "(.*)" does not exist in "(.*)" enum\./s, '「$1」という値はありません。'],
];

const messages = [...inputMessages, ...accessMessages, ...requestMessages, ...graphqlMessages];

/** For messages that are not known, such as those of partners. */
const generalTexts: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: '指定されたものが見つかりません。',
  SUBGRAPH_UNAVAILABLE: passingFaults.SUBGRAPH_UNAVAILABLE(),
  SUBGRAPH_ERROR: 'ある領域が正しく答えませんでした。少し待ってから、もう一度お試しください。',
  TOO_MANY_REQUESTS: passingFaults.TOO_MANY_REQUESTS(),
  OVERLOADED: passingFaults.OVERLOADED(),
  INTERNAL_SERVER_ERROR: passingFaults.INTERNAL_SERVER_ERROR(),
};

/** A message of the graph in Japanese. One that is not known stands in English behind a general sentence. */
export const japaneseMessage = (message: string, code: ErrorCode): string =>
  knownMessage(message) ?? generalTexts[code] ?? `指定された値は使えません。(${message})`;

/** A message of the graph or of graphql-js in Japanese; undefined if it is not known. */
export function knownMessage(message: string): string | undefined {
  const [pattern, japanese = ''] = messages.find(([each]) => each.test(message)) ?? [];
  if (!pattern) return undefined;
  const groups = pattern.exec(message) ?? [];
  const text = japanese.replaceAll(/\$(\d)/g, (_text, index: string) => groups[Number(index)] ?? '');
  return text + meantInstead(message);
}

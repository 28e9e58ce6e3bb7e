import type { ErrorCode } from '@tokorozawa/vocabulary';
import { graphqlMessages, meantInstead } from './graphql-messages';

/**
 * What the graph says about a fault, in Japanese, also for browsers, which use this file too: messages of GraphQL are
 * English for all callers, and pages are not. The parts of a message that differ are the groups of its pattern.
 */
const translations: [message: RegExp, japanese: string][] = [
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
  [
    /^The (?:query has .* fields, once|query asks for too many types|fragments of the query repeat)/,
    '一度に尋ねる項目が多すぎます。列を減らすか、分けて尋ねてください。',
  ],
  [/^The query is (\S+) levels deep; (\S+) are allowed\./, '質問の入れ子が $1 段あります。$2 段までにしてください。'],
  [
    /^The query has (\S+) (?:aliases or repeated fields|directives); (\S+) are allowed\./,
    '質問にある別名や指示が多すぎます($1)。$2 までにしてください。',
  ],
  [
    /^The query could cost (\S+); (\S+) is allowed\./,
    '質問が大きすぎます(見積もり $1、上限 $2)。列や行を減らしてください。',
  ],
  [/^No way was found to get /, 'この組み合わせの項目は一度に読めません。項目を減らすか、分けて尋ねてください。'],
  [/^The variables are nested deeper than (\S+) levels\./, '値の入れ子が深すぎます。$1 段までにしてください。'],
  [
    /^The variable "\$(.*)" holds a number that cannot be read exactly \((.*)\)\. /s,
    '「$1」の数 $2 は正確に読めません。すべての桁を書いた整数にしてください。',
  ],
  [/^(?:Variable .*; )?Int cannot represent .*: (.*)$/s, '「$1」は整数として使えません。'],
  [/^(?:Variable .*; )?Float cannot represent .*: (.*)$/s, '「$1」は数として使えません。'],
  [/^(?:Variable .*; )?Boolean cannot represent .*: (.*)$/s, '「$1」は true でも false でもありません。'],
  [/^(?:Variable .*; )?(?:String|ID) cannot represent .*: (.*)$/s, '「$1」は文字列として使えません。'],
  [/^(?:Variable .*; )?Value "(.*)" does not exist in "(.*)" enum\./s, '「$1」という値はありません。'],
  [
    /^This needs a key with the scope "(.*)"\. /s,
    'スコープ「$1」のある鍵が必要です。ヘッダー「authorization」で「Bearer 鍵」として送ってください。',
  ],
  [
    /^The key or access token lacks the scope "(.*)"\. /s,
    'この鍵(またはアクセストークン)にはスコープ「$1」がありません。発行した部署に、このスコープのあるものを依頼してください。',
  ],
  [
    /^The municipality (\S+) of your key is none of those that may enter records\. /,
    '鍵の自治体 $1 は、記録を登録できる自治体ではありません。鍵を発行した部署に問い合わせてください。',
  ],
  [
    /^The key is not known\. /,
    'この鍵は登録されていません。「pgk_」で始まる鍵を、発行されたとおり、すべて指定してください。',
  ],
  [
    /^The key (\S+) (?:was revoked|expired) at (\S+)\. /,
    '鍵 $1 は $2 から使えません。発行した部署に、新しい鍵を依頼してください。',
  ],
  [
    /^The request has more than one key or access token\. /,
    '鍵またはアクセストークンが二つ以上送られました。ヘッダー「authorization」一つに、一つだけを書いてください。',
  ],
  [
    /^What was sent as "Bearer" is neither a key, /,
    '「Bearer」の後ろは、「pgk_」で始まる鍵でも、アクセストークン(署名された JSON Web Token)でもありません。発行されたとおり、すべて送ってください。',
  ],
  [
    /^The access token has expired\. /,
    'アクセストークンの期限が切れています。発行元から新しいものを受け取ってください。',
  ],
  [
    /^The access token is not valid here: its "(.*?)" must be "(.*)"\.$/s,
    'アクセストークンの「$1」は「$2」でなければなりません。発行元の設定を確かめてください。',
  ],
  [
    /^The access token is not valid: its "(.*)" is missing\.$/s,
    'アクセストークンに「$1」がありません。発行元の設定を確かめてください。',
  ],
  [
    /^The access token is not valid: its "(.*)" is not what RFC 9068 prescribes\.$/s,
    'アクセストークンの「$1」が、RFC 9068 の定めるものではありません。発行元の設定を確かめてください。',
  ],
  [
    /^The access token is not valid yet, by its "(.*)"\. /s,
    'アクセストークンは、「$1」によればまだ使えません。時間をおいて送るか、発行元の時計を確かめてください。',
  ],
  [
    /^The claim "(.*)" of the access token must be a text\.$/s,
    'アクセストークンの「$1」は、空でない文字列でなければなりません。',
  ],
  [
    /^The access token does not say for which municipality .* its claim "(.*)" must be /s,
    'アクセストークンに自治体がありません。「$1」に、「112089」のような自治体のコードが必要です。',
  ],
  [
    /^The access token was not signed by the issuer "(.*)"\. /s,
    'アクセストークンの署名が、発行元「$1」のものではありません。この発行元から受け取ってください。',
  ],
  [
    /^The access token is signed by an algorithm .* It accepts (.*)\.$/s,
    'アクセストークンの署名の方式は使えません。使えるのは $1 です。',
  ],
  [/^The subgraph "(.*)" does not answer/s, '領域「$1」から応答がありません。少し待ってから、もう一度お試しください。'],
  [/^The subgraph "(.*)" has more to do/s, '領域「$1」が混み合っています。少し待ってから、もう一度お試しください。'],
];

/** For messages that name nothing of what the reader gave. */
const generalTexts: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: '指定されたものが見つかりません。',
  SUBGRAPH_UNAVAILABLE: 'いま答えられない領域があります。少し待ってから、もう一度お試しください。',
  SUBGRAPH_ERROR: 'ある領域が正しく答えませんでした。少し待ってから、もう一度お試しください。',
  CURSOR_EXPIRED: 'この位置より後の変更は、もう残っていません。最初から読み直してください。',
  AUTHENTICATION_UNAVAILABLE: 'いま鍵を確かめられません。少し待ってから、もう一度お試しください。',
  TOO_MANY_REQUESTS: '短い間に多くの要求がありました。少し待ってから、もう一度お試しください。',
  OVERLOADED: '混み合っています。少し待ってから、もう一度お試しください。',
  INTERNAL_SERVER_ERROR: 'こちらの不具合で答えられませんでした。記録したので、調べて直します。',
};

/** A message of the graph in Japanese. One that is not known stands in English behind a general sentence. */
export const japaneseMessage = (message: string, code: ErrorCode): string =>
  knownMessage(message) ?? generalTexts[code] ?? `指定された値は使えません。(${message})`;

/** A message of the graph or of graphql-js in Japanese; undefined if it is not known. */
export function knownMessage(message: string): string | undefined {
  const [pattern, japanese = ''] = [...translations, ...graphqlMessages].find(([each]) => each.test(message)) ?? [];
  if (!pattern) return undefined;
  const groups = pattern.exec(message) ?? [];
  const text = japanese.replaceAll(/\$(\d)/g, (_text, index: string) => groups[Number(index)] ?? '');
  return text + meantInstead(message);
}

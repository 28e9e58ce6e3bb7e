/**
 * What graphql-js says of a query that is not GraphQL, or that does not fit the schema, in Japanese. The parts of a message that
 * differ are the groups of its pattern. What was meant instead stands behind it, as `meantInstead` says it.
 */
export const graphqlMessages: [message: RegExp, japanese: string][] = [
  [/^Cannot query field "(.*?)" on type "(.*?)"\./, '「$2」に「$1」という項目はありません。'],
  [/^Unknown argument "(.*?)" on field "(.*?)"\./, '「$2」に「$1」という引数はありません。'],
  [/^Unknown argument "(.*?)" on directive "(.*?)"\./, '「$2」に「$1」という引数はありません。'],
  [/^Unknown type "(.*?)"\./, '「$1」という型はありません。'],
  [/^Unknown fragment "(.*?)"\./, '「$1」というフラグメントはありません。'],
  [/^Unknown directive "(.*?)"\./, '「$1」というディレクティブはありません。'],
  [/^Directive "(.*?)" may not be used on/, '「$1」は、ここには書けません。'],
  [
    /^Field "(.*?)" of type "(.*?)" must have a selection of subfields\./,
    '「$1」は、どの項目が要るかを { } の中に書いてください。',
  ],
  [/^Field "(.*?)" must not have a selection since type/, '「$1」に { } は付けられません。中に項目はありません。'],
  [/^(?:Field|Directive) "(.*?)" argument "(.*?)" of type "(.*?)" is required/, '「$1」には引数「$2」が必要です。'],
  [/^Field "(.*?)" of required type "(.*?)" was not provided\./, '「$1」が必要です。'],
  [/^Field "(.*?)" is not defined by type "(.*?)"\./, '「$2」に「$1」という条件はありません。'],
  [/^(?:Variable .*; )?Expected value of type "(.*?)", found (.*)\.$/s, '$2 は「$1」の値として使えません。'],
  [/^(?:Variable .*; )?Enum "(.*?)" cannot represent non-\w+ value: (.*?)\./s, '$2 は「$1」の値ではありません。'],
  [/^Variable "(.*?)" is not defined(?: by operation ".*")?\./, '変数「$1」が宣言されていません。'],
  [/^Variable "(.*?)" is never used(?: in operation ".*")?\./, '変数「$1」が、どこにも使われていません。'],
  [
    /^Variable "(.*?)" of (?:non-null |required )?type "(.*?)" (?:was not provided|must not be null)\./,
    '変数「$1」に値が必要です。',
  ],
  [/^Variable "(.*?)" of required type "(.*?)" was not provided\./, '変数「$1」に値が必要です。'],
  [
    /^Variable "(.*?)" of type "(.*?)" used in position expecting type "(.*?)"\./,
    '変数「$1」の型は「$2」ですが、ここには「$3」が要ります。',
  ],
  [/^Variable "(.*?)" cannot be non-input type "(.*?)"\./, '変数「$1」の型に「$2」は使えません。'],
  [/^Fragment "(.*?)" is never used\./, 'フラグメント「$1」が、どこにも使われていません。'],
  [/^Cannot spread fragment "(.*?)" within itself/, 'フラグメント「$1」が、自分自身を使っています。'],
  [
    /^Fragment (?:"(.*?)" )?cannot (?:be spread here|condition on) /,
    'ここに、この種類のためのフラグメントは書けません。',
  ],
  [
    /^Fields "(.*?)" conflict because/,
    '「$1」が二通りに求められています。「別名: $1」のように、別の名前を付けてください。',
  ],
  [/^There can be only one .*? named "(.*?)"\./, '「$1」が二回書かれています。一回だけにしてください。'],
  [/^This anonymous operation must be the only/, '問い合わせが複数あるときは、それぞれに名前を付けてください。'],
  [/^Must provide operation name/, '問い合わせが複数あります。実行するものを選んでください。'],
  [/^Unknown operation named "(.*?)"\./, '「$1」という名前の問い合わせはありません。'],
  [
    /^Syntax Error: (?:Expected .*, found|Unexpected) <EOF>\.$/s,
    '途中で終わっています。閉じるかっこが足りないかもしれません。',
  ],
  [/^Syntax Error: Expected Name, found (?:Name )?(.*)\.$/s, '$1 の前に名前が要ります。'],
  [/^Syntax Error: Expected (.*), found (?:Name )?(.*)\.$/s, '$2 の前に $1 が要ります。'],
  [/^Syntax Error: Unexpected (?:Name |character: )?(.*)\.$/s, '$1 は、ここには書けません。'],
  [/^Syntax Error: Unterminated string\.$/, '文字列が閉じられていません。" で閉じてください。'],
  [/^Syntax Error: /, '読めないところがあります。'],
];

/** What a message says was meant instead, in Japanese; empty for most. */
export function meantInstead(message: string): string {
  const [, fragments, names] =
    / Did you mean (to use an inline fragment on )?(?:the enum value )?((?!"\w+ \{).*)\?$/s.exec(message) ?? [];
  if (names === undefined) return '';
  const quoted = names
    .split(/(?<="), (?:or )?|(?<=") or /)
    .map((name) => name.replace(/^"(.*)"$/s, '$1'))
    .map((name) => (fragments ? `「... on ${name} { }」` : `「${name}」`));
  return fragments ? ` ${quoted.join('か')}の中に書いてください。` : ` ${quoted.join('か')}ではありませんか。`;
}

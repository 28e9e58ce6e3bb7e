import { passingFaults } from './passing-faults';

/**
 * What is said of a request as a whole, in Japanese: of the size of its query, of its HTTP, and of what the graph cannot do
 * now. The parts of a message that differ are the groups of its pattern.
 */
export const requestMessages: [message: RegExp, japanese: string][] = [
  [
    /^The (?:query has .* fields, once|query asks for too many types|fragments of the query repeat)/,
    '一度に尋ねる項目が多すぎます。列を減らすか、分けて尋ねてください。',
  ],
  [
    /^The query is (\S+) levels deep; (\S+) are allowed\./,
    '問い合わせの入れ子が $1 段あります。$2 段までにしてください。',
  ],
  [
    /^The query has (\S+) (?:aliases or repeated fields|directives); (\S+) are allowed\./,
    '問い合わせにある別名や指示が多すぎます($1)。$2 までにしてください。',
  ],
  [
    /^The query could cost (\S+); (\S+) is allowed\./,
    '問い合わせが大きすぎます(見積もり $1、上限 $2)。列や行を減らしてください。',
  ],
  [/^No way was found to get /, 'この組み合わせの項目は一度に読めません。項目を減らすか、分けて尋ねてください。'],
  [/^The variables are nested deeper than (\S+) levels\./, '値の入れ子が深すぎます。$1 段までにしてください。'],
  [
    /^The variable "\$(.*)" holds a number that cannot be read exactly \((.*)\)\. /s,
    '「$1」の数 $2 は正確に読めません。すべての桁を書いた整数にしてください。',
  ],
  [
    /^The query is longer than (\S+) tokens\. /,
    '問い合わせが長すぎます。$1 トークンまでです。いくつかに分けるか、フラグメントを使ってください。',
  ],
  [
    /^The query repeats the same fields too often /,
    '問い合わせが、同じ項目を何度も求めています。一度ずつにするか、いくつかに分けてください。',
  ],
  [/^The query takes too long to plan\. /, '問い合わせが複雑すぎます。項目を減らすか、いくつかに分けてください。'],
  [
    /^(\d+) new queries of yours are waiting to be planned\. /,
    '新しい問い合わせが $1 件、順番を待っています。一つが答えられてから、次を送ってください。',
  ],
  [/^Too many new queries are waiting to be planned\. /, passingFaults.OVERLOADED()],
  [/^The query could not be planned in time\. /, passingFaults.OVERLOADED()],
  [/^The schema has no type for a (\S+)\.$/, 'このグラフには「$1」がありません。'],
  [
    /^The request has no operation called "(.*)"\. /s,
    '「$1」という名前の問い合わせはありません。要求の中にある名前を「operationName」に指定してください。',
  ],
  [
    /^The request has several operations, or none\. /,
    '問い合わせが複数あるか、一つもありません。実行するものを「operationName」に指定してください。',
  ],
  [
    /^Subscriptions are not answered\. /,
    '変更の通知(subscription)には対応していません。ときどき問い合わせてください。',
  ],
  [
    /^A subscription is answered as a stream of server-sent events\. /,
    '変更の通知(subscription)は、イベントの流れとして答えます。ヘッダー「accept: text/event-stream」を付けて送ってください。',
  ],
  [
    /^The only subscription that is answered is "(.*?)"\. /,
    '変更の通知(subscription)は「$1」だけです。ほかは、ときどき問い合わせてください。',
  ],
  [
    /^The field of a subscription must not have @skip or @include/,
    '変更の通知(subscription)の項目には、@skip と @include を付けられません。それを囲むフラグメントにも付けられません。',
  ],
  [
    /^The gateway can open no further stream now\. /,
    'いまは変更の通知をこれ以上始められません。少し待ってから、最後に受け取ったイベントの ID の続きから始めてください。',
  ],
  [
    /^You have as many streams open as one caller may\. /,
    '同時に受け取れる変更の通知の数に達しています。一つを閉じるか、一つの通知で多くの記録を追ってください。',
  ],
  [/^The variables must be a JSON object\.$/, '「variables」は JSON のオブジェクトにしてください。'],
  [/^Batches are not supported\. /, '複数の問い合わせを一つの要求で送ることはできません。一つずつ送ってください。'],
  [
    /^There is nothing at (.*)\. GraphQL is at \/graphql\.$/s,
    '$1 には何もありません。GraphQL は /graphql にあります。',
  ],
  [
    /^The path of the request is not well encoded\. /,
    'アドレスのパスのエンコードに誤りがあります。GraphQL は /graphql にあります。',
  ],
  [/^The method (\S+) is not offered\. /, 'メソッド $1 は使えません。GET か POST を使ってください。'],
  [
    /^The answer is JSON\. Let the header "accept" allow /,
    '答えは JSON です。ヘッダー「accept」に application/json を加えてください。',
  ],
  [
    /^Only subscriptions are answered as a stream of events\. /,
    'イベントの流れとして答えるのは、変更の通知(subscription)だけです。ほかは、ヘッダー「accept」に application/json を加えてください。',
  ],
  [
    /^A page of another site could have sent this with your credentials\. /,
    'ほかのサイトのページが、あなたの資格情報で送った要求かもしれません。POST で送るか、ヘッダー「apollo-require-preflight」を 1 にしてください。',
  ],
  [
    /^The (?:body must be JSON in UTF-8|media type of the body is not supported)\. /,
    '本文は UTF-8 の JSON にして、ヘッダー「content-type: application/json」を付けて送ってください。',
  ],
  [/^The body is (?:empty|not JSON)\. /, '本文が JSON ではありません。「query」のある JSON を送ってください。'],
  [/^The request's body is larger than (\d+) bytes\. /, '要求の本文が大きすぎます。$1 バイトまでにしてください。'],
  [
    /^A text contains the character NUL /,
    '記録に入れられない文字(NUL、または片方だけのサロゲート)があります。取り除いてください。',
  ],
  [
    /^(\d+) requests .* are being answered\. /,
    'この鍵またはアドレスからの要求を $1 件、処理しています。一つが終わってから、次を送ってください。',
  ],
  [
    /^There were more than (\d+) requests .* within a minute\. Go on in (\d+) seconds, /,
    'この鍵またはアドレスからの要求が、一分間に $1 件を超えました。$2 秒待ってから、間隔をあけて送ってください。',
  ],
  [/^The gateway has more to do than it can finish in time\. /, passingFaults.OVERLOADED()],
  [/^The subgraph "(.*)" does not answer/s, passingFaults.SUBGRAPH_UNAVAILABLE('$1')],
  [/^The subgraph "(.*)" has more to do/s, passingFaults.OVERLOADED('$1')],
  [
    /^The subgraph "(.*)" failed at this field; /s,
    '領域「$1」の不具合で、この項目に答えられませんでした。記録したので、調べて直します。',
  ],
  [/^Something went wrong on our side; /, passingFaults.INTERNAL_SERVER_ERROR()],
];

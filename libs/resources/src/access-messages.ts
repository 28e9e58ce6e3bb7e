/**
 * What is said of keys, access tokens and scopes, and of calls that may be sent again, in Japanese. The parts of a message that
 * differ are the groups of its pattern.
 */
export const accessMessages: [message: RegExp, japanese: string][] = [
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
    /^The key (\S+) .* at (\S+)\. Ask the office /,
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
  [
    /^The .* cannot be checked at the moment\. /,
    'いま鍵(またはアクセストークン)を確かめられません。同じ要求をもう一度送ってください。読むだけなら、付けずに送ることもできます。',
  ],
  [
    /^An idempotency key has 1 to (\d+) characters, /,
    '再送キーは 1 文字から $1 文字までです。呼び出しごとに、新しい UUID などを付けてください。',
  ],
  [
    /^The header "idempotency-key" must be a text of 1 to (\d+) characters in quotes, /,
    'ヘッダー「idempotency-key」には、新しい UUID など、1 文字から $1 文字までの文字列を引用符(")で囲んで書いてください。',
  ],
  [
    /^The header "idempotency-key" is for a request with one mutation, and this one has (\d+)\. /,
    'ヘッダー「idempotency-key」は、書き込みが一つの要求に付けるものです(いまは $1)。それぞれの引数で再送キーを指定するか、別々の要求で送ってください。',
  ],
];

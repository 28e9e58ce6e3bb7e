import { type AnswerField } from '@tokorozawa/answer-tables';
import { type Language, type LocalizedText } from '../language/language';
import { answerType, listPath } from './answer-code';

/** A query as a program would send it. */
export interface QueryCall {
  /** The gateway's GraphQL address. */
  url: string;
  query: string;
  variables: Record<string, unknown>;
  /** The operation to run, of several in the query. */
  operationName: string | undefined;
  /** True if no operation of the query writes, so that an address may carry it. */
  onlyReads: boolean;
  /** The language of the texts in the answer. */
  language: Language;
  shape: AnswerField[];
  /** The address of the answer as a CSV file, if the query is a ready-made question. */
  file: string | undefined;
}

export interface Snippet {
  id: string;
  title: LocalizedText;
  /** What to know before using it. */
  hint: LocalizedText;
  /** True if it reads the file of a ready-made question. It is offered only where there is one. */
  needsFile?: boolean;
  write(call: QueryCall): string;
}

/** Writes a query as code for each language and spreadsheet that people use. */
export const snippets: Snippet[] = [
  {
    id: 'curl',
    title: { ja: 'curl', en: 'curl' },
    hint: { ja: 'ターミナルで実行します。', en: 'Run it in a terminal.' },
    write: (call) => (fitsIntoAddress(call) ? curlWithGet(call) : curlWithPost(call)),
  },
  {
    id: 'fetch',
    title: { ja: 'JavaScript (fetch)', en: 'JavaScript (fetch)' },
    hint: { ja: 'ブラウザーでも Node.js 18 以降でも動きます。', en: 'Runs in a browser and in Node.js 18 or newer.' },
    write: ({ url, query, variables, operationName, language }) => `const query = ${templateLiteral(query)};
const variables = ${json(variables)};

const response = await fetch(${json(url)}, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'accept-language': '${language}' },
  body: JSON.stringify({ query, variables${nameProperty(operationName)} }),
});
const { data, errors } = await response.json();
if (errors) console.error(errors);
console.log(JSON.stringify(data, null, 2));
`,
  },
  {
    id: 'typescript',
    title: { ja: 'TypeScript (型つき)', en: 'TypeScript (typed)' },
    hint: {
      ja: '型は、スキーマからこの問い合わせのために作りました。',
      en: 'The types are made from the schema for this query.',
    },
    write: ({ url, query, variables, operationName, language, shape }) => `${answerType('Answer', shape)}
interface GraphQLError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; subgraph?: string };
}

const query = ${templateLiteral(query)};

/** If a domain is down, its fields are null, and \`errors\` names it. */
export async function ask(variables: Record<string, unknown> = ${json(variables)}): Promise<{ data: Answer | null; errors?: GraphQLError[] }> {
  const response = await fetch(${json(url)}, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': '${language}' },
    body: JSON.stringify({ query, variables${nameProperty(operationName)} }),
  });
  return (await response.json()) as { data: Answer | null; errors?: GraphQLError[] };
}

ask().then(({ data, errors }) => {
  if (errors) console.error(errors);
  console.log(JSON.stringify(data, null, 2));
});
`,
  },
  {
    id: 'python',
    title: { ja: 'Python', en: 'Python' },
    hint: { ja: 'Python 3 の標準ライブラリだけで動きます。', en: 'Needs nothing but Python 3.' },
    write: ({ url, query, variables, operationName, language }) => `import json
import urllib.request

query = ${query.includes('"""') || query.includes('\\') ? json(query) : `"""${query}"""`}
variables = json.loads(${json(JSON.stringify(variables))})

request = urllib.request.Request(
    ${json(url)},
    data=json.dumps({"query": query, "variables": variables${operationName ? `, "operationName": "${operationName}"` : ''}}).encode(),
    headers={"content-type": "application/json", "accept-language": "${language}"},
)
with urllib.request.urlopen(request) as response:
    answer = json.load(response)

for error in answer.get("errors", []):
    print(error["message"])
print(json.dumps(answer["data"], ensure_ascii=False, indent=2))
`,
  },
  {
    id: 'r',
    title: { ja: 'R', en: 'R' },
    hint: {
      ja: 'R 4.1 以降とパッケージ httr2、jsonlite が要ります。',
      en: 'Needs R 4.1 or newer and the packages httr2 and jsonlite.',
    },
    write: ({ url, query, variables, operationName, language }) => `library(httr2)
library(jsonlite)

query <- ${rString(query)}
variables <- fromJSON(${rString(JSON.stringify(variables))}, simplifyVector = FALSE)

answer <- request(${json(url)}) |>
  req_headers("accept-language" = "${language}") |>
  req_body_json(list(query = query, variables = variables${operationName ? `, operationName = "${operationName}"` : ''}), auto_unbox = TRUE) |>
  req_perform() |>
  resp_body_string() |>
  fromJSON()

cat(toJSON(answer$data, auto_unbox = TRUE, null = "null", na = "null", digits = NA, pretty = TRUE), "\\n")
`,
  },
  {
    id: 'apps-script',
    title: { ja: 'Google スプレッドシート', en: 'Google Sheets' },
    hint: {
      ja: '「拡張機能 → Apps Script」に貼り付け、importAnswer を実行します。この住所に外から届くことが要ります。',
      en: 'Paste it under Extensions → Apps Script and run importAnswer. The address must be reachable from outside.',
    },
    write: ({
      url,
      query,
      variables,
      operationName,
      language,
      shape,
    }) => `/** Writes a row for each record into the open sheet. */
function importAnswer() {
  const query = ${templateLiteral(query)};
  const variables = ${json(variables)};
  const response = UrlFetchApp.fetch(${json(url)}, {
    method: 'post',
    contentType: 'application/json',
    headers: { 'accept-language': '${language}' },
    payload: JSON.stringify({ query, variables${nameProperty(operationName)} }),
  });
  const { data } = JSON.parse(response.getContentText());
  const found = ${json(listPath(shape))}.reduce((value, key) => (value === null ? null : value[key]), data);
  const rows = (Array.isArray(found) ? found : [found]).filter((each) => each !== null).map((each) => flat(each));
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))];
  const range = SpreadsheetApp.getActiveSheet().clear().getRange(1, 1, cells.length, headers.length);
  // Text stays text: the code "0012" keeps its zeros, and "1-2" becomes no date.
  range.setNumberFormats(cells.map((row) => row.map((cell) => (typeof cell === 'string' ? '@' : '0.###############'))));
  range.setValues(cells.map((row) => row.map((cell) => (/^[=+]/.test(cell) ? "'" + cell : cell))));
}

/** Records inside a record become columns; lists become text. */
function flat(value, name = '') {
  if (Array.isArray(value)) return { [name]: value.map((each) => (typeof each === 'object' ? JSON.stringify(each) : each)).join(', ') };
  if (value === null || typeof value !== 'object') return { [name]: value };
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => flat(inner, name ? name + '.' + key : key)));
}
`,
  },
  {
    id: 'import-data',
    title: { ja: 'Google スプレッドシート (関数)', en: 'Google Sheets (function)' },
    hint: {
      ja: 'セル A1 に貼り付けます。この住所に外から届くことが要ります。番号やコードが数や日付に変わる列があれば、「Google スプレッドシート」のスクリプトを使ってください。',
      en: 'Paste it into the cell A1. The address must be reachable from outside. If numbers or codes of a column become dates, use the script under “Google Sheets”.',
    },
    needsFile: true,
    write: ({ file = '' }) => `=IMPORTDATA("${file}")\n`,
  },
  {
    id: 'power-query',
    title: { ja: 'Excel (Power Query)', en: 'Excel (Power Query)' },
    hint: {
      ja: '「データの取得 → 空のクエリ → 詳細エディター」に貼り付けます。認証は「匿名」を選びます。',
      en: 'Paste it under Get Data → Blank Query → Advanced Editor, and choose Anonymous.',
    },
    write: ({ url, query, variables, operationName, language, shape }) => `let
    Body = ${powerQueryString(JSON.stringify({ query, variables, operationName }))},
    Answer = Json.Document(
        Web.Contents(${powerQueryString(url)}, [
            Headers = [#"Content-Type" = "application/json", #"Accept-Language" = "${language}"],
            Content = Text.ToBinary(Body)
        ])
    ),
    Found = Answer[data]${listPath(shape)
      .map((key) => `[${key}]`)
      .join('')},
    Records = if Found is list then Found else {Found},
    Rows = Table.FromRecords(List.RemoveNulls(Records), null, MissingField.UseNull)
in
    Rows
`,
  },
];

const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** Of an address that servers and proxies accept, in letters. */
const maxAddressLength = 8_000;

const fitsIntoAddress = (call: QueryCall): boolean =>
  call.onlyReads && encodeURIComponent(bodyOf(call)).length < maxAddressLength;

const bodyOf = ({ query, variables, operationName }: QueryCall): string =>
  JSON.stringify({ query, variables, operationName });

/** The query stays as it was written, in lines. */
function curlWithGet({ url, query, variables, operationName, language }: QueryCall): string {
  const hasVariables = Object.keys(variables).length > 0;
  return commandLines([
    `curl --get ${quoteForShell(url)}`,
    `--header 'accept-language: ${language}'`,
    ...(operationName ? [`--data-urlencode 'operationName=${operationName}'`] : []),
    ...(hasVariables ? [`--data-urlencode ${quoteForShell(`variables=${JSON.stringify(variables)}`)}`] : []),
    `--data-urlencode ${quoteForShell(`query=${query}`)}`,
  ]);
}

function curlWithPost(call: QueryCall): string {
  return commandLines([
    `curl ${quoteForShell(call.url)}`,
    `--header 'content-type: application/json'`,
    `--header 'accept-language: ${call.language}'`,
    `--data-raw ${quoteForShell(bodyOf(call))}`,
  ]);
}

const commandLines = (parts: string[]): string => `${parts.join(' \\\n  ')}\n`;

/** A further property of an object in JavaScript. */
const nameProperty = (operationName: string | undefined): string =>
  operationName ? `, operationName: '${operationName}'` : '';

const quoteForShell = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A JavaScript template literal. */
const templateLiteral = (text: string): string => `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``;

/** A raw string of R, with enough dashes that the text does not contain its end. */
function rString(text: string): string {
  let dashes = '---';
  while (text.includes(`)${dashes}"`)) dashes += '-';
  return `r"${dashes}(${text})${dashes}"`;
}

/** A string of Power Query's language M: quotes are doubled, and #( begins an escape. */
function powerQueryString(text: string): string {
  return `"${text.replaceAll('#(', '#(#)(').replaceAll('"', '""')}"`;
}

import { type AnswerField } from '@tokorozawa/answer-tables';
import { type Language, type LocalizedText } from '../language/language';
import { answerType, listPath } from './answer-code';

/** A query as a program would send it. */
export interface QueryCall {
  /** The gateway's GraphQL address. */
  url: string;
  query: string;
  variables: Record<string, unknown>;
  /** The language of the texts in the answer. */
  language: Language;
  shape: AnswerField[];
}

export interface Snippet {
  id: string;
  title: LocalizedText;
  /** What to know before using it. */
  hint: LocalizedText;
  write(call: QueryCall): string;
}

/** Writes a query as code for each language and spreadsheet that people use. */
export const snippets: Snippet[] = [
  {
    id: 'curl',
    title: { ja: 'curl', en: 'curl' },
    hint: { ja: 'ターミナルで実行します。', en: 'Run it in a terminal.' },
    write: ({ url, query, variables, language }) =>
      `curl ${quoteForShell(url)} \\\n  --header 'content-type: application/json' \\\n  --header 'accept-language: ${language}' \\\n  --data-raw ${quoteForShell(json({ query, variables }))}\n`,
  },
  {
    id: 'fetch',
    title: { ja: 'JavaScript (fetch)', en: 'JavaScript (fetch)' },
    hint: { ja: 'ブラウザーでも Node.js 18 以降でも動きます。', en: 'Runs in a browser and in Node.js 18 or newer.' },
    write: ({ url, query, variables, language }) => `const query = ${templateLiteral(query)};
const variables = ${json(variables)};

const response = await fetch(${json(url)}, {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'accept-language': '${language}' },
  body: JSON.stringify({ query, variables }),
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
    write: ({ url, query, variables, language, shape }) => `${answerType('Answer', shape)}
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
    body: JSON.stringify({ query, variables }),
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
    write: ({ url, query, variables, language }) => `import json
import urllib.request

query = ${query.includes('"""') || query.includes('\\') ? json(query) : `"""${query}"""`}
variables = json.loads(${json(JSON.stringify(variables))})

request = urllib.request.Request(
    ${json(url)},
    data=json.dumps({"query": query, "variables": variables}).encode(),
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
    write: ({ url, query, variables, language }) => `library(httr2)
library(jsonlite)

query <- ${rString(query)}
variables <- fromJSON(${rString(JSON.stringify(variables))}, simplifyVector = FALSE)

answer <- request(${json(url)}) |>
  req_headers("accept-language" = "${language}") |>
  req_body_json(list(query = query, variables = variables), auto_unbox = TRUE) |>
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
    write: ({ url, query, variables, language, shape }) => `/** Writes a row for each record into the open sheet. */
function importAnswer() {
  const query = ${templateLiteral(query)};
  const variables = ${json(variables)};
  const response = UrlFetchApp.fetch(${json(url)}, {
    method: 'post',
    contentType: 'application/json',
    headers: { 'accept-language': '${language}' },
    payload: JSON.stringify({ query, variables }),
  });
  const { data } = JSON.parse(response.getContentText());
  const found = ${json(listPath(shape))}.reduce((value, key) => (value === null ? null : value[key]), data);
  const rows = (Array.isArray(found) ? found : [found]).filter((each) => each !== null).map((each) => flat(each));
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [heads, ...rows.map((row) => heads.map((head) => row[head] ?? ''))];
  SpreadsheetApp.getActiveSheet().clear().getRange(1, 1, cells.length, heads.length).setValues(cells);
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
    id: 'power-query',
    title: { ja: 'Excel (Power Query)', en: 'Excel (Power Query)' },
    hint: {
      ja: '「データの取得 → 空のクエリ → 詳細エディター」に貼り付けます。認証は「匿名」を選びます。',
      en: 'Paste it under Get Data → Blank Query → Advanced Editor, and choose Anonymous.',
    },
    write: ({ url, query, variables, language, shape }) => `let
    Body = ${powerQueryString(JSON.stringify({ query, variables }))},
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

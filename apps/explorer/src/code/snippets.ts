import { answerType } from './answer-type';
import { inTemplate, json, type Snippet } from './snippet';
import { spreadsheets } from './spreadsheets';

const inShell = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A question in the code of each place from which people ask. */
export const snippets: Snippet[] = [
  {
    id: 'curl',
    title: { ja: 'curl', en: 'curl' },
    hint: { ja: 'ターミナルで実行します。', en: 'Run it in a terminal.' },
    write: ({ url, query, variables }) =>
      `curl ${inShell(url)} \\\n  --header 'content-type: application/json' \\\n  --data-raw ${inShell(json({ query, variables }))}\n`,
  },
  {
    id: 'fetch',
    title: { ja: 'JavaScript (fetch)', en: 'JavaScript (fetch)' },
    hint: { ja: 'ブラウザーでも Node.js 18 以降でも動きます。', en: 'Runs in a browser and in Node.js 18 or newer.' },
    write: ({ url, query, variables }) => `const query = ${inTemplate(query)};
const variables = ${json(variables)};

const response = await fetch(${json(url)}, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
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
    write: ({ url, query, variables, shape }) => `${answerType('Answer', shape)}
interface GraphQLError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; subgraph?: string };
}

const query = ${inTemplate(query)};

/** While a domain is down its fields are null, and \`errors\` says which it is. */
export async function ask(variables: Record<string, unknown> = ${json(variables)}): Promise<{ data: Answer | null; errors?: GraphQLError[] }> {
  const response = await fetch(${json(url)}, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
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
    write: ({ url, query, variables }) => `import json
import urllib.request

query = ${query.includes('"""') || query.includes('\\') ? json(query) : `"""${query}"""`}
variables = json.loads(${json(JSON.stringify(variables))})

request = urllib.request.Request(
    ${json(url)},
    data=json.dumps({"query": query, "variables": variables}).encode(),
    headers={"content-type": "application/json"},
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
    write: ({ url, query, variables }) => `library(httr2)
library(jsonlite)

query <- ${inR(query)}
variables <- fromJSON(${inR(JSON.stringify(variables))}, simplifyVector = FALSE)

answer <- request(${json(url)}) |>
  req_body_json(list(query = query, variables = variables), auto_unbox = TRUE) |>
  req_perform() |>
  resp_body_string() |>
  fromJSON()

cat(toJSON(answer$data, auto_unbox = TRUE, null = "null", na = "null", digits = NA, pretty = TRUE), "\\n")
`,
  },
  ...spreadsheets,
];

/** A raw text of R, in as many dashes as it takes that none in it ends it. */
function inR(text: string): string {
  let dashes = '---';
  while (text.includes(`)${dashes}"`)) dashes += '-';
  return `r"${dashes}(${text})${dashes}"`;
}

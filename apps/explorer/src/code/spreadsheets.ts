import { listPath } from './list-path';
import { inTemplate, json, type Snippet } from './snippet';

/** For spreadsheets, which cannot pull a plain address: a GET of /graphql is refused. */
export const spreadsheets: Snippet[] = [
  {
    id: 'apps-script',
    title: { ja: 'Google スプレッドシート', en: 'Google Sheets' },
    hint: {
      ja: '「拡張機能 → Apps Script」に貼り付け、importAnswer を実行します。この住所に外から届くことが要ります。',
      en: 'Paste it under Extensions → Apps Script and run importAnswer. The address must be reachable from outside.',
    },
    write: ({ url, query, variables, shape }) => `/** Writes a row for each record into the sheet that is open. */
function importAnswer() {
  const query = ${inTemplate(query)};
  const variables = ${json(variables)};
  const response = UrlFetchApp.fetch(${json(url)}, {
    method: 'post',
    contentType: 'application/json',
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
    write: ({ url, query, variables, shape }) => `let
    Body = ${inPowerQuery(JSON.stringify({ query, variables }))},
    Answer = Json.Document(
        Web.Contents(${inPowerQuery(url)}, [
            Headers = [#"Content-Type" = "application/json"],
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

/** A text of Power Query's language M: quotes are doubled, and #( begins an escape. */
function inPowerQuery(text: string): string {
  return `"${text.replaceAll('#(', '#(#)(').replaceAll('"', '""')}"`;
}

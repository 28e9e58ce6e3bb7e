import { tablesOf } from '@tokorozawa/answer-tables';
import { examples, graphqlFiles } from '@tokorozawa/answer-tables/testing';
import { readHead, requirePart, requireText, tablesIn } from '@tokorozawa/question-files/head';
import { svgOf } from '../src/pictures/pictures';
import { pictureOf, tableOfDeclaration } from '../src/table-chart';

/** Where the pictures of all questions are, from the root of the repository. */
export const picturePage = 'docs/questions.md';
const folder = 'docs/images/questions';

/** The page of all questions with their pictures, and each picture: by their paths from the root of the repository. */
export function questionPictures(): Map<string, string> {
  const files = new Map<string, string>();
  const parts = new Map(graphqlFiles('parts').map(({ name, text }) => [name.split('/')[1], readHead(text, name)]));
  const texts = new Map(graphqlFiles('examples').map(({ name, text }) => [name, text]));
  const sections = new Map<string, string[]>();
  for (const { name, shape, data } of examples) {
    const head = readHead(texts.get(name) ?? '', name);
    const sentence = requireText(head, name);
    const tables = tablesOf(shape, data, tablesIn(head));
    const table = (head.chart && tableOfDeclaration(tables, head.chart)) ?? tables[0];
    const options = { language: 'ja', theme: 'light', width: 640, caption: [] } as const;
    const picture = table && pictureOf(table, { ...options, caption: [], declared: head.chart });
    const lines = [`### ${sentence.ja}`, `${sentence.en} · \`/q/${name}\``];
    if (picture && 'chart' in picture) {
      const file = `${name.replace('/', '-')}.svg`;
      files.set(`${folder}/${file}`, `${svgOf(picture.chart)}\n`);
      lines.push(`![${sentence.ja}](images/questions/${file})`);
    } else lines.push(`図なし：${picture?.reason.ja} / ${picture?.reason.en}`);
    const part = requirePart(head, name);
    sections.set(part, [...(sections.get(part) ?? []), lines.join('\n\n')]);
  }
  const body = [...parts].flatMap(([part = '', head]) => {
    const questions = sections.get(part);
    return questions ? [`## ${requireText(head, part).ja}`, ...questions] : [];
  });
  const intro =
    'Every ready-made question with the picture of its answer, or why it has none. `npm run images` draws this page from the committed answers (`examples/*.expected.json`), and a test fails when it is outdated. [How a question declares its picture](../libs/question-files/README.md#the-picture-of-a-question).';
  files.set(picturePage, `${['# The pictures of all questions', intro, ...body].join('\n\n')}\n`);
  return files;
}

import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, workspaceRoot } from '@tokorozawa/process-kit';
import { subgraphs } from '@tokorozawa/registry';
import {
  counted,
  DataFileError,
  describeFault,
  type EditionFile,
  readDataFiles,
  readDraft,
  say,
  sayInLine,
} from '@tokorozawa/subgraph-kit';
import { type LocalizedText, UserFacingError } from '@tokorozawa/vocabulary';
import { writeText } from './all-or-nothing';
import { checkEdition, type EditionCheck } from './data-check/check-edition';
import { figuresText, readFigures, readLeftOut } from './data-check/edition-figures';
import { reportDraft } from './data-check/report-draft';
import { editionFolder, readAllEditions } from './editions';
import { pathFrom } from './given-file';
import { countLines, readTranscript } from './new-edition/transcript';

const concepts = subgraphs.flatMap((definition) => definition.concepts);

/**
 * `npm run data:check`, edition by edition: every data file is well-formed and leads nowhere into the void, every figure of
 * the source is an observation, or something else that a row of its line holds, or left out with a reason, and every check
 * of the domains agrees or explains why it does not.
 * For an edition in draft it reports what is left to review; that is no fault.
 *
 * `-- --edition 2025 --transcript FILE` first takes the figures of that edition anew from its transcript.
 */
runCommand(() => checkData().catch(explain));

async function checkData(): Promise<void> {
  const { values } = parseArgs({ options: { edition: { type: 'string' }, transcript: { type: 'string' } } });
  const editions = await readAllEditions();
  if (values.transcript) takeFigures(editions, values.edition, pathFrom(values.transcript));

  const domains = await readDataFiles(subgraphs, { root: workspaceRoot });
  const faults: string[] = [];
  for (const edition of editions.filter(({ draft }) => !draft)) {
    const { leftOut, draft } = readLeftOut(editionFolder(edition));
    const rows = domains.flatMap((domain) => domain.editions.filter((each) => each.edition.id === edition.id));
    const source = { figures: readFigures(editionFolder(edition)), leftOut };
    const { faults: found, ...checked } = checkEdition(edition, source, rows, concepts);
    if (draft) found.push({ ja: `${draft.file} がまだ下書きです`, en: `${draft.file} is still a draft` });
    faults.push(...found.map((fault) => `  ${edition.id} ${sayInLine(fault)}`));
    if (found.length === 0) print([say(agreed(edition, checked))]);
  }
  if (faults.length > 0) throw new UserFacingError(`${say(notAccounted(faults.length))}\n${faults.join('\n')}`);
  for (const edition of editions.filter(({ draft }) => draft)) print(await reviewDraft(edition));
}

function print(lines: string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

function agreed(
  { id, name }: EditionFile,
  { counts, classes }: Pick<EditionCheck, 'counts' | 'classes'>,
): LocalizedText {
  const { figures, records, agree, explained } = counts;
  const of = Object.entries(classes).map(([word, count]) => `${word} ${count}`);
  return {
    ja: `${name.ja} (${id}): 資料の数字 ${figures} 個が ${records} 件のレコードにそろい、検算 ${agree} 件が合っています(理由を添えて合わないもの ${explained} 件)。`,
    en: `${id}: ${figures} figures of the source accounted for in ${records} records (${of.join(', ')}); ${agree} checks agree, ${explained} known not to.`,
  };
}

const notAccounted = (faults: number): LocalizedText => ({
  ja: `データと資料が合わないところが ${faults} 件あります。`,
  en: `The data do not account for the source (${faults}):`,
});

/** Reports on an edition in draft, and how to publish it when nothing is left. */
async function reviewDraft(edition: EditionFile): Promise<string[]> {
  const { leftOut, draft } = readLeftOut(editionFolder(edition));
  const source = { figures: readFigures(editionFolder(edition)), leftOut };
  const review = await readDraft(subgraphs, edition, { root: workspaceRoot });
  if (draft) review.drafts.push(draft);
  const title = say({
    ja: `${edition.name.ja} (${edition.id}): 下書きです。まだ取り込まれません。`,
    en: `${edition.id}: a draft, which is not imported.`,
  });
  const left = review.faults.length + review.drafts.length;
  if (left > 0) {
    const conclusion = review.drafts.length > 0 ? stillLeft(left) : stillWrong(left);
    return [title, ...reportDraft(review, source, concepts), say(conclusion)];
  }

  const { faults } = checkEdition(edition, source, review.domains, concepts);
  if (faults.length > 0) {
    return [title, ...faults.map((fault) => `  ${sayInLine(fault)}`), say(stillWrong(faults.length))];
  }
  return [title, say(readyToPublish(relative(workspaceRoot, join(editionFolder(edition), 'edition.yaml'))))];
}

/** Says in the reader's language what is wrong with the data files. */
function explain(error: unknown): never {
  // An option that does not exist, or has no value.
  if (error instanceof TypeError && 'code' in error) throw new UserFacingError(error.message);
  if (!(error instanceof DataFileError)) throw error;
  const title = say({
    ja: `データのファイルに直すところが ${error.faults.length} 件あります。`,
    en: `The data files have ${counted(error.faults.length, 'fault')}:`,
  });
  throw new UserFacingError([title, ...error.faults.map(describeFault)].join('\n'));
}

const stillLeft = (left: number): LocalizedText => ({
  ja: `残りは ${left} 件です。1 件ずつ原稿と見比べ、正しければ「draft: true」の行を消してください。手順: docs/editions.md`,
  en: `${left} left. Compare each with the transcript and, when it is right, remove its line "draft: true". See docs/editions.md`,
});

const stillWrong = (faults: number): LocalizedText => ({
  ja: `どの項目も確認済みですが、公開の前に直すところが ${faults} 件あります。L は原稿の行番号です。手順: docs/editions.md`,
  en: `All rows are reviewed. To correct, before the edition can be published: ${faults}; L is a line of the transcript. See docs/editions.md`,
});

const readyToPublish = (file: string): LocalizedText => ({
  ja: `すべて確認できました。公開するには、${file} の「draft: true」の行を消してください。`,
  en: `Everything is reviewed. To publish the edition, remove the line "draft: true" from ${file}.`,
});

function takeFigures(editions: EditionFile[], id: string | undefined, path: string): void {
  const edition = editions.find((each) => each.id === id);
  if (!edition) {
    const known = editions.map((each) => each.id).join(', ');
    throw new UserFacingError(
      say({
        ja: `どの年度版の原稿かを「--edition」で示してください。ある年度版: ${known}`,
        en: `Say of which edition this is the transcript: --edition ID. Known: ${known}.`,
      }),
    );
  }
  const transcript = readTranscript(path);
  const lines = countLines(transcript);
  if (lines !== edition.transcript.lines) {
    throw new UserFacingError(
      say({
        ja: `この原稿は ${lines} 行ですが、edition.yaml には ${edition.transcript.lines} 行とあります。行が変わると、すべての項目の行番号を確かめなおす必要があります。それでよければ edition.yaml を ${lines} 行に直してください。`,
        en: `This transcript has ${lines} lines, but edition.yaml says ${edition.transcript.lines}. With other lines, those of every row are to be checked again. If that is intended, correct edition.yaml to ${lines} lines first.`,
      }),
    );
  }
  writeText(join(editionFolder(edition), 'figures.tsv'), figuresText(transcript));
}

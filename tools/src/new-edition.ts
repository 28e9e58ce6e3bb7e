import { parseArgs } from 'node:util';
import { runCommand, Steps, workspaceRoot } from '@tokorozawa/process-kit';
import { subgraphs } from '@tokorozawa/registry';
import { counted, type EditionFile, readDataFiles, say, sayInLine } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, UserFacingError } from '@tokorozawa/vocabulary';
import { writeAllOrNothing } from './all-or-nothing';
import { readFigures, readLeftOut } from './data-check/edition-figures';
import { figuresByLine } from './data-check/figures';
import { editionFolder, newestEdition, readAllEditions } from './editions';
import { pathFrom } from './given-file';
import { domainFiles, editionFiles, newEdition } from './new-edition/edition-files';
import { planDrafts } from './new-edition/plan-drafts';
import { countLines, readTranscript } from './new-edition/transcript';
import { writeMissingFiles } from './write-files';

/**
 * `npm run new-edition -- 2025 --transcript FILE`: prepares the data files of the next edition as drafts, which count for
 * nothing until they are reviewed. It writes only files that do not exist, so that it can be repeated after the process was
 * killed. docs/editions.md says how an official goes on from there.
 */
runCommand(async (onClose) => {
  const { id, path } = readArguments(process.argv.slice(2));
  const previous = await newestEdition();
  refuseOtherYears(id, previous, await readAllEditions());
  const previousFolder = editionFolder(previous);
  const steps = new Steps();

  const transcript = await steps.run(sayInLine({ ja: '原稿', en: 'transcript' }), async () => {
    const text = readTranscript(path);
    const figures = [...figuresByLine(text).values()].flat().length;
    const lines = countLines(text);
    return [
      text,
      sayInLine({
        ja: `${lines} 行、数字 ${figures} 個`,
        en: `${counted(lines, 'line')}, ${counted(figures, 'figure')}`,
      }),
    ];
  });
  const plan = await steps.run(sayInLine({ ja: '照合', en: 'comparison' }), async () => {
    const domains = await readDataFiles(subgraphs, { root: workspaceRoot });
    const rows = domains.flatMap(({ editions }) => editions.filter(({ edition }) => edition.id === previous.id));
    const concepts = subgraphs.flatMap((definition) => definition.concepts);
    const planned = planDrafts(rows, concepts, readFigures(previousFolder), transcript);
    const [all, found] = [planned.rows.size, [...planned.rows.values()].filter(({ lines }) => lines.length > 0).length];
    return [
      planned,
      sayInLine({
        ja: `${previous.name.ja}の ${all} 件のうち ${found} 件に、似た行が原稿にあります`,
        en: `${found} of the ${all} rows of ${previous.id} look like lines of the transcript`,
      }),
    ];
  });

  const edition = newEdition(id, previous, transcript);
  // The first file says that the edition is a draft, before there is anything else of it.
  const parts = [
    {
      title: { ja: '年度版', en: 'edition' },
      files: editionFiles(editionFolder(edition), edition, transcript, readLeftOut(previousFolder).leftOut, plan),
    },
    ...subgraphs.map((definition) => ({
      title: definition.title,
      files: domainFiles(definition, { plan, transcript, previous, edition }),
    })),
  ];
  const paths = parts.flatMap(({ files }) => files.map(({ path }) => path));
  await writeAllOrNothing(onClose, paths, async () => {
    for (const { title, files } of parts) {
      if (files.length === 0) continue;
      await steps.run(sayInLine(title), async () => {
        const written = await writeMissingFiles(files);
        return [undefined, sayInLine(summaryOf(files, written))];
      });
    }
  });
  steps.say(`\n${say(nextSteps(edition))}`);
});

function summaryOf(files: unknown[], written: { rows: number }[]): LocalizedText {
  const rows = written.reduce((sum, { rows }) => sum + rows, 0);
  const kept = files.length - written.length;
  const keptJa = kept > 0 ? `、すでにある ${kept} ファイルはそのまま` : '';
  const keptEn =
    kept > 0 ? `; ${counted(kept, 'file')} there already, left as ${kept === 1 ? 'it is' : 'they are'}` : '';
  return {
    ja: `${written.length} ファイル、下書き ${rows} 件${keptJa}`,
    en: `${counted(written.length, 'file')}, ${counted(rows, 'draft')}${keptEn}`,
  };
}

function readArguments(args: string[]): { id: string; path: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { transcript: { type: 'string' } },
      allowPositionals: true,
    });
    const [id, ...more] = positionals;
    if (id && /^\d{4}$/.test(id) && values.transcript && more.length === 0) {
      return { id, path: pathFrom(values.transcript) };
    }
  } catch {
    // An option that does not exist; the sentence below says which do.
  }
  throw new UserFacingError(
    say({
      ja: '年度(西暦4桁)と原稿のファイルを次のように書いてください。\n  npm run new-edition -- 2025 --transcript 原稿.txt',
      en: 'Give the fiscal year (four digits) and the file of the transcript like this:\n  npm run new-edition -- 2025 --transcript transcript.txt',
    }),
  );
}

/** An edition follows the newest one that is published, and one draft is finished before the next is begun. */
function refuseOtherYears(id: string, newest: EditionFile, editions: EditionFile[]): void {
  const draft = editions.find((edition) => edition.draft);
  if (id <= newest.id) {
    throw new UserFacingError(
      say({
        ja: `${newest.name.ja}(${newest.id})まで公開されています。${Number(newest.id) + 1} 以降の年度を指定してください。`,
        en: `The editions up to ${newest.id} are published. Give a later year, such as ${Number(newest.id) + 1}.`,
      }),
    );
  }
  if (draft && draft.id !== id) {
    throw new UserFacingError(
      say({
        ja: `${draft.name.ja}(${draft.id})がまだ下書きです。先にそれを仕上げて公開してください。`,
        en: `The edition ${draft.id} is still a draft. Finish and publish it first.`,
      }),
    );
  }
}

const nextSteps = ({ id, name }: EditionFile) => ({
  ja: `${name.ja}の下書きができました。下書きは公開されません。つぎにすること:
  1. 「npm run data:check」を実行する。確認が残っている行の一覧(ファイル名と行番号)が出る。
  2. libs/subgraphs/…/data/${id} の各ファイルを開き、1 件ずつ原稿と見比べて直す。正しければ「draft: true」の行を消す。
  3. 残りがなくなるまで 1 と 2 をくり返す。なくなると、公開のしかたが表示される。
くわしい手順: docs/editions.md`,
  en: `The drafts of the ${name.en ?? name.ja} are ready. Drafts are not published. What to do next:
  1. Run "npm run data:check". It lists what is left to review, with file and line.
  2. Open the files in libs/subgraphs/…/data/${id}, compare each row with the transcript and correct it. When a row is
     right, remove its line "draft: true".
  3. Repeat 1 and 2 until nothing is left. Then you are told how to publish the edition.
In detail: docs/editions.md`,
});

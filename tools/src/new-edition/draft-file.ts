import type { LocalizedText } from '@tokorozawa/vocabulary';
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Plan, RowPlan } from './plan-drafts';

export interface DraftOptions {
  plan: Plan;
  /** True if the new transcript prints these words. */
  isPrinted(words: string): boolean;
  /** The names of the edition that is copied and of the new one. */
  oldName: LocalizedText;
  newName: LocalizedText;
}

/** A data file of the new edition. */
export interface DraftFile {
  text: string;
  /** How many rows it has, all of them drafts. */
  rows: number;
}

/**
 * Makes the data file of a new edition from that of the newest one. Every row that is copied becomes a draft with the
 * proposed lines, and comments say what differs there. Corrections of faults that the new transcript does not have are left
 * out. A file of facts of a day, and one of which not all is copied, becomes a draft itself, because rows are to be added.
 */
export function draftFile(text: string, { plan, isPrinted, oldName, newName }: DraftOptions): DraftFile {
  const document: Document = parseDocument(text);
  const rows = document.get('rows');
  if (!isMap(document.contents) || !isSeq<YAMLMap>(rows)) return { text, rows: 0 };
  const anchored = nodesByAnchor(document);
  const plans = rows.items.map((row) => plan.rows.get(String(row.get('id'))));
  const copied = rows.items.filter((_, index) => plans[index]?.isCopied);
  const left = rows.items.length - copied.length;

  replaceLines(document, plan.lines);
  removeCorrections(document, isPrinted);
  noteOldProvenance(document, isPrinted);
  rows.items.forEach((row, index) => markAsDraft(row, document, plans[index]));
  rows.items = copied;
  if (left > 0 || plans.some((row) => row?.isDated)) {
    document.contents.items.unshift(document.createPair('draft', true));
    document.commentBefore = [document.commentBefore, instructions(newName, oldName, left)].filter(Boolean).join('\n');
    if (copied.length === 0) document.comment = examples(text, oldName);
  }
  restoreAnchors(document, anchored);
  return { text: document.toString(format), rows: copied.length };
}

const format = { lineWidth: 0, singleQuote: true };

/** Replaces the numbers of lines of the old transcript by those of the lines of the new one that look like them. */
function replaceLines(document: Document, lines: ReadonlyMap<number, number[]>): void {
  visit(document, {
    Pair(_, { key, value }) {
      if (!/^(figureL|l)ines$/.test(String(key)) || !isSeq<Scalar<number>>(value)) return;
      const proposed = value.items.flatMap((item) => lines.get(item.value) ?? []);
      value.items = [...new Set(proposed)].sort((one, other) => one - other).map((line) => document.createNode(line));
    },
  });
}

/** A correction as a data file states it, once its lines are those of the new transcript. */
interface PlainCorrection {
  lines: number[];
  /** Absent where words are supplied that the print lost. */
  printed?: string;
}

/** Removes the corrections of faults that the new transcript does not have. */
function removeCorrections(document: Document, isPrinted: (words: string) => boolean): void {
  const isNeeded = ({ lines, printed }: PlainCorrection): boolean =>
    lines.length > 0 && (printed === undefined || isPrinted(printed));
  const isCorrectedByDefault = document.getIn(['provenance', 'status']) === 'CORRECTED';
  // All are judged before any is removed, because one may stand for another as an alias.
  const judged: { provenance: YAMLMap; corrections: YAMLSeq; kept: unknown[] }[] = [];
  visit(document, {
    Map(_, provenance) {
      const corrections = provenance.get('corrections');
      if (!isSeq(corrections)) return;
      const kept = corrections.items.filter((item) => isNeeded((item as Node).toJS(document) as PlainCorrection));
      judged.push({ provenance, corrections, kept });
    },
  });
  for (const { provenance, corrections, kept } of judged) {
    corrections.items = kept;
    if (kept.length > 0) continue;
    provenance.delete('corrections');
    if (provenance.get('status') === 'CORRECTED') provenance.delete('status');
    if (isCorrectedByDefault) provenance.set('status', 'AS_PRINTED');
  }
}

/** Notes headings that the new transcript does not print, and dates of the old edition. */
function noteOldProvenance(document: Document, isPrinted: (words: string) => boolean): void {
  visit(document, {
    Map(_, map) {
      const heading = map.get('heading', true);
      const asOf = map.get('asOf', true);
      if (isScalar<string>(heading) && !isPrinted(heading.value)) {
        heading.comment = ' 原稿にない見出しです · The transcript does not have this heading.';
      }
      if (isScalar(asOf)) asOf.comment = ' 前の版のままです。確かめてください · As in the old edition. Check it.';
      // Within braces, a comment would tear the line apart.
      if (heading?.comment || asOf?.comment) map.flow = false;
    },
  });
}

/** Adds `draft: true` below the id of a row, where its line can be removed without touching another. */
function markAsDraft(row: YAMLMap, document: Document, plan: RowPlan | undefined): void {
  const draft = document.createNode(true);
  const note = plan && noteOn(plan);
  if (note) draft.comment = ` ${note}`;
  row.items.splice(1, 0, new Pair(document.createNode('draft'), draft));
}

/** At most as many figures are named. */
const maxFigures = 6;

function noteOn({ lines, missingFigures, newFigures, hasFigures }: RowPlan): string | undefined {
  if (lines.length === 0) {
    return '似た行が原稿にありません。載っていなければ、この項目を消します · No line looks like it. Delete it if it is no longer printed.';
  }
  const gone = missingFigures.slice(0, maxFigures).join(' ');
  const added = newFigures.slice(0, maxFigures).join(' ');
  if (gone && added) return `なくなった数字 ${gone}、新しい数字 ${added} · Gone: ${gone}; new: ${added}.`;
  if (gone) return `なくなった数字 ${gone} · Gone: ${gone}.`;
  if (added) return `新しい数字 ${added} · New: ${added}.`;
  return hasFigures ? '数字は前と同じです · The figures are the same.' : undefined;
}

function instructions(newName: LocalizedText, oldName: LocalizedText, left: number): string {
  return [
    `${newName.ja}に載っている項目を rows に書き足します。全部そろったら、下の「draft: true」の行を消します。`,
    left > 0 && `${oldName.ja}の ${left} 件は、数字か日付が原稿にないので写していません。`,
    `Add what the ${newName.en ?? newName.ja} prints to "rows". When it is complete, remove the line "draft: true" below.`,
    left > 0 &&
      `Not copied from the ${oldName.en ?? oldName.ja}, because the transcript lacks their figures or dates: ${left}.`,
  ]
    .filter((line) => typeof line === 'string')
    .map((line) => ` ${line}`)
    .join('\n');
}

/** Rows that have every property which a row of the file has, with their provenance, as a comment. */
function examples(text: string, oldName: LocalizedText): string {
  const document = parseDocument(text);
  const anchored = nodesByAnchor(document);
  const rows = document.get('rows') as YAMLSeq<YAMLMap>;
  const shown = new Set<string>();
  rows.items = rows.items.filter((row) => {
    const keys = row.items.map(({ key }) => String(key)).filter((key) => !shown.has(key));
    keys.forEach((key) => shown.add(key));
    return keys.length > 0;
  });
  restoreAnchors(document, anchored);
  document.commentBefore = null;
  if (document.contents) document.contents.commentBefore = null;
  const lines = document
    .toString(format)
    .replaceAll(/\[ (.*?) \]/g, '[$1]')
    .split('\n');
  return [` 例 · An example (${oldName.ja}):`, ...lines.filter(Boolean).map((line) => `   ${line}`)].join('\n');
}

function nodesByAnchor(document: Document): Map<string, Node> {
  const anchored = new Map<string, Node>();
  visit(document, {
    Value(_, node) {
      if (node.anchor) anchored.set(node.anchor, node);
    },
  });
  return anchored;
}

/** Puts a copy of a node where an alias stands for it whose node was removed. */
function restoreAnchors(document: Document, anchored: ReadonlyMap<string, Node>): void {
  const defined = new Set<string>();
  visit(document, {
    Value(_, { anchor }) {
      if (anchor) defined.add(anchor);
    },
    Alias(_, { source }) {
      return defined.has(source) ? undefined : (anchored.get(source)?.clone() as Node | undefined);
    },
  });
}

import { type Concept, describeFault, type Draft, type EditionDraft, sayInLine } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { EditionSource } from './check-edition';
import { normalizedFigure } from './figures';
import { heldFigures } from './held-figures';

const maxLines = 20;

/**
 * Reports what is left to review in an edition in draft: what is to be corrected, each draft with file and line, and the
 * figures of the transcript that no row holds yet.
 */
export function reportDraft(
  { faults, drafts, domains }: EditionDraft,
  source: EditionSource,
  concepts: Concept[],
): string[] {
  const lines = faults.length === 0 ? linesNotHeld(heldFigures(domains, concepts), source) : [];
  return [
    ...section(faults.map(describeFault), { ja: '直すところ', en: 'To correct' }),
    ...section(lines.length > maxLines ? [...lines.slice(0, maxLines), '  …'] : lines, {
      ja: `まだどの項目にもない数字がある原稿の行 (${lines.length} 行)`,
      en: `Lines of the transcript with figures that no row holds yet (${lines.length})`,
    }),
    ...section(drafts.map(describeDraft), {
      ja: `確認が残っているもの (${drafts.length} 件)`,
      en: `Left to review (${drafts.length})`,
    }),
  ];
}

/** The lines of the transcript with figures that no row holds. Where rows have faults, their figures are not known. */
function linesNotHeld(held: ReadonlyMap<number, ReadonlySet<string>>, { figures, leftOut }: EditionSource): string[] {
  const excused = new Map(leftOut.map((entry) => [entry.line, entry.figures.map(normalizedFigure)]));
  return [...figures].flatMap(([line, printed]) => {
    const isMissing = (figure: string): boolean =>
      !held.get(line)?.has(normalizedFigure(figure)) && !excused.get(line)?.includes(normalizedFigure(figure));
    const missing = [...new Set(printed)].filter(isMissing);
    return missing.length > 0 ? [`  L${line}: ${missing.join(' ')}`] : [];
  });
}

function describeDraft({ file, line, row }: Draft): string {
  const place = `  ${file}:${line}`;
  if (row) return `${place} ${row.name?.ja ?? ''} (${row.id})`;
  const what = sayInLine({
    ja: 'ファイル全体: 中身がそろい、正しければ、この行を消す',
    en: 'the whole file: when it is complete and right, remove this line',
  });
  return `${place} ${what}`;
}

function section(lines: string[], title: LocalizedText): string[] {
  return lines.length > 0 ? [sayInLine(title), ...lines] : [];
}

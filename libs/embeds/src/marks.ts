import { correctedPlaces, countCorrected } from '@tokorozawa/answer-tables';
import { inLanguage, type PageContext } from '@tokorozawa/pages';

/** What marks are made from: a provenance, and the status of a figure. */
export interface Marked {
  provenance: {
    status: string;
    corrections: readonly {
      kind: string;
      field: string;
      lines: readonly number[];
      printed: string | null;
      read: string;
    }[];
  };
  /** Of a figure: the record that it is about, whose corrections are its own. */
  recordId?: string;
  /** Of a figure: NORMAL, APPROXIMATE or LOW_RELIABILITY. */
  status?: string;
}

/** What a reader of a figure or an answer must know: whether it was corrected, is in doubt, or is approximate. */
export function marksOf(context: PageContext, all: readonly Marked[]): string[] {
  const t = (ja: string, en: string): string => inLanguage(context, { ja, en });
  const count = (isMarked: (marked: Marked) => boolean): number => all.filter(isMarked).length;
  const places = correctedPlaces(all.map((one, index) => ({ recordId: String(index), ...one })));
  const corrections = places.filter((place) => countCorrected([place]) > 0);
  const doubts = places.length - corrections.length;
  const uncertain = count(({ provenance }) => provenance.status === 'UNCERTAIN');
  const unreliable = count(({ status }) => status === 'LOW_RELIABILITY');
  const approximate = count(({ status }) => status === 'APPROXIMATE');
  const madeUp = count(({ provenance }) => provenance.status === 'MADE_UP');
  const [only] = corrections;
  const corrected =
    corrections.length === 1 && only?.printed && only.printed !== only.read
      ? t(
          `訂正：資料には「${only.printed}」とあり、「${only.read}」と読みました。`,
          `Corrected: printed as “${only.printed}”, read as “${only.read}”.`,
        )
      : t(
          `訂正・補足：資料の${corrections.length}か所を、印刷と違えて読んでいます。`,
          `Corrected: ${corrections.length === 1 ? '1 place is' : `${corrections.length} places are`} read otherwise than printed.`,
        );
  return [
    ...(corrections.length > 0 ? [corrected] : []),
    ...doubtsText(context, doubts),
    ...(uncertain > 0
      ? [t('不確か：資料から確かには読めないものがあります。', 'Uncertain: something cannot be read with certainty.')]
      : []),
    ...(unreliable > 0 ? [t('信頼性が低い数値があります。', 'A figure is of low reliability.')] : []),
    ...(approximate > 0 ? [t('およその数値を含みます。', 'Approximate.')] : []),
    ...(madeUp > 0 ? [t('試用のための架空のデータです。', 'Made up for trying.')] : []),
  ];
}

/** How many places may be wrong, if any. */
function doubtsText(context: PageContext, count: number): string[] {
  if (count === 0) return [];
  return [
    inLanguage(context, {
      ja: `疑い：資料の${count}か所は、誤りかもしれないか、別の読み方ができます。`,
      en: `In doubt: ${count === 1 ? '1 place' : `${count} places`} may be wrong, or could be read otherwise.`,
    }),
  ];
}

import { type LocalizedText } from '../localized-text/localized-text';

/** The document that the records are read from. It states neither a title nor an edition; the edition is inferred. */
export const sourceDocument: { document: LocalizedText; edition: string } = {
  document: {
    ja: '所沢市の年次刊行物のうち「5 経営企画部」の章(書名の記載なし)',
    en: "the planning department's chapter (5 経営企画部) of Tokorozawa City's yearbook",
  },
  edition: '令和6年度版',
};

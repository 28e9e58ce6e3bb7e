import { defineConcept } from '@tokorozawa/subgraph-kit';
import { CorrectionKind, type FieldCorrection, type LocalizedText } from '@tokorozawa/vocabulary';
import { reviewedRows } from '../reviewed-rows';
import type { FindingAbout } from '../finding-about';
import { findingList, findingResolver, isAboutDatedRecord } from '../finding.resolver';
import { Correction } from './correction.entity';

/** 訂正: collected from the provenance of every row. */
export const correction = (about: FindingAbout) =>
  defineConcept({
    entity: Correction,
    resolver: findingResolver(Correction, about),
    list: findingList(Correction, about, {
      name: 'corrections',
      description:
        'The corrections of the print (訂正): every place where a record differs from it or keeps it in doubt, a page at a time. 「資料の訂正」',
      one: { description: 'One correction (訂正)', example: 'correction-share-of-women-2024-assembly-1' },
      filters: {
        kinds: {
          type: () => [CorrectionKind],
          description: 'Only those of one of these kinds. 「訂正の種類(いくつでも)」',
          apply: (query, kinds: CorrectionKind[]) => void query.andWhere('record.kind = ANY(:kinds)', { kinds }),
        },
      },
    }),
    isDated: isAboutDatedRecord,
    collect: (domains) =>
      reviewedRows(domains).flatMap(({ provenance, about }) =>
        provenance.corrections.map((correction, index) => ({
          id: `correction-${about.recordId}-${index + 1}`,
          name: nameOf(correction),
          ...about,
          line: Math.min(...correction.lines),
          ...correction,
        })),
      ),
  });

function nameOf({ kind, printed, read }: FieldCorrection): LocalizedText {
  if (printed === null) return { ja: `「${read}」を補う`, en: `“${read}” is supplied` };
  if (printed === read) return { ja: `疑いのある「${read}」を残す`, en: `“${read}” is kept in doubt` };
  if (kind === CorrectionKind.SUPPLEMENT) {
    return { ja: `「${printed}」に補って「${read}」とする`, en: `“${printed}” is supplemented to “${read}”` };
  }
  return { ja: `「${printed}」を「${read}」と読む`, en: `“${printed}” is read as “${read}”` };
}

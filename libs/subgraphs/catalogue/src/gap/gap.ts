import { defineConcept } from '@tokorozawa/subgraph-kit';
import { type FieldGap, GapReason, type LocalizedText } from '@tokorozawa/vocabulary';
import { reviewedRows } from '../reviewed-rows';
import type { FieldNames } from '../field-names';
import type { FindingAbout } from '../finding-about';
import { findingList, findingResolver, isAboutDatedRecord } from '../finding.resolver';
import { Gap } from './gap.entity';

/** 欠落: collected from the provenance of every row. */
export const gap = (about: FindingAbout, fieldNames: FieldNames) =>
  defineConcept({
    entity: Gap,
    resolver: findingResolver(Gap, about),
    list: findingList(Gap, about, {
      name: 'gaps',
      description:
        'The gaps of the source (欠落): everything that it leaves open or that cannot be read, a page at a time. 「資料の欠落」',
      one: { description: 'One gap (欠落)', example: 'gap-forest-facility-yot-toko-1' },
    }),
    isDated: isAboutDatedRecord,
    collect: (domains) =>
      reviewedRows(domains).flatMap(({ provenance, about }) =>
        provenance.gaps.map((gap, index) => ({
          id: `gap-${about.recordId}-${index + 1}`,
          name: nameOf(fieldNames(about.recordType, gap.field), gap),
          ...about,
          ...gap,
        })),
      ),
  });

const reasonInWords: Record<GapReason, { ja: string; en: string }> = {
  [GapReason.NOT_STATED]: { ja: '資料に記載なし', en: 'not stated' },
  [GapReason.ILLEGIBLE]: { ja: '判読できない', en: 'illegible' },
  [GapReason.NOT_APPLICABLE]: { ja: '該当しない', en: 'not applicable' },
};

function nameOf(field: LocalizedText, { reason }: FieldGap): LocalizedText {
  const { ja, en } = reasonInWords[reason];
  return { ja: `${field.ja}: ${ja}`, en: `${field.en ?? field.ja}: ${en}` };
}

import type { XlsxTable } from '@tokorozawa/files';
import { inLanguage, publisher, siteName, tagOf } from '@tokorozawa/pages';
import { enumText } from '@tokorozawa/record-fields';
import type { ResourceRequest } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { searchOf } from './http-headers';
import type { FileSource } from './file-source';
import type { LostDomains } from './lost-domains';
import { missingText } from './missing-text';
import { sourcesOf } from './sources';

/** The sheet of a workbook that says where its table comes from, and what was corrected. */
export async function notesOf(
  request: ResourceRequest,
  file: FileSource & { lost: LostDomains },
  tableName: string,
): Promise<XlsxTable> {
  const { citation, license, corrections } = await sourcesOf(request, file, file.lost);
  const missing = missingText(request, file.lost.names);
  const tag = tagOf(request);
  const say = (text: LocalizedText): string => inLanguage(request, text);
  const address = request.addresses.absolute(`${file.path}.xlsx${searchOf(request)}`);
  const kinds = request.schema.getType('CorrectionKind');
  const rows = [
    ...(missing ? [[say({ ja: '欠けているもの', en: 'What is missing' }), missing]] : []),
    [say({ ja: '表', en: 'Table' }), file.title[tag]],
    [say({ ja: '提供', en: 'Site' }), siteName[tag]],
    [say({ ja: '資料の発行', en: 'Publisher of the source' }), publisher[tag]],
    [say({ ja: '引用の書き方', en: 'Citation' }), citation],
    [say({ ja: '利用条件', en: 'License' }), license],
    [say({ ja: 'このファイルの所在', en: 'Address of this file' }), address],
    [say({ ja: '列の説明', en: 'Description of the columns' }), address.replace('.xlsx', '.metadata.json')],
    ...(corrections
      ? [[say({ ja: '訂正・補足・疑いの件数', en: 'Corrections, supplements and doubts' }), corrections.total]]
      : []),
    ...(corrections?.first ?? []).map(({ recordId, field, kind, printed, read, reason }) => [
      `${recordId} ${field}`,
      `${kinds ? enumText(kinds, kind)[tag] : kind}: ${printed ?? '―'} → ${read} (${reason})`,
    ]),
  ];
  const name = say({ ja: '出典と注記', en: 'Sources and notes' });
  const headers = [say({ ja: '項目', en: 'Item' }), say({ ja: '内容', en: 'Content' })];
  return { name: name === tableName ? `${name} 2` : name, headers, rows };
}

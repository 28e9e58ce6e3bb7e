import { FiscalYearPeriod, type LocalizedText } from '@tokorozawa/vocabulary';
import type { Edition } from '../edition/edition.entity';
import { distributionsOf } from './dataset-files';
import { Dataset, DatasetTheme, type DatasetStandard } from './dataset.types';
import type { DatasetDescription } from './describe-datasets';
import { municipalities, ownLicense, project, publisher, statedLicense } from './publication';

const standards: DatasetStandard[] = [
  {
    name: {
      ja: 'デジタル庁 政府相互運用性フレームワーク(GIF):日付はDS-441、住所はDS-442',
      en: 'Government Interoperability Framework (GIF) of the Digital Agency: dates by DS-441, addresses by DS-442',
    },
    url: 'https://www.digital.go.jp/policies/data_strategy_government_interoperability_framework',
  },
  {
    name: { ja: 'Table Schema(CSVの列の定義)', en: 'Table Schema, for the columns of the CSV files' },
    url: 'https://datapackage.org/standard/table-schema/',
  },
];

/**
 * A data set as the graph shows it.
 *
 * @param editions those of the publication, the oldest first
 * @param publicUrl the address of the graph, without a slash at its end
 */
export function makeDataset(description: DatasetDescription, editions: Edition[], publicUrl: string): Dataset {
  const { isEntered, themes, ...described } = description;
  const url = `${publicUrl}/catalog#${description.id}`;
  const [oldest, newest] = isEntered ? [] : [editions[0], editions.at(-1)];
  return Object.assign(new Dataset(), described, {
    url,
    themes: themes.map((code) => new DatasetTheme(code)),
    publisher: { name: isEntered ? municipalities : publisher.name, url: null },
    creator: { name: project, url: `${publicUrl}/` },
    license: {
      name: null,
      url: null,
      assertedBy: null,
      statement: isEntered ? statedLicense.entered : statedLicense.publication,
    },
    ownWorkLicense: { ...ownLicense, assertedBy: project },
    languages: ['ja', 'en'],
    distributions: distributionsOf(description, publicUrl),
    conformsTo: standards,
    citation: citationOf(description, newest, url),
    temporal: oldest && newest ? new FiscalYearPeriod(oldest.fiscalYear, newest.fiscalYear) : null,
  });
}

/** In the wording of the citations of records, which follows that of the Public Data License 1.0. */
function citationOf({ title }: DatasetDescription, newest: Edition | undefined, url: string): LocalizedText {
  const english = ({ ja, en = ja }: LocalizedText): string => en;
  const source = newest
    ? { ja: `${newest.document.ja}、${newest.name.ja}`, en: `${english(newest.document)}, ${english(newest.name)}` }
    : municipalities;
  return {
    ja: `出典：${source.ja}(「${project.ja}」${title.ja}、${url})。上記を加工して作成。`,
    en: `Source: ${english(source)}, through “${english(project)}”, ${english(title)}, ${url}. Edited from the above.`,
  };
}

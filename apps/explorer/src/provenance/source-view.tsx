import { type Reading } from '../answer/reading';
import { type Language } from '../language/language';
import { useLanguage, useWords } from '../language/use-language';
import { enumWords } from '../labels/enum-words';
import { japaneseOf } from '../labels/label';
import { headingsOf } from './citation';
import { CitationBox } from './citation-box';
import { gapText } from './notes';
import { type Provenance, type SourcedRecord } from './provenance';
import { useProvenance } from './use-provenance';

/** Where does this come from? A citation to copy, then each record's place in the source and how it was read. */
export function SourceView({ reading }: { reading: Reading }) {
  const say = useWords();
  const { state, records, message } = useProvenance(reading);
  if (state === 'asking')
    return <p role="status">{say({ ja: '出典を問い合わせています。', en: 'Asking for the source.' })}</p>;
  if (state === 'failed') {
    return (
      <p role="alert">
        {say({ ja: '出典を取得できませんでした。', en: 'The source could not be asked.' })} {message && say(message)}
      </p>
    );
  }
  const all = [...records.values()];
  const cited = { records: all, site: location.origin, at: reading.asked.at };
  return (
    <div className="source">
      <CitationBox cited={cited} />
      <h2>{say({ ja: '記録ごとの出典', en: 'The source of each record' })}</h2>
      {all.length === 0 && (
        <p>{say({ ja: 'この答えには、出典をもつ記録がありません。', en: 'No record of this answer has a source.' })}</p>
      )}
      {headingsOf(all).map((heading) => (
        <Heading
          key={heading}
          heading={heading}
          records={all.filter(({ provenance }) => provenance.heading === heading)}
        />
      ))}
    </div>
  );
}

const careful = ({ provenance: { status, corrections, gaps } }: SourcedRecord): boolean =>
  status !== 'AS_PRINTED' || corrections.length > 0 || gaps.length > 0;

/** The records under one heading of the source: those read as printed in one line, the others one by one. */
function Heading({ heading, records }: { heading: string; records: SourcedRecord[] }) {
  const language = useLanguage();
  const plain = records.filter((record) => !careful(record));
  return (
    <section>
      <h3 lang="ja">{heading}</h3>
      {plain.length > 0 && (
        <p>
          {language === 'ja' ? `${plain.length}件は資料のとおり` : `${plain.length} as printed`}{' '}
          {times(plain, language)}
          <span className="soft">
            {' '}
            {plain
              .map(({ name }) => name)
              .filter(Boolean)
              .slice(0, 12)
              .join(language === 'ja' ? '、' : ', ')}
          </span>
        </p>
      )}
      <ul className="records">
        {records.filter(careful).map((record) => (
          <li key={record.path.join('.')}>
            <Careful record={record} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const statuses: Record<Provenance['status'], string> = {
  AS_PRINTED: 'as printed',
  CORRECTED: 'corrected',
  UNCERTAIN: 'uncertain',
  EDITORIAL: 'editorial',
};

function Careful({ record: { name, provenance } }: { record: SourcedRecord }) {
  const language = useLanguage();
  const say = useWords();
  const field = (path: string) =>
    language === 'ja'
      ? path
          .split('.')
          .map((step) => japaneseOf('', step) ?? step)
          .join(' › ')
      : path;
  return (
    <>
      <strong>{name}</strong>{' '}
      <span className={`status status-${provenance.status.toLowerCase()}`}>
        {language === 'ja' ? enumWords[`ProvenanceStatus.${provenance.status}`] : statuses[provenance.status]}
      </span>{' '}
      <span className="soft">{timeOf(provenance, language)}</span>
      <ul>
        {provenance.corrections.map((correction) => (
          <li key={correction.field + correction.printed}>
            {field(correction.field)}: {say({ ja: '印刷は', en: 'printed' })}「
            <span lang="ja">{correction.printed}</span>」 → {say({ ja: '読みは', en: 'read' })}「
            <span lang="ja">{correction.read}</span>」。{correction.reason}{' '}
            <span className="soft">
              {say({
                ja: `確かさ: ${enumWords[`Confidence.${correction.confidence}`]}`,
                en: `Confidence: ${correction.confidence.toLowerCase()}`,
              })}
            </span>
          </li>
        ))}
        {provenance.gaps.map((gap) => (
          <li key={gap.field}>
            {field(gap.field)}: {gapText(gap, language)}
          </li>
        ))}
      </ul>
    </>
  );
}

const times = (records: SourcedRecord[], language: Language): string =>
  [...new Set(records.map(({ provenance }) => timeOf(provenance, language)).filter(Boolean))].join(
    language === 'ja' ? '、' : ', ',
  );

function timeOf({ asOfDate, asOfFiscalYear }: Provenance, language: Language): string {
  if (asOfDate) return language === 'ja' ? `(${asOfDate} 現在)` : `(as of ${asOfDate})`;
  if (asOfFiscalYear) return language === 'ja' ? `(${asOfFiscalYear}年度)` : `(fiscal ${asOfFiscalYear})`;
  return '';
}

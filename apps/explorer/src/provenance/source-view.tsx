import './source.css';
import { headingsOf, license } from '@tokorozawa/pages/citation';
import { type GraphQLSchema } from 'graphql';
import { type ParsedAnswer } from '../answer/answers';
import {
  correctionFacts,
  correctionText,
  enumWord,
  gapText,
  openText,
  pathLabel,
  type Provenance,
  type RecordProvenance,
} from '@tokorozawa/answer-tables';
import { type Language, useLanguage, useTranslate } from '../language/language';
import { CopyButton } from '../page/controls';
import { siteAddress } from '../page/site-address';
import { type Cited, citation } from './citation';
import { useProvenance } from './provenance';

/** Where the answer comes from: citations to copy, then for each record its heading in the source and how it was read. */
export function SourceView({ answer }: { answer: ParsedAnswer }) {
  const t = useTranslate();
  const { state, records, message } = useProvenance(answer);
  if (state === 'loading')
    return <p role="status">{t({ ja: '出典を問い合わせています。', en: 'Loading the sources.' })}</p>;
  if (state === 'failed') {
    return (
      <p role="alert">
        {t({ ja: '出典を取得できませんでした。', en: 'The sources could not be loaded.' })} {message && t(message)}
      </p>
    );
  }
  const all = [...records.values()];
  const cited = { records: all, site: siteAddress(), receivedAt: answer.request.receivedAt };
  return (
    <div className="source">
      <CitationBox cited={cited} />
      <h2>{t({ ja: '記録ごとの出典', en: 'The source of each record' })}</h2>
      {all.length === 0 && (
        <p>{t({ ja: 'この答えには、出典をもつ記録がありません。', en: 'No record of this answer has a source.' })}</p>
      )}
      {headingsOf(all.map(({ provenance }) => provenance)).map((heading) => (
        <Heading
          key={heading}
          heading={heading}
          schema={answer.schema}
          records={all.filter(({ provenance }) => provenance.heading === heading)}
        />
      ))}
    </div>
  );
}

const needsCare = ({ provenance: { status, corrections, gaps, openLists } }: RecordProvenance): boolean =>
  status !== 'AS_PRINTED' || corrections.length > 0 || gaps.length > 0 || openLists.length > 0;

interface HeadingProps {
  heading: string;
  records: RecordProvenance[];
  schema: GraphQLSchema;
}

/** The records under one heading: those read as printed in one line, the others one by one. */
function Heading({ heading, records, schema }: HeadingProps) {
  const language = useLanguage();
  const plain = records.filter((record) => !needsCare(record));
  return (
    <section>
      <h3 lang="ja">{heading}</h3>
      {plain.length > 0 && (
        <p>
          {language === 'ja' ? `${plain.length}件は資料のとおり` : `${plain.length} as printed`}{' '}
          {timesOf(plain, language)}
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
        {records.filter(needsCare).map((record) => (
          <li key={record.path.join('.')}>
            <RecordDetails record={record} schema={schema} />
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
  PARTNER: 'entered by a municipality',
  MADE_UP: 'made up',
};

/** How a record was read: its status, corrections and gaps. */
function RecordDetails({ record, schema }: { record: RecordProvenance; schema: GraphQLSchema }) {
  const { name, type, provenance } = record;
  const language = useLanguage();
  const field = (path: string) => pathLabel(schema, type, path, language);
  return (
    <>
      <strong>{name}</strong>{' '}
      <span className={`status status-${provenance.status.toLowerCase()}`}>
        {language === 'ja' ? enumWord(schema, 'ProvenanceStatus', provenance.status) : statuses[provenance.status]}
      </span>{' '}
      <span className="soft">{timeOf(provenance, language)}</span>
      <ul>
        {provenance.corrections.map((correction) => (
          <li key={correction.field + correction.printed}>
            {field(correction.field)}: <span lang={language}>{correctionText(correction, language)}</span>{' '}
            {correction.reason} <span className="soft">{correctionFacts(correction, schema, language)}</span>
          </li>
        ))}
        {provenance.gaps.map((gap) => (
          <li key={gap.field}>
            {field(gap.field)}: {gapText(gap, schema, language)}
          </li>
        ))}
        {provenance.openLists.map((path) => (
          <li key={path}>{openText(field(path), language)}</li>
        ))}
      </ul>
    </>
  );
}

const timesOf = (records: RecordProvenance[], language: Language): string =>
  [...new Set(records.map(({ provenance }) => timeOf(provenance, language)).filter(Boolean))].join(
    language === 'ja' ? '、' : ', ',
  );

function timeOf({ asOf }: Provenance, language: Language): string {
  if (!asOf) return '';
  const isFiscalYear = asOf.era.endsWith('年度');
  if (language === 'ja') return isFiscalYear ? `(${asOf.era})` : `(${asOf.era}現在)`;
  return isFiscalYear ? `(fiscal year ${asOf.era})` : `(as of ${asOf.era})`;
}

/** A citation to copy in each language, and what is known about the right to use the data. */
function CitationBox({ cited }: { cited: Cited }) {
  const t = useTranslate();
  const language = useLanguage();
  return (
    <section className="citation">
      <h2>{t({ ja: '引用のしかた', en: 'How to cite' })}</h2>
      {(['ja', 'en'] as const).map((each) => (
        <div key={each}>
          <blockquote lang={each}>{citation(cited, each)}</blockquote>
          <CopyButton
            text={citation(cited, each)}
            label={
              each === 'ja'
                ? { ja: '日本語の引用をコピー', en: 'Copy in Japanese' }
                : { ja: '英語の引用をコピー', en: 'Copy in English' }
            }
          />
        </div>
      ))}
      <p className="soft">{license[language]}</p>
    </section>
  );
}

import './source.css';
import { headingsOf, license } from '@tokorozawa/pages/citation';
import { datesInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { type GraphQLSchema } from 'graphql';
import { Fragment } from 'react';
import { type ParsedAnswer } from '../answer/answers';
import { type ViewState } from '../answer/view-state';
import {
  changesContent,
  correctionFacts,
  correctionText,
  enumWord,
  gapText,
  openText,
  pathLabel,
  type Provenance,
  type RecordProvenance,
  typeLabel,
} from '@tokorozawa/answer-tables';
import { type Language, languageOf, useLanguage, useTranslate } from '../language/language';
import { CopyButton } from '../page/controls';
import { questionOf } from '../questions/bundled';
import { siteAddress } from '../page/site-address';
import { isRecordType, RecordLink } from '../table/record-link';
import { type Cited, citation } from './citation';
import { useProvenance } from './provenance';

/**
 * Where the answer comes from: citations of the chosen table to copy, then for each record its heading in the source and how
 * it was read.
 */
export function SourceView({ answer, state: { table: chosen } }: { answer: ParsedAnswer; state: ViewState }) {
  const t = useTranslate();
  const { request, tables } = answer;
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
  const all = distinct([...records.values()]);
  const cited = {
    request,
    question: questionOf(request.query),
    table: tables.find(({ id }) => id === chosen) ?? answer.first,
    records: [...records.values()],
    site: siteAddress(),
  };
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

/** Each record once, however often the answer has it. */
const distinct = (records: RecordProvenance[]): RecordProvenance[] => [
  ...new Map(records.map((record) => [record.id ?? record.path.join('.'), record])).values(),
];

const changesContentOf = ({ provenance: { status, corrections, gaps, openLists } }: RecordProvenance): boolean =>
  status === 'UNCERTAIN' || corrections.some(changesContent) || gaps.length > 0 || openLists.length > 0;

const isEdited = ({ provenance: { corrections } }: RecordProvenance): boolean => corrections.length > 0;

interface HeadingProps {
  heading: string;
  records: RecordProvenance[];
  schema: GraphQLSchema;
}

/** The records under one heading: those that need care one by one, those edited in writing folded, the others in one line. */
function Heading({ heading, records, schema }: HeadingProps) {
  const t = useTranslate();
  const careful = records.filter(changesContentOf);
  const edited = records.filter((record) => !changesContentOf(record) && isEdited(record));
  const plain = records.filter((record) => !changesContentOf(record) && !isEdited(record));
  return (
    <section>
      <h3 lang="ja">{heading}</h3>
      <PlainRecords records={plain} schema={schema} />
      <RecordList records={careful} schema={schema} />
      {edited.length > 0 && (
        <details>
          <summary>
            {t({ ja: `文字や配置だけを直した記録 ${edited.length} 件`, en: `${edited.length} edited in writing only` })}
          </summary>
          <RecordList records={edited} schema={schema} />
        </details>
      )}
    </section>
  );
}

/** The records of one status that need no care, by their names, with those beyond the first folded. */
function PlainRecords({ records, schema }: Omit<HeadingProps, 'heading'>) {
  const t = useTranslate();
  const language = useLanguage();
  const statuses = [...new Set(records.map(({ provenance }) => provenance.status))];
  return statuses.map((status) => {
    const own = records.filter(({ provenance }) => provenance.status === status);
    const rest = own.slice(maxNames);
    return (
      <div key={status}>
        <p>
          <span className={`status status-${status.toLowerCase()}`}>
            {enumWord(schema, 'ProvenanceStatus', status, language)}
          </span>{' '}
          {t({ ja: `${own.length} 件`, en: String(own.length) })} {timesOf(own, language)}{' '}
          <RecordNames records={own.slice(0, maxNames)} schema={schema} />
        </p>
        {rest.length > 0 && (
          <details>
            <summary>{t({ ja: `ほか ${rest.length} 件`, en: `${rest.length} more` })}</summary>
            <RecordNames records={rest} schema={schema} />
          </details>
        )}
      </div>
    );
  });
}

const maxNames = 12;

function RecordNames({ records, schema }: Omit<HeadingProps, 'heading'>) {
  const language = useLanguage();
  return records.map((record, index) => (
    <Fragment key={record.path.join('.')}>
      {index > 0 && (language === 'ja' ? '、' : ', ')}
      <RecordName record={record} schema={schema} />
    </Fragment>
  ));
}

function RecordList({ records, schema }: Omit<HeadingProps, 'heading'>) {
  if (records.length === 0) return null;
  return (
    <ul className="records">
      {records.map((record) => (
        <li key={record.path.join('.')}>
          <RecordDetails record={record} schema={schema} />
        </li>
      ))}
    </ul>
  );
}

/** The name of a record as a link to its page; what it is, if the answer does not name it. */
function RecordName({ record: { id, name, type }, schema }: { record: RecordProvenance; schema: GraphQLSchema }) {
  const language = useLanguage();
  const text = name ?? typeLabel(schema, type, language);
  const hasPage = id !== undefined && isRecordType(type, schema);
  return <span lang={languageOf(text)}>{hasPage ? <RecordLink id={id}>{text}</RecordLink> : text}</span>;
}

/** How a record was read: what was printed, what was read and why, then what is missing. */
function RecordDetails({ record, schema }: { record: RecordProvenance; schema: GraphQLSchema }) {
  const { type, provenance } = record;
  const language = useLanguage();
  const field = (path: string) => pathLabel(schema, type, path, language);
  const corrections = [
    ...provenance.corrections.filter(changesContent),
    ...provenance.corrections.filter((correction) => !changesContent(correction)),
  ];
  return (
    <>
      <strong>
        <RecordName record={record} schema={schema} />
      </strong>{' '}
      <span className={`status status-${provenance.status.toLowerCase()}`}>
        {enumWord(schema, 'ProvenanceStatus', provenance.status, language)}
      </span>{' '}
      <span className="soft">{timeOf(provenance, language)}</span>
      <ul>
        {corrections.map((correction) => (
          <li key={correction.field + correction.printed} className={changesContent(correction) ? undefined : 'soft'}>
            {correctionText(correction, language)} {correction.reason}{' '}
            <span className="soft">
              {field(correction.field)} {correctionFacts(correction, schema, language)}
            </span>
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
  return isFiscalYear ? `(${datesInEnglish(asOf.era)})` : `(as of ${datesInEnglish(asOf.era)})`;
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

import { useEffect, useState } from 'react';
import { sendRequest } from '../answer/gateway';
import { dateText } from '../language/date-text';
import { useLanguage, useTranslate } from '../language/language';
import { questions } from '../questions/bundled';
import { type PublicationPart, questionAddress } from '../questions/questions';
import { type PartFigures, partFigures } from './part-figures';

/** A card for a part of the publication: what it is, how much it contains, how new it is, and its questions. */
export function PartCard({ part }: { part: PublicationPart }) {
  const t = useTranslate();
  const partQuestions = questions.filter(({ theme }) => theme === part.name);
  return (
    <li className="card" id={part.name}>
      <h3>
        {part.position && (
          <span className="card-place" aria-hidden="true">
            {part.position}
          </span>
        )}
        {t(part.title)}
      </h3>
      <p>{t(part.about)}</p>
      <Figures part={part} />
      <ul className="card-questions">
        {partQuestions.map((question) => (
          <li key={question.id}>
            <a href={questionAddress(question.id)}>{t(question.sentence)}</a>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Figures({ part }: { part: PublicationPart }) {
  const t = useTranslate();
  const language = useLanguage();
  const figures = usePartFigures(part);
  if (figures === 'loading') return <p className="card-figures soft">…</p>;
  if (figures === 'failed') {
    return (
      <p className="card-figures warning">
        {t({ ja: 'いま、この部分の数を取得できません。', en: 'The figures of this part are not available now.' })}
      </p>
    );
  }
  return (
    <dl className="card-figures">
      {figures.counts.map(({ label, count }) => (
        <div key={label.en}>
          <dt>{t(label)}</dt>
          <dd>{count.toLocaleString(language)}</dd>
        </div>
      ))}
      {figures.newest && (
        <div className="card-newest">
          <dt>{t({ ja: '最新', en: 'Newest' })}</dt>
          <dd>{dateText(figures.newest, language)}</dd>
        </div>
      )}
    </dl>
  );
}

/** The figures of a part from the running graph; 'loading' until they arrive, 'failed' if they do not. */
function usePartFigures({ query }: PublicationPart): PartFigures | 'loading' | 'failed' {
  const [figures, setFigures] = useState<PartFigures | 'loading' | 'failed'>('loading');
  useEffect(() => {
    void sendRequest({ query }).then(({ data }) => {
      const result = data ? partFigures(query, data) : undefined;
      setFigures(result && result.counts.length > 0 ? result : 'failed');
    });
  }, [query]);
  return figures;
}

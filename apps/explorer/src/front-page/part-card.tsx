import { useLanguage, useWords } from '../language/use-language';
import { questions } from '../questions/bundled';
import { type SourcePart } from '../questions/parts';
import { addressOfQuestion } from './address';
import { newestText } from './newest-text';
import { usePartFigures } from './use-part-figures';

/** A part of the publication: what it is, how much there is, how new, and what can be asked. */
export function PartCard({ part }: { part: SourcePart }) {
  const say = useWords();
  const asked = questions.filter(({ theme }) => theme === part.name);
  return (
    <li className="card" id={part.name}>
      <h3>
        {part.place && (
          <span className="card-place" aria-hidden="true">
            {part.place}
          </span>
        )}
        {say(part.title)}
      </h3>
      <p>{say(part.about)}</p>
      <Figures part={part} />
      <ul className="card-questions">
        {asked.map((question) => (
          <li key={question.id}>
            <a href={addressOfQuestion(question.id)}>{say(question.sentence)}</a>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Figures({ part }: { part: SourcePart }) {
  const say = useWords();
  const language = useLanguage();
  const figures = usePartFigures(part);
  if (figures === 'asking') return <p className="card-figures soft">…</p>;
  if (figures === 'failed') {
    return (
      <p className="card-figures warning">
        {say({ ja: 'いま、この部分の数を取得できません。', en: 'The figures of this part cannot be had now.' })}
      </p>
    );
  }
  return (
    <dl className="card-figures">
      {figures.counts.map(({ words, count }) => (
        <div key={words.en}>
          <dt>{say(words)}</dt>
          <dd>{count.toLocaleString(language)}</dd>
        </div>
      ))}
      {figures.newest && (
        <div className="card-newest">
          <dt>{say({ ja: '最新', en: 'Newest' })}</dt>
          <dd>{newestText(figures.newest, language)}</dd>
        </div>
      )}
    </dl>
  );
}

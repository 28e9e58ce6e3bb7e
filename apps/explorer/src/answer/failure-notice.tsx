import { useGraphiQLActions } from '@graphiql/react';
import { labelOf } from '../labels/label';
import { type Language } from '../language/language';
import { useLanguage, useWords } from '../language/use-language';
import { type Failure } from './failures';
import { type Path } from './path';
import { type Reading } from './reading';
import { type Part } from './shape';

/** What went wrong with an answer in words: what is missing, from which domain, and what to do. */
export function FailureNotice({ reading }: { reading: Reading }) {
  const say = useWords();
  const { run } = useGraphiQLActions();
  const { failures, asked } = reading;
  if (failures.length === 0) return null;
  const whole = !asked.answer.data;
  return (
    <section className="failure" role="alert">
      <h2>
        {whole
          ? say({ ja: '答えは得られませんでした', en: 'There is no answer' })
          : say({ ja: '答えの一部が欠けています', en: 'Part of the answer is missing' })}
      </h2>
      <ul>
        {summed(failures).map(({ failure, places }) => (
          <li key={failure.code + failure.message.en}>
            {say(failure.message)} <Places reading={reading} paths={places} />
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => run()}>
        {say({ ja: 'もう一度実行', en: 'Run again' })}
      </button>
    </section>
  );
}

/** Failures that say the same are told once, with all their places. */
function summed(failures: Failure[]): { failure: Failure; places: Path[] }[] {
  const told = new Map<string, { failure: Failure; places: Path[] }>();
  for (const failure of failures) {
    const before = told.get(failure.message.en)?.places ?? [];
    told.set(failure.message.en, { failure, places: [...before, failure.path] });
  }
  return [...told.values()];
}

function Places({ reading, paths }: { reading: Reading; paths: Path[] }) {
  const language = useLanguage();
  const named = new Set(paths.map((path) => placeOf(reading.shape, path, language)).filter(Boolean));
  if (named.size === 0) return null;
  return (
    <span className="failure-places">
      {language === 'ja' ? '欠けている項目: ' : 'Missing: '}
      {[...named].join(language === 'ja' ? '、' : ', ')}
    </span>
  );
}

/** A place of the answer in words: "姉妹都市 › 節". */
function placeOf(parts: Part[], [key, ...rest]: Path, language: Language): string {
  if (key === undefined) return '';
  if (typeof key === 'number') return placeOf(parts, rest, language);
  const part = parts.find((each) => each.key === key);
  if (!part) return key;
  return [labelOf(part, language), placeOf(part.parts, rest, language)].filter(Boolean).join(' › ');
}

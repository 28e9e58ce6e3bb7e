import { useState } from 'react';
import { ask } from '../answer/ask';
import { type Words } from '../language/language';
import { useWords } from '../language/use-language';
import { parts, questions } from '../questions/bundled';
import { find, type Found, type PlanSection } from './find';

const kinds: Record<Found['kind'], Words> = {
  part: { ja: '部分', en: 'Part' },
  section: { ja: '総合計画の節', en: 'Section of the plan' },
  question: { ja: '質問', en: 'Question' },
};

/** Searches parts, the sections of the plan, and questions. Sections are asked for when the reader first comes here. */
export function SearchBox() {
  const say = useWords();
  const [text, setText] = useState('');
  const [sections, setSections] = useState<PlanSection[]>();
  const found = find(text, { parts, questions, sections: sections ?? [] });

  async function askSections() {
    if (!sections) setSections(await planSections());
  }

  return (
    <search className="search">
      <label htmlFor="search">
        {say({ ja: '質問・部分・総合計画の節を探す', en: 'Search questions, parts, and sections of the plan' })}
      </label>
      <input
        id="search"
        type="search"
        value={text}
        autoComplete="off"
        onFocus={() => void askSections()}
        onChange={({ target }) => setText(target.value)}
      />
      <p role="status" className={text.trim() ? 'soft' : 'unseen'}>
        {text.trim() &&
          (found.length > 0
            ? say({ ja: `${found.length} 件`, en: `${found.length} found` })
            : say({ ja: '見つかりません。', en: 'Nothing found.' }))}
      </p>
      {found.length > 0 && (
        <ul className="found">
          {found.slice(0, 30).map(({ kind, words, address }) => (
            <li key={kind + address}>
              <a href={address}>
                <span className="found-kind">{say(kinds[kind])}</span> {say(words)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

async function planSections(): Promise<PlanSection[]> {
  const { data } = await ask({
    query: '{ sections { id code ja: name en: name(locale: EN) chapter { ja: name en: name(locale: EN) } } }',
  });
  const sections = (data?.sections ?? []) as (Words & { id: string; code: string; chapter: Words })[];
  return sections.map(({ id, code, ja, en, chapter }) => ({ id, code, name: { ja, en }, chapter }));
}

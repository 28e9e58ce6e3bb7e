import { useState } from 'react';
import { sendRequest } from '../answer/gateway';
import { type LocalizedText, useTranslate } from '../language/language';
import { parts, questions } from '../questions/bundled';
import { type PlanSection, search, type SearchResult } from '../questions/search';

const kindNames: Record<SearchResult['kind'], LocalizedText> = {
  part: { ja: '部分', en: 'Part' },
  section: { ja: '総合計画の節', en: 'Section of the plan' },
  question: { ja: '質問', en: 'Question' },
};

/** Searches parts, questions, and the sections of the plan, which are fetched when the box first gets the focus. */
export function SearchBox() {
  const t = useTranslate();
  const [text, setText] = useState('');
  const [sections, setSections] = useState<PlanSection[]>();
  const results = search(text, { parts, questions, sections: sections ?? [] });

  async function loadSections() {
    if (!sections) setSections(await fetchSections());
  }

  return (
    <search className="search">
      <label htmlFor="search">
        {t({ ja: '質問・部分・総合計画の節を探す', en: 'Search questions, parts, and sections of the plan' })}
      </label>
      <input
        id="search"
        type="search"
        value={text}
        autoComplete="off"
        onFocus={() => void loadSections()}
        onChange={({ target }) => setText(target.value)}
      />
      <p role="status" className={text.trim() ? 'soft' : 'unseen'}>
        {text.trim() &&
          (results.length > 0
            ? t({ ja: `${results.length} 件`, en: `${results.length} found` })
            : t({ ja: '見つかりません。', en: 'Nothing found.' }))}
      </p>
      {results.length > 0 && (
        <ul className="found">
          {results.slice(0, 30).map(({ kind, text, address }) => (
            <li key={kind + address}>
              <a href={address}>
                <span className="found-kind">{t(kindNames[kind])}</span> {t(text)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

async function fetchSections(): Promise<PlanSection[]> {
  const { data } = await sendRequest({
    query: `{
      sections { id code ja: name(locale: JA) en: name(locale: EN) chapter { ja: name(locale: JA) en: name(locale: EN) } }
    }`,
  });
  const sections = (data?.sections ?? []) as (LocalizedText & { id: string; code: string; chapter: LocalizedText })[];
  return sections.map(({ id, code, ja, en, chapter }) => ({ id, code, name: { ja, en }, chapter }));
}

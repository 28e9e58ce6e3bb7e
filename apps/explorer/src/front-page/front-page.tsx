import { license } from '@tokorozawa/pages/citation';
import { useLanguage, useTranslate } from '../language/language';
import { useDomains } from '../page/domains';
import { Masthead } from '../page/masthead';
import { parts } from '../questions/bundled';
import { type SearchControl, useSearchInAddress } from '../search/search-address';
import { SearchBox } from '../search/search-box';
import { Timeline } from '../timeline/timeline';
import { PartCard } from './part-card';

/** A search over everything, what the site is, what it contains, and how to use it. */
export function FrontPage() {
  const control = useSearchInAddress();
  const searched = control.search.text.trim();
  return (
    <>
      <Masthead page="front" subject={searched} />
      <Main control={control} isSearching={searched !== ''} />
    </>
  );
}

/** While the reader searches, the results are in the place of the introduction. */
function Main({ control, isSearching }: { control: SearchControl; isSearching: boolean }) {
  const t = useTranslate();
  return (
    <main className="front">
      <section className="hero">
        <h1>
          {t({
            ja: '所沢市の計画と事業を、数字と出典で調べる',
            en: 'The plans and programs of Tokorozawa City, with their figures and sources',
          })}
        </h1>
        <SearchBox control={control} />
        {!isSearching && <Introduction />}
      </section>
      <section aria-labelledby="parts">
        <h2 id="parts">{t({ ja: '資料の13の部分', en: 'The thirteen parts of the source' })}</h2>
        <ul className="cards">
          {parts
            .filter(({ position }) => position)
            .map((part) => (
              <PartCard key={part.name} part={part} />
            ))}
        </ul>
      </section>
      <Timeline />
      <section aria-labelledby="reading-title">
        <h2 id="reading-title">{t({ ja: '資料をどう読んだか', en: 'How the source was read' })}</h2>
        <ul className="cards">
          {parts
            .filter(({ position }) => !position)
            .map((part) => (
              <PartCard key={part.name} part={part} />
            ))}
        </ul>
      </section>
      <section aria-labelledby="states">
        <h2 id="states">{t({ ja: 'いまの状態', en: 'Status' })}</h2>
        <SubgraphStates />
        <p>
          <a href="./status">{t({ ja: 'これまでの稼働状況', en: 'How it has been so far' })}</a>
        </p>
      </section>
      <section aria-labelledby="programs">
        <h2 id="programs">{t({ ja: 'プログラムから使う', en: 'For programmers' })}</h2>
        <p>
          {t({ ja: 'GraphQL の窓口は', en: 'GraphQL is at' })} <code>/graphql</code>
          {t({
            ja: ' です。エクスプローラーの「コード」から、curl、JavaScript、TypeScript、Python、R、表計算ソフトの書き方をそのまま写せます。項目の説明は、',
            en: '. The “Code” view of the explorer shows any query as curl, JavaScript, TypeScript, Python, R and for spreadsheets. Every type and field is described in the ',
          })}
          <a href={t({ ja: './schema.ja.graphql', en: './schema.graphql' })}>{t({ ja: 'スキーマ', en: 'schema' })}</a>
          {t({ ja: ' と', en: ' and in the ' })}
          <a href="./explorer#docs">{t({ ja: 'データの説明', en: 'documentation' })}</a>
          {t({ ja: 'にあります。', en: '.' })}
        </p>
      </section>
    </main>
  );
}

/** What the site offers. */
function Introduction() {
  const t = useTranslate();
  return (
    <>
      <p className="introduction">
        {t({
          ja: '所沢市 経営企画部が毎年まとめる計画と事業の資料を、だれでも検索・集計できるデータにしたものです。どの値にも、資料のどこにあるか、印刷の誤りをどう読んだかが付いています。質問を選ぶだけで、表と図になり、ダウンロードも引用もできます。',
          en: 'Each year the planning department of Tokorozawa City publishes its plans and programs. This site offers them as data that anyone can search and count. Every value says where in the source it is, and how misprints were read. Choose a question to see its answer as a table and as a chart that you can download and cite.',
        })}
      </p>
      <p className="ways">
        <a className="way" href="./explorer">
          {t({ ja: 'エクスプローラーを開く', en: 'Open the explorer' })}
        </a>
        <a href="#timeline">{t({ ja: '年表を見る', en: 'See the time line' })}</a>
      </p>
    </>
  );
}

/** Whether each domain answers at the moment. */
function SubgraphStates() {
  const t = useTranslate();
  const states = useDomains();
  if (!states) return <p className="soft">…</p>;
  if (states === 'unknown')
    return <p role="status">{t({ ja: 'いま、状態を確かめられません。', en: 'The status is not available now.' })}</p>;
  return (
    <ul className="states">
      {states.map(({ name, title, status }) => (
        <li key={name} className={`state-${status}`}>
          {t(title)}{' '}
          <span>
            {status === 'up'
              ? t({ ja: '応答しています', en: 'answers' })
              : t({ ja: '応答していません', en: 'does not answer' })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Who made the site, and what is known about the right to use its data. */
export function Footer() {
  const t = useTranslate();
  const language = useLanguage();
  return (
    <footer className="footer">
      <nav aria-label={t({ ja: 'このサイトのページ', en: 'Pages of this site' })}>
        <ul className="footer-links">
          <li>
            <a href={`./about?lang=${language}`}>{t({ ja: 'この資料について', en: 'About the source' })}</a>
          </li>
          <li>
            <a href={`./parts?lang=${language}`}>{t({ ja: '資料の部分', en: 'Parts of the publication' })}</a>
          </li>
          <li>
            <a href={`./indicators?lang=${language}`}>{t({ ja: '指標', en: 'Indicators' })}</a>
          </li>
          <li>
            <a href={`./data?lang=${language}`}>{t({ ja: 'データの説明', en: 'The data, described' })}</a>
          </li>
        </ul>
      </nav>
      <p>
        {t({
          ja: 'このサイトは、所沢市 経営企画部の公表資料を加工して作成したものです。コードは MIT ライセンスです。',
          en: 'This site is edited from publications of the planning department of Tokorozawa City. The code is under the MIT license.',
        })}
      </p>
      <p className="soft">{license[language]}</p>
    </footer>
  );
}

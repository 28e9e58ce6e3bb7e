import { useWords } from '../language/use-language';
import { parts } from '../questions/bundled';
import { PartCard } from './part-card';
import { SearchBox } from './search-box';
import { SubgraphStates } from './subgraph-states';

/** What this is, what is in it, and the ways in. */
export function FrontPage() {
  const say = useWords();
  return (
    <main className="front">
      <section className="hero">
        <h1>
          {say({
            ja: '所沢市の計画と事業を、数字と出典で調べる',
            en: 'The plans and programs of Tokorozawa City, with their figures and sources',
          })}
        </h1>
        <p>
          {say({
            ja: '所沢市 経営企画部が毎年まとめる計画と事業の資料を、だれでも検索・集計できるデータにしたものです。どの値にも、資料のどこにあるか、印刷の誤りをどう読んだかが付いています。質問を選ぶだけで、表と図になり、ダウンロードも引用もできます。',
            en: 'This is what the planning department of Tokorozawa City publishes each year about its plans and programs, as data that anyone can search and count. Every value says where in the source it stands and how faults of the print were read. Choose a question: it becomes a table and a picture that you can download and cite.',
          })}
        </p>
        <SearchBox />
        <p className="ways">
          <a className="way" href="./explorer">
            {say({ ja: 'エクスプローラーを開く', en: 'Open the explorer' })}
          </a>
        </p>
      </section>
      <section aria-labelledby="parts">
        <h2 id="parts">{say({ ja: '資料の13の部分', en: 'The thirteen parts of the source' })}</h2>
        <ul className="cards">
          {parts
            .filter(({ place }) => place)
            .map((part) => (
              <PartCard key={part.name} part={part} />
            ))}
        </ul>
      </section>
      <section aria-labelledby="reading-title">
        <h2 id="reading-title">{say({ ja: '資料をどう読んだか', en: 'How the source was read' })}</h2>
        <ul className="cards">
          {parts
            .filter(({ place }) => !place)
            .map((part) => (
              <PartCard key={part.name} part={part} />
            ))}
        </ul>
      </section>
      <section aria-labelledby="states">
        <h2 id="states">{say({ ja: 'いまの状態', en: 'State' })}</h2>
        <SubgraphStates />
      </section>
      <section aria-labelledby="programs">
        <h2 id="programs">{say({ ja: 'プログラムから使う', en: 'For programs' })}</h2>
        <p>
          {say({ ja: 'GraphQL の窓口は', en: 'GraphQL is at' })} <code>/graphql</code>
          {say({
            ja: ' です。エクスプローラーの「コード」から、curl、JavaScript、TypeScript、Python、R、表計算ソフトの書き方をそのまま写せます。項目の説明は、',
            en: '. Under “Code” the explorer has the same question in curl, JavaScript, TypeScript, Python, R and for spreadsheets. Every type and field is described in the ',
          })}
          <a href="./schema.graphql">{say({ ja: 'スキーマ', en: 'schema' })}</a>
          {say({ ja: ' と', en: ' and in the ' })}
          <a href="./explorer#docs">{say({ ja: 'データの説明', en: 'documentation' })}</a>
          {say({ ja: 'にあります。', en: '.' })}
        </p>
      </section>
    </main>
  );
}

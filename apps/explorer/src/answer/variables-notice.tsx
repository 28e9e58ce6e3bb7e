import { tryParseJSONC, useGraphiQL } from '@graphiql/react';
import { useWords } from '../language/use-language';

/** Says that a question cannot be asked while its variables cannot be read: the editor alone would keep silent. */
export function VariablesNotice() {
  const say = useWords();
  const variables = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.variables ?? '');
  if (isReadable(variables)) return null;
  return (
    <section className="failure" role="alert">
      <h2>{say({ ja: '変数が読めません', en: 'The variables cannot be read' })}</h2>
      <p>
        {say({
          ja: '変数は { "名前": 値 } の形の JSON で書きます。直すか空にしてから、▶ を押してください。',
          en: 'Variables are JSON like { "name": value }. Correct them or leave them out, then press ▶.',
        })}
      </p>
    </section>
  );
}

function isReadable(variables: string): boolean {
  try {
    tryParseJSONC(variables);
    return true;
  } catch {
    return false;
  }
}

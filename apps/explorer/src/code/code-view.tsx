import './code.css';
import { useGraphiQL } from '@graphiql/react';
import { parse } from 'graphql';
import { useMemo, useState } from 'react';
import { answerShape } from '@tokorozawa/answer-tables';
import { useLanguage, useTranslate } from '../language/language';
import { CopyButton } from '../page/controls';
import { siteAddress } from '../page/site-address';
import { type QueryCall, snippets } from './snippets';

/** The query in the editor, as code that sends it. */
export function CodeView() {
  const t = useTranslate();
  const call = useQueryCall();
  const [id, setId] = useState('curl');
  const snippet = snippets.find((each) => each.id === id) ?? snippets[0];
  if (!call || !snippet) return <p role="status">{t({ ja: '読み込み中です。', en: 'Loading.' })}</p>;
  if (call === 'invalid') {
    return (
      <p>
        {t({
          ja: '問い合わせか変数が読めません。書き方を確かめてください。',
          en: 'The query or its variables cannot be read. Check their syntax.',
        })}
      </p>
    );
  }
  const code = snippet.write(call);
  return (
    <div className="code">
      <div className="tools">
        <label className="tool">
          {t({ ja: '言語', en: 'Language' })}
          <select value={id} onChange={({ target }) => setId(target.value)}>
            {snippets.map((each) => (
              <option key={each.id} value={each.id}>
                {t(each.title)}
              </option>
            ))}
          </select>
        </label>
        <CopyButton text={code} label={{ ja: 'コードをコピー', en: 'Copy the code' }} />
      </div>
      <p className="soft">{t(snippet.hint)}</p>
      <pre tabIndex={0} role="region" aria-label={t({ ja: 'コード', en: 'Code' })} lang="en">
        <code>{code}</code>
      </pre>
    </div>
  );
}

/** The query and variables in the editor; 'invalid' if they cannot be parsed, undefined until the schema has loaded. */
function useQueryCall(): QueryCall | 'invalid' | undefined {
  const query = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.query ?? '');
  const variables = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.variables ?? '');
  const schema = useGraphiQL(({ schema }) => schema);
  const language = useLanguage();
  return useMemo(() => {
    if (!schema) return undefined;
    try {
      const shape = answerShape(schema, parse(query));
      const values = JSON.parse(variables.trim() || '{}') as Record<string, unknown>;
      return { url: `${siteAddress()}/graphql`, query: query.trim(), variables: values, language, shape };
    } catch {
      return 'invalid';
    }
  }, [query, variables, schema, language]);
}

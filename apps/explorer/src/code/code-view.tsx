import { useGraphiQL } from '@graphiql/react';
import { parse } from 'graphql';
import { useMemo, useState } from 'react';
import { shapeOf } from '../answer/shape';
import { CopyButton } from '../language/copy-button';
import { useWords } from '../language/use-language';
import { type Call } from './snippet';
import { snippets } from './snippets';

/** What stands in the editor, as code that asks the same. */
export function CodeView() {
  const say = useWords();
  const call = useCall();
  const [id, setId] = useState('curl');
  const snippet = snippets.find((each) => each.id === id) ?? snippets[0];
  if (!call || !snippet) return <p role="status">{say({ ja: '読み込み中です。', en: 'Loading.' })}</p>;
  if (call === 'unread') {
    return (
      <p>
        {say({
          ja: '問い合わせか変数が読めません。書き方を確かめてください。',
          en: 'The query or its variables cannot be read. Check how they are written.',
        })}
      </p>
    );
  }
  const code = snippet.write(call);
  return (
    <div className="code">
      <div className="tools">
        <label className="tool">
          {say({ ja: '言語', en: 'Language' })}
          <select value={id} onChange={({ target }) => setId(target.value)}>
            {snippets.map((each) => (
              <option key={each.id} value={each.id}>
                {say(each.title)}
              </option>
            ))}
          </select>
        </label>
        <CopyButton text={code} label={{ ja: 'コードをコピー', en: 'Copy the code' }} />
      </div>
      <p className="soft">{say(snippet.hint)}</p>
      <pre tabIndex={0} role="region" aria-label={say({ ja: 'コード', en: 'Code' })} lang="en">
        <code>{code}</code>
      </pre>
    </div>
  );
}

/** The query and variables that stand in the editor; 'unread' while they cannot be read, undefined while the schema is on its way. */
function useCall(): Call | 'unread' | undefined {
  const query = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.query ?? '');
  const variables = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.variables ?? '');
  const schema = useGraphiQL(({ schema }) => schema);
  return useMemo(() => {
    if (!schema) return undefined;
    try {
      const shape = shapeOf(schema, parse(query));
      const given = JSON.parse(variables.trim() || '{}') as Record<string, unknown>;
      return { url: `${location.origin}/graphql`, query: query.trim(), variables: given, shape };
    } catch {
      return 'unread';
    }
  }, [query, variables, schema]);
}

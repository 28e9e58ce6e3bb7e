import { useGraphiQL } from '@graphiql/react';
import { parse } from 'graphql';
import { useEffect, useState } from 'react';
import { type Part, shapeOf } from '../answer/shape';
import { CopyButton } from '../language/copy-button';
import { useWords } from '../language/use-language';
import { type Call, snippets } from './snippets';

/** What stands in the editor, as code that asks the same. */
export function CodeView() {
  const say = useWords();
  const call = useCall();
  const [id, setId] = useState('curl');
  const snippet = snippets.find((each) => each.id === id) ?? snippets[0];
  if (!call || !snippet) {
    return (
      <p>
        {say({
          ja: '問い合わせが読めません。書き方を確かめてください。',
          en: 'The query cannot be read. Check how it is written.',
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

/** The query and variables that stand in the editor; undefined when they cannot be read. */
function useCall(): Call | undefined {
  const query = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.query ?? '');
  const variables = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.variables ?? '');
  const schema = useGraphiQL(({ schema }) => schema);
  const [call, setCall] = useState<Call>();
  useEffect(() => {
    try {
      const shape: Part[] = schema ? shapeOf(schema, parse(query)) : [];
      const given = JSON.parse(variables.trim() || '{}') as Record<string, unknown>;
      setCall({ url: `${location.origin}/graphql`, query: query.trim(), variables: given, shape });
    } catch {
      setCall(undefined);
    }
  }, [query, variables, schema]);
  return call;
}

import './code.css';
import { tryParseJSONC, useGraphiQL } from '@graphiql/react';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { useMemo } from 'react';
import { answerShape } from '@tokorozawa/answer-tables';
import { operationToName } from '../answer/chosen-operation';
import { type ViewState } from '../answer/view-state';
import { useStarted } from '../editor/editors-ready';
import { useLanguage, useTranslate } from '../language/language';
import { CopyButton } from '../page/controls';
import { siteAddress } from '../page/site-address';
import { questions } from '../questions/bundled';
import { answerPath } from '../questions/questions';
import { type QueryCall, snippets } from './snippets';

interface CodeViewProps {
  state: ViewState;
  setState: (next: ViewState) => void;
}

/** The query in the editor, as code that sends it. */
export function CodeView({ state, setState }: CodeViewProps) {
  const t = useTranslate();
  const call = useQueryCall();
  const available = snippets.filter(({ needsFile }) => !needsFile || (call !== 'invalid' && call?.file));
  const snippet = available.find(({ id }) => id === state.code) ?? available[0];
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
          <select value={snippet.id} onChange={({ target }) => setState({ ...state, code: target.value })}>
            {available.map((each) => (
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

/** The query and variables in the editor; 'invalid' if they cannot be parsed, undefined until the schema has loaded and the operation is chosen. */
function useQueryCall(): QueryCall | 'invalid' | undefined {
  const text = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.query ?? '');
  const variablesText = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.variables ?? '');
  const schema = useGraphiQL(({ schema }) => schema);
  const chosen = useGraphiQL(({ operationName }) => operationName);
  const isStarted = useStarted();
  const language = useLanguage();
  return useMemo(() => {
    if (!schema || !isStarted) return undefined;
    try {
      const document = parse(text);
      const operationName = operationToName(document, chosen);
      const query = text.trim();
      const variables = tryParseJSONC(variablesText) ?? {};
      const question = questions.find((each) => each.query.trim() === query);
      return {
        url: `${siteAddress()}/graphql`,
        query,
        variables,
        operationName,
        onlyReads: document.definitions.every(
          (each) => each.kind !== Kind.OPERATION_DEFINITION || each.operation === OperationTypeNode.QUERY,
        ),
        language,
        shape: answerShape(schema, document, operationName),
        file: question && `${siteAddress()}${answerPath(question.id, variables, { suffix: '.csv', language })}`,
      };
    } catch {
      return 'invalid';
    }
  }, [text, variablesText, schema, chosen, isStarted, language]);
}

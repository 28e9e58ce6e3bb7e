import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './explorer.css';
import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type Fetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { type ExecutionResult, Kind, OperationTypeNode, parse } from 'graphql';
import { useEffect, useRef } from 'react';
import { AnswerViews } from '../answer/answer-views';
import { answers, parseQuery } from '../answer/answers';
import { sendRequest } from '../answer/gateway';
import { scrollToAnswer } from '../answer/scroll-to-answer';
import { type SharedQuery } from '../answer/share-link';
import { sendWhole } from '../answer/whole-lists';
import { resetChoices } from '../answer/view-state';
import { currentLanguage, type Language, useLanguage } from '../language/language';
import { FieldPicker } from '../fields/field-picker';
import { FieldPickerIcon } from '../fields/field-picker-icon';
import { QuestionsIcon, QuestionsPane } from '../questions/questions-pane';
import firstQuery from './first-query.graphql?raw';
import { themeNames } from './monaco';
import { ToolbarShortcuts } from './toolbar-shortcuts';
import { translateGraphiql } from './translate-graphiql';
import { type EditorContent, lastOpenTab } from './stored-tab';

/** Ready-made questions, for readers who do not know GraphQL. */
const questionsPlugin: GraphiQLPlugin = {
  title: 'Questions',
  icon: QuestionsIcon,
  content: QuestionsPane,
};

/** Builds a query by ticking fields. GraphiQL's button prefixes "Show" to the title. */
const fieldPicker: GraphiQLPlugin = {
  title: 'Field picker',
  icon: FieldPickerIcon,
  content: FieldPicker,
};

const DocumentationContent = DOC_EXPLORER_PLUGIN.content;

/** The documentation of the schema, whose descriptions are in the reader's language. */
const documentation: GraphiQLPlugin = {
  ...DOC_EXPLORER_PLUGIN,
  content: function Documentation() {
    return (
      <div lang={useLanguage()} className="documentation">
        <DocumentationContent />
      </div>
    );
  },
};

/** The side panes in the order of their buttons. GraphiQL itself puts the documentation first. */
const plugins: GraphiQLPlugin[] = [questionsPlugin, fieldPicker, HISTORY_PLUGIN];

/** Read once, before GraphiQL begins to store its tabs. */
const lastOpened = lastOpenTab();

/** GraphiQL on our gateway, with the views of the answer in its footer. `opened` is the query in the address. */
export default function Explorer({ opened }: { opened: SharedQuery | undefined }) {
  const initial: Partial<EditorContent> = opened ?? lastOpened ?? {};
  const container = useRef<HTMLDivElement>(null);
  const language = useLanguage();
  useEffect(() => (container.current ? simplifyTabs(container.current) : undefined), []);
  // Language by language: the labels of one are restored before those of the other are written.
  useEffect(() => translateGraphiql(language), [language]);
  return (
    <div lang={language} className="explorer" ref={container}>
      <GraphiQL
        fetcher={fetchAnswer}
        plugins={plugins}
        referencePlugin={documentation}
        visiblePlugin={initialPane(opened)}
        defaultQuery={firstQuery}
        initialQuery={initial.query}
        initialVariables={initial.variables}
        editorTheme={themeNames}
      >
        {/* The page has a heading of its own. */}
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
        <GraphiQL.Footer>
          <ChooseOperation name={initial.operationName} runs={opened !== undefined && isQuery(opened)} />
          <ToolbarShortcuts />
          <FollowLanguage />
          {/* Lets the documentation follow the schema and the editor. GraphiQL adds it only to its own plugin. */}
          <DocExplorerStore>{null}</DocExplorerStore>
          <AnswerViews />
        </GraphiQL.Footer>
      </GraphiQL>
    </div>
  );
}

/** The documentation for `#docs`, no pane beside a query from the address, and otherwise the questions. */
function initialPane(opened: SharedQuery | undefined) {
  if (location.hash === '#docs') return documentation;
  return opened ? undefined : questionsPlugin;
}

/** Sends the query in the editor to the gateway, and stores the answer for the views. */
const fetchAnswer: Fetcher = async ({ query, variables, operationName }, options) => {
  const tab = answers.openTab();
  const request = { query, variables: variables as Record<string, unknown> | undefined, operationName };
  const answer = await sendRequest(request, { headers: options?.headers });
  if (operationName !== 'IntrospectionQuery') {
    const previous = answers.ofTab(tab);
    if (previous && previous.query !== query) resetChoices();
    answers.record(tab, {
      query,
      variables: request.variables ?? {},
      operationName: operationName ?? undefined,
      headers: options?.headers,
      answer,
      receivedAt: new Date(),
    });
  }
  return answer;
};

/**
 * As soon as the editors contain the query that the page begins with, chooses one of its operations, and runs it if it comes
 * from the address.
 */
function ChooseOperation({ name, runs }: { name: string | undefined; runs: boolean }) {
  const { run, setOperationName } = useGraphiQLActions();
  const operations = useGraphiQL(({ operations }) => operations);
  const isReady = useGraphiQL(({ queryEditor, variableEditor, responseEditor }) =>
    Boolean(queryEditor && variableEditor && responseEditor),
  );
  const isDone = useRef(false);
  useEffect(() => {
    if (!isReady || isDone.current) return;
    isDone.current = true;
    if (operations?.some((operation) => operation.name?.value === name)) setOperationName(name as string);
    if (!runs) return;
    run();
    scrollToAnswer();
  }, [isReady, name, operations, run, runs, setOperationName]);
  return null;
}

/** False for an operation that writes, which nobody runs by opening a link. A query with a syntax error is run, and explained. */
function isQuery({ query, operationName }: SharedQuery): boolean {
  try {
    const operations = parse(query).definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    const chosen = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
    return chosen?.operation === OperationTypeNode.QUERY;
  } catch {
    return true;
  }
}

/** When the reader changes the language, loads the schema in it, and asks again for the answer that is shown. */
function FollowLanguage() {
  const { introspect } = useGraphiQLActions();
  const responseEditor = useGraphiQL(({ responseEditor }) => responseEditor);
  const language = useLanguage();
  const followed = useRef(language);
  useEffect(() => {
    if (followed.current === language) return;
    followed.current = language;
    void introspect();
    void askAgain(language).then((answer) => answer && responseEditor?.setValue(JSON.stringify(answer, null, 2)));
  }, [language, introspect, responseEditor]);
  return null;
}

/** Replaces the answer of the open tab. Returns undefined if there is none, or if the reader has changed the language again. */
async function askAgain(language: Language): Promise<ExecutionResult | undefined> {
  const tab = answers.openTab();
  const answered = answers.ofTab(tab);
  if (!answered) return undefined;
  const document = parseQuery(answered.query);
  const answer = document ? await sendWhole({ ...answered, document }, answered.whole) : await sendRequest(answered);
  if (currentLanguage() !== language || answers.ofTab(tab) !== answered) return undefined;
  answers.record(tab, { ...answered, answer, receivedAt: new Date() });
  return answer;
}

/**
 * Replaces the roles of GraphiQL's tabs. GraphiQL puts two buttons inside each element with the role tab, where screen
 * readers cannot reach them. Without the roles they are a list of buttons, one of them current. Returns a function that
 * stops the replacement.
 */
function simplifyTabs(explorer: HTMLElement): () => void {
  const observer = new MutationObserver(() => explorer.querySelectorAll('.graphiql-tabs').forEach(removeTabRoles));
  observer.observe(explorer, { subtree: true, childList: true, attributes: true, attributeFilter: ['class', 'role'] });
  return () => observer.disconnect();
}

function removeTabRoles(list: Element): void {
  list.removeAttribute('role');
  for (const tab of list.querySelectorAll('.graphiql-tab')) {
    tab.removeAttribute('role');
    tab.removeAttribute('aria-selected');
    tab.querySelector('button')?.setAttribute('aria-current', String(tab.classList.contains('graphiql-tab-active')));
  }
}

// GraphiQL has no options for these two, but reads them from storage.
const queryWidthKey = 'graphiql:editorFlex';
const visiblePaneKey = 'graphiql:visiblePlugin';

/** Gives the answer more room than the query, unless the reader has moved the border between them. */
export function widenAnswer(): void {
  updateStorage(queryWidthKey, (width) => width ?? '0.7');
}

/** Opens the documentation, whichever pane was open on the last visit. */
export function openDocumentation(): void {
  updateStorage(visiblePaneKey, () => documentation.title);
}

function updateStorage(key: string, next: (stored: string | null) => string): void {
  try {
    localStorage.setItem(key, next(localStorage.getItem(key)));
  } catch {
    // Without storage, GraphiQL uses its own defaults.
  }
}
